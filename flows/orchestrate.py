"""The doors as Prefect flows: the same plain functions, each step a task, and what was stored shown as an artifact.

Nothing is retried here: our own code does that. Nothing is kept in Prefect that we need: its state may be lost at any time.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE

from flows.ingest import Found, Summary, build_database, find_files, ingest, open_run
from flows.settings import CREATED_BY, Settings
from transforms.page.reading import sniff_day
from warehouse.folder import writing
from warehouse.ledger import Attempt


def as_task(function: Callable[..., Any]) -> Callable[..., Any]:
    """A step as a task of its own name, without cache or stored result."""
    wrapped: Callable[..., Any] = task(name=function.__name__, cache_policy=NO_CACHE, persist_result=False)(function)
    return wrapped


@task(cache_policy=NO_CACHE)
def find_files_task(paths: Sequence[Path]) -> Found:
    return find_files(paths)


@task
def show(summary: Summary) -> None:
    """What was stored, as a table in Prefect's API."""
    rows = [{"day": str(a.page_date or ""), "input": a.input, "outcome": a.outcome, "why": a.reason} for a in summary.attempts]
    create_table_artifact(key="ingest", table=rows, description=f"Outcomes {summary.outcomes()}; rows in the database {summary.counts}")


@flow(name="ingest", flow_run_name="ingest-{label}", validate_parameters=False, log_prints=False)
def ingest_flow(paths: list[Path], data: Path, label: str, report: Callable[[Attempt], None] = lambda attempt: None) -> Summary:
    """Take saved pages through archive, lake and database."""
    settings = Settings()
    found = find_files_task(paths)
    with writing(data, settings.series, "ingest", CREATED_BY) as warehouse:
        summary = ingest(found.files, open_run(warehouse, "ingest", settings.max_bytes, report), as_task)
    show(summary)
    return summary


@flow(name="build", flow_run_name="build-{label}", validate_parameters=False)
def build_flow(data: Path, label: str) -> dict[str, int]:
    """Build the DuckDB file from the lake."""
    with writing(data, None, "build", CREATED_BY) as warehouse:
        counts: dict[str, int] = as_task(build_database)(open_run(warehouse, "build", Settings().max_bytes))
    create_table_artifact(key="build", table=[{"table": name, "rows": n} for name, n in counts.items()], description="Rows in the database")
    return counts


def label_of(paths: Sequence[Path]) -> str:
    """What a run is named after: the newest day that the files claim, else today."""
    days = [day for file in find_files(paths).files if (day := sniff_day(file.read_bytes()))]
    return (max(days) if days else dt.datetime.now(dt.UTC).date()).isoformat()
