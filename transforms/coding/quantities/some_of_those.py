"""How some of those counted before are told of: "four remain in hospital", "most of them, 35, above Kursk", "two were among the dead"."""

from __future__ import annotations

from transforms.coding.quantities.ends import ends_phrase
from transforms.coding.quantities.heads import find_head
from transforms.coding.quantities.lexicon import begins_number, noun_at
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.readings import Reading, group_of
from transforms.coding.quantities.sectors import PLACE_PREPOSITIONS, has_place
from transforms.coding.quantities.word_lists import ASIDES, DOWNED, FLOWN, PEOPLE, WEAPONS, context_words
from transforms.coding.text.split import Words
from transforms.coding.text.vocabulary import HARMED as VICTIMS


def tells_of_those(words: Words, phrase: Phrase) -> bool:
    """ "Among those killed were two women", "Two women are among the dead" """
    first, last = phrase.first, phrase.last
    if words.at(first - 1) in WERE:
        among = next((at for at in range(first - 4, max(-1, first - SIGHT), -1) if words.low[at] == "among"), -1)
    elif words.at(last) in BEEN | _ON:
        among = 1 + next((at for at in range(last, min(words.size, last + SIGHT)) if words.low[at] in BEEN), -2)
    else:
        return False
    if words.at(among) != "among" or words.sentence[among] != words.sentence[first]:
        return False
    told_of = words.at(among + 2)
    return words.at(among + 1) == "those" or (words.at(among + 1) == "the" and (told_of.endswith("ed") or told_of in _FALLEN))


SIGHT = 14
WERE = frozenset({"were", "was", "are", "is"})
BEEN = WERE | {"been"}
# what may follow the phrase before its verb: the rest of a list, an age, an origin
_ON = frozenset({"and", "of", "aged", "from"})
_FALLEN = VICTIMS | {"fallen", "slain"}


def is_told_alone(words: Words, phrase: Phrase, total: Phrase) -> bool:
    """ "430 were destroyed since Friday, and 62 had been downed on Sunday alone" """
    end = next((j for j in range(phrase.last, min(phrase.last + SIGHT, words.size)) if words.low[j] in _UNTIL_ALONE), phrase.last)
    is_share = (
        words.at(end) == "alone" and (words.capital[end - 1] or words.low[end - 1] in _SPANS) and "ago" not in words.low[total.last : phrase.first]
    )
    return phrase.noun is None and is_share and not has_place(words, total.last, phrase.first)


# "that night alone", "the region alone", not "left alone"
_SPANS = frozenset({"day", "night", "week", "weekend", "month", "year", "morning", "evening", "region", "city", "district", "town"})
_UNTIL_ALONE = frozenset({"alone", ",", ".", ";", ":", "and", "but", "while"})


def is_elsewhere(words: Words, phrase: Phrase, total: Reading) -> bool:
    """ "died in one of them", which are houses, "brought the lights back for 50,000 of them", "carried out four of them alive" """
    if total.metric in ("without_power", "missing"):
        over = context_words("restored") if total.metric == "without_power" else _SAVED
        again = total.metric == "without_power" and "back" in words.low[phrase.last : phrase.last + 4]  # "24,000 of whom had it back"
        return again or not over.isdisjoint(words.low[max(0, phrase.first - 6) : phrase.first])
    return phrase.form == "pronoun" and group_of(total.phrase) == "people" and words.at(phrase.first - 1) in _WITHIN


_SAVED = frozenset({"out", "found", "rescued", "saved", "freed", "reached", "dug", "pulled", "brought"})
_WITHIN = frozenset({"in", "inside", "at", "outside", "near", "under", "into", "on"})


def goes_on_with_some(words: Words, reading: Reading) -> bool:
    """Whether a phrase tells of some of those told of before, in a sentence of its own or not."""
    phrase = reading.phrase
    said = _says_who(words, phrase) or _says_state(words, reading)
    return said or tells_of_those(words, phrase) or _tells_of_some(words, phrase)


def kind_told(words: Words, phrase: Phrase) -> str | None:
    """The kind of weapon that those counted are: "82 projectiles, 42 of them cruise missiles", "of the 82 launched 42 were missiles"."""
    at = phrase.last + (words.at(phrase.last) in WERE)
    head = find_head(words, at, 2)
    told = head is not None and head.noun in WEAPONS and head.plural and head.last <= at + _KIND and ends_phrase(words, head.last)
    return head.noun if head is not None and told else None


# the most words that a kind of weapons has: "Iranian-designed attack drones"
_KIND = 6


def says_kind(words: Words, phrase: Phrase, total: Reading) -> bool:
    """ "Russia launched 34 weapons; 20 were missiles": which kind some of those told of before are"""
    is_number = phrase.noun is None and phrase.form == "number" and words.at(phrase.last) in WERE
    return is_number and total.phrase.noun == "weapon" and total.metric in FLOWN and kind_told(words, phrase) is not None


def _says_who(words: Words, phrase: Phrase) -> bool:
    """ "Ten people were hurt; two are children": who some of those told of before are"""
    if phrase.noun is not None or phrase.form != "number" or words.at(phrase.last) not in WERE:
        return False
    head = find_head(words, phrase.last + 1 + (words.at(phrase.last + 1) in ("a", "an")), phrase.value)
    return head is not None and head.noun in PEOPLE and ends_phrase(words, head.last)


def _says_state(words: Words, reading: Reading) -> bool:
    """ "Twelve were wounded. Four (people) remain in hospital.": how some of those hurt are now"""
    phrase = reading.phrase
    if reading.metric != "injured" or phrase.form != "number":
        return False
    if phrase.noun is not None:
        opens = words.begins_sentence(phrase.first) or words.at(phrase.first - 1) in ("that", "said")
        return opens and phrase.head == "people" and _are_treated(words, phrase)
    if words.at(phrase.first - 1) == "," and words.at(phrase.last) == "with":
        return True  # "17 remained in hospital, five with burns"
    opens = words.begins_sentence(phrase.first) or words.at(phrase.first - 1) in (";", ":", "and", "–", "—")
    return opens and words.at(phrase.last) in _NOW and not _STATES.isdisjoint(words.low[phrase.last : phrase.last + _NEAR])


def _are_treated(words: Words, phrase: Phrase) -> bool:
    """Whether nothing but their state is told of people: not "were hospitalised after a raid on Lviv", "in hospital in Lviv", "more people"."""
    sight = range(phrase.last, min(phrase.last + SIGHT, words.size))
    state = next((at for at in sight if words.low[at] in _STATES and words.sentence[at] == words.sentence[phrase.first]), 0)
    return state > 0 and words.at(state + 1) not in _ELSEWHERE and _MORE.isdisjoint(words.low[phrase.first : state])


_ELSEWHERE = PLACE_PREPOSITIONS | {"after", "when", "as", "following", "during"}
_MORE = frozenset({"more", "other", "others", "further", "another", "also"})
_NEAR = 8
_NOW = frozenset({"remain", "remains", "remained", *WERE})
_STATES = frozenset({"hospital", "hospitals", "hospitalised", "hospitalized", "condition", "care", "coma", "ventilator", "lives", "life"})


def _tells_of_some(words: Words, phrase: Phrase) -> bool:
    """ "A dozen of the Ukrainians are marines", "eight of the raids", "seven of those times": some of those told of before."""
    if phrase.head == "times":
        return words.joined(phrase.first + 1, 2) in ("of the", "of these", "of those")
    if phrase.noun == "attacks" and phrase.form == "number":
        return words.joined(phrase.first + 1, 2) in ("of the", "of these", "of those")
    if phrase.noun in WEAPONS and words.at(phrase.last) in _STRUCK and words.begins_sentence(phrase.first):
        return words.joined(phrase.first + 1, 2) == "of the"  # "Four missiles fell on Lypa. Three of the missiles hit a mill"
    if phrase.noun in WEAPONS and words.at(phrase.last + 1) in _SHOT:
        # "Thirteen of the drones were downed over the sea", not "were jammed"
        there = not PLACE_PREPOSITIONS.isdisjoint(words.low[phrase.last + 2 : phrase.last + 4])
        opens = words.begins_sentence(phrase.first) or words.at(phrase.first - 1) in ("while", ";")
        return there and opens and words.joined(phrase.first + 1, 2) == "of the"
    of_the = phrase.noun in PEOPLE and phrase.form == "number" and "of the" in words.joined(phrase.first, phrase.last - phrase.first)
    return of_the and words.begins_sentence(phrase.first)


_STRUCK = frozenset({"hit", "struck", "damaged", "reached"})
# told of those shot down over one of several places; what was jammed or lost was not shot down
_SHOT = DOWNED - {"jammed", "suppressed", "neutralised", "neutralized", "stopped", "shooting"}


def is_where_most(words: Words, phrase: Phrase, total: Phrase) -> bool:
    """ "176 clashes, most of them in the Pokrovsk sector, where 52 attacks were repelled", "most in the Pokrovsk sector: 52" """
    where, colon = "where" in words.low[max(0, phrase.first - 4) : phrase.first], words.at(phrase.first - 1) == ":"
    opens = where if phrase.noun == "attacks" else phrase.noun is None and colon
    there = total.noun == "attacks" and phrase.form == "number" and opens
    return there and words.sentence[total.first] == words.sentence[phrase.first] and not _MOST.isdisjoint(words.low[total.last : phrase.first])


def is_of_those(words: Words, phrase: Phrase) -> bool:
    """ "4,354 people were evacuated. Of those, 556 came out of Mariupol." """
    return phrase.noun is None and phrase.form == "number" and words.at(phrase.first - 1) == "," and words.joined(phrase.first - 3, 2) in _OF_THOSE


def is_share_told(words: Words, phrase: Phrase) -> bool:
    """ "57 drones were downed, most of them, 35, above the Kursk region": how many of those told of before the share in words is"""
    is_aside = phrase.noun is None and words.at(phrase.first - 1) == "," == words.at(phrase.last)
    is_age = begins_number(words.at(phrase.first - 4))  # "one of them, 35, died"
    return is_aside and not is_age and words.joined(phrase.first - 3, 2) in ("of them", "of these", "of which", "of whom")


_OF_THOSE = frozenset({"of those", "of these", "of them", "among them", "among those", "among these"})
_MOST = frozenset("most heaviest fiercest hottest hardest toughest bitterest tensest highest largest biggest greatest".split())


def is_beside(words: Words, phrase: Phrase, total: Phrase) -> bool:
    """ "five relatives – parents and three children – were killed": those counted beside others whom a bare plural names"""
    gap = words.low[total.last : phrase.first]
    if phrase.form != "number" or phrase.noun not in PEOPLE or gap[-1:] != ["and"] or not 3 <= len(gap) <= SIGHT:
        return False
    named = noun_at(words, phrase.first - 2)
    return named is not None and named.plural and named.noun in PEOPLE and (gap[-3] in ASIDES or gap[-3] == ",")
