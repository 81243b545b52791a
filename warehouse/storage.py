"""Where files lie: four verbs - read, write whole, list, lock - how several files become one commit, and the local disk.

Names are relative, with forward slashes. Nothing here knows what a file means. Everything that the warehouse keeps goes through
these verbs, so that another store can take the place of the disk: `warehouse/s3.py` is one.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import os
import re
import shutil
import socket
import stat
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from warehouse.durable import StorageError, explained, make_folder, rename, sync_folder, write_durably

JOURNAL = "lake/commit.json"
LOCK = "lock"
# where a store lies that is no folder
S3_ADDRESS = re.compile("s3://(?P<bucket>[^/]+)(/(?P<prefix>[^/].*)?)?")
# staged files stand in one folder, so that sweeping costs the same however much history there is
PARTS = ".parts"
# where a reparse keeps what it will write: the publisher's words stay in the data folder, whatever kills it
WAITING = f"{PARTS}/reparse"
# what a run writes to, and how deep it is looked through for links before the run begins: to the folders of months, years of files are not
_FOLDERS = {"archive": 1, "lake": 2, "ledger": 0}
# what it writes to besides, and must be no link itself; the dumps in the gazetteer are only read and may be one
_SHALLOW = (PARTS, "gazetteer")
# files of a commit that are written at once: a disk makes several durable in hardly more time than one, a distant store takes them together
_AT_ONCE = 8

T = TypeVar("T")


class LockedError(RuntimeError):
    """Another run writes to this warehouse; the message says which."""


class Storage(ABC):
    """The four verbs, and how a store that can replace one file at once writes several: staged under other names, told in a journal, then
    put in their places. A writer killed in between leaves the journal; whoever takes the lock next finishes what it tells."""

    address: str

    @abstractmethod
    def read(self, name: str) -> bytes:
        """The whole file. Raises FileNotFoundError."""

    @abstractmethod
    def list(self, folder: str) -> Iterator[str]:
        """Names of the files below a folder, sorted. An absent folder is empty."""

    @abstractmethod
    def lock(self, who: str) -> AbstractContextManager[None]:
        """Keep other writers out until left or dead; finishes what a killed writer left. Raises LockedError."""

    def write(self, files: Mapping[str, bytes | None]) -> None:
        """Write files whole, all of them or none, durable on return; None removes a file."""
        if len(files) > 1:
            new = {name: data for name, data in files.items() if data is not None}
            parts = _at_once(self._stage, new.keys(), new.values())
            journal = {"rename": dict(zip(new, parts, strict=True)), "remove": [name for name, data in files.items() if data is None]}
            self._put(JOURNAL, json.dumps(journal, indent=1).encode())
            self._finish(journal)
            return
        for name, data in files.items():
            if data is None:
                self._remove(name)
            else:
                self._put(name, data)

    def recover(self) -> None:
        """Finish a commit whose journal stands, then remove what a killed writer left under other names."""
        try:
            journal = self.read(JOURNAL)
        except FileNotFoundError:
            pass
        else:
            self._finish(read_journal(journal, f"{self.address}/{JOURNAL}"))
        self._sweep()

    def _finish(self, journal: Mapping[str, Any]) -> None:
        _at_once(self._promote, journal["rename"].values(), journal["rename"].keys())
        _at_once(self._remove, journal["remove"])
        self._remove(JOURNAL)

    @abstractmethod
    def _put(self, name: str, data: bytes) -> None:
        """Replace one file at once, durably."""

    @abstractmethod
    def _stage(self, name: str, data: bytes) -> str:
        """Write a file durably under another name, and tell that name."""

    @abstractmethod
    def _promote(self, part: str, name: str) -> None:
        """Put a staged file in its place; nothing where it is no longer staged, since then it was done before."""

    @abstractmethod
    def _remove(self, name: str) -> None:
        """Remove a file, if it is there."""

    @abstractmethod
    def _sweep(self) -> None:
        """Remove staged files that no journal tells of."""


class LocalStorage(Storage):
    """The four verbs on a local POSIX file system with atomic rename and honest fsync."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.address = str(root)

    def path(self, name: str) -> Path:
        """The file's path; refuses a name that would leave the root."""
        parts = PurePosixPath(name)
        if parts.is_absolute() or ".." in parts.parts:
            raise StorageError(errno.EINVAL, f"expected a name inside the warehouse, found {name!r}")
        return self.root / parts

    def read(self, name: str) -> bytes:
        return self.path(name).read_bytes()

    def list(self, folder: str) -> Iterator[str]:
        return self._files(folder)

    def _files(self, folder: str, depth: int | None = None) -> Iterator[str]:
        """The files of a folder, then those of the folders in it, so many levels down; each by name. Raises StorageError for a link."""
        for entry in self._entries(self.path(folder)):
            name = f"{folder}/{entry.name}"
            if not entry.is_dir(follow_symlinks=False):
                yield name
            elif depth != 0:
                yield from self._files(name, None if depth is None else depth - 1)

    def _entries(self, folder: Path) -> Sequence[os.DirEntry[str]]:
        self._refuse_link(folder)
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: (entry.is_dir(follow_symlinks=False), entry.name))
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise explained(error, folder) from error
        for entry in entries:
            if entry.is_symlink():  # the folder tells: nothing is asked of each file
                self._refuse_link(Path(entry.path))
        return entries

    def _refuse_link(self, path: Path) -> None:
        """What is behind a link would be left out where the tree is walked, and nothing is renamed from one file system to another."""
        try:
            found = path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return
        if stat.S_ISLNK(found.st_mode) or found.st_dev != self.root.stat().st_dev:
            what = "a link or another file system, expected all of a store in one"
            raise StorageError(errno.EXDEV, f"{path}: {what}: move it back, then move the whole data folder and name that with --data")

    def write(self, files: Mapping[str, bytes | None]) -> None:
        """Each file: temporary name, fsync, rename, fsync of the folder."""
        try:
            super().write(files)
        except OSError as error:
            self._sweep()
            raise explained(error, self.root) from error

    def _put(self, name: str, data: bytes) -> None:
        rename(self.path(self._stage(name, data)), self.path(name))

    def _stage(self, name: str, data: bytes) -> str:
        target = self.path(name)
        for place in (target, *target.parents[: name.count("/")]):  # before a journal is written that cannot be carried out
            self._refuse_link(place)
        make_folder(target.parent)
        part = self.root / staged(name)
        make_folder(part.parent)
        write_durably(part, data, target)
        return staged(name)

    def _promote(self, part: str, name: str) -> None:
        if self.path(part).exists():
            rename(self.path(part), self.path(name))

    def _remove(self, name: str) -> None:
        path = self.path(name)
        path.unlink(missing_ok=True)
        if path.parent.exists():
            sync_folder(path.parent)

    @contextlib.contextmanager
    def lock(self, who: str) -> Iterator[None]:
        """An flock on `lock`, released by death; the file's words only say who holds it."""
        make_folder(self.root)
        for folder in _SHALLOW:
            self._refuse_link(self.root / folder)
        for folder, depth in _FOLDERS.items():
            for _ in self._files(folder, depth):  # refuses links
                pass
        try:
            handle = os.open(self.path(LOCK), os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise explained(error, self.root) from error
        try:
            _take_lock(handle, self.root)
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{signed(who)}\n".encode(), 0)
            self.recover()
            yield
        finally:
            os.close(handle)

    def _sweep(self) -> None:
        if self.path(JOURNAL).exists():
            return
        for part in (self.root / PARTS).glob("*.part"):
            with contextlib.suppress(OSError):
                part.unlink()
        shutil.rmtree(self.root / WAITING, ignore_errors=True)


def read_journal(data: bytes, where: str) -> dict[str, Any]:
    """What a commit has yet to do. Raises StorageError for what no writer wrote: the disk damaged it."""
    try:
        journal = json.loads(data)
        if all(isinstance(pair, str) for item in journal["rename"].items() for pair in item) and all(isinstance(n, str) for n in journal["remove"]):
            return dict(journal)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    todo = "move it away, then run `keyevents check` and do what it says"
    raise StorageError(errno.EIO, f"{where}: expected the journal of a commit, found {data[:20]!r}; {todo}")


def _at_once(does: Callable[..., T], *columns: Collection[Any]) -> list[T]:
    """What comes of each file of a commit, in order; the first one's error, when all have ended."""
    with ThreadPoolExecutor(min(_AT_ONCE, max(1, len(columns[0])))) as pool:
        return list(pool.map(does, *columns))


def staged(name: str) -> str:
    """The name under which a file waits for its commit."""
    return f"{PARTS}/{name.replace('/', '%')}.part"


def signed(who: str) -> str:
    """How a writer tells others who it is."""
    return f"{who}, pid {os.getpid()} on {socket.gethostname()}"


def _take_lock(handle: int, root: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(handle, 300, 0).decode("utf-8", "replace").strip() or "an unnamed run"
        raise LockedError(f"{root} is being written by {holder}: wait until it ends, or end it") from None
