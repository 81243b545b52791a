"""The Wayback machine: its index (CDX, JSON) and the original bytes of captures."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from hashlib import sha1
from urllib.parse import parse_qs, urlsplit

from flows.web.clock import Clock
from tests.site.pages import Document
from tests.site.server import Server
from tests.site.wire import Reply

_ORIGINAL = re.compile(r"/web/(\d{14})id_/(.+)")
_FIELDS = ["timestamp", "original", "statuscode", "digest"]


@dataclass(frozen=True, slots=True)
class _Stored:
    timestamp: str
    original: str
    status: int
    body: bytes


class WaybackMachine(Server):
    """Holds captures of a site's addresses."""

    robots = "User-agent: *\nDisallow: /save\n"

    def __init__(self, clock: Clock | None = None, *, port: int = 0) -> None:
        super().__init__(clock, port=port)
        self._stored: list[_Stored] = []

    def capture(self, site: str, document: Document, at: dt.datetime, *, status: int = 200, query: str = "") -> None:
        """Store a state of a page."""
        self._stored.append(_Stored(f"{at:%Y%m%d%H%M%S}", site + document.path + query, status, document.body))

    def answer(self, path: str, headers: dict[str, str]) -> Reply:
        """What a well-behaved archive answers."""
        parts = urlsplit(path)
        if parts.path == "/robots.txt":
            return Reply(200, self.robots.encode())
        if parts.path == "/cdx/search/cdx":
            return self._index(parse_qs(parts.query))
        if match := _ORIGINAL.fullmatch(path):
            return next((Reply(200, kept.body) for kept in self._stored if (kept.timestamp, kept.original) == match.groups()), Reply(404, b""))
        return Reply(404, b"")

    def _index(self, query: dict[str, list[str]]) -> Reply:
        url, is_prefix = query["url"][0], query.get("matchType") == ["prefix"]
        wanted = [f.removeprefix("statuscode:") for f in query.get("filter", []) if f.startswith("statuscode:")]
        rows = [
            [kept.timestamp, kept.original, str(kept.status), sha1(kept.body).hexdigest()]
            for kept in sorted(self._stored, key=lambda kept: (kept.original, kept.timestamp))
            if (kept.original.startswith(url) if is_prefix else kept.original == url) and str(kept.status) in (wanted or [str(kept.status)])
        ]
        return Reply(200, json.dumps([_FIELDS, *rows] if rows else []).encode()).having(("Content-Type", "application/json"))
