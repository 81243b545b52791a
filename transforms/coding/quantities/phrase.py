"""A counted noun phrase, as all who read quantities pass it on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from transforms.coding.quantities.word_lists import context_words
from transforms.coding.text.split import Words


@dataclass(slots=True)
class Phrase:
    """A counted phrase over the tokens [first, last).

    `noun` is the class of its head (None where the noun is left out), `form` how it counts: number, article, definite or pronoun
    ("two of them"). `whole` marks the total behind "of" ("61 drones" in "53 of 61 drones"),
    `of_whole` the part before it, `all_of` a whole of which all is meant ("all 14 drones").
    """

    first: int
    last: int
    low: float | None
    high: float | None
    approximate: bool
    noun: str | None
    head: str
    form: str
    whole: bool = False
    of_whole: bool = False
    all_of: bool = False

    @property
    def value(self) -> float:
        return (self.low if self.low is not None else self.high) or 0.0


def sentence_words(words: Words, phrase: Phrase) -> frozenset[str]:
    """The words of the sentence a phrase stands in."""
    number = words.sentence[phrase.first]
    first = max(bisect_left(words.sentence, number), phrase.first - _SIGHT)
    last = min(bisect_right(words.sentence, number), phrase.last + _SIGHT)
    return frozenset(words.low[first : max(last, phrase.last)])


_SIGHT = 60


def is_told_whole(words: Words, phrase: Phrase, verb: int) -> bool:
    """Whether the participle right behind a whole is the whole's: "wreckage from some of the 48 drones downed near Moscow"."""
    return verb == phrase.last and words.at(phrase.first - 1) == "the" and words.joined(phrase.first - 3, 2) in _PARTS


_PARTS = frozenset({"some of", "several of", "many of", "most of"})


def is_in_pieces(words: Words, phrase: Phrase) -> bool:
    """ "debris from one of nine drones", "the remains of a missile", "debris of two drones hit a house" """
    return words.at(phrase.first - 1) in ("of", "from") and not _PIECES.isdisjoint(words.low[max(0, phrase.first - 4) : phrase.first])


_PIECES = frozenset(
    "bits debris engine explosives fragment fragments part parts piece pieces remains remnants shards shrapnel splinters warhead wreck "
    "wreckage".split()
)


def is_crewed_vessel(words: Words, phrase: Phrase) -> bool:
    """Ships and boats, but no naval drones."""
    return phrase.noun == "vessel" and context_words("uncrewed").isdisjoint(words.low[phrase.first : phrase.last])
