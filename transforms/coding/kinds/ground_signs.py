"""Who gained ground where no verb of taking tells it: whose trenches are stormed, whose flag flies, who calls a place free, whose line gives way."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from transforms.coding.kinds.acting import BE, before_count, behind_side, verb_from
from transforms.coding.kinds.attack_nouns import attack_words, head
from transforms.coding.kinds.side_names import Mentions, Spoken
from transforms.coding.kinds.weights import PARTS
from transforms.coding.text.language import Text
from transforms.series import Series


def by_signs(t: Text, parts: Sequence[int], found: Mentions, spoken: Spoken, series: Series) -> str | None:
    """The side that attacked; `found` is where sides are named."""
    by_deed = _thrower(t, found) or _stormer(t, found, series) or _presser(t, found)
    by_place = _flag_bearer(t, parts, found, series) or _freer(t, parts, found, spoken, series)
    return by_deed or by_place or _measured(t, parts, found) or _broken_through(t, found, series)


def _stormer(t: Text, found: Mentions, series: Series) -> str | None:
    """The other side than the one whose positions are stormed: "robots stormed Russian trenches"; not "was stormed"."""
    for i, code in found:
        verb = before_count(t, i)
        if t.at(verb) in _STORMED and t.at(verb - 1) not in BE and head(t, i, _WORKS | attack_words()["objects"]) is not None:
            return series.other_side(code)
    return None


_WORKS = frozenset("trench trenches dugout dugouts bunker bunkers fortifications strongpoint strongpoints foxholes".split())
_STORMED = frozenset({"stormed", "assaulted", "overran", "raided"})


def _presser(t: Text, found: Mentions) -> str | None:
    """The side that is told to attack most where clashes of nobody's are counted: "139 clashes, with Russian troops pressing hardest near Lypa"."""
    if _MOST.isdisjoint(t.low):
        return None
    for i, code in found:
        force, assault = head(t, i, attack_words()["forces"]), head(t, i, _ASSAULTS)
        if force is not None and t.at(verb_from(t, force + 1)) in _PRESSING and not _MOST.isdisjoint(t.low[force + 1 : force + _PRESSED]):
            return code
        if assault is not None and not _MOST.isdisjoint((*t.low[max(0, i - 2) : i], *t.low[assault + 1 : assault + _PRESSED])):
            return code
    return None


_ASSAULTS = frozenset({"assaults", "attacks", "pressure"})
_PRESSING = frozenset({"pressing", "pressed", "pushing", "attacking", "attacked", "assaulting", "pushed", "assaulted", "storming"})
_MOST = frozenset({"hardest", "heaviest", "heavily", "most", "fiercest", "fiercely", "strongest", "hard"})
# tokens from "pressing" to "hardest"
_PRESSED = 6


def _thrower(t: Text, found: Mentions) -> str | None:
    """The side that sent what was met: "destroyed a column of 36 tanks that Russia threw at Lypa"."""
    for i, code in found:
        verb = verb_from(t, behind_side(t, i))
        is_thrown = t.at(i - 1) in ("that", "which") and t.at(verb) in _THROWN and t.at(verb + 1) in ("at", "against", "towards")
        if is_thrown and not _ARMOUR.isdisjoint(t.low[max(t.sentence_start(i), i - _BEFORE) : i]):
            return code
    return None


# tokens before a side that tell of what it sent or gained: "574 square kilometres of new"
_BEFORE = 9
_ARMOUR = frozenset({"column", "columns", "tanks", "vehicles", "armour", "assault"})
_THROWN = frozenset({"threw", "thrown", "sent", "hurled", "flung"})


def _flag_bearer(t: Text, parts: Sequence[int], found: Mentions, series: Series) -> str | None:
    """The side whose flag goes up, no other being named: "the blue and yellow flag flies again over the hall", "is back under the tricolour"."""
    for side in series.sides:
        for words in map(str.split, side.flags):
            for i in t.where({words[0]}):
                if t.low[i : i + len(words)] == words and parts[i] == PARTS and all(code == side.code for _, code in found):
                    sentence = t.low[t.sentence_start(i) : t.sentence_end(i)]
                    goes_up = not _UP.isdisjoint(sentence) or t.low[max(0, i - 2) : i] == ["under", "the"]
                    return side.code if goes_up and _LOWERED.isdisjoint(sentence) else None
    return None


_UP = frozenset({"flies", "flew", "flying", "raised", "raises", "raising", "hoisted", "hoisting"})
_LOWERED = frozenset({"lowered", "down", "removed", "burned", "burnt", "tore", "torn", "instead", "replaced", "no", "would", "will"})


def _freer(t: Text, parts: Sequence[int], found: Mentions, spoken: Spoken, series: Series) -> str | None:
    """The side that calls a place free, the home side where nobody speaks, no side being named: "Ruska Lozova, north of Kharkiv, is free"."""
    speaks = next((side for _, side in spoken if series.other_side(side)), None)
    if found or (spoken and speaks is None):
        return None
    for i in t.where(_FREE):
        is_called = t.at(i - 1) in ("is", "are") and t.at(i + 1) in ("", ",", ".", ":", ";", "again", "after")
        before = t.low[t.sentence_start(i) : i]
        if parts[i] == PARTS and is_called and _ROUTES.isdisjoint(before) and t.tokens[t.sentence_start(i)].is_name and before[0] not in _NO_PLACE:
            return speaks or series.home
    return None


_FREE = frozenset({"free"})
_ROUTES = frozenset({"road", "roads", "highway", "railway", "bridge", "way", "route", "flank"})
_NO_PLACE = frozenset({"the", "only", "a", "one", "all"})


def _measured(t: Text, parts: Sequence[int], found: Mentions) -> str | None:
    """The only side that is named, where its gains are measured: "measured 574 square kilometres of Russian gains", "has given Ukraine a"."""
    if len({code for _, code in found}) != 1:
        return None
    for i, code in [(i, code) for i, code in found if 2 * parts[i] >= PARTS]:
        gains = head(t, i, attack_words()["gains"], 3)
        is_given = t.at(i - 1) in _GIVEN and t.at(i + 1) == "a" and not _FOOTHOLDS.isdisjoint(t.low[i + 2 : i + 4])
        before = t.low[max(t.sentence_start(i), i - _BEFORE) : i]
        if is_given or (gains is not None and not _MEASURING.isdisjoint(before) and _NONE.isdisjoint(before)):
            return code
    return None


_GIVEN = frozenset({"given", "gave", "gives", "giving"})
_FOOTHOLDS = frozenset({"foothold", "bridgehead", "corridor"})
_MEASURING = frozenset({"measured", "measures", "measuring", "counted", "reported", "recorded", "mapped", "confirmed", "put"})
_NONE = frozenset({"no", "not", "any", "neither", "nor"})


def _broken_through(t: Text, found: Mentions, series: Series) -> str | None:
    """The other side than the one whose line gives way: "the Russian front line gave way by 30km"."""
    for i, code in found:
        line = head(t, i, _LINES)
        told = t.low[line + 1 : line + _GIVING_WAY] if line is not None else []
        has_given = not _CRUMBLING.isdisjoint(told) or any(pair in _GAVE_WAY for pair in itertools.pairwise(told))
        if has_given and _UNTOLD.isdisjoint(t.low[t.sentence_start(i) : t.sentence_end(i)]):
            return series.other_side(code)
    return None


_UNTOLD = frozenset({"not", "fears", "fear", "behind", "had", "if", "denied"})
# tokens from "line" to "along the Dnipro gave way"
_GIVING_WAY = 7
_CRUMBLING = frozenset({"collapsed", "crumbled"})
_GAVE_WAY = frozenset({("gave", "way"), ("given", "way")})
_LINES = frozenset({"line", "lines", "defence", "defences", "defenses", "front"})
