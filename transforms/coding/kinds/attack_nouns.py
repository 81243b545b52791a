"""Words of attacks, `transforms/words/attackers.toml`, and which of them goes with the name of a side."""

from __future__ import annotations

from functools import cache

from transforms.coding.text.language import Text
from transforms.words import words_of


@cache
def attack_words() -> dict[str, frozenset[str]]:
    """The groups of transforms/words/attackers.toml and what is looked for of several of them at once; once a process."""
    words = {key: frozenset(words) for key, words in words_of("attackers").items()}
    words["armed"] = words["forces"] | words["weapons"]
    words["offensive"] = words["armed"] | words["attacks"]
    words["gaining"] = words["attacking"] | words["advancing"]
    words["moving"] = words["gaining"] | words["going"]
    words["overcoming"] = words["took"] | words["overcame"]
    words["gained"] |= words["regained"]
    words["things"] = words["objects"] | words["vehicles"]
    words["possessions"] = words["things"] | words["forces"]
    words["beating_back"] = words["repelling"] | words["beating"]
    words["charges"] |= words["accused_of"]
    words["charging"] = words["accusing"] | words["blaming"]
    words["bearing"] = words["enduring"] | words["counting"]
    words["ends"] = words["stops"] | words["shooting"] | words["beating"] | words["bearing"]
    return words


def head(t: Text, i: int, nouns: frozenset[str], reach: int = 6) -> int | None:
    """Index of the noun that an adjective at `i` belongs to, no verb, mark or preposition between them."""
    ends = attack_words()["ends"]
    for j in range(i + 1, min(i + 1 + reach, t.size)):
        low = t.low[j]
        if low in nouns:
            return j
        if low in ends or (not low[0].isalnum() and low not in _INSIDE):
            return None
    return None


_INSIDE = frozenset({"-", "“", "”", "'s"})
# groups of nouns that may stand with the name of a side
GROUPS = ("weapons", "attacks", "forces", "objects", "assaults")


def heads(t: Text, i: int) -> dict[str, int]:
    """What `head` finds for each of GROUPS, in one go."""
    found, ends, groups = dict[str, int](), attack_words()["ends"], _groups()
    for j in range(i + 1, min(i + 7, t.size)):
        low = t.low[j]
        for group in groups.get(low, ()):
            found.setdefault(group, j)
        if low in ends or (not low[0].isalnum() and low not in _INSIDE):
            break
    return found


@cache
def _groups() -> dict[str, list[str]]:
    """The GROUPS that a noun belongs to."""
    words = attack_words()
    return {noun: [group for group in GROUPS if noun in words[group]] for group in GROUPS for noun in words[group]}
