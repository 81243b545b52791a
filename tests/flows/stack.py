"""Prefect's server and a process worker on loopback, with our deployments: for tests and benches of what is deployed."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import httpx

from tests.site import days
from tests.site.archive import WaybackMachine
from tests.site.news import NewsSite, made

ROOT = Path(__file__).parents[2]
PREFECT = [sys.executable, "-m", "prefect"]
WORKER = [*PREFECT, "worker", "start", "--pool", "keyevents", "--type", "process", "--limit", "1"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def process(arguments: list[str], environment: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A program in a group of its own, ended with all its children."""
    with log.open("ab") as out, subprocess.Popen(arguments, env=environment, cwd=ROOT, stdout=out, stderr=out, start_new_session=True) as started:
        try:
            yield started
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(started.pid, signal.SIGTERM)
            try:
                started.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(started.pid, signal.SIGKILL)


def until(condition: Callable[[], Any], seconds: float, what: str, every: float = 0.3) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(httpx.HTTPError):
            if found := condition():
                return found
        time.sleep(every)
    raise AssertionError(f"{what} did not happen within {seconds} s")


@dataclass
class Stack:
    """A site, Prefect's server with our deployments, and the folder that its runs write."""

    folder: Path
    site: NewsSite
    environment: dict[str, str]

    @property
    def url(self) -> str:
        return self.environment["PREFECT_API_URL"]

    def command(self, *arguments: str) -> None:
        line = [*PREFECT, "--no-prompt", *arguments]
        done = subprocess.run(line, env=self.environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    @contextlib.contextmanager
    def server(self) -> Iterator[None]:
        port = self.url.split(":")[2].removesuffix("/api")
        with process([*PREFECT, "server", "start", "--host", "127.0.0.1", "--port", port], self.environment, self.folder / "server.log"):
            until(lambda: httpx.get(self.url + "/health").status_code == 200, 90, "the server's start")
            self.command("work-pool", "create", "keyevents", "--type", "process")
            self.command("deploy", "--all")
            yield

    def worker(self) -> contextlib.AbstractContextManager[subprocess.Popen[bytes]]:
        return process(WORKER, self.environment, self.folder / "worker.log")

    def post(self, path: str, body: Any) -> Any:
        answer = until(lambda: httpx.post(self.url + path, json=body, timeout=30).raise_for_status(), 30, f"an answer to {path}")
        return answer.json()

    def deployment(self, name: str) -> str:
        return str(self.post("/deployments/filter", {"deployments": {"name": {"any_": [name]}}})[0]["id"])

    def start(self, name: str, **parameters: Any) -> str:
        body = {"state": {"type": "SCHEDULED"}, "parameters": parameters}
        return str(self.post(f"/deployments/{self.deployment(name)}/create_flow_run", body)["id"])

    def run(self, run_id: str) -> dict[str, Any]:
        found: dict[str, Any] = httpx.get(f"{self.url}/flow_runs/{run_id}", timeout=30).json()
        return found

    def state(self, run_id: str) -> str:
        return str(self.run(run_id)["state"]["type"])

    def assert_completes(self, run_id: str, seconds: float = 150) -> None:
        over = ("COMPLETED", "FAILED", "CRASHED")
        state = until(lambda: self.state(run_id) in over and self.state(run_id), seconds, f"the end of run {run_id}")
        assert state == "COMPLETED", (self.folder / "worker.log").read_text()[-4000:]

    def outcomes(self) -> list[tuple[Any, ...]]:
        with duckdb.connect(str(self.folder / "data/keyevents.duckdb"), read_only=True) as connection:
            return connection.execute("SELECT outcome, count(*) FROM runs GROUP BY ALL ORDER BY ALL").fetchall()


@contextlib.contextmanager
def stack_in(folder: Path) -> Iterator[Stack]:
    """A stack whose server keeps its state in a folder, and whose runs write to `data` below it; the site has the last four days.

    Its checkout is reached by a name with a space, as anybody's may be.
    """
    checkout = folder / "the checkout"
    checkout.symlink_to(ROOT)
    today = dt.datetime.now(dt.UTC).date()
    with NewsSite(made(days.span(today - dt.timedelta(days=4), 4))) as site, WaybackMachine() as wayback:
        site.robots = site.robots.replace("Crawl-delay: 7", "Crawl-delay: 0.1")
        environment = os.environ | {
            "PREFECT_HOME": str(folder / "prefect"),
            "PREFECT_API_URL": f"http://127.0.0.1:{free_port()}/api",
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "DO_NOT_TRACK": "1",
            "KEYEVENTS_HOME": str(checkout),
            "KEYEVENTS_DATA": str(folder / "data"),
            "KEYEVENTS_CONTACT": "you@example.org",
            "KEYEVENTS_SITE": site.base,
            "KEYEVENTS_WAYBACK": wayback.base,
            "PREFECT_WORKER_QUERY_SECONDS": "2",
        }
        yield Stack(folder, site, environment)
