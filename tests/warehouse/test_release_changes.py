"""What a release says is new: since the newest of the older releases of its kind, whatever else lies beside it."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from tests.made.days import made_page, warehouse_of
from warehouse.folder import open_warehouse
from warehouse.release import release


def released(root: Path, *october: int) -> Path:
    """The release of a warehouse to which made days of October were added."""
    warehouse_of(root, [made_page(dt.date(2026, 10, day), 10) for day in october])
    return release(open_warehouse(root), "1.0")


def changes(folder: Path) -> str:
    return (folder / "CHANGES.md").read_text(encoding="utf-8")


def counts(folder: Path) -> list[str]:
    """Pages added, gone and changed."""
    [line] = [line for line in changes(folder).splitlines() if "pages:" in line]
    return re.findall(r"\d+", line)


@pytest.mark.slow
def test_changes_are_told_since_the_release_before(tmp_path: Path) -> None:
    root = tmp_path / "data"
    first = released(root, 1)
    second = released(root, 2, 3)
    assert second.name > first.name
    for stranger in ("2026-12-31", f"{second.name}-with-text", "2025-01-01"):
        shutil.copytree(first, first.with_name(stranger))
    third = released(root, 4)
    assert not any(folder.name in changes(first) for folder in (first, second, third))
    assert (first.name in changes(second), counts(second)) == (True, ["2", "0", "0"])
    assert (second.name in changes(third), f"{second.name}-with-text" in changes(third), counts(third)) == (True, False, ["1", "0", "0"])
