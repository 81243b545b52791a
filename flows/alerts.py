"""Telling a person: once when a day is overdue or a run fails, once when it is well again; a heartbeat after good runs only.

What was told is kept in `alerts.json`, so that the same trouble is not told at every pass; what the webhook did not take is told again at
the next. Alerting never fails or delays the data: every error here is swallowed into one line on stderr, every wait has an end, and no lock is
held. `badge.json` says in shields.io's form how old the newest day is.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import re
import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import httpx
from pydantic import ValidationError

from flows.live import CAUGHT_UP, PATIENCE
from flows.settings import bad_setting, readable
from flows.steps import Summary
from flows.web.clock import SYSTEM, Clock
from warehouse.check import Finding, check, week_of
from warehouse.durable import explained, replace
from warehouse.folder import TOLD, NoWarehouseError, open_warehouse
from warehouse.ledger import BAD
from warehouse.status import Status, ranges, status

_BADGE = "badge.json"
_DAYS, _CHECK, _FOUND = "days", "check", "found"
# seconds: a read that brings nothing, and all that telling somebody may take, however slowly the answer drips
_TIMEOUT, _DEADLINE = 10.0, 30.0
_LONGEST = 300
# the runs whose end by a kill is told, by the ledger's name for them
_KILLED = {"daily": "daily run", "backfill": "backfill"}
# lines of what is not a day's that a message names, and findings that are remembered: of more, what comes after them is not told apart
_NAMED, _REMEMBERED = 3, 1_000
_DAY = re.compile(r"\d{4}-\d\d-\d\d ", re.ASCII)


def tell(root: Path, now: dt.datetime, summary: Summary) -> str | None:
    """After a run: badge, heartbeat, and an alert where something changed; what was told, None where nothing was."""
    found = _status(root, now)
    heartbeat = readable().heartbeat_url
    if found and found.newest_day and summary.is_good and not found.overdue and heartbeat:
        _send("heartbeat", str(heartbeat), None)
    return _tell_days(root, now, found, troubles(summary))


@contextlib.contextmanager
def telling(root: Path, clock: Clock = SYSTEM) -> Iterator[None]:
    """What a daily run dies of inside is told."""
    try:
        yield
    except Exception as error:
        tell_of_failure(root, clock.now(), error)
        raise


def tell_of_failure(root: Path, now: dt.datetime, error: Exception) -> str | None:
    """After a daily run that died: an alert, once while it dies of the same; what was told of days stands, for nobody looked."""
    known = [line for line in _told(root).get(_DAYS, []) if _is_of_day(line)]
    return _tell_days(root, now, _status(root, now), [f"the daily run ended with {one_line(error)}", *known])


def told_check(root: Path, clock: Clock, share: float) -> list[Finding]:
    """What a check found, told, or what it died of; after one that found something all is read, since another share shows no recovery."""
    if _told(root).get(_FOUND):
        share = 1.0
    try:
        findings = list(check(open_warehouse(root), share, week_of(clock.now()), PATIENCE))
    except Exception as error:
        tell_of_findings(root, clock.now(), [f"the check ended with {one_line(error)}"])
        raise
    tell_of_findings(root, clock.now(), [str(finding) for finding in findings])
    return findings


def tell_of_findings(root: Path, now: dt.datetime, findings: list[str]) -> None:
    """After a check: an alert where it found something new, one when it is well again."""
    known = findings[:_REMEMBERED]
    _keep(root, TOLD, _told(root) | {_FOUND: known})
    _tell_changes(root, _CHECK, now, known)


@contextlib.contextmanager
def telling_each_time(what: str) -> Iterator[None]:
    """What a run dies of inside that is started by hand, or whose data folder cannot be, is told, and not remembered."""
    try:
        yield
    except Exception as error:
        tell_each_time(f"{what}: {one_line(error)}")
        raise


def tell_each_time(what: str) -> None:
    """After a run by hand that did not end well."""
    if webhook := readable().webhook_url:
        _send("webhook", str(webhook), {"text": f"keyevents: {what}"})


def _tell_days(root: Path, now: dt.datetime, found: Status | None, of_run: list[str]) -> str | None:
    """Tell what a run came to and which days of the window lack a page. What was told of such a day stands until it has one."""
    before = _told(root).get(_DAYS, [])
    if found is None:
        return _tell_changes(root, _DAYS, now, sorted({*of_run, *filter(_is_of_day, before)}))
    _keep(root, _BADGE, badge(found))
    overdue = {str(day) for day in (*found.gaps, *found.overdue) if day >= now.date() - dt.timedelta(days=CAUGHT_UP)}
    lacking = overdue if found.newest_day == now.date() else {*overdue, str(now.date())}
    standing = [line for line in before if line[:10] in lacking]
    return _tell_changes(root, _DAYS, now, sorted({*of_run, *(f"{day} is overdue" for day in overdue), *standing}))


def _tell_changes(root: Path, topic: str, now: dt.datetime, trouble: list[str]) -> str | None:
    told = _told(root)
    before = told.get(topic, [])
    if sorted(trouble) == sorted(before):
        return None
    webhook = readable().webhook_url
    text = message(trouble, before)
    # what could not be sent is not told yet: the next run tries again
    if not (text and webhook) or _send("webhook", str(webhook), {"text": text}):
        _keep(root, TOLD, told | {topic: sorted(trouble), "at": [now.isoformat()]}, is_told=bool(text and webhook))
    return text


def troubles(summary: Summary) -> list[str]:
    """What a person should hear of a run, in words that stay the same from pass to pass."""
    killed = {a.run_id: a for a in reversed(summary.interrupted) if a.command in _KILLED}  # the first attempt of each run
    bad = [f"the {_KILLED[a.command]} of {a.started_at:%Y-%m-%d %H:%M} was killed or cancelled" for a in killed.values()]
    bad = [*bad, *(f"{a.page_date} {a.outcome}" for a in summary.attempts if a.outcome in BAD)]
    if summary.gazetteer:
        bad.append(summary.gazetteer)
    return [*bad, "the run was stopped: the site may not be asked for more"] if summary.is_stopped else bad


def one_line(error: Exception) -> str:
    """What a run died of."""
    said = bad_setting(error) if isinstance(error, ValidationError) else str(explained(error).strerror if isinstance(error, OSError) else error)
    return f"{type(error).__name__}: {' '.join(said.split())}"[:_LONGEST]


def message(trouble: list[str], before: list[str]) -> str | None:
    """What to say, None where nothing new happened: what is new, the run's own trouble before that of days, or that all is well again."""
    new = [line for line in trouble if line not in before]
    if new:
        of_run = [line for line in new if not _is_of_day(line)]
        more = [f"and {len(of_run) - _NAMED} more"] if len(of_run) > _NAMED else []
        return f"keyevents: {'; '.join([*of_run[:_NAMED], *more, *_of_days(filter(_is_of_day, new))])}"
    return "keyevents: recovered, all is well again" if before and not trouble else None


def _of_days(lines: Iterable[str]) -> list[str]:
    """Lines of days, those of which the same is told as one.

    >>> _of_days(["2026-01-07 failed", "2026-01-08 is overdue", "2026-01-09 is overdue"])
    ['2026-01-07 failed', '2 days overdue: 2026-01-08..2026-01-09']
    """
    days: dict[str, list[dt.date]] = {}
    for line in sorted(lines):
        days.setdefault(line[11:], []).append(dt.date.fromisoformat(line[:10]))
    return [f"{len(d)} days {what.removeprefix('is ')}: {', '.join(ranges(d))}" if len(d) > 1 else f"{d[0]} {what}" for what, d in days.items()]


def badge(found: Status) -> dict[str, Any]:
    """shields.io's endpoint form."""
    is_fresh = not found.overdue and found.newest_day is not None
    age = "no data" if found.age_days is None else f"{found.newest_day} ({found.age_days} d)"
    return {"schemaVersion": 1, "label": "newest day", "message": age, "color": "green" if is_fresh else "red"}


def _status(root: Path, now: dt.datetime) -> Status | None:
    """How fresh the data is; None where that cannot be read, be the lake damaged or the store away."""
    try:
        return status(open_warehouse(root), now)
    except NoWarehouseError:
        return None  # the run says so itself
    except Exception as error:  # noqa: BLE001 - whatever it is, there is still something to tell
        print(f"keyevents: status not read: {one_line(error)}", file=sys.stderr)
        return None


def _is_of_day(line: str) -> bool:
    return _DAY.match(line) is not None


def _told(root: Path) -> dict[str, list[str]]:
    """What was told last, by topic; nothing where the file is not there or cannot be read."""
    try:
        told = json.loads((root / TOLD).read_bytes())
        return {str(topic): [str(line) for line in lines] for topic, lines in told.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _keep(root: Path, name: str, value: dict[str, Any], is_told: bool = False) -> None:
    """Replace a file, if there is a data folder; one is made to remember in it what was told, else that is told at every run.

    Not by the storage, whose staged files are swept by whoever holds the lock: here nobody does.
    """
    try:
        if is_told and not root.exists():
            root.mkdir(parents=True)
        if root.is_dir():
            replace(root / name, json.dumps(value, indent=1).encode())
    except OSError as error:
        print(f"keyevents: {name} not written: {explained(error).strerror}", file=sys.stderr)


def _send(what: str, url: str, body: dict[str, Any] | None) -> bool:
    """Post or get, in a thread of its own since no limit of httpx holds for the whole of it; whether it was taken within the deadline."""
    answers: list[str] = []
    asking = threading.Thread(target=lambda: answers.append(_answer(url, body)), name=f"keyevents-{what}", daemon=True)
    asking.start()
    asking.join(_DEADLINE)
    fault = answers[0] if answers else f"no answer within {_DEADLINE:g} s"
    if fault:
        print(f"keyevents: {what} not sent ({fault}): is KEYEVENTS_{what.upper()}_URL still the right address?", file=sys.stderr)
    return not fault


def _answer(url: str, body: dict[str, Any] | None) -> str:
    """What went wrong, nothing where it was taken; the address is a secret and stands in no message. Of the answer only its status is read."""
    try:
        with httpx.stream("POST" if body else "GET", url, json=body, timeout=_TIMEOUT) as answer:
            answer.raise_for_status()
    except httpx.HTTPStatusError as error:
        return f"HTTP {error.response.status_code}"
    except Exception as error:  # noqa: BLE001 - whatever it is, it was not taken
        return type(error).__name__
    return ""
