"""Where commands print to: readers that leave, full and closed streams, encodings that lack a character."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.commands.options import FAULT, GOOD
from tests.ingesting import SAMPLES

# each starts the real program, some of them several times
pytestmark = pytest.mark.slow

CALL = "from flows.start import main; main()"


def shell(line: str, data: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A line of bash, in which `keyevents` is the command and $DATA the data folder; the exit status is the command's."""
    begin = f'keyevents() {{ {sys.executable} -c "{CALL}" "$@"; }}\n'
    variables = {**os.environ, "DATA": str(data), "SAMPLES": str(SAMPLES), **environment}
    return subprocess.run(["bash", "-c", begin + line], capture_output=True, text=True, env=variables, timeout=120, check=False)


INGEST = 'keyevents ingest "$SAMPLES" --data "$DATA"'


@pytest.mark.parametrize(
    "line",
    [
        f"{INGEST} | head -1; exit ${{PIPESTATUS[0]}}",
        f"{INGEST} >/dev/full 2>/dev/full",
        f"{INGEST} >&- 2>&-",
        f"{INGEST} 2>&1 >&- | true; exit ${{PIPESTATUS[0]}}",
    ],
)
def test_reporting_never_ends_the_work(line: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    done = shell(line, data)
    assert (done.returncode, done.stderr) == (GOOD, "")
    assert (data / "keyevents.duckdb").exists()
    assert shell('keyevents check --data "$DATA"', data).stdout == "archive, lake and database agree\n"


def test_a_fault_is_a_fault_though_nobody_reads_of_it(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    line = f'keyevents ingest {tmp_path}/empty.html --data "$DATA" 2>&1 | true; exit ${{PIPESTATUS[0]}}'
    assert shell(line, tmp_path / "data").returncode == FAULT


@pytest.mark.parametrize("command", ["build", "release"])
def test_what_makes_something_makes_it_though_nobody_reads(command: str, samples: Path) -> None:
    (samples / "keyevents.duckdb").unlink()
    done = shell(f'keyevents {command} --data "$DATA" | true; exit ${{PIPESTATUS[0]}}', samples)
    assert (done.returncode, "Traceback" in done.stderr) == (GOOD, False)
    assert list(samples.glob("releases/2*")) if command == "release" else (samples / "keyevents.duckdb").exists()


def test_what_only_prints_says_that_it_cannot(stored_samples: Path) -> None:
    done = shell('keyevents check --data "$DATA" >/dev/full', stored_samples)
    assert (done.returncode, done.stderr.count("\n")) == (FAULT, 1)
    assert "No space left on device" in done.stderr
    assert shell('keyevents check --data "$DATA" >&- 2>&-', stored_samples).returncode == GOOD


@pytest.mark.parametrize("environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_a_character_that_the_encoding_lacks_is_told_by_its_number(environment: dict[str, str], stored_samples: Path) -> None:
    query = """keyevents sql "SELECT 'Kyiv ' || chr(8212) AS x" --data "$DATA" """
    assert shell(query, stored_samples, **environment).stdout.splitlines()[1] == r"Kyiv \u2014"
    assert shell(query + "--csv", stored_samples, **environment).stdout.splitlines()[1] == "Kyiv \u2014"


@pytest.mark.parametrize("command", ["sql 'SELECT range FROM range(20000)'", "--help"])
def test_a_reader_that_leaves_is_no_fault_of_what_only_prints(command: str, stored_samples: Path) -> None:
    done = shell(f'keyevents {command} --data "$DATA" | true; exit ${{PIPESTATUS[0]}}', stored_samples)
    assert (done.returncode, done.stderr) == (GOOD, "")
