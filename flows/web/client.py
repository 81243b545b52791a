"""The polite client: one address in, one exchange out, everything that happens on the way recorded first.

It fetches robots.txt before anything else of a site and obeys it, keeps the crawl delay, follows redirects within the site only,
tries again what may pass, and believes no body that is not whole. What a page says is not its business.
"""

from __future__ import annotations

import logging
import random
import ssl
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Self

import httpx

from flows.web import address, robots, settle
from flows.web.address import Origin
from flows.web.clock import Clock
from flows.web.errors import BadRedirectError, HostClosedError, OffSiteError, RefusedError, StopRunError, TransientError, WebError
from flows.web.exchange import Exchange, Limits, usual_trust
from flows.web.fetched import Fetched
from flows.web.pace import LONGEST_WAIT, Pace
from flows.web.retry import Backoff, attempts, retry_after

_log = logging.getLogger(__name__)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TOO_MANY_REQUESTS = 429


@dataclass(frozen=True, slots=True)
class Manners:
    """How the client behaves. Times in seconds; `trust` takes the place of the usual certificate authorities."""

    user_agent: str
    limits: Limits = field(default_factory=Limits)
    most_hops: int = 5
    most_requests: int | None = None
    robots_valid_for: float = 24 * 3600.0
    longest_delay: float = 600.0
    backoff: Backoff = field(default_factory=Backoff)
    trust: ssl.SSLContext | None = None


def user_agent(version: str, contact: str) -> str:
    """The honest name: `keyevents/<version> (+<contact>)`. ValueError where the contact is no mail or web address.

    >>> user_agent("0.1.0", "https://example.org/about")
    'keyevents/0.1.0 (+https://example.org/about)'
    """
    is_plain = contact.isascii() and contact.isprintable() and not set(" ()<>\\") & set(contact)
    is_reachable = contact.startswith(("https://", "http://")) or ("@" in contact[1:-1] and "." in contact.rpartition("@")[2])
    if not (is_plain and is_reachable and len(contact) <= 200):
        raise ValueError("expected a contact that the site's owner can use, a mail or web address such as you@example.org, without spaces")
    return f"{robots.PRODUCT}/{version} (+{contact})"


class Client:
    """Fetches politely. Not for several threads at once; a context manager that closes its connection.

    `record` is called with every response, whatever it is, before anybody looks at it. `requests` counts what was sent, by host.
    """

    def __init__(
        self,
        manners: Manners,
        clock: Clock,
        pace: Pace,
        record: Callable[[Fetched], None],
        rng: random.Random | None = None,
    ) -> None:
        self._manners, self._clock, self._pace, self._record = manners, clock, pace, record
        self._rng = rng or random.Random()  # noqa: S311  jitter, not a secret
        self._rules: dict[Origin, tuple[float, robots.Rules]] = {}
        self.requests: Counter[str] = Counter()
        self._exchange = Exchange(manners.user_agent, manners.limits, clock, manners.trust or usual_trust())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._exchange.close()

    @property
    def request_count(self) -> int:
        """Requests sent to all hosts, retries, redirects and robots.txt included."""
        return self.requests.total()

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None, most_hops: int | None = None) -> Fetched:
        """The page at an address: status 200 and a whole body, or status 304 where `etag` or `last_modified` still hold.

        Everything else is a WebError that says what to do; StopRunError means that no other address should be asked either.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        hops = self._manners.most_hops if most_hops is None else most_hops
        return settle.page(self._walk(_normal(url), headers, hops, self._permit), is_conditional=bool(headers))

    def _walk(self, url: str, headers: Mapping[str, str], most_hops: int, permit: Callable[[str], None]) -> Fetched:
        """Follow redirects within the site, each hop permitted, paced, tried again and recorded like any request."""
        behind: tuple[str, ...] = ()
        while True:
            permit(url)
            fetched = self._ask(url, headers, behind)
            if fetched.status not in _REDIRECTS:
                return fetched
            behind = (*behind, url)
            url = _next_hop(fetched, most_hops)

    def _permit(self, url: str) -> None:
        if not self._rules_for(_origin(url)).allows(url):
            raise RefusedError(url, "an address that robots.txt allows", "one it forbids", "It is not asked for")

    def _rules_for(self, origin: Origin) -> robots.Rules:
        read_at, rules = self._rules.get(origin, (float("-inf"), robots.ALLOW_ALL))
        if self._clock.monotonic() - read_at >= self._manners.robots_valid_for:
            rules = self._fetch_rules(origin)
            self._pace.learn(origin.key, rules.crawl_delay)
            self._rules[origin] = (self._clock.monotonic(), rules)
        return rules

    def _fetch_rules(self, origin: Origin) -> robots.Rules:
        try:
            rules = settle.rules(self._walk(origin.robots_url, {}, self._manners.most_hops, _permit_all))
        except StopRunError:
            raise
        except WebError as error:
            raise HostClosedError(error.where, "a robots.txt, or a plain no to it", error.found, "Without it nothing may be asked") from error
        if rules.crawl_delay is not None and rules.crawl_delay > self._manners.longest_delay:
            found = f"a crawl delay of {rules.crawl_delay:,.0f} s"
            raise HostClosedError(origin.robots_url, f"a crawl delay up to {self._manners.longest_delay:,.0f} s", found, "The site is not asked")
        return rules

    def _ask(self, url: str, headers: Mapping[str, str], behind: tuple[str, ...]) -> Fetched:
        host = _origin(url).key
        try:
            for attempt in attempts(self._manners.backoff, lambda error, pause: self._hold(host, error, pause), self._rng):
                with attempt:
                    return self._try_once(url, host, headers, behind)
        except TransientError as error:
            tries = f"{self._manners.backoff.attempts} attempts, the last: {error.found}"
            raise TransientError(error.where, error.expected, tries, error.do, error.fetched) from error
        raise AssertionError("stamina ended without an attempt")  # pragma: no cover

    def _hold(self, host: str, error: TransientError, pause: float) -> None:
        self._pace.hold(host, pause)
        _log.info("%s; the host is left alone for %.0f s", error, pause)
        if pause > LONGEST_WAIT:
            do = "The pause is remembered; run again when it is over"
            raise HostClosedError(error.where, "a pause of an hour at most", f"a Retry-After of {pause:,.0f} s", do, error.fetched)

    def _try_once(self, url: str, host: str, headers: Mapping[str, str], behind: tuple[str, ...]) -> Fetched:
        self._check_budget(url)
        self._pace.wait(host)
        self.requests[host] += 1
        try:
            fetched = replace(self._exchange.send(url, headers), redirected_from=behind)
        except httpx.TransportError as error:
            raise self._no_answer(url, error) from error
        finally:
            self._pace.done(host)
        self._record(fetched)
        return self._usable(fetched)

    def _check_budget(self, url: str) -> None:
        most = self._manners.most_requests
        if most is not None and self.request_count >= most:
            raise StopRunError(url, f"at most {most:,} requests in this run", "that many sent", "Run again to go on, or allow more")

    def _usable(self, fetched: Fetched) -> Fetched:
        """The response, or TransientError where another attempt may mend it."""
        busy = fetched.status >= 500 or fetched.status == _TOO_MANY_REQUESTS
        if busy or fetched.truncated in ("time", "disconnect"):
            found = f"status {fetched.status} {fetched.reason}" if busy else str(fetched.problem)
            error = TransientError(fetched.url, "a whole answer", found, "Try again later", fetched)
            error.pause = retry_after(fetched.header("Retry-After"), self._clock.now()) if busy else None
            raise error
        return fetched

    def _no_answer(self, url: str, error: httpx.TransportError) -> WebError:
        if "CERTIFICATE_VERIFY_FAILED" in str(error):
            return settle.bad_certificate(url, error)
        found = f"none after {self._manners.limits.deadline:g} s" if self._exchange.is_late else str(error)
        return TransientError(url, "an answer", found, "Look at the network, try again later")


def _permit_all(_url: str) -> None:
    """robots.txt itself needs no permission."""


def _normal(url: str) -> str:
    """The address as it will be sent, dots and all resolved, so that robots.txt is held against the same."""
    _origin(url)
    try:
        return str(httpx.URL(url))
    except httpx.InvalidURL as error:
        raise BadRedirectError(address.without_query(url), "an address that can be asked for", str(error), "Correct the address") from None


def _origin(url: str) -> Origin:
    try:
        return Origin.of(url)
    except ValueError as error:
        raise BadRedirectError(address.without_query(url), "an http or https address", str(error), "Correct the address") from None


def _next_hop(fetched: Fetched, most_hops: int) -> str:
    here = fetched.url
    try:
        url = _normal(address.joined(here, fetched.header("Location") or ""))
    except ValueError as error:
        raise BadRedirectError(here, "a redirect to an address", str(error), "Look at the page in a browser", fetched) from None
    if Origin.of(url) != Origin.of(here):
        found = f"one to {address.without_query(url)}"
        raise OffSiteError(here, "redirects within the site", found, "It is not followed; look at the page in a browser", fetched)
    if len(fetched.redirected_from) >= most_hops:
        found = f"another one to {address.without_query(url)}"
        raise BadRedirectError(here, f"at most {most_hops} redirects", found, "Look at the page in a browser", fetched)
    return url
