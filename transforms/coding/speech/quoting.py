"""Sentences that say something by leading up to a quote, without a verb of saying: "She stood up: “No.”", "with the words “...”"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.speech.clause import Clause
from transforms.coding.speech.openings import sentence_subject
from transforms.coding.speech.phrases import SITES
from transforms.coding.speech.source import PRONOUN, FullName
from transforms.coding.speech.sources import read_source
from transforms.coding.speech.subjects import ending_at, is_verbal
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import vocabulary


def find_quoting(t: Text, full_name: FullName, clauses: Sequence[Clause]) -> list[Clause]:
    """A sentence that leads up to a quote with a colon or "with the words" says it: its subject is the source, whatever its verb."""
    heard = {clause.sentence for clause in clauses}
    for quote in t.quotes:
        if t.tokens[quote.first].sentence in heard or (clauses and t.low[quote.first - 1] != ":"):
            continue
        if (ended := _with_these_words(t, quote.last + 1, full_name)) is not None:
            return [ended]
        if quote.first > 2 and (t.low[quote.first - 1] == ":" or _leads_up(t, quote.first)):
            floor = _part_start(t, quote.first - 1)
            for source in sentence_subject(t, quote.first - 1, floor, full_name):
                return [Clause(source, -1, source.first, source.last, "said", t.tokens[source.first].sentence)]
    return [clause for i in t.where(_COLON) if t.tokens[i].sentence not in heard and (clause := _on_site(t, i, full_name)) is not None]


_COLON = frozenset({":"})
# tokens of a sentence before the colon
_LONGEST = 40


def _on_site(t: Text, colon: int, full_name: FullName) -> Clause | None:
    """Who is but named with a platform before a colon: "Presidential adviser Ivo Lopes, on YouTube: the enemy “has nothing left to give”"."""
    on = colon - 2
    if t.quoted[colon] or t.at(on) != "on" or t.at(colon - 1) not in SITES or colon - t.sentence_start(colon) > _LONGEST:
        return None
    floor = _part_start(t, colon)
    if on <= floor:
        return None
    source = read_source(t, floor, on - (t.low[on - 1] == ","), full_name)
    return Clause(source, -1, floor, source.last, "said", t.tokens[floor].sentence) if source is not None and source.kind != PRONOUN else None


def _with_these_words(t: Text, i: int, full_name: FullName) -> Clause | None:
    """ "“Thirteen dead.” With these words the minister ended the search": whose words they were."""
    if t.at(i) not in ("with", "in") or t.at(i + 1) not in ("these", "those") or t.at(i + 2) not in vocabulary().words["remarks"]:
        return None
    verbal = next((j for j in range(i + 4, min(i + 16, t.size)) if is_verbal(t, j)), i)
    who = ending_at(t, verbal - 1, i + 3, full_name) if verbal > i else []
    return Clause(who[-1], -1, i, verbal, "said", t.tokens[i].sentence, is_behind=True) if who else None


def _leads_up(t: Text, first: int) -> bool:
    """Whether "with the words", "with the remark that" stands before a quote."""
    last = first - 1 - (t.low[first - 1] in ("that", ","))
    with_it = next((j for j in range(last - 1, max(0, last - 5), -1) if t.low[j] == "with"), None)
    return with_it is not None and t.at(last) in vocabulary().words["remarks"]


def _part_start(t: Text, i: int) -> int:
    """Where the part of the sentence begins that token `i` stands in: behind its last semicolon."""
    floor = t.sentence_start(i)
    return next((j + 1 for j in range(i - 1, floor, -1) if t.low[j] == ";" and not t.quoted[j]), floor)
