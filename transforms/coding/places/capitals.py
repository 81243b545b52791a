"""Whether a capital is told of as a city or stands for its government."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.places.mentions import Mention, is_listed_on
from transforms.coding.places.place_words import Grammar
from transforms.coding.text.language import Text

# "the government in Kyiv" names no place, nor does a post abroad or "Some in Washington think"
_GOVERNING = frozenset("government ministry authorities leadership regime parliament treasury administration officials".split())
_POSTED = frozenset("ambassador envoy representative attache consul emissary".split())
_VAGUE = frozenset("some many few nobody anyone everyone no-one everybody anybody".split())
# how a government takes what it hears: "drew a shrug in Kyiv", and what others have in it
_REACTIONS = frozenset(
    "shrug anger alarm dismay relief outrage concern concerns unease irritation silence scepticism suspicion satisfaction annoyance "
    "fears worry worries applause disappointment frustration indignation scorn doubts hopes nervousness consternation jubilation mood word "
    "term phrase approval disbelief derision praise comment delight surprise criticism welcome welcomed dismissed rejected ridiculed "
    "faith trust confidence belief friends".split()
)
# who is close to a government rather than to a city
_LOYAL = frozenset("clerics priests church politicians businessmen oligarch oligarchs figures parties people media sources allies circles".split())
_OCCASIONS = frozenset("gathering summit talks meeting meetings conference rally negotiations".split())
_UNDER_WAY = frozenset(
    "train trains flight flights bus buses way route bound drove driving sailed convoy marched marching march flew flying heading headed advanced "
    "advancing pushed pushing travelling".split()
)
_TRAVEL = frozenset("train trains flight flights road route railway motorway distance halfway buses line cable cables ferry ferries".split())
_AROUND = frozenset("outside near inside around to at stormed before of in".split())
_BOUND = frozenset("heading headed bound making set".split())
_WHERE = frozenset("in near off between at around above within outside inside across over through throughout".split())
_SEEING = frozenset("visited visiting visit visits tour touring left leaving reached toured central downtown".split())
_SETTING_OUT = frozenset(
    "km kilometres miles evacuated flew train fled returned arrived speaking link call broadcast off convoy plane departed airlifted ambulances "
    "lorries".split()
)
_CITY_LIFE = frozenset(
    "residents inhabitants streets suburb suburbs outskirts apartment residential hospital hospitals schools metro airport airports neighbourhood "
    "neighbourhoods districts subway zoo hotel restaurant kindergarten theatre theatres hotels restaurants cafes cinemas shops malls commuters "
    "schoolchildren nightclub hosts hosted".split()
)
# behind a piece of the city these make a body or a paper of it
_OF_BODIES = frozenset("proposal plan plans regulator lobby operator company ministry declaration court union".split())
# what tells that something is put into a capital, by the word before it: "chose X for the talks", "told reporters from X", "aimed 20 drones at X"
_CHOOSING = frozenset("chose chosen choose chooses offered offers proposed proposes suggested picked picks named took takes preferred".split())
_CHOSEN_FOR = frozenset(
    "talks negotiations meeting meetings summit summits trip visit venue destination goal stop travels site conference round rounds place "
    "consultations signing ceremony tour".split()
)
_TELLING = frozenset("told reported reports reporting retorted wrote tweeted said spoke speaking posted broadcast live joined video tells".split())
_LEAVING = frozenset("departure departures departed flight flights flew train trains return returned returning way back".split())
_CARRIED = frozenset("taken took brought carried driven flown flew transported transferred rushed airlifted invited".split())
_INSIDE = frozenset("in at near outside inside before".split())
_WEAPONS = frozenset("missile missiles drone drones rocket rockets shaheds kinzhals bombs salvo salvoes".split())
_AIMING = frozenset("aimed aiming fired firing launched launching launches fire aims".split())


def is_ground(t: Text, first: int, last: int, before: Sequence[Mention], g: Grammar) -> bool:
    """Whether a capital's name means the city rather than its government."""
    low, previous = t.at(first - 1), t.at(first - 2)
    if low in g.words["assailing"] or _is_assailed(t, first, last, g):
        return True
    if t.at(last) == "'s":
        return _owns_ground(t, last + 1, g)
    if (low == "between" and t.at(last) == "and") or (low == "and" and t.at(first - 3) == "between"):
        return not _TRAVEL.isdisjoint(t.low[max(0, first - 8) : first])  # "talks between Moscow and Kyiv", but trains
    if low == "in" and (previous in _OCCASIONS or _is_called_there(t, first)):
        return True
    if low == "in" and _is_government(t, first):
        return False
    if low == "to" and previous == "close" and not _LOYAL.isdisjoint(t.low[max(0, first - 6) : first - 2]):
        return False
    if _is_scene(t, first, last, low) or t.at(last) in _CITY_LIFE or t.at(last + 1) == "host" or (t.at(last) == "," and t.at(last + 1) == "where"):
        return True
    window = t.low[max(0, first - 6) : first]
    if low in _WHERE and not (low in ("over", "at") and g.words["violent"].isdisjoint(window)):
        return True
    return _is_governed_as_city(t, first, last, before, g, window)


def _is_governed_as_city(t: Text, first: int, last: int, before: Sequence[Mention], g: Grammar, window: Sequence[str]) -> bool:
    """Whether the word before a capital, no plain "in", makes a city of it: "flew to X", "drones on X", "the centre of X"."""
    low = t.at(first - 1)
    match low:
        case "as":
            return t.at(first - 2) == "far"
        case "for":
            is_bound = not _UNDER_WAY.isdisjoint(window) and not _BOUND.isdisjoint(window)
            return is_bound or t.at(first - 2) in ("planned", "scheduled", "alert", "alerts")
        case "and" | ",":  # "posters in Krakow and Warsaw have"
            return is_listed_on(t, first, before)
        case "to":
            return not _UNDER_WAY.isdisjoint(window) or not g.words["arriving"].isdisjoint(window)
        case "from":
            return not _SETTING_OUT.isdisjoint(window) or t.at(last) == "to"
        case "of":
            of = t.at(first - 2)
            return of in g.words["part"] or of in g.nouns or of in ("km", "kilometres", "miles")
    if low in ("towards", "toward") and not _UNDER_WAY.isdisjoint(window):
        return True
    if low in ("on", "towards", "toward", "into", "against", "hit", "struck", "targeting", "targeted"):
        return not g.words["violent"].isdisjoint(window[-5:])
    return low in _SEEING


def _is_called_there(t: Text, first: int) -> bool:
    """Whether one meets officials or is called to a ministry there: "his talks with US officials in X", "was called to the ministry in X"."""
    window = t.low[max(0, first - 9) : first - 2]
    if t.at(first - 2) == "officials":
        return "with" in window and not _OCCASIONS.isdisjoint(window)
    return t.at(first - 2) in ("ministry", "embassy") and not {"called", "summoned"}.isdisjoint(window)


def _is_government(t: Text, first: int) -> bool:
    """Whether a capital behind "in" stands for who governs or serves there: "ambassador in X", "Some in X think", "a shrug in X"."""
    before = t.at(first - 2)
    if before == "parliament" and t.at(first - 3) in _AROUND:
        return False
    if before in _POSTED or before in _GOVERNING or t.low[max(0, first - 4) : first - 2] == ["ministry", "of"]:
        return True
    is_vague = before in _VAGUE and first - 2 == t.sentence_start(first)
    return is_vague or not _REACTIONS.isdisjoint(t.low[max(0, first - 5) : first - 1])


def _is_scene(t: Text, first: int, last: int, low: str) -> bool:
    """Whether the wording puts something into the capital over the tokens [first, last), which the word `low` stands before."""
    previous = t.at(first - 2)
    if low in _CHOOSING:
        return t.at(last) in ("for", "as") and not _CHOSEN_FOR.isdisjoint(t.low[last : last + 8])
    if low == "at":  # "fired missiles at X"; not "aimed its criticism at X"
        window = t.low[max(0, first - 6) : first - 1]
        return not _AIMING.isdisjoint(window) and not _WEAPONS.isdisjoint(window)
    if low == "from":
        return previous in _LEAVING or _is_told_from(t, first)
    if low == "to":
        return _is_brought_to(t, first)
    return low == "for" and previous in ("leaving", "left", "leaves", "departed") and t.at(last) in (".", ",", "on", "")


def _is_told_from(t: Text, first: int) -> bool:
    """ "told the newspaper from X", "reported from X"; not "heard from X"."""
    for j in range(first - 2, max(-1, first - 6), -1):
        if t.low[j] in _TELLING:
            return True
        if not t.tokens[j].is_name and t.low[j] not in ("the", "reporters", "journalists"):
            return False
    return False


def _is_brought_to(t: Text, first: int) -> bool:
    """ "brought 35 ambulances and a crane to X", "taken from the crater to X"."""
    for j in range(first - 2, max(-1, first - 10), -1):
        if t.low[j] in _CARRIED:
            return True
        if t.low[j] in (",", ".", ";", "that", "who", "which", "it", "they", "he", "she"):
            return False
    return False


def owns_named(t: Text, first: int, last: int, g: Grammar) -> bool:
    """Whether a capital owns a named part or house that something is in: "in X’s Melenki", "at X’s Heart Institute"; no body of its state."""
    at = last + 1
    if t.at(first - 1) not in _INSIDE or at >= t.size or not t.tokens[at].is_name:
        return False
    end = next((j for j in range(at, min(at + 4, t.size)) if not t.tokens[j].is_name), min(at + 4, t.size))
    return not any(t.tokens[j].text in g.words["never"] for j in range(at, end))


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
    suffers = t.at(j) in ("was", "were", "is", "are", "has", "have", "came", "remained", "woke", "lost", "suffered", "endured")
    return suffers and not g.words["suffering"].isdisjoint(t.low[j + 1 : j + 4])
