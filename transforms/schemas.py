"""What is made from the declared tables: Arrow schemas, DuckDB DDL, the check on write, and the words of docs/tables.md."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import pyarrow as pa

from transforms.tables import LAKE_TABLES, TABLES, Column, Table, Type

Row = Mapping[str, Any]

_ARROW: dict[Type, pa.DataType] = {
    "text": pa.string(),
    "int": pa.int32(),
    "int64": pa.int64(),
    "double": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "timestamptz": pa.timestamp("us", tz="UTC"),
    "list<text>": pa.list_(pa.field("item", pa.string(), nullable=False)),
    "list<int64>": pa.list_(pa.field("item", pa.int64(), nullable=False)),
}
_DUCKDB: dict[Type, str] = {
    "text": "VARCHAR",
    "int": "INTEGER",
    "int64": "BIGINT",
    "double": "DOUBLE",
    "bool": "BOOLEAN",
    "date": "DATE",
    "timestamptz": "TIMESTAMP WITH TIME ZONE",
    "list<text>": "VARCHAR[]",
    "list<int64>": "BIGINT[]",
}
_PYTHON: dict[Type, type | tuple[type, ...]] = {
    "text": str,
    "int": int,
    "int64": int,
    "double": (int, float),
    "bool": bool,
    "date": dt.date,
    "timestamptz": dt.datetime,
    "list<text>": (list, tuple),
    "list<int64>": (list, tuple),
}
# said in the database too, since whoever is handed a release has no README
_INSTANT = "UTC; shown, and cut into days, by your own zone until SET TimeZone = 'UTC'"


class ConformError(ValueError):
    """Rows that do not fit their table; the message names table, row, column, what was expected and what was found."""


@cache
def arrow_schema(table: Table) -> pa.Schema:
    """The table's Arrow schema; descriptions, units, sources and keys are in the metadata and survive Parquet."""
    fields = [pa.field(c.name, _ARROW[c.type], c.nullable, _field_metadata(c)) for c in table.columns]
    return pa.schema(fields, {"description": table.description, "key": ",".join(table.key)})


def _field_metadata(column: Column) -> dict[str, str]:
    words = {"description": column.description, "unit": column.unit, "source": column.source, "allowed": ", ".join(column.allowed)}
    return {name: value for name, value in words.items() if value}


def ddl(table: Table) -> str:
    """CREATE TABLE with NOT NULL, the allowed values and the primary key, then a comment on the table and every column, for DuckDB."""
    columns = [f"  {c.name} {_DUCKDB[c.type]}{'' if c.nullable else ' NOT NULL'}{_check(c)}" for c in table.columns]
    create = f"CREATE TABLE {table.name} (\n" + ",\n".join([*columns, f"  PRIMARY KEY ({', '.join(table.key)})"]) + "\n);"
    comments = [f"COMMENT ON TABLE {table.name} IS {_quoted(table.description)};"]
    comments += [f"COMMENT ON COLUMN {table.name}.{c.name} IS {_quoted(comment(c))};" for c in table.columns]
    return "\n".join([create, *comments])


def _check(column: Column) -> str:
    return f" CHECK ({column.name} IN ({', '.join(map(_quoted, column.allowed))}))" if column.allowed else ""


def comment(column: Column) -> str:
    """A column's description, with its unit and the values that it may hold."""
    unit = _INSTANT if column.type == "timestamptz" else column.unit
    return told(column) + (f" [{unit}]" if unit else "")


def told(column: Column) -> str:
    """A column's description and the values that it may hold."""
    return f"{column.description}. One of: {', '.join(column.allowed)}" if column.allowed else column.description


def withheld_as(column: Column) -> str:
    """What a release has in place of a column's sentences."""
    return f"Withheld: {'NULL' if column.nullable else 'an empty text'}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def conform(table: Table, rows: Sequence[Row]) -> pa.Table:
    """Rows as an Arrow table of exactly the declared columns, sorted by key.

    Raises ConformError for an unknown or missing column, a null in a required one, a value of another type or not allowed, or a key told twice.
    pyarrow alone would drop unknown keys and accept the nulls.
    """
    names = set(table.names)
    for number, row in enumerate(rows):
        _check_row(table, names, number, row)
    in_order = sorted(rows, key=lambda row: tuple(row[name] for name in table.key))
    _check_keys(table, in_order)
    return pa.Table.from_pylist([dict(row) for row in in_order], schema=arrow_schema(table))


def is_row(table: Table, row: Row) -> bool:
    """Whether a row is one that `conform` takes."""
    try:
        _check_row(table, set(table.names), 0, row)
    except ConformError:
        return False
    return True


def _check_row(table: Table, names: set[str], number: int, row: Row) -> None:
    if row.keys() != names:
        unknown, missing = sorted(row.keys() - names), sorted(names - row.keys())
        faults = [f"unknown column {', '.join(unknown)}"] * bool(unknown) + [f"missing column {', '.join(missing)}"] * bool(missing)
        raise ConformError(f"{_where(table, number, row)}: {'; '.join(faults)}")
    for column in table.columns:
        value = row[column.name]
        if value is None:
            if not column.nullable:
                raise ConformError(f"{_where(table, number, row)}: {column.name} is null, expected {column.type}")
        elif (type(value) is not _PYTHON[column.type] or column.type == "timestamptz") and not _is_of(column.type, value):
            raise ConformError(f"{_where(table, number, row)}: {column.name} is {value!r}, expected {column.type}")
        elif column.allowed and value not in column.allowed:
            raise ConformError(f"{_where(table, number, row)}: {column.name} is {value!r}, expected one of {', '.join(column.allowed)}")


def _is_of(kind: Type, value: object) -> bool:
    if isinstance(value, bool) and kind != "bool":
        return False
    if isinstance(value, dt.datetime):
        return kind == "timestamptz" and value.tzinfo is not None
    if isinstance(value, (list, tuple)) and kind.startswith("list"):
        inner = str if kind == "list<text>" else int
        return all(isinstance(item, inner) for item in value)
    return isinstance(value, _PYTHON[kind])


def _where(table: Table, number: int, row: Row) -> str:
    key = ", ".join(f"{name}={row.get(name)!r}" for name in table.key)
    return f"{table.name} row {number} ({key})"


def _check_keys(table: Table, rows: Sequence[Row]) -> None:
    for before, row in itertools.pairwise(rows):
        if all(before[name] == row[name] for name in table.key):
            raise ConformError(f"{_where(table, 0, row)}: the key stands twice")


def tables_document() -> str:
    """The text of docs/tables.md."""
    head = "Made from the declarations in `transforms/tables.py` by `make docs`; do not edit. "
    return _document(head, TABLES, _where_stored, lambda column: False)


def released_tables(with_text: bool) -> str:
    """The text of a release's TABLES.md: its own files, and the columns whose sentences it withholds."""
    withheld = "" if with_text else " The publisher's sentences are withheld: in columns marked so, and where `pages.warnings` quotes them."
    head = f"`geo/places.parquet` has only the rows of places that have coordinates, as points.{withheld} "
    return _document(head, LAKE_TABLES, _where_released, lambda column: column.is_sentence and not with_text)


def _document(head: str, tables: Iterable[Table], where: Callable[[Table], str], is_withheld: Callable[[Column], bool]) -> str:
    parts = [
        "# Tables\n",
        head,
        "Types are the codebook's; a `?` marks a column that may be NULL. Spans count Unicode code points, end exclusive. ",
        "Instants are UTC's; DuckDB shows them, and cuts days out of them, by your own zone until you `SET TimeZone = 'UTC'`. ",
        "What the values mean, and how they are counted, is told in [codebook.md](codebook.md).\n",
    ]
    for table in tables:
        head = f"{table.description} Key: {', '.join(table.key)}; {where(table)}."
        parts += ["", f"## {table.name}", "", head, "", "| column | type | what it is | unit | from |", "|---|---|---|---|---|"]
        for c in table.columns:
            what = f"{told(c)}. {withheld_as(c)}" if is_withheld(c) else told(c)
            parts.append(f"| {c.name} | {c.type}{'?' if c.nullable else ''} | {what} | {c.unit or ''} | {c.source} |")
    return "\n".join(parts) + "\n"


def codebook() -> str:
    """The text of docs/codebook.md: what the values mean, for users of the data."""
    return resources.files(__package__).joinpath("codebook.md").read_text(encoding="utf-8")


def _where_stored(table: Table) -> str:
    return f"`lake/{table.name}/year=YYYY/month=MM/{table.name}.parquet`" if table.in_lake else "loaded from the ledger, no part of the lake"


def _where_released(table: Table) -> str:
    return f"`parquet/{table.name}.parquet`, `csv/{table.name}.csv`"


def empty_rows() -> dict[str, list[Row]]:
    """A place for the rows of every table of the lake."""
    return {table.name: [] for table in LAKE_TABLES}


def tables_of(parts: Iterable[Mapping[str, Sequence[Row]]]) -> dict[str, pa.Table]:
    """The rows of several pages as the tables of the lake. Raises ConformError."""
    rows = merged(parts)
    return {table.name: conform(table, rows[table.name]) for table in LAKE_TABLES}


def merged(parts: Iterable[Mapping[str, Sequence[Row]]]) -> dict[str, list[Row]]:
    """The rows of several pages, table by table."""
    rows = empty_rows()
    for part in parts:
        for name, some in part.items():
            rows[name].extend(some)
    return rows
