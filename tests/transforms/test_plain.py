"""Plain copies keep what a browser's copy keeps: advertisements and boxes of other stories stand between the items."""

from __future__ import annotations

import pytest

from transforms import series
from transforms.page.reading import read_page

CHRONICLE = series.load("russia-ukraine")
HEAD = "date 2026-01-30 Russia-Ukraine war: List of key events, day 1,436\nThe main events.\nHere is where things stand on Friday, January 30:\n"
A = "A bridge over the Oskil was hit for the third time."
B = "Farmers near Balakliia cleared forty mines in a week."
C = "Ministers of nine countries met in Tallinn about ports."
ALL = [("Fighting", A), ("Fighting", B), ("Talks", C)]
BOX = "Recommended Stories\nlist of 2 items\n- list 1 of 2 A winter without heat\n- list 2 of 2 Who holds what, in maps\nend of list\n"


def told(text: str) -> list[tuple[str | None, str]]:
    page = read_page(text.encode(), CHRONICLE).page
    assert page is not None
    assert page.intro == "Here is where things stand on Friday, January 30:"
    return [(bullet.section, bullet.text) for bullet in page.bullets]


@pytest.mark.parametrize(
    "between",
    [
        "Advertisement\n",
        "- Advertisement\n",
        "list of 4 items\n",
        "end of list\n",
        "Editor’s note: This page was changed to name another town.\n",
        "Correction: An earlier version named another town.\n",
        BOX,
        BOX.replace("- ", ""),
        BOX.replace("list 1 of 2 ", "").replace("list 2 of 2 ", ""),
        BOX.replace("list of 2 items\n", ""),
        BOX.replace("end of list\n", ""),
        BOX.replace("list 1 of 2 ", "").replace("list 2 of 2 ", "").replace("end of list\n", ""),
        "Advertisement\n" + BOX + "Advertisement\n",
    ],
)
def test_surroundings_are_neither_sections_nor_bullets(between: str) -> None:
    assert told(f"{HEAD}Fighting\n- {A}\n{between}- {B}\nTalks\n- {C}\n") == ALL
    assert told(f"{HEAD}{between}Fighting\n- {A}\n- {B}\nTalks\n- {C}\n") == ALL
    assert told(f"{HEAD}Fighting\n- {A}\n- {B}\n{between}Talks\n- {C}\n") == ALL
    assert told(f"{HEAD}Fighting\n- {A}\n- {B}\nTalks\n{between}- {C}\n") == ALL


def test_two_boxes_of_which_one_has_no_end() -> None:
    open_box = BOX.replace("end of list\n", "")
    assert told(f"{HEAD}Fighting\n- {A}\n{open_box}- {B}\nTalks\n{BOX}- {C}\n") == ALL


@pytest.mark.parametrize("mark", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_only_line_feeds_end_a_line(mark: str) -> None:
    words = A.replace(" for", mark + "for")
    assert told(f"{HEAD}Fighting\n- {words}\r\n- {B}\r\nTalks\n- {C}") == ALL
