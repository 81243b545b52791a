"""People named one by one for one metric, added up to one row."""

from __future__ import annotations

from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.readings import FEWEST_GROUPED, Reading, joins_list
from transforms.coding.quantities.word_lists import BE, PEOPLE, context_words
from transforms.coding.text.split import Words


def added_up(words: Words, readings: list[Reading]) -> list[Reading]:
    """People named one by one for one metric become one row over all their names."""
    merged = list[Reading]()
    for reading in readings:
        before = merged[-1] if merged else None
        if before is not None and _adds_to(words, before, reading):
            merged[-1] = _sum(before, reading)
        else:
            merged.append(reading)
    return merged


def _adds_to(words: Words, before: Reading, reading: Reading) -> bool:
    one, two = before.phrase, reading.phrase
    if (
        before.metric != reading.metric
        or before.subset != reading.subset
        or one.noun not in PEOPLE
        or (two.noun not in PEOPLE and two.noun != "power" and not _is_another(words, two))
        or one.whole
        or (one.form == two.form == "number" and ("respectively" in words.low[two.last : two.last + 9] or _are_of_sides(words, one, two)))
    ):
        return False
    if (before.subset or (before.metric == "exchanged" and _of_two_sides(words, one, two))) and one.form == "number" and two.form == "number":
        return False
    return (
        reading.metric not in ("returned_bodies", "troops")
        and (before.compound or joins_list(words, one, two))
        and not _is_of_next_clause(words, one, two)
    )


def _is_of_next_clause(words: Words, one: Phrase, two: Phrase) -> bool:
    """ "killed three people, and one person was killed in Sumy", "one of them a girl, and one person was killed": the second has its own verb."""
    has_own = not BE.isdisjoint(words.low[two.last : two.last + _INSERTED])
    before = words.at(one.first - 1)
    is_told = before.endswith(("ed", "ing")) or before in ("them", "one")
    return has_own and words.low[one.last : two.first] == [",", "and"] and is_told


# "two people, one of them a pregnant woman, were killed"
_INSERTED = 8


def _is_another(words: Words, phrase: Phrase) -> bool:
    """ "a man and two others", "a man in Lviv and another in Kharkiv" """
    if phrase.noun is not None:
        return False
    return words.low[phrase.last - 1] == "others" or words.low[phrase.first] in ("another", "a", "one")


def _of_two_sides(words: Words, one: Phrase, two: Phrase) -> bool:
    """Whether two phrases of an exchange tell of sides: "205 Ukrainians and 205 Russians", "50 soldiers and 50"."""
    named = [any(words.capital[i] for i in range(phrase.first + 1, phrase.last)) for phrase in (one, two)]
    return any(named) and one.noun == two.noun


def _are_of_sides(words: Words, one: Phrase, two: Phrase) -> bool:
    """ "Some 32,000 Russian and 40,000 Ukrainian soldiers have died": so many of either side are two tolls."""
    sides = [{words.low[i] for i in range(phrase.first + 1, phrase.last) if words.capital[i]} for phrase in (one, two)]
    are_foes = all(not side.isdisjoint(context_words("foes")) for side in sides)
    return min(one.value, two.value) >= FEWEST_GROUPED and are_foes and sides[0].isdisjoint(sides[1])


def _sum(before: Reading, reading: Reading) -> Reading:
    one, two = before.phrase, reading.phrase
    low = None if one.low is None and two.low is None else (one.low or 0) + (two.low or 0)
    high = None if one.high is None or two.high is None else one.high + two.high
    noun, form = two.noun or one.noun, "article" if two.form != "number" else "number"
    phrase = Phrase(one.first, two.last, low, high, one.approximate or two.approximate, noun, two.head, form)
    return Reading(phrase, before.metric, before.subset, min(before.weight, reading.weight))
