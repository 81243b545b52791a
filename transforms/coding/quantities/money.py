"""Sums of money and areas: numbers with a currency or a unit of area (codebook section 3, `money` and `area`).

Reads tokens only. "$61bn", "10bn-euro", "850 million kroner", "17 billion of it", "80 square miles". An amount told again in
brackets counts once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from transforms.coding.quantities.lexicon import begins_number
from transforms.coding.quantities.numbers import Number
from transforms.coding.quantities.word_lists import EXCEEDING, STOPS, context_words
from transforms.coding.text.split import Words, split_words
from transforms.words import words_of

_DOLLAR = ("dollars", "dollar")


@dataclass(slots=True)
class Amount:
    """A sum or an area over the tokens [first, last)."""

    metric: str
    first: int
    last: int
    low: float | None
    high: float | None
    unit: str
    approximate: bool
    subset: bool


_LISTS = words_of("money")


def _by_tokens(name: str) -> Mapping[tuple[str, ...], Any]:
    return {tuple(split_words(key).low): value for key, value in _LISTS[name].items()}


_NAMES, _AREAS = _by_tokens("names"), _by_tokens("area")
_CROWN_NAMES = frozenset(_LISTS["crowns"]["names"])
# by the words that say whose they are
_CROWNS = {word: code for code, names in _LISTS["crowns"].items() if code != "names" for word in names}
_KRONER = {word: code for word, code in _CROWNS.items() if code != "SEK"}  # which Swedish writes "kronor"
_DOLLARS = {word: code for code, names in _LISTS["dollars"].items() for word in names}
_LAST_OF_UNITS = {key[-1] for table in (_NAMES, _AREAS) for key in table} | _CROWN_NAMES | set("$€£")
_UNITS = frozenset(_LAST_OF_UNITS | {unit + "'" for unit in _LAST_OF_UNITS})  # "two billion euros' worth"
_THINGS = frozenset(_LISTS["priced"]["things"])


def find_amounts(words: Words, numbers: Sequence[Number]) -> list[Amount]:
    """Every sum and area of the text, once each, left to right."""
    found = list[Amount]()
    last: Amount | None = None
    if _UNITS.isdisjoint(words.low):
        return found
    for n, number in enumerate(numbers):
        amount = _area(words, number) or _sum(words, number) or _rest_of_sum(words, number, found) or _before_sum(words, numbers[n : n + _MOST_SUMS])
        if amount is None or (last and _repeats(words, amount, last)):
            continue
        last = amount
        if amount.metric == "money" and _is_price(words, amount):
            continue
        amount = _bounded_by_verb(words, amount)
        part = _goes_on(words, amount, found) or _is_of_sum(words, amount, found)
        found.append(replace(amount, subset=True) if part else amount)
    return found


def _unit(words: Words, i: int, table: Mapping[tuple[str, ...], Any]) -> tuple[Any, int] | None:
    """The value of the longest name of a unit at token `i`, a hyphen before it or not, and where it ends."""
    start = i + 1 if words.at(i) in ("-", "of") else i
    behind = tuple([word.removesuffix("'") for word in words.low[start : start + 3]])
    for n in range(len(behind), 0, -1):
        if behind[:n] in table:
            return table[behind[:n]], start + n
    return None


def _area(words: Words, number: Number) -> Amount | None:
    unit = None if number.symbol else _unit(words, number.last, _AREAS)
    if unit is None:
        return None
    factor, last = unit
    digits = 0 if factor > 1 else 4  # hectares are not rounded to whole square kilometres
    low, high = (value if value is None or factor == 1.0 else round(value * factor, digits) for value in (number.low, number.high))
    return Amount("area", number.first, last, low, high, "km2", number.approximate, False)


def _money(number: Number, last: int, unit: str, part: bool) -> Amount:
    return Amount("money", number.first, last, number.low, number.high, unit, number.approximate, part)


def _sum(words: Words, number: Number) -> Amount | None:
    unit = _currency(words, number)
    if unit is None:
        return None
    currency, last = unit
    is_of_sum = words.joined(last, 2) in ("of a", "of the") and words.at(last + 2) in ("$", "€", "£")  # "$20bn of a $50bn loan"
    is_part = is_of_sum or _opens_part(words, number.first) or words.joined(last, 2) in ("of it", "of which") or _is_part_of_sum(words, last)
    return _money(number, last, currency, is_part)


def _is_part_of_sum(words: Words, last: int) -> bool:
    """ "a loan of $15.6bn, part of a package worth $115bn": the sum that it is a part of is told behind it"""
    behind = words.low[last + 3 : last + _SIGHT_BACK // 2]
    return (
        words.joined(last, 3) == ", part of"
        and words.at(last + 3) in ("a", "an", "the", "its")
        and any(low[0].isdigit() for low in behind)
        and "worth" in behind
    )


def _currency(words: Words, number: Number) -> tuple[str, int] | None:
    named = _unit(words, number.last, _NAMES)
    if number.symbol is not None:
        return _LISTS["signs"].get(number.symbol, "USD"), number.last
    if named is None:
        return _crowns(words, number)
    code, last = named
    if words.at(last - 1) in _DOLLAR and code == "USD" and words.at(last - 2) not in ("us", "american"):
        code = _nearest(words, last, _DOLLARS) or code
    if words.at(last - 1) in ("dollar", "euro", "pound") and 1 < number.value < 1000 and words.at(number.last) != "-":
        return None  # "two dollar bonds"
    if code == "GBP" and _is_weight(words, number):
        return None
    return code, last


def _is_weight(words: Words, number: Number) -> bool:
    """ "40kg (88 pounds)" """
    return words.at(number.first - 1) == "(" and "kg" in words.low[max(0, number.first - 4) : number.first]


def _crowns(words: Words, number: Number) -> tuple[str, int] | None:
    if words.at(number.last) not in _CROWN_NAMES:
        return None
    kroner = _nearest(words, number.last, _KRONER) if words.low[number.last].startswith("krone") else None  # "Denmark and Sweden pledged 2bn kroner"
    code = kroner or _nearest(words, number.last, _CROWNS)
    return (code, number.last + 1) if code else None


# how many tokens away a country may be named that says whose crowns or dollars are meant
_SIGHT = 80


def _nearest(words: Words, at: int, table: Mapping[str, str]) -> str | None:
    """The code of the word of `table` nearest before token `at`, else the first behind it."""
    before = next((table[word] for word in reversed(words.low[max(0, at - _SIGHT) : at]) if word in table), None)
    return before or next((table[word] for word in words.low[at : at + _SIGHT] if word in table), None)


def _opens_part(words: Words, first: int) -> bool:
    """ "including $520m", "including a $520m loan", "of which half a billion kroner" """
    first -= words.at(first - 1) in ("a", "an", "the")
    before = words.at(first - 1)
    if before in ("includes", "included") and not _SUMS.isdisjoint(words.low[max(0, first - _SIGHT_BACK) : first]):
        return True
    if "of which" in " ".join(words.low[max(0, first - 6) : first]):
        return True
    told = before in ("which", "them", "it", "that") and words.at(first - 2) in ("among", "of")
    some = words.at(first - 3)
    to_some = before == "them" and (begins_number(some) or some in ("each", "some", "both"))  # "offered one of them 10,000 euros"
    return before == "including" or (told and not to_some)


_SIGHT_BACK = 24
# what may include a sum: "a package of $500m includes $200m for shells"
_SUMS = frozenset(
    {"package", "sum", "aid", "loan", "budget", "grant", "deal", "contract", "total", "money", "programme", "program", "tranche", "fund"}
)


def _rest_of_sum(words: Words, number: Number, found: Sequence[Amount]) -> Amount | None:
    """ "17 billion of it", "5 billion of which": the currency of the sum before it."""
    sums = [amount for amount in found[-3:] if amount.metric == "money"]
    if not sums or number.value < 1000:
        return None
    if words.at(number.last) != "of" or words.at(number.last + 1) not in ("it", "that", "which", "them", "this"):
        return _bare_sum(words, number, sums[-1])
    return _money(number, number.last + 2, sums[-1].unit, True)


def _bare_sum(words: Words, number: Number, before: Amount) -> Amount | None:
    """ "400 million euros, on top of 4 billion spent so far": the unit goes on where nothing else is counted."""
    after = words.at(number.last)
    stands_alone = not after[:1].isalpha() or after.endswith("ed") or after in STOPS or after in _BEHIND_SUM
    if number.value < 1_000_000 or number.vague or not stands_alone or words.sentence[before.first] != words.sentence[number.first]:
        return None
    return _money(number, number.last, before.unit, _opens_part(words, number.first))


_BEHIND_SUM = frozenset({"more", "spent", "less", "frozen", "given", "left", "owed", "lent", "paid"})


def _before_sum(words: Words, numbers: Sequence[Number]) -> Amount | None:
    """ "180 million and 250 million dollars", "183 billion of the 210 billion euros": the currency of the last counts for all."""
    number = numbers[0]
    for before, after in pairwise(numbers):
        gap = words.low[before.last : after.first]
        if before.value < _LEAST_SUM or gap not in _BETWEEN_SUMS or before.symbol or after.symbol:
            return None
        if gap != [","] and (last := _sum(words, after)) is not None:
            return _money(number, number.last, last.unit, gap[0] == "of")
    return None


_MOST_SUMS, _LEAST_SUM = 5, 100_000
_BETWEEN_SUMS = ([","], ["and"], [",", "and"], ["or"], ["of"], ["of", "the"])


def _goes_on(words: Words, amount: Amount, found: Sequence[Amount]) -> bool:
    """Whether the amount goes on with a list of parts: "$1bn, including $500m for shells and $30m for boots"."""
    if len(found) < 2 or not found[-1].subset or words.at(amount.first - 1) not in ("and", ","):
        return False
    return words.sentence[found[-1].first] == words.sentence[amount.first]


def _is_of_sum(words: Words, amount: Amount, found: Sequence[Amount]) -> bool:
    """ "is made up of $250m for shells", "a $400m loan: $250m for shells", "Of that, it has paid $250m": a part of the sum told before."""
    whole = next((other for other in reversed(found[-_MOST_SUMS:]) if other.metric == amount.metric and not other.subset), None)
    if whole is None or amount.unit != whole.unit or not _is_less(amount, whole):
        return False
    first = amount.first
    if amount.metric == "area":  # "took 448 square km in May, including 50 in the south", "50 square km of it in the south"
        return _opens_part(words, first) or words.joined(amount.last, 2) in ("of it", "of this", "of them")
    if words.sentence[whole.first] == words.sentence[first]:
        if words.joined(first - 3, 3) == "and the other" and found[-1].subset:
            return True  # "33 billion of it in loans and the other 17 billion in grants"
        if words.joined(amount.last, 2) == "of that":
            return True  # "needs $120bn and hopes to get $60bn of that from its partners"
        of_the = words.joined(whole.first - 2, 2) == "of the" and words.at(whole.first - 3) in _OPENS_SHARE and first - whole.last <= _NEAR
        set_aside = words.joined(first - 2, 2) == ", with" and (
            words.at(amount.last) in _SET_ASIDE or words.joined(amount.last, 2) in ("to be", "to go")
        )
        return of_the or set_aside or words.at(first - 1) == ":" or any(words.joined(first - n, n) in _MADE_UP for n in (1, 2, 3))
    start = next((at for at in range(first - 1, max(-1, first - _SIGHT_BACK), -1) if words.begins_sentence(at)), first)
    return start < first and words.joined(start, 2) in ("of that", "of this", "of it") and words.at(start + 2) in (",", "sum", "amount", "money")


def _is_less(amount: Amount, whole: Amount) -> bool:
    return _size(amount) < _size(whole)


def _size(amount: Amount) -> float:
    return amount.low or amount.high or 0.0


_NEAR = 12
_MADE_UP = frozenset(
    {"made up of", "composed of", "consists of", "consisting of", "consist of", "divided into", "split into", "comprises", "comprising"}
)
# "approved $8bn, with $1bn earmarked for air defence"
_SET_ASIDE = frozenset({"for", "earmarked", "reserved", "allocated", "going", "set", "intended", "dedicated", "meant", "destined"})
_OPENS_SHARE = frozenset({"", ".", ",", ";", "out", "that", "and", "but"})


def _bounded_by_verb(words: Words, amount: Amount) -> Amount:
    """ "damage exceeds $3bn", "must not exceed 5 billion euros" """
    verb = amount.first - 1
    if words.at(verb) not in EXCEEDING or amount.low != amount.high:
        return amount
    least = "not" not in words.low[max(0, verb - 2) : verb] and words.at(verb - 1) not in _NEVER
    return replace(amount, high=None) if least else replace(amount, low=None)


_NEVER = frozenset({"cannot", "never"})


def _repeats(words: Words, amount: Amount, before: Amount) -> bool:
    """Whether the amount stands in brackets right behind one of its kind, be that but a price: it is the same in another unit."""
    if before.metric != amount.metric:
        return False
    gap = words.low[before.last : amount.first]
    if gap in ([",", "or"], ["or"]) and before.unit != amount.unit:
        return True  # "10 billion kroner, or about 900 million euros"
    return len(gap) <= 3 and ("(" in gap or "[" in gap)


def _is_price(words: Words, amount: Amount) -> bool:
    """Money as the price of a private thing ("a villa worth ..."), no sum of its own."""
    before, after = words.low[max(0, amount.first - 6) : amount.first], words.low[amount.last : amount.last + 3]
    if after[:2] == ["each", "to"] and not _HIRED.isdisjoint(before):
        return False  # "were paid $2,000 each to burn cars"
    if words.joined(amount.first - 2, 2) in ("pay of", "paid of", "rent of") or (
        _size(amount) < _MOST_PAID and not _PAY.isdisjoint([*before, *after])
    ):
        return True
    if _is_pay(words, amount) or after[:1] in (["each"], ["apiece"]) or after[:2] in (["for", "each"], ["for", "every"]):
        return True
    if after[:1] in (["a"], ["per"], ["for"]) and not _MEASURED.isdisjoint(words.low[amount.last : amount.last + 5]):
        return True
    return "worth" in before and not _THINGS.isdisjoint(before)


def _is_pay(words: Words, amount: Amount) -> bool:
    """ "100,000 roubles ($1,660) a month": so little a month or day is what one who serves is paid."""
    behind = words.low[amount.last : amount.last + _NEAR]
    at = behind.index(")") + 1 if behind[:1] in (["("], [")"]) and ")" in behind else 0
    little = _size(amount) < (_HARD_PAY if amount.unit in ("USD", "EUR", "GBP") else _SOFT_PAY)
    return (
        little
        and " ".join(behind[at : at + 2]) in context_words("rates")
        and not context_words("serving").isdisjoint(words.low[max(0, amount.first - _FAR) : amount.last + _FAR])
    )


_HARD_PAY, _SOFT_PAY = 20_000, 1_000_000
# what is more is no single person's: "payouts under the $15bn programme"
_MOST_PAID = 100_000_000
# how far off those who are paid may be told of
_FAR = 60
_HIRED = frozenset({"paid", "offered", "promised", "received"})
_PAY = frozenset(
    "signing stipend allowance pension pensions payoff salary salaries wage wages bonus bonuses bounty payout payouts compensation".split()
)
_MEASURED = frozenset("megawatt mwh kilowatt cubic tonne ton tonnes litre liter kg bushel kilo gram ounce gallon death soldier".split())
