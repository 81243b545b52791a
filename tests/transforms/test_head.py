"""What a page says of itself: a mark that is printed otherwise, cannot be read or belongs to another story does not hide the right one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from transforms import series
from transforms.page.reading import Verdict, read_page
from transforms.page.records import Page

CHRONICLE = series.load("russia-ukraine")
SITE = "https://www.aljazeera.com"
PATH = "/news/2026/1/24/russia-ukraine-war-list-of-key-events-day-1430"
OTHER = "/news/2026/1/23/why-the-grid-holds"
INTRO = "<p>Here is where things stand on Saturday, January 24:</p>"
TITLE = "Russia-Ukraine war: List of key events, day 1,430"
EMPTY = (Path(__file__).parents[1] / "pages/empty-day.html").read_text(encoding="utf-8")
LINK = f'<link rel="canonical" href="{SITE}{PATH}"/>'
REPORT = "<ul><li>Trains to <a href='/news/2026/1/22/trains'>Sumy</a> ran again from Friday.</li></ul>"


def payload(head: str = LINK, h1: str = TITLE) -> bytes:
    assert LINK in EMPTY
    page = EMPTY.replace(INTRO, INTRO + REPORT).replace(LINK, head).replace(f"<h1>{TITLE}</h1>", f"<h1>{h1}</h1>")
    return page.encode()


def read(head: str = LINK, h1: str = TITLE) -> Page:
    page = read_page(payload(head, h1), CHRONICLE).page
    assert page is not None
    return page


def article(**says: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **says})}</script>'


@pytest.mark.parametrize(
    "head",
    [
        f'<link rel="CANONICAL" href="{SITE}{PATH}"/>',
        f'<link rel="shortlink canonical" href="{SITE}{PATH}"/>',
        f'<link rel="canonical" href="{PATH}"/>',
        f'<link rel="canonical" href="//www.aljazeera.com{PATH}?x=1"/>',
        f'<link rel="canonical" href="{SITE}/"/><meta property="og:url" content="{SITE}{PATH}"/>',
        f'<link rel="canonical" href=""/><meta property="og:url" content="{PATH}"/>',
        f'<link rel="canonical" href="https://[bad"/><meta property="og:url" content="{SITE}{PATH}"/>',
        article(mainEntityOfPage={"@id": f"{SITE}{PATH}"}),
    ],
)
def test_the_address_is_found(head: str) -> None:
    page = read(head)
    assert page.url == SITE + PATH
    assert [link.url for link in page.bullets[0].links] == [f"{SITE}/news/2026/1/22/trains"]


def test_a_page_that_names_only_the_front_page_is_none_of_the_series() -> None:
    reading = read_page(payload(f'<link rel="canonical" href="{SITE}/"/>'), CHRONICLE, url=SITE + PATH)
    assert (reading.verdict, reading.reason) == (Verdict.NOT_THE_PAGE, f"address of another kind: {SITE}")


@pytest.mark.parametrize(
    "h1",
    [
        "Russia-Ukraine war:<br>List of key events, day 1,430",
        '<span class="screen-reader-text">Live</span>' + TITLE,
        "<span hidden>Live: </span>" + TITLE,
    ],
)
def test_the_headline_is_what_is_seen(h1: str) -> None:
    assert read(h1=h1).title == TITLE


@pytest.mark.parametrize("hyphen", ["\u2010", "\u2011", "\u2013", "\u2014"])
def test_a_title_with_another_hyphen_is_the_series(hyphen: str) -> None:
    title = TITLE.replace("-", hyphen)
    assert read(h1=title).title == title


@pytest.mark.parametrize("mark", ["date", "yesterday", "2026-13-01"])
def test_a_time_that_cannot_be_read_does_not_hide_one_that_can(mark: str) -> None:
    meta = '<meta property="article:published_time" content="2026-01-24T03:00:00Z"/>'
    page = read(LINK + article(datePublished=mark) + meta)
    assert str(page.published_at) == "2026-01-24 03:00:00+00:00"
    assert page.warnings == (f"datePublished is no time stamp: {mark!r}",)


@pytest.mark.parametrize("own", [{"mainEntityOfPage": PATH}, {"mainEntityOfPage": {"@id": SITE + PATH}}, {}])
def test_the_article_of_another_story_is_passed_over(own: dict[str, object]) -> None:
    other = article(mainEntityOfPage=SITE + OTHER, datePublished="2026-01-20T01:00:00Z", headline="Why the grid holds")
    for head in (other + article(datePublished="2026-01-24T02:00:00Z", **own), article(datePublished="2026-01-24T02:00:00Z", **own) + other):
        assert str(read(LINK + head).published_at) == "2026-01-24 02:00:00+00:00"
    assert read(LINK + other).published_at is None


def test_the_article_of_a_page_that_was_renamed_is_its_own() -> None:
    renamed = article(mainEntityOfPage=SITE + PATH + "-2", datePublished="2026-01-24T02:00:00Z", headline=TITLE)
    assert read(LINK + renamed).published_at is not None
