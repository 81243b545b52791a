"""Whether the words around a name that the gazetteer knows speak of a place."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.places.false_names import is_of_note, is_ours
from transforms.coding.places.mentions import Mention, is_listed_on
from transforms.coding.places.place_words import Grammar
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import name_at, vocabulary
from transforms.gazetteer import Gazetteer
from transforms.gazetteer.building import OWN


def is_placed(t: Text, first: int, last: int, before: Sequence[Mention], gazetteer: Gazetteer, g: Grammar) -> bool:
    """Whether the words around a known name speak of a place."""
    low = t.at(first - 1) if t.at(first - 1) not in ("”", "’") else t.at(first - 2)  # "they “liberated” Baranivka"
    if low in g.words["locative"] or low in g.words["place_verbs"] or low in ("of", "on", "over") or is_listed_on(t, first, before):
        return True
    if (
        low in ("'s", "to", "–", "-")
        and before
        and before[-1].end == first - 1
        and (low != "'s" or before[-1].kind in ("region", "district", "city", None))
    ):
        return True  # "the Bryansk region's Sevsk", "from Gdynia to Karlskrona"
    if low == "to" and not _MOVING.isdisjoint(t.low[max(t.sentence_start(first), first - 12) : first - 1]):
        name = t.slice(first, last)
        return is_ours(name, gazetteer) or any(e.trust == OWN and e.population >= _CITY for e in gazetteer.towns(name))
    if low in (":", "–", "—") and t.at(first - 2) in g.plurals:
        return True  # "two regions: X and Y"
    if low in g.words["placing"] or low.endswith("ern"):
        return True
    name = t.slice(first, last)
    if low == "'s" and (owner := country_ending(t, first - 1)):
        return any(town.country == owner for town in gazetteer.towns(name))  # "Russia's Toropets"
    if low == "the" and stands_alone(t, last, g):
        return False  # "the Kommuna, a ship"
    if low in CONJUNCTIONS and not (t.at(last) in g.words["befalling"] and low != "said"):
        return any(town.country in gazetteer.weights and is_of_note(town, gazetteer) for town in gazetteer.towns(name))
    speaks = low in _WEAKLY_PLACING or t.at(last) in ("'s", ",") or t.at(last) in g.words["befalling"]
    return (speaks or low == ";" or first == t.sentence_start(first)) and is_ours(name, gazetteer)


_MOVING = frozenset(
    "travelled travelling went flew flown drove driven train moved back returned took taken sent deployed bound sailed marched journey trip "
    "extension pipeline railway road flight flights transferred relocated evacuated brought".split()
)
# people of a town that is a goal whatever its country
_CITY = 20_000


def is_placed_in_quote(t: Text, first: int, last: int, gazetteer: Gazetteer, g: Grammar) -> bool:
    """Whether the words around a name in quotation marks speak of a place: "in X", "“X is free”" where X is a town that the war knows."""
    low = t.at(first - 1)
    if low in g.words["locative"] or low in g.words["place_verbs"] or low in ("of", "on", "against"):
        return True
    if low not in ("“", ".") or t.at(last) not in g.words["befalling"] or t.slice(first, last) in g.words["capitals"]:
        return False
    return any(town.country in gazetteer.weights and is_of_note(town, gazetteer) for town in gazetteer.towns(t.slice(first, last)))


def stands_alone(t: Text, last: int, g: Grammar) -> bool:
    """Whether no noun follows that a name with an article could belong to: "the Oskil in boats", not "the Bucha massacre"."""
    low = t.at(last)
    return not low[:1].isalpha() or low in g.words["function"] or low in _OF_SHIPS or low.endswith("ed")


# what ships do: "the Saratov sank"
_OF_SHIPS = frozenset(
    {"rose", "burst", "froze", "flows", "runs", "divides", "separates", "marks", "forms", "carries", "swells", "is", "was"}
) | frozenset({"sank", "went", "lay", "caught", "burnt", "came", "set", "ran", "broke", "hit", "makes", "carries", "sails"})


def country_ending(t: Text, end: int) -> str:
    """The code of the state whose name ends before token `end`, empty where none does."""
    for start in (end - 1, end - 2, end - 3):
        found = name_at(t.tokens, start, vocabulary().countries) if start >= 0 else None
        if found is not None and found[0] == end and found[1].kind == "names":
            return str(found[1].code)
    return ""


# words before a name that is a place if it is one of the pages' countries or a city
_WEAKLY_PLACING = frozenset({"the", "to", "against", "for", "with", ",", "and", "like", "than", "as", "that", "because"})


CONJUNCTIONS = frozenset(
    {"if", "when", "while", "but", "though", "although", "whether", "before", "after", "since", "once", "where", "whereas", "said"}
)


# behind these a name that a person of the page bears may be a place all the same
NO_TITLES = CONJUNCTIONS - {"said"} | {"in", "near"}
