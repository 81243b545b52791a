"""The hand-kept tables of regions, districts, landmarks and spellings (transforms/words), as entries by key.

They stand beside every index, shipped or compiled, and come before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from transforms.gazetteer.building import facility_key
from transforms.gazetteer.index import Entry
from transforms.gazetteer.spelling import fold, loosen, strip_kind
from transforms.words import words_of

Entries = Mapping[str, tuple[Entry, ...]]


@lru_cache(maxsize=4096)
def admin_key(name: str) -> str:
    """The key of a region's or district's name: without its kind, romanisations made one."""
    return loosen(strip_kind(fold(name)))


@dataclass(frozen=True)
class Tables:
    """Entries by `admin_key` (regions, districts, city districts), region's code (raions), `facility_key`, or loosened name (the rest)."""

    regions: Entries
    bare_regions: frozenset[str]
    districts: Entries
    raions: Entries
    city_districts: Entries
    facilities: Entries
    waters: Entries
    rivers: Entries
    islands: Entries
    places: Entries
    meant: frozenset[int]
    abroad: frozenset[str]
    iso: Mapping[str, str]

    @cached_property
    def by_id(self) -> Mapping[int, Entry]:
        """Each entry that has an id, by it."""
        return {entry.id: entry for entry in self.all_entries() if entry.id is not None}

    def all_entries(self) -> Iterator[Entry]:
        """Every entry, under each of its keys."""
        kinds = (self.regions, self.districts, self.city_districts, self.facilities, self.waters, self.rivers, self.islands, self.places)
        return (entry for of_kind in kinds for entries in of_kind.values() for entry in entries)


def _entry(row: Mapping[str, Any], kind: str, name: str) -> Entry:
    region = str(row.get("region", row.get("code", "")))
    return Entry(
        id=row.get("id"),
        name=name,
        kind=kind,
        country=row.get("country", region[:2]),
        region=region,
        district=str(row.get("district", "")),
        lat=row.get("lat"),
        lon=row.get("lon"),
        population=row.get("population", 0),
        trust=0,
    )


def _by_key(pairs: Iterable[tuple[str, Entry]]) -> Entries:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for key, entry in pairs:
        if entry not in found[key]:
            found[key].append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


def _regions(rows: list[dict[str, Any]]) -> Iterable[tuple[str, Entry]]:
    for row in rows:
        for spelling in (row["name"], *row.get("spellings", ())):
            yield admin_key(spelling), _entry(row, "region", row["name"])


def _raions(rows: list[dict[str, Any]]) -> Iterable[tuple[str, Entry]]:
    for row in rows:
        entry = _entry({**row, "district": row["code"]}, "district", f"{row['name']} Raion")
        for spelling in (row["name"], row["adjective"], *row.get("spellings", ())):
            yield admin_key(spelling), entry


def _russian_districts(table: Mapping[str, list[str]]) -> Iterable[tuple[str, Entry]]:
    for region, names in table.items():
        for name in names:
            yield admin_key(name), _entry({"region": region}, "district", f"{name} District")


def _named(rows: list[dict[str, Any]], kind: str, key: Any) -> Iterable[tuple[str, Entry]]:
    for row in rows:
        # the city stands in `district`, so that "the Kyivskyi district of Odesa" is told from Kharkiv's
        extra = {"district": str(row["city"])} if "city" in row else {}
        for name in row["names"]:
            yield key(name), _entry({**row, **extra}, kind, row.get("name", row["names"][0]))


def _plain_key(name: str) -> str:
    return loosen(fold(name))


def _facility_key(name: str) -> str:
    return facility_key(fold(name))


@cache
def tables() -> Tables:
    """Read the tables; once a process."""
    regions = words_of("regions")["regions"]
    raions = tuple(_raions(words_of("raions")["raions"]))
    landmarks = words_of("landmarks")
    places = words_of("places")["places"]
    return Tables(
        regions=_by_key(_regions(regions)),
        bare_regions=frozenset(
            admin_key(n) for row in regions if row.get("is_bare") for n in (row["name"], *row.get("spellings", ())) if n != row.get("seat")
        ),
        districts=_by_key([*raions, *_russian_districts(words_of("districts")["districts"])]),
        raions=_by_key((entry.region, entry) for _, entry in raions),
        city_districts=_by_key(_named(words_of("city_districts")["city_districts"], "city_district", admin_key)),
        facilities=_by_key(_named(landmarks["facilities"], "facility", _facility_key)),
        waters=_by_key(_named(landmarks["waters"], "water", _plain_key)),
        rivers=_by_key(_named(landmarks["rivers"], "water", _plain_key)),
        islands=_by_key(_named(landmarks["islands"], "other", _plain_key)),
        places=_by_key(_named(places, "city", _plain_key)),
        meant=frozenset(row["id"] for row in places if row.get("is_meant")),
        abroad=frozenset(map(_plain_key, words_of("namesakes")["abroad"])),
        iso={row["code"]: row["iso"] for row in regions},
    )
