"""Sources that no verb of their own tells: "according to X", "citing X", "by X's count", "confirmed by X", "X was quoted as saying"."""

from __future__ import annotations

from dataclasses import replace

from transforms.coding.speech.clause import Clause, clause_of, closes_behind
from transforms.coding.speech.insertions import is_office, office_between, over_commas
from transforms.coding.speech.outlets import outlet_at
from transforms.coding.speech.phrases import behind_adverbials
from transforms.coding.speech.source import OUTLET, PERSON, PRONOUN, UNNAMED, FullName, Source
from transforms.coding.speech.sources import read_source
from transforms.coding.speech.subjects import CLOSES, FINITE, ending_at
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import vocabulary


def by_view(t: Text, i: int, before: list[Clause], full_name: FullName) -> list[Clause]:
    """ "By the count of the ministry", "in the view of the institute", "by Kyiv's own count": whose view it is says it."""
    if t.at(i + 1) == "of":
        at = next((j for j in range(i - 1, max(-1, i - 5), -1) if t.low[j] in ("the", "a", ",", ".", ";", "'s")), -1)
        return behind(t, at - 1, i + 2, before, full_name)[0] if at > 0 and t.low[at] in ("the", "a") and t.low[at - 1] in _ACCORDING else []
    end = i - (t.at(i - 1) in _QUALIFIED)
    if t.at(end - 1) != "'s":
        return []
    floor = t.sentence_start(i)
    at = next((j for j in range(end - 2, max(floor - 1, end - 10), -1) if t.low[j] in ("by", "in", "on")), -1)
    if at < 0 or (at > floor and t.low[at - 1] not in (",", ";", "—", "–", "but", "and", "which")):
        return []
    source = read_source(t, at + 1, end - 1, full_name)
    if source is None or source.kind == PRONOUN:
        return []
    return [Clause(source, -1, at, i + 1, "said", t.tokens[at].sentence, is_behind=at != floor)]


_QUALIFIED = frozenset({"own", "latest", "official", "first", "best", "early", "initial", "preliminary", "last", "new", "revised", "updated"})
_ACCORDING = frozenset({"by", "in", "per"})


def agent_of(t: Text, i: int) -> int | None:
    """Where "by" stands behind a participle that means saying: "announced on Monday by the ministry", "was rejected by Kyiv"."""
    words = vocabulary().words
    if t.low[i] in words["passive_agent"] and t.at(i - 1) not in words["passive"] and t.at(i - 2) not in words["passive"]:
        return None
    by = behind_adverbials(t, i + 1)
    if t.low[i] == "dismissed" and (t.low[i - 2] in words["titles"] or t.low[i - 2] in words["nouns"]):
        return None  # "the general was dismissed by the president"
    if t.at(by) != "by" and t.low[i] in words["far_agent"]:
        by = next((j for j in range(i + 1, min(i + 30, t.size)) if not t.quoted[j] and t.low[j] in ("by", ",", ".", ";", "that")), i)
        by = by if t.at(by - 1) == "”" else i  # "were urged to “stand firm” by the mayor"
    return by if t.at(by) == "by" else None


_BY_AN_OUTLET = frozenset({"quoted", "cited", "interviewed", "contacted"})
# where a phrase that is no source as a whole may end for one
_BREAKS = _BY_AN_OUTLET | frozenset("in at from and to with published released by late earlier it they he she speaking".split())


def behind(t: Text, at: int, start: int, before: list[Clause], full_name: FullName) -> tuple[list[Clause], int]:
    """ "according to X", "citing X"."""
    end, words = start, vocabulary().words
    if before and _is_own_statement(t, start, before[-1]):
        return [], start
    while (
        end < t.size
        and end - start < 16
        and not t.quoted[end]
        and t.low[end] not in (",", ".", ";", ":", "—", "–")
        and (
            t.low[end] not in ("as", "who", "which", "that", "while", "after", "when", "said", "on", "this")
            or t.tokens[end].text.isupper()
            or t.low[end - 1] == "briefed"
        )
        and not _goes_on(t, at, end)
        and not (t.low[end] == "of" and t.at(end + 1) in words["days"])  # "the General Staff’s report of Wednesday evening"
    ):
        end += 1
    sources: list[Source] = []
    for first, last in _parts(t, start, end):
        source = read_source(t, first, last, full_name)
        if source is None:
            for stop in range(last - 1, first, -1):
                if (t.low[stop] in _BREAKS or _claim_opens(t, stop)) and (source := read_source(t, first, stop, full_name)):
                    if t.low[stop] in _BY_AN_OUTLET and t.at(stop + 1) == "by":
                        source.agency = source.agency or outlet_at(t, stop + 2, last)
                    break
        source = source or _studied_by(t, first, last, full_name)
        if source is not None:
            sources.append(source)
    if t.at(end) == "who" and sources and sources[-1].kind == UNNAMED and t.low[end - 1] in _SOMEBODY:
        sources[-1] = _with_relative(t, sources[-1], end)
    if t.at(end) == "," and sources and sources[-1].kind == UNNAMED and is_office(t, start, end):
        stop = next((j for j in range(end + 1, min(end + 9, t.size)) if t.low[j] in CLOSES), end)
        named = read_source(t, end + 1, stop, full_name) if stop > end + 1 else None
        if named is not None and named.kind == PERSON and (named.office is None or t.tokens[end + 1].is_name):
            sources[-1] = replace(named, first=sources[-1].first, office=sources[-1].name, hint=stop)
    if t.at(end) == "," and sources and sources[-1].kind == PERSON:
        stop = next((j for j in range(end + 1, min(end + 18, t.size)) if t.low[j] in CLOSES), end)
        if t.low[stop] in (",", ".") and (t.at(end + 1) in words["articles"] or is_office(t, end + 1, stop)):
            named = sources[-1]
            sources[-1] = replace(named, office=named.office or office_between(t, end + 1, stop), hint=stop)
    made = [
        Clause(s, -1, at, s.last, "said", t.tokens[at].sentence, is_behind=at != t.sentence_start(at) and not _leads_on(t, at, s.last))
        for s in sources
    ]
    if t.low[at] in ("citing", "quoting"):
        made = [
            clause
            for clause in made
            if clause.source.kind != OUTLET or not any(c.source.kind != OUTLET and c.sentence == clause.sentence for c in before)
        ]
    return made, max(at, end - 1)


def _goes_on(t: Text, at: int, i: int) -> bool:
    """Whether what follows an agent is no part of its name: "asked by the ministry to prepare"."""
    following = t.at(i + 1)
    is_verb = following.isalpha() and not t.tokens[i + 1].is_name and following not in vocabulary().words["articles"]
    return t.low[i] == "to" and t.low[at] == "by" and is_verb


def _studied_by(t: Text, first: int, last: int, full_name: FullName) -> Source | None:
    """Who has worked on what is told: "according to footage studied by the institute"."""
    publishing = vocabulary().words["publishing"]
    by = next((j for j in range(first + 2, last - 1) if t.low[j] == "by" and (t.low[j - 1] in _STUDIED or t.low[j - 1] in publishing)), 0)
    return read_source(t, by + 1, last, full_name) if by else None


_STUDIED = frozenset(
    "studied analysed analyzed examined reviewed verified checked geolocated seen obtained viewed prepared commissioned conducted carried "
    "authenticated inspected monitored".split()
)


def _is_own_statement(t: Text, i: int, said: Clause) -> bool:
    """Whether a source is but the paper of who has just spoken: "X told allies, according to a statement from his office"."""
    reports = vocabulary().words["reports"]
    if t.at(i) in ("a", "the"):
        i = next((j + 2 for j in range(i + 1, min(i + 4, t.size - 1)) if t.low[j] in reports and t.low[j + 1] in ("from", "by", "of")), 0)
    if not i or t.at(i) not in ("his", "her") or said.source.kind != PERSON or said.sentence != t.tokens[i].sentence or said.verb < 0:
        return False
    if "statement" in t.low[i - 3 : i] or t.at(i + 1) == "statement":
        said.channel = said.channel or "statement"
    return t.at(i + 1) in ("office", "statement", "ministry", "department", "team", "staff", "press", "administration", "readout", "account")


_SOMEBODY = frozenset({"person", "people", "man", "woman"})
_ASIDE = frozenset({"anonymity", "anonymously", "named", "condition", "asked", "identified", "authorised", "authorized"})


def _with_relative(t: Text, source: Source, who: int) -> Source:
    """ "A person who had seen them": nothing else tells who that is."""
    stop = next((j for j in range(who, min(who + 10, t.size)) if t.low[j] in CLOSES), who)
    if stop == who or not _ASIDE.isdisjoint(t.low[who:stop]):
        return source
    start = source.first + (t.low[source.first] in vocabulary().words["articles"])
    return replace(source, last=stop, hint=stop, name=t.slice(start, stop))


def _leads_on(t: Text, at: int, last: int) -> bool:
    """Whether a claim goes on behind its source: "It was announced by the ministry that", "The toll, according to the mayor, was 14"."""
    if t.low[at - 1] != "," or t.at(last) != ",":
        return t.low[at] == "by" and t.at(last) == "that"
    return t.at(last + 1) in FINITE or t.at(at - 2) in ("and", "but", "while", "though", "yet", "whereas")


def _claim_opens(t: Text, i: int) -> bool:
    """Whether a claim begins with an article right behind a name: "According to Latvia’s Ivo Lopes the war goes on"."""
    return t.low[i] in ("the", "a", "an", "there", "this", "no") and t.tokens[i - 1].is_name


def _parts(t: Text, first: int, last: int) -> list[tuple[int, int]]:
    """A list of sources at its "and" where both parts stand alone."""
    for i in range(first + 1, last - 1):
        if t.low[i] == "and" and t.low[i + 1] == "to":
            return [(first, i), *_parts(t, i + 2, last)]
        if (
            t.low[i] == "and"
            and (t.tokens[i + 1].is_name or t.low[i + 1] in vocabulary().words["articles"])
            and (t.tokens[i - 1].is_name or t.low[i - 1] in vocabulary().words["heads"])
        ):
            if not any(t.low[j] in ("of", "for") for j in range(first, i)):
                return [(first, i), *_parts(t, i + 1, last)]
    return [(first, last)]


def as_saying(t: Text, i: int) -> int | None:
    """Where "as saying" stands behind "quoted X"."""
    return next(
        (
            j
            for j in range(i + 1, min(i + 20, t.size - 1))
            if t.low[j] == "as" and t.low[j + 1] in ("saying", "telling", "writing", "warning", "adding", "calling", "claiming", "stating")
        ),
        None,
    )


def quoted_source(t: Text, i: int, end: int, full_name: FullName) -> list[Clause]:
    """ "RIA quoted the ministry as saying", "the minister was quoted as saying by TASS"."""
    floor, sources = t.sentence_start(i), list[Source]()
    if t.at(i - 1) in vocabulary().words["passive"]:
        at = i - 1
        while at > floor and t.low[at] in vocabulary().words["adverbs"]:
            at -= 1
        sources = over_commas(t, at, floor, full_name) if t.low[at] == "," else ending_at(t, at, floor, full_name)
        is_behind = bool(sources) and closes_behind(t, sources[0].first, floor)
        return [clause_of(t, source, end + 1, "said", is_behind) for source in sources]
    described = over_commas(t, end - 1, i + 1, full_name) if t.low[end - 1] == "," else []
    spoken = described[-1] if described else read_source(t, i + 1, end, full_name)
    carriers = [source for source in ending_at(t, i - 1, floor, full_name) if source.kind == OUTLET] if i > floor else []
    found = [clause_of(t, spoken, end + 1, "said", False)] if spoken is not None else []
    if found and carriers:
        found[0].agency = carriers[0].name
    return found
