"""Participles of saying: "..., saying that", "..., with the governor adding that", "..., Moscow promising that"."""

from __future__ import annotations

from transforms.coding.speech.clause import Clause, clauses_of
from transforms.coding.speech.insertions import over_commas
from transforms.coding.speech.openings import sentence_subject
from transforms.coding.speech.phrases import before_adverbs
from transforms.coding.speech.saying import means_saying, would_say
from transforms.coding.speech.source import ORGANISATION, OUTLET, PERSON, PRONOUN, FullName, Source
from transforms.coding.speech.sources import read_source
from transforms.coding.speech.subjects import CLOSES, ending_at, is_verbal
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import PARTICIPLE, PAST, Verb, vocabulary


def _accompanying(t: Text, i: int, verb: Verb, full_name: FullName) -> list[Source]:
    """ "..., with the governor saying that", "..., with Kyiv and Moscow also accusing each other", "..., with its head, Ivo Lopes, saying" """
    begin = t.sentence_start(i)
    is_parted = t.low[i - 1] == ","
    last = before_adverbs(t, i - is_parted - 1, begin) + 1
    first = next((j for j in range(i - 2, max(begin - 1, i - (_PARTED if is_parted else _NEAR)), -1) if t.low[j] == "with"), None)
    if (
        first is None
        or last <= first + 1
        or (first > begin and t.low[first - 1] != "," and t.low[i - 1] != "both")
        or t.low[first + 1 : last].count(",") != is_parted
        or not would_say(t, i, verb)
    ):
        return []
    if is_parted:
        return [source for source in over_commas(t, i - 1, first + 1, full_name) if source.kind == PERSON]
    both = ending_at(t, last - 1, first + 1, full_name) if "and" in t.low[first:last] else []
    source = read_source(t, first + 1, last, full_name)
    found = both if len(both) > 1 else [source] if source is not None else []
    return [] if any(each.kind == PRONOUN for each in found) else found


# tokens before a participle among which "with" stands, and where commas part them
_NEAR = 14
_PARTED = 18


def _beside(t: Text, i: int, verb: Verb, full_name: FullName) -> list[Source]:
    """ "..., Moscow promising that": somebody else's words beside what is told."""
    comma = next((j for j in range(i - 1, max(t.sentence_start(i), i - 9), -1) if t.low[j] == ","), None)
    if comma == i - 1 and t.tokens[i - 2].is_name and not _OWN.isdisjoint(t.low[max(0, i - 14) : i]) and would_say(t, i, verb):
        named = over_commas(t, comma, t.sentence_start(i), full_name)[:1]
        return [s for s in named if s.kind == PERSON and s.office and t.low[s.first] in _OWN and t.at(s.first - 1) == ","]
    if comma is None or comma == i - 1 or not would_say(t, i, verb):
        return []
    source = read_source(t, comma + 1, i, full_name)
    return [source] if source is not None and source.kind in (PERSON, ORGANISATION, OUTLET) else []


def _joined_to(t: Text, i: int, verb: Verb, last: Clause, full_name: FullName) -> list[Source]:
    """Who speaks behind "and" where another was told to with a participle: "with Kyiv accusing Moscow of it and the Russian side saying that"."""
    joint = next((j for j in range(i - 2, max(t.sentence_start(i), i - _NEAR), -1) if t.low[j] == "and"), 0)
    if not joint or not 0 <= last.verb < joint or last.source.last > last.verb or not would_say(t, i, verb):
        return []
    told = vocabulary().verbs.get(t.low[last.verb])
    source = read_source(t, joint + 1, i, full_name) if told is not None and told.form == PARTICIPLE else None
    return [source] if source is not None and source.kind in (PERSON, ORGANISATION) else []


_OWN = frozenset({"its", "their"})


_BEGINNING = frozenset({"that", "the", "a", "an", "it", "he", "she", "they", "there", "his", "her", "its", "their", "no", "this", ":", "on", "in"})
_MENTAL = frozenset({"hope", "believe", "think", "doubt", "take", "accept", "offer"})


def _is_told_beside(t: Text, i: int, floor: int) -> bool:
    """Whether a participle tells when or how the clause's subject acted: "left after accusing Moscow", "ended it by urging Xi to act"."""
    at, words = i - 1, vocabulary().words
    if t.at(at) not in BESIDE or at <= floor or (t.low[at] == "by" and t.at(at - 2) in words["passive"]):
        return False  # "to be enforced by denying insurance"
    verbal = next((j for j in range(floor + 1, at) if is_verbal(t, j)), floor)
    if any(t.low[j] in CLOSES or (t.low[j] in words["boundaries"] and t.low[j] not in _WITHIN) for j in range(verbal, at)):
        return False  # "a video in which a captive is shot after saying"
    comma = next((j for j in range(i + 1, t.sentence_end(i)) if t.low[j] == ","), i)
    return t.at(comma + 1) not in vocabulary().verbs  # "The mayor, after promising help, said"


BESIDE = frozenset({"after", "before", "while", "by"})
# what else bounds a phrase and parts no clause
_WITHIN = BESIDE - {"while"} | {"and", "or", "with", "as", "than", "during", "following", "despite", "amid"}


def participle(t: Text, i: int, verb: Verb, before: list[Clause], full_name: FullName) -> list[Clause]:
    """ "..., saying that": belongs to the sentence's speaker; where there is none, the sentence's subject speaks."""
    if verb.lemma in _MENTAL:
        return []  # "took in 200 children, hoping that others would"
    mine = before[-1] if before and before[-1].sentence == t.tokens[i].sentence else None
    sources = _accompanying(t, i, verb, full_name) or _beside(t, i, verb, full_name)
    if mine is not None:
        sources = sources or _joined_to(t, i, verb, mine, full_name) or _behind_clause_of_time(t, i, mine, full_name)
    if sources:
        return clauses_of(t, sources, i, verb.stance)
    if mine is not None:
        mine.participles.append(i)
        return []
    if t.low[i] == "adding" and not (t.at(i + 1) in _BEGINNING or (i + 1 < t.size and (t.quoted[i + 1] or t.tokens[i + 1].is_name))):
        return []  # "adding captains of 94 tankers"
    floor = t.sentence_start(i)
    is_parted = t.at(i - 1) == ","
    floor = next((j + 1 for j in range(i - 1, floor, -1) if t.low[j] == ";" or (t.low[j] == ":" and not is_parted)), floor)
    if not is_parted and not _is_told_beside(t, i, floor):
        return []
    if not (means_saying(t, i, Verb(verb.lemma, PAST, verb.stance)) if t.at(i - 1) == "by" else would_say(t, i, verb)):
        return []
    sources = sentence_subject(t, i, floor, full_name) or _in_clause_of_time(t, i, floor, full_name)
    return clauses_of(t, sources, i, verb.stance)


def _behind_clause_of_time(t: Text, i: int, said: Clause, full_name: FullName) -> list[Source]:
    """Who acts where another has spoken in the clause of time that opens the sentence: "After Kyiv protested, the envoy left, saying that"."""
    floor = t.sentence_start(i)
    if t.low[floor] not in _OPENING_TIMES or said.first > floor + _OPENING_SUBJECT or said.verb < 0 or t.at(i - 1) != ",":
        return []
    comma = next((j for j in range(i - 2, said.verb, -1) if t.low[j] in CLOSES), 0)
    return sentence_subject(t, i, comma + 1, full_name) if comma else []


_OPENING_TIMES = frozenset({"after", "when", "as", "while", "before", "since", "once", "although", "though"})
# tokens before the subject of a clause of time
_OPENING_SUBJECT = 4


def _in_clause_of_time(t: Text, i: int, floor: int, full_name: FullName) -> list[Source]:
    """Who acts in the clause that a participle ends, where the subject says nothing: "The vote came after Kyiv shut the road, saying that"."""
    at = next((j for j in range(i - 2, floor, -1) if t.low[j] in _WHEN or t.low[j] in CLOSES), floor)
    verbal = next((j for j in range(at + 2, i) if is_verbal(t, j)), 0) if t.low[at] in _WHEN and at > floor else 0
    source = read_source(t, at + 1, verbal, full_name) if verbal else None
    return [source] if source is not None and source.kind != OUTLET else []


_WHEN = frozenset({"after", "when", "as", "because"})
