"""A reparse on a Dask cluster gives the lake of the local one, though a worker dies in the middle."""

from __future__ import annotations

import os
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from pathlib import Path

import dask
import pytest
from distributed import Client, LocalCluster, wait

from flows.cli import run
from flows.cluster import ClusterError, dask_cluster, settle
from flows.reparse import months_between, reparse
from tests.bench.years import page
from tests.bucket import bucket
from tests.ingesting import files_below
from tests.site import days
from transforms import CODER_VERSION
from warehouse.folder import storage_at, storage_of, writing
from warehouse.warc import file_capture

MONTHS = 24


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("cluster") / "data"
    with writing(root, "russia-ukraine", "test", "test") as warehouse:
        for day in days.span(days.FIRST, MONTHS * 31)[::4]:
            warehouse.archive.add(file_capture(f"{day}.html", page(day), days.published_at(day)), day)
        assert len(months_between(warehouse, None, None)) >= MONTHS
        reparse(warehouse, months_between(warehouse, None, None), 20_000_000, is_applied=True, n_processes=1)
    return root


@pytest.fixture(params=["shared folder", "S3"])
def shared(root: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A data folder with the archive and no lake: its own, or one that knows only the store's address."""
    if request.param == "S3":
        with bucket() as address:
            here, there = storage_of(root), storage_at(address)
            for name in (*here.list("archive"), "warehouse.json"):
                there.write({name: here.read(name)})
            assert run(["store", address, "--data", str(tmp_path / "data")]) == 0
            yield tmp_path / "data"
    else:
        shutil.copytree(root / "archive", tmp_path / "data" / "archive")
        shutil.copy(root / "warehouse.json", tmp_path / "data")
        yield tmp_path / "data"


@pytest.mark.slow
@pytest.mark.parametrize("is_one_killed", [False, True])
def test_the_same_lake_whoever_computed_it(root: Path, shared: Path, is_one_killed: bool) -> None:
    before = files_below(root, "lake")
    assert len(before) > MONTHS
    killed: list[int] = []
    with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=":0") as cluster:
        with Client(cluster) as client:
            pids = list(client.run(os.getpid).values())
        done = threading.Event()

        def kill() -> None:
            while is_one_killed and not done.wait(0.05):
                if time.monotonic() > began + 1.0:
                    os.kill(pids[0], signal.SIGKILL)
                    killed.append(pids[0])
                    return

        began = time.monotonic()
        killer = threading.Thread(target=kill)
        killer.start()
        assert run(["reparse", "--apply", "--dask", cluster.scheduler_address, "--data", str(shared)]) == 0
        done.set()
        killer.join()
    assert bool(killed) is is_one_killed
    storage = storage_of(shared)
    assert {name: storage.read(name) for name in storage.list("lake")} == before


@pytest.mark.parametrize("address", [pytest.param("tcp://127.0.0.1:9", marks=pytest.mark.slow), "nothing"])
def test_no_cluster_is_told_in_one_line(tmp_path: Path, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    with writing(tmp_path / "data", "russia-ukraine", "test", "test") as warehouse:
        warehouse.archive.add(file_capture("a.html", page(days.FIRST), days.published_at(days.FIRST)), days.FIRST)
    assert run(["reparse", "--dask", address, "--data", str(tmp_path / "data")]) == 2
    err = capsys.readouterr().err
    assert address in err
    assert "Dask scheduler" in err


@pytest.mark.slow
def test_a_worker_with_other_rules_is_refused(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(root / "archive", tmp_path / "data" / "archive")
    shutil.copy(root / "warehouse.json", tmp_path / "data")
    with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=":0") as cluster:
        with Client(cluster) as client:
            other = next(iter(client.scheduler_info()["workers"]))
            client.run(exec, "import flows.coding; flows.coding.CODER_VERSION = '9'", workers=[other])
        assert run(["reparse", "--apply", "--dask", cluster.scheduler_address, "--data", str(tmp_path / "data")]) == 1
    assert f"coder_version 9, this program has {CODER_VERSION}: nothing was written" in capsys.readouterr().err
    assert not (tmp_path / "data" / "lake").exists()


@pytest.mark.slow
def test_a_cluster_that_is_lost_in_the_middle_is_told_in_one_line(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(root / "archive", tmp_path / "data" / "archive")
    shutil.copy(root / "warehouse.json", tmp_path / "data")
    with LocalCluster(n_workers=1, threads_per_worker=1, host="127.0.0.1", dashboard_address=":0") as cluster:
        end = threading.Timer(1.5, cluster.close)
        end.start()
        assert run(["reparse", "--apply", "--dask", cluster.scheduler_address, "--data", str(tmp_path / "data")]) == 1
        end.join()
    err = capsys.readouterr().err
    assert "its scheduler is gone: nothing was written" in err
    assert "Traceback" not in err
    assert not (tmp_path / "data" / "lake").exists()


@pytest.mark.slow
def test_a_result_that_is_lost_on_its_way_is_an_error_and_no_wait_for_ever() -> None:
    with LocalCluster(n_workers=1, host="127.0.0.1", dashboard_address=":0") as cluster, Client(cluster.scheduler_address) as client:
        told: Future[int] = Future()
        done = client.submit(os.getpid)
        wait(done)
        cluster.close()
        settle(done, told)
        assert isinstance(told.exception(timeout=60), CancelledError)


@pytest.mark.slow
def test_it_is_told_when_no_worker_is_left_and_what_waited_goes_on_with_a_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.cluster._LOOK", 0.2)
    told: list[str] = []
    heard = threading.Event()

    def report(line: str) -> None:
        told.append(line)
        heard.set()

    with (
        LocalCluster(n_workers=1, threads_per_worker=1, host="127.0.0.1", dashboard_address=":0") as cluster,
        dask_cluster(cluster.scheduler_address, report) as (pool, _),
    ):
        cluster.scale(0)
        waiting = pool.submit(os.getpid)
        assert heard.wait(60), "nobody was told"
        assert "no workers left: waiting until some are started" in told[0]
        cluster.scale(1)
        assert waiting.result(timeout=60) > 0
    assert len(told) == 1


@pytest.mark.slow
def test_a_month_that_kills_every_worker_is_told_in_one_line() -> None:
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(n_workers=1, host="127.0.0.1", dashboard_address=":0") as cluster,
        pytest.raises(ClusterError, match="killed worker after worker"),
        dask_cluster(cluster.scheduler_address) as (pool, _),
    ):
        pool.submit(os._exit, 1).result()
