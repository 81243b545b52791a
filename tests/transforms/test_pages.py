"""Every page in tests/pages against what a person has read it to say.

A page without an expectation gets one written beside it, once, and fails until somebody has read and committed it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from transforms import series
from transforms.page.reading import Verdict, read_page
from transforms.page.sniffing import sniff_day

PAGES = sorted(f for f in (Path(__file__).parents[1] / "pages").iterdir() if f.suffix in (".html", ".txt"))
CHRONICLE = series.load("russia-ukraine")


def said(file: Path) -> dict[str, Any]:
    """A page's reading in the form of an expectation."""
    reading = read_page(file.read_bytes(), CHRONICLE)
    found: dict[str, Any] = {"verdict": str(reading.verdict), "reason": reading.reason}
    if page := reading.page:
        found |= {f.name: getattr(page, f.name) for f in dataclasses.fields(page) if f.name != "bullets"}
        found["bullets"] = [
            {"section": b.section, "at": [b.position, b.section_position], "text": b.text, "links": [[k.text, k.url, k.span_start] for k in b.links]}
            for b in page.bullets
        ]
    plain: dict[str, Any] = json.loads(json.dumps(found, default=str))
    return plain


@pytest.mark.parametrize("file", PAGES, ids=lambda f: f.name)
def test_a_page_reads_as_expected(file: Path) -> None:
    expectation = file.with_name(file.name + ".expected.json")
    if not expectation.exists():
        expectation.write_text(json.dumps(said(file), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        pytest.fail(f"{expectation.name} was missing and has been written: read it against the page, then commit it")
    assert said(file) == json.loads(expectation.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", [f for f in PAGES if f.name[:4].isdigit() or f.name.startswith(("trap-0", "plain-2026"))], ids=lambda f: f.name)
def test_the_day_that_bytes_claim_is_found_without_parsing(file: Path) -> None:
    page = read_page(file.read_bytes(), CHRONICLE).page
    assert page is not None
    assert str(sniff_day(file.read_bytes())) == page.page_id[:10]


def test_another_day_than_asked_for() -> None:
    payload = (PAGES[0].parent / "2022-04-08.html").read_bytes()
    reading = read_page(payload, CHRONICLE, asked_date=dt.date(2022, 4, 9))
    assert reading.verdict is Verdict.WRONG_DAY
    assert reading.page is not None


def test_the_same_bullets_from_text_as_from_html() -> None:
    folder = PAGES[0].parent
    html, text = (read_page((folder / name).read_bytes(), CHRONICLE).page for name in ("trap-01-li-and-p.html", "plain-2026-01-14.txt"))
    assert html is not None
    assert text is not None
    assert html.page_id == text.page_id
    assert [b.text for b in html.bullets][:2] == [b.text for b in text.bullets][:2]
