"""Files that cannot be read, and WARC files beside others: an outcome each, and the others are taken in all the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.ingest import find_files, ingest
from flows.steps import Summary, open_run
from tests.ingesting import NOON, SAMPLES, files_below
from warehouse.folder import writing
from warehouse.ledger import Attempt
from warehouse.manifest import ManifestError

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


@pytest.mark.parametrize("first", ["date  2026-01-14 ", "date 2026-01-14\t", "date\u00a02026-01-14 "], ids=["two spaces", "tab", "no-break space"])
def test_a_plain_copy_is_stored_however_its_first_line_is_spaced(tmp_path: Path, first: str) -> None:
    text = (Path(__file__).parents[1] / "pages/plain-2026-01-14.txt").read_text(encoding="utf-8")
    (tmp_path / "copy.txt").write_text(text.replace("date 2026-01-14 ", first, 1), encoding="utf-8")
    summary, _ = take(tmp_path / "data", tmp_path / "copy.txt")
    assert summary.outcomes() == {"written": 1}
    assert summary.counts["pages"] == 1


@pytest.mark.slow
def test_a_file_whose_capture_is_gone_from_the_archive_fails_alone(tmp_path: Path) -> None:
    _, attempts = take(tmp_path / "data", PAGE)
    (tmp_path / "data" / str(attempts[PAGE.name].archive_file)).unlink()
    summary, attempts = take(tmp_path / "data", PAGE, SAMPLES / "2026-01-06.html")
    assert summary.outcomes() == {"written": 1, "failed": 1}
    assert "from a backup" in (attempts[PAGE.name].reason or "")


def test_captures_whose_manifest_is_gone_are_not_forgotten(tmp_path: Path) -> None:
    data = tmp_path / "data"
    take(data, SAMPLES / "2026-01-07.html")
    (data / "archive/2026/01/manifest.jsonl").unlink()
    before = files_below(data, "archive", "lake")
    with pytest.raises(ManifestError, match="from a backup"):
        take(data, SAMPLES / "2026-01-07_later.html")
    assert files_below(data, "archive", "lake") == before


def test_folders_that_are_links_are_gone_into_once(tmp_path: Path) -> None:
    """What a link leads to is found, each folder once: a loop of links ends."""
    outside, inside = tmp_path / "outside", tmp_path / "in"
    (inside / "b").mkdir(parents=True)
    outside.mkdir()
    for file in (outside / "one.html", inside / "a.html", inside / "b" / "two.html", inside / "c.html", inside / "b.html"):
        file.write_bytes(b"")
    (inside / "a").symlink_to(outside)
    (outside / "back").symlink_to(inside)
    (inside / "again").symlink_to(inside / "b")
    (inside / "gone").symlink_to(tmp_path / "nowhere")
    found = find_files([inside])
    assert [str(file.relative_to(inside)) for file in found.files] == ["a/one.html", "a.html", "b/two.html", "b.html", "c.html"]
    assert found.n_skipped == 1  # the link to nowhere


def test_a_folder_that_may_not_be_read_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in/locked").mkdir(parents=True)
    (tmp_path / "in/page.html").write_bytes(PAGE.read_bytes())
    scan = os.scandir

    def refused(path: str | Path) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refused)
    summary, attempts = take(tmp_path / "data", *find_files([tmp_path / "in"]).files)
    assert summary.outcomes() == {"written": 1, "failed": 1}
    assert "Permission denied" in (attempts["locked"].reason or "")
