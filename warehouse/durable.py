"""Files of the local disk written so that they are whole or not there, durable on return, and what the system says of them in one line."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


class StorageError(OSError):
    """The disk would not do it: expected, found, where and what to do, in one line."""


def make_folder(folder: Path) -> None:
    """Create a folder and make its name durable in each parent that is new."""
    if folder.is_dir():
        return
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise explained(error, folder) from error
    for made in missing:
        sync_folder(made.parent)


def replace(target: Path, data: bytes) -> None:
    """Put a file in its place whole or not at all, durable on return: for what is no part of a store. Raises StorageError."""
    with replacing(target) as file:
        file.write(data)


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """A file to write, put in its place at the end, whole or not at all; through a link where the place is one.

    Raises StorageError, before any work where the place cannot be written: a folder, a pipe, a device.
    """
    place = target.resolve()
    part = place.with_name(f".{place.name}.part")
    try:
        with naming(target):
            _refuse_other_than_file(target)
            with _durable(part) as file:
                yield file
            rename(part, place)
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def _refuse_other_than_file(target: Path) -> None:
    """Asked of the name as given: what /dev/stdout links to is no name where that is a pipe."""
    if target.exists() and not target.is_file():
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR) if target.is_dir() else "Not a file")


@contextlib.contextmanager
def naming(place: Path) -> Iterator[None]:
    """What the system says of writing a file names its place, whatever file stands for it: of a write it names none. Raises StorageError."""
    try:
        yield
    except OSError as error:
        raise error if isinstance(error, StorageError) else explained(OSError(error.errno, error.strerror), place) from error


def write_durably(path: Path, data: bytes, place: Path | None = None) -> None:
    """Write a file, its bytes on the disk on return: its name is not, and a kill leaves half of it.

    Raises StorageError, which names the place that it is written for where that is another.
    """
    with naming(place or path), _durable(path) as file:
        file.write(data)


@contextlib.contextmanager
def _durable(path: Path) -> Iterator[BinaryIO]:
    with path.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def rename(part: Path, target: Path) -> None:
    """Put a finished file, durable by itself, in the place of another; the name is durable on return."""
    part.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """The names in a folder, new ones and those that went, are on the disk on return."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def explained(error: OSError, where: Path | None = None) -> StorageError:
    """What the system said, where - the file that it names, else `where` - and what to do about it."""
    if isinstance(error, StorageError):
        return error
    place = error.filename or where
    whole = ", nothing was half-written" if place else ""  # what goes to standard output is
    todo = {
        errno.ENOSPC: f"the disk is full: make room and run again{whole}",
        errno.EDQUOT: f"the quota is used up: make room and run again{whole}",
        errno.EACCES: "give this user the right to it, or name another place",
        errno.EPERM: "give this user the right to it, or name another place",
        errno.EROFS: "name another place",
        errno.ENOENT: "make its folder first, or name another place",
        errno.ENOTDIR: "name another place",
        errno.EISDIR: "name a file",
        errno.EFBIG: f"this user may write no file of that size (ulimit -f): allow it and run again{whole}",
        errno.EIO: "the disk failed: look at the system's log, then run again",
    }.get(error.errno or 0, "run again when it is mended")
    return StorageError(error.errno, (f"{place}: " if place else "") + f"{error.strerror or error}; {todo}")
