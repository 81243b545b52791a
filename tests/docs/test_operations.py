"""docs/operations.md: the recipes for cron and systemd, done as they are printed, with this folder in the place of /srv/keyevents."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from flows.cli import run
from flows.commands.options import FAULT
from tests.flows.stack import ROOT, free_port, process, until

PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
UNITS = dict(re.findall(r"^# /etc/systemd/system/(keyevents-\w+)\.service\n(.*?)(?=^# /etc|^```)", PAGE, re.DOTALL | re.MULTILINE))


def lines(unit: str, key: str) -> list[str]:
    return re.findall(rf"^{key}=(.*)$", UNITS[unit], re.MULTILINE)


@pytest.mark.parametrize(("when", "command"), [("15 6,12,20 * * *", "run"), ("35 12 * * *", "run"), ("30 3 * * 0", "check --sample 0.05 --tell")])
def test_the_cron_line_runs_with_the_settings_of_its_file(when: str, command: str, tmp_path: Path) -> None:
    [line] = re.findall(rf"^{re.escape(when)} (.*)$", PAGE, re.MULTILINE)
    assert "%" not in line  # which cron takes for a new line
    (tmp_path / ".venv/bin").mkdir(parents=True)
    program = tmp_path / ".venv/bin/keyevents"
    program.write_text('#!/bin/sh\necho "$KEYEVENTS_CONTACT $KEYEVENTS_WEBHOOK_URL $*"\n')
    program.chmod(0o755)
    [form] = re.findall(r"`(NAME=\S*value\S*?)`", PAGE)
    settings = {"KEYEVENTS_CONTACT": "you@example.org", "KEYEVENTS_WEBHOOK_URL": "https://hooks.example.org/x?a=1&b=2"}
    (tmp_path / "keyevents.env").write_text("".join(form.replace("NAME", name).replace("value", to) + "\n" for name, to in settings.items()))
    line = line.replace("/etc/keyevents.env", str(tmp_path / "keyevents.env")).replace("/srv/keyevents", str(tmp_path))
    done = subprocess.run(["/bin/sh", "-c", line], env={"PATH": "/usr/bin:/bin", "HOME": "/"}, cwd="/", capture_output=True, text=True, check=True)
    assert done.stdout == f"{' '.join(settings.values())} {command} --data {tmp_path}/data\n"


def test_status_names_the_archive_file_of_a_rejected_day_as_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [told] = re.findall(r"^\| a day is `rejected` .* Report it with the `(\w+)` that `keyevents (status[^`]*)` names \|$", PAGE, re.MULTILINE)
    assert run(["ingest", str(ROOT / "tests/pages/trap-10-another-series.html"), "--data", str(tmp_path)]) == FAULT
    capsys.readouterr()
    run([*told[1].split(), "--data", str(tmp_path)])
    [attempt] = json.loads(capsys.readouterr().out)["last"]
    assert attempt["outcome"] == "rejected"
    assert (tmp_path / attempt[told[0]]).is_file()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.service" for name in UNITS]
    for file in files:
        file.write_text(UNITS[file.stem].replace("/srv/keyevents/.venv/bin/prefect", sys.executable).replace("User=keyevents", "User=root"))
    done = subprocess.run(["systemd-analyze", "verify", *map(str, files)], capture_output=True, text=True, check=False)
    assert [line for line in done.stderr.splitlines() if "keyevents" in line] == []
    assert len(files) == 2


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_the_units_deploy_again_when_prefects_database_is_gone(tmp_path: Path) -> None:
    url = f"http://127.0.0.1:{free_port()}/api"
    told = dict(entry.split("=", 1) for line in lines("keyevents-worker", "Environment") for entry in line.split())
    assert told["PREFECT_API_URL"] == "http://127.0.0.1:4200/api"
    environment = os.environ | told | {"PREFECT_API_URL": url, "KEYEVENTS_HOME": str(ROOT), "PREFECT_HOME": str(tmp_path / "prefect")}
    here = f"{sys.executable} -m prefect "
    for _ in range(2):
        [start] = lines("keyevents-server", "ExecStart")
        server = start.replace("/srv/keyevents/.venv/bin/prefect ", here).replace("4200", url.split(":")[2].removesuffix("/api")).split()
        with process(server, environment, tmp_path / "server.log"):
            until(lambda: httpx.get(url + "/health").status_code == 200, 120, "the server's start")
            for line in lines("keyevents-worker", "ExecStartPre") * 2:
                command = line.replace("/srv/keyevents/.venv/bin/prefect ", here).split()
                done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
                assert done.returncode == 0, done.stdout + done.stderr
            deployed = httpx.post(f"{url}/deployments/filter", json={}, timeout=30).json()
            assert {d["name"] for d in deployed} == {"daily", "backfill", "reparse", "check"}
        (tmp_path / "prefect/prefect.db").unlink()
