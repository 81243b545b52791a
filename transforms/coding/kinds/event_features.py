"""What of a bullet tells its kind of event: features that weights are learned for, each with how much of it belongs to the main claim.

Stems of words, neighbouring ones, groups of synonyms, what is counted, how and by whom it is said, the heading above, and
what hand-kept cues and the codebook's own rules say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from transforms.coding.kinds.collisions import collisions_met
from transforms.coding.kinds.event_cues import Starred, cue_totals
from transforms.coding.kinds.foreground import MainClaim
from transforms.coding.kinds.weights import PARTS, Pairs
from transforms.coding.records import Quantity
from transforms.coding.speech.clause import Clause
from transforms.coding.text.by_word import by_word
from transforms.coding.text.language import Text
from transforms.words import words_of

# letters of a stem; features that are made ("said behind", "quotes") have more in their words, so that no text can name one
STEM = 5
# what one unit of a cue's weight counts beside a word
_CUE = 0.2
_ARTICLES = frozenset({"the", "a", "an"})
_QUOTES = frozenset("“”‘’")
# words that tell nothing by themselves
SILENT = frozenset(
    "the a an of in on at to and or by for with from as that this it its his her their he she they is was were be been are has have had will "
    "would".split()
)


def features(
    t: Text, main: MainClaim, clauses: Sequence[Clause], quantities: Sequence[Quantity], topics: Sequence[str], pairs: Pairs
) -> dict[str, int]:
    """Every feature of a bullet with its share of PARTS; `topics` are those of the heading, the weightiest first.

    Of neighbouring words only those that are among `pairs`: all of them while learning, else the learned ones.
    """
    found = _words(t, main, pairs)
    for event_type, total in cue_totals(t, main).items():
        found[f"cue:{event_type}"] = round(total * _CUE * PARTS)
    for key, part in (*_counted(t, quantities), *_spoken(t, clauses)):
        found[key] = max(part, found.get(key, 0))
    for rule in collisions_met(t, quantities):
        found[f"rule:{rule}"] = PARTS
    for topic in topics or ("none",):
        found[f"heading:{topic}"] = PARTS
    for topic in topics[:1]:
        found[f"heading first:{topic}"] = PARTS
    return found


def _words(t: Text, main: MainClaim, pairs: Pairs) -> dict[str, int]:
    """Stems, neighbours and groups of synonyms, each as much as the place does where it belongs to the main claim most.

    Articles are passed over; groups are not looked for in what names a speaker.
    """
    found: dict[str, int] = {}
    get, behind, its_part = found.get, None, 0
    for (stem, link, groups), part, hidden in zip(map(_keys_of, t.low), main.parts, main.hidden, strict=True):
        if link is None:
            continue
        if stem and part > get(stem, 0):
            found[stem] = part
        if behind is not None and (pair := behind.get(link)) is not None and (both := min(part, its_part)) > get(pair, 0):
            found[pair] = both
        if groups and not hidden:
            for group in groups:
                if part > get(group, 0):
                    found[group] = part
        behind, its_part = pairs.get(link) if link else None, part
    return found


class EveryPair:
    """Any two neighbours of which the second is a word: what is learned from."""

    def get(self, first: str) -> _Behind:
        return _Behind(first)


class _Behind:
    def __init__(self, first: str) -> None:
        self.first = first

    def get(self, second: str) -> str | None:
        return f"{self.first} {second}" if second[:1].isalpha() else None


def stem_of(low: str) -> str:
    """A word's beginning with a star, short words as they are."""
    return f"{low[:STEM]}*" if len(low) > STEM else low


@by_word
def _keys_of(low: str) -> tuple[str, str | None, tuple[str, ...]]:
    """What a token is as a feature of its own, what it is in a pair, and its groups of synonyms.

    Nothing is paired over a quotation mark; articles are nothing at all (None).
    """
    if low in _ARTICLES:
        return "", None, ()
    if not low[0].isalpha():
        return "", "" if low[0] in _QUOTES else "#" if low[0].isdigit() else low, ()
    stem = stem_of(low)
    return "" if low in SILENT else stem, stem, _groups_of(low)


def _groups_of(low: str) -> tuple[str, ...]:
    """The groups of synonyms (`transforms/words/synonyms.toml`) that a word belongs to, each with an at sign."""
    return tuple(sorted(set(_groups().of(low))))


@cache
def _groups() -> Starred[str]:
    """The groups by their members; read once a process."""
    return Starred((member, f"@{group}") for group, members in words_of("synonyms").items() for member in members)


def _counted(t: Text, quantities: Sequence[Quantity]) -> Iterator[tuple[str, int]]:
    """What is counted: more in the first sentence, parts of a total less."""
    first_ends = t.tokens[t.sentence_end(0) - 1].end if t.size else 0
    for quantity in quantities:
        share = (0.4 if quantity.subset else 1.0) * (1.0 if quantity.span_start < first_ends else 0.5)
        yield f"counts:{quantity.metric}", round(share * PARTS)


def _spoken(t: Text, clauses: Sequence[Clause]) -> Iterator[tuple[str, int]]:
    """How and by whom the bullet is said."""
    if t.quotes:
        yield "quotes", PARTS
    if not clauses:
        yield "unsaid", PARTS
    for clause in clauses[:1]:
        yield f"stance:{clause.stance}", PARTS
        yield f"speaker:{clause.source.kind}", PARTS
        yield "said behind" if clause.is_behind else "said before", PARTS
