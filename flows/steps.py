"""The steps that every door shares once captures are judged: pages into the lake, outcomes into the ledger, the database built.

The records that they pass on are declared here too. Nothing here fetches; how captures come into the archive is each door's own.
"""

from __future__ import annotations

import datetime as dt
import itertools
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from flows.coding import Fates, coded_better, coder_of, fates_of, lost_dumps
from flows.pipeline import Judged, is_filed_right, settle_readable
from flows.settings import Settings
from flows.web.clock import SYSTEM
from transforms.schemas import tables_of
from transforms.series import Series
from transforms.series import load as load_series
from warehouse import database, ledger
from warehouse.archive import Record
from warehouse.folder import Warehouse
from warehouse.lake import Lake, Listed, Month, address_day
from warehouse.ledger import Attempt, Clock, Ledger

Step = Callable[[Callable[..., Any]], Callable[..., Any]]


def plain_step(function: Callable[..., Any]) -> Callable[..., Any]:
    """A step as it is; a flow wraps it into a task instead."""
    return function


@dataclass(frozen=True)
class Run:
    """What every step of one run needs; `passed` counts what was passed over in files of many records, by the file's name, `fates` says what
    became of corrections by hand."""

    warehouse: Warehouse
    series: Series
    ledger: Ledger
    clock: Clock
    max_bytes: int
    report: Callable[[Attempt], None] = lambda attempt: None
    passed: Counter[str] = field(default_factory=Counter, compare=False)
    fates: Fates = field(default_factory=dict, compare=False)


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
    """The pages whose rows changed, and the plain copies that an HTML page outranks, both by page_id; the payloads that were looked at;
    the days left as they were, and why."""

    changed: frozenset[str]
    outranked: frozenset[str]
    seen: frozenset[str]
    damaged: Mapping[dt.date, str]


@dataclass
class Summary:
    """What a run came to, what runs before it left that were killed, and what was lost of the places that pages were coded with."""

    attempts: list[Attempt] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    is_stopped: bool = False
    alert: str | None = None
    n_passed: int = 0
    fates: Fates = field(default_factory=dict)
    interrupted: Sequence[Attempt] = ()
    gazetteer: str | None = None

    def outcomes(self) -> dict[str, int]:
        found = [attempt.outcome for attempt in self.attempts]
        return {outcome: found.count(outcome) for outcome in ledger.OUTCOMES if outcome in found}

    @property
    def is_good(self) -> bool:
        """Whether nothing failed; a page that is not there yet is no failure."""
        return not self.is_stopped and all(attempt.outcome in ledger.GOOD for attempt in self.attempts)


def warn_of_gazetteer(warehouse: Warehouse, months: Sequence[Month]) -> str | None:
    """Say on stderr, and return, what was lost of the places that these months' pages were coded with; it stops nothing."""
    if told := lost_dumps(warehouse, Settings().gazetteer, months):
        print(f"keyevents: {told}", file=sys.stderr)
    return told


def warn_of_recent(warehouse: Warehouse) -> str | None:
    """The same of the last two months, which costs the same however many there are."""
    return warn_of_gazetteer(warehouse, warehouse.lake.months()[-2:])


def store_batch(run: Run, kept: Sequence[Kept], judged: Sequence[Judged]) -> Stored:
    """Settle every page that the batch touches and put them in the lake, a month at a time."""
    pairs = [(k.record, j) for k, j in zip(kept, judged, strict=True) if k.record and j.page]
    days = sorted({day for k, j in zip(kept, judged, strict=True) for day in _days(k, j)} | _days_of_others(run.warehouse.lake, judged))
    known = {record.payload_sha256: j for record, j in pairs}
    coder = coder_of(run.warehouse, Settings().gazetteer)
    changed: set[str] = set()
    outranked: set[str] = set()
    seen: set[str] = set()
    damaged: dict[dt.date, str] = {}
    for _, month in itertools.groupby(days, key=Month.of):
        settled, left_out = settle_readable(run.warehouse, list(month), run.series, run.max_bytes, known)
        better = coded_better(run.warehouse, {address_day(page_id) for page_id in settled.histories}, coder.gazetteer.version)
        # what is not edited is not coded with fewer places than it was
        rows = coder.rows([h for i, h in settled.histories.items() if better.get(i) != (h.revision, h.current.payload_sha256)])
        run.fates.update(fates_of(coder.corrections, (page for one in rows for page in one["pages"])))
        changed |= run.warehouse.lake.replace(tables_of(rows), settled.outranked - settled.histories.keys())
        outranked |= settled.outranked
        seen |= settled.seen
        damaged |= left_out
    return Stored(frozenset(changed), frozenset(outranked), frozenset(seen), damaged)


def filed(run: Run, kept: Sequence[Kept], judged: Sequence[Judged]) -> list[Kept]:
    """File the captures of pages anew whose address, once it was read, is of another day than a search of their bytes had told."""
    return [replace(k, record=_filed(run, k.record, j)) if k.record and j.page else k for k, j in zip(kept, judged, strict=True)]


def _filed(run: Run, record: Record, judged: Judged) -> Record:
    if judged.page is None or is_filed_right(judged, record):
        return record
    return run.warehouse.archive.file_again(record, address_day(judged.page.page_id))


def store(run: Run, sought: Sought) -> list[Attempt]:
    """Write what came and note what became of each."""
    judged = [j for _, j in sought]
    kept = filed(run, [k for k, _ in sought], judged)
    return note_batch(run, kept, judged, store_batch(run, kept, judged))


def _days(kept: Kept, judged: Judged) -> set[dt.date]:
    """The days that a page touches: its own, and that of its address."""
    return {day for day in (kept.record.day, judged.page.page_date) if day} if kept.record and judged.page else set()


def _days_of_others(lake: Lake, judged: Sequence[Judged]) -> set[dt.date]:
    """The days on which the lake's pages of plain copies' dates are addressed: these may be others than the copies'."""
    dates = {j.page.page_date for j in judged if j.page and j.is_plain}
    months = {Month.of(date) for date in dates}
    return {address_day(page_id) for month in months for page_id, date in lake.dates(month).items() if date in dates}


def note_batch(run: Run, kept: Sequence[Kept], judged: Sequence[Judged], stored: Stored) -> list[Attempt]:
    """Note in the ledger what came of each attempt."""
    credited: set[tuple[str, str]] = set()
    attempts = []
    for k, j in zip(kept, judged, strict=True):
        fault = next((stored.damaged[day] for day in _days(k, j) if day in stored.damaged), None)
        fault = fault or _unseen(k, j, stored)
        outcome, reason = ("failed", fault) if fault else _outcome(j, stored, credited)
        found = {"page_date": j.page.page_date, "page_id": j.page.page_id} if j.page else {}
        where = {"archive_file": k.record.file, "payload_sha256": k.record.payload_sha256} if k.record else {}
        attempts.append(run.ledger.ended(k.attempt, outcome, reason, requests=k.requests, **found, **where))
    run.ledger.end(attempts)
    for attempt in attempts:
        run.report(attempt)
    return attempts


def _unseen(kept: Kept, judged: Judged, stored: Stored) -> str | None:
    """Why a page that was read stands in no history: it must not be told as unchanged."""
    if judged.page is None or kept.record is None or kept.record.payload_sha256 in stored.seen:
        return None
    day = address_day(judged.page.page_id)
    found = f"filed under {kept.record.day or 'no day'}, expected {day}"
    return f"{kept.record.file}: {found}, the day of its address; the page was not stored: take it in again (keyevents ingest {kept.record.file})"


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


def build_database(run: Run, is_loss_allowed: bool = False) -> dict[str, int]:
    """Build the database from lake and ledger; rows per table. Raises DatabaseError where days would go from it and nobody allowed that."""
    warehouse = run.warehouse
    return database.build(Listed(warehouse.lake), ledger.read(warehouse.storage), warehouse.database, is_loss_allowed=is_loss_allowed)
