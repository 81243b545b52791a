"""What must hold beside a rule's words for a bullet to tell its kind outright: each asks of the first sentence who does what to whom.

Conditions of attacks are in `attacks_told`, of what governments do in `state_acts`, of crashes and blasts in `mishaps`; which rule asks which of
these is in `deciding`.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from transforms.coding.kinds.acting import BE, HAVE
from transforms.coding.kinds.attack_nouns import attack_words, head
from transforms.coding.kinds.attacks_told import phrase_start
from transforms.coding.kinds.claim_words import ARTICLES, FIRST, OBJECT, claimed, deciding_words, is_told_first, joined, meets, standing
from transforms.coding.kinds.foreground import MainClaim
from transforms.coding.kinds.weights import PARTS
from transforms.coding.speech.phrases import is_number
from transforms.coding.speech.unstated import BLOCS
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import states_in


def cross(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether it is men with arms who cross, and a border that they cross: "gunmen who had slipped into Russia"."""
    for i in [i for i in standing(first, "crossing") if t.at(i - 1) not in ("a", "the")]:
        before = first[max(0, i - 20) : i]
        if meets(before, "armed") and not meets(before, "flying") and meets(first[i + 1 : i + 8], "borders"):
            return True
    return False


def surrender(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether soldiers give themselves up before fighting is told of: "12 men surrendered in a pocket"; not "took a hill, and 12 surrendered"."""
    at = standing(first, "surrendering")[0]
    is_told = main.parts[at] == PARTS and t.at(at - 1) not in ("not", "never", "who", "that")
    return is_told and meets(first[max(0, at - 8) : at], "soldiers") and not meets(first[:at], "fought")


def calls_to_surrender(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether soldiers are told to give themselves up: "urged the marines to lay down their arms", "told the men that surrendering would"."""
    for at in standing(first, "yielding"):
        told = claimed(main, first[:at], "calling")[-1:]
        called = first[told[0] + 1 : at] if told and at - told[0] < _CALL else ()
        is_meant = meets(first[at : at + 2], "surrender") or meets(first[at + 1 : at + 4], "arms_laid")
        if is_meant and meets(called, "soldiers") and _REFUSAL.isdisjoint(called):
            return True
    return False


def collapses(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether what is built comes down, and nothing tells why: "a bridge collapsed", "a bridge came down on a train"."""
    for i in claimed(main, first, "built"):
        for j in range(i + 1, min(i + 6, len(first))):
            if first[j] == "collapsed" and t.at(j - 1) not in ("that", "which"):
                return main.parts[j] == PARTS
            if first[j] in ("came", "gave") and t.at(j + 1) in ("down", "way"):
                return main.parts[j] == PARTS
    return False


def breaks_out(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a fire is told to have begun by itself: "a fire broke out at a depot", "two fires had broken out"."""
    fires = (i for i in claimed(main, first, "blazes") if t.at(i - 1) not in ("set", "on"))
    return any(t.at(i + 1 + (t.at(i + 1) in HAVE)) in deciding_words()["breaking_out"] for i in fires)


def lies_ahead(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether an attack is what somebody plans: "said Russia was preparing to attack", "accused Kyiv of plotting a strike", "plans to sink"."""
    for i in [i for i in standing(first, "planning") if 2 * main.parts[i] >= PARTS]:
        is_verb = t.at(i - 1) in _PLOTS if t.low[i].endswith("ing") else t.tokens[i - 1].is_name and t.at(i + 1) == "to"
        if is_verb and meets(first[i + 1 : i + 8], "violence"):
            return True
    return False


def plans_attack(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether nothing stands between the plan and the attack: "is preparing to attack the grid"; not "plans to import more after attacks"."""
    for i in [i for i in standing(first, "planning") if 2 * main.parts[i] >= PARTS]:
        at = next((j for j in range(i + 1, min(i + 5, len(first))) if first[j] not in _MORE), i)
        if at > i and meets(first[at : at + 1], "violence"):
            return lies_ahead(t, main, first)
    return False


_MORE = frozenset({"to", "a", "an", "the", "its", "more", "another", "new", "fresh", "further", "again", "massive", "large", "missile", "drone"})


def is_expected(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first attack told of is one that somebody expects: "is bracing for a possible Russian assault", "warned of further strikes"."""
    if not attack_words()["repelling"].isdisjoint(first):
        return False
    raid = next(iter(standing(first, "raids")), 0)
    for i in [i for i in standing(first[:raid], "likely") if 2 * main.parts[i] >= PARTS]:
        link = i - 1 - (t.at(i - 1) in ARTICLES)
        is_object = t.at(link) in _EXPECTED_BY or t.at(link) in deciding_words()["expecting"]
        if is_object and meets(first[max(0, i - _EXPECTING) : i], "expecting") and head(t, i, attack_words()["attacks"]) == raid:
            return True
    return False


# tokens of "warned the residents of the town against a"
_EXPECTING = 9
_EXPECTED_BY = frozenset({"of", "for", "against", "about", "from"})


def is_to_come(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether an offensive is only told to come: "a full-scale offensive may start in May", "would carry out offensive operations", "massing for"."""
    if not _UNDER_WAY.isdisjoint(first):
        return False
    for i in claimed(main, first, "offensives"):
        before = first[max(0, i - _EXPECTING) : i]
        begins = t.at(i + 1) in _TO_COME and t.at(i + 2) in _BEGINNING
        is_made = any(low in _BEGINNING | _MAKING and t.at(j - 1) in _TO_COME for j, low in enumerate(before, max(0, i - _EXPECTING)))
        if begins or is_made or ("for" in before[-3:] and meets(before, "massing")):
            return True
    return False


_UNDER_WAY = frozenset(
    {"pushing", "pushed", "pressing", "moved", "held", "lost", "losses", "enter", "entered", "taking", "advancing", "slow", "retreated"}
)
_TO_COME = frozenset({"may", "might", "could", "would", "will"})
_BEGINNING = frozenset({"start", "begin", "come", "launch", "open", "follow"})
_MAKING = frozenset({"carry", "conduct", "mount", "stage"})


def is_on_wanted_list(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether somebody is searched for by law: "on its wanted list", "its list of people “wanted”"."""
    lists = claimed(main, first, "lists")
    return any(t.at(i - 1) == "wanted" or (t.at(i + 1) == "of" and "wanted" in first[i + 2 : i + 6]) for i in lists)


def is_feared(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the only attack that is told of may come yet: "take shelter from a possible Russian drone attack", "the threat of shelling"."""
    raids = standing(first, "raids")
    return len(raids) == 1 and t.at(phrase_start(t, raids[0]) - 1) in deciding_words()["feared"]


def foils(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether what is told is that a deed was prevented: "the service said it had foiled a plot", not "a thwarted attack"."""
    for i in claimed(main, first, "foiling"):
        ahead = itertools.takewhile(lambda low: low not in _STOPS, first[i + 1 : i + 8])
        if t.at(i - 1) not in ("a", "the") and meets([*ahead], "foiled"):
            return True
    return False


def is_relief(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether aid is called one to civilians: "$400m in humanitarian aid"."""
    return any(main.parts[i] == PARTS for i in joined(t, first, "relief", "aid"))


def goes_out(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is that power fails: "a power outage hit the town after a strike"."""
    return bool(joined(t, first[:FIRST], "outages", "befalling"))


def lacks_first(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is what people go without: "has had no oil since Monday, when drones struck", "flats are still unheated"."""
    for i in [i for i in standing(first, "lights") if is_told_first(main, first, i) and not meets(first[:i], "assailing")]:
        if first[i] == "dark":
            is_lacked = t.at(i - 1) == "went" and _SHIPS.isdisjoint(first[:i])
        elif first[i] == "unheated":
            is_lacked = t.at(i - 1) in BE or t.at(i - 1) in _STAYING
        else:  # not "no power station was hit"
            is_lacked = t.at(i - 1) == "no" and t.at(i - 2) in HAVE and t.at(i + 1) in _BEHIND_LACK
        if is_lacked:
            return True
    return False


_STAYING = frozenset({"still", "left", "remained", "remain", "stayed", "stay"})
_SHIPS = frozenset({"tanker", "tankers", "ship", "ships", "vessel", "vessels"})
_BEHIND_LACK = frozenset({"", ".", ",", ";", "or", "and", "nor", "through", "in", "since", "for", "on", "at", "after", "because", "as", "from"})


def is_freed(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether somebody came home from captivity: "regained his freedom", "is free again", "was freed", "among those freed"."""
    for i in claimed(main, first, "freeing"):
        if first[i] == "freed" and (t.at(i - 1) in BE or t.at(i - 1) == "those") and t.at(i + 1) != "by":
            return True
        if first[i] == "freedom" and meets(first[max(0, i - 3) : i], "regaining"):
            return True
        if first[i] == "free" and t.at(i + 1) == "again":
            return True
    return False


def brings_to_court(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is what a court or prosecutors did: "charged a general over a missile strike"; not "charged that"."""
    at = standing(first, "charging")[0]
    if t.at(at + 1) in ("that", "with", ",") or not is_told_first(main, first, at):
        return False
    return meets(first[:at], "prosecuting") or t.at(at - 1) in BE


def is_about_plant(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether what is asked or said is about a nuclear plant: "demanded that troops leave the nuclear plant", "connect the atomic station to"."""
    return any(meets(first[i + 1 : i + 3], "plants") for i in standing(first, "atoms") if 2 * main.parts[i] > PARTS)


def is_trained_abroad(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether another state makes soldiers of them: "Recruits of the Ukrainian Legion will be taught in Poland", "Norway offered to train"."""
    states = [state for state in states_in(t, 0, len(first)) if state.code not in BLOCS.values()]
    is_abroad = any(not meets(t.low[state.first : state.end], "for_the_war") for state in states)
    return is_abroad and any(2 * main.parts[i] >= PARTS for i in standing(first, "teaching"))


def tells_misdeed(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether what troops did to people is the claim: "soldiers had looted homes"; not "a looted shop", "a village that they had plundered"."""
    for i in claimed(main, first, "misdeeds"):
        before = first[max(0, i - 4) : i]
        if first[i].startswith("cremator"):
            is_told = "mobile" in before
        elif first[i] in ("stealing", "stolen"):
            is_told = t.at(i - 1) in HAVE or t.at(i - 1) in BE
        else:
            is_done = first[i].endswith("ing") or "been" not in before
            is_told = t.at(i - 1) not in ARTICLES and _TELLING_MORE.isdisjoint(before) and is_done
        if is_told:
            return True
    return False


_TELLING_MORE = frozenset({"that", "which", "who", "after", "before"})


def hides_dead(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the dead are kept from sight: "hid the bodies of 20 men", "the drowned are being hidden"; not "hid in a cellar, where two are dead"."""
    for i in claimed(main, first, "hiding"):
        is_hidden = first[i] == "hidden" and not BE.isdisjoint(first[max(0, i - 2) : i])
        if meets(first[max(0, i - 2 * OBJECT) : i] if is_hidden else first[i + 1 : i + 4], "bodies"):
            return True
    return False


def is_planted(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether what blows up was brought on wheels or by post: "a car bomb", "a lorry exploded"."""
    return bool(joined(t, first, "carriers", "blowing_up"))


def are_north_koreans(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    koreans = [i for i in claimed(main, first, "third_army") if t.at(i - 1) == "north"]
    return any(meets(first[i + 1 : i + 3], "soldiers") or first[i + 1 : i + 3] == ["special", "forces"] for i in koreans)


def counts_civilians(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether it is a toll of civilians: "9,400 civilian deaths", "the deaths of 7,000 civilians", "174 civilians had been killed"."""
    for i in claimed(main, first, "civilians"):
        is_toll = first[i] == "civilian" or not _DYING.isdisjoint([*first[max(0, i - 5) : i], *first[i + 1 : i + 5]])
        if is_toll and (t.at(i + 1) in ("deaths", "casualties") or any(is_number(t, j) for j in range(max(0, i - 3), i))):
            return True
    return False


_DYING = frozenset({"deaths", "killed", "died"})


def opens_with_toll(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether so many civilians killed are the first thing told: "At least 12 civilians have been killed, while 9,000 have left their homes"."""
    i = next((i for i, low in enumerate(first[:_NEAR_OPENING]) if low in ("civilian", "civilians")), 0)
    return i > 0 and "killed" in first[: i + 5] and counts_civilians(t, main, first[: i + 5])


# tokens of "At least 12 more civilians"
_NEAR_OPENING = 6
# tokens from "told" to "the last of the fighters who hold the steelworks in the port that they must surrender"
_CALL = 16
_REFUSAL = frozenset({"not", "never", "nobody", "said", "who"})
_STOPS = frozenset({"from", ",", "by"})
_PLOTS = frozenset({"is", "are", "was", "were", "of"})
