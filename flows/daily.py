"""The day in one screen: ask for the day that is due and those missing before it, look again at the two before, store, build, tell."""

import datetime as dt

from flows import alerts
from flows.ingest import Step, Summary, build_database, note_batch, plain_step, store_batch
from flows.live import Live, Sought, latest_capture, look_again, seek, stored_pages
from flows.web.errors import StopRunError
from transforms.tables import PAGES
from warehouse.folder import Warehouse

LOOKED_AGAIN = 2
# a machine that was off longer than this is caught up with by `keyevents backfill`
CAUGHT_UP = 31


def daily(live: Live, date: dt.date, step: Step = plain_step, is_late: bool = False) -> Summary:
    """One daily run for a date; every trouble is an outcome in the ledger, and the database is built whatever came.

    A late run, one of many that may have piled up, asks for what is missing and leaves looking again to the run that is on time.
    """
    summary = Summary()
    known = [] if is_late else pages_to_look_at_again(live.run.warehouse, date)
    for day in days_due(live.run.warehouse, date):
        if not keep(live, step(seek_day)(live, day), summary, step):
            break
    else:
        for page_date, url in known:
            if not keep(live, step(look_at_page_again)(live, page_date, url), summary, step):
                break
    summary.counts = step(build_database)(live.run)
    summary.alert = step(alerts.tell)(live.run.warehouse.root, live.clock.now(), summary)
    return summary


def days_due(warehouse: Warehouse, date: dt.date) -> list[dt.date]:
    """The days to ask for, oldest first: those between the newest stored day and `date`, `date` itself unless it is stored."""
    window = {date - dt.timedelta(days=n) for n in range(CAUGHT_UP + 1)}
    stored = stored_pages(warehouse, window)
    newest = max((day for day in stored if day <= date), default=date - dt.timedelta(days=1))
    return sorted(day for day in window if day > newest or (day == date and day not in stored))


def pages_to_look_at_again(warehouse: Warehouse, date: dt.date) -> list[tuple[dt.date, str]]:
    """The stored pages of the two days before."""
    before = {date - dt.timedelta(days=n) for n in range(1, LOOKED_AGAIN + 1)}
    return [(day, url) for day, urls in sorted(stored_pages(warehouse, before).items()) for url in sorted(urls)]


def seek_day(live: Live, date: dt.date) -> Sought | None:
    """What the site has for a day; None where nothing more may be asked in this run."""
    try:
        return seek(live, date)
    except StopRunError:
        return None


def look_at_page_again(live: Live, page_date: dt.date, url: str) -> Sought | None:
    """Whether a stored page was edited; None where nothing more may be asked in this run."""
    try:
        return look_again(live, page_date, url, latest_capture(live.run.warehouse, url, live.run.series.site))
    except StopRunError:
        return None


def keep(live: Live, sought: Sought | None, summary: Summary, step: Step) -> bool:
    """Store and note what came; False where the run must not ask for more."""
    if sought is None:
        summary.is_stopped = True
        return False
    kept, judged = [k for k, _ in sought], [j for _, j in sought]
    stored = step(store_batch)(live.run, kept, judged)
    summary.attempts += step(note_batch)(live.run, kept, judged, stored)
    return True


def due_date(now: dt.datetime) -> dt.date:
    """The day that a run at an instant is about: the UTC date."""
    return now.astimezone(dt.UTC).date()


def newest_day(warehouse: Warehouse) -> dt.date | None:
    """The newest day that is stored."""
    months = warehouse.lake.months()
    return max(warehouse.lake.read(PAGES, months[-1])["page_date"].to_pylist()) if months else None
