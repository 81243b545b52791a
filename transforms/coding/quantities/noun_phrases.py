"""Counted noun phrases: a number, or an article that counts, with the noun it counts.

"53 of 61 Russian drones", "a 34-year-old man", "12 others", "dozens of soldiers", "an elderly couple". What happened to them is the
business of the metrics; money and areas are read elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from transforms.coding.quantities.as_many import as_many
from transforms.coding.quantities.ends import bare_end, end_of_one, ends_phrase
from transforms.coding.quantities.heads import KINDS_OF_WEAPONS, find_head, find_kin
from transforms.coding.quantities.lexicon import KIN, Head
from transforms.coding.quantities.numbers import Number
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.sentencing import is_sentencing
from transforms.coding.quantities.uncounted import is_clock, is_ratio, is_share
from transforms.coding.quantities.victims import (
    BEFALLING,
    DEATHS,
    OBJECTS,
    REPORTING,
    SELVES,
    find_death,
    find_named,
    find_object,
    find_self,
    harmed_head,
)
from transforms.coding.quantities.word_lists import (
    ALONE,
    ANY_ARTICLE,
    DETERMINERS,
    DYING,
    FIRED,
    MEASURES,
    PEOPLE,
    POSSESSIVES,
    PRONOUNS_OF,
    REST,
    WEAPONS,
)
from transforms.coding.text.day_names import WEEKDAYS
from transforms.coding.text.split import Words
from transforms.coding.text.vocabulary import HARMED, NUMERALS


def find_phrases(words: Words, numbers: Iterable[Number]) -> list[Phrase]:
    """Every counted phrase of the text, by its first token."""
    found, covered, harm = list[Phrase](), 0, not (BEFALLING.isdisjoint(words.low) and DYING.isdisjoint(words.low)) or is_sentencing(words)
    starts = {number.first: number for number in numbers if number.symbol is None}
    places = {i for i, word in enumerate(words.low) if word in _BEGINS and (word != "as" or words.at(i + 1) == "many")}
    places.update(starts)
    if harm:  # a name has two words at least, also in "Major-General"
        capital, glued = words.capital, words.glued
        places.update([i for i in range(words.size - 1) if capital[i] and (capital[i + 1] or glued[i + 2 : i + 3] == [True]) and not glued[i]])
    for i in sorted(places):
        if i < covered:
            continue
        word = words.low[i]
        if (number := starts.get(i)) is not None:
            phrases = _numbered(words, number, starts, harm)
        elif word == "both":
            phrases = _both(words, i)
        elif word in SELVES:
            phrases = find_self(words, i)
        elif word in OBJECTS and (victims := find_object(words, i)):
            phrases = victims
        elif word == "as":
            phrases = as_many(words, i, found)
        elif word in _BEGINS:
            phrases = _articled(words, i, starts, harm)
        else:
            phrases = find_named(words, i)
        found.extend(phrases)
        covered = max((phrase.last for phrase in phrases), default=covered)
    return found


# how far "respectively" may stand behind
_SIGHT = 10


# words that a phrase may begin with beside numbers and names
_BEGINS = ANY_ARTICLE | POSSESSIVES | {"both", "as"} | SELVES | OBJECTS


def _numbered(words: Words, number: Number, starts: Mapping[int, Number], harm: bool) -> list[Phrase]:
    """Phrases that begin with a number; two where it is a part of a stated whole."""
    last, first = number.last, number.first
    before, behind = words.at(first - 1), words.at(last)
    one_of = number.value == 1 and behind == "of"
    named = one_of and before == "as" and words.at(first - 3) != "as"  # "was named as one of the dead"
    if before == "worth" or behind in MEASURES or named or _is_ordinal(words, first):
        return []
    if number.value == 1 and behind in DEATHS and before in REPORTING:
        return [Phrase(first, last + 1, 1, 1, False, "civilian", behind, "number")]  # "admitted one death and 27 missing sailors"
    if number.value == 1 and before in (",", "–", "—") and _is_apposed_one(words, last):
        return [_part(number, last, None, "", "pronoun")]
    if before in ("every", "each"):
        return _whole_alone(words, number, starts, all_of=True) if behind == "of" else []
    if words.joined(first - 3, 3) in ("as young as", "as old as"):
        return []  # "children as young as three"
    if words.joined(first - 2, 2) == "all but":  # what is left is not told
        return [replace(whole, first=first - 2) for whole in _whole_alone(words, number, starts)]
    if before == "and" and " all but " in f" {words.joined(first - _SIGHT // 2, _SIGHT // 2)} ":
        return []  # "all but four drones and three missiles"
    if before in _EXCEPT and "all" in words.low[max(0, first - _SIGHT // 2) : first]:
        return []  # "all the missiles but one"
    if before in ("not", "no") and one_of:
        return _whole_alone(words, number, starts)
    if is_ratio(words, number) or is_clock(words, number):
        return []
    if (noun := _GROUPS.get(words.joined(first - 2, 2))) is not None:  # "a family of five"
        if number.value == 1:
            return []  # "two jets fell; the crew of one was rescued"
        begin = first - 3 if words.at(first - 3) in DETERMINERS else first - 2
        return [replace(_part(number, last, noun, words.low[first - 2]), first=begin)]
    if behind == "of" or (words.joined(last, 2) == "out of" and _past_article(words, last + 2) in starts):
        return _partitive(words, number, starts)
    head = (
        find_head(words, last + (words.at(last) == "nearby"), number.value)
        or _shared_head(words, number, starts)
        or (harmed_head(words, first, last, number.value != 1) if harm else None)
        or _lone_harm(words, number)
    )
    share = is_share(words, first)
    if head is None:
        end = bare_end(words, number)
        return [_phrase(words, number, end, None, share)] if end else []
    out = head.last + (words.at(head.last) == ",")  # "14 Shaheds, out of 17 that Russia sent"
    if head.noun in WEAPONS and words.joined(out, 2) == "out of" and (inner := starts.get(_past_article(words, out + 2))) is not None:
        own = find_head(words, inner.last, inner.value)
        if own is None or own.noun not in FIRED:
            listed = words.at(first - 1) == "and" and "out" not in words.low[max(0, first - _SIGHT) : first]
            return _out_of(number, head, inner, listed)  # "four missiles out of ten"
    return [_phrase(words, number, head.last, head, share)]


def _is_ordinal(words: Words, first: int) -> bool:
    """ "exchange number 69", "kindergarten number seven"; not "its dead now number 43,000" """
    return words.at(first - 1) == "number" and words.at(first - 2) in _NUMBERED


_NUMBERED = frozenset(
    "exchange swap hospital clinic school kindergarten lyceum reactor unit block house building apartment flat entrance ward "
    "colony prison mine shop factory warehouse checkpoint brigade and".split()
)


def _is_apposed_one(words: Words, at: int) -> bool:
    """Whether it is told who one of those counted before is: "four people, one a paramedic, were killed"."""
    head = find_head(words, at + 1, 1) if words.at(at) in ("a", "an") else None
    return head is not None and head.noun in PEOPLE and not head.plural


_EXCEPT = frozenset({"but", "except", "bar", "save"})
_GROUPS = {"family of": "civilian", "crew of": "soldier"}


def _phrase(words: Words, number: Number, last: int, head: Head | None, whole: bool = False) -> Phrase:
    noun, word = (head.noun, head.word) if head else (None, "")
    near = words.low[max(0, number.first - 4) : number.first]
    if "all" not in near and "both" not in near:
        return _part(number, last, noun, word, whole=whole)
    before = " ".join(["", *near])
    all_of, almost = before.endswith(_ALL_OF), before.endswith(_ALMOST_ALL_OF)
    return replace(_part(number, last, noun, word, whole=whole or almost), all_of=all_of and not almost)


_ALL_OF = (" all", " both", " all the", " all of", " all of the")
_ALMOST_ALL_OF = tuple(f" {word}{all_of}" for word in ("almost", "nearly", "virtually", "practically", "not") for all_of in _ALL_OF)


def _shared_head(words: Words, number: Number, starts: Mapping[int, Number]) -> Head | None:
    """ "205 Ukrainian and 205 Russian prisoners", "six, four and two drones respectively" """
    if "respectively" in words.low[number.last : number.last + _SIGHT]:
        last = number
        for _ in range(_SIGHT // 4):
            last = starts.get(last.last + 1, last) if words.at(last.last) in (",", "and") else last
        head = find_head(words, last.last, 2) if last is not number else None
        return head and Head(number.last, head.noun, head.word, head.plural)
    second = starts.get(number.last + 2)
    own = words.at(number.last)
    if second is None or words.at(number.last + 1) != "and" or not own[0].isalpha() or (own.endswith("s") and not words.capital[number.last]):
        return None  # "in 13 regions and 40 attack drones", "the toll has climbed to six, and 10 injured people are in hospital"
    head = find_head(words, second.last, second.value)
    if head is None or head.last <= second.last + 1:
        return None
    noun = _ELEMENTS.get(words.low[number.last], head.noun) if head.noun in ("drone", "vessel") else head.noun
    return Head(number.last + 1, noun, head.word, head.plural)


# "nine aerial and seven maritime drones"
_ELEMENTS = dict.fromkeys(("aerial", "air", "flying", "airborne"), "drone") | dict.fromkeys(("sea", "naval", "maritime", "surface"), "vessel")


def _lone_harm(words: Words, number: Number) -> Head | None:
    """ "one death and 19 injuries", "one further fatality" """
    at = number.last + (words.at(number.last) in REST)
    if number.value != 1 or words.at(at) not in _HARMS:
        return None
    return Head(at + 1, "civilian", words.low[at], False)


_HARMS = frozenset({"death", "fatality", "injury"})


def _partitive(words: Words, number: Number, starts: Mapping[int, Number]) -> list[Phrase]:
    """ "53 of 61 drones", "59 of the missiles", "dozens of drones", "two of them", "80 of their own" """
    at = number.last + (2 if words.at(number.last) == "out" else 1)
    if words.at(at) in PRONOUNS_OF and not (words.at(at) in _THESE and _has_noun(words, at + 1, starts)):
        return [_part(number, at + 1, None, "", "pronoun")]
    if words.joined(at, 2) in ("the former", "the latter"):
        return [_part(number, at + 2, None, "", "pronoun")]
    if words.at(at) == "others" and number.vague:  # "dozens of others" count as "dozens more" do
        return [_part(number, at + 1, None, "")]
    at = _past_article(words, at)
    if (inner := starts.get(at)) is not None:
        return _of_whole(words, number, inner)
    if words.at(at + 1) == "ones" and words.low[at] in KINDS_OF_WEAPONS and at > number.last + 1:
        return [_part(number, at + 2, None, "", "pronoun")]  # "eight of the ballistic ones"
    if words.at(at) == "total" and words.at(at - 1) == "the" and words.at(at + 1) != "number":
        return [_part(number, at + 1, None, "", "pronoun")]  # "751 of the total were destroyed"
    if words.at(at) == "enemy" and ends_phrase(words, at + 1):
        return [_part(number, at + 1, "soldier", "soldiers")]
    if words.at(at) == "own":
        head = find_head(words, at + 1, 2)
        of_kind = head is not None and head.last == at + 2  # "80 of their own men", but "80 of their own"
        return [_part(number, head.last, head.noun, head.word) if head and of_kind else _part(number, at + 1, "soldier", "own")]
    head = find_head(words, at, 2)
    if head is None and at > number.last + 1 and words.at(at) in _VICTIMS and ends_phrase(words, at + 1):
        return [_part(number, at + 1, "civilian", "person", "pronoun")]  # "two of the wounded died"
    if head is None or (number.value == 1 and head.noun in ("attacks", "settlements")):
        return []
    form = "pronoun" if head.word in _VICTIMS and words.low[number.last + 1] == "the" else "number"
    if head.word in _GENERIC and not _DRONES.isdisjoint(words.low[: number.first]):
        return [_part(number, head.last, "drone", head.word, form)]
    return [_part(number, head.last, head.noun, head.word, form)]


# "supplied drones; eight of the aircraft were shot down"
_GENERIC = frozenset({"aircraft", "weapons", "craft", "vehicles", "devices", "machines", "planes"})
_DRONES = frozenset({"drone", "drones", "shahed", "shaheds", "uav", "uavs", "unmanned"})


def _has_noun(words: Words, at: int, starts: Mapping[int, Number]) -> bool:
    """Whether "those" goes on with a number or noun: "one of those seven missiles", "70 of those rides", not "two of those killed"."""
    return at in starts or (words.at(at).endswith("s") and ends_phrase(words, at + 1) and not ends_phrase(words, at))


_THESE = frozenset({"these", "those"})


_TOGETHER = frozenset({"total", "swarm", "salvo", "volley", "wave", "flight", "barrage"})


def _past_article(words: Words, at: int) -> int:
    """Where the noun phrase behind "of" begins to count: behind "the"."""
    if words.at(at) == "a" and words.at(at + 1) in _TOGETHER and words.at(at + 2) == "of":
        return at + 3  # "out of a total of 22", "17 of a swarm of 22"
    if words.at(at + 1).endswith("'s") and (words.at(at) in WEEKDAYS or words.at(at) == "last"):
        return at + 2  # "108 of Sunday night's 126"
    at += words.at(at) in DETERMINERS or words.at(at) in _THESE
    at += words.at(at) == "“"  # "44 of “more than 50” missiles"
    return at + (words.at(at).endswith("'s"))


def _whole_alone(words: Words, number: Number, starts: Mapping[int, Number], all_of: bool = False) -> list[Phrase]:
    """ "all but three of the 40 drones", "every one of the 40": the 40"""
    at = number.last + 1 + (words.at(number.last + 1) in DETERMINERS)
    inner = starts.get(at) if words.at(number.last) == "of" else None
    if inner is None or (head := find_head(words, inner.last, inner.value)) is None:
        return []
    return [replace(_phrase(words, inner, head.last, head, not all_of), first=number.first - 1 if all_of else inner.first, all_of=all_of)]


def _part(number: Number, last: int, noun: str | None, word: str, form: str = "number", whole: bool = False, of_whole: bool = False) -> Phrase:
    return Phrase(number.first, last, number.low, number.high, number.approximate, noun, word, form, whole, of_whole)


def _of_whole(words: Words, number: Number, inner: Number) -> list[Phrase]:
    """A part and its whole; "two out of three children" are but a share."""
    head = find_head(words, inner.last, inner.value)
    noun, word, end = (head.noun, head.word, head.last) if head else (None, "", inner.last)
    share = (noun in PEOPLE or words.at(inner.last) == "of") and inner.value <= 10 and words.at(number.last) == "out"
    if share or (head is None and not ends_phrase(words, end)):
        return []
    return [_part(number, end, noun, word, of_whole=True), _part(inner, end, noun, word, whole=True)]


def _out_of(number: Number, head: Head, inner: Number, listed: bool) -> list[Phrase]:
    whole = "weapon" if listed else head.noun  # "442 drones and 41 missiles out of 524"
    return [_part(number, inner.last, head.noun, head.word, of_whole=True), _part(inner, inner.last, whole, head.word, whole=True)]


# "64 of the dead" are a part like "64 of them"
_VICTIMS = HARMED | {"bodies"}


def _articled(words: Words, i: int, starts: Mapping[int, Number], harm: bool) -> list[Phrase]:
    """Phrases that count one: "a man", "another", "his wife", "the driver"; a couple counts two."""
    word = words.low[i]
    if i + 1 in starts:
        return []
    if harm:
        at = i + 4 if words.at(i + 2) == "-" else i + 1 + (words.at(i + 1) in _RANKS)  # "the Moscow-installed head of a district"
        if words.at(at) in ("head", "chief") and words.at(at + 1) == "of":
            return [Phrase(i, at + 1, 1, 1, False, "civilian", "chief", "article" if word in ("a", "an") else "definite")]
    if word in ("a", "another") and (death := find_death(words, i)):
        return death
    head = find_head(words, i + 1, 1) or (harmed_head(words, i, i + 1, False) if harm and word in ("a", "an") else None)
    if head is None and word in POSSESSIVES and words.at(i + 1) in ("parents", "grandparents"):
        third = words.at(i + 2) == "and" and words.at(i + 3) in KIN  # "his parents and sister"
        parents = Phrase(i, i + (4 if third else 2), 2 + third, 2 + third, False, "civilian", "parents", "definite")
        return [] if _are_many(words.low[max(0, i - 6) : i - 1]) else [parents]
    if head is None:
        last = end_of_one(words, i)
        return [Phrase(i, last, 1, 1, False, None, "", "article")] if last and ends_phrase(words, last) else []
    form = "article" if word in ("a", "an", "another") else "definite"
    if word == "the" and head.word == "guard" and words.capital[head.last - 1]:
        return []  # "three members of the National Guard"
    form = "number" if form == "article" and head.noun in WEAPONS and words.at(i + 1) in ALONE else form
    if (word != "the" or words.at(head.last + 1) in KIN) and (several := find_kin(words, head)) is not None:
        return [Phrase(i, several[1].last, several[0], several[0], False, several[1].noun, several[1].word, form)]
    value = 2.0 if head.word == "couple" else 1.0
    return [Phrase(i, head.last, value, value, False, head.noun, head.word, form)]


# "the deputy head of a council"
_RANKS = frozenset({"deputy", "acting", "former", "new", "outgoing", "newly"})


def _are_many(before: Sequence[str]) -> bool:
    """ "60 sick children and their parents": nobody says how many parents these are."""
    return any(word.isdigit() or word in _MANY for word in before)


# so many children may have the same parents
_SIBLINGS = frozenset({"zero", "one", "two", "three", "four"})
_MANY = (NUMERALS - _SIBLINGS) | {"dozens", "hundreds", "scores", "thousands"}


def _both(words: Words, i: int) -> list[Phrase]:
    """ "Both pilots were killed", but "both adults and children" are not told how many"""
    of = i + 1 + (words.joined(i + 1, 2) == "of the")  # "both of the missiles"
    if of > i + 1 and words.at(of + 1) in _VICTIMS:
        return []  # "both of the dead worked there": they were told before
    head = find_head(words, of + (words.at(of) in DETERMINERS), 2)
    if head is None or _and_others(words, i + 1, head.last):
        return []
    return [Phrase(i, head.last, 2, 2, False, head.noun, head.word, "number")]


def _and_others(words: Words, first: int, last: int) -> bool:
    """Whether "and" and another bare noun stand in or behind the phrase over [first, last)."""
    links = [at for at in range(first, last + 1) if words.at(at) == "and"]
    return any(words.at(at + 1) not in DETERMINERS and find_head(words, at + 1, 2) is not None for at in links)
