"""A bullet as every part of the coder reads it: its tokens, its sentences and what stands between quotation marks. No meaning here."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from operator import attrgetter

from transforms.coding.text.tokens import Token, read_tokens

# tokens that a rule looks back over where a sentence has no end: no sentence of a page is so long, and the work stays linear
SIGHT = 100


@dataclass(slots=True)
class Quote:
    """An outermost pair of quotation marks: tokens [first, last] with the marks, characters [start, end) without them."""

    first: int
    last: int
    start: int
    end: int


@dataclass(slots=True)
class Text:
    """A bullet read once. `quoted[i]` is 0 outside quotation marks, else 1 + the index of the quote that token `i` stands in.

    `bounds` holds where each sentence begins, and the number of tokens at its end; `names` which tokens could be (part of) a name.
    """

    text: str
    tokens: Sequence[Token]
    low: Sequence[str]
    quotes: Sequence[Quote]
    quoted: Sequence[int]
    bounds: Sequence[int]
    names: Sequence[int]
    size: int

    def at(self, i: int) -> str:
        """The lower-case word at `i`, empty outside."""
        return self.low[i] if 0 <= i < self.size else ""

    def where(self, words: Set[str]) -> list[int]:
        """Where one of these words stands, in order."""
        return [] if words.isdisjoint(self.low) else [i for i, low in enumerate(self.low) if low in words]

    def last_before(self, i: int, words: Collection[str], reach: int = SIGHT) -> int | None:
        """Where one of these words stands last among so many tokens before token `i`, behind the first of its sentence."""
        found = self.last_among(i, max(self.sentence_start(i), i - reach) + 1, words)
        return found if found >= 0 else None

    def last_among(self, last: int, first: int, words: Collection[str]) -> int:
        """Index of the last of the tokens [first, last) that is one of these words, -1 where none is."""
        for j in range(last - 1, max(first, 0) - 1, -1):
            if self.low[j] in words:
                return j
        return -1

    def has_semicolon(self, first: int, last: int) -> bool:
        """Whether one of the tokens [first, last) is a semicolon that parts clauses: one in a quote is the quoted one's."""
        return ";" in self.text and any(self.low[i] == ";" and not self.quoted[i] for i in range(first, min(last, self.size)))

    def slice(self, first: int, last: int) -> str:
        """The text of the tokens [first, last)."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if first < last else ""

    def sentence_start(self, i: int) -> int:
        """Index of the first token of the sentence that token `i` stands in."""
        return self.bounds[self.tokens[i].sentence]

    def sentence_end(self, i: int) -> int:
        """Index after the last token of the sentence that token `i` stands in."""
        return self.bounds[self.tokens[i].sentence + 1]


def read_text(text: str) -> Text:
    """Read a bullet; linear in its length."""
    tokens = read_tokens(text)
    quotes = _quotes(tokens) if "“" in text or '"' in text else []
    quoted = [0] * len(tokens)
    for number, quote in enumerate(quotes, 1):
        quoted[quote.first : quote.last + 1] = [number] * (quote.last + 1 - quote.first)
    bounds = [bisect_left(tokens, number, key=_sentence) for number in range(tokens[-1].sentence + 1)] if tokens else []
    names = list(itertools.compress(range(len(tokens)), map(_is_name, tokens)))
    return Text(text, tokens, list(map(_low, tokens)), quotes, quoted, [*bounds, len(tokens)], names, len(tokens))


_low, _sentence, _is_name = attrgetter("low"), attrgetter("sentence"), attrgetter("is_name")


def _quotes(tokens: Sequence[Token]) -> list[Quote]:
    """Outermost quotes; where the marks do not come in pairs, each closing one ends the quote that is open."""
    found = _paired(tokens, nests=True)
    return found if found is not None else _paired(tokens, nests=False) or []


def _paired(tokens: Sequence[Token], nests: bool) -> list[Quote] | None:
    found, depth, first = list[Quote](), 0, 0
    for i, token in enumerate(tokens):
        if token.text == "“":
            first = i if depth == 0 else first
            depth = depth + 1 if nests else 1
        elif token.text == "”" and depth:
            depth -= 1
            if depth == 0 and i > first + 1:
                found.append(Quote(first, i, tokens[first].end, token.start))
    return None if depth and nests else found
