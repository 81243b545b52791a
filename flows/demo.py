"""The demo: the sample pages that come with the program, through the Prefect flow, and three queries to try."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from flows import show
from flows.orchestrate import REPORT, ingest_flow, label_of
from warehouse.database import connect

QUERIES = (
    (
        "What does each day hold?",
        "SELECT page_date, count(*) AS bullets, count(DISTINCT section) AS sections, any_value(text ORDER BY position)[:60] AS first_words "
        "FROM bullets GROUP BY page_date ORDER BY page_date",
    ),
    (
        "Who is quoted through Telegram?",
        "SELECT page_date, position, text[:90] AS text FROM bullets WHERE text LIKE '%Telegram%' ORDER BY bullet_id LIMIT 5",
    ),
    (
        "What did an edit change?",
        "SELECT page_date, change, old_text[:50] AS old_text, new_text[:50] AS new_text FROM bullet_changes ORDER BY page_date, ordinal",
    ),
)


def sample_pages() -> Path:
    """The folder of sample pages."""
    return Path(str(resources.files("flows") / "demo_pages"))


def run_demo(root: Path) -> int:
    """Take the samples in and print what was stored; 0, or 1 when a page was not."""
    print(f"Taking the sample pages into {root} (texts and figures of these pages are made up)", flush=True)
    paths = [sample_pages()]
    REPORT.set(show.line)
    summary = ingest_flow(paths, root, label_of(paths))
    show.summary(summary, 0, root)
    with connect(root / "keyevents.duckdb") as connection:
        for question, query in QUERIES:
            cursor = connection.execute(query)
            names = [column[0] for column in cursor.description or ()]
            print(f'\n{question}\nkeyevents sql "{query}" --data {root}\n')
            show.table(names, cursor.fetchall())
    return 0 if summary.is_good else 1
