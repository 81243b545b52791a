"""The one form of text that all tables hold (codebook section 1). Quotes, dashes and spelling stay as printed."""

from __future__ import annotations

import unicodedata

_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))


def normalise(text: str) -> str:
    r"""NFC without invisible characters, white space runs as one space, trimmed.

    >>> normalise(" Ze\u00adlen\u00adskyy\u00a0 said ")
    'Zelenskyy said'
    """
    return " ".join(_composed(text).split())


def normalised_length(text: str) -> int:
    """Length of the normalised text when more follows: a white space at its end counts as one."""
    composed = _composed(text)
    words = " ".join(composed.split())
    return len(words) + (bool(words) and composed[-1:].isspace())


def _composed(text: str) -> str:
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE))
