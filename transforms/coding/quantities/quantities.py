"""Quantities of a bullet: one row per number about a metric of codebook section 3, each with its span.

Puts the parts together: numbers, the phrases they count, what happened to them, sums and areas. Who claims a number is decided
elsewhere (`attribution_ordinal` is left open here).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.coding.quantities.cues import context_words, find_cues, may_count_one
from transforms.coding.quantities.heads import FLOWN, PEOPLE, WEAPONS, find_head
from transforms.coding.quantities.metrics import read_metrics
from transforms.coding.quantities.money import Amount, find_amounts
from transforms.coding.quantities.noun_phrases import find_phrases
from transforms.coding.quantities.numbers import Number, find_numbers
from transforms.coding.quantities.parts import settle
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.readings import Reading
from transforms.coding.records import Quantity
from transforms.coding.text.split import Words, split_words


def find_quantities(bullet_text: str) -> tuple[Quantity, ...]:
    """Every quantity that the text states, by span.

    >>> [(q.metric, q.low, q.high) for q in find_quantities("A drone killed at least two people and wounded a child.")]
    [('killed', 2.0, None), ('injured', 1.0, 1.0)]
    """
    return find_all([bullet_text])[0]


def find_all(texts: Sequence[str]) -> list[tuple[Quantity, ...]]:
    """The quantities of each text.

    Each step goes over all texts in turn: its words and rules then stay in the processor's cache.
    """
    read = [_Read(split_words(text)) for text in texts]
    for one in read:
        one.numbers = find_numbers(one.words)
    for one in read:
        one.amounts = find_amounts(one.words, one.numbers) if one.numbers else []
        one.numbers = _counting(one)
    for one in read:
        one.phrases = find_phrases(one.words, one.numbers) if one.numbers or may_count_one(one.words) else []
    told = [one for one in read if one.phrases]
    cues = [find_cues(one.words, one.phrases) for one in told]
    for one, reaching in zip(told, cues, strict=True):
        one.readings = read_metrics(one.words, one.phrases, reaching)
    for one in told:
        one.readings = settle(one.words, one.readings)
    return [_rows(one) for one in read]


@dataclass(slots=True)
class _Read:
    """A text with what was read of it so far."""

    words: Words
    numbers: list[Number] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)


def _counting(one: _Read) -> list[Number]:
    """The numbers that may count: neither ages nor sums."""
    taken = {i for amount in one.amounts for i in range(amount.first, amount.last)}
    return [number for number in _without_ages(one.words, one.numbers) if number.first not in taken]


def _rows(one: _Read) -> tuple[Quantity, ...]:
    rows = [_row(one.words, reading, _object(one.readings, n)) for n, reading in enumerate(one.readings)]
    rows += [_amount_row(one.words, amount) for amount in one.amounts]
    return tuple(sorted(rows, key=lambda row: (row.span_start, row.span_end)))


def _without_ages(words: Words, numbers: Sequence[Number]) -> list[Number]:
    """Without ages: "aged 45 and 52", "a man of 19", "Petrenko, 54, was"."""
    kept, aged_until = list[Number](), -1
    for n, number in enumerate(numbers):
        before = words.at(number.first - 1)
        goes_on = number.first <= aged_until + 2 and before in ("and", ",", "to", "or", "between", "–") and not _counts(words, number)
        if (
            before in ("aged", "age", "ages")
            or _is_youngest(words, number)
            or goes_on
            or _is_limit(words, number)
            or _is_bare_age(words, number, numbers[n + 1 : n + 2])
        ):
            aged_until = number.last
        else:
            kept.append(number)
    return kept


def _is_youngest(words: Words, number: Number) -> bool:
    """ "37 people, the youngest of them eight" """
    before = words.at(number.core - 1)
    if before not in _BEFORE_AGE:
        return False
    if words.at(number.core - 2) in ("who", "them", "whom"):  # "who was 31", "one of them just 18"
        return number.value < _OLDEST and words.at(number.last) in (",", ".", "and", "")
    return not _BY_AGE.isdisjoint(words.low[max(0, number.first - 4) : number.first])


_OLDEST = 110
_BEFORE_AGE = frozenset({"than", "them", "whom", "is", "was", "being", "only", "just", "youngest", "oldest", "eldest"})
_BY_AGE = frozenset({"youngest", "oldest", "eldest", "younger", "older"})


def _counts(words: Words, number: Number) -> bool:
    """ "a boy of 14 and two pensioners": the second is no age."""
    return find_head(words, number.last, number.value) is not None


def _is_limit(words: Words, number: Number) -> bool:
    """ "those under 25", "people over 60 were" """
    first = number.first
    if first == number.core or words.low[first] not in ("under", "over", "above", "below", "between") or not 0 < number.value < 110:
        return False
    return words.at(first - 1) in _THOSE or ((head := find_head(words, first - 1, 2)) is not None and head.plural and head.noun in PEOPLE)


_THOSE = frozenset({"those", "anyone", "everyone", "everybody", "all", "nobody", "anybody"})


def _is_bare_age(words: Words, number: Number, following: Sequence[Number]) -> bool:
    """ "a man of 19", "Petrenko, 54, was", "a woman (62)", "two sisters, nine and 11, were" """
    first, last, before = number.first, number.last, words.at(number.first - 1)
    if before not in (",", "(", "of") or not 0 < number.value < 110 or number.core != first:
        return False
    digits, inserted = words.low[first].isdigit(), before == "," == words.at(last)
    if inserted and digits and words.at(last + 1) in ("was", "were", "died", "is"):
        return True
    person = find_head(words, first - 2, 1) or find_head(words, first - 2, 2)
    if person is None or person.last != first - 1 or person.noun not in PEOPLE:
        return inserted and digits and words.capital[first - 2]
    if before == "of" and person.word in _YOUNG and words.at(last) in _AFTER_AGE:
        return True
    if before == "of":  # "a boy of nine", "a father of two", but not "the lives of 12"
        return person.word not in context_words("no_age") and (digits or not person.plural) and find_head(words, last, number.value) is None
    if person.plural:
        return bool(following) and following[0].first == last + 1 and words.at(last) in ("and", ",") and words.at(following[0].last) in _AFTER_AGE
    return words.at(last) in _AFTER_AGE and (digits or inserted)


_YOUNG = frozenset({"twins", "boys", "girls", "brothers", "sisters", "sons", "daughters", "toddlers", "teenagers"})
_AFTER_AGE = frozenset({",", ")", ".", "", "and", "was", "were", ";"})


def _object(readings: Sequence[Reading], n: int) -> str | None:
    """The weapon that is counted, None for other metrics; a number without noun takes the weapon named last."""
    if readings[n].metric not in FLOWN:
        return None
    phrase = readings[n].phrase
    if phrase.noun is None:
        return next(
            (other.phrase.noun for other in reversed(readings[max(0, n - 12) : n]) if other.phrase.noun in WEAPONS), readings[n].weapon_before
        )
    return phrase.noun


def _row(words: Words, reading: Reading, weapon: str | None) -> Quantity:
    phrase = reading.phrase
    metric = reading.metric or ""
    unit = _power_unit(phrase, reading.nearest) if metric == "without_power" else None
    return Quantity(
        metric, weapon, phrase.low, phrase.high, unit, phrase.approximate, reading.subset, words.start[phrase.first], words.end[phrase.last - 1]
    )  # fmt: skip


def _power_unit(phrase: Phrase, nearest: str | None) -> str:
    """Who is without power; "restored to 60,000 homes, 12,000 remain cut off" goes on with homes."""
    if phrase.head in ("customers", "consumers", "subscribers", "users"):
        return "customers"
    return "people" if phrase.noun in PEOPLE or (phrase.noun is None and nearest != "power") else "households"


def _amount_row(words: Words, amount: Amount) -> Quantity:
    start, end = words.start[amount.first], words.end[amount.last - 1]
    return Quantity(amount.metric, None, amount.low, amount.high, amount.unit, amount.approximate, amount.subset, start, end)
