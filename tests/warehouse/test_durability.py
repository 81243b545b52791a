"""What must be forced to the disk before what, told by the calls that the system sees: a power cut is not to be had in a test."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ingesting import no_file_above
from warehouse.durable import StorageError, explained, replace
from warehouse.storage import JOURNAL, LocalStorage

ONE: dict[str, bytes | None] = {"archive/2026/01/a.warc.gz": b"a"}
SEVERAL: dict[str, bytes | None] = {"lake/pages/a.parquet": b"a", "lake/links/b.parquet": b"b", "lake/manifests/m.jsonl": b"m"}


class Watch:
    """What was synced, renamed and unlinked, in turn. Files are known by inode, which a rename leaves as it is."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.log: list[tuple[str, int | str]] = []
        fsync, replace, unlink = os.fsync, os.replace, os.unlink

        def synced(handle: int) -> None:
            fsync(handle)
            self.log.append(("sync", os.fstat(handle).st_ino))

        def renamed(part: Path, target: Path) -> None:
            self.log.append(("rename", str(target)))
            assert ("sync", inode(Path(part))) in self.log, f"{target} was put in its place before its bytes were on the disk"
            replace(part, target)

        def unlinked(path: Path) -> None:
            unlink(path)
            self.log.append(("unlink", str(path)))

        patch.setattr(os, "fsync", synced)
        patch.setattr(os, "replace", renamed)
        patch.setattr(os, "unlink", unlinked)

    def at(self, what: str, path: Path) -> int:
        """When a thing was done to a path."""
        return self.log.index((what, str(path)))

    def is_synced(self, path: Path, after: int = 0, before: int | None = None) -> bool:
        return ("sync", inode(path)) in self.log[after:before]


def inode(path: Path) -> int:
    return path.stat().st_ino


@pytest.mark.parametrize("files", [ONE, SEVERAL], ids=["one", "several"])
def test_what_was_written_is_on_the_disk_with_its_name(tmp_path: Path, files: dict[str, bytes | None], monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Watch(monkeypatch)
    LocalStorage(tmp_path).write(files)
    for name in files:
        path = tmp_path / name
        assert watch.is_synced(path)
        assert watch.is_synced(path.parent, after=watch.at("rename", path)), f"the name of {name} is not on the disk"


@pytest.mark.parametrize("files", [ONE, SEVERAL], ids=["one", "several"])
def test_a_new_folder_is_on_the_disk_in_its_parent(tmp_path: Path, files: dict[str, bytes | None], monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Watch(monkeypatch)
    LocalStorage(tmp_path / "new").write(files)
    made = {parent for name in files for parent in (tmp_path / "new" / name).parents if parent.is_relative_to(tmp_path / "new")}
    assert [folder.name for folder in sorted(made) if not watch.is_synced(folder.parent)] == []


def test_a_journal_is_on_the_disk_before_the_first_file_that_it_tells_of_and_until_the_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage, journal = LocalStorage(tmp_path), tmp_path / JOURNAL
    storage.write({"lake/links/old.parquet": b""})
    watch = Watch(monkeypatch)
    storage.write({**SEVERAL, "lake/links/old.parquet": None})
    done = {tmp_path / name: watch.at("rename", tmp_path / name) for name in SEVERAL}
    done[tmp_path / "lake/links/old.parquet"] = watch.at("unlink", tmp_path / "lake/links/old.parquet")
    told, gone = watch.at("rename", journal), watch.at("unlink", journal)
    assert watch.is_synced(journal.parent, told, min(done.values())), "files were moved before the journal was sure"
    for path, at in done.items():
        assert told < at < gone
        assert watch.is_synced(path.parent, at, gone), f"the journal went before {path} was sure"


def test_a_file_that_was_removed_stays_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage = LocalStorage(tmp_path)
    storage.write(ONE)
    watch = Watch(monkeypatch)
    storage.write(dict.fromkeys(ONE))
    [path] = [tmp_path / name for name in ONE]
    assert not path.exists()
    assert watch.is_synced(path.parent, after=watch.at("unlink", path))


def test_a_linked_file_of_the_lake_is_refused_before_a_journal_tells_of_it(tmp_path: Path) -> None:
    storage, pages = LocalStorage(tmp_path / "data"), "lake/pages/year=2026/month=01/pages.parquet"
    storage.write({pages: b"old"})
    (storage.root / pages).rename(tmp_path / "elsewhere")
    (storage.root / pages).symlink_to(tmp_path / "elsewhere")
    with storage.lock("a test"), pytest.raises(StorageError, match=r"pages\.parquet: a link or another file system"):
        storage.write({pages: b"new", "lake/manifests/2026-01.jsonl": b"new"})
    assert not (storage.root / JOURNAL).exists()
    assert (tmp_path / "elsewhere").read_bytes() == b"old"
    assert list(storage.list("lake/manifests")) == []


def test_a_start_looks_at_no_month_of_the_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage, looked_at = LocalStorage(tmp_path), list[str]()
    for month in ("01", "02"):
        storage.write(
            {f"archive/2026/{month}/a.warc.gz": b"a", f"ledger/2026-{month}/run.jsonl": b"a", f"lake/pages/year=2026/month={month}/a": b"a"}
        )
    scandir = os.scandir

    def watched(folder: Path) -> Iterator[os.DirEntry[str]]:
        looked_at.append(Path(folder).relative_to(tmp_path).as_posix())
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", watched)
    with storage.lock("a test"):
        pass
    assert {"archive/2026", "lake/pages/year=2026"} <= set(looked_at)
    assert [folder for folder in looked_at if re.search("2026[-/]", folder)] == []


@pytest.mark.parametrize("files", [ONE, SEVERAL], ids=["one", "several"])
def test_a_write_that_the_system_refuses_names_its_file(tmp_path: Path, files: dict[str, bytes | None]) -> None:
    """Of a write, other than of an opening, the system tells no name."""
    with (
        no_file_above(0),
        pytest.raises(StorageError, match=re.escape(f"{tmp_path / next(iter(files))}: File too large; this user may write no file")),
    ):
        LocalStorage(tmp_path).write(files)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_what_is_no_part_of_a_store_is_named_too(tmp_path: Path) -> None:
    with no_file_above(0), pytest.raises(StorageError, match=re.escape(f"{tmp_path / 'report.html'}: File too large; ")):
        replace(tmp_path / "report.html", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_by_the_name_of_a_file_is_told_as_that() -> None:
    read, write = os.pipe()
    try:
        with pytest.raises(StorageError, match=f"/dev/fd/{write}: Not a file; name a file"):
            replace(Path(f"/dev/fd/{write}"), b"x")
    finally:
        os.close(read)
        os.close(write)


def test_of_standard_output_nobody_knows_what_was_written() -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    assert str(explained(full, Path("report.html"))).endswith("make room and run again, nothing was half-written")
    assert str(explained(full)).endswith("make room and run again")
