"""How much each word of a bullet speaks for each kind of event, learned from labelled sentences: words that no list and no frame names.

`transforms/words/event_words.parquet` is written by tests/quality/learn_words.py; a word with a star is the beginning of longer ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

import pyarrow as pa
import pyarrow.parquet as pq

FILE = "event_words.parquet"
# what one step of the stored whole numbers is worth
STEP = 0.02
STEM = 5
# the row of what is added whatever the words are
BASE = ""


def shares_of(words: Sequence[str], shares: Sequence[float]) -> dict[str, float]:
    """What is looked up of a bullet's lower-case words, and how much of it belongs to the main claim: the most that any place of it does."""
    found: dict[str, float] = {}
    for word, share in zip(words, shares, strict=True):
        for key in _keys_of(word):
            if share > found.get(key, 0.0):
                found[key] = share
    return found


@lru_cache(maxsize=1 << 15)
def _keys_of(word: str) -> tuple[str, ...]:
    """A word and its stem; none of numbers and marks."""
    if not word[0].isalpha():
        return ()
    return (word, f"{word[:STEM]}*") if len(word) > STEM else (word,)


def learned(words: Sequence[str], shares: Sequence[float]) -> list[float]:
    """What the words of a bullet add to each type, in the order of the file's columns."""
    found: dict[_Row, float] = {}
    for word, share in zip(words, shares, strict=True):
        for row in _rows_of(word):
            if share > found.get(row, 0.0):
                found[row] = share
    total: list[float] = list(_weights()[0])
    for row, share in found.items():
        for column, steps in row.steps:
            total[column] += steps * share
    return [STEP * steps for steps in total]


class _Row:
    """The steps of one word or stem that are not nought, each with its column; told apart by identity."""

    __slots__ = ("steps",)

    def __init__(self, steps: Sequence[tuple[int, int]]) -> None:
        self.steps = steps


@lru_cache(maxsize=1 << 15)
def _rows_of(word: str) -> tuple[_Row, ...]:
    rows = _weights()[1]
    return tuple(rows[key] for key in _keys_of(word) if key in rows)


@cache
def _weights() -> tuple[Sequence[int], Mapping[str, _Row]]:
    """Steps that are added to each type whatever the words are, and those of each word; read once a process."""
    with pq.ParquetFile(pa.BufferReader((resources.files("transforms.words") / FILE).read_bytes())) as file:
        table = file.read(use_threads=False)
    columns = [table[name].to_pylist() for name in table.column_names[1:]]
    # equal pairs are one object: what is read a thousand times a page stays in the processor's cache
    pairs: dict[tuple[int, int], tuple[int, int]] = {}
    steps = {
        word: _Row([pairs.setdefault(pair, pair) for pair in enumerate(row) if pair[1]])
        for word, row in zip(table["word"].to_pylist(), zip(*columns, strict=True), strict=True)
    }
    base = [0] * len(columns)
    for column, step in steps.pop(BASE).steps:
        base[column] = step
    return base, steps
