"""A release that is taken in again: whether it is what its checksums say, and its rows in an empty warehouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from transforms.schemas import ConformError, arrow_schema, conform
from transforms.tables import LAKE_TABLES, PAGES
from warehouse.folder import Warehouse, note_import
from warehouse.manifest import sha256
from warehouse.release import SUMS, ReleaseError, by_month, files_of, sums_of


def load(folder: Path, warehouse: Warehouse) -> int:
    """Load a release into an empty warehouse, all of it or nothing; gives the number of pages.

    Raises ReleaseError where a file is not what its checksum says.
    """
    if warehouse.lake.months():
        raise ReleaseError(f"{warehouse.root} holds data already: name a new folder with --data")
    for name, what in _faults(folder):
        raise ReleaseError(f"{folder / name}: {what}: fetch the release again")
    months = list(_tables_by_month(folder))
    tables = {table.name: pa.concat_tables([rows[table.name] for rows in months] or [arrow_schema(table).empty_table()]) for table in LAKE_TABLES}
    days = tables[PAGES.name]["page_date"]
    if len(days):
        note_import(warehouse.storage, pc.max(days).as_py())
        warehouse.lake.replace(tables)
    return len(days)


def faults(root: Path, is_drawn: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """What is wrong with the releases of a data folder: the file, and what; the content is read of files that are drawn."""
    for folder in sorted(path for path in (root / "releases").glob("[0-9]*") if path.is_dir()):
        yield from _faults(folder, f"releases/{folder.name}/", is_drawn)


def _faults(folder: Path, where: str = "", is_drawn: Callable[[str], bool] = lambda name: True) -> Iterator[tuple[str, str]]:
    try:
        sums = sums_of(folder)
    except FileNotFoundError:
        yield f"{where}{SUMS}", "not there, so this is no release"
        return
    except (OSError, ValueError) as error:
        yield f"{where}{SUMS}", f"cannot be read ({error})"
        return
    names = {path.relative_to(folder).as_posix() for path in files_of(folder)} - {SUMS}
    for name in sorted(names ^ sums.keys()):
        yield f"{where}{name}", f"listed in no {SUMS}" if name in names else f"gone, though {SUMS} lists it"
    for name in sorted(names & sums.keys()):
        if is_drawn(f"{where}{name}") and sha256((folder / name).read_bytes()) != sums[name]:
            yield f"{where}{name}", f"not as {SUMS} has it"


def _tables_by_month(folder: Path) -> Iterator[dict[str, pa.Table]]:
    """The tables of a month of pages at a time."""
    tables = {table: by_month(pq.read_table(folder / "parquet" / f"{table.name}.parquet")) for table in LAKE_TABLES}
    for month in sorted(tables[PAGES]):
        try:
            yield {table.name: conform(table, rows[month].to_pylist() if month in rows else []) for table, rows in tables.items()}
        except ConformError as error:
            raise ReleaseError(f"{folder}: {error}: it was made by another version of keyevents, import it with that one") from None
