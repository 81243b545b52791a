"""Ways to misbehave: each takes the reply that would have been right, and the wire to spoil it on."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from tests.site.pages import CHALLENGE, CONSENT_WALL, SOFT_404
from tests.site.wire import Reply, Wire

Mischief = Callable[[Reply, Wire, str], None]
"""(the right reply, the wire, the path asked for)"""

_DRIP_LASTS = 75.0
_ELSEWHERE = "http://elsewhere.invalid/consent?token=secret"


def status(code: int, *headers: tuple[str, str]) -> Mischief:
    """An error status: 429 and 503 with or without Retry-After, 403, 500."""
    return lambda _reply, wire, _path: wire.send(Reply(code, b"<p>no</p>").having(*headers))


def page(body: bytes) -> Mischief:
    """Another page with status 200."""
    return lambda _reply, wire, _path: wire.send(Reply(200, body))


consent_wall, soft_404, challenge = page(CONSENT_WALL), page(SOFT_404), page(CHALLENGE)


def redirect(location: str) -> Mischief:
    """A redirect."""
    return lambda _reply, wire, _path: wire.send(Reply(302, b"").having(("Location", location)))


to_front_page, off_site = redirect("/"), redirect(_ELSEWHERE)


def endless_redirects(_reply: Reply, wire: Wire, path: str) -> None:
    """A redirect to an address that will be redirected again."""
    bare, _, hop = path.replace("?hop=", "&hop=").partition("&hop=")
    wire.send(Reply(302, b"").having(("Location", f"{bare}{'&' if '?' in bare else '?'}hop={int(hop or 0) + 1}")))


def reset_mid_body(reply: Reply, wire: Wire, _path: str) -> None:
    """A TCP reset in the middle of the body."""
    wire.write(reply.head() + reply.body[: len(reply.body) // 2])
    wire.reset()


def reset_at_once(_reply: Reply, wire: Wire, _path: str) -> None:
    """A TCP reset instead of an answer."""
    wire.reset()


def short_body(reply: Reply, wire: Wire, _path: str) -> None:
    """Less than Content-Length promises, then an orderly end."""
    wire.write(reply.head() + reply.body[:-10])
    wire.hang_up()


def slow_loris(reply: Reply, wire: Wire, _path: str, *, gap: float = 5.0) -> None:
    """A body that comes byte by byte."""
    wire.write(reply.head())
    _drip(reply.body, wire, gap)


def slow_headers(reply: Reply, wire: Wire, _path: str, *, gap: float = 5.0) -> None:
    """Headers that come byte by byte: no chunk of a body is ever seen."""
    _drip(reply.head() + reply.body, wire, gap)


def _drip(data: bytes, wire: Wire, gap: float) -> None:
    """Ends by itself after some while: in simulated time nothing slows it down to the client's pace."""
    for n in range(min(len(data), int(_DRIP_LASTS / gap))):
        wire.write(data[n : n + 1])
        wire.pause(gap)
    wire.hang_up()


def truncated_gzip(reply: Reply, wire: Wire, _path: str) -> None:
    """A gzip stream cut short, its length rightly stated."""
    whole = reply.zipped()
    wire.send(replace(whole, body=whole.body[:-20]))


def trailing_garbage(reply: Reply, wire: Wire, _path: str) -> None:
    """Bytes after the end of the gzip stream."""
    whole = reply.zipped()
    wire.send(replace(whole, body=whole.body + b"<p>and more</p>"))


def gzip_bomb(reply: Reply, wire: Wire, _path: str) -> None:
    """A hundred kilobytes that become a hundred megabytes."""
    wire.send(replace(reply.having(("Content-Encoding", "gzip")), body=bomb()))


def doubled_gzip(reply: Reply, wire: Wire, _path: str) -> None:
    """Gzip in gzip, rightly declared: a kilobyte that becomes megabytes."""
    wire.send(replace(reply.having(("Content-Encoding", "gzip, gzip")), body=gzip.compress(bomb(), mtime=0)))


def unframed(reply: Reply, wire: Wire, _path: str) -> None:
    """Neither length nor chunks nor gzip: nothing tells that the body is whole."""
    wire.send(replace(reply.plain(), is_framed=False))


def wrong_charset(reply: Reply, wire: Wire, _path: str) -> None:
    """A charset that is not the page's."""
    wire.send(reply.having(("Content-Type", "text/html; charset=iso-8859-1")))


def chunked(reply: Reply, wire: Wire, _path: str) -> None:
    """No mischief: the same in chunks."""
    size, body = 700, reply.body
    parts = [body[n : n + size] for n in range(0, len(body), size)]
    coded = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    wire.send(replace(reply.having(("Transfer-Encoding", "chunked")), body=coded + b"0\r\n\r\n", is_framed=False))


def oversized(reply: Reply, wire: Wire, _path: str) -> None:
    """Thirty megabytes."""
    wire.send(replace(reply.plain(), body=b"x" * 30_000_000))


_BOMBS: list[bytes] = []


def bomb() -> bytes:
    """A hundred megabytes of nothing, in gzip."""
    if not _BOMBS:
        _BOMBS.append(gzip.compress(bytes(100_000_000), 9, mtime=0))
    return _BOMBS[0]


TRANSIENT: dict[str, Mischief] = {
    "429": status(429, ("Retry-After", "120")),
    "503": status(503),
    "reset mid-body": reset_mid_body,
    "reset at once": reset_at_once,
    "short body": short_body,
    "slow loris": partial(slow_loris, gap=7.0),
}
LASTING: dict[str, Mischief] = {
    "truncated gzip": truncated_gzip,
    "gzip bomb": gzip_bomb,
    "wrong charset": wrong_charset,
    "endless redirects": endless_redirects,
    "off site": off_site,
    "consent wall": consent_wall,
    "soft 404": soft_404,
}


class AtRandom:
    """Misbehaves in a share of all requests, by a seeded generator."""

    def __init__(self, seed: int, share: float = 0.2, kinds: dict[str, Mischief] | None = None) -> None:
        self._rng, self._share = random.Random(seed), share
        self._kinds = list((kinds or TRANSIENT | LASTING).items())

    def choose(self) -> tuple[str, Mischief] | None:
        """What to do with the request at hand."""
        return self._rng.choice(self._kinds) if self._rng.random() < self._share else None
