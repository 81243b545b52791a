"""Simulated time."""

from __future__ import annotations

import datetime as dt
import threading


class FakeClock:
    """A clock that stands still but for `sleep`, which moves it at once. Safe to share between client and server threads."""

    def __init__(self, start: dt.datetime = dt.datetime(2026, 3, 10, 6, 15, tzinfo=dt.UTC)) -> None:
        self._start, self._elapsed, self._lock = start, 0.0, threading.Lock()
        self._stepped = dt.timedelta()

    def now(self) -> dt.datetime:
        """The simulated instant in UTC."""
        with self._lock:
            return self._start + self._stepped + dt.timedelta(seconds=self._elapsed)

    def monotonic(self) -> float:
        """Simulated seconds since the start."""
        with self._lock:
            return self._elapsed

    def sleep(self, seconds: float) -> None:
        """Let simulated time pass."""
        if seconds < 0:
            raise ValueError(f"a sleep of {seconds} s")
        with self._lock:
            self._elapsed += seconds

    def step(self, by: dt.timedelta) -> None:
        """Set the wall clock, as a time server would: `now` moves, `monotonic` does not."""
        with self._lock:
            self._stepped += by
