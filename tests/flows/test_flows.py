"""The flows themselves, on Prefect's own ephemeral API: what is stored, what shows in the API, how the run is named."""

from __future__ import annotations

import datetime as dt
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from prefect import Flow

from flows.demo import QUERIES
from flows.orchestrate import backfill_flow, check_flow, daily_flow, reparse_flow
from tests.flows.stack import ROOT
from tests.made.days import page_of, views_on
from tests.made.draft import Draft
from tests.made.world import ENTRIES

QUERY = """
import asyncio, json
from prefect.client.orchestration import get_client

async def main():
    async with get_client() as client:
        runs = await client.read_flow_runs()
        tasks = await client.read_task_runs()
        artifacts = await client.read_artifacts()
        print(json.dumps([[r.name, r.state_name] for r in runs]))
        print(json.dumps(sorted({t.name.rsplit("-", 1)[0] for t in tasks})))
        print(json.dumps([[a.key, a.type] for a in artifacts]))

asyncio.run(main())
"""


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_demo_goes_through_the_flow(tmp_path: Path) -> None:
    import json

    environment = {**os.environ, "PREFECT_HOME": str(tmp_path / "prefect")}
    command = [sys.executable, "-c", "import sys; from flows.cli import run; sys.exit(run(sys.argv[1:]))", "demo", "--data", str(tmp_path / "data")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    assert "6 written" in done.stdout
    assert done.stdout.count('keyevents sql "') == 3
    told = subprocess.run([sys.executable, "-c", QUERY], env=environment, capture_output=True, text=True, timeout=120, check=True).stdout
    runs, tasks, artifacts = map(json.loads, told.splitlines()[-3:])
    assert runs == [["ingest-2026-01-09", "Completed"]]
    assert 5 <= len(tasks) <= 10
    assert artifacts == [["ingest", "table"]]


def test_the_demos_query_has_a_toll_once_however_often_its_place_is_named() -> None:
    day, kharkiv = dt.date(2026, 10, 1), next(entry for entry in ENTRIES if entry[0] == "Kharkiv")
    toll = Draft("strike", day, "RU").say("On ").place(kharkiv).say(" an attack killed ").count("two people", "killed", 2, 2).say("; no light in ")
    with views_on([page_of(day, [toll.place(kharkiv)])]) as connection:
        assert connection.execute(QUERIES[1][1]).fetchall() == [(day, "Kharkiv", "UA-63", "RU", 2, None)]


@pytest.mark.parametrize("flow", [daily_flow, backfill_flow, reparse_flow, check_flow], ids=lambda flow: flow.name)
def test_the_parameters_of_a_deployment_come_as_text(flow: Flow[..., Any]) -> None:
    """As `prefect deployment run backfill/backfill -p start=2025-01-01` sends them."""
    assert flow.should_validate_parameters
    dates: dict[str, Any] = {name: "2025-01-01" for name in ("date", "start", "end") if name in flow.parameters.properties}
    read = flow.validate_parameters({"data": None} | dates)
    assert {read[name] for name in dates} <= {dt.date(2025, 1, 1)}


def test_a_deployed_run_starts_in_a_checkout_whose_name_has_a_space() -> None:
    command = yaml.safe_load((ROOT / "prefect.yaml").read_text())["definitions"]["work_pool"]["job_variables"]["command"]
    assert shlex.split(command.replace("{{ $KEYEVENTS_HOME }}", "/a b")) == ["/a b/.venv/bin/python", "-m", "flows.engine"]


def test_analytics_are_off_unless_somebody_turned_them_on() -> None:
    program = "import flows, os; print(os.environ['PREFECT_SERVER_ANALYTICS_ENABLED'], os.environ['DO_NOT_TRACK'])"
    environment = {k: v for k, v in os.environ.items() if k not in ("PREFECT_SERVER_ANALYTICS_ENABLED", "DO_NOT_TRACK")}
    assert subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True).stdout == "false 1\n"


@pytest.mark.slow
def test_only_commands_that_need_prefect_import_it(tmp_path: Path) -> None:
    program = (
        "import sys; from flows.cli import run; [run([*c.split(','), '--data', sys.argv[1]]) for c in sys.argv[2:]]; print('prefect' in sys.modules)"
    )
    commands = ["ingest", "build", "status", "check", "sql,SELECT 1", "reparse"]
    told = subprocess.run([sys.executable, "-c", program, str(tmp_path), *commands], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "False"
