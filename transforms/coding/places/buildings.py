"""Buildings and works known by a name of their own: "at the Dolmabahce Palace", "hit the Motor Sich plant"."""

from __future__ import annotations

from transforms.coding.places.names import Name
from transforms.coding.places.place_words import BEING, building_at, words
from transforms.coding.text.language import Text

_DETERMINING = frozenset("the 's its nearby historic famous giant huge sprawling former famed vast old state-owned".split())
# nouns that anybody's name may stand before
_ANYBODYS = frozenset("facility centre camp compound range pit restaurant cafe hospital library gallery".split())
# people of a town whose houses are told of by its name
_TOWN = 20_000
_BEFELL = BEING | {"came", "caught", "burned", "exploded"}
_GUNS = frozenset({"forces", "troops", "control", "launched", "set"})
_BASED = frozenset({"the", "'s", "its", "at", "from", "near", "hit", "and"})
# how far back a word of violence may stand
_REACH = {"and": 12, "on": 7}


def building_end(name: Name) -> int:
    """Index behind the noun of a building, or of a town's base, that bears the name; 0 where no such is told of as a place."""
    low, gazetteer = name.behind, name.gazetteer
    if low == "base":
        # "the Engels base", "Poland's Lask base"; not "a NATO base"
        is_base = name.before in _BASED and not name.text.isupper() and name.t.at(name.last + 1) != "of" and gazetteer.towns(name.text)
        return name.last + 1 if is_base else 0
    end = name.last + len(building_at(name.t, name.last))
    if len(name.text) < 3 or name.first_word in words("nameless") or name.t.at(end) in words("house_offices"):  # "the TV tower"
        return 0
    if low in _ANYBODYS and (name.text.isupper() or name.last_word in words("never")):
        return 0
    towns = gazetteer.towns(name.text)
    if gazetteer.regions(name.text) or (towns and (low not in words("famed_houses") or any(e.population >= _TOWN for e in towns))):
        return 0
    return end if _is_placed(name.t, name.first) or _is_struck(name.t, name.first, end) else 0


def _is_struck(t: Text, first: int, end: int) -> bool:
    """Whether something befell the building: "the X hotel was hit", "The X hotel on the river was destroyed"."""
    if t.at(end) in _BEFELL:
        return not words("violent").isdisjoint(t.low[end : end + 4])
    if t.at(first - 1) != "the" or (first - 1 != t.sentence_start(first) and t.at(first - 2) not in ("and", ",")):
        return False
    verb = next((j for j in range(end, min(end + 10, t.sentence_end(first))) if t.low[j] in BEING), None)
    return verb is not None and not words("violent").isdisjoint([w for w in t.low[verb : verb + 9] if w not in _GUNS])


def _is_placed(t: Text, first: int) -> bool:
    """Whether a word of place or of violence governs the name."""
    at = first - 1
    while at > first - 4 and t.at(at) in _DETERMINING:
        if t.low[at] == "'s":  # "at Istanbul's X Palace"
            at -= 1
            while at > 0 and t.tokens[at].is_name:
                at -= 1
            continue
        at -= 1
    low = t.at(at)
    if low == "of":
        return t.at(at - 1) in words("house_sides") or t.at(at - 1) in words("part")
    if low in ("on", "to", "and"):
        return not words("violent").isdisjoint(t.low[max(t.sentence_start(first), at - _REACH.get(low, 4)) : at])
    return low in words("locative") or low in words("place_verbs")
