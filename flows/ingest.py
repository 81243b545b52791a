"""Pages that somebody saved, through archive, lake and database: the plain function and its own steps. The flow of the same name wraps it."""

from __future__ import annotations

import hashlib
import itertools
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from flows.errors import InputError
from flows.pipeline import Judged, judge
from flows.steps import Kept, Run, Step, Summary, build_database, filed, note_batch, plain_step, store_batch, warn_of_recent
from transforms.series import Series
from warehouse.ledger import Attempt
from warehouse.warc import Capture, WarcError, file_capture, read_warc

ENDINGS = (".html", ".htm", ".txt", ".warc", ".warc.gz")
_SCHEMES = frozenset({"http", "https", "urn", "file", ""})
_BATCH_FILES = 40
_BATCH_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """The files to take in, in order, and how many were passed over for their ending."""

    files: tuple[Path, ...]
    n_skipped: int


def find_files(paths: Sequence[Path]) -> Found:
    """The files named, and those of known endings in the folders named, sorted within each; folders that cannot be read stand among them.

    Raises InputError for a path that does not exist.
    """
    files: list[Path] = []
    n_skipped = 0
    for path in paths:
        if not path.exists():
            raise InputError(f"{path}: no such file or folder")
        if not path.is_dir():
            files.append(path)
            continue
        inside, unread = _below(path)
        wanted = [f for f in inside if f.name.lower().endswith(ENDINGS)]
        files += sorted(wanted + unread)
        n_skipped += len(inside) - len(wanted)
    return Found(tuple(files), n_skipped)


def _below(top: Path) -> tuple[list[Path], list[Path]]:
    """The files below a folder and the folders that cannot be read. Each folder is looked into once, by a link only if by no other way."""
    files: list[Path] = []
    unread: list[Path] = []
    seen: set[tuple[int, int]] = set()
    ahead = deque([top])
    while ahead:
        folder = ahead.popleft()
        try:
            found = folder.stat()
            with os.scandir(folder) as opened:
                inside = [] if (found.st_dev, found.st_ino) in seen else list(opened)
        except OSError:
            unread.append(folder)
            continue
        seen.add((found.st_dev, found.st_ino))
        files += (Path(entry) for entry in inside if _is_file(entry))
        ahead.extendleft(Path(entry) for entry in inside if entry.is_dir(follow_symlinks=False))
        ahead.extend(sorted(Path(entry) for entry in inside if entry.is_symlink() and _is_folder(entry)))
    return files, unread


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether it is to be read, and no folder, device or pipe; what cannot be told is: the reading says what is wrong with it."""
    try:
        return entry.is_file() or (entry.is_symlink() and not Path(entry).exists())
    except OSError:
        return True


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def ingest(files: Iterable[Path], run: Run, step: Step = plain_step) -> Summary:
    """Take saved pages in, batch by batch, and build the database; `step` may wrap each step, as the flow does."""
    summary = Summary(fates=run.fates, gazetteer=warn_of_recent(run.warehouse))
    run.ledger.close_interrupted()
    for batch in batches(files):
        kept = step(archive_batch)(run, batch)
        judged = step(judge_batch)(run, kept)
        kept = step(filed)(run, kept, judged)
        stored = step(store_batch)(run, kept, judged)
        summary.attempts += step(note_batch)(run, kept, judged, stored)
    summary.counts = step(build_database)(run)
    summary.n_passed = run.passed.total()
    return summary


def batches(files: Iterable[Path]) -> Iterator[list[Path]]:
    """Files in groups that are written together, bounded in number and bytes."""
    batch: list[Path] = []
    size = 0
    for file in files:
        n_bytes = _size(file)
        if batch and (len(batch) == _BATCH_FILES or size + n_bytes > _BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(file)
        size += n_bytes
    if batch:
        yield batch


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:  # told when it is read
        return 0


def archive_batch(run: Run, files: Sequence[Path]) -> list[Kept]:
    """Archive every capture of the files, before anybody parses it."""
    kept: list[Kept] = []
    found = (one for file in files for one in _captures_of(run, file))
    while some := list(itertools.islice(found, _BATCH_FILES)):
        attempts = run.ledger.begin([name for name, _, _ in some])
        kept += [_archived(run, attempt, capture, fault) for attempt, (_, capture, fault) in zip(attempts, some, strict=True)]
    return kept


def _archived(run: Run, attempt: Attempt, capture: Capture | None, fault: str | None) -> Kept:
    if capture and capture.refers_to:
        capture, fault = _made_whole(run, capture)
    return Kept(attempt, run.warehouse.archive.add(capture) if capture else None, fault)


def _made_whole(run: Run, revisit: Capture) -> tuple[Capture | None, str | None]:
    """A revisit with the page of the archive that it refers to, or why there is none."""
    try:
        if whole := run.warehouse.archive.made_whole(revisit):
            return whole, None
    except (WarcError, OSError) as error:
        return None, f"the archive's file of the page that it revisits is unreadable: {error}"
    where = f"refers to {revisit.refers_to}, which is neither in the file nor in the archive"
    return None, f"a revisit without its page: {where}: take in the WARC file that has it first"


def _captures_of(run: Run, file: Path) -> Iterator[tuple[str, Capture | None, str | None]]:
    """Name, capture and fault of what a file holds: one page, or the records of a WARC."""
    try:
        if file.is_dir():
            with os.scandir(file):  # says why it could not be read
                yield str(file), None, "this folder could not be read, and can be now: take it in again"
        elif file.name.lower().endswith((".warc", ".warc.gz")):
            yield from _captures_of_warc(run, file)
        elif (size := file.stat().st_size) > run.max_bytes:
            with file.open("rb") as opened:
                digest = hashlib.file_digest(opened, "sha256").hexdigest()
            yield str(file), None, f"{size} bytes: expected at most {run.max_bytes} (sha256 {digest}, not copied)"
        else:
            yield str(file), file_capture(file.name, file.read_bytes(), run.clock()), None
    except OSError as error:
        yield str(file), None, f"cannot be read: {error.strerror or error}"


def may_be_page(capture: Capture, series: Series) -> bool:
    """Whether a record is worth reading: wget and crawlers keep their logs, robots.txt, redirects, styles and pictures beside the pages."""
    parts = urlsplit(capture.uri)
    status = capture.status or "200"
    if parts.scheme not in _SCHEMES or parts.path == "/robots.txt" or (status.startswith("3") and capture.refers_to is None):
        return False
    return series.is_series_url(capture.page_url) or (capture.is_text and (status.startswith("200") or capture.refers_to is not None))


def _captures_of_warc(run: Run, file: Path) -> Iterator[tuple[str, Capture | None, str | None]]:
    n_captures = 0
    try:
        with file.open("rb") as opened:
            for capture in read_warc(opened, file.name, "file", run.max_bytes):
                if not may_be_page(capture, run.series):
                    run.passed[str(file)] += 1
                    continue
                n_captures += 1
                is_small = len(capture.payload) <= run.max_bytes
                fault = None if is_small else f"more than {run.max_bytes} bytes: expected at most that (not copied)"
                yield f"{file} {capture.uri}", capture if is_small else None, fault
        fault = None if n_captures or run.passed[str(file)] else f"{file.name}: no response or resource record in it"
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
    try:
        return judge(run.warehouse.archive.load(kept.record), run.series, run.max_bytes)
    except (WarcError, OSError) as error:  # the same bytes were there, and are gone or damaged
        return Judged(None, False, "damaged", "failed", f"archive file unreadable: {error}")
