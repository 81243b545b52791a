"""Where a bullet names a side of the war, speakers left out, and whose side has spoken."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from transforms.coding.speech.clause import Clause
from transforms.coding.text.language import Text
from transforms.series import Series, Side

# (token, code of the side) wherever one is named
Mentions = Sequence[tuple[int, str]]
# who speaks: each clause with the side of its speaker
Spoken = Sequence[tuple[Clause, str | None]]


def speaker_before(i: int, spoken: Spoken, series: Series) -> str | None:
    """The side of whoever has spoken last up to token `i`."""
    before = [side for clause, side in spoken if clause.verb <= i and clause.first < i and series.other_side(side)]
    return before[-1] if before else None


def mentions(t: Text, hidden: Sequence[bool], spoken: Spoken, series: Series) -> list[tuple[int, str]]:
    """(token, code of the side) wherever a side is named, what only names a speaker left out; the enemy is the other than the speaker's."""
    foe = next((other for _, side in spoken if (other := series.other_side(side))), None)
    names = names_of(series.sides, foe)
    return [(i, names[low]) for i, low in enumerate(t.low) if low in names and not hidden[i]]


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
