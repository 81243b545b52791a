"""Commands that take pages in: the samples, saved ones, a day's, those of past days.

Prefect is imported by the commands that go through a flow, and by no other: it takes a second.
"""

from __future__ import annotations

import datetime as dt
import os
import warnings
from pathlib import Path

from flows import alerts, show
from flows.backfill import days_of, missing_days
from flows.commands.options import COMMON, FAULT, GOOD, Common, Flag, Place, day
from flows.errors import InputError
from flows.ingest import ENDINGS, find_files, ingest
from flows.live import check_live, stored_pages
from flows.settings import CREATED_BY, Settings
from flows.steps import open_run
from flows.web.clock import SYSTEM
from transforms.series import load
from warehouse.folder import NoWarehouseError, is_demo, open_warehouse, refuse_demo, writing

# what Prefect says a dozen times, and we once: that it does not work
_NO_HOME = "Failed to create the Prefect home directory"


def demo(*, common: Common = COMMON) -> int:
    """Take the sample pages through the Prefect flow into the data folder, then print what was stored and three queries to try.

    Example: keyevents demo --data ./data
    """
    _prepare_prefect(common)
    from flows.demo import run_demo

    return run_demo(common.root)


def ingest_files(*paths: Place, series: str | None = None, common: Common = COMMON) -> int:
    """Take pages that somebody saved (.html, .txt, .warc, .warc.gz, or folders of them) through archive, lake and database.

    Example: keyevents ingest ~/saved-pages --data ./data

    Parameters
    ----------
    paths
        Files and folders; in a folder, files of other endings are skipped and counted, links to folders are followed; in a WARC, records that are no
        pages are skipped.
    series
        The series of a new warehouse.
    """
    settings = Settings()
    if not paths:
        raise InputError("no path given: expected files or folders, as in `keyevents ingest ~/saved-pages`")
    found = find_files(paths)
    if not found.files:
        others = f", found {found.n_skipped} of other endings" if found.n_skipped else ""
        raise InputError(f"{', '.join(map(str, paths))}: no file to take in: expected {', '.join(ENDINGS)}{others}")
    for path in paths:
        if not (path.is_file() or path.is_dir()):  # a device has no end, a pipe may have none
            raise InputError(f"{path}: a device or a pipe, expected a file: save it as one first")
    if is_demo(common.root):
        show.note(f"{common.root} holds the demo's invented pages: what is taken in stands beside them")
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
    root = common.root
    asked = day(date) if date else None
    with alerts.telling(root):  # what keeps the flow from being called: it tells of the rest
        _prepare_prefect(common)
        refuse_demo(root)
        settings = Settings()
        check_live(settings, None)
        from flows.fallback import through_prefect
        from flows.orchestrate import REPORT, daily_flow
    check_live(settings, asked)  # a date that somebody typed alarms nobody

    REPORT.set(show.line)
    summary = through_prefect(daily_flow, show.note, str(root), asked)
    show.summary(summary, 0, root)
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
    _prepare_prefect(common)
    for name, given in (("--max-failures", max_failures), ("--max-requests", max_requests)):
        if given is not None and given < 1:
            raise InputError(f"{name} {given}: expected 1 or more")
    is_range = last is None and start is not None and end is not None
    if not is_range and (last is None or last < 1 or start is not None):
        raise InputError("expected START and END, as in `keyevents backfill 2024-01-01 2024-03-31`, or --last N with N of 1 or more")
    today = SYSTEM.now().date()
    first, final = (today - dt.timedelta(days=min(last, today.toordinal()) - 1), today) if last else (day(start or ""), day(end or ""))
    what = f"backfill {first} to {final}"
    with alerts.telling_each_time(what):  # what keeps the flow from being called, but for arguments: it tells of the rest
        refuse_demo(common.root)
        series = check_live(Settings(), None)
    days = days_of(series, max(first, series.first_date) if last else first, final, today)
    with alerts.telling_each_time(what):
        from flows.fallback import through_prefect
        from flows.orchestrate import REPORT, backfill_flow

        n_stored, n_missing = _count_days(common.root, days, again)
    with show.progress(n_missing) as report:
        REPORT.set(report)
        summary = through_prefect(backfill_flow, show.note, str(common.root), days[-1], days[0], again, max_failures, max_requests)
    if summary.attempts:
        show.outcomes(summary)
    elif not n_missing:
        show.nothing_missing(n_stored, len(days) - n_stored)
    show.summary(summary, 0, common.root)
    return GOOD if summary.is_good else FAULT


def _prepare_prefect(common: Common) -> None:
    """Settings of Prefect's own that the user has not made, before Prefect is imported; and no start of it for a data folder that cannot be one.

    What goes wrong is told by us, in one line. A temporary server that is slow to start is waited for: the work would be done without it, but
    Prefect's API would know of no run.
    """
    if common.root.exists() and not common.root.is_dir():
        raise InputError(f"{common.root}: a file, expected a folder: name another one with --data")
    if not (common.verbose or common.debug):
        os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
        os.environ.setdefault("PREFECT_SERVER_LOGGING_LEVEL", "CRITICAL")
        os.environ.setdefault("PREFECT_INTERNAL_LOGGING_LEVEL", "CRITICAL")
        warnings.filterwarnings("ignore", _NO_HOME)
        os.environ.setdefault("PYTHONWARNINGS", f"ignore:{_NO_HOME}")  # its server's, too
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "60")
    os.environ.setdefault("PREFECT_CLIENT_MAX_RETRIES", "2")  # else a server that dies in mid-run is waited for four minutes after the work


def _count_days(root: Path, days: list[dt.date], is_again: bool) -> tuple[int, int]:
    """How many of the days are stored, and how many a backfill will ask for."""
    try:
        warehouse = open_warehouse(root)
    except NoWarehouseError:
        return 0, len(days)
    return len(stored_pages(warehouse, set(days))), len(missing_days(warehouse, days, is_again))
