"""The country that a local office ("the governor") belongs to: by its speaker's region, the bullet's places or the page before."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.places.clues import Hints
from transforms.coding.places.places import PlaceMemory
from transforms.coding.places.resolution import resolve_town
from transforms.coding.records import Place
from transforms.coding.speech.clause import Clause
from transforms.coding.speech.source import ORGANISATION, PERSON
from transforms.coding.speech.supposed import Local
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import vocabulary
from transforms.gazetteer import Gazetteer


def local_sides(t: Text, clauses: Sequence[Clause], places: Sequence[Place], gazetteer: Gazetteer, memory: PlaceMemory) -> list[Local]:
    """Per clause the country of the speaker's region, else of the bullet's first event place, else of the page's last one."""
    own = [_own_country(t, clause, gazetteer) for clause in clauses]
    spoken = next((country for country in own if country is not None), None)
    told = next((place.country for role in ("event", "mention") for place in places if place.role == role and place.country), None)
    memory.country = told if told is not None and spoken is None else memory.country
    return [Local(country or spoken or told, memory.country, country) for country in own]


def _own_country(t: Text, clause: Clause, gazetteer: Gazetteer) -> str | None:
    """The country of the region in a speaker's title, or of the town in a local office's."""
    offices = vocabulary().words["local"]
    told = clause.told or range(clause.source.first, max(clause.source.last, clause.source.hint))
    is_local = not offices.isdisjoint(t.low[told.start : told.stop])
    if clause.source.kind == ORGANISATION and len(told) == 1:
        return None  # "Kyiv denied": a government, no local office
    for i in told:
        if not is_local and t.at(i + 1) == "'s":
            continue  # "the commander of Kyiv’s drone force": a government
        if t.tokens[i].is_name and (clause.source.kind != PERSON or t.low[i] not in clause.source.name.lower().split()):
            if (entries := gazetteer.regions(t.tokens[i].text)) and entries[0].country:
                return entries[0].country
            if (
                is_local
                and t.low[i] not in offices
                and not t.tokens[i].text.isupper()
                and (town := resolve_town(gazetteer, t.tokens[i].text, Hints()).entry) is not None
            ):
                return town.country
    return None
