"""One exchange with a server as it happened. Nothing is parsed here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from transforms.bodies import header

Truncated = Literal["length", "time", "disconnect"]
"""Why reading stopped before the end, in the words of WARC 1.1 (WARC-Truncated)."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A response. `raw_body` is what came over the wire less the chunking, `body` the same with its content coding undone.

    Where `problem` says what is wrong with the body, `body` is empty and `raw_body` holds what there was. `headers` stand in the
    order and spelling they came in, latin-1, without Transfer-Encoding. `redirected_from` lists earlier addresses, oldest first.
    """

    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    raw_body: bytes = field(repr=False)
    body: bytes = field(repr=False)
    fetched_at: dt.datetime
    http_version: str
    redirected_from: tuple[str, ...] = ()
    problem: str | None = None
    truncated: Truncated | None = None

    def header(self, name: str) -> str | None:
        """The first value of a header, its name in any case; None where it is not there."""
        return header(self.headers, name)

    @property
    def etag(self) -> str | None:
        """What to pass as `etag` when the page is asked for again."""
        return self.header("ETag")

    @property
    def last_modified(self) -> str | None:
        """What to pass as `last_modified` when the page is asked for again."""
        return self.header("Last-Modified")


def printable(text: str, limit: int = 300) -> str:
    r"""Text from outside made fit for a terminal and one line: no control characters, bounded length.

    >>> printable("a\x1b[31mb\nc")
    'a?[31mb?c'
    """
    kept = "".join(c if c.isprintable() else "?" for c in text[: limit + 1])
    return kept if len(kept) <= limit else kept[:limit] + "..."
