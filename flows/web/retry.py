"""How long to wait before asking again. The waiting itself is the pace's, so that it holds across commands."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import stamina

from flows.web.errors import TransientError

stamina.instrumentation.set_on_retry_hooks([])  # its own line says neither which address nor how long; the client's does


@dataclass(frozen=True, slots=True)
class Backoff:
    """Attempts in all, and the pause after the first failure: doubled after each, up to `longest`, plus up to `jitter` seconds."""

    attempts: int = 4
    first: float = 5.0
    longest: float = 120.0
    jitter: float = 5.0


def retry_after(printed: str | None, now: dt.datetime) -> float | None:
    """Seconds that a Retry-After header asks for, as a number or an HTTP date; None where there is none or it says nothing.

    >>> retry_after("120", dt.datetime(2026, 1, 7, tzinfo=dt.UTC))
    120.0
    """
    if printed is None or len(printed) > 100:
        return None
    if printed.strip().isascii() and printed.strip().isdigit():
        return float(printed)
    try:
        until = parsedate_to_datetime(printed)
    except (ValueError, OverflowError):
        return None
    return max(0.0, (until.replace(tzinfo=until.tzinfo or dt.UTC) - now).total_seconds())


def attempts(backoff: Backoff, hold: Callable[[TransientError, float], None], rng: random.Random) -> Iterator[stamina.Attempt]:
    """Stamina's attempts, each for a `with`. Stamina says when and how long; `hold` is told instead of sleeping here.

    What a TransientError carries in `pause` (Retry-After) goes before the exponential pause and is kept in full.
    """
    pause = 0.0

    def decide(error: Exception) -> bool | float:
        if not isinstance(error, TransientError):
            return False
        hold(error, pause if error.pause is None else error.pause)
        return 0.0

    tries = stamina.retry_context(decide, backoff.attempts, None, wait_initial=backoff.first, wait_max=backoff.longest, wait_jitter=0.0)
    for attempt in tries:
        pause = attempt.next_wait + rng.uniform(0.0, backoff.jitter)
        yield attempt
