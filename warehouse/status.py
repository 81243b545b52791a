"""How fresh the warehouse is: the newest day, the gaps, days told twice, and what the last attempts came to."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from warehouse import ledger
from warehouse.folder import Warehouse
from warehouse.ledger import Attempt

# a page is expected from 00:00, due at 08:00 and overdue at 12:30 UTC of its date
OVERDUE_AT = dt.time(12, 30, tzinfo=dt.UTC)
_LAST = 10
# days that an editor's page may be dated ahead
_MOST_AHEAD = 7


@dataclass(frozen=True, slots=True)
class Status:
    """What a person or a monitor wants to know first; `overdue` and `gaps` are days without a page, `doubled` those with several,
    `unread` the files of the ledger that were passed over."""

    first_day: dt.date | None
    newest_day: dt.date | None
    age_days: int | None
    n_pages: int
    n_bullets: int
    overdue: tuple[dt.date, ...]
    gaps: tuple[dt.date, ...]
    doubled: tuple[dt.date, ...]
    last: tuple[Attempt, ...]
    unread: tuple[str, ...]

    @property
    def is_clock_wrong(self) -> bool:
        """Whether the newest day lies so far ahead that the clock must be behind: then nothing looks overdue."""
        return self.age_days is not None and self.age_days < -_MOST_AHEAD


def status(warehouse: Warehouse, now: dt.datetime) -> Status:
    """The state at an instant; reads the lake and the ledger and takes no lock."""
    pages = [row for month in warehouse.lake.months() for row in warehouse.lake.pages(month, "page_date", "n_bullets")]
    days = Counter(row["page_date"] for row in pages)
    first, newest = min(days, default=None), max(days, default=None)
    due = _last_due(now)
    unread: dict[str, str] = {}
    attempts = ledger.read(warehouse.storage, unread=unread)
    # where no page ever came, days are overdue from the first that a daily run asked for
    asked = min((a.page_date for a in attempts if a.command == "daily" and a.page_date), default=due + dt.timedelta(days=1))
    # a page dated ahead, as editors now and then do, does not make up for a day that is due
    reached = max((day for day in days if day <= now.date()), default=asked - dt.timedelta(days=1))
    return Status(
        first,
        newest,
        (now.date() - newest).days if newest else None,
        len(pages),
        sum(row["n_bullets"] for row in pages),
        tuple(_between(reached + dt.timedelta(days=1), due)),
        tuple(day for day in _between(first, reached) if day not in days) if first else (),
        tuple(sorted(day for day, n_pages in days.items() if n_pages > 1)),
        tuple(attempts[-_LAST:]),
        tuple(f"{name}: {why}" for name, why in unread.items()),
    )


def ranges(days: Iterable[dt.date]) -> list[str]:
    """Sorted days as ranges.

    >>> ranges([dt.date(2026, 1, 1), dt.date(2026, 1, 2), dt.date(2026, 1, 5)])
    ['2026-01-01..2026-01-02', '2026-01-05']
    """
    found: list[list[dt.date]] = []
    for day in days:
        if found and day - found[-1][-1] == dt.timedelta(days=1):
            found[-1].append(day)
        else:
            found.append([day])
    return [f"{r[0]}..{r[-1]}" if len(r) > 1 else str(r[0]) for r in found]


def _between(first: dt.date, last: dt.date) -> list[dt.date]:
    return [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]


def _last_due(now: dt.datetime) -> dt.date:
    return now.date() if now >= dt.datetime.combine(now.date(), OVERDUE_AT) else now.date() - dt.timedelta(days=1)
