"""Whether a capital is told of as a city or stands for its government."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.places.capital_scenes import is_government, is_scene, is_short_of
from transforms.coding.places.mentions import Mention, is_listed_on
from transforms.coding.places.place_words import Grammar
from transforms.coding.text.language import Text

# "the government in Kyiv" names no place
_GOVERNING = frozenset({"government", "ministry", "authorities", "leadership", "regime", "parliament", "treasury", "administration", "officials"})


_TRUSTING = frozenset({"faith", "trust", "confidence", "belief", "believe", "believes", "trusts", "trusted", "interest", "friends", "friend"})
_AROUND = frozenset({"outside", "near", "inside", "around", "to", "at", "stormed", "before", "of", "in"})
# how a government takes what it hears: "drew a shrug in Kyiv"
_REACTIONS = frozenset(
    "shrug anger alarm dismay relief outrage concern concerns fury unease irritation silence scepticism suspicion satisfaction annoyance "
    "fears worry worries applause disappointment frustration indignation scorn doubts hopes nervousness consternation jubilation mood word "
    "term phrase approval disbelief derision praise comment delight surprise criticism welcome welcomed dismissed rejected ridiculed".split()
)
# unless people in its streets do so
_REACTED = frozenset({"residents", "people", "crowds", "crowd", "protesters", "streets", "theatre", "match", "concert", "funeral", "mourners"})
# who is close to a government rather than to a city
_LOYAL = frozenset(
    "clerics cleric priests church churches politicians politician businessmen businessman oligarch oligarchs figures officials party "
    "parties people media bloggers groups group source sources ally allies circles lawmaker lawmakers organisation organisations tycoon "
    "tycoons bishop bishops leaders governments states forces".split()
)


_UNDER_WAY = frozenset(
    {"train", "trains", "flight", "flights", "bus", "buses", "way", "route", "bound", "drove", "driving", "sailed", "convoy"}
) | frozenset({"marched", "marching", "march", "flew", "flying", "heading", "headed", "advanced", "advancing", "pushed", "pushing", "travelling"})
_TRAVEL = frozenset("train trains flight flights road route railway motorway distance halfway buses line cable cables ferry ferries".split())

_BOUND = frozenset({"heading", "headed", "bound", "making", "set"})


def is_ground(t: Text, first: int, last: int, before: Sequence[Mention], g: Grammar) -> bool:
    """Whether a capital's name means the city rather than its government."""
    low = t.at(first - 1)
    if low == "the" and t.tokens[first].text == "Vatican":
        low = t.at(first - 2)
    window = t.low[max(0, first - 6) : first]
    if low in g.words["assailing"] or _is_assailed(t, first, last, g):
        return True
    if t.at(last) == "'s":
        return _owns_ground(t, last + 1, g)
    if low in _LISTING and t.at(last) in (",", "and") and (t.at(first - 2) in g.plurals or t.at(first - 3) in g.plurals):
        return True  # "in four regions: Kyiv, X and Y"
    if (low == "between" and t.at(last) == "and") or (low == "and" and t.at(first - 3) == "between" and t.tokens[first - 2].is_name):
        return not set(t.low[max(0, first - 8) : first]).isdisjoint(_TRAVEL)  # "talks between Moscow and Kyiv", but trains
    if low == "in" and (verdict := _is_occupied(t, first)) is not None:
        return verdict
    if low == "to" and t.at(first - 2) == "close" and not _LOYAL.isdisjoint(t.low[max(0, first - 6) : first - 2]):
        return False
    if is_scene(t, first, last, low):
        return True
    if low == "as":
        return t.at(first - 2) == "far"
    if t.at(last) in _CITY_LIFE or (t.at(last) == "," and t.at(last + 1) == "where"):
        return True
    if low == "in" and t.at(first - 2) == "parliament" and t.at(first - 3) in _AROUND:
        return True
    if low == "in" and (t.at(first - 2) in _GOVERNING or (t.at(first - 4) == "ministry" and t.at(first - 3) == "of")):
        return False
    if low in _WHERE and not (low in ("over", "at") and not set(window) & g.words["violent"]):
        return True
    if _is_host(t, first, last, low):
        return True
    if low in ("towards", "toward", "for") and not _UNDER_WAY.isdisjoint(window):
        return low != "for" or not _BOUND.isdisjoint(window)
    if low in ("on", "towards", "toward", "into", "against", "hit", "struck", "targeting", "targeted", "and", ","):
        if low in ("and", ","):  # "posters in Krakow and Warsaw have"
            is_inside = is_listed_on(t, first, before) and t.at(before[-1].first - 1) in ("in", "near", "around", "outside")
            return is_listed_on(t, first, before) and (is_inside or t.at(last) not in _ACTS)
        return bool(set(t.low[max(0, first - 5) : first]) & g.words["violent"]) and t.at(last) not in ("to",)
    if low == "to":
        return bool(set(window) & (g.words["arriving"] | _UNDER_WAY))
    if low == "from":
        return bool(_SETTING_OUT & set(window)) or t.at(last) == "to"
    if low == "of":
        return (
            t.at(first - 2) in g.words["part"]
            or t.at(first - 2) in ("km", "kilometres", "miles")
            or t.at(first - 2) in g.nouns
            or t.at(first - 2) in ("mayor", "capital")
        )
    return low in ("visited", "visiting", "visit", "visits", "tour", "touring", "left", "leaving", "reached", "toured") or low in (
        "central",
        "downtown",
    )


def _is_occupied(t: Text, first: int) -> bool | None:
    """What the words before "in X" decide: a city where one meets, a government that is trusted or heard; None where they decide nothing."""
    if t.at(first - 2) in _OCCASIONS or _is_called_there(t, first):
        return True
    if _is_reacted_to(t, first) and _REACTED.isdisjoint(t.low[max(0, first - 12) : first]):
        return False
    if t.at(first - 2) in _TRUSTING or is_government(t, first):
        return False  # "faith in Washington"
    return None


def _is_reacted_to(t: Text, first: int) -> bool:
    """ "a shrug in X", "Anger in X grew"; a name ("Tyson Fury") is none."""
    start = t.sentence_start(first)
    return any(t.low[j] in _REACTIONS and (j == start or not t.tokens[j].is_name) for j in range(max(0, first - 5), first - 1))


def _is_called_there(t: Text, first: int) -> bool:
    """Whether one meets officials or is called to a ministry there: "his talks with US officials in X", "was called to the ministry in X"."""
    window = t.low[max(0, first - 9) : first - 2]
    if t.at(first - 2) == "officials":
        return "with" in window and not _TALKS.isdisjoint(window)
    return t.at(first - 2) in ("ministry", "embassy") and "to" in window and not _SUMMONED.isdisjoint(window)


# behind a piece of the city these make a body or a paper of it
_OF_BODIES = frozenset({"proposal", "plan", "plans", "regulator", "lobby", "operator", "company", "ministry", "declaration", "court", "union"})
_OCCASIONS = frozenset({"gathering", "summit", "talks", "meeting", "meetings", "conference", "rally", "negotiations"})
_TALKS = frozenset({"meeting", "meetings", "met", "talks", "negotiations"})
_SUMMONED = frozenset({"called", "summoned", "brought", "went", "came"})


_WHERE = frozenset("in near off between at around above within outside inside across over through throughout".split())
_ACTS = frozenset("'s said says has have agreed were are would could will".split())


def _is_host(t: Text, first: int, last: int, low: str) -> bool:
    """ "talks planned for X", "X will host the summit"."""
    if low == "for":
        return t.at(first - 2) in ("planned", "scheduled", "slated", "arranged", "pencilled", "envisaged", "alert", "alerts", "alarm", "sirens")
    at = last + (t.at(last) in ("will", "would", "to", "is", "has", "had", "could", "may"))
    return t.at(at) in ("host", "hosts", "hosted", "hosting")


_CITY_LIFE = frozenset(
    {"residents", "inhabitants", "streets", "suburb", "suburbs", "outskirts", "apartment", "residential", "hospital", "hospitals", "schools", "metro"}
    | {"airport", "airports", "neighbourhood", "neighbourhoods", "districts", "subway", "zoo", "hotel", "restaurant", "kindergarten", "theatre"}
    | {"theatres", "hotels", "restaurants", "cafes", "cinemas", "shops", "malls", "commuters", "schoolchildren", "nightclub"}
)
_SETTING_OUT = frozenset(
    {"km", "kilometres", "miles", "evacuated", "flew", "train", "fled", "returned", "arrived", "speaking", "link", "call", "broadcast"}
    | {"off", "convoy", "plane", "departed", "airlifted", "ambulances", "lorries"}
)
_LISTING = frozenset({":", "including", "–", "—", "(", "notably", "namely", "especially"})


def _owns_ground(t: Text, at: int, g: Grammar) -> bool:
    """Whether what a capital has is a piece of the city: "Kyiv's government quarter", "Moscow's Red Square", but not "Kyiv's allies"."""
    for j in range(at, min(at + 5, t.size)):
        if t.low[j] == "'s":
            continue
        if t.at(j + 1) in _OF_BODIES:
            return False
        if t.low[j] in g.words["grounds"] or (t.low[j] in g.nouns and j > at):
            return True
        if t.low[j] in g.words["function"] or not t.low[j][0].isalpha():
            return False
    return False


def _is_assailed(t: Text, first: int, last: int, g: Grammar) -> bool:
    """Whether a capital that is the subject suffers something: "Kyiv and Kharkiv were attacked", "Kyiv came under fire", "Kyiv lost power"."""
    if first != t.sentence_start(first) and t.at(first - 1) not in (",", "and", "while", "but", "as", "after", "when"):
        return False
    j = last
    while j < min(last + 10, t.size) and (t.low[j] in (",", "and") or t.tokens[j].is_name):
        j += 1
    if j == last and is_short_of(t, last):
        return True
    following = t.low[j + 1 : j + 4]
    if t.at(j) in ("was", "were", "is", "are", "has", "have"):
        return any(word in g.words["suffering"] for word in following) and following[:1] != ["to"]
    return t.at(j) in ("came", "remained", "woke", "lost", "suffered", "endured") and not g.words["suffering"].isdisjoint(following)
