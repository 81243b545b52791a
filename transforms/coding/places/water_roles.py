"""Whether something happened on a river or a sea, or it only tells where another place lies."""

from __future__ import annotations

from transforms.coding.places.bearings import BEARINGS
from transforms.coding.places.place_words import grammar
from transforms.coding.places.prepositions import preposition_of
from transforms.coding.text.language import Text

_ON_WATER = frozenset({"over", "off", "across", "above", "into", "under", "beneath", "down", "up", "along", "through", "underneath"})
_BESIDE_WATER = frozenset({"bank", "banks", "shore", "shores", "side", "coast"})


def water_is_scene(t: Text, at: int, last: int) -> bool:
    if t.at(last) in ("coast", "fleet", "port", "ports", "grain", "shore", "region", "shipping", "corridor", "initiative"):
        return False
    if t.at(last) in _RISING:
        return True
    if t.at(last) == "'s" and t.at(at) in ("on", "along", "to", "at", "across") and not _BESIDE_WATER.isdisjoint(t.low[last + 1 : last + 4]):
        return True  # "a bridgehead on the X's western bank"
    if t.at(at) == "of" and t.at(at - 1) in BEARINGS:
        return True  # "the streets east of the X River"
    if t.at(at) == "of" and t.at(at - 1) in ("part", "parts", "waters", "bed", "bottom", "middle", "mouth"):  # "the western part of the Black Sea"
        at = preposition_of(t, at - 1)
        while t.at(at) in _OF_WATERS:
            at -= 1
    elif t.at(at) == "of" and t.at(at - 1) in _BESIDE_WATER:
        before = at - 2
        while t.at(before) in ("left", "right", "the", "east", "west", "opposite", "occupied", "its") or t.at(before).endswith(
            ("ern", "-held", "-occupied", "-controlled")
        ):
            before -= 1
        if t.at(before) == "from" and grammar().words["departing"].isdisjoint(t.low[max(0, before - 8) : before]):
            return False  # "shelled from the left bank of the Dnipro"
        if before < t.sentence_start(at):
            return True  # "The bank of the X was hit"
        return t.at(before) in ("on", "along", "to", "from", "across") and not _names_between(t, before)
    low = t.at(at)
    if low in ("across", "along") and t.at(at - 1) == "," and _names_between(t, at):
        return False  # "Nikopol, across the reservoir from Enerhodar"
    if low in ("over", "above") and ("from" in t.low[max(0, at - 3) : at] or not _BOMBERS.isdisjoint(t.low[max(0, at - 4) : at])):
        return False  # "fired from aircraft over the Caspian Sea", "that bombers released over the Caspian Sea"
    if low == "across" and not _FACING.isdisjoint(t.low[max(0, at - 8) : at]):
        return False  # "which faces the plant across the river"
    if low == "across" and t.at(at - 1) == "from":
        return False  # "they fire from across the river"
    if low == "from" and not _SAVING.isdisjoint(t.low[max(0, at - 5) : at]):
        return True
    if low in _ON_WATER or low in grammar().words["place_verbs"]:
        return True
    if low in ("in", "on", "and", "near", "by", "beside") and not _names_between(t, at):
        return bool(set(t.low[max(0, at - 10) : at]) & (grammar().words["violent"] | grammar().words["afloat"]))
    return False


_SAVING = frozenset({"rescued", "saved", "pulled", "recovered", "fished", "plucked", "picked", "raised", "salvaged"})
_OF_WATERS = frozenset({"neutral", "international", "territorial", "shallow", "open", "deep", "icy", "economic", "middle", "the"})
_RISING = frozenset({"rose", "burst", "froze", "flooded", "overflowed", "swelled", "swells"})
_BOMBERS = frozenset(
    {"bombers", "bomber", "tu-95", "tu-95s", "tu-95ms", "tu-160", "tu-160s", "tu-22m3", "tu-22m3s", "released", "mig-31k", "mig-31ks"}
)
_FACING = frozenset({"faces", "facing", "opposite", "overlooks"})


def _names_between(t: Text, at: int) -> bool:
    """Whether another place stands right before the preposition: "Snake Island in the Black Sea", "Yeysk, on the Sea of Azov"."""
    before = at - 1 - (t.at(at - 1) == ",")
    if not _SHIPS.isdisjoint(t.low[max(0, before - 3) : before]):
        return False  # "the tanker Qendil in the Mediterranean"
    if at > 0 and t.low[before] in grammar().before:
        return False  # "Villages on the bank"
    return at > 0 and (t.tokens[before].is_name or t.at(before) in ("bank", "coast", "port", "island"))


_SHIPS = frozenset("tanker ship vessel frigate boat freighter carrier corvette submarine cruiser yacht ferry tug dhow barge trawler bulker".split())
