"""Names inside offices, organisations, deals and weapons: they name no place of the bullet (codebook section 4)."""

from __future__ import annotations

from transforms.coding.places.names import Name
from transforms.coding.places.place_words import words
from transforms.coding.places.whereabouts import OFFICERS
from transforms.coding.text.language import Text

# what has its name from a town or a region: "the Donetsk separatists"
_BEARERS = frozenset(
    "statue statues pipe pumping owner club midfielder manager pipeline pipelines separatists formations militia militias militiamen rebels "
    "militants insurgents".split()
)
# what tells that a pipeline of the name is meant
_FLOWING = frozenset({"oil", "crude", "gas", "pipeline", "pumping", "refinery"})
_COUNTERS = frozenset("draft enlistment recruitment recruiting post tax ticket registry passport".split())
_WEAPONS = frozenset({"missile", "missiles", "drones", "cruise", "ballistic"})
_FORMER = frozenset("former acting military new deputy first exiled chief elected regional city russian-installed pro-russian".split())


def is_organisation(t: Text, end: int) -> bool:
    """ "Belgorod region Governor", "Kursk region’s governor", "the Prymorskyi district court": a place inside an office or a body."""
    low = t.at(end + (t.at(end) == "'s"))
    return low in words("title") or low == "court"


def is_held(t: Text, first: int) -> bool:
    """Whether an office is held of it: "the head of the occupied Kherson region"."""
    at = first - 1
    while at > first - 5 and (t.at(at) in ("the", "'s", "its", "their") or t.at(at).endswith("ed")):
        at -= 1 + (t.at(at) == "'s")
    return t.at(at) == "of" and t.at(at - 1) in words("held_offices")


def is_office(name: Name) -> bool:
    """A name inside a title, an organisation, a weapon or a deal: "Kharkiv Governor", "Melitopol's mayor", "the Druzhba oil pipeline"."""
    return _is_bearer(name) or (not (name.is_owner and _is_scene(name)) and _is_in_title(name))


def _is_bearer(name: Name) -> bool:
    """Whether what follows has the name from the place: "the Kyiv club", "Kinzhal missiles", "the Togliatti ammonia pipe", "Rossiya 24"."""
    t, following = name.t, name.following
    if following in _BEARERS or (following in ("oil", "gas", "ammonia") and t.at(name.last + name.is_owner + 1) in _BEARERS):
        return True
    if name.first_word in words("conduits") and not _FLOWING.isdisjoint(t.low[max(0, name.first - 40) : name.first + 40]):
        return True  # "Druzhba" where oil flows
    is_numbered = following.isdecimal() and name.before not in words("place_verbs") and not _is_count(t, name.last)
    return not name.is_inside and (following in _WEAPONS or is_numbered)


def _is_count(t: Text, i: int) -> bool:
    """Whether the number at token `i` counts what follows: "on Sumy 12 times", "outside Sumy 15 Russian soldiers"; not "Rossiya 24 television"."""
    noun = t.at(i + 2) if i + 1 < t.size and t.tokens[i + 1].is_name else t.at(i + 1)
    return noun in _COUNTED or (len(noun) > 3 and noun.endswith("s") and noun not in _TELLS)


# plurals without an "s", and measures
_COUNTED = frozenset({"people", "men", "women", "children", "km", "aircraft"})
_TELLS = frozenset({"says", "reports", "claims", "shows", "quotes", "cites"})


def _is_scene(name: Name) -> bool:
    """ "Kyiv's government quarter", "the arson at X's draft office"."""
    noun = name.t.at(name.last + 2)
    return noun in _HOUSES or (noun in ("office", "offices") and name.following in _COUNTERS)


def _is_in_title(name: Name) -> bool:
    """Whether an office or a body stands around the name: "Kharkiv Governor", "Melitopol's new mayor", "the head of X"; not "Kyiv city centre"."""
    t, titles, bodies, following = name.t, words("title"), words("organisation"), name.following
    if name.before == "in" and name.behind in OFFICERS and name.first - 1 == t.sentence_start(name.first):
        return False
    if following in bodies or following in titles:
        then = t.at(name.last + 1 + name.is_owner)
        return f"{following} {then}" not in words("organisation_exceptions") and (following != "city" or then in bodies)
    if name.is_owner and (t.at(name.last + 2) in titles or _is_former(t, name.last + 1)):
        return True
    of = t.at(name.first - 2) if name.before in ("of", "for") else ""
    if name.before in ("and", ",", "of") and _is_of_officers(name):
        return True
    return of in titles or (of in words("bodies_of_towns") and t.tokens[name.first - 2].is_name)


def _is_of_officers(name: Name) -> bool:
    """Whether offices are held of the list that the name stands in: "the mayors of X and Y", "five governors, those of X and Y among them"."""
    t, titles, of = name.t, words("title"), name.first - 1
    while of > max(0, name.first - _LISTED) and (t.tokens[of].is_name or t.low[of] in (",", "and")):
        of -= 1
    if t.at(of) != "of":
        return False
    held = t.at(of - 1)
    if held == "those":
        return any(low.endswith("s") and low in titles for low in t.low[max(t.sentence_start(of), of - 10) : of - 1])
    return held.endswith("s") and held in titles


# tokens of a list that are read back over from one of its names
_LISTED = 20


def _is_former(t: Text, at: int) -> bool:
    """ "X's former military commissar"."""
    while t.at(at) in _FORMER:
        at += 1
    return t.at(at) in words("title")


_HOUSES = frozenset({"quarter", "quarters", "building", "buildings"})
