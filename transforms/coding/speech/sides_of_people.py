"""Whose side a person speaks for whom a bullet names: known of the name, told by the office, else of the place."""

from __future__ import annotations

from transforms.coding.speech.source import Source
from transforms.coding.speech.states import known_as, known_body, known_name, state_beside
from transforms.coding.speech.supposed import Case, supposed, third_state
from transforms.coding.speech.unstated import BLOCS, OF_A_STATE, OF_TOWNS, spelt_otherwise
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import vocabulary


def side_of_person(case: Case, code: str | None) -> str | None:
    """The side of a person; `code` is the state told beside the name."""
    t, source, people = case.t, case.source, vocabulary().people
    known = known_as(source.name)
    body = known_body(t, source.first, source.end)
    # "the head of the state company", "of the grid company Ukrenergo"
    is_of_state_firm = case.has("company") and (case.has("state_owned") or (body is not None and body[0] is not None and _leads(case)))
    if known is not None and known != source.name and " " not in known:
        if case.has("no_side", "civilians") and not case.has("offices") and not is_of_state_firm:
            return None  # a namesake: "Vasyl Kuleba, the founder of a charity"
    if known is not None and " " not in known and _is_namesake(case, people[known], code):
        known = None
    if known is not None and code is None and people[known] in ("EU", "NATO", "UN") and case.words & OF_A_STATE:
        known = None  # who has led a bloc may come back as a minister
    if known is not None and code is not None and _is_owned(t, source):
        return code  # "NATO’s Ivo Lopes"
    bloc = next((i for i in range(source.first, source.end - 1) if t.low[i] in BLOCS and t.low[i + 1] == "'s"), None)
    if known is not None and bloc is not None and t.at(bloc + 2) in ("supreme", "top", "military"):
        return BLOCS[t.low[bloc]]  # "the alliance’s supreme commander", a general of some state
    if known is not None and (code is None or code == "EU" or case.series.other_side(code) or not case.has("titles")):
        return people[known]
    if "executive" in case.words and body is None and case.has("trades", "company") and not case.has("state_owned"):
        return None  # "chief executive of the German group"
    if code in ("UN", "NATO") and case.has("heads"):
        return code  # "the head of the UN’s refugee agency"
    is_titled = code is not None and _title_before(t, source) in _HEADING
    if case.has("no_side") and not ({"exiled", "mayor"} <= case.words or is_of_state_firm or is_titled):
        return None
    if code is not None:
        return code
    if bloc is not None:
        return BLOCS[t.low[bloc]]  # "the alliance’s spokesman, Ivo Lopes"
    if (superior := _superior(case)) is not None:
        return people[superior]
    if body is not None:
        return third_state(case) or body[0]
    return spelt_otherwise(source, supposed(case), case.series)


def _title_before(t: Text, source: Source) -> str:
    """The word right before a name: "their host, Indonesian President Joko Widodo,"."""
    last = source.last - (t.at(source.last - 1) == ",")
    return t.at(last - 2 - source.name.count(" "))


# offices of a state that nobody has beside another trade
_HEADING = frozenset({"president", "premier", "chancellor", "minister", "king", "emir", "chairman"})


def _leads(case: Case) -> bool:
    """Whether somebody is at the head of the firm whose name follows its noun: "head of the company Ukrenergo", not "a firm fined by Naftogaz"."""
    named = known_name(case.t, case.source.first, case.source.end)
    is_named_so = named is not None and case.t.low[named[0] - 1] in vocabulary().words["company"]
    return is_named_so and not case.words.isdisjoint(_LEADERS) and "former" not in case.words


_LEADERS = frozenset("head chief director president chairman chairwoman boss ceo executive spokesman spokeswoman spokesperson manager".split())


def _is_namesake(case: Case, side: str | None, code: str | None) -> bool:
    """Whether somebody but shares a surname with a person of one side of the war, and is told to be of the other: "Russian lawmaker Sergei Orlov".

    A first name as only his side spells it settles who is meant. A bare surname is another's only where the state stands right before it.
    """
    other, source, words = case.series.other_side(side), case.source, vocabulary().words
    if other is None:
        return False
    if " " not in source.name:
        return state_beside(case.t, source) == other
    at_home, first = case.series.home, source.name.partition(" ")[0]
    if first in words["home_names" if side == at_home else "rival_names"]:
        return False
    if side != at_home and first in words["home_names"]:
        return True  # "Iryna Zakharova": pages spell those at home otherwise than their neighbours, not always the other way round
    body = known_body(case.t, source.first, source.end)
    if code == other or (code is None and body is not None and body[0] == other):
        return True
    # who holds land of the home side is no namesake of theirs, so only a town beyond it tells: "the mayor, Andrei Kravchenko," of Novorossiysk
    return side == at_home and case.local.near == other and not case.words.isdisjoint(OF_TOWNS)


def _is_owned(t: Text, source: Source) -> bool:
    """Whether "'s" stands right before a name."""
    return t.at(source.last - 1 - source.name.count(" ") - 1) == "'s"


def _superior(case: Case) -> str | None:
    """The known person whose spokesman or adviser somebody is: "Zelenskyy's spokesman, Ivo Lopes"."""
    t, source = case.t, case.source
    at = next((i for i in range(source.first + 1, min(source.first + 4, source.last)) if t.low[i] == "'s"), source.last)
    name = t.tokens[at - 1].text
    return name if at < source.last and name in vocabulary().people and case.has("spokesmen", "staff") else None
