"""Whether the words around a name that the gazetteer knows speak of a place."""

from __future__ import annotations

from transforms.coding.places.capitals import is_proposed
from transforms.coding.places.false_names import KNOWN_OTHERWISE, LONG_NAME, SMALL_TOWN
from transforms.coding.places.names import Name
from transforms.coding.places.namesakes import LISTED, TOWN, WELL_KNOWN
from transforms.coding.places.place_words import OF_LAND, grammar, words
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import state_ending
from transforms.gazetteer import Entry, Gazetteer
from transforms.gazetteer.building import OTHER, OWN, OWN_LOOSE

CONJUNCTIONS = frozenset({"if", "when", "while", "but", "though", "although", "whether", "before", "after", "since", "once", "where", "whereas"})
# before "to" these have somebody go to a place
_GOING = frozenset(
    "visit visits trip trips flight flights journey flew fly flies flown drove driven travel travels travelled traveled train trains bus buses "
    "convoy plane brought took taken sent moved escorted carried transported airlifted evacuated sailed towed returned".split()
)
# before "for"
_SETTING_OUT = frozenset({"left", "departed", "bound", "sailed", "leave", "leaves", "set"})
# words before a name that is a place if it is one of the pages' countries or a city
_WEAKLY_PLACING = frozenset({"the", "to", "against", "for", "with", ",", "and", "like", "than", "as", "that", "because", ";"})


def is_placed(name: Name) -> bool:
    """Whether the words around a known name speak of a place."""
    low = name.before if name.before not in ("”", "’") else name.t.at(name.first - 2)  # "they “liberated” Baranivka"
    if low in words("locative") or low in words("place_verbs") or low in words("placing") or low in ("of", "on", "over"):
        return True
    if low.endswith(OF_LAND):  # "in southern X", "the Russian-occupied X"
        return True
    if name.goes_on or _follows_place(name, low) or is_proposed(name):
        return True
    if low in ("to", "for") and _is_destination(name):
        return True
    if low == "'s" and (owner := state_ending(name.t, name.first - 1)) is not None and owner.is_name:
        entries = (*name.gazetteer.towns(name.text), *name.gazetteer.regions(name.text))  # "Russia's Toropets", "Russia's Dagestan"
        return any(entry.country == owner.code for entry in entries)
    if low in ("a", "an") and name.behind in words("city_life"):
        return any(_is_of_note(town, name.gazetteer) for town in name.gazetteer.towns(name.text))  # "a Leicester warehouse", no Amazon's
    if low == "the" and stands_alone(name.t, name.last):
        return False  # "the Kommuna, a ship"
    if low == "said" or (low in CONJUNCTIONS and name.behind not in words("befalling")):
        return _is_of_note_at_home(name)
    speaks = low in _WEAKLY_PLACING or name.behind in ("'s", ",") or name.behind in words("befalling")
    return (speaks or name.first == name.t.sentence_start(name.first)) and _is_ours(name)


def _is_destination(name: Name) -> bool:
    """Whether somebody goes to a name or is taken there: "on a visit to Rzeszow", "flew the wounded to Lublin", "left Lviv for Lublin"."""
    t, going = name.t, _GOING if name.before == "to" else _SETTING_OUT
    for j in range(name.first - 2, max(t.sentence_start(name.first) - 1, name.first - _WAY), -1):
        if t.low[j] in going:
            return True
        if t.low[j] in _ENDS_WAY:
            return False
    return False


# tokens from "flew" to "to"
_WAY = 9
_ENDS_WAY = frozenset({",", ";", "and", "but", "to", "said", "that", "which", "who"})


def _follows_place(name: Name, low: str) -> bool:
    """ "the Bryansk region's Sevsk", "from Gdynia to Karlskrona", "two regions: X and Y"."""
    if low in (":", "–", "—") and name.t.at(name.first - 2) in grammar().plurals:
        return True
    previous = name.previous
    if previous is None or previous.end != name.first - 1 or low not in ("'s", "to", "–", "-"):
        return False
    return low != "'s" or previous.kind in ("region", "district", "city", None)


def is_placed_in_quote(name: Name) -> bool:
    """Whether the words around a name in quotation marks speak of a place: "in X", "“X is free”" where X is a town that the war knows."""
    if name.is_inside or name.goes_on or name.before in words("place_verbs") or name.before in ("of", "on", "against", "over"):
        return True
    if name.before == "up" and name.t.at(name.first - 2) in ("give", "giving", "gave"):
        return True
    if name.before not in ("“", ".") or name.behind not in words("befalling") or name.text in words("capitals"):
        return False
    return _is_of_note_at_home(name)


def _is_of_note_at_home(name: Name) -> bool:
    """Whether a town of some size in one of the pages' countries bears the name."""
    return any(town.country in name.gazetteer.weights and _is_of_note(town, name.gazetteer) for town in name.gazetteer.towns(name.text))


def is_of_the_war(name: Name) -> bool:
    """Whether a name is that of a town of the land that the pages are about, and so a place whatever stands around it: "whoever holds Tokmak"."""
    if len(name.text) < LONG_NAME:
        return False
    least = {OWN: TOWN, OWN_LOOSE: TOWN, OTHER: KNOWN_OTHERWISE}
    towns = (town for town in name.gazetteer.towns(name.text) if town.kind == "city" and town.country in LISTED and town.trust in least)
    return any(town.population >= least[town.trust] for town in towns)


def _is_ours(name: Name) -> bool:
    """Whether a name means a place, not a brand or a person, where hardly anything says so: one of the pages' countries, or a city."""
    gazetteer, towns = name.gazetteer, name.gazetteer.towns(name.text)
    return not towns or any((town.country in gazetteer.weights and town.is_own) or _is_of_note(town, gazetteer) for town in towns)


def _is_of_note(town: Entry, gazetteer: Gazetteer) -> bool:
    """A town of the pages' own countries, or a city that everybody knows."""
    least = SMALL_TOWN if town.country in gazetteer.weights else WELL_KNOWN
    return gazetteer.is_meant(town) or town.population >= least


def stands_alone(t: Text, last: int) -> bool:
    """Whether no noun follows that a name with an article could belong to: "the Oskil in boats", not "the Bucha massacre"."""
    low = t.at(last)
    return not low[:1].isalpha() or low in words("function") or low in words("ship_deeds") or low.endswith("ed")
