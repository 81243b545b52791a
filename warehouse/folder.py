"""A data folder as a whole: what format it has, which series it holds, where its store is, and its parts behind one door.

The store - archive, lake, ledger and what belongs to them - is the folder itself, or an address that the folder's `store.json` names.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import json
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from transforms import CODER_VERSION
from transforms.series import UnknownSeriesError
from transforms.series import load as load_series
from warehouse.archive import Archive
from warehouse.durable import StorageError
from warehouse.lake import Lake
from warehouse.storage import LOCK, PARTS, LocalStorage, LockedError, Storage

FORMAT = 1
_MARK = "warehouse.json"
_ELSEWHERE = "store.json"
CORRECTIONS = "corrections.csv"
# what was told of runs, of one that died before it made the warehouse too
TOLD = "alerts.json"
# what a store holds, and what can be fetched again
_STORED = ("archive", "lake", "ledger", "gazetteer")
_DUMPS = "gazetteer/dumps/"
# a run stops while there is still room, not when there is none
_MIN_FREE = 100_000_000
# what reading a file of ours raises that somebody or the disk altered: no JSON, too deep, infinite, of other keys and kinds
_DAMAGED = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)


class NoWarehouseError(RuntimeError):
    """No warehouse there, or one that this program must not touch; the message says which and what to do."""


@dataclass(frozen=True)
class Store:
    """Archive and lake of one series: all that parsing needs, on whatever machine."""

    series: str
    storage: Storage
    archive: Archive
    lake: Lake


@dataclass(frozen=True)
class Warehouse(Store):
    """A store and the folder of this machine for what is made from it: the database, reports, releases."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "keyevents.duckdb"


def storage_at(address: str) -> Storage:
    """The storage of an address: `s3://bucket/prefix` or a folder. Raises StorageError and NoWarehouseError."""
    if not address.startswith("s3://"):
        return LocalStorage(Path(address))
    try:
        from warehouse.s3 import S3Storage
    except ImportError as error:
        raise NoWarehouseError(f"{address} needs the extra: pip install 'keyevents[scale]'") from error
    return S3Storage(address)


def storage_of(root: Path) -> Storage:
    """The storage that a data folder points to, else the folder itself."""
    try:
        return storage_at(str(json.loads((root / _ELSEWHERE).read_bytes())["store"]))
    except (FileNotFoundError, NotADirectoryError):
        return LocalStorage(root)
    except _DAMAGED:
        raise NoWarehouseError(f'{root}/{_ELSEWHERE}: expected {{"store": "s3://bucket/prefix"}}: mend it') from None


def series_of(storage: Storage) -> str | None:
    """The series of the warehouse in a store, None where none was begun. Raises NoWarehouseError for one that cannot be read."""
    try:
        storage.read(_MARK)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return _mark(storage)


def open_store(address: str) -> Store:
    """An existing store, for reading. Raises NoWarehouseError."""
    storage = storage_at(address)
    return Store(_mark(storage), storage, Archive(storage), Lake(storage))


def open_warehouse(root: Path) -> Warehouse:
    """An existing data folder, for reading. Raises NoWarehouseError."""
    storage = storage_of(root)
    return _assembled(root, storage, _mark(storage))


@contextlib.contextmanager
def writing(root: Path, series: str | None, who: str, created_by: str, patience: float = 0.0, is_demo: bool = False) -> Iterator[Warehouse]:
    """A data folder under its lock, made where there is none and a series is given; waits at most `patience` seconds for the lock.

    `is_demo` marks one that is made as the demo's.

    Raises NoWarehouseError, LockedError and StorageError.
    """
    if root.exists() and not root.is_dir():
        raise NoWarehouseError(f"{root}: a file, expected a folder: name another one with --data")
    storage = storage_of(root)
    if series is None or _has_mark(storage):
        _mark(storage, is_written=True)  # refuse another program's warehouse before a byte of it is touched
    elif any(not _is_ours(entry) for entry in (root.iterdir() if root.exists() else ())):
        raise NoWarehouseError(f"{root} holds other files and no {_MARK}: name an empty or a new folder with --data")
    with locked(storage, who, patience):
        if not _has_mark(storage):
            mark = {"format": FORMAT, "series": series, "created_by": created_by} | ({"demo": True} if is_demo else {})
            storage.write({_MARK: json.dumps(mark, indent=1).encode()})
        found = _mark(storage, is_written=True)
        if series is not None and found != series:
            raise NoWarehouseError(
                f"{storage.address} holds the series {found!r}, not {series!r}: one warehouse holds one series, "
                f"name another --data or set KEYEVENTS_SERIES={found}"
            )
        check_room(root)
        _note(storage, coder=int(CODER_VERSION))
        yield _assembled(root, storage, found)


def is_demo(root: Path) -> bool | None:
    """Whether a data folder holds the demo's invented pages, None where no warehouse was begun. Raises NoWarehouseError for a damaged one."""
    storage = storage_of(root)
    try:
        return json.loads(storage.read(_MARK)).get("demo") is True
    except (FileNotFoundError, NotADirectoryError):
        return None
    except _DAMAGED:
        raise _unreadable(storage) from None


def refuse_demo(root: Path) -> None:
    """Raises NoWarehouseError where a data folder holds the demo's invented pages: no real page is to stand beside them."""
    if is_demo(root):
        raise NoWarehouseError(f"{root} holds the demo's invented pages: delete it, or name another folder with --data or KEYEVENTS_DATA")


def note_import(storage: Storage, until: dt.date) -> None:
    """Note that pages up to a day came with a release: the archive has none of their bytes."""
    _note(storage, imported_until=until.isoformat())


def imported_until(storage: Storage) -> dt.date | None:
    """The last day of the release that was loaded into a warehouse, None where it took in its pages itself."""
    try:
        until = json.loads(storage.read(_MARK)).get("imported_until")
        return dt.date.fromisoformat(until) if until else None
    except _DAMAGED:
        raise _unreadable(storage) from None


def move_store(root: Path, address: str, who: str, report: Callable[[str], None] = lambda name: None) -> int:
    """Make a data folder use the store at an address and copy there what the folder holds itself; returns the number of files copied.

    Nothing is removed. A store that is in use already is joined, not written to. Raises NoWarehouseError, LockedError and StorageError.
    """
    if (root / _ELSEWHERE).exists():
        raise NoWarehouseError(f"{root} uses the store at {storage_of(root).address} already: name a new folder with --data")
    target, here = storage_at(address), LocalStorage(root)
    is_used, names = _has_mark(target), list(_to_copy(here))
    if is_used and names:
        raise NoWarehouseError(f"{address} is in use, and {root} holds a store of its own: name a new folder with --data to join it")
    with here.lock(who), contextlib.nullcontext() if is_used else target.lock(who):
        for name in names:
            target.write({name: here.read(name)})
            report(name)
        here.write({_ELSEWHERE: json.dumps({"store": target.address}, indent=1).encode()})
    return len(names)


def _to_copy(here: LocalStorage) -> Iterator[str]:
    """What a store holds; the mark last: without it a copy is no warehouse yet, and copying begins anew."""
    for folder in _STORED:
        yield from (name for name in here.list(folder) if not name.startswith(_DUMPS))
    yield from (name for name in (CORRECTIONS, _MARK) if (here.root / name).exists())


def check_room(root: Path) -> None:
    """Raises StorageError where the disk is nearly full: a run stops while there is still room."""
    if shutil.disk_usage(root).free < _MIN_FREE:
        raise StorageError(errno.ENOSPC, f"{root}: less than {_MIN_FREE // 1_000_000} MB left on the disk: make room and run again")


@contextlib.contextmanager
def locked(storage: Storage, who: str, patience: float) -> Iterator[None]:
    """Under a store's lock, for which at most `patience` seconds are waited. Raises LockedError and StorageError."""
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


def _is_ours(entry: Path) -> bool:
    """Whether a folder without a mark may hold it: what a first run left that died before it wrote one, the way to a store, dumps."""
    return entry.name in (LOCK, PARTS, TOLD, _ELSEWHERE, "gazetteer")


def _has_mark(storage: Storage) -> bool:
    try:
        storage.read(_MARK)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _assembled(root: Path, storage: Storage, series: str) -> Warehouse:
    return Warehouse(series, storage, Archive(storage), Lake(storage), root)


def _mark(storage: Storage, is_written: bool = False) -> str:
    """The series of the warehouse, once its format is known to be ours; for one that is written to, that no newer program's rules coded its pages."""
    try:
        mark = json.loads(storage.read(_MARK))
        found, series, coder = int(mark["format"]), str(mark["series"]), int(mark.get("coder", 0))
    except FileNotFoundError:
        raise NoWarehouseError(
            f"{storage.address}: no warehouse there: name it with --data, or begin one with `keyevents backfill` or `keyevents ingest`"
        ) from None
    except NotADirectoryError:
        raise NoWarehouseError(f"{storage.address}: a file, expected a folder: name another one with --data") from None
    except _DAMAGED:
        raise _unreadable(storage) from None
    if found > FORMAT:
        raise NoWarehouseError(f"{storage.address} has format {found}, this program knows {FORMAT}: install a newer keyevents")
    if is_written and coder > int(CODER_VERSION):
        raise NoWarehouseError(
            f"{storage.address} was written to by a newer keyevents (rules {coder}, this one has {CODER_VERSION}): older coding would stand beside "
            "its: install that one again"
        )
    try:
        return load_series(series).name
    except UnknownSeriesError as error:
        raise NoWarehouseError(f"{storage.address}/{_MARK}: {error}: restore it from a backup, or install a newer keyevents") from None


def _note(storage: Storage, **more: object) -> None:
    """Note something in the mark of a warehouse, where it does not stand there."""
    mark = json.loads(storage.read(_MARK))
    if mark | more != mark:
        storage.write({_MARK: json.dumps(mark | more, indent=1).encode()})


def _unreadable(storage: Storage) -> NoWarehouseError:
    return NoWarehouseError(f"{storage.address}/{_MARK}: unreadable: restore it from a backup")
