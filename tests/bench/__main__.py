"""Measure side by side in one run and print medians: bytes to Page, and Page to coded bullets, against trafilatura's extraction of the text.

Then how coding grows with the length of a bullet: doubled text may take at most 2.5 times as long.
With `deployed`: what Prefect costs a reparse of years. With `views`: how fast the views answer.
With `years`: four years from the archive to the database.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import statistics
import sys
import time
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import trafilatura

from tests.bench import deployed, views, years
from transforms import series
from transforms.coding.coder import code_page
from transforms.page.reading import read_page
from transforms.page.records import Bullet, Page
from warehouse.gazetteer import load_shipped

ROUNDS = 9
REPEATED = (
    "killed ", "two ", "1-", "$", "“", "(", "Kyiv ", "Kyiv, ", "and ", "said ", "X said ", "’s ", "in Kyiv ", "Governor Ivan Petrenko said, ",
    "according to ", "of Kharkiv, ", "on Monday ", "drones ", "not ", "“No one here,” he said, ", "Donetsk and Luhansk regions, ", "attack ", "who ",
    ", ", "killing a man and ",
)  # fmt: skip
SHARED = Path(__file__).parents[2].parent / "shared"
FILLER = b"<script>window.__STATE__=" + json.dumps({f"Post:{n}": "x" * 90 for n in range(2_000)}).encode() + b"</script>"


def pages() -> dict[str, list[bytes]]:
    """The pages measured: those that ship, and the gold pages where they are present."""
    found = {"demo pages": [Path(str(f)).read_bytes() for f in (resources.files("flows") / "demo_pages").iterdir() if f.name.endswith(".html")]}
    if (SHARED / "make_page.py").exists():
        spec = importlib.util.spec_from_file_location("make_page", SHARED / "make_page.py")
        assert spec is not None
        assert spec.loader is not None
        make_page = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(make_page)
        found["gold pages"] = [make_page.render(json.loads(f.read_text(encoding="utf-8"))).encode() for f in sorted((SHARED / "gold").glob("*.json"))]
    found = {name: some for name, some in found.items() if some}
    return found | {f"{name}, padded to 250 KB": [padded(page) for page in some] for name, some in found.items()}


def padded(page: bytes) -> bytes:
    """The page with as much state around its story as the site serves."""
    room = max(0, 250_000 - len(page))
    return page.replace(b"</body>", (FILLER * (room // len(FILLER) + 1))[:room].rstrip(b"<") + b"</body>")


def _page(payload: bytes, chronicle: series.Series) -> Page:
    page = read_page(payload, chronicle).page
    assert page is not None
    return page


def _of_one_bullet(text: str) -> Page:
    day = dt.date(2026, 1, 7)
    return Page("russia-ukraine", f"{day}/day", day, 1413, "https://example.org", "t", None, None, (), None, None, (Bullet(1, None, 1, text),))


def best_ms(work: Callable[[str], object], text: str) -> float:
    """The best of three rounds, in milliseconds."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work(text)
        times.append(time.perf_counter() - start)
    return min(times) * 1_000


def median_ms(work: Callable[[bytes], object], some: list[bytes]) -> float:
    """Median over the pages of the best of several rounds, in milliseconds."""
    best = []
    for page in some:
        times = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            work(page)
            times.append(time.perf_counter() - start)
        best.append(min(times) * 1_000)
    return statistics.median(best)


def main() -> None:
    chronicle = series.load("russia-ukraine")
    gazetteer = load_shipped(chronicle)
    print(f"{'bytes to Page':34}{'ours ms':>9}{'coded ms':>10}{'trafilatura ms':>16}{'ratio':>7}{'coded':>7}")
    for name, some in pages().items():
        ours = median_ms(lambda page: read_page(page, chronicle), some)
        coded = median_ms(lambda page: code_page(_page(page, chronicle), gazetteer, chronicle), some)
        theirs = median_ms(trafilatura.extract, some)
        print(f"{name:34}{ours:9.2f}{coded:10.2f}{theirs:16.2f}{ours / theirs:7.2f}{coded / theirs:7.2f}")
    print(f"\n{'coding a bullet of repeated words':34}{'10 KB ms':>9}{'20 KB ms':>10}{'ratio':>7}")
    for piece in REPEATED:
        short, long = (
            best_ms(lambda text: code_page(_of_one_bullet(text), gazetteer, chronicle), piece * (n // len(piece))) for n in (10_000, 20_000)
        )
        print(f"{piece!r:34.34}{short:9.1f}{long:10.1f}{long / short:7.2f}")


if __name__ == "__main__":
    others = {"deployed": deployed.main, "views": views.main, "years": years.main}
    if sys.argv[1:2] and sys.argv[1] in others:
        others[sys.argv[1]](sys.argv[2:])
    else:
        main()
