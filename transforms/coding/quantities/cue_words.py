"""The words of words/metrics.toml that say what happened to what is counted, keyed for look-up by token."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise, product

from transforms.coding.quantities.halves import halved_verbs, last_halves
from transforms.coding.quantities.heads import ALONE, BODIES
from transforms.coding.quantities.passives import PARTICLES
from transforms.coding.quantities.sentencing import AWARDING, TERMS
from transforms.coding.quantities.victims import BEFALLING
from transforms.coding.text.split import Words, split_words
from transforms.coding.text.word_files import words_of

_GROUPS = ("people", "people_in_exchange", "weapons", "settlements")


@cache
def context_words(name: str) -> frozenset[str]:
    return frozenset(words_of("metrics")["context"][name])


@dataclass(frozen=True, slots=True)
class Entry:
    key: tuple[str, ...]
    meanings: Mapping[str, tuple[str, str]]  # group -> (metric, kind)


Longer = tuple[Sequence[int], Mapping[tuple[str, ...], Entry]]


def _spelled_out(phrase: str) -> Sequence[tuple[str, ...]]:
    """Every wording of a phrase that leaves a choice: "(fell|dropped) off radar" is two."""
    choices = [[split_words(wording).low for wording in part.split("|")] for part in _CHOICE.split(phrase)]
    return [tuple(chain.from_iterable(parts)) for parts in product(*choices)]


_CHOICE = re.compile(r"[()]")


@cache
def entries() -> tuple[Mapping[str, Entry], Mapping[tuple[str, str], Longer]]:
    """Cues of one word, and those of more by their first two: the lengths there are, the longest first, and the cues themselves."""
    raw = words_of("metrics")
    merged: dict[tuple[str, ...], dict[str, tuple[str, str]]] = {}
    for group in _GROUPS:
        for metric, kinds in raw[group].items():
            for kind, phrases in kinds.items():
                for key in (key for phrase in phrases for key in _spelled_out(phrase)):
                    merged.setdefault(key, {}).setdefault(group, (metric, kind))
    for key, meanings in merged.items():
        for n in range(len(key) - 1, 0, -1):  # "fired at" still says what "fired" says
            for group, meaning in merged.get(key[:n], {}).items():
                if PARTICLES.issuperset(key[n:]):
                    meanings.setdefault(group, meaning)
    for phrase in raw["nothing"]["phrases"]:
        merged.update({key: merged.get(key, {}) for key in _spelled_out(phrase)})
    by_pair: dict[tuple[str, str], dict[tuple[str, ...], Entry]] = {}
    for key, meanings in merged.items():
        if len(key) > 1:
            by_pair.setdefault((key[0], key[1]), {})[key] = Entry(key, meanings)
    pairs = {pair: (sorted({len(key) for key in entries}, reverse=True), entries) for pair, entries in by_pair.items()}
    return {key[0]: Entry(key, meanings) for key, meanings in merged.items() if len(key) == 1}, pairs


_Needed = tuple[frozenset[str], frozenset[tuple[str, str]], frozenset[tuple[str, ...]]]


@cache
def _single_cues() -> _Needed:
    """What can make one person or thing count: words that do so alone, the first two words of longer cues, and those cues."""
    raw = words_of("metrics")
    kinds = [*(kinds for metric, kinds in raw["people"].items() if metric not in ("troops", "without_power")), *raw["people_in_exchange"].values()]
    told = [phrase for kind in (*kinds, raw["weapons"]["intercepted"]) for phrases in kind.values() for phrase in phrases]
    keys = frozenset(key for phrase in told for key in _spelled_out(phrase))
    alone = frozenset(key[0] for key in keys if len(key) == 1)
    return alone | BEFALLING | BODIES | ALONE | {"both"}, frozenset((key[0], key[1]) for key in keys if len(key) > 1), keys


def may_count_one(words: Words) -> bool:
    """Whether a text without numbers may count at all: it tells of something that makes a lone person or thing count."""
    low = words.low
    alone, pairs, keys = _single_cues()
    if not alone.isdisjoint(low) or (not AWARDING.isdisjoint(low) and not TERMS.isdisjoint(low)):
        return True
    if not halved_verbs().keys().isdisjoint(low) and not last_halves().isdisjoint(low):
        return True
    told = [at for at, pair in enumerate(pairwise(low)) if pair in pairs]
    return any(tuple(low[at : at + length]) in keys for at in told for length in _LENGTHS)


_LENGTHS = range(2, 9)
