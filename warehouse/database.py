"""The DuckDB file: a view of the lake, built anew and swapped in. Readers take no lock, and an open session keeps its old file."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import itertools
import os
from collections.abc import Iterator, Mapping, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

import duckdb
import pyarrow as pa

from transforms.schemas import arrow_schema, conform, ddl
from transforms.tables import LAKE_TABLES, RUNS, TABLES, Table
from warehouse.durable import explained, rename
from warehouse.lake import Month
from warehouse.ledger import Attempt, let_go
from warehouse.views import create_views

# every DuckDB since 1.4 opens such a file; analysts' command-line tools are often a release behind
_STORAGE_VERSION = "v1.4.0"
# the file's name inside the session that fills it
_BUILT = "built"
# tables that are filled at a time: while the rows of one are read, those of another are compressed
_AT_ONCE = 2
# what every DuckDB file has at its ninth byte
_MAGIC = b"DUCK"
# what DuckDB makes of a signal's exception, a bare RuntimeError
_INTERRUPTED = "Query interrupted"


class Readable(Protocol):
    """What a database is built from: the lake, or the lake as it may be shared."""

    def months(self) -> list[Month]: ...

    def read(self, table: Table, month: Month) -> pa.Table: ...


class DatabaseError(RuntimeError):
    """The database cannot be read or built; the message says what to do."""


class HeldError(DatabaseError):
    """Somebody has the database open for writing, so that nobody else can read it."""


def build(
    lake: Readable, attempts: Sequence[Attempt], target: Path, again: str = "run `keyevents build`", is_loss_allowed: bool = False
) -> dict[str, int]:
    """Build the file from lake and ledger and swap it in; returns the number of rows per table.

    If it fails the old file stays, as it does where it has days that the new one has not and nobody allowed that. One that somebody holds keeps
    no run from building. Raises DatabaseError, which says how it is built `again`, and KeyboardInterrupt where a signal ended it.
    """
    part = target.with_name(f".{target.name}.part")
    if target.is_dir():
        raise DatabaseError(f"{target}: a folder stands where the database goes: move it away and run `keyevents build`")
    stored: dict[str, dt.date] = {}
    try:
        if not is_loss_allowed:
            with contextlib.suppress(HeldError):
                stored = pages_of(target)
        _remove(part)
        counts, kept = _fill(lake, attempts, part)
        _refuse_loss(stored, kept, let_go(attempts), target)
        _swap(part, target)
    except OSError as error:
        raise explained(error, target) from error
    except RuntimeError as error:
        if str(error) == _INTERRUPTED:
            raise KeyboardInterrupt from error
        raise
    except duckdb.Error as error:
        stays = ", the old one stays" if target.exists() else ""
        todo = f"make room on the disk if it is full, then {again}"
        raise DatabaseError(f"{target}: could not be built{stays}: {str(error).splitlines()[0]}; {todo}") from error
    finally:
        with contextlib.suppress(OSError):  # what is left of a failed build is removed by the next
            _remove(part)
    return counts


def _remove(part: Path) -> None:
    """Remove a database that is not finished, with what DuckDB has yet to write into it."""
    for path in (part, _log_of(part)):
        path.unlink(missing_ok=True)


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.wal")


def _refuse_loss(stored: Mapping[str, dt.date], kept: Mapping[str, dt.date], gone: Set[str], target: Path) -> None:
    """Stop where the file at hand has days that the new one has not: it may be all that tells of them. A page of another date now is still there."""
    days = set(kept.values())
    if lost := sorted({day for page_id, day in stored.items() if page_id not in kept and day not in days and page_id not in gone}):
        raise DatabaseError(
            f"{target}: has {len(lost)} days that the lake has not, such as {lost[0]}: run `keyevents reparse --apply`, "
            "or `keyevents build --allow-loss` if they are gone for good"
        )


def pages_of(target: Path) -> dict[str, dt.date]:
    """The pages of a database with their dates, none where there is none, none of ours, or one too damaged to tell any. Raises HeldError.

    It is read under another name: whoever wrote to it himself may have left changes beside it, which are not ours and may not fit.
    """
    if not _is_duckdb(target):
        return {}
    other = target.with_name(f".{target.name}.part")
    try:
        _remove(other)
        with contextlib.suppress(OSError):  # not every file system has a second name for a file
            os.link(target, other)
        with _opened(other if other.exists() else target) as connection:
            return _pages(connection)
    except (duckdb.CatalogException, duckdb.BinderException):
        return {}
    except duckdb.Error as error:
        if "lock" not in str(error):  # damaged: there is nothing in it to be lost, and a build is what mends it
            return {}
        why = str(error).splitlines()[0].replace(other.name, target.name)
        todo = "end the process that holds it, or say --allow-loss if the lake is whole"
        raise HeldError(f"{target}: cannot be read ({why}), so that nobody can tell whether it has days that the lake has not: {todo}") from error
    except OSError as error:
        raise explained(error, target) from error
    finally:
        with contextlib.suppress(OSError):
            other.unlink(missing_ok=True)


def _pages(connection: duckdb.DuckDBPyConnection) -> dict[str, dt.date]:
    return dict(connection.execute("SELECT page_id, page_date FROM pages").fetchall())


def _is_duckdb(path: Path) -> bool:
    """Whether a file is DuckDB's, whole or not. Raises StorageError."""
    try:
        with path.open("rb") as file:
            return file.read(12)[8:] == _MAGIC
    except (FileNotFoundError, IsADirectoryError):
        return False
    except OSError as error:
        raise explained(error, path) from error


def _fill(lake: Readable, attempts: Sequence[Attempt], part: Path) -> tuple[dict[str, int], dict[str, dt.date]]:
    """Fill a new file; the rows of each table, and the pages with their dates."""
    with duckdb.connect(":memory:", config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}) as connection:
        connection.execute(f"ATTACH '{_named(part).replace(chr(39), chr(39) * 2)}' AS {_BUILT} (STORAGE_VERSION '{_STORAGE_VERSION}')")
        connection.execute(f"USE {_BUILT}")
        with _together(connection):
            for table in TABLES:
                connection.execute(ddl(table))
        months = lake.months()
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            list(pool.map(lambda table: _insert_lake(connection, lake, table, months), LAKE_TABLES))
        _insert(connection, RUNS.name, conform(RUNS, [dataclasses.asdict(a) for a in attempts]))
        counts, pages = {table.name: _count(connection, table.name) for table in TABLES}, _pages(connection)
        with _together(connection):
            create_views(connection)
        connection.execute("USE memory; DETACH built")
        return counts, pages


@contextlib.contextmanager
def _together(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """One transaction: each of the hundreds of comments would else be written on its own, which takes a third of a small database's time."""
    connection.execute("BEGIN")
    yield
    connection.execute("COMMIT")


def _insert_lake(connection: duckdb.DuckDBPyConnection, lake: Readable, table: Table, months: Sequence[Month]) -> None:
    """A table's rows month by month, in a session of its own: one insert for all of them, and memory for one month. Raises what the lake raises."""
    faults: list[BaseException] = []

    def batches() -> Iterator[pa.RecordBatch]:
        try:
            for month in months:
                yield from lake.read(table, month).to_batches()
        except BaseException as error:
            faults.append(error)
            raise

    try:
        with connection.cursor() as own:
            _insert(own, table.name, pa.RecordBatchReader.from_batches(arrow_schema(table), batches()))
    except duckdb.Error:  # it tells of a fault in what it reads by its traceback
        if faults:
            raise faults[0] from None
        raise


def _insert(connection: duckdb.DuckDBPyConnection, name: str, rows: object) -> None:
    connection.register("incoming", rows)
    connection.execute(f"INSERT INTO {_BUILT}.{name} SELECT * FROM incoming")  # noqa: S608 - a declared table's name
    connection.unregister("incoming")


def _count(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {name}").fetchone()  # noqa: S608 - a declared table's name
    return int(row[0]) if row else 0


def _swap(part: Path, target: Path) -> None:
    handle = os.open(part, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    # Changes that somebody made to the old file himself, and left beside it, fit the new one no more: it could not be opened. Before the
    # renaming: a kill in between leaves the old file as we built it
    _log_of(target).unlink(missing_ok=True)
    rename(part, target)


def _named(path: Path) -> str:
    """A path as DuckDB takes it for one: a relative `run:1/x` is to it the file `1/x` of an extension `run`, and `~x` a home."""
    return str(path.absolute())


def _opened(path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(_named(path), read_only=True, config={"enable_external_access": False})


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """A session that can read the database and nothing else: no file, no network, no change of that.

    A read-only connection alone still reads and writes other files. Instants are told in UTC wherever the machine stands, so that a day
    taken of one is the same everywhere. Raises DatabaseError.
    """
    if not path.exists():
        raise DatabaseError(f"{path}: no database there: run `keyevents build`, or name the data folder with --data")
    try:
        connection = _opened(path)
        if connection.execute("SELECT current_setting('lock_configuration')").fetchone() == (False,):
            # The process's first session of this file: those beside it share its settings and may not change them
            connection.execute("SET GLOBAL TimeZone = 'UTC'; SET lock_configuration = true")
    except duckdb.Error as error:
        raise DatabaseError(f"{path}: cannot be opened ({str(error).splitlines()[0]}): run `keyevents build`") from error
    return connection


@contextlib.contextmanager
def reading(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A session for queries of our own, on a file that has every declared column: that one fails is the file's fault. Raises DatabaseError."""
    with connect(path) as connection:
        try:
            there = set(connection.execute("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal").fetchall())
            if lacking := sorted({(table.name, name) for table in TABLES for name in table.names} - there):
                raise _unfit(path, f"no column {'.'.join(lacking[0])}")
            yield connection
        except duckdb.Error as error:
            raise _unfit(path, str(error).splitlines()[0]) from error


def _unfit(path: Path, why: str) -> DatabaseError:
    return DatabaseError(f"{path}: damaged, or built by another version of keyevents ({why}): run `keyevents build`")


def names_apart(names: Sequence[str]) -> list[str]:
    """Names of which no two are alike, as an object of JSON and a table of Parquet need them; told apart as DuckDB does.

    >>> names_apart(["text", "text_1", "text", "text"])
    ['text', 'text_1', 'text_2', 'text_3']
    """
    taken, found = set(names), list[str]()
    for name in names:
        spare = (f"{name}_{n}" for n in itertools.count(1))
        found.append(name if name not in found else next(one for one in spare if one not in taken and one not in found))
    return found
