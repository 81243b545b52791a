"""Do archive, lake, database, releases and gazetteer still hold what was put in them? They are held against manifests, declarations, each other.

Everything is read, or a share of it: another share each turn, so that a check of 5 % a week has read everything after twenty weeks.
"""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from transforms.corrections import CorrectionError, read_corrections
from transforms.schemas import arrow_schema
from transforms.tables import BULLETS, LAKE_TABLES, RUNS, Table
from warehouse import gazetteer, ledger, manifest, release
from warehouse.archive import Record, manifest_name, month_of_file
from warehouse.database import DatabaseError, reading
from warehouse.durable import StorageError
from warehouse.folder import CORRECTIONS, Warehouse, imported_until, locked
from warehouse.lake import DAMAGED, LakeError, Month, read_parquet
from warehouse.lake import REPAIR as _FROM_ARCHIVE
from warehouse.ledger import Attempt
from warehouse.storage import JOURNAL, LockedError, Storage, read_journal
from warehouse.views import PREPARED, view_sql

_FROM_BACKUP = "restore it from a backup"
_GAZETTEER = "restore gazetteer/ from a backup, or compile its dumps with `keyevents gazetteer --from DIR`"
_STRANGE = "look where it came from, then remove it"
_FROM_LAKE = "`keyevents build` makes it again"

# what the archive holds of days that were begun and not ended
_LEFT = "that a run which was killed did not take into the lake"

Draw = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: where, what, and how to repair it."""

    where: str
    what: str
    repair: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.repair}"


def check(warehouse: Warehouse, sample: float = 1.0, turn: int = 0, patience: float = 0.0) -> list[Finding]:
    """Every finding of a warehouse. `sample` is the share of archive files, lake files and lake months whose content is read (0 to 1); the
    next `turn` reads the next share. Names are always compared, and the database is held against the lake's months that are read.

    What is found without the lock may be a writer's half-done work: it is looked for once more under the lock, for which at most `patience`
    seconds are waited. Raises LockedError where a writer goes on and nothing is certain.
    """
    found = list(_check(warehouse, sample, turn))
    if not found:
        return []
    is_left = all(_LEFT in finding.what for finding in found)  # by a killed run, or by one that is at it
    try:
        with locked(warehouse.storage, "keyevents check", 0.0 if is_left else patience):
            return list(_check(warehouse, sample, turn))
    except StorageError:  # a folder that cannot be written has no writer, and a journal that cannot be read is among what was found
        return found
    except LockedError:
        if is_left:
            return []
        # a writer alters the lake and the database, but no file of the archive
        again = set(_check(warehouse, sample, turn))
        if certain := [finding for finding in found if finding in again and finding.where.endswith(".warc.gz")]:
            return certain
        raise


def _check(warehouse: Warehouse, sample: float, turn: int) -> Iterator[Finding]:
    def is_drawn(name: str) -> bool:
        return (zlib.crc32(name.encode()) / 2**32 - turn * sample) % 1 < sample

    storage = warehouse.storage
    yield from _journal(storage)
    losses = list(_files(storage, "archive", is_drawn, _FROM_BACKUP))
    yield from losses
    months = [month for month in warehouse.lake.months() if is_drawn(month.manifest)]
    faults = list(_lake(storage, months, is_drawn))
    yield from faults
    unread: dict[str, str] = {}
    attempts = ledger.read(storage, unread=unread)
    if all(one.repair == _STRANGE for one in (*losses, *faults)):
        yield from _counterparts(warehouse, months, attempts)
    if all(one.repair == _STRANGE for one in faults):
        yield from _database(warehouse, months, None if unread else attempts)
    for name, why in unread.items():
        yield Finding(name, f"cannot be read ({why}), attempts are not told", "give this user the right to it, or restore it from a backup")
    yield from _corrections(storage)
    for name, what in release.faults(warehouse.root, is_drawn):
        yield Finding(name, what, _FROM_BACKUP)
    if fault := gazetteer.fault(storage):
        yield Finding(gazetteer.COMPILED, fault, "`keyevents gazetteer --from DIR` or `--download` compiles it again")
    else:
        yield from _gazetteer(warehouse, months)


def _journal(storage: Storage) -> Iterator[Finding]:
    if JOURNAL not in storage.list("lake"):
        return
    try:
        read_journal(storage.read(JOURNAL), JOURNAL)
    except StorageError as error:
        what, _, repair = str(error.strerror).removeprefix(f"{JOURNAL}: ").partition("; ")
        yield Finding(JOURNAL, what, repair)
    except FileNotFoundError:
        return  # its writer has just finished
    else:
        yield Finding(JOURNAL, "a commit was cut off", "the next command that writes finishes it")


def _corrections(storage: Storage) -> Iterator[Finding]:
    """Whether the next run can read them: it would stop at the first that is none."""
    try:
        read_corrections(storage.read(CORRECTIONS))
    except FileNotFoundError:
        return
    except StorageError:
        raise
    except OSError as error:
        yield Finding(CORRECTIONS, f"cannot be read ({error.strerror})", "put the file there again, or move away what stands in its place")
    except CorrectionError as error:
        yield Finding(CORRECTIONS, str(error).removeprefix(f"{CORRECTIONS}, "), "mend it: every run stops at it")


def week_of(now: dt.datetime) -> int:
    """The turn of a weekly check: counts weeks without an end, so that no year's end breaks the round."""
    return now.toordinal() // 7


def _lake(storage: Storage, months: Sequence[Month], is_drawn: Draw) -> Iterator[Finding]:
    broken: set[str] = set()
    for finding in _files(storage, "lake", is_drawn, _FROM_ARCHIVE):
        broken.add(finding.where)
        yield finding
    for month in months:
        if broken.isdisjoint((month.manifest, *(month.file(table) for table in LAKE_TABLES))):
            try:
                yield from _month(storage, month)
            except DAMAGED as error:  # of a file that this share did not hold against its manifest
                yield Finding(str(month), f"holds a value that cannot be told ({type(error).__name__}: {error})", _FROM_ARCHIVE)


def _files(storage: Storage, folder: str, is_drawn: Draw, repair: str) -> Iterator[Finding]:
    """What does not fit its manifest, and what no manifest lists. One that is gone or altered is told once, not once for each file of its month."""
    names = set(storage.list(folder)) - {JOURNAL}
    homes = {name: _manifest_of(name) for name in names}
    strange = {name for name, home in homes.items() if home is None}
    manifests = {name for name in names - strange if name.endswith(".jsonl")}
    listed, untold = set[str](), set[str]()
    for name in sorted(manifests):
        try:
            entries = manifest.load(storage.read(name), name)
        except (manifest.ManifestError, ValueError) as error:
            yield Finding(name, str(error).removeprefix(f"{name}: ").split(":")[0], repair)
            untold.add(name)
            continue
        except OSError as error:
            yield Finding(name, f"cannot be read ({error.strerror})", repair)
            untold.add(name)
            continue
        for entry in entries:
            listed.add(entry["file"])
            if is_drawn(entry["file"]):
                yield from _file(storage, entry, repair)
    for name in sorted(names - manifests - listed):
        home = homes[name]
        if home is None or home in manifests - untold:
            yield Finding(name, "listed in no manifest", repair if home else _STRANGE)
        elif home not in untold:
            untold.add(home)
            yield Finding(home, "gone", repair)


def _manifest_of(name: str) -> str | None:
    """The manifest that should list a file of the lake or the archive, None for a strange file."""
    month, folder = Month.of_file(name), month_of_file(name)
    return month.manifest if month else manifest_name(folder) if folder else None


def _file(storage: Storage, entry: manifest.Entry, repair: str) -> Iterator[Finding]:
    name = entry["file"]
    try:
        found = manifest.sha256(storage.read(name))
    except OSError as error:
        yield Finding(name, f"cannot be read ({error.strerror})", repair)
        return
    if found != entry["sha256"]:
        yield Finding(name, f"altered: SHA-256 {entry['sha256'][:12]}... expected, {found[:12]}... found", repair)


def _month(storage: Storage, month: Month) -> Iterator[Finding]:
    """Schemas, keys, partitions and spans of one month; spans and counts only where the tables are as declared."""
    tables: dict[str, pa.Table] = {}
    faults: list[Finding] = []
    for table in LAKE_TABLES:
        try:
            tables[table.name] = read_parquet(storage.read(month.file(table)))
        except (OSError, pa.ArrowException) as error:
            yield Finding(month.file(table), f"cannot be read ({str(error).splitlines()[0]})", _FROM_ARCHIVE)
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
        # a release without the publisher's sentences was loaded: what is shared all the same is as long as its span
        if whole == "" and len(row["text"]) in (0, row["span_end"] - row["span_start"]):
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


def _counterparts(warehouse: Warehouse, months: Sequence[Month], attempts: Sequence[Attempt]) -> Iterator[Finding]:
    """Pages of the lake whose bytes the archive lacks, and days of the archive that the lake lacks, told by the ledger or left by a killed run."""
    records = [record for folder in warehouse.archive.months() for record in warehouse.archive.records(folder)]
    payloads, files = {record.payload_sha256 for record in records}, {record.file for record in records}
    until = imported_until(warehouse.storage)
    for month in months:
        pages = warehouse.lake.pages(month, "page_id", "page_date", "payload_sha256")
        lost = [p["page_id"] for p in pages if p["payload_sha256"] not in payloads and not (until and p["page_date"] <= until)]
        if lost:
            yield Finding("archive", f"holds no capture of {len(lost)} pages of {month}, such as {lost[0]}", _FROM_BACKUP)
    kept = _kept(warehouse)
    lost_days = _days_lost(attempts, kept, files)
    for month in sorted({Month.of(day) for day in lost_days}):
        days = sorted(day for day in lost_days if Month.of(day) == month)
        what = f"{len(days)} days of {month}, such as {days[0]}" if month in warehouse.lake.months() else str(month)
        yield Finding("lake", f"holds no page of {what}, of which archive and ledger tell", _FROM_ARCHIVE)
    if left := _days_left(attempts, kept, records):
        what = f"holds captures of {len(left)} days, such as {left[0]}, {_LEFT}"
        yield Finding("archive", what, f"`keyevents backfill {left[0]} {left[-1]}` does, without asking the site for what is there")


@dataclass(frozen=True, slots=True)
class _Kept:
    """The pages of the lake with their dates, and the months that cannot be read: they are told where they are looked at."""

    dates: dict[str, dt.date]
    unread: set[Month]


def _kept(warehouse: Warehouse) -> _Kept:
    found = _Kept({}, set())
    for month in warehouse.lake.months():
        try:
            found.dates.update(warehouse.lake.dates(month))
        except LakeError:
            found.unread.add(month)
    return found


def _days_lost(attempts: Sequence[Attempt], kept: _Kept, files: set[str]) -> set[dt.date]:
    """Days whose pages were written, that the lake has not though the archive has these files of theirs. A page that got another date is still
    there."""
    written = {i: a for i, a in ledger.written(attempts).items() if a.archive_file in files}
    lost = {a.page_date for page_id, a in written.items() if a.page_date and page_id not in kept.dates} - set(kept.dates.values())
    return {day for day in lost if Month.of(day) not in kept.unread}


def _days_left(attempts: Sequence[Attempt], kept: _Kept, records: Sequence[Record]) -> list[dt.date]:
    """Days that the lake has not, of which the archive holds what an attempt that did not end had fetched: nobody has asked for them since."""
    begun, ended = dict[dt.date, dt.datetime](), dict[dt.date, dt.datetime]()
    for a in attempts:
        if a.page_date:
            (begun if a.outcome in ("begun", "interrupted") else ended)[a.page_date] = a.started_at  # attempts come by start
    open_days = {day for day, at in begun.items() if day not in ended or ended[day] < at}
    files = {a.archive_file for a in attempts}
    left = {r.day for r in records if r.day in open_days and r.file not in files and r.captured_at >= begun[r.day]}
    there = {*map(str, kept.dates.values()), *(page_id[:10] for page_id in kept.dates)}
    return sorted(day for day in left if str(day) not in there and Month.of(day) not in kept.unread)


def _gazetteer(warehouse: Warehouse, months: Sequence[Month]) -> Iterator[Finding]:
    """Whether the store would resolve the next page with the dumps that the newest one and those of these months were resolved with."""
    try:
        ours, others = gazetteer.coded_otherwise(warehouse, sorted({*months, *warehouse.lake.months()[-1:]}))
    except (StorageError, gazetteer.GazetteerError):
        return  # told where it is looked at
    for version, days in sorted(others.items()):
        what = f"{len(days)} pages, such as that of {max(days)}, were coded with {version}, the next one would be with {ours}"
        yield Finding("gazetteer", what, f"{_GAZETTEER}; `keyevents reparse --apply` codes all pages with {ours}")


def _database(warehouse: Warehouse, months: Sequence[Month], attempts: Sequence[Attempt] | None) -> Iterator[Finding]:
    """Every value of the database against these months of the lake, whether it has months that the lake has not, what is made of its tables, and
    its attempts against those of the ledger where that could be read."""
    name = warehouse.database.name
    try:
        with reading(warehouse.database) as connection:
            for month in months:
                yield from (Finding(name, what, _FROM_LAKE) for what in _differences(connection, warehouse, month))
            yield from (Finding(name, what, _FROM_LAKE) for what in (*_made_otherwise(connection), *_strange_runs(connection, attempts)))
            stored = {Month(*row) for row in connection.execute("SELECT DISTINCT year(page_date), month(page_date) FROM pages").fetchall()}
    except DatabaseError as error:
        told = str(error).removeprefix(f"{warehouse.database}: ").partition(": run ")[0]  # what to do is told once
        yield Finding(name, told, _FROM_LAKE)
    except (LakeError, pa.ArrowException, OSError) as error:
        yield Finding("lake", f"cannot be read ({str(error).splitlines()[0]})", _FROM_ARCHIVE)
    else:
        for month in sorted(stored - set(warehouse.lake.months())):
            yield Finding(name, f"has pages of {month}, the lake has none", f"{_FROM_ARCHIVE}, and the database with it")


def _differences(connection: duckdb.DuckDBPyConnection, warehouse: Warehouse, month: Month) -> Iterator[str]:
    """What of a month differs in the database from the lake, value by value, in words."""
    for table in LAKE_TABLES:
        expected = warehouse.lake.read(table, month)
        found = _stored(connection, table, month)
        if found.num_rows != expected.num_rows:
            yield f"{table.name} has {found.num_rows} rows of {month}, the lake {expected.num_rows}"
        elif not found.equals(expected):
            differing = [name for name in table.names if not found[name].equals(expected[name])]
            yield f"{table.name} of {month} differs from the lake in {', '.join(differing[:3])}{' and more' if differing[3:] else ''}"


def _made_otherwise(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Which of the tables that are made of others when the database is built are not what those give."""
    for name in PREPARED:
        create = next((one.query for one in connection.extract_statements(view_sql(name)) if f"CREATE TABLE {name} AS" in one.query), None)
        if create is None:
            continue
        connection.execute(create.replace(f"CREATE TABLE {name} AS", "CREATE OR REPLACE TEMP TABLE made_anew AS"))
        query = f"SELECT count(*) FROM (({_WITHOUT.format(name, 'made_anew')}) UNION ALL ({_WITHOUT.format('made_anew', name)}))"  # noqa: S608 - our own names
        [(n_rows,)] = connection.execute(query).fetchall()
        if n_rows:
            yield f"{name}: {n_rows} rows are not what the other tables give"


_WITHOUT = "FROM {} EXCEPT ALL FROM {}"


def _strange_runs(connection: duckdb.DuckDBPyConnection, attempts: Sequence[Attempt] | None) -> Iterator[str]:
    """Attempts that the ledger does not tell of; the newest ones may stand there alone. Every value is read: the disk may have damaged one."""
    runs = connection.execute(f"SELECT {', '.join(RUNS.names)} FROM {RUNS.name}").fetchall()  # noqa: S608 - declared names
    kept = {run[:2] for run in runs} if attempts is None else {(a.run_id, a.ordinal) for a in attempts}
    if n_strange := sum(run[:2] not in kept for run in runs):
        yield f"{RUNS.name}: {n_strange} of {len(runs)} attempts are not in the ledger"


def _stored(connection: duckdb.DuckDBPyConnection, table: Table, month: Month) -> pa.Table:
    """A month of a table as the database has it, in the lake's columns and order. Raises DatabaseError for columns of other types."""
    where = f"year(page_date) = {month.year} AND month(page_date) = {month.month}"
    query = f"SELECT {', '.join(table.names)} FROM {table.name} WHERE {where} ORDER BY {', '.join(table.key)}"  # noqa: S608 - declared names, numbers
    try:
        return connection.sql(query).to_arrow_table().cast(arrow_schema(table))
    except pa.ArrowException as error:
        raise DatabaseError(f"{table.name} is not as this program declares it ({str(error).splitlines()[0]})") from error
