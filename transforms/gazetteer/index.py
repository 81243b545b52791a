"""The index of places in memory: Arrow columns read in place, no object per place until one is asked for.

Names are looked up here; which of several places is meant is decided in `transforms.coding.places.resolution`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from transforms.gazetteer.building import OWN, OWN_LOOSE


@dataclass(frozen=True, slots=True)
class Entry:
    """One place: `region` and `district` are GeoNames' codes ("UA.26", "2310"), `trust` how well the name asked for fits (0 best)."""

    id: int | None
    name: str
    kind: str
    country: str
    region: str
    district: str
    lat: float | None
    lon: float | None
    population: int
    trust: int

    @property
    def is_own(self) -> bool:
        """Whether the name asked for is the place's own, as it is or romanised otherwise."""
        return self.trust in (OWN, OWN_LOOSE)


class _Texts:
    """A column of strings, read without making Python strings of all of them."""

    def __init__(self, column: pa.ChunkedArray | pa.Array) -> None:
        array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
        array = pa.concat_arrays([array]) if array.offset else array
        _, offsets, data = array.buffers()
        self._offsets = memoryview(offsets).cast("i") if offsets else memoryview(b"").cast("i")
        self._data = memoryview(data) if data else memoryview(b"")
        self._keep = array

    def raw(self, i: int) -> bytes:
        return bytes(self._data[self._offsets[i] : self._offsets[i + 1]])

    def __getitem__(self, i: int) -> str:
        return self.raw(i).decode()


class Index:
    """Places by key. Handed the table of `building.SCHEMA`; lookups are exact, keys are made by the caller."""

    def __init__(self, table: pa.Table) -> None:
        table = table.combine_chunks()
        self._size = len(table)
        self._ids = _numbers(table["id"], "i")
        self._lat, self._lon = _numbers(table["lat"], "f"), _numbers(table["lon"], "f")
        self._population = _numbers(table["population"], "i")
        self._names = _Texts(table["name"])
        self._codes = {name: _Codes(table[name]) for name in ("kind", "country", "region", "district")}
        keys = _flat(table["keys"])
        order = pc.sort_indices(keys)
        self._keys = _Texts(keys.take(order))
        self._rows = _numbers(pc.list_parent_indices(table["keys"]).take(order).cast(pa.int32()), "i")
        self._trusts = _numbers(_flat(table["trusts"]).take(order), "B")
        self._ranges = _prefixes(keys.take(order))
        self.find = lru_cache(maxsize=8192)(self._find)

    def __len__(self) -> int:
        return self._size

    def _find(self, key: str) -> tuple[Entry, ...]:
        """The places of exactly that key."""
        raw = key.encode()
        low, high = self._ranges.get(raw[:3], (0, 0))
        end = high
        while low < high:
            middle = (low + high) // 2
            if self._keys.raw(middle) < raw:
                low = middle + 1
            else:
                high = middle
        found = []
        while low < end and self._keys.raw(low) == raw:
            found.append(self._entry(self._rows[low], self._trusts[low]))
            low += 1
        return tuple(found)

    def entry(self, geonameid: int) -> Entry | None:
        """The place of that id, looked for row by row: for the few that somebody asks for by hand."""
        return next((self._entry(row, 0) for row, known in enumerate(self._ids) if known == geonameid), None)

    def _entry(self, row: int, trust: int) -> Entry:
        code = self._codes
        return Entry(
            id=self._ids[row],
            name=self._names[row],
            kind=code["kind"][row],
            country=code["country"][row],
            region=code["region"][row],
            district=code["district"][row],
            lat=round(self._lat[row], 5),
            lon=round(self._lon[row], 5),
            population=self._population[row],
            trust=trust,
        )


class _Codes:
    """A dictionary-encoded column: its few values as Python strings, its indices in place."""

    def __init__(self, column: pa.ChunkedArray | pa.Array) -> None:
        array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
        array = array.chunk(0) if isinstance(array, pa.ChunkedArray) else array
        self._values: list[str] = array.dictionary.to_pylist()
        self._indices = _numbers(array.indices.cast(pa.int32()), "i")

    def __getitem__(self, row: int) -> str:
        return self._values[int(self._indices[row])]


def _flat(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    flat = pc.list_flatten(column)
    return flat.combine_chunks() if isinstance(flat, pa.ChunkedArray) else flat


def _numbers(column: pa.ChunkedArray | pa.Array, code: Any) -> memoryview[Any]:
    array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    array = pa.concat_arrays([array]) if array.offset else array
    buffer = array.buffers()[1]
    return memoryview(buffer).cast(code)[: len(array)] if buffer else memoryview(b"").cast(code)


def _prefixes(keys: pa.Array) -> dict[bytes, tuple[int, int]]:
    """Where the sorted keys of each first three bytes lie."""
    prefixes = pc.binary_slice(keys.cast(pa.binary()), 0, 3)
    runs = pc.run_end_encode(prefixes)
    ends = runs.run_ends.to_pylist()
    starts = [0, *ends[:-1]]
    return dict(zip(runs.values.to_pylist(), zip(starts, ends, strict=True), strict=True))
