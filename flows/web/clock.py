"""Time as the web client sees it, passed in so that tests can run years in seconds."""

from __future__ import annotations

import datetime as dt
import time
from typing import Protocol


class Clock(Protocol):
    """Now, elapsed seconds, and waiting."""

    def now(self) -> dt.datetime:
        """The instant in UTC, aware."""

    def monotonic(self) -> float:
        """Seconds that never run backwards, from an arbitrary start."""

    def sleep(self, seconds: float) -> None:
        """Wait at least that long."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> dt.datetime:
        """The instant in UTC, aware."""
        return dt.datetime.now(dt.UTC)

    def monotonic(self) -> float:
        """Seconds since an arbitrary start."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait at least that long."""
        time.sleep(seconds)


SYSTEM: Clock = SystemClock()
