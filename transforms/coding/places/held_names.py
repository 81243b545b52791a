"""Names inside offices, organisations, deals and weapons: they name no place of the bullet (codebook section 4)."""

from __future__ import annotations

from transforms.coding.places.place_words import Grammar
from transforms.coding.text.language import Text


def is_organisation(t: Text, end: int, g: Grammar, kind: str | None) -> bool:
    """ "Belgorod region Governor", "Kursk region officials": a place inside an office."""
    low = t.at(end)
    if low == "'s":
        return t.at(end + 1) in g.words["title"] or (
            t.at(end + 2) in g.words["title"] and t.at(end + 1) in ("exiled", "acting", "military", "regional", "governor")
        )
    return low in g.words["title"] or (low in ("military", "regional", "state") and t.at(end + 1) in g.words["organisation"])


def is_held(t: Text, first: int, g: Grammar) -> bool:
    """Whether an office is held of it: "the head of the occupied Kherson region"."""
    at = first - 1
    while at > first - 5 and (t.at(at) in ("the", "'s", "its", "their") or t.at(at).endswith("occupied") or t.at(at).endswith("ed")):
        at -= 1 + (t.at(at) == "'s")
    return t.at(at) == "of" and t.at(at - 1) in _OFFICES


_OFFICES = frozenset({"governor", "head", "mayor", "leader", "chief", "administrator", "president", "premier", "official", "officials"}) | frozenset(
    "councillor councillors governors heads mayors leaders deputies ombudsman senator bishop prosecutor administration".split()
)


def is_office(t: Text, first: int, last: int, end: int, g: Grammar) -> bool:
    """A name inside a title, an organisation or a deal: "Kharkiv Governor", "Melitopol's mayor", "the Minsk agreements"."""
    following = t.at(last + 1) if t.at(last) == "'s" else t.at(last)
    is_inside = t.at(first - 1) in g.words["locative"]
    if following in ("oil", "gas", "ammonia") and t.at(last + 1) in _BEARERS:
        return True
    if t.tokens[first].text in _CONDUITS and not _FLOWING.isdisjoint(t.low[max(0, first - 40) : first + 40]):
        return True
    if following in _BEARERS or (following in _WEAPONS and not is_inside):
        return True
    if following.isdecimal() and not is_inside and t.at(first - 1) not in g.words["place_verbs"]:
        return True  # "Rossiya 24", but "in Mariupol 34 times"
    if t.at(last) == "'s" and t.at(last + 2) in ("quarter", "quarters", "building", "buildings"):
        return False  # "Kyiv's government quarter"
    if following in ("daily", "time") and t.at(first - 1) in g.words["place_verbs"] | g.words["locative"]:
        return False  # "trains leave Pokrovsk daily"
    if following == "city" and t.at(last + 1) not in g.words["organisation"] and t.at(last + 1) not in g.words["title"]:
        return False
    if following in _ACTING and t.at(first - 1) == "in" and _acts(t, last + 1):
        return False
    if t.at(last) == "'s" and t.at(last + 2) in ("office", "offices") and following in _COUNTERS:
        return False  # "the arson at X's draft office"
    if following in _TROOPS and not is_inside:
        return True
    if following in g.words["organisation"] or following in g.words["title"]:
        phrase = " ".join(t.low[last : last + 2])
        return phrase not in g.words["organisation_exceptions"]
    if t.at(last) == "'s" and (t.at(last + 2) in g.words["title"] or _is_office_of(t, last + 1, g)):
        return True
    if t.at(first - 1) not in ("of", "for"):
        return False
    return t.at(first - 2) in g.words["title"] or (t.at(first - 2) in _BODIES and t.tokens[first - 2].is_name)


# bodies that bear the name of their town behind "of": "the Economic Club of New York"
_BODIES = frozenset(
    "club academy bank chamber museum church diocese eparchy college school treaty charter convention declaration memorandum parliament "
    "archdiocese society association federation exchange opera philharmonic library cathedral".split()
)


_BEARERS = frozenset("statue statues pipe pumping owner club midfielder manager pipeline pipelines".split())


def _is_office_of(t: Text, at: int, g: Grammar) -> bool:
    """ "X’s former military commissar"."""
    while t.at(at) in _FORMER:
        at += 1
    return t.at(at) in g.words["title"] and t.at(at - 1) in _FORMER


_FORMER = frozenset("former acting military new deputy first exiled long-serving chief one-time elected russian-installed pro-russian".split())
# pipelines that bear the names of places
_CONDUITS, _FLOWING = frozenset({"Druzhba", "Druzba", "Yamal", "Soyuz"}), frozenset({"oil", "crude", "gas", "pipeline", "pumping", "refinery"})
_COUNTERS = frozenset({"draft", "enlistment", "recruitment", "recruiting", "post", "tax", "ticket", "registry", "passport"})
# who acts where they are: "in X prosecutors found"
_ACTING = frozenset("prosecutors police investigators lawmakers officials authorities judges diplomats negotiators mayor".split())
_DONE = frozenset("found said say says were are was have had has took began put shot held told think want won gave sent saw made".split())
# whom a town or a region gives its name: "the Donetsk separatists"
_TROOPS = frozenset("separatists formations militia militias militiamen rebels militants insurgents".split())


def _acts(t: Text, at: int) -> bool:
    """Whether those named before token `at` begin a clause of their own: "in X prosecutors found"."""
    return t.at(at) in _DONE or (t.at(at).endswith("ed") and t.at(at) != "accused")


_WEAPONS = frozenset({"missile", "missiles", "drones", "cruise", "ballistic"})
