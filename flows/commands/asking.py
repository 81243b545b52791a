"""Commands that answer: how fresh and how sound the data is, queries, a bullet with its coding, our counts beside others."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from flows import alerts, show
from flows.commands.options import COMMON, FAULT, GOOD, Common, Flag, Place
from flows.errors import InputError
from flows.web.clock import SYSTEM
from warehouse.check import check as run_check
from warehouse.check import week_of
from warehouse.database import connect, reading
from warehouse.folder import open_warehouse
from warehouse.status import status as read_status

# seconds that a check which found something waits for a writer, whose half-done work that may be
_PATIENCE = 30.0


def status(*, json: Flag = False, common: Common = COMMON) -> int:
    """Say how fresh the data is: newest day, days overdue, gaps, days with two pages, last outcomes. Exit status 1 when a day is overdue, or when
    the clock is behind the data by more than a week.

    Example: keyevents status --json

    Parameters
    ----------
    json
        Print JSON.
    """
    found = read_status(open_warehouse(common.root), SYSTEM.now())
    show.status(found, json)
    return FAULT if found.overdue or found.is_clock_wrong else GOOD


def check(*, sample: str = "100%", json: Flag = False, tell: Flag = False, common: Common = COMMON) -> int:
    """Read all that is kept and hold it against manifests, declarations and each other. Exit status 1 on a finding, 3 beside a writer.

    Example: keyevents check --sample 5%

    Parameters
    ----------
    sample
        Share of the files whose content is read, such as 5%; every week another share.
    json
        Print JSON.
    tell
        Tell the webhook what is new, as the deployed check does: for cron. After a check that found something all is read.
    """
    root, share = common.root, _share(sample)
    findings = alerts.told_check(root, SYSTEM, share) if tell else run_check(open_warehouse(root), share, week_of(SYSTEM.now()), _PATIENCE)
    show.findings(findings, json)
    return FAULT if findings else GOOD


def sql(
    query: str | None = None,
    *,
    csv: Flag = False,
    json: Flag = False,
    parquet: Place | None = None,
    common: Common = COMMON,
) -> int:
    """Run a query on the database, or ask for queries where none is given. It can read the database and nothing else, and blocks nobody.

    Example: keyevents sql "SELECT page_date, n_bullets FROM pages ORDER BY page_date"

    Parameters
    ----------
    query
        SQL in DuckDB's dialect; without one a prompt, or standard input where that is no terminal.
    csv
        Print CSV: the values as they are, for a program; a spreadsheet would run a text that begins like a formula (a release's CSV has none).
    json
        Print JSON; what it has no word for is null (NaN, infinity) or hexadecimal (bytes).
    parquet
        Write the result to this file instead.
    """
    from flows import prompt

    form = _form(csv, json, parquet)
    with connect(open_warehouse(common.root).database) as connection:
        if query is None and sys.stdin.isatty():
            prompt.prompt(connection, lambda cursor: show.result(cursor, form), lambda line: show.lines(line.splitlines()))
            return GOOD
        try:
            asked = query if query is not None else sys.stdin.read()
            if parquet is not None:
                show.note(f"{prompt.write_parquet(connection, asked, parquet)} rows in {parquet}")
            else:
                prompt.answer(connection, asked, lambda cursor: show.result(cursor, form))
        except (duckdb.Error, OverflowError) as error:
            raise InputError(f"query: {prompt.told(error)}") from error
    return GOOD


def explain(bullet: str, *, common: Common = COMMON) -> int:
    """Print a bullet with every coded value under the words it came from.

    Example: keyevents explain 2026-01-07#12

    Parameters
    ----------
    bullet
        YYYY-MM-DD#position, page_id#position or page_id@revision#position.
    """
    from flows.explain import explain as explained

    show.lines(explained(open_warehouse(common.root), bullet, show.width()))
    return GOOD


def crosscheck(file: Place, *, mapping: Place, csv: Flag = False, json: Flag = False, common: Common = COMMON) -> int:
    """Hold our counts against an outside CSV, day by day: agree, differ, or no counterpart, with the sentences behind ours.

    Example: keyevents crosscheck nights.csv --mapping nights.toml

    Parameters
    ----------
    file
        The outside table: CSV in UTF-8 with a header.
    mapping
        Which of its columns counts what (TOML, see docs/crosscheck.md).
    csv
        Print CSV.
    json
        Print JSON.
    """
    from warehouse import crosscheck as cross

    form = _form(csv, json)
    declared = cross.read_mapping(mapping)
    outside = cross.read_outside(file, declared)
    with reading(open_warehouse(common.root).database) as connection:
        rows = cross.compare(connection, declared, outside)
    with duckdb.connect() as scratch:
        scratch.register("compared", cross.as_table(rows))
        show.result(scratch.execute("SELECT * FROM compared"), form)
    for told in cross.uncompared(rows, outside):
        show.note(told)
    verdicts = cross.tally(rows)
    show.note(", ".join(f"{verdicts[verdict]} {verdict}" for verdict in ("agree", "differ", "not ours", "not theirs")))
    return GOOD


def _form(csv: bool, json: bool, parquet: Path | None = None) -> str:
    """The one form that was asked for, a table where none was. Raises InputError for two."""
    asked = [name for name, is_asked in (("csv", csv), ("json", json), ("parquet", parquet is not None)) if is_asked]
    if len(asked) > 1:
        raise InputError(f"--{' and --'.join(asked)}: expected one form")
    return asked[0] if asked else "table"


def _share(text: str) -> float:
    try:
        share = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        share = -1
    if not 0 < share <= 1:
        raise InputError(f"--sample {text!r}: expected a share such as 5% or 0.05")
    return share
