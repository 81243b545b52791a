"""Phrases that share a verb with the one it reaches: "one missile and two drones hit", "fired two missiles and 30 drones"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.readings import LINKS, Reading, group_of, joins_list, link_before, opens_part, said_by
from transforms.coding.quantities.sectors import PLACE_PREPOSITIONS
from transforms.coding.quantities.word_lists import ASIDES, BE, CLAUSE_BREAKS, FLOWN, HAVE, PEOPLE, SAYING, VERBS, WEAPONS, context_words
from transforms.coding.text.split import Words

_LINKS = LINKS | {"or", "all", "both", "the"}


def share(words: Words, readings: list[Reading], n: int, source: Reading, overridden: str | None = None) -> None:
    """Phrases joined to the subject by "and" or commas alone share its verb: "one missile and two drones hit".

    What `overridden` says was only told on the way: "a cook and two guards captured in May were freed".
    """
    while n > 0:
        before, here = readings[n - 1], readings[n]
        if here.phrase.whole and before.phrase.last == here.phrase.last:
            n -= 1  # "a mother and two of her three children were killed"
            continue
        between = link_before(words, before.phrase.last, here.phrase)
        is_told_by = words.joined(before.phrase.first - 2, 2) == "according to" or (here is source and between == [","])
        if before.phrase.form == "definite" and is_told_by:
            return  # "according to the governor, Ivan Petrenko, three people died", "according to Ivan Petrenko, the governor, three people died"
        joined = (between and set(between) <= _LINKS) or joins_list(words, before.phrase, here.phrase)
        of_owner = words.at(before.phrase.first - 1) == "of" and _is_owner(words, before)  # "the head of a village and his wife were killed"
        if n > 1 and _is_their_family(words, readings[n - 2].phrase, before.phrase):
            of_owner = readings[n - 2].compound = True
        if n > 1 and between[-1:] == ["and"] and (of_owner or (not joined and _is_carrier(words, before.phrase) and before.metric is None)):
            n, before = n - 1, readings[n - 2]  # "two crew members of a ship and a resident died"
        if not joined and (_is_compound(words, before.phrase, here.phrase) or _are_two(words, before.phrase, here.phrase)):
            joined = before.compound = True
        are_flying = _are_flying(words, before.phrase, here.phrase)
        if before.phrase.whole and n > 1 and readings[n - 2].phrase.last == before.phrase.last and source.metric != "launched":
            n, before = n - 1, readings[n - 2]  # "seven of nine drones and a missile were shot down": the seven were
        if _is_closed(words, readings[:n], here.phrase, between) or (overridden and _is_object(words, before.phrase, between)):
            return
        told = before.weight < 20 and not (overridden and before.metric == overridden) and not (are_flying and before.reduced)
        if not (joined or are_flying) or group_of(before.phrase) not in (_kin(words, before, here.phrase), None) or told:
            return
        if are_flying and before.reduced:
            before.weight = 99
        if overridden:
            is_sent = before.phrase.all_of or (source.also_launched and not source.phrase.all_of)
            before.weight, before.also_launched = 99, before.also_launched or (overridden == "launched" and is_sent)
        take(before, source.metric or "", source.weight + 1)
        n -= 1


def _is_closed(words: Words, before: Sequence[Reading], phrase: Phrase, between: Sequence[str]) -> bool:
    """Whether what is told of the numbers before a phrase ends before that phrase."""
    named = before[-1].phrase
    if between[-2:] == [",", "and"] and _tells_part(words, before):
        return True  # "four people were killed, including a child, and 20 others were hurt"
    if between == [","] and before[-1].metric == "launched" and "of" in words.low[phrase.first : phrase.last]:
        return True  # "launched ten missiles and 30 drones, seven of the missiles being shot down"
    return named.noun is None and words.at(named.first - 1) in _AMOUNTING  # "the number of dead has risen to 139, and 182 others were hurt"


def _is_object(words: Words, before: Phrase, between: Sequence[str]) -> bool:
    """ "Russia fired 56 drones and seven missiles, and 50 drones and six missiles were shot down": what is fired is no subject of the next verb."""
    return between == [",", "and"] and not context_words("firing").isdisjoint(words.low[max(0, before.first - 12) : before.first])


def _tells_part(words: Words, before: Sequence[Reading]) -> bool:
    """Whether the last of these phrases, or the list that it ends, is a part: "among them a nurse and two of her patients"."""
    n = len(before) - 1
    while n > 0 and words.low[before[n - 1].phrase.last : before[n].phrase.first][:1] == ["and"]:
        n -= 1
    return opens_part(words, before[n].phrase) or words.at(before[n].phrase.first - 1) == "them"  # "one of them a nurse"


_AMOUNTING = frozenset({"to", "at", "reached", "number", "numbered", "numbers", "totalled"})


def _kin(words: Words, before: Reading, phrase: Phrase) -> str | None:
    """The group that a phrase is told of as: "three soldiers and two others", "a man in Lviv and one in Sumy"."""
    if words.low[phrase.first] == "one" and before.phrase.form == "article":
        return "people"
    is_rest = words.low[phrase.last - 1] in ("others", "ones") or (before.compound and phrase.noun is None)
    return group_of(before.phrase if is_rest and before.phrase.noun is not None else phrase)


def _is_their_family(words: Words, members: Phrase, phrase: Phrase) -> bool:
    """ "three members of one family" """
    return phrase.head in ("family", "household") and words.low[members.last : phrase.first] == ["of"]


def _is_carrier(words: Words, phrase: Phrase) -> bool:
    return phrase.form != "number" and words.at(phrase.first - 1) in _AMONG


def _is_owner(words: Words, reading: Reading) -> bool:
    """ "the head of the village": what somebody is the head of, the driver of or from"""
    return reading.metric is None and reading.phrase.noun not in PEOPLE and _is_carrier(words, reading.phrase)


def _is_compound(words: Words, before: Phrase, here: Phrase) -> bool:
    """ "two passengers of a bus on its way to Lviv and a cyclist": nothing but where or whose stands between two numbers of people."""
    gap = words.low[before.last : here.first]
    if not _opens_clause(words, before):
        return False  # "found 20 people in a cellar and a child died": they are no subject
    if not 1 < len(gap) <= _LONGEST or gap[0] not in _AMONG or gap[-1] != "and" or before.form != "number" or here.form == "definite":
        return False
    # "ten people in Sumy and two in Lviv were hurt"
    kin = group_of(here) == "people" or (here.noun is None and words.at(here.last) in PLACE_PREPOSITIONS)
    return group_of(before) == "people" and kin and _OF_CLAUSES.isdisjoint(gap[:-1])


def _opens_clause(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase may be the subject of its clause, by what stands before it."""
    return phrase.first == 0 or words.capital[phrase.first - 1] or words.low[phrase.first - 1] in _OPENING


def _are_two(words: Words, before: Phrase, here: Phrase) -> bool:
    """ "a medic who was handing out aid and another civilian were killed": the plural verb speaks of both."""
    gap = words.low[before.last : here.first]
    told_apart = 1 < len(gap) <= _LONGEST and gap[0] == "who" and gap[-1] == "and" and "," not in gap
    return told_apart and before.form == here.form == "article" and "were" in words.low[here.last : here.last + 2]


def _are_flying(words: Words, before: Phrase, here: Phrase) -> bool:
    """ "a missile bound for Dnipro and two drones": nothing but where it goes stands between two numbers of weapons."""
    if words.at(before.last) not in _ON_ITS_WAY or not _opens_clause(words, before):
        return False  # "alarm was raised over a missile heading for Lviv and two drones were shot down"
    gap = words.low[before.last : here.first]
    if not 1 < len(gap) <= _LONGEST or gap[-1] != "and" or here.form == "definite":
        return False
    return group_of(before) == group_of(here) == "weapons" and _OF_CLAUSES.isdisjoint(gap[:-1])


_ON_ITS_WAY = frozenset({"bound", "headed", "heading", "flying", "approaching"})
# what shows that more than an attribute stands between
_OF_CLAUSES = BE | HAVE | CLAUSE_BREAKS | ASIDES | {"who", "which", ",", "and", "."}


_AMONG = frozenset({"of", "from", "in", "at", "on", "aboard"})
_LONGEST = 14
_OPENING = frozenset(
    {",", ";", ":", ".", "–", "—", "that", "and", "but", "when", "as", "after", "while", "because", "where", "overnight", "yesterday", "said"}
)


def share_on(words: Words, readings: list[Reading], n: int, metric: str) -> None:
    """Phrases joined to the object share its verb: "fired two missiles and 30 drones", "took two villages and 30 prisoners"."""
    here, last = readings[n], readings[n].phrase.last
    for after in readings[n + 1 :]:
        if after.phrase.whole and after.phrase.last == here.phrase.last:
            continue
        if _is_their_family(words, here.phrase, after.phrase):
            last = after.phrase.last  # "three members of one family and a policeman"
            continue
        if here.phrase.noun in PEOPLE and _is_owner(words, after):
            continue
        between = link_before(words, last, after.phrase)
        if opens_part(words, after.phrase) and group_of(after.phrase) == "weapons" == group_of(here.phrase):
            here, last = after, after.phrase.last  # "fired 36 missiles, including four Kinzhals, and 90 drones"
            continue
        others = here.phrase.noun in PEOPLE and words.low[after.phrase.last - 1] == "others" and between == ["and"]
        if (
            (group_of(after.phrase) != group_of(here.phrase) and not others and not goes_with_some(here.phrase, after.phrase, metric))
            or _speaks(words, after.phrase)
            or not ((set(between) <= _LINKS and between) or joins_list(words, here.phrase, after.phrase))
        ):
            return
        take(after, metric, readings[n].weight + 1)
        here.compound |= last != here.phrase.last
        after.shared = True
        here, last = after, after.phrase.last


def goes_with_some(some: Phrase, others: Phrase, metric: str) -> bool:
    """Those named beside some of those told of before, where the metric is of their kind: "shot down 77 of them as well as 10 drones", "of the 90
    missiles 34 were downed, along with 10 drones"."""
    kin = WEAPONS if metric in FLOWN else PEOPLE
    return some.form in ("pronoun", "number") and some.noun is None and others.form == "number" and others.noun in kin


def _speaks(words: Words, phrase: Phrase) -> bool:
    """ "wounded her husband, the governor said", "wounded four, another killed a nurse": who speaks or acts is no second victim"""
    listed = words.at(phrase.first - 1) == ","
    if listed and phrase.noun is None and phrase.form == "article":
        return words.at(phrase.last) in VERBS or words.at(phrase.last).endswith("ed")
    if listed and (words.low[phrase.first] == "the" or said_by(words, phrase)):
        return True
    return phrase.form == "definite" and words.at(phrase.last) in SAYING


def take(reading: Reading, metric: str, weight: int) -> None:
    if weight < reading.weight:
        reading.metric, reading.weight = metric, weight
