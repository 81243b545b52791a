"""Bullets that report nothing: nobody could verify what others say (codebook section 1, `is_event`)."""

from __future__ import annotations

import re

from transforms.coding.language import Text

_DISCLAIMER = re.compile(
    r"\b(?:not|unable to|n't been able to|no way to)\b[^.]{0,40}\b(?:verif|confirm|corroborat|authenticat)"
    r"|\b(?:not|no)\b[^.]{0,30}\bindependent\w* (?:verif|confirm|corroborat)",
    re.IGNORECASE,
)
_BY_OUTLET = re.compile(r"\b(?:Al Jazeera|Reuters|AFP|AP|BBC|CNN|independently|reports?|claims?|accounts?|information|figures?|it)\b", re.I)


def is_event(text: str, t: Text) -> bool:
    """False for a disclaimer that is the whole bullet: nobody could verify what others say."""
    if not any(word in text for word in ("verif", "confirm", "corroborat", "authenticat")):
        return True
    ends = [i for i in range(1, t.size) if t.tokens[i].sentence != t.tokens[i - 1].sentence]
    starts = [0, *ends]
    for start in starts:
        end = t.sentence_end(start)
        sentence = t.slice(start, end)
        if not (_DISCLAIMER.search(sentence) and _BY_OUTLET.search(sentence)) or end - start > 45:
            return True
    return bool(not starts)
