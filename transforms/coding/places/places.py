"""Places of a bullet: of what kind they are and which entry of the gazetteer they mean (codebook section 4).

Where their names stand is `toponyms`' to say, which of several entries fits `resolution`'s, whether something happened there `place_roles`'s.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from transforms.coding.places.clues import NONE, Found, Hints, Resolution
from transforms.coding.places.enumerations import give_nouns
from transforms.coding.places.hidden import hidden_tokens
from transforms.coding.places.mentions import Mention
from transforms.coding.places.namesakes import AWAY, off
from transforms.coding.places.place_hints import PlaceHints, office_city, office_region
from transforms.coding.places.place_roles import role_of
from transforms.coding.places.place_words import facility_at, grammar
from transforms.coding.places.resolution import only, resolve_town
from transforms.coding.places.seats import give_regions
from transforms.coding.places.toponyms import find_mentions
from transforms.coding.records import OwnPlace, Place
from transforms.coding.speech.clause import Clause
from transforms.coding.text.language import Text
from transforms.gazetteer import Entry, Gazetteer
from transforms.gazetteer.building import OTHER, OWN, ROMANISED

_RANK = {"facility": 0, "city": 0, "city_district": 0, "hromada": 1, "district": 2, "other": 2, "region": 3, "water": 4}
_PRECISION = {
    "city": "place",
    "city_district": "place",
    "facility": "place",
    "hromada": "district",
    "district": "district",
    "region": "region",
    "water": "place",
    "other": "place",
}


@dataclass
class PlaceMemory:
    """What a page has said of places up to here: regions named, what bare names were resolved to, and which of them in this bullet first."""

    towns: dict[str, Entry] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    country: str | None = None
    regions: frozenset[str] = frozenset()

    def learn(self, named: Sequence[tuple[str, str]]) -> None:
        """Regions told in the bullet just read: a bare name of theirs in the next one that goes on with "another attack" means the region."""
        self.regions = frozenset(name for name, kind in named if kind == "region") - frozenset(name for name, kind in named if kind == "city")


def _whole_name(t: Text, at: int, gazetteer: Gazetteer) -> tuple[int, int]:
    """Where the longest name of a town stands that the name at token `at` is a part of: "the mayor of Nova Kakhovka"."""
    spans = [(first, first + size) for size in (3, 2) for first in range(max(0, at - size + 1), at + 1) if first + size <= t.size]
    whole = (span for span in spans if all(t.tokens[i].is_name for i in range(*span)) and gazetteer.towns(t.slice(*span)))
    return next(whole, (at, at + 1))


def find_places(t: Text, clauses: Sequence[Clause], gazetteer: Gazetteer, memory: PlaceMemory, people: Mapping[str, str]) -> tuple[Place, ...]:
    """Every mention of a place, by span. `people` are persons on the page by their last names, which are no places."""
    mentions = find_mentions(t, hidden_tokens(t, clauses, gazetteer), gazetteer, people)
    kinds = {m.kind for m in mentions}
    if kinds.isdisjoint((None, "city")) and (at := office_city(t, clauses)) is not None:
        first, last = _whole_name(t, at, gazetteer)
        mentions.append(Mention(first, last, last, "city"))
    elif kinds <= {"water"} and (at := office_region(t, clauses, gazetteer)) is not None:
        mentions.append(Mention(at, at + 1, at + 1, "region"))
    memory.fresh.clear()
    if not mentions:
        return ()
    give_nouns(t, mentions, gazetteer)
    hints = PlaceHints(t, mentions, gazetteer, clauses)
    found: list[Found] = []
    for mention in sorted(mentions, key=lambda m: (hints.leans(m), _certainty(t, m, gazetteer))):
        kind, resolution = _resolve(t, mention, hints, gazetteer, memory)
        hints.learn(mention, resolution.entry)
        found.append(Found(mention, resolution, kind))
    if len(found) > 1:
        found = [
            each if _is_settled(each.resolution) and not hints.is_listed(each.mention) else _again(t, each, hints, gazetteer, memory)
            for each in found
        ]
    found.sort(key=lambda each: each.mention.first)
    if len(found) > 1:
        give_regions(t, found, gazetteer)
    memory.learn([(t.slice(m.first, m.last), kind) for m, _, kind in found])
    return tuple(_enclosed(t, [_place(t, each, clauses, gazetteer) for each in found]))


def _is_settled(found: Resolution) -> bool:
    return not found.is_open if found.entry is not None else not found.candidates


def _again(t: Text, found: Found, hints: PlaceHints, gazetteer: Gazetteer, memory: PlaceMemory) -> Found:
    """A name of several entries once more, now that all others of the bullet are known: what it was taken for before that counts no more."""
    name = t.slice(found.mention.first, found.mention.last)
    if name in memory.fresh:
        memory.towns.pop(name, None)
    kind, resolution = _resolve(t, found.mention, hints, gazetteer, memory)
    if resolution.entry is not None and found.resolution.entry not in (None, resolution.entry):
        memory.towns[name] = resolution.entry
    return Found(found.mention, resolution, kind)


# what is resolved first helps to resolve the next
_ORDER = {
    "region": 0,
    "district": 1,
    "facility": 2,
    "npp": 2,
    "hromada": 2,
    "water": 2,
    "other": 2,
    "city": 3,
    "port": 3,
    "port?": 3,
    None: 4,
    "city_district": 5,
}


def _certainty(t: Text, mention: Mention, gazetteer: Gazetteer) -> int:
    """Regions first, then what has a noun, then bare names."""
    name = t.slice(mention.first, mention.last)
    if mention.is_owner or (mention.kind is None and gazetteer.is_bare_region(name)):
        return _ORDER["region"]
    if (mention.kind == "district" and gazetteer.city_districts(name)) or (mention.kind is None and name.endswith("kyi")):
        return _ORDER["city_district"]
    return _ORDER[mention.kind]


def _resolve(t: Text, mention: Mention, hints: PlaceHints, gazetteer: Gazetteer, memory: PlaceMemory) -> tuple[str, Resolution]:
    """Kind of a mention and the entry meant."""
    name = t.slice(mention.first, mention.last)
    match mention.kind:  # what is told by its name and noun alone, wherever the bullet says that it lies
        case "facility":
            return "facility", _facility(t, mention, gazetteer)
        case "npp":
            return "facility", only(gazetteer.facilities(f"{name} nuclear power plant"))
        case "water":
            return "water", only(gazetteer.waters(t.slice(mention.first, mention.end)))
        case "other":
            return "other", only(gazetteer.islands(t.slice(mention.first, mention.end)))
        case "region":
            return "region", only(gazetteer.regions(name), Hints(country=hints.country(mention)))
        case None if mention.is_owner or gazetteer.is_bare_region(name) or (name in memory.regions and not _MORE.isdisjoint(t.low)):
            return "region", only(gazetteer.regions(name))
        case None if quarter := hints.quarter(mention, name):
            return "city_district", Resolution(quarter)
    clues = hints.of(mention)
    match mention.kind:
        case "district":
            return _district(name, mention, hints, clues, gazetteer)
        case "hromada":
            return "hromada", only(gazetteer.hromadas(name), clues)
        case "city_district":
            return "city_district", _city_district(name, mention, hints, clues, gazetteer)
        case "port" | "port?":
            port, town = only(gazetteer.facilities(f"{name} port")), resolve_town(gazetteer, name, clues)
            is_town = mention.kind == "port?" and town.entry is not None and town.entry.population >= _PORT_CITY
            return ("city", town) if port.entry is None or is_town else ("facility", port)
    return _bare_name(name, mention, clues, gazetteer, memory)


_MORE = frozenset({"another", "earlier", "separate", "separately"})
# people of a city that "the port of X" means; else the name is the port's own
_PORT_CITY = 12_000


def _district(name: str, mention: Mention, hints: PlaceHints, clues: Hints, gazetteer: Gazetteer) -> tuple[str, Resolution]:
    city, quarters = hints.city_near(mention), gazetteer.city_districts(name)
    for each in [city] if city is not None else hints.cities(mention):
        if inner := [e for e in quarters if e.district == str(each.id)]:
            return "city_district", only(inner)
    found = only(gazetteer.districts(name), clues)
    if found.entry is not None or found.candidates:
        return "district", found
    if quarters and city is not None:
        return "city_district", NONE  # one of the city told, and not another's of that name
    if quarters:
        inside = [e for e in quarters if not clues.regions or e.region in clues.regions]
        return ("city_district", only(inside, clues)) if inside else ("district", NONE)
    abroad = [e for e in gazetteer.regions(name) if e.country not in ROMANISED or e.region in _AUTONOMOUS]
    # "the Tulcea county" is of the first level
    return ("region", only(abroad, Hints(country=clues.country))) if abroad else ("district", found)


# districts of the first level: Khanty-Mansi, Yamalo-Nenets, Nenets, Chukotka
_AUTONOMOUS = frozenset({"RU.32", "RU.87", "RU.50", "RU.15"})


def _city_district(name: str, mention: Mention, hints: PlaceHints, clues: Hints, gazetteer: Gazetteer) -> Resolution:
    city = hints.city_near(mention)
    entries = gazetteer.city_districts(name)
    inner = [e for e in entries if city is not None and e.district == str(city.id)]
    return only(inner or entries, clues) if inner or city is None else NONE


def _facility(t: Text, mention: Mention, gazetteer: Gazetteer) -> Resolution:
    """A facility by its full name; one of a list gets the list's noun in the singular."""
    full = t.slice(mention.first, mention.end)
    if mention.is_listed:
        noun = " ".join(next((phrase for i in range(mention.last, t.size) if (phrase := facility_at(t, i))), ()))
        full = f"{t.slice(mention.first, mention.last)} {grammar().singulars.get(noun, noun)}"
    found = gazetteer.facilities(full)
    if not found and full.endswith(" base"):
        found = gazetteer.facilities(f"{full.removesuffix(' base')} airfield")
    return only(found)


def _bare_name(name: str, mention: Mention, clues: Hints, gazetteer: Gazetteer, memory: PlaceMemory) -> tuple[str, Resolution]:
    if mention.kind is None and gazetteer.is_water(name):
        return "water", only(gazetteer.waters(name))
    found = resolve_town(gazetteer, name, clues)
    if found.entry is None and (known := memory.towns.get(name)) is not None and _agrees(known, clues):
        return known.kind, Resolution(known)
    if found.entry is not None:
        if name not in memory.towns:
            memory.towns[name] = found.entry
            memory.fresh.add(name)
        return found.entry.kind, found
    islands = gazetteer.islands(name)
    is_island = islands and (not found.candidates or all(e.trust not in (OWN, OTHER) for e in found.candidates))
    return ("other", only(islands)) if is_island else ("city", found)


def _agrees(known: Entry, clues: Hints) -> bool:
    """Whether what the page said before of a name may be meant here: not where this bullet tells of another region, country or corner."""
    if (clues.country and known.country != clues.country) or (clues.regions and known.region not in clues.regions):
        return False
    return not clues.anchors or off(known, clues.anchors) <= AWAY


def _place(t: Text, found: Found, clauses: Sequence[Clause], gazetteer: Gazetteer) -> Place:
    mention, entry, kind = found.mention, found.resolution.entry, found.kind
    last = mention.last if kind == "city" else mention.end
    return Place(
        name=entry.name if entry else None,
        kind=kind,
        role=role_of(t, mention.first, mention.end, kind, clauses),
        geonameid=entry.id if entry else None,
        candidates=tuple(e.id for e in found.resolution.candidates if e.id is not None),
        admin1=gazetteer.iso(entry) if entry else None,
        country=entry.country or None if entry else None,
        lat=entry.lat if entry else None,
        lon=entry.lon if entry else None,
        span_start=t.tokens[mention.first].start,
        span_end=t.tokens[last - 1].end,
    )


_ENCLOSING = re.compile(r",? in (?:the |[A-Z][\w’]+’s |its )?(?:(?:Russian-)?(?:occupied|annexed|held|controlled) |\w{4,5}ern )?$")


def _enclosed(t: Text, places: Sequence[Place]) -> list[Place]:
    """Places in order, those with the role of the one before them that they only tell where it lies: "for the port of X in the Y region"."""
    found: list[Place] = []
    for place in places:
        encloses = bool(found) and found[-1].role != place.role and _encloses(t, found[-1], place)
        found.append(replace(place, role=found[-1].role) if encloses else place)
    return found


def _encloses(t: Text, inner: Place, place: Place) -> bool:
    """Whether a place tells where a mere mention lies, or a facility or a city's district that is a scene: "the Azovstal steelworks in Mariupol"."""
    between = t.text[inner.span_end : place.span_start]
    if inner.role == "mention":
        return _ENCLOSING.fullmatch(between) is not None
    return inner.kind in ("facility", "city_district") and between == " in "


def own_place(places: Sequence[Place]) -> OwnPlace | None:
    """The bullet's own place: its most specific event place, the first of equals (end of codebook section 4)."""
    events = [place for place in places if place.role == "event"]
    if not events:
        return None
    rank = min(_RANK[place.kind] for place in events)
    best = [place for place in events if _RANK[place.kind] == rank]
    distinct = {place.geonameid or (place.kind, place.span_start) for place in best}
    first = best[0]
    return OwnPlace(first.geonameid, first.lat, first.lon, "several" if len(distinct) > 1 else _PRECISION[first.kind])
