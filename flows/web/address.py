"""Addresses: what counts as the same site, and how one is cleaned. No network in here."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit, urlunsplit

_PORTS = {"http": 80, "https": 443}
_DAY = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})/")
_LONGEST = 2048


@dataclass(frozen=True, slots=True)
class Origin:
    """Scheme, host and port: two addresses are of one site when all three agree."""

    scheme: str
    host: str
    port: int

    @classmethod
    def of(cls, url: str) -> Origin:
        """The origin of an absolute http(s) address; ValueError on anything else, and on one that carries a user name."""
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or _PORTS.get(parts.scheme)
        if len(url) > _LONGEST or not url.isprintable() or " " in url or host is None or port is None or parts.scheme not in _PORTS:
            raise ValueError("not an absolute http or https address")
        if parts.username is not None or parts.password is not None:
            raise ValueError("an address must not carry a user name or password")
        return cls(parts.scheme, host, port)

    @property
    def key(self) -> str:
        """Host as a name to keep pace by: with its port where that is not the scheme's own."""
        return self.host if self.port == _PORTS[self.scheme] else f"{self.host}:{self.port}"

    @property
    def robots_url(self) -> str:
        """Where the rules for this site stand."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}/robots.txt"


def clean(url: str) -> str:
    """An address without query, fragment, surrounding space and trailing slash.

    >>> clean(" https://example.org/news/2026/1/7/day-1?traffic_source=rss#top ")
    'https://example.org/news/2026/1/7/day-1'
    """
    parts = urlsplit(url.strip())
    return urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/"), "", ""))


def joined(base: str, location: str) -> str:
    """The absolute address a Location header means, without fragment; ValueError where it means none."""
    url = urljoin(base, location.strip()).partition("#")[0]
    Origin.of(url)
    return url


def without_query(url: str) -> str:
    """An address as it may be shown: what others put into a query, or before an @, may be a secret."""
    return re.sub(r"//[^/@]*@", "//", re.split(r"[?#]", url, maxsplit=1)[0])


def slug(url: str) -> str:
    """The last part of an address's path."""
    return clean(url).rpartition("/")[2]


def day_in(url: str) -> dt.date | None:
    """The date that stands in an address's path, or None.

    >>> day_in("https://example.org/news/2026/1/7/day-1413")
    datetime.date(2026, 1, 7)
    """
    if not (match := _DAY.search(urlsplit(url).path)):
        return None
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def redated(url: str, date: dt.date) -> str:
    """An address with another date in its path.

    >>> redated("https://example.org/news/2026/1/7/day-1413", dt.date(2024, 11, 16))
    'https://example.org/news/2024/11/16/day-1413'
    """
    return _DAY.sub(f"/{date.year}/{date.month}/{date.day}/", url, count=1)
