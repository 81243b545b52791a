"""Whose work a deed is called: "on the orders of Kyiv", "hired by Russian handlers", "it was Ukraine that"."""

from __future__ import annotations

from collections.abc import Mapping, Set

from transforms.coding.kinds.attack_nouns import attack_words, head
from transforms.coding.kinds.side_names import Mentions
from transforms.coding.text.language import Text


def author(t: Text, met: Set[str], found: Mentions) -> str | None:
    """ "the work of Russia", "on the orders of Kyiv", "hired by Russian handlers", "it was Ukraine that", "the hand of Moscow"."""
    words = attack_words()
    if words["authorship"].isdisjoint(met):
        return None
    return next((code for i, code in found if _is_author(t, i, words) and not is_doubted(t, i)), None)


def _is_author(t: Text, i: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a deed is laid to the side that is named at token `i`, by what stands before its name or behind it."""
    at = i - 1
    while t.at(at) in _BEFORE_NAME:
        at -= 1
    link = t.at(at)
    if link in _LINKS and not _LINKS[link].isdisjoint(t.low[max(0, at - (6 if link == "on" else 3)) : at]):
        # those who work for a side do its deeds, unless they are its victims
        return link != "for" or (head(t, i, words["services"], 3) is not None and _HARMED.isdisjoint(t.low[t.sentence_start(i) : i + 7]))
    if t.at(i + 1) == "'s" and link in _UPON and t.at(i + 2) in _OWNED:
        return True
    if link in _SUSPECTING and t.at(i + 1) == "behind":
        return True
    if link == "was" and t.at(at - 1) == "it":
        return t.at(i + 1) in _ENDS
    return t.at(i + 1 + (t.at(i + 1) == "'s")) in words["handlers"]


_HARMED = frozenset({"killed", "wounded", "injured", "dead", "died", "killing", "wounding", "injuring"})
_BEFORE_NAME = frozenset({"the", "“", "a", "its", "called"})
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
# "on Moscow’s orders", "in Ukraine’s service", "at Moscow’s door"
_UPON = frozenset({"on", "at", "under", "in"})
_OWNED = frozenset({"orders", "instructions", "behest", "command", "commission", "bidding", "service", "pay", "employ", "door"})
_SUSPECTING = frozenset({"see", "sees", "saw", "seeing", "suspect", "suspects", "suspected"})
_ENDS = frozenset({"", ".", ",", ";", "that", "which", "who", "”"})


def is_doubted(t: Text, i: int) -> bool:
    """Whether what is told of the side at token `i` is denied or left open."""
    return not _DOUBTS.isdisjoint(t.low[max(t.sentence_start(i), i - 12) : i])


_DOUBTS = frozenset(
    {"not", "no", "nor", "never", "denied", "denies", "denying", "rejected", "rejecting", "whether", "dismissed", "dismissing", "without", "if"}
    | {"neither", "untrue", "stopped", "warned", "promised", "cannot"}
)
