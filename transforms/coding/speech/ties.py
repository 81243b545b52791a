"""What the words around a source say of its ties: whom it is close to, what is known of its name, who has put it in office."""

from __future__ import annotations

from transforms.coding.speech.phrases import LANDS
from transforms.coding.speech.source import PERSON, Source
from transforms.coding.speech.states import known_as
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import state_at
from transforms.coding.text.vocabulary import vocabulary
from transforms.series import Series


def of_known_name(source: Source, owner: str | None) -> str | None:
    """The side of "its president, Ursula von der Leyen": what is known of a full name counts more than the state that "its" may mean."""
    known = known_as(source.name)
    if source.kind != PERSON or known is None or " " not in known or owner in (None, "EU", "NATO", "UN"):
        return owner
    return vocabulary().people[known]


def until_tie(t: Text, told: range) -> range:
    """The words that tell of a source, without whom it is close to: "a hacker group tied to Russian intelligence"."""
    ties = (i for i in told[1:] if t.low[i] in _TIES and t.at(i + 1) in ("to", "with"))
    return range(told.start, next(ties, told.stop)) if len(told) > 3 else told


_TIES = frozenset({"tied", "linked", "loyal", "close", "affiliated", "connected", "allied", "ties", "links", "sympathetic"})


def until_border(t: Text, told: range) -> range:
    """The words that tell of a source, without the state that its land borders: "the governor of Belgorod, which lies on the border with Ukraine"."""
    if _BORDERING.isdisjoint(t.low[told.start : told.stop]):
        return told
    at = next((i for i in told[1:] if t.low[i] in _BORDERING and (t.at(i + 1) == "with" or state_at(t, i + 1) is not None)), None)
    if at is None:
        return told
    while at > told.start + 1 and t.low[at - 1] in _LYING:
        at -= 1
    return range(told.start, at)


_BORDERING = frozenset({"border", "frontier", "borders", "bordering", "neighbours", "adjoins", "adjoining"})
_LYING = frozenset(
    {",", "which", "that", "also", "lies", "lying", "sits", "is", "located", "on", "near", "along", "by", "at", "the", "its", "shares", "a"}
)


def without_seat(t: Text, told: range) -> range:
    """The words that tell of somebody unnamed, without the town where he is if he may serve any state: "diplomats in Brussels"."""
    at = next((i for i in told[1:-1] if t.low[i] == "in"), None)
    if at is None or t.low[at - 1].startswith("official") or not (t.low[at - 1] in _OF_ANY_STATE or t.low[at - 1] in _MEETINGS):
        return told
    is_town = t.tokens[at + 1].is_name and not t.tokens[at + 1].text.isupper() and t.at(at + 2) != "'s"
    return range(told.start, at) if is_town else told


_OF_ANY_STATE = frozenset(
    {"diplomat", "diplomats", "official", "officials", "source", "sources", "people", "observer", "observers", "envoys", "insiders"}
)
_MEETINGS = frozenset({"talks", "negotiations", "discussions", "meeting", "meetings", "summit", "conference"})


def stands_in_place(t: Text, head: int, last: int) -> bool:
    """Whether nothing but a town or region stands behind somebody who serves any state: "diplomats in Brussels", not "a source in the SBU"."""
    if t.low[head] not in _OF_ANY_STATE or t.at(head + 1) != "in" or head + 2 >= last:
        return False
    is_known = t.slice(head + 2 + (t.low[head + 2] == "the"), last).lower() in vocabulary().organisations
    is_place = t.tokens[last - 1].is_name or t.low[last - 1] in LANDS
    return is_place and not is_known and all(_may_be_place(t, i) for i in range(head + 2, last))


def _may_be_place(t: Text, i: int) -> bool:
    """Whether a word may stand in the name of a town or region: no abbreviation, no body's noun."""
    low = t.low[i]
    if t.tokens[i].is_name:
        return not t.tokens[i].text.isupper() and low not in vocabulary().words["heads"]
    return low == "the" or low in LANDS or low in ("eastern", "northern", "southern", "western", "occupied", "central")


INSTALLED = frozenset({"who", "whom", "installed", "appointed", "put", "named", "imposed"})
_IN_CHARGE = frozenset({"charge", "installed", "appointed", "named", "imposed"})


def installed_by_occupier(t: Text, source: Source, series: Series) -> bool:
    """Whether somebody is told to hold office from the other side: "Ivo Lopes, put in charge by Moscow", "officials appointed by the Kremlin"."""
    first = source.last + (t.at(source.last) == ",")
    end = next((j for j in range(first, min(first + 14, t.size)) if t.low[j] in (",", ";", ".")), first)
    if _IN_CHARGE.isdisjoint(t.low[first:end]):
        return False
    is_by = t.low[first] == "whom"
    who = [i for i in range(first + 1, end) if t.tokens[i].is_name and (is_by or t.low[i - 1 - (t.low[i - 1] == "the")] == "by")]
    rival = series.other_side(series.home)
    return any(t.low[i] == "kremlin" or ((state := state_at(t, i)) is not None and state.code == rival) for i in who)


def is_occupied(t: Text, source: Source) -> bool:
    """Whether what "its" stands for is in the occupiers' hands: "The Russian-held plant ..., its management wrote"."""
    words, before = vocabulary().words, t.low[t.sentence_start(source.first) : source.first]
    return not words["occupiers"].isdisjoint(before) or (t.low[source.last - 1] in _RUNNING and not words["held"].isdisjoint(before))


_RUNNING = frozenset({"management", "administration", "director", "manager", "operator", "authorities", "spokesman", "spokeswoman", "leadership"})


def holds_land(t: Text, source: Source) -> bool:
    """Whether officials without a name serve where the occupiers rule: "officials in Russian-occupied Lypa", not "Ukrainian officials in"."""
    at = next((i for i in range(source.first + 1, source.last) if t.low[i] == "in"), source.last)
    is_local = t.low[at - 1] in _RULING and not any(t.tokens[i].is_name for i in range(source.first, at) if i > t.sentence_start(i))
    return is_local and not vocabulary().words["held"].isdisjoint(t.low[at : source.last])


_RULING = frozenset({"officials", "official", "authorities", "administration", "administrators", "administrator", "leader", "services"})
