"""Whether something happened at a place, or it is merely named (codebook section 4, `role`): origins, destinations, where remarks were made."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.clauses import Clause
from transforms.coding.language import Text
from transforms.coding.numerals import number_words
from transforms.coding.place_words import grammar


def role_of(t: Text, first: int, last: int, kind: str, clauses: Sequence[Clause]) -> str:
    """`event` or `mention` for a place over the tokens [first, last)."""
    at = _preposition(t, first)
    low = t.at(at)
    if _venue_of_remark(t, at, clauses):
        return "mention"
    if kind == "water" and not _water_is_scene(t, at, last):
        return "mention"
    if low == "from" and not _leaves_as_news(t, at):
        return "mention"
    if low in ("to", "for", "towards", "toward") and t.at(last + 1) != "where" and not _goes_there_as_news(t, at, low):
        return "mention"
    if low in ("in", "at", "near", "outside") and _is_of_remark(t, at, clauses):
        return "mention"
    return "event"


def _preposition(t: Text, first: int) -> int:
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


def _water_is_scene(t: Text, at: int, last: int) -> bool:
    if t.at(last) in ("coast", "fleet", "port", "ports", "grain", "shore", "region", "shipping", "corridor", "initiative"):
        return False
    if t.at(at) == "of" and t.at(at - 1) in ("part", "parts", "waters"):  # "in the western part of the Black Sea"
        at = _preposition(t, at - 1)
    low = t.at(at)
    if low in ("over", "off", "across", "above", "into") or low in grammar().words["place_verbs"]:
        return True
    if low in ("in", "on") and not _names_between(t, at):
        return bool(set(t.low[max(0, at - 10) : at]) & (grammar().words["violent"] | {"sunk", "exercises", "opened"}))
    return False


def _names_between(t: Text, at: int) -> bool:
    """Whether another place stands right before the preposition: "Snake Island in the Black Sea"."""
    return at > 0 and (t.tokens[at - 1].is_name or t.at(at - 1) in ("bank", "coast", "port", "island"))


def _leaves_as_news(t: Text, at: int) -> bool:
    """Evacuations and retreats: what happened is that somebody left. Distances and directions count as well."""
    g = grammar()
    window = t.low[max(0, at - 9) : at]
    if t.at(at - 1) in ("km", "kilometres", "miles", "away", "across") and t.at(at - 1) not in ("away", "across"):
        return True
    return t.at(at - 1) in ("out",) or bool(set(window) & g.words["departing"])


def _goes_there_as_news(t: Text, at: int, low: str) -> bool:
    g = grammar()
    window = set(t.low[max(0, at - 7) : at])
    if low in ("towards", "toward"):
        return True
    if low == "to" and any(word == "from" for word in t.low[max(0, at - 6) : at]) and not window & {"visit", "trip"}:
        return False
    if low == "for":
        return not window & {"left", "leave", "leaving", "departed", "sailed", "bound", "headed", "set"}
    return bool(window & g.words["arriving"]) or bool(window & g.words["violent"])


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
    return start is not None and any(0 <= clause.verb < start and start - clause.verb <= 12 for clause in clauses)


def _is_of_remark(t: Text, at: int, clauses: Sequence[Clause]) -> bool:
    """Whether a place only tells where a remark was made: "told reporters in Brussels"."""
    g = grammar()
    for clause in clauses:
        for verb in (clause.verb, *clause.participles):
            if verb < 0 or not verb < at or t.low[verb] not in _REMARKING or t.tokens[verb].sentence != t.tokens[at].sentence:
                continue
            between = t.low[verb + 1 : at]
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
