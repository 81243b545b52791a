"""The views of the database: each a commented file in `warehouse/sql/`, put into the DuckDB file after the tables. No SQL in here."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources

import duckdb

from transforms.series import Series, load, names

# what views rest on: what a date rests on, and tables that they would compute anew for every question
PREPARED = ("dated_by", "regions_told", "own_places", "count_regions", "tolls")
# in the order in which they rest on one another; a view's name is its file's
VIEWS = (
    "claims",
    "key_events",
    "daily_casualties",
    "air_war",
    "places_hit",
    "who_said_what",
    "front_line",
    "aid_pledges",
    "prisoner_exchanges",
    "coverage",
    "day_gaps",
)


def create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every view, with comments on it and on its columns, in the connection's current database. Raises duckdb.Error."""
    series = _series(connection)
    for name in (*PREPARED, *VIEWS):
        connection.execute(view_sql(name).replace(":sides", _sides(series)).replace(":foes", _foes(series)))


def _series(connection: duckdb.DuckDBPyConnection) -> list[Series]:
    """The series that the pages are of; all where there is no page."""
    held = {name for (name,) in connection.execute("SELECT DISTINCT series FROM pages").fetchall()} & set(names())
    return [load(name) for name in sorted(held or names())]


def _sides(series: Sequence[Series]) -> str:
    """The codes of their sides, for SQL's IN."""
    return ", ".join(sorted({f"'{side.code}'" for one in series for side in one.sides}))


def _foes(series: Sequence[Series]) -> str:
    """Side and the only one that it fights, for SQL's MAP; nothing of a series in which others fight too."""
    pairs = [[side.code for side in one.sides] for one in series if len(one.sides) == 2 and not one.has_more_parties]
    return ", ".join(f"'{side}': '{foe}'" for pair in pairs for side, foe in (pair, pair[::-1]))


def view_sql(name: str) -> str:
    """The file of a view: what it means, its definition, its comments."""
    return resources.files("warehouse").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")
