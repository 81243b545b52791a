"""A release: an immutable folder of everything that may be shared, to cite and to load again. Without the publisher's sentences unless asked.

`releases/<newest page date>/` holds the tables as Parquet and CSV, the places as GeoParquet, the DuckDB file, the codebook, the data dictionary, a
Frictionless `datapackage.json`, `CITATION.cff`, the licences and checksums. It is made beside its place and renamed into it, so that it is whole or
not there; `sums` says where one is no longer as it was made, `importing` loads it again.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyarrow.compute as pc

from transforms.schemas import codebook, released_tables
from transforms.series import load as load_series
from transforms.tables import LAKE_TABLES, PLACES
from warehouse import database
from warehouse.durable import rename, write_durably
from warehouse.folder import Warehouse
from warehouse.lake import Listed
from warehouse.manifest import sha256
from warehouse.release import papers
from warehouse.release.changes import changes
from warehouse.release.formats import as_csv, as_geoparquet, as_parquet
from warehouse.release.sharing import Shared
from warehouse.release.sums import SUMS, ReleaseError, files_of, refuse_altered, sums_of


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
        _put(part / "parquet" / f"{name}.parquet", as_parquet(rows))
        _put(part / "csv" / f"{name}.csv", as_csv(table, rows))
    _put(part / "geo" / "places.parquet", as_geoparquet(tables[PLACES.name][1]))
    series = load_series(warehouse.series)
    _put(part / "CODEBOOK.md", codebook().replace("(tables.md)", "(TABLES.md)").encode())
    _put(part / "TABLES.md", released_tables(shared.with_text).replace("(codebook.md)", "(CODEBOOK.md)").encode())
    content = _content(part / "parquet")
    _put(part / "CITATION.cff", papers.citation(series, version, day, content, shared.with_text).encode())
    _put(part / "LICENCES.md", papers.licences(series, shared.with_text).encode())
    _put(part / "CHANGES.md", changes(warehouse, part.name, {name: rows for name, (_, rows) in tables.items()}).encode())
    package = papers.package(series, version, day, content, shared.with_text, [(table, len(rows)) for table, rows in tables.values()])
    _put(part / "datapackage.json", json.dumps(package, indent=1, ensure_ascii=False).encode())
    sums = "".join(f"{sha256(path.read_bytes())}  {path.relative_to(part).as_posix()}\n" for path in files_of(part))
    database.build(shared, [], part / "keyevents.duckdb", "run `keyevents release` again")
    sums += f"{sha256((part / 'keyevents.duckdb').read_bytes())}  keyevents.duckdb\n"
    _put(part / SUMS, sums.encode())


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    write_durably(path, content)


def _settle(part: Path, folder: Path) -> None:
    """Put the release in its place; one that is there already must have the same content."""
    if not folder.exists():
        rename(part, folder)
        return
    refuse_altered(folder)
    old, new = (sums_of(where) for where in (folder, part))
    if {**old, "keyevents.duckdb": "", "CHANGES.md": ""} != {**new, "keyevents.duckdb": "", "CHANGES.md": ""}:
        raise ReleaseError(f"{folder} exists with other content and never changes: cite it as it is, or move it away and release again")


def _point(folder: Path) -> None:
    """Let `latest` point to the release."""
    link, part = folder.with_name("latest"), folder.with_name(".latest.part")
    part.unlink(missing_ok=True)
    part.symlink_to(folder.name)
    part.replace(link)


def _content(folder: Path) -> str:
    """What tells a release from every other of the same day: one digest over those of its tables."""
    digests = "".join(f"{sha256(path.read_bytes())}  {path.name}\n" for path in files_of(folder))
    return f"sha256:{sha256(digests.encode())}"
