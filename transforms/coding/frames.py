"""Frames of events, `transforms/words/event_frames.toml`: who does what to what, in words that need not stand side by side.

The patterns follow the verb dictionaries of the field's event coders (groups of synonyms, a verb with its object) without their parse.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from transforms.coding.language import Text
from transforms.coding.vocabulary import words_of

# words that may stand between two steps joined by ".."
REACH = 6
_NONE = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Frame:
    """Steps in order: a word, a stem with a star or a group with an at sign, and how many words may stand before it."""

    steps: tuple[tuple[str, int], ...]
    needed: frozenset[str]
    event_type: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Frames:
    """Frames by their first step and by their second; steps by the words and the stems that they are."""

    by_first: Mapping[str, Mapping[str, Sequence[Frame]]]
    words: Mapping[str, Sequence[str]]
    stems: Sequence[tuple[str, Sequence[str]]]


@cache
def _frames() -> _Frames:
    """Read the frames; once a process."""
    known = words_of("event_frames")
    frames = [
        Frame(steps, frozenset(step for step, _ in steps), event_type, float(weight))
        for event_type, table in known.items()
        if event_type != "groups"
        for weight, patterns in table.items()
        for pattern in patterns
        for steps in _orders(pattern)
    ]
    by_first = defaultdict[str, defaultdict[str, list[Frame]]](lambda: defaultdict(list))
    for frame in frames:
        by_first[frame.steps[0][0]][frame.steps[min(1, len(frame.steps) - 1)][0]].append(frame)
    words, stems = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for step in sorted(frozenset().union(*(frame.needed for frame in frames))):
        for member in known["groups"][step[1:]] if step.startswith("@") else (step,):
            (stems if member.endswith("*") else words)[member.rstrip("*")].append(step)
    return _Frames(by_first, words, tuple(stems.items()))


def _orders(pattern: str) -> Iterator[tuple[tuple[str, int], ...]]:
    """The steps of a pattern; "a & b" is read both ways."""
    first, _, second = pattern.partition(" & ")
    for text in (f"{first} .. {second}", f"{second} .. {first}") if second else (first,):
        steps, reach = list[tuple[str, int]](), 0
        for part in text.split():
            if part == "..":
                reach = REACH
            else:
                steps.append((part, reach))
                reach = 0
        yield tuple(steps)


@lru_cache(maxsize=1 << 15)
def _steps_of(word: str) -> frozenset[str]:
    """The steps that a word may be."""
    frames = _frames()
    return frozenset((*frames.words.get(word, ()), *(step for stem, steps in frames.stems if word.startswith(stem) for step in steps)))


@lru_cache(maxsize=1 << 15)
def groups_of(word: str) -> tuple[str, ...]:
    """The groups of synonyms that a word belongs to, each with its at sign."""
    return tuple(sorted(step for step in _steps_of(word) if step.startswith("@")))


def frames_in(t: Text, hidden: Sequence[bool]) -> Iterator[tuple[str, float, int]]:
    """(event type, weight, token at which it begins) of every frame in the text, each frame once; tokens that are `hidden` are no part of one."""
    by_first = _frames().by_first
    steps = [_NONE if unspoken else _steps_of(low) for low, unspoken in zip(t.low, hidden, strict=True)]
    present = _NONE.union(*steps)
    possible = {first: frames for first in present & by_first.keys() if (frames := _complete(by_first[first], present))}
    seen = set[int]()
    for i, here in enumerate(steps) if possible else ():
        for first in here & possible.keys() if here else ():
            for frame in possible[first]:
                if id(frame) not in seen and _follows(t, steps, i, frame):
                    seen.add(id(frame))
                    yield frame.event_type, frame.weight, i


def _complete(by_second: Mapping[str, Sequence[Frame]], present: frozenset[str]) -> list[Frame]:
    """The frames whose every step is met somewhere."""
    return [frame for second in by_second.keys() & present for frame in by_second[second] if frame.needed <= present]


def _follows(t: Text, steps: Sequence[frozenset[str]], i: int, frame: Frame) -> bool:
    """Whether the rest of a frame stands behind its first step, in the same sentence."""
    sentence, at = t.tokens[i].sentence, i
    for step, reach in frame.steps[1:]:
        for j in range(at + 1, min(at + 2 + reach, len(steps))):
            if step in steps[j] and t.tokens[j].sentence == sentence and ";" not in t.low[at:j]:
                at = j
                break
        else:
            return False
    return True
