"""The web client with the real series file and the real parser in the place of the stand-ins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from flows.web.fetched import Fetched
from flows.web.find import Finder
from tests.flows.web.conftest import World
from tests.site import days, pages
from transforms.page.reading import read_page
from transforms.series import Series, load

SERIES = load("russia-ukraine")
ODD_DAYS = days.IRREGULAR | days.BEFORE_MIDNIGHT | days.UNNUMBERED - days.NEVER


def judge_for(series: Series) -> Callable[[Fetched, dt.date], str]:
    """The judge that a run hands in."""
    return lambda fetched, date: read_page(fetched.body, series, date, fetched.url).verdict


@pytest.mark.parametrize("date", sorted(ODD_DAYS | set(days.span()[::40])))
def test_made_pages_are_pages_of_their_day(date: dt.date) -> None:
    reading = read_page(pages.document(date).body, SERIES, date)
    assert reading.verdict == "ok", reading.reason
    assert reading.page is not None
    fighting, politics = pages.bullets(date)
    assert [bullet.text for bullet in reading.page.bullets] == fighting + politics


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        (pages.FRONT_PAGE, "not_the_page"),
        (pages.SOFT_404, "not_the_page"),
        (pages.CONSENT_WALL, "consent_wall"),
        (pages.CHALLENGE, "challenge"),
        (pages.document(dt.date(2026, 1, 6)).body, "wrong_day"),
    ],
)
def test_other_pages_are_told_apart(body: bytes, verdict: str) -> None:
    assert read_page(body, SERIES, dt.date(2026, 1, 7)).verdict == verdict


def test_a_winter_of_odd_addresses(make_world: Callable[..., World]) -> None:
    dates = days.span(dt.date(2024, 11, 10), 90)
    world = make_world(dates)
    series = replace(SERIES, site=world.site.base)
    finder = Finder(world.client(), series, judge_for(series), world.clock, wayback=world.wayback.base)
    findings = [finder.find(date) for date in reversed(dates)]
    assert {finding.outcome for finding in findings} == {"found"}
    assert [finding.page_url for finding in findings] == [world.url(date) for date in reversed(dates)]
    assert max(finding.requests for finding in findings) <= 4
    assert min(world.site.gaps()) >= 7
