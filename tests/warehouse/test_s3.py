"""The store on S3: the four verbs, writers kept apart by conditional puts, commits that a kill does not halve, the pipeline on top."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import duckdb
import pytest
from s3fs import S3FileSystem

from flows.cli import run
from tests.bucket import another_process, bucket, until
from tests.ingesting import NOON, SAMPLES, files_below, take_in
from warehouse.durable import StorageError
from warehouse.folder import NoWarehouseError, move_store, open_warehouse, writing
from warehouse.s3 import S3Storage
from warehouse.storage import JOURNAL, LOCK, LockedError

FILES: dict[str, bytes | None] = {"lake/a/x=1/a.parquet": b"new a", "lake/b c.parquet": b"new b", "lake/gone": None, "lake/m.jsonl": b"new m"}
OLD: dict[str, bytes] = {"lake/a/x=1/a.parquet": b"old a", "lake/gone": b"old", "lake/m.jsonl": b"old m"}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with bucket() as address:
        yield address


@pytest.fixture
def address(server: str, request: pytest.FixtureRequest) -> str:
    """A prefix of its own for each test."""
    return f"{server}/{request.node.name.replace('[', '-').replace(']', '')}"


def content(storage: S3Storage) -> dict[str, bytes]:
    return {name: storage.read(name) for name in storage.list("lake")}


def test_the_verbs(address: str) -> None:
    storage = S3Storage(address)
    assert list(storage.list("lake")) == []
    with pytest.raises(FileNotFoundError):
        storage.read("lake/none")
    for name, data in OLD.items():
        storage.write({name: data})
    assert content(storage) == OLD
    storage.write({"lake/none": None})
    with pytest.raises(RuntimeError, match="no lock held"):
        storage.write(FILES)
    with storage.lock("test"):
        storage.write(FILES)
    assert content(storage) == {name: data for name, data in FILES.items() if data is not None}
    assert list(storage.list(".parts")) == []


@pytest.mark.parametrize("lost", [LOCK, JOURNAL])
def test_a_put_that_was_sent_again_for_want_of_a_reply_is_no_other_writer(address: str, lost: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library repeats it, and the server refuses the second for the first: as if another had been quicker."""
    call, refused = S3Storage._call, list[str]()

    def sent_twice(storage: S3Storage, verb: str, name: str, **more: Any) -> Any:
        answer = call(storage, verb, name, **more)
        if verb == "put_object" and name == lost:
            try:
                answer = call(storage, verb, name, **more)
            except LockedError:
                refused.append(name)
                raise
        return answer

    monkeypatch.setattr(S3Storage, "_call", sent_twice)
    storage = S3Storage(address, lease=2.0)
    with storage.lock("test"):
        storage.write(FILES)
        time.sleep(1.2)  # it is renewed twice
        storage.write(FILES)
    assert content(storage) == {name: data for name, data in FILES.items() if data is not None}
    assert len(refused) >= 2
    with S3Storage(address).lock("another"):
        pass


class Breaking(BaseHTTPRequestHandler):
    """A store whose first replies break off."""

    n_broken = 0

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "6")
        self.end_headers()
        self.wfile.write(b"wh" if Breaking.n_broken else b"whole!")
        Breaking.n_broken -= Breaking.n_broken > 0

    def log_message(self, *told: Any) -> None:
        pass


@pytest.mark.parametrize(("n_broken", "is_told"), [(1, False), (9, True)])
def test_a_reply_that_breaks_off_is_asked_for_again_and_then_told(n_broken: int, is_told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    Breaking.n_broken = n_broken
    server = ThreadingHTTPServer(("127.0.0.1", 0), Breaking)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for name, value in (("ENDPOINT_URL_S3", f"http://127.0.0.1:{server.server_port}"), ("ACCESS_KEY_ID", "test"), ("SECRET_ACCESS_KEY", "test")):
        monkeypatch.setenv(f"AWS_{name}", value)
    try:
        with pytest.raises(StorageError, match="run again") if is_told else contextlib.nullcontext():
            assert S3Storage("s3://chronicle").read("lake/a.parquet") == b"whole!"
    finally:
        server.shutdown()
        server.server_close()


def test_a_mark_of_a_folder_is_no_file(address: str) -> None:
    storage = S3Storage(address)
    storage.write({"lake/a.parquet": b"a"})
    bucket_name, _, prefix = address.removeprefix("s3://").partition("/")
    storage._s3.call_s3("put_object", Bucket=bucket_name, Key=f"{prefix}/lake/b/", Body=b"")
    assert list(storage.list("lake")) == ["lake/a.parquet"]


@pytest.mark.slow
def test_a_second_writer_is_kept_out(address: str) -> None:
    with S3Storage(address).lock("first"), pytest.raises(LockedError, match=rf"first, pid {os.getpid()} on"), S3Storage(address).lock("second"):
        pass
    with S3Storage(address).lock("second"):
        pass


TAKER = """
import sys
from warehouse.s3 import S3Storage
from warehouse.storage import LockedError
storage = S3Storage(sys.argv[1], lease=float(sys.argv[2]))
print("ready", flush=True)
try:
    lock = storage.lock("taker")  # kept: without a name it would be left at once
    lock.__enter__()
    print("taken", flush=True)
except LockedError:
    print("locked", flush=True)
if sys.stdin.readline():
    try:
        storage.write({"lake/late": b"late"})
        print("written", flush=True)
    except LockedError as error:
        print(error, flush=True)
"""


@pytest.mark.slow
def test_a_dead_writers_lock_runs_out_and_one_of_many_takes_it(address: str) -> None:
    with another_process(TAKER, address, "3") as holder:
        assert holder.stdout is not None
        assert [holder.stdout.readline() for _ in range(2)] == ["ready\n", "taken\n"]
        time.sleep(4)
        with pytest.raises(LockedError), S3Storage(address, lease=3).lock("too early, it renews"):
            pass
        holder.kill()
    died = time.monotonic()
    taken: list[int] = []

    def take(n: int) -> None:
        storage = S3Storage(address, lease=3)
        while not taken and time.monotonic() < died + 30:
            try:
                with storage.lock(f"taker {n}"):
                    taken.append(n)
                    time.sleep(2)
            except LockedError:
                time.sleep(0.05)

    takers = [threading.Thread(target=take, args=(n,)) for n in range(6)]
    for taker in takers:
        taker.start()
    for taker in takers:
        taker.join()
    assert len(taken) == 1
    assert time.monotonic() - died < 15


@pytest.mark.slow
def test_a_writer_that_slept_too_long_writes_nothing(address: str) -> None:
    with another_process(TAKER, address, "2") as sleeper:
        assert sleeper.stdout is not None
        assert sleeper.stdin is not None
        assert [sleeper.stdout.readline() for _ in range(2)] == ["ready\n", "taken\n"]
        sleeper.send_signal(signal.SIGSTOP)
        began = time.monotonic()
        until(4, began)
        with S3Storage(address, lease=2).lock("awake") as _:
            sleeper.send_signal(signal.SIGCONT)
            sleeper.stdin.write("\n")
            sleeper.stdin.flush()
            assert "lost its lock" in sleeper.stdout.readline()
        assert "lake/late" not in content(S3Storage(address))


WRITER = """
import os, signal, sys
from tests.warehouse.test_s3 import FILES
from warehouse.s3 import S3Storage
class Dying(S3Storage):
    calls_left = int(sys.argv[2])
    def _call(self, verb, name, **more):
        if self.calls_left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        type(self).calls_left -= name != "lock"
        return super()._call(verb, name, **more)
storage = Dying(sys.argv[1])
with storage.lock("dying"):
    storage.write(FILES)
"""


@pytest.mark.slow
def test_a_kill_at_every_request_leaves_all_or_none(address: str) -> None:
    stores, is_killed = list[S3Storage](), True
    while is_killed:
        storage = S3Storage(f"{address}/{len(stores)}", lease=8)
        stores.append(storage)
        for name, data in OLD.items():
            storage.write({name: data})
        with another_process(WRITER, storage.address, str(len(stores) - 1)) as writer:
            is_killed = writer.wait(60) == -signal.SIGKILL
    time.sleep(9)
    new = {name: data for name, data in FILES.items() if data is not None}
    outcomes = []
    for storage in stores:
        with storage.lock("next"):
            found = content(storage)
        assert found in (OLD, new)
        assert list(storage.list(".parts")) == []
        outcomes.append(found == new)
    assert outcomes == sorted(outcomes)
    assert outcomes.count(False) > 3
    assert outcomes.count(True) > 4


@pytest.mark.slow
def test_the_pipeline_on_s3_gives_the_lake_of_the_disk(address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there, here = tmp_path / "there", tmp_path / "here"
    assert run(["store", address, "--data", str(there)]) == 0
    take_in(there, [SAMPLES])
    take_in(here, [SAMPLES])
    storage = S3Storage(address)
    assert content(storage) == files_below(here, "lake")
    assert {name: storage.read(name) for name in storage.list("archive")} == files_below(here, "archive")
    assert files_below(there, "lake", "archive", "ledger") == {}
    for command in ("build", "check"):
        assert run([command, "--data", str(there)]) == 0
    capsys.readouterr()
    assert run(["sql", "select count(*) from bullets", "--csv", "--data", str(there)]) == 0
    n_bullets = int(capsys.readouterr().out.split()[-1])
    assert n_bullets > 30
    with duckdb.connect() as connection:
        connection.register_filesystem(S3FileSystem())
        row = connection.execute(f"select count(*) from read_parquet('{address}/lake/bullets/*/*/*.parquet', hive_partitioning = true)").fetchone()
    assert row == (n_bullets,)


@pytest.mark.slow
def test_a_folder_moves_and_another_machine_joins(address: str, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    take_in(first, [SAMPLES])
    (first / "corrections.csv").write_text("")
    lake = files_below(first, "lake")
    assert move_store(first, address, "test") > len(lake)
    assert content(S3Storage(address)) == lake
    assert "corrections.csv" in [name.removeprefix(f"{address[5:]}/") for name in S3FileSystem(skip_instance_cache=True).find(address)]
    assert move_store(second, address, "test") == 0
    with writing(second, "russia-ukraine", "second", "test") as warehouse:
        assert [m.manifest for m in warehouse.lake.months()] == sorted(name for name in lake if "manifests" in name)
        with pytest.raises(LockedError, match="is being written by second"):
            take_in(first, [SAMPLES], NOON)
    with pytest.raises(NoWarehouseError, match="already"):
        move_store(second, f"{address}/other", "test")
    third = tmp_path / "third"
    take_in(third, [SAMPLES])
    with pytest.raises(NoWarehouseError, match="in use"):
        move_store(third, address, "test")
    assert open_warehouse(third).storage.address == str(third)


@pytest.mark.slow
def test_a_store_that_cannot_be_reached_is_one_line(server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["store", "s3://no-such-bucket/x", "--data", str(tmp_path)]) == 1
    assert "no such bucket" in capsys.readouterr().err
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9")
        assert run(["store", f"{server}/x", "--data", str(tmp_path)]) == 1
        err = capsys.readouterr().err
    assert "AWS_ENDPOINT_URL_S3" in err
    assert err.count("\n") == 1
    for strange in (
        "elsewhere",
        "s3://",
        "s3:///x",
        f"{server}//x",
    ):  # "s3://bucket/$X/prefix" with nothing in X: what is put there is not found again
        assert run(["store", strange, "--data", str(tmp_path)]) == 2
        assert capsys.readouterr().err.count("\n") == 1
    for strange in ("s3://", f"{server}//x"):
        with pytest.raises(StorageError, match="expected s3://bucket"):
            S3Storage(strange)


def test_a_broken_pointer_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "store.json").write_text("{}")
    assert run(["status", "--data", str(tmp_path)]) == 4
    assert "store.json" in capsys.readouterr().err
