"""Whose side a body, a role or somebody unnamed speaks for: the state told beside it, known of its name, else of its bullet."""

from __future__ import annotations

from transforms.coding.speech.phrases import head_of
from transforms.coding.speech.source import UNNAMED, Source
from transforms.coding.speech.states import defender, first_known, known_body, known_name, policing_state, scene_state, taker, third_land
from transforms.coding.speech.supposed import Case, far, third_state
from transforms.coding.speech.unstated import BLOCS, having, is_of_many, owning_person, tells_of_harm
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import vocabulary


def side_of_body(case: Case, code: str | None) -> str | None:
    """The side of a body, a role or somebody unnamed; `code` is the state told beside it."""
    voc, t, source = vocabulary(), case.t, case.source
    if _is_of_no_state(case, code):
        return None
    if code is not None:
        return code
    is_of_land = t.at(source.first) == "the" and t.at(source.first + 1) in _LANDS and t.at(source.first + 2) == "'s"
    if is_of_land and (land := third_land(t, case.clause, case.series)) is not None:
        return land
    if (only := next((side for word, side in _OF_ONE_SIDE.items() if word in case.words), None)) is not None:
        return only
    if source.kind == UNNAMED and (served := first_known(t, source.first, source.last)) is not None:
        return voc.people[served]  # "an adviser to Zelenskyy"
    if (owner := owning_person(t, source) or _leading_person(t, source)) is not None and owner in voc.people:
        return voc.people[owner]  # "Zelenskyy's office"
    if (name := source.name.lower()) in voc.organisations:
        may_be_theirs = name in _OF_EITHER
        policed = policing_state(t, case.clause) if may_be_theirs else None
        if policed is not None and case.series.other_side(policed) is None:
            return policed  # "Moldovan police detained 74 people, the Prosecutor General’s Office said"
        is_theirs = may_be_theirs and case.series.other_side(case.local.near) is not None  # of the side in whose town it happened
        return case.local.near if is_theirs else third_state(case) or voc.organisations[name]
    if (body := known_body(t, source.first, source.last)) is not None:
        return third_state(case) or body[0]
    return _of_its_bullet(case)


_LANDS = frozenset({"country", "nation", "kingdom", "emirate"})
_OF_EITHER = frozenset({"prosecutor general’s office", "general prosecutor’s office", "office of the prosecutor general"})
_OF_ONE_SIDE = {"pope": "VA", "pontiff": "VA", "congressional": "US", **BLOCS}


def _is_of_no_state(case: Case, code: str | None) -> bool:
    """Whether a body serves no state, or those who speak more than the one named beside them: a firm, "Kyiv's allies", "a European diplomat"."""
    voc, t, source = vocabulary(), case.t, case.source
    name = source.name.lower()
    if case.words & _UNRECOGNISED or (source.kind == UNNAMED and "former" in case.words and "current" not in case.words and case.has("nouns")):
        return True
    if name in voc.organisations:
        if voc.organisations[name] is None:
            return code != "UN"  # "the UN's Joint Coordination Centre"
    elif _is_company(t, source) or (case.has("company") and not case.has("state_owned") and not (code is not None and "commander" in case.words)):
        return True  # not "a Ukrainian company commander"
    elif "operator" in case.words and source.name[0].isupper():
        return True  # "the grid operator Enerhia"
    if code is None:
        return is_of_many(t, source, case.words)
    if code == "EU":
        return _is_continental(t, source) and (source.kind == UNNAMED or t.low[source.last - 1] in _FEDERATIONS)
    return source.kind == UNNAMED and code not in ("NATO", "UN") and t.low[source.last - 1] in OF_MANY_STATES


_UNRECOGNISED = frozenset({"breakaway", "self-proclaimed", "unrecognised", "unrecognized"})
OF_MANY_STATES = frozenset({"countries", "states", "nations", "governments", "partners", "backers", "donors", "allies", "members"})


def _is_company(t: Text, source: Source) -> bool:
    """Whether "Italy's Eni" names a company: no word of a state's body, no abbreviation of one; not "authorities in Ukraine's Chernihiv"."""
    if source.kind == UNNAMED:
        return False
    start = next((i + 1 for i in range(source.first, source.last - 1) if t.low[i] == "'s"), source.first)
    words = vocabulary().words
    return start > source.first and all(
        t.tokens[i].is_name and not t.tokens[i].text.isupper() and t.low[i] not in words["heads"] and t.low[i] not in words["nouns"]
        for i in range(start, source.last)
    )


# "the European Business Association": European is but where its members are at home
_FEDERATIONS = frozenset("association federation alliance confederation chamber network league group society club lobby foundation".split())


def _is_continental(t: Text, source: Source) -> bool:
    """Whether "European" only tells the continent: "a European diplomat" may speak for any state."""
    is_of_union = "eu" in t.low[source.first : source.last]
    may_be = [i for i in range(source.first, source.last - 1) if t.low[i] == "european"]
    return not is_of_union and any(source.kind != UNNAMED or not t.tokens[i + 1].is_name for i in may_be)


def _of_who_ruled(t: Text, source: Source) -> str | None:
    """The state of the well-known person who is told to have ruled something before: "Putin has ordered it. The Defence Ministry said"."""
    known = vocabulary().people
    ruled = (i for i in t.names if i < source.first and t.tokens[i].text in known and not t.quoted[i])
    return next((known[t.tokens[i].text] for i in ruled if t.at(i + 1 + (t.at(i + 1) in ("has", "had"))) in _RULING), None)


_RULING = frozenset(
    "announced declared ordered orders signed signs decreed approved raised increased extended appointed dismissed named promoted "
    "granted pardoned".split()
)


def _of_its_bullet(case: Case) -> str | None:
    """The side of a body or role that nothing beside it tells: by the outlet, the place and the states of its bullet."""
    voc, t, clause, source, local = vocabulary(), case.t, case.clause, case.source, case.local
    name = source.name.lower()
    if local.own is None and clause.agency is not None and clause.agency in voc.outlet_sides:
        return voc.outlet_sides[clause.agency]
    if _is_within_body(t, source) and (named := _only_body(t, t.sentence_start(source.first), source.first)) is not None:
        return named[0]
    is_office = source.kind != UNNAMED and case.has("heads", "nouns") and not case.has("private_bodies")
    if local.own is None and is_office and (scene := scene_state(t, clause, case.series)) is not None:
        return scene
    is_abroad = source.kind == UNNAMED and _speaks_abroad(case)
    if case.has("local") and local.side and not is_abroad:
        return local.side
    if (
        case.has("anywhere")
        and not case.words & {"local", "regional", "military", "security"}
        and not (t.low[source.last - 1] in voc.words["seated"] and "in" in case.words)
    ):
        here = local.near if name in _OF_THE_PLACE and tells_of_harm(t, clause) else None
        return local.own or here if source.kind == UNNAMED else None  # "officials in Kursk"
    if local.own is None and case.words & _REPORTING and (reporting := defender(t, clause, case.series)) is not None:
        return reporting
    if "ministry" in case.words and (took := taker(t, clause, case.series)) is not None:
        return took
    if name in _CAPITALISED and source.name[0].isupper():
        return _CAPITALISED[name] or case.series.home
    if case.has("national"):
        return local.own or having(case.words, case.country) or local.near or case.series.home
    if "ministry" in case.words:
        return case.country or local.near or far(case) or _of_who_ruled(t, source)
    is_again = t.at(source.first) == "the" and source.last - source.first == 2 and not case.words.isdisjoint(BODIES)
    if is_again and (before := known_body(t, 0, source.first)) is not None:
        return before[0]
    is_public = case.has("heads", "nouns") and not case.has("private_bodies") and not _is_of_study(t, source)
    return case.country or (None if is_abroad else local.near) if is_public else None


def _is_within_body(t: Text, source: Source) -> bool:
    """Whether somebody unnamed is of a body that was named before: "a source in the service", "an official at the agency"."""
    last = source.last
    return (
        source.kind == UNNAMED and t.low[last - 1] in _NAMED_BEFORE and t.low[last - 2] == "the" and t.at(last - 3) in ("in", "at", "from", "inside")
    )


def _only_body(t: Text, first: int, last: int) -> tuple[str | None] | None:
    """The side of the only body that is named among the words."""
    found = known_name(t, first, last)
    if found is None or known_name(t, first, found[0]) is not None or known_name(t, found[1], last) is not None:
        return None
    return known_body(t, *found)


_NAMED_BEFORE = frozenset({"service", "agency", "organisation", "organization", "company"})


def _speaks_abroad(case: Case) -> bool:
    """Whether officials of no state in particular speak where neither side of the war is at home: "a senior official said after talks in Vienna"."""
    t, source, near = case.t, case.source, case.local.near
    if near is None or case.local.own is not None or case.series.other_side(near) is not None or case.words & _OF_THE_PLACE_ITSELF:
        return False
    head = t.low[head_of(t, source.first, source.last, _BEHIND_HEAD)]
    return (head in _OF_ANY_STATE or head in vocabulary().words["anywhere"]) and not tells_of_harm(t, case.clause)


_OF_ANY_STATE = frozenset({"official", "member", "members", "person", "participant", "participants", "insider", "adviser", "advisers", "aide"})
_OF_THE_PLACE_ITSELF = frozenset({"local", "regional", "city", "district", "municipal", "town", "village", "council"})
_BEHIND_HEAD = frozenset({"in", "of", "at", "from", "on", "with", "close", "familiar", "near", "briefed", "involved", "travelling"})


def _leading_person(t: Text, source: Source) -> str | None:
    """Whose name a government bears: "the Trump administration"."""
    return t.tokens[source.last - 2].text if t.low[source.last - 1] in _GOVERNMENTS and source.last - source.first > 1 else None


_GOVERNMENTS = frozenset({"administration", "government", "regime", "camp", "team", "campaign"})


def _is_of_study(t: Text, source: Source) -> bool:
    """Whether a body with a name of its own is told by its study, which may be about any state: "a report by the Belfer Center"."""
    by = next((i for i in range(source.first + 1, min(source.first + 5, source.last)) if t.low[i] in ("by", "from", "of")), 0)
    return by > 0 and t.low[by - 1] in vocabulary().words["reports"] and source.name[0].isupper()


_OF_THE_PLACE = frozenset({"officials", "health officials", "education officials", "emergency officials", "hospital officials", "rescue officials"})
_REPORTING = frozenset({"ministry", "defence", "defense", "army", "military"})
# what a page means by them where they have a capital and no state stands by: the EU's commission, the home side's service
_CAPITALISED = {"commission": "EU", "security service": ""}
BODIES = frozenset({"agency", "organisation", "organization", "bank", "fund", "court", "watchdog", "commission", "institute", "union"})
