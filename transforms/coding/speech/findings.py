"""What outlets tell that they have found out themselves, where no verb of saying tells it: "Reuters has learned", "the BBC was told"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transforms.coding.speech.according import behind
from transforms.coding.speech.clause import Clause, clause_of, closes_behind
from transforms.coding.speech.outlets import MEDIA, listed_outlet
from transforms.coding.speech.phrases import behind_adverbials
from transforms.coding.speech.source import OUTLET, FullName, Source
from transforms.coding.text.language import Text

# what an outlet does that has been told
LEARNING = frozenset({"learned", "learnt"})
# what an outlet does that reports by itself, and nobody else who is no source: "Reuters learned", "the Guardian understood", "TASS was told"
_FINDING = LEARNING | frozenset("understood understands found unearthed uncovered revealed traced established".split())
_PASSIVE = frozenset({"was", "were", "been"})


def learned_from(t: Text, i: int, before: list[Clause], full_name: FullName) -> list[Clause]:
    """Who an outlet has it from: "Reuters learned on Friday from two officials"."""
    at = behind_adverbials(t, i + 1)
    outlet = _subject(t, i) if t.at(at) == "from" else None
    return [replace(clause, verb=i, agency=outlet.name) for clause in behind(t, i, at + 1, before, full_name)[0]] if outlet is not None else []


def had_from(t: Text, i: int, before: list[Clause], full_name: FullName) -> list[Clause]:
    """Who an outlet has it from: "as Reuters has it from two officials"."""
    outlet = _subject(t, i)
    return [replace(clause, agency=outlet.name) for clause in behind(t, i, i + 3, before, full_name)[0]] if outlet is not None else []


def may_find(t: Text) -> bool:
    """Whether a bullet has a word of finding out at all: almost none has."""
    return not _FINDING.isdisjoint(t.low) or ("told" in t.low and not _PASSIVE.isdisjoint(t.low))


def own_findings(t: Text, clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses of outlets that tell what they have found out themselves, where no verb of saying does."""
    found: list[Clause] = []
    for verb, low in enumerate(t.low):
        is_finding = low in _FINDING or (low == "told" and t.low[verb - 1] in _PASSIVE)
        if not is_finding or verb == 0 or t.quoted[verb]:
            continue
        source = _subject(t, verb)
        if source is None or any(clause.source.first <= source.first < clause.source.last or clause.verb == verb for clause in clauses):
            continue
        first = source.first - (t.at(source.first - 1) == "the")
        found.append(clause_of(t, source, verb, "said", closes_behind(t, first, t.sentence_start(source.first))))
    return found


def _subject(t: Text, verb: int) -> Source | None:
    """The listed outlet whose clause a verb belongs to: "the BBC website has learned"."""
    last = verb
    while last > 1 and t.low[last - 1] in _AUXILIARY:
        last -= 1
    last -= t.low[last - 1] in MEDIA and not t.tokens[last - 1].is_name
    first, name = _ending_at(t, last)
    return Source(first, last, OUTLET, name) if name is not None and _opens_clause(t, first) else None


_AUXILIARY = frozenset({"has", "had", "was", "were", "been", "have", "also"})


def _opens_clause(t: Text, first: int) -> bool:
    """Whether an outlet is the subject of a clause of its own: not "photographs the BBC found to be real", ", which Reuters had found"."""
    before = first - 1 - (t.at(first - 1) == "the")
    before -= t.at(before) in MEDIA
    before -= t.at(before) == "state"
    return before < t.sentence_start(first) or t.low[before] in (",", ";", ":", "and", "but", "as", "the", "”", "’")


def _ending_at(t: Text, last: int) -> tuple[int, str | None]:
    """The listed outlet whose name ends before token `last`, the longest; its first token."""
    for first in range(max(0, last - 4), last):
        if t.tokens[first].is_name or t.low[first] != "the":
            listed = listed_outlet(t, first)
            if listed is not None and listed[0] == last:
                return first, listed[1]
    return last, None
