"""The gazetteer's files: the shipped one, GeoNames dumps, and what dumps are compiled into.

What names mean is no matter of this module, and nothing is downloaded here: `DUMP_FILES` and `dump_url` say what there is to fetch.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

import pyarrow as pa
import pyarrow.parquet as pq

from transforms.gazetteer import Gazetteer
from transforms.gazetteer.building import SCHEMA, Record, build_table
from transforms.series import Series

_SHIPPED = Path(__file__).with_name("gazetteers")

# Where GeoNames offers its dumps (CC BY 4.0)
DUMP_SERVER = "https://download.geonames.org/export/dump"

_COMPILED = "places.parquet"
_MANIFEST = "gazetteer.json"
# raised when compiled files of an older program are no longer what this one would write
_FORMAT = 2
_COLUMNS = 19
_NOT_PLACES = frozenset({"admin1CodesASCII", "admin2Codes", "countryInfo", "readme", "hierarchy", "featureCodes_en", "timeZones"})


class GazetteerError(Exception):
    """Dumps or compiled files that cannot be used; the message says which and what to do."""


def dump_url(name: str) -> str:
    """Where one of DUMP_FILES is fetched from."""
    return f"{DUMP_SERVER}/{name}"


def shipped(series: Series) -> Path:
    """Where a series' slice of GeoNames lies in the project."""
    return _SHIPPED / f"{series.name}.parquet"


def load_shipped(series: Series) -> Gazetteer:
    """The gazetteer that comes with the project."""
    return Gazetteer([table := _read(shipped(series))], _version(table), is_full=False, weights=series.gazetteer.weights)


def load(folder: Path, series: Series, dumps: Path | None = None) -> Gazetteer:
    """The best gazetteer there is for a series: dumps compiled into `folder` where there are any, else the shipped one.

    `dumps` names a folder of GeoNames dumps, compiled on first use and whenever they have changed.
    Raises GazetteerError where dumps were named and cannot be used.
    """
    if dumps is not None and not _is_current(folder, dumps):
        compile_dumps(dumps, folder)
    compiled = folder / _COMPILED
    if not compiled.exists() or _manifest(folder).get("format") != _FORMAT:
        return load_shipped(series)
    full, ours = _read(compiled), _read(shipped(series))
    return Gazetteer([full, ours], f"{_version(full)}+{_version(ours)}", is_full=True, weights=series.gazetteer.weights)


def compile_dumps(dumps: Path, folder: Path) -> Path:
    """Compile the GeoNames dumps of a folder (`UA.txt` or `UA.zip`, ...) into `folder`; gives the compiled file.

    The same dumps give the same bytes. Raises GazetteerError where there are none or one is malformed.
    """
    files = _dump_files(dumps)
    if not files:
        raise GazetteerError(f"no GeoNames dumps in {dumps}: expected files such as UA.txt or cities15000.txt")
    table = build_table(_records(files)).replace_schema_metadata({"version": f"geonames-{_digest(files)}"})
    folder.mkdir(parents=True, exist_ok=True)
    write_table(table, folder / _COMPILED)
    _write(folder / _MANIFEST, json.dumps({"format": _FORMAT, "sources": _fingerprint(files)}, indent=1).encode())
    return folder / _COMPILED


def write_table(table: pa.Table, path: Path) -> None:
    """Write the compact table so that the same rows give the same bytes, whole or not at all."""
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", compression_level=19, version="2.6", write_statistics=False, row_group_size=1 << 20)
    _write(path, sink.getvalue().to_pybytes())


def _read(path: Path) -> pa.Table:
    try:
        # not `read_table`, which loads pyarrow.dataset: more memory than the places themselves
        with pq.ParquetFile(path) as file:
            table = file.read(use_threads=False)
    except (OSError, pa.ArrowException) as error:
        raise GazetteerError(f"{path} is no gazetteer ({error}); compile the dumps again with `keyevents gazetteer --from DIR`") from error
    if table.schema.names != SCHEMA.names:
        raise GazetteerError(f"{path} has columns {table.schema.names}, expected {SCHEMA.names}; compile the dumps again")
    return table


def _version(table: pa.Table) -> str:
    return str((table.schema.metadata or {}).get(b"version", b"unknown").decode())


def _dump_files(dumps: Path) -> list[Path]:
    """Dump files of a folder; text before archive of the same name, countries before the towns of the world (the fuller record counts)."""
    found = {path.stem: path for suffix in (".zip", ".txt") for path in dumps.glob(f"*{suffix}") if path.stem not in _NOT_PLACES}
    places = [path for stem, path in found.items() if (len(stem) == 2 and stem.isupper()) or stem.startswith(("cities", "allCountries"))]
    return sorted(places, key=lambda path: (len(path.stem), path.stem))


def _records(files: Iterable[Path]) -> Iterator[Record]:
    for path in files:
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive, archive.open(f"{path.stem}.txt") as raw:
                yield from _parse((line.decode("utf-8") for line in raw), path)
        else:
            with path.open(encoding="utf-8", newline="\n") as text:
                yield from _parse(text, path)


def _parse(lines: Iterable[str] | TextIO, path: Path) -> Iterator[Record]:
    for number, row in enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
        try:
            yield _record(row)
        except (ValueError, IndexError) as error:
            raise GazetteerError(f"{path}, line {number}: not a GeoNames record ({error}); fetch the file again") from error


def _record(row: list[str]) -> Record:
    if len(row) != _COLUMNS:
        raise ValueError(f"{len(row)} columns, expected {_COLUMNS}")
    return Record(
        id=int(row[0]),
        name=row[1],
        alternates=(row[2], *row[3].split(",")) if row[3] else (row[2],),
        lat=float(row[4]),
        lon=float(row[5]),
        feature=row[7],
        country=row[8],
        region=f"{row[8]}.{row[10]}",
        district=row[11],
        population=int(row[14] or 0),
    )


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256(str(_FORMAT).encode())
    for path in files:
        digest.update(path.name.encode())
        with path.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()[:12]


def _fingerprint(files: Iterable[Path]) -> list[list[str | int]]:
    return [[path.name, (stat := path.stat()).st_size, stat.st_mtime_ns] for path in files]


def _is_current(folder: Path, dumps: Path) -> bool:
    manifest = _manifest(folder)
    return (folder / _COMPILED).exists() and manifest.get("format") == _FORMAT and manifest.get("sources") == _fingerprint(_dump_files(dumps))


def _manifest(folder: Path) -> dict[str, object]:
    try:
        manifest = json.loads((folder / _MANIFEST).read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _write(path: Path, content: bytes) -> None:
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)
