"""Who was told of as wounded and died of it: "a miner was hurt ...; he died in hospital"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from transforms.coding.quantities.heads import PEOPLE
from transforms.coding.quantities.readings import Reading
from transforms.coding.text.split import Words

_DIED = frozenset({"died", "succumbed", "perished"})
_PRONOUNS = frozenset({"he", "she"})
_BETWEEN = frozenset({"had", "has", "later", "since", "then", "also", "subsequently", "soon", "both"})


def died_later(words: Words, readings: Sequence[Reading]) -> None:
    """A lone victim told of as wounded is killed where "he died" or "she later succumbed" follows."""
    if _DIED.isdisjoint(words.low) or _PRONOUNS.isdisjoint(words.low):
        return
    for at in [at for at, word in enumerate(words.low) if word in _DIED and _after_pronoun(words, at)]:
        victim = next((r for r in reversed(readings) if r.phrase.first < at and r.phrase.noun in PEOPLE and r.metric), None)
        if victim is not None and victim.metric == "injured" and victim.phrase.value == 1:
            victim.metric = "killed"


def died_elsewhere(words: Words, readings: Sequence[Reading]) -> None:
    """ "An electrician died on the spot, his colleague in the ambulance": who is told of behind a death on the spot died too, later."""
    if _AT_ONCE.isdisjoint(words.low):
        return
    for before, reading in pairwise(readings):
        same = words.sentence[before.phrase.first] == words.sentence[reading.phrase.first]
        if same and before.metric == "killed" and reading.metric in (None, "injured") and words.joined(reading.phrase.last, 2) in _LATER:
            reading.metric, reading.subset, before.compound = "killed", False, True


_AT_ONCE = frozenset({"spot", "scene", "instantly", "outright", "immediately", "once"})
_LATER = frozenset(
    {"in hospital", "in the", "on the", "on arrival", "later in", "in a", "hours later", "in intensive", "in surgery", "in an", "at hospital"}
    | {"at the", "shortly afterwards", "soon after", "on her", "on his", "en route"}
)  # fmt: skip


def _after_pronoun(words: Words, at: int) -> bool:
    before = at - 1
    while words.at(before) in _BETWEEN:
        before -= 1
    return words.at(before) in _PRONOUNS
