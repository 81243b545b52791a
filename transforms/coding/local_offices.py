"""The country that a local office ("the governor") belongs to: by its speaker's region, the bullet's places or the page before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.coding.clauses import Clause
from transforms.coding.language import Text
from transforms.coding.places import PlaceMemory
from transforms.coding.records import Place
from transforms.coding.resolution import Hints, resolve_town
from transforms.coding.sources import PERSON
from transforms.coding.vocabulary import vocabulary
from transforms.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Local:
    """The country that a local office belongs to: `own` by the speaker's region, `near` by that or the bullet's places, `far` by the page before."""

    near: str | None
    far: str | None
    own: str | None = None

    @property
    def side(self) -> str | None:
        return self.near or self.far


def local_sides(t: Text, clauses: Sequence[Clause], places: Sequence[Place], gazetteer: Gazetteer, memory: PlaceMemory) -> list[Local]:
    """Per clause the country of the speaker's region, else of the bullet's first event place, else of the page's last one."""
    own = [_own_country(t, clause, gazetteer) for clause in clauses]
    spoken = next((country for country in own if country is not None), None)
    told = next((place.country for role in ("event", "mention") for place in places if place.role == role and place.country), None)
    memory.country = told if told is not None and spoken is None else memory.country
    return [Local(country or spoken or told, memory.country, country) for country in own]


def _own_country(t: Text, clause: Clause, gazetteer: Gazetteer) -> str | None:
    """The country of the region in a speaker's title, or of the town in a local office's."""
    is_local = any(t.low[i] in vocabulary().words["local"] for i in range(clause.source.first, max(clause.source.last, clause.source.hint)))
    for i in range(clause.source.first, max(clause.source.last, clause.source.hint)):
        if t.tokens[i].is_name and (clause.source.kind != PERSON or t.low[i] not in clause.source.name.lower().split()):
            if (entries := gazetteer.regions(t.tokens[i].text)) and entries[0].country:
                return entries[0].country
            if is_local and not t.tokens[i].text.isupper() and (town := resolve_town(gazetteer, t.tokens[i].text, Hints()).entry) is not None:
                return town.country
    return None
