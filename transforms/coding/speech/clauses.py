"""Clauses in which somebody says something: a source, and the verb it is the subject of (codebook section 6).

A source is also what "according to" and "citing" name. Through what it was said, and which rows come of it, is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from transforms.coding.speech.insertions import after, is_office, office_between, over_commas
from transforms.coding.speech.relatives import is_relative, tells_of_it
from transforms.coding.speech.saying import behind_adverbials, orders, says
from transforms.coding.speech.sources import ORGANISATION, OUTLET, PERSON, PRONOUN, UNNAMED, FullName, Source, read_source
from transforms.coding.speech.subjects import CLOSES, ending_at, long_subject, sentence_subject
from transforms.coding.text.language import Quote, Text
from transforms.coding.text.vocabulary import BASE, PARTICIPLE, PAST, Verb, vocabulary

_CARRYING = frozenset({"according", "citing", "quoting", "quoted", "cited", "quotes", "cites"})
_TELLING_VERBS = frozenset({"told", "said", "says", "tells", "wrote"})
_INVERTING = frozenset({"said", "says", "added", "adds", "wrote", "writes", "asked", "warned", "insisted"})
# these too, where no subject stands before them
_INVERTING_TOO = frozenset(
    {
        "read",
        "complained",
        "recalled",
        "joked",
        "replied",
        "explained",
        "concluded",
        "argued",
        "lamented",
        "remarked",
        "quipped",
        "predicted",
        "admitted",
    }
    | {"conceded", "estimated", "boasted", "wondered", "noted", "observed", "tweeted", "reported", "reports", "announced", "claimed", "confirmed"}
    | {"recounted", "declared", "reckoned", "mused", "countered", "retorted", "claims", "notes", "argues", "complains", "recalls", "explains"}
)


@dataclass(slots=True)
class Clause:
    """A source with its verb: `verb` is -1 for "according to"; `is_behind` where it follows its claim.

    `is_apart` where it is a claim of its own beside another one of the same speaker in its sentence, `told` where a speaker that a pronoun
    stands for is described. `echoes` are further clauses of the same source that make no row of their own: "Two of them died, it added".
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
    is_apart: bool = False
    told: range | None = None
    echoes: list[Clause] = field(default_factory=list)


# sources read in one bullet; real ones have a handful
MOST_CLAUSES = 40


def find_clauses(t: Text, full_name: FullName) -> list[Clause]:
    """The clauses in which somebody says something, in order of their verbs; quoted words are never read as speech."""
    clauses: list[Clause] = []
    used, triggers = -1, _triggers()
    for i in [i for i, low in enumerate(t.low) if low in triggers]:
        if i > used and len(clauses) < MOST_CLAUSES and not t.quoted[i] and not (t.tokens[i].is_name and i > t.sentence_start(i)):
            found, used = _clauses_at(t, i, clauses, full_name)
            clauses += found
    return clauses


@cache
def _triggers() -> frozenset[str]:
    """The words at which a clause of saying may be found."""
    return frozenset({*vocabulary().verbs, *vocabulary().words["views"], *vocabulary().words["by_agent"], *_CARRYING})


def _clauses_at(t: Text, i: int, before: list[Clause], full_name: FullName) -> tuple[list[Clause], int]:
    """Clauses whose verb stands at token `i`, and the last token they used up."""
    low = t.low[i]
    if low in vocabulary().words["by_agent"] and (by := _agent(t, i)) is not None:
        return _behind(t, by, by + 1, before, full_name)
    if low == "according" and t.at(i + 1) == "to":
        return _behind(t, i, i + 2, before, full_name)
    if low in vocabulary().words["views"] and (viewed := _by_view(t, i, before, full_name)):
        return viewed, i
    if low == "told" and t.at(i + 1) == "by" and t.at(i - 1) in vocabulary().words["passive"] and not orders(t, i):
        return _behind(t, i, i + 2, before, full_name)
    if low in ("citing", "quoting") and i + 1 < t.size:
        return _behind(t, i, i + 1, before, full_name)
    if low in ("quoted", "cited", "quotes", "cites") and (end := _as_saying(t, i)) is not None:
        return _quoted_source(t, i, end, full_name), end + 1
    if (verb := vocabulary().verbs.get(low)) is None:
        return [], i
    if verb.form == PARTICIPLE:
        return _participle(t, i, verb, before, full_name), i
    if not says(t, i, verb):
        return [], i
    if (counting := _counting(t, i, before)) is not None:
        return [replace(_clause(t, counting.source, i, verb.stance, False), is_apart=True, first=i)], i
    sources, is_behind = _subject(t, i, verb, before, full_name)
    return [_clause(t, source, i, verb.stance, is_behind) for source in sources], i


def _by_view(t: Text, i: int, before: list[Clause], full_name: FullName) -> list[Clause]:
    """ "By the count of the ministry", "in the view of the institute", "by Kyiv's own count": whose view it is says it."""
    if t.at(i + 1) == "of" and t.at(i - 1) == "the" and t.at(i - 2) in ("by", "in"):
        return _behind(t, i - 2, i + 2, before, full_name)[0]
    end = i - (t.at(i - 1) == "own")
    if t.at(end - 1) != "'s":
        return []
    floor = t.sentence_start(i)
    at = next((j for j in range(end - 2, max(floor - 1, end - 10), -1) if t.low[j] in ("by", "in", "on")), None)
    if at is None or (at > floor and t.low[at - 1] not in (",", ";", "—", "–", "but", "and", "which")):
        return []
    source = read_source(t, at + 1, end - 1, full_name)
    if source is None or source.kind == PRONOUN:
        return []
    return [Clause(source, -1, at, i + 1, "said", t.tokens[at].sentence, is_behind=at != floor)]


def _counting(t: Text, i: int, before: list[Clause]) -> Clause | None:
    """The clause that has put a number on something before "and said": two claims of one speaker."""
    if t.at(i - 1) != "and" or not before or t.low[i] not in ("said", "says", "added", "wrote"):
        return None
    last = before[-1]
    return last if last.sentence == t.tokens[i].sentence and last.verb >= 0 and t.low[last.verb] in ("put", "puts") else None


def _agent(t: Text, i: int) -> int | None:
    """Where "by" stands behind a participle that means saying: "announced on Monday by the ministry", "was rejected by Kyiv"."""
    by, words = behind_adverbials(t, i + 1), vocabulary().words
    if t.low[i] in words["passive_agent"] and t.at(i - 1) not in words["passive"] and t.at(i - 2) not in words["passive"]:
        return None
    if t.at(by) != "by" and t.low[i] in words["far_agent"]:
        by = next((j for j in range(i + 1, min(i + 30, t.size)) if not t.quoted[j] and t.low[j] in ("by", ",", ".", ";", "that")), i)
        by = by if t.at(by - 1) == "”" else i  # "were urged to “stand firm” by the mayor"
    return by if t.at(by) == "by" else None


def _clause(t: Text, source: Source, verb: int, stance: str, is_behind: bool) -> Clause:
    return Clause(source, verb, min(source.first, verb), max(source.last, verb + 1), stance, t.tokens[verb].sentence, is_behind)


def _subject(t: Text, verb: int, lemma: Verb, before: list[Clause], full_name: FullName) -> tuple[list[Source], bool]:
    """Who does the saying; the second value tells that the claim stands before them."""
    floor = t.sentence_start(verb)
    low, previous = t.low[verb], verb - 1
    if low in ("asked", "warned", "insisted") and t.at(previous) == "," and (inserted := over_commas(t, previous, floor, full_name)):
        return inserted, False
    if low in _INVERTING and (previous < floor or t.low[previous] == "," or t.quoted[previous]):
        if (source := after(t, verb, full_name)) is not None:
            return [source], True
    if low in _INVERTING_TOO and previous >= floor and (t.low[previous] == "," or t.quoted[previous]):
        if not (t.low[previous] == "," and over_commas(t, previous, floor, full_name)) and (source := after(t, verb, full_name)) is not None:
            return [source], True
    i = previous
    while i >= floor and t.low[i] in vocabulary().words["adverbs"] and not t.tokens[i].is_name:
        i -= 1
    if i < floor or t.quoted[i]:
        return [], False
    if t.low[i] in ("and", "but", "then", "or"):
        return _shared(t, i, floor, before, full_name), False
    if t.low[i] == "who" and t.at(i - 1) == "," and i - 2 >= floor and lemma.stance not in ("promised", "urged"):
        return [source for source in ending_at(t, i - 2, floor, full_name)[-1:] if source.kind == PERSON], False
    if t.low[i] == ",":
        sources = over_commas(t, i, floor, full_name)
    else:
        sources = ending_at(t, i, floor, full_name)
    if not sources and low in _TELLING_VERBS and all(clause.sentence != t.tokens[verb].sentence for clause in before):
        sources = long_subject(t, i + 1, floor, full_name)
    if sources and t.at(sources[0].first - 1) in ("if", "unless", "whether", "until", "once", "lest"):
        return [], False  # "if Kyiv asks": nobody has said it
    if sources and _is_agent(t, sources[0].first):
        return _principal(t, sources[0], floor, full_name), False
    if sources and (t.at(sources[0].first - 1) == "nor" or (is_relative(t, sources[0].first, floor) and not tells_of_it(t, verb, lemma.lemma))):
        return [], False
    if lemma.form == BASE and len(sources) == 1 and not _is_plural(t, sources[0]) and t.low[verb - 1] != "would":
        return [], False  # "a UN call for calm"
    if lemma.lemma in ("list", "record", "register", "mark", "classify", "map") and not all(_is_body(t, source) for source in sources):
        return [], False
    return sources, bool(sources) and _closes_behind(t, sources[0].first, floor)


def _is_plural(t: Text, source: Source) -> bool:
    """Whether a source can have a verb without an ending: "officials say"."""
    head = next((t.low[i - 1] for i in range(source.first + 1, source.last) if t.low[i] in _BEHIND_HEAD), t.low[source.last - 1])
    is_one = t.low[source.first] in ("a", "an")  # "a government document"
    return source.kind in (PRONOUN, OUTLET) or (not is_one and (head.endswith("s") or head in _PLURALS))


_PLURALS = frozenset({"police", "people", "media", "military", "men", "women", "army", "government", "staff", "press", "militia"})
_BEHIND_HEAD = frozenset({"in", "of", "at", "from", "on", "for", "with", "close", "familiar", "near"})


def _is_body(t: Text, source: Source) -> bool:
    """Whether a source is an organisation rather than a state."""
    voc = vocabulary()
    return source.kind == ORGANISATION and (
        source.name.lower() in voc.organisations or not voc.words["heads"].isdisjoint(t.low[source.first : source.last])
    )


def _is_agent(t: Text, first: int) -> bool:
    """Whether a source is but the agent of a participle: "an accord signed by Kyiv pledges"."""
    return t.at(first - 1) == "by" and t.at(first - 2).endswith(("ed", "en", "wn", "un", "ne"))


def _principal(t: Text, agent: Source, floor: int, full_name: FullName) -> list[Source]:
    """Who it is that an agent did something to: "a witness quoted by Reuters", "a panel led by Petrenko"."""
    carrier = agent.agency if agent.kind == OUTLET else None
    if agent.first - 3 < floor:
        return []
    found = ending_at(t, agent.first - 3, floor, full_name)
    return [replace(source, agency=source.agency or carrier) for source in found if source.kind in (UNNAMED, ORGANISATION, PERSON)]


def _closes_behind(t: Text, first: int, floor: int) -> bool:
    """Whether a claim stands before the source in its sentence: "..., he said"."""
    return first - 1 > floor and (t.low[first - 1] in (",", ";", ":", "—") or bool(t.quoted[first - 1]) or (t.low[first - 1] == "and"))


def _shared(t: Text, i: int, floor: int, before: list[Clause], full_name: FullName) -> list[Source]:
    """The subject of a verb behind "and": nobody new where the sentence has a speaker already, else the sentence's subject."""
    if any(clause.sentence == t.tokens[i].sentence and clause.source.kind != OUTLET for clause in before):
        return []
    return sentence_subject(t, i, floor, full_name)


def _behind(t: Text, at: int, start: int, before: list[Clause], full_name: FullName) -> tuple[list[Clause], int]:
    """ "according to X", "citing X"."""
    end, words = start, vocabulary().words
    while (
        end < t.size
        and end - start < 16
        and not t.quoted[end]
        and t.low[end] not in (",", ".", ";", ":", "—", "–")
        and (
            t.low[end] not in ("as", "who", "which", "that", "while", "after", "when", "said", "on")
            or t.tokens[end].text.isupper()
            or t.low[end - 1] == "briefed"
        )
        and not _count_begins(t, start, end)
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
    if t.at(end) == "," and sources and sources[-1].kind == UNNAMED and is_office(t, start, end):
        stop = next((j for j in range(end + 1, min(end + 9, t.size)) if t.low[j] in CLOSES), end)
        named = read_source(t, end + 1, stop, full_name) if stop > end + 1 else None
        if named is not None and named.kind == PERSON and named.office is None:
            sources[-1] = replace(named, first=sources[-1].first, office=sources[-1].name, hint=stop)
    if t.at(end) == "," and sources and sources[-1].kind == PERSON:
        stop = next((j for j in range(end + 1, min(end + 18, t.size)) if t.low[j] in CLOSES), end)
        if t.low[stop] in (",", ".") and (t.at(end + 1) in words["articles"] or is_office(t, end + 1, stop)):
            named = sources[-1]
            sources[-1] = replace(named, office=named.office or office_between(t, end + 1, stop), hint=stop)
    made = [Clause(s, -1, at, s.last, "said", t.tokens[at].sentence, is_behind=at != t.sentence_start(at)) for s in sources]
    if t.low[at] in ("citing", "quoting"):
        made = [
            clause
            for clause in made
            if clause.source.kind != OUTLET or not any(c.source.kind != OUTLET and c.sentence == clause.sentence for c in before)
        ]
    return made, max(at, end - 1)


def _count_begins(t: Text, start: int, i: int) -> bool:
    """Whether a claim begins with a number right behind who makes it: "According to the mayor 17 people were hurt"."""
    if i < start + 2 or not (t.low[i][0].isdigit() or t.low[i] in _NUMBERS) or t.at(i + 1) in ("th", "st", "nd", "rd"):
        return False
    words = vocabulary().words
    return t.low[i - 1] in words["nouns"] or t.low[i - 1] in words["heads"] or t.low[i - 1] in words["private"]


_NUMBERS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "some", "several", "dozens"})


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
        sources = over_commas(t, at, floor, full_name) if t.low[at] == "," else ending_at(t, at, floor, full_name)
        is_behind = bool(sources) and _closes_behind(t, sources[0].first, floor)
        return [_clause(t, source, end + 1, "said", is_behind) for source in sources]
    described = over_commas(t, end - 1, i + 1, full_name) if t.low[end - 1] == "," else []
    spoken = described[-1] if described else read_source(t, i + 1, end, full_name)
    carriers = [source for source in ending_at(t, i - 1, floor, full_name) if source.kind == OUTLET] if i > floor else []
    found = [_clause(t, spoken, end + 1, "said", False)] if spoken is not None else []
    if found and carriers:
        found[0].agency = carriers[0].name
    return found


def _accompanying(t: Text, i: int, verb: Verb, full_name: FullName) -> Source | None:
    """ "..., with the governor saying that" """
    floor = max(t.sentence_start(i), i - 9)
    first = next((j for j in range(i - 2, floor, -1) if t.low[j] == "with"), None)
    if first is None or t.low[first - 1] != "," or "," in t.low[first + 1 : i] or not says(t, i, Verb(verb.lemma, PAST, verb.stance)):
        return None
    source = read_source(t, first + 1, i, full_name)
    return source if source is not None and source.kind != PRONOUN else None


def _beside(t: Text, i: int, verb: Verb, full_name: FullName) -> Source | None:
    """ "..., Moscow promising that": somebody else's words beside what is told."""
    comma = next((j for j in range(i - 1, max(t.sentence_start(i), i - 9), -1) if t.low[j] == ","), None)
    if comma is None or comma == i - 1 or not says(t, i, Verb(verb.lemma, PAST, verb.stance)):
        return None
    source = read_source(t, comma + 1, i, full_name)
    return source if source is not None and source.kind in (PERSON, ORGANISATION, OUTLET) else None


def _participle(t: Text, i: int, verb: Verb, before: list[Clause], full_name: FullName) -> list[Clause]:
    """ "..., saying that": belongs to the sentence's speaker; where there is none, the sentence's subject speaks."""
    if (source := _accompanying(t, i, verb, full_name) or _beside(t, i, verb, full_name)) is not None:
        return [_clause(t, source, i, verb.stance, False)]
    mine = [clause for clause in before if clause.sentence == t.tokens[i].sentence]
    if mine:
        mine[-1].participles.append(i)
        return []
    if t.at(i - 1) != "," or not says(t, i, Verb(verb.lemma, PAST, verb.stance)):
        return []
    floor = t.sentence_start(i)
    return [_clause(t, s, i, verb.stance, False) for s in sentence_subject(t, i, floor, full_name)]
