"""Where a bullet names a side of the war, speakers left out, and whose side has spoken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from transforms.coding.kinds.acting import verb_from
from transforms.coding.kinds.attack_nouns import attack_words, head
from transforms.coding.speech.clause import Clause
from transforms.coding.speech.phrases import is_number
from transforms.coding.text.language import Text
from transforms.series import Series, Side

# (token, code of the side) wherever one is named
Mentions = Sequence[tuple[int, str]]
# who speaks: each clause with the side of its speaker
Spoken = Sequence[tuple[Clause, str | None]]


def speaker_of(t: Text, i: int, spoken: Spoken, series: Series) -> str | None:
    """The side of who says token `i`: whoever has spoken last up to it, but for a quote that the speaker of its sentence stands behind."""
    here = next(((clause, side) for clause, side in spoken if clause.sentence == t.tokens[i].sentence), None) if t.quoted[i] else None
    if here and here[0].first > i:
        return here[1] if series.other_side(here[1]) else None
    before = [side for clause, side in spoken if clause.verb <= i and clause.first < i and series.other_side(side)]
    return before[-1] if before else None


def with_leaders(t: Text, spoken: Spoken, names: Mapping[str, str]) -> Spoken:
    """Who speaks, those who speak for no state with the side whose people they lead or belong to: "the Wagner chief"."""
    if all(side for _, side in spoken):
        return spoken
    return [
        (clause, side or next((names[low] for low in t.low[clause.source.first : clause.source.end] if low in names), None))
        for clause, side in spoken
    ]


def mentions(t: Text, hidden: Sequence[bool], spoken: Spoken, series: Series) -> list[tuple[int, str]]:
    """(token, code of the side) wherever a side is named; the enemy is the other than the speaker's.

    What only names a speaker is left out, but for a unit that tells of itself where no side is named; so are forces that count what befalls them.
    """
    foe = next((other for _, side in spoken if (other := series.other_side(side))), None)
    names = names_of(series.sides, foe)
    named = {i: names[t.low[i]] for i in t.where(names.keys()) if not _is_scene(t, i, series)}
    named |= _by_adjective(t, names, foe)
    named = {i: code for i, code in named.items() if named.get(i - 1) != code}  # "Russian-backed separatists" are named once
    units: dict[int, str] = {}
    for first, last, code in named_units(t, series.sides):
        named = {i: of for i, of in named.items() if not first <= i <= last} | {last: code}
        units[last] = code
    if not attack_words()["counting"].isdisjoint(t.low):
        named = {i: of for i, of in named.items() if not _counts(t, i)}
    return [(i, named[i]) for i in sorted(named) if not hidden[i]] or sorted(units.items())


def _counts(t: Text, i: int) -> bool:
    """Whether forces of the side at token `i` count what befalls them: "Ukrainian forces recorded 40 strikes", not "reported hits on a depot"."""
    force = head(t, i, attack_words()["forces"])
    at = -1 if force is None else verb_from(t, force + 1)
    return t.at(at) in attack_words()["counting"] and any(is_number(t, j) for j in range(at + 1, min(at + _COUNTED, t.size)))


# tokens from "recorded" to "more than 40"
_COUNTED = 5


def _is_scene(t: Text, i: int, series: Series) -> bool:
    """Whether a side's land only tells where it happened: "were hurt in southern Ukraine", not "shelled southern Ukraine"."""
    if t.at(i - 1) not in _PARTS or t.at(i - 2) not in ("in", "across") or t.at(i + 1) == "'s":
        return False
    return any(t.low[i] == side.country.lower() for side in series.sides)


_PARTS = frozenset({"southern", "northern", "eastern", "western", "central", "southeastern", "southwestern", "northeastern", "northwestern"})


def _by_adjective(t: Text, names: Mapping[str, str], foe: str | None) -> Iterator[tuple[int, str]]:
    """Where forces are called after who stands behind them, or the foe’s: "Russian-backed separatists", "the occupying forces"."""
    words = attack_words()
    for i, low in enumerate(t.low):
        if foe is not None and low in words["occupying"] and t.at(i + 1) in words["forces"]:
            yield i, foe
        elif "-" in low and not words["proxies"].isdisjoint(t.low[i + 1 : i + 3]):
            name, _, tie = low.rpartition("-")
            if name == "pro" and not t.at(i + 1).startswith("hack"):  # hackers may be for a side and not of it
                name, tie = tie, "backed"
            if tie in words["backed"] and name in names:
                yield i, names[name]


def named_units(t: Text, sides: tuple[Side, ...]) -> Iterator[tuple[int, int, str]]:
    """First and last token of what a side's unit is called, and the side's code: "Freedom of Russia" before "Legion"."""
    by_last = _units_by_last(sides)
    for last in t.where(by_last.keys()):
        noun = last + 1 + (t.at(last + 1) == "”")  # "the “Centre” group"
        if t.at(noun) not in attack_words()["forces"]:
            continue
        for name, is_capital, code in by_last[t.low[last]]:
            first = last + 1 - len(name)
            if first >= 0 and tuple(t.low[first : last + 1]) == name and (t.tokens[last].is_name or not is_capital):  # no "youth centre"
                yield first, last, code


@cache
def _units_by_last(sides: tuple[Side, ...]) -> Mapping[str, Sequence[tuple[tuple[str, ...], bool, str]]]:
    names = [(tuple(name.lower().split()), name[0].isupper(), side.code) for side in sides for name in side.units]
    return {last: [named for named in names if named[0][-1] == last] for last in {name[-1] for name, _, _ in names}}


_FOES = ("enemy", "enemies", "occupiers", "occupier", "invaders", "invader", "aggressor")
# "Russian-launched"
_COMPOUNDS = ("", "-launched", "-made", "-fired", "-led")


@cache
def names_of(sides: tuple[Side, ...], foe: str | None = None) -> dict[str, str]:
    """Code of a side by each of its names, and of the `foe` by what an enemy is called."""
    names = {side.code: (side.adjective, f"{side.adjective}s", side.country, side.capital, *side.others) for side in sides}
    by_name = {f"{name.lower()}{rest}": code for code, some in names.items() for name in some for rest in _COMPOUNDS}
    return by_name | (dict.fromkeys(_FOES, foe) if foe else {})


@cache
def names_of_people(sides: tuple[Side, ...]) -> dict[str, str]:
    """Code of a side by what its people and forces are called, lands and capitals left out."""
    return {name.lower(): side.code for side in sides for name in (side.adjective, *side.others)}


@cache
def names_of_bands(sides: tuple[Side, ...]) -> dict[str, str]:
    """Code of a side by what only its own are called: who is Russian may fight for Ukraine, Wagner and Atesh have chosen."""
    return {name.lower(): side.code for side in sides for name in side.others}
