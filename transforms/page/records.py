"""What a page is once it has been read: frozen records that the later stages share. No parsing here."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from dataclasses import dataclass

# a warning with the first words of what was not read
_QUOTING = re.compile(r"(left out \d+ (?:heading or report|headings or reports))\b.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink inside a bullet; `text` is exactly `bullet.text[span_start:span_end]` (code points, end exclusive)."""

    text: str
    url: str
    span_start: int
    span_end: int


@dataclass(frozen=True, slots=True)
class Bullet:
    """One reported item (codebook section 1). `position` counts from 1 over the page, `section_position` in its section."""

    position: int
    section: str | None
    section_position: int
    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One day's page as published. Instants are UTC; `warnings` holds every contradiction found while reading it."""

    series: str
    page_id: str
    page_date: dt.date
    day_number: int | None
    url: str
    title: str
    subhead: str | None
    intro: str | None
    authors: tuple[str, ...]
    published_at: dt.datetime | None
    modified_at: dt.datetime | None
    bullets: tuple[Bullet, ...]
    warnings: tuple[str, ...] = ()

    @property
    def content_hash(self) -> str:
        """SHA-256 over what a reader sees: it alone decides what a revision is (codebook section 8)."""
        seen = [
            self.title,
            self.subhead,
            self.intro,
            [[b.section, b.text, [[link.text, link.url] for link in b.links]] for b in self.bullets],
        ]
        return hashlib.sha256(json.dumps(seen, ensure_ascii=False).encode()).hexdigest()

    @property
    def n_sections(self) -> int:
        """Number of headed sections, a heading that recurs counted each time it opens a section."""
        return sum(b.section is not None and b.section_position == 1 for b in self.bullets)


def without_quote(warning: str) -> str:
    """A warning about a page without the page's words.

    >>> without_quote("left out 2 headings or reports, first: 'Four people died.'"), without_quote("no day number found")
    ('left out 2 headings or reports', 'no day number found')
    """
    return _QUOTING.sub(r"\1", warning)
