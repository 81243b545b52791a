"""Readings of counted phrases, and how the phrases stand to each other: lists, parts, descriptions beside a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from transforms.coding.quantities.lexicon import GROUPS, HEADS, begins_number, noun_at
from transforms.coding.quantities.numerals import FILLERS, match
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.sectors import PLACE_PREPOSITIONS
from transforms.coding.quantities.word_lists import PEOPLE, POSSESSIVES, SAYING, SINGULAR, STOPS, VERBS, WEAPONS, context_words
from transforms.coding.text.split import Words
from transforms.coding.text.vocabulary import HARMED as VICTIMS

LINK_ENDS = frozenset({"and", ","})
LINKS = LINK_ENDS | {"plus", "as", "well"}


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
    # its verb is that of the phrase before it
    shared: bool = False
    # the one behind it is named in the same breath, as subject of the same verb
    compound: bool = False
    also_launched: bool = False


def group_of(phrase: Phrase) -> str | None:
    """The group of nouns a phrase belongs to, None where its noun is left out."""
    return GROUPS.get(phrase.noun, phrase.noun)


def with_antecedents(words: Words, readings: list[Reading]) -> list[Reading]:
    """Each reading told which nouns stand before it: what a number without a noun may count."""
    nearest, weapon, scanned = None, None, 0
    last_bare = next((n for n in range(len(readings), 0, -1) if readings[n - 1].phrase.noun is None), 0)
    for reading in readings[:last_bare]:  # what stands before the others is asked for by nobody
        for at in [at for at, word in enumerate(words.low[scanned : reading.phrase.first], scanned) if word in HEADS]:
            noun = noun_at(words, at)
            if (
                noun is None
                or (at > 1 and words.low[at - 2] == "anti" and words.glued[at])
                or noun.noun not in WEAPONS
                or noun.word in ("targets", "munitions")
                or words.at(noun.last) in context_words("making")
                or (weapon and _is_carrier(words, at, noun.noun))
            ):
                continue
            weapon = noun.noun
        scanned = max(scanned, reading.phrase.first)
        reading.nearest, reading.weapon_before = nearest, weapon
        # "12 drones were shot down, and the governor said nine were destroyed": who speaks is not counted on
        is_speaker = reading.phrase.form in ("definite", "article") and reading.phrase.noun in PEOPLE and said_by(words, reading.phrase)
        nearest = nearest if is_speaker else group_of(reading.phrase) or nearest
        carries = weapon and reading.phrase.form != "number" and _is_carrier(words, reading.phrase.first, reading.phrase.noun)
        weapon = reading.phrase.noun if group_of(reading.phrase) == "weapons" and not carries else weapon
    return readings


def _is_carrier(words: Words, at: int, noun: str | None) -> bool:
    """ "missiles were launched from Tu-95s": the planes only carried them"""
    return noun in ("aircraft", "vessel") and not _CARRYING.isdisjoint(words.low[max(0, at - 6) : at])  # "from a Tu-95 bomber"


_CARRYING = frozenset({"from", "by", "aboard"})


def opens_part(words: Words, phrase: Phrase) -> bool:
    """Whether "including", "among them" or "of which" stands right before the phrase."""
    first = phrase.first - (words.at(phrase.first - 1) in ("all", "the"))  # "including all 25 cruise missiles"
    first = past_named(words, first) if phrase.noun in PEOPLE else first
    if _is_among_them(words, phrase.last):
        return True
    if words.at(first - 2) == "of" and (begins_number(words.at(first - 3)) or words.at(first - 3) in _SOME):
        return False  # "one of them a nurse"
    if words.at(first - 1) == "with":
        return is_absolute(words, first - 1)
    if words.at(first - 1) not in _LAST_OF_OPENING:
        return False
    return any(tuple(words.low[first - n : first]) in _OPENINGS for n in (1, 2, 3, 4))


def past_named(words: Words, at: int) -> int:
    """Where a list of parts begins that opens with somebody named, whom nobody counts: "including Mayor Ivan Petrenko and a girl"; else `at`."""
    if words.at(at - 1) not in LINK_ENDS or not words.capital[at - 2]:
        return at
    for begin in range(at - 1, max(1, at - _LONGEST_NAME), -1):
        if words.low[begin - 1] == "including" or words.joined(begin - 2, 2) in _AMONG_THEM:
            return begin
        if not words.capital[begin - 1] and (words.low[begin - 1] in _NO_NAME or begins_number(words.low[begin - 1])):
            return at  # "five children among them, Ivan Petrenko, the governor, said"
    return at


_LONGEST_NAME = 10
_AMONG_THEM = frozenset({"among them", "among whom"})
# what stands in titles may: "the head of Kherson district Ivan Petrenko"
_NO_NAME = (STOPS | {","}) - {"of", "the", "for"}


def is_absolute(words: Words, at: int) -> bool:
    """Whether "with" at token `at` tells of some of those named before: "with 41 of the drones", "with 12 falling in one district", and behind
    a comma "with 20 over Rostov"; not "with 12 more jammed", which come on top."""
    is_more = words.at(at + 2) in ("more", "others")
    end = at + 2 + is_more
    if is_more and words.at(end) in _MORE_DOWNED:
        return False
    of_them = words.joined(at + 2, 2) in ("of the", "of them", "of these", "of those")
    there = words.at(at - 1) == "," and words.at(end) in PLACE_PREPOSITIONS
    return begins_number(words.at(at + 1)) and (of_them or there or words.at(end) in _FELL or words.joined(end, 2) in _DOWNED)


_FELL = frozenset({"falling", "coming", "crashing", "landing", "hitting", "striking", "downed", "destroyed", "intercepted", "suppressed", "jammed"})
_MORE_DOWNED = frozenset({"downed", "destroyed", "intercepted", "suppressed", "jammed", "shot", "brought"})
_DOWNED = frozenset({"shot down", "brought down", "taken down"})


def _is_among_them(words: Words, last: int) -> bool:
    """ "two children among them", "26 children and seven patients among them", "two boys aged 11 and 17 among them" """
    if words.at(last) == "aged":
        last = next((at for at in range(last + 1, min(last + _LONGEST_NAME, words.size)) if not _is_of_ages(words.low[at])), last)
    if words.at(last) == "of" and (begins_number(words.at(last + 1)) or words.joined(last + 1, 2) in ("school age", "working age")):
        last += 2 + (words.at(last + 2) == "age")
    if words.joined(last, 2) == "among them" or words.at(last) == "included":
        return True
    if words.joined(last, 2) == "among the" and (words.at(last + 2) in VICTIMS or words.at(last + 2) == "latter"):
        return True  # "has risen to 19, with three children among the dead"
    if words.at(last) != "and" or not (begins_number(words.at(last + 1)) or words.at(last + 1) in ("a", "an")):
        return False
    return any(
        words.joined(at, 2) == "among them" or words.joined(at, 3) == "among the latter"
        for at in range(last + 2, last + 13)
        if "," not in words.low[last:at]
    )


def _is_of_ages(word: str) -> bool:
    return begins_number(word) or word in ("and", ",", "to", "between", "from")


_WHO = ("them", "whom", "those", "these")
# what opens a part of a total, word by word
_OPENINGS = frozenset(
    [(word,) for word in ("including", "included", "include", "includes")]
    + [("among", who) for who in _WHO]
    + [("of", who) for who in (*_WHO, "which")]
    + [("among", who, be) for who in _WHO for be in ("were", "was", "are", "is")]
    + [("among", "them", "those", "of"), ("including", "those", "of"), ("including", "that", "of")]
)
_LAST_OF_OPENING = frozenset(opening[-1] for opening in _OPENINGS)
_SOME = frozenset({"some", "most", "all", "many", "half", "none", "each", "both"})


def mark_descriptions(words: Words, readings: Sequence[Reading]) -> None:
    """Marks people described beside their number: "two people, a man of 19 and a pensioner"; parts with numbers of their own are parts.

    So are weapons named by their types: "two jets, a Su-34 and a Su-35" are described, "three jets, two Su-34s and a Su-35" told in parts;
    of weapons "six Kalibrs, six drones and" a single number behind tells of others.
    """
    for n, reading in enumerate(readings):
        if n and words.low[reading.phrase.first] == "both" and _are_told_again(words, readings[n - 1].phrase, reading.phrase):
            reading.described = True
        if n and readings[n - 1].phrase.last == reading.phrase.first:
            before = words.low[reading.phrase.first - 1]
            goes_on = before in ("other", "another") and n > 1 and readings[n - 2].drop
            reading.drop |= before == "one" or goes_on  # "four people, one a paramedic, were killed"
            readings[n - 1].drop |= goes_on  # "two women, one a nurse and the other a teacher"
        if n + 1 < len(readings):
            _mark_told_again(words, readings, n)
        counted = reading.phrase.form in ("number", "pronoun") or reading.phrase.head == "couple"
        # of "six, four and two drones" the first are named by the last alone
        kind = reading.phrase.last - 2
        is_type = words.capital[kind + 1] or (kind > reading.phrase.first and any(sign.isdigit() for sign in words.low[kind]))  # "two Su-34 jets"
        are_weapons = reading.phrase.noun in WEAPONS and words.low[kind + 1] == reading.phrase.head and not is_type
        if counted and (are_weapons or group_of(reading.phrase) in ("people", None)) and not reading.described:
            group = _described(words, readings, n)
            adds_up = sum(other.phrase.value for other in group) == reading.phrase.value
            if adds_up and len(group) >= (2 if are_weapons else 1) and not _differ_in_harm(words, group):
                in_parts = are_weapons and any(other.phrase.form == "number" for other in group)
                for other in group:
                    other.described = not in_parts and (reading.phrase.value < FEWEST_GROUPED or other.phrase.form != "number")
                    other.subset = not other.described


def _mark_told_again(words: Words, readings: Sequence[Reading], n: int) -> None:
    """Marks what tells again of the person counted in reading `n`."""
    named, other = readings[n].phrase, readings[n + 1]
    if _is_apposition(words, named, other.phrase) or _is_told_twice(words, named, other.phrase):
        other.described = True
    elif _is_one_of_many(words, named, other.phrase):
        other.described = True
        for whole in readings[n + 2 : n + 3]:  # but of "one of 12 people wounded there" the 12 count
            whole.described |= whole.phrase.last == other.phrase.last and words.at(whole.phrase.last) not in VERBS


def _differ_in_harm(words: Words, group: Sequence[Reading]) -> bool:
    """ "38 victims: eight dead and 30 wounded": told of by what befell them, not described"""
    told = {word for other in group for word in words.low[other.phrase.first : other.phrase.last + 1]}
    return not told.isdisjoint({"dead", "killed"}) and not told.isdisjoint({"wounded", "injured", "hurt"})


def _are_told_again(words: Words, named: Phrase, phrase: Phrase) -> bool:
    """ "killed a man and a woman, both municipal workers", not "killed the driver, both passengers and a cyclist" """
    goes_on = words.at(phrase.last) == "and" or words.joined(phrase.last, 2) == ", and"
    return named.noun in PEOPLE and words.low[named.last : phrase.first] == [","] and not goes_on


# so many are counted by groups, not described one by one
FEWEST_GROUPED = 10


def _is_apposition(words: Words, named: Phrase, phrase: Phrase) -> bool:
    """ "her neighbour, a man of 80, was hurt", "one of whom, a teenager, lost an arm" """
    named_one = named.noun in PEOPLE or (named.form == "pronoun" and named.value == 1)
    if (
        named.form not in ("definite", "pronoun")
        or phrase.form != "article"
        or words.low[named.last : phrase.first] != [","]
        or not named_one
        or phrase.noun not in PEOPLE
    ):
        return False
    end = phrase.last + (2 if words.at(phrase.last) in ("of", "aged") else 0)
    return words.at(end) == "," and words.at(end + 1) not in ("and", "a", "an", "his", "her", "their", "the") and not begins_number(words.at(end + 1))


def _is_told_twice(words: Words, named: Phrase, phrase: Phrase) -> bool:
    """ "A civilian, a man of 62, was killed", "a jet, a Su-25": told twice; a list ("a woman, a man and a child") has an "and" before its last."""
    alike = phrase.noun in PEOPLE if named.noun in PEOPLE else named.noun in WEAPONS and phrase.noun == named.noun
    if not (named.form == phrase.form == "article" and named.value == phrase.value == 1 and alike):
        return False
    gap = words.low[named.last : phrase.first]
    if gap[-1:] != [","] or len(gap) > _SHORT or (len(gap) > 1 and gap[0] not in ("of", "from", "in", "near")):
        return False
    has_attribute = words.at(phrase.last) in ("of", "aged", "from")
    farthest, ending = (_SHORT, _STOPPING) if has_attribute else (_FARTHEST, _ENDING)
    end = next((at for at in range(phrase.last, phrase.last + farthest) if words.at(at) in ending), phrase.last)
    if words.at(end) != ",":
        return (end == phrase.last or has_attribute) and words.at(end) in (".", ";", "")
    if words.at(end + 1) in SINGULAR:
        return words.at(end + 2) != "among" or end - named.last < _FARTHEST  # "a journalist, a reporter for the daily Lypa, was killed"
    if end > phrase.last and not has_attribute:
        return False
    following = words.at(end + 1 + (words.at(end + 1) == "and"))
    return following in VERBS or following.endswith(("ed", "ing")) or (words.at(end + 1) != "and" and following in STOPS - _LISTING)


_STOPPING = frozenset({",", ".", ";", ""})
_ENDING = _STOPPING | {"and", "or"}
_FARTHEST = 10
# what goes on with a list
_LISTING = frozenset({"a", "an", "another", "the", "his", "her", "their", "its", "or", "one", "two", "three"})


def _is_one_of_many(words: Words, named: Phrase, phrase: Phrase) -> bool:
    """ "a colonel, one of the commanders of the brigade, was killed": counted already; not "a man, one of his sons and a nurse" """
    if named.value != 1 or named.noun not in PEOPLE or words.low[named.last : phrase.first] != [","]:
        return False
    return phrase.form == "number" and words.joined(phrase.first, 2) == "one of" and words.at(phrase.first + 2) not in POSSESSIVES


def _described(words: Words, readings: Sequence[Reading], n: int) -> list[Reading]:
    """The people named right behind a number, after a comma, dash or colon."""
    last = readings[n].phrase.last + (words.at(readings[n].phrase.last) in ("wounded", "injured", "dead"))
    if n + 1 >= len(readings) or words.at(last) not in (",", "–", "—", "-", ":", "("):
        return []
    if readings[n + 1].phrase.first - last > 3 or opens_part(words, readings[n + 1].phrase) or words.at(last + 1) == "and":
        return []
    if not _may_describe(words, readings[n].phrase, last, readings[n + 1].phrase):
        return []
    group, named = [readings[n + 1]], readings[n + 1].phrase.value
    for before, after in pairwise(readings[n + 1 : n + 9]):
        joined = joins_list(words, before.phrase, after.phrase) or _joins_groups(words, before.phrase, after.phrase)
        if named >= readings[n].phrase.value or not joined or not _may_describe(words, readings[n].phrase, before.phrase.last, after.phrase):
            break
        named += after.phrase.value
        group.append(after)
    return group


def _may_describe(words: Words, counted: Phrase, last: int, phrase: Phrase) -> bool:
    """Only people do, or weapons of the kind counted, in the same clause: not "two children, when two drones hit a house" """
    alike = phrase.noun == counted.noun if counted.noun in WEAPONS else group_of(phrase) in ("people", None)
    return alike and _CONJUNCTIONS.isdisjoint(words.low[last : phrase.first])


_CONJUNCTIONS = frozenset({"when", "after", "as", "while", "before", "because", "since", "until"})


def _joins_groups(words: Words, before: Phrase, after: Phrase) -> bool:
    """ "four soldiers of the navy and two civilians" """
    gap = words.low[before.last : after.first]
    return before.form == after.form == "number" and 1 < len(gap) <= _SHORT and gap[0] == "of" and gap[-1] == "and" and _VERBAL.isdisjoint(gap)


_SHORT = 5


def link_before(words: Words, last: int, phrase: Phrase) -> Sequence[str]:
    """The words from `last` to a phrase, but for what only leads up to its number: the "and" of "145 drones and a record 33 missiles"."""
    first = phrase.first
    if words.at(last) == "of" and words.at(last + 2) in ("types", "kinds") and last + 3 <= first:
        last += 3  # "60 drones of various types and nine missiles"
    for at in range(max(last, first - _LONGEST_FILLER), first):
        filler = match(words, at, FILLERS) if words.low[at] != "the" else None
        if filler is not None and at + filler[0] == first:
            return words.low[last:at]
    return words.low[last:first]


_LONGEST_FILLER = 3


def joins_list(words: Words, before: Phrase, after: Phrase) -> bool:
    """Whether two people are named in one breath: "an elderly couple in Izium and a driver"."""
    gap = link_before(words, before.last, after)
    if len(gap) > 1 and (gap[-1] in POSSESSIVES or gap[-1] == "all"):
        gap = gap[:-1]
    if gap[:2] == [",", "aged"] and gap[-1] in LINK_ENDS:
        gap = gap[1:]  # "three women, aged 50, 62 and 71, and a man"
    elif len(gap) > 6:
        return False
    if not gap or gap[-1] not in LINK_ENDS:
        return False
    if gap[0] in ("aged", "of") and all(word in LINK_ENDS or begins_number(word) for word in gap[1:]):
        return True  # "two brothers aged 8 and 10, their mother and a lodger"
    if len(gap) == 1 or (len(gap) == 2 and gap[0] == ","):
        return True
    if gap[0] == "of" and gap[-1] == "," and words.capital[after.first - 2]:
        return False  # "the driver of Ivan Petrenko, a deputy governor, was killed"
    return (
        before.form in ("article", "definite")
        and gap[0] in ("in", "of", "from", "near", "at", ",", "aged", "outside", "on")
        and not (_VERBAL | SAYING) & set(gap)  # "Ivo Lopes, the governor, said, and three people were killed"
    )


_VERBAL = frozenset("was were is are killing injuring wounding killed injured wounded with including when while hurt died".split())


def said_by(words: Words, phrase: Phrase) -> bool:
    """ "killing two people, a local official said", "..., two sources in the emergency services told the agency" """
    behind = list(takewhile(lambda word: word not in _ENDS_SUBJECT, words.low[phrase.last : phrase.last + _NEAR]))
    if any(word in SAYING and not _is_said_of(words, phrase.last + n + 1) for n, word in enumerate(behind)):
        return True
    comma = phrase.last + len(behind)  # "Ivan Petrenko, an official in the region, told the agency"
    is_apposed = phrase.first > 1 and words.at(phrase.first - 1) == "," == words.at(comma) and words.capital[phrase.first - 2]
    return is_apposed and words.at(comma + 1) == "told" and not _is_said_of(words, comma + 2)


def _is_said_of(words: Words, last: int) -> bool:
    """ "two workers said to be at home", "a sailor reported missing": the verb of saying before token `last` tells of them, not what they say"""
    following = words.at(last)
    return following in VERBS or following in ("by", "as") or (following == "to" and words.at(last + 1) in ("be", "have"))


_ENDS_SUBJECT = frozenset({",", ".", ";", "who", "that", "which", "and", "was", "were", "when", "as", "after", "while"})
_NEAR = 14
