"""The real thing on loopback: server, deployments, worker, runs by hand and on schedule, and what happens when the orchestrator dies."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
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
import pytest
import yaml

from tests.site import days
from tests.site.archive import WaybackMachine
from tests.site.news import NewsSite, made

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
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


def until(condition: Callable[[], Any], seconds: float, what: str) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(httpx.HTTPError):
            if found := condition():
                return found
        time.sleep(0.3)
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


@pytest.fixture
def stack(tmp_path: Path) -> Iterator[Stack]:
    today = dt.datetime.now(dt.UTC).date()
    with NewsSite(made(days.span(today - dt.timedelta(days=4), 4))) as site, WaybackMachine() as wayback:
        site.robots = site.robots.replace("Crawl-delay: 7", "Crawl-delay: 0.1")
        environment = os.environ | {
            "PREFECT_HOME": str(tmp_path / "prefect"),
            "PREFECT_API_URL": f"http://127.0.0.1:{free_port()}/api",
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "DO_NOT_TRACK": "1",
            "KEYEVENTS_HOME": str(ROOT),
            "KEYEVENTS_DATA": str(tmp_path / "data"),
            "KEYEVENTS_CONTACT": "you@example.org",
            "KEYEVENTS_SITE": site.base,
            "KEYEVENTS_WAYBACK": wayback.base,
            "PREFECT_WORKER_QUERY_SECONDS": "2",
        }
        yield Stack(tmp_path, site, environment)


def test_deployed_and_run_by_hand_and_on_schedule(stack: Stack) -> None:
    with stack.server():
        check_deployed(stack)
        with stack.worker():
            stack.assert_completes(stack.start("daily"))
            stack.assert_completes(schedule_now(stack))
            reparse = stack.start("reparse")
            stack.assert_completes(reparse)
            print(f"a reparse of {len(stack.site.asked('/news/'))} pages as a deployment: {stack.run(reparse)['total_run_time']:.1f} s in the flow")
    assert {outcome for outcome, _ in stack.outcomes()} <= {"missing", "written", "unchanged"}
    assert len(stack.site.asked("/robots.txt")) == 2  # two daily runs, and each asked the rules first


def check_deployed(stack: Stack) -> None:
    """What was deployed is what prefect.yaml says: Prefect takes misspelt keys in silence."""
    wanted = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
    deployed = {d["name"]: d for d in stack.post("/deployments/filter", {})}
    assert deployed.keys() == {d["name"] for d in wanted}
    for said in wanted:
        found = deployed[said["name"]]
        schedules = {(s["schedule"]["cron"], s["schedule"]["timezone"], s["active"]) for s in found["schedules"]}
        assert schedules == {(s["cron"], s["timezone"], s["active"]) for s in said.get("schedules", [])}
        assert found["global_concurrency_limit"] is None, "a stranded run would hold the slot for ever"
        properties = found["parameter_openapi_schema"]["properties"]
        assert all(parameter.get("description") for parameter in properties.values()), json.dumps(properties)


def schedule_now(stack: Stack) -> str:
    """Add a schedule to `daily` whose next start is a little over the scheduler's loop away, and wait for the run that it starts."""
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=75)
    schedule = {"schedule": {"interval": 86_400.0, "anchor_date": soon.isoformat()}, "active": True}
    stack.post(f"/deployments/{stack.deployment('daily')}/schedules", [schedule])

    def started() -> str | None:
        body = {
            "deployments": {"name": {"any_": ["daily"]}},
            "flow_runs": {"state": {"type": {"any_": ["PENDING", "RUNNING", "COMPLETED", "FAILED"]}}},
        }
        runs = [run for run in stack.post("/flow_runs/filter", body) if run["auto_scheduled"]]
        return str(runs[0]["id"]) if runs else None

    return str(until(started, 180, "a scheduled start"))


def test_the_next_pass_catches_up_whatever_became_of_the_orchestrator(stack: Stack) -> None:
    with stack.server():
        with stack.worker() as worker:
            stack.site.robots = stack.site.robots.replace("Crawl-delay: 0.1", "Crawl-delay: 20")
            running = stack.start("daily")
            until(lambda: stack.state(running) == "RUNNING" and stack.site.asked("/robots.txt"), 90, "a running run")
            os.kill(int(stack.run(running)["infrastructure_pid"].split(":")[-1]), signal.SIGKILL)
            os.killpg(worker.pid, signal.SIGKILL)
        stack.site.robots = stack.site.robots.replace("Crawl-delay: 20", "Crawl-delay: 0.1")
        (stack.folder / "data/pace.json").unlink(missing_ok=True)  # the slow delay was only to be caught in mid-run
        pending = stack.start("daily")
        stack.post(f"/flow_runs/{pending}/set_state", {"state": {"type": "PENDING"}, "force": True})
        with stack.worker():
            began = time.monotonic()
            stack.assert_completes(stack.start("daily"), 120)
            print(f"with one run stranded in RUNNING and one in PENDING the next was done after {time.monotonic() - began:.0f} s")
    for file in (stack.folder / "prefect").glob("prefect.db*"):
        file.unlink()
    stack.site.forget()
    with stack.server(), stack.worker():
        stack.assert_completes(stack.start("daily"))
    assert "interrupted" in dict(stack.outcomes())
