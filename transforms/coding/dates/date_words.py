"""The words of transforms/words/dates.toml, with the attacks of attackers.toml."""

from __future__ import annotations

from collections.abc import Mapping

from transforms.words import words_of

WORDS: Mapping[str, frozenset[str]] = {
    **{key: frozenset(words) for key, words in words_of("dates").items()},
    "attacks": frozenset(words_of("dates")["attacks"] + words_of("attackers")["attacks"]),
}
