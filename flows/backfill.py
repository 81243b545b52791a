"""Every missing day of a range, newest first: resumable, bounded, a month's rows written together, the database built meanwhile."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flows.ingest import InputError, Kept, Step, Summary, build_database, note_batch, plain_step, store_batch
from flows.live import Live, Sought, seek, stored_pages
from flows.pipeline import Judged, judge
from flows.web.errors import StopRunError
from transforms.series import Series
from warehouse import ledger
from warehouse.folder import Warehouse
from warehouse.lake import Month

BUILT_EVERY = 50


@dataclass(frozen=True, slots=True)
class Limits:
    """When a backfill stops by itself."""

    failures_in_a_row: int = 10


def days_of(series: Series, start: dt.date, end: dt.date, today: dt.date) -> list[dt.date]:
    """The days of a range, newest first. Raises InputError for a range that makes no sense."""
    if start > end:
        raise InputError(f"START {start} is after END {end}: name the older day first")
    if start < series.first_date:
        raise InputError(f"START {start}: the series began on {series.first_date}")
    if end > today:
        raise InputError(f"END {end} is in the future: today is {today} (UTC)")
    return [end - dt.timedelta(days=n) for n in range((end - start).days + 1)]


def missing_days(warehouse: Warehouse, days: Iterable[dt.date], is_again: bool) -> list[dt.date]:
    """Those days that have no page; without `is_again` those known to have none are left out."""
    wanted = list(days)
    stored = stored_pages(warehouse, set(wanted))
    known = set() if is_again else {a.page_date for a in ledger.read(warehouse.storage) if a.outcome == "missing" and not _is_early(a)}
    return [day for day in wanted if day not in stored and day not in known]


def _is_early(attempt: ledger.Attempt) -> bool:
    """Whether an attempt was made on its page's date or the day after: the page may have come later."""
    return attempt.page_date is not None and attempt.started_at.date() <= attempt.page_date + dt.timedelta(days=1)


def backfill(live: Live, days: list[dt.date], limits: Limits, step: Step = plain_step) -> Summary:
    """Ask for each of these days; days whose page an earlier, killed run left in the archive are stored without asking again."""
    summary = Summary()
    failures, since_built = 0, 0
    for _, month in itertools.groupby(days, key=Month.of):
        sought, failures, is_stopped = step(seek_month)(live, list(month), failures, limits)
        stored = step(store_month)(live, sought)
        summary.attempts += stored
        since_built += len(stored)
        if is_stopped:
            summary.is_stopped = True
            break
        if since_built >= BUILT_EVERY:
            step(build_database)(live.run)
            since_built = 0
    summary.counts = step(build_database)(live.run)
    return summary


def seek_month(live: Live, days: list[dt.date], failures: int, limits: Limits) -> tuple[Sought, int, bool]:
    """What the site has for the days of a month, the failures in a row at its end, and whether the run must stop."""
    sought: Sought = []
    for day in days:
        if left := list(_left_behind(live, day)):
            sought += left
            continue
        try:
            found = seek(live, day)
        except StopRunError:
            return sought, failures, True
        sought += found
        failures = failures + 1 if found[0][1].outcome == "failed" else 0
        if failures >= limits.failures_in_a_row:
            return sought, failures, True
    return sought, failures, False


def _left_behind(live: Live, day: dt.date) -> Iterator[tuple[Kept, Judged]]:
    """Good pages of a day that lie in the archive and not in the lake: an earlier run was killed in between."""
    for record in live.run.warehouse.archive.of_days({day}):
        judged = judge(live.run.warehouse.archive.load(record), live.run.series, live.run.max_bytes)
        if judged.page and judged.page.page_date == day and not judged.is_plain:
            [attempt] = live.run.ledger.begin([record.uri], day)
            yield Kept(attempt, record), judged


def store_month(live: Live, sought: Sought) -> list[ledger.Attempt]:
    """Write the rows of a month together and note what came of each day."""
    kept, judged = [k for k, _ in sought], [j for _, j in sought]
    return note_batch(live.run, kept, judged, store_batch(live.run, kept, judged))
