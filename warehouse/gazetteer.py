"""The gazetteer's files: the shipped one, GeoNames dumps, and what dumps are compiled into.

What names mean is no matter of this module, and nothing is downloaded here: `DUMP_SERVER` says where dumps are fetched from.
"""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from transforms.gazetteer import Gazetteer
from transforms.gazetteer.building import SCHEMA, Record, build_table
from transforms.series import Series
from transforms.series import load as load_series
from warehouse.folder import Store, imported_until
from warehouse.lake import LakeError, Month
from warehouse.manifest import sha256
from warehouse.storage import Storage

_SHIPPED = Path(__file__).with_name("gazetteers")

# Where GeoNames offers its dumps (CC BY 4.0)
DUMP_SERVER = "https://download.geonames.org/export/dump"

COMPILED = "gazetteer/places.parquet"
_MANIFEST = "gazetteer/gazetteer.json"
# raised when compiled files of an older program are no longer what this one would write
_FORMAT = 2
_COLUMNS = 19
# how the version of compiled dumps begins
_DUMPS = "geonames-"
_AGAIN = "compile the dumps again with `keyevents gazetteer --from DIR` or `--download`"
_NOT_PLACES = frozenset({"admin1CodesASCII", "admin2Codes", "countryInfo", "readme", "hierarchy", "featureCodes_en", "timeZones"})


class GazetteerError(Exception):
    """Dumps or compiled files that cannot be used; the message says which and what to do."""


def shipped(series: Series) -> Path:
    """Where a series' slice of GeoNames lies in the project."""
    return _SHIPPED / f"{series.name}.parquet"


def load_shipped(series: Series) -> Gazetteer:
    """The gazetteer that comes with the project."""
    table = _read(shipped(series))
    return Gazetteer([table], _version(table.schema), is_full=False, weights=series.gazetteer.weights)


def load(storage: Storage, series: Series) -> Gazetteer:
    """The best gazetteer there is for a series: dumps compiled into a store where there are any, else the shipped one.

    Raises GazetteerError where what was compiled of dumps is not as it was written: with fewer places the same page would be coded otherwise,
    and nobody told.
    """
    manifest = _manifest(storage)
    if manifest.get("format") != _FORMAT:
        return load_shipped(series)
    full, ours = _parsed(pa.BufferReader(_stored(storage, manifest)), COMPILED), _read(shipped(series))
    return Gazetteer([full, ours], f"{_version(full.schema)}+{_version(ours.schema)}", is_full=True, weights=series.gazetteer.weights)


def version(storage: Storage, series: Series) -> str:
    """The version of what `load` gives, without the places. Raises GazetteerError."""
    manifest, ours = _manifest(storage), _version(pq.read_schema(shipped(series)))
    if manifest.get("format") != _FORMAT:
        return ours
    try:
        return f"{_version(pq.read_schema(pa.BufferReader(_stored(storage, manifest))))}+{ours}"
    except pa.ArrowException as error:
        raise GazetteerError(f"{storage.address}/{COMPILED}: is no gazetteer ({error}); {_AGAIN}") from error


def dumps_of(version: str) -> str:
    """Which dumps a version tells of, empty for the shipped places alone: these come with the program, and change with it."""
    return version.partition("+")[0] if version.startswith(_DUMPS) else ""


def has_dumps(storage: Storage) -> bool:
    """Whether dumps were compiled into a store, so that they are taken and not the shipped places alone. Raises GazetteerError."""
    return _manifest(storage).get("format") == _FORMAT


def coded_otherwise(store: Store, months: Iterable[Month]) -> tuple[str, dict[str, list[dt.date]]]:
    """The version of what `load` gives, and the days of these months whose pages were coded with other dumps, by version.

    Pages that came with a release were coded elsewhere; months that cannot be read are passed over. Raises GazetteerError and StorageError.
    """
    ours, until = version(store.storage, load_series(store.series)), imported_until(store.storage)
    found: dict[str, list[dt.date]] = {}
    for month in months:
        with contextlib.suppress(LakeError):
            for row in store.lake.pages(month, "page_date", "gazetteer_version"):
                day, coded = row["page_date"], row["gazetteer_version"]
                if dumps_of(coded) != dumps_of(ours) and not (until and day <= until):
                    found.setdefault(coded, []).append(day)
    return ours, found


def compile_changed(dumps: Path, storage: Storage) -> None:
    """Compile the GeoNames dumps of a folder into a store unless what it holds is whole and was compiled of them. Raises GazetteerError."""
    if not is_current(storage, dumps):
        compile_dumps(dumps, storage)


def compile_dumps(dumps: Path, storage: Storage) -> dict[str, object]:
    """Compile the GeoNames dumps of a folder (`UA.txt` or `UA.zip`, ...) into COMPILED of a store; gives what was noted of it.

    The same dumps give the same bytes. Raises GazetteerError where there are none or one is malformed.
    """
    files = _dump_files(dumps)
    if not files:
        raise GazetteerError(f"no GeoNames dumps in {dumps}: expected files such as UA.txt or cities15000.txt")
    table = build_table(_records(files)).replace_schema_metadata({"version": f"{_DUMPS}{_digest(files)}"})
    data = table_bytes(table)
    manifest: dict[str, object] = {"format": _FORMAT, "sources": _fingerprint(files), "sha256": sha256(data)}
    storage.write({COMPILED: data})
    storage.write({_MANIFEST: json.dumps(manifest, indent=1).encode()})
    return manifest


def table_bytes(table: pa.Table) -> bytes:
    """The compact table as a Parquet file; the same rows give the same bytes."""
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", compression_level=19, version="2.6", write_statistics=False, row_group_size=1 << 20)
    return bytes(sink.getvalue().to_pybytes())


def fault(storage: Storage) -> str | None:
    """What is wrong with what dumps were compiled into, if anything."""
    try:
        manifest = _manifest(storage)
        if manifest.get("format") == _FORMAT:
            _stored(storage, manifest)
    except GazetteerError as error:
        return str(error).split(": ", 1)[1].split("; ")[0]
    return None


def _stored(storage: Storage, manifest: dict[str, object]) -> bytes:
    try:
        data = storage.read(COMPILED)
    except FileNotFoundError:
        raise GazetteerError(f"{storage.address}/{COMPILED}: gone; {_AGAIN}") from None
    if manifest.get("sha256", sha256(data)) != sha256(data):  # older programs noted none
        raise GazetteerError(f"{storage.address}/{COMPILED}: altered, not as {_MANIFEST} has it; {_AGAIN}")
    return data


def _read(path: Path) -> pa.Table:
    return _parsed(path, str(path))


def _parsed(source: object, name: str) -> pa.Table:
    try:
        # not `read_table`, which loads pyarrow.dataset: more memory than the places themselves
        with pq.ParquetFile(source) as file:
            table = file.read(use_threads=False)
    except (OSError, pa.ArrowException) as error:
        raise GazetteerError(f"{name} is no gazetteer ({error}); {_AGAIN}") from error
    pa.default_memory_pool().release_unused()  # what reading took and the table does not need: half of the memory
    if table.schema.names != SCHEMA.names:
        raise GazetteerError(f"{name} has columns {table.schema.names}, expected {SCHEMA.names}; compile the dumps again")
    return table


def _version(schema: pa.Schema) -> str:
    return str((schema.metadata or {}).get(b"version", b"unknown").decode())


def _dump_files(dumps: Path) -> list[Path]:
    """Dump files of a folder; text before archive of the same name, countries before the towns of the world (the fuller record counts)."""
    found = {path.stem: path for suffix in (".zip", ".txt") for path in dumps.glob(f"*{suffix}") if path.stem not in _NOT_PLACES}
    places = [path for stem, path in found.items() if (len(stem) == 2 and stem.isupper()) or stem.startswith(("cities", "allCountries"))]
    return sorted(places, key=lambda path: (len(path.stem), path.stem))


def _records(files: Iterable[Path]) -> Iterator[Record]:
    for path in files:
        if path.suffix == ".zip":
            yield from _zipped_records(path)
        else:
            with path.open("rb") as lines:
                yield from _parse(lines, path)


def _zipped_records(path: Path) -> Iterator[Record]:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(f"{path.stem}.txt") as lines:
            yield from _parse(lines, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, RuntimeError) as error:  # RuntimeError: encrypted, or packed in a way unknown
        raise GazetteerError(f"{path}: not an archive of {path.stem}.txt ({error.args[0]}); fetch the file again") from error


def _parse(lines: Iterable[bytes], path: Path) -> Iterator[Record]:
    number = 0

    def texts() -> Iterator[str]:
        nonlocal number
        for number, line in enumerate(lines, 1):
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")

    try:
        for row in csv.reader(texts(), delimiter="\t", quoting=csv.QUOTE_NONE):
            yield _record(row)
    except (ValueError, IndexError, csv.Error) as error:
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


def is_current(storage: Storage, dumps: Path) -> bool:
    """Whether what a store holds is whole and was compiled of the dumps of a folder."""
    try:
        manifest = _manifest(storage)
        if manifest.get("format") != _FORMAT or manifest.get("sources") != _fingerprint(_dump_files(dumps)):
            return False
        _stored(storage, manifest)
    except GazetteerError:  # compiling writes it anew
        return False
    return True


def _manifest(storage: Storage) -> dict[str, object]:
    """What was noted of the compiled dumps; nothing where there are none."""
    try:
        manifest = json.loads(storage.read(_MANIFEST))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (ValueError, RecursionError):
        manifest = None
    if not isinstance(manifest, dict):
        raise GazetteerError(f"{storage.address}/{_MANIFEST}: altered or cut off; {_AGAIN}")
    return manifest
