"""The client against a site that behaves: what it sends, counts, records, follows and asks again."""

from __future__ import annotations

import datetime as dt
import socket
import threading

import pytest

from flows.web.client import user_agent
from flows.web.errors import AbsentError, BadRedirectError, BadStatusError, OffSiteError, RefusedError, StopRunError, TransientError
from tests.flows.web.conftest import AGENT, World
from tests.site import mischief, pages
from tests.site.wire import Reply, Wire


def test_page_comes_whole_with_what_the_archive_needs(world: World) -> None:
    fetched = world.client().get(world.url())
    assert fetched.body == pages.document(dt.date(2026, 1, 7)).body
    assert fetched.raw_body[:2] == b"\x1f\x8b"
    assert (fetched.status, fetched.reason, fetched.http_version) == (200, "Said So", "HTTP/1.1")
    assert ("Content-Encoding", "gzip") in fetched.headers
    assert fetched.etag == '"20260107-1"'
    assert fetched.fetched_at == dt.datetime(2026, 3, 10, 6, 15, 7, 1000, tzinfo=dt.UTC)
    assert fetched.problem is None


def test_robots_comes_first_once_and_is_recorded(world: World) -> None:
    client = world.client()
    client.get(world.url())
    client.get(world.site.base + "/")
    assert world.site.asked() == ["/robots.txt", world.url().removeprefix(world.site.base), "/"]
    assert [fetched.url.removeprefix(world.site.base) for fetched in world.recorded] == world.site.asked()
    assert client.request_count == 3


def test_robots_is_read_again_after_a_day(world: World) -> None:
    client = world.client()
    client.get(world.url())
    world.clock.sleep(24 * 3600 - 20)
    client.get(world.url())
    assert len(world.site.asked("/robots.txt")) == 1
    world.clock.sleep(20)
    client.get(world.url())
    assert len(world.site.asked("/robots.txt")) == 2


def test_every_request_says_who_asks_and_takes_gzip_only(world: World) -> None:
    world.client().get(world.url())
    for hit in world.site.hits:
        assert hit.headers["user-agent"] == AGENT
        assert hit.headers["accept-encoding"] == "gzip"


def test_one_connection_serves_all(world: World) -> None:
    client = world.client()
    for date in (1, 2, 3):
        client.get(world.url(dt.date(2026, 1, date)))
    assert len({hit.connection for hit in world.site.hits}) == 1


def test_a_connection_that_the_site_has_closed_costs_no_request(world: World) -> None:
    has_left = threading.Event()

    def answer_and_leave(reply: Reply, wire: Wire, _path: str) -> None:
        wire.send(reply)
        wire.hang_up()
        has_left.set()

    world.site.misbehave("/news", answer_and_leave)
    client = world.client()
    for _ in range(4):
        has_left.clear()
        client.get(world.url())
        assert has_left.wait(10)
    assert client.request_count == len(world.site.hits) == 5


def test_no_cookie_is_sent_back(world: World) -> None:
    world.site.misbehave("/news", lambda reply, wire, _: wire.send(reply.having(("Set-Cookie", "id=1; Path=/"))))
    client = world.client()
    client.get(world.url())
    client.get(world.url())
    assert all("cookie" not in hit.headers for hit in world.site.hits)


def test_unchanged_page_is_a_304_and_an_edited_one_comes_anew(world: World) -> None:
    client = world.client()
    first = client.get(world.url())
    again = client.get(world.url(), etag=first.etag, last_modified=first.last_modified)
    assert (again.status, again.body, again.problem) == (304, b"", None)
    world.site.edit(dt.date(2026, 1, 7))
    edited = client.get(world.url(), etag=first.etag, last_modified=first.last_modified)
    assert edited.status == 200
    assert edited.body != first.body
    assert edited.etag == '"20260107-2"'


@pytest.mark.parametrize("etag", ['"für-elise"', 'W/"1"', "no quotes", '"' + "x" * 3000 + '"'])
def test_odd_validators_come_back_as_they_were_sent(world: World, etag: str) -> None:
    world.site.misbehave("/news", lambda reply, wire, _: wire.send(reply.having(("ETag", etag))))
    client = world.client()
    first = client.get(world.url())
    assert first.etag == etag
    client.get(world.url(), etag=first.etag)
    assert world.site.hits[-1].headers["if-none-match"] == etag


def test_304_that_was_not_asked_for_is_an_error(world: World) -> None:
    world.site.misbehave("/news", mischief.status(304))
    with pytest.raises(BadStatusError):
        world.client().get(world.url())


@pytest.mark.parametrize("code", [404, 410])
def test_absence_is_definite(world: World, code: int) -> None:
    world.site.misbehave("/news", mischief.status(code))
    with pytest.raises(AbsentError) as caught:
        world.client().get(world.url())
    assert caught.value.fetched is not None
    assert world.recorded[-1].status == code


@pytest.mark.parametrize("code", [201, 204, 206, 300, 400, 401, 403, 451])
def test_other_statuses_are_neither_page_nor_absence(world: World, code: int) -> None:
    world.site.misbehave("/news", mischief.status(code))
    with pytest.raises(BadStatusError, match=f"status {code}"):
        world.client().get(world.url())
    assert len(world.site.asked("/news")) == 1


def test_redirects_within_the_site_are_followed_five_times(world: World) -> None:
    for hop in range(5):
        world.site.misbehave(f"/hop{hop}", mischief.redirect(f"hop{hop + 1}"))
    world.site.misbehave("/hop5", mischief.page(pages.FRONT_PAGE))
    fetched = world.client().get(world.site.base + "/hop0")
    assert fetched.url == world.site.base + "/hop5"
    assert fetched.redirected_from == tuple(f"{world.site.base}/hop{hop}" for hop in range(5))
    assert min(world.site.gaps()) >= 7
    assert [fetched.status for fetched in world.recorded] == [200, 302, 302, 302, 302, 302, 200]


def test_a_sixth_redirect_is_not(world: World) -> None:
    world.site.misbehave("/news", mischief.endless_redirects)
    with pytest.raises(BadRedirectError, match="at most 5 redirects"):
        world.client().get(world.url())
    assert len(world.site.asked("/news")) == 6


@pytest.mark.parametrize("location", ["http://elsewhere.invalid/x", "https://127.0.0.1/x", "//127.0.0.1:1/x", "http://localhost:{port}/x"])
def test_another_scheme_host_or_port_is_another_site(world: World, location: str) -> None:
    location = location.format(port=world.site.base.rpartition(":")[2])
    world.site.misbehave("/news", mischief.redirect(location + "?token=secret"))
    with pytest.raises(OffSiteError) as caught:
        world.client().get(world.url())
    assert "secret" not in str(caught.value)
    assert len(world.site.asked("/news")) == 1


@pytest.mark.parametrize(
    "location", ["", "mailto:a@b.c", "http://user:pw@elsewhere.invalid/", "http://[", "/\u0001", "javascript:alert(1)", "/" + "x" * 3000]
)
def test_redirects_to_nowhere(world: World, location: str) -> None:
    world.site.misbehave("/news", mischief.redirect(location))
    with pytest.raises((BadRedirectError, TransientError)) as caught:
        world.client().get(world.url())
    assert "pw" not in str(caught.value)
    assert str(caught.value).isprintable()


def test_each_hop_is_held_against_robots(world: World) -> None:
    world.site.misbehave("/news", mischief.redirect("/search/key-events"))
    with pytest.raises(RefusedError):
        world.client().get(world.url())
    assert not world.site.asked("/search")


def test_dots_do_not_lead_around_robots(world: World) -> None:
    with pytest.raises(RefusedError):
        world.client().get(world.site.base + "/news/../search/x")
    assert not world.site.asked("/search")


def test_requests_can_be_bounded(world: World) -> None:
    client = world.client(most_requests=3)
    client.get(world.url())
    client.get(world.url())
    with pytest.raises(StopRunError, match="at most 3 requests"):
        client.get(world.url())
    assert len(world.site.hits) == 3


def test_nobody_there(world: World) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with pytest.raises(StopRunError, match="Without it nothing may be asked"):
            world.client().get(f"http://127.0.0.1:{unused.getsockname()[1]}/x")


@pytest.mark.parametrize("url", ["ftp://example.org/", "https://user:pw@example.org/", "/relative", "https://exa mple.org/", "https:///x"])
def test_addresses_that_cannot_be_asked_for(world: World, url: str) -> None:
    with pytest.raises(BadRedirectError) as caught:
        world.client().get(url)
    assert "pw" not in str(caught.value)


@pytest.mark.parametrize("contact", ["", "me", "me@", "@example.org", "two words@example.org", "x@y.z\nHost: evil", "кто@example.org", "a@b.c)"])
def test_contact_must_reach_somebody(contact: str) -> None:
    with pytest.raises(ValueError, match="expected a contact"):
        user_agent("0.1.0", contact)


def test_user_agent() -> None:
    assert user_agent("0.1.0", "you@example.org") == AGENT


def test_reset_before_the_answer_is_tried_again(world: World) -> None:
    world.site.misbehave("/news", mischief.reset_at_once, times=2)
    assert world.client().get(world.url()).status == 200
    assert len(world.site.asked("/news")) == 3
    assert [fetched.status for fetched in world.recorded] == [200, 200]


def test_information_before_the_answer_is_passed_over(world: World) -> None:
    def early_hints(reply: Reply, wire: Wire, _path: str) -> None:
        wire.write(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" * 3)
        wire.send(reply)

    world.site.misbehave("/news", early_hints)
    assert world.client().get(world.url()).status == 200
