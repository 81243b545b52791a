"""What must hold beside a rule's words for a bullet to tell its kind outright: each asks of the first sentence who does what to whom.

Conditions of attacks are in `attacks_told`; which rule asks which of these is in `deciding`.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from transforms.coding.kinds.acting import BE, HAVE
from transforms.coding.kinds.attack_nouns import attack_words, head
from transforms.coding.kinds.attacks_told import phrase_start
from transforms.coding.kinds.claim_words import ARTICLES, FIRST, claimed, deciding_words, is_told_first, joined, meets, standing
from transforms.coding.kinds.foreground import MainClaim
from transforms.coding.kinds.weights import PARTS
from transforms.coding.speech.phrases import is_number
from transforms.coding.speech.unstated import BLOCS
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import states_in
from transforms.coding.text.vocabulary import vocabulary


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


def comes_down(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    return any(low in _CRASHING or _falls(t, i) for i, low in enumerate(first))


def crashes(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether what flies is told to have come down in the main claim, whoever was aboard: "a transport plane with prisoners crashed"."""
    verbs = (i for i, low in enumerate(first) if main.parts[i] == PARTS and (low == "crashed" or _falls(t, i)))
    return any(meets(first[:i], "aircraft") and "bodies" not in first[:i] and t.at(i - 1) not in ("that", "which") for i in verbs)


def _falls(t: Text, i: int) -> bool:
    return t.low[i] in _FALLING and t.at(i + 1) == "down"


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


def is_on_wanted_list(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether somebody is searched for by law: "on its wanted list", "its list of people “wanted”"."""
    lists = claimed(main, first, "lists")
    return any(t.at(i - 1) == "wanted" or (t.at(i + 1) == "of" and "wanted" in first[i + 2 : i + 6]) for i in lists)


def is_feared(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the only attack that is told of may come yet: "take shelter from a possible Russian drone attack", "the threat of shelling"."""
    raids = standing(first, "raids")
    return len(raids) == 1 and t.at(phrase_start(t, raids[0]) - 1) in deciding_words()["feared"]


def proclaims(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is a truce that somebody declares: "declared a truce, but the army said assaults went on"."""
    at = standing(first, "proclaiming")[0]
    if t.at(at - 1) in BE or not is_told_first(main, first, at):
        return False
    return meets([*itertools.takewhile(lambda low: low not in _NOT_PROCLAIMED, first[at + 1 : at + 9])], "truces")


# what parts a truce from what is announced: "announced on Sunday, despite the truce"
_NOT_PROCLAIMED = frozenset({",", ";", "that", "during", "after", "amid", "despite", "before", "in", "since", "had"})


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


def joins_union(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a state becomes a member of an alliance: "became the 31st member of NATO", "formally joined NATO"; not "NATO member Latvia sent"."""
    for i in [i for i in claimed(main, first, "joining") if i < _NEAR_START and t.at(i - 1) not in ("'s", "had")]:
        before, behind = first[max(0, i - _OBJECT) : i], first[i + 1 : i + 4]
        if first[i].startswith("join"):
            at = i + 1 + (t.at(i + 1) == "the")
            is_joined = meets(first[at : at + 1], "unions") and t.at(at + 1) in _BEHIND_UNION
        else:
            is_theirs = t.at(i + 1) in ("of", "to") and meets(behind, "unions") and "to" not in first[i + 2 : i + 5]
            is_joined = (is_theirs or ("'s" in before and meets(before, "unions"))) and not _BECOMING.isdisjoint(before)
        if is_joined:
            return True
    return False


# not "joined NATO's patrols", "joined the EU in condemning it"
_BEHIND_UNION = frozenset({"", ".", ",", ";", "and", "since", "on", "at", "after", "because", "as", "from", "with", "last"})
_BECOMING = frozenset({"became", "becomes", "become", "becoming", "approved", "ratified", "completed", "bid"})


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


def is_about_plant(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether what is asked or said is about a nuclear plant: "demanded that troops leave the nuclear plant", "connect the atomic station to"."""
    return any(meets(first[i + 1 : i + 3], "plants") for i in standing(first, "atoms") if 2 * main.parts[i] > PARTS)


def is_trained_abroad(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether another state makes soldiers of them: "Recruits of the Ukrainian Legion will be taught in Poland", "Norway offered to train"."""
    states = [state for state in states_in(t, 0, len(first)) if state.code not in BLOCS.values()]
    is_abroad = any(not meets(t.low[state.first : state.end], "for_the_war") for state in states)
    return is_abroad and any(2 * main.parts[i] >= PARTS for i in standing(first, "teaching"))


def forms_units(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether troops are put together: "will set up two brigades", "a third corps is being formed"; not "set up army posts", "raised a flag over"."""
    passive = vocabulary().words["passive"]
    for i in claimed(main, first, "forming"):
        is_split = first[i] in _TOGETHER
        if is_split and first[i + 1 : i + 2] != [_TOGETHER[first[i]]]:
            continue
        made = range(i + 1 + is_split, min(i + 1 + is_split + _OBJECT, len(first)))
        end = next((j for j in made if first[j] in _GOVERNING or not first[j][0].isalnum()), made.stop)
        is_object = end > made.start and first[end - 1] in deciding_words()["formations"]
        noun = next((j for j in range(i - 1, max(-1, i - _OBJECT), -1) if first[j] not in passive | _BETWEEN), -1)
        is_subject = noun >= 0 and first[noun] in deciding_words()["formations"] and not passive.isdisjoint(first[noun + 1 : i])
        if is_object or is_subject:
            return True
    return False


_TOGETHER = {"set": "up", "put": "together"}
_GOVERNING = frozenset(
    {"of", "over", "in", "at", "on", "for", "with", "from", "by", "against", "to", "near", "and", "that", "which", "before", "after"}
)
_BETWEEN = HAVE | {"now", "also", "to"}


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
        if meets(first[max(0, i - 2 * _OBJECT) : i] if is_hidden else first[i + 1 : i + 4], "bodies"):
            return True
    return False


def closes_border(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a state shuts or opens crossings of its border: "will close its border with Russia", "decided to reopen two crossings"."""
    return any(main.parts[i] == PARTS and meets(first[i + 1 : i + _OBJECT], "crossings") for i in standing(first, "closing"))


def is_planted(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether what blows up was brought on wheels or by post: "a car bomb", "a lorry exploded"."""
    return bool(joined(t, first, "carriers", "blowing_up"))


def names_votes(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a remark is about votes that are held for no true ones: "“referendums”", "sham referendums", "would not recognise referendums".

    "The referendums" of which a page on the war tells, or "such" ones, are these too.
    """
    votes = [i for i in standing(first, "votes") if 2 * main.parts[i] > PARTS]
    known = (t.quoted[i] or first[i].startswith("pseudo") or t.at(i - 1) in ("the", "such") for i in votes)
    return any(known) or any(meets(first[max(0, i - 4) : i], "shams") for i in votes)


def are_north_koreans(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    return any(t.at(i - 1) == "north" and meets(first[i + 1 : i + 3], "soldiers") for i in claimed(main, first, "third_army"))


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


def tells_in_call(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether two speak by telephone, of whatever: "told the president in a call on Monday that"."""
    for i in claimed(main, first, "phone_calls"):
        is_by_phone = t.at(i - 1) in ("phone", "telephone", "video")
        at = i - 1 - is_by_phone
        is_told = is_by_phone or (first[i] == "call" and "told" in first[max(0, i - _OBJECT - 4) : i])
        if is_told and t.at(at) in ("a", "their") and t.at(at - 1) in ("in", "during"):
            return True
    return False


def only_visits(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a visit is all that is told of, be it to soldiers: "visited troops near Lypa, he wrote"; not "visited them and said"."""
    at = standing(first, "visiting")[0]
    is_act = t.at(at - 2) == "paid" if first[at] == "visit" else t.tokens[at - 1].is_name or t.at(at - 1) in _VISITORS
    told = (i for i, low in enumerate(first) if main.parts[i] == PARTS and (low in deciding_words()["remarking"] or low == "was"))
    is_act = is_act and (first[at] != "travelled" or t.at(at + 1) == "to") and not meets(first[:at], "attacked")
    return is_act and at > 0 and main.parts[at] == PARTS and all(at < i and len(first) - i <= _CREDIT for i in told)


_VISITORS = frozenset({"minister", "chief", "president", "premier", "commander", ",", "has"})
# tokens of "he wrote on his Telegram channel."
_CREDIT = 7


def calls_envoys(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is what becomes of envoys: "Paris summoned the ambassador over a raid", "will expel 15 diplomats"; not
    "recalled its ambassadors" for good."""
    for i in claimed(main, first[:FIRST], "calling_in"):
        is_for_good = first[i].startswith("recall") and not meets(first[i:], "protesting")
        is_summons = first[i] != "called" or t.at(i + 1) == "in"
        if is_summons and t.tokens[0].is_name and t.at(i - 1) not in _AFTER_OTHERS and not is_for_good:
            return meets(first[i + 1 : i + _OBJECT], "envoys")
    return False


def appoints(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether somebody is told to get such a post: "named Lypa his envoy", "was made ambassador to Rome"; not "named by the envoy"."""
    for i in claimed(main, first[:_NEAR_START], "appointing"):
        post = next((j for j in standing(first, "posts") if i < j < i + _APPOINTED), -1)
        is_somebody = i + 1 < t.size and t.tokens[i + 1].is_name and t.at(post - 1) not in ("with", "to", "by", "of")
        if post > 0 and (t.at(i - 1) in BE or is_somebody):
            return _BY.isdisjoint(first[i + 1 : post])
    return False


# tokens from "named" to "Kirill Dmitriev, the head of Russia's wealth fund, special envoy"
_APPOINTED = 12
_BY = frozenset({"by", "and", "to", "after", "that"})
_AFTER_OTHERS = BE | {"and", "who"}


def dismisses(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a commander is sent away: "dismissed several senior commanders", "the general was sacked"; not "fired at the commander’s car"."""
    for i in claimed(main, first[:_NEAR_START], "removing"):
        if t.at(i - 1) in BE:
            before = first[:i]
            if meets(before[-_APPOINTED:], "commanders") and _TELLING.isdisjoint(before) and t.at(i + 1) not in ("at", "on", "from"):
                return True
            continue
        end = next((j for j in range(i + 1, min(i + _APPOINTED, len(first))) if first[j] in _BEHIND_OBJECT), i)
        if meets(first[i + 1 : end], "commanders") and t.at(end) != "'s":
            return True
    return False


_TELLING = frozenset({"said", "says", "told", "that", "wrote"})
_BEHIND_OBJECT = frozenset(
    {"by", "given", "made", "that", "at", "on", "into", "over", "in", "of", "from", "with", "and", "as", "who", "for", "after", ",", ".", "'s"}
)


def keeps_firms_from(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether others keep a Russian firm from something: "barred Aeroflot from selling its slots", "Rosneft was banned from bidding"."""
    for i in claimed(main, first, "barring"):
        of = next((j for j in range(i + 1, min(i + _APPOINTED, len(first) - 1)) if first[j] in ("from", "that", ";", ",")), i)
        if first[of] != "from" or not first[of + 1].endswith("ing"):
            continue
        is_passive, before = t.at(i - 1) in BE, first[:i]
        is_own = not is_passive and (meets(before, "russian_firms") or not _RUSSIANS.isdisjoint(before))  # "Gazprom barred Naftogaz from"
        kept = before if is_passive else first[i + 1 : of]
        if not is_own and meets(kept, "russian_firms") and _TELLING.isdisjoint(kept) and _HANDS.isdisjoint(kept):
            return True
    return False


_RUSSIANS = frozenset({"russia", "moscow", "putin", "kremlin", "belarus", "minsk"})
_HANDS = frozenset({"workers", "staff", "employees"})


def is_turned_down(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether it is something proposed that "was dismissed": "The idea of a truce was swiftly dismissed in Kyiv"; not "the man behind the plan",
    "the ceasefire monitor", "amid talks the governor"."""
    titles = vocabulary().words["titles"]
    for at in claimed(main, first, "dismissed"):
        noun = next((n for n in standing(first[:at], "proposals") if first[n + 1] in _BEHIND_SUBJECT), -1)
        is_subject = noun >= 0 and _BEFORE_SUBJECT.isdisjoint(first[:noun])
        if is_subject and titles.isdisjoint(first[noun : at - 1]) and not BE.isdisjoint(first[max(noun, at - 2) : at]):
            return True
    return False


# what tells that a noun behind it is no subject, and what may stand behind one that is
_BEFORE_SUBJECT = frozenset(
    {"of", "in", "for", "behind", "on", "with", "to", "after", "over", "from", "by", "about", "at", "who", "whose", "said", "amid", "during", "as"}
)
_BEHIND_SUBJECT = BE | HAVE | {"of", "to", "for", "at", "on", "in", "with", "by", "from", "that", "which", ","}


def arms_itself(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a state pays for its own forces: "ordered 250 tanks for its army", "will buy jets for itself", "raised its military budget"."""
    return any(_is_own(t, i, first) for i in claimed(main, first, "own_arms"))


def _is_own(t: Text, i: int, first: Sequence[str]) -> bool:
    """Whether token `i` tells of a state's own defence: its army, for which it pays, or what of its output it spends on that.

    "For its whole army", "for the French forces", "for the Bundeswehr"; "2 percent of GDP", "3 percent for defence".
    """
    low = first[i]
    if low == "percent":
        return meets(first, "defence") and meets(first[i + 1 : i + 4], "output")
    if low in _SPENDING:
        return t.at(i - 1) in deciding_words()["defence"]
    if not meets(first[:i], "buying"):
        return False
    if low in ("itself", "themselves"):
        return t.at(i - 1) in ("for", "arm")
    name = i - t.tokens[i - 1].is_name
    return not _OWNERS.isdisjoint(first[max(0, i - 3) : i]) or (t.tokens[name].is_name and first[name - 2 : name] == ["for", "the"])


_OWNERS = frozenset({"its", "their"})
_SPENDING = frozenset({"budget", "budgets", "spending", "expenditure"})


def supports_budget(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    return bool(joined(t, first, "budget", "support"))


# tokens from "told" to "the last of the fighters who hold the steelworks in the port that they must surrender"
_CALL = 16
_REFUSAL = frozenset({"not", "never", "nobody", "said", "who"})
# tokens that a bullet may begin with before the verb of its first claim
_NEAR_START = 16
# tokens from "explosions" to "were reported overnight and early on Monday at the military airfield"
_BLAST = 12
# tokens from a verb to the head of its object: "expelled two employees of the German embassy"
_OBJECT = 8
_STOPS = frozenset({"from", ",", "by"})
_PLOTS = frozenset({"is", "are", "was", "were", "of"})
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
    """Whether what killed or burned is told to have been an accident: "in what police believe was an accident"; not "no accident", a train's."""
    for i in standing(first, "mishap"):
        is_it = (
            t.low[max(0, i - 2) : i] in (["was", "an"], ["is", "an"]) or (first[i] == "accident" and t.at(i - 1) == "by") or t.at(i + 1) in _GOING_OFF
        )
        if is_it and _NO_MISHAP.isdisjoint(first[:i]):
            return True
    return False


_GOING_OFF = frozenset({"shooting", "explosion", "discharge", "blast", "set", "exploded", "detonated", "shot", "fired", "dropped", "went"})


_NO_MISHAP = frozenset(
    {"no", "nobody", "none", "hardly", "doubt", "doubted", "not", "never", "out", "denied", "rather", "look", "like", "if", "or", "whether"}
)


def orders_call_up(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is that soldiers are called up: "has ordered Russia’s first call-up since the war and warned that"."""
    orders = claimed(main, first[:_EARLY], "ordering")
    return any(meets(first[i + 1 : i + _OBJECT], "call_ups") and not meets(first[:i], "call_ups") for i in orders)


def agrees_on_penalties(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether sanctions are what is agreed on: "agreed to prepare new sanctions"; not "agreed that talks go on before sanctions are lifted"."""
    for i in claimed(main, first, "agreeing"):
        end = next((j for j in range(i + 1, min(i + _OBJECT, len(first))) if first[j] in deciding_words()["new_penalties"]), 0)
        if end and all(first[j] in _AGREED_ON or first[j][0].isdigit() or t.tokens[j].is_name for j in range(i + 1, end)):
            return True
    return False


# tokens before a verb that is told first, and of what it has for its object
_EARLY = 12
_AGREED_ON = frozenset(
    "to on a an the its new more further fresh tougher prepare impose adopt extend widen tighten package round set of for first".split()
)
