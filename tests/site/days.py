"""Which day has which number and address, irregular ones included. Facts of the real series; the pages themselves are made up."""

from __future__ import annotations

import datetime as dt

FIRST = dt.date(2022, 3, 3)
FOUR_YEARS = 1461
ONE_DAY = dt.timedelta(days=1)

_EPOCHS = (
    (dt.date(2022, 3, 3), dt.date(2022, 2, 23)),
    (dt.date(2024, 3, 18), dt.date(2022, 2, 24)),
    (dt.date(2024, 5, 22), dt.date(2022, 2, 25)),
    (dt.date(2024, 11, 18), dt.date(2022, 2, 24)),
)
_SLUGS = (
    (dt.date(2022, 3, 3), "russia-invasion-of-ukraine-list-of-key-events-from-day-{}"),
    (dt.date(2022, 3, 16), "russias-invasion-of-ukraine-list-of-key-events-from-day-{}"),
    (dt.date(2022, 4, 1), "russia-invasion-of-ukraine-list-of-key-events-on-day-{}"),
    (dt.date(2022, 4, 10), "russias-invasion-of-ukraine-list-of-key-events-on-day-{}"),
    (dt.date(2022, 4, 19), "russia-ukraine-war-list-of-key-events-day-{}"),
)
_TITLES = (
    (dt.date(2022, 3, 3), "Russia’s invasion of Ukraine: List of key events from day {}"),
    (dt.date(2022, 4, 1), "Russia’s invasion of Ukraine: List of key events on day {}"),
    (dt.date(2022, 4, 19), "Russia-Ukraine war: List of key events, day {}"),
    (dt.date(2025, 1, 20), "Russia-Ukraine war: List of key events – day {}"),
    (dt.date(2025, 2, 24), "Russia-Ukraine war: List of key events, day {}"),
)
_ODD_SLUGS = {
    dt.date(2022, 4, 28): "russia-ukraine-war-list-of-key-events-on-day-64",
    dt.date(2024, 2, 15): "russia-ukraine-war-list-of-key-events-day-723",
    dt.date(2024, 2, 16): "russia-ukraine-war-list-of-key-events-day-723-2",
    dt.date(2024, 5, 22): "russia-ukraine-war-list-of-key-events-day-817-2",
    dt.date(2025, 1, 20): "russia-ukraine-war-list-of-key-events-day-3",
    dt.date(2025, 1, 22): "russia-ukraine-war-list-of-key-events-day-one-thousand-sixty-three",
    dt.date(2025, 1, 25): "russia-ukraine-war-list-of-key-events-day-6",
    dt.date(2025, 1, 28): "russia-ukraine-war-list-of-key-events-day-7",
    dt.date(2025, 2, 13): "russia-ukraine-war-list-of-key-events-day-16",
    dt.date(2025, 2, 17): "russia-ukraine-war-list-of-key-events-day-19",
    dt.date(2025, 2, 21): "russia-ukraine-war-list-of-key-events-day-22",
    dt.date(2025, 2, 27): "russia-ukraine-war-list-of-key-events-day-27",
    dt.date(2025, 3, 26): "russia-ukraine-war-list-of-key-events-day-one-thousand-one-hundred-and-twenty-six",
}
_EARLY = {dt.date(2025, 8, 25): dt.date(2025, 8, 24)}
"""Page date to the date in its address: out before midnight."""

NEVER = frozenset({dt.date(2024, 3, 18)})
"""No number of its own, and here no page either."""
UNNUMBERED = NEVER | frozenset(dt.date(2024, 11, day) for day in range(16, 20))
"""Days for which the table of numbers has no row."""
IRREGULAR = frozenset(_ODD_SLUGS)
BEFORE_MIDNIGHT = frozenset(_EARLY)


def number(date: dt.date) -> int:
    """The day number by the epoch table.

    >>> number(dt.date(2026, 1, 7))
    1413
    """
    return (date - [epoch for since, epoch in _EPOCHS if since <= date][-1]).days


def guessed_path(date: dt.date) -> str:
    """The address that the rule gives.

    >>> guessed_path(dt.date(2026, 1, 7))
    '/news/2026/1/7/russia-ukraine-war-list-of-key-events-day-1413'
    """
    return _path(date, [slug for since, slug in _SLUGS if since <= date][-1].format(number(date)))


def real_path(date: dt.date) -> str:
    """The address that the page really has."""
    regular = guessed_path(date).rpartition("/")[2]
    return _path(_EARLY.get(date, date), _ODD_SLUGS.get(date, regular))


def address_date(date: dt.date) -> dt.date:
    """The date in the page's address."""
    return _EARLY.get(date, date)


def title(date: dt.date) -> str:
    """The headline, with a comma from day 1,000 on."""
    return [form for since, form in _TITLES if since <= date][-1].format(f"{number(date):,}")


def published_at(date: dt.date) -> dt.datetime:
    """When the page comes out: some time in the small hours, the odd one before midnight."""
    minutes = 50 + date.toordinal() * 37 % 430 if date not in _EARLY else -75
    return dt.datetime.combine(date, dt.time(), dt.UTC) + dt.timedelta(minutes=minutes)


def span(start: dt.date = FIRST, count: int = FOUR_YEARS) -> list[dt.date]:
    """Days in order."""
    return [start + n * ONE_DAY for n in range(count)]


def _path(date: dt.date, slug: str) -> str:
    return f"/news/{date.year}/{date.month}/{date.day}/{slug}"
