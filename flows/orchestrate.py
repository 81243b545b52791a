"""The doors as Prefect flows: the same plain functions, each step a task, and what was stored shown as an artifact.

Nothing is retried here: our own code does that. Nothing is kept in Prefect that we need: its state may be lost at any time.
"""

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.events import emit_event
from prefect.runtime import flow_run

from flows import alerts
from flows.backfill import Limits, backfill, days_of, missing_days
from flows.daily import daily_pass
from flows.fallback import create_table_artifact, is_in_a_run
from flows.ingest import find_files, ingest
from flows.live import check_live, going_live
from flows.reparse import damaged_named, months_between, reparse
from flows.settings import CREATED_BY, Settings, data_folder, place, readable, strange_names
from flows.steps import Summary, build_database, open_run
from flows.web.clock import SYSTEM
from transforms.page.sniffing import sniff_day
from warehouse.folder import refuse_demo, writing
from warehouse.ledger import Attempt

Report = Callable[[Attempt], None]


def silent(attempt: Attempt) -> None:
    """A run of the orchestrator reports through the ledger and its artifacts."""


# whom a flow tells of each attempt; no parameter of the flows, since those must be JSON
REPORT: ContextVar[Report] = ContextVar("report", default=silent)


def scheduled_date() -> dt.date:
    """The UTC date of the run's scheduled start: a run may start a little before it, or days after, and is still about that day."""
    scheduled = flow_run.scheduled_start_time
    return (scheduled or SYSTEM.now()).astimezone(dt.UTC).date()


def _root(data: str | None, what: str) -> Path:
    """The data folder of a run. One that cannot be is told, each time: there is none to remember it in. Raises InputError."""
    with alerts.telling_each_time(what):
        return data_folder(place(data) if data else readable().data)


def as_task(function: Callable[..., Any]) -> Callable[..., Any]:
    """A step as a task of its own name, without cache or stored result; outside a run of Prefect's the step as it is."""
    if not is_in_a_run():
        return function
    wrapped: Callable[..., Any] = task(name=function.__name__, cache_policy=NO_CACHE, persist_result=False)(function)
    return wrapped


def show(summary: Summary, key: str) -> None:
    """What was stored, as a table in Prefect's API."""
    rows = [{"day": str(a.page_date or ""), "input": a.input, "outcome": a.outcome, "why": a.reason} for a in summary.attempts]
    create_table_artifact(key=key, table=rows, description=f"Outcomes {summary.outcomes()}; rows in the database {summary.counts}")


@flow(name="ingest", flow_run_name="ingest-{label}", validate_parameters=False, log_prints=False)
def ingest_flow(paths: list[Path], data: Path, label: str, is_demo: bool = False) -> Summary:
    """Take saved pages through archive, lake and database; those of the demo are marked as such."""
    settings = Settings()
    found = as_task(find_files)(paths)
    with writing(data, settings.series, "ingest", CREATED_BY, is_demo=is_demo) as warehouse:
        summary = ingest(found.files, open_run(warehouse, "ingest", settings.max_bytes, REPORT.get()), as_task)
    show(summary, "ingest")
    return summary


@flow(name="daily", flow_run_name=lambda: f"daily-{scheduled_date()}")
def daily_flow(data: str | None = None, date: dt.date | None = None) -> Summary:
    """Ask for the day's page and look again at the two days before.

    Args:
        data: The data folder; default as in the settings.
        date: The day asked for; default the UTC date of the scheduled start.
    """
    if REPORT.get() is silent:  # else the command line tells them
        for line in strange_names():
            print(f"keyevents: {line}", file=sys.stderr)
    root = _root(data, "the daily run")
    with alerts.telling(root):
        refuse_demo(root)
        settings = Settings()
    asked = date if date is not None else scheduled_date()
    is_late = date is None and asked < SYSTEM.now().date()
    summary = daily_pass(root, settings, asked, REPORT.get(), as_task, is_late)
    show(summary, "daily")
    if summary.alert and is_in_a_run():
        emit_event("keyevents.alert", resource={"prefect.resource.id": "keyevents.warehouse"}, payload={"text": summary.alert})
    return summary


@flow(name="backfill", flow_run_name="backfill-{start}-{end}")
def backfill_flow(
    data: str | None,
    start: dt.date,
    end: dt.date,
    again: bool = False,
    max_failures: int = 10,
    max_requests: int | None = None,
) -> Summary:
    """Ask for every day of a range that has no page, newest first.

    Args:
        data: The data folder; default as in the settings.
        start: First day.
        end: Last day.
        again: Ask again for days known to have no page.
        max_failures: Stop after so many failed days in a row.
        max_requests: Stop after so many requests.
    """
    what = f"backfill {start} to {end}"
    root = _root(data, what)
    with alerts.telling_each_time(what):
        refuse_demo(root)
        settings = Settings()
        days = days_of(check_live(settings, None), start, end, SYSTEM.now().date())
        with going_live(root, settings, "backfill", REPORT.get(), most_requests=max_requests) as live:
            summary = backfill(live, missing_days(live.run.warehouse, days, again), Limits(max_failures), as_task)
    show(summary, "backfill")
    if not summary.is_good:
        alerts.tell_each_time(f"{what}: {'stopped early' if summary.is_stopped else 'ended'}, outcomes {summary.outcomes()}")
    return summary


@flow(name="reparse")
def reparse_flow(
    data: str | None = None,
    start: dt.date | None = None,
    end: dt.date | None = None,
    apply: bool = False,
    allow_loss: bool = False,
    processes: int = 2,
) -> None:
    """Parse the archive again without any network.

    Args:
        data: The data folder; default as in the settings.
        start: First day; whole months are parsed. Default: all.
        end: Last day.
        apply: Write what differs and build the database.
        allow_loss: Write even where pages or more than 1 % of the bullets would go, or days of the archive cannot be read.
        processes: How many processes parse.
    """
    root = _root(data, "reparse")
    with alerts.telling_each_time("reparse"):
        settings = Settings()
        with writing(root, None, "reparse", CREATED_BY) as warehouse:
            months = months_between(warehouse, start, end)
            found = as_task(reparse)(warehouse, months, settings.max_bytes, apply, allow_loss, processes)
            if apply:
                as_task(build_database)(open_run(warehouse, "reparse", settings.max_bytes), allow_loss)
        rows = [{"table": d.table, "added": d.n_added, "gone": d.n_gone, "changed": d.n_changed} for d in found.tables.values()]
        create_table_artifact(key="reparse", table=rows, description="What the reparse changed" if apply else "What a reparse would change")
        if found.damaged:
            raise RuntimeError(f"{len(found.damaged)} days cannot be read: {damaged_named(found)}")


@flow(name="check")
def check_flow(data: str | None = None, sample: float = 0.05) -> None:
    """Hold archive, lake and database against manifests and declarations; fails where something does not agree.

    After a check that found something all is read, since another share would not show whether it is well again.

    Args:
        data: The data folder; default as in the settings.
        sample: Share of the files whose content is read, 0 to 1; every week another share.
    """
    findings = alerts.told_check(_root(data, "check"), SYSTEM, sample)
    create_table_artifact(key="check", table=[{"where": f.where, "what": f.what, "repair": f.repair} for f in findings], description="Findings")
    if findings:
        raise RuntimeError(f"{len(findings)} findings: {findings[0]}")


def label_of(paths: Sequence[Path]) -> str:
    """What a run is named after: the newest day that the files claim, else today."""
    days = [day for file in find_files(paths).files if (day := sniff_day(file.read_bytes()))]
    return (max(days) if days else dt.datetime.now(dt.UTC).date()).isoformat()
