"""Cues: the words that say what happened to what is counted, and which way they point.

"killed three" points forward, "three were killed" and "three died" back. Vocabulary in words/metrics.toml; which phrase a cue
reaches is decided by the metrics.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from transforms.coding.heads import PEOPLE, WEAPONS, Lexicon, begins_number, lexicon, read_words
from transforms.coding.noun_phrases import Phrase
from transforms.coding.split import Words, split_words

_QUOTES = frozenset("“”\"‘'")
_GROUPS = ("people", "people_in_exchange", "weapons", "settlements")


@dataclass(frozen=True, slots=True)
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


@cache
def _entries() -> tuple[Mapping[str, _Entry], Mapping[tuple[str, str], Sequence[_Entry]]]:
    """Cues of one word, and those of more by their first two."""
    raw = read_words("metrics.toml")
    merged: dict[tuple[str, ...], dict[str, tuple[str, str]]] = {}
    for group in _GROUPS:
        for metric, kinds in raw[group].items():
            for kind, phrases in kinds.items():
                for phrase in phrases:
                    merged.setdefault(tuple(split_words(phrase).low), {}).setdefault(group, (metric, kind))
    for key, meanings in merged.items():
        for n in range(len(key) - 1, 0, -1):  # "fired at" still says what "fired" says
            for group, meaning in merged.get(key[:n], {}).items():
                if _PARTICLES.issuperset(key[n:]):
                    meanings.setdefault(group, meaning)
    for phrase in raw["nothing"]["phrases"]:
        merged.setdefault(tuple(split_words(phrase).low), {})
    by_pair: dict[tuple[str, str], list[_Entry]] = {}
    for key, meanings in sorted(merged.items(), key=lambda item: -len(item[0])):
        if len(key) > 1:
            by_pair.setdefault((key[0], key[1]), []).append(_Entry(key, meanings))
    return {key[0]: _Entry(key, meanings) for key, meanings in merged.items() if len(key) == 1}, by_pair


# "attacked the port with 20 drones", but not "an attack helicopter armed with two missiles"
_MEANS = frozenset({"with", "using"})
# "damaged by two drones": what hit it; but "two drones destroyed by gunners"
_HIT = frozenset({"hit", "struck", "damaged", "destroyed"})
_HOLDING = frozenset({"armed", "equipped", "loaded", "fitted", "filled", "along", "together", "compared", "combined", "dealt", "coped", "linked"})


_PARTICLES = frozenset({"at", "on", "with", "by", "near", "in", "into", "to", "from", "of", "against", "for"})


@cache
def context_words(name: str) -> frozenset[str]:
    return frozenset(read_words("metrics.toml")["context"][name])


def find_cues(words: Words, phrases: Sequence[Phrase]) -> list[Cue]:
    """Every cue of the text with its direction, left to right; a verb with two readings gives one cue for each direction."""
    attacks, found, i = context_words("attacking"), list[Cue](), 0
    begins = {phrase.first for phrase in phrases}
    ends = {phrase.last for phrase in phrases}
    # "a barrage" counts nothing, and of "a barrage of 40 missiles" it is the cue
    inside = {i for phrase in phrases if phrase.noun != "attacks" or phrase.form != "article" for i in range(phrase.first, phrase.last)}
    numbered = {phrase.first for phrase in phrases if phrase.form == "number"}
    attacked, splits, singles, pairs = -1, _splits(), *_entries()
    for at, pair in enumerate(zip(words.low, [*words.low[1:], ""], strict=True)):
        word = pair[0]
        if word in splits and at not in inside and (cue := _split(words, phrases, at)) is not None:
            found.append(cue)
            i = at + 1
            continue
        if word in _AWARDED and (cue := _awarded(words, at)) is not None:
            found.append(cue)
        if word in attacks:
            attacked = at
        elif word in _MEANS and _is_means(words, attacked, at):
            found.append(Cue(at, at + 1, {"weapons": "launched"}, True))
        elif word == "by" and words.at(at - 1) in _HIT:
            found.append(Cue(at, at + 1, {"weapons": "hit"}, True))
        if at < i or (pair not in pairs and word not in singles) or at in inside:
            continue
        entry = _entry_of_more(words, at, pairs.get(pair, ()), numbered) or singles.get(word)
        if entry is not None:
            i = at + len(entry.key)
            found.extend(_directed(words, entry, at, i, begins, ends))
    return found


@dataclass(frozen=True, slots=True)
class _Split:
    """What a verb means whose second half (one of `tails`) stands behind what is counted; `needs` must be told of too."""

    group: str
    metric: str
    tails: Sequence[tuple[str, ...]]
    needs: frozenset[str]


@cache
def _splits() -> Mapping[str, Sequence[_Split]]:
    """The halved verbs of metrics.toml ("threw 12 drones off course") by their first word."""
    found: dict[str, list[_Split]] = {}
    for row in read_words("metrics.toml")["split"]:
        split = _Split(row["group"], row["metric"], [tuple(tail.split()) for tail in row["tails"]], frozenset(row.get("needs", ())))
        for verb in row["verbs"]:
            found.setdefault(verb, []).append(split)
    return found


def _split(words: Words, phrases: Sequence[Phrase], at: int) -> Cue | None:
    """The cue of a verb at token `at` that is finished behind the phrase that follows it."""
    n = bisect_left(phrases, at, key=_first)
    if n == len(phrases) or not at < phrases[n].first <= at + 3:
        return None
    last = phrases[n].last
    last += words.at(last) in ("each", "all", "alive")
    for split in _splits()[words.low[at]]:
        told = any(tuple(words.low[last : last + len(tail)]) == tail for tail in split.tails)
        if told and _fits(phrases[n], split.group) and (not split.needs or not split.needs.isdisjoint(words.low)):
            return Cue(at, at + 1, {split.group: split.metric}, True)
    return None


def _first(phrase: Phrase) -> int:
    return phrase.first


def _fits(phrase: Phrase, group: str) -> bool:
    nouns = WEAPONS if group == "weapons" else PEOPLE
    return phrase.noun is None or phrase.noun in nouns


_AWARDED = frozenset({"given", "handed", "received", "got", "receive", "receiving"})
_TERMS = frozenset({"prison", "jail", "imprisonment", "behind", "colony", "custody", "sentence", "sentences", "terms", "incarceration"})
_YEARS = frozenset({"years", "year", "months", "life", "sentence", "sentences", "terms", "long"})


def _awarded(words: Words, at: int) -> Cue | None:
    """ "were given eight years in prison", "received life sentences" """
    be = words.at(at - 1) in lexicon().be or words.at(at - 2) in lexicon().be
    ahead = words.low[at + 1 : at + 10]
    stop = next((n for n, word in enumerate(ahead) if word in (",", ".", ";")), len(ahead))
    if (words.low[at] in ("given", "handed") and not be) or _TERMS.isdisjoint(ahead[:stop]) or _YEARS.isdisjoint(ahead[:stop]):
        return None
    return Cue(at, at + 1, {"people": "detained"}, False, True)


def _is_means(words: Words, attacked: int, at: int) -> bool:
    near = attacked >= 0 and at - attacked <= 14
    return near and words.sentence[at] == words.sentence[attacked] and words.low[at - 1] not in _HOLDING


def _entry_of_more(words: Words, i: int, entries: Sequence[_Entry], numbered: set[int]) -> _Entry | None:
    """The longest cue of several words at token `i` that does not run into a number: "fired at least nine" is no "fired at"."""
    for entry in entries:
        end = i + len(entry.key)
        if (len(entry.key) == 2 or tuple(words.low[i:end]) == entry.key) and numbered.isdisjoint(range(i + 1, end)):
            return entry
    return None


_COUNTRIES = frozenset({"ukraine", "russia", "ukrainian", "russian", "ukraine's", "russia's"})


@cache
def single_cues() -> frozenset[str]:
    """The weightiest word of every cue that can make one person or thing count: without any of them nothing but numbers does."""
    raw = read_words("metrics.toml")
    kinds = [*(kinds for metric, kinds in raw["people"].items() if metric not in ("troops", "without_power")), *raw["people_in_exchange"].values()]
    cues = [split_words(phrase).low for kind in (*kinds, raw["weapons"]["intercepted"]) for phrases in kind.values() for phrase in phrases]
    plain = lexicon().stops | _COUNTRIES
    return frozenset(min(cue, key=lambda word: (word in plain, -len(word))) for cue in cues) | {"body", "remains"}


def _directed(words: Words, entry: _Entry, first: int, last: int, begins: set[int], ends: set[int]) -> list[Cue]:
    ahead: dict[str, str] = {}
    behind: dict[str, str] = {}
    passive = None
    for group, (metric, kind) in entry.meanings.items():
        if kind == "participle":
            passive = _is_passive(words, first, last, begins, ends) if passive is None else passive
        if kind in ("participle", "after") and (be := _inverted(words, first, last, begins)):
            return [Cue(be, be + 1, {name: meaning for name, (meaning, _) in entry.meanings.items()}, True, True)]
        points_back = kind in ("subject", "after") or (kind == "participle" and passive)
        (behind if points_back else ahead)[group] = metric
    return [Cue(first, last, meanings, forward, passive is not None) for meanings, forward in ((behind, False), (ahead, True)) if meanings]


def _inverted(words: Words, first: int, last: int, begins: set[int]) -> int:
    """Where the auxiliary stands in "Killed in the blast were two men", "also hurt was a nurse"; 0 elsewhere."""
    opens = first == 0 or words.sentence[first - 1] != words.sentence[first] or words.at(first - 1) in ("also", "—", "–", ";", ":")
    if not opens:
        return 0
    for at in range(last, min(last + 9, len(words) - 1)):
        if words.low[at] in ("was", "were", "are", "is"):
            return at if at + 1 in begins else 0
        if words.low[at] in lexicon().clause_breaks or words.low[at] in (",", "."):
            return 0
    return 0


def _is_passive(words: Words, first: int, last: int, begins: set[int], ends: set[int]) -> bool:
    """Whether a past form stands in the passive: by its auxiliary, or by where the counted phrase stands."""
    lex = lexicon()
    at = _skip_back(words, first - 1, lex)
    before = words.at(at)
    if before in lex.be:
        return True
    if words.at(last) == "by":
        return True
    if before in lex.have and words.at(last)[:1] in ("”", '"') and words.capital[last + 1 : last + 2] == [True]:
        return False  # "had “liberated” Lyman"
    if before in lex.have or _begins_soon(words, last, begins, 1):
        return before in lex.have and not _begins_soon(words, last, begins, 5)
    if begins_number(words.at(last)) or words.at(last) in _DETERMINERS:
        return False
    if first in ends or (at + 1) in ends:
        return _stands_alone(words, last, lex)
    return not _begins_soon(words, last, begins, 5)


def _stands_alone(words: Words, i: int, lex: Lexicon) -> bool:
    """Whether no object follows a verb: "a drone shot down near Tula", not "a drone disabled power lines"."""
    word = words.at(i)
    return words.at(i - 1) in _PARTICLES or not word or word in lex.stops or word in _WHEN or not word[0].isalpha() or word.endswith("ly")


_WHEN = frozenset(
    {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "last",
        "this",
        "all",
        "further",
        "elsewhere",
        "following",
        "seven",
        "dead",
    }
)

# what begins the object of an active verb: "a drone destroyed a car"
_DETERMINERS = frozenset({"a", "an", "the", "its", "his", "her", "their"})


def _skip_back(words: Words, at: int, lex: Lexicon) -> int:
    """The last token before adverbs, quotation marks and a coordinated participle ("were killed or injured")."""
    for _ in range(6):
        word = words.at(at)
        if word in _QUOTES or word in _LIGHT or word.endswith("ly"):
            at -= 1
        elif word in ("and", "or") and words.at(at - 1) in _PARTICIPLES:
            at -= 2
        else:
            break
    return at


_LIGHT = frozenset(
    {
        "also",
        "already",
        "since",
        "then",
        "all",
        "both",
        "each",
        "later",
        "either",
        "again",
        "subsequently",
        "now",
        "been",
        "being",
        "themselves",
        "himself",
        "said",
        "to",
        "have",
        "reported",
        "so",
        "far",
        "not",
        "still",
    }
) - {"been", "being"}
_PARTICIPLES = frozenset(
    {
        "killed",
        "injured",
        "wounded",
        "captured",
        "destroyed",
        "detained",
        "hurt",
        "suppressed",
        "intercepted",
        "jammed",
        "arrested",
        "freed",
        "launched",
        "damaged",
    }
)


_NO_OBJECT = frozenset({",", ".", "by", ";", "and", "or", "in", "at", "near", "from", "for", "with", "of", "over", "to"})


def _begins_soon(words: Words, i: int, begins: set[int], within: int) -> bool:
    """Whether a counted phrase begins within so many tokens, no stop of sense between."""
    for at in range(i, min(i + within + 1, len(words))):
        if at in begins:
            return True
        if words.low[at] in lexicon().clause_breaks or words.low[at] in _NO_OBJECT or words.low[at] in lexicon().be:
            return False
    return False
