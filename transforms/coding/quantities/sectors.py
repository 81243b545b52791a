"""Sectors: whether a number is that of one place of those its total was told of, and whether a place stands between two numbers."""

from __future__ import annotations

from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.word_lists import SAYING, WEAPONS
from transforms.coding.text.day_names import WEEKDAYS
from transforms.coding.text.split import Words

PLACE_PREPOSITIONS = frozenset(
    {"in", "on", "against", "over", "near", "at", "outside", "off", "around", "towards", "toward", "along", "above", "across"}
)


def is_aimed(phrase: Phrase) -> bool:
    """Whether what is counted goes against places: weapons, attacks, soldiers; not "detained 12 men, three against whom cases were opened"."""
    return phrase.noun in WEAPONS or phrase.noun in ("attacks", "soldier")


def is_of_one_place(words: Words, phrase: Phrase, total: Phrase) -> bool:
    """ "158 clashes, with the heaviest fighting near Pokrovsk, where 49 attacks were repelled", "158 clashes, with 49 attacks near Pokrovsk" """
    if phrase.noun != total.noun or phrase.form != "number" or not (phrase.noun == "attacks" or phrase.noun in WEAPONS):
        return False
    if words.sentence[total.first] != words.sentence[phrase.first]:
        return False
    opener = next((at for at in range(total.last, phrase.first) if words.low[at] in _OPENERS and words.low[at - 1] == ","), 0)
    if not opener or phrase.first - opener > _SIGHT or has_place(words, total.last, opener):
        return False
    between = words.low[opener : phrase.first]
    is_there = "where" in between and not PLACE_PREPOSITIONS.isdisjoint(between)
    return (is_there or words.at(phrase.last) in PLACE_PREPOSITIONS) and _TURNS.isdisjoint(between)


_OPENERS = frozenset({"with", "including"})
_TURNS = frozenset({"while", "but", ";", "compared", "against"})
# how far behind the opener the number may stand
_SIGHT = 30


_SIDES = frozenset({"bank", "north", "south", "east", "west", "capital"})


def _name_behind(words: Words, at: int) -> int:
    """Where the name of a place may begin behind the preposition at token `at`: "the southern city of Odesa", "occupied Crimea"."""
    name = at + 1
    while words.at(name) in OF_PLACES and (not words.capital[name] or words.at(name + 1) == "-"):
        name += 1
    return name


# what stands before the name of a single place
OF_PLACES = frozenset(
    "the of a district province city town village settlement community port republic region waters area suburb outskirts residential western eastern "
    "southern northern central northeastern northwestern southeastern southwestern neighbouring nearby border occupied annexed "
    "besieged frontline front line russian held moscow kyiv controlled -".split()
)


def has_place(words: Words, first: int, last: int) -> bool:
    """Whether a place stands between two phrases: "three people in Siversk and two in Lyman"."""
    if not _SIDES.isdisjoint(words.low[first:last]):
        return True  # "41 lives on the western bank and 17 on the other"
    for at in range(first, last - 1):
        if words.low[at] == "them":
            return False
        if words.low[at] in PLACE_PREPOSITIONS:
            name = _name_behind(words, at)
            is_name = name < last and words.capital[name] and words.low[name] not in WEEKDAYS and not words.low[name].endswith(("ian", "tack"))
            if is_name and not _is_where_said(words, name):
                return True
    return False


def _is_where_said(words: Words, name: int) -> bool:
    """ "45 drones were shot down, the ministry in Moscow said: 29 over Bryansk": the place is that of who speaks"""
    end = name + 1
    while end < words.size and words.capital[end]:
        end += 1
    return words.at(end) in SAYING
