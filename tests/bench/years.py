"""Four years from the archive to the database: pages a second, memory, what each stage takes, and how a day's run grows with history.

Pages are made: some 21 bullets in 250 KB, as the site serves them. Memory is the proportional set size, sampled over a process and its children.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import json
import random
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.ingest import archive_batch, build_database, find_files, judge_batch, note_batch, open_run, store_batch
from flows.reparse import months_between, reparse
from tests.made import made_warehouse
from tests.quality.measure import labelled
from tests.site import days
from tests.site.pages import document
from warehouse.archive import file_capture
from warehouse.folder import Warehouse, writing

SERIES = "russia-ukraine"
MOST_BYTES = 20_000_000
EXTRA_BULLETS = 12
PAGE_BYTES = 250_000
_END = '</div>\n<div class="article-source">'


def page(day: dt.date) -> bytes:
    """A day's page with as many bullets and bytes as a real one."""
    sentences = [bullet["text"] for one in labelled() for bullet in one["bullets"]]
    more = random.Random(day.toordinal()).sample(sentences, EXTRA_BULLETS)
    body = document(day).body.decode()
    body = body.replace(_END, f"<h2>More</h2><ul>{''.join(f'<li>{text}</li>' for text in more)}</ul>{_END}", 1)
    state = json.dumps({f"Post:{n}": f"{day}{n:08}" * 4 for n in range(4_000)})
    return body.replace("</body>", f"<script>window.__STATE__={state[: PAGE_BYTES - len(body)]!r}</script></body>").encode()


def archived(root: Path, span: Sequence[dt.date]) -> int:
    """An archive of these days' pages with nothing in the lake; its bytes."""
    with writing(root, SERIES, "bench", "bench") as warehouse:
        for day in span:
            warehouse.archive.add(file_capture(f"{day}.html", page(day), days.published_at(day)), day)
    return sum(file.stat().st_size for file in (root / "archive").rglob("*.warc.gz"))


@dataclass
class Memory:
    """The largest sum of proportional set sizes seen [bytes], and the largest of one process other than the first."""

    everything: int = 0
    worker: int = 0


@contextlib.contextmanager
def watched() -> Iterator[Memory]:
    """The memory of this process and its children while a block runs."""
    seen, over = Memory(), threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            sizes = {pid: _pss(pid) for pid in _family("self")}
            seen.everything = max(seen.everything, sum(sizes.values()))
            seen.worker = max([seen.worker, *(size for pid, size in sizes.items() if pid != "self")])

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()


def _family(pid: str) -> list[str]:
    found = [pid]
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += [child for one in (task / "children").read_text().split() for child in _family(one)]
    return found


def _pss(pid: str) -> int:
    with contextlib.suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) * 1024
    return 0


def floor_seconds(root: Path) -> float:
    """Reading every WARC record and inflating it, and nothing else."""
    with writing(root, None, "bench", "bench") as warehouse:
        began = time.perf_counter()
        for month in warehouse.archive.months():
            for record in warehouse.archive.records(month):
                warehouse.archive.load(record).body()
        return time.perf_counter() - began


def whole_way(root: Path, n_processes: int) -> tuple[float, float, Memory]:
    """Seconds of the reparse into an empty lake and of the database's build, and the memory of both."""
    shutil.rmtree(root / "lake", ignore_errors=True)
    with writing(root, None, "bench", "bench") as warehouse, watched() as memory:
        began = time.perf_counter()
        reparse(warehouse, months_between(warehouse, None, None), MOST_BYTES, is_applied=True, n_processes=n_processes)
        parsed = time.perf_counter()
        _build(warehouse)
        return parsed - began, time.perf_counter() - parsed, memory


def _build(warehouse: Warehouse) -> float:
    began = time.perf_counter()
    build_database(open_run(warehouse, "bench", MOST_BYTES))
    return time.perf_counter() - began


def day_seconds(history: int) -> tuple[float, float]:
    """One more day taken in behind so many days, without and in the build of the database."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary) / "made"
        made_warehouse(root, history, history * 31, last=days.FIRST - dt.timedelta(days=1) if history < 1_000 else dt.date(2026, 10, 31))
        file = Path(temporary) / "page.html"
        times = []
        for n in range(3):
            day = dt.date(2026, 11, 1) + dt.timedelta(days=n)
            file.write_bytes(page(day))
            with writing(root, None, "bench", "bench") as warehouse:
                began = time.perf_counter()
                run = open_run(warehouse, "ingest", MOST_BYTES)
                kept = archive_batch(run, find_files([file]).files)
                judged = judge_batch(run, kept)
                note_batch(run, kept, judged, store_batch(run, kept, judged))
                times.append(time.perf_counter() - began)
                built = _build(warehouse)
        return min(times), built


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench years", description=__doc__)
    parser.add_argument("--days", type=int, default=days.FOUR_YEARS)
    parser.add_argument("--history", type=int, nargs="*", default=[100, 1_461, 14_610])
    given = parser.parse_args(arguments)
    span = days.span(days.FIRST, given.days)
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary) / "data"
        print(f"{given.days} pages of {len(page(span[0])):,} bytes, {archived(root, span) / 1e6:.0f} MB of WARC")
        print(f"reading and inflating alone {floor_seconds(root):7.2f} s")
        for n_processes in (1, 2):
            parse, build, memory = whole_way(root, n_processes)
            print(
                f"{n_processes} processes: reparse {parse:7.2f} s, database {build:5.2f} s, {given.days / (parse + build):6.1f} pages/s; "
                f"memory {memory.everything / 1e6:5.0f} MB, a worker {memory.worker / 1e6:5.0f} MB"
            )
        for part in ("archive", "lake", "keyevents.duckdb"):
            path = root / part
            size = path.stat().st_size if path.is_file() else sum(f.stat().st_size for f in path.rglob("*") if f.is_file())
            print(f"{part:18}{size / 1e6:8.1f} MB on disk")
    for history in given.history:
        taken, built = day_seconds(history)
        print(f"one day behind {history:6,}: {taken * 1_000:6.0f} ms, database {built:6.2f} s")
