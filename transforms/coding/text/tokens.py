"""The words, numbers and marks of a bullet, read once and shared by every part of the coder. No meaning here.

Names keep their hyphens ("Rostov-on-Don") and lose the possessive, which is a token of its own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from transforms.words import words_of

# words first: most tokens are
_TOKEN = re.compile(r"([^\W\d_]+(?:[-’'](?!s(?!\w))[^\W_]+)*|[’']s(?!\w)|\d+(?:[.,]\d+)*|[^\w\s])")
ENDS = frozenset(".!?")
_OPENERS = frozenset("“\"'‘")
CLOSERS = frozenset("”\"’')")
# titles and the like, whose full stop ends no sentence
ABBREVIATED = frozenset("gen col lt st mr mrs ms dr maj capt sgt sen rep gov prof vs inc jr sr".split())


class Token(NamedTuple):
    """A word, number or mark: `low` is lower case, `is_name` whether it could be a (part of a) name, `sentence` counts from 0."""

    text: str
    low: str
    start: int
    end: int
    is_name: bool
    sentence: int


def read_tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order; linear in its length."""
    words, starts, ends = cut(_TOKEN, text)
    lows, names = zip(*map(_shape, words), strict=True) if words else ((), ())
    columns = zip(words, lows, starts, ends, names, _sentences(words, starts, ends), strict=True)
    return tuple(map(tuple.__new__, itertools.repeat(Token), columns))  # as Token(*column) would, in a third of the time


def cut(pattern: re.Pattern[str], text: str) -> tuple[list[str], list[int], list[int]]:
    """What the pattern's one group matches, and where each match starts and ends; a hyphen between spaces is a dash."""
    pieces = pattern.split(text.replace(" - ", " – "))
    ends = list(itertools.accumulate(map(len, pieces)))
    return pieces[1::2], ends[:-1:2], ends[1::2]


def _sentences(words: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """Number of the sentence each token stands in: a new one begins behind a full stop and the quotes and brackets that it closes."""
    numbers: list[int] = []
    if ENDS.isdisjoint(words[:-1]):
        return [0] * len(words)
    for i in [i for i, word in enumerate(words) if word in ENDS]:
        if i and _abbreviates(words[i], words[i - 1]):
            continue
        opener = i + 1
        while opener < len(words) and words[opener] in CLOSERS and starts[opener] == ends[opener - 1]:
            opener += 1
        if opener < len(words) and _opens(words[opener]):
            numbers += [numbers[-1] + 1 if numbers else 0] * (opener - len(numbers))
    return numbers + [numbers[-1] + 1 if numbers else 0] * (len(words) - len(numbers))


def _opens(word: str) -> bool:
    """Whether a token may be the first of a sentence."""
    return word[0].isupper() or word[0].isdigit() or word in _OPENERS


@lru_cache(maxsize=1 << 15)
def _shape(word: str) -> tuple[str, bool]:
    """Lower case, and whether it could be (part of) a name."""
    return word.lower().replace("’", "'"), word[0].isupper() and _is_name(word)


def _abbreviates(mark: str, word: str) -> bool:
    """Whether a mark belongs to an abbreviation or initial before it; "on X." ends a sentence."""
    return word.lower() in ABBREVIATED or (mark == "." and len(word) == 1 and word.isalpha() and word != "X")


@cache
def _syllables() -> frozenset[str]:
    """What Korean and Chinese given names have behind their hyphen."""
    return frozenset(words_of("names")["syllables"])


def _is_name(word: str) -> bool:
    """Whether a capitalised word is one behind its last hyphen too: "Moscow-backed" is no name, "Seong-ho" is one."""
    last = word.rpartition("-")[2]
    return last == word or len(word) < 2 or last[:1].isupper() or (last in _syllables() and len(word) < 12)
