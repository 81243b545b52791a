"""Names of a region's chief town that mean the region: "the Odesa village of X", "Kherson’s Beryslav", "Zolochiv in Kharkiv"."""

from __future__ import annotations

from transforms.coding.places.clues import NONE, Found, Resolution
from transforms.coding.places.mentions import Mention, goes_on, is_called_village
from transforms.coding.places.names import Name
from transforms.coding.places.namesakes import LISTED, MODEST, distance
from transforms.coding.places.place_words import HELD, SHARES, VILLAGES, grammar, words
from transforms.coding.places.resolution import only
from transforms.coding.quantities.numerals import number_words
from transforms.coding.text.language import Text
from transforms.gazetteer import Entry, Gazetteer
from transforms.gazetteer.building import ROMANISED

_SETTLED = VILLAGES | {"town", "towns", "city", "port", "resort"}
_CALLED = (_SETTLED - {"towns"}) | {"hub", "crossroads", "stronghold"}
# what may stand between a place and the region's name: "in occupied X"
_WITHIN = frozenset({"in", "occupied", "russian-occupied", "ukraine", "russia", "'s"})
# a town this far from the seat is none of its parts (km)
_OUTSIDE = 18.0


def is_whole_region(name: Name) -> bool:
    """Whether a seat's name means its region: "Krasnodar’s territory", "six villages in X", "the occupied parts of X and Y", "its border with X".

    Or "the X incursion", "an incursion into X", "the front in X" where no fighting has reached the seat. Or it tells where a settlement
    lies: "the Luhansk town of Perevalsk"; not "the Kyiv suburb of".
    """
    if not name.gazetteer.regions(name.text):
        return False
    t, of = name.t, name.last + 1
    if name.is_owner:
        return grammar().nouns.get(name.following) == "region"
    if name.behind in _INVADING and name.text not in words("capitals"):
        return True
    if name.behind in _SETTLED and t.at(of) == "of" and of + 1 < t.size and t.tokens[of + 1].is_name:
        return True
    at = list_start(name) - 1
    while t.at(at) in _OWNERS or t.at(at).endswith("ern"):
        at -= 1
    before = t.at(at - 1)
    if t.at(at) in _WHERE and name.text not in words("capitals") and _is_one_of_regions(t, at):
        return True
    if name.before in _NEIGHBOURING and len(name.reading.found) > 1 and _is_beside_region(name):
        return True
    if name.before in _BESIDE and name.previous is not None and name.previous.kind == "region":
        return name.previous.first >= t.sentence_start(name.first) and name.first - name.previous.end <= _COUNT
    match t.at(at):
        case "in":
            is_told = before in VILLAGES or before == "communities" or _is_area(t, at) or (at == name.first - 1 and _is_of_village(name))
            return is_told or _is_fought_over(name, at) or _is_next_of_villages(name, at)
        case "of":
            return (before in ("part", "parts") and t.at(at - 2).endswith(HELD)) or _is_of_land(t, at) or _is_fought_over(name, at)
        case "to" | "from":
            return _is_fought_over(name, at)
        case "with":
            return before == "border"
        case "into":
            return before in _INVADING
        case "up" | "over":
            return before in _YIELDING and name.text in words("rear_seats")
        case verb:
            return verb in _CLAIMING


def _is_fought_over(name: Name, at: int) -> bool:
    """Whether the word at `at` puts armies into the land around a seat behind the front: "fighting in X", "sent troops to X", "withdrew from X".

    The seats that a list goes on with are told of as its first is.
    """
    t, before, previous = name.t, name.t.at(at - 1), name.previous
    if name.text not in words("rear_seats") and not (name.goes_on and previous is not None and previous.kind == "region" and previous.first > at):
        return False
    match t.at(at):
        case "in" if before == "front":
            return t.at(at - 2) == "the"
        case "in":
            return before in _FIGHTING or t.low[max(0, at - 2) : at] == ["front", "line"]
        case "to":
            return before in _TROOPS or (before in _SENT and not _TROOPS.isdisjoint(t.low[max(0, at - 7) : at]))
        case "of" if before != "out":
            return False
    return not _LEAVING.isdisjoint(t.low[max(0, at - 6) : at])


def _is_beside_region(name: Name) -> bool:
    """Whether a town is told to be in the region next to one named before: "Lypa in the Donetsk region as well as Bilka in neighbouring X"."""
    t, region, town = name.t, name.reading.found[-2], name.reading.found[-1]
    is_in = t.low[town.end : name.first - 1] == ["in"] and town.kind in (None, "city")
    is_other = name.text not in t.slice(region.first, region.end)
    return is_in and is_other and region.kind == "region" and region.first >= t.sentence_start(name.first)


def _is_next_of_villages(name: Name, at: int) -> bool:
    """Whether villages in one region are told of, and then others in the next: "two villages in X and one in Y"."""
    t, previous = name.t, name.previous
    if previous is None or previous.kind != "region" or previous.end >= at or at - previous.end > 3:
        return False
    is_counted = _is_number(t.at(at - 1)) or t.at(at - 1) in ("another", "others", "more")
    return is_counted and t.at(previous.end) in ("and", ",") and t.at(previous.first - 1) == "in" and t.at(previous.first - 2) in VILLAGES


def _is_number(word: str) -> bool:
    return word.isdigit() or word in number_words()


def _is_one_of_regions(t: Text, at: int) -> bool:
    """Whether so many are told of in one of the regions counted before: "over 12 regions, including 56 over X", "30 of them in X and 14 in Y"."""
    start = t.sentence_start(at)
    if "regions" not in t.low[start:at]:
        return False
    counted = t.low.index("regions", start, at) - 1
    near = t.low[max(counted + 2, at - _COUNT) : at]
    number = next((n for n in range(len(near) - 1, -1, -1) if _is_number(near[n]) or near[n] == "rest"), -1)
    behind = near[number + 1 :]
    is_of_those = not behind or behind[0] == "of" or all(low.endswith(("ing", "ed")) or low in _DOWN for low in behind)
    if number < 0 or ";" in behind or not is_of_those:
        return False  # not "over six regions, and 12 firefighters worked in X"
    return any(_is_number(low) or low in _SEVERAL for low in t.low[max(start, counted - 2) : counted + 1])


def list_start(name: Name) -> int:
    """Where the list of places begins that a name ends: "annexed X, Y and Z"."""
    first = name.first
    for previous in reversed(name.reading.found):
        if not goes_on(name.t, first, previous):
            break
        first = previous.first
    return first


def _is_of_land(t: Text, of: int) -> bool:
    """Whether land is told of before "of": "6,600 sq km of X", "the annexation of X", "holds the rest of X", "pull out of the parts of X"."""
    before = t.at(of - 1)
    if _is_area(t, of) or before == "annexation":
        return True
    is_share = before in SHARES or before.endswith(("quarters", "thirds"))
    return is_share and not _HOLDING.isdisjoint(t.low[t.sentence_start(of) : t.sentence_end(of)])


def _is_area(t: Text, i: int) -> bool:
    return t.at(i - 1) == "km2" or (t.at(i - 1) in ("km", "kilometres", "kilometers", "miles") and t.at(i - 2) in ("sq", "square"))


# "in Russia's occupied X", as "in southern X"
_OWNERS = _WITHIN - {"in"}
# what goes on across a whole region
_INVADING = frozenset("incursion incursions offensive offensives counteroffensive counter-offensive operation".split())
_TROOPS = frozenset("troops forces soldiers units brigades".split())
_SENT = frozenset("deployed redeployed sent moved deployment redeployment".split())
_LEAVING = frozenset("withdraw withdrew withdrawn withdrawing withdrawal retreat retreated retreating driven drove pushed".split())
_FIGHTING = (_INVADING | _TROOPS) | frozenset(
    "fighting fight fights fought battle battles clashes combat frontline front-line advance advances advanced advancing gains ground foothold "
    "bridgehead territory land positions".split()
)
_HOLDING = frozenset(
    "give gives giving gave return returning "
    "control controls controlled controlling hold holds held holding occupy occupies occupied occupying cede ceding withdraw withdrew withdrawing "
    "want wants wanted demand demands demanded withdrawal pull pulled pulling annex annexed surrender surrendering conquer conquered conquering "
    "territory".split()
)
# "would give up X"
_YIELDING = frozenset({"give", "giving", "gives", "gave", "given", "hand", "handing", "hands", "handed"})
_WHERE = frozenset({"in", "over", "above"})
# "in the Belgorod region, which borders X", "over the Kursk region and over neighbouring X"
_NEIGHBOURING = frozenset({"neighbouring", "neighboring", "adjoining"})
_BESIDE = _NEIGHBOURING | {"borders", "bordering"}
_DOWN = frozenset({"were", "was", "shot", "brought", "down", "drones", "missiles", "also"})
# tokens of "30 of them shot down over"
_COUNT = 6
_SEVERAL = frozenset({"several", "multiple", "various", "different", "numerous"})
# of a town nobody says so
_CLAIMING = frozenset("annex annexed annexes annexing cede ceded cedes ceding recognise recognised recognises recognising".split())


def _is_of_village(name: Name) -> bool:
    """Whether "in" stands between a village and the name: "the village of Vesele in X", "the villages of Lypy in X and Vesele in Y"."""
    t, found = name.t, name.reading.found
    if not found or found[-1].end != name.first - 1:
        return False
    if is_called_village(t, found[-1].first):
        return True
    is_next = len(found) > 2 and found[-2].kind == "region" and goes_on(t, found[-1].first, found[-2])
    return is_next and t.low[found[-3].end : found[-2].first] in (["in"], ["in", "the"]) and is_called_village(t, found[-3].first)


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
        if n_seat > n and _is_elsewhere(left_is.entry, found[n_seat][1].entry):
            found[n] = Found(left, NONE, "city")
        is_within = n_seat > n and left.kind in (None, "city") and found[n].resolution.entry is None
        if is_within and gazetteer.is_full and (inner := _villages_of(t, left, right_is.entry, gazetteer)):
            found[n] = Found(left, only(inner), "city")
            other = inner[0]
        if seat.kind is None and (region := _region_of(t, seat, found[n_seat][1].entry, other, is_within, gazetteer)) is not None:
            found[n_seat] = Found(seat, Resolution(region), "region")


def _villages_of(t: Text, mention: Mention, seat: Entry | None, gazetteer: Gazetteer) -> list[Entry]:
    """The villages of a name in the region of a Ukrainian seat, none where one of them may be a part of the seat: "Malynivka in Zaporizhia"."""
    if seat is None or seat.kind != "city" or seat.country not in LISTED or seat.lat is None or seat.lon is None:
        return []
    at = (seat.lat, seat.lon)
    inner = [e for e in gazetteer.towns(t.slice(mention.first, mention.last)) if e.kind == "city" and e.is_own and e.region == seat.region]
    return inner if all(distance(e, at) >= _OUTSIDE for e in inner) else []


def _is_elsewhere(town: Entry | None, seat: Entry | None) -> bool:
    """Whether a village lies in another country than the seat that it is told to be in: it is not the one that is meant."""
    return town is not None and seat is not None and town.kind == "city" and town.country != seat.country and town.population < MODEST


def _joins(t: Text, first: int, end: int) -> bool:
    """ "Zolochiv in Kharkiv", "Tokmak, in occupied Zaporizhia", "Lyman, a rail hub in northern Donetsk"."""
    first += t.at(first) == ","
    if t.at(first) in ("a", "an", "the") and t.at(first - 1) == ",":
        called = next((j for j in range(first + 1, min(first + 6, end)) if t.low[j] in _CALLED), first)
        first = called + 1
    return t.at(first) == "in" and end - first <= 4 and all(low in _WITHIN or low.endswith("ern") for low in t.low[first:end])


def _region_of(t: Text, mention: Mention, seat: Entry | None, town: Entry | None, is_within: bool, gazetteer: Gazetteer) -> Entry | None:
    """The region of the seat's name that a town lies in, None where the town is a part of the seat or lies elsewhere.

    A place that is unknown, and told to be in the seat, is one of the villages of Russia's regions that the gazetteer lacks: "Plekhovo in Kursk".
    """
    if seat is not None and is_within and seat.country in ROMANISED and seat.country not in LISTED:
        return next((r for r in gazetteer.regions(t.slice(mention.first, mention.last)) if r.region == seat.region), None)
    if seat is None or town is None or seat.kind != "city" or town.kind != "city" or seat.lat is None or seat.lon is None:
        return None
    if distance(town, (seat.lat, seat.lon)) < _OUTSIDE:
        return None
    return next((r for r in gazetteer.regions(t.slice(mention.first, mention.last)) if r.region == town.region), None)


def owns_district(name: Name) -> bool:
    """Whether a bare name beside a district is its region: "the Morozovsk district of Rostov", "Belgorod's Stary Oskol district"."""
    if name.before != "of" and not name.is_owner:
        return False
    regions, previous, t = name.gazetteer.regions(name.text), name.previous, name.t
    if not regions:
        return False
    if name.before == "of" and previous is not None and previous.end == name.first - 1 and previous.kind in ("district", "hromada"):
        return _is_rural(t.slice(previous.first, previous.last), previous.kind == "hromada", regions[0].country, name.gazetteer)
    end = name.last + 1
    while name.is_owner and end < t.size and t.tokens[end].is_name:
        end += 1
    if end == name.last + 1 or t.at(end) not in ("district", "raion", "community"):
        return False
    # "Donetsk's Petrovsky district" is the city's
    return _is_rural(t.slice(name.last + 1, end), t.at(end) == "community", regions[0].country, name.gazetteer)


def _is_rural(name: str, is_community: bool, country: str, gazetteer: Gazetteer) -> bool:
    """Whether a district is one of a region, not of the city that the region is named after; Ukraine's raions are all known."""
    return not gazetteer.city_districts(name) and (is_community or country != "UA" or bool(gazetteer.districts(name)))
