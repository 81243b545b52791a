"""Wholes that parts are taken from, and phrases that go on with what was told before them: "six of seven missiles", "along with a drone"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from transforms.coding.quantities.heads import FIRED, WEAPONS
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.readings import Reading, group_of
from transforms.coding.text.split import Words


def mark_wholes(words: Words, readings: Sequence[Reading]) -> None:
    """ "six of seven missiles", "of seven missiles six were shot down": the seven were launched."""
    for n, reading in enumerate(readings):
        if reading.phrase.of_whole and reading.metric is None and reading.phrase.noun in WEAPONS and words.at(reading.phrase.first - 1) in _GOES_ON:
            before = next((r for r in reversed(readings[max(0, n - 3) : n]) if r.phrase.of_whole), None)
            if before is not None and words.sentence[before.phrase.first] == words.sentence[reading.phrase.first]:
                reading.metric = before.metric if before.metric in ("intercepted", "hit") else None
    for reading, after in pairwise(readings):
        if (
            reading.metric is None
            and reading.phrase.noun in WEAPONS
            and opens_with_of(words, reading.phrase)
            and after.metric in ("intercepted", "hit")
        ):
            reading.metric = "launched"
    for before, reading in pairwise(readings):
        if before.metric is None and before.phrase.noun is None and before.weapon_before and reading.metric in ("intercepted", "hit"):
            if words.joined(before.phrase.last, 2) in _IN_ALL and words.sentence[before.phrase.first] == words.sentence[reading.phrase.first]:
                before.metric = "launched"  # "Three waves of drones came, 36 in all, and 30 were downed"
        if before.metric is None and _is_sent(before.phrase) and reading.phrase.form == "pronoun" and reading.metric in ("intercepted", "hit"):
            if words.low[before.phrase.last] == "," and reading.phrase.value <= before.phrase.value:
                before.metric = "launched"  # "the night's tally was 60 Shaheds, 52 of which never arrived"
        if reading.phrase.all_of and reading.metric:
            continue
        if not reading.phrase.whole:
            continue
        if reading.phrase.noun in WEAPONS and before.metric in ("intercepted", "hit"):
            reading.metric = "launched" if reading.phrase.noun != "aircraft" else None  # "three of the seven bombers on the apron"
        elif reading.phrase.noun == "attacks" == before.phrase.noun and before.phrase.last == reading.phrase.last:
            before.subset = before.metric == reading.metric
        elif reading.phrase.noun != "attacks" and before.metric == reading.metric:
            if reading.weight == -1 and before.phrase.of_whole and before.metric is not None:
                before.subset = True  # "12 of the 30 injured are in a serious condition"
            else:
                reading.metric = None
        elif before.metric is None and before.phrase.of_whole and reading.metric == "without_power" and words.at(before.phrase.first - 1) == "to":
            continue  # "restored to 85,000 of the 120,000 who were cut off"
        elif before.metric is None and before.phrase.of_whole and reading.metric:
            before.metric, before.subset = reading.metric, True
            if words.at(reading.phrase.last) in _OF_THE_PART:  # "one of four crew members was killed": nothing befell the four
                before.subset, before.weight, reading.metric = False, reading.weight, None


def _is_sent(phrase: Phrase) -> bool:
    return phrase.noun in FIRED and phrase.form == "number" and not (phrase.whole or phrase.of_whole)


_IN_ALL = frozenset({"in all", "in total", "all told"})
# "37 of 41 drones but only 20 of 44 missiles", "302 of 344 drones, as well as with 19 of 35 missiles"
_GOES_ON = frozenset({"whereas", "while", "against", "and", "but", "only", "just", "with", "as", "plus", "even", ",", "all", "also"})
_OF_THE_PART = frozenset(
    "aboard inside present there working sleeping living was were is are has have had died survived surrendered fled remain remains suffered".split()
)


def opens_with_of(words: Words, phrase: Phrase) -> bool:
    """ "Of the 15 hurt, seven are children", "out of 20 drones, 12 were jammed" """
    at = phrase.first - (2 if words.at(phrase.first - 1) == "the" else 1)
    return (
        phrase.form == "number"
        and words.at(at) == "of"
        and (at == 0 or words.at(at - 1) in ("out", ",", "that", "and", ".", ";") or words.capital[at])
    )


def told_along(words: Words, readings: Sequence[Reading]) -> None:
    """ "were destroyed, along with a missile", "were shot down, as were two missiles": the phrase behind it shares the metric of the one before."""
    along = False
    for n, (before, reading) in enumerate(pairwise(readings)):
        first = reading.phrase.first
        on = along and reading.metric is None and words.low[before.phrase.last : first] in (["and"], [","], [",", "and"])
        on = on or (words.at(reading.phrase.last) == "too" and words.at(first - 1) == "and")
        goes_on = along = on or (words.at(first - 1) in _LAST_OF_ALONG and " ".join(words.low[max(0, first - 4) : first]).endswith(_ALONG))
        if not goes_on or words.sentence[before.phrase.first] != words.sentence[first]:
            continue
        source = next((r for r in readings[max(0, n - 2) : n + 1] if r.phrase.last == before.phrase.last and not r.phrase.whole), before)
        if words.at(first - 1) in _PRO_VERBS:
            source = next((r for r in reversed(readings[max(0, n - 4) : n + 1]) if r.metric and not r.phrase.whole), source)
        groups = {group_of(source.phrase), group_of(reading.phrase)}
        alike = len(groups) == 1 or (None in groups and words.at(first - 1) in _PRO_VERBS) or (source.metric == "without_power" and groups <= _LIVING)
        if source.metric and alike and (reading.metric is None or reading.phrase.form == "article"):
            reading.metric, reading.weight = source.metric, 1


_PRO_VERBS = frozenset({"were", "was", "are", "is", "did", "do", "had", "have", "has"})
_ALONG = (
    "along with",
    "together with",
    "as well as",
    "as well as with",
    "but also with",
    "in addition to",
    *(f" {word} {verb}" for word in ("as", "so") for verb in sorted(_PRO_VERBS)),
)
_LAST_OF_ALONG = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _ALONG)
_LIVING = frozenset({"people", "power", None})


def mark_sums(words: Words, readings: Sequence[Reading]) -> None:
    """ "dealt with 302 drones, shooting down 208 and jamming 94": numbers alone that add up to the one before are its parts."""
    for n, total in enumerate(readings):
        if total.metric != "intercepted" or total.subset or total.phrase.noun is None:
            continue
        bare = [r for r in readings[n + 1 : n + 6] if r.phrase.noun is None and r.phrase.form == "number" and r.metric == total.metric]
        same = [r for r in bare if words.sentence[r.phrase.first] == words.sentence[total.phrase.first] and r.phrase.first > total.phrase.last]
        if len(same) > 1 and sum(r.phrase.value for r in same) == total.phrase.value:
            for reading in same:
                reading.subset = True


def mark_kinds(words: Words, readings: Sequence[Reading]) -> None:
    """ "537 weapons: 477 drones and 60 missiles", "eight targets, namely six drones and two missiles, were downed": the kinds are parts."""
    for n, total in enumerate(readings):
        if total.phrase.noun not in WEAPONS or total.phrase.form != "number" or total.subset or not (kinds := _kinds(words, readings, n)):
            continue
        metric = total.metric or kinds[0].metric
        adds_up = sum(kind.phrase.value for kind in kinds) == total.phrase.value
        direct = words.at(total.phrase.last) in _OPENS_LIST and total.metric is not None
        if metric in _FLOWN and (direct or adds_up):
            total.metric = metric
            for kind in kinds:
                kind.metric, kind.subset = metric, True


def _kinds(words: Words, readings: Sequence[Reading], n: int) -> list[Reading]:
    """The kinds of weapons listed behind a number of them, after a colon, dash, bracket or "namely"."""
    kinds, total = list[Reading](), readings[n]
    for before, reading in pairwise(readings[n : n + 8]):
        gap = words.low[before.phrase.last : reading.phrase.first]
        linked = bool(gap) and (_opens_kinds(words, before.phrase, reading.phrase) if before is total else _LINKS.issuperset(gap))
        if not linked or reading.phrase.noun not in WEAPONS or reading.phrase.form == "definite" or reading.phrase.value >= total.phrase.value:
            break
        kinds.append(reading)
    return kinds


def _opens_kinds(words: Words, total: Phrase, kind: Phrase) -> bool:
    opener = words.low[kind.first - 1]
    same = words.sentence[total.first] == words.sentence[kind.first]
    return same and (opener in _OPENS_LIST or opener == "namely") and kind.first - total.last <= _NEAR


_NEAR = 12
_FLOWN = frozenset({"launched", "intercepted", "hit"})
_OPENS_LIST = frozenset({":", "–", "—", "("})
_LINKS = frozenset({",", "and", "plus", "as", "well"})


def all_downed(words: Words, readings: Sequence[Reading]) -> None:
    """ "were attacked by 99 drones, all of which it claims to have shot down": the 99 were launched and intercepted."""
    if _EACH.isdisjoint(words.low):
        return
    for at in [at for at, word in enumerate(words.low) if word in _EACH]:
        source = next((r for r in reversed(readings) if r.phrase.last <= at and r.metric), None)
        if words.low[at] == "both" and source is not None and source.phrase.value != _PAIR:
            continue
        if (
            _are_downed(words, at)
            and source is not None
            and source.metric == "launched"
            and words.sentence[source.phrase.first] == words.sentence[at]
        ):
            for reading in readings:
                same = reading.metric == "launched" and words.sentence[reading.phrase.first] == words.sentence[at] and reading.phrase.last <= at
                if same and (reading is source or words.low[at] == "all"):
                    reading.metric, reading.also_launched = "intercepted", True


_EACH = frozenset({"all", "both"})
_PAIR = 2


def _are_downed(words: Words, at: int) -> bool:
    """ "all of which were shot down", "stopped them all" """
    if words.at(at - 1) == "them":
        return not _DOWNED.isdisjoint(words.low[max(0, at - 4) : at])
    if words.at(at - 1) in ("were", "was") and words.at(at - 2) in ("which", "they"):
        return not _DOWNED.isdisjoint(words.low[at + 1 : at + 3])
    told = words.joined(at + 1, 2) in _OF_THEM or words.at(at + 1) == "were"
    return told and not _DOWNED.isdisjoint(words.low[at + 2 : at + 12])


_OF_THEM = frozenset({"of which", "of them", "of these"})
_DOWNED = frozenset(
    {"shot", "downed", "destroyed", "intercepted", "neutralised", "neutralized", "jammed", "suppressed", "stopped", "brought", "shooting"}
)
