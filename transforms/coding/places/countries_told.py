"""The state that a text says a name lies in: "Russia's X", "X, a town in Poland"."""

from __future__ import annotations

from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import name_at, vocabulary


def country_behind(t: Text, end: int) -> str | None:
    """ "Tripoli in Lebanon", "Fetesti, Romania,", "Swietoszow, a town in western Poland"; not "in Belgorod, Ukraine said"."""
    if t.at(end) not in ("in", ","):
        return None
    inside = _inside(t, end)
    at = end + 1 if inside is None else inside
    while t.at(at) in _PARTS or t.at(at).endswith("ern"):
        at += 1
    found = name_at(t.tokens, at, vocabulary().countries) if at < t.size else None
    if found is None or len(found[1].code) != 2 or found[1].code == "EU":
        return None
    if found[1].kind != "names":  # "in the Polish province of Lublin"
        return str(found[1].code) if inside is not None and found[1].kind == "adjectives" and t.at(found[0]) in _LANDS else None
    closes = t.at(found[0]) in (",", ".", ";", ")", "")
    return str(found[1].code) if inside is not None or (closes and at == end + 1) else None


def _inside(t: Text, end: int) -> int | None:
    """The token behind the "in" that tells where a name lies, what the place is called in between skipped: ", a town in"."""
    at = end + (t.at(end) == ",")
    while at < end + 7 and (t.at(at) in _BETWEEN or t.at(at) in ("a", "an", "small") or t.at(at).endswith("ern")):
        at += 1
    return at + 1 if t.at(at) == "in" and (t.at(at - 1) != "and") else None


_PARTS = frozenset(
    {"the", "nearby", "neighbouring", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "centre", "of"}
)


_LANDS = frozenset({"region", "province", "voivodeship", "county", "district", "territory", "state", "prefecture", "countryside", "side"})


def country_before(t: Text, first: int) -> str | None:
    """ "Russia's Belgorod region", "the Polish city of Rzeszow"."""
    for at in range(first - 1, max(-1, first - 7), -1):
        low = t.low[at]
        if t.tokens[at].is_name:
            for start in (at, at - 1, at - 2):
                found = name_at(t.tokens, start, vocabulary().countries) if start >= 0 else None
                if found and found[0] == at + 1:
                    is_owner = t.at(at + 1) == "'s" or found[1].kind == "adjectives"
                    return (
                        str(found[1].code) if is_owner and found[1].kind != "capitals" and len(found[1].code) == 2 and found[1].code != "EU" else None
                    )
            if t.at(at + 1) not in (",", "and"):
                return None
        elif low not in _BETWEEN and low not in ("'s", ",") and not low.endswith("ern"):
            return None
    return None


_BETWEEN = frozenset(
    "city town village port region border of capital resort island industrial and the cities towns villages regions front-line frontline - "
    "line front coastal nearby neighbouring military airbase mining garrison".split()
)
