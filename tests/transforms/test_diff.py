"""What differs between two states of a table."""

from __future__ import annotations

import pyarrow as pa

from transforms.diff import diff
from transforms.tables import Column, Table

PLAIN = Table("plain", ("id",), "A table.", (Column("id", "int", "Key"), Column("colour", "text", "Colour"), Column("size", "int", "Size")))


def rows(*values: tuple[int, str, int]) -> pa.Table:
    return pa.table({name: [row[n] for row in values] for n, name in enumerate(PLAIN.names)})


def test_rows_are_compared_by_key_and_column() -> None:
    found = diff(PLAIN, rows((1, "red", 1), (2, "blue", 2), (3, "grey", 3)), rows((1, "red", 1), (2, "green", 2), (4, "pink", 4)))
    assert (found.n_added, found.n_gone, found.n_changed, dict(found.columns)) == (1, 1, 1, {"colour": 1})


def test_a_column_that_only_one_of_them_has_is_no_change() -> None:
    older = rows((1, "red", 1), (2, "blue", 2)).drop_columns(["size"])
    found = diff(PLAIN, older, rows((1, "red", 1), (2, "green", 2)))
    assert (found.n_added, found.n_gone, found.n_changed, dict(found.columns)) == (0, 0, 1, {"colour": 1})
