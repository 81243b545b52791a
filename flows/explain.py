"""A bullet with every coded value under the words it came from: what a reader needs to trust it."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from flows.coding import corrections_of
from flows.ingest import InputError
from warehouse.database import connect
from warehouse.folder import Warehouse

WIDTH = 100
Values = dict[str, Any]
_BULLETS = "SELECT b.*, p.revision, p.warnings, p.url FROM bullets b JOIN pages p USING (page_id) WHERE b.position = ? AND "
_BY_DAY, _BY_PAGE = _BULLETS + "b.page_date = CAST(? AS DATE) ORDER BY page_id", _BULLETS + "b.page_id = ?"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A coded record and the characters [start, end) it came from."""

    start: int
    end: int
    label: str


def explain(warehouse: Warehouse, asked: str) -> list[str]:
    """The lines to print for a bullet: `page_id#position`, `page_id@revision#position` or `YYYY-MM-DD#position`.

    Raises InputError where there is no such bullet.
    """
    with connect(warehouse.database) as connection:
        bullet = _bullet(connection, asked)
        evidence = sorted(_evidence(connection, bullet["bullet_id"]), key=lambda e: (e.start, -e.end))
    lines = [*_head(bullet), "", *marked(bullet["text"], evidence)]
    notes = [str(c) for c in corrections_of(warehouse).get(bullet["page_id"], ()) if c.bullet_id == bullet["bullet_id"]]
    warnings = [w for w in bullet["warnings"] if w.startswith((f"bullet {bullet['position']}:", "correction no longer"))]
    return [*lines, *(f"corrected by hand: {note}" for note in notes), *(f"warning: {warning}" for warning in warnings)]


def _bullet(connection: duckdb.DuckDBPyConnection, asked: str) -> Values:
    page, _, position = asked.rpartition("#")
    page = page.partition("@")[0]
    if not page or not position.isdecimal():
        raise InputError(f"{asked!r}: expected a bullet such as 2026-01-07#12 or page_id#12")
    if not is_day(page) and len(page) == 10:
        raise InputError(f"{asked!r}: {page} is no day of the calendar")
    found = _rows(connection, _BY_DAY if is_day(page) else _BY_PAGE, [int(position), page])
    if not found:
        raise InputError(f"no bullet {asked}; `keyevents status` tells which days are stored")
    return found[0]


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, YYYY-MM-DD."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _rows(connection: duckdb.DuckDBPyConnection, query: str, parameters: Sequence[object]) -> list[Values]:
    cursor = connection.execute(query, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _head(bullet: Values) -> Iterator[str]:
    page_id, number = bullet["page_id"], f"{bullet['position']:02}"
    yield f"{page_id}@{bullet['revision']}#{number}" + (f"  {bullet['section']}" if bullet["section"] else "")
    yield bullet["url"]
    date = _span(bullet["event_date_start"], bullet["event_date_end"])
    told = [
        bullet["event_type"] if bullet["is_event"] else "no event",
        f"attacker {bullet['attacker']}" if bullet["attacker"] else "",
        f"{date} ({bullet['event_date_precision']})" if date else "no date told",
        f"at {bullet['lat']:.3f}, {bullet['lon']:.3f} ({bullet['geo_precision']})" if bullet["lat"] is not None else "",
        f"topic {bullet['topic']}",
    ]
    yield "; ".join(part for part in told if part)


def _span(start: object, end: object) -> str:
    return "" if start is None else str(start) if start == end else f"{start} to {end}"


def _evidence(connection: duckdb.DuckDBPyConnection, bullet_id: str) -> Iterator[Evidence]:
    for table, describe in (("quantities", _quantity), ("places", _place), ("attributions", _attribution)):
        for row in _rows(connection, f"SELECT * FROM {table} WHERE bullet_id = ? ORDER BY ordinal", [bullet_id]):  # noqa: S608 - constants
            yield Evidence(row["span_start"], row["span_end"], describe(row))


def _quantity(row: Values) -> str:
    low, high = (None if v is None else f"{v:,.0f}" for v in (row["low"], row["high"]))
    number = low if low == high else f"{low} or more" if high is None else f"up to {high}" if low is None else f"{low} to {high}"
    about = "about " if row["approximate"] else ""
    part = ", part of a total" if row["subset"] else ""
    claimed = f", claimed by source {row['attribution_ordinal']}" if row["attribution_ordinal"] else ", nobody's claim"
    return " ".join(filter(None, (row["metric"], row["object"], f"{about}{number}", row["unit"]))) + part + claimed


def _place(row: Values) -> str:
    meant = f"{row['name']}, {row['admin1'] or row['country'] or ''} geonames {row['geonameid']}" if row["geonameid"] else "unresolved"
    rivals = f", candidates {', '.join(map(str, row['candidates']))}" if row["candidates"] else ""
    return f"{row['kind']} ({row['role']}): {meant}{rivals}"


def _attribution(row: Values) -> str:
    who = row["speaker"] or row["agency"] or "unnamed"
    parts = [
        f"side {row['side']}" if row["side"] else "",
        row["channel"] or "",
        f"by {row['agency']}" if row["agency"] and row["speaker"] else "",
        row["stance"] or "",
    ]
    return f"source {row['ordinal']}: {who}" + "".join(f", {part}" for part in parts if part) + (", quoted" if row["quote"] else "")


def marked(text: str, evidence: Sequence[Evidence], width: int = WIDTH) -> list[str]:
    """The text in lines, carets and a label under the words of each record; a label stands where its words begin."""
    lines: list[str] = []
    for start, line in _wrapped(text, width):
        lines.append(line)
        end = start + len(line)
        for record in evidence:
            first, last = max(record.start, start), min(record.end, end)
            if first < last:
                label = f" {record.label}" if record.start >= start else ""
                lines.append(" " * (first - start) + "^" * (last - first) + label)
    return lines


def _wrapped(text: str, width: int) -> Iterator[tuple[int, str]]:
    """Lines of the text with the offset each begins at; nothing of the text changes but the spaces at their ends."""
    at = 0
    for line in textwrap.wrap(text, width, break_on_hyphens=False, drop_whitespace=True) or [""]:
        at = text.index(line, at)
        yield at, line
        at += len(line)
