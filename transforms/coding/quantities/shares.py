"""Numbers that look like counts and are none: rates ("one shell for every five") and one number for two metrics ("194 killed or wounded")."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.quantities.doubles import is_double_count
from transforms.coding.quantities.readings import Reading
from transforms.coding.text.split import Words

_EVERY = frozenset({"every", "each"})
_SIGHT = 9


def drop_shares(words: Words, readings: Sequence[Reading]) -> None:
    """Marks rates and double counts as counting nothing."""
    rates = [] if _EVERY.isdisjoint(words.low) else [at for at, word in enumerate(words.low) if word in _EVERY and words.at(at - 1) == "for"]
    for reading in readings:
        phrase = reading.phrase
        if (reading.metric in ("killed", "injured", "missing") and is_double_count(words, phrase)) or any(
            _reaches(words, phrase.last, at) for at in rates
        ):
            reading.drop = True


def _reaches(words: Words, last: int, at: int) -> bool:
    """Whether "for every" at token `at` belongs to the phrase that ends before `last`: near, and no new clause between."""
    return last <= at <= last + _SIGHT and words.sentence[last - 1] == words.sentence[at] and _CLAUSE.isdisjoint(words.low[last:at])


_CLAUSE = frozenset({";", "that", "which", "who", "when", "while", "but", "and", "said"})
