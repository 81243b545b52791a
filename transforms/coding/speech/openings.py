"""Who a sentence begins with: its subject, far from the verb that is said of it."""

from __future__ import annotations

from dataclasses import replace

from transforms.coding.speech.phrases import behind_article, behind_times
from transforms.coding.speech.source import ORGANISATION, PERSON, PREPOSITIONS, PRONOUN, UNNAMED, FullName, Source
from transforms.coding.speech.sources import read_source
from transforms.coding.speech.subjects import CLOSES, ending_at, has_object, has_own_verb, is_verbal, is_whole
from transforms.coding.text.day_names import WEEKDAYS
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import state_at
from transforms.coding.text.vocabulary import vocabulary


def sentence_subject(t: Text, i: int, floor: int, full_name: FullName) -> list[Source]:
    """The source that the sentence (or the clause behind an opening adverbial) begins with."""
    starts = [floor]
    starts += [j + 1 for j in range(floor, min(i, floor + 30)) if t.low[j] == "," and not t.quoted[j] and not _is_state_of_town(t, j)][:2]
    for start in starts:
        first = behind_times(t, start)
        if first < t.size and ((t.quoted[first] and t.low[first] != "“") or (first == floor and t.low[first] in _SUBORDINATE)):
            continue  # "After Latvia protested, the envoy left"
        verbal = next((j for j in range(first + 1, min(i, first + 14)) if is_verbal(t, j) or has_object(t, j)), min(i, first + 14))
        comma = next((j for j in range(first, verbal) if t.low[j] == ","), verbal)
        for end in range(comma, first, -1):
            goes_on = start == floor and t.at(end) == "and"
            if (not goes_on and not (_ends_subject(t, end) or has_object(t, end))) or (t.quoted[first] and t.quoted[end]):
                continue  # "“I never heard of it,” he said": what is quoted is no subject, though a name may be: "the “North” group"
            if t.low[end - 1] in WEEKDAYS and t.low[end - 2] == "on":
                continue  # "The service on Tuesday opened a case"
            is_word = t.low[end - 1][0].isalpha() or t.low[end - 1] == ")" or _is_glued(t, end - 1)
            source = read_source(t, first, end, full_name) if is_word else None
            if source is None:
                continue
            if source.kind == UNNAMED and t.at(end) == "," and not has_own_verb(t, first, end):
                named = _with_name(t, source, _listed(t, end, i, full_name))
                if len(named) == 1 and named[0] is not source:
                    return named  # "The head of Poland's border guard, Ivo Lopes, visited Kyiv and said"
            if not goes_on and _may_act(t, source):
                if source.kind == PERSON and "and" in t.low[first:end] and len(both := ending_at(t, end - 1, first, full_name)) > 1:
                    return both  # "Ivo Lopes and Anna Braun signed and promised"
                return _with_name(t, source, _listed(t, end, i, full_name))
            if goes_on and is_whole(t, first, end) and (others := _listed(t, end, i, full_name)):
                return [source, *others]  # "Riga and Oslo signed it and promised"
    return []


_SUBORDINATE = frozenset({"after", "before", "since", "although", "though", "because", "despite", "when", "if", "once", "unless", "until"})


def _is_state_of_town(t: Text, comma: int) -> bool:
    """Whether a state behind a comma tells where the town before it lies: "outside the embassy in Warsaw, Poland, calling"."""
    state = state_at(t, comma + 1)
    return state is not None and t.tokens[comma - 1].is_name and t.at(state.end) == ","


def long_subject(t: Text, verb: int, floor: int, full_name: FullName, is_first: bool) -> list[Source]:
    """Who a sentence begins with where a participle tells more of them: "The mother of a soldier missing since May told".

    Where others have spoken in it, who a new part of it begins with: "Moscow said so, but two soldiers reached by phone said".
    """
    nearest = max(floor, verb - _LONGEST)
    comma = next((j for j in range(verb - 1, nearest, -1) if t.low[j] in CLOSES), -1)
    starts = [floor] if nearest == floor else []
    starts += [comma + 1] if comma > floor else []
    for start in starts if is_first else [start for start in starts if t.at(start) in _NEW_PARTS]:
        first = behind_times(t, start)
        more = next((j for j in range(first + 1, min(verb, first + 10)) if not t.tokens[j].is_name and _tells_more(t, j)), verb)
        if more == verb or any(t.low[j] in CLOSES or is_verbal(t, j) for j in range(more + 1, verb)):
            continue
        source = read_source(t, first, more, full_name) if "whose" not in t.low[first:more] else None
        if source is not None and source.kind in (PERSON, ORGANISATION, UNNAMED):
            return [source]
    return []


def parted_subject(t: Text, comma: int, verb: int, floor: int, full_name: FullName) -> list[Source]:
    """Who a sentence begins with where a comma too many parts them from "said": "The air force, said 12 fell"."""
    if t.low[verb] not in ("said", "says") or comma - floor > _SHORT or t.low[floor] in PREPOSITIONS:
        return []
    if any(t.low[j] in CLOSES or is_verbal(t, j) for j in range(floor, comma)):
        return []
    source = read_source(t, floor, comma, full_name)
    return [source] if source is not None and source.kind in (PERSON, ORGANISATION, UNNAMED) else []


def joint_before(t: Text, comma: int, floor: int) -> int | None:
    """Where "and" joins a verb to the sentence's subject over an adverbial that ends at a comma: "flew to Kyiv and, after talks, promised"."""
    opening = next((j for j in range(comma - 1, max(floor, comma - _LONGEST_ASIDE), -1) if t.low[j] == "," and not t.quoted[j]), floor)
    first = t.at(opening + 1)
    is_aside = first in PREPOSITIONS or first in _ASIDES or first.endswith(("ing", "ed", "ly"))
    return opening - 1 if opening > floor and t.low[opening - 1] in ("and", "but", "then") and is_aside else None


# what such an adverbial begins with; tokens of it
_ASIDES = frozenset("after before during following back once when while later as there then according".split())
_LONGEST_ASIDE = 30


_SHORT = 14
_NEW_PARTS = frozenset({"and", "but", "while", "though", "although", "whereas"})
# words before its verb that a subject may have
_LONGEST = 40


def _tells_more(t: Text, j: int) -> bool:
    """Whether a participle tells more of who stands before it: "residents hiding in cellars", "a boy dug out of the rubble"."""
    low, words = t.low[j], vocabulary().words
    if low in words["telling_more"]:
        return True
    is_participle = (low.endswith("ing") and len(low) > 5) or (low.endswith(("ed", "en")) and t.at(j + 1) in _BEHIND_PASSIVE)
    return is_participle and any(t.low[j - 1] in words[each] for each in ("roles", "kin", "heads"))


_BEHIND_PASSIVE = frozenset({"in", "by", "at", "from", "near", "during", "on", "to", "with", "since", "for", "out", "under", "into"})


def _with_name(t: Text, source: Source, listed: list[Source]) -> list[Source]:
    """The subjects; one where a name between commas only says who holds the office: "Latvia's president, Ivo Lopes, has"."""
    words = vocabulary().words
    if len(listed) != 1 or t.at(listed[0].last) != "," or t.at(source.last) != ",":
        return [source, *listed]
    if (
        source.kind == UNNAMED
        and listed[0].office is None
        and any(t.low[i] in words["titles"] or t.low[i] in words["nouns"] for i in range(source.first, source.last))
    ):
        return [replace(listed[0], first=source.first, office=source.name)]
    if t.low[source.last - 1] in words["spokesmen"]:  # "A Pentagon spokesman, General Ivo Lopes, declined"
        return [replace(listed[0], first=source.first, office=t.slice(behind_article(t, source.first), source.last))]
    return [source, *listed]


def _may_act(t: Text, source: Source) -> bool:
    """Whether a source may be the subject of a sentence that says something further on: somebody named, or officials."""
    if source.kind == UNNAMED:
        return not vocabulary().words["officials"].isdisjoint(t.low[source.first : source.last])
    return source.kind in (PERSON, ORGANISATION, PRONOUN)


def _listed(t: Text, start: int, limit: int, full_name: FullName) -> list[Source]:
    """The further members of a list of subjects: "A, B, and C signed"."""
    found: list[Source] = []
    while start < limit and t.low[start] in (",", "and"):
        start += 1 + (t.at(start) == "," and t.at(start + 1) == "and")
        if t.at(start) in PREPOSITIONS:
            return found  # "Ivo Lopes, in Baile Tusnad in July, wanted and said"
        for end in range(min(limit, start + 10), start, -1):
            source = read_source(t, start, end, full_name) if t.low[end - 1][0].isalpha() else None
            if source is not None and _is_member(t, source, start, end) and not any(is_verbal(t, j) for j in range(start, end)):
                found.append(source)
                start = end
                break
        else:
            return found
    return found


def _is_member(t: Text, source: Source, start: int, end: int) -> bool:
    """Whether a source is a member of a list of subjects, and ends before token `end`."""
    if source.kind == PERSON:
        return _ends_subject(t, end)
    return _is_listed_state(t, start, end) and (t.at(end) == "and" or _ends_subject(t, end))


def _is_listed_state(t: Text, start: int, end: int) -> bool:
    """Whether a state or body stands in a list that "and" closes: "Slovakia, Hungary and Poland met and asked"."""
    closes = t.low[start - 1] == "and" or (t.at(end) in (",", "and") and "and" in t.low[end : end + 12])
    return closes and t.tokens[behind_article(t, start)].is_name and is_whole(t, start, end)


def _ends_subject(t: Text, end: int) -> bool:
    """Whether a subject may end before token `end`: at a comma, or before a lower-case word that is no noun of its phrase."""
    voc = vocabulary().words
    role = t.at(end) in voc["roles"] or t.at(end) in voc["heads"]
    if role or _is_glued(t, end) or t.tokens[end].is_name or t.at(end) in ("'s", "of", "and", "-", "for"):
        return False
    return t.at(end) == "," or is_verbal(t, end) or t.at(end).endswith(("s", "ly")) or not t.low[end][0].isalpha() or t.at(end) in _MAY_FOLLOW


def _is_glued(t: Text, i: int) -> bool:
    """Whether a figure belongs to the name before it: the 7 of "G7"."""
    return t.low[i][0].isdigit() and t.tokens[i - 1].is_name and t.tokens[i - 1].end == t.tokens[i].start


_MAY_FOLLOW = frozenset("also on in at after during as not then later again did do be who which and may from with".split())
