"""The one form of text that all tables hold (codebook section 1). Quotes, dashes and spelling stay as printed."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+")


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
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
