"""What place names may mean: the hand-kept tables, and the index of towns made from GeoNames, behind one interface.

Pure and in memory: tables are handed in, the files are `warehouse.gazetteer`'s. Which of several entries a text means is decided in
`transforms.coding.places.resolution`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import pyarrow as pa

from transforms.gazetteer.admin import admin_key, tables
from transforms.gazetteer.building import facility_key, hromada_key
from transforms.gazetteer.index import Entry, Index
from transforms.gazetteer.spelling import changed_stems, fold, loosen, noun_stems, strip_kind

__all__ = ["Entry", "Gazetteer"]


class Gazetteer:
    """Every place that names are resolved against; each lookup gives all entries of a name, none twice.

    Made of the compact tables (`building.SCHEMA`), the fullest first: where two have an entry, the first one's counts.
    `is_full` says that the smallest villages are among them; `weights` how much nearer to the pages a country is than others.
    """

    def __init__(self, places: Sequence[pa.Table], version: str, is_full: bool, weights: Mapping[str, float]) -> None:
        self.weights = weights
        self.version = version
        self.is_full = is_full
        self._indexes = [Index(table) for table in places]
        self._tables = tables()
        self.towns: Callable[[str], tuple[Entry, ...]] = lru_cache(maxsize=16384)(self._towns)

    def __len__(self) -> int:
        """Entries of the fullest table."""
        return max(map(len, self._indexes))

    def regions(self, name: str) -> tuple[Entry, ...]:
        """First-level regions of that name."""
        return self._tables.regions.get(admin_key(name), ())

    def is_bare_region(self, name: str) -> bool:
        """Whether a name means the region without a noun beside it ("Crimea")."""
        return admin_key(name) in self._tables.bare_regions

    def districts(self, name: str) -> tuple[Entry, ...]:
        """Districts of regions, by their seat's name or adjective."""
        return self._tables.districts.get(admin_key(name), ())

    def raions(self, region: str) -> tuple[Entry, ...]:
        """Ukraine's districts of the region of that code."""
        return self._tables.raions.get(region, ())

    def city_districts(self, name: str) -> tuple[Entry, ...]:
        """Districts and neighbourhoods of cities. In the hand-kept table `district` holds the id of the city."""
        key = admin_key(name)
        return _distinct((*self._tables.city_districts.get(key, ()), *self._find((strip_kind(fold(name)), key), {"city_district"})))

    def hromadas(self, name: str) -> tuple[Entry, ...]:
        """Hromadas named by their seat or by the adjective; only dumps hold them."""
        folded = strip_kind(fold(name))
        return self._find([hromada_key(stem) for stem in (*noun_stems(folded), *changed_stems(folded))], {"hromada"})

    def facilities(self, name: str) -> tuple[Entry, ...]:
        """Facilities of that name, its noun included ("Rivne nuclear power plant")."""
        key = facility_key(fold(name))
        return self._tables.facilities.get(key) or self._find((key,), {"facility"})

    def waters(self, name: str) -> tuple[Entry, ...]:
        """Seas, rivers and reservoirs, by name with or without its noun."""
        key = loosen(fold(name))
        river = key.removesuffix(" river").removeprefix("river ")
        return self._tables.waters.get(key) or self._tables.rivers.get(river) or self._find((fold(name), key), {"water"})

    def islands(self, name: str) -> tuple[Entry, ...]:
        key = loosen(fold(name))
        return self._tables.islands.get(key) or self._find((fold(name), key), {"other"})

    def is_water(self, name: str) -> bool:
        """Whether the hand-kept table knows a water of that name."""
        return loosen(fold(name)) in self._tables.waters

    def is_river(self, name: str) -> bool:
        """Whether the article makes a river of that name ("across the Oskil")."""
        return loosen(fold(name)) in self._tables.rivers

    def is_meant(self, entry: Entry) -> bool:
        """Whether a bare name, if it is the entry's own and no former one, means it where nothing nearby says otherwise."""
        return entry.id in self._tables.meant and entry.is_own

    def is_abroad(self, name: str) -> bool:
        """Whether a city abroad bears a name that the shipped tables give to another place alone."""
        return not self.is_full and loosen(fold(name)) in self._tables.abroad

    def entry(self, geonameid: int) -> Entry | None:
        """The place of that id, None where no table has it; the hand-kept ones come first."""
        return self._tables.by_id.get(geonameid) or next((entry for index in self._indexes if (entry := index.entry(geonameid))), None)

    def iso(self, entry: Entry) -> str | None:
        """ISO 3166-2 code of an entry's region, None outside the table of regions."""
        return self._tables.iso.get(entry.region)

    def _towns(self, name: str) -> tuple[Entry, ...]:
        """Populated places of that name, neighbourhoods included, the best trusted first."""
        folded = fold(name)
        listed = self._tables.places.get(loosen(folded), ())
        return _distinct((*listed, *self._find((folded, loosen(folded)), {"city", "city_district"})))

    def _find(self, keys: Sequence[str], kinds: set[str]) -> tuple[Entry, ...]:
        found = [entry for index in self._indexes for key in dict.fromkeys(keys) for entry in index.find(key) if entry.kind in kinds]
        # a key of two kinds of trust may find an entry twice: the better trusted counts, the fuller index before the other
        return _distinct(map(self._as_kept, sorted(found, key=lambda entry: entry.trust)))

    def _as_kept(self, entry: Entry) -> Entry:
        """A place of the index under the name and at the spot that the hand-kept tables have for it: one place has one name."""
        kept = self._tables.by_id.get(entry.id) if entry.id is not None else None
        return entry if kept is None else replace(entry, name=kept.name, lat=kept.lat, lon=kept.lon)


def _distinct(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    seen: dict[object, Entry] = {}
    for entry in entries:
        seen.setdefault(entry.id if entry.id is not None else entry, entry)
    return tuple(seen.values())
