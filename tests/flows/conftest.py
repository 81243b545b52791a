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
from flows.daily import daily
from flows.ingest import Summary
from flows.live import Live, going_live
from flows.settings import Settings
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

    def daily(self, date: dt.date) -> Summary:
        with self.live("daily") as live:
            return daily(live, date)

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
