"""The words of words/metrics.toml that say what happened to what is counted, keyed for look-up by token."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise, product

from transforms.coding.quantities.halves import halved_verbs, last_halves
from transforms.coding.quantities.passives import PARTICLES
from transforms.coding.quantities.sentencing import GRANTING, TERMS
from transforms.coding.quantities.victims import BEFALLING, DEATHS
from transforms.coding.quantities.word_lists import ALONE, BODIES
from transforms.coding.text.split import Words, split_words
from transforms.words import words_of

_GROUPS = ("people", "people_in_exchange", "weapons", "settlements")


@dataclass(frozen=True, slots=True)
class Entry:
    key: tuple[str, ...]
    meanings: Mapping[str, tuple[str, str]]  # group -> (metric, kind)


Longer = tuple[Sequence[int], Mapping[tuple[str, ...], Entry]]


def _spelled_out(phrase: str) -> Sequence[tuple[str, ...]]:
    """Every wording of a phrase that leaves a choice: "(fell|dropped) off radar" is two."""
    choices = [[wording.split() if _PLAIN(wording) else split_words(wording).low for wording in part.split("|")] for part in _CHOICE.split(phrase)]
    return [tuple(chain.from_iterable(parts)) for parts in product(*choices)]


_CHOICE = re.compile(r"[()]")
# what spaces alone part: most wordings, in a fifth of the time
_PLAIN = re.compile(r"[a-z ]*").fullmatch


@cache
def entries() -> tuple[Mapping[str, Entry], Mapping[tuple[str, str], Longer]]:
    """Cues of one word, and those of more by their first two: the lengths there are, the longest first, and the cues themselves.

    Raises ValueError where a wording stands twice in a group, or in one and among those that say nothing.
    """
    raw = words_of("metrics")
    merged: dict[tuple[str, ...], dict[str, tuple[str, str]]] = {}
    for group in _GROUPS:
        for metric, kinds in raw[group].items():
            for kind, phrases in kinds.items():
                for key in (key for phrase in phrases for key in _spelled_out(phrase)):
                    _tell(merged.setdefault(key, {}), group, (metric, kind), key)
    for key, meanings in merged.items():
        n = len(key) - 1
        while n and key[n] in PARTICLES:  # "fired at" still says what "fired" says
            for group, meaning in merged.get(key[:n], {}).items():
                meanings.setdefault(group, meaning)
            n -= 1
    for phrase in raw["nothing"]["phrases"]:
        for key in _spelled_out(phrase):
            if key in merged:
                raise ValueError(f"words/metrics.toml: {' '.join(key)!r} of [nothing] is a cue or stands there twice")
            merged[key] = {}
    return {key[0]: Entry(key, meanings) for key, meanings in merged.items() if len(key) == 1}, _by_pair(
        Entry(key, meanings) for key, meanings in merged.items() if len(key) > 1
    )


def _tell(meanings: dict[str, tuple[str, str]], group: str, meaning: tuple[str, str], key: tuple[str, ...]) -> None:
    if group in meanings:
        raise ValueError(f"words/metrics.toml: {' '.join(key)!r} stands twice in [{group}]: {meanings[group]} and {meaning}")
    meanings[group] = meaning


def _by_pair(longer: Iterable[Entry]) -> Mapping[tuple[str, str], Longer]:
    found: dict[tuple[str, str], dict[tuple[str, ...], Entry]] = {}
    for entry in longer:
        found.setdefault((entry.key[0], entry.key[1]), {})[entry.key] = entry
    return {pair: (sorted({len(key) for key in told}, reverse=True), told) for pair, told in found.items()}


@cache
def _counting_alone() -> frozenset[str]:
    """Words that by themselves make one person or thing count."""
    cues = frozenset(word for word, entry in entries()[0].items() if _counts_one(entry))
    return cues | BEFALLING | DEATHS | BODIES | ALONE | {"both"}


def _counts_one(entry: Entry) -> bool:
    metrics = {group: metric for group, (metric, _) in entry.meanings.items()}
    people = metrics.get("people") not in (None, "troops", "without_power") or "people_in_exchange" in metrics
    return people or metrics.get("weapons") == "intercepted"


def may_count_one(words: Words) -> bool:
    """Whether a text without numbers may count at all: it tells of something that makes a lone person or thing count."""
    low = words.low
    if not _counting_alone().isdisjoint(low) or (not GRANTING.isdisjoint(low) and not TERMS.isdisjoint(low)):
        return True
    if not halved_verbs().keys().isdisjoint(low) and not last_halves().isdisjoint(low):
        return True
    longer = entries()[1]
    told = [(at, *longer[pair]) for at, pair in enumerate(pairwise(low)) if pair in longer]
    cues = (found.get(tuple(low[at : at + length])) for at, lengths, found in told for length in lengths)
    return any(cue is not None and _counts_one(cue) for cue in cues)
