"""Word lists hold nothing that no text can meet: each entry is what the tokens of a text can be, and stands once in its list."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from transforms.coding.text.split import split_words
from transforms.coding.text.tokens import read_tokens
from transforms.words import words_of

SPEECH, SOURCES, PLACES = words_of("speech"), words_of("sources"), words_of("place_grammar")
# asked word by word; the entries of the others may be phrases
SINGLE = {
    "attackers": words_of("attackers"),
    "dates": words_of("dates"),
    "deciding": words_of("deciding"),
    "synonyms": words_of("synonyms"),
    "speech": {"other": SPEECH["other"], "needs": SPEECH["needs"]},
    "sources": {"roles": SOURCES["roles"], "heads": SOURCES["organisations"]["heads"]},
}
PHRASES = {"event_types": words_of("event_types"), "place_grammar": PLACES, "place_roles": words_of("place_roles")}


def _lists(table: Mapping[str, Any]) -> Iterator[list[str]]:
    for each in table.values():
        if isinstance(each, dict):
            yield from _lists(each)
        elif isinstance(each, list):
            yield each


def _tokens(text: str) -> list[str]:
    return [token.low for token in read_tokens(text)]


def _can_be_met(entry: str, read: Callable[[str], list[str]]) -> bool:
    """Whether the words of an entry are tokens; a star stands for any ending, of letters or of numbers ("su-*")."""
    words = entry.lower().split()
    return any(read(entry.replace("*", ending)) == [word.replace("*", ending) for word in words] for ending in ("x", "1"))


@pytest.mark.parametrize("name", SINGLE)
def test_every_entry_of_a_list_of_words_is_one_token(name: str) -> None:
    listed = list(itertools.chain.from_iterable(_lists(SINGLE[name])))
    assert len(listed) > 100
    assert [entry for entry in listed if " " in entry or not _can_be_met(entry, _tokens)] == []


@pytest.mark.parametrize("name", PHRASES)
def test_every_phrase_is_made_of_tokens(name: str) -> None:
    assert [entry for entry in itertools.chain.from_iterable(_lists(PHRASES[name])) if not _can_be_met(entry, _tokens)] == []


def test_every_function_word_is_one_token_of_the_grammar_of_numbers() -> None:
    listed = itertools.chain.from_iterable(_lists(words_of("function_words")))
    assert [entry for entry in listed if " " in entry or not _can_be_met(entry, lambda text: list(split_words(text).low))] == []


@pytest.mark.parametrize(
    "name", ["attackers", "dates", "deciding", "event_types", "function_words", "place_grammar", "place_roles", "sources", "speech", "synonyms"]
)
def test_no_list_names_a_word_twice(name: str) -> None:
    assert [entry for each in _lists(words_of(name)) for entry in set(each) if each.count(entry) > 1] == []


def test_every_form_of_a_verb_of_saying_is_listed_for_something() -> None:
    """A row whose forms all stand in rows before it would never be asked, nor what is needed by a verb that is none."""
    rows = [row.split() for each in SPEECH["verbs"].values() for row in each]
    seen: set[str] = set()
    for forms in rows:
        assert not seen.issuperset(forms), f"{' '.join(forms)} is in other rows already: take it out"
        seen.update(forms)
    assert {lemma for lemmas in SPEECH["needs"] for lemma in lemmas.split()} - {forms[0] for forms in rows} == set()
    assert [lemma for lemma, needed in SPEECH["needs"].items() if not needed] == []
