"""Telling a person: once when a day is overdue or a run fails, once when it is well again; a heartbeat after good runs only.

What was told is kept in `alerts.json`, so that the same trouble is not told at every pass; what the webhook did not take is told again at
the next. Alerting never fails or delays the data: every error here is swallowed into one line on stderr. `badge.json` says in shields.io's
form how old the newest day is.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

import httpx

from flows.ingest import Summary
from flows.settings import Settings
from warehouse.folder import open_warehouse
from warehouse.ledger import BAD
from warehouse.status import Status, status
from warehouse.storage import LocalStorage, StorageError

_STATE, _BADGE = "alerts.json", "badge.json"
_TIMEOUT = 10.0
_STALE_DAYS = 2


def tell(root: Path, now: dt.datetime, summary: Summary) -> str | None:
    """After a run: badge, heartbeat, and an alert where something changed; what was told, None where nothing was."""
    settings = Settings()
    found = status(open_warehouse(root), now)
    trouble = troubles(found, summary)
    storage = LocalStorage(root)
    _keep(storage, _BADGE, badge(found))
    if not trouble and settings.heartbeat_url:
        _send("heartbeat", str(settings.heartbeat_url), None)
    return _tell_changes(storage, "days", now, trouble)


def _tell_changes(storage: LocalStorage, topic: str, now: dt.datetime, trouble: list[str]) -> str | None:
    told = _told(storage)
    before = told.get(topic, [])
    if sorted(trouble) == sorted(before):
        return None
    webhook = Settings().webhook_url
    text = message(trouble, before)
    # without a webhook what is returned is all the telling there is
    if not (text and webhook) or _send("webhook", str(webhook), {"text": text}):
        _keep(storage, _STATE, told | {topic: sorted(trouble), "at": [now.isoformat()]})
    return text


def tell_of_findings(root: Path, now: dt.datetime, findings: list[str]) -> None:
    """After a check: an alert where it found something new, one when it is well again."""
    _tell_changes(LocalStorage(root), "check", now, findings[:3])


def troubles(found: Status, summary: Summary) -> list[str]:
    """What a person should hear of, in words that stay the same from pass to pass."""
    overdue = [f"{day} is overdue" for day in found.overdue]
    bad = [f"{a.page_date} {a.outcome}" for a in summary.attempts if a.outcome in BAD]
    return sorted({*overdue, *bad})


def message(trouble: list[str], before: list[str]) -> str | None:
    """What to say, None where nothing new happened: what is new, or that all is well again."""
    new = [line for line in trouble if line not in before]
    if new:
        return f"keyevents: {'; '.join(new)}"
    return "keyevents: recovered, all is well again" if before and not trouble else None


def badge(found: Status) -> dict[str, Any]:
    """shields.io's endpoint form."""
    is_fresh = not found.overdue and found.newest_day is not None
    age = "no data" if found.age_days is None else f"{found.newest_day} ({found.age_days} d)"
    return {"schemaVersion": 1, "label": "newest day", "message": age, "color": "green" if is_fresh else "red"}


def _told(storage: LocalStorage) -> dict[str, list[str]]:
    """What was told last, by topic; nothing where the file is not there or cannot be read."""
    try:
        told = json.loads(storage.read(_STATE))
        return {str(topic): [str(line) for line in lines] for topic, lines in told.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _keep(storage: LocalStorage, name: str, value: dict[str, Any]) -> None:
    try:
        storage.write({name: json.dumps(value, indent=1).encode()})
    except StorageError as error:
        print(f"keyevents: {name} not written: {error.strerror}", file=sys.stderr)


def _send(what: str, url: str, body: dict[str, Any] | None) -> bool:
    """Post or get, and whether it was taken; the address is a secret and stands in no message."""
    try:
        answer = httpx.post(url, json=body, timeout=_TIMEOUT) if body else httpx.get(url, timeout=_TIMEOUT)
        answer.raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        print(f"keyevents: {what} not sent ({type(error).__name__})", file=sys.stderr)
        return False
    return True
