"""Who attacked where a bullet tells it in so many words: "it was the work of Moscow", "the village had been won back, the army said".

What is found here is not weighed: it is the answer.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache

from transforms.coding.kinds.acting import is_victim
from transforms.coding.kinds.attack_nouns import BEATING, attack_words, head
from transforms.coding.kinds.attacker_features import Attack
from transforms.coding.kinds.authorship import author, is_doubted
from transforms.coding.kinds.ground_taken import RAISED, taken
from transforms.coding.kinds.own_claims import OWNERS, claimant, own_act, owner
from transforms.coding.kinds.owned_deeds import CLAIMED, POINTING
from transforms.coding.kinds.side_names import Mentions
from transforms.coding.kinds.weights import PARTS
from transforms.coding.text.language import Text
from transforms.series import Series


def told_outright(attack: Attack, found: Mentions, series: Series) -> str | None:
    """The side that a bullet calls the attacker, None where none is called so or it is denied; `found` is where sides are named."""
    t, parts, spoken = attack.t, attack.main.parts, (attack.clauses, attack.speaker_sides)
    met = _triggers().intersection(t.low)
    if attack.event_type == "air_defence":
        return series.other_side(_aimed_at(t, met, series))
    if attack.event_type == "ground_combat":
        return taken(t, met, parts, found, *spoken, series) or own_act(t, met, parts, *spoken, series)
    return (
        _in_main(t, parts, found)
        or author(t, met, found)
        or series.other_side(_avenged(t, met, found))
        or claimant(t, met, *spoken, series)
        or owner(t, met, *spoken, series)
        or own_act(t, met, None, *spoken, series)
    )


@cache
def _triggers() -> frozenset[str]:
    """All words without which one of the rules has nothing to look for."""
    words = attack_words()
    some = (words[group] for group in ("authorship", "struck", "took", "held", "gained", "launching", "repelling"))
    return frozenset().union(*some, _ANSWERS, _THREATS, CLAIMED, POINTING, OWNERS, BEATING, RAISED)


def _aimed_at(t: Text, met: Set[str], series: Series) -> str | None:
    """The side at whose country something was launched: "fired at Ukraine", "sent Ukraine’s way"."""
    launching = attack_words()["launching"]
    if launching.isdisjoint(met):
        return None
    for side in series.sides:
        for i in [i for i, low in enumerate(t.low) if low == side.country.lower()]:
            aimed = t.at(i - 1) in _AIMED and t.at(i + 1) != "'s"
            if (aimed or (t.at(i + 1) == "'s" and t.at(i + 2) == "way")) and not launching.isdisjoint(t.low[max(0, i - 8) : i]):
                return side.code
    return None


_AIMED = frozenset({"at", "against", "towards", "toward", "into"})


def _in_main(t: Text, parts: Sequence[int], found: Mentions) -> str | None:
    """The side named with an attack in the main claim where the other is named with one beside it: "hours after Russia’s raid, Ukraine’s drones"."""
    words = attack_words()
    sides: dict[bool, set[str]] = {True: set(), False: set()}
    for i, code in found if len({code for _, code in found}) > 1 else ():
        if t.tokens[i].sentence == 0 and head(t, i, words["striking"]) is not None and not is_victim(t, i):
            sides[parts[i] == PARTS].add(code)
    return sides[True].pop() if len(sides[True]) == 1 and sides[False] - sides[True] else None


def _avenged(t: Text, met: Set[str], found: Mentions) -> str | None:
    """The side whose attack was answered: "in retaliation for a Ukrainian raid"."""
    if _ANSWERS.isdisjoint(met) or not _THREATS.isdisjoint(met):
        return None
    words = attack_words()
    for i in [i for i, low in enumerate(t.low) if low in _ANSWERS and t.at(i + 1) in ("for", "to")]:
        for j, code in found:
            if i + 2 <= j < i + 7 and head(t, j, words["attacks"], 4) is not None and not is_doubted(t, i):
                return code
    return None


_ANSWERS = frozenset({"retaliation", "response", "revenge", "reprisal", "reprisals", "answer", "reply", "vengeance", "payback"})
_THREATS = frozenset({"vowed", "threatened", "promised", "will", "would", "vows", "threatens", "vowing", "threatening", "pledged"})
