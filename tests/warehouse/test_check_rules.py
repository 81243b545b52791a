"""What `check` holds rows against: a rule each is broken in a lake whose files and manifests are whole, as a wrong program would write them."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.made.days import made_warehouse
from transforms.tables import BULLETS, LAKE_TABLES, LINKS, PAGES, QUANTITIES, Table
from warehouse import manifest
from warehouse.check import check
from warehouse.folder import open_warehouse
from warehouse.lake import Month
from warehouse.storage import JOURNAL, LocalStorage, staged

OCTOBER = Month(2026, 10)
DATABASE = "keyevents.duckdb"

Spoil = Callable[[pa.Table], pa.Table]


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three made days; not to be changed by a test."""
    root = tmp_path_factory.mktemp("stored") / "data"
    made_warehouse(root, days=3, bullets=45)
    return root


@pytest.fixture
def root(tmp_path: Path, stored: Path) -> Path:
    """Three made days; a test may do to them what it likes."""
    return shutil.copytree(stored, tmp_path / "data")


@pytest.fixture(scope="module")
def usual(stored: Path) -> set[str]:
    """What check says of made days, which have no archive."""
    found = where(stored)
    assert not {name for name in found if name.endswith(".parquet")}
    return found


def where(root: Path) -> set[str]:
    """The places that check names."""
    return {finding.where for finding in check(open_warehouse(root))}


def spoil(root: Path, how: Mapping[Table, Spoil]) -> None:
    """Write the month anew with some tables spoilt, and a manifest that fits."""
    files: dict[str, bytes | None] = {}
    for table in LAKE_TABLES:
        out = io.BytesIO()
        rows = pq.read_table(io.BytesIO((root / OCTOBER.file(table)).read_bytes()))
        pq.write_table(how[table](rows) if table in how else rows, out)
        files[OCTOBER.file(table)] = out.getvalue()
    entries = [{"file": name, "sha256": manifest.sha256(data or b""), "bytes": len(data or b"")} for name, data in files.items()]
    LocalStorage(root).write({**files, OCTOBER.manifest: manifest.dump(entries)})


def first(**values: Callable[[Any], Any] | object) -> Spoil:
    """The first row with other values, told outright or made from the old one."""

    def spoilt(rows: pa.Table) -> pa.Table:
        told = rows.to_pylist()
        for name, value in values.items():
            told[0][name] = value(told[0][name]) if callable(value) else value
        return pa.Table.from_pylist(told, schema=rows.schema)

    return spoilt


def twice(rows: pa.Table) -> pa.Table:
    return pa.concat_tables([rows, rows.slice(0, 1)])


def without(*names: str) -> Spoil:
    return lambda rows: rows.drop_columns(names)


def as_long(name: str) -> Spoil:
    return lambda rows: rows.set_column(rows.schema.get_field_index(name), name, rows[name].cast(pa.int64()))


def same(rows: pa.Table) -> pa.Table:
    return rows


def test_a_lake_written_anew_as_it_was_is_sound(root: Path, usual: set[str]) -> None:
    spoil(root, {LINKS: same})
    assert where(root) == usual


@pytest.mark.parametrize(
    ("table", "how", "named"),
    [
        (QUANTITIES, without("unit"), QUANTITIES),
        (QUANTITIES, as_long("ordinal"), QUANTITIES),
        (QUANTITIES, twice, QUANTITIES),
        (LINKS, first(page_date=lambda day: day.replace(month=9)), LINKS),
        (LINKS, first(page_date=lambda day: day.replace(year=2025)), LINKS),
        (QUANTITIES, first(span_start=lambda at: at + 1), QUANTITIES),
        (QUANTITIES, first(text="something else"), QUANTITIES),
        (QUANTITIES, first(text="", span_start=0, span_end=0), QUANTITIES),
        (QUANTITIES, first(bullet_id="2026-10-30/nowhere#01"), QUANTITIES),
        (PAGES, first(n_bullets=lambda n: n + 1), BULLETS),
        (PAGES, first(content_hash="0" * 64), DATABASE),
        (LINKS, lambda rows: rows.slice(1), DATABASE),
        (PAGES, first(coder_version="0"), DATABASE),
        (BULLETS, first(killed_low=lambda n: (n or 0) + 1), DATABASE),
        (QUANTITIES, first(low=lambda n: (n or 0) + 1), DATABASE),
    ],
    ids="column gone,type,key,month,year,span,text,empty,no bullet,count,another page,rows of the database,the coder,a bullet,a number".split(","),
)
def test_a_rule_that_is_broken_is_told_where(root: Path, table: Table, how: Spoil, named: Table | str) -> None:
    spoil(root, {table: how})
    assert (named if isinstance(named, str) else OCTOBER.file(named)) in where(root)


def test_a_page_without_its_bullets_is_told(root: Path) -> None:
    spoil(root, dict.fromkeys((t for t in LAKE_TABLES if t is not PAGES), lambda rows: rows.slice(0, 0)))
    assert OCTOBER.file(BULLETS) in where(root)


def test_a_database_that_is_not_there_is_told(root: Path, usual: set[str]) -> None:
    (root / DATABASE).unlink()
    assert where(root) - usual == {DATABASE}


def test_a_commit_that_was_cut_off_is_told_or_finished(root: Path, usual: set[str]) -> None:
    journal = {"rename": {"lake/links/a.parquet": staged("lake/links/a.parquet")}, "remove": []}
    (root / JOURNAL).write_text(json.dumps(journal))
    assert JOURNAL in where(root) - usual or not (root / JOURNAL).exists()
