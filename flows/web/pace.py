"""The crawl delay, kept across requests, clients and commands that share a folder. What is asked, and why, is the client's."""

from __future__ import annotations

import contextlib
import datetime as dt
import fcntl
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO

from flows.web.clock import Clock
from flows.web.errors import HostClosedError, StopRunError

DEFAULT_DELAY = 7.0
"""Seconds between requests to a host that states no crawl delay."""
LONGEST_WAIT = 3600.0
"""Seconds: a host that wants a longer pause ends the run."""
_LONGEST_HOLD = 24 * 3600.0
_ROUNDING = 0.001
_TURN = 0.05
_FILE_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class HostPace:
    """What is remembered of a host. `last_at` and `free_at` are seconds since 1970, `delay` its stated crawl delay."""

    last_at: float = 0.0
    free_at: float = 0.0
    delay: float | None = None


class Pace:
    """Keeps requests to one host apart.

    `wait` writes the instant down before the request is sent, so that a process killed in the middle of it is seen by the next;
    `done` writes down its end, from which the next delay counts. The file is replaced whole and guarded by the operating system's
    lock, which is held while waiting: two processes take turns. A file that cannot be read counts as "asked just now".
    """

    def __init__(self, folder: Path, clock: Clock, *, default_delay: float = DEFAULT_DELAY, floors: Mapping[str, float] | None = None) -> None:
        self._file, self._guard = folder / "pace.json", folder / "pace.lock"
        self._clock, self._default, self._floors = clock, default_delay, dict(floors or {})
        self._seen: dict[str, float] = {}

    def learn(self, host: str, delay: float | None) -> None:
        """Remember the crawl delay that a host states; None where it states none."""
        with self._locked():
            states = self._read()
            if self._state(states, host).delay != delay:
                self._write(states, host, replace(self._state(states, host), delay=delay))

    def wait(self, host: str) -> None:
        """Sleep until the host may be asked again, and note that it is asked now. HostClosedError where that would be over an hour."""
        with self._locked():
            states = self._read()
            state = self._state(states, host)
            self._sleep(host, state)
            self._note(states, host, state)

    def done(self, host: str) -> None:
        """Note that the answer has come, or failed to."""
        with self._locked():
            states = self._read()
            self._note(states, host, self._state(states, host))

    def hold(self, host: str, seconds: float) -> None:
        """Leave the host alone for so long, at most a day."""
        with self._locked():
            states = self._read()
            state = self._state(states, host)
            free_at = self._now() + min(max(seconds, 0.0), _LONGEST_HOLD)
            self._write(states, host, replace(state, free_at=max(state.free_at, free_at)))

    def _sleep(self, host: str, state: HostPace) -> None:
        left = self._left(host, state)
        if left > LONGEST_WAIT + 1:
            until = dt.datetime.fromtimestamp(self._now() + left, dt.UTC)
            do = f"Run again after that, or delete {self._file} if it is wrong"
            found = f"it asked to be left alone until {until:%Y-%m-%d %H:%M} UTC"
            raise HostClosedError(host, "a host that can be asked within the hour", found, do)
        until_mono = self._clock.monotonic() + left
        while (left := until_mono - self._clock.monotonic()) > 0:
            self._clock.sleep(left)

    def _left(self, host: str, state: HostPace) -> float:
        """Seconds to wait. A `last_at` in the future means that the clock was set back: the whole delay counts from now."""
        now, delay = self._now(), self._delay(host, state)
        by_file = delay - max(0.0, now - state.last_at)
        by_process = self._seen[host] + delay - self._clock.monotonic() if host in self._seen else 0.0
        left = max(by_file, by_process, state.free_at - now)
        return left + _ROUNDING if left > 0 else 0.0

    def _delay(self, host: str, state: HostPace) -> float:
        return max(self._default if state.delay is None else state.delay, self._floors.get(host, 0.0))

    def _note(self, states: dict[str, HostPace] | None, host: str, state: HostPace) -> None:
        self._seen[host] = self._clock.monotonic()
        self._write(states, host, replace(state, last_at=self._now()))

    def _now(self) -> float:
        return self._clock.now().timestamp()

    def _state(self, states: dict[str, HostPace] | None, host: str) -> HostPace:
        return HostPace(last_at=self._now()) if states is None else states.get(host, HostPace())

    def _read(self) -> dict[str, HostPace] | None:
        try:
            with self._file.open("rb") as file:
                hosts = json.loads(file.read(_FILE_LIMIT))["hosts"]
            return {host: _host_pace(**values) for host, values in hosts.items()}
        except FileNotFoundError:
            return {}
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    def _write(self, states: dict[str, HostPace] | None, host: str, state: HostPace) -> None:
        hosts = {name: asdict(kept) for name, kept in ((states or {}) | {host: state}).items()}
        draft = self._file.with_suffix(".tmp")
        draft.write_text(json.dumps({"format": 1, "hosts": hosts}, indent=1, sort_keys=True))
        draft.replace(self._file)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            self._guard.parent.mkdir(parents=True, exist_ok=True)
            with self._guard.open("w") as guard:
                self._take(guard)
                yield
        except OSError as error:
            do = "Make room or the folder writable: without it the crawl delay would not hold"
            raise StopRunError(str(self._file), "a file to keep the pace in", error.strerror or type(error).__name__, do) from error

    def _take(self, guard: IO[str]) -> None:
        """Wait for one's turn, which comes within the longest wait unless the other process is stuck."""
        until = self._clock.monotonic() + 2 * LONGEST_WAIT
        while True:
            try:
                return fcntl.flock(guard, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if self._clock.monotonic() > until:
                    do = "Look for a stopped process of the same warehouse"
                    raise StopRunError(str(self._guard), "a turn within two hours", "another process that holds it", do) from None
                self._clock.sleep(_TURN)


def _host_pace(last_at: float, free_at: float, delay: float | None) -> HostPace:
    return HostPace(float(last_at), float(free_at), None if delay is None else float(delay))
