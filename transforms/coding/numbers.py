"""Number phrases: where a text states a number and which values it allows (codebook section 3, `low` and `high`).

Bounds ("at least"), approximation ("some"), ranges, numerals in digits and words, magnitudes and vague plurals ("dozens") are read
here. What is counted, and whether it counts at all, is the business of the quantities.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from transforms.coding.split import Words

_SYMBOLS = frozenset("$€£")
_SYMBOL_PREFIXES = frozenset({"us", "a", "au", "c", "ca", "hk", "nz", "s"})
_ARTICLES = frozenset({"a", "an"})
_DASHES = frozenset({"-", "–", "—"})
_ONLY_WITH_SYMBOL = frozenset({"m", "k", "b"})


@dataclass(frozen=True, slots=True)
class Number:
    """A stated number over the tokens [first, last); `core` is where the numeral itself begins."""

    first: int
    core: int
    last: int
    low: float | None
    high: float | None
    approximate: bool
    symbol: str | None = None
    vague: bool = False

    @property
    def value(self) -> float:
        """The number as a size to compare with others."""
        return (self.low if self.low is not None else self.high) or 0.0


@dataclass(frozen=True, slots=True)
class _Core:
    last: int
    low: float | None
    high: float | None
    vague: bool = False
    approximate: bool = False
    symbol: str | None = None


_Table = Mapping[str, Sequence[tuple[Sequence[str], Any]]]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Phrases of words/numbers.toml, keyed for look-up by token sequences."""

    units: Mapping[str, int]
    magnitudes: Mapping[str, int]
    vague: _Table
    few: _Table
    fixed: _Table
    before: _Table
    after: _Table
    fillers: _Table
    starts: frozenset[str]
    after_article: frozenset[str]


def _keyed(table: Mapping[str, Any]) -> _Table:
    """Phrases by their first word, the longest first."""
    keyed: dict[str, list[tuple[list[str], Any]]] = {}
    for phrase in sorted(table, key=len, reverse=True):
        keyed.setdefault(phrase.split()[0], []).append((phrase.split(), table[phrase]))
    return keyed


@cache
def _lexicon() -> _Lexicon:
    raw = tomllib.loads((resources.files("transforms.words") / "numbers.toml").read_text(encoding="utf-8"))
    bounds = raw["bounds"]
    before = {phrase: kind for kind in ("least", "most", "about") for phrase in bounds[kind]}
    after = {phrase: kind for kind in ("least", "most", "about") for phrase in bounds[f"{kind}_after"]}
    lexicon = _Lexicon(
        raw["units"], raw["magnitudes"], _keyed(raw["vague"]), _keyed(raw["few"]), _keyed(raw["fixed"]), _keyed(before), _keyed(after),
        _keyed(dict.fromkeys(bounds["fillers"], "")), frozenset(), frozenset(),
    )  # fmt: skip
    tables = (lexicon.vague, lexicon.few, lexicon.fixed, lexicon.before)
    starts = {word for table in tables for word in table} | set(raw["units"]) | {"a", "an", "between", "anywhere"} | _SYMBOLS | _SYMBOL_PREFIXES
    seconds = {phrase[1] for table in tables for word in _ARTICLES if word in table for phrase, _ in table[word]}
    return replace(lexicon, starts=frozenset(starts), after_article=frozenset(seconds | set(raw["magnitudes"]) | _SYMBOLS))


@cache
def number_words() -> frozenset[str]:
    """Single words that are or begin a numeral."""
    lexicon = _lexicon()
    return frozenset(lexicon.units) | {word for word in (*lexicon.vague, *lexicon.few) if word not in ("a", "tens")}


def find_numbers(words: Words) -> list[Number]:
    """Every number phrase of the text, left to right and without overlap; compounds ("34-year-old"), types ("Su-34") and ordinals left out."""
    lexicon, found, i = _lexicon(), list[Number](), 0
    size = len(words)
    while i < size:
        word = words.low[i]
        if word not in lexicon.starts and not word[0].isdigit():
            i += 1
            continue
        number = _phrase_at(words, i, lexicon) if _may_begin(words, i, word, lexicon) else None
        if number is None:
            i += 1
            continue
        if not _is_name_or_compound(words, number):
            found.append(number)
        i = number.last
    return found


def _may_begin(words: Words, i: int, word: str, lexicon: _Lexicon) -> bool:
    if word in _ARTICLES or word in _SYMBOL_PREFIXES:
        return words.at(i + 1) in lexicon.after_article
    return True


def _match(words: Words, i: int, table: _Table) -> tuple[int, Any] | None:
    """The longest phrase of `table` that stands at token `i`: its length and value."""
    for phrase, value in table.get(words.at(i), ()):
        if len(phrase) == 1 or words.low[i : i + len(phrase)] == phrase:
            return len(phrase), value
    return None


def _phrase_at(words: Words, i: int, lexicon: _Lexicon) -> Number | None:
    kind, at = None, i
    if (words.low[i] == "under" and words.at(i - 1) in _COME) or (words.low[i] == "over" and (words.at(i - 1) in _HAND or words.at(i + 1) == "the")):
        return None
    if words.low[i] == "between":
        return _between(words, i, lexicon)
    at += 2 if words.joined(at, 2) == "anywhere from" else 0
    for _ in range(2):
        if (bound := _match(words, at, lexicon.before)) is None:
            break
        kind, at = kind or bound[1], at + bound[0]
    if kind and (filler := _match(words, at, lexicon.fillers)) and _core_at(words, at, lexicon) is None:
        at += filler[0]
    core = _core_at(words, at, lexicon)
    if core is None:
        return None
    low, high, last, approximate = core.low, core.high, core.last, core.approximate
    if (second := _range_end(words, at, core, lexicon)) is not None:
        low, high, last = _scaled(words, at, core, second), second.high, second.last
    elif kind is None and (after := _match(words, last, lexicon.after)):
        kind, last = after[1], last + after[0]
    low, high = _bounded(kind, low, high)
    return Number(i, at, last, low, high, approximate or kind == "about", core.symbol, core.vague)


# "came under 30 attacks" is no bound
# nor "handed over 30 soldiers" and "the row over the 40 tanks"
_HAND = frozenset({"hand", "hands", "handed", "handing", "turn", "turned", "turning", "give", "gave", "giving", "given"})
_COME = frozenset({"come", "came", "comes", "coming"})


def _bounded(kind: str | None, low: float | None, high: float | None) -> tuple[float | None, float | None]:
    if kind == "least":
        return low, None
    if kind == "most":
        return None, high if high is not None else low
    return low, high


def _between(words: Words, i: int, lexicon: _Lexicon) -> Number | None:
    """ "between three and five" """
    first = _core_at(words, i + 1, lexicon)
    if first is None or words.at(first.last) != "and":
        return None
    second = _core_at(words, first.last + 1, lexicon)
    if second is None:
        return None
    return Number(i, i + 1, second.last, _scaled(words, i + 1, first, second), second.high, False, first.symbol)


# "rose from 64 to 73" tells of two numbers
_CHANGES = frozenset(
    {
        "rose",
        "risen",
        "rise",
        "rises",
        "rising",
        "grew",
        "grown",
        "grow",
        "increased",
        "increase",
        "climbed",
        "up",
        "down",
        "jumped",
        "raised",
        "raise",
        "raising",
        "cut",
        "fell",
        "fallen",
        "lowered",
        "reduced",
        "expand",
        "enlarge",
        "enlarged",
        "halved",
        "doubled",
    }
)


def _range_end(words: Words, at: int, core: _Core, lexicon: _Lexicon) -> _Core | None:
    """The second number of "7,000 to 15,000", "$300bn to $500bn" or "10-15"."""
    joint = words.at(core.last)
    if core.low is None or core.vague or not (joint == "to" or joint in _DASHES):
        return None
    if joint == "-" and words.glued[core.last + 1 : core.last + 2] != [True]:
        return None
    second = _core_at(words, core.last + 1, lexicon, in_range=True)
    if joint == "to" and "from" in words.low[at - 2 : at] and not _CHANGES.isdisjoint(words.low[max(0, at - 6) : at]):
        return None
    if second is None or second.low is None or second.vague or (core.symbol and not second.symbol and joint == "to"):
        return None
    return second if second.low > core.low else None


def _scaled(words: Words, at: int, first: _Core, second: _Core) -> float | None:
    """The low end in the magnitude of the high end: "two to three million"."""
    if first.low is None or second.low is None:
        return first.low
    bare = words.at(first.last - 1) not in _lexicon().magnitudes
    magnitude = _lexicon().magnitudes.get(words.at(second.last - 1), 1)
    return first.low * magnitude if bare and magnitude >= 1000 and first.low < 1000 else first.low


def _core_at(words: Words, i: int, lexicon: _Lexicon, in_range: bool = False) -> _Core | None:
    """A numeral without its bounds at token `i`."""
    if i >= len(words):
        return None
    if fixed := _match(words, i, lexicon.fixed):
        return _Core(i + fixed[0], fixed[1], fixed[1])
    if vague := _match(words, i, lexicon.vague):
        return _Core(i + vague[0], vague[1], None, vague=True, approximate=True)
    if few := _match(words, i, lexicon.few):
        factor, last, scaled = _magnitudes(words, i + few[0], None, lexicon)
        low = max(few[1] * factor, 24) if factor == 12 else few[1] * factor
        return _Core(last, low, None, vague=True, approximate=scaled)
    symbol, at = _symbol(words, i)
    if symbol is None and words.low[i] in ("a", "an") and words.at(i + 1) in lexicon.magnitudes and len(words.at(i + 1)) > 4:
        factor, last, _ = _magnitudes(words, i + 1, None, lexicon)
        return _Core(last, factor, factor)
    if words.at(at)[:1].isdigit():
        return _digits(words, at, symbol, lexicon)
    if words.glued[at : at + 1] == [True] and not in_range:
        return None
    return _spelled(words, at, symbol, lexicon)


def _symbol(words: Words, i: int) -> tuple[str | None, int]:
    """A currency sign before the number ("$", "US$", "A$") and where the number begins."""
    if words.low[i] in _SYMBOLS:
        return words.low[i], i + 1
    if words.low[i] in _SYMBOL_PREFIXES and words.at(i + 1) in _SYMBOLS and words.end[i] == words.start[i + 1]:
        return words.low[i] + words.low[i + 1], i + 2
    return None, i


def _digits(words: Words, i: int, symbol: str | None, lexicon: _Lexicon) -> _Core | None:
    token = words.low[i].replace(",", "")
    if not token.replace(".", "", 1).isdecimal() or len(token) > 15:
        return None
    factor, last, _ = _magnitudes(words, i + 1, symbol, lexicon)
    value = round(float(token) * factor, 6)
    return _Core(last, value, value, symbol=symbol)


def _magnitudes(words: Words, i: int, symbol: str | None, lexicon: _Lexicon) -> tuple[float, int, bool]:
    """Product of the magnitudes from token `i` ("hundred thousand"), where they end, whether there are any. A hyphen may stand before one."""
    factor, at, any_ = 1.0, i, False
    for _ in range(3):
        here = at + 1 if words.at(at) == "-" and words.at(at + 1) in lexicon.magnitudes else at
        word = words.at(here)
        if word not in lexicon.magnitudes or (word in _ONLY_WITH_SYMBOL and not _is_magnitude(words, here, symbol)):
            break
        factor, at, any_ = factor * lexicon.magnitudes[word], here + 1, True
    return factor, at, any_


def _is_magnitude(words: Words, at: int, symbol: str | None) -> bool:
    """Whether an "m" stands for millions: "$400m", "900m pounds"."""
    return words.start[at] == words.end[at - 1] and (symbol is not None or words.at(at + 1) in _CURRENCIES)


_CURRENCIES = frozenset(
    {
        "euros",
        "euro",
        "pounds",
        "dollars",
        "roubles",
        "rubles",
        "francs",
        "kroner",
        "kronor",
        "yen",
        "yuan",
        "zloty",
        "zlotys",
        "hryvnia",
        "hryvnias",
        "won",
        "crowns",
    }
)


def _spelled(words: Words, i: int, symbol: str | None, lexicon: _Lexicon) -> _Core | None:
    """ "forty-two", "two hundred and fifty", "one and a half million", "three thousand five hundred" """
    total, part, at = 0.0, 0.0, i
    while (word := words.at(at)) in lexicon.units or word in lexicon.magnitudes or word in ("-", "and"):
        if word in lexicon.units:
            if at > i and not _joins(part, lexicon.units[word], words.at(at - 1)):
                break
            part += lexicon.units[word]
        elif word in lexicon.magnitudes and len(word) > 2:
            if part == 0:
                break
            factor = lexicon.magnitudes[word]
            total, part = (total + part * factor, 0.0) if factor >= 1000 else (total, part * factor)
        elif words.joined(at, 3) == "and a half" and part:
            part, at = part + 0.5, at + 2
        elif not _continues(words, at, part, total, lexicon):
            break
        at += 1
    value = total + part
    return _Core(at, value, value, symbol=symbol) if at > i and (value or words.at(i) == "zero") else None


def _joins(part: float, unit: float, before: str) -> bool:
    """Whether a numeral continues the one before: 40 + 2, 100 + 50, but not "five six"."""
    return part == 0 or (part % 100 == 0 and unit < 100) or (part % 10 == 0 and part % 100 >= 20 and unit < 10 and before != "and")


def _continues(words: Words, at: int, part: float, total: float, lexicon: _Lexicon) -> bool:
    """Whether a hyphen or an "and" stands inside a numeral."""
    following = words.at(at + 1)
    if following in lexicon.magnitudes:
        return words.low[at] == "-"
    if following not in lexicon.units:
        return False
    if words.low[at] == "-":
        return _joins(part, lexicon.units[following], "-")
    return bool(part and part % 100 == 0) or bool(part == 0 and total)


def _is_name_or_compound(words: Words, number: Number) -> bool:
    """Numbers inside names and compounds: "Su-34", "30-day", "10th", "Group of Seven", "Rossiya 24"."""
    core, last = number.core, number.last
    if words.glued[core] and not words.low[core - 2].isdigit():
        return True
    if words.at(last) == "-" and words.glued[last + 1 : last + 2] == [True]:
        return words.low[last + 1] not in _GLUED_ON
    if (words.at(core - 1) in _MONTHS and words.capital[core - 1]) or (
        words.at(last) in _MONTHS and words.capital[last] and words.low[core].isdigit()
    ):
        return True
    if words.joined(core - 1, 2) == "no one" or words.joined(core, 2) == "one another":
        return True
    return (
        core > 0
        and words.capital[core]
        and words.low[core] in _lexicon().units
        and words.sentence[core] == words.sentence[core - 1]
        and words.low[core - 1] not in ("“", '"', "‘", ":")
    )


_MONTHS = frozenset({"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"})

# what may hang on a number by a hyphen and still be counted or paid
_GLUED_ON = frozenset(
    {"strong", "euro", "dollar", "pound", "rouble", "ruble", "krona", "kroner", "hryvnia", "zloty", "franc", "yuan", "yen", "member", "odd"}
)
