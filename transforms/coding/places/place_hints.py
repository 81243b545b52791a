"""What a bullet says of where its names lie: regions and countries beside them, offices, other places found out already."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.places.bearings import bearing_of
from transforms.coding.places.capitals import is_befallen
from transforms.coding.places.clues import Hints
from transforms.coding.places.mentions import Mention, is_called_village, lists_of
from transforms.coding.places.namesakes import LISTED
from transforms.coding.places.place_words import OF_LAND, SETTLEMENTS, grammar, words
from transforms.coding.places.prepositions import preposition_of
from transforms.coding.places.states_told import corner_told, country_before, country_behind
from transforms.coding.speech.clause import Clause
from transforms.coding.speech.source import PERSON
from transforms.coding.text.language import Text
from transforms.gazetteer import Entry, Gazetteer


class PlaceHints:
    """What the text says of where its names lie, as it is found out: regions and districts first. All are kept by the token they begin at."""

    def __init__(self, t: Text, mentions: Sequence[Mention], gazetteer: Gazetteer, clauses: Sequence[Clause]) -> None:
        self._t = t
        self._gazetteer = gazetteer
        self._mentions = mentions
        self._regions: list[tuple[int, str]] = []
        self._districts: list[tuple[int, str]] = []
        self._cities: dict[int, Entry] = {}
        self._points: dict[int, tuple[float, float]] = {}
        # regions that a speaker's office names: "Donetsk Governor ..."
        self._office = frozenset(region.region for i in _office_names(t, clauses, _REGIONAL) for region in gazetteer.regions(t.tokens[i].text))
        self._clauses = clauses
        self._lists = lists_of(t, mentions)
        starts = {m.first for m in mentions}
        self._bearings = {first: told for first, listed in self._lists.items() if (told := bearing_of(t, listed[-1].end, starts)) is not None}

    def learn(self, mention: Mention, entry: Entry | None) -> None:
        if entry is None:
            return
        if entry.kind == "region":
            if self._t.at(preposition_of(self._t, mention.first)) != "from":  # "fired from the Kursk region at X": X lies elsewhere
                self._regions.append((mention.first, entry.region))
        elif entry.kind == "district":
            self._districts.append((mention.first, entry.district))
            self._regions.append((mention.first, entry.region))
        elif entry.kind in ("city", "facility") and entry.lat is not None and entry.lon is not None:
            self._cities[mention.first] = entry
            self._points[mention.first] = (entry.lat, entry.lon)

    def of(self, mention: Mention) -> Hints:
        """The hints for one mention: what stands right beside it binds."""
        t = self._t
        country = self.country(mention)
        # "X in Poland and Y in Crimea": X lies in neither's region
        told = [(at, code) for at, code in self._regions if code.startswith(country or "")]
        beside = [code for at, code in told if _is_beside(t, mention, at) and not self._is_next(mention, at, code)]
        districts = [code for at, code in self._districts if _is_beside(t, mention, at)]
        inside = frozenset(code for at, code in told if beside and _is_inside(t, mention, at))
        regions = inside or self._around(mention, told)
        towards = self._bearings.get(mention.first)
        owners = self._owners(mention) or (frozenset() if regions else self._governed(mention))
        return Hints(
            region=beside[0] if beside and districts else None,
            regions=owners or regions,
            offices=self._office,
            is_beside=bool(beside or owners),
            is_inside=bool(inside),
            is_owned=self._is_owned(mention, told),
            district=districts[0] if districts else None,
            country=country,
            corner=corner_told(t, mention.first, mention.end) if country == "UA" else frozenset(),
            anchors=self._anchors(mention),
            neighbours=self._neighbours(mention),
            lands=frozenset(e.country for e in self._cities.values()),
            is_hamlet=mention.first in self._lists and is_called_village(t, self._lists[mention.first][0].first),
            towards=towards,
            beacon=self._points.get(towards.beacon) if towards is not None else None,
        )

    def _anchors(self, mention: Mention) -> tuple[tuple[float, float], ...]:
        """Where the bullet's places of other names lie: a place that is told twice is no other one beside itself."""
        name = self._t.low[mention.first : mention.last]
        return tuple(point for at, point in self._points.items() if self._t.low[at : at + len(name)] != name)

    def is_listed(self, mention: Mention) -> bool:
        """Whether a name stands in a list of three places or more."""
        return len(self._lists.get(mention.first, ())) >= _SEVERAL

    def _neighbours(self, mention: Mention) -> tuple[tuple[float, float], ...]:
        """Where the others of the name's list lie."""
        listed = self._lists.get(mention.first, ())
        return tuple(self._points[m.first] for m in listed if m is not mention and m.first in self._points)

    def country(self, mention: Mention) -> str | None:
        """The state that is told right beside a name."""
        return country_before(self._t, mention.first) or country_behind(self._t, mention.end)

    def _around(self, mention: Mention, told: Sequence[tuple[int, str]]) -> frozenset[str]:
        """The regions of the sentence, else of the bullet, else of those who speak."""
        sentence = self._t.tokens[mention.first].sentence
        near = frozenset(code for at, code in told if self._t.tokens[at].sentence == sentence)
        return near or frozenset(code for _, code in told) or (frozenset() if self._regions else self._office)

    def _is_owned(self, mention: Mention, told: Sequence[tuple[int, str]]) -> bool:
        """Whether all regions stand right beside other names, or behind this one but not with it: "two died in X and one in Y, in the Z region"."""
        if not told:
            return False
        listed = [m for m in self._lists.get(mention.first, ()) if m.first >= mention.first]
        names = [m for m in self._mentions if m.first in self._lists]
        return all(
            not any(_is_beside(self._t, m, at) for m in listed) if at > mention.first else any(_is_beside(self._t, m, at) for m in names)
            for at, _ in told
        )

    def _owners(self, mention: Mention) -> frozenset[str]:
        """The regions that a city before "'s" may stand for: "Krasnodar's Slavyansk"."""
        if self._t.at(mention.first - 1) != "'s":
            return frozenset()
        owner = next((m for m in self._mentions if m.end == mention.first - 1), None)
        if owner is None or (entry := self._cities.get(owner.first)) is None:
            return frozenset()
        return frozenset({entry.region, *(e.region for e in self._gazetteer.regions(self._t.slice(owner.first, owner.last)))})

    def _governed(self, mention: Mention) -> frozenset[str]:
        """The one region that an unnamed governor's places lie in, where the gazetteer lacks most of its villages; not so great cities."""
        if "governor" not in self._t.low or any(e.country in LISTED for e in self._cities.values()):
            return frozenset()
        found = frozenset(e.region for e in self._cities.values() if e.country in self._gazetteer.weights)
        towns = self._gazetteer.towns(self._t.slice(mention.first, mention.last))
        return found if len(found) == 1 and all(town.population < _GREAT for town in towns) else frozenset()

    def _is_next(self, mention: Mention, at: int, code: str) -> bool:
        """Whether a region that needs no noun is but the next of a list: "Rostov and Crimea", but not "Odessa, Texas"."""
        is_list = self._t.low[mention.end : at] in (["and"], [","], [",", "and"]) and self._t.at(at + 1) not in grammar().nouns
        return is_list and code.partition(".")[0] in self._gazetteer.weights

    def leans(self, mention: Mention) -> bool:
        """Whether a name is told by where it lies from another, which is to be resolved first."""
        return mention.first in self._bearings

    def city_near(self, mention: Mention) -> Entry | None:
        """The city a district is of: "Kyiv's Solomianskyi district", "the Saltivskyi district of Kharkiv"."""
        near = [(abs(at - mention.first), entry) for at, entry in self._cities.items() if abs(at - mention.first) <= 6]
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def quarter(self, mention: Mention, name: str) -> Entry | None:
        """The one district that bears a bare name in large cities of the bullet: "in Kyiv's Obolon", "most of Kyiv ... in Obolon"."""
        cities = {str(e.id) for at, e in self._cities.items() if at != mention.first and e.population >= _CITY}
        inner = [e for e in self._gazetteer.city_districts(name) if e.id is not None and e.district in cities] if cities else []
        return inner[0] if len(inner) == 1 else None

    def cities(self, mention: Mention) -> list[Entry]:
        """The cities told of, the nearest first, and those whose mayors speak."""
        told = sorted(self._cities.items(), key=lambda pair: abs(pair[0] - mention.first))
        return [entry for _, entry in told] + _office_cities(self._t, self._clauses, self._gazetteer)


# places of a list that tell where one of them lies
_SEVERAL = 3


def _is_beside(t: Text, mention: Mention, at: int) -> bool:
    """Whether a region or district is told right with a name: "X, in the Y region", "Y region's X"."""
    if at < mention.first:
        between = t.low[at : mention.first]
        return len(between) <= 6 and "'s" in between and "," not in between
    between = t.low[mention.end : at]
    if t.tokens[at].sentence != t.tokens[mention.first].sentence:
        return False  # "... in X. In the Y region, ..."
    is_apposed = between[:1] == [","] and not SETTLEMENTS.isdisjoint(between[2:4])  # "X and Y, two villages in the north of the Z region"
    if len(between) > (10 if is_apposed else 7) or not _PARTING.isdisjoint(between):
        return False
    return not any(t.low[j] == "and" and not t.tokens[j + 1].is_name for j in range(mention.end, at))


# between a name and a region these tell that it does not lie there
_PARTING = frozenset({"while", "but", ";", "said", "over", "from", "to"})


def _is_inside(t: Text, mention: Mention, at: int) -> bool:
    """Whether a name is said to lie in the region at `at`: "X, in the Y region", "X in Ukraine's Y region", "X (Y region)"."""
    between = t.low[mention.end : at]
    if not between or len(between) > 5 or t.at(mention.first - 1) == "and":
        return False
    opens = between[1:] if between[0] == "," else between
    return opens[:1] in (["in"], ["("]) and all(low in ("the", "'s", "russia", "ukraine", "occupied") or low.endswith("ern") for low in opens[1:])


# behind "the city" these speak of its offices
_OF_CITY = frozenset("of council mayor authorities officials military administration hall".split())
_THERE = frozenset("in over on across of near outside throughout at hit struck targeted targeting".split())


def office_city(t: Text, clauses: Sequence[Clause]) -> int | None:
    """The token that names the city whose mayor speaks of "the city", None where nobody does: what is told happened there."""
    names = _office_names(t, clauses, _URBAN) if _is_scene(t, _CITY_NOUNS) else []
    return next((i for i in names if not _URBAN.isdisjoint(t.low[i + 1 : i + 4]) or t.low[max(0, i - 2) : i] == ["mayor", "of"]), None)


def office_region(t: Text, clauses: Sequence[Clause], gazetteer: Gazetteer) -> int | None:
    """The token that names the region whose governor speaks of what happened in "the region", None where nobody does."""
    names = _office_names(t, clauses, _GOVERNED) if "governor" in t.low and _is_scene(t, _REGION_NOUNS) else []
    # not the second word of a name: "the Nizhny Novgorod governor"
    return next((i for i in names if (t.at(i - 1) in _BEFORE_NAME or i == 0) and gazetteer.regions(t.tokens[i].text)), None)


def _is_scene(t: Text, nouns: frozenset[str]) -> bool:
    """Whether something is told to be in what one of the nouns means, or to befall it; a port alone is none, "the southern port" is."""
    if nouns.isdisjoint(t.low):
        return False
    told = (i for i, low in enumerate(t.low) if low in nouns and t.at(i + 1) not in _OF_CITY and (low != "port" or t.at(i - 1).endswith("ern")))
    return any(_is_put_there(t, i) for i in told)


def _is_put_there(t: Text, city: int) -> bool:
    """Whether something is told to be in the city or to befall it: "in the city", "across the southern port city", "hit the town"."""
    at = city - 1
    while t.at(at) == "port" or t.at(at).endswith(OF_LAND) or t.at(at) in words("lying"):
        at -= 1
    if t.at(at) not in ("the", "his", "her", "their"):
        return False
    is_assailed = t.at(at - 1) in words("assailing") and t.at(at - 2) != "to"  # "asked residents to leave the city"
    if t.at(at - 1) in _THERE or is_assailed:
        return True
    if t.at(city + 1) == "'s":  # "the city's port was hit"
        return not words("grounds").isdisjoint(t.low[city + 2 : city + 5]) or "district" in t.low[city + 2 : city + 5]
    return is_befallen(t, city + 1)


_BEFORE_NAME = frozenset({"the", "of", "'s", ",", "to", "and", "but", "while"})
_REGION_NOUNS = frozenset({"region", "province", "oblast"})
_CITY_NOUNS = frozenset({"city", "capital", "town", "port"})


def _office_cities(t: Text, clauses: Sequence[Clause], gazetteer: Gazetteer) -> list[Entry]:
    """Cities that a speaker's office names: "Kyiv Mayor ..."."""
    speakers = [clause.source.name.rpartition(" ")[2] for clause in clauses if clause.source.kind == PERSON]
    names = [grammar().mayors[name] for name in speakers if name in grammar().mayors]
    names += [t.tokens[i].text for i in _office_names(t, clauses, _URBAN)]
    return [entry for name in names for entry in gazetteer.towns(name) if entry.kind == "city" and entry.population >= _CITY]


def _office_names(t: Text, clauses: Sequence[Clause], offices: frozenset[str]) -> list[int]:
    """Tokens of those who speak that may name what one of the offices is held of: not the names of a person ("Mayor Vladimir ...")."""
    found = list[int]()
    for source in (clause.source for clause in clauses):
        if not offices.isdisjoint(t.low[source.first : source.end]):
            others = {"The", "Governor", "Regional", *(source.name.split() if source.kind == PERSON else ())}
            names = [i for i in range(source.first, source.end) if t.tokens[i].is_name and t.tokens[i].text not in others]
            found += [i for i in names if t.at(i + 1) in _HELD or t.at(i - 1) in ("of", "in", "for", "the")]
    return found


_GOVERNED = frozenset({"governor"})
_REGIONAL, _URBAN = frozenset({"governor", "regional", "region", "mayor", "administration", "head"}), frozenset({"mayor", "city", "town", "council"})
# behind the name of what an office is held of: "Kharkiv Mayor", "the Sumy regional administration"
_HELD = frozenset(
    {"governor", "mayor", "regional", "region", "oblast", "city", "military", "administration", "head", "'s", "council", "deputy"}
) | frozenset("police prosecutor prosecutors emergency official officials authorities acting and district leader chief civil".split())
_CITY, _GREAT = 100_000, 250_000
