"""What a sitemap, a feed or the Wayback machine's index lists. Bytes in, addresses out; all of it hostile until checked.

No DTD, no entities, bounded depth and length; nothing listed is asked for because it is listed here.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from flows.web.address import Origin, clean

_DEEPEST = 12
_MOST_ELEMENTS = 500_000
_MOST_LISTED = 50_000
_MOST_CAPTURES = 10_000
_TIMESTAMP = re.compile(r"\d{14}")


class ListingError(ValueError):
    """A listing that is not what it should be, in a few words."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One stored state of a page at the Wayback machine. `url` is as captured, `captured_at` UTC."""

    timestamp: str
    url: str

    @property
    def captured_at(self) -> dt.datetime:
        """When it was captured; ValueError on a timestamp that is none."""
        return dt.datetime.strptime(self.timestamp, "%Y%m%d%H%M%S").replace(tzinfo=dt.UTC)


def sitemap_links(body: bytes) -> tuple[str, ...]:
    """Every address of a sitemap (sitemaps.org, `urlset` only), cleaned."""
    return tuple(_links(body, ("urlset", "url", "loc")))


def feed_links(body: bytes) -> tuple[str, ...]:
    """Every item's address in an RSS feed, cleaned."""
    return tuple(_links(body, ("rss", "channel", "item", "link")))


def captures(body: bytes) -> tuple[Capture, ...]:
    """The captures in an answer of the CDX server (output=json), rows that make no sense left out."""
    try:
        rows = json.loads(body) if body.strip() else []
    except (ValueError, RecursionError):
        raise ListingError("no JSON") from None
    if not isinstance(rows, list) or len(rows) > _MOST_CAPTURES or not all(isinstance(row, list) for row in rows):
        raise ListingError(f"no list of up to {_MOST_CAPTURES:,} rows")
    if not rows:
        return ()
    if not {"timestamp", "original"} <= {name for name in rows[0] if isinstance(name, str)}:
        raise ListingError("a first row that does not name timestamp and original")
    stamp, original = rows[0].index("timestamp"), rows[0].index("original")
    return tuple(Capture(row[stamp], row[original]) for row in rows[1:] if _is_capture(row, stamp, original))


def _is_capture(row: list[Any], stamp: int, original: int) -> bool:
    if len(row) <= max(stamp, original) or not isinstance(row[stamp], str) or not isinstance(row[original], str):
        return False
    try:
        Origin.of(row[original])
        return bool(_TIMESTAMP.fullmatch(row[stamp])) and Capture(row[stamp], "").captured_at.year > 1990
    except ValueError:
        return False


def _links(body: bytes, path: tuple[str, ...]) -> Iterator[str]:
    """The texts at a path of element names, namespaces aside, as cleaned addresses without repeats."""
    found: dict[str, None] = {}
    try:
        for text in _texts(body, path):
            found.setdefault(_cleaned(text))
            if len(found) > _MOST_LISTED:
                raise ListingError(f"more than {_MOST_LISTED:,} addresses")
    except DefusedXmlException as error:
        raise ListingError(f"a document type or entity ({type(error).__name__})") from None
    except (ParseError, ValueError, LookupError) as error:
        raise error if isinstance(error, ListingError) else ListingError(f"no well-formed XML ({error})") from None
    return iter([url for url in found if url])


def _texts(body: bytes, path: tuple[str, ...]) -> Iterator[str]:
    above: list[tuple[str, Any]] = []
    stream = iterparse(io.BytesIO(body.removeprefix(b"\xef\xbb\xbf").lstrip()), events=("start", "end"), forbid_dtd=True)
    for count, (event, element) in enumerate(stream):
        if event == "start":
            above.append((str(element.tag).rpartition("}")[2], element))
            _check_shape(above, path, count)
            continue
        if tuple(name for name, _ in above) == path:
            yield (element.text or "").strip()
        above.pop()
        if above:
            above[-1][1].remove(element)


def _check_shape(above: list[tuple[str, Any]], path: tuple[str, ...], count: int) -> None:
    if above[0][0] != path[0]:
        raise ListingError(f"<{above[0][0][:40]}> where <{path[0]}> was expected")
    if len(above) > _DEEPEST or count > 2 * _MOST_ELEMENTS:
        raise ListingError(f"more than {_DEEPEST} levels or {_MOST_ELEMENTS:,} elements")


def _cleaned(text: str) -> str:
    try:
        Origin.of(text)
        return clean(text)
    except ValueError:
        return ""
