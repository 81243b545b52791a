"""Cues: the words that say what happened to what is counted, and which way they point.

"killed three" points forward, "three were killed" and "three died" back. Which phrase a cue reaches is decided by the metrics.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from transforms.coding.quantities.cue_words import Entry, Longer, entries
from transforms.coding.quantities.halves import halved, halved_verbs
from transforms.coding.quantities.lexicon import begins_number
from transforms.coding.quantities.passives import is_passive
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.readings import is_absolute
from transforms.coding.quantities.sentencing import AWARDED, AWARDING, GRANTING, TERM, end_of_term, is_awarded, is_given_term
from transforms.coding.quantities.word_lists import BE, HAVE, context_words
from transforms.coding.text.split import Words


@dataclass(slots=True)
class Cue:
    """One cue over the tokens [first, last): what it means for each group of nouns, and whether it points forward."""

    first: int
    last: int
    meanings: Mapping[str, str]
    forward: bool
    participle: bool = False


@dataclass(slots=True)
class _Places:
    """Where the counted phrases of a text begin and end, which tokens lie inside them, and where those with a number begin."""

    begins: set[int]
    ends: set[int]
    inside: set[int]
    numbered: set[int]


def find_cues(words: Words, phrases: Sequence[Phrase]) -> list[Cue]:
    """Every cue of the text with its direction, left to right; a verb with two readings gives one cue for each direction."""
    found, last, attacked, places = list[Cue](), 0, -1, _places(phrases)
    triggers, openers = _triggers()
    singles, pairs = entries()
    attacks = context_words("attacking")
    for at in [at for at, word in enumerate(words.low) if word in triggers]:
        word = words.low[at]
        longer = pairs.get((word, words.at(at + 1)))
        if longer is None and word in openers:
            continue
        if (cue := _completed_behind(words, phrases, places, at)) is not None and not (longer and _is_seizing(words, at, longer, places)):
            found.append(cue)
            last = cue.last
            continue
        if word in attacks:
            attacked = at
        elif (cue := _of_means(words, places, attacked, at)) is not None:
            found.append(cue)
        if at < last or at in places.inside:
            continue
        entry = (_longest(words, at, longer, places) if longer is not None else None) or singles.get(word)
        if entry is not None:
            last = at + len(entry.key)
            found.extend(_directed(words, entry, at, places))
    return found


def _places(phrases: Sequence[Phrase]) -> _Places:
    return _Places(
        begins={phrase.first for phrase in phrases},
        ends={phrase.last for phrase in phrases},
        inside={i for phrase in phrases if not _is_cue_itself(phrase) for i in range(phrase.first, phrase.last)},
        numbered={phrase.first for phrase in phrases if phrase.form == "number"},
    )


def _is_cue_itself(phrase: Phrase) -> bool:
    """ "a barrage" counts nothing, and of "a barrage of 40 missiles" it is the cue, as is "the target of 40 missiles" """
    return (phrase.noun == "attacks" and phrase.form in ("article", "definite")) or phrase.head == "target"


@cache
def _triggers() -> tuple[frozenset[str], frozenset[str]]:
    """Words that a cue may begin with, or that tell how another one is meant, and those among them that do so with a second word only."""
    singles, pairs = entries()
    alone = frozenset({*halved_verbs(), *GRANTING, *TERM, *context_words("attacking"), *_MEANS, *context_words("carried"), "by", "left", *singles})
    firsts = frozenset(first for first, _ in pairs)
    return alone | firsts, firsts - alone


def _completed_behind(words: Words, phrases: Sequence[Phrase], places: _Places, at: int) -> Cue | None:
    """A verb that only what stands behind makes a cue: "threw 12 drones off course", "12 families left by train"."""
    word = words.low[at]
    if word in halved_verbs() and at not in places.inside and (meaning := halved(words, phrases, at)) is not None:
        return Cue(at, at + 1, meaning, True)
    if word in AWARDED and at not in places.inside and is_given_term(words, phrases, at):
        return Cue(at, at + 1, {"people": "detained"}, True)
    carried = word in context_words("carried") and words.at(at - 1) in BE
    if not (carried or word == "left") or not _goes_by_vehicle(words, at):
        return None
    return Cue(at, at + 1, {"people": "evacuated", **({"people_in_exchange": "exchanged"} if carried else {})}, False)


def _of_means(words: Words, places: _Places, attacked: int, at: int) -> Cue | None:
    """A word that says nothing by itself, but by what stands around it: "attacked it with 20 drones", "given eight years in prison"."""
    word = words.low[at]
    verb = words.at(at - 1 - (words.at(at - 1) == "out"))  # "burned out by two drones"
    if word == "by" and verb in _HIT and (verb != "destroyed" or not places.numbered.isdisjoint((at + 1, at + 2))):
        return Cue(at, at + 1, {"weapons": "hit"}, True)
    if word == "with" and _is_convoy(words, at) and not context_words("evacuation").isdisjoint(words.low):
        return Cue(at, at + 1, {"people": "evacuated"}, True)
    by_whom = word == "by" and attacked > 0 and words.at(attacked - 1) in BE and not places.numbered.isdisjoint((at + 1, at + 2))
    if by_whom or (word in _MEANS and not is_absolute(words, at)):
        sent = _is_means(words, attacked, at) or (word in _MEANS and _opens_attack(words, at))
        return Cue(at, at + 1, {"weapons": "launched"}, True) if sent else None
    if word in TERM and (end := end_of_term(words, at)):
        return Cue(at, end, {"people": "detained"}, True)
    return Cue(at, at + 1, {"people": "detained"}, False, True) if word in AWARDING and is_awarded(words, at) else None


# "attacked the port with 20 drones", but not "an attack helicopter armed with two missiles"
_MEANS = frozenset({"with", "using"})
# "damaged by two drones": what hit it; but "two drones destroyed by gunners"
_HIT = frozenset(
    "hit struck damaged destroyed wrecked demolished ruined gutted levelled flattened holed shattered razed burned burnt crippled".split()
)
_HOLDING = frozenset({"armed", "equipped", "loaded", "fitted", "filled", "along", "together", "compared", "combined", "dealt", "coped", "linked"})


def _is_means(words: Words, attacked: int, at: int) -> bool:
    """Whether the word at `attacked` is near enough to be what "with" at `at` tells the means of."""
    near = attacked >= 0 and at - attacked <= _REACH
    return near and words.sentence[at] == words.sentence[attacked] and words.low[at - 1] not in _HOLDING


def _is_convoy(words: Words, at: int) -> bool:
    """ "a convoy of 11 coaches set off with 480 women", "the train made its last run on Thursday with 54 passengers" """
    before = words.low[max(0, at - _REACH) : at]
    number = begins_number(words.at(at + 1)) or begins_number(words.at(at + 2))
    return number and not context_words("vehicles").isdisjoint(before) and not _UNDER_WAY.isdisjoint(before)


_UNDER_WAY = frozenset("left set arrived departed reached run trip journey rolled pulled drove came went leaves made pulls sets rolls drives".split())


def _opens_attack(words: Words, at: int) -> bool:
    """ "With 810 drones, the assault was the largest", "Using two missiles, the brigade struck" """
    if not words.begins_sentence(at):
        return False
    comma = next((i for i in range(at + 2, min(at + _REACH, words.size)) if words.low[i] == ","), None)
    return comma is not None and not context_words("attacking").isdisjoint(words.low[comma + 1 : comma + 9])


_REACH = 14


def _goes_by_vehicle(words: Words, at: int) -> bool:
    """Whether a verb at token `at` goes on with a means of transport before its clause ends: "left for Lviv by train", "were taken on two buses".

    Or with the ways that were kept open for those who leave: "left Sumy, Lypa and Bilka through corridors".
    """
    if words.low[at] == "left":
        if words.at(at - 1) in BE:
            return False
        ways = (i for i in range(at + 1, min(at + _REACH, words.size)) if words.low[i] in _CORRIDORS)
        if any(not _ALONG.isdisjoint(words.low[max(at, i - 3) : i]) for i in ways):
            return True
    clause = words.low[at + 1 : at + _REACH]
    clause = clause[: next((i for i, word in enumerate(clause) if word in _STOPS), len(clause))]
    if clause[:1] == ["down"]:
        return False  # "was brought down by two helicopters"
    for i in [i for i, word in enumerate(clause) if word in ("by", "on", "aboard") or (word == "in" and clause[i + 1 : i + 2] not in _ARTICLE)]:
        ride = clause[i + 1 : clause.index("to", i) if "to" in clause[i : i + 4] else i + 4]  # not "carried on stretchers to buses"
        if not context_words("vehicles").isdisjoint(ride):
            return True
    return False


_CORRIDORS = frozenset({"corridor", "corridors"})
_ALONG = frozenset({"through", "via", "along", "by"})
_ARTICLE = (["a"], ["the"])
_STOPS = frozenset({",", ";", ".", "dead", "injured", "wounded", "without", "when", "after", "and", "damaged", "homeless"})


# an auxiliary and its participle
_PERFECT = 2


def _is_seizing(words: Words, at: int, longer: Longer, places: _Places) -> bool:
    """ "taken prisoner 30 men from the besieged town": what is told before the number needs no second half behind it"""
    entry = _longest(words, at, longer, places)
    return entry is not None and entry.meanings.get("people", ("", ""))[0] == "captured"


def _longest(words: Words, at: int, longer: Longer, places: _Places) -> Entry | None:
    """The longest cue of several words at token `at` that does not run into a number: "fired at least nine" is no "fired at"."""
    lengths, entries_ = longer
    for length in lengths:
        entry = entries_.get(tuple(words.low[at : at + length]))
        if entry is not None and length == _PERFECT and at + length in places.numbered and entry.key[0] in HAVE and entry.key[1] in entries()[0]:
            continue  # "has returned nine children"
        if entry is not None and places.numbered.isdisjoint(range(at + 1, at + length)):
            return entry
    return None


def _turned_round(words: Words, at: int, entry: Entry, places: _Places) -> int:
    """Where the subject begins behind its verb, 0 elsewhere: "Among those who gave up were 14 men", "Killed in the blast were two"."""
    if (start := _behind_colon(words, at, entry, places)) > 0:
        return start
    opens = words.begins_sentence(at) or words.low[at - 1] == "also" or (words.at(at - 1) == "who" and words.joined(at - 3, 2) == "among those")
    opens = opens or (words.at(at - 1) in ("the", "those") and words.at(at - 2) == "among")
    last = at + len(entry.key)
    be = next((i for i in range(last, min(last + _REACH, words.size)) if words.low[i] in _BEFORE_SUBJECT), 0) if opens else 0
    fronted = words.at(be) == "," and words.begins_sentence(at) and be + 1 in places.begins
    if fronted and any(kind == "participle" for _, kind in entry.meanings.values()):
        return be + 1  # "Wounded by the same shell, a father and his son were taken to Dnipro"
    if words.at(be) == "," or be == 0:
        return 0
    end = be + 8 if words.at(be + 1) == "," else be + 2  # "were, by its count, 14 men"
    return next((i for i in range(be + 1, end) if i in places.begins), 0)


def _behind_colon(words: Words, at: int, entry: Entry, places: _Places) -> int:
    """ "The garrison of the steelworks gave itself up: 2,439 soldiers by Moscow's count": where those begin that a colon counts, 0 where none do."""
    if entry.meanings.get("people") not in _GIVING_UP or words.at(at - 1) in ("who", "that"):
        return 0
    last = at + len(entry.key)
    end = next((i for i in range(last, min(last + _REACH, words.size)) if words.low[i] in _PAUSES), 0)
    # "swapped 200 prisoners: 116 Ukrainians" counts those that it swaps
    counted_before = any(i in places.numbered and words.sentence[i] == words.sentence[at] for i in range(max(0, at - 2 * _REACH), end))
    if words.at(end) != ":" or end + 1 not in places.numbered or counted_before:
        return 0
    stop = next((i for i in range(end + 1, min(end + 1 + _REACH, words.size)) if words.low[i] in _COUNT_ENDS), 0)
    told = words.low[end + 1 : stop]  # not "surrendered: two of their officers had been killed"
    return end + 1 if stop and _NOT_COUNTED.isdisjoint(told) else 0


_NOT_COUNTED = frozenset({"of", "had", "has", "have", "was", "were", "is", "are"})
_COUNT_ENDS = frozenset({",", ".", ";", "by"})
_PAUSES = frozenset({":", ",", ".", ";", "and"})
_GIVING_UP = frozenset({("captured", "subject"), ("captured", "participle"), ("exchanged", "subject"), ("exchanged", "participle")})
_BEFORE_SUBJECT = frozenset({"was", "were", "are", "is", ","})


def _directed(words: Words, entry: Entry, at: int, places: _Places) -> list[Cue]:
    """The cues that an entry at token `at` gives: one that points back, one that points ahead."""
    last = at + len(entry.key)
    if (start := _turned_round(words, at, entry, places)) > 0:
        return [Cue(start - 1, start, {group: metric for group, (metric, _) in entry.meanings.items()}, True, True)]
    ahead: dict[str, str] = {}
    behind: dict[str, str] = {}
    passive = None
    for group, (metric, kind) in entry.meanings.items():
        if kind == "participle" and passive is None:
            passive = is_passive(words, at, last, places.begins, places.ends)
        points_back = kind in ("subject", "after") or (kind == "participle" and passive)
        (behind if points_back else ahead)[group] = metric
    return [
        Cue(at, last, meanings, forward, passive is True or (forward and passive is not None))
        for meanings, forward in ((behind, False), (ahead, True))
        if meanings
    ]
