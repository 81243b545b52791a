"""Whether "left" tells of people who got to safety: "have left villages near the border by bus"."""

from __future__ import annotations

from transforms.coding.text.split import Words


def leaves(words: Words, at: int) -> bool:
    """Whether "left" at token `at` goes on with a means of transport before its clause ends."""
    if words.at(at - 1) in ("was", "were", "been", "be", "being", "are", "is"):
        return False
    for i in range(at + 1, min(at + _FARTHEST, len(words) - 1)):
        if words.sentence[i] != words.sentence[at] or words.low[i] in _STOPS:
            return False
        if words.low[i] in ("by", "on", "aboard") and not _VEHICLES.isdisjoint(words.low[i + 1 : i + 3]):
            return True
    return False


_FARTHEST = 14
_STOPS = frozenset({",", ";", ".", "dead", "injured", "wounded", "without", "when", "after", "and", "damaged", "homeless"})
_VEHICLES = frozenset(
    {"bus", "buses", "train", "trains", "coach", "coaches", "minibus", "minibuses", "ferry", "ferries", "boat", "boats", "car", "cars"}
)
