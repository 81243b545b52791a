"""Where a phrase ends that has no noun of its own: "12 others", "another", "the second one"."""

from __future__ import annotations

from transforms.coding.quantities.lexicon import begins_number
from transforms.coding.quantities.numbers import Number
from transforms.coding.quantities.numerals import is_year
from transforms.coding.quantities.word_lists import BE, DETERMINERS, PUNCTUATION, REST, STOPS, VERBS
from transforms.coding.text.day_names import WEEKDAYS
from transforms.coding.text.split import Words
from transforms.coding.text.vocabulary import MODALS, ORDINALS


def bare_end(words: Words, number: Number) -> int:
    """Where a number without a noun ends ("12 others", "10 more"), 0 where it counts nothing."""
    end = number.last
    while words.at(end) in REST and words.at(end) != "in":
        end += 1
    if number.value == 1 and (words.at(end) in _MODALS or _harms(words, end)):
        return 0  # "one should keep out of it"
    if "ones" in words.low[end : end + 5]:  # "two attack ones", "five Iranian-made ones"
        ones = words.low.index("ones", end)
        return ones + 1 if STOPS.isdisjoint(words.low[end:ones]) else 0
    if words.at(end) == "than" and words.at(end - 1) in ("more", "fewer", "less"):
        return 0  # "11 more than was thought" only compares
    year = is_year(words, number.core, number.last)
    is_part = words.joined(number.first - 2, 2) == "out of" and words.at(end) not in _FIRING  # but "12 were shot down out of 14 launched"
    return end if ends_phrase(words, end) and not year and not is_part else 0


_FIRING = frozenset({"launched", "fired", "sent"})
# but "one will need surgery" counts
_MODALS = (MODALS - {"will"}) | {"cannot"}


def end_of_one(words: Words, i: int) -> int:
    """Where "another", "a second (one)" or "the other" ends, 0 where nothing of the kind begins at token `i`."""
    last = _end_of_one(words, i)
    return last if last and not _harms(words, last) else 0


def _harms(words: Words, last: int) -> bool:
    """Whether a lone one that ends before token `last` is a weapon or an attack: "and a second one in Sumy killed a man", "one left two dead"."""
    for at in range(last, min(last + _SIGHT, words.size - 1)):
        word, behind = words.low[at], words.low[at + 1]
        if word in _HARMING:
            return begins_number(behind) or behind in DETERMINERS
        if word == "left":
            return not _HARMED.isdisjoint(words.low[at + 2 : at + 5])
        if word in BE or not word[0].isalnum() or word in ("and", "who"):
            return False
    return False


_SIGHT = 10
_HARMING = frozenset({"killed", "wounded", "injured", "hurt"})
_HARMED = frozenset({"dead", "wounded", "injured"})


def _end_of_one(words: Words, i: int) -> int:
    word, following = words.low[i], words.at(i + 1)
    if word == "another":
        return i + 1
    if word == "the" and (words.at(i - 1) in _BEFORE_VENUE or (following != "other" and following not in ORDINALS)):
        return 0
    if following in _FRACTIONS and words.at(i - 1) in _BEFORE_FRACTION:
        return 0
    if (following in ORDINALS or word == "the") and words.at(i + 2) != "of":
        return i + 3 if words.at(i + 2) == "one" else i + 2
    return 0


# "of which nearly a third hit their targets"
_FRACTIONS = frozenset({"third", "fifth", "sixth", "tenth"})
_BEFORE_FRACTION = frozenset({"nearly", "about", "almost", "around", "over", "roughly", "than", "which", "whom", "some", "least", "just"})
# "in the second, on the other": no one of those counted before
_BEFORE_VENUE = frozenset({"in", "on", "at", "of", "from", "to", "for", "during", "by", "than", "with", "after", "before", "against", "over", "near"})


def ends_phrase(words: Words, i: int) -> bool:
    """Whether a number without a noun may end before token `i`."""
    word = words.at(i)
    if not word or word in STOPS or word[0] in PUNCTUATION or word in VERBS or word in _BEHIND or word.endswith("ly"):
        return True
    following = words.at(i + 1)
    if word in _DOING and following in STOPS:
        return True  # "and 22 disappearing from radar"
    if word in _TAKEN_AS and (not following or following in STOPS or following[0] in PUNCTUATION):
        return True  # "took 13 prisoner"
    if word in _MADE_TO and following in ("from", "off"):
        return True  # "made another 30 vanish from radar"
    return word.endswith("ed") and (not following or following in STOPS or following[0] in PUNCTUATION or begins_number(following))


_TAKEN_AS = frozenset({"prisoner", "captive", "hostage"})
_MADE_TO = frozenset({"vanish", "disappear", "drop", "fall", "slip"})
_DOING = frozenset(
    "losing disappearing falling hitting dying landing striking crashing vanishing failing heading reaching dropping veering straying "
    "tumbling plunging spinning plummeting".split()
)
# past forms that only people or weapons are the subject of, and when or where to ("injured 78 last week", "got 19 back")
_BEHIND = WEEKDAYS | frozenset(
    "tonight later abroad altogether last back set unknown unclear uncertain reported "
    "gave laid threw put lost made stayed escaped ended survived chose stepped walked required needed sought received sustained inhaled "
    "broke froze burnt lay met paid drowned perished succumbed disappeared vanished evaded exploded detonated slipped crossed returned "
    "arrived boarded volunteered enlisted joined handed dropped never thrown driven beaten blown torn sunk slain flown fought swept reached "
    "overshot missed hurled strong seriously reportedly were people elsewhere underwent surrendered children others women went".split()
)
