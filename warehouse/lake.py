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

from transforms.schemas import arrow_schema
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

    def replace(self, tables: Mapping[str, pa.Table], superseded: Iterable[str] = ()) -> set[str]:
        """Put the rows of whole pages in place of their former ones and remove the superseded pages, all of them or none.

        `tables` holds conformed rows by table. Returns the ids of the pages whose rows are not what they were; what did not change is
        not written.
        """
        pages = tables[PAGES.name]
        months_of = {p: Month.of(day) for p, day in zip(pages["page_id"].to_pylist(), pages["page_date"].to_pylist(), strict=True)}
        leaving = months_of.keys() | set(superseded)
        months = {Month.of(day) for page_id in leaving for day in _around(page_id)} | set(months_of.values())
        changed: set[str] = set()
        files: dict[str, bytes | None] = {}
        for month in sorted(months, key=lambda m: (m.year, m.month)):
            mine = {page_id for page_id, its in months_of.items() if its == month}
            altered, written = self._month(month, mine, tables, leaving)
            changed |= altered
            files |= written
        if files:
            self._storage.write(files)
        return changed

    def _month(self, month: Month, mine: set[str], tables: Mapping[str, pa.Table], leaving: set[str]) -> tuple[set[str], dict[str, bytes | None]]:
        """What becomes of one month: the pages whose rows change in it, and its new files."""
        stored = set(self.read(PAGES, month)["page_id"].to_pylist())
        if not mine and stored.isdisjoint(leaving):
            return set(), {}
        old = {table: self.read(table, month) for table in LAKE_TABLES}
        new = {table: _only(tables[table.name], mine) for table in LAKE_TABLES}
        altered = {page_id for page_id in leaving if (page_id in stored) != (page_id in mine)}
        altered |= {p for p in stored & mine if any(not _of(old[t], p).equals(_of(new[t], p)) for t in LAKE_TABLES)}
        if not altered:
            return set(), {}
        merged = {table: _sorted(table, pa.concat_tables([_without(old[table], leaving), new[table]])) for table in LAKE_TABLES}
        is_empty = not merged[PAGES].num_rows
        files: dict[str, bytes | None] = {month.file(t): None if is_empty else _parquet(rows) for t, rows in merged.items()}
        files[month.manifest] = None if is_empty else dump(_entry(name, data) for name, data in files.items() if data is not None)
        return altered, files


def _around(page_id: str) -> tuple[dt.date, ...]:
    """Days whose month may hold a page: its date is within a week of its address' date."""
    day = dt.date.fromisoformat(page_id[:10])
    return day - _EDGE, day, day + _EDGE


def _of(table: pa.Table, page_id: str) -> pa.Table:
    return table.filter(pc.equal(table["page_id"], page_id))


def _only(table: pa.Table, page_ids: set[str]) -> pa.Table:
    return table.filter(_is_among(table, page_ids))


def _without(table: pa.Table, page_ids: set[str]) -> pa.Table:
    return table.filter(pc.invert(_is_among(table, page_ids)))


def _is_among(table: pa.Table, page_ids: set[str]) -> pa.Array:
    return pc.is_in(table["page_id"], pa.array(sorted(page_ids), pa.string()))


def _sorted(table: Table, rows: pa.Table) -> pa.Table:
    return rows.sort_by([(name, "ascending") for name in table.key]).combine_chunks()


def _parquet(table: pa.Table) -> bytes:
    """The same rows give the same bytes: one thread, one row group order, nothing of the clock."""
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd", use_dictionary=True, write_statistics=True, row_group_size=1 << 20)
    return out.getvalue()


def _entry(name: str, data: bytes) -> dict[str, object]:
    return {"file": name, "sha256": sha256(data), "bytes": len(data)}
