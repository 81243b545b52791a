"""Which metric each counted phrase belongs to: cues reach phrases, neighbours share a verb.

Works on tokens only; rows with offsets are made by the quantities.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from transforms.coding.quantities.cues import Cue
from transforms.coding.quantities.distances import distance_back
from transforms.coding.quantities.doubles import is_double
from transforms.coding.quantities.heads import find_head
from transforms.coding.quantities.lexicon import before_verb, is_amount, is_auxiliary
from transforms.coding.quantities.meanings import about_exchange, meaning_of
from transforms.coding.quantities.objects import LOSING, is_object
from transforms.coding.quantities.passives import skip_back
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.readings import LINK_ENDS, Reading, group_of, mark_descriptions, with_antecedents
from transforms.coding.quantities.sharing import share, share_on, take
from transforms.coding.quantities.subjects import TO_COME, candidate, is_apposed, is_subject
from transforms.coding.quantities.word_lists import (
    BE,
    CLAUSE_BREAKS,
    DETERMINERS,
    DOWNED,
    DYING,
    HARMED,
    SAYING,
    STOPS,
    VERBS,
    WEAPONS,
    context_words,
)
from transforms.coding.text.split import Words


def read_metrics(words: Words, phrases: Sequence[Phrase], cues: Sequence[Cue]) -> list[Reading]:
    """A reading for every phrase, in order, as the cues reach them; those without a metric are not counted."""
    readings = with_antecedents(words, [Reading(phrase) for phrase in phrases])
    mark_descriptions(words, readings)
    exchange = bool(cues) and about_exchange(words)
    for n, cue in enumerate(cues):
        if cue.forward:
            _reach_forward(words, readings, cue, cues[n + 1 : n + 3], exchange)
        else:
            _reach_back(words, readings, cue, exchange)
    for n, reading in enumerate(readings):
        if reading.metric is None and reading.phrase.form == "pronoun" and words.at(reading.phrase.first - 1) == ",":
            _go_back(words, readings, n, cues, exchange)
        if reading.metric is None and words.low[reading.phrase.last - 1] == "which":
            _reach_over_speaker(words, readings, n, cues)
    return readings


def _reach_over_speaker(words: Words, readings: Sequence[Reading], n: int, cues: Sequence[Cue]) -> None:
    """ "50 missiles, 44 of which the army says it shot down": the verb that a relative clause ends with has the weapons for its object."""
    phrase, end = readings[n].phrase, readings[n + 1].phrase.first if n + 1 < len(readings) else words.size
    near = (cue for cue in cues if phrase.last < cue.first < min(end, phrase.last + _SIGHT) and "intercepted" in cue.meanings.values())
    last = next((cue for cue in near if words.low[cue.first] in DOWNED and words.at(cue.last) in _ENDS_RELATIVE), None)
    before = readings[n - 1].phrase.noun if n else None
    if last is not None and before in WEAPONS and words.sentence[last.first] == words.sentence[phrase.first]:
        take(readings[n], "intercepted", 2)


_ENDS_RELATIVE = frozenset({"", ".", ",", ";", "and", "over", "in", "overnight", "near", "on"})


def _reach_forward(words: Words, readings: list[Reading], cue: Cue, following: Sequence[Cue], exchange: bool) -> None:
    """An active verb takes the first phrase that follows without a break; what is but meant ("a plot to kill") counts nothing."""
    if words.at(cue.last) in ("it", "him") or _is_but_meant(words, cue):
        return
    limit = next((other.first for other in following if other.forward and other.first > cue.last and not _is_group(words, cue, other)), words.size)
    for n in range(bisect_left(readings, cue.last, key=attrgetter("phrase.first")), len(readings)):
        reading = readings[n]
        start = reading.phrase.first
        begin = _past_list(words, cue.last, start)
        if start - begin > _NEAR or start > limit or _broken(words, begin, start):
            return
        metric = meaning_of(words, cue, reading, exchange)
        if metric == "launched" and reading.phrase.noun is None and "and" in words.low[cue.last : start]:
            return  # "died under missile fire at Lypa and 10 were hurt"
        if metric == "intercepted" and reading.phrase.form == "article" and "with" in words.low[cue.last : start]:
            return  # "the downing of flight MH17 with a missile"
        if metric is None or (reading.phrase.form == "definite" and start > cue.last + 1) or not is_object(words, cue, reading, metric):
            continue
        if metric == "launched" and words.at(cue.first - 1) in TO_COME:
            return
        if begin > cue.last and reading.phrase.form == "pronoun":
            return  # "hit a car with five people inside, three of whom died"
        if begin > cue.last and words.at(cue.first) in LOSING and _has_own_verb(words, reading.phrase, following):
            return  # "lost 40 vehicles and 12 soldiers surrendered"
        if is_double(words, readings[max(0, n - 3) : n + 1], cue):
            reading.drop = True
            return
        distance = start - begin
        if metric in ("troops", "launched") and words.at(cue.last - 1) == "of":
            if reading.metric is not None:
                return  # "killed a group of 12 soldiers", "destroyed a swarm of 12 drones"
            distance += metric == "troops"  # "a group of 12 soldiers was killed"
        take(reading, metric, distance if distance < 2 else distance + 2)
        reading.reduced = words.at(cue.first) == ","  # "Taken to Russia, 17 children were brought home"
        share_on(words, readings, n, metric)
        if metric == "intercepted" and words.at(cue.first) in LOSING:
            _lost_too(words, readings[n + 1 :], cue)
        return


def _has_own_verb(words: Words, phrase: Phrase, following: Sequence[Cue]) -> bool:
    """Whether a verb speaks of a phrase right behind it: "12 soldiers surrendered", "12 soldiers were captured"."""
    return words.at(phrase.last) in BE or any(cue.first == phrase.last and not cue.forward and not cue.participle for cue in following)


def _is_group(words: Words, cue: Cue, other: Cue) -> bool:
    """ "killed a group of 12 soldiers": the group is what the verb has for its object"""
    article = words.at(cue.last) in DETERMINERS and other.first <= cue.last + 2
    return article and words.at(other.last - 1) == "of"


def _lost_too(words: Words, readings: Sequence[Reading], cue: Cue) -> None:
    """ "lost 350 planes, 6,000 tanks and 330,000 men": people at the end of a list of losses."""
    for reading in readings:
        first = reading.phrase.first
        if words.sentence[first] != words.sentence[cue.first] or reading.metric is not None:
            return
        if group_of(reading.phrase) == "people" and reading.phrase.form == "number" and _past_list(words, cue.last, first) == first:
            take(reading, "killed", 3)


def _is_but_meant(words: Words, cue: Cue) -> bool:
    """ "would have killed three", "called for the release of 50", "ordered the arrest of two", "a plot to kill ten" """
    before, further = words.at(cue.first - 1), words.at(cue.first - 2)
    unreal = before == "have" and further in TO_COME
    harms = before in context_words("plotted") and not _DONE_TO.isdisjoint(cue.meanings.values())
    asked = before in context_words("prevented") or (before == "for" and further in _ASKING)
    could = (before == "to" and further in _ABLE) or (before == "of" and further == "capable")
    if could and "launched" in cue.meanings.values():
        return True  # "the capacity to launch 500 a night"
    return unreal or harms or asked or (before == "to" and words.at(cue.first) in _MEANT)


_BESIDE, _NEAR, _FARTHEST = 6, 7, 40


# "53,000 of them are stationed there"
_FORCE = 1000
_ASKING = frozenset("call calls called calling warrant warrants asked appeal appealed pressed pushed hopes hope".split())
_ABLE = frozenset("able unable capacity ability plans planning wants intends ready enough preparing prepares means".split())
_MEANT = frozenset({"kill", "injure", "wound", "murder", "capture", "execute"})


def _past_list(words: Words, first: int, last: int) -> int:
    """Where the first item that is counted begins in a list: "destroyed five tanks, 12 guns and 30 drones"."""
    begin = at = first + (words.at(first) == "”")
    while at < last:
        item = _ITEM if "(" not in words.low[at : at + _ITEM] else _ITEM_OF_LAND if "km" in words.low[at : at + 6] else _ITEM_TOLD_TWICE
        stop = next((i for i in range(at + 1, min(at + item, last)) if words.low[i] in LINK_ENDS), -1)
        if stop < 0 or not (is_amount(words, at) or words.capital[at] or _is_bare_weapon(words, at)):
            break
        at = stop + 2 if words.low[stop + 1] == "and" else stop + 1
        begin = at
    return begin


# the most tokens that an item has, one that is told twice, and one like "1,294sq km (500 sq miles) in the Kharkiv region"
_ITEM, _ITEM_TOLD_TWICE, _ITEM_OF_LAND = 9, 14, 18


def _is_bare_weapon(words: Words, at: int) -> bool:
    head = find_head(words, at, 2)
    return head is not None and head.noun in WEAPONS and words.at(head.last) in LINK_ENDS


def _broken(words: Words, first: int, last: int) -> bool:
    breaks = CLAUSE_BREAKS
    return any(word in breaks or word in (",", ".", "by", "and", "or", ":", "which") for word in words.low[first:last])


def _reach_back(words: Words, readings: list[Reading], cue: Cue, exchange: bool) -> None:
    """A passive or intransitive verb takes the nearest phrase before it, over insertions; phrases that share its subject come along."""
    for n in range(bisect_left(readings, cue.first, key=attrgetter("phrase.first")) - 1, -1, -1):
        reading = readings[n]
        end = reading.phrase.last
        if end > cue.first or reading.described or reading.drop or _is_speaker(words, reading.phrase):
            continue
        if words.sentence[end - 1] != words.sentence[cue.first] or cue.first - end > _FARTHEST:
            return
        distance = distance_back(words, end, cue.first)
        if distance is None:
            return
        metric = meaning_of(words, cue, reading, exchange)
        if metric is not None and end < cue.first and _is_of_some(words, cue.first):
            return
        of_force = reading.phrase.form == "number" or (reading.phrase.form == "pronoun" and reading.phrase.value >= _FORCE)
        if metric is None or (metric == "troops" and not of_force):
            continue
        if _is_noun(words, reading, cue):
            distance = -1
        elif not is_subject(one := candidate(words, readings, n, cue, distance, metric)):
            continue
        elif reading.phrase.form == "pronoun" and is_apposed(one):
            distance = 0  # "one of them, a woman of 73, died"
        elif reading.phrase.form == "article" and metric in _HARMS and "who" in words.low[max(end, cue.first - 2) : cue.first]:
            distance = 0  # "nine were hurt, including a boy aged six who later died"
        _tell_back(words, readings, n, cue, metric, distance)
        return


def _is_speaker(words: Words, phrase: Phrase) -> bool:
    """ "17 drones, the governor said, had been shot down" """
    return phrase.form == "definite" and (words.at(phrase.first - 1) in SAYING or words.joined(phrase.last, 2) in _SAID_ASIDE)


_SAID_ASIDE = frozenset(f"{verb} ," for verb in SAYING)


def _tell_back(words: Words, readings: list[Reading], n: int, cue: Cue, metric: str, distance: int) -> None:
    """Gives the metric of a verb to its subject, unless a verb before it says what counts ("35 drones sent at Kyiv hit two houses")."""
    reading = readings[n]
    if metric == "launched" and reading.metric in ("intercepted", "hit"):
        _all_launched(readings, n)
        return
    if reading.shared and before_verb(words, cue.first) in BE and words.at(cue.first - 2) not in _RELATIVE:
        reading.weight = 99  # "killing its driver, and two nurses who came to help were wounded": a clause of its own
    elif reading.metric is not None and not _overrides(words, reading, cue, metric, distance):
        return
    if is_double(words, readings[max(0, n - 3) : n + 1], cue) and distance < _BESIDE:
        reading.drop = True
        if (
            n
            and group_of(readings[n - 1].phrase) == group_of(reading.phrase)
            and words.low[readings[n - 1].phrase.last : reading.phrase.first] == ["and"]
        ):
            readings[n - 1].drop = True  # "1,000 Russian and 2,000 Ukrainian soldiers have been killed or wounded"
        return
    own_clause = reading.shared and words.joined(reading.phrase.first - 2, 2) == ", and"  # "fired 76 drones, and two missiles were downed"
    overridden = reading.metric if reading.metric != metric and not own_clause and not (reading.shared and reading.metric != "launched") else None
    take(reading, metric, 20 if metric == "troops" else distance)
    end = reading.phrase.last
    beside = skip_back(words, cue.first - 1) < end <= cue.first and words.at(cue.first + 1) not in (".", ",", "")
    by_the_way = cue.participle or (metric == "launched" and words.at(cue.first) in _UNDER_WAY)
    set_off = metric == "displaced" and words.at(cue.first - 1) == ","  # "two sisters of 9 and 12, deported to Russia, are home again"
    reading.reduced = by_the_way and (beside or set_off or words.at(end) in _RELATIVE or _who_behind(words, end, cue.first))
    share(words, readings, n, reading, overridden)


def _all_launched(readings: Sequence[Reading], n: int) -> None:
    """What was shot down of weapons launched is all of them where "all" stands before the list that reading `n` ends."""
    first = n
    while first > 0 and readings[first].shared and readings[first].metric == readings[first - 1].metric:
        first -= 1
    for reading in readings[first : n + 1]:
        reading.also_launched |= readings[first].phrase.all_of or reading.phrase.all_of


# "nine drones bound for Moscow never arrived": what befell them is told behind
_UNDER_WAY = frozenset({"bound", "headed", "heading", "flying", "approaching", "en", "making", "on", "entering", "crossing"})
# a verb behind these tells of somebody on the way to what counts: "ten men who were captured in May came home"
_RELATIVE = frozenset({"who", "which", "that", "they", "he", "she", "it", "whom"})


def _who_behind(words: Words, end: int, verb: int) -> bool:
    """ "four children aged between three and 14 who were taken", "ten men from Kherson who were captured": "who" behind an age or a place"""
    aged = end + (words.at(end) == ",")
    if words.at(aged) not in _ATTRIBUTES:
        return False
    who = next((at for at in range(end + 1, min(end + _SIGHT, verb)) if words.low[at] == "who"), 0)
    between = words.low[end:who]
    told = any(is_auxiliary(word) or word in VERBS or word in CLAUSE_BREAKS for word in between)
    return who > 0 and not told and all(is_auxiliary(word) for word in words.low[who + 1 : verb])


_ATTRIBUTES = frozenset({"aged", "from", "of", "in", "between", "under", "over"})


def _is_of_some(words: Words, at: int) -> bool:
    """ "130 soldiers, some of them badly wounded", "and half of them destroyed": an uncounted part that the verb at `at` speaks of."""
    at -= 1
    if words.at(at) == "or":  # "many of them wounded or ill"
        at -= 2
    while is_auxiliary(words.at(at)):
        at -= 1
    if words.at(at) in ("them", "whom", "which") and words.at(at - 1) == "of":
        return words.at(at - 2) in _SHARES
    return words.at(at) in ("many", "most", "few", "some") and words.at(at - 1) in (",", "and", "but", ";", "that")


_SHARES = frozenset({"some", "many", "most", "few", "half", "third", "quarter", "majority", "none", "part", "number", "fifth", "much", "thirds"})


def _is_noun(words: Words, reading: Reading, cue: Cue) -> bool:
    """ "took in nine wounded": the participle is itself what is counted."""
    return reading.phrase.noun is None and cue.first == reading.phrase.last and words.low[cue.first] in ("wounded", "injured", "dead", "missing")


def _overrides(words: Words, reading: Reading, cue: Cue, metric: str, distance: int) -> bool:
    """Whether a later verb says what counts: "10 children taken to Russia were brought home", "drones sent at Kyiv were shot down"."""
    told = reading.metric
    if metric == "troops" and told in _HARMS:
        return False  # "the names of 300 soldiers killed are known, a fifth of whom had signed up"
    be = before_verb(words, cue.first) in BE or words.at(cue.first) in BE
    downed = told == "launched" and metric in ("intercepted", "hit")
    if downed and be:
        reading.weight = 99
        reading.also_launched = reading.phrase.all_of or not {"all", "both"}.isdisjoint(words.low[max(0, cue.first - 4) : cue.first])
    befell = be or downed or group_of(reading.phrase) == "people"
    on_the_way = befell and reading.reduced and "and" not in words.low[cue.first - 2 : cue.first]
    freed = metric == "exchanged" and told == "captured" and be
    died = metric == "killed" and told == "injured" and words.at(cue.first) in DYING
    if on_the_way or freed or died:
        reading.weight = 99
    return reading.weight > 1 or distance <= 1


_HARMS = HARMED | {"captured"}
_DONE_TO = _HARMS | {"detained"}


def _go_back(words: Words, readings: Sequence[Reading], n: int, cues: Sequence[Cue], exchange: bool) -> None:
    """ "launched Shaheds at Odesa, 14 of them": the number takes the metric that the verb gives to the plural."""
    reading = readings[n]
    first = reading.phrase.first
    cue = next((c for c in reversed(cues) if c.last < first), None)
    if cue is None or not cue.forward or words.sentence[cue.first] != words.sentence[first] or first - cue.last > _SIGHT:
        return
    head = find_head(words, cue.last, 2)
    if head is None or not head.plural or (n and readings[n - 1].phrase.first >= cue.last) or words.low[cue.last] in STOPS:
        return
    named = Reading(replace(reading.phrase, noun=head.noun, head=head.word, form="number"))
    metric = meaning_of(words, cue, named, exchange)
    if metric in _GONE_BACK_TO and is_object(words, cue, named, metric):
        take(reading, metric, 3)


_SIGHT = 14
_GONE_BACK_TO = frozenset({"launched", "intercepted", "troops", "captured", "exchanged", "killed", "injured"})
