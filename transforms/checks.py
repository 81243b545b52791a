"""Whether a page and its coded rows hold what they must. A minimum missed rejects the page; a maximum passed, or what looks odd, is a warning.

Pages are looked at alone. A coded value that cannot be is left out with a warning: the page and its words are never lost over it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from transforms.coding.kinds.event_types import VIOLENT
from transforms.coding.records import Attribution, CodedBullet, Place, Quantity
from transforms.page.records import Bullet, Page
from transforms.schemas import Row
from transforms.series import Series
from transforms.tables import ATTRIBUTIONS, BULLETS, PLACES, QUANTITIES

# an event told on a page lies within these of the page's date
_EARLIEST, _LATEST = dt.timedelta(days=60), dt.timedelta(days=400)
# periods begin as early as the text says ("since July 17, 2014"); what ends them lies within the bound
_LONGEST = dt.timedelta(days=20 * 366)
_MOST_KILLED = 100_000
# of anything, the dearest sum of money too: what the views add up stays within 64 bits
MOST = 1e15
# metrics of weapons, which a row names; those that are no whole numbers
_OF_WEAPONS = frozenset({"launched", "intercepted", "hit"})
_MEASURED = frozenset({"money", "area"})
_UNITS = {"money": re.compile("[A-Z]{3}"), "area": re.compile("km2"), "without_power": re.compile("people|households|customers")}
_DATE = ("event_date_start", "event_date_end", "event_date_precision")

Record = TypeVar("Record", Quantity, Place, Attribution)

_TABLE_OF = {Quantity: QUANTITIES, Place: PLACES, Attribution: ATTRIBUTIONS}
# the columns of closed values, those that may be NULL marked; that a value is there at all is not asked here
_CLOSED = {kind: [(c.name, frozenset({*c.allowed, None}), c.nullable) for c in table.columns if c.allowed] for kind, table in _TABLE_OF.items()}
# what a bullet is where its value is none of those declared
_ELSE = {"topic": "other", "event_type": "other", "attacker": None}
_OF_BULLET = {c.name: frozenset({*c.allowed, None}) for c in BULLETS.columns if c.allowed}


def page_faults(page: Page, series: Series) -> list[str]:
    """Why a page cannot be believed; empty when it can."""
    n_bullets = len(page.bullets)
    return [f"{n_bullets} bullets: expected {series.bullets_min} or more"] if n_bullets < series.bullets_min else []


def page_warnings(page: Page, series: Series) -> list[str]:
    """What is odd about a page that can be believed."""
    n_bullets = len(page.bullets)
    return [f"{n_bullets} bullets: expected {series.bullets_max} at most"] if n_bullets > series.bullets_max else []


def sound(coded: CodedBullet, bullet: Bullet, page_date: dt.date) -> CodedBullet:
    """The coded bullet without values that cannot be, a warning for each of them."""
    warnings: list[str] = []
    length = len(bullet.text)
    quantities = _kept(coded.quantities, length, warnings)
    places = _kept(coded.places, length, warnings)
    attributions = _kept(coded.attributions, length, warnings)
    date, own = coded.event_date, coded.own_place
    if date is not None and (fault := _date_fault(date.start, date.end, date.precision, page_date)):
        warnings.append(fault)
        date = None
    if own is not None and own.precision not in _OF_BULLET["geo_precision"]:
        warnings.append(_not_declared("geo_precision", own.precision))
        own = None
    others: dict[str, Any] = {name: other for name, other in _ELSE.items() if getattr(coded, name) not in _OF_BULLET[name]}
    warnings += [_not_declared(name, getattr(coded, name)) for name in others]
    if not warnings:
        return coded
    if len(quantities) < len(coded.quantities):
        quantities = _without_lost_totals(quantities, coded.quantities)
    if len(attributions) < len(coded.attributions):
        quantities = tuple(replace(q, attribution_ordinal=None) for q in quantities)
    kept: dict[str, Any] = {"quantities": quantities, "places": places, "attributions": attributions, "event_date": date, "own_place": own}
    return replace(coded, **kept, **others, warnings=(*coded.warnings, *warnings))


def _without_lost_totals(kept: Sequence[Quantity], told: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Parts of a total that was left out stand for themselves: "lost 1,210 soldiers, bringing its losses to more than 500,000"."""
    lost = {quantity.metric for quantity in told if not quantity.subset} - {quantity.metric for quantity in kept if not quantity.subset}
    return tuple(replace(quantity, subset=False) if quantity.metric in lost else quantity for quantity in kept)


def _kept(records: Sequence[Record], length: int, warnings: list[str]) -> tuple[Record, ...]:
    kept: list[Record] = []
    for record in records:
        fault = _quantity_fault(record.metric, record.low, record.high) if isinstance(record, Quantity) else None
        if not 0 <= record.span_start < record.span_end <= length:
            fault = f"span {record.span_start} to {record.span_end} of {length} characters"
        if fault:
            warnings.append(f"left out a value: {fault}")
        elif declared := _declared(record, warnings):
            kept.append(declared)
    return tuple(kept)


def _declared(record: Record, warnings: list[str]) -> Record | None:
    """The record without values that its columns may not hold; None where a required one is such."""
    wrong = [(name, is_nullable) for name, allowed, is_nullable in _CLOSED[type(record)] if getattr(record, name) not in allowed]
    if not wrong:
        return record
    warnings += [_not_declared(name, getattr(record, name)) for name, _ in wrong]
    if not all(is_nullable for _, is_nullable in wrong):
        return None
    nothing: dict[str, Any] = {name: None for name, _ in wrong}
    return replace(record, **nothing)


def _not_declared(name: str, value: str) -> str:
    return f"left out a value: {name} {value!r} is none of those declared"


def _quantity_fault(metric: str, low: float | None, high: float | None) -> str | None:
    if low is None and high is None:
        return f"{metric} without a number"
    if low is not None and high is not None and low > high:
        return f"{metric} of {low} to {high}"
    if any(value is not None and value < 0 for value in (low, high)):
        return f"{metric} below nothing"
    most = _MOST_KILLED if metric == "killed" else MOST
    if max(low or 0, high or 0) > most:
        return f"{metric} {max(low or 0, high or 0):.0f}, more than {most:.0f} in one bullet"
    return None


def _date_fault(start: dt.date, end: dt.date, precision: str, page_date: dt.date) -> str | None:
    if precision not in _OF_BULLET["event_date_precision"]:
        return _not_declared("event_date_precision", precision)
    return None if _is_near(start, end, precision, page_date) else f"left out the event date {start} to {end}: the page is of {page_date}"


def _is_near(start: dt.date, end: dt.date, precision: str, page_date: dt.date) -> bool:
    """Whether an event date lies about the page's."""
    earliest = page_date - (_LONGEST if precision == "period" else _EARLIEST)
    return earliest <= start <= end and page_date - _EARLIEST <= end <= page_date + _LATEST


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be in the rows of a bullet: why, and in which columns of which row."""

    table: str
    ordinal: int | None
    columns: tuple[str, ...]
    why: str


def bullet_faults(bullet: Row, rows: Mapping[str, Sequence[Row]]) -> Iterator[Fault]:
    """What contradicts itself, or what the tables promise, in a row of bullets and in the rows of its quantities, places and attributions.

    The coder makes no such rows; corrections by hand may.
    """
    yield from (Fault(BULLETS.name, None, columns, why) for columns, why in _bullet_rules(bullet, any(rows.values())))
    for table, rules in ((QUANTITIES.name, _quantity_rules), (PLACES.name, _place_rules)):
        yield from (Fault(table, row["ordinal"], columns, why) for row in rows[table] for columns, why in rules(row))


Rules = Iterator[tuple[tuple[str, ...], str]]


def _bullet_rules(row: Row, has_rows: bool) -> Rules:
    kind, attacker, start, end, precision = (row[name] for name in ("event_type", "attacker", *_DATE))
    told = tuple(name for name in ("event_type", "attacker", *_DATE) if row[name] not in (None, _ELSE.get(name)))
    if not row["is_event"] and (told or has_rows):
        values = (*told, "rows of quantities, places or attributions") if has_rows else told
        yield ("is_event", *told), f"no event, which has no {', '.join(values)}, correct those too"
    if row["is_event"] and kind is None:
        yield ("is_event", "event_type"), "an event without an event_type"
    if attacker is not None and kind is not None and kind not in VIOLENT:
        yield ("event_type", "attacker"), f"event_type {kind} has no attacker, and attacker is {attacker}, correct both"
    if len({value is None for value in (start, end, precision)}) > 1:
        yield _DATE, f"event_date_start {start}, event_date_end {end} and event_date_precision {precision} cannot stand together, correct all three"
    elif start is not None and not _is_near(start, end, precision, row["page_date"]):
        yield _DATE, f"an event date of {start} to {end}, the page is of {row['page_date']}"


def _quantity_rules(row: Row) -> Rules:
    metric, weapon, low, high, unit = (row[name] for name in ("metric", "object", "low", "high", "unit"))
    if fault := _quantity_fault(metric, low, high):
        yield ("metric", "low", "high"), f"{fault}, correct all of it"
    if metric not in _MEASURED and any(value is not None and value % 1 for value in (low, high)):
        yield ("metric", "low", "high"), f"{metric} of {low} to {high}, expected whole numbers"
    if (metric in _OF_WEAPONS) != (weapon is not None):
        yield ("metric", "object"), f"{metric} of object {weapon}, correct both"
    units = _UNITS.get(metric)
    if not (units.fullmatch(unit or "") if units else unit is None):
        yield ("metric", "unit"), f"{metric} in unit {unit}, expected {units.pattern if units else 'none'}, correct both"


def _place_rules(row: Row) -> Rules:
    if (row["lat"] is None) != (row["lon"] is None):
        yield ("lat", "lon"), f"lat {row['lat']} and lon {row['lon']} cannot stand together, correct both"
