"""Finding a day's page: the guessed address, the sitemap, the feed, the Wayback machine, in that order and no further than needed.

At most three requests on the site (guess, sitemap, page), one more for a neighbour's sitemap or, on the newest day, the feed; at most
two at the Wayback machine, and only after the site said definitely that it has no such page. Nothing is stored or parsed here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from flows.web.address import clean
from flows.web.client import Client
from flows.web.clock import Clock
from flows.web.errors import AbsentError, HostClosedError, RefusedError, StopRunError, WebError
from flows.web.fetched import Fetched
from flows.web.ways import DaySitemap, Feed, Guess, Lead, Listings, NeighbourSitemap, Series, Source, Way, Wayback

Outcome = Literal["found", "unchanged", "missing", "rejected", "failed"]
Judge = Callable[[Fetched, dt.date], str]
"""Whether a response is the page of a day: ok, not_the_page, consent_wall, challenge, empty_day, wrong_day, redesign, broken or check_failed."""

_OK, _NOT_THE_PAGE, _WRONG_DAY = "ok", "not_the_page", "wrong_day"
_ENDS: dict[str, Outcome] = {
    _OK: "found",
    "empty_day": "rejected",
    "redesign": "rejected",
    "check_failed": "rejected",
    "consent_wall": "failed",
    "challenge": "failed",
    "broken": "failed",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a search came to. `page` is there for found and rejected.

    `page_url` is the page's address on the site, whoever gave the bytes. `other_days` are good pages of the series that belong to
    another day: to be stored under their own. `requests` counts what the search sent, retries, redirects and robots.txt included.
    """

    date: dt.date
    outcome: Outcome
    reason: str
    source: Source | None = None
    page: Fetched | None = None
    page_url: str | None = None
    verdict: str | None = None
    other_days: tuple[Fetched, ...] = ()
    requests: int = 0


@dataclass(frozen=True, slots=True)
class _Trail:
    """What a search knows so far."""

    tried: frozenset[str] = frozenset()
    other_days: tuple[Fetched, ...] = ()
    last: str = "neither rule nor sitemap nor archive gives an address"
    other_story: Finding | None = None
    is_listed_tried: bool = False


class Finder:
    """Looks for days' pages with one client, for one run: sitemaps and feed are remembered.

    `wayback` is the base address of the Wayback machine, None to leave it alone.
    """

    def __init__(self, client: Client, series: Series, judge: Judge, clock: Clock, *, wayback: str | None) -> None:
        self._client, self._judge, self._clock = client, judge, clock
        listings = Listings(client, series)
        self._guess, self._sitemap = Guess(series), DaySitemap(series, listings)
        self._feed, self._neighbour = Feed(series, listings), NeighbourSitemap(series, listings)
        self._wayback = Wayback(client, series, wayback) if wayback else None
        self._closed: HostClosedError | None = None

    def find(self, date: dt.date) -> Finding:
        """Look for a day's page. StopRunError where the run must end; every other trouble is a Finding."""
        sent = self._client.request_count
        return replace(self._search(date), requests=self._client.request_count - sent)

    def look_again(self, date: dt.date, url: str, *, etag: str | None, last_modified: str | None) -> Finding:
        """Ask for a known page once more: unchanged where the site says so, else what is there now."""
        sent = self._client.request_count
        conditions = {"etag": etag, "last_modified": last_modified}
        try:
            finding, trail = self._try(date, self._sitemap, Lead(url, url), _Trail(), conditions)
        except WebError as error:
            finding, trail = self._after(error, date, self._sitemap, _Trail()), _Trail()
        return replace(finding or self._missing(date, trail), source=None, requests=self._client.request_count - sent)

    def _search(self, date: dt.date) -> Finding:
        trail = _Trail()
        for way in self._ways(date):
            if way.is_listing and trail.is_listed_tried:
                continue
            finding, trail = self._go(date, way, trail)
            if finding:
                return finding
        return self._missing(date, trail)

    def _ways(self, date: dt.date) -> Iterator[Way]:
        """The feed knows the newest day only; a page that is not there yet is not to be had from an archive either."""
        is_newest = date >= self._clock.now().date()
        yield from (self._guess, self._sitemap, self._feed if is_newest else self._neighbour)
        if self._wayback and not is_newest:
            yield self._wayback

    def _go(self, date: dt.date, way: Way, trail: _Trail) -> tuple[Finding | None, _Trail]:
        if way is self._wayback and self._closed:
            return self._failed(date, way, self._closed, trail), trail
        try:
            lead = way.lead(date, trail.tried)
            if lead and lead.url not in trail.tried:
                return self._try(date, way, lead, trail, {})
            return self._confirmed(lead, trail), trail
        except WebError as error:
            return self._after(error, date, way, trail), replace(trail, last=str(error))

    def _after(self, error: WebError, date: dt.date, way: Way, trail: _Trail) -> Finding | None:
        """What an error leads to: trouble at the archive never ends the run, and where it may not be asked, that is no failure."""
        is_archive = way is self._wayback
        if is_archive and isinstance(error, HostClosedError):
            self._closed = error
        elif isinstance(error, StopRunError):
            raise error
        return None if is_archive and isinstance(error, RefusedError) else self._failed(date, way, error, trail)

    def _confirmed(self, lead: Lead | None, trail: _Trail) -> Finding | None:
        """Another story at a guessed address was no wrong guess where the site itself names that address."""
        story = trail.other_story
        return story if lead and story and story.page_url == lead.page_url else None

    def _try(self, date: dt.date, way: Way, lead: Lead, trail: _Trail, conditions: dict[str, str | None]) -> tuple[Finding | None, _Trail]:
        trail = replace(trail, tried=trail.tried | {lead.url}, is_listed_tried=trail.is_listed_tried or way.is_listing)
        try:
            page = self._client.get(lead.url, most_hops=lead.most_hops, **conditions)
        except AbsentError as error:
            return None, replace(trail, last=str(error))
        if page.status == 304:
            return Finding(date, "unchanged", "the site says that it is as it was", way.source, page, lead.page_url), trail
        return self._weigh(date, way, lead, page, replace(trail, tried=trail.tried | {page.url}))

    def _weigh(self, date: dt.date, way: Way, lead: Lead, page: Fetched, trail: _Trail) -> tuple[Finding | None, _Trail]:
        """A verdict's consequence (design: section 4, "Verdict and outcome")."""
        verdict = str(self._judge(page, date))
        reason = f"{page.url}: {verdict}"
        if verdict == _WRONG_DAY:
            return None, replace(trail, last=reason, other_days=(*trail.other_days, page))
        outcome = "rejected" if verdict == _NOT_THE_PAGE else _ENDS[verdict]
        is_elsewhere = verdict == _NOT_THE_PAGE or way is self._wayback
        page_url = lead.page_url if is_elsewhere else clean(page.url)
        finding = Finding(date, outcome, reason, way.source, page, page_url, verdict, trail.other_days)
        if verdict == _NOT_THE_PAGE and not way.is_listing:
            return None, replace(trail, last=reason, other_story=finding)
        return finding, trail

    def _missing(self, date: dt.date, trail: _Trail) -> Finding:
        return Finding(date, "missing", trail.last, other_days=trail.other_days)

    def _failed(self, date: dt.date, way: Way, error: WebError, trail: _Trail) -> Finding:
        return Finding(date, "failed", str(error), way.source, error.fetched, other_days=trail.other_days)
