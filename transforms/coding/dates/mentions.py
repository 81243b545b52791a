"""Date expressions of a bullet, each resolved against the page's date: days of the week, nights, "in the past day", "last week".

Calendar days are read by `calendar_days`; which of the dates is the main claim's is decided elsewhere.
"""

from __future__ import annotations

import datetime as dt

from transforms.coding.dates.calendar_days import DAY, TO, Mention, calendar_day, nearest, since_of
from transforms.coding.dates.date_words import WORDS
from transforms.coding.dates.tense import LIMITS, PERFECT, is_past_verb, is_told_in_present, looks_ahead, past_verb
from transforms.coding.records import EventDate
from transforms.coding.text.day_names import MONTHS, WEEKDAYS, WEEKDAYS_BY_NAME
from transforms.coding.text.language import Text

PARTS_OF_DAY = frozenset({"morning", "evening", "afternoon", "lunchtime", "dawn", "noon", "midday"})


def find_dates(t: Text, page_date: dt.date) -> list[Mention]:
    """Every date expression that can be resolved, in order."""
    found, behind = list[Mention](), 0
    for i in t.where(_TRIGGERS):
        if i >= behind and (mention := _date_at(t, i, page_date)) is not None:
            found.append(mention)
            behind = mention.last
    return found


_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
_TRIGGERS = frozenset(
    {*WEEKDAYS, *MONTHS, "overnight", "night", *_NEAR, "past", "last", "previous", "preceding", "day", "week", "month", "year", "weekend"}
    | {"christmas", "new"}
)


def _date_at(t: Text, i: int, page_date: dt.date) -> Mention | None:
    low = t.low[i]
    if low in WEEKDAYS and t.tokens[i].is_name:
        return _weekday(t, i, page_date)
    if low == "overnight" and t.at(i + 1) in WORDS["by_night"]:
        return None
    is_into = t.at(i + 1) in ("into", "to") and t.at(i + 2) in WEEKDAYS  # "said of the night into Tuesday"; not "for most of the night"
    is_night = low == "night" and t.at(i - 1) in ("the", "last", "previous") and (t.at(i - 2) not in ("of", "every", "each") or is_into)
    if low == "overnight" or is_night:
        return _overnight(t, i, page_date) if not _month_follows(t, i) else None
    if low in MONTHS and t.tokens[i].is_name:
        if t.at(i - 1) == "of" and t.at(i - 2) in _STARTS:
            return _since_its_start(t, i, page_date)
        if t.at(i - 2) in ("as", "than") and t.at(i - 1) in ("in", "last") and not _is_record(t, i):
            return None  # "twice as many as in July"
        return calendar_day(t, i, page_date)
    if low in ("christmas", "new") and (feast := _feast(t, i, page_date)) is not None:
        return feast
    if low in _NEAR:
        if t.tokens[i].is_name and i != t.sentence_start(i):
            return None  # "told India Today"
        day = page_date + DAY * _NEAR[low]
        return Mention(i, i + 1, EventDate(day, day, "day"))
    if low in ("previous", "preceding") and t.at(i + 1) == "day" and t.at(i - 1) == "the" and t.at(i - 2) not in _NOT_WHEN:
        before = _day_before_remark(t, i, page_date)
        if before is None and i - 1 > t.sentence_start(i):  # with no other day told the page's: "was shelled the previous day"
            before = page_date - DAY
        return Mention(i - 1, i + 2, EventDate(before, before, "day")) if before is not None else None
    if low in ("past", "last", "previous", "preceding") and (length := _past_day(t, i)):
        return Mention(i, i + length, EventDate(page_date - DAY, page_date, "period"))
    if low == "day" and t.at(i - 1) in ("a", "the") and t.at(i + 1) in ("earlier", "before"):
        return _day_before(t, i, page_date)
    if low in ("year", "month") and t.at(i - 2) == "of":
        return _since_its_start(t, i, page_date)
    if low == "week" and t.at(i - 1) == "next" and t.at(i - 2) != "the":
        monday = page_date + DAY * (7 - page_date.weekday())
        return Mention(i - 1, i + 1, EventDate(monday, monday + 6 * DAY, "period"))
    if low in ("week", "month") and t.at(i - 1) == "last" and t.at(i - 2) not in ("until", "till", "the"):  # "in the last week": up to now
        return Mention(i - 1, i + 1, _last(low, page_date))
    if low == "weekend" and t.at(i - 1) in ("the", "last") and t.at(i - 2) in ("at", "over", "on", "during", "in", "of"):
        sunday = page_date - DAY * (page_date.isoweekday() % 7 or 7)
        if t.at(i - 1) == "the" and looks_ahead(t, i) and not WORDS["ahead"].isdisjoint(t.low[t.sentence_start(i) : i]):
            sunday += 7 * DAY
        return Mention(i, i + 1, EventDate(sunday - DAY, sunday, "period"))
    return None


_FEASTS = {("christmas", "eve"): (12, 24), ("christmas", "day"): (12, 25), ("new", "eve"): (12, 31), ("new", "day"): (1, 1)}


def _feast(t: Text, i: int, page_date: dt.date) -> Mention | None:
    """ "on Christmas Day", "New Year's Eve" told within a week of it."""
    last = i + 1 if t.low[i] == "christmas" else i + 3
    if t.low[i] == "new" and (t.at(i + 1) != "year" or t.at(i + 2) != "'s"):
        return None
    found = _FEASTS.get((t.low[i], t.at(last)))
    if found is None or t.at(last + 1) == "'s" or t.at(i - 1) in ("before", "until", "by"):
        return None
    day = nearest(*found, None, page_date)
    return Mention(i, last + 1, EventDate(day, day, "day")) if day is not None and abs(day - page_date) <= 7 * DAY else None


def _since_its_start(t: Text, i: int, page_date: dt.date) -> Mention | None:
    """ "since the start of the year", "since the beginning of February" """
    of = i - 1 - (t.at(i - 1) in ("the", "this"))
    if t.at(of) != "of" or t.at(of - 1) not in _STARTS or t.at(of - 3) != "since":
        return None
    if t.low[i] in MONTHS:
        year = int(t.at(i + 1)) if t.at(i + 1).isdecimal() and len(t.at(i + 1)) == 4 else None
        start = nearest(MONTHS[t.low[i]], 1, year, page_date)
    else:
        start = page_date.replace(month=1, day=1) if t.low[i] == "year" else page_date.replace(day=1)
    return Mention(of - 3, i + 1, EventDate(start, page_date, "period")) if start is not None and start <= page_date else None


def _is_record(t: Text, i: int) -> bool:
    """Whether the month at token `i` is that of which is told: "never has it lost so many men as in December, when 45,690 fell"."""
    return t.low[i + 1 : i + 3] == [",", "when"] and "so" in t.low[max(0, i - _RECORD) : i]


# tokens from "so many" to its month
_RECORD = 8
_STARTS = frozenset({"start", "beginning"})


def _day_before(t: Text, i: int, page_date: dt.date) -> Mention | None:
    """The day before that of the remark: "said on Tuesday that a shell had fallen a day earlier"; not "the day before the vote"."""
    is_other = t.at(i + 2) == "than" or (t.at(i + 1) == "before" and t.at(i + 2).isalnum() and t.at(i + 2) not in _GOING_ON)
    day = None if is_other else _day_before_remark(t, i, page_date)
    return Mention(i - 1, i + 2, EventDate(day, day, "day")) if day is not None else None


def _day_before_remark(t: Text, i: int, page_date: dt.date) -> dt.date | None:
    told = t.last_before(i, WEEKDAYS)
    if told is None or t.at(told + 1) in ("night", "'s"):
        return None
    return _resolved(WEEKDAYS_BY_NAME[t.low[told]], page_date, False) - DAY


_GOING_ON = frozenset({"and", "but", "in", "at", "near", "by", "with", "had", "was", "were"})


def _past_day(t: Text, i: int) -> int:
    """Length of "past day", "last 24 hours" from token `i`, 0 where it is none."""
    if t.at(i) in ("previous", "preceding") and _WITHIN.isdisjoint(t.low[max(0, i - 2) : i]):
        return 0  # "The previous day, 12 people had died"
    if t.at(i + 1) == "day" and (t.at(i) != "last" or (t.at(i - 1) == "the" and t.at(i + 2) != "of")):
        return 2
    if t.at(i + 1) in ("24", "twenty-four") and t.at(i + 2) in ("hours", "hour"):
        return 3
    return 0


_WITHIN = frozenset({"in", "over", "during", "within", "across", "throughout", "for"})
# "in the previous day", "more than the previous day"
_NOT_WHEN = _WITHIN | frozenset("since until by before than of from on as with against and or to".split())


def _last(unit: str, page_date: dt.date) -> EventDate:
    if unit == "week":
        monday = page_date - DAY * (page_date.weekday() + 7)
        return EventDate(monday, monday + 6 * DAY, "period")
    end = page_date.replace(day=1) - DAY
    return EventDate(end.replace(day=1), end, "month")


# "ministers meet on Friday": so many days on, else it is told of the Friday that has passed
_NEAR_AHEAD = 3


def _weekday(t: Text, i: int, page_date: dt.date) -> Mention | None:
    if t.at(i - 1) in LIMITS and t.at(i + 1) != "'s":
        return None
    if t.at(i + 1) in ("in", "of") and t.at(i + 2) in MONTHS:
        return None  # "on a Saturday in March"
    weekday = WEEKDAYS_BY_NAME[t.low[i]]
    is_near = (weekday - page_date.weekday()) % 7 <= _NEAR_AHEAD
    is_ahead = looks_ahead(t, i) or _is_deadline(t, i) or (is_near and is_told_in_present(t, i))
    if (end := _week_told(t, i)) is not None:  # "on Monday last week"
        day = page_date + DAY * (weekday - page_date.weekday() + (7 if t.low[end - 2] == "next" else -7))
        return Mention(i, end, EventDate(day, day, "day"))
    day = _resolved(weekday, page_date, is_ahead)
    first = i - (t.at(i - 1) == "last")
    if first < i and day == page_date:
        day -= 7 * DAY
    since = since_of(t, first)
    if since is not None and (t.at(first - 1) == "since" or _is_clause_of_time(t, since, i)):
        return Mention(since, i + 1, EventDate(day, page_date, "period")) if day <= page_date else None
    if t.at(i - 1) == "to" and t.at(i - 2) in ("hours", "day"):  # "in the 24 hours to Tuesday morning"
        return Mention(i, i + 1, EventDate(day - DAY, day, "period"))
    if t.at(i + 1) == "'s" and t.at(i + 2) == "overnight":  # "Tuesday's overnight attack": that into Tuesday
        return Mention(i, i + 3, EventDate(day - DAY, day, "night"))
    if t.at(i + 1) == "night":
        return Mention(i, i + 2, EventDate(day, day + DAY, "night"))
    if (second := _second_day(t, i)) is not None:
        days = (WEEKDAYS_BY_NAME[t.low[second]] - day.weekday()) % 7 * DAY
        if day + days > page_date and not is_ahead:
            day -= 7 * DAY  # "left between Wednesday and Saturday"
        is_night = days == DAY and not _LATE.isdisjoint(t.low[max(0, i - 4) : second])
        return Mention(i, second + 1, EventDate(day, day + days, "night" if is_night else "period"))
    return Mention(i, i + 1, EventDate(day, day, "day"))


def _week_told(t: Text, i: int) -> int | None:
    """The index behind the week that a weekday is told to be of: "Monday last week", "Friday of next week"."""
    at = i + 1 + (t.at(i + 1) == "of")
    return at + 2 if t.at(at) in ("last", "next") and t.at(at + 1) == "week" else None


# what tells that two days are a night: "from Monday evening to Tuesday"
_LATE = frozenset({"evening", "dusk", "night", "overnight", "pm", "into"})


def _is_clause_of_time(t: Text, since: int, i: int) -> bool:
    """Whether what goes on has done so since then: "40 have been killed since the offensive began on Friday"; not "held since May, was freed on".

    Nor "has had a hole since it was struck on Friday": the attack is what is told of.
    """
    floor = t.sentence_start(since)
    if not WORDS["harming"].isdisjoint(t.low[since:i]):
        return False
    goes_on = since == floor or not PERFECT.isdisjoint(t.low[floor:since])
    return goes_on and t.at(i + 1) != "'s" and "and" not in t.low[since:i] and any(is_past_verb(t, j) for j in range(since + 2, i - 1))


def _is_deadline(t: Text, i: int) -> bool:
    """Whether a day behind "by" is to come: "must leave by Friday", "demanded an answer by Friday"; not "was restored by Friday"."""
    if t.at(i - 1) != "by" or t.at(i + 1) == "'s" or i - 1 == t.sentence_start(i) or t.at(i - 2) in (";", "but"):
        return False
    verb = past_verb(t, i)
    return verb is None or t.low[verb] in WORDS["requiring"]


_JOINING = TO | {"into", "till"}


def _second_day(t: Text, i: int) -> int | None:
    """Where the second of two days stands: "Monday to Tuesday", "from 8pm on Monday to 6am on Tuesday"."""
    if t.at(i + 1) in _JOINING and t.at(i + 2) in WEEKDAYS:
        return i + 2
    joint = i + 1 + (t.at(i + 1) in PARTS_OF_DAY or t.at(i + 1) == "night")
    if t.at(joint) not in _JOINING or _OPENING.isdisjoint(t.low[max(0, i - 6) : i]):
        return None
    at = joint + 1
    while at < min(joint + 7, t.size) and (t.low[at] in _HOURS or t.low[at][0].isdigit() or t.low[at] in PARTS_OF_DAY):
        at += 1
    return at if t.at(at) in WEEKDAYS else None


_OPENING = frozenset({"between", "from"})
_HOURS = frozenset({"am", "pm", "a", "p", "m", "on", "of", "late", "early", "the", "midnight", "night", ".", ":", "o'clock"})


def _resolved(weekday: int, page_date: dt.date, is_future: bool) -> dt.date:
    """That day, or the nearest one before the page's date, or after it where the text looks ahead."""
    if is_future:
        return page_date + DAY * ((weekday - page_date.weekday()) % 7)
    return page_date - DAY * ((page_date.weekday() - weekday) % 7)


def _month_follows(t: Text, i: int) -> bool:
    """Whether the night is one of a calendar day: "overnight on May 13", "the night of 13 May"."""
    return t.at(i + 1) in ("of", "on", "to", "from", "into", "between") and any(t.at(j) in MONTHS for j in (i + 2, i + 3))


def _overnight(t: Text, i: int, page_date: dt.date) -> Mention:
    """ "overnight" is the night to the page's date, "overnight into Tuesday", "an overnight attack into Tuesday" the night to that day.

    "The night before" is that to the day told before it: "said on Sunday that a shell had fallen the night before".
    """
    j = i + 1 + (t.at(i + 2) == "into")
    j += t.at(j) in ("into", "to", "on", "from", "between", "of")
    if t.at(j) in WEEKDAYS:
        end = _resolved(WEEKDAYS_BY_NAME[t.low[j]], page_date, False) + DAY * (t.at(j - 1) in ("from", "between", "of"))
        return Mention(i, j + 1, EventDate(end - DAY, end, "night"))
    is_earlier = t.low[i] == "night" and (t.at(i - 1) == "previous" or t.at(i + 1) == "before")
    told = t.last_before(i, WEEKDAYS) if is_earlier else None
    end = _resolved(WEEKDAYS_BY_NAME[t.low[told]], page_date, False) if told is not None else page_date
    return Mention(i, i + 1, EventDate(end - DAY, end, "night"))
