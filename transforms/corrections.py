"""Corrections by hand: values of coded columns that somebody looked up, with the reason and the name. Applied to rows after coding.

A correction holds for one bullet at one revision and one old value; where that is no longer there it is reported, never dropped.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transforms.rows import PageRows, casualty_columns
from transforms.schemas import Row
from transforms.tables import BY_NAME, Column

HEADER = ("bullet", "table", "column", "old", "new", "reason", "who")
_TABLES = ("bullets", "quantities", "places", "attributions")
# what is read, not coded, and what ties a row to its words
_FIXED = frozenset({"bullet_id", "page_id", "page_date", "ordinal", "position", "section", "section_position", "text", "span_start", "span_end"})


class CorrectionError(ValueError):
    """A line of the file that is no correction; the message says which and what was expected."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of corrections.csv: `bullet` is page_id@revision#position."""

    bullet: str
    table: str
    column: Column
    old: object
    new: object
    reason: str
    who: str

    @property
    def page_id(self) -> str:
        return self.bullet.partition("@")[0]

    @property
    def bullet_id(self) -> str:
        return f"{self.page_id}#{self.bullet.rpartition('#')[2]}"

    @property
    def revision(self) -> int:
        return int(self.bullet.rpartition("@")[2].partition("#")[0])

    def __str__(self) -> str:
        return f"{self.table}.{self.column.name} of {self.bullet}: {self.old!r} to {self.new!r} ({self.reason}, {self.who})"


def read_corrections(text: str) -> tuple[Correction, ...]:
    """The corrections of a CSV file. Raises CorrectionError naming the line.

    >>> [c.new for c in read_corrections(",".join(HEADER) + "\\n2026-01-07/day@1#02,bullets,attacker,,RU,said on air,A. Reader")]
    ['RU']
    """
    lines = list(csv.reader(text.splitlines()))
    if not lines or tuple(lines[0]) != HEADER:
        raise CorrectionError(f"corrections.csv: the first line is not {','.join(HEADER)}")
    return tuple(_correction(number, line) for number, line in enumerate(lines[1:], 2) if line)


def _correction(number: int, line: Sequence[str]) -> Correction:
    where = f"corrections.csv, line {number}"
    if len(line) != len(HEADER):
        raise CorrectionError(f"{where}: {len(line)} fields, expected {len(HEADER)}")
    bullet, table, name, old, new, reason, who = (field.strip() for field in line)
    page_id, _, rest = bullet.rpartition("@")
    revision, _, position = rest.partition("#")
    if not (page_id and revision.isdecimal() and position.isdecimal()):
        raise CorrectionError(f"{where}: bullet {bullet!r}, expected page_id@revision#position")
    columns = {c.name: c for c in BY_NAME[table].columns} if table in _TABLES else {}
    if name not in columns or name in _FIXED:
        raise CorrectionError(f"{where}: {table}.{name} is no coded column of {', '.join(_TABLES)}")
    if not reason or not who:
        raise CorrectionError(f"{where}: reason and who must be told")
    column = columns[name]
    return Correction(bullet, table, column, _value(column, old, where), _value(column, new, where), reason, who)


def _value(column: Column, text: str, where: str) -> object:
    """A cell as its column has it; an empty one is NULL."""
    if not text:
        return None
    try:
        match column.type:
            case "int" | "int64":
                return int(text)
            case "double":
                return float(text)
            case "bool":
                return {"true": True, "false": False}[text.lower()]
            case "date":
                return dt.date.fromisoformat(text)
            case "text":
                return text
    except (ValueError, KeyError):
        pass
    raise CorrectionError(f"{where}: {text!r} is no {column.type}, as {column.name} is")


def correct(rows: PageRows, corrections: Iterable[Correction]) -> list[Correction]:
    """Apply the corrections of a page to its rows; gives those that no longer match anything."""
    page = rows["pages"][0]
    unmatched = []
    for correction in corrections:
        found = [row for row in rows[correction.table] if row["bullet_id"] == correction.bullet_id and row[correction.column.name] == correction.old]
        if correction.revision != page["revision"] or len(found) != 1:
            unmatched.append(correction)
            continue
        _set(rows[correction.table], found[0], {correction.column.name: correction.new})
        if correction.table == "quantities":
            _add_up(rows, correction.bullet_id)
    _set(rows["pages"], page, {"warnings": [*page["warnings"], *(f"correction no longer matches: {correction}" for correction in unmatched)]})
    return unmatched


def _set(rows: list[Row], row: Row, values: dict[str, object]) -> None:
    rows[next(i for i, other in enumerate(rows) if other is row)] = {**row, **values}


def _add_up(rows: PageRows, bullet_id: str) -> None:
    """The casualty bounds of a bullet, its quantities having been corrected."""
    bullet = next(row for row in rows["bullets"] if row["bullet_id"] == bullet_id)
    _set(rows["bullets"], bullet, casualty_columns([row for row in rows["quantities"] if row["bullet_id"] == bullet_id]))
