"""The months of the lake: what their manifests say, and schemas, keys, partitions, spans and counts as declared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from transforms.schemas import arrow_schema
from transforms.tables import BULLETS, LAKE_TABLES, Table
from warehouse.check.files import check_files
from warehouse.check.findings import FROM_ARCHIVE, Draw, Finding
from warehouse.lake import DAMAGED, Month, read_parquet
from warehouse.storage import Storage


def check_lake(storage: Storage, months: Sequence[Month], is_drawn: Draw) -> Iterator[Finding]:
    broken: set[str] = set()
    for finding in check_files(storage, "lake", is_drawn, FROM_ARCHIVE):
        broken.add(finding.where)
        yield finding
    for month in months:
        if broken.isdisjoint((month.manifest, *(month.file(table) for table in LAKE_TABLES))):
            try:
                yield from _month(storage, month)
            except DAMAGED as error:  # of a file that this share did not hold against its manifest
                yield Finding(str(month), f"holds a value that cannot be told ({type(error).__name__}: {error})", FROM_ARCHIVE)


def _month(storage: Storage, month: Month) -> Iterator[Finding]:
    """Schemas, keys, partitions and spans of one month; spans and counts only where the tables are as declared."""
    tables: dict[str, pa.Table] = {}
    faults: list[Finding] = []
    for table in LAKE_TABLES:
        try:
            tables[table.name] = read_parquet(storage.read(month.file(table)))
        except (OSError, pa.ArrowException) as error:
            yield Finding(month.file(table), f"cannot be read ({str(error).splitlines()[0]})", FROM_ARCHIVE)
            return
        faults += _table(table, tables[table.name], month)
    yield from faults
    if faults:
        return
    texts = dict(zip(tables["bullets"]["bullet_id"].to_pylist(), tables["bullets"]["text"].to_pylist(), strict=True))
    for table in LAKE_TABLES:
        if "span_start" in table.names:
            yield from _spans(table, tables[table.name], texts, month)
    yield from _counts(tables, month)


def _table(table: Table, rows: pa.Table, month: Month) -> Iterator[Finding]:
    name = month.file(table)
    if not rows.schema.equals(arrow_schema(table)):
        yield Finding(name, "columns are not the declared ones", FROM_ARCHIVE)
        return
    if rows.group_by(list(table.key)).aggregate([]).num_rows != rows.num_rows:
        yield Finding(name, f"a key ({', '.join(table.key)}) stands twice", FROM_ARCHIVE)
    for column in table.columns:
        if not column.nullable and rows[column.name].null_count:
            yield Finding(name, f"{column.name} holds a null", FROM_ARCHIVE)
    dates = rows["page_date"]
    if rows.num_rows and not pc.all(pc.and_(pc.equal(pc.year(dates), month.year), pc.equal(pc.month(dates), month.month))).as_py():
        yield Finding(name, "holds a page of another month", FROM_ARCHIVE)


def _spans(table: Table, rows: pa.Table, texts: dict[str, str], month: Month) -> Iterator[Finding]:
    for row in rows.select(["bullet_id", "ordinal", "text", "span_start", "span_end"]).to_pylist():
        whole = texts.get(row["bullet_id"])
        # a release without the publisher's sentences was loaded: what is shared all the same is as long as its span
        if whole == "" and len(row["text"]) in (0, row["span_end"] - row["span_start"]):
            continue
        if whole is None or whole[row["span_start"] : row["span_end"]] != row["text"] or not row["text"]:
            yield Finding(month.file(table), f"the span of {row['bullet_id']} row {row['ordinal']} is not its text", FROM_ARCHIVE)


def _counts(tables: dict[str, pa.Table], month: Month) -> Iterator[Finding]:
    stated = dict(zip(tables["pages"]["page_id"].to_pylist(), tables["pages"]["n_bullets"].to_pylist(), strict=True))
    counted: dict[str, int] = {}
    for page_id in tables["bullets"]["page_id"].to_pylist():
        counted[page_id] = counted.get(page_id, 0) + 1
    for page_id in sorted(stated.keys() | counted.keys()):
        if stated.get(page_id) != counted.get(page_id):
            yield Finding(month.file(BULLETS), f"{page_id} has {counted.get(page_id)} bullets, {stated.get(page_id)} stated", FROM_ARCHIVE)
