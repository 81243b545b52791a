"""Commands that go through Prefect do their work where it does not: a dead server, a temporary one that does not start, one that dies meanwhile."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from prefect import Flow, flow

from flows.fallback import is_in_a_run, through_prefect
from tests.flows.stack import free_port
from tests.site import days
from tests.site.news import NewsSite, made
from warehouse.storage import LocalStorage

TODAY = dt.datetime.now(dt.UTC).date()


@pytest.fixture(scope="module")
def site() -> Iterator[NewsSite]:
    with NewsSite(made(days.span(TODAY - dt.timedelta(days=3), 3))) as found:
        found.robots = found.robots.replace("Crawl-delay: 7", "Crawl-delay: 0.1")
        yield found


@pytest.fixture
def environment(tmp_path: Path, site: NewsSite) -> dict[str, str]:
    """A user's environment: nothing of Prefect's is set but where it keeps its state."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT", "KEYEVENTS"))}
    ours = {"KEYEVENTS_CONTACT": "you@example.org", "KEYEVENTS_SITE": site.base, "KEYEVENTS_WAYBACK": "", "KEYEVENTS_DATA": str(tmp_path / "data")}
    return kept | ours | {"PREFECT_HOME": str(tmp_path / "prefect")}


def command(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-c", "from flows.start import main; main()", *arguments]
    return subprocess.run(line, env=environment, capture_output=True, text=True, timeout=150, check=False)


def dead_server() -> str:
    return f"http://127.0.0.1:{free_port()}/api"


def without(done: subprocess.CompletedProcess[str], why: str) -> str:
    """What a command printed that did its work without Prefect and said so in one line."""
    told = [line for line in done.stderr.splitlines() if "Prefect" in line]
    assert len(told) == 1, done.stderr
    assert why in told[0]
    assert "Traceback" not in done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.timeout(200)
@pytest.mark.parametrize(
    ("arguments", "stored"),
    [
        (["demo"], "6 written"),
        (["run", "--date", str(TODAY - days.ONE_DAY)], "1 written"),
        (["backfill", "--last", "4"], "holds 3 pages"),
    ],
)
def test_a_dead_server_is_no_hindrance(arguments: list[str], stored: str, environment: dict[str, str]) -> None:
    done = command(environment | {"PREFECT_API_URL": dead_server()}, *arguments)
    printed = without(done, "Failed to reach API at http://127.0.0.1:")
    assert done.returncode == 0, done.stderr
    assert stored in printed


@pytest.mark.slow
def test_what_goes_wrong_without_prefect_is_told_as_ever(environment: dict[str, str], tmp_path: Path) -> None:
    with LocalStorage(tmp_path / "data").lock("another run"):
        done = command(environment | {"PREFECT_API_URL": dead_server()}, "demo")
    without(done, "Failed to reach API")
    assert done.returncode == 3
    assert "another run, pid" in done.stderr.splitlines()[-1]


@pytest.mark.slow
@pytest.mark.timeout(200)
@pytest.mark.parametrize("why", ["no time", "no database", "no home"])
def test_a_temporary_server_that_does_not_start_is_no_hindrance(why: str, environment: dict[str, str], tmp_path: Path) -> None:
    if why == "no database":
        (tmp_path / "prefect").mkdir()
        (tmp_path / "prefect/prefect.db").write_bytes(b"no database at all" * 100)
        environment = environment | {"PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "25"}
    elif why == "no home":
        (tmp_path / "file").touch()
        home = str(tmp_path / "file/home")
        environment = environment | {"HOME": home, "PREFECT_HOME": f"{home}/.prefect", "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "25"}
    else:
        environment = environment | {"PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "1"}
    done = command(environment, "demo")
    printed = without(done, "Timed out while attempting to connect to ephemeral Prefect API server")
    assert done.returncode == 0, done.stderr
    assert "6 written" in printed


@pytest.mark.slow
@pytest.mark.timeout(200)
def test_an_error_of_ours_inside_a_run_is_one_line(environment: dict[str, str], tmp_path: Path) -> None:
    with LocalStorage(tmp_path / "data").lock("another run"):
        done = command(environment, "demo")
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "another run, pid" in done.stderr


class Doing:
    """A flow that notes how often its function is called."""

    def __init__(self, error: Exception | None = None) -> None:
        self.calls: list[int] = []
        self.said: list[str] = []

        @flow
        def doubled(number: int) -> int:
            self.calls.append(number)
            if error:
                raise error
            return 2 * number

        self.flow: Flow[[int], int] = doubled

    def start(self) -> int:
        return through_prefect(self.flow, self.said.append, 4)


def prefect_that(monkeypatch: pytest.MonkeyPatch, does: Callable[[Callable[[int], int], int], Any]) -> None:
    monkeypatch.setattr(Flow, "__call__", lambda self, number: does(self.fn, number))


def fail_before(function: Callable[[int], int], number: int) -> int:
    raise RuntimeError("no server\nmore about it")


def fail_after(function: Callable[[int], int], number: int) -> int:
    function(number)
    raise RuntimeError("the server went")


def test_prefect_works(monkeypatch: pytest.MonkeyPatch) -> None:
    prefect_that(monkeypatch, lambda function, number: function(number))
    doing = Doing()
    assert (doing.start(), doing.calls, doing.said) == (8, [4], [])


def test_prefect_fails_before_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    prefect_that(monkeypatch, fail_before)
    doing = Doing()
    assert (doing.start(), doing.calls) == (8, [4])
    assert doing.said == ["Prefect does not work (no server): going on without it"]


def test_prefect_fails_after_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    prefect_that(monkeypatch, fail_after)
    doing = Doing()
    assert (doing.start(), doing.calls) == (8, [4])
    assert doing.said == ["Prefect does not work (the server went): the work was done all the same"]


@pytest.mark.parametrize("does", [lambda function, number: function(number), fail_before, fail_after])
def test_the_works_own_error_is_raised_once(does: Callable[..., int], monkeypatch: pytest.MonkeyPatch) -> None:
    prefect_that(monkeypatch, does)
    doing = Doing(KeyError("ours"))
    with pytest.raises(KeyError, match="ours"):
        doing.start()
    assert doing.calls == [4]
    assert not is_in_a_run()
