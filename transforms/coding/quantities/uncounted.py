"""Numbers that count nothing: times of the day and ratios."""

from __future__ import annotations

from transforms.coding.quantities.lexicon import begins_number
from transforms.coding.quantities.numbers import Number
from transforms.coding.quantities.numerals import FILLERS, match
from transforms.coding.text.split import Words

_SHARES = frozenset(
    {
        *(f"{word} of" for word in "some first last second latest many few part any bulk rest half most third quarter majority".split()),
        *(f"{word} of" for word in "thirds quarters fifth tenth percent %".split()),
    }
)


def is_share(words: Words, first: int) -> bool:
    """Whether a whole of which an uncounted share is told begins at token `first`: "half of the 30", "one in five of the 30"."""
    if words.at(first - 1) in _LAST_OF_FILLERS:  # "the majority of a combined 100", "most of a total of 60"
        first -= next((n for n in (1, 2, 3) if (match(words, first - n, FILLERS) or (0,))[0] == n), 0)
    farthest = 4 if words.at(first - 1).endswith("'s") else 3
    near = words.low[max(0, first - farthest) : first]
    if "of" not in near:
        return False
    return any(words.joined(first - back, 2) in _SHARES or _is_one_in(words, first - back) for back in range(2, farthest + 1))


_LAST_OF_FILLERS = frozenset({"of", "combined", "record", "staggering", "additional", "further"})


def _is_one_in(words: Words, last: int) -> bool:
    """ "one in five of the 1,000": whether "five of" at token `last` ends a ratio"""
    return words.at(last - 1) == "in" and words.at(last + 1) == "of" and begins_number(words.at(last)) and begins_number(words.at(last - 2))


def is_clock(words: Words, number: Number) -> bool:
    """ "06:30" """
    return any(words.low[at] == ":" and _is_between_digits(words, at) for at in (number.last, number.first - 1) if 0 < at < words.size - 1)


def _is_between_digits(words: Words, at: int) -> bool:
    """Not "has risen to 38: eight dead": digits stand on both sides, and no space."""
    beside = words.end[at - 1] == words.start[at] and words.end[at] == words.start[at + 1]
    return beside and words.low[at - 1][:1].isdigit() and words.low[at + 1][:1].isdigit()


def is_ratio(words: Words, number: Number) -> bool:
    """ "one village in three", "one in five of them", "eight out of 10", "10 to one"; not "driven out of three villages" """
    if number.value > 10:
        return False
    first, last, at = number.first, number.last, words.at
    if words.joined(last, 3) in ("out of every", "out of each") or _are_odds(words, first, last + 1) or _are_odds(words, first - 2, first):
        return True
    if words.joined(first - 2, 2) == "one in" or (words.joined(first - 2, 2) == "out of" and _is_share_before(words, first - 2)):
        return True
    if at(last) == "in" and begins_number(at(last + 1)):
        return number.value == 1 or at(last + 2) in _OF_RATIO
    if at(last + 1) == "in" and number.value == 1 and begins_number(at(last + 2)):
        return True
    if at(last + 1) == "in" and at(last + 2) in _TENS and at(last + 3) in _BEHIND_RATIO:
        return True  # "four homes in 10 had no heating"
    return at(first - 1) == "in" and at(last) == "of" and at(last + 1) in _OF_RATIO_AFTER and begins_number(at(first - 2))


def _are_odds(words: Words, many: int, one: int) -> bool:
    """ "outnumbered seven to one,"; not "two to one year in prison", "fell from 10 to one" """
    is_one = words.at(one) in _ONE and words.at(one - 1) == "to" and begins_number(words.at(many)) and words.at(many - 1) != "from"
    return is_one and words.at(one + 1) in _ENDS_ODDS


def _is_share_before(words: Words, out: int) -> bool:
    """Whether what is told of a whole stands before "out of" at token `out`: "nine out of", "eight residents out of"."""
    return any(begins_number(words.at(i)) for i in range(out - _COUNTED_SIGHT, out))


# tokens between "eight" and "out": "eight local people out of 10"
_COUNTED_SIGHT = 3
# "four in five of them", "two in three were"
_OF_RATIO = frozenset({"of", "had", "have", "are", "were"})
_OF_RATIO_AFTER = frozenset({"them", "those", "these", "the", "all", "its", "their"})
_ONE = frozenset({"one", "1"})
_ENDS_ODDS = frozenset({"", ".", ",", ";", ")", "in", "by", "near", "at", "against", "and", "as", "when"})
_TENS = frozenset({"ten", "10", "five", "four", "three", "100"})
_BEHIND_RATIO = frozenset({"had", "have", "has", "was", "were", "are", "is", "lost", "remain", "remained", ",", ".", ""})
