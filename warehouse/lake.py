"""The Parquet lake: `lake/<table>/year=YYYY/month=MM/<table>.parquet`, the product from which everything else is assembled.

A page is committed whole: its rows in every table of its month in one write of the storage. The same rows give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from transforms.schemas import Row, arrow_schema
from transforms.tables import LAKE_TABLES, PAGES, Table
from warehouse.durable import StorageError
from warehouse.manifest import dump, load, sha256
from warehouse.storage import Storage

# what the libraries say of bytes that were altered: words that are no UTF-8, dates and time zones that do not exist
DAMAGED = (pa.ArrowException, ValueError, OverflowError, LookupError)

REPAIR = "`keyevents reparse --apply` makes the lake again from the archive, `keyevents import` what came with a release"
_EDGE = dt.timedelta(days=7)
_MONTHS_FILE = re.compile(r"lake/(?:manifests/(\d{4})-(\d\d)\.jsonl|(\w+)/year=(\d{4})/month=(\d\d)/\3\.parquet)")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A partition: the month of the pages' dates."""

    year: int
    month: int

    @classmethod
    def of(cls, date: dt.date) -> Month:
        return cls(date.year, date.month)

    @classmethod
    def of_file(cls, name: str) -> Month | None:
        """The month that a file of the lake belongs to, None for a strange file."""
        found = _MONTHS_FILE.fullmatch(name)
        return cls(int(found[1] or found[4]), int(found[2] or found[5])) if found else None

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    def file(self, table: Table) -> str:
        return f"lake/{table.name}/year={self.year:04}/month={self.month:02}/{table.name}.parquet"

    @property
    def manifest(self) -> str:
        return f"lake/manifests/{self}.jsonl"


class LakeError(RuntimeError):
    """A file of the lake that cannot be read; the message says which and what to do."""


class Lake:
    """Rows in, Arrow tables out. Writing needs the warehouse's lock."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def read(self, table: Table, month: Month) -> pa.Table:
        """A month of a table, sorted by key; empty where there is none. Raises LakeError for a file that is no such table."""
        return _declared(table, month.file(table), self.data(month.file(table)))

    def pages(self, month: Month, *names: str) -> list[Row]:
        """What a month's pages say in these columns. Raises LakeError, also for an altered value that Python cannot tell."""
        return _told(self.read(PAGES, month).select(list(names)), month.file(PAGES))

    def dates(self, month: Month) -> dict[str, dt.date]:
        """The pages of a month, each with its date. Raises LakeError."""
        return {row["page_id"]: row["page_date"] for row in self.pages(month, "page_id", "page_date")}

    def salvage(self, table: Table, month: Month) -> pa.Table:
        """What an unfit month still tells of a table: NULL in columns that its file lacks, empty where it has no keys or cannot be read."""
        schema = arrow_schema(table)
        try:
            name = month.file(table)
            rows = _rows(name, self.data(name))
            if rows is None or not set(table.key) <= set(rows.column_names):
                return schema.empty_table()
            there = {name: rows[name] for name in rows.column_names}
            columns = [there[f.name].cast(f.type) if f.name in there else pa.nulls(rows.num_rows, f.type) for f in schema]
            found = pa.Table.from_arrays(columns, schema=schema)
            _told(found, name)  # what Python cannot tell ends whoever asks for it
        except (LakeError, *DAMAGED):
            return schema.empty_table()
        return found

    def data(self, name: str) -> bytes | None:
        """A file, None where there is none. Raises LakeError where the disk does not give it, StorageError where the store does not answer."""
        try:
            return self._storage.read(name)
        except FileNotFoundError:
            return None
        except StorageError:  # the file may well be sound
            raise
        except OSError as error:
            raise _unreadable(name, error) from error

    def months(self) -> list[Month]:
        """The months that hold pages, oldest first: one that lost its manifest is still there, as is one that lost its pages."""
        names = (name for folder in ("lake/manifests", f"lake/{PAGES.name}") for name in self._storage.list(folder))
        return sorted({month for name in names if (month := Month.of_file(name))})

    def unfit(self) -> dict[Month, list[str]]:
        """The months of which nothing can be kept, each with its files: one is not what the manifest says, or not as declared."""
        files: dict[Month, list[str]] = {}
        for name in self._storage.list("lake"):
            if month := Month.of_file(name):
                files.setdefault(month, []).append(name)
        return {month: names for month, names in sorted(files.items()) if not self._can_be_kept(month, names)}

    def _can_be_kept(self, month: Month, names: list[str]) -> bool:
        try:
            return _is_fit(month, self._there(names))
        except LakeError:
            return False

    def _there(self, names: Iterable[str]) -> dict[str, bytes]:
        """Those of the files that there are."""
        return {name: data for name in names if (data := self.data(name)) is not None}

    def replace(self, tables: Mapping[str, pa.Table], superseded: Iterable[str] = (), anew: Mapping[Month, list[str]] | None = None) -> set[str]:
        """Put the rows of whole pages in place of their former ones and remove the superseded pages, all of them or none.

        `tables` holds conformed rows by table. Of the months `anew`, as `unfit` tells them, nothing is read and nothing but these pages kept.
        Returns the ids of the pages whose rows are not what they were; what did not change is not written. Raises LakeError for an unfit month
        that would be written and is not made anew: its new manifest would vouch for what is left of the others.
        """
        pages = tables[PAGES.name]
        months_of = {p: Month.of(day) for p, day in zip(pages["page_id"].to_pylist(), pages["page_date"].to_pylist(), strict=True)}
        leaving = months_of.keys() | set(superseded)
        months = {month for page_id in leaving for month in months_near(address_day(page_id))} | set(months_of.values())
        changed: set[str] = set()
        files: dict[str, bytes | None] = {}
        for month in sorted(months):
            mine = {page_id for page_id, its in months_of.items() if its == month}
            altered, written = self._month(month, mine, tables, leaving, (anew or {}).get(month))
            changed |= altered
            files |= written
        if files:
            self._storage.write(files)
        return changed

    def _month(
        self, month: Month, mine: set[str], tables: Mapping[str, pa.Table], leaving: set[str], former: list[str] | None
    ) -> tuple[set[str], dict[str, bytes | None]]:
        """What becomes of one month: the pages whose rows change in it, and its new files; `former` are files of which nothing is kept."""
        stored = {row["page_id"] for row in self.pages(month, "page_id")} if former is None else set()
        if not mine and stored.isdisjoint(leaving):
            return set(), {}
        files = self._there([month.manifest, *map(month.file, LAKE_TABLES)]) if former is None else {}
        old = {table: _declared(table, month.file(table), files.get(month.file(table))) for table in LAKE_TABLES}
        new = {table: _only(tables[table.name], mine) for table in LAKE_TABLES}
        altered = {page_id for page_id in leaving if (page_id in stored) != (page_id in mine)}
        altered |= {p for p in stored & mine if any(not _of(old[t], p).equals(_of(new[t], p)) for t in LAKE_TABLES)}
        if not altered:
            return set(), {}
        if files and not _is_fit(month, files):
            raise LakeError(f"lake: {month} is not as its manifest says, and is not written to: {REPAIR}")
        merged = {table: _sorted(table, pa.concat_tables([_without(old[table], leaving), new[table]])) for table in LAKE_TABLES}
        return altered, dict.fromkeys(former or ()) | _files(month, merged)


class Listed:
    """A lake to make something of: its files are held against their manifests as they are read.

    A file whose digest does not fit may still be Parquet, with other numbers in it, which would be published. Good for one reading of a lake
    that nobody writes to meanwhile. Raises LakeError.
    """

    def __init__(self, lake: Lake) -> None:
        self._lake = lake
        self._sums: dict[Month, dict[str, str]] = {}

    def months(self) -> list[Month]:
        return self._lake.months()

    def read(self, table: Table, month: Month) -> pa.Table:
        """A month of a table, as `Lake.read`; every month has a file of each table."""
        name = month.file(table)
        data, listed = self._lake.data(name), self._listed(month).get(name)
        if data is None or listed != sha256(data):
            raise LakeError(f"{name}: {'gone' if data is None else f'altered, not as {month.manifest} says'}: {REPAIR}")
        return _declared(table, name, data)

    def _listed(self, month: Month) -> dict[str, str]:
        """The digests of a month's files by its manifest."""
        if month not in self._sums:
            data = self._lake.data(month.manifest)
            if data is None:
                raise LakeError(f"{month.manifest}: gone: {REPAIR}")
            try:
                self._sums[month] = _sums(data, month)
            except DAMAGED as error:
                raise LakeError(f"{month.manifest}: altered or cut off, its digest does not fit: {REPAIR}") from error
        return self._sums[month]


def _files(month: Month, tables: Mapping[Table, pa.Table]) -> dict[str, bytes | None]:
    """A month's files; None for each where it holds no page."""
    is_empty = not tables[PAGES].num_rows
    files = {month.file(table): None if is_empty else _parquet(rows) for table, rows in tables.items()}
    return files | {month.manifest: None if is_empty else dump(_entry(name, data) for name, data in files.items() if data is not None)}


def _sums(manifest: bytes, month: Month) -> dict[str, str]:
    """The digests of a month's files as its manifest lists them. Raises ManifestError."""
    return {entry["file"]: entry["sha256"] for entry in load(manifest, month.manifest)}


def _is_fit(month: Month, files: Mapping[str, bytes]) -> bool:
    """Whether these are all the files of a month, as its manifest says and as declared."""
    declared = {month.file(table): arrow_schema(table) for table in LAKE_TABLES}
    if files.keys() != {month.manifest, *declared}:
        return False
    try:
        return _sums(files[month.manifest], month) == {name: sha256(files[name]) for name in declared} and all(
            pq.read_schema(io.BytesIO(files[name])).equals(schema) for name, schema in declared.items()
        )
    except DAMAGED:  # a ManifestError is one of them
        return False


def _declared(table: Table, name: str, data: bytes | None) -> pa.Table:
    """The rows of a file of a table, empty where there is none. Raises LakeError for a file that is no such table."""
    rows = _rows(name, data)
    if rows is None:
        return arrow_schema(table).empty_table()
    if not rows.schema.equals(arrow_schema(table)):
        raise LakeError(f"{name}: not the columns this program declares: {REPAIR}")
    # a table that was read carries field ids that a made one lacks, and would be written with other bytes
    return pa.Table.from_arrays(rows.columns, schema=arrow_schema(table))


def _told(rows: pa.Table, name: str) -> list[Row]:
    """The rows of a file in Python. Raises LakeError for a date that Python has not, words that are no UTF-8."""
    try:
        found: list[Row] = rows.to_pylist()
    except DAMAGED as error:
        raise _unreadable(name, error) from error
    return found


def _rows(name: str, data: bytes | None) -> pa.Table | None:
    """The rows in a file's bytes, None where there is none. Raises LakeError for one that is no Parquet."""
    try:
        return None if data is None else read_parquet(data)
    except (pa.ArrowException, OSError) as error:
        raise _unreadable(name, error) from error


def _unreadable(name: str, error: Exception) -> LakeError:
    return LakeError(f"{name}: unreadable ({(str(error) or type(error).__name__).splitlines()[0]}): {REPAIR}")


def address_day(page_id: str) -> dt.date:
    """The day that a page's address names, which need not be its date."""
    return dt.date.fromisoformat(page_id[:10])


def months_near(day: dt.date) -> set[Month]:
    """Months that may hold pages addressed on a day: a page's date is within a week of its address' date."""
    return {Month.of(near) for near in (day - _EDGE, day, day + _EDGE)}


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


def read_parquet(data: bytes) -> pa.Table:
    """The table in a file's bytes, read in this thread: a pool's that still lets go of them while Python ends kills the process with SIGABRT.

    Raises pa.ArrowException, and nothing that Python makes of altered words in a file's footer.
    """
    try:
        with pq.ParquetFile(pa.BufferReader(data)) as file:
            return file.read(use_threads=False)
    except pa.ArrowException:
        raise
    except DAMAGED as error:
        raise pa.ArrowInvalid(f"{type(error).__name__}: {error}") from error
