"""Which entry of the gazetteer a name means, from what stands around it; a wrong id is worse than none.

Trust falls in this order: the district and the region named beside it, the country, population, distance to the other places of the
bullet. What fits equally stays unresolved with its candidates. Where names are in a text is none of this module's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transforms.coding.places.bearings import fits
from transforms.coding.places.namesakes import (
    AWAY,
    BESIDE,
    CLOSE,
    LISTED,
    MODEST,
    TOWN,
    WELL_KNOWN,
    distance,
    has_rival,
    in_corner,
    is_one_of_many,
    is_told_apart,
    off,
    reach,
)
from transforms.gazetteer import Entry, Gazetteer
from transforms.gazetteer.building import OTHER, OTHER_LOOSE, OWN, OWN_LOOSE

# A place that weighs this many times the next of its name is the one meant, if it is of some size; population is weighted by country
_DOMINANT = 4
_SIZEABLE = 5_000
_LARGE = 50_000
# what people of a place count for by how well the name fits it
_TRUST = {OWN: 1.0, OWN_LOOSE: 1.0, OTHER: 0.1, OTHER_LOOSE: 0.02}
# no place that a text calls a village has more people
_HAMLET = 12_000
# how far off "north of" a place may be (km)
_THAT_WAY = 250.0
# A candidate this near to another place of the bullet, the next one much farther off, is the one meant (km)
_NEAR = 45.0
_NEARER_BY = 2.5
_MOST_CANDIDATES = 10
# Letters of a name that may be another one of a city abroad: "Sol" is Seoul in no text
_LONG_NAME, _SHORT_NAME = 5, 3
_CITY = 100_000
_GREAT = 1_000_000
# Countries whose towns are told of without a word on where they are; elsewhere small towns bear the names of others: "Odessa", "Palm Beach"
_NEIGHBOURS = frozenset("AL AM AT AZ BA BE BG CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IL IS IT JP KP KZ LT LU LV MD".split()) | frozenset(
    "ME MK MT NL NO PL PS PT RO RS SE SI SK SY TR VA XK".split()
)
# what the bullet tells under another name lies this near (km)
_SAME = 0.5
# whose cities the pages tell of without their country
_TOLD_BARE = frozenset({"US", "CA", "AU", "NZ"})


@dataclass(slots=True)
class Hints:
    """What a text says of where a name lies: codes of regions and districts, a country, coordinates and countries of other places.

    `region` stands right beside the name and binds; `regions` are those of the sentence, of which `is_beside` says that one stands right
    beside the name, `is_inside` that the name is said to lie in it; `offices` are regions of speakers.
    `is_hamlet` where the text says village; the place lies towards `bearing` (degrees) of `beacon`, no more than `within` km off.
    """

    region: str | None = None
    regions: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    is_beside: bool = False
    is_inside: bool = False
    district: str | None = None
    country: str | None = None
    anchors: tuple[tuple[float, float], ...] = ()
    lands: frozenset[str] = frozenset()
    is_hamlet: bool = False
    beacon: tuple[float, float] | None = None
    bearing: int | None = None
    within: float = 0.0


@dataclass(slots=True)
class Resolution:
    """The entry meant, or the entries that fit equally; `is_open` where but its size speaks for it and other places may say otherwise."""

    entry: Entry | None
    candidates: tuple[Entry, ...] = ()
    is_open: bool = False


NONE = Resolution(None)


def resolve_town(gazetteer: Gazetteer, name: str, hints: Hints) -> Resolution:
    """The populated place that `name` means."""
    entries = gazetteer.towns(name)
    if len(name) < _LONG_NAME:
        is_known_as = len(name) > _SHORT_NAME  # "Lvov"
        entries = tuple(e for e in entries if e.trust in (OWN, OWN_LOOSE) or (is_known_as and e.country in LISTED))
    if entries and gazetteer.is_abroad(name):
        told = tuple(e for e in entries if is_told_apart(e, hints.district, hints.anchors, bool(hints.regions), hints.beacon is not None, gazetteer))
        if not told:
            return _open(entries)
        entries = told
    if hints.anchors and len(entries) > 1:
        entries = _beyond(entries, hints.anchors)
    towns = _towns(entries, hints, gazetteer)
    if hints.beacon is not None and towns:
        found = _told_by(towns, hints, hints.beacon)
        if found.entry is not None or not found.candidates:
            return found
        towns = found.candidates
    fitting, is_bound = _fitting(towns, name, hints, gazetteer)
    if not fitting:
        return NONE
    if not is_bound and not hints.country and not (fitting := _at_home(fitting, gazetteer)):
        return NONE
    if hints.is_hamlet:
        fitting = [e for e in fitting if e.population < _HAMLET] or [e for e in fitting if e.population < _LARGE]
        if not fitting:
            return NONE  # "the village of Murom" is not the city
    return _choose(fitting, hints, gazetteer, is_bound)


def _beyond(entries: tuple[Entry, ...], anchors: Sequence[tuple[float, float]]) -> tuple[Entry, ...]:
    """Without places that the bullet tells under their own names: Donetsk's suburb of Oleksandrivka is not Donetsk, once called so."""
    others = tuple(e for e in entries if e.trust in (OWN, OWN_LOOSE) or off(e, anchors) > _SAME)
    return others if len(others) == len(entries) else tuple(e for e in others if e.population >= _CITY or off(e, anchors) <= AWAY)


def _towns(entries: Sequence[Entry], hints: Hints, gazetteer: Gazetteer) -> Sequence[Entry]:
    """The towns of a name; its neighbourhoods as well where all of the towns are villages, though a region or district may speak for one."""
    entries = tuple(e for e in entries if e.kind == "city" or e.trust in (OWN, OWN_LOOSE))
    towns = tuple(entry for entry in entries if entry.kind == "city")
    if len(towns) in (0, len(entries)):
        return entries
    is_told = hints.is_beside or hints.is_hamlet or hints.beacon is not None
    return towns if is_told or any(e.population >= _SIZEABLE or gazetteer.is_meant(e) for e in towns) else entries


def _at_home(entries: Sequence[Entry], gazetteer: Gazetteer) -> Sequence[Entry]:
    """Without lesser namesakes abroad where a town of the pages' countries bears the name, and without the lesser towns of other continents."""
    weights = gazetteer.weights
    if all(e.country in weights for e in entries):
        return entries
    if any(e.country not in weights and gazetteer.is_meant(e) for e in entries):
        return [e for e in entries if e.country in weights or gazetteer.is_meant(e)]
    is_ours = any(e.country in weights and e.trust in (OWN, OWN_LOOSE) and e.population >= TOWN for e in entries)
    is_near = any(e.country in _NEIGHBOURS and e.trust in (OWN, OWN_LOOSE) and e.population >= TOWN for e in entries)
    if is_near:  # Turkey's Sinop rather than Brazil's
        entries = [e for e in entries if e.country in weights or e.country in _NEIGHBOURS or e.country in _TOLD_BARE or e.population >= _GREAT]
    return [e for e in entries if e.country in weights or _is_great(e) or (not is_ours and e.country in _NEIGHBOURS)]


def _is_great(entry: Entry) -> bool:
    """Whether a city may be told of without its country wherever it is."""
    return entry.population >= (WELL_KNOWN if entry.trust == OWN or entry.country in _NEIGHBOURS else _GREAT)


def _told_by(entries: Sequence[Entry], hints: Hints, beacon: tuple[float, float]) -> Resolution:
    """The only entry, or by far the nearest, in the direction and distance told; else those that lie that way, for other evidence to decide."""
    reach_of = hints.within if hints.bearing is None else max(hints.within, _THAT_WAY)
    that_way = [e for e in entries if distance(e, beacon) <= reach_of and fits((e.lat or 0.0, e.lon or 0.0), beacon, hints.bearing)]
    near = [e for e in that_way if distance(e, beacon) <= hints.within]
    exact = sorted([e for e in near if e.trust in (OWN, OTHER)] or near, key=lambda e: distance(e, beacon))
    if exact and (len(exact) == 1 or distance(exact[1], beacon) > max(distance(exact[0], beacon) * _NEARER_BY, distance(exact[0], beacon) + 15)):
        return Resolution(exact[0])
    # the only one of its name near by is meant, though it lies another way than told
    around = [e for e in entries if distance(e, beacon) <= hints.within]
    return Resolution(around[0]) if not that_way and len(around) == 1 else Resolution(None, tuple(that_way))


def _fitting(entries: Sequence[Entry], name: str, hints: Hints, gazetteer: Gazetteer) -> tuple[Sequence[Entry], bool]:
    """Entries that agree with the hints, and whether a region or district speaks for them."""
    if hints.district and (inside := [e for e in entries if e.district == hints.district]):
        return inside, True
    if hints.region:
        return [e for e in entries if e.region == hints.region], True
    if hints.country:
        entries = [e for e in entries if e.country == hints.country]
    if not hints.regions:
        return entries, False
    if not hints.is_beside and not hints.is_hamlet and (seat := _seat(entries, name, gazetteer)) is not None:
        return [seat], True
    for regions in (hints.regions, hints.offices):
        inside = [e for e in entries if e.region in regions]
        if inside:
            return inside, True
    return [e for e in entries if _stands_out(e, hints, gazetteer) and not is_one_of_many(e, entries, hints.anchors, gazetteer)], False


def _seat(entries: Sequence[Entry], name: str, gazetteer: Gazetteer) -> Entry | None:
    """The city that a region is named after, which its bare name means in a sentence about other regions too."""
    codes = {region.region for region in gazetteer.regions(name)}
    return next((e for e in entries if e.region in codes and e.population >= _LARGE), None) if codes else None


def _stands_out(entry: Entry, hints: Hints, gazetteer: Gazetteer) -> bool:
    """Whether a place may stand in a sentence about another region: a town of note may, a village hardly."""
    if hints.is_beside and not any(region.partition(".")[0] in gazetteer.weights for region in hints.regions):
        return False  # "Odessa, Texas"
    if hints.is_inside or (hints.is_beside and entry.trust not in (OWN, OWN_LOOSE)):
        return entry.population >= WELL_KNOWN and entry.trust in (OWN, OWN_LOOSE)
    if gazetteer.is_meant(entry):
        return True
    if entry.population >= _LARGE:
        return entry.population >= WELL_KNOWN or entry.country in LISTED or not hints.is_beside
    is_own = entry.trust == OWN and entry.country in gazetteer.weights
    is_elsewhere = entry.country in LISTED or all(region.partition(".")[0] != entry.country for region in hints.regions)
    return is_own and is_elsewhere and gazetteer.is_full and entry.population >= TOWN and not hints.is_beside


def _choose(entries: Sequence[Entry], hints: Hints, gazetteer: Gazetteer, is_bound: bool) -> Resolution:
    dominant = _dominant(entries, gazetteer, is_bound)
    if dominant is not None and is_bound and dominant.country in LISTED and _is_borne(dominant, entries):
        dominant = _dominant([e for e in entries if e.trust in (OWN, OWN_LOOSE)], gazetteer, is_bound)
    if dominant is not None and not is_bound and (_is_borne(dominant, entries) or is_one_of_many(dominant, entries, hints.anchors, gazetteer)):
        dominant = None
    meant = [e for e in entries if gazetteer.is_meant(e)]
    if len(meant) == 1 and dominant is None and (is_bound or not hints.anchors or off(meant[0], hints.anchors) <= AWAY):
        return Resolution(meant[0])
    if dominant is not None:
        return _weighed(dominant, entries, hints.anchors, gazetteer) if not is_bound and len(entries) > 1 else Resolution(dominant)
    own = [e for e in entries if e.trust in (OWN, OWN_LOOSE)]
    exact = [e for e in entries if e.trust in (OWN, OTHER)]
    for some in (entries, exact, own):
        if len(some) == 1 and _is_safe(some[0], entries, is_bound, gazetteer) and (is_bound or not _is_astray(some[0], entries, hints, gazetteer)):
            return Resolution(some[0])
    if (near := _nearest(exact or entries, hints.anchors)) is not None:
        return Resolution(near)
    return _open(entries)


def _open(entries: Sequence[Entry]) -> Resolution:
    """Nothing decided: the entries that may be meant."""
    return Resolution(None, tuple(sorted(entries, key=lambda e: e.id or 0)[:_MOST_CANDIDATES]))


def _weighed(dominant: Entry, entries: Sequence[Entry], anchors: Sequence[tuple[float, float]], gazetteer: Gazetteer) -> Resolution:
    """The dominant place of a name, unless a namesake lies in the corner that the bullet is about: then that one, or none where both may be meant."""
    is_open = dominant.population < WELL_KNOWN or any(gazetteer.is_meant(e) for e in entries)
    if is_open and not gazetteer.is_meant(dominant) and has_rival(dominant, entries, gazetteer) and not (anchors and off(dominant, anchors) <= AWAY):
        rivals = in_corner(entries, anchors, AWAY) if anchors else []
        return Resolution(rivals[0]) if rivals else Resolution(None, tuple(entries[:_MOST_CANDIDATES]))
    if not anchors or not is_open or (far := off(dominant, anchors)) <= _NEAR:
        return Resolution(dominant, is_open=is_open)
    # what the bullet tells under another name is not told under this one as well
    entries = [e for e in entries if off(e, anchors) > _SAME]
    near = [e for e in entries if e is not dominant and e.trust in (OWN, OWN_LOOSE) and off(e, anchors) * _NEARER_BY < far]
    told = [e for e in near if off(e, anchors) <= (CLOSE if far < AWAY else BESIDE) and gazetteer.is_meant(e)]
    if len(told) == 1 or (dominant.population < WELL_KNOWN and (told := in_corner(entries, anchors, far))):
        return Resolution(told[0], is_open=True)
    return Resolution(dominant, is_open=True)


def _is_astray(entry: Entry, entries: Sequence[Entry], hints: Hints, gazetteer: Gazetteer) -> bool:
    """Whether a village is far from all that the bullet tells of: the one meant is another, which the gazetteer lacks."""
    if entry.population >= MODEST or not hints.anchors or gazetteer.is_meant(entry):
        return False
    far = off(entry, hints.anchors)
    return far > reach(gazetteer) and len(entries) > 1 if entry.country in hints.lands else far > CLOSE


def _is_safe(entry: Entry, entries: Sequence[Entry], is_bound: bool, gazetteer: Gazetteer) -> bool:
    """Whether a single candidate may be taken: not where only a loose alternate name speaks for it, nor against larger ones."""
    if any(other.population > max(entry.population, 500) for other in entries if other is not entry):
        return False
    if _is_far(entry, gazetteer) and entry.population < WELL_KNOWN:
        return False
    if is_bound:
        return True
    if entry.trust == OTHER_LOOSE or (entry.trust == OTHER and entry.population < (_SIZEABLE if entry.country in LISTED else _LARGE)):
        return False
    # without villages in the index, one of its entries being alone says little of a village's name
    return gazetteer.is_full or entry.population >= _SIZEABLE


def _dominant(entries: Sequence[Entry], gazetteer: Gazetteer, is_bound: bool) -> Entry | None:
    """The place that outweighs all others of its name, if it is of some size: the pages mean the places of their war first."""
    ranked = sorted(entries, key=lambda entry: _weight(entry, gazetteer), reverse=True)
    first = ranked[0]
    if first.population < (_SIZEABLE if is_bound else _least(first)) or (_is_far(first, gazetteer) and first.population < WELL_KNOWN):
        return None
    second = _weight(ranked[1], gazetteer) if len(ranked) > 1 else 0.0
    return first if _weight(first, gazetteer) >= _DOMINANT * second else None


def _least(entry: Entry) -> int:
    """People that a place must have to be meant by a name for its size: more where the name is not its own."""
    if entry.trust in (OWN, OWN_LOOSE):
        return _SIZEABLE
    return TOWN if entry.trust == OTHER and entry.country in LISTED else _LARGE if entry.country in ("RU", *LISTED) else TOWN


def _is_borne(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Whether an old name of a city is the name that villages of its country bear today."""
    return entry.trust not in (OWN, OWN_LOOSE) and any(e.country == entry.country and e.trust in (OWN, OWN_LOOSE) for e in entries)


def _is_far(entry: Entry, gazetteer: Gazetteer) -> bool:
    """Whether but another name of a place in a country that the pages hardly speak of is the one told."""
    return entry.trust in (OTHER, OTHER_LOOSE) and entry.country not in gazetteer.weights


def _weight(entry: Entry, gazetteer: Gazetteer) -> float:
    return entry.population * gazetteer.weights.get(entry.country, 1.0) * _TRUST[entry.trust]


def _nearest(entries: Sequence[Entry], anchors: Iterable[tuple[float, float]]) -> Entry | None:
    anchors = tuple(anchors)
    if not anchors or not entries:
        return None
    ranked = sorted((min(distance(e, anchor) for anchor in anchors), i) for i, e in enumerate(entries))
    nearest = ranked[0][0]
    is_alone = len(ranked) == 1 or ranked[1][0] > max(nearest * _NEARER_BY, nearest + 15)
    return entries[ranked[0][1]] if nearest <= _NEAR and is_alone else None


def only(entries: Sequence[Entry], hints: Hints) -> Resolution:
    """The one of several districts, hromadas or facilities that the regions named allow; nothing is guessed."""
    if hints.region:
        entries = [e for e in entries if e.region == hints.region] if any(e.region == hints.region for e in entries) else []
    elif hints.regions and (inside := [e for e in entries if e.region in hints.regions]):
        entries = inside
    if hints.country:
        entries = [e for e in entries if e.country in ("", hints.country)]
    if len(entries) == 1:
        return Resolution(entries[0])
    return Resolution(None, tuple(e for e in entries if e.id is not None)[:_MOST_CANDIDATES])
