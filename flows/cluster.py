"""An existing Dask cluster in place of processes of our own; its workers need this program and the same path to the data folder."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import Executor

from flows.errors import InputError


@contextlib.contextmanager
def dask_cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """The cluster of a scheduler (tcp://host:8786) as an executor, and how many tasks it runs at once.

    A task whose worker dies is run again on another. Raises InputError where there is no such cluster.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise InputError("--dask needs the extra: pip install 'keyevents[scale]'") from error
    try:
        client = Client(address, timeout=10, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError(f"{address}: no Dask scheduler answers there; expected an address such as tcp://scheduler:8786") from error
    with client:
        n_threads = sum(client.nthreads().values())
        if not n_threads:
            raise InputError(f"{address}: the scheduler has no workers: start `dask worker {address}` where this program and the data folder are")
        yield client.get_executor(pure=False), n_threads
