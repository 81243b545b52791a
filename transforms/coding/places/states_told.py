"""The state, or the corner of Ukraine, that a text says a name lies in: "Russia's X", "X, a town in Poland", "X in eastern Ukraine"."""

from __future__ import annotations

from transforms.coding.places.bearings import BEARINGS
from transforms.coding.places.place_words import grammar
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import StateName, state_at, state_ending


def country_behind(t: Text, end: int) -> str | None:
    """ "Tripoli in Lebanon", "Fetesti, Romania,", "Swietoszow, a town in western Poland"; not "in Belgorod, Ukraine said"."""
    if t.at(end) not in ("in", ","):
        return None
    inside = _inside(t, end)
    at = end + 1 if inside is None else inside
    while t.at(at) in _PARTS or t.at(at).endswith("ern"):
        at += 1
    if (found := state_at(t, at)) is None or (code := _code(found)) is None:
        return None
    behind = t.at(found.end)
    match found.kind:
        case "names" if inside is None:
            return code if behind in (",", ".", ";", ")", "") and at == end + 1 else None
        case "names":
            return code
        case "adjectives":  # "in the Polish province of Lublin"
            return code if inside is not None and behind in _LANDS else None
    return None


def _inside(t: Text, end: int) -> int | None:
    """The token behind the "in" that tells where a name lies, what the place is called in between skipped: ", a town in"."""
    at = end + (t.at(end) == ",")
    while at < end + 7 and (t.at(at) in _BETWEEN or t.at(at) in ("a", "an", "small") or t.at(at).endswith("ern")):
        at += 1
    return at + 1 if t.at(at) == "in" and t.at(at - 1) != "and" else None


def country_before(t: Text, first: int) -> str | None:
    """ "Russia's Belgorod region", "the Polish city of Rzeszow"."""
    for at in range(first - 1, max(-1, first - 7), -1):
        low = t.low[at]
        if t.tokens[at].is_name:
            if (state := state_ending(t, at + 1)) is not None:
                is_owner = (t.at(at + 1) == "'s" and state.is_name) or state.is_adjective
                return _code(state) if is_owner else None
            if t.at(at + 1) not in (",", "and"):
                return None
        elif low not in _BETWEEN and low not in ("'s", ",") and not low.endswith("ern"):
            return None
    return None


def corner_told(t: Text, first: int, end: int) -> frozenset[str]:
    """The regions of the corner of Ukraine that a name is told to lie in: "X in eastern Ukraine", "the eastern Ukrainian town of X"."""
    corners = grammar().corners
    inside = _inside(t, end) if t.at(end) in ("in", ",") else None
    behind = range(inside, min(inside + 2, t.size)) if inside is not None else range(0)
    for at in (*behind, *range(first - 1, max(-1, first - 7), -1)):
        if (found := corners.get(t.low[at].replace("-", "").removesuffix("ern"))) is not None:
            return found
        if at < first and t.low[at] not in _BETWEEN and t.low[at] not in ("'s", "ukraine", "ukrainian"):
            break
    return frozenset()


def land_told(t: Text) -> str | None:
    """The state of which a text tells what befell a part: "in eastern Ukraine", "shelled the north and northeast of Latvia", "Ukraine's south"."""
    if _BEARINGS.isdisjoint(t.low):
        return None
    for i in (i for i, low in enumerate(t.low) if low in _BEARINGS):
        is_owned = t.at(i - 1) == "'s" and not t.low[i].endswith("ern")
        state = state_ending(t, i - 1) if is_owned else state_at(t, i + 1 + (t.at(i + 1) == "of"))
        if state is not None and state.is_name and (is_owned or t.at(state.end) != "'s"):
            return _code(state)
    return None


def _code(state: StateName) -> str | None:
    """The code of a state, None for a body of states."""
    return state.code if len(state.code) == 2 and state.code != "EU" else None


_PARTS = frozenset({*BEARINGS, "the", "nearby", "neighbouring", "centre", "of"})
# "north", "northern", "north-eastern"
_HYPHENED = (f"{side}-{half}ern" for side in ("north", "south") for half in ("east", "west"))
_BEARINGS = frozenset({*BEARINGS, *(f"{bearing}ern" for bearing in BEARINGS), *_HYPHENED, "central"})
_LANDS = frozenset({"region", "province", "voivodeship", "county", "district", "territory", "state", "prefecture", "countryside", "side"})
# what a place is called between its name and its state's
_BETWEEN = frozenset(
    "city town village port region border of capital resort island industrial and the cities towns villages regions front-line frontline - "
    "line front coastal nearby neighbouring military airbase mining garrison".split()
)
