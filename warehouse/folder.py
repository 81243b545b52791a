"""A data folder as a whole: what format it has, which series it holds, and its parts behind one door."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from warehouse.archive import Archive
from warehouse.lake import Lake
from warehouse.storage import LocalStorage, LockedError, StorageError

FORMAT = 1
_MARK = "warehouse.json"
# a run stops while there is still room, not when there is none
_MIN_FREE = 100_000_000


class NoWarehouseError(RuntimeError):
    """No warehouse there, or one that this program must not touch; the message says which and what to do."""


@dataclass(frozen=True)
class Warehouse:
    """The parts of one data folder."""

    root: Path
    series: str
    storage: LocalStorage
    archive: Archive
    lake: Lake

    @property
    def database(self) -> Path:
        return self.root / "keyevents.duckdb"


def open_warehouse(root: Path) -> Warehouse:
    """An existing data folder, for reading. Raises NoWarehouseError."""
    storage = LocalStorage(root)
    return _assembled(root, storage, _mark(storage))


@contextlib.contextmanager
def writing(root: Path, series: str | None, who: str, created_by: str, patience: float = 0.0) -> Iterator[Warehouse]:
    """A data folder under its lock, made where there is none and a series is given; waits at most `patience` seconds for the lock.

    Raises NoWarehouseError, LockedError and StorageError.
    """
    storage = LocalStorage(root)
    if root.exists() and not root.is_dir():
        raise NoWarehouseError(f"{root}: a file, expected a folder: name another one with --data")
    if series is None or (root / _MARK).exists():
        _mark(storage)  # refuse another program's warehouse before a byte of it is touched
    elif root.exists() and any(root.iterdir()) and not _is_ours(root):
        raise NoWarehouseError(f"{root} holds other files and no {_MARK}: name an empty or a new folder with --data")
    with _locked(storage, who, patience):
        if not (root / _MARK).exists():
            storage.write({_MARK: json.dumps({"format": FORMAT, "series": series, "created_by": created_by}, indent=1).encode()})
        found = _mark(storage)
        if series is not None and found != series:
            raise NoWarehouseError(f"{root} holds the series {found!r}, not {series!r}: one warehouse holds one series, name another --data")
        if storage.free_bytes() < _MIN_FREE:
            raise StorageError(28, f"{root}: less than {_MIN_FREE // 1_000_000} MB left on the disk: make room and run again")
        yield _assembled(root, storage, found)


@contextlib.contextmanager
def _locked(storage: LocalStorage, who: str, patience: float) -> Iterator[None]:
    end = time.monotonic() + patience
    with contextlib.ExitStack() as held:
        while True:
            try:
                held.enter_context(storage.lock(who))
                break
            except LockedError:
                if time.monotonic() >= end:
                    raise
                time.sleep(min(1.0, patience))
        yield


def _is_ours(root: Path) -> bool:
    """Whether a folder without a mark is what a first run left that was killed before it wrote one."""
    return all(entry.name in ("lock", ".parts") for entry in root.iterdir())


def _assembled(root: Path, storage: LocalStorage, series: str) -> Warehouse:
    return Warehouse(root, series, storage, Archive(storage), Lake(storage))


def _mark(storage: LocalStorage) -> str:
    """The series of the warehouse, once its format is known to be ours."""
    try:
        mark = json.loads(storage.read(_MARK))
        found, series = int(mark["format"]), str(mark["series"])
    except FileNotFoundError:
        raise NoWarehouseError(f"{storage.root}: no warehouse there: run `keyevents demo` or `keyevents ingest`, or name it with --data") from None
    except NotADirectoryError:
        raise NoWarehouseError(f"{storage.root}: a file, expected a folder: name another one with --data") from None
    except (ValueError, KeyError, TypeError):
        raise NoWarehouseError(f"{storage.root}/{_MARK}: unreadable: restore it from a backup") from None
    if found > FORMAT:
        raise NoWarehouseError(f"{storage.root} has format {found}, this program knows {FORMAT}: install a newer keyevents")
    return series
