"""Numbers told behind a toll or beside another number: "has risen to 52", "put the wounded at 42", "up from 12 a day before"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from transforms.coding.quantities.heads import find_head
from transforms.coding.quantities.lexicon import HEADS, Head, noun_at
from transforms.coding.quantities.objects import are_parted, tells_of_raid
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.readings import Reading, group_of
from transforms.coding.quantities.sectors import PLACE_PREPOSITIONS
from transforms.coding.quantities.word_lists import BODIES, EXCEEDING, FIRED, FLOWN, HARMED, HARMS, HAVE, IN_ALL, STOPS, WEAPONS, context_words
from transforms.coding.text.split import Words
from transforms.words import words_of


def from_tolls(words: Words, readings: Sequence[Reading]) -> None:
    """ "the number of dead has risen to 52", "put the wounded at 42": a number behind a toll."""
    if _TOLLS.keys().isdisjoint(words.low) and BODIES.isdisjoint(words.low):
        return
    used = -1
    for n, reading in enumerate(readings):
        phrase = reading.phrase
        if reading.metric is None and (metric := _apposed(words, phrase)) is not None:
            reading.metric, reading.weight = metric, 0
        if group_of(phrase) not in (None, "people") or phrase.form != "number" or (reading.metric is not None and reading.weight <= 1):
            continue
        if n and reading.metric is None and _is_of_other_side(words, readings[n - 1], phrase):
            reading.metric, reading.weight = readings[n - 1].metric, 0
        is_told = words.at(phrase.first - 1) in context_words("toll_verbs") or _is_given_as(words, phrase)
        if is_told and (toll := _toll_of(words, phrase, used)):
            reading.metric, reading.weight, used = toll[0], 0, toll[1]
            if words.at(phrase.first - 1) in _PASSED:
                reading.phrase = replace(phrase, high=None)


def mark_passed(words: Words, readings: Sequence[Reading]) -> None:
    """ "The number of people who have fled has passed 5.7 million": it is more than that."""
    if _COUNTS.isdisjoint(words.low):
        return
    for reading in readings:
        first = reading.phrase.first
        if words.at(first - 1) in _PASSED and words.at(first - 2) in HAVE:
            reading.phrase = replace(reading.phrase, high=None)


def _is_of_other_side(words: Words, before: Reading, phrase: Phrase) -> bool:
    """ "put Ukraine's dead at 61,207 and Russia's at 5,937", "..., and its own at 600" """
    gap = [low for low in words.low[before.phrase.last : phrase.first] if low not in (",", "and")]
    is_put = before.metric in HARMED and words.at(before.phrase.first - 1) == "at" and words.low[phrase.first - 1] == "at"
    return is_put and (gap == ["its", "own", "at"] or gap[:2] == ["those", "of"] or (len(gap) == 2 and gap[0].endswith("'s")))


def _is_given_as(words: Words, phrase: Phrase) -> bool:
    """ "gave the number of dead as 35" """
    near = words.low[max(0, phrase.first - _GIVEN) : phrase.first]
    of_things = any(pair == ("losses", "of") for pair in pairwise(near))  # "gave its losses of drones as 20"
    return words.at(phrase.first - 1) == "as" and not of_things and not _GIVING.isdisjoint(near)


_GIVING = frozenset({"gave", "gives", "giving", "given", "listed"})
# tokens from "gave" to its number
_GIVEN = 9
_RAISED = frozenset("puts putting raising bringing taking pushing lifting raised brought took pushed raises brings takes pushes".split())


def mark_risen(words: Words, readings: Sequence[Reading]) -> None:
    """ "Two more people died, bringing the toll to nine": those told of first are among the nine."""
    for n, total in enumerate(readings):
        if total.metric in (None, "troops"):
            continue
        if words.joined(total.phrase.last, 2) in IN_ALL:
            _mark_added(words, readings, n)
        before = words.at(total.phrase.first - 1)
        if before not in _RISEN:
            continue
        if total.metric in HARMED and not _TOLLED.isdisjoint(words.low[max(0, total.phrase.first - _TOLD) : total.phrase.first]):
            _mark_added(words, readings, n)
            _mark_last(words, readings, n)
        if before not in ("to", "at") or words.at(total.phrase.first - 2) == "it":
            continue  # "the mayor puts it at 220": told anew
        raised = next((i for i in range(total.phrase.first - 2, max(0, total.phrase.first - 14), -1) if words.low[i] in _RAISED), None)
        if raised is None:
            continue
        for told in readings[max(0, n - 4) : n]:
            same = told.metric == total.metric and words.sentence[told.phrase.first] == words.sentence[raised]
            told.subset = told.subset or (same and told.phrase.first < raised and told.phrase.value < total.phrase.value)


# tokens between "the death toll" and its number, places and all
_TOLD = 24
_RISEN = frozenset({"to", "at", "reached", "is", "hit", "passed"})


def _mark_added(words: Words, readings: Sequence[Reading], n: int) -> None:
    """ "With 12 more deaths the toll reached 45": who is added is among the toll."""
    total = readings[n]
    for before in readings[max(0, n - 4) : n]:
        first, last = before.phrase.first, before.phrase.last
        added = not _ADDED.isdisjoint(words.low[max(0, first - 1) : last + 1])
        before.subset = before.subset or (added and before.metric == total.metric and before.phrase.value < total.phrase.value)


def _mark_last(words: Words, readings: Sequence[Reading], n: int) -> None:
    """ "The toll rose to six after a woman died in hospital": she is among the six."""
    total = readings[n]
    for after in readings[n + 1 : n + 3]:
        last, first = total.phrase.last, after.phrase.first
        same = after.metric == total.metric and after.phrase.value < total.phrase.value and words.sentence[first] == words.sentence[last - 1]
        # "rose to five, officials said, after"
        since = words.low[last] in _SINCE or any(words.low[at] == "," and words.low[at + 1] in ("after", "when") for at in range(last, first))
        after.subset = after.subset or (same and since and _OF_ANOTHER.isdisjoint(words.low[last:first]))


# what tells of another toll
_OF_ANOTHER = frozenset({";", "while", "but"})
_SINCE = frozenset({"after", "when", "as", "with", "on"})
_ADDED = frozenset({"more", "another", "further", "additional", "second", "third", "fourth", "fifth", "others"})
_COUNTS = frozenset({"number", "toll", "total", "count", "tally"})
_PASSED = EXCEEDING | {"top", "passed", "passing"}
_TOLLED = HARMS | frozenset({"toll", "losses", "number", "dead", "wounded", "injured", "missing", "those"})
_TOLLS = {
    "toll": "killed", "losses": "killed", "dead": "killed", "killed": "killed", "deaths": "killed", "fatalities": "killed", "victims": "killed",
    "died": "killed", "perished": "killed", "slain": "killed",
    "injured": "injured", "wounded": "injured", "hurt": "injured", "injuries": "injured", "missing": "missing",
    "bodies": "killed", "refugees": "displaced", "surrendered": "captured",
}  # fmt: skip


def _toll_of(words: Words, phrase: Phrase, used: int) -> tuple[str, int] | None:
    """The metric of the toll nearest before a number, or right behind it ("brought to five the number killed"), and where it stands."""
    of_number = words.joined(phrase.last, 2) in ("the number", "the toll")
    if of_number or _is_put_at(words, phrase):
        if _are_both(words, phrase.last, phrase.last + 8):
            return None
        behind = range(phrase.last + 1, min(phrase.last + (7 if of_number else 4), words.size))
        told = next(((_TOLLS[words.low[i]], i) for i in behind if words.low[i] in _TOLLS), None)
        found = next((i for i in behind if words.low[i] in context_words("found")), 0) if told is None else 0
        of_bodies = found > 0 and not BODIES.isdisjoint(words.low[: phrase.first])  # "two more bodies, bringing to 28 the number found"
        return ("killed", found) if of_bodies else told
    for i in range(phrase.first - 2, max(used, phrase.first - 40), -1):
        if words.sentence[i] != words.sentence[phrase.first]:
            return None
        if words.low[i] == "losses" and are_parted(words, phrase.last):
            return None
        if (metric := _TOLLS.get(words.low[i])) and _is_toll(words, i, words.at(phrase.first - 1)):
            return None if _are_both(words, i - 2, i) else (metric, i)
    return None


def _is_put_at(words: Words, phrase: Phrase) -> bool:
    """ "put at 193 the drones downed", "puts at 15,000 the residents still there": what the number counts is told behind it"""
    return words.at(phrase.last) == "the" and words.at(phrase.first - 1) == "at" and words.at(phrase.first - 2) in _PUT


def _are_both(words: Words, first: int, last: int) -> bool:
    """ "put at 430,000 the number of soldiers killed or wounded", "the number of dead and wounded": one number for both"""
    joints = (i for i in range(first + 1, min(last, words.size)) if words.low[i] in ("and", "or"))
    return any(words.at(i - 1) in _TOLLS and words.at(i + 1) in _TOLLS for i in joints)


def _apposed(words: Words, phrase: Phrase) -> str | None:
    """ "The wounded, 15 in all, include four children": what befell those that a number in an insertion counts."""
    counts = words.at(phrase.first - 1) == "," and words.joined(phrase.last, 2) in IN_ALL and words.at(phrase.first - 3) in ("the", "its", "their")
    return _TOLLS.get(words.low[phrase.first - 2]) if counts else None


def _is_toll(words: Words, i: int, verb: str) -> bool:
    if words.low[i] in HARMS:  # "fatalities have reached 28"
        return True
    if words.low[i] in ("toll", "losses") or "number" in words.low[max(0, i - 6) : i]:
        return True
    if "toll of" in (words.joined(i - 2, 2), words.joined(i - 3, 2)):  # "the toll of wounded rose to 120"
        return True
    if words.at(i - 1) in ("the", "its", "their", "those", "war"):
        return verb in _NUMBERING
    if words.at(i - 1) not in _COUNTED_AS and not words.at(i - 1).endswith("'s"):
        return False
    if verb == "at":  # "put Ukraine's dead at 43,000", not "silence for the country's dead at 9 every morning"
        return not _PUT.isdisjoint((*words.low[max(0, i - _RECKONED) : i], *words.low[i + 1 : i + 3]))  # "its dead were put at 70,000"
    return verb in _NUMBERING and words.at(i + 1) == verb  # "Ukraine's dead number 43,000", not "in hospital number 15"


# tokens from "put" to the dead
_RECKONED = 8
_COUNTED_AS = frozenset({"own", "confirmed", "military", "combat"})


_NUMBERING = frozenset({"at", "to", "number", "numbered", "totalled", "totaled"})


def from_counts(words: Words, readings: Sequence[Reading]) -> None:
    """ "the number of drones shot down rose to 30", "put at 500 the number who have enlisted"."""
    if _NUMBERS.isdisjoint(words.low) and _PUT.isdisjoint(words.low):
        return
    for n, reading in enumerate(readings):
        phrase = reading.phrase
        if phrase.form != "number" or (reading.metric is not None and reading.weight <= 1 and reading.metric not in ("launched", "exchanged")):
            continue
        if words.at(phrase.first - 1) in ("at", "to") and (that := _that_of(words, phrase)) is not None:
            reading.metric, reading.weight = next((r.metric for r in reversed(readings) if r.metric and r.phrase.first < that[0]), None), 0
            reading.phrase = replace(phrase, noun=that[1].noun)
            continue
        window = _told_of(words, phrase)
        if window is not None and (counted := _counted(words, *window, phrase, _downed_before(words, readings, n))) is not None:
            reading.metric, reading.weight = counted[0], 0
            reading.phrase = replace(phrase, noun=phrase.noun or counted[1])
            if reading.metric in FLOWN and words.at(phrase.first - 1) == "to":
                _tell_from(words, readings[max(0, n - 4) : n], reading)


def _downed_before(words: Words, readings: Sequence[Reading], n: int) -> str | None:
    """The weapons of which some were brought down right before a number without a noun: "shot down 64 drones, which brings to 2,189 the number"."""
    before = readings[n - 1] if n else None
    return before.phrase.noun if before is not None and before.metric == "intercepted" and words.at(before.phrase.last) != "and" else None


def _tell_from(words: Words, before: Sequence[Reading], to: Reading) -> None:
    """ "the number of drones launched rose from 11,000 in May to 54,000": unlike a toll, the first is no part of the last."""
    for reading in before:
        phrase = reading.phrase
        beside = words.sentence[phrase.first] == words.sentence[to.phrase.first]
        if beside and reading.metric is None and phrase.noun is None and words.at(phrase.first - 1) == "from":
            reading.metric, reading.weight, reading.phrase = to.metric, 0, replace(phrase, noun=to.phrase.noun)


_NUMBERS = frozenset({"number", "numbers", "tally"})
_PUT = frozenset({"put", "puts", "putting"})


def _that_of(words: Words, phrase: Phrase) -> tuple[int, Head] | None:
    """Where "that of drones" stands before "at 20", and what is counted."""
    for i in range(phrase.first - 3, max(0, phrase.first - 8), -1):
        if words.low[i] == "of" and words.low[i - 1] in ("that", "those"):
            head = find_head(words, i + 1, 2)
            return None if head is None else (i, head)
    return None


def _told_of(words: Words, phrase: Phrase) -> tuple[int, int] | None:
    """Where it is told what a number is the number of: behind it ("to 30 the number of ..."), or before its verb."""
    if words.joined(phrase.last, 2) in ("the number", "the numbers", "the tally"):
        return phrase.last + 2, min(phrase.last + 14, words.size)
    if _is_put_at(words, phrase):
        return phrase.last + 1, min(phrase.last + 12, words.size)  # "put at 193 the drones downed overnight"
    if words.at(phrase.first - 1) not in context_words("toll_verbs"):
        return None
    for i in range(phrase.first - 2, max(-1, phrase.first - 30), -1):
        if words.sentence[i] != words.sentence[phrase.first]:
            return None
        if words.low[i] in _NUMBERS or (words.low[i] in _PUT and words.at(phrase.first - 1) == "at" and i < phrase.first - 2):
            return i + 1, phrase.first - 1  # not "was put at"
    return None


def _counted(words: Words, first: int, last: int, phrase: Phrase, weapon: str | None) -> tuple[str, str | None] | None:
    """The metric and the noun of what a number is the number of; `weapon` is what a number without a noun may count."""
    end = next(
        (i for i in range(first + 2, last) if words.low[i] in STOPS and words.low[i] not in ("and", "or")), last
    )  # "the number of hospitals hit by attacks" counts no attacks
    nouns = [head for i in range(first, end) if words.low[i] in HEADS and (head := noun_at(words, i)) is not None]
    noun = next((head for head in nouns if head.plural), nouns[0] if nouns else None)
    if noun is not None and noun.noun == "attacks":
        return ("attacks", "attacks") if noun.plural else None
    if _are_both(words, first, last):
        return None
    told = words.low[first:last]
    back = noun is not None and (noun.noun == "soldier" or noun.word in BODIES) and not _BACK.isdisjoint(told)
    table = _counted_by("captives" if back else _group(noun))
    metric = next((table[word] for word in told if word in table), None)
    if metric == "exchanged" and not _FALLEN.isdisjoint(told):
        metric = "returned_bodies"  # "the number of fallen soldiers returned"
    if metric is None and noun is not None and noun.noun == "soldier" and phrase.value >= _MANY:
        metric = "troops"
    is_weapon = noun is not None and (noun.noun in FIRED or (noun.word == "targets" and "air" in told))
    if metric is None and noun is not None and is_weapon and noun.last == last and tells_of_raid(words):
        metric = "launched"  # "the air force put the number of drones at 60"
    is_downed = bool(told) and (
        told[0] in _counted_by("weapons") if weapon is not None else told[0] in _SHOT or told[:2] == ["shot", "down"]
    )  # "put the number shot down at 88"
    if metric is None and noun is None and is_downed:
        return _counted_by("weapons")[told[0]], weapon
    if metric is None:
        return None
    return metric, noun.noun if noun is not None else None


_SHOT = frozenset({"downed", "intercepted", "jammed", "suppressed"})
# so many soldiers are a force
_MANY = 30
# those of whom this is told were captives, or fell
_BACK = frozenset({"returned", "freed", "released", "exchanged", "swapped"})
_FALLEN = BODIES | {"dead", "fallen", "deceased"}


def _group(noun: Head | None) -> str:
    """Which of the tables of verbs tells what befell those that a number is the number of."""
    if noun is None:
        return "people"
    if noun.word in _CAPTIVES:
        return "captives"
    return "weapons" if noun.noun in WEAPONS else "settlements" if noun.noun == "settlements" else "people"


_CAPTIVES = frozenset({"children", "child", "minors", "prisoners", "prisoner", "pows", "captives", "captive"})


@cache
def _counted_by(group: str) -> Mapping[str, str]:
    """The metric of each verb that may tell what a number is the number of."""
    return {verb: metric for metric, verbs in words_of("metrics")["numbers"][group].items() for verb in verbs}


def from_comparisons(words: Words, readings: Sequence[Reading]) -> None:
    """ "10,000 soldiers, up from 3,000", "27 were killed, compared with 31 a year before": a number without a noun beside another."""
    for reading, after in pairwise(readings):
        if after.metric == "troops" and reading.metric is None and _changes_to(words, reading.phrase, after.phrase):
            reading.metric = "troops"
    for n, (before, reading) in enumerate(pairwise(readings)):
        phrase = reading.phrase
        if reading.metric is not None or phrase.noun is not None or phrase.form != "number" or not _compares(words, phrase):
            continue
        told = [other for other in readings[max(0, n - 3) : n + 1] if other.metric and not other.subset] or [before]
        second = readings[n + 2] if n + 2 < len(readings) else None
        if second is not None and second.metric is None and _are_two(words, phrase, second.phrase) and len(told) > 1:
            _compare(words, second, told[-1])  # "14 were killed and 60 wounded, up from nine and 44"
            told.pop()
        _compare(words, reading, told[-1])


def _compare(words: Words, reading: Reading, source: Reading) -> None:
    """Lets a number count what the one that it is compared with does."""
    phrase = reading.phrase
    if words.sentence[phrase.first] - words.sentence[source.phrase.first] <= 1:
        reading.metric, reading.weight = source.metric, 1
        reading.phrase = replace(phrase, noun=source.phrase.noun, head=source.phrase.head)
        # "the toll stands at 25, up from 22", but not "27 were killed in June, up from 22 in May"
        told = words.low[max(0, phrase.first - _TOLD) : phrase.first]
        is_older = words.joined(phrase.first - 2, 2) == "up from" and "toll" in told and not _STANDING.isdisjoint(told)
        reading.subset = is_older and source.metric in HARMED and phrase.value < source.phrase.value


_STANDING = frozenset({"stands", "stood", "rose", "risen", "rises", "climbed", "grew", "grown", "reached", "now"})


def _are_two(words: Words, phrase: Phrase, second: Phrase) -> bool:
    return second.noun is None and second.form == "number" and words.low[phrase.last : second.first] == ["and"]


def _changes_to(words: Words, phrase: Phrase, after: Phrase) -> bool:
    """ "cut the army from 1.2 million to 800,000 soldiers" """
    return phrase.noun is None and words.at(phrase.first - 1) == "from" and words.at(phrase.last) == "to" and after.first == phrase.last + 1


def _compares(words: Words, phrase: Phrase) -> bool:
    first, last = phrase.first, phrase.last
    if words.at(first - 1) == "at" and words.at(first - 2) in ("it", "this", "that", "them") and words.at(first - 3) in _PUT:
        return True  # "the mayor puts it at 45"
    if words.at(first - 1) == "at" and words.joined(first - 3, 2) in _THE_NUMBER and words.at(first - 4) in _PUT:
        return True  # "nine were killed, while the mayor put the number at 12"
    if words.at(first - 1) in ("counted", "reported") and "while" in words.low[max(0, first - 7) : first - 1]:
        return words.at(last) in ("", ".", ",", ";") or words.at(last) in PLACE_PREPOSITIONS  # "..., while the ministry counted nine over Kursk"
    if words.at(first - 1) in _ADMITTING or words.joined(first - 2, 2) in _SPEAKING_OF:
        return words.at(last) in ("", ".", ",", ";")  # "Kyiv says 400 were killed; Moscow admits 89"
    if words.joined(first - 2, 2) in _COMPARED or (words.at(first - 1) == "making" and words.joined(last, 2) in IN_ALL):
        return True
    if words.at(first - 1) in _REACHING and not _FIGURES.isdisjoint(words.low[max(0, first - 8) : first]):
        return words.at(last) in ("", ".", ",", ";", "by", "in", "and", "within", "from", "this", "on")
    if words.at(first - 1) == "against" and words.at(last) in _BEFORE_SPAN:
        return True
    if words.joined(first - 2, 2) == "there were":
        return words.at(last) in (".", "", ",")
    return words.at(first - 1) == "of" and words.at(first - 2) in _FIGURES and not _FROM.isdisjoint(words.low[max(0, first - 6) : first - 2])


# "4,282 drones, against 1,925 in April", "against 20 a year before"
_BEFORE_SPAN = frozenset({"in", "a", "the", "during", "last"})
_COMPARED = frozenset(
    {"up from", "down from", "compared with", "compared to", "against just", "against only", "from just", "from only"}
    | {f"{verb} to" for verb in ("rising", "growing", "climbing", "increasing", "falling", "dropping")}
)
_THE_NUMBER = frozenset({"the number", "the figure", "the total", "the count", "the tally"})
_ADMITTING = frozenset({"admits", "admitted", "acknowledges", "acknowledged", "concedes", "conceded"})
_SPEAKING_OF = frozenset({"speaks of", "spoke of", "spoken of", "talks of", "talked of", "speak of"})
_REACHING = frozenset({"reach", "reached", "exceed", "exceeded", "to", "hit", "total", "totalled", "be"})
_FIGURES = frozenset({"estimate", "figure", "count", "toll", "total", "number", "tally", "record", "average", "estimates"})
_FROM = frozenset({"from", "with", "to", "against", "than"})
