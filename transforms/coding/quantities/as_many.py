"""Numbers told by the one before them: "killed five people and wounded as many", "twice as many"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.quantities.heads import find_head
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.word_lists import BE, BEFALLEN
from transforms.coding.text.split import Words


def as_many(words: Words, i: int, found: Sequence[Phrase]) -> list[Phrase]:
    """The number that "as many" at token `i` stands for, by the people counted last; none where it but compares."""
    if not found:
        return []
    source = found[-1]
    last = i + 2 + (words.at(i + 2) in ("again", "more", "others"))
    head = find_head(words, last, 2)
    harmed = words.at(last + (words.at(last) in BE)) in BEFALLEN or (words.at(i - 1) in BEFALLEN and words.at(last) in _ENDS)
    if not harmed or not _COMPARING.isdisjoint(words.low[i : i + _SIGHT]):
        return []
    factor = _FACTORS.get(words.at(i - 1), 1)
    low, high = (None if value is None else value * factor for value in (source.low, source.high))
    noun, word, end = (head.noun, head.word, head.last) if head else (None, "", last)
    return [Phrase(i - (factor != 1), end, low, high, source.approximate, noun, word, "number")]


_SIGHT = 10
# "killed four and injured as many."
_ENDS = frozenset({".", ",", ";", ""})
_FACTORS = {"twice": 2, "half": 0.5}
# "twice as many as the day before" only compares
_COMPARING = frozenset({"before", "previous", "earlier", "ago", "than", "needed", "last", "times"})
