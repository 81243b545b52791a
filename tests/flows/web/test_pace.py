"""The crawl delay holds across requests, clients, processes, crashes and changes of the clock."""

from __future__ import annotations

import datetime as dt
import json
import multiprocessing
import random
from itertools import pairwise
from pathlib import Path

import pytest

from flows.web.clock import SystemClock
from flows.web.errors import HostClosedError, StopRunError
from flows.web.pace import Pace
from tests.flows.web.conftest import World
from tests.site.clock import FakeClock

HOST = "www.example.org"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def waited(pace: Pace, clock: FakeClock, host: str = HOST) -> float:
    before = clock.monotonic()
    pace.wait(host)
    return clock.monotonic() - before


def test_first_request_need_not_wait(tmp_path: Path, clock: FakeClock) -> None:
    assert waited(Pace(tmp_path / "new" / "folder", clock), clock) == 0


def test_delay_counts_from_the_end_of_the_last_answer(tmp_path: Path, clock: FakeClock) -> None:
    pace = Pace(tmp_path, clock)
    pace.wait(HOST)
    clock.sleep(3)
    pace.done(HOST)
    clock.sleep(2)
    assert 5 <= waited(pace, clock) < 5.01


def test_hosts_do_not_wait_for_each_other(tmp_path: Path, clock: FakeClock) -> None:
    pace = Pace(tmp_path, clock)
    pace.wait(HOST)
    assert waited(pace, clock, "web.archive.org") == 0


def test_stated_delay_is_remembered_by_the_next_command(tmp_path: Path, clock: FakeClock) -> None:
    first = Pace(tmp_path, clock)
    first.learn(HOST, 20)
    first.wait(HOST)
    assert 20 <= waited(Pace(tmp_path, clock), clock) < 20.01
    first.learn(HOST, None)
    assert 7 <= waited(Pace(tmp_path, clock), clock) < 7.01


def test_floor_holds_whatever_is_stated(tmp_path: Path, clock: FakeClock) -> None:
    pace = Pace(tmp_path, clock, floors={HOST: 2.5})
    pace.learn(HOST, 0.0)
    pace.wait(HOST)
    assert 2.5 <= waited(pace, clock) < 2.51


def test_request_in_flight_at_a_kill_is_seen_by_the_next(tmp_path: Path, clock: FakeClock) -> None:
    Pace(tmp_path, clock).wait(HOST)
    clock.sleep(1)
    assert 6 <= waited(Pace(tmp_path, clock), clock) < 6.01


def test_hold_outlives_the_command(tmp_path: Path, clock: FakeClock) -> None:
    Pace(tmp_path, clock).hold(HOST, 900)
    clock.sleep(100)
    assert 800 <= waited(Pace(tmp_path, clock), clock) < 800.01


def test_hold_of_an_hour_is_kept_and_a_longer_one_ends_the_run(tmp_path: Path, clock: FakeClock) -> None:
    pace = Pace(tmp_path, clock)
    pace.hold(HOST, 3600)
    assert 3600 <= waited(pace, clock) < 3600.01
    pace.hold(HOST, 7200)
    with pytest.raises(HostClosedError, match="left alone until"):
        pace.wait(HOST)
    clock.sleep(7200)
    assert waited(pace, clock) == 0


def test_hold_is_never_longer_than_a_day(tmp_path: Path, clock: FakeClock) -> None:
    pace = Pace(tmp_path, clock)
    pace.hold(HOST, 1e12)
    clock.sleep(24 * 3600)
    assert waited(pace, clock) < 0.01


@pytest.mark.parametrize(
    "found", [b"", b"{", b"[]", b'{"hosts": []}', b'{"hosts": {"a": {}}}', b"\xff\x00", b'{"hosts": {"a": 1}}', b"[" * 100_000, b"null"]
)
def test_unreadable_state_counts_as_asked_just_now(tmp_path: Path, clock: FakeClock, found: bytes) -> None:
    (tmp_path / "pace.json").write_bytes(found)
    assert 7 <= waited(Pace(tmp_path, clock), clock) < 7.01
    assert 7 <= waited(Pace(tmp_path, clock), clock) < 7.01


@pytest.mark.parametrize("hours", [-5, -0.001, 0.001, 5])
def test_clock_that_is_set_does_not_shorten_the_delay_nor_stop_the_run(tmp_path: Path, clock: FakeClock, hours: float) -> None:
    pace = Pace(tmp_path, clock)
    pace.wait(HOST)
    clock.step(dt.timedelta(hours=hours))
    assert 7 <= waited(pace, clock) < 7.01


def test_clock_set_back_between_commands(tmp_path: Path, clock: FakeClock) -> None:
    Pace(tmp_path, clock).wait(HOST)
    clock.step(dt.timedelta(hours=-5))
    assert 7 <= waited(Pace(tmp_path, clock), clock) < 7.01


def test_folder_that_cannot_be_written_stops_the_run(tmp_path: Path, clock: FakeClock) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StopRunError, match="a file to keep the pace in"):
        Pace(tmp_path / "file" / "below", clock).wait(HOST)


def test_file_is_small_and_says_what_it_is(tmp_path: Path, clock: FakeClock) -> None:
    Pace(tmp_path, clock).wait(HOST)
    state = json.loads((tmp_path / "pace.json").read_text())
    assert state == {"format": 1, "hosts": {HOST: {"last_at": clock.now().timestamp(), "free_at": 0.0, "delay": None}}}
    assert sorted(file.name for file in tmp_path.iterdir()) == ["pace.json", "pace.lock"]


class _Noting(SystemClock):
    """Keeps the last instant that was read off it: `wait` ends by noting when the request is sent."""

    def now(self) -> dt.datetime:
        self.last = super().now()
        return self.last


def _ask(folder: Path, times: int) -> None:
    clock = _Noting()
    pace = Pace(folder, clock, default_delay=0.1)
    for _ in range(times):
        pace.wait(HOST)
        with (folder / "log").open("a") as log:
            log.write(f"{clock.last.timestamp()}\n")


@pytest.mark.slow
def test_processes_take_turns(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_ask, args=(tmp_path, 6)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(30)
    instants = sorted(float(line) for line in (tmp_path / "log").read_text().split())
    assert len(instants) == 12
    assert min(later - earlier for earlier, later in pairwise(instants)) >= 0.1


def _ask_for_ever(folder: Path) -> None:
    pace = Pace(folder, SystemClock(), default_delay=0.0)
    while True:
        pace.wait(HOST)
        pace.done(HOST)


@pytest.mark.slow
def test_killed_at_any_moment_the_file_is_whole_and_free(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    rng = random.Random(3)
    for _ in range(12):
        (tmp_path / "pace.json").unlink(missing_ok=True)
        process = context.Process(target=_ask_for_ever, args=(tmp_path,))
        process.start()
        while not (tmp_path / "pace.json").exists():
            SystemClock().sleep(0.01)
        SystemClock().sleep(rng.uniform(0, 0.1))
        process.kill()
        process.join()
        json.loads((tmp_path / "pace.json").read_text())
        next_one = FakeClock(dt.datetime.now(dt.UTC))
        assert waited(Pace(tmp_path, next_one), next_one) > 5


def test_two_clients_of_one_warehouse(world: World) -> None:
    first, second = world.client(), world.client()
    for client in (first, second, first, second):
        client.get(world.url())
    assert len(world.site.hits) == 6
    assert min(world.site.gaps()) >= 7
