"""The Wayback machine: asked after a definite absence only, twice at most, and never the end of a run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from flows.web.find import Finder
from tests.flows.web.conftest import DAY, World
from tests.flows.web.stand_ins import judge
from tests.site import days, mischief, pages
from tests.site.days import ONE_DAY
from tests.site.mischief import Mischief

ODD = dt.date(2025, 1, 25)
UNNUMBERED = sorted(days.UNNUMBERED - days.NEVER)


def test_archive_gives_the_last_capture_of_the_fortnight(world: World) -> None:
    gone = world.site.remove(DAY)
    noon = dt.datetime(2026, 1, 7, 12, tzinfo=dt.UTC)
    later = replace(gone, body=pages.document(DAY, 2).body)
    soft_404 = replace(gone, body=pages.SOFT_404)
    world.wayback.capture(world.site.base, gone, noon)
    world.wayback.capture(world.site.base, later, noon + 2 * ONE_DAY, query="?traffic_source=rss")
    world.wayback.capture(world.site.base, soft_404, noon + 40 * ONE_DAY)
    world.wayback.capture(world.site.base, soft_404, noon + ONE_DAY, status=404)
    finding = world.finder().find(DAY)
    assert (finding.outcome, finding.source, finding.page_url) == ("found", "wayback", world.url())
    assert finding.page is not None
    assert finding.page.body == later.body
    assert finding.page.url == f"{world.wayback.base}/web/20260109120000id_/{world.url()}?traffic_source=rss"
    assert len(world.wayback.hits) == 3
    assert len(world.site.hits) == 4


def test_archive_knows_irregular_addresses(make_world: Callable[..., World]) -> None:
    world = make_world([ODD])
    gone = world.site.remove(ODD)
    world.wayback.capture(world.site.base, gone, dt.datetime(2026, 2, 1, tzinfo=dt.UTC))
    finding = world.finder().find(ODD)
    assert (finding.outcome, finding.source, finding.page_url) == ("found", "wayback", world.url(ODD))


def test_archive_knows_days_without_a_number(make_world: Callable[..., World]) -> None:
    world = make_world(UNNUMBERED)
    gone = world.site.remove(UNNUMBERED[1])
    world.wayback.capture(world.site.base, gone, dt.datetime(2026, 2, 1, tzinfo=dt.UTC))
    finding = world.finder().find(UNNUMBERED[1])
    assert (finding.source, finding.page_url) == ("wayback", world.url(UNNUMBERED[1]))


def test_archive_of_another_site_is_not_asked_for(world: World) -> None:
    gone = world.site.remove(DAY)
    rows = f'[["timestamp","original"],["20260107101112","http://elsewhere.invalid{gone.path}"]]'
    world.wayback.misbehave("/cdx", mischief.page(rows.encode()))
    assert world.finder().find(DAY).outcome == "missing"
    assert not world.wayback.asked("/web")


def test_archive_of_another_day_or_story_is_no_page(world: World) -> None:
    gone = world.site.remove(DAY)
    world.wayback.capture(world.site.base, replace(gone, body=pages.SOFT_404), dt.datetime(2026, 1, 8, tzinfo=dt.UTC))
    assert world.finder().find(DAY).outcome == "missing"
    world.wayback.capture(world.site.base, replace(gone, body=pages.document(DAY - ONE_DAY).body), dt.datetime(2026, 1, 9, tzinfo=dt.UTC))
    finding = world.finder().find(DAY)
    assert finding.outcome == "missing"
    assert [page.body for page in finding.other_days] == [pages.document(DAY - ONE_DAY).body]


def test_archive_is_asked_24_times_a_minute_at_most(world: World) -> None:
    world.wayback.robots = "User-agent: *\nCrawl-delay: 0"
    world.site.misbehave("/robots.txt", mischief.status(404))
    finder = world.finder()
    for n in range(14):
        gone = world.site.remove(DAY - n * ONE_DAY)
        world.wayback.capture(world.site.base, gone, dt.datetime(2026, 1, 8, tzinfo=dt.UTC))
        finder.find(DAY - n * ONE_DAY)
    assert len(world.wayback.hits) == 29
    assert min(world.wayback.gaps()) >= 2.5


@pytest.mark.parametrize(
    "trouble", [mischief.status(503), mischief.reset_at_once, mischief.truncated_gzip, mischief.page(b"<html>"), mischief.to_front_page]
)
def test_trouble_at_the_archive_is_a_failure_not_an_absence(world: World, trouble: Mischief) -> None:
    world.site.remove(DAY)
    world.wayback.misbehave("/cdx", trouble)
    finding = world.finder().find(DAY)
    assert (finding.outcome, finding.source) == ("failed", "wayback")


@pytest.mark.parametrize("trouble", [("/robots.txt", mischief.status(503)), ("/cdx", mischief.status(429, ("Retry-After", "9999")))])
def test_archive_that_is_closed_is_left_alone_for_the_run_and_stops_nothing(world: World, trouble: tuple[str, Mischief]) -> None:
    world.wayback.misbehave(*trouble)
    finder = world.finder()
    world.site.remove(DAY)
    world.site.remove(DAY - ONE_DAY)
    assert finder.find(DAY).outcome == "failed"
    asked = len(world.wayback.hits)
    assert finder.find(DAY - ONE_DAY).outcome == "failed"
    assert len(world.wayback.hits) == asked
    assert finder.find(DAY - 2 * ONE_DAY).outcome == "found"


def test_archive_whose_robots_forbids_it_is_not_asked_and_no_failure(world: World) -> None:
    world.wayback.robots = "User-agent: *\nDisallow: /cdx"
    world.site.remove(DAY)
    finding = world.finder().find(DAY)
    assert (finding.outcome, world.wayback.asked()) == ("missing", ["/robots.txt"])


def test_archive_can_be_left_out(world: World) -> None:
    world.site.remove(DAY)
    finder = Finder(world.client(), world.series, judge, world.clock, wayback=None)
    assert finder.find(DAY).outcome == "missing"
    assert not world.wayback.hits
