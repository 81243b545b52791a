"""When the main claim happened (codebook section 5): date expressions of a bullet resolved against the page's date, and the one that counts.

A day of saying dates a remark; a day that belongs only to the report of an attack does not date the attack.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence

from transforms.coding.dates.calendar_days import DAY, MONTHS, Mention, calendar_day
from transforms.coding.dates.looking_ahead import looks_ahead
from transforms.coding.records import EventDate
from transforms.coding.speech.clauses import Clause
from transforms.coding.text.language import Text

_DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_PARTS_OF_DAY = frozenset({"morning", "evening", "afternoon", "lunchtime", "dawn", "noon", "midday"})
# violent types, where the day of the report is not the day of the deed, and remarks, where the day of saying comes first
VIOLENT = frozenset({"air_defence", "strike", "ground_combat", "sabotage", "other"})
_REMARKS = frozenset({"diplomacy", "statement", "military_aid"})


def find_event_date(t: Text, page_date: dt.date, event_type: str, clauses: Sequence[Clause]) -> EventDate | None:
    """The date of the main claim, None where the text does not say."""
    found = [m for m in find_dates(t, page_date) if not t.quoted[m.first]]
    mentions = [m for m in found if not _in_relative_clause(t, m) and not _in_aside(t, m, clauses)]
    said = [m for m in mentions if _is_day_of_saying(t, m) and _is_of_saying(t, m, clauses, event_type in VIOLENT)]
    main = _main_clause_end(t)
    told = [m for m in mentions if m not in said and (m.first < main or m.date.precision in ("day", "night"))]
    told.sort(key=lambda m: _is_background(t, m))
    if event_type in VIOLENT:
        order = [_of_the_attack(t, m) for m in told[:1]]
    elif event_type in _REMARKS:
        ahead = [m for m in told if m.date.start >= page_date]
        order = said + [m for m in told if not _inside_remark(t, m, clauses)] or ahead or [m for m in found if _on_a_visit(t, m, clauses)]
    else:
        done = [m for m in told if m.date.start <= page_date]
        order = [m for m in done if not _inside_remark(t, m, clauses)] + said + told
    return order[0].date if order else None


def find_dates(t: Text, page_date: dt.date) -> list[Mention]:
    """Every date expression that can be resolved, in order."""
    found, behind = list[Mention](), 0
    for i in [i for i, low in enumerate(t.low) if low in _TRIGGERS]:
        if i >= behind and (mention := _date_at(t, i, page_date)) is not None:
            found.append(mention)
            behind = mention.last
    return found


_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
_TRIGGERS = frozenset({*_DAYS, *MONTHS, "overnight", "night", *_NEAR, "past", "last", "previous", "preceding", "week", "month", "year", "weekend", "morning"})


def _date_at(t: Text, i: int, page_date: dt.date) -> Mention | None:
    low = t.low[i]
    if low in _DAYS and t.tokens[i].is_name:
        return _weekday(t, i, page_date)
    if low == "overnight" or (low == "night" and t.at(i - 1) in ("the", "last", "previous") and t.at(i - 2) not in ("of", "every", "each")):
        return _overnight(t, i, page_date) if not _month_follows(t, i) else None
    if low in MONTHS and t.tokens[i].is_name and len(low) > 2:
        if t.at(i - 2) in ("as", "than") and t.at(i - 1) in ("in", "last"):
            return None  # "twice as many as in July"
        return calendar_day(t, i, page_date)
    if low in _NEAR:
        if t.tokens[i].is_name and i != t.sentence_start(i):
            return None  # "told India Today"
        day = page_date + DAY * _NEAR[low]
        return Mention(i, i + 1, EventDate(day, day, "day"))
    if low in ("past", "last", "previous", "preceding") and (length := _past_day(t, i)):
        return Mention(i, i + length, EventDate(page_date - DAY, page_date, "period"))
    if low in ("year", "month") and t.at(i - 2) == "of":
        return _since_its_start(t, i, page_date)
    if low == "week" and t.at(i - 1) == "next" and t.at(i - 2) != "the":
        monday = page_date + DAY * (7 - page_date.weekday())
        return Mention(i - 1, i + 1, EventDate(monday, monday + 6 * DAY, "period"))
    if low in ("week", "month") and t.at(i - 1) == "last":
        return Mention(i - 1, i + 1, _last(low, page_date))
    if low == "weekend" and t.at(i - 1) in ("the", "last") and t.at(i - 2) in ("at", "over", "on", "during", "in", "of"):
        sunday = page_date - DAY * (page_date.isoweekday() % 7 or 7)
        return Mention(i, i + 1, EventDate(sunday - DAY, sunday, "period"))
    if low == "morning" and t.at(i - 1) == "this":
        return Mention(i, i + 1, EventDate(page_date, page_date, "day"))
    return None


def _since_its_start(t: Text, i: int, page_date: dt.date) -> Mention | None:
    """ "since the start of the year" """
    if t.at(i - 3) not in ("start", "beginning") or t.at(i - 5) != "since" or t.at(i - 1) not in ("the", "this"):
        return None
    start = page_date.replace(month=1, day=1) if t.low[i] == "year" else page_date.replace(day=1)
    return Mention(i - 5, i + 1, EventDate(start, page_date, "period"))


def _past_day(t: Text, i: int) -> int:
    """Length of "past day", "last 24 hours" from token `i`, 0 where it is none."""
    if t.at(i) in ("previous", "preceding") and t.at(i - 2) not in _WITHIN and t.at(i - 1) not in _WITHIN:
        return 0  # "The previous day, 12 people had died"
    if t.at(i + 1) == "day" and (t.at(i) != "last" or (t.at(i - 1) == "the" and t.at(i + 2) != "of")):
        return 2
    if t.at(i + 1) in ("24", "twenty-four") and t.at(i + 2) in ("hours", "hour"):
        return 3
    return 0


_WITHIN = frozenset({"in", "over", "during", "within", "across", "throughout", "for"})


def _last(unit: str, page_date: dt.date) -> EventDate:
    if unit == "week":
        monday = page_date - DAY * (page_date.weekday() + 7)
        return EventDate(monday, monday + 6 * DAY, "period")
    end = page_date.replace(day=1) - DAY
    return EventDate(end.replace(day=1), end, "month")


def _is_deadline(t: Text, i: int) -> bool:
    """ "must leave by Friday", but not "power was restored by Friday"."""
    if t.at(i - 1) != "by" or t.at(i + 1) == "'s":
        return False
    floor = t.sentence_start(i)
    around = t.low[i : i + 12] if i - 1 == floor else t.low[max(floor, i - 7) : i]
    return {"was", "were", "had"}.isdisjoint(around)


def _weekday(t: Text, i: int, page_date: dt.date) -> Mention | None:
    if t.at(i - 1) in ("until", "till", "before") and t.at(i + 1) != "'s":
        return None
    day = _resolved(_DAYS[t.low[i]], page_date, _is_deadline(t, i) or looks_ahead(t, i))
    if t.at(i - 1) == "since":
        return Mention(i - 1, i + 1, EventDate(day, page_date, "period")) if day <= page_date else None
    if t.at(i - 1) == "to" and t.at(i - 2) in ("hours", "day"):  # "in the 24 hours to Tuesday morning"
        return Mention(i, i + 1, EventDate(day - DAY, day, "period"))
    if t.at(i + 1) == "night" or (t.at(i + 1) in _LATE and t.at(i + 2) in _JOINING and t.at(i + 3) in _DAYS):
        return Mention(i, i + 2, EventDate(day, day + DAY, "night"))
    if (second := _second_day(t, i)) is not None:
        return _two_days(t, i, second, day)
    return Mention(i, i + 1, EventDate(day, day, "day"))


_LATE = frozenset({"evening", "afternoon"})
_JOINING = frozenset({"into", "to", "and", "through", "until", "till", "-", "–"})


def _second_day(t: Text, i: int) -> int | None:
    """Where the second of two days stands: "Monday to Tuesday", "from 8pm on Monday to 6am on Tuesday"."""
    if t.at(i + 1) in _JOINING and t.at(i + 2) in _DAYS:
        return i + 2
    joint = i + 1 + (t.at(i + 1) in _PARTS_OF_DAY or t.at(i + 1) == "night")
    if t.at(joint) not in _JOINING or _OPENING.isdisjoint(t.low[max(0, i - 6) : i]):
        return None
    at = joint + 1
    while at < min(joint + 7, t.size) and (t.low[at] in _HOURS or t.low[at][0].isdigit() or t.low[at] in _PARTS_OF_DAY):
        at += 1
    return at if t.at(at) in _DAYS else None


_OPENING = frozenset({"between", "from"})
_HOURS = frozenset({"am", "pm", "a", "p", "m", "on", "of", "late", "early", "the", "midnight", "night", ".", ":", "o'clock"})


def _two_days(t: Text, i: int, second: int, first: dt.date) -> Mention:
    """ "from Monday to Tuesday" is a night where one is told of, else "Thursday and Friday" a period."""
    last = first + DAY * ((_DAYS[t.low[second]] - first.weekday()) % 7)
    before = t.low[max(0, i - 4) : second]
    is_night = last - first == DAY and ("into" in before[-3:] or "overnight" in before or "night" in before or {"pm", "am"}.issubset(before))
    return Mention(i, second + 1, EventDate(first, last, "night" if is_night else "period"))


def _resolved(weekday: int, page_date: dt.date, is_future: bool) -> dt.date:
    """That day, or the nearest one before the page's date, or after it where the text looks ahead."""
    if is_future:
        return page_date + DAY * ((weekday - page_date.weekday()) % 7)
    return page_date - DAY * ((page_date.weekday() - weekday) % 7)


def _month_follows(t: Text, i: int) -> bool:
    """Whether the night is one of a calendar day: "overnight on May 13", "the night of 13 May"."""
    return t.at(i + 1) in ("of", "on", "to", "from", "into", "between") and any(t.at(j) in MONTHS for j in (i + 2, i + 3))


def _overnight(t: Text, i: int, page_date: dt.date) -> Mention:
    """ "overnight" is the night to the page's date, "overnight into Tuesday" the night to that day."""
    j = i + 1
    if t.at(j) in ("into", "to", "on", "from", "until", "till", "through", "between") or (t.at(j) == "of" and t.low[i] == "night"):
        j += 1
    is_from = t.at(j - 1) in ("from", "between") or (t.at(j - 1) == "of" and t.low[i] == "night")
    if t.at(j) in _DAYS:
        day = _resolved(_DAYS[t.low[j]], page_date, False)
        end = day + DAY if is_from else day
        last = j + 3 if t.at(j + 1) in ("to", "into", "and") and t.at(j + 2) in _DAYS else j + 1
        return Mention(i, last, EventDate(end - DAY, end, "night"))
    return Mention(i, i + 1, EventDate(page_date - DAY, page_date, "night"))


# --- which of them counts


def _on_a_visit(t: Text, m: Mention, clauses: Sequence[Clause]) -> bool:
    """Whether a day is that of the visit on which somebody speaks: "the minister, who came to Kyiv on Friday, told"."""
    who = next((j for j in range(m.first - 1, max(-1, m.first - 12), -1) if t.low[j] == "who"), None)
    if who is None or _COMING.isdisjoint(t.low[who + 1 : who + 4]):
        return False
    return any(clause.source.first < who < clause.verb and who - clause.source.last < 2 for clause in clauses)


_COMING = frozenset({"came", "arrived", "visited", "travelled", "traveled", "flew", "visiting", "landed", "toured", "touring"})


def _of_the_attack(t: Text, m: Mention) -> Mention:
    """A risen toll is of the attack's day: "on Monday the toll of the attack a day earlier rose to nine"."""
    if _TOLLS.isdisjoint(t.low):
        return m
    day = next((i for i in range(2, t.size - 1) if t.low[i] == "day" and t.low[i + 1] in ("earlier", "before") and t.low[i - 1] in ("a", "the")), 0)
    if not day or _ATTACKS.isdisjoint(t.low[max(0, day - 7) : day]):
        return m
    return Mention(m.first, m.last, EventDate(m.date.start - DAY, m.date.end - DAY, m.date.precision))


_TOLLS = frozenset({"toll", "raising", "bringing", "taking", "rises", "rose", "risen"})
_ATTACKS = frozenset(
    {"attack", "attacks", "strike", "strikes", "shelling", "raid", "raids", "bombing", "bombardment", "blast", "explosion", "barrage"}
)


def _is_day_of_saying(t: Text, m: Mention) -> bool:
    """Whether somebody may have said something then: on a day, at the weekend, last week; not "in the past day"."""
    return m.date.precision != "period" or t.low[m.last - 1] in ("weekend", "week")


def _is_background(t: Text, m: Mention) -> bool:
    """Whether a day told beside it counts first: "a man who deserted in March was shot on Sunday", "missing since Friday, was found on Tuesday"."""
    return m.date.precision == "month" or (t.low[m.first] == "since" and m.first != t.sentence_start(m.first))


def _main_clause_end(t: Text) -> int:
    """Index of the first semicolon, else of the end of the first sentence."""
    end = t.bounds[1] if len(t.bounds) > 1 else t.size
    return next((i for i in range(end) if t.low[i] == ";"), end)


def _in_relative_clause(t: Text, m: Mention) -> bool:
    """Whether a date stands in an insertion that tells who somebody is: "Trump, who on Wednesday met X, said"."""
    for j in range(m.first - 1, max(-1, m.first - 14), -1):
        if t.low[j] in (",", ";") or t.tokens[j].sentence != t.tokens[m.first].sentence:
            if t.at(j) == "," and t.at(j + 1) in ("who", "whose"):
                return any(t.low[k] == "," for k in range(m.last, min(m.last + 14, t.size))) and t.low[m.last - 1] != ","
            return False
    return False


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
        if clause.source.last <= m.first < clause.verb or clause.source.first <= m.first < clause.source.last:
            return True
        for verb in (clause.verb, *clause.participles):
            if verb < m.first and _runs_on(t, verb, m.first, clause, is_violent):
                return True
        if not is_violent and m.last <= clause.source.first <= m.last + 1 and m.first <= t.sentence_start(m.first) + 2:
            return True
    return False


_REPORTS = frozenset(
    {"report", "briefing", "update", "bulletin", "summary", "assessment", "statement", "address", "post", "message", "speech", "interview"}
    | {"round-up", "roundup", "overview", "digest", "recap", "communique", "readout", "dispatch", "tally", "count", "broadcast", "note", "comments"}
    | {"news", "conference", "remarks", "bulletins", "reports", "log", "figures", "toll"}
)


def _is_of_report(t: Text, m: Mention) -> bool:
    """ "in its Friday morning report", "in Tuesday's briefing"."""
    words = [t.at(m.last + k) for k in range(3)]
    words = words[1:] if words[0] == "'s" else words
    return words[0] in _REPORTS or (words[0] in _PARTS_OF_DAY | {"night", "intelligence", "video", "daily", "nightly"} and words[1] in _REPORTS)


_CONTENT = frozenset(
    {"that", "it", "they", "he", "she", "had", "has", "was", "were", "would", "will", ";", "is", "are", "have", "could", "when", "but", "while"}
)


def _runs_on(t: Text, verb: int, at: int, clause: Clause, is_violent: bool) -> bool:
    """Whether the words from a verb of saying to a date only tell how it was said."""
    between = range(verb + 1, at)
    if any(t.low[j] in _CONTENT and not t.tokens[j].text.isupper() for j in between) or any(t.quoted[j] for j in between):
        return False
    if not is_violent:
        return True
    if any(t.low[j][0].isdigit() or t.low[j] in ("killed", "wounded", "injured", "destroyed", "shot") for j in between):
        return False
    return t.low[verb] in ("said", "says", "told", "wrote", "writes", "tells", "added") or len(between) <= 3


def _inside_remark(t: Text, m: Mention, clauses: Sequence[Clause]) -> bool:
    """Whether a date stands within what somebody says, behind the verb."""
    return any(
        clause.verb >= 0 and clause.sentence == t.tokens[m.first].sentence and not clause.is_behind and clause.verb < m.first for clause in clauses
    )
