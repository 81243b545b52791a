"""A page that somebody kept as plain text.

Line 1 is `date YYYY-MM-DD title`; subhead and intro follow up to the first heading or item; a line followed by an item is a
heading unless it is the intro; items begin with "- ".
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from transforms.page.lines import heading_text, is_intro, is_report, is_surroundings
from transforms.page.normalise import normalise
from transforms.page.records import Bullet
from transforms.series import Series

_FIRST_LINE = re.compile(r"^date (\d{4}-\d{2}-\d{2}) (.+)$")
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
    lines = [line for raw in text.lstrip("\ufeff").splitlines() if (line := normalise(raw))]
    first = _FIRST_LINE.match(lines[0]) if lines else None
    if first is None:
        raise ValueError("expected a first line `date YYYY-MM-DD title`")
    date = dt.date.fromisoformat(first[1])
    subhead, intro, start = _lead(lines, series)
    return PlainText(date, first[2], subhead, intro, tuple(_bullets(lines, start, series)))


def _is_item(lines: list[str], at: int) -> bool:
    return at < len(lines) and bool(_ITEM.match(lines[at]))


def _lead(lines: list[str], series: Series) -> tuple[str | None, str | None, int]:
    """Subhead, intro and the index of the first line after them."""
    at = 1
    while at < len(lines) and not _is_item(lines, at) and not (_is_item(lines, at + 1) and not is_intro(lines[at], series)):
        at += 1
    lead = [line for line in lines[1:at] if not is_surroundings(line, series.layout)]
    intro = next((line for line in reversed(lead) if is_intro(line, series)), None)
    rest = [line for line in lead if line is not intro]
    if intro is None and len(rest) > 1:
        intro = rest.pop()
    return (rest[0] if rest else None), intro, at


def _bullets(lines: list[str], start: int, series: Series) -> list[Bullet]:
    bullets: list[Bullet] = []
    section, section_position = None, 0
    for at in range(start, len(lines)):
        item = _ITEM.match(lines[at])
        if item is None and _is_item(lines, at + 1) and not is_report(lines[at]):
            section, section_position = heading_text(lines[at]), 0
            continue
        text = item[1] if item else lines[at]
        if is_surroundings(text, series.layout) or not (item or is_report(text)):
            continue
        section_position += 1
        bullets.append(Bullet(len(bullets) + 1, section, section_position, text))
    return bullets
