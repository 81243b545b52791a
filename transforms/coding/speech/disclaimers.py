"""Bullets that report nothing: nobody could verify what others say (codebook section 1, `is_event`)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from transforms.coding.speech.clause import Clause
from transforms.coding.speech.source import OUTLET, PRONOUN
from transforms.coding.text.language import Text

_DISCLAIMER = re.compile(
    r"(?:\b(?:not|unable to|no way to)|n['’]t(?: been able to)?)\b[^.]{0,40}\b(?:verif|confirm|corroborat|authenticat)"
    r"|\b(?:neither|none)\b[^.]{0,70}\b(?:verif|confirm|corroborat|authenticat)"
    r"|\b(?:not|no)\b[^.]{0,30}\bindependent\w* (?:verif|confirm|corroborat)",
    re.IGNORECASE,
)
# who could not: an outlet, or nobody in particular; a ministry that does not confirm a report says something
_BY_OUTLET = re.compile(
    r"\b(?:Al Jazeera|Reuters|AFP|AP|BBC|CNN|independent\w*)\b"
    r"|\b(?:be|been|possible to) (?:\w+ly )?(?:verif|confirm|corroborat|authenticat)\w*\b(?! by)",
    re.IGNORECASE,
)
_STEMS = re.compile("verif|confirm|corroborat|authenticat")
# tokens of a sentence that is no more than a disclaimer
_MOST = 45


def is_event(t: Text, clauses: Sequence[Clause]) -> bool:
    """False where every sentence is a disclaimer and nobody but an outlet says anything in it.

    "Kyiv said it took the village, a claim that could not be verified" reports a claim.
    """
    if _STEMS.search(t.text) is None:
        return True
    return not all(_disclaims(t, start, end) for start, end in itertools.pairwise(t.bounds)) or any(
        clause.source.kind not in (OUTLET, PRONOUN) for clause in clauses
    )


def _disclaims(t: Text, start: int, end: int) -> bool:
    sentence = t.slice(start, end)
    return end - start <= _MOST and bool(_DISCLAIMER.search(sentence) and _BY_OUTLET.search(sentence))
