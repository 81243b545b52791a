"""Whom a role means that stands for a name: "the governor", "the Russian leader", "the company"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from transforms.coding.speech.clause import Clause, heard_before
from transforms.coding.speech.phrases import LANDS, behind_trade, head_of, is_firm
from transforms.coding.speech.source import ORGANISATION, PERSON, PREPOSITIONS, UNNAMED, Source
from transforms.coding.speech.sources import read_source
from transforms.coding.speech.states import known_name, nearest_state
from transforms.coding.speech.subjects import is_verbal
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import state_at
from transforms.coding.text.vocabulary import vocabulary


def bearer_of(t: Text, clause: Clause, clauses: Sequence[Clause], full_names: Mapping[str, str], offices: Mapping[str, str]) -> Source | None:
    """The person whom "the governor" or "the Indian prime minister" means: one that the bullet has named in that office, or for that state."""
    source, voc = clause.source, vocabulary()
    role = t.at(source.last - 1)
    if source.kind == ORGANISATION or is_firm(role):
        return _own_body(t, source) if t.low[source.first] in ("his", "her", "their") else _firm(t, source)
    if t.at(source.first) == "its":
        state = nearest_state(t, clause)
        leader = _leader(state, t.slice(source.first + 1, source.last).lower(), full_names) if state is not None else None
        return replace(source, kind=PERSON, name=leader, office=role) if leader is not None else None
    if t.at(source.first) != "the":
        return None
    if (head := _head_of_body(t, source)) is not None:
        return replace(source, kind=PERSON, name=full_names.get(head) or head, office=t.slice(source.first + 1, source.last))
    if role not in voc.words["offices"] and role not in voc.words["spokesmen"] and role not in _SOLDIERLY:
        return None
    heard = [each for each in heard_before(clause, clauses) if each.kind == PERSON]
    spoken = {each.name for each in heard if _holds(each.office or offices.get(each.name, ""), role)}
    if not spoken and role in _SOLDIERLY and heard and _is_alone(t, clause, clauses, role) and _serves(heard[-1].office or ""):
        spoken = {heard[-1].name}  # "Ukraine's top general, Ivo Lopes, said ... the commander added"
    if len(spoken) == 1 and source.last - source.first == 2:
        return replace(source, kind=PERSON, name=spoken.pop(), office=role)
    if role in _LOCAL and (lone := _without_office(t, source, heard, offices)) is not None:
        return replace(source, kind=PERSON, name=lone, office=role)
    if source.last - source.first == 2 and (leader := _only_leader(t, clause, role)) is not None:
        return replace(source, kind=PERSON, name=full_names.get(leader) or leader, office=role)
    country = state_at(t, source.first + 1)
    if country is not None and (leader := _leader(country.code, t.slice(country.end, source.last).lower(), full_names)) is not None:
        return replace(source, kind=PERSON, name=leader, office=t.slice(source.first + 1, source.last))
    named = {t.tokens[i].text for i in range(clause.first) if country is not None and voc.people.get(t.tokens[i].text) == country.code}
    if len(named) != 1:
        return None
    name = named.pop()
    return replace(source, kind=PERSON, name=full_names.get(name) or name, office=t.slice(source.first + 1, source.last))


# sentences from one who has spoken to a quote and to who says it
_NEXT = 2


def _without_office(t: Text, source: Source, heard: Sequence[Source], offices: Mapping[str, str]) -> str | None:
    """The one person to have spoken, closing the sentence before, of whom nothing is told: "..., insists Ivo Lopes. “...,” the mayor said"."""
    if source.last - source.first != 2 or len({each.name for each in heard}) != 1:
        return None
    lone = heard[-1]
    closes = t.at(lone.first + len(lone.name.split())) == "."
    is_next = 1 <= t.tokens[source.first].sentence - t.tokens[lone.first].sentence <= _NEXT
    has_office = lone.office or lone.name in offices or lone.name in vocabulary().people
    return lone.name if closes and is_next and not has_office else None


# who may be named without the office by which the next sentence calls him
_LOCAL = frozenset({"mayor", "governor"})
_SOLDIERLY = frozenset({"general", "commander"})
_OF_ARMIES = frozenset({"general", "commander", "commander-in-chief", "staff"})
_HEADING = frozenset({"chief", "head", "president", "director", "boss"})


def _is_alone(t: Text, clause: Clause, clauses: Sequence[Clause], role: str) -> bool:
    """Whether only one has spoken before, and nobody else of that role is told of: "A commander disagreed. The commander said"."""
    articles = (i for i in range(clause.first) if t.low[i] in ("a", "an"))
    return len({each.name for each in heard_before(clause, clauses)}) == 1 and not any(role in t.low[i + 1 : i + 4] for i in articles)


def _serves(office: str) -> bool:
    """Whether an office is a soldier's: "head of the General Staff's main directorate"."""
    return not _OF_ARMIES.isdisjoint(office.lower().replace("’s", "").split())


# who has headed these during the war, by the names that pages print
_CHIEFS: Mapping[str, tuple[str, ...]] = {
    "iaea": ("Grossi",),
    "nato": ("Stoltenberg", "Rutte"),
    "un": ("Guterres",),
    "unhcr": ("Grandi",),
    "pentagon": ("Austin", "Hegseth"),
    "commission": ("Leyen",),
}


def _head_of_body(t: Text, source: Source) -> str | None:
    """The one head of a body that the bullet has named before: "the IAEA chief", "the head of the Commission"; not "the UN humanitarian chief"."""
    match [low for low in t.low[source.first + 1 : source.last] if low not in ("the", "european")]:
        case [body, role] | [role, "of", body] if role in _HEADING:
            named = [i for i in t.names if i < source.first and t.tokens[i].text in _CHIEFS.get(body, ()) and not t.quoted[i]]
        case _:
            return None
    if len({t.tokens[i].text for i in named}) != 1:
        return None
    first = named[-1] - 2 * (t.low[max(0, named[-1] - 2) : named[-1]] == ["von", "der"])
    return t.slice(first, named[-1] + 1)


def _holds(office: str, role: str) -> bool:
    """Whether an office is told by a role: "regional governor" and "governor of Lypa" by "governor"."""
    return any(part.endswith(role) for part in (office.lower(), office.lower().partition(" of ")[0]))


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


def _only_leader(t: Text, clause: Clause, role: str) -> str | None:
    """The one head of a state named before "the president said", in what he does not close: "Zelenskyy met him. The president said"."""
    is_closing = clause.is_behind and t.low[clause.first - 1] != "and"
    words, end = vocabulary().words, t.sentence_start(clause.first) if is_closing else clause.first
    named = {t.tokens[i].text for i in t.names if i < end and not t.quoted[i] and (t.at(i + 1) != "'s" or t.at(i + 2) in words["staff"])}
    leaders = [name for each in _LISTS.get(role, ()) for name in named & words[each]]
    return leaders[0] if len(leaders) == 1 else None


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
    if found is None and (at := next((i for i in range(last - 1, first, -1) if t.tokens[i].is_name and is_firm(t.low[i - 1])), 0)):
        found = at, next((j for j in range(at, last) if not t.tokens[j].is_name), last)
    return Source(found[0], found[1], ORGANISATION, t.slice(*found)) if found is not None else None


def _firm(t: Text, source: Source) -> Source | None:
    """The firm that "the company" means: told by the same noun, else what a sentence before began with, else the last one named."""
    role = t.low[source.last - 1]
    if source.last - source.first != 2 or t.at(source.first) != "the" or not is_firm(role):
        return None
    found = [(i, end) for i in t.names if i < source.first and not t.quoted[i] and (end := _end_of_firm(t, i, source.first))]
    if not found:
        return None
    floor = t.sentence_start(source.first)
    first, last = max(found, key=lambda at: (t.low[at[0] - 1] == role, at[0] < floor and at[0] - t.sentence_start(at[0]) < _NEAR_START, at[0]))
    return replace(source, kind=ORGANISATION, name=t.slice(first, last))


# words that may lead up to a firm that a sentence begins with: "Ukraine's largest steelmaker Metinvest"
_NEAR_START = 5


# who may be told of beside a firm and is not it: "Metinvest has asked for a loan. The bank said"
_OF_OTHERS = frozenset({"bank", "lender", "insurer", "charity", "ngo", "watchdog", "monitor", "publisher", "builder"})


def _end_of_firm(t: Text, i: int, limit: int) -> int:
    """Where a firm's name ends that begins at token `i`: behind a word for one, as a state's, or a known one at a sentence's beginning; else 0."""
    before = t.at(i - 1)
    if i > 0 and t.tokens[i - 1].is_name and behind_trade(t, i - 1) != i:
        return 0
    end = next((j for j in range(i, limit) if not t.tokens[j].is_name), limit)
    if t.low[limit + 1] not in _OF_OTHERS and i - t.sentence_start(i) < _NEAR_START and t.slice(i, end).lower() in vocabulary().firms:
        return end
    of_state = before == "'s" and end == i + 1 and state_at(t, i - 2) is not None and t.low[end] not in LANDS  # "Russia’s Rostov region"
    return end if (of_state or is_firm(before)) and t.at(end) != "'s" and end - i < 5 else 0


def unnamed_subject(t: Text, clause: Clause, is_named: bool) -> Source | None:
    """Who without a name the sentence of "he said", or the one before it, begins with: "A nurse remembers it. “...,” she told", "The mayor left".

    Not an office where somebody is named in between.
    """
    sentence = t.tokens[clause.first].sentence
    for floor in (t.bounds[each] for each in (sentence, sentence - 1) if each >= 0):
        is_one = t.low[floor] in ("a", "an", "one")
        end = next((j for j in range(floor + 1, min(floor + 9, clause.first)) if t.low[j] in ("who", "whose", ",") or is_verbal(t, j)), floor)
        source = read_source(t, floor, end, lambda _: None) if end > floor + 1 else None
        may_speak = source is not None and source.kind == UNNAMED and may_be(t, source, clause.source.name)
        is_office = not is_named and may_speak and t.low[head_of(t, floor, end, PREPOSITIONS)] in vocabulary().words["offices"]
        if is_one or is_office:
            return source if may_speak else None
    return None


_OTHER = {
    "he": frozenset(
        {"wife", "mother", "sister", "daughter", "widow", "spokeswoman", "businesswoman", "grandmother", "chairwoman", "ombudswoman", "nun"}
    ),
    "she": frozenset({"husband", "father", "brother", "son", "spokesman", "businessman", "grandfather", "chairman", "serviceman", "priest", "monk"}),
}


def may_be(t: Text, source: Source, pronoun: str) -> bool:
    """Whether "he" or "she" may be a source: a person, or one without a name: "the wife of a soldier", "a spokesman for the ministry"."""
    if source.kind == PERSON:
        return " " in source.name or is_meant(source.name, pronoun)
    head = head_of(t, source.first, source.last, _BEHIND_ROLE)
    low, words = t.low[head], vocabulary().words
    is_one = low in words["spokesmen"] if source.kind == ORGANISATION else source.kind == UNNAMED and low in words["roles"]
    return is_one and not low.endswith(("s", "men", "women", "people", "police")) and low not in _OTHER[pronoun]


def is_meant(name: str, pronoun: str) -> bool:
    """Whether a last name may be that of "he" or of "she": well-known ones are a man's unless they are listed as a woman's."""
    is_woman = name in vocabulary().words["women"]
    return not is_woman if pronoun == "he" else is_woman or name not in vocabulary().people


_BEHIND_ROLE = frozenset({"of", "for", "in", "at", "from", "with", "on", "to", "who", "close", "familiar"})
