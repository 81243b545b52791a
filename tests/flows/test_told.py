"""What a person hears, and when: one message a trouble, none of recovery before it is over, and never at the price of the data."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from flows import alerts
from flows.cli import run
from flows.coding import _gazetteer
from flows.commands.options import GOOD
from tests.flows.conftest import Chronicle
from tests.flows.hook import Hook
from tests.flows.test_daily import D, killed_in_between, started
from tests.flows.test_dumps import VILLAGE
from tests.ingesting import take_in
from tests.site import days, mischief, pages
from transforms.corrections import CorrectionError
from warehouse import ledger
from warehouse.folder import open_warehouse, writing
from warehouse.gazetteer import compile_dumps
from warehouse.status import OVERDUE_AT
from warehouse.storage import LocalStorage, LockedError

Make = Callable[..., Chronicle]
RECOVERED = "keyevents: recovered, all is well again"


def passes(world: Chronicle, *dates: dt.date, hours: tuple[int, ...] = (6, 12, 20)) -> None:
    """The daily runs of some days."""
    for day in dates:
        for hour in hours:
            world.at(day, hour)
            world.daily(day)


@pytest.mark.slow
def test_no_recovery_is_told_while_a_day_of_the_window_is_missing(make_chronicle: Make, told: Hook) -> None:
    world = started(make_chronicle)
    late = world.site.remove(D[3])
    passes(world, D[3], hours=(20,))
    assert told.texts == [f"keyevents: {D[3]} is overdue"]
    passes(world, D[4], D[5])
    assert len(told.texts) == 1
    assert told.n_beats == 6  # nothing is overdue and nothing failed: the machine is well
    world.site.put(late)
    passes(world, D[6], hours=(6,))
    assert told.texts[1:] == [RECOVERED]


@pytest.mark.slow
def test_a_day_that_failed_has_not_recovered_when_it_is_only_missing(make_chronicle: Make, told: Hook) -> None:
    world = started(make_chronicle)
    world.site.misbehave(days.real_path(D[3]), mischief.status(403))
    world.daily(D[3])
    assert told.texts == [f"keyevents: {D[3]} failed"]
    world.site.behave()
    page = world.site.remove(D[3])
    passes(world, D[3], hours=(12,))
    assert len(told.texts) == 1
    world.site.put(page)
    passes(world, D[3], hours=(20,))
    assert told.texts[1:] == [RECOVERED]


@pytest.mark.slow
def test_an_old_rejected_day_is_told_once_though_not_every_pass_asks_for_it(make_chronicle: Make, told: Hook) -> None:
    world = started(make_chronicle)
    world.site.misbehave(days.real_path(D[3]), mischief.page(b"<html><body><h1>Another story</h1></body></html>"))
    passes(world, D[3], D[4], D[5])
    assert len(told.texts) <= 2, told.texts  # rejected, overdue


@pytest.mark.slow
def test_a_stop_by_the_site_is_told_and_calls_no_heartbeat(make_chronicle: Make, told: Hook) -> None:
    world = started(make_chronicle)
    world.site.misbehave("/robots.txt", mischief.status(503))
    summary = world.daily(D[3])
    assert summary.is_stopped
    assert summary.outcomes() == {"failed": 1}
    world.daily(D[3])
    assert told.n_beats == 0
    [text] = told.texts
    assert f"{D[3]} failed" in text
    assert "stopped" in text


@pytest.mark.slow
def test_no_heartbeat_before_the_first_page_is_stored(make_chronicle: Make, told: Hook) -> None:
    world = make_chronicle([], now=dt.datetime.combine(D[0], dt.time(6, 15), dt.UTC))
    passes(world, D[0], D[1], hours=(20,))
    assert told.n_beats == 0
    world.site.put(pages.document(D[1]))
    passes(world, D[1], hours=(21,))
    assert told.n_beats == 1


@pytest.mark.slow
def test_a_site_that_never_has_a_page_is_told(make_chronicle: Make, told: Hook) -> None:
    world = make_chronicle([], now=dt.datetime.combine(D[0], dt.time(6, 15), dt.UTC))
    passes(world, D[0], D[1], hours=(6, 12, 20))
    assert [text for text in told.texts if "overdue" in text] == [f"keyevents: {day} is overdue" for day in D[:2]]
    assert told.n_beats == 0


@pytest.mark.slow
def test_lost_dumps_are_told_and_stop_nothing(make_chronicle: Make, told: Hook, tmp_path: Path) -> None:
    world = make_chronicle(D, now=dt.datetime.combine(D[3], dt.time(6, 15), dt.UTC))
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps/UA.txt").write_text(VILLAGE)
    compile_dumps(tmp_path / "dumps", LocalStorage(world.root))
    world.backfill(D[0], D[2])
    (world.root / "gazetteer").rename(tmp_path / "lost")
    _gazetteer.cache_clear()
    for hour in (6, 12):
        world.at(D[3], hour)
        assert world.daily(D[3]).is_good
    [text] = told.texts
    assert text.startswith("keyevents: gazetteer: pages were coded with geonames-")
    (tmp_path / "lost").rename(world.root / "gazetteer")
    passes(world, D[3], hours=(20,))
    assert told.texts[1:] == [RECOVERED]
    _gazetteer.cache_clear()


def truncated(world: Chronicle) -> None:
    [links] = (world.root / "lake/links").rglob("*.parquet")
    links.write_bytes(links.read_bytes()[:-30])


def malformed(world: Chronicle) -> None:
    (world.root / "corrections.csv").write_text("a,b\n1,2\n")


@pytest.mark.parametrize("harm", [truncated, malformed])
def test_a_run_that_dies_is_told_once_and_so_are_the_days_it_leaves(make_chronicle: Make, told: Hook, harm: Callable[[Chronicle], None]) -> None:
    before = days.span(dt.date(2026, 1, 30), 6)
    world = make_chronicle(before, now=dt.datetime.combine(before[1], dt.time(9, 0), dt.UTC))
    world.backfill(before[0], before[1])
    told.forget()
    harm(world)
    for hour in (6, 12, 20):
        world.at(before[2], hour)
        with pytest.raises(Exception, match=r"links\.parquet|corrections\.csv"):
            world.daily(before[2])
    assert sum("the daily run ended with" in text for text in told.texts) == 1
    assert told.n_beats == 0
    assert not any("recovered" in text for text in told.texts)
    assert len(told.texts) <= 2  # that it died, and in the evening that the day is overdue


@pytest.mark.slow
def test_a_run_that_died_was_not_killed(make_chronicle: Make, told: Hook) -> None:
    world = started(make_chronicle)
    malformed(world)
    with pytest.raises(CorrectionError):
        world.daily(D[3])
    (world.root / "corrections.csv").unlink()
    passes(world, D[3], hours=(12,))
    [first, second] = told.texts
    assert first.startswith("keyevents: the daily run ended with CorrectionError: ")
    assert second == RECOVERED
    [died] = [a for a in ledger.read(open_warehouse(world.root).storage) if a.outcome in ("failed", "interrupted")]
    assert (died.outcome, str(died.reason)[:36]) == ("failed", "the run ended with CorrectionError: ")


@pytest.mark.slow
def test_a_run_that_dies_tells_of_overdue_days_and_leaves_what_was_told(make_chronicle: Make, told: Hook) -> None:
    world = started(make_chronicle)
    world.at(D[4], 13)
    with world.live("backfill"):  # holds the lock
        for _ in range(2):
            with pytest.raises(LockedError):
                world.daily(D[4])
    [text] = told.texts
    assert text.startswith("keyevents: the daily run ended with LockedError")
    assert text.endswith(f"; 2 days overdue: {D[3]}..{D[4]}")
    world.daily(D[4])
    assert told.texts[1:] == [RECOVERED]


@pytest.mark.slow
def test_the_pass_after_one_that_was_killed_tells_it_once(make_chronicle: Make, told: Hook, monkeypatch: pytest.MonkeyPatch) -> None:
    world = started(make_chronicle)
    world.site.edit(D[2])
    killed_in_between(monkeypatch, world, D[3], edited=D[2])
    assert told.texts == []
    passes(world, D[3], hours=(12, 20))
    assert told.texts == [f"keyevents: the daily run of {D[3]} 06:15 was killed or cancelled", RECOVERED]


@pytest.mark.slow
def test_a_backfill_that_was_killed_is_told_once_by_the_next_daily_run(make_chronicle: Make, told: Hook) -> None:
    world = started(make_chronicle)
    with world.live("backfill") as live:
        for day in (D[0], D[1]):
            live.run.ledger.begin(["address"], day)
            world.clock.sleep(60)
    world.daily(D[3])
    world.daily(D[3])
    assert told.texts == [f"keyevents: the backfill of {D[3]} 06:15 was killed or cancelled", RECOVERED]


@pytest.mark.slow
@pytest.mark.parametrize("command", ["build", "ingest", "backfill"])
def test_a_killed_pass_is_told_though_another_command_came_first(
    make_chronicle: Make, told: Hook, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    world = started(make_chronicle)
    world.site.edit(D[2])
    killed_in_between(monkeypatch, world, D[3], edited=D[2])
    if command == "build":
        assert run(["build", "--data", str(world.root)]) == GOOD
    elif command == "ingest":
        take_in(world.root, [], at=world.clock.now())
    else:
        world.backfill(D[0], D[1])
    passes(world, D[3], hours=(12, 20))
    assert told.texts == [f"keyevents: the daily run of {D[3]} 06:15 was killed or cancelled", RECOVERED]


@pytest.mark.slow
def test_telling_tolerates_a_lake_that_cannot_be_read(make_chronicle: Make, told: Hook) -> None:
    world = started(make_chronicle)
    [pages] = (world.root / "lake/pages").rglob("*.parquet")
    pages.write_bytes(b"no table")
    with pytest.raises(Exception, match=r"pages\.parquet"):
        world.daily(D[3])
    [text] = told.texts
    assert "pages.parquet" in text


@pytest.mark.parametrize("is_good", [True, False])
@pytest.mark.slow
def test_a_dripping_answer_ends_within_its_deadline_and_the_lock_is_free(
    make_chronicle: Make, told: Hook, monkeypatch: pytest.MonkeyPatch, is_good: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(alerts, "_DEADLINE", 1.0)
    world = started(make_chronicle)
    told.is_dripping = True
    if not is_good:
        world.site.misbehave(days.real_path(D[3]), mischief.status(403))
    send, free = alerts._send, []

    def watched(what: str, url: str, body: dict[str, str] | None) -> bool:
        with writing(world.root, None, "another", "test"):
            free.append(what)
        began = time.monotonic()
        is_sent = send(what, url, body)
        assert time.monotonic() - began < 5
        return is_sent

    monkeypatch.setattr(alerts, "_send", watched)
    world.daily(D[3])
    assert free == ["heartbeat" if is_good else "webhook"]
    assert "not sent (no answer within 1 s)" in capsys.readouterr().err


@pytest.mark.slow
def test_an_alert_that_was_not_taken_is_told_at_the_next_pass(make_chronicle: Make, told: Hook) -> None:
    world = started(make_chronicle)
    world.site.misbehave(days.real_path(D[3]), mischief.status(403))
    told.status = 500
    world.daily(D[3])
    assert told.texts == []
    told.status = 200
    world.daily(D[3])
    world.daily(D[3])
    assert told.texts == [f"keyevents: {D[3]} failed"]


def test_an_overdue_day_is_told_within_the_quarter_of_an_hour() -> None:
    """A pass stands before the day is overdue, so that a day can be queried in time, and one right after it."""
    deployments = yaml.safe_load((Path(__file__).parents[2] / "prefect.yaml").read_text())["deployments"]
    [schedules] = [found["schedules"] for found in deployments if found["name"] == "daily"]
    minutes = [int(s["cron"].split()[1]) * 60 + int(s["cron"].split()[0]) for s in schedules]
    overdue = OVERDUE_AT.hour * 60 + OVERDUE_AT.minute
    assert any(0 < overdue - minute <= 30 for minute in minutes)
    assert any(0 < minute - overdue <= 15 for minute in minutes)


@pytest.mark.slow
def test_the_pass_right_after_tells_it(make_chronicle: Make, told: Hook) -> None:
    world = started(make_chronicle)
    world.site.remove(D[3])
    world.at(D[3], 12, 15)
    world.daily(D[3])
    assert told.texts == []
    world.at(D[3], 12, 35)
    world.daily(D[3])
    assert told.texts == [f"keyevents: {D[3]} is overdue"]
