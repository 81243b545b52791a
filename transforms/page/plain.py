"""A page that somebody kept as plain text.

Line 1 is `date YYYY-MM-DD title`; subhead and intro follow up to the first heading or item; a line followed by an item is a
heading unless it is the intro; items begin with "- ". Advertisements and boxes of other stories are left out before.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.page.lines import heading_text, is_intro, is_report, is_surroundings
from transforms.page.normalise import normalise
from transforms.page.records import Bullet
from transforms.series import Layout, Series

_FIRST_LINE = re.compile(r"^date (\d{4}-\d{2}-\d{2}) (.+)$")
_BOX_END = "end of list"
_SENTENCE_ENDS = (".", ".”", '."')
_ITEM = re.compile(r"^[-\u2022*] ?(.*)$")


@dataclass(frozen=True, slots=True)
class PlainText:
    """What a plain copy says; it has neither links nor times."""

    date: dt.date
    title: str
    subhead: str | None
    intro: str | None
    bullets: tuple[Bullet, ...]


def is_plain(text: str) -> bool:
    """Whether a text begins as such a copy does."""
    return day_told(text) is not None


def day_told(text: str) -> str | None:
    """The date in the first line of a plain copy as it stands there, None for what is no such copy."""
    first = _FIRST_LINE.match(normalise(text.lstrip("\ufeff").split("\n", 1)[0]))
    return first[1] if first else None


def read_plain(text: str, series: Series) -> PlainText:
    """Read a plain copy.

    Raises ValueError for a first line that names no date.
    """
    lines = [line for raw in text.lstrip("\ufeff").split("\n") if (line := normalise(raw))]
    first = _FIRST_LINE.match(lines[0]) if lines else None
    if first is None:
        raise ValueError("expected a first line `date YYYY-MM-DD title`")
    date = dt.date.fromisoformat(first[1])
    lines = list(_of_the_story(lines, series.layout))
    subhead, intro, start = _lead(lines, series)
    return PlainText(date, first[2], subhead, intro, tuple(_bullets(lines, start)))


def _of_the_story(lines: list[str], layout: Layout) -> Iterator[str]:
    """The lines without surroundings and boxes of other stories.

    A box reaches to its end mark, where it has one; else to a line that is no item or an item that is a sentence, as headlines are not.
    """
    is_boxed = is_marked = False
    for at, line in enumerate(lines):
        item = _ITEM.match(line)
        text = item[1] if item else line
        if _opens_box(line, layout):
            is_boxed, is_marked = True, _has_end(lines, at, layout)
        elif line.lower() == _BOX_END:
            is_boxed = False
        elif not is_surroundings(text, layout):
            is_boxed = is_boxed and (is_marked or (item is not None and not text.endswith(_SENTENCE_ENDS)))
            if not is_boxed:
                yield line


def _opens_box(line: str, layout: Layout) -> bool:
    return heading_text(line).lower() in layout.skip_headings


def _has_end(lines: list[str], start: int, layout: Layout) -> bool:
    """Whether the end mark comes before another box begins."""
    marks = (line.lower() == _BOX_END for line in lines[start + 1 :] if line.lower() == _BOX_END or _opens_box(line, layout))
    return next(marks, False)


def _is_item(lines: list[str], at: int) -> bool:
    return at < len(lines) and bool(_ITEM.match(lines[at]))


def _lead(lines: list[str], series: Series) -> tuple[str | None, str | None, int]:
    """Subhead, intro and the index of the first line after them."""
    at = 1
    while at < len(lines) and not _is_item(lines, at) and not (_is_item(lines, at + 1) and not is_intro(lines[at], series)):
        at += 1
    lead = lines[1:at]
    intro = next((line for line in reversed(lead) if is_intro(line, series)), None)
    rest = [line for line in lead if line is not intro]
    if intro is None and len(rest) > 1:
        intro = rest.pop()
    return (rest[0] if rest else None), intro, at


def _bullets(lines: list[str], start: int) -> list[Bullet]:
    bullets: list[Bullet] = []
    section, section_position = None, 0
    for at in range(start, len(lines)):
        item = _ITEM.match(lines[at])
        if item is None and _is_item(lines, at + 1) and not is_report(lines[at]):
            section, section_position = heading_text(lines[at]), 0
            continue
        text = item[1] if item else lines[at]
        if item or is_report(text):
            section_position += 1
            bullets.append(Bullet(len(bullets) + 1, section, section_position, text))
    return bullets
