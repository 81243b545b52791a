"""People whom a phrase names: a name with its title before it or the body it belongs to behind it."""

from __future__ import annotations

from transforms.coding.speech.outlets import listed_outlet
from transforms.coding.speech.phrases import ABOUT, LANDS, behind_article, ends_no_person
from transforms.coding.speech.source import PARTICLES, PERSON, POSSESSIVES, PREPOSITIONS, FullName, Source
from transforms.coding.text.day_names import WEEKDAYS
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import names_state, state_at
from transforms.coding.text.vocabulary import name_at, vocabulary


def person_of(t: Text, first: int, last: int, full_name: FullName) -> Source | None:
    """A full name with the body it belongs to behind it: "Ivan Petrenko of the Red Cross"."""
    if _BELONGING_TO.isdisjoint(t.low[first:last]):
        return None
    voc, end = vocabulary(), _titled(t, first, last)
    while end < last and t.tokens[end].is_name:
        end += 1
    first_name = next((i + 1 for i in range(end - 1, first - 1, -1) if t.low[i] in voc.words["titles"] or t.low[i] in _PLURAL_TITLES), first)
    if not 2 <= end - first_name <= 4 or end + 1 >= last or t.low[end] not in _BELONGING_TO:
        return None
    behind = (
        t.low[end + 1] in voc.words["articles"]
        or t.low[end + 1] == "its"
        or name_at(t.tokens, end + 1, voc.outlets)
        or t.slice(end + 1, last).lower() in voc.organisations
    )
    state = state_at(t, end + 1)
    behind = behind or (state is not None and state.end == last and not any(t.tokens[i].text.isupper() for i in range(first_name, end)))
    behind = behind or (first_name > first and t.low[end] == "of" and all(t.tokens[i].is_name for i in range(end + 1, last)))
    behind = behind or (state is not None and t.at(state.end) == "'s" and t.low[last - 1] in voc.words["heads"])
    behind = behind or (last - end > 2 and t.low[first_name] not in voc.words["articles"] and all(t.tokens[i].is_name for i in range(end + 1, last)))
    if not behind or not _person_name(t, first_name, end) or t.slice(first, last).lower() in voc.organisations:
        return None
    name = t.slice(first_name, end)
    return Source(first, last, PERSON, full_name(t.tokens[end - 1].text) or name, t.slice(first, first_name) or t.slice(end, last), last)


_BELONGING_TO = frozenset({"of", "from", "at", "with"})


def _titled(t: Text, first: int, last: int) -> int:
    """Where the name begins behind an article and a title: "the Finnish analyst Ivan Petrenko of the institute"."""
    titles, articles = vocabulary().words["titles"], vocabulary().words["articles"]
    if t.low[first] not in articles and t.low[first] not in titles and t.tokens[first].is_name:
        return first
    for i in range(first, min(last - 3, first + 8)):
        if t.low[i] in titles and not t.tokens[i].is_name and t.tokens[i + 1].is_name:
            return i + 1
        if t.low[i] in PREPOSITIONS:
            break
    return first


def _person_name(t: Text, first: int, end: int) -> bool:
    """Whether no word of a run of names belongs to a body or a state."""
    voc = vocabulary()
    return not any(t.low[i] in voc.words["heads"] or t.low[i] in voc.words["nouns"] or state_at(t, i) for i in range(first, end))


def person(t: Text, first: int, last: int, full_name: FullName) -> Source | None:
    """A name at the end of the phrase, its title before it."""
    start = _name_start(t, first, last)
    if start == last or t.low[max(first, start - 2) : start] == ["authorities", "of"]:  # "the authorities of Nova Kakhovka"
        return None
    names = last - start
    text = t.slice(start, last)
    if not _is_person(t, first, start, last, full_name):
        return None
    longer = full_name(t.tokens[last - 1].text)
    if longer is not None and (longer.endswith(f" {text}") or names == 1):
        text = longer
    agency = _agency_of_person(t, first, start) if t.low[first] != "in" else None  # "In a TASS interview Ivo Lopes"
    acts = next((i + 1 for i in range(start - 1, first, -1) if t.low[i] in vocabulary().words["pasts"]), 0)  # "Ivo Lopes met Anna Braun, who said"
    first = max(acts, _behind_adverbial(t, first, start))
    return Source(first, last, PERSON, text, _office_text(t.slice(behind_article(t, first), start)), last, agency)


def _behind_adverbial(t: Text, first: int, start: int) -> int:
    """Where the title begins behind an opening adverbial: "In a written statement Minister Anna Braun"; the name where there is none."""
    if t.low[first] not in PREPOSITIONS:
        return first
    titles = vocabulary().words["titles"]
    at = next((i + 1 for i in range(start - 1, first, -1) if (t.low[i] not in titles and not t.tokens[i].is_name) or t.low[i] in WEEKDAYS), start)
    return at if any(t.low[i] in titles for i in range(at, start)) else start


def _office_text(text: str) -> str | None:
    """An office as printed; a possessor alone is none."""
    text = text.strip(" ,")
    return None if not text or text.endswith(("’s", "'s")) or text in vocabulary().words["boundaries"] else text


def _agency_of_person(t: Text, first: int, start: int) -> str | None:
    """ "Al Jazeera's Charles Stratford": the outlet carried what its journalist says."""
    for i in range(first, start):
        found = None if opens_with_trade(t, i) else listed_outlet(t, i)  # "Economist Ivo Lopes told the BBC"
        if found and found[0] <= start:
            return found[1]
    return None


def is_named(text: str, is_name: bool) -> bool:
    """Whether a word may be part of a person's name: "Kaabi", "al-Kaabi"."""
    return is_name or (text[:3] in _ARABIC and text[3:4].isupper())


_ARABIC = frozenset({"al-", "el-", "ul-", "as-", "an-", "ad-", "ar-"})


def behind_day_or_seat(t: Text, first: int, last: int) -> int:
    """Where the name begins in capitals that a day or a place leads: "on Friday Anna Braun", "ambassador to Riga Anna Braun"."""
    of = first - 1 - (t.at(first - 1) == "the")
    if last - first > 2 and t.at(of) in _OF_SEATS and t.at(of - 1) in vocabulary().words["titles"]:
        return _behind_seat(t, first, last, t.at(of - 1) in _OF_TOWNS)
    return first + (last - first > 1 and t.low[first] in WEEKDAYS)


def behind_title(t: Text, first: int, last: int) -> int:
    """Where the name begins behind the last title, or what a minister is of: "Minister of Foreign Affairs Anna Braun"; else `first`."""
    if last - first < 3 or t.at(first - 1) != "of" or t.at(first - 2) not in ("minister", "ministers"):
        return next((i + 1 for i in range(last - 1, first - 1, -1) if _is_title(t, i, last)), first)
    start = last - 2
    while start > first and t.low[start] in PARTICLES:
        start -= 1
    return start


_OF_SEATS = frozenset({"of", "to", "in", "for"})


def _behind_seat(t: Text, first: int, last: int, is_of_town: bool) -> int:
    """Behind the state or town that an office is held in: "ambassador to Riga Anna Braun", "Mayor of Bilka Ivo Lopes"; else `first`."""
    state = state_at(t, first)
    if state is not None and not state.is_adjective and last - state.end > 1:
        return state.end
    is_town = is_of_town and last - first == 3 and t.low[last - 1] not in LANDS
    return first + 1 if is_town or t.tokens[first + 1].text in vocabulary().words["home_names"] else first


_OF_TOWNS = frozenset({"mayor", "governor"})


def behind_body(t: Text, first: int, last: int) -> int:
    """Where the name begins in a run of capitals that the body its bearer heads leads: "Chief of the General Staff Ivo Lopes"; else `first`."""
    return next((i + 1 for i in range(last - 3, first - 1, -1) if t.low[i] in _NAMELESS), first)


# "Prime Ministers Anna Braun and Ivo Lopes"
_PLURAL_TITLES = frozenset({"ministers", "presidents", "senators", "chancellors", "premiers", "generals", "governors", "ambassadors", "congressmen"})


def _is_title(t: Text, i: int, last: int) -> bool:
    """Whether a word of a run of capitals that ends before token `last` is a title; a short form is none at the end: "Hun Sen"."""
    low = t.low[i]
    if low in _PLURAL_TITLES:
        return True
    is_short = i == last - 1 and low in _SHORT_TITLES
    return low in vocabulary().words["titles"] and not is_short and t.tokens[i].text not in vocabulary().words["first_names"]


# none of these stands without the name behind it
_SHORT_TITLES = frozenset({"sen", "gen", "gov", "rep", "col", "lt", "maj", "capt", "sgt"})


def _name_start(t: Text, first: int, last: int) -> int:
    """Where the name at the end of the phrase begins: behind the last title, country or lower-case word before it."""
    start = last
    while start > first:
        token = t.tokens[start - 1]
        if is_named(token.text, token.is_name) or (token.low in PARTICLES and start < last):
            start -= 1
        else:
            break
    if start < last and start == t.sentence_start(start) and (t.low[start] in PREPOSITIONS or t.low[start] in vocabulary().words["boundaries"]):
        start += 1  # "In Dagestan", "When Putin"
    if last - start > 2 and opens_with_trade(t, start):
        start += 1  # "Novelist Ivo Lopes"; "Hunter Biden" is a name
    if (name := behind_title(t, start, last)) > start:
        return behind_body(t, name, last)
    start = behind_article(t, start) if start < last else start
    start = behind_body(t, behind_day_or_seat(t, start, last), last)
    while start < last - 1 and (country := state_at(t, start)) and country.end < last:
        start = country.end
    return start


def opens_with_trade(t: Text, i: int) -> bool:
    """Whether what somebody does has its capital from where it stands, first in its sentence: "Poet Anna Braun"; not "Medics Without Borders"."""
    is_name = t.at(i + 1) in PREPOSITIONS or t.at(i + 1) == "without"
    return i == t.sentence_start(i) and t.low[i] in vocabulary().words["private"] and not is_name


def _is_person(t: Text, first: int, start: int, last: int, full_name: FullName) -> bool:
    """Whether the name [start, last) at the end of the phrase that begins at `first` is a person's, and the phrase is about nobody else."""
    if _names_body(t, first, start, last) or _tells_of_another(t, first, start):
        return False
    words, final, before = vocabulary().words, t.tokens[last - 1], t.low[start - 1] if start > first else ""
    is_single = last - start == 1
    if before in words["titles"]:
        if is_single and before in words["sectors"]:
            return False  # "the Council on Foreign Relations"
        return not is_single or (before != "operator" and not final.text.isupper())  # "the pipeline operator Naftohaz"
    if is_single:
        is_known = t.slice(start, last) in vocabulary().people or full_name(final.text) is not None
        return is_known and not final.text.isupper() and before not in _NOT_BEFORE_NAMES  # "his praise of Putin"
    if (before in words["heads"] and not _is_headed(t, first, start)) or before in _PLACING:
        return False  # "the monitoring group Oko Hora", "a welder from Hola Prystan"
    return before not in _NOT_BEFORE_NAMES or full_name(final.text) is not None


def _is_headed(t: Text, first: int, start: int) -> bool:
    """Whether a name stands behind a title and its body: "head of the city council Ivo Lopes", "member of parliament Ivo Lopes"."""
    titles = vocabulary().words["titles"]
    return t.low[start - 1] in _NAMELESS and any(t.low[i] in titles and t.low[i + 1] in ("of", "for") for i in range(first, start - 1))


# bodies that bear no name of their own behind their noun
_NAMELESS = frozenset(
    {"parliament", "staff", "government", "police", "cabinet", "congress", "state", "intelligence", "office", "administration", "council"}
    | {"ministry", "department", "directorate", "committee", "commission", "duma", "service", "navy", "army", "forces", "rada", "guard", "affairs"}
)
_NOT_BEFORE_NAMES = frozenset({"to", "the", "of", "for", "in", "at", "on", "from", "and"})
_PLACING = ABOUT | {"from", "in", "at", "to"}


def _names_body(t: Text, first: int, start: int, last: int) -> bool:
    """Whether a name is a body's, a state's or two people's: "the Atlantic Council", "the mayor of Cape Town"."""
    voc, before = vocabulary(), t.low[start - 2 : start] if start - 2 >= first else ["", ""]
    if ends_no_person(t.low[last - 1]) or any(t.slice(at, last).lower() in voc.organisations for at in (start, behind_article(t, first))):
        return True
    if before[1] == "and" and t.tokens[start - 2].is_name and last - start > 1:
        return True  # two people
    is_office = before[0] in voc.words["offices"] and before[0] != "minister"
    if before[1] == "of" and (is_office or before[0] in voc.words["inhabitants"] or before[0] in _ONE_OF_THEM):
        return True
    return names_state(t, start, last)


_ONE_OF_THEM = frozenset({"resident", "inhabitant", "native", "citizen", "villager", "men", "women", "man", "woman"})


def _tells_of_another(t: Text, first: int, start: int) -> bool:
    """Whether a phrase is about somebody who only belongs to the name: "a spokesman for President Petrenko", "a group led by Petrenko"."""
    words = vocabulary().words
    for i in range(first + 1, start):
        if t.low[i] in ("by", "that", ",") or t.low[i] in POSSESSIVES:
            return True  # "the president clashed with his guest Petrenko"
        if t.low[i] in ("to", "for", "of") and (
            t.low[i - 1] in _BELONGING
            or t.low[i - 1] in words["kin"]
            or (t.low[i] == "for" and t.low[i - 1] in words["spokesmen"] and t.low[start - 1] not in _NAMELESS)
        ):
            return True
    end = start - (start - 2 > first and t.low[start - 1] == "the")
    return start > first and t.low[end - 1] in ("for", "of") and any(t.low[i] in words["heads"] for i in range(first, start))


# "an adviser to President Petrenko", "the office of President Petrenko"
_BELONGING = frozenset("adviser advisers advisor aide aides assistant office administration team campaign family party bloc faction".split())
