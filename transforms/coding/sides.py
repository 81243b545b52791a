"""Which state or body a source speaks for (codebook section 6, `side`): told beside the name, known of the name, or of the place."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.clauses import Clause
from transforms.coding.language import Text
from transforms.coding.places import PlaceMemory
from transforms.coding.records import Place
from transforms.coding.resolution import Hints, resolve_town
from transforms.coding.sources import OUTLET, PERSON, UNNAMED
from transforms.coding.vocabulary import name_at, vocabulary
from transforms.gazetteer import Gazetteer
from transforms.series import Series

_LOCAL = frozenset(
    {
        "governor",
        "governors",
        "mayor",
        "mayors",
        "regional",
        "local",
        "city",
        "district",
        "municipal",
        "town",
        "head",
        "police",
        "prosecutors",
        "prosecutor",
        "authorities",
        "administration",
        "emergency",
        "rescuers",
        "residents",
        "council",
        "village",
    }
)
_NO_SIDE = frozenset(
    {
        "analyst",
        "analysts",
        "expert",
        "experts",
        "journalist",
        "journalists",
        "reporter",
        "correspondent",
        "blogger",
        "bloggers",
        "activist",
        "activists",
        "opposition",
        "lawyer",
        "lawyers",
        "resident",
        "economist",
        "owner",
        "trader",
        "company",
        "ceo",
        "billionaire",
        "founder",
        "witness",
        "witnesses",
        "historian",
        "author",
        "mercenary",
        "exiled",
        "student",
        "relatives",
    }
)
_COMPANY = frozenset({"company", "firm", "giant", "airline"})


def side_of(t: Text, clause: Clause, local_side: str | None, series: Series) -> str | None:
    """The side of a clause's source. `local_side` is the country of the place that the bullet is about."""
    source = clause.source
    if source.kind == OUTLET or source.agency is not None:
        return None
    told = range(source.first, max(source.last, source.hint))
    words = {t.low[i] for i in told}
    name = set(source.name.split()) if source.kind == PERSON else set()
    if words & _roles()["occupiers"]:
        return series.other_side(series.home)
    if t.low[source.first] == "its" and (owner := _owner_side(t, clause)) is not None:
        return owner[0]
    if source.kind == UNNAMED and words & vocabulary().words["private"] and not words & vocabulary().words["nouns"]:
        return None
    code = _stated(t, told, name)
    if source.kind == PERSON:
        return _of_person(t, clause, words, code, local_side, series)
    return _of_body(t, clause, words, code, local_side, series)


def _leading_body(t: Text, clause: Clause) -> tuple[str | None] | None:
    """The side of the organisation that the sentence begins with."""
    first, last = _leading_names(t, clause)
    return _known_body(t, first, last)


def _leading_names(t: Text, clause: Clause) -> tuple[int, int]:
    first = t.sentence_start(clause.source.first)
    first += t.low[first] in vocabulary().words["articles"]
    last = first
    while last < clause.source.first and t.tokens[last].is_name:
        last += 1
    return first, last


def _owner_side(t: Text, clause: Clause) -> tuple[str | None] | None:
    """The side of the body that "its chief executive" speaks for, where the sentence begins with one or with a state's."""
    first, last = _leading_names(t, clause)
    if (body := _known_body(t, first, last)) is not None:
        return body
    if t.at(last) == "'s" and (country := name_at(t.tokens, first, vocabulary().countries)) is not None and country[0] == last:
        return (country[1].code,)
    is_subject = t.at(last).endswith(("s", "ed")) or t.at(last) in ("will", "would", "can", "could")
    return (None,) if first < last and is_subject and t.at(last) != "'s" and name_at(t.tokens, first, vocabulary().countries) is None else None


def _stated(t: Text, told: range, name: set[str]) -> str | None:
    """The state named beside the source: the last one before its head noun counts ("the US ambassador to Ukraine")."""
    found: list[tuple[int, str]] = []
    i = told.start
    while i < told.stop:
        if t.tokens[i].is_name and t.tokens[i].text not in name and (match := name_at(t.tokens, i, vocabulary().countries)):
            if t.at(i - 1) not in ("to", "in", "for", "on", "against", "at", "with") or not found:
                found.append((i, match[1].code))
            i = match[0]
        else:
            i += 1
    own = [code for i, code in found if t.at(i - 1) not in ("to", "in", "on", "against", "at")]
    if own or not found or t.low[told.start] == "its":  # "its ambassador in Kyiv" speaks for whoever sent it
        return own[0] if own else None
    return found[0][1]


def _of_person(t: Text, clause: Clause, words: set[str], code: str | None, local_side: str | None, series: Series) -> str | None:
    voc, source = vocabulary(), clause.source
    known = source.name.rpartition(" ")[2]
    tail = next((name for name in (source.name, " ".join(source.name.split()[-2:]), known) if name in voc.people), None)
    if tail is not None and (code is None or code == "EU" or series.other_side(code)):
        return voc.people[tail]
    if words & _NO_SIDE and "coordinator" not in words:
        return None
    if code is not None:
        return code
    if (country := _owning_country(t, clause)) is not None:
        return country
    body = _known_body(t, source.first, max(source.last, source.hint))
    if body is not None:
        return body[0]
    if words & _LOCAL and not words & _roles()["national"]:
        return local_side
    if words & _roles()["national"]:
        return _subject_country(t, clause) or local_side or series.home
    if source.office is None and not words & voc.words["titles"]:
        return None
    if not words & _LOCAL and (body := _leading_body(t, clause)) is not None:
        return body[0]
    return local_side or _subject_country(t, clause)


def _known_body(t: Text, first: int, last: int) -> tuple[str | None] | None:
    """The side of an organisation known by name among the words; the longest name counts."""
    known = vocabulary().organisations
    for size in range(min(6, last - first), 0, -1):
        for i in range(first, last - size + 1):
            text = t.slice(i, i + size).lower()
            if text in known and (size > 1 or t.tokens[i].is_name):
                return (known[text],)
    return None


def _of_body(t: Text, clause: Clause, words: set[str], code: str | None, local_side: str | None, series: Series) -> str | None:
    voc, source = vocabulary(), clause.source
    name = source.name.lower()
    if name in voc.organisations and voc.organisations[name] is None:
        return None
    if code is not None:
        return code
    served = next((token.text for token in t.tokens[source.first : source.last] if token.text in voc.people), None)
    if served is not None and (source.kind == UNNAMED or t.low[source.last - 1] == "office"):  # "an adviser to Zelenskyy", "Zelenskyy's office"
        return voc.people[served]
    if name in voc.organisations:
        return voc.organisations[name]
    body = _known_body(t, source.first, source.last)
    if body is not None:
        return body[0]
    if words & _COMPANY:
        return None
    if words & _LOCAL and local_side:
        return local_side
    if clause.agency is not None and clause.agency in voc.outlet_sides:
        return voc.outlet_sides[clause.agency]
    if words & {"officials", "sources", "source", "people"} and not words & {"local", "regional", "military", "security"}:
        return None
    if words & _roles()["national"]:
        return _subject_country(t, clause) or series.home
    if "ministry" in words:
        return _subject_country(t, clause) or local_side
    if words & voc.words["heads"] or words & voc.words["nouns"]:
        return _subject_country(t, clause)
    return None


def _owning_country(t: Text, clause: Clause) -> str | None:
    """The state named last before "the country's chief"."""
    first = clause.source.first + (t.at(clause.source.first) == "the")
    if t.at(first) not in ("country", "nation") or t.at(first + 1) != "'s":
        return None
    floor = t.sentence_start(first)
    matches = (name_at(t.tokens, at, vocabulary().countries) for at in range(first - 1, floor - 1, -1) if t.tokens[at].is_name)
    return next((str(match[1].code) for match in matches if match is not None), None)


def _subject_country(t: Text, clause: Clause) -> str | None:
    """The state that the sentence is about: its first one before the source, else the nearest before the sentence."""
    floor = t.sentence_start(max(clause.verb, clause.first))
    for at in (*range(floor, min(clause.first + 1, t.size)), *range(min(clause.first, t.size) - 1, -1, -1)):
        if t.tokens[at].is_name and not t.quoted[at] and (match := name_at(t.tokens, at, vocabulary().countries)) and not _is_first_name(t, at):
            return str(match[1].code)
    return None


def _is_first_name(t: Text, at: int) -> bool:
    """Whether a word behind a title is somebody's first name rather than an adjective: "Energy Minister German Galushchenko"."""
    return t.at(at - 1) in vocabulary().words["titles"] and at + 1 < t.size and t.tokens[at + 1].is_name


def local_side(t: Text, clauses: Sequence[Clause], places: Sequence[Place], gazetteer: Gazetteer, memory: PlaceMemory) -> str | None:
    """The country of the place that a bullet is about: of its first event place, of a speaker's region, else of the page's last one."""
    for clause in clauses:
        for i in range(clause.source.first, max(clause.source.last, clause.source.hint)):
            if t.tokens[i].is_name and (clause.source.kind != PERSON or t.low[i] not in clause.source.name.lower().split()):
                if (entries := gazetteer.regions(t.tokens[i].text)) and entries[0].country:
                    return entries[0].country
                if (town := resolve_town(gazetteer, t.tokens[i].text, Hints()).entry) is not None:
                    return town.country
    told = [place.country for role in ("event", "mention") for place in places if place.role == role and place.country]
    if told:
        memory.country = told[0]
    return memory.country


def _roles() -> dict[str, frozenset[str]]:
    return {"occupiers": vocabulary().words["occupiers"], "national": vocabulary().words["national"]}
