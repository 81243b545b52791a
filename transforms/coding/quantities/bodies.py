"""Bodies: whose they are, whether they were found or handed over, and who comes home beside them."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.quantities.numerals import FILLERS, match
from transforms.coding.quantities.phrase import Phrase, sentence_words
from transforms.coding.quantities.readings import Reading
from transforms.coding.quantities.word_lists import BE, BODIES, PEOPLE, context_words
from transforms.coding.text.split import Words


def is_of_bodies(words: Words, first: int) -> bool:
    """Whether "the bodies of" stands before a number, with or without what may stand between: "of 30 soldiers", "of a total of 30"."""
    near = range(first, max(first - _SIGHT_OF_BODIES, 1), -1)
    between = next((at for at in near if words.low[at - 1] == "of" and (words.low[at - 2] in BODIES or _means_bodies(words, at - 2))), -1)
    if between in (-1, first):
        return between == first
    filler = match(words, between, FILLERS)
    return filler is not None and between + filler[0] == first


def _means_bodies(words: Words, at: int) -> bool:
    """ "the bodies of 212 soldiers in exchange for those of 45 Russians" """
    if words.low[at] != "those":
        return False
    return any(words.low[i] in BODIES and words.sentence[i] == words.sentence[at] for i in range(max(0, at - _SIGHT), at))


# how far behind bodies it may be told what became of them
_SIGHT = 30
# the longest filler has three words
_SIGHT_OF_BODIES = 4


def mark_living(words: Words, readings: Sequence[Reading], n: int) -> None:
    """ "45 soldiers and the bodies of two others had been returned": those named beside bodies that are handed over come home."""
    reading, here = readings[n], n - (n > 0 and readings[n - 1].phrase.head in BODIES)
    before = readings[here - 1] if here else None
    if before is None or before.metric is not None or before.phrase.noun not in PEOPLE or reading.metric != "returned_bodies":
        return
    gap = words.low[before.phrase.last : reading.phrase.first]
    if gap[:1] == ["and"] and len(gap) <= _SIGHT_OF_BODIES and _are_handed_over(words, reading.phrase):
        before.metric, before.weight = "exchanged", 0


_OWN = frozenset({"its", "their", "fallen", "own"})


def body_metric(words: Words, phrase: Phrase) -> str | None:
    """What is told of bodies; of those that are but wanted nothing: "mothers want the bodies of 30 soldiers back"."""
    metric = _told_of_bodies(words, phrase)
    if metric != "returned_bodies":
        return metric
    if words.at(phrase.last) == "out" and words.low[phrase.first] in ("her", "his"):
        return None  # "a woman died, and rescuers got her body out": the one who was counted
    before = range(max(0, phrase.first - _NEAR), phrase.first)
    return None if any(words.low[at] in context_words("wanting") and words.sentence[at] == words.sentence[phrase.first] for at in before) else metric


_NEAR = 7


def _is_handed_over(words: Words, phrase: Phrase) -> bool:
    """ "the remains of 30 soldiers, most of them recovered near Lyman, were handed over", "handed Kyiv 909 bodies, most of which lay in morgues" """
    if phrase.form == "article":
        return _are_handed_over(words, phrase)
    if phrase.form != "number" or (phrase.noun != "soldier" and context_words("exchange_sides").isdisjoint(words.low)):
        return False
    if phrase.value > 1 and not context_words("handing").isdisjoint(words.low[max(0, phrase.first - 5) : phrase.first]):
        return True
    return _are_handed_over(words, phrase)


def _are_handed_over(words: Words, phrase: Phrase) -> bool:
    """Whether "were handed over" stands behind, and not to those who keep what is found."""
    behind = (at for at in range(phrase.last, min(phrase.last + _SIGHT, words.size)) if words.low[at] in context_words("handed"))
    at = next((at for at in behind if _is_passive(words, phrase, at) and words.sentence[at] == words.sentence[phrase.first]), 0)
    return at > 0 and context_words("keepers").isdisjoint(words.low[at : at + 7])


def _is_passive(words: Words, phrase: Phrase, at: int) -> bool:
    """ "were handed over", "among those returned"; of one body "was brought" does not say to whom"""
    return (words.at(at - 1) in BE or words.at(at - 1) == "those") and not (phrase.form == "article" and words.at(at) == "brought")


def _are_on_board(words: Words, phrase: Phrase) -> bool:
    """ "a train with the bodies of 406 soldiers, 112 of them recovered near Sudzha" """
    if phrase.noun != "soldier" or phrase.form != "number" or phrase.value < _LOAD:
        return False
    return not context_words("vehicles").isdisjoint(words.low[max(0, phrase.first - 7) : phrase.first])


# soldiers whose bodies a car could not hold: fewer may have died in it
_LOAD = 10


def _are_brought_out(words: Words, phrase: Phrase) -> bool:
    """Whether bodies are brought to light and not home: "brought two bodies out of a house", "were brought from under a wall"."""
    near = range(max(0, phrase.first - _NEAR), min(words.size, phrase.last + _NEAR))
    at = next((at for at in near if words.low[at] in _BRINGING and words.sentence[at] == words.sentence[phrase.first]), -1)
    way = phrase.last if at < phrase.last and _is_way_out(words, phrase.last) else at + 1
    return at >= 0 and _is_way_out(words, way)


_BRINGING = frozenset({"bring", "brings", "bringing", "brought"})


def _is_way_out(words: Words, at: int) -> bool:
    """ "out", "up", "from under"; not "out of Russia" """
    if words.at(at) == "from":
        return words.at(at + 1) in ("under", "underneath", "beneath", "below")
    return words.at(at) in ("out", "up") and not (words.at(at + 1) == "of" and at + 2 < words.size and words.capital[at + 2])


def _told_of_bodies(words: Words, phrase: Phrase) -> str | None:
    near = sentence_words(words, phrase)
    own = words.low[phrase.first : phrase.last]
    if _are_brought_out(words, phrase):
        return "killed"
    if (phrase.noun == "soldier" and not _OWN.isdisjoint(own)) or ("fallen" in own and phrase.form == "number"):
        return "returned_bodies"
    if _is_handed_over(words, phrase) or _are_on_board(words, phrase):
        return "returned_bodies"  # "recovered the bodies of 29 of its soldiers, thanking the Red Cross"
    is_one = phrase.head in BODIES and (
        not context_words("organised").isdisjoint(own) or (phrase.head == "body" and words.joined(phrase.last, 2) == "of which")
    )
    if is_one or not near.isdisjoint(context_words("institutions")):
        return None  # "expelled from the 47-seat body", "a law that puts both anticorruption bodies under the prosecutor"
    found = phrase.form != "definite" and not near.isdisjoint(context_words("found"))
    if not found and not near.isdisjoint(context_words("returned")):
        return "returned_bodies"
    if found or phrase.form != "number":
        return "killed" if found else None
    return "returned_bodies" if phrase.noun == "soldier" else "killed"
