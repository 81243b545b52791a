"""Hand-kept cues of the kinds of event, `transforms/words/event_types.toml`: how strongly they speak for each kind.

Cues count by where they stand; the strongest in full, each further one half as much as the one before it. What is made of them beside
everything else that tells of a kind is decided by learned weights.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from transforms.coding.kinds.foreground import MainClaim
from transforms.coding.kinds.weights import PARTS
from transforms.coding.text.by_word import by_word
from transforms.coding.text.language import Text
from transforms.words import words_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of lower-case words; those with `stars` match any ending."""

    words: tuple[str, ...]
    stars: tuple[bool, ...]
    event_type: str
    weight: float


class Starred(Generic[T]):
    """Values of words; one with a star stands for every word that begins so."""

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        self.whole: dict[str, list[T]] = defaultdict(list)
        self.stems: dict[int, dict[str, list[T]]] = defaultdict(lambda: defaultdict(list))
        for word, value in pairs:
            stem = word.rstrip("*")
            (self.stems[len(stem)] if word.endswith("*") else self.whole)[stem].append(value)

    def of(self, word: str) -> list[T]:
        """The values that hold for a word."""
        begun = (value for length, by_stem in self.stems.items() if length <= len(word) for value in by_stem.get(word[:length], ()))
        return [*self.whole.get(word, ()), *begun]


@cache
def _lexicon() -> Starred[Cue]:
    """The cues by their first words; read once a process."""
    return Starred(
        (words[0], Cue(tuple(w.rstrip("*") for w in words), tuple(w.endswith("*") for w in words), event_type, float(weight)))
        for event_type, table in words_of("event_types").items()
        for weight, phrases in table.items()
        for words in map(str.split, phrases)
    )


@by_word
def _cues_from(word: str) -> tuple[Sequence[Cue], Sequence[Cue], Mapping[str, Sequence[Cue]]] | None:
    """The cues that a word is, those it may begin, and of these by their second word those without a star; None where it is none."""
    cues = _lexicon().of(word)
    single, longer, phrases = list[Cue](), list[Cue](), defaultdict[str, list[Cue]](list)
    for cue in cues:
        if len(cue.words) == 1:
            single.append(cue)
        elif cue.stars[0] or cue.stars[1]:
            longer.append(cue)
        else:
            phrases[cue.words[1]].append(cue)
    return (single, longer, phrases) if cues else None


def cue_totals(t: Text, main: MainClaim) -> dict[str, float]:
    """How strongly cues speak for each kind of event that they name; what only names a speaker tells nothing."""
    hidden, parts = main.hidden, main.parts
    found: dict[str, list[float]] = defaultdict(list)
    position = 0
    for i, low in enumerate(t.low):
        if hidden[i]:
            continue
        position += 1
        if (cues := _cues_from(low)) is None:
            continue
        single, longer, phrases = cues
        if phrases and (behind := phrases.get(t.at(i + 1))):
            longer = (*longer, *behind)
        if not single and not longer:
            continue
        share = _share(position, parts[i])
        for cue in single:
            found[cue.event_type].append(cue.weight * share)
        if longer:
            for cue in longer:
                if _matches(t, i, cue):
                    found[cue.event_type].append(cue.weight * share)
    return {event_type: _total(values) for event_type, values in found.items()}


def _total(values: Sequence[float]) -> float:
    """The strongest cue in full, each further one for half of the one before it."""
    total, share = 0.0, 1.0
    for value in sorted(values, reverse=True)[:5]:
        total += value * share
        share *= 0.5
    return total


def _share(position: int, part: int) -> float:
    """How much a cue counts: less the later it comes, less outside the main claim."""
    return max(0.5, 1.0 - 0.015 * position) * part / PARTS


def _matches(t: Text, i: int, cue: Cue) -> bool:
    for k, (word, star) in enumerate(zip(cue.words, cue.stars, strict=True)):
        low = t.at(i + k)
        if not (low.startswith(word) if star else low == word):
            return False
    return True
