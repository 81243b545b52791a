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
    before = start - 1 - (t.at(start - 1) == ",")
    window = t.low[max(t.sentence_start(start), before - 2) : before + 1]
    return not words("stretches").isdisjoint(window) or (t.at(start - 1) == "," and window[-1:] in (["region"], ["district"], ["border"]))


_AIMING = MODALS | {"want", "wants", "to"}


def is_reached_at_most(t: Text, at: int) -> bool:
    """Whether a place is but how far somebody would go: "may have to go as far as X"."""
    return t.at(at) == "as" and t.at(at - 1) == "far" and not _AIMING.isdisjoint(t.low[max(0, at - 8) : at - 1])
