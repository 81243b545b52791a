"""The whole check, or a share of it: another share each turn, so that a check of 5 % a week has read everything after twenty weeks."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterator, Sequence

from transforms.corrections import CorrectionError, read_corrections
from warehouse import gazetteer, ledger, release
from warehouse.check.counterparts import LEFT, check_counterparts
from warehouse.check.database import check_database
from warehouse.check.files import check_files
from warehouse.check.findings import FROM_BACKUP, STRANGE, Finding
from warehouse.check.lake import check_lake
from warehouse.durable import StorageError
from warehouse.folder import CORRECTIONS, Warehouse, locked
from warehouse.lake import Month
from warehouse.storage import JOURNAL, LockedError, Storage, read_journal

_GAZETTEER = "restore gazetteer/ from a backup, or compile its dumps with `keyevents gazetteer --from DIR`"


def check(warehouse: Warehouse, sample: float = 1.0, turn: int = 0, patience: float = 0.0) -> list[Finding]:
    """Every finding of a warehouse. `sample` is the share of archive files, lake files and lake months whose content is read (0 to 1); the
    next `turn` reads the next share. Names are always compared, and the database is held against the lake's months that are read.

    What is found without the lock may be a writer's half-done work: it is looked for once more under the lock, for which at most `patience`
    seconds are waited. Raises LockedError where a writer goes on and nothing is certain.
    """
    found = list(_check(warehouse, sample, turn))
    if not found:
        return []
    is_left = all(LEFT in finding.what for finding in found)  # by a killed run, or by one that is at it
    try:
        with locked(warehouse.storage, "keyevents check", 0.0 if is_left else patience):
            return list(_check(warehouse, sample, turn))
    except StorageError:  # a folder that cannot be written has no writer, and a journal that cannot be read is among what was found
        return found
    except LockedError:
        if is_left:
            return []
        # a writer alters the lake and the database, but no file of the archive
        again = set(_check(warehouse, sample, turn))
        if certain := [finding for finding in found if finding in again and finding.where.endswith(".warc.gz")]:
            return certain
        raise


def _check(warehouse: Warehouse, sample: float, turn: int) -> Iterator[Finding]:
    def is_drawn(name: str) -> bool:
        return (zlib.crc32(name.encode()) / 2**32 - turn * sample) % 1 < sample

    storage = warehouse.storage
    yield from _journal(storage)
    losses = list(check_files(storage, "archive", is_drawn, FROM_BACKUP))
    yield from losses
    months = [month for month in warehouse.lake.months() if is_drawn(month.manifest)]
    faults = list(check_lake(storage, months, is_drawn))
    yield from faults
    unread: dict[str, str] = {}
    attempts = ledger.read(storage, unread=unread)
    if all(one.repair == STRANGE for one in (*losses, *faults)):
        yield from check_counterparts(warehouse, months, attempts)
    if all(one.repair == STRANGE for one in faults):
        yield from check_database(warehouse, months, None if unread else attempts)
    for name, why in unread.items():
        yield Finding(name, f"cannot be read ({why}), attempts are not told", "give this user the right to it, or restore it from a backup")
    yield from _corrections(storage)
    for name, what in release.faults(warehouse.root, is_drawn):
        yield Finding(name, what, FROM_BACKUP)
    if fault := gazetteer.fault(storage):
        yield Finding(gazetteer.COMPILED, fault, "`keyevents gazetteer --from DIR` or `--download` compiles it again")
    else:
        yield from _gazetteer(warehouse, months)


def week_of(now: dt.datetime) -> int:
    """The turn of a weekly check: counts weeks without an end, so that no year's end breaks the round."""
    return now.toordinal() // 7


def _journal(storage: Storage) -> Iterator[Finding]:
    if JOURNAL not in storage.list("lake"):
        return
    try:
        read_journal(storage.read(JOURNAL), JOURNAL)
    except StorageError as error:
        what, _, repair = str(error.strerror).removeprefix(f"{JOURNAL}: ").partition("; ")
        yield Finding(JOURNAL, what, repair)
    except FileNotFoundError:
        return  # its writer has just finished
    else:
        yield Finding(JOURNAL, "a commit was cut off", "the next command that writes finishes it")


def _corrections(storage: Storage) -> Iterator[Finding]:
    """Whether the next run can read them: it would stop at the first that is none."""
    try:
        read_corrections(storage.read(CORRECTIONS))
    except FileNotFoundError:
        return
    except StorageError:
        raise
    except OSError as error:
        yield Finding(CORRECTIONS, f"cannot be read ({error.strerror})", "put the file there again, or move away what stands in its place")
    except CorrectionError as error:
        yield Finding(CORRECTIONS, str(error).removeprefix(f"{CORRECTIONS}, "), "mend it: every run stops at it")


def _gazetteer(warehouse: Warehouse, months: Sequence[Month]) -> Iterator[Finding]:
    """Whether the store would resolve the next page with the dumps that the newest one and those of these months were resolved with."""
    try:
        ours, others = gazetteer.coded_otherwise(warehouse, sorted({*months, *warehouse.lake.months()[-1:]}))
    except (StorageError, gazetteer.GazetteerError):
        return  # told where it is looked at
    for version, days in sorted(others.items()):
        what = f"{len(days)} pages, such as that of {max(days)}, were coded with {version}, the next one would be with {ours}"
        yield Finding("gazetteer", what, f"{_GAZETTEER}; `keyevents reparse --apply` codes all pages with {ours}")
