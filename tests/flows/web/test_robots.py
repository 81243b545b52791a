"""robots.txt by RFC 9309: what it says, and what its absence means."""

from __future__ import annotations

import pytest

from flows.web.errors import HostClosedError, RefusedError
from flows.web.robots import RobotsError, read_rules
from tests.flows.web.conftest import World
from tests.site import mischief
from tests.site.news import ROBOTS
from tests.site.wire import Reply, Wire

BASE = "https://www.example.org"


@pytest.mark.parametrize(
    ("path", "is_allowed"),
    [
        ("/news/2026/1/7/x", True),
        ("/news/2026/1/7/x?traffic_source=rss", False),
        ("/news/2026/1/7/x?a=b&traffic_source=rss", True),
        ("/api", False),
        ("/api/v1", False),
        ("/search/", False),
        ("/search", True),
        ("/sitemap.xml?yyyy=2026&mm=01&dd=07", True),
    ],
)
def test_the_sites_own_rules(path: str, is_allowed: bool) -> None:
    assert read_rules(ROBOTS.encode()).allows(BASE + path) is is_allowed


@pytest.mark.parametrize(
    ("text", "path", "is_allowed"),
    [
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /x", "/x", False),
        (b"User-agent: keyevents\nDisallow: /x\n\nUser-agent: *\nDisallow: /", "/y", True),
        (b"User-agent: KeyEvents/1.0\nDisallow: /x", "/x", True),
        (b"User-agent: KEYEVENTS\nDisallow: /x", "/x", False),
        (b"User-agent: *\nDisallow: /\nAllow: /news/", "/news/1", True),
        (b"User-agent: *\nDisallow: /*.php$", "/a.php", False),
        (b"User-agent: *\nDisallow: /*.php$", "/a.php5", True),
        (b"User-agent: *\r\nDisallow: /x\r\n", "/x", False),
        (b"User-agent: *\nDisallow:", "/x", True),
        (b"User-agent: GPTBot\nDisallow: /", "/x", True),
        (b"", "/x", True),
        (b"<html><body>Not found</body></html>", "/x", True),
        (b"\xff\xfe\x00User-agent: *\nDisallow: /x", "/y", True),
        (b"User-agent: *\nDisallow: /%6eews", "/news", False),
    ],
)
def test_wordings(text: bytes, path: str, is_allowed: bool) -> None:
    assert read_rules(text).allows(BASE + path) is is_allowed


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        (b"User-agent: *\nCrawl-delay: 2.5", 2.5),
        (b"User-agent: *\nRequest-rate: 1/30", 30.0),
        (b"User-agent: *\nCrawl-delay: 5\nRequest-rate: 1/30", 30.0),
        (b"User-agent: *\nCrawl-delay: soon", None),
        (b"User-agent: *\nCrawl-delay: -1", None),
        (b"User-agent: *\nCrawl-delay: inf", None),
        (b"User-agent: other\nCrawl-delay: 99", None),
    ],
)
def test_crawl_delay(text: bytes, delay: float | None) -> None:
    assert read_rules(text).crawl_delay == delay


def test_nothing_beyond_500_kib_counts() -> None:
    head = b"User-agent: *\nDisallow: /x\n"
    padding = b"# padding\n" * 60_000
    assert not read_rules(head + padding).allows(BASE + "/x")
    assert read_rules(padding + head).allows(BASE + "/x")


def test_a_rule_cut_at_the_limit_is_no_rule() -> None:
    head = b"User-agent: *\n#"
    body = head + b"x" * (500 * 1024 - len(head) - 13) + b"\nDisallow: /news/only-this"
    assert len(body) > 500 * 1024
    assert read_rules(body).allows(BASE + "/news/x")


def test_agents_times_rules_are_bounded() -> None:
    agents = b"".join(b"User-agent: bot%d\n" % n for n in range(5000))
    with pytest.raises(RobotsError, match="5,000 agents"):
        read_rules(agents + b"Disallow: /x\n" * 5000)


def test_a_rate_beyond_all_numbers_closes_the_site(world: World) -> None:
    world.site.robots = "User-agent: *\nRequest-rate: 1/" + "9" * 400
    with pytest.raises(HostClosedError, match="a request rate"):
        world.client().get(world.url())


def test_forbidden_addresses_are_not_asked_for(world: World) -> None:
    client = world.client()
    for path in ("/search/x", "/api", "/news/2026/1/7/x?traffic_source=rss"):
        with pytest.raises(RefusedError):
            client.get(world.site.base + path)
    assert world.site.asked() == ["/robots.txt"]


@pytest.mark.parametrize("code", [400, 401, 403, 404, 410, 451])
def test_4xx_allows_everything_at_the_usual_delay(world: World, code: int) -> None:
    world.site.misbehave("/robots.txt", mischief.status(code))
    client = world.client()
    client.get(world.url())
    client.get(world.url())
    assert min(world.site.gaps()) >= 7


@pytest.mark.parametrize(
    "trouble",
    [
        mischief.status(500),
        mischief.status(503),
        mischief.status(429),
        mischief.status(204),
        mischief.reset_at_once,
        mischief.reset_mid_body,
        mischief.truncated_gzip,
        mischief.endless_redirects,
        mischief.off_site,
        mischief.slow_headers,
    ],
)
def test_no_answer_forbids_everything(world: World, trouble: mischief.Mischief) -> None:
    world.site.misbehave("/robots.txt", trouble)
    with pytest.raises(HostClosedError) as caught:
        world.client().get(world.url())
    assert "robots.txt" in str(caught.value)
    assert not world.site.asked("/news")


def test_one_bad_moment_does_not(world: World) -> None:
    world.site.misbehave("/robots.txt", mischief.status(503), times=1)
    assert world.client().get(world.url()).status == 200


def test_redirected_within_the_site(world: World) -> None:
    def moved(_reply: Reply, wire: Wire, _path: str) -> None:
        wire.send(Reply(200, b"User-agent: *\nDisallow: /news"))

    world.site.misbehave("/robots.txt", mischief.redirect("/rules.txt"))
    world.site.misbehave("/rules.txt", moved)
    with pytest.raises(RefusedError):
        world.client().get(world.url())


def test_a_stated_delay_is_kept_and_an_absurd_one_stops(world: World) -> None:
    world.site.robots = "User-agent: *\nCrawl-delay: 40"
    client = world.client()
    client.get(world.url())
    client.get(world.url())
    assert min(world.site.gaps()) >= 40
    world.site.robots = "User-agent: *\nCrawl-delay: 86400"
    with pytest.raises(HostClosedError, match="crawl delay of 86,400 s"):
        world.client().get(world.url())
