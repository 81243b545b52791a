"""A warehouse that a release was imported into: pages that it took in itself are parsed again, imported ones stay, and damage is repaired."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from flows.cli import run
from flows.commands.options import FAULT, GOOD
from tests.ingesting import SAMPLES, files_below, take_in
from transforms.tables import BULLETS, PAGES, PLACES
from warehouse.folder import open_warehouse
from warehouse.lake import Month

MONTH, OTHER = Month(2026, 1), Month(2025, 1)
LATER = Path(__file__).parents[1] / "pages/2025-01-04-weekday-arbitrates.html"
OWN = "2026-01-07"


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of two days and of one a year before."""
    root = tmp_path_factory.mktemp("made") / "data"
    take_in(root, [SAMPLES / "2026-01-05.html", SAMPLES / "2026-01-08.html", LATER])
    assert keyevents(root, "release") == GOOD
    return root / "releases/2026-01-08"


@pytest.fixture(scope="module")
def stored(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """It in a new warehouse that then took in a page itself; not to be changed by a test."""
    root = tmp_path_factory.mktemp("imported") / "data"
    assert keyevents(root, "import", str(release)) == GOOD
    take_in(root, [SAMPLES / f"{OWN}.html"])
    return root


@pytest.fixture
def imported(stored: Path, tmp_path: Path) -> Path:
    return shutil.copytree(stored, tmp_path / "data")


def keyevents(folder: Path, *command: str) -> int:
    return run([*command, "--data", str(folder)])


def days(folder: Path) -> list[str]:
    lake = open_warehouse(folder).lake
    return [str(day) for month in (OTHER, MONTH) for day in sorted(lake.read(PAGES, month)["page_date"].to_pylist())]


def cut(folder: Path, month: Month) -> None:
    file = folder / month.file(PLACES)
    file.write_bytes(file.read_bytes()[:-200])


def test_a_newer_rule_reaches_own_pages_and_imported_ones_stay(imported: Path) -> None:
    bullets = open_warehouse(imported).lake.read(BULLETS, MONTH)
    kinds = {row["bullet_id"]: row["event_type"] for row in bullets.to_pylist() if row["is_event"] and row["attacker"] is None}
    own = next(bullet_id for bullet_id, kind in kinds.items() if bullet_id.startswith(OWN) and kind != "humanitarian")
    head = "bullet,table,column,old,new,reason,who"
    (imported / "corrections.csv").write_text(f"{head}\n{own.replace('#', '@1#')},bullets,event_type,{kinds[own]},humanitarian,seen,me\n")
    assert keyevents(imported, "reparse", "--apply") == GOOD
    rows = open_warehouse(imported).lake.read(BULLETS, MONTH)
    assert dict(zip(rows["bullet_id"].to_pylist(), rows["event_type"].to_pylist(), strict=True))[own] == "humanitarian"
    assert days(imported) == ["2025-01-04", "2026-01-05", OWN, "2026-01-08"]
    assert keyevents(imported, "check") == GOOD


@pytest.mark.slow
@pytest.mark.parametrize("month", [MONTH, OTHER])
def test_a_damaged_month_is_imported_again_and_own_pages_parsed_again(
    month: Month, imported: Path, release: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_below(imported, "lake")
    cut(imported, month)
    assert keyevents(imported, "check") == FAULT
    assert "`keyevents import` what came with a release" in capsys.readouterr().out
    assert keyevents(imported, "reparse", "--apply") == FAULT
    assert "may have come with the release that was imported: `keyevents import` it again first" in capsys.readouterr().err
    has_own = month == MONTH
    assert keyevents(imported, "import", str(release)) == (FAULT if has_own else GOOD)
    assert ("has 1 days that the lake has not, such as 2026-01-07: run `keyevents reparse --apply`" in capsys.readouterr().err) == has_own
    assert keyevents(imported, "reparse", "--apply") == GOOD
    assert files_below(imported, "lake") == before
    assert keyevents(imported, "check") == GOOD


@pytest.mark.slow
def test_a_month_that_is_gone_is_imported_again_without_an_archive(release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "data"
    assert keyevents(root, "import", str(release)) == GOOD
    before = files_below(root, "lake")
    for file in (root / "lake").rglob("*2025*/**/*.parquet"):
        file.unlink()
    (root / OTHER.manifest).unlink()
    cut(root, MONTH)
    assert keyevents(root, "reparse", "--apply") != GOOD
    assert "is imported again where the lake is damaged" in capsys.readouterr().err
    assert keyevents(root, "import", str(release)) == GOOD
    assert files_below(root, "lake") == before
    assert keyevents(root, "check") == GOOD


@pytest.mark.slow
def test_another_release_repairs_nothing(imported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take_in(tmp_path / "other", [SAMPLES / "2026-01-05.html"])
    assert keyevents(tmp_path / "other", "release") == GOOD
    cut(imported, MONTH)
    assert keyevents(imported, "import", str(tmp_path / "other/releases/latest")) == FAULT
    assert "holds other data already" in capsys.readouterr().err
