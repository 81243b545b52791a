"""Sources whose verb is left out: "Moscow says it lost 40, Kyiv that it killed 400", "Lysak reported two dead, Fedorov nine"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.speech.clause import Clause
from transforms.coding.speech.phrases import names_officials
from transforms.coding.speech.source import ORGANISATION, PERSON, UNNAMED, FullName, Source
from transforms.coding.speech.sources import read_source
from transforms.coding.speech.subjects import CLOSES, is_verbal, is_whole
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import NUMERALS, vocabulary

_TELLING = frozenset({"said", "says", "reported", "reports", "counted", "counts", "claimed", "claims", "put", "puts", "spoke", "listed", "confirmed"})
_JOINTS = frozenset({",", ";", "and"})
_OPENING = frozenset(
    {"it", "he", "she", "they", "its", "his", "her", "their", "the", "a", "an", "no", "there", "only", "at", "nobody", "none", "not"}
)
_COUNTED = frozenset({"dead", "killed", "wounded", "injured", "hurt", "missing", "deaths", "casualties", "victims", "fatalities"})
# the longest phrase that names such a source
_LONGEST = 8


def find_gapped(t: Text, clauses: Sequence[Clause], full_name: FullName) -> list[Clause]:
    """The sources behind a comma to whom the verb of a clause before them is to be added in mind."""
    found: list[Clause] = []
    for clause in clauses:
        if clause.is_behind or clause.verb < 0 or t.low[clause.verb] not in _TELLING:
            continue
        end = min((other.first for other in clauses if other.first > clause.verb), default=t.size)
        for comma in range(clause.verb + 2, min(end, t.sentence_end(clause.verb))):
            if t.low[comma] not in _JOINTS or (t.low[comma] == "and" and not found):
                continue
            if not t.quoted[comma] and (gapped := _gapped(t, comma + 1, clause, full_name)) is not None:
                found.append(gapped)
    return found


def _gapped(t: Text, start: int, said: Clause, full_name: FullName) -> Clause | None:
    """The source between a comma and "that" or a count, with the claim of another one's verb."""
    start += t.at(start) in ("and", "but", "while")
    if start >= t.size or not (t.tokens[start].is_name or t.low[start] in ("the", "a", "an") or t.low[start] in vocabulary().words["heads"]):
        return None
    stop = next((j for j in range(start, min(start + _LONGEST, t.size)) if t.low[j] == "that" or _is_number(t, j) or t.low[j] in CLOSES), start)
    last = stop - (t.low[stop - 1] == "of" and _is_number(t, stop))
    if last <= start or t.low[stop] in CLOSES or any(is_verbal(t, j) for j in range(start, last)) or not _claims(t, stop):
        return None
    source = read_source(t, start, last, full_name)
    if source is None or source.name == said.source.name or not _may_claim(t, source, start, last):
        return None
    if t.low[stop] != "that" and source.kind == ORGANISATION and vocabulary().words["heads"].isdisjoint(t.low[start:last]):
        return None  # "said Russia had taken 20 villages, Ukraine four"
    return Clause(source, -1, start, last, said.stance, said.sentence)


def _is_number(t: Text, j: int) -> bool:
    return t.low[j][0].isdigit() or t.low[j] in NUMERALS


def _claims(t: Text, i: int) -> bool:
    """Whether a claim begins at "that" or a count: "that it killed", "nine dead", "14."."""
    if t.low[i] == "that":
        return t.at(i + 1) in _OPENING
    return t.at(i + 1) in _COUNTED or t.at(i + 1) in (".", "and") or (t.at(i + 1) == "," and t.tokens[min(i + 2, t.size - 1)].is_name)


def _may_claim(t: Text, source: Source, first: int, last: int) -> bool:
    """Whether a phrase is one that says things: a person in full, a body or state, officials."""
    if source.kind == PERSON:
        return source.office is not None or last - first > 1
    if source.kind == ORGANISATION:
        return is_whole(t, first, last) or (last - first > 1 and not vocabulary().words["heads"].isdisjoint(t.low[first:last]))
    return source.kind == UNNAMED and names_officials(t, first, last)
