"""Movements from a place or to it: whether they are the news of the bullet, an evacuation or an advance, or but travel and goods on their way."""

from __future__ import annotations

from transforms.coding.places.place_words import words
from transforms.coding.places.prepositions import preposition_of
from transforms.coding.speech.other_meanings import behind_guest
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import vocabulary

_NOT_TO = frozenset("close closer closest near nearest next up by".split())
# what is bound for a place, before its preposition
_HEADED = frozenset({"way", "bound", "route", "headed", "heading"})
_LINES = frozenset("line lines cable cables wires mains power electricity gas water heating".split())
_CUT = frozenset("cut lost disconnected severed damaged restored repaired reconnected failed switched tripped".split())
_VIEWED = frozenset("seen visible filmed watched observed photographed audible".split())
_DESTINED = frozenset({"bound", "destined", "intended", "earmarked", "meant"})
_REPELLED = frozenset("pushed pushing push driven drove driving beaten beat beating forced forcing thrown threw throwing".split())
_ARMIES = frozenset("troops soldiers forces units army enemy russians ukrainians occupiers invaders attackers marines fighters them".split())
_HOME = frozenset("back home reunited returned".split())
_SEEN = frozenset("smoke flames explosions blasts footage videos video images reports".split())
_MOVING = frozenset("move moved moving relocate relocated relocating take taken taking remove removed removing".split())
MOVED = frozenset("people residents civilians children families inhabitants patients orphans villagers households".split())
_BROUGHT_THERE = MOVED | {"them", "him", "her"}
# "the water has gone from X"
_AWAY = frozenset("out gone missing vanished disappeared vanishing disappearing cleared flushed chased absent wrested".split())
_PARTS = frozenset("part parts area areas side outskirts edge north south east west centre corner corners".split())
# tokens between the ends of a stretch
_STRETCH = 7


def is_of_journey(t: Text, at: int, last: int) -> bool:
    """Whether the word at `at` makes the place up to token `last` but an end of a journey: "fled from X", "bound for X", "moved to a camp in X"."""
    match t.at(at):
        case "from":
            return not _leaves_as_news(t, at, last)
        case "of":  # "children taken from the occupied part of X"
            start = preposition_of(t, at - 1) if t.at(at - 1) in _PARTS else -1
            return t.at(start) == "from" and not _leaves_as_news(t, start, last)
        case "in" | "at" | "near":
            return _is_new_home(t, at)
        case "for":
            start = list_start_before(t, at)
            return t.at(at - 1) in _HEADED or not words("bound_for").isdisjoint(t.low[max(0, start - 7) : start])
        case "to":
            return t.at(at - 1) in _HEADED or t.low[max(0, at - 2) : at] == ["way", "back"] or not (_goes_there_as_news(t, at) or is_of_guest(t, at))
        case "towards" | "toward":  # "112 attacks, 41 towards X"
            is_news = t.at(at - 1).isdecimal() or not words("pressing").isdisjoint(t.low[max(0, at - 7) : at])
            return t.at(at - 1) in _HEADED or not is_news
        case "via":
            return True
    return False


def is_end_of_stretch(t: Text, at: int) -> bool:
    """Whether "from" or "to" at `at` bounds a stretch of land that something happened on: "villages from X to Y"; not "flew from X to Y"."""
    low, start = t.at(at), at
    if low == "to":
        start = t.last_among(at - 1, at - _STRETCH, ("from",))
        if start < 0 or not {".", ";", "and"}.isdisjoint(t.low[start:at]):
            return False
    elif low != "from" or "to" not in t.low[at + 2 : at + _STRETCH + 1]:
        return False
    before = start - 1 - (t.at(start - 1) == ",")
    window = t.low[max(t.sentence_start(start), before - 2) : before + 1]
    return not words("stretches").isdisjoint(window) or (t.at(start - 1) == "," and window[-1:] in (["region"], ["district"], ["border"]))


def list_start_before(t: Text, end: int) -> int:
    """Where the list of names begins that ends before token `end`, `end` itself where but one or none does: "left X, Y and Z for"."""
    start = end
    while start > 0 and (t.tokens[start - 1].is_name or t.low[start - 1] in (",", "and")):
        start -= 1
    return end if "and" not in t.low[start:end] else start


def is_of_guest(t: Text, at: int) -> bool:
    """Whether somebody is received there: "welcomed President Ivo Lopes to X"; not "welcomed Latvia's pledge to X"."""
    verb = t.last_among(at - 1, at - _MANY, _WELCOMING)
    return verb >= 0 and behind_guest(t, verb) == at


# words of a guest's titles and names
_MANY = 9
_WELCOMING = frozenset({"welcome", "welcomed", "welcomes", "welcoming"})


def _is_new_home(t: Text, at: int) -> bool:
    """Whether people or things were brought to where the place is: "moved to temporary housing in X", or were to be: "meant for a depot in X"."""
    start = t.last_among(at, at - 5, ("to", "for"))
    if start < 0 or t.at(start - 1) in _NOT_TO or not words("no_homes").isdisjoint(t.low[start:at]):
        return False
    if any(t.tokens[j].is_name or t.low[j] in (",", "and", "after", "that", "who", "which", "at", "on", "with") for j in range(start + 1, at)):
        return False
    if t.low[start] == "for":
        return t.at(start - 1) in _DESTINED
    told = t.low[max(0, start - 5) : start]
    return not words("bringing").isdisjoint(told) or (
        not words("shelters").isdisjoint(t.low[start:at]) and not words("going_to_live").isdisjoint(told)
    )


def _leaves_as_news(t: Text, at: int, last: int) -> bool:
    """Evacuations and retreats: what happened is that somebody left. Distances, directions and the ends of a road count as well."""
    window, before = t.low[max(0, at - 9) : at], t.at(at - 1)
    if t.at(at - 2) == "video":
        return False  # "told reporters by video link from X"
    if before in ("km", "kilometres", "miles", "across") or (before == "and" and t.at(at - 2) == "to"):
        return True  # "flights to and from X were halted"
    if is_driven_from(t, at):
        return True
    if before in _SAILING:
        is_told = t.at(at - 2) in _TOLD_BEFORE or t.low[at - 3 : at - 1] == ["to", "have"]  # "a ship that sailed from X in May"
        behind = t.low[last : last + 6]
        goes_on = any(behind[n : n + 1] == ["and"] and behind[n + 1 : n + 2] in (["was"], ["were"], ["is"]) for n in range(len(behind)))
        return not is_told and not goes_on  # not "sailed from X and was boarded off Germany"
    if before in ("out", "off") and t.at(at - 2) == "set" and t.at(at - 3) in ("had", "that", "which", "who"):
        return False  # "a convoy that had set out from X"
    if t.at(last) == "came" and t.at(last + 1) in ("word", "news", "reports"):
        return True  # "from X came word of more shelling"
    if not _MOVING.isdisjoint(window) and not MOVED.isdisjoint(window):
        if before in ("taken", "removed", "moved") and t.at(at - 2) in MOVED:
            return False  # "children taken from X, five of them siblings, crossed the border"
        return _HOME.isdisjoint(t.low[at : t.sentence_end(at)])
    if before in _VIEWED or (before == "reported" and t.at(at - 2) not in vocabulary().words["passive"]):
        return False  # "the flames could be seen from X"
    if not _SEEN.isdisjoint(window) or (before in ("electricity", "power") and not _LINES.isdisjoint(window)):
        return True  # "smoke rose from a refinery in X", "a line that brings electricity from X was cut"
    is_share = "out" in window and t.low[at - len(window) + window.index("out") + 1] == "of"  # "seven out of nine that were sent from X"
    return before in _AWAY or _is_way(t, at - 1) or not words("departing").isdisjoint(set(window) - {"out"} if is_share else window)


_SAILING = frozenset({"sailed", "sail", "sails", "departed", "departs"})
_TOLD_BEFORE = frozenset({"that", "which", "who", "had", "having", "to"})


def is_driven_from(t: Text, at: int) -> bool:
    """Whether an army was made to leave what "from" at `at` governs: "pushed the enemy back from X", "drove Russian troops from X"."""
    verb = t.last_among(at, at - 9, _REPELLED)
    if verb < 0 or t.at(at - 1) in ("back", "away"):
        return verb >= 0
    is_passive = not t.low[verb].endswith("ing") and t.at(verb - 1) in vocabulary().words["passive"]
    return not _ARMIES.isdisjoint(t.low[max(0, verb - 8) : verb] if is_passive else t.low[verb:at])


def _is_way(t: Text, i: int) -> bool:
    """ "the road from X"; not "en route from X"."""
    return t.at(i) in words("ways") and t.at(i - 1) != "en"


def _is_brought(t: Text, i: int) -> bool:
    """ "were freed and flown", "were moved by ambulance train", "drove them in his own van"; not "his journey took him", "flew with them"."""
    verb, stops = i, (words("taken_there"), words("carrying"), words("carried_no_farther"))
    while verb > max(0, i - 8) and not any(t.low[verb] in stop for stop in stops) and not t.tokens[verb].is_name:
        verb -= 1
    if t.at(verb) in words("carrying") and not _BROUGHT_THERE.isdisjoint(t.low[verb + 1 : verb + 4]):
        return words("travels").isdisjoint(t.low[max(0, verb - 4) : verb + 3])
    return t.at(verb) in words("taken_there") and ((t.at(verb - 1) == "and" and verb == i) or t.at(verb - 1) in vocabulary().words["passive"])


def _goes_there_as_news(t: Text, at: int) -> bool:
    """Whether what moves to a place is the news of the bullet: an advance, an arrival; travellers and goods on their way are not."""
    window = set(t.low[max(0, at - 7) : at])
    if window & {"cannot", "refused"} or ("not" in t.low[max(0, at - 3) : at] and t.at(at - 1) != "through") or _is_brought(t, at - 1):
        return False  # "cannot be taken back to X", "will not travel to X", "the hospital had been moved to X"
    if t.at(at - 1) in ("sailing", "heading", "travelling", "flying") and t.at(at - 2) in ("while", "when"):
        return False  # "was hit while sailing to X"
    origin = t.last_among(at, at - 6, ("from",))
    if origin >= 0 and (_is_way(t, origin - 1) or t.tokens[at - 1].is_name):
        return _is_way(t, origin - 1)  # "the road from X to Y"; not "travelled from X to Y"
    if not window.isdisjoint(_LINES) and not _CUT.isdisjoint(t.low[at : t.sentence_end(at)]):
        return True  # "the last line to the plant was cut"
    if ("took" in window or not window.isdisjoint(words("bringing"))) and not window.isdisjoint(words("relocated")):
        return False  # "now takes the wounded to X", "moved its staff to X"
    if window & {"send", "sends", "sending"} or ("brought" in window and not _BROUGHT_THERE.isdisjoint(t.low[max(0, at - 20) : at])):
        return False
    return not (window.isdisjoint(words("arriving")) and window.isdisjoint(words("violent")))
