"""A body without bullets: a day that is still empty, or a layout that we do not know."""

from __future__ import annotations

from pathlib import Path

import pytest

from transforms import series
from transforms.page.reading import Verdict, read_page

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
