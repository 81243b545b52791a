"""Names without a noun behind them, where grammar and gazetteer say that they are places: "in Bakhmut", "Kharkiv was hit"."""

from __future__ import annotations

from transforms.coding.places.capitals import is_ground, owns_named
from transforms.coding.places.false_names import is_borne, is_full_name, is_last_name, is_person, is_plain_word, is_small, owns_person
from transforms.coding.places.held_names import is_office
from transforms.coding.places.mentions import Mention
from transforms.coding.places.names import Name
from transforms.coding.places.nouns_behind import is_deal
from transforms.coding.places.place_words import grammar, is_called_town, words
from transforms.coding.places.placements import CONJUNCTIONS, is_of_the_war, is_placed, is_placed_in_quote, stands_alone
from transforms.coding.places.seats import is_whole_region, owns_district
from transforms.coding.places.unlisted import called_hamlet, is_of_one, is_unlisted, is_village
from transforms.coding.text.vocabulary import name_at, vocabulary

# behind these a name that a person of the page bears may be a place all the same
_NO_TITLES = CONJUNCTIONS | {"in", "near"}
# what is Crimean and a place
_SHORES = frozenset(
    {"peninsula", "coast", "shore", "airfield", "airfields", "airbase", "air", "capital", "beach", "ports", "soil", "territory", "isthmus"}
)


def bare(name: Name) -> Mention | None:
    """The place that a name without a noun behind it means, None where it is none or a longer or shorter one is meant."""
    if _is_no_place(name):
        return None
    if _is_stream(name):
        return _mention(name, "water")
    if not name.is_inside and name_at(name.t.tokens, name.first, vocabulary().outlets) is not None:
        return None  # "Fontanka has seen a list"
    if name.t.quoted[name.first] and not is_placed_in_quote(name):
        return None
    if (kind := _kind_told(name)) is not None:
        return _mention(name, kind)
    if not name.is_whole and not name.gazetteer.towns(name.text):
        return None
    if name.is_owner and not name.is_inside and owns_person(name):
        return None
    is_capital = name.text in words("capitals")
    if is_capital and owns_named(name):
        return _mention(name, None)
    if is_whole_region(name):
        return _mention(name, "region")
    if is_office(name) or (is_deal(name.t, name.last) and name.gazetteer.is_water(name.text)):
        return None
    if name.is_one_word and name.before not in _NO_TITLES and is_person(name.reading, name.text):
        return None
    if is_capital:
        return _mention(name, None) if is_ground(name) else None
    if owns_district(name):
        return Mention(name.first, name.last, name.last, None, is_owner=True)
    return _mention(name, None) if name.is_whole and _is_place(name) else None


def _mention(name: Name, kind: str | None) -> Mention:
    return Mention(name.first, name.last, name.last, kind)


def _is_no_place(name: Name) -> bool:
    """ "Crimean Tatars", "NATO", "the Baltic"."""
    if name.text == "Crimean" and name.behind not in grammar().before and name.behind not in _SHORES:
        return True
    if name.text in vocabulary().words["first_names"] and not name.is_inside and name.before != "of":
        return True  # "a former US Marine"
    is_never = name.last_word in words("never") and not (_is_known_whole(name) or (name.is_one_word and is_called_town(name.t, name.first)))
    return is_never or (len(name.text) > 1 and name.text.isupper())


def _is_known_whole(name: Name) -> bool:
    """Whether a word that is no place by itself ends the name of a region: "the West Bank"."""
    return not name.is_one_word and name.gazetteer.is_bare_region(name.text)


def _is_stream(name: Name) -> bool:
    """Whether the article makes a water of the name: "the Oskil in boats", "the Dardanelles"."""
    if not name.is_whole or name.before not in ("the", "upper", "lower"):
        return False
    is_called_the = name.t.tokens[name.first - 1].text == "The" and name.first - 1 > name.t.sentence_start(name.first)
    if is_called_the and name.t.at(name.first - 2) not in ("“", "‘", ":"):
        return False  # "in an interview with The Atlantic"
    return (name.gazetteer.is_river(name.text) or name.gazetteer.is_water(name.text)) and stands_alone(name.t, name.last)


def _is_place(name: Name) -> bool:
    """Whether a name is a place by the gazetteer or by its form, and nothing around it speaks against that."""
    if grammar().nouns.get(name.behind) == "sector" or is_borne(name) or is_last_name(name):
        return False  # a part of another name, or of what is no town: "the Donetsk sector", "the cruiser X", "Jack London"
    if is_village(name):
        return True
    if (is_plain_word(name) or is_small(name)) and not called_hamlet(name):
        return False
    gazetteer, text = name.gazetteer, name.text
    if gazetteer.is_bare_region(text) and not text.endswith(("ian", "an", "sky", "en")):
        return True  # "whom Crimea belongs to"
    if not _is_known(name):
        return is_unlisted(name)
    return is_of_the_war(name) or is_placed(name) or not (name.is_one_word or is_full_name(name))


def _is_known(name: Name) -> bool:
    """Whether the gazetteer has something of the name that needs no noun."""
    gazetteer, text = name.gazetteer, name.text
    if gazetteer.is_bare_region(text) or gazetteer.towns(text) or gazetteer.is_water(text) or gazetteer.islands(text):
        return True
    return text.endswith("kyi") and bool(gazetteer.city_districts(text))


def _kind_told(name: Name) -> str | None:
    """The kind by a noun before the name, or before the list it goes on with: "the village of X", "the port city X", "the ports of X and Y"."""
    is_of = name.before == "of"
    noun = name.t.at(name.first - 2) if is_of else name.before
    kind = "port?" if noun == "port" else grammar().before.get(noun)
    if kind is not None and not is_of and not _is_called(name):
        kind = None
    if kind is None and name.behind == "," and _is_called_region(name):
        return "region"
    return _kind_of_list(name) if kind is None and name.goes_on else kind


def _is_called_region(name: Name) -> bool:
    """Whether a noun behind the comma says that the name is a region's: "X, a Russian border region,"; not "X, the region's chief town"."""
    t, at = name.t, name.last + 1
    if t.at(at) not in ("a", "an", "the", "another"):
        return False
    at += 1
    while at < name.last + 6 and (t.at(at) in _OF_REGIONS or t.at(at).endswith("ern") or (at < t.size and t.tokens[at].is_name)):
        at += 1
    return grammar().nouns.get(t.at(at)) == "region" and t.at(at + 1) != "'s" and bool(name.gazetteer.regions(name.text))


# what tells which region one is
_OF_REGIONS = frozenset("border bordering neighbouring front-line frontline coastal industrial agricultural nearby".split())


def _is_called(name: Name) -> bool:
    """Whether a noun of settlements right before the name is its own: "the port city X"; not "in the city X visited", "the Kyiv suburb X"."""
    if grammar().before.get(name.before) not in ("city", "port") or name.t.at(name.first - 2) == "the" or is_person(name.reading, name.last_word):
        return False
    return not name.t.tokens[name.first - 1].is_name and (name.previous is None or name.previous.end < name.first)


def _kind_of_list(name: Name) -> str | None:
    """The kind that a name has from the list it goes on with: "the ports of X and Y", "the regions of X, Y and Z"."""
    previous = name.previous
    if previous is None or previous.end > previous.last:
        return None  # "in the Lyman community, Torske and Zarichne"
    if name.before == "in" and name.t.at(name.first - 2) == ",":
        return None  # "the village of Torske, in Kharkiv"
    if name.before == "," and is_of_one(name.t, previous):
        return None  # "the mayor of the town of Torske, Ivo Lopes,"
    if previous.kind == "region" and name.gazetteer.regions(name.text):
        window = name.t.low[max(0, name.first - 12) : name.first]
        return "region" if not {"regions", "oblasts", "provinces"}.isdisjoint(window) else None
    return previous.kind if previous.kind in ("city", "port", "hromada") else None
