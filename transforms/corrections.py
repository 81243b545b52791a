"""Corrections by hand: coded values that somebody looked up, with the reason and the name. Applied to rows after coding.

A correction holds for one bullet at one revision and one old value. What became of it stands in the page's warnings: applied, or why not.
"""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from transforms.checks import MOST, Fault, bullet_faults
from transforms.coding.places.places import own_place
from transforms.coding.records import Place
from transforms.gazetteer import Gazetteer
from transforms.rows import PageRows, casualty_columns, own_place_columns
from transforms.schemas import Row
from transforms.tables import ATTRIBUTIONS, BULLETS, PLACES, QUANTITIES, SPAN, Column, Table

HEADER = ("bullet", "table", "column", "old", "new", "reason", "who")
# tells rows of a bullet apart that hold the same value
ORDINAL = "ordinal"
# instead of a column: the row itself, told by its words
ROW, DROP = "row", "drop"
_TABLES = {table.name: table for table in (BULLETS, QUANTITIES, PLACES, ATTRIBUTIONS)}
_RANGES = {"int": 2**31, "int64": 2**63}
# columns that are made of other rows: a value of their own would contradict what the views make of those rows
_MADE_OF = {f"{metric}_{bound}": QUANTITIES for metric in ("killed", "injured") for bound in ("low", "high")} | {"lat": PLACES, "lon": PLACES}
# what numbers can be at all
_WITHIN = {"low": (0, MOST), "high": (0, MOST), "lat": (-90, 90), "lon": (-180, 180), "geonameid": (1, 2**63 - 1), "place_id": (1, 2**63 - 1)}
_BULLET = re.compile(r"(?P<page>\d{4}-\d\d-\d\d/[^\s/]+)@(?P<revision>\d{1,8})#(?P<position>\d{1,8})", re.ASCII)
APPLIED, _NOT_APPLIED = "corrected by hand", "correction not applied, "
_PLACE_FIELDS = [field.name for field in dataclasses.fields(Place)]


class CorrectionError(ValueError):
    """A line of the file that is no correction; the message says which and what was expected."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of corrections.csv, the one that it begins on. Without a column the row whose words are `old` is struck out."""

    page_id: str
    revision: int
    position: int
    table: Table
    ordinal: int | None
    column: Column | None
    old: object
    new: object
    reason: str
    who: str
    line: int = 0

    @property
    def bullet_id(self) -> str:
        return f"{self.page_id}#{self.position:02}"

    def __str__(self) -> str:
        """What is corrected, by whom and why, without the publisher's words: it may be shared."""
        row = f" row {self.ordinal}" if self.ordinal else ""
        at = f"{self.page_id}@{self.revision}#{self.position:02}{row}"
        told = " ".join(f"({self.reason}, {self.who})".split())
        if self.column is None:
            return f"a row of {self.table.name} of {at} struck out {told}"
        values = "" if self.column.is_sentence else f": {_plain(self.old)} to {_plain(self.new)}"
        return f"{self.table.name}.{self.column.name} of {at}{values} {told}"


def _plain(value: object) -> str:
    """A value as a reader of the warning knows it.

    >>> [_plain(value) for value in (None, dt.date(2026, 2, 2), "RU", 3.0, True)]
    ['nothing', '2026-02-02', "'RU'", '3', 'true']
    """
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.15g}"
    return repr(value) if isinstance(value, str) else str(value)


def read_corrections(data: bytes) -> tuple[Correction, ...]:
    """The corrections of a CSV file (UTF-8, with or without a mark of byte order). Raises CorrectionError naming the line.

    >>> [c.new for c in read_corrections((",".join(HEADER) + "\\n2026-01-07/day@1#2,bullets,attacker,,RU,on air,A. Reader").encode())]
    ['RU']
    """
    lines = _lines(data)
    _, head = next(lines, (1, []))
    names = [name.strip() for name in head]
    if sorted({*names, ORDINAL}) != sorted((*HEADER, ORDINAL)) or len(set(names)) != len(names):
        raise CorrectionError(f"corrections.csv: the first line is {','.join(names)[:80]!r}, expected {','.join(HEADER)}, and {ORDINAL} where needed")
    return tuple(_correction(number, names, line) for number, line in lines if any(map(str.strip, line)))


def _lines(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The records of the file, each with the number of the line it begins on."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        raise CorrectionError(f"corrections.csv, line {number}: byte {data[error.start]:#04x} is no UTF-8: save the file as CSV UTF-8") from None
    reader = csv.reader(io.StringIO(text, newline=""))
    number = 1
    try:
        for line in reader:
            yield number, line
            number = reader.line_num + 1
    except csv.Error as error:
        raise CorrectionError(f"corrections.csv, line {number}: {error}") from None


def _correction(line_number: int, names: Sequence[str], line: Sequence[str]) -> Correction:
    where = f"corrections.csv, line {line_number}"
    if len(line) != len(names):
        raise CorrectionError(f"{where}: {len(line)} fields, expected {len(names)}")
    cells = dict(zip(names, map(str.strip, line), strict=True))
    bullet = _BULLET.fullmatch(cells["bullet"])
    if bullet is None:
        raise CorrectionError(f"{where}: bullet {cells['bullet']!r}, expected YYYY-MM-DD/slug@revision#position, as `keyevents explain` prints it")
    if not cells["reason"] or not cells["who"]:
        raise CorrectionError(f"{where}: reason and who must be told")
    table, column = _column(where, cells["table"], cells["column"])
    ordinal = cells.get(ORDINAL, "")
    if ordinal and (ORDINAL not in table.names or not _is_count(ordinal)):
        raise CorrectionError(f"{where}: ordinal {ordinal!r}, expected the number of a row of {table.name}, or nothing")
    old, new = _drop(where, cells) if column is None else (_value(where, column, cells["old"]), _new(where, table, column, cells["new"]))
    number = int(ordinal) if ordinal else None
    told = (table, number, column, old, new, cells["reason"], cells["who"])
    return Correction(bullet["page"], int(bullet["revision"]), int(bullet["position"]), *told, line_number)


def _is_count(text: str) -> bool:
    return text.isdecimal() and len(text) < 9


def _column(where: str, table: str, name: str) -> tuple[Table, Column | None]:
    """The table and the column of a line; no column where the row itself is meant."""
    if table in _TABLES and name == ROW and ORDINAL in _TABLES[table].names:
        return _TABLES[table], None
    column = next((c for c in _TABLES[table].coded if c.name == name), None) if table in _TABLES else None
    if column is None:
        raise CorrectionError(f"{where}: {table}.{name} is no coded column of {', '.join(_TABLES)}")
    return _TABLES[table], column


def _drop(where: str, cells: Mapping[str, str]) -> tuple[object, object]:
    if cells["new"] != DROP or not cells["old"]:
        raise CorrectionError(f"{where}: to strike out a row, old is its words in the bullet and new is {DROP!r}")
    return cells["old"], DROP


def _new(where: str, table: Table, column: Column, text: str) -> object:
    """The value to be, which its column must be able to hold."""
    value = _value(where, column, text)
    if value is None and not column.nullable:
        strike = f"; to strike out the row: column {ROW}, old its words, new {DROP}" if ORDINAL in table.names else ""
        raise CorrectionError(f"{where}: {table.name}.{column.name} cannot be empty{strike}")
    if value is not None and column.allowed and value not in column.allowed:
        raise CorrectionError(f"{where}: {table.name}.{column.name} {text!r}, expected one of {', '.join(column.allowed)}")
    least, most = _WITHIN.get(column.name, (-math.inf, math.inf))
    if isinstance(value, (int, float)) and not least <= value <= most:
        raise CorrectionError(f"{where}: {table.name}.{column.name} {text!r}, expected {least} to {most:.15g}")
    return value


def _value(where: str, column: Column, text: str) -> object:
    """A cell as its column has it; an empty one is NULL."""
    if not text:
        return None
    try:
        match column.type:
            case "int" | "int64":
                if abs(number := int(text)) < _RANGES[column.type]:
                    return number
            case "double":
                if math.isfinite(amount := float(text)):
                    return amount
            case "bool":
                return {"true": True, "false": False}[text.lower()]
            case "date":
                return dt.date.fromisoformat(text)
            case "text":
                return text
    except (ValueError, KeyError):
        pass
    raise CorrectionError(f"{where}: {text!r} is no {column.type}, as {column.name} is")


def correct(rows: PageRows, corrections: Iterable[Correction], gazetteer: Gazetteer) -> None:
    """Apply the corrections of a page to its rows, and say of each in the page's warnings that it was, or why not."""
    page, lines, before = rows["pages"][0], [*corrections], {name: [*table] for name, table in rows.items()}
    refused: dict[int, str] = {}
    while True:  # lines may make sense together only: when all are applied is it known which cannot be
        fates = [(refused[n], None) if n in refused else _apply(rows, page["revision"], line, gazetteer) for n, line in enumerate(lines)]
        broken = _broken(rows, before, lines, [row for _, row in fates])
        if not broken:
            break
        refused |= broken
        rows.update({name: [*table] for name, table in before.items()})
    told = [f"bullet {c.position}: {_NOT_APPLIED + fault if fault else APPLIED}: {c}" for c, (fault, _) in zip(lines, fates, strict=True)]
    _set(rows["pages"], page, {"warnings": [*page["warnings"], *told]})


def _broken(rows: PageRows, before: PageRows, lines: Sequence[Correction], changed: Sequence[Row | None]) -> dict[int, str]:
    """The lines, of those that changed a row, that made what cannot be of their bullet, by their place in `lines`, and why it cannot."""
    broken: dict[int, str] = {}
    for bullet_id in sorted({row["bullet_id"] for row in changed if row}):
        known = {*_faults(before, bullet_id)}
        for fault in _faults(rows, bullet_id):
            mine = {n: row for n, row in enumerate(changed) if row and row["bullet_id"] == bullet_id}
            made = [n for n, row in mine.items() if _is_in(fault, lines[n], row)]
            broken |= dict.fromkeys(made or mine, fault.why) if fault not in known else {}
    return broken


def _faults(rows: PageRows, bullet_id: str) -> Iterator[Fault]:
    [bullet] = [row for row in rows[BULLETS.name] if row["bullet_id"] == bullet_id]
    return bullet_faults(bullet, {name: [row for row in rows[name] if row["bullet_id"] == bullet_id] for name in _TABLES if name != BULLETS.name})


def _is_in(fault: Fault, correction: Correction, row: Row) -> bool:
    """Whether a correction, of this row, changed a column that the fault is in."""
    name = correction.column.name if correction.column else None
    return (fault.table, fault.ordinal) == (correction.table.name, row.get(ORDINAL)) and name in fault.columns


def fates(corrections: Iterable[Correction], warnings: Sequence[str]) -> dict[int, str | None]:
    """By the number of its line why each correction of a page was not applied, None where it was; as the page's warnings tell it, in order."""
    told = iter(warnings)
    met = ((c, next((warning for warning in told if warning.endswith(f": {c}")), None)) for c in corrections)
    return {c.line: _why(c, warning) for c, warning in met if warning is not None}


def _why(correction: Correction, warning: str) -> str | None:
    fate = warning.removeprefix(f"bullet {correction.position}: ").removesuffix(f": {correction}")
    return None if fate == APPLIED else fate.removeprefix(_NOT_APPLIED)


def _apply(rows: PageRows, revision: int, correction: Correction, gazetteer: Gazetteer) -> tuple[str | None, Row | None]:
    """Why a correction does not fit the rows, None once it is applied; then the row that it held for."""
    if correction.revision != revision:
        return f"the page is at revision {revision}", None
    name, table = correction.column.name if correction.column else SPAN[0].name, rows[correction.table.name]
    found = [row for row in table if row["bullet_id"] == correction.bullet_id and row[name] == correction.old]
    found = [row for row in found if correction.ordinal in (None, row.get(ORDINAL))]
    if not found:
        return "no row holds the old value", None
    if len(found) > 1:
        return f"{len(found)} rows hold the old value, name one by its {ORDINAL}", None
    if fault := _rests_on_others(rows, correction, name):
        return fault, None
    if correction.column is None:
        table.remove(found[0])
    else:
        _set(table, found[0], {name: correction.new} | _with_it(correction, gazetteer))
    _settle(rows, correction)
    return None, found[0]


def _rests_on_others(rows: PageRows, correction: Correction, name: str) -> str | None:
    """Why other rows of the bullet do not bear the new value of a column; None where they do, or where it rests on none."""
    if correction.table is BULLETS and name in _MADE_OF:
        return f"{name} follows the rows of {_MADE_OF[name].name}, correct those"
    if name == "attribution_ordinal" and correction.new not in (None, *_ordinals(rows, correction)):
        return "the bullet has no such attribution"
    if name == "place_id" and correction.new not in _event_places(rows, correction):
        return "nothing of the bullet happened at such a place, correct the geonameid or role of its rows of places"
    return None


def _with_it(correction: Correction, gazetteer: Gazetteer) -> dict[str, object]:
    """What changes along with an id: all that the gazetteer says of the place; where it does not know the id, nothing of the former place stays."""
    column = correction.column.name if correction.column else ""
    if column not in ("geonameid", "place_id"):
        return {}
    entry = gazetteer.entry(correction.new) if isinstance(correction.new, int) else None
    where: dict[str, object] = {"lat": entry.lat if entry else None, "lon": entry.lon if entry else None}
    if column == "place_id":
        return where
    if entry is None:
        return where | {"name": None, "admin1": None, "country": None, "candidates": []}
    told = {"name": entry.name, "kind": entry.kind, "admin1": gazetteer.iso(entry), "country": entry.country or None}
    return where | told | {"candidates": []}


def _settle(rows: PageRows, correction: Correction) -> None:
    """Let what is made of a bullet's rows follow them: casualty bounds, its own place, and claims whose source was struck out."""
    mine = [row for row in rows[correction.table.name] if row["bullet_id"] == correction.bullet_id]
    bullet = next(row for row in rows["bullets"] if row["bullet_id"] == correction.bullet_id)
    if correction.table is QUANTITIES:
        _set(rows["bullets"], bullet, casualty_columns(mine))
    elif correction.table is PLACES:
        _set(rows["bullets"], bullet, own_place_columns(own_place([_place(row) for row in mine])))
    elif correction.table is ATTRIBUTIONS:
        known = _ordinals(rows, correction)
        for row in [q for q in rows["quantities"] if q["bullet_id"] == correction.bullet_id]:
            if row["attribution_ordinal"] not in known:
                _set(rows["quantities"], row, {"attribution_ordinal": None})


def _ordinals(rows: PageRows, correction: Correction) -> set[object]:
    return {row[ORDINAL] for row in rows["attributions"] if row["bullet_id"] == correction.bullet_id}


def _event_places(rows: PageRows, correction: Correction) -> set[object]:
    return {row["geonameid"] for row in rows["places"] if row["bullet_id"] == correction.bullet_id and row["role"] == "event"}


def _place(row: Row) -> Place:
    """A row as the coder had it."""
    return Place(**{name: row[name] for name in _PLACE_FIELDS} | {"candidates": tuple(row["candidates"])})


def _set(rows: list[Row], row: Row, values: Mapping[str, object]) -> None:
    rows[next(i for i, other in enumerate(rows) if other is row)] = {**row, **values}
