"""The run ledger: a row for every attempt, begun before its first request and ended with what came of it.

`ledger/YYYY-MM/<run_id>.jsonl`, a new file every few hundred lines. Not part of the lake: `build` loads it as table `runs`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from transforms import tables
from transforms.schemas import is_row
from warehouse.durable import StorageError
from warehouse.storage import Storage

OUTCOMES = tables.OUTCOMES
# what is as it should be, a page that is not there yet included, and what a person should hear of
GOOD, BAD = ("written", "unchanged", "missing"), ("rejected", "failed")
# why a page that stood in the lake stands there no more
LET_GO = "left out by `keyevents reparse --allow-loss`"
_LINES_PER_FILE = 200

Clock = Callable[[], dt.datetime]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One row of table `runs`; instants are UTC."""

    run_id: str
    ordinal: int
    command: str
    page_date: dt.date | None
    page_id: str | None
    input: str | None
    started_at: dt.datetime
    ended_at: dt.datetime | None
    outcome: str
    reason: str | None
    archive_file: str | None
    payload_sha256: str | None
    requests: int


class Ledger:
    """The attempts of one run. Writing needs the warehouse's lock."""

    def __init__(self, storage: Storage, clock: Clock, command: str) -> None:
        self._storage, self._clock, self._command = storage, clock, command
        now = clock()
        self.run_id = f"{now:%Y%m%dT%H%M%SZ}-{command}-{uuid.uuid4().hex[:8]}"
        self._folder = f"ledger/{now:%Y-%m}"
        self._lines: list[str] = []
        self._file = 1
        self._ordinal = 0
        self._open: dict[int, Attempt] = {}

    def begin(self, inputs: Sequence[str | None], page_date: dt.date | None = None) -> list[Attempt]:
        """Note that attempts begin; durable on return, so that a killed one is seen."""
        now = self._clock()
        attempts = [
            Attempt(self.run_id, self._ordinal + n, self._command, page_date, None, told(name), now, None, "begun", None, None, None, 0)
            for n, name in enumerate(inputs, 1)
        ]
        self._ordinal += len(attempts)
        self._append(attempts)
        self._open |= {a.ordinal: a for a in attempts}
        return attempts

    def ended(self, attempt: Attempt, outcome: str, reason: str | None = None, **found: object) -> Attempt:
        """An attempt with what came of it, yet to be noted by `end`; `found` are further columns of the row."""
        if outcome not in OUTCOMES:
            raise ValueError(f"outcome {outcome!r}: expected one of {', '.join(OUTCOMES)}")
        return dataclasses.replace(attempt, outcome=outcome, reason=told(reason), ended_at=self._clock(), **found)  # type: ignore[arg-type]

    def end(self, attempts: Sequence[Attempt]) -> None:
        """Note what came of attempts; durable on return."""
        self._append(attempts)
        for attempt in attempts:
            self._open.pop(attempt.ordinal, None)

    def fail_open(self, reason: str) -> None:
        """Note that the attempts which this run began and did not end failed."""
        self.end([self.ended(attempt, "failed", reason) for attempt in self._open.values()])

    def close_interrupted(self) -> list[Attempt]:
        """Note the attempts that earlier runs began and did not end: those runs are dead, we hold the lock. Every run does so before its own, so
        that the last two months that have any are enough, however long the machine was off.

        Returns those of runs that were cut off, whoever noted it, since the last run of this command that was not.
        """
        months = sorted({name.rsplit("/", 1)[0] for name in self._storage.list("ledger")})[-2:]
        told = sorted((a for month in months for a in read(self._storage, month)), key=lambda a: a.outcome != "begun")
        attempts = {(a.run_id, a.ordinal): a for a in told}  # what began in one month may have ended in the other
        closed = [
            dataclasses.replace(a, outcome="interrupted", reason="the run ended without a word") for a in attempts.values() if a.outcome == "begun"
        ]
        self._append(closed)
        cut_off = [a for a in (attempts | {(a.run_id, a.ordinal): a for a in closed}).values() if a.outcome == "interrupted"]
        runs = {a.run_id for a in cut_off}
        ended = max((a.started_at for a in attempts.values() if a.command == self._command and a.run_id not in runs), default=None)
        return [a for a in cut_off if ended is None or a.started_at > ended]

    def _append(self, attempts: Sequence[Attempt]) -> None:
        if not attempts:
            return
        if len(self._lines) >= _LINES_PER_FILE:
            self._lines, self._file = [], self._file + 1
        self._lines += [json.dumps(dataclasses.asdict(a), default=_plain, ensure_ascii=False, sort_keys=True) + "\n" for a in attempts]
        suffix = "" if self._file == 1 else f".{self._file}"
        self._storage.write({f"{self._folder}/{self.run_id}{suffix}.jsonl": "".join(self._lines).encode()})


def told(text: str | None) -> str | None:
    r"""A text that UTF-8 has: bytes of a file's name that are none of it are told by their numbers.

    >>> told("page\udcff.html")
    'page\\xff.html'
    """
    return text and text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _plain(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def read(storage: Storage, folder: str = "ledger", unread: dict[str, str] | None = None) -> list[Attempt]:
    """Every attempt's last word, by start. What cannot be read is passed over, a line or a file: the ledger is a convenience, never a gate.

    `unread` gets the names of such files, with what the system says or what is wrong. Raises StorageError where a store does not answer.
    """
    last: dict[tuple[str, int], Attempt] = {}
    for name in storage.list(folder):
        try:
            data = storage.read(name)
        except StorageError:
            raise
        except OSError as error:
            if unread is not None:
                unread[name] = error.strerror or type(error).__name__
            continue
        found = [*_lines(data)]
        if unread is not None and (n_bad := sum(attempt is None for attempt in found) or not found):
            unread[name] = f"{n_bad} of its {len(found)} lines are no attempts" if found else "it is empty"
        for attempt in filter(None, found):
            key = (attempt.run_id, attempt.ordinal)
            if attempt.outcome != "begun" or key not in last:
                last[key] = attempt
    return sorted(last.values(), key=lambda a: (a.started_at, a.run_id, a.ordinal))


def let_go(attempts: Iterable[Attempt]) -> set[str]:
    """The pages that somebody allowed to go and that did not come again; attempts by start, as `read` gives them."""
    last = {a.page_id: a.reason for a in attempts if a.page_id and (a.outcome in ("written", "unchanged") or a.reason == LET_GO)}
    return {page_id for page_id, reason in last.items() if reason == LET_GO}


def written(attempts: Sequence[Attempt]) -> dict[str, Attempt]:
    """The pages that should stand in the lake, each with the last attempt that wrote it."""
    gone = let_go(attempts)
    return {a.page_id: a for a in attempts if a.outcome == "written" and a.page_id and a.page_date and a.page_id not in gone}


def _instant(text: str) -> dt.datetime:
    at = dt.datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"{text}: no zone")
    return at


def _lines(data: bytes) -> Iterator[Attempt | None]:
    """The attempts of a file, None for a line that is none."""
    for line in data.splitlines():
        try:
            raw = json.loads(line)
            for name in ("started_at", "ended_at"):
                raw[name] = _instant(raw[name]) if raw[name] else None
            raw["page_date"] = dt.date.fromisoformat(raw["page_date"]) if raw["page_date"] else None
        except (ValueError, TypeError, KeyError, RecursionError):
            yield None
        else:
            yield Attempt(**raw) if is_row(tables.RUNS, raw) else None  # the database could not be built of it
