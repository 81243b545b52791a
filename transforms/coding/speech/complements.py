"""What stands behind a verb that is saying only with it: a verdict ("called the vote a farce"), a whole claim ("thinks Russia will"), a cause.

Whether the verb's form may say anything at all is decided by `saying`.
"""

from __future__ import annotations

from transforms.coding.speech.subjects import AUXILIARIES
from transforms.coding.text.day_names import WEEKDAYS
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import vocabulary

_STOPS = frozenset({",", ".", ";", ":", "—", "–"})
# verbs that judge what stands behind them, those that think it to be so, and those that hold it to be so, in thought or in words
JUDGING = frozenset({"find", "think", "deem", "consider", "judge", "brand", "label", "term", "believe"})
THINKING = frozenset({"think", "believe", "hope", "doubt", "expect"})
HOLDING = THINKING | {"note", "state", "maintain", "observe", "conclude"}


def names_it(t: Text, i: int) -> bool:
    """Whether something is called a name: "called the raid a crime", "called the transfers deportation."."""
    for j in range(i + 2, min(i + 8, t.size)):
        if t.low[j] in _ENDS_CALL or t.quoted[j]:
            return False
        if (t.low[j] in ("a", "an") and t.at(j + 1) not in _LENGTHS) or (j > i + 2 and is_verdict(t, j)):
            return True
    return False


def rings_up(t: Text, i: int) -> bool:
    """Whether somebody is called on the phone: "called Petrenko on Monday", with no quoted words for what he is called."""
    return i + 1 < t.size and t.tokens[i + 1].is_name and not quote_follows(t, i)


def quote_follows(t: Text, i: int) -> bool:
    """Whether quoted words stand behind a verb, before the next comma: "called the visit of the ship an “outrage”"."""
    at = next((j for j in range(i + 1, min(i + 16, t.size)) if t.quoted[j] or t.low[j] in (",", ";", ".", ":", "that")), i)
    return bool(t.quoted[at])


_ENDS_CALL = frozenset({",", ";", ".", "for", "on", "to", "said", "says", "told", "has", "had", "was", "were", "is"})
_LENGTHS = frozenset({"day", "week", "month", "year", "hour", "second", "third", "few", "number", "halt", "vote", "meeting", "session", "referendum"})


def judges(t: Text, i: int) -> bool:
    """Whether a verdict ends what a verb leads to: "found the resumption of flights regrettable"."""
    for j in range(i + 2, min(i + 16, t.size)):
        if t.low[j] in _STOPS or t.quoted[j] or t.low[j] in AUXILIARIES:
            return False
        if is_verdict(t, j) or (t.low[j] == "to" and t.at(j + 1) in ("be", "have")):
            return True
    return False


def is_verdict(t: Text, j: int) -> bool:
    """Whether a word says what something is called, and ends the phrase: "called the transfers deportation."."""
    return t.at(j) in vocabulary().words["verdicts"] and t.at(j + 1) in _BEHIND_VERDICT


_BEHIND_VERDICT = frozenset({".", ",", ";", "and", ")", "—", "since", "because", "but"})


def holds(t: Text, i: int) -> bool:
    """Whether a whole claim follows without "that": "thinks Russia will attack", "hoped it could go on"."""
    if t.at(i - 1) == "had" or t.at(i + 1) in _LEADING_AWAY:
        return False
    end = next((j for j in range(i + 2, min(i + 14, t.size)) if t.low[j] in AUXILIARIES or t.low[j] in _STOPS or t.low[j] in _BEGINNING), i)
    return t.low[end] in AUXILIARIES


_LEADING_AWAY = frozenset({"for", "of", "in", "on", "at", "to", "with", "by", "about", "from", "as", "that", "“"})
_BEGINNING = frozenset({"that", "who", "which", "whose", "whom", "where", "when", "while", "after", "before", "and", "but", "if"})


def puts_down(t: Text, i: int) -> bool:
    """Whether something is put down to a cause: "put the fall in harvests down to frost"; not "put down to the city council"."""
    down = next((j for j in range(i + 2, min(i + 14, t.size)) if t.low[j] == "down" or t.low[j] in _STOPS), i)
    return t.low[down] == "down" and t.at(down + 1) == "to"


def that_follows(t: Text, i: int) -> bool:
    """Whether what is told follows behind when, where or to whom: "noted after a week that", "demanded of the Commission that"."""
    if t.at(i + 1) not in _ADVERBIALS or (t.low[i] == "found" and t.at(i + 1) == "in"):
        return False
    that = next((j for j in range(i + 3, min(i + 11, t.size)) if t.low[j] == "that" or t.low[j] in _STOPS), i)
    return t.low[that] == "that" and not t.quoted[that]


_ADVERBIALS = frozenset({"after", "on", "in", "at", "during", "from", "of", "to", "before", "later", "only", "again", "with"})


def has_told(t: Text, verb: int) -> bool:
    """Whether a verb that may be a participle has what is told behind it: "a brigade fighting there denied this", not "unacceptable if confirmed"."""
    behind = verb + 3 if t.at(verb + 1) == "on" and t.at(verb + 2) in WEEKDAYS else verb + 1  # "with 86 attacks reported on Sunday, the mayor said"
    if t.low[verb] in _WITH_HEARERS and behind < t.size and (t.tokens[behind].is_name or t.low[behind].endswith("s")):
        return True  # "a unit fighting there urged civilians to flee", not "a man held in Bilka accused of spying"
    return t.low[verb] in _MAY_BE_PARTICIPLES and (t.at(behind) in _TOLD_OF or t.at(behind).isdigit())


_WITH_HEARERS = frozenset({"urged", "warned", "accused", "blamed", "thanked"})
_MAY_BE_PARTICIPLES = _WITH_HEARERS | {"denied", "confirmed", "claimed", "reported"}
_TOLD_OF = frozenset({"that", "this", "it", "the", "a", "an", "on", "its", "their", "his", "her", "having"})
