"""Files that cannot be read, and WARC files beside others: an outcome each, and the others are taken in all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.ingest import ingest
from flows.steps import Summary, open_run
from tests.ingesting import NOON, SAMPLES
from warehouse.folder import writing
from warehouse.ledger import Attempt

PAGE = SAMPLES / "2026-01-05.html"


def take(root: Path, *files: Path) -> tuple[Summary, dict[str, Attempt]]:
    """What came of files, by name."""
    with writing(root, "russia-ukraine", "test", "test") as warehouse:
        summary = ingest(files, open_run(warehouse, "ingest", 20_000_000, clock=lambda: NOON))
    return summary, {Path(str(a.input)).name: a for a in summary.attempts}


@pytest.mark.parametrize("name", ["gone.html", "gone.txt", "gone.warc", "gone.warc.gz"])
def test_a_file_that_went_away_meanwhile_fails_alone(tmp_path: Path, name: str) -> None:
    summary, attempts = take(tmp_path / "data", tmp_path / name, PAGE)
    assert summary.outcomes() == {"written": 1, "failed": 1}
    assert attempts[name].outcome == "failed"
    assert attempts[name].archive_file is None
    assert "No such file" in (attempts[name].reason or "")


def test_a_file_that_the_system_does_not_let_us_read_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked.html").write_bytes(PAGE.read_bytes())
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "locked.html":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    summary, attempts = take(tmp_path / "data", tmp_path / "locked.html", PAGE)
    assert summary.outcomes() == {"written": 1, "failed": 1}
    assert "Permission denied" in (attempts["locked.html"].reason or "")
