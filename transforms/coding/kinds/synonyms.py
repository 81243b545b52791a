"""Groups of synonyms, `transforms/words/synonyms.toml`: what a word has in common with others that tell the same of an event."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from transforms.coding.text.by_word import by_word
from transforms.words import words_of


@by_word
def groups_of(word: str) -> tuple[str, ...]:
    """The groups that a lower-case word belongs to, each with an at sign."""
    whole, stems = _groups()
    begun = (group for length, by_stem in stems.items() if length <= len(word) for group in by_stem.get(word[:length], ()))
    return tuple(sorted({*whole.get(word, ()), *begun}))


@cache
def _groups() -> tuple[dict[str, list[str]], dict[int, dict[str, list[str]]]]:
    """Groups by whole words, and by the beginnings of words of each length; read once a process."""
    whole, stems = dict[str, list[str]](), defaultdict[int, dict[str, list[str]]](dict)
    for group, members in words_of("synonyms").items():
        for member in members:
            stem = member.rstrip("*")
            (stems[len(stem)] if member.endswith("*") else whole).setdefault(stem, []).append(f"@{group}")
    return whole, dict(stems)
