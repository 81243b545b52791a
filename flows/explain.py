"""A bullet with every coded value under the words it came from: what a reader needs to trust it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from flows.cited import Cited, current, older, read_asked, told_by_changes
from flows.coding import corrections_of
from transforms.corrections import APPLIED
from transforms.schemas import Row
from warehouse.database import reading
from warehouse.folder import Warehouse

# the page is at another revision: the commands tell that the line was not applied
_OF_OLDER = "it holds where this older revision is shown and is not in the data"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A coded record and the characters [start, end) it came from."""

    start: int
    end: int
    label: str


def explain(warehouse: Warehouse, text: str, width: int) -> list[str]:
    """The lines to print for a bullet: `page_id#position`, `page_id@revision#position`, or either with a day, YYYY-MM-DD, for the page.
    `width` is a line's, in columns of a terminal.

    Of a revision that was replaced what it said, not what the page says now. Raises InputError where there is no such bullet.
    """
    with reading(warehouse.database) as connection:
        asked = read_asked(connection, text)
        cited = current(connection, asked) if asked.is_current else older(warehouse, asked)
        if cited is None:
            return [*told_by_changes(connection, asked), *asked.rivals]
    return [*_head(cited), *asked.rivals, "", *_values(cited, width), *_notes(warehouse, cited)]


def _values(cited: Cited, width: int) -> list[str]:
    """Every value under its words, or with its span where the words are withheld."""
    evidence = sorted(_evidence(cited), key=lambda e: (e.start, -e.end))
    if text := cited.bullet["text"]:
        return marked(text, evidence, width)
    return [
        "the words are withheld here; values with the characters of the bullet they came from:",
        *(f"{e.start}-{e.end}: {e.label}" for e in evidence),
    ]


def _notes(warehouse: Warehouse, cited: Cited) -> Iterator[str]:
    """Warnings about the bullet, and what became of its corrections by hand: of an older revision of those that are of it."""
    position, warnings = cited.bullet["position"], cited.page["warnings"]
    mine = [w.removeprefix(f"bullet {position}: ") for w in warnings if w.startswith(f"bullet {position}: ")]
    revision = cited.page["revision"] if cited.is_older else None
    for note in mine:
        if not note.startswith("correct"):
            yield f"warning: {note}"
        elif revision is None or f" of {cited.page['page_id']}@{revision}#" in note:
            yield f"{note}; {_OF_OLDER}" if revision and note.startswith(APPLIED) else note
    for correction in corrections_of(warehouse).get(cited.bullet["page_id"], ()):
        if correction.position == position and not any(note.endswith(f": {correction}") for note in mine):
            yield f"correction {_pending(warehouse)}: {correction}"


def _pending(warehouse: Warehouse) -> str:
    """What becomes of a correction that the rows do not tell of; only an archive can be coded anew."""
    if warehouse.archive.months():
        return "not applied yet, `keyevents reparse --apply` does it"
    return "not applied, and cannot be here: there is no archive to code anew; write it where the release was made"


def _head(cited: Cited) -> Iterator[str]:
    bullet = cited.bullet
    page_id, number = bullet["page_id"], f"{bullet['position']:02}"
    yield f"{page_id}@{cited.page['revision']}#{number}" + (f"  {bullet['section']}" if bullet["section"] else "")
    yield cited.page["url"]
    yield from cited.notes
    date = _span(bullet["event_date_start"], bullet["event_date_end"])
    told = [
        bullet["event_type"] if bullet["is_event"] else "no event",
        f"attacker {bullet['attacker']}" if bullet["attacker"] else "",
        f"{date} ({bullet['event_date_precision']})" if date else "no date told",
        f"at {bullet['lat']:.3f}, {bullet['lon']:.3f} ({bullet['geo_precision']})" if None not in (bullet["lat"], bullet["lon"]) else "",
        f"topic {bullet['topic']}",
    ]
    yield "; ".join(part for part in told if part)


def _span(start: object, end: object) -> str:
    return "" if start is None else str(start) if start == end else f"{start} to {end}"


def _evidence(cited: Cited) -> Iterator[Evidence]:
    for table, describe in (("quantities", _quantity), ("places", _place), ("attributions", _attribution)):
        for row in cited.coded[table]:
            yield Evidence(row["span_start"], row["span_end"], describe(row))


def _quantity(row: Row) -> str:
    low, high = (None if v is None else f"{v:,.15g}" for v in (row["low"], row["high"]))
    number = low if low == high else f"{low} or more" if high is None else f"up to {high}" if low is None else f"{low} to {high}"
    about = "about " if row["approximate"] else ""
    part = ", part of a total" if row["subset"] else ""
    claimed = f", claimed by source {row['attribution_ordinal']}" if row["attribution_ordinal"] else ", nobody's claim"
    return " ".join(filter(None, (row["metric"], row["object"], f"{about}{number}", row["unit"]))) + part + claimed


def _place(row: Row) -> str:
    meant = f"{row['name']}, {row['admin1'] or row['country'] or ''} geonames {row['geonameid']}" if row["geonameid"] else "unresolved"
    rivals = f", candidates {', '.join(map(str, row['candidates']))}" if row["candidates"] else ""
    return f"{row['kind']} ({row['role']}): {meant}{rivals}"


def _attribution(row: Row) -> str:
    who = row["speaker"] or row["agency"] or "unnamed"
    parts = [
        f"side {row['side']}" if row["side"] else "",
        row["channel"] or "",
        f"by {row['agency']}" if row["agency"] and row["speaker"] else "",
        row["stance"] or "",
    ]
    return f"source {row['ordinal']}: {who}" + "".join(f", {part}" for part in parts if part) + (", quoted" if row["quote"] else "")


def marked(text: str, evidence: Sequence[Evidence], width: int) -> list[str]:
    """The text in lines, carets and a label under the words of each record; a label stands where its words begin."""
    lines: list[str] = []
    for start, line in _wrapped(text, width):
        lines.append(line)
        end = start + len(line)
        for record in evidence:
            first, last = max(record.start, start), min(record.end, end)
            if first < last:
                label = f" {record.label}" if record.start >= start else ""
                indent, under = cell_len(text[start:first]), cell_len(text[first:last])  # a letter of Japanese takes two columns, an accent none
                lines.append(" " * indent + "^" * max(1, under) + label)
    return lines


def _wrapped(text: str, width: int) -> Iterator[tuple[int, str]]:
    """Lines of the text with the offset each begins at; nothing of the text changes but the spaces at their ends."""
    start = end = 0  # half a line of letters is never wider than one
    for word in re.finditer(rf"\S{{1,{max(1, width // 2)}}}", text):
        if end > start and cell_len(text[start : word.end()]) > width:
            yield start, text[start:end]
            start = word.start()
        end = word.end()
    yield start, text[start:end]
