"""What is found out of a word, kept for when the word comes again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

# words kept at most; four years of pages have some 20,000
MOST_WORDS = 1 << 15


class _Kept(dict[str, T]):
    """Found words; all of them are forgotten where there are too many, so that it never grows without end."""

    def __init__(self, find: Callable[[str], T]) -> None:
        self.find = find

    def __missing__(self, word: str) -> T:
        if len(self) >= MOST_WORDS:
            self.clear()
        found = self[word] = self.find(word)
        return found


def by_word(find: Callable[[str], T]) -> Callable[[str], T]:
    """The function, asked once a word.

    A look-up in a plain dictionary: `lru_cache` also writes to the entries before and behind, which at a hundred words a bullet costs a
    twentieth of the coder's time.
    """
    return _Kept(find).__getitem__
