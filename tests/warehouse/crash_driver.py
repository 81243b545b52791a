"""Ingest with a fault at every write, fsync, rename and unlink, one forked process each, and see what is left.

Run as a program: `python -m tests.warehouse.crash_driver WORK kill|ENOSPC|EIO STEP`. Prints one JSON line per fault.
"""

from __future__ import annotations

import errno
import hashlib
import io
import itertools
import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

from flows.pipeline import judge
from tests.ingesting import NOON, SAMPLES, files_below, take_in
from transforms import series
from transforms.coding.coder import code_page
from warehouse.durable import StorageError
from warehouse.folder import open_warehouse
from warehouse.gazetteer import load_shipped
from warehouse.warc import file_capture

FIRST = SAMPLES / "2026-01-07.html"
LATER = [SAMPLES / "2026-01-07_later.html", SAMPLES / "2026-01-08.html"]
REPORTED = 7


class Fault:
    """Counts the calls that change the disk and strikes at one of them."""

    def __init__(self, at: int, kind: str) -> None:
        self.calls, self.at, self.kind = itertools.count(1), at, kind  # files are written by several threads: each call has a number of its own

    def strike(self) -> None:
        if next(self.calls) != self.at:
            return
        if self.kind == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(getattr(errno, self.kind), os.strerror(getattr(errno, self.kind)))

    def install(self) -> None:
        fsync, replace, unlink, opened = os.fsync, Path.replace, Path.unlink, Path.open
        fault = self

        class Writer(io.FileIO):
            def write(self, data: Any) -> int:
                super().write(bytes(data)[: len(data) // 2])
                fault.strike()
                super().write(bytes(data)[len(data) // 2 :])
                return len(data)

        def struck(function: Any) -> Any:
            def call(*args: Any, **named: Any) -> Any:
                fault.strike()
                return function(*args, **named)

            return call

        def open_(path: Path, mode: str = "r", *args: Any, **named: Any) -> Any:
            return Writer(path, "w") if mode == "wb" else opened(path, mode, *args, **named)

        os.fsync = struck(fsync)
        Path.replace = struck(replace)  # type: ignore[method-assign]
        Path.unlink = struck(unlink)  # type: ignore[method-assign]
        Path.open = open_  # type: ignore[method-assign,assignment]


def in_child(work: Any) -> int:
    """The exit status of some work in a forked process; 0 is done, 7 a one-line storage error, negative a signal."""
    pid = os.fork()
    if not pid:
        code = 1
        try:
            work()
            code = 0
        except StorageError as error:
            code = REPORTED if "\n" not in str(error.strerror) else 1
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def state(root: Path) -> dict[str, Any]:
    """What is left: a digest of the lake, the archive's records, and litter."""
    lake = hashlib.sha256(repr(sorted(files_below(root, "lake").items())).encode()).hexdigest()
    archive = open_warehouse(root).archive
    records = sorted((r.payload_sha256, r.type) for m in archive.months() for r in archive.records(m))
    stray = [
        f
        for f in files_below(root, "archive")
        if not f.endswith(".jsonl") and f not in {r.file for m in archive.months() for r in archive.records(m)}
    ]
    return {"lake": lake, "records": records, "litter": [*stray, *files_below(root, ".parts")], "journal": (root / "lake/commit.json").exists()}


def warm() -> None:
    """Load before forking what every child would load for itself: modules and the coder's words. The gazetteer it reads again, as any run does
    for its own data folder. Not DuckDB: its threads die in a fork."""
    chronicle = series.load("russia-ukraine")
    gazetteer = load_shipped(chronicle)
    for judged in (judge(file_capture(file.name, file.read_bytes(), NOON), chronicle, 20_000_000) for file in LATER):
        assert judged.page
        code_page(judged.page, gazetteer, chronicle)


def main(work: Path, kind: str, step: int) -> None:
    warm()
    base, calm = work / "base", work / "calm"
    in_child(lambda: take_in(base, [FIRST]))
    shutil.copytree(base, calm)
    in_child(lambda: take_in(calm, LATER, NOON.replace(hour=15)))
    expected = state(calm)
    for at in range(1, 10_000, step):
        root = work / f"{kind}-{at}"
        shutil.copytree(base, root)

        def struck(at: int = at, root: Path = root) -> None:
            Fault(at, kind).install()
            take_in(root, LATER, NOON.replace(hour=15))

        first = in_child(struck)
        second = in_child(lambda root=root: take_in(root, LATER, NOON.replace(hour=15)))
        print(json.dumps({"at": at, "first": first, "second": second, "same": state(root) == expected}), flush=True)
        shutil.rmtree(root)
        if first == 0:
            break


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
