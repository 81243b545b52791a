"""Who attacked where a bullet tells it in so many words: "it was the work of Moscow", "the village had been won back, the army said".

What is found here is not weighed: it is the answer.
"""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from transforms.coding.kinds.attack_nouns import BEATING, attack_words
from transforms.coding.kinds.attacker_features import Attack
from transforms.coding.kinds.authorship import author
from transforms.coding.kinds.ground_taken import NEWS, taken
from transforms.coding.kinds.own_claims import OWNERS, claimant, own_act, owner
from transforms.coding.kinds.owned_deeds import CLAIMED
from transforms.coding.kinds.side_names import Mentions
from transforms.coding.text.language import Text
from transforms.series import Series


def told_outright(attack: Attack, found: Mentions, series: Series) -> str | None:
    """The side that a bullet calls the attacker, None where none is called so or it is denied; `found` is where sides are named."""
    t, parts, spoken = attack.t, attack.main.parts, attack.spoken
    met = _triggers().intersection(t.low)
    if attack.event_type == "air_defence":
        return series.other_side(_aimed_at(t, met, series))
    if attack.event_type == "ground_combat":
        return taken(t, met, parts, found, spoken, series) or own_act(t, met, parts, spoken, series)
    return author(t, met, found) or claimant(t, met, spoken, series) or owner(t, met, spoken, series) or own_act(t, met, None, spoken, series)


@cache
def _triggers() -> frozenset[str]:
    """All words without which one of the rules has nothing to look for."""
    words = attack_words()
    some = (words[group] for group in ("authorship", "struck", "took", "held", "gained", "launching", "repelling"))
    return frozenset().union(*some, CLAIMED, OWNERS, BEATING, NEWS)


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
