"""The views of the database: each a commented file in `warehouse/sql/`, put into the DuckDB file after the tables. No SQL in here."""

from __future__ import annotations

from importlib import resources

import duckdb

from transforms.series import load, names

# what several views rest on: what a date rests on, and a table that they would compute anew for every question
PREPARED = ("dated_by", "own_places")
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
    sides = _sides(connection)
    for name in (*PREPARED, *VIEWS):
        connection.execute(view_sql(name).replace(":sides", sides))


def _sides(connection: duckdb.DuckDBPyConnection) -> str:
    """The codes of the sides of the series that the pages are of, for SQL's IN; of all series where there is no page."""
    held = {name for (name,) in connection.execute("SELECT DISTINCT series FROM pages").fetchall()} & set(names())
    return ", ".join(sorted({f"'{side.code}'" for name in held or names() for side in load(name).sides}))


def view_sql(name: str) -> str:
    """The file of a view: what it means, its definition, its comments."""
    return resources.files("warehouse").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")
