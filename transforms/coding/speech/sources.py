"""Who a stretch of words names as a speaker: a person, an organisation, an outlet or somebody unnamed.

Works on a noun phrase that others have cut out of the sentence; what that source said is none of this module's business.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from transforms.coding.speech.outlets import outlet_at
from transforms.coding.speech.phrases import ABOUT, end_of_role, is_agent, without_channel
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import PAST, Country, name_at, vocabulary

PERSON, ORGANISATION, UNNAMED, OUTLET, PRONOUN = "person", "organisation", "unnamed", "outlet", "pronoun"

_PRONOUNS = frozenset({"he", "she", "they", "it", "who"})
_NOT_BEFORE_NAMES = frozenset({"to", "the", "of", "for", "in", "at", "on", "from", "and"})
PARTICLES = frozenset({"de", "van", "von", "der", "den", "bin", "al", "el", "la", "le", "du", "da", "dos", "di", "ter", "ibn"})
_PREPOSITIONS = ABOUT | {"of", "for", "in", "from", "at", "on", "to", "with", "overseeing", "familiar", "close", "involved", "responsible", "by"}
_POSSESSIVES = frozenset({"his", "her", "its", "their", "our"})
_LEADING = frozenset(
    {"meanwhile", "however", "separately", "earlier", "later", "also", "but", "and", "what", "both", "yet", "then", "still", "even", "while"}
)


@dataclass(slots=True)
class Source:
    """A speaker over the tokens [first, last). `name` as printed without article and possessive; the side is told in [first, hint)."""

    first: int
    last: int
    kind: str
    name: str
    office: str | None = None
    hint: int = 0
    agency: str | None = None


# gives the full name behind a surname that the page has introduced, or None
FullName = Callable[[str], str | None]


def read_source(t: Text, first: int, last: int, full_name: FullName) -> Source | None:
    """The source that the tokens [first, last) name as a whole, None where they name none."""
    while first < last and (t.low[first] in _LEADING or t.low[first] in '—–-“"”,'):
        first += 1
    bare = _without_parenthesis(t, first, last)
    if first >= bare or t.low[first] in ("whose", "neither", "nor", "none", "each", "either", "every"):
        return None
    if bare - first == 1 and t.low[first] in _PRONOUNS:
        return Source(first, last, PRONOUN, t.low[first], hint=last)
    bare, start = without_channel(t, first, _without_seat(t, first, bare)), first
    first = _behind_report(t, first, bare)
    outlet = outlet_at(t, first, bare)
    if outlet is not None:
        return Source(start, last, OUTLET, outlet, hint=last, agency=outlet)
    found = _person_of(t, first, bare, full_name) or _person(t, first, bare, full_name) or _organisation(t, first, bare)
    return Source(start, last, found.kind, found.name, found.office, max(last, found.hint), found.agency) if found else None


def _behind_report(t: Text, first: int, last: int) -> int:
    """Behind "a post by", "the evening report of": whose report it is speaks."""
    reports = vocabulary().words["reports"]
    if reports.isdisjoint(t.low[first : last - 2]):
        return first
    ends = range(first, min(first + 5, last - 2))
    return next((i + 2 for i in ends if t.low[i] in reports and t.low[i + 1] in ("of", "by", "from") and not t.tokens[i].is_name), first)


def _without_parenthesis(t: Text, first: int, last: int) -> int:
    """The end of the phrase without an abbreviation in brackets behind it."""
    if last - first > 3 and t.low[last - 1] == ")":
        for i in range(last - 2, first, -1):
            if t.low[i] == "(":
                return i
    return last


def _without_seat(t: Text, first: int, last: int) -> int:
    """The end of the phrase without the capital that a ministry sits in: "the Ministry of Defence in Warsaw"."""
    voc = vocabulary()
    at = next((i for i in range(last - 2, max(first, last - 4), -1) if t.low[i] == "in"), None)
    if at is None or not all(t.tokens[i].is_name for i in range(at + 1, last)):
        return last
    if t.slice(first + (t.low[first] in voc.words["articles"]), at).lower() in voc.organisations:
        return at
    country = name_at(t.tokens, at + 1, voc.countries)
    is_seat = country is not None and country[0] == last and any(t.low[i] in voc.words["seated"] for i in range(first, at))
    return at if is_seat else last


def _person_of(t: Text, first: int, last: int, full_name: FullName) -> Source | None:
    """A full name with the body it belongs to behind it: "Ivan Petrenko of the Red Cross"."""
    voc, end = vocabulary(), _titled(t, first, last)
    while end < last and t.tokens[end].is_name:
        end += 1
    first_name = next((i + 1 for i in range(end - 1, first - 1, -1) if t.low[i] in voc.words["titles"]), first)
    if not 2 <= end - first_name <= 4 or end + 1 >= last or t.low[end] not in ("of", "from", "at", "with"):
        return None
    behind = t.low[end + 1] in voc.words["articles"] or name_at(t.tokens, end + 1, voc.outlets) or t.slice(end + 1, last).lower() in voc.organisations
    state = name_at(t.tokens, end + 1, voc.countries)
    behind = behind or (state is not None and state[0] == last and first_name > first)
    behind = behind or (state is not None and t.at(state[0]) == "'s" and t.low[last - 1] in voc.words["heads"])
    if not behind or not _person_name(t, first_name, end) or t.slice(first, last).lower() in voc.organisations:
        return None
    name = t.slice(first_name, end)
    return Source(first, last, PERSON, full_name(t.tokens[end - 1].text) or name, t.slice(first, first_name) or t.slice(end, last), last)


def _titled(t: Text, first: int, last: int) -> int:
    """Where the name begins behind an article and a title: "the Finnish analyst Ivan Petrenko of the institute"."""
    titles, articles = vocabulary().words["titles"], vocabulary().words["articles"]
    if t.low[first] not in articles and t.low[first] not in titles and t.tokens[first].is_name:
        return first
    for i in range(first, min(last - 3, first + 8)):
        if t.low[i] in titles and not t.tokens[i].is_name and t.tokens[i + 1].is_name:
            return i + 1
        if t.low[i] in _PREPOSITIONS:
            break
    return first


def _person_name(t: Text, first: int, end: int) -> bool:
    """Whether no word of a run of names belongs to a body, a state or an office."""
    voc = vocabulary()
    return not any(
        t.low[i] in voc.words["heads"] or t.low[i] in voc.words["nouns"] or t.low[i] in voc.words["titles"] or name_at(t.tokens, i, voc.countries)
        for i in range(first, end)
    )


def _person(t: Text, first: int, last: int, full_name: FullName) -> Source | None:
    """A name at the end of the phrase, its title before it."""
    start = _name_start(t, first, last)
    if start == last:
        return None
    has_title = start > first and t.low[start - 1] in vocabulary().words["titles"]
    names = last - start
    text = t.slice(start, last)
    if has_title and t.low[start - 1] in vocabulary().words["styles"] and (names == 1 or t.tokens[last - 1].text.isupper()):
        return Source(first, last, PERSON, f"{t.tokens[start - 1].text} {text}" if t.tokens[start - 1].text[0].isupper() else text, hint=last)
    if not _is_person(t, first, start, last, has_title, full_name):
        return None
    longer = full_name(t.tokens[last - 1].text)
    if longer is not None and (longer.endswith(f" {text}") or names == 1):
        text = longer
    office_first = first + 1 if t.low[first] in vocabulary().words["articles"] else first
    agency = _agency_of_person(t, first, start)
    return Source(first, last, PERSON, text, _office_text(t.slice(office_first, start)), last, agency)


def _office_text(text: str) -> str | None:
    """An office as printed; a possessor alone is none."""
    text = text.strip(" ,")
    return None if not text or text.endswith(("’s", "'s")) else text


def _agency_of_person(t: Text, first: int, start: int) -> str | None:
    """ "Al Jazeera's Charles Stratford": the outlet carried what its journalist says."""
    for i in range(first, start):
        found = name_at(t.tokens, i, vocabulary().outlets)
        if found and found[0] <= start:
            return str(found[1])
    return None


def _name_start(t: Text, first: int, last: int) -> int:
    """Where the name at the end of the phrase begins: behind the last title, country or lower-case word before it."""
    start = last
    while start > first:
        token = t.tokens[start - 1]
        if token.is_name or (token.low in PARTICLES and start < last):
            start -= 1
        else:
            break
    while start < last and t.tokens[start].low in PARTICLES and not t.tokens[start].is_name and start + 1 == last:
        start += 1
    for i in range(last - 1, start - 1, -1):
        if t.low[i] in vocabulary().words["titles"] and t.tokens[i].text not in vocabulary().words["first_names"]:
            return i + 1
    if start < last and t.low[start] in vocabulary().words["articles"]:
        start += 1
    while start < last - 1 and (country := name_at(t.tokens, start, vocabulary().countries)) and country[0] < last:
        start = country[0]
    return start


def _is_person(t: Text, first: int, start: int, last: int, has_title: bool, full_name: FullName) -> bool:
    voc = vocabulary()
    names, final = last - start, t.tokens[last - 1]
    if (
        final.low in voc.words["heads"]
        or t.slice(start, last).lower() in voc.organisations
        or t.slice(first + (t.low[first] in voc.words["articles"]), last).lower() in voc.organisations
        or (final.low in voc.words["titles"] and names > 1 and not has_title)
    ):
        return False
    if start - 2 >= first and t.low[start - 1] == "and" and t.tokens[start - 2].is_name and names > 1:
        return False  # two people
    whole = name_at(t.tokens, start, voc.countries)
    if whole is not None and whole[0] == last:
        return False
    if names > 1 and (t.tokens[start].text.isupper() and t.low[start] in voc.organisations):
        return False  # "the operator DTEK Odesa Grids"
    if names == 1 and has_title and t.low[start - 1] == "operator":
        return False  # "the pipeline operator Naftohaz"
    if any(t.low[i] == "by" or (t.low[i] == "to" and t.low[i - 1] in _SERVING) for i in range(first + 1, start)):
        return False  # "a group led by the billionaire Petrenko", "an adviser to President Petrenko"
    if any(t.low[i] in _POSSESSIVES or t.low[i] in ("that", ",") for i in range(first + 1, start)):
        return False  # "the president clashed with his guest Petrenko"
    if start > first and t.low[start - 1] in ("for", "of") and not has_title and any(t.low[i] in voc.words["heads"] for i in range(first, start)):
        return False  # "the Centre for Countering Disinformation"
    if any(t.low[i] == "for" and t.low[i - 1] in voc.words["spokesmen"] for i in range(first + 1, start)):
        return False  # "a spokesman for President Petrenko"
    if any(t.low[i] == "of" and t.low[i - 1] in _OFFICES and t.low[i + 1] not in voc.words["articles"] for i in range(first + 1, start)):
        return False  # "the office of President Petrenko"
    if names >= 2 and start > first and not has_title and t.low[start - 1] in voc.words["heads"]:
        return False  # "the monitoring group Oko Hora"
    if names >= 2:
        return has_title or start == first or t.low[start - 1] not in _NOT_BEFORE_NAMES or full_name(final.text) is not None
    if final.text.isupper() and len(final.text) > 1:
        return False
    before = t.low[start - 1] if start > first else ""
    if before in _NOT_BEFORE_NAMES and not has_title:
        return False  # "his praise of Putin"
    return (
        has_title
        or t.slice(start, last) in voc.people
        or full_name(final.text) is not None
        or before in voc.words["nouns"]
        or before in voc.words["kin"]
    )


def _organisation(t: Text, first: int, last: int) -> Source | None:
    """An organisation, a state, or people in an office or role without a name."""
    voc = vocabulary()
    start = _behind_possessor(t, first, last)
    if start < last and t.low[start] in voc.words["articles"]:
        start += 1
    if start >= last:
        return None
    if (behind := _behind_report(t, start, last)) > start:  # "the evening summary of the General Staff"
        return _organisation(t, behind, last)
    if t.low[last - 1] in vocabulary().words["reports"] and (owner := _reporter(t, first, last)) is not None:
        return owner
    if t.low[last - 1] in vocabulary().words["reports"] and last - start > 1 and all(t.tokens[i].is_name for i in range(start, last - 1)):
        return _organisation(t, first, last - 1)
    if t.low[last - 1] in vocabulary().words["reports"] and (t.low[last - 2] in vocabulary().words["heads"]) and last - start > 1:
        return _organisation(t, first, last - 1)  # "a British intelligence update"
    text = t.slice(start, last)
    if last - start == 1 and t.low[start] in _PARTICIPLES:
        return None
    if text.lower() in vocabulary().words["nobody"] or text.lower() in vocabulary().words["days"] or t.low[start] in _PREPOSITIONS:
        return None
    country = name_at(t.tokens, start, voc.countries)
    if country is not None and country[0] == last and country[1].kind != "adjectives":
        return Source(first, last, ORGANISATION, text)
    if text.lower() in voc.organisations:
        return Source(first, last, ORGANISATION, text)
    if start + 2 < last and t.low[start + 1] == "of" and (t.low[start] in _SOME or t.low[start].isdigit()):
        return _some_of(t, first, start, last)
    head = next((i - 1 for i in range(start + 1, last) if t.low[i] in _PREPOSITIONS), last - 1)
    head -= head > start and t.low[head] in _PRESENT
    if any(_is_said(t, i) for i in range(head + 1, last)):
        return None
    if t.low[head] in voc.words["scholars"] and head + 2 < last and t.low[head + 1] in ("at", "from", "with"):
        if (body := _body_of(t, first, head + 2, last)) is not None:
            return body
    if t.low[head] in voc.words["spokesmen"]:
        if head == start == last - 1 and (owner := _owning_body(t, first, start)) is not None:
            return owner
        return _of_spokesman(t, first, start, head, last)
    return _by_head(t, first, start, head, last)


# what a sentence may begin with that is nobody's name: "Having boasted of it, ..."
_PARTICIPLES = frozenset({"having", "being", "asked", "pressed", "speaking", "writing", "addressing", "commenting", "responding", "answering"})
_PRESENT = frozenset({"present", "involved", "briefed", "attending", "affected", "familiar", "wounded", "evacuated", "freed", "released", "rescued"})
_SOME = frozenset({"one", "two", "three", "four", "five", "six", "seven", "several", "some", "many", "most", "all", "dozens", "both", "none", "few"})


def _some_of(t: Text, first: int, start: int, last: int) -> Source | None:
    """Some of those who hold a role: "two of its members", "one of the survivors"."""
    if t.low[start + 2] == "those" and start + 3 < last and t.low[start + 3] in _PRESENT:
        return Source(first, last, UNNAMED, t.slice(start, last))
    head = next((i - 1 for i in range(start + 3, last) if t.low[i] in _PREPOSITIONS), last - 1)
    words = vocabulary().words
    is_role = t.low[head] in words["nouns"] or t.low[head] in words["private"] or t.low[head] in words["kin"]
    return Source(first, last, UNNAMED, t.slice(start, last)) if is_role and t.low[start] != "none" else None


def _is_said(t: Text, i: int) -> bool:
    """Whether a word within a phrase is a verb of saying, so that the phrase is none."""
    verb = vocabulary().verbs.get(t.low[i])
    return verb is not None and verb.form == PAST and not t.tokens[i].is_name and t.low[i] not in ("put", "briefed", "found", "asked", "told")


def _body_of(t: Text, first: int, start: int, last: int) -> Source | None:
    """The organisation whose analysts or monitors speak."""
    start += t.low[start] in vocabulary().words["articles"]
    is_name = start < last and t.tokens[start].is_name and t.tokens[last - 1].is_name
    return Source(first, last, ORGANISATION, t.slice(start, last)) if is_name else None


def _reporter(t: Text, first: int, last: int) -> Source | None:
    """Whose report, update or figures the phrase names."""
    for i in range(last - 2, first, -1):
        if t.low[i] == "'s" or (t.low[i] == "’" and t.low[i - 1].endswith("s")):
            return _organisation(t, first, i)
    return None


# "the breakaway region’s ministry"
_LANDS = frozenset({"region", "country", "city", "town", "republic", "enclave", "kingdom", "territory", "province", "district", "island", "bloc"})


def _behind_possessor(t: Text, first: int, last: int) -> int:
    """Behind "Ukraine's", "the city's" or "its": whose it is belongs to the side, not to the name."""
    if t.low[first] in _POSSESSIVES:
        return first + 1
    if t.low[last - 1] == "office" and name_at(t.tokens, first, vocabulary().countries) is None:
        return first  # "the president's office", "Petrenko's office"
    for i in range(first + 1, min(last - 1, first + 5)):
        if t.low[i] == "'s" or (t.tokens[i].text in "’'" and name_at(t.tokens, i - 1, vocabulary().countries) is not None):
            return i + 1
        if not t.tokens[i].is_name and t.low[i] != "of" and not (t.low[first] == "the" and (t.low[i] in _LANDS or t.low[i + 1] in _LANDS)):
            break
    return first


def _of_spokesman(t: Text, first: int, start: int, head: int, last: int) -> Source | None:
    """An unnamed spokesman of an organisation is the organisation."""
    voc = vocabulary()
    if head + 2 < last and t.low[head + 1] in ("for", "of", "at", "from"):
        behind = _behind_possessor(t, head + 2, last)
        behind += t.low[behind] in voc.words["articles"]
        if behind < last and _names_superior(t, behind, last):
            return Source(first, last, UNNAMED, t.slice(start, last))
        if behind < last:
            return Source(first, last, ORGANISATION, t.slice(behind, last))
    if head > start and all(t.tokens[i].is_name or t.low[i] in voc.words["heads"] for i in range(start, head)):
        country = name_at(t.tokens, start, voc.countries)
        if not (country and country[0] == head and country[1].kind == "adjectives"):
            return Source(first, last, ORGANISATION, t.slice(start, head))
    if head - 2 >= start and t.low[head - 1] in voc.words["heads"] and t.low[start] in _SECTORS:
        return Source(first, last, ORGANISATION, t.slice(start, head))
    return Source(first, last, UNNAMED, t.slice(start, last))


def _owning_body(t: Text, first: int, start: int) -> Source | None:
    """The organisation whose unnamed spokesman speaks: "the Red Cross’s spokesperson"."""
    begin, end = first + (t.low[first] in vocabulary().words["articles"]), start - 1
    if begin >= end or t.low[end] != "'s":
        return None
    is_body = t.slice(begin, end).lower() in vocabulary().organisations or t.low[end - 1] in vocabulary().words["heads"]
    return Source(first, start + 1, ORGANISATION, t.slice(begin, end)) if is_body else None


def _may_describe(t: Text, i: int) -> bool:
    """Whether a word may stand right before a name it describes: "state-controlled Gazprom", no article, no preposition."""
    return t.low[i] not in vocabulary().words["articles"] and t.low[i] not in _PREPOSITIONS and not t.tokens[i].is_name


def _names_superior(t: Text, first: int, last: int) -> bool:
    """Whether a spokesman is told by whom he speaks for: "for President Petrenko"."""
    voc = vocabulary()
    is_body = t.low[last - 1] in voc.words["heads"] or t.low[last - 1] in voc.words["titles"] or t.slice(first, last).lower() in voc.organisations
    return not is_body and t.tokens[last - 1].is_name and any(t.low[i] in voc.words["titles"] for i in range(first, last - 1))


def _by_head(t: Text, first: int, start: int, head: int, last: int) -> Source | None:
    voc, low = vocabulary(), t.low[head]
    text = t.slice(start, last)
    if low in voc.words["heads"] or t.slice(start, head + 1).lower() in voc.organisations:
        is_source = all(_may_modify(t, i) for i in range(start, head))
        return Source(first, last, ORGANISATION, t.slice(start, end_of_role(t, head, last))) if is_source else None
    if low in voc.words["nouns"] or low in voc.words["private"]:
        is_source = all(_may_modify(t, i) for i in range(start, head))
        if low in voc.words["kin"] and (t.low[first] in ("his", "her") or any(token.text in voc.people for token in t.tokens[first:start])):
            text = t.slice(first, last)  # "his lawyer": who it is hangs on whose it is
        elif t.at(head + 1) in ABOUT:
            text = t.slice(start, head + 1)
        return Source(first, last, UNNAMED, text) if is_source else None
    if (
        (start > first or t.low[start] in _SOME)
        and not t.tokens[head].is_name
        and is_agent(low)
        and all(_describes(t, i) for i in range(start, head))
    ):
        return Source(first, last, UNNAMED, t.slice(start, head + 1 if t.at(head + 1) in ABOUT else last))
    run = last
    while run > start and t.tokens[run - 1].is_name:
        run -= 1
    if start < run < last and (
        t.low[run - 1] in voc.words["heads"] or (_may_describe(t, run - 1) and t.slice(run, last).lower() in voc.organisations)
    ):
        return Source(first, last, ORGANISATION, t.slice(run, last))
    if all(t.tokens[i].is_name for i in range(start, last)) and not _is_adjective(t, start, last) and last - start <= 6:
        return Source(first, last, ORGANISATION, text)
    if head < last - 1 and t.low[head + 1] == "of" and t.tokens[last - 1].is_name and all(_may_name(t, i) for i in range(head, last)):
        return Source(first, last, ORGANISATION, text)
    return None


def _describes(t: Text, i: int) -> bool:
    """Whether a word may stand between an article and a noun for somebody: an adjective, another noun, the adjective of a state."""
    if t.tokens[i].is_name:
        return (country := name_at(t.tokens, i, vocabulary().countries)) is not None and country[1].kind == "adjectives"
    words = vocabulary().words
    return t.low[i][0].isalpha() and t.low[i] not in words["never"] and t.low[i] not in words["boundaries"] and t.low[i] not in _NO_ADJECTIVES


_NO_ADJECTIVES = (
    frozenset({"the", "a", "an", "without", "would", "will", "could", "may", "might", "can", "should", "must", "did", "does", "to"}) | ABOUT
)


def _may_name(t: Text, i: int) -> bool:
    """Whether a token may stand in an organisation's name."""
    return t.tokens[i].is_name or t.low[i] in ("of", "the", "for", "and", "in", "on", "to", "'s", "-", "&")


_SECTORS = frozenset(
    {
        "foreign",
        "defence",
        "defense",
        "interior",
        "finance",
        "economy",
        "energy",
        "health",
        "justice",
        "regional",
        "military",
        "presidential",
        "federal",
        "local",
        "national",
        "municipal",
        "city",
        "agriculture",
        "transport",
        "trade",
        "emergency",
        "emergencies",
        "digital",
        "culture",
        "education",
        "border",
    }
)
_OFFICES = frozenset({"office", "administration", "government", "cabinet", "team", "campaign", "secretariat", "entourage", "party", "family"})
_SERVING = frozenset({"adviser", "advisers", "advisor", "aide", "aides", "assistant", "deputy"})


def _may_modify(t: Text, i: int) -> bool:
    low = t.low[i]
    return (low[0].isalpha() or low[0].isdigit() or low in ("-", "'s", "“", "”", "'", "’")) and low not in vocabulary().words["never"]


def _is_adjective(t: Text, start: int, last: int) -> bool:
    found = name_at(t.tokens, start, vocabulary().countries)
    return found is not None and found[0] == last and isinstance(found[1], Country) and found[1].kind == "adjectives"
