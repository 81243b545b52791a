"""What nouns say by themselves: attacks and deaths count, bodies are found or handed over, tolls rise to a bare number."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.quantities.cues import context_words
from transforms.coding.quantities.heads import PEOPLE, WEAPONS
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.readings import Reading, group_of
from transforms.coding.text.split import Words

_BODIES = frozenset({"body", "bodies", "remains", "corpse", "corpses", "bones", "skeletons"})


def from_nouns(words: Words, readings: Sequence[Reading]) -> None:
    """Attacks count themselves, deaths are killed, bodies are killed when found and returned when handed over."""
    bodies = -2
    for n, reading in enumerate(readings):
        phrase = reading.phrase
        if phrase.noun == "attacks" and phrase.form == "number":
            ill = not _OF_THE_BODY.isdisjoint(words.low[phrase.first : phrase.last])
            reading.metric = None if ill or (phrase.head in _ATTEMPTS and not _is_attempt(words, phrase)) else "attacks"
        elif phrase.head in _COFFINS:
            given = phrase.form == "number" and (_after_bodies(readings, n) or _body_metric(words, phrase) == "returned_bodies")
            reading.metric = "returned_bodies" if given else None
        elif phrase.head in _BODIES:
            reading.metric = _body_metric(words, phrase)
        elif phrase.head == "dead" and _after_bodies(readings, n) and words.at(phrase.last) not in ("in", "after", "under"):
            reading.metric = "returned_bodies"
        elif phrase.head in context_words("deaths") and phrase.form in ("number", "pronoun"):
            reading.metric, reading.weight = "killed", 0
        elif phrase.head in context_words("injuries") and phrase.form in ("number", "pronoun"):
            reading.metric, reading.weight = "injured", 0
        elif reading.metric is None and phrase.form == "number" and not phrase.whole and (metric := _by_head(words, phrase)):
            reading.metric, reading.weight = metric, 2
        elif (reading.metric == "exchanged" and (_are_dead(words, phrase) or (phrase.noun is None and _after_bodies(readings, n)))) or (
            phrase.noun is None
            and reading.metric is None
            and phrase.form == "number"
            and _is_given_back(words, phrase)
            and _after_bodies(readings, n)
        ):
            reading.metric = "returned_bodies"
        elif phrase.noun in WEAPONS and reading.metric in (None, "hit") and phrase.form == "number" and _is_downed(words, phrase):
            reading.metric, reading.weight = "intercepted", 1
        elif reading.metric == "missing" and phrase.noun is None and n and readings[n - 1].metric in _FLOWN and "unaccounted" in words.low:
            reading.metric = None  # "87 were shot down and three were unaccounted for"
        elif reading.metric == "missing" and phrase.noun is None and n and _goes_on_downing(words, readings[n - 1], phrase):
            reading.metric = "intercepted"  # "61 drones downed, nine missing"
        elif phrase.noun == "times":
            reading.metric = "attacks" if _repeated_attack(words, phrase) else None
        elif (
            phrase.noun == "settlements"
            and phrase.form == "number"
            and ((n and _are_attacked(words, readings[n - 1], phrase)) or _is_fought_over(words, phrase))
        ):
            reading.metric = "settlements"
        elif words.at(phrase.first - 1) == "of" and words.at(phrase.first - 2) in _BODIES and group_of(phrase) in ("people", None):
            reading.metric, bodies = _body_metric(words, phrase), n
        elif n and bodies == n - 1 and phrase.noun in PEOPLE and words.low[readings[n - 1].phrase.last : phrase.first] in _JOINTS:
            reading.metric, bodies = readings[n - 1].metric, n  # "pulled the bodies of a mother and two children out"


_FLOWN = frozenset({"launched", "intercepted", "hit"})
_JOINTS = (["and"], [","], [",", "and"])


def _goes_on_downing(words: Words, before: Reading, phrase: Phrase) -> bool:
    near = phrase.first - before.phrase.last
    return before.metric == "intercepted" and near <= _NEAR and words.sentence[phrase.first] == words.sentence[before.phrase.first]


_NEAR = 8


def _is_attempt(words: Words, phrase: Phrase) -> bool:
    """ "20 attempts to break through", not "three attempts to reach him" """
    return words.at(phrase.last) in ("to", "at") and not _STORMING.isdisjoint(words.low[phrase.last + 1 : phrase.last + 3])


# "two heart attacks"
_OF_THE_BODY = frozenset({"heart", "panic", "asthma", "verbal", "personal", "epileptic"})
_TRYING = frozenset({"tried", "attempted", "sought", "trying", "attempting"})
_TROOPS = frozenset(
    {"troops", "forces", "army", "units", "russians", "soldiers", "invaders", "brigade", "infantry", "enemy", "groups", "military", "fighters"}
)
_ATTEMPTS = frozenset({"attempt", "attempts"})
_STORMING = frozenset(
    "break storm advance attack assault push dislodge improve seize penetrate breach retake recapture capture breakthrough breakthroughs "
    "advancing storming encircle counterattack infiltrate land cross".split()
)
_COFFINS = frozenset({"coffin", "coffins"})


def _are_dead(words: Words, phrase: Phrase) -> bool:
    return not _DEAD.isdisjoint(words.low[phrase.first : phrase.last])


def _after_bodies(readings: Sequence[Reading], n: int) -> bool:
    """Whether bodies handed over were told of before: "99 bodies were brought home; Russia got back 23"."""
    return any(reading.metric == "returned_bodies" for reading in readings[max(0, n - 4) : n])


def _is_downed(words: Words, phrase: Phrase) -> bool:
    """ "debris from eight downed drones" """
    return not _DOWNED.isdisjoint(words.low[phrase.first : phrase.last])


_DOWNED = frozenset({"shot", "downed", "destroyed", "intercepted", "suppressed", "jammed", "neutralised", "neutralized"})


def _is_given_back(words: Words, phrase: Phrase) -> bool:
    """ "gave back 27", "in return for 27" """
    return not _BACK.isdisjoint(words.low[max(0, phrase.first - 3) : phrase.first]) or words.joined(phrase.last, 2) == "in return"


_BACK = frozenset(
    {"gave", "back", "received", "returned", "return", "exchange", "over", "delivered", "got", "transferred", "receiving", "repatriated"}
)


def _are_attacked(words: Words, before: Reading, phrase: Phrase) -> bool:
    """ "42 attacks on 14 villages", "dropped 140 bombs on 35 towns" """
    to = words.at(phrase.first - 1)
    if before.phrase.noun == "attacks" and words.joined(phrase.first - 4, 4) in ("in the area of", "in the areas of", "in the vicinity of"):
        return True
    if before.phrase.noun == "attacks":
        return to in ("on", "near", "at", "against", "in")
    return before.metric == "launched" and to in ("on", "at", "against") and phrase.first - before.phrase.last < 3


def _is_fought_over(words: Words, phrase: Phrase) -> bool:
    """ "eight villages near which attacks were repulsed" """
    if phrase.form != "number":
        return False
    where = next((i for i in range(phrase.last, min(phrase.last + 12, len(words))) if words.low[i] in ("which", "where")), None)
    if where is None or (words.low[where] == "which" and words.at(where - 1) not in ("near", "in", "at", "around", "on", "against", "over", "for")):
        return False
    return not _FOUGHT.isdisjoint(words.low[where : where + 9])


_FOUGHT = frozenset("attacks attack attacked assaults assault repulsed repelled clashes fighting battles offensives shelled shelling".split())
_DEAD = frozenset({"dead", "fallen", "killed", "slain"})


_TAKEN = frozenset({"took", "taken", "taking", "claimed", "claiming", "cost", "costing", "lost", "loss"})


def _by_head(words: Words, phrase: Phrase) -> str | None:
    """What some nouns say by themselves: refugees are displaced, customers told of in an outage have no power."""
    if phrase.head == "lives":
        return "killed" if not _TAKEN.isdisjoint(words.low[max(0, phrase.first - 4) : phrase.last + 3]) else None
    if phrase.noun in PEOPLE:
        return _of_people(words, phrase)
    if phrase.head in context_words("customers"):
        near = sentence_words(words, phrase)
        return "without_power" if not near.isdisjoint(context_words("outage")) and near.isdisjoint(context_words("restored")) else None
    return None


# "19,546 abducted children"
_CROWD = 20
_DRIVEN = frozenset({"abducted", "deported", "displaced"})
# so many North Koreans are told of for no other cause
_FORCE = 100


def _of_people(words: Words, phrase: Phrase) -> str | None:
    if phrase.head in context_words("refugees") and phrase.value >= 20:
        return "evacuated" if phrase.head == "evacuees" else "displaced"
    if phrase.value >= _CROWD and not _DRIVEN.isdisjoint(words.low[phrase.first : phrase.last]):
        return "displaced"
    if phrase.head == "arrests":
        return "detained"
    if phrase.noun == "soldier" and not _SWAPPED.isdisjoint(words.low[phrase.first : phrase.last]):
        return "exchanged"  # "a plane with 38 freed soldiers"
    if phrase.head in context_words("prisoners") and words.at(phrase.first - 1) in context_words("taking"):
        return "captured"
    if "dead" in words.low[phrase.first : phrase.last]:
        return "killed"
    if not _HURT.isdisjoint(words.low[phrase.first : phrase.last]) and words.at(phrase.first - 1) not in ("for", "to", "with", "among", "of"):
        return "injured"  # "reported two injured workers"
    if phrase.head == "koreans" and phrase.value >= _FORCE and not phrase.of_whole and "north" in words.low[phrase.first : phrase.last]:
        return "troops"
    if phrase.value < 1000:
        return None
    near = sentence_words(words, phrase)
    return "troops" if _AVOIDING.isdisjoint(near) and not near.isdisjoint(context_words("draft")) else None


_SWAPPED = frozenset({"freed", "exchanged", "swapped", "repatriated"})
_HURT = frozenset({"injured", "wounded"})
# who evades a draft is no soldier
_AVOIDING = frozenset(
    "evading evade evaded evaders dodging dodge dodged dodgers avoid avoiding avoided escape exempt exempted exempting wanted protested "
    "against".split()
)


_SIGHT = 60


def sentence_words(words: Words, phrase: Phrase) -> frozenset[str]:
    """The words of the sentence a phrase stands in."""
    first, last, number = phrase.first, phrase.last, words.sentence[phrase.first]
    while first > max(0, phrase.first - _SIGHT) and words.sentence[first - 1] == number:
        first -= 1
    while last < min(len(words), phrase.last + _SIGHT) and words.sentence[last] == number:
        last += 1
    return frozenset(words.low[first:last])


_ATTACKED = frozenset(
    "shelled attacked struck hit bombed bombarded fired assaulted stormed targeted attack fire raided shelling opened attacking".split()
)


def _repeated_attack(words: Words, phrase: Phrase) -> bool:
    """ "was shelled 33 times", not "four times as much" """
    if words.at(phrase.first - 1) in _RUNNING:
        return False  # "buses leave three times a day"
    sentence = words.sentence[phrase.first]
    before = {words.low[i] for i in range(max(0, phrase.first - _SIGHT), phrase.first) if words.sentence[i] == sentence}
    if words.at(phrase.last) == "to" and words.at(phrase.last + 1) in _STORMING:
        return True
    if words.at(phrase.last) == "to":
        return False  # "tried four times to reach a patient"
    if words.at(phrase.first - 1) in _TRYING or (not _TRYING.isdisjoint(before) and not _STORMING.isdisjoint(before)):
        return words.at(phrase.last) not in ("as", "more", "the") and not _TROOPS.isdisjoint(sentence_words(words, phrase))
    return words.at(phrase.last) not in ("as", "more", "the", "its", "larger", "bigger", "higher", "their") and not _ATTACKED.isdisjoint(before)


_RUNNING = frozenset("leave leaves run runs ran sail depart departs go goes went meet met fly flies arrive arrives open opens voted called".split())
# the dead who were brought to a morgue were killed, unless somebody gave them back
_MORGUES = frozenset({"morgue", "morgues", "mortuary"})
_RUINS = frozenset({"rubble", "ruins", "debris", "wreckage", "grave", "graves", "survivors", "basement", "cellar", "stairwell"})
_GIVERS = frozenset({"reintegration", "repatriation", "exchange", "exchanged", "swap", "cross", "coordination"})
_OWN = frozenset({"its", "their", "fallen", "own"})
_EXCHANGED = frozenset({"exchange", "exchanged", "swap", "repatriated", "repatriation", "handed", "returned", "back", "received", "got"})


_WANTING = frozenset(
    "want wants wanted asked asks asking demanded demands demand begged pleaded requested request awaiting await awaits hopes hoped seeking "
    "seek sought refuse refused refuses refusing until".split()
)


def _body_metric(words: Words, phrase: Phrase) -> str | None:
    if (phrase.form != "number" or words.at(phrase.first - 1) == "of") and not _WANTING.isdisjoint(
        words.low[max(0, phrase.first - 5) : phrase.first]
    ):
        return None  # "wanted his son's body back"
    near = sentence_words(words, phrase)
    to_morgue = not near.isdisjoint(_MORGUES) and near.isdisjoint(_EXCHANGED)
    if phrase.noun == "soldier" and not _GIVERS.isdisjoint(words.low) and not _OWN.isdisjoint(words.low[phrase.first : phrase.last]):
        return "returned_bodies"  # "recovered the bodies of 29 of its soldiers, thanking the Red Cross"
    to_morgue = to_morgue or not near.isdisjoint(_RUINS)
    found = phrase.form != "definite" and (to_morgue or not near.isdisjoint(context_words("found")))
    if not found and not near.isdisjoint(context_words("returned")):
        return "returned_bodies"
    if found or phrase.form != "number":
        return "killed" if found else None
    return "returned_bodies" if phrase.noun == "soldier" else "killed"
