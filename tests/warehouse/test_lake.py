"""A month's files: what is damaged is no empty month, and a page is in one month only, whatever its dates were before."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.ingesting import files_below
from tests.made.days import page_of
from tests.made.draft import Draft
from transforms.rows import PageRows
from transforms.schemas import tables_of
from transforms.tables import BULLETS, LAKE_TABLES, LINKS, PAGES, Table
from warehouse.lake import Lake, LakeError, Listed, Month
from warehouse.storage import LocalStorage

DAY = dt.date(2026, 1, 8)


def page(day: dt.date, page_date: dt.date | None = None) -> PageRows:
    """The rows of a page addressed on a day, about that day or another."""
    drafts = [Draft("statement", day).say(f"Item {n}: ").link("a report", f"https://news.example/{n}").say(".") for n in (1, 2, 3)]
    return {name: [{**row, "page_date": page_date or day} for row in rows] for name, rows in page_of(day, drafts).items()}


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(LocalStorage(tmp_path))


def without_text(data: bytes) -> bytes:
    out = io.BytesIO()
    pq.write_table(pq.read_table(io.BytesIO(data)).drop_columns(["text"]), out)
    return out.getvalue()


@pytest.mark.parametrize("table", [BULLETS, LINKS], ids=lambda table: table.name)
@pytest.mark.parametrize(
    "damage",
    [lambda data: b"", lambda data: b"PAR1", lambda data: data[:-9], lambda data: data.replace(b"PAR1", b"PAR0"), without_text],
    ids=["empty", "beginning", "cut", "magic", "column"],
)
def test_a_damaged_file_is_an_error_and_no_empty_month(tmp_path: Path, lake: Lake, table: Table, damage: Callable[[bytes], bytes]) -> None:
    lake.replace(tables_of([page(DAY)]))
    file = tmp_path / Month.of(DAY).file(table)
    file.write_bytes(damage(file.read_bytes()))
    before = files_below(tmp_path, "lake")
    with pytest.raises(LakeError):
        lake.read(table, Month.of(DAY))
    with pytest.raises(LakeError):
        lake.replace(tables_of([page(DAY + dt.timedelta(days=1))]))
    assert files_below(tmp_path, "lake") == before


@pytest.mark.parametrize("step", [pytest.param(11, marks=pytest.mark.slow), 41])
@pytest.mark.parametrize("table", [PAGES, LINKS], ids=lambda table: table.name)
def test_whatever_byte_was_altered_it_is_found_and_ends_nobody(tmp_path: Path, lake: Lake, table: Table, step: int) -> None:
    """A footer's words that are no UTF-8, a time zone that is none, a date that Python has not: each is an error of the library's own kind."""
    lake.replace(tables_of([page(DAY)]))
    month = Month.of(DAY)
    file = tmp_path / month.file(table)
    data, told = file.read_bytes(), list[str]()
    for at in range(0, len(data), step):
        for mask in (1, 255):
            file.write_bytes(data[:at] + bytes([data[at] ^ mask]) + data[at + 1 :])
            assert lake.unfit().keys() == {month}
            with pytest.raises(LakeError, match=f"{table.name}.parquet: altered"):
                Listed(lake).read(table, month)
            lake.salvage(table, month).to_pylist()
            try:
                lake.read(table, month)
                lake.pages(month, *PAGES.names)
            except LakeError as error:
                told.append(str(error))
    assert any("UnicodeDecodeError" in line for line in told)


@pytest.mark.parametrize("table", LAKE_TABLES, ids=lambda table: table.name)
def test_a_month_that_is_not_there_is_empty(lake: Lake, table: Table) -> None:
    assert lake.read(table, Month.of(DAY)).num_rows == 0


@pytest.mark.parametrize(
    ("addressed", "first", "then"),
    [
        ("2026-01-31", "2026-01-31", "2026-02-01"),
        ("2026-02-01", "2026-02-01", "2026-01-31"),
        ("2026-01-25", "2026-02-01", "2026-01-25"),
        ("2026-02-07", "2026-01-31", "2026-02-07"),
        ("2026-01-01", "2025-12-31", "2026-01-01"),
    ],
)
def test_a_page_that_changes_its_month_leaves_nothing_behind(tmp_path: Path, lake: Lake, addressed: str, first: str, then: str) -> None:
    day, *dates = map(dt.date.fromisoformat, (addressed, first, then))
    for page_date in dates:
        rows = page(day, page_date)
        assert lake.replace(tables_of([rows])) == {rows["pages"][0]["page_id"]}
    month = Month.of(dates[1])
    assert lake.months() == [month]
    assert set(files_below(tmp_path, "lake")) == {month.manifest, *(month.file(table) for table in LAKE_TABLES)}
    assert lake.read(BULLETS, month).num_rows == 3


def test_a_page_leaves_its_neighbours_where_they_are(lake: Lake) -> None:
    pages = [page(dt.date(2026, 1, 30)), page(dt.date(2026, 1, 31)), page(dt.date(2026, 2, 2))]
    lake.replace(tables_of(pages))
    lake.replace(tables_of([page(dt.date(2026, 1, 31), dt.date(2026, 2, 1))]))
    kept = [[str(day) for day in lake.read(PAGES, month)["page_date"].to_pylist()] for month in lake.months()]
    assert kept == [["2026-01-30"], ["2026-02-01", "2026-02-02"]]


def test_a_superseded_page_goes_and_with_the_last_of_them_its_month(tmp_path: Path, lake: Lake) -> None:
    pages = [page(DAY), page(DAY + dt.timedelta(days=1))]
    lake.replace(tables_of(pages))
    one, other = (rows["pages"][0]["page_id"] for rows in pages)
    assert lake.replace(tables_of([]), [one]) == {one}
    assert lake.read(PAGES, Month.of(DAY))["page_id"].to_pylist() == [other]
    assert set(lake.read(LINKS, Month.of(DAY))["page_id"].to_pylist()) == {other}
    assert lake.replace(tables_of([]), [one]) == set()
    assert lake.replace(tables_of([]), [other]) == {other}
    assert lake.months() == []
    assert files_below(tmp_path, "lake") == {}


def test_only_the_pages_whose_rows_differ_are_told_as_changed(lake: Lake) -> None:
    one, other = page(DAY), page(DAY + dt.timedelta(days=1))
    lake.replace(tables_of([one, other]))
    other["links"][0] = {**other["links"][0], "url": "https://news.example/moved"}
    assert lake.replace(tables_of([one, other])) == {other["pages"][0]["page_id"]}


def test_a_page_about_a_day_far_from_its_address_is_kept_all_the_same(lake: Lake) -> None:
    lake.replace(tables_of([page(DAY, dt.date(2026, 3, 1))]))
    assert lake.months() == [Month(2026, 3)]


@pytest.mark.parametrize("table", LAKE_TABLES, ids=lambda table: table.name)
@pytest.mark.parametrize("is_gone", [True, False], ids=["gone", "altered"])
def test_a_month_that_is_not_as_its_manifest_says_is_not_written_to(tmp_path: Path, lake: Lake, table: Table, is_gone: bool) -> None:
    lake.replace(tables_of([page(DAY)]))
    file = tmp_path / Month.of(DAY).file(table)
    rows = pq.read_table(file)
    file.unlink()
    if not is_gone:
        pq.write_table(rows.slice(1), file)
    before = files_below(tmp_path, "lake")
    with pytest.raises(LakeError, match="reparse --apply"):
        lake.replace(tables_of([page(DAY + dt.timedelta(days=1))]))
    assert files_below(tmp_path, "lake") == before


def test_a_month_that_lost_its_manifest_is_still_there(tmp_path: Path, lake: Lake) -> None:
    lake.replace(tables_of([page(DAY)]))
    (tmp_path / Month.of(DAY).manifest).unlink()
    assert lake.months() == [Month.of(DAY)]
    with pytest.raises(LakeError, match="reparse --apply"):
        lake.replace(tables_of([page(DAY + dt.timedelta(days=1))]))


_READING = """
import os, sys
from warehouse.lake import read_parquet
data = open(sys.argv[1], "rb").read()
before = set(os.listdir("/proc/self/task"))
assert read_parquet(data).num_rows
names = [open(f"/proc/self/task/{task}/comm").read().strip() for task in set(os.listdir("/proc/self/task")) - before]
print([name for name in names if not name.startswith("jemalloc")])
"""


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted by Linux's /proc")
def test_reading_a_file_leaves_no_thread_behind_to_die_of_pythons_end(stored_samples: Path) -> None:
    file = stored_samples / "lake/bullets/year=2026/month=01/bullets.parquet"
    done = subprocess.run([sys.executable, "-c", _READING, str(file)], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"
