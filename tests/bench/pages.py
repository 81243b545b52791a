"""A page: bytes to bullets and to coded bullets, beside what others make of the same bytes; and how coding grows with a bullet's length."""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import importlib.util
import json
import statistics
import warnings
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import trafilatura
from bs4 import BeautifulSoup

from tests.bench.figures import seconds, table
from transforms import series
from transforms.coding.coder import code_page
from transforms.page.reading import read_page
from transforms.page.records import Bullet, Page
from warehouse.gazetteer import load_shipped

ROUNDS = 9
REPEATED = (
    "killed ", "two ", "1-", "$", "“", "(", "Kyiv ", "Kyiv, ", "and ", "said ", "X said ", "’s ", "in Kyiv ", "Governor Ivan Petrenko said, ",
    "according to ", "of Kharkiv, ", "on Monday ", "drones ", "not ", "“No one here,” he said, ", "Donetsk and Luhansk regions, ", "attack ", "who ",
    ", ", "killing a man and ", "Police: two dead. ", "two died, X said. ", "with 20 children ", "none of the 20 survived ",
    "100,000 roubles a month ", "when he spoke on Monday ", "offered Kyiv and Lviv, ", "in and said ", "Monday killed ", "overnight statement ",
    "Monday while citing from ", "claimed overnight them governor ",
)  # fmt: skip
SHARED = Path(__file__).parents[2].parent / "shared"
FILLER = b"<script>window.__STATE__=" + json.dumps({f"Post:{n}": "x" * 90 for n in range(2_000)}).encode() + b"</script>"
CHRONICLE = series.load("russia-ukraine")
GAZETTEER = load_shipped(CHRONICLE)

_HEAD = """## A page

Ratios are of bytes to coded bullets to the other program's mere extraction; then milliseconds. Medians over the pages, best of nine rounds
each. The plain script reads every list item with Beautiful Soup and Python's own parser."""
_GROWTH = """A bullet of 20 KB takes {least:.1f} to {most:.1f} times as long as one of 10 KB of the same words repeated, for {n} pieces of words;
more than 2.5 times for: {slowest}."""

Extractor = Callable[[bytes], object]


def bullets(payload: bytes) -> Page:
    """Our own: bytes to the page."""
    page = read_page(payload, CHRONICLE).page
    assert page is not None
    return page


def coded(payload: bytes) -> object:
    """Our own: bytes to coded bullets."""
    return code_page(bullets(payload), GAZETTEER, CHRONICLE)


def plain_script(payload: bytes) -> list[str]:
    """What most people write: the text of every list item of the body, by the parser that comes with Python."""
    return [item.get_text(" ", strip=True) for item in BeautifulSoup(payload, "html.parser").body.find_all("li")]  # type: ignore[union-attr]


def extractors() -> dict[str, Extractor]:
    """Ours and theirs by name; newspaper4k where it is installed."""
    found: dict[str, Extractor] = {"bytes to bullets": bullets, "bytes to coded bullets": coded, "trafilatura": trafilatura.extract}
    with contextlib.suppress(ImportError), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from newspaper import Article

        def newspaper(payload: bytes) -> str:
            article = Article("https://example.org/day", fetch_images=False, language="en")
            article.download(input_html=payload.decode())
            article.parse()
            return str(article.text)

        found["newspaper4k"] = newspaper
    return found | {"plain script": plain_script}


def pages() -> dict[str, list[bytes]]:
    """The pages measured: those that ship, and the labelled pages where they are present, as they are and as large as the site serves them."""
    found = {"demo pages": [Path(str(f)).read_bytes() for f in (resources.files("flows") / "demo_pages").iterdir() if f.name.endswith(".html")]}
    if (SHARED / "make_page.py").exists():
        spec = importlib.util.spec_from_file_location("make_page", SHARED / "make_page.py")
        assert spec is not None
        assert spec.loader is not None
        make_page = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(make_page)
        found["labelled pages"] = [
            make_page.render(json.loads(f.read_text(encoding="utf-8"))).encode() for f in sorted((SHARED / "gold").glob("*.json"))
        ]
    found = {name: some for name, some in found.items() if some}
    return found | {f"{name} in 250 KB": [padded(page) for page in some] for name, some in found.items()}


def padded(page: bytes) -> bytes:
    """The page with as much state around its story as the site serves."""
    room = max(0, 250_000 - len(page))
    return page.replace(b"</body>", (FILLER * (room // len(FILLER) + 1))[:room].rstrip(b"<") + b"</body>")


def median_ms(work: Extractor, some: list[bytes]) -> float:
    """Median over the pages of the best of several rounds, in milliseconds."""
    return statistics.median(min(seconds(lambda page=page: work(page), ROUNDS)) for page in some) * 1_000  # type: ignore[misc]


def growth() -> list[tuple[str, float, float]]:
    """(piece, milliseconds of 10 KB of it as one bullet, of 20 KB), best of five.

    Without the collector of garbage, whose look at the whole heap falls into some rounds and not into others.
    """

    def best(text: str) -> float:
        day = dt.date(2026, 1, 7)
        page = Page("russia-ukraine", f"{day}/day", day, 1413, "https://example.org", "t", None, None, (), None, None, (Bullet(1, None, 1, text),))
        return min(seconds(lambda: code_page(page, GAZETTEER, CHRONICLE), 5)) * 1_000

    gc.disable()
    try:
        return [(piece, best(piece * (10_000 // len(piece))), best(piece * (20_000 // len(piece)))) for piece in REPEATED]
    finally:
        gc.enable()


def section() -> str:
    works, rows = extractors(), list[list[str]]()
    for name, some in pages().items():
        times = {work: median_ms(does, some) for work, does in works.items()}
        ratios = [f"{times['bytes to coded bullets'] / times[other]:.1f}" for other in list(times)[2:]]
        rows.append([name, *ratios, *(f"{value:.1f}" for value in times.values())])
    others = list(works)[2:]
    text = table(["pages", *(f"/ {name}" for name in others), *(f"{name} [ms]" for name in works)], rows)
    grown = sorted((long / short, piece) for piece, short, long in growth())
    slowest = ", ".join(f"{piece!r} ({ratio:.2f})" for ratio, piece in grown if ratio > 2.5) or "none"
    return f"{_HEAD}\n\n{text}\n\n{_GROWTH.format(least=grown[0][0], most=grown[-1][0], n=len(grown), slowest=slowest)}"
