"""Whether a phrase before a verb can be what it speaks of: its subject."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from transforms.coding.quantities.cues import Cue
from transforms.coding.quantities.lexicon import before_verb, begins_number, noun_at
from transforms.coding.quantities.phrase import Phrase, is_in_pieces, is_told_whole
from transforms.coding.quantities.readings import LINK_ENDS, Reading, group_of, opens_part
from transforms.coding.quantities.sentencing import is_but_asked
from transforms.coding.quantities.victims import is_name_with_title
from transforms.coding.quantities.word_lists import (
    ALONE,
    ASIDES,
    BE,
    FLOWN,
    HARMED,
    HAVE,
    PEOPLE,
    POSSESSIVES,
    SINGULAR,
    WEAPONS,
    context_words,
)
from transforms.coding.text.split import Words
from transforms.coding.text.vocabulary import MODALS


@dataclass(slots=True)
class Candidate:
    """A phrase and a verb behind it that may give it a metric: `between` are the words between, `distance` counts those that mean something.

    `before` is the word before the phrase, `before_verb` the one before the verb, past adverbs.
    """

    words: Words
    readings: Sequence[Reading]
    n: int
    cue: Cue
    distance: int
    metric: str
    phrase: Phrase
    between: Sequence[str]
    before: str
    before_verb: str
    verb: str


def candidate(words: Words, readings: Sequence[Reading], n: int, cue: Cue, distance: int, metric: str) -> Candidate:
    """Reading `n` as what the verb of a cue may speak of."""
    phrase, verb = readings[n].phrase, cue.first
    between, before = words.low[phrase.last : verb], words.at(phrase.first - 1)
    return Candidate(words, readings, n, cue, distance, metric, phrase, between, before, before_verb(words, verb), words.low[verb])


def is_subject(one: Candidate) -> bool:
    """Whether the verb can speak of the phrase: no rule of `_BARS` says that it speaks of another."""
    return not any(bars(one) for bars in _BARS)


def _is_negated(one: Candidate) -> bool:
    """ "none of the 12 passengers was hurt" """
    before = one.words.low[max(0, one.phrase.first - 3) : one.phrase.first]
    if "denied" in before and one.words.at(one.phrase.first + 1) in ALONE:
        return True  # "denied that a single missile had struck the bridge"
    if one.words.joined(one.phrase.first, 3) == "one of its" and not _DENYING.isdisjoint(
        one.words.low[max(0, one.phrase.first - 5) : one.phrase.first]
    ):
        return True  # "denied that it was one of its missiles that hit it"
    told_of = one.before in _NONE or ("of" in before and not _NONE.isdisjoint(before))
    return not _NONE.isdisjoint(one.between) or (one.metric != "launched" and told_of)


_DENYING = frozenset({"denied", "denies", "denying", "deny"})
_NONE = frozenset({"none", "neither", "nobody", "not", "never"})


def _is_described_by(one: Candidate) -> bool:
    """The cue is no verb: "the father of a killed soldier", "relatives of missing men", "tended the injured", "paid with seized assets"."""
    noun = one.verb in _VICTIMS and one.before_verb in _BEFORE_VICTIMS and one.words.at(one.cue.first - 2) != "among"
    adjective = one.verb in _ADJECTIVES and one.before_verb in _BEFORE_ADJECTIVES
    aside = one.metric == "injured" and one.between[:2] == [",", "all"] and one.words.at(one.cue.last) == ","
    if aside and not _SET_FREE.isdisjoint(one.words.low[one.cue.last + 1 : one.cue.last + 3]):
        return True  # "22 soldiers, all gravely wounded, were released"
    return noun or adjective or (one.cue.participle and one.before_verb in _DETERMINED)


_SET_FREE = frozenset({"released", "freed", "returned", "exchanged", "swapped", "came", "handed", "repatriated"})
_VICTIMS = frozenset({"wounded", "injured", "killed", "hurt", "dead", "detained", "captured", "arrested", "displaced", "evacuated"})
_BEFORE_VICTIMS = frozenset({"of", "the", "many", "for", "about", "any", "no"})
_DETERMINED = frozenset({"a", "an", "of", "with", "his", "her", "their", "its", "whose"})
_ADJECTIVES = frozenset({"missing", "dead", "trapped", "captive"})
_BEFORE_ADJECTIVES = frozenset({"those", "of", "for", "about", "with", "to", "declared"})


def _is_but_possible(one: Candidate) -> bool:
    """ "a soldier can be declared dead", "800 drones would be on their way by spring", "captives whom Kyiv wants freed", "for two to be jailed" """
    demanded = one.before_verb == "be" and one.before in ("for", "that") and TO_COME.isdisjoint(one.between)  # "that a welder be jailed"
    if demanded or one.before_verb in ("want", "wants", "wanted"):
        return True
    if one.metric in FLOWN:  # but of 20 missiles that came "only five could be shot down"
        return not TO_COME.isdisjoint(one.between[-2:]) and not (one.before in ("only", "just") and "could" in one.between)
    return one.phrase.form == "article" and not _MAY.isdisjoint(one.between)


# "may" is a month too
TO_COME = MODALS - {"may"}
_MAY = TO_COME - {"will"}


def _disagrees(one: Candidate) -> bool:
    """The verb has another number: of "two men who shot a guard in Lviv were caught" the guard is no subject."""
    phrase = one.phrase
    if phrase.form == "article" and phrase.value == 1 and one.before not in _JOINING:
        return "and" not in one.between and one.before_verb in ("were", "are")
    if one.before in ("with", "carrying") and phrase.noun in PEOPLE:  # "a ship with 14 crew is missing"
        return not SINGULAR.isdisjoint((one.before_verb, one.verb))
    people = phrase.noun in PEOPLE or (phrase.noun is None and one.readings[one.n].nearest == "people")
    many = people and phrase.value > 1 and one.before != "of" and phrase.head not in _COLLECTIVE
    return many and one.before_verb in SINGULAR


_JOINING = frozenset({"and", "or", ",", "with", "–", "—"})
_COLLECTIVE = frozenset({"family", "couple", "crew", "staff", "personnel", "military", "people"})


def _is_half_told(one: Candidate) -> bool:
    """The verb speaks of a part of the phrase only: "some of the 700 children were moved", "53 of 61 drones were shot down"."""
    if not one.phrase.whole or one.metric == "launched":
        return False
    if one.metric == "intercepted" and is_told_whole(one.words, one.phrase, one.cue.first):
        return False
    if one.readings[one.n].reduced and one.metric in HARMED:
        return True  # "46 of the 160 prisoners freed on Saturday had been reported missing"
    own_verb = one.cue.first > one.phrase.last or one.verb in _FINITE_CUES
    alone = one.n == 0 or one.readings[one.n - 1].phrase.last != one.phrase.last
    named = one.words.at(one.phrase.last) in _VICTIMS and one.cue.first > one.phrase.last  # "two of the 11 hurt died"
    return named or one.metric in ("intercepted", "hit") or (own_verb and alone)


_FINITE_CUES = frozenset({"had", "have", "has", "lost", "died", "remain", "remained", "are", "were", "was", "went", "fled"})


def _is_too_far(one: Candidate) -> bool:
    """ "the driver" needs its verb beside it, unless only "of a bus in Lviv" stands between."""
    phrase = one.phrase
    if phrase.form != "definite" or one.words.low[phrase.first] != "the" or one.distance <= 2 or is_apposed(one):
        return False
    be = BE
    told_of = one.between[: next((i for i, word in enumerate(one.between) if word in be), len(one.between))]
    passive = one.words.begins_sentence(phrase.first) and (one.verb in be or told_of != one.between)
    attribute = one.words.at(phrase.last) in ("of", "from", "in", "at") and (len(one.between) <= 8 or (passive and len(told_of) <= _LONGEST))
    return not attribute or not {",", "and", "who"}.isdisjoint(told_of)


_LONGEST = 12


def is_apposed(one: Candidate) -> bool:
    """Nothing but who they are stands before the verb: "the pilot, a man of 40, drowned", "the pilot, who ejected, drowned"."""
    described = one.n + 1 < len(one.readings) and one.readings[one.n + 1].described
    if one.words.joined(one.phrase.last, 2) == ", aged" or (one.between[0:1] == [","] == one.between[2:3] and one.between[1].isdigit()):
        return "," in one.between[2:]  # "one of them, aged 66, later died", "the driver, 45, died"
    return described or _is_named_behind(one) or (one.words.joined(one.phrase.last, 2) == ", who" and one.before_verb == ",")


def _is_named_behind(one: Candidate) -> bool:
    """ "one of whom, Ivan Petrenko, was jailed" """
    last = one.phrase.last
    end = next((at for at in range(last + 1, one.cue.first) if one.words.low[at] == ","), last)
    return one.words.at(last) == "," and last + 1 < end <= last + 4 and all(one.words.capital[last + 1 : end])


def _is_named_last(one: Candidate) -> bool:
    """ "a lawyer of opposition leader Ivan Petrenko, who died in jail": "who" tells of the one who is named, not of the lawyer"""
    return one.phrase.value == 1 and "who" in one.between[-3:] and is_name_with_title(one.words, one.phrase.last, one.cue.first)


def _is_whose(one: Candidate) -> bool:
    """ "two brothers whose mother died" """
    return "whose" in one.between[-3:]


def _is_of_doers(one: Candidate) -> bool:
    """ "54 soldiers were shot by the Russians who had taken them captive": what stands behind "by ... who" tells of those who did it"""
    if "by" not in one.between or one.before_verb in BE:
        return False
    behind = one.between[one.between.index("by") :]
    return "," not in behind and not _WHO.isdisjoint(behind) and not (_THEM.isdisjoint(behind) and one.words.at(one.cue.last) not in _THEM)


_WHO = frozenset({"who", "whom"})
_THEM = frozenset({"them", "him", "her", "he", "she", "they"})


def _is_adjunct(one: Candidate) -> bool:
    """ "a strike on two villages killed ...", but "debris from two drones shot down", "by two men, who were killed in turn" """
    is_landed = (one.verb in ("hit", "struck") and one.between in (["that"], ["which"])) or (one.verb in _SENT and not one.between)
    if one.before == "by" and one.phrase.noun in WEAPONS and is_landed:
        return False  # "killed by three missiles that hit a hotel", "by two missiles fired from the sea"
    if one.before == "from" and one.phrase.noun is not None and "to" in one.words.low[one.phrase.first : one.phrase.last]:
        return False  # "from 7,000 to 15,000 soldiers have died"
    if one.before in _PREPOSITIONS:
        of_pieces = is_in_pieces(one.words, one.phrase) and one.between[:1] in (["that"], ["which"])  # "debris from two drones that were shot down"
        downed = one.before == "from" and one.metric == "intercepted" and (one.distance == 0 or of_pieces)
        return not downed and one.words.at(one.cue.first - 2) != "who"
    return one.distance > 1 and one.before in ("with", "to", "for", "against") and not _PARTED.intersection(one.between[:2])


# "mourned for 31 people, among them five children, killed in a strike"
_PARTED = frozenset({"including", "among"})
_SENT = frozenset({"fired", "launched", "dropped"})
_PREPOSITIONS = frozenset({"in", "aboard", "on", "from", "near", "by", "at"})


def _is_met_by(one: Candidate) -> bool:
    """The phrase is what meets the weapons: "a depot, which a missile destroyed"."""
    if one.metric not in ("intercepted", "hit") or one.phrase.noun not in WEAPONS:
        return False
    relative = one.before in ("which", "whom") or (one.before == "that" and one.phrase.form == "article")
    return relative and one.cue.participle and one.distance == 0 and one.before_verb not in BE


def _is_not_meant(one: Candidate) -> bool:
    bars = _BY_METRIC.get(one.metric)
    return bars is not None and bars(one)


def _is_damaged(one: Candidate) -> bool:
    """ "five were shot down and one damaged", "a drone was hit", "debris of two drones hit a house": they hit nothing."""
    if one.verb == "reached" and "airspace" in one.words.low[one.cue.last : one.cue.last + 5]:
        return True
    by_itself = one.verb in ("damaged", "destroyed") and one.words.at(one.cue.last) in ("", ".", ",", ";", "by", "in", "over", "and")
    return by_itself or one.before_verb in BE or is_in_pieces(one.words, one.phrase)


def _does_not_flee(one: Candidate) -> bool:
    """ "three officials left by car", "charged two traders with shipping goods taken from a depot", "sent away 45 diplomats out of 70" """
    if _is_sent_off(one):
        return True
    leaving = one.verb in _LEFT and one.words.at(one.cue.first + 1) != "led" and (one.verb == "left" or one.cue.last > one.cue.first + 1)
    if leaving and one.phrase.value < _CROWD and context_words("evacuation").isdisjoint(one.words.low):
        return True
    if one.verb in _BOARDING and one.cue.last > one.cue.first + 1 and one.before_verb not in BE:
        return context_words("fleeing").isdisjoint(one.words.low)
    if _runs_away(one) or (begins_number(one.words.at(one.cue.last)) and one.words.at(one.cue.last - 1) not in _BEFORE_NUMBER):
        return True
    return one.distance > 1 and one.before_verb not in BE and not {"with", "to", "for"}.isdisjoint(one.between)


def _is_sent_off(one: Candidate) -> bool:
    """ "70 members of the embassy must leave", "12 judges must leave their posts", "a girl was told to leave a bag": no inhabitants who flee"""
    if "leave" not in one.words.low[one.cue.first : one.cue.last] or one.verb not in _ORDERED:
        return False
    left, phrase = one.words.low[one.cue.last : one.cue.last + 4], one.words.low[one.phrase.first : one.phrase.last]
    lives_there = one.phrase.value >= _FEW and not context_words("inhabitants").isdisjoint(phrase) and context_words("vacated").isdisjoint(left)
    return not lives_there or not context_words("expelling").isdisjoint(one.words.low)


_ORDERED = frozenset({"must", "will", "are", "had", "ordered", "told", "instructed", "required"})
_FEW = 10
# "moved from 12 villages", "will be moved within six days"
_BEFORE_NUMBER = frozenset({"from", "within", "over", "in", "during", "by"})
_LEFT = frozenset({"are", "were", "left", "escaped", "managed", "able", "boarded", "reached", "made", "have"})
_CROWD = 100
# "214 people took the bus to Lviv", "30 people taken from Kherson" are evacuated where the way out of a place is told of
_BOARDING = frozenset({"taken", "took", "caught", "taking"})


def _runs_away(one: Candidate) -> bool:
    """ "the driver fled", "the gunman got away" """
    if one.metric == "displaced" and one.before == "of" and one.words.at(one.phrase.first - 2) in ("group", "groups", "team"):
        return True  # "a sabotage group of four crossed the border"
    if one.metric == "displaced" and one.phrase.head in context_words("travellers"):
        return True  # "two other suspects fled to Belarus"
    return one.phrase.value == 1 and (one.metric == "displaced" or one.verb in ("got", "came", "made"))


def _is_court(one: Candidate) -> bool:
    """ "two judges jailed him", "a judge who had jailed two men", "a judge ordered him to be held" """
    judging = one.phrase.head in ("judge", "magistrate", "prosecutor") and SINGULAR.isdisjoint(one.between)
    if judging or is_but_asked(one.words, one.phrase.first):
        return True
    active = one.before_verb in HAVE or (one.distance == 0 and one.before_verb not in BE)
    return active and one.phrase.noun is not None and one.verb in ("sentenced", "convicted", "jailed")


def _is_other_thing(one: Candidate) -> bool:
    """ "an agent threw a bottle, and three cars were destroyed" """
    return one.distance > 1 and one.verb == "destroyed"


def _burns(one: Candidate) -> bool:
    """ "two flew on to Lviv, where a warehouse burned", "300 people were moved, and the fire burned for days" """
    alone = one.cue.last == one.cue.first + 1 and one.words.at(one.cue.last) not in _SELVES  # not "burned his hand", "burned himself"
    return alone and one.distance > 1 and one.verb in ("burned", "burnt") and one.before_verb not in BE


_SELVES = frozenset({"himself", "herself", "themselves"})


def _destroys(one: Candidate) -> bool:
    """ "a drone had destroyed it", "missiles that have hit a depot": what is sent is who does it; not "a missile that gunners had destroyed" """
    by_others = one.between[:1] in (["that"], ["which"]) and len(one.between) > _RELATIVE_AND_HAVE
    return one.before_verb in HAVE and one.verb in _DESTROYING and not by_others


# "that had"
_RELATIVE_AND_HAVE = 2
_DESTROYING = frozenset({"destroyed", "damaged", "hit", "eliminated", "killed", "suppressed", "stopped", "disabled", "struck", "neutralised"})
_BY_METRIC: Mapping[str, Callable[[Candidate], bool]] = {
    "hit": _is_damaged, "intercepted": _destroys, "evacuated": _does_not_flee, "displaced": _runs_away, "detained": _is_court,
    "killed": _is_other_thing, "injured": _burns,
}  # fmt: skip


def _is_inserted(one: Candidate) -> bool:
    """The phrase is an insertion or goes on with one: "30 people, five of them nurses, two drivers and a cook, left"."""
    ends = one.words.at(one.cue.last) in ("", ".", ",", ";")
    relative = ends and one.words.at(one.phrase.last - 1) in ("which", "whom")  # "four of which its jets and those of its allies shot down"
    relative = relative or "who" in one.between[-2:]  # "nine were hurt, including a boy aged six who later died"
    if ((one.distance <= 2 or relative) and "," not in one.between) or (one.phrase.form == "pronoun" and is_apposed(one)):
        return False
    words, readings, n = one.words, one.readings, one.n
    lowest = max(0, n - _MOST_ITEMS)
    while not _is_aside(words, readings[n].phrase):
        link = readings[n].phrase.first - 1
        link -= words.at(link) in POSSESSIVES  # "seven people, including a mother and her three daughters, were killed"
        linked = n > lowest and words.at(link) in _LINKING
        if not linked or readings[n].phrase.first - readings[n - 1].phrase.last > 3:
            return False
        n -= 1
    whole = next((r.phrase for r in reversed(readings[:n]) if r.phrase.form == "number" and words.at(r.phrase.first - 1) != "of"), None)
    if whole is not None:  # "10 dead, among them two children, and 93 people, six of them in a coma, were hurt": no part is more than its whole
        return one.phrase.value <= whole.value
    return not _stands_for_all(words, readings[n], one.metric)


_MOST_ITEMS = 12
_LINKING = LINK_ENDS | {"with"}


def _stands_for_all(words: Words, reading: Reading, metric: str) -> bool:
    """ "Drones, 45 of them, were shot down", "two of them, captured in May, were freed": no number but theirs is told."""
    first = reading.phrase.first
    if reading.phrase.form != "pronoun" or (reading.phrase.noun is None and (metric in FLOWN) != (reading.weapon_before is not None)):
        return False
    noun = noun_at(words, first - 2) if words.at(first - 1) == "," else None
    return words.at(first - 1) != "," or (noun is not None and noun.plural)


def _is_set_off(one: Candidate) -> bool:
    """ "390 people – 270 soldiers and 120 civilians – were freed": the verb behind the second dash speaks of those before the first."""
    if ASIDES.isdisjoint(one.between):
        return False
    words, group, first = one.words, group_of(one.phrase), one.phrase.first
    for before in reversed(one.readings[max(0, one.n - _MOST_ITEMS) : one.n]):
        if words.sentence[before.phrase.first] != words.sentence[first] or (before.metric and before.weight <= 1):
            return False
        parted = opens_part(words, one.phrase) or not ASIDES.isdisjoint(words.low[before.phrase.last : first])
        if parted and before.phrase.form in ("number", "pronoun") and group_of(before.phrase) in (group, None):
            return one.phrase.value <= before.phrase.value
    return False


def _is_included(one: Candidate) -> bool:
    """ "32 people including five children were killed": without commas too the verb speaks of the whole."""
    if one.before != "including" or one.n == 0:
        return False
    whole, words = one.readings[one.n - 1].phrase, one.words
    gap = words.low[whole.last : one.phrase.first - 1]
    beside = not gap or (gap[0] in ("in", "from", "at") and "," not in gap)
    return beside and whole.form == "number" and group_of(whole) in (group_of(one.phrase), None) and whole.value >= one.phrase.value


def _is_aside(words: Words, phrase: Phrase) -> bool:
    """A part told in an insertion ("four people, one of them a child, were hurt"): the verb belongs to the whole."""
    told_of = phrase.form in ("article", "definite") and words.at(phrase.first - 1) in ("them", "whom")
    return phrase.form == "pronoun" or told_of or opens_part(words, phrase)


_BARS = (
    _is_negated, _is_described_by, _is_but_possible, _disagrees, _is_half_told, _is_too_far, _is_named_last, _is_whose, _is_of_doers, _is_adjunct,
    _is_met_by, _is_not_meant, _is_inserted, _is_set_off, _is_included,
)  # fmt: skip
