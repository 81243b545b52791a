"""Clauses that leave out the verb of the one before: "33 were shot down over Crimea, 12 over Kursk"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from transforms.coding.quantities.heads import WEAPONS
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.readings import Reading
from transforms.coding.text.split import Words

PLACE_PREPOSITIONS = frozenset({"in", "on", "over", "near", "at", "outside", "off", "around", "towards", "toward", "along", "above", "across"})


def fill_gaps(words: Words, readings: Sequence[Reading]) -> None:
    """Numbers that go on counting what the one before them counts take its metric."""
    counted = [r for r in readings if not r.phrase.whole and (r.metric is not None or r.phrase.form != "definite")]
    for before, reading in pairwise(counted):
        phrase = reading.phrase
        if reading.metric or before.metric is None or before.subset:
            continue
        same = words.sentence[before.phrase.first] == words.sentence[phrase.first]
        if same and _goes_on_counting(before.phrase, phrase) and _is_joined(words, before, phrase):
            reading.metric, reading.weight = before.metric, 2


def _is_joined(words: Words, before: Reading, phrase: Phrase) -> bool:
    """Whether a place, a means or a side is told beside a number that no verb of its own reaches."""
    following = words.at(phrase.last)
    if words.at(phrase.first - _BEFORE_REST.get(words.at(phrase.first - 1), 1)) in (",", "and", "then", "plus"):
        return following in PLACE_PREPOSITIONS or (before.metric in _BY_MEANS and following in ("from", "with", "by"))
    return phrase.noun is None and following in _ENDS and before.metric in _OF_SIDES and _is_behind_side(words, phrase.first - 1)


# "and another three over Kursk", "and the other two by jamming"
_BEFORE_REST = {"another": 2, "other": 3, "remaining": 3}


def _is_behind_side(words: Words, at: int) -> bool:
    """ "Moscow gave up 1,200 bodies, Kyiv 49": whether nothing but a name stands between the comma and the number behind token `at`"""
    begin = next((i for i in range(at, at - 4, -1) if not words.capital[i]), at)
    begin -= words.low[begin] == "the"
    return words.capital[at] and words.at(begin) in (",", "and", ";") and not words.capital[begin - 1]


_OF_SIDES = frozenset({"settlements", "returned_bodies", "exchanged", "displaced", "troops", "intercepted", "captured"})
_ENDS = frozenset({",", ".", "", "and", ";", "in", "near", "more", "others"})


def _goes_on_counting(before: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase counts what the one before it does, or its like: "two Kalibrs in the south and two Kh-59s in the east"."""
    return phrase.noun is None or (phrase.form == "number" and phrase.noun in WEAPONS and before.noun in WEAPONS)


# "105 were brought down by gunners and 14 by jamming"
_BY_MEANS = frozenset({"attacks", "intercepted", "evacuated"})


def from_tallies(words: Words, readings: Sequence[Reading]) -> None:
    """ "the heaviest bombardment in months: 728 drones and 13 missiles": weapons listed behind a colon were sent in the attack before it."""
    if ":" not in words.low:
        return
    listed = -1
    for reading in readings:
        phrase = reading.phrase
        if reading.metric is not None or phrase.noun not in WEAPONS - {"aircraft", "vessel"}:
            continue
        between = words.low[listed : phrase.first] if listed >= 0 else []
        if (words.at(phrase.first - 1) == ":" and _tells_of_attack(words, phrase.first - 1)) or (between and _LINKS.issuperset(between)):
            reading.metric, reading.weight, listed = "launched", 2, phrase.last


def _tells_of_attack(words: Words, colon: int) -> bool:
    """Whether nothing but an attack is told of in the sentence before a colon, and nothing that was brought down or given."""
    sentence = words.sentence[colon]
    before = {words.low[at] for at in range(max(0, colon - 30), colon) if words.sentence[at] == sentence}
    return not _ATTACKS.isdisjoint(before) and _OTHERWISE.isdisjoint(before)


_LINKS = frozenset({",", "and", "plus"})
_ATTACKS = frozenset(
    "attack attacks barrage bombardment bombardments raid raids onslaught salvo salvoes assault strike strikes fire attacked wave".split()
)
_OTHERWISE = frozenset(
    "shot downed destroyed intercepted repelled air-defence defences defenders aid package deliver supply send for needs needed produce "
    "production stocks plans".split()
)
