"""The words of rules that tell a kind outright (`transforms/words/deciding.toml`), and where they stand in a bullet's first sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from transforms.coding.kinds.attack_nouns import attack_words
from transforms.coding.kinds.foreground import MainClaim
from transforms.coding.kinds.weights import PARTS
from transforms.coding.text.language import Text
from transforms.words import words_of


@cache
def deciding_words() -> Mapping[str, frozenset[str]]:
    listed = {key: frozenset(words) for key, words in words_of("deciding").items()}
    hitting = listed["destroying"] | listed["firing_upon"]
    return {
        **listed,
        "arms": listed["arms"] | attack_words()["arms"],
        "raids": attack_words()["attacks"],
        "feelings": listed["feelings"] | listed["deploring"],
        "hitting": hitting,
        "hurting": hitting | listed["assailing"],
    }


def meets(low: Sequence[str], *groups: str) -> bool:
    """Whether a word of each group is among these."""
    return not any(deciding_words()[group].isdisjoint(low) for group in groups)


def standing(first: Sequence[str], group: str) -> list[int]:
    """Where words of a group stand."""
    words = deciding_words()[group]
    return [i for i, low in enumerate(first) if low in words]


def claimed(main: MainClaim, first: Sequence[str], group: str) -> list[int]:
    """Where words of a group stand in the main claim."""
    return [i for i in standing(first, group) if main.parts[i] == PARTS]


def is_told_first(main: MainClaim, first: Sequence[str], at: int) -> bool:
    """Whether the word at `at` stands in the main claim, and no attack or harm is told before it."""
    return main.parts[at] == PARTS and not meets(first[:at], "attacked") and not meets(first[:at], "harm")


def joined(t: Text, first: Sequence[str], group: str, behind: str) -> list[int]:
    """Where a word of one group stands right before a word of another."""
    return [i for i in standing(first, group) if t.at(i + 1) in deciding_words()[behind]]


# tokens of what is told first
FIRST = 7
# tokens from a verb to the head of its object: "expelled two employees of the German embassy"
OBJECT = 8
ARTICLES = frozenset({"a", "an", "the"})
