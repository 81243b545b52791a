"""Where files lie: one protocol of four verbs - read, write whole, list, lock - and its form on a local disk.

Names are relative, with forward slashes. Nothing here knows what a file means. Everything that the warehouse keeps goes through
these verbs, so that another store (one with conditional puts) can take the place of the disk.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import os
import shutil
import socket
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path, PurePosixPath
from typing import Protocol

JOURNAL = "lake/commit.json"
# temporary files stand in one folder, so that sweeping costs the same however much history there is
_PARTS = ".parts"
_LOCK = "lock"


class StorageError(OSError):
    """The disk would not do it: expected, found, where and what to do, in one line."""


class LockedError(RuntimeError):
    """Another run writes to this warehouse; the message says which."""


class Storage(Protocol):
    """The four verbs."""

    def read(self, name: str) -> bytes:
        """The whole file. Raises FileNotFoundError."""
        ...

    def write(self, files: Mapping[str, bytes | None]) -> None:
        """Write files whole, all of them or none, durable on return; None removes a file."""
        ...

    def list(self, folder: str) -> Iterator[str]:
        """Names of the files below a folder, sorted. An absent folder is empty."""
        ...

    def lock(self, who: str) -> AbstractContextManager[None]:
        """Keep other writers out until left or dead; finishes what a killed writer left. Raises LockedError."""
        ...


class LocalStorage:
    """The four verbs on a local POSIX file system with atomic rename and honest fsync."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, name: str) -> Path:
        """The file's path; refuses a name that would leave the root."""
        parts = PurePosixPath(name)
        if parts.is_absolute() or ".." in parts.parts:
            raise StorageError(errno.EINVAL, f"expected a name inside the warehouse, found {name!r}")
        return self.root / parts

    def read(self, name: str) -> bytes:
        return self.path(name).read_bytes()

    def list(self, folder: str) -> Iterator[str]:
        for where, folders, files in os.walk(self.path(folder)):
            folders.sort()
            for file in sorted(files):
                yield (Path(where) / file).relative_to(self.root).as_posix()

    def write(self, files: Mapping[str, bytes | None]) -> None:
        """One file: temporary name, fsync, rename, fsync of the folder. Several: a journal first, so that a kill between two renames
        is finished by the next `lock`."""
        try:
            self._write(files)
        except OSError as error:
            self._sweep()
            raise explained(error, self.root) from error

    def _write(self, files: Mapping[str, bytes | None]) -> None:
        renames = {name: self._temporary(name, data) for name, data in files.items() if data is not None}
        removals = [name for name, data in files.items() if data is None]
        if len(files) > 1:
            journal = json.dumps({"rename": {name: self._relative(part) for name, part in renames.items()}, "remove": removals}, indent=1)
            _rename(self._temporary(JOURNAL, journal.encode()), self.path(JOURNAL))
        for name, part in renames.items():
            _rename(part, self.path(name))
        for name in removals:
            _remove(self.path(name))
        if len(files) > 1:
            _remove(self.path(JOURNAL))

    def _temporary(self, name: str, data: bytes) -> Path:
        _make_folder(self.path(name).parent)
        part = self.root / _PARTS / (name.replace("/", "%") + ".part")
        _make_folder(part.parent)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return part

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    @contextlib.contextmanager
    def lock(self, who: str) -> Iterator[None]:
        """An flock on `lock`, released by death; the file's words only say who holds it."""
        _make_folder(self.root)
        try:
            handle = os.open(self.path(_LOCK), os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise explained(error, self.root) from error
        try:
            _take_lock(handle, self.root)
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{who}, pid {os.getpid()} on {socket.gethostname()}\n".encode(), 0)
            self.recover()
            yield
        finally:
            os.close(handle)

    def recover(self) -> None:
        """Finish a commit whose journal stands, then remove what a killed writer left under temporary names."""
        try:
            journal = json.loads(self.read(JOURNAL))
        except FileNotFoundError:
            journal = None
        if journal is not None:
            for name, part in journal["rename"].items():
                if self.path(part).exists():
                    _rename(self.path(part), self.path(name))
            for name in journal["remove"]:
                _remove(self.path(name))
            _remove(self.path(JOURNAL))
        self._sweep()

    def _sweep(self) -> None:
        """Remove temporary files, unless a journal still needs them."""
        if self.path(JOURNAL).exists():
            return
        for part in (self.root / _PARTS).glob("*.part"):
            with contextlib.suppress(OSError):
                part.unlink()

    def free_bytes(self) -> int:
        """Room left on the disk."""
        return shutil.disk_usage(self.root).free


def _take_lock(handle: int, root: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(handle, 300, 0).decode("utf-8", "replace").strip() or "an unnamed run"
        raise LockedError(f"{root} is being written by {holder}: wait until it ends, or end it") from None


def _make_folder(folder: Path) -> None:
    """Create a folder and make its name durable in each parent that is new."""
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise explained(error, folder) from error
    for made in missing:
        _sync_folder(made.parent)


def _rename(part: Path, target: Path) -> None:
    part.replace(target)
    _sync_folder(target.parent)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    if path.parent.exists():
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def explained(error: OSError, where: Path) -> StorageError:
    """What the system said, where, and what to do about it."""
    if isinstance(error, StorageError):
        return error
    todo = {
        errno.ENOSPC: "the disk is full: make room and run again, nothing was half-written",
        errno.EDQUOT: "the quota is used up: make room and run again, nothing was half-written",
        errno.EACCES: "not writable: give this user the right to write there, or name another folder with --data",
        errno.EPERM: "not writable: give this user the right to write there, or name another folder with --data",
        errno.EROFS: "a read-only file system: name another folder with --data",
        errno.ENOTDIR: "not a folder: name another one with --data",
        errno.EIO: "the disk failed: look at the system's log, then run again",
    }.get(error.errno or 0, "run again when it is mended")
    return StorageError(error.errno, f"{error.filename or where}: {error.strerror or error}; {todo}")
