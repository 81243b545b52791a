"""Days that a daily pass asks for again, and edits that a pass before it lost on the way: against the test site, with the clock set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from flows import steps
from flows.pipeline import Judged
from flows.steps import Kept, Run, Stored
from tests.flows.conftest import Chronicle
from tests.flows.hook import Hook
from tests.site import days, mischief
from tests.site.pages import CONSENT_WALL
from transforms.tables import PAGES
from warehouse.database import DatabaseError, connect
from warehouse.durable import StorageError
from warehouse.folder import open_warehouse, writing
from warehouse.status import status

Make = Callable[..., Chronicle]
D = days.span(dt.date(2026, 2, 1), 8)


def started(make: Make, n_stored: int = 3, dates: list[dt.date] = D) -> Chronicle:
    """A warehouse of the first days, on the morning after them."""
    world = make(dates, now=dt.datetime.combine(dates[n_stored], dt.time(6, 15), dt.UTC))
    world.backfill(dates[0], dates[n_stored - 1])
    world.site.forget()
    return world


def gaps(world: Chronicle) -> tuple[dt.date, ...]:
    return status(open_warehouse(world.root), world.clock.now()).gaps


def revisions(world: Chronicle) -> dict[object, object]:
    lake = open_warehouse(world.root).lake
    return {row["page_date"]: row["revision"] for month in lake.months() for row in lake.read(PAGES, month).to_pylist()}


def captures(world: Chronicle, day: dt.date) -> list[Path]:
    return [world.root / record.file for record in open_warehouse(world.root).archive.of_days({day})]


@pytest.mark.slow
def test_a_failed_day_is_asked_for_again_after_the_next_was_stored(make_chronicle: Make) -> None:
    world = started(make_chronicle)
    world.site.misbehave(days.real_path(D[3]), mischief.status(403))
    assert world.daily(D[3]).outcomes()["failed"] == 1
    world.at(D[4], 6)
    assert world.daily(D[4]).outcomes() == {"written": 1, "unchanged": 1, "failed": 1}
    assert gaps(world) == (D[3],)
    world.site.behave()
    world.at(D[4], 12)
    assert world.daily(D[4]).outcomes()["written"] == 1
    assert gaps(world) == ()


@pytest.mark.slow
def test_a_page_that_came_out_after_the_next_is_found_and_asked_for_once_a_day(make_chronicle: Make) -> None:
    world = started(make_chronicle)
    late = world.site.remove(D[3])
    for hour in (6, 12, 20):  # its own day: at every pass
        world.at(D[3], hour)
        assert world.daily(D[3]).outcomes()["missing"] == 1
    world.at(D[4], 6)
    assert world.daily(D[4]).outcomes()["missing"] == 1
    for hour in (12, 20):
        world.at(D[4], hour)
        world.site.forget()
        assert "missing" not in world.daily(D[4]).outcomes()
        assert world.site.asked(days.real_path(D[3])) == []
    world.site.put(late)
    world.at(D[5], 6)
    assert world.daily(D[5]).outcomes()["written"] == 2
    assert gaps(world) == ()
    assert min(world.site.gaps()) >= 7


@pytest.mark.slow
def test_a_day_that_somebody_names_is_asked_for_whatever_is_known(make_chronicle: Make) -> None:
    world = started(make_chronicle, 5)
    world.site.remove(D[2])
    world.root.joinpath("lake").rename(world.root / "away")  # nothing is stored
    world.root.joinpath("keyevents.duckdb").unlink()
    assert world.daily(D[2]).outcomes()["missing"] == 1
    assert world.daily(D[2]).outcomes()["missing"] == 1


@pytest.mark.slow
def test_the_window_is_bounded_and_an_older_damaged_month_keeps_no_day_from_being_asked_for(make_chronicle: Make) -> None:
    dates = days.span(dt.date(2025, 12, 20), 50)
    world = make_chronicle(dates, now=dt.datetime.combine(dates[-1], dt.time(6, 15), dt.UTC))
    world.backfill(dates[0], dates[0])
    [pages] = (world.root / "lake/pages").rglob("*.parquet")
    pages.write_bytes(b"no table")
    world.site.forget()
    with pytest.raises(Exception, match=r"pages.parquet"):  # the database cannot be built of that
        world.daily(dates[-1])
    asked = [path for path in world.site.asked("/news/") if path != days.real_path(dates[0])]
    assert asked == [days.real_path(day) for day in reversed(dates[-32:])]


@pytest.mark.slow
def test_days_before_the_first_stored_one_are_a_matter_of_backfill(make_chronicle: Make) -> None:
    world = make_chronicle(D, now=dt.datetime.combine(D[4], dt.time(6, 15), dt.UTC))
    assert world.daily(D[4]).outcomes() == {"written": 1}
    world.at(D[6], 6)
    assert world.daily(D[6]).outcomes() == {"written": 2, "unchanged": 1}


def killed_in_between(monkeypatch: pytest.MonkeyPatch, world: Chronicle, day: dt.date, edited: dt.date) -> None:
    """A pass of a day whose process dies when another day's edit is archived and not yet in the lake."""
    store = steps.store_batch

    def dies(run: Run, kept: list[Kept], judged: list[Judged]) -> Stored:
        if any(j.page and j.page.page_date == edited for j in judged):
            raise KeyboardInterrupt
        return store(run, kept, judged)

    with monkeypatch.context() as patch:
        patch.setattr("flows.steps.store_batch", dies)
        with pytest.raises(KeyboardInterrupt):
            world.daily(day)


@pytest.mark.slow
def test_an_edit_that_died_between_archive_and_lake_gets_in_though_the_site_says_unchanged(
    make_chronicle: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, calm = started(make_chronicle), make_chronicle(D, now=dt.datetime.combine(D[3], dt.time(6, 15), dt.UTC), root="calm")
    calm.backfill(D[0], D[2])
    for each in (world, calm):
        each.site.edit(D[2])
    killed_in_between(monkeypatch, world, D[3], edited=D[2])
    assert len(captures(world, D[2])) == 2
    assert revisions(world)[D[2]] == 1
    world.at(D[3], 12)
    assert world.daily(D[3]).outcomes() == {"written": 1, "unchanged": 1}
    latest = open_warehouse(world.root).archive
    assert str(latest.load(latest.of_days({D[2]})[-1]).status).startswith("304")
    assert revisions(world)[D[2]] == 2
    calm.daily(D[3])
    assert revisions(world) == revisions(calm)


def contents(world: Chronicle) -> dict[object, object]:
    lake = open_warehouse(world.root).lake
    return {row["page_id"]: (row["revision"], row["content_hash"]) for month in lake.months() for row in lake.read(PAGES, month).to_pylist()}


@pytest.mark.slow
def test_an_edit_gets_in_though_the_clock_was_ahead_when_the_page_was_first_stored(make_chronicle: Make) -> None:
    world, calm = started(make_chronicle), make_chronicle(D, now=dt.datetime.combine(D[3], dt.time(6, 15), dt.UTC), root="calm")
    calm.backfill(D[0], D[2])
    for each, ahead in ((world, dt.timedelta(hours=2)), (calm, dt.timedelta())):
        each.clock.step(ahead)
        each.daily(D[3])
        each.clock.step(-ahead)
        each.site.edit(D[3])
        assert [a.outcome for a in each.daily(D[4]).attempts if a.page_date == D[3]] == ["written"]
    assert revisions(world)[D[3]] == 2
    assert contents(world) == contents(calm)


@pytest.mark.slow
def test_a_wall_is_no_page_to_ask_a_condition_with(make_chronicle: Make) -> None:
    """An answer of 200 that is no page may have validators too: "unchanged" since then would say that the wall still stands."""
    world = started(make_chronicle)
    world.site.edit(D[2])
    with_validators = lambda reply, wire, path: wire.send(replace(reply.plain(), body=CONSENT_WALL))  # noqa: E731
    world.site.misbehave(days.real_path(D[2]), with_validators, times=1)
    assert world.daily(D[3]).outcomes()["failed"] == 1
    world.at(D[3], 12)
    assert world.daily(D[3]).outcomes()["written"] == 1
    assert revisions(world)[D[2]] == 2


@pytest.mark.slow
def test_a_pass_after_a_loss_in_the_lake_ends_with_what_to_do_and_the_old_database_stays(make_chronicle: Make, told: Hook) -> None:
    world = started(make_chronicle)
    world.root.joinpath("lake").rename(world.root / "away")
    with pytest.raises(DatabaseError, match="has 3 days that the lake has not"):
        world.daily(D[3])
    [text] = told.texts
    assert "run `keyevents reparse --apply`" in text
    assert told.n_beats == 0
    with connect(world.root / "keyevents.duckdb") as connection:
        assert connection.execute("SELECT count(*) FROM pages").fetchone() == (3,)


@pytest.mark.slow
def test_a_damaged_capture_is_the_trouble_of_its_day_alone(make_chronicle: Make) -> None:
    world = started(make_chronicle, 4)
    captures(world, D[2])[0].unlink()
    captures(world, D[3])[0].write_bytes(b"no WARC")
    summary = world.daily(D[4])
    assert summary.outcomes() == {"written": 1, "failed": 2}
    assert all("unreadable" in str(a.reason) and "backup" in str(a.reason) for a in summary.attempts if a.outcome == "failed")
    assert world.site.asked("/news/") == [days.real_path(D[4])]  # what could not be settled is not asked for


@pytest.mark.slow
def test_a_damaged_capture_stops_no_backfill(make_chronicle: Make) -> None:
    world = make_chronicle(D)
    world.site.misbehave(days.real_path(D[5]), mischief.status(403))
    world.backfill(D[5], D[5])
    world.site.behave()
    for file in captures(world, D[5]):
        file.write_bytes(b"no WARC")
    summary = world.backfill(D[0], D[7])
    assert summary.outcomes() == {"written": 7, "failed": 1}
    assert not summary.is_good
    assert not summary.is_stopped


@pytest.mark.slow
def test_a_damaged_capture_that_is_met_only_when_the_day_is_settled(make_chronicle: Make) -> None:
    """Another day's page at the address asked for: its own day is the damaged one."""
    world = started(make_chronicle)
    for file in captures(world, D[2]):
        file.write_bytes(b"no WARC")
    world.site.serve_stale(D[3])
    summary = world.daily(D[3])
    assert {(a.page_date, a.outcome) for a in summary.attempts} == {(D[3], "missing"), (D[2], "failed"), (D[1], "unchanged")}


@pytest.mark.slow
def test_a_backfill_lets_others_in_between_months_and_looks_at_the_disk(make_chronicle: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    dates = days.span(dt.date(2026, 1, 30), 4)
    world = make_chronicle(dates)
    turns: list[float] = []
    sleep = world.clock.sleep

    def watched(seconds: float) -> None:
        if seconds == 2.0:
            with writing(world.root, None, "keyevents daily", "test"):
                turns.append(seconds)
        sleep(seconds)

    monkeypatch.setattr(world.clock, "sleep", watched)
    assert world.backfill(dates[0], dates[-1]).outcomes() == {"written": 4}
    assert turns == [2.0]
    world.site.edit(dates[-1])

    def full(root: Path) -> None:
        raise StorageError(28, f"{root}: no room")

    monkeypatch.setattr("flows.live.check_room", full)
    (world.root / "lake").rename(world.root / "away")
    with pytest.raises(StorageError, match="no room"):
        world.backfill(dates[0], dates[-1])
    assert len(revisions(world)) == 2  # February, before the disk was looked at again
