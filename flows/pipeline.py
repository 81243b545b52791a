"""What the archive says: captures judged, and the days they are of settled into histories, which every door shares.

Nothing here fetches, and nothing here writes: doors fetch, their common steps write.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from transforms.bodies import BodyError
from transforms.checks import page_faults, page_warnings
from transforms.history import History, State, history
from transforms.page.reading import ParseError, read_page
from transforms.page.records import Page
from transforms.series import Series
from warehouse.archive import Archive, Record
from warehouse.folder import Store
from warehouse.lake import Lake, LakeError, address_day, months_near
from warehouse.warc import Capture, WarcError

# what a verdict comes to; broken bytes and failed checks are our own additions to the parser's verdicts
OUTCOMES = {
    "ok": "found",
    "not_the_page": "rejected",
    "empty_day": "rejected",
    "redesign": "rejected",
    "check_failed": "rejected",
    "consent_wall": "failed",
    "challenge": "failed",
    "broken": "failed",
    "wrong_day": "missing",
}
_END = re.compile(rb"</(?:body|html)\b", re.I)


@dataclass(frozen=True, slots=True)
class Judged:
    """A capture once it was read: its page, or the verdict, the outcome and the reason why there is none to store."""

    page: Page | None
    is_plain: bool
    verdict: str
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True)
class Settled:
    """The pages of some days as their captures leave them; `outranked` are ids of plain copies whose day an HTML page covers.

    `copies` are the SHA-256 of these copies' payloads: an HTML page may have the very id of a copy. `seen` are those of all captures that
    were looked at, revisions or not.
    """

    histories: Mapping[str, History]
    outranked: frozenset[str]
    copies: frozenset[str]
    seen: frozenset[str]


def judge(capture: Capture, series: Series, max_bytes: int, asked_date: dt.date | None = None) -> Judged:
    """Read a capture and hold it against the checks; bad input is an outcome, never an exception.

    A page of another day than `asked_date` is `wrong_day`, with its page.
    """
    if fault := _unusable(capture):
        return _refused("broken", fault)
    try:
        body = capture.body(max_bytes)
        reading = read_page(body, series, asked_date, capture.page_url if capture.is_response else None)
    except (ParseError, BodyError) as error:
        return _refused("broken", str(error))
    if reading.page is None:
        return _refused(reading.verdict, f"{reading.verdict}: {reading.reason}")
    if faults := page_faults(reading.page, series):
        return _refused("check_failed", f"check failed: {'; '.join(faults)}")
    cut = () if reading.is_plain or _END.search(body) else ("ends without </body> or </html>: it may be cut off",)
    page = replace(reading.page, warnings=(*reading.page.warnings, *page_warnings(reading.page, series), *cut))
    return Judged(page, reading.is_plain, reading.verdict, OUTCOMES[reading.verdict], reading.reason)


def _unusable(capture: Capture) -> str | None:
    """Why a response is no page whatever its bytes say: another status than 200, or known to be cut off."""
    if capture.truncated:
        return f"cut off on the way ({capture.truncated})"
    if capture.status is not None and not capture.status.startswith("200"):
        return f"status {capture.status}, expected 200"
    return None


def _refused(verdict: str, reason: str) -> Judged:
    return Judged(None, False, verdict, OUTCOMES[verdict], reason)


def settle(
    archive: Archive,
    days: Iterable[dt.date],
    series: Series,
    max_bytes: int,
    known: Mapping[str, Judged] | None = None,
    held: Mapping[str, dt.date] | None = None,
) -> Settled:
    """The histories of all pages addressed on these days, from the archive alone: the order in which captures came to be known
    makes no difference. `known` spares reading pages (by the SHA-256 of their payload) a second time; no plain copy takes the place of pages
    that are `held` (each with its date), nor one beside them."""
    html, plain = _states(archive, days, series, max_bytes, known or {})
    held = held or {}
    covered = {state.page.page_date for states in html.values() for state in states}.union(held.values())
    outranked = {page_id for page_id, states in plain.items() if states[0].page.page_date in covered}
    kept = {**{i: s for i, s in plain.items() if i not in outranked}, **html}
    copies = frozenset(state.payload_sha256 for page_id in outranked for state in plain[page_id])
    seen = copies.union(state.payload_sha256 for states in kept.values() for state in states)
    return Settled({page_id: history(states) for page_id, states in kept.items()}, frozenset(outranked - held.keys()), copies, seen)


def _states(
    archive: Archive, days: Iterable[dt.date], series: Series, max_bytes: int, known: Mapping[str, Judged]
) -> tuple[dict[str, list[State]], dict[str, list[State]]]:
    """The states of each page addressed on these days, by time of capture: of HTML pages, and of plain copies."""
    html: dict[str, list[State]] = {}
    plain: dict[str, list[State]] = {}
    judgements = {payload: judged for payload, judged in known.items() if judged.page}
    for record in archive.of_days(set(days)):
        capture = archive.load(record)
        if _unusable(capture):
            continue  # whatever another response with the same bytes was
        judged = judgements.get(record.payload_sha256) or judge(capture, series, max_bytes)
        judgements[record.payload_sha256] = judged
        if judged.page is not None and is_filed_right(judged, record):
            state = State(judged.page, record.captured_at, record.source, record.payload_sha256)
            (plain if judged.is_plain else html).setdefault(judged.page.page_id, []).append(state)
    return html, plain


def settle_readable(
    store: Store, days: Collection[dt.date], series: Series, max_bytes: int, known: Mapping[str, Judged] | None = None
) -> tuple[Settled, dict[dt.date, str]]:
    """Days settled, and those that cannot be: one damaged file of the archive is the trouble of its day and of no other."""
    try:
        return settle(store.archive, days, series, max_bytes, known), {}
    except (WarcError, OSError):
        damaged = damaged_days(store.archive, days)
        if not damaged:
            raise
        held = _pages_addressed(store.lake, damaged)
        return settle(store.archive, set(days) - damaged.keys(), series, max_bytes, known, held), damaged


def _pages_addressed(lake: Lake, days: Collection[dt.date]) -> dict[str, dt.date]:
    """The lake's pages addressed on these days, each with its date; none of a month that cannot be read, for that is not kept."""
    found: dict[str, dt.date] = {}
    for month in {month for day in days for month in months_near(day)}:
        with contextlib.suppress(LakeError):
            found |= lake.dates(month)
    return {page_id: date for page_id, date in found.items() if address_day(page_id) in days}


def damaged_days(archive: Archive, days: Iterable[dt.date]) -> dict[dt.date, str]:
    """Those of the days that cannot be settled, since a capture of theirs cannot be read, and what to do about it."""
    found: dict[dt.date, str] = {}
    for record in archive.of_days(set(days)):
        try:
            archive.load(record)
        except (WarcError, OSError) as error:
            told = f"{record.file}: {error.strerror}" if isinstance(error, OSError) else str(error)
            advice = "" if told.endswith("from a backup") else ": restore it from a backup"
            if record.day:
                found.setdefault(record.day, f"archive file unreadable: {told}{advice}")
    return found


def is_filed_right(judged: Judged, record: Record) -> bool:
    """Whether a page's own address has the day that its capture is filed under: else its other captures were not looked at."""
    return judged.page is not None and record.day is not None and (judged.is_plain or judged.page.page_id.startswith(record.day.isoformat()))
