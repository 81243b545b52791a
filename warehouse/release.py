"""A release: an immutable folder of everything that may be shared, to cite and to load again. Without the publisher's sentences unless asked.

`releases/<newest page date>/` holds the tables as Parquet and CSV, the places as GeoParquet, the DuckDB file, the codebook, the data dictionary, a
Frictionless `datapackage.json`, `CITATION.cff`, the licences and checksums. It is made beside its place and renamed into it, so that it is whole or
not there; `faults` says where one is no longer as it was made, `warehouse.importing` loads it again.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import shutil
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from transforms.diff import TableDiff, diff
from transforms.page.records import without_quote
from transforms.schemas import arrow_schema, codebook, released_tables, withheld_as
from transforms.series import Series
from transforms.series import load as load_series
from transforms.tables import LAKE_TABLES, PAGES, PLACES, Column, Table
from warehouse import database
from warehouse.durable import rename, write_durably
from warehouse.folder import Warehouse
from warehouse.lake import Listed, Month
from warehouse.manifest import sha256

SUMS = "SHA256SUMS"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# how the CSV gives the Parquet back
_READING = (
    "Text that begins like a formula, on any line, stands behind an apostrophe: to read it, take one apostrophe from each line that begins with "
    "apostrophes and then = + - @, a tab or a return. An empty cell is NULL where the column is not required; in a withheld column it is "
    "what the column's description says. Lists are JSON, instants UTC."
)
_KINDS = {"text": "string", "int": "integer", "int64": "integer", "double": "number", "bool": "boolean", "date": "date", "timestamptz": "datetime"}
_LICENCES = """What each part of this release may be used for

- The data (parquet/, csv/, geo/, the DuckDB file): facts gathered from a public news chronicle, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).
- Places: ids, names and coordinates are of GeoNames (https://www.geonames.org/), CC BY 4.0.
- The sentences of the chronicle, "{title}" ({site}), belong to {publisher}. {sentences}
- The program that made this: Apache-2.0.
"""


class ReleaseError(RuntimeError):
    """A release that cannot be made or used; the message says why and what to do."""


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


def release(warehouse: Warehouse, version: str, with_text: bool = False) -> Path:
    """Make the release of the newest page date; gives its folder.

    Needs the lock. The same lake gives the same files but for the DuckDB file. Raises ReleaseError where the lake is empty, where `latest` is no
    link, as in a copy that followed it, or where the release exists with other content: a release never changes.
    """
    shared = Shared(Listed(warehouse.lake), with_text)
    pages = shared.whole(LAKE_TABLES[0])
    if not len(pages):
        raise ReleaseError(f"{warehouse.root}: nothing to release: run `keyevents backfill --last 30` or `keyevents ingest` first")
    day = str(pc.max(pages["page_date"]).as_py())
    folder = warehouse.root / "releases" / (f"{day}-with-text" if with_text else day)
    latest = folder.with_name("latest")
    if latest.is_dir() and not latest.is_symlink():
        raise ReleaseError(f"{latest}: a folder of its own, expected a link to the newest release beside it: move it away and release again")
    part = folder.with_name(f".{folder.name}.part")
    for left in folder.parent.glob(".*.part"):  # of killed ones, whatever their day: they may hold the sentences
        shutil.rmtree(left, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        _fill(part, shared, warehouse, version, day)
        _settle(part, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    if not with_text:  # what `latest` names may be passed on
        _point(folder)
    return folder


def _fill(part: Path, shared: Shared, warehouse: Warehouse, version: str, day: str) -> None:
    tables = {table.name: (table, shared.whole(table)) for table in LAKE_TABLES}
    for name, (table, rows) in tables.items():
        _put(part / "parquet" / f"{name}.parquet", _parquet(rows))
        _put(part / "csv" / f"{name}.csv", _csv(table, rows))
    _put(part / "geo" / "places.parquet", geoparquet(tables[PLACES.name][1]))
    series = load_series(warehouse.series)
    _put(part / "CODEBOOK.md", codebook().replace("(tables.md)", "(TABLES.md)").encode())
    _put(part / "TABLES.md", released_tables(shared.with_text).replace("(codebook.md)", "(CODEBOOK.md)").encode())
    content = _content(part / "parquet")
    _put(part / "CITATION.cff", _citation(series, version, day, content, shared.with_text).encode())
    told = "This copy holds them: it is for your own use and may not be passed on." if shared.with_text else "They are withheld here."
    licences = _LICENCES.format(title=series.title, site=series.site, publisher=series.publisher, sentences=told)
    _put(part / "LICENCES.md", licences.encode())
    _put(part / "CHANGES.md", _changes(warehouse, part.name, {name: rows for name, (_, rows) in tables.items()}).encode())
    package = _package(series, version, day, content, shared.with_text, [(table, len(rows)) for table, rows in tables.values()])
    _put(part / "datapackage.json", json.dumps(package, indent=1, ensure_ascii=False).encode())
    sums = "".join(f"{sha256(path.read_bytes())}  {path.relative_to(part).as_posix()}\n" for path in _files_of(part))
    database.build(shared, [], part / "keyevents.duckdb", "run `keyevents release` again")
    sums += f"{sha256((part / 'keyevents.duckdb').read_bytes())}  keyevents.duckdb\n"
    _put(part / SUMS, sums.encode())


def _files_of(folder: Path) -> list[Path]:
    """Every file of a release."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    write_durably(path, content)


def _settle(part: Path, folder: Path) -> None:
    """Put the release in its place; one that is there already must have the same content."""
    if not folder.exists():
        rename(part, folder)
        return
    _refuse_altered(folder)
    old, new = (_sums_of(where) for where in (folder, part))
    if {**old, "keyevents.duckdb": "", "CHANGES.md": ""} != {**new, "keyevents.duckdb": "", "CHANGES.md": ""}:
        raise ReleaseError(f"{folder} exists with other content and never changes: cite it as it is, or move it away and release again")


def _refuse_altered(folder: Path) -> None:
    for name, what in faults_of(folder):
        raise ReleaseError(f"{folder / name}: {what}, and a release never changes: restore it from a backup, or move it away and release again")


def _sums_of(folder: Path) -> dict[str, str]:
    """The digests that a release tells of its files."""
    lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def faults(root: Path, is_drawn: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """What is wrong with the releases of a data folder: the file, and what; the content is read of files that are drawn."""
    for folder in sorted(path for path in (root / "releases").glob("[0-9]*") if path.is_dir()):
        yield from faults_of(folder, f"releases/{folder.name}/", is_drawn)


def faults_of(folder: Path, where: str = "", is_drawn: Callable[[str], bool] = lambda name: True) -> Iterator[tuple[str, str]]:
    """What is wrong with one release: the file, `where` put before its name, and what."""
    try:
        sums = _sums_of(folder)
    except FileNotFoundError:
        yield f"{where}{SUMS}", "not there, so this is no release"
        return
    except (OSError, ValueError) as error:
        yield f"{where}{SUMS}", f"cannot be read ({error})"
        return
    names = {path.relative_to(folder).as_posix() for path in _files_of(folder)} - {SUMS}
    for name in sorted(names ^ sums.keys()):
        yield f"{where}{name}", f"listed in no {SUMS}" if name in names else f"gone, though {SUMS} lists it"
    for name in sorted(names & sums.keys()):
        if is_drawn(f"{where}{name}") and sha256((folder / name).read_bytes()) != sums[name]:
            yield f"{where}{name}", f"not as {SUMS} has it"


def _point(folder: Path) -> None:
    """Let `latest` point to the release."""
    link, part = folder.with_name("latest"), folder.with_name(".latest.part")
    part.unlink(missing_ok=True)
    part.symlink_to(folder.name)
    part.replace(link)


def _parquet(rows: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(rows, sink, compression="zstd", version="2.6")
    return bytes(sink.getvalue().to_pybytes())


def _csv(table: Table, rows: pa.Table) -> bytes:
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


def geoparquet(places: pa.Table) -> bytes:
    """Resolved places with a point each, after the GeoParquet 1.1 specification (WKB, WGS 84, longitude first)."""
    rows = places.filter(pc.and_(pc.is_valid(places["lat"]), pc.is_valid(places["lon"])))
    points = [struct.pack("<BIdd", 1, 1, lon, lat) for lon, lat in zip(rows["lon"].to_pylist(), rows["lat"].to_pylist(), strict=True)]
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}}}
    table = rows.append_column("geometry", pa.array(points, pa.binary()))
    metadata = {"description": f"{PLACES.description} Here only those that have coordinates.", "key": ",".join(PLACES.key), "geo": json.dumps(geo)}
    return _parquet(table.replace_schema_metadata(metadata))


def _changes(warehouse: Warehouse, name: str, tables: Mapping[str, pa.Table]) -> str:
    """What is new since the release before. Raises ReleaseError where that one was altered: it would be told as what changed."""
    day = name.strip(".").removesuffix(".part")
    folder = warehouse.root / "releases"
    before = [p for p in sorted(folder.glob("[0-9]*")) if p.name < day and p.name.endswith("-with-text") == day.endswith("-with-text")]
    if not before:
        return "# Changes\n\nThe first release.\n"
    _refuse_altered(before[-1])
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


def _content(folder: Path) -> str:
    """What tells a release from every other of the same day: one digest over those of its tables."""
    digests = "".join(f"{sha256(path.read_bytes())}  {path.name}\n" for path in _files_of(folder))
    return f"sha256:{sha256(digests.encode())}"


def _citation(series: Series, version: str, day: str, content: str, with_text: bool) -> str:
    """The citation of the release, dated by its newest page and not by the clock: the same lake gives the same file."""
    quoted = partial(json.dumps, ensure_ascii=False)  # YAML reads JSON's strings
    return (
        "cff-version: 1.2.0\nmessage: Cite this data as below; a single number by page_id@revision#position.\n"
        f"title: {quoted(f'{_title(series, with_text)}, release {day}')}\ntype: dataset\n"
        "authors:\n  - name: The keyevents authors\n"
        f'version: "{day}"\ndate-released: "{day}"\nlicense: CC-BY-4.0\nabstract: "Made by keyevents {version}."\n'
        f"identifiers:\n  - type: other\n    value: {content}\n    description: What parquet/ holds, which no other release of the day does\n"
        f"references:\n  - type: serial\n    title: {quoted(series.title)}\n    authors:\n      - name: {quoted(series.publisher)}\n"
        f"    url: {series.site}\n"
        "  - type: database\n    title: GeoNames\n    authors:\n      - name: GeoNames\n    url: https://www.geonames.org/\n"
    )


def _title(series: Series, with_text: bool) -> str:
    return f"keyevents: “{series.title}” as data{', with its sentences' if with_text else ''}"


def _package(series: Series, version: str, day: str, content: str, with_text: bool, tables: Sequence[tuple[Table, int]]) -> dict[str, object]:
    """The Frictionless data package of the CSV files."""
    withheld = "" if with_text else " Columns of the publisher's sentences are empty."
    return {
        "profile": "tabular-data-package",
        "name": f"keyevents-{series.name}{'-with-text' if with_text else ''}",
        "id": content,
        "title": _title(series, with_text),
        "version": day,
        "description": f"Made by keyevents {version}. {_READING}{withheld}",
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "Creative Commons Attribution 4.0"}],
        "sources": [
            {"title": f"{series.publisher}: {series.title}", "path": series.site},
            {"title": "GeoNames", "path": "https://www.geonames.org/"},
        ],
        "resources": [_resource(table, n, with_text) for table, n in tables],
    }


def _resource(table: Table, n_rows: int, with_text: bool) -> dict[str, object]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "path": f"csv/{table.name}.csv",
        "description": f"{table.description} {n_rows} rows.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": [_field(column, with_text) for column in table.columns], "primaryKey": list(table.key), "missingValues": [""]},
    }


def _field(column: Column, with_text: bool) -> dict[str, object]:
    is_withheld = not with_text and column.is_sentence
    description = f"{column.description}. {withheld_as(column)}" if is_withheld else column.description
    field: dict[str, object] = {"name": column.name, "type": _KINDS.get(column.type, "array"), "description": description}
    constraints: dict[str, object] = {} if column.nullable or is_withheld else {"required": True}
    constraints |= {"enum": list(column.allowed)} if column.allowed else {}
    return field | ({"constraints": constraints} if constraints else {})
