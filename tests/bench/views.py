"""How long a first question takes on each view: its example in docs/queries.md and its first 1,000 rows, each in a session of its own."""

from __future__ import annotations

import argparse
import re
import statistics
import tempfile
import time
from pathlib import Path

from tests.made import made_warehouse
from warehouse.database import connect
from warehouse.views import VIEWS

QUERIES = Path(__file__).parents[2] / "docs" / "queries.md"
BULLETS_A_DAY = 31


def examples() -> dict[str, str]:
    """The first query of docs/queries.md on each view; its first 1,000 rows where there is none."""
    queries = [query for query in re.findall(r"```sql\n(.+?)```", QUERIES.read_text(encoding="utf-8"), re.DOTALL) if "duckdb_" not in query]
    found = {view: next((query for query in queries if re.search(rf"FROM {view}\b", query)), None) for view in VIEWS}
    return {view: query or f"SELECT * FROM {view} LIMIT 1000" for view, query in found.items()}


def first_ms(database: Path, query: str, rounds: int) -> list[float]:
    """Milliseconds from the query to its rows, in a new session each time; opening the file is not counted."""
    times = []
    for _ in range(rounds):
        with connect(database) as connection:
            began = time.perf_counter()
            connection.execute(query).fetchmany(1_000)
            times.append((time.perf_counter() - began) * 1_000)
    return times


def measured(days: int, rounds: int) -> list[tuple[str, float, float, float]]:
    """(view, median and largest of its example's times, median of its first rows') on so many days of made bullets, the slowest first."""
    with tempfile.TemporaryDirectory() as temporary:
        database = made_warehouse(Path(temporary) / "made", days, days * BULLETS_A_DAY)
        rows = []
        for view, query in examples().items():
            times, all_rows = first_ms(database, query, rounds), first_ms(database, f"SELECT * FROM {view} LIMIT 1000", rounds)
            rows.append((view, statistics.median(times), max(times), statistics.median(all_rows)))
    return sorted(rows, key=lambda row: -max(row[1], row[3]))


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench views", description=__doc__)
    parser.add_argument("--days", type=int, default=1_461)
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args(arguments)
    print(f"{f'{given.days * BULLETS_A_DAY:,} bullets':22}{'example ms':>12}{'worst':>8}{'first rows ms':>15}")
    for view, median, worst, rows in measured(given.days, given.rounds):
        print(f"{view:22}{median:12.1f}{worst:8.1f}{rows:15.1f}")
