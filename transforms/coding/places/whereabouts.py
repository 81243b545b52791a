"""Places that only say where somebody is or comes from, or where a thing was made or fired: "diplomats in X", "missiles made in X"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.places.place_words import grammar
from transforms.coding.speech.clause import Clause
from transforms.coding.speech.source import PERSON
from transforms.coding.text.language import Text


def is_whereabouts(t: Text, at: int, last: int, low: str, clauses: Sequence[Clause]) -> bool:
    """Whether the place up to token `last`, governed by the word `low` at `at`, tells of an origin, a home or an outlook."""
    before = t.at(at - 1)
    if low == "of" and before in ("direction", "side") and t.at(at - 3) == "from":
        return True  # "shelled from the direction of X"
    if low in ("of", "at") and t.at(last) in ("live", "lives", "work", "works", "lived", "worked"):
        return True  # "the town where workers of the X plant live"
    if low == "in" and _is_where_source_is(t, at, last, clauses):
        return True
    if low == "in" and _is_of_employer(t, at):
        return True
    if low == "of" and before == "way" and t.at(at - 2) == "by":
        return True
    if low == "after" and before in _NAMED:
        return True  # "a street named after X"
    if low == "in" and before in _AT_HOME and (before != "lives" or t.at(at - 2) in _LIVING or t.tokens[at - 2].is_name):
        return _HARMED.isdisjoint(t.low[at + 1 : at + 6])  # not "analysts in X were wounded"
    if low == "in" and before in _HEARD_OUT and not _HEARING.isdisjoint(t.low[max(0, at - 6) : at - 1]):
        return True
    if low in ("in", "at", "near") and "for" in t.low[max(0, at - 4) : at] and not _MEANT.isdisjoint(t.low[max(0, at - 6) : at - 1]):
        return True  # "a parcel meant for a depot in X"
    if low in _HOLDING and before == "who":
        return True  # "Aksyonov, who runs X"
    if low in ("in", "for", "of") and _holds_office(t, at):
        return True
    if low == "in" and before in _STATIONED:
        return before != "expected" or (_FORECAST.isdisjoint(t.low[t.sentence_start(at) : at]) and not _is_awaited_for_talks(t, last))
    if low in _TAKE_OFF and before == "off" and t.at(at - 2) in _TAKING:
        return True  # "the bombers had taken off in X"
    if low in ("in", "at") and before in _MADE and t.at(at - 2) not in ("be", "being") and not _GOODS.isdisjoint(t.low[max(0, at - 8) : at]):
        return True  # "missiles made in X"
    if low in ("near", "in", "around", "outside") and before in _WORKSHOPS and _comes_from(t, at):
        return True
    if low == "of" and (before == "native" or (before == "resident" and t.at(at - 2) == "former")):
        return True
    if low in ("near", "in", "around", "off", "outside") and before in _LAUNCHERS and "from" in t.low[max(0, at - 5) : at - 1]:
        return True
    return bool(low in ("left", "departed") and before == "had" and _DEFENDERS.isdisjoint(t.low[max(0, at - 8) : at]))


_NAMED = frozenset({"named", "called", "christened", "renamed"})


def _is_where_source_is(t: Text, at: int, last: int, clauses: Sequence[Clause]) -> bool:
    """Whether a place tells but where those are who speak: "diplomats in X said", "prosecutors in Kyiv said", "Overchuk in Moscow said"."""
    before = t.at(at - 1)
    for clause in clauses:
        source = clause.source
        if source.first < at < source.last:
            if before in OBSERVERS:
                return True
            return before in _OFFICERS and t.slice(at + 1, last) in grammar().words["capitals"]
        if source.kind == PERSON and source.last == at and last <= clause.verb < last + 3:
            return True  # "Overchuk in Moscow spoke of"
    return False


def _is_of_employer(t: Text, at: int) -> bool:
    """Whether a place tells but where those sit whom somebody works for: "an editor at Radio Liberty in Prague"."""
    start = at - 1
    while start > at - 8 and start > 0 and t.tokens[start].is_name:
        start -= 1
    start -= t.at(start) == "the"
    return start < at - 1 and t.at(start) in ("at", "with", "of", "for") and t.at(start - 1) in _JOBS


_JOBS = frozenset({"editor", "analyst", "fellow", "professor", "lecturer", "researcher", "expert", "scholar", "columnist", "economist", "historian"})
_JOBS |= {"student", "presenter", "strategist", "physicist", "scientist", "director", "associate"}
_OFFICERS = frozenset({"police", "prosecutors", "investigators", "officials", "authorities", "detectives"})
# who "lives in X"; others lose, save or touch lives
_LIVING = frozenset({"who", "he", "she", "it", "that", "which", "now", "still", "also", "and", "family"})
# whose whereabouts are told where they speak: "diplomats in Brussels said"
OBSERVERS = frozenset(
    {"diplomats", "diplomat", "correspondents", "correspondent", "reporters", "journalists", "reporter", "journalist", "monitors", "sources"}
)
# ... and who but thinks or lives there: "critics in Washington want an audit"
_AT_HOME = frozenset(
    "envoy ambassador living lives residing resides "
    "analysts analyst critics observers experts hawks sceptics skeptics policymakers strategists".split()
)


_HARMED = frozenset({"killed", "wounded", "injured", "hurt", "died", "dead", "missing", "detained", "evacuated"})
# "fired from positions near X"
_LAUNCHERS = frozenset(
    {"positions", "position", "sites", "site", "launchers", "launcher", "aircraft", "planes", "bombers", "jets", "ships", "territory"}
)
_LAUNCHERS |= {
    "airspace",
    "areas",
    "area",
    "vessels",
    "boats",
    "batteries",
    "base",
    "bases",
    "airfields",
    "airfield",
    "airbase",
    "grounds",
    "submarines",
    "submarine",
    "ship",
    "vessel",
    "warship",
    "warships",
    "frigate",
    "frigates",
    "boat",
    "bomber",
    "plane",
    "jet",
    "battery",
    "helicopters",
    "trucks",
}


_STATIONED = frozenset({"based", "headquartered", "expected", "born", "studied", "educated"})
_GOODS = frozenset(
    {"missile", "missiles", "drone", "drones", "tank", "tanks", "shell", "shells", "parts", "engine", "engines", "chips", "components", "weapons"}
    | {"guns", "vehicles", "aircraft", "jets", "ships", "bombs", "rockets", "rifles", "launchers", "ammunition", "turbine", "turbines", "lorries"}
)
_MADE = frozenset({"made", "built", "produced", "manufactured", "assembled", "designed"})
# what is expected at a place that somebody is not expected at: "cuts are to be expected in X"
_FORECAST = frozenset(
    {"cuts", "outages", "blackouts", "shortages", "power", "electricity", "snow", "frost", "rain", "floods", "flooding", "storms", "attacks"}
    | {"shelling", "assaults", "fighting", "offensive", "strikes", "restrictions", "interruptions", "disruption", "disruptions", "queues"}
)


_WORKSHOPS = frozenset({"factory", "factories", "plant", "plants", "range", "stores", "depots", "workshop", "workshops", "yard"})
_COMING = frozenset({"come", "comes", "came", "fired", "launched", "supplied", "bought", "delivered", "ordered", "stem", "originated"})
_DEFENDERS = frozenset({"troops", "soldiers", "forces", "men", "units", "unit", "army", "garrison", "defenders", "brigade", "marines", "fighters"})


_MEANT = frozenset({"meant", "intended", "destined", "bound", "earmarked"})
# "having spoken to 23 survivors in X"
_HEARD_OUT = frozenset({"survivors", "witnesses", "residents", "relatives", "refugees", "evacuees", "officials", "families", "soldiers", "people"})
_HEARING = frozenset({"spoken", "spoke", "interviewed", "talked", "interviewing", "interviews", "talking"})
_HOLDING = frozenset({"ran", "runs", "heads", "headed", "led", "leads", "commanded", "commands", "governed", "governs", "oversaw", "oversees"})


def _holds_office(t: Text, at: int) -> bool:
    """Whether but the office of somebody is told of: "who ran recruitment in the X region, was dismissed"."""
    window = t.low[max(0, at - 6) : at + 1]
    return "who" in window[:-1] and window[window.index("who") + 1] in _HOLDING


_TAKE_OFF, _TAKING = frozenset({"in", "at", "near", "outside"}), frozenset({"took", "taken", "taking", "take", "takes"})
_DEALINGS = frozenset({"talks", "negotiations", "meeting", "meetings", "summit", "consultations", "meet", "discuss", "negotiate", "sign"})


def _is_awaited_for_talks(t: Text, last: int) -> bool:
    """ "is expected in X on Saturday for talks": the venue of what is planned."""
    return not _DEALINGS.isdisjoint(t.low[last : min(last + 8, t.sentence_end(last - 1))])


def _comes_from(t: Text, at: int) -> bool:
    """ "the shells come from a factory in X"."""
    start = next((j for j in range(at - 2, max(-1, at - 6), -1) if t.low[j] == "from"), None)
    return start is not None and not _COMING.isdisjoint(t.low[max(0, start - 3) : start])
