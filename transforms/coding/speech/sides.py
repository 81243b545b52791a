"""Which state or body a source speaks for (codebook section 6, `side`): told beside the name, known of the name, or of the place."""

from __future__ import annotations

from transforms.coding.speech.clause import Clause
from transforms.coding.speech.serving import BLOCS, bloc_of, body_served, owner_side, person_served
from transforms.coding.speech.source import ORGANISATION, OUTLET, PERSON, UNNAMED, Source
from transforms.coding.speech.state_names import is_adjective, states_in
from transforms.coding.speech.states import (
    REPORTING,
    are_several,
    defender,
    known_body,
    stated,
    subject_country,
)
from transforms.coding.speech.supposed import Local, far, supposed, third_state
from transforms.coding.speech.ties import INSTALLED, installed_by_occupier, is_occupied, of_known_name, until_tie, without_seat
from transforms.coding.speech.unstated import (
    OF_FIRMS,
    are_of_several_states,
    having,
    is_of_many,
    of_two_offices,
    owning_person,
    spelt_otherwise,
    tells_of_harm,
    whose_state,
)
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import vocabulary
from transforms.series import Series


def side_of(t: Text, clause: Clause, local: Local, series: Series) -> str | None:
    """The side of a clause's source; `local` is the country of the place that it and the bullet are about."""
    source = clause.source
    if source.kind == OUTLET or (source.agency is not None and t.at(source.last) not in _ASKED):
        return None
    told = clause.told or range(source.first, max(source.last, source.hint))
    told = until_tie(t, told) if source.kind == ORGANISATION else without_seat(t, told) if source.kind == UNNAMED else told
    words = {t.low[i] for i in told}
    name = set(source.name.split()) if source.kind == PERSON else set()
    if words & vocabulary().words["occupiers"] or ("republic" in words and words & {"donetsk", "luhansk"}):
        return series.other_side(series.home)
    if source.kind == PERSON and t.at(source.last + (t.at(source.last) == ",")) in INSTALLED and installed_by_occupier(t, source, series):
        return series.other_side(series.home)
    if source.kind != PERSON and words & vocabulary().words["units"] and known_body(t, told.start, told.stop) is None:
        return stated(t, told, name) or series.home
    if source.kind == UNNAMED and words & vocabulary().words["private"] and (not words & vocabulary().words["nouns"] or _is_private(t, source)):
        return None
    if source.kind != PERSON and ((source.kind == UNNAMED and "and" in words and are_several(t, told)) or are_of_several_states(t, source)):
        return None
    if source.kind == UNNAMED and t.low[source.first] == "their" and t.low[source.last - 1].endswith("s"):
        return None  # "their defence ministers"
    if "its" in words and is_occupied(t, source):
        return series.other_side(series.home)
    if (
        "its" in words
        and words.isdisjoint(_OF_PLACES)
        and not (t.at(source.first) == "its" and is_adjective(t, source.first + 1, source.first + 2))
        and not (words & _OF_A_STATE and source.name.rpartition(" ")[2] in vocabulary().people)
        and (owner := owner_side(t, clause)) is not None
    ):
        return of_known_name(source, owner[0]) if words.isdisjoint(OF_FIRMS) else (_body_before(t, source.first) or (None,))[0]
    code = stated(t, _telling(t, clause, told), name)
    if t.low[source.first] in ("his", "her") and code is None and words & vocabulary().words["staff"]:
        return _superior_side(t, clause)
    if code is None and _of_a_body(t, source.first, source.last):
        body = _body_before(t, source.first)
        return body[0] if body is not None else vocabulary().people.get(source.name.rpartition(" ")[2])
    code = code or whose_state(t, source) or of_two_offices(t, source)
    if source.kind == PERSON:
        return _of_person(t, clause, words, code, local, series)
    return _of_body(t, clause, words, code, local, series)


# "two officials quoted by Reuters": no journalists of the outlet
_ASKED = frozenset({"quoted", "cited", "interviewed", "contacted"})
_OF_A_STATE = frozenset({"minister", "premier", "chancellor"})
# "its mayor": of the place told before, not of a body or state
_OF_PLACES = frozenset({"governor", "mayor", "gauleiter"})


_UNRECOGNISED = frozenset({"breakaway", "self-proclaimed", "unrecognised", "unrecognized"})


def _is_private(t: Text, source: Source) -> bool:
    """Whether the one who speaks holds no office, whatever stands behind "of": "the wife of an officer"."""
    head = next((i - 1 for i in range(source.first + 1, source.last) if t.low[i] in ("of", "at", "from", "with", "in")), source.last - 1)
    return t.low[head] in vocabulary().words["private"] and t.low[head] not in vocabulary().words["nouns"]


def _telling(t: Text, clause: Clause, told: range) -> range:
    """The words that may name the state: an insertion behind a person only where it tells an office, not "on a visit to Oslo"."""
    source, words = clause.source, vocabulary().words
    if source.kind == UNNAMED or clause.told is not None or source.hint <= source.last:
        return told
    opener = t.at(source.last + (t.at(source.last) == ","))
    if source.kind != PERSON:
        return range(told.start, source.last) if opener in ("which", "who", "whose") else told
    if opener in ("who", "which") and not _REPRESENTING.isdisjoint(t.low[source.last : source.last + 5]):
        return told
    if opener.endswith("ed") and opener not in words["attributes"] and opener != "appointed":
        return range(told.start, source.last)  # "Petrenko, filmed at a base in Belarus,"
    is_office = any(t.low[i] in words["titles"] or t.low[i] in words["nouns"] or t.low[i] in words["heads"] for i in range(source.last, source.hint))
    return told if is_office else range(told.start, source.last)


_REPRESENTING = frozenset({"represents", "represented", "heads", "leads", "runs", "governs", "commands", "chairs", "speaks"})


def _superior_side(t: Text, clause: Clause) -> str | None:
    """Whose side "his spokesman" speaks for: that of the first person known, or state named, in the sentence; else a person's of the one before."""
    floor = t.sentence_start(clause.source.first)
    if (known := _first_known(t, floor, clause.source.first)) is not None:
        return vocabulary().people[known]
    if (state := next(states_in(t, floor, clause.source.first), None)) is not None:
        return state.code
    known = _first_known(t, t.sentence_start(floor - 1), floor) if floor else None
    return vocabulary().people[known] if known is not None else None


def _first_known(t: Text, first: int, last: int) -> str | None:
    """The first person among the words whose side is known, by both names or by the last."""
    people = vocabulary().people
    names = (name for at in range(first, last) if t.tokens[at].is_name for name in (t.slice(max(0, at - 1), at + 1), t.tokens[at].text))
    return next((name for name in names if name in people), None)


def _is_owned(t: Text, source: Source) -> bool:
    """Whether "'s" stands right before a name."""
    return t.at(source.last - 1 - source.name.count(" ") - 1) == "'s"


def _owning_body(t: Text, first: int, last: int) -> tuple[str | None] | None:
    """The side of the body whose a person is: "the Pentagon's Laura Petrenko"."""
    at = next((i for i in range(first + 1, last - 1) if t.low[i] == "'s"), first)
    return known_body(t, first, at) if at > first else None


def _of_person(t: Text, clause: Clause, words: set[str], code: str | None, local: Local, series: Series) -> str | None:
    voc, source = vocabulary(), clause.source
    known = source.name.rpartition(" ")[2]
    parts = source.name.split()
    tail = next((name for name in (source.name, " ".join(parts[-3:]), " ".join(parts[-2:]), known) if name in voc.people), None)
    if tail == known != source.name and code is None and (owning := _owning_body(t, source.first, source.last)) is not None:
        return owning[0]  # "the Pentagon’s Laura Petrenko"
    if tail is not None and code is None and voc.people[tail] in ("EU", "NATO", "UN") and words & _OF_A_STATE:
        tail = None  # who has led a bloc may come back as a minister
    if tail == known != source.name and words & (voc.words["no_side"] | voc.words["civilians"]) and not words & voc.words["offices"]:
        return None  # a namesake: "Vasyl Kuleba, the founder of a charity"
    if tail is not None and code is not None and _is_owned(t, source):
        return code  # "NATO’s Ivo Lopes"
    if tail is not None and (code is None or code == "EU" or series.other_side(code) or not words & voc.words["titles"]):
        return voc.people[tail]
    is_state_company = "company" in words and words & voc.words["state_owned"]
    if words & voc.words["no_side"] and not is_state_company and not (words & _OF_PLACES and "exiled" in words):
        return None
    if code is not None:
        return code
    if words & voc.words["staff"] and (served := person_served(t, clause)) is not None:
        return voc.people[served]
    body = known_body(t, source.first, max(source.last, source.hint))
    if body is not None:
        return body[0]
    if (bloc := body_served(t, clause)) is not None:
        return bloc[0]
    return spelt_otherwise(source, supposed(t, clause, words, local, series), series)


_BODIES = frozenset({"agency", "organisation", "organization", "bank", "fund", "court", "watchdog", "commission", "institute", "union"})


def _of_a_body(t: Text, first: int, last: int) -> bool:
    """Whether the phrase begins with a body that is named elsewhere: "the bank's president"."""
    return last - first > 3 and t.at(first) == "the" and t.at(first + 1) in _BODIES and t.at(first + 2) == "'s"


def _body_before(t: Text, first: int) -> tuple[str | None] | None:
    """The side of the organisation named before in the bullet."""
    return known_body(t, 0, first)


def _of_body(t: Text, clause: Clause, words: set[str], code: str | None, local: Local, series: Series) -> str | None:
    voc, source = vocabulary(), clause.source
    if _is_of_no_state(t, clause, words, code):
        return None
    if code is not None and not (source.kind == UNNAMED and t.low[source.first + (t.low[source.first] in voc.words["articles"])] == "former"):
        return code
    if (only := next((side for word, side in _OF_ONE_SIDE.items() if word in words), None)) is not None:
        return only
    if not words.isdisjoint(BLOCS) and (bloc := bloc_of(t, source)) is not None:
        return bloc
    if words & _UNRECOGNISED or (source.kind == UNNAMED and "former" in words and words & voc.words["nouns"]):
        return None
    served = next((token.text for token in t.tokens[source.first : source.last] if token.text in voc.people), None)
    if served is not None and source.kind == UNNAMED:  # "an adviser to Zelenskyy"
        return voc.people[served]
    if (owner := owning_person(t, source)) in voc.people and owner is not None:  # "Zelenskyy's office"
        return voc.people[owner]
    if (name := source.name.lower()) in voc.organisations:
        return third_state(t, clause, series) or voc.organisations[name]
    if (body := known_body(t, source.first, source.last)) is not None:
        return body[0]
    return _of_its_bullet(t, clause, words, local, series)


_OF_ONE_SIDE = {"pope": "VA", "pontiff": "VA", "congressional": "US"}


def _is_of_no_state(t: Text, clause: Clause, words: set[str], code: str | None) -> bool:
    """Whether a body serves no state, or those who speak more than the one named beside them: a firm, "Kyiv's allies", "a European diplomat"."""
    voc, source = vocabulary(), clause.source
    name = source.name.lower()
    if name in voc.organisations:
        if voc.organisations[name] is None:
            return True
    elif _is_company(t, clause) or (words & voc.words["company"] and not words & voc.words["state_owned"]):
        return True
    elif "operator" in words and source.kind == ORGANISATION and source.name[0].isupper() and "of" not in words:
        return True  # "the grid operator Enerhia"
    if "telegram" in words and words & {"channel", "channels", "blogger", "bloggers"}:
        return True
    if code is None:
        return is_of_many(t, source, words)
    if code == "EU":
        return source.kind == UNNAMED and _is_continental(t, source.first, source.last)
    return source.kind == UNNAMED and code not in ("NATO", "UN") and t.low[source.last - 1] in _STATES


def _of_its_bullet(t: Text, clause: Clause, words: set[str], local: Local, series: Series) -> str | None:
    """The side of a body or role that nothing beside it tells: by the outlet, the place and the states of its bullet."""
    voc, source = vocabulary(), clause.source
    name = source.name.lower()
    if local.own is None and clause.agency is not None and clause.agency in voc.outlet_sides:
        return voc.outlet_sides[clause.agency]
    if words & voc.words["local"] and local.side:
        return local.side
    if words & voc.words["anywhere"] and not words & {"local", "regional", "military", "security"}:
        here = local.near if source.name == "officials" and tells_of_harm(t, clause) else None
        return local.own or here if source.kind == UNNAMED else None  # "officials in Kursk"
    if local.own is None and words & REPORTING and (reporting := defender(t, clause, series)) is not None:
        return reporting
    if name in _CAPITALISED and t.tokens[source.last - 1].is_name:
        return _CAPITALISED[name] or series.home
    if words & voc.words["national"]:
        return local.own or having(words, subject_country(t, clause, series)) or local.near or series.home
    if "ministry" in words:
        return subject_country(t, clause, series) or local.near or far(local, series)
    if t.at(source.first) == "the" and source.last - source.first == 2 and (before := _body_before(t, source.first)) is not None and words & _BODIES:
        return before[0]
    is_public = not words & voc.words["private_bodies"] and words & (voc.words["heads"] | voc.words["nouns"])
    return subject_country(t, clause, series) or local.near if is_public else None


# what a page means by them where they have a capital and no state stands by: the EU's commission, the home side's service
_CAPITALISED = {"commission": "EU", "security service": ""}


def _is_continental(t: Text, first: int, last: int) -> bool:
    """Whether "European" only tells the continent: "a European diplomat" may speak for any state."""
    return "eu" not in t.low[first:last] and any(t.low[i] == "european" and not t.tokens[i + 1].is_name for i in range(first, last - 1))


def _is_company(t: Text, clause: Clause) -> bool:
    """Whether "Italy's Eni" names a company: no word of a state's body, no abbreviation of one."""
    first, last = clause.source.first, clause.source.last
    start = next((i + 1 for i in range(first, last - 1) if t.low[i] == "'s"), first)
    words = vocabulary().words
    return start > first and all(
        t.tokens[i].is_name and not t.tokens[i].text.isupper() and t.low[i] not in words["heads"] and t.low[i] not in words["nouns"]
        for i in range(start, last)
    )


_STATES = frozenset({"countries", "states", "nations", "governments", "partners", "backers", "donors", "allies", "members"})
