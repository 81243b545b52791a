"""The ways to a day's page, each a small class: what address might it have? Whether it is the page, `find` asks the judge."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar
from urllib.parse import urlencode, urlsplit

from flows.web.address import Origin, clean, day_in, redated, slug
from flows.web.client import Client
from flows.web.errors import AbsentError, BadListingError, WebError
from flows.web.fetched import Fetched
from flows.web.listing import Capture, ListingError, captures, feed_links, sitemap_links

Source = Literal["guess", "sitemap", "feed", "wayback"]
WAYBACK_DELAY = 2.5
"""Seconds between requests to the Wayback machine: 24 a minute."""
_SETTLED = dt.timedelta(days=14)
_MOST_ROWS = 500
_NEAR = 10
_Listed = TypeVar("_Listed")


class Series(Protocol):
    """What finding needs to know of a series; its addresses are those of the site that is asked."""

    @property
    def site(self) -> str:
        """Scheme and host of the site, https://www.example.org."""

    @property
    def feed_url(self) -> str:
        """Address of the RSS feed."""

    def guess_url(self, date: dt.date, /) -> str | None:
        """The address that a day's page most likely has; None where there is no rule for the day."""

    def sitemap_url(self, date: dt.date, /) -> str:
        """Address of a day's sitemap."""

    def is_series_url(self, url: str, /) -> bool:
        """Whether an address is one of the series' pages, by its words."""


@dataclass(frozen=True, slots=True)
class Lead:
    """An address to try. `page_url` is the page's own address on the site, `most_hops` the redirects it may take."""

    url: str
    page_url: str
    most_hops: int | None = None


class Way(Protocol):
    """One way to a day's page."""

    @property
    def source(self) -> Source:
        """How a page found this way is marked."""

    @property
    def is_listing(self) -> bool:
        """Whether the site itself names the address: another story there is no wrong guess then, but something to look at."""

    def lead(self, date: dt.date, tried: frozenset[str]) -> Lead | None:
        """An address, one not tried yet where there is one, or None; a WebError where the way cannot be gone now."""


class Guess:
    """The address by the rule of the series file."""

    source: Source = "guess"
    is_listing = False

    def __init__(self, series: Series) -> None:
        self._series = series

    def lead(self, date: dt.date, tried: frozenset[str]) -> Lead | None:
        """The guessed address, where there is a rule."""
        return _listed(self._series.guess_url(date))


class Listings:
    """The site's sitemaps and its feed, each fetched once in a run; only addresses of the series are kept."""

    def __init__(self, client: Client, series: Series) -> None:
        self._client, self._series = client, series
        self._kept: dict[str, tuple[str, ...] | WebError] = {}

    def has(self, date: dt.date) -> bool:
        """Whether a day's sitemap was read in this run already."""
        return isinstance(self._kept.get(self._series.sitemap_url(date)), tuple)

    def sitemap(self, date: dt.date) -> tuple[str, ...]:
        """The series' addresses in a day's sitemap; none where there is no such sitemap."""
        return self._once(self._series.sitemap_url(date), sitemap_links)

    def feed(self) -> tuple[str, ...]:
        """The series' addresses in the feed."""
        return self._once(self._series.feed_url, feed_links)

    def _once(self, url: str, read: Callable[[bytes], tuple[str, ...]]) -> tuple[str, ...]:
        if url not in self._kept:
            self._kept[url] = self._ask(url, read)
        kept = self._kept[url]
        if isinstance(kept, WebError):
            raise kept
        return kept

    def _ask(self, url: str, read: Callable[[bytes], tuple[str, ...]]) -> tuple[str, ...] | WebError:
        try:
            links = _read(self._client.get(url), read)
        except AbsentError:
            return ()
        except WebError as error:
            return error
        home = Origin.of(self._series.site)
        return tuple(link for link in links if Origin.of(link) == home and self._series.is_series_url(link))


class DaySitemap:
    """The sitemap of the day itself: the authority on irregular addresses."""

    source: Source = "sitemap"
    is_listing = True

    def __init__(self, series: Series, listings: Listings) -> None:
        self._series, self._listings = series, listings

    def lead(self, date: dt.date, tried: frozenset[str]) -> Lead | None:
        """The best address in the day's sitemap."""
        return _listed(_best(self._series, date, self._listings.sitemap(date), tried))


class NeighbourSitemap:
    """A page that came out before midnight stands in the sitemap of the day before; that of the day after is looked at where it is known."""

    source: Source = "sitemap"
    is_listing = True

    def __init__(self, series: Series, listings: Listings) -> None:
        self._series, self._listings = series, listings

    def lead(self, date: dt.date, tried: frozenset[str]) -> Lead | None:
        """The best address in a neighbour's sitemap; one of unclear day only where the neighbour's own page stands beside it."""
        before, after = date - dt.timedelta(days=1), date + dt.timedelta(days=1)
        for day in (after, before) if self._listings.has(after) else (before,):
            links, own = self._listings.sitemap(day), self._series.guess_url(day)
            if url := _best(self._series, date, [link for link in links if link != own], tried, strangers=own in links):
                return _listed(url)
        return None


class Feed:
    """The feed is a few hours deep: for the newest day only."""

    source: Source = "feed"
    is_listing = True

    def __init__(self, series: Series, listings: Listings) -> None:
        self._series, self._listings = series, listings

    def lead(self, date: dt.date, tried: frozenset[str]) -> Lead | None:
        """The best address in the feed."""
        return _listed(_best(self._series, date, self._listings.feed(), tried))


class Wayback:
    """The Wayback machine: one question to its index, then the original bytes (`id_`) of one capture."""

    source: Source = "wayback"
    is_listing = False

    def __init__(self, client: Client, series: Series, base: str) -> None:
        self._client, self._series, self._base = client, series, base.rstrip("/")

    def lead(self, date: dt.date, tried: frozenset[str]) -> Lead | None:
        """A capture of the day's page, under whatever number its address gives."""
        if (stem := self._stem(date)) is None:
            return None
        try:
            known = _read(self._client.get(self._index_url(stem), most_hops=0), captures)
        except AbsentError:
            return None
        pages = [(capture, self._page_url(capture)) for capture in known]
        fit = {capture: page_url for capture, page_url in pages if page_url and self._series.is_series_url(page_url)}
        if not fit:
            return None
        chosen = _settled(date, fit)
        return Lead(f"{self._base}/web/{chosen.timestamp}id_/{chosen.url}", fit[chosen], most_hops=0)

    def _page_url(self, capture: Capture) -> str | None:
        """The address on the site that was captured, which may have had http, :80 and a query; None where it is another site's."""
        if Origin.of(capture.url).host != Origin.of(self._series.site).host:
            return None
        return self._series.site.rstrip("/") + urlsplit(clean(capture.url)).path

    def _index_url(self, stem: str) -> str:
        asked = {"url": stem, "matchType": "prefix", "output": "json", "fl": "timestamp,original,statuscode,digest"}
        return f"{self._base}/cdx/search/cdx?{urlencode(asked)}&filter=statuscode:200&limit={_MOST_ROWS}"

    def _stem(self, date: dt.date) -> str | None:
        """The guessed address without its number, so that odd ones are found too; by a near day's rule where the day has none."""
        near = (date + dt.timedelta(days=n) for n in sorted(range(-_NEAR, _NEAR + 1), key=abs))
        guess = next((url for day in near if (url := self._series.guess_url(day))), None)
        return re.sub(r"\d+$", "", redated(guess, date)) if guess else None


def _settled(date: dt.date, known: Iterable[Capture]) -> Capture:
    """The last capture of the fortnight in which a page is edited; else the earliest, as later ones may show what took its place."""
    start = dt.datetime.combine(date, dt.time(), dt.UTC)
    in_order = sorted(known, key=lambda capture: (capture.timestamp, capture.url))
    early = [capture for capture in in_order if capture.captured_at < start + _SETTLED]
    return early[-1] if early else in_order[0]


def _best(series: Series, date: dt.date, links: Iterable[str], tried: frozenset[str], *, strangers: bool = False) -> str | None:
    """The address that most likely is the day's: untried first, by its slug, then by the date in its path; others only as `strangers`.

    A slug that a neighbour should have comes last of its rank: the next day's page may stand under this day's date, beside an odd one.
    """
    expected = _expected_slug(series, date)
    neighbours = {_expected_slug(series, date + dt.timedelta(days=n)) for n in (-1, 1)}
    ranked = sorted((url in tried, _rank(url, expected, date), slug(url) in neighbours, url) for url in links)
    return next((url for _, rank, _, url in ranked if strangers or rank < 2), None)


def _expected_slug(series: Series, date: dt.date) -> str | None:
    guess = series.guess_url(date)
    return slug(guess) if guess else None


def _rank(url: str, expected_slug: str | None, date: dt.date) -> int:
    return 0 if slug(url) == expected_slug else 1 if day_in(url) == date else 2


def _listed(url: str | None) -> Lead | None:
    return None if url is None else Lead(url, url)


def _read(fetched: Fetched, read: Callable[[bytes], _Listed]) -> _Listed:
    try:
        return read(fetched.body)
    except ListingError as error:
        raise BadListingError(fetched.url, "a list of addresses", str(error), "The bytes are archived; look at them", fetched) from None
