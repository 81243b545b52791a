"""Tokens of speakers and their offices, where names are no places, unless they tell where something happened."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.places.place_words import OF_LAND, grammar
from transforms.coding.places.whereabouts import OBSERVERS
from transforms.coding.quantities.sentencing import COURTS
from transforms.coding.speech.clause import Clause
from transforms.coding.speech.source import PERSON, UNNAMED, Source
from transforms.coding.text.language import Text
from transforms.gazetteer import Gazetteer


def hidden_tokens(t: Text, clauses: Sequence[Clause], gazetteer: Gazetteer) -> list[bool]:
    """Tokens of speakers and their offices, where names are no places."""
    hidden = [False] * t.size
    for clause in clauses:
        source = clause.source
        if _is_no_person(source, gazetteer) if source.kind == PERSON else _is_of_list(t, clause, clauses):
            continue
        has_office = source.end > source.last and not _tells_aside(t.at(source.last + 1))
        end = _before_venue(t, source, min(source.end if has_office else source.last, t.size))
        if t.at(source.first) in _LEADING:
            if source.kind == PERSON:  # "In Derbent’s mosque Vladimir Putin ... remarked"
                given = source.name.partition(" ")[0]
                start = next((i for i in range(source.first, end) if t.tokens[i].text == given), end)
                hidden[start:end] = [True] * (end - start)
            continue
        if _HEADS.isdisjoint(t.low[max(0, source.first - 4) : end]):
            hidden[source.first : end] = [True] * (end - source.first)
            continue
        for i in range(source.first, end):
            hidden[i] = not _is_scene(t, source.first, i)
    return hidden


def _before_venue(t: Text, source: Source, end: int) -> int:
    """Where the words of a person end before it is told where he spoke: "announced by Defence Secretary Anna Braun in X"."""
    surname = source.name.rpartition(" ")[2]
    named = (i for i in range(source.first, end - 1) if t.tokens[i].text == surname and t.low[i + 1] == "in")
    return next(named, end - 1) + 1 if source.kind == PERSON else end


# what begins no speaker but a phrase of place or time before one
_LEADING = frozenset({"in", "at", "near", "outside", "on", "inside", "around", "above", "off"})


def _is_no_person(source: Source, gazetteer: Gazetteer) -> bool:
    """Whether what was taken for who speaks is a place: "the strike in Stary Oskol claimed two lives", "the X Bridge, ..."."""
    last = source.name.rpartition(" ")[2].lower()
    is_town = " " in source.name and bool(gazetteer.towns(source.name))
    return is_town or last in grammar().facilities or last in grammar().nouns


def _is_of_list(t: Text, clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether what was taken for who speaks goes on with the places of those who do: "residents of X and Y reported"."""
    first, end = clause.source.first, clause.source.last
    if t.at(first - 1) not in ("and", ",") or not all(t.tokens[j].is_name for j in range(first, end)):
        return False
    of_people = any(other.verb == clause.verb and other.source.kind == UNNAMED and other.source.last < first for other in clauses)
    return of_people and _is_scene(t, t.sentence_start(first), first)


def _is_scene(t: Text, first: int, i: int) -> bool:
    """Whether a token of a source names where a court sits or people live that are heard: "a court in Rostov-on-Don", "residents of Valuyki"."""
    start = t.last_among(i, max(first + 1, i - 7), ("in", "of", "near", "from", "at"))
    if start < 0 or not all(_is_listed(t, j) for j in range(start + 1, i + 1)):
        return False
    heads = t.low[max(first, start - 4) : start]
    if t.low[start] == "near":
        return True  # "an officer near X"
    if t.low[start] == "from" and heads[-1] in _NATIVES:
        return True
    if t.low[start] == "in" and heads[-1] in _OFFICES:
        noun = next((t.low[j] for j in range(i + 1, min(i + 9, t.size)) if not _is_listed(t, j)), "")
        return t.low[i] == "crimea" or "region" in (grammar().nouns.get(noun), grammar().plurals.get(noun))
    return (t.low[start] in ("in", "at") and (not _HEARD.isdisjoint(heads) or heads[-1] in _FORCES)) or heads[-1] in _LOCALS


def _tells_aside(low: str) -> bool:
    """Whether what follows a speaker's name behind a comma is no office: "Russia, giving its own account of X, said", "its plea, signed in X,"."""
    return low in _ASIDE or (low.endswith("ing") and low not in ("acting", "outgoing", "incoming"))


_ASIDE = frozenset("who which whose whom freed asked quoted in at on back near adopted signed agreed".split())


def _is_listed(t: Text, i: int) -> bool:
    """Whether a token belongs to a list of places: "the Russian-held Kherson and Zaporizhia"."""
    return t.tokens[i].is_name or t.low[i] in (",", "and", "the", "'s") or t.low[i].endswith(OF_LAND)


# who is told by the place that they serve: "police in the X region said"
_FORCES = frozenset({"police", "prosecutors", "rescuers", "firefighters", "investigators", "paramedics"})
# of these the region that they serve tells where, and not the town that they sit in: "officials in the X region said"
_OFFICES = frozenset({"officials", "authorities", "services"})
_LOCALS = frozenset(
    "witness villager medic evacuee survivor volunteer volunteers pensioner farmer nurse doctor residents resident locals villagers "
    "inhabitants witnesses evacuees refugees survivors medics doctors protesters demonstrators".split()
)
# who is told by where they serve, and who by where they come from
_SERVING = frozenset(
    "officer officers soldier soldiers serviceman servicemen commander sergeant lieutenant gunner medic paramedic surgeon surgeons delegates "
    "delegate delegations crews worker workers engineer engineers fighters fighter employees priests priest monks nuns "
    "teachers teacher drivers miners passengers parents prisoners inmates patients".split()
)
_NATIVES = frozenset(
    "man woman couple teenager draftees draftee conscripts conscript recruits reservist reservists mothers wives families volunteer soldier "
    "soldiers student students refugee refugees pensioner activist activists".split()
)
_HEARD = COURTS | OBSERVERS | _SERVING
_HEADS = _HEARD | _LOCALS | _FORCES | _OFFICES | _NATIVES | {"near"}
