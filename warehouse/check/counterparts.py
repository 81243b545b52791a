"""Archive, lake and ledger against each other: a day that one of them has and another lacks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from warehouse import ledger
from warehouse.archive import Record
from warehouse.check.findings import FROM_ARCHIVE, FROM_BACKUP, Finding
from warehouse.folder import Warehouse, imported_until
from warehouse.lake import LakeError, Month
from warehouse.ledger import Attempt

# what the archive holds of days that were begun and not ended
LEFT = "that a run which was killed did not take into the lake"


def check_counterparts(warehouse: Warehouse, months: Sequence[Month], attempts: Sequence[Attempt]) -> Iterator[Finding]:
    """Pages of the lake whose bytes the archive lacks, and days of the archive that the lake lacks, told by the ledger or left by a killed run."""
    records = [record for folder in warehouse.archive.months() for record in warehouse.archive.records(folder)]
    payloads, files = {record.payload_sha256 for record in records}, {record.file for record in records}
    until = imported_until(warehouse.storage)
    for month in months:
        pages = warehouse.lake.pages(month, "page_id", "page_date", "payload_sha256")
        lost = [p["page_id"] for p in pages if p["payload_sha256"] not in payloads and not (until and p["page_date"] <= until)]
        if lost:
            yield Finding("archive", f"holds no capture of {len(lost)} pages of {month}, such as {lost[0]}", FROM_BACKUP)
    kept = _kept(warehouse)
    lost_days = _days_lost(attempts, kept, files)
    for month in sorted({Month.of(day) for day in lost_days}):
        days = sorted(day for day in lost_days if Month.of(day) == month)
        what = f"{len(days)} days of {month}, such as {days[0]}" if month in warehouse.lake.months() else str(month)
        yield Finding("lake", f"holds no page of {what}, of which archive and ledger tell", FROM_ARCHIVE)
    if left := _days_left(attempts, kept, records):
        what = f"holds captures of {len(left)} days, such as {left[0]}, {LEFT}"
        yield Finding("archive", what, f"`keyevents backfill {left[0]} {left[-1]}` does, without asking the site for what is there")


@dataclass(frozen=True, slots=True)
class _Kept:
    """The pages of the lake with their dates, and the months that cannot be read: they are told where they are looked at."""

    dates: dict[str, dt.date]
    unread: set[Month]


def _kept(warehouse: Warehouse) -> _Kept:
    found = _Kept({}, set())
    for month in warehouse.lake.months():
        try:
            found.dates.update(warehouse.lake.dates(month))
        except LakeError:
            found.unread.add(month)
    return found


def _days_lost(attempts: Sequence[Attempt], kept: _Kept, files: set[str]) -> set[dt.date]:
    """Days whose pages were written, that the lake has not though the archive has these files of theirs. A page that got another date is still
    there."""
    written = {i: a for i, a in ledger.written(attempts).items() if a.archive_file in files}
    lost = {a.page_date for page_id, a in written.items() if a.page_date and page_id not in kept.dates} - set(kept.dates.values())
    return {day for day in lost if Month.of(day) not in kept.unread}


def _days_left(attempts: Sequence[Attempt], kept: _Kept, records: Sequence[Record]) -> list[dt.date]:
    """Days that the lake has not, of which the archive holds what an attempt that did not end had fetched: nobody has asked for them since."""
    begun, ended = dict[dt.date, dt.datetime](), dict[dt.date, dt.datetime]()
    for a in attempts:
        if a.page_date:
            (begun if a.outcome in ("begun", "interrupted") else ended)[a.page_date] = a.started_at  # attempts come by start
    open_days = {day for day, at in begun.items() if day not in ended or ended[day] < at}
    files = {a.archive_file for a in attempts}
    left = {r.day for r in records if r.day in open_days and r.file not in files and r.captured_at >= begun[r.day]}
    there = {*map(str, kept.dates.values()), *(page_id[:10] for page_id in kept.dates)}
    return sorted(day for day in left if str(day) not in there and Month.of(day) not in kept.unread)
