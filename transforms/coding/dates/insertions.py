"""Days in insertions, which tell who somebody is or since when something is as it is: "Trump, who met X on Wednesday, said"."""

from __future__ import annotations

from transforms.coding.dates.calendar_days import DAY, Mention
from transforms.coding.dates.date_words import WORDS
from transforms.coding.dates.tense import BE, PERFECT, is_past_verb
from transforms.coding.text.day_names import WEEKDAYS
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import state_at
from transforms.coding.text.vocabulary import MODALS, vocabulary

# how many words of an insertion are read before and behind its day
_FARTHEST = 14


def is_inserted(t: Text, m: Mention) -> bool:
    """Whether a day dates no more than an insertion."""
    if m.date.precision == "month" and (tells_which(t, m) or _is_of_beginning(t, m)):
        return True
    # what began within the week is often the news itself: "a depot that has burned since Tuesday"
    if t.low[m.first] == "since" and m.date.end - m.date.start > 7 * DAY and _tells_state_of(t, m.first):
        return True
    floor = max(t.sentence_start(m.first), m.first - _FARTHEST)
    comma = next((j for j in range(m.first - 1, floor - 1, -1) if t.low[j] in (",", ";")), None)
    if comma is None or t.low[comma] == ";":
        return False
    if t.low[m.first] == "since":
        if t.at(m.last) == "," and not _goes_on_since(t, comma, m):
            return _tells_state(t, comma + 1, m.first)
        return m.last >= t.sentence_end(m.first) - 1 and _ends_with_state(t, comma + 1, m.first)
    if t.at(comma + 2) == "had" and t.at(comma + 1) in ("who", "which"):
        return True  # "is held by the army, which had occupied a post last week"
    return t.at(comma + 1) in ("who", "whose") and "," in t.low[m.last : m.last + _FARTHEST]


def is_of_thing_told(t: Text, m: Mention) -> bool:
    """Whether a day is that on which something was done before that is now spoken of: "ruled out jets, which the president had offered last week"."""
    comma = t.last_before(m.first, (",",))
    if comma is None or t.low[comma + 1] != "which":
        return False
    had = t.last_among(min(comma + _SUBJECT, m.first), comma + 2, ("had",))
    return had >= 0 and t.low[had + 1] in _OFFERED and m.first - had < _SHORTLY


_OFFERED = frozenset({"offered", "promised", "proposed", "pledged", "announced"})
# tokens of "had offered on a visit to Kyiv last week"
_SHORTLY = 8
# tokens of "which Prime Minister Anna Braun had"
_SUBJECT = 7


def is_of_ground(t: Text, m: Mention) -> bool:
    """Whether a day is that on which land was won back where something is found now: "in the part of the region that Ukraine won back last week"."""
    return t.low[max(0, m.first - 2) : m.first] == ["won", "back"] and "that" in t.low[max(0, m.first - _NEAR) : m.first]


def is_of_participle(t: Text, m: Mention) -> bool:
    """Whether a day stands in a participle between commas that tells of what is before it: "Leo, elected last week, told"."""
    comma = t.last_before(m.first, (",",), _SHORT)
    return comma is not None and t.at(m.last) == "," and t.low[comma + 1] in _MADE


_MADE = frozenset({"elected", "appointed", "reelected", "re-elected", "published"})
# tokens of ", published on"
_SHORT = 4


def is_of_cause(t: Text, m: Mention) -> bool:
    """Whether a week or a month is that of what something answers: "expelled in retaliation for the expulsion of 15 clerks last month"."""
    answer = t.last_before(m.first, _ANSWERS, _FARTHEST) if m.date.precision in ("period", "month") else None
    if answer is None or t.low[answer - 1] != "in" or t.at(answer + 1) not in ("for", "to"):
        return False
    return "," not in t.low[answer : m.first]


_ANSWERS = frozenset({"retaliation", "response", "reply", "answer", "revenge"})


def is_of_outage(t: Text, m: Mention) -> bool:
    """Whether a day is that of the attack by which those were cut off who have power again: "is back for homes that were cut off by"."""
    off = t.last_before(m.first, ("off",), _FARTHEST)
    if off is None or t.low[off - 1] != "cut" or t.at(off + 1) != "by":
        return False
    before = t.low[t.sentence_start(off) : off]
    return not _BACK.isdisjoint(before) and not _THOSE_CUT_OFF.isdisjoint(before[-4:])


_THOSE_CUT_OFF = frozenset({"that", "which", "customers"})
_BACK = frozenset({"back", "restored", "reconnected", "returned"})


def _is_of_beginning(t: Text, m: Mention) -> bool:
    """Whether a month only tells when a thing began: "the village into which its soldiers first slipped in April"."""
    which = t.last_before(m.first, _RELATIVE, _NEAR + 2)
    return which is not None and "first" in t.low[which : m.first]


def _goes_on_since(t: Text, comma: int, m: Mention) -> bool:
    """Whether what has gone on since is told before a list of towns: "have been brought out of Lypa, Bilka and other places since May 10, he said".

    Or the list before goes on with a part: "have evacuated 3,000 people, 587 of them children, from the region since May 10".
    """
    told, between = t.low[t.sentence_start(m.first) : comma], t.low[comma + 1 : m.first]
    is_list = "and" in between or t.at(comma - 1) == "and" or between[:1] in (["from"], ["out"], ["of"])
    return is_list and not PERFECT.isdisjoint(told) and _NO_LIST.isdisjoint(between) and not _is_finite(t, m.last + 1)


_NO_LIST = frozenset({"who", "which", "that", "where", "a", "an", "under"})


def is_of_older_deed(t: Text, m: Mention, is_ground: bool) -> bool:
    """Whether a day is that of an older deed at the place that is told of: "fought on in Lyman, where Russia began an offensive on Friday".

    Not "fired missiles at Lyman, where two men were killed on Friday": how ground was won is older than an attack, what else was done there
    than fighting for it, if it was not counted ("at Lyman, where 20 assaults were made on Friday").
    """
    if _was_taken_before(t, m):
        return True
    floor = t.sentence_start(m.first)
    opener = t.last_before(m.first, _OF_THINGS, _FARTHEST)
    if opener is None or not (_tells(t, floor, opener) or (t.at(m.last) == "," and _is_finite(t, m.last + 1))):
        return False
    told = t.low[opener + 1 : m.first]
    is_taken = any(t.low[j] in WORDS["taking"] and "hit" not in t.low[j + 1 : j + 5] for j in range(opener + 1, m.first))  # "took a direct hit"
    if t.low[opener - 1] == "," or (t.low[opener - 1] == "from" and t.at(opener - 2) == ","):
        if not WORDS["harming"].isdisjoint(told):
            return is_ground and not WORDS["lasting"].isdisjoint(t.low[floor:opener])
        return t.low[opener] != "that" and (is_taken or (is_ground and not any(low[0].isdigit() for low in told)))
    if not is_taken or t.low[opener - 1] in vocabulary().verbs or t.low[opener - 1] in WEEKDAYS:
        return False
    return _is_finite(t, opener + 1) or (t.at(m.first - 2) in WORDS["taking"] and t.at(m.first - 3) not in BE)


def _was_taken_before(t: Text, m: Mention) -> bool:
    """Whether it was then that ground was taken of which something else is told: "retook two villages captured by Russia last month"."""
    verb = t.last_before(m.first, WORDS["taking"], _NEAR)
    if verb is None:
        return False
    noun = verb - 1 - (t.low[verb - 1] in _TAKERS or state_at(t, verb - 1) is not None)
    return t.at(noun) in _GROUND and _tells(t, t.sentence_start(m.first), noun)


_NEAR = 6
_TAKERS = frozenset({"they", "it", "he", "troops", "forces"})
_GROUND = frozenset(
    "village villages town towns city cities settlement settlements hamlet hamlets territory land ground positions area areas".split()
)
_OF_THINGS = frozenset({"where", "which", "that"})


def _tells(t: Text, first: int, last: int) -> bool:
    """Whether a finite verb stands among the tokens [first, last)."""
    return any(_is_finite(t, j) for j in range(first, last))


def _is_finite(t: Text, j: int) -> bool:
    return j < t.size and (is_past_verb(t, j) or t.low[j] in _PRESENT)


_PRESENT = frozenset({"is", "are", "has", "have"})


def is_of_part(t: Text, m: Mention) -> bool:
    """Whether a day is but that of a part of what is told: "since June 1, including three on Tuesday", "20 of them on Tuesday"."""
    for j in range(m.first - 1, max(t.sentence_start(m.first), m.first - _PART), -1):
        if t.low[j] in ("including", "among") or (t.low[j] == "of" and t.low[j + 1] in ("them", "whom", "which", "those")):
            return True
        if t.low[j] in (",", ";"):
            return False
    return False


# "including eight in the capital on Tuesday"
_PART = 9


def _tells_state(t: Text, first: int, last: int) -> bool:
    """Whether the tokens [first, last) tell how something is: "Lapid, premier since July 1, was", "which they have held since May"."""
    return t.at(first) in _RELATIVE or WORDS["finite"].isdisjoint(t.low[first:last])


def _ends_with_state(t: Text, first: int, last: int) -> bool:
    """The same where the sentence ends there: "hit a town, occupied since May 10"; not "hit a town, wounding 12 since May 10"."""
    is_participle = last - first <= 2 and t.low[first].endswith("ed")
    return t.low[first] in _RELATIVE or t.low[first:last] == ["held"] or is_participle


_RELATIVE = frozenset({"which", "where", "who", "whom"})


def _tells_state_of(t: Text, since: int) -> bool:
    """Whether a day tells since when a thing has been as it is: "hit a school that has been shut since May 10"; not "said that it has lost"."""
    floor = max(t.sentence_start(since), since - 7)
    start = next((j for j in range(since - 2, floor, -1) if t.low[j] in ("that", "which", "who")), None)
    return start is not None and t.low[start + 1] in ("has", "have", "had") and t.low[start - 1] not in vocabulary().verbs


def ends_subject(t: Text, m: Mention) -> bool:
    """Whether the verb follows a day that only tells which thing is meant: "a plant hit last week resumed", "X, who died last week, was"."""
    verb = m.last + (t.at(m.last) == ",")
    return tells_which(t, m) and (_is_finite(t, verb) or t.at(verb) in MODALS)


def tells_which(t: Text, m: Mention) -> bool:
    """Whether a month or a day only tells which thing is meant: "of the land that troops overran in May, half has been won back"."""
    if t.at(m.last) not in _GOING_ON and not _is_finite(t, m.last):
        return False
    start = t.last_before(m.first, _OPENERS, 9)
    is_told = "told" in t.low[t.sentence_start(m.first) : m.first]
    is_claim = start is not None and is_told and t.low[start - 1 : start + 1] == [",", "that"]  # "was told by the general, Ivo Lopes, that"
    return start is not None and t.low[start] != "," and t.low[start - 1] not in vocabulary().verbs and not is_claim


_OPENERS = frozenset({"that", "which", "who", ","})


def tells_of_subject(t: Text, m: Mention) -> bool:
    """Whether a day only tells whom or what the sentence is about: "a man held on Friday was charged", "the feast, which falls on May 5, was"."""
    on = m.first - 1
    if t.at(on) != "on":
        return False
    if t.at(on - 2) == "which" and t.at(on - 3) == ",":
        return t.at(on - 1) in WORDS["starting"] and t.at(m.last) == ","
    return _is_finite(t, m.last) and is_past_verb(t, on - 1) and t.tokens[on - 2].text.isalpha() and t.low[on - 2] not in _SUBJECTS | BE


def tells_whose(t: Text, m: Mention) -> bool:
    """Whether a day stands in a clause about who the sentence is about: "Ivo Lopes, whose plane crashed last week, was buried"."""
    opener = t.last_among(m.first, max(t.sentence_start(m.first), m.first - _WHOSE), ("who", "whose", "which"))
    return opener >= 0 and t.at(m.last) == "," and "," not in t.low[opener : m.first] and _is_finite(t, m.last + 1)


# tokens of "whose private plane came down north of Moscow on"
_WHOSE = 10
_SUBJECTS = frozenset("he she it they who which that had has have also and".split())
_GOING_ON = frozenset({",", "has", "have", "had", "was", "were", "is", "are", "will", "would"})
