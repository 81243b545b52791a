"""Which states, bodies and known people the words around a source name: beside it, in its sentence, as the subject of what it tells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from transforms.coding.speech.clause import Clause
from transforms.coding.speech.source import PERSON, Source
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import StateName, state_at, states_in
from transforms.coding.text.tokens import as_listed, read_tokens
from transforms.coding.text.vocabulary import vocabulary
from transforms.series import Series


def state_beside(t: Text, source: Source) -> str | None:
    """The state that a source's own words name: "Russia's Defence Ministry"."""
    return stated(t, range(source.first, source.last), source)


def stated(t: Text, told: range, source: Source) -> str | None:
    """The state named beside the source: the last one before its head noun counts ("the US ambassador to Ukraine")."""
    name = source.name.split() if source.kind == PERSON else ()
    found = [state for state in states_in(t, told.start, told.stop) if t.tokens[state.first].text not in name]
    own = [state.code for state in found if t.at(state.first - 1) not in ("to", "in", "on", "against", "at")]
    is_sent = bool(found) and t.at(found[0].first - 1) == "in" and t.at(found[0].first - 2) in _SENT
    if own or not found or is_sent or t.low[told.start] == "its":  # "its ambassador in Kyiv" speaks for whoever sent it
        return own[0] if own else None
    return found[0].code


_SENT = frozenset({"ambassador", "ambassadors", "envoy", "envoys", "consul", "consulate", "embassy", "attaché"})


@cache
def _first_words() -> frozenset[str]:
    """The words that names of organisations begin with, in lower case."""
    return frozenset(read_tokens(name)[0].low for name in vocabulary().organisations)


def known_body(t: Text, first: int, last: int) -> tuple[str | None] | None:
    """The side of an organisation known by name among the words; the longest name counts."""
    found = known_name(t, first, last)
    return (vocabulary().organisations[t.slice(*found).lower()],) if found is not None else None


def known_name(t: Text, first: int, last: int) -> tuple[int, int] | None:
    """Where the longest name of a known organisation stands among the words."""
    known, firsts = vocabulary().organisations, _first_words()
    starts = [i for i in range(first, last) if t.low[i] in firsts]
    for size in range(min(6, last - first), 0, -1) if starts else ():
        for i in starts:
            if i + size > last:
                break
            text = t.slice(i, i + size).lower()
            if text in known and (size > 1 or t.tokens[i].is_name):
                return i, i + size
    return None


def known_as(name: str) -> str | None:
    """The longest end of a name that somebody is known by: "Ursula von der Leyen", "Zelenskyy" for "Volodymyr Zelenskyy"."""
    name = as_listed(name)
    parts, people = name.split(), vocabulary().people
    return next((tail for tail in (name, *(" ".join(parts[-size:]) for size in (3, 2, 1))) if tail in people), None)


def first_known(t: Text, first: int, last: int) -> str | None:
    """The first person known among the tokens [first, last), by two names or by the last."""
    people = vocabulary().people
    names = (name for at in range(first, last) if t.tokens[at].is_name for name in (t.slice(max(0, at - 1), at + 1), t.tokens[at].text))
    return next((name for name in names if name in people), None)


def subject_country(t: Text, clause: Clause, series: Series) -> str | None:
    """The state that the sentence is about: its first one before the source, else the one that the sentence before begins with, else the nearest."""
    floor = t.sentence_start(max(clause.verb, clause.first))
    before = t.sentence_start(floor - 1) if floor else 0
    opening = range(before, min(before + 2, floor)) if t.at(before + 1) != "'s" else range(0)
    for at in (*range(floor, min(clause.first + 1, t.size)), *opening, *range(min(clause.first, t.size) - 1, -1, -1)):
        if (state := state_at(t, at)) is not None and not t.quoted[at] and not _is_beside_the_point(t, state, series):
            return state.code
    return None


def _is_beside_the_point(t: Text, state: StateName, series: Series) -> bool:
    """Whether a state only tells whose weapons struck, where a thing was bound, or is a first name: "Russian guns", "Minister German Rusu"."""
    if t.at(state.first - 1) in vocabulary().words["titles"] and state.end < t.size and t.tokens[state.end].is_name:
        return True
    if t.at(state.end) in _JOINED:
        return True
    if series.other_side(state.code) is not None and (_is_of_war(_owned(t, state)) or t.at(state.end) in _ORIGINS):
        return True
    return t.at(state.first - 1 - (t.at(state.first - 1) == "the")) in _AGAINST


def _is_of_war(low: str) -> bool:
    """Whether what is told to be a state's fights for it: its weapons, forces or attacks."""
    return low in vocabulary().words["arms"] or low in vocabulary().words["fighting"]


def _owned(t: Text, state: StateName) -> str:
    """What is told to be a state's: "drones" in "Russian drones" and "Russia's drones"; empty where the state stands for itself."""
    if t.at(state.end) == "'s":  # a state's forces act for it, and its ministry tells of them
        return t.at(state.end + 1) if t.at(state.end + 1) in vocabulary().words["arms"] else ""
    return t.at(state.end) if state.is_adjective else ""


# "a drone of Russian origin"
_ORIGINS = frozenset({"origin", "make", "manufacture", "design", "construction"})
# "who opposes NATO membership"
_JOINED = frozenset({"membership", "accession", "expansion", "enlargement", "standards"})
_AGAINST = frozenset(
    {"joining", "join", "joined", "entering", "against", "for", "through", "via", "into", "towards", "toward", "like", "unlike", "besides", "despite"}
)


def policed_state(t: Text, clause: Clause) -> str | None:
    """The state whose police the sentence or the one before is about, "Police in Moldova", "Moldovan police", or whose office, "Bulgaria's"."""
    told = _states_near(t, clause)
    return next((state.code for state in told if t.at(state.end) == "'s" or _has_police(t, state)), None)


def policing_state(t: Text, clause: Clause) -> str | None:
    """The state whose police are told there to have acted: "Moldovan police detained", "Police in Moldova have charged"."""
    told = (state for state in _states_near(t, clause) if _has_police(t, state))
    return next((state.code for state in told if t.at(state.end + (t.at(state.end) in OFFICES)) in _POLICING), None)


def _states_near(t: Text, clause: Clause) -> Iterator[StateName]:
    return states_in(t, t.bounds[max(0, t.tokens[clause.first].sentence - 1)], clause.first)


def _has_police(t: Text, state: StateName) -> bool:
    return t.at(state.end) in OFFICES or (t.at(state.first - 1) == "in" and t.at(state.first - 2) in OFFICES)


_POLICING = frozenset("detained arrested searched held charged raided seized caught have has had".split())
OFFICES = frozenset("police prosecutors investigators authorities courts detectives judges customs officials commandos sailors".split())


def scene_state(t: Text, clause: Clause, series: Series) -> str | None:
    """The one third state that something is told to have come down or burned in: "fell in Latvia's Lypa district", "fell on a village in Moldova"."""
    floor = t.sentence_start(clause.first)
    told = t.low[floor : clause.first]
    if not _TALKS.isdisjoint(told) or all(words.isdisjoint(told) for words in (vocabulary().words["arms"], vocabulary().words["harm"], _BEFALLING)):
        return None
    thirds = [state for state in states_in(t, floor, clause.first) if not t.quoted[state.first] and series.other_side(state.code) is None]
    found = {state.code for state in thirds if t.at(state.first - 1) != "from"}
    return found.pop() if len(found) == 1 and any(_is_scene(t, state) for state in thirds) else None


def _is_scene(t: Text, state: StateName) -> bool:
    """Whether it is in or over a state, or a place that is told to be its own, that something is told of."""
    at = state.first - 1
    while t.at(at).endswith("ern") or t.at(at) == "central":
        at -= 1
    if state.is_adjective or t.at(at) not in _WHERE or not _OF_SOMEBODY.isdisjoint(t.low[max(0, at - 3) : at]):
        return False
    return t.at(state.end) != "'s" or (state.end + 1 < t.size and t.tokens[state.end + 1].is_name)


_BEFALLING = frozenset("crashed fell landed exploded explosion explosions blast blasts fire debris wreckage balloon balloons flew strayed".split())
# "soldiers trained in Britain"
_OF_SOMEBODY = frozenset("who trained training lived living born based made built held working studied studying whose".split())
_TALKS = frozenset({"talks", "met", "meeting", "meet", "summit", "negotiations", "visit", "visited", "conference"})
_WHERE = frozenset({"in", "over", "off", "inside", "across", "near"})


def nearest_state(t: Text, clause: Clause) -> str | None:
    """The state named last before "its ministry" in its sentence."""
    named = _named_before(t, clause)
    return named[-1].code if named else None


def third_land(t: Text, clause: Clause, series: Series) -> str | None:
    """The third state last told to be where it happened, before "the country's ministry" in its sentence: "in Poland"."""
    lands = [state for state in _named_before(t, clause) if series.other_side(state.code) is None and t.at(state.first - 1) == "in"]
    return lands[-1].code if lands else None


def _named_before(t: Text, clause: Clause) -> list[StateName]:
    first = clause.source.first
    return [state for state in states_in(t, t.sentence_start(first), first) if state.is_name]


_OWN = frozenset({"it", "its", "our", "air", "anti-aircraft"})


def defender(t: Text, clause: Clause, series: Series) -> str | None:
    """The side that reports what the other's weapons did, where no other state is named: "Ukrainian drones were downed, the ministry said"."""
    floor = t.sentence_start(clause.first)
    found = list(states_in(t, floor, clause.first))
    is_sending = len(found) > 0 and _launches(t, found[0]) and series.other_side(found[0].code) is not None
    is_armed = len(found) > 0 and _owned(t, found[0]) in vocabulary().words["arms"]
    if is_sending or (is_armed and len({state.code for state in found if not state.is_capital}) == 1):
        return series.other_side(found[0].code)
    if (pressing := next((state.code for state in found if _is_pressing(t, state)), None)) is not None:
        return series.other_side(pressing)
    return _fighting_whom(t, clause, series)


def _launches(t: Text, state: StateName) -> bool:
    """Whether a state is told to have sent weapons: "Ukraine fired six missiles at Lypa": who counts them was aimed at."""
    verb = state.end + (t.at(state.end) in _HAVE)
    return state.is_name and t.at(verb) in ("launched", "fired", "sent") and not _SENT_WEAPONS.isdisjoint(t.low[verb + 1 : verb + 6])


_SENT_WEAPONS = frozenset({"drone", "drones", "missile", "missiles", "rockets", "shells", "bombs"})


def _is_pressing(t: Text, state: StateName) -> bool:
    """ "withdrew amid a heavy Russian offensive", "held out under Russian fire" """
    before = state.first - 1
    while t.at(before) in _HEAVY:
        before -= 1
    return t.at(before) in _AMID and state.is_adjective and any(t.at(at) in vocabulary().words["pushes"] for at in (state.end, state.end + 1))


_HEAVY = frozenset({"a", "an", "the", "heavy", "fierce", "intense", "new", "renewed", "continuing", "constant", "relentless", "massive", "ongoing"})
_AMID = frozenset({"amid", "under", "despite", "facing"})


def taker(t: Text, clause: Clause, series: Series) -> str | None:
    """The side whose forces took a place or beat the other's back, of which its own ministry tells: "Russian troops have seized Lypa, ..."."""
    for state in states_in(t, t.sentence_start(clause.first), clause.first):
        at = state.end + (t.at(state.end) == "'s")
        if series.other_side(state.code) is not None and not t.quoted[state.first] and t.at(at) in _FORCES:
            at += 1
            while t.at(at) in _HAVE:
                at += 1
            is_downing = t.low[at : at + 2] == ["shot", "down"] or (t.at(at) == "destroyed" and not _FLYING.isdisjoint(t.low[at + 1 : at + 6]))
            return state.code if t.at(at) in _TOOK or is_downing else None
    return None


_FORCES = frozenset({"forces", "troops", "soldiers", "units", "army", "paratroopers", "marines"})
_HAVE = frozenset({"have", "has", "had", "also", "now", "fully", "completely"})
_FLYING = frozenset({"drones", "missiles", "uavs", "rockets"})
_TOOK = frozenset(
    {
        *("captured", "seized", "took", "taken", "retook", "retaken", "recaptured", "liberated", "occupied", "gained"),
        *("downed", "intercepted", "repelled", "repulsed", "sank"),
    }
)


def _fighting_whom(t: Text, clause: Clause, series: Series) -> str | None:
    """The side that tells what its own did to the other's: "said its troops had taken Lypa from Ukrainian forces", "said it had downed 40 drones"."""
    start, end, words = clause.verb + 1, t.sentence_end(clause.first), vocabulary().words
    foe = next(states_in(t, start, end), None) if start > 0 else None
    if foe is None or not foe.is_adjective or t.quoted[foe.first] or not _is_of_war(t.at(foe.end)):
        return None
    fought = next((j for j in range(foe.first - 1, start, -1) if t.low[j] in words["fought"]), None)
    is_downed = t.at(foe.end) in words["arms"] and t.at(foe.end + 1) in ("were", "was") and t.at(foe.end + 2) in words["fought"]
    is_own = fought is not None and not _OWN.isdisjoint(t.low[start:fought])
    return series.other_side(foe.code) if is_own or is_downed else None
