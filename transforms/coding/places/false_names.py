"""Names that are no places though the gazetteer knows them: first words of sentences, persons, ships, units.

Where names stand is `toponyms`' to say; here only what speaks against one.
"""

from __future__ import annotations

from transforms.coding.places.names import Name, Reading
from transforms.coding.places.namesakes import WELL_KNOWN
from transforms.coding.places.place_words import grammar, words
from transforms.coding.text.day_names import WEEKDAYS
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import state_at
from transforms.coding.text.vocabulary import vocabulary
from transforms.gazetteer import Entry, Gazetteer

SMALL_TOWN = 5_000
# people of a town that a word with a capital means though it is but another name of it
KNOWN_OTHERWISE = 50_000
LONG_NAME = 6


def opens_sentence(t: Text, i: int) -> bool:
    """Whether a word stands where any would have a capital: first in its sentence or in a quote."""
    return i == t.sentence_start(i) or t.tokens[i - 1].text in ("“", "‘", ":")


def is_opener(t: Text, i: int) -> bool:
    """Whether the word at `i` has its capital from where it stands: "She was", "Thirteen airports"."""
    return t.low[i] in words("opening") and opens_sentence(t, i)


def is_plain_word(name: Name) -> bool:
    """Whether a word that may have its capital from where it stands is but a small or another place: "Snow fell", "Cars have", "Many return"."""
    if not name.is_one_word or not opens_sentence(name.t, name.first) or name.gazetteer.is_bare_region(name.text):
        return False
    told = name.behind in ("'s", ",", "and") or name.behind in words("befalling")
    towns = name.gazetteer.towns(name.text)
    return bool(towns) and not any(_is_of_that_name(town, name.text, told, name.gazetteer) for town in towns)


def _is_of_that_name(town: Entry, name: str, told: bool, gazetteer: Gazetteer) -> bool:
    """Whether a town is known enough under a name to be meant by a word that opens a sentence; less is enough where what befell it is `told`."""
    if gazetteer.is_meant(town):
        return True
    is_ours = town.country in gazetteer.weights
    if not town.is_own:
        return len(name) >= LONG_NAME and town.population >= (KNOWN_OTHERWISE if is_ours else WELL_KNOWN)
    return town.population >= (SMALL_TOWN if is_ours else WELL_KNOWN) or (told and is_ours and len(name) >= LONG_NAME)


def is_borne(name: Name) -> bool:
    """Whether a ship, a unit, a firm or somebody honoured bears the name: "the cruiser X", "the X landing ship", "an X regiment"."""
    t = name.t
    if name.before in words("vessels") or name.before in _BRANDS:
        return True
    if (name.before in _RANKS and not t.tokens[name.first - 1].is_name) or (name.before in ("to", "of") and t.at(name.first - 2) in _MONUMENTS):
        return True  # "the poet Pushkin", "a statue of X"
    if name.before == "," and t.at(name.first - 2) in words("vessels") and name.behind in (",", ".", ";"):
        return True  # "the landing ship, Saratov, and the cruiser"
    if t.low[max(0, name.first - 3) : name.first] == ["20", "days", "in"]:
        return True  # the film that bears Mariupol's name
    if name.before not in _ARTICLES:
        return False
    at = name.last
    while at < name.last + 3 and t.at(at) in words("unit_kinds"):
        at += 1
    return (t.at(at) in words("vessels") or t.at(at) in words("units")) and t.at(at + 1) not in _PORTS


# firms and papers that bear the names of towns: "nickel maker Norilsk"
_BRANDS = frozenset(
    {"maker", "producer", "manufacturer", "airline", "carrier", "brand", "newspaper", "magazine", "retailer", "operator", "bank", "insurer"}
)
_RANKS = frozenset({"general", "poet", "writer", "composer", "marshal", "tsar", "empress", "saint", "admiral", "playwright", "novelist", "singer"})
_MONUMENTS = frozenset({"monument", "monuments", "statue", "statues", "bust", "busts", "portrait", "portraits", "plaque"})
# ... and what ends "the 3rd X battalion"
_ARTICLES = frozenset({"the", "a", "an", "its", "'s", "class", "", "st", "nd", "rd", "th"})
_PORTS = frozenset({"terminal", "terminals", "crossing", "crossings", "port", "traffic", "service", "services", "base", "depot"})


def is_last_name(name: Name) -> bool:
    """Whether the name goes on with another that is no place: "Admiral Essen", "Jack London"; not "On Monday Kharkiv" or "Ukrainian Kharkiv"."""
    t, at = name.t, name.first - 1
    if at < 0 or not name.is_one_word or not t.tokens[at].is_name or is_opener(t, at):
        return False
    if (name.previous and name.previous.end == name.first) or t.low[at] in WEEKDAYS or t.low[at].endswith(_ADVERBIAL):
        return False
    state = state_at(t, at)
    return state is None or state.end != name.first


_ADVERBIAL = ("ern", "ly", "ing", "where", "while", "wards")
# these make a house, a street or a gathering of the name before them
_HOUSES = frozenset({"House", "Hall", "Street", "Avenue", "Square", "Conference", "Summit", "Forum", "Park", "Palace", "Tower", "Group", "Club"})


def owns_person(name: Name) -> bool:
    """Whether a name before "'s" only tells whose somebody known is: "Florida’s DeSantis", "Smolensk’s Alexei Ostrovsky"."""
    t, at = name.t, name.last + 1
    if at >= t.size or not t.tokens[at].is_name:
        return False
    at += at + 1 < t.size and t.tokens[at + 1].is_name
    if t.tokens[at].text in _HOUSES or t.low[at] in grammar().nouns or t.low[at] in grammar().buildings:
        return False
    return is_person(name.reading, t.tokens[at].text)


def is_full_name(name: Name) -> bool:
    """Whether several words are the full name of somebody on the page."""
    return name.last_word in name.reading.people and is_person(name.reading, name.last_word)


def is_person(reading: Reading, last_name: str) -> bool:
    """Whether somebody whom the page, or everybody, knows bears the name."""
    full = reading.people.get(last_name)
    return (full is not None and not _is_no_person(full, reading.gazetteer)) or last_name in vocabulary().people


def _is_no_person(full: str, gazetteer: Gazetteer) -> bool:
    """Whether what was taken for a full name is none: "Around Kupiansk", "Velyka Novosilka", "Losing Kupiansk"."""
    given = full.partition(" ")[0]
    if given.lower() in words("place_verbs") or (given.endswith("ing") and len(given) >= LONG_NAME):
        return True
    return any(given in words(listed) for listed in ("opening_places", "openers", "never")) or bool(gazetteer.towns(full))


def is_small(name: Name) -> bool:
    """Whether a small town's name is but the first half of one: "at Simon's Town"."""
    if not name.is_owner or name.last + 1 >= name.t.size or not name.t.tokens[name.last + 1].is_name:
        return False
    towns = name.gazetteer.towns(name.text)
    return bool(towns) and all(town.population < SMALL_TOWN and not name.gazetteer.is_meant(town) for town in towns)
