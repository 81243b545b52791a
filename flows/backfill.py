"""Every missing day of a range, newest first: resumable, bounded, a month's rows written together, the database built meanwhile."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flows.errors import InputError
from flows.live import Live, seek, stored_pages
from flows.pipeline import Judged, damaged_days, judge
from flows.steps import Kept, Sought, Step, Summary, build_database, plain_step, store, warn_of_recent
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
    """Ask for each of these days; days whose page an earlier, killed run left in the archive are stored without asking again.

    Between months a run that waits for the lock, as the daily one does, gets its turn.
    """
    summary = Summary(fates=live.run.fates, gazetteer=warn_of_recent(live.run.warehouse))
    failures, since_built = 0, 0
    for n, (_, month) in enumerate(itertools.groupby(days, key=Month.of)):
        if n:
            live.give_way()
        sought, failures, is_stopped = step(seek_month)(live, list(month), failures, limits)
        stored = step(store)(live.run, sought)
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
        found = seek(live, day)
        sought += found
        failures = failures + 1 if found[0][1].outcome == "failed" else 0
        if found[0][0].is_last or failures >= limits.failures_in_a_row:
            return sought, failures, True
    return sought, failures, False


def _left_behind(live: Live, day: dt.date) -> Iterator[tuple[Kept, Judged]]:
    """Good pages of a day that lie in the archive and not in the lake: an earlier run was killed in between."""
    if damaged_days(live.run.warehouse.archive, {day}):
        return
    for record in live.run.warehouse.archive.of_days({day}):
        judged = judge(live.run.warehouse.archive.load(record), live.run.series, live.run.max_bytes)
        if judged.page and judged.page.page_date == day and not judged.is_plain:
            [attempt] = live.run.ledger.begin([record.uri], day)
            yield Kept(attempt, record), judged
