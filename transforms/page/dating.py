"""Which day a page is about: its own number, its address, its intro and its time stamp, and what to do when they disagree.

The rules are those of codebook section 1: of the address' date, the intro's date and the day of publication (UTC) the one whose
number by the series' epochs is the page's own; if several or none, the address' date. Every disagreement is a warning.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from transforms.series import Series

_MONTH_NAMES = "january february march april may june july august september october november december".split()
_MONTHS = {name: number for number, full in enumerate(_MONTH_NAMES, 1) for name in (full, full[:3])} | {"sept": 9}
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_UNITS = {word: value for value, word in enumerate([*"zero one two three four five six seven eight nine".split(), *_TEENS])}
_TENS = {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_WORD_NUMBER = "|".join((*_UNITS, *_TENS, "hundred", "thousand", "and"))

_DAY_DIGITS = re.compile(r"\bday[\s-]+(\d{1,2}(?:,\d{3})+|\d{1,5})(?!\w)", re.I)
_DAY_WORDS = re.compile(rf"\bday[\s-]+((?:{_WORD_NUMBER})(?:[\s-]+(?:{_WORD_NUMBER})){{0,9}})\b", re.I)
_ORDINAL_DAY = re.compile(r"\b(\d{1,2}(?:,\d{3})+|\d{1,5})(?:st|nd|rd|th)\s+day\b", re.I)
_MONTH_DAY = re.compile(rf"\b({'|'.join(_MONTHS)})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(\d{{4}})\b)?", re.I)
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(_MONTHS)})\b\.?(?:,?\s+(\d{{4}})\b)?", re.I)
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b", re.I)

# a date further from the address than this is no edition of the same page but a slip
_NEAR = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Dating:
    """The day a page is about, the number it calls itself, and the contradictions on the way."""

    page_date: dt.date
    day_number: int | None
    warnings: tuple[str, ...]


def day_number_in(text: str | None) -> int | None:
    """The day of the war that a title, subhead or slug names, in digits or in words.

    >>> [day_number_in(t) for t in ("key events, day 1,413", "...-day-one-thousand-sixty-three", "enters its 31st day")]
    [1413, 1063, 31]
    """
    if not text:
        return None
    if digits := _DAY_DIGITS.search(text) or _ORDINAL_DAY.search(text):
        return int(digits[1].replace(",", ""))
    words = _DAY_WORDS.search(text)
    return _number(re.split(r"[\s-]+", words[1].lower())) if words else None


def _number(words: list[str]) -> int | None:
    total = current = 0
    for word in words:
        if word == "thousand":
            total, current = total + max(current, 1) * 1000, 0
        elif word == "hundred":
            current = max(current, 1) * 100
        else:
            current += _UNITS.get(word, 0) + _TENS.get(word, 0)
    return total + current or None


def intro_date(intro: str | None, near: dt.date) -> tuple[dt.date | None, str | None]:
    """The day an intro names, the year taken from `near` where it is not said, and a warning.

    Where day and weekday disagree, the date within three days that has the weekday.

    >>> intro_date("Here is the situation on Saturday, January 5:", dt.date(2025, 1, 4))
    (datetime.date(2025, 1, 4), 'intro says Saturday, January 5, which is a Sunday: 2025-01-04 taken')
    """
    printed = _printed_date(intro or "", near)
    weekday = _WEEKDAY.search(intro or "")
    if printed is None or weekday is None:
        return printed, None
    wanted = _WEEKDAYS.index(weekday[1].lower())
    if printed.weekday() == wanted:
        return printed, None
    arbitrated = next(d for n in (-1, 1, -2, 2, -3, 3) if (d := printed + dt.timedelta(days=n)).weekday() == wanted)
    said = f"{weekday[1].capitalize()}, {printed:%B} {printed.day}"
    return arbitrated, f"intro says {said}, which is a {printed:%A}: {arbitrated} taken"


def _printed_date(intro: str, near: dt.date) -> dt.date | None:
    if match := _MONTH_DAY.search(intro):
        month, day, year = match[1], match[2], match[3]
    elif match := _DAY_MONTH.search(intro):
        day, month, year = match[1], match[2], match[3]
    else:
        return None
    years = [int(year)] if year else [near.year, near.year - 1, near.year + 1]
    dates = [date for y in years if (date := _date(y, _MONTHS[month.lower()], int(day)))]
    return min(dates, key=lambda date: abs(date - near), default=None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    return date if 1990 <= date.year <= 2200 else None


def date_page(
    series: Series, address_date: dt.date, slug: str, title: str, subhead: str | None, intro: str | None, published_at: dt.datetime | None
) -> Dating:
    """The day of a page from all it says of it; never raises."""
    numbers = {"title": day_number_in(title), "subhead": day_number_in(subhead), "slug": day_number_in(slug)}
    own = next((n for n in numbers.values() if n is not None), None)
    warnings = [f"{where} says day {n}, the page day {own}" for where, n in numbers.items() if n is not None and n != own]
    intro_day, slip = intro_date(intro, address_date)
    warnings += [slip] if slip else []
    said = {"address": address_date, "intro": intro_day, "publication": published_at.astimezone(dt.UTC).date() if published_at else None}
    for where in ("intro", "publication"):
        if said[where] and said[where] != address_date:
            warnings.append(f"{where} is of {said[where]}, address of {address_date}")
    near = {date for date in said.values() if date and abs(date - address_date) <= _NEAR}
    fitting = {date for date in near if own is not None and series.day_number(date) == own}
    page_date = fitting.pop() if len(fitting) == 1 else address_date
    expected = series.day_number(page_date)
    if own is None:
        warnings.append("no day number found")
    elif expected is not None and expected != own:
        warnings.append(f"calls itself day {own}, {page_date} is day {expected} by the table")
    return Dating(page_date, own, tuple(warnings))
