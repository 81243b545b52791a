"""Which attribution claims a number (codebook section 3, `attribution_ordinal`): the heart of the data."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from transforms.coding.clauses import Clause
from transforms.coding.language import Text
from transforms.coding.records import Quantity
from transforms.coding.tokens import Token


def claim(t: Text, quantities: Sequence[Quantity], clauses: Sequence[Clause], owners: Sequence[int]) -> tuple[Quantity, ...]:
    """Each quantity that counts no speaker, with the ordinal (from 1) of the attribution whose claim holds it; `owners[i]` is the clause of row i."""
    if not quantities or not clauses:
        return tuple(quantities)
    first_row = {number: ordinal for ordinal, number in reversed(list(enumerate(owners, 1)))}
    parts = sorted(((part, n) for n, clause in enumerate(clauses) for part in (clause, *clause.echoes)), key=lambda pair: pair[0].first)
    claimed = []
    for quantity in quantities:
        at = max(0, bisect_right(t.tokens, quantity.span_start, key=_start) - 1)
        if t.low[at] == "the" and any(clause.source.first <= at + 1 < clause.source.last for clause in clauses):
            continue  # "were killed, the mayor said": who speaks is none of those who are counted
        part = _claimant(t, at, [clause for clause, _ in parts])
        claimed.append(replace(quantity, attribution_ordinal=first_row.get(parts[part][1]) if part is not None else None))
    return tuple(claimed)


def _start(token: Token) -> int:
    return token.start


def _claimant(t: Text, at: int, clauses: Sequence[Clause]) -> int | None:
    """Index of the clause whose claim holds token `at`: the one that encloses it, else the nearest behind it in its sentence, else one that goes on."""
    sentence = t.tokens[at].sentence
    here = [number for number, clause in enumerate(clauses) if clause.sentence == sentence]
    enclosing = [n for n in here if _encloses(t, clauses[n], at)]
    behind = [n for n in here if clauses[n].first > at]
    if enclosing:
        return enclosing[-1]
    in_segment = [n for n in behind if not _semicolon(t, at, clauses[n].first)]
    going_on = [n for n in here if clauses[n].is_behind and _goes_on(t, clauses[n], at)]
    return next(iter(in_segment or going_on[-1:] or behind), None)


def _encloses(t: Text, clause: Clause, at: int) -> bool:
    """Whether the words from a source's verb on reach token `at`: to a semicolon, and behind "..., X said" only by "adding that"."""
    if clause.verb < 0 and not clause.is_behind:
        return clause.last <= at and not _semicolon(t, clause.last, at)
    if clause.is_behind:
        return any(p < at and not _semicolon(t, p, at) for p in clause.participles)
    return clause.verb < at and not _semicolon(t, clause.verb, at)


def _goes_on(t: Text, clause: Clause, at: int) -> bool:
    """Whether a claim goes on behind "X said": by "since", "while", "with" or a verb, not by a new clause with "and", nor in what tells of the source."""
    if clause.last > at or _semicolon(t, clause.last, at):
        return False
    commas = [i for i in range(clause.last, at) if t.low[i] == "," and not t.quoted[i]]
    if not commas:
        return any(t.low[i] in _LINKING and t.at(i + 1) in _PRONOUNS for i in range(clause.last, at))
    opens = [t.at(i + 1) for i in commas]
    return opens[0] not in _OF_THE_SOURCE and not any(word in _NEW_CLAUSE and t.at(i + 2) != "that" for word, i in zip(opens, commas, strict=True))


# "in an update in which it also listed 54 strikes"
_LINKING = frozenset({"which", "where", "that"})
_PRONOUNS = frozenset({"it", "he", "she", "they"})
_OF_THE_SOURCE = frozenset({"who", "whose", "whom", "which"})
_NEW_CLAUSE = frozenset({"and", "but", "yet", "after", "before", "hours", "days", "weeks"})


def _semicolon(t: Text, first: int, last: int) -> bool:
    return any(t.low[i] == ";" and not t.quoted[i] for i in range(first, last))
