"""Parts of a total: "killed five people, including two children", "nine drones were downed, six over the sea"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from transforms.coding.quantities.lexicon import begins_number
from transforms.coding.quantities.phrase import Phrase, is_in_pieces
from transforms.coding.quantities.readings import LINK_ENDS, Reading, group_of, link_before, opens_part, said_by
from transforms.coding.quantities.sectors import PLACE_PREPOSITIONS, has_place, is_aimed, is_of_one_place
from transforms.coding.quantities.some_of_those import (
    BEEN,
    SIGHT,
    WERE,
    goes_on_with_some,
    is_beside,
    is_elsewhere,
    is_of_those,
    is_share_told,
    is_told_alone,
    is_where_most,
    says_kind,
    tells_of_those,
)
from transforms.coding.quantities.wholes import opens_with_of
from transforms.coding.quantities.word_lists import BE, BODIES, FIRED, FLOWN, HARMED, IN_ALL, PEOPLE, POSSESSIVES, SAYING, WEAPONS
from transforms.coding.text.split import Words


def mark_parts(words: Words, readings: Sequence[Reading]) -> None:
    """Parts take their metric from the whole before them and are subsets of it."""
    total: Reading | None = None
    for n, reading in enumerate(readings):
        phrase = reading.phrase
        if _among_whole(words, readings, n) or (reading.metric is None and _is_holder(words, phrase)):
            continue
        is_loss = phrase.form == "pronoun" and not reading.weapon_before and _is_out_of_action(words, phrase)
        if is_loss or (total is not None and total.phrase.noun in WEAPONS and _is_of_nearer(words, readings, phrase)):
            reading.drop = True
            continue
        if phrase.form == "pronoun" and reading.weight == 0:
            total = next(_wholes_of(readings, n, reading.metric), total)
        if phrase.form == "pronoun" and words.joined(phrase.last, 2) in ("that of", "those of"):
            bodies = next((r for r in reversed(readings[:n]) if r.phrase.head in BODIES and r.metric), None)
            if bodies is not None:  # "15 bodies were found after a missile hit a house, one of them that of a boy"
                reading.metric, reading.subset, total = bodies.metric, True, bodies
                continue
        if total is not None and phrase.noun in WEAPONS and total.metric not in FLOWN:
            total = next(_wholes_of(readings, n, reading.metric), total)  # "29 drones fell; two people died, while 16 of the drones fell over Sumy"
        if total is not None and total.metric in FLOWN and phrase.noun != total.phrase.noun and phrase.noun in WEAPONS:
            total = _same_weapon(readings, n, total)
        of_it = total is not None and total.phrase.last >= phrase.first - 3 and words.joined(phrase.first - 2, 2) == "of which"
        if total is not None and reading.metric != total.metric and opens_part(words, phrase) and not of_it:
            kin = next(_wholes_of(readings, n, reading.metric), None)  # "made 512 attacks on 16 villages, including 320 drone strikes"
            total = kin if kin is not None and words.sentence[kin.phrase.first] == words.sentence[phrase.first] else total
        if tells_of_those(words, phrase):
            total = next(_wholes_of_those(words, readings, n), None)
            reading.subset = total is None and _has_total_behind(words, readings, n)
        if total is not None and _is_other_kind(words, readings, n, total):
            reading.metric = reading.metric or total.metric
        elif total is not None and _is_part(words, readings, n, total):
            harmed = reading.metric in ("killed", "injured") and total.metric in ("displaced", "evacuated")
            if total.metric in _STICKY and phrase.form == "pronoun" and (total.metric, reading.metric) != ("captured", "exchanged") and not harmed:
                reading.metric = total.metric
            if phrase.form == "pronoun" and total.metric == "settlements" and reading.metric == "exchanged":
                reading.metric = "settlements"  # "3,620 towns and villages, 1,017 of which are free again"
            if reading.metric is None or (
                (reading.weight > 1 or words.at(phrase.last) in _RELATIVE or (total.metric == "intercepted" and reading.metric == "launched"))
                and (total.metric, reading.metric) != ("launched", "intercepted")
                and not (total.metric == "troops" and reading.metric in _HARMED)
            ):
                reading.metric = total.metric
            reading.subset = reading.metric == total.metric
            if reading.metric == "intercepted" and total.metric == "launched":
                total = reading  # "of which 47 were downed, 20 of them over Kyiv"
        elif reading.metric and not phrase.whole and not _is_one_place(phrase):
            total = reading
        elif (
            reading.metric is None and phrase.noun is not None and phrase.form == "number" and not phrase.whole and words.at(phrase.first - 1) != "of"
        ):
            total = total if _is_where(words, readings, n) else None
    _mark_wholes_of_parts(words, readings)
    _mark_sides_of_swap(words, readings)
    _mark_kinds(words, readings)


def _is_other_kind(words: Words, readings: Sequence[Reading], n: int, total: Reading) -> bool:
    """ "653 drones, 300 of them Shaheds, and 51 missiles", "102 drones – six over Kursk – and six boats": another whole beside that with parts"""
    phrase, noun = readings[n].phrase, total.phrase.noun
    if n == 0 or not readings[n - 1].subset or noun in ("weapon", phrase.noun) or not {noun, phrase.noun} <= WEAPONS:
        return False
    is_beside = words.low[phrase.first - 1] == "and" and words.low[phrase.first - 2] in (",", "–", "—")  # not "including 40 bombs and 12 rockets"
    return phrase.form == "number" and is_beside and _listed(words, readings[n - 1].phrase, phrase)


def _is_where(words: Words, readings: Sequence[Reading], n: int) -> bool:
    """ "detained 4,600 people in 65 cities, including 2,000 in Moscow": the cities have no parts, unless "nine of them" may be cities"""
    phrase, after = readings[n].phrase, readings[n + 1].phrase if n + 1 < len(readings) else None
    there = phrase.noun in ("settlements", "vessel") and (words.at(phrase.first - 1) in PLACE_PREPOSITIONS or words.at(phrase.first - 1) == "from")
    return there and after is not None and (after.form != "pronoun" or after.value > phrase.value)


def _is_one_place(phrase: Phrase) -> bool:
    """ "seven people were killed in the city of Lviv, four of them children": the city has no parts"""
    return phrase.noun == "settlements" and phrase.form in ("article", "definite")


def _mark_wholes_of_parts(words: Words, readings: Sequence[Reading]) -> None:
    """ "26 of 34 missiles, including two of three Kinzhals and one of four Kalibrs": the three and the four were launched, as parts of the 34"""
    for n, (part, whole) in enumerate(pairwise(readings)):
        before = readings[n - 2] if n > 1 else None
        if part.phrase.of_whole and before is not None and before.subset and before.phrase.of_whole:
            if words.low[readings[n - 1].phrase.last : part.phrase.first] in (["and"], [","]) and _is_alike(part, before):
                part.metric, part.subset = before.metric, True
        if part.subset and part.phrase.of_whole and part.metric in ("intercepted", "hit") and whole.metric is None and whole.phrase.noun in FIRED:
            whole.metric = "launched"
        if part.subset and part.phrase.of_whole and whole.metric == "launched":
            sent = (other for other in readings[max(0, n - _MOST_BEFORE) : n] if other.metric == "launched" and not other.subset)
            whole.subset = any(other.phrase.value > whole.phrase.value for other in sent)


def _is_alike(part: Reading, before: Reading) -> bool:
    """Whether the same befell weapons of the same kind, as far as is told."""
    return part.metric in (None, before.metric) and part.phrase.noun == before.phrase.noun


def _mark_kinds(words: Words, readings: Sequence[Reading]) -> None:
    """ "56 of them were brought down, 43 missiles and 13 drones": weapons told by kinds that add up to the number before them"""
    for n, total in enumerate(readings):
        if total.metric not in FLOWN or total.phrase.form not in ("number", "pronoun") or total.phrase.noun not in (None, "weapon"):
            continue
        kinds, before = list[Reading](), total.phrase
        for reading in readings[n + 1 : n + 1 + _MOST_KINDS]:
            link = words.low[reading.phrase.first - 1]
            is_listed = link == "," or (link == "and" and bool(kinds) and reading.phrase.first - before.last <= 2)
            if not is_listed or reading.metric not in (None, total.metric) or reading.phrase.noun not in WEAPONS or reading.phrase.form != "number":
                break
            kinds.append(reading)
            before = reading.phrase
        if len(kinds) > 1 and sum(kind.phrase.value for kind in kinds) == total.phrase.value:
            for kind in kinds:
                kind.metric, kind.subset = total.metric, True


_MOST_KINDS = 5


def _mark_sides_of_swap(words: Words, readings: Sequence[Reading]) -> None:
    """ "In a swap involving 218 people Ukraine got back 108", "swapped 200 prisoners: 116 Ukrainians returned": who came home is a part."""
    whole, sided = None, False
    for reading in readings:
        phrase = reading.phrase
        if reading.metric != "exchanged" or phrase.form != "number" or reading.subset:
            continue
        is_told = words.at(phrase.first - 1) == "involving" or words.joined(phrase.first - 2, 2) in _SWAPS_OF
        if is_told or (words.at(phrase.last) == ":" and phrase.noun is not None):
            whole = reading
        elif whole is not None and words.sentence[whole.phrase.first] == words.sentence[phrase.first]:
            between = words.low[whole.phrase.last : phrase.first]
            is_side = (
                between[0] == ":" or (sided and between[-1] == "and") or (not _CAME_HOME.isdisjoint(between) and between[-1] not in ("for", "and"))
            )
            reading.subset = sided = phrase.value < whole.phrase.value and is_side


_SWAPS_OF = frozenset({"exchange of", "swap of"})
_CAME_HOME = frozenset({"got", "brought", "freed", "returned", "regained", "recovered", "received", "saw", "sent", "gave", "handed", "released"})


def _same_weapon(readings: Sequence[Reading], n: int, total: Reading) -> Reading:
    """The whole that is of the part's own kind: of "109 drones and five missiles were destroyed, 41 of the drones over Kursk" the 109."""
    noun = readings[n].phrase.noun
    kin = _wholes_of(readings, n, total.metric)
    return next((other for other in kin if other.phrase.noun == noun and _fits_in(readings[n].phrase, other.phrase)), total)


def _wholes_of(readings: Sequence[Reading], n: int, metric: str | None) -> Iterator[Reading]:
    """What was told with a metric before reading `n` and is no part itself, the nearest first."""
    return (other for other in reversed(readings[max(0, n - _MOST_BEFORE) : n]) if metric and other.metric == metric and not other.subset)


def _wholes_of_those(words: Words, readings: Sequence[Reading], n: int) -> Iterator[Reading]:
    """What those who are "among the dead" may be a part of: no smaller number, and none of their own list ("a nurse and a driver were among ...")."""
    phrase = readings[n].phrase
    wholes = (other for other in _wholes_of(readings, n, readings[n].metric) if other.phrase.value > phrase.value)
    return (other for other in wholes if words.low[other.phrase.last : phrase.first] not in (["and"], [","]))


def _has_total_behind(words: Words, readings: Sequence[Reading], n: int) -> bool:
    """ "A nurse and two boys were among the dead; in all nine people were killed" """
    behind = (other for other in readings[n + 1 : n + 6] if other.metric == readings[n].metric and other.phrase.value > readings[n].phrase.value)
    return any(words.joined(other.phrase.first - 2, 2) in IN_ALL for other in behind)


_MOST_BEFORE = 12
_HARMED = HARMED | {"captured"}
_RELATIVE = frozenset({"that", "which", "who"})
_STICKY = frozenset({"returned_bodies", "exchanged", "evacuated", "captured", "displaced"})


def _among_whole(words: Words, readings: Sequence[Reading], n: int) -> bool:
    """ "A mother and her son were among three people killed": the ones named are part of the three."""
    phrase = readings[n].phrase
    among = phrase.first - (2 if words.at(phrase.first - 1) == "the" else 1)
    if words.at(among) != "among":
        return False
    if n and readings[n - 1].phrase.last == among and words.at(readings[n - 1].phrase.first - 1) == "with" and readings[n].metric in HARMED:
        readings[n - 1].metric, readings[n - 1].subset, readings[n - 1].weight = readings[n].metric, True, 0
        return True  # "with five children among dozens injured"
    if words.at(among - 1) not in BEEN:
        return False
    for before in reversed(readings[max(0, n - 8) : n]):
        if group_of(phrase) not in (group_of(before.phrase), None) or before.phrase.last < phrase.first - 14:
            break
        before.metric, before.subset, before.weight = readings[n].metric, True, 0
    return True


def _is_part(words: Words, readings: Sequence[Reading], n: int, total: Reading) -> bool:
    """Whether a phrase is a part of the total before it."""
    phrase, opens = readings[n].phrase, readings[n].phrase.form == "pronoun" or opens_part(words, readings[n].phrase)
    here = words.sentence[phrase.first]
    if words.joined(phrase.last - 2, 2) == "of which" == words.joined(total.phrase.last - 2, 2):
        return False  # "53 of which were intercepted and 22 of which vanished"
    if words.joined(phrase.last, 2) == "among them" and words.at(phrase.last + 2) in _SPEAKING:
        return False  # "a corporal among them told reporters"
    if phrase.noun in PEOPLE and words.at(phrase.first - 1) == "," and said_by(words, phrase):
        return False  # "30 of them were hurt, a monk told reporters"
    if phrase.form == "pronoun" and readings[n].metric is None and words.at(phrase.first - 1) == "all":
        return False  # "all three of the victims were women"
    if phrase.form == "pronoun" and (words.at(phrase.last) in _SPEAKING or is_in_pieces(words, phrase)):
        return False  # "one of them told reporters", "debris from one of them"
    if readings[n].metric is None and is_elsewhere(words, phrase, total):
        return False
    opens = opens or goes_on_with_some(words, readings[n]) or says_kind(words, phrase, total) or is_share_told(words, phrase)
    opens = opens or is_where_most(words, phrase, total.phrase) or is_beside(words, phrase, total.phrase)
    is_some = is_of_those(words, phrase) or is_of_one_place(words, phrase, total.phrase) or is_told_alone(words, phrase, total.phrase)
    opens = opens or (readings[n].metric == total.metric and is_some)
    before = next((other for other in reversed(readings[max(0, n - 3) : n]) if not _is_one_place(other.phrase)), readings[n - 1])
    between = words.low[before.phrase.last : phrase.first]
    is_clause = between == [",", "and"] and words.at(phrase.last) in BE  # "among them a girl, and two people were killed in Sumy"
    closed = is_clause or (readings[n].metric and readings[n].weight <= 1 and "," in between[:-2])
    goes_on = before.subset and not closed and _listed(words, before.phrase, phrase) and words.sentence[before.phrase.first] == here
    if (here != words.sentence[total.phrase.first] and not (opens or goes_on)) or not (
        _fits_in(phrase, total.phrase) or _is_grave(words, phrase, total.phrase)
    ):
        return False
    if opens or goes_on or _is_among(words, phrase, total.phrase) or _is_of(words, readings, n, total):
        return True
    return _is_breakdown(words, readings, n, total)


def _is_holder(words: Words, phrase: Phrase) -> bool:
    """ "five in the Lviv region, its governor, Maksym Kozytskyi, wrote": who tells of them is none of them"""
    last = phrase.last
    if phrase.form != "definite" or words.at(last) != "," or words.capital[last + 1 : last + 3] != [True, True]:
        return False
    comma = next((at for at in range(last + 3, min(last + 6, words.size)) if words.low[at] == ","), 0)
    return words.at(comma + 1) in SAYING if comma else False


def _is_out_of_action(words: Words, phrase: Phrase) -> bool:
    """ "1,000 troops crossed the border, and 315 of them were put out of action": dead and wounded are one number"""
    behind = words.low[phrase.last : phrase.last + SIGHT // 2]
    return "out of action" in " ".join(behind[: behind.index(",")] if "," in behind else behind)


_SPEAKING = frozenset({"as", "said", "says", "told", "tells", "wrote", "added", "recalled", "claimed", "reported"})


def _is_of_nearer(words: Words, readings: Sequence[Reading], phrase: Phrase) -> bool:
    """ "17 drones set out for four airfields, one of them in Irkutsk": what is counted last, and is no matter of ours, has the part"""
    noun = phrase.first - 2
    if phrase.form != "pronoun" or phrase.value != 1:
        return False
    number = next((at for at in (noun - 1, noun - 2) if begins_number(words.at(at))), -1)
    if words.at(noun + 1) != "," or number < 0 or words.at(noun) in _WHERE_AND_WHEN or not words.at(noun).endswith("s"):
        return False
    if words.at(phrase.last) in _LANDING or words.at(number - 1) == "and":
        return False
    return not any(other.phrase.first <= number < other.phrase.last for other in readings)


# behind these "one of them" is of what was sent: "30 drones over six regions"
_WHERE_AND_WHEN = frozenset("regions provinces oblasts districts areas hours days nights waves minutes seconds weeks months directions sides".split())
# what weapons do, and no place: "at three plants, one of them hitting a home"
_LANDING = frozenset("hitting striking falling landing crashing reaching exploding hit struck fell landed crashed".split())


def _fits_in(phrase: Phrase, total: Phrase) -> bool:
    if phrase.noun is not None and total.noun is not None and group_of(phrase) != group_of(total) and total.noun != "times":
        return False
    return phrase.value < total.value or (phrase.value == total.value and phrase.form != "number")


def _is_grave(words: Words, phrase: Phrase, total: Phrase) -> bool:
    """ "several were injured, two critically" """
    return total.high is None and phrase.value == total.value and words.at(phrase.last) in _GRAVELY


def _is_among(words: Words, phrase: Phrase, total: Phrase) -> bool:
    """ "Among the 12 injured were three children" """
    return words.at(phrase.first - 1) in WERE and "among" in words.low[max(0, total.first - 2) : total.first]


def _is_of(words: Words, readings: Sequence[Reading], n: int, total: Reading) -> bool:
    """ "Of the 15 hurt, seven are children" """
    reading = readings[n]
    counted = next((other for other in reversed(readings[max(0, n - _MOST_BEFORE) : n]) if other.metric or other.phrase.form == "number"), None)
    follows = counted is total and reading.phrase.noun is None
    return follows and reading.metric in (None, total.metric) and opens_with_of(words, total.phrase)


def _listed(words: Words, before: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase goes on with the list of parts: joined by a last "and" or comma, no verb of its own."""
    if phrase.form == "definite" and words.low[phrase.first] == "the" and words.low[before.last : phrase.first] not in (["and"], [",", "and"]):
        return False
    link = phrase.first - 1 - (words.at(phrase.first - 1) in POSSESSIVES)  # "a mother and her three daughters"
    link -= 2 * (words.joined(link - 1, 2) == "the other")  # "42 of them missiles and the other 40 drones"
    listed = words.at(link) in LINK_ENDS or link_before(words, before.last, phrase)[-1:] == ["and"]  # "and another two over the sea"
    return listed and phrase.first - before.last <= 14


def _is_breakdown(words: Words, readings: Sequence[Reading], n: int, total: Reading) -> bool:
    """ "Nine drones were destroyed, six over the sea": a number alone before a place, unless the total has a place of its own."""
    reading, phrase = readings[n], readings[n].phrase
    if phrase.noun is None and phrase.form == "article":  # "one over Sumy and another over Kharkiv"
        return False
    if reading.metric is not None and reading.weight <= 2 and total.metric != reading.metric:
        return False
    following = words.at(phrase.last)
    if reading.metric is not None and reading.weight <= 2 and following not in PLACE_PREPOSITIONS and following not in _GRAVELY:
        return False
    if phrase.noun is not None or words.at(phrase.first - 1) not in (",", "and", ":", "–", "—", "with", "-"):
        return False
    if following in _GRAVELY:
        return True
    if words.joined(phrase.last, 3) in ("from each side", "on each side", "from either side"):
        return True  # "swapped 300 prisoners, 150 from each side"
    if following == "by" and total.metric == "intercepted":  # "were neutralised: 56 by fire, 30 by jamming"
        return "by" not in words.low[total.phrase.last : phrase.first] or readings[n - 1].subset
    is_there = following in PLACE_PREPOSITIONS and (following != "against" or is_aimed(total.phrase))  # not "91 in favour and 12 against"
    return is_there and (words.at(phrase.first - 1) == ":" or not has_place(words, total.phrase.last, phrase.first))


# "60 people were hurt, 11 seriously"
_GRAVELY = frozenset({"seriously", "critically", "gravely", "badly", "severely", "fatally", "lightly", "slightly"})
