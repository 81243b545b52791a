"""Numbers that are ages and count nothing: "aged 45 and 52", "a man of 19", "Petrenko, 54, was"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.quantities.heads import find_head
from transforms.coding.quantities.numbers import Number
from transforms.coding.quantities.word_lists import BEFALLEN, PEOPLE, context_words
from transforms.coding.text.split import Words


def without_ages(words: Words, numbers: Sequence[Number]) -> list[Number]:
    """Without ages: "aged 45 and 52", "a man of 19", "Petrenko, 54, was"."""
    kept, aged_until, ages = list[Number](), -1, 0
    for n, number in enumerate(numbers):
        before = words.at(number.first - 1)
        listed = number.first <= aged_until + 2 and before in ("and", ",", "to", "or", "between", "–")
        ages = ages if listed else 0
        goes_on = listed and (not _counts(words, number) or (bool(kept) and _is_last_age(words, number, kept[-1], ages)))
        if (
            before in ("aged", "age", "ages")
            or words.joined(number.first - 2, 2) in ("age of", "ages of")
            or _is_youngest(words, number)
            or goes_on
            or _is_limit(words, number)
            or _is_bare_age(words, number, numbers[n + 1 : n + 2])
        ):
            aged_until, ages = number.last, ages + 1
        else:
            kept.append(number)
    return kept


def _is_last_age(words: Words, number: Number, counted: Number, ages: int) -> bool:
    """ "left two boys, aged 11 and 14 dead": there are as many ages as boys, and the dead are the boys"""
    return words.at(number.last) == "dead" and counted.value == ages + 1 and number.first - counted.last <= _NEAR


_NEAR = 12


def _is_youngest(words: Words, number: Number) -> bool:
    """ "37 people, the youngest of them eight" """
    before = words.at(number.core - 1)
    if before not in _BEFORE_AGE:
        return False
    if words.joined(number.core - 2, 2) == "not yet" and find_head(words, number.last, number.value) is None:
        return number.value < _OLDEST  # "a boy not yet 16"
    if words.at(number.core - 2) in ("who", "them", "whom"):  # "who was 31", "one of them just 18"
        return number.value < _OLDEST and words.at(number.last) in (",", ".", "and", "")
    return not _BY_AGE.isdisjoint(words.low[max(0, number.first - 4) : number.first])


_OLDEST = 110
_BEFORE_AGE = frozenset({"than", "them", "whom", "is", "was", "being", "only", "just", "yet", "barely", "youngest", "oldest", "eldest"})
_BY_AGE = frozenset({"youngest", "oldest", "eldest", "younger", "older"})


def _counts(words: Words, number: Number) -> bool:
    """ "a boy of 14 and two pensioners", "aged four to 17, two of them orphans", "the youngest aged three, and 90 wounded": the last is no age."""
    harmed = words.joined(number.first - 2, 2) == ", and" and words.at(number.last) in BEFALLEN
    return harmed or words.joined(number.last, 2) in ("of them", "of whom") or find_head(words, number.last, number.value) is not None


def _is_limit(words: Words, number: Number) -> bool:
    """ "those under 25", "people over 60 were" """
    first = number.first
    if first == number.core or words.low[first] not in ("under", "over", "above", "below", "between") or not 0 < number.value < _OLDEST:
        return False
    return words.at(first - 1) in _THOSE or ((head := find_head(words, first - 1, 2)) is not None and head.plural and head.noun in PEOPLE)


_THOSE = frozenset({"those", "anyone", "everyone", "everybody", "all", "nobody", "anybody"})


def _is_bare_age(words: Words, number: Number, following: Sequence[Number]) -> bool:
    """ "a man of 19", "Petrenko, 54, was", "a woman (62)", "two sisters, nine and 11, were" """
    first, last, before = number.first, number.last, words.at(number.first - 1)
    if before not in (",", "(", "of") or not 0 < number.value < _OLDEST or number.core != first:
        return False
    digits, inserted = words.low[first].isdigit(), before == "," == words.at(last)
    if inserted and digits and words.at(last + 1) in ("was", "were", "died", "is"):
        return True
    person = find_head(words, first - 2, 1) or find_head(words, first - 2, 2)
    if person is None or person.last != first - 1 or person.noun not in PEOPLE:
        return inserted and digits and words.capital[first - 2]
    if before == "of" and person.word in _YOUNG and words.at(last) in _AFTER_AGE:
        return True
    if before == "of" and words.at(last) == "and" and words.at(last + 1) in ("his", "her") and person.word not in context_words("no_age"):
        return not person.plural  # "a man of 35 and his son"
    if before == "of":  # "a boy of nine", "a father of two", but not "the lives of 12"
        return person.word not in context_words("no_age") and (digits or not person.plural) and find_head(words, last, number.value) is None
    if person.plural:
        return bool(following) and following[0].first == last + 1 and words.at(last) in ("and", ",") and words.at(following[0].last) in _AFTER_AGE
    return words.at(last) in _AFTER_AGE and (digits or inserted)


_YOUNG = frozenset({"twins", "boys", "girls", "brothers", "sisters", "sons", "daughters", "toddlers", "teenagers"})
_AFTER_AGE = frozenset({",", ")", ".", "", "and", "was", "were", ";"})
