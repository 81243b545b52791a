"""The coder compiled, beside its sources: a page, and four years."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.figures import Spread, table
from tests.bench.years import ROUNDS, archived, whole_way
from tests.compiled import compiled, lacking
from tests.site import days

_HEAD = """## Compiled

The coder as machine code (see [scaling.md](scaling.md)) beside its sources; {rounds} rounds in turn."""
_PAGE = """
from tests.bench.pages import coded, median_ms, pages
found = pages()
print(median_ms(coded, found.get("labelled pages") or found["demo pages"]))
"""


def section(n_days: int = days.FOUR_YEARS) -> str:
    if missing := lacking():
        return f"{_HEAD.format(rounds=ROUNDS)}\n\nNot measured: it needs {missing}."
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary) / "data"
        archived(root, days.span(days.FIRST, n_days))
        ways: tuple[dict[str, Any], dict[str, Any]] = {}, compiled(Path(temporary))
        turns = [[_measured(root, n_days, way) for way in ways] for _ in range(ROUNDS)]
    rows = [[name, *(Spread.of([turn[n][name] for turn in turns]).told() for n in (0, 1))] for name in turns[0][0]]
    return f"{_HEAD.format(rounds=ROUNDS)}\n\n{table(['', 'sources', 'compiled'], rows)}"


def _measured(root: Path, n_days: int, way: dict[str, Any]) -> dict[str, float]:
    """Milliseconds of a labelled page, and pages a second of all days."""
    page = subprocess.run([sys.executable, "-c", _PAGE], check=True, capture_output=True, text=True, **way).stdout
    one, two = (n_days / whole_way(root, n, **way)["all"] for n in (1, 2))
    return {"bytes to coded bullets [ms]": float(page), "pages a second, one process": one, "pages a second, two processes": two}
