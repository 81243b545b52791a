"""When the main claim happened (codebook section 5): date expressions of a bullet resolved against the page's date, and the one that counts.

A day of saying dates a remark; a day that belongs only to the report of an attack does not date the attack.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from transforms.coding.dates.belonging import is_of_agreement, is_of_attack, is_of_publication
from transforms.coding.dates.calendar_days import DAY, Mention
from transforms.coding.dates.mentions import PARTS_OF_DAY, find_dates
from transforms.coding.records import EventDate
from transforms.coding.speech.clause import Clause
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import vocabulary

# violent types, where the day of the report is not the day of the deed, and remarks, where the day of saying comes first
VIOLENT = frozenset({"air_defence", "strike", "ground_combat", "sabotage", "other"})
_REMARKS = frozenset({"diplomacy", "statement", "military_aid"})


def find_event_date(t: Text, page_date: dt.date, event_type: str, clauses: Sequence[Clause]) -> EventDate | None:
    """The date of the main claim, None where the text does not say."""
    found = [m for m in find_dates(t, page_date) if not t.quoted[m.first]]
    mentions = [m for m in found if not _in_relative_clause(t, m) and not _in_aside(t, m, clauses) and not is_of_agreement(t, m)]
    said = [m for m in mentions if _is_day_of_saying(t, m) and _is_of_saying(t, m, clauses, event_type in VIOLENT)]
    main = _main_clause_end(t)
    said = [m for m in said if m.first < main or _goes_on_to_say(t, m, main, clauses)]
    told = [m for m in mentions if m not in said and (m.first < main or _goes_on(t, m, main, clauses, event_type in VIOLENT))]
    told.sort(key=lambda m: _is_background(t, m))
    if event_type in VIOLENT:
        told = [m for m in told if m.date.start - page_date < _SOON and not is_of_publication(t, m)]
        order = [_of_the_attack(t, m) for m in sorted(told, key=lambda m: not is_of_attack(t, m))[:1]]
    elif event_type in _REMARKS:
        ahead = [m for m in told if m.date.start >= page_date]
        if event_type == "statement":
            told = [m for m in told if m.date.precision != "month"]
        order = said + [m for m in told if not _inside_remark(t, m, clauses)] or ahead or [m for m in found if _on_a_visit(t, m, clauses)]
    else:
        done = [m for m in told if m.date.start <= page_date]
        order = [m for m in done if not _inside_remark(t, m, clauses)] + said + told
    return order[0].date if order else None


def _on_a_visit(t: Text, m: Mention, clauses: Sequence[Clause]) -> bool:
    """Whether a day is that of the visit on which somebody speaks: "the minister, who came to Kyiv on Friday, told"."""
    who = next((j for j in range(m.first - 1, max(-1, m.first - 12), -1) if t.low[j] == "who"), None)
    if who is None or _COMING.isdisjoint(t.low[who + 1 : who + 4]):
        return False
    return any(clause.source.first < who < clause.verb and who - clause.source.last < 2 for clause in clauses)


# farther ahead than this no attack is told of: a day of that name has passed
_SOON = 15 * DAY
_COMING = frozenset({"came", "arrived", "visited", "travelled", "traveled", "flew", "visiting", "landed", "toured", "touring"})


def _of_the_attack(t: Text, m: Mention) -> Mention:
    """A risen toll is of the attack's day: "on Monday the toll of the attack a day earlier rose to nine"."""
    days = [i for i, low in enumerate(t.low) if low == "day"] if not _TOLLS.isdisjoint(t.low) else []
    if not any(t.at(i + 1) in ("earlier", "before") and t.at(i - 1) in ("a", "the") for i in days):
        return m
    return Mention(m.first, m.last, EventDate(m.date.start - DAY, m.date.end - DAY, m.date.precision))


_TOLLS = frozenset({"toll", "raising", "bringing", "taking", "rises", "rose", "risen"})


def _is_day_of_saying(t: Text, m: Mention) -> bool:
    """Whether somebody may have said something then: on a day, at the weekend, last week; not "in the past day"."""
    return m.date.precision != "period" or t.low[m.last - 1] in ("weekend", "week")


def _is_background(t: Text, m: Mention) -> bool:
    """Whether a day told beside it counts first: "a man who deserted in March was shot on Sunday", "missing since Friday, was found on Tuesday"."""
    return m.date.precision == "month" or (t.low[m.first] == "since" and m.first != t.sentence_start(m.first))


def _main_clause_end(t: Text) -> int:
    """Index of the first semicolon, else of the end of the first sentence; a quote of several sentences is within one."""
    end = next((bound for bound in t.bounds[1:] if not (t.quoted[bound - 1] and bound < t.size and t.quoted[bound])), t.size)
    return next((i for i in range(end) if t.low[i] == ";"), end)


def _goes_on(t: Text, m: Mention, main: int, clauses: Sequence[Clause], is_violent: bool) -> bool:
    """Whether a day behind the main claim, which ends before token `main`, may still be that of its deed."""
    if m.date.precision not in ("day", "night"):
        return False
    before = t.low[_claim_start(t, m, main) : m.first]
    if "had" in before:
        return False  # "its president had asked for it on Monday"
    if not _BACK.isdisjoint(before):
        return True
    return not is_violent and (t.tokens[m.first].sentence == 0 or not _is_told(clauses))


def _goes_on_to_say(t: Text, m: Mention, main: int, clauses: Sequence[Clause]) -> bool:
    """Whether a day of saying behind the main claim may still be that on which it was made."""
    if t.tokens[m.first].sentence == 0:
        return True
    return m.date.precision == "day" and not (_is_told(clauses) and _BACK.isdisjoint(t.low[_claim_start(t, m, main) : m.first]))


def _claim_start(t: Text, m: Mention, main: int) -> int:
    return max(main, t.sentence_start(m.first), m.first - _BACKWARDS)


def _is_told(clauses: Sequence[Clause]) -> bool:
    """Whether somebody tells the main claim."""
    return any(clause.sentence == 0 for clause in clauses)


# what goes on about the main claim
_BACK = frozenset({"it", "this", "they", "he", "she", "him", "them", "his", "her", "these", "those", "that"})
# how far a later claim is read
_BACKWARDS = 40


def _in_relative_clause(t: Text, m: Mention) -> bool:
    """Whether a date stands in an insertion that tells who somebody is: "Trump, who on Wednesday met X, said"."""
    if _tells_which(t, m) or _is_of_condition(t, m):
        return True
    for j in range(m.first - 1, max(-1, m.first - 14), -1):
        if t.low[j] in (",", ";") or t.tokens[j].sentence != t.tokens[m.first].sentence:
            if t.at(j) == "," and t.at(j + 1) in ("which", "where") and t.low[m.first] == "since":
                return t.at(m.last) == ","  # "the plant, which soldiers have held since May, said on Friday"
            if t.at(j) == "," and t.at(j + 1) in ("which", "who") and t.at(j + 2) == "had":
                return True  # "is held by the army, which had occupied a post last week"
            if t.at(j) == "," and t.at(j + 1) in ("who", "whose"):
                return any(t.low[k] == "," for k in range(m.last, min(m.last + 14, t.size)))
            return False
    return False


def _is_of_condition(t: Text, m: Mention) -> bool:
    """Whether a span only tells since when something is as it is: "Lapid, premier since July 1, was", "the town, held since May, was"."""
    if t.low[m.first] != "since" or t.at(m.last) != ",":
        return False
    floor = max(t.sentence_start(m.first), m.first - 8)
    comma = next((j for j in range(m.first - 1, floor, -1) if t.low[j] == ","), None)
    return comma is not None and _FINITE.isdisjoint(t.low[comma + 1 : m.first])


_FINITE = frozenset({"has", "have", "had", "is", "are", "was", "were", "said", "he", "she", "it", "they", "'s", "killed"})


def _tells_which(t: Text, m: Mention) -> bool:
    """Whether a month only tells which thing is meant: "of the land that troops overran in May, half has been won back"."""
    if m.date.precision != "month" or t.at(m.last) not in _GOING_ON:
        return False
    start = next((j for j in range(m.first - 1, max(t.sentence_start(m.first), m.first - 9), -1) if t.low[j] in ("that", "which", "who", ",")), 0)
    return bool(start) and t.low[start] != "," and t.low[start - 1] not in vocabulary().verbs


_GOING_ON = frozenset({",", "has", "have", "had", "was", "were", "is", "are", "will", "would"})


def _in_aside(t: Text, m: Mention, clauses: Sequence[Clause]) -> bool:
    """Whether a date stands in what is added behind the main claim: "..., adding that on Monday"."""
    return any(
        p < m.first
        and t.tokens[p].sentence == t.tokens[m.first].sentence
        and not (_is_day_of_saying(t, m) and _runs_on(t, p, m.first, clause, False))
        for clause in clauses
        if clause.is_behind
        for p in clause.participles
    )


def _is_of_saying(t: Text, m: Mention, clauses: Sequence[Clause], is_violent: bool) -> bool:
    """Whether a date belongs to a verb of saying rather than to what is said."""
    if t.at(m.first - 2) in ("said", "says", "wrote", "told") and t.at(m.first - 1) in ("on", "late", "early"):
        return True
    if _is_of_report(t, m):
        return True
    for clause in clauses:
        if clause.sentence != t.tokens[m.first].sentence or clause.verb < 0:
            continue
        if is_violent and clause.source.last <= m.first < clause.verb and t.at(clause.verb - 1) in ("and", "but"):
            continue  # "fired a missile on Thursday, and said it was a reply"
        if clause.source.first <= m.first < max(clause.verb, clause.source.last):
            return True
        for verb in (clause.verb, *clause.participles):
            if verb < m.first and _runs_on(t, verb, m.first, clause, is_violent):
                return True
    return False


_REPORTS = frozenset(
    "report briefing update bulletin summary assessment statement address post message speech interview round-up roundup overview digest "
    "recap communique readout dispatch broadcast note comments news conference remarks bulletins reports log figures".split()
)


def _is_of_report(t: Text, m: Mention) -> bool:
    """ "in its Friday morning report", "in Tuesday's briefing"."""
    at = m.last + (t.at(m.last) == "'s")
    return t.at(at) in _REPORTS or (t.at(at) in PARTS_OF_DAY | {"night", "intelligence", "video", "daily", "nightly"} and t.at(at + 1) in _REPORTS)


_CONTENT = frozenset(
    {"that", "it", "they", "he", "she", "had", "has", "was", "were", "would", "will", ";", "is", "are", "have", "could", "when", "but", "while"}
)


# what is said begins with these: "said the drones sent on Monday had been brought down"
_OPENING = frozenset({"the", "a", "an", "its", "their", "his", "her", "two", "three", "four", "five", "six", "no", "all", "both", "more"})
# words from a verb of saying to a date that only tells when it was said
_FARTHEST = 60


def _runs_on(t: Text, verb: int, at: int, clause: Clause, is_violent: bool) -> bool:
    """Whether the words from a verb of saying to a date only tell how it was said."""
    between = range(verb + 1, at)
    if len(between) > _FARTHEST or (t.at(verb + 1) in _OPENING and t.low[verb] in ("said", "says", "added") and clause.source.first < verb):
        return False
    if any(t.low[j] in _CONTENT and not t.tokens[j].text.isupper() for j in between) or any(t.quoted[j] for j in between):
        return False
    if not is_violent:
        return True
    if any(t.low[j][0].isdigit() or t.low[j] in ("killed", "wounded", "injured", "destroyed", "shot") for j in between):
        return False
    if t.at(verb + 1) == "of":
        return False  # "wrote of a drone brought down on Wednesday"
    return t.low[verb] in ("said", "says", "told", "wrote", "writes", "tells", "added") or len(between) <= 3


def _inside_remark(t: Text, m: Mention, clauses: Sequence[Clause]) -> bool:
    """Whether a date stands within what somebody says, behind the verb."""
    return any(
        clause.verb >= 0 and clause.sentence == t.tokens[m.first].sentence and not clause.is_behind and clause.verb < m.first for clause in clauses
    )
