"""Four years from the archive to the database: pages a second in one process and in two, what each stage takes, memory, size on disk.

Pages are made: some 21 bullets in 250 KB, as the site serves them.
"""

from __future__ import annotations

import datetime as dt
import itertools
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flows.steps import build_database, open_run
from tests.bench.figures import Spread, seconds, table
from tests.bench.pages import CHRONICLE, GAZETTEER
from tests.quality.measure import labelled
from tests.site import days
from tests.site.pages import document
from transforms.coding.coder import code_pages
from transforms.history import State, history
from transforms.page.reading import read_page
from transforms.rows import PageRows, page_rows
from transforms.schemas import tables_of
from warehouse.folder import Warehouse, writing
from warehouse.lake import Month
from warehouse.warc import file_capture

SERIES = CHRONICLE.name
MOST_BYTES = 20_000_000
EXTRA_BULLETS = 12
PAGE_BYTES = 250_000
ROUNDS = 3
_HEAD = """## Years

{n_days:,} made pages of 21 bullets and 250 KB, from WARC through an empty lake to the database; {rounds} rounds in turn.

"""
_WHOLE_WAY = """
import contextlib, json, sys
from pathlib import Path
from flows.steps import build_database, open_run
from flows.reparse import months_between, reparse
from tests.bench.figures import Memory, seconds, watched
from warehouse.folder import writing
with writing(Path(sys.argv[1]), None, "bench", "bench") as warehouse, watched() if sys.argv[3] else contextlib.nullcontext(Memory()) as memory:
    months = months_between(warehouse, None, None)
    parse = seconds(lambda: reparse(warehouse, months, 20_000_000, is_applied=True, n_processes=int(sys.argv[2])))
    build = seconds(lambda: build_database(open_run(warehouse, "bench", 20_000_000)))
print(json.dumps({"parse": parse[0], "build": build[0], "all": sum((*parse, *build)), "everything": memory.everything, "largest": memory.largest}))
"""
_END = '</div>\n<div class="article-source">'


def page(day: dt.date) -> bytes:
    """A day's page with as many bullets and bytes as a real one."""
    sentences = [bullet["text"] for one in labelled() for bullet in one["bullets"]]
    more = random.Random(day.toordinal()).sample(sentences, EXTRA_BULLETS)
    body = document(day).body.decode()
    body = body.replace(_END, f"<h2>More</h2><ul>{''.join(f'<li>{text}</li>' for text in more)}</ul>{_END}", 1)
    state = json.dumps({f"Post:{n}": f"{day}{n:08}" * 4 for n in range(4_000)})
    return body.replace("</body>", f"<script>window.__STATE__={state[: PAGE_BYTES - len(body)]!r}</script></body>").encode()


def archived(root: Path, span: Sequence[dt.date]) -> None:
    """An archive of these days' pages with nothing in the lake."""
    with writing(root, SERIES, "bench", "bench") as warehouse:
        for day in span:
            warehouse.archive.add(file_capture(f"{day}.html", page(day), days.published_at(day)), day)


def whole_way(root: Path, n_processes: int, is_watched: bool = False, **process: Any) -> dict[str, float]:
    """Seconds of the reparse into an empty lake and of the database's build, in a process that has imported no more than a command has; its
    memory [bytes], where that is `watched`. `process` says in which folder and environment it is started."""
    shutil.rmtree(root / "lake", ignore_errors=True)
    command = [sys.executable, "-c", _WHOLE_WAY, str(root), str(n_processes), "watched" if is_watched else ""]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, **process).stdout)
    return found


def build(warehouse: Warehouse) -> float:
    """Seconds of the database's build."""
    return seconds(lambda: build_database(open_run(warehouse, "bench", MOST_BYTES)))[0]


def stages(root: Path) -> list[tuple[str, float]]:
    """Seconds of each stage by itself, in one process, one after the other."""
    shutil.rmtree(root / "lake", ignore_errors=True)
    with writing(root, None, "bench", "bench") as warehouse:
        records = [record for month in warehouse.archive.months() for record in warehouse.archive.records(month)]
        taken, at = list[tuple[str, float]](), dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
        bodies, states, months = list[bytes](), list[State](), list[list[PageRows]]()

        def coded(some: Sequence[State]) -> list[PageRows]:
            found = code_pages([state.page for state in some], GAZETTEER, CHRONICLE)
            return [page_rows(history([state]), bullets, "bench", "bench") for state, bullets in zip(some, found, strict=True)]

        def parsed(body: bytes) -> State:
            page = read_page(body, CHRONICLE).page
            assert page is not None
            return State(page, at, "file", "0" * 64)

        work = {
            "reading WARC and inflating (the floor)": lambda: bodies.extend(warehouse.archive.load(record).body() for record in records),
            "bytes to bullets": lambda: states.extend(map(parsed, bodies)),
            "coding": lambda: months.extend(coded(list(month)) for _, month in itertools.groupby(states, key=_month)),
            "lake": lambda: [warehouse.lake.replace(tables_of(month)) for month in months],
            "database": lambda: build(warehouse),
        }
        for name, does in work.items():
            taken.append((name, seconds(does)[0]))
        return taken


def _month(state: State) -> Month:
    return Month.of(state.page.page_date)


def _megabytes(path: Path) -> float:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files) / 1e6


def section(n_days: int = days.FOUR_YEARS) -> str:
    span = days.span(days.FIRST, n_days)
    with tempfile.TemporaryDirectory() as temporary:
        root, short = Path(temporary) / "data", Path(temporary) / "short"
        archived(root, span)
        archived(short, span[: n_days // 4])
        whole_way(short, 2)  # what is slow once only
        turns = [[whole_way(root, n) for n in (1, 2)] for _ in range(ROUNDS)]
        memories = {n_days // 4: whole_way(short, 2, is_watched=True), n_days: whole_way(root, 2, is_watched=True)}
        taken = stages(root)
        sizes = {part: _megabytes(root / part) for part in ("archive", "lake", "keyevents.duckdb")}
    ratio = Spread.of([one["all"] / two["all"] for one, two in turns])
    rows = [["pages a second, end to end", *(Spread.of([n_days / turn[n]["all"] for turn in turns]).told() for n in (0, 1))]]
    for name, key in (("reparse [s]", "parse"), ("database [s]", "build")):
        rows.append([name, *(Spread.of([turn[n][key] for turn in turns]).told() for n in (0, 1))])
    whole = sum(time for _, time in taken)
    text = (
        _HEAD.format(n_days=n_days, rounds=ROUNDS)
        + table(["", "one process", "two processes"], rows)
        + f"\n\nTwo processes are {ratio.told(digits=2)} times one.\n\n"
    )
    text += table(["stage, in one process", "share", "seconds"], [[name, f"{time / whole:.0%}", f"{time:.1f}"] for name, time in taken])
    text += "\n\nMemory in two processes (PSS, sampled):\n\n"
    cells = [[f"{n:,}", *(f"{seen[key] / 1e6:.0f} MB" for key in ("everything", "largest"))] for n, seen in memories.items()]
    text += table(["days", "both processes", "the larger"], cells)
    return text + "\n\nOn disk: " + ", ".join(f"{part} {size:.1f} MB" for part, size in sizes.items()) + "; real pages compress less than made ones."
