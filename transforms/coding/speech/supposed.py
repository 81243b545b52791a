"""The side of an office whose words name none: by the place or the state that its bullet is about, else by the page before."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.coding.speech.clause import Clause
from transforms.coding.speech.source import PERSON, Source
from transforms.coding.speech.states import known_body, policed_state, subject_country
from transforms.coding.speech.unstated import OF_FIRMS, having, is_private_person
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import vocabulary
from transforms.series import Series


@dataclass(slots=True)
class Local:
    """The country that a local office belongs to: `own` by the speaker's region, `near` by that or the bullet's places, `far` by the page before."""

    near: str | None
    far: str | None
    own: str | None = None

    @property
    def side(self) -> str | None:
        return self.near or self.far


@dataclass(slots=True)
class Case:
    """What a side is decided by: a clause, its source, the words that tell of it, and the country of the place that it and its bullet are about."""

    t: Text
    clause: Clause
    source: Source
    words: set[str]
    local: Local
    series: Series

    @property
    def country(self) -> str | None:
        """The state that the sentence is about; looked for in the whole bullet at each call."""
        return subject_country(self.t, self.clause, self.series)

    def has(self, *lists: str) -> bool:
        """Whether a word that tells of the source stands on one of the word lists."""
        return any(not self.words.isdisjoint(vocabulary().words[each]) for each in lists)


def supposed(case: Case) -> str | None:
    """The side of a person whose office tells none: by the place or state that the bullet is about."""
    t, clause, local, words = case.t, case.clause, case.local, case.words
    if (case.source.office or "").lower().startswith(("former ", "ex-")):
        return None  # who once held an office speaks for no state unless one is named
    if case.has("local"):
        if "local" in words and is_private_person(clause, words):
            return None  # "local man Petro Bondar"
        if words & vocabulary().words["local"] == {"head"}:  # "head of the regulator": of a state rather than of a town
            return local.near or case.country or local.far
        return local.near or (policed_state(t, clause) if words & _OF_THE_LAW else None) or local.far
    if case.has("national"):
        return local.own or having(words, case.country) or local.near or far(case) or case.series.home
    if case.has("units") or "operational" in words:
        return case.series.home
    if words & OF_FIRMS and t.low[case.source.first] in ("chief", "managing") and (firm := known_body(t, 0, case.source.first)) is not None:
        return firm[0]  # "Energoatom is short of cash. Chief executive Ivo Lopes said"
    if case.has("civilians") or is_private_person(clause, words) or (case.source.office is None and not case.has("titles")):
        return None
    body = known_body(t, t.sentence_start(case.source.first), case.source.first)
    if body is not None and body[0] in (None, "EU", "NATO", "UN"):
        return body[0]  # "ORLEN buys no more of it, chief Ivo Lopes said"
    return local.near or case.country


# whose office may be a state's rather than a town's
_OF_THE_LAW = frozenset({"prosecutor", "prosecutors", "police"})


def far(case: Case) -> str | None:
    """The country of the page before, where it is one of the war's two: a third state's minister has been named as such."""
    return case.local.far if case.series.other_side(case.local.far) is not None else None


def third_state(case: Case) -> str | None:
    """The state that "the border guard" or "the air force commander, Ivo Lopes," is of where the sentence is about neither side, nor a bloc."""
    t, source = case.t, case.source
    names = source.name.count(" ") + 1 if source.kind == PERSON else 0
    if not names and source.name not in t.slice(source.first, source.last):
        return None  # "the company" stands for one that was named
    if t.at(source.first) != "the" or any(t.tokens[i].is_name for i in range(source.first, source.last - names)):
        return None
    state = case.country
    return None if state in (None, "EU", "NATO", "UN") or case.series.other_side(state) is not None else state
