"""A name of a place as it stands in a bullet, and the lists that such names form. What it means is not decided here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.coding.places.place_words import VILLAGES
from transforms.coding.text.language import Text


@dataclass(slots=True)
class Mention:
    """A place's name over the tokens [first, last), its noun with it up to `end`; `kind` by the noun, None for a bare name."""

    first: int
    last: int
    end: int
    kind: str | None
    is_listed: bool = False
    is_owner: bool = False


def goes_on(t: Text, first: int, previous: Mention) -> bool:
    """Whether the name at `first` goes on with a list whose last name was the `previous` one: "X, Y and Z"."""
    at = first - 1
    at -= t.at(at) in ("the", "in", "near", "also")
    if t.at(at) not in (",", "and", "or"):
        return False
    at -= t.at(at) in ("and", "or") and t.at(at - 1) == ","
    return previous.end == at


def lists_of(t: Text, mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    """The lists of names of towns, one alone is one too, by the first token of each of their names."""
    found, previous = dict[int, list[Mention]](), None
    for m in mentions:
        if m.kind in (None, "city"):
            lies_there = t.at(m.first - 1) in ("in", "near") and t.at(m.first - 2) == ","  # "X, near Y"
            found[m.first] = found[previous.first] if previous is not None and goes_on(t, m.first, previous) and not lies_there else []
            found[m.first].append(m)
            previous = m
        else:
            previous = None
    return found


def is_called_village(t: Text, first: int) -> bool:
    """Whether a name or list that begins at `first` is called so: "the village of X", "the hamlets of X and Y"."""
    return t.at(first - 1) == "of" and t.at(first - 2) in VILLAGES
