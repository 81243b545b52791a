"""Which state or body a source speaks for (codebook section 6, `side`): told beside the name, known of the name, or of the place."""

from __future__ import annotations

from transforms.coding.speech.clause import Clause
from transforms.coding.speech.owners import owner_side
from transforms.coding.speech.phrases import LANDS, head_of
from transforms.coding.speech.sides_of_bodies import BODIES, OF_MANY_STATES, side_of_body
from transforms.coding.speech.sides_of_people import side_of_person
from transforms.coding.speech.source import ORGANISATION, OUTLET, PERSON, UNNAMED, Source
from transforms.coding.speech.states import first_known, known_body, state_beside, stated
from transforms.coding.speech.supposed import Case, Local
from transforms.coding.speech.ties import (
    INSTALLED,
    holds_land,
    installed_by_occupier,
    is_occupied,
    of_known_name,
    until_border,
    until_tie,
    without_seat,
)
from transforms.coding.speech.unstated import OF_A_STATE, OF_FIRMS, OF_TOWNS, are_of_several_states, grouping_state, of_two_offices, whose_state
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import is_adjective, states_in
from transforms.coding.text.vocabulary import vocabulary
from transforms.series import Series


def side_of(t: Text, clause: Clause, local: Local, series: Series) -> str | None:
    """The side of a clause's source; `local` is the country of the place that it and the bullet are about."""
    source = clause.source
    if source.kind == OUTLET or (source.kind == PERSON and source.agency is not None):
        return None
    told = _told(t, clause)
    case = Case(t, clause, source, {t.low[i] for i in told}, local, series)
    if _is_of_unrecognised(case):
        return None
    if _is_of_occupiers(case):
        return series.other_side(series.home)
    if source.kind != PERSON and case.has("units") and known_body(t, told.start, told.stop) is None:
        return stated(t, told, source) or series.home
    if _is_of_nobody(case, told):
        return None
    if (owner := _owner(case)) is not None:
        return owner[0]
    code = stated(t, _telling(t, clause, told), source)
    if source.kind == PERSON and t.low[source.first] in ("his", "her"):  # "In Brussels his defence secretary, Ivo Lopes, said"
        known = vocabulary().people
        code = known.get(source.name) or known.get(source.name.rpartition(" ")[2]) or code
    if code is None and t.low[source.first] in ("his", "her") and case.has("staff"):
        return _superior_side(t, clause)
    if code is None and _is_of_named_body(t, source):
        body = known_body(t, 0, source.first)
        return body[0] if body is not None else vocabulary().people.get(source.name.rpartition(" ")[2])
    code = code or whose_state(t, source) or grouping_state(t, source) or of_two_offices(t, source)
    return side_of_person(case, code) if source.kind == PERSON else side_of_body(case, code)


def _told(t: Text, clause: Clause) -> range:
    """The words that tell of a source: without whom it is close to, what its land borders, and the town where somebody unnamed is."""
    source = clause.source
    is_titled = source.kind == PERSON and source.office is not None and state_beside(t, source) is not None
    last = source.last if is_titled else source.end  # "Polish President Ivo Lopes, the host,"
    told = until_border(t, clause.told or range(source.first, last))
    return until_tie(t, told) if source.kind == ORGANISATION else without_seat(t, told) if source.kind == UNNAMED else told


def _is_of_occupiers(case: Case) -> bool:
    """Whether a source speaks for those who hold occupied land: "the Russian-run administration", "its director" of a plant they hold."""
    t, source = case.t, case.source
    if case.has("occupiers") or (not case.words.isdisjoint(("republic", "republics")) and case.has("proclaimed")):
        return True
    if "its" in case.words and is_occupied(t, source):
        return True
    if source.kind != PERSON and holds_land(t, source):
        return True
    opener = t.at(source.last + (t.at(source.last) == ","))
    return opener in INSTALLED and installed_by_occupier(t, source, case.series)


def _is_of_nobody(case: Case, told: range) -> bool:
    """Whether those who speak serve no one state: "the wife of an officer", "Latvian and Polish ministers", "their defence ministers"."""
    t, source = case.t, case.source
    if source.kind == PERSON:
        return False
    if source.kind == UNNAMED and case.has("private") and (not case.has("nouns") or _is_private(t, source)):
        return True
    if t.low[source.first] == "their" and t.low[source.last - 1].endswith("s"):
        return True
    states = {state.code for state in states_in(t, told.start, told.stop)}
    if "and" in case.words and (len(states) > 1 or "western" in case.words):
        return True
    return are_of_several_states(t, source)


def _is_of_unrecognised(case: Case) -> bool:
    """Whether "its ministry" is that of land that no state recognises: "in Moldova's breakaway Transnistria region, its interior ministry says"."""
    t, first = case.t, case.source.first
    if "its" not in case.words or not case.has("heads", "titles") or "director" in case.words or t.at(first - 1) != ",":
        return False
    near = t.low[max(t.sentence_start(first), first - _LAND_SIGHT) : first]
    return not _UNRECOGNISED.isdisjoint(near) and not _BREAKAWAY.isdisjoint(near)


# tokens of "Moldova's breakaway Transnistria region,"
_LAND_SIGHT = 6
_BREAKAWAY = frozenset({"breakaway", "separatist", "self-proclaimed", "unrecognised", "unrecognized"})
_UNRECOGNISED = frozenset({"transnistria", "transdniestria", "abkhazia", "ossetia"})


def _is_private(t: Text, source: Source) -> bool:
    """Whether the one who speaks holds no office, whatever stands behind "of": "the wife of an officer"."""
    head = head_of(t, source.first, source.last, _BEHIND_ROLE)
    return t.low[head] in vocabulary().words["private"] and t.low[head] not in vocabulary().words["nouns"]


_BEHIND_ROLE = frozenset({"of", "at", "from", "with", "in"})


def _owner(case: Case) -> tuple[str | None] | None:
    """The side of the body or state that "its" means: "its president", "its chief executive"; not "its mayor", "its Russian administration"."""
    t, source, words = case.t, case.source, case.words
    if "its" not in words or words & (OF_TOWNS | LANDS | _OF_PLACES) or {"military", "administration"} <= words:
        return None
    if "part" in words:
        return None  # "the ministry for its part", "NATO, for its part, reckons"
    if source.kind == UNNAMED and t.low[source.last - 1] in OF_MANY_STATES:
        return (None,)  # "Kyiv and its allies"
    if t.at(source.first) == "its" and is_adjective(t, source.first + 1, source.first + 2):
        return None
    if words & OF_A_STATE and source.name.rpartition(" ")[2] in vocabulary().people:
        return None
    if (owner := owner_side(t, case.clause)) is None:
        return None
    return (of_known_name(source, owner[0]),) if words.isdisjoint(OF_FIRMS) else known_body(t, 0, source.first) or (None,)


# beside lands, what "its" offices are a town's own for: "the head of its village council"
_OF_PLACES = frozenset({"town", "village", "community", "neighbourhood"})


def _telling(t: Text, clause: Clause, told: range) -> range:
    """The words that may name the state: an insertion behind a person only where it tells an office, not "on a visit to Oslo"."""
    source, words = clause.source, vocabulary().words
    if source.kind == UNNAMED or clause.told is not None or source.end <= source.last:
        return told
    opener = t.at(source.last + (t.at(source.last) == ","))
    if source.kind != PERSON:
        is_seat = any(low.endswith("-based") for low in t.low[source.last : source.end])  # "a Washington, DC-based group"
        return range(told.start, source.last) if opener in ("which", "who", "whose") or is_seat else told
    if opener in ("who", "which") and not words["leading"].isdisjoint(t.low[source.last : source.last + 5]):
        return told
    if opener.endswith("ed") and opener != "appointed":
        return range(told.start, source.last)  # "Petrenko, filmed at a base in Belarus,"
    if opener in ("in", "on", "at"):
        return range(told.start, source.last)  # "Lavrov, in Beijing for talks with his counterpart,"
    is_met = opener in ("who", "whose") and "counterpart" in t.low[source.last : source.end]  # "who was there to meet his Turkish counterpart,"
    is_office = not is_met and any(not words[group].isdisjoint(t.low[source.last : source.end]) for group in ("titles", "nouns", "heads"))
    return told if is_office else range(told.start, source.last)


def _superior_side(t: Text, clause: Clause) -> str | None:
    """Whose side "his spokesman" speaks for: that of the first person known, or state named, in the sentence; else a person's of the one before."""
    first = clause.source.first
    floor, people = t.sentence_start(first), vocabulary().people
    if (known := first_known(t, floor, first)) is not None:
        return people[known]
    if (state := next(states_in(t, floor, first), None)) is not None:
        return state.code
    known = first_known(t, t.sentence_start(floor - 1), floor) if floor else None
    return people[known] if known is not None else None


def _is_of_named_body(t: Text, source: Source) -> bool:
    """Whether a phrase begins with a body that is named elsewhere: "the bank's president"."""
    first = source.first
    return source.last - first > 3 and t.at(first) == "the" and t.at(first + 1) in BODIES and t.at(first + 2) == "'s"
