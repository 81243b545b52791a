"""What differs between two states of a table, row by row."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pytest

from transforms.diff import TableDiff, diff
from transforms.schemas import conform
from transforms.tables import LINKS, Column, Table

PLAIN = Table("plain", ("id",), "A table.", (Column("id", "int", "Key"), Column("colour", "text", "Colour"), Column("size", "int", "Size")))


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


def rows(*values: tuple[int, str, int]) -> pa.Table:
    return pa.table({name: [row[n] for row in values] for n, name in enumerate(PLAIN.names)})


def test_rows_are_compared_by_key_and_column() -> None:
    found = diff(PLAIN, rows((1, "red", 1), (2, "blue", 2), (3, "grey", 3)), rows((1, "red", 1), (2, "green", 2), (4, "pink", 4)))
    assert (found.n_added, found.n_gone, found.n_changed, dict(found.columns)) == (1, 1, 1, {"colour": 1})


def test_a_column_that_only_one_of_them_has_is_no_change() -> None:
    older = rows((1, "red", 1), (2, "blue", 2)).drop_columns(["size"])
    found = diff(PLAIN, older, rows((1, "red", 1), (2, "green", 2)))
    assert (found.n_added, found.n_gone, found.n_changed, dict(found.columns)) == (0, 0, 1, {"colour": 1})
