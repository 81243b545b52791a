"""The vocabulary of speech and of who speaks, from transforms/words: loaded once, looked up by word. No grammar here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from transforms.coding.text.tokens import Token, read_tokens
from transforms.words import words_of

BASE, THIRD, PAST, PARTICIPLE = range(4)
# "forty", "two"
NUMERALS = frozenset(words_of("numbers")["units"])
# "first" tells of none before
ORDINALS = frozenset(words_of("numbers")["ordinals"]["words"])
# who or what a count of the harmed tells of
HARMED = frozenset({"dead", "killed", "wounded", "injured", "hurt", "missing", "victims", "casualties", "fatalities", "deaths", "survivors"})
MODALS = frozenset({"can", "could", "may", "might", "must", "should", "will", "would"})

# names by their first token, the longest first: the tokens and what they stand for
Names = Mapping[str, Sequence[tuple[tuple[str, ...], Any]]]


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb of saying."""

    lemma: str
    form: int
    stance: str


@dataclass(frozen=True, slots=True)
class Country:
    """A name, adjective or capital of a state or body, by its ISO 3166-1 code (EU, NATO, UN)."""

    code: str
    kind: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word lists of speech.toml, sources.toml and countries.toml as look-up tables; `channels` holds phrases as tuples of tokens."""

    verbs: Mapping[str, Verb]
    needs: Mapping[str, frozenset[str]]
    channels: Names
    words: Mapping[str, frozenset[str]]
    countries: Names
    outlets: Names
    outlet_sides: Mapping[str, str]
    organisations: Mapping[str, str | None]
    firms: frozenset[str]
    people: Mapping[str, str | None]


_TELLING_MORE = frozenset({"also", "all", "both", "each", "later", "then", "again", "already", "since", "now", "too"})
# nouns that end as adverbs do
_NO_ADVERBS = frozenset({"family", "july", "italy", "supply", "assembly", "ally", "rally", "reply", "monopoly"})


def tells_more(low: str) -> bool:
    """Whether a word between an auxiliary and its verb but tells more of it: "were also killed", "was reportedly hit"."""
    return low in _TELLING_MORE or (low.endswith("ly") and low not in _NO_ADVERBS)


@cache
def vocabulary() -> Vocabulary:
    """Read the word lists; once a process."""
    speech, sources, countries = words_of("speech"), words_of("sources"), words_of("countries")
    organisations, roles, outlets = sources["organisations"], sources["roles"], sources["outlets"]
    words = {key: frozenset(listed) for table in (speech["other"], roles) for key, listed in table.items()}
    # "roles" are those in an office and in private life
    words |= {"heads": frozenset(organisations["heads"]), "outlet_nouns": frozenset(outlets["nouns"]), "roles": words["nouns"] | words["private"]}
    words["closing"] |= words["speaking"]
    return Vocabulary(
        verbs=_verbs(speech["verbs"]),
        needs={lemma: frozenset(needed) for lemmas, needed in speech["needs"].items() for lemma in lemmas.split()},
        channels=_names((phrase, channel) for channel, phrases in speech["channels"].items() for phrase in phrases),
        words=words,
        countries=_names((name, Country(code, kind)) for code, row in countries.items() for kind in row for name in row[kind]),
        outlets=_names([*((name, name) for name in outlets["names"]), *outlets["aliases"].items()]),
        outlet_sides={name: code for code, names in outlets["states"].items() for name in names},
        organisations={name: None if code == "none" else code for code, names in organisations["known"].items() for name in names},
        firms=frozenset([*organisations["known"]["none"], *roles["state_firms"]]) - {"telegram"},
        people={name: None if code == "none" else code for code, names in sources["people"].items() for name in names},
    )


def _verbs(table: Mapping[str, Sequence[str]]) -> dict[str, Verb]:
    found: dict[str, Verb] = {}
    for stance, rows in table.items():
        for row in rows:
            forms = row.split()
            # the past counts before the base where both are one form ("put")
            for form in (PAST, THIRD, PARTICIPLE, BASE):
                found.setdefault(forms[form], Verb(forms[0], form, stance))
    return found


def _names(pairs: Iterable[tuple[str, Any]]) -> Names:
    found: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for name, value in pairs:
        key = tuple(token.text for token in read_tokens(name))
        found.setdefault(key[0], []).append((key, value))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}


def name_at(tokens: Sequence[Token], i: int, names: Names) -> tuple[int, Any] | None:
    """The longest name that begins at token `i` (case counts): the index after it and what it stands for."""
    for key, value in names.get(tokens[i].text, ()):
        if len(key) == 1 or tuple(token.text for token in tokens[i : i + len(key)]) == key:
            return i + len(key), value
    return None
