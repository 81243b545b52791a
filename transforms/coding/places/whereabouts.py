"""Places that only say where somebody is or comes from, or where a thing was made or fired: "diplomats in X", "missiles made in X"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.places.journeys import is_driven_from
from transforms.coding.places.place_words import BOMBERS, words
from transforms.coding.speech.clause import Clause
from transforms.coding.text.language import Text

# whose whereabouts are told where they speak: "diplomats in Brussels said"; officers but where they serve in a capital
OBSERVERS = frozenset("diplomats diplomat correspondents correspondent reporters journalists reporter journalist monitors sources".split())
OFFICERS = frozenset("prosecutors police investigators detectives lawmakers officials authorities judges diplomats negotiators".split())
# who "lives in X"; others lose, save or touch lives
_LIVING = frozenset("who he she it that which now still also and family".split())
_HARMED = frozenset("killed wounded injured hurt died dead missing detained evacuated".split())
_BEFALLEN = _HARMED | {"heard", "witnessed"}
_STATIONED = frozenset("based headquartered born studied educated".split())
_DWELLING = frozenset("live lives lived work works worked".split())
_DEALINGS = frozenset("talks negotiations meeting meetings summit consultations meet discuss negotiate sign".split())
_DEFENDERS = frozenset("troops soldiers servicemen forces men units unit army garrison defenders brigade marines fighters".split())
_HOLDING = frozenset("ran runs heads headed led leads commanded commands governed governs oversaw oversees".split())
_MADE = frozenset("made built produced manufactured assembled designed".split())
_MAKERS = frozenset("factory factories plant plants works company companies firm firms maker manufacturer supplier".split())
_COMING = frozenset("come comes came coming bought ordered imported supplied delivered".split())
# soldiers that bear the name of where they come from
_UNITS_FROM = frozenset("paratroopers marines conscripts draftees reservists guardsmen".split())


def is_whereabouts(t: Text, at: int, last: int, clauses: Sequence[Clause]) -> bool:
    """Whether the place up to token `last`, governed by the word at `at`, tells of an origin, a home or an outlook."""
    low, before = t.at(at), t.at(at - 1)
    if t.at(last) == "as" and t.at(last + 2) in words("offered_as") and "from" in t.low[last : last + 9]:
        return True  # "named X as the place they were launched from"
    if t.at(last) in _UNITS_FROM:
        return True  # "Pskov paratroopers reached the village"
    if low in ("of", "at") and t.at(last) in _DWELLING:
        return True  # "the town where workers of the X plant live"
    if low == "of":
        is_way = (before in ("direction", "side") and t.at(at - 3) == "from") or (before == "way" and t.at(at - 2) == "by")
        return is_way or _holds_office(t, at)  # "shelled from the direction of X", "by way of X"
    if low in _HOLDING or low == "for":
        return _holds_office(t, at)
    if low in ("left", "departed"):  # "the ship, which had left X in May"
        return before == "had" and _DEFENDERS.isdisjoint(t.low[max(0, at - 8) : at])
    if low in ("in", "near", "at") and before in words("served") and not {"who", "whom", "whose"}.isdisjoint(t.low[max(0, at - 9) : at]):
        return before != "up" or t.at(at - 2) in ("grew", "brought")  # "who grew up in X and served in Y"
    return (low == "in" and (_is_home(t, at, last, clauses) or _is_trader(t, at, last))) or _is_origin(t, at)


def _is_home(t: Text, at: int, last: int, clauses: Sequence[Clause]) -> bool:
    """Whether "in" at `at` tells where somebody lives, serves or is to come: "who lives in X", "critics in X", "is expected in X on Friday"."""
    before = t.at(at - 1)
    if any(clause.source.first < at < clause.source.last for clause in clauses):  # "diplomats in X said", "prosecutors in Kyiv said"
        if before in OBSERVERS or (before in OFFICERS and t.slice(at + 1, last) in words("capitals")):
            return True
    if before in _STATIONED or _holds_office(t, at):
        return True
    if before in words("at_home"):  # not "analysts in X were wounded", "experts in X heard blasts", "lost their lives in X"
        return (before != "lives" or t.at(at - 2) in _LIVING) and _BEFALLEN.isdisjoint(t.low[at + 1 : at + 6])
    if before == "expected" and t.at(at - 2) != "be":  # not "is expected in X for talks"
        return _DEALINGS.isdisjoint(t.low[last : min(last + 8, t.sentence_end(last - 1))])
    return False


def _is_origin(t: Text, at: int) -> bool:
    """Whether something was made or fired there: "drones made in X", "the bombers had taken off in X", "from positions near X"."""
    low, before = t.at(at), t.at(at - 1)
    if low not in ("in", "at", "near", "outside", "around", "off", "over", "above"):
        return False
    if before == "off":
        return t.at(at - 2) in ("took", "taken")
    if low in ("over", "above") and before in BOMBERS:  # "two missiles released by Russian bombers over X"
        by = t.last_among(at, at - 5, ("by", "from"))
        return by > 0 and t.low[by - 1] in ("released", "fired", "launched")
    if before in _MADE:
        return t.at(at - 2) not in ("be", "being") and not words("war_goods").isdisjoint(t.low[max(0, at - 8) : at])
    if before in _MAKERS and "from" in (told := t.low[max(0, at - 5) : at - 1]) and not words("war_goods").isdisjoint(t.low[max(0, at - 12) : at]):
        return t.at(at - 1 - len(told) + told.index("from") - 1) in _COMING  # "the shells come from a factory in X"
    if low == "at" or before not in words("launchers"):
        return False
    start = t.last_among(at - 1, at - 5, ("from",))
    return start >= 0 and not is_driven_from(t, start)


def _holds_office(t: Text, at: int) -> bool:
    """Whether but the office of somebody is told of: "Aksyonov, who runs X", "who ran recruitment in the X region, was dismissed"."""
    window = t.low[max(0, at - 6) : at + 1]
    return "who" in window[:-1] and window[window.index("who") + 1] in _HOLDING


def _is_trader(t: Text, at: int, last: int) -> bool:
    """Whether but a seller or a buyer sits there: "bought from a trader in X", "through a front company in X", "a firm in X bought"."""
    if (t.at(at - 1) not in words("companies") and t.at(at - 1) not in _MAKERS) or t.tokens[at - 1].is_name:
        return False
    if t.at(last) in words("trading") and not t.low[at - 1].endswith("s"):
        return True
    told = t.low[max(t.sentence_start(at), at - 14) : at]
    return not words("trading").isdisjoint(told) and not {"from", "to", "through", "via", "with", "by"}.isdisjoint(told[-5:])
