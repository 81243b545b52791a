"""Bytes to a verdict and, where it is the page, the Page itself. The bytes are whole and inflated; who fetched them is unknown here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from bs4 import BeautifulSoup
from bs4.element import Tag

from transforms.page.dating import Dating, date_page
from transforms.page.head import Head, read_head
from transforms.page.html import Body, read_body
from transforms.page.lines import is_title
from transforms.page.normalise import normalise
from transforms.page.plain import is_plain, read_plain
from transforms.page.records import Page
from transforms.page.sniffing import without_replay
from transforms.page.soup import ParseError, cut_out, following, of_class, parse, with_ends
from transforms.series import Series, page_id_of, url_parts

__all__ = ["ParseError", "Reading", "Verdict", "read_page"]

# of a text: enough to see whether it is a plain copy
_FIRST = 2_000


class Verdict(StrEnum):
    """What bytes turned out to be."""

    OK = "ok"
    NOT_THE_PAGE = "not_the_page"
    CONSENT_WALL = "consent_wall"
    CHALLENGE = "challenge"
    EMPTY_DAY = "empty_day"
    WRONG_DAY = "wrong_day"
    REDESIGN = "redesign"


@dataclass(frozen=True, slots=True)
class Reading:
    """A verdict, why, and the page where there is one (verdicts ok and wrong_day)."""

    verdict: Verdict
    reason: str
    page: Page | None = None
    is_plain: bool = False


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
    if not is_title(copy.title, series):
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


def _read_html(payload: bytes, text: str, series: Series, url: str | None) -> Reading:
    if "<" not in text[:4000]:
        raise ParseError("neither HTML nor a plain copy that begins with `date YYYY-MM-DD title`")
    payload = without_replay(payload)
    head_part, main_part = cut_out(payload)
    main = parse(with_ends(main_part), series.layout)
    head = read_head(main if head_part is payload else parse(head_part, series.layout), main, series, url)
    if not is_title(head.title, series):
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


def _read_story(main: BeautifulSoup, head: Head, series: Series, url: str, page_id: str) -> Reading:
    element = of_class(main, series.layout.body)
    if element is None:
        return Reading(Verdict.REDESIGN, f"landmark missing: no element of class {series.layout.body}")
    elements = [element, *following(element)]
    body = read_body(elements, series, url)
    if not body.bullets:
        return _without_bullets(elements, body)
    subhead_tag = of_class(main, series.layout.subhead)
    subhead = normalise(subhead_tag.get_text()) or None if subhead_tag else None
    address_date, slug = url_parts(url) or (series.first_date, "")
    dating = date_page(series, address_date, slug, head.title, subhead, body.intro, head.published_at)
    page = _page(series, head, url, page_id, subhead, body, dating)
    return Reading(Verdict.OK, f"{len(page.bullets)} bullets", page)


def _without_bullets(elements: list[Tag], body: Body) -> Reading:
    words = sum(len(element.get_text(" ").split()) for element in elements) - len((body.intro or "").split())
    if words < 30 and not body.left_out and not body.unread:
        return Reading(Verdict.EMPTY_DAY, "the body holds no bullets yet")
    return Reading(Verdict.REDESIGN, f"a body of {words} words without bullets")


def _page(series: Series, head: Head, url: str, page_id: str, subhead: str | None, body: Body, dating: Dating) -> Page:
    warnings = (*head.warnings, *dating.warnings, *body.warnings)
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
