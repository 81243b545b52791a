"""Which entry of the gazetteer a name means, from what stands around it; a wrong id is worse than none.

Trust falls in this order: the district and the region named beside it, the country, population, distance to the other places of the
bullet. What fits equally stays unresolved with its candidates. Where names are in a text is none of this module's business.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from transforms.coding.places.bearings import Bearing, fits
from transforms.coding.places.clues import NONE, Hints, Resolution
from transforms.coding.places.namesakes import (
    AWAY,
    LISTED,
    MODEST,
    TOWN,
    WELL_KNOWN,
    distance,
    is_one_of_many,
    is_told_apart,
    may_lie_in,
    off,
    outweighing,
)
from transforms.coding.places.weighing import LARGE, MOST_CANDIDATES, SAME, SIZEABLE, among, by_far_nearest, choose, undecided
from transforms.gazetteer import Entry, Gazetteer
from transforms.gazetteer.building import OTHER, OWN

# no place that a text calls a village has more people
_HAMLET = 12_000
# how far off "north of" a place may be (km)
_THAT_WAY = 250.0
# Letters of a name that may be another one of a city abroad: "Sol" is Seoul in no text
_LONG_NAME, _SHORT_NAME = 5, 3
_CITY = 100_000
_GREAT = 1_000_000
# Countries whose towns are told of without a word on where they are; elsewhere small towns bear the names of others: "Odessa", "Palm Beach"
_NEIGHBOURS = frozenset("AL AM AT AZ BA BE BG CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IL IS IT JP KP KZ LT LU LV MD".split()) | frozenset(
    "ME MK MT NL NO PL PS PT RO RS SE SI SK SY TR VA XK".split()
)
# whose cities the pages tell of without their country
_TOLD_BARE = frozenset({"US", "CA", "AU", "NZ"})
_NO_HINTS = Hints()


def resolve_town(gazetteer: Gazetteer, name: str, hints: Hints) -> Resolution:
    """The populated place that `name` means."""
    entries = gazetteer.towns(name)
    if len(name) < _LONG_NAME:
        is_known_as = len(name) > _SHORT_NAME  # "Lvov"
        entries = tuple(e for e in entries if e.is_own or (is_known_as and e.country in LISTED))
    if entries and gazetteer.is_abroad(name):
        told = tuple(e for e in entries if is_told_apart(e, hints, gazetteer))
        if not told:
            return undecided(entries)
        entries = told
    if hints.anchors and len(entries) > 1:
        entries = _beyond(entries, hints.anchors)
    towns = _towns(entries, hints, gazetteer)
    if hints.towards is not None and hints.beacon is not None and towns:
        found = _told_by(towns, hints.towards, hints.beacon)
        if found.entry is not None or not found.candidates:
            return found
        towns = found.candidates
    if (neighbour := among(towns, hints)) is not None:
        return Resolution(neighbour)
    fitting, is_bound = _fitting(towns, name, hints, gazetteer)
    if not fitting:
        return NONE
    if not is_bound and not hints.country and not (fitting := _at_home(fitting, gazetteer)):
        return NONE
    if hints.is_hamlet:
        fitting = [e for e in fitting if e.population < _HAMLET] or [e for e in fitting if e.population < LARGE]
        if not fitting:
            return NONE  # "the village of Murom" is not the city
    found = choose(fitting, hints, gazetteer, is_bound)
    # without most villages in the index, the only one of a corner may have others beside it
    if found.entry is None and hints.corner and gazetteer.is_full and (inside := [e for e in fitting if e.region in hints.corner and e.is_own]):
        return choose(inside, hints, gazetteer, is_bound)
    return found


def _beyond(entries: tuple[Entry, ...], anchors: Sequence[tuple[float, float]]) -> tuple[Entry, ...]:
    """Without places that the bullet tells under their own names: Donetsk's suburb of Oleksandrivka is not Donetsk, once called so."""
    others = tuple(e for e in entries if e.is_own or off(e, anchors) > SAME)
    return others if len(others) == len(entries) else tuple(e for e in others if e.population >= _CITY or off(e, anchors) <= AWAY)


def _towns(entries: Sequence[Entry], hints: Hints, gazetteer: Gazetteer) -> Sequence[Entry]:
    """The towns of a name; its neighbourhoods as well where all of the towns are villages, though a region or district may speak for one."""
    entries = tuple(e for e in entries if e.kind == "city" or e.is_own)
    towns = tuple(entry for entry in entries if entry.kind == "city")
    if len(towns) in (0, len(entries)):
        return entries
    is_told = hints.is_beside or hints.is_hamlet or hints.beacon is not None
    return towns if is_told or any(e.population >= SIZEABLE or gazetteer.is_meant(e) for e in towns) else entries


def _at_home(entries: Sequence[Entry], gazetteer: Gazetteer) -> Sequence[Entry]:
    """Without lesser namesakes abroad where a town of the pages' countries bears the name, and without the lesser towns of other continents."""
    weights = gazetteer.weights
    if all(e.country in weights for e in entries):
        return entries
    if any(e.country not in weights and gazetteer.is_meant(e) for e in entries):
        return [e for e in entries if e.country in weights or gazetteer.is_meant(e)]
    is_ours = any(e.country in weights and e.is_own and e.population >= TOWN for e in entries)
    is_near = any(e.country in _NEIGHBOURS and e.is_own and e.population >= TOWN for e in entries)
    if is_near:  # Turkey's Sinop rather than Brazil's, and Britain's Derry rather than Delhi
        near = _NEIGHBOURS | _TOLD_BARE
        entries = [e for e in entries if e.country in weights or e.country in near or (e.population >= _GREAT and e.is_own)]
    return [e for e in entries if e.country in weights or _is_great(e) or (not is_ours and e.country in _NEIGHBOURS)]


def _is_great(entry: Entry) -> bool:
    """Whether a city may be told of without its country wherever it is."""
    return entry.population >= (WELL_KNOWN if entry.trust == OWN or entry.country in _NEIGHBOURS else _GREAT)


def _told_by(entries: Sequence[Entry], towards: Bearing, beacon: tuple[float, float]) -> Resolution:
    """The only entry, or by far the nearest, in the direction and distance told; else those that lie that way, for other evidence to decide."""
    within = towards.within
    farthest = within if towards.degrees is None else max(within, _THAT_WAY)
    no_limit = math.inf if towards.degrees is None else WELL_KNOWN  # "the city of Yaroslavl, northeast of Moscow"
    reached = [e for e in entries if distance(e, beacon) <= farthest or e.population >= no_limit]
    that_way = [e for e in reached if fits((e.lat or 0.0, e.lon or 0.0), beacon, towards.degrees)]
    near = [e for e in that_way if distance(e, beacon) <= within]
    if (nearest := by_far_nearest([e for e in near if e.trust in (OWN, OTHER)] or near, (beacon,))) is not None:
        return Resolution(nearest)
    # the only one of its name near by is meant, though it lies another way than told
    around = [e for e in entries if distance(e, beacon) <= within]
    return Resolution(around[0]) if not that_way and len(around) == 1 else Resolution(None, tuple(that_way))


def _fitting(entries: Sequence[Entry], name: str, hints: Hints, gazetteer: Gazetteer) -> tuple[Sequence[Entry], bool]:
    """Entries that agree with the hints, and whether a region or district speaks for them."""
    if hints.district:
        if inside := [e for e in entries if e.district == hints.district]:
            return inside, True
        entries = [e for e in entries if may_lie_in(hints.district, e, gazetteer)]
    if hints.region:
        return [e for e in entries if e.region == hints.region], True
    if hints.country:
        entries = [e for e in entries if e.country == hints.country]
    if not hints.regions:
        return entries, False
    is_free = hints.is_owned and not hints.is_beside and not hints.is_hamlet
    if not hints.is_beside and not hints.is_hamlet and (seat := _seat(entries, name, gazetteer)) is not None:
        return [seat], True
    for regions in (hints.regions, hints.offices):
        inside = [e for e in entries if e.region in regions]
        if inside:
            town = outweighing([e for e in entries if e.country in LISTED or e in inside]) if is_free else None
            return ([town], False) if town is not None else (inside, True)
    return [e for e in entries if _stands_out(e, hints, gazetteer) and not is_one_of_many(e, entries, hints.anchors, gazetteer)], False


def _seat(entries: Sequence[Entry], name: str, gazetteer: Gazetteer) -> Entry | None:
    """The city that a region is named after, which its bare name means in a sentence about other regions too."""
    codes = {region.region for region in gazetteer.regions(name)}
    return next((e for e in entries if e.region in codes and e.population >= LARGE), None) if codes else None


def _stands_out(entry: Entry, hints: Hints, gazetteer: Gazetteer) -> bool:
    """Whether a place may stand in a sentence about another region: a town of note may, a village hardly."""
    if hints.is_beside and not any(region.partition(".")[0] in gazetteer.weights for region in hints.regions):
        return False  # "Odessa, Texas"
    if hints.is_inside or (hints.is_beside and not entry.is_own):
        is_great = entry.population >= _GREAT and entry.country in gazetteer.weights and not hints.is_inside  # "St Petersburg"
        return is_great or (entry.population >= WELL_KNOWN and entry.is_own)
    if gazetteer.is_meant(entry):
        return True
    if entry.population >= LARGE:
        return entry.population >= WELL_KNOWN or entry.country in LISTED or not hints.is_beside
    is_exact = entry.trust == OWN and entry.country in gazetteer.weights
    if hints.is_beside or not is_exact or entry.population < TOWN:
        return False
    countries = {region.partition(".")[0] for region in hints.regions}
    is_listed = entry.country in LISTED
    if hints.is_owned and (is_listed or entry.country in countries):
        return True
    if is_listed:
        return gazetteer.is_full or entry.population >= MODEST
    return gazetteer.is_full and entry.country not in countries


def only(entries: Sequence[Entry], hints: Hints = _NO_HINTS) -> Resolution:
    """The one of several districts, hromadas or facilities that the regions named allow; nothing is guessed."""
    if hints.region:
        entries = [e for e in entries if e.region == hints.region]
    elif hints.regions and (inside := [e for e in entries if e.region in hints.regions]):
        entries = inside
    if hints.country:
        entries = [e for e in entries if e.country in ("", hints.country)]
    if len(entries) == 1:
        return Resolution(entries[0])
    return Resolution(None, tuple(e for e in entries if e.id is not None)[:MOST_CANDIDATES])
