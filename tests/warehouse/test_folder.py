"""A data folder that moves to another store, and one on a disk that is nearly full."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.ingesting import files_below
from warehouse.durable import StorageError
from warehouse.folder import move_store, open_warehouse, writing
from warehouse.storage import LocalStorage

# a file of each kind that a store holds; what can be made or fetched again is no part of it
STORED = (
    "archive/2026/01/manifest.jsonl",
    "lake/manifests/2026-01.jsonl",
    "ledger/2026-01/run.jsonl",
    "gazetteer/places.parquet",
    "corrections.csv",
    "warehouse.json",
)
LEFT = ("gazetteer/dumps/UA.zip", "keyevents.duckdb", "releases/2026-01-31/README.md", "lock")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A warehouse with such files."""
    root = tmp_path / "data"
    with writing(root, "russia-ukraine", "test", "test") as warehouse:
        warehouse.storage.write({name: name.encode() for name in (*STORED[:-1], *LEFT[:-1])})
    return root


def test_all_that_a_store_holds_is_copied_and_nothing_is_removed(tmp_path: Path, root: Path) -> None:
    before, told = files_below(root, "."), list[str]()
    assert move_store(root, str(tmp_path / "store"), "test", told.append) == len(STORED)
    copied = files_below(tmp_path / "store", ".")
    assert copied.keys() - {"lock"} == set(STORED)
    assert all(copied[name] == before[name] for name in STORED)
    assert files_below(root, ".").keys() >= before.keys()
    assert sorted(told) == sorted(STORED)
    assert told[-1] == "warehouse.json"  # until then a copy is no warehouse
    assert open_warehouse(root).storage.address == str(tmp_path / "store")


@pytest.mark.parametrize(("free", "is_enough"), [(0, False), (99_000_000, False), (101_000_000, True)])
def test_a_run_does_not_begin_where_the_disk_is_nearly_full(root: Path, free: int, is_enough: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(total=10**12, used=10**12 - free, free=free))
    before = files_below(root, "archive", "lake", "ledger")
    begun = False
    try:
        with writing(root, None, "test", "test"):
            begun = True
    except StorageError as error:
        assert "\n" not in str(error)
    assert begun == is_enough
    assert files_below(root, "archive", "lake", "ledger") == before


@pytest.mark.parametrize("name", ["/etc/passwd", "../beside", "lake/../../beside", "/"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    storage = LocalStorage(tmp_path / "data")
    with pytest.raises(StorageError):
        storage.read(name)
    with pytest.raises(StorageError):
        storage.write({name: b""})
    with pytest.raises(StorageError):
        storage.write({"lake/a": b"", name: b""})
    assert not (tmp_path / "beside").exists()
