"""Where tests write, Ctrl-C for them, and the sample pages, taken in once a process: most tests need them, and that costs a second."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")  # Linux has it; a container may give it little room
ROOM = 2_000_000_000  # bytes; the default suite keeps some 300 MB at a time


def pytest_configure(config: pytest.Config) -> None:
    """The default suite writes to memory where there is room: a third of its time was waiting for fsync.

    The slow tests, crashes among them, have the real disk. Ctrl-C works though a shell that runs all this behind it has it ignored.
    """
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if config.option.markexpr == "not slow" and "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"], tempfile.tempdir = str(MEMORY), None
    gc.set_threshold(200_000, 20, 100)  # word lists and gazetteers stay: going through them again and again is a twentieth of the time


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes a compiler four minutes comes first: else one process works at it when the others have ended."""
    items.sort(key=lambda item: item.path.name != "test_compiled.py")


@pytest.fixture(scope="session")
def stored_samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of the sample pages; not to be changed by a test."""
    from tests.ingesting import SAMPLES, take_in  # Prefect and the coder come with it: not in the process that only hands out tests

    root = tmp_path_factory.mktemp("samples") / "data"
    take_in(root, [SAMPLES])
    return root


@pytest.fixture
def samples(stored_samples: Path, tmp_path: Path) -> Path:
    """A copy of it; a test may do to it what it likes."""
    return shutil.copytree(stored_samples, tmp_path / "data")
