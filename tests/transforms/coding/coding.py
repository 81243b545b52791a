"""Coding a few sentences the way a page is coded, for the tests of its parts."""

from __future__ import annotations

import datetime as dt

from transforms import series
from transforms.coding.coder import Heard, code_page, hear
from transforms.coding.records import CodedBullet
from transforms.page.records import Bullet, Page
from warehouse.gazetteer import load_shipped

CHRONICLE = series.load("russia-ukraine")
GAZETTEER = load_shipped(CHRONICLE)
# a Wednesday
PAGE_DATE = dt.date(2026, 1, 7)


def page_with(*texts: str, section: str | None = None, page_date: dt.date = PAGE_DATE) -> Page:
    """A page that holds these texts."""
    bullets = tuple(Bullet(n, section, n, text) for n, text in enumerate(texts, 1))
    return Page(CHRONICLE.name, f"{page_date}/day", page_date, 1413, "https://example.org/day", "t", None, None, (), None, None, bullets)


def code(*texts: str, section: str | None = None, page_date: dt.date = PAGE_DATE) -> list[CodedBullet]:
    """The coded bullets of a page that holds these texts."""
    return code_page(page_with(*texts, section=section, page_date=page_date), GAZETTEER, CHRONICLE)


def hear_one(text: str) -> Heard:
    """Who says what in a text, and where: what kinds and attackers are read from."""
    return hear([page_with(text)], GAZETTEER, CHRONICLE)[0]


def code_one(text: str, section: str | None = None) -> CodedBullet:
    return code(text, section=section)[0]
