"""Which metric each counted phrase belongs to: cues reach phrases, parts take after their whole, neighbours share a verb.

Works on tokens only; rows with offsets are made by the quantities.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from transforms.coding.cues import Cue, context_words, find_cues
from transforms.coding.noun_phrases import PEOPLE, WEAPONS, Phrase, begins_number, find_head, lexicon, noun_at
from transforms.coding.split import Words

_BLOCKS_BACK = frozenset(
    {";", "when", "while", "whereas", "after", "before", "because", "although", "though", "but", "said", "says", "wrote", "told", "adding", "noting"}
)
LINK_ENDS = frozenset({"and", ","})
_LINKS = frozenset({"and", ",", "or", "as", "well"})
_PARTS = (
    ("including",),
    ("included",),
    ("include",),
    ("includes",),
    ("among", "them"),
    ("among", "those"),
    ("among", "whom"),
    ("of", "which"),
    ("of", "whom"),
    ("of", "these"),
    ("of", "those"),
    ("of", "them"),
    ("with",),
)


@dataclass(slots=True)
class Reading:
    """A phrase with what was found out about it; `weight` is how far the cue had to reach (small is sure)."""

    phrase: Phrase
    metric: str | None = None
    subset: bool = False
    weight: int = 99
    weapon_before: str | None = None
    nearest: str | None = None
    reduced: bool = False
    described: bool = False
    drop: bool = False
    also_launched: bool = False


def group_of(phrase: Phrase) -> str | None:
    """The group of nouns a phrase belongs to, None where its noun is left out."""
    if phrase.noun in PEOPLE:
        return "people"
    if phrase.noun in WEAPONS:
        return "weapons"
    return phrase.noun


def read_metrics(words: Words, phrases: Sequence[Phrase]) -> list[Reading]:
    """A reading for every phrase, in order; those without a metric are not counted."""
    readings = _with_antecedents(words, [Reading(phrase) for phrase in phrases])
    mark_descriptions(words, readings)
    exchange = _about_exchange(words)
    cues = find_cues(words, phrases)
    for n, cue in enumerate(cues):
        _reach(words, readings, cue, cues[n + 1 : n + 3], exchange)
    return readings


def _with_antecedents(words: Words, readings: list[Reading]) -> list[Reading]:
    """Each reading told which nouns stand before it: what a number without a noun may count."""
    nearest, weapon, scanned = None, None, 0
    for reading in readings:
        while scanned < reading.phrase.first:
            noun = noun_at(words, scanned, lexicon())
            weapon = noun.noun if noun is not None and noun.noun in WEAPONS else weapon
            scanned += 1
        reading.nearest, reading.weapon_before = nearest, weapon
        nearest = group_of(reading.phrase) or nearest
        weapon = reading.phrase.noun if nearest == "weapons" and reading.phrase.noun else weapon
    return readings


def _about_exchange(words: Words) -> bool:
    return not context_words("exchange").isdisjoint(words.low)


def _meaning(cue: Cue, reading: Reading, exchange: bool) -> str | None:
    group = group_of(reading.phrase)
    meanings = cue.meanings
    if group == "people":
        if reading.phrase.head in ("body", "bodies", "remains", "corpse", "corpses"):
            return None
        return (meanings.get("people_in_exchange") if exchange else None) or meanings.get("people")
    if group == "power":
        return "without_power" if meanings.get("people") == "without_power" else None
    if group is None:
        people = (meanings.get("people_in_exchange") if exchange else None) or meanings.get("people")
        weapons = meanings.get("weapons") if reading.weapon_before else None
        return (weapons or people) if reading.nearest == "weapons" else (people or weapons)
    return meanings.get(group)


def _reach(words: Words, readings: list[Reading], cue: Cue, following: Sequence[Cue], exchange: bool) -> None:
    if cue.forward:
        _reach_forward(words, readings, cue, following, exchange)
    else:
        _reach_back(words, readings, cue, exchange)


def _reach_forward(words: Words, readings: list[Reading], cue: Cue, following: Sequence[Cue], exchange: bool) -> None:
    """An active verb takes the first phrase that follows without a break."""
    limit = next((other.first for other in following if other.forward and other.first > cue.last), len(words))
    for n, reading in enumerate(readings):
        start = reading.phrase.first
        if start < cue.last:
            continue
        begin = _past_list(words, cue.last, start)
        if start - begin > 7 or start > limit or _broken(words, begin, start):
            return
        metric = _meaning(cue, reading, exchange)
        if metric is None or (reading.phrase.form == "definite" and start > cue.last + 1) or not _is_object(words, cue, reading, metric):
            continue
        if _is_double(words, readings, cue):
            reading.drop = True
            return
        distance = start - begin
        _take(reading, metric, distance if distance < 2 else distance + 2)
        _share_on(words, readings, n, metric)
        return


def _past_list(words: Words, first: int, last: int) -> int:
    """Where the first item that is counted begins in a list: "destroyed five tanks, 12 guns and 30 drones"."""
    begin, at = first, first
    while at < last and (begins_number(words.low[at]) or words.capital[at] or _is_bare_weapon(words, at)):
        stop = next((i for i in range(at + 1, min(at + 9, last)) if words.low[i] in LINK_ENDS), -1)
        if stop < 0:
            break
        at = stop + 2 if words.low[stop + 1] == "and" else stop + 1
        begin = at
    return begin


def _is_bare_weapon(words: Words, at: int) -> bool:
    head = find_head(words, at, 2, lexicon())
    return head is not None and head.plural and head.noun in WEAPONS and words.at(head.last) in LINK_ENDS


def _is_object(words: Words, cue: Cue, reading: Reading, metric: str) -> bool:
    """Whether an active verb can have the phrase as its object in this sense."""
    phrase = reading.phrase
    if metric == "without_power":
        return context_words("restored").isdisjoint(words.low[max(0, cue.first - 3) : cue.first])
    if metric == "troops":
        return phrase.form == "number" and (phrase.noun == "soldier" or words.at(cue.last - 1) != "of" or (phrase.noun is None and phrase.value >= 1000))
    if words.at(cue.first) in _LOSING and metric == "killed":
        return phrase.form == "number" and (phrase.noun is not None or reading.nearest == "people")
    if metric == "killed" and words.at(cue.first) in _COSTING and cue.last == cue.first + 1:
        return words.joined(phrase.last, 2) in ("their lives", "his life", "her life") or (words.at(phrase.last) == "dead" and words.at(cue.first) == "shot")
    if metric == "displaced" and words.at(cue.first) in _FORCING:
        return words.at(phrase.last) in ("to", "from", "out") and words.at(phrase.last + 1) in _LEAVING
    if metric == "detained" and phrase.form == "article":
        return words.low[cue.first] not in _OF_COURTS
    if metric == "launched" and words.low[cue.first] in ("sent", "sending", "dispatched"):
        return phrase.noun != "shell" and words.at(cue.last) not in ("ukraine", "kyiv", "russia")
    return True


_LOSING = frozenset({"lost", "lose", "loses", "losing"})
_COSTING = frozenset({"cost", "costs", "costing", "shot", "shoot"})
_FORCING = frozenset({"forced", "forcing", "forces"})
_LEAVING = frozenset({"leave", "flee", "evacuate", "move", "relocate", "their", "of", "abandon", "homes"})

# a court that jails a single person is told for the sentence, not for the count
_OF_COURTS = frozenset({"jailed", "sentenced", "jailing", "sentencing", "imprisoned", "jails", "sentences", "convicted"})


def _is_double(words: Words, readings: Sequence[Reading], cue: Cue) -> bool:
    """ "killed or wounded N", "N dead, wounded or captured" as one number: no row."""
    if words.at(cue.first) not in _CASUALTY:
        return False
    if words.at(cue.first - 1) in _JOINTS and words.at(cue.first - 2) in _CASUALTY:
        return all(reading.phrase.last != cue.first - 2 for reading in readings)
    return words.at(cue.last) in _JOINTS and words.at(cue.last + 1) in _CASUALTY and not begins_number(words.at(cue.last + 2))


_JOINTS = frozenset({"and", "or", "/", ","})
_CASUALTY = frozenset(
    {"killed", "killing", "wounded", "injured", "wounding", "injuring", "dead", "hurt", "missing", "maimed", "kill", "wound", "injure"}
)


def _broken(words: Words, first: int, last: int) -> bool:
    breaks = lexicon().clause_breaks
    return any(words.low[at] in breaks or words.low[at] in (",", ".", "by", "and", "or", ":") for at in range(first, last) if not words.glued[at])


def _reach_back(words: Words, readings: list[Reading], cue: Cue, exchange: bool) -> None:
    """A passive or intransitive verb takes the nearest phrase before it, over insertions; phrases that share its subject come along."""
    for n in range(len(readings) - 1, -1, -1):
        reading = readings[n]
        end = reading.phrase.last
        if end > cue.first or reading.described:
            continue
        if words.sentence[end - 1] != words.sentence[cue.first] or cue.first - end > 40:
            return
        distance = _distance_back(words, end, cue.first)
        if distance is None:
            return
        metric = _meaning(cue, reading, exchange)
        if metric is None or not _is_subject(words, readings, n, cue, distance, metric):
            continue
        if reading.metric in ("intercepted", "hit") and metric == "launched":
            reading.also_launched |= reading.phrase.all_of
            return
        if reading.metric is not None and not _overrides(words, reading, cue, metric, distance):
            return
        if _is_double(words, readings, cue) and distance < 6:
            reading.drop = True
            return
        _take(reading, metric, distance if metric != "troops" else 20)
        reading.reduced = cue.participle and (cue.first == end and words.at(cue.first + 1) not in (".", ",", "") or words.at(end) in ("who", "which", "that"))
        _share(words, readings, n, reading)
        return


def _overrides(words: Words, reading: Reading, cue: Cue, metric: str, distance: int) -> bool:
    """Whether a later verb says what counts: "10 children taken to Russia were brought home", "drones sent at Kyiv were shot down"."""
    be = words.at(cue.first - 1) in lexicon().be or words.at(cue.first) in lexicon().be
    if metric in ("intercepted", "hit") and reading.metric == "launched" and be:
        each = reading.phrase.all_of or words.joined(cue.first - 4, 3) in ("all of which", "all of them")
        reading.also_launched, reading.weight = each, 99
    elif reading.reduced and (be or group_of(reading.phrase) == "people") and words.at(cue.first - 1) != "and" and words.at(cue.first - 2) != "and":
        reading.weight = 99
    return reading.weight > 1 or distance <= 1


def _is_subject(words: Words, readings: Sequence[Reading], n: int, cue: Cue, distance: int, metric: str) -> bool:
    """Whether a phrase can be what a verb behind it speaks of."""
    phrase = readings[n].phrase
    if _is_denied(words, phrase) or words.at(cue.first - 1) in ("want", "wants", "wanted") or (metric == "evacuated" and begins_number(words.at(cue.last))):
        return False
    if phrase.form == "definite" and words.low[phrase.first] == "the" and distance > 2 and not _is_attribute(words, phrase.last, cue.first):
        return False
    if (phrase.whole and metric in ("intercepted", "hit")) or (phrase.of_whole and metric == "launched"):
        return False
    before = words.at(phrase.first - 1)
    if before in _PREPOSITIONS or (distance > 1 and before in ("with", "to", "for", "against")):
        return False
    if (
        metric in _REDUCED_OUT
        and words.at(cue.first) in ("sentenced", "convicted", "jailed")
        and distance == 0
        and words.at(cue.first - 1) not in lexicon().be
    ):
        return False
    commas = any(words.low[at] == "," for at in range(phrase.last, cue.first))
    return not ((commas or distance > 2) and _in_aside(words, readings, n))


def _is_denied(words: Words, phrase: Phrase) -> bool:
    """ "not one of the 30 workers", "none of the passengers" """
    before = words.low[max(0, phrase.first - 4) : phrase.first]
    return words.at(phrase.first - 1) in ("not", "no") or "none" in before or ("not" in before and "one" in before)


def _is_attribute(words: Words, first: int, last: int) -> bool:
    """Whether only "of ..." stands between a person and the verb: "the driver of a bus was hurt"."""
    return words.at(first) in ("of", "from", "in", "at") and last - first < 9 and not {",", "and", "who"} & set(words.low[first:last])


_PREPOSITIONS = frozenset({"in", "aboard", "on", "from", "near", "by", "at"})
_REDUCED_OUT = frozenset({"detained"})


def _in_aside(words: Words, readings: Sequence[Reading], n: int) -> bool:
    """Whether a phrase is an insertion or goes on with one: "30 people, five of them nurses, two drivers and a cook, left"."""
    while n >= 0 and not _is_aside(words, readings[n].phrase):
        before = readings[n - 1].phrase if n else None
        if before is None or words.at(readings[n].phrase.first - 1) not in LINK_ENDS or readings[n].phrase.first - before.last > 3:
            return False
        n -= 1
    return n >= 0


def _distance_back(words: Words, end: int, start: int) -> int | None:
    """Tokens between phrase and verb that mean something, None where a new clause begins between them."""
    lex, distance = lexicon(), 0
    for at in range(end, start):
        word = words.low[at]
        if word in _BLOCKS_BACK:
            return None
        if word not in lex.be and word not in lex.have and word not in lex.adverbs and word not in ("“", "”", '"') and not word.endswith("ly"):
            distance += 1
    return distance


def _is_aside(words: Words, phrase: Phrase) -> bool:
    """A part told in an insertion ("four people, one of them a child, were hurt"): the verb belongs to the whole."""
    return (
        phrase.form == "pronoun"
        or opens_part(words, phrase)
        or (phrase.form in ("article", "definite") and words.at(phrase.first - 1) in ("them", "whom"))
    )


def opens_part(words: Words, phrase: Phrase) -> bool:
    """Whether "including", "among them" or "of which" stands right before the phrase."""
    first = phrase.first
    if words.joined(phrase.last, 2) == "among them" or words.at(phrase.last) == "included":
        return True
    if words.at(first - 2) == "of" and (begins_number(words.at(first - 3)) or words.at(first - 3) in _SOME):
        return False  # "one of them a nurse"
    return any(tuple(words.low[first - len(opening) : first]) == opening for opening in _PARTS[:-1])


_SOME = frozenset({"some", "most", "all", "many", "half", "none", "each", "both"})


def _share(words: Words, readings: list[Reading], n: int, source: Reading) -> None:
    """Phrases joined to the subject by "and" or commas alone share its verb: "one missile and two drones hit"."""
    while n > 0:
        before, here = readings[n - 1], readings[n]
        between = words.low[before.phrase.last : here.phrase.first]
        joined = (between and set(between) <= _LINKS) or joins_list(words, before.phrase, here.phrase)
        if not joined or group_of(before.phrase) not in (group_of(here.phrase), None) or before.weight < 20:
            return
        _take(before, source.metric or "", source.weight + 1)
        n -= 1


def _share_on(words: Words, readings: list[Reading], n: int, metric: str) -> None:
    """Phrases joined to the object share its verb: "fired two missiles and 30 drones", "killed a cook in Izium and a driver"."""
    here = readings[n]
    for after in readings[n + 1 :]:
        if after.phrase.whole and after.phrase.last == here.phrase.last:
            continue
        if opens_part(words, after.phrase) and group_of(after.phrase) == "weapons" == group_of(here.phrase):
            here = after
            continue
        between = words.low[here.phrase.last : after.phrase.first]
        if (
            group_of(after.phrase) != group_of(here.phrase)
            or _speaks(words, after.phrase)
            or not ((set(between) <= _LINKS and between) or joins_list(words, here.phrase, after.phrase))
        ):
            return
        _take(after, metric, readings[n].weight + 1)
        here = after


def _speaks(words: Words, phrase: Phrase) -> bool:
    """ "wounded her husband, the governor said": no second victim"""
    return phrase.form == "definite" and words.at(phrase.last) in _SAYING


_SAYING = frozenset({"said", "says", "wrote", "told", "added", "announced", "reported", "confirmed", "claimed", "posted", "noted"})


def _take(reading: Reading, metric: str, weight: int) -> None:
    if weight < reading.weight:
        reading.metric, reading.weight = metric, weight


def mark_descriptions(words: Words, readings: Sequence[Reading]) -> None:
    """Marks people described beside their number: "two people, a man of 19 and a pensioner"."""
    for n, reading in enumerate(readings):
        if reading.phrase.form == "number" and group_of(reading.phrase) in ("people", None) and not reading.described:
            group = _described(words, readings, n)
            if group and sum(other.phrase.value for other in group) == reading.phrase.value:
                for other in group:
                    other.described = True


def _described(words: Words, readings: Sequence[Reading], n: int) -> list[Reading]:
    """The people named right behind a number, after a comma, dash or colon."""
    first = readings[n].phrase
    if n + 1 >= len(readings) or words.at(first.last) not in (",", "–", "—", "-", ":", "("):
        return []
    if readings[n + 1].phrase.first - first.last > 3 or opens_part(words, readings[n + 1].phrase):
        return []
    group = [readings[n + 1]]
    for before, after in pairwise(readings[n + 1 : n + 9]):
        if not joins_list(words, before.phrase, after.phrase):
            break
        group.append(after)
    return group


def joins_list(words: Words, before: Phrase, after: Phrase) -> bool:
    """Whether two people are named in one breath: "an elderly couple in Izium and a driver"."""
    gap = words.low[before.last : after.first]
    if len(gap) > 1 and gap[-1] in lexicon().possessives:
        gap = gap[:-1]
    if not gap or len(gap) > 6 or gap[-1] not in LINK_ENDS:
        return False
    if len(gap) == 1 or (len(gap) == 2 and gap[0] == ","):
        return True
    return before.form in ("article", "definite") and gap[0] in ("in", "of", "from", "near", "at", ",", "aged", "outside") and not _VERBAL & set(gap)


_VERBAL = frozenset(
    {
        "was",
        "were",
        "is",
        "are",
        "killing",
        "injuring",
        "wounding",
        "killed",
        "injured",
        "wounded",
        "with",
        "including",
        "when",
        "while",
        "hurt",
        "died",
    }
)
