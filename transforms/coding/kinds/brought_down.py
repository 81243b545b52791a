"""Whether what flies does the harm or is brought down: conditions of rules in `deciding`, as those in `conditions`."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.kinds.acting import BE, HAVE
from transforms.coding.kinds.attack_nouns import attack_words
from transforms.coding.kinds.claim_words import claimed, deciding_words, meets, standing
from transforms.coding.kinds.collisions import is_damage_by_debris
from transforms.coding.kinds.foreground import MainClaim
from transforms.coding.kinds.ground_taken import GROUND
from transforms.coding.text.language import Text


def wreck_hits(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether pieces do the damage, of what is said to have been brought down, or called debris where no attack is told of."""
    if not is_damage_by_debris(t):
        return False
    return meets(first, "downed") or first[0] in _LEFT or (not _LEFT.isdisjoint(first) and not meets(t.low, "attacked"))


def wreck_told_behind(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether damage of no told cause was done by such pieces, as the next sentence says: "A house burned. Debris of a downed drone had hit it"."""
    if len(first) == t.size or not is_damage_by_debris(t, len(first)) or meets(first, "attacked") or meets(first, "assailing"):
        return False
    cause = t.low[len(first) : t.sentence_end(len(first))]
    at = len(first) + standing(t.low[len(first) :], "wreck")[0]
    is_named = t.at(at - 1 - (t.at(at - 1) in ("a", "the"))) in ("to", "of")  # "officials pointed to a fragment"
    return not is_named and (meets(cause, "downed") or not _LEFT.isdisjoint(cause))


def harms_first(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether casualties or damage of an attack are told before what was brought down, and not as what pieces of that did."""
    words = deciding_words()
    down = next((i for i in standing(first, "downed") if not _wrecks(t, i)), len(first))
    before = first[:down]
    harm = next((i for i, low in enumerate(before) if low in words["harm"] or _wrecks(t, i)), None)
    if down == len(first) or harm is None or meets(first, "wreck") or not _NOBODY.isdisjoint(before[max(0, harm - 4) : harm]):
        return False
    if before[harm] in words["harm"] and meets(before, "attacked"):
        return True
    return meets(before[harm:], "beside") and not meets(before[harm:], "causing")


def _wrecks(t: Text, i: int) -> bool:
    """Whether something on the ground is hit: "a hotel was destroyed", "missiles destroyed a depot", "set fire to"; not "destroyed 12 drones"."""
    if t.low[i] == "fire":
        return t.at(i - 1) in ("set", "on")
    if t.low[i] == "destroyed" and t.at(i - 1) in BE:
        return deciding_words()["flying_in"].isdisjoint(t.low[max(0, i - 7) : i])
    return _is_hit_by_arms(t, i) and deciding_words()["flying_in"].isdisjoint(t.low[i + 1 : i + 7])


def _is_hit_by_arms(t: Text, i: int) -> bool:
    """Whether the verb at token `i` has arms that fly for its subject and something for its object: "drones had struck a", not "drones hit over"."""
    words = deciding_words()
    if t.low[i] not in words["destroying"] - _ATTACKING or t.at(i - 1 - (t.at(i - 1) in HAVE)) not in words["means"]:
        return False
    return t.at(i + 1) not in _BEHIND_PARTICIPLE and _GUARDING.isdisjoint(t.low[max(0, i - 6) : i])


def _is_hit_by_air_force(t: Text, i: int) -> bool:
    """Whether an air force hits something of one kind: "its air force had destroyed a warship"; not "destroyed 40 of them"."""
    force = i - 1 - (t.at(i - 1) in HAVE)
    return t.low[i] in deciding_words()["destroying"] and t.low[force - 1 : force + 1] == ["air", "force"] and t.at(i + 1) in ("the", "a", "an")


def hits_ground(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether arms that fly are what destroys, and not what is destroyed: "missiles had destroyed a corvette", "its drones destroyed two jets at"."""
    for i in claimed(main, first, "destroying"):
        behind = first[i + 1 : i + 12]
        if (_is_hit_by_arms(t, i) or _is_hit_by_air_force(t, i)) and (not meets(behind, "flying_in") or meets(behind, "airfields")):
            return attack_words()["shooting"].isdisjoint(first[:i]) and not meets(first[:i], "downed")
    return False


def takes_ground_first(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether ground is told to have been taken before what was brought down: "its forces took the village of Lypa and shot down 56 drones"."""
    down = next(iter(standing(first, "downed")), len(first))
    taken = (i for i in claimed(main, first, "conquering") if i < down and t.at(i + 1) != "off" and t.at(i - 1) not in ("the", "a"))
    return any(not GROUND.isdisjoint(first[i + 1 : i + _TAKEN]) for i in taken)


# tokens from "regained" to "the strategic village"
_TAKEN = 7


def repels(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether what came by air was met: "foiled a drone attack", "a missile attack on the town was repelled"."""
    words = deciding_words()
    for i in claimed(main, first, "repelling"):
        near = range(max(0, i - 12), min(i + 7, len(first) - 1))
        if any(first[j] in words["airborne"] and first[j + 1] in words["raids"] for j in near) and not meets(first[:i], "harm"):
            return True
    return False


def hits_in_air(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether what flew was hit on its way: "both Iskanders were hit in the air", "a missile was blown up overhead"."""
    for i in claimed(main, first, "air"):
        before = first[max(0, i - _ON_ITS_WAY) : i]
        is_there = first[i] != "air" or t.low[max(0, i - 2) : i] == ["in", "the"]
        if is_there and not _HIT.isdisjoint(before) and meets(first[:i], "flying_in"):
            return True
    return False


# tokens from "hit" to "in the air"
_ON_ITS_WAY = 4
_HIT = frozenset({"hit", "struck", "caught", "destroyed", "blown", "exploded", "burst", "stopped"})


def hits_defences(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether air defence is what was hit: "struck two air defence systems", "an air defence battery was destroyed"; not "destroyed by" it."""
    words = deciding_words()
    for i in standing(first, "defences"):
        if not _AGAINST_AIR.isdisjoint(first[max(0, i - 4) : i]):
            hit = next((j for j in range(i - 1, max(-1, i - 12), -1) if first[j] in words["destroying"]), None)
            if hit is not None and first[hit - 1] not in BE and _HELPED.isdisjoint(first[hit + 1 : i]):
                return True
            if t.at(i + 1) in BE and t.at(i + 2) in words["destroying"]:
                return True
    return False


_LEFT = frozenset({"debris", "wreckage"})
_NOBODY = frozenset({"no", "nobody", "none", "without"})
_AGAINST_AIR = frozenset({"defence", "defense", "anti-aircraft", "air-defence"})
_HELPED = frozenset({"by", "with", "using", "over", "from", "when", "as", "while", ";"})
_BEHIND_PARTICIPLE = _HELPED | {"", ".", ",", "in", "on", "near", "and", "at", "out", "above", "overnight", "between", "since", "it"}
_ATTACKING = frozenset({"attacked", "targeted"})
# what flies to meet what comes
_GUARDING = frozenset({"anti-aircraft", "interceptor", "interceptors", "defence", "defences"})
