"""What a source is: a person, an organisation, an outlet or somebody unnamed, and where it stands. Read by `sources`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from transforms.coding.speech.phrases import ABOUT
from transforms.coding.text.language import Text

PERSON, ORGANISATION, UNNAMED, OUTLET, PRONOUN = "person", "organisation", "unnamed", "outlet", "pronoun"

PREPOSITIONS = ABOUT | {"of", "for", "in", "from", "at", "on", "to", "with", "overseeing", "familiar", "close", "involved", "responsible", "by"}
POSSESSIVES = frozenset({"his", "her", "its", "their", "our"})
PARTICLES = frozenset({"de", "van", "von", "der", "den", "bin", "al", "el", "la", "le", "du", "da", "dos", "di", "ter", "ibn"})


def is_named(text: str, is_name: bool) -> bool:
    """Whether a word may be part of a person's name: "Kaabi", "al-Kaabi"."""
    return is_name or (text[:3] in _ARABIC and text[3:4].isupper())


def behind_portfolio(t: Text, first: int, last: int) -> int:
    """Where the name begins in a run of capitals that a ministry leads: "Minister of Social Policy Anna Braun"; else `first`."""
    return last - 2 if last - first > 3 and t.at(first - 1) == "of" and t.at(first - 2) == "minister" else first


# "Prime Ministers Anna Braun and Ivo Lopes"
PLURAL_TITLES = frozenset({"ministers", "presidents", "senators", "chancellors", "premiers", "generals", "governors", "ambassadors", "congressmen"})
_ARABIC = frozenset({"al-", "el-", "ul-", "as-", "an-", "ad-", "ar-"})


@dataclass(slots=True)
class Source:
    """A speaker over the tokens [first, last). `name` as printed without article and possessive; the side is told in [first, hint)."""

    first: int
    last: int
    kind: str
    name: str
    office: str | None = None
    hint: int = 0
    agency: str | None = None


# gives the full name behind a surname that the page has introduced, or None
FullName = Callable[[str], str | None]
