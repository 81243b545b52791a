"""What a release changes since the one before."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from transforms.diff import TableDiff, diff
from transforms.schemas import arrow_schema
from transforms.tables import LAKE_TABLES
from warehouse.folder import Warehouse
from warehouse.release.sums import refuse_altered


def changes(warehouse: Warehouse, name: str, tables: Mapping[str, pa.Table]) -> str:
    """What is new since the release before. Raises ReleaseError where that one was altered: it would be told as what changed."""
    day = name.strip(".").removesuffix(".part")
    folder = warehouse.root / "releases"
    before = [p for p in sorted(folder.glob("[0-9]*")) if p.name < day and p.name.endswith("-with-text") == day.endswith("-with-text")]
    if not before:
        return "# Changes\n\nThe first release.\n"
    refuse_altered(before[-1])
    lines = [f"# Changes since {before[-1].name}", ""]
    for table in LAKE_TABLES:
        file = before[-1] / "parquet" / f"{table.name}.parquet"
        old = pq.read_table(file) if file.exists() else arrow_schema(table).empty_table()
        then, now, found = by_month(old), by_month(tables[table.name]), TableDiff(table.name)
        for month in sorted(then.keys() | now.keys()):  # as Python's own rows, those of one month at a time
            found.add(diff(table, then.get(month, old.slice(0, 0)), now.get(month, tables[table.name].slice(0, 0))))
        lines.append(f"- {table.name}: {found.n_added} rows added, {found.n_gone} gone, {found.n_changed} changed")
    return "\n".join(lines) + "\n"


def by_month(rows: pa.Table) -> dict[str, pa.Table]:
    """The rows by the month of their page."""
    months = pc.strftime(rows["page_date"], format="%Y-%m")
    return {month: rows.filter(pc.equal(months, month)) for month in pc.unique(months).to_pylist()}
