"""An environment with parts missing: one line that says which, and what to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

WITHOUT = """
import sys
sys.modules[sys.argv.pop(1)] = None
from flows.start import main
main()
"""


@pytest.mark.parametrize(("part", "command"), [("duckdb", "status"), ("stamina", "run"), ("prefect", "run")])
@pytest.mark.slow
def test_a_part_that_is_missing_is_named_in_one_line(part: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEYEVENTS_CONTACT", "you@example.org")
    call = [sys.executable, "-c", WITHOUT, part, command, "--data", str(tmp_path / "none")]
    done = subprocess.run(call, capture_output=True, text=True, timeout=60, check=False)
    told = f"keyevents: {part} is missing from this environment, or of another version: run `make clean setup`, or install keyevents again\n"
    assert (done.returncode, done.stderr) == (1, told)
