"""Whom a role means that stands for a name: "the governor", "the Russian leader", "the company"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from transforms.coding.speech.clause import Clause
from transforms.coding.speech.source import ORGANISATION, PERSON, Source
from transforms.coding.speech.states import known_name, nearest_state
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import state_at
from transforms.coding.text.vocabulary import vocabulary


def bearer_of(t: Text, clause: Clause, clauses: Sequence[Clause], full_names: Mapping[str, str]) -> Source | None:
    """The person whom "the governor" or "the Indian prime minister" means: one that the bullet has named in that office, or for that state."""
    source, voc = clause.source, vocabulary()
    role = t.at(source.last - 1)
    if source.kind == ORGANISATION:
        return _own_body(t, source) if t.low[source.first] in ("his", "her", "their") else _firm(t, source)
    if t.at(source.first) == "its":
        state = nearest_state(t, clause) if t.slice(source.first + 1, source.last).lower() in _LISTS else None
        leader = _leader(state, t.slice(source.first + 1, source.last).lower(), full_names) if state is not None else None
        return replace(source, kind=PERSON, name=leader, office=role) if leader is not None else None
    if t.at(source.first) != "the" or role not in voc.words["offices"]:
        return None
    spoken = {c.source.name for c in clauses if c.first < clause.first and c.source.kind == PERSON and (c.source.office or "").lower().endswith(role)}
    if len(spoken) == 1 and source.last - source.first == 2:
        return replace(source, kind=PERSON, name=spoken.pop(), office=role)
    country = state_at(t, source.first + 1)
    is_highest = country is not None and t.slice(country.end, source.last).lower() in _LISTS
    if country is not None and is_highest and (leader := _leader(country.code, t.slice(country.end, source.last).lower(), full_names)) is not None:
        return replace(source, kind=PERSON, name=leader, office=t.slice(source.first + 1, source.last))
    named = {t.tokens[i].text for i in range(clause.first) if country is not None and voc.people.get(t.tokens[i].text) == country.code}
    if len(named) != 1:
        return None
    name = named.pop()
    return replace(source, kind=PERSON, name=full_names.get(name) or name, office=t.slice(source.first + 1, source.last))


_LISTS = {
    "president": ("presidents",),
    "premier": ("premiers",),
    "prime minister": ("premiers",),
    "chancellor": ("premiers",),
    "leader": ("presidents", "premiers"),
}


def _leader(code: str, role: str, full_names: Mapping[str, str]) -> str | None:
    """The full name of a state's leader whom the page has named before."""
    voc = vocabulary()
    known = [name for each in _LISTS.get(role, ()) for name in voc.words[each] if voc.people.get(name) == code and name in full_names]
    return full_names[known[0]] if len(known) == 1 else None


def _own_body(t: Text, source: Source) -> Source | None:
    """The body that "his organisation" means: the one known by name before it in its sentence."""
    if source.last - source.first != 2 or t.low[source.first + 1] not in _OWN_BODIES:
        return None
    floor = max(t.sentence_start(source.first), source.first - 40)
    found = known_name(t, floor, source.first)
    return replace(source, name=t.slice(*found)) if found is not None else None


_OWN_BODIES = frozenset(
    {"organisation", "organization", "agency", "institute", "watchdog", "group", "bank", "fund", "alliance", "bloc", "charity", "ngo"}
)


def body_named(t: Text, first: int, last: int) -> Source | None:
    """The one body that a stretch of words names: by a known name, or beside a word for a firm: "the railway company Zaliznytsia"."""
    found = known_name(t, first, last)
    if found is None and (at := next((i for i in range(last - 1, first, -1) if t.tokens[i].is_name and _is_firm(t.low[i - 1])), 0)):
        found = at, next((j for j in range(at, last) if not t.tokens[j].is_name), last)
    return Source(found[0], found[1], ORGANISATION, t.slice(*found), hint=found[1]) if found is not None else None


def _firm(t: Text, source: Source) -> Source | None:
    """The company that "the company" means: the one named last before it beside a word for one, or as a state's: "the Dutch trader Gasunie"."""
    if source.last - source.first != 2 or t.at(source.first) != "the" or not _is_firm(t.low[source.last - 1]):
        return None
    for i in range(source.first - 1, 0, -1):
        if not t.tokens[i].is_name or t.tokens[i - 1].is_name or t.quoted[i]:
            continue
        end = next((j for j in range(i, source.first) if not t.tokens[j].is_name), source.first)
        of_state = t.low[i - 1] == "'s" and end == i + 1 and state_at(t, i - 2) is not None
        if (of_state or _is_firm(t.low[i - 1])) and t.at(end) != "'s" and end - i < 5:
            return replace(source, name=t.slice(i, end))
    return None


def _is_firm(low: str) -> bool:
    """Whether a word means a company."""
    return low in vocabulary().words["company"] or low in _FIRMS


_FIRMS = frozenset({"group", "bank", "operator", "lender", "exporter", "insurer", "carrier", "utility", "steelmaker", "automaker", "developer"})
