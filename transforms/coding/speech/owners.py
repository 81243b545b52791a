"""Whose "its" is beside a speaker: the side of the body or state whose "its chief" or "its agriculture ministry" he is."""

from __future__ import annotations

from transforms.coding.speech.clause import Clause
from transforms.coding.speech.phrases import behind_article
from transforms.coding.speech.states import known_body, nearest_state
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import StateName, state_at, state_of, states_in
from transforms.coding.text.vocabulary import vocabulary


def owner_side(t: Text, clause: Clause) -> tuple[str | None] | None:
    """The side of the body that "its chief executive" speaks for, where the sentence begins with one or with a state's."""
    first, last = _leading_names(t, clause)
    if (beside := _beside_comma(t, clause)) is not None:
        return beside
    if (subject := _qualified_state(t, clause)) is not None:
        return (subject.code,)
    if (body := known_body(t, first, last)) is not None:
        return body
    if t.at(last) == "'s" and (state := state_at(t, first)) is not None and state.end == last:
        return _owned_side(t, state, clause.source.first)
    floor = t.sentence_start(clause.source.first)
    if (sender := _sender_to_un(t, clause)) is not None:
        return (sender,)
    opening = state_at(t, t.sentence_start(floor - 1)) if clause.source.first == floor > 0 else None
    if opening is not None and t.at(opening.end) == "'s" and opening.end + 1 < floor and t.tokens[opening.end + 1].is_name:
        return _owned_side(t, opening, floor)  # "Ukraine’s Security Service said the FSB had paid him. Its chief said"
    if clause.source.first == floor > 0 and (before := known_body(t, t.sentence_start(floor - 1), floor)) is not None:
        return before  # "..., the emergency service said. Its head, Ivo Lopes, called it"
    if (later := _later_subject(t, clause)) is not None:
        return (later.code,)
    if (state := state_of(t, first, last)) is not None:
        return (state.code,)
    begin = clause.source.first
    if (near := known_body(t, max(t.sentence_start(begin), begin - 6), begin)) is not None:
        return near  # "the operator Ukrenergo announced, and its head"
    if not _OF_STATES.isdisjoint(t.low[begin : clause.source.end]) and (near_state := nearest_state(t, clause)) is not None:
        return (near_state,)  # "Grain exports from Latvia have grown, its agriculture ministry said"
    is_subject = t.at(last).endswith(("s", "ed")) or t.at(last) in ("will", "would", "can", "could")
    adjective = next((state for state in states_in(t, first, last) if state.is_adjective), None)
    if adjective is not None and t.at(adjective.end) in _SERVICES and t.at(adjective.end + 1) != "'s":
        return (adjective.code,)
    if (first == last or adjective is not None) and (near_state := nearest_state(t, clause)) is not None:
        return (near_state,)
    return (None,) if first < last and is_subject and t.at(last) != "'s" and state_at(t, first) is None else None


def _later_subject(t: Text, clause: Clause) -> StateName | None:
    """The state that a later part of the sentence begins with: "Kyiv swapped 90 men, and Russia freed 22, its ministry said"."""
    floor, first = t.sentence_start(clause.source.first), clause.source.first
    joint = next((j for j in range(first - 2, floor, -1) if t.low[j] in ("and", "but", "while") and t.at(j - 1) == ","), 0)
    state = state_at(t, joint + 1) if joint else None
    return state if state is not None and not state.is_adjective and t.at(state.end) in _HANDING else None


_HANDING = frozenset({"freed", "released", "returned", "handed", "gave", "received", "got"})


def _owned_side(t: Text, state: StateName, last: int) -> tuple[str | None]:
    """The side of what a state is told to have: "Austria’s Raiffeisen may not leave, its head said", "Ukraine’s Security Service"."""
    first = state.end + 1
    end = next((j for j in range(first, last) if not t.tokens[j].is_name), first)
    return known_body(t, first, end) or (state.code,)


# what speaks for itself with "its": "Lithuanian customs turned back 40 lorries for Tajikistan, its director said"
_SERVICES = frozenset("police customs army navy parliament government intelligence prosecution railway railways post".split())
# what nobody but a state has
_OF_STATES = frozenset({"ministry", "minister", "parliament", "government"})


def _sender_to_un(t: Text, clause: Clause) -> str | None:
    """The state whose "its UN ambassador" somebody is: the one named first before him in his sentence, else in the one before."""
    first, office = clause.source.first, t.low[clause.source.first : clause.source.end]
    if _SENT.isdisjoint(office) or ("un" not in office and "nations" not in office):
        return None
    floor = t.sentence_start(first)
    spans = ((floor, first), (t.sentence_start(max(floor - 1, 0)), floor))
    return next((state.code for span in spans for state in states_in(t, *span) if state.is_name and state.code != "UN"), None)


_SENT = frozenset({"ambassador", "envoy", "representative"})


def _leading_names(t: Text, clause: Clause) -> tuple[int, int]:
    """Where the names stand that the sentence begins with: "Energoatom" in "Energoatom’s plant is dark, its chief said"; empty where none do."""
    first = t.sentence_start(clause.source.first)
    if t.quoted[first] and first:  # "“...,” its chief told": what the sentence before is about
        first = t.sentence_start(first - 1)
    words = vocabulary().words
    first = behind_article(t, first)
    if first + 2 < clause.source.first and not t.tokens[first].is_name and t.low[first + 1] in ("of", "at", "from"):
        first = behind_article(t, first + 2)  # "The board of the bank"
    kind = next((j for j in range(first, min(first + 4, clause.source.first - 1)) if t.tokens[j].is_name or t.tokens[j + 1].is_name), first)
    if not t.tokens[kind].is_name and not (words["private_bodies"] | words["company"]).isdisjoint(t.low[first : kind + 1]):
        first = kind + 1  # "The aid organisation Proliska"
    last = first
    while last < clause.source.first and t.tokens[last].is_name and t.low[last] not in _NO_NAMES:
        last += 1
    return first, first if t.low[first] in words["openers"] else last


# what a sentence may begin with and is no name
_NO_NAMES = frozenset({"it", "there", "this", "that", "these", "those", "he", "she", "they", "such", "what"})


def _beside_comma(t: Text, clause: Clause) -> tuple[str | None] | None:
    """The side of the state or body that "its" follows over a comma: "and Bratislava, its prime minister said, would follow"."""
    first = clause.source.first
    if t.at(first - 1) != "," or t.at(first) != "its" or not t.tokens[first - 2].is_name or t.at(clause.verb + 1) != ",":
        return None
    name = first - 2
    while name > 0 and t.tokens[name - 1].is_name:
        name -= 1
    if (state := state_of(t, name, first - 1)) is not None and t.at(name - 1) not in _PLACING:
        return (state.code,)
    return known_body(t, name, first - 1)


def _qualified_state(t: Text, clause: Clause) -> StateName | None:
    """The state that the sentence begins with behind words for what it is: "Neutral Austria", "NATO member Latvia", "The Baltic state Estonia"."""
    first = t.sentence_start(clause.source.first)
    for at in range(first + 1, min(first + 5, clause.source.first)):
        state = state_at(t, at)
        if state is not None and state.is_name:
            is_alone = t.at(state.end)[:1].isalpha() and not t.tokens[state.end].is_name and t.at(state.end) != "and"
            return state if is_alone and (t.at(at - 1) in _KINDS_OF_STATE or (at == first + 1 and t.low[first] in _QUALIFYING)) else None
    return None


_KINDS_OF_STATE = frozenset("state country nation member neighbour neighbor ally republic kingdom candidate".split())
_QUALIFYING = frozenset(
    "neutral non-aligned neighbouring neighboring landlocked tiny wealthy oil-rich nuclear-armed communist central eastern northern southern western "
    "baltic nordic balkan alpine arctic fellow".split()
)
_PLACING = frozenset({"in", "to", "at", "from", "on", "against", "for", "with", "near", "over", "by", "into"})
