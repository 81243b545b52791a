"""Groups of synonyms, `transforms/words/synonyms.toml`: what a word has in common with others that tell the same of an event."""

from __future__ import annotations

from functools import cache, lru_cache

from transforms.coding.text.vocabulary import words_of


@lru_cache(maxsize=1 << 15)
def groups_of(word: str) -> tuple[str, ...]:
    """The groups that a lower-case word belongs to, each with an at sign."""
    whole, stems = _groups()
    return tuple(sorted({*whole.get(word, ()), *(group for stem, groups in stems if word.startswith(stem) for group in groups)}))


@cache
def _groups() -> tuple[dict[str, list[str]], list[tuple[str, list[str]]]]:
    """Groups by whole words, and by the beginnings of words; read once a process."""
    whole, stems = dict[str, list[str]](), dict[str, list[str]]()
    for group, members in words_of("synonyms").items():
        for member in members:
            (stems if member.endswith("*") else whole).setdefault(member.rstrip("*"), []).append(f"@{group}")
    return whole, list(stems.items())
