"""The side of an office whose words name none: by the place or the state that its bullet is about, else by the page before."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.coding.speech.clause import Clause
from transforms.coding.speech.serving import leading_body
from transforms.coding.speech.states import policed_state, subject_country
from transforms.coding.speech.unstated import having, is_private_person
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


def supposed(t: Text, clause: Clause, words: set[str], local: Local, series: Series) -> str | None:
    """The side of a person whose office tells none: by the place or state that the bullet is about."""
    voc, source = vocabulary(), clause.source
    if words & voc.words["local"] and not words & voc.words["national"]:
        if "local" in words and is_private_person(t, clause, words):
            return None  # "local man Petro Bondar"
        if words & voc.words["local"] == {"head"}:  # "head of the regulator": of a state rather than of a town
            return local.near or subject_country(t, clause, series) or local.far
        return local.near or (policed_state(t, clause) if words & _OF_THE_LAW else None) or local.far
    if words & voc.words["national"]:
        return local.own or having(words, subject_country(t, clause, series)) or local.near or far(local, series) or series.home
    if words & voc.words["units"] or ("operational" in words and words & {"group", "command"}):
        return series.home
    if words & voc.words["civilians"] or is_private_person(t, clause, words):
        return None
    if source.office is None and not words & voc.words["titles"]:
        return None
    if not words & voc.words["local"] and (body := leading_body(t, clause)) is not None:
        return body[0]
    return local.near or subject_country(t, clause, series)


def far(local: Local, series: Series) -> str | None:
    """The country of the page before, where it is one of the war's two: a third state's minister has been named as such."""
    return local.far if series.other_side(local.far) is not None else None


# whose office may be a state's rather than a town's
_OF_THE_LAW = frozenset({"prosecutor", "prosecutors", "police"})


def third_state(t: Text, clause: Clause, series: Series) -> str | None:
    """The state that "the border guard" belongs to where the sentence is about neither side of the war."""
    if t.at(clause.source.first) != "the" or any(t.tokens[i].is_name for i in range(clause.source.first, clause.source.last)):
        return None
    return _outside_the_war(subject_country(t, clause, series), series)


def _outside_the_war(state: str | None, series: Series) -> str | None:
    """A state that is neither side of the war, nor a bloc."""
    return None if state in (None, "EU", "NATO", "UN") or series.other_side(state) is not None else state
