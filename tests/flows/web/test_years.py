"""Many days in a row, in simulated time: every page found, in as many requests as promised, never too close together."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from itertools import groupby, pairwise

import pytest

from flows.web.find import Finder, Finding
from flows.web.robots import read_rules
from tests.flows.web.conftest import World
from tests.site import days
from tests.site.mischief import AtRandom
from tests.site.news import ROBOTS

GAP = dt.date(2024, 3, 18)


def backfill(finder: Finder, dates: list[dt.date]) -> dict[dt.date, Finding]:
    """Newest first, as the command does."""
    return {date: finder.find(date) for date in sorted(dates, reverse=True)}


def stored(findings: dict[dt.date, Finding]) -> dict[dt.date, bytes]:
    """Bytes by day."""
    return {date: finding.page.body for date, finding in findings.items() if finding.outcome == "found" and finding.page}


def check_manners(world: World) -> None:
    """What holds in every run: the pace, robots.txt, robots.txt again each day."""
    assert min(world.site.gaps()) >= 7
    rules = read_rules(ROBOTS.encode())
    assert all(rules.allows(world.site.base + path) for path in world.site.asked())
    read_at = [hit.at for hit in world.site.hits if hit.path == "/robots.txt"]
    assert all(later - earlier >= 24 * 3600 for earlier, later in pairwise(read_at))


def needs(date: dt.date) -> int:
    """Requests on the site for one day, its neighbours' sitemaps not known yet."""
    if date in days.UNNUMBERED:
        return 2
    return 4 if date in days.BEFORE_MIDNIGHT else 3 if date in days.IRREGULAR else 1


def check_counts(world: World, dates: list[dt.date]) -> None:
    """Requests on the site: one per day, three for an odd address, four for one before midnight, two where there is no guess."""
    needed = sum(needs(date) for date in dates)
    asked = [path for path in world.site.asked() if path != "/robots.txt"]
    assert len(asked) <= needed
    assert len([path for path in asked if path.startswith("/news")]) == len({path for path in asked if path.startswith("/news")})
    maps = world.site.asked("/sitemap")
    assert len(maps) == len(set(maps))


def check_complete(world: World, findings: dict[dt.date, Finding], dates: list[dt.date]) -> None:
    """Every page that there is, with its own bytes and at its own address."""
    there = [date for date in dates if date not in days.NEVER]
    assert {date for date, finding in findings.items() if finding.outcome == "found"} == set(there)
    assert all(findings[date].page_url == world.url(date) for date in there)
    assert len(set(stored(findings).values())) == len(there)


@pytest.mark.parametrize("start", [dt.date(2024, 1, 20), dt.date(2024, 12, 25)])
def test_a_hundred_and_twenty_days(make_world: Callable[..., World], start: dt.date) -> None:
    dates = days.span(start, 120)
    world = make_world(dates)
    findings = backfill(world.finder(), dates)
    check_complete(world, findings, dates)
    check_counts(world, dates)
    check_manners(world)
    assert world.wayback.asked("/cdx") == world.wayback.asked()[1:]
    assert len(world.wayback.asked("/cdx")) == len(days.NEVER & set(dates))


def test_interrupted_every_ten_days_and_resumed_by_another_client(make_world: Callable[..., World]) -> None:
    dates = days.span(dt.date(2025, 1, 15), 60)
    world = make_world(dates)
    findings: dict[dt.date, Finding] = {}
    for _, ten in groupby(enumerate(dates), key=lambda pair: pair[0] // 10):
        with world.client() as client:
            findings |= backfill(world.finder(client), [date for _, date in ten])
    check_complete(world, findings, dates)
    assert min(world.site.gaps()) >= 7
    assert len(world.site.asked("/robots.txt")) == 6


def misbehaving_then_clean(world: World, dates: list[dt.date], seed: int) -> tuple[dict[dt.date, Finding], dict[dt.date, Finding]]:
    """A backfill while every fifth answer is spoiled, then one of what it left."""
    world.site.at_random = AtRandom(seed)
    first = backfill(world.finder(), dates)
    spoiled = Counter(hit.mischief for hit in world.site.hits if hit.mischief)
    assert 0.12 < spoiled.total() / len(world.site.hits) < 0.28
    world.site.behave()
    left = [date for date in dates if first[date].outcome != "found"]
    return first, backfill(world.finder(), left)


def check_repaired(world: World, dates: list[dt.date], first: dict[dt.date, Finding], second: dict[dt.date, Finding]) -> None:
    """Every day has its outcome; nothing wrong was taken for a page; the clean run fills exactly the gaps."""
    assert set(first) == set(dates)
    assert all(finding.reason for finding in first.values())
    check_complete(world, first | second, dates)
    assert stored(first | second) == {date: world.site.answer(days.real_path(date), {}).body for date in dates if date not in days.NEVER}
    assert min(world.site.gaps()) >= 7


@pytest.mark.slow
def test_every_fifth_answer_spoiled_over_forty_days(make_world: Callable[..., World]) -> None:
    dates = days.span(dt.date(2025, 1, 15), 40)
    world = make_world(dates)
    check_repaired(world, dates, *misbehaving_then_clean(world, dates, seed=5))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_every_fifth_answer_spoiled_over_three_hundred_days(make_world: Callable[..., World], seed: int) -> None:
    dates = days.span(dt.date(2024, 9, 1), 300)
    world = make_world(dates)
    first, second = misbehaving_then_clean(world, dates, seed)
    check_repaired(world, dates, first, second)
    assert {"found", "failed", "rejected"} <= {finding.outcome for finding in first.values()}
    assert {hit.mischief for hit in world.site.hits if hit.mischief} >= {"429", "503", "slow loris", "gzip bomb", "consent wall"}


@pytest.mark.slow
def test_four_years(make_world: Callable[..., World]) -> None:
    dates = days.span()
    world = make_world(dates)
    findings = backfill(world.finder(), dates)
    check_complete(world, findings, dates)
    check_counts(world, dates)
    check_manners(world)
    assert findings[GAP].outcome == "missing"
    asked = [path for path in world.site.asked() if path != "/robots.txt"]
    assert len(asked) == sum(needs(date) for date in dates)
    assert len(world.wayback.hits) == 2
    assert sum(finding.requests for finding in findings.values()) == len(world.site.hits) + len(world.wayback.hits)
