"""A counted noun phrase, as all who read quantities pass it on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Phrase:
    """A counted phrase over the tokens [first, last).

    `noun` is the class of its head (None where the noun is left out), `form` how it counts: number, article, definite or pronoun
    ("two of them"). `whole` marks the total behind "of" ("61 drones" in "53 of 61 drones"),
    `of_whole` the part before it, `all_of` a whole of which all is meant ("all 14 drones").
    """

    first: int
    last: int
    low: float | None
    high: float | None
    approximate: bool
    noun: str | None
    head: str
    form: str
    whole: bool = False
    of_whole: bool = False
    all_of: bool = False

    @property
    def value(self) -> float:
        return (self.low if self.low is not None else self.high) or 0.0
