"""Whether a day is past or to come, by the words before it: "will meet on Friday", "is due on Friday"; "rejected the plan on Friday"."""

from __future__ import annotations

from transforms.coding.dates.date_words import WORDS
from transforms.coding.speech.phrases import is_number
from transforms.coding.text.language import SIGHT, Text
from transforms.coding.text.vocabulary import MODALS, PARTICIPLE, PAST, THIRD, vocabulary

# how many words before a day are read
_FARTHEST = 24
# behind these a day only tells how long something lasts
LIMITS = frozenset({"until", "till", "before", "past", "beyond"})
PERFECT = frozenset({"has", "have"})
BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "to", "'s"})
# what a form of the past behind it tells no past with: "will put it to a vote"
_NO_PAST = BE | MODALS


def looks_ahead(t: Text, i: int) -> bool:
    """Whether the day that begins at token `i` is to come: the verb nearest before it decides, where nothing else says so ("next Friday")."""
    before = t.at(i - 1)
    if before in ("next", "coming") or (before == "as" and t.at(i - 2) in ("soon", "early")):
        return True
    if t.low[i + 1 : i + 3] == [",", "when"] and _will_be(t, i + 3):
        return True  # "by 7am on Thursday, when the operator will begin"
    floor = t.sentence_start(i)
    if is_eve(t, i):
        return True
    if before == "for" and _is_fixed(t, floor, i):
        return True
    if i == floor and _is_planned(t, i):
        return True
    if before in ("on", "from", "by") and (i - 1 == floor or t.at(i - 2) in (";", "but")):
        end = min(i + 14, t.sentence_end(i))
        aside = next((j for j in range(i + 1, end) if t.low[j] in _ASIDE), end)
        told = next((j for j in range(i + 1, end) if _will(t, j, aside) or is_past_verb(t, j)), i)
        return _will(t, told, aside)  # "On Monday, ministers will meet", "By Monday it had paid 40 families"
    for j in range(i - 1, max(floor - 1, i - _FARTHEST), -1):
        low = t.low[j]
        if low == "be" and t.low[j - 2 : j] == [",", "to"] and t.at(j + 1) in ("held", "hosted", "convened"):
            return True  # "the next round, to be held on Tuesday"
        if low == ";" or (low == ":" and not t.at(j - 1)[:1].isdigit()) or low in WORDS["settling"] or _is_saying(t, j) or _is_decree(t, j):
            return False  # "will double, leaders agreed on Monday"
        if _is_ahead(t, j) or (low in WORDS["starting"] and j >= i - 4) or (j >= i - 6 and _is_going(t, j)):
            return True
        if low == "when" and not MODALS.isdisjoint(t.low[max(floor, j - 8) : j]):
            return True  # "could be announced when Zelenskyy attends the ceremony on Thursday"
        # "will put it to a vote on Saturday", "will be held in four occupied regions from Friday"
        is_past = _is_past_form(low) and t.at(j - 1) not in _NO_PAST and t.at(j + 1) != "to" and not is_number(t, j - 1)
        is_past = is_past and (before != "from" or t.at(j + 1) != "by")  # "will hear a case brought by Kyiv from Monday"
        if is_past and not t.tokens[j].is_name:  # "is due to meet Jared Kushner on Saturday"
            return False
    # "cuts off its customers from Friday"
    return before == "from" and t.at(i + 1) != "'s" and not any(_is_past_form(low) for low in t.low[max(floor, i - SIGHT) : i])


def _will_be(t: Text, i: int) -> bool:
    """Whether the clause from token `i` on tells what will be, and not what was said of it: not "when asked whether Putin will come"."""
    will = next((j for j in range(i, min(i + 6, t.size)) if t.low[j] == "will"), i)
    return t.at(will) == "will" and not any(is_past_verb(t, j) or _is_saying(t, j) or t.low[j] in ("whether", "if", "that") for j in range(i, will))


def _will(t: Text, j: int, aside: int) -> bool:
    """ "will", "is to vote", "are due to meet", but not in what is told by the way from token `aside` on, nor "the goal is to", "is to blame"."""
    if t.low[j] == "will":
        return True
    if t.low[j] not in ("is", "are") or j > aside or t.at(j - 1) in _AIMS:
        return False
    to = j + 1 + (t.at(j + 1) in _FIXED)
    return t.at(to) == "to" and t.at(to + 1) not in _NO_VERB and t.at(to + 1) not in ("blame", "all") and not t.at(to + 1)[:1].isdigit()


_ASIDE = frozenset({"who", "which", "that", "whose", "where", "–", "—"})
_AIMS = frozenset({"aim", "goal", "task", "purpose", "objective", "point", "threat", "damage"})
_FIXED = frozenset({"due", "expected", "set", "scheduled", "likely", "going"})


def _is_decree(t: Text, j: int) -> bool:
    """Whether something is to be by a decree, whose day it then is: "is to grow by order of the president on Monday"."""
    before, after = t.at(j - 1 - (t.at(j - 1) in ("a", "an", "the", "his"))), t.at(j + 1)
    if t.low[j] == "order":
        return before in ("by", "under") and after in ("of", "from", "signed", "issued", "on", ",")
    return t.low[j] == "decree" and before in ("by", "under", "to", "in")


def _is_planned(t: Text, i: int) -> bool:
    """ "Friday's talks in Oslo will focus on", "Sunday's vote will be held": what has been will "be remembered", or "not be the last"."""
    if t.at(i + 1) != "'s" or WORDS["planned"].isdisjoint(t.low[i + 2 : i + 5]):
        return False
    will = next((j for j in range(i + 3, min(i + _FAR, t.sentence_end(i))) if t.low[j] == "will"), 0)
    return bool(will) and (t.at(will + 1) in _GOING_ON or (t.at(will + 1) == "be" and t.at(will + 2) in _HELD))


_FAR = 14
_GOING_ON = frozenset("focus discuss bring decide open host address cover include begin start gather take".split())
_HELD = frozenset("held the hosted attended chaired devoted about".split())


def is_eve(t: Text, i: int) -> bool:
    """Whether the day at `i` is that of something planned that is still to come: "ahead of Saturday's talks"; not "hours before Sunday's vote".

    Or "ahead of his talks in Oslo on Saturday"; "before the vote on Saturday" where the present is told of, else that may have passed.
    """
    if t.at(i + 1) == "'s":
        is_before = (t.at(i - 1) == "before" and t.at(i - 2) not in _JUST) or (t.at(i - 1) == "of" and t.at(i - 2) == "ahead")
        return is_before and t.at(i + 2) in WORDS["planned"]
    return t.at(i - 1) == "on" and _is_told_before(t, i)


def _is_told_before(t: Text, i: int) -> bool:
    """Whether "on" and the day at `i` end what something is told to come before."""
    is_planned, start = False, max(t.sentence_start(i) - 1, i - _EVE)
    if _EVES.isdisjoint(t.low[start + 1 : i]):
        return False
    for j in range(i - 2, start, -1):
        low = t.low[j]
        if low in WORDS["planned"]:
            is_planned = True
        elif low in (",", ";") or is_past_verb(t, j) or _is_saying(t, j):
            return False
        elif is_planned and low == "of" and t.at(j - 1) == "ahead":
            return True
        elif is_planned and low == "before" and t.at(j - 1) not in _JUST:
            return past_verb(t, j) is None
    return False


# how far before a day what is planned then is read
_EVE = 14
_EVES = frozenset({"ahead", "before"})


_JUST = frozenset({"hours", "minutes", "day", "just", "shortly"})


def _is_past_form(low: str) -> bool:
    """Whether a word may be a verb in the past."""
    return (low.endswith("ed") and len(low) > 4) or low in WORDS["pasts"]


def _is_saying(t: Text, j: int) -> bool:
    """Whether a finite verb of saying stands there, outside quotation marks: the weekday behind it is that of the remark."""
    verb = vocabulary().verbs.get(t.low[j])
    if t.low[j] in WORDS["nouns_too"] and not t.tokens[j - 1].is_name:
        return False  # "will close two border posts on Friday"
    if verb is None or not (verb.form in (PAST, THIRD) or (verb.form == PARTICIPLE and t.at(j - 1) == ",")):
        return False  # a remark as well: ", telling reporters on Monday"
    return not t.quoted[j] and t.at(j - 1) not in _NO_PAST


def _is_ahead(t: Text, j: int) -> bool:
    """Whether the word at `j` makes what follows lie ahead: "is to", "plans to", "due on", "expected"; not "had expected", "would have"."""
    low, after = t.low[j], t.at(j + 1)
    if low in ("is", "are"):
        return after == "to"
    if low == "would" and after == "have":
        return False  # "a summit that would have been held on Monday"
    if t.at(j - 1) in ("was", "were", "been", "had"):
        return False
    if low == "due" and after == "to":
        return t.at(j + 2) not in WORDS["causes"] and not t.tokens[min(j + 2, t.size - 1)].is_name
    if low in WORDS["ahead_to"] and after == "to":
        leads = t.at(j + 2) not in _NO_VERB and not t.at(j + 2)[:1].isdigit()  # not "raised its plan to the second of three levels", "to 19 points"
        return leads and not t.tokens[min(j + 2, t.size - 1)].is_name
    return low in WORDS["ahead"] or (low == "due" and after in ("in", "on", "for", "at", "by"))


_NO_VERB = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "that", "all", "both"})


def _is_fixed(t: Text, floor: int, i: int) -> bool:
    """Whether something is set "for" the day at `i`: "cuts were announced for Saturday", "called a meeting for"; not "announced 40 losses for"."""
    fixing = next((j for j in range(i - 2, max(floor, i - 7) - 1, -1) if t.low[j] in WORDS["fixing"]), None)
    if fixing is None or "had" in t.low[max(floor, fixing - 2) : fixing]:
        return False
    return not any(low[0].isdigit() for low in t.low[fixing + 1 : i])


def is_told_in_present(t: Text, i: int) -> bool:
    """Whether the verb before a day is one of going or meeting in the present: "ministers meet on Friday", "is flying to Oslo on Friday"."""
    for j in range(i - 1, max(t.sentence_start(i) - 1, i - _NEAR), -1):
        low = t.low[j]
        if low == ";" or _is_saying(t, j) or is_past_verb(t, j):
            return False
        if low in WORDS["present"] or (low == "take" and t.low[j + 1] == "effect") or (low in WORDS["under_way"] and t.at(j - 1) in ("is", "are")):
            return True
    return False


# "faces a new trial in Moscow on Monday"
_NEAR = 8


def _is_going(t: Text, j: int) -> bool:
    """Whether a plan is told in the present tense: "voters go to the polls on Sunday"; not "did not go to work on Sunday"."""
    return t.low[j] in ("go", "goes", "head", "heads") and t.at(j + 1) == "to" and t.at(j - 1) not in BE and t.at(j - 1) != "not"


def is_past(t: Text, first: int) -> bool:
    """Whether the day that begins at token `first` is told of as past: "was signed on July 24", "On June 20 it passed"."""
    return past_verb(t, first) is not None


def past_verb(t: Text, first: int) -> int | None:
    """Where the verb nearest to a day stands that tells of the past: before it or, where the day opens its sentence, behind it."""
    floor = t.sentence_start(first)
    is_opening = first - 1 <= floor
    for j in range(first + 1, t.sentence_end(first)) if is_opening else range(first - 1, max(floor - 1, first - _FARTHEST), -1):
        if _is_open(t, j) or (j == first - 1 and t.low[j] == "to"):
            return None  # "prolonged his custody to June 30"
        if is_past_verb(t, j):
            return j if t.at(j - 1) not in _BEING or t.at(j - 3) == "let" else None  # "let it be known"
    return None


# before these a form of the past tells of no past: "is held on May 5"
_BEING = frozenset({"be", "is", "are", "being", "get", "gets"})


# behind "to" these are no verb: "was sentenced to life on Monday"
_NOUNS = frozenset(
    "the a an most all some many half both every its these those parts his her their life prison jail custody court trial parliament safety".split()
)


def _is_open(t: Text, j: int) -> bool:
    """Whether the word at `j` leaves open whether something has passed, or looks ahead; not "restored to 40 villages by Friday"."""
    after = t.at(j + 1)
    if t.low[j] == "to" and (after[:1].isdigit() or after in WORDS["causes"] or after in _NOUNS or t.tokens[min(j + 1, t.size - 1)].is_name):
        return False
    return t.low[j] in WORDS["undecided"] or t.low[j] in WORDS["ahead"]


def is_past_verb(t: Text, j: int) -> bool:
    """Whether the word at `j` is a verb in the past, and no adjective: not "the detained men"."""
    low = t.low[j]
    if low in WORDS["pasts"]:
        return True
    return _is_past_form(low) and t.at(j - 1) not in WORDS["before_nouns"] and not t.tokens[j].is_name
