"""Names of waters: "the Gulf of Finland", "the Dardanelles", "the English Channel"; and deals that are named after a sea."""

from __future__ import annotations

from transforms.coding.places.place_words import Grammar
from transforms.coding.places.placements import stands_alone
from transforms.coding.text.language import Text
from transforms.gazetteer import Gazetteer

# waters that begin like a nation: "the English Channel"
STRAITS = frozenset({"english", "danish", "turkish"})
_DEALS = frozenset({"initiative", "deal", "deals", "agreement", "agreements", "pact", "accord", "forum", "summit"})


def is_water_of(t: Text, i: int, end: int) -> bool:
    """ "Sea of Azov", "Gulf of Finland"."""
    return end == i + 1 and t.low[i] in ("sea", "gulf", "bay", "strait") and t.at(i + 1) == "of" and i + 2 < t.size and t.tokens[i + 2].is_name


def is_stream(t: Text, first: int, last: int, gazetteer: Gazetteer, g: Grammar) -> bool:
    """Whether the article makes a water of the name: "the Oskil in boats", "the Dardanelles"."""
    name = t.slice(first, last)
    return (gazetteer.is_river(name) or gazetteer.is_water(name)) and stands_alone(t, last, g)


def is_deal(t: Text, at: int) -> bool:
    """Whether a sea gives its name to a deal: "the Black Sea initiative", "the Black Sea grain deal"."""
    return t.at(at) in _DEALS or (t.at(at) == "grain" and t.at(at + 1) in _DEALS)
