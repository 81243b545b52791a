"""A name of a place as it stands in a bullet, and the lists that such names form. What it means is not decided here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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


def is_listed_on(t: Text, first: int, before: Sequence[Mention]) -> bool:
    """Whether a name goes on with a list: "X, Y and Z"."""
    if not before:
        return False
    at = first - 1
    at -= t.at(at) in ("the", "in", "near", "also")
    if t.at(at) not in (",", "and", "or"):
        return False
    at -= t.at(at) in ("and", "or") and t.at(at - 1) == ","
    return before[-1].end == at
