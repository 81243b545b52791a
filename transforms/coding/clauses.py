"""Clauses in which somebody says something: a source, and the verb it is the subject of (codebook section 6).

A source is also what "according to" and "citing" name. Through what it was said, and which rows come of it, is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from transforms.coding.language import Quote, Text
from transforms.coding.sources import ORGANISATION, OUTLET, PERSON, PRONOUN, UNNAMED, FullName, Source, read_source
from transforms.coding.vocabulary import BASE, PARTICIPLE, PAST, Verb, name_at, vocabulary

_NO_SUBJECT = frozenset(
    {"'s", "his", "her", "its", "their", "no", "in", "of", "on", "for", "from", "with", "by", "into", "about", "these", "such", "any"}
)
_CARRYING = frozenset({"according", "citing", "quoting", "quoted", "cited", "quotes", "cites"})
_FINITE = frozenset(
    {"had", "has", "have", "was", "were", "is", "are", "would", "will", "could", "may", "might", "can", "should", "must", "did", "does", "'s"}
)
_INVERTING = frozenset({"said", "says", "added", "adds", "wrote", "writes", "asked", "warned", "insisted"})
CLOSES = frozenset({",", ".", ";", ":", "—", "–", "(", ")", "…", "“", "”"})


@dataclass(slots=True)
class Clause:
    """A source with its verb: `verb` is -1 for "according to"; `is_behind` where it follows its claim.

    `echoes` are further clauses of the same source that make no row of their own: "Two of them died, it added".
    """

    source: Source
    verb: int
    first: int
    last: int
    stance: str
    sentence: int
    is_behind: bool = False
    channel: str | None = None
    agency: str | None = None
    quotes: list[Quote] = field(default_factory=list)
    participles: list[int] = field(default_factory=list)
    echoes: list[Clause] = field(default_factory=list)


# sources read in one bullet; real ones have a handful
MOST_CLAUSES = 40


def find_clauses(t: Text, full_name: FullName) -> list[Clause]:
    """The clauses in which somebody says something, in order of their verbs; quoted words are never read as speech."""
    clauses: list[Clause] = []
    i = 0
    verbs, size = vocabulary().verbs, t.size
    while i < size and len(clauses) < MOST_CLAUSES:
        if not t.quoted[i] and (t.low[i] in verbs or t.low[i] in _CARRYING) and not (t.tokens[i].is_name and i > t.sentence_start(i)):
            found, i = _clauses_at(t, i, clauses, full_name)
            clauses += found
        i += 1
    return clauses


def find_quoting(t: Text, full_name: FullName) -> list[Clause]:
    """A sentence that leads up to a quote with a colon says it: its subject is the source, whatever its verb."""
    for quote in t.quotes:
        if quote.first > 2 and t.low[quote.first - 1] == ":":
            floor = t.sentence_start(quote.first - 1)
            for source in _sentence_subject(t, quote.first - 1, floor, full_name):
                return [Clause(source, -1, source.first, source.last, "said", t.tokens[source.first].sentence)]
    return []


def _clauses_at(t: Text, i: int, before: list[Clause], full_name: FullName) -> tuple[list[Clause], int]:
    """Clauses whose verb stands at token `i`, and the last token they used up."""
    low = t.low[i]
    if low == "according" and t.at(i + 1) == "to":
        return _behind(t, i, i + 2, before, full_name)
    if low == "told" and t.at(i + 1) == "by" and t.at(i - 1) in vocabulary().words["passive"]:
        return _behind(t, i, i + 2, before, full_name)
    if low in ("citing", "quoting") and i + 1 < t.size:
        return _behind(t, i, i + 1, before, full_name)
    if low in ("quoted", "cited", "quotes", "cites") and (end := _as_saying(t, i)) is not None:
        return _quoted_source(t, i, end, full_name), end + 1
    if (verb := vocabulary().verbs.get(low)) is None:
        return [], i
    if verb.form == PARTICIPLE:
        return _participle(t, i, verb, before, full_name), i
    if not _says(t, i, verb):
        return [], i
    sources, is_behind = _subject(t, i, verb, before, full_name)
    return [_clause(t, source, i, verb.stance, is_behind) for source in sources], i


def _clause(t: Text, source: Source, verb: int, stance: str, is_behind: bool) -> Clause:
    return Clause(source, verb, min(source.first, verb), max(source.last, verb + 1), stance, t.tokens[verb].sentence, is_behind)


def _says(t: Text, i: int, verb: Verb) -> bool:
    """Whether a form is finite, active and has what it needs behind it to mean saying."""
    words, before = vocabulary().words, t.at(i - 1)
    if verb.form == PAST and (
        before in words["passive"]
        or (verb.lemma in ("say", "report") and t.at(i + 1) in ("to", "by"))
        or (verb.lemma == "brief" and t.at(i + 1) == "on")
    ):
        return False
    if verb.form == BASE and (
        before in ("to", "not", "could", "would", "will", "can", "may", "might", "must", "should", "a", "the", "its", "his", "their", "an")
        or t.at(i + 1) in ("by", "of")
    ):
        return False
    if before in words["articles"] or before in _NO_SUBJECT or (before == "have" and t.at(i - 2) == "to"):
        return False
    if verb.lemma == "add" and (t.at(i + 1)[:1].isdigit() or t.at(i + 1) in ("$", "€", "£", "to", "another", "more")):
        return False
    if verb.lemma == "call" and t.at(i + 1) in ("up", "off", "out", "in"):
        return False
    needs = vocabulary().needs.get(verb.lemma)
    if needs is None or verb.lemma == "say" or (verb.lemma in _CLOSING and verb.form == PAST and t.at(i + 1) in (".", ",", ";")):
        return True
    if verb.lemma in ("call", "describe") and any(t.quoted[j] for j in range(i + 1, min(i + 7, t.size))):
        return True
    if verb.lemma in ("call", "describe") and "what" in t.low[max(0, i - 9) : i] and "," not in t.low[i - t.low[:i][::-1].index("what") : i]:
        return True
    reach = (
        30
        if verb.lemma in ("put", "give")
        else 7
        if verb.lemma == "call" and any(t.at(j) in ("a", "an") for j in range(i + 2, i + 6))
        else 4
        if verb.lemma in ("issue", "call")
        else 1
    )
    return any(t.low[j] in needs for j in range(i + 1, min(i + 1 + reach, t.size)))


# "..., the institute concluded": what they need stands before them
_CLOSING = frozenset({"state", "conclude", "note", "observe", "maintain", "guarantee", "find"})


def _subject(t: Text, verb: int, lemma: Verb, before: list[Clause], full_name: FullName) -> tuple[list[Source], bool]:
    """Who does the saying; the second value tells that the claim stands before them."""
    floor = t.sentence_start(verb)
    low, previous = t.low[verb], verb - 1
    if low in _INVERTING and (previous < floor or t.low[previous] == "," or t.quoted[previous]):
        if (source := _after(t, verb, full_name)) is not None:
            return [source], True
    i = previous
    while i >= floor and t.low[i] in vocabulary().words["adverbs"] and not t.tokens[i].is_name:
        i -= 1
    if i < floor or t.quoted[i]:
        return [], False
    if t.low[i] in ("and", "but", "then", "or"):
        return _shared(t, i, floor, before, full_name), False
    if t.low[i] == ",":
        sources = _over_commas(t, i, floor, full_name)
    else:
        sources = _ending_at(t, i, floor, full_name)
    if sources and (_is_agent(t, sources[0].first) or (_is_relative(t, sources[0].first, floor) and not _tells_of_it(t, verb, lemma.lemma))):
        return [], False
    return sources, bool(sources) and _closes_behind(t, sources[0].first, floor)


def _is_agent(t: Text, first: int) -> bool:
    """Whether a source is but the agent of a participle: "an accord signed by Kyiv pledges"."""
    return t.at(first - 1) == "by" and t.at(first - 2).endswith(("ed", "en", "wn", "un", "ne"))


def _tells_of_it(t: Text, verb: int, lemma: str) -> bool:
    """Whether a verb in a relative clause says something of what stands before: "a plant which the mayor said was safe"."""
    following = t.at(verb + 1)
    if lemma in ("say", "call", "describe"):
        return following in _FINITE or following in ("a", "an", "as", "the") or any(t.quoted[verb + 1 : verb + 2])
    return lemma == "blame" and following == "on"


def _is_relative(t: Text, first: int, floor: int) -> bool:
    """Whether the source is the subject of a relative clause: "islands that Tokyo also claims"."""
    return (
        first - 2 >= floor
        and t.low[first - 1] in ("that", "which")
        and t.low[first - 2] not in vocabulary().verbs
        and t.low[first - 2] not in (",", "and", "but")
    )


def _closes_behind(t: Text, first: int, floor: int) -> bool:
    """Whether a claim stands before the source in its sentence: "..., he said"."""
    return first - 1 > floor and (t.low[first - 1] in (",", ";", ":", "—") or bool(t.quoted[first - 1]) or (t.low[first - 1] == "and"))


def _shared(t: Text, i: int, floor: int, before: list[Clause], full_name: FullName) -> list[Source]:
    """The subject of a verb behind "and": nobody new where the sentence has a speaker already, else the sentence's subject."""
    if any(clause.sentence == t.tokens[i].sentence and clause.source.kind != OUTLET for clause in before):
        return []
    return _sentence_subject(t, i, floor, full_name)


def _sentence_subject(t: Text, i: int, floor: int, full_name: FullName) -> list[Source]:
    """The source that the sentence (or the clause behind an opening adverbial) begins with."""
    starts = [floor]
    starts += [j + 1 for j in range(floor, min(i, floor + 30)) if t.low[j] == "," and not t.quoted[j]][:2]
    for start in starts:
        for end in range(min(i, start + 14), start, -1):
            if (t.low[end - 1][0].isalpha() or t.low[end - 1] == ")") and (source := read_source(t, start, end, full_name)) is not None:
                if source.kind in (PERSON, ORGANISATION, PRONOUN) and _ends_subject(t, end):
                    return [source, *_listed(t, end, i, full_name)]
    return []


def _listed(t: Text, start: int, limit: int, full_name: FullName) -> list[Source]:
    """The further members of a list of subjects: "A, B, and C signed"."""
    found: list[Source] = []
    while start < limit and t.low[start] in (",", "and"):
        start += 1 + (t.at(start) == "," and t.at(start + 1) == "and")
        for end in range(min(limit, start + 10), start, -1):
            source = read_source(t, start, end, full_name) if t.low[end - 1][0].isalpha() else None
            if source is not None and source.kind == PERSON and _ends_subject(t, end):
                found.append(source)
                start = end
                break
        else:
            return found
    return found


def _ends_subject(t: Text, end: int) -> bool:
    """Whether a subject may end before token `end`: at a comma, or before a lower-case word that is no noun of its phrase."""
    voc = vocabulary().words
    role = t.at(end) in voc["nouns"] or t.at(end) in voc["private"] or t.at(end) in voc["heads"]
    return (
        t.at(end) == "," or (not t.tokens[end].is_name and not role and t.at(end) not in ("'s", "of", "and", "-", "for")) if end < t.size else False
    )


_BEFORE_ARTICLE = frozenset({"of", "for", "in", "at", "from", "on", "to", "with", "by", "overseeing", "familiar", "close", "near", "both", "all"})


def _boundary(t: Text, i: int, floor: int) -> int:
    """Index of the first token of the phrase that ends with token `i`."""
    words, at, depth = vocabulary().words, i, 0
    while at >= floor and i - at < 30:
        low = t.low[at]
        depth += (low == ")") - (low == "(")
        if (
            depth <= 0
            and low != "("
            and (low in CLOSES or low == '"' or t.quoted[at] or (low in words["boundaries"] and not t.tokens[at].text.isupper()))
        ):
            if not (low == "for" and t.at(at - 1) in words["spokesmen"]) and not (low == "with" and t.at(at - 1) == "familiar"):
                break
        verb = vocabulary().verbs.get(low)
        if verb is not None and verb.form == PAST and not t.tokens[at].is_name and low not in ("state", "put") and t.at(at + 1) != "on":
            break
        if low in words["articles"] and t.at(at - 1)[:1].isalpha() and t.at(at - 1) not in _BEFORE_ARTICLE:
            return at  # "a cut the ministry blamed on frost": a new phrase
        at -= 1
    return at + 1


def _ending_at(t: Text, i: int, floor: int, full_name: FullName) -> list[Source]:
    """Sources whose phrase ends with token `i`; adverbials between subject and verb are left out."""
    start = _boundary(t, i, floor)
    source = read_source(t, start, i + 1, full_name)
    if source is not None and t.at(start - 1) == "and" and _is_one_phrase(t, first := _boundary(t, start - 2, floor), start - 1, start):
        return [longer] if (longer := read_source(t, first, i + 1, full_name)) is not None else [source]
    if source is not None and source.kind == ORGANISATION and t.at(start - 1) == "and" and t.low[i] not in vocabulary().words["heads"]:
        # "the Ministry of Agrarian Policy and Food": the "and" may be the name's own
        longer = read_source(t, _boundary(t, start - 2, floor), i + 1, full_name)
        if (
            longer is not None
            and any(t.low[j] in vocabulary().words["heads"] for j in range(longer.first, start - 1))
            and not _whole(t, start, i + 1)
        ):
            return [longer]
    if source is not None:
        return [*_coordinated(t, start, floor, full_name), source]
    if t.at(start - 1) == "and" and (source := read_source(t, _boundary(t, start - 2, floor), i + 1, full_name)) is not None:
        return [source]
    for at in range(i, start, -1):
        if t.low[at] in ("on", "in", "at", "from", "during", "via", "for", "to", "late", "early", "last", "through", "with"):
            if (source := read_source(t, start, at, full_name)) is not None:
                return [*_coordinated(t, start, floor, full_name), source]
    return _trailing(t, start, i, full_name)


def _whole(t: Text, first: int, last: int) -> bool:
    """Whether a phrase is a speaker on its own: a state or a known organisation."""
    voc = vocabulary()
    first += t.low[first] in voc.words["articles"]
    country = name_at(t.tokens, first, voc.countries)
    return (country is not None and country[0] == last) or t.slice(first, last).lower() in voc.organisations


def _trailing(t: Text, start: int, i: int, full_name: FullName) -> list[Source]:
    """The name right before the verb, where the phrase holds more than a source: "injuring a boy regional Governor Ivan Petrov said"."""
    at = i
    while at > start and (t.tokens[at - 1].is_name or t.low[at - 1] in vocabulary().words["titles"]):
        at -= 1
    if at > start and at <= i and t.tokens[i].is_name:
        source = read_source(t, at, i + 1, full_name)
        if source is not None and (
            source.kind in (PERSON, OUTLET) or (source.kind == ORGANISATION and t.at(at - 2) in ("a", "an") and _whole(t, at, i + 1))
        ):
            return [source]  # "a step Moscow denounced"
    return []


def _coordinated(t: Text, start: int, floor: int, full_name: FullName) -> list[Source]:
    """Sources before "and", and before the commas of a list that leads to it."""
    found: list[Source] = []
    if t.at(start - 1) != "and":
        return found
    at = start - 2
    at -= t.at(at) == ","
    while at >= floor:
        first = _boundary(t, at, floor)
        source = read_source(t, first, at + 1, full_name)
        if source is None or source.kind == PRONOUN or t.at(first - 1) in ("that", "of", "in"):
            return found
        found.insert(0, source)
        if t.at(first - 1) != ",":
            return found
        at = first - 2
    return found


def _is_one_phrase(t: Text, first: int, last: int, second: int) -> bool:
    """ "the chief of radiation and chemical defence troops": what the "and" joins are words of one office."""
    low = t.at(second)
    return "of" in t.low[first:last] and not t.tokens[second].is_name and low not in vocabulary().words["articles"] and not t.tokens[last - 1].is_name


def _over_commas(t: Text, comma: int, floor: int, full_name: FullName) -> list[Source]:
    """The subject before an insertion: "Sergei Petrov, deputy chief of the staff, says", "its chief, Rafael Grossi, said"."""
    words = vocabulary().words
    commas = [j for j in range(comma - 1, floor, -1) if t.low[j] == "," and not t.quoted[j]][:6]
    for at in commas:
        first = _boundary(t, at - 1, floor)
        inside = read_source(t, at + 1, comma, full_name)
        clause_first = next((j + 1 for j in range(at - 1, floor - 1, -1) if t.low[j] in CLOSES), floor)
        office = t.low[at - 1] in words["titles"] or t.low[at - 1] in words["nouns"] or _title_before_of(t, clause_first, at)
        if (
            inside is not None
            and office
            and comma - at == 2
            and inside.kind == ORGANISATION
            and t.tokens[at + 1].is_name
            and not _whole(t, at + 1, comma)
        ):
            inside = replace(inside, kind=PERSON)  # "the commander of the forces, Petrenko, said"
        if inside is not None and inside.kind == PERSON and office and inside.last == comma:
            first = clause_first if _title_before_of(t, clause_first, at) else first
            title = first + (t.low[first] in words["articles"])
            return [Source(first, comma, PERSON, inside.name, t.slice(title, at), comma)]
        opener = t.at(at + 1)
        inserts = opener in words["insertions"] or opener in words["titles"] or opener.endswith(("ing", "ed", "ly")) or _is_office(t, at + 1, comma)
        if inserts and (sources := _ending_at(t, at - 1, floor, full_name)):
            last = sources[-1]
            return [*sources[:-1], replace(last, office=last.office or _office(t, at + 1, comma), hint=comma)]
    return []


def _title_before_of(t: Text, first: int, last: int) -> bool:
    return any(t.low[j] in vocabulary().words["titles"] and t.at(j + 1) in ("of", "for", "in", "to", "at") for j in range(first, last))


def _is_office(t: Text, first: int, last: int) -> bool:
    """Whether an insertion tells an office: "Ukraine's prime minister", "Russian-installed governor of the region"."""
    return any(t.low[j] in vocabulary().words["titles"] for j in range(first, min(last, first + 9)))


def _office(t: Text, first: int, last: int) -> str | None:
    first += t.low[first] in vocabulary().words["articles"]
    return t.slice(first, last) if _is_office(t, first, last) else None


_ENTRUSTED = frozenset({"tasked", "charged", "responsible", "briefed", "involved", "authorised", "appointed", "installed", "based"})


def _after(t: Text, verb: int, full_name: FullName) -> Source | None:
    """The subject behind its verb: "said Yevgeny Petrov, the governor of the region"."""
    end, words = verb + 1, vocabulary().words
    while (
        end < t.size
        and end - verb < 16
        and not t.quoted[end]
        and t.low[end] not in CLOSES
        and (t.low[end] not in words["ends"] or t.tokens[end].text.isupper())
    ):
        end += 1
    source = read_source(t, verb + 1, end, full_name) if end > verb + 1 else None
    if source is None:  # "said officials tasked with the search"
        end = next((j for j in range(verb + 2, end) if t.low[j] in _ENTRUSTED), end)
        source = read_source(t, verb + 1, end, full_name) if end > verb + 1 else None
    if t.at(end) in _FINITE:
        return None
    if source is None or source.kind == PRONOUN:
        return source
    if t.at(end) == "," and source.kind in (UNNAMED, ORGANISATION):
        stop = next((j for j in range(end + 1, min(end + 9, t.size)) if t.low[j] in CLOSES), end)
        named = read_source(t, end + 1, stop, full_name) if stop > end + 1 else None
        if named is not None and named.kind == PERSON and (_is_office(t, verb + 1, end) or source.kind == UNNAMED):
            return replace(named, first=source.first, office=t.slice(verb + 1, end), hint=stop)
    if t.at(end) == "," and source.kind == PERSON:
        stop = next((j for j in range(end + 1, min(end + 18, t.size)) if t.low[j] in CLOSES), end)
        if t.at(end + 1) in words["articles"] or _is_office(t, end + 1, stop):
            return Source(source.first, source.last, source.kind, source.name, source.office or _office(t, end + 1, stop), stop, source.agency)
    return source


def _behind(t: Text, at: int, start: int, before: list[Clause], full_name: FullName) -> tuple[list[Clause], int]:
    """ "according to X", "citing X"."""
    end, words = start, vocabulary().words
    while (
        end < t.size
        and end - start < 16
        and not t.quoted[end]
        and t.low[end] not in (",", ".", ";", ":", "—", "–")
        and (t.low[end] not in ("as", "who", "which", "that", "while", "after", "when", "said", "on") or t.tokens[end].text.isupper())
    ):
        end += 1
    sources: list[Source] = []
    for first, last in _parts(t, start, end):
        source = read_source(t, first, last, full_name)
        if source is None:
            for stop in range(last - 1, first, -1):
                if t.low[stop] in ("in", "at", "from", "and", "to", "with", "published", "released", "by", "late", "earlier") and (
                    source := read_source(t, first, stop, full_name)
                ):
                    break
        if source is not None:
            sources.append(source)
    if t.at(end) == "," and sources and sources[-1].kind == UNNAMED and _is_office(t, start, end):
        stop = next((j for j in range(end + 1, min(end + 9, t.size)) if t.low[j] in CLOSES), end)
        named = read_source(t, end + 1, stop, full_name) if stop > end + 1 else None
        if named is not None and named.kind == PERSON and named.office is None:
            sources[-1] = replace(named, first=sources[-1].first, office=sources[-1].name, hint=stop)
    if t.at(end) == "," and sources and sources[-1].kind == PERSON:
        stop = next((j for j in range(end + 1, min(end + 18, t.size)) if t.low[j] in CLOSES), end)
        if t.low[stop] in (",", ".") and (t.at(end + 1) in words["articles"] or _is_office(t, end + 1, stop)):
            named = sources[-1]
            sources[-1] = replace(named, office=named.office or _office(t, end + 1, stop), hint=stop)
    made = [Clause(s, -1, at, s.last, "said", t.tokens[at].sentence, is_behind=at != t.sentence_start(at)) for s in sources]
    if t.low[at] in ("citing", "quoting"):
        made = [
            clause
            for clause in made
            if clause.source.kind != OUTLET or not any(c.source.kind != OUTLET and c.sentence == clause.sentence for c in before)
        ]
    return made, max(at, end - 1)


def _parts(t: Text, first: int, last: int) -> list[tuple[int, int]]:
    """A list of sources at its "and" where both parts stand alone."""
    for i in range(first + 1, last - 1):
        if (
            t.low[i] == "and"
            and (t.tokens[i + 1].is_name or t.low[i + 1] in vocabulary().words["articles"])
            and (t.tokens[i - 1].is_name or t.low[i - 1] in vocabulary().words["heads"])
        ):
            if not any(t.low[j] in ("of", "for") for j in range(first, i)):
                return [(first, i), *_parts(t, i + 1, last)]
    return [(first, last)]


def _as_saying(t: Text, i: int) -> int | None:
    """Where "as saying" stands behind "quoted X"."""
    return next(
        (
            j
            for j in range(i + 1, min(i + 20, t.size - 1))
            if t.low[j] == "as" and t.low[j + 1] in ("saying", "telling", "writing", "warning", "adding", "calling", "claiming", "stating")
        ),
        None,
    )


def _quoted_source(t: Text, i: int, end: int, full_name: FullName) -> list[Clause]:
    """ "RIA quoted the ministry as saying", "the minister was quoted as saying by TASS"."""
    floor, sources = t.sentence_start(i), list[Source]()
    if t.at(i - 1) in vocabulary().words["passive"]:
        at = i - 1
        while at > floor and t.low[at] in vocabulary().words["adverbs"]:
            at -= 1
        sources = _over_commas(t, at, floor, full_name) if t.low[at] == "," else _ending_at(t, at, floor, full_name)
        return [_clause(t, source, end + 1, "said", False) for source in sources]
    spoken = read_source(t, i + 1, end, full_name)
    carriers = [source for source in _ending_at(t, i - 1, floor, full_name) if source.kind == OUTLET] if i > floor else []
    found = [_clause(t, spoken, end + 1, "said", False)] if spoken is not None else []
    if found and carriers:
        found[0].agency = carriers[0].name
    return found


def _accompanying(t: Text, i: int, verb: Verb, full_name: FullName) -> Source | None:
    """ "..., with the governor saying that" """
    floor = max(t.sentence_start(i), i - 9)
    first = next((j for j in range(i - 2, floor, -1) if t.low[j] == "with"), None)
    if first is None or t.low[first - 1] != "," or "," in t.low[first + 1 : i] or not _says(t, i, Verb(verb.lemma, PAST, verb.stance)):
        return None
    source = read_source(t, first + 1, i, full_name)
    return source if source is not None and source.kind != PRONOUN else None


def _participle(t: Text, i: int, verb: Verb, before: list[Clause], full_name: FullName) -> list[Clause]:
    """ "..., saying that": belongs to the sentence's speaker; where there is none, the sentence's subject speaks."""
    if (source := _accompanying(t, i, verb, full_name)) is not None:
        return [_clause(t, source, i, verb.stance, False)]
    mine = [clause for clause in before if clause.sentence == t.tokens[i].sentence]
    if mine:
        mine[-1].participles.append(i)
        return []
    if t.at(i - 1) != "," or not _says(t, i, Verb(verb.lemma, PAST, verb.stance)):
        return []
    floor = t.sentence_start(i)
    return [_clause(t, s, i, verb.stance, False) for s in _sentence_subject(t, i, floor, full_name)]
