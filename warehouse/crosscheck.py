"""Our counts against somebody else's: an outside CSV, by a declared mapping of its columns, day by day, with our sentences beside.

Claims of one night stand side by side: the outside number agrees with a claim when it lies within its bounds, widened by the tolerance.
"""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from transforms.tables import ATTACKERS, OBJECTS

METRICS = {"launched": "air_war", "intercepted": "air_war", "hit": "air_war", "killed": "daily_casualties", "injured": "daily_casualties"}
# a governor's count of his region is none of the country's night
_AIR_WAR = """
SELECT night AS date, {metric}_low AS low, {metric}_high AS high, claimant, a.bullet_id, b.text
FROM air_war AS a JOIN bullets AS b USING (bullet_id)
WHERE coalesce({metric}_low, {metric}_high) IS NOT NULL AND dated_by = 'event'
  AND weapon IS NOT DISTINCT FROM coalesce($weapon, weapon) AND a.attacker IS NOT DISTINCT FROM coalesce($attacker, a.attacker)
  AND claimant_side IS NOT DISTINCT FROM coalesce($side, claimant_side) AND region IS NOT DISTINCT FROM $region
ORDER BY ALL
"""
# a day's total is ours, not one bullet's: the sentences that it was counted from follow as further rows of the same bounds
_CASUALTIES = """
WITH total AS (
    SELECT date, sum(distinct_low) AS low, CASE WHEN bool_or(distinct_high IS NULL) THEN NULL ELSE sum(distinct_high) END AS high,
        flatten(list(bullet_ids)) AS bullet_ids
    FROM daily_casualties
    WHERE metric = $metric AND dated_by = 'event' AND NOT in_combat AND distinct_events > 0
      AND attacker IS NOT DISTINCT FROM coalesce($attacker, attacker) AND region IS NOT DISTINCT FROM coalesce($region, region)
    GROUP BY date
)
SELECT t.date, t.low, t.high, string_agg(DISTINCT c.claimant, '; ' ORDER BY c.claimant), string_agg(DISTINCT bullet_id, '; ' ORDER BY bullet_id),
    string_agg(DISTINCT b.text, ' | ' ORDER BY b.text)
FROM (SELECT date, low, high, unnest(bullet_ids) AS bullet_id FROM total) AS t JOIN claims AS c USING (bullet_id) JOIN bullets AS b USING (bullet_id)
WHERE c.metric = $metric AND NOT c.subset
GROUP BY t.date, t.low, t.high ORDER BY ALL
"""
# what filters one view alone
_FILTERS: Mapping[str, str] = {"weapon": "air_war", "claimant_side": "air_war"}
# what a column of a mapping is told by; the rest by texts
_KINDS: Mapping[str, tuple[Any, str]] = {"tolerance": (int | float, "a number"), "cumulative": (bool, "true or false")}
# where a line's cells beyond the header go
_BEYOND = "beyond the header"


class MappingError(ValueError):
    """The mapping or the outside table cannot be used; the message says what was expected, found and where."""


@dataclass(frozen=True, slots=True)
class OutsideColumn:
    """A column of the outside table and what it counts in our words (codebook section 3); NULL filters nothing, but of a night keeps the country."""

    name: str
    metric: str
    weapon: str | None = None
    attacker: str | None = None
    claimant_side: str | None = None
    region: str | None = None
    tolerance: float = 0.0
    cumulative: bool = False


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """How an outside table is read: its day, the rows meant (`where`: column to values) and the columns that count."""

    date: str
    date_format: str
    where: Mapping[str, Sequence[str]]
    columns: Sequence[OutsideColumn]


_TYPES = {
    "date": pa.date32(), "column": pa.string(), "outside": pa.float64(), "low": pa.float64(), "high": pa.float64(), "verdict": pa.string(),
    "claimant": pa.string(), "bullets": pa.string(), "sentences": pa.string(),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Compared:
    """One claim of ours against the outside number of its day: agree, differ, not theirs, or not ours (then no claim)."""

    date: dt.date
    column: str
    outside: float | None
    low: float | None
    high: float | None
    verdict: str
    claimant: str | None = None
    bullets: str | None = None
    sentences: str | None = None


def read_mapping(path: Path) -> ColumnMapping:
    """The mapping in a TOML file. Raises MappingError."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        columns = tuple(OutsideColumn(**column) for column in table.pop("column"))
        mapping = ColumnMapping(**{"date_format": "%Y-%m-%d", "where": {}, "columns": columns, **table})
        unfit = [f"{name}: expected {said}, found {value!r}" for name, value, is_fit, said in _kinds(mapping) if not is_fit]
    except OSError as error:
        raise MappingError(f"{path}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MappingError(f"{path}: expected TOML: {error}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise MappingError(f"{path}: expected date, [[column]] with name and metric, as docs/crosscheck.md shows: {error}") from error
    if unfit:
        raise MappingError(f"{path}: {unfit[0]}")
    if fault := next(_faults(columns), None):
        raise MappingError(f"{path}: column {fault}")
    return mapping


def _faults(columns: Sequence[OutsideColumn]) -> Iterator[str]:
    """What the columns may not say, in words."""
    for name, n in Counter(column.name for column in columns).items():
        if n > 1:  # their rows and verdicts could not be told apart
            yield f"{name}: named by {n} [[column]], expected one: give the others mappings of their own"
    for column in columns:
        if column.metric not in METRICS:
            yield f"{column.name}: metric is one of {', '.join(METRICS)}, found {column.metric!r}"
            continue
        for name, value, known in (("weapon", column.weapon, OBJECTS), ("attacker", column.attacker, ATTACKERS)):
            if value is not None and value not in known:
                yield f"{column.name}: {name} is one of {', '.join(known)}, found {value!r}"
        for name, view in _FILTERS.items():
            if getattr(column, name) is not None and view != METRICS[column.metric]:
                yield f"{column.name}: {name} filters {view} alone, and {column.metric} is of {METRICS[column.metric]}"


def _kinds(mapping: ColumnMapping) -> Iterator[tuple[str, object, bool, str]]:
    """Every value of a mapping: its name, itself, whether it is of its kind, and that kind in words."""
    for name, value in (("date", mapping.date), ("date_format", mapping.date_format)):
        yield name, value, isinstance(value, str), "a text"
    for name, values in mapping.where.items():  # a text alone would keep every row whose value is a part of it
        yield f"where: {name}", values, isinstance(values, list) and all(isinstance(v, str) for v in values), "a list of texts"
    for column in mapping.columns:
        for name, value in dataclasses.asdict(column).items():
            kind, said = _KINDS.get(name, (str | None, "a text"))
            yield f"column {column.name}: {name}", value, isinstance(value, kind), said


def read_outside(path: Path, mapping: ColumnMapping) -> dict[str, dict[dt.date, float]]:
    """Numbers of the outside table by column and day; rows of one day are added up, empty cells left out. Raises MappingError."""
    found: dict[str, dict[dt.date, float]] = {column.name: defaultdict(float) for column in mapping.columns}
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, restkey=_BEYOND)
            _check_header(path, reader.fieldnames or (), {mapping.date, *mapping.where, *found})
            for row in reader:
                if any(cell.strip() for cell in row.pop(_BEYOND, ())):
                    raise MappingError(f"{path}, line {reader.line_num}: more cells than columns: 1,250 without quotation marks is two")
                if all(row[name] in values for name, values in mapping.where.items()):
                    _add(found, row, mapping, f"{path}, line {reader.line_num}")
    except OSError as error:
        raise MappingError(f"{path}: cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise MappingError(f"{path}: expected CSV in UTF-8: {error}") from error
    return {column.name: _daily(found[column.name]) if column.cumulative else dict(found[column.name]) for column in mapping.columns}


def _check_header(path: Path, header: Sequence[str], wanted: Iterable[str]) -> None:
    """Raises MappingError for a column that is not there, or more than once."""
    if missing := sorted({*wanted} - {*header}):
        raise MappingError(f"{path}: expected columns {', '.join(missing)}, found {', '.join(header) or 'none'}")
    if twice := [name for name in sorted(wanted) if header.count(name) > 1]:
        raise MappingError(f"{path}: expected one column {twice[0]}, found {header.count(twice[0])}")


def _add(found: Mapping[str, dict[dt.date, float]], row: Mapping[str, str], mapping: ColumnMapping, where: str) -> None:
    try:
        day = dt.datetime.strptime(row[mapping.date] or "", mapping.date_format).date()  # noqa: DTZ007 - a day has no zone
        for name, days in found.items():
            if (row[name] or "").strip():
                days[day] += _number(row[name])
    except ValueError as error:
        raise MappingError(f"{where}: expected a date like {mapping.date_format} and numbers: {error}") from error


def _number(text: str) -> float:
    """A number of a cell, commas only between thousands: "1,5" may be one and a half. Raises ValueError."""
    if not _NUMBER.fullmatch(text.strip()):
        raise ValueError(f"{text!r} is none, such as 1250, 1,250 or 1250.5")
    return float(text.replace(",", ""))


_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?")


def _daily(totals: Mapping[dt.date, float]) -> dict[dt.date, float]:
    """What each day added to a running total; days after a gap are left out, for nobody knows which day added what."""
    day = dt.timedelta(days=1)
    return {date: total - totals[date - day] for date, total in totals.items() if date - day in totals}


def compare(connection: duckdb.DuckDBPyConnection, mapping: ColumnMapping, outside: Mapping[str, Mapping[dt.date, float]]) -> list[Compared]:
    """Every claim of ours beside the outside number, for the days that both cover, by column and day."""
    found: list[Compared] = []
    for column in mapping.columns:
        theirs, ours = outside[column.name], _ours(connection, column)
        if not theirs or not ours:
            continue
        first, last = max(min(theirs), min(ours)), min(max(theirs), max(ours))
        for date in sorted(day for day in {*theirs, *ours} if first <= day <= last):
            found += _day(column, date, theirs.get(date), ours.get(date, ()))
    return found


def _ours(connection: duckdb.DuckDBPyConnection, column: OutsideColumn) -> dict[dt.date, list[tuple[Any, ...]]]:
    """Claims by day: low, high, claimant, bullets, sentences."""
    if METRICS[column.metric] == "air_war":
        query, values = _AIR_WAR.format(metric=column.metric), {"weapon": column.weapon, "side": column.claimant_side}
    else:
        query, values = _CASUALTIES, {"metric": column.metric}
    found = defaultdict[dt.date, list[tuple[Any, ...]]](list)
    for date, *claim in connection.execute(query, {**values, "attacker": column.attacker, "region": column.region}).fetchall():
        found[date].append(tuple(claim))
    return dict(found)


def uncompared(rows: Iterable[Compared], outside: Mapping[str, Mapping[dt.date, float]]) -> list[str]:
    """Of each column that nothing was compared of, why that may be: a mistaken filter or date leaves no days in common."""
    compared = {row.column for row in rows}
    spans = {name: f"{min(days)} to {max(days)}" if days else "none" for name, days in outside.items()}
    return [f"{name}: nothing compared: no days with numbers of theirs ({span}) and of ours" for name, span in spans.items() if name not in compared]


def _day(column: OutsideColumn, date: dt.date, theirs: float | None, claims: Iterable[tuple[Any, ...]]) -> list[Compared]:
    rows = []
    for low, high, *told in claims:
        if theirs is None:
            verdict = "not theirs"
        else:
            is_within = (low is None or low - column.tolerance <= theirs) and (high is None or theirs <= high + column.tolerance)
            verdict = "agree" if is_within else "differ"
        rows.append(Compared(date, column.name, theirs, low, high, verdict, *told))
    return rows or [Compared(date, column.name, theirs, None, None, "not ours")]


def as_table(rows: Sequence[Compared]) -> pa.Table:
    """The rows as a table, a column per field."""
    return pa.table({name: pa.array([getattr(row, name) for row in rows], type=kind) for name, kind in _TYPES.items()})


def tally(rows: Iterable[Compared]) -> Counter[str]:
    """Days and columns by verdict: one that any claim agrees with agrees."""
    verdicts = defaultdict[tuple[dt.date, str], set[str]](set)
    for row in rows:
        verdicts[row.date, row.column].add(row.verdict)
    return Counter("agree" if "agree" in found else next(iter(found)) for found in verdicts.values())
