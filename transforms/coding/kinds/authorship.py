"""Whose work a deed is called: "on the orders of Kyiv", "hired by Russian handlers", "it was Ukraine that"."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Set

from transforms.coding.kinds.acting import does
from transforms.coding.kinds.attack_nouns import attack_words, head
from transforms.coding.kinds.owned_deeds import POINTING, is_held
from transforms.coding.kinds.side_names import Mentions
from transforms.coding.text.language import Text


def author(t: Text, met: Set[str], found: Mentions) -> str | None:
    """ "the work of Russia", "on the orders of Kyiv", "hired by Russian handlers", "it was Ukraine that", "the hand of Moscow"."""
    words = attack_words()
    if words["authorship"].isdisjoint(met) and POINTING.isdisjoint(met):
        return None
    return next((code for i, code in found if _is_author(t, i, words) and not is_doubted(t, i)), None)


def _is_author(t: Text, i: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a deed is laid to the side that is named at token `i`, by what stands before its name or behind it."""
    at = i - 1
    while t.at(at) in _BEFORE_NAME:
        at -= 1
    link = t.at(at)
    if link in _LINKS and not _LINKS[link].isdisjoint(t.low[max(0, at - (6 if link == "on" else 3)) : at]):
        return _is_employer(t, i, link, at, words)
    if link == "of" and t.at(at - 1) == "service":  # "terrorists in the service of", not "the Security Service of"
        return t.at(at - 3) == "in"
    if t.at(i + 1) == "'s" and (
        (link == "at" and t.at(i + 2) == "door") or (link == "in" and t.at(i + 2) in _SERVICE) or (link in _UPON and t.at(i + 2) in _ORDERS)
    ):
        return True
    if link in _SUSPECTING and (t.at(i + 1) == "behind" or (t.at(i + 1) == "'s" and t.at(i + 2) == "hand")):
        return True
    if is_held(t, i):
        return True
    if link == "was" and t.at(at - 1) == "it":
        return t.at(i + 1) in ENDS
    service = head(t, i, words["services"], 3)
    if does(t, i if service is None else service, _ORDERING):
        return True
    behind = i + 1 + (t.at(i + 1) == "'s")
    return t.at(behind) in words["handlers"] or (t.at(behind) in _DOINGS and behind > i + 1 and t.at(at) in BEING)


def _is_employer(t: Text, i: int, link: str, at: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether those who work for a side, or are hired by one of its people, do its deeds: not where they are its victims."""
    if link == "for":
        return head(t, i, words["services"], 3) is not None and _HARMED.isdisjoint(t.low[t.sentence_start(i) : i + 7])
    if t.at(at - 1) == "behalf" or t.at(i - 1) == "a":
        return (t.at(i - 1) != "a" and t.at(i + 1) in ENDS) or head(t, i, words["services"] | words["handlers"], 3) is not None
    return True


_HARMED = frozenset({"killed", "wounded", "injured", "dead", "died", "killing", "wounding", "injuring"})
_BEFORE_NAME = frozenset({"the", "“", "a", "its", "what", "he", "she", "it", "they", "called", "calls", "their", "some"})
# what stands before the word that leads to the name
_LINKS: Mapping[str, frozenset[str]] = {
    "of": frozenset(
        "work handiwork hand hallmarks orders order behest instructions bidding behalf fingerprints doing signature stamp handwriting agents "
        "spies pay operatives saboteurs employ".split()
    ),
    "by": frozenset(
        "ordered orchestrated masterminded planned organised organized commissioned hired recruited paid directed instructed coordinated "
        "prepared perpetrated committed sponsored terror terrorism sabotage handled tasked engineered arranged enlisted claimed".split()
    ),
    "to": frozenset("attributed credited credit ascribed ascribing crediting attributing attributes attribute traced traces trail tracks".split()),
    "on": frozenset({"blame", "pinned", "pinning", "responsibility"}),
    "for": frozenset({"working", "worked", "acting", "acted", "spying"}),
}
_UPON, _ORDERS = frozenset({"on", "at", "under"}), frozenset({"orders", "instructions", "behest", "command", "commission", "bidding"})
_SUSPECTING = frozenset({"see", "sees", "saw", "seeing", "suspect", "suspects", "suspected"})
_SERVICE = frozenset({"service", "pay", "employ"})
_ORDERING = frozenset({"authorised", "authorized", "masterminded", "orchestrated", "organised", "organized", "engineered"})
ENDS = frozenset({"", ".", ",", ";", "that", "which", "who", "”"})
_DOINGS = frozenset({"doing", "work", "handiwork"})
BEING = frozenset({"was", "is", "as", "been", "be"})


def is_doubted(t: Text, i: int) -> bool:
    """Whether what is told of the side at token `i` is denied or left open."""
    before = t.low[max(t.sentence_start(i), i - 12) : i]
    return not _DOUBTS.isdisjoint(before if ";" not in before else itertools.takewhile(lambda low: low != ";", reversed(before)))


_DOUBTS = frozenset(
    {"not", "no", "nor", "never", "denied", "denies", "denying", "rejected", "rejecting", "whether", "dismissed", "dismissing", "without", "if"}
    | {"neither", "untrue", "stopped", "warned", "promised", "cannot"}
)
