"""A warehouse's coder: its gazetteer, its series and its corrections, which turn a page's history into rows."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import flows.sparing  # noqa: F401 - for what it does
from flows.errors import InputError
from transforms import CODER_VERSION
from transforms.coding.coder import code_pages
from transforms.corrections import Correction, correct, fates, read_corrections
from transforms.gazetteer import Gazetteer
from transforms.history import History
from transforms.rows import PageRows, page_rows
from transforms.schemas import Row
from transforms.series import Series
from transforms.series import load as load_series
from warehouse import gazetteer as gazetteer_files
from warehouse.folder import CORRECTIONS, Store, storage_at
from warehouse.lake import Month, months_near
from warehouse.storage import Storage

# by the line of corrections.csv: why it was not applied, None where it was
Fates = dict[int, str | None]
_STATE = ["page_id", "revision", "payload_sha256", "gazetteer_version"]


@dataclass(frozen=True)
class Coder:
    """What coding a page of one warehouse needs."""

    series: Series
    gazetteer: Gazetteer
    corrections: dict[str, tuple[Correction, ...]]

    def rows(self, pages: Collection[History]) -> list[PageRows]:
        """The rows of each page in its current revision, coded and corrected."""
        current = [past.current.page for past in pages]
        coded = code_pages(current, self.gazetteer, self.series)
        found = [page_rows(past, bullets, CODER_VERSION, self.gazetteer.version) for past, bullets in zip(pages, coded, strict=True)]
        for page, rows in zip(current, found, strict=True):
            correct(rows, self.corrections.get(page.page_id, ()), self.gazetteer)
        return found


def coder_of(store: Store, dumps: Path | None = None) -> Coder:
    """The coder of a warehouse's store; GeoNames `dumps` are compiled into it first, which needs its lock.

    Raises GazetteerError, CorrectionError and InputError.
    """
    chronicle = load_series(store.series)
    return Coder(chronicle, gazetteer_of(store.storage, chronicle.name, dumps), corrections_of(store))


def gazetteer_of(storage: Storage, series: str, dumps: Path | None = None) -> Gazetteer:
    """The gazetteer of a store, read once a process; `dumps` are compiled into it first, which needs its lock.

    Raises GazetteerError and InputError.
    """
    return _gazetteer(storage.address, series, dumps)


@lru_cache(maxsize=2)
def _gazetteer(address: str, series: str, dumps: Path | None) -> Gazetteer:
    storage = storage_at(address)
    if dumps is not None:
        compile_named(storage, dumps)
    return gazetteer_files.load(storage, load_series(series))


def compile_named(storage: Storage, dumps: Path) -> None:
    """Compile a folder of GeoNames dumps into a store unless that was done. Raises GazetteerError, and InputError where there is no such folder."""
    refuse_nowhere(dumps)
    gazetteer_files.compile_changed(dumps, storage)


def not_compiled(storage: Storage, dumps: Path | None) -> tuple[str, ...]:
    """What to tell a reader who names dumps that a store was not compiled of: he writes nothing. Raises InputError where there is no such folder."""
    if dumps is None:
        return ()
    refuse_nowhere(dumps)
    todo = "the next command that writes compiles them, `keyevents gazetteer --from DIR` at once"
    return () if gazetteer_files.is_current(storage, dumps) else (f"KEYEVENTS_GAZETTEER={dumps}: not what the store has: {todo}",)


def lost_dumps(store: Store, dumps: Path | None, months: Collection[Month]) -> str | None:
    """What to tell where pages of these months were coded with dumps that the store has no more: the next would be with the shipped places alone.

    Nothing where `dumps` are named, which are compiled first, nor of a damaged gazetteer: that is told where a page is coded.
    """
    try:
        if dumps or gazetteer_files.has_dumps(store.storage):
            return None
        ours, others = gazetteer_files.coded_otherwise(store, months)
    except gazetteer_files.GazetteerError:
        return None
    if not others:
        return None
    todo = "restore gazetteer/ from a backup, or compile its dumps with `keyevents gazetteer --from DIR`"
    return f"gazetteer: pages were coded with {max(others)}, which is gone, and now would be with {ours}: {todo}"


def coded_better(store: Store, days: Iterable[dt.date], ours: str) -> dict[str, tuple[int, str | None]]:
    """Revision and payload of the pages addressed on these days that were coded with dumps, where ours are the shipped places alone."""
    if gazetteer_files.dumps_of(ours):
        return {}
    months = {month for day in days for month in months_near(day)}
    rows = (row for month in months for row in store.lake.pages(month, *_STATE))
    return {row["page_id"]: (row["revision"], row["payload_sha256"]) for row in rows if gazetteer_files.dumps_of(row["gazetteer_version"])}


def refuse_nowhere(dumps: Path) -> None:
    """Raises InputError where the dumps that somebody named are no folder."""
    if not dumps.is_dir():
        raise InputError(f"{dumps}: no such folder: expected GeoNames dumps in it, by KEYEVENTS_GAZETTEER or --from")


def corrections_of(store: Store) -> dict[str, tuple[Correction, ...]]:
    """The corrections of a warehouse by page_id, in the file's order."""
    try:
        data = store.storage.read(CORRECTIONS)
    except FileNotFoundError:
        return {}
    found = sorted(read_corrections(data), key=lambda c: c.page_id)
    return {page_id: tuple(group) for page_id, group in itertools.groupby(found, key=lambda c: c.page_id)}


def fates_of(corrections: Mapping[str, tuple[Correction, ...]], pages: Iterable[Row]) -> Fates:
    """What became of the corrections of these pages, from their rows."""
    return {line: why for page in pages for line, why in fates(corrections.get(page["page_id"], ()), page["warnings"]).items()}
