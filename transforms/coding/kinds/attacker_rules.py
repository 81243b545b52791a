"""Hand-kept rules of whose forces did it: the side named with an attack, a weapon or troops that act. What they weigh is learned."""

from __future__ import annotations

from transforms.coding.kinds.acting import acts, beats_back, before_count, does, is_met, is_victim, is_wrecked, verb_from
from transforms.coding.kinds.attack_nouns import attack_words, head
from transforms.coding.kinds.authorship import blamed
from transforms.coding.kinds.ground_taken import holders
from transforms.coding.kinds.own_acts import own_forces, speaker_acts, unnamed_act
from transforms.coding.kinds.own_claims import claimant
from transforms.coding.kinds.side_names import Mentions, Spoken, names_of, names_of_people, with_leaders
from transforms.coding.text.language import Text
from transforms.series import Series


def rules_met(t: Text, event_type: str, found: Mentions, spoken: Spoken, series: Series) -> dict[str, str]:
    """The side that each rule names as the attacker, rules that name none left out."""
    spoken = with_leaders(t, spoken, names_of_people(series.sides))
    own = own_forces(t, spoken, series)
    named = {
        "launches": _launcher(t, [(i, code) for i, code in found if not is_wrecked(t, i) and not (event_type == "strike" and is_met(t, i))]),
        "attacks": _attacking(t, event_type, found),
        "own forces": own,
        "speaker acts": speaker_acts(t, spoken, event_type, series),
        "claims": claimant(t, spoken, series),
        "blamed": blamed(t, names_of(series.sides)),
    }
    if event_type == "ground_combat":
        repelled, holder = _repelled(t, found, own, series), next((code for _, code in holders(t, found)), None)
        named |= {"repelled": repelled, "unnamed act": unnamed_act(t, spoken, series), "holds": holder}
        if repelled:  # those who beat an assault back are no attackers
            named |= dict.fromkeys(("own forces", "speaker acts", "unnamed act"))
    named["first"] = next((named[rule] for rule in _ORDER[event_type] if named[rule]), None)
    return {rule: side for rule, side in named.items() if side}


# the rules by how far they are to be trusted
_TRUSTED = ("claims", "speaker acts", "attacks", "own forces", "blamed")
_ORDER = {
    "air_defence": ("launches", "blamed"),
    "ground_combat": ("repelled", *_TRUSTED, "holds", "unnamed act"),
    "strike": _TRUSTED,
    "sabotage": _TRUSTED,
}


def _launcher(t: Text, found: Mentions) -> str | None:
    """Whose drones or missiles came in."""
    words = attack_words()
    found = [(i, code) for i, code in found if not _is_by_defender(t, i)]
    for i, code in found:
        if head(t, i, words["weapons"]) is not None:
            return code
    for i, code in found:
        for j in range(i + 1, min(i + 6, t.size)):
            if t.low[j] in words["launching"]:
                return code
            if t.low[j] in (".", ",", ";"):
                break
    for i, code in found:
        if t.at(i - 1) == "by" and t.at(i - 2) in words["launching"]:
            return code
        if head(t, i, words["attacks"]) is not None:
            return code
    return None


def _is_by_defender(t: Text, i: int) -> bool:
    """Whether the side at token `i` is who brought something down: "shot down by Ukrainian gunners", "brought down by a Ukrainian missile"."""
    by, words = before_count(t, i), attack_words()
    return t.at(by) == "by" and any(t.at(by - 1) in words[group] for group in ("shooting", "not_done", "telling"))


def _attacking(t: Text, event_type: str, found: Mentions) -> str | None:
    words = attack_words()
    if event_type == "ground_combat":
        beaten = next((code for i, code in found if _is_assault_of(t, i)), None)
        if beaten is not None:
            return beaten
    for i, code in found:
        if is_victim(t, i) or (event_type == "air_defence" and _is_by_defender(t, i)) or (t.at(i - 1) == "by" and t.at(i - 2) in words["telling"]):
            continue
        if head(t, i, words["offensive"]) is not None:
            return code
        if acts(t, i, event_type):
            return code
        if t.at(i - 1) == "by" and (t.at(i - 2) not in words["not_done"] or t.at(i - 3) in words["proxies"]):  # "fighters backed by Russia"
            return code
    return None


def _is_assault_of(t: Text, i: int) -> bool:
    """Whether an assault is told of the side at token `i`: "Russian assaults", "attempts by the Russian army", "the advance of Russian troops"."""
    words, link = attack_words(), i - 1
    if t.at(link) == "of" and t.at(link - 1) in _BANDS:  # "attempts by “small groups of Ukrainian marines”"
        link -= 2
    while t.at(link) in _BEFORE_BAND:
        link -= 1
    if head(t, i, words["assaults"]) is not None:
        return True
    is_by = t.at(link) == "by" or (t.at(link) == "of" and head(t, i, words["forces"]) is not None)
    return is_by and t.at(link - 1) in words["assaults"]


_BANDS = frozenset({"group", "groups", "band", "bands", "unit", "units"})
_BEFORE_BAND = frozenset({"the", "a", "an", "several", "two", "small", "large", "assault", "“"})


def _repelled(t: Text, found: Mentions, own: str | None, series: Series) -> str | None:
    """Who attacked in vain: the side named with the assaults, else the other than `own`, whose troops beat them back."""
    words = attack_words()
    if not any(beats_back(t, i) for i in t.where(words["beating_back"])):
        return None
    for i, code in found:
        if _is_assault_of(t, i):
            return code
    for i, code in found:
        force = head(t, i, words["forces"])
        if force is not None and _is_repelled(t, force):
            return code
    return series.other_side(own or next((code for i, code in found if head(t, i, words["forces"]) is not None), None))


def _is_repelled(t: Text, force: int) -> bool:
    """Whether those at token `force` attack or are told to have been beaten back: "troops advanced", "had tried", "were driven back"."""
    if not attack_words()["moving"].isdisjoint(t.low[force + 1 : force + 3]) or does(t, force, _TRYING):
        return True
    verb = verb_from(t, force + 1)
    return t.at(verb) in ("were", "was", "been") and beats_back(t, verb + 1)


_TRYING = frozenset("tried attempted sought wanted counterattacked trying attempting seeking counterattacking".split())
