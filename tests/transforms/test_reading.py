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


A = "A bridge over the Oskil was hit for the third time."
B = "Farmers near Balakliia cleared forty mines in a week."
C = "Ministers of nine countries met in Tallinn about ports."
FIRST = f"<h2>Fighting</h2><ul><li>{A}</li></ul>"
LAST = f"<h2>Talks</h2><ul><li>{C}</li></ul>"
ALL = [("Fighting", A), ("Fighting", B), ("Talks", C)]


@pytest.mark.parametrize(
    "body",
    [
        f"{FIRST}<div class='container--ads'><p>Advertisement</p></div><li>{B}</li>{LAST}",
        f"<h2>Fighting</h2><ul><div><li>{A}</li><li>{B}</li></div></ul>{LAST}",
        f"<h2>Fighting</h2><ul><div class='css-row'><li>{A}</li><li>{B}</li></div></ul>{LAST}",
        f"<h2>Fighting</h2><ul><span><li>{A}</li></span><section><li>{B}</li></section></ul>{LAST}",
        f"<h2>Fighting</h2><ul><li>{A}</li><p>{B}</p></ul>{LAST}",
        f"<ul><h2>Fighting</h2><li>{A}</li><li>{B}</li><h2>Talks</h2><li>{C}</li></ul>",
        f"<ul><p><strong>Fighting</strong></p><li>{A}</li><li>{B}</li><p><b>Talks:</b></p><li>{C}</li></ul>",
        f"{FIRST}<p>{B}</p><div class='group'><h2>Talks</h2></div><ul><li>{C}</li></ul>",
        f"{FIRST}<p>{B}</p><header><h3>Talks</h3></header><ul><li>{C}</li></ul>",
        f"{FIRST}<p>{B}</p><a name='talks'><h3>Talks</h3></a><ul><li>{C}</li></ul>",
        f"{FIRST}<p>{B}</p><b><h3>Talks</h3></b><ul><li>{C}</li></ul>",
        f"{FIRST}<p>{B}</p><center><h2>Talks</h2></center><ul><li>{C}</li></ul>",
        f"<h2>Fighting</h3><ul><li>{A}</li><li>{B}</li></ul>{LAST}",
        f"<h2>Fighting</h3><p>{A}</p><p>{B}</p>{LAST}",
        f"{FIRST}<p>{B}</p></div><div class='wysiwyg wysiwyg--all-content css-2'>{LAST}",
        f"<div class='wysiwyg wysiwyg--all-content css-2'>{FIRST}<p>{B}</p>{LAST}</div>",
        f"<h2>Fighting</h2><ul><li>{A}<li>{B}</ul>{LAST}",
        f"<h2>Fighting</h2><ul><li>{A[:9]}<wbr>{A[9:]}<li>{B}</ul>{LAST}",
        f"<h2>Fighting</h2><ul><li>{A[:9]}<b>{A[9:]}<li>{B}</b></ul>{LAST}",
        f"<h2>Fighting</h2><ul><li>{A}<li>{B}<h2>Talks</h2><li>{C}</ul>",
        f"<h2>Read more</h2><ul><li>A headline<li>Another<h2>Fighting</h2><li>{A}<li>{B}</ul>{LAST}",
        f"<h2>Fighting</h2><p>{A}<b><ul><li>{B}</li></ul></b></p>{LAST}",
    ],
)  # fmt: skip
def test_bullets_and_headings_are_taken_through_wrong_marks(body: str) -> None:
    page = page_of(body)
    assert told(page) == ALL
    assert page.warnings == ()


@pytest.mark.parametrize(
    ("between", "warnings"),
    [
        (f"<div class='css-1'><p>{B}</p></div>", [f"left out 1 heading or report: {B!r}"]),
        (f"<div class='css-1'>{B}</div>", [f"left out 1 heading or report: {B!r}"]),
        (f"Farmers near <a href='/b'>Balakliia</a>{B[22:]}", [f"left out 1 heading or report: {B!r}"]),
        (f"<pre>{B}</pre>", [f"left out 1 heading or report: {B!r}"]),
        (f"<dl><dt>Mines</dt><dd>{B}</dd></dl>", [f"left out 1 heading or report: {'Mines ' + B!r}"]),
        (f"<div class='css-1'><h3>Mines</h3><p>{B}</p></div>", ["left out 2 headings or reports, first: 'Mines'"]),
        (f"<div class='css-1'><p>{B} {C}</p></div>", ["left out 1 heading or report: 'Farmers near Balakliia cleared forty mines in a week. …'"]),
        (f"<div class='css-1'><ol><li>{B}</li></ol></div>", ["left out a block with list items: <div class='css-1'>"]),
        (f"<blockquote><ul><li>{B}</li></ul></blockquote>", ["left out a block with list items: <blockquote class=''>"]),
        (f"<aside><ul><li>{B}</li></ul></aside>", ["left out a block with list items: <aside class=''>"]),
        (f"<ul><li><figure><img src='x.jpg'><ul><li>{B}</li></ul></figure></li></ul>", ["left out a block with list items: <figure class=''>"]),
        (f"<p><iframe src='x'><ul><li>{B}</li></ul></iframe></p>", ["left out a block with list items: <iframe class=''>"]),
        ("<div class='css-1'><p>Share this.</p></div>", []),
        ("<div class='css-1'><p>Advertisement</p></div>", []),
        (f"<div class='more-on'><h2>Recommended Stories</h2><ul><li>{B}</li></ul></div>", []),
        (f"<div class='css-1'><div class='more-on'><ul><li>{B}</li></ul></div></div>", []),
        (f"<aside><h3>Related</h3><ul><li>{B}</li></ul></aside>", []),
        (f"<blockquote><p>{B}</p></blockquote>", []),
        (f"<noscript><ul><li>{B}</li></ul></noscript>", []),
        (f"<div class='css-1'><blockquote><p>{B}</p></blockquote><figure><figcaption><p>{B}</p></figcaption></figure></div>", []),
        ("<br><span>Photo</span><b> </b>", []),
    ],
)
def test_what_is_neither_taken_nor_known_is_told(between: str, warnings: list[str]) -> None:
    page = page_of(FIRST + between + LAST)
    assert told(page) == [("Fighting", A), ("Talks", C)]
    assert list(page.warnings) == warnings


@pytest.mark.parametrize("tag", ["div class='container--ads'", "figure", "figure class='wp-caption'", "form", "blockquote class='twitter-tweet'"])
def test_surroundings_that_are_never_closed_are_told(tag: str) -> None:
    page = page_of(f"{FIRST}<{tag}>{LAST}")
    assert told(page) == [("Fighting", A)]
    assert [warning[:36] for warning in page.warnings] == ["left out a block with list items: <" + tag[0], "left out 1 heading or report: 'Talks"]


@pytest.mark.parametrize("behind", [LAST, f"<div class='container--ads'><p>Advertisement</p></div><p>{C}</p>", f"<hr><li>{C}</li>", "<h3>Talks</h3>"])
def test_a_body_that_ends_too_early_is_told(behind: str) -> None:
    page = page_of(f"{FIRST}<div class='container--ads'><p>Advertisement</p></div></div>{behind}")
    assert told(page) == [("Fighting", A)]
    assert page.warnings


@pytest.mark.parametrize(
    "behind",
    [f"<div class='article-source'>{LAST}</div>", f"<div>{LAST}</div>", f"<div class='more-on'>{LAST}</div>", f"<h1>Another story</h1>{LAST}"],
)
def test_what_stands_behind_a_whole_body_is_not_of_it(behind: str) -> None:
    page = page_of(f"{FIRST}</div>{behind}<div>")
    assert told(page) == [("Fighting", A)]
    assert page.warnings == ()


@pytest.mark.parametrize(
    "beside", ["\u200b", "\u00ad", "\ufeff", "&nbsp;", ":", "<script>track(1)</script>", "<style>p{color:red}</style>", "<!-- heading -->"]
)
@pytest.mark.parametrize("form", ["<p>{0}<strong>Talks</strong></p>", "<p><b>Talks</b>{0}</p>", "<p><em><b>Talks</b></em>{0}</p>"])
def test_a_bold_heading_is_one_whatever_stands_unseen_beside_it(form: str, beside: str) -> None:
    if beside == ":" and form.startswith("<p>{0}"):
        beside = "\u2060"
    assert told(page_of(f"{FIRST}{form.format(beside)}<ul><li>{C}</li></ul>")) == [("Fighting", A), ("Talks", C)]


def test_a_bold_heading_is_one_beside_words_for_screen_readers() -> None:
    heading = "<p><span class='screen-reader-text'>Heading level two</span><strong>Talks</strong></p>"
    assert told(page_of(f"{FIRST}{heading}<ul><li>{C}</li></ul>")) == [("Fighting", A), ("Talks", C)]


@pytest.mark.parametrize("words", ["<strong>Talks</strong> 2", "<strong>Talks</strong> in", "<strong>Talks</strong>: in Oslo"])
def test_a_paragraph_that_is_bold_in_part_is_no_heading(words: str) -> None:
    assert told(page_of(f"{FIRST}<p>{words}</p><ul><li>{C}</li></ul>")) == [("Fighting", A), ("Fighting", C)]


NIGHT = (Path(__file__).parents[1] / "pages/2025-08-25-before-midnight.html").read_text(encoding="utf-8")
MONDAY = "Here is the situation on Monday, August 25, 2025."


@pytest.mark.parametrize(
    ("lead", "intro", "warnings"),
    [
        (f"<p>{MONDAY}</p>", MONDAY, 0),
        (f"<p><strong>{MONDAY}</strong></p>", MONDAY, 0),
        ("<p><b>Here is where things stand on Monday, August 25:</b></p>", "Here is where things stand on Monday, August 25:", 0),
        ("<h2>Here is where things stand on Monday, August 25:</h2>", "Here is where things stand on Monday, August 25:", 0),
        (f"<div class='lead'><p>{MONDAY}</p></div>", MONDAY, 0),
        (MONDAY, MONDAY, 0),
        (f"<p><em>This page was last updated at 10:00 GMT.</em></p><p>{MONDAY}</p>", MONDAY, 0),
        (f"<p>As the war enters its 1,278th day, we look at the main events.</p><p>{MONDAY}</p>", MONDAY, 0),
        (f"<p>As the war enters a new week on Monday, these are the main events.</p><p>{MONDAY}</p>", MONDAY, 0),
        (f"<p>{MONDAY}</p><p><em>A note on spelling follows at the end.</em></p>", MONDAY, 0),
        (f"<p>{A}</p><p>{MONDAY}</p>", MONDAY, 1),
    ],
)  # fmt: skip
def test_the_intro_is_known_by_its_form_before_its_place(lead: str, intro: str, warnings: int) -> None:
    start = NIGHT.index("<p>Here is")
    payload = NIGHT[:start] + lead + LAST + "</div></main></body></html>"
    page = read_page(payload.encode(), CHRONICLE).page
    assert page is not None
    assert (page.intro, str(page.page_date)) == (intro, "2025-08-25")
    assert told(page) == [("Talks", C)]
    assert sum(warning.startswith("left out") for warning in page.warnings) == warnings


def test_a_report_that_begins_like_an_intro_stays_one() -> None:
    report = "This is the longest outage since Monday, an engineer in Sumy said."
    assert told(page_of(f"<h2>Energy</h2><p>{report}</p>{LAST}")) == [("Energy", report), ("Talks", C)]
    assert told(page_of(f"{FIRST}<p>{report}</p>{LAST}", intro="<p>A lead of another kind.</p>"))[1] == ("Fighting", report)


@pytest.mark.parametrize(
    "note",
    [
        "<p>Correction, January 24: An earlier version of this page misstated a number.</p>",
        "<p>Correction (January 24): An earlier version of this page misstated a number.</p>",
        "<p>Correction (January 24) An earlier version of this page misstated a number.</p>",
        "<p>Correction – an earlier version of this page misstated a number.</p>",
        "<p>Corrections: An earlier version of this page misstated two numbers.</p>",
        "<p>Clarification on 24 January: An earlier version of this page named another town.</p>",
        "<p>Editors note: This page was changed to name another town.</p>",
        "<p>Editor’s note – this page was changed to name another town.</p>",
        "<ul><li>Correction, January 24: An earlier version of this page misstated a number.</li></ul>",
        f"<p hidden>{B}</p>",
        f"<ul><li hidden=''>{B}</li></ul>",
        f"<p style='color: red; display : none'>{B}</p>",
        f"<p style='DISPLAY:NONE !important'>{B}</p>",
        f"<p aria-hidden='true'>{B}</p>",
        f"<div hidden><p>{B}</p></div>",
        f"<h3 style='display:none'>{B}</h3>",
        f"<p class='wp-caption-text'>{B}</p>",
        f"<div class='wp-caption alignnone'><p>{B}</p></div>",
    ],
)
def test_notes_captions_and_what_is_hidden_are_no_bullets(note: str) -> None:
    page = page_of(FIRST + note + LAST)
    assert told(page) == [("Fighting", A), ("Talks", C)]
    assert page.warnings == ()


@pytest.mark.parametrize(
    "words",
    [
        "Corrections officers in Odesa freed nine men, a court said.",
        "Correction of the border is not on the table, he said.",
        "Editors note with concern that the law was passed, they said.",
        "List of 4 towns without power was published by the governor.",
    ],
)
def test_reports_that_begin_like_notes_stay_reports(words: str) -> None:
    assert told(page_of(f"{FIRST}<p>{words}</p>")) == [("Fighting", A), ("Fighting", words)]


def test_what_is_hidden_and_holds_items_is_told() -> None:
    page = page_of(f"{FIRST}<div hidden><ul><li>{B}</li></ul></div>{LAST}")
    assert told(page) == [("Fighting", A), ("Talks", C)]
    assert page.warnings == ("left out a block with list items: <div class=''>",)


def test_words_seen_but_not_read_aloud_are_words() -> None:
    item = f"<li>{A[:9]}<span class='screen-reader-text'>river</span><span aria-hidden='true'>{A[9:]}</span><i style='display:none'> Unseen.</i></li>"
    assert told(page_of(f"<h2>Fighting</h2><ul>{item}</ul>")) == [("Fighting", A)]


@pytest.mark.parametrize("image", ["<img src='x.jpg'>", "<a href='/x'><img src='x.jpg'></a>", "<picture><img src='x.jpg'></picture> "])
def test_words_under_an_image_are_told_since_they_may_be_its_caption(image: str) -> None:
    page = page_of(f"{FIRST}<p>{image}{B}</p>{LAST}")
    assert told(page) == [("Fighting", A), ("Talks", C)]
    assert page.warnings == (f"left out 1 heading or report: {B!r}",)
    assert page_of(f"<p>{image}A street in Kupiansk after the attack.</p>{FIRST}", intro="").intro is None
    assert told(page_of(f"{FIRST}<p>{B}{image}</p>")) == [("Fighting", A), ("Fighting", B)]
    assert told(page_of(f"{FIRST}<p>{image}<b>Talks</b></p><ul><li>{C}</li></ul>")) == [("Fighting", A), ("Talks", C)]
    assert page_of(f"<p>{image}{INTRO[3:]}{FIRST}", intro="").intro == INTRO[3:-4]
