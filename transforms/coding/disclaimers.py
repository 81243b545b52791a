"""Whether a bullet with a disclaimer ("... could not be verified") still reports something: somebody's claim stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.clauses import Clause
from transforms.coding.language import Text
from transforms.coding.sources import OUTLET, PRONOUN

_CHECKING = frozenset({"verify", "verified", "confirm", "confirmed", "comment", "commented", "respond", "responded", "replied"})


def tells_a_claim(t: Text, clauses: Sequence[Clause]) -> bool:
    """Whether anybody but an outlet says something in it: "Kyiv said it took the village, a claim that could not be verified"."""
    return any(_is_claim(t, clause) for clause in clauses)


def _is_claim(t: Text, clause: Clause) -> bool:
    if clause.source.kind in (OUTLET, PRONOUN):
        return False
    return clause.verb < 0 or not (t.low[clause.verb] in _CHECKING or "not" in t.low[max(0, clause.verb - 3) : clause.verb])
