"""Kinds that a bullet tells in so many words where its weights take it for another one: "gunmen slipped over the border", "a jet came down".

The words are in `transforms/words/deciding.toml`. Each rule is asked only of the kinds that its own is mistaken for.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from transforms.coding.kinds.acting import BE
from transforms.coding.kinds.attack_nouns import attack_words
from transforms.coding.kinds.collisions import ARMS, falls_abroad, is_damage_by_debris
from transforms.coding.kinds.foreground import MainClaim
from transforms.coding.kinds.weights import PARTS
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import NUMERALS
from transforms.series import Series
from transforms.words import words_of


class Rule(NamedTuple):
    """The kind of a bullet whose first sentence has a word of each group of `met`, the bullet none of `unmet`, if `more` holds too."""

    event_type: str
    met: Sequence[str]
    unmet: Sequence[str] = ()
    more: Callable[[Text, MainClaim, Sequence[str]], bool] = lambda t, main, first: True

    def holds(self, t: Text, main: MainClaim, first: Sequence[str]) -> bool:
        return _meets(first, *self.met) and not any(_meets(t.low, group) for group in self.unmet) and self.more(t, main, first)


def decided(found: str, t: Text, main: MainClaim, series: Series) -> str:
    """The kind that is told outright, else the one that was `found`."""
    told = _told(found, t, main)
    return "mobilisation" if told in ("strike", "air_defence") and falls_abroad(t, series) else told


def _told(found: str, t: Text, main: MainClaim) -> str:
    if _triggers(found).isdisjoint(t.low):
        return found
    first = t.low[: t.sentence_end(0)]
    return next((rule.event_type for rule in _RULES[found] if rule.holds(t, main, first)), found)


@cache
def _triggers(found: str) -> frozenset[str]:
    """Without one of these no rule holds: the words of the first group of each."""
    return frozenset().union(*(_words()[rule.met[0]] for rule in _RULES.get(found, ())))


@cache
def _words() -> Mapping[str, frozenset[str]]:
    listed = {key: frozenset(words) for key, words in words_of("deciding").items()}
    return {**listed, "arms": listed["arms"] | ARMS, "raids": attack_words()["attacks"], "hitting": listed["destroying"] | listed["firing_upon"]}


def _meets(low: Sequence[str], *groups: str) -> bool:
    """Whether a word of each group is among these."""
    return not any(_words()[group].isdisjoint(low) for group in groups)


def _cross(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether it is men with arms who cross, and a border that they cross: "gunmen who had slipped into Russia"."""
    for i in [i for i, low in enumerate(first) if low in _words()["crossing"] and t.at(i - 1) not in ("a", "the")]:
        before = first[max(0, i - 20) : i]
        if _meets(before, "armed") and not _meets(before, "flying") and _meets(first[i + 1 : i + 8], "borders"):
            return True
    return False


def _surrender(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    at = next(i for i, low in enumerate(first) if low in _words()["surrendering"])
    return main.parts[at] == PARTS and t.at(at - 1) not in ("not", "never", "who", "that") and _meets(first[max(0, at - 8) : at], "soldiers")


def _comes_down(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    return any(low in _CRASHING or (low in ("came", "went", "fell") and t.at(i + 1) == "down") for i, low in enumerate(first))


def _wreck_hits(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether pieces do the damage, of what is said to have been brought down, or called debris where no attack is told of."""
    if not is_damage_by_debris(t):
        return False
    return _meets(first, "downed") or first[0] in _LEFT or (not _LEFT.isdisjoint(first) and not _meets(t.low, "attacked"))


_LEFT = frozenset({"debris", "wreckage"})


def _harms_first(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether casualties or damage of an attack are told before what was brought down, and not as what pieces of that did."""
    words = _words()
    before = first[: next(i for i, low in enumerate(first) if low in words["downed"])]
    harm = next((i for i, low in enumerate(before) if low in words["harm"]), None)
    if harm is None or _meets(first, "wreck") or not _NOBODY.isdisjoint(before[max(0, harm - 4) : harm]):
        return False
    return _meets(before, "attacked") or (_meets(before[harm:], "beside") and not _meets(before[harm:], "causing"))


def _lies_ahead(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether an attack is what somebody plans: "said Russia was preparing to attack", "accused Kyiv of plotting a strike", "plans to sink"."""
    for i in [i for i, low in enumerate(first) if low in _words()["planning"] and 2 * main.parts[i] >= PARTS]:
        is_verb = t.at(i - 1) in _PLOTS if t.low[i].endswith("ing") else t.tokens[i - 1].is_name and t.at(i + 1) == "to"
        if is_verb and _meets(first[i + 1 : i + 8], "violence"):
            return True
    return False


def _foils(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether what is told is that a deed was prevented: "the service said it had foiled a plot", not "a thwarted attack"."""
    for i in [i for i, low in enumerate(first) if low in _words()["foiling"] and main.parts[i] == PARTS]:
        ahead = itertools.takewhile(lambda low: low not in _STOPS, first[i + 1 : i + 8])
        if t.at(i - 1) not in ("a", "the") and _meets([*ahead], "foiled"):
            return True
    return False


def _is_relief(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether aid is called one to civilians: "$400m in humanitarian aid"."""
    return any(low in _words()["relief"] and t.at(i + 1) in _words()["aid"] and main.parts[i] == PARTS for i, low in enumerate(first))


def _goes_out(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is that power fails: "a power outage hit the town after a strike"."""
    return any(low in _words()["outages"] and t.at(i + 1) in _words()["befalling"] for i, low in enumerate(first[:_FIRST]))


# tokens of what is told first
_FIRST = 7


def _brings_to_court(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is what a court or prosecutors did: "charged a general over a missile strike"; not "charged that"."""
    at = next(i for i, low in enumerate(first) if low in _words()["charging"])
    if main.parts[at] < PARTS or t.at(at + 1) in ("that", "with", ",") or _meets(first[:at], "attacked") or _meets(first[:at], "harm"):
        return False
    return _meets(first[:at], "prosecuting") or t.at(at - 1) in BE


def _is_planted(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether what blows up was brought on wheels or by post: "a car bomb", "a lorry exploded"."""
    return any(low in _words()["carriers"] and t.at(i + 1) in _words()["blowing_up"] for i, low in enumerate(first))


def _repels(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether what came by air was met: "foiled a drone attack", "a missile attack on the town was repelled"."""
    words = _words()
    for i in [i for i, low in enumerate(first) if low in words["repelling"] and main.parts[i] == PARTS]:
        near = range(max(0, i - 12), min(i + 7, len(first) - 1))
        if any(first[j] in words["airborne"] and first[j + 1] in words["raids"] for j in near) and not _meets(first[:i], "harm"):
            return True
    return False


def _hits_defences(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether air defence is what was hit: "struck two air defence systems", "an air defence battery was destroyed"; not "destroyed by" it."""
    words = _words()
    for i in [i for i, low in enumerate(first) if low in words["defences"]]:
        if not _AGAINST_AIR.isdisjoint(first[max(0, i - 4) : i]):
            hit = next((j for j in range(i - 1, max(-1, i - 12), -1) if first[j] in words["destroying"]), None)
            if hit is not None and first[hit - 1] not in BE and _HELPED.isdisjoint(first[hit + 1 : i]):
                return True
            if t.at(i + 1) in BE and t.at(i + 2) in words["destroying"]:
                return True
    return False


def _fires_upon(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether somebody fires from afar: "gunners shelled positions", "destroyed a column with drones"; not who "were shelled"."""
    words = _words()
    for i in [i for i, low in enumerate(first) if low in words["firing_upon"] and main.parts[i] == PARTS and t.at(i - 1) not in BE]:
        means = (first[j + 1 : j + 4] for j in range(i + 1, len(first)) if first[j] in ("with", "using"))
        if first[i] not in words["destroying"] or any(_meets(some, "means") for some in means):
            return True
    return False


def _hits_grid(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is that somebody struck something: "Russia hit a power plant", "said Russian forces had attacked"."""
    at = next(i for i, low in enumerate(first) if low in _words()["destroying"])
    subject = at - 1 - (t.at(at - 1) in ("had", "has", "have"))
    while subject >= 0 and (t.low[subject] in attack_words()["forces"] or t.low[subject] in attack_words()["weapons"]):
        subject -= 1
    is_somebody = subject >= 0 and t.tokens[subject].is_name and t.low[subject] not in ("a", "the")
    return is_somebody and t.at(subject - 1) in _OPENING and main.parts[at] == PARTS


def _opens_with_attack(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the subject of what is told first is an attack on something: "A Russian attack on a power station left 9,000 people in the dark"."""
    for i in [i for i, low in enumerate(first[:_OPENING_WORDS]) if low in _words()["raids"] and t.at(i + 1) in ("on", "against")]:
        if t.at(_phrase_start(t, i) - 1) in _OPENING and main.parts[i] == PARTS:
            return True
    return False


def _tells_of_attack(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether what is told is what an attack did, whoever tells it: "a missile had killed two people", "a depot burned after a drone attack"."""
    words = _words()
    for i in [i for i, low in enumerate(first) if low in words["assailing"]]:
        start = _phrase_start(t, i)
        if t.at(start - 1) in _OPENING and main.parts[i] == PARTS and _does_harm(t, i + 1, len(first)):
            return True
        if t.at(start - 1) in _CAUSING and t.at(start) in ("a", "an") and any(_is_harm(t, j) and main.parts[j] == PARTS for j in range(start - 1)):
            return True
    return False


def _says_hit(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether somebody is said to have hit something: "the spokesman said Ukraine had struck a depot", "Russian forces had shelled 14 villages"."""
    words, forces = _words(), attack_words()["forces"]
    for i in [i for i, low in enumerate(first) if low in words["hitting"]]:
        start = i - 1
        while start > 0 and (t.tokens[start - 1].is_name or t.low[start - 1] in forces):
            start -= 1
        is_opened = t.at(start - 1) in ("said", "that") or (t.at(start - 1) in _OPENING and t.at(i - 2) in forces)
        is_told = t.at(i - 1) == "had" and start < i - 1 and is_opened and not t.quoted[i]
        if is_told and (t.at(i + 1) in _ARTICLES or t.at(i + 1)[:1].isdigit() or t.at(i + 1) in NUMERALS):
            return True
    return False


def _supports_budget(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    return any(low in _words()["budget"] and t.at(i + 1) in _words()["support"] for i, low in enumerate(first))


def _counts_clashes(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether fights are counted: "65 clashes had taken place", "96 combat engagements"."""
    at = [i for i, low in enumerate(first) if low in _words()["clashes"] and main.parts[i] == PARTS]
    return any(low[0].isdigit() or low in NUMERALS for i in at for low in first[max(0, i - 2) : i])


def _lays_murder(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether somebody is told to be behind a murder: "was behind the killing of", "had carried out the assassination"; not "accused of killing"."""
    words = _words()
    for i in [i for i, low in enumerate(first) if low in words["murders"] and main.parts[i] == PARTS]:
        before = first[max(0, i - 4) : i]
        if t.at(i - 1) in ("the", "an", "a") and t.at(i + 1) == "of" and _meets(before, "authorship"):
            return True
    return False


def _phrase_start(t: Text, i: int) -> int:
    """Where the phrase of an attack begins whose noun is token `i`: "a massive Russian drone attack"."""
    while i > 0 and (t.tokens[i - 1].is_name or t.low[i - 1] in attack_words()["weapons"] or t.low[i - 1] in _BESIDE_ATTACKS):
        i -= 1
    return i


def _is_harm(t: Text, i: int) -> bool:
    return t.low[i] in _words()["harm"] or (t.low[i] == "fire" and t.at(i - 1) in ("caught", "on"))


def _does_harm(t: Text, i: int, end: int) -> bool:
    """Whether the verb behind token `i` tells of harm that was done: "had hit", "on Lypa killed"; not "that hit", "would kill"."""
    for j in range(i, min(i + 8, end)):
        low = t.low[j]
        if low in _words()["harm"] or low in _words()["destroying"]:
            return not low.endswith("ing")
        if t.quoted[j] or low in _NOT_TOLD:
            return False
    return False


_ARTICLES = frozenset({"a", "an", "the"})
_CAUSING = frozenset({"after", "in", "following", "during"})
_NOT_TOLD = frozenset(
    {
        "that",
        "which",
        "who",
        "would",
        "could",
        "will",
        "may",
        "might",
        "not",
        "never",
        "if",
        ",",
        "and",
        ";",
        "is",
        "are",
        "was",
        "were",
        "to",
        "by",
        "as",
    }
)
# tokens of "The General Staff said overnight Russian drone and missile attacks on"
_OPENING_WORDS = 20
_BESIDE_ATTACKS = frozenset(
    {
        "a",
        "an",
        "the",
        "overnight",
        "and",
        "massive",
        "fresh",
        "latest",
        "large-scale",
        "ballistic",
        "guided",
        "glide",
        "cruise",
        "new",
        "second",
        "of",
    }
)


_AGAINST_AIR = frozenset({"defence", "defense", "anti-aircraft", "air-defence"})
_HELPED = frozenset({"by", "with", "using", "over", "from", "when", "as", "while", ";"})
_STOPS = frozenset({"from", ",", "by"})
_OPENING = frozenset({"", "said", "says", "that", "."})
_PLOTS = frozenset({"is", "are", "was", "were", "of"})
_NOBODY = frozenset({"no", "nobody", "none", "without"})
_CRASHING = frozenset({"crashed", "crash", "plunged", "plummeted"})

_RAID = Rule("ground_combat", ("crossing", "armed", "borders"), (), _cross)
_CYBER = Rule("sabotage", ("cyberattacks",))
_CRASH = Rule("other", ("aircraft",), ("arms",), _comes_down)
_PLAN = Rule("statement", ("planning", "violence"), ("done",), _lies_ahead)
_BOMB = Rule("sabotage", ("carriers", "blowing_up"), ("fired",), _is_planted)
_OUTAGE = Rule("energy", ("outages", "befalling"), (), _goes_out)
_TRIAL = Rule("justice", ("charging",), (), _brings_to_court)
_FIRE = Rule("strike", ("firing_upon",), ("fought", "closing_in"), _fires_upon)
_ATTACK = Rule("strike", ("assailing",), ("judging", "charging"), _tells_of_attack)
_MURDER = Rule("sabotage", ("murders", "authorship"), ("charging", "foiling", "planning", "many_killed", "fired"), _lays_murder)
_ALLEGED = Rule("statement", ("executing", "captives"), ("investigating", "charging"))
_DEED = Rule("strike", ("hitting",), ("judging",), _says_hit)
_CLASHES = Rule("ground_combat", ("clashes",), ("judging", "charging"), _counts_clashes)
_BUDGET = Rule("economy", ("budget", "support"), ("in_kind",), _supports_budget)
_GRID = Rule("energy", ("grid", "repair", "giving"), ("other_help",))
# by the kind that was found, the rules that are asked, the first that holds decides
_RULES: Mapping[str, Sequence[Rule]] = {
    "air_defence": (Rule("strike", ("downed", "harm"), (), _harms_first), Rule("strike", ("defences", "destroying"), (), _hits_defences)),
    "energy": (Rule("strike", ("destroying",), (), _hits_grid), Rule("strike", ("raids", "darkening"), (), _opens_with_attack)),
    "strike": (
        _CYBER,
        _RAID,
        _CRASH,
        Rule("air_defence", ("wreck",), ("shown",), _wreck_hits),
        Rule("air_defence", ("repelling", "airborne", "raids"), (), _repels),
        _PLAN,
        _BOMB,
        _OUTAGE,
        _TRIAL,
        _MURDER,
    ),
    "sabotage": (_RAID, Rule("justice", ("caught", "planning"), ("done",)), Rule("justice", ("foiling", "foiled"), ("done",), _foils), _CRASH, _PLAN),
    "ground_combat": (Rule("prisoners", ("surrendering", "soldiers"), ("fought",), _surrender), _CYBER, _FIRE),
    "statement": (_ATTACK, _DEED, _MURDER, _CLASHES),
    "other": (_ATTACK,),
    "justice": (_ATTACK, _MURDER, _ALLEGED, _CLASHES),
    "prisoners": (_CYBER,),
    "economy": (_GRID,),
    "military_aid": (_GRID, _BUDGET, Rule("humanitarian", ("relief", "aid"), ("arming",), _is_relief)),
}
