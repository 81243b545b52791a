"""What speaks against the largest place of a name: rivals, many namesakes, the other places that a bullet tells of."""

from __future__ import annotations

import math
from collections.abc import Sequence

from transforms.coding.places.clues import Hints
from transforms.gazetteer import Entry, Gazetteer
from transforms.gazetteer.building import OTHER

# people of a town, and of a city that everybody knows
TOWN, WELL_KNOWN = 10_000, 200_000
# smaller towns give way to villages of their name that have more to speak for them, though not to the smallest
MODEST, _HARDLY_A_VILLAGE = 20_000, 1_000
# Countries whose villages the full dumps hold
LISTED = frozenset({"UA"})
# A namesake within BESIDE of another place of the bullet beats a larger one that is FAR from all of them (km), ...
BESIDE, FAR = 150.0, 600.0
# ... as does a small town's namesake within CLOSE where it is AWAY
CLOSE, AWAY = 60.0, 250.0
# ... and where but its region, or nothing else, speaks for one of a common name
_NEAR, _NEXT_TO = 45.0, 15.0
# how many namesakes make a town's name a common one, unless it has so many times their people
_MANY, _TOWERING = 4, 15
# ... and how many times their people are enough where their region is told beside another name
_OUTWEIGHED = 4
# The middle of a place's own district is at most so many times farther off than the nearest one: so it is for 98 in a hundred, for
# places of other districts of the region for 14 in a hundred.
_SO_MUCH_NEARER = 1.75


def has_rival(dominant: Entry, entries: Sequence[Entry], gazetteer: Gazetteer) -> bool:
    """Whether a town nearer to the war bore the name: Russia's Seversk, and Siversk as Russians call it."""
    weight = gazetteer.weights.get(dominant.country, 1.0)
    return any(e.trust == OTHER and e.population >= TOWN and gazetteer.weights.get(e.country, 1.0) > weight for e in entries)


def in_corner(entries: Sequence[Entry], anchors: Sequence[tuple[float, float]], far: float) -> list[Entry]:
    """The only namesake in the country's corner that the bullet is about, where the dominant one lies `far` km from all of it."""
    if far < AWAY:
        return []
    close = [e for e in entries if off(e, anchors) <= CLOSE and (e.is_own or e.population >= TOWN)]
    if len(close) == 1 and close[0].population >= _HARDLY_A_VILLAGE:
        return close
    beside = [e for e in entries if e.is_own and off(e, anchors) <= BESIDE] if far >= FAR else []
    return beside if len(beside) == 1 else []


def is_told_apart(entry: Entry, hints: Hints, gazetteer: Gazetteer) -> bool:
    """Whether one of a common name may be taken where the gazetteer lacks most that bear it: known, a town, or told by more than its region."""
    if not entry.is_own:
        return False
    if gazetteer.is_meant(entry) or entry.population >= (TOWN if hints.regions else MODEST):
        return True
    if hints.district:
        return entry.district == hints.district
    return hints.beacon is not None or (bool(hints.anchors) and off(entry, hints.anchors) <= (_NEAR if hints.regions else _NEXT_TO))


def may_lie_in(district: str, entry: Entry, gazetteer: Gazetteer) -> bool:
    """Whether a place may lie in the district told, where the gazetteer has none for it: no other district's middle is so much nearer to it."""
    if entry.district or entry.lat is None or entry.lon is None:
        return True
    middles = {raion.district: distance(raion, (entry.lat, entry.lon)) for raion in gazetteer.raions(entry.region)}
    return district not in middles or middles[district] <= _SO_MUCH_NEARER * min(middles.values())


def off(entry: Entry, anchors: Sequence[tuple[float, float]]) -> float:
    """How far an entry lies from the nearest of the bullet's other places (km)."""
    return min(distance(entry, anchor) for anchor in anchors)


def is_one_of_many(entry: Entry, entries: Sequence[Entry], anchors: Sequence[tuple[float, float]], gazetteer: Gazetteer) -> bool:
    """Whether but its size speaks for a small town whose name many villages bear, or one far from all that the bullet tells of."""
    if entry.population >= (MODEST if entry.country in LISTED else WELL_KNOWN) or gazetteer.is_meant(entry):
        return False
    namesakes = [e for e in entries if e.is_own and e.country in gazetteer.weights and e is not entry]
    is_town = entry.country in LISTED and entry.population >= TOWN and all(e.population * _TOWERING < entry.population for e in namesakes)
    if anchors and entry.population < MODEST and (namesakes or not gazetteer.is_full) and entry.country in LISTED:
        if off(entry, anchors) > reach(gazetteer):
            return not is_town or any(off(e, anchors) <= CLOSE for e in namesakes)
    return len(namesakes) >= _MANY and not is_town


def outweighing(entries: Sequence[Entry]) -> Entry | None:
    """The town of the pages' land that so outweighs all places there of its name that a region told beside another name says nothing of it."""
    ranked = sorted((e for e in entries if e.is_own), key=lambda e: e.population, reverse=True)
    if not ranked or ranked[0].country not in LISTED or ranked[0].population < TOWN:
        return None
    return ranked[0] if all(e.population * _OUTWEIGHED <= ranked[0].population for e in ranked[1:]) else None


def reach(gazetteer: Gazetteer) -> float:
    """How far from all else told a village may be (km): less where the gazetteer lacks most of those that bear its name."""
    return AWAY if gazetteer.is_full else BESIDE


def distance(entry: Entry, anchor: tuple[float, float]) -> float:
    """Kilometres from an entry to a point, near enough for ranking; infinite where the entry has no coordinates."""
    if entry.lat is None or entry.lon is None:
        return math.inf
    north = (entry.lat - anchor[0]) * 111.2
    east = (entry.lon - anchor[1]) * 111.2 * math.cos(math.radians(anchor[0]))
    return math.hypot(north, east)
