"""Pages that cannot be believed and coded values that cannot be: one fault at a time, on both sides of each border."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from tests.quality.measure import BLIND, Label, labelled, page_of
from tests.transforms.coding.coding import GAZETTEER
from transforms import series
from transforms.checks import bullet_faults, page_faults, page_warnings, sound
from transforms.coding.coder import code_page
from transforms.coding.records import Attribution, CodedBullet, EventDate, Place, Quantity
from transforms.history import History, State
from transforms.page.records import Bullet, Page
from transforms.rows import page_rows

CHRONICLE = series.load("russia-ukraine")
DAY = dt.date(2026, 1, 7)
BULLET = Bullet(1, None, 1, "Nine men died in Lyman, police said.")
LENGTH = len(BULLET.text)
QUANTITY = Quantity("killed", None, 9, 9, None, False, False, 0, 8, 1)
PLACE = Place("Lyman", "city", "event", 1, (), "UA-14", "UA", 49.0, 37.8, 17, 22)
ATTRIBUTION = Attribution("police", "organisation", None, "UA", None, None, "said", "said", None, 24, 35)
CODED = CodedBullet(True, "fighting", "strike", None, EventDate(DAY, DAY, "day"), (QUANTITY,), (PLACE,), (ATTRIBUTION,), None, ("the coder's own",))


def far(days: int, precision: str = "day") -> EventDate:
    date = DAY + dt.timedelta(days=days)
    return EventDate(date, date, precision)


def test_what_can_be_stays_as_it_is() -> None:
    assert sound(CODED, BULLET, DAY) == CODED


@pytest.mark.parametrize(
    "fault",
    [
        {"span_end": LENGTH + 1},
        {"span_start": 3, "span_end": 3},
        {"span_start": 4, "span_end": 3},
        {"span_start": -1},
        {"low": None, "high": None},
        {"low": 10},
        {"low": -1},
        {"low": None, "high": -1},
        {"low": 100_001, "high": None},
        {"low": None, "high": 100_001},
        {"metric": "launched", "object": "drone", "low": None, "high": 1e30},
    ],
    ids=str,
)
def test_a_number_that_cannot_be_is_left_out(fault: dict[str, Any]) -> None:
    checked = sound(replace(CODED, quantities=(QUANTITY, replace(QUANTITY, **fault))), BULLET, DAY)
    assert checked.quantities == (QUANTITY,)
    assert checked.warnings[:-1] == CODED.warnings
    assert "left out" in checked.warnings[-1]
    assert replace(checked, warnings=CODED.warnings) == CODED


def test_parts_of_a_total_that_is_left_out_stand_for_themselves() -> None:
    part, total = replace(QUANTITY, subset=True), replace(QUANTITY, low=500_000, high=500_000)
    assert sound(replace(CODED, quantities=(part, total)), BULLET, DAY).quantities == (QUANTITY,)
    hurt = replace(QUANTITY, metric="injured", subset=True)
    assert sound(replace(CODED, quantities=(part, hurt, QUANTITY, total)), BULLET, DAY).quantities == (part, hurt, QUANTITY)


@pytest.mark.parametrize(
    "border",
    [
        {"span_start": 0, "span_end": LENGTH},
        {"span_start": LENGTH - 1, "span_end": LENGTH},
        {"low": 0, "high": 0},
        {"low": None},
        {"high": None},
        {"low": 100_000, "high": 100_000},
        {"metric": "launched", "low": 100_001, "high": None},
    ],
    ids=str,
)
def test_a_number_at_the_border_stays(border: dict[str, int | None]) -> None:
    coded = replace(CODED, quantities=(replace(QUANTITY, **border),))  # type: ignore[arg-type]
    assert sound(coded, BULLET, DAY) == coded


@pytest.mark.parametrize("span", [(17, LENGTH + 1), (17, 17), (-2, 5)])
def test_a_place_without_words_is_left_out(span: tuple[int, int]) -> None:
    checked = sound(replace(CODED, places=(replace(PLACE, span_start=span[0], span_end=span[1]), PLACE)), BULLET, DAY)
    assert (checked.places, len(checked.warnings)) == ((PLACE,), 2)
    assert checked.quantities == CODED.quantities


@pytest.mark.parametrize("is_last", [False, True])
def test_no_number_names_an_attribution_that_was_left_out(is_last: bool) -> None:
    lost = replace(ATTRIBUTION, span_end=LENGTH + 1)
    attributions = (ATTRIBUTION, lost) if is_last else (lost, ATTRIBUTION)
    checked = sound(replace(CODED, attributions=attributions, quantities=(replace(QUANTITY, attribution_ordinal=2),)), BULLET, DAY)
    assert checked.attributions == (ATTRIBUTION,)
    assert all(q.attribution_ordinal is None or checked.attributions[q.attribution_ordinal - 1] == attributions[1] for q in checked.quantities)


@pytest.mark.parametrize(
    ("date", "is_kept"),
    [
        (far(0), True),
        (far(-60), True),
        (far(-61), False),
        (far(400), True),
        (far(401), False),
        (EventDate(DAY - dt.timedelta(days=1500), DAY, "period"), True),
        (EventDate(DAY - dt.timedelta(days=10_000), DAY, "period"), False),
        (EventDate(DAY - dt.timedelta(days=61), DAY, "day"), False),
        (far(401, "period"), False),
        (far(-61, "night"), False),
        (EventDate(DAY, DAY - dt.timedelta(days=1), "night"), False),
        (EventDate(DAY - dt.timedelta(days=1), DAY, "night"), True),
    ],
)
def test_an_event_lies_within_reach_of_its_page(date: EventDate, is_kept: bool) -> None:
    checked = sound(replace(CODED, event_date=date), BULLET, DAY)
    assert checked.event_date == (date if is_kept else None)
    assert len(checked.warnings) == (1 if is_kept else 2)
    assert checked.quantities == CODED.quantities


def page(n_bullets: int) -> Page:
    bullets = tuple(replace(BULLET, position=n, section_position=n) for n in range(1, n_bullets + 1))
    return Page("s", "2026-01-07/x", DAY, 1413, "u", "t", None, None, (), None, None, bullets)


def test_a_page_has_neither_too_few_bullets_nor_too_many() -> None:
    least, most = CHRONICLE.bullets_min, CHRONICLE.bullets_max
    assert [bool(page_faults(page(n), CHRONICLE)) for n in (least - 1, least, most, most + 1)] == [True, False, False, False]
    assert [bool(page_warnings(page(n), CHRONICLE)) for n in (least, most, most + 1)] == [False, False, True]


@pytest.mark.parametrize("label", labelled(BLIND), ids=lambda label: str(label["page_date"]))
def test_the_coder_makes_no_bullet_that_contradicts_itself(label: Label) -> None:
    """Corrections by hand are held against what its bullets keep."""
    page = page_of(label)
    state = State(page, dt.datetime.combine(page.page_date, dt.time(12), dt.UTC), "file", "0" * 64)
    rows = page_rows(History((state,)), code_page(page, GAZETTEER, CHRONICLE), "c", "g")
    for bullet in rows["bullets"]:
        mine = {name: [row for row in rows[name] if row["bullet_id"] == bullet["bullet_id"]] for name in ("quantities", "places", "attributions")}
        assert list(bullet_faults(bullet, mine)) == []
