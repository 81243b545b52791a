"""Capitals that something happens in, told by more than the word before them: "chose X for the talks", "told reporters from X", "at X’s opera"."""

from __future__ import annotations

from transforms.coding.places.place_words import Grammar
from transforms.coding.text.language import Text

_CHOOSING = frozenset("chose chosen choose chooses offered offers proposed proposes suggested picked picks named took takes preferred".split())
_CHOSEN_FOR = frozenset(
    "talks negotiations meeting meetings summit summits trip visit venue destination goal stop travels site conference round rounds place "
    "consultations signing ceremony tour".split()
)
# where one stands or what one does "at X"
_SITES = frozenset(
    "tarmac airport airports base airfield station port talks meeting meetings summit conference rally stage embassy arrived arrive arrives "
    "landed landing lands calls stop stops stopped stopover ceremony exhibition fair mission consulate university hospital court camp "
    "parade concert march runway aerodrome docked".split()
)
_TELLING = frozenset("told reported reports reporting retorted wrote tweeted said spoke speaking posted broadcast live joined video tells".split())
_LEAVING = frozenset("departure departures departed flight flights flew train trains return returned returning way back".split())
_CARRIED = frozenset("taken took brought carried driven flown flew transported transferred rushed airlifted invited".split())
_LACKED = frozenset("electricity power heating water light gas".split())
# a post abroad is a title
_POSTED = frozenset("ambassador envoy representative attache consul emissary".split())
_VAGUE = frozenset("some many few nobody anyone everyone no-one everybody anybody".split())
_INSIDE = frozenset("in at near outside inside before".split())
_WEAPONS = frozenset("missile missiles drone drones rocket rockets shaheds kinzhals bombs salvo salvoes".split())
_AIMING = frozenset("aimed aiming fired firing launched launching launches fire aims".split())


def is_government(t: Text, first: int) -> bool:
    """Whether a capital behind "in" stands for those who govern or serve there: "ambassador in X", "Some in X think"."""
    before = t.at(first - 2)
    if before in _POSTED:
        return True
    return before in _VAGUE and first - 2 == t.sentence_start(first)


def is_scene(t: Text, first: int, last: int, low: str) -> bool:
    """Whether the wording puts something into the capital over the tokens [first, last), which the word `low` stands before."""
    if low in _CHOOSING:
        return t.at(last) in ("for", "as") and not _CHOSEN_FOR.isdisjoint(t.low[last : last + 8])
    if low == "at":
        return t.at(first - 2) in _SITES or _is_aimed_at(t, first)
    if low == "from":
        return t.at(first - 2) in _LEAVING or _is_told_from(t, first)
    if low == "to":
        return _is_brought_to(t, first)
    return low == "for" and t.at(first - 2) in ("leaving", "left", "leaves", "departed") and t.at(last) in (".", ",", "on", "")


def _is_aimed_at(t: Text, first: int) -> bool:
    """ "aimed 20 of them at X", "fired missiles at X"; not "aimed its criticism at X"."""
    window = t.low[max(0, first - 6) : first - 1]
    return not _AIMING.isdisjoint(window) and (not _WEAPONS.isdisjoint(window) or any(low.isdecimal() for low in window))


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


def is_short_of(t: Text, last: int) -> bool:
    """ "X had 450,000 consumers without electricity"."""
    if t.at(last) not in ("had", "has", "was", "is", "remained") or "without" not in t.low[last + 1 : last + 8]:
        return False
    return t.at(t.low.index("without", last + 1) + 1) in _LACKED


def owns_named(t: Text, first: int, last: int, g: Grammar) -> bool:
    """Whether a capital owns a named part or house that something is in: "in X’s Melenki", "at X’s Heart Institute"; no body of its state."""
    if t.at(first - 1) not in _INSIDE or t.at(last) != "'s" or last + 1 >= t.size or not t.tokens[last + 1].is_name:
        return False
    at = last + 1
    while at < min(last + 5, t.size) and t.tokens[at].is_name:
        if t.tokens[at].text in g.words["never"] or t.low[at] in g.words["title"] - {"institute", "university"}:
            return False
        at += 1
    return True
