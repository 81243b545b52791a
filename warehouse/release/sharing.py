"""What may be shared of the lake."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from transforms.page.records import without_quote
from transforms.schemas import arrow_schema
from transforms.tables import PAGES, Table
from warehouse.lake import Listed, Month


@dataclass(frozen=True)
class Shared:
    """The lake as it may be shared: withheld columns are NULL where they may be, else empty."""

    lake: Listed
    with_text: bool

    def months(self) -> list[Month]:
        return self.lake.months()

    def read(self, table: Table, month: Month) -> pa.Table:
        rows = self.lake.read(table, month)
        return rows if self.with_text else without_sentences(table, rows)

    def whole(self, table: Table) -> pa.Table:
        """A table over all months."""
        return pa.concat_tables([self.read(table, month) for month in self.months()] or [arrow_schema(table).empty_table()]).combine_chunks()


def without_sentences(table: Table, rows: pa.Table) -> pa.Table:
    """The rows without the publisher's words; of a warning that quotes them the rest stays."""
    for column in table.columns:
        if column.is_sentence:
            field = rows.schema.field(column.name)
            empty = pa.nulls(len(rows), field.type) if column.nullable else pa.array([""] * len(rows), field.type)
            rows = rows.set_column(rows.schema.get_field_index(column.name), field, empty)
    if table is PAGES:
        at = rows.schema.get_field_index("warnings")
        told = [[*map(without_quote, warnings)] for warnings in rows["warnings"].to_pylist()]
        rows = rows.set_column(at, rows.schema.field(at), pa.array(told, rows.schema.field(at).type))
    return rows
