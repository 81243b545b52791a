"""Times and their spread, memory of a family of processes, and tables of Markdown: what every bench needs."""

from __future__ import annotations

import contextlib
import os
import platform
import statistics
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Spread:
    """A median with the least and the greatest value beside it, all in one unit."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        return cls(statistics.median(values), min(values), max(values))

    def told(self, scale: float = 1.0, digits: int = 1) -> str:
        """ "11.4 (11.0-12.3)", every value times `scale`."""
        return f"{self.median * scale:.{digits}f} ({self.least * scale:.{digits}f}-{self.most * scale:.{digits}f})"


def seconds(work: Callable[[], object], rounds: int = 1) -> list[float]:
    """Seconds that a piece of work takes, round by round."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return times


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine() -> str:
    """What the figures were measured on."""
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{len(os.sched_getaffinity(0))} cores ({platform.machine()}), {gib:.0f} GiB, {platform.system()}, Python {platform.python_version()}"


@dataclass
class Memory:
    """The largest sum of proportional set sizes seen [bytes], and the largest of one process."""

    everything: int = 0
    largest: int = 0


@contextlib.contextmanager
def watched() -> Iterator[Memory]:
    """The memory of this process and its children while a block runs; looking costs time, so times are taken without."""
    seen, over = Memory(), threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            sizes = {pid: _pss(pid) for pid in _family("self")}
            seen.everything = max(seen.everything, sum(sizes.values()))
            seen.largest = max(seen.largest, *sizes.values())

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
