"""Sentences that only go on counting what the one before has told: "Two of the dead are children", "None arrived, the air force said".

What a bullet's only source says in one of the two it plainly says in both.
"""

from __future__ import annotations

from transforms.coding.speech.clause import Clause
from transforms.coding.speech.subjects import FINITE
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import HARMED, NUMERALS, ORDINALS, vocabulary

_TOLD = frozenset({"them", "those", "these", "which", "whom"})
_SHARES = NUMERALS | {"some", "most", "many", "half", "several", "all", "none", "each", "both"}
_REST = frozenset({"latest", "rest", "others", "remainder", "last", "remaining", "youngest", "oldest", "eldest", "other"})


def goes_with(t: Text, only: Clause, at: int) -> bool:
    """Whether what is counted at token `at` and the bullet's only source stand in two sentences that tell of the same."""
    sentence = t.tokens[at].sentence
    if sentence == only.sentence + 1:
        return _refers_back(t, t.bounds[sentence])
    return sentence == only.sentence - 1 and (only.is_behind or only.verb < 0) and _counts_out(t, t.bounds[only.sentence])


def adds_to(t: Text, only: Clause, at: int, are_new: bool) -> bool:
    """Whether victims at token `at` are further ones of what the bullet's only source told in the sentence before.

    "Nine others were hurt", and, where only the dead were told of (`are_new`), "Nine people were hurt".
    """
    sentence = t.tokens[at].sentence
    if sentence != only.sentence + 1:
        return False
    i, end, words = t.bounds[sentence], t.bounds[sentence + 1], vocabulary().words
    more = t.low[i] == "another" or (t.low[i] == "a" and t.at(i + 1) == "further") or any(t.at(j) in ("others", "more") for j in (i + 1, i + 2))
    goes_on = more or (are_new and t.low[i] not in _OTHERWISE)
    return goes_on and all(t.low[j] in words["days"] for j in range(i + 1, end) if t.tokens[j].is_name)


def tells_of_attack(t: Text, only: Clause) -> bool:
    """ "A drone hit a bus, the mayor said": whether a source simply tells of an attack"""
    sentence = t.low[t.bounds[only.sentence] : t.bounds[only.sentence + 1]]
    return only.verb >= 0 and t.low[only.verb] in TELLING and not _ATTACKED.isdisjoint(sentence)


_ATTACKED = frozenset({"hit", "struck", "shelled", "shelling", "attacked", "bombed", "exploded"})
TELLING = frozenset({"said", "says", "reported", "reports", "wrote", "writes", "confirmed", "announced", "told", "tells", "tell", "say"})
_DOWNING = frozenset({"shot", "downed", "destroyed", "intercepted", "suppressed"})
# what begins a report of its own
_OTHERWISE = frozenset({"elsewhere", "separately", "meanwhile", "in", "near", "at", "later", "earlier", "also", "on", "after", "last", "since"})


def _refers_back(t: Text, i: int) -> bool:
    """Whether a sentence begins with some of those just counted: "Two of them", "A fourth, a woman,", "Among the dead"."""
    low, following = t.low[i], t.at(i + 1)
    if low == "of" and following in _TOLD:
        return True  # "Of these 102 were shot down"
    if low == "it" and following in _DOWNING:
        return True  # "Russia launched 90 drones, the air force said. It shot down 60"
    if low in ("a", "the"):
        return (following in ORDINALS and t.at(i + 2) in (",", "is", "was", "died", "remains", "has")) or (
            low == "the" and (following in HARMED or following in _REST)
        )
    if low != "one" and (low in NUMERALS or low[0].isdigit()) and following in FINITE:
        return True  # "Forty were shot down"
    start = i + 1 if low == "among" else i + 2 if following == "of" and (low in _SHARES or low[0].isdigit()) else 0
    if not start:
        return False
    return t.at(start) in _TOLD or (t.at(start) in ("the", "its", "their") and not HARMED.isdisjoint(t.low[start + 1 : start + 3]))


def _counts_out(t: Text, i: int) -> bool:
    """Whether a sentence begins with a number or share of what the one before has told: "None arrived", "Nine of them", "Twelve were stopped"."""
    low, following = t.low[i], t.at(i + 1)
    if low in ("they", "both") and following in FINITE:
        return True  # "Two women were found dead. They had been hit by shrapnel, the mayor said"
    if low == "it" and following in ("was", "is") and t.at(i + 2) == "the":
        return t.at(i + 3) in ORDINALS or t.at(i + 3).endswith("est")  # "It was the second attack of the kind"
    if low in ("all", "at", "of", "just", "only", "but") and (following in ("but", "least", "those", "these", "them") or following in _SHARES):
        return True
    if low in ("the", "a"):
        return following in ORDINALS if low == "a" else following in _REST
    is_share = low in _SHARES or low[0].isdigit()
    return is_share and (following in FINITE or _refers_back(t, i) or (low in ("none", "all", "both") and following.endswith(("ed", "ell"))))
