"""Subjects behind their verb: "..., said the governor", "..., promised President Petrenko in his video address"."""

from __future__ import annotations

from transforms.coding.speech.insertions import after, over_commas
from transforms.coding.speech.openings import joint_before
from transforms.coding.speech.source import FullName, Source
from transforms.coding.speech.subjects import CLOSES, is_verbal
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import PAST, THIRD, Verb, vocabulary

# these turn round whatever stands before them
_ALWAYS = frozenset({"said", "says", "say", "added", "adds", "wrote", "writes", "asked", "warned", "insisted"})
_WITH_OBJECT = frozenset({"asked", "warned", "insisted"})


# verbs whose object is who is spoken to, and what follows it
_OF_HEARERS = frozenset({"urge", "warn", "caution", "threaten", "alert", "assure", "remind", "answer"})
_ADDRESSED = frozenset({"to", "not", "that", "against", "with", "about", "over"})


def inverted(t: Text, verb: int, lemma: Verb, floor: int, full_name: FullName) -> tuple[list[Source], bool] | None:
    """The subject behind a verb that stands at a sentence's beginning, behind a comma or a quote, and whether its claim stands before it.

    None where no subject stands there, or where the one before the comma has no other verb.
    """
    low, previous = t.low[verb], verb - 1
    if previous >= floor and t.low[previous] == "," and joint_before(t, previous, floor) is not None:
        return None  # "met him and, after talks, said Poland would pay"
    over = over_commas(t, previous, floor, full_name) if previous >= floor and t.low[previous] == "," else []
    if over and (low in _WITH_OBJECT or (over[0].first == floor and _is_before_nothing(t, over[-1], verb))):
        return over, False  # "Ivo Lopes, the mayor, said nine people were hurt": there is no claim before him
    if low in _WITH_OBJECT and previous > floor and t.low[previous] == "," and not any(is_verbal(t, j) for j in range(floor, previous)):
        return None  # "Deputies meeting in Tiraspol, the region's seat, asked Russia for help"
    turns = low in _ALWAYS or (previous >= floor and lemma.form in (PAST, THIRD) and lemma.lemma in vocabulary().words["invertible"])
    source = after(t, verb, full_name) if turns else None
    if source is None:
        return None
    if lemma.lemma in _OF_HEARERS and t.at(source.last) in _ADDRESSED:
        return None  # "its president, Ivo Lopes, urged the West to stop"
    if low not in _ALWAYS and over and not _is_taken(t, over[0], floor):
        return None
    return [source], True


def _is_before_nothing(t: Text, source: Source, verb: int) -> bool:
    """Whether no verb but that of a "who" clause of its own stands between a sentence's first words and "said": "Ivo Lopes, who met her, said"."""
    is_relative = t.at(source.last) == "," and t.at(source.last + 1) in ("who", "whose", "which") and "," not in t.low[source.last + 1 : verb - 1]
    end = source.last if is_relative else verb
    return not any(is_verbal(t, j) for j in range(t.sentence_start(verb), end))


def _is_taken(t: Text, source: Source, floor: int) -> bool:
    """Whether what stands before a comma belongs to another verb: "were hiding under the Lypa Bridge, on the left bank, claimed"."""
    at = source.first - 1
    while at >= floor and t.low[at] not in CLOSES and t.low[at] not in _JOINTS:
        if is_verbal(t, at):
            return True
        at -= 1
    return False


_JOINTS = frozenset({"and", "but", "while", "as", "although", "though", "whereas"})
