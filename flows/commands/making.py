"""Commands that make something of what was taken in: data coded anew, the database, a gazetteer, a store elsewhere, a report, a release."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from flows import show
from flows.commands.options import COMMON, FAULT, GOOD, Common, Flag, Place, day
from flows.errors import InputError
from flows.reparse import months_between, reparse
from flows.settings import CREATED_BY, VERSION, Settings
from flows.steps import build_database, open_run
from flows.web.clock import SYSTEM
from transforms.series import load as load_series
from warehouse.database import pages_of
from warehouse.folder import is_demo, open_warehouse, series_of, storage_of, writing
from warehouse.storage import S3_ADDRESS


def reparse_archive(
    start: str | None = None,
    end: str | None = None,
    *,
    apply: Flag = False,
    allow_loss: Flag = False,
    processes: int = 2,
    dask: str | None = None,
    common: Common = COMMON,
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
        Write even where pages or more than 1 % of the bullets would go, or days of the archive cannot be read.
    processes
        How many processes parse.
    dask
        The scheduler of a Dask cluster that parses instead, such as tcp://scheduler:8786.
    """
    max_bytes = Settings().max_bytes
    if processes < 1:
        raise InputError(f"--processes {processes}: expected 1 or more")
    first, final = day(start) if start else None, day(end) if end else None
    if first and final and first > final:
        raise InputError(f"START {first} is after END {final}")
    with writing(common.root, None, "keyevents reparse", CREATED_BY) as warehouse:
        months = months_between(warehouse, first, final)
        found = reparse(warehouse, months, max_bytes, apply, allow_loss, processes, dask, show.note)
        show.difference(found, apply)
        if apply:
            build_database(open_run(warehouse, "reparse", max_bytes), allow_loss)
    return FAULT if found.damaged else GOOD


def build(*, allow_loss: Flag = False, common: Common = COMMON) -> int:
    """Build the DuckDB file from the lake and swap it in; open sessions keep the old one.

    Example: keyevents build --data ./data

    Parameters
    ----------
    allow_loss
        Build even where the file has days that the lake has not.
    """
    with writing(common.root, None, "keyevents build", CREATED_BY) as warehouse:
        if not allow_loss:
            pages_of(warehouse.database)  # a person can end the process that holds it, a run goes on
        run = open_run(warehouse, "build", Settings().max_bytes)
        run.ledger.close_interrupted()
        show.counts(build_database(run, allow_loss), warehouse.database)
    return GOOD


def gazetteer(*, from_: Annotated[Place | None, Parameter(name="--from")] = None, download: Flag = False, common: Common = COMMON) -> int:
    """Say what place names resolve against; with --from or --download, compile full GeoNames dumps for it. Then `reparse --apply` codes anew.

    Example: keyevents gazetteer --download

    Parameters
    ----------
    from_
        A folder of GeoNames dumps (UA.txt or UA.zip, cities15000.txt, ...).
    download
        Fetch the dumps from GeoNames' own server first.
    """
    from flows.coding import gazetteer_of, not_compiled, refuse_nowhere
    from flows.dumps import download as fetch

    settings = Settings()
    if from_:
        refuse_nowhere(from_)  # before a new data folder is made for it
    if download or from_:
        with writing(common.root, settings.series, "keyevents gazetteer", CREATED_BY) as warehouse:
            names = load_series(warehouse.series).gazetteer.dumps
            dumps = fetch(warehouse.root / "gazetteer" / "dumps", names, report=show.note) if download else from_
            found = gazetteer_of(warehouse.storage, warehouse.series, dumps)
    else:
        storage = storage_of(common.root)
        found = gazetteer_of(storage, series_of(storage) or settings.series)
        for told in not_compiled(storage, settings.gazetteer):
            show.note(told)
    print(f"{found.version}: {len(found):,} places" + ("" if found.is_full else " (the shipped ones; --download gets every village)"))
    return GOOD


def store(address: str, *, common: Common = COMMON) -> int:
    """Keep archive, lake and ledger at s3://bucket/prefix; what the data folder holds of them is copied there, and stays.

    Example: keyevents store s3://chronicle/ukraine && keyevents reparse --apply --dask tcp://scheduler:8786

    Parameters
    ----------
    address
        A bucket and a prefix; AWS_ENDPOINT_URL_S3, AWS_PROFILE and their like say where and who. A store in use is joined.
    """
    from warehouse.folder import move_store

    if not S3_ADDRESS.fullmatch(address):
        raise InputError(f"{address}: expected s3://bucket/prefix")
    n_copied = move_store(common.root, address, "keyevents store", show.note if common.verbose else lambda name: None)
    print(f"{common.root} keeps its data at {address}" + (f": {n_copied} files copied, those here may be removed" if n_copied else ""))
    return GOOD


def report(*, to: Place | None = None, common: Common = COMMON) -> int:
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
    has_sentences = write_report(warehouse.database, target, SYSTEM.now())
    print(f"wrote {target}" + (" (it holds the publisher's sentences: for your own use)" if has_sentences else ""))
    return GOOD


def release(*, with_text: Flag = False, common: Common = COMMON) -> int:
    """Make the release of the newest day: an immutable folder to share and to cite, without the publisher's sentences.

    Example: keyevents release

    Parameters
    ----------
    with_text
        With the publisher's sentences, for your own use only.
    """
    from warehouse.release import release as make

    if is_demo(common.root):
        show.note("these are the demo's invented pages")
    with writing(common.root, None, "keyevents release", CREATED_BY) as warehouse:
        folder = make(warehouse, VERSION, with_text)
    show.note("it holds the publisher's sentences: for your own use, not to be passed on" if with_text else "without the publisher's sentences")
    print(folder)
    return GOOD


def import_release(folder: Place, *, series: str | None = None, common: Common = COMMON) -> int:
    """Load a release into a new data folder, or into the one it was loaded into to repair its lake; every file is held against its checksum first.

    Example: keyevents import releases/2026-01-31 --data ./cited

    Parameters
    ----------
    folder
        The folder of the release.
    series
        The series it is of.
    """
    from warehouse.release import load, read

    wanted = load_series(series or Settings().series).name
    tables = read(folder, wanted)  # before a new data folder is made for it
    with writing(common.root, wanted, "keyevents import", CREATED_BY) as warehouse:
        n_pages = load(tables, warehouse)
        # refuses where days of its own went with months that were made anew, until the archive is parsed
        build_database(open_run(warehouse, "import", Settings().max_bytes))
    print(f"{n_pages} pages in {common.root}")
    return GOOD
