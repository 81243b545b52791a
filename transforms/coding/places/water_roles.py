"""Whether something happened on a river or a sea, or it only tells where another place lies."""

from __future__ import annotations

from transforms.coding.places.bearings import BEARINGS
from transforms.coding.places.place_words import BEING, BOMBERS, FACING, OF_LAND, grammar, words
from transforms.coding.places.prepositions import preposition_of
from transforms.coding.text.language import Text

_BORNE = frozenset("coast fleet port ports grain shore region shipping corridor initiative".split())
_ON_WATER = frozenset("over off across above into under beneath down up along through underneath".split())
_BESIDE_WATER = frozenset("bank banks shore shores side coast".split())
_WITHIN = frozenset("part parts waters bed bottom middle mouth".split())
_OF_WATERS = frozenset("neutral international territorial shallow open deep icy economic middle the".split())
_OF_BANKS = frozenset("left right the east west opposite occupied its".split())
_RISING = frozenset("rose burst froze flooded overflowed swelled swells".split())
# "the strait was closed", "has been mined"
_SHUT = frozenset("closed shut reopened blocked blockaded mined polluted shelled".split())
_RIGS = frozenset("platform platforms rig rigs".split())
_RELEASING = BOMBERS | {"released"}


def water_is_scene(t: Text, at: int, last: int) -> bool:
    """Whether something happened on the water up to token `last`, governed by the word at `at`."""
    low, behind = t.at(at), t.at(last)
    if behind in _BORNE:
        return False  # "the Black Sea coast"
    if behind in _RISING or (behind in BEING and not _SHUT.isdisjoint(t.low[last + 1 : last + 3])):
        return low not in ("in", "on") or not _names_between(t, at)  # "Snake Island in the Black Sea was shelled"
    if behind == "'s" and low in ("on", "along", "to", "at", "across"):
        return not _BESIDE_WATER.isdisjoint(t.low[last + 1 : last + 4])  # "a bridgehead on the X's western bank"
    if low == "of" and t.at(at - 1) in BEARINGS:
        return True  # "the streets east of the X River"
    if low == "of" and t.at(at - 1) in _BESIDE_WATER:
        return _is_on_bank(t, at, last)
    if low == "of" and t.at(at - 1) in _WITHIN:  # "the western part of the Black Sea"
        at = preposition_of(t, at - 1)
        while t.at(at) in _OF_WATERS:
            at -= 1
        low = t.at(at)
    if low in ("over", "above") and ("from" in t.low[max(0, at - 3) : at] or not _RELEASING.isdisjoint(t.low[max(0, at - 4) : at])):
        return False  # "fired from aircraft over the Caspian Sea", "that bombers released over the Caspian Sea"
    if low == "across" and (t.at(at - 1) in ("from", ",") or not FACING.isdisjoint(t.low[max(0, at - 8) : at])):
        return False  # "they fire from across the river", "Nikopol, across the reservoir", "which faces the plant across the river"
    if low in _ON_WATER or low in words("place_verbs"):
        return True
    if low not in ("in", "on", "and", "near", "by", "beside") or _names_between(t, at):
        return False
    window = t.low[max(0, at - 10) : at]
    return not words("violent").isdisjoint(window) or not words("afloat").isdisjoint(window)


def _is_on_bank(t: Text, at: int, last: int) -> bool:
    """ "dug in on the left bank of the X", "the left bank of the X was shelled"; not "shelled from the left bank", "Villages on the bank"."""
    at -= 2
    while t.at(at) in _OF_BANKS or t.at(at).endswith(OF_LAND):
        at -= 1
    if t.at(at) not in words("locative") and t.at(last) in ("was", "were"):
        return not words("violent").isdisjoint(t.low[last + 1 : last + 3])
    if t.at(at) == "from" and words("departing").isdisjoint(t.low[max(0, at - 8) : at]):
        return False
    return t.at(at) in ("on", "along", "to", "from", "across") and not _names_between(t, at)


_LISTING = frozenset({"and", "the", ",", "“", "”"})


def _names_between(t: Text, at: int) -> bool:
    """Whether another place stands right before the preposition: "Snake Island in the Black Sea", "Yeysk, on the Sea of Azov"."""
    before = at - 1 - (t.at(at - 1) == ",")
    named = before
    while named > 0 and (t.tokens[named].is_name or t.low[named] in _LISTING):
        named -= 1  # "two tankers, the Kairos and the Virat, in the Black Sea"
    told = (t.low[named].removesuffix("s"), *t.low[max(0, before - 3) : before])
    is_flagged = any(low.endswith("flagged") for low in told)  # "the Palau-flagged Qendil in the Black Sea"
    if t.at(named + 1) == "the" and t.tokens[before].is_name and t.low[before] not in grammar().nouns:
        return False  # "seized the Aquila II in the Atlantic"
    is_afloat = is_flagged or not words("vessels").isdisjoint(told) or not _RIGS.isdisjoint(t.low[max(0, before - 5) : before])
    if at <= 0 or is_afloat or t.low[before] in grammar().before or t.low[before] in words("afloat"):
        return False  # "the tanker Qendil in the Mediterranean", "a platform of Lukoil in the Caspian Sea", "Villages on the bank", "Cables in"
    return t.tokens[before].is_name or t.at(before) in ("bank", "coast", "port", "island")
