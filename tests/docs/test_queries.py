"""docs/queries.md: every query gives what the page prints. `python -m tests.docs.test_queries` prints the answers anew; read the difference."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import pytest

from flows.cli import run
from tests.ingesting import NOON, SAMPLES, take_in
from tests.made.days import made_warehouse, page_of, views_on
from tests.made.draft import Draft
from transforms.tables import TABLES
from warehouse.database import build, connect
from warehouse.folder import open_warehouse
from warehouse.ledger import Attempt
from warehouse.release import release
from warehouse.views import PREPARED, VIEWS

README = Path(__file__).parents[2] / "README.md"
PAGE = README.parent / "docs" / "queries.md"
_QUESTION = re.compile(r"(^## (\d+)\. [^\n]+\n\n(?:[^`#\n][^\n]*\n\n)?```sql\n(.*?)\n```\n)(?:\n```text\n(.*?)\n```\n)?", re.DOTALL | re.MULTILINE)
QUESTIONS = [(int(m[2]), m[3], m[4]) for m in _QUESTION.finditer(PAGE.read_text(encoding="utf-8"))]


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def answer(connection: duckdb.DuckDBPyConnection, query: str) -> str:
    """The result as an aligned table, numbers to the right."""
    result = connection.execute(query)
    names = [str(column[0]) for column in result.description or ()]
    rows = result.fetchall()
    right = [all(isinstance(row[n], (int, float)) or row[n] is None for row in rows) for n in range(len(names))]
    cells = [names, *([_cell(value) for value in row] for row in rows)]
    widths = [max(len(line[n]) for line in cells) for n in range(len(names))]
    lines = ["  ".join(c.rjust(w) if r else c.ljust(w) for c, w, r in zip(line, widths, right, strict=True)).rstrip() for line in cells]
    return "\n".join([lines[0], "  ".join("-" * w for w in widths), *lines[1:]])


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    return connect(made_warehouse(tmp_path_factory.mktemp("queries") / "w"))


def test_there_are_twenty_questions_and_the_head_says_what_a_bullet_is() -> None:
    assert [number for number, _, _ in QUESTIONS] == list(range(1, 21))
    assert "Bullets are reports, not events" in PAGE.read_text(encoding="utf-8").split("##")[0]


def test_no_example_counts_disclaimers_by_kind() -> None:
    """They are of type other; the codebook says what leaves them out."""
    told = "".join(page.read_text(encoding="utf-8") for page in (README, *PAGE.parent.glob("*.*")))
    examples = re.findall(r"SELECT [^`;]*GROUP BY event_type", told)
    assert examples
    assert [query for query in examples if "is_event" not in query] == []


def test_the_head_counts_the_invented_days(db: duckdb.DuckDBPyConnection) -> None:
    told = re.search(r"\*\*invented days\*\* \((\d+) in (\d+), ([\d,]+) bullets", PAGE.read_text(encoding="utf-8"))
    assert told
    counted = db.execute("SELECT count(*), max(page_date) - min(page_date) + 1, sum(n_bullets) FROM pages").fetchone()
    assert tuple(int(number.replace(",", "")) for number in told.groups()) == counted


def test_whatever_can_be_asked_is_in_question_1(db: duckdb.DuckDBPyConnection) -> None:
    made = {*VIEWS, *PREPARED, *(table.name for table in TABLES)} - {"dated_by"}  # a macro
    assert {row[1] for row in db.execute(QUESTIONS[0][1]).fetchall()} == made


@pytest.mark.parametrize(("number", "query", "printed"), QUESTIONS, ids=[str(q[0]) for q in QUESTIONS])
def test_a_query_gives_what_is_printed(db: duckdb.DuckDBPyConnection, number: int, query: str, printed: str | None) -> None:
    found = answer(db, query)
    assert len(found.splitlines()) > 2, f"question {number} has no answer"
    assert found == printed


@pytest.mark.parametrize(("second", "apart"), [((90, 90), [10]), ((90, None), []), ((None, 120), [])])
def test_only_counts_that_cannot_both_be_true_differ(second: tuple[int | None, int | None], apart: list[int]) -> None:
    """“At least 90” and “100” are no two counts."""
    day = dt.date(2026, 10, 1)
    counts = [
        Draft("air_defence", day, "RU").on(day).count("drones", "launched", *bounds, object="drone").source(f"{who} said", who, "UA")
        for who, bounds in (("air force", (100, 100)), ("General Staff", second))
    ]
    with views_on([page_of(day, counts)]) as connection:
        assert [row[3] for row in connection.execute(QUESTIONS[3][1]).fetchall()] == apart


# nights with two counts of the drones launched, children among the dead, missing days: the five sample pages tell of none
UNANSWERED_BY_THE_DEMO = {4, 9, 17}


def test_the_demo_answers_what_its_pages_tell(tmp_path: Path) -> None:
    """Real pages word and spell things otherwise than made ones: no query may rest on one wording."""
    take_in(tmp_path / "data", [SAMPLES])
    with connect(tmp_path / "data/keyevents.duckdb") as connection:
        silent = {number for number, query, _ in QUESTIONS if not connection.execute(query).fetchall()}
    assert silent == UNANSWERED_BY_THE_DEMO


@pytest.mark.slow
def test_it_says_which_questions_a_release_answers_otherwise(tmp_path: Path) -> None:
    """Of a warehouse that asked for a missing day in vain; and so does what was imported of the release."""
    made_warehouse(tmp_path / "w")
    own, missing = open_warehouse(tmp_path / "w"), dt.date(2026, 9, 21)
    asked = Attempt("run", 1, "backfill", missing, None, None, NOON, NOON, "missing", "404", None, None, 1)
    build(own.lake, [asked], own.database)
    folder = release(own, "1.0")
    assert run(["import", str(folder), "--data", str(tmp_path / "imported")]) == 0
    told, *others = (_answers(path / "keyevents.duckdb") for path in (tmp_path / "w", folder, tmp_path / "imported"))
    for answers in others:
        silent = {number for number, found in answers.items() if len(found.splitlines()) == 2}
        assert (silent, {number for number in told if answers[number] != told[number]} - silent) == ({9, 13, 14}, {2, 16, 17, 19, 20})


def test_the_readmes_python_cuts_days_by_utc(tmp_path: Path) -> None:
    database = made_warehouse(tmp_path / "data", days=2, bullets=8)
    told = re.search(r"```python\n(.+?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert told
    program, west = told[1] + "\nprint(pages.column('published') == pages.column('page_date'))", {**os.environ, "TZ": "America/Los_Angeles"}
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=west, capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
    with connect(database) as connection:
        query = "SELECT comment FROM duckdb_columns() WHERE NOT internal AND data_type LIKE 'TIMESTAMP%'"
        comments = [comment for (comment,) in connection.execute(query).fetchall()]
    assert all("SET TimeZone = 'UTC'" in comment for comment in comments)
    assert len(comments) == 6


def _answers(database: Path) -> dict[int, str]:
    with connect(database) as connection:
        return {number: answer(connection, query) for number, query, _ in QUESTIONS}


def _print_anew() -> None:
    with tempfile.TemporaryDirectory() as folder:
        connection = connect(made_warehouse(Path(folder) / "w"))
        text = _QUESTION.sub(lambda m: f"{m[1]}\n```text\n{answer(connection, m[3])}\n```\n", PAGE.read_text(encoding="utf-8"))
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    _print_anew()
