"""One more day behind 1 to 14,610 days of history, and the views on the same warehouses."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from pathlib import Path

from flows.ingest import archive_batch, find_files, judge_batch
from flows.steps import note_batch, open_run, store_batch
from tests.bench.figures import Spread, seconds, table
from tests.bench.years import MOST_BYTES, build, page
from tests.made.days import made_warehouse
from tests.site import days
from warehouse.database import connect
from warehouse.folder import Warehouse, writing
from warehouse.views import VIEWS

HISTORIES = (1, 100, 1_461, 14_610)
BULLETS_A_DAY = 31
ROUNDS = 5
_QUERIES = Path(__file__).parents[2] / "docs" / "queries.md"


def examples() -> dict[str, str]:
    """The first query of docs/queries.md on each view; its first 1,000 rows where there is none."""
    queries = [query for query in re.findall(r"```sql\n(.+?)```", _QUERIES.read_text(encoding="utf-8"), re.DOTALL) if "duckdb_" not in query]
    found = {view: next((query for query in queries if re.search(rf"FROM {view}\b", query)), None) for view in VIEWS}
    return {view: query or f"SELECT * FROM {view} LIMIT 1000" for view, query in found.items()}


def day_seconds(root: Path) -> tuple[list[float], list[float]]:
    """More days taken in, one at a time, without and in the build of the database."""
    file, times, builds = root.with_name("page.html"), list[float](), list[float]()
    for n in range(ROUNDS):
        file.write_bytes(page(dt.date(2026, 11, 1) + dt.timedelta(days=n)))
        with writing(root, None, "bench", "bench") as warehouse:
            times += seconds(lambda held=warehouse: _take_in(held, file))  # type: ignore[misc]
            builds.append(build(warehouse))
    return times, builds


def _take_in(warehouse: Warehouse, file: Path) -> None:
    run = open_run(warehouse, "ingest", MOST_BYTES)
    kept = archive_batch(run, find_files([file]).files)
    judged = judge_batch(run, kept)
    note_batch(run, kept, judged, store_batch(run, kept, judged))


def view_seconds(database: Path) -> dict[str, list[float]]:
    """Seconds from the first question on each view to its rows, in a new session each time; opening the file is not counted."""
    times: dict[str, list[float]] = {}
    for view, query in examples().items():
        for _ in range(ROUNDS):
            with connect(database) as connection:
                times.setdefault(view, []).extend(seconds(lambda c=connection, q=query: c.execute(q).fetchmany(1_000)))  # type: ignore[misc]
    return times


def section(histories: tuple[int, ...] = HISTORIES) -> str:
    rows, views = list[list[str]](), dict[int, dict[str, list[float]]]()
    for history in histories:
        with tempfile.TemporaryDirectory() as temporary:
            last = days.FIRST - dt.timedelta(days=1) if history < 1_000 else dt.date(2026, 10, 31)
            database = made_warehouse(Path(temporary) / "made", history, history * BULLETS_A_DAY, last=last)
            views[history] = view_seconds(database)
            times, builds = day_seconds(Path(temporary) / "made")
        rows.append([f"{history:,}", Spread.of(times).told(1_000, 0), Spread.of(builds).told(digits=2)])
    text = "## A day behind years of history\n\nOne more page through archive, lake and ledger, then the database, which is built anew.\n\n"
    text += table(["days of history", "the page [ms]", "the database [s]"], rows)
    text += "\n\n## Questions\n\nThe first question on each view in a new session [ms]: its example in [queries.md](queries.md), on made days.\n\n"
    shown = [history for history in histories if history > 1_000]
    order = sorted(VIEWS, key=lambda view: -Spread.of(views[histories[-1]][view]).median)
    cells = [[view, *(Spread.of(views[history][view]).told(1_000, 0) for history in shown)] for view in order]
    return text + table(["view", *(f"{history * BULLETS_A_DAY:,} bullets" for history in shown)], cells)
