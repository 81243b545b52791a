"""The database against the lake and the ledger that it was built from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb
import pyarrow as pa

from transforms.schemas import arrow_schema
from transforms.tables import LAKE_TABLES, RUNS, Table
from warehouse.check.findings import FROM_ARCHIVE, FROM_LAKE, Finding
from warehouse.database import DatabaseError, reading
from warehouse.folder import Warehouse
from warehouse.lake import LakeError, Month
from warehouse.ledger import Attempt
from warehouse.views import PREPARED, view_sql

_WITHOUT = "FROM {} EXCEPT ALL FROM {}"


def check_database(warehouse: Warehouse, months: Sequence[Month], attempts: Sequence[Attempt] | None) -> Iterator[Finding]:
    """Every value of the database against these months of the lake, whether it has months that the lake has not, what is made of its tables, and
    its attempts against those of the ledger where that could be read."""
    name = warehouse.database.name
    try:
        with reading(warehouse.database) as connection:
            for month in months:
                yield from (Finding(name, what, FROM_LAKE) for what in _differences(connection, warehouse, month))
            yield from (Finding(name, what, FROM_LAKE) for what in (*_made_otherwise(connection), *_strange_runs(connection, attempts)))
            stored = {Month(*row) for row in connection.execute("SELECT DISTINCT year(page_date), month(page_date) FROM pages").fetchall()}
    except DatabaseError as error:
        told = str(error).removeprefix(f"{warehouse.database}: ").partition(": run ")[0]  # what to do is told once
        yield Finding(name, told, FROM_LAKE)
    except (LakeError, pa.ArrowException, OSError) as error:
        yield Finding("lake", f"cannot be read ({str(error).splitlines()[0]})", FROM_ARCHIVE)
    else:
        for month in sorted(stored - set(warehouse.lake.months())):
            yield Finding(name, f"has pages of {month}, the lake has none", f"{FROM_ARCHIVE}, and the database with it")


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


def _strange_runs(connection: duckdb.DuckDBPyConnection, attempts: Sequence[Attempt] | None) -> Iterator[str]:
    """Attempts that the ledger does not tell of; the newest ones may stand there alone. Every value is read: the disk may have damaged one."""
    runs = connection.execute(f"SELECT {', '.join(RUNS.names)} FROM {RUNS.name}").fetchall()  # noqa: S608 - declared names
    kept = {run[:2] for run in runs} if attempts is None else {(a.run_id, a.ordinal) for a in attempts}
    if n_strange := sum(run[:2] not in kept for run in runs):
        yield f"{RUNS.name}: {n_strange} of {len(runs)} attempts are not in the ledger (restore what it lost from a backup first)"


def _stored(connection: duckdb.DuckDBPyConnection, table: Table, month: Month) -> pa.Table:
    """A month of a table as the database has it, in the lake's columns and order. Raises DatabaseError for columns of other types."""
    where = f"year(page_date) = {month.year} AND month(page_date) = {month.month}"
    query = f"SELECT {', '.join(table.names)} FROM {table.name} WHERE {where} ORDER BY {', '.join(table.key)}"  # noqa: S608 - declared names, numbers
    try:
        return connection.sql(query).to_arrow_table().cast(arrow_schema(table))
    except pa.ArrowException as error:
        raise DatabaseError(f"{table.name} is not as this program declares it ({str(error).splitlines()[0]})") from error
