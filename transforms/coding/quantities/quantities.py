"""Quantities of a bullet: one row per number about a metric of codebook section 3, each with its span.

Puts the parts together: numbers, the phrases they count, what happened to them, sums and areas. Who claims a number is decided
elsewhere (`attribution_ordinal` is left open here).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.coding.quantities.ages import without_ages
from transforms.coding.quantities.cue_words import may_count_one
from transforms.coding.quantities.cues import find_cues
from transforms.coding.quantities.metrics import read_metrics
from transforms.coding.quantities.money import Amount, find_amounts
from transforms.coding.quantities.noun_phrases import find_phrases
from transforms.coding.quantities.numbers import Number, find_numbers
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.present import as_past
from transforms.coding.quantities.readings import Reading, said_by
from transforms.coding.quantities.settling import settle
from transforms.coding.quantities.some_of_those import kind_told
from transforms.coding.quantities.word_lists import FLOWN, PEOPLE, VERBS, WEAPONS, context_words
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
    read = [_Read(as_past(split_words(text))) for text in texts]
    for one in read:
        one.numbers = find_numbers(one.words)
    for one in read:
        one.amounts = find_amounts(one.words, one.numbers) if one.numbers else []
        one.numbers = _counting(one)
    for one in read:
        phrases = find_phrases(one.words, one.numbers) if one.numbers or may_count_one(one.words) else []
        one.phrases = [phrase for phrase in phrases if not _is_source(one.words, phrase)]
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


def _is_source(words: Words, phrase: Phrase) -> bool:
    """Whether those who are counted only speak: "..., two Ukrainian officials said", "..., a Russian official told TASS", "citing a lawmaker"."""
    if phrase.noun not in PEOPLE or phrase.form not in ("number", "article"):
        return False
    before = words.at(phrase.first - 1)
    if before in _CITING or (before == "to" and words.at(phrase.first - 2) == "according"):
        harmed = words.at(phrase.last) in VERBS or phrase.head in context_words("deaths") or phrase.head in context_words("injuries")
        return not harmed  # "citing three deaths by gas", "citing two volunteers killed there"
    return before == "," and said_by(words, phrase)


_CITING = frozenset({"citing", "cites", "cited", "quoting", "quotes", "quoted"})


def _counting(one: _Read) -> list[Number]:
    """The numbers that may count: neither ages nor sums."""
    taken = {i for amount in one.amounts for i in range(amount.first, amount.last)}
    return [number for number in without_ages(one.words, one.numbers) if number.first not in taken]


def _rows(one: _Read) -> tuple[Quantity, ...]:
    rows = [_row(one.words, reading, _object(one.words, one.readings, n), _power_unit(one.readings, n)) for n, reading in enumerate(one.readings)]
    rows += [_amount_row(one.words, amount) for amount in one.amounts]
    return tuple(sorted(rows, key=lambda row: (row.span_start, row.span_end)))


def _object(words: Words, readings: Sequence[Reading], n: int) -> str | None:
    """The weapon that is counted, None for other metrics; a number without noun takes the weapon named last."""
    if readings[n].metric not in FLOWN:
        return None
    phrase = readings[n].phrase
    if phrase.noun is None and (kind := kind_told(words, phrase)) is not None:
        return kind
    if phrase.noun is None and words.low[phrase.last - 1] == "former":  # "28 drones and a missile; 23 of the former"
        return next((other.phrase.noun for other in readings[max(0, n - 2) : n] if other.phrase.noun in WEAPONS), None)
    if phrase.noun is None:
        named = next((m for m in range(n - 1, max(0, n - 12) - 1, -1) if readings[m].phrase.noun in WEAPONS), None)
        if named is None:
            return readings[n].weapon_before
        if readings[named].subset and not readings[n].subset and _parts_weapons(readings, named):
            return "weapon"  # "82 projectiles, 42 of them missiles and the other 40 drones; 57 were downed"
        return "weapon" if _exceeds_last(words, readings, named, n) else readings[named].phrase.noun
    return phrase.noun


def _parts_weapons(readings: Sequence[Reading], n: int) -> bool:
    """Whether reading `n` is a part of weapons of several kinds."""
    whole = next((reading for reading in reversed(readings[:n]) if reading.phrase.noun in WEAPONS and not reading.subset), None)
    return whole is not None and whole.phrase.noun == "weapon"


def _exceeds_last(words: Words, readings: Sequence[Reading], named: int, n: int) -> bool:
    """ "60 drones and two missiles were launched; 50 were shot down": more than there are of the kind named last are of both.

    So in "50 drones and two missiles were shot down and nine were lost".
    """
    last, before = readings[named], readings[max(0, named - 1)]
    kinds = before.phrase.noun in WEAPONS and before.phrase.noun != last.phrase.noun and before.metric == last.metric and last.metric in FLOWN
    if not kinds or words.low[before.phrase.last : last.phrase.first] not in (["and"], [",", "and"]):
        return False
    return max(reading.phrase.value for reading in readings[named + 1 : n + 1] if reading.phrase.noun is None) > last.phrase.value


def _row(words: Words, reading: Reading, weapon: str | None, unit: str | None) -> Quantity:
    phrase, metric = reading.phrase, reading.metric or ""
    start, end = words.start[phrase.first], words.end[phrase.last - 1]
    return Quantity(metric, weapon, phrase.low, phrase.high, unit, phrase.approximate, reading.subset, start, end)


def _power_unit(readings: Sequence[Reading], n: int) -> str | None:
    """Who is without power, None for other metrics; a number without noun goes on with those told before."""
    if readings[n].metric != "without_power":
        return None
    told = next((r for r in reversed(readings[: n + 1]) if r.metric == "without_power" and (r.phrase.head or r.phrase.noun)), readings[n])
    if told.phrase.head in context_words("customers"):
        return "customers"
    is_of_homes = told.phrase.noun is None and told.nearest == "power"  # "restored to 60,000 homes, 12,000 remain cut off"
    return "people" if told.phrase.noun in PEOPLE or (told.phrase.noun is None and not is_of_homes) else "households"


def _amount_row(words: Words, amount: Amount) -> Quantity:
    start, end = words.start[amount.first], words.end[amount.last - 1]
    return Quantity(amount.metric, None, amount.low, amount.high, amount.unit, amount.approximate, amount.subset, start, end)
