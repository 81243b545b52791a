"""Bytes of a page to the elements that are read, within bounds. What they say is decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import Tag
from bs4.filter import SoupStrainer

from transforms.page.content import LISTS, SKIP_TAGS, STORY
from transforms.series import Layout

_SLICE_LIMIT = 4_000_000
_ANY_MARK = re.compile(rb"<(/?)[a-z]", re.I)
_LIST_MARK = re.compile(rb"<(/?)(?:ul|ol|li)\b", re.I)
_LIST_DEPTH_LIMIT, _DEPTH_LIMIT = 200, 3_000
# elements without an end tag that libxml2 takes for such as have one
_VOID = re.compile(rb"<(embed|source|track|wbr)\b(?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}')*>", re.I)
_READ = frozenset({"h1", "title", "meta", "link", "script"})


class ParseError(ValueError):
    """The bytes are no text that could be a page; the message says what they are."""


def cut_out(payload: bytes) -> tuple[bytes, bytes]:
    """The head and the `<main>` element, cut out by byte search; the whole page twice where a mark is missing."""
    head_end = payload.find(b"</head>")
    start = payload.find(b"<main")
    end = payload.rfind(b"</main>")
    if head_end < 0 or start < 0 or end < start:
        return payload, payload
    return payload[: head_end + 7], payload[start : end + 7]


def with_ends(part: bytes) -> bytes:
    """Elements that HTML gives no end are given one, else they would swallow all that follows them."""
    return _VOID.sub(rb"\g<0></\1>", part)


class _Landmarks(SoupStrainer):
    """The elements that are read, with all that stands in them: of the rest no tree is built.

    Right behind the body stands nothing of the story, unless an end tag too many cut it short: that is built too, to be accounted for.
    """

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        self.body = layout.body
        self.subhead = layout.subhead
        self.skip_classes = layout.skip_classes
        self.is_right_behind = False

    def allow_tag_creation(self, nsprefix: str | None, name: str, attrs: Mapping[str, Any] | None) -> bool:
        """Whether an element outside of those kept so far is one of them."""
        classes = str((attrs or {}).get("class", "")).split()
        if self.body in classes:
            self.is_right_behind = True
            return True
        if name in _READ or self.subhead in classes:
            return True
        self.is_right_behind = self.is_right_behind and self._goes_on(name, classes)
        return self.is_right_behind

    def _goes_on(self, name: str, classes: list[str]) -> bool:
        if name in SKIP_TAGS or name in LISTS or not self.skip_classes.isdisjoint(classes):
            return True
        return not classes and (name in STORY or name == "p")


def parse(part: bytes, layout: Layout) -> BeautifulSoup:
    """Parsed with bounds: bs4 takes quadratic time on nested lists, and no page of the series is megabytes of story."""
    if len(part) > _SLICE_LIMIT:
        raise ParseError(f"{len(part)} bytes of story: expected at most {_SLICE_LIMIT}")
    for marks, limit in ((_LIST_MARK, _LIST_DEPTH_LIMIT), (_ANY_MARK, _DEPTH_LIMIT)):
        if part.count(b"<") > limit and (deepest := _depth(marks, part)) > limit:
            raise ParseError(f"elements nested {deepest} deep: expected a page")
    return BeautifulSoup(part, "lxml", from_encoding="utf-8", parse_only=_Landmarks(layout), multi_valued_attributes=None)


def of_class(soup: BeautifulSoup, name: str) -> Tag | None:
    """The first element of a class; attributes are kept as they stand, so that no list is made of each."""
    return soup.find(class_=lambda classes: bool(classes) and name in str(classes).split())


def following(first: Tag) -> Iterator[Tag]:
    """What stands behind the first body element and may be of its story: up to another story's headline."""
    for tag in first.next_siblings:
        if isinstance(tag, Tag):
            if tag.name == "h1":
                return
            if tag.name not in _READ:
                yield tag


def _depth(marks: re.Pattern[bytes], part: bytes) -> int:
    """How deep elements are nested at most; one that is never closed counts as open to the end."""
    depth = deepest = 0
    for mark in marks.finditer(part):
        depth = max(0, depth - 1) if mark[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest
