"""Sources that lead up to a count with a colon: "Police: two killed", "The toll from the mayor: four dead", "The ministry's tally: 45 drones"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.speech.clause import Clause
from transforms.coding.speech.openings import sentence_subject
from transforms.coding.speech.phrases import behind_times, names_officials
from transforms.coding.speech.source import ORGANISATION, PERSON, PRONOUN, UNNAMED, FullName, Source
from transforms.coding.speech.sources import read_source
from transforms.coding.speech.subjects import is_verbal
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import NUMERALS, vocabulary

# words before the colon that are looked through, and behind it until a number stands there
_LONGEST, _NEAR = 18, 5


def find_leading(t: Text, clauses: Sequence[Clause], full_name: FullName) -> list[Clause]:
    """The source before each colon that leads up to a count, where nobody has said anything before it in its sentence."""
    found: list[Clause] = []
    for colon in [i for i, low in enumerate(t.low) if low == ":" and not t.quoted[i]]:
        floor = max(t.sentence_start(colon), *(j + 1 for j in range(max(0, colon - _LONGEST), colon) if t.low[j] == ";"), 0)
        if colon - floor > _LONGEST or any(clause.sentence == t.tokens[colon].sentence and clause.first < colon for clause in clauses):
            continue
        if any(low[0].isdigit() or low in _COUNTS for low in t.low[colon + 1 : colon + 1 + _NEAR]):
            source = _heading(t, floor, colon, full_name)
            if source is not None and source.kind in (PERSON, ORGANISATION, UNNAMED):
                found.append(Clause(source, -1, floor, colon, "said", t.tokens[colon].sentence))
    return found


_COUNTS = NUMERALS | {"a", "an", "dozens", "hundreds"}


def _heading(t: Text, floor: int, colon: int, full_name: FullName) -> Source | None:
    """Whose count a colon leads up to."""
    first = behind_times(t, floor)
    tally = next((j for j in range(first, colon) if t.low[j] in vocabulary().words["tallies"] or t.low[j] in ("number", "numbers")), -1)
    verbal = next((j for j in range(first, colon) if is_verbal(t, j) or t.low[j] in _GIVING), -1)
    if verbal < 0 and tally < 0:
        return _alone(t, first, colon, full_name)
    if tally < 0:
        return None
    if verbal < 0 or t.low[verbal] in _BEING:
        return _of_a_tally(t, first, tally, colon, full_name) or (_alone(t, first, colon, full_name) if verbal < 0 else None)
    if t.low[first] == "from" and t.low[verbal] in ("came", "comes", "come"):
        return read_source(t, first + 1, verbal, full_name)
    return next(iter(sentence_subject(t, tally, floor, full_name)), None) if t.low[verbal] in _GIVING and verbal < tally else None


_BEING = frozenset({"is", "was", "are", "were"})
_GIVING = frozenset(
    {"gave", "gives", "offered", "offers", "had", "has", "published", "released", "brought", "sent", "shared", "posted", "drew", "cited"}
)


def _alone(t: Text, first: int, colon: int, full_name: FullName) -> Source | None:
    """A source that stands alone before a colon, or with no more than a channel or subject behind it: "Andrii Sybiha on X", "Police"."""
    last = next((j for j in range(first + 1, colon) if t.low[j] in ("on", "about", "in", "via")), colon)
    source = read_source(t, first, last, full_name) if last > first else None
    if source is None or source.kind == PRONOUN:
        return None
    words = vocabulary().words
    is_body = t.slice(first, last).lower() in vocabulary().organisations or (t.low[last - 1] in words["heads"] and t.low[last - 1] not in _FIGHTING)
    is_person = source.kind == PERSON and (source.office is not None or " " in source.name)
    return source if is_person or (source.kind == ORGANISATION and is_body) or (source.kind == UNNAMED and names_officials(t, first, last)) else None


# "The Russian army: 600,000 men": of whom something is told
_FIGHTING = frozenset(
    {"army", "military", "forces", "fleet", "navy", "brigade", "corps", "regiment", "battalion", "division", "unit", "units", "side", "sides"}
)


def _of_a_tally(t: Text, first: int, tally: int, colon: int, full_name: FullName) -> Source | None:
    """ "The balance from the mayor", "the ministry's latest tally for the night"."""
    for j in range(tally - 1, max(first, tally - 4), -1):
        if t.low[j] == "'s":
            return read_source(t, first, j, full_name)
    start = next((j + 1 for j in range(tally + 1, colon) if t.low[j] in ("from", "by")), 0)
    return read_source(t, start, colon, full_name) if start and start < colon else None
