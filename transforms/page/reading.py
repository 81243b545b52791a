"""Bytes to a verdict and, where it is the page, the Page itself. The bytes are whole and inflated; who fetched them is unknown here."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from bs4.element import Tag
from bs4.filter import SoupStrainer

from transforms.page.dating import Dating, date_page
from transforms.page.html import Body, read_body
from transforms.page.normalise import normalise
from transforms.page.plain import is_plain, read_plain
from transforms.page.records import Page
from transforms.page.sniffing import without_replay
from transforms.series import Layout, Series, canonical, page_id_of, url_parts

_SLICE_LIMIT = 4_000_000
_ANY_MARK = re.compile(rb"<(/?)[a-z]", re.I)
_LIST_DEPTH_LIMIT, _DEPTH_LIMIT = 200, 3_000
# of a text: enough to see whether it is a plain copy
_FIRST = 2_000
_LIST_MARK = re.compile(rb"<(/?)(?:ul|ol|li)\b", re.I)


class Verdict(StrEnum):
    """What bytes turned out to be."""

    OK = "ok"
    NOT_THE_PAGE = "not_the_page"
    CONSENT_WALL = "consent_wall"
    CHALLENGE = "challenge"
    EMPTY_DAY = "empty_day"
    WRONG_DAY = "wrong_day"
    REDESIGN = "redesign"


class ParseError(ValueError):
    """The bytes are no text that could be a page; the message says what they are."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A verdict, why, and the page where there is one (verdicts ok and wrong_day)."""

    verdict: Verdict
    reason: str
    page: Page | None = None
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class _Head:
    url: str | None
    title: str
    published_at: dt.datetime | None
    modified_at: dt.datetime | None
    authors: tuple[str, ...]
    warnings: tuple[str, ...]


def read_page(payload: bytes, series: Series, asked_date: dt.date | None = None, url: str | None = None) -> Reading:
    """Decide what bytes are and read the page they hold.

    `asked_date` makes another day's page `wrong_day`; `url` is where the bytes came from, used where the page names no
    canonical address. Raises ParseError for what is no text, too deeply nested or too large to be a page.
    """
    text = _decode(payload)
    try:
        reading = _read_plain(text, series) if is_plain(text[:_FIRST]) else _read_html(payload, text, series, url)
    except RecursionError:
        raise ParseError("elements nested too deep for a page") from None
    if reading.page and asked_date and reading.page.page_date != asked_date:
        return Reading(Verdict.WRONG_DAY, f"page of {reading.page.page_date}, {asked_date} asked for", reading.page, reading.is_plain)
    return reading


def _decode(payload: bytes) -> str:
    if not payload.strip():
        raise ParseError("empty: expected a page")
    if payload[:2000].count(0):
        raise ParseError(f"binary data (begins with {payload[:8]!r}): expected HTML or plain text")
    try:
        return payload.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ParseError(f"invalid UTF-8 at byte {error.start}: expected a page in UTF-8") from None


def _read_plain(text: str, series: Series) -> Reading:
    try:
        copy = read_plain(text, series)
    except ValueError as error:
        raise ParseError(f"plain copy: {error}") from None
    url = series.guess_url(copy.date)
    if not series.is_title(copy.title):
        return Reading(Verdict.NOT_THE_PAGE, f"another story: {copy.title!r}", is_plain=True)
    if url is None:
        return Reading(Verdict.NOT_THE_PAGE, f"{copy.date} is no day of the series", is_plain=True)
    if not copy.bullets:
        return Reading(Verdict.EMPTY_DAY, "no items in the copy", is_plain=True)
    dating = date_page(series, copy.date, "", copy.title, copy.subhead, copy.intro, None)
    page_id = page_id_of(series.guess_url(dating.page_date) or url)
    assert page_id is not None  # noqa: S101 - a guessed address always has the form of one
    page = Page(
        series.name,
        page_id,
        dating.page_date,
        dating.day_number,
        series.guess_url(dating.page_date) or url,
        copy.title,
        copy.subhead,
        copy.intro,
        (),
        None,
        None,
        copy.bullets,
        dating.warnings,
    )
    return Reading(Verdict.OK, f"{len(copy.bullets)} bullets", page, is_plain=True)


def _slice(payload: bytes) -> tuple[bytes, bytes]:
    """The head and the `<main>` element, cut out by byte search; the whole page twice where a mark is missing."""
    head_end = payload.find(b"</head>")
    start = payload.find(b"<main")
    end = payload.rfind(b"</main>")
    if head_end < 0 or start < 0 or end < start:
        return payload, payload
    return payload[: head_end + 7], payload[start : end + 7]


class _Landmarks(SoupStrainer):
    """The elements that are read, with all that stands in them: of the rest no tree is built."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        self.classes = frozenset({layout.body, layout.subhead})

    def allow_tag_creation(self, nsprefix: str | None, name: str, attrs: Mapping[str, Any] | None) -> bool:
        """Whether an element outside of those kept so far is one of them."""
        return name in _READ or not self.classes.isdisjoint(str((attrs or {}).get("class", "")).split())


_READ = frozenset({"h1", "title", "meta", "link", "script"})


def _soup(part: bytes, layout: Layout) -> BeautifulSoup:
    """Parsed with bounds: bs4 takes quadratic time on nested lists, and no page of the series is megabytes of story."""
    if len(part) > _SLICE_LIMIT:
        raise ParseError(f"{len(part)} bytes of story: expected at most {_SLICE_LIMIT}")
    for marks, limit in ((_LIST_MARK, _LIST_DEPTH_LIMIT), (_ANY_MARK, _DEPTH_LIMIT)):
        if part.count(b"<") > limit and (deepest := _depth(marks, part)) > limit:
            raise ParseError(f"elements nested {deepest} deep: expected a page")
    return BeautifulSoup(part, "lxml", from_encoding="utf-8", parse_only=_Landmarks(layout), multi_valued_attributes=None)


def _of_class(soup: BeautifulSoup, name: str) -> Tag | None:
    """The first element of a class; attributes are kept as they stand, so that no list is made of each."""
    return soup.find(class_=lambda classes: bool(classes) and name in str(classes).split())


def _depth(marks: re.Pattern[bytes], part: bytes) -> int:
    """How deep elements are nested at most; one that is never closed counts as open to the end."""
    depth = deepest = 0
    for mark in marks.finditer(part):
        depth = max(0, depth - 1) if mark[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _read_html(payload: bytes, text: str, series: Series, url: str | None) -> Reading:
    if "<" not in text[:4000]:
        raise ParseError("neither HTML nor a plain copy that begins with `date YYYY-MM-DD title`")
    payload = without_replay(payload)
    head_part, main_part = _slice(payload)
    main = _soup(main_part, series.layout)
    head = _read_head(main if head_part is payload else _soup(head_part, series.layout), main, url, url or series.site)
    if not series.is_title(head.title):
        return _other_page(payload, head.title, series)
    if head.url is None:
        return Reading(Verdict.REDESIGN, "landmark missing: no canonical address")
    page_id = page_id_of(head.url)
    if page_id is None:
        return Reading(Verdict.NOT_THE_PAGE, f"address of another kind: {head.url}")
    return _read_story(main, head, series, head.url, page_id)


def _other_page(payload: bytes, title: str, series: Series) -> Reading:
    """Which wall it is, else another story. Marks alone are not enough: every page of the site carries its consent script."""
    plain = title.lower()
    has_story = series.layout.body.encode() in payload
    for wall in series.walls:
        if plain.startswith(wall.titles) or (not has_story and any(mark in payload for mark in wall.marks)):
            return Reading(Verdict(wall.verdict), f"titled {title!r}")
    return Reading(Verdict.NOT_THE_PAGE, f"another page: titled {title!r}")


def _read_story(main: BeautifulSoup, head: _Head, series: Series, url: str, page_id: str) -> Reading:
    element = _of_class(main, series.layout.body)
    if element is None:
        return Reading(Verdict.REDESIGN, f"landmark missing: no element of class {series.layout.body}")
    body = read_body(element, series.layout, url)
    if not body.bullets:
        return _without_bullets(element, body)
    subhead_tag = _of_class(main, series.layout.subhead)
    subhead = normalise(subhead_tag.get_text()) or None if subhead_tag else None
    address_date, slug = url_parts(url) or (series.first_date, "")
    dating = date_page(series, address_date, slug, head.title, subhead, body.intro, head.published_at)
    page = _page(series, head, url, page_id, subhead, body, dating)
    return Reading(Verdict.OK, f"{len(page.bullets)} bullets", page)


def _without_bullets(element: Tag, body: Body) -> Reading:
    words = len(element.get_text(" ").split()) - len((body.intro or "").split())
    if words < 30 and not body.left_out:
        return Reading(Verdict.EMPTY_DAY, "the body holds no bullets yet")
    return Reading(Verdict.REDESIGN, f"a body of {words} words without bullets")


def _page(series: Series, head: _Head, url: str, page_id: str, subhead: str | None, body: Body, dating: Dating) -> Page:
    warnings = (*head.warnings, *dating.warnings, *(f"left out a block with list items: {block}" for block in body.left_out))
    return Page(
        series.name,
        page_id,
        dating.page_date,
        dating.day_number,
        url,
        head.title,
        subhead,
        body.intro,
        head.authors,
        head.published_at,
        head.modified_at,
        tuple(body.bullets),
        warnings,
    )


def _read_head(head: BeautifulSoup, main: BeautifulSoup, url: str | None, base: str) -> _Head:
    article: dict[str, Any] = next(_articles(head), {})
    h1 = main.find("h1")
    titles = (normalise(h1.get_text()) if h1 else "", _meta(head, "og:title"), normalise(str(article.get("headline") or "")), _title(head))
    link = head.find("link", rel="canonical")
    addresses = (link.get("href") if link else None, _meta(head, "og:url"), _text(article.get("mainEntityOfPage")), url)
    named = next((str(address) for address in addresses if address), None)
    warnings: list[str] = []
    published = _instant(article.get("datePublished") or _meta(head, "article:published_time"), "datePublished", warnings)
    modified = _instant(article.get("dateModified") or _meta(head, "article:modified_time"), "dateModified", warnings)
    return _Head(_address(named, base), next(filter(None, titles), ""), published, modified, _authors(article), tuple(warnings))


def _address(named: str | None, base: str) -> str | None:
    """The page's own address, None where what it names is none; one without its host is of the site that it came from."""
    try:
        return canonical(urljoin(base, named)) if named else None
    except ValueError:
        return None


def _title(head: BeautifulSoup) -> str:
    return normalise(head.title.get_text()) if head.title else ""


def _meta(head: BeautifulSoup, name: str) -> str:
    tag = head.find("meta", attrs={"property": name}) or head.find("meta", attrs={"name": name})
    return normalise(str(tag.get("content") or "")) if tag else ""


def _articles(soup: BeautifulSoup) -> Iterator[dict[str, Any]]:
    """NewsArticle objects of the page's JSON-LD; what is no JSON is passed over, since the HTML says the same."""
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            data = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue
        items = data if isinstance(data, list) else [data]
        items += [inner for item in items if isinstance(item, dict) and isinstance(item.get("@graph"), list) for inner in item["@graph"]]
        yield from (item for item in items if isinstance(item, dict) and "NewsArticle" in str(item.get("@type")))


def _text(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) else None


def _authors(article: dict[str, Any]) -> tuple[str, ...]:
    authors = article.get("author") or []
    authors = authors if isinstance(authors, list) else [authors]
    names = (author.get("name") if isinstance(author, dict) else author for author in authors)
    return tuple(dict.fromkeys(name for n in names if isinstance(n, str) and (name := normalise(n))))


def _instant(value: object, what: str, warnings: list[str]) -> dt.datetime | None:
    """A time stamp as UTC; one that cannot be read is a warning, never a guess."""
    if not value:
        return None
    try:
        instant = dt.datetime.fromisoformat(str(value).strip())
        return (instant if instant.tzinfo else instant.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        warnings.append(f"{what} is no time stamp: {str(value)[:60]!r}")
        return None
