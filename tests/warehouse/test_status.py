"""Which days are overdue at an instant, and which were never stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace

import pytest

from flows.cli import run
from flows.commands.options import FAULT
from tests.made.days import page_of
from tests.made.draft import Draft
from transforms.schemas import tables_of
from warehouse.folder import open_warehouse, writing
from warehouse.ledger import Ledger
from warehouse.status import Status, status


def january(day: int) -> dt.date:
    return dt.date(2026, 1, day)


def state(root: Path, days: Iterable[int], now: dt.datetime) -> Status:
    """The state at an instant of a warehouse that has pages of two bullets about these days of January."""
    pages = [page_of(january(day), [Draft("other", january(day)).say(text) for text in ("One.", "Two.")]) for day in days]
    with writing(root, "russia-ukraine", "test", "test") as warehouse:
        warehouse.lake.replace(tables_of(pages))
    return status(open_warehouse(root), now)


def at(day: int, hour: int, minute: int = 0, second: int = 0) -> dt.datetime:
    return dt.datetime(2026, 1, day, hour, minute, second, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("now", "overdue", "age"),
    [
        (at(4, 23), (), 0),
        (at(5, 12, 29, 59), (), 1),
        (at(5, 12, 30), (5,), 1),
        (at(6, 0), (5,), 2),
        (at(7, 12, 29, 59), (5, 6), 3),
        (at(7, 13), (5, 6, 7), 3),
        (at(4, 8), (), 0),  # day 3 is a gap once a later one is there
        (at(3, 12), (), -1),  # a page may come out before midnight
        (at(3, 13), (3,), -1),  # and makes up for no day that is due
    ],
)
def test_a_day_is_overdue_from_half_past_twelve(tmp_path: Path, now: dt.datetime, overdue: tuple[int, ...], age: int) -> None:
    found = state(tmp_path / "data", (1, 2, 4), now)
    assert found.overdue == tuple(map(january, overdue))
    assert found.age_days == age


@pytest.mark.parametrize(("now", "is_wrong"), [(at(3, 12), False), (dt.datetime(2025, 12, 27, tzinfo=dt.UTC), True), (at(9, 12), False)])
def test_a_clock_that_is_behind_the_data_is_told(
    tmp_path: Path, now: dt.datetime, is_wrong: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing looks overdue then: a machine that woke in another year would be called fresh."""
    found = state(tmp_path / "data", (1, 2, 4), now)
    assert found.is_clock_wrong == is_wrong
    monkeypatch.setattr("flows.commands.asking.SYSTEM", SimpleNamespace(now=lambda: now))
    code = run(["status", "--data", str(tmp_path / "data")])
    assert (code == FAULT, "ahead of this machine's clock" in capsys.readouterr().out) == (is_wrong or bool(found.overdue), is_wrong)


@pytest.mark.parametrize(("days", "gaps"), [((1, 2, 4), (3,)), ((1, 2, 3), ()), ((1, 5), (2, 3, 4)), ((4,), ()), ((1, 3, 10), (2,))])
def test_gaps_are_the_days_between_the_first_and_the_newest_that_have_no_page(tmp_path: Path, days: tuple[int, ...], gaps: tuple[int, ...]) -> None:
    found = state(tmp_path / "data", days, at(9, 13))
    assert found.gaps == tuple(map(january, gaps))
    assert not set(found.gaps) & set(found.overdue)
    assert (found.first_day, found.newest_day) == (january(days[0]), january(days[-1]))
    assert (found.n_pages, found.n_bullets) == (len(days), 2 * len(days))


def test_an_empty_warehouse_has_neither_an_age_nor_gaps(tmp_path: Path) -> None:
    found = state(tmp_path / "data", (), at(9, 13))
    assert (found.first_day, found.newest_day, found.age_days, found.gaps, found.n_pages) == (None, None, None, (), 0)


@pytest.mark.parametrize(
    ("command", "now", "overdue"),
    [("daily", at(9, 13), (5, 6, 7, 8, 9)), ("daily", at(5, 12), ()), ("backfill", at(9, 13), ())],
    ids=["passes for days", "the first day is not over", "nothing was asked for daily"],
)
def test_where_no_page_ever_came_days_are_overdue_from_the_first_pass(
    tmp_path: Path, command: str, now: dt.datetime, overdue: tuple[int, ...]
) -> None:
    root = tmp_path / "data"
    state(root, (), now)
    with writing(root, None, "test", "test") as warehouse:
        ledger = Ledger(warehouse.storage, lambda: at(5, 6), command)
        ledger.end([ledger.ended(one, "missing") for day in (5, 6) for one in ledger.begin(["an address"], january(day))])
    assert status(open_warehouse(root), now).overdue == tuple(map(january, overdue))


def test_the_last_attempts_are_the_latest(tmp_path: Path) -> None:
    root = tmp_path / "data"
    state(root, (), at(9, 13))
    with writing(root, None, "test", "test") as warehouse:
        ledger = Ledger(warehouse.storage, lambda: at(9, 14), "test")
        ledger.end([ledger.ended(one, "missing") for one in ledger.begin([str(n) for n in range(25)])])
    assert [attempt.input for attempt in status(open_warehouse(root), at(9, 15)).last][-3:] == ["22", "23", "24"]


def test_a_day_with_two_pages_is_told(tmp_path: Path) -> None:
    """As where the site moved a page to another address: both stand, and what both tell counts twice."""
    root, day = tmp_path / "data", january(2)
    pages = [page_of(day, [Draft("other", day).say("One.")]) for _ in range(2)]
    moved = {name: [{**row, "page_id": f"{row['page_id']}-2"} for row in rows] for name, rows in pages[1].items()}
    moved["bullets"] = [{**row, "bullet_id": f"{row['page_id']}#{row['position']:02}"} for row in moved["bullets"]]
    with writing(root, "russia-ukraine", "test", "test") as warehouse:
        warehouse.lake.replace(tables_of([pages[0], moved]))
    assert status(open_warehouse(root), at(3, 8)).doubled == (day,)
    assert state(tmp_path / "other", (1, 2, 4), at(5, 8)).doubled == ()
