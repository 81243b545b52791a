"""Where commands print to. A reader that leaves, a full disk behind `>`, a stream that is closed: none of them ends work that is being done."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from typing import Any, TextIO, cast

_NAMES = ("stdout", "stderr")


class Unfailing:
    """A stream for a command that works: what it no longer takes is lost, and the work goes on."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with _losing(self._stream):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with _losing(self._stream):
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextlib.contextmanager
def _losing(stream: TextIO) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError):  # the other end is gone or full, or the stream is closed
        lose(stream)


def settle() -> None:
    """At the end: what a stream does not take now it never will."""
    for name in _NAMES:
        Unfailing(getattr(sys, name)).flush()


def lose(stream: TextIO) -> None:
    """Let what a stream still holds, and all that comes, go nowhere: Python itself would complain of it at its end."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def open_closed() -> None:
    """Give a program that was started with closed streams (`>&-`) others: else the next file it opens would get what it prints."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    for number, name in enumerate(_NAMES, 1):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, "w", closefd=False))


def escape_strange() -> None:
    """A character that the output's encoding lacks is told by its number; it ends nothing."""
    for name in _NAMES:
        _set(getattr(sys, name), errors="backslashreplace")


def as_utf8() -> None:
    """What comes is for another program, which reads UTF-8."""
    _set(sys.stdout, encoding="utf-8", errors="backslashreplace")


def _set(stream: TextIO, **how: str) -> None:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(**how)  # type: ignore[arg-type]


@contextlib.contextmanager
def unfailing() -> Iterator[None]:
    """While a command works, nothing that it prints can end it."""
    before = {name: getattr(sys, name) for name in _NAMES}
    for name, stream in before.items():
        setattr(sys, name, cast(TextIO, Unfailing(stream)))
    try:
        yield
    finally:
        settle()
        for name, stream in before.items():
            setattr(sys, name, stream)
