"""The words, numbers and marks of a bullet, read once and shared by every part of the coder. No meaning here.

Names keep their hyphens ("Rostov-on-Don") and lose the possessive, which is a token of its own.
"""

from __future__ import annotations

import re
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
        if opens and (word[0].isupper() or word[0].isdigit() or word in "“\"'‘"):
            sentence += 1
        if word not in "”\"’')":
            opens = word in _ENDS and not (
                tokens and (tokens[-1].low in _ABBREVIATED or (len(tokens[-1].text) == 1 and word == "." and tokens[-1].text != "X"))
            )
        tokens.append(Token(word, word.lower().replace("’", "'"), match.start(), match.end(), _is_name(word), sentence))
    return tuple(tokens)


def _is_name(word: str) -> bool:
    """Upper case at both ends of its hyphens, so that "Moscow-backed" is no name."""
    return word[0].isupper() and (len(word) < 2 or "-" not in word or word.rpartition("-")[2][0].isupper())
