"""The day in one screen: ask for the day that is due and those missing before it, look again at the two before, store, build; then tell."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from flows import alerts
from flows.live import CAUGHT_UP, PATIENCE, Live, check_live, first_day, going_live, look_again, seek, stored_pages
from flows.settings import Settings
from flows.steps import Step, Summary, build_database, plain_step, store, warn_of_recent
from flows.web.clock import SYSTEM, Clock
from warehouse import ledger
from warehouse.folder import Warehouse
from warehouse.ledger import Attempt

LOOKED_AGAIN = 2


def daily_pass(
    root: Path,
    settings: Settings,
    date: dt.date,
    report: Callable[[Attempt], None] = lambda attempt: None,
    step: Step = plain_step,
    is_late: bool = False,
    clock: Clock = SYSTEM,
    patience: float = PATIENCE,
) -> Summary:
    """A daily run under the warehouse's lock; what it came to, or what it died of, is told when the lock is free again."""
    with alerts.telling(root, clock):
        check_live(settings, date)
        with going_live(root, settings, "daily", report, clock, patience=patience) as live:
            summary = daily(live, date, step, is_late)
    summary.alert = step(alerts.tell)(root, clock.now(), summary)
    return summary


def daily(live: Live, date: dt.date, step: Step = plain_step, is_late: bool = False) -> Summary:
    """What a daily run does for a date; every trouble with a day is an outcome in the ledger, and the database is built whatever came.

    A late run, one of many that may have piled up, asks for what is missing and leaves looking again to the run that is on time.
    """
    warehouse = live.run.warehouse
    summary = Summary(fates=live.run.fates, interrupted=live.interrupted, gazetteer=warn_of_recent(warehouse))
    known = [] if is_late else pages_to_look_at_again(warehouse, date)
    due = days_due(warehouse, date, days_answered(warehouse, date, live.clock.now().date(), is_late))
    asking = [*(partial(step(seek), live, day) for day in due), *(partial(step(look_again), live, *page) for page in known)]
    for ask in asking:
        sought = ask()
        summary.attempts += step(store)(live.run, sought)
        if any(kept.is_last for kept, _ in sought):
            summary.is_stopped = True
            break
    summary.counts = step(build_database)(live.run)
    return summary


def days_due(warehouse: Warehouse, date: dt.date, answered: set[dt.date]) -> list[dt.date]:
    """The days to ask for, newest first: `date` and the days of the window before it, back to the first stored one, that are not stored."""
    start = first_day(warehouse, date - dt.timedelta(days=CAUGHT_UP)) or date
    window = [date - dt.timedelta(days=n) for n in range(max(0, (date - start).days) + 1)]
    stored = stored_pages(warehouse, set(window))
    return [day for day in window if day not in stored and day not in answered]


def days_answered(warehouse: Warehouse, date: dt.date, today: dt.date, is_late: bool) -> set[dt.date]:
    """The days that today need no second asking: but for `date` those that the site said today to have no page for; in a late run all."""
    attempts = [a for a in ledger.read(warehouse.storage, f"ledger/{today:%Y-%m}") if a.started_at.date() == today]
    known = ("missing", "rejected", "failed") if is_late else ("missing", "rejected")
    answered = {a.page_date for a in attempts if a.page_date and a.outcome in known}
    return answered if is_late else answered - {date}


def pages_to_look_at_again(warehouse: Warehouse, date: dt.date) -> list[tuple[dt.date, str]]:
    """The stored pages of the two days before."""
    before = {date - dt.timedelta(days=n) for n in range(1, LOOKED_AGAIN + 1)}
    return [(day, url) for day, urls in sorted(stored_pages(warehouse, before).items()) for url in sorted(urls)]
