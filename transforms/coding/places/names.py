"""A name as it is weighed for a place: the bullet that it is read in, and the words right around it. No rule here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from transforms.coding.places.mentions import Mention, is_listed_on
from transforms.coding.places.place_words import words
from transforms.coding.text.language import Text
from transforms.coding.text.tokens import as_listed
from transforms.gazetteer import Gazetteer

_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """A bullet as it is read for places, with the mentions `found` up to here; `people` are persons on the page by their last names."""

    t: Text
    hidden: Sequence[bool]
    gazetteer: Gazetteer
    people: Mapping[str, str]
    found: list[Mention] = field(default_factory=list)

    def run_end(self, i: int) -> int:
        """Index behind the capitalised words that begin at token `i`; `i` itself where none does."""
        end = i
        while end < self.t.size and end - i <= _MOST_WORDS and self.t.tokens[end].is_name and not self.hidden[end]:
            end += 1
        return end


class Name:
    """Capitalised words over the tokens [first, last), of a run of such words that ends before `end`; `before` and `behind` stand beside them."""

    __slots__ = ("before", "behind", "end", "first", "gazetteer", "last", "reading", "t", "text")

    def __init__(self, reading: Reading, first: int, last: int, end: int) -> None:
        self.reading, self.first, self.last, self.end = reading, first, last, end
        self.t, self.gazetteer = reading.t, reading.gazetteer
        self.text = as_listed(self.t.slice(first, last))
        self.before, self.behind = self.t.at(first - 1), self.t.at(last)

    @property
    def is_whole(self) -> bool:
        """Whether no capitalised word follows that the name could go on with."""
        return self.last == self.end

    @property
    def is_one_word(self) -> bool:
        return self.last - self.first == 1

    @property
    def is_owner(self) -> bool:
        return self.behind == "'s"

    @property
    def is_inside(self) -> bool:
        """Whether a preposition puts something at what bears the name: "near X"."""
        return self.before in words("locative")

    @property
    def goes_on(self) -> bool:
        """Whether the name goes on with a list of places: "X, Y and Z"."""
        return is_listed_on(self.t, self.first, self.reading.found)

    @property
    def previous(self) -> Mention | None:
        """The place told last before the name."""
        return self.reading.found[-1] if self.reading.found else None

    @property
    def first_word(self) -> str:
        return self.t.tokens[self.first].text

    @property
    def last_word(self) -> str:
        return self.t.tokens[self.last - 1].text
