"""When the main claim happened (codebook section 5): date expressions of a bullet resolved against the page's date, and the one that counts.

A day of saying dates a remark; a day that belongs only to the report of an attack does not date the attack.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from transforms.coding.dates.belonging import (
    is_of_agreement,
    is_of_attack,
    is_of_crime,
    is_of_days_before,
    is_of_mourning,
    is_of_publication,
    is_of_record,
    is_of_rise,
    is_of_visit,
)
from transforms.coding.dates.calendar_days import DAY, Mention
from transforms.coding.dates.date_words import WORDS
from transforms.coding.dates.insertions import (
    ends_subject,
    is_inserted,
    is_of_cause,
    is_of_ground,
    is_of_older_deed,
    is_of_outage,
    is_of_part,
    is_of_participle,
    is_of_thing_told,
    tells_of_subject,
    tells_whose,
)
from transforms.coding.dates.mentions import find_dates
from transforms.coding.dates.saying_days import had_been_said, in_aside, inside_remark, is_act, is_of_meeting, is_of_saying
from transforms.coding.dates.tense import is_eve, looks_ahead
from transforms.coding.records import EventDate
from transforms.coding.speech.clause import Clause
from transforms.coding.text.language import Text

# types where the day of the report is not the day of the deed, and remarks, where the day of saying comes first
_DEEDS = frozenset({"air_defence", "strike", "ground_combat", "sabotage", "other"})
_REMARKS = frozenset({"diplomacy", "statement", "military_aid"})


def find_event_date(t: Text, page_date: dt.date, event_type: str, clauses: Sequence[Clause]) -> EventDate | None:
    """The date of the main claim, None where the text does not say."""
    is_violent = event_type in _DEEDS
    found = [m for m in find_dates(t, page_date) if not t.quoted[m.first]]
    if not found:
        return None
    of_toll = {m.first for m in found if is_violent and is_of_attack(t, m)}  # "stands at 40, two days after a missile hit it on Saturday, he said"
    own = [
        m
        for m in found
        if (m.first in of_toll or not is_inserted(t, m)) and not in_aside(t, m, clauses) and not is_of_agreement(t, m) and not is_of_record(t, m)
    ]
    own = [m for m in own if not is_of_days_before(t, m) or is_of_attack(t, m)]
    own = [m for m in own if not is_of_part(t, m)] or own
    own = [m for m in own if not is_of_participle(t, m)] or own
    own = [m for m in own if not _is_of_what_led_to_it(t, m, event_type)]
    main = _main_clause_end(t)
    if is_violent:
        own = [m for m in own if not is_of_older_deed(t, m, event_type == "ground_combat")]
    if not is_violent or event_type == "other":
        own = [m for m in own if not ends_subject(t, m)] or own
    own = [m for m in own if m.first < main or _goes_on(t, m, main, clauses, is_violent)]
    said = [m for m in own if is_of_saying(t, m, clauses, is_violent) and (m.first < main or not had_been_said(t, m, clauses))]
    of_saying = {m.first for m in said}
    # not "a plant was searched; its president had asked for it on Monday"
    told = [m for m in own if m.first not in of_saying and (m.first < main or "had" not in _behind(t, main, m))]
    told.sort(key=lambda m: _is_background(t, m) or _opens_with_it(t, m, is_violent) or (not is_violent and tells_whose(t, m)))
    if is_violent:
        order = _of_deed(t, told, page_date)
    elif event_type in _REMARKS:
        told = [m for m in told if event_type != "statement" or m.date.precision != "month"]
        to_come = [m for m in told if m.date.start >= page_date]
        said = said or [m for m in told if m.date.start <= page_date and is_of_meeting(t, m)]
        order = said + _outside_remarks(t, told, clauses) or to_come or [m for m in found if is_of_visit(t, m, clauses)]
    else:
        if event_type == "justice":
            told = [m for m in told if not is_of_crime(t, m)]
        done = [m for m in told if m.date.start < page_date or (m.date.start == page_date and not (said and looks_ahead(t, m.first)))]
        acts = [m for m in done if is_act(t, m, clauses)]
        order = acts + _outside_remarks(t, done, clauses) + said + told
        if said and event_type == "economy":  # "the deficit came to $24bn in January, the ministry said on Monday"
            order.sort(key=lambda m: m.date.precision == "month")
    return order[0].date if order else None


def _is_of_what_led_to_it(t: Text, m: Mention, event_type: str) -> bool:
    """Whether a day dates no more than what the main claim answers, undoes or speaks of."""
    if is_of_cause(t, m) or is_of_ground(t, m):
        return True
    return is_of_outage(t, m) if event_type == "energy" else event_type not in _DEEDS and is_of_thing_told(t, m)


# farther ahead than this no attack is told of: a day of that name has passed
_SOON = 15 * DAY


def _of_deed(t: Text, told: Sequence[Mention], page_date: dt.date) -> list[Mention]:
    """The day of an attack, first of all where it is told which attack the dead are of."""
    told = [m for m in told if m.date.start - page_date < _SOON and not is_of_publication(t, m) and not is_eve(t, m.first)]
    told = [m for m in told if not is_of_mourning(t, m) and not is_of_rise(t, m)]
    return sorted(told, key=lambda m: not is_of_attack(t, m))[:1]


def _outside_remarks(t: Text, told: Sequence[Mention], clauses: Sequence[Clause]) -> list[Mention]:
    return [m for m in told if not inside_remark(t, m, clauses)]


def _is_background(t: Text, m: Mention) -> bool:
    """Whether a day told beside it counts first: "a man who deserted in March was shot on Sunday", "missing since Friday, was found on Tuesday"."""
    if m.date.precision == "month" or (t.low[m.first] == "since" and m.first != t.sentence_start(m.first)):
        return True
    return tells_of_subject(t, m) or _is_due(t, m)


def _is_due(t: Text, m: Mention) -> bool:
    """Whether a day only tells when something is to be: "the truce, due to begin on Thursday, was rejected on Monday"."""
    comma = t.last_before(m.first, (",",), 6) if t.at(m.last) == "," else None
    return comma is not None and t.low[comma + 1] in ("due", "scheduled", "planned", "expected", "slated", "set")


def _opens_with_it(t: Text, m: Mention, is_violent: bool) -> bool:
    """Whether a day stands in a clause of time or ground before the main one: "Two days after lawmakers had voted on Sunday, he signed".

    Of attacks only what somebody had done before them: "Having vowed on Monday to hit back, Russia struck".
    """
    start = t.sentence_start(m.first)
    if m.first - start > _OPENING or (is_violent and t.low[start] != "having"):
        return False
    is_clause = not WORDS["opening_clause"].isdisjoint(t.low[start : start + 4]) and t.low[start] not in ("on", "the")
    ends = t.low[m.last : m.last + (_GOING_ON if t.low[start] == "having" else 2)]
    return is_clause and "," not in t.low[start : m.first] and "," in ends


# tokens of a clause that opens a sentence, and of what goes on in it behind a day
_OPENING = 30
_GOING_ON = 8


def _main_clause_end(t: Text) -> int:
    """Index of the first semicolon, else of the end of the first sentence; a quote of several sentences is within one."""
    end = next((bound for bound in t.bounds[1:] if not (t.quoted[bound - 1] and bound < t.size and t.quoted[bound])), t.size)
    return next((i for i in range(end) if t.low[i] == ";" and not t.quoted[i]), end)


def _goes_on(t: Text, m: Mention, main: int, clauses: Sequence[Clause], is_violent: bool) -> bool:
    """Whether a day behind the main claim, which ends before token `main`, may still be that of its deed or of its saying.

    It is where what tells of it goes on about the claim ("They were found on Monday"), and in a claim that nobody has been named with.
    """
    if m.date.precision not in ("day", "night"):
        return False
    if not WORDS["going_on"].isdisjoint(_behind(t, main, m)):
        return True
    return not is_violent and (t.tokens[m.first].sentence == 0 or not any(clause.sentence == 0 for clause in clauses))


# how far a later claim is read
_BACKWARDS = 40


def _behind(t: Text, main: int, m: Mention) -> Sequence[str]:
    """The words from the end of the main claim or the start of its own sentence to a day."""
    return t.low[max(main, t.sentence_start(m.first), m.first - _BACKWARDS) : m.first]
