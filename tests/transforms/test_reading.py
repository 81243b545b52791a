"""Bodies that are empty, laid out in a way we do not know, or broken: read, or told as a warning, never passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from transforms import series
from transforms.page.reading import Verdict, read_page
from transforms.page.records import Page

CHRONICLE = series.load("russia-ukraine")
INTRO = "<p>Here is where things stand on Saturday, January 24:</p>"
EMPTY = (Path(__file__).parents[1] / "pages/empty-day.html").read_text(encoding="utf-8")
LONG = " ".join(["and so the day went on in many words"] * 6)


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ("", Verdict.EMPTY_DAY),
        ("<p>More soon.</p>", Verdict.EMPTY_DAY),
        ("<ul></ul>", Verdict.EMPTY_DAY),
        ('<div class="cards"><ul><li>Three items.</li></ul></div>', Verdict.REDESIGN),
        ('<section class="cards"><ol><li>One.</li><li>Two.</li></ol></section>', Verdict.REDESIGN),
        (f'<div class="cards">{LONG}</div>', Verdict.REDESIGN),
        ("<ul><li>Three items stand here.</li></ul>", Verdict.OK),
    ],
)
def test_a_body_that_holds_items_somewhere_is_no_empty_day(body: str, verdict: Verdict) -> None:
    assert INTRO in EMPTY
    assert read_page(EMPTY.replace(INTRO, INTRO + body).encode(), CHRONICLE).verdict is verdict


def page_of(body: str, intro: str = INTRO) -> Page:
    """The empty page with a body put into it, read."""
    page = read_page(EMPTY.replace(INTRO, intro + body).encode(), CHRONICLE).page
    assert page is not None
    return page


def told(page: Page) -> list[tuple[str | None, str]]:
    return [(bullet.section, bullet.text) for bullet in page.bullets]


@pytest.mark.parametrize("tag", ["embed", "source", "track", "wbr", "EMBED"])
@pytest.mark.parametrize("form", ["<{0}>", "<{0} src='https://player.example/?a=1' title='a > b'>", "<{0}/>", "<{0}></{0}>"])
def test_an_element_that_has_no_end_swallows_nothing(tag: str, form: str) -> None:
    void = form.format(tag)
    page = page_of(
        f"<h2>Fighting</h2><ul><li>The bridge at Lyman{void}fell.</li></ul>{void}<h2>Economy</h2><ul><li>Grain prices rose by a tenth.</li></ul>"
    )
    assert told(page) == [
        ("Fighting", "The bridge at Lyman fell." if tag.lower() == "embed" else "The bridge at Lymanfell."),
        ("Economy", "Grain prices rose by a tenth."),
    ]
    assert page.warnings == ()
