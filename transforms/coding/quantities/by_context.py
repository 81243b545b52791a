"""What a text as a whole is about says what is left: prisoners swapped, troops moved."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.quantities.phrase import Phrase, sentence_words
from transforms.coding.quantities.readings import Reading, opens_part
from transforms.coding.quantities.word_lists import PEOPLE, context_words
from transforms.coding.text.split import Words


def from_context(words: Words, readings: Sequence[Reading]) -> None:
    """What is left takes the metric that the whole text is about: prisoners swapped, troops moved."""
    exchange = any(reading.metric == "exchanged" for reading in readings)
    for n, reading in enumerate(readings):
        phrase = reading.phrase
        if n and readings[n - 1].metric == "troops" and reading.metric in (None, "troops") and _is_part(words, readings[n - 1], phrase):
            reading.metric, reading.subset = "troops", True
        swapped = words.joined(phrase.first - 2, 2) in ("swapped for", "exchanged for")  # "ten prisoners were swapped for ten"
        if reading.metric or phrase.whole or (phrase.form != "number" and not (swapped and phrase.form == "article" and phrase.noun in PEOPLE)):
            continue
        if exchange and (swapped or (phrase.noun in PEOPLE and words.at(phrase.first - 1) in ("for", "and", ",", "with", "against"))):
            reading.metric = "exchanged"
        elif _are_troops(words, phrase):
            reading.metric = "troops"


def _is_part(words: Words, before: Reading, phrase: Phrase) -> bool:
    """ "12,000 soldiers are in Russia, including 500 officers and three generals" """
    if phrase.form == "pronoun" and words.joined(phrase.last - 2, 2) == "of them" and phrase.value < before.phrase.value:
        return words.sentence[before.phrase.first] == words.sentence[phrase.first]
    if phrase.noun != "soldier" or phrase.value >= before.phrase.value or words.sentence[before.phrase.first] != words.sentence[phrase.first]:
        return False
    return opens_part(words, phrase) or (before.subset and words.low[before.phrase.last : phrase.first] == ["and"])


def _are_troops(words: Words, phrase: Phrase) -> bool:
    if words.at(phrase.first - 1) in context_words("caring") or not _FREED.isdisjoint(words.low[phrase.first : phrase.last]):
        return False
    if phrase.noun is None:
        return phrase.value >= _THOUSAND and words.at(phrase.first - 1) in _NUMBERING and not _ARMY.isdisjoint(sentence_words(words, phrase))
    if phrase.noun == "soldier":
        told_of = words.at(phrase.first - 1) == "of" and words.at(phrase.first - 2) in context_words("related")
        return phrase.head in context_words("troops") and phrase.value >= _MANY and not told_of
    if phrase.head != "men":
        return False
    if phrase.value >= _THOUSAND:
        return _is_force(words, phrase)
    return phrase.value >= _MANY and words.at(phrase.first - 1) == "with" and not context_words("assaulting").isdisjoint(words.low)


# "the army in Ukraine now numbers 580,000"
_NUMBERING = frozenset({"numbers", "numbered", "numbering"})
# "a plane with 38 freed soldiers"
_FREED = frozenset({"freed", "released", "captured", "exchanged", "returned", "wounded", "fallen", "dead", "missing", "retired", "former"})
_MANY, _THOUSAND = 30, 1000


def _is_force(words: Words, phrase: Phrase) -> bool:
    """ "still has 40,000 men on the western bank": so many men told of beside an army, and none who flees it."""
    near = sentence_words(words, phrase)
    return words.at(phrase.last) not in ("aged", "of", "who", "have", "had") and not _ARMY.isdisjoint(near) and _NO_FORCE.isdisjoint(near)


_ARMY, _NO_FORCE = context_words("army"), context_words("no_force")
