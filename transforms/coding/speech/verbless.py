"""Sources whose verb is left out: "Moscow says it lost 40, Kyiv that it killed 400", "Police: two killed", "The mayor's tally: nine dead"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.speech.clause import Clause
from transforms.coding.speech.phrases import behind_times, is_number
from transforms.coding.speech.source import ORGANISATION, PERSON, UNNAMED, FullName, Source
from transforms.coding.speech.sources import read_source
from transforms.coding.speech.subjects import CLOSES, is_verbal, is_whole
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import names_state
from transforms.coding.text.vocabulary import HARMED, vocabulary


def find_verbless(t: Text, clauses: Sequence[Clause], full_name: FullName) -> list[Clause]:
    """The clauses of those sources, besides the `clauses` that a verb tells."""
    found: list[Clause] = []
    goes_on = clauses and ("that" in t.low or not HARMED.isdisjoint(t.low))
    if not goes_on and ":" not in t.low:
        return found
    for i, low in enumerate(t.low):
        if low not in _JOINTS or t.quoted[i]:
            continue
        before = [clause for clause in clauses if clause.sentence == t.tokens[i].sentence and clause.first < i]
        if (low == ":") == (not before):
            clause = _gapped(t, i + 1, before[-1], full_name) if before else _heading(t, i, full_name)
            found += [clause] if clause is not None else []
    return found


_JOINTS = frozenset({",", ";", ":", "and"})
_TELLING = frozenset({"said", "says", "reported", "reports", "counted", "counts", "claimed", "claims", "put", "puts", "spoke", "listed", "confirmed"})
# words that such a source, and what leads up to a count, may have
_LONGEST, _FARTHEST, _NEAR = 8, 18, 5


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


def _heading(t: Text, colon: int, full_name: FullName) -> Clause | None:
    """Whose count a colon leads up to: somebody who stands alone before it, or whose tally it is."""
    floor, words = t.sentence_start(colon), vocabulary().words
    floor = next((j + 1 for j in range(colon - 1, floor, -1) if t.low[j] == ";"), floor)
    first, behind = behind_times(t, floor), range(colon + 1, min(colon + 1 + _NEAR, t.size))
    if not 0 < colon - first <= _FARTHEST or not any(is_number(t, j) for j in behind) or any(is_verbal(t, j) for j in range(first, colon)):
        return None
    tally, last = next((j for j in range(first, colon) if t.low[j] in words["tallies"]), -1), colon
    if tally >= 0:
        owned = next((j for j in range(tally - 1, max(first, tally - 4), -1) if t.low[j] == "'s"), 0)
        by = next((j + 1 for j in range(tally + 1, colon) if t.low[j] in ("from", "by")), 0)
        if not owned and not by:
            return None
        first, last = (first, owned) if owned else (by, colon)
    source = read_source(t, first, last, full_name)
    if source is None or not _may_say(t, source, first, last):
        return None
    if tally < 0 and (t.low[last - 1] in _FIGHTING or names_state(t, first, last)):
        return None  # "The Russian army: 600,000 men", "Ukraine: two killed": of whom something is told
    return Clause(source, -1, floor, colon, "said", t.tokens[colon].sentence)


_FIGHTING = frozenset("army military forces fleet navy brigade corps regiment battalion division unit units side sides".split())


def _may_say(t: Text, source: Source, first: int, last: int) -> bool:
    """Whether a phrase is one that says things: a person in full, a body or state, officials."""
    words = vocabulary().words
    if source.kind == PERSON:
        return source.office is not None or " " in source.name
    if source.kind == ORGANISATION:
        return is_whole(t, first, last) or not words["heads"].isdisjoint(t.low[first:last])
    return source.kind == UNNAMED and not words["officials"].isdisjoint(t.low[first:last])
