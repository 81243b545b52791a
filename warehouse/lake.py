"""The Parquet lake: `lake/<table>/year=YYYY/month=MM/<table>.parquet`, the product from which everything else is assembled.

A page is committed whole: its rows in every table of its month in one write of the storage. The same rows give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from transforms.rows import PageRows
from transforms.schemas import arrow_schema, conform
from transforms.tables import LAKE_TABLES, PAGES, Table
from warehouse.manifest import dump, sha256
from warehouse.storage import Storage

_EDGE = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Month:
    """A partition: the month of the pages' dates."""

    year: int
    month: int

    @classmethod
    def of(cls, date: dt.date) -> Month:
        return cls(date.year, date.month)

    def file(self, table: Table) -> str:
        return f"lake/{table.name}/year={self.year:04}/month={self.month:02}/{table.name}.parquet"

    @property
    def manifest(self) -> str:
        return f"lake/manifests/{self.year:04}-{self.month:02}.jsonl"


class LakeError(RuntimeError):
    """A file of the lake that cannot be read; the message says which and what to do."""


class Lake:
    """Rows in, Arrow tables out. Writing needs the warehouse's lock."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def read(self, table: Table, month: Month) -> pa.Table:
        """A month of a table, sorted by key; empty where there is none. Raises LakeError for a file that is no such table."""
        name = month.file(table)
        try:
            rows = pq.read_table(io.BytesIO(self._storage.read(name)))
        except FileNotFoundError:
            return arrow_schema(table).empty_table()
        except (pa.ArrowException, OSError) as error:
            raise LakeError(f"{name}: unreadable ({str(error).splitlines()[0]}): see `keyevents check`") from error
        if not rows.schema.equals(arrow_schema(table)):
            raise LakeError(f"{name}: not the columns this program declares: run `keyevents reparse --apply`")
        # a table that was read carries field ids that a made one lacks, and would be written with other bytes
        return pa.Table.from_arrays(rows.columns, schema=arrow_schema(table))

    def months(self) -> list[Month]:
        """The months that hold pages, oldest first."""
        names = [name.removeprefix("lake/manifests/").removesuffix(".jsonl") for name in self._storage.list("lake/manifests")]
        return [Month(int(name[:4]), int(name[5:])) for name in sorted(names)]

    def replace(self, pages: Mapping[str, PageRows], superseded: Iterable[str] = ()) -> set[str]:
        """Put pages (by page_id) in place of their former rows and remove the superseded ones, all of them or none.

        Returns the ids of those whose rows are not what they were; what did not change is not written. Raises ConformError before
        anything is touched.
        """
        gone = set(superseded) - pages.keys()
        months = {Month.of(day) for page_id in (*pages, *gone) for day in _around(page_id)} | {Month.of(_date(rows)) for rows in pages.values()}
        changed: set[str] = set()
        files: dict[str, bytes | None] = {}
        for month in sorted(months, key=lambda m: (m.year, m.month)):
            mine = {page_id: rows for page_id, rows in pages.items() if Month.of(_date(rows)) == month}
            altered, written = self._month(month, mine, pages.keys() | gone)
            changed |= altered
            files |= written
        if files:
            self._storage.write(files)
        return changed

    def _month(self, month: Month, pages: Mapping[str, PageRows], leaving: set[str]) -> tuple[set[str], dict[str, bytes | None]]:
        """What becomes of one month: the pages whose rows change in it, and its new files."""
        stored = set(self.read(PAGES, month)["page_id"].to_pylist())
        if not pages and stored.isdisjoint(leaving):
            return set(), {}
        old = {table: self.read(table, month) for table in LAKE_TABLES}
        new = {table: conform(table, [row for rows in pages.values() for row in rows[table.name]]) for table in LAKE_TABLES}
        altered = {page_id for page_id in leaving if (page_id in stored) != (page_id in pages)}
        altered |= {p for p in stored & pages.keys() & leaving if any(not _of(old[t], p).equals(_of(new[t], p)) for t in LAKE_TABLES)}
        if not altered:
            return set(), {}
        tables = {table: _sorted(table, pa.concat_tables([_without(old[table], leaving), new[table]])) for table in LAKE_TABLES}
        is_empty = not tables[LAKE_TABLES[0]].num_rows
        files: dict[str, bytes | None] = {month.file(t): None if is_empty else _parquet(rows) for t, rows in tables.items()}
        files[month.manifest] = None if is_empty else dump(_entry(name, data) for name, data in files.items() if data is not None)
        return altered, files


def _around(page_id: str) -> tuple[dt.date, ...]:
    """Days whose month may hold a page: its date is within a week of its address' date."""
    day = dt.date.fromisoformat(page_id[:10])
    return day - _EDGE, day, day + _EDGE


def _date(rows: PageRows) -> dt.date:
    date = rows["pages"][0]["page_date"]
    assert isinstance(date, dt.date)  # noqa: S101 - conform checks it again, this is for the type
    return date


def _of(table: pa.Table, page_id: str) -> pa.Table:
    return table.filter(pc.equal(table["page_id"], page_id))


def _without(table: pa.Table, page_ids: set[str]) -> pa.Table:
    return table.filter(pc.invert(pc.is_in(table["page_id"], pa.array(sorted(page_ids), pa.string()))))


def _sorted(table: Table, rows: pa.Table) -> pa.Table:
    return rows.sort_by([(name, "ascending") for name in table.key]).combine_chunks()


def _parquet(table: pa.Table) -> bytes:
    """The same rows give the same bytes: one thread, one row group order, nothing of the clock."""
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd", use_dictionary=True, write_statistics=True, row_group_size=1 << 20)
    return out.getvalue()


def _entry(name: str, data: bytes) -> dict[str, object]:
    return {"file": name, "sha256": sha256(data), "bytes": len(data)}
