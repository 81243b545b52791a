"""A page's history and its coded bullets as rows of every table of the lake. No rule of the codebook is decided here but the sums."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Sequence
from typing import Any

from transforms.coding.records import Attribution, CodedBullet, OwnPlace, Place, Quantity
from transforms.history import Change, History, changes
from transforms.page.records import Bullet, Link, Page
from transforms.schemas import Row, empty_rows

PageRows = dict[str, list[Row]]


def bullet_id(page: Page, bullet: Bullet) -> str:
    """`page_id#position`, two digits."""
    return f"{page.page_id}#{bullet.position:02}"


def page_rows(history: History, coded: Sequence[CodedBullet] | None, coder_version: str, gazetteer_version: str) -> PageRows:
    """The rows of one page in its current revision, for every table of the lake.

    `coded` holds one record per bullet of the current revision, or None where nothing was coded.
    """
    page = history.current.page
    rows = empty_rows()
    rows["pages"].append(_page_row(history, coded, coder_version, gazetteer_version))
    for number, bullet in enumerate(page.bullets):
        keys = {"bullet_id": bullet_id(page, bullet), "page_id": page.page_id, "page_date": page.page_date}
        rows["links"] += _numbered(keys, [_link_row(link) for link in bullet.links])
        rows["bullets"].append(keys | _bullet_row(bullet, coded[number] if coded else None))
        if coded:
            _add_coded(rows, keys, bullet, coded[number])
    rows["bullet_changes"] += _change_rows(history)
    return rows


def _numbered(keys: dict[str, Any], rows: list[dict[str, Any]]) -> list[Row]:
    return [keys | {"ordinal": ordinal} | row for ordinal, row in enumerate(rows, 1)]


def _page_row(history: History, coded: Sequence[CodedBullet] | None, coder_version: str, gazetteer_version: str) -> Row:
    state = history.current
    page = state.page
    coding_warnings = [f"bullet {b.position}: {w}" for b, c in zip(page.bullets, coded or (), strict=False) for w in c.warnings]
    return {
        "page_id": page.page_id,
        "series": page.series,
        "page_date": page.page_date,
        "day_number": page.day_number,
        "url": page.url,
        "title": page.title,
        "subhead": page.subhead,
        "intro": page.intro,
        "authors": list(page.authors),
        "published_at": page.published_at,
        "modified_at": page.modified_at,
        "source": state.source,
        "revision": history.revision,
        "content_hash": page.content_hash,
        "payload_sha256": state.payload_sha256,
        "n_bullets": len(page.bullets),
        "n_sections": page.n_sections,
        "warnings": [*page.warnings, *history.warnings, *coding_warnings],
        "coder_version": coder_version,
        "gazetteer_version": gazetteer_version,
    }


def _link_row(link: Link) -> dict[str, Any]:
    return {"text": link.text, "url": link.url, "span_start": link.span_start, "span_end": link.span_end}


def _bullet_row(bullet: Bullet, coded: CodedBullet | None) -> dict[str, Any]:
    date = coded.event_date if coded else None
    return (
        {
            "position": bullet.position,
            "section": bullet.section,
            "section_position": bullet.section_position,
            "text": bullet.text,
            "is_event": coded.is_event if coded else True,
            "topic": coded.topic if coded else None,
            "event_type": coded.event_type if coded else None,
            "attacker": coded.attacker if coded else None,
            "event_date_start": date.start if date else None,
            "event_date_end": date.end if date else None,
            "event_date_precision": date.precision if date else None,
        }
        | own_place_columns(coded.own_place if coded else None)
        | casualty_columns([_columns(q) for q in coded.quantities] if coded else [])
    )


def own_place_columns(own: OwnPlace | None) -> dict[str, Any]:
    """The columns of a bullet's own place."""
    if own is None:
        return dict.fromkeys(("place_id", "lat", "lon", "geo_precision"))
    return {"place_id": own.place_id, "lat": own.lat, "lon": own.lon, "geo_precision": own.precision}


def casualty_columns(quantities: Sequence[Row]) -> dict[str, Any]:
    """killed_low to injured_high of a bullet, from its rows of quantities."""
    columns: dict[str, Any] = {}
    for metric in ("killed", "injured"):
        columns[f"{metric}_low"], columns[f"{metric}_high"] = _bounds(quantities, metric)
    return columns


def _bounds(quantities: Sequence[Row], metric: str) -> tuple[int | None, int | None]:
    """Sums over the rows that are no subset: NULL counts 0 below, and opens the bound above."""
    rows = [q for q in quantities if q["metric"] == metric and not q["subset"]]
    if not rows:
        return None, None
    low = int(sum(q["low"] or 0 for q in rows))
    return low, None if any(q["high"] is None for q in rows) else int(sum(q["high"] or 0 for q in rows))


def _add_coded(rows: PageRows, keys: dict[str, Any], bullet: Bullet, coded: CodedBullet) -> None:
    """A row's columns are its record's fields, and the evidence that the span names."""
    tables: dict[str, Sequence[Quantity | Place | Attribution]]
    tables = {"quantities": coded.quantities, "places": coded.places, "attributions": coded.attributions}
    for name, records in tables.items():
        evident = [_columns(r) | {"text": bullet.text[r.span_start : r.span_end]} for r in records]
        rows[name] += _numbered(keys, evident)


_NAMES = {kind: [field.name for field in dataclasses.fields(kind)] for kind in (Quantity, Place, Attribution)}


def _columns(record: Quantity | Place | Attribution) -> dict[str, Any]:
    """A record's fields by name; none of them holds a record, which dataclasses.asdict would look for at ten times the cost."""
    return {name: getattr(record, name) for name in _NAMES[type(record)]}


def _change_rows(history: History) -> list[Row]:
    rows: list[Row] = []
    page = history.current.page
    for revision, (before, after) in enumerate(itertools.pairwise(history.revisions), 2):
        keys = {"page_id": page.page_id, "page_date": page.page_date, "revision": revision, "seen_at": after.captured_at}
        rows += _numbered(keys, [_change_row(change) for change in changes(before.page, after.page)])
    return rows


def _change_row(change: Change) -> dict[str, Any]:
    old, new = change.old, change.new
    return {
        "change": change.change,
        "old_position": old.position if old else None,
        "new_position": new.position if new else None,
        "old_text": old.text if old else None,
        "new_text": new.text if new else None,
    }
