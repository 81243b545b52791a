"""Whether a phrase before a verb can be what it speaks of: its subject."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.quantities.asides import FLOWN, in_aside
from transforms.coding.quantities.cues import Cue, context_words
from transforms.coding.quantities.heads import PEOPLE, WEAPONS, begins_number, lexicon, noun_at
from transforms.coding.quantities.other_subjects import is_other_subject
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.readings import LINK_ENDS, Reading
from transforms.coding.text.split import Words


def is_subject(words: Words, readings: Sequence[Reading], n: int, cue: Cue, distance: int, metric: str) -> bool:
    """Whether a phrase can be what a verb behind it speaks of."""
    phrase = readings[n].phrase
    if _is_barred(words, phrase, cue, distance, metric):
        return False
    if phrase.form == "pronoun" and phrase.value == 1 and words.at(phrase.last) == "," == words.at(cue.first - 2):
        return words.at(cue.first - 1) in ("was", "has", "is", "had")  # "one of whom, Ivan Petrenko, was jailed"
    if is_other_subject(words, phrase, cue, distance, metric):
        return False
    if phrase.value > 1 and (distance > 1 or words.low[cue.first - 1] in _HIMSELF) and _has_subject(words, phrase.last, cue.first):
        return False
    apposed = _is_apposed(words, readings, n, cue)
    if phrase.form == "definite" and words.low[phrase.first] == "the" and distance > 2 and not apposed:
        if not _is_attribute(words, phrase.last, cue.first):
            return False
    if _is_half_told(words, readings, n, cue, metric):
        return False
    if "whose" in words.low[max(phrase.last, cue.first - 3) : cue.first]:
        return False  # "two brothers whose mother died"
    if phrase.noun in PEOPLE and words.at(cue.first - 1) in ("that", "which") and cue.first - 1 > phrase.last:
        return False  # "two officials face charges over 2 million euros that vanished"
    if (verdict := _by_metric(words, phrase, cue, distance, metric)) is not None:
        return verdict
    if (verdict := _by_word_before(words, phrase, cue, distance, metric)) is not None:
        return verdict
    if _is_of_another(words, phrase, cue, distance, metric):
        return False
    commas = any(words.low[at] == "," for at in range(phrase.last, cue.first))
    if words.at(phrase.last - 1) in ("which", "whom") and not commas and words.at(cue.last) in (".", ",", ";", "", "over", "near"):
        return True  # "19 drones, four of which its jets and those of its allies shot down"
    if phrase.form == "pronoun" and apposed:
        return True  # "one of them, a woman of 73, died"
    return not ((commas or distance > 2) and in_aside(words, readings, n, metric))


def _is_barred(words: Words, phrase: Phrase, cue: Cue, distance: int, metric: str) -> bool:
    """Whether a word beside the phrase or the verb forbids it: "none", "wants to", "the wounded", "a killed soldier", "may"."""
    return (
        (is_denied(words, phrase) and (metric != "launched" or distance > 0))
        or not _NONE.isdisjoint(words.low[phrase.last : cue.first])
        or words.at(cue.first - 1) in ("want", "wants", "wanted")
        or (words.low[cue.first] in _VICTIMS and words.at(cue.first - 1) in _BEFORE_VICTIMS and words.at(cue.first - 2) != "among")
        or (cue.participle and words.at(cue.first - 1) in _DETERMINED and words.at(cue.first - 2) != "among")
        or (words.low[cue.first] in _ADJECTIVES and (words.at(cue.first - 1) in _BEFORE_NOUN or words.joined(cue.first - 2, 2) == "of the"))
        or (phrase.form == "article" and not _MODAL.isdisjoint(words.low[phrase.last : cue.first]))
        or (metric == "evacuated" and begins_number(words.at(cue.last)) and words.at(cue.last - 1) not in _FROM_WHERE)
    )


def _is_apposed(words: Words, readings: Sequence[Reading], n: int, cue: Cue) -> bool:
    """Whether nothing but who they are stands before the verb: "the pilot, a man of 40, drowned", "the pilot, who ejected, drowned"."""
    phrase = readings[n].phrase
    if n + 1 < len(readings) and readings[n + 1].described and cue.first - readings[n + 1].phrase.last <= _NEAR:
        return True
    return words.joined(phrase.last, 2) == ", who" and cue.first - phrase.last < _INSERTED and words.at(cue.first - 1) == ","


def _is_half_told(words: Words, readings: Sequence[Reading], n: int, cue: Cue, metric: str) -> bool:
    """Whether the verb speaks of a part of the phrase only, or of the whole that it is a part of: "some of the 700 children were moved"."""
    phrase = readings[n].phrase
    own_verb = cue.first > phrase.last or words.low[cue.first] in _FINITE_CUES
    if phrase.whole and metric != "launched" and own_verb and (n == 0 or readings[n - 1].phrase.last != phrase.last):
        return True
    return (phrase.whole and metric in ("intercepted", "hit")) or (phrase.of_whole and metric == "launched")


def _by_metric(words: Words, phrase: Phrase, cue: Cue, distance: int, metric: str) -> bool | None:
    """What the metric alone decides, None where it decides nothing."""
    if metric == "hit" and words.low[cue.first] in ("damaged", "destroyed") and words.at(cue.last) in ("", ".", ",", ";", "by", "in", "over", "and"):
        return False  # "five were shot down and one damaged"
    if metric == "hit" and (words.at(cue.first - 1) in lexicon().be or is_wreckage(words, phrase)):
        return False
    if metric == "hit" and words.low[cue.first] in ("reached", "entered") and not _AIRSPACE.isdisjoint(words.low[cue.last : cue.last + 4]):
        return False
    if metric == "evacuated" and words.low[cue.first] == "left" and cue.last == cue.first + 1:
        if phrase.form not in ("number", "pronoun") or (phrase.value < _CROWD and context_words("evacuation").isdisjoint(words.low)):
            return False  # "three officials left the talks by car"
    elif (
        metric == "evacuated"
        and words.low[cue.first] in _LEFT
        and words.at(cue.first + 1) != "led"
        and cue.last > cue.first + 1
        and context_words("evacuation").isdisjoint(words.low)
    ):
        return phrase.value >= _CROWD and words.at(cue.last - 2) == "the" and words.at(cue.last - 3) == "left"
    if metric == "captured" and words.at(cue.first) == "in" and distance > _NEAR:
        return False  # "among 84 brought home was a man who spent years in Russian captivity"
    if metric == "intercepted" and phrase.noun == "aircraft" and words.at(cue.first) in _STRAYING:
        return False  # crewed aircraft stray over a border, drones off their course
    return None


def _by_word_before(words: Words, phrase: Phrase, cue: Cue, distance: int, metric: str) -> bool | None:
    """What the word before the phrase decides, None where it decides nothing."""
    before = words.at(phrase.first - 1)
    if (
        before in ("with", "carrying")
        and phrase.value > 1
        and metric not in ("intercepted", "launched", "hit")
        and not _SINGULAR.isdisjoint(words.low[cue.first - 1 : cue.first + 1])
    ):
        return False  # "a ship with 14 crew is missing"
    if phrase.form == "article" and before in lexicon().be and distance > 2:
        return False  # "one is a civilian, and nine in ten had been in captivity"
    if before == "from" and distance == 0 and metric == "intercepted" and phrase.form == "number" and is_wreckage(words, phrase):
        return True
    dying = before == "with" and words.low[cue.first].endswith("ing")  # "with a patient of 86 dying in her bed"
    if before in _PREPOSITIONS or (distance > 1 and before in ("with", "to", "for", "against") and not dying):
        return _is_antecedent(words, phrase, cue)
    if before == "with" and phrase.noun in PEOPLE and words.at(phrase.last) == "," and words.at(cue.first - 1) in lexicon().be:
        return False  # "seven people, among them a family with three children, were rescued"
    return None


def _is_of_another(words: Words, phrase: Phrase, cue: Cue, distance: int, metric: str) -> bool:
    """Whether the verb has another subject that stands between, or tells of what may come."""
    if (
        metric in _REDUCED_OUT
        and phrase.noun is not None
        and words.at(cue.first) in ("sentenced", "convicted", "jailed")
        and distance == 0
        and words.at(cue.first - 1) not in lexicon().be
    ):
        return True
    if (
        distance > 1
        and metric in _MOVED
        and words.at(cue.first - 1) not in lexicon().be
        and not {"with", "to", "for"}.isdisjoint(words.low[phrase.last : cue.first])
    ):
        return True  # "charged two traders with shipping goods taken from a depot"
    if phrase.form in ("article", "definite") and cue.participle and words.at(phrase.last) in _TOPICS and _follows_plural(words, cue.first):
        return True  # "an adviser on children taken to Russia"
    if metric == "killed" and distance > 1 and words.low[cue.first] == "destroyed":
        return True  # "an agent threw a bottle, and three cars were destroyed"
    # "800 drones would be on their way by spring"
    return metric in FLOWN and not TO_COME.isdisjoint(words.low[max(phrase.last, cue.first - 2) : cue.first])


def _has_subject(words: Words, first: int, last: int) -> bool:
    """ "sent five Iskanders and 60 Shaheds, and only the Iskanders got through": a plural with an article is the subject."""
    at = last - 1
    while words.at(at) in lexicon().be or words.at(at) in lexicon().have:
        at -= 1
    if words.low[at] in _HIMSELF:
        return True  # "five of his comrades were lost and he himself had been hit by splinters"
    if at - 2 < first or words.low[at - 1] != "the" or words.low[at - 2] not in _BEFORE_SUBJECT:
        return False
    noun = noun_at(words, at, lexicon())
    return noun is not None and noun.plural and noun.noun in WEAPONS


_HIMSELF = frozenset({"he", "she", "himself", "herself"})
_BEFORE_SUBJECT = frozenset({",", "and", "only", "but", ";", "that", "all"})


def _is_antecedent(words: Words, phrase: Phrase, cue: Cue) -> bool:
    """ "shot by two men from abroad, who were killed in turn": "who" goes back to whom nothing but a preposition stands before"""
    be = words.at(cue.first - 1)
    return words.at(cue.first - 2) == "who" and (be, phrase.value > 1) in _AGREEING and words.at(phrase.first - 1) in ("by", "with", "from")


_AGREEING = frozenset({("was", False), ("were", True)})


TO_COME = frozenset({"could", "would", "might", "can", "will", "should", "must"})


_FINITE_CUES = frozenset({"had", "have", "has", "lost", "died", "remain", "remained", "are", "were", "was", "went", "fled"})
_AIRSPACE = frozenset({"airspace", "border", "borders", "sky", "skies", "outskirts", "coast", "approaches", "air"})
_SINGULAR = frozenset({"is", "was", "has"})
_TOPICS = frozenset({"about", "on", "for", "with", "to", "over", "against"})


def _follows_plural(words: Words, at: int) -> bool:
    """Whether a bare plural stands right before a participle, and no attribute of what is counted."""
    noun = noun_at(words, at - 1, lexicon())
    return noun is not None and noun.plural and noun.last == at and words.at(at - 2) not in LINK_ENDS


# so many who leave a town are moved out of harm's way
_CROWD = 100
# "moved from two hospitals", but "evacuated 30"
_FROM_WHERE = frozenset({"from"})
# "relatives of missing servicemen", and what may yet befall somebody: "a soldier can be declared dead"
_ADJECTIVES = frozenset({"missing", "dead", "trapped", "captive"})
# "put the number of wounded at eight", "tended the injured"
_VICTIMS = frozenset({"wounded", "injured", "killed", "hurt", "dead", "detained", "captured", "arrested", "displaced", "evacuated"})
_BEFORE_VICTIMS = frozenset({"of", "the", "many", "for", "about"})
# "the father of a killed soldier", "three widows of murdered policemen"
_DETERMINED = frozenset({"a", "an", "of", "his", "her", "their", "its", "whose"})
_BEFORE_NOUN = frozenset({"those", "of", "for", "about", "with", "to", "declared"})
_MODAL = frozenset({"can", "could", "should", "must", "would"})
_LEFT = frozenset({"are", "were", "left", "escaped", "managed", "able", "boarded", "reached", "made", "have"})


def is_wreckage(words: Words, phrase: Phrase) -> bool:
    """ "Debris of two drones hit a house" """
    return words.at(phrase.first - 1) in ("of", "from") and not _WRECKAGE.isdisjoint(words.low[max(0, phrase.first - 4) : phrase.first])


_WRECKAGE = frozenset(
    "splinters shards bits explosives debris wreckage fragments parts pieces remains remnants shrapnel warhead engine wreck".split()
)
_MOVED = frozenset({"evacuated"})
_NEAR = 4
# "the pilot, who ejected, drowned"
_INSERTED = 12
_STRAYING = frozenset({"strayed", "veered", "disappeared", "vanished", "turned", "went"})
_NONE = frozenset({"none", "neither", "nobody", "not", "never"})


def is_denied(words: Words, phrase: Phrase) -> bool:
    """ "not one of the 30 workers", "none of the passengers" """
    before = words.low[max(0, phrase.first - 4) : phrase.first]
    return words.at(phrase.first - 1) in ("not", "no") or not _NONE_OF.isdisjoint(before) or ("not" in before and "one" in before)


_NONE_OF = frozenset({"none", "neither"})


def _is_attribute(words: Words, first: int, last: int) -> bool:
    """Whether only "of ..." stands between a person and the verb: "the driver of a bus was hurt"."""
    return words.at(first) in ("of", "from", "in", "at") and last - first < 9 and not {",", "and", "who"} & set(words.low[first:last])


_PREPOSITIONS = frozenset({"in", "aboard", "on", "from", "near", "by", "at"})


_REDUCED_OUT = frozenset({"detained"})
