"""What a day beside it belongs to: an attack told by its day, an agreement made then, a record, the day on which pictures came out, a visit."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.dates.calendar_days import Mention
from transforms.coding.dates.date_words import WORDS
from transforms.coding.dates.tense import is_past_verb, past_verb
from transforms.coding.speech.clause import Clause
from transforms.coding.text.language import SIGHT, Text


def is_of_attack(t: Text, m: Mention) -> bool:
    """Whether a day tells which attack the dead are of, whatever has happened since: "wounded in Thursday's missile and drone attack".

    Or when somebody was hurt who has died since: "died on Sunday of wounds suffered when a bomb fell on Saturday", or what was hit under
    which more dead are found: "found two bodies on Sunday in a house that was hit on Saturday, raising the toll". A risen toll is of the day
    before: "on Monday the toll of the attack a day earlier rose to nine".
    """
    if t.low[m.first] in ("a", "the") and not WORDS["tolls"].isdisjoint(t.low):
        return True
    if (verb := past_verb(t, m.first)) is not None and t.low[verb] in _HITTING and "toll" in t.low:
        return True
    if names_attack(t, m):
        return True
    start = max(t.sentence_start(m.first), m.first - SIGHT)
    if _is_of_toll(t, m, start):
        return True
    wound = t.last_before(m.first, WORDS["wounds"]) or start
    return not WORDS["dying"].isdisjoint(t.low[start:wound])


def names_attack(t: Text, m: Mention) -> bool:
    """Whether an attack is called by its day: "the toll of Monday's missile strike"."""
    is_owner = t.at(m.last) == "'s" and t.at(m.first - 1) in ("of", "in", "from", "by")
    behind = t.low[m.last + 1 : m.last + 8]
    return is_owner and (not WORDS["attacks"].isdisjoint(behind) or (t.at(m.first - 1) == "from" and not _FLOWN.isdisjoint(behind[:3])))


# "the deaths from Friday's missiles"
_FLOWN = frozenset({"missiles", "missile", "drones", "drone", "bombs", "bomb", "shells", "rockets"})


def is_of_crime(t: Text, m: Mention) -> bool:
    """Whether a day is that of the deed for which somebody is pursued: "detained two men over Saturday's bombing"; not "at Monday's hearing".

    Or of what befell the victim: "jailed over the shooting of a general, who was wounded at his home on February 6".
    """
    if t.at(m.last) == "'s" and t.at(m.first - 1) in _PURSUED_FOR:
        return True
    who = t.last_before(m.first, ("who",))
    if who is None or t.low[who - 1] != "," or "," in t.low[who : m.first]:
        return False
    return t.low[who + 1] == "died" or (t.low[who + 1] in ("was", "were") and t.at(who + 2) in _BEFALLEN)


_BEFALLEN = frozenset({"killed", "wounded", "injured", "shot", "murdered", "attacked", "poisoned", "stabbed"})
_PURSUED_FOR = frozenset({"over", "for", "with", "into", "of", "behind", "to"})
_HITTING = frozenset(
    "hit struck destroyed attacked shelled bombed tore ripped slammed smashed ploughed flattened levelled demolished wrecked".split()
)


def _is_of_toll(t: Text, m: Mention, start: int) -> bool:
    """ "found two bodies on Monday, raising to 12 the number killed in a strike on Saturday": the attack whose toll has risen."""
    if t.low[m.first] == "since":
        return False
    struck = t.last_before(m.first, WORDS["attacks"], _NEAR) or start
    toll = next((j for j in range(start, struck) if t.low[j] == "number" or t.low[j] in WORDS["tolls"]), struck)
    is_second = any(t.low[j] == "," and t.low[j + 1] in ("and", "while", "but") for j in range(start, toll))  # the toll of another attack
    return toll < struck and not is_second and _CLAUSES.isdisjoint(t.low[struck : m.first]) and _is_attribute(t, struck)


_NEAR = 8
_CLAUSES = frozenset({",", ";", "that", "which", "who", "killed", "and", "after"})


def _is_attribute(t: Text, struck: int) -> bool:
    """ "in a Russian missile strike", "the toll of the drone attack" """
    return not {"of", "in", "from", "by"}.isdisjoint(t.low[max(0, struck - 6) : struck])


def is_of_mourning(t: Text, m: Mention) -> bool:
    """ "declared a day of mourning for Monday", "declared Monday a day of mourning"; not "a day of mourning for Monday's attack" """
    if t.at(m.last) == "'s":
        return False
    if t.low[m.last : m.last + 4] == ["a", "day", "of", "mourning"]:
        return True
    before = t.low[max(t.sentence_start(m.first), m.first - 5) : m.first]
    return "mourning" in before and {",", ";", "after"}.isdisjoint(before)


def is_of_rise(t: Text, m: Mention) -> bool:
    """Whether a day is only that on which a toll rose, and not the attack's: "the toll in Dnipro rose to five on Sunday"."""
    rose = t.last_before(m.first, _RISING, _NEAR)
    return rose is not None and "," not in t.low[rose : m.first] and "toll" in t.low[t.sentence_start(m.first) : rose]


_RISING = frozenset({"rose", "risen", "climbed", "reached", "increased", "grew", "grown", "mounted", "jumped"})


def is_of_agreement(t: Text, m: Mention) -> bool:
    """Whether it was then that an agreement was made under which something now happens: "under the deal concluded in Oslo last month".

    Or that a paper was made or came into force: "a leaked one, dated January 10", "under a law that took effect last week".
    """
    if t.at(m.last) != "to" and _is_as_agreed(t, m.first):
        return True
    if t.at(m.first - 1) == "dated" and t.at(m.first - 2) == "," == t.at(m.last) and t.at(m.first - 3) not in _SENT:
        return True
    if m.date.precision != "day" and _is_in_force(t, m.first):
        return True
    made = next((j for j in range(m.first - 1, max(1, m.first - 7), -1) if t.low[j] in WORDS["making"]), 0)
    if t.low[made - 1] == "law" and m.date.precision == "day":
        return False  # that it was made is the news: "will be fined under a law signed on Friday", not "passed in May"
    return bool(made) and t.low[made - 1] in WORDS["accords"] and not _UNDER.isdisjoint(t.low[max(0, made - 6) : made - 1])


# by these somebody says or does something on the day that they bear: "admitted it in a letter dated January 10"
_SENT = frozenset(
    "letter statement order decree ruling note warrant report interview video memo appeal email document decision protocol post message".split()
)


def _is_as_agreed(t: Text, i: int) -> bool:
    """Whether what was done had been agreed on the day at token `i`: "has delivered 6,000 bodies agreed on June 2", "swapped 90, as agreed on"."""
    agreed = next((j for j in range(i - 1, max(1, i - 5), -1) if t.low[j] == "agreed"), 0)
    if not agreed or not t.low[agreed - 1].isalpha() or t.tokens[agreed - 1].is_name:
        return False
    floor = t.sentence_start(i)
    is_behind = t.low[agreed - 1].endswith("s") or t.low[agreed - 1] in ("dead", "captives")
    has_own = any(is_past_verb(t, j) and t.low[j + 1] not in ("by", "in") for j in range(floor + 1, agreed - 3))
    return t.low[agreed - 1] == "as" or (is_behind and has_own and {",", "and", "but"}.isdisjoint(t.low[agreed - 4 : agreed]))


def _is_in_force(t: Text, i: int) -> bool:
    """Whether a law, or what is under one, is told to have been in force from the day at token `i` on: "under a law that took effect last week"."""
    force = i - 1 - (t.at(i - 1) == "on")
    if t.at(force) not in ("effect", "force") or t.at(force - 1) not in ("took", "into"):
        return False
    return not {"that", "which"}.isdisjoint(t.low[max(0, force - 4) : force]) and not _UNDER.isdisjoint(t.low[max(0, force - 9) : force - 1])


# "will get more tanks from the package announced on Friday"
_UNDER = frozenset({"under", "from"})


def is_of_days_before(t: Text, m: Mention) -> bool:
    """Whether a day is that of something that happened days before what is told: "a day after Ukraine hit a refinery on Monday"."""
    start = max(t.sentence_start(m.first), m.first - SIGHT)
    for j in range(m.first - 1, start, -1) if "after" in t.low[start : m.first] else ():
        if t.low[j] == "after" and t.low[j - 1] in ("day", "days", "week", "weeks"):
            return _LASTING.isdisjoint(t.low[max(0, j - 3) : j - 1])  # not "burned for two days after an attack on Monday"
        if t.low[j] in (",", ";"):
            return False
    return False


_LASTING = frozenset({"for", "in"})


def is_of_record(t: Text, m: Mention) -> bool:
    """Whether a day only tells how long a thing had no equal: "the deadliest attack since May 10", "for the second time since February 24, 2022"."""
    if t.low[m.first] != "since":
        return False
    before = range(max(t.sentence_start(m.first), m.first - 9), m.first)
    return any((t.low[j] in WORDS["records"] and t.low[j + 1] != "of") or (t.low[j] in _NTH and t.low[j + 1] == "time") for j in before)


_NTH = frozenset({"first", "second", "third", "fourth", "fifth"})


def is_of_publication(t: Text, m: Mention) -> bool:
    """Whether a day is that on which pictures or figures came out: "footage published on Sunday indicates"."""
    at = m.first - 1
    while at > 1 and t.low[at] in ("on", "late", "early", "online", "telegram"):
        at -= 1
    return t.at(at) in WORDS["publishing"] and not WORDS["pictures"].isdisjoint(t.low[max(0, at - 4) : at])


def is_of_visit(t: Text, m: Mention, clauses: Sequence[Clause]) -> bool:
    """Whether a day is that of the visit on which somebody speaks: "the minister, who came to Kyiv on Friday, told"."""
    who = next((j for j in range(m.first - 1, max(-1, m.first - 12), -1) if t.low[j] == "who"), None)
    if who is None or WORDS["coming"].isdisjoint(t.low[who + 1 : who + 4]):
        return False
    return any(clause.source.first < who < clause.verb and who - clause.source.last < 2 for clause in clauses)
