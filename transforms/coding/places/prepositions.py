"""The preposition that governs a name, and what stands before it: shared by all that ask what happened at a place."""

from __future__ import annotations

from transforms.coding.places.place_words import OF_LAND, grammar, words
from transforms.coding.quantities.numerals import number_words
from transforms.coding.text.language import Text

# how far a list of names is read back
_FARTHEST = 24
# these govern a name though a sentence that they open gives them a capital
_PREPOSITIONS = frozenset(
    {"in", "at", "near", "from", "to", "over", "off", "outside", "around", "on", "above", "across", "along", "for", "between", "through", "of", "if"}
    | {"unless", "until", "once", "opposite", "towards", "inside", "beneath", "facing", "about", "whether", "into", "visiting", "touring"}
)
# between a plural and the names it is told of
_LISTING = frozenset({",", "and", ":", "–", "—", "(", "including"})


def preposition_of(t: Text, first: int) -> int:
    """Index of the preposition that governs a name, its nouns and adjectives skipped."""
    g = grammar()
    at = first - 1
    for _ in range(_FARTHEST):
        low = t.at(at)
        if low == "of" and t.at(at - 1) in g.before:
            at -= 2
        elif low == "capital" or (t.at(at - 1) == "capital" and low in (",", "of")):
            at -= 1  # "in the Latvian capital, Riga"
        elif (
            low in ("the", "a", "an", "its", "'s", "port", "city", "town", "nearby", "polish", "and", "or", ",", "region")
            or low.endswith(OF_LAND)
            or low in words("lying")
            or (low in g.plurals and t.at(at + 1) in _LISTING)
            or (low in _LISTING and t.at(at - 1) in g.plurals)  # "from three regions: X and Y"
            or (t.at(at + 1) in g.plurals and (low.isdigit() or low in number_words()))
            or (at >= 0 and t.tokens[at].is_name and low not in _PREPOSITIONS)
        ):
            if low == "," and not (at > 0 and (t.tokens[at - 1].is_name or t.low[at - 1] in g.plurals or t.low[at - 1] in g.nouns)):
                return at
            at -= 1
        else:
            break
    if t.at(at) == "to" and t.at(at - 1) == "according" and "," in t.low[at:first]:
        return at + t.low[at:first].index(",")  # "According to the IAEA, the X plant": what governs the body does not govern the place
    return at
