"""Insertions that tell of a part: the verb behind one belongs to the whole before it."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.quantities.heads import lexicon, noun_at
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.readings import LINK_ENDS, Reading, opens_part
from transforms.coding.text.split import Words

FLOWN = frozenset({"launched", "intercepted", "hit"})


def in_aside(words: Words, readings: Sequence[Reading], n: int, metric: str) -> bool:
    """Whether a phrase is an insertion or goes on with one: "30 people, five of them nurses, two drivers and a cook, left"."""
    lowest = max(0, n - 12)
    while n >= lowest and not _is_aside(words, readings[n].phrase):
        before = readings[n - 1].phrase if n else None
        if before is None or words.at(readings[n].phrase.first - 1) not in LINK_ENDS or readings[n].phrase.first - before.last > 3:
            return False
        n -= 1
    if n < lowest:
        return False
    has_whole = any(r.phrase.form == "number" and words.at(r.phrase.first - 1) != "of" for r in readings[:n])
    return has_whole or not _stands_for_all(words, readings[n], metric)


def _stands_for_all(words: Words, reading: Reading, metric: str) -> bool:
    """ "Drones, 45 of them, were shot down", "two of them, captured in May, were freed": no number but theirs is told."""
    first = reading.phrase.first
    if reading.phrase.form != "pronoun" or (reading.phrase.noun is None and (metric in FLOWN) != (reading.weapon_before is not None)):
        return False
    noun = noun_at(words, first - 2, lexicon()) if words.at(first - 1) == "," else None
    return words.at(first - 1) != "," or (noun is not None and noun.plural)


def _is_aside(words: Words, phrase: Phrase) -> bool:
    """A part told in an insertion ("four people, one of them a child, were hurt"): the verb belongs to the whole."""
    return (
        phrase.form == "pronoun"
        or opens_part(words, phrase)
        or (phrase.form in ("article", "definite") and words.at(phrase.first - 1) in ("them", "whom"))
    )
