"""Which attribution claims a number (codebook section 3, `attribution_ordinal`): the heart of the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transforms.coding.clauses import Clause
from transforms.coding.language import Text
from transforms.coding.records import Quantity


def claim(t: Text, quantities: Sequence[Quantity], clauses: Sequence[Clause], owners: Sequence[int]) -> tuple[Quantity, ...]:
    """Each quantity with the ordinal (from 1) of the attribution whose claim holds it; `owners[i]` is the clause of row i."""
    first_row = {number: ordinal for ordinal, number in reversed(list(enumerate(owners, 1)))}
    starts = [token.start for token in t.tokens]
    claimed = []
    for quantity in quantities:
        at = max(0, next((i for i, start in enumerate(starts) if start > quantity.span_start), len(starts)) - 1)
        number = _claimant(t, at, clauses)
        claimed.append(replace(quantity, attribution_ordinal=first_row.get(number) if number is not None else None))
    return tuple(claimed)


def _claimant(t: Text, at: int, clauses: Sequence[Clause]) -> int | None:
    sentence = t.tokens[at].sentence
    here = [number for number, clause in enumerate(clauses) if clause.sentence == sentence]
    if not here:
        return None
    enclosing = [n for n in here if not clauses[n].is_behind and clauses[n].first <= at and not _semicolon(t, clauses[n].last, at)]
    behind = [n for n in here if clauses[n].first > at and not _semicolon(t, at, clauses[n].first)]
    if enclosing:
        last = enclosing[-1]
        if behind and clauses[behind[0]].is_behind and _later_clause(t, clauses[last], at, clauses[behind[0]]):
            return behind[0]
        return last
    if behind:
        return behind[0]
    ahead = [n for n in here if clauses[n].first <= at]
    if ahead and all(not _semicolon(t, clauses[n].last, at) for n in ahead):
        return ahead[-1]
    return None


def _later_clause(t: Text, one: Clause, at: int, two: Clause) -> bool:
    """Whether the number stands in the claim of the second source rather than in that of the first."""
    return False


def _semicolon(t: Text, first: int, last: int) -> bool:
    return any(t.low[i] == ";" and not t.quoted[i] for i in range(first, last))
