"""What a source is: a person, an organisation, an outlet or somebody unnamed, and where it stands. Read by `sources`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from transforms.coding.speech.phrases import ABOUT

PERSON, ORGANISATION, UNNAMED, OUTLET, PRONOUN = "person", "organisation", "unnamed", "outlet", "pronoun"

PREPOSITIONS = ABOUT | {"of", "for", "in", "from", "at", "on", "to", "with", "overseeing", "familiar", "close", "involved", "responsible", "by"}
PRONOUNS = frozenset({"he", "she", "they", "it"})
POSSESSIVES = frozenset({"his", "her", "its", "their", "our"})
PARTICLES = frozenset({"de", "van", "von", "der", "den", "bin", "al", "el", "la", "le", "du", "da", "dos", "di", "ter", "ibn"})


@dataclass(slots=True)
class Source:
    """A speaker over the tokens [first, last). `name` as printed without article and possessive; the side is told in [first, end)."""

    first: int
    last: int
    kind: str
    name: str
    office: str | None = None
    end: int = 0
    agency: str | None = None

    def __post_init__(self) -> None:
        self.end = max(self.last, self.end)


# gives the full name behind a surname that the page has introduced, or None
FullName = Callable[[str], str | None]
