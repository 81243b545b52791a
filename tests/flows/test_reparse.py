"""What a reparse may take from the lake and what it must refuse, on the sample pages and a parser that was made worse."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import re
import signal
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from flows.reparse import LossError, months_between, reparse
from tests.ingesting import NOON, SAMPLES, files_below, no_file_above, take_in
from transforms.page.html import Body
from transforms.tables import BULLETS, PAGES
from warehouse import database, ledger, manifest
from warehouse.archive import manifest_name
from warehouse.check import check
from warehouse.durable import StorageError
from warehouse.folder import open_warehouse, writing
from warehouse.lake import Month
from warehouse.storage import WAITING
from warehouse.warc import Capture, file_capture

JANUARY, FOLDER = Month(2026, 1), "2026/01"
PAGE = SAMPLES / "2026-01-08.html"
LATER = NOON + dt.timedelta(days=1)


def plain_copy(day: dt.date, n_items: int = 3) -> str:
    """A day as somebody copied it out of a browser."""
    number = (day - dt.date(2022, 2, 24)).days
    items = "".join(f"- Item {n} tells of something else.\n" for n in range(n_items))
    return f"date {day} Russia-Ukraine war: List of key events, day {number:,}\nHere is where things stand:\n{items}"


def many_copies(folder: Path, first: dt.date, n_days: int = 6) -> Path:
    """Plain copies of some days with fifty items each."""
    folder.mkdir()
    for n in range(n_days):
        day = first + dt.timedelta(days=n)
        (folder / f"{day}.txt").write_text(plain_copy(day, 50))
    return folder


def apply(root: Path, months: Iterable[str] = (FOLDER,), is_loss_allowed: bool = False) -> bool:
    """Reparse in this process and write; whether nothing was to be changed."""
    with writing(root, None, "test", "test") as warehouse:
        found = reparse(warehouse, list(months), 20_000_000, is_applied=True, is_loss_allowed=is_loss_allowed, n_processes=1)
        database.build(warehouse.lake, ledger.read(warehouse.storage), warehouse.database)
    return found.is_empty


def keep(root: Path, *captures: Capture) -> None:
    """Put captures in the archive behind the lake's back."""
    with writing(root, None, "test", "test") as warehouse:
        for capture in captures:
            warehouse.archive.add(capture)


def page_ids(root: Path, month: Month = JANUARY) -> list[str]:
    ids: list[str] = open_warehouse(root).lake.read(PAGES, month)["page_id"].to_pylist()
    return ids


def n_bullets(root: Path) -> int:
    return int(open_warehouse(root).lake.read(BULLETS, JANUARY).num_rows)


def spoil_parser(monkeypatch: pytest.MonkeyPatch, every: int) -> None:
    """A parser that overlooks one in `every` bullets."""
    add, seen = Body.add, [0]

    def careless(self: Body, *told: object) -> None:
        seen[0] += 1
        if seen[0] % every:
            add(self, *told)  # type: ignore[arg-type]

    monkeypatch.setattr(Body, "add", careless)


def test_bullets_lost_are_refused_and_go_only_when_told(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, n_before = files_below(samples, "lake"), n_bullets(samples)
    spoil_parser(monkeypatch, every=13)
    with pytest.raises(LossError, match="bullets"):
        apply(samples)
    assert files_below(samples, "lake") == before
    assert not apply(samples, is_loss_allowed=True)
    assert 0.9 * n_before < n_bullets(samples) < n_before
    assert list(check(open_warehouse(samples))) == []


@pytest.mark.slow
def test_less_than_a_hundredth_of_the_bullets_may_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "data"
    take_in(root, [PAGE, many_copies(tmp_path / "copies", dt.date(2026, 1, 1))])
    n_before = n_bullets(root)
    spoil_parser(monkeypatch, every=9)  # of the one HTML page
    assert not apply(root)
    assert 0.99 * n_before < n_bullets(root) < n_before


@pytest.mark.slow
def test_what_a_later_revision_withdraws_is_no_loss(samples: Path) -> None:
    n_before = n_bullets(samples)
    shorter = re.sub(rb"<li>.*?</li>", b"", PAGE.read_bytes(), count=4, flags=re.DOTALL)
    keep(samples, file_capture("later.html", shorter, LATER))
    assert not apply(samples)
    assert n_before * 0.9 < n_bullets(samples) < n_before
    assert apply(samples)
    assert list(check(open_warehouse(samples))) == []


def test_what_a_parser_drops_is_a_loss_though_the_pages_of_the_lake_cannot_be_read(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (samples / JANUARY.file(PAGES)).write_bytes(b"no table")
    spoil_parser(monkeypatch, every=4)
    with pytest.raises(LossError, match="bullets"):
        apply(samples)


def forget(root: Path, page_id: str) -> None:
    """Take a page's captures out of the archive."""
    with writing(root, None, "test", "test") as warehouse:
        kept = [r.entry for r in warehouse.archive.records(FOLDER) if str(r.day) != page_id[:10]]
        lost = [r.file for r in warehouse.archive.records(FOLDER) if str(r.day) == page_id[:10]]
        warehouse.storage.write({manifest_name(FOLDER): manifest.dump(kept), **dict.fromkeys(lost)})


@pytest.mark.slow
def test_pages_that_the_archive_no_longer_gives_go_only_when_told(samples: Path) -> None:
    before, ids = files_below(samples, "lake"), page_ids(samples)
    forget(samples, ids[2])
    with pytest.raises(LossError, match="pages"):
        apply(samples)
    assert files_below(samples, "lake") == before
    apply(samples, is_loss_allowed=True)
    assert page_ids(samples) == [*ids[:2], *ids[3:]]
    assert list(check(open_warehouse(samples))) == []
    assert apply(samples)


@pytest.mark.slow
def test_a_revision_that_the_archive_no_longer_gives_goes_only_when_told(tmp_path: Path) -> None:
    root = tmp_path / "data"
    take_in(root, [SAMPLES / "2026-01-07.html"])
    with writing(root, None, "test", "test") as warehouse:
        [kept] = warehouse.archive.records(FOLDER)
    take_in(root, [SAMPLES / "2026-01-07_later.html"])
    with writing(root, None, "test", "test") as warehouse:
        [*_, lost] = warehouse.archive.records(FOLDER)
        warehouse.storage.write({manifest_name(FOLDER): manifest.dump([kept.entry]), lost.file: None})
    before = files_below(root, "lake")
    with pytest.raises(LossError, match=r"2026-01-07.*from a backup"):
        apply(root)
    assert files_below(root, "lake") == before
    apply(root, is_loss_allowed=True)
    assert open_warehouse(root).lake.read(PAGES, JANUARY)["revision"].to_pylist() == [1]


@pytest.mark.slow
def test_a_plain_copy_gives_way_to_a_page_whatever_its_slug_and_is_no_loss(tmp_path: Path) -> None:
    root, month, day = tmp_path / "data", Month(2025, 1), dt.date(2025, 1, 20)
    copies = tmp_path / "copies"
    copies.mkdir()
    for date in (day, day - dt.timedelta(days=9)):
        (copies / f"{date}.txt").write_text(plain_copy(date))
    take_in(root, [copies])
    [*others, plain] = page_ids(root, month)
    odd = Path(__file__).parents[1] / "pages/2025-01-20-dash-and-odd-slug.html"
    keep(root, file_capture(odd.name, odd.read_bytes(), LATER))
    assert not apply(root, ["2025/01"])
    [*left, html] = page_ids(root, month)
    assert left == others
    assert html != plain
    assert list(check(open_warehouse(root))) == []
    assert apply(root, ["2025/01"])


def test_a_plain_copy_gives_way_to_the_page_of_its_own_address_and_is_no_loss(tmp_path: Path) -> None:
    root = tmp_path / "data"
    take_in(root, [many_copies(tmp_path / "copies", dt.date(2026, 1, 8), 1)])
    before, n_before = page_ids(root), n_bullets(root)
    keep(root, file_capture(PAGE.name, PAGE.read_bytes(), LATER))
    assert not apply(root)
    assert page_ids(root) == before
    assert n_bullets(root) < n_before


def filed_a_day_later(folder: Path, page: Path) -> Path:
    """A sample page as if its address named the day after its own."""
    day = dt.date.fromisoformat(page.stem)
    mine, later = (f"{d.year}/{d.month}/{d.day}/".encode() for d in (day, day + dt.timedelta(days=1)))
    file = folder / f"{day}-filed-later.html"
    file.write_bytes(page.read_bytes().replace(mine, later))
    return file


@pytest.fixture
def doubled(tmp_path: Path) -> tuple[Path, list[str]]:
    """A data folder that took in a page filed a day later, then a plain copy of the page's day; and the pages it had before the copy."""
    root, copy = tmp_path / "data", tmp_path / "2026-01-07.txt"
    copy.write_text(plain_copy(dt.date(2026, 1, 7)))
    take_in(root, [filed_a_day_later(tmp_path, SAMPLES / "2026-01-07.html")])
    before = page_ids(root)
    [attempt] = take_in(root, [copy], LATER).attempts
    assert (attempt.outcome, attempt.reason) == ("unchanged", "an HTML copy of the day outranks it")
    return root, before


def test_a_plain_copy_that_comes_later_gives_way_to_a_page_filed_under_another_day(doubled: tuple[Path, list[str]]) -> None:
    root, before = doubled
    assert page_ids(root) == before
    assert apply(root)


@pytest.mark.slow
def test_a_plain_copy_does_not_come_in_beside_its_page_where_that_cannot_be_read(doubled: tuple[Path, list[str]]) -> None:
    root, before = doubled
    lake = files_below(root, "lake")
    [record] = [r for r in open_warehouse(root).archive.records(FOLDER) if r.day == dt.date(2026, 1, 8)]
    sound = (root / record.file).read_bytes()
    (root / record.file).write_bytes(sound[:-200])
    apply(root, is_loss_allowed=True)
    assert take_in(root, [root.parent / "2026-01-07.txt"], LATER).outcomes() == {"unchanged": 1}
    assert page_ids(root) == before
    assert files_below(root, "lake") == lake
    (root / record.file).write_bytes(sound)
    assert apply(root)


@pytest.mark.slow
def test_a_misdated_copy_does_not_take_the_place_of_its_page_where_that_cannot_be_read(samples: Path) -> None:
    copy = plain_copy(dt.date(2026, 1, 8)).replace("things stand:", "things stand on Thursday, January 8:")
    misdated = copy.replace("date 2026-01-08", "date 2026-01-10")
    keep(samples, file_capture("copy.txt", misdated.encode(), LATER))
    assert apply(samples)
    before = files_below(samples, "lake")
    [record] = [r for r in open_warehouse(samples).archive.records(FOLDER) if r.day == dt.date(2026, 1, 8)]
    (samples / record.file).write_bytes(b"no WARC")
    apply(samples, is_loss_allowed=True)
    assert files_below(samples, "lake") == before


def test_what_a_parser_drops_of_a_page_is_a_loss_though_plain_copies_lie_beside_it(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(samples, *(file_capture("copy.txt", plain_copy(dt.date(2026, 1, n)).encode(), LATER) for n in range(5, 10)))
    before = files_below(samples, "lake")
    spoil_parser(monkeypatch, every=4)
    with pytest.raises(LossError, match="bullets"):
        apply(samples)
    assert files_below(samples, "lake") == before


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (None, None, ["2026/01", "2026/02", "2026/03"]),
        ("2026-02-15", "2026-02-15", ["2026/02"]),
        ("2026-01-31", "2026-02-01", ["2026/01", "2026/02"]),
        ("2026-02-28", None, ["2026/02", "2026/03"]),
        (None, "2026-01-01", ["2026/01"]),
    ],
)
def test_a_range_takes_in_the_months_of_both_its_ends(tmp_path: Path, start: str | None, end: str | None, months: list[str]) -> None:
    with writing(tmp_path / "data", "russia-ukraine", "test", "test") as warehouse:
        for month in (1, 2, 3):
            day = dt.date(2026, month, 15)
            warehouse.archive.add(file_capture("copy.txt", plain_copy(day).encode(), NOON), day)
        ends = [dt.date.fromisoformat(day) if day else None for day in (start, end)]
        assert months_between(warehouse, *ends) == months


@pytest.mark.slow
def test_a_process_that_is_killed_changes_nothing_in_the_result(tmp_path: Path) -> None:
    told, killed = list[str](), list[int]()

    def kill_all(line: str) -> None:
        told.append(line)
        for child in multiprocessing.active_children() if len(told) == 1 else ():
            os.kill(child.pid or 0, signal.SIGKILL)
            killed.append(child.pid or 0)

    days = [dt.date(year, month, 10) for year in (2023, 2024) for month in range(1, 13)]
    lakes = []
    for n_processes in (1, 3):
        told.clear()
        root = tmp_path / str(n_processes)
        with writing(root, "russia-ukraine", "test", "test") as warehouse:
            for day in days:
                warehouse.archive.add(file_capture(f"{day}.txt", plain_copy(day).encode(), NOON), day)
            months = months_between(warehouse, None, None)
            reparse(warehouse, months, 20_000_000, is_applied=True, n_processes=n_processes, report=kill_all)
        lakes.append(files_below(root, "lake"))
    assert len(killed) == 2
    assert [line for line in told if "killed" not in line] == [f"{day:%Y-%m} parsed" for day in days]
    assert len(told) == len(days) + 1
    assert len(lakes[0]) > len(days)
    assert lakes[0] == lakes[1]


@pytest.mark.slow
def test_a_process_that_is_killed_while_it_hands_over_a_month_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a result in the pipe: the pool's own reader waits for the rest for ever."""
    pools = list[ProcessPoolExecutor]()

    class Kept(ProcessPoolExecutor):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            pools.append(self)

    monkeypatch.setattr("flows.months.ProcessPoolExecutor", Kept)
    told = list[str]()

    def kill_all(line: str) -> None:
        told.append(line)
        if len(told) == 1:
            os.write(pools[0]._result_queue._writer.fileno(), (4096).to_bytes(4, "big"))  # type: ignore[attr-defined]
            for child in multiprocessing.active_children():
                os.kill(child.pid or 0, signal.SIGKILL)

    days = [dt.date(year, month, 10) for year in (2023, 2024) for month in range(1, 13)]
    with writing(tmp_path, "russia-ukraine", "test", "test") as warehouse:
        for day in days:
            warehouse.archive.add(file_capture(f"{day}.txt", plain_copy(day).encode(), NOON), day)
        reparse(warehouse, months_between(warehouse, None, None), 20_000_000, is_applied=True, n_processes=3, report=kill_all)
    assert [line for line in told if "killed" not in line] == [f"{day:%Y-%m} parsed" for day in days]
    assert len(told) == len(days) + 1


def test_what_a_reparse_cannot_keep_until_it_is_written_is_named(tmp_path: Path) -> None:
    take_in(tmp_path, [PAGE])
    with no_file_above(1000), pytest.raises(StorageError, match=f"{tmp_path / WAITING}: File too large"):
        apply(tmp_path)
