"""The command `keyevents`. Reading arguments and printing only: what a command does stands in the module it calls.

Prefect is imported by the commands that go through a flow, and by no other: it takes a second.
"""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Annotated

import duckdb
from cyclopts import App, CycloptsError, Parameter
from pydantic import ValidationError

from flows import show
from flows.backfill import days_of, missing_days
from flows.ingest import InputError, build_database, find_files, ingest, open_run
from flows.live import check_live
from flows.reparse import LossError, months_between, reparse
from flows.settings import CREATED_BY, VERSION, Settings
from flows.web.clock import SYSTEM
from transforms.corrections import CorrectionError
from transforms.series import UnknownSeriesError
from transforms.series import names as series_names
from warehouse.archive import WarcError
from warehouse.check import check as run_check
from warehouse.crosscheck import MappingError
from warehouse.database import DatabaseError, connect
from warehouse.folder import NoWarehouseError, open_warehouse, storage_of, writing
from warehouse.gazetteer import GazetteerError
from warehouse.lake import LakeError
from warehouse.manifest import ManifestError
from warehouse.release import ReleaseError
from warehouse.status import status as read_status
from warehouse.storage import LockedError, StorageError

GOOD, FAULT, USAGE, LOCKED, NO_WAREHOUSE, BUG, INTERRUPTED, TERMINATED = 0, 1, 2, 3, 4, 5, 130, 143

_EXIT_CODES: tuple[tuple[type[BaseException], int], ...] = (
    (CycloptsError, USAGE),
    (InputError, USAGE),
    (UnknownSeriesError, USAGE),
    (MappingError, USAGE),
    (ValidationError, USAGE),
    (LossError, FAULT),
    (LockedError, LOCKED),
    (NoWarehouseError, NO_WAREHOUSE),
    (StorageError, FAULT),
    (DatabaseError, FAULT),
    (LakeError, FAULT),
    (ManifestError, FAULT),
    (WarcError, FAULT),
    (GazetteerError, FAULT),
    (CorrectionError, FAULT),
    (ReleaseError, FAULT),
)

Flag = Annotated[bool, Parameter(negative="")]

app = App(
    name="keyevents",
    version=VERSION,
    help="A daily chronicle of the Russia-Ukraine war as data: fetched, archived, coded, queryable.",
    help_format="plaintext",
)


@Parameter(name="*")
@dataclass(frozen=True)
class Common:
    """Options that every command takes."""

    data: Annotated[Path | None, Parameter(help="Data folder; default $KEYEVENTS_DATA, else ./data.")] = None
    verbose: Annotated[bool, Parameter(name=["--verbose", "-v"], negative="", help="Say more on stderr.")] = False
    debug: Annotated[bool, Parameter(negative="", help="Print tracebacks.")] = False

    @property
    def root(self) -> Path:
        return self.data if self.data is not None else Settings().data


@app.command
def demo(*, common: Common = Common()) -> int:
    """Take the sample pages through the Prefect flow into the data folder, then print what was stored and three queries to try.

    Example: keyevents demo --data ./data
    """
    _quiet_prefect(common)
    from flows.demo import run_demo

    return run_demo(common.root)


@app.command(name="ingest")
def ingest_command(*paths: Path, series: str | None = None, common: Common = Common()) -> int:
    """Take pages that somebody saved (.html, .txt, .warc, .warc.gz, or folders of them) through archive, lake and database.

    Example: keyevents ingest ~/saved-pages --data ./data

    Parameters
    ----------
    paths
        Files and folders; in a folder, files of other endings are skipped and counted.
    series
        The series of a new warehouse.
    """
    settings = Settings()
    if not paths:
        raise InputError("no path given: expected files or folders, as in `keyevents ingest ~/saved-pages`")
    found = find_files(paths)
    wanted = _known_series(series or settings.series)
    with writing(common.root, wanted, "keyevents ingest", CREATED_BY) as warehouse, show.progress(len(found.files)) as report:
        summary = ingest(found.files, open_run(warehouse, "ingest", settings.max_bytes, report))
    show.summary(summary, found.n_skipped, warehouse.root)
    return GOOD if summary.is_good else FAULT


@app.command(name="run")
def run_command(*, date: str | None = None, common: Common = Common()) -> int:
    """The daily run, live: ask for the day's page, look again at the two days before, store, build.

    Example: KEYEVENTS_CONTACT=you@example.org keyevents run

    Parameters
    ----------
    date
        The day asked for, YYYY-MM-DD; default the UTC date of now.
    """
    _quiet_prefect(common)
    asked = _date(date) if date else None
    settings = Settings()
    check_live(settings, asked)
    from flows.orchestrate import REPORT, daily_flow

    REPORT.set(show.line)
    summary = daily_flow(str(common.root), asked)
    show.summary(summary, 0, common.root)
    return GOOD if summary.is_good else FAULT


@app.command(name="backfill")
def backfill_command(
    start: str | None = None,
    end: str | None = None,
    *,
    last: int | None = None,
    again: Flag = False,
    max_failures: int = 10,
    max_requests: int | None = None,
    common: Common = Common(),
) -> int:
    """Ask for every day of a range that has no page, newest first; resumable; queries work meanwhile.

    Example: KEYEVENTS_CONTACT=you@example.org keyevents backfill --last 30

    Parameters
    ----------
    start
        First day, YYYY-MM-DD.
    end
        Last day, YYYY-MM-DD.
    last
        Instead of a range: so many days up to today.
    again
        Ask again for days known to have no page.
    max_failures
        Stop after so many failed days in a row.
    max_requests
        Stop after so many requests.
    """
    _quiet_prefect(common)
    if (last is None) == (start is None or end is None) or (last is not None and last < 1):
        raise InputError("expected START and END, as in `keyevents backfill 2024-01-01 2024-03-31`, or --last N with N of 1 or more")
    settings = Settings()
    today = SYSTEM.now().date()
    first, final = (today - dt.timedelta(days=last - 1), today) if last else (_date(start or ""), _date(end or ""))
    series = check_live(settings, None)
    days = days_of(series, max(first, series.first_date) if last else first, final, today)
    from flows.orchestrate import REPORT, backfill_flow

    with show.progress(_count_missing(common.root, days, again)) as report:
        REPORT.set(report)
        summary = backfill_flow(str(common.root), days[-1], days[0], again, max_failures, max_requests)
    show.outcomes(summary)
    show.summary(summary, 0, common.root)
    return GOOD if summary.is_good else FAULT


@app.command(name="reparse")
def reparse_command(
    start: str | None = None,
    end: str | None = None,
    *,
    apply: Flag = False,
    allow_loss: Flag = False,
    processes: int = 2,
    dask: str | None = None,
    common: Common = Common(),
) -> int:
    """Parse the archive again without any network, show what changes in the data, and write it with --apply.

    Example: keyevents reparse 2024-01-01 2024-12-31

    Parameters
    ----------
    start
        First day; whole months are parsed. Default: all.
    end
        Last day.
    apply
        Write what differs and build the database.
    allow_loss
        Write even where pages or more than 1 % of the bullets would go.
    processes
        How many processes parse.
    dask
        The scheduler of a Dask cluster that parses instead, such as tcp://scheduler:8786.
    """
    max_bytes = Settings().max_bytes
    first, final = _date(start) if start else None, _date(end) if end else None
    with writing(common.root, None, "keyevents reparse", CREATED_BY) as warehouse:
        months = months_between(warehouse, first, final)
        found = reparse(warehouse, months, max_bytes, apply, allow_loss, processes, dask, show.month)
        show.difference(found, apply)
        if apply:
            build_database(open_run(warehouse, "reparse", max_bytes))
    return GOOD


@app.command
def build(*, common: Common = Common()) -> int:
    """Build the DuckDB file from the lake and swap it in; open sessions keep the old one.

    Example: keyevents build --data ./data
    """
    with writing(common.root, None, "keyevents build", CREATED_BY) as warehouse:
        run = open_run(warehouse, "build", Settings().max_bytes)
        run.ledger.close_interrupted()
        show.counts(build_database(run), warehouse.database)
    return GOOD


@app.command
def status(*, json: Flag = False, common: Common = Common()) -> int:
    """Say how fresh the data is: newest day, days overdue, gaps, last outcomes. Exit status 1 when a day is overdue.

    Example: keyevents status --json

    Parameters
    ----------
    json
        Print JSON.
    """
    found = read_status(open_warehouse(common.root), SYSTEM.now())
    show.status(found, json)
    return FAULT if found.overdue else GOOD


@app.command
def check(*, sample: str = "100%", json: Flag = False, common: Common = Common()) -> int:
    """Read archive, lake and database and hold them against manifests, declarations and each other. Exit status 1 on a finding.

    Example: keyevents check --sample 5%

    Parameters
    ----------
    sample
        Share of the files whose content is read, such as 5%.
    json
        Print JSON.
    """
    share = _share(sample)
    findings = list(run_check(open_warehouse(common.root), share))
    show.findings(findings, json)
    return FAULT if findings else GOOD


@app.command
def sql(
    query: str | None = None,
    *,
    csv: Annotated[bool, Parameter(negative="")] = False,
    json: Flag = False,
    parquet: Path | None = None,
    common: Common = Common(),
) -> int:
    """Run a query on the database, or ask for queries where none is given. It can read the database and nothing else, and blocks nobody.

    Example: keyevents sql "SELECT page_date, n_bullets FROM pages ORDER BY page_date"

    Parameters
    ----------
    query
        SQL in DuckDB's dialect; without one a prompt, or standard input where that is no terminal.
    csv
        Print CSV.
    json
        Print JSON.
    parquet
        Write the result to this file instead.
    """
    from flows import prompt

    form = "csv" if csv else "json" if json else "table"
    with connect(open_warehouse(common.root).database) as connection:
        if query is None and sys.stdin.isatty():
            prompt.prompt(connection, lambda cursor: show.result(cursor, form), lambda line: show.lines(line.splitlines()))
            return GOOD
        try:
            asked = query if query is not None else sys.stdin.read()
            if parquet is not None:
                show.note(f"{prompt.write_parquet(connection, asked, parquet)} rows in {parquet}")
            else:
                show.result(prompt.execute(connection, asked), form)
        except duckdb.Error as error:
            raise InputError(f"query: {str(error).strip().splitlines()[0]}") from error
    return GOOD


@app.command
def explain(bullet: str, *, common: Common = Common()) -> int:
    """Print a bullet with every coded value under the words it came from.

    Example: keyevents explain 2026-01-07#12

    Parameters
    ----------
    bullet
        YYYY-MM-DD#position, page_id#position or page_id@revision#position.
    """
    from flows.explain import explain as explained

    show.lines(explained(open_warehouse(common.root), bullet))
    return GOOD


@app.command
def gazetteer(*, from_: Annotated[Path | None, Parameter(name="--from")] = None, download: Flag = False, common: Common = Common()) -> int:
    """Say what place names resolve against; with --from or --download, compile full GeoNames dumps for it. Then `reparse --apply` codes anew.

    Example: keyevents gazetteer --download

    Parameters
    ----------
    from_
        A folder of GeoNames dumps (UA.txt or UA.zip, cities15000.txt, ...).
    download
        Fetch the dumps from GeoNames' own server first.
    """
    from flows.coding import gazetteer_of
    from flows.dumps import download as fetch
    from transforms.series import load as load_series

    settings = Settings()
    if download or from_:
        with writing(common.root, settings.series, "keyevents gazetteer", CREATED_BY) as warehouse:
            names = load_series(warehouse.series).gazetteer.dumps
            dumps = fetch(warehouse.root / "gazetteer" / "dumps", names, report=show.note) if download else from_
            found = gazetteer_of(warehouse.storage, warehouse.series, dumps)
    else:
        found = gazetteer_of(storage_of(common.root), settings.series, settings.gazetteer)
    print(f"{found.version}: {len(found):,} places" + ("" if found.is_full else " (the shipped ones; --download gets every village)"))
    return GOOD


@app.command
def store(address: str, *, common: Common = Common()) -> int:
    """Keep archive, lake and ledger at s3://bucket/prefix; what the data folder holds of them is copied there, and stays.

    Example: keyevents store s3://chronicle/ukraine && keyevents reparse --apply --dask tcp://scheduler:8786

    Parameters
    ----------
    address
        A bucket and a prefix; AWS_ENDPOINT_URL_S3, AWS_PROFILE and their like say where and who. A store in use is joined.
    """
    from warehouse.folder import move_store

    if not address.startswith("s3://"):
        raise InputError(f"{address}: expected s3://bucket/prefix")
    n_copied = move_store(common.root, address, "keyevents store", show.note if common.verbose else lambda name: None)
    print(f"{common.root} keeps its data at {address}" + (f": {n_copied} files copied, those here may be removed" if n_copied else ""))
    return GOOD


@app.command
def report(*, to: Path | None = None, common: Common = Common()) -> int:
    """Write the report: one HTML file to look at, without network, with the publisher's sentences: for your own use.

    Example: keyevents report --to report.html

    Parameters
    ----------
    to
        The file; default report.html in the data folder.
    """
    from warehouse.report import write_report

    warehouse = open_warehouse(common.root)
    target = to or warehouse.root / "report.html"
    try:
        write_report(warehouse.database, target, SYSTEM.now())
    except duckdb.Error as error:
        raise DatabaseError(f"{warehouse.database}: built by another version of keyevents: run `keyevents build`") from error
    print(f"wrote {target} (it holds the publisher's sentences: for your own use)")
    return GOOD


@app.command
def release(*, with_text: Flag = False, common: Common = Common()) -> int:
    """Make the release of the newest day: an immutable folder to share and to cite, without the publisher's sentences.

    Example: keyevents release

    Parameters
    ----------
    with_text
        With the publisher's sentences, for your own use only.
    """
    from warehouse.release import release as make

    with writing(common.root, None, "keyevents release", CREATED_BY) as warehouse:
        folder = make(warehouse, VERSION, with_text)
    show.note("it holds the publisher's sentences: for your own use, not to be passed on" if with_text else "without the publisher's sentences")
    print(folder)
    return GOOD


@app.command
def crosscheck(
    file: Path, *, mapping: Path, csv: Annotated[bool, Parameter(negative="")] = False, json: Flag = False, common: Common = Common()
) -> int:
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

    declared = cross.read_mapping(mapping)
    outside = cross.read_outside(file, declared)
    with connect(open_warehouse(common.root).database) as connection:
        rows = cross.compare(connection, declared, outside)
    with duckdb.connect() as scratch:
        scratch.register("compared", cross.as_table(rows))
        show.result(scratch.execute("SELECT * FROM compared"), "csv" if csv else "json" if json else "table")
    verdicts = cross.tally(rows)
    show.note(", ".join(f"{verdicts[verdict]} {verdict}" for verdict in ("agree", "differ", "not ours", "not theirs")))
    return GOOD


@app.command(name="import")
def import_command(folder: Path, *, series: str | None = None, common: Common = Common()) -> int:
    """Load a release into a new data folder; every file is held against its checksum first.

    Example: keyevents import releases/2026-01-31 --data ./cited

    Parameters
    ----------
    folder
        The folder of the release.
    series
        The series it is of.
    """
    from warehouse.release import load

    wanted = _known_series(series or Settings().series)
    with writing(common.root, wanted, "keyevents import", CREATED_BY) as warehouse:
        n_pages = load(folder, warehouse)
        build_database(open_run(warehouse, "import", Settings().max_bytes))
    print(f"{n_pages} pages in {common.root}")
    return GOOD


def _quiet_prefect(common: Common) -> None:
    if not common.verbose:
        os.environ.setdefault("PREFECT_LOGGING_LEVEL", "ERROR")


def _count_missing(root: Path, days: list[dt.date], is_again: bool) -> int:
    """How many days a backfill will ask for."""
    try:
        return len(missing_days(open_warehouse(root), days, is_again))
    except NoWarehouseError:
        return len(days)


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{text!r}: expected a day of the calendar, YYYY-MM-DD") from None


def _share(text: str) -> float:
    try:
        share = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        share = -1
    if not 0 < share <= 1:
        raise InputError(f"--sample {text!r}: expected a share such as 5% or 0.05")
    return share


def _known_series(name: str) -> str:
    if name not in series_names():
        raise UnknownSeriesError(f"unknown series {name!r}: expected one of {', '.join(series_names())}")
    return name


def run(arguments: Sequence[str]) -> int:
    """Run a command line; returns the exit status. No traceback reaches a user without --debug."""
    signal.signal(signal.SIGTERM, _terminated)
    try:
        result = app(list(arguments), exit_on_error=False, print_error=False, result_action="return_value")
        return result if isinstance(result, int) else GOOD
    except KeyboardInterrupt:
        return _said("interrupted: what was stored is whole, run again to go on", INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader went: not our fault, and nothing to say
        return GOOD
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else FAULT
    except Exception as error:  # noqa: BLE001 - the last place where an error can be told in one line
        return _failed(error, "--debug" in arguments)


def _terminated(number: int, frame: FrameType | None) -> None:
    print("keyevents: ended by a signal: what was stored is whole, run again to go on", file=sys.stderr)
    raise SystemExit(TERMINATED)


def _failed(error: Exception, is_debug: bool) -> int:
    if is_debug:
        traceback.print_exception(error)
    for kind, code in _EXIT_CODES:
        if isinstance(error, kind):
            return _said(_one_line(error), code)
    with tempfile.NamedTemporaryFile("w", prefix="keyevents-", suffix=".log", delete=False, encoding="utf-8") as log:
        traceback.print_exception(error, file=log)
    return _said(f"a bug in keyevents ({type(error).__name__}): please report it with {log.name}", BUG)


def _one_line(error: Exception) -> str:
    if isinstance(error, StorageError):
        return str(error.strerror)
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"KEYEVENTS_{'_'.join(map(str, first['loc'])).upper()}: {first['msg']}, found {first['input']!r}"
    if isinstance(error, CycloptsError):
        return " ".join(str(error).split()) + " See `keyevents --help`."
    return str(error.args[0]) if error.args else type(error).__name__


def _said(line: str, code: int) -> int:
    print(f"keyevents: {show.plain(' '.join(line.split()))}", file=sys.stderr)
    return code
