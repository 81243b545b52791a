"""The words of a bullet with their offsets, as the grammar of numbers, quantities and event types needs them.

Hyphenated compounds fall into their parts, each marked as glued to the one before, so that "34-year-old" and "Twenty-eight" can be
read. No vocabulary and no meaning here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.coding.text.by_word import by_word
from transforms.coding.text.tokens import cut, sentences

_TOKEN = re.compile(
    r"([^\W\d_]+(?:'[^\W\d_]+)*'?|\d+(?:,\d{3})*(?:\.\d+)?(?:st|nd|rd|th)?|[.!?…]+|\S)",
)


@dataclass(slots=True)
class Words:
    """Parallel columns of a text's tokens; `sentence` numbers the sentences from 0."""

    text: str
    low: Sequence[str]
    start: Sequence[int]
    end: Sequence[int]
    capital: Sequence[bool]
    glued: Sequence[bool]
    sentence: Sequence[int]
    size: int

    def at(self, i: int) -> str:
        """The lower-case word at `i`, empty outside."""
        return self.low[i] if 0 <= i < self.size else ""

    def begins_sentence(self, i: int) -> bool:
        return i == 0 or self.sentence[i - 1] != self.sentence[i]

    def joined(self, i: int, n: int) -> str:
        return " ".join(self.low[i : i + n])


def split_words(text: str) -> Words:
    """Tokens of `text` in order; time is linear in its length."""
    words, start, end = cut(_TOKEN, text.replace("’", "'"))
    shapes = list(map(_shape, words))
    low, capital = [shape[0] for shape in shapes], [shape[1] for shape in shapes]
    return Words(text, low, start, end, capital, _glued(low, start, end), sentences(words, start, end), len(low))


def _glued(low: Sequence[str], start: Sequence[int], end: Sequence[int]) -> list[bool]:
    """Which words hang on the one before by a hyphen."""
    glued = [False] * len(low)
    for i in [i for i, word in enumerate(low) if word == "-"] if "-" in low else ():
        if 0 < i < len(low) - 1 and start[i] == end[i - 1] and start[i + 1] == end[i]:
            glued[i + 1] = True
    return glued


@by_word
def _shape(word: str) -> tuple[str, bool]:
    """Lower case, and whether it begins with a capital."""
    low = word.lower()
    return low, word != low and word[0].isupper()
