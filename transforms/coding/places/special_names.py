"""Names of places that are told by a word beside them or a list: waters, sites, nuclear plants, capes, camps."""

from __future__ import annotations

from functools import cache

from transforms.coding.places.mentions import Mention
from transforms.coding.places.place_words import grammar, words
from transforms.coding.text.language import Text
from transforms.gazetteer import Gazetteer

_JOINTS = frozenset({"de", "am", "an", "del", "di", "upon"})
# what bases are called: "Fort Sill"
_CAMPS = frozenset({"camp", "fort"})
_WORKS = frozenset({"plant", "plants", "steelworks", "works", "factory", "complex", "site", "mill", "steel", "chemical"})
_NUCLEAR = frozenset("nuclear reactor reactors iaea rosatom rosenergoatom energoatom grossi kotin likhachev radiation atomic".split())


def water_at(t: Text, i: int, gazetteer: Gazetteer) -> Mention | None:
    """A water that begins like a nation, or whose noun comes first: "the English Channel", "the Sea of Azov", "the Gulf of Finland"."""
    if t.low[i] in ("english", "danish", "turkish", "indian") and gazetteer.is_water(t.slice(i, min(i + 2, t.size))):
        return Mention(i, i + 2, i + 2, "water")
    is_of = t.low[i] in ("sea", "gulf", "bay", "strait") and t.at(i + 1) == "of" and i + 2 < t.size and t.tokens[i + 2].is_name
    return Mention(i, i + 3, i + 3, "water") if is_of else None


def special_at(t: Text, i: int, end: int, gazetteer: Gazetteer) -> Mention | None:
    """The place whose name begins at token `i`, the capitalised words from there ending before `end`, where its form or setting tells it."""
    text = t.tokens[i].text
    if text not in _firsts() and t.at(end) not in _JOINTS:
        return _with_elision(t, i, end)
    if text in words("works"):
        return _works(t, i)
    if text in words("sites") and (site := _site(t, i)):
        return site
    if text in words("reactor_towns") and (plant := _plant(t, i)) is not None:
        return plant
    if t.low[i] == "cape" and end > i + 1 and not gazetteer.towns(t.slice(i, i + 2)):
        return Mention(i, i + 2, i + 2, "other")
    if t.low[i] == "port" and end == i + 2 and gazetteer.facilities(t.slice(i, end)):
        return Mention(i, end, end, "facility")  # "Port Kavkaz"
    if t.low[i] in _CAMPS and end - i == 2 and (_is_placed(t, i) or t.at(i - 1) == "the"):
        return Mention(i, end, end, "facility")
    goes_on = t.at(end) in _JOINTS and end + 1 < t.size and t.tokens[end + 1].is_name and _is_placed(t, i)
    if goes_on and gazetteer.towns(t.slice(i, end + 2)):
        return Mention(i, end + 2, end + 2, "city")  # "in Rio de Janeiro"
    return None


def _with_elision(t: Text, i: int, end: int) -> Mention | None:
    """A name whose last word begins in small letters: "in Cortina d’Ampezzo"."""
    last = t.tokens[end].text if end < t.size else ""
    if t.tokens[i].text in _NO_TOWNS:
        return None
    return Mention(i, end + 1, end + 1, "city") if last[:2] in _ELISIONS and last[2:3].isupper() and _is_placed(t, i) else None


_NO_TOWNS = frozenset({"Quai", "Côte", "Cote"})
_ELISIONS = frozenset({"d’", "d'", "l’", "l'"})


@cache
def _firsts() -> frozenset[str]:
    """What such a name may begin with, where no joint tells it."""
    kinds = (word for low in ("cape", "port", *_CAMPS) for word in (low, low.title(), low.upper()))
    return words("works") | words("sites") | words("reactor_towns") | frozenset(kinds)


def _is_placed(t: Text, i: int) -> bool:
    """Whether a word of place stands before the token `i`."""
    before = t.at(i - 1)
    return before in words("locative") or before in words("place_verbs") or before in ("to", "on", "of")


def _works(t: Text, i: int) -> Mention:
    end = i + 1
    while t.at(end) in _WORKS:
        end += 1
    return Mention(i, i + 1, end, "facility")


def _site(t: Text, i: int) -> Mention | None:
    """A base or plant by its bare name: "agreed at Ramstein"; not "the Ramstein group"."""
    noun = t.at(i + 1)
    if noun in grammar().facilities or noun in grammar().buildings or noun in words("organisation") or noun in words("title"):
        return None
    if noun == "and" and i + 2 < t.size and t.tokens[i + 2].is_name:
        return None  # "Vnukovo and Domodedovo airports"
    return Mention(i, i + 1, i + 1, "facility") if _is_placed(t, i) else None


def _plant(t: Text, i: int) -> Mention | None:
    """A nuclear plant told without that noun: "Khmelnytskyi’s reactors", "the Zaporizhia station" in a bullet that speaks of nuclear things."""
    text, noun = t.tokens[i].text, t.at(i + 1)
    behind = t.at(i + 2) if noun == "'s" else noun
    if behind in ("reactor", "reactors") or (noun == "'s" and behind == "nuclear"):
        return Mention(i, i + 1, i + 1, "npp")
    if noun != "station" or text not in words("reactor_stations") or _NUCLEAR.isdisjoint(t.low[max(0, i - 60) : i + 60]):
        return None
    return Mention(i, i + 1, i + 2, "npp")
