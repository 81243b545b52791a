"""The tables of a release as files: Parquet, CSV that no spreadsheet takes for formulas, GeoParquet."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import struct
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from transforms.tables import PLACES, Column, Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_parquet(rows: pa.Table) -> bytes:
    """A table as Parquet, zstd within."""
    sink = pa.BufferOutputStream()
    pq.write_table(rows, sink, compression="zstd", version="2.6")
    return bytes(sink.getvalue().to_pybytes())


def as_csv(table: Table, rows: pa.Table) -> bytes:
    """A table as CSV (UTF-8, RFC 4180); lists as JSON, instants in UTC, text that begins like a formula on any line behind an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.names)
    for batch in rows.to_batches(max_chunksize=10_000):
        writer.writerows(zip(*([_cell(column, value) for value in batch[column.name].to_pylist()] for column in table.columns), strict=True))
    return out.getvalue().encode()


def _cell(column: Column, value: Any) -> object:
    if value is None:
        return ""
    if column.type.startswith("list"):
        return unformula(json.dumps(value, ensure_ascii=False))
    if column.type == "timestamptz":
        return value.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
    return unformula(value) if isinstance(value, str) else value


def unformula(text: str) -> str:
    """A text that no spreadsheet takes for a formula; a line that looks so protected gets one apostrophe more.

    >>> unformula("=1+1")
    "'=1+1"
    """
    return "\n".join(f"'{line}" if line.lstrip("'").startswith(_FORMULA) else line for line in text.split("\n"))


def as_geoparquet(places: pa.Table) -> bytes:
    """Resolved places with a point each, after the GeoParquet 1.1 specification (WKB, WGS 84, longitude first)."""
    rows = places.filter(pc.and_(pc.is_valid(places["lat"]), pc.is_valid(places["lon"])))
    points = [struct.pack("<BIdd", 1, 1, lon, lat) for lon, lat in zip(rows["lon"].to_pylist(), rows["lat"].to_pylist(), strict=True)]
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}}}
    table = rows.append_column("geometry", pa.array(points, pa.binary()))
    metadata = {"description": f"{PLACES.description} Here only those that have coordinates.", "key": ",".join(PLACES.key), "geo": json.dumps(geo)}
    return as_parquet(table.replace_schema_metadata(metadata))
