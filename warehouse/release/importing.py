"""A release that is taken in again: its rows in an empty warehouse, once it is what its checksums say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from transforms.schemas import ConformError, arrow_schema, conform
from transforms.tables import LAKE_TABLES, PAGES
from warehouse.folder import Warehouse, imported_until, note_import
from warehouse.lake import Month
from warehouse.release.changes import by_month
from warehouse.release.sums import ReleaseError, faults_of

Tables = dict[str, pa.Table]


def read(folder: Path, series: str) -> Tables:
    """The tables of a release. Raises ReleaseError where a file is not what its checksum says, and for another series."""
    for name, what in faults_of(folder):
        raise ReleaseError(f"{folder / name}: {what}: fetch the release again")
    months = list(_tables_by_month(folder))
    tables = {table.name: pa.concat_tables([rows[table.name] for rows in months] or [arrow_schema(table).empty_table()]) for table in LAKE_TABLES}
    if others := set(tables[PAGES.name]["series"].to_pylist()) - {series}:
        raise ReleaseError(f"{folder}: of the series {', '.join(sorted(others))}, not {series}: name a new --data and the --series")
    return tables


def load(tables: Tables, warehouse: Warehouse) -> int:
    """Load a release into an empty warehouse, all of it or nothing; gives the number of pages.

    One that holds just these rows was loaded before the database was built, and is left as it is. In one that the release was loaded into, its
    months that are gone or unfit are made anew: what the archive has of them a reparse puts back. Raises ReleaseError for other data.
    """
    days = tables[PAGES.name]["page_date"]
    held, unfit, until = warehouse.lake.months(), warehouse.lake.unfit(), pc.max(days).as_py()
    lost = {month for month in map(Month.of, days.to_pylist()) if month in unfit or month not in held}
    if lost and not held:
        note_import(warehouse.storage, until)
    if lost and imported_until(warehouse.storage) == until:
        warehouse.lake.replace({name: _of_months(rows, lost) for name, rows in tables.items()}, anew=unfit)
    elif unfit or (held and any(not pa.concat_tables([warehouse.lake.read(t, m) for m in held]).equals(tables[t.name]) for t in LAKE_TABLES)):
        todo = "name a new folder with --data, or run `keyevents build` if only the database is missing"
        raise ReleaseError(f"{warehouse.root} holds other data already: {todo}")
    return len(days)


def _of_months(rows: pa.Table, months: Iterable[Month]) -> pa.Table:
    return rows.filter(pc.is_in(pc.strftime(rows["page_date"], format="%Y-%m"), pa.array(sorted(map(str, months)))))


def _tables_by_month(folder: Path) -> Iterator[dict[str, pa.Table]]:
    """The tables of a month of pages at a time."""
    tables = {table: by_month(pq.read_table(folder / "parquet" / f"{table.name}.parquet")) for table in LAKE_TABLES}
    for month in sorted(tables[PAGES]):
        try:
            yield {table.name: conform(table, rows[month].to_pylist() if month in rows else []) for table, rows in tables.items()}
        except ConformError as error:
            raise ReleaseError(f"{folder}: {error}: it was made by another version of keyevents, import it with that one") from None
