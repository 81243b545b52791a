"""Days of acts told within a remark: "said on Wednesday that a man had been held on Monday"; not "that the plan presented on Monday"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.dates.calendar_days import Mention
from transforms.coding.dates.date_words import WORDS
from transforms.coding.dates.tense import is_past_verb, past_verb
from transforms.coding.speech.clause import Clause
from transforms.coding.speech.subjects import AUXILIARIES, FINITE
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import WEEKDAYS

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
