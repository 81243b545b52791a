"""Kinds that a bullet tells in so many words where its weights take it for another one: "had no hand in the blast", "drowned", "a gas stove".

The words are in `transforms/words/deciding.toml`. Each rule is asked only of the kinds that its own is mistaken for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from transforms.coding.kinds.collisions import ARMS, is_damage_by_debris
from transforms.coding.kinds.foreground import MainClaim
from transforms.coding.kinds.weights import PARTS
from transforms.coding.text.language import Text
from transforms.words import words_of


class Rule(NamedTuple):
    """The kind of a bullet whose first sentence has a word of each group of `met`, the bullet none of `unmet`, if `more` holds too."""

    event_type: str
    met: Sequence[str]
    unmet: Sequence[str] = ()
    more: Callable[[Text, MainClaim, Sequence[str]], bool] = lambda t, main, first: True

    def holds(self, t: Text, main: MainClaim, first: Sequence[str]) -> bool:
        return _meets(first, *self.met) and not any(_meets(t.low, group) for group in self.unmet) and self.more(t, main, first)


def decided(found: str, t: Text, main: MainClaim) -> str:
    """The kind that is told outright, else the one that was `found`."""
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
    return {**listed, "arms": listed["arms"] | ARMS}


def _meets(low: Sequence[str], *groups: str) -> bool:
    """Whether a word of each group is among these."""
    return not any(_words()[group].isdisjoint(low) for group in groups)


def _is_denied(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a deed is denied before anything else is told."""
    for i, low in enumerate(first):
        if main.parts[i] == PARTS and _denies(t, i):
            return True
        if low in _words()["violence"] or low == ";" or (low == "," and t.at(i + 1) in _JOINS):
            return False
    return False


_JOINS = frozenset({"and", "but", "while", "though", "although", "as", "which", "what"})


def _denies(t: Text, i: int) -> bool:
    """Whether token `i` is of a denial: "had no hand in", "nothing to do with", "was not behind", "its pilots had not bombed"."""
    words, low, before, behind = _words(), t.low[i], t.at(i - 1), t.at(i + 1)
    if low in words["parts"]:
        return before in words["none"] and behind in ("in", "for", "of", "with", "to")
    if low in words["dismissing"]:
        return not words["accusations"].isdisjoint(t.low[i + 1 : i + 7])
    if low in words["authors"]:
        return before in ("not", "never") or (before in ("was", "were", "is", "are") and "neither" in t.low[max(0, i - 10) : i])
    if low in words["deeds"]:
        return before in ("not", "never") and t.at(i - 2 - (t.at(i - 2) in _HAVING)) in words["deniers"]
    return (low in words["denying"] and behind != "nothing") or t.low[i : i + 4] == ["nothing", "to", "do", "with"]


_HAVING = frozenset({"had", "has", "have", "did", "does", "do"})


def _flies_not(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether computers are attacked in the main claim, and nothing that flies is told of before."""
    at = next(i for i, low in enumerate(first) if low in _words()["cyber"])
    return main.parts[at] == PARTS and not main.hidden[at] and not _meets(first[:at], "flying")


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


_CRASHING = frozenset({"crashed", "crash", "plunged", "plummeted"})


def _needs(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether weapons are needed, and no violence is told before."""
    at = next(i for i, low in enumerate(first) if low in _words()["needing"])
    return _meets(first[at + 1 : at + 6], "needed") and not _meets(first[:at], "violence")


_DENIED = Rule("statement", ("no",), (), _is_denied)
_HACKED = Rule("sabotage", ("cyber",), (), _flies_not)
_RAID = Rule("ground_combat", ("crossing", "armed", "borders"), (), _cross)
_MISHAPS = (
    Rule("other", ("mishaps",), ("arms",)),
    Rule("other", ("rules", "violated"), ("arms",)),
    Rule("other", ("gas", "leak"), ("arms", "pipes")),
    Rule("other", ("aircraft",), ("arms",), _comes_down),
)
_ANNEXED = Rule("politics", ("annexation", "void"))
_GRID = Rule("energy", ("grid", "repair", "giving"), ("other_help",))
# by the kind that was found, the rules that are asked, the first that holds decides
_RULES: Mapping[str, Sequence[Rule]] = {
    "strike": (
        _DENIED,
        _HACKED,
        _RAID,
        Rule("humanitarian", ("floods", "fatal"), ("arms",)),
        *_MISHAPS,
        Rule("military_aid", ("permitting", "using", "weapons"), ("violence_done",)),
        Rule("statement", ("needing", "needed"), ("kyiv", "violence_done"), _needs),
        Rule("military_aid", ("needing", "needed"), ("violence_done",), _needs),
        Rule("air_defence", ("downed",), ("shown",), lambda t, main, first: is_damage_by_debris(t)),
    ),
    "sabotage": (_DENIED, _RAID, Rule("justice", ("caught", "planning"), ("done",)), *_MISHAPS),
    "air_defence": (_DENIED,),
    "ground_combat": (Rule("prisoners", ("surrendering", "soldiers"), ("fought",), _surrender), _HACKED),
    "energy": (_HACKED,),
    "humanitarian": (_HACKED,),
    "prisoners": (Rule("justice", ("remains", "unearthed", "victims"), ("handed",)), Rule("sabotage", ("cyberattacks",))),
    "economy": (Rule("energy", ("gas", "supplying"), ("trading",)), _GRID),
    "military_aid": (_GRID,),
    "diplomacy": (_ANNEXED,),
    "statement": (_ANNEXED,),
}
