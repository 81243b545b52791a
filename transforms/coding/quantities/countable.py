"""Whether a phrase that a verb has reached makes a row: lone weapons, targets, crews and drills do not."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.quantities.lexicon import noun_at
from transforms.coding.quantities.phrase import Phrase, is_crewed_vessel, is_in_pieces, sentence_words
from transforms.coding.quantities.readings import Reading
from transforms.coding.quantities.sectors import PLACE_PREPOSITIONS
from transforms.coding.quantities.word_lists import BE, DOWNED, FIRED, FLOWN, MET_ABROAD, PEOPLE, WEAPONS, context_words
from transforms.coding.text.split import Words


def _in_count(readings: Sequence[Reading], n: int) -> bool:
    """Whether weapons were counted before: of "seven were shot down and one hit a house" the one is counted, as "the other" is."""
    told = (before for before in readings[max(0, n - 4) : n] if before.metric in FLOWN)
    return any(before.metric == "intercepted" or before.phrase.form in _COUNTED for before in told)


def _listed_with(words: Words, readings: Sequence[Reading], n: int) -> bool:
    """ "attacked with a missile and 12 drones", "fired a Kinzhal, six Kh-101s and 76 drones": the one is counted beside the others"""
    if n + 1 == len(readings):
        return False
    one, others = readings[n], readings[n + 1]
    alike = one.metric == others.metric and one.phrase.noun in FIRED and others.phrase.noun in FIRED and others.phrase.form == "number"
    return alike and words.low[one.phrase.last : others.phrase.first] in (["and"], [","])


def counts(words: Words, readings: Sequence[Reading], n: int) -> bool:
    """Whether a reading makes a row: its verb is meant so, and its form counts."""
    part = readings[n - 1] if n and readings[n].phrase.whole and readings[n].metric == "launched" else readings[n]
    if _is_target(words, readings[n].phrase) and part.phrase.last == readings[n].phrase.last:
        return not _is_no_count(words, part)  # of "66 of 90 targets were shot down" the 90 count as the 66 do
    return not _is_no_count(words, readings[n]) and not _is_one_known(words, readings, n) and _form_counts(words, readings, n)


def _is_no_count(words: Words, reading: Reading) -> bool:
    """ "jailed in absentia", "cannot be evacuated", "500 targets were hit", "two ships were sent", "one of 74 villages" """
    phrase, metric = reading.phrase, reading.metric
    if metric == "detained":
        return not _ABSENT.isdisjoint(words.low) and not _ABSENT.isdisjoint(sentence_words(words, phrase))
    if metric == "evacuated":
        return _stays(words, phrase)
    if _is_tally(words, phrase) or (metric == "troops" and _vote(words, phrase)):
        return True
    if metric in ("injured", "killed") and _is_saved(words, phrase):
        return True
    if metric == "settlements":
        return phrase.value == 1 and (phrase.form == "pronoun" or phrase.of_whole)
    if metric == "attacks":
        # "hurt in one of 12 attacks", "the most in one attack"
        return phrase.form == "article" or (phrase.value == 1 and (phrase.of_whole or words.at(phrase.first - 1) == "in"))
    if metric in FLOWN and _is_target(words, phrase):
        return metric != "intercepted" or phrase.form != "number" or context_words("in_the_air").isdisjoint(sentence_words(words, phrase))
    if metric == "intercepted" and (_is_stored(words, phrase) or _is_named_beside(words, phrase)):
        return True
    if metric == "hit" and words.joined(phrase.last, 2) == "blew up" and words.joined(phrase.last + 2, 3).startswith(_ALOFT):
        return True
    if metric not in _SENT:
        return False
    if metric == "troops" and phrase.form == "pronoun" and phrase.value == 1 and words.at(phrase.last) in ("a", "an"):
        return True  # "has put on trial 24 members of the battalion, one a cook"
    if phrase.head.startswith("balloon") and _RELEASED.isdisjoint(sentence_words(words, phrase)):
        return True  # "six balloons were spotted over Kyiv"
    if phrase.noun == "aircraft" and not _AIR_SPACE.isdisjoint(sentence_words(words, phrase)):
        return True  # "three jets entered Estonia's airspace" were not sent at anything
    drilling = phrase.noun in ("aircraft", "vessel") and not context_words("drills").isdisjoint(sentence_words(words, phrase))
    return drilling or is_crewed_vessel(words, phrase) or (phrase.noun == "aircraft" and metric == "hit")


def _is_one_known(words: Words, readings: Sequence[Reading], n: int) -> bool:
    """Whether one person is told of by name alone: "sentenced opposition leader Ivan Petrenko"; not "its mayor, Ivan Petrenko", or him and others."""
    reading, phrase = readings[n], readings[n].phrase
    if reading.metric != "detained" or phrase.form != "named" or words.at(phrase.first - 1) in ("and", ",", "of"):
        return False
    sentence = words.sentence[phrase.first]
    return not any(other is not reading and other.metric == "detained" and words.sentence[other.phrase.first] == sentence for other in readings)


def _is_stored(words: Words, phrase: Phrase) -> bool:
    return words.at(phrase.first - 1) in ("of", "with") and words.at(phrase.first - 2) in context_words("stores")


def _is_named_beside(words: Words, phrase: Phrase) -> bool:
    """Whether one weapon is but named as what fell down: "wreckage of one of the missiles shot down", "one of the downed missiles hit a roof".

    Not "debris of a drone that was shot down over the town": this tells that it was.
    """
    own = words.low[phrase.first : phrase.last]
    is_one_of = phrase.value == 1 and own[1:3] == ["of", "the"]
    if is_in_pieces(words, phrase):
        return is_one_of or (phrase.form == "article" and DOWNED.isdisjoint(words.low[phrase.last : phrase.last + 2 * _NEAR]))
    return is_one_of and not DOWNED.isdisjoint(own)


def _is_tally(words: Words, phrase: Phrase) -> bool:
    """ "adopted with 91 in favour and 12 against": votes"""
    behind = words.low[phrase.last : phrase.last + 2]
    return not phrase.head and (behind in _IN_FAVOUR or (behind[:1] == ["against"] and behind[1:] in ([], ["."], [","], [";"])))


_IN_FAVOUR = (["in", "favour"], ["in", "favor"])


def _is_saved(words: Words, phrase: Phrase) -> bool:
    """ "injured 20, and 22 were pulled out alive": these were not hurt, as far as is told"""
    return words.at(phrase.last) in BE and words.at(phrase.last + 1) in _DUG and "alive" in words.low[phrase.last + 2 : phrase.last + _NEAR]


_DUG = frozenset({"pulled", "dug", "found", "rescued", "freed"})
_VOTERS = frozenset({"lawmakers", "deputies", "mps", "legislators", "parliamentarians", "delegates"})


def _vote(words: Words, phrase: Phrase) -> bool:
    """ "rejected sending missiles, with 485 lawmakers against it and 178 in favour" """
    return phrase.head in _VOTERS or (not phrase.head and not _VOTERS.isdisjoint(words.low[max(0, phrase.first - 2 * _NEAR) : phrase.first]))


def _stays(words: Words, phrase: Phrase) -> bool:
    """ "10,000 civilians remain", "150 residents cannot be evacuated", "unable to evacuate 150 residents", "the evacuation of 150 failed" """
    if words.at(phrase.last) in _REMAINING:
        return True
    before, behind = words.low[max(0, phrase.first - _NEAR) : phrase.first], words.low[phrase.last : phrase.last + 2 * _NEAR]
    behind = behind[: next((n for n, word in enumerate(behind) if not word[0].isalnum()), len(behind))]
    moved = next((n for n, word in enumerate(behind) if word == "evacuated"), 0)
    return not (_FAILING.isdisjoint(before) and _FAILING.isdisjoint(behind[:moved])) or ("evacuation" in before and "failed" in behind)


# words beside a phrase
_NEAR = 5
_REMAINING = frozenset({"remain", "remains", "remained", "stay", "stayed"})
_FAILING = frozenset({"cannot", "not", "unable", "impossible", "waiting", "awaiting", "never"})


def _form_counts(words: Words, readings: Sequence[Reading], n: int) -> bool:
    """An article counts people always, weapons only when brought down or listed with counted ones; a bare "one" no weapon that was sent."""
    phrase, metric = readings[n].phrase, readings[n].metric
    sent = metric in _SENT
    if phrase.form in _COUNTED:
        if not (sent and phrase.noun is None and phrase.form == "number" and phrase.low == phrase.high == 1):
            return True
        # "dropped four bombs on Kupiansk and one on Izium"
        on = words.at(phrase.first - 1) in ("and", ",") and words.at(phrase.last) in PLACE_PREPOSITIONS
        return (on or metric == "hit") and _in_count(readings, n)
    if phrase.noun is None and metric == "hit" and _in_count(readings, n):
        return True
    if phrase.noun in WEAPONS or (phrase.noun is None and sent):
        behind = _in_count(readings, n) and words.at(phrase.first - 1) == "and" and phrase.noun in FIRED  # "launched 50 drones and a missile"
        if metric == "hit":  # "seven drones and a missile hit a depot"
            beside = noun_at(words, phrase.first - 2) if behind and words.at(phrase.last) != "to" else None
            behind = beside is not None and beside.noun in FIRED
        counted = metric == "intercepted" or (sent and (behind or _listed_with(words, readings, n)))
        return counted and phrase.form == "article" and not is_crewed_vessel(words, phrase)
    return phrase.noun in PEOPLE or phrase.noun is None


_SENT = frozenset({"launched", "hit"})
_ALOFT = ("in the air", "in mid-air", "above", "over")
_RELEASED = frozenset({"launched", "released", "sent", "floated", "used", "flew", "fired", "brought"})
_AIR_SPACE = MET_ABROAD | {"airspace", "space", "scrambled", "scrambling"}
_COUNTED = frozenset({"number", "pronoun"})
_ABSENT = frozenset({"absentia", "absence"})


def _is_target(words: Words, phrase: Phrase) -> bool:
    """ "500 targets were hit" counts no weapons, "20 aerial targets" does."""
    return phrase.head in ("target", "targets") and _IN_THE_AIR.isdisjoint(words.low[phrase.first : phrase.last])


_IN_THE_AIR = frozenset({"air", "aerial", "airborne"})
