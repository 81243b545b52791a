"""A bullet printed another way that means the same is coded the same: every field, and the same words as evidence."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from tests.quality.measure import labelled, page_of
from tests.transforms.coding.coding import CHRONICLE, GAZETTEER
from transforms.coding.coder import code_pages
from transforms.coding.records import CodedBullet
from transforms.coding.text.split import split_words
from transforms.coding.text.tokens import read_tokens
from transforms.page.records import Page

Rewriting = Callable[[str], str]
MOST_PAGES = 8
_STRAIGHT = str.maketrans("“”’‘", "\"\"''")
REWRITINGS: dict[str, Rewriting] = {
    "the full stop forgotten": lambda text: text.removesuffix("."),
    "straight quotation marks": lambda text: text.translate(_STRAIGHT),
    "U.S.": lambda text: re.sub(r"\bUS\b(?!-)", "U.S.", text),
    "per cent": lambda text: re.sub(r"\bpercent\b", "per cent", text),
    "hyphens": lambda text: re.sub(r"\b(counter)(?=attack|offensive)|\b(cease)(?=fire)", lambda m: f"{m.group()}-", text),
    "thousands set apart by a space": lambda text: re.sub(r"(?<=\d),(?=\d{3}\b)", " ", text),
    "n’t": lambda text: re.sub(r"\b(did|was|were|had|has|is|does|do|would) not\b", r"\1n’t", text),
}
# fields that hold printed words
_PRINTED = ("speaker", "office", "quote", "agency", "name")


def _fields(record: Any, text: str, rewrite: Rewriting) -> Iterator[object]:
    """A record's values, printed ones and its evidence as they would be printed the other way."""
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        yield rewrite(value) if field.name in _PRINTED and value else value if not field.name.startswith("span") else None
    yield rewrite(text[record.span_start : record.span_end])


def _told(coded: CodedBullet, text: str, rewrite: Rewriting) -> tuple[object, ...]:
    records = [*coded.quantities, *coded.places, *coded.attributions]
    evidence = [tuple(_fields(record, text, rewrite)) for record in records]
    return coded.is_event, coded.event_type, coded.attacker, coded.event_date, coded.own_place, coded.warnings, evidence


def _rewritten(page: Page, rewrite: Rewriting) -> Page:
    return dataclasses.replace(page, bullets=tuple(dataclasses.replace(bullet, text=rewrite(bullet.text)) for bullet in page.bullets))


def _coded(pages: Iterable[Page], rewrite: Rewriting) -> list[tuple[object, ...]]:
    """What is told by each bullet, its printed words rewritten."""
    pages = list(pages)
    found = zip(pages, code_pages(pages, GAZETTEER, CHRONICLE), strict=True)
    return [_told(coded, bullet.text, rewrite) for page, each in found for bullet, coded in zip(page.bullets, each, strict=True)]


@pytest.mark.parametrize("name", REWRITINGS)
def test_what_is_printed_otherwise_is_coded_the_same(name: str) -> None:
    rewrite = REWRITINGS[name]
    pages = [(page, other) for page in map(page_of, labelled()) if (other := _rewritten(page, rewrite)) != page][:MOST_PAGES]
    assert pages
    before, after = _coded((page for page, _ in pages), rewrite), _coded((other for _, other in pages), lambda text: text)
    assert [told for told, expected in zip(after, before, strict=True) if told != expected] == []


@pytest.mark.parametrize(
    ("text", "words", "printed"),
    [
        ("He didn’t go", "he did not go", ["He", "did", "n’t", "go"]),
        ("They won't and can't", "they will not and can not", ["They", "wo", "n't", "and", "ca", "n't"]),
        ("the U.S. and U.K.", "the us and uk", ["the", "U.S.", "and", "U.K."]),
        ("64 per cent", "64 percent", ["64", "per cent"]),
        ("Counter-attacks", "counterattacks", ["Counter-attacks"]),
        ("a cease-fire", "a ceasefire", ["a", "cease-fire"]),
        ("near Kiev", "near kyiv", ["near", "Kiev"]),
        ('said "no"', "said “ no ”", ["said", '"', "no", '"']),
        ("“since 2022″", "“ since 2022 ”", ["“", "since", "2022", "″"]),
        ("n’t", "n't", ["n’t"]),
        ("12 000 soldiers", "12,000 soldiers", ["12 000", "soldiers"]),
        ("the 1 200 300 people", "the 1,200,300 people", ["the", "1 200 300", "people"]),
        ("On March 12 200 people", "on march 12 200 people", ["On", "March", "12", "200", "people"]),
        ("in 2024 300 drones", "in 2024 300 drones", ["in", "2024", "300", "drones"]),
        ("on day 100 200 people", "on day 100 200 people", ["on", "day", "100", "200", "people"]),
        ("of Shahed 136 200", "of shahed 136 200", ["of", "Shahed", "136", "200"]),
        ("by May 500 000 men", "by may 500,000 men", ["by", "May", "500 000", "men"]),
        ("March 12 200 000 men", "march 12 200,000 men", ["March", "12", "200 000", "men"]),
        ("Some 1 200 left", "some 1,200 left", ["Some", "1 200", "left"]),
    ],
)
def test_words_of_several_forms_are_read_in_one(text: str, words: str, printed: list[str]) -> None:
    tokens, split = read_tokens(text), split_words(text)
    assert " ".join(token.low for token in tokens) == " ".join(split.low) == words
    assert [text[token.start : token.end] for token in tokens] == [text[a:b] for a, b in zip(split.start, split.end, strict=True)] == printed


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("The mayor said on X. Kyiv was silent.", ["Kyiv"]),
        ("He said no. Kyiv agreed.", ["Kyiv"]),
        ("He said no! 20 drones came.", ["20"]),
        ("Unit No. 3 was hit. “Two died,” she said.", ["“"]),
        ("Gen. A. Petrenko left (on Monday.) $5m went too.", ["$"]),
        ("It fell at 5.30pm on Mr. Bondar’s house... Two died.", ["Two"]),
        ("“It is over!” Residents left.", ["Residents"]),
    ],
)
def test_both_readings_of_words_have_the_same_sentences(text: str, opening: list[str]) -> None:
    tokens, split = read_tokens(text), split_words(text)
    columns = (
        [(token.text, token.sentence) for token in tokens],
        [(text[a:b], n) for a, b, n in zip(split.start, split.end, split.sentence, strict=True)],
    )
    assert [[word for (_, before), (word, n) in itertools.pairwise(each) if n != before] for each in columns] == [opening, opening]
