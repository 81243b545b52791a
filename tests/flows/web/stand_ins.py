"""What other parts of the project bring to the web client, in its smallest form: a series and a judge."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from flows.web.fetched import Fetched
from tests.site import days


@dataclass(frozen=True, slots=True)
class SmallSeries:
    """The series of the test site."""

    site: str

    @property
    def feed_url(self) -> str:
        """Address of the feed."""
        return f"{self.site}/xml/rss/all.xml"

    def guess_url(self, date: dt.date) -> str | None:
        """The address by the rule, where there is one."""
        return None if date in days.UNNUMBERED else self.site + days.guessed_path(date)

    def real_url(self, date: dt.date) -> str:
        """The address that the test site has the page at."""
        return self.site + days.real_path(date)

    def sitemap_url(self, date: dt.date) -> str:
        """Address of a day's sitemap."""
        return f"{self.site}/sitemap.xml?yyyy={date:%Y}&mm={date:%m}&dd={date:%d}"

    def is_series_url(self, url: str) -> bool:
        """Whether an address is one of the series' pages."""
        return url.startswith(self.site) and "list-of-key-events" in url and "ukraine" in url


def judge(fetched: Fetched, date: dt.date) -> str:
    """Reads the comment that made pages carry instead of parsing them."""
    if marked := re.search(rb"<!-- page-date (\S+) -->", fetched.body):
        return "ok" if marked[1].decode() == date.isoformat() else "wrong_day"
    told = re.search(rb"<!-- verdict (\w+) -->", fetched.body)
    return told[1].decode() if told else "not_the_page"
