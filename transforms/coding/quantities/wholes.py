"""Wholes that parts are taken from, and phrases that go on with what was told before them: "six of seven missiles", "along with a drone"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from transforms.coding.quantities.phrase import Phrase, is_in_pieces
from transforms.coding.quantities.readings import FEWEST_GROUPED, LINKS, Reading, group_of
from transforms.coding.quantities.sectors import PLACE_PREPOSITIONS
from transforms.coding.quantities.sharing import goes_with_some
from transforms.coding.quantities.word_lists import BE, BODIES, DOWNED, DRIVEN, FIRED, FLOWN, IN_ALL, PEOPLE, TAKEN_AWAY, WEAPONS, context_words
from transforms.coding.text.split import Words


def mark_wholes(words: Words, readings: Sequence[Reading]) -> None:
    """ "six of seven missiles", "of seven missiles six were shot down": the seven were launched."""
    for n, reading in enumerate(readings):
        if reading.phrase.of_whole and reading.metric is None and reading.phrase.noun in WEAPONS:
            before = next((r for r in reversed(readings[max(0, n - 3) : n]) if r.phrase.of_whole), None)
            if before is not None and before.metric in ("intercepted", "hit"):
                reading.metric = before.metric  # "37 of 41 drones but only 20 of 44 missiles"
    for n, reading in enumerate(readings):
        if not opens_with_of(words, reading.phrase):
            continue
        if reading.phrase.noun in WEAPONS and _was_brought_down(words, reading.phrase, readings[n + 1 : n + 2]):
            reading.metric = "intercepted"
            for part in readings[n + 1 :]:
                if not _is_share(words, reading, part):
                    break
                part.metric, part.subset = "intercepted", True
        else:
            listed = list(takewhile(lambda other: other.metric is None and other.phrase.noun in WEAPONS, readings[n : n + 6]))
            after = readings[n + len(listed)] if listed and n + len(listed) < len(readings) else reading
            linked = all(LINKS.issuperset(words.low[one.phrase.last : two.phrase.first]) for one, two in pairwise(listed))
            if linked and after.metric in ("intercepted", "hit"):
                for whole in listed:
                    whole.metric = "launched"  # "of 32 missiles and 140 drones, 151 were shot down"
    for before, reading in pairwise(readings):
        of_which = reading.phrase.form == "pronoun" or words.joined(reading.phrase.first - 2, 2) == "of which"
        parted = before.phrase.noun in FIRED and before.phrase.form == "number" and of_which
        if before.metric == "hit" and parted and reading.metric == "intercepted":
            before.metric = "launched"  # "was hit by 38 missiles, 35 of them shot down"
        if before.metric is None and parted and reading.metric in ("intercepted", "hit") and words.low[before.phrase.last] == ",":
            before.metric = "launched"  # "the night brought 60 Shaheds, 52 of which were put out of action"
        if before.metric is None and reading.metric in ("intercepted", "hit") and _are_in_all(words, before):
            before.metric = "launched"
        if reading.phrase.whole:
            mark_whole(words, before, reading)


def with_left_out_verb(words: Words, readings: Sequence[Reading]) -> None:
    """ "no missile was intercepted, though 19 of 23 drones were": the drones were, too."""
    for reading in readings:
        phrase = reading.phrase
        if reading.metric or phrase.whole or phrase.form != "number" or phrase.noun not in WEAPONS:
            continue
        left_out = words.at(phrase.last) in _PRO_VERBS and words.at(phrase.last + 1) in _ENDS and words.at(phrase.first - 1) in _CONTRASTING
        before = range(max(0, phrase.first - _CLAUSE), phrase.first) if left_out else ()
        if any(words.low[at] in DOWNED and words.sentence[at] == words.sentence[phrase.first] for at in before):
            reading.metric, reading.weight = "intercepted", 1


# tokens of the clause before
_CLAUSE = 40
_ENDS = frozenset({".", ",", ";", ""})
_CONTRASTING = frozenset({"though", "although", "but", "while", "whereas", "and"})


def _was_brought_down(words: Words, whole: Phrase, after: Sequence[Reading]) -> bool:
    """ "of the 90 drones that the army said it had felled, 40 came down over Kursk": where they fell is told of what was brought down"""
    part = after[0].phrase.first if after else 0
    told = words.low[whole.last : part - 1]
    is_down = not _FELLED.isdisjoint(told) or ("down" in told and not {"shot", "brought"}.isdisjoint(told))
    return words.at(part - 1) == "," and words.at(whole.last) in _DOWN_BY and is_down and _NO_PART.isdisjoint(told)


def _is_share(words: Words, whole: Reading, part: Reading) -> bool:
    """ "20 fell over Crimea", "and 10 over Rostov": a bare number of the same sentence that struck nothing"""
    is_bare = part.phrase.noun is None and part.phrase.value <= whole.phrase.value and words.at(part.phrase.last) not in _STRIKING
    return is_bare and part.metric in ("intercepted", "hit") and words.sentence[part.phrase.first] == words.sentence[whole.phrase.first]


_STRIKING = frozenset({"hit", "struck", "damaged", "destroyed", "reached"})
_NO_PART = frozenset({",", "not"})
_FELLED = DOWNED - {"shot", "brought", "shooting"} | {"felled"}
_DOWN_BY = frozenset({"that", "which", "shot", "downed", "destroyed", "intercepted"})


def _are_in_all(words: Words, reading: Reading) -> bool:
    """ "Three waves of drones came, 36 in all, and 30 were downed" """
    weapons = reading.phrase.noun is None and reading.weapon_before is not None
    return weapons and words.joined(reading.phrase.last, 2) in IN_ALL


def mark_whole(words: Words, part: Reading, whole: Reading) -> None:
    """Says what befell the whole that a part is told of: "53 of 61 drones", "one of four crew members was killed"."""
    bare = whole.phrase.noun is None and whole.weapon_before is not None and part.phrase.value > 1  # "the drones came, and 15 of 17 were downed"
    weapons = whole.phrase.noun in WEAPONS or bare
    if weapons and part.metric in ("intercepted", "hit"):
        whole.metric = "launched" if whole.phrase.noun != "aircraft" else None  # "three of the seven bombers on the apron"
        is_one = part.phrase.value == 1 and words.at(whole.phrase.last) in DOWNED
        if not is_one and _were_downed(words, part.phrase, whole.phrase):
            whole.metric, part.metric, part.subset = "intercepted", "intercepted", True  # "13 of the 20 drones shot down fell over Kursk"
        if part.metric == "intercepted" and (is_one or is_in_pieces(words, part.phrase)):
            whole.metric, part.metric = "intercepted", None  # "one of nine drones shot down fell on a house", "debris from one of nine drones"
    elif "exchanged" in (part.metric, whole.metric) and _are_driven(words, whole.phrase):
        part.metric, part.subset, whole.metric = "exchanged", False, "displaced"  # "90 of 1,500 deported children have been returned"
    elif whole.phrase.noun == "attacks" == part.phrase.noun:
        part.subset = part.metric == whole.metric
    elif words.at(whole.phrase.last) in _HARMED and part.phrase.of_whole and whole.phrase.noun is None:
        whole.metric = _HARMED[words.at(whole.phrase.last)]  # "twelve of the 30 injured are in a serious condition"
        part.metric = part.metric or whole.metric
        part.subset = part.metric == whole.metric
    elif part.metric == whole.metric:
        if whole.phrase.head in BODIES and _are_told_of(words, whole.phrase.last):
            part.subset = True
        else:
            whole.metric = None
    elif part.metric is None and part.phrase.of_whole and not _have_power(words, part, whole):
        part.metric, part.subset = whole.metric, True
        if words.at(whole.phrase.last) in _OF_THE_PART or _befell_part(words, whole):  # nothing befell the four
            part.subset, part.weight, whole.metric = False, whole.weight, None


def _were_downed(words: Words, part: Phrase, whole: Phrase) -> bool:
    """ "13 of the 20 drones shot down fell over Kursk", "accounted for 45 of the 97 drones neutralised"; not "reported 40 of the 52 downed" """
    if words.at(whole.first - 1) != "the" or words.at(whole.last) not in DOWNED or words.at(whole.last + 1) in ("at", "towards"):
        return False
    behind = words.low[whole.last + 1 : next((j for j in range(whole.last, words.size) if words.low[j] in _CLAUSE_ENDS), words.size)]
    opens = words.begins_sentence(part.first) or words.at(part.first - 1) == ","
    # "91 of the 343 drones downed were intercepted near Moscow": where some fell, not "22 of the 24 drones stopped were shot down"
    there = all(low not in DOWNED or after in PLACE_PREPOSITIONS for low, after in pairwise([*behind, ""]))
    goes_on = opens and there and not _WENT.isdisjoint(behind)
    return goes_on or words.joined(part.first - 2, 2) == "accounted for"


_CLAUSE_ENDS = frozenset({",", ".", ";", ":"})
_WENT = BE | {"fell", "came", "crashed", "landed", "hit", "struck", "reached", "flew"}


def _befell_part(words: Words, whole: Reading) -> bool:
    """ "three of the 15 people on board were killed": the verb is the part's; not "two of the five killed were nurses", "one of ten who died" """
    behind = words.at(whole.phrase.last)
    return whole.metric in ("killed", "injured", "evacuated") and behind not in _RELATIVE and behind not in _HARMED and not behind.endswith("ed")


_RELATIVE = frozenset({"who", "whom", "that", "which"})


def _are_driven(words: Words, whole: Phrase) -> bool:
    """ "1,500 deported children", "1,500 children taken to Russia" """
    return not DRIVEN.isdisjoint(words.low[whole.first : whole.last + 1]) or words.joined(whole.last, 3) in TAKEN_AWAY


def _are_told_of(words: Words, last: int) -> bool:
    """ "12 of the 90 bodies exhumed were burned", "..., found in a cellar, were burned"; not "six of the nine bodies were found" """
    verb = words.at(last + (words.at(last) == ","))
    return verb in context_words("found") or verb in context_words("handed")


def _have_power(words: Words, part: Reading, whole: Reading) -> bool:
    """ "restored power to 85,000 of the 120,000 households cut off" """
    before = words.low[max(0, part.phrase.first - 6) : part.phrase.first]
    return whole.metric == "without_power" and not context_words("restored").isdisjoint(before)


_HARMED = {"injured": "injured", "wounded": "injured", "hurt": "injured", "killed": "killed"}
_OF_THE_PART = frozenset(
    "aboard inside present there working sleeping living was were is are has have had died survived surrendered fled remain remains suffered".split()
)


def opens_with_of(words: Words, phrase: Phrase) -> bool:
    """ "Of the 15 hurt, seven are children", "out of 20 drones, 12 were jammed" """
    at = phrase.first - (2 if words.at(phrase.first - 1) == "the" else 1)
    return phrase.form == "number" and words.at(at) == "of" and (at == 0 or words.at(at - 1) in ("out", ",", "that", "and", ".", ";"))


def told_along(words: Words, readings: Sequence[Reading]) -> None:
    """ "were destroyed, along with a missile", "were shot down, as were two missiles": the phrase behind it shares the metric of the one before."""
    along = False
    for n, (before, reading) in enumerate(pairwise(readings)):
        first = reading.phrase.first
        on = along and reading.metric is None and words.low[before.phrase.last : first] in (["and"], [","], [",", "and"])
        too = words.low[before.phrase.last : first][-1:] == ["and"] and words.at(reading.phrase.last) == "too"  # "and a missile too"
        goes_on = along = on or too or (words.at(first - 1) in _LAST_OF_ALONG and " ".join(words.low[max(0, first - 4) : first]).endswith(_ALONG))
        if not goes_on or words.sentence[before.phrase.first] != words.sentence[first]:
            continue
        source = next((r for r in readings[max(0, n - 2) : n + 1] if r.phrase.last == before.phrase.last and not r.phrase.whole), before)
        if n and words.low[source.phrase.last - 1] == "which" and words.at(first - 1) == "as":
            source = readings[n - 1]  # "sent 90 drones, four of which were shot down, as well as nine missiles"
        if words.at(first - 1) in _PRO_VERBS:
            source = next((r for r in reversed(readings[max(0, n - 4) : n + 1]) if r.metric), source)
        if source.metric is None and words.at(first - 1) == "with" and reading.phrase.noun in WEAPONS:
            # "700 drones, beating the record of 539, along with 13 missiles"
            source = next((r for r in reversed(readings[max(0, n - 2) : n + 1]) if r.metric), source)
        groups = {group_of(source.phrase), group_of(reading.phrase)}
        is_bare = source.metric in FLOWN and reading.phrase.noun is None and reading.phrase.form == "number"  # "as well as 16 over Lypa"
        alike = len(groups) == 1 or (None in groups and (words.at(first - 1) in _PRO_VERBS or is_bare))
        alike = alike or (source.metric == "without_power" and reading.phrase.noun in PEOPLE and reading.phrase.value >= FEWEST_GROUPED)
        alike = alike or (source.metric is not None and goes_with_some(source.phrase, reading.phrase, source.metric))
        if source.metric and alike and (reading.metric is None or reading.phrase.form == "article"):
            # "the missiles were shot down, as were 40 of the drones"
            downed = words.at(first - 1) in _PRO_VERBS and not DOWNED.isdisjoint(words.low[source.phrase.last : first])
            reading.metric, reading.weight = "intercepted" if downed and source.metric == "launched" else source.metric, 1
            if reading.metric == "intercepted" and words.joined(reading.phrase.last, 4) in _UNLIKE:
                reading.metric = "launched"  # "all were shot down, as well as two missiles, which were not"


_PRO_VERBS = frozenset({"were", "was", "are", "is", "did", "do", "had", "have", "has"})
_ALONG = (
    *("plus", "along with", "together with", "as well as", "as well as with", "but also with", "in addition to", "alongside"),
    *(f" {word} {verb}" for word in ("as", "so") for verb in sorted(_PRO_VERBS)),
)
_UNLIKE = frozenset({", which were not", ", which was not"})
_LAST_OF_ALONG = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _ALONG)


def all_downed(words: Words, readings: Sequence[Reading]) -> None:
    """ "were attacked by 99 drones, all of which it claims to have shot down": the 99 were launched and intercepted."""
    if _ALL.isdisjoint(words.low) or all(reading.metric != "launched" for reading in readings):
        return
    for at in [at for at, word in enumerate(words.low) if word in _ALL]:
        source = next((r for r in reversed(readings) if r.phrase.last <= at and r.metric), None)
        if source is None or source.metric != "launched" or not _are_downed(words, at):
            continue
        for reading in readings:
            if reading.metric == "launched" and words.sentence[reading.phrase.first] == words.sentence[source.phrase.first]:
                reading.metric, reading.also_launched = "intercepted", True


def _are_downed(words: Words, at: int) -> bool:
    """ "all of which were shot down", "both were shot down", "stopped them all" """
    if words.at(at - 1) == "not":
        return False  # "not all of them could be stopped"
    if words.at(at - 1) == "them":
        return not DOWNED.isdisjoint(words.low[max(0, at - 4) : at])
    told = words.joined(at + 1, 2) in _OF_THEM or "were" in (words.at(at - 1), words.at(at + 1))
    return told and not DOWNED.isdisjoint(words.low[at + 1 : at + 12])


_ALL = frozenset({"all", "both"})
_OF_THEM = frozenset({"of which", "of them", "of these"})


def told_in_turn(words: Words, readings: list[Reading]) -> None:
    """Bare numbers beside "respectively", or as in "26 and 172 of them", count the nouns before them in order, and share a metric."""
    # not "killed nine, including two children, and wounded 120, four of them badly"
    ends = [r.phrase.last for r in readings if r.phrase.form == "pronoun" and r.phrase.value > 1 and words.at(r.phrase.first - 1) == "and"]
    ends[:0] = [words.low.index("respectively")] if "respectively" in words.low else []
    bare = next((_bare_before(words, readings, end) for end in ends), [])
    bare = bare if len(bare) > 1 else _last_two(words, readings)
    if len(bare) < 2:
        return
    named = [
        reading for reading in readings if reading.phrase.noun and reading.phrase.form == "number" and reading.phrase.first < bare[0].phrase.first
    ]
    end = bare[-1].phrase.last
    downed = words.joined(end, 2) == ", respectively" and not DOWNED.isdisjoint(words.low[end + 2 : end + 6])  # "102 and 99, respectively, were shot"
    metric = "intercepted" if downed else next((reading.metric for reading in bare if reading.metric), None)
    if len(named) < len(bare) or metric is None:
        return
    for reading, source in zip(bare, named[-len(bare) :], strict=True):
        if metric == "intercepted" and source.metric in (None, "hit"):
            source.metric = "launched"  # "was damaged by 53 missiles and 47 drones; 35 and 46 were shot down"
        reading.weight = 0
        reading.metric, reading.phrase = metric, replace(reading.phrase, noun=source.phrase.noun, form="number")


def _last_two(words: Words, readings: Sequence[Reading]) -> list[Reading]:
    """ "810 drones and 13 missiles were launched; it brought down 747 and four": two numbers alone behind two kinds of weapons."""
    for n in range(1, len(readings) - 2):
        one, two = readings[n - 1], readings[n]
        if one.phrase.noun not in WEAPONS or two.phrase.noun not in WEAPONS or one.phrase.noun == two.phrase.noun:
            continue
        bare = _bare_before(words, readings[: n + 3], readings[n + 2].phrase.last)
        if len(bare) == _PAIR and any(reading.metric == "intercepted" for reading in bare):
            return bare
    return []


_PAIR = 2


def _bare_before(words: Words, readings: Sequence[Reading], at: int) -> list[Reading]:
    """The numbers without a noun that stand in a list right before token `at`, left to right."""
    bare, end = list[Reading](), at
    for reading in reversed(readings):
        phrase = reading.phrase
        if phrase.first >= at:
            continue
        if phrase.noun is not None or not {",", "and"}.issuperset(words.low[phrase.last : end]):
            break
        bare.insert(0, reading)
        end = phrase.first
    return bare
