"""The coder compiled: it gives the rows that its sources give."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.compiled import compiled, lacking

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
_CODE = """
import datetime as dt, hashlib, sys
from tests.quality.measure import BLIND, CHRONICLE, labelled, page_of
from transforms.coding import coder
from transforms.history import State, history
from transforms.rows import page_rows
from transforms.schemas import tables_of
from warehouse.gazetteer import load_shipped
pages = [page_of(label) for label in labelled(BLIND)]
coded = coder.code_pages(pages, load_shipped(CHRONICLE), CHRONICLE)
at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
rows = [page_rows(history([State(page, at, "file", "")]), those, "", "") for page, those in zip(pages, coded, strict=True)]
print(coder.__file__, len(pages), hashlib.sha256(repr([(n, t.to_pylist()) for n, t in tables_of(rows).items()]).encode()).hexdigest())
"""


def test_compiled_the_coder_gives_the_same_rows(tmp_path: Path) -> None:
    if missing := lacking():
        pytest.skip(f"needs {missing}")
    told = [
        subprocess.run([sys.executable, "-c", _CODE], check=True, capture_output=True, text=True, **where).stdout.split()
        for where in ({}, compiled(tmp_path))
    ]
    (source, n, rows), (machine, *others) = told
    assert source.endswith("coder.py")
    assert machine.endswith(".so")
    assert int(n) > 20
    assert others == [n, rows]
