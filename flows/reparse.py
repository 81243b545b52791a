"""The archive parsed and coded anew, a month per task, in as many processes as wished. No network client can be built in here.

It shows what would change in the lake; with `apply` it writes it, unless that would lose pages or bullets. Months of the lake that cannot be
kept (altered, unreadable, of other columns) are made anew whole: it is the repair that `check` names.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import pickle
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from flows.coding import Fates, compile_named, corrections_of, fates_of
from flows.errors import InputError
from flows.months import Parsed, parsed_months
from flows.settings import Settings
from flows.steps import Step, plain_step, warn_of_gazetteer
from flows.web.clock import SYSTEM
from transforms.corrections import Correction
from transforms.diff import TableDiff, diff
from transforms.schemas import arrow_schema, tables_of
from transforms.tables import BULLETS, LAKE_TABLES, PAGES, Table
from warehouse import ledger
from warehouse.durable import naming
from warehouse.folder import Warehouse, imported_until
from warehouse.lake import Month, address_day
from warehouse.storage import WAITING

# of the bullets: more than this gone is a loss that somebody must allow
LOSS_SHARE = 0.01
# days that a message names: each has a file's name and what is wrong with it
_NAMED = 10


class LossError(RuntimeError):
    """The lake would become smaller, or would not be of the whole archive; nothing was written."""


@dataclass
class Difference:
    """What a reparse would change, table by table, what it would lose, and what becomes of corrections by hand."""

    tables: dict[str, TableDiff] = field(default_factory=lambda: {table.name: TableDiff(table.name) for table in LAKE_TABLES})
    n_bullets_before: int = 0
    n_bullets_gone: int = 0
    pages_gone: list[str] = field(default_factory=list)
    states_gone: list[str] = field(default_factory=list)
    pages_given: set[str] = field(default_factory=set)
    unfit: dict[Month, list[str]] = field(default_factory=dict)
    damaged: dict[dt.date, str] = field(default_factory=dict)
    corrections: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    fates: Fates = field(default_factory=dict)
    imported_until: dt.date | None = None

    @property
    def is_empty(self) -> bool:
        return not self.unfit and all(found.is_empty for found in self.tables.values())


def months_between(warehouse: Warehouse, start: dt.date | None, end: dt.date | None) -> list[str]:
    """The archive's months in a range. Raises InputError where there is no archive to parse, or where it has none of these months."""
    there = sorted(warehouse.archive.months())
    if not there:
        raise InputError(
            f"{warehouse.storage.address}/archive is empty: restore it from a backup; a release that was imported has none, and is imported again "
            "where the lake is damaged. The lake was left as it is"
        )
    months = [m for m in there if (not start or m >= f"{start:%Y/%m}") and (not end or m <= f"{end:%Y/%m}")]
    if not months:
        held = f"{there[0]} to {there[-1]}".replace("/", "-")
        raise InputError(f"no page of {start or 'the beginning'} to {end or 'today'} was ever stored: the archive holds {held}")
    return months


def _as_of_days(months: list[str]) -> set[str]:
    """The archive's months as days begin with them: "2026-01" for "2026/01"."""
    return {month.replace("/", "-") for month in months}


def reparse(
    warehouse: Warehouse,
    months: list[str],
    max_bytes: int,
    is_applied: bool = False,
    is_loss_allowed: bool = False,
    n_processes: int = 2,
    dask: str | None = None,
    report: Callable[[str], None] = lambda line: None,
    step: Step = plain_step,
) -> Difference:
    """Parse months anew and compare them with the lake; with `is_applied`, write what differs.

    Months are parsed in `n_processes` processes, this one among them, or by the Dask cluster of a scheduler; the lake is the same, byte for
    byte, though some are killed. `report` is told what is going on.

    Raises LossError, before anything is written, where days of the archive cannot be read, pages or more than 1 % of the bullets would go,
    and InputError where a month of the lake must be made anew and not the whole archive is parsed. With `is_loss_allowed` days that cannot
    be read stay in the lake as they are, but go from months that are made anew: of these nothing can be kept.
    """
    until = imported_until(warehouse.storage)
    found = Difference(unfit=warehouse.lake.unfit(), corrections=corrections_of(warehouse), imported_until=until)
    if is_applied:
        refuse_part(warehouse, months, found)
    if dumps := Settings().gazetteer:
        compile_named(warehouse.storage, dumps)  # here, once: processes that parse find them in the store
    wanted = _as_of_days(months)
    warn_of_gazetteer(warehouse, [month for month in warehouse.lake.months() if str(month) in wanted])
    # what is to be written waits on disk until every month was seen: parsing again would take twice the time, memory would not hold it
    with _waiting(warehouse.root) as waiting:
        for n, parsed in enumerate(parsed_months(_address(warehouse), months, max_bytes, n_processes, dask, report)):
            step(compare_month)(warehouse, parsed, found)
            if is_applied:
                with naming(waiting):
                    (waiting / f"{n:06}").write_bytes(pickle.dumps(parsed))
            report(f"{parsed.month.replace('/', '-')} parsed")
        count_orphans(warehouse, _orphans(warehouse, months, found), found)
        found.fates |= _unmet(warehouse, months, found)
        if is_applied:
            refuse_loss(found, is_loss_allowed)
            if is_loss_allowed:
                note_losses(warehouse, months, found)
            anew = dict(found.unfit)
            for file in sorted(waiting.iterdir()):
                step(apply_month)(warehouse, pickle.loads(file.read_bytes()), anew)  # noqa: S301 - written by ourselves a moment ago
            # what is still there nobody gave a page for, or the loss of it is allowed
            warehouse.storage.write({name: None for names in anew.values() for name in names})
            if is_loss_allowed and found.pages_gone:
                warehouse.lake.replace(tables_of([]), found.pages_gone)
    return found


@contextlib.contextmanager
def _waiting(root: Path) -> Iterator[Path]:
    """A folder of the warehouse for what is yet to be written; empty, though a killed run had left it full. Needs the lock."""
    folder = root / WAITING
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _address(warehouse: Warehouse) -> str:
    """Where other processes find the store, whatever folder they run in."""
    address = warehouse.storage.address
    return address if "://" in address else str(Path(address).resolve())


def compare_month(warehouse: Warehouse, parsed: Parsed, found: Difference) -> None:
    """Add what differs between a month's new rows and the lake."""
    ids = parsed.page_ids | parsed.outranked
    found.pages_given |= ids
    found.damaged |= parsed.damaged
    found.fates |= fates_of(found.corrections, parsed.tables[PAGES.name].select(["page_id", "warnings"]).to_pylist())
    lake_months = sorted({Month.of(day) for day in parsed.tables[PAGES.name]["page_date"].to_pylist()})
    known = [_stored(warehouse, PAGES, month, found) for month in lake_months]
    held = {record.payload_sha256 for record in warehouse.archive.records(parsed.month)}
    found.states_gone += [i for rows in known for i, payload in _payloads(rows) if i in parsed.page_ids and payload and payload not in held]
    replaced = _revised(parsed.tables[PAGES.name], known) | _copied(known, parsed.copies)
    for table in LAKE_TABLES:
        old = pa.concat_tables([_stored(warehouse, table, month, found) for month in lake_months] or [arrow_schema(table).empty_table()])
        mine = old.filter(pc.is_in(old["page_id"], pa.array(sorted(ids), pa.string()))).combine_chunks()
        new = parsed.tables[table.name]
        change = diff(table, mine, new)
        found.tables[table.name].add(change)
        if table.name == "bullets":
            found.n_bullets_before += mine.num_rows
            found.n_bullets_gone += change.n_gone - _withdrawn(mine, new, replaced)


def _unmet(warehouse: Warehouse, months: list[str], found: Difference) -> Fates:
    """The corrections of pages that the whole archive has not; none where a part of it was parsed, or where their day cannot be read."""
    if months != warehouse.archive.months():
        return {}
    readable = [c for group in found.corrections.values() for c in group if c.page_id[:10] not in set(map(str, found.damaged))]
    return {c.line: f"there is no page {c.page_id}" for c in readable if c.line not in found.fates}


def _stored(warehouse: Warehouse, table: Table, month: Month, found: Difference) -> pa.Table:
    return warehouse.lake.salvage(table, month) if month in found.unfit else warehouse.lake.read(table, month)


def _revised(pages: pa.Table, stored: Sequence[pa.Table]) -> set[str]:
    """Pages that get a later revision than the lake has of them."""
    known = {page_id: revision for rows in stored for page_id, revision in _revisions(rows)}
    return {page_id for page_id, revision in _revisions(pages) if revision > (known.get(page_id) or revision)}


def _copied(stored: Sequence[pa.Table], copies: frozenset[str]) -> set[str]:
    """Pages that the lake has from one of these plain copies."""
    return {page_id for rows in stored for page_id, payload in _payloads(rows) if payload in copies}


def _payloads(pages: pa.Table) -> Iterator[tuple[str, str | None]]:
    return zip(pages["page_id"].to_pylist(), pages["payload_sha256"].to_pylist(), strict=True)


def _revisions(pages: pa.Table) -> Iterator[tuple[str, int]]:
    return zip(pages["page_id"].to_pylist(), pages["revision"].to_pylist(), strict=True)


def _withdrawn(old: pa.Table, new: pa.Table, replaced: set[str]) -> int:
    """How many bullets go with their page's revision, or with a plain copy that an HTML page takes the place of: they are no loss."""
    kept = set(new["bullet_id"].to_pylist())
    return sum(b not in kept and p in replaced for b, p in zip(old["bullet_id"].to_pylist(), old["page_id"].to_pylist(), strict=True))


def _orphans(warehouse: Warehouse, months: list[str], found: Difference) -> list[str]:
    """Pages of the lake in these months, or in one that is made anew, that the archive does not give; those of damaged days and imported ones
    stay if they can."""
    wanted, damaged = _as_of_days(months), set(map(str, found.damaged))
    gone = {page_id for month in found.unfit for page_id in _salvaged_ids(warehouse, month)}
    for month in set(warehouse.lake.months()) - found.unfit.keys():
        own = {i for i, date in warehouse.lake.dates(month).items() if not _is_imported(date, found)}
        gone |= {i for i in own if i[:7] in wanted and i[:10] not in damaged}
    return sorted(gone - found.pages_given)


def _salvaged_ids(warehouse: Warehouse, month: Month) -> set[str]:
    """The pages of an unfit month, also those that only its bullets still name where its pages are lost.

    As many ids of the one alone as of the other are altered ones, and no pages that would go.
    """
    pages, of_bullets = (set(warehouse.lake.salvage(table, month)["page_id"].to_pylist()) - {None, ""} for table in (PAGES, BULLETS))
    return pages & of_bullets if len(pages) == len(of_bullets) else pages | of_bullets


def _is_imported(date: dt.date, found: Difference) -> bool:
    """Whether a page of this date may have come with a release: the archive has none of its bytes."""
    return found.imported_until is not None and date <= found.imported_until


def count_orphans(warehouse: Warehouse, page_ids: list[str], found: Difference) -> None:
    """Add pages that the archive does not give: all their rows would go."""
    found.pages_gone += page_ids
    wanted = pa.array(page_ids, pa.string())
    for table in LAKE_TABLES:
        for month in sorted({*warehouse.lake.months(), *found.unfit}) if page_ids else ():
            rows = _stored(warehouse, table, month, found)
            mine = rows.filter(pc.is_in(rows["page_id"], wanted)).combine_chunks()
            found.tables[table.name].add(diff(table, mine, arrow_schema(table).empty_table()))
            if table == BULLETS:
                found.n_bullets_before += mine.num_rows
                found.n_bullets_gone += mine.num_rows


def apply_month(warehouse: Warehouse, parsed: Parsed, anew: dict[Month, list[str]]) -> None:
    """Put a month's pages in the lake; months that were made anew by it leave `anew`."""
    warehouse.lake.replace(parsed.tables, parsed.outranked - parsed.page_ids, anew)
    for day in parsed.tables[PAGES.name]["page_date"].to_pylist():
        anew.pop(Month.of(day), None)


def refuse_part(warehouse: Warehouse, months: list[str], found: Difference) -> None:
    """Stop where a month of the lake must be made anew from a part of the archive: pages at a month's edge come from its neighbours."""
    if found.unfit and months != warehouse.archive.months():
        told = ", ".join(map(str, found.unfit))
        raise InputError(f"the lake's {told} must be made anew from the whole archive: run `keyevents reparse --apply` without START and END")


def refuse_loss(found: Difference, is_allowed: bool) -> None:
    """Stop where days of the archive cannot be read, or where the lake would lose pages or more than 1 % of its bullets."""
    share = found.n_bullets_gone / found.n_bullets_before if found.n_bullets_before else 0.0
    troubles = []
    if found.damaged:
        troubles.append(f"{len(found.damaged)} days cannot be read and would be left out ({damaged_named(found)})")
    if found.states_gone:
        lost = f"{len(found.states_gone)} pages stand in the lake as the archive does not hold them"
        troubles.append(f"{lost} ({_first(sorted(found.states_gone))}: restore their captures from a backup)")
    if found.pages_gone or share > LOSS_SHARE:
        lost = f"{len(found.pages_gone)} pages and {found.n_bullets_gone} of {found.n_bullets_before} bullets would go"
        days = [str(day) for day in sorted(found.damaged.keys() & {address_day(page_id) for page_id in found.pages_gone})]
        troubles.append(lost + (f" (days that only a backup gives again: {_first(days)})" if days else ""))
    if imported := [page_id for page_id in found.pages_gone if _is_imported(address_day(page_id), found)]:
        troubles.append(f"{len(imported)} of them may have come with the release that was imported: `keyevents import` it again first")
    if troubles and not is_allowed:
        raise LossError(f"{', '.join(troubles)}: nothing was written; look at the difference, then say --allow-loss")


def note_losses(warehouse: Warehouse, months: list[str], found: Difference) -> None:
    """Note in the ledger which pages are let go, those that the archive of these months no longer gives included: else they are missed for ever."""
    wanted = _as_of_days(months)
    told = ledger.written(ledger.read(warehouse.storage)).keys() - found.pages_given
    gone = {page_id for page_id in told if page_id[:7] in wanted and address_day(page_id) not in found.damaged}
    if gone := gone.union(found.pages_gone):
        book = ledger.Ledger(warehouse.storage, SYSTEM.now, "reparse")
        book.end([book.ended(one, "rejected", ledger.LET_GO, page_id=one.input) for one in book.begin(sorted(gone))])


def damaged_named(found: Difference) -> str:
    """The first of the days that cannot be read, and why."""
    told = _first([f"{day}: {why}" for day, why in sorted(found.damaged.items())])
    return told if len(found.damaged) <= _NAMED else f"{told}: `keyevents reparse` lists them"


def _first(told: Sequence[str]) -> str:
    n_more = len(told) - _NAMED
    return "; ".join(told[:_NAMED]) + (f"; and {n_more} more" if n_more > 0 else "")
