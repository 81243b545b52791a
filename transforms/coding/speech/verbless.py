"""Sources whose verb is left out: "Moscow says it lost 40, Kyiv that it killed 400"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.speech.clause import Clause
from transforms.coding.speech.phrases import is_number
from transforms.coding.speech.source import ORGANISATION, PERSON, UNNAMED, FullName, Source
from transforms.coding.speech.sources import read_source
from transforms.coding.speech.subjects import CLOSES, is_verbal, is_whole
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import HARMED, vocabulary


def find_verbless(t: Text, clauses: Sequence[Clause], full_name: FullName) -> list[Clause]:
    """The clauses of those sources, besides the `clauses` that a verb tells."""
    found: list[Clause] = []
    if not clauses or ("that" not in t.low and HARMED.isdisjoint(t.low)):
        return found
    for i, low in enumerate(t.low):
        if low not in _JOINTS or t.quoted[i]:
            continue
        before = [clause for clause in clauses if clause.sentence == t.tokens[i].sentence and clause.first < i]
        if before and (clause := _gapped(t, i + 1, before[-1], full_name)) is not None:
            found.append(clause)
    return found


_JOINTS = frozenset({",", ";", "and"})
_TELLING = frozenset({"said", "says", "reported", "reports", "counted", "counts", "claimed", "claims", "put", "puts", "spoke", "listed", "confirmed"})
# words that such a source may have
_LONGEST = 8


def _gapped(t: Text, start: int, said: Clause, full_name: FullName) -> Clause | None:
    """The source between a comma and "that" or a count, with the claim of another one's verb."""
    if said.is_behind or said.verb < 0 or t.low[said.verb] not in _TELLING or start <= said.verb:
        return None
    start += t.at(start) in ("and", "but", "while")
    stop = next((j for j in range(start, min(start + _LONGEST, t.size)) if t.low[j] == "that" or is_number(t, j) or t.low[j] in CLOSES), start)
    if stop == start or not _claims(t, stop) or any(is_verbal(t, j) for j in range(start, stop)):
        return None
    source = read_source(t, start, stop, full_name)
    if source is None or source.name == said.source.name or not _may_say(t, source, start, stop):
        return None
    if t.low[stop] != "that" and is_whole(t, start, stop):
        return None  # "said Russia had taken 20 villages, Ukraine four"
    return Clause(source, -1, start, stop, said.stance, said.sentence)


def _claims(t: Text, i: int) -> bool:
    """Whether a claim begins at "that" or a count: "that it killed", "nine dead"."""
    return t.at(i + 1) in (_OPENING if t.low[i] == "that" else HARMED)


_OPENING = frozenset("it he she they its his her their the a an no there only at nobody none not".split())


def _may_say(t: Text, source: Source, first: int, last: int) -> bool:
    """Whether a phrase is one that says things: a person in full, a body or state, officials."""
    words = vocabulary().words
    if source.kind == PERSON:
        return source.office is not None or " " in source.name
    if source.kind == ORGANISATION:
        return is_whole(t, first, last) or not words["heads"].isdisjoint(t.low[first:last])
    return source.kind == UNNAMED and not words["officials"].isdisjoint(t.low[first:last])
