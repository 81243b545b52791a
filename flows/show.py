"""What commands print: tables, progress, summaries. Nothing that came from a page reaches a terminal alive."""

from __future__ import annotations

import contextlib
import csv
import dataclasses
import datetime as dt
import itertools
import json
import math
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from flows import streams
from flows.coding import Fates
from flows.reparse import Difference
from flows.steps import Summary
from warehouse.check import Finding
from warehouse.database import names_apart
from warehouse.ledger import GOOD, Attempt
from warehouse.status import Status, ranges

_ROWS_AT_ONCE = 1_000
_RANGES = 5
_CORRECTIONS = 10
_WIDTH = 100


def plain(text: str) -> str:
    """A text without control characters, so that no escape sequence of a page works on a terminal."""
    return "".join(c if c.isprintable() or c == " " else " " if c in "\n\t" else "\ufffd" for c in text)


def is_terminal() -> bool:
    """Whether somebody reads the output, and no file or program does."""
    return sys.stdout.isatty()


def width() -> int:
    """The columns that a line of text may take: as many as the terminal has, up to a hundred."""
    return min(_WIDTH, shutil.get_terminal_size((_WIDTH, 0)).columns) if is_terminal() else _WIDTH


class Output(Console):
    """The library's own ends the program with exit status 1 where the reader left."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def _console() -> Console:
    """Wide when not a terminal: a file or another program wants whole rows."""
    return Output(highlight=False, markup=False, width=None if is_terminal() else 100_000)


def table(names: Sequence[str], rows: Sequence[Sequence[object]], title: str | None = None) -> None:
    """Aligned columns; numbers to the right, NULL as nothing."""
    grid = Table(title=Text(title) if title else None, title_justify="left", box=None, pad_edge=False, header_style="bold", show_edge=False)
    for n, name in enumerate(names):
        is_number = any(isinstance(row[n], (int, float)) and not isinstance(row[n], bool) for row in rows)
        grid.add_column(Text(plain(name)), justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(Text(plain(cell(value))) for value in row))
    _console().print(grid)


def lines(texts: Sequence[str]) -> None:
    """Lines as they are, made safe for a terminal."""
    for text in texts:
        print(plain(text))


def note(text: str) -> None:
    """A line about what is going on, beside the output."""
    print(plain(text), file=sys.stderr, flush=True)


def cell(value: object) -> str:
    """A value as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).strftime("%Y-%m-%d %H:%M:%SZ") if value.tzinfo else str(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return value.hex() if isinstance(value, bytes) else str(value)


class Rate(ProgressColumn):
    """Pages a minute: crawl delays make seconds too fine."""

    def render(self, task: Task) -> Text:
        return Text(f"{60 * (task.speed or 0):.0f}/min")


@contextlib.contextmanager
def progress(total: int) -> Iterator[Callable[[Attempt], None]]:
    """A bar with the time left on a terminal, a line per day otherwise."""
    if not sys.stderr.isatty():
        yield line
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("pages", total=total)

        def report(attempt: Attempt) -> None:
            bar.update(task, advance=1)
            if attempt.outcome not in ("written", "unchanged"):
                bar.console.print(Text(_line(attempt)))

        yield report


def line(attempt: Attempt) -> None:
    """One attempt on one line: faults on stderr, the rest on stdout."""
    print(_line(attempt), file=sys.stdout if attempt.outcome in GOOD else sys.stderr, flush=True)


def _line(attempt: Attempt) -> str:
    day = attempt.page_date.isoformat() if attempt.page_date else "          "
    why = (attempt.reason or "").removeprefix(f"{attempt.input}: ")
    return plain(f"{day} {attempt.outcome:11} {attempt.input or ''}{': ' if why else ''}{why}")


def summary(found: Summary, n_skipped: int, root: Path) -> None:
    """What a run came to."""
    outcomes = ", ".join(f"{n} {outcome}" for outcome, n in found.outcomes().items()) or "nothing new"
    skipped = f"; {n_skipped} files of other endings skipped" if n_skipped else ""
    skipped += f"; {found.n_passed} WARC records that are no pages skipped" if found.n_passed else ""
    corrections(found.fates)
    print(f"{outcomes}{skipped}; {root} holds {found.counts.get('pages', 0)} pages, {found.counts.get('bullets', 0)} bullets")


def corrections(found: Fates) -> None:
    """Which corrections by hand were not applied, and why, beside the output; nothing where all were."""
    if left := {line: why for line, why in sorted(found.items()) if why is not None}:
        named = ", ".join(f"line {line} ({why})" for line, why in itertools.islice(left.items(), _CORRECTIONS))
        more = f", and {len(left) - _CORRECTIONS} more (pages.warnings has those of stored pages)" if len(left) > _CORRECTIONS else ""
        note(f"corrections.csv: {len(left)} correction{'s were' if len(left) > 1 else ' was'} not applied: {named}{more}")


def outcomes(found: Summary) -> None:
    """How many days came to what."""
    table(("outcome", "days"), [(outcome, n) for outcome, n in found.outcomes().items()])


def nothing_missing(n_stored: int, n_known: int) -> None:
    """Why a backfill asked for nothing."""
    known = f"; {n_known} are known to have no page: --again asks for them" if n_known else ""
    print(f"nothing to ask for: {n_stored} days are stored{known}")


def difference(found: Difference, is_applied: bool) -> None:
    """What a reparse changes, table by table, with samples."""
    changed = [d for d in found.tables.values() if not d.is_empty]
    if changed:
        rows = [(d.table, d.n_added, d.n_gone, d.n_changed, ", ".join(f"{c} {n}" for c, n in d.columns.most_common(8))) for d in changed]
        table(("table", "added", "gone", "changed", "columns"), rows)
    for one in changed:
        for sample in one.samples:
            print(plain(f"{one.table} {sample}"))
    if found.unfit:
        print(f"months that cannot be kept (altered, unreadable or of other columns) and are made anew: {', '.join(map(str, found.unfit))}")
    for day, why in sorted(found.damaged.items()):
        print(plain(f"{day} cannot be read: {why}"), file=sys.stderr)
    if found.pages_gone:
        print(f"pages the archive does not give: {', '.join(found.pages_gone[:5])}")
    corrections(found.fates)
    print("nothing changes" if found.is_empty else "written" if is_applied else "nothing written: --apply writes it")


def counts(rows: dict[str, int], database: Path) -> None:
    """Rows per table of a database that was built."""
    table(("table", "rows"), list(rows.items()))
    print(f"built {database}")


def status(found: Status, is_json: bool) -> None:
    """How fresh the warehouse is."""
    if is_json:
        streams.as_utf8()
        print(json.dumps(dataclasses.asdict(found), default=str, indent=1, ensure_ascii=False))
        return
    age = "" if found.age_days is None else f" ({found.age_days} days old)"
    if found.is_clock_wrong:
        age = " (far ahead of this machine's clock: set it right, until then no day looks overdue)"
    print(f"newest day   {found.newest_day or 'none'}{age}")
    print(f"pages        {found.n_pages}, {found.n_bullets} bullets, first day {found.first_day or 'none'}")
    print(f"overdue      {_days(found.overdue)}")
    print(f"gaps         {_days(found.gaps)}")
    if found.doubled:
        print(f"two pages    {_days(found.doubled)}")
    for told in found.unread:
        print(f"passed over  {plain(told)} (`keyevents check` says what to do)")
    for attempt in found.last:
        print(f"{attempt.started_at:%Y-%m-%d %H:%M} {_line(attempt)}")


def _days(days: Sequence[dt.date]) -> str:
    """Days as ranges.

    >>> _days([dt.date(2026, 1, 1), dt.date(2026, 1, 2), dt.date(2026, 1, 5)])
    '3 days: 2026-01-01..2026-01-02, 2026-01-05'
    """
    found = ranges(days)
    more = f" and {len(found) - _RANGES} more (all with --json)" if len(found) > _RANGES else ""
    return f"{len(days)} days: {', '.join(found[:_RANGES])}{more}" if days else "none"


def findings(found: Sequence[Finding], is_json: bool) -> None:
    """What a check found."""
    if is_json:
        print(json.dumps([dataclasses.asdict(f) for f in found], indent=1))
        return
    for finding in found:
        print(plain(str(finding)))
    print(f"{len(found)} finding{'s' * (len(found) > 1)}" if found else "archive, lake and database agree")


def result(cursor: duckdb.DuckDBPyConnection, form: str) -> None:
    """A query's rows as a table, CSV or a JSON array; these give another program the values as they are, and are made safe for a terminal only."""
    names = [column[0] for column in cursor.description or ()]
    if form != "table":
        streams.as_utf8()
    if form == "table":
        table(names, cursor.fetchall())
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(map(_shown, names))
        writer.writerows([_shown(_csv_cell(value)) for value in row] for row in _rows(cursor))
    else:
        keys = names_apart(names)
        objects = (_json_object(dict(zip(keys, row, strict=True))) for row in _rows(cursor))
        print("[" + next(objects, ""), end="")
        for one in objects:
            print(",\n " + one, end="")
        print("]")


def _shown(value: object) -> object:
    return plain(value) if isinstance(value, str) and is_terminal() else value


def _json_object(row: dict[str, Any]) -> str:
    return str(_shown(json.dumps(_jsonable(row), ensure_ascii=False, allow_nan=False)))


def _rows(cursor: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := cursor.fetchmany(_ROWS_AT_ONCE):
        yield from rows


def _csv_cell(value: object) -> object:
    """A value as CSV holds it; lists and structs, for which it has no form, as JSON."""
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(_jsonable(value), ensure_ascii=False)
    if isinstance(value, dt.datetime) and value.tzinfo:
        return value.astimezone(dt.UTC).isoformat(" ").replace("+00:00", "Z")
    return cell(value) if value is None or isinstance(value, bytes) else value


def _jsonable(value: Any) -> Any:
    """A value in words that JSON has: it knows neither NaN nor infinity (null), nor bytes (hexadecimal), nor times (ISO 8601)."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, (float, Decimal)):
        return None if not math.isfinite(value) else int(value) if isinstance(value, Decimal) and not value.as_tuple().exponent else float(value)
    if isinstance(value, dict):
        return {str(name): _jsonable(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_jsonable(inner) for inner in value]
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if isinstance(value, dt.date) else str(value)
