"""Whether something happened at a place, or it is merely named (codebook section 4, `role`): origins, destinations, where remarks were made."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.places.extents import is_end_of_stretch, is_reached_at_most, sets_out_as_news
from transforms.coding.places.place_words import grammar
from transforms.coding.places.prepositions import preposition_of
from transforms.coding.places.remark_venues import is_of_remark, is_venue_of_remark
from transforms.coding.places.unreal import is_origin, is_seat, is_unreal
from transforms.coding.places.water_roles import water_is_scene
from transforms.coding.quantities.numerals import number_words
from transforms.coding.speech.clauses import Clause
from transforms.coding.text.language import Text


def role_of(t: Text, first: int, last: int, kind: str, clauses: Sequence[Clause]) -> str:
    """`event` or `mention` for a place over the tokens [first, last)."""
    at = preposition_of(t, first)
    low = t.at(at)
    if _where_follows(t, last):
        return "event"
    if is_unreal(t, first, last, at) or is_origin(t, first, last) or is_seat(t, at) or is_reached_at_most(t, first):
        return "mention"
    if is_end_of_stretch(t, at) or sets_out_as_news(t, at) or (low == "from" and t.at(last) in ("came", "comes") and t.at(last + 1) in _TIDINGS):
        return "event"
    if (low == "of" and _is_sought(t, at)) or _is_intended(t, at) or _is_disputed(t, at, low) or _is_possible(t, at, low):
        return "mention"
    if is_venue_of_remark(t, at, clauses):
        return "mention"
    if kind == "water" and not water_is_scene(t, at, last):
        return "mention"
    if low == "from" and (t.at(at - 2) == "video" or not _leaves_as_news(t, at)):
        return "mention"
    if low in ("to", "toward", "towards", "for") and t.at(at - 1) in ("way", "bound", "route", "headed", "heading") and not _is_of_troops(t, at):
        return "mention"
    if low == "of" and t.at(at - 1) in ("direction", "side") and t.at(at - 3) == "from":
        return "mention"  # "shelled from the direction of X"
    if low in ("of", "at") and t.at(last) in ("live", "lives", "work", "works", "lived", "worked"):
        return "mention"  # "the town where workers of the X plant live"
    if low == "in" and t.at(at - 1) in OBSERVERS and any(clause.source.first < at < clause.source.last for clause in clauses):
        return "mention"
    if low == "in" and t.at(at - 1) in _THINKERS:
        return "mention"
    if low == "in" and t.at(at - 1) in _STATIONED:
        return "event" if t.at(at - 1) == "expected" and not _FORECAST.isdisjoint(t.low[t.sentence_start(at) : at]) else "mention"
    if low in ("in", "at") and t.at(at - 1) in _MADE and t.at(at - 2) not in ("be", "being"):
        return "mention"  # "missiles made in X"
    if low in ("near", "in", "around", "outside") and t.at(at - 1) in _WORKSHOPS and _comes_from(t, at):
        return "mention"
    if low == "of" and (t.at(at - 1) == "native" or (t.at(at - 1) == "resident" and t.at(at - 2) == "former")):
        return "mention"
    if low in ("near", "in", "around", "off", "outside") and t.at(at - 1) in _LAUNCHERS and "from" in t.low[max(0, at - 5) : at - 1]:
        return "mention"
    if low in ("left", "departed") and t.at(at - 1) == "had" and _DEFENDERS.isdisjoint(t.low[max(0, at - 8) : at]):
        return "mention"
    if low in ("in", "at", "near") and _is_new_home(t, at):
        return "mention"
    if low in ("to", "for", "towards", "toward") and not _goes_there_as_news(t, at, low):
        return "mention"
    if low in ("in", "at", "near", "outside") and is_of_remark(t, at, clauses):
        return "mention"
    return "event"


# whose whereabouts are told where they speak: "diplomats in Brussels said"
OBSERVERS = frozenset(
    {"diplomats", "diplomat", "correspondents", "correspondent", "reporters", "journalists", "reporter", "journalist", "monitors", "sources"}
)
# ... and who but thinks there: "critics in Washington want an audit"
_THINKERS = frozenset({"analysts", "analyst", "critics", "observers", "experts", "hawks", "sceptics", "skeptics", "policymakers", "strategists"})


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
}


_STATIONED = frozenset({"based", "headquartered", "expected", "born", "lives", "living", "residing", "studied", "raised", "educated", "resides"})
_MADE = frozenset({"made", "built", "produced", "manufactured", "assembled", "designed"})
# what is expected at a place that somebody is not expected at: "cuts are to be expected in X"
_FORECAST = frozenset(
    {"cuts", "outages", "blackouts", "shortages", "power", "electricity", "snow", "frost", "rain", "floods", "flooding", "storms", "attacks"}
    | {"shelling", "assaults", "fighting", "offensive", "strikes", "restrictions", "interruptions", "disruption", "disruptions", "queues"}
)


_WORKSHOPS = frozenset({"factory", "factories", "plant", "plants", "range", "stores", "depots", "workshop", "workshops", "yard"})
_COMING = frozenset({"come", "comes", "came", "fired", "launched", "supplied", "bought", "delivered", "ordered", "stem", "originated"})
_DEFENDERS = frozenset({"troops", "soldiers", "forces", "men", "units", "unit", "army", "garrison", "defenders", "brigade", "marines", "fighters"})


def _comes_from(t: Text, at: int) -> bool:
    """ "the shells come from a factory in X"."""
    start = next((j for j in range(at - 2, max(-1, at - 6), -1) if t.low[j] == "from"), None)
    return start is not None and not _COMING.isdisjoint(t.low[max(0, start - 3) : start])


def _is_of_troops(t: Text, at: int) -> bool:
    """Whether those on their way to a place are on the attack."""
    return not {"troops", "forces", "column", "army"}.isdisjoint(t.low[max(0, at - 12) : at])


def _where_follows(t: Text, last: int) -> bool:
    """Whether a clause tells what happened at the place: "took a train to X on Thursday, where they met"."""
    j = last
    while j < last + 4 and t.at(j) in _WHEN:
        j += 1
    j += t.at(j) == ","
    return t.at(j) == "where" and _STAYING.isdisjoint(t.low[j + 1 : j + 5])


# "Lviv, where it has been since March" tells of nothing that happened
_STAYING = frozenset({"been", "lives", "live", "lived", "based", "resides", "grew", "headquartered", "stationed", "born"})


def _is_sought(t: Text, at: int) -> bool:
    """Whether the place is what somebody asks for: "the demand for the rest of X"."""
    if t.at(at - 1) not in ("rest", "whole", "all", "remainder", "most", "parts", "part", "control"):
        return False
    before = preposition_of(t, at - 1)
    if t.at(before) in _WANTING:
        return True  # "it wants all of X"
    return t.at(before) in ("for", "to", "over", "up") and not _SEEKING.isdisjoint(t.low[max(0, before - 3) : before])


_WANTING = frozenset({"want", "wants", "wanted", "demand", "demands", "demanded", "seek", "seeks", "covets", "claims", "claim"})


def _is_disputed(t: Text, at: int, low: str) -> bool:
    """Whether the place is what is bargained over: "give up X", "the fate of X", "recognise X"."""
    if low in _YIELDING:
        return True
    before = t.at(at - 1)
    return (low == "up" and before in ("give", "giving")) or (low == "over" and before in _CLAIMS) or (low == "of" and before in _FATES)


_YIELDING = frozenset({"cede", "ceding", "relinquish", "relinquishing", "recognise", "recognising", "recognize", "recognizing"})
_CLAIMS = frozenset({"hand", "handing", "sovereignty", "claims", "claim", "jurisdiction"})
_FATES = frozenset({"fate", "status", "future", "ownership", "recognition"})


def _is_possible(t: Text, at: int, low: str) -> bool:
    """Whether but a possibility is told of: "could reach X", "massing troops to attack X"."""
    if low not in _REACHING:
        return False
    before = t.at(at - 1)
    return before in _MODALS or (before == "to" and not _READYING.isdisjoint(t.low[max(0, at - 8) : at - 1]))


_REACHING = frozenset(
    {
        "flood",
        "inundate",
        "submerge",
        "devastate",
        "level",
        "retake",
        "recapture",
        "reclaim",
        "liberate",
        "free",
        "lose",
        "surround",
        "isolate",
        "take",
    }
)
_REACHING |= frozenset({"reach", "strike", "hit", "attack", "target", "seize", "capture", "occupy", "storm", "shell", "bomb", "destroy", "encircle"})
_MODALS = frozenset({"could", "can", "may", "might", "would", "will", "should"})
_READYING = frozenset(
    {"massing", "preparing", "gathering", "ready", "able", "capable", "poised", "enough", "intention", "intent", "unable", "fail", "failed"}
    | {
        "need",
        "needs",
        "needed",
        "years",
        "months",
        "order",
        "orders",
        "ordered",
        "task",
        "tasked",
        "goal",
        "objective",
        "hope",
        "hopes",
        "aim",
        "aims",
    }
)


def _is_new_home(t: Text, at: int) -> bool:
    """Whether people or things were brought to where the place is: "moved to temporary housing in X"."""
    start = next((j for j in range(at - 1, max(-1, at - 6), -1) if t.low[j] == "to"), None)
    if (
        start is None
        or t.at(start - 1) in ("close", "closer", "closest", "near", "nearest", "next", "up", "by")
        or t.at(start + 1) in ("bottom", "ground", "seabed", "death")
        or "bottom" in t.low[start:at]
        or any(t.tokens[j].is_name or t.low[j] in (",", "and", "after", "that") for j in range(start + 1, at))
    ):
        return False
    return not _BRINGING.isdisjoint(t.low[max(0, start - 5) : start])


def _is_intended(t: Text, at: int) -> bool:
    """Whether but an intention to attack is told of: "is planning an attack on X", "plans to seize X"; one that was foiled did happen."""
    start = max(t.sentence_start(at), at - 14) if at >= 0 else at
    words = t.low[start : at + 1] if start >= 0 else []
    if not _FOILED.isdisjoint(words):
        return False
    for j, low in enumerate(words):
        if low in ("any", "possible", "hypothetical", "eventual") and words[j + 1 : j + 2] and words[j + 1] in _ATTACKS:
            return True  # "any attack on X would be answered"
        if low in _INTENDING_TO and words[j + 1 : j + 2] == ["to"]:
            return not _ATTACKING.isdisjoint(words[j + 2 : j + 4])
        if low in _INTENDING and not _ATTACKS.isdisjoint(words[j + 1 : j + 6]):
            return True
    return False


_INTENDING_TO = frozenset(
    {"plan", "plans", "planned", "planning", "plotted", "plotting", "wants", "want", "intends", "intend", "preparing", "threatened"}
) | {
    "threatens",
    "threatening",
    "hopes",
    "aims",
    "conspired",
    "offered",
}
_INTENDING = frozenset({"planning", "plotting", "preparing", "planned", "plotted", "prepares", "plans", "prepared"})
_ATTACKING = frozenset(
    {"attack", "strike", "hit", "blow", "bomb", "capture", "seize", "take", "occupy", "invade", "storm", "shell", "destroy", "map", "sabotage"}
)
_ATTACKS = frozenset(
    {"attack", "attacks", "act", "provocation", "provocations", "strike", "strikes", "offensive", "assault", "bombing", "sabotage", "incursion"}
)
_FOILED = frozenset({"foiled", "thwarted", "prevented", "averted", "disrupted", "stopped", "detained", "arrested"})
_WHEN = frozenset({"on", "late", "early", "yesterday", "last", "week", "earlier", "also"}) | frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
_SEEKING = frozenset(
    {"hand", "handing", "give", "giving", "demand", "demands", "demanded", "demanding", "claim", "claims", "claimed", "ask", "asked", "calls", "call"}
)
_BRINGING = frozenset(
    {"moved", "taken", "transferred", "evacuated", "relocated", "deported", "rushed", "airlifted", "flown", "driven", "sent", "bussed"}
    | {"sending", "sends", "donating", "donated", "transferring", "gave", "giving", "brought", "delivered", "delivering"}
)
_WAYS = frozenset(
    {"road", "roads", "highway", "highways", "motorway", "railway", "railways", "line", "route", "routes", "track", "tracks", "link", "bridge"}
    | {"train", "trains", "bus", "buses", "crossing", "corridor"}
)

_SEEN = frozenset({"smoke", "flames", "explosions", "blasts", "footage", "videos", "video", "images", "reports"})
_MOVING = frozenset({"move", "moved", "moving", "relocate", "relocated", "relocating", "take", "taken", "taking", "remove", "removed", "removing"})
_MOVED = frozenset({"people", "residents", "civilians", "children", "families", "inhabitants", "patients", "orphans", "villagers", "households"})


# "from X came word of more shelling"
_TIDINGS = frozenset({"word", "news", "reports", "tidings", "pictures", "the", "a", "footage", "more", "another"})
# "the water has gone from X"
_AWAY = frozenset(
    {"out", "gone", "missing", "vanished", "disappeared", "vanishing", "disappearing", "cleared", "flushed", "chased", "absent", "wrested"}
)


def _leaves_as_news(t: Text, at: int) -> bool:
    """Evacuations and retreats: what happened is that somebody left. Distances, directions and the ends of a road count as well."""
    g = grammar()
    window = t.low[max(0, at - 9) : at]
    if t.at(at - 1) in ("km", "kilometres", "miles", "across"):
        return True
    if not _MOVING.isdisjoint(window) and not _MOVED.isdisjoint(window):
        return True
    if not _SEEN.isdisjoint(window):
        return True  # "smoke rose from a refinery in X"
    return t.at(at - 1) in _AWAY or t.at(at - 1) in _WAYS or bool(set(window) & g.words["departing"])


def _goes_there_as_news(t: Text, at: int, low: str) -> bool:
    g = grammar()
    window = set(t.low[max(0, at - 7) : at])
    if low in ("towards", "toward"):
        return _presses_on(t, at)
    if low == "to":
        origin = next((j for j in range(at - 1, max(-1, at - 7), -1) if t.low[j] == "from"), None)
        if origin is not None and t.at(origin - 1) in _WAYS:
            return True
        if origin is not None and t.tokens[at - 1].is_name and not window & {"visit", "trip"}:
            return False
        if window & {"send", "sends", "sending"} or ("brought" in window and not (_MOVED | {"them"}).isdisjoint(t.low[max(0, at - 20) : at])):
            return False
    if low == "for":
        return not window & {
            "fled",
            "flee",
            "fleeing",
            "left",
            "leave",
            "leaving",
            "departed",
            "sailed",
            "bound",
            "headed",
            "set",
            "heading",
            "bidding",
            "off",
            "departing",
            "destined",
            "intended",
            "earmarked",
            "meant",
            "supply",
        }
    return bool(window & g.words["arriving"]) or bool(window & g.words["violent"])


def _presses_on(t: Text, at: int) -> bool:
    """Whether troops or fire move towards a place; travellers, and "his army's push towards X", do not make it a scene."""
    window = range(max(0, at - 7), at)
    if t.at(at - 1).isdecimal() or t.at(at - 1) in number_words():
        return True  # "112 attacks, 41 towards X"
    is_march = any(t.low[j] in ("moved", "moving", "move") for j in window) and _is_of_troops(t, at)
    return is_march or any(
        t.low[j] in _PRESSING or (t.low[j] in ("push", "advance", "press") and t.at(j - 1) in ("to", "and", "they", "troops")) for j in window
    )


_PRESSING = frozenset(
    {
        "advanced",
        "advances",
        "advancing",
        "pushing",
        "pushed",
        "pressed",
        "pressing",
        "break",
        "broke",
        "breaking",
        "fought",
        "crept",
        "attack",
        "attacks",
    }
    | {"attacked", "attacking", "assault", "assaults", "inched", "gained", "ground", "progress"}
)
