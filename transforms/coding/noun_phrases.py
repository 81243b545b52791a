"""Counted noun phrases: a number, or an article that counts, with the noun it counts.

"53 of 61 Russian drones", "a 34-year-old man", "12 others", "dozens of soldiers", "an elderly couple". What happened to them is the
business of the metrics; money and areas are read elsewhere.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from transforms.coding.numbers import Number, number_words
from transforms.coding.split import Words, split_words

PEOPLE = frozenset({"civilian", "soldier"})
WEAPONS = frozenset({"drone", "missile", "rocket", "bomb", "shell", "aircraft", "vessel", "weapon"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A counted phrase over the tokens [first, last).

    `noun` is the class of its head (None where the noun is left out), `form` how it counts: number, article, definite or pronoun
    ("two of them"). `whole` marks the total behind "of" ("61 drones" in "53 of 61 drones"), `single` a lone person or thing.
    """

    first: int
    last: int
    low: float | None
    high: float | None
    approximate: bool
    noun: str | None
    head: str
    form: str
    whole: bool = False
    of_whole: bool = False
    all_of: bool = False

    @property
    def value(self) -> float:
        return (self.low if self.low is not None else self.high) or 0.0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Head nouns by the token they begin with, and the function words that bound phrases."""

    heads: Mapping[str, Sequence[tuple[tuple[str, ...], str, bool]]]
    adjectival: frozenset[str]
    never_single: frozenset[str]
    kin: frozenset[str]
    stops: frozenset[str]
    adverbs: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    clause_breaks: frozenset[str]
    pronouns_of: frozenset[str]
    possessives: frozenset[str]
    rest: frozenset[str]


def read_words(name: str) -> dict[str, Any]:
    """A word list of this package as TOML gives it."""
    return tomllib.loads((resources.files("transforms.words") / name).read_text(encoding="utf-8"))


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("man"):
        return noun[:-3] + "men"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "o") else noun + "s"


@cache
def lexicon() -> Lexicon:
    """The word lists, read once."""
    raw, small = read_words("counted.toml"), read_words("function_words.toml")
    nouns = [
        (noun.lower(), kind)
        for group in ("people", "weapons", "counted")
        for kind, members in raw[group].items()
        if kind not in _NOT_HEADS
        for noun in members
    ]
    forms = [(noun, kind, False) for noun, kind in nouns] + [(_plural(noun), kind, True) for noun, kind in nouns]
    kinds = dict(nouns)
    forms += [(plural, kinds[noun], True) for plural, noun in raw["irregular"].items() if noun in kinds]
    heads: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for form, kind, plural in forms:
        key = tuple(split_words(form).low)
        heads.setdefault(key[0], []).append((key, kind, plural))
    for entries in heads.values():
        entries.sort(key=lambda entry: (-len(entry[0]), not entry[2]))
    lower = [frozenset(word.lower() for word in raw["people"][name]) for name in _NOT_HEADS]
    return Lexicon(heads, *lower, *(frozenset(small[name]) for name in Lexicon.__slots__[4:]))


_NOT_HEADS = ("adjectival", "never_single", "kin")


@dataclass(frozen=True, slots=True)
class _Head:
    last: int
    noun: str
    word: str
    plural: bool


def find_phrases(words: Words, numbers: Iterable[Number]) -> list[Phrase]:
    """Every counted phrase of the text, by its first token."""
    lex = lexicon()
    found, covered = list[Phrase](), 0
    starts = {number.first: number for number in numbers if number.symbol is None}
    for i in range(len(words)):
        if i < covered:
            continue
        if (number := starts.get(i)) is not None:
            phrases = _numbered(words, number, starts, lex)
        elif words.low[i] == "both":
            phrases = _both(words, i, lex)
        elif words.low[i] in _ARTICLES or words.low[i] in lex.possessives:
            phrases = _articled(words, i, starts, lex)
        elif words.capital[i] and not words.glued[i]:
            phrases = find_named(words, i, lex)
        else:
            continue
        found.extend(phrases)
        covered = max([covered, *(phrase.last for phrase in phrases)])
    return found


_ARTICLES = frozenset({"a", "an", "another", "the"})
_DETERMINERS = frozenset({"the", "its", "his", "her", "their", "a", "an", "our"})


def find_named(words: Words, i: int, lex: Lexicon) -> list[Phrase]:
    """A person named right behind or before what happened: "killed Major Ivan Petrenko", "Ivan Petrenko was wounded"."""
    before = words.at(i - 1)
    after_verb = before in _HARM or (words.at(i - 2) in _HARM and words.at(i - 1) in lex.heads)
    if i and words.capital[i - 1] and words.sentence[i - 1] == words.sentence[i] and not after_verb:
        return []
    last = i
    while last < len(words) and words.capital[last] and words.low[last][0].isalpha() and words.sentence[last] == words.sentence[i]:
        last += 1
    if last - i < 2 or last - i > 8 or words.at(last - 1).endswith("'s"):
        return []
    if after_verb:
        return (
            []
            if (noun := noun_at(words, last, lex)) and noun.plural
            else [Phrase(i, _apposition(words, last, lex), 1, 1, False, "civilian", "person", "named")]
        )
    at = last + 1 if words.at(last) in ("was", "has", "had") else -1
    if at > 0 and words.at(at) in ("been", "also", "reportedly", "seriously", "shot"):
        at += 1
    return [Phrase(i, last, 1, 1, False, "civilian", "person", "named")] if at > 0 and words.at(at) in _HARM else []


_HARM = frozenset({"killed", "killing", "wounded", "wounding", "injured", "injuring", "murdered", "assassinated", "dead"})


def _apposition(words: Words, last: int, lex: Lexicon) -> int:
    """Where a name with its description ends: "Ivan Petrenko, a surgeon"."""
    if (
        words.at(last) == ","
        and words.at(last + 1) in ("a", "an")
        and (head := find_head(words, last + 2, 1, lex)) is not None
        and head.noun in PEOPLE
    ):
        return head.last
    return last


def _numbered(words: Words, number: Number, starts: Mapping[int, Number], lex: Lexicon) -> list[Phrase]:
    """Phrases that begin with a number; two where it is a part of a stated whole."""
    last = number.last
    if words.at(last) in MEASURES or _is_ratio(words, number):
        return []
    all_of = words.at(number.first - 1) in ("all", "both") or words.joined(number.first - 2, 2) == "all the"
    if words.at(last) == "of" or (words.joined(last, 2) == "out of" and last + 2 in starts):
        return _partitive(words, number, starts, lex)
    head = find_head(words, last, number.value, lex)
    if head is None and words.at(last + 1) == "and" and (second := starts.get(last + 2)) is not None:
        head = find_head(words, second.last, second.value, lex)  # "205 Ukrainian and 205 Russian prisoners"
        head = _Head(last + 1, head.noun, head.word, head.plural) if head is not None and head.last > second.last + 1 else None
    if head is not None:
        share = words.joined(number.first - 2, 2) in _SHARES or words.joined(number.first - 3, 2) in _SHARES
        return [Phrase(number.first, head.last, number.low, number.high, number.approximate, head.noun, head.word, "number", share, all_of=all_of)]
    if words.joined(number.first - 2, 2) == "out of":
        return []
    end = last
    while words.at(end) in lex.rest and words.at(end) != "in":
        end += 1
    if not _ends_phrase(words, end, lex) or (words.low[number.core].isdigit() and _is_year(words, number)):
        return []
    return [Phrase(number.first, end, number.low, number.high, number.approximate, None, "", "number", all_of=all_of)]


_SHARES = frozenset({"percent of", "% of", "half of", "most of", "third of", "quarter of", "majority of"})


def _is_ratio(words: Words, number: Number) -> bool:
    """ "one village in three", "eight out of 10" """
    if number.value > 10:
        return False
    return words.joined(number.first - 2, 2) == "out of" or (number.value == 1 and words.at(number.last + 1) == "in" and begins_number(words.at(number.last + 2)))


def _is_year(words: Words, number: Number) -> bool:
    word = words.low[number.core]
    return number.last == number.core + 1 and len(word) == 4 and word.startswith(("19", "20"))


def _partitive(words: Words, number: Number, starts: Mapping[int, Number], lex: Lexicon) -> list[Phrase]:
    """ "53 of 61 drones", "59 of the missiles", "dozens of drones", "two of them" """
    at = number.last + (2 if words.at(number.last) == "out" else 1)
    if words.at(at) in lex.pronouns_of:
        return [Phrase(number.first, at + 1, number.low, number.high, number.approximate, None, "", "pronoun")]
    if words.at(at) in _DETERMINERS:
        at += 1
    inner = starts.get(at)
    if inner is not None and inner.symbol is None:
        head = find_head(words, inner.last, inner.value, lex)
        noun, word, end = (head.noun, head.word, head.last) if head else (None, "", inner.last)
        if head is None and not _ends_phrase(words, end, lex):
            return []
        if noun in PEOPLE and inner.value <= 10 and words.at(number.last) == "out":
            return []  # "two out of three children" are a share
        part = Phrase(number.first, end, number.low, number.high, number.approximate, noun, word, "number", of_whole=True)
        return [part, Phrase(inner.first, end, inner.low, inner.high, inner.approximate, noun, word, "number", whole=True)]
    head = find_head(words, at, 2, lex)
    if head is None or (number.value == 1 and head.noun == "attacks"):
        return []
    form = "pronoun" if head.word in _VICTIMS and words.low[number.last + 1] == "the" else "number"
    return [Phrase(number.first, head.last, number.low, number.high, number.approximate, head.noun, head.word, form)]


# "64 of the dead" are a part like "64 of them"
_VICTIMS = frozenset({"dead", "victims", "casualties", "fatalities", "deaths", "wounded", "injured", "survivors", "bodies"})


def _articled(words: Words, i: int, starts: Mapping[int, Number], lex: Lexicon) -> list[Phrase]:
    """Phrases that count one: "a man", "another", "his wife", "the driver"; a couple counts two."""
    word = words.low[i]
    if i + 1 in starts or (word in ("a", "an") and words.glued[i]):
        return []
    head = find_head(words, i + 1, 1, lex)
    if head is None:
        last = i + 1 if word == "another" else i + 2 if word == "a" and words.at(i + 1) in _ORDINALS and words.at(i + 2) != "of" else 0
        return [Phrase(i, last, 1, 1, False, None, "", "article")] if last and _ends_phrase(words, last, lex) else []
    form = "article" if word in ("a", "an", "another") else "definite"
    if word != "the" and (second := _kin(words, head, lex)) is not None:
        return [Phrase(i, second.last, 2, 2, False, second.noun, second.word, form)]
    value = 2.0 if head.word == "couple" else 1.0
    return [Phrase(i, head.last, value, value, False, head.noun, head.word, form)]


def _both(words: Words, i: int, lex: Lexicon) -> list[Phrase]:
    """ "Both pilots were killed" """
    head = find_head(words, i + (2 if words.at(i + 1) in _DETERMINERS else 1), 2, lex)
    return [Phrase(i, head.last, 2, 2, False, head.noun, head.word, "number")] if head is not None and head.plural else []


# "two died and a third was hurt"
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh"})


def _kin(words: Words, head: _Head, lex: Lexicon) -> _Head | None:
    """The other half of "a husband and wife", "a man and woman", "a mother and two-year-old daughter"."""
    if head.word not in lex.kin or words.at(head.last) != "and" or words.at(head.last + 1) in lex.stops:
        return None
    second = find_head(words, head.last + 1, 1, lex)
    return second if second is not None and second.word in lex.kin else None


def find_head(words: Words, i: int, value: float, lex: Lexicon) -> _Head | None:
    """The head noun of a phrase whose modifiers begin at token `i`: the last noun of the run that agrees with the number."""
    best, at, end = None, i, min(len(words), i + 9)
    while at < end:
        match = noun_at(words, at, lex)
        if match is None:
            if (best is not None and best.plural) or _bounds_run(words, at, best, lex):
                break
            at += 1
            best = _kept(best, words, at - 1, lex)
            continue
        if best is not None and best.noun in PEOPLE and match.word == "dead":
            break
        best, at = match, match.last
    if best is None:
        return _age_head(words, i, value)
    return _joined(words, best, value, lex) if _agrees(words, best, value, lex) else _coordinated(words, best, value, lex)


def _bounds_run(words: Words, at: int, best: _Head | None, lex: Lexicon) -> bool:
    """Whether a noun phrase cannot go on at a word that is no noun."""
    word = words.low[at]
    if (word in lex.stops and not (word == "us" and words.capital[at])) or word in _FINITE or (best is not None and (word in _VERBS or (best.plural and word.endswith("ed")))):
        return True
    number = begins_number(word) and not words.glued[at] and words.at(at + 1) != "-" and words.at(at + 1) not in MEASURES
    return number or (word[0] in _PUNCTUATION and word not in _INSIDE)


# units that make a number a size and no count: "three 500kg bombs"
MEASURES = frozenset(
    {"kg", "km", "mm", "cm", "m", "tonne", "tonnes", "ton", "tons", "metre", "metres", "meter", "meters", "kilometre", "kilometres", "kilometer", "kilometers",
     "mile", "miles", "percent", "%", "mw", "kw", "gw", "megawatt", "megawatts", "kilovolt", "litres", "barrels", "feet", "degrees", "mph", "kmh", "hectares",
     "hours", "days", "weeks", "months", "years", "minutes", "day", "hour", "year", "month", "week", "night", "nights", "seconds", "points"}
)  # fmt: skip


def begins_number(word: str) -> bool:
    return word[:1].isdigit() or word in number_words()


# a verb wherever it stands; the rest of the verbs may also describe ("two wounded soldiers")
_FINITE = frozenset({"hit", "struck", "fell", "came", "died", "went", "fled", "took", "got", "killed", "destroyed", "landed", "reached", "crashed"})
_PUNCTUATION = frozenset('.,;:!?()[]…—–“”"')
_INSIDE = frozenset({"“", "”", '"'})


def _kept(best: _Head | None, words: Words, at: int, lex: Lexicon) -> _Head | None:
    """A noun stays head when an unknown word follows, unless it is then a mere modifier ("a missile system", "a civilian car")."""
    if best is None or best.last != at:
        return best
    word = words.low[at]
    verbal = word.endswith(("ed", "ing", "ly", "n't")) or word in _VERBS or (words.capital[at] and not words.glued[at])
    if best.plural or verbal:
        return best
    return None if best.noun not in PEOPLE or best.word in lex.adjectival else best


_VERBS = frozenset(
    {
        "killed",
        "hurt",
        "dead",
        "missing",
        "shot",
        "died",
        "hit",
        "wounded",
        "injured",
        "lost",
        "fell",
        "held",
        "brought",
        "taken",
        "sent",
        "fled",
        "struck",
        "found",
        "came",
        "went",
        "broke",
        "blew",
        "burned",
    }
)


def noun_at(words: Words, i: int, lex: Lexicon) -> _Head | None:
    for key, noun, plural in lex.heads.get(words.at(i), ()):
        if len(key) == 1 or tuple(words.low[i : i + len(key)]) == key:
            if words.at(i + len(key)) == "-" and words.glued[i + len(key) + 1 : i + len(key) + 2] == [True]:
                return None
            return _Head(i + len(key), noun, key[-1], plural)
    return None


def _agrees(words: Words, head: _Head, value: float, lex: Lexicon) -> bool:
    """Singular with one, plural with more; names of weapons ("10 Shahed") and collectives stand unmarked."""
    if value == 1:
        return not head.plural and head.word not in lex.never_single and not _goes_on(words, head, lex)
    if not head.plural and head.noun in WEAPONS:
        return words.at(head.last) not in ("and", ",") or _coordinated(words, head, value, lex) is None
    return head.plural or head.word in lex.never_single or head.word in ("chinese", "japanese", "dead")


def _goes_on(words: Words, head: _Head, lex: Lexicon) -> bool:
    """ "a drone and missile attack" is no drone, "a man's house" no man."""
    return (
        words.at(head.last) == "and"
        and head.noun in WEAPONS
        and (second := noun_at(words, head.last + 1, lex)) is not None
        and second.noun in WEAPONS
        and not second.plural
    )


def _joined(words: Words, head: _Head, value: float, lex: Lexicon) -> _Head:
    """ "503 missiles and drones" are weapons, "40 towns and villages" settlements: a second plural without a number joins the first."""
    if value == 1 or words.at(head.last) not in ("and", "or") or words.at(head.last + 1) in lex.stops:
        return head
    second = _next_noun(words, head.last + 1, lex)
    if second is None or not second.plural or not _same_group(head.noun, second.noun):
        return head
    noun = head.noun if head.noun == second.noun or head.noun not in WEAPONS else "weapon"
    return _Head(second.last, noun, second.word, True)


def _next_noun(words: Words, i: int, lex: Lexicon) -> _Head | None:
    """The first noun within three tokens, no number or stop before it."""
    for at in range(i, i + 3):
        word = words.at(at)
        if not word or word in lex.stops or word[0].isdigit() or word in number_words():
            return None
        if (noun := noun_at(words, at, lex)) is not None:
            return noun
    return None


def _same_group(one: str, two: str) -> bool:
    return one == two or any(one in group and two in group for group in (PEOPLE, WEAPONS))


def _coordinated(words: Words, head: _Head, value: float, lex: Lexicon) -> _Head | None:
    """ "60 drone and missile attacks": the plural that both modifiers share."""
    if value == 1 or words.at(head.last) not in ("and", ","):
        return None
    for at in range(head.last + 1, min(head.last + 6, len(words))):
        if begins_number(words.low[at]):
            return None
        second = noun_at(words, at, lex)
        if second is not None and second.plural:
            return second
    return None


def _age_head(words: Words, i: int, value: float) -> _Head | None:
    """ "a 19-year-old", "two 14-year-olds": an age stands for the person."""
    for at in range(i, min(i + 7, len(words))):
        if words.low[at] in ("old", "olds") and words.glued[at] and words.joined(at - 3, 3).endswith(("year -", "month -")):
            return _Head(at + 1, "civilian", "person", words.low[at] == "olds")
    return None


def _ends_phrase(words: Words, i: int, lex: Lexicon) -> bool:
    """Whether a number without a noun may end before token `i`."""
    word = words.at(i)
    if not word or word in lex.stops or word[0] in _PUNCTUATION or word in _VERBS or word in _BEFORE_VERB or word.endswith("ly"):
        return True
    following = words.at(i + 1)
    return word.endswith("ed") and (not following or following in lex.stops or following[0] in _PUNCTUATION)


_BEFORE_VERB = frozenset(
    {"never", "seriously", "reportedly", "were", "people", "elsewhere", "underwent", "surrendered", "children", "others", "women", "went"}
)
