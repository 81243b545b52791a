"""Prison terms that somebody is given: "were given eight years in prison", "received life sentences"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.quantities.lexicon import begins_number
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.word_lists import BE, PEOPLE, context_words
from transforms.coding.text.split import Words

AWARDING = frozenset({"given", "handed", "received", "got", "receive", "receiving"})
TERMS = frozenset({"prison", "jail", "imprisonment", "behind", "colony", "custody", "sentence", "sentences", "terms", "incarceration"})
_YEARS = frozenset({"years", "year", "months", "life", "sentence", "sentences", "term", "terms", "long"})


def is_sentencing(words: Words) -> bool:
    """Whether a text tells of courts and of years, so that "got eight years" tells of a sentence."""
    return "years" in words.low and not context_words("justice").isdisjoint(words.low) and not _GIVING.isdisjoint(words.low)


_GIVING = AWARDING | {"sent"}


AWARDED = frozenset({"gave", "gives", "giving", "given", "handed", "hands", "handing"})
GRANTING = AWARDED | AWARDING


def is_given_term(words: Words, phrases: Sequence[Phrase], at: int) -> bool:
    """ "gave a welder from Odesa 19 years in a penal colony", where a court is told of: the person behind the verb, then the term."""
    if words.at(at - 1) in BE:
        return False
    given = next((phrase for phrase in phrases if at < phrase.first <= at + 2), None)
    if given is None or given.noun not in PEOPLE:
        return False
    near = words.low[given.last : given.last + _FARTHEST]
    begin = next((n for n, word in enumerate(near) if begins_number(word) or word in _OPENS_TERM), len(near))
    ahead = near[begin : begin + _REACH]
    told = _is_term(ahead) or not (_YEARS.isdisjoint(ahead) or TERMS.isdisjoint(ahead))
    return told and _ENDS.isdisjoint(near[:begin]) and not COURTS.isdisjoint(words.low)


COURTS = frozenset({"court", "courts", "tribunal", "judge", "judges", "jury", "magistrate", "magistrates"})
_FARTHEST, _REACH = 18, 11
_OPENS_TERM = frozenset({"a", "an", "between", "life", "up", "prison", "jail"})
_ENDS = frozenset({".", ";", "after", "when", "while", "because"})


def _is_term(ahead: Sequence[str]) -> bool:
    """ "eight years for two posts", "up to 22 years": a number of years, and nothing that they are years of."""
    at = ahead.index("years") if "years" in ahead else -1
    return 0 < at <= _LONGEST and begins_number(ahead[at - 1]) and (ahead[at + 1] if at + 1 < len(ahead) else "") in _AFTER_TERM


_LONGEST = 6
_AFTER_TERM = frozenset({"", ".", ",", "for", "and", "each", "on", "by", "as", "after", "because", "over", "behind", "from", "respectively"})


def is_awarded(words: Words, at: int) -> bool:
    """ "were given eight years in prison", "received life sentences" """
    be = words.at(at - 1) in BE or words.at(at - 2) in BE
    ahead = words.low[at + 1 : at + 10]
    stop = next((n for n, word in enumerate(ahead) if word in (",", ".", ";")), len(ahead))
    if words.low[at] in ("given", "handed") and not be:
        return False
    is_term = _is_term(ahead[:stop]) and is_sentencing(words)
    return is_term or (not TERMS.isdisjoint(ahead[:stop]) and not _YEARS.isdisjoint(ahead[:stop]))


def end_of_term(words: Words, at: int) -> int:
    """Where the term at token `at` comes to those who got it, 0 elsewhere: "imposed terms of 13 to 23 years on 12 men", "terms of nine years were
    handed down to them"."""
    if words.at(at + 1) not in ("of", "between", "from", "ranging"):
        return 0
    years = next((i for i in range(at + 2, at + _REACH) if words.at(i) in ("years", ";", ".")), 0)
    if words.at(years) != "years" or (COURTS.isdisjoint(words.low) and words.at(at - 1) not in ("prison", "jail")):
        return 0
    to = years + 1
    if words.at(to) in BE and words.at(to + 1) in AWARDED:
        to += 2 + (words.at(to + 2) in ("down", "out"))
    return to + 1 if words.at(to) in ("on", "to") else 0


TERM = frozenset({"term", "terms", "sentence", "sentences"})


def is_but_asked(words: Words, first: int) -> bool:
    """ "asked a court to sentence two men to life in prison": what somebody wants done to those who are counted from token `first` on"""
    return words.joined(first - 2, 2) in _TO_JAIL and not context_words("wanting").isdisjoint(words.low[max(0, first - _FARTHEST) : first - 2])


_TO_JAIL = frozenset({"to sentence", "to jail", "to imprison", "to condemn", "to convict"})
