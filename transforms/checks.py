"""Whether a page and its coded rows hold what they must. A minimum missed rejects the page; what only looks odd is a warning.

Pages are looked at alone. A coded value that cannot be is left out with a warning: the page and its words are never lost over it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from transforms.coding.records import Attribution, CodedBullet, Place, Quantity
from transforms.page.records import Bullet, Page
from transforms.series import Series

# an event told on a page lies within these of the page's date
_EARLIEST, _LATEST = dt.timedelta(days=60), dt.timedelta(days=400)
# periods begin as early as the text says ("since July 17, 2014"); what ends them lies within the bound
_LONGEST = dt.timedelta(days=20 * 366)
_MOST_KILLED = 100_000

Record = TypeVar("Record", Quantity, Place, Attribution)


def page_faults(page: Page, series: Series) -> list[str]:
    """Why a page cannot be believed; empty when it can."""
    faults = []
    n_bullets = len(page.bullets)
    if not series.bullets_min <= n_bullets <= series.bullets_max:
        faults.append(f"{n_bullets} bullets: expected {series.bullets_min} to {series.bullets_max}")
    return faults


def sound(coded: CodedBullet, bullet: Bullet, page_date: dt.date) -> CodedBullet:
    """The coded bullet without values that cannot be, a warning for each of them."""
    warnings: list[str] = []
    length = len(bullet.text)
    quantities = _kept(coded.quantities, length, warnings, _quantity_fault)
    places = _kept(coded.places, length, warnings, lambda p: None)
    attributions = _kept(coded.attributions, length, warnings, lambda a: None)
    date = coded.event_date
    if date is not None and (fault := _date_fault(date.start, date.end, date.precision, page_date)):
        warnings.append(fault)
        date = None
    if not warnings:
        return coded
    if len(attributions) < len(coded.attributions):
        quantities = tuple(replace(q, attribution_ordinal=None) for q in quantities)
    return replace(coded, quantities=quantities, places=places, attributions=attributions, event_date=date, warnings=(*coded.warnings, *warnings))


def _kept(records: Sequence[Record], length: int, warnings: list[str], fault_of: Callable[[Record], str | None]) -> tuple[Record, ...]:
    kept: list[Record] = []
    for record in records:
        fault = _span_fault(record.span_start, record.span_end, length) or fault_of(record)
        if fault:
            warnings.append(f"left out a value: {fault}")
        else:
            kept.append(record)
    return tuple(kept)


def _span_fault(start: int, end: int, length: int) -> str | None:
    return None if 0 <= start < end <= length else f"span {start} to {end} of {length} characters"


def _quantity_fault(quantity: Quantity) -> str | None:
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return f"{quantity.metric} without a number"
    if low is not None and high is not None and low > high:
        return f"{quantity.metric} of {low} to {high}"
    if any(value is not None and value < 0 for value in (low, high)):
        return f"{quantity.metric} below nothing"
    if quantity.metric == "killed" and max(low or 0, high or 0) > _MOST_KILLED:
        return f"killed {max(low or 0, high or 0):.0f}, more than {_MOST_KILLED} in one bullet"
    return None


def _date_fault(start: dt.date, end: dt.date, precision: str, page_date: dt.date) -> str | None:
    earliest = page_date - (_LONGEST if precision == "period" else _EARLIEST)
    if earliest <= start <= end and page_date - _EARLIEST <= end <= page_date + _LATEST:
        return None
    return f"left out the event date {start} to {end}: the page is of {page_date}"
