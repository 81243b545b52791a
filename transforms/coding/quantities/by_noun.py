"""What nouns say by themselves: attacks and deaths count, bodies are found or handed over, tolls rise to a bare number."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.quantities.bodies import body_metric, is_of_bodies, mark_living
from transforms.coding.quantities.outages import lacks_power
from transforms.coding.quantities.phrase import Phrase, sentence_words
from transforms.coding.quantities.readings import Reading, group_of
from transforms.coding.quantities.victims import REPORTING
from transforms.coding.quantities.word_lists import BODIES, DOWNED, DRIVEN, FIRED, FLOWN, HAVE, PEOPLE, WEAPONS, context_words
from transforms.coding.text.split import Words


def from_nouns(words: Words, readings: Sequence[Reading]) -> None:
    """Attacks count themselves, deaths are killed, bodies are killed when found and returned when handed over."""
    bodies = -2
    for n, reading in enumerate(readings):
        phrase = reading.phrase
        if _is_told_by_head(words, readings, n) or _is_told_by_phrase(words, readings, n):
            continue
        if is_of_bodies(words, phrase.first) and group_of(phrase) in ("people", None):
            reading.metric, bodies = body_metric(words, phrase), n
            mark_living(words, readings, n)
        elif n and bodies == n - 1 and phrase.noun in PEOPLE and words.low[readings[n - 1].phrase.last : phrase.first] in _JOINTS:
            if phrase.head in context_words("prisoners") and readings[n - 1].metric == "returned_bodies":
                reading.metric = "exchanged"  # "the bodies of 500 soldiers and 12 prisoners of war"
                continue
            reading.metric, bodies = readings[n - 1].metric, n  # "pulled the bodies of a mother and two children out"


def _is_told_by_head(words: Words, readings: Sequence[Reading], n: int) -> bool:
    """Gives a reading what its head noun alone says; whether it says anything."""
    reading, phrase = readings[n], readings[n].phrase
    if phrase.noun == "attacks" and phrase.form == "number":
        # "20 attempts to break through", not "three attempts to reach him"
        harmless = phrase.head in ("attempt", "attempts") and context_words("storming").isdisjoint(words.low[phrase.last + 1 : phrase.last + 3])
        harmless |= not _OF_THE_BODY.isdisjoint(words.low[phrase.first : phrase.last])
        reading.metric = None if harmless else "attacks"
    elif phrase.noun == "times":
        reading.metric = "attacks" if _repeated_attack(words, phrase) else None
    elif phrase.head in ("coffin", "coffins"):
        reading.metric = "returned_bodies" if phrase.form == "number" else None
    elif phrase.head in BODIES:
        of_counted = (
            phrase.form != "number" and words.at(phrase.last) == "of" and n + 1 < len(readings) and readings[n + 1].phrase.first == phrase.last + 1
        )
        reading.metric = None if of_counted else body_metric(words, phrase)  # "the body of a man": the man counts
    elif _are_dead_brought_back(words, readings, n):
        reading.metric = "returned_bodies"
    elif phrase.head in context_words("deaths"):
        reading.metric, reading.weight = "killed", 0
    elif phrase.head in context_words("injuries"):
        reading.metric, reading.weight = "injured", 0
    elif reading.metric is None and phrase.form == "number" and (not phrase.whole or phrase.head == "lives") and (metric := _by_head(words, phrase)):
        reading.metric, reading.weight = metric, 2
    else:
        return False
    return True


def _is_told_by_phrase(words: Words, readings: Sequence[Reading], n: int) -> bool:
    """Gives a reading what the words of its phrase and the reading before it say; whether they say anything."""
    reading, phrase = readings[n], readings[n].phrase
    own = words.low[phrase.first : phrase.last]
    if (phrase.noun is None or phrase.head == "own") and _is_brought_back(words, reading) and _after_bodies(readings, n):
        reading.metric = "returned_bodies"
    elif phrase.noun in WEAPONS and reading.metric in (None, "hit") and phrase.form == "number" and not DOWNED.isdisjoint(own):
        reading.metric, reading.weight = "intercepted", 1  # "three of the shot-down drones fell into the Dnipro"
    elif reading.metric == "missing" and phrase.noun is None and n and readings[n - 1].metric in FLOWN and "unaccounted" in words.low:
        reading.metric = None  # "87 were shot down and three were unaccounted for"
    elif phrase.noun in FIRED and reading.metric is None and phrase.form == "number" and _is_none_of(words, phrase):
        reading.metric, reading.weight = "launched", 1
    elif reading.metric == "missing" and phrase.noun is None and n and _is_lost_beside(words, readings[n - 1], phrase):
        reading.metric = "intercepted"  # "sixty-one drones downed, nine missing"
    elif phrase.noun is None and phrase.form == "number" and words.at(phrase.last) in _ARE and words.at(phrase.last + 1) in context_words("refugees"):
        reading.metric, reading.weight = "displaced", 1  # "3.5 million are displaced and 5.7 million are refugees"
    elif phrase.noun != "settlements" or phrase.form != "number":
        return False
    elif (n and _are_attacked(words, readings[n - 1], phrase)) or _is_fought_over(words, phrase):
        reading.metric = "settlements"
    else:
        return False
    return True


def _is_lost_beside(words: Words, before: Reading, phrase: Phrase) -> bool:
    return before.metric == "intercepted" and phrase.first - before.phrase.last <= _BESIDE and words.at(phrase.last) == "missing"


_BESIDE = 3


def _is_none_of(words: Words, phrase: Phrase) -> bool:
    """ "none of the three Kinzhals was stopped" """
    of = phrase.first - 1 - (words.at(phrase.first - 1) in ("the", "these", "those"))
    return words.joined(of - 1, 2) == "none of" and not _MET.isdisjoint(words.low[phrase.last :])


_ARE = frozenset({"are", "were", "remain", "became"})
_MET = DOWNED | {"hit", "reached", "down", "through", "short"}
_DEAD = frozenset({"dead", "fallen", "deceased"})
_JOINTS = (["and"], [","], [",", "and"])
# "two heart attacks"
_OF_THE_BODY = frozenset({"heart", "panic", "asthma", "verbal", "personal"})
# what troops do so many times
_TRYING = frozenset({"tried", "attempted", "sought", "trying", "attempting", "clashed", "clashing"})


def _after_bodies(readings: Sequence[Reading], n: int) -> bool:
    """Whether bodies handed over were told of before: "99 bodies were brought home; Russia got back 23"."""
    return any(reading.metric == "returned_bodies" for reading in readings[max(0, n - 4) : n])


def _are_dead_brought_back(words: Words, readings: Sequence[Reading], n: int) -> bool:
    """ "the return of 64 dead Ukrainians", "99 bodies were brought home; Russia got back 23 dead" """
    phrase = readings[n].phrase
    if _DEAD.isdisjoint(words.low[phrase.first : phrase.last]):
        return False
    return _is_brought_back(words, readings[n]) or (phrase.head == "dead" and _after_bodies(readings, n))


def _is_brought_back(words: Words, reading: Reading) -> bool:
    """ "gave back 27", "in return for 27"; not "were thrown back, leaving 30 dead" """
    phrase = reading.phrase
    if reading.metric not in (None, "detained") or phrase.form != "number":
        return reading.metric == "exchanged"
    before = words.low[max(0, phrase.first - 3) : phrase.first]
    before = before[before.index(",") + 1 :] if "," in before else before
    return not _BACK.isdisjoint(before) or words.joined(phrase.last, 2) == "in return"


_BACK = context_words("given_back")


def _are_attacked(words: Words, before: Reading, phrase: Phrase) -> bool:
    """ "42 attacks on 14 villages", "23 clashes in the area of six villages", "dropped 140 bombs on 35 towns" """
    to = words.at(phrase.first - 1)
    if before.phrase.noun == "attacks":
        return words.joined(phrase.first - 2, 2) in ("area of", "areas of", "vicinity of") or to in ("on", "near", "at", "against", "in")
    return before.metric == "launched" and to in ("on", "at", "against") and phrase.first - before.phrase.last < 3


def _is_fought_over(words: Words, phrase: Phrase) -> bool:
    """ "eight villages near which attacks were repulsed" """
    where = next((i for i in range(phrase.last, min(phrase.last + 12, words.size)) if words.low[i] in ("which", "where")), None)
    return where is not None and not context_words("fought_over").isdisjoint(words.low[where : where + 9])


def _by_head(words: Words, phrase: Phrase) -> str | None:
    """What some nouns say by themselves: refugees are displaced, customers told of in an outage have no power."""
    if phrase.head == "lives":  # "took 12 lives", "thousands of lives lost"; not "threatening thousands of lives", "put hundreds of lives at risk"
        at_risk = words.at(phrase.last) == "at" or not context_words("at_risk").isdisjoint(words.low[max(0, phrase.first - 4) : phrase.first])
        return None if at_risk else "killed"
    if phrase.noun in PEOPLE:
        return _of_people(words, phrase)
    if phrase.noun == "settlements":
        before = words.at(phrase.first - 1)
        is_counted = before in _COUNTING or before.endswith("'s") or words.joined(phrase.first - 2, 2) in ("spoke of", "told of")
        are_shelled = not _SHELLED_TOWNS.isdisjoint(words.low[phrase.first : phrase.last])
        if are_shelled and before == "in" and not _HARM.isdisjoint(words.low[max(0, phrase.first - _HARM_SIGHT) : phrase.first]):
            return "settlements"  # "nine injuries in 17 shelled settlements"
        return "settlements" if is_counted and not _WON.isdisjoint(words.low[phrase.first : phrase.last]) else None
    if phrase.head == "households" or phrase.head in context_words("customers"):
        near = sentence_words(words, phrase)
        outage = not near.isdisjoint(context_words("outage")) and near.isdisjoint(context_words("restored"))
        return "without_power" if outage and lacks_power(words, phrase) else None
    return None


# "spoke of 212 liberated settlements"; those that somebody visits are not counted
_COUNTING = frozenset({"counted", "counts", "listed", "lists", "reported", "reports"})
_NAMING_MISSING = _COUNTING | REPORTING | {"and", "naming"}
_HARM = frozenset({"killed", "dead", "deaths", "wounded", "injured", "injuries", "hurt"})
_HARM_SIGHT = 8
_SHELLED_TOWNS = frozenset({"shelled", "attacked", "bombed"})
_WON = frozenset({"liberated", "freed", "recaptured", "retaken", "captured", "occupied"})
# so many North Koreans are told of for no other cause
_FORCE = 100
# "19,546 abducted children"
_CROWD = 20


def _of_people(words: Words, phrase: Phrase) -> str | None:
    if phrase.head in context_words("refugees") and phrase.value >= 20:
        return "evacuated" if phrase.head == "evacuees" else "displaced"
    if phrase.value >= _CROWD and not DRIVEN.isdisjoint(words.low[phrase.first : phrase.last]):
        return "displaced"
    if phrase.head == "arrests":
        return "detained"
    if phrase.noun == "soldier" and words.at(phrase.last) in HAVE and words.joined(phrase.last + 1, 2) == "fallen since":
        return "killed"
    if phrase.noun == "soldier" and not _SWAPPED.isdisjoint(words.low[phrase.first : phrase.last]):
        return "exchanged"  # "a plane with 38 freed soldiers"
    if phrase.head in context_words("prisoners") and words.at(phrase.first - 1) in context_words("taking"):
        return "detained" if "political" in words.low[phrase.first : phrase.last] else "captured"
    if "dead" in words.low[phrase.first : phrase.last]:
        return "killed"
    if "missing" in words.low[phrase.first : phrase.last] and words.at(phrase.first - 1) in _NAMING_MISSING:
        return "missing"  # "admitted 27 missing sailors"
    if not _HURT.isdisjoint(words.low[phrase.first : phrase.last]) and _are_told_of(words, phrase):
        return "injured"  # "reported two injured workers"
    if phrase.head == "koreans" and phrase.value >= _FORCE and not phrase.of_whole and "north" in words.low[phrase.first : phrase.last]:
        return "troops"
    if phrase.value < 1000:
        return None
    near = sentence_words(words, phrase)
    return "troops" if context_words("avoiding").isdisjoint(near) and not near.isdisjoint(context_words("draft")) else None


def _are_told_of(words: Words, phrase: Phrase) -> bool:
    """ "told of two injured workers", but "help for two injured workers", "one of two injured workers" """
    before = words.at(phrase.first - 1)
    is_told = before == "of" and words.at(phrase.first - 2) in ("told", "tells", "spoke", "speaks")
    return is_told or before not in ("for", "to", "with", "among", "of")


_SWAPPED = frozenset({"freed", "exchanged", "swapped", "repatriated"})
_HURT = frozenset({"injured", "wounded"})
_SIGHT = 60


def _repeated_attack(words: Words, phrase: Phrase) -> bool:
    """ "was shelled 33 times", not "four times as much" """
    sentence = words.sentence[phrase.first]
    told = (i for i in range(max(0, phrase.first - _SIGHT), phrase.first) if words.sentence[i] == sentence)
    before = {words.low[i] for i in told if words.low[i] != "fire" or words.at(i - 1) not in _ABLAZE}
    if words.at(phrase.last) == "to" and words.at(phrase.last + 1) in context_words("storming"):
        return True
    if words.joined(phrase.first - 2, 2) in ("shot at", "fired at"):
        return True
    rescuing = words.at(phrase.last) == "to" and not _RESCUED.isdisjoint(words.low[phrase.last : phrase.last + 6])
    if rescuing or words.joined(phrase.last, 2) == "a day":
        return False  # "tried four times to reach a wounded comrade"
    if not _TRYING.isdisjoint(before):
        return not context_words("fighting").isdisjoint(sentence_words(words, phrase))
    verb = words.at(phrase.first - 1)
    if verb.endswith("ed") and verb not in _SHELLED and verb not in context_words("attacking"):
        return False  # "was hit and repaired four times"
    return words.at(phrase.last) not in ("as", "more", "the", "its", "larger", "bigger", "higher", "their") and not _SHELLED.isdisjoint(before)


_SHELLED = context_words("shelled")


# "a fire broke out", "caught fire"
_ABLAZE = frozenset({"a", "the", "caught", "catching", "catch", "on"})
_RESCUED = frozenset({"wounded", "injured", "comrade", "comrades", "survivors", "body", "bodies"})
