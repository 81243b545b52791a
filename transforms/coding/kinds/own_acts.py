"""What speakers tell of their own forces: "said it had hit a depot", "its drones had hit"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.kinds.acting import does, is_victim, verb_from
from transforms.coding.kinds.attack_nouns import attack_words, head
from transforms.coding.kinds.authorship import is_doubted
from transforms.coding.kinds.side_names import Spoken, names_of, speaker_of
from transforms.coding.kinds.weights import PARTS
from transforms.coding.speech.phrases import behind_adverbials
from transforms.coding.text.language import Text
from transforms.series import Series


def own_act(t: Text, verbs: frozenset[str], parts: Sequence[int], spoken: Spoken, series: Series) -> str | None:
    """The side of a speaker who tells what their own did: "its drones had hit", "said it had struck", "claiming to have killed".

    But for the last, it is not told beside something else.
    """
    if verbs.isdisjoint(t.low) and attack_words()["gains"].isdisjoint(t.low):
        return None
    for i in t.where(_OWN):
        if (2 * parts[i] >= PARTS or t.low[i] == "to") and _tells_own(t, i, verbs) and not is_doubted(t, i):
            if i >= (end := t.sentence_end(0)) and not attack_words()["charging"].isdisjoint(t.low[:end]):
                return None  # "accused Kyiv of shelling Lypa. It said its forces had hit a depot": the first sentence is the main claim
            if side := speaker_of(t, i, spoken, series):
                return side
    return None


# "its Sea Baby naval drones", "its new long-range cruise missiles"
_REACH = 5
_OURS = frozenset({"its", "their", "our", "his"})
_OWN = _OURS | {"it", "they", "we", "to"}


def _tells_own(t: Text, i: int, verbs: frozenset[str]) -> bool:
    """Whether token `i` begins what the speakers tell of themselves."""
    if t.low[i] in _OURS:
        attack = head(t, i, attack_words()["attacks"], _REACH) if _is_told(t, i) else None
        if attack is not None and (t.at(attack + 1) == "of" or t.at(attack + 1) in attack_words()["ends"] or t.at(attack + 1) in verbs):
            return True  # "said its overnight strikes had hit", not "said Russia went on with its strikes"
        noun = head(t, i, attack_words()["armed"], _REACH)
        while noun is not None and t.at(joint := noun + 1 + (t.at(noun + 1) == "and")) in attack_words()["armed"]:
            noun = joint  # "its aircraft and artillery had struck", "its air force"
        return noun is not None and (_does(t, noun + 1, verbs) or (t.low[i] in _OF_SPEAKER and _is_gain(t, i)))
    if t.low[i] == "to":  # "claiming to have killed 40 officers", not "to have destroyed 40 drones", which others have sent
        if t.at(i - 1) not in _BOASTING or t.at(i - 2) == "'s" or t.at(i + 1) != "have":
            return False
        return _does(t, i + 2, verbs) and "them" not in t.low[i + 3 : i + 5] and attack_words()["weapons"].isdisjoint(t.low[i + 3 : i + 9])
    is_quoted = t.low[i] == "we" and (t.at(i - 1) == "“" or (t.at(i - 1) == "and" and t.quoted[i] == 1))
    return (_is_told(t, i) or is_quoted) and _does(t, i + 1, verbs)


def _is_gain(t: Text, i: int) -> bool:
    """Whether what stands before token `i` is what forces have gained: "the progress of his troops", "the “steady advance” of our army"."""
    return t.at(i - 1) == "of" and t.at(i - 2 - (t.at(i - 2) == "”")) in attack_words()["gains"]


# not "its", which in "Kyiv boasted of the advance of its army" is another's than the speaker's
_OF_SPEAKER = frozenset({"his", "our"})


def _is_told(t: Text, i: int) -> bool:
    """Whether a claim begins at token `i`: "said it had", "said on Monday it had", "said in a statement that it had"."""
    return any(t.low[j] in _TELLS and behind_adverbials(t, j + 1) == i for j in range(i - 1, max(-1, i - 12), -1))


_TELLS = frozenset({"said", "says", "say", "that", "reported", "reports", "confirmed", "claimed", "claims", "announced", "adding", "saying", "wrote"})
_BOASTING = frozenset({"claimed", "claims", "claiming", "boasted", "boasting"})


def _does(t: Text, i: int, verbs: frozenset[str]) -> bool:
    """ "had hit", "also struck", "successfully destroyed", "were counterattacking", from token `i` on."""
    if t.at(i) in ("were", "are"):
        return t.at(i + 1).endswith("ing") and t.at(i + 1) in verbs
    while t.at(i) in _BETWEEN:
        i += 1
    if t.at(i) in ("continue", "continued") and t.at(i + 1) == "to":  # "continue to advance"
        return not verbs.isdisjoint((t.at(i + 2), f"{t.at(i + 2)}d", f"{t.at(i + 2)}ed"))
    if t.at(i) in ("held", "hold"):  # "claimed that his fighters held all of Lypa"
        return t.at(i + 1) == "all" and "captured" in verbs
    if t.at(i) == "set":  # "had set fire to a depot"
        return t.at(i + 1) in ("fire", "alight", "ablaze")
    return t.at(i) in verbs and (t.at(i) not in _BREAKING or t.at(i + 1) == "through") and not _brings_down(t, i)


def _brings_down(t: Text, i: int) -> bool:
    """Whether what the verb at token `i` has for its object had been sent by others: "destroyed 15 of the 18 drones", not "a drone factory"."""
    return t.low[i] in _DOWNING and head(t, i, FLYING_IN, _COUNTED) is not None


# what is also said of weapons in the air, which stand in the plural where they are brought down: "hit two Shahed drones"
_DOWNING = frozenset({"destroyed", "hit", "disabled", "eliminated"})
FLYING_IN = frozenset({"drones", "missiles", "rockets", "uavs", "shaheds", "gerans", "projectiles", "quadcopters"})
# "a total of 15 of the 18 Shahed drones"
_COUNTED = 8
_BREAKING = frozenset({"broke", "broken"})
_BETWEEN = frozenset(
    {"had", "has", "have", "also", "successfully", "again", "now", "jointly", "twice", "already", "since", "then", "deliberately", "once"}
)


def speaker_acts(t: Text, spoken: Spoken, event_type: str, series: Series) -> str | None:
    """ "Kyiv said it had hit a depot": the speaker's side."""
    verbs = attack_words()["moving" if event_type == "ground_combat" else "attacking"]
    for clause, side in spoken:
        if clause.verb >= 0 and series.other_side(side) is not None:
            begin = behind_adverbials(t, clause.verb + 1)
            for i in (begin, begin + 1):
                if t.at(i) in ("it", "they") and t.at(verb_from(t, i + 1)) in verbs:
                    return side
    return None


def own_forces(t: Text, spoken: Spoken, series: Series) -> str | None:
    """ "its troops had taken": the speaker's side."""
    for i in t.where(_OURS):
        side = speaker_of(t, i, spoken, series)
        if side is not None and head(t, i, attack_words()["armed"], _REACH) is not None and not is_victim(t, i):
            return side
    return None


def unnamed_act(t: Text, spoken: Spoken, series: Series) -> str | None:
    """ "Assault units have taken two streets, the ministry said": troops of nobody's that gain ground are the speaker's own."""
    words, sides = attack_words(), [side for _, side in spoken if series.other_side(side)]
    if not sides:
        return None
    names = names_of(series.sides)
    for i in t.where(words["forces"]):
        if names.keys().isdisjoint(t.low[max(0, i - 4) : i]) and does(t, i, words["gaining"]) and not is_victim(t, i):
            return sides[0]
    return None
