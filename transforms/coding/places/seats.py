"""Names of a region's chief town that mean the region: "the Odesa village of X", "Kherson’s Beryslav", "Zolochiv in Kharkiv"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.places.clues import Resolution
from transforms.coding.places.mentions import Mention
from transforms.coding.places.namesakes import distance
from transforms.coding.text.language import Text
from transforms.gazetteer import Entry, Gazetteer

_SETTLED = frozenset("town village settlement hamlet towns villages settlements hamlets city port resort".split())
# what may stand between a place and the region's name: "in occupied X"
_WITHIN = frozenset({"in", "occupied", "russian-occupied", "ukraine", "russia", "'s"})
# a town this far from the seat is none of its parts (km)
_OUTSIDE = 18.0

Found = tuple[Mention, Resolution, str]


def is_adjective(t: Text, first: int, last: int, gazetteer: Gazetteer) -> bool:
    """Whether a region's name tells where a settlement lies: "the Luhansk town of Perevalsk"; not "the Kyiv suburb of"."""
    is_before_name = t.at(last) in _SETTLED and t.at(last + 1) == "of" and last + 2 < t.size and t.tokens[last + 2].is_name
    return is_before_name and bool(gazetteer.regions(t.slice(first, last)))


def is_whole_region(t: Text, first: int, last: int, before: Sequence[Mention], gazetteer: Gazetteer) -> bool:
    """Whether a seat's name means its region: "Krasnodar’s territory", "the occupied parts of X and Y", "its border with Kaliningrad"."""
    if last < t.size and t.low[last] == "'s":
        return t.at(last + 1) in _LANDS and bool(gazetteer.regions(t.slice(first, last)))
    if t.tokens[first].text == "Kaliningrad" and "border" in t.low[max(0, first - 6) : first]:
        return True
    is_second = t.at(first - 1) == "and" and bool(before) and before[-1].end == first - 1 and before[-1].kind == "region"
    return _is_around_towns(t, before[-1].first if is_second else first) and bool(gazetteer.regions(t.slice(first, last)))


def _is_around_towns(t: Text, first: int) -> bool:
    """ "three settlements in X", "the occupied parts of X", "the Russian-held part of X"."""
    if t.at(first - 1) == "in":
        return t.at(first - 2) in _PLURAL
    is_part = t.at(first - 1) == "of" and t.at(first - 2) in ("part", "parts")
    return is_part and t.at(first - 3).endswith(("occupied", "-held", "-controlled", "annexed"))


_PLURAL = frozenset({"settlements", "villages", "communities", "hamlets"})
_LANDS = frozenset({"territory", "region", "oblast"})


def give_regions(t: Text, found: list[Found], gazetteer: Gazetteer) -> None:
    """Make regions of the seats' names that stand beside a town of the region outside the seat; `found` is in the order of the text."""
    for n in range(len(found) - 1):
        (left, left_is, _), (right, right_is, _) = found[n], found[n + 1]
        if t.at(left.end) == "'s" and right.first == left.end + 1:
            n_seat, seat, other = n, left, right_is.entry
        elif _joins(t, left.end, right.first) and t.at(right.end) != "'s":
            n_seat, seat, other = n + 1, right, left_is.entry
        else:
            continue
        if other is None and n_seat > n and _is_hamlet(t, left):
            region = next((r for r in gazetteer.regions(t.slice(seat.first, seat.last)) if seat.kind is None), None)
            found[n_seat] = (seat, Resolution(region), "region") if region is not None else found[n_seat]
        elif seat.kind is None and (region := _region_of(t, seat, found[n_seat][1].entry, other, gazetteer)) is not None:
            found[n_seat] = (seat, Resolution(region), "region")


def _is_hamlet(t: Text, mention: Mention) -> bool:
    return t.at(mention.first - 1) == "of" and t.at(mention.first - 2) in ("village", "settlement", "hamlet", "villages")


def _joins(t: Text, first: int, end: int) -> bool:
    """ "Zolochiv in Kharkiv", "Tokmak, in occupied Zaporizhia"."""
    first += t.at(first) == ","
    return t.at(first) == "in" and end - first <= 4 and all(low in _WITHIN for low in t.low[first:end])


def _region_of(t: Text, mention: Mention, seat: Entry | None, town: Entry | None, gazetteer: Gazetteer) -> Entry | None:
    """The region of the seat's name that a town lies in, None where the town is a part of the seat or lies elsewhere."""
    if seat is None or town is None or seat.kind != "city" or town.kind != "city" or seat.id == town.id or seat.lat is None or seat.lon is None:
        return None
    if distance(town, (seat.lat, seat.lon)) < _OUTSIDE:
        return None
    return next((r for r in gazetteer.regions(t.slice(mention.first, mention.last)) if r.region == town.region), None)


def owns_district(t: Text, first: int, last: int, before: Sequence[Mention], gazetteer: Gazetteer) -> bool:
    """Whether a bare name beside a district is its region: "the Morozovsk district of Rostov", "Belgorod's Stary Oskol district"."""
    regions = gazetteer.regions(t.slice(first, last))
    if not regions:
        return False
    if t.at(first - 1) == "of" and before and before[-1].end == first - 1 and before[-1].kind in ("district", "hromada"):
        return _may_be_raion(t.slice(before[-1].first, before[-1].last), before[-1], regions[0].country, gazetteer)
    if t.at(last) == "'s":
        end = last + 1
        while end < t.size and t.tokens[end].is_name:
            end += 1
        if end == last + 1 or t.at(end) not in ("district", "raion", "community"):
            return False
        inner = t.slice(last + 1, end)
        return not gazetteer.city_districts(inner) and not _is_urban(inner, t.at(end), regions[0].country, gazetteer)
    return False


def _is_urban(name: str, noun: str, country: str, gazetteer: Gazetteer) -> bool:
    """Whether an adjective that none of Ukraine's raions has is the name of a city's district: "Donetsk's Voroshilovskyi district"."""
    return noun != "community" and country == "UA" and name.endswith(("kyi", "nyi", "kyy")) and not gazetteer.districts(name)


def _may_be_raion(name: str, mention: Mention, country: str, gazetteer: Gazetteer) -> bool:
    """Whether a district is one of a region, not of the city that the region is named after; Ukraine's raions are all known."""
    if gazetteer.city_districts(name):
        return False
    return mention.kind != "district" or country != "UA" or bool(gazetteer.districts(name))
