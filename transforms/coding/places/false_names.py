"""Names that are no places though the gazetteer knows them: first words of sentences, persons, ships, units.

Where names stand is `toponyms`' to say; here only what speaks against one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.coding.places.mentions import Mention
from transforms.coding.places.namesakes import LISTED, TOWN
from transforms.coding.places.place_words import Grammar
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import WEEKDAYS, name_at, vocabulary
from transforms.gazetteer import Entry, Gazetteer
from transforms.gazetteer.building import OTHER, OWN, OWN_LOOSE

_SMALL_TOWN = 5_000
# people of a town that a word with a capital means though it is but another name of it
_KNOWN_OTHERWISE = 50_000
_CITY = 200_000
_LONG_NAME = 6


def opens_sentence(t: Text, i: int) -> bool:
    """Whether a word stands where any would have a capital: first in its sentence or in a quote."""
    return i == t.sentence_start(i) or t.tokens[i - 1].text in ("“", "‘", '"', ":")


def is_opener(t: Text, i: int, g: Grammar) -> bool:
    """Whether the word at `i` has its capital from where it stands: "She was", "Thirteen airports"."""
    return t.low[i] in g.words["opening"] and opens_sentence(t, i)


def is_plain_word(t: Text, first: int, gazetteer: Gazetteer, g: Grammar) -> bool:
    """Whether a word that may have its capital from where it stands is but a small or another place: "Snow fell", "Cars have", "Many return"."""
    name = t.tokens[first].text
    if gazetteer.is_bare_region(name):
        return False
    told = t.at(first + 1) in ("'s", ",", "and") or t.at(first + 1) in g.words["befalling"]
    towns = gazetteer.towns(name)
    return bool(towns) and not any(_is_of_that_name(town, name, told, gazetteer) for town in towns)


def _is_of_that_name(town: Entry, name: str, told: bool, gazetteer: Gazetteer) -> bool:
    """Whether a town is known enough under a name to be meant by a word that opens a sentence; less is enough where what befell it is `told`."""
    if gazetteer.is_meant(town):
        return True
    is_own, is_ours = town.trust in (OWN, OWN_LOOSE), town.country in gazetteer.weights
    if not is_own:
        return len(name) >= _LONG_NAME and town.population >= (_KNOWN_OTHERWISE if is_ours else _CITY)
    return town.population >= (_SMALL_TOWN if is_ours else _CITY) or (told and is_ours and len(name) >= _LONG_NAME)


def is_borne(t: Text, first: int, last: int, g: Grammar) -> bool:
    """Whether a ship, a unit or a club bears the name: "the cruiser X", "the X landing ship", "an X regiment"."""
    if t.at(first - 1) in g.words["vessels"] or t.at(first - 1) in _BRANDS or _is_honoured(t, first):
        return True
    if t.low[max(0, first - 3) : first] == ["20", "days", "in"]:
        return True  # the film that bears Mariupol's name
    if t.at(first - 1) not in _ARTICLES:
        return False
    for j in range(last, min(last + 4, t.size)):
        if t.low[j] in g.words["vessels"] or t.low[j] in g.words["units"]:
            return t.at(j + 1) not in _PORTS
        if t.low[j] not in g.words["unit_kinds"]:
            return False
    return False


def _is_honoured(t: Text, first: int) -> bool:
    """Whether a monument is put up to somebody of the name: "a statue of X", "the poet Pushkin"."""
    if t.at(first - 1) in _RANKS and not t.tokens[first - 1].is_name:
        return True
    return t.at(first - 1) in ("to", "of") and t.at(first - 2) in _MONUMENTS


# firms and papers that bear the names of towns: "nickel maker Norilsk"
_BRANDS = frozenset(
    {"maker", "producer", "manufacturer", "airline", "carrier", "brand", "newspaper", "magazine", "retailer", "operator", "bank", "insurer"}
)
_RANKS = frozenset({"general", "poet", "writer", "composer", "marshal", "tsar", "empress", "saint", "admiral", "playwright", "novelist", "singer"})
_MONUMENTS = frozenset({"monument", "monuments", "statue", "statues", "bust", "busts", "portrait", "portraits", "plaque"})


_ARTICLES = frozenset({"the", "a", "an", "its", "'s", "class", ""})
_PORTS = frozenset({"terminal", "terminals", "crossing", "crossings", "port", "traffic", "service", "services", "base", "depot"})


def is_last_name(t: Text, first: int, before: Sequence[Mention], g: Grammar) -> bool:
    """Whether the name goes on with another that is no place: "Admiral Essen", "Jack London"; not "On Monday Kharkiv" or "Ukrainian Kharkiv"."""
    if not first or not t.tokens[first - 1].is_name or (before and before[-1].end == first) or is_opener(t, first - 1, g):
        return False
    if t.low[first - 1] in WEEKDAYS or t.low[first - 1].endswith(_ADVERBIAL):
        return False
    country = name_at(t.tokens, first - 1, vocabulary().countries)
    return country is None or country[0] != first


_ADVERBIAL = ("ern", "ly", "ing", "where", "while", "wards")


def is_surname(t: Text, first: int, people: Mapping[str, str], gazetteer: Gazetteer, g: Grammar) -> bool:
    """Whether somebody whom the page, or everybody, knows bears the name."""
    name = t.tokens[first].text
    full = people.get(name)
    return (full is not None and not _is_no_person(full, gazetteer, g)) or name in vocabulary().people


def _is_no_person(full: str, gazetteer: Gazetteer, g: Grammar) -> bool:
    """Whether what was taken for a full name is none: "Around Kupiansk", "Velyka Novosilka"."""
    given = full.partition(" ")[0]
    is_act = given.lower() in g.words["place_verbs"] or (given.endswith("ing") and len(given) >= _LONG_NAME)  # "Losing Kupiansk"
    return is_act or given in g.words["opening_places"] or given in g.words["openers"] or given in g.words["never"] or bool(gazetteer.towns(full))


def is_of_note(town: Entry, gazetteer: Gazetteer) -> bool:
    """A town of the pages' own countries, or a city that everybody knows."""
    least = _SMALL_TOWN if town.country in gazetteer.weights else _CITY
    return gazetteer.is_meant(town) or town.population >= least


def is_of_the_war(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is that of a town of the land that the pages are about, and so a place whatever stands around it."""
    if len(name) < _LONG_NAME:
        return False
    least = {OWN: TOWN, OWN_LOOSE: TOWN, OTHER: _KNOWN_OTHERWISE}
    return any(e.country in LISTED and e.trust in least and e.kind == "city" and e.population >= least[e.trust] for e in gazetteer.towns(name))


def is_small(name: str, gazetteer: Gazetteer) -> bool:
    towns = gazetteer.towns(name)
    return bool(towns) and all(town.population < _SMALL_TOWN and not gazetteer.is_meant(town) for town in towns)


def is_ours(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name means a place, not a brand or a person, where hardly anything says so: one of the pages' countries, or a city."""
    towns = gazetteer.towns(name)
    return not towns or any((town.country in gazetteer.weights and town.trust in (OWN, OWN_LOOSE)) or is_of_note(town, gazetteer) for town in towns)
