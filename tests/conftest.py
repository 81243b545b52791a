"""The sample pages, taken in once a process: most tests need them stored, and taking them in costs a second."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.ingesting import SAMPLES, take_in


@pytest.fixture(scope="session")
def stored_samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of the sample pages; not to be changed by a test."""
    root = tmp_path_factory.mktemp("samples") / "data"
    take_in(root, [SAMPLES])
    return root


@pytest.fixture
def samples(stored_samples: Path, tmp_path: Path) -> Path:
    """A copy of it; a test may do to it what it likes."""
    return shutil.copytree(stored_samples, tmp_path / "data")
