"""What must hold beside a rule's words for a bullet to tell its kind outright: each asks of the first sentence who does what to whom.

The words are in `transforms/words/deciding.toml`; which rule asks which of these is in `deciding`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from transforms.coding.kinds.acting import BE
from transforms.coding.kinds.attack_nouns import attack_words, head
from transforms.coding.kinds.collisions import ARMS
from transforms.coding.kinds.foreground import MainClaim
from transforms.coding.kinds.weights import PARTS
from transforms.coding.speech.phrases import is_number
from transforms.coding.text.language import Text
from transforms.words import words_of


@cache
def deciding_words() -> Mapping[str, frozenset[str]]:
    listed = {key: frozenset(words) for key, words in words_of("deciding").items()}
    hitting = listed["destroying"] | listed["firing_upon"]
    return {**listed, "arms": listed["arms"] | ARMS, "raids": attack_words()["attacks"], "hitting": hitting, "hurting": hitting | listed["assailing"]}


def meets(low: Sequence[str], *groups: str) -> bool:
    """Whether a word of each group is among these."""
    return not any(deciding_words()[group].isdisjoint(low) for group in groups)


def claimed(main: MainClaim, first: Sequence[str], group: str) -> Iterator[int]:
    """Where words of a group stand in the main claim."""
    return (i for i, low in enumerate(first) if low in deciding_words()[group] and main.parts[i] == PARTS)


def _joined(t: Text, first: Sequence[str], group: str, behind: str) -> list[int]:
    """Where a word of one group stands right before a word of another."""
    return [i for i, low in enumerate(first) if low in deciding_words()[group] and t.at(i + 1) in deciding_words()[behind]]


def cross(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether it is men with arms who cross, and a border that they cross: "gunmen who had slipped into Russia"."""
    for i in [i for i, low in enumerate(first) if low in deciding_words()["crossing"] and t.at(i - 1) not in ("a", "the")]:
        before = first[max(0, i - 20) : i]
        if meets(before, "armed") and not meets(before, "flying") and meets(first[i + 1 : i + 8], "borders"):
            return True
    return False


def surrender(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    at = next(i for i, low in enumerate(first) if low in deciding_words()["surrendering"])
    return main.parts[at] == PARTS and t.at(at - 1) not in ("not", "never", "who", "that") and meets(first[max(0, at - 8) : at], "soldiers")


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
    return any(t.at(i + 1 + (t.at(i + 1) in _HAVING)) in deciding_words()["breaking_out"] for i in fires)


def comes_down(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    return any(low in _CRASHING or (low in ("came", "went", "fell") and t.at(i + 1) == "down") for i, low in enumerate(first))


def lies_ahead(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether an attack is what somebody plans: "said Russia was preparing to attack", "accused Kyiv of plotting a strike", "plans to sink"."""
    for i in [i for i, low in enumerate(first) if low in deciding_words()["planning"] and 2 * main.parts[i] >= PARTS]:
        is_verb = t.at(i - 1) in _PLOTS if t.low[i].endswith("ing") else t.tokens[i - 1].is_name and t.at(i + 1) == "to"
        if is_verb and meets(first[i + 1 : i + 8], "violence"):
            return True
    return False


def is_expected(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first attack told of is one that somebody expects: "is bracing for a possible Russian assault", "warned of further strikes"."""
    if not attack_words()["repelling"].isdisjoint(first):
        return False
    raid = next((i for i, low in enumerate(first) if low in attack_words()["attacks"]), 0)
    for i in [i for i, low in enumerate(first[:raid]) if low in deciding_words()["likely"] and 2 * main.parts[i] >= PARTS]:
        link = i - 1 - (t.at(i - 1) in _ARTICLES)
        is_object = t.at(link) in _EXPECTED_BY or t.at(link) in deciding_words()["expecting"]
        if is_object and meets(first[max(0, i - _EXPECTING) : i], "expecting") and head(t, i, attack_words()["attacks"]) == raid:
            return True
    return False


# tokens of "warned the residents of the town against a"
_EXPECTING = 9
_EXPECTED_BY = frozenset({"of", "for", "against", "about", "from"})


def goes_on(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is that there is fighting: "Heavy fighting raged near Lypa as", "troops were locked in fierce battles"."""
    for i in claimed(main, first[:_OPENING_WORDS], "battles"):
        start = i
        while start > 0 and t.low[start - 1] in deciding_words()["fierce"]:
            start -= 1
        verb = i + 1 + (t.at(i + 1) in ("has", "have", "had", "also"))
        if t.low[max(0, start - 2) : start] == ["locked", "in"] or (start == 0 and t.at(verb) in deciding_words()["raging"]):
            return True
    return False


def is_on_wanted_list(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether somebody is searched for by law: "on its wanted list", "its list of people “wanted”"."""
    lists = claimed(main, first, "lists")
    return any(t.at(i - 1) == "wanted" or (t.at(i + 1) == "of" and "wanted" in first[i + 2 : i + 6]) for i in lists)


def is_feared(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the only attack that is told of may come yet: "take shelter from a possible Russian drone attack", "the threat of shelling"."""
    raids = [i for i, low in enumerate(first) if low in deciding_words()["raids"]]
    return len(raids) == 1 and t.at(_phrase_start(t, raids[0]) - 1) in deciding_words()["feared"]


def proclaims(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is a truce that somebody declares: "declared a truce, but the army said assaults went on"."""
    at = next(i for i, low in enumerate(first) if low in deciding_words()["proclaiming"])
    if main.parts[at] < PARTS or t.at(at - 1) in BE or meets(first[:at], "attacked") or meets(first[:at], "harm"):
        return False
    return meets([*itertools.takewhile(lambda low: low not in _NOT_PROCLAIMED, first[at + 1 : at + 9])], "truces")


# what parts a truce from what is announced: "announced on Sunday, despite the truce"
_NOT_PROCLAIMED = frozenset({",", ";", "that", "during", "after", "amid", "despite", "before", "in", "since", "had"})


def only_launches(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether it is told who sent what and not what became of it: "Russia launched 45 drones at Odesa", "had fired six missiles"."""
    forces, flying = attack_words()["forces"], deciding_words()["flying_in"]
    for i in claimed(main, first, "launching"):
        start = i - (t.at(i - 1) in _HAVING)
        if t.at(start - 1) in ("was", "were") and t.at(start - 2) in flying:  # "20 drones were launched at"
            return True
        end = start
        while start > 0 and (t.tokens[start - 1].is_name or t.low[start - 1] in forces):
            start -= 1
        if start < end and t.at(start - 1) in _OPENING and meets(first[i + 1 : i + _SENT], "flying_in"):
            return True
    return False


_HAVING = frozenset({"had", "has", "have"})
# tokens from "launched" to "more than 120 Iranian-made attack drones"
_SENT = 9


def foils(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether what is told is that a deed was prevented: "the service said it had foiled a plot", not "a thwarted attack"."""
    for i in claimed(main, first, "foiling"):
        ahead = itertools.takewhile(lambda low: low not in _STOPS, first[i + 1 : i + 8])
        if t.at(i - 1) not in ("a", "the") and meets([*ahead], "foiled"):
            return True
    return False


def is_relief(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether aid is called one to civilians: "$400m in humanitarian aid"."""
    return any(main.parts[i] == PARTS for i in _joined(t, first, "relief", "aid"))


def goes_out(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is that power fails: "a power outage hit the town after a strike"."""
    return bool(_joined(t, first[:_FIRST], "outages", "befalling"))


# tokens of what is told first
_FIRST = 7


def brings_to_court(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is what a court or prosecutors did: "charged a general over a missile strike"; not "charged that"."""
    at = next(i for i, low in enumerate(first) if low in deciding_words()["charging"])
    if main.parts[at] < PARTS or t.at(at + 1) in ("that", "with", ",") or meets(first[:at], "attacked") or meets(first[:at], "harm"):
        return False
    return meets(first[:at], "prosecuting") or t.at(at - 1) in BE


def is_planted(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether what blows up was brought on wheels or by post: "a car bomb", "a lorry exploded"."""
    return bool(_joined(t, first, "carriers", "blowing_up"))


def fires_upon(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether somebody fires from afar: "gunners shelled positions", "destroyed a column with drones"; not who "were shelled"."""
    words = deciding_words()
    for i in [i for i in claimed(main, first, "firing_upon") if t.at(i - 1) not in BE]:
        means = (first[j + 1 : j + 4] for j in range(i + 1, len(first)) if first[j] in ("with", "using"))
        if first[i] not in words["destroying"] or any(meets(some, "means") for some in means):
            return True
    return False


def hits_grid(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is that somebody struck something: "Russia hit a power plant", "said Russian forces had attacked"."""
    at = next(i for i, low in enumerate(first) if low in deciding_words()["destroying"])
    subject = at - 1 - (t.at(at - 1) in ("had", "has", "have"))
    while subject >= 0 and (t.low[subject] in attack_words()["forces"] or t.low[subject] in attack_words()["weapons"]):
        subject -= 1
    is_somebody = subject >= 0 and t.tokens[subject].is_name and t.low[subject] not in ("a", "the")
    return is_somebody and t.at(subject - 1) in _OPENING and main.parts[at] == PARTS


def opens_with_attack(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the subject of what is told first is an attack that hits something: "A Russian attack on a power station left 9,000 people in the
    dark", "The attacks again targeted the grid and caused outages"."""
    attacks = [i for i in claimed(main, first[:_OPENING_WORDS], "raids") if t.at(i + 1) in ("on", "against") or _goes_at(t, i + 1)]
    return any(t.at(_phrase_start(t, i) - 1) in _OPENING for i in attacks)


def _goes_at(t: Text, i: int) -> bool:
    """Whether the verb at token `i` or behind its adverb tells what was hit: "targeted the", "had again damaged a"; not "damaged by"."""
    i += (t.at(i) in _HAVING) + (t.at(i) in _AGAIN or t.at(i + 1) in _AGAIN)
    if t.at(i) not in deciding_words()["destroying"] or i + 1 == t.size:
        return False
    return t.at(i + 1) in _ARTICLES or t.tokens[i + 1].is_name or is_number(t, i + 1)


_AGAIN = frozenset({"again", "also"})


def tells_attack_first(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a first sentence of several is about an attack, which outweighs all that the others tell: "Russia bombed Lypa. The EU imposed"."""
    if len(first) == t.size or meets(first, "judging") or meets(first, "charging"):
        return False
    return _opens_with_deed(t, first) or tells_of_attack(t, main, first)


def _opens_with_deed(t: Text, first: Sequence[str]) -> bool:
    """Whether the bullet begins with who fired at what: "Russia attacked Lypa", "Russian forces shelled"."""
    at = next((i for i, low in enumerate(first[:_FIRST]) if low in deciding_words()["hitting"] or low == "launched"), 0)
    if first[at] not in _FROM_AFAR and not meets(first, "assailing"):
        return False
    return at > 0 and t.tokens[0].is_name and all(t.tokens[i].is_name or t.low[i] in attack_words()["armed"] for i in range(at))


def tells_of_attack(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether what is told is what an attack did, whoever tells it: "a missile had killed two people", "a depot burned after a drone attack"."""
    words = deciding_words()
    for i in [i for i, low in enumerate(first) if low in words["assailing"]]:
        start = _phrase_start(t, i)
        if t.at(start - 1) in _OPENING and main.parts[i] == PARTS and _does_harm(t, i + 1, len(first)):
            return True
        if t.at(start - 1) in _CAUSING and t.at(start) in ("a", "an") and any(_is_harm(t, j) and main.parts[j] == PARTS for j in range(start - 1)):
            return True
    return False


def says_done(group: str) -> Callable[[Text, MainClaim, Sequence[str]], bool]:
    """Whether somebody is said to have done a deed: "the spokesman said Ukraine had struck a depot", "Russian forces had shelled 14 villages"."""

    def is_said(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
        forces = attack_words()["forces"]
        for i in [i for i, low in enumerate(first) if low in deciding_words()[group]]:
            start = i - 1
            while start > 0 and (t.tokens[start - 1].is_name or t.low[start - 1] in forces):
                start -= 1
            is_opened = t.at(start - 1) in ("said", "that") or (t.at(start - 1) in _OPENING and t.at(i - 2) in forces)
            is_past = (t.at(i - 1) == "had" and start < i - 1) or t.at(i - 1) in forces
            if is_past and is_opened and not t.quoted[i] and i + 1 < t.size and (t.low[i + 1] in _ARTICLES or is_number(t, i + 1)):
                return True
        return False

    return is_said


def makes_progress(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether troops gain ground in a remark: "said its army was making headway", "Ukraine was making progress in its counteroffensive"."""
    for i in claimed(main, first, "progress"):
        making = next((j for j in (i - 1, i - 2) if t.at(j) in _MAKING), -1)
        if making < 0:
            continue
        subject = t.at(making - 1 - (t.at(making - 1) in _AUXILIARY))
        is_offensive = t.at(i + 1) in ("in", "with") and not attack_words()["assaults"].isdisjoint(first[i + 2 : i + 5])
        if is_offensive or (subject in attack_words()["forces"] and subject != "side"):
            return True
    return False


_AUXILIARY = BE | {"had", "have", "has", "are", "is"}
_MAKING = frozenset({"making", "made"})


def names_votes(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a remark is about votes that are held for no true ones: "“referendums”", "sham referendums", "would not recognise referendums".

    "The referendums" of which a page on the war tells, or "such" ones, are these too.
    """
    votes = [i for i, low in enumerate(first) if low in deciding_words()["votes"] and 2 * main.parts[i] > PARTS]
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


def only_visits(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a visit is all that is told of, be it to soldiers: "visited troops near Lypa, he wrote"; not "visited them and said"."""
    at = next(i for i, low in enumerate(first) if low in deciding_words()["visiting"])
    is_act = t.at(at - 2) == "paid" if first[at] == "visit" else t.tokens[at - 1].is_name or t.at(at - 1) in _VISITORS
    told = (i for i, low in enumerate(first) if main.parts[i] == PARTS and (low in deciding_words()["remarking"] or low == "was"))
    is_act = is_act and (first[at] != "travelled" or t.at(at + 1) == "to") and not meets(first[:at], "attacked")
    return is_act and at > 0 and main.parts[at] == PARTS and all(at < i and len(first) - i <= _CREDIT for i in told)


_VISITORS = frozenset({"minister", "chief", "president", "premier", "commander", ",", "has"})
# tokens of "he wrote on his Telegram channel."
_CREDIT = 7


def supports_budget(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    return bool(_joined(t, first, "budget", "support"))


def counts_clashes(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether fights are counted: "65 clashes had taken place", "96 combat engagements"."""
    return any(is_number(t, j) for i in claimed(main, first, "clashes") for j in range(max(0, i - 2), i))


def _phrase_start(t: Text, i: int) -> int:
    """Where the phrase of an attack begins whose noun is token `i`: "a massive Russian drone attack"."""
    while i > 0 and (t.tokens[i - 1].is_name or t.low[i - 1] in attack_words()["weapons"] or t.low[i - 1] in _BESIDE_ATTACKS):
        i -= 1
    return i


def _is_harm(t: Text, i: int) -> bool:
    return t.low[i] in deciding_words()["harm"] or (t.low[i] == "fire" and t.at(i - 1) in ("caught", "on"))


def _does_harm(t: Text, i: int, end: int) -> bool:
    """Whether the verb behind token `i` tells of harm that was done: "had hit", "on Lypa killed"; not "that hit", "would kill"."""
    for j in range(i, min(i + 8, end)):
        low = t.low[j]
        if low in deciding_words()["harm"] or low in deciding_words()["destroying"]:
            return not low.endswith("ing")
        if t.quoted[j] or low in _NOT_TOLD:
            return False
    return False


# what is done from afar, whatever the means
_FROM_AFAR = frozenset({"shelled", "bombed", "bombarded", "pounded"})
_ARTICLES = frozenset({"a", "an", "the"})
_CAUSING = frozenset({"after", "in", "following", "during"})
_NOT_TOLD = frozenset(
    {",", ";", "and", "that", "which", "who", "would", "could", "will", "may", "might", "not", "never", "if"}
    | {"is", "are", "was", "were", "to", "by", "as"}
)
# tokens of "The General Staff said overnight Russian drone and missile attacks on"
_OPENING_WORDS = 20
_BESIDE_ATTACKS = frozenset(
    {"a", "an", "the", "and", "of", "overnight", "massive", "fresh", "new", "second", "latest", "large-scale", "major", "air"}
    | {"ballistic", "guided", "glide", "cruise"}
)


_STOPS = frozenset({"from", ",", "by"})
_OPENING = frozenset({"", "said", "says", "that", "."})
_PLOTS = frozenset({"is", "are", "was", "were", "of"})
_CRASHING = frozenset({"crashed", "crash", "plunged", "plummeted"})
