"""What a robots.txt allows (RFC 9309). Bytes in, rules out; fetching them is the client's."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Any

from protego import Protego

PRODUCT = "keyevents"
"""The product token that groups of a robots.txt may name."""

_LIMIT = 500 * 1024
_MOST_COMBINATIONS = 2_000_000


class RobotsError(ValueError):
    """A robots.txt that cannot be read within bounds."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site allows. `crawl_delay` is in seconds, None where none is stated."""

    crawl_delay: float | None
    _parsed: Any = None

    def allows(self, url: str) -> bool:
        """Whether the address may be asked for."""
        return self._parsed is None or bool(self._parsed.can_fetch(url, PRODUCT))


ALLOW_ALL = Rules(crawl_delay=None)


def read_rules(body: bytes) -> Rules:
    """The rules in a robots.txt; beyond 500 KiB nothing is read, a line cut there included.

    >>> read_rules(b"User-agent: *\\nDisallow: /*?traffic_source=\\nCrawl-delay: 7").crawl_delay
    7.0
    """
    text = _within_limit(body.removeprefix(codecs.BOM_UTF8)).decode("utf-8", "replace")
    _check_bounds(text)
    parsed = Protego.parse(text)
    try:
        return Rules(_slowest(parsed), parsed)
    except OverflowError:
        raise RobotsError("a request rate that is no number of seconds") from None


def _within_limit(body: bytes) -> bytes:
    return body if len(body) <= _LIMIT else body[:_LIMIT].rpartition(b"\n")[0]


def _check_bounds(text: str) -> None:
    """Protego keeps every rule once per agent of its group: thousands of both would fill the memory."""
    lines = [line.lstrip().lower() for line in text.splitlines()]
    agents = sum(line.startswith("user") for line in lines)
    if agents * (len(lines) - agents) > _MOST_COMBINATIONS:
        raise RobotsError(f"{agents:,} agents with {len(lines) - agents:,} lines of rules")


def _slowest(parsed: Any) -> float | None:
    """Crawl-delay, or Request-rate where that is slower."""
    stated = parsed.crawl_delay(PRODUCT)
    rate = parsed.request_rate(PRODUCT)
    paces = [float(stated)] if stated is not None else []
    paces += [rate.seconds / rate.requests] if rate is not None else []
    return max(paces, default=None)
