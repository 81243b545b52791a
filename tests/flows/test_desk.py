"""What an analyst does at a terminal: explain a bullet, ask at the prompt, write a result, correct a value."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from rich.cells import cell_len

from flows.cli import run
from flows.explain import Evidence, explain, marked
from flows.prompt import interruptible
from tests.ingesting import SAMPLES
from tests.made.days import page_of, warehouse_of
from tests.made.draft import Draft
from warehouse.folder import open_warehouse

BULLET = "2026-01-07#2"


@pytest.fixture(scope="module")
def data(stored_samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(stored_samples, tmp_path_factory.mktemp("desk") / "data")


def test_explain_puts_every_value_under_its_words(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", BULLET, "--data", str(data)]) == 0
    lines = capsys.readouterr().out.splitlines()
    under = next(n for n, line in enumerate(lines) if "killed 7 or more" in line)
    first, last = lines[under].index("^"), lines[under].rindex("^")
    text = next(line for line in reversed(lines[:under]) if "^" not in line)
    assert text[first : last + 1] == "At least seven people"
    assert "claimed by source 1" in lines[under]
    assert any("Dnipro, UA-12" in line for line in lines)


def test_explain_rounds_no_number(tmp_path: Path) -> None:
    on = dt.date(2026, 10, 1)
    oil = Draft("economy", on).count("$44.10", "money", 44.1, 44.1, None, unit="USD").say(" a barrel; ")
    land = oil.count("up to 0.5 square km", "area", None, 0.5, None, unit="km2").say("; ").count("$61bn", "money", 61e9, 61e9, None, unit="USD")
    database = warehouse_of(tmp_path / "w", [page_of(on, [land])])
    shown = "\n".join(explain(open_warehouse(database.parent), "2026-10-01#1", 100))
    assert all(told in shown for told in ("money 44.1 USD", "area up to 0.5 km2", "money 61,000,000,000 USD"))


@pytest.mark.parametrize("before", ["In Kyiv, ", "日本語の名前, ", "🚀🔥 ", "ＡＢＣ, ", "தமிழ் 한국어, ", "cafe\u0301 ", "w" * 150 + " "])
@pytest.mark.parametrize("width", [100, 40])
def test_a_mark_stands_under_its_words_whatever_stands_before_them(before: str, width: int) -> None:
    words, text = "four people", f"{before * 3}at least four people were killed, the mayor said on Monday."
    start = text.index(words)
    lines = marked(text, [Evidence(start, start + len(words), "killed")], width)
    told = [line for line in lines if "^" not in line]
    assert "".join(told).replace(" ", "") == text.replace(" ", "")
    assert max(map(cell_len, told)) <= width
    under = ""
    for line, marks in pairwise(lines):
        if "^" in marks:
            columns = [c for c in line for _ in range(cell_len(c))]
            under += "".join(c for c, mark in zip(columns, marks, strict=False) if mark == "^")
    assert under.replace(" ", "") == words.replace(" ", "")


def test_explain_names_the_bullet_of_the_days_other_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    day, drafts = (
        dt.date(2026, 10, 1),
        [Draft("economy", dt.date(2026, 10, 1)).say(text) for text in ("The price of oil rose.", "Grain got cheaper.")],
    )
    first, second = page_of(day, drafts), page_of(day, drafts[:1])
    page_id = first["pages"][0]["page_id"]
    for table, rows in second.items():
        second[table] = [
            row | {n: row[n].replace(page_id, f"{page_id}-again") for n in ("page_id", "bullet_id") if n in row} for row in map(dict, rows)
        ]
    root = warehouse_of(tmp_path / "w", [first, second]).parent
    told = f"another page of this day has such a bullet too: {page_id}-again@1#01"
    for asked, expected in {f"{day}#1": 1, f"{day}@1#1": 1, f"{day}#2": 0, f"{page_id}#1": 0}.items():
        assert run(["explain", asked, "--data", str(root)]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[0].startswith(f"{page_id}@1#")
        assert lines.count(told) == expected


@pytest.mark.parametrize("wrong", ["nothing", "2026-01-07#99", "2026-13-40#1", "some-page#1"])
def test_explain_tells_what_it_expected(data: Path, wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", wrong, "--data", str(data)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


PAGE = "2026-01-07/russia-ukraine-war-list-of-key-events-day-1413"


@pytest.mark.parametrize(("bullet", "words"), [("2026-01-07@1#2", "At least five people"), (f"{PAGE}@1#09", "Hungarian Prime Minister")])
def test_a_citation_of_an_older_revision_shows_what_it_said(data: Path, bullet: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", bullet, "--data", str(data)]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"{PAGE}@1#0{bullet[-1]}")
    assert "revision 1 of 2, replaced by revision 2 of 2026-01-10 12:00 UTC" in shown
    assert words in shown
    assert "source 1: " in shown


def test_a_citation_of_the_current_revision_shows_it_as_it_is(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["explain", "2026-01-07@2#02", "--data", str(data)])
    cited = capsys.readouterr().out
    run(["explain", BULLET, "--data", str(data)])
    assert cited == capsys.readouterr().out
    assert "At least seven people" in cited
    assert "replaced" not in cited


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("2026-01-07@3#1", "has no revision 3: there are 1 to 2"),
        ("2026-01-07@0#1", "has no revision 0: there are 1 to 2"),
        ("2026-01-07@1#11", "@1 has no bullet 11: there are 1 to 10"),
        ("2026-01-07@2#0", "@2 has no bullet 0: there are 1 to 10"),
        ("2026-01-07@x#1", "expected a bullet such as"),
        ("2026-01-07@1#" + "9" * 5000, "expected a bullet such as"),
    ],
)
def test_a_citation_of_what_never_was_says_what_there_is(data: Path, wrong: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", wrong, "--data", str(data)]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.slow
def test_without_archive_and_words_explain_says_what_is_left(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["release", "--data", str(data)]) == 0
    assert run(["import", str(data / "releases/latest"), "--data", str(tmp_path / "cited")]) == 0
    for bullet, lines in {
        BULLET: ["0-21: killed 7 or more, claimed by source 1", "110-135: source 1: regional authorities, side UA, Telegram, said"],
        "2026-01-07@1#2": ["changed by revision 2 of 2026-01-10 12:00 UTC", "old, bullet 2: (its words are withheld here)"],
        "2026-01-07@1#9": ["withdrawn by revision 2 of 2026-01-10 12:00 UTC"],
        "2026-01-07@1#3": ["nothing: revision 2 left its words as they were, though its number may be another now"],
    }.items():
        capsys.readouterr()
        assert run(["explain", bullet, "--data", str(tmp_path / "cited")]) == 0
        shown = capsys.readouterr().out.splitlines()
        assert set(lines) <= set(shown)
        assert ("@1#" in bullet) == any("revision 1 of 2 is no longer kept here" in line for line in shown)
    line = f"{PAGE}@2#02,quantities,low,7,8,a late count,A. Reader"
    (tmp_path / "cited/corrections.csv").write_text(f"bullet,table,column,old,new,reason,who\n{line}\n")
    assert run(["explain", BULLET, "--data", str(tmp_path / "cited")]) == 0
    assert "correction not applied, and cannot be here: there is no archive to code anew" in capsys.readouterr().out.splitlines()[-1]
    assert run(["explain", "2026-01-07@1#11", "--data", str(tmp_path / "cited")]) == 2
    assert "there are 1 to 10" in capsys.readouterr().err


@pytest.mark.slow
def test_a_correction_is_applied_and_explain_tells_which_were(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        "bullet,table,column,old,new,reason,who",
        f"{PAGE}@2#2,quantities,low,7,8,a late count,A. Reader",
        f"{PAGE}@2#02,bullets,attacker,UA,,never said so,A. Reader",
        f"{PAGE}@1#02,quantities,low,5,6,of another revision,A. Reader",
    ]
    (data / "corrections.csv").write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    run(["explain", BULLET, "--data", str(data)])
    assert capsys.readouterr().out.count("correction not applied yet, `keyevents reparse --apply` does it: ") == 3
    assert run(["reparse", "--apply", "--data", str(data), "--processes", "1"]) == 0
    with duckdb.connect(str(data / "keyevents.duckdb"), read_only=True) as connection:
        killed = connection.execute("SELECT killed_low FROM bullets WHERE bullet_id = ?", [f"{PAGE}#02"]).fetchone()
    assert killed == (8,)
    capsys.readouterr()
    run(["explain", BULLET, "--data", str(data)])
    assert [line.partition(": ")[0] for line in capsys.readouterr().out.splitlines()[-3:]] == [
        "corrected by hand",
        "correction not applied, no row holds the old value",
        "correction not applied, the page is at revision 2",
    ]
    run(["explain", "2026-01-07@1#2", "--data", str(data)])
    shown = capsys.readouterr().out
    assert "killed 6 or more" in shown
    told = [line for line in shown.splitlines() if line.startswith("correct")]
    older = "it holds where this older revision is shown and is not in the data"
    assert told == [f"corrected by hand: quantities.low of {PAGE}@1#02: 5 to 6 (of another revision, A. Reader); {older}"]
    (data / "corrections.csv").unlink()
    assert run(["reparse", "--apply", "--data", str(data), "--processes", "1"]) == 0


HELD = {
    f"{PAGE}@1#02,quantities,low,5,6,of another revision,A. Reader": "line 2 (the page is at revision 2)",
    f"{PAGE}x@2#02,quantities,low,7,8,a slip of the pen,A. Reader": f"line 3 (there is no page {PAGE}x)",
}


@pytest.mark.slow
def test_corrections_that_were_not_applied_are_told_by_their_lines(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "corrections.csv").write_text("\n".join(("bullet,table,column,old,new,reason,who", *HELD)), encoding="utf-8")
    try:
        for arguments in (["reparse", "--apply"], ["reparse"]):
            assert run([*arguments, "--data", str(data), "--processes", "1"]) == 0
            assert f"corrections.csv: 2 corrections were not applied: {', '.join(HELD.values())}" in capsys.readouterr().err.splitlines()
        assert run(["ingest", str(SAMPLES / "2026-01-07.html"), "--data", str(data)]) == 0
        told = [line for line in capsys.readouterr().err.splitlines() if line.startswith("corrections")]
        assert told == ["corrections.csv: 1 correction was not applied: line 2 (the page is at revision 2)"]
    finally:
        (data / "corrections.csv").unlink()
    assert run(["reparse", "--apply", "--data", str(data), "--processes", "1"]) == 0
    assert "corrections.csv" not in capsys.readouterr().err


def test_a_file_of_corrections_that_cannot_be_read_stops_with_its_line(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = f"{PAGE}@2#02,quantities,metric,killed,,no such number,A. Reader"
    (data / "corrections.csv").write_text(f"bullet,table,column,old,new,reason,who\n{line}\n", encoding="utf-8")
    try:
        assert run(["reparse", "--data", str(data), "--processes", "1"]) == 1
        assert "corrections.csv, line 2" in capsys.readouterr().err
    finally:
        (data / "corrections.csv").unlink()


def test_a_result_as_parquet(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "quantities.parquet"
    assert run(["sql", "SELECT * FROM quantities", "--parquet", str(target), "--data", str(data)]) == 0
    assert pq.read_table(target).num_rows > 10


def test_two_columns_of_one_name_are_told_apart_in_parquet(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "joined.parquet"
    query = "SELECT q.bullet_id, b.bullet_id, b.bullet_id AS bullet_id_1 FROM quantities AS q JOIN bullets AS b USING (bullet_id)"
    assert run(["sql", query, "--parquet", str(target), "--data", str(data)]) == 0
    assert pq.read_table(target).column_names == ["bullet_id", "bullet_id_2", "bullet_id_1"]


@pytest.mark.parametrize(
    ("form", "printed"), [("--csv", "1 month,2 months 30 days,7\n"), ("--json", '{"a": "1 month", "a_1": "2 months 30 days", "n": 7}')]
)
def test_a_month_is_no_thirty_days(form: str, printed: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    query = "SELECT INTERVAL 1 MONTH AS a, age(DATE '2026-03-31', DATE '2026-01-01') AS a, 7 AS n /* é; */ WHERE 'é;' <> '' ORDER BY n; -- what;ever"
    assert run(["sql", query, form, "--data", str(data)]) == 0
    assert printed in capsys.readouterr().out


class Terminal:
    """The program on a terminal of its own."""

    def __init__(self, *arguments: str) -> None:
        self.pid, self.fd = pty.fork()
        self.read = ""
        if self.pid == 0:
            os.environ["TERM"] = "dumb"
            os.execv(sys.executable, [sys.executable, "-c", "from flows.start import main; main()", *arguments])

    def until(self, wanted: str, seconds: float = 30.0) -> str:
        """What it printed up to a text; what came after it is kept for the next."""
        end = time.monotonic() + seconds
        while wanted not in self.read:
            assert time.monotonic() < end, self.read
            if select.select([self.fd], [], [], 0.1)[0]:
                self.read += os.read(self.fd, 65_536).decode(errors="replace")
        printed, _, self.read = self.read.partition(wanted)
        return printed + wanted

    def type(self, text: str) -> None:
        os.write(self.fd, text.encode())


@pytest.fixture
def terminal(data: Path) -> Iterator[Terminal]:
    opened = Terminal("sql", "--data", str(data))
    yield opened
    with contextlib.suppress(ProcessLookupError, ChildProcessError):
        os.kill(opened.pid, signal.SIGKILL)
        os.waitpid(opened.pid, 0)


@pytest.mark.slow
def test_the_prompt(terminal: Terminal) -> None:
    terminal.until("keyevents>")
    terminal.type("SELECT count(*) + 1000\r")
    terminal.type("FROM bullets;\r")
    terminal.until("1053")
    terminal.type(".tables\r")
    terminal.until("who_said_what")
    terminal.type(";\r")
    terminal.until("keyevents>")
    terminal.type("SELEC 1;\r")
    terminal.until("Parser Error")
    terminal.type("SELECT sum(a.range * b.range) FROM range(10000000) a, range(1000000) b;\r")
    terminal.until("%")  # of the progress bar: the query runs
    os.kill(terminal.pid, signal.SIGINT)
    terminal.until("ended")
    terminal.until("keyevents>")
    terminal.type(".quit\r")
    assert os.waitstatus_to_exitcode(os.waitpid(terminal.pid, 0)[1]) == 0


def test_an_interrupt_before_the_query_has_begun_is_not_lost() -> None:
    with duckdb.connect() as connection:
        finished = []

        def work() -> None:
            time.sleep(0.3)  # the main thread waits by now
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.3)
            connection.execute("SELECT sum(a.range * b.range) FROM range(100000) a, range(30000) b")
            finished.append(True)

        with pytest.raises(KeyboardInterrupt):
            interruptible(connection, work)
    assert not finished


@pytest.mark.slow
def test_a_query_from_standard_input(data: Path) -> None:
    command = [sys.executable, "-c", "from flows.start import main; main()", "sql", "--csv", "--data", str(data)]
    done = subprocess.run(command, input="SELECT count(*) AS n FROM pages", capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["n", "5"]
