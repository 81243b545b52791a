"""Ends of a stretch of land that something happened on, "villages from X to Y", or that somebody would go at most."""

from __future__ import annotations

from transforms.coding.places.place_words import words
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import MODALS

_FARTHEST = 8


def is_end_of_stretch(t: Text, at: int) -> bool:
    """Whether "from" or "to" at `at` bounds a stretch: "explosions from X to Y"; not "trains from X to Y", "flew from X to Y"."""
    low, start = t.at(at), at
    if low == "from":
        if "to" not in t.low[at + 2 : at + _FARTHEST]:
            return False
    elif low == "to":
        start = next((j for j in range(at - 2, max(-1, at - _FARTHEST), -1) if t.low[j] == "from"), -1)
        if start < 0 or not {".", ";", "and"}.isdisjoint(t.low[start:at]):
            return False
    else:
        return False
    if start == t.sentence_start(start):
        return _opens_stretch(t, start)
    before = start - 1 - (t.at(start - 1) == ",")
    window = t.low[max(t.sentence_start(start), before - 2) : before + 1]
    return not words("stretches").isdisjoint(window) or (t.at(start - 1) == "," and window[-1:] in (["region"], ["district"], ["border"]))


# what tells where an end of a stretch lies
_LYING = frozenset("in the to far north south east west on coast border of region district".split())


def _opens_stretch(t: Text, start: int) -> bool:
    """ "From X in the west to Y in the east, guns ...": but names up to the comma, and no journey behind it."""
    comma = next((j for j in range(start + 3, min(start + 16, t.size)) if t.low[j] == ","), None)
    if comma is None or not all(t.tokens[j].is_name or t.low[j] in _LYING for j in range(start + 1, comma)):
        return False
    return words("under_way").isdisjoint(t.low[comma : t.sentence_end(start)])


_AIMING = MODALS | {"want", "wants", "to"}


def is_reached_at_most(t: Text, at: int) -> bool:
    """Whether a place is but how far somebody would go: "may have to go as far as X"."""
    return t.at(at) == "as" and t.at(at - 1) == "far" and not _AIMING.isdisjoint(t.low[max(0, at - 8) : at - 1])
