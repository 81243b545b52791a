"""Days and months by their names: "January 5", "5 January 2024", "May 20 to 22", "since May 10", "in December"."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from transforms.coding.dates.tense import LIMITS, is_past, looks_ahead
from transforms.coding.records import EventDate
from transforms.coding.text.day_names import MONTHS
from transforms.coding.text.language import Text

DAY = dt.timedelta(days=1)
# how far back a date may lie to be what a day's bullet is about
_RECENT = dt.timedelta(days=60)
# a page may bear a date some days before what it tells
_FORESEEN = 7 * DAY
_DETERMINING = frozenset({"the", "its", "a", "'s", "for", "of"})
# what stands between the first and the last of several days
TO = frozenset({"to", "-", "–", "and", "through", "until"})


@dataclass(slots=True)
class Mention:
    """A date expression over the tokens [first, last)."""

    first: int
    last: int
    date: EventDate


def calendar_day(t: Text, i: int, page_date: dt.date) -> Mention | None:
    """The date expression around the month at `i`, None where there is none or it is no day that a bullet is about."""
    month = MONTHS[t.low[i]]
    first, last, number = _numbered(t, i)
    at = last + (t.at(last) == ",")
    year = int(t.at(at)) if t.at(at).isdecimal() and len(t.at(at)) == 4 and 2000 <= int(t.at(at)) < 2100 else None
    last = at + 1 if year else last
    if number is None:
        return _month(month, first, last, t.at(first - 1), year, page_date)
    day = nearest(month, number, year, page_date)
    if day is not None and year is None and (off := _years_off(t, first, day, page_date)):
        day = nearest(month, number, day.year + off, page_date)
    if day is None:
        return None
    if (since := since_of(t, first)) is not None:
        is_told = year is not None or page_date - day <= 6 * _RECENT
        return Mention(since, last, EventDate(day, page_date, "period")) if is_told and day <= page_date else None
    return _day(t, first, last, day, page_date)


def since_of(t: Text, first: int) -> int | None:
    """Where "since" stands that the day at token `first` belongs to: "since May 10", "since the invasion began on February 24, 2022"."""
    if t.at(first - 1) == "since":
        return first - 1
    if t.at(first - 1) != "on":
        return None
    before = range(first - 2, max(t.sentence_start(first) - 1, first - 10), -1)
    at = next((j for j in before if t.low[j] in ("since", ",", ";")), None)
    return at if at is not None and t.low[at] == "since" and t.low[at + 1] not in MONTHS else None


def _numbered(t: Text, i: int) -> tuple[int, int, int | None]:
    """The tokens [first, last) of the month at `i` with its day, and the day: "May 5", "5 May", "May 5th", "the fifth of May"."""
    if (behind := _day_at(t, i + 1)) is not None:
        return i, behind[1], behind[0]
    if (before := _day_before(t, i)) is not None:
        return before[0], i + 1, before[1]
    if t.at(i - 1) == "of" and t.at(i + 1) != "'s":
        spelled = _ORDINALS.get(t.at(i - 2))
        before = (i - 2, spelled) if spelled else _day_before(t, i - 1) if t.at(i - 2) in _ENDINGS else None
        if before is not None:
            return before[0] - (t.at(before[0] - 1) == "the"), i + 1, before[1]
    return i, i + 1, None


def _day_at(t: Text, i: int) -> tuple[int, int] | None:
    """The day of a month in digits at token `i` ("5", "5th"), and the token behind it."""
    low = t.at(i)
    if not low.isdecimal() or len(low) > 2 or not 1 <= int(low) <= 31:
        return None
    return int(low), i + 1 + (t.at(i + 1) in _ENDINGS)


def _day_before(t: Text, i: int) -> tuple[int, int] | None:
    """Where the day of a month begins that ends before token `i`, and the day."""
    first = i - 1 - (t.at(i - 1) in _ENDINGS)
    day = _day_at(t, first)
    return (first, day[0]) if day is not None else None


_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_ONES = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
_WORDS = [*_ONES, *_TEENS, *(f"twenty-{nth}" for nth in _ONES), "thirtieth", "thirty-first"]
_ORDINALS = {word: number for number, word in enumerate(_WORDS, 1)}


def _years_off(t: Text, first: int, day: dt.date, page_date: dt.date) -> int:
    """By how many years the day that begins at token `first` is not the nearest to the page's: -1 for what is past, 1 for what lies ahead, else 0."""
    if day > page_date:
        is_told = day - page_date > _FORESEEN and t.at(first - 1) != "by" and is_past(t, first)
        return -1 if is_told or t.at(first - 1) == "since" else 0
    return 1 if page_date - day > _RECENT and t.at(first - 1) != "since" and looks_ahead(t, first) else 0


def _day(t: Text, first: int, last: int, day: dt.date, page_date: dt.date) -> Mention | None:
    """A day, the night that begins with it, the days from or to it."""
    before = t.at(first - 1)
    if before in LIMITS or page_date - day > _RECENT:
        return None
    if (end := _last_day(t, last, day)) is not None:
        if before in _DETERMINING and t.at(end[1])[:1].isalpha() and t.at(end[1]) not in ("in", "at", "near"):
            return None  # "Russia's March 15-17 election"
        is_night = end[0] - day == DAY and "night" in (t.at(first - 2), t.at(first - 3))
        return Mention(first, end[1], EventDate(day, end[0], "night" if is_night else "period"))
    if before in TO and (start := _day_before(t, first - 1)) is not None and start[1] < day.day:  # "20 to 22 May"
        return Mention(start[0], last, EventDate(day.replace(day=start[1]), day, "period"))
    if (night := _night(t, first, day)) is not None:
        return Mention(first, last, night)
    if t.at(last)[:1].isalpha() and before in _DETERMINING:
        return None
    return Mention(first, last, EventDate(day, day, "day"))


def _night(t: Text, first: int, day: dt.date) -> EventDate | None:
    """ "the night of May 13" begins on that day, "overnight on May 13" ends on it."""
    if t.at(first - 1) in ("of", "from") and t.at(first - 2) == "night":
        return EventDate(day, day + DAY, "night")
    if t.at(first - 1) in ("on", "to", "into") and t.at(first - 2) in ("night", "overnight"):
        return EventDate(day - DAY, day, "night")
    return None


def _last_day(t: Text, last: int, day: dt.date) -> tuple[dt.date, int] | None:
    """The last of several days told from `day` on ("May 20 to 22", "May 28 to June 2"), and the token behind it."""
    if t.at(last) not in TO:
        return None
    month, first = (MONTHS[t.at(last + 1)], last + 2) if t.at(last + 1) in MONTHS else (None, last + 1)
    if (until_day := _day_at(t, first)) is None:
        return None
    number, end = until_day
    if month is None and t.at(end) in MONTHS:
        month, end = MONTHS[t.at(end)], end + 1
    until = nearest(month or day.month, number, None, day)
    return (until, end) if until is not None and day < until <= day + _RECENT else None


def nearest(month: int, number: int, year: int | None, page_date: dt.date) -> dt.date | None:
    """The date of that month and day nearest to the page's, None where there is no such day."""
    found = list[dt.date]()
    for each in [year] if year else [page_date.year - 1, page_date.year, page_date.year + 1]:
        if number <= calendar.monthrange(each, month)[1]:
            found.append(dt.date(each, month, number))
    return min(found, key=lambda day: abs(day - page_date)) if found else None


def _month(month: int, first: int, last: int, before: str, year: int | None, page_date: dt.date) -> Mention | None:
    if before not in ("in", "last", "during"):
        return None
    is_this_year = month < page_date.month or (month == page_date.month and before != "last")
    at = year or (page_date.year if is_this_year else page_date.year - 1)
    start = dt.date(at, month, 1)
    end = start.replace(day=calendar.monthrange(at, month)[1])
    return Mention(first, last, EventDate(start, end, "month")) if page_date - end <= _RECENT and start <= page_date else None
