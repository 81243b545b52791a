"""Every way a server can misbehave, one by one: what the client makes of it, and that the bytes were recorded first."""

from __future__ import annotations

import datetime as dt
import tracemalloc
from email.utils import format_datetime
from functools import partial
from pathlib import Path

import httpx
import pytest

from flows.web.clock import SystemClock
from flows.web.errors import BadBodyError, BadCertificateError, HostClosedError, TransientError, WebError
from flows.web.exchange import Limits, usual_trust
from flows.web.retry import Backoff, retry_after
from tests.flows.web.conftest import DAY, World
from tests.site import mischief, pages
from tests.site.mischief import Mischief
from tests.site.news import NewsSite, made
from tests.site.tls import self_signed
from tests.site.wire import Wire

MB = 1_000_000


@pytest.mark.parametrize(
    ("trouble", "status"),
    [
        (mischief.status(429), 429),
        (mischief.status(500), 500),
        (mischief.status(503), 503),
        (mischief.reset_mid_body, 200),
        (mischief.short_body, 200),
    ],
)
def test_what_passes_is_tried_again_and_each_answer_recorded(world: World, trouble: Mischief, status: int) -> None:
    world.site.misbehave("/news", trouble, times=3)
    assert world.client().get(world.url()).body == pages.document(DAY).body
    assert [fetched.status for fetched in world.recorded] == [200, status, status, status, 200]
    assert min(world.site.gaps()) >= 7


@pytest.mark.parametrize("trouble", [mischief.status(503), mischief.reset_at_once, mischief.reset_mid_body, mischief.short_body])
def test_four_attempts_then_it_is_a_failure(world: World, trouble: Mischief) -> None:
    world.site.misbehave("/news", trouble)
    with pytest.raises(TransientError, match="4 attempts, the last"):
        world.client().get(world.url())
    assert len(world.site.asked("/news")) == 4


def test_pauses_grow_and_do_not_repeat_exactly(world: World) -> None:
    world.site.misbehave("/news", mischief.status(503))
    with pytest.raises(TransientError):
        world.client(backoff=Backoff(attempts=6, first=10, longest=60, jitter=5)).get(world.url())
    waits = world.site.gaps()[1:]
    assert all(low <= wait <= low + 5.01 for wait, low in zip(waits, (10, 20, 40, 60, 60), strict=True))
    assert len({wait % 1 for wait in waits}) == 5


@pytest.mark.parametrize("code", [429, 503])
@pytest.mark.parametrize("is_date", [False, True])
def test_retry_after_is_kept_in_full(world: World, code: int, is_date: bool) -> None:
    until = world.clock.now() + dt.timedelta(seconds=1000)
    asked = format_datetime(until, usegmt=True) if is_date else "900"
    world.site.misbehave("/news", mischief.status(code, ("Retry-After", asked)), times=1)
    world.client().get(world.url())
    assert world.site.gaps()[-1] >= 900
    assert world.site.gaps()[-1] < 1001


def test_retry_after_of_over_an_hour_stops_the_run_and_the_next_one(world: World) -> None:
    world.site.misbehave("/news", mischief.status(429, ("Retry-After", "7200")), times=1)
    with pytest.raises(HostClosedError, match="Retry-After of 7,200 s"):
        world.client().get(world.url())
    with pytest.raises(HostClosedError, match="left alone until 2026-03-10 08:15 UTC"):
        world.client().get(world.url())
    assert len(world.site.hits) == 2
    world.clock.sleep(7200)
    assert world.client().get(world.url()).status == 200


def test_retry_after_holds_after_the_last_attempt_too(world: World) -> None:
    world.site.misbehave("/news", mischief.status(503, ("Retry-After", "600")), times=4)
    client = world.client()
    with pytest.raises(TransientError):
        client.get(world.url())
    client.get(world.site.base + "/")
    assert world.site.gaps()[-1] >= 600


@pytest.mark.parametrize("printed", [None, "", "soon", "-5", "1e3", "٣", "Wed, 99 Foo 2026", "9" * 200])
def test_retry_after_that_says_nothing(printed: str | None) -> None:
    assert retry_after(printed, dt.datetime(2026, 1, 7, tzinfo=dt.UTC)) is None


def test_retry_after_in_the_past() -> None:
    assert retry_after("Wed, 07 Jan 2026 00:00:00 GMT", dt.datetime(2026, 1, 8, tzinfo=dt.UTC)) == 0


@pytest.mark.parametrize("trouble", [mischief.slow_loris, mischief.slow_headers])
def test_a_drip_ends_with_the_deadline(world: World, trouble: Mischief) -> None:
    world.site.misbehave("/news", trouble, times=1)
    client = world.client()
    client.get(world.site.base + "/")
    before = world.clock.monotonic()
    assert client.get(world.url()).status == 200
    assert 60 <= world.clock.monotonic() - before <= 7 + 75 + 10 + 1


def test_a_drip_ends_with_the_deadline_on_the_real_clock(world: World) -> None:
    real = SystemClock()
    world.site.clock = real
    world.site.robots = "User-agent: *\nCrawl-delay: 0"
    world.site.misbehave("/news", partial(mischief.slow_loris, gap=0.05))
    client = world.client(clock=real, limits=Limits(deadline=0.4), backoff=Backoff(attempts=1))
    before = real.monotonic()
    with pytest.raises(TransientError, match=r"no end after 0\.4 s"):
        client.get(world.url())
    assert real.monotonic() - before < 2
    assert world.recorded[-1].truncated == "time"
    assert world.recorded[-1].raw_body


def test_silence_ends_with_the_read_timeout(world: World) -> None:
    def silence(_reply: object, wire: Wire, _path: str) -> None:
        SystemClock().sleep(0.5)
        wire.hang_up()

    world.site.misbehave("/news", silence)
    with pytest.raises(TransientError, match="ReadTimeout"):
        world.client(limits=Limits(read=0.1), backoff=Backoff(attempts=1)).get(world.url())


@pytest.mark.parametrize(
    ("trouble", "problem"),
    [
        (mischief.truncated_gzip, "cut short"),
        (mischief.trailing_garbage, "after the end"),
        (mischief.gzip_bomb, "more than 20,000,000 bytes when decompressed"),
        (mischief.doubled_gzip, "2 content codings"),
        (mischief.unframed, "cannot be told"),
        (mischief.oversized, "more than 20,000,000 bytes"),
    ],
)
def test_a_broken_body_is_a_failure_whose_bytes_are_kept(world: World, trouble: Mischief, problem: str) -> None:
    world.site.misbehave("/news", trouble)
    with pytest.raises(BadBodyError, match=problem):
        world.client().get(world.url())
    assert len(world.site.asked("/news")) == 1
    kept = world.recorded[-1]
    assert kept.raw_body
    assert len(kept.raw_body) <= 20 * MB
    assert kept.body == b""
    assert problem in str(kept.problem)


def test_a_bomb_takes_no_more_memory_than_the_ceiling(world: World) -> None:
    world.site.misbehave("/news", mischief.gzip_bomb)
    client = world.client(limits=Limits(body=MB))
    mischief.bomb()
    tracemalloc.start()
    with pytest.raises(BadBodyError):
        client.get(world.url())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5 * MB


def test_chunks_and_a_wrong_charset_change_no_byte(world: World) -> None:
    for harmless in (mischief.chunked, mischief.wrong_charset):
        world.site.misbehave("/news", harmless, times=1)
        fetched = world.client().get(world.url())
        assert fetched.body == pages.document(DAY).body
        assert fetched.header("Transfer-Encoding") is None


def test_a_connection_cut_in_mid_chunk_is_a_failure(world: World) -> None:
    def cut(_reply: object, wire: Wire, _path: str) -> None:
        wire.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n<p>half")
        wire.hang_up()

    world.site.misbehave("/news", cut)
    with pytest.raises(TransientError, match="the connection ended after 7 bytes"):
        world.client().get(world.url())
    assert world.recorded[-1].truncated == "disconnect"


@pytest.mark.parametrize("sent", [b"\x00\xff garbage\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000, b"HTTP/1.1 2000 OK\r\n\r\n", b""])
def test_no_http_at_all(world: World, sent: bytes) -> None:
    def babble(_reply: object, wire: Wire, _path: str) -> None:
        wire.write(sent)
        wire.hang_up()

    world.site.misbehave("/news", babble)
    with pytest.raises(TransientError) as caught:
        world.client().get(world.url())
    assert str(caught.value).isprintable()


def test_a_certificate_that_nobody_vouches_for(world: World, tmp_path: Path) -> None:
    context, file = self_signed(tmp_path)
    with NewsSite(made([DAY]), world.clock, tls=context) as site:
        with pytest.raises(HostClosedError, match="self-signed certificate") as caught:
            world.client().get(site.base + "/")
        assert isinstance(caught.value.__cause__, BadCertificateError)
        assert not site.hits
        trusting = httpx.create_ssl_context(verify=True)
        trusting.load_verify_locations(file)
        assert world.client(trust=trusting).get(site.base + "/").status == 200
        with pytest.raises(WebError):
            world.client(trust=trusting).get(site.base.replace("127.0.0.1", "localhost") + "/")


def test_certificates_are_verified_unless_told_whom_to_trust() -> None:
    context = usual_trust()
    assert context.check_hostname
    assert context.verify_mode.name == "CERT_REQUIRED"
