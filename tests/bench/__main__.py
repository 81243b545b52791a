"""Measure side by side in one run and print medians: bytes to Page against trafilatura's extraction of the text."""

from __future__ import annotations

import importlib.util
import json
import statistics
import time
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import trafilatura

from transforms import series
from transforms.page.reading import read_page

ROUNDS = 9
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
    print(f"{'bytes to Page':34}{'ours ms':>9}{'trafilatura ms':>16}{'ratio':>7}")
    for name, some in pages().items():
        ours = median_ms(lambda page: read_page(page, chronicle), some)
        theirs = median_ms(trafilatura.extract, some)
        print(f"{name:34}{ours:9.2f}{theirs:16.2f}{ours / theirs:7.2f}")


if __name__ == "__main__":
    main()
