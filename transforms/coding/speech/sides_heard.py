"""The side of every source of a page, bullet after bullet: what is told beside it, else what the page has told of it (codebook section 6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from transforms.coding.speech.clause import Clause
from transforms.coding.speech.sides import side_of
from transforms.coding.speech.source import ORGANISATION, OUTLET, PERSON, UNNAMED, Source
from transforms.coding.speech.states import state_beside
from transforms.coding.speech.supposed import Local
from transforms.coding.speech.unstated import tells_of_harm
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import states_in
from transforms.coding.text.vocabulary import vocabulary
from transforms.series import Series


@dataclass
class SideMemory:
    """The side of each speaker that a page has let speak so far: of persons and of bodies by name, and who was the last of them;
    with the persons that it has introduced with a title, and where."""

    introduced: dict[str, tuple[Text, range]] = field(default_factory=dict)
    persons: dict[str, str | None] = field(default_factory=dict)
    bodies: dict[str, str | None] = field(default_factory=dict)
    last: Source | None = None
    last_side: str | None = None

    def read(self, t: Text, introduced: Mapping[str, range]) -> None:
        """Take in who is introduced in the text whose sides are asked for next."""
        for name, told in introduced.items():
            self.introduced.setdefault(name, (t, told))

    def learn(self, source: Source, side: str | None) -> None:
        if source.kind == PERSON and side is not None:
            self.persons[source.name] = side
        if source.kind == ORGANISATION:
            self.bodies[source.name.lower().rpartition(" ")[2]] = side
            self.bodies[source.name.lower().partition(" ")[0]] = side
        if source.kind != OUTLET:
            self.last, self.last_side = source, side


def sides_of(t: Text, clauses: Sequence[Clause], memory: SideMemory, local: Sequence[Local], series: Series) -> list[str | None]:
    """Whose side each source speaks for; what the page told of a speaker before counts where this bullet says nothing."""
    sides: list[str | None] = []
    here: dict[str, str | None] = {}
    for clause, place in zip(clauses, local, strict=True):
        source = clause.source
        known = memory.persons if source.kind == PERSON and source.name in memory.persons else here
        is_known = source.name in known and (known[source.name] is not None or source.kind != PERSON)
        if is_known and state_beside(t, source) is None:
            side = known[source.name]
        elif (superior := _superior(t, clause, clauses)) is not None and superior.name in here:
            side = here[superior.name]
        else:
            side = _side(t, clause, memory, place, series) or _beside_whom(t, clause, here, series)
        here[source.name] = side
        memory.learn(source, side)
        sides.append(side)
    return sides


def _beside_whom(t: Text, clause: Clause, here: Mapping[str, str | None], series: Series) -> str | None:
    """The home side for those who tell of the dead where no place is told and all others who speak in the bullet are of it."""
    if clause.source.name.lower() not in _ON_THE_SPOT or not tells_of_harm(t, clause):
        return None
    if any(series.other_side(state.code) is None for state in states_in(t, 0, t.size)):
        return None
    return series.home if {side for side in here.values() if series.other_side(side) is not None} == {series.home} else None


_ON_THE_SPOT = frozenset({"officials", "police", "authorities", "rescuers", "emergency officials", "emergency workers", "rescue workers", "medics"})


def _superior(t: Text, clause: Clause, clauses: Sequence[Clause]) -> Source | None:
    """The person who has spoken in the sentence before "his office said"; nobody for anybody else's."""
    source = clause.source
    if t.low[source.first] not in ("his", "her") or t.low[source.last - 1] not in vocabulary().words["staff"]:
        return None
    return next((c.source for c in clauses if c.sentence == clause.sentence and c.first < clause.first and c.source.kind == PERSON), None)


def _side(t: Text, clause: Clause, memory: SideMemory, local: Local, series: Series) -> str | None:
    """The side told beside the source, else where the page has introduced it."""
    source = clause.source
    if t.at(source.first) == "the" and source.kind in (ORGANISATION, UNNAMED) and (again := _spoken_before(t, source, memory)) is not None:
        return again
    if source.kind == ORGANISATION and t.at(source.first) == "the" and source.last - source.first == 2 and source.name in memory.bodies:
        return memory.bodies[source.name]
    if _is_last_body(t, source, memory):
        return memory.last_side
    side = side_of(t, clause, local, series)
    if side is None and source.kind == PERSON and source.office is None and source.name in memory.introduced:
        text, told = memory.introduced[source.name]
        known = Clause(replace(source, first=told.start, last=told.stop, end=told.stop), -1, told.start, told.stop, "said", 0)
        return side_of(text, known, local if text is t else Local(None, None), series)
    return side


def _is_last_body(t: Text, source: Source, memory: SideMemory) -> bool:
    """Whether the body of this name was the last to speak: "Russia's Defence Ministry said ... Separately, the Defence Ministry said"."""
    last = memory.last
    if last is None or source.kind != ORGANISATION or last.kind != ORGANISATION or t.at(source.first) != "the":
        return False
    return last.name.lower() == source.name.lower() and state_beside(t, source) is None


def _spoken_before(t: Text, source: Source, memory: SideMemory) -> str | None:
    """The side of "the same source", of "the official" behind "a NATO official", or of "the ministry" right after somebody who speaks for one."""
    role, words = t.low[source.last - 1], vocabulary().words
    if t.at(source.first + 1) == "same" and source.last - source.first == 3:
        return memory.bodies.get(role) or memory.last_side
    if source.last - source.first == 2 and memory.last is not None and memory.last.kind == UNNAMED and memory.last.name.rpartition(" ")[2] == role:
        return memory.last_side
    if source.last - source.first != 2 or memory.last is None or (role != "ministry" and role not in words["spokesmen"]):
        return None
    before = memory.last
    office = (before.office or "").lower().split()
    holders = {role, "minister"} if role == "ministry" else words["spokesmen"]
    is_voice = before.name.rpartition(" ")[2] in words["ministry_voices"] or not holders.isdisjoint(office)
    return memory.last_side if before.kind == PERSON and is_voice else None
