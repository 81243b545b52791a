"""An existing Dask cluster in place of processes of our own; its workers need this program and the same path to the data folder."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor

from flows.errors import InputError


class ClusterError(RuntimeError):
    """The cluster was lost while it worked; the message says what to do."""


@contextlib.contextmanager
def dask_cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """The cluster of a scheduler (tcp://host:8786) as an executor, and how many tasks it runs at once.

    A task whose worker dies is run again on another. Raises InputError where there is no such cluster, ClusterError where its scheduler goes
    away or a task has killed as many workers as the scheduler allows.
    """
    try:
        from distributed import Client, KilledWorker
    except ImportError as error:
        raise InputError("--dask needs the extra: pip install 'keyevents[scale]'") from error
    try:
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
            yield client.get_executor(pure=False), n_threads
        except (CancelledError, KilledWorker) as error:
            why = "one month killed worker after worker" if isinstance(error, KilledWorker) else "its scheduler is gone"
            raise ClusterError(
                f"{address}: the Dask cluster was lost in the middle, {why}: nothing was written; see its logs, then run it again"
            ) from error
