"""A site, an archive, a clock and a client between them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from flows.web.client import Client, Manners
from flows.web.clock import Clock
from flows.web.exchange import usual_trust
from flows.web.fetched import Fetched
from flows.web.find import Finder
from flows.web.pace import Pace
from tests.flows.web.stand_ins import SmallSeries, judge
from tests.site import days
from tests.site.archive import WaybackMachine
from tests.site.clock import FakeClock
from tests.site.news import NewsSite, made

AGENT = "keyevents/0.1.0 (+you@example.org)"
TRUST = usual_trust()
"""Read once: it takes longer than most tests."""
DAY = dt.date(2026, 1, 7)


@dataclass
class World:
    """Everything a test of the client touches. `recorded` is what the client handed over, in order."""

    folder: Path
    clock: FakeClock
    site: NewsSite
    wayback: WaybackMachine
    stack: ExitStack
    recorded: list[Fetched] = field(default_factory=list)

    @property
    def series(self) -> SmallSeries:
        """The series at this site."""
        return SmallSeries(self.site.base)

    def client(self, *, clock: Clock | None = None, **manners: Any) -> Client:
        """A client that shares the folder of all the others."""
        pace = Pace(self.folder, clock or self.clock, floors={self.wayback.base.removeprefix("http://"): 2.5})
        made_client = Client(Manners(AGENT, **({"trust": TRUST} | manners)), clock or self.clock, pace, self.recorded.append, random.Random(1))
        return self.stack.enter_context(made_client)

    def finder(self, client: Client | None = None) -> Finder:
        """A finder for one run."""
        return Finder(client or self.client(), self.series, judge, self.clock, wayback=self.wayback.base)

    def url(self, date: dt.date = DAY) -> str:
        """Where a day's page is."""
        return self.series.real_url(date)


@pytest.fixture
def make_world(tmp_path: Path) -> Iterator[Callable[..., World]]:
    """A factory of worlds over given days."""
    with ExitStack() as stack:

        def make(dates: list[dt.date]) -> World:
            clock = FakeClock()
            site = stack.enter_context(NewsSite(made(dates), clock))
            wayback = stack.enter_context(WaybackMachine(clock))
            return World(tmp_path / "pace", clock, site, wayback, stack)

        yield make


@pytest.fixture
def world(make_world: Callable[..., World]) -> World:
    """Thirty days around 7 January 2026."""
    return make_world(days.span(DAY - 15 * days.ONE_DAY, 30))
