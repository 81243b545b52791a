"""What the report takes from the series that the database holds: its sides, the map under its strikes, names of regions. No figure in here."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from importlib import resources
from typing import Any

import duckdb

from transforms.series import Series, load, names
from transforms.words import words_of

# the share of the strikes that may lie beyond either edge of a map without outlines, and what is least seen around the rest
_BEYOND, _AROUND = 0.05, 0.25


def chronicle_of(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """`sides` with code and country, the one whose officials go without a country last; whether others fight beside them; and the `map`."""
    series = _series(connection)
    sides = sorted(series.sides, key=lambda side: side.code == series.home) if series else []
    return {
        "sides": [{"code": side.code, "country": side.country} for side in sides],
        "has_more_parties": bool(series and series.has_more_parties),
        "map": _map_of(connection, series),
    }


def _map_of(connection: duckdb.DuckDBPyConnection, series: Series | None) -> dict[str, Any]:
    """`countries` and `regions` with their `source` where the outlines are those of the series' home, else none; and the `frame` in degrees."""
    outlines = _drawn()
    if series is None or any(region["properties"]["iso"].startswith(f"{series.home}-") for region in outlines["regions"]):
        return outlines
    return {"source": "", "frame": _frame(connection) or outlines["frame"], "countries": [], "regions": []}


@cache
def _drawn() -> dict[str, Any]:
    """The outlines that there are; not to be changed."""
    found: dict[str, Any] = json.loads(resources.files(__package__).joinpath("outlines.json").read_text(encoding="utf-8"))
    return found


def region_names() -> dict[str, str]:
    """Names of regions by ISO 3166-2; where one code is that of several (GB-ENG: the counties), all of them."""
    listed = defaultdict[str, list[str]](list)
    for region in words_of("regions")["regions"]:
        listed[region["iso"]].append(region["name"])
    cities = {name for some in listed.values() for name in some if name.endswith(" City")}
    named = {
        iso: " and ".join(f"{name} region" if f"{name} City" in cities else name.removesuffix(" City") for name in some)
        for iso, some in listed.items()
    }
    return named | {region["properties"]["iso"]: region["properties"]["name"] for region in _drawn()["regions"]}


def _series(connection: duckdb.DuckDBPyConnection) -> Series | None:
    """None of a database without a page, and of a series that there is no file for."""
    found = connection.execute("SELECT any_value(series) FROM pages").fetchone()
    return load(found[0]) if found and found[0] in names() else None


def _frame(connection: duckdb.DuckDBPyConnection) -> dict[str, float] | None:
    """West, south, east and north of where nearly all strikes were reported, far single ones left out; None where none was."""
    ends = [_BEYOND, 1 - _BEYOND]
    query = "SELECT quantile_cont(lon, $1), quantile_cont(lat, $1) FROM key_events WHERE event_type = 'strike' AND lat IS NOT NULL"
    found = connection.execute(query, [ends]).fetchone()
    if not found or found[0] is None:
        return None
    (west, east), (south, north) = found
    around = max(_AROUND, (east - west) / 10, (north - south) / 10)
    return {"west": west - around, "south": max(south - around, -80), "east": east + around, "north": min(north + around, 80)}
