"""Do archive, lake and database still hold what was put in them? Everything is read and held against manifests and declarations."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from transforms.schemas import arrow_schema
from transforms.tables import BULLETS, LAKE_TABLES, PAGES, Table
from warehouse import manifest
from warehouse.database import DatabaseError, connect
from warehouse.folder import Warehouse
from warehouse.lake import Month
from warehouse.storage import JOURNAL, Storage

_FROM_BACKUP = "restore it from a backup"
_FROM_ARCHIVE = "`keyevents reparse --apply` makes the lake again from the archive"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: where, what, and how to repair it."""

    where: str
    what: str
    repair: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.repair}"


def check(warehouse: Warehouse, sample: float = 1.0) -> Iterator[Finding]:
    """Every finding of a warehouse. `sample` is the share of files whose content is read (0 to 1); names are always compared."""
    storage = warehouse.storage
    if JOURNAL in storage.list("lake"):
        yield Finding(JOURNAL, "a commit was cut off", "the next command that writes finishes it")
    yield from _files(storage, "archive", sample, _FROM_BACKUP)
    broken: set[str] = set()
    for finding in _files(storage, "lake", sample, _FROM_ARCHIVE):
        broken.add(finding.where)
        yield finding
    if not any(where.startswith("lake/manifests/") for where in broken):
        for month in warehouse.lake.months():
            if not any(month.file(table) in broken for table in LAKE_TABLES):
                yield from _month(storage, month)
    if not broken:
        yield from _database(warehouse)


def _files(storage: Storage, folder: str, sample: float, repair: str) -> Iterator[Finding]:
    names = set(storage.list(folder)) - {JOURNAL}
    manifests = {name for name in names if name.endswith(".jsonl")}
    listed: set[str] = set()
    for name in sorted(manifests):
        try:
            entries = manifest.load(storage.read(name), name)
        except (manifest.ManifestError, ValueError) as error:
            yield Finding(name, str(error).removeprefix(f"{name}: ").split(":")[0], repair)
            continue
        for entry in entries:
            listed.add(entry["file"])
            yield from _file(storage, entry, sample, repair)
    for name in sorted(names - manifests - listed):
        yield Finding(name, "listed in no manifest", f"look where it came from, or {repair}")


def _file(storage: Storage, entry: manifest.Entry, sample: float, repair: str) -> Iterator[Finding]:
    name = entry["file"]
    if zlib.crc32(name.encode()) % 10_000 >= sample * 10_000:
        return
    try:
        found = manifest.sha256(storage.read(name))
    except OSError as error:
        yield Finding(name, f"cannot be read ({error.strerror})", repair)
        return
    if found != entry["sha256"]:
        yield Finding(name, f"altered: SHA-256 {entry['sha256'][:12]}... expected, {found[:12]}... found", repair)


def _month(storage: Storage, month: Month) -> Iterator[Finding]:
    """Schemas, keys, partitions and spans of one month."""
    tables: dict[str, pa.Table] = {}
    for table in LAKE_TABLES:
        try:
            tables[table.name] = pq.read_table(io.BytesIO(storage.read(month.file(table))))
        except (OSError, pa.ArrowException) as error:
            yield Finding(month.file(table), f"cannot be read ({str(error).splitlines()[0]})", _FROM_ARCHIVE)
            return
        yield from _table(table, tables[table.name], month)
    texts = dict(zip(tables["bullets"]["bullet_id"].to_pylist(), tables["bullets"]["text"].to_pylist(), strict=True))
    for table in LAKE_TABLES:
        if "span_start" in table.names:
            yield from _spans(table, tables[table.name], texts, month)
    yield from _counts(tables, month)


def _table(table: Table, rows: pa.Table, month: Month) -> Iterator[Finding]:
    name = month.file(table)
    if not rows.schema.equals(arrow_schema(table)):
        yield Finding(name, "columns are not the declared ones", _FROM_ARCHIVE)
        return
    if rows.group_by(list(table.key)).aggregate([]).num_rows != rows.num_rows:
        yield Finding(name, f"a key ({', '.join(table.key)}) stands twice", _FROM_ARCHIVE)
    for column in table.columns:
        if not column.nullable and rows[column.name].null_count:
            yield Finding(name, f"{column.name} holds a null", _FROM_ARCHIVE)
    dates = rows["page_date"]
    if rows.num_rows and not pc.all(pc.and_(pc.equal(pc.year(dates), month.year), pc.equal(pc.month(dates), month.month))).as_py():
        yield Finding(name, "holds a page of another month", _FROM_ARCHIVE)


def _spans(table: Table, rows: pa.Table, texts: dict[str, str], month: Month) -> Iterator[Finding]:
    for row in rows.select(["bullet_id", "ordinal", "text", "span_start", "span_end"]).to_pylist():
        whole = texts.get(row["bullet_id"])
        if whole == row["text"] == "":  # a release without the publisher's sentences was loaded
            continue
        if whole is None or whole[row["span_start"] : row["span_end"]] != row["text"] or not row["text"]:
            yield Finding(month.file(table), f"the span of {row['bullet_id']} row {row['ordinal']} is not its text", _FROM_ARCHIVE)


def _counts(tables: dict[str, pa.Table], month: Month) -> Iterator[Finding]:
    stated = dict(zip(tables["pages"]["page_id"].to_pylist(), tables["pages"]["n_bullets"].to_pylist(), strict=True))
    counted: dict[str, int] = {}
    for page_id in tables["bullets"]["page_id"].to_pylist():
        counted[page_id] = counted.get(page_id, 0) + 1
    for page_id in sorted(stated.keys() | counted.keys()):
        if stated.get(page_id) != counted.get(page_id):
            yield Finding(month.file(BULLETS), f"{page_id} has {counted.get(page_id)} bullets, {stated.get(page_id)} stated", _FROM_ARCHIVE)


def _database(warehouse: Warehouse) -> Iterator[Finding]:
    """Counts and content hashes of the database against the lake."""
    path = Path(warehouse.database)
    try:
        with connect(path) as connection:
            for table in LAKE_TABLES:
                row = connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()  # noqa: S608 - a declared table's name
                expected = sum(pq.read_metadata(io.BytesIO(warehouse.storage.read(m.file(table)))).num_rows for m in warehouse.lake.months())
                if row and row[0] != expected:
                    yield Finding(path.name, f"{table.name} has {row[0]} rows, the lake {expected}", "`keyevents build` makes it again")
            in_database = set(connection.execute("SELECT page_id, content_hash FROM pages").fetchall())
    except DatabaseError as error:
        yield Finding(path.name, str(error).split(":", 1)[1].strip(), "`keyevents build` makes it again")
        return
    in_lake = {
        (row["page_id"], row["content_hash"])
        for month in warehouse.lake.months()
        for row in warehouse.lake.read(PAGES, month).select(["page_id", "content_hash"]).to_pylist()
    }
    if in_database != in_lake:
        yield Finding(path.name, f"{len(in_database ^ in_lake)} pages differ from the lake", "`keyevents build` makes it again")


def as_json(findings: list[Finding]) -> str:
    return json.dumps([{"where": f.where, "what": f.what, "repair": f.repair} for f in findings], indent=1)
