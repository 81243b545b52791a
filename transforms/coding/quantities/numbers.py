"""Number phrases: where a text states a number and which values it allows (codebook section 3, `low` and `high`).

Bounds ("at least"), approximation ("some"), ranges, numerals in digits and words, magnitudes and vague plurals ("dozens") are read
here. What is counted, and whether it counts at all, is the business of the quantities.
"""

from __future__ import annotations

from dataclasses import dataclass

from transforms.coding.quantities.numerals import (
    AFTER,
    AFTER_ARTICLE,
    ARTICLES,
    BEFORE,
    FILLERS,
    MAGNITUDES,
    STARTS,
    SYMBOL_PREFIXES,
    UNITS,
    Core,
    core_at,
    is_year,
    match,
)
from transforms.coding.quantities.word_lists import STOPS
from transforms.coding.text.day_names import MONTHS
from transforms.coding.text.split import Words

_DASHES = frozenset({"-", "–", "—"})


@dataclass(slots=True)
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


def find_numbers(words: Words) -> list[Number]:
    """Every number phrase of the text, left to right and without overlap; compounds ("34-year-old"), types ("Su-34") and ordinals left out."""
    found, last = list[Number](), 0
    for i in [i for i, word in enumerate(words.low) if word in STARTS or (word < ":" and word[0].isdigit())]:  # only marks and digits come before ":"
        if i < last or not _may_begin(words, i, words.low[i]):
            continue
        number = _phrase_at(words, i)
        if number is not None:
            last = number.last
            if not _is_name_or_compound(words, number):
                found.append(number)
    return found


def _may_begin(words: Words, i: int, word: str) -> bool:
    if word in ARTICLES or word in SYMBOL_PREFIXES:
        return words.at(i + 1) in AFTER_ARTICLE
    return True


def _phrase_at(words: Words, i: int) -> Number | None:
    word = words.low[i]
    if word == "between":
        return _between(words, i)
    if word in _NO_BOUND and _bounds_nothing(words, i, word):
        return None
    kind, at = (None, i) if word[0].isdigit() else _bound(words, i)
    core = core_at(words, at)
    if core is None:
        return None
    low, high, last, approximate = core.low, core.high, core.last, core.approximate
    if (second := _range_end(words, at, core)) is not None:
        low, high, last = _scaled(words, core, second), second.high, second.last
    elif kind is None and (after := match(words, last, AFTER)):
        kind, last = after[1], last + after[0]
    least, most = _bounded(kind, low, high)
    return Number(i, at, last, least, most, approximate or kind == "about", core.symbol, core.vague)


def _bound(words: Words, i: int) -> tuple[str | None, int]:
    """What bounds the numeral ("at least", "some") that may stand behind token `i`, and where the numeral begins."""
    kind, at = None, i
    for _ in range(2):
        if (bound := match(words, at, BEFORE)) is None:
            break
        kind, at = kind or bound[1], at + bound[0]
    if kind and (filler := match(words, at, FILLERS)) and core_at(words, at) is None:
        at += filler[0]
    return kind, at


def _bounds_nothing(words: Words, i: int, word: str) -> bool:
    """ "came under 30 attacks", "pay has gone up to 2.3 million", "handed over 30 soldiers" """
    before = words.at(i - 1)
    if words.at(i + 1) == "the" and word != "up":
        return True  # "under the $15bn programme"
    if word == "over":
        return before in _HAND or (before in ("case", "trial") and words.at(i - 2) in ("a", "his", "her", "on", "their"))
    if before in ("move", "moved") and not _MOVED.isdisjoint(words.low[i + 3 : i + 6]):
        return False  # "will move up to 10,000 soldiers"
    return before in (_COME if word == "under" else _GONE)


_MOVED = frozenset({"soldiers", "troops", "men", "servicemen", "reservists", "people", "residents", "civilians"})
_NO_BOUND = frozenset({"under", "over", "up"})
_GONE = frozenset({"add", "adds", "added", "adding", "gone", "go", "goes", "going", "went", "moved", "move"})
# "handed over 30 soldiers", "the row over 40 tanks", "in a case over 2 million euros"
_HAND = frozenset(
    "swept spread stretched sweeping spreading stretching hung hovered hovering hand hands handed handing turn turned turning give gave "
    "giving given row dispute lawsuit quarrel appeal".split()
)
_COME = frozenset({"come", "came", "comes", "coming"})


def _bounded(kind: str | None, low: float | None, high: float | None) -> tuple[float | None, float | None]:
    if kind == "least":
        return low, None
    if kind == "most":
        return None, high if high is not None else low
    return low, high


def _between(words: Words, i: int) -> Number | None:
    """ "between three and five" """
    first = core_at(words, i + 1)
    if first is None or words.at(first.last) != "and":
        return None
    second = core_at(words, first.last + 1)
    if second is None or _is_year_beside(words, i + 1, first, second):
        return None
    return Number(i, i + 1, second.last, _scaled(words, first, second), second.high, False, first.symbol)


# "rose from 64 to 73" tells of two numbers
_CHANGES = frozenset(
    "rose risen rise rises rising grew grown grow increased increase climbed up down jumped raised raise raising cut fell fallen lowered "
    "reduced expand enlarge enlarged halved doubled".split()
)


def _range_end(words: Words, at: int, core: Core) -> Core | None:
    """The second number of "7,000 to 15,000", "$300bn to $500bn" or "10-15"."""
    joint = words.at(core.last)
    if core.vague or not (joint in ("to", "or") or joint in _DASHES):
        return None
    second = core_at(words, core.last + 1)
    if joint == "to" and "from" in words.low[at - 2 : at] and not _CHANGES.isdisjoint(words.low[max(0, at - 6) : at]):
        return None
    if second is None or second.vague or (joint == "to" and bool(core.symbol) != bool(second.symbol)):
        return None
    if joint == "to" and words.at(at - 1) == "by" and second.low > 4 * core.low:
        return None  # "rose by $2 to $81"
    if _is_year_beside(words, at, core, second):
        return None
    return second if second.low > core.low else None


def _is_year_beside(words: Words, at: int, core: Core, second: Core) -> bool:
    """Whether the first number tells when: "rose in 2025 to 9 billion", "from 2022 to 2025"; but "2000 to 3500 men", "1900-2000 shells"."""
    if not is_year(words, at, core.last):
        return False
    start = core.last + 1
    written_alike = second.last == start + 1 and words.low[start].isdigit()
    return not written_alike or (is_year(words, start, second.last) and words.at(at - 1) in _BEFORE_YEARS)


_BEFORE_YEARS = frozenset({"from", "between", "in", "for", "during", "since", "of", "by", "the", "through"})


def _scaled(words: Words, first: Core, second: Core) -> float:
    """The low end in the magnitude of the high end: "two to three million"."""
    bare = words.at(first.last - 1) not in MAGNITUDES
    magnitude = MAGNITUDES.get(words.at(second.last - 1), 1)
    scaled = first.low * magnitude
    is_meant = bare and magnitude >= 1000 and first.low < 1000 and scaled <= second.low  # not "500 to 1.5 million"
    return scaled if is_meant else first.low


def _is_name_or_compound(words: Words, number: Number) -> bool:
    """Numbers inside names and compounds: "Su-34", "S300", "Mirage 2000", "30-day", "10th", "Group of Seven", "Rossiya 24"."""
    core, last = number.core, number.last
    if words.glued[core] and not words.low[core - 2].isdigit():
        return True
    if core and words.low[core][0].isdigit() and _is_label(words, core, last):
        return True
    if words.at(last) == "-" and words.glued[last + 1 : last + 2] == [True]:
        return words.low[last + 1] not in _GLUED_ON
    if words.at(core - 1) in MONTHS and words.capital[core - 1] and _may_be_date(words, core, number):
        return True
    if words.at(last) in MONTHS and words.capital[last] and words.low[core].isdigit():
        return True
    if words.at(core) == "one" and (
        words.at(core - 1) == "no" or words.joined(last, 2) == "after another" or words.joined(last, 3) == "after the other"
    ):
        return True
    if words.at(core - 1) in _MODELS and words.at(core - 2) != "the" and words.at(last) in STOPS:
        return True  # "reactor four at the plant", but "at the reactor four were hurt"
    return (
        core > 0
        and words.capital[core]
        and words.low[core] in UNITS
        and words.sentence[core] == words.sentence[core - 1]
        and words.low[core - 1] not in ("“", "‘", ":")
    )


def _is_label(words: Words, core: int, last: int) -> bool:
    """Whether a numeral tells one of its kind from others: "an S300", "the Leopard 2A6", "reactor 4"; but "at the reactor 4 men"."""
    before = words.low[core - 1]
    if words.end[core - 1] == words.start[core] and before.isalpha():
        return True
    if before == "(" and core > 1 and words.end[core - 2] == words.start[core - 1] and words.at(last) == ")":
        return True  # "NoName057(16)"
    return before in _MODELS


_MODELS = frozenset(
    "mirage leopard challenger pzh panzerhaubitze strv ariane rossiya kanal unit resolution article chapter paragraph reactor block".split()
)


def _may_be_date(words: Words, core: int, number: Number) -> bool:
    """A day or year behind a month: not "in May 174 people were killed", nor "during June 12 settlements" as no day follows "in June"."""
    year = is_year(words, core, core + 1)
    if year or "," in words.low[core]:
        return year
    return number.value <= _LAST_DAY and words.at(core - 2) not in ("in", "during", "throughout")


_LAST_DAY = 31
# what may hang on a number by a hyphen and still be counted or paid
_GLUED_ON = frozenset(
    {"strong", "euro", "dollar", "pound", "rouble", "ruble", "krona", "kroner", "hryvnia", "zloty", "franc", "yuan", "yen", "member", "odd", "worth"}
)
