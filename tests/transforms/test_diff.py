"""What differs between two states of a table, row by row."""

from __future__ import annotations

import datetime as dt

import pytest

from transforms.diff import TableDiff, diff
from transforms.schemas import conform
from transforms.tables import LINKS


def link(ordinal: int, url: str = "https://example.org/a") -> dict[str, object]:
    keys = {"bullet_id": "2026-01-07/x#01", "page_id": "2026-01-07/x", "page_date": dt.date(2026, 1, 7), "ordinal": ordinal}
    return keys | {"text": "a", "url": url, "span_start": 0, "span_end": 1}


@pytest.mark.parametrize(
    ("old", "new", "counts"),
    [
        ([link(1)], [link(1)], (0, 0, 0)),
        ([], [link(1), link(2)], (2, 0, 0)),
        ([link(1)], [link(1), link(2)], (1, 0, 0)),
        ([link(1), link(2)], [link(1)], (0, 1, 0)),
        ([link(1), link(2)], [], (0, 2, 0)),
        ([link(1)], [link(1, "https://example.org/b")], (0, 0, 1)),
        ([link(1), link(2)], [link(2, "https://example.org/b"), link(3)], (1, 1, 1)),
    ],
)
def test_rows_added_gone_and_changed_are_counted(old: list[dict[str, object]], new: list[dict[str, object]], counts: tuple[int, int, int]) -> None:
    found = diff(LINKS, conform(LINKS, old), conform(LINKS, new))
    assert (found.n_added, found.n_gone, found.n_changed) == counts
    assert found.is_empty == (counts == (0, 0, 0))
    assert len(found.samples) == sum(counts)
    assert found.columns == ({"url": counts[2]} if counts[2] else {})


def test_differences_of_parts_add_up() -> None:
    whole = TableDiff(LINKS.name)
    for old, new in ([link(1)], [link(1, "https://example.org/b")]), ([link(2)], [link(3)]):
        whole.add(diff(LINKS, conform(LINKS, old), conform(LINKS, new)))
    assert (whole.n_added, whole.n_gone, whole.n_changed, dict(whole.columns)) == (1, 1, 1, {"url": 1})
    assert not whole.is_empty
