"""Which of several entries that fit what a text says outweighs the others; a wrong one is worse than none."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.places.clues import Hints, Resolution
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
    off,
    reach,
)
from transforms.gazetteer import Entry, Gazetteer
from transforms.gazetteer.building import OTHER, OTHER_LOOSE, OWN, OWN_LOOSE

# A place that weighs this many times the next of its name is the one meant, if it is of some size; population is weighted by country
_DOMINANT = 4
SIZEABLE, LARGE = 5_000, 50_000
# what people of a place count for by how well the name fits it
_TRUST = {OWN: 1.0, OWN_LOOSE: 1.0, OTHER: 0.1, OTHER_LOOSE: 0.02}
# A candidate this near to another place of the bullet, the next one so many times and so much farther off, is the one meant (km)
_NEAR, _NEARER_BY, _FARTHER_BY = 45.0, 2.5, 15.0
# how many others of its list a namesake must lie among, and how near to them (km)
_FEWEST, _AMONG = 2, 20.0
# what the bullet tells under another name lies this near (km)
SAME = 0.5
MOST_CANDIDATES = 10


def choose(entries: Sequence[Entry], hints: Hints, gazetteer: Gazetteer, is_bound: bool) -> Resolution:
    """One of the entries that fit, by its size, its fame and the other places near it; `is_bound` where a region speaks for them."""
    dominant = _dominant(entries, gazetteer, is_bound)
    if dominant is not None and is_bound and dominant.country in LISTED and _is_borne(dominant, entries):
        dominant = _dominant([e for e in entries if e.is_own], gazetteer, is_bound)
    if dominant is not None and not is_bound and (_is_borne(dominant, entries) or is_one_of_many(dominant, entries, hints.anchors, gazetteer)):
        dominant = None
    meant = [e for e in entries if gazetteer.is_meant(e)]
    if len(meant) == 1 and dominant is None and (is_bound or not hints.anchors or off(meant[0], hints.anchors) <= AWAY):
        return Resolution(meant[0])
    if dominant is not None:
        return _weighed(dominant, entries, hints.anchors, gazetteer) if not is_bound and len(entries) > 1 else Resolution(dominant)
    own = [e for e in entries if e.is_own]
    exact = [e for e in entries if e.trust in (OWN, OTHER)]
    for some in (entries, exact, own):
        if len(some) == 1 and _is_safe(some[0], entries, is_bound, gazetteer) and (is_bound or not _is_astray(some[0], entries, hints, gazetteer)):
            return Resolution(some[0])
    if (near := by_far_nearest(exact or entries, hints.anchors)) is not None and off(near, hints.anchors) <= _NEAR:
        return Resolution(near)
    return undecided(entries)


def among(entries: Sequence[Entry], hints: Hints) -> Entry | None:
    """The only namesake right among the other places of a list of three or more, where larger ones lie far from them: the village of
    Kostiantynivka beside Vuhledar and Yehorivka, and not the city."""
    if len(hints.neighbours) < _FEWEST:
        return None
    entries = [e for e in entries if hints.country in (None, e.country) and hints.region in (None, e.region)]
    away = {e: sorted(distance(e, point) for point in hints.neighbours)[1] for e in entries}
    near = [e for e in entries if e.is_own and away[e] <= _AMONG]
    if len(near) != 1 or any(e is not near[0] and away[e] <= _NEAR and e.population > near[0].population for e in entries):
        return None
    return near[0]


def undecided(entries: Sequence[Entry]) -> Resolution:
    """Nothing decided: the entries that may be meant."""
    return Resolution(None, tuple(sorted(entries, key=lambda e: e.id or 0)[:MOST_CANDIDATES]))


def _weighed(dominant: Entry, entries: Sequence[Entry], anchors: Sequence[tuple[float, float]], gazetteer: Gazetteer) -> Resolution:
    """The dominant place of a name, unless a namesake lies in the corner that the bullet is about: then that one, or none where both may be meant."""
    is_open = dominant.population < WELL_KNOWN or any(gazetteer.is_meant(e) for e in entries)
    if is_open and not gazetteer.is_meant(dominant) and has_rival(dominant, entries, gazetteer) and not (anchors and off(dominant, anchors) <= AWAY):
        rivals = in_corner(entries, anchors, AWAY) if anchors else []
        return Resolution(rivals[0]) if rivals else undecided(entries)
    if not anchors or not is_open or (far := off(dominant, anchors)) <= _NEAR:
        return Resolution(dominant, is_open=is_open)
    # what the bullet tells under another name is not told under this one as well
    entries = [e for e in entries if off(e, anchors) > SAME]
    near = [e for e in entries if e is not dominant and e.is_own and off(e, anchors) * _NEARER_BY < far]
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
    if entry.trust == OTHER_LOOSE or (entry.trust == OTHER and entry.population < (SIZEABLE if entry.country in LISTED else LARGE)):
        return False
    # without villages in the index, one of its entries being alone says little of a village's name
    return gazetteer.is_full or entry.population >= SIZEABLE


def _dominant(entries: Sequence[Entry], gazetteer: Gazetteer, is_bound: bool) -> Entry | None:
    """The place that outweighs all others of its name, if it is of some size: the pages mean the places of their war first."""
    ranked = sorted(entries, key=lambda entry: _weight(entry, gazetteer), reverse=True)
    first = ranked[0]
    if first.population < (SIZEABLE if is_bound else _least(first)) or (_is_far(first, gazetteer) and first.population < WELL_KNOWN):
        return None
    second = _weight(ranked[1], gazetteer) if len(ranked) > 1 else 0.0
    return first if _weight(first, gazetteer) >= _DOMINANT * second else None


def _least(entry: Entry) -> int:
    """People that a place must have to be meant by a name for its size: more where the name is not its own."""
    if entry.is_own:
        return SIZEABLE
    return TOWN if entry.trust == OTHER and entry.country in LISTED else LARGE if entry.country == "RU" or entry.country in LISTED else TOWN


def _is_borne(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Whether an old name of a city is the name that villages of its country bear today."""
    return not entry.is_own and any(e.country == entry.country and e.is_own for e in entries)


def _is_far(entry: Entry, gazetteer: Gazetteer) -> bool:
    """Whether but another name of a place in a country that the pages hardly speak of is the one told."""
    return entry.trust in (OTHER, OTHER_LOOSE) and entry.country not in gazetteer.weights


def _weight(entry: Entry, gazetteer: Gazetteer) -> float:
    return entry.population * gazetteer.weights.get(entry.country, 1.0) * _TRUST[entry.trust]


def by_far_nearest(entries: Sequence[Entry], anchors: Sequence[tuple[float, float]]) -> Entry | None:
    """The entry nearest to the places at `anchors`, None where the next one is hardly farther off or where there is nothing to tell by."""
    if not anchors or not entries:
        return None
    ranked = sorted(entries, key=lambda e: off(e, anchors))
    nearest = off(ranked[0], anchors)
    is_alone = len(ranked) == 1 or off(ranked[1], anchors) > max(nearest * _NEARER_BY, nearest + _FARTHER_BY)
    return ranked[0] if is_alone else None
