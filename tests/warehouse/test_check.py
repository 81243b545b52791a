"""What is lost or altered is found, whatever kept it, and what a writer is at is no finding: real folders, really damaged."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.cli import run
from flows.coding import _gazetteer
from flows.commands.options import FAULT, GOOD, LOCKED
from flows.pipeline import Judged
from flows.pipeline import judge as taken
from tests.ingesting import SAMPLES, files_below, take_in
from tests.made.days import page_of
from tests.made.draft import Draft
from transforms.schemas import tables_of
from transforms.series import load as load_series
from transforms.tables import BULLETS, PAGES, QUANTITIES
from warehouse import database, gazetteer, manifest
from warehouse.check import Finding, check
from warehouse.folder import note_import, open_warehouse, writing
from warehouse.lake import Month
from warehouse.storage import JOURNAL, LocalStorage, LockedError

PAGES_OF_TWO_MONTHS = [SAMPLES / "2026-01-05.html", Path(__file__).parents[1] / "pages/2025-01-04-weekday-arbitrates.html"]
MONTH = Month(2026, 1)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two months of pages and their release; not to be changed by a test."""
    root = tmp_path_factory.mktemp("stored") / "data"
    take_in(root, PAGES_OF_TWO_MONTHS)
    assert run(["release", "--data", str(root)]) == GOOD
    return root


@pytest.fixture
def folder(stored: Path, tmp_path: Path) -> Path:
    """A copy of it, to do with as one likes."""
    shutil.copytree(stored, tmp_path / "data", symlinks=True)
    return tmp_path / "data"


def told(folder: Path) -> str:
    return "\n".join(map(str, check(open_warehouse(folder))))


def lose(folder: Path, month: Month) -> None:
    for name in files_below(folder, "lake"):
        if Month.of_file(name) == month:
            (folder / name).unlink()


def flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def compiled(folder: Path, dumps: Path) -> Path:
    """The gazetteer that a made dump was compiled into, the pages coded with it."""
    dumps.mkdir()
    fields = ["1", "Tykhe", "Tykhe", "", "49.9", "36.2", "P", "PPL", "UA", "", "07", "", "", "", "9000", "", "", "Europe/Kyiv", "2020-01-01"]
    (dumps / "UA.txt").write_text("\t".join(fields) + "\n", encoding="utf-8")
    gazetteer.compile_dumps(dumps, LocalStorage(folder))
    assert run(["reparse", "--apply", "--processes", "1", "--data", str(folder)]) == GOOD
    return folder / gazetteer.COMPILED


# lost as a whole


def test_what_is_whole_is_not_found(folder: Path, tmp_path: Path) -> None:
    compiled(folder, tmp_path / "dumps")
    assert told(folder) == ""


LOSSES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a month of the archive": (
        lambda f: shutil.rmtree(f / "archive/2026/01"),
        "archive: holds no capture of 1 pages of 2026-01, such as 2026-01-05/",
    ),
    "the archive": (lambda f: shutil.rmtree(f / "archive"), "archive: holds no capture of 1 pages of 2025-01"),
    "a month of the lake": (lambda f: lose(f, MONTH), "lake: holds no page of 2026-01, of which archive and ledger tell"),
    "the lake": (lambda f: shutil.rmtree(f / "lake"), "lake: holds no page of 2025-01"),
}


@pytest.mark.slow
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("is_built", [False, True])
def test_lost_folders_are_found_even_once_the_database_was_built_without_them(folder: Path, loss: str, is_built: bool) -> None:
    damage, expected = LOSSES[loss]
    damage(folder)
    if is_built:
        assert run(["build", "--allow-loss", "--data", str(folder)]) == GOOD
    assert expected in told(folder)


def other_number(file: Path) -> None:
    rows = pq.read_table(file)
    low = [None if value is None else value + 1 for value in rows["low"].to_pylist()]
    pq.write_table(rows.set_column(rows.schema.get_field_index("low"), rows.schema.field("low"), pa.array(low, rows["low"].type)), file)


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        pytest.param(MONTH.file(QUANTITIES), other_number, id="other numbers"),
        pytest.param(MONTH.file(QUANTITIES), Path.unlink, id="gone", marks=pytest.mark.slow),
        pytest.param(MONTH.manifest, Path.unlink, id="manifest gone", marks=pytest.mark.slow),
    ],
)
def test_nothing_is_made_of_a_lake_that_is_not_as_its_manifests_say(
    folder: Path, name: str, damage: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither a database nor a release, which would have wrong numbers; the repair that is named is one."""
    where, before = ["--data", str(folder)], files_below(folder, "lake")
    shutil.rmtree(folder / "releases")
    database_before = (folder / "keyevents.duckdb").read_bytes()
    damage(folder / name)
    for command in ("build", "release"):
        assert run([command, *where]) == FAULT
        told = capsys.readouterr().err
        assert (told.count("\n"), name in told, "keyevents reparse --apply" in told) == (1, True, True), told
    assert (folder / "keyevents.duckdb").read_bytes() == database_before
    assert files_below(folder, "releases") == {}
    assert run(["reparse", "--apply", *where]) == GOOD
    assert files_below(folder, "lake") == before
    assert run(["build", *where]) == run(["release", *where]) == GOOD


def sql(folder: Path, statements: str) -> None:
    with duckdb.connect(str(folder / "keyevents.duckdb")) as connection:
        connection.execute(statements)


def spoil_block(folder: Path, table: str) -> None:
    """One byte of a table's values on the disk."""
    file = folder / "keyevents.duckdb"
    with duckdb.connect(str(file), read_only=True) as connection:
        [(block,)] = connection.execute(f"SELECT max(block_id) FROM pragma_storage_info('{table}') WHERE persistent").fetchall()
    data = bytearray(file.read_bytes())
    data[3 * 4096 + block * 262_144 + 1_000] ^= 255
    file.write_bytes(data)


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (lambda folder: sql(folder, "DELETE FROM tolls"), "keyevents.duckdb: tolls: "),
        (lambda folder: sql(folder, "UPDATE own_places SET toll_region = 'UA-99'"), "keyevents.duckdb: own_places: "),
        (lambda folder: sql(folder, "UPDATE runs SET run_id = 'another'"), "keyevents.duckdb: runs: 2 of 2 attempts"),
        (lambda folder: spoil_block(folder, "tolls"), "keyevents.duckdb: damaged"),
        (lambda folder: spoil_block(folder, "runs"), "keyevents.duckdb: damaged"),
        (lambda folder: (folder / "archive/2026/01/manifest.jsonl").unlink(), "archive/2026/01/manifest.jsonl: gone; restore it from a backup"),
        (
            lambda folder: (folder / "corrections.csv").write_text("bullet,table,column,old,new,reason,who\nx,y\n"),
            "corrections.csv: line 2: 2 fields",
        ),
        (lambda folder: (folder / "corrections.csv").mkdir(), "corrections.csv: cannot be read (Is a directory)"),
        (lambda folder: damage_ledger(folder, b""), "it is empty"),
        (lambda folder: damage_ledger(folder, b"\0" * 40), "1 of its 1 lines are no attempts"),
    ],
)
def test_what_no_month_of_the_lake_tells_is_looked_at_too(folder: Path, damage: Callable[[Path], object], expected: str) -> None:
    """Tables made of others, attempts, corrections, a manifest that is gone: each is one finding, with the repair that mends it."""
    damage(folder)
    assert [line for line in told(folder).splitlines() if expected in line] != []
    assert told(folder).count("listed in no manifest") == 0


def damage_ledger(folder: Path, data: bytes) -> None:
    [file, *_] = [folder / name for name in files_below(folder, "ledger")]
    file.write_bytes(data)


@pytest.mark.slow
def test_a_build_drops_no_day_untold(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "keyevents.duckdb").read_bytes()
    lose(folder, MONTH)
    capsys.readouterr()
    assert run(["build", "--data", str(folder)]) == FAULT
    assert "has 1 days that the lake has not, such as 2026-01-05: run `keyevents reparse --apply`" in capsys.readouterr().err
    assert (folder / "keyevents.duckdb").read_bytes() == before
    assert run(["reparse", "--apply", "--processes", "1", "--data", str(folder)]) == GOOD
    assert run(["build", "--data", str(folder)]) == GOOD
    assert told(folder) == ""


@pytest.mark.slow
def test_a_run_drops_no_day_untold_and_what_the_lake_lost_is_found_day_by_day(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "keyevents.duckdb").read_bytes()
    lose(folder, MONTH)
    capsys.readouterr()
    assert run(["ingest", str(SAMPLES / "2026-01-07.html"), "--data", str(folder)]) == FAULT
    assert "has 1 days that the lake has not, such as 2026-01-05: run `keyevents reparse --apply`" in capsys.readouterr().err
    assert (folder / "keyevents.duckdb").read_bytes() == before
    assert run(["build", "--allow-loss", "--data", str(folder)]) == GOOD
    assert told(folder).startswith(
        "lake: holds no page of 1 days of 2026-01, such as 2026-01-05, of which archive and ledger tell; `keyevents reparse"
    )
    assert run(["reparse", "--apply", "--processes", "1", "--data", str(folder)]) == GOOD
    assert told(folder) == ""


@pytest.mark.slow
def test_a_loss_that_was_allowed_is_neither_found_nor_refused_for_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a newer program no longer takes a page for one: the archive still has its bytes."""
    before = (folder / "keyevents.duckdb").read_bytes()
    with monkeypatch.context() as newer:
        newer.setattr("flows.pipeline.judge", lambda capture, *told: taken(capture, *told) if "2025-01-04" in str(capture.file_name) else REFUSED)
        assert run(["reparse", "--apply", "--allow-loss", "--processes", "1", "--data", str(folder)]) == GOOD
    assert told(folder) == ""
    (folder / "keyevents.duckdb").write_bytes(before)  # a kill before the database was built
    assert run(["build", "--data", str(folder)]) == GOOD
    take_in(folder, [SAMPLES / "2026-01-05.html"], at=dt.datetime(2100, 1, 1, tzinfo=dt.UTC))
    lose(folder, MONTH)
    assert "lake: holds no page of 2026-01" in told(folder), "it came again, and was lost again"


REFUSED = Judged(None, False, "redesign", "rejected", "no longer taken")


def test_a_page_that_got_another_date_is_no_loss(tmp_path: Path) -> None:
    with writing(tmp_path / "data", "russia-ukraine", "test", "test") as warehouse:
        page = page_of(dt.date(2026, 1, 5), [Draft("other", dt.date(2026, 1, 5)).say("One.")])
        for day in (dt.date(2026, 1, 5), dt.date(2026, 1, 6)):
            warehouse.lake.replace(tables_of([{name: [{**row, "page_date": day} for row in rows] for name, rows in page.items()}]))
            assert database.build(warehouse.lake, [], warehouse.database)["pages"] == 1


TOUCH = """
import os, sys
import duckdb
connection = duckdb.connect(sys.argv[1])
connection.execute("CREATE TABLE mine AS SELECT 1 AS a")
if len(sys.argv) > 2:
    print("held", flush=True)
    sys.stdin.read()
os._exit(9)
"""


def touched(folder: Path) -> Path:
    """The database of a folder after somebody wrote to it himself and died: what he changed stands beside it."""
    path = folder / "keyevents.duckdb"
    subprocess.run([sys.executable, "-c", TOUCH, str(path)], check=False)
    assert path.with_name(f"{path.name}.wal").exists()
    return path


@pytest.mark.slow
def test_what_somebody_left_beside_the_database_is_gone_with_the_next_build(folder: Path) -> None:
    path = touched(folder)
    assert run(["build", "--data", str(folder)]) == GOOD
    assert not path.with_name(f"{path.name}.wal").exists()
    assert told(folder) == ""


@pytest.mark.slow
@pytest.mark.parametrize("is_fit", [True, False])
def test_a_build_drops_no_day_of_a_database_that_somebody_left_changes_beside(folder: Path, is_fit: bool, capsys: pytest.CaptureFixture[str]) -> None:
    if not is_fit:
        kept = touched(folder).with_name("keyevents.duckdb.wal").read_bytes()
        assert run(["build", "--data", str(folder)]) == GOOD
        (folder / "keyevents.duckdb.wal").write_bytes(kept)
    else:
        touched(folder)
    lose(folder, MONTH)
    capsys.readouterr()
    assert run(["build", "--data", str(folder)]) == FAULT
    assert "has 1 days that the lake has not" in capsys.readouterr().err
    assert (folder / "keyevents.duckdb.wal").exists(), "nothing was built, so it still belongs to the file"


@pytest.mark.slow
def test_a_build_over_a_database_that_is_held_stops(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "keyevents.duckdb"
    with subprocess.Popen([sys.executable, "-c", TOUCH, str(path), "hold"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        assert run(["build", "--data", str(folder)]) == FAULT
        assert "nobody can tell whether it has days that the lake has not: end the process" in capsys.readouterr().err
        assert run(["ingest", str(SAMPLES / "2026-01-07.html"), "--data", str(folder)]) == GOOD, "no run waits for somebody's session"
        holder.kill()
    assert run(["build", "--data", str(folder)]) == GOOD


@pytest.mark.slow
@pytest.mark.parametrize("left", [9000, 100, 12, 0])
def test_a_build_mends_a_database_that_is_cut_off(folder: Path, left: int) -> None:
    path = folder / "keyevents.duckdb"
    path.write_bytes(path.read_bytes()[:left])
    assert run(["build", "--data", str(folder)]) == GOOD
    assert told(folder) == ""


BUILD = (
    "import resource, sys; from flows.cli import run; resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2); sys.exit(run(sys.argv[2:]))"
)


@pytest.mark.parametrize("most", [20_000, 1_000_000], ids=["its tables", "its rows"])
@pytest.mark.slow
def test_a_build_that_fails_leaves_nothing(folder: Path, most: int, capsys: pytest.CaptureFixture[str]) -> None:
    there = {file.name for file in folder.iterdir()}
    done = subprocess.run([sys.executable, "-c", BUILD, str(most), "build", "--data", str(folder)], capture_output=True, text=True, check=False)
    assert (done.returncode, "the old one stays" in done.stderr) == (FAULT, True)
    assert {file.name for file in folder.iterdir()} == there
    assert run(["check", "--data", str(folder)]) == GOOD


@pytest.mark.slow
def test_strange_files_of_the_archive_are_told_as_those_of_the_lake(folder: Path) -> None:
    shutil.copytree(folder / "archive/2026/01", folder / "archive/2026/01.bak")
    for name in ("archive/.DS_Store", "archive/2026/01/.DS_Store", "archive/2026/01/._a.warc.gz", "archive/2026/01/more/a.warc.gz", "lake/.DS_Store"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"")
    found = check(open_warehouse(folder))
    strange = {name for name in files_below(folder, "archive", "lake") if ".bak/" in name or "/more/" in name or "/." in name}
    assert {one.where for one in found} == strange
    assert {(one.what, one.repair) for one in found} == {("listed in no manifest", "look where it came from, then remove it")}
    assert open_warehouse(folder).archive.months() == ["2025/01", "2026/01"]
    shutil.rmtree(folder / "archive/2025")
    assert "archive: holds no capture of 1 pages of 2025-01" in told(folder), "which strange files hide not"


# altered


def without_column(folder: Path, column: str) -> None:
    """A month whose bullets lack a column, and whose manifest says that this is right."""
    file = folder / MONTH.file(BULLETS)
    pq.write_table(pq.read_table(file).drop_columns([column]), file)
    entries = manifest.load((folder / MONTH.manifest).read_bytes(), MONTH.manifest)
    digest = manifest.sha256(file.read_bytes())
    (folder / MONTH.manifest).write_bytes(manifest.dump([e | {"sha256": digest} if e["file"] == MONTH.file(BULLETS) else e for e in entries]))


@pytest.mark.parametrize("column", BULLETS.names)
def test_a_month_of_other_columns_is_a_finding_and_no_end_of_the_check(folder: Path, column: str) -> None:
    without_column(folder, column)
    assert f"{MONTH.file(BULLETS)}: columns are not the declared ones" in told(folder)


@pytest.mark.slow
@pytest.mark.parametrize("sample", [0.05, 1.0])
def test_a_cut_file_is_no_end_of_the_check_of_a_share(folder: Path, sample: float) -> None:
    file = folder / MONTH.file(PAGES)
    file.write_bytes(file.read_bytes()[:-200])
    found = [one for turn in range(20) for one in check(open_warehouse(folder), sample, turn)]
    assert any(one.where == MONTH.file(PAGES) for one in found)


@pytest.mark.parametrize("name", ["csv/pages.csv", "parquet/bullets.parquet", "keyevents.duckdb", "CITATION.cff"])
def test_an_altered_file_of_a_release_is_found(folder: Path, name: str) -> None:
    flip(folder / "releases/2026-01-05" / name)
    assert f"releases/2026-01-05/{name}: not as SHA256SUMS has it" in told(folder)


@pytest.mark.slow
def test_a_release_that_lacks_a_file_or_has_one_more_is_found(folder: Path) -> None:
    (folder / "releases/2026-01-05/LICENCES.md").unlink()
    (folder / "releases/2026-01-05/more.csv").write_text("a")
    assert "LICENCES.md: gone" in told(folder)
    assert "more.csv: listed in no SHA256SUMS" in told(folder)
    (folder / "releases/2026-01-05/SHA256SUMS").unlink()
    assert "SHA256SUMS: not there" in told(folder)


@pytest.mark.parametrize("damage", ["altered", "gone", "the manifest cut"])
@pytest.mark.slow
def test_a_damaged_gazetteer_is_found_and_never_swapped_for_another(folder: Path, tmp_path: Path, damage: str) -> None:
    file = compiled(folder, tmp_path / "dumps")
    stated = file.with_name("gazetteer.json")
    if damage == "gone":
        file.unlink()
    elif damage == "altered":
        flip(file)
    else:
        stated.write_bytes(stated.read_bytes()[:-9])
    assert f"{gazetteer.COMPILED}: " in told(folder)
    storage, series = LocalStorage(folder), load_series("russia-ukraine")
    with pytest.raises(gazetteer.GazetteerError, match="compile the dumps again"):
        gazetteer.load(storage, series)
    gazetteer.compile_dumps(tmp_path / "dumps", storage)
    assert gazetteer.load(storage, series).is_full
    assert told(folder) == ""


def test_a_cut_manifest_of_the_gazetteer_is_mended_where_dumps_are_named(folder: Path, tmp_path: Path) -> None:
    compiled(folder, tmp_path / "dumps").with_name("gazetteer.json").write_bytes(b"{")
    gazetteer.compile_changed(tmp_path / "dumps", LocalStorage(folder))
    assert gazetteer.load(LocalStorage(folder), load_series("russia-ukraine")).is_full


@pytest.mark.slow
def test_pages_coded_with_another_gazetteer_than_the_next_one_would_be_are_told(folder: Path, tmp_path: Path) -> None:
    full, shipped = compiled(folder, tmp_path / "dumps").parent, gazetteer.load_shipped(load_series("russia-ukraine")).version
    full.rename(tmp_path / "lost")
    [found] = check(open_warehouse(folder))
    assert found.where == "gazetteer"
    assert re.fullmatch(
        rf"2 pages, such as that of 2026-01-05, were coded with (geonames-\w+\+{shipped}), the next one would be with {shipped}", found.what
    )
    assert found.repair.startswith("restore gazetteer/ from a backup, or compile its dumps with `keyevents gazetteer --from DIR`; `keyevents reparse")
    _gazetteer.cache_clear()  # a process reads it once
    assert run(["reparse", "--apply", "--processes", "1", "--data", str(folder)]) == GOOD
    assert told(folder) == ""
    (tmp_path / "lost").rename(full)
    assert f"were coded with {shipped}, the next one would be with geonames-" in told(folder)


@pytest.mark.slow
def test_lost_dumps_are_told_before_a_page_is_coded_without_them(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    full = compiled(folder, tmp_path / "dumps").parent
    before = files_below(folder, "lake")
    full.rename(tmp_path / "lost")
    _gazetteer.cache_clear()
    for page, n_pages in (("2026-01-05", 1), ("2026-01-07", 2)):
        capsys.readouterr()
        assert run(["ingest", str(SAMPLES / f"{page}.html"), "--data", str(folder)]) == GOOD
        assert capsys.readouterr().err.startswith("keyevents: gazetteer: pages were coded with geonames-")
        assert open_warehouse(folder).lake.read(PAGES, MONTH).num_rows == n_pages
        assert n_pages == 2 or files_below(folder, "lake") == before, "what was not edited is not coded anew"
    assert "gazetteer: 2 pages, such as that of 2026-01-05, were coded with geonames-" in told(folder), "though the newest was not"
    capsys.readouterr()
    assert run(["reparse", "--processes", "1", "--data", str(folder)]) == GOOD
    assert "gazetteer: pages were coded with geonames-" in capsys.readouterr().err
    (tmp_path / "lost").rename(full)
    _gazetteer.cache_clear()
    assert run(["reparse", "--apply", "--processes", "1", "--data", str(folder)]) == GOOD
    assert "gazetteer" not in capsys.readouterr().err + told(folder)


@pytest.mark.slow
def test_pages_of_a_release_were_coded_elsewhere(folder: Path, tmp_path: Path) -> None:
    shutil.rmtree(compiled(folder, tmp_path / "dumps").parent)
    note_import(LocalStorage(folder), dt.date(2026, 1, 5))
    assert "coded with" not in told(folder)


# beside a writer


HOLDER = """
import sys
from pathlib import Path
from warehouse.storage import LocalStorage
with LocalStorage(Path(sys.argv[1])).lock("a long run"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def writer(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        yield holder
        holder.kill()


def test_what_a_writer_has_half_done_is_no_finding(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A commit begins when a manifest was read and the files that it names were not, and ends before the lock is free."""
    file = folder / MONTH.file(BULLETS)
    before, plain, recover = file.read_bytes(), LocalStorage.read, LocalStorage.recover

    def reading(storage: LocalStorage, name: str) -> bytes:
        data = plain(storage, name)
        if name == MONTH.manifest:
            file.unlink(missing_ok=True)
        return data

    def ending(storage: LocalStorage) -> None:
        monkeypatch.setattr(LocalStorage, "read", plain)
        file.write_bytes(before)
        recover(storage)

    monkeypatch.setattr(LocalStorage, "read", reading)
    monkeypatch.setattr(LocalStorage, "recover", ending)
    assert told(folder) == ""
    assert LocalStorage.read is plain, "nothing was found, so nothing was looked at again"


def test_while_a_writer_goes_on_only_the_archive_is_certain(
    folder: Path, writer: subprocess.Popen[bytes], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(folder) == ""
    flip(folder / MONTH.file(BULLETS))
    with pytest.raises(LockedError, match="a long run"):
        check(open_warehouse(folder))
    monkeypatch.setattr("flows.commands.asking._PATIENCE", 0.0)
    capsys.readouterr()
    assert run(["check", "--data", str(folder)]) == LOCKED
    assert "being written by a long run" in capsys.readouterr().err
    flip(next((folder / "archive/2026").rglob("*.warc.gz")))
    assert [one.repair for one in check(open_warehouse(folder))] == ["restore it from a backup"]


@pytest.mark.parametrize("journal", [b"", b"\0" * 90, b"[]", b'{"rename": 1, "remove": []}', b'{"rename": {}}', b'{"rename": {}, "remove": [1]}'])
def test_a_damaged_journal_is_told_by_check_and_by_writers(folder: Path, journal: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / JOURNAL).write_bytes(journal)
    assert Finding(JOURNAL, f"expected the journal of a commit, found {journal[:20]!r}", REMEDY) in check(open_warehouse(folder))
    capsys.readouterr()
    assert run(["build", "--data", str(folder)]) == FAULT
    assert REMEDY in capsys.readouterr().err
    (folder / JOURNAL).rename(folder / "aside.json")
    assert run(["build", "--data", str(folder)]) == GOOD


REMEDY = "move it away, then run `keyevents check` and do what it says"


def test_a_commit_that_was_cut_off_is_finished_before_anything_is_told(folder: Path) -> None:
    before = files_below(folder, "lake")
    (folder / ".parts").mkdir(exist_ok=True)
    (folder / MONTH.file(BULLETS)).rename(folder / ".parts/cut.part")
    (folder / JOURNAL).write_text(json.dumps({"rename": {MONTH.file(BULLETS): ".parts/cut.part"}, "remove": []}))
    assert told(folder) == ""
    assert files_below(folder, "lake") == before


# folders that lie elsewhere


@pytest.mark.parametrize("name", ["archive", "archive/2026", "archive/2026/01", "lake/pages", "lake/pages/year=2026/month=01", "ledger"])
@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_inside_the_data_folder_is_refused_before_a_byte_is_written(
    folder: Path, tmp_path: Path, name: str, is_there: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / name).rename(tmp_path / "elsewhere")
    (folder / name).symlink_to(tmp_path / ("elsewhere" if is_there else "disk that is not mounted"))
    before = files_below(folder, ".")
    for command in (["check"], ["ingest", str(SAMPLES / "2026-01-08.html")], ["reparse", "--apply"]):
        capsys.readouterr()
        assert run([*command, "--data", str(folder)]) == FAULT
        assert f"{folder / name}: a link or another file system" in capsys.readouterr().err
    assert files_below(folder, ".") == before


def test_the_data_folder_itself_may_be_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    assert run(["build", "--data", str(tmp_path / "link")]) == GOOD
    assert told(tmp_path / "link") == ""
