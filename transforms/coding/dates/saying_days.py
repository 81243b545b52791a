"""Days on which something was said: "the mayor said on Monday", "in its Friday morning report"; not "said a bomb had fallen on Monday".

And those of acts told within a remark: "said on Wednesday that a man had been held on Monday"; not "that the plan presented on Monday".
"""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.dates.belonging import names_attack
from transforms.coding.dates.calendar_days import Mention
from transforms.coding.dates.date_words import WORDS
from transforms.coding.dates.mentions import PARTS_OF_DAY
from transforms.coding.dates.tense import is_past_verb, past_verb
from transforms.coding.speech.clause import Clause
from transforms.coding.speech.subjects import AUXILIARIES, FINITE
from transforms.coding.text.day_names import WEEKDAYS
from transforms.coding.text.language import SIGHT, Text


def is_of_saying(t: Text, m: Mention, clauses: Sequence[Clause], is_violent: bool) -> bool:
    """Whether a date belongs to a verb of saying rather than to what is said."""
    if not _may_be_of_saying(t, m) or (is_violent and names_attack(t, m)):
        return False
    if t.at(m.first - 2) in _TELLING and t.at(m.first - 1) in ("on", "late", "early"):
        return True
    if t.at(m.first - 1) == "on" and t.at(m.first - 2) == "reported" and t.at(m.first - 3) in WORDS["media"]:
        return True
    if _is_of_report(t, m):
        return True
    if is_violent and any(c.verb < 0 and t.low[c.first] == "told" and c.source.last == m.first - 1 and t.at(m.first - 1) == "on" for c in clauses):
        return True  # "was told by the general on Sunday that"
    for clause in clauses:
        if clause.sentence == t.tokens[m.first].sentence and clause.verb >= 0:
            if clause.is_behind and _closes_with(t, clause, m):
                return True
            if is_violent and _opens_report(t, m, clause):
                return True
            if clause.source.first <= m.first < max(clause.verb, clause.source.last):
                # "the mayor on Monday said"; the day of a deed in "fired a missile on Thursday, and said"
                return not is_violent or m.first < clause.source.last or t.at(clause.verb - 1) not in ("and", "but")
            if clause.verb < m.first < clause.verb + SIGHT and _only_tells_how(t, clause.verb, m.first):
                if not is_violent or _counts_nothing(t, clause.verb, m):
                    return True
    return False


_TELLING = frozenset({"said", "says", "wrote", "told"})


def _closes_with(t: Text, clause: Clause, m: Mention) -> bool:
    """Whether a day ends a sentence behind who said it and how: "..., the plant said in a statement early on Sunday."."""
    between = t.low[clause.verb + 1 : m.first]
    return t.at(m.last) == "." and 0 < len(between) < _HOW and between[0] in ("in", "at") and WORDS["content"].isdisjoint(between)


# words of how something was said
_HOW = 8


def _opens_report(t: Text, m: Mention, clause: Clause) -> bool:
    """Whether a day opens a report of a deed: "On Monday, the army said a bridge had fallen"; not "On Monday, the army said, a bridge fell"."""
    floor = t.sentence_start(m.first)
    if t.low[floor] not in _OPENING or m.first - floor > 2 or t.at(max(clause.verb + 1, clause.source.end)) == ",":
        return False
    at = m.last + (t.at(m.last) in PARTS_OF_DAY)
    return 0 <= clause.first - at - (t.at(at) == ",") <= 1


_OPENING = frozenset({"on", "early", "late"})


def is_of_meeting(t: Text, m: Mention) -> bool:
    """Whether a day is that of the meeting or the call at which something was said: "renewed his offer when he spoke to Putin on Monday", "said
    that a deal was near after talks in X on Monday"."""
    for j in range(m.first - 1, max(t.sentence_start(m.first) - 1, m.first - 24), -1):
        if t.low[j] in (";", "that", "had") or t.low[j] in WEEKDAYS:
            return False
        if t.low[j] in ("when", "as", "while"):
            return not WORDS["meeting"].isdisjoint(t.low[j + 1 : j + 5])
        if t.low[j] in ("after", "following") and m.date.precision == "day" and not _MEETINGS.isdisjoint(t.low[j + 1 : min(j + 5, m.first)]):
            return True
        is_theirs = t.low[j] == "after" and t.at(j - 1) == "," and (t.at(j + 1) == "they" or t.at(j + 2) in ("two", "leaders", "pair"))
        if is_theirs and m.date.precision == "day" and not _MET.isdisjoint(t.low[j + 1 : min(j + 6, m.first)]):
            return True  # "said so, after the two leaders met in Oslo on Sunday"
    return False


_MET = frozenset({"met", "spoke", "talked"})
_MEETINGS = frozenset({"talks", "meeting", "call", "summit", "conversation", "negotiations"})


def _may_be_of_saying(t: Text, m: Mention) -> bool:
    """Whether somebody may have said something then: on a day, at the weekend, last week; not "in the past day"."""
    return m.date.precision != "period" or t.low[m.last - 1] in ("weekend", "week")


def _is_of_report(t: Text, m: Mention) -> bool:
    """ "in its Friday morning report", "in Tuesday's briefing", "in his nightly address on Monday"."""
    if t.at(m.first - 1) == "on" and t.at(m.first - 2) in WORDS["reports"]:
        before = next((t.low[j] for j in range(m.first - 3, max(-1, m.first - 9), -1) if t.low[j] in _GOVERNING), "")
        is_cited = before == "to" and "according" in t.low[max(0, m.first - 9) : m.first]
        return t.at(m.last) != "'s" and (before in _IN_IT or is_cited)
    at = m.last + (t.at(m.last) == "'s")
    at += t.at(at) in _WHICH
    return t.at(at) in WORDS["reports"]


_IN_IT = frozenset({"in", "at", "during"})
_GOVERNING = _IN_IT | {"after", "before", "of", "on", "to", "by", "with", "from", "for", ","}
# which of the reports of a day
_WHICH = PARTS_OF_DAY | {"night", "daily", "nightly", "video", "intelligence"}


def _only_tells_how(t: Text, verb: int, at: int) -> bool:
    """Whether the words from a verb of saying to the day at `at` tell how it was said: "told a conference in Paris on", not "said that it was on"."""
    between = t.low[verb + 1 : at]
    if not WORDS["content"].isdisjoint(between):
        return False
    return t.low[verb] not in ("said", "says", "added") or t.at(verb + 1) not in WORDS["openings"]


def _counts_nothing(t: Text, verb: int, m: Mention) -> bool:
    """Whether the words from a verb of saying to the day tell of no attack: "reported to the president on", "confirmed in a statement on".

    Not "counted 20 raids on", "wrote of a drone shot down on".
    """
    at = m.first
    between = t.low[verb + 1 : at]
    behind = m.last + (t.at(m.last) in PARTS_OF_DAY)
    if t.low[verb + 1] not in _MANNER and behind < t.size and is_past_verb(t, behind):
        return False  # "said shelling of the town on Monday killed two"
    if any(low[0].isdigit() or low in _HARMING for low in between) or between[:1] == ["of"]:
        return False
    if "," not in between and not WEEKDAYS.isdisjoint(between):
        return False  # "said on Wednesday its forces took a village on Monday"
    if t.low[verb] in ("said", "says") and _is_deed_told(t, verb + 1, at):
        return False  # "said Russian forces shelled the town on Saturday"
    if len(between) <= 3 or t.low[verb] in ("said", "says", "told", "wrote"):
        return True
    return between[0] in ("to", "in", "via", "through") and between[-1] == "on" and "," not in between


def _is_deed_told(t: Text, start: int, at: int) -> bool:
    """Whether a claim with a verb of its own begins at `start` and runs to the day at `at`: not "in a post published on", nor "in a statement on"."""
    if t.low[start] in _MANNER or t.low[at - 2] in WORDS["reports"]:
        return False
    return any(is_past_verb(t, j) and not t.quoted[j] for j in range(start + 1, at))


# how and when it was said: what follows is no claim yet
_MANNER = frozenset("in on at during via through to by from after before late early later earlier separately ,".split())
_HARMING = frozenset({"killed", "wounded", "injured", "destroyed", "shot"})


def had_been_said(t: Text, m: Mention, clauses: Sequence[Clause]) -> bool:
    """Whether what was said on a day is told as done before the rest: "they had promised it at a meeting on Monday"."""
    before = [c.verb for c in clauses if 0 <= c.verb < m.first and c.sentence == t.tokens[m.first].sentence]
    verb = m.first - 2 if t.at(m.first - 2) in _TELLING else max(before, default=-1)
    return verb >= 0 and "had" in (t.at(verb - 1), t.at(verb - 2))


def in_aside(t: Text, m: Mention, clauses: Sequence[Clause]) -> bool:
    """Whether a date stands in what is added behind the main claim: "..., adding that on Monday"."""
    return any(
        p < m.first and t.tokens[p].sentence == t.tokens[m.first].sentence and not (_may_be_of_saying(t, m) and _only_tells_how(t, p, m.first))
        for clause in clauses
        if clause.is_behind
        for p in clause.participles
    )


def inside_remark(t: Text, m: Mention, clauses: Sequence[Clause]) -> bool:
    """Whether a date stands within what somebody says, behind the verb."""
    return any(clause.sentence == t.tokens[m.first].sentence and not clause.is_behind and 0 <= clause.verb < m.first for clause in clauses)


# behind these a clause stands within the claim: what they tell of is not what was announced
_WITHIN = frozenset(
    "who whom whose which where when while after before because since as although though following if despite amid unless until "
    "whether over that".split()
)
# behind these a verb goes on with what was announced: "searched a flat and detained two men on Monday"
_JOINING = frozenset({"and", "but"})
_BEFORE_VERB = AUXILIARIES | {"been", "being", "be", "not", "also", "already"}


def is_act(t: Text, m: Mention, clauses: Sequence[Clause]) -> bool:
    """Whether a day is that of the act which a remark announces: of the first verb behind the verb of saying, or of one joined to it by "and"."""
    saying = max((c.verb for c in clauses if 0 <= c.verb < m.first and c.sentence == t.tokens[m.first].sentence and _leads(t, c)), default=-1)
    if saying < 0 or t.low[m.first] == "since" or t.at(m.last) in FINITE:
        return False  # "that the vote held on Sunday was fair": the day is told of its subject
    verb, start = past_verb(t, m.first), _claim_start(t, saying, m.first)
    if verb is None or verb < start or not _WITHIN.isdisjoint(t.low[start : m.first]):
        return False
    if not WORDS["attacks"].isdisjoint(t.low[verb + 1 : m.first]):
        return False  # "had detained two men in the attack on Saturday"
    first = next(j for j in range(start, verb + 1) if t.low[j] in _BEFORE_VERB or is_past_verb(t, j))
    return t.at(verb - 1) in _JOINING or all(t.low[j] in _BEFORE_VERB or t.low[j].endswith("ly") for j in range(first, verb))


def _leads(t: Text, clause: Clause) -> bool:
    """Whether a claim follows its verb of saying, as behind the day that opens its sentence: "On Tuesday, police said"."""
    floor = t.sentence_start(clause.verb)
    return not clause.is_behind or (t.low[floor] in ("on", "late", "early") and clause.first <= floor + 5)


def _claim_start(t: Text, saying: int, end: int) -> int:
    """Where the claim begins behind a verb of saying: behind "that" or the day on which it was said, else at once."""
    openers = [j + 1 for j in range(saying + 1, min(saying + 9, end)) if t.low[j] == "that" or t.low[j] in WEEKDAYS]
    return openers[0] + (t.at(openers[0]) == "that") if openers else saying + 1
