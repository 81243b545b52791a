"""Learned weights of features, a column for each class: read from a table of whole numbers, summed for all classes at once.

The tables are Parquet files of transforms/words, written by tests/quality/learn.py. A feature's row is kept as one whole number with 32
bits a column, so that adding two rows adds every column: a bullet's hundred features are weighed in some microseconds.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Protocol

import pyarrow as pa
import pyarrow.parquet as pq

# what one step of the stored weights is worth, and how many parts of a whole a feature's share is told in
STEP = 0.02
PARTS = 20
_LANE = 4
# steps are -127 to 127: stored with this added, no column ever borrows from the next
_BIAS = 128
_BIASED = bytes((byte + _BIAS) % 256 for byte in range(256))


class Pairs(Protocol):
    """Features of two neighbours: by the first one, then by the second, each with its name."""

    def get(self, first: str, /) -> Pair | None: ...


class Pair(Protocol):
    """Features of one word with the one behind it, by that."""

    def get(self, second: str, /) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Weights:
    """`rows` holds the steps of each feature, one lane a class; `base` what each class has before any feature is seen.

    `pairs` finds the features that are two words in a row without making their names.
    """

    classes: Sequence[str]
    base: Sequence[float]
    rows: Mapping[str, int]
    pairs: Pairs

    def column(self, number: int) -> Iterator[tuple[str, float]]:
        """What each feature weighs for one class."""
        at = 8 * _LANE * number
        yield from ((feature, ((row >> at) % (1 << 8 * _LANE) - _BIAS) * STEP) for feature, row in self.rows.items())

    def scores(self, features: Mapping[str, int]) -> list[float]:
        """The score of each class, in the order of `classes`; features are told in shares of PARTS, unknown ones weigh nothing."""
        total, shares = 0, 0
        rows = self.rows
        for feature, share in features.items():
            if (row := rows.get(feature)) is not None:
                total += row * share
                shares += share
        lanes = struct.unpack(f"<{len(self.classes)}I", total.to_bytes(_LANE * len(self.classes), "little"))
        return [base + (lane - _BIAS * shares) * (STEP / PARTS) for base, lane in zip(self.base, lanes, strict=True)]


# what a file's first row stands for
BASE = ""


@cache
def load(name: str) -> Weights:
    """A table of weights: `feature`, then a column of int8 steps a class; once a process."""
    with pq.ParquetFile(pa.BufferReader((resources.files("transforms.words") / name).read_bytes())) as file:
        table = file.read(use_threads=False).combine_chunks()
    classes = table.column_names[1:]
    width = _LANE * len(classes)
    lanes = bytearray(width * table.num_rows)
    for n, column in enumerate(classes):
        steps = table[column].chunk(0)
        lanes[_LANE * n :: width] = steps.buffers()[1].to_pybytes()[steps.offset : steps.offset + len(steps)].translate(_BIASED)
    features = table["feature"].to_pylist()
    rows = {feature: int.from_bytes(lanes[width * i : width * (i + 1)], "little") for i, feature in enumerate(features)}
    if rows.pop(BASE, None) is None:
        raise ValueError(f"{name}: expected its first row to be the base of every class, found {features[:1]}")
    pairs: dict[str, dict[str, str]] = {}
    for feature in rows:
        first, _, second = feature.partition(" ")
        if second:
            pairs.setdefault(first, {})[second] = feature
    return Weights(classes, [table[column][0].as_py() * STEP for column in classes], rows, pairs)
