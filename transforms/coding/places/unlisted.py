"""Names that the gazetteer lacks, where their ends or the words around them leave no doubt that they are places: "off X", "X, a hamlet"."""

from __future__ import annotations

from transforms.coding.places.bearings import BEARINGS
from transforms.coding.places.false_names import is_full_name, is_person, opens_sentence
from transforms.coding.places.mentions import Mention
from transforms.coding.places.names import Name
from transforms.coding.places.place_words import BEING, SETTLEMENTS, grammar, words
from transforms.coding.places.placements import stands_alone
from transforms.coding.places.seats import list_start
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import state_at
from transforms.coding.text.vocabulary import vocabulary

_INSIDE = frozenset({"in", "near", "outside", "around", "nearby", "neighbouring", "neighboring"})
_BEARINGS = {*BEARINGS, "direction", "vicinity", "outskirts", "way"}
_ENDS = frozenset({".", ",", ";", ")", "", ":", "–", "—", "and", "on", "in", "for", "after", "when", "who", "where", "with", "by", "to", "but"})
# how names of villages end, and hardly those of people
_ENDINGS = tuple("vka nka rka ino ovo evo oye ske hne nya nia tsi tsy ivsk ovsk evsk hrad grad pole dar".split())
# ... and those of nothing else, in names of some length
_SURE, _LONG = ("ivka", "ovka", "evka", "skoye", "kovo"), 8
# how names of people end, and many of weapons and firms
_NO_TOWNS = ("ov", "ev", "in", "enko", "chuk", "sky", "skyi", "skii", "ich", "yan", "dze", "s")
_FARTHEST = 12
_BEFALLING = frozenset("out control shelling bombardment bombing liberation storming outskirts edge centre defence".split())
# what is done to people as well as to places
_OF_PEOPLE = frozenset("including left freed free freeing visited visit visiting visits joined joins joining held hold holding lost".split())
_FIRMS = frozenset("group holding bank energy systems aerospace motors oil gas university institute".split())


def is_unlisted(name: Name) -> bool:
    """Whether a name that the gazetteer lacks, no other capitalised word behind it, is a place by what stands beside it or how it ends."""
    is_word = name.first_word in words("never") or name.first_word.isupper() or name.is_owner
    if name.before in _INSIDE and not is_word:
        return name.is_one_word or not is_full_name(name)
    hamlet = called_hamlet(name)
    if hamlet and not name.is_one_word and name.t.at(hamlet + 1) in _BEHIND_HAMLET:
        return name.last_word not in vocabulary().people  # two words that the page may have taken for somebody's full name
    if (not is_word and _is_told(name)) or hamlet:
        return not is_person(name.reading, name.last_word)
    is_in_region = not is_word and _is_in_region(name)
    if is_in_region and _is_taken(name):
        return not is_person(name.reading, name.last_word)
    return _is_next(name, is_in_region)


def _is_next(name: Name, is_in_region: bool) -> bool:
    """Whether an unknown name is the next of a list of places: "X and Yivka", "X in the Y region and Z in the W region"."""
    previous = name.previous
    if previous is None or not name.goes_on or (name.is_one_word and is_person(name.reading, name.text)):
        return False
    if name.before == "," and is_of_one(name.t, previous):
        return False  # "the head of the village of X, Petro Bondar,"
    if previous.kind in ("region", "district"):
        return is_in_region
    return previous.kind in (None, "city") and (is_in_region or name.text.endswith(_ENDINGS))


def _is_told(name: Name) -> bool:
    """Whether the word before an unknown name makes a place of it: "off X", "a village at X", "north of X", "in Bodrum and X"."""
    t, first, last = name.t, name.first, name.last
    if last - first > 2 or not _FIRMS.isdisjoint(t.low[first:last]):
        return False
    if name.before in ("off", "at") and name.behind == "in" and (state := state_at(t, last + 1)) is not None and state.is_name:
        return words("employed").isdisjoint(t.low[max(0, first - 5) : first - 1])
    if name.before == "at" and name.is_one_word and name.text.endswith(_ENDINGS) and _is_in_region(name):  # "set fuel alight at X, in the Y region"
        return words("employed").isdisjoint(t.low[max(0, first - 5) : first - 1])
    match name.before:
        case "off":
            return name.behind in _ENDS
        case "at":
            is_end = name.behind in _ENDS or name.behind in BEING or name.behind == "near"
            return is_end and not words("sited").isdisjoint(t.low[max(t.sentence_start(first), first - 8) : first - 1])
        case "of":
            return t.at(first - 2) in _BEARINGS and name.behind in _ENDS
        case "and":
            return _is_second(name)
    return False


def _is_in_region(name: Name) -> bool:
    """Whether a region is told behind an unknown name or the list it opens: "X in Ukraine’s Z region", "X and Y, in the Z district"."""
    t, at = name.t, name.last
    if name.last - name.first > 2 or name.text.endswith(_NO_TOWNS):
        return False
    end = min(at + _FARTHEST, t.sentence_end(name.first))
    while at < end and (t.low[at] in (",", "and") or t.tokens[at].is_name):
        at += 1
    if t.at(at) != "in":
        return False
    noun = next((j for j in range(at + 2, min(at + 9, t.sentence_end(name.first))) if _is_land(t.low[j])), at)
    return noun > at and all(t.tokens[j].is_name or t.low[j] in ("the", "'s") or t.low[j].endswith(("ern", "ed")) for j in range(at + 1, noun))


def _is_land(noun: str) -> bool:
    return grammar().nouns.get(noun, grammar().plurals.get(noun)) in ("region", "district")


def _is_taken(name: Name) -> bool:
    """Whether the words before an unknown name tell what befell a place, and hardly a person: "captured X", "shelling of X"."""
    if name.before == "of":
        return name.t.at(name.first - 2) in _BEFALLING
    return name.before in words("place_verbs") and name.before not in _OF_PEOPLE


def called_hamlet(name: Name) -> int:
    """Where it is called a village: "X village", "X, a Romanian hamlet", "X and Y, two villages"; 0 where it is not."""
    t, last = name.t, name.last
    if name.behind in _VILLAGE:
        return last
    if name.behind == "and":
        last = name.reading.run_end(last + 1)
    if t.at(last) != "," or t.at(last + 1) not in ("a", "the", "two", "three", "both"):
        return 0
    noun = next((j for j in range(last + 2, min(last + 5, t.size)) if t.low[j] in SETTLEMENTS), 0)
    return noun if t.at(last + 1) != "the" or t.at(noun + 1) in _ENDS or t.at(noun + 1) in _BEHIND_HAMLET else 0  # "X, the village’s head"


_VILLAGE = frozenset({"village", "hamlet", "settlement"})
# no "Ivo Lopes, a village elder"
_BEHIND_HAMLET = frozenset({"in", "near", "on", "outside", "north", "south", "east", "west", "close", "with", "where", "that", "which"})


def _is_second(name: Name) -> bool:
    """ "in Bodrum and X to", "in Bodrum, Izmir and X", where the first stands right behind a word of place and nothing is told of the last."""
    previous = name.previous
    if previous is None or not name.goes_on or previous.kind not in (None, "city"):
        return False
    if not name.is_one_word and name.first_word not in words("opening_places"):
        return False
    start = list_start(name)
    if name.t.at(name.first - 2) == "," and start == previous.first:
        return False  # "guns again in Kyiv, and Skyguards"
    low = name.t.at(start - 1)
    is_placed = low in _INSIDE or (low == "of" and name.t.at(start - 2) in _BEARINGS)
    return is_placed and name.behind in (".", ",", ";", "to", "on", "")


def is_village(name: Name) -> bool:
    """Whether a name at the end of its capitalised words can be but a village's: by its form; a first word is none."""
    is_sure = name.is_one_word and len(name.text) >= _LONG and name.text.endswith(_SURE)
    return is_sure and not opens_sentence(name.t, name.first) and stands_alone(name.t, name.last)


def is_of_one(t: Text, mention: Mention) -> bool:
    """Whether the noun before a name tells of one place: "the town of X"; not "the towns of X"."""
    noun = t.at(mention.first - 1 - (t.at(mention.first - 1) == "of"))
    return noun in grammar().before and not noun.endswith("s")
