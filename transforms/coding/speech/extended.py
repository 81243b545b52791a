"""Subjects that go on before their verb, with "with" or a participle: "Polish hauliers blocking the crossings with Ukraine said"."""

from __future__ import annotations

from dataclasses import replace

from transforms.coding.speech.phrases import ABOUT, before_adverbs, behind_adverbials, behind_times
from transforms.coding.speech.source import ORGANISATION, POSSESSIVES, PREPOSITIONS, PRONOUN, UNNAMED, FullName, Source
from transforms.coding.speech.sources import read_source
from transforms.coding.speech.subjects import BY_NAMES, CLOSES, FINITE, TAKING_OBJECT, boundary, ending_at, is_verbal, is_whole
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import vocabulary


def before_with(t: Text, i: int, floor: int, full_name: FullName) -> list[Source]:
    """Who a clause begins with whose subject ends with token `i`, behind a "with" of its own: "Macron after a call with Zelenskyy said"."""
    if "with" not in t.low[max(floor, i - _LONGEST) : i]:
        return []
    start = boundary(t, i, floor)
    within = start - 1
    if t.at(within) != "with" or within <= floor or t.low[within - 1] in CLOSES:
        return []
    first = behind_times(t, _clause_start(t, within, floor))
    if first >= within or t.low[first] in PREPOSITIONS or t.low[first] in _OPENING or any(_is_finite(t, j) for j in range(first + 1, within)):
        return []
    end = next((j for j in range(first + 1, within) if _goes_on(t, j)), within)
    if end < within or not BY_NAMES.isdisjoint(t.low[within + 1 : within + 3]):
        return [source for source in ending_at(t, end - 1, first, full_name) if source.kind != PRONOUN]
    whole = read_source(t, first, i + 1, full_name)  # "the envoy for talks with Iran"
    return [whole] if whole is not None and whole.kind == UNNAMED else []


def with_quoted_name(t: Text, i: int, floor: int, full_name: FullName) -> list[Source]:
    """The body whose name stands in quotation marks that close at token `i`: "the Operational Command “South”", "the “Luhansk People’s Republic”"."""
    opens = next((j for j in range(i - 2, max(floor, i - 6), -1) if t.low[j] == "“"), None)
    if opens is not None and t.at(opens - 1) in _CALLED_SO and is_whole(t, opens + 1, i):
        return [Source(opens, i + 1, ORGANISATION, t.slice(opens + 1, i))]
    if opens is None or not all(t.tokens[j].is_name for j in range(opens + 1, i)):
        return []
    found = ending_at(t, opens - 1, floor, full_name)
    if len(found) != 1 or found[0].kind != ORGANISATION or found[0].last != opens:
        return []
    return [replace(found[0], last=i + 1, end=i + 1, name=f"{found[0].name} {t.slice(opens, i + 1)}")]


_CALLED_SO = frozenset({"the", "so-called", "self-styled", "self-declared", "self-proclaimed"})


def without_participle(t: Text, source: Source) -> Source:
    """A role without the participle that tells more of it: "foreign ministers from the G7 nations meeting in Tokyo"."""
    if source.kind != UNNAMED:
        return source
    words = vocabulary().words
    at = next((j for j in range(source.first + 2, source.last - 1) if _is_participle(t, j) and any(t.low[j - 1] in words[k] for k in _ROLES)), 0)
    visiting = next((j for j in range(source.first + 2, source.last - 1) if t.low[j] in TAKING_OBJECT and _begins_object(t, j + 1)), 0)
    start = next((j for j in range(source.first, at or visiting) if t.slice(j, source.last) == source.name), source.first)
    is_all = not at or "of" in t.low[source.first : at]  # "relatives of people missing since May"
    at, is_all = (visiting, False) if visiting and is_all else (at, is_all)
    return source if is_all else replace(source, last=at, end=at, name=t.slice(start, at))


def _begins_object(t: Text, i: int) -> bool:
    """Whether an object begins that a participle takes: "a delegation visiting the US", "visiting Riga"; not "the monitoring group"."""
    return t.tokens[i].is_name or t.low[i] in vocabulary().words["articles"] or t.low[i] in POSSESSIVES


_ROLES = ("roles", "kin")


def beside_with(t: Text, i: int, full_name: FullName) -> Source | None:
    """The body that "it" at token `i` means where it acts beside what is told: "..., with Moscow also handing over 22 in what it called"."""
    floor = t.sentence_start(i)
    within = next((j for j in range(i - 1, floor, -1) if t.low[j] in CLOSES or (t.low[j] == "with" and t.low[j - 1] == ",")), floor)
    acting = next((j for j in range(within + 2, min(i, within + 9)) if _is_participle(t, j)), 0)
    if t.low[within] != "with" or not acting:
        return None
    source = read_source(t, within + 1, before_adverbs(t, acting - 1, within + 2) + 1, full_name)
    return source if source is not None and source.kind == ORGANISATION else None


# tokens of a subject
_LONGEST = 30
_OPENING = frozenset({"during", "after", "before", "following", "amid", "despite", "speaking", "writing", "asked", "there"})


def _clause_start(t: Text, i: int, floor: int) -> int:
    """Where the clause begins that token `i` is of."""
    words = vocabulary().words["boundaries"] - _WITHIN
    return next((j + 1 for j in range(i - 1, floor - 1, -1) if t.low[j] in CLOSES or t.low[j] in words), floor)


# what else ends a phrase, and may stand between a subject and its verb
_WITHIN = frozenset({"and", "or", "after", "before", "during", "following", "amid", "despite", "with", "by", "as", "than"})


def _is_finite(t: Text, j: int) -> bool:
    """Whether a word is the verb of a clause, and no participle of a noun: "signed a deal", not "officials briefed on talks"."""
    if t.low[j] in FINITE:
        return t.low[j] != "'s"
    return is_verbal(t, j) and (t.tokens[j - 1].is_name or t.at(j + 1) not in PREPOSITIONS or t.low[j] in _INTRANSITIVE)


# no participles of a noun, whatever stands behind them: "fighting continued on the front", not "officials briefed on talks"
_INTRANSITIVE = frozenset("continued raged persisted flared erupted remained lasted resumed ended happened occurred arrived died escalated".split())


def _goes_on(t: Text, j: int) -> bool:
    """Whether a word begins what tells more of a subject: "blocking", "briefed on", "after", "in a call"."""
    low = t.low[j]
    if t.tokens[j].is_name or low in _WITHIN:
        return not t.tokens[j].is_name and low in _OPENING
    if low in ("in", "on", "at"):
        return not t.tokens[j + 1].is_name and (low != "in" or t.low[j + 1] != "the")  # "allies in the EU along with Norway"
    return low in ABOUT or _is_participle(t, j) or is_verbal(t, j)


def _is_participle(t: Text, j: int) -> bool:
    """Whether a word is formed like a participle of somebody who acts: "handing over"; not "the leading party"."""
    low = t.low[j]
    return low.endswith("ing") and len(low) > 5 and not t.tokens[j].is_name and t.at(j - 1) not in vocabulary().words["articles"]


def comma_before_occasion(t: Text, i: int, floor: int) -> int:
    """The comma behind which only the day, channel or occasion of saying stands up to token `i`: ", on Friday", ", in a Telegram post"; else `i`."""
    comma = next((j for j in range(i, max(floor, i - _OCCASION), -1) if t.low[j] == "," and not t.quoted[j]), i)
    if comma == i or behind_adverbials(t, comma + 1) > i:
        return comma
    name = i  # "in an interview with the Reuters news agency", "at a press conference in Chisinau"
    while name > comma and (t.tokens[name].is_name or t.low[name] in _OF_OUTLETS):
        name -= 1
    is_occasion = t.at(comma + 1) in ("in", "at", "during") and not _OCCASIONS.isdisjoint(t.low[comma + 2 : min(i, comma + 6) + 1])
    return comma if is_occasion and (t.low[i] in _OCCASIONS or (name < i and t.low[name] in PREPOSITIONS)) else i


# tokens of an occasion
_OCCASION = 14
_OCCASIONS = frozenset("interview conference briefing speech address hearing statement post message video comments remarks".split())
_OF_OUTLETS = frozenset("the news agency newspaper television broadcaster channel station magazine".split())
