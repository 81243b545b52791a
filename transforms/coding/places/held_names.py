"""Names inside offices, organisations, deals and weapons: they name no place of the bullet (codebook section 4)."""

from __future__ import annotations

from transforms.coding.places.place_words import Grammar
from transforms.coding.text.language import Text

_OFFICES = frozenset(
    "governor head mayor leader chief administrator president premier official officials councillor councillors governors heads mayors leaders "
    "deputies ombudsman senator bishop prosecutor administration".split()
)
# bodies that bear the name of their town behind "of": "the Economic Club of New York"
_BODIES = frozenset(
    "club academy bank chamber museum church diocese eparchy college school treaty charter convention declaration memorandum parliament "
    "archdiocese society association federation exchange opera philharmonic library cathedral".split()
)
_BEARERS = frozenset("statue statues pipe pumping owner club midfielder manager pipeline pipelines".split())
# what tells that a pipeline of the name is meant
_FLOWING = frozenset({"oil", "crude", "gas", "pipeline", "pumping", "refinery"})
_COUNTERS = frozenset("draft enlistment recruitment recruiting post tax ticket registry passport".split())
# whom a town or a region gives its name: "the Donetsk separatists"
_TROOPS = frozenset("separatists formations militia militias militiamen rebels militants insurgents".split())
_ACTING = frozenset({"prosecutors", "police", "investigators"})
_WEAPONS = frozenset({"missile", "missiles", "drones", "cruise", "ballistic"})


def is_organisation(t: Text, end: int, g: Grammar) -> bool:
    """ "Belgorod region Governor", "Kursk region’s governor": a place inside an office."""
    return t.at(end + (t.at(end) == "'s")) in g.words["title"]


def is_held(t: Text, first: int) -> bool:
    """Whether an office is held of it: "the head of the occupied Kherson region"."""
    at = first - 1
    while at > first - 5 and (t.at(at) in ("the", "'s", "its", "their") or t.at(at).endswith("ed")):
        at -= 1 + (t.at(at) == "'s")
    return t.at(at) == "of" and t.at(at - 1) in _OFFICES


def is_office(t: Text, first: int, last: int, g: Grammar) -> bool:
    """A name inside a title, an organisation or a deal: "Kharkiv Governor", "Melitopol's mayor", "the Minsk agreements"."""
    titles, bodies = g.words["title"], g.words["organisation"]
    before, is_owner = t.at(first - 1), t.at(last) == "'s"
    following = t.at(last + is_owner)
    is_inside = before in g.words["locative"]
    if following in ("oil", "gas", "ammonia") and t.at(last + 1) in _BEARERS:
        return True
    if t.tokens[first].text in g.words["conduits"] and not _FLOWING.isdisjoint(t.low[max(0, first - 40) : first + 40]):
        return True
    if following in _BEARERS or (following in _WEAPONS and not is_inside) or following in _TROOPS:
        return True
    if following.isdecimal() and not is_inside and before not in g.words["place_verbs"]:
        return True  # "Rossiya 24", but "in Mariupol 34 times"
    if is_owner and (t.at(last + 2) in _HOUSES or (t.at(last + 2) in ("office", "offices") and following in _COUNTERS)):
        return False  # "Kyiv's government quarter", "the arson at X's draft office"
    if before == "in" and following in _ACTING and (t.at(last + 1).endswith("ed") or t.at(last + 1) == "found"):
        return False  # "in X prosecutors found"
    if following in bodies or following in titles:
        phrase = f"{t.at(last)} {t.at(last + 1)}"
        return phrase not in g.words["organisation_exceptions"] and (following != "city" or t.at(last + 1) in bodies)
    if is_owner and t.at(last + 2) in titles:
        return True
    return before in ("of", "for") and (t.at(first - 2) in titles or (t.at(first - 2) in _BODIES and t.tokens[first - 2].is_name))


_HOUSES = frozenset({"quarter", "quarters", "building", "buildings"})
