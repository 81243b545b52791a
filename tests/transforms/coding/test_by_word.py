"""What is kept of words: found once, and never without end."""

from __future__ import annotations

import pytest

from transforms.coding.text import by_word as kept
from transforms.coding.text.by_word import by_word


def test_a_word_is_looked_at_once() -> None:
    asked: list[str] = []

    @by_word
    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    assert [length(word) for word in ("drone", "a", "drone")] == [5, 1, 5]
    assert asked == ["drone", "a"]


def test_more_words_than_are_kept_are_found_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_WORDS", 10)
    asked: list[str] = []

    @by_word
    def seen(word: str) -> str:
        asked.append(word)
        return word

    assert [seen(str(n)) for n in range(25)] == [str(n) for n in range(25)]
    assert len(seen.__self__) <= 10  # type: ignore[attr-defined]
    assert seen("0") == "0"
    assert asked.count("0") == 2
