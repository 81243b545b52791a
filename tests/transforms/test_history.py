"""What makes a revision: whatever a reader sees, and nothing else."""

from __future__ import annotations

import datetime as dt
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
