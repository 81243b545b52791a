"""Places of what is wanted, planned or possible, where nothing happened yet: "wants all of X", "could reach X", "is planning an attack on X"."""

from __future__ import annotations

from transforms.coding.places.journeys import MOVED
from transforms.coding.places.place_words import SHARES, words
from transforms.coding.places.prepositions import preposition_of
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import MODALS

_QUITTING = frozenset("from of leave leaving vacate vacating abandon abandoning quit".split())
_WITHDRAWING = (_QUITTING - {"from", "of"}) | frozenset("withdraw withdrawing withdrawal pull pulling pullout pull-out retreat retreating".split())
_CIVILIANS = MOVED | {"foreigners", "citizens", "those", "who"}
_WANTING = frozenset("want wants wanted demand demands demanded seek seeks covets claims claim".split())
_YIELDING = frozenset("cede ceding relinquish relinquishing recognise recognising recognize recognizing".split())
_FATES = frozenset("fate status future ownership recognition".split())
_ENDING = frozenset({";", ":", "but"})
_AIMING = MODALS | {"want", "wants", "to"}
_FOILED = frozenset("foiled thwarted prevented averted disrupted stopped detained arrested held caught jailed".split())


def is_but_intended(t: Text, at: int) -> bool:
    """Whether the place that the word at `at` governs is sought, bargained over, within reach or to be attacked."""
    low = t.at(at)
    if low == "as":  # "may have to go as far as X"
        return t.at(at - 1) == "far" and not _AIMING.isdisjoint(t.low[max(0, at - 8) : at - 1])
    if _is_yielded(t, at) or (low in _QUITTING and _is_demanded(t, at)):
        return True
    if low == "for" and t.at(at - 1) in words("seeking"):
        return True  # "asked for the whole of X"
    if low == "of" and (t.at(at - 1) in _FATES or _is_sought(t, at)):
        return True
    if low in words("onto") and t.at(at - 1) in words("advancing_on") and _is_possible(t, at - 1):
        return True  # "might march on X"
    return _is_intended(t, at) or _is_expected(t, at) or (low in words("reaching") and _is_possible(t, at))


def _is_yielded(t: Text, at: int) -> bool:
    """Whether land is bargained away: "cede X", "give up X", "hand over the rest of X"."""
    return t.at(at) in _YIELDING or (t.at(at) in ("up", "over") and t.at(at - 1) in ("give", "giving", "hand", "hands"))


def _is_sought(t: Text, at: int) -> bool:
    """Whether the place is what somebody asks for: "wants all of X", "the demand for the rest of X"."""
    if t.at(at - 1) not in SHARES and t.at(at - 1) != "control":
        return False
    before = preposition_of(t, at - 1)
    if t.at(before) in words("reaching") and _is_possible(t, before):
        return True  # "could seize the rest of X"
    return (
        t.at(before) in _WANTING
        or _is_yielded(t, before)
        or (t.at(before) in ("for", "to", "over", "up") and not words("seeking").isdisjoint(t.low[max(0, before - 3) : before]))
    )


def _is_demanded(t: Text, at: int) -> bool:
    """Whether armies are but asked to leave the place, or refuse to: "demands that Ukraine withdraw from X"; not "residents must leave X"."""
    start = t.sentence_start(at)
    verb = next((j for j in range(at, max(start, at - 6) - 1, -1) if t.low[j] in _WITHDRAWING), None)
    if verb is None:
        return False
    first = max(start, verb - 8)
    is_condition = "if" in t.low[first:verb] or not words("demanding").isdisjoint(t.low[first:verb])
    return is_condition and _CIVILIANS.isdisjoint(t.low[first:at])


def _is_possible(t: Text, at: int) -> bool:
    """Whether but a possibility is told of: "could reach X", "may soon try to seize X", "massing troops to attack X"."""
    before, modal = t.at(at - 1), at - 1
    while t.at(modal) in words("trying"):
        modal -= 1
    return t.at(modal) in MODALS or (before == "to" and not words("readying").isdisjoint(t.low[max(0, at - 8) : at - 1]))


def _is_expected(t: Text, at: int) -> bool:
    """Whether an attack is but expected: "expects more strikes on X", "is gathering soldiers for a push on X", "may launch a new assault on X"."""
    told = t.low[max(t.sentence_start(at), at - 14) : at] if t.at(at) in words("aimed") else []
    noun = next((k for k in range(len(told) - 1, max(-1, len(told) - 4), -1) if told[k] in words("onslaughts")), None)
    if noun is None or not words("known").isdisjoint(told[max(0, noun - 3) : noun]):
        return False
    start = next((k + 1 for k in range(noun - 1, -1, -1) if told[k] in words("parting")), 0)
    before = told[start:noun]
    if "for" in before and {"its", "their", "his"}.isdisjoint(told[noun - 2 : noun]) and not words("massing").isdisjoint(before):
        return True
    return any(
        low in words("expecting")
        or (low in words("warning") and before[k + 1 : k + 2] in (["of"], ["out"], ["to"]))
        or (low in MODALS and not words("mounting").isdisjoint(before[k + 1 : k + 6]))
        for k, low in enumerate(before)
    )


def _is_intended(t: Text, at: int) -> bool:
    """Whether but an intention to attack is told of: "is planning an attack on X", "plans to seize X", "is preparing to launch a push in X".

    One that was foiled did happen.
    """
    told = t.low[max(t.sentence_start(at), at - 14) : at + 1] if at >= 0 else []
    intending_to, intending = words("intending_to"), words("intending")
    if (intending_to.isdisjoint(told) and intending.isdisjoint(told) and words("aims").isdisjoint(told)) or not _FOILED.isdisjoint(told):
        return False
    told = told[max((k for k, low in enumerate(told) if low in _ENDING), default=0) :]
    for j, low in enumerate(told):
        if low in intending_to and told[j + 1 : j + 2] == ["to"]:
            is_mounted = not words("mounting").isdisjoint(told[j + 2 : j + 4]) and not words("onslaughts").isdisjoint(told[j + 3 : j + 9])
            return is_mounted or not words("attacking").isdisjoint(told[j + 2 : j + 4])
        if low in words("aims") and told[j + 1 : j + 3] in (["is", "to"], ["was", "to"]) and not words("attacking").isdisjoint(told[j + 3 : j + 5]):
            return True
        if low in intending and not words("onslaughts").isdisjoint(told[j + 1 : j + (2 if low in ("any", "possible") else 6)]):
            return True  # "plans an attack on X", "any attack on X would be answered"
    return False
