"""Names and offices that explain each other over a comma: "its chief, Ivan Petrenko, said", "said Ivan Petrenko, the governor"."""

from __future__ import annotations

import itertools
from dataclasses import replace

from transforms.coding.speech.source import ORGANISATION, OUTLET, PERSON, PRONOUN, UNNAMED, FullName, Source
from transforms.coding.speech.sources import read_source
from transforms.coding.speech.state_names import state_at
from transforms.coding.speech.subjects import CLOSES, FINITE, boundary, coordinated, ending_at, is_verbal, is_whole
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import vocabulary


def over_commas(t: Text, comma: int, floor: int, full_name: FullName, looks_on: bool = True) -> list[Source]:
    """The subject before an insertion: "Sergei Petrov, deputy chief of the staff, says", "its chief, Rafael Grossi, said"."""
    words = vocabulary().words
    commas = list(itertools.islice((j for j in range(comma - 1, floor, -1) if t.low[j] == "," and not t.quoted[j]), 6))
    for n, at in enumerate(commas):
        if n and t.low[commas[n - 1] + 1] in _OWN_VERB:
            return []  # "Bilka, 12km east of Lypa, is lost, announced the ministry": what stands there has a verb of its own
        first = boundary(t, at - 1, floor)
        inside = read_source(t, at + 1, comma, full_name)
        clause_first = next((j + 1 for j in range(at - 1, floor - 1, -1) if t.low[j] in CLOSES), floor)
        office = (
            _describes(t, clause_first, at)
            or t.low[at - 1] in words["titles"]
            or t.low[at - 1] in words["nouns"]
            or t.low[at - 1] in words["private"]
            or _title_before_of(t, clause_first, at)
            or _is_owned_role(t, clause_first, at)
        )
        if (
            inside is not None
            and office
            and comma - at == 2
            and inside.kind == ORGANISATION
            and t.tokens[at + 1].is_name
            and not is_whole(t, at + 1, comma)
        ):
            inside = replace(inside, kind=PERSON)  # "the commander of the forces, Petrenko, said"
        if inside is not None and inside.kind == PERSON and office and inside.last == comma and not _acts(t, at + 1, comma):
            first = clause_first if _title_before_of(t, clause_first, at) else first
            while t.low[first] in ("while", "but", "and", "then", "as", "after"):
                first += 1
            title = first + (t.low[first] in words["articles"])
            return [*coordinated(t, first, floor, full_name), Source(first, comma, PERSON, inside.name, t.slice(title, at), comma)]
        if inside is None and office and len(both := _two_names(t, at, comma, full_name)) > 1:
            return [replace(each, office=each.office or t.slice(clause_first, at)) for each in both]  # "The two ministers, Ivo Lopes and Anna Braun,"
        opener = t.at(at + 1)
        inserts = (
            opener in words["insertions"]
            or opener in words["titles"]
            or opener.endswith(("ing", "ed", "ly"))
            or opener.isdigit()
            or is_office(t, at + 1, comma)
            or _ranks(t, at + 1, comma)
        )
        if inside is not None and office and (inside.kind == OUTLET or (inside.kind == ORGANISATION and is_whole(t, at + 1, comma))):
            return [replace(inside, first=first, hint=comma)]  # "the operator of the plant, Energoatom,"
        if inserts and (sources := ending_at(t, at - 1, floor, full_name)):
            if n < len(commas) - 1 and t.at(sources[0].first - 1) in _COMPANY and not is_office(t, at + 1, comma):
                continue  # "Petrenko, after talks with Ivo Lopes, in Oslo, said": who is met does not speak
            if n < len(commas) - 2 and t.at(sources[-1].first - 1) == "," and _is_met(t, commas[n + 1], floor):
                continue
            last = _someone(t, sources[-1], at + 1, comma)
            if n and last.kind == UNNAMED and not _acts(t, at + 1, commas[0]) and (name := _name_behind(t, commas[0], comma, full_name)) is not None:
                return [Source(last.first, comma, PERSON, name, last.name, comma)]  # "The mayor of Bilka, in exile since May, Ivo Lopes, wrote"
            if last.kind == PERSON and t.at(last.first - 1) == "," and looks_on and (titled := over_commas(t, at, floor, full_name, looks_on=False)):
                return titled if titled[-1].name == last.name else sources
            is_aside = last.kind == PERSON and opener in _WHEN and (n > 0 or not is_office(t, at + 1, comma))  # "after talks with Ivo Lopes, in Oslo"
            hint = last.last if is_aside else comma
            return [*sources[:-1], replace(last, office=last.office or office_between(t, at + 1, comma), hint=hint)]
    return []


_WHEN = frozenset({"after", "before", "during", "following", "on", "at"})
_COMPANY = frozenset({"with", "by", "alongside", "beside", "from", "to"})


def _is_met(t: Text, comma: int, floor: int) -> bool:
    """Whether the title before a comma is of somebody met: "after talks with his counterpart,"."""
    first = boundary(t, comma - 1, floor)
    return t.low[comma - 1] in vocabulary().words["titles"] and t.at(first - 1) in _COMPANY


_OWN_VERB = FINITE - {"'s", "did", "does"}


def _acts(t: Text, first: int, last: int) -> bool:
    """Whether a verb stands among the words."""
    return any(is_verbal(t, j) for j in range(first, last))


def _two_names(t: Text, comma: int, end: int, full_name: FullName) -> list[Source]:
    """The people whose names stand alone between two commas."""
    if end - comma > 10 or "and" not in t.low[comma:end] or not t.tokens[comma + 1].is_name:
        return []
    both = ending_at(t, end - 1, comma + 1, full_name)
    return both if all(each.kind == PERSON for each in both) else []


def _name_behind(t: Text, comma: int, end: int, full_name: FullName) -> str | None:
    """The name between the last two commas before a verb, where nothing else stands there."""
    named = read_source(t, comma + 1, end, full_name) if 2 <= end - comma - 1 <= 4 else None
    return named.name if named is not None and named.kind == PERSON and named.office is None else None


def _someone(t: Text, source: Source, first: int, last: int) -> Source:
    """A single name is a person's where the insertion tells an age or an occupation: "Mariia, 34,", "Oksana, a teacher from Kherson,"."""
    if source.kind != ORGANISATION or source.last - source.first > 1 or is_whole(t, source.first, source.last):
        return source
    words = vocabulary().words
    is_occupation = t.low[first] in ("a", "an") and any(
        t.low[i] in words["private"] and t.at(i + 1) not in words["heads"] for i in range(first + 1, min(last, first + 5))
    )
    return replace(source, kind=PERSON) if t.low[first].isdigit() or is_occupation else source


def _ranks(t: Text, first: int, last: int) -> bool:
    """Whether an insertion says what something is among its like: "Germany’s largest importer of gas", "the country’s second-biggest bank"."""
    at = next((j for j in range(first + 1, min(first + 4, last - 1)) if t.low[j] == "'s"), None)
    return at is not None and (t.low[at + 1].endswith("est") or t.low[at + 1] in _RANKS)


_RANKS = frozenset(
    {"main", "top", "leading", "second", "third", "second-largest", "second-biggest", "state", "national", "only", "former", "central", "chief"}
    | {"state-owned", "state-run", "public", "private", "state-controlled", "biggest", "sole", "premier", "foremost"}
)
_OF_OFFICE = frozenset({"of", "for", "in", "to", "at", "with", "from"})


def _title_before_of(t: Text, first: int, last: int) -> bool:
    return any(t.low[j] in vocabulary().words["titles"] and t.at(j + 1) in _OF_OFFICE for j in range(first, last))


def _is_owned_role(t: Text, first: int, last: int) -> bool:
    """Whether a phrase tells of somebody by whose he is: "Moscow’s man in Kherson", "the president’s number two"."""
    own = next((j + 1 for j in range(first, min(last - 1, first + 5)) if t.low[j] == "'s"), 0)
    return own > 0 and last - first < 10 and not any(is_verbal(t, j) for j in range(first, last))


def is_office(t: Text, first: int, last: int) -> bool:
    """Whether an insertion tells an office: "Ukraine's prime minister", "Russian-installed governor of the region"."""
    return any(t.low[j] in vocabulary().words["titles"] for j in range(first, min(last, first + 9)))


def office_between(t: Text, first: int, last: int) -> str | None:
    first += t.low[first] in vocabulary().words["articles"]
    return t.slice(first, last) if is_office(t, first, last) else None


_SENT = frozenset({"envoy", "ambassador", "adviser", "advisor", "aide", "representative", "delegate", "deputy", "negotiator"})
_LEADING = frozenset({"heads", "leads", "runs", "governs", "commands", "chairs", "headed", "led", "oversees", "represents"})


def after(t: Text, verb: int, full_name: FullName) -> Source | None:
    """The subject behind its verb: "said Yevgeny Petrov, the governor of the region"."""
    end, words = verb + 1, vocabulary().words
    while (
        end < t.size
        and end - verb < 16
        and not t.quoted[end]
        and t.low[end] not in CLOSES
        and (
            t.low[end] not in words["ends"]
            or t.tokens[end].text.isupper()
            or (t.low[end] == "to" and t.low[end - 1] in _SENT)
            or (t.low[end] == "by" and t.low[end - 1] in words["reports"])
        )
    ):
        end += 1
    source = read_source(t, verb + 1, end, full_name) if end > verb + 1 else None
    if t.at(end) in FINITE or (t.at(verb + 1)[:1].isdigit() and not t.quoted[verb - 1]):
        return None  # "An adviser, Ivan Petrenko, said 22 bodies lay under one house"
    if source is None or source.kind == PRONOUN:
        return source
    if source.kind in (ORGANISATION, UNNAMED) and t.at(end) == "in" and end + 1 < t.size and state_at(t, end + 1) is not None:
        source.hint = end + 2  # "says the defence ministry in Moscow"
    source = _someone(t, source, end + 1, min(end + 9, t.size)) if t.at(end) == "," and end + 1 < t.size else source
    if t.at(end) == "," and source.kind in (UNNAMED, ORGANISATION):
        stop = next((j for j in range(end + 1, min(end + 9, t.size)) if t.low[j] in CLOSES), end)
        named = read_source(t, end + 1, stop, full_name) if stop > end + 1 else None
        if named is not None and named.kind == PERSON and (is_office(t, verb + 1, end) or source.kind == UNNAMED):
            return replace(named, first=source.first, office=office_between(t, verb + 1, end), hint=stop)
    if t.at(end) == "," and source.kind == PERSON:
        stop = next((j for j in range(end + 1, min(end + 18, t.size)) if t.low[j] in CLOSES), end)
        leads = t.at(end + 1) in ("who", "which") and t.at(end + 2) in _LEADING
        if t.at(end + 1) != "whose" and (leads or t.at(end + 1) in words["articles"] or is_office(t, end + 1, stop)):
            return Source(source.first, source.last, source.kind, source.name, source.office or office_between(t, end + 1, stop), stop, source.agency)
    return source


def _describes(t: Text, first: int, last: int) -> bool:
    """Whether a phrase from an article to a comma may describe who is named behind it: "a former member of parliament, Ivan Petrenko,"."""
    opens = first == t.sentence_start(first) and t.low[first] in ("a", "an", "the")
    return opens and last - first > 2 and not any(is_verbal(t, j) for j in range(first, last))
