"""The way of a page through the stages, which every door shares: captures to readings, days to histories, histories to rows.

Nothing here fetches, and nothing here writes: the doors (`ingest`, later `daily`, `backfill`, `reparse`) do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from transforms import CODER_VERSION
from transforms.bodies import BodyError
from transforms.checks import page_faults
from transforms.history import History, State, history
from transforms.page.reading import ParseError, Reading, Verdict, read_page
from transforms.page.records import Page
from transforms.rows import PageRows, page_rows
from transforms.series import Series
from warehouse.archive import Archive, Capture

# what a verdict comes to when nothing was asked for: a file that somebody gave
_FAULT_OUTCOMES = {
    Verdict.NOT_THE_PAGE: "rejected",
    Verdict.EMPTY_DAY: "rejected",
    Verdict.REDESIGN: "rejected",
    Verdict.CONSENT_WALL: "failed",
    Verdict.CHALLENGE: "failed",
    Verdict.WRONG_DAY: "missing",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A capture once it was read: its page, or the outcome and the reason why there is none."""

    page: Page | None
    is_plain: bool
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True)
class Settled:
    """The pages of some days as their captures leave them; `outranked` are ids of plain copies whose day an HTML page covers."""

    histories: Mapping[str, History]
    outranked: frozenset[str]


def judge(capture: Capture, series: Series, max_bytes: int) -> Judged:
    """Read a capture and hold it against the checks; bad input is an outcome, never an exception."""
    try:
        reading = read_page(capture.body(max_bytes), series, url=capture.uri if capture.is_response else None)
    except (ParseError, BodyError) as error:
        return Judged(None, False, "failed", str(error))
    return _judged(reading, series)


def _judged(reading: Reading, series: Series) -> Judged:
    if reading.verdict is not Verdict.OK or reading.page is None:
        return Judged(None, reading.is_plain, _FAULT_OUTCOMES[reading.verdict], f"{reading.verdict}: {reading.reason}")
    if faults := page_faults(reading.page, series):
        return Judged(None, reading.is_plain, "rejected", f"check failed: {'; '.join(faults)}")
    return Judged(reading.page, reading.is_plain, "ok", reading.reason)


def settle(archive: Archive, days: Iterable[dt.date], series: Series, max_bytes: int, known: Mapping[str, Judged] | None = None) -> Settled:
    """The histories of all pages addressed on these days, from the archive alone: the order in which captures came to be known
    makes no difference. `known` spares reading payloads (by SHA-256) a second time."""
    html: dict[str, list[State]] = {}
    plain: dict[str, list[State]] = {}
    judgements = dict(known or {})
    for record in archive.of_days(set(days)):
        judged = judgements.get(record.payload_sha256) or judge(archive.load(record), series, max_bytes)
        judgements[record.payload_sha256] = judged
        if judged.page is not None:
            state = State(judged.page, record.captured_at, record.source, record.payload_sha256)
            (plain if judged.is_plain else html).setdefault(judged.page.page_id, []).append(state)
    covered = {state.page.page_date for states in html.values() for state in states}
    outranked = {page_id for page_id, states in plain.items() if states[0].page.page_date in covered}
    kept = {**{i: s for i, s in plain.items() if i not in outranked}, **html}
    return Settled({page_id: history(states) for page_id, states in kept.items()}, frozenset(outranked))


def code_history(past: History) -> PageRows:
    """The rows of a page in its current revision."""
    return page_rows(past, None, CODER_VERSION, "none")
