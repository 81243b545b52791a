"""Remarks that judge a claim, and claims that are judged by who makes them: a denial, an accusation, a war crime that prosecutors report.

These are conditions of rules in `deciding`, as those in `conditions`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from transforms.coding.kinds.acting import BE
from transforms.coding.kinds.conditions import deciding_words, meets
from transforms.coding.kinds.foreground import MainClaim
from transforms.coding.kinds.weights import PARTS
from transforms.coding.text.language import Text


def denies(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is that somebody denies what others claim: "denied that", "rejected accusations", "dismissed a claim"."""
    at = next(i for i, low in enumerate(first) if low in deciding_words()["denying"])
    if main.parts[at] < PARTS or t.at(at - 1) in BE or meets(first[:at], "attacked") or meets(first[:at], "harm"):
        return False
    if not _TOLD_BEFORE.isdisjoint(first[:at]):
        return False
    if first[at].startswith("den") and (t.at(at + 1) in _DENIED or t.at(at + 1).endswith("ing") or t.at(at + 3) == "that"):
        return True
    return _claim_behind(first, at) >= 0


def calls_untrue(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a claim is called a lie: "described a claim to have taken the town as “disinformation”", "said claims that ... were untrue"."""
    for i in [i for i, low in enumerate(first[:_NEAR_START]) if low in _CALLING and main.parts[i] == PARTS]:
        claim = _claim_behind(first, i)
        if claim >= 0 and meets(first[claim:], "untrue"):
            return True
    return False


def _claim_behind(first: Sequence[str], i: int) -> int:
    """Where a claim is named behind the verb at token `i`, -1 where none is: "dismissed as false a Russian claim"."""
    for j in range(i + 1, min(i + _REACH, len(first))):
        if first[j] in deciding_words()["claims"]:
            return j
        if first[j] in (",", ";", "that", "which", "who"):
            break
    return -1


def accuses(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether somebody is accused of one attack: "accused Kyiv of a “terrorist” rocket attack on the town"."""
    for i in [i for i, low in enumerate(first) if low in ("accused", "accuses") and main.parts[i] == PARTS and t.at(i - 1) not in BE]:
        of = next((j for j in range(i + 1, min(i + _REACH, len(first))) if first[j] == "of"), 0)
        if of and t.at(of + 1) in ("a", "an", "the") and not _ATTACKS.isdisjoint(first[of + 2 : of + _REACH]):
            return True
    return False


def reports_crime(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether police, prosecutors, an ombudsman or the UN say that captives were killed or people tortured; a side that says so makes a statement."""
    if not any(main.hidden[i] and low in deciding_words()["reporting"] for i, low in enumerate(first)):
        return False
    deeds = [i for i, low in enumerate(first) if low in deciding_words()["executing"] and main.parts[i] == PARTS and not main.hidden[i]]
    shown = [low if not main.hidden[i] else "" for i, low in enumerate(first)]
    return any(first[i] == "tortured" or meets(shown[max(0, i - _REACH) : i + 2 * _REACH], "captives") for i in deeds)


def asks_for(group: str) -> Callable[[Text, MainClaim, Sequence[str]], bool]:
    """Whether the first thing told is that somebody asks for such things, be it after an attack: "called for sanctions in reply to a strike"."""

    def is_asked(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
        at = next(i for i, low in enumerate(first) if low in deciding_words()["asking"])
        asks = at > 0 and main.parts[at] == PARTS and t.at(at - 1) not in _ASKED_ABOUT
        if not asks or (first[at] in _WITH_FOR and t.at(at + 1) not in ("for", "on")):
            return False
        end = min(at + 2 * _REACH, len(first))
        asked = first[at + 1 : next((j for j in range(at + 1, end) if first[j] in _ASKING_ENDS), end)]
        return meets(asked, group) and "nuclear" not in asked and not meets(first[:at], "harm") and not meets(first[:at], "attacked")

    return is_asked


# tokens from a verb to what it is said of, and those that a bullet may begin with before the verb of its first claim
_REACH, _NEAR_START = 8, 12
_TOLD_BEFORE = frozenset({"said", "says", "while", "which", "after", "when"})
_DENIED = frozenset({"that", "any", "responsibility", "involvement", "carrying"})
_WITH_FOR = frozenset({"called", "calls", "asked", "asks", "appealed", "pleaded"})
_ASKED_ABOUT = BE | {"when", "and", "he", "she"}
_ASKING_ENDS = frozenset({",", ";", "after", "following", "because", "since", "when", "while", "in", "over"})
_ATTACKS = frozenset({"attack", "strike", "airstrike", "barrage", "bombardment", "shelling", "raid"})
_CALLING = frozenset({"called", "described", "branded", "labelled", "said"})
