"""What a clause of saying is: a source with its verb, and where its claim stands. Found by `clauses`, read by every other part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.coding.speech.source import Source
from transforms.coding.text.language import Quote, Text


@dataclass(slots=True)
class Clause:
    """A source with its verb: `verb` is -1 for "according to"; `is_behind` where it follows its claim.

    `passive` is the participle whose agent a source is: "denied by Kyiv". `is_apart` where it is a claim of its own beside another one of the
    same speaker in its sentence, `told` where a speaker that a pronoun stands for is described. `echoes` are further clauses of the same source
    that make no row of their own: "Two of them died, it added".
    """

    source: Source
    verb: int
    first: int
    last: int
    stance: str
    sentence: int
    is_behind: bool = False
    channel: str | None = None
    agency: str | None = None
    quotes: list[Quote] = field(default_factory=list)
    participles: list[int] = field(default_factory=list)
    is_apart: bool = False
    told: range | None = None
    passive: int = -1
    echoes: list[Clause] = field(default_factory=list)


def clause_of(t: Text, source: Source, verb: int, stance: str, is_behind: bool = False) -> Clause:
    return Clause(source, verb, min(source.first, verb), max(source.last, verb + 1), stance, t.tokens[verb].sentence, is_behind)


def clauses_of(t: Text, sources: Sequence[Source], verb: int, stance: str, is_behind: bool = False) -> list[Clause]:
    """The clauses of all who say a thing together."""
    return [clause_of(t, source, verb, stance, is_behind) for source in sources]


def heard_before(clause: Clause, clauses: Sequence[Clause]) -> list[Source]:
    """Who has spoken before a clause in the bullet."""
    return [each.source for each in clauses if each.first < clause.first]


# what names whom an outlet or an official has something from, the last of "with reference to"
CITING = frozenset({"citing", "quoting", "reference"})


def closes_behind(t: Text, first: int, floor: int) -> bool:
    """Whether a claim stands before the source in its sentence: "..., he said"."""
    return first - 1 > floor and (t.low[first - 1] in (",", ";", ":", "—", "and") or bool(t.quoted[first - 1]))
