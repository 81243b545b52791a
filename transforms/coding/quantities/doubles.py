"""Numbers that look like counts and are none: one for two metrics ("killed or wounded N", codebook section 3), rates, those told of again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from transforms.coding.quantities.cues import Cue
from transforms.coding.quantities.lexicon import begins_number
from transforms.coding.quantities.phrase import Phrase, sentence_words
from transforms.coding.quantities.readings import Reading
from transforms.coding.quantities.sectors import has_place
from transforms.coding.quantities.word_lists import HARMED, SAYING
from transforms.coding.text.day_names import WEEKDAYS
from transforms.coding.text.split import Words


def is_double(words: Words, readings: Sequence[Reading], cue: Cue) -> bool:
    """ "killed or wounded N", "N dead, wounded or captured" as one number: no row."""
    if words.at(cue.first) not in _CASUALTY:
        return False
    joint = cue.first - 1 - (words.at(cue.first - 1) == "been")
    if words.at(joint) in _JOINTS and words.at(joint - 1) in _CASUALTY:  # but "two dead and wounded five" are two numbers
        return all(reading.phrase.last != joint - 1 for reading in readings)
    return words.at(cue.last) in _JOINTS and words.at(cue.last + 1) in _CASUALTY and not begins_number(words.at(cue.last + 2))


def _is_double_count(words: Words, phrase: Phrase) -> bool:
    """ "put losses at 194 killed or wounded", "1,000 men, dead or badly hurt", "900 dead and wounded soldiers": one number for both."""
    own = words.low[phrase.first : phrase.last]
    if not (_DEAD.isdisjoint(own) or _HURT.isdisjoint(own)):
        return True
    at = phrase.last + (2 if words.joined(phrase.last, 2) == "a day" else 0)
    at += words.at(at) in (",", "–", "—", "(")
    if words.at(at) not in _CASUALTY or words.at(at + 1) not in _LAST_JOINTS:
        return False
    second = at + 2 + words.at(at + 2).endswith("ly")
    return words.at(second) in _CASUALTY and not begins_number(words.at(second + 1))


_LAST_JOINTS = frozenset({"and", "or", "/"})
_JOINTS = _LAST_JOINTS | {","}
_CASUALTY = frozenset(
    "killed killing wounded injured wounding injuring dead hurt missing maimed kill wound injure fallen died captured capturing".split()
)
_DEAD = frozenset({"dead", "killed", "slain"})
_HURT = frozenset({"wounded", "injured", "hurt", "maimed"})
_EVERY = frozenset({"every", "each"})
_SIGHT = 9


def drop_rates_and_doubles(words: Words, readings: Sequence[Reading]) -> None:
    """Marks rates and double counts as counting nothing."""
    rates = [] if _EVERY.isdisjoint(words.low) else [at for at, word in enumerate(words.low) if word in _EVERY and words.at(at - 1) == "for"]
    shares = [] if "every" not in words.low else [at for at, word in enumerate(words.low) if word == "every" and words.at(at - 1) == "of"]
    for before, reading in pairwise(readings):
        if (
            words.low[before.phrase.last : reading.phrase.first] in _IS
            and before.metric == reading.metric
            and before.phrase.value == reading.phrase.value
        ):
            reading.drop = True  # "one of the dead was a woman of 75 who was killed"
    for reading in readings:
        phrase = reading.phrase
        if shares and any(at < phrase.first <= at + _SIGHT + 1 and words.sentence[at] == words.sentence[phrase.first] for at in shares):
            reading.drop = True  # "of every ten drones that Russia sends, eight are brought down"
        if (reading.metric in _COUNTED_ONCE and _is_double_count(words, phrase)) or (rates and any(_reaches(words, phrase.last, at) for at in rates)):
            reading.drop = True


_COUNTED_ONCE = HARMED | {"returned_bodies"}


_IS = (["was"], ["is"], ["were"], ["are"])


def _reaches(words: Words, last: int, at: int) -> bool:
    """Whether "for every" at token `at` belongs to the phrase that ends before `last`: near, and no new clause between."""
    return last <= at <= last + _SIGHT and words.sentence[last - 1] == words.sentence[at] and _CLAUSE.isdisjoint(words.low[last:at])


_CLAUSE = frozenset({";", "that", "which", "who", "when", "while", "but", "and", "said"})


def without_repeats(words: Words, readings: list[Reading]) -> list[Reading]:
    """ "Three people were killed. The mayor said a couple and their son died.", "The three were killed by a drone.": no row of their own."""
    kept: list[Reading] = []
    totals: dict[tuple[str | None, float | None], Reading] = {}
    for reading in readings:
        phrase = reading.phrase
        if reading.metric in HARMED and not reading.subset and phrase.low == phrase.high:
            counted = (reading.metric, phrase.low)
            if counted in totals and _tells_again(words, totals[counted].phrase, phrase):
                continue
            if "and" not in words.low[phrase.first : phrase.last]:
                if phrase.form == "number":
                    totals[counted] = reading
            elif counted in totals and _names(words, totals[counted].phrase, phrase):
                continue
        kept.append(reading)
    return kept


def _tells_again(words: Words, one: Phrase, two: Phrase) -> bool:
    """Whether a number goes on about those counted before: "The three were killed by a drone", "all five were injured by glass".

    Not "the two killed in Lviv", "all five passengers" and whom the next sentence finds elsewhere, on another day or in another's words.
    """
    if two.value < 2 or words.at(two.first - 1) not in _SAME or words.at(two.last) in _WHICH:
        return False
    if not _ANYBODY.issuperset(words.low[two.first + 1 : two.last]):
        return False
    if words.sentence[one.first] == words.sentence[two.first]:
        return not has_place(words, one.last, two.first) or words.at(two.first - 2) == "and"
    return SAYING.isdisjoint(sentence_words(words, two)) and not _are_told_apart(words, one, two) and not _is_placed(words, two)


_SAME = frozenset({"the", "those", "these", "all"})
# what tells which ones, and so others than those before
_WHICH = frozenset("who that which from in at near on over of aboard inside outside killed wounded injured hurt missing".split())
_ANYBODY = frozenset("people persons victims dead wounded injured casualties of them the those".split())


def _names(words: Words, one: Phrase, two: Phrase) -> bool:
    """Whether those named one by one in a later sentence are the ones that a number counted."""
    if words.sentence[one.first] == words.sentence[two.first]:
        return False
    return not _are_told_apart(words, one, two) and (two.value >= _TOO_MANY or not _is_placed(words, two))


def _are_told_apart(words: Words, one: Phrase, two: Phrase) -> bool:
    """Whether a later sentence tells of others than those counted before, or of another day."""
    told = sentence_words(words, two)
    return not _OF_OTHERS.isdisjoint(told) or not (WEEKDAYS & told) <= sentence_words(words, one)


def _is_placed(words: Words, phrase: Phrase) -> bool:
    """Whether a place stands in the sentence of a phrase."""
    number = words.sentence[phrase.first]
    return has_place(words, bisect_left(words.sentence, number), bisect_right(words.sentence, number))


# what tells of others than those counted before
_OF_OTHERS = frozenset("also another other others more further additional second separately separate elsewhere meanwhile later earlier".split())
# so many named one by one, and of the same number, are hardly others even where a place is named again
_TOO_MANY = 4
