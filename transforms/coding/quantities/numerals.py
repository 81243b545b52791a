"""Numerals without their bounds: digits and words, magnitudes, vague plurals ("dozens"). Vocabulary in words/numbers.toml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from transforms.coding.text.split import Words
from transforms.words import words_of

_SYMBOLS = frozenset("$€£")
SYMBOL_PREFIXES = frozenset({"us", "a", "au", "c", "ca", "hk", "nz", "s"})
ARTICLES = frozenset({"a", "an", "another"})
_ONLY_WITH_SYMBOL = frozenset({"m", "k", "b"})


@dataclass(slots=True)
class Core:
    """A numeral without its bounds; `last` is the token behind it."""

    last: int
    low: float
    high: float | None
    vague: bool = False
    approximate: bool = False
    symbol: str | None = None


_Table = Mapping[str, Sequence[tuple[Sequence[str], Any]]]


def _keyed(table: Mapping[str, Any]) -> _Table:
    """Phrases by their first word, the longest first."""
    keyed: dict[str, list[tuple[list[str], Any]]] = {}
    for phrase in sorted(table, key=len, reverse=True):
        keyed.setdefault(phrase.split()[0], []).append((phrase.split(), table[phrase]))
    return keyed


_LISTS = words_of("numbers")
_BOUNDS = _LISTS["bounds"]
UNITS: Mapping[str, int] = _LISTS["units"]
MAGNITUDES: Mapping[str, int] = _LISTS["magnitudes"]
_VAGUE, _FEW, _FIXED = (_keyed(_LISTS[name]) for name in ("vague", "few", "fixed"))
# what bounds a number before and behind it, and what may stand between a bound and its numeral
BEFORE, AFTER = (_keyed({phrase: kind for kind in ("least", "most", "about") for phrase in _BOUNDS[kind + end]}) for end in ("", "_after"))
FILLERS = _keyed(dict.fromkeys(_BOUNDS["fillers"], ""))
_LISTED = frozenset({*_VAGUE, *_FEW, *_FIXED})
_SIGNS = ARTICLES | _SYMBOLS | SYMBOL_PREFIXES
# what a number phrase, and a numeral without its bounds, may begin with
STARTS = _LISTED | _SIGNS | {*BEFORE, *UNITS, "between"}
_CORES = _LISTED | _SIGNS | {*UNITS, *MAGNITUDES, "-"}
# what an article may stand before so that a numeral begins with it ("a dozen")
AFTER_ARTICLE = (
    _SYMBOLS | {*MAGNITUDES} | {phrase[1] for table in (_VAGUE, _FEW, _FIXED, BEFORE) for word in ARTICLES for phrase, _ in table.get(word, ())}
)
# units that no listed numeral begins with
_PLAIN = frozenset(UNITS) - _LISTED
_NUMBER_WORDS = frozenset(UNITS) | {word for word in (*_VAGUE, *_FEW) if word not in ("a", "tens")}
_CURRENCIES = frozenset(name.split()[-1] for name in words_of("money")["names"])
_BY_THE_MILLION = frozenset(_LISTS["by_the_million"]["nouns"])


def number_words() -> frozenset[str]:
    """Single words that are or begin a numeral."""
    return _NUMBER_WORDS


def match(words: Words, i: int, table: _Table) -> tuple[int, Any] | None:
    """The longest phrase of `table` that stands at token `i`: its length and value."""
    if i >= words.size or (phrases := table.get(words.low[i])) is None:
        return None
    for phrase, value in phrases:
        if len(phrase) == 1 or words.low[i : i + len(phrase)] == phrase:
            return len(phrase), value
    return None


def core_at(words: Words, i: int) -> Core | None:
    """A numeral without its bounds at token `i`."""
    if i >= words.size:
        return None
    word = words.low[i]
    if word[0].isdigit():
        return _digits(words, i, None)
    if word not in _CORES:
        return None
    if word in _PLAIN:
        return None if words.glued[i] else _spelled(words, i, None)
    if (listed := _listed(words, i)) is not None:
        return listed
    symbol, at = _symbol(words, i)
    if words.at(at)[:1].isdigit():
        return _digits(words, at, symbol)
    return None if words.glued[at : at + 1] == [True] else _spelled(words, at, symbol)


def is_year(words: Words, first: int, last: int) -> bool:
    """Whether the numeral over the tokens [first, last) is written as years are: "2025", but neither "2,025" nor "2025m"."""
    word = words.low[first]
    return last == first + 1 and len(word) == len("2025") and word.isdigit() and word.startswith(("19", "20"))


def _listed(words: Words, i: int) -> Core | None:
    """Numerals that stand in the lists as they are: "half a million", "dozens", "several hundred", "a thousand"."""
    if fixed := match(words, i, _FIXED):
        return Core(i + fixed[0], fixed[1], fixed[1])
    if vague := match(words, i, _VAGUE):
        return Core(i + vague[0], vague[1], None, vague=True, approximate=True)
    if few := match(words, i, _FEW):
        factor, last, scaled = _magnitudes(words, i + few[0], None)
        return Core(last, max(few[1] * factor, 24) if factor == 12 else few[1] * factor, None, vague=True, approximate=scaled)
    if words.low[i] in ARTICLES and words.at(i + 1) in MAGNITUDES and len(words.at(i + 1)) > 4:
        return _spelled(words, i + 1, None, part=1.0)
    return None


def _symbol(words: Words, i: int) -> tuple[str | None, int]:
    """A currency sign before the number ("$", "US$", "A$") and where the number begins."""
    if words.low[i] in _SYMBOLS:
        return words.low[i], i + 1
    if words.low[i] in SYMBOL_PREFIXES and words.at(i + 1) in _SYMBOLS and words.end[i] == words.start[i + 1]:
        return words.low[i] + words.low[i + 1], i + 2
    return None, i


def _digits(words: Words, i: int, symbol: str | None) -> Core | None:
    token = words.low[i].replace(",", "")
    if not token.replace(".", "", 1).isdecimal() or len(token) > 15 or (token[0] == "0" and token[1:2].isdigit()):
        return None
    factor, last, _ = _magnitudes(words, i + 1, symbol)
    value = round(float(token) * factor, 6 if factor < 1e9 else 0)
    return Core(last, value, value, symbol=symbol)


def _magnitudes(words: Words, i: int, symbol: str | None) -> tuple[float, int, bool]:
    """Product of the magnitudes from token `i` ("hundred thousand"), where they end, whether there are any. A hyphen may stand before one."""
    factor, at, any_ = 1.0, i, False
    for _ in range(3):
        here = at + 1 if words.at(at) == "-" and words.at(at + 1) in MAGNITUDES else at
        word = words.at(here)
        if word not in MAGNITUDES or (word in _ONLY_WITH_SYMBOL and not _is_magnitude(words, here, symbol)):
            break
        factor, at, any_ = factor * MAGNITUDES[word], here + 1, True
    return factor, at, any_


def _is_magnitude(words: Words, at: int, symbol: str | None) -> bool:
    """Whether an "m" stands for millions and not for metres: "$400m", "900m pounds", "1.2m people", "1.5m active soldiers"."""
    if words.start[at] != words.end[at - 1]:
        return False
    return symbol is not None or words.at(at + 1) in _CURRENCIES or not _BY_THE_MILLION.isdisjoint(words.low[at + 1 : at + 3])


def _spelled(words: Words, i: int, symbol: str | None, part: float = 0.0) -> Core | None:
    """ "forty-two", "two hundred and fifty", "one and a half million", "(a) hundred and five" with `part` for the article"""
    total, at = 0.0, i
    while (word := words.at(at)) in UNITS or word in MAGNITUDES or word in ("-", "and"):
        if word in UNITS:
            if at > i and not _joins(part, UNITS[word], words.at(at - 1)):
                break
            part += UNITS[word]
        elif word in MAGNITUDES and len(word) > 2:
            if part == 0:
                break
            factor = MAGNITUDES[word]
            total, part = (total + part * factor, 0.0) if factor >= 1000 else (total, part * factor)
        elif words.joined(at, 3) == "and a half" and part:
            part, at = part + 0.5, at + 2
        elif not _continues(words, at, part, total):
            break
        at += 1
    value = total + part
    return Core(at, value, value, symbol=symbol) if at > i and (value or words.at(i) == "zero") else None


def _joins(part: float, unit: float, before: str) -> bool:
    """Whether a numeral continues the one before: 40 + 2, 100 + 50, but not "five six"."""
    return part == 0 or (part % 100 == 0 and unit < 100) or (part % 10 == 0 and part % 100 >= 20 and unit < 10 and before != "and")


def _continues(words: Words, at: int, part: float, total: float) -> bool:
    """Whether a hyphen or an "and" stands inside a numeral."""
    following = words.at(at + 1)
    if following in MAGNITUDES:
        return words.low[at] == "-"
    if following not in UNITS:
        return False
    if words.low[at] == "-":
        return _joins(part, UNITS[following], "-")
    return bool(part and part % 100 == 0) or bool(part == 0 and total)
