"""The words, numbers and marks of a bullet, read once and shared by every part of the coder. No meaning here.

Names keep their hyphens ("Rostov-on-Don") and lose the possessive, which is a token of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_TOKEN = re.compile(r"[’']s(?!\w)|[^\W\d_]+(?:[-’'](?!s(?!\w))[^\W_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
_ENDS = frozenset(".!?")
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
    opens = False
    for match in _TOKEN.finditer(text):
        word = match[0]
        low, first = word.lower(), word[0]
        if opens and (first.isupper() or first.isdigit() or first in "“\"'‘"):
            sentence += 1
        if word not in "”\"’')":
            opens = word in _ENDS and not _abbreviates(word, tokens)
        tokens.append(Token(word, low.replace("’", "'") if "’" in low else low, *match.span(), first.isupper() and _is_name(word), sentence))
    return tuple(tokens)


def _abbreviates(mark: str, before: Sequence[Token]) -> bool:
    """Whether a mark belongs to an abbreviation or initial before it; "on X." ends a sentence."""
    if not before:
        return False
    word = before[-1]
    return word.low in _ABBREVIATED or (mark == "." and len(word.text) == 1 and word.text != "X")


def _is_name(word: str) -> bool:
    """Whether a capitalised word is one behind its last hyphen too: "Moscow-backed" is no name."""
    return "-" not in word or len(word) < 2 or word.rpartition("-")[2][:1].isupper()
