"""Numbers told in the order of what was counted before: "31 missiles and 96 drones, of which 24 and 87 were shot down respectively"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transforms.coding.quantities.heads import WEAPONS
from transforms.coding.quantities.readings import Reading
from transforms.coding.text.split import Words


def told_in_turn(words: Words, readings: list[Reading]) -> None:
    """Bare numbers as in "26 and 172 of them" count the nouns before them in order, and share a metric."""
    bare = next((_bare_before(words, readings, r.phrase.last) for r in readings if r.phrase.form == "pronoun" and r.phrase.value > 1), [])
    bare = bare if len(bare) > 1 else _last_two(words, readings)
    if len(bare) < 2:
        return
    named = [
        reading for reading in readings if reading.phrase.noun and reading.phrase.form == "number" and reading.phrase.first < bare[0].phrase.first
    ]
    metric = next((reading.metric for reading in bare if reading.metric), None)
    if len(named) < len(bare) or metric is None:
        return
    for reading, source in zip(bare, named[-len(bare) :], strict=True):
        if metric == "intercepted" and source.metric in (None, "hit"):
            source.metric = "launched"  # "was damaged by 53 missiles and 47 drones; 35 and 46 were shot down"
        reading.weight = 0
        reading.metric, reading.phrase = metric, replace(reading.phrase, noun=source.phrase.noun, form="number")


def _last_two(words: Words, readings: Sequence[Reading]) -> list[Reading]:
    """ "810 drones and 13 missiles were launched; it brought down 747 and four": two numbers alone behind two kinds of weapons."""
    for n in range(1, len(readings) - 2):
        one, two = readings[n - 1], readings[n]
        if one.phrase.noun not in WEAPONS or two.phrase.noun not in WEAPONS or one.phrase.noun == two.phrase.noun:
            continue
        bare = _bare_before(words, readings[: n + 3], readings[n + 2].phrase.last)
        if len(bare) == _PAIR and any(reading.metric == "intercepted" for reading in bare):
            return bare
    return []


_PAIR = 2


def _bare_before(words: Words, readings: Sequence[Reading], at: int) -> list[Reading]:
    """The numbers without a noun that stand in a list right before token `at`, left to right."""
    bare, end = list[Reading](), at
    for reading in reversed(readings):
        phrase = reading.phrase
        if phrase.first >= at:
            continue
        if phrase.noun is not None or not {",", "and"}.issuperset(words.low[phrase.last : end]):
            break
        bare.insert(0, reading)
        end = phrase.first
    return bare
