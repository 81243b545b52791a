"""The real thing on loopback: server, deployments, worker, runs by hand and on schedule, and what happens when the orchestrator dies."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.flows.stack import ROOT, Stack, stack_in, until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture
def stack(tmp_path: Path) -> Iterator[Stack]:
    with stack_in(tmp_path) as found:
        yield found


def test_deployed_and_run_by_hand_and_on_schedule(stack: Stack) -> None:
    with stack.server():
        check_deployed(stack)
        with stack.worker():
            stack.assert_completes(stack.start("daily"))
            stack.assert_completes(schedule_now(stack))
            yesterday = str(dt.datetime.now(dt.UTC).date() - dt.timedelta(days=1))
            stack.assert_completes(stack.start("backfill", start=yesterday, end=yesterday))
            reparse = stack.start("reparse")
            stack.assert_completes(reparse)
            print(f"a reparse of {len(stack.site.asked('/news/'))} pages as a deployment: {stack.run(reparse)['total_run_time']:.1f} s in the flow")
    assert {outcome for outcome, _ in stack.outcomes()} <= {"missing", "written", "unchanged"}
    assert len(stack.site.asked("/robots.txt")) == 3  # two daily runs and a backfill, and each asked the rules first


def check_deployed(stack: Stack) -> None:
    """What was deployed is what prefect.yaml says: Prefect takes misspelt keys in silence."""
    wanted = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
    deployed = {d["name"]: d for d in stack.post("/deployments/filter", {})}
    assert deployed.keys() == {d["name"] for d in wanted}
    for said in wanted:
        found = deployed[said["name"]]
        schedules = {(s["schedule"]["cron"], s["schedule"]["timezone"], s["active"]) for s in found["schedules"]}
        assert schedules == {(s["cron"], s["timezone"], s["active"]) for s in said.get("schedules", [])}
        assert found["job_variables"]["command"] == f"'{stack.environment['KEYEVENTS_HOME']}/.venv/bin/python' -m flows.engine"
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
