"""A name as it is weighed for a place: the bullet that it is read in, and the words right around it. No rule here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from transforms.coding.places.mentions import Mention, goes_on
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
    """Capitalised words over the tokens [first, last), of a run of such words that ends before `end`.

    `before` and `behind` stand beside them, `following` behind an "'s" where the name `is_owner`; `is_whole` where the run ends with the
    name, `is_inside` where a preposition puts something at what bears it ("near X"); `previous` is the place told last before it, with
    whose list the name `goes_on`.
    All of it is asked several times of each name: looked up, not worked out.
    """

    def __init__(self, reading: Reading, first: int, last: int, end: int) -> None:
        self.reading, self.first, self.last, self.end = reading, first, last, end
        self.t, self.gazetteer = reading.t, reading.gazetteer
        self.text = as_listed(self.t.slice(first, last))
        self.first_word, self.last_word = self.t.tokens[first].text, self.t.tokens[last - 1].text
        self.before, self.behind = self.t.at(first - 1), self.t.at(last)
        self.is_owner = self.behind == "'s"
        self.following = self.t.at(last + 1) if self.is_owner else self.behind
        self.is_one_word, self.is_whole = last - first == 1, last == end
        self.is_inside = self.before in words("locative")
        self.previous = reading.found[-1] if reading.found else None
        self.goes_on = self.previous is not None and goes_on(self.t, first, self.previous)
