"""States and blocs as words name them: "Latvia", "Latvian", "Riga"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import name_at, vocabulary


class StateName(NamedTuple):
    """A state or bloc (EU, NATO, UN) named by the tokens [first, end)."""

    first: int
    end: int
    code: str
    kind: str

    @property
    def is_name(self) -> bool:
        """Whether it is named as in "Latvia"."""
        return self.kind == "names"

    @property
    def is_adjective(self) -> bool:
        """Whether it is named as in "Latvian"."""
        return self.kind == "adjectives"

    @property
    def is_capital(self) -> bool:
        """Whether it is named by its capital: "Riga"."""
        return self.kind == "capitals"


def state_at(t: Text, i: int) -> StateName | None:
    """The state whose name, adjective or capital begins at token `i`; the longest counts."""
    if not 0 <= i < t.size or t.tokens[i].text not in (countries := vocabulary().countries):
        return None
    found = name_at(t.tokens, i, countries)
    return StateName(i, found[0], found[1].code, found[1].kind) if found is not None else None


def state_ending(t: Text, end: int) -> StateName | None:
    """The state whose name, adjective or capital ends before token `end`: "Russia" before "'s"."""
    for start in (end - 1, end - 2, end - 3):
        if (found := state_at(t, start)) is not None and found.end == end:
            return found
    return None


def states_in(t: Text, first: int, last: int) -> Iterator[StateName]:
    """The states named among the tokens [first, last), in order."""
    i = max(first, 0)
    while i < min(last, t.size):
        found = state_at(t, i) if t.tokens[i].is_name else None
        if found is not None:
            yield found
        i = found.end if found is not None else i + 1


def _only_state(t: Text, first: int, last: int) -> StateName | None:
    """The state whose name, capital or adjective the tokens [first, last) are, with nothing else."""
    found = state_at(t, first)
    return found if found is not None and found.end == last else None


def state_of(t: Text, first: int, last: int) -> StateName | None:
    """The state whose name or capital the tokens [first, last) are, with nothing else."""
    found = _only_state(t, first, last)
    return found if found is not None and not found.is_adjective else None


def is_state(t: Text, first: int, last: int) -> bool:
    """Whether the tokens [first, last) are a state's name or capital and nothing else."""
    return state_of(t, first, last) is not None


def is_adjective(t: Text, first: int, last: int) -> bool:
    """Whether the tokens [first, last) are a state's adjective and nothing else: "its Russian administration"."""
    found = _only_state(t, first, last)
    return found is not None and found.is_adjective


def names_state(t: Text, first: int, last: int) -> bool:
    """Whether the tokens [first, last) are a state's name, capital or adjective and nothing else."""
    return _only_state(t, first, last) is not None
