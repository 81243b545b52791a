"""Which states and bodies the words around a source name: beside it, in its sentence, as the subject of what it tells."""

from __future__ import annotations

from functools import cache

from transforms.coding.speech.clause import Clause
from transforms.coding.speech.source import PERSON, Source
from transforms.coding.text.language import Text
from transforms.coding.text.tokens import read_tokens
from transforms.coding.text.vocabulary import name_at, vocabulary
from transforms.series import Series


def state_beside(t: Text, source: Source) -> str | None:
    """The state that a source's own words name: "Russia's Defence Ministry"."""
    return stated(t, range(source.first, source.last), set(source.name.split()) if source.kind == PERSON else set())


def stated(t: Text, told: range, name: set[str]) -> str | None:
    """The state named beside the source: the last one before its head noun counts ("the US ambassador to Ukraine")."""
    found: list[tuple[int, str]] = []
    i = told.start
    while i < told.stop:
        if t.tokens[i].is_name and t.tokens[i].text not in name and (match := name_at(t.tokens, i, vocabulary().countries)):
            if t.at(i - 1) not in ("to", "in", "for", "on", "against", "at", "with") or not found:
                found.append((i, match[1].code))
            i = match[0]
        else:
            i += 1
    own = [code for i, code in found if t.at(i - 1) not in ("to", "in", "on", "against", "at")]
    is_sent = bool(found) and t.at(found[0][0] - 1) == "in" and t.at(found[0][0] - 2) in _SENT
    if own or not found or is_sent or t.low[told.start] == "its":  # "its ambassador in Kyiv" speaks for whoever sent it
        return own[0] if own else None
    return found[0][1]


_SENT = frozenset({"ambassador", "ambassadors", "envoy", "envoys", "consul", "consulate", "embassy", "attaché"})


@cache
def _first_words() -> frozenset[str]:
    """The words that names of organisations begin with, in lower case."""
    return frozenset(read_tokens(name)[0].low for name in vocabulary().organisations)


def known_body(t: Text, first: int, last: int) -> tuple[str | None] | None:
    """The side of an organisation known by name among the words; the longest name counts."""
    found = known_name(t, first, last)
    return (vocabulary().organisations[t.slice(*found).lower()],) if found is not None else None


def known_name(t: Text, first: int, last: int) -> tuple[int, int] | None:
    """Where the longest name of a known organisation stands among the words."""
    known, firsts = vocabulary().organisations, _first_words()
    starts = [i for i in range(first, last) if t.low[i] in firsts]
    for size in range(min(6, last - first), 0, -1) if starts else ():
        for i in starts:
            if i + size > last:
                break
            text = t.slice(i, i + size).lower()
            if text in known and (size > 1 or t.tokens[i].is_name):
                return i, i + size
    return None


def subject_country(t: Text, clause: Clause, series: Series) -> str | None:
    """The state that the sentence is about: its first one before the source, else the one that the sentence before begins with, else the nearest."""
    floor = t.sentence_start(max(clause.verb, clause.first))
    if (own := _coordinate_state(t, floor, clause.first)) is not None:
        return own
    before = t.sentence_start(floor - 1) if floor else 0
    opening = range(before, min(before + 2, floor)) if t.at(before + 1) != "'s" else range(0)
    for at in (*range(floor, min(clause.first + 1, t.size)), *opening, *range(min(clause.first, t.size) - 1, -1, -1)):
        if (match := _state_at(t, at)) is not None and not _is_beside_the_point(t, at, match, series):
            return match[1]
    return None


def _state_at(t: Text, at: int) -> tuple[int, str, str] | None:
    """The state named at a token: the index after it, its code and how it is named."""
    if not t.tokens[at].is_name or t.quoted[at] or (match := name_at(t.tokens, at, vocabulary().countries)) is None:
        return None
    return match[0], str(match[1].code), str(match[1].kind)


def _is_beside_the_point(t: Text, at: int, match: tuple[int, str, str], series: Series) -> bool:
    """Whether a state only tells whose weapons struck or where a thing was bound: "Russian guns fired", "grain for Egypt", "through Belarus"."""
    end, code, kind = match
    if kind == "adjectives" and series.other_side(code) is not None and (t.at(end) in _ARMS or t.at(end) in _FIGHTING):
        return True
    return t.at(at - 1 - (t.at(at - 1) == "the")) in _AGAINST


_AGAINST = frozenset({"against", "for", "through", "via", "into", "towards", "toward", "like", "unlike", "besides", "despite"})
_FIGHTING = frozenset(
    "troops forces force soldiers fighters losses guns gunners bombers jets planes helicopters warships ships tanks submarines mines mercenaries "
    "handlers hackers saboteurs agents occupiers invaders invasion aggression occupation assault assaults assets".split()
)


def policed_state(t: Text, clause: Clause) -> str | None:
    """The state whose police, courts or offices the sentence or the one before is about: "Police in Moldova", "Bulgaria's president"."""
    sentence = t.tokens[clause.first].sentence
    for at in range(t.bounds[max(0, sentence - 1)], clause.first):
        if t.tokens[at].is_name and not t.quoted[at] and (match := name_at(t.tokens, at, vocabulary().countries)):
            is_whose = t.at(match[0]) == "'s" or (match[1].kind == "adjectives" and t.at(match[0]) in _OFFICES)
            if is_whose or (t.at(at - 1) == "in" and t.at(at - 2) in _OFFICES):
                return str(match[1].code)
    return None


_OFFICES = frozenset(
    {"police", "prosecutors", "investigators", "authorities", "court", "courts", "officers", "detectives", "judge", "judges", "customs", "officials"}
)


def _coordinate_state(t: Text, floor: int, limit: int) -> str | None:
    """The state that the last ", and Australia put ..." before the source is about."""
    for j in range(min(limit, t.size) - 2, floor, -1):
        if t.low[j] == ";" or (t.low[j] in ("and", "but", "while") and t.low[j - 1] == ","):
            named = next((k for k in range(j + 1, min(j + 6, limit)) if t.tokens[k].is_name), None)
            match = name_at(t.tokens, named, vocabulary().countries) if named is not None and not t.quoted[named] else None
            is_subject = match is not None and match[1].kind == "names" and match[0] < limit and t.low[match[0]].isalpha()
            return str(match[1].code) if match is not None and is_subject and t.low[match[0]] != "and" else None
    return None


def nearest_state(t: Text, clause: Clause) -> str | None:
    """The state named last before "its ministry" in its sentence."""
    first = clause.source.first
    for at in range(first - 1, t.sentence_start(first) - 1, -1):
        if t.tokens[at].is_name and (match := name_at(t.tokens, at, vocabulary().countries)) and match[1].kind == "names":
            return str(match[1].code)
    return None


def country_subject(t: Text, first: int, last: int) -> str | None:
    """The state that a sentence's leading names are as a whole."""
    country = name_at(t.tokens, first, vocabulary().countries) if first < last else None
    return str(country[1].code) if country is not None and country[0] == last and country[1].kind != "adjectives" else None


REPORTING = frozenset({"ministry", "defence", "defense", "army", "military"})


_ARMS = frozenset(
    "drone drones missile missiles rocket rockets shell shells aircraft unmanned uavs fpv shelling attack attacks strike strikes bombardment "
    "bombardments bombing bombings barrage raid raids bombs kamikaze ballistic cruise guided glide artillery mortar fire aerial overnight".split()
)


def defender(t: Text, clause: Clause, series: Series) -> str | None:
    """The side that reports what the other's weapons did, where no other state is named: "Ukrainian drones were downed, the ministry said"."""
    floor = t.sentence_start(clause.first)
    found = [(i, match[1]) for i in range(floor, clause.first) if t.tokens[i].is_name and (match := name_at(t.tokens, i, vocabulary().countries))]
    states = {country.code for _, country in found if country.kind != "capitals"}
    is_armed = len(found) > 0 and found[0][1].kind == "adjectives" and t.at(found[0][0] + 1) in _ARMS
    return series.other_side(found[0][1].code) if is_armed and len(states) == 1 else None


def are_several(t: Text, told: range) -> bool:
    """Whether those who speak serve two states: "the foreign ministers of Latvia and Poland"."""
    found = (name_at(t.tokens, i, vocabulary().countries) for i in told if t.tokens[i].is_name)
    return len({match[1].code for match in found if match is not None}) > 1
