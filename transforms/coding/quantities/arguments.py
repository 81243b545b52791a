"""Whether a phrase before a verb can be what it speaks of: its subject."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.quantities.cues import Cue, context_words
from transforms.coding.quantities.heads import FLOWN, PEOPLE, WEAPONS, begins_number, lexicon, noun_at
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.readings import LINK_ENDS, Reading, opens_part
from transforms.coding.text.split import Words


def is_subject(words: Words, readings: Sequence[Reading], n: int, cue: Cue, distance: int, metric: str) -> bool:
    """Whether a phrase can be what a verb behind it speaks of."""
    phrase = readings[n].phrase
    if _is_barred(words, phrase, cue, metric):
        return False
    if phrase.form == "pronoun" and phrase.value == 1 and words.at(phrase.last) == "," == words.at(cue.first - 2):
        return words.at(cue.first - 1) in ("was", "has", "is", "had")  # "one of whom, Ivan Petrenko, was jailed"
    if _is_other_subject(words, phrase, cue, distance, metric):
        return False
    apposed = _is_apposed(words, readings, n, cue)
    if phrase.form == "definite" and words.low[phrase.first] == "the" and distance > 2:
        if not (apposed or _is_attribute(words, phrase.last, cue.first)):
            return False
    if _is_half_told(words, readings, n, cue, metric):
        return False
    if "whose" in words.low[max(phrase.last, cue.first - 3) : cue.first]:
        return False  # "two brothers whose mother died"
    if phrase.noun in PEOPLE and words.at(cue.first - 1) in ("that", "which"):
        return False  # "two officials face charges over 2 million euros that vanished"
    if (verdict := _by_metric(words, phrase, cue, distance, metric)) is not None:
        return verdict
    if (verdict := _by_word_before(words, phrase, cue, distance, metric)) is not None:
        return verdict
    if _is_of_another(words, phrase, cue, distance, metric):
        return False
    if phrase.form == "pronoun" and apposed:
        return True  # "one of them, a woman of 73, died"
    return not ((distance > 2 or "," in words.low[phrase.last : cue.first]) and _in_aside(words, readings, n, metric))


def _is_barred(words: Words, phrase: Phrase, cue: Cue, metric: str) -> bool:
    """Whether a word beside the phrase or the verb forbids it: "none", "the wounded", "a killed soldier", "may"."""
    return (
        (metric != "launched" and _is_denied(words, phrase))
        or not _NONE.isdisjoint(words.low[phrase.last : cue.first])
        or words.at(cue.first - 1) in ("want", "wants", "wanted")
        or (words.low[cue.first] in _VICTIMS and words.at(cue.first - 1) in _BEFORE_VICTIMS and words.at(cue.first - 2) != "among")
        or (cue.participle and words.at(cue.first - 1) in _DETERMINED)
        or (words.low[cue.first] in _ADJECTIVES and words.at(cue.first - 1) in _BEFORE_NOUN)
        or (phrase.form == "article" and not _MODAL.isdisjoint(words.low[phrase.last : cue.first]))
        or (metric == "evacuated" and begins_number(words.at(cue.last)) and words.at(cue.last - 1) != "from")  # "moved from two hospitals"
    )


def _is_apposed(words: Words, readings: Sequence[Reading], n: int, cue: Cue) -> bool:
    """Whether nothing but who they are stands before the verb: "the pilot, a man of 40, drowned", "the pilot, who ejected, drowned"."""
    phrase = readings[n].phrase
    if n + 1 < len(readings) and readings[n + 1].described:
        return True
    return words.joined(phrase.last, 2) == ", who" and words.at(cue.first - 1) == ","


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
    if metric == "hit" and words.low[cue.first] in ("reached", "entered") and "airspace" in words.low[cue.last : cue.last + 4]:
        return False
    leaving = metric == "evacuated" and words.low[cue.first] in _LEFT and words.at(cue.first + 1) != "led" and cue.last > cue.first + 1
    if leaving and context_words("evacuation").isdisjoint(words.low):
        return phrase.value >= _CROWD and words.at(cue.last - 2) == "the"  # "4,000 people left the city", not "three officials were able to leave"
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
        and metric not in ("intercepted", "launched", "hit")
        and not _SINGULAR.isdisjoint(words.low[cue.first - 1 : cue.first + 1])
    ):
        return False  # "a ship with 14 crew is missing"
    if phrase.form == "article" and before in lexicon().be and distance > 2:
        return False  # "one is a civilian, and nine in ten had been in captivity"
    if before == "from" and distance == 0 and metric == "intercepted" and phrase.form == "number":
        return True  # "debris from eight drones shot down"
    if before in _PREPOSITIONS or (distance > 1 and before in ("with", "to", "for", "against")):
        return words.at(cue.first - 2) == "who" and before in ("by", "with", "from")  # "shot by two men from abroad, who were killed in turn"
    if before == "with" and phrase.noun in PEOPLE and words.at(phrase.last) == ",":
        return False  # "seven people, among them a family with three children, were rescued"
    return None


def _is_of_another(words: Words, phrase: Phrase, cue: Cue, distance: int, metric: str) -> bool:
    """Whether the verb has another subject that stands between, or tells of what may come."""
    be = words.at(cue.first - 1) in lexicon().be
    if metric == "detained" and phrase.noun is not None and words.at(cue.first) in ("sentenced", "convicted", "jailed") and distance == 0 and not be:
        return True
    if metric == "evacuated" and distance > 1 and not be and not {"with", "to", "for"}.isdisjoint(words.low[phrase.last : cue.first]):
        return True  # "charged two traders with shipping goods taken from a depot"
    topic = phrase.form in ("article", "definite") and cue.participle and words.at(phrase.last) in _TOPICS
    if topic and noun_at(words, cue.first - 1, lexicon()) is not None:
        return True  # "an adviser on children taken to Russia"
    if metric == "killed" and distance > 1 and words.low[cue.first] == "destroyed":
        return True  # "an agent threw a bottle, and three cars were destroyed"
    # "800 drones would be on their way by spring"
    return metric in FLOWN and not TO_COME.isdisjoint(words.low[max(phrase.last, cue.first - 2) : cue.first])


TO_COME = frozenset({"could", "would", "might", "can", "will", "should", "must"})
_FINITE_CUES = frozenset({"had", "have", "has", "lost", "died", "remain", "remained", "are", "were", "was", "went", "fled"})
_SINGULAR = frozenset({"is", "was", "has"})
_TOPICS = frozenset({"about", "on", "for", "with", "to", "over", "against"})
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
_NEAR, _CROWD = 4, 100
_STRAYING = frozenset({"strayed", "veered", "disappeared", "vanished", "turned", "went"})
_NONE = frozenset({"none", "neither", "nobody", "not", "never"})


def _is_denied(words: Words, phrase: Phrase) -> bool:
    """ "not one of the 30 workers", "none of the passengers" """
    before = words.low[max(0, phrase.first - 4) : phrase.first]
    return words.at(phrase.first - 1) in ("not", "no") or not _NONE_OF.isdisjoint(before) or ("not" in before and "one" in before)


_NONE_OF = frozenset({"none", "neither"})
_PREPOSITIONS = frozenset({"in", "aboard", "on", "from", "near", "by", "at"})


def _is_attribute(words: Words, first: int, last: int) -> bool:
    """Whether only "of ..." stands between a person and the verb: "the driver of a bus was hurt"."""
    return words.at(first) in ("of", "from", "in", "at") and last - first < 9 and not {",", "and", "who"} & set(words.low[first:last])


def _in_aside(words: Words, readings: Sequence[Reading], n: int, metric: str) -> bool:
    """Whether a phrase is an insertion or goes on with one: "30 people, five of them nurses, two drivers and a cook, left"."""
    lowest = max(0, n - 12)
    while n >= lowest and not _is_aside(words, readings[n].phrase):
        before = readings[n - 1].phrase if n else None
        if before is None or words.at(readings[n].phrase.first - 1) not in LINK_ENDS or readings[n].phrase.first - before.last > 3:
            return False
        n -= 1
    if n < lowest:
        return False
    has_whole = any(r.phrase.form == "number" and words.at(r.phrase.first - 1) != "of" for r in readings[:n])
    return has_whole or not _stands_for_all(words, readings[n], metric)


def _stands_for_all(words: Words, reading: Reading, metric: str) -> bool:
    """ "Drones, 45 of them, were shot down", "two of them, captured in May, were freed": no number but theirs is told."""
    first = reading.phrase.first
    if reading.phrase.form != "pronoun" or (reading.phrase.noun is None and (metric in FLOWN) != (reading.weapon_before is not None)):
        return False
    noun = noun_at(words, first - 2, lexicon()) if words.at(first - 1) == "," else None
    return words.at(first - 1) != "," or (noun is not None and noun.plural)


def _is_aside(words: Words, phrase: Phrase) -> bool:
    """A part told in an insertion ("four people, one of them a child, were hurt"): the verb belongs to the whole."""
    return (
        phrase.form == "pronoun"
        or opens_part(words, phrase)
        or (phrase.form in ("article", "definite") and words.at(phrase.first - 1) in ("them", "whom"))
    )


def _is_other_subject(words: Words, phrase: Phrase, cue: Cue, distance: int, metric: str) -> bool:
    """Whether the verb speaks of another: "which a missile destroyed", "a judge remanded him in custody"."""
    before, verb = words.at(phrase.first - 1), words.at(cue.first - 1 - words.at(cue.first - 1).endswith("ly"))
    if phrase.noun in WEAPONS:
        relative = before in ("which", "whom") or (before == "that" and phrase.form == "article")
        return relative and metric in ("intercepted", "hit") and cue.participle and distance == 0 and verb not in lexicon().be
    if phrase.noun not in PEOPLE:
        return False
    if phrase.value > 1 and distance > 0 and verb in ("was", "is") and before != "of" and phrase.head not in _COLLECTIVE:
        return True
    if phrase.form == "definite":
        return metric == "displaced" and words.at(cue.first) == "fled"  # "his deputy fled"
    if metric == "detained" and phrase.form == "article" and phrase.head in _COURTS and distance > 0:
        # "a judge remanded him in custody", "a judge ordered him to be held"
        return words.at(phrase.last) == "ordered" or (not cue.participle and lexicon().be.isdisjoint(words.low[phrase.last : cue.first]))
    return (
        phrase.form == "article"
        and metric == "evacuated"
        and words.at(cue.first) in ("got", "came", "made")
        and context_words("evacuation").isdisjoint(words.low)
    )


_COURTS = frozenset({"judge", "prosecutor", "magistrate", "investigator", "policeman", "officer", "detective", "police officer", "bailiff"})
_COLLECTIVE = frozenset({"family", "couple", "crew", "staff", "personnel", "military", "people"})
