"""Daily runs and backfills against the test site, by plain functions and a clock that sleeping moves."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import pytest

from flows.errors import InputError
from flows.live import check_live
from flows.pipeline import Judged, judge
from flows.reparse import LossError, months_between, reparse
from flows.settings import Settings
from tests.flows.conftest import Chronicle
from tests.site import days, mischief
from tests.site.pages import document
from warehouse import ledger
from warehouse.check import check
from warehouse.folder import open_warehouse, writing
from warehouse.storage import LockedError
from warehouse.warc import Capture

Make = Callable[..., Chronicle]
FIRST = dt.date(2026, 2, 1)
THIRTY = days.span(FIRST, 30)
LAST = THIRTY[-1]


@contextlib.contextmanager
def killed_before_it_stores(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """What was fetched lies in the archive, nothing of it in the lake."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with patch.context() as patched:
        patched.setattr("flows.steps.store_batch", killed)
        with pytest.raises(KeyboardInterrupt):
            yield


def rows(world: Chronicle, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(world.root / "keyevents.duckdb"), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_a_backfill_stores_every_day_with_one_request_each(make_chronicle: Make) -> None:
    world = make_chronicle(THIRTY)
    summary = world.backfill(FIRST, LAST)
    assert summary.outcomes() == {"written": 30}
    assert len(world.site.hits) == 31  # robots.txt and a page a day
    assert min(world.site.gaps()) >= 7
    assert [a.page_date for a in summary.attempts] == sorted(THIRTY, reverse=True)
    assert rows(world, "SELECT count(*), min(page_date), max(page_date) FROM pages") == [(30, FIRST, LAST)]
    assert list(check(open_warehouse(world.root))) == []


def test_a_page_is_judged_once_whatever_day_it_turns_out_to_be_of(make_chronicle: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    world, judged = make_chronicle(THIRTY), []
    world.site.serve_stale(THIRTY[3])

    def counted(capture: Capture, *told: Any) -> Judged:
        judged.append(capture.uri)
        return judge(capture, *told)

    monkeypatch.setattr("flows.live.judge", counted)
    summary = world.backfill(THIRTY[3], THIRTY[4])
    assert summary.outcomes() == {"written": 2, "missing": 1}
    assert judged == [world.site.base + path for path in world.site.asked("/news/")]
    assert [(a.page_date, a.reason) for a in summary.attempts if a.outcome == "written"][1:] == [
        (THIRTY[2], f"page of {THIRTY[2]}, {THIRTY[3]} asked for")
    ]


def test_a_second_backfill_asks_for_nothing(make_chronicle: Make) -> None:
    world = make_chronicle(THIRTY)
    world.backfill(FIRST, LAST)
    world.site.forget()
    assert world.backfill(FIRST, LAST).attempts == []
    assert world.site.hits == []


@pytest.mark.slow
def test_days_without_a_page_are_asked_again_only_when_told(make_chronicle: Make) -> None:
    world = make_chronicle(THIRTY)
    world.site.remove(THIRTY[10])
    assert world.backfill(FIRST, LAST).outcomes() == {"written": 29, "missing": 1}
    world.site.forget()
    assert world.backfill(FIRST, LAST).attempts == []
    assert world.backfill(FIRST, LAST, again=True).outcomes() == {"missing": 1}


@pytest.mark.parametrize(("days_later", "is_asked"), [(0, True), (1, True), (2, False)])
def test_a_day_that_was_only_late_is_asked_again(make_chronicle: Make, days_later: int, is_asked: bool) -> None:
    world = make_chronicle(THIRTY, now=dt.datetime.combine(LAST, dt.time(6, 15), dt.UTC) + dt.timedelta(days=days_later))
    page = world.site.remove(LAST)
    assert world.backfill(LAST, LAST).outcomes() == {"missing": 1}
    world.clock.step(dt.timedelta(days=3))
    world.site.put(page)
    assert world.backfill(LAST, LAST).outcomes() == ({"written": 1} if is_asked else {})


@pytest.mark.slow
def test_a_backfill_stops_after_failures_in_a_row_and_is_resumed(make_chronicle: Make) -> None:
    world = make_chronicle(THIRTY)
    world.site.misbehave("/news/", mischief.status(503))
    stopped = world.backfill(FIRST, LAST, failures=3)
    assert stopped.is_stopped
    assert stopped.outcomes() == {"failed": 3}
    world.site.behave()
    assert world.backfill(FIRST, LAST).outcomes() == {"written": 30}


def test_a_backfill_stops_after_so_many_requests(make_chronicle: Make) -> None:
    world = make_chronicle(THIRTY)
    stopped = world.backfill(FIRST, LAST, most_requests=11)
    assert stopped.is_stopped
    assert len(world.site.hits) <= 11
    assert world.backfill(FIRST, LAST).outcomes() == {"written": 30 - stopped.outcomes()["written"]}


@pytest.mark.slow
def test_a_killed_backfill_stores_what_it_left_in_the_archive_without_asking(make_chronicle: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    world, calm = make_chronicle(THIRTY), make_chronicle(THIRTY, root="calm")
    calm.backfill(FIRST, LAST)
    with killed_before_it_stores(monkeypatch):
        world.backfill(FIRST, LAST)
    asked = len(world.site.hits)
    assert f"captures of {asked - 1} days" in next(one.what for one in check(open_warehouse(world.root)) if one.where == "archive")
    assert world.backfill(FIRST, LAST).outcomes() == {"written": 30}
    assert check(open_warehouse(world.root)) == []
    assert len(world.site.hits) == asked + 31 - asked + 1  # robots.txt again, and only the days never asked for
    assert world.lake() == calm.lake()
    interrupted = [a for a in ledger.read(open_warehouse(world.root).storage) if a.outcome == "interrupted"]
    assert len(interrupted) == asked - 1


@pytest.mark.slow
def test_a_page_that_came_later_and_was_left_by_a_kill_is_found(make_chronicle: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its day was missing in the pass before, which is no word of the later one."""
    world = make_chronicle(THIRTY, now=dt.datetime.combine(LAST, dt.time(0, 5), dt.UTC))
    world.backfill(FIRST, THIRTY[-2])
    assert world.daily(LAST).outcomes()["missing"] == 1
    world.clock.sleep(3 * 3600)
    with killed_before_it_stores(monkeypatch):
        world.daily(LAST)
    [left] = check(open_warehouse(world.root))
    assert f"captures of 1 days, such as {LAST}" in left.what
    assert f"keyevents backfill {LAST} {LAST}" in left.repair
    world.backfill(LAST, LAST)
    assert check(open_warehouse(world.root)) == []


def test_a_daily_run_finds_an_edit_of_yesterday(make_chronicle: Make) -> None:
    world = make_chronicle(THIRTY)
    world.backfill(FIRST, LAST)
    world.site.edit(THIRTY[-2])
    world.site.forget()
    summary = world.daily(LAST)
    assert summary.outcomes() == {"written": 1, "unchanged": 1}
    assert len(world.site.asked("/news/")) == 2
    assert rows(world, "SELECT revision FROM pages ORDER BY page_date DESC LIMIT 3") == [(1,), (2,), (1,)]
    assert sorted(rows(world, "SELECT change, old_text IS NULL, new_text IS NULL FROM bullet_changes")) == [
        ("added", True, False),
        ("changed", False, False),
    ]


@pytest.mark.slow
def test_a_page_that_is_not_there_yet_is_missing_and_comes_later(make_chronicle: Make) -> None:
    world = make_chronicle(THIRTY, now=dt.datetime.combine(LAST, dt.time(0, 5), dt.UTC))
    world.backfill(FIRST, THIRTY[-2])
    early = world.daily(LAST)
    assert early.outcomes()["missing"] == 1
    assert early.is_good
    world.clock.step(dt.timedelta(hours=10))
    assert world.daily(LAST).outcomes()["written"] == 1


@pytest.mark.slow
def test_days_that_were_slept_through_are_caught_up_with_once_each(make_chronicle: Make) -> None:
    world = make_chronicle(THIRTY)
    world.backfill(FIRST, THIRTY[4])
    world.site.forget()
    assert world.daily(LAST).outcomes()["written"] == 25
    assert len(set(world.site.asked("/news/"))) == len(world.site.asked("/news/")) == 25
    world.site.forget()
    assert world.daily(LAST).outcomes() == {"unchanged": 2}


@pytest.mark.slow
def test_late_runs_that_piled_up_ask_for_each_missing_day_once(make_chronicle: Make) -> None:
    world = make_chronicle(THIRTY)
    world.backfill(FIRST, THIRTY[4])
    world.site.forget()
    for date in [day for day in THIRTY[5:] for _ in range(3)]:
        world.daily(date, is_late=True)
    assert sorted(world.site.asked("/news/")) == sorted(days.real_path(day) for day in THIRTY[5:])


def test_yesterdays_page_under_todays_address_is_stored_under_its_own_day(make_chronicle: Make) -> None:
    world = make_chronicle(THIRTY)
    stale = document(THIRTY[-2])
    world.site.misbehave(days.real_path(LAST), mischief.page(stale.body))
    summary = world.daily(LAST)
    assert {(a.page_date, a.outcome) for a in summary.attempts} >= {(THIRTY[-2], "written"), (LAST, "missing")}
    assert rows(world, "SELECT page_date FROM pages") == [(THIRTY[-2],)]


@pytest.mark.slow
def test_reparse_gives_the_lake_again_and_refuses_losses(make_chronicle: Make) -> None:
    world = make_chronicle(THIRTY)
    world.backfill(FIRST, LAST)
    world.site.edit(THIRTY[-2])
    world.daily(LAST)
    before = world.lake()
    with writing(world.root, None, "test", "test") as warehouse:
        months = months_between(warehouse, None, None)
        assert reparse(warehouse, months, 20_000_000, is_applied=True, n_processes=1).is_empty
        assert world.lake() == before
        for file in (world.root / "lake").rglob("*.*"):
            file.unlink()
        assert not reparse(warehouse, months, 20_000_000, is_applied=True, n_processes=2).is_empty
    assert world.lake() == before
    for file in (world.root / "archive/2026/02").iterdir():
        file.unlink()
    with writing(world.root, None, "test", "test") as warehouse, pytest.raises(LossError, match="pages"):
        reparse(warehouse, ["2026/02"], 20_000_000, is_applied=True, n_processes=1)
    assert world.lake() == before


def test_an_empty_archive_is_an_error(make_chronicle: Make) -> None:
    world = make_chronicle(THIRTY[:1])
    with writing(world.root, "russia-ukraine", "test", "test") as warehouse, pytest.raises(InputError, match="archive"):
        months_between(warehouse, None, None)


@pytest.mark.slow
def test_an_alert_is_told_once_and_so_is_the_recovery(make_chronicle: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, object]] = []

    def sending(what: str, url: str, body: dict[str, str] | None) -> bool:
        told.append((what, body and body["text"]))
        return True

    monkeypatch.setattr("flows.alerts._send", sending)
    monkeypatch.setenv("KEYEVENTS_WEBHOOK_URL", "http://127.0.0.1:9/hook")
    monkeypatch.setenv("KEYEVENTS_HEARTBEAT_URL", "http://127.0.0.1:9/beat")
    world = make_chronicle(THIRTY, now=dt.datetime.combine(LAST, dt.time(13, 0), dt.UTC))
    world.backfill(FIRST, THIRTY[-2])
    world.site.misbehave(days.real_path(LAST), mischief.status(503))
    world.daily(LAST)
    world.daily(LAST)
    assert [what for what, _ in told] == ["webhook"]
    assert "overdue" in str(told[0][1])
    world.site.behave()
    world.daily(LAST)
    assert [what for what, _ in told] == ["webhook", "heartbeat", "webhook"]
    assert "recovered" in str(told[2][1])
    assert json.loads((world.root / "badge.json").read_text())["color"] == "green"


def test_two_runs_at_once(make_chronicle: Make) -> None:
    world = make_chronicle(THIRTY)
    with world.live("daily"), pytest.raises(LockedError, match=r"keyevents daily, pid \d+"):
        world.daily(LAST)


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({}, "KEYEVENTS_CONTACT"),
        ({"contact": "nobody"}, "mail or web address"),
        ({"contact": "you@example.org", "site": "ftp://x"}, "KEYEVENTS_SITE"),
    ],
)
def test_bad_settings_are_told_in_one_line(settings: dict[str, str], line: str) -> None:
    with pytest.raises(InputError, match=line) as told:
        check_live(Settings(**settings), None)  # type: ignore[arg-type]
    assert "\n" not in str(told.value)


def test_a_day_before_the_series_began(make_chronicle: Make) -> None:
    with pytest.raises(InputError, match="began on 2022-03-03"):
        check_live(make_chronicle(THIRTY[:1]).settings, dt.date(2022, 1, 1))
