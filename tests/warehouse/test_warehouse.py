"""Archive, lake, ledger, database and check: what is promised of storage, shown on small real folders."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import random
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.ingesting import NOON, SAMPLES, files_below, take_in
from transforms import CODER_VERSION
from transforms.schemas import ConformError, arrow_schema, conform, tables_document
from transforms.tables import BULLETS, LAKE_TABLES, LINKS, PAGES, RUNS, TABLES, Table
from warehouse import database, ledger, manifest
from warehouse.archive import Archive
from warehouse.check import check, week_of
from warehouse.durable import StorageError
from warehouse.folder import NoWarehouseError, open_warehouse, writing
from warehouse.lake import Month
from warehouse.storage import LocalStorage, LockedError
from warehouse.warc import Capture, WarcError, file_capture, read_warc

AT = dt.datetime(2026, 1, 7, 6, 15, tzinfo=dt.UTC)
URL = "https://www.aljazeera.com/news/2026/1/7/russia-ukraine-war-list-of-key-events-day-1413"


@pytest.fixture
def folder(samples: Path) -> Path:
    """The sample pages, taken in; a test may do to them what it likes."""
    return samples


def response(body: bytes, at: dt.datetime = AT, url: str = URL, truncated: str | None = None) -> Capture:
    return Capture(url, at, body, "live", None, "200 OK", (("Content-Type", "text/html"),), truncated)


# archive


def test_the_same_capture_is_kept_once_and_the_same_payload_becomes_a_revisit(tmp_path: Path) -> None:
    archive = Archive(LocalStorage(tmp_path))
    first, again = archive.add(response(b"<p>")), archive.add(response(b"<p>"))
    later = archive.add(response(b"<p>", AT + dt.timedelta(hours=6)))
    assert first == again
    assert [r.type for r in archive.records("2026/01")] == ["response", "revisit"]
    assert archive.load(later).payload == b"<p>"
    assert archive.load(later).captured_at == AT + dt.timedelta(hours=6)


def test_a_saved_file_is_a_resource_with_its_name_and_comes_after_what_is_known(tmp_path: Path) -> None:
    archive = Archive(LocalStorage(tmp_path))
    page = (SAMPLES / "2026-01-07.html").read_bytes()
    record = archive.add(file_capture("päge one.html", page, AT))
    assert (record.type, record.uri) == ("resource", f"urn:sha256:{manifest.sha256(page)}")
    assert archive.load(record).file_name == "päge one.html"
    later = archive.add(file_capture("two.html", (SAMPLES / "2026-01-07_later.html").read_bytes(), AT - dt.timedelta(days=1)))
    assert later.captured_at > record.captured_at
    assert archive.add(file_capture("other name.html", page, AT + dt.timedelta(days=9))) == record


@pytest.mark.parametrize("ahead", [dt.timedelta(minutes=10), dt.timedelta(days=400)])
def test_an_answer_of_the_site_comes_after_what_is_known_whatever_the_clock_says(tmp_path: Path, ahead: dt.timedelta) -> None:
    archive = Archive(LocalStorage(tmp_path))
    first = archive.add(response(b"<p>", AT + ahead))
    later = archive.add(response(b"<p>edited", AT))
    old = archive.add(replace(response(b"<p>draft", AT, f"https://web.archive.org/web/20260107061500id_/{URL}"), source="wayback"))
    assert old.captured_at == AT  # the true time of what was captured then
    assert archive.records("2026/01") == [old, first, later]
    assert archive.load(later).captured_at == later.captured_at


def test_records_are_whole_warc_1_1_with_their_digests(tmp_path: Path) -> None:
    archive = Archive(LocalStorage(tmp_path))
    record = archive.add(response(b"body", truncated="time"))
    data = gzip.decompress((tmp_path / record.file).read_bytes())
    assert data.startswith(b"WARC/1.1\r\n")
    for line in (
        f"WARC-Payload-Digest: sha256:{manifest.sha256(b'body')}",
        "WARC-Block-Digest: sha256:",
        "WARC-Truncated: time",
        "WARC-Type: response",
    ):
        assert line.encode() in data


def test_a_warc_of_another_tool_is_copied(tmp_path: Path) -> None:
    body = (SAMPLES / "2026-01-08.html").read_bytes()
    chunked = f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    file = tmp_path / "crawl.warc.gz"
    with file.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        headers = StatusAndHeaders("200 OK", [("Transfer-Encoding", "chunked"), ("Content-Type", "text/html")], protocol="HTTP/1.1")
        url = URL.replace("2026/1/7", "2026/1/8").replace("1413", "1414")
        record = writer.create_warc_record(url, "response", payload=io.BytesIO(chunked), length=len(chunked), http_headers=headers)
        record.rec_headers.replace_header("WARC-Block-Digest", "sha1:X")
        record.rec_headers.replace_header("WARC-Payload-Digest", "sha1:X")
        writer.write_record(record)
    summary = take_in(tmp_path / "data", [file])
    assert summary.outcomes() == {"written": 1}
    archive = open_warehouse(tmp_path / "data").archive
    [kept] = archive.records("2026/01")
    assert (kept.type, archive.load(kept).payload) == ("response", body)


def test_a_truncated_warc_is_no_warc(tmp_path: Path) -> None:
    archive = Archive(LocalStorage(tmp_path))
    data = (tmp_path / archive.add(response(b"x" * 5000)).file).read_bytes()
    with pytest.raises(WarcError, match="truncated"):
        list(read_warc(io.BytesIO(data[:-9]), "cut.warc.gz"))


# lake


def test_taking_in_twice_writes_nothing_the_second_time(folder: Path) -> None:
    before = files_below(folder, "archive", "lake")
    summary = take_in(folder, [SAMPLES], NOON + dt.timedelta(days=1))
    assert summary.outcomes() == {"unchanged": 6}
    assert files_below(folder, "archive", "lake") == before


@pytest.mark.slow
def test_the_same_pages_give_the_same_bytes_in_whatever_order_they_came(tmp_path: Path, stored_samples: Path) -> None:
    pages = sorted(SAMPLES.glob("*.html"))
    later = pages.pop(pages.index(SAMPLES / "2026-01-07_later.html"))
    random.Random(4).shuffle(pages)
    for file in [*pages, later]:
        take_in(tmp_path / "data", [file])
    assert files_below(tmp_path / "data", "lake") == files_below(stored_samples, "lake")


@pytest.mark.slow
def test_a_plain_copy_is_outranked_whichever_came_first(tmp_path: Path) -> None:
    html, text = SAMPLES / "2026-01-08.html", tmp_path / "copy.txt"
    text.write_text(
        "date 2026-01-08 Russia-Ukraine war: List of key events, day 1,414\n"
        "Here is where things stand on Thursday, January 8:\n- One.\n- Two.\n- Three.\n"
    )
    assert take_in(tmp_path / "a", [html, text]).outcomes() == {"written": 1, "unchanged": 1}
    assert take_in(tmp_path / "b", [text]).outcomes() == {"written": 1}
    assert take_in(tmp_path / "b", [html]).outcomes() == {"written": 1}
    tables = [open_warehouse(tmp_path / name).lake.read(BULLETS, Month(2026, 1)).drop_columns([]) for name in "ab"]
    assert tables[0].equals(tables[1])
    assert tables[0].num_rows == 10


def test_edits_back_and_forth_are_three_revisions(tmp_path: Path) -> None:
    first, later = (SAMPLES / n for n in ("2026-01-07.html", "2026-01-07_later.html"))
    with writing(tmp_path / "data", "russia-ukraine", "test", "test") as warehouse:
        for hour, file in enumerate((first, later, first)):
            warehouse.archive.add(response(file.read_bytes(), AT + dt.timedelta(hours=hour)))
    other = SAMPLES / "2026-01-06.html"
    take_in(tmp_path / "data", [other, first], AT + dt.timedelta(hours=9))
    rows = open_warehouse(tmp_path / "data").lake.read(TABLES[0], Month(2026, 1)).to_pylist()
    assert [row["revision"] for row in rows] == [1, 3]
    kept = open_warehouse(tmp_path / "data").lake.read(TABLES[6], Month(2026, 1)).to_pylist()
    assert [(c["revision"], c["change"]) for c in kept] == [
        (2, "changed"),
        (2, "added"),
        (2, "withdrawn"),
        (3, "changed"),
        (3, "added"),
        (3, "withdrawn"),
    ]
    assert {c["seen_at"] for c in kept} == {AT + dt.timedelta(hours=1), AT + dt.timedelta(hours=2)}


@pytest.mark.slow
def test_an_older_capture_takes_its_place_before_the_newer_page(tmp_path: Path) -> None:
    root = tmp_path / "data"
    take_in(root, [SAMPLES / "2026-01-07_later.html"])
    with writing(root, None, "test", "test") as warehouse:
        warehouse.archive.add(replace(response((SAMPLES / "2026-01-07.html").read_bytes(), AT), source="wayback"))
    take_in(root, [SAMPLES / "2026-01-07.html"], NOON)
    [page] = open_warehouse(root).lake.read(TABLES[0], Month(2026, 1)).to_pylist()
    assert page["revision"] == 3  # the old state, the edit, and the file of the old state that was taken in last


# declarations


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_the_database_is_what_was_declared(stored_samples: Path, table: Table) -> None:
    types = {"text": "VARCHAR", "int": "INTEGER", "int64": "BIGINT", "double": "DOUBLE", "bool": "BOOLEAN", "date": "DATE"}
    types |= {"timestamptz": "TIMESTAMP WITH TIME ZONE", "list<text>": "VARCHAR[]", "list<int64>": "BIGINT[]"}
    with duckdb.connect(str(stored_samples / "keyevents.duckdb"), read_only=True) as connection:
        columns = connection.execute(
            "SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index", [table.name]
        ).fetchall()
        keys = connection.execute(
            "SELECT constraint_column_names FROM duckdb_constraints() WHERE table_name = ? AND constraint_type = 'PRIMARY KEY'", [table.name]
        ).fetchall()
        [comment] = connection.execute("SELECT comment FROM duckdb_tables() WHERE table_name = ?", [table.name]).fetchall()
    keyed = set(table.key)
    assert [(n, t, null) for n, t, null, _ in columns] == [(c.name, types[c.type], c.nullable and c.name not in keyed) for c in table.columns]
    assert [told.startswith(c.description) for (_, _, _, told), c in zip(columns, table.columns, strict=True)] == [True] * len(columns)
    assert keys == [(list(table.key),)]
    assert comment[0] == table.description


@pytest.mark.parametrize("table", LAKE_TABLES, ids=lambda t: t.name)
def test_the_lake_is_what_was_declared(stored_samples: Path, table: Table) -> None:
    schema = pq.read_schema(stored_samples / Month(2026, 1).file(table))
    assert schema.equals(arrow_schema(table))
    assert schema.metadata[b"key"].decode() == ",".join(table.key)
    assert [f.metadata[b"description"].decode() for f in schema] == [c.description for c in table.columns]


def test_the_document_of_the_tables_is_up_to_date() -> None:
    assert (Path(__file__).parents[2] / "docs/tables.md").read_text(encoding="utf-8") == tables_document(), "run `make docs`"


LINK = {
    "bullet_id": "2026-01-07/x#01",
    "page_id": "2026-01-07/x",
    "page_date": dt.date(2026, 1, 7),
    "ordinal": 1,
    "text": "a",
    "url": "u",
    "span_start": 0,
    "span_end": 1,
}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"colour": "red"}, "unknown column colour"),
        ({"url": None}, "url is null"),
        ({"ordinal": "1"}, "ordinal is '1', expected int"),
        ({"ordinal": True}, "ordinal is True"),
        ({"page_date": dt.datetime(2026, 1, 7, tzinfo=dt.UTC)}, "page_date is"),
    ],
)
def test_rows_that_do_not_conform_are_named(change: dict[str, object], told: str) -> None:
    with pytest.raises(ConformError, match=rf"links row 0 \(bullet_id='2026-01-07/x#01', .*{told}"):
        conform(LINKS, [LINK | change])


def test_an_instant_without_its_zone_does_not_conform() -> None:
    told = {"run_id": "r", "ordinal": 1, "command": "run", "started_at": NOON, "outcome": "written", "requests": 0}
    run = dict.fromkeys(RUNS.names) | told
    assert conform(RUNS, [run]).num_rows == 1
    with pytest.raises(ConformError, match=r"started_at is .*, expected timestamptz"):
        conform(RUNS, [run | {"started_at": NOON.replace(tzinfo=None)}])


def test_a_missing_column_and_a_key_told_twice() -> None:
    with pytest.raises(ConformError, match="missing column url"):
        conform(LINKS, [{k: v for k, v in LINK.items() if k != "url"}])
    with pytest.raises(ConformError, match="stands twice"):
        conform(LINKS, [LINK, LINK])


# database


READER = """
import sys
from pathlib import Path
from warehouse.database import connect
counted = 0
print("ready", flush=True)
while not Path(sys.argv[2]).exists():
    with connect(Path(sys.argv[1])) as connection:
        counted += connection.execute("SELECT count(*) FROM bullets").fetchone() == (53,)
print(counted)
"""


@pytest.mark.slow
def test_readers_query_throughout_fifty_rebuilds(folder: Path, tmp_path: Path) -> None:
    warehouse = open_warehouse(folder)
    done = tmp_path / "done"
    command = [sys.executable, "-c", READER, str(warehouse.database), str(done)]
    readers = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    try:
        for reader in readers:
            assert reader.stdout is not None
            reader.stdout.readline()
        with database.connect(warehouse.database) as held:
            for _ in range(50):
                database.build(warehouse.lake, [], warehouse.database)
            assert held.execute("SELECT count(*) FROM bullets").fetchone() == (53,)
    finally:
        done.touch()
        told = [reader.communicate(timeout=30) for reader in readers]
    assert [err for _, err in told] == ["", ""]
    assert all(int(out) > 25 for out, _ in told)


def test_a_failed_build_leaves_the_old_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warehouse = open_warehouse(folder)
    before = warehouse.database.read_bytes()
    monkeypatch.setattr(database, "ddl", lambda table: "CREATE NONSENSE")
    with pytest.raises(database.DatabaseError, match="the old one stays"):
        database.build(warehouse.lake, [], warehouse.database)
    assert warehouse.database.read_bytes() == before
    assert not list(folder.glob(".*.part"))
    warehouse.database.unlink()
    with pytest.raises(database.DatabaseError, match=r"keyevents.duckdb: could not be built: .*, then run `keyevents build`$"):
        database.build(warehouse.lake, [], warehouse.database)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "COPY bullets TO '/tmp/keyevents-leak.csv'",
        "ATTACH '/tmp/keyevents-other.duckdb'",
        "INSTALL httpfs",
        "SET enable_external_access=true",
        "DELETE FROM bullets",
        "EXPORT DATABASE '/tmp/keyevents-leak'",
    ],
)
def test_a_reader_can_do_nothing_but_read_the_database(stored_samples: Path, query: str) -> None:
    with database.connect(stored_samples / "keyevents.duckdb") as connection, pytest.raises(duckdb.Error):
        connection.execute(query)


def test_a_day_taken_of_an_instant_is_that_of_utc_wherever_the_machine_stands(stored_samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        path = stored_samples / "keyevents.duckdb"
        with database.connect(path) as first, database.connect(path) as second:  # a process has one instance of a file, its settings shared
            for connection in (first, second):
                assert connection.execute("SELECT count(*) FROM pages WHERE published_at::DATE <> page_date").fetchone() == (0,)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_database_opens_with_older_releases(stored_samples: Path) -> None:
    with duckdb.connect(str(stored_samples / "keyevents.duckdb"), read_only=True) as connection:
        [(tags,)] = connection.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'keyevents'").fetchall()
    assert "v1.4.0" in tags["storage_version"]


# check


@pytest.mark.parametrize("seed", range(12))
def test_one_flipped_bit_anywhere_is_found(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    file = chance.choice(sorted(f for name in ("archive", "lake") for f in (folder / name).rglob("*") if f.is_file()))
    data = bytearray(file.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)
    found = list(check(open_warehouse(folder)))
    assert any(file.relative_to(folder).as_posix() in str(f) for f in found)
    assert all("\n" not in str(f) for f in found)


def test_files_lost_and_strange_are_found(folder: Path) -> None:
    assert list(check(open_warehouse(folder))) == []
    lost = next((folder / "archive").rglob("*.warc.gz"))
    lost.unlink()
    (folder / "lake/pages/strange.parquet").write_bytes(b"")
    assert {f.what.split(" (")[0] for f in check(open_warehouse(folder))} == {"cannot be read", "listed in no manifest"}


def test_checks_of_a_share_read_everything_in_turn(folder: Path) -> None:
    kept = {name: data for name, data in files_below(folder, "archive", "lake").items() if not name.endswith(".jsonl")}
    for name, data in kept.items():
        (folder / name).write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    warehouse = open_warehouse(folder)
    weeks = [{f.where for f in check(warehouse, 0.25, turn) if f.what.startswith("altered")} for turn in range(week_of(NOON), week_of(NOON) + 4)]
    assert set().union(*weeks) == kept.keys()
    assert sum(map(len, weeks)) == len(kept)  # nothing is read twice in a round


@pytest.mark.slow
def test_a_check_of_a_share_reads_no_month_of_the_lake_that_was_not_drawn(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    plain = LocalStorage.read

    def reading(storage: LocalStorage, name: str) -> bytes:
        read.append(name)
        return plain(storage, name)

    monkeypatch.setattr(LocalStorage, "read", reading)
    for turn in range(20):
        list(check(open_warehouse(folder), 0.05, turn))
    newest = Month(2026, 1).file(PAGES)  # tells each time with which gazetteer it was coded
    deep = [name for name in read if name.startswith("lake/") and name.endswith(".parquet") and name != newest]
    assert len(deep) <= 3 * len(set(deep))  # its digest, its rows, and once for the database: once in twenty turns


def test_a_month_that_only_the_database_has_is_found(folder: Path) -> None:
    for name in files_below(folder, "lake"):
        (folder / name).unlink()
    found = check(open_warehouse(folder))
    assert any("has pages of 2026-01, the lake has none" in str(one) for one in found)
    assert all("reparse --apply" in one.repair for one in found)


@pytest.mark.slow
def test_a_database_behind_the_lake_is_found(folder: Path) -> None:
    before = (folder / "keyevents.duckdb").read_bytes()
    take_in(folder, [Path(__file__).parents[1] / "pages/2025-01-04-weekday-arbitrates.html"])
    (folder / "keyevents.duckdb").write_bytes(before)
    assert {f.repair for f in check(open_warehouse(folder))} == {"`keyevents build` makes it again"}


# folder, lock, ledger


def test_a_newer_format_is_refused_before_a_byte_is_written(folder: Path) -> None:
    (folder / "warehouse.json").write_text(json.dumps({"format": 99, "series": "russia-ukraine", "created_by": "keyevents 9"}))
    before = files_below(folder, ".")
    with pytest.raises(NoWarehouseError, match="format 99"), writing(folder, "russia-ukraine", "test", "test"):
        pass
    assert files_below(folder, ".") == before


def test_a_warehouse_that_newer_rules_coded_is_read_and_not_written_to(folder: Path) -> None:
    mark = folder / "warehouse.json"
    noted = json.loads(mark.read_text())
    assert noted.pop("coder") == int(CODER_VERSION)
    mark.write_text(json.dumps(noted))  # as an older program left it
    with writing(folder, None, "test", "test"):
        assert json.loads(mark.read_text())["coder"] == int(CODER_VERSION)
    mark.write_text(json.dumps(noted | {"coder": int(CODER_VERSION) + 1}))
    before = files_below(folder, ".")
    with pytest.raises(NoWarehouseError, match="newer keyevents"), writing(folder, "russia-ukraine", "test", "test"):
        pass
    assert files_below(folder, ".") == before
    assert list(open_warehouse(folder).lake.months())


def test_a_folder_of_other_things_and_another_series_are_refused(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/photo.jpg").write_bytes(b"")
    with pytest.raises(NoWarehouseError, match="other files"), writing(tmp_path / "mine", "russia-ukraine", "test", "test"):
        pass
    with pytest.raises(NoWarehouseError, match="one warehouse holds one series"), writing(folder, "another", "test", "test"):
        pass


HOLDER = """
import sys
from pathlib import Path
from warehouse.storage import LocalStorage
with LocalStorage(Path(sys.argv[1])).lock("first"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_writer_is_told_who_holds_the_lock(folder: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(LockedError, match=rf"first, pid {holder.pid} on"), writing(folder, None, "second", "test"):
            pass
        holder.kill()
    with writing(folder, None, "second", "test"):
        pass


def test_what_a_dead_run_began_is_interrupted(folder: Path) -> None:
    storage = LocalStorage(folder)
    ledger.Ledger(storage, lambda: NOON, "run").begin(["https://example.org/a"], dt.date(2026, 1, 10))
    assert [a.outcome for a in ledger.read(storage)].count("begun") == 1
    take_in(folder, [SAMPLES])
    outcomes = [a.outcome for a in ledger.read(storage)]
    assert (outcomes.count("begun"), outcomes.count("interrupted")) == (0, 1)


def test_a_long_run_goes_on_in_further_ledger_files(tmp_path: Path) -> None:
    book = ledger.Ledger(LocalStorage(tmp_path), lambda: NOON, "backfill")
    for n in range(450):
        book.end([book.ended(a, "missing") for a in book.begin([str(n)])])
    assert len(list((tmp_path / "ledger/2026-01").iterdir())) > 2
    assert len(ledger.read(LocalStorage(tmp_path))) == 450
    with pytest.raises(ValueError, match="expected one of begun"):
        book.ended(book.begin(["x"])[0], "lost")


def test_runs_stand_in_the_database(stored_samples: Path) -> None:
    with database.connect(stored_samples / "keyevents.duckdb") as connection:
        [(n, commands)] = connection.execute(f"SELECT count(*), list(DISTINCT command) FROM {RUNS.name} WHERE outcome = 'written'").fetchall()
    assert (n, commands) == (6, ["ingest"])


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises((StorageError, NoWarehouseError)), writing(tmp_path / "file", "russia-ukraine", "test", "test"):
        pass
