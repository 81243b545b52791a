"""An existing Dask cluster in place of processes of our own; its workers need this program and the same path to the data folder."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from typing import Any, ParamSpec, TypeVar

from flows.errors import InputError

P = ParamSpec("P")
T = TypeVar("T")


class ClusterError(RuntimeError):
    """The cluster was lost while it worked; the message says what to do."""


# how often it is looked whether there are workers [s]
_LOOK = 5.0


@contextlib.contextmanager
def dask_cluster(address: str, report: Callable[[str], None] = lambda line: None) -> Iterator[tuple[Executor, int]]:
    """The cluster of a scheduler (tcp://host:8786) as an executor, and how many tasks it runs at once.

    A task whose worker dies is run again on another; where none is left it waits for new ones, and `report` is told. Raises InputError where
    there is no such cluster, ClusterError where its scheduler goes away or a task has killed as many workers as the scheduler allows.
    """
    try:
        from distributed import Client, KilledWorker
        from distributed.comm.addressing import get_address_host_port
    except ImportError as error:
        raise InputError("--dask needs the extra: pip install 'keyevents[scale]'") from error
    try:
        get_address_host_port(address)  # of what is no address the client is half-made, and complains when it goes
        client = Client(address, timeout=10, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError(f"{address}: no Dask scheduler answers there; expected an address such as tcp://scheduler:8786") from error
    for name in ("distributed", "distributed.client"):  # they print tracebacks of a lost connection, which is told below
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with client:
        n_threads = sum(client.nthreads().values())
        if not n_threads:
            raise InputError(f"{address}: the scheduler has no workers: start `dask worker {address}` where this program and the data folder are")
        try:
            with _watched(client, address, report):
                yield Pool(client), n_threads
        except (CancelledError, KilledWorker) as error:
            why = "one month killed worker after worker" if isinstance(error, KilledWorker) else "its scheduler is gone"
            raise ClusterError(
                f"{address}: the Dask cluster was lost in the middle, {why}: nothing was written; see its logs, then run it again"
            ) from error


@contextlib.contextmanager
def _watched(client: Any, address: str, report: Callable[[str], None]) -> Iterator[None]:
    """Tell when the last worker is gone, each time: the scheduler itself says nothing, and whoever waits would not know for what."""
    ended = threading.Event()

    def watch() -> None:
        were_there = True
        while not ended.wait(_LOOK):
            try:
                are_there = bool(client.nthreads())
            except Exception:  # noqa: BLE001, S112 - a scheduler that is lost, in whatever way, is told by the tasks
                continue
            if were_there and not are_there:
                report(f"{address}: the cluster has no workers left: waiting until some are started (`dask worker {address}`); Ctrl-C ends it")
            were_there = are_there

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()


class Pool(Executor):
    """A cluster's workers as an executor in which every task ends.

    With the library's own (`Client.get_executor`) one does not whose result was being fetched when the connection broke: who waits for it
    waits for ever.
    """

    def __init__(self, client: Any) -> None:
        self._client = client

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future = Future[T]()
        self._client.submit(fn, *args, pure=False, **kwargs).add_done_callback(lambda told: settle(told, future))
        return future


def settle(told: Any, future: Future[T]) -> None:
    """Hand on what a task of the cluster came to: its result, its error, or that it is lost."""
    try:
        future.set_result(told.result())
    except BaseException as error:  # noqa: BLE001 - whoever waits must hear of it, whatever it is
        future.set_exception(error)
