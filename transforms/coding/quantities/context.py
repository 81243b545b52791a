"""What a text as a whole is about says what is left: prisoners swapped, troops moved."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.quantities.by_noun import sentence_words
from transforms.coding.quantities.cues import context_words
from transforms.coding.quantities.heads import PEOPLE
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.readings import Reading
from transforms.coding.text.split import Words


def from_context(words: Words, readings: Sequence[Reading]) -> None:
    """What is left takes the metric that the whole text is about: prisoners swapped, troops moved."""
    exchange = any(reading.metric == "exchanged" for reading in readings)
    for n, reading in enumerate(readings):
        phrase = reading.phrase
        if reading.metric or phrase.form != "number" or phrase.whole or reading.drop:
            continue
        if (
            exchange
            and phrase.noun is None
            and words.at(phrase.first - 1) == "for"
            and words.at(phrase.first - 2) in ("swapped", "exchanged", "traded")
        ) or (exchange and phrase.noun in PEOPLE and words.at(phrase.first - 1) in ("for", "and", ",", "with", "against")):
            reading.metric = "exchanged"
        elif _are_troops(words, phrase):
            reading.metric = "troops"
            _some_of_them(words, readings[n + 1 : n + 2], phrase)


def _some_of_them(words: Words, following: Sequence[Reading], whole: Phrase) -> None:
    """ "sends 4,000 soldiers to Europe, 2,400 of them to Romania" """
    for reading in following:
        phrase = reading.phrase
        part = (
            reading.metric is None and phrase.form == "pronoun" and phrase.value < whole.value and words.at(phrase.last) in ("to", "in", "at", "from")
        )
        if part and words.sentence[phrase.first] == words.sentence[whole.first]:
            reading.metric, reading.subset = "troops", True


def _are_troops(words: Words, phrase: Phrase) -> bool:
    if words.at(phrase.first - 1) in _CARING or not _FREED.isdisjoint(words.low[phrase.first : phrase.last]):
        return False
    if phrase.noun == "soldier":
        return phrase.head in context_words("troops") and phrase.value >= _MANY and not _belongs(words, phrase)
    if phrase.head != "men":
        return False
    if phrase.value >= _THOUSAND:
        return _is_force(words, phrase)
    return phrase.value >= _MANY and words.at(phrase.first - 1) == "with" and not _ASSAULTING.isdisjoint(words.low)


# "a plane with 38 freed soldiers"
_FREED = frozenset({"freed", "released", "captured", "exchanged", "returned", "wounded", "fallen", "dead", "missing", "retired", "former"})
# "praised him for saving a thousand soldiers", "lost 300 soldiers, including 20 dead"
_CARING = frozenset(
    "lost lose loses losing for saving saved save saves treating treated treats cured healing honoured honouring feed feeding fed paid "
    "paying decorated".split()
)
_MANY, _THOUSAND = 30, 1000


def _is_force(words: Words, phrase: Phrase) -> bool:
    """ "still has 40,000 men on the western bank": so many men told of beside an army, and none who flees it."""
    near = sentence_words(words, phrase)
    return words.at(phrase.last) not in ("aged", "of", "who", "have", "had") and not _ARMY.isdisjoint(near) and _FLEEING.isdisjoint(near)


_ARMY = frozenset(
    "army infantry bank front brigades brigade battalions garrison reserves reserve forces troops units frontline positions divisions "
    "regiments corps strength command".split()
)
_FLEEING = frozenset(
    "draft evading evade dodging fled left abroad border crossed killed lost losses exempt avoid wounded casualties leave country deserted".split()
)
# "tried to cross the border with up to 200 men"
_ASSAULTING = frozenset({"attacked", "assaulted", "stormed", "break", "cross", "assault", "storm", "raid", "raided", "attack"})


def _belongs(words: Words, phrase: Phrase) -> bool:
    """ "the wives of 31 servicemen" count no soldiers, "a force of 31 servicemen" does."""
    return words.at(phrase.first - 1) == "of" and words.at(phrase.first - 2) in _RELATED


_RELATED = frozenset(
    "bodies remains corpses widows wives mothers relatives families parents names graves photographs pictures stories cases trial lists".split()
)
