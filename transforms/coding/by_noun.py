"""What nouns say by themselves: attacks and deaths count, bodies are found or handed over, tolls rise to a bare number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from transforms.coding.cues import context_words
from transforms.coding.heads import PEOPLE
from transforms.coding.noun_phrases import Phrase
from transforms.coding.readings import Reading, group_of
from transforms.coding.split import Words

_BODIES = frozenset({"body", "bodies", "remains", "corpse", "corpses"})


def from_nouns(words: Words, readings: Sequence[Reading]) -> None:
    """Attacks count themselves, deaths are killed, bodies are killed when found and returned when handed over."""
    for n, reading in enumerate(readings):
        phrase = reading.phrase
        if phrase.noun == "attacks" and phrase.form == "number":
            reading.metric = "attacks"
        elif phrase.head in _BODIES:
            reading.metric = _body_metric(words, phrase)
        elif phrase.head in context_words("deaths") and phrase.form in ("number", "pronoun"):
            reading.metric, reading.weight = "killed", 0
        elif phrase.head in context_words("injuries") and phrase.form in ("number", "pronoun"):
            reading.metric, reading.weight = "injured", 0
        elif reading.metric is None and phrase.form == "number" and (metric := _by_head(words, phrase)):
            reading.metric, reading.weight = metric, 2
        elif reading.metric == "exchanged" and not _DEAD.isdisjoint(words.low[phrase.first : phrase.last]):
            reading.metric = "returned_bodies"
        elif phrase.noun == "times":
            reading.metric = "attacks" if _repeated_attack(words, phrase) else None
        elif phrase.noun == "settlements" and n and _are_attacked(words, readings[n - 1], phrase):
            reading.metric = "settlements"
        elif words.at(phrase.first - 1) == "of" and words.at(phrase.first - 2) in _BODIES and group_of(phrase) in ("people", None):
            reading.metric = _body_metric(words, phrase)


def _are_attacked(words: Words, before: Reading, phrase: Phrase) -> bool:
    """ "42 attacks on 14 villages", "dropped 140 bombs on 35 towns" """
    to = words.at(phrase.first - 1)
    if before.phrase.noun == "attacks":
        return to in ("on", "near", "at", "against", "in")
    return before.metric == "launched" and to in ("on", "at", "against") and phrase.first - before.phrase.last < 3


_DEAD = frozenset({"dead", "fallen", "killed", "slain"})


_TAKEN = frozenset({"took", "taken", "taking", "claimed", "claiming", "cost", "costing", "lost", "loss"})


def _by_head(words: Words, phrase: Phrase) -> str | None:
    """What some nouns say by themselves: refugees are displaced, customers told of in an outage have no power."""
    if phrase.head == "lives":
        return "killed" if not _TAKEN.isdisjoint(words.low[max(0, phrase.first - 4) : phrase.last + 3]) else None
    if phrase.noun in PEOPLE:
        return _of_people(words, phrase)
    if phrase.head in context_words("customers"):
        near = sentence_words(words, phrase)
        return "without_power" if not near.isdisjoint(context_words("outage")) and near.isdisjoint(context_words("restored")) else None
    return None


def _of_people(words: Words, phrase: Phrase) -> str | None:
    if phrase.head in context_words("refugees") and phrase.value >= 20:
        return "displaced"
    if phrase.head in context_words("prisoners") and words.at(phrase.first - 1) in context_words("taking"):
        return "captured"
    if "dead" in words.low[phrase.first : phrase.last]:
        return "killed"
    drafted = phrase.value >= 1000 and not sentence_words(words, phrase).isdisjoint(context_words("draft"))
    return "troops" if drafted else None


_SIGHT = 60


def sentence_words(words: Words, phrase: Phrase) -> frozenset[str]:
    """The words of the sentence a phrase stands in."""
    first, last, number = phrase.first, phrase.last, words.sentence[phrase.first]
    while first > max(0, phrase.first - _SIGHT) and words.sentence[first - 1] == number:
        first -= 1
    while last < min(len(words), phrase.last + _SIGHT) and words.sentence[last] == number:
        last += 1
    return frozenset(words.low[first:last])


_ATTACKED = frozenset(
    {
        "shelled",
        "attacked",
        "struck",
        "hit",
        "bombed",
        "bombarded",
        "fired",
        "assaulted",
        "stormed",
        "targeted",
        "attack",
        "fire",
        "raided",
        "shelling",
        "opened",
        "attacking",
    }
)


def _repeated_attack(words: Words, phrase: Phrase) -> bool:
    """ "was shelled 33 times", not "four times as much" """
    sentence = words.sentence[phrase.first]
    before = {words.low[i] for i in range(max(0, phrase.first - _SIGHT), phrase.first) if words.sentence[i] == sentence}
    return words.at(phrase.last) not in ("as", "more", "the", "its", "larger", "bigger", "higher", "their") and not _ATTACKED.isdisjoint(before)


def _body_metric(words: Words, phrase: Phrase) -> str | None:
    near = sentence_words(words, phrase)
    found = phrase.form != "definite" and not near.isdisjoint(context_words("found"))
    if not found and not near.isdisjoint(context_words("returned")):
        return "returned_bodies"
    if found or phrase.form != "number":
        return "killed" if found else None
    return "returned_bodies" if phrase.noun == "soldier" else "killed"


def from_tolls(words: Words, readings: Sequence[Reading]) -> None:
    """ "the number of dead has risen to 52", "put the wounded at 42": a number behind a toll."""
    _tolled(words, readings)
    for before, reading in pairwise(readings):  # "bringing the total to 2,439"
        first = reading.phrase.first
        if reading.metric is None and before.metric and words.at(first - 1) == "to" and "total" in words.low[max(0, first - 6) : first]:
            reading.metric, reading.weight = before.metric, 0


def _tolled(words: Words, readings: Sequence[Reading]) -> None:
    if _TOLLED.isdisjoint(words.low):
        return
    used = -1
    for reading in readings:
        phrase = reading.phrase
        if group_of(phrase) not in (None, "people") or phrase.form != "number" or (reading.metric is not None and reading.weight <= 1):
            continue
        if words.at(phrase.first - 1) in context_words("toll_verbs") and (toll := _toll_of(words, phrase, used)):
            reading.metric, reading.weight, used = toll[0], 0, toll[1]
            if words.at(phrase.first - 1) in _PASSED:
                reading.phrase = replace(phrase, high=None)


_RAISED = frozenset({"raising", "bringing", "taking", "pushing", "lifting", "raised", "brought", "took", "pushed", "raises", "brings", "takes", "pushes"})


def mark_risen(words: Words, readings: Sequence[Reading]) -> None:
    """ "Two more people died, bringing the toll to nine": those told of first are among the nine."""
    for n, total in enumerate(readings):
        if not n or total.metric is None or words.at(total.phrase.first - 1) not in ("to", "at"):
            continue
        raised = next((i for i in range(total.phrase.first - 2, max(0, total.phrase.first - 14), -1) if words.low[i] in _RAISED), None)
        if raised is None or words.sentence[raised] != words.sentence[total.phrase.first]:
            continue
        for before in readings[max(0, n - 4) : n]:
            same = before.metric == total.metric and words.sentence[before.phrase.first] == words.sentence[raised]
            before.subset = before.subset or (same and before.phrase.first < raised and before.phrase.value < total.phrase.value)


_PASSED = frozenset({"passed", "exceeded", "topped", "surpassed", "exceeds", "passing", "exceeding", "topping"})
_TOLLED = frozenset({"toll", "losses", "number", "dead", "wounded", "injured", "missing"})
_TOLLS = {
    "toll": "killed", "losses": "killed", "dead": "killed", "killed": "killed", "deaths": "killed", "fatalities": "killed", "victims": "killed",
    "injured": "injured", "wounded": "injured", "hurt": "injured", "injuries": "injured", "missing": "missing",
    "bodies": "killed", "refugees": "displaced",
}  # fmt: skip


def _toll_of(words: Words, phrase: Phrase, used: int) -> tuple[str, int] | None:
    """The metric of the toll nearest before a number, or right behind it ("brought to five the number killed"), and where it stands."""
    if words.joined(phrase.last, 2) in ("the number", "the toll"):
        return next(((_TOLLS[words.low[i]], i) for i in range(phrase.last + 1, min(phrase.last + 7, len(words))) if words.low[i] in _TOLLS), None)
    for i in range(phrase.first - 2, max(used, phrase.first - 40), -1):
        if words.sentence[i] != words.sentence[phrase.first]:
            return None
        if (metric := _TOLLS.get(words.low[i])) and _is_toll(words, i, words.at(phrase.first - 1)):
            return metric, i
    return None


def _is_toll(words: Words, i: int, verb: str) -> bool:
    if words.low[i] in ("toll", "losses") or "number" in words.low[max(0, i - 6) : i]:
        return True
    return words.at(i - 1) in ("the", "its", "their") and verb in ("at", "to")
