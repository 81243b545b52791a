"""Who attacked where a bullet tells it in so many words: "it was the work of Moscow", "the village had been won back, the army said".

What is found here is not weighed: it is the answer.
"""

from __future__ import annotations

from transforms.coding.kinds.acting import before_count, does, is_victim, struck_by
from transforms.coding.kinds.attack_nouns import attack_words, head
from transforms.coding.kinds.attacker_features import Attack
from transforms.coding.kinds.authorship import author, is_doubted
from transforms.coding.kinds.ground_taken import taken
from transforms.coding.kinds.origins import crossed_into, fired_from, launched_from
from transforms.coding.kinds.own_acts import FLYING_IN, own_act
from transforms.coding.kinds.own_claims import answerer, claimant
from transforms.coding.kinds.side_names import Mentions, Spoken, names_of_bands, with_leaders
from transforms.coding.speech.phrases import is_number
from transforms.coding.text.language import Text
from transforms.series import Series


def told_outright(attack: Attack, found: Mentions, series: Series) -> str | None:
    """The side that a bullet calls the attacker, None where none is called so or it is denied; `found` is where sides are named.

    Where several ways tell it, the one that names a side decides before the one that only has a speaker: whose work it is called before who
    claims it, who claims it before whose "its drones" are; who took ground before whose "its troops" did.
    """
    t, words, parts, spoken = attack.t, attack_words(), attack.main.parts, attack.spoken
    if attack.event_type == "air_defence":
        by_name = next((code for i, code in found if _is_sender(t, i)), None) or _counted(t, found)
        return by_name or series.other_side(_aimed_at(t, series)) or launched_from(attack, found, series)
    if attack.event_type == "ground_combat":
        own = with_leaders(t, spoken, names_of_bands(series.sides))  # "Wagner claimed to have taken": a band that takes ground fights for its side
        by_deed = taken(t, parts, found, spoken, series) or own_act(t, words["overcoming"], parts, own, series)
        return by_deed or (crossed_into(attack, series) if not found else None)
    by_name = author(t, found) or fired_from(t, series) or next((code for i, code in found if _is_doer(t, i) and not is_doubted(t, i)), None)
    by_name = by_name or _underground(t, spoken, series) or answerer(t, found, spoken, series)
    by_name = by_name or claimant(t, spoken, series) or own_act(t, words["struck"], parts, spoken, series)
    return by_name or launched_from(attack, found, series)


def _is_sender(t: Text, i: int) -> bool:
    """Whether the side named at token `i` has sent what came: "a raid by Kyiv", "40 drones launched by the Russian army"."""
    if t.at(i - 1) == "which" and t.at(i - 2) == "with":  # "20 of the missiles with which Russia beset Ukraine"
        return True
    by, words = i - 1 - (t.at(i - 1) == "the"), attack_words()
    return t.at(by) == "by" and (t.at(by - 1) in words["attacks"] or t.at(by - 1) in words["launching"])


def _is_doer(t: Text, i: int) -> bool:
    """Whether what hit is told to be of the side named at token `i`: "was struck by a Russian drone", "released by Russian bombers", "it was a"."""
    at, words = before_count(t, i), attack_words()
    if t.at(at) == "by" and t.at(at - 1) in words["launching"]:  # "two missiles released by Russian bombers"
        return t.at(at - 2) in words["weapons"] and head(t, i, words["vehicles"]) is not None
    weapon = head(t, i, words["weapons"], 2) if t.at(at) == "was" and t.at(at - 1) in _CULPRITS and t.at(i - 1) in ("a", "an") else None
    return struck_by(t, i) or (weapon is not None and t.at(weapon + 1) in ("", ".", ",", "that"))


# "What killed him was a Russian drone"
_CULPRITS = frozenset({"him", "her", "them", "pursuer", "culprit"})


def _counted(t: Text, found: Mentions) -> str | None:
    """The only side whose drones or missiles are counted, whatever became of them: "Russian crews disposed of 12 Ukrainian drones"."""
    owners = {code for i, code in found if is_number(t, i - 1) and head(t, i, FLYING_IN) is not None}
    return owners.pop() if len(owners) == 1 else None


def _underground(t: Text, spoken: Spoken, series: Series) -> str | None:
    """The home side, where it tells what those who resist the other one on occupied ground did: "partisans blew up a car, Kyiv said"."""
    words = attack_words()
    acting = [i for i in t.where(words["underground"]) if not is_victim(t, i) and (t.at(i - 1) == "by" or does(t, i, words["struck"]))]
    return series.home if acting and any(side == series.home for _, side in spoken) else None


def _aimed_at(t: Text, series: Series) -> str | None:
    """The side at whose country something was launched: "fired at Ukraine", "sent Ukraine’s way"."""
    launching = attack_words()["launching"]
    if launching.isdisjoint(t.low):
        return None
    for side in series.sides:
        for i in t.where({side.country.lower()}):
            is_aimed_at = t.at(i + 2) == "way" if t.at(i + 1) == "'s" else t.at(i - 1) in _AIMED
            if is_aimed_at and not launching.isdisjoint(t.low[max(0, i - 8) : i]):
                return side.code
    return None


_AIMED = frozenset({"at", "against", "towards", "toward", "into"})
