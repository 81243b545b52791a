"""What commands say where there is nothing to do, where there is no such thing, and where an argument makes no sense."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows import show
from flows.cli import run
from flows.commands.options import FAULT, GOOD, USAGE
from tests.flows.stack import free_port
from warehouse.ledger import Attempt


@pytest.fixture(scope="module")
def data(stored_samples: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(shutil.copytree(stored_samples, tmp_path_factory.mktemp("nothing") / "data"))


@pytest.mark.parametrize("argument", ["--max-requests", "--max-failures"])
@pytest.mark.parametrize("number", ["0", "-1"])
def test_a_limit_that_allows_nothing(argument: str, number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["backfill", "--last", "3", f"{argument}={number}", "--data", str(tmp_path / "none")]) == USAGE
    assert f"{argument} {number}: expected 1 or more" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["demo"], ["run"], ["backfill", "--last", "3"]])
def test_a_file_as_data_folder_is_told_before_prefect_starts(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.commands.taking.check_live", lambda *_: pytest.fail("asked for more"))
    (tmp_path / "notes.md").write_text("x")
    assert run([*command, "--data", str(tmp_path / "notes.md")]) == USAGE
    assert "a file, expected a folder" in capsys.readouterr().err


@pytest.mark.slow
def test_a_backfill_of_stored_days_says_so(data: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT", "KEYEVENTS"))}
    ours = {"KEYEVENTS_CONTACT": "you@example.org", "KEYEVENTS_SITE": f"http://127.0.0.1:{free_port()}", "KEYEVENTS_WAYBACK": ""}
    line = [sys.executable, "-c", "from flows.start import main; main()", "backfill", "2026-01-05", "2026-01-09", "--data", data]
    environment = kept | ours | {"PREFECT_API_URL": f"http://127.0.0.1:{free_port()}/api"}
    done = subprocess.run(line, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == GOOD, done.stderr
    assert done.stdout.splitlines()[0] == "nothing to ask for: 5 days are stored"


@pytest.mark.parametrize("name", [None, "photo.jpg"])
def test_a_folder_without_pages(name: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    if name:
        (tmp_path / "in" / name).write_bytes(b"\xff\xd8")
    assert run(["ingest", str(tmp_path / "in"), "--data", str(tmp_path / "data")]) == USAGE
    said = capsys.readouterr().err
    assert "no file to take in: expected .html" in said
    assert ("found 1 of other endings" in said) == bool(name)
    assert not (tmp_path / "data").exists()


def test_a_reparse_of_months_that_were_never_stored(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["reparse", "2026-02-01", "2026-02-10", "--data", data]) == USAGE
    said = capsys.readouterr().err
    assert "no page of 2026-02-01 to 2026-02-10 was ever stored: the archive holds 2026-01 to 2026-01" in said
    assert "backup" not in said


@pytest.mark.slow
def test_an_imported_release_has_no_sentences_and_no_archive(data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["release", "--data", data]) == GOOD
    folder, imported = capsys.readouterr().out.split()[-1], str(tmp_path / "imported")
    assert run(["import", folder, "--data", imported]) == GOOD
    capsys.readouterr()
    for root, has_sentences in ((data, True), (imported, False)):
        assert run(["report", "--to", str(tmp_path / "report.html"), "--data", root]) == GOOD
        assert ("holds the publisher's sentences" in capsys.readouterr().out) == has_sentences
        assert ("holds the publisher’s sentences" in (tmp_path / "report.html").read_text()) == has_sentences
    assert run(["reparse", "--data", imported]) == USAGE
    assert "a release that was imported has none" in capsys.readouterr().err


def test_a_folder_in_the_databases_place(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (samples / "keyevents.duckdb").unlink()
    (samples / "keyevents.duckdb").mkdir()
    assert run(["build", "--data", str(samples)]) == FAULT
    assert "move it away" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("http://x.example/a: nothing at this address", "http://x.example/a: nothing at this address"),
        ("nothing at this address", "http://x.example/a: nothing at this address"),
        (None, "http://x.example/a"),
    ],
)
def test_an_address_is_printed_once(reason: str | None, shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    begun = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
    attempt = Attempt("r", 1, "run", begun.date(), None, "http://x.example/a", begun, begun, "missing", reason, None, None, 1)
    show.line(attempt)
    assert capsys.readouterr().out == f"2026-01-05 missing     {shown}\n"
