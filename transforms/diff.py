"""What differs between two states of a table: rows added, gone and changed, by column, with samples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from transforms.tables import Table

SAMPLES = 5


@dataclass
class TableDiff:
    """The differences of one table. `columns` counts changed rows by column; `samples` are lines to read."""

    table: str
    n_added: int = 0
    n_gone: int = 0
    n_changed: int = 0
    columns: Counter[str] = field(default_factory=Counter)
    samples: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.n_added or self.n_gone or self.n_changed)

    def add(self, other: TableDiff) -> None:
        """Take in the differences of another part of the same table."""
        self.n_added += other.n_added
        self.n_gone += other.n_gone
        self.n_changed += other.n_changed
        self.columns += other.columns
        self.samples = (self.samples + other.samples)[:SAMPLES]


def diff(table: Table, old: pa.Table, new: pa.Table) -> TableDiff:
    """Compare two states of one part of a table, row by row by key, in the columns that both have: an older one may have fewer."""
    found = TableDiff(table.name)
    if old.equals(new):
        return found
    if not old.num_rows:  # a lake that is made anew: nothing to compare row by row
        found.n_added = new.num_rows
        for row in new.slice(0, SAMPLES).to_pylist():
            _sample(found, f"+ {_name(row[column] for column in table.key)}")
        return found
    before, after = _by_key(table, old), _by_key(table, new)
    for key in sorted(before.keys() | after.keys()):
        _compare(found, key, before.get(key), after.get(key))
    return found


def _by_key(table: Table, rows: pa.Table) -> dict[tuple[Any, ...], dict[str, Any]]:
    return {tuple(row[name] for name in table.key): row for row in rows.to_pylist()}


def _compare(found: TableDiff, key: tuple[Any, ...], before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
    name = _name(key)
    if before is None:
        found.n_added += 1
        _sample(found, f"+ {name}")
    elif after is None:
        found.n_gone += 1
        _sample(found, f"- {name}")
    elif columns := [column for column in after if column in before and before[column] != after[column]]:
        found.n_changed += 1
        found.columns.update(columns)
        _sample(found, f"~ {name}: " + "; ".join(f"{c} {_short(before[c])} -> {_short(after[c])}" for c in columns))


def _name(key: Iterable[Any]) -> str:
    return " ".join(map(str, key))


def _sample(found: TableDiff, line: str) -> None:
    if len(found.samples) < SAMPLES:
        found.samples.append(line)


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
