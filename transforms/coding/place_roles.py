"""Whether something happened at a place, or it is merely named (codebook section 4, `role`): origins, destinations, where remarks were made."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.clauses import Clause
from transforms.coding.language import Text
from transforms.coding.numerals import number_words
from transforms.coding.place_words import grammar


def role_of(t: Text, first: int, last: int, kind: str, clauses: Sequence[Clause]) -> str:
    """`event` or `mention` for a place over the tokens [first, last)."""
    at = preposition_of(t, first)
    low = t.at(at)
    if _where_follows(t, last):
        return "event"
    if (low == "of" and _is_sought(t, at)) or _is_intended(t, at):
        return "mention"
    if _venue_of_remark(t, at, clauses):
        return "mention"
    if kind == "water" and not _water_is_scene(t, at, last):
        return "mention"
    if low == "from" and not _leaves_as_news(t, at):
        return "mention"
    if low in ("left", "departed") and t.at(at - 1) == "had":
        return "mention"
    if low in ("in", "at", "near") and _is_new_home(t, at):
        return "mention"
    if low in ("to", "for", "towards", "toward") and not _goes_there_as_news(t, at, low):
        return "mention"
    if low in ("in", "at", "near", "outside") and _is_of_remark(t, at, clauses):
        return "mention"
    return "event"


def preposition_of(t: Text, first: int) -> int:
    """Index of the preposition that governs a name, its nouns and adjectives skipped."""
    g = grammar()
    at = first - 1
    for _ in range(7):
        low = t.at(at)
        if low in ("of",) and t.at(at - 1) in g.before:
            at -= 2
        elif (
            low in ("the", "a", "an", "its", "'s", "occupied", "port", "city", "town", "nearby", "polish", "and", ",", "region")
            or low.endswith(("-held", "-occupied", "-annexed", "ern"))
            or (low in g.plurals and t.at(at + 1) in (",", "and"))
            or (t.at(at + 1) in g.plurals and (low.isdigit() or low in number_words()))
            or (at >= 0 and t.tokens[at].is_name)
        ):
            if low == "," and not (at > 0 and (t.tokens[at - 1].is_name or t.low[at - 1] in g.plurals or t.low[at - 1] in g.nouns)):
                return at
            at -= 1
        else:
            return at
    return at


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
    return t.at(before) in ("for", "to", "over") and not _SEEKING.isdisjoint(t.low[max(0, before - 3) : before])


def _is_new_home(t: Text, at: int) -> bool:
    """Whether people or things were brought to where the place is: "moved to temporary housing in X"."""
    start = next((j for j in range(at - 1, max(-1, at - 6), -1) if t.low[j] == "to"), None)
    if (
        start is None
        or t.at(start - 1) in ("close", "closer", "closest", "near", "nearest", "next")
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
_SEEKING = frozenset({"demand", "demands", "demanded", "demanding", "claim", "claims", "claimed", "ask", "asked", "calls", "call"})
_BRINGING = frozenset(
    {"moved", "taken", "transferred", "evacuated", "relocated", "deported", "rushed", "airlifted", "flown", "driven", "sent", "bussed"}
)
_ON_WATER = frozenset({"over", "off", "across", "above", "into", "under", "beneath", "down", "up", "along", "through", "underneath"})
_BESIDE_WATER = frozenset({"bank", "banks", "shore", "shores", "side", "coast"})


def _water_is_scene(t: Text, at: int, last: int) -> bool:
    if t.at(last) in ("coast", "fleet", "port", "ports", "grain", "shore", "region", "shipping", "corridor", "initiative"):
        return False
    if t.at(at) == "of" and t.at(at - 1) in ("part", "parts", "waters", "bed", "bottom", "middle", "mouth"):  # "the western part of the Black Sea"
        at = preposition_of(t, at - 1)
    elif t.at(at) == "of" and t.at(at - 1) in _BESIDE_WATER:
        before = at - 2
        while t.at(before) in ("left", "right", "the", "east", "west", "opposite", "occupied", "its") or t.at(before).endswith("ern"):
            before -= 1
        return t.at(before) in ("on", "along", "to", "from", "across") and not _names_between(t, before)
    low = t.at(at)
    if low in ("across", "along") and t.at(at - 1) == "," and _names_between(t, at):
        return False  # "Nikopol, across the reservoir from Enerhodar"
    if low in _ON_WATER or low in grammar().words["place_verbs"]:
        return True
    if low in ("in", "on", "and", "near") and not _names_between(t, at):
        return bool(set(t.low[max(0, at - 10) : at]) & (grammar().words["violent"] | grammar().words["afloat"]))
    return False


def _names_between(t: Text, at: int) -> bool:
    """Whether another place stands right before the preposition: "Snake Island in the Black Sea", "Yeysk, on the Sea of Azov"."""
    before = at - 1 - (t.at(at - 1) == ",")
    if not _SHIPS.isdisjoint(t.low[max(0, before - 3) : before]):
        return False  # "the tanker Qendil in the Mediterranean"
    if at > 0 and t.low[before] in grammar().before:
        return False  # "Villages on the bank"
    return at > 0 and (t.tokens[before].is_name or t.at(before) in ("bank", "coast", "port", "island"))


_SHIPS = frozenset(
    {"tanker", "ship", "vessel", "frigate", "boat", "freighter", "carrier", "corvette", "submarine", "cruiser", "yacht", "ferry", "tug"}
)
_WAYS = frozenset(
    {"road", "roads", "highway", "highways", "motorway", "railway", "railways", "line", "route", "routes", "track", "tracks", "link", "bridge"}
    | {"train", "trains", "bus", "buses", "crossing", "corridor"}
)

_MOVING = frozenset({"move", "moved", "moving", "relocate", "relocated", "relocating", "take", "taken", "taking", "remove", "removed", "removing"})
_MOVED = frozenset({"people", "residents", "civilians", "children", "families", "inhabitants", "patients", "orphans", "villagers", "households"})


def _leaves_as_news(t: Text, at: int) -> bool:
    """Evacuations and retreats: what happened is that somebody left. Distances, directions and the ends of a road count as well."""
    g = grammar()
    window = t.low[max(0, at - 9) : at]
    if t.at(at - 1) in ("km", "kilometres", "miles", "across"):
        return True
    if not _MOVING.isdisjoint(window) and not _MOVED.isdisjoint(window):
        return True
    return t.at(at - 1) == "out" or t.at(at - 1) in _WAYS or bool(set(window) & g.words["departing"])


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
        if window & {"send", "sends", "sending"}:
            return False
    if low == "for":
        return not window & {"left", "leave", "leaving", "departed", "sailed", "bound", "headed", "set", "heading", "bidding", "off", "departing"}
    return bool(window & g.words["arriving"]) or bool(window & g.words["violent"])


def _presses_on(t: Text, at: int) -> bool:
    """Whether troops or fire move towards a place; travellers, and "his army's push towards X", do not make it a scene."""
    window = range(max(0, at - 7), at)
    return any(t.low[j] in _PRESSING or (t.low[j] in ("push", "advance", "press") and t.at(j - 1) in ("to", "and", "they", "troops")) for j in window)


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


_VENUES = frozenset({"conference", "briefing", "speech", "interview", "forum", "lecture", "rally"})
_REMARKING = frozenset(
    {
        "said",
        "says",
        "told",
        "tells",
        "announced",
        "warned",
        "promised",
        "urged",
        "added",
        "wrote",
        "called",
        "insisted",
        "suggested",
        "argued",
        "pledged",
        "stated",
        "declared",
        "asked",
        "repeated",
        "stressed",
        "speaking",
        "telling",
        "saying",
        "vowed",
        "adding",
        "complained",
        "cautioned",
        "reiterated",
        "reminded",
        "joked",
        "lamented",
    }
)


# behind these a claim follows, unless what comes at once tells when and where it was made
_CLAIMING = frozenset({"said", "says", "saying", "added", "adding", "insisted", "argued", "suggested", "stated"})
_AT_ONCE = frozenset(
    {
        "in",
        "on",
        "at",
        "during",
        "by",
        "from",
        "late",
        "early",
        "earlier",
        "later",
        "after",
        "through",
        "via",
        "while",
        "with",
        "last",
        "this",
        "also",
    }
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today"}
)


def _venue_of_remark(t: Text, at: int, clauses: Sequence[Clause]) -> bool:
    """ "at a press conference in Brussels", "said on a visit to Kyiv": only where something was said."""
    low = t.at(at)
    if low in ("in", "from", "at", "near") and t.at(at - 1) in ("speaking", "reporting", "writing") and clauses:
        return True
    if low == "in" and t.at(at - 1) in _VENUES and clauses:
        return any(clause.verb < at for clause in clauses if clause.verb >= 0)
    if low != "to" or t.at(at - 1) not in ("visit", "trip"):
        return False
    start = next((j for j in range(at - 1, max(-1, at - 6), -1) if t.low[j] in ("on", "during")), None)
    if start is None:
        return False
    sentence = t.tokens[at].sentence
    if start == t.sentence_start(at):
        return any(clause.sentence == sentence and clause.verb > at and t.low[clause.verb] in _REMARKING for clause in clauses)
    return any(0 <= clause.verb < start and start - clause.verb <= 30 and clause.sentence == sentence for clause in clauses)


def _is_of_remark(t: Text, at: int, clauses: Sequence[Clause]) -> bool:
    """Whether a place only tells where a remark was made: "told reporters in Brussels"."""
    g = grammar()
    for clause in clauses:
        for verb in (clause.verb, *clause.participles):
            if verb < 0 or not verb < at or t.low[verb] not in _REMARKING or t.tokens[verb].sentence != t.tokens[at].sentence:
                continue
            between = t.low[verb + 1 : at]
            if between and (between[-1] in g.words["happenings"] or (t.low[verb] == "warned" and "of" in between)):
                continue  # "condemned the killings in X", "warned of floods in X"
            if len(between) > 14 or any(word in g.words["remark_stops"] for word in between) or any(t.quoted[j] for j in range(verb, at)):
                continue
            if t.low[verb] in _CLAIMING and between and between[0] not in _AT_ONCE:
                continue  # "said two workers near the town were killed"
            if set(between) & g.words["occasion"]:
                return False
            if any(word in (";", "it", "its", "they") for word in between):
                continue
            return True
    return False
