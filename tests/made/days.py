"""Made days: a warehouse full of invented bullets, for whatever needs data and must not need real pages (views, report, benches).

Every sentence is put together from templates of our own; speakers and numbers are invented, places are real ones (GeoNames, CC BY 4.0).
Each day depends on its date alone, so the same day is the same in every warehouse. Nothing here is read by the program itself.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import functools
import itertools
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import duckdb

from tests.made.draft import Draft
from tests.made.happenings import SECTIONS, TOPICS, drafts_of
from tests.made.world import EPOCH
from transforms.history import State, history
from transforms.page.records import Bullet, Page
from transforms.rows import PageRows, page_rows
from transforms.schemas import ddl, tables_of
from transforms.tables import TABLES
from warehouse import database
from warehouse.folder import writing
from warehouse.views import create_views

LAST = dt.date(2026, 10, 31)
SERIES = "russia-ukraine"
_GAP = (dt.timedelta(days=40), 5)  # before LAST, a run of missing days


def made_page(day: dt.date, bullets: int) -> PageRows:
    """The rows of one made day, about so many bullets; now and then in its second revision."""
    rng = random.Random(f"made {day}")
    drafts = drafts_of(rng, day, max(4, round(bullets * rng.uniform(0.75, 1.25))))
    warnings = ("weekday and day of the intro disagree",) if rng.random() < 0.02 else ()
    return page_of(day, drafts, rng.choice(("live", "live", "wayback")), warnings, is_revised=rng.random() < 0.1)


def page_of(day: dt.date, drafts: Sequence[Draft], source: str = "live", warnings: tuple[str, ...] = (), is_revised: bool = False) -> PageRows:
    """The rows of a page that holds these bullets in this order; a revised one lacked the last of them at first."""
    headings = [SECTIONS.get(d.event_type, "Diplomacy") for d in drafts]
    inside = [n for _, group in itertools.groupby(headings) for n, _ in enumerate(group, 1)]
    printed = [Bullet(n, h, i, d.text, tuple(d.links)) for n, (d, h, i) in enumerate(zip(drafts, headings, inside, strict=True), 1)]
    number = (day - EPOCH).days
    page_id = f"{day}/russia-ukraine-war-list-of-key-events-day-{number}"
    at = dt.datetime.combine(day, dt.time(3, 30), dt.UTC)
    title = f"Russia-Ukraine war: List of key events, day {number:,}"
    head = (title, f"Made day {number:,}.", f"Invented for tests, {day:%A}.", (), at, at)
    page = Page(SERIES, page_id, day, number, f"https://news.example/{page_id}", *head, tuple(printed), warnings)
    states = [State(page, at, source, f"{number:064x}")]
    if is_revised:
        earlier = Page(SERIES, page_id, day, number, page.url, *head, tuple(printed[:-1]), warnings)
        states.append(State(earlier, at - dt.timedelta(hours=2), "live", f"{number + 10**6:064x}"))
    return page_rows(history(states), [d.coded(TOPICS[h]) for d, h in zip(drafts, headings, strict=True)], "made", "made")


def made_days(days: int, bullets: int, last: dt.date = LAST) -> Iterator[PageRows]:
    """So many days up to `last` with about so many bullets altogether; some days are missing, as they are in life."""
    missing = {last - _GAP[0] + dt.timedelta(days=n) for n in range(_GAP[1])}
    span = [last - dt.timedelta(days=n) for n in reversed(range(days))]
    for day in span:
        lost = day in missing or random.Random(f"lost {day}").random() < 0.015
        if not lost or day in (span[0], span[-1]):
            yield made_page(day, round(bullets / days))


def made_warehouse(root: Path, days: int = 60, bullets: int = 1500, last: dt.date = LAST) -> Path:
    """A warehouse of made days with its database; returns the database's path."""
    return warehouse_of(root, made_days(days, bullets, last))


def warehouse_of(root: Path, pages: Iterable[PageRows]) -> Path:
    """A warehouse of these pages, in order of their days, with its database; returns the database's path."""
    with writing(root, SERIES, "made days", "made days") as warehouse:
        for _, month in itertools.groupby(pages, key=lambda rows: str(rows["pages"][0]["page_date"])[:7]):
            warehouse.lake.replace(tables_of(month))
        database.build(warehouse.lake, (), warehouse.database)
    return warehouse.database


@contextlib.contextmanager
def views_on(pages: Iterable[PageRows]) -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables and views of these pages in memory, for tests of what a view makes of them: a warehouse for each would take twice as long."""
    with _empty_tables().cursor() as connection:
        connection.execute("BEGIN")
        for name, rows in tables_of(pages).items():
            connection.register("rows", rows)
            connection.execute(f"INSERT INTO {name} SELECT * FROM rows")
            connection.unregister("rows")
        create_views(connection)
        yield connection
        connection.execute("ROLLBACK")


@functools.cache
def _empty_tables() -> duckdb.DuckDBPyConnection:
    """Once a process; whoever fills them takes it back."""
    connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})
    connection.execute("SET GLOBAL TimeZone = 'UTC'")
    for table in TABLES:
        connection.execute(ddl(table))
    return connection


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--bullets", type=int, default=9000)
    given = parser.parse_args()
    print(made_warehouse(given.root, given.days, given.bullets))
