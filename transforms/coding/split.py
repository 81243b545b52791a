"""The words of a bullet with their offsets, as the grammar of numbers, quantities and event types needs them.

Hyphenated compounds fall into their parts, each marked as glued to the one before, so that "34-year-old" and "Twenty-eight" can be
read. No vocabulary and no meaning here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\d+(?:,\d{3})*(?:\.\d+)?(?:st|nd|rd|th)?|[^\W\d_]+(?:[’'][^\W\d_]+)*[’']?|[$€£]|[.!?…]+|[,;:()\[\]“”\"‘’–—-]|\S",
)
_SENTENCE_ENDS = frozenset(".!?")
_CLOSERS = frozenset("”\"’')")
_ABBREVIATIONS = frozenset(
    {"mr", "mrs", "ms", "dr", "st", "gen", "col", "lt", "sgt", "capt", "maj", "sen", "rep", "gov", "prof", "no", "vs", "inc", "jr", "sr", "u", "s"}
)


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel columns of a text's tokens; `sentence` numbers the sentences from 0."""

    text: str
    low: Sequence[str]
    start: Sequence[int]
    end: Sequence[int]
    capital: Sequence[bool]
    glued: Sequence[bool]
    sentence: Sequence[int]

    def __len__(self) -> int:
        return len(self.low)

    def at(self, i: int) -> str:
        """The lower-case word at `i`, empty outside."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def joined(self, i: int, n: int) -> str:
        return " ".join(self.low[i : i + n])


def split_words(text: str) -> Words:
    """Tokens of `text` in order; time is linear in its length."""
    low: list[str] = []
    start: list[int] = []
    end: list[int] = []
    capital: list[bool] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        low.append(word.lower().replace("’", "'") if len(word) > 1 else word.lower())
        start.append(match.start())
        end.append(match.end())
        capital.append(word[0].isupper())
    glued = [_is_glued(low, start, end, i) for i in range(len(low))]
    return Words(text, low, start, end, capital, glued, _sentences(low, start, end, capital))


def _is_glued(low: list[str], start: list[int], end: list[int], i: int) -> bool:
    return i > 1 and low[i - 1] == "-" and start[i] == end[i - 1] and start[i - 1] == end[i - 2]


def _sentences(low: list[str], start: list[int], end: list[int], capital: list[bool]) -> list[int]:
    """Number of the sentence each token stands in."""
    numbers: list[int] = []
    current = 0
    pending = False
    for i, word in enumerate(low):
        if pending and word not in _CLOSERS:
            if _opens_sentence(word, capital[i]) and start[i] > end[i - 1]:
                current += 1
            pending = False
        numbers.append(current)
        if word[0] in _SENTENCE_ENDS and not (word == "." and i and (low[i - 1] in _ABBREVIATIONS or (len(low[i - 1]) == 1 and capital[i - 1]))):
            pending = True
    return numbers


def _opens_sentence(word: str, capital: bool) -> bool:
    return capital or word[0].isdigit() or word in {"“", '"', "‘", "$", "€", "£"}
