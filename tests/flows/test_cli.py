"""The command as a person types it: exit statuses, one-line errors, tables."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import shutil
import tempfile
import tracemalloc
from pathlib import Path

import duckdb
import pytest
from pydantic import ValidationError
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.cli import run
from flows.commands.options import BUG, FAULT, GOOD, LOCKED, NO_WAREHOUSE, USAGE
from flows.errors import InputError
from flows.orchestrate import backfill_flow, daily_flow, ingest_flow
from flows.settings import Settings
from tests.ingesting import SAMPLES
from warehouse.archive import Archive
from warehouse.folder import NoWarehouseError
from warehouse.storage import LocalStorage
from warehouse.warc import file_capture

PAGES = Path(__file__).parents[1] / "pages"
PAGE = (SAMPLES / "2026-01-05.html").read_bytes()


@pytest.fixture
def data(samples: Path) -> str:
    return str(samples)


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr().err.strip()
    assert said.count("\n") == 0
    assert "Traceback" not in said
    return said


THIN = (PAGES / "trap-06-disclaimer.html").read_bytes().replace(b"<li>Sirens sounded all night.</li>", b"")


def warcinfo() -> bytes:
    """A WARC that says only who made it."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    writer.write_record(writer.create_warcinfo_record("empty.warc.gz", {"software": "a crawler"}))
    return out.getvalue()


def warc() -> bytes:
    """A WARC of one saved page."""
    with tempfile.TemporaryDirectory() as folder:
        record = Archive(LocalStorage(Path(folder))).add(file_capture("page.html", PAGE, dt.datetime(2026, 1, 5, 6, tzinfo=dt.UTC)))
        return (Path(folder) / record.file).read_bytes()


BAD_INPUT = {
    "empty.html": (b"", "empty"),
    "image.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary data"),
    "cut.html": (gzip.compress(PAGE)[:-20], "compression cut short"),
    "latin.html": (PAGE.replace(b"Kyiv", "Kyïv".encode("latin-1"), 1), "invalid UTF-8 at byte"),
    "wall.html": ((PAGES / "trap-10-consent-wall.html").read_bytes(), "consent_wall"),
    "gaza.html": ((PAGES / "trap-10-another-series.html").read_bytes(), "another page"),
    "notes.txt": (b"Some notes of mine.\n", "neither HTML nor a plain copy"),
    "thin.html": (THIN, "2 bullets: expected 3 or more"),
    "cut.warc.gz": (warc()[:-9], "truncated gzip member"),
    "info.warc.gz": (warcinfo(), "no response or resource record"),
    "empty.warc.gz": (b"", "no whole WARC"),
    "none.warc": (b"<html>", "no whole WARC"),
}


@pytest.mark.parametrize("name", BAD_INPUT)
def test_bad_input_is_one_line_and_kept(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, told = BAD_INPUT[name]
    (tmp_path / name).write_bytes(content)
    assert run(["ingest", str(tmp_path / name), "--data", str(tmp_path / "data")]) == FAULT
    line = one_line(capsys)
    assert name in line
    assert told in line
    records = list((tmp_path / "data/archive").rglob("*.warc.gz"))
    assert len(records) == 1
    assert run(["sql", "SELECT outcome, archive_file IS NOT NULL FROM runs", "--csv", "--data", str(tmp_path / "data")]) == GOOD
    assert capsys.readouterr().out.splitlines()[1] in ("failed,True", "rejected,True")
    assert run(["sql", "SELECT count(*) FROM pages", "--csv", "--data", str(tmp_path / "data")]) == GOOD
    assert capsys.readouterr().out.splitlines()[1] == "0"


def test_a_file_over_the_cap_is_noted_and_not_copied(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEYEVENTS_MAX_BYTES", "1000")
    (tmp_path / "big.html").write_bytes(PAGE)
    assert run(["ingest", str(tmp_path / "big.html"), "--data", str(tmp_path / "data")]) == FAULT
    assert "expected at most 1000 (sha256 " in one_line(capsys)
    assert not (tmp_path / "data/archive").exists()


@pytest.mark.slow
def test_a_record_that_inflates_over_the_cap_is_noted_and_neither_kept_nor_held(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEYEVENTS_MAX_BYTES", "1000000")
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    headers.compute_headers_buffer(None)
    with (tmp_path / "crawl.warc.gz").open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for url, payload in (("https://example.org/bomb", bytes(100_000_000)), ("https://example.org/page", PAGE)):
            writer.write_record(writer.create_warc_record(url, "response", io.BytesIO(payload), len(payload), http_headers=headers))
    tracemalloc.start()
    try:
        assert run(["ingest", str(tmp_path / "crawl.warc.gz"), "--data", str(tmp_path / "data")]) == FAULT
        assert tracemalloc.get_traced_memory()[1] < 90_000_000
    finally:
        tracemalloc.stop()
    assert "https://example.org/bomb: more than 1000000 bytes: expected at most that (not copied)" in one_line(capsys)
    [kept] = (tmp_path / "data/archive").rglob("*.warc.gz")
    assert kept.stat().st_size < 100_000
    assert run(["sql", "SELECT count(*) FROM pages", "--csv", "--data", str(tmp_path / "data")]) == GOOD
    assert capsys.readouterr().out.splitlines()[1] == "1"


def test_other_endings_in_a_folder_are_skipped_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(SAMPLES, tmp_path / "in")
    (tmp_path / "in/photo.jpg").write_bytes(b"\xff\xd8")
    assert run(["ingest", str(tmp_path / "in"), "--data", str(tmp_path / "data")]) == GOOD
    assert "6 written; 2 files of other endings skipped" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["ingest", "/nowhere/at/all"], USAGE, "no such file or folder"),
        (["ingest"], USAGE, "no path given"),
        (["ingest", "--series", "mars", str(SAMPLES)], USAGE, "unknown series 'mars'"),
        (["status"], NO_WAREHOUSE, "no warehouse there: name it with --data, or begin one with `keyevents backfill`"),
        (["sql", "SELECT 1"], NO_WAREHOUSE, "no warehouse there"),
        (["explain"], USAGE, "requires an argument"),
        (["nonsense"], USAGE, "Unknown command"),
        (["check", "--sample", "7x"], USAGE, "expected a share"),
        (["backfill"], USAGE, "expected START and END"),
        (["backfill", "2026-02-30", "2026-03-01"], USAGE, "expected a day of the calendar"),
        (["backfill", "2026-W01-1", "2026-03-01"], USAGE, "expected a day of the calendar"),
        (["reparse", "--processes", "0"], USAGE, "expected 1 or more"),
        (["reparse", "2026-02-01", "2026-01-01"], USAGE, "START 2026-02-01 is after END 2026-01-01"),
        (["run", "--date", "20260105"], USAGE, "expected a day of the calendar"),
        (["backfill", "2026-03-02", "2026-03-01"], USAGE, "is after END"),
        (["backfill", "2021-01-01", "2022-03-10"], USAGE, "the series began on 2022-03-03"),
        (["backfill", "--last", "0"], USAGE, "--last N"),
        (["backfill", "--last", "30", "2026-01-01"], USAGE, "--last N"),
        (["backfill", "2026-01-01"], USAGE, "--last N"),
        (["ingest", "/dev/zero"], USAGE, "a device or a pipe"),
        (["run", "--date", "2021-01-01"], USAGE, "the series began on 2022-03-03"),
    ],
)
def test_wrong_arguments(
    arguments: list[str], code: int, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEYEVENTS_CONTACT", "you@example.org")
    assert run([*arguments, "--data", str(tmp_path / "none")]) == code
    assert told in one_line(capsys)


@pytest.mark.parametrize(
    ("name", "value"),
    [("KEYEVENTS_MAX_BYTES", "many"), ("KEYEVENTS_WEBHOOK_URL", "not an address"), ("KEYEVENTS_SITE", "ftp://x"), ("KEYEVENTS_CONTACT", "me")],
)
def test_bad_settings(name: str, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEYEVENTS_CONTACT", "you@example.org")
    monkeypatch.setenv(name, value)
    assert run(["run", "--data", str(tmp_path / "none")]) == USAGE
    assert name in one_line(capsys)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KEYEVENTS_WEBHOOK_URL", "hooks.example.org/secret"),
        ("KEYEVENTS_HEARTBEAT_URL", "hooks.example.org/secret"),
        ("KEYEVENTS_SITE", "http://user:secret@127.0.0.1:9"),
        ("KEYEVENTS_SITE", "http://127.0.0.1:9?secret"),
        ("KEYEVENTS_SITE", "http://127.0.0.1:99999"),
        ("KEYEVENTS_WAYBACK", "http://user:secret@127.0.0.1:9"),
        ("KEYEVENTS_WAYBACK", "web.archive.org"),
    ],
)
def test_bad_addresses_are_told_without_their_secrets(
    name: str, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEYEVENTS_CONTACT", "you@example.org")
    monkeypatch.setenv("KEYEVENTS_SITE", "http://127.0.0.1:9")
    monkeypatch.setenv(name, value)
    assert run(["run", "--data", str(tmp_path / "none")]) == USAGE
    told = one_line(capsys)
    assert name in told
    assert "secret" not in told
    assert not (tmp_path / "none").exists()


def test_no_setting_stands_in_an_error_as_prefect_would_log_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEYEVENTS_WEBHOOK_URL", "hooks.example.org/secret")
    with pytest.raises(ValidationError) as raised:
        Settings()
    assert "secret" not in str(raised.value)


def test_no_contact(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KEYEVENTS_CONTACT", raising=False)
    assert run(["run", "--data", str(tmp_path)]) == USAGE
    assert "set KEYEVENTS_CONTACT" in one_line(capsys)


def test_queries_in_three_forms_and_a_wrong_one(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    query = "SELECT day_number, title, authors, published_at FROM pages ORDER BY 1 LIMIT 1"
    assert run(["sql", query, "--data", data]) == GOOD
    assert capsys.readouterr().out.splitlines()[0].split() == ["day_number", "title", "authors", "published_at"]
    assert run(["sql", query, "--json", "--data", data]) == GOOD
    assert json.loads(capsys.readouterr().out)[0]["authors"] == ["Sample desk"]
    assert run(["sql", query, "--csv", "--data", data]) == GOOD
    assert capsys.readouterr().out.splitlines()[1].startswith("1411,")
    assert run(["sql", "SELECT nothing FROM nowhere", "--data", data]) == USAGE
    assert "nowhere" in one_line(capsys)


def test_no_terminal_escape_is_alive(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sql", "SELECT 'a' || chr(27) || '[31mb' AS x", "--data", data]) == GOOD
    assert "\x1b[31m" not in capsys.readouterr().out


def test_status_check_and_build(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--data", data]) == GOOD
    assert run(["build", "--data", data]) == GOOD
    capsys.readouterr()
    assert run(["status", "--json", "--data", data]) == FAULT  # these days are long past
    found = json.loads(capsys.readouterr().out)
    assert (found["newest_day"], found["n_pages"], found["gaps"]) == ("2026-01-09", 5, [])
    (Path(data) / "lake/manifests/2026-01.jsonl").write_bytes(b"")
    assert run(["check", "--data", data]) == FAULT


def test_a_locked_warehouse(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    with LocalStorage(Path(data)).lock("another run"):
        assert run(["build", "--data", data]) == LOCKED
    assert "another run, pid" in one_line(capsys)


@pytest.mark.parametrize(
    "command",
    [
        ["report", "--to", "none/x.html"],
        ["sql", "SELECT 1", "--parquet", "none/x.parquet"],
        ["report", "--to", "."],
    ],
)
def test_a_place_that_cannot_be_written_is_one_line(command: list[str], data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = set(tmp_path.iterdir())
    place = str(tmp_path / command[-1])
    assert run([*command[:-1], place, "--data", data]) == FAULT
    line = one_line(capsys)
    assert place in line
    assert "name a" in line
    assert set(tmp_path.iterdir()) == before


def test_a_bug_names_its_log(data: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.commands.asking.read_status", lambda *_: 1 / 0)
    assert run(["status", "--data", data]) == BUG
    log = Path(one_line(capsys).rsplit(" ", 1)[1])
    assert "ZeroDivisionError" in log.read_text()
    log.unlink()


def test_help_names_every_command_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("demo", "ingest", "run", "backfill", "reparse", "report", "build", "status", "check", "sql"):
        run([command, "--help"])
        assert "Example: " in capsys.readouterr().out


@pytest.mark.parametrize("command", [["explain", "2026-01-07#2"], ["report"]])
def test_a_database_cut_short_or_of_another_program_is_told_in_one_line(data: str, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(data, "keyevents.duckdb")
    whole, codes = path.read_bytes(), list[int]()
    with duckdb.connect(path) as connection:
        connection.execute("ALTER TABLE pages RENAME url TO address")
    others = [path.read_bytes()] + [whole[: len(whole) * share // 8] for share in range(8)]
    for other in others:
        path.write_bytes(other)
        capsys.readouterr()
        codes.append(run([*command, "--data", data]))
        assert codes[-1] == GOOD or "run `keyevents build`" in one_line(capsys)
    assert codes[0] == codes[3] == FAULT
    assert BUG not in codes


def test_a_file_whose_name_is_no_utf8_is_taken_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("good\udcff.html", "bad\udcff.html"):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_bytes(PAGE if name.startswith("good") else b"")
    data = str(tmp_path / "data")
    assert run(["ingest", str(tmp_path / "in"), "--data", data]) == FAULT
    assert r"bad\xff.html" in one_line(capsys)
    assert run(["sql", "SELECT input FROM runs ORDER BY input", "--csv", "--data", data]) == GOOD
    assert [line.rsplit("/", 1)[1] for line in capsys.readouterr().out.splitlines()[1:]] == [r"bad\xff.html", r"good\xff.html"]


def test_a_data_folder_whose_name_is_no_utf8_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ingest", str(SAMPLES), "--data", str(tmp_path / "data\udcff")]) == USAGE
    assert "no UTF-8" in one_line(capsys)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["run:1", "~x", "a'b", "file:x"])
def test_a_data_folder_may_have_any_relative_name(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in (["ingest", str(SAMPLES)], ["build"], ["sql", "SELECT count(*) FROM pages"], ["check"], ["release"]):
        assert run([*command, "--data", name]) == GOOD
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_an_address_of_a_bucket_is_no_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["ingest", str(SAMPLES), "--data", "s3://bucket/x"]) == USAGE
    assert "`keyevents store s3://bucket/prefix`" in one_line(capsys)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_no_real_day_is_fetched_into_the_folder_of_invented_ones(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEYEVENTS_CONTACT", "you@example.org")
    monkeypatch.setenv("KEYEVENTS_SITE", "http://127.0.0.1:9")
    demo = tmp_path / "demo"
    for _ in range(2):
        assert ingest_flow.fn([SAMPLES], demo, "demo", is_demo=True).is_good
    for command in (["run"], ["backfill", "2026-01-05", "2026-01-09"]):
        assert run([*command, "--data", str(demo)]) == NO_WAREHOUSE
        assert (
            one_line(capsys) == f"keyevents: {demo} holds the demo's invented pages: delete it, or name another folder with --data or KEYEVENTS_DATA"
        )
    for flow in (daily_flow.fn, lambda root: backfill_flow.fn(root, dt.date(2026, 1, 5), dt.date(2026, 1, 9))):
        with pytest.raises(NoWarehouseError, match="invented"):
            flow(str(demo))
    assert run(["check", "--data", str(demo)]) == GOOD
    for command in (["ingest", str(SAMPLES)], ["release"]):
        capsys.readouterr()
        assert run([*command, "--data", str(demo)]) == GOOD
        assert "the demo's invented pages" in capsys.readouterr().err
    assert run(["demo", "--data", data]) == NO_WAREHOUSE
    assert "other pages than the demo's" in one_line(capsys)


MARK = {"format": 1, "series": "russia-ukraine"}


@pytest.mark.parametrize("command", ["check", "build", "status"])
@pytest.mark.parametrize(
    "mark",
    [
        json.dumps({"format": float("inf"), "series": "russia-ukraine"}),
        json.dumps({**MARK, "series": "bogus"}),
        json.dumps({**MARK, "series": ["russia-ukraine"]}),
        "[" * 100_000,
        "[]",
    ],
)
def test_a_damaged_mark_is_told_as_such(mark: str, command: str, data: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(data, "warehouse.json").write_text(mark)
    assert run([command, "--data", data]) == NO_WAREHOUSE
    assert "warehouse.json: " in one_line(capsys)


@pytest.mark.parametrize("until", ["garbage", 5, ["2026-01-01"]])
def test_a_damaged_day_of_import_is_told_as_such(until: object, data: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(data, "warehouse.json").write_text(json.dumps({**MARK, "imported_until": until}))
    assert run(["check", "--data", data]) == NO_WAREHOUSE
    assert "warehouse.json: unreadable" in one_line(capsys)


def test_json_that_is_nested_too_deep_is_damaged(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    [line_file, *_] = Path(data, "ledger").rglob("*.jsonl")
    line_file.write_bytes(line_file.read_bytes() + b"[" * 100_000 + b"\n")
    assert run(["build", "--data", data]) == GOOD
    capsys.readouterr()
    Path(data, "lake/commit.json").write_bytes(b"[" * 100_000)
    assert run(["build", "--data", data]) == FAULT
    assert "expected the journal of a commit" in one_line(capsys)


def test_a_backfill_of_more_days_than_there_are_is_of_all_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEYEVENTS_CONTACT", "you@example.org")

    def told(root: Path, days: list[dt.date], again: bool) -> None:
        raise InputError(f"from {days[-1]}")

    monkeypatch.setattr("flows.commands.taking._count_days", told)
    assert run(["backfill", "--last", "99999999999", "--data", str(tmp_path / "none")]) == USAGE
    assert one_line(capsys) == "keyevents: from 2022-03-03"


@pytest.mark.parametrize("command", ["status", "check"])
def test_a_variable_that_is_no_setting_is_told_with_the_nearest(
    command: str, data: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEYEVENTS_WEBHOOK", "http://127.0.0.1/secret")
    monkeypatch.setenv("KEYEVENTS_CONTAKT", "a@b.c")
    for known in ("KEYEVENTS_HOME", "keyevents_contact", "KEYEVENTSX"):
        monkeypatch.setenv(known, "x")
    run([command, "--data", data])
    assert capsys.readouterr().err.splitlines() == [
        "keyevents: KEYEVENTS_CONTAKT is no setting and ignored: the nearest is KEYEVENTS_CONTACT",
        "keyevents: KEYEVENTS_WEBHOOK is no setting and ignored: the nearest is KEYEVENTS_WEBHOOK_URL",
    ]


def test_a_tilde_that_no_shell_made_a_home_of(tmp_path: Path, data: str, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    shutil.copytree(SAMPLES, home / "pages")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(tmp_path)
    assert run(["ingest", "~/pages", "--data=~/given"]) == GOOD
    monkeypatch.setenv("KEYEVENTS_DATA", "~/told")
    monkeypatch.setenv("KEYEVENTS_GAZETTEER", "~/dumps")
    assert (Settings().data, Settings().gazetteer) == (home / "told", home / "dumps")
    assert run(["sql", "SELECT 1", "--parquet=~/one.parquet", "--data", data]) == GOOD
    assert {file.name for file in home.iterdir()} == {"pages", "given", "one.parquet"}
    monkeypatch.setenv("KEYEVENTS_DATA", "~nobody-of-that-name/x")
    assert Settings().data == Path("~nobody-of-that-name/x")
    assert {file.name for file in tmp_path.iterdir()} == {"data", "home"}


def test_an_empty_setting_of_a_folder_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KEYEVENTS_DATA", "KEYEVENTS_GAZETTEER"):
        monkeypatch.setenv(name, "")
    assert (Settings().data, Settings().gazetteer) == (Path("data"), None)


def test_a_gazetteer_that_is_not_there_is_a_wrong_setting(data: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEYEVENTS_GAZETTEER", "/nope")
    assert run(["ingest", str(SAMPLES), "--data", data]) == USAGE
    assert "KEYEVENTS_GAZETTEER" in one_line(capsys)


@pytest.mark.slow
def test_an_import_that_was_cut_off_goes_on(data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["release", "--data", data]) == GOOD
    folder, other = str(Path(data, "releases/2026-01-09")), tmp_path / "other"
    for _ in range(2):
        assert run(["import", folder, "--data", str(other)]) == GOOD
        (other / "keyevents.duckdb").unlink()
    assert run(["import", folder, "--data", str(other)]) == GOOD
    assert (other / "keyevents.duckdb").exists()
    capsys.readouterr()
    assert run(["import", folder, "--data", data]) == FAULT  # which has the sentences, too
    assert "keyevents build" in one_line(capsys)


def test_a_release_that_is_not_there_leaves_no_data_folder(tmp_path: Path) -> None:
    assert run(["import", "/nope", "--data", str(tmp_path / "new")]) == FAULT
    assert not (tmp_path / "new").exists()
