"""Whether the words before a day look back: "was signed on July 24", "had left by Monday"."""

from __future__ import annotations

from transforms.coding.dates.looking_ahead import AHEAD, FARTHEST, PASTS, WITH_TO, is_past_form
from transforms.coding.text.language import Text


def is_past(t: Text, first: int) -> bool:
    """Whether the verb nearest before the day that begins at token `first` tells of the past."""
    for j in range(first - 1, max(t.sentence_start(first) - 1, first - FARTHEST), -1):
        if _is_open(t, j):
            return False
        if _is_verb(t, j):
            return t.at(j - 1) not in _BEING
    return False


def is_done_by(t: Text, i: int) -> bool:
    """Whether what is told of by the day at `i`, behind "by", is done: "had signed by Monday"; not "must leave by Monday"."""
    floor = t.sentence_start(i)
    if i - 2 < floor or t.at(i - 2) in (";", "and", "“", "but"):
        return _goes_on_in_past(t, i + 1)
    for j in range(i - 2, max(floor - 1, i - FARTHEST), -1):
        if t.low[j] == "to" and t.tokens[j + 1].is_name:
            continue  # "had been driven to Kharkiv by Saturday"
        if t.low[j] in _REQUIRING or _is_open(t, j):
            return False
        if _is_verb(t, j):
            return True
    return False


_REQUIRING = frozenset(
    "ordered demanded wanted asked invited required expected hoped promised pledged vowed needed offered urged allowed gave told called "
    "summoned threatened set wants demands asks needs orders deadline ultimatum".split()
)


def _goes_on_in_past(t: Text, first: int) -> bool:
    """Whether the first verb from token `first` on is one in the past: "On July 31 it passed"."""
    for j in range(first, min(first + 12, t.sentence_end(first - 1))):
        if _is_open(t, j):
            return False
        if _is_verb(t, j):
            return True
    return False


def _is_open(t: Text, j: int) -> bool:
    """Whether the word at `j` leaves open whether something has passed, or looks ahead."""
    return t.low[j] in _UNDECIDED or t.low[j] in AHEAD or (t.low[j] in WITH_TO and t.at(j + 1) == "to")


def _is_verb(t: Text, j: int) -> bool:
    """Whether the word at `j` is a verb in the past, and no adjective: not "the detained men"."""
    low = t.low[j]
    if low in PASTS or not is_past_form(low):
        return low in PASTS
    return t.at(j - 1) not in _BEFORE_NOUNS and not t.tokens[j].is_name


# before these a form of the past tells of no past: "could be held on May 5", "is held on May 5"
_BEING = frozenset({"be", "is", "are", "being", "get", "gets"})
# behind these nothing says whether the day has passed
_UNDECIDED = frozenset({"is", "are", "be", "may", "might", "could", "can", "should", "must", "to", "has", "have", "if", "until", "till", "from", ";"})
_BEFORE_NOUNS = frozenset(
    {"the", "a", "an", "its", "his", "her", "their", "of", "’s", "'s", "some", "new", "all", "and", "more", "for", "in", "with"}
)
