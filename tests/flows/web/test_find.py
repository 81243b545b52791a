"""Finding a day's page: in how many requests, by which way, and what each verdict leads to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from flows.web.errors import HostClosedError, StopRunError
from flows.web.find import Finding
from tests.flows.web.conftest import DAY, World
from tests.site import days, mischief, pages
from tests.site.days import ONE_DAY
from tests.site.mischief import Mischief

TODAY = dt.date(2026, 3, 10)
EARLY = dt.date(2025, 8, 25)
ODD = dt.date(2025, 1, 25)


def pages_asked(world: World) -> list[str]:
    """What was asked of the site, robots.txt aside."""
    return [path for path in world.site.asked() if path != "/robots.txt"]


def sitemap(date: dt.date) -> str:
    return f"/sitemap.xml?yyyy={date:%Y}&mm={date:%m}&dd={date:%d}"


def test_right_guess_is_one_request(world: World) -> None:
    finding = world.finder().find(DAY)
    assert (finding.outcome, finding.source, finding.verdict, finding.requests) == ("found", "guess", "ok", 2)
    assert finding.page_url == world.url()
    assert finding.page is not None
    assert finding.page.body == pages.document(DAY).body
    assert len(pages_asked(world)) == 1
    assert not world.wayback.hits


@pytest.mark.parametrize("date", sorted(days.IRREGULAR))
def test_irregular_address_is_three(make_world: Callable[..., World], date: dt.date) -> None:
    world = make_world([date - ONE_DAY, date, date + ONE_DAY])
    finding = world.finder().find(date)
    assert (finding.outcome, finding.source) == ("found", "sitemap")
    assert finding.page_url == world.url(date)
    assert pages_asked(world) == [days.guessed_path(date), sitemap(date), days.real_path(date)]


def test_page_that_came_out_before_midnight_is_four(make_world: Callable[..., World]) -> None:
    world = make_world(days.span(EARLY - 5 * ONE_DAY, 10))
    finder = world.finder()
    finding = finder.find(EARLY)
    assert (finding.outcome, finding.source, finding.page_url) == ("found", "sitemap", world.url(EARLY))
    assert pages_asked(world) == [days.guessed_path(EARLY), sitemap(EARLY), sitemap(EARLY - ONE_DAY), days.real_path(EARLY)]
    assert finder.find(EARLY - ONE_DAY).source == "guess"


def test_two_pages_of_one_address_date_are_told_apart_even_where_both_are_odd(make_world: Callable[..., World]) -> None:
    world = make_world(days.span(EARLY - 5 * ONE_DAY, 10))
    odd = replace(world.site.remove(EARLY), path="/news/2025/8/24/russia-ukraine-war-list-of-key-events-day-6")
    world.site.put(odd)
    finding = world.finder().find(EARLY)
    assert (finding.outcome, finding.page_url) == ("found", world.site.base + odd.path)


def test_the_next_days_page_under_this_days_date_does_not_hide_an_odd_one(make_world: Callable[..., World]) -> None:
    world = make_world(days.span(EARLY - 5 * ONE_DAY, 10))
    odd = replace(world.site.remove(EARLY - ONE_DAY), path="/news/2025/8/24/russia-ukraine-war-list-of-key-events-day-6")
    world.site.put(odd)
    finding = world.finder().find(EARLY - ONE_DAY)
    assert (finding.outcome, finding.page_url) == ("found", world.site.base + odd.path)


UNNUMBERED = sorted(days.UNNUMBERED - days.NEVER)


@pytest.mark.parametrize("date", UNNUMBERED)
def test_day_without_a_number_is_found_without_a_guess(make_world: Callable[..., World], date: dt.date) -> None:
    world = make_world([date])
    finding = world.finder().find(date)
    assert (finding.outcome, finding.source) == ("found", "sitemap")
    assert pages_asked(world) == [sitemap(date), days.real_path(date)]


def test_each_sitemap_is_fetched_once_in_a_run(make_world: Callable[..., World]) -> None:
    world = make_world(days.span(DAY - 15 * ONE_DAY, 30))
    for n in range(5):
        world.site.remove(DAY + n * ONE_DAY)
    finder = world.finder()
    for n in reversed(range(5)):
        assert finder.find(DAY + n * ONE_DAY).outcome == "missing"
    maps = world.site.asked("/sitemap")
    assert len(maps) == len(set(maps)) == 6
    world.finder().find(DAY)
    assert len(world.site.asked("/sitemap")) == 8


def test_missing_day_is_three_on_the_site_and_one_at_the_archive(world: World) -> None:
    world.site.remove(DAY)
    finding = world.finder().find(DAY)
    assert (finding.outcome, finding.page) == ("missing", None)
    assert pages_asked(world) == [days.guessed_path(DAY), sitemap(DAY), sitemap(DAY - ONE_DAY)]
    assert len(world.wayback.asked("/cdx")) == 1
    assert not world.wayback.asked("/web")
    assert "404" in finding.reason


def test_newest_day_that_is_not_there_yet_leaves_the_archive_alone(make_world: Callable[..., World]) -> None:
    world = make_world(days.span(TODAY - 5 * ONE_DAY, 5))
    finding = world.finder().find(TODAY)
    assert (finding.outcome, finding.requests) == ("missing", 4)
    assert pages_asked(world) == [days.guessed_path(TODAY), sitemap(TODAY), "/xml/rss/all.xml"]
    assert not world.wayback.hits


def test_newest_day_is_found_by_the_feed_where_there_is_no_sitemap(make_world: Callable[..., World]) -> None:
    world = make_world(days.span(TODAY - 5 * ONE_DAY, 5))
    world.site.has_sitemaps = False
    odd = f"/news/{TODAY.year}/{TODAY.month}/{TODAY.day}/russia-ukraine-war-list-of-key-events-day-7"
    world.site.put(replace(pages.document(TODAY), path=odd, published_at=world.clock.now()))
    finding = world.finder().find(TODAY)
    assert (finding.outcome, finding.source, finding.page_url) == ("found", "feed", world.site.base + odd)
    assert len(pages_asked(world)) == 4
    assert not [path for path in pages_asked(world) if "traffic_source" in path]


@pytest.mark.parametrize(
    ("trouble", "outcome", "verdict"),
    [
        (mischief.consent_wall, "failed", "consent_wall"),
        (mischief.challenge, "failed", "challenge"),
        (mischief.page(pages.plain_page("x", "y", "empty_day")), "rejected", "empty_day"),
        (mischief.page(pages.plain_page("x", "y", "redesign")), "rejected", "redesign"),
        (mischief.status(503), "failed", None),
        (mischief.status(403), "failed", None),
        (mischief.reset_mid_body, "failed", None),
        (mischief.truncated_gzip, "failed", None),
        (mischief.gzip_bomb, "failed", None),
        (mischief.endless_redirects, "failed", None),
        (mischief.off_site, "failed", None),
    ],
)
def test_verdicts_and_failures_at_the_guess_end_the_search(world: World, trouble: Mischief, outcome: str, verdict: str | None) -> None:
    world.site.misbehave("/news", trouble)
    finding = world.finder().find(DAY)
    assert (finding.outcome, finding.verdict) == (outcome, verdict)
    assert not world.site.asked("/sitemap")
    assert not world.wayback.hits
    assert finding.reason.isprintable()


@pytest.mark.parametrize("trouble", [mischief.soft_404, mischief.to_front_page])
def test_another_story_at_a_wrong_guess_is_no_page(make_world: Callable[..., World], trouble: Mischief) -> None:
    world = make_world([ODD])
    world.site.misbehave(days.guessed_path(ODD), trouble)
    finding = world.finder().find(ODD)
    assert (finding.outcome, finding.page_url) == ("found", world.url(ODD))


@pytest.mark.parametrize("trouble", [mischief.soft_404, mischief.to_front_page])
def test_another_story_where_the_sitemap_says_the_page_is_is_rejected(world: World, trouble: Mischief) -> None:
    world.site.misbehave("/news", trouble)
    finding = world.finder().find(DAY)
    assert (finding.outcome, finding.verdict, finding.page_url) == ("rejected", "not_the_page", world.url())
    assert finding.page is not None
    assert not world.wayback.hits
    assert [path for path in pages_asked(world) if path != "/"] == [days.guessed_path(DAY), sitemap(DAY)]


def test_guess_that_is_redirected_to_the_page_has_the_pages_address(make_world: Callable[..., World]) -> None:
    world = make_world([ODD])
    world.site.misbehave(days.guessed_path(ODD), mischief.redirect(days.real_path(ODD)))
    finding = world.finder().find(ODD)
    assert (finding.outcome, finding.source, finding.page_url) == ("found", "guess", world.url(ODD))
    assert finding.page is not None
    assert finding.page.redirected_from == (world.series.guess_url(ODD),)


def test_another_story_at_an_odd_address_of_the_sitemap_is_rejected(make_world: Callable[..., World]) -> None:
    world = make_world([ODD])
    world.site.misbehave(days.real_path(ODD), mischief.soft_404)
    assert world.finder().find(ODD).outcome == "rejected"


def test_yesterdays_page_under_todays_address_is_missing_and_handed_back(world: World) -> None:
    yesterday = pages.document(DAY - ONE_DAY)
    world.site.serve_stale(DAY)
    finding = world.finder().find(DAY)
    assert (finding.outcome, finding.page) == ("missing", None)
    assert [page.body for page in finding.other_days] == [yesterday.body]
    assert len(pages_asked(world)) == 3


def test_a_page_of_another_day_on_the_way_is_handed_back_with_the_right_one(make_world: Callable[..., World]) -> None:
    world = make_world([ODD])
    other = pages.document(ODD - ONE_DAY)
    world.site.misbehave(days.guessed_path(ODD), mischief.page(other.body))
    finding = world.finder().find(ODD)
    assert finding.outcome == "found"
    assert [page.body for page in finding.other_days] == [other.body]


@pytest.mark.parametrize("trouble", [mischief.status(503), mischief.page(b"<!DOCTYPE html><html>"), mischief.truncated_gzip, mischief.status(403)])
def test_broken_sitemap_is_a_failure_asked_for_once(world: World, trouble: Mischief) -> None:
    world.site.misbehave("/sitemap.xml", trouble)
    world.site.remove(DAY)
    finder = world.finder()
    assert finder.find(DAY).outcome == "failed"
    asked = len(world.site.asked("/sitemap"))
    assert finder.find(DAY).outcome == "failed"
    assert len(world.site.asked("/sitemap")) == asked
    assert not world.wayback.hits


def test_sitemaps_addresses_elsewhere_are_not_asked_for(world: World) -> None:
    gone = world.site.remove(DAY)
    evil = f"http://127.0.0.1:1{gone.path}"
    body = f"<urlset><url><loc>{evil}</loc></url><url><loc>{world.site.base}/api/list-of-key-events-ukraine</loc></url></urlset>"
    world.site.misbehave("/sitemap.xml", mischief.page(body.encode()))
    assert world.finder().find(DAY).outcome == "missing"


def test_unreachable_robots_stops_the_run(world: World) -> None:
    world.site.misbehave("/robots.txt", mischief.status(503))
    with pytest.raises(HostClosedError):
        world.finder().find(DAY)


def test_spent_requests_stop_the_run_at_the_archive_too(world: World) -> None:
    world.site.remove(DAY)
    with pytest.raises(StopRunError, match="at most 5 requests"):
        world.finder(world.client(most_requests=5)).find(DAY)


def test_a_verdict_nobody_knows_is_an_error(world: World) -> None:
    world.site.misbehave("/news", mischief.page(pages.plain_page("x", "y", "sideways")))
    with pytest.raises(KeyError, match="sideways"):
        world.finder().find(DAY)


def look(world: World) -> Finding:
    document = pages.document(DAY)
    return world.finder().look_again(DAY, world.url(), etag=document.etag, last_modified=document.last_modified)


def test_second_look_at_an_unchanged_page(world: World) -> None:
    finding = look(world)
    assert (finding.outcome, finding.requests) == ("unchanged", 2)
    assert world.recorded[-1].status == 304


def test_second_look_at_an_edited_page(world: World) -> None:
    world.site.edit(DAY)
    finding = look(world)
    assert finding.outcome == "found"
    assert finding.page is not None
    assert finding.page.body == pages.document(DAY, 2).body


@pytest.mark.parametrize(
    ("trouble", "outcome"),
    [
        (mischief.status(404), "missing"),
        (mischief.soft_404, "rejected"),
        (mischief.consent_wall, "failed"),
        (mischief.status(503), "failed"),
        (mischief.page(pages.document(DAY - ONE_DAY).body), "missing"),
    ],
)
def test_second_look_at_a_page_in_trouble_is_one_address_only(world: World, trouble: Mischief, outcome: str) -> None:
    world.site.misbehave("/news", trouble)
    assert look(world).outcome == outcome
    assert set(pages_asked(world)) == {days.real_path(DAY)}
    assert not world.wayback.hits


def test_every_page_of_another_day_that_turns_up_is_kept(make_world: Callable[..., World]) -> None:
    world = make_world([ODD - 2 * ONE_DAY, ODD - ONE_DAY, ODD])
    strangers = [pages.document(ODD - n * ONE_DAY) for n in (1, 2)]
    for path, stranger in zip((days.guessed_path(ODD), days.real_path(ODD)), strangers, strict=True):
        world.site.misbehave(path, mischief.page(stranger.body))
    finding = world.finder().find(ODD)
    assert [page.body for page in finding.other_days] == [stranger.body for stranger in strangers]


def test_a_sitemap_leads_to_its_own_site_only(make_world: Callable[..., World]) -> None:
    world = make_world([ODD])
    elsewhere = "".join(f"<url><loc>{origin}{days.real_path(ODD)}</loc></url>" for origin in ("https://elsewhere.example", "http://127.0.0.1:9"))
    listing = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{elsewhere}</urlset>'
    world.site.remove(ODD)
    world.site.misbehave(sitemap(ODD), mischief.page(listing.encode()))
    assert world.finder().find(ODD).outcome == "missing"
    assert {fetched.url for fetched in world.recorded if "elsewhere" in fetched.url or ":9/" in fetched.url} == set()
