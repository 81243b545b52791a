"""Numbers that add up to one told before them, which are its parts: by ways, places or kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile

from transforms.coding.quantities.phrase import Phrase, sentence_words
from transforms.coding.quantities.readings import FEWEST_GROUPED, LINK_ENDS, LINKS, Reading, group_of
from transforms.coding.quantities.sectors import PLACE_PREPOSITIONS
from transforms.coding.quantities.wholes import mark_whole
from transforms.coding.quantities.word_lists import FLOWN, WEAPONS
from transforms.coding.text.day_names import WEEKDAYS
from transforms.coding.text.split import Words


def mark_sums(words: Words, readings: Sequence[Reading]) -> None:
    """Numbers that add up to the one before are its parts: ways, places or kinds."""
    for n, total in enumerate(readings):
        for parts_of in (_ways, _told_apart, _places, _kinds) if not total.subset else ():
            parts = parts_of(words, readings, n)
            told = sum(part.phrase.value for part in parts)
            is_share = total.metric == "attacks" and told < total.phrase.value and bool(parts) and _is_of_one_time(words, parts)
            if parts and (told == total.phrase.value or is_share):
                total.metric = total.metric or parts[0].metric
                for part in parts:
                    part.metric, part.subset = total.metric, True
                _mark_wholes_of(words, readings, parts)


def _is_of_one_time(words: Words, parts: Sequence[Reading]) -> bool:
    """Not "300 attacks in April: 40 this week and 20 last week", "40 strikes: 12 by drones, and five the day before"."""
    return _PERIODS.isdisjoint(words.low[parts[0].phrase.last : parts[-1].phrase.last + _NEAR // 2])


def _mark_wholes_of(words: Words, readings: Sequence[Reading], parts: Sequence[Reading]) -> None:
    """Says of "99 of 140 drones and 16 of 27 missiles", once they are known for parts, that 140 and 27 were launched: parts of all that were."""
    wholes = [(part, whole) for part, whole in pairwise(readings) if part.phrase.of_whole and any(part is other for other in parts)]
    sent = sum(whole.phrase.value for _, whole in wholes)
    for part, whole in wholes:
        mark_whole(words, part, whole)
        whole.subset = any(other.metric == "launched" and other.phrase.value == sent for other in readings)


def _ways(words: Words, readings: Sequence[Reading], n: int) -> list[Reading]:
    """ "dealt with 302 drones, shooting down 208 and jamming 94": numbers alone."""
    if readings[n].metric != "intercepted" or readings[n].phrase.noun is None:
        return []
    bare = [r for r in readings[n + 1 : n + 6] if r.phrase.noun is None and r.phrase.form == "number" and r.metric == "intercepted"]
    further = any(words.low[r.phrase.last - 1] in ("more", "others") for r in bare)
    return bare if len(bare) > 1 and not further else []


def _told_apart(words: Words, readings: Sequence[Reading], n: int) -> list[Reading]:
    """ "75 were stopped, it said: 34 were shot down and 41 lost": bare numbers behind a colon or in a sentence of their own, as long as they fit."""
    total, parts, left = readings[n], list[Reading](), readings[n].phrase.value
    if not total.metric or total.phrase.whole or total.phrase.low != total.phrase.high:
        return []
    for part in readings[n + 1 : n + _MOST_PARTS]:
        is_told = part.metric == total.metric and part.phrase.noun is None
        is_listed = (
            part.metric is None and part.phrase.noun == total.phrase.noun in WEAPONS and _is_behind_colon(words, total.phrase, readings[n + 1].phrase)
        )
        if (is_told or is_listed) and not part.subset and (parts or _opens_parts(words, total, part.phrase)):
            parts.append(part)
            left -= part.phrase.value
            if left <= 0:
                break
        elif parts or part.metric == total.metric:
            break
    return parts if len(parts) > 1 else []


def _opens_parts(words: Words, total: Reading, part: Phrase) -> bool:
    """Whether a number may be the first part of one told before: behind a colon, or, of weapons, in a sentence that tells of the same night."""
    if _is_behind_colon(words, total.phrase, part):
        return True
    if not words.begins_sentence(part.first) or total.metric not in FLOWN or total.phrase.value < _MANY:
        return False
    return _OTHER_TIMES.isdisjoint(sentence_words(words, part))


def _is_behind_colon(words: Words, total: Phrase, part: Phrase) -> bool:
    return words.at(part.first - 1) == ":" and words.sentence[part.first - 1] == words.sentence[total.first]


_MOST_PARTS = 12
# a number that others hardly add up to by chance
_MANY = 10
_PERIODS = frozenset({"week", "month", "before", "earlier", "previous", "yesterday"})
_OTHER_TIMES = WEEKDAYS | {"earlier", "before", "later", "previous"}


def _places(words: Words, readings: Sequence[Reading], n: int) -> list[Reading]:
    """ "killed five people in the Donetsk region: three in Lyman and two in Siversk": what is told of places in the one before."""
    total = readings[n]
    if total.metric not in ("killed", "injured") or total.phrase.form != "number":
        return []
    there = list(takewhile(lambda reading: _is_at_place(words, reading.phrase), readings[n + 1 : n + 8]))
    told = len(there) > 1 and all(reading.metric in (None, total.metric) for reading in there)
    return there if told and _goes_over_places(words, total.phrase, there[0].phrase) else []


def _is_at_place(words: Words, phrase: Phrase) -> bool:
    """ "two in Lyman" """
    return phrase.noun is None and phrase.form == "number" and words.at(phrase.last) in PLACE_PREPOSITIONS


def _goes_over_places(words: Words, total: Phrase, phrase: Phrase) -> bool:
    """Whether the places from a phrase on lie where the total was told of: behind a colon, or behind the wider region."""
    opener, same = words.at(phrase.first - 1), words.sentence[total.first] == words.sentence[phrase.first]
    return same and (opener in _OPENS_LIST or (opener == "," and words.at(phrase.first - 2) in _WIDE))


_WIDE = frozenset({"region", "regions", "country", "ukraine"})


def _kinds(words: Words, readings: Sequence[Reading], n: int) -> list[Reading]:
    """ "537 weapons: 477 drones and 60 missiles", "Twelve were killed: nine soldiers and three civilians": kinds listed behind a number of them.

    Of attacks some may be left untold: "421 attacks: nine air strikes and 287 by drones".
    """
    kinds, total = list[Reading](), readings[n]
    group = _BY_METRIC.get(total.metric) or group_of(total.phrase)  # "of which 115 were shot down: 99 drones and ..."
    # "330 drone attacks on 12 settlements and 200 shellings"
    passed_over = {"settlements"} if group == "attacks" else set[str]()
    others = (reading for reading in readings[n + 1 : n + 12] if not reading.phrase.whole and reading.phrase.noun not in passed_over)
    listed = [total, *others]  # "115 targets: 99 of 140 drones and 16 of 27"
    for before, reading in pairwise(listed) if group in ("weapons", "people", "attacks") and total.phrase.form == "number" else ():
        gap = words.low[before.phrase.last : reading.phrase.first]
        goes_on = LINKS.issuperset(gap) or (group == "attacks" and gap[-1] in LINK_ENDS)  # "12 raids on Lypa, 280 by drones"
        linked = bool(gap) and (_opens_kinds(words, before.phrase, reading.phrase) if before is total else goes_on)
        if not linked or group_of(reading.phrase) != group:
            break
        kinds.append(reading)
    if not kinds or group == "weapons":
        return kinds if kinds and (total.metric or kinds[0].metric) in FLOWN else []
    # fewer people are described one by one
    told = total.metric is not None and all(kind.metric in (None, total.metric) and kind.phrase.form == "number" for kind in kinds)
    return kinds if told and len(kinds) > 1 and total.phrase.value >= FEWEST_GROUPED else []


_BY_METRIC: Mapping[str | None, str] = {"intercepted": "weapons", "attacks": "attacks"}


def _opens_kinds(words: Words, total: Phrase, kind: Phrase) -> bool:
    opener = words.low[kind.first - 1]
    same = words.sentence[total.first] == words.sentence[kind.first]
    listing = opener in _OPENS_LIST or opener in ("namely", "comprising") or words.joined(kind.first - 3, 3) in _MADE_OF
    return same and listing and kind.first - total.last <= _NEAR


_MADE_OF = frozenset({", consisting of", "weapons consisting of", "weapons composed of", "made up of", ", that is"})


_NEAR = 12
_OPENS_LIST = frozenset({":", "–", "—", "("})
