"""Taking files in by the plain functions, with a clock that stands still: what many tests share."""

from __future__ import annotations

import contextlib
import datetime as dt
import resource
from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.demo import sample_pages
from flows.ingest import find_files, ingest
from flows.steps import Summary, open_run
from warehouse.folder import writing

SAMPLES = sample_pages()
NOON = dt.datetime(2026, 1, 10, 12, tzinfo=dt.UTC)


def take_in(root: Path, paths: Sequence[Path], at: dt.datetime = NOON, max_bytes: int = 20_000_000) -> Summary:
    """Ingest paths into a data folder at an instant."""
    with writing(root, "russia-ukraine", "test", "test") as warehouse:
        return ingest(find_files(paths).files, open_run(warehouse, "ingest", max_bytes, clock=lambda: at))


def files_below(root: Path, *folders: str) -> dict[str, bytes]:
    """Every file of some folders by name."""
    return {f.relative_to(root).as_posix(): f.read_bytes() for folder in folders for f in sorted((root / folder).rglob("*")) if f.is_file()}


@contextlib.contextmanager
def no_file_above(n_bytes: int) -> Iterator[None]:
    """The system refuses to write a file above a size, as `ulimit -f` does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
