"""Names that the gazetteer lacks, where their ends or the words around them leave no doubt that they are places: "off X", "X, a hamlet"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.places.bearings import BEARINGS
from transforms.coding.places.false_names import opens_sentence
from transforms.coding.places.mentions import Mention
from transforms.coding.places.place_words import Grammar, grammar
from transforms.coding.places.placements import stands_alone
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import name_at, vocabulary

INSIDE = frozenset({"in", "near", "outside", "around", "nearby", "neighbouring", "neighboring"})
_BEARINGS = {*BEARINGS, "direction", "vicinity", "outskirts", "way"}
_HAMLETS = frozenset("hamlet hamlets village villages town towns settlement settlements".split())
# what stands, lies or happens "at X" where X is a place and no firm
_SITED = frozenset(
    "station base crater found landed crashed crash washed exercise exercises drill drills cavern customs crossing checkpoint "
    "barracks range quay berth pier port terminal airfield village camp recruits soldiers brigade trains training trained train "
    "stationed deployed based garrison construction reactors reactor depot shipyard mountain hill moored anchored docked stopped "
    "arrived wreck farm demonstrations farmers fishermen residents villagers cars buses gas storage store front trenches "
    "fortifications bridge border guards positions troops tanks forest beach coast lock dam taught "
    "instructors course technicians pilots jets squadron f-16 f-16s".split()
)
_ENDS = frozenset({".", ",", ";", ")", "", ":", "–", "—", "and", "on", "in", "for", "after", "when", "who", "where", "with", "by", "to", "but"})
# who and what is at a firm
_EMPLOYED = frozenset(
    "strike strikes worker workers job jobs engineer engineers employee employees boss chief manager managers shares production work works "
    "worked analyst analysts economist researcher professor studied".split()
)
# how names of villages end, and hardly those of people
_ENDINGS = tuple("vka nka rka ino ovo evo oye ske hne nya nia tsi tsy ivsk ovsk evsk hrad grad pole dar".split())
# ... and those of nothing else, in names of some length
_SURE, _LONG = ("ivka", "ovka", "evka", "skoye", "kovo"), 8
_STATES = frozenset({"was", "were", "had", "has", "is"})
_TAKEN = frozenset(
    "seized taken captured liberated retaken recaptured freed shelled bombed occupied lost burning encircled surrounded cleared".split()
)
_FIRMS = frozenset("group holding bank energy systems aerospace motors oil gas university institute".split())


def is_unlisted(t: Text, first: int, last: int, before: Sequence[Mention], g: Grammar) -> bool:
    """Whether an unknown name over the tokens [first, last), no other capitalised word behind it, is a place."""
    low = t.at(first - 1)
    if t.tokens[first].text in g.words["never"] or t.tokens[first].text.isupper() or t.at(last) == "'s":
        return False
    if last - first > 2 or not _FIRMS.isdisjoint(t.low[first:last]):
        return False
    if low in ("off", "at") and t.at(last) == "in" and _is_land(t, last + 1):
        return _EMPLOYED.isdisjoint(t.low[max(0, first - 5) : first - 1])
    if low == "off":
        return t.at(last) in _ENDS
    if low == "at":
        return (t.at(last) in _ENDS or t.at(last) in _STATES) and not _SITED.isdisjoint(t.low[max(t.sentence_start(first), first - 8) : first - 1])
    if low == "of":
        return t.at(first - 2) in _BEARINGS and t.at(last) in _ENDS
    return low == "and" and _is_second(t, first, last, before)


def is_called_hamlet(t: Text, first: int, last: int) -> bool:
    """ "X, a Romanian hamlet", "X and Y, two villages"."""
    if t.at(last) == "and" and last + 1 < t.size and t.tokens[last + 1].is_name:
        last += 2
    if t.at(last) != "," or t.at(last + 1) not in ("a", "two", "three", "both"):
        return False
    return any(t.at(j) in _HAMLETS for j in range(last + 2, last + 5))


def _is_land(t: Text, at: int) -> bool:
    found = name_at(t.tokens, at, vocabulary().countries) if at < t.size else None
    return found is not None and found[1].kind == "names"


def _is_second(t: Text, first: int, last: int, before: Sequence[Mention]) -> bool:
    """ "in Bodrum and X to", where the first of the two stands right behind a word of place and nothing is told of the second."""
    if not before or before[-1].end != first - 1 or before[-1].kind not in (None, "city"):
        return False
    if last - first > 1 and t.tokens[first].text not in grammar().words["opening_places"]:
        return False
    low = t.at(before[-1].first - 1)
    is_placed = low in INSIDE or (low == "of" and t.at(before[-1].first - 2) in _BEARINGS)
    return is_placed and t.at(last) in (".", ",", ";", "to", "on", "")


def ends_like_village(name: str) -> bool:
    return name.endswith(_ENDINGS)


def is_village(t: Text, first: int, last: int, g: Grammar) -> bool:
    """Whether a name at the end of its capitalised words can be but a village's: by its form, or fought over where it opens a sentence."""
    name = t.slice(first, last)
    if opens_sentence(t, first):
        return name.endswith(_ENDINGS) and _is_fought_over(t, last)
    return last - first == 1 and len(name) >= _LONG and name.endswith(_SURE) and stands_alone(t, last, g)


def _is_fought_over(t: Text, last: int) -> bool:
    """ "Novoliubivka in the X region had been seized"."""
    if t.at(last) not in _STATES and t.at(last) not in ("in", "near"):
        return False
    verb = next((j for j in range(last, min(last + 6, t.size)) if t.low[j] in _STATES), None)
    return verb is not None and not _TAKEN.isdisjoint(t.low[verb + 1 : verb + 4])
