"""Alerts against a real webhook that takes them or refuses."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from flows.alerts import one_line, tell_of_findings
from flows.cli import run
from flows.commands.options import GOOD, NO_WAREHOUSE, USAGE
from flows.errors import InputError
from flows.orchestrate import backfill_flow, check_flow, daily_flow, reparse_flow
from tests.ingesting import NOON, SAMPLES, take_in


class Webhook:
    """Notes what is posted to it and answers with `status`."""

    def __init__(self) -> None:
        self.status = 200
        self.posted: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["text"])
                self.send_response(outer.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Nothing on stderr."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.http.server_port}/hook"


@pytest.fixture
def webhook(monkeypatch: pytest.MonkeyPatch) -> Iterator[Webhook]:
    """A webhook that the settings name."""
    hook = Webhook()
    thread = threading.Thread(target=hook.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    monkeypatch.setenv("KEYEVENTS_WEBHOOK_URL", hook.address)
    yield hook
    hook.http.shutdown()
    hook.http.server_close()
    thread.join()


FOUND, WELL = ["a file is altered"], list[str]()
TOLD, RECOVERED = "keyevents: a file is altered", "keyevents: recovered, all is well again"


@pytest.mark.parametrize(
    ("passes", "posted"),
    [
        ([(200, FOUND), (200, FOUND), (200, WELL), (200, WELL)], [TOLD, RECOVERED]),
        ([(503, FOUND), (200, FOUND), (200, FOUND)], [TOLD, TOLD]),
        ([(200, FOUND), (500, WELL), (200, WELL), (200, WELL)], [TOLD, RECOVERED, RECOVERED]),
        ([(503, FOUND), (200, WELL)], [TOLD]),
    ],
    ids=["told once", "refused, then told", "recovery refused, then told", "never told, so never taken back"],
)
def test_what_a_webhook_refuses_is_told_again_until_it_is_taken(
    passes: list[tuple[int, list[str]]], posted: list[str], webhook: Webhook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for webhook.status, findings in passes:
        tell_of_findings(tmp_path, NOON, findings)
    assert webhook.posted == posted
    said = capsys.readouterr().err
    assert said.count("webhook not sent") == sum(status >= 500 for status, _ in passes)
    assert all(line.startswith("keyevents: webhook not sent (HTTP 50") and "KEYEVENTS_WEBHOOK_URL" in line for line in said.splitlines())
    assert webhook.address not in said


def test_every_finding_is_told_though_a_message_names_three_of_them(webhook: Webhook, tmp_path: Path) -> None:
    found = [f"file {n} is altered" for n in range(1_100)]
    for findings in (found[:5], found[:5], [*found[:5], "the lake is gone"], found, found[:1], []):
        tell_of_findings(tmp_path, NOON, findings)
    assert webhook.posted == [
        "keyevents: file 0 is altered; file 1 is altered; file 2 is altered; and 2 more",
        "keyevents: the lake is gone",
        "keyevents: file 5 is altered; file 6 is altered; file 7 is altered; and 992 more",
        RECOVERED,
    ]


def deployed_check(root: Path, sample: float) -> None:
    check_flow.fn(str(root), sample)


def cron_check(root: Path, sample: float) -> None:
    if run(["check", "--sample", str(sample), "--tell", "--data", str(root)]) != GOOD:
        raise RuntimeError(*(file.name for file in (root / "archive").rglob("*.warc.gz")))


@pytest.mark.slow
@pytest.mark.parametrize("check", [deployed_check, cron_check])
@pytest.mark.parametrize("status", [200, 500], ids=["told", "refused at first"])
def test_a_check_is_well_again_only_when_all_was_read(status: int, check: Callable[[Path, float], None], webhook: Webhook, tmp_path: Path) -> None:
    take_in(tmp_path, [SAMPLES])
    file = next((tmp_path / "archive").rglob("*.warc.gz"))
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    for webhook.status, sample in ((status, 1.0), (200, 1e-9)):
        with pytest.raises(RuntimeError, match=file.name):
            check(tmp_path, sample)
    file.write_bytes(whole)
    check(tmp_path, 1e-9)
    assert [file.name in text for text in webhook.posted] == ([True, False] if status == 200 else [True, True, False])
    assert webhook.posted[-1] == RECOVERED


UNREADABLE = {
    "KEYEVENTS_MAX_BYTES": "20MB",
    "KEYEVENTS_HEARTBEAT_URL": "hc-ping.com/secret",
    "KEYEVENTS_SERIES": "russia",
    "KEYEVENTS_CONTACT": "",
    "KEYEVENTS_WAYBACK": "none",
}


@pytest.mark.parametrize(("name", "value"), UNREADABLE.items(), ids=UNREADABLE)
def test_settings_that_cannot_be_read_are_told_once(
    name: str, value: str, webhook: Webhook, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEYEVENTS_CONTACT", "you@example.org")
    monkeypatch.setenv(name, value)
    for _ in range(2):
        assert run(["run", "--data", str(tmp_path)]) == USAGE
    with pytest.raises(Exception, match=rf"(?i){name[10:]}|{value}"):
        daily_flow.fn(str(tmp_path))
    [text] = webhook.posted
    assert text.startswith("keyevents: the daily run ended with ")
    assert name in text or value in text
    assert "secret" not in text
    assert capsys.readouterr().err.count("\n") == 2


def test_a_deployed_run_tells_of_variables_that_are_no_settings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEYEVENTS_CONTACT", "you@example.org")
    monkeypatch.setenv("KEYEVENTS_WEBHOOK", "http://127.0.0.1:9/hook")
    monkeypatch.setenv("KEYEVENTS_SERIES", "russia")
    with pytest.raises(Exception, match="russia"):
        daily_flow.fn(str(tmp_path))
    assert "KEYEVENTS_WEBHOOK is no setting" in capsys.readouterr().err


def test_a_check_needs_no_other_setting(webhook: Webhook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take_in(tmp_path, [SAMPLES / "2026-01-05.html"])
    monkeypatch.setenv("KEYEVENTS_MAX_BYTES", "20MB")
    check_flow.fn(str(tmp_path))
    (tmp_path / "keyevents.duckdb").unlink()
    with pytest.raises(RuntimeError, match="keyevents build"):
        check_flow.fn(str(tmp_path))
    assert len(webhook.posted) == 1


def test_a_check_by_cron_that_dies_is_told_and_one_at_a_terminal_is_not(webhook: Webhook, tmp_path: Path) -> None:
    for told in ([], ["--tell"], ["--tell"]):
        assert run(["check", *told, "--data", str(tmp_path)]) == NO_WAREHOUSE
    [text] = webhook.posted
    assert text.startswith("keyevents: the check ended with NoWarehouseError")


def test_a_data_folder_in_which_a_first_run_failed_takes_pages_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KEYEVENTS_CONTACT", raising=False)
    assert run(["run", "--data", str(tmp_path)]) == USAGE
    assert take_in(tmp_path, [SAMPLES / "2026-01-05.html"]).outcomes() == {"written": 1}


def test_a_run_that_a_file_kept_from_its_work_says_which(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory") as raised:
        tmp_path.read_bytes()
    assert str(tmp_path) in one_line(raised.value)


def test_a_webhook_that_nobody_answers_at_is_asked_again(webhook: Webhook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as closed:
        closed.setenv("KEYEVENTS_WEBHOOK_URL", "http://127.0.0.1:9/hook")
        tell_of_findings(tmp_path, NOON, FOUND)
    tell_of_findings(tmp_path, NOON, FOUND)
    assert webhook.posted == [TOLD]


@pytest.mark.parametrize("harm", ["setting", "no folder", "damaged"])
def test_a_deployed_reparse_that_dies_is_told(harm: str, webhook: Webhook, samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if harm == "setting":
        monkeypatch.setenv("KEYEVENTS_MAX_BYTES", "20MB")
    if harm == "damaged":
        next((samples / "archive").rglob("*.warc.gz")).write_bytes(b"")
    with pytest.raises(Exception, match=r"max_bytes|no warehouse there|cannot be read"):
        reparse_flow.fn(str(samples / "nowhere" if harm == "no folder" else samples), processes=1)
    [text] = webhook.posted
    assert text.startswith("keyevents: reparse: ")


@pytest.mark.parametrize(
    ("arguments", "is_told"), [(["2026-01-05", "2026-01-06"], True), (["2026-01-06", "2026-01-05"], False), (["--last", "0"], False)]
)
@pytest.mark.parametrize("setting", ["KEYEVENTS_MAX_BYTES", "KEYEVENTS_SERIES"])
def test_a_backfill_at_a_terminal_tells_of_settings_and_not_of_arguments(
    arguments: list[str], is_told: bool, setting: str, webhook: Webhook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEYEVENTS_CONTACT", "you@example.org")
    if is_told:
        monkeypatch.setenv(setting, "none")
    assert run(["backfill", *arguments, "--data", str(tmp_path / "none")]) == USAGE
    assert [text.startswith("keyevents: backfill 2026-01-05 to 2026-01-06: ") for text in webhook.posted] == [True] * is_told


@pytest.mark.parametrize("date", ["2027-13-01", "2999-01-01", "2021-01-01"])
def test_a_date_that_somebody_mistyped_alarms_nobody(date: str, webhook: Webhook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEYEVENTS_CONTACT", "you@example.org")
    assert run(["run", "--date", date, "--data", str(tmp_path / "new")]) == USAGE
    assert webhook.posted == []
    assert not (tmp_path / "new").exists()


def test_what_is_told_before_there_is_a_data_folder_is_told_once(webhook: Webhook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KEYEVENTS_CONTACT", raising=False)
    root = tmp_path / "new/data"
    for _ in range(2):
        assert run(["run", "--data", str(root)]) == USAGE
    assert len(webhook.posted) == 1
    assert take_in(root, [SAMPLES / "2026-01-05.html"]).outcomes() == {"written": 1}


DAY = dt.date(2026, 1, 5)
DEPLOYED: dict[str, Callable[[str], object]] = {
    "daily": daily_flow.fn,
    "backfill": lambda data: backfill_flow.fn(data, DAY, DAY),
    "reparse": reparse_flow.fn,
    "check": check_flow.fn,
}


@pytest.mark.parametrize("flow", DEPLOYED)
@pytest.mark.parametrize("data", ["s3://bucket/x", "data\udcff"])
def test_a_deployed_run_begins_no_warehouse_where_none_can_be(
    flow: str, data: str, webhook: Webhook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in (("CONTACT", "you@example.org"), ("SITE", "http://127.0.0.1:9"), ("WAYBACK", "")):
        monkeypatch.setenv(f"KEYEVENTS_{name}", value)
    with pytest.raises(InputError):
        DEPLOYED[flow](data)
    [text] = webhook.posted
    assert flow in text
    assert "expected a folder of this machine" in text or "no UTF-8" in text
    assert list(tmp_path.iterdir()) == []
