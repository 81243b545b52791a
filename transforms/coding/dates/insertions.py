"""Days in insertions, which tell who somebody is or since when something is as it is: "Trump, who met X on Wednesday, said"."""

from __future__ import annotations

from transforms.coding.dates.calendar_days import Mention
from transforms.coding.dates.date_words import WORDS
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import vocabulary

# how many words of an insertion are read before and behind its day
_FARTHEST = 14


def is_inserted(t: Text, m: Mention) -> bool:
    """Whether a day dates no more than an insertion."""
    if m.date.precision == "month" and _tells_which(t, m):
        return True
    floor = max(t.sentence_start(m.first), m.first - _FARTHEST)
    comma = next((j for j in range(m.first - 1, floor - 1, -1) if t.low[j] in (",", ";")), None)
    if comma is None or t.low[comma] == ";":
        return False
    if t.low[m.first] == "since":
        return t.at(m.last) == "," and _tells_state(t, comma + 1, m.first)
    if t.at(comma + 2) == "had" and t.at(comma + 1) in ("who", "which"):
        return True  # "is held by the army, which had occupied a post last week"
    return t.at(comma + 1) in ("who", "whose") and "," in t.low[m.last : m.last + _FARTHEST]


def _tells_state(t: Text, first: int, last: int) -> bool:
    """Whether the tokens [first, last) tell how something is: "Lapid, premier since July 1, was", "which they have held since May"."""
    return t.at(first) in ("which", "where") or WORDS["finite"].isdisjoint(t.low[first:last])


def _tells_which(t: Text, m: Mention) -> bool:
    """Whether a month only tells which thing is meant: "of the land that troops overran in May, half has been won back"."""
    if t.at(m.last) not in _GOING_ON:
        return False
    start = next((j for j in range(m.first - 1, max(t.sentence_start(m.first), m.first - 9), -1) if t.low[j] in ("that", "which", "who", ",")), 0)
    return bool(start) and t.low[start] != "," and t.low[start - 1] not in vocabulary().verbs


_GOING_ON = frozenset({",", "has", "have", "had", "was", "were", "is", "are", "will", "would"})
