"""What makes a revision: whatever a reader sees, and nothing else."""

from __future__ import annotations

import datetime as dt
import random
import time
from dataclasses import replace

import pytest

from transforms.history import State, changes, history
from transforms.page.records import Bullet, Link, Page

AT = dt.datetime(2026, 1, 7, 6, tzinfo=dt.UTC)
LINK = Link("A bridge", "https://example.org/bridge", 0, 8)
BULLETS = (Bullet(1, "Fighting", 1, "A bridge was closed.", (LINK,)), Bullet(2, "Diplomacy", 1, "Envoys met."))
PAGE = Page("s", "2026-01-07/x", dt.date(2026, 1, 7), 1413, "u", "Title", "Subhead", "Intro", ("A Reporter",), AT, AT, BULLETS)


def with_first(**fields: object) -> Page:
    return replace(PAGE, bullets=(replace(BULLETS[0], **fields), BULLETS[1]))  # type: ignore[arg-type]


SEEN = {
    "title": replace(PAGE, title="other"),
    "subhead": replace(PAGE, subhead="other"),
    "subhead gone": replace(PAGE, subhead=None),
    "intro": replace(PAGE, intro="other"),
    "intro and subhead": replace(PAGE, intro=PAGE.subhead, subhead=PAGE.intro),
    "text": with_first(text="A bridge was opened."),
    "section": with_first(section="Other"),
    "section gone": with_first(section=None),
    "address of a link": with_first(links=(replace(LINK, url="https://example.org/other"),)),
    "words of a link": with_first(links=(replace(LINK, text="bridge", span_start=2),)),
    "link gone": with_first(links=()),
    "order": replace(PAGE, bullets=BULLETS[::-1]),
    "bullet gone": replace(PAGE, bullets=BULLETS[:1]),
}
UNSEEN = {
    "modified_at": replace(PAGE, modified_at=None),
    "published_at": replace(PAGE, published_at=None),
    "authors": replace(PAGE, authors=()),
    "warnings": replace(PAGE, warnings=("odd",)),
    "page_date": replace(PAGE, page_date=dt.date(2026, 1, 8)),
}


def n_revisions(*pages: Page) -> int:
    return history(State(page, AT + dt.timedelta(hours=n), "live", f"{n:064}") for n, page in enumerate(pages)).revision


@pytest.mark.parametrize("other", SEEN.values(), ids=SEEN)
def test_what_a_reader_sees_makes_a_revision(other: Page) -> None:
    assert other.content_hash != PAGE.content_hash
    assert n_revisions(PAGE, other, other, PAGE) == 3


@pytest.mark.parametrize("other", UNSEEN.values(), ids=UNSEEN)
def test_what_no_reader_sees_makes_none(other: Page) -> None:
    assert other.content_hash == PAGE.content_hash
    assert n_revisions(PAGE, other) == 1


def test_revisions_go_by_the_time_of_capture() -> None:
    states = [State(SEEN[name], AT + dt.timedelta(hours=hour), "live", name) for hour, name in ((2, "title"), (0, "text"), (1, "intro"))]
    assert [state.payload_sha256 for state in history(states).revisions] == ["text", "intro", "title"]


def test_a_state_that_says_it_is_older_than_the_one_before_is_warned_of() -> None:
    later = replace(SEEN["text"], modified_at=AT + dt.timedelta(hours=13))
    first, second = State(later, AT, "file", "a"), State(PAGE, AT + dt.timedelta(hours=1), "file", "b")
    said = "revision 2 says that it was edited at 2026-01-07 06:00 UTC, before revision 1 (2026-01-07 19:00): an older save taken in later?"
    assert history([first, second]).warnings == (said,)
    assert history([first, replace(second, captured_at=AT - dt.timedelta(hours=1))]).warnings == ()
    assert history([first, replace(second, page=replace(PAGE, modified_at=None))]).warnings == ()


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("section", [("moved", 1, 1)]),
        ("section gone", [("moved", 1, 1)]),
        ("text", [("changed", 1, 1)]),
        ("bullet gone", [("withdrawn", 2, None)]),
        ("title", []),
        ("link gone", []),
    ],
)
def test_a_change_of_the_section_alone_is_a_move(other: str, told: list[tuple[str, int | None, int | None]]) -> None:
    assert [(c.change, c.old and c.old.position, c.new and c.new.position) for c in changes(PAGE, SEEN[other])] == told


A, B, C = "Two people were killed in Nikopol.", "A depot burned in Rostov region.", "Envoys met in Istanbul for talks."
FIGHTING, ECONOMY = "Fighting", "Economy"


def page_of(*items: tuple[str, str]) -> Page:
    """A page of these bullets, each with its section."""
    found = (Bullet(n, section, n, text) for n, (section, text) in enumerate(items, 1))
    return replace(PAGE, bullets=tuple(found))


def told(old: Page, new: Page) -> list[tuple[str, int | None, int | None]]:
    return [(c.change, c.old.position if c.old else None, c.new.position if c.new else None) for c in changes(old, new)]


EQUAL_TEXTS = {
    "a copy inserted above": ([(FIGHTING, B), (FIGHTING, A)], [(FIGHTING, A), (FIGHTING, B), (FIGHTING, A)], [("added", None, 1)]),
    "a copy inserted below": ([(FIGHTING, A), (FIGHTING, B)], [(FIGHTING, A), (FIGHTING, B), (FIGHTING, A)], [("added", None, 3)]),
    "the first of two withdrawn": ([(FIGHTING, A), (ECONOMY, A), (ECONOMY, B)], [(ECONOMY, A), (ECONOMY, B)], [("withdrawn", 1, None)]),
    "the last of two withdrawn": ([(FIGHTING, A), (ECONOMY, A), (ECONOMY, B)], [(FIGHTING, A), (ECONOMY, B)], [("withdrawn", 2, None)]),
    "one of two in a section": ([(FIGHTING, A), (FIGHTING, B), (FIGHTING, A)], [(FIGHTING, B), (FIGHTING, A)], [("withdrawn", 1, None)]),
    "sections renamed": (
        [(FIGHTING, A), (FIGHTING, B), (FIGHTING, A)],
        [(ECONOMY, B), (ECONOMY, A)],
        [("moved", 2, 1), ("moved", 3, 2), ("withdrawn", 1, None)],
    ),
    "a copy in another section": ([(FIGHTING, A)], [(ECONOMY, A), (FIGHTING, A)], [("added", None, 1)]),
    "two texts change places": ([(FIGHTING, A), (FIGHTING, B), (FIGHTING, C)], [(FIGHTING, B), (FIGHTING, A), (FIGHTING, C)], [("moved", 2, 1)]),
}


@pytest.mark.parametrize(("old", "new", "expected"), EQUAL_TEXTS.values(), ids=EQUAL_TEXTS)
def test_equal_texts_are_matched_where_they_stand(
    old: list[tuple[str, str]], new: list[tuple[str, str]], expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert told(page_of(*old), page_of(*new)) == expected


D = "Ministers spoke about grain."
OTHER_SECTION = {
    "one bullet": (
        [(FIGHTING, A), (FIGHTING, B), (ECONOMY, C), (ECONOMY, D)],
        [(FIGHTING, A), (ECONOMY, C), (ECONOMY, B), (ECONOMY, D)],
        [("moved", 2, 3)],
    ),
    "a block": (
        [(FIGHTING, A), (FIGHTING, B), (ECONOMY, C), (ECONOMY, D)],
        [(ECONOMY, C), (ECONOMY, A), (ECONOMY, B), (ECONOMY, D)],
        [("moved", 1, 2), ("moved", 2, 3)],
    ),
    "one bullet, and two of the rest in another order": (
        [(FIGHTING, A), (FIGHTING, B), (ECONOMY, C), (ECONOMY, D)],
        [(FIGHTING, A), (ECONOMY, D), (ECONOMY, C), (ECONOMY, B)],
        [("moved", 4, 2), ("moved", 2, 4)],
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), OTHER_SECTION.values(), ids=OTHER_SECTION)
def test_bullets_that_make_room_for_another_sections_are_not_moved(
    old: list[tuple[str, str]], new: list[tuple[str, str]], expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert told(page_of(*old), page_of(*new)) == expected


def test_a_page_written_anew_is_compared_within_bounds() -> None:
    rng = random.Random(3)
    words = "Kyiv Odesa drones forces killed wounded attack said governor region oil depot struck missiles night Friday talks Paris".split()
    old, new = (page_of(*((FIGHTING, " ".join(rng.choice(words) for _ in range(20))) for _ in range(400))) for _ in range(2))
    start = time.process_time()
    found = changes(old, new)
    assert time.process_time() - start < 20
    assert len(found) >= 400


def test_an_edit_is_known_again_on_a_page_written_anew() -> None:
    rng = random.Random(5)
    words = [f"w{n}" for n in range(400)]
    texts = [[rng.choice(words) for _ in range(30)] for _ in range(60)]
    edited = [["Now", *text[:-2]] for text in texts]
    rng.shuffle(edited)
    old, new = (page_of(*((FIGHTING, " ".join(text)) for text in side)) for side in (texts, edited))
    found = changes(old, new)
    assert [c.change for c in found] == ["changed"] * 60
    assert all(c.old and c.new and c.new.text == "Now " + " ".join(c.old.text.split()[:-2]) for c in found)
