"""Names told by where they lie: "X, a village just south of Y", "X, near Y". Which entry is meant is not decided here."""

from __future__ import annotations

import math
from collections.abc import Container
from dataclasses import dataclass

from transforms.coding.places.place_words import words
from transforms.coding.quantities.numerals import number_words
from transforms.coding.text.language import Text

BEARINGS = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270, "northwest": 315}
_NEAR = frozenset({"near", "outside", "beside"})
_EDGES = frozenset({"edge", "rim", "outskirts", "suburb", "fringe", "fringes"})
_FARTHEST_READ = 18
_KM = {"km": 1.0, "kilometres": 1.0, "kilometers": 1.0, "kilometre": 1.0, "miles": 1.61, "mile": 1.61}
# how far "south of" may be where no distance is told (km)
_NEARBY = 60.0


@dataclass(frozen=True, slots=True)
class Bearing:
    """Where a name lies as told: from the name that begins at token `beacon`, towards `degrees` (None: near it), at most `within` km off."""

    beacon: int
    degrees: int | None
    within: float


def bearing_of(t: Text, end: int, starts: Container[int]) -> Bearing | None:
    """What is told right behind `end`, that of a name or of the list it stands in, of where it lies; `starts` are where names begin."""
    within = _NEARBY
    for j in range(end, min(end + _FARTHEST_READ, t.sentence_end(end - 1))):
        low, bearing = t.low[j], t.low[j].replace("-", "")
        if low in _NEAR or (low == "to" and t.at(j - 1) == "close"):
            return _towards(t, j + 1, None, within, starts)
        if low in _EDGES and t.at(j + 1) == "of":
            return _towards(t, j + 2, None, within, starts)
        if bearing in BEARINGS and t.at(j + 1) == "of":
            return _towards(t, j + 2, BEARINGS[bearing], within, starts)
        if low in _KM:
            within = max(within, 1.5 * _KM[low] * _number(t.at(j - 1)))
        elif low not in words("before_bearing") and not low[:1].isdigit() and low not in number_words():
            return None
    return None


def _number(word: str) -> float:
    """What a numeral in digits says, 0 for any other word."""
    digits = word.replace(",", "")
    return float(digits) if digits.isascii() and digits.replace(".", "", 1).isdecimal() else 0.0


def _towards(t: Text, at: int, degrees: int | None, within: float, starts: Container[int]) -> Bearing | None:
    """A bearing from the name at `at`, articles and nouns before it skipped."""
    beacon = next((j for j in range(at, min(at + 4, t.size)) if j in starts), None)
    return Bearing(beacon, degrees, within) if beacon is not None else None


def fits(place: tuple[float, float], beacon: tuple[float, float], degrees: int | None) -> bool:
    """Whether a place lies in about that direction of a beacon."""
    if degrees is None:
        return True
    north, east = place[0] - beacon[0], (place[1] - beacon[1]) * math.cos(math.radians(beacon[0]))
    off = abs(math.degrees(math.atan2(east, north)) - degrees) % 360
    return min(off, 360 - off) <= 60
