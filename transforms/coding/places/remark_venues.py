"""Places where but a remark was made: "told reporters in Brussels", "said on a visit to Kyiv"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from transforms.coding.places.place_words import grammar
from transforms.coding.speech.clause import Clause
from transforms.coding.speech.source import PERSON
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import WEEKDAYS

_VENUES = frozenset({"conference", "briefing", "speech", "interview", "forum", "lecture", "rally", "address", "podcast", "sermon"})
# behind these a claim follows, unless what comes at once tells when and where it was made
_CLAIMING = frozenset(
    {"acknowledged", "added", "adding", "admitted", "argued", "claimed", "commented", "conceded", "confirmed", "denied", "explained"}
    | {"hinted", "insisted", "noted", "predicted", "remarked", "replied", "said", "saying", "says", "stated", "suggested"}
    | {"proposed", "demanded", "asserted", "revealed", "disclosed", "alleged", "advised", "boasted", "recalled", "maintained", "spoke"}
    | {"emphasised", "emphasized", "estimated", "concluded", "testified", "threatened", "mused", "assured", "appealed"}
)
_REMARKING = _CLAIMING | frozenset(
    {"announced", "asked", "called", "cautioned", "complained", "declared", "joked", "lamented", "pledged", "promised", "reiterated"}
    | {"reminded", "repeated", "speaking", "stressed", "telling", "tells", "told", "urged", "vowed", "warned", "wrote"}
)
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
    | WEEKDAYS
    | {"yesterday", "today"}
)


def is_venue_of_remark(t: Text, at: int, clauses: Sequence[Clause]) -> bool:
    """ "at a press conference in Brussels", "said on a visit to Kyiv": only where something was said."""
    low = t.at(at)
    if low not in _GOVERNING:
        return False
    if low in ("in", "at") and (_is_told_there(t, at) or _is_heard_there(t, at)):
        return True
    if low in ("in", "from", "at", "near") and t.at(at - 1) in ("speaking", "reporting", "writing") and (clauses or t.at(at - 2) in ("", ",")):
        return True
    if low == "in" and t.at(at - 1) in _REMARKS and t.at(at - 2) not in PASSIVE:
        return grammar().words["occasion"].isdisjoint(t.low[at + 1 : at + 6]) and (t.at(at - 1) != "called" or "for" in t.low[at + 2 : at + 5])
    if low == "in" and clauses and (_is_asked_there(t, at) or _opens_remark(t, at, clauses)):
        return True
    if low == "in" and t.at(at - 1) == "," and any(c.source.last == at - 1 and c.verb > at for c in clauses):
        return grammar().words["occasion"].isdisjoint(t.low[max(0, at - 10) : at + 8])  # "Orban, in Kyiv for the first time, said"
    if low == "in" and clauses and (t.at(at - 1) in _VENUES or _is_spoken_at(t, at)):
        opens = t.at(t.sentence_start(at)) in ("in", "at", "during")
        return any(clause.verb < at or (opens and clause.sentence == t.tokens[at].sentence) for clause in clauses if clause.verb >= 0)
    if low in _CALLING_AT:
        return _speaks_on_the_way(t, at, clauses)
    if low != "to" or t.at(at - 1) not in ("visit", "trip"):
        return False
    start = next((j for j in range(at - 1, max(-1, at - 6), -1) if t.low[j] in ("on", "during")), None)
    if start is None:
        return False
    sentence = t.tokens[at].sentence
    if start == t.sentence_start(at):
        return any(clause.sentence == sentence and clause.verb > at and t.low[clause.verb] in _REMARKING for clause in clauses)
    if t.at(start - 1) == ",":  # "Scholz, on a trip to X, said"
        return any(clause.sentence == sentence and at < clause.verb < at + 8 and t.low[clause.verb] in _REMARKING for clause in clauses)
    return any(0 <= clause.verb < start and start - clause.verb <= 30 and clause.sentence == sentence for clause in clauses)


# straight before "in X" these tell where somebody spoke, whether a claim follows or not
_REMARKS = frozenset("said complained warned insisted boasted joked lamented pledged argued admitted conceded remarked called declared vowed".split())
PASSIVE = frozenset({"was", "were", "been", "be", "is", "are", "being", "and"})
_CALLING_AT = frozenset({"visiting", "touring"})
_GOVERNING = _CALLING_AT | {"in", "from", "at", "near", "to"}


def _speaks_on_the_way(t: Text, at: int, clauses: Sequence[Clause]) -> bool:
    """ "Scholz, visiting X, promised", "Visiting X, Scholz promised": the visit is but the frame of a remark."""
    sentence = t.tokens[at].sentence
    told = [c for c in clauses if c.sentence == sentence and at < c.verb < at + 16 and t.low[c.verb] in _REMARKING]
    if at == t.sentence_start(at):
        return any(c.source.first > at for c in told)
    return t.at(at - 1) == "," and any(c.source.first < at for c in told)


def _is_told_there(t: Text, at: int) -> bool:
    """ "told reporters in X", "told a briefing in X", whatever else the sentence tells."""
    if t.at(at - 1) not in _AUDIENCES:
        return False
    told = next((j for j in range(at - 2, max(-1, at - 6), -1) if t.low[j] in ("told", "tells", "telling")), None)
    return told is not None and _OTHERWISE.isdisjoint(t.low[told + 1 : at])


_AUDIENCES = frozenset({"reporters", "journalists", "students", "briefing", "press", "rally", "audience", "lawmakers", "delegates", "correspondents"})
_AUDIENCES |= {"supporters", "newsmen", "pupils", "listeners", "congress", "congregation", "crowd", "gathering", "readers", "businessmen"}


def _is_heard_there(t: Text, at: int) -> bool:
    """ "the local press in X reported"."""
    return t.at(at - 1) in _PRESS and any(t.at(at + k) in _PUBLISHING for k in (2, 3))


_PRESS = frozenset({"press", "media", "newspaper", "newspapers", "papers", "paper", "outlet", "outlets", "broadcaster", "bloggers"})
_PUBLISHING = frozenset({"reported", "report", "reports", "said", "say", "says", "wrote", "write", "writes", "published", "told"})


def _is_asked_there(t: Text, at: int) -> bool:
    """ "Asked by reporters in X", "pressed by journalists in X"."""
    return t.at(at - 1) in ("reporters", "journalists") and not {"asked", "pressed", "questioned"}.isdisjoint(t.low[max(0, at - 5) : at])


def _opens_remark(t: Text, at: int, clauses: Sequence[Clause]) -> bool:
    """ "In Warsaw on Monday, Biden said ...": a capital away from the war; "In Warsaw, police said" tells what happened there."""
    if at != t.sentence_start(at) or t.slice(at + 1, at + 2) not in grammar().words["capitals"] or t.low[at + 1] in _AT_WAR:
        return False
    comma = next((j for j in range(at + 2, min(at + 8, t.size)) if t.low[j] == ","), None)
    if comma is None:
        return False
    if t.at(comma + 1) in ("he", "she"):
        return t.at(comma + 2) in _REMARKING
    return any(clause.source.kind == PERSON and comma < clause.source.first <= comma + 6 and clause.verb > comma for clause in clauses)


_AT_WAR = frozenset({"kyiv", "kiev", "moscow"})


# whom one meets to speak to, not to deal with
_HEARERS = frozenset(
    {"veterans", "students", "workers", "supporters", "voters", "soldiers", "pupils", "residents", "journalists", "reporters", "activists"}
)
_HEARERS |= {"businessmen", "entrepreneurs", "employees", "graduates", "cadets", "mothers", "youth", "volunteers", "pensioners", "factory", "party"}
_MET = frozenset({"meeting", "meetings"})


def _is_spoken_at(t: Text, at: int) -> bool:
    """ "in a speech at the embassy in X"."""
    venue = next((j for j in range(at - 2, max(-1, at - 13), -1) if t.low[j] in _VENUES), None)
    return venue is not None and t.at(venue + 1) in ("at", "to", "before") and "," not in t.low[venue:at]


_ADDRESSED = frozenset({"summit", "meeting", "talks"})
_OTHERWISE = frozenset({"after", "following", "when", "where", "while", "who", ",", "before", "that"})


def _is_addressed(t: Text, verb: int, between: Sequence[str]) -> bool:
    """Whether an occasion is but the audience of a remark: "told a summit of mayors in X", "told a meeting in X"."""
    if not _OTHERWISE.isdisjoint(between):
        return False
    if not _HEARERS.isdisjoint(between[-4:]) and not _MET.isdisjoint(between):
        return True  # "warned during a meeting with veterans in X"
    if t.low[verb] not in ("told", "tells", "telling"):
        return False
    return between[:1] in (["a"], ["an"], ["the"]) and not _ADDRESSED.isdisjoint(between[:5])


def _is_wording(t: Text, clause: Clause, verb: int) -> bool:
    """Whether it is but told how somebody calls what happened: "what the governor called an accident tore through a depot in X"."""
    return "what" in t.low[max(0, clause.source.first - 3, verb - 12) : verb]


def _runs_into_result(between: Sequence[str]) -> bool:
    """Whether what happened goes on right behind the verb: "wrote, leaving 500 households in X without power"."""
    return len(between) > 1 and between[0] == "," and between[1].endswith("ing") and between[1] not in _BEING_THERE


# what a speaker does at the place of a remark
_BEING_THERE = frozenset(
    {"speaking", "visiting", "standing", "sitting", "touring", "attending", "meeting", "addressing", "arriving", "opening", "hosting", "during"}
)


_PICTURES = frozenset({"picture", "pictures", "photo", "photos", "photograph", "photographs", "image", "images", "footage"})


def _goes_on(between: Sequence[str]) -> bool:
    """Whether what happened goes on behind a comma: "said on Friday, and customers in X", "said, the worst of them in X"."""
    commas = [k for k, low in enumerate(between) if low == ","]
    behind = between[commas[-1] + 1 :]
    if behind[:1] == ["as"] and not _SPEAKERS.isdisjoint(behind[1:2]):
        return False  # "said, as he toured X"
    if (behind and behind[0] in _GOING_ON) or ("of", "them") in pairwise(behind):
        return True
    return any(between[k + 1 : k + 2] in (["and"], ["but"], ["while"]) for k in commas)


_GOING_ON = frozenset("having only mostly mainly most some including among particularly especially chiefly notably as except apart save".split())
_SPEAKERS = frozenset({"he", "she", "they", "part", "well", "if", "a", "the"})


# "explained to reporters in X", not "proposed to host talks in X"
_TO_SOMEBODY = frozenset({"said", "says", "explained", "remarked", "stated", "admitted", "confirmed", "insisted", "commented", "spoke", "conceded"})


def _words_to(t: Text, clause: Clause, verb: int, at: int) -> list[str]:
    """The words from a remark to the place, who made it and the soldiers that heard it left out: "said Petrenko in X", "told soldiers in X"."""
    source = clause.source
    if verb == clause.verb and verb < source.first < at and source.kind == PERSON:
        return list(t.low[source.last : at])
    first = verb + 1
    if t.low[verb] in ("told", "tells", "telling") and t.at(at + 2) != "to":
        first += next((k for k in range(3) if t.at(first + k) in _TROOPS), -1) + 1
    return list(t.low[first:at])


_TROOPS = frozenset({"soldiers", "troops", "servicemen", "marines", "crews", "men"})


def is_of_remark(t: Text, at: int, clauses: Sequence[Clause]) -> bool:
    """Whether a place only tells where a remark was made: "told reporters in Brussels"."""
    g = grammar()
    for clause in clauses:
        for verb in (clause.verb, *clause.participles):
            if verb < 0 or not verb < at or t.low[verb] not in _REMARKING or t.tokens[verb].sentence != t.tokens[at].sentence:
                continue
            between = _words_to(t, clause, verb, at)
            if _is_wording(t, clause, verb) or _runs_into_result(between):
                continue
            if between and (between[-1] in g.words["happenings"] or (t.low[verb] == "warned" and "of" in between)):
                continue  # "condemned the killings in X", "warned of floods in X"
            if len(between) > 14 or any(word in g.words["remark_stops"] for word in between) or any(t.quoted[j] for j in range(verb, at)):
                continue
            if t.low[verb] in _CLAIMING and between and between[0] not in _AT_ONCE and not (between[0] == "to" and t.low[verb] in _TO_SOMEBODY):
                continue  # "said two workers near the town were killed"
            if set(between) & g.words["occasion"]:
                return _is_addressed(t, verb, between)
            if "of" in between and not _PICTURES.isdisjoint(between):
                continue  # "wrote under a picture of a burning wagon in X"
            if "," in between and _goes_on(between):
                continue
            if any(word in (";", "it", "its", "they") for word in between):
                continue
            return True
    return False
