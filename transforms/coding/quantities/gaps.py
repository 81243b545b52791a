"""Clauses that leave out the verb of the one before: "33 were shot down over Crimea, 12 over Kursk"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from transforms.coding.quantities.lexicon import noun_at
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.readings import LINKS, Reading, link_before
from transforms.coding.quantities.sectors import OF_PLACES, PLACE_PREPOSITIONS, has_place, is_aimed
from transforms.coding.quantities.word_lists import ANY_ARTICLE, FIRED, FLOWN, HARMED, PEOPLE, VERBS, WEAPONS, context_words
from transforms.coding.text.split import Words


def fill_gaps(words: Words, readings: Sequence[Reading]) -> None:
    """Numbers that go on counting what the one before them counts take its metric."""
    counted = [r for r in readings if not r.phrase.whole and (r.metric is not None or not (r.phrase.form == "definite" or _is_doer(r.phrase)))]
    for before, reading in pairwise(counted):
        phrase = reading.phrase
        part = before.subset and before.metric == "intercepted" and phrase.noun is None  # "13 of the drones over the sea and one over Kursk"
        if reading.metric or before.metric is None or (before.subset and not part):
            continue
        same = words.sentence[before.phrase.first] == words.sentence[phrase.first]
        goes_on = _goes_on_counting(before.phrase, phrase) and _is_joined(words, before, phrase)
        if same and (goes_on or _are_elsewhere(words, before, phrase)):
            reading.metric, reading.subset, reading.weight = before.metric, before.subset, 2


def _is_joined(words: Words, before: Reading, phrase: Phrase) -> bool:
    """Whether a place, a means or a side is told beside a number that no verb of its own reaches."""
    rest = _BEFORE_REST.get(words.at(phrase.first - 1))
    gap = link_before(words, before.phrase.last, phrase)  # "and a further 24 on Sunday"
    link = words.at(phrase.first - rest) if rest else gap[-1] if gap else ""
    following = words.at(phrase.last + (words.at(phrase.last) == "each"))  # "and one each over Kursk and Tula"
    is_place = following in PLACE_PREPOSITIONS and (following != "against" or is_aimed(before.phrase))
    there = is_place or "elsewhere" in (following, words.at(phrase.last - 1)) or (following == "abroad" and link == "and")
    since = following == "since" and before.metric in FLOWN  # "3,500 bombs were dropped in September and 40,000 since January"
    told = there or since or (before.metric in _BY_MEANS and following in ("from", "with", "by"))
    metrics = _OF_SIDES | _OF_ARMIES if words.at(phrase.first - 2) == "and" else _OF_SIDES
    side = phrase.noun is None and words.capital[phrase.first - 1] and before.metric in metrics and following in _ENDS
    of_another = _behind_place(words, before.phrase, phrase) or (
        before.metric in ("killed", "injured") and _behind_weapon(words, before.phrase, phrase)
    )
    return side or of_another or (told and link in (",", "and", "then", "plus"))


def _are_elsewhere(words: Words, before: Reading, phrase: Phrase) -> bool:
    """ "killed two people in Kherson and a man (or three people) in Beryslav": those who are told of with nothing but a place of their own"""
    counted = before.metric in HARMED and (before.phrase.noun is None or before.phrase.noun in PEOPLE)
    if not counted or phrase.form not in ("article", "number") or phrase.noun not in PEOPLE:
        return False
    if words.at(phrase.first - 1) != "and" or words.at(phrase.last) not in PLACE_PREPOSITIONS:
        return False
    at = phrase.last + 1
    while at < words.size and (words.capital[at] or words.low[at] in OF_PLACES):
        at += 1
    return at > phrase.last + 1 and has_place(words, before.phrase.last, phrase.first) and words.at(at) in _ENDS_PLACE


_ENDS_PLACE = frozenset({",", ".", ";", "", "and", "on", "overnight", "when", "while", "after"})


def _is_doer(phrase: Phrase) -> bool:
    """ "killed two people and a drone one" """
    return phrase.form == "article" and phrase.noun in WEAPONS


def _behind_place(words: Words, before: Phrase, phrase: Phrase) -> bool:
    """ "in Kherson two people were killed, in Antonivka one and in Beryslav three" """
    at = phrase.first - 1 - (words.at(phrase.first - 1) in ("another", "further")) - (words.joined(phrase.first - 2, 2) == "a further")
    while at > before.last and (words.capital[at] or words.low[at] in OF_PLACES):
        at -= 1
    return phrase.first - 1 > at > before.last and words.low[at] in PLACE_PREPOSITIONS and words.low[at - 1] in (",", "and", ";")


def _behind_weapon(words: Words, before: Phrase, phrase: Phrase) -> bool:
    """ "a missile killed two people and a drone another", "shells wounded four and a mine one" """
    at = phrase.first - 1
    noun = noun_at(words, at)
    does = (noun is not None and noun.noun in WEAPONS and noun.last == phrase.first) or words.low[at] in _DOERS
    return does and not {"and", ","}.isdisjoint(words.low[max(before.last, at - 4) : at])


_DOERS = frozenset({"mine", "mines", "shelling", "artillery", "mortar", "mortars", "explosion", "blast", "fire", "bombing"})
# "Moscow gave up 1,200 bodies, Kyiv 49"
_OF_SIDES = frozenset({"settlements", "returned_bodies", "exchanged", "displaced", "captured"})
# what else is told of two sides: "Ukraine has lost 3,000 soldiers and Russia as many as 20,000"
_OF_ARMIES = frozenset({"killed", "injured", "troops"})
_ENDS = frozenset({",", ".", "", "and", ";", "more", "others"})


# "and another three over Kursk", "and the other two by jamming"
_BEFORE_REST = {"other": 3, "remaining": 3}


def _goes_on_counting(before: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase counts what the one before it does, or its like: "two Kalibrs in the south and two Kh-59s in the east"."""
    return phrase.noun is None or (phrase.form == "number" and phrase.noun in WEAPONS and before.noun in WEAPONS)


# "105 were brought down by gunners and 14 by jamming"
_BY_MEANS = frozenset({"attacks", "intercepted", "evacuated"})


def from_tallies(words: Words, readings: Sequence[Reading]) -> None:
    """ "the heaviest bombardment in months: 728 drones and 13 missiles": weapons listed behind a colon were sent in the attack before it."""
    listed = -1
    for reading in readings if not _BEFORE_TALLY.isdisjoint(words.low) else ():
        phrase = reading.phrase
        if reading.metric is not None or phrase.noun not in FIRED:
            continue
        before = words.at(phrase.first - 1)
        is_behind = (before == ":" and _tells_of_attack(words, phrase.first - 1)) or (before in _DASHES and _is_of_attack(words, phrase))
        opens = is_behind or words.joined(phrase.first - 2, 2) == "tally at"
        if opens or (listed > 0 and LINKS.issuperset(words.low[listed : phrase.first])):
            reading.metric, reading.weight, listed = "launched", 2, phrase.last


_DASHES = frozenset({"–", "—"})
_BEFORE_TALLY = _DASHES | {":", "tally"}
_BEHIND_TALLY = _DASHES | {",", ".", "and"}


def _is_of_attack(words: Words, phrase: Phrase) -> bool:
    """ "The attack on four airfields – 117 drones, smuggled in – did damage"; not "The strike hit a depot – 12 drones were inside" """
    dash = phrase.first - 1
    attack = next((at for at in range(dash - 1, max(-1, dash - _SIGHT), -1) if words.low[at] in context_words("attacking")), -1)
    if attack <= 0 or ANY_ARTICLE.isdisjoint(words.low[max(0, attack - 2) : attack]):
        return False
    is_verbless = all(low not in VERBS and not low.endswith("ed") for low in words.low[attack + 1 : dash])
    return is_verbless and words.sentence[attack] == words.sentence[dash] and words.at(phrase.last) in _BEHIND_TALLY


def _tells_of_attack(words: Words, colon: int) -> bool:
    """Whether an attack is told of in the sentence before a colon."""
    sentence = words.sentence[colon]
    return any(words.low[at] in context_words("attacking") for at in range(max(0, colon - _SIGHT), colon) if words.sentence[at] == sentence)


_SIGHT = 30
