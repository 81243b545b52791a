"""The words, numbers and marks of a bullet, read once and shared by every part of the coder. No meaning here.

Names keep their hyphens ("Rostov-on-Don"), those of sites their dots ("Zaxid.net"), and lose the possessive, which is a token of its own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from transforms.coding.text.by_word import by_word
from transforms.coding.text.day_names import MONTHS, WEEKDAYS
from transforms.words import words_of

# words first: most tokens are
_TOKEN = re.compile(r"([^\W\d_]+(?:[-’'](?!s(?!\w))[^\W_]+)*(?:\.(?:com|info|media|net|org|ru|ua)(?!\w))*|[’']s(?!\w)|\d+(?:[.,]\d+)*|[^\w\s])")
_APOSTROPHE = re.compile(r"(?<=\w)'")
# a straight mark that opens: something follows, and nothing stands right before it but a bracket, a dash or another mark
_OPENING = re.compile(r'(?<![^\s(\[–—“‘])"(?=\S)')
# a text has a plain space for the no-break one that sets thousands apart in print (codebook section 1)
_THOUSANDS = re.compile(r"(?<![\w.,:/])(?<![^\W\d]-)[1-9]\d{0,2}(?: \d{3})+(?![\w%]|[.,:/]\d| ?-?mm\b)")
# found in a fifth of the time: few texts have any of them
_SPACED = re.compile(r"\d \d")
# characters before a number that hold its last two words
_SIGHT = 80
_NOT = frozenset({"n't", "n’t"})
_SHORTENED = {"ca": "can", "wo": "will", "sha": "shall"}
_DOTTED = frozenset({("U", ".", "S", "."), ("U", ".", "K", "."), ("U", ".", "N", "."), ("E", ".", "U", ".")})
_HYPHENED = ("counter-attack", "counter-offensive", "cease-fire")
# a text without any of these holds nothing to be read in another form
_ODD = ("n’t", "n't", "U.", "per cent", "ounter-", "ease-fire", "Kiev")
_ENDS = frozenset(".!?")
_OPENERS = frozenset("“'‘$€£")
_CLOSERS = frozenset("”’')")
# titles and the like, whose full stop ends no sentence
_ABBREVIATED = frozenset("gen col lt st mr mrs ms dr maj capt sgt sen rep gov prof vs inc jr sr".split())


class Token(NamedTuple):
    """A word, number or mark: `low` is lower case, `is_name` whether it could be a (part of a) name, `sentence` counts from 0."""

    text: str
    low: str
    start: int
    end: int
    is_name: bool
    sentence: int


def read_tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order; linear in its length."""
    words, starts, ends = cut(_TOKEN, _APOSTROPHE.sub("’", text) if "'" in text else text)
    lows, names = zip(*map(_shape, words), strict=True) if words else ((), ())
    columns = zip(words, lows, starts, ends, names, sentences(words, starts, ends), strict=True)
    return tuple(map(tuple.__new__, itertools.repeat(Token), columns))  # as Token(*column) would, in a third of the time


def cut(pattern: re.Pattern[str], text: str) -> tuple[list[str], list[int], list[int]]:
    """What the pattern's one group matches, and where each match starts and ends, in the one form that rules and word lists know.

    A hyphen between spaces is a dash, straight quotation marks are curly ones, "12 000" is "12,000", "didn't" is "did" and "not", "U.S." is
    "US", "per cent" "percent", "counter-attack" "counterattack", "Kiev" "Kyiv".
    """
    printed = _curled(text.replace(" - ", " – "))
    pieces = pattern.split(_THOUSANDS.sub(_with_commas, printed) if _SPACED.search(printed) else printed)
    bounds = list(itertools.accumulate(map(len, pieces)))
    words, starts, ends = pieces[1::2], bounds[:-1:2], bounds[1::2]
    if any(mark in text for mark in _ODD):
        return _plain(words, starts, ends)
    return words, starts, ends


def as_listed(name: str) -> str:
    """A printed name as word lists and the gazetteer have it: with a curly apostrophe, and "Kyiv" for "Kiev"."""
    return name.replace("'", "’").replace("Kiev", "Kyiv")


def _curled(text: str) -> str:
    """The text, as long as it was, with curly marks for straight ones, and for the double prime that some printers set behind a figure."""
    text = text.replace("″", "”") if "″" in text else text
    return _OPENING.sub("“", text).replace('"', "”") if '"' in text else text


def _with_commas(thousands: re.Match[str]) -> str:
    """A number, as long as it was, with commas for its spaces; the first figure may be of the word before: "on March 12 200 people"."""
    first, others = thousands[0].split(" ", 1)
    before = thousands.string[max(0, thousands.start() - _SIGHT) : thousands.start()].rsplit(maxsplit=2)
    is_apart = not others.startswith("0") and bool(before) and _is_numbered(before[-1], before[-2:-1])
    return first + (" " if is_apart else ",") + others.replace(" ", ",")


def _is_numbered(word: str, before: Sequence[str]) -> bool:
    """Whether the figure behind a word may be its own: "March 12", "day 100", "Shahed 136"; not "About 300" where a sentence begins."""
    if word.lower() in _numbered():
        return True
    return word.isalpha() and word[0].isupper() and word.lower() not in WEEKDAYS and bool(before) and before[0][-1] not in _ENDS


@cache
def _numbered() -> frozenset[str]:
    return frozenset({*words_of("numbers")["numbered"]["words"], *MONTHS})


def _plain(words: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> tuple[list[str], list[int], list[int]]:
    """Contracted negations as two words; dotted initials of states and unions, "per cent" and "counter-attack" as one; "Kiev" as "Kyiv"."""
    found: list[tuple[str, int, int]] = []
    i = 0
    while i < len(words):
        word, start, end = words[i], starts[i], ends[i]
        n = 1
        if tuple(words[i : i + 4]) in _DOTTED and ends[i + 3] == start + 4:
            word, n = word + words[i + 2], 4
        elif word == "per" and words[i + 1 : i + 2] == ["cent"]:
            word, n = "percent", 2
        elif word.startswith("Kiev"):
            word = word.replace("Kiev", "Kyiv")
        elif word.lower().startswith(_HYPHENED):
            word = word.replace("-", "", 1)
        elif word.lower() in ("counter", "cease") and "".join(words[i : i + 3]).lower().startswith(_HYPHENED):
            word, n = word + words[i + 2], 3
        elif word[-3:] in _NOT and len(word) > 3:
            found.append((_SHORTENED.get(word[:-3].lower(), word[:-3]), start, end - 3))
            word, start = "not", end - 3
        found.append((word, start, ends[i + n - 1]))
        i += n
    columns: tuple[list[str], list[int], list[int]] = tuple(map(list, zip(*found, strict=True)))  # type: ignore[assignment]
    return columns


def sentences(words: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """Number of the sentence each token stands in: a new one begins behind a full stop and the quotes and brackets that it closes."""
    numbers: list[int] = []
    for i in [i for i, word in enumerate(words[:-1]) if word[0] in _ENDS]:
        opener = i + 1
        while opener < len(words) and words[opener] in _CLOSERS and starts[opener] == ends[opener - 1]:
            opener += 1
        if opener < len(words) and starts[opener] > ends[opener - 1] and _opens(words[opener]) and not _abbreviates(words, i):
            numbers += [numbers[-1] + 1 if numbers else 0] * (opener - len(numbers))
    return numbers + [numbers[-1] + 1 if numbers else 0] * (len(words) - len(numbers))


def _opens(word: str) -> bool:
    """Whether a token may be the first of a sentence."""
    return word[0].isupper() or word[0].isdigit() or word in _OPENERS


def _abbreviates(words: Sequence[str], i: int) -> bool:
    """Whether a full stop belongs to an abbreviation or initial before it; "on X." and "he said no." end a sentence, "No. 2" does not."""
    before = words[i - 1] if i and words[i] == "." else ""
    if before == "No":
        return words[i + 1][0].isdigit()
    return before.lower() in _ABBREVIATED or (len(before) == 1 and before.isupper() and before != "X")


@by_word
def _shape(word: str) -> tuple[str, bool]:
    """Lower case, and whether it could be (part of) a name."""
    return word.lower().replace("’", "'"), word[0].isupper() and _is_name(word)


@cache
def _syllables() -> frozenset[str]:
    """What Korean and Chinese given names have behind their hyphen."""
    return frozenset(words_of("names")["syllables"])


def _is_name(word: str) -> bool:
    """Whether a capitalised word is one behind its last hyphen too: "Moscow-backed" is no name, "Seong-ho" is one."""
    last = word.rpartition("-")[2]
    return last == word or len(word) < 2 or last[:1].isupper() or (last in _syllables() and len(word) < 12)
