"""Months of the archive parsed and coded, in this process and others of our own, or by a Dask cluster. No shared state but the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.process import BaseProcess

import pyarrow as pa

from flows.cluster import ClusterError, dask_cluster
from flows.coding import coder_of
from flows.pipeline import settle_readable
from transforms import CODER_VERSION
from transforms.schemas import tables_of
from transforms.series import load as load_series
from transforms.tables import PAGES
from warehouse.folder import open_store


@dataclass(frozen=True, slots=True)
class Parsed:
    """An archive month coded anew: the tables of its pages, the pages that others outrank and the SHA-256 of the copies they were made from,
    the days that cannot be read and why."""

    month: str
    tables: dict[str, pa.Table]
    outranked: frozenset[str]
    copies: frozenset[str]
    damaged: dict[dt.date, str]

    @property
    def page_ids(self) -> set[str]:
        return set(self.tables[PAGES.name]["page_id"].to_pylist())


def parse_month(address: str, month: str, max_bytes: int) -> Parsed:
    """Read and code one month of the archive; opens the store itself, so that any process can do it, on any machine that reaches it."""
    store = open_store(address)
    days = {record.day for record in store.archive.records(month) if record.day}
    settled, damaged = settle_readable(store, days, load_series(store.series), max_bytes)
    coder = coder_of(store)
    tables = tables_of(coder.rows(settled.histories.values()))
    return Parsed(month, tables, settled.outranked, settled.copies, damaged)


def parsed_months(
    address: str, months: list[str], max_bytes: int, n_processes: int, dask: str | None, report: Callable[[str], None]
) -> Iterator[Parsed]:
    """Months in order, a few parsed ahead at most: memory does not grow with their number.

    `address` is where every process finds the store. Raises InputError where there is no such cluster and ClusterError where it is lost.
    """
    if dask:
        with dask_cluster(dask, report) as (pool, n_threads):
            ours = CODER_VERSION, coder_of(open_store(address)).gazetteer.version
            for parsed in _by_pool(pool, n_threads + 1, address, months, max_bytes, is_helping=False):
                _refuse_mixed(parsed, ours, dask)
                yield parsed
    else:
        n_done = 0
        try:
            for parsed in _by_processes(min(n_processes, len(months)) - 1, address, months, max_bytes):
                yield parsed
                n_done += 1
        except BrokenProcessPool:
            report("a process that parsed was killed, most often for want of memory: going on in one process")
            yield from _by_processes(0, address, months[n_done:], max_bytes)


def _refuse_mixed(parsed: Parsed, ours: tuple[str, str], cluster: str) -> None:
    """Raises ClusterError where a month was coded by other rules or with another gazetteer than ours, by a worker that came later."""
    for name, expected in zip(("coder_version", "gazetteer_version"), ours, strict=True):
        others = {*parsed.tables[PAGES.name][name].to_pylist()} - {expected}
        if others:
            raise ClusterError(
                f"{cluster}: a worker gave {parsed.month.replace('/', '-')} with {name} {min(others)}, this program has {expected}: "
                "nothing was written; install the same keyevents on every worker, start them anew and run it again"
            )


def _by_processes(n_others: int, address: str, months: list[str], max_bytes: int) -> Iterator[Parsed]:
    """Months in order from this process and others."""
    if n_others < 1:
        yield from (parse_month(address, month, max_bytes) for month in months)
        return
    pool = ProcessPoolExecutor(n_others, mp_context=get_context("spawn"))
    try:
        yield from _by_pool(pool, n_others + 1, address, months, max_bytes, is_helping=True)
    finally:  # they take 0.3 s to end, and nobody needs to wait for it
        pool.shutdown(wait=False, cancel_futures=True)


def _by_pool(pool: Executor, n_ahead: int, address: str, months: list[str], max_bytes: int, is_helping: bool) -> Iterator[Parsed]:
    """Months in order from a pool that has `n_ahead` of them at a time; with `is_helping` this process parses too instead of waiting."""
    asked: dict[int, Future[Parsed]] = {}
    coming = iter(range(len(months)))
    for number in range(len(months)):
        while number not in asked or not asked[number].done():
            while sum(not future.done() for future in asked.values()) < n_ahead and (other := next(coming, None)) is not None:
                asked[other] = pool.submit(parse_month, address, months[other], max_bytes)
            mine = next(coming, None) if is_helping and len(asked) < 4 * n_ahead else None
            if mine is None:
                _wait(asked[number], pool)
            else:
                asked[mine] = Future()
                asked[mine].set_result(parse_month(address, months[mine], max_bytes))
        yield asked.pop(number).result()


# seconds between two looks at the processes that are waited for
_LOOK = 1.0


def _wait(future: Future[Parsed], pool: Executor) -> None:
    """Wait for a month. Raises BrokenProcessPool where a process that was killed left half a result behind: the pool itself reads on for ever."""
    if not isinstance(pool, ProcessPoolExecutor):
        future.exception()
        return
    while not future.done():
        workers = [*(pool._processes or {}).values()]  # no public way tells whether they live
        try:
            future.exception(_LOOK)
        except TimeoutError:
            if any(not worker.is_alive() for worker in workers) and not future.done():
                _give_up(pool, workers)
                raise BrokenProcessPool("a process was killed while it handed over a month") from None


def _give_up(pool: ProcessPoolExecutor, workers: Sequence[BaseProcess]) -> None:
    """End a pool that waits for the rest of a result: its other processes may wait for the killed one, and its reader for an end of the pipe."""
    for worker in workers:
        worker.kill()
    pool._result_queue._writer.close()  # type: ignore[attr-defined]
