"""The country that a local office ("the governor") belongs to: by its speaker's region, the bullet's places or the page before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from transforms.coding.places.clues import Hints
from transforms.coding.places.place_words import HELD
from transforms.coding.places.places import PlaceMemory
from transforms.coding.places.resolution import resolve_town
from transforms.coding.places.states_told import land_told
from transforms.coding.records import Place
from transforms.coding.speech.clause import Clause
from transforms.coding.speech.source import ORGANISATION, PERSON
from transforms.coding.speech.states import OFFICES
from transforms.coding.speech.supposed import Local
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import states_in
from transforms.coding.text.vocabulary import vocabulary
from transforms.gazetteer import Entry, Gazetteer
from transforms.series import Series


def local_sides(
    t: Text, clauses: Sequence[Clause], places: Sequence[Place], gazetteer: Gazetteer, memory: PlaceMemory, series: Series
) -> list[Local]:
    """Per clause the country of the speaker's region, else of the bullet's first event place or of a part of a land, else of the page's last one.

    On land that the other side holds it is that side's.
    """
    own = [_own_country(t, clause, gazetteer, series) for clause in clauses]
    spoken = next((country for country in own if country is not None), None)
    place = next((place for role in ("event", "mention") for place in places if place.role == role and place.country), None)
    memory.country = place.country if place is not None and spoken is None else memory.country
    if not clauses:
        return []
    told = place.country if place is not None else land_told(t)
    held = place is not None and spoken is None and told == series.home and _is_held(t, place, series)
    return [
        Local(country or spoken or (series.other_side(told) if held and _is_of_place(t, clause) else told), memory.country, country)
        for clause, country in zip(clauses, own, strict=True)
    ]


def _is_of_place(t: Text, clause: Clause) -> bool:
    """Whether those who speak govern the place: "its governor", "local authorities"; not "its exiled mayor", nor partisans."""
    words = {*t.low[clause.source.first : clause.source.end]}
    return words.isdisjoint(("exiled", "exile")) and not words.isdisjoint(vocabulary().words["local"])


def _is_held(t: Text, place: Place, series: Series) -> bool:
    """Whether the other side holds a place: "in Sevastopol", "in the Russian-occupied part of the Luhansk region"."""
    if series.is_held(place.admin1):
        return True
    at = bisect_left(t.tokens, place.span_start, key=attrgetter("start")) - 1
    while t.at(at) in _OF_LAND:
        at -= 1
    low = t.at(at)
    return low.endswith(HELD) and not low.startswith(("ukrain", "kyiv", "government", "un"))


_OF_LAND = frozenset({"part", "parts", "areas", "half", "of", "the", "town", "city", "village", "port", "region", "eastern", "southern", "northern"})


def _own_country(t: Text, clause: Clause, gazetteer: Gazetteer, series: Series) -> str | None:
    """The country of the region in a speaker's title, or of the town in a local office's."""
    offices = vocabulary().words["local"]
    told = clause.told or range(clause.source.first, clause.source.end)
    is_local = not offices.isdisjoint(t.low[told.start : told.stop])
    if clause.source.kind == ORGANISATION and len(told) == 1:
        return None  # "Kyiv denied": a government, no local office
    for i in told:
        if not is_local and t.at(i + 1) == "'s":
            continue  # "the commander of Kyiv’s drone force": a government
        text = t.tokens[i].text
        if not t.tokens[i].is_name or (clause.source.kind == PERSON and t.low[i] in clause.source.name.lower().split()):
            continue
        found = next(iter(gazetteer.regions(text)), None)
        if found is None and is_local and t.low[i] not in offices and not text.isupper():
            found = resolve_town(gazetteer, text, Hints()).entry
        if found is not None:
            return _other_land(t, found, series) or (_holder(found, gazetteer, series) if is_local else found.country)
    return None


def _other_land(t: Text, town: Entry, series: Series) -> str | None:
    """The third state whose offices the bullet begins with, where the town found is another's: "French police ..., prosecutors in Brest"."""
    if t.size == 0 or series.other_side(town.country) is not None:
        return None
    first = next(states_in(t, 0, min(t.size, _OPENING)), None)
    if first is None or first.first > 0 or not first.is_adjective or t.at(first.end) not in OFFICES:
        return None
    return first.code if series.other_side(first.code) is None and first.code != town.country else None


# tokens that the adjective of a state may have: "South Korean"
_OPENING = 3


def _holder(entry: Entry, gazetteer: Gazetteer, series: Series) -> str | None:
    """The state whose offices are there: the other side's where it has held the region throughout."""
    return series.other_side(series.home) if series.is_held(gazetteer.iso(entry)) else entry.country
