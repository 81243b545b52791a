"""Verbs that are finished only behind what is counted: "threw 12 drones off course". Vocabulary in words/metrics.toml."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from transforms.coding.quantities.phrase import Phrase
from transforms.coding.text.split import Words
from transforms.words import words_of


@dataclass(frozen=True, slots=True)
class _Half:
    """What a verb means whose second half (one of `tails`) stands behind what is counted; `needs` must be told of too."""

    group: str
    metric: str
    tails: Mapping[str, Sequence[Sequence[str]]]  # by their first word
    needs: frozenset[str]


@cache
def halved_verbs() -> Mapping[str, Sequence[_Half]]:
    """The halved verbs of metrics.toml ("threw 12 drones off course") by their first word."""
    found: dict[str, list[_Half]] = {}
    for row in words_of("metrics")["split"]:
        tails: dict[str, list[Sequence[str]]] = {}
        for tail in map(str.split, row["tails"]):
            tails.setdefault(tail[0], []).append(tail)
        half = _Half(row["group"], row["metric"], tails, frozenset(row.get("needs", ())))
        for verb in row["verbs"]:
            found.setdefault(verb, []).append(half)
    return found


@cache
def last_halves() -> frozenset[str]:
    """The last words of what finishes a halved verb."""
    return frozenset(tail[-1] for halves in halved_verbs().values() for half in halves for tails in half.tails.values() for tail in tails)


def halved(words: Words, phrases: Sequence[Phrase], at: int) -> Mapping[str, str] | None:
    """What a verb at token `at` means, by group of nouns, that is finished behind the phrase that follows it."""
    n = bisect_left(phrases, at, key=attrgetter("first"))
    if n == len(phrases) or not at < phrases[n].first <= at + 3:
        return None
    n += n + 1 < len(phrases) and phrases[n + 1].first == phrases[n].first  # "a family", "a family of five"
    last = phrases[n].last
    tumbling = words.at(last) in _TUMBLING and words.low[at] in ("sent", "sending", "send")  # "sent 11 more tumbling into the sea"
    last = _past_aside(words, last + (tumbling or words.at(last) in ("each", "all", "alive")))
    for half in halved_verbs()[words.low[at]]:
        tails = half.tails.get(words.at(last))
        told = tails is not None and any(words.low[last : last + len(tail)] == tail for tail in tails)
        if told and (not half.needs or not half.needs.isdisjoint(words.low)):
            return {half.group: half.metric}
    return None


_TUMBLING = frozenset({"tumbling", "plunging", "spinning", "crashing", "plummeting", "hurtling", "diving", "spiralling"})


def _past_aside(words: Words, last: int) -> int:
    """Where the verb goes on behind an insertion: "took 289 people, 41 of them children, out of Pokrovsk", "left a couple in Sumy dead"."""
    if words.at(last) in ("in", "near") and (words.capital[last + 1 : last + 2] == [True] or words.at(last + 1) == "their"):
        last += 2
        while words.capital[last : last + 1] == [True]:
            last += 1
        return last + (words.at(last) in ("city", "region", "district"))
    last += 2 if words.at(last) in ("of", "aged") and words.at(last + 1).isdigit() else 0
    if words.at(last) != ",":
        return last
    commas = (at for at in range(last + 2, min(last + 18, words.size)) if words.low[at] == ",")
    return next((at + 1 for at in commas if words.at(at + 1) in _GOES_ON), last)


_GOES_ON = frozenset({"out", "off", "down", "from", "to", "away", "into", "home", "back", "prisoner", "captive", "hostage", "dead", "free"})
