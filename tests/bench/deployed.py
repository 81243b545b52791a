"""What Prefect costs: a reparse of years as a deployed run, against the plain function and the command.

Prefect's part is the time from the worker's taking the run up until the end of the run's process, less that of the plain function in a process of
its own; what the run waits for the worker to ask for it is told apart.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

from flows.backfill import Limits, backfill
from flows.live import going_live
from flows.settings import Settings
from tests.bench.figures import Spread, table
from tests.flows.stack import ROOT, Stack, stack_in, until
from tests.site import days
from tests.site.clock import FakeClock
from tests.site.news import NewsSite, made

ROUNDS = 3
FUNCTION = """
import sys, time
from pathlib import Path
from flows.reparse import months_between, reparse
from flows.settings import Settings
from tests.bench.figures import Spread, table
from warehouse.folder import writing
if __name__ == "__main__":
    with writing(Path(sys.argv[1]), None, "reparse", "bench") as warehouse:
        began = time.perf_counter()
        reparse(warehouse, months_between(warehouse, None, None), Settings().max_bytes)
        print(time.perf_counter() - began)
"""


def fill(root: Path, span: list[dt.date]) -> None:
    """A warehouse of made days, fetched from the test site by a clock that does not wait."""
    clock = FakeClock()
    with NewsSite(made(span), clock) as site:
        settings = Settings(contact="you@example.org", site=site.base, wayback="")
        with going_live(root, settings, "backfill", clock=clock) as live:
            backfill(live, sorted(span, reverse=True), Limits())


def function_seconds(root: Path, script: Path) -> float:
    """The plain function's time in a fresh process, its imports not counted."""
    done = subprocess.run([sys.executable, str(script), str(root)], cwd=ROOT, capture_output=True, text=True, check=True)
    return float(done.stdout)


def command_seconds(root: Path) -> float:
    """The command's time from start to end of its process."""
    began = time.perf_counter()
    subprocess.run([Path(sys.executable).with_name("keyevents"), "reparse", "--data", str(root)], cwd=ROOT, capture_output=True, check=True)
    return time.perf_counter() - began


def deployed_seconds(stack: Stack) -> tuple[float, float, float]:
    """A deployed run's wait for the worker, its time from there to its process's end, and Prefect's own figure of the flow's time."""
    run_id = stack.start("reparse")
    pid = until(lambda: stack.run(run_id)["infrastructure_pid"], 60, "a process")

    def is_over() -> bool:
        try:
            os.kill(int(pid.split(":")[-1]), 0)
        except ProcessLookupError:
            return True
        return False

    until(is_over, 600, "the process's end", every=0.02)
    ended = dt.datetime.now(dt.UTC)
    stack.assert_completes(run_id)
    states = httpx.get(f"{stack.url}/flow_run_states/", params={"flow_run_id": run_id}).json()
    taken_up = next(dt.datetime.fromisoformat(s["timestamp"]) for s in states if s["type"] == "PENDING")
    run = stack.run(run_id)
    return (taken_up - dt.datetime.fromisoformat(run["created"])).total_seconds(), (ended - taken_up).total_seconds(), float(run["total_run_time"])


def section(n_days: int = days.FOUR_YEARS) -> str:
    with tempfile.TemporaryDirectory() as temporary, stack_in(Path(temporary)) as stack:
        root, script = stack.folder / "data", stack.folder / "function.py"
        script.write_text(FUNCTION)
        fill(root, days.span(days.FIRST, n_days))
        with stack.server(), stack.worker():
            rows = [(function_seconds(root, script), command_seconds(root), *deployed_seconds(stack)) for _ in range(ROUNDS)]
    columns = [Spread.of(column) for column in zip(*rows, strict=True)]
    names = ["plain function", "command", "wait for the worker", "deployed run, from there", "of that, the flow"]
    text = f"## Prefect\n\nA reparse of {n_days:,} days that changes nothing, deployed on a server and a worker; {ROUNDS} rounds in turn [s].\n\n"
    text += table(names, [[column.told(digits=2) for column in columns]])
    parts = [run - function for function, _, _, run, _ in rows]
    return text + f"\n\nPrefect's part of the run: {Spread.of(parts).told(digits=2)} s; the wait is for the worker's next look, every two seconds."
