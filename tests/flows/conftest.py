"""A whole world for live runs: the test site, a clock that sleeping moves, and a data folder."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from flows.backfill import Limits, backfill, days_of, missing_days
from flows.daily import daily_pass
from flows.live import Live, going_live
from flows.settings import Settings
from flows.steps import Summary
from tests.flows.hook import Hook, hook
from tests.site.archive import WaybackMachine
from tests.site.clock import FakeClock
from tests.site.news import NewsSite, made


@dataclass
class Chronicle:
    """Test site, Wayback machine, clock and data folder of one test."""

    root: Path
    clock: FakeClock
    site: NewsSite
    wayback: WaybackMachine

    @property
    def settings(self) -> Settings:
        return Settings(contact="you@example.org", site=self.site.base, wayback=self.wayback.base)

    def live(self, command: str, **options: Any) -> AbstractContextManager[Live]:
        return going_live(self.root, self.settings, command, clock=self.clock, **options)

    def backfill(self, start: dt.date, end: dt.date, *, again: bool = False, failures: int = 10, **options: Any) -> Summary:
        with self.live("backfill", **options) as live:
            days = missing_days(live.run.warehouse, days_of(live.run.series, start, end, self.clock.now().date()), again)
            return backfill(live, days, Limits(failures))

    def daily(self, date: dt.date, *, is_late: bool = False) -> Summary:
        return daily_pass(self.root, self.settings, date, is_late=is_late, clock=self.clock, patience=0.0)

    def at(self, day: dt.date, hour: int, minute: int = 15) -> None:
        """Let time pass until then."""
        self.clock.sleep(max(0.0, (dt.datetime.combine(day, dt.time(hour, minute), dt.UTC) - self.clock.now()).total_seconds()))

    def lake(self) -> dict[str, bytes]:
        """Every file of the lake by name."""
        return {f.relative_to(self.root).as_posix(): f.read_bytes() for f in sorted((self.root / "lake").rglob("*")) if f.is_file()}


@pytest.fixture
def make_chronicle(tmp_path: Path) -> Iterator[Callable[..., Chronicle]]:
    """A factory: days on the site, the clock's start and the name of the data folder."""
    with contextlib.ExitStack() as stack:

        def make(dates: list[dt.date], now: dt.datetime | None = None, root: str = "data") -> Chronicle:
            clock = FakeClock(now) if now else FakeClock()
            site = stack.enter_context(NewsSite(made(dates), clock))
            wayback = stack.enter_context(WaybackMachine(clock))
            return Chronicle(tmp_path / root, clock, site, wayback)

        yield make


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hook]:
    """Where alerts and heartbeats of the test arrive."""
    with hook() as found:
        monkeypatch.setenv("KEYEVENTS_WEBHOOK_URL", f"{found.url}/hook")
        monkeypatch.setenv("KEYEVENTS_HEARTBEAT_URL", f"{found.url}/beat")
        yield found
