"""Who was told of as wounded and died of it: "a miner was hurt ...; he died in hospital"."""

from __future__ import annotations

from collections.abc import Sequence

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
        if victim is not None and victim.metric == "injured" and victim.phrase.low == victim.phrase.high == 1 and not victim.subset:
            victim.metric = "killed"


def _after_pronoun(words: Words, at: int) -> bool:
    before = at - 1
    while words.at(before) in _BETWEEN:
        before -= 1
    return words.at(before) in _PRONOUNS
