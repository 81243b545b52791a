"""Under which day bytes belong before anybody parses them, found by a search that takes the addresses that the parser would take."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterator

from transforms.page.normalise import normalise
from transforms.page.plain import day_told
from transforms.series import url_parts

_SNIFFED = 2_000_000
# of a text: enough to see whether it is a plain copy
_FIRST = 2_000
# comments and scripts as wholes, so that what stands in them is taken for no element
_MARKS = re.compile(
    rb"<!--.*?(?:-->|\Z)|<script\b(?P<of>[^<>]{0,2000})>(?P<script>.*?)(?:</script|\Z)|<(?P<name>link|meta)\b(?P<attributes>[^<>]{0,4000})",
    re.I | re.S,
)
_ATTRIBUTE = re.compile(r"(?<![\w:-])([\w:-]{1,30})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_PAGE_NAMED = re.compile(rb"\"mainEntityOfPage\"\s{0,9}:\s{0,9}(\"(?:[^\"\\]|\\.){1,2000}\"|\{[^{}]{0,2000}\})", re.S)
# how the Wayback machine rewrites the addresses of a page that it shows
_REPLAY = re.compile(r"^(?:https?:)?(?://[^/\s]{1,200})?/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:)")
_REPLAYED = re.compile(rb"(?<=[\"'=])\s{0,9}(?:(?:https?:)?//web\.archive\.org)?/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:)")


def sniff_day(payload: bytes) -> dt.date | None:
    """The date in the address that bytes claim to have come from, or in a plain copy's first line, without parsing them.

    It only decides where the bytes are kept at first; what the page is, and where it belongs, `read_page` says.
    """
    if told := day_told(payload[:_FIRST].decode("utf-8", "replace")):
        try:
            return dt.date.fromisoformat(told)
        except ValueError:
            return None
    addresses = sorted(_named(_head(payload)), key=lambda found: found[0])
    return next((parts[0] for _, address in addresses if (parts := url_parts(_REPLAY.sub("", address)))), None)


def without_replay(payload: bytes) -> bytes:
    """A page as it was before the Wayback machine rewrote its links; what is no replay, though it may link to one, stays as it is."""
    if b"web.archive.org/web/" not in payload:
        return payload
    is_replay = any(rank < 2 and _REPLAY.match(address) for rank, address in _named(_head(payload)))
    return _REPLAYED.sub(b"", payload) if is_replay else payload


def _named(head: bytes) -> Iterator[tuple[int, str]]:
    """The addresses that a head claims, each with its rank: the canonical one, og:url, linked data."""
    for mark in _MARKS.finditer(head):
        if mark["name"]:
            given = _attributes(mark["attributes"].decode("utf-8", "replace"))
            if mark["name"].lower() == b"link" and given.get("rel") == "canonical":
                yield 0, given.get("href", "")
            elif "og:url" in (given.get("property"), given.get("name")):
                yield 1, normalise(given.get("content", ""))
        elif mark["script"] and b"application/ld+json" in mark["of"]:
            yield from ((2, address) for named in _PAGE_NAMED.finditer(mark["script"]) if (address := _address(named[1])))


def _attributes(text: str) -> dict[str, str]:
    """The attributes of an element by name, the first of each, as they read."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), html.unescape("".join(values)))
    return found


def _address(data: bytes) -> str | None:
    """The address that a piece of linked data tells."""
    try:
        return address_told(json.loads(data))
    except (ValueError, RecursionError):
        return None


def address_told(value: object) -> str | None:
    """The address that `mainEntityOfPage` of linked data tells, as a text or as an object."""
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) else None


def _head(payload: bytes) -> bytes:
    """What the parser takes a page's head from: all of it where it has no head or no main element."""
    end = payload.find(b"</head>")
    is_whole = end < 0 or b"<main" not in payload or b"</main>" not in payload
    return payload[:_SNIFFED] if is_whole else payload[: min(end, _SNIFFED)]
