"""What the words beside a source tell of a side that they do not name, and when none may be guessed: several states, firms, private persons."""

from __future__ import annotations

from transforms.coding.speech.clause import Clause
from transforms.coding.speech.source import UNNAMED, Source
from transforms.coding.speech.states import known_body
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import states_in
from transforms.coding.text.vocabulary import vocabulary
from transforms.series import Series


def are_of_several_states(t: Text, source: Source) -> bool:
    """Whether those who speak serve more states than the last one named: "Latvian and Polish ministers", "the two ministries", "nine presidents"."""
    first, last = source.first, source.last
    if not t.low[last - 1].endswith("s") and _PLURALS.isdisjoint(t.low[first:last]):
        return False
    opens = t.sentence_start(first)  # its capital makes no name of a word: "Ministers from", but "two United States officials"
    head = next((j for j in range(first, last) if t.low[j] in _PLURALS and (j == opens or not t.tokens[j].is_name)), None)
    if head is None:
        return False
    if t.at(head + 1) == "from" and next(states_in(t, first, last), None) is None:
        return True  # "ministers from Central Asia"
    counted = max(t.sentence_start(first), first - 1)  # "both" is no part of a name: "both defence ministries"
    are_of_both = any(t.low[j] in ("both", "two") and t.at(j + 1) in _LANDS for j in range(head + 1, last))  # "the ministries of both countries"
    return (are_of_both or any(low in _COUNTED for low in t.low[counted:head])) and not any(
        state.is_adjective or t.at(state.end) == "'s" for state in states_in(t, first, head)
    )


_PLURALS = frozenset(
    "ministers presidents premiers chancellors leaders ministries sides governments capitals countries states delegations negotiators teams".split()
)
_LANDS = frozenset({"countries", "states", "nations", "sides", "governments", "capitals", "neighbours", "armies", "republics"})
_COUNTED = frozenset("both two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty dozen".split())


def whose_state(t: Text, source: Source) -> str | None:
    """The state that "whose ministry" follows at once: "weighs on Japan, whose Defence Ministry asked"."""
    first = source.first - (t.at(source.first) != "whose")
    if t.at(first) != "whose":
        return None
    return next((state.code for state in states_in(t, first - 4, first - 1) if state.end == first - 1), None)


def grouping_state(t: Text, source: Source) -> str | None:
    """The state whose a grouping in quotation marks is: "Russia's “North” group"."""
    quote = t.quotes[t.quoted[source.first - 1] - 1] if source.first and t.quoted[source.first - 1] else None
    if quote is None or quote.last != source.first - 1 or t.at(quote.first - 1) != "'s" or t.low[source.last - 1] not in _GROUPINGS:
        return None
    return next((state.code for state in states_in(t, max(0, quote.first - 4), quote.first - 1) if state.end == quote.first - 1), None)


_GROUPINGS = frozenset({"group", "grouping", "force", "forces", "battalion", "brigade", "unit", "corps", "district"})


def owning_person(t: Text, source: Source) -> str | None:
    """Who stands before "'s" in the name of a body: "Rustem Umerov's ministry"; nobody where more than two words stand between."""
    at = next((i for i in range(source.first + 1, source.last - 1) if t.low[i] == "'s"), 0)
    if at == 0 or not t.tokens[at - 1].is_name or source.last - at > 4 or t.low[source.last - 1] in _OWN_CAUSES:
        return None
    if known_body(t, source.first, at) is not None:
        return None  # "the State Department’s team"
    return t.tokens[at - 1].text


_OWN_CAUSES = frozenset(
    {"party", "company", "foundation", "movement", "university", "firm", "charity", "fund", "family", "wife", "lawyer", "lawyers"}
)


def is_of_many(t: Text, source: Source, words: set[str]) -> bool:
    """Whether those who speak belong to many states or to none in particular: "a Western official", "Baltic donors"."""
    is_of_world = "world" in words and t.low[source.last - 1] == "leaders"
    return source.kind == UNNAMED and (is_of_world or not words.isdisjoint(_WESTERN) or t.low[source.last - 1] in _MANY)


_WESTERN = frozenset({"western", "allied", "baltic", "nordic", "scandinavian"})
_MANY = frozenset({"donors", "backers", "nations"})


def is_private_person(clause: Clause, words: set[str]) -> bool:
    """Whether a person with a name holds no office of a state: an ecologist, a local man, the chief executive of a firm."""
    voc = vocabulary().words
    if not words.isdisjoint(OF_FIRMS):
        return True
    private = (words & voc["private"]) - voc["nouns"] - _SERVING
    if not private or clause.source.office is None:
        return False
    return words.isdisjoint(voc["offices"]) and words & voc["nouns"] <= voc["private"]


# who runs a firm, where no body known by name stands by
OF_FIRMS = frozenset({"executive", "ceo", "managing", "shareholder", "co-owner", "co-founder"})


# they may serve a state
_SERVING = frozenset({"captain", "pilot", "engineer", "director-general", "agent", "boss", "fighter", "doctor", "medic", "colleague", "cosmonaut"})


def spelt_otherwise(source: Source, side: str | None, series: Series) -> str | None:
    """The side by how a first name is spelt, where a mere guess took one side of the war, or a third state, for the other: Dmytro serves Kyiv."""
    if side is None or " " not in source.name:
        return side
    other = series.other_side(side) or series.home
    spelling = vocabulary().words["home_names" if other == series.home else "rival_names"]
    return other if source.name.partition(" ")[0] in spelling else side


def having(words: set[str], code: str | None) -> str | None:
    """The state that a bare office may serve: none without such an office, as neither the US nor a bloc has a prime minister."""
    if code not in _WITHOUT_MINISTERS or words.isdisjoint(_MINISTERS):
        return code
    return None


_WITHOUT_MINISTERS = frozenset({"US", "EU", "NATO", "UN"})
BLOCS = {"alliance": "NATO", "bloc": "EU"}
OF_A_STATE = frozenset({"minister", "premier", "chancellor"})
# "its mayor": of the place told before, not of a body or state
OF_TOWNS = frozenset({"governor", "mayor", "gauleiter"})
_MINISTERS = OF_A_STATE | {"prime"}


def tells_of_harm(t: Text, clause: Clause) -> bool:
    """Whether a sentence or the one before tells of dead, wounded or an attack: "officials said" are then those of the place that was hit."""
    floor = t.sentence_start(clause.first)
    floor = t.sentence_start(floor - 1) if floor else 0
    return not vocabulary().words["harm"].isdisjoint(t.low[floor : t.sentence_end(clause.first)])


def of_two_offices(t: Text, source: Source) -> str | None:
    """The side of Mark Rutte, who has spoken for NATO and for the Netherlands: the one that is named in the bullet."""
    if source.name.rpartition(" ")[2] not in vocabulary().words["two_offices"]:
        return None
    in_bloc, at_home = not _OF_BLOC.isdisjoint(t.low), not _AT_HOME.isdisjoint(t.low)
    return None if in_bloc == at_home else "NATO" if in_bloc else "NL"


_OF_BLOC = frozenset({"nato", "alliance", "secretary-general", "allies"})
_AT_HOME = frozenset({"dutch", "netherlands"})
