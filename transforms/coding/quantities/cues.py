"""Cues: the words that say what happened to what is counted, and which way they point.

"killed three" points forward, "three were killed" and "three died" back. Vocabulary in words/metrics.toml; which phrase a cue
reaches is decided by the metrics.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise, product

from transforms.coding.quantities.halves import halved, halved_verbs, last_halves
from transforms.coding.quantities.heads import ALONE, BODIES, lexicon
from transforms.coding.quantities.passives import PARTICLES, inverted, is_passive
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.readings import is_absolute
from transforms.coding.quantities.sentencing import AWARDING, TERMS, is_awarded
from transforms.coding.quantities.victims import BEFALLING
from transforms.coding.text.split import Words, split_words
from transforms.coding.text.word_files import words_of

_GROUPS = ("people", "people_in_exchange", "weapons", "settlements")


@dataclass(slots=True)
class Cue:
    """One cue over the tokens [first, last): what it means for each group of nouns, and whether it points forward."""

    first: int
    last: int
    meanings: Mapping[str, str]
    forward: bool
    participle: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    key: tuple[str, ...]
    meanings: Mapping[str, tuple[str, str]]  # group -> (metric, kind)


_Longer = tuple[Sequence[int], Mapping[tuple[str, ...], _Entry]]


def _spelled_out(phrase: str) -> Sequence[tuple[str, ...]]:
    """Every wording of a phrase that leaves a choice: "(fell|dropped) off radar" is two."""
    choices = [[split_words(wording).low for wording in part.split("|")] for part in _CHOICE.split(phrase)]
    return [tuple(chain.from_iterable(parts)) for parts in product(*choices)]


_CHOICE = re.compile(r"[()]")


@cache
def _entries() -> tuple[Mapping[str, _Entry], Mapping[tuple[str, str], _Longer]]:
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
    by_pair: dict[tuple[str, str], dict[tuple[str, ...], _Entry]] = {}
    for key, meanings in merged.items():
        if len(key) > 1:
            by_pair.setdefault((key[0], key[1]), {})[key] = _Entry(key, meanings)
    pairs = {pair: (sorted({len(key) for key in entries}, reverse=True), entries) for pair, entries in by_pair.items()}
    return {key[0]: _Entry(key, meanings) for key, meanings in merged.items() if len(key) == 1}, pairs


# "attacked the port with 20 drones", but not "an attack helicopter armed with two missiles"
_MEANS = frozenset({"with", "using"})
# "damaged by two drones": what hit it; but "two drones destroyed by gunners"
_HIT = frozenset(
    "hit struck damaged destroyed wrecked demolished ruined gutted levelled flattened holed shattered razed burned burnt crippled".split()
)
_HOLDING = frozenset({"armed", "equipped", "loaded", "fitted", "filled", "along", "together", "compared", "combined", "dealt", "coped", "linked"})


@cache
def context_words(name: str) -> frozenset[str]:
    return frozenset(words_of("metrics")["context"][name])


def find_cues(words: Words, phrases: Sequence[Phrase]) -> list[Cue]:
    """Every cue of the text with its direction, left to right; a verb with two readings gives one cue for each direction."""
    attacks, found, i = context_words("attacking"), list[Cue](), 0
    begins = {phrase.first for phrase in phrases}
    ends = {phrase.last for phrase in phrases}
    # "a barrage" counts nothing, and of "a barrage of 40 missiles" it is the cue, as is "the target of 40 missiles"
    inside = {i for phrase in phrases if not _is_cue_itself(phrase) for i in range(phrase.first, phrase.last)}
    numbered = {phrase.first for phrase in phrases if phrase.form == "number"}
    attacked, halves, singles, pairs = -1, halved_verbs(), *_entries()
    triggers, opening = _triggers()
    low, size = words.low, len(words)
    for at in [at for at, word in enumerate(low) if word in triggers]:
        word = low[at]
        pair = (word, low[at + 1] if at + 1 < size else "")
        more = pairs.get(pair)
        if more is None and word in opening:
            continue
        if word in halves and at not in inside and (meaning := halved(words, phrases, at)) is not None:
            found.append(Cue(at, at + 1, meaning, True))
            i = at + 1
            continue
        if word in AWARDING and is_awarded(words, at):
            found.append(Cue(at, at + 1, {"people": "detained"}, False, True))
        if word == "left" and leaves(words, at):
            found.append(Cue(at, at + 1, {"people": "evacuated"}, False))
            i = at + 1
            continue
        if word in attacks:
            attacked = at
        elif word in _MEANS and not is_absolute(words, at) and (_is_means(words, attacked, at) or _opens_attack(words, at, attacks)):
            found.append(Cue(at, at + 1, {"weapons": "launched"}, True))
        elif word == "by" and words.at(at - 1) in _HIT and (words.at(at - 1) != "destroyed" or not numbered.isdisjoint((at + 1, at + 2))):
            found.append(Cue(at, at + 1, {"weapons": "hit"}, True))
        elif word == "by" and 0 <= attacked < at - 1 <= attacked + _SIGHT and _is_attacked(words, attacked, at):
            found.append(Cue(at, at + 1, {"weapons": "launched"}, True))
        if at < i or (more is None and word not in singles) or at in inside:
            continue
        entry = (_entry_of_more(words, at, more, numbered) if more is not None else None) or singles.get(word)
        if entry is not None:
            i = at + len(entry.key)
            found.extend(_directed(words, entry, at, i, begins, ends))
    return found


def _is_cue_itself(phrase: Phrase) -> bool:
    return (phrase.noun == "attacks" and phrase.form in ("article", "definite")) or phrase.head == "target"


@cache
def _triggers() -> tuple[frozenset[str], frozenset[str]]:
    """Words that a cue may begin with, or that tell how another one is meant, and those among them that do so with a second word only."""
    singles, pairs = _entries()
    alone = frozenset({*halved_verbs(), *AWARDING, *context_words("attacking"), *_MEANS, "by", "left", *singles})
    firsts = frozenset(first for first, _ in pairs)
    return alone | firsts, firsts - alone


_SIGHT = 8
_ATTACKED = frozenset({"attacked", "targeted", "shelled", "bombarded", "pounded", "bombed"})


def _is_attacked(words: Words, attacked: int, at: int) -> bool:
    """ "was attacked from three sides by 36 missiles" """
    be = words.at(attacked - 1) in lexicon().be or words.at(attacked - 2) in lexicon().be
    return be and words.low[attacked] in _ATTACKED and words.sentence[attacked] == words.sentence[at]


def _is_means(words: Words, attacked: int, at: int) -> bool:
    near = attacked >= 0 and at - attacked <= 14
    return near and words.sentence[at] == words.sentence[attacked] and words.low[at - 1] not in _HOLDING


def _opens_attack(words: Words, at: int, attacks: frozenset[str]) -> bool:
    """ "With 810 drones, the assault was the largest", "Using two missiles, the brigade struck" """
    if at and words.sentence[at - 1] == words.sentence[at]:
        return False
    comma = next((i for i in range(at + 2, min(at + 14, len(words))) if words.low[i] == ","), None)
    return comma is not None and not attacks.isdisjoint(words.low[comma + 1 : comma + 9])


def _entry_of_more(words: Words, i: int, longer: _Longer, numbered: set[int]) -> _Entry | None:
    """The longest cue of several words at token `i` that does not run into a number: "fired at least nine" is no "fired at"."""
    lengths, entries = longer
    for length in lengths:
        entry = entries.get(tuple(words.low[i : i + length]))
        if entry is not None and numbered.isdisjoint(range(i + 1, i + length)):
            return entry
    return None


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


def _among_those(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """ "Among those who laid down their arms were, by its count, 14 men": where the verb stands and where its subject begins."""
    who = first - (1 if words.at(first - 1) == "who" else 2)
    if words.joined(who - 2, 2) != "among those":
        return None
    be = next((at for at in range(last, min(last + 14, len(words))) if words.low[at] in ("was", "were", "are", "is")), None)
    if be is None:
        return None
    end = next((at for at in range(be + 2, min(be + 9, len(words))) if words.low[at] == ","), be) if words.at(be + 1) == "," else be
    return end, end + 1


def _directed(words: Words, entry: _Entry, first: int, last: int, begins: set[int], ends: set[int]) -> list[Cue]:
    if words.at(first - 1) == "who" or words.at(first - 2) == "who":
        if (inverse := _among_those(words, first, last)) and inverse[1] in begins:
            return [Cue(inverse[0], inverse[1], {name: meaning for name, (meaning, _) in entry.meanings.items()}, True, True)]
    ahead: dict[str, str] = {}
    behind: dict[str, str] = {}
    passive = None
    for group, (metric, kind) in entry.meanings.items():
        if kind == "participle":
            passive = is_passive(words, first, last, begins, ends) if passive is None else passive
        if kind in ("participle", "after") and (be := inverted(words, first, last, begins)):
            return [Cue(be, be + 1, {name: meaning for name, (meaning, _) in entry.meanings.items()}, True, True)]
        points_back = kind in ("subject", "after") or (kind == "participle" and passive)
        (behind if points_back else ahead)[group] = metric
    return [
        Cue(first, last, meanings, forward, passive is True or (forward and passive is not None))
        for meanings, forward in ((behind, False), (ahead, True))
        if meanings
    ]


def leaves(words: Words, at: int) -> bool:
    """Whether "left" at token `at` goes on with a means of transport before its clause ends."""
    if words.at(at - 1) in ("was", "were", "been", "be", "being", "are", "is"):
        return False
    for i in range(at + 1, min(at + _FARTHEST, len(words) - 1)):
        if words.sentence[i] != words.sentence[at] or words.low[i] in _STOPS:
            return False
        if words.low[i] in ("by", "on", "aboard") and not _VEHICLES.isdisjoint(words.low[i + 1 : i + 3]):
            return True
    return False


_FARTHEST = 14
_STOPS = frozenset({",", ";", ".", "dead", "injured", "wounded", "without", "when", "after", "and", "damaged", "homeless"})
_VEHICLES = frozenset(
    {"bus", "buses", "train", "trains", "coach", "coaches", "minibus", "minibuses", "ferry", "ferries", "boat", "boats", "car", "cars"}
)
