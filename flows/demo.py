"""The demo: the sample pages that come with the program, through the Prefect flow, and three queries to try."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from flows import show
from flows.explain import explain
from flows.fallback import through_prefect
from flows.orchestrate import REPORT, ingest_flow, label_of
from warehouse.database import connect
from warehouse.folder import NoWarehouseError, is_demo, open_warehouse

QUERIES = (
    (
        "How many drones and missiles were launched and shot down each night, and who says so?",
        "SELECT page_date, claimant, claimant_side AS side, metric, object, low, high FROM claims "
        "WHERE metric IN ('launched', 'intercepted') AND NOT subset ORDER BY page_date, side, claimant, object, metric",
    ),
    (
        "Where were people killed or injured?",
        "SELECT page_date, place, region, attacker, killed_low, injured_low FROM key_events "
        "WHERE killed_low IS NOT NULL OR injured_low IS NOT NULL ORDER BY page_date, position",
    ),
    (
        "What did an edit change?",
        "SELECT page_date, change, old_text[:50] AS old_text, new_text[:50] AS new_text FROM bullet_changes ORDER BY page_date, ordinal",
    ),
)
EXPLAINED = "2026-01-07#2"


def sample_pages() -> Path:
    """The folder of sample pages."""
    return Path(str(resources.files("flows") / "demo_pages"))


def run_demo(root: Path) -> int:
    """Take the samples in and print what was stored; 0, or 1 when a page was not. Raises NoWarehouseError for a folder of other pages."""
    if is_demo(root) is False:
        raise NoWarehouseError(f"{root} holds other pages than the demo's invented ones: name a new folder with --data, such as data-demo")
    print(f"Taking the sample pages into {root} (texts and figures of these pages are made up)", flush=True)
    paths = [sample_pages()]
    REPORT.set(show.line)
    summary = through_prefect(ingest_flow, show.note, paths, root, label_of(paths), is_demo=True)
    show.summary(summary, 0, root)
    with connect(root / "keyevents.duckdb") as connection:
        for question, query in QUERIES:
            cursor = connection.execute(query)
            names = [column[0] for column in cursor.description or ()]
            print(f'\n{question}\nkeyevents sql "{query}" --data {root}\n')
            show.table(names, cursor.fetchall())
    print(f"\nWhat stands behind a number?\nkeyevents explain {EXPLAINED} --data {root}\n")
    show.lines(explain(open_warehouse(root), EXPLAINED, show.width()))
    return 0 if summary.is_good else 1
