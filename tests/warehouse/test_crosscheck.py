"""Which of our numbers stand against an outside one: dated by the text, totals only, of the region asked for, within the tolerance."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

import pytest

from tests.made.days import page_of, views_on
from tests.made.draft import Draft
from tests.made.world import ENTRIES
from warehouse.crosscheck import ColumnMapping, Compared, OutsideColumn, compare

DAY = dt.date(2026, 10, 1)
PLACES = {entry[0]: entry for entry in ENTRIES}
KHARKIV, KHERSON = PLACES["Kharkiv"], PLACES["Kherson"]


def toll(
    place: tuple[str, ...], killed: int, high: int | None = None, is_dated: bool = True, is_part: bool = False, event_type: str = "strike"
) -> Draft:
    """A strike that killed so many, told as a total or as part of one, with its day or without."""
    draft = Draft(event_type, DAY, "RU").say("An attack on ").place(place).say(" killed ")
    draft.count(f"{killed} people", "killed", killed, high or killed, subset=is_part).say(", ").source("the mayor said", "mayor", "UA").say(".")
    return draft.on(DAY) if is_dated else draft


def night(sent: int, high: int | None = None, is_dated: bool = True, is_part: bool = False) -> Draft:
    draft = Draft("air_defence", DAY, "RU").say("Russia sent ").count("drones", "launched", sent, high or sent, object="drone", subset=is_part)
    draft.say(", ").source("the air force said", "air force", "UA").say(".")
    return draft.on(DAY - dt.timedelta(days=1), DAY, "night") if is_dated else draft


def compared(drafts: Sequence[Draft], outside: float, **column: object) -> list[Compared]:
    """An outside number for the day against the claims of a page that holds these bullets."""
    wanted = OutsideColumn("n", **column)  # type: ignore[arg-type]
    with views_on([page_of(DAY, drafts)]) as connection:
        return compare(connection, ColumnMapping("day", "%Y-%m-%d", {}, (wanted,)), {"n": {DAY: outside}})


def found(rows: Sequence[Compared]) -> list[tuple[float | None, float | None, list[str]]]:
    """Bounds and the bullets' numbers on the page."""
    return [(row.low, row.high, [bullet[-2:] for bullet in (row.bullets or "").split("; ")]) for row in rows]


@pytest.mark.parametrize(
    ("drafts", "expected"),
    [
        ([toll(KHARKIV, 4)], (4, 4, ["01"])),
        ([toll(KHARKIV, 4), toll(KHARKIV, 7, is_dated=False)], (4, 4, ["01"])),
        ([toll(KHARKIV, 4), toll(KHERSON, 7, is_dated=False)], (4, 4, ["01"])),
        ([toll(KHARKIV, 4), toll(KHARKIV, 2, is_part=True)], (4, 4, ["01"])),
        ([toll(KHARKIV, 4), toll(KHERSON, 2, is_part=True)], (4, 4, ["01"])),
        ([toll(KHARKIV, 4), toll(KHERSON, 3)], (7, 7, ["01", "02"])),
        ([toll(KHARKIV, 4), toll(KHARKIV, 200, event_type="ground_combat")], (4, 4, ["01"])),
    ],
    ids=["one", "undated", "undated elsewhere", "part", "part elsewhere", "two places", "in battle"],
)
def test_a_day_has_the_totals_that_are_dated_by_their_words(drafts: list[Draft], expected: tuple[object, ...]) -> None:
    assert found(compared(drafts, 4, metric="killed")) == [expected]


@pytest.mark.parametrize(("region", "expected"), [("UA-63", (4, 4, ["01"])), ("UA-65", (3, 3, ["02"])), (None, (7, 7, ["01", "02"]))])
def test_a_region_has_its_own_numbers_and_sentences(region: str | None, expected: tuple[object, ...]) -> None:
    assert found(compared([toll(KHARKIV, 4), toll(KHERSON, 3)], 4, metric="killed", region=region)) == [expected]


def test_a_toll_that_rose_stands_with_its_sentence_whether_it_names_the_attacker() -> None:
    risen = toll(KHARKIV, 7)
    risen.attacker = None
    for attacker in ("RU", None):
        rows = compared([toll(KHARKIV, 4), risen], 7, metric="killed", attacker=attacker)
        assert found(rows) == [(7, 7, ["01", "02"])]


def test_a_night_has_the_claims_that_are_dated_by_their_words() -> None:
    drafts = [night(100), night(60, is_dated=False), night(20, is_part=True)]
    assert found(compared(drafts, 100, metric="launched", weapon="drone")) == [(100, 100, ["01"])]


def test_a_count_that_names_a_most_alone_agrees_with_all_below_it() -> None:
    bullet = night(70)
    bullet.quantities[0] = dataclasses.replace(bullet.quantities[0], low=None)
    with views_on([page_of(DAY, [bullet])]) as connection:
        for outside, verdict in ((65, "agree"), (71, "differ")):
            mapping = ColumnMapping("day", "%Y-%m-%d", {}, (OutsideColumn("n", "launched"),))
            [row] = compare(connection, mapping, {"n": {DAY: outside}})
            assert (row.low, row.high, row.verdict) == (None, 70, verdict)


def test_the_tolerance_widens_the_bounds_on_both_sides() -> None:
    column = OutsideColumn("n", "launched", tolerance=2.0)
    with views_on([page_of(DAY, [night(10, 20)])]) as connection:
        for outside, verdict in ((7.9, "differ"), (8, "agree"), (10, "agree"), (20, "agree"), (22, "agree"), (22.1, "differ")):
            [row] = compare(connection, ColumnMapping("day", "%Y-%m-%d", {}, (column,)), {"n": {DAY: outside}})
            assert (outside, row.verdict) == (outside, verdict)
