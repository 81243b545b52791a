"""Attempts of runs that died, and lines that cannot be read."""

from __future__ import annotations

import datetime as dt
import socket
from pathlib import Path

import pytest

from flows.cli import run
from flows.commands.options import FAULT
from tests.ingesting import SAMPLES, files_below, take_in
from warehouse.ledger import Attempt, Ledger, read
from warehouse.storage import LocalStorage

NOW = dt.datetime(2026, 3, 1, 6, tzinfo=dt.UTC)


def book(root: Path, at: dt.datetime) -> Ledger:
    return Ledger(LocalStorage(root), lambda: at, "test")


def outcomes(root: Path) -> dict[str | None, str]:
    return {attempt.input: attempt.outcome for attempt in read(LocalStorage(root))}


@pytest.mark.parametrize(
    "begun_at",
    [
        NOW - dt.timedelta(minutes=5),
        NOW - dt.timedelta(hours=7),
        dt.datetime(2026, 2, 1, tzinfo=dt.UTC),
        dt.datetime(2025, 6, 1, tzinfo=dt.UTC),
        NOW + dt.timedelta(days=40),
    ],
    ids=["this month", "yesterday, last month", "the first of last month", "the machine was off for long", "the clock was wrong"],
)
def test_what_a_dead_run_began_is_interrupted(tmp_path: Path, begun_at: dt.datetime) -> None:
    dead = book(tmp_path, begun_at)
    dead.begin(["left"])
    dead.end([dead.ended(one, "written") for one in dead.begin(["done"])])
    book(tmp_path, NOW).close_interrupted()
    assert outcomes(tmp_path) == {"left": "interrupted", "done": "written"}
    [left] = [attempt for attempt in read(LocalStorage(tmp_path)) if attempt.input == "left"]
    assert (left.run_id, left.started_at) == (dead.run_id, begun_at)


@pytest.mark.parametrize("days", [2, -2], ids=["the month ended meanwhile", "the clock was wrong"])
def test_what_was_noted_in_another_month_is_noted_once(tmp_path: Path, days: int) -> None:
    book(tmp_path, NOW - dt.timedelta(days=days)).begin(["left"])
    book(tmp_path, NOW).close_interrupted()
    before = files_below(tmp_path, "ledger")
    book(tmp_path, NOW).close_interrupted()
    assert files_below(tmp_path, "ledger") == before


def test_what_was_cut_off_is_told_until_a_run_of_the_command_ended(tmp_path: Path) -> None:
    def at(hour: int, command: str) -> Ledger:
        return Ledger(LocalStorage(tmp_path), lambda: NOW + dt.timedelta(hours=hour), command)

    at(0, "daily").begin(["left"])
    at(0, "backfill").begin(["left too"])
    for hour, command in ((1, "ingest"), (2, "daily"), (3, "daily")):
        assert {a.input for a in at(hour, command).close_interrupted()} == {"left", "left too"}
    one = at(4, "daily")
    one.end([one.ended(attempt, "failed") for attempt in one.begin(["done"])])
    assert at(5, "daily").close_interrupted() == []


@pytest.mark.parametrize(
    "line",
    [b"", b"{", b"[]", b"null", b'"text"', b'{"run_id": "x"}', b"\xff\xfe", b'{"started_at": "yesterday", "ended_at": null}'],
    ids=repr,
)
def test_a_line_that_cannot_be_read_is_passed_over_and_no_other(tmp_path: Path, line: bytes) -> None:
    ledger = book(tmp_path, NOW)
    ledger.end([ledger.ended(one, "missing") for one in ledger.begin(["a", "b"])])
    [file] = (tmp_path / "ledger").rglob("*.jsonl")
    lines = file.read_bytes().splitlines()
    file.write_bytes(b"\n".join([*lines[:3], line, *lines[3:]]) + b"\n")
    assert outcomes(tmp_path) == {"a": "missing", "b": "missing"}


def test_a_file_that_cannot_be_read_is_passed_over_and_told(
    samples: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    [file] = (samples / "ledger").rglob("*.jsonl")
    monkeypatch.chdir(file.parent)
    with socket.socket(socket.AF_UNIX) as unreadable:  # by anyone
        unreadable.bind("19990101T000000Z-run-0.jsonl")
    name = f"ledger/{file.parent.name}/19990101T000000Z-run-0.jsonl"
    assert run(["status", "--data", str(samples)]) == FAULT  # overdue
    assert f"{name}: " in capsys.readouterr().out
    assert run(["check", "--data", str(samples)]) == FAULT
    assert f"{name}: cannot be read" in capsys.readouterr().out
    assert take_in(samples, [SAMPLES / "2026-01-05.html"]).outcomes() == {"unchanged": 1}


def test_attempts_stand_in_the_order_of_their_start(tmp_path: Path) -> None:
    for hours, name in ((2, "third"), (0, "first"), (1, "second")):
        book(tmp_path, NOW + dt.timedelta(hours=hours)).begin([name, f"{name} too"])
    found: list[Attempt] = read(LocalStorage(tmp_path))
    assert [attempt.input for attempt in found] == ["first", "first too", "second", "second too", "third", "third too"]


@pytest.mark.parametrize(
    ("told", "altered"),
    [(b'"outcome": "missing"', b'"outcome": "missinf"'), (b'"requests": 0', b'"requests": "0"'), (b'+00:00"', b'"')],
    ids=["outcome", "type", "zone"],
)
def test_a_line_that_the_database_could_not_take_is_passed_over(tmp_path: Path, told: bytes, altered: bytes) -> None:
    ledger = book(tmp_path, NOW)
    ledger.end([ledger.ended(one, "missing") for one in ledger.begin(["a", "b"])])
    [file] = (tmp_path / "ledger").rglob("*.jsonl")
    lines = file.read_bytes().splitlines()
    file.write_bytes(b"\n".join([*lines[:3], lines[3].replace(told, altered)]) + b"\n")
    assert outcomes(tmp_path) == {"a": "missing", "b": "begun"}
