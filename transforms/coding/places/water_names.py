"""Names of waters: "the Gulf of Finland", "the Dardanelles", "the English Channel"; and deals and fleets that are named after a sea."""

from __future__ import annotations

from transforms.coding.places.mentions import Mention
from transforms.coding.places.names import Name
from transforms.coding.places.placements import stands_alone
from transforms.coding.text.language import Text
from transforms.gazetteer import Gazetteer

_DEALS = frozenset({"initiative", "deal", "deals", "agreement", "agreements", "pact", "accord", "forum", "summit", "fleet", "fleets", "flotilla"})


def water_at(t: Text, i: int, gazetteer: Gazetteer) -> Mention | None:
    """A water that begins like a nation, or whose noun comes first: "the English Channel", "the Sea of Azov", "the Gulf of Finland"."""
    if t.low[i] in ("english", "danish", "turkish", "indian") and gazetteer.is_water(t.slice(i, min(i + 2, t.size))):
        return Mention(i, i + 2, i + 2, "water")
    is_of = t.low[i] in ("sea", "gulf", "bay", "strait") and t.at(i + 1) == "of" and i + 2 < t.size and t.tokens[i + 2].is_name
    return Mention(i, i + 3, i + 3, "water") if is_of else None


def is_stream(name: Name) -> bool:
    """Whether the article makes a water of the name: "the Oskil in boats", "the Dardanelles"."""
    if not name.is_whole or name.before not in ("the", "upper", "lower"):
        return False
    return (name.gazetteer.is_river(name.text) or name.gazetteer.is_water(name.text)) and stands_alone(name.t, name.last)


def is_deal(t: Text, at: int) -> bool:
    """Whether a sea gives its name to a deal or a fleet: "the Black Sea initiative", "the Black Sea grain deal", "its Black Sea fleet"."""
    return t.at(at) in _DEALS or (t.at(at) == "grain" and t.at(at + 1) in _DEALS)
