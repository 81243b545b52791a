"""The views of a release give the numbers of the warehouse it was made of, though the publisher's sentences are withheld."""

from __future__ import annotations

import datetime as dt
from typing import Any

import duckdb
import pytest

from tests.made.days import made_days, page_of, warehouse_of
from tests.made.draft import Draft
from tests.made.world import ENTRIES
from warehouse.database import connect
from warehouse.folder import open_warehouse
from warehouse.release import release
from warehouse.views import VIEWS

DAY = dt.date(2026, 10, 1)
PLACES = {entry[0]: entry for entry in ENTRIES}
WORDS = ("text", "evidence", "quote")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[duckdb.DuckDBPyConnection, duckdb.DuckDBPyConnection]:
    """The database of a warehouse, two of whose places no gazetteer knows, and that of its release."""
    root = tmp_path_factory.mktemp("views") / "w"
    strikes = [Draft("strike", DAY, "RU").on(DAY).say("Shells on ").place(PLACES["Lyman"], words=name, is_known=False) for name in ("One", "Two")]
    tolls = [strike.say(" killed ").count("three people", "killed", 3, 3, by=None) for strike in strikes]
    took = Draft("ground_combat", DAY, "RU").say("They took ").count("two villages", "settlements", 2, 2, by=None).say(" near ").place(PLACES["Sumy"])
    own = connect(warehouse_of(root, [page_of(DAY, [*tolls, took]), *made_days(10, 200, DAY + dt.timedelta(days=20))]))
    return own, connect(release(open_warehouse(root), "1.0") / "keyevents.duckdb")


def _facts(db: duckdb.DuckDBPyConnection, view: str) -> list[Any]:
    columns = [name for (name,) in db.execute("SELECT column_name FROM duckdb_columns() WHERE table_name = ?", [view]).fetchall()]
    return db.execute(f"SELECT {', '.join(name for name in columns if name not in WORDS)} FROM {view} ORDER BY ALL").fetchall()


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "front_line"])
def test_a_view_tells_the_same_numbers(both: tuple[duckdb.DuckDBPyConnection, ...], view: str) -> None:
    own, shared = (_facts(db, view) for db in both)
    assert own == shared
    assert own or view == "day_gaps"


def test_places_that_no_gazetteer_knows_stay_apart(both: tuple[duckdb.DuckDBPyConnection, ...]) -> None:
    query = "SELECT distinct_low, distinct_events FROM daily_casualties WHERE date = '2026-10-01' AND region IS NULL"
    assert [db.execute(query).fetchall() for db in both] == [[(6, 2)], [(6, 2)]]


def test_what_reads_sentences_has_no_rows_without_them(both: tuple[duckdb.DuckDBPyConnection, ...]) -> None:
    own, shared = (db.execute("SELECT place, settlements_low FROM front_line WHERE page_date = '2026-10-01'").fetchall() for db in both)
    assert (own, shared) == ([(None, 2)], [])
