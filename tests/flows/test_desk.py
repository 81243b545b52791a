"""What an analyst does at a terminal: explain a bullet, ask at the prompt, write a result, correct a value."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from flows.cli import run
from flows.demo import sample_pages
from flows.prompt import interruptible
from tests.ingesting import take_in

BULLET = "2026-01-07#2"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("desk") / "data"
    take_in(root, [sample_pages()])
    return root


def test_explain_puts_every_value_under_its_words(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", BULLET, "--data", str(data)]) == 0
    lines = capsys.readouterr().out.splitlines()
    under = next(n for n, line in enumerate(lines) if "killed 7 or more" in line)
    first, last = lines[under].index("^"), lines[under].rindex("^")
    text = next(line for line in reversed(lines[:under]) if "^" not in line)
    assert text[first : last + 1] == "At least seven people"
    assert "claimed by source 1" in lines[under]
    assert any("Dnipro, UA-12" in line for line in lines)


@pytest.mark.parametrize("wrong", ["nothing", "2026-01-07#99", "2026-13-40#1", "some-page#1"])
def test_explain_tells_what_it_expected(data: Path, wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", wrong, "--data", str(data)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_correction_is_applied_shown_and_reported_when_it_no_longer_matches(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = "2026-01-07/russia-ukraine-war-list-of-key-events-day-1413"
    lines = [
        "bullet,table,column,old,new,reason,who",
        f"{page}@2#02,quantities,low,7,8,a late count,A. Reader",
        f"{page}@2#02,bullets,attacker,UA,,never said so,A. Reader",
        f"{page}@1#02,bullets,attacker,RU,,of another revision,A. Reader",
    ]
    (data / "corrections.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert run(["reparse", "--apply", "--data", str(data)]) == 0
    with duckdb.connect(str(data / "keyevents.duckdb"), read_only=True) as connection:
        killed = connection.execute("SELECT killed_low FROM bullets WHERE bullet_id = ?", [f"{page}#02"]).fetchone()
        warnings = connection.execute("SELECT warnings FROM pages WHERE page_id = ?", [page]).fetchone()
    assert killed == (8,)
    assert warnings is not None
    assert sum("correction no longer matches" in warning for warning in warnings[0]) == 2
    capsys.readouterr()
    run(["explain", BULLET, "--data", str(data)])
    shown = capsys.readouterr().out
    assert "corrected by hand: quantities.low" in shown
    (data / "corrections.csv").unlink()
    assert run(["reparse", "--apply", "--data", str(data)]) == 0


@pytest.mark.parametrize(
    "line",
    [
        "x",
        "p@1#01,bullets,text,a,b,r,w",
        "p@1#01,pages,title,a,b,r,w",
        "p#01,bullets,attacker,,RU,r,w",
        "p@1#01,bullets,attacker,,RU,,w",
        "p@1#01,quantities,low,x,1,r,w",
    ],
)
def test_a_line_that_is_no_correction_is_named(data: Path, line: str, capsys: pytest.CaptureFixture[str]) -> None:
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


def test_the_prompt(terminal: Terminal) -> None:
    terminal.until("keyevents>")
    terminal.type("SELECT count(*) + 1000\r")
    terminal.type("FROM bullets;\r")
    terminal.until("1053")
    terminal.type(".tables\r")
    terminal.until("who_said_what")
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
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.5)
            connection.execute("SELECT sum(a.range * b.range) FROM range(100000) a, range(30000) b")
            finished.append(True)

        with pytest.raises(KeyboardInterrupt):
            interruptible(connection, work)
    assert not finished


def test_a_query_from_standard_input(data: Path) -> None:
    command = [sys.executable, "-c", "from flows.start import main; main()", "sql", "--csv", "--data", str(data)]
    done = subprocess.run(command, input="SELECT count(*) AS n FROM pages", capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["n", "5"]
