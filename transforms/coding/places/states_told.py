"""Names of states, and the state that a text says a name lies in: "Russia's X", "X, a town in Poland"."""

from __future__ import annotations

from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import Country, name_at, vocabulary


def state_at(t: Text, i: int) -> tuple[int, Country] | None:
    """The state whose name, adjective or capital begins at token `i`, with the index behind it."""
    return name_at(t.tokens, i, vocabulary().countries) if 0 <= i < t.size else None


def state_ending(t: Text, end: int) -> Country | None:
    """The state whose name, adjective or capital ends before token `end`: "Russia" before "'s"."""
    for start in (end - 1, end - 2, end - 3):
        if (found := state_at(t, start)) is not None and found[0] == end:
            return found[1]
    return None


def country_behind(t: Text, end: int) -> str | None:
    """ "Tripoli in Lebanon", "Fetesti, Romania,", "Swietoszow, a town in western Poland"; not "in Belgorod, Ukraine said"."""
    if t.at(end) not in ("in", ","):
        return None
    inside = _inside(t, end)
    at = end + 1 if inside is None else inside
    while t.at(at) in _PARTS or t.at(at).endswith("ern"):
        at += 1
    if (found := state_at(t, at)) is None or (code := _code(found[1])) is None:
        return None
    behind = t.at(found[0])
    match found[1].kind:
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
                is_owner = (t.at(at + 1) == "'s" and state.kind == "names") or state.kind == "adjectives"
                return _code(state) if is_owner else None
            if t.at(at + 1) not in (",", "and"):
                return None
        elif low not in _BETWEEN and low not in ("'s", ",") and not low.endswith("ern"):
            return None
    return None


def _code(state: Country) -> str | None:
    """The code of a state, None for a body of states."""
    return state.code if len(state.code) == 2 and state.code != "EU" else None


_PARTS = frozenset(
    {"the", "nearby", "neighbouring", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "centre", "of"}
)
_LANDS = frozenset({"region", "province", "voivodeship", "county", "district", "territory", "state", "prefecture", "countryside", "side"})
# what a place is called between its name and its state's
_BETWEEN = frozenset(
    "city town village port region border of capital resort island industrial and the cities towns villages regions front-line frontline - "
    "line front coastal nearby neighbouring military airbase mining garrison".split()
)
