"""Whether those who are told to be without something are without power (codebook section 3): neither gas nor water is."""

from __future__ import annotations

from transforms.coding.quantities.lexicon import begins_number
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.word_lists import CLAUSE_BREAKS, context_words
from transforms.coding.text.split import Words


def lacks_power(words: Words, phrase: Phrase) -> bool:
    """ "30,000 residents without water" lack none, "3,500 homes without water and electricity" do."""
    first, last = _clause(words, phrase)
    supplies = [words.low[at] for at in range(first, last) if words.at(at + 1) not in context_words("works")]
    return context_words("other_supplies").isdisjoint(supplies) or not context_words("electricity").isdisjoint(supplies)


def _clause(words: Words, phrase: Phrase) -> tuple[int, int]:
    """The words around a phrase that tell of no other number and no other deed: [first, last)."""
    first, last = phrase.first, phrase.last
    if words.at(first - 1) not in _LINKS:  # "40,000 have no electricity and 10,000 no gas"
        while first > max(0, phrase.first - _SIGHT) and not _bounds(words, first - 1, phrase):
            first -= 1
    while last < min(words.size, phrase.last + _SIGHT) and not _bounds(words, last, phrase):
        last += 1
    return first, last


_SIGHT = 40
_LINKS = frozenset({"and", ",", ";", "but"})


def _bounds(words: Words, at: int, phrase: Phrase) -> bool:
    word = words.low[at]
    return words.sentence[at] != words.sentence[phrase.first] or word in CLAUSE_BREAKS or word == "where" or begins_number(word)
