"""At whose door a deed is laid: "the work of Moscow", "hired by Russian agents", and, which is only weighed, "blaming Ukraine"."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from transforms.coding.kinds.acting import BE, does, is_victim
from transforms.coding.kinds.attack_nouns import attack_words, head
from transforms.coding.kinds.side_names import Mentions
from transforms.coding.text.language import Text


def author(t: Text, found: Mentions) -> str | None:
    """The side whose work a deed is called, unless it is denied or only answers what is told of the other side before."""
    at, code = next(((i, code) for i, code in found if _is_author(t, i) and not is_doubted(t, i)), (0, None))
    return None if code and _is_answer(t, at, [i for i, of in found if i < at and of != code]) else code


def _is_answer(t: Text, at: int, others: Sequence[int]) -> bool:
    """Whether the side at token `at` is blamed in a later claim than the other side's attack: "Russian shells hit it; Moscow pinned the blame on"."""
    words = attack_words()
    end = next((i for i in range(at, -1, -1) if t.low[i] in _CLAIM_ENDS), 0)
    attacks = (does(t, i, words["struck"]) or head(t, i, words["attacks"]) is not None for i in others if i < end and not is_victim(t, i))
    return any(attacks)


_CLAIM_ENDS = frozenset({";", ".", "while", "whereas", "but", "although", "though"})


def _is_author(t: Text, i: int) -> bool:
    """Whether a deed is laid to the side that is named at token `i`: "on the orders of Kyiv", "on Moscow's orders", "see Moscow behind"."""
    at = _before_name(t, i)
    if _is_linked(t, i, at) or _is_of_unit(t, i):
        return True
    if t.at(at) not in _OF or t.at(at - 1) not in attack_words()["handlers"]:
        return False
    return _is_linked(t, i, _before_name(t, at - 1))  # "hired by curators from the Ukrainian services"


def _is_of_unit(t: Text, i: int) -> bool:
    """Whether hackers are of a unit of the side named at token `i`: "an attack by Sandworm, a unit of Russian military intelligence"."""
    of = _before_name(t, i)
    if t.at(of) != "of" or t.at(of - 1) not in _UNITS or attack_words()["hacking"].isdisjoint(t.low):
        return False
    before = _before_name(t, of - 1)
    if t.at(before) == ",":
        return "by" in t.low[max(0, before - 4) : before]
    whose = t.at(before - 1)
    return (t.at(before) == "from" and whose in attack_words()["hacking"]) or (t.at(before) in ("with", "to") and whose in _TIED)


_TIED = frozenset({"linked", "tied", "affiliated", "attributed"})
_UNITS = frozenset({"unit", "arm", "branch", "wing", "group"})


def _is_linked(t: Text, i: int, at: int) -> bool:
    """Whether what stands at token `at` lays a deed to the side that is named at token `i`."""
    link, words = t.at(at), attack_words()
    if link in words["accusing"]:
        return _is_charged(t, i)
    if t.at(i + 1) in _TERROR:
        return _is_called(t, i)
    if link == "was" and t.at(at - 1) == "it":  # "the minister said it was Russia", "it was Russia that had paid for it"
        return t.at(i + 1) in _BEHIND_CLEFT
    if link == "by" and t.low[max(0, at - 2) : at] == ["set", "off"]:
        return True
    if link == "to" and t.at(at - 1) == "down" and "put" in t.low[max(0, at - 12) : at]:
        return True
    if (was := _is_behind(t, i)) > 0:
        return t.at(was + 2) in ("the", "a", "an", "it")  # "Kyiv was behind the blast", not "was behind him"
    if _is_held_to_blame(t, i):
        return True
    if t.at(i + 3) == "blame" and t.at(i + 2) == "to" and t.at(i + 1) in ("was", "is"):
        return t.at(i + 4) in _BEHIND_BLAME  # "said Moscow was to blame", not "was to blame others"
    if link == "on" and t.at(at - 1) == "blamed":
        return True  # "a strike which they blamed on Kyiv"
    reach = 5 if link == "on" else 3  # "put the blame for the blast on Kyiv"
    if link in _LINKS and not words[_LINKS[link]].isdisjoint(t.low[max(0, at - reach) : at]):
        return link != "for" or (t.at(at - 2) not in _SERVANTS and head(t, i, _EMPLOYERS) is None)
    if link == "by" and t.at(at - 1) in _SENDING and t.at(at - 2) in _HANDS:
        return _STRICKEN.isdisjoint(t.low[max(t.sentence_start(i), at - 8) : at - 2])  # "saboteurs sent by Kyiv", not "killed two agents sent by"
    if t.at(i + 1) == "'s":
        return link in _UPON and t.at(i + 2) in words["orders"]
    return t.at(i + 1) == "behind" and link in _SUSPECTING


def _is_called(t: Text, i: int) -> bool:
    """Whether what was done is called a side's terror at token `i`: "called it “savage Russian terror”", "in what he called Russian terror"."""
    calling = t.last_before(i, _CALLING, 5)
    return calling is not None and (not _CALLED.isdisjoint(t.low[calling + 1 : i]) or "what" in t.low[max(0, calling - 4) : calling])


def _is_held_to_blame(t: Text, i: int) -> bool:
    """ "held a Russian drone pilot to blame for the attack" """
    to = next((j for j in range(i + 1, min(i + _UNIT_NAME, t.size - 2)) if t.low[j] in ("to", ",")), 0)
    return to > 0 and t.low[to : to + 3] == ["to", "blame", "for"] and t.at(_before_name(t, i)) in _HOLDING


def _is_behind(t: Text, i: int) -> int:
    """Where "was" stands before "behind" and the side at token `i`, or a force of its, is who was: "the Russian army's Sandworm unit was behind"."""
    for j in range(i + 1, min(i + _UNIT_NAME, t.size - 1)):
        if t.low[j] in BE and t.low[j + 1] == "behind":
            return j if j == i + 1 or not attack_words()["forces"].isdisjoint(t.low[i + 1 : j]) else 0
        if t.low[j] in _ENDS_UNIT:
            return 0
    return 0


# tokens of "Russian army's Sandworm unit"
_UNIT_NAME = 7
_ENDS_UNIT = frozenset({",", ".", ";", "that", "which", "who", "said", "and", "to", "in", "of"})


def _is_charged(t: Text, i: int) -> bool:
    """Whether the side at token `i` is accused of an attack: "accused Moscow of shelling", "accused the Russian army of deliberately hitting"."""
    words = attack_words()
    of = (head(t, i, words["forces"]) or i) + 1
    return t.at(of) == "of" and any(low in words["charges"] for low in t.low[of + 1 : of + 3])


def _before_name(t: Text, i: int) -> int:
    """Where what stands before the name at token `i` is found, its articles and quotation marks passed over."""
    at = i - 1
    while t.at(at) in _BEFORE_NAME:
        at -= 1
    return at


_OF = frozenset({"from", "of", "in", "on", "at"})
_BEFORE_NAME = frozenset({"the", "“", "a", "an", "its", "what", "he", "she", "it", "they", "called"})
# the words of attackers.toml of which one stands before each of these
_LINKS = {"of": "work_of", "by": "done_by", "to": "traced_to", "on": "laid_on", "for": "serving"}
_TERROR = frozenset({"terror", "terrorism", "barbarism", "barbarity", "savagery"})
_CALLING = frozenset({"called", "calls", "calling", "described", "denounced", "condemned", "decried", "branded"})
# whom somebody else strikes: "the home of a policeman working for the Russians"
_SERVANTS = frozenset(
    "policeman policemen officer officers official officials collaborator collaborators judge mayor deputy teachers workers".split()
)
# and who gives work to others than agents: "journalists who worked for the Ukrainian television channel"
_EMPLOYERS = frozenset({"channel", "broadcaster", "newspaper", "outlet", "railways", "emergency"})
# what is called terror
_CALLED = frozenset({"it", "this", "that", "strike", "attack", "raid"})
_STRICKEN = frozenset({"killed", "wounded", "injured", "hit", "killing", "wounding"})
_SENDING = frozenset({"sent", "dispatched", "trained", "controlled"})
_HANDS = frozenset({"saboteurs", "saboteur", "terrorists", "terrorist", "agents", "agent", "assassins", "killers", "arsonists", "bombers"})
# "on Moscow’s orders", "in Ukraine’s pay", "at Moscow’s door"
_UPON = frozenset({"on", "at", "under", "in"})
_SUSPECTING = frozenset({"see", "sees", "saw", "seeing", "suspect", "suspects", "suspected"})
_BEHIND_BLAME = frozenset({"", ".", ",", ";", "for", "and", "”"})
_BEHIND_CLEFT = frozenset({"", ".", ",", ";", "”", "that", "which", "who"})


def is_doubted(t: Text, i: int) -> bool:
    """Whether what is told at token `i` is denied or left open; not "it was not the work of locals; it was Russia"."""
    before = reversed(t.low[max(t.sentence_start(i), i - 12) : i])
    return not attack_words()["doubts"].isdisjoint(itertools.takewhile(lambda low: low != ";", before))


def is_laid_on_both(t: Text, names: Mapping[str, str]) -> bool:
    """Whether the first thing told is that either side lays the deed on the other: "accused one another of shelling", "traded accusations over".

    Or that two clauses side by side lay it on one side each: "Kyiv blamed Russian guns, Moscow blamed Ukrainian ones".
    """
    if _is_blamed_on_both(t, names):
        return True
    low = t.low[: t.sentence_end(0)]
    if _EACH.isdisjoint(low):
        at = next((i for i in t.where(_TRADED) if 0 < i < len(low) and low[i - 1] in _TRADING), None)
    else:
        at = next((i for i in t.where(attack_words()["charging"] | _CHARGE) if i < len(low) and _is_other(low, i + 1)), None)
    attacking = attack_words()["attacking"]
    return at is not None and not any(low[j] in attacking and not _is_suffered(t, j) for j in range(at))


def _is_blamed_on_both(t: Text, names: Mapping[str, str]) -> bool:
    """Whether two clauses side by side blame one side each, for one thing: "Kyiv blamed Russian guns, Moscow blamed Ukrainian ones"."""
    found = [(i, names[name]) for i in t.where(_BLAMED) if (name := t.at(i + 1 + (t.at(i + 1) == "the"))) in names]
    for (one, first), (two, second) in itertools.pairwise(found):
        near = t.tokens[two].sentence - t.tokens[one].sentence in (0, 1) and two - one < _ANSWERED
        if near and first != second and _OTHERWISE.isdisjoint(t.low[one : two + 6]):
            return True
    return False


# tokens from one "blamed" to its answer, and what tells of another deed
_ANSWERED = 14
_OTHERWISE = frozenset({"after", "hours", "days", "day", "war", "earlier"})


def _is_suffered(t: Text, i: int) -> bool:
    """Whether nobody is told to have done what a verb tells: "the plant was again shelled on Monday"; not "was shelled by"."""
    return not BE.isdisjoint(t.low[max(0, i - 2) : i]) and t.at(i + 1) != "by"


def _is_other(low: Sequence[str], i: int) -> bool:
    """ "each other", "one another", or "the other" that each side blames, from token `i` on."""
    behind = tuple(low[i : i + 2])
    return behind in _EACH_OTHER or (behind == ("the", "other") and "each" in low[:i])


_BLAMED = frozenset({"blamed", "blames"})
_EACH = frozenset({"each", "one"})
_EACH_OTHER = frozenset({("each", "other"), ("one", "another")})
_CHARGE = frozenset({"accuse", "blame"})
_TRADING = frozenset({"traded", "trade", "trading", "exchanged", "exchange", "exchanging", "swapped"})
_TRADED = frozenset({"accusations", "blame"})


def blamed(t: Text, names: Mapping[str, str]) -> str | None:
    """ "blaming Ukraine", "was blamed on Kyiv"; what somebody is accused of may be no attack."""
    words = attack_words()
    for i in t.where(words["charging"]):
        for j in range(i + 1, min(i + 4, t.size)):
            if t.low[j] in names and (t.low[i] in words["blaming"] or t.at(j + 1) != "of"):
                return names[t.low[j]]
    if _POINTING.isdisjoint(t.low):
        return None
    return next((names[t.low[i]] for i in t.where(names.keys()) if _is_pointed_at(t, i)), None)


_POINTING = frozenset({"finger", "responsible", "behind"})


def _is_pointed_at(t: Text, i: int) -> bool:
    """ "pointing the finger at Kyiv", "held Russia responsible", "that Moscow was behind", "was responsible for"."""
    if t.at(i - 1) == "at":
        return "finger" in t.low[max(0, i - 6) : i]
    if "responsible" in t.low[i + 1 : i + 4] and not _HOLDING.isdisjoint(t.low[max(0, i - 4) : i]):
        return True
    behind = list(itertools.takewhile(lambda low: low not in _MARKS, t.low[i + 1 : i + 6]))
    return not _CULPRIT.isdisjoint(behind) and not _BEING.isdisjoint(behind)


_HOLDING = frozenset({"hold", "held", "holding", "holds"})
_MARKS = frozenset({",", ";", ".", ":"})
_CULPRIT = frozenset({"behind", "responsible"})
_BEING = frozenset({"was", "were", "is", "are", "stood", "being"})
