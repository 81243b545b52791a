"""What crashes, explodes or is fired without an attack being told: conditions of rules in `deciding`, as those in `conditions`."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.kinds.claim_words import ARTICLES, OBJECT, claimed, deciding_words, meets, standing
from transforms.coding.kinds.foreground import MainClaim
from transforms.coding.kinds.weights import PARTS
from transforms.coding.speech.phrases import is_number
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import states_in


def comes_down(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    return any(low in _CRASHING or _falls(t, i) for i, low in enumerate(first))


def crashes(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether what flies is told to have come down in the main claim, whoever was aboard: "a transport plane with prisoners crashed"."""
    verbs = (i for i, low in enumerate(first) if main.parts[i] == PARTS and (low == "crashed" or _falls(t, i)))
    return any(meets(first[:i], "aircraft") and "bodies" not in first[:i] and t.at(i - 1) not in ("that", "which") for i in verbs)


def _falls(t: Text, i: int) -> bool:
    return t.low[i] in _FALLING and t.at(i + 1) == "down"


def explodes(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is that something went off where armies or occupiers are, and not what did it: "blasts shook a base", "a fuel
    depot exploded", "burned after an explosion at an airfield"; not "destroyed a depot, and explosions went on"."""
    for i in [i for i in standing(first, "blasts") if 2 * main.parts[i] >= PARTS or t.at(i - 1) in ARTICLES]:
        if t.at(i - 1) == "no":
            return False
        is_of_other = t.at(i + 1) == "of" or t.at(i - 2) == "of"  # "an explosion of Ukrainian shells", "a video of an explosion"
        if is_of_other or meets(first[:i], "destroying") or (first[i] == "blew" and t.at(i + 1) != "up"):
            return False
        before, behind = first[max(0, i - _BLAST) : i], first[i + 1 : i + _BLAST]
        return meets(before, "depots") or (first[i] not in ("exploded", "blown") and meets(behind, "depots"))
    return False


def are_heard(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether blasts are all that is known of an attack: "explosions were reported in the town", "heard blasts", "explosions rocked it"."""
    nouns = [i for i in standing(first, "blasts") if first[i].endswith(("ion", "ions", "blast", "blasts"))]
    return any(meets(first[max(0, i - 3) : i + 4], "heard") for i in nouns)


# tokens from "explosions" to "were reported overnight and early on Monday at the military airfield"
_BLAST = 12
_FALLING = frozenset({"came", "went", "fell"})
_CRASHING = frozenset({"crashed", "crash", "plunged", "plummeted"})


def shoots_by_hand(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether somebody shoots at people and no army does: "two men opened fire on fellow volunteers"; not "Russian soldiers opened fire"."""
    for i in claimed(main, first, "opening"):
        if t.at(i + 1) != "fire" and not (t.low[i] == "shot" and t.at(i + 1) == "dead"):
            continue
        start = max((j + 1 for j in range(max(0, i - _SHOOTER), i) if first[j] in _ENDS_SUBJECT), default=max(0, i - _SHOOTER))
        by_whom = [j for j in range(start, i) if first[j] in deciding_words()["gunman"]]
        if (
            by_whom
            and _GUNS.isdisjoint(first[:i])
            and next(states_in(t, start, by_whom[-1]), None) is None
            and _AIMED.isdisjoint(first[i + 1 : i + 4])
        ):
            return t.at(start) in ("a", "an", "the", "one") or is_number(t, start) or start == 0
    return False


# tokens of "two men recruited in the south"
_SHOOTER = 9
_ENDS_SUBJECT = frozenset({",", ".", ";", "that", "when", "after", "as", "said", "and", "–"})
_GUNS = frozenset({"tank", "tanks", "gunner", "gunners", "artillery", "mortar", "troops", "forces"})
_AIMED = frozenset({"positions", "drones", "down"})


def is_mishap(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether what killed or burned is told to have been an accident: "in what police believe was an accident", "in a mishap"; not "no accident",
    a train's."""
    for i in standing(first, "mishap"):
        is_it = t.low[max(0, i - 2) : i] in _IN_AN or (first[i] == "accident" and t.at(i - 1) == "by") or t.at(i + 1) in _GOING_OFF
        if is_it and _NO_MISHAP.isdisjoint(first[:i]):
            return True
    return False


def dies_in_mishap(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether somebody's death by accident is what is told: "a paratrooper has died in a mishap"; not "lost 900 men, ten of them in an accident"."""
    died = next((i for i, low in enumerate(first[:OBJECT]) if low in ("died", "killed")), len(first))
    return any(died < i for i in claimed(main, first, "mishap")) and is_mishap(t, main, first)


_IN_AN = (["was", "an"], ["is", "an"], ["in", "an"], ["in", "a"])
_GOING_OFF = frozenset({"shooting", "explosion", "discharge", "blast", "set", "exploded", "detonated", "shot", "fired", "dropped", "went"})
_NO_MISHAP = frozenset(
    {"no", "nobody", "none", "hardly", "doubt", "doubted", "not", "never", "out", "denied", "rather", "look", "like", "if", "or", "whether"}
)
