"""The labelled pages beside the project, where they are present: no bullet lost, none too many, by the measure that comes with them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ingesting import take_in

SHARED = Path(__file__).parents[2] / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="needs ../shared beside the project, which a clone does not have")


@pytest.mark.slow
def test_every_bullet_of_the_labelled_pages(tmp_path: Path) -> None:
    subprocess.run([sys.executable, SHARED / "make_page.py", "--all", tmp_path / "pages"], check=True)
    assert set(take_in(tmp_path / "data", [tmp_path / "pages"]).outcomes()) == {"written"}
    command: list[str | Path] = [sys.executable, SHARED / "score.py", "--gold", SHARED / "gold", "--db", tmp_path / "data/keyevents.duckdb", "--json"]
    figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["figures"]
    for measure in ("pages", "page title", "bullets", "  in order", "  sections"):
        assert figures[measure]["f1"] == 1.0, measure


def test_the_real_page_from_html_and_from_text(tmp_path: Path) -> None:
    subprocess.run([sys.executable, SHARED / "make_page.py", "--all", tmp_path / "pages"], check=True)
    from transforms import series
    from transforms.page.reading import read_page

    chronicle = series.load("russia-ukraine")
    html = read_page((tmp_path / "pages/2026-01-07_day1413.html").read_bytes(), chronicle).page
    text = read_page((SHARED / "seed/2026-01-07_day1413.txt").read_bytes(), chronicle).page
    assert html is not None
    assert text is not None
    assert (str(text.page_date), text.day_number, len(text.bullets), text.n_sections) == ("2026-01-07", 1413, 21, 2)
    assert [(b.section, b.section_position, b.text) for b in html.bullets] == [(b.section, b.section_position, b.text) for b in text.bullets]
    assert (html.page_id, html.title, html.subhead, html.intro) == (text.page_id, text.title, text.subhead, text.intro)
