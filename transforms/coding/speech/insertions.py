"""Names and offices that explain each other over a comma: "its chief, Ivan Petrenko, said", "said Ivan Petrenko, the governor"."""

from __future__ import annotations

import itertools
from dataclasses import replace

from transforms.coding.speech.outlets import outlet_at
from transforms.coding.speech.phrases import (
    bears_name,
    behind_article,
    behind_first_speaker,
    is_agent,
    is_firm,
    is_number,
    is_within_name,
    list_start,
)
from transforms.coding.speech.source import ORGANISATION, OUTLET, PERSON, POSSESSIVES, PREPOSITIONS, PRONOUN, UNNAMED, FullName, Source
from transforms.coding.speech.sources import read_source
from transforms.coding.speech.subjects import AUXILIARIES, CLOSES, FINITE, boundary, coordinated, ending_at, has_own_verb, is_verbal, is_whole
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import is_state, state_at
from transforms.coding.text.vocabulary import vocabulary


def over_commas(t: Text, comma: int, floor: int, full_name: FullName, looks_on: bool = True) -> list[Source]:
    """The subject before an insertion: "Sergei Petrov, deputy chief of the staff, says", "its chief, Rafael Grossi, said"."""
    if met := _before_list_of_met(t, comma, floor, full_name):
        return met
    parting = (j for j in range(comma - 1, floor, -1) if t.low[j] == "," and not t.quoted[j] and not t.at(j + 1).endswith("-based"))
    commas = list(itertools.islice(parting, 6))  # not that of "a Tampa, Florida-based group"
    for n, at in enumerate(commas):
        if n and t.low[commas[n - 1] + 1] in _OWN_VERB:
            if t.at(at + 1) == "whose" or "whose" not in t.low[floor:at]:
                return []  # "Bilka, 12km east of Lypa, is lost, announced the ministry": what stands there has a verb of its own
            continue
        if described := _named_behind_office(t, at, comma, floor, full_name):
            return described
        sources = ending_at(t, at - 1, floor, full_name) if _is_insertion(t, at + 1, comma) else []
        if not sources:
            continue
        if t.at(sources[-1].first - 1) == "," and n + 1 < len(commas) and _is_met(t, commas[n + 1], floor):
            continue  # "Trump, after talks with his counterpart, Ivo Lopes, in Oslo, said"
        last = _someone(t, sources[-1], at + 1, comma)
        may_be_titled = looks_on and last.kind == PERSON and t.at(last.first - 1) == ","
        if may_be_titled and _is_counted(t, last.first - 2) and _is_office(t, at + 1, comma):
            may_be_titled = False  # "killing five workers, Ivo Lopes, head of the region,"
        if may_be_titled and (titled := over_commas(t, at, floor, full_name, looks_on=False)) and titled[-1].name == last.name:
            return titled
        is_role = last.kind == UNNAMED or (last.kind == ORGANISATION and _is_office(t, last.first, last.last))
        is_held = t.low[at + 1] in PREPOSITIONS | _WHEN | {"who", "whose"} and _is_office(t, last.first, last.last)
        goes_on = is_held or _is_apposition(t, at + 1)
        if looks_on and is_role and t.at(last.first - 1) == "," and goes_on:
            titled = over_commas(t, at, floor, full_name, looks_on=False)
            if titled and titled[-1].kind == PERSON:
                return titled  # "Ivo Lopes, the mayor of Bilka, a town near the front, said"
        is_aside = (last.kind == PERSON and t.low[at + 1] in _WHEN and n > 0) or t.low[at + 1] == "without"  # "after talks with Ivo Lopes, in Oslo"
        return [*sources[:-1], replace(last, office=last.office or _office_between(t, at + 1, comma), end=last.last if is_aside else comma)]
    return []


def _before_list_of_met(t: Text, comma: int, floor: int, full_name: FullName) -> list[Source]:
    """The person of whom a relative clause tells that ends with a list: "Anna Braun, who spoke to the chiefs of Latvia, Norway and Finland, said"."""
    who = next((j for j in range(floor + 1, comma - 1) if t.low[j] == "," and t.low[j + 1] == "who"), comma)
    listed = [j for j in range(who + 1, comma) if t.low[j] == ","]
    if not listed or not all(t.tokens[j + 1].is_name for j in listed) or "and" not in t.low[listed[-1] : comma]:
        return []
    return [replace(source, end=comma) for source in ending_at(t, who - 1, floor, full_name) if source.kind == PERSON]


def over_dashes(t: Text, dash: int, floor: int, full_name: FullName) -> list[Source]:
    """The subject before what stands between dashes: "The mayor of Bilka – a town near the front – said", "Ivo Lopes — its mayor — said"."""
    opening = next((j for j in range(dash - 1, max(floor, dash - _ASIDE), -1) if t.low[j] in DASHES), floor)
    sources = ending_at(t, opening - 1, floor, full_name) if opening > floor else []
    if not sources:
        return []
    last = sources[-1]
    office = last.office or (_office_between(t, opening + 1, dash) if last.kind == PERSON else None)
    return [*sources[:-1], replace(last, office=office, end=dash)]


DASHES = frozenset({"–", "—"})
# tokens between two dashes
_ASIDE = 30


def _is_counted(t: Text, i: int) -> bool:
    """Whether who stands at token `i` is counted, and no speaker: "five workers", "one person", "two men"."""
    return t.low[i].endswith("s") or is_number(t, max(0, i - 1))


def _named_behind_office(t: Text, at: int, comma: int, floor: int, full_name: FullName) -> list[Source]:
    """Who stands between two commas behind words that describe them: "the governor of the region, Ivan Petrenko,", "its owner, Energoatom,"."""
    if _is_land_of_town(t, at + 1, comma) or t.low[at + 1] in ("a", "an"):  # "The Corps, a group of exiles,"
        return []
    if t.low[at + 1] in _EXAMPLES or t.low[at + 1] in _RELATIVES or any(is_verbal(t, j) for j in range(at + 1, comma)):
        return []  # "The president, who succeeded Anna Braun, promised"
    start, words = next((j + 1 for j in range(at - 1, floor - 1, -1) if t.low[j] in CLOSES), floor), vocabulary().words
    if t.low[start] in _EXAMPLES or "them" in t.low[start : at - 1]:
        return []  # "among them a pregnant woman, Ivo Lopes,", "one of them a man of 56, Ivo Lopes,"
    start = behind_first_speaker(t, start, at)
    are_many = "and" in t.low[at:comma]  # "the governors of Tula and Kaluga, Ivo Lopes and Anna Braun,"
    holders = (
        j for j in range(start, at) if (t.low[j].removesuffix("s") if are_many else t.low[j]) in words["titles"] or t.low[j] in words["private"]
    )
    acts = has_own_verb(t, start, at)  # "The army needs men, Ivo Lopes, its commander,"
    is_clause = t.low[start].endswith("ing") or any(is_verbal(t, j) for j in range(start, at))
    holds_office = not is_clause and not acts and any(t.at(j + 1) in _OF_OFFICE for j in holders)
    is_told_of = t.low[at - 1].endswith("s") and _is_office(t, at + 1, comma)  # "will swap 20 soldiers, Defence Minister Ivo Lopes,"
    is_role = holds_office or (not (is_told_of or acts) and (t.low[at - 1] in words["titles"] or t.low[at - 1] in words["roles"]))
    is_role = is_role or (t.low[start] in POSSESSIVES and is_agent(t.low[at - 1]))  # "his challenger, Ivo Lopes,"
    is_described = not (is_role or acts) and _describes(t, start, at)
    is_told = is_role or is_described or _is_owned_role(t, start, at)
    is_body = not is_told and bears_name(t, at - 1, comma)
    if not is_told and not is_body:
        return []
    if not is_described:
        start = start + (t.low[start] in _JOINTS) if holds_office else boundary(t, at - 1, floor)
        before = start - 1 - (t.low[start - 1] in words["articles"])
        if before >= floor and (t.low[before] in PREPOSITIONS or is_verbal(t, before) or t.low[before].endswith(("ing", "ed"))):
            return []  # "paid in bonds of the state, Ivo Lopes,", "a fire that injured one worker, Ivo Lopes,"
    office = t.slice(behind_article(t, start), at) if t.low[start] != "one" else None  # "One of them, Ivo Lopes,"
    if (named := read_source(t, at + 1, comma, full_name)) is None:
        both = ending_at(t, comma - 1, at + 1, full_name) if "and" in t.low[at:comma] else []
        return [replace(each, office=office) for each in both] if len(both) > 1 and all(each.kind == PERSON for each in both) else []
    if is_body:
        return [replace(named, first=start, end=comma)] if named.kind in (ORGANISATION, OUTLET) else []
    is_surname = comma - at == 2 and named.kind == ORGANISATION and not is_whole(t, at + 1, comma)  # "Hnatiuk,"
    is_of_body = holds_office and named.kind == ORGANISATION
    if (is_surname or is_of_body) and t.low[start - 1] == "," and [s.kind for s in ending_at(t, start - 2, floor, full_name)] == [PERSON]:
        return []  # "Ivo Lopes, the mayor of the second-largest city, Bilka,", "Ivo Lopes, the head of the largest firm, DTEK,"
    if named.kind == PERSON or is_surname:
        return [*coordinated(t, start, floor, full_name), Source(start, comma, PERSON, named.name, office, comma)]
    if is_of_body and t.low[at - 1] in words["heads"] and words["spokesmen"].isdisjoint(t.low[start:at]):
        return [Source(start, comma, UNNAMED, t.slice(behind_article(t, start), comma))]  # "the head of the largest firm, DTEK,"
    is_firms = any(is_firm(t.low[j]) for j in range(at + 1, comma - 1))  # "its owner, the Bulgarian company Navibulgar,"
    is_named = named.kind == OUTLET or is_whole(t, at + 1, comma) or is_firms or t.low[comma - 1] in words["state_firms"]
    return [replace(named, first=start, end=comma)] if is_named else []


def _is_apposition(t: Text, first: int) -> bool:
    """Whether what begins behind a comma tells of what stands before it: "a town near the front", "the country's top body", "which borders it"."""
    return t.low[first] in vocabulary().words["articles"] or t.low[first] == "which" or t.at(first + 1) == "'s"


_RELATIVES = frozenset({"who", "whose", "which"})
_EXAMPLES = frozenset({"among", "including", "notably", "like"})
_JOINTS = frozenset({"while", "but", "and", "then", "as", "after"})
_WHEN = frozenset({"after", "before", "during", "following", "on", "at"})
_COMPANY = frozenset({"with", "by", "alongside", "beside", "from", "to"})


def _is_met(t: Text, comma: int, floor: int) -> bool:
    """Whether the title before a comma is of somebody met: "after talks with his counterpart,"."""
    return t.low[comma - 1] in vocabulary().words["titles"] and t.at(boundary(t, comma - 1, floor) - 1) in _COMPANY


def _is_insertion(t: Text, first: int, last: int) -> bool:
    """Whether what stands between two commas may stand between a subject and its verb: "after talks in Oslo", "34", "mayor of Bilka"."""
    words, opener = vocabulary().words, t.at(first)
    is_opened = opener in words["insertions"] or opener in words["titles"] or opener.isdigit() or opener.endswith(("ing", "ed", "ly"))
    is_opened = is_opened or (t.low[last - 1] in _CARRYING and outlet_at(t, first, last - 1) is not None)  # "TASS reported"
    is_opened = is_opened or (opener in ("though", "likewise") and last == first + 1)  # not "though unnamed"
    is_opened = is_opened or (opener.removesuffix("s") in words["titles"] and t.at(first + 1) in _OF_OFFICE)  # "mayors of Bilka and Lypa"
    is_opened = is_opened or (opener == "or" and first + 1 < last and t.tokens[last - 1].text.isupper())  # "or NABU", "or the SBU"
    is_opened = is_opened or _is_land_of_town(t, first, last)
    return is_opened or "'s" in t.low[first : first + 3] or _is_office(t, first, last)  # "Germany’s largest importer of gas"


def _is_land_of_town(t: Text, first: int, last: int) -> bool:
    """Whether what stands between two commas is the state of the town before it: "doctors in Rzeszow, Poland, said", "in Washington, DC,"."""
    if not t.tokens[first - 2].is_name or not (is_state(t, first, last) or t.low[first:last] == ["dc"]):
        return False
    before = next((j for j in range(first - 3, max(0, first - 6), -1) if not t.tokens[j].is_name), 0)
    return t.low[before] in PREPOSITIONS


_CARRYING = frozenset({"reported", "reports", "wrote", "writes", "said", "says"})
_OWN_VERB = AUXILIARIES - {"did", "does"}


def _someone(t: Text, source: Source, first: int, last: int) -> Source:
    """A single name is a person's where the insertion tells an age or an occupation: "Mariia, 34,", "Oksana, a teacher from Kherson,"."""
    if source.kind != ORGANISATION or source.last - source.first > 1 or is_whole(t, source.first, source.last):
        return source
    words = vocabulary().words
    is_occupation = t.low[first] in ("a", "an") and any(
        t.low[i] in words["private"] and t.at(i + 1) not in words["heads"] for i in range(first + 1, min(last, first + 5))
    )
    who = next((i for i in range(first, last) if t.low[i] == "who"), -1)  # "a Kremlin ally who was exchanged", not "a group of men who"
    is_human = t.low[first].isdigit() or is_occupation or (who >= first and words["heads"].isdisjoint(t.low[first:who]))
    return replace(source, kind=PERSON) if is_human else source


_OF_OFFICE = frozenset({"of", "for", "in", "to", "at", "with", "from"})


def _is_owned_role(t: Text, first: int, last: int) -> bool:
    """Whether a phrase tells of somebody by whose he is: "Moscow’s man in Kherson", "the president’s number two"."""
    own = next((j + 1 for j in range(first, min(last - 1, first + 5)) if t.low[j] == "'s"), 0)
    return own > 0 and t.low[first] not in PREPOSITIONS and last - first < 10 and not any(is_verbal(t, j) for j in range(first, last))


def _is_office(t: Text, first: int, last: int) -> bool:
    """Whether an insertion tells an office: "Ukraine's prime minister", "Russian-installed governor of the region"."""
    return any(t.low[j] in vocabulary().words["titles"] for j in range(first, min(last, first + 9)))


def _office_between(t: Text, first: int, last: int) -> str | None:
    if t.low[first] in PREPOSITIONS:
        return None  # "in a letter to President Ivo Lopes"
    first = behind_article(t, first)
    return t.slice(first, last) if _is_office(t, first, last) else None


_SENT = frozenset({"envoy", "ambassador", "adviser", "advisor", "aide", "representative", "delegate", "deputy", "negotiator"})


def after(t: Text, verb: int, full_name: FullName) -> Source | None:
    """The subject behind its verb: "said Yevgeny Petrov, the governor of the region"."""
    end = _behind_subject(t, verb + 1)
    end -= end > verb + 2 and t.low[end - 1] in _ENTRUSTED  # "said two officials briefed on it"
    is_numbered = t.at(verb + 1)[:1].isdigit() and not t.quoted[verb - 1]
    if t.at(end) in FINITE or is_numbered or _acts(t, verb + 1, end) or _begins_clause(t, verb + 1):
        return None  # "An adviser, Ivan Petrenko, said 22 bodies lay under one house"
    source = read_source(t, verb + 1, end, full_name) if end > verb + 1 else None
    if source is None and (entrusted := next((j for j in range(verb + 2, end) if t.low[j] in _ENTRUSTED), 0)):
        source = read_source(t, verb + 1, entrusted, full_name)  # "said officials tasked with the search"
        source = replace(source, end=end) if source is not None else None
    if source is None or source.kind == PRONOUN:
        return source
    if t.at(end) == "in" and source.kind != PERSON and state_at(t, end + 1) is not None:
        source.end = end + 2  # "says the defence ministry in Moscow"
    if t.at(end) != "," or end + 1 >= t.size:
        return source
    source = _someone(t, source, end + 1, min(end + 9, t.size))
    return with_insertion(t, source, end, full_name)


def _acts(t: Text, first: int, end: int) -> bool:
    """Whether what stands behind a verb of saying has a verb of its own: "said Moscow got 19 bodies", "said Russia targeted rescuers"."""
    verbs = [i for i in range(first + 1, end - 1) if is_verbal(t, i)]
    return any(is_number(t, i + 1) or is_state(t, first, i) or (t.low[i - 1].endswith("s") and not t.tokens[i - 1].is_name) for i in verbs)


def _begins_clause(t: Text, first: int) -> bool:
    """Whether a whole clause stands at `first`: "said the programme for Ukraine would end", "said Western troops in Ukraine were targets"."""
    for j in range(first, min(first + _CLAUSE, t.size)):
        if _is_predicate(t, j):
            return True
        if t.low[j] in CLOSES or t.low[j] in _OPENING_CLAUSES:
            return False
    return False


def _is_predicate(t: Text, i: int) -> bool:
    """Whether a word is the verb of what stands before it and no participle: "were", "died", "pulled the body"; not "officials briefed on it"."""
    low = t.low[i]
    if t.low[i - 1] == "and":
        return False  # "said the mayor and showed a hole in it"
    if low in AUXILIARIES:
        return not t.tokens[i].is_name
    if not is_verbal(t, i):
        return False
    words = vocabulary().words
    return low in words["only_past"] or t.at(i + 1) in words["articles"] or t.at(i + 1) in POSSESSIVES


_CONJUNCTIONS = frozenset("as after before when while but because since though although whereas".split())
_OPENING_CLAUSES = _CONJUNCTIONS | frozenset("that who which whose whom what how whether if where than until".split())
# tokens of a subject with what tells more of it
_CLAUSE = 18


def _behind_subject(t: Text, start: int) -> int:
    """Where the phrase ends that begins behind a verb."""
    end, words = start, vocabulary().words
    while end < min(start + 15, t.size) and not t.quoted[end] and t.low[end] not in CLOSES:
        is_sent = t.low[end] == "to" and t.low[end - 1] in _SENT  # "the envoy to Kyiv"
        is_sent = is_sent or (t.low[end] == "by" and t.low[end - 1] in words["reports"])  # "read a statement by the ministry"
        if t.low[end] in words["ends"] and not is_sent and not t.tokens[end].text.isupper() and not is_within_name(t, end):  # "the WHO"
            break
        end += 1
    return _behind_list(t, start, end) if t.at(end) == "," else _behind_seat(t, end)


_ENTRUSTED = frozenset(
    "tasked charged responsible briefed involved authorised appointed installed based investigating monitoring leading handling supervising".split()
)


def _behind_list(t: Text, start: int, end: int) -> int:
    """Where a body's name ends that goes on behind a comma: "the Ministry of Economy, Trade and Industry"; `end` where it does not."""
    joint = next((j for j in range(end, min(end + 10, t.size - 1)) if t.low[j] == "and"), end)
    if joint == end or list_start(t, joint + 1, start) is None:
        return end
    return next((j for j in range(joint + 1, t.size) if not t.tokens[j].is_name), t.size)


def _behind_seat(t: Text, end: int) -> int:
    """The end of a role with the body that it is told by: "said a source in Ukraine’s security service", "doctors at the hospital"."""
    words = vocabulary().words
    if t.at(end) not in ("in", "at") or t.low[end - 1] not in words["roles"]:
        return end
    last = next((j for j in range(end + 1, min(end + 8, t.size)) if t.low[j] in CLOSES or t.low[j] in words["ends"]), end)
    return last if last > end + 1 and t.low[last - 1] in words["heads"] else end


def with_insertion(t: Text, source: Source, comma: int, full_name: FullName) -> Source:
    """A source with what stands behind its comma: a person's office, or the person who holds the office: "the governor, Ivan Petrenko,"."""
    stop = next((j for j in range(comma + 1, min(comma + 18, t.size)) if t.low[j] in CLOSES), comma)
    if source.kind in (UNNAMED, ORGANISATION):
        end = stop if stop > comma else t.size
        body = read_source(t, comma + 1, end, full_name) if bears_name(t, comma - 1, end) else None
        if body is not None and body.kind in (ORGANISATION, OUTLET):
            return replace(body, first=source.first, end=end)
        is_role = source.kind == UNNAMED or _is_office(t, source.first, comma)
        named = read_source(t, comma + 1, stop, full_name) if is_role and comma + 1 < stop < comma + 9 else None
        if named is not None and named.kind == PERSON:
            return replace(named, first=source.first, office=_office_between(t, source.first, comma), end=stop)
    elif source.kind == PERSON:
        leads = t.at(comma + 1) in ("who", "which") and t.at(comma + 2) in vocabulary().words["leading"]
        tells = _is_somebody(t, comma + 1, stop) and not _acts_between(t, comma + 1, stop)
        if t.at(comma + 1) != "whose" and (leads or tells):
            return replace(source, office=source.office or _office_between(t, comma + 1, stop), end=stop)
    return source


def _is_somebody(t: Text, first: int, last: int) -> bool:
    """Whether what stands behind a name's comma tells who he is: "the governor of the region", "a teacher from Kherson"."""
    words = vocabulary().words
    if t.at(first) == "and" or t.at(first) in _CONJUNCTIONS:
        return False  # "according to Ivo Lopes, while the mayor said"
    if t.at(first) not in words["articles"]:
        return _is_office(t, first, last)
    end = next((j for j in range(first, last) if t.low[j] in PREPOSITIONS), last)  # "the shelling of a town by troops" is nobody
    return _is_office(t, first, end) or any(t.low[j] in words["roles"] or t.low[j] in words["heads"] for j in range(first + 1, end))


def _acts_between(t: Text, first: int, last: int) -> bool:
    """Whether what stands behind a name's comma is the claim: "According to Ivo Lopes, a drone crashed", but ", a mayor installed in May"."""
    titles = vocabulary().words["titles"]
    end = next((j for j in range(first, last) if t.low[j] in ("who", "that", "which", "whose")), last)
    verbs = (j for j in range(first, end) if is_verbal(t, j) and t.at(j + 1) != "by")
    return any(t.low[j] in FINITE or titles.isdisjoint(t.low[first:j]) for j in verbs)


def _describes(t: Text, first: int, last: int) -> bool:
    """Whether a phrase from an article to a comma may describe who is named behind it: "an official installed by Moscow, Ivan Petrenko,"."""
    opens = first == t.sentence_start(first) and t.low[first] in ("a", "an", "the", "one")
    return opens and last - first > 2 and not any(is_verbal(t, j) and t.at(j + 1) != "by" for j in range(first, last))
