"""What befell those just counted is told behind them: "he died in hospital", "killing all of them", "both were arrested"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from transforms.coding.quantities.lexicon import is_auxiliary
from transforms.coding.quantities.readings import Reading, group_of
from transforms.coding.quantities.word_lists import BE, DYING, HAVE, PEOPLE
from transforms.coding.text.split import Words

_PRONOUNS = frozenset({"he", "she"})


def died_later(words: Words, readings: Sequence[Reading]) -> None:
    """A lone victim told of as wounded is killed where "he died" or "she later succumbed" follows."""
    if DYING.isdisjoint(words.low) or _PRONOUNS.isdisjoint(words.low):
        return
    for at in [at for at, word in enumerate(words.low) if word in DYING and _after_pronoun(words, at)]:
        victim = next((r for r in reversed(readings) if r.phrase.first < at and r.phrase.noun in PEOPLE and r.metric), None)
        if victim is not None and victim.metric == "injured" and victim.phrase.value == 1:
            victim.metric = "killed"


def died_elsewhere(words: Words, readings: Sequence[Reading]) -> None:
    """ "An electrician died on the spot, his colleague in the ambulance": who is told of behind a death on the spot died too, later."""
    if _AT_ONCE.isdisjoint(words.low):
        return
    for before, reading in pairwise(readings):
        same = words.sentence[before.phrase.first] == words.sentence[reading.phrase.first]
        if same and before.metric == "killed" and reading.metric in (None, "injured") and words.joined(reading.phrase.last, 2) in _LATER:
            reading.metric, reading.subset, before.compound = "killed", False, True


_AT_ONCE = frozenset({"spot", "scene", "instantly", "outright", "immediately", "once"})
_LATER = frozenset(
    {"in hospital", "in the", "on the", "on arrival", "later in", "in a", "hours later", "in intensive", "in surgery", "in an", "at hospital"}
    | {"at the", "shortly afterwards", "soon after", "on her", "on his", "en route"}
)  # fmt: skip


def _after_pronoun(words: Words, at: int) -> bool:
    before = at - 1
    while is_auxiliary(words.at(before)):
        before -= 1
    return words.at(before) in _PRONOUNS


def from_everyone(words: Words, readings: Sequence[Reading]) -> None:
    """People counted without a verb of their own take what befell all of them, or what none of them escaped."""
    if _WHOLE.isdisjoint(words.low):
        return
    people = [reading for reading in readings if group_of(reading.phrase) == "people"]
    for at in [at for at, word in enumerate(words.low) if word in _WHOLE]:
        metric, end = _befell(words, at), at
        if words.joined(at, 3) == "none of the" and not _LIVED.isdisjoint(words.low[at + 3 : at + _NEAR]):
            metric, end = "killed", at + _NEAR  # "none of the 74 people in it survived"
        source = people[bisect_right(people, end, key=attrgetter("phrase.last")) - 1] if people and people[0].phrase.last <= end else None
        if metric is None or source is None or source.metric is not None or source.phrase.form != "number":
            continue
        if words.sentence[at] - words.sentence[source.phrase.first] <= 1 and (words.low[at] != "both" or source.phrase.value == _PAIR):
            source.metric, source.weight = metric, 0


_WHOLE = frozenset({"all", "both", "none", "everyone", "everybody", "each"})
_PAIR, _NEAR = 2, 12
_LIVED = frozenset({"survived", "lived"})


def _befell(words: Words, at: int) -> str | None:
    """What is told of the quantifier at token `at`, as object or as subject."""
    before = words.at(at - 1)
    end = at + 1 + 2 * (words.joined(at + 1, 2) in _OF_THEM) + (words.at(at + 1) in ("aboard", "inside"))
    if words.low[at] == "none":
        return "killed" if words.at(end + (words.at(end) in HAVE)) in _LIVED else None
    if before in _BEFELL and (end > at + 1 or words.at(end) in ("", ".", ",", ";")):
        return _BEFELL[before]
    while words.at(end) in _LIGHT:
        end += 1
    return _BEFELL.get(words.at(end)) if words.at(end - 1) in BE or words.at(end) in _BY_THEMSELVES else None


_OF_THEM = frozenset({"of them", "of whom", "of those", "on board"})
_LIGHT = frozenset({"were", "was", "are", "have", "had", "been", "also", "now", "later", "reportedly", "then", "soon", "since", "seriously", "badly"})
_BY_THEMSELVES = frozenset({"died", "perished", "drowned", "suffocated", "surrendered"})
_BEFELL = {
    "killing": "killed", "killed": "killed", "kills": "killed", "died": "killed", "dead": "killed", "perished": "killed", "drowned": "killed",
    "suffocated": "killed", "executed": "killed", "murdered": "killed", "shot": "killed", "wounding": "injured", "injuring": "injured",
    "hurting": "injured", "wounded": "injured", "injured": "injured", "hurt": "injured", "hospitalised": "injured", "arresting": "detained",
    "detaining": "detained", "detained": "detained", "arrested": "detained", "jailed": "detained", "caught": "detained",
    "capturing": "captured", "captured": "captured", "surrendered": "captured", "rescuing": "evacuated", "evacuating": "evacuated",
    "evacuated": "evacuated", "missing": "missing",
}  # fmt: skip
