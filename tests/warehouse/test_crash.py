"""Killed, or out of disk, at any moment of an ingest that brings a page's second revision: the next run leaves what a calm one would."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


def faults(work: Path, kind: str, step: int) -> list[dict[str, Any]]:
    driver = [sys.executable, "-m", "tests.warehouse.crash_driver", str(work), kind, str(step)]
    done = subprocess.run(driver, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def assert_repaired(found: list[dict[str, Any]], kind: str) -> None:
    struck = [f for f in found if f["first"] != 0]
    assert found[-1]["first"] == 0, "the last fault was to come after the end"
    assert {f["first"] for f in struck} <= ({-9} if kind == "kill" else {7})
    assert [f for f in found if f["second"] != 0 or not f["same"]] == []


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize(("kind", "step"), [("kill", 1), ("ENOSPC", 1), ("EIO", 3)])  # a disk that fails ends a write as a full one does
def test_moments_one_by_one(tmp_path: Path, kind: str, step: int) -> None:
    found = faults(tmp_path, kind, step)
    assert len(found) > 60 // step
    assert_repaired(found, kind)
