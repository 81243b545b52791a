"""What `check` finds in the lake, the command that it names repairs: real files are damaged, found, and made again byte for byte."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.cli import run
from flows.commands.options import FAULT, GOOD, USAGE
from flows.reparse import Difference, LossError, refuse_loss
from tests.ingesting import NOON, SAMPLES, files_below, take_in
from transforms.tables import BULLET_CHANGES, BULLETS, PAGES
from warehouse import manifest
from warehouse.folder import open_warehouse, writing
from warehouse.lake import Month
from warehouse.warc import file_capture

PAGE = SAMPLES / "2026-01-05.html"
LATER = Path(__file__).parents[1] / "pages/2025-01-04-weekday-arbitrates.html"
MONTH, OTHER = Month(2026, 1), Month(2025, 1)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two months of pages, taken in; not to be changed by a test."""
    root = tmp_path_factory.mktemp("stored") / "data"
    take_in(root, [PAGE, LATER])
    return root


@pytest.fixture
def folder(stored: Path, tmp_path: Path) -> Path:
    """A copy of it; a test may do to it what it likes."""
    return shutil.copytree(stored, tmp_path / "data")


def keyevents(folder: Path, *command: str) -> int:
    return run([*command, "--data", str(folder)])


def stored_days(folder: Path) -> set[str]:
    return {str(day) for month in (MONTH, OTHER) for day in open_warehouse(folder).lake.read(PAGES, month)["page_date"].to_pylist()}


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-200])


def rewrite(file: Path, rows: pa.Table) -> None:
    """Write a table of the lake and the manifest of its month, as another version of the program would have."""
    pq.write_table(rows, file, compression="gzip")
    name = file.relative_to(file.parents[4]).as_posix()
    month = Month.of_file(name)
    assert month
    stated = file.parents[4] / month.manifest
    data = file.read_bytes()
    changed = {"file": name, "sha256": manifest.sha256(data), "bytes": len(data)}
    stated.write_bytes(manifest.dump([changed if e["file"] == name else e for e in manifest.load(stated.read_bytes(), name)]))


def of_older_columns(folder: Path) -> None:
    file = folder / MONTH.file(BULLETS)
    rewrite(file, pq.read_table(file).drop_columns(["section"]))


def in_other_bytes(folder: Path) -> None:
    file = folder / MONTH.file(BULLETS)
    pq.write_table(pq.read_table(io.BytesIO(file.read_bytes())), file, compression="gzip")


def lose_month(folder: Path) -> None:
    for name in files_below(folder, "lake"):
        if Month.of_file(name) == MONTH:
            (folder / name).unlink()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "pages cut off": lambda folder: cut(folder / MONTH.file(PAGES)),
    "bullets cut off": lambda folder: cut(folder / MONTH.file(BULLETS)),
    "no Parquet": lambda folder: (folder / MONTH.file(BULLETS)).write_bytes(b"PAR1"),
    "of older columns": of_older_columns,
    "the same rows in other bytes": in_other_bytes,
    "a file lost": lambda folder: (folder / MONTH.file(BULLETS)).unlink(),
    "a file without rows lost": lambda folder: (folder / OTHER.file(BULLET_CHANGES)).unlink(),
    "the manifest cut off": lambda folder: cut(folder / MONTH.manifest),
    "the manifest lost": lambda folder: (folder / MONTH.manifest).unlink(),
    "a month lost": lose_month,
}


@pytest.mark.slow
@pytest.mark.parametrize("damage", DAMAGES)
def test_reparse_makes_again_whatever_check_finds_in_the_lake(folder: Path, damage: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = files_below(folder, "lake")
    DAMAGES[damage](folder)
    assert keyevents(folder, "check") == FAULT
    assert capsys.readouterr().out
    assert keyevents(folder, "reparse", "--processes", "1") == GOOD
    assert "nothing written: --apply writes it" in capsys.readouterr().out
    assert keyevents(folder, "reparse", "--apply", "--processes", "1") == GOOD
    assert files_below(folder, "lake") == before
    assert keyevents(folder, "check") == GOOD


@pytest.mark.parametrize("damage", ["bullets cut off", "of older columns"])
@pytest.mark.parametrize("command", [["build"], ["ingest", str(PAGE)], ["reparse", "2026-01-01", "2026-01-31", "--apply"]])
def test_a_command_that_needs_a_damaged_file_names_the_repair(
    folder: Path, damage: str, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    DAMAGES[damage](folder)
    before = files_below(folder, "lake")
    assert keyevents(folder, *command) in (FAULT, USAGE)
    said = capsys.readouterr().err.strip()
    assert "`keyevents reparse --apply`" in said
    assert "\n" not in said
    assert "Traceback" not in said
    assert files_below(folder, "lake") == before


def test_an_id_that_was_altered_is_no_page_that_would_go(folder: Path) -> None:
    """Its bullets name it as it was: nothing is lost that somebody must allow."""
    file, before = folder / MONTH.file(PAGES), files_below(folder, "lake")
    rows = pq.read_table(file)
    altered = pa.array([f"{page_id[:-1]}~" for page_id in rows["page_id"].to_pylist()])
    pq.write_table(rows.set_column(rows.schema.get_field_index("page_id"), rows.schema.field("page_id"), altered), file)
    assert keyevents(folder, "reparse", "--apply", "--processes", "1") == GOOD
    assert files_below(folder, "lake") == before


def test_a_page_that_only_its_bullets_still_name_is_one_that_would_go(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An older file of pages in a month whose archive is as old: the newer page stands in the lake's bullets alone."""
    folder, newer = tmp_path / "data", SAMPLES / "2026-01-08.html"
    take_in(folder, [PAGE])
    older = {name: (folder / name).read_bytes() for name in (MONTH.file(PAGES), "archive/2026/01/manifest.jsonl")}
    take_in(folder, [newer])
    for name, data in older.items():
        (folder / name).write_bytes(data)
    before = files_below(folder, "lake")
    assert keyevents(folder, "reparse", "--apply", "--processes", "1") == FAULT
    assert "1 pages and 10 of" in capsys.readouterr().err
    assert files_below(folder, "lake") == before


@pytest.mark.parametrize("damage", ["pages cut off", "bullets cut off", "of older columns", "the manifest lost"])
def test_a_damaged_month_that_the_archive_does_not_give_is_lost_only_when_allowed(
    folder: Path, damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    DAMAGES[damage](folder)
    shutil.rmtree(folder / "archive/2026")
    before = files_below(folder, "lake")
    assert keyevents(folder, "reparse", "--apply", "--processes", "1") == FAULT
    assert "1 pages" in capsys.readouterr().err
    assert files_below(folder, "lake") == before
    assert keyevents(folder, "reparse", "--apply", "--allow-loss", "--processes", "1") == GOOD
    assert {Month.of_file(name) for name in files_below(folder, "lake")} == {OTHER}
    assert keyevents(folder, "check") == GOOD


@pytest.mark.slow
def test_a_strange_file_in_the_lake_is_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    strange = folder / "lake/pages/strange.parquet"
    strange.write_bytes(b"mine")
    assert keyevents(folder, "check") == FAULT
    assert "look where it came from, then remove it" in capsys.readouterr().out
    assert keyevents(folder, "reparse", "--apply", "--processes", "1") == GOOD
    assert strange.read_bytes() == b"mine"


def test_a_lost_capture_is_named_and_how_to_get_it_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lost = next((folder / "archive/2026").rglob("*.warc.gz"))
    lost.unlink()
    assert keyevents(folder, "reparse", "--processes", "1") == FAULT
    said = capsys.readouterr().err
    assert f"{lost.relative_to(folder)}: gone from the archive: restore it from a backup" in said
    assert (said.count(lost.name), said.count("backup")) == (1, 1)


@pytest.mark.slow
def test_all_damaged_days_are_named_and_the_others_written_only_when_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = sorted((folder / "archive").rglob("*.warc.gz"))
    sound = {file: file.read_bytes() for file in files}
    page = SAMPLES / "2026-01-07.html"
    with writing(folder, None, "test", "test") as warehouse:
        warehouse.archive.add(file_capture(page.name, page.read_bytes(), NOON))
    before, names = files_below(folder, "lake"), stored_days(folder)
    for file in files:
        cut(file)
    assert keyevents(folder, "reparse", "--processes", "1") == FAULT
    told = capsys.readouterr()
    assert "bullets" in told.out
    assert all(f"{day} cannot be read" in told.err for day in names)
    assert keyevents(folder, "reparse", "--apply", "--processes", "1") == FAULT
    said = capsys.readouterr().err.splitlines()[-1]
    assert all(day in said for day in names)
    assert all(said.count(file.name) == 1 for file in files)
    assert "2 days cannot be read and would be left out" in said
    assert "would go" not in said
    assert files_below(folder, "lake") == before
    assert keyevents(folder, "reparse", "--apply", "--allow-loss", "--processes", "1") == FAULT
    assert stored_days(folder) == {*names, "2026-01-07"}
    for file, data in sound.items():
        file.write_bytes(data)
    assert keyevents(folder, "reparse", "--processes", "1") == GOOD
    assert "nothing changes" in capsys.readouterr().out
    assert keyevents(folder, "check") == GOOD


def test_of_many_damaged_days_the_first_ten_are_named() -> None:
    days = [dt.date(2026, 1, 1) + dt.timedelta(days=n) for n in range(25)]
    gone = [f"{day}/a-page" for day in days]
    with pytest.raises(LossError) as refused:
        refuse_loss(Difference(damaged=dict.fromkeys(days, "archive file unreadable"), pages_gone=gone), is_allowed=False)
    said = str(refused.value)
    assert "25 days cannot be read" in said
    assert said.count("and 15 more") == 2
    assert said.count("2026-01-") == 20
    assert "`keyevents reparse` lists them" in said


def test_a_damaged_day_of_a_month_that_is_made_anew_is_named_as_gone_and_goes_only_when_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [damaged] = (folder / "archive/2026").rglob("*.warc.gz")
    cut(damaged)
    of_older_columns(folder)
    before = files_below(folder, "lake")
    assert keyevents(folder, "reparse", "--apply", "--processes", "1") == FAULT
    said = capsys.readouterr().err.splitlines()[-1]
    assert "1 days cannot be read" in said
    assert "that only a backup gives again: 2026-01-05" in said
    assert files_below(folder, "lake") == before
    assert keyevents(folder, "reparse", "--apply", "--allow-loss", "--processes", "1") == FAULT
    assert stored_days(folder) == {"2025-01-04"}


@pytest.mark.slow
def test_what_a_reparse_will_write_waits_in_the_data_folder_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = folder / ".parts/reparse/000000"
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_bytes(b"of a killed run")
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "nowhere"))
    assert keyevents(folder, "reparse", "--apply", "--processes", "1") == GOOD
    assert not left.parent.exists()
    left.parent.mkdir()
    left.write_bytes(b"of a killed run")
    assert keyevents(folder, "build") == GOOD
    assert not left.parent.exists()


@pytest.mark.slow
def test_rows_of_a_page_that_the_archive_does_not_give_count_as_gone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take_in(folder, [SAMPLES / "2026-01-07.html"])
    pages = pq.read_table(folder / MONTH.file(PAGES)).to_pylist()
    n_gone, n_all = pages[0]["n_bullets"], sum(page["n_bullets"] for page in pages) + pq.read_metadata(folder / OTHER.file(BULLETS)).num_rows
    stated = folder / "archive/2026/01/manifest.jsonl"
    stated.write_bytes(manifest.dump(e for e in manifest.load(stated.read_bytes(), "") if e["day"] != "2026-01-05"))
    assert keyevents(folder, "reparse", "--apply", "--processes", "1") == FAULT
    assert f"1 pages and {n_gone} of {n_all} bullets would go" in capsys.readouterr().err
    assert keyevents(folder, "reparse", "--apply", "--allow-loss", "--processes", "1") == GOOD
    told = capsys.readouterr().out
    assert re.search(rf"bullets\W+0\W+{n_gone}\W+0\b", told)
    assert "nothing changes" not in told
