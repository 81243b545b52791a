"""What can go wrong at the edge of the network, each with one line to show. Nothing is logged or decided here."""

from __future__ import annotations

from flows.web.fetched import Fetched, printable


class WebError(Exception):
    """One address could not be had. `str()` is one line: where, what was expected, what was found, what to do."""

    def __init__(self, where: str, expected: str, found: str, do: str, fetched: Fetched | None = None) -> None:
        super().__init__(where, expected, found, do, fetched)
        self.where, self.expected, self.found, self.do, self.fetched = where, expected, found, do, fetched

    def __str__(self) -> str:
        return f"{printable(self.where)}: expected {printable(self.expected)}, found {printable(self.found)}. {self.do}"


class AbsentError(WebError):
    """The site says definitely that there is no such page: 404 or 410."""


class RefusedError(WebError):
    """robots.txt forbids the address: it was not asked for."""


class TransientError(WebError):
    """No usable answer, after all attempts: connection, time or server trouble. Worth another try on another day.

    `pause` is the Retry-After that came with it, in seconds.
    """

    pause: float | None = None


class BadBodyError(WebError):
    """An answer came, but its body is broken, too big, or cannot be known to be whole."""


class BadStatusError(WebError):
    """A status that is neither a page nor a definite absence, 401, 403 and 206 among them."""


class BadCertificateError(WebError):
    """The host could not prove who it is; nothing was sent to it."""


class BadRedirectError(WebError):
    """A redirect that is not followed: too many hops, no address, or one that cannot be read."""


class OffSiteError(BadRedirectError):
    """A redirect to another scheme, host or port."""


class BadListingError(WebError):
    """A sitemap, feed or capture list that is not what its address promises."""


class StopRunError(WebError):
    """Nothing more may be asked in this run."""


class HostClosedError(StopRunError):
    """Nothing more may be asked of one host in this run: its robots.txt cannot be had, or it asked for a long pause."""
