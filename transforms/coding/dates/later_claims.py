"""Days that stand behind the main claim and belong to another one: "A was charged. B was seen on Monday", "A came; B had asked for it on Monday"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.dates.calendar_days import Mention
from transforms.coding.speech.clause import Clause
from transforms.coding.text.language import Text

# what goes on about the main claim
_BACK = frozenset({"it", "this", "they", "he", "she", "him", "them", "his", "her", "these", "those", "that"})
_BETWEEN = frozenset({"been", "already", "also", "earlier", "first", "only", "even", "never", "not", "just", "himself", "herself", "itself"})
# how far a later claim is read
_FARTHEST = 40


def goes_on(t: Text, m: Mention, main: int, clauses: Sequence[Clause], is_violent: bool, is_ahead: bool) -> bool:
    """Whether a day behind the main claim, which ends before token `main`, may still be that of its deed."""
    if m.date.precision not in ("day", "night"):
        return False
    before = t.low[_start(t, m, main) : m.first]
    if "had" in before and _is_pluperfect(t, _start(t, m, main) + before.index("had")):
        return False
    if not _BACK.isdisjoint(before):
        return True
    return not is_violent and (t.tokens[m.first].sentence == 0 or not (is_ahead or _is_told(clauses)))


def goes_on_to_say(t: Text, m: Mention, main: int, clauses: Sequence[Clause]) -> bool:
    """Whether a day of saying behind the main claim may still be that on which it was made."""
    if t.tokens[m.first].sentence == 0:
        return True
    return m.date.precision == "day" and not (_is_told(clauses) and _BACK.isdisjoint(t.low[_start(t, m, main) : m.first]))


def _start(t: Text, m: Mention, main: int) -> int:
    return max(main, t.sentence_start(m.first), m.first - _FARTHEST)


def _is_told(clauses: Sequence[Clause]) -> bool:
    """Whether somebody tells the main claim."""
    return any(clause.sentence == 0 for clause in clauses)


def _is_pluperfect(t: Text, had: int) -> bool:
    """Whether "had" at `had` tells of what came before: "had asked", "had been signed"."""
    verb = had + 1 + (t.at(had + 1) in _BETWEEN)
    return t.at(had + 1) == "been" or t.at(verb).endswith(("ed", "en", "wn")) or t.at(verb) in _DONE


_DONE = frozenset("said told put struck hit met held made set shot sent left lost won found brought begun come gone read led cut built seen".split())
