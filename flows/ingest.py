"""Pages that somebody saved, through archive, lake and database: the plain function and its steps. The flow of the same name wraps it."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flows.coding import coder_of
from flows.pipeline import Judged, Settled, damaged_days, judge, settle
from flows.web.clock import SYSTEM
from transforms.schemas import tables_of
from transforms.series import Series
from transforms.series import load as load_series
from warehouse import database, ledger
from warehouse.archive import Record
from warehouse.folder import Warehouse
from warehouse.lake import Month
from warehouse.ledger import Attempt, Clock, Ledger
from warehouse.warc import Capture, WarcError, file_capture, read_warc

ENDINGS = (".html", ".htm", ".txt", ".warc", ".warc.gz")
_BATCH_FILES = 40
_BATCH_BYTES = 64_000_000

Step = Callable[[Callable[..., Any]], Callable[..., Any]]


def plain_step(function: Callable[..., Any]) -> Callable[..., Any]:
    """A step as it is; a flow wraps it into a task instead."""
    return function


class InputError(ValueError):
    """What was asked for makes no sense: a path that is not there, a day before the series began, no contact."""


@dataclass(frozen=True, slots=True)
class Found:
    """The files to take in, in order, and how many were passed over for their ending."""

    files: tuple[Path, ...]
    n_skipped: int


@dataclass(frozen=True)
class Run:
    """What every step of one ingest needs."""

    warehouse: Warehouse
    series: Series
    ledger: Ledger
    clock: Clock
    max_bytes: int
    report: Callable[[Attempt], None] = lambda attempt: None


def open_run(
    warehouse: Warehouse, command: str, max_bytes: int, report: Callable[[Attempt], None] = lambda attempt: None, clock: Clock = SYSTEM.now
) -> Run:
    """A run of a command on a warehouse that is open for writing."""
    return Run(warehouse, load_series(warehouse.series), Ledger(warehouse.storage, clock, command), clock, max_bytes, report)


@dataclass(frozen=True, slots=True)
class Kept:
    """An attempt on a capture: its place in the archive, and what was wrong with it where it cannot be read.

    After one that `is_last` the site may not be asked for anything more in this run.
    """

    attempt: Attempt
    record: Record | None = None
    fault: str | None = None
    requests: int = 0
    is_last: bool = False


Sought = list[tuple[Kept, Judged]]


@dataclass(frozen=True, slots=True)
class Stored:
    """The pages whose rows changed, and the plain copies that an HTML page outranks, both by page_id; the days left as they were, and why."""

    changed: frozenset[str]
    outranked: frozenset[str]
    damaged: Mapping[dt.date, str]


@dataclass
class Summary:
    """What an ingest came to."""

    attempts: list[Attempt] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    is_stopped: bool = False
    alert: str | None = None

    def outcomes(self) -> dict[str, int]:
        found = [attempt.outcome for attempt in self.attempts]
        return {outcome: found.count(outcome) for outcome in ledger.OUTCOMES if outcome in found}

    @property
    def is_good(self) -> bool:
        """Whether nothing failed; a page that is not there yet is no failure."""
        return not self.is_stopped and all(attempt.outcome in ledger.GOOD for attempt in self.attempts)


def find_files(paths: Sequence[Path]) -> Found:
    """The files named, and those of known endings in the folders named, sorted within each.

    Raises InputError for a path that does not exist.
    """
    files: list[Path] = []
    n_skipped = 0
    for path in paths:
        if not path.exists():
            raise InputError(f"{path}: no such file or folder")
        inside = sorted(f for f in path.rglob("*") if f.is_file()) if path.is_dir() else [path]
        wanted = [f for f in inside if f.name.lower().endswith(ENDINGS)] if path.is_dir() else inside
        files += wanted
        n_skipped += len(inside) - len(wanted)
    return Found(tuple(files), n_skipped)


def ingest(files: Iterable[Path], run: Run, step: Step = plain_step) -> Summary:
    """Take saved pages in, batch by batch, and build the database; `step` may wrap each step, as the flow does."""
    summary = Summary()
    run.ledger.close_interrupted()
    for batch in batches(files):
        kept = step(archive_batch)(run, batch)
        judged = step(judge_batch)(run, kept)
        stored = step(store_batch)(run, kept, judged)
        summary.attempts += step(note_batch)(run, kept, judged, stored)
    summary.counts = step(build_database)(run)
    return summary


def batches(files: Iterable[Path]) -> Iterator[list[Path]]:
    """Files in groups that are written together, bounded in number and bytes."""
    batch: list[Path] = []
    size = 0
    for file in files:
        n_bytes = file.stat().st_size if file.exists() else 0
        if batch and (len(batch) == _BATCH_FILES or size + n_bytes > _BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(file)
        size += n_bytes
    if batch:
        yield batch


def archive_batch(run: Run, files: Sequence[Path]) -> list[Kept]:
    """Archive every capture of the files, before anybody parses it."""
    kept: list[Kept] = []
    found = (one for file in files for one in _captures_of(run, file))
    while some := list(itertools.islice(found, _BATCH_FILES)):
        attempts = run.ledger.begin([name for name, _, _ in some])
        kept += [_archived(run, attempt, capture, fault) for attempt, (_, capture, fault) in zip(attempts, some, strict=True)]
    return kept


def _archived(run: Run, attempt: Attempt, capture: Capture | None, fault: str | None) -> Kept:
    record = run.warehouse.archive.add(capture) if capture else None
    return Kept(attempt, record, fault)


def _captures_of(run: Run, file: Path) -> Iterator[tuple[str, Capture | None, str | None]]:
    """Name, capture and fault of what a file holds: one page, or the records of a WARC."""
    try:
        if file.name.lower().endswith((".warc", ".warc.gz")):
            yield from _captures_of_warc(run, file)
        elif (size := file.stat().st_size) > run.max_bytes:
            with file.open("rb") as opened:
                digest = hashlib.file_digest(opened, "sha256").hexdigest()
            yield str(file), None, f"{size} bytes: expected at most {run.max_bytes} (sha256 {digest}, not copied)"
        else:
            yield str(file), file_capture(file.name, file.read_bytes(), run.clock()), None
    except OSError as error:
        yield str(file), None, f"cannot be read: {error.strerror or error}"


def _captures_of_warc(run: Run, file: Path) -> Iterator[tuple[str, Capture | None, str | None]]:
    n_captures = 0
    try:
        with file.open("rb") as opened:
            for capture in read_warc(opened, file.name, "file", run.max_bytes):
                n_captures += 1
                is_small = len(capture.payload) <= run.max_bytes
                fault = None if is_small else f"more than {run.max_bytes} bytes: expected at most that (not copied)"
                yield f"{file} {capture.uri}", capture if is_small else None, fault
        fault = None if n_captures else f"{file.name}: no response or resource record in it"
    except WarcError as error:
        fault = str(error)
    if fault:
        is_small = file.stat().st_size <= run.max_bytes
        yield str(file), file_capture(file.name, file.read_bytes(), run.clock()) if is_small else None, fault


def judge_batch(run: Run, kept: Sequence[Kept]) -> list[Judged]:
    """Read every archived capture; one for one with `kept`."""
    return [_judge_one(run, k) for k in kept]


def _judge_one(run: Run, kept: Kept) -> Judged:
    if kept.fault or kept.record is None:
        return Judged(None, False, "broken", "failed", kept.fault or "nothing to read")
    return judge(run.warehouse.archive.load(kept.record), run.series, run.max_bytes)


def store_batch(run: Run, kept: Sequence[Kept], judged: Sequence[Judged]) -> Stored:
    """Settle every page that the batch touches and put them in the lake, a month at a time."""
    pairs = [(k.record, j) for k, j in zip(kept, judged, strict=True) if k.record and j.page]
    days = sorted({day for k, j in zip(kept, judged, strict=True) for day in _days(k, j)})
    known = {record.payload_sha256: j for record, j in pairs}
    coder = coder_of(run.warehouse)
    changed: set[str] = set()
    outranked: set[str] = set()
    damaged: dict[dt.date, str] = {}
    for _, month in itertools.groupby(days, key=Month.of):
        settled, left_out = _settled(run, list(month), known)
        rows = {page_id: coder.rows(past) for page_id, past in settled.histories.items()}
        changed |= run.warehouse.lake.replace(tables_of(rows.values()), settled.outranked - rows.keys())
        outranked |= settled.outranked
        damaged |= left_out
    return Stored(frozenset(changed), frozenset(outranked), damaged)


def _settled(run: Run, days: Sequence[dt.date], known: Mapping[str, Judged]) -> tuple[Settled, dict[dt.date, str]]:
    """Days settled, and those that cannot be: one damaged file of the archive is the trouble of its day and of no other."""
    archive = run.warehouse.archive
    try:
        return settle(archive, days, run.series, run.max_bytes, known), {}
    except (WarcError, OSError):
        damaged = damaged_days(archive, days)
        if not damaged:
            raise
        return settle(archive, set(days) - damaged.keys(), run.series, run.max_bytes, known), damaged


def store(run: Run, sought: Sought) -> list[Attempt]:
    """Write what came and note what became of each."""
    kept, judged = [k for k, _ in sought], [j for _, j in sought]
    return note_batch(run, kept, judged, store_batch(run, kept, judged))


def _days(kept: Kept, judged: Judged) -> set[dt.date]:
    """The days that a page touches: its own, and that of its address."""
    return {day for day in (kept.record.day, judged.page.page_date) if day} if kept.record and judged.page else set()


def note_batch(run: Run, kept: Sequence[Kept], judged: Sequence[Judged], stored: Stored) -> list[Attempt]:
    """Note in the ledger what came of each attempt."""
    credited: set[tuple[str, str]] = set()
    attempts = []
    for k, j in zip(kept, judged, strict=True):
        fault = next((stored.damaged[day] for day in _days(k, j) if day in stored.damaged), None)
        outcome, reason = ("failed", fault) if fault else _outcome(j, stored, credited)
        found = {"page_date": j.page.page_date, "page_id": j.page.page_id} if j.page else {}
        where = {"archive_file": k.record.file, "payload_sha256": k.record.payload_sha256} if k.record else {}
        attempts.append(run.ledger.ended(k.attempt, outcome, reason, requests=k.requests, **found, **where))
    run.ledger.end(attempts)
    for attempt in attempts:
        run.report(attempt)
    return attempts


def _outcome(judged: Judged, stored: Stored, credited: set[tuple[str, str]]) -> tuple[str, str]:
    """Written for the first capture that brought a page's new content, unchanged for the others."""
    page = judged.page
    if page is None:
        return judged.outcome, judged.reason
    if judged.is_plain and page.page_id in stored.outranked:
        return "unchanged", "an HTML copy of the day outranks it"
    content = (page.page_id, page.content_hash)
    if page.page_id not in stored.changed or content in credited:
        return "unchanged", judged.reason
    credited.add(content)
    return "written", judged.reason


def build_database(run: Run) -> dict[str, int]:
    """Build the database from lake and ledger; rows per table."""
    warehouse = run.warehouse
    return database.build(warehouse.lake, ledger.read(warehouse.storage), warehouse.database)
