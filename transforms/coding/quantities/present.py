"""The present tense of reports, told as the past: pages of 2022 write "two missiles slam into a school" and "the army frees 15".

What happened to what is counted is known by past forms; a verb in the present is read as its own past, so that every rule that knows the
one knows the other. Only where its subject stands right before it: "forces shell three villages", never "to shell", nor "12 shells".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from transforms.coding.quantities.cue_words import entries
from transforms.coding.quantities.lexicon import begins_number
from transforms.coding.quantities.word_lists import DETERMINERS, STOPS
from transforms.coding.text.split import Words
from transforms.coding.text.vocabulary import tells_more
from transforms.words import words_of


def as_past(words: Words) -> Words:
    """The words with verbs of the present tense in their past forms; all else as it is.

    >>> from transforms.coding.text.split import split_words
    >>> as_past(split_words("Two missiles strike a school")).low[2]
    'struck'
    """
    many, one = _present_forms()
    if many.keys().isdisjoint(words.low) and one.keys().isdisjoint(words.low):
        return words
    low, last, last_forms = list(words.low), -1, many
    for i, word in enumerate(words.low):
        forms = many if word in many else one
        if word not in forms or words.glued[i + 2 : i + 3] == [True]:  # "three land-based missiles"
            continue
        if _goes_on(words, i, last, forms is last_forms, forms is one) or (_follows_many(words, i) if forms is many else _follows_one(words, i)):
            last, last_forms = i, forms
            low[i] = word if _is_cue_already(words, i) else forms[word]
    return replace(words, low=low)


def _goes_on(words: Words, i: int, last: int, is_alike: bool, is_one: bool) -> bool:
    """Whether a form behind "and" goes on with the verb at `last`: "swap and free", "crosses the river and frees two towns"."""
    if words.low[i - 1] != "and":
        return False
    told = last >= 0 and words.sentence[last] == words.sentence[i] and _PLANNING.isdisjoint(words.low[last:i])
    return (is_alike and told) or (is_one and begins_number(words.at(i + 1)))


@cache
def _present_forms() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Present forms of many and of one with the past that they are read as, of every verb that begins a cue."""
    singles, pairs = entries()
    first_words = {*singles, *(first for first, _ in pairs)}
    irregular = {row.split()[0]: row.split()[1:] for row in words_of("verbs")["irregular"]}
    known = {form: (base, forms[0]) for base, forms in irregular.items() for form in forms}
    many: dict[str, str] = {}
    for word in sorted(first_words):
        base, past = known.get(word, (None, word))
        for found in [base] if base else _bases(word):
            many.setdefault(found, past)
    many = {base: past for base, past in many.items() if base != past and base not in _NO_VERBS and known.get(base, (base,))[0] == base}
    return many, {one: past for base, past in many.items() if (one := _third(base))[:-1] not in _NO_VERBS}


# what spelling makes of a past that is no verb ("noted") or seldom one ("a police station"), and what tells of no deed: "they hold Pokrovsk"
_NO_VERBS = frozenset(
    "not plant man car station bus list work call down far train recruit conscript attempt block account staff base fish mass record massacre "
    "result sentence circle ward board register bear drill ferry blast gun step jail torture post cruise complete "
    "give lay host remain hang comprise".split()
)
# forms of one that are nouns as often: "air strikes", "Russian shells"
_NOUNS = frozenset(
    "advances aims approaches arrests attacks blasts bombs burns buses calls cares cases causes changes charges claims clips controls "
    "counts crashes crosses cuts damages deals departs downs drafts drifts drives drops escapes escorts exchanges faces falls fights "
    "files finds fires flies forces gains guns hammers hands heads helps hits holds holes hunts jails kicks killings kills knocks lands "
    "launches leads leaves levels lifts locks lodges marches masses moves murders needs nicks orders passes patrols picks places posts "
    "pounds pulls pumps punches racks raids rains rams releases reports requests rescues returns rides rings rises rolls rounds runs "
    "rushes saves scars scores shares shells shelters shifts ships showers shows signals signs slips sparks speeds sprays stages stands "
    "starts stations stays steps stops storms streams strikes supports surrenders swaps swarms sweeps targets touches tracks trades "
    "trains transfers transports traps travels treats tries triggers turns uses volunteers walks washes wins wounds wrecks".split()
)


def _bases(past: str) -> list[str]:
    """What a regular past may be made from: "slammed", "carried", "damaged"; one too many where spelling does not tell ("shelle")."""
    stem = past[:-2]
    if not past.endswith("ed") or len(stem) < 3:
        return []
    if stem.endswith("i"):
        return [stem[:-1] + "y"]
    if stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return [stem[:-1]]
    return [stem, stem + "e"]


def _third(base: str) -> str:
    """The form of one: "slams", "crashes", "carries"."""
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeo" else base + "s"


def _is_cue_already(words: Words, i: int) -> bool:
    """Whether a form with what stands behind it is a cue as it stands: "lose contact"."""
    lengths, longer = entries()[1].get((words.low[i], words.at(i + 1)), ((), {}))
    return any(tuple(words.low[i : i + length]) in longer for length in lengths)


def _follows_many(words: Words, i: int) -> bool:
    """Whether several are the subject of a form: "rescuers in Kyiv pull", "Russia and Ukraine swap", "five people also suffer"."""
    at = _before_adverbs(words, i - 1)
    if at < 0 or words.capital[i] or words.at(i + 1) in _GROUPS or not _LETTING.isdisjoint(words.low[max(0, at - 9) : at]):
        return False
    if words.low[i] == "hold":
        return words.low[at] in _CAPTORS  # "the occupiers hold about 600 people", not "they hold Pokrovsk"
    if words.low[at] in _MANY or _is_plural(words, at):
        return words.low[i] != "round" or words.at(i + 1) == "up"
    if words.low[at] in ("that", "which") and at == i - 1:
        return _is_plural(words, at - 1) and words.low[at - 2] not in _TELLING  # "the 20 rockets that fall on Lypa"
    if begins_number(words.low[at]):
        following = words.at(i + 1)
        is_compound = following == "and" or (following not in STOPS if words.low[i] in _DESCRIBING else _is_plural(words, i + 1))
        return words.low[at] != "one" and not words.glued[at] and not is_compound  # "12 suffer", not "30 strike drones", "20 attack Geran-2s"
    start = _name_start(words, at)
    if start > at or any("'" in low for low in words.low[start : at + 1]):
        return False
    if words.at(start - 1) == "and":
        return words.capital[start - 2]
    start -= words.at(start - 1) == "the"  # "missiles from over the Black Sea strike"
    placed = start - 1 - (words.at(start - 2) in _PLACING)
    return words.at(start - 1) in _PLACING and (words.at(start) != "the" or placed < start - 1) and _is_plural(words, placed - 1)


_CAPTORS = frozenset({"occupiers", "police", "captors", "separatists", "guards", "russians", "investigators", "kidnappers", "jailers"})
_MANY = frozenset({"they", "who", "police", "people", "troops", "we"})
# how adjectives of nations end
_ADJECTIVAL = ("an", "ish", "ese", "ch")
# what describes a weapon behind a number: "30 strike drones"
_DESCRIBING = frozenset({"strike", "attack", "target", "launch", "cruise"})
_TELLING = frozenset({"says", "tells", "warns", "adds", "claims", "reports", "writes"})
_PLACING = frozenset({"in", "near", "from", "over", "around", "outside"})


def _follows_one(words: Words, i: int) -> bool:
    """Whether one is the subject of a form: "a missile slams into", "Russia frees", "the ministry's army destroys"; no compound noun is."""
    at = _before_adverbs(words, i - 1)
    if at < 0 or not words.low[at].isalpha() or words.low[at] in STOPS or _is_plural(words, at):
        return False
    if words.low[i] in _NOUNS:  # "Russia swaps 100 prisoners", not "air strikes", "Russian shells"
        counts = begins_number(words.at(i + 1 + (words.at(i + 1) in ("out", "back", "over", "up"))))
        return counts and words.capital[at] and not words.low[at].endswith(_ADJECTIVAL)
    return words.capital[at] or words.at(at - 1) in DETERMINERS or words.capital[at - 1] or words.at(at - 1).endswith("'s")


def _is_plural(words: Words, at: int) -> bool:
    """Whether a word is one for several: "missiles", "men"; not "Russia's", "this"."""
    word = words.at(at)
    if word in _irregular_plurals():
        return True
    return len(word) > 3 and word.isalpha() and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in STOPS


@cache
def _irregular_plurals() -> frozenset[str]:
    return frozenset(words_of("counted")["irregular"])


def _before_adverbs(words: Words, at: int) -> int:
    while at >= 0 and tells_more(words.low[at]):
        at -= 1
    return at


def _name_start(words: Words, at: int) -> int:
    """Where the capitalised run begins that ends with a token; behind the token where it has no capital."""
    start = at + 1
    while start > 0 and words.capital[start - 1]:
        start -= 1
    return start


# "let companies keep", "helped residents leave", "unless shippers disappear"
_LETTING = frozenset(
    "unless if until let lets letting help helps helped helping make makes made making see saw seen watch watched have had having".split()
)
# "try to encircle and destroy", "ask Moscow to stop and release"
_PLANNING = frozenset({"to", "would", "will", "can", "could", "may", "might", "must", "should"})
# what makes a form before it one of a compound: "the forces strike group"
_GROUPS = frozenset("group groups force forces drone drones aircraft helicopter helicopters helicopter mission missions list deal deals of".split())
