"""The words, numbers and marks of a bullet, read once and shared by every part of the coder. No meaning here.

Names keep their hyphens ("Rostov-on-Don") and lose the possessive, which is a token of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"[’']s(?!\w)|[^\W\d_]+(?:[-’'](?!s(?!\w))[^\W_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
_ENDS = frozenset(".!?")
_OPENERS, _CLOSERS = frozenset("“\"'‘"), frozenset("”\"’')")
_ABBREVIATED = frozenset({"gen", "col", "lt", "st", "mr", "mrs", "ms", "dr", "maj", "capt", "sgt"})


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
    tokens: list[Token] = []
    sentence = 0
    is_ended = False
    for match in _TOKEN.finditer(text):
        word = match[0]
        low, is_name, opens, closes = _shape(word)
        if is_ended and opens:
            sentence += 1
        if not closes:
            is_ended = word in _ENDS and not _abbreviates(word, tokens)
        tokens.append(Token(word, low, match.start(), match.end(), is_name, sentence))
    return tuple(tokens)


@lru_cache(maxsize=1 << 15)
def _shape(word: str) -> tuple[str, bool, bool, bool]:
    """Lower case, whether it could be a name, whether it may open a sentence, whether it closes what stands before it."""
    first = word[0]
    opens = first.isupper() or first.isdigit() or first in _OPENERS
    return word.lower().replace("’", "'"), first.isupper() and _is_name(word), opens, word in _CLOSERS


def _abbreviates(mark: str, before: Sequence[Token]) -> bool:
    """Whether a mark belongs to an abbreviation or initial before it; "on X." ends a sentence."""
    if not before:
        return False
    word = before[-1]
    return word.low in _ABBREVIATED or (mark == "." and len(word.text) == 1 and word.text != "X")


def _is_name(word: str) -> bool:
    """Whether a capitalised word is one behind its last hyphen too: "Moscow-backed" is no name."""
    return "-" not in word or len(word) < 2 or word.rpartition("-")[2][:1].isupper()
