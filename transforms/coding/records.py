"""What coding a bullet gives: frozen records, every one with the span of its evidence (codebook section 7).

Spans are offsets in Unicode code points into the bullet's text, end exclusive.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number about one metric (codebook section 3); `low` and `high` are inclusive, None is an open bound."""

    metric: str
    object: str | None
    low: float | None
    high: float | None
    unit: str | None
    approximate: bool
    subset: bool
    span_start: int
    span_end: int
    attribution_ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """One mention of a place (codebook section 4); unresolved when `geonameid` is None."""

    name: str | None
    kind: str
    role: str
    geonameid: int | None
    candidates: tuple[int, ...]
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    span_start: int
    span_end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source of a claim (codebook section 6)."""

    speaker: str | None
    speaker_kind: str | None
    office: str | None
    side: str | None
    channel: str | None
    agency: str | None
    verb: str | None
    stance: str | None
    quote: str | None
    span_start: int
    span_end: int


@dataclass(frozen=True, slots=True)
class EventDate:
    """When the main claim happened (codebook section 5); `precision` is day, night, period or month."""

    start: dt.date
    end: dt.date
    precision: str


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """The bullet's own place: its most specific event place (end of codebook section 4)."""

    place_id: int | None
    lat: float | None
    lon: float | None
    precision: str


@dataclass(frozen=True, slots=True)
class CodedBullet:
    """Everything that one bullet says; rows of every table are made from it."""

    is_event: bool
    topic: str
    event_type: str
    attacker: str | None
    event_date: EventDate | None
    quantities: tuple[Quantity, ...]
    places: tuple[Place, ...]
    attributions: tuple[Attribution, ...]
    own_place: OwnPlace | None = None
    warnings: tuple[str, ...] = ()
