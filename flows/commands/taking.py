"""Commands that take pages in: the samples, saved ones, a day's, those of past days.

Prefect is imported by the commands that go through a flow, and by no other: it takes a second.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from flows import show
from flows.backfill import days_of, missing_days
from flows.commands.options import COMMON, FAULT, GOOD, Common, Flag, day
from flows.ingest import InputError, find_files, ingest, open_run
from flows.live import check_live
from flows.settings import CREATED_BY, Settings
from flows.web.clock import SYSTEM
from transforms.series import load
from warehouse.folder import NoWarehouseError, open_warehouse, writing


def demo(*, common: Common = COMMON) -> int:
    """Take the sample pages through the Prefect flow into the data folder, then print what was stored and three queries to try.

    Example: keyevents demo --data ./data
    """
    _quiet_prefect(common)
    from flows.demo import run_demo

    return run_demo(common.root)


def ingest_files(*paths: Path, series: str | None = None, common: Common = COMMON) -> int:
    """Take pages that somebody saved (.html, .txt, .warc, .warc.gz, or folders of them) through archive, lake and database.

    Example: keyevents ingest ~/saved-pages --data ./data

    Parameters
    ----------
    paths
        Files and folders; in a folder, files of other endings are skipped and counted.
    series
        The series of a new warehouse.
    """
    settings = Settings()
    if not paths:
        raise InputError("no path given: expected files or folders, as in `keyevents ingest ~/saved-pages`")
    found = find_files(paths)
    wanted = load(series or settings.series).name
    with writing(common.root, wanted, "keyevents ingest", CREATED_BY) as warehouse, show.progress(len(found.files)) as report:
        summary = ingest(found.files, open_run(warehouse, "ingest", settings.max_bytes, report))
    show.summary(summary, found.n_skipped, warehouse.root)
    return GOOD if summary.is_good else FAULT


def run_day(*, date: str | None = None, common: Common = COMMON) -> int:
    """The daily run, live: ask for the day's page, look again at the two days before, store, build.

    Example: KEYEVENTS_CONTACT=you@example.org keyevents run

    Parameters
    ----------
    date
        The day asked for, YYYY-MM-DD; default the UTC date of now.
    """
    _quiet_prefect(common)
    asked = day(date) if date else None
    settings = Settings()
    check_live(settings, asked)
    from flows.orchestrate import REPORT, daily_flow

    REPORT.set(show.line)
    summary = daily_flow(str(common.root), asked)
    show.summary(summary, 0, common.root)
    return GOOD if summary.is_good else FAULT


def backfill_days(
    start: str | None = None,
    end: str | None = None,
    *,
    last: int | None = None,
    again: Flag = False,
    max_failures: int = 10,
    max_requests: int | None = None,
    common: Common = COMMON,
) -> int:
    """Ask for every day of a range that has no page, newest first; resumable; queries work meanwhile.

    Example: KEYEVENTS_CONTACT=you@example.org keyevents backfill --last 30

    Parameters
    ----------
    start
        First day, YYYY-MM-DD.
    end
        Last day, YYYY-MM-DD.
    last
        Instead of a range: so many days up to today.
    again
        Ask again for days known to have no page.
    max_failures
        Stop after so many failed days in a row.
    max_requests
        Stop after so many requests.
    """
    _quiet_prefect(common)
    if (last is None) == (start is None or end is None) or (last is not None and last < 1):
        raise InputError("expected START and END, as in `keyevents backfill 2024-01-01 2024-03-31`, or --last N with N of 1 or more")
    settings = Settings()
    today = SYSTEM.now().date()
    first, final = (today - dt.timedelta(days=last - 1), today) if last else (day(start or ""), day(end or ""))
    series = check_live(settings, None)
    days = days_of(series, max(first, series.first_date) if last else first, final, today)
    from flows.orchestrate import REPORT, backfill_flow

    with show.progress(_count_missing(common.root, days, again)) as report:
        REPORT.set(report)
        summary = backfill_flow(str(common.root), days[-1], days[0], again, max_failures, max_requests)
    show.outcomes(summary)
    show.summary(summary, 0, common.root)
    return GOOD if summary.is_good else FAULT


def _quiet_prefect(common: Common) -> None:
    if not common.verbose:
        os.environ.setdefault("PREFECT_LOGGING_LEVEL", "ERROR")


def _count_missing(root: Path, days: list[dt.date], is_again: bool) -> int:
    """How many days a backfill will ask for."""
    try:
        return len(missing_days(open_warehouse(root), days, is_again))
    except NoWarehouseError:
        return len(days)
