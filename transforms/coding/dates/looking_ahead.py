"""Whether the words before a weekday look ahead: "will meet on Friday" and "is due on Friday" do, "rejected the plan on Friday" does not."""

from __future__ import annotations

from functools import cache

from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import PAST, THIRD, vocabulary

FARTHEST = 24
_BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "to", "'s"})
# these look ahead wherever they stand, the others in WITH_TO only before an infinitive
AHEAD = frozenset({"will", "expected", "expects", "scheduled", "upcoming", "intends", "tomorrow", "planned", "slated", "shall", "would", "won't"})
WITH_TO = frozenset({"plan", "plans", "planning", "set", "going", "hopes", "due", "about", "wants", "intend", "expect", "vowed", "aims", "poised"})
_PASSED = frozenset({"was", "were", "been", "had"})
# what these determine is a thing, no infinitive: "due to the weather"
_CAUSES = frozenset(
    {"the", "a", "an", "its", "his", "her", "their", "this", "that", "bad", "heavy", "lack", "poor", "severe", "security", "fears", "concerns"}
)
# in the present tense these announce what is to come: "begins on Monday"
_STARTING = frozenset(
    {"begins", "starts", "opens", "resumes", "expires", "convenes", "kicks", "takes", "comes", "enters", "ends", "closes", "runs", "lapses"}
)
PASTS = frozenset(
    "was were had met held took made came went gave sent struck hit left won lost began fell broke put got saw told said wrote spoke set "
    "shot flew drew rose led fought caught found brought rang heard became stood spent sold bought ran sat kept drove swore chose built "
    "blew sank froze swept felt grew threw wore woke paid taught dug hung sought".split()
)


def looks_ahead(t: Text, i: int) -> bool:
    """Whether the words before the weekday at `i`, back to the nearest finite verb that settles it, look ahead."""
    if t.at(i - 1) in ("next", "coming") or (t.at(i - 1) == "as" and t.at(i - 2) in ("soon", "early")):
        return True
    if t.at(i - 1) == "on" and _has_just_acted(t, i - 2):
        return False
    if t.at(i - 1) == "for" and t.at(i - 2) in _FIXED:
        return True
    if t.at(i - 1) in ("on", "from") and i - 1 == t.sentence_start(i):
        return _goes_on_ahead(t, i + 1)
    signals = _signals()
    for j in range(i - 1, max(t.sentence_start(i) - 1, i - FARTHEST), -1):
        low = t.low[j]
        if low not in signals:
            continue
        if low in _SETTLING and "," in t.low[max(0, j - 7) : j]:
            return False  # "will double, leaders agreed at a summit on Monday"
        if low == ";" or (low == ":" and not t.at(j - 1)[:1].isdigit()) or _is_saying(t, j):
            return False
        if _is_ahead(t, j):
            return True
        if low in ("was", "were") and t.at(j + 1) != "to":
            return False  # "due to expire on May 31, were extended on Monday"
        if (low in _STARTING and j >= i - 4) or (_is_present(t, j) and j >= i - 6):
            return True
        if low in ("when", "once") and not _is_past(t, j + 1, i) and not _MAYBE.isdisjoint(t.low[max(t.sentence_start(j), j - 8) : j]):
            return True  # "could be announced when Zelenskyy attends the ceremony on Thursday"
        if low in ("that", "which", "who", "whom", "after", "when") and _is_past(t, j + 1, i):
            return False
    return t.at(i - 1) == "from" and t.at(i + 1) != "'s" and _is_told_now(t, i)


_SETTLING = frozenset({"agreed", "decided", "ruled", "resolved", "voted", "ordered", "settled", "decreed", "negotiated", "determined"})


def is_past_form(low: str) -> bool:
    return (low.endswith("ed") and len(low) > 4) or low in PASTS


_FIXED = frozenset({"announced", "planned", "scheduled", "set", "slated", "arranged", "fixed", "agreed", "pencilled", "forecast"})


def _goes_on_ahead(t: Text, first: int) -> bool:
    """Whether the first verb behind a day that opens its sentence is one of what is to come: "On Monday, ministers will meet"."""
    verbs = vocabulary().verbs
    for j in range(first, min(first + 16, t.sentence_end(first - 1))):
        low = t.low[j]
        if low == "will" or (low in ("is", "are") and t.at(j + 1) in ("to", "due", "expected", "scheduled")):
            return True
        if low in verbs or is_past_form(low):
            return False
    return False


def _has_just_acted(t: Text, j: int) -> bool:
    """Whether a verb in the past stands right before the day, whatever lies ahead beside it: "will be held, a court decided on Monday"."""
    low = t.at(j)
    if not low.endswith("ed") or len(low) < 5 or low in AHEAD or low in WITH_TO:
        return False
    return t.at(j - 1) not in _BE


_MAYBE = frozenset({"could", "may", "might", "can", "would", "will", "should", "must"})


def _is_told_now(t: Text, i: int) -> bool:
    """Whether a verb in the present tense follows a name or a body before token `i`, none in the past: "Poland closes its crossings from Friday"."""
    floor, bodies = t.sentence_start(i), vocabulary().words["heads"]
    return not _is_past(t, floor, i) and any(
        t.low[j].endswith("s") and len(t.low[j]) > 3 and not t.tokens[j].is_name and (t.tokens[j - 1].is_name or t.low[j - 1] in bodies)
        for j in range(floor + 1, i - 1)
    )


@cache
def _signals() -> frozenset[str]:
    """The words that settle whether the weekday behind them is to come."""
    plain = "; : is are was were that which who whom after when once go goes meet gather convene".split()
    return frozenset({*plain, *AHEAD, *WITH_TO, *_STARTING, *_SETTLING, *vocabulary().verbs})


def _is_saying(t: Text, j: int) -> bool:
    """Whether a finite verb of saying stands there, outside quotation marks: the weekday behind it is that of the remark."""
    verb = vocabulary().verbs.get(t.low[j])
    return verb is not None and verb.form in (PAST, THIRD) and not t.quoted[j] and t.at(j - 1) not in _BE


def _is_ahead(t: Text, j: int) -> bool:
    """Whether the word at `j` makes what follows lie ahead."""
    low, before, after = t.low[j], t.at(j - 1), t.at(j + 1)
    if low in ("is", "are"):
        return after == "to"
    if low in ("will", "would"):
        return after != "have"
    if before in _PASSED:
        return False
    if low == "due":
        return after in ("in", "on", "for", "at", "by") or (
            after == "to" and t.at(j + 2) not in _CAUSES and not t.tokens[min(j + 2, t.size - 1)].is_name
        )
    return low in AHEAD or (low in WITH_TO and after == "to")


def _is_present(t: Text, j: int) -> bool:
    """Whether a plan is told in the present tense: "voters go to the polls on Sunday", "ministers meet in Paris on Friday"."""
    if t.low[j] in ("go", "goes"):
        return t.at(j + 1) == "to" and t.at(j - 1) not in _BE
    return t.low[j] in ("meet", "gather", "convene") and t.at(j - 1) not in _BE


def _is_past(t: Text, first: int, last: int) -> bool:
    """Whether a clause over the tokens [first, last) is told in the past: "a bill that parliament passed"."""
    return any(is_past_form(word) for word in t.low[first:last])
