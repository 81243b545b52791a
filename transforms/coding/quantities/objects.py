"""Whether a phrase behind an active verb can be its object in the sense meant: "sent 20 drones", not "sent Ukraine 20 drones"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from transforms.coding.quantities.cues import Cue
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.readings import Reading
from transforms.coding.quantities.word_lists import DOWNED, FIRED, WEAPONS, context_words
from transforms.coding.text.split import Words


def is_object(words: Words, cue: Cue, reading: Reading, metric: str) -> bool:
    """Whether an active verb can have the phrase as its object in this sense."""
    check = _CHECKS.get(metric)
    return check is None or check(words, cue, reading)


def _is_force(words: Words, cue: Cue, reading: Reading) -> bool:
    """ "recruits 5,000 men", "sent 2,000 soldiers", "is manned by 30,000 conscripts", not "the train carried 200 passengers" """
    phrase = reading.phrase
    if phrase.form != "number":
        return False
    if words.at(cue.first) in _MANNED and context_words("army").isdisjoint(words.low):
        return False  # "a charity staffed by 5,000 volunteers"
    if words.at(cue.first) in _MANNED or words.at(cue.first) in ("sent", "sends"):
        return phrase.value >= _MANY and (phrase.noun == "soldier" or phrase.head in ("men", "volunteers", "convicts", "inmates"))
    railway = words.at(cue.first - 1) in ("a", "the") or not context_words("railway").isdisjoint(words.low[cue.last : phrase.first])
    if words.at(cue.first) == "train" and railway:
        return False
    return phrase.noun == "soldier" or words.at(cue.last - 1) != "of" or (phrase.value >= _MANY and phrase.head in ("", "men"))


_MANNED = frozenset({"manned", "staffed", "filled"})
_MANY = 1000


def _is_moved(words: Words, cue: Cue, reading: Reading) -> bool:
    """ "moved 30 patients to Dnipro", not "carried 200 passengers", "a bus carrying 40 workers to the mine" """
    if words.at(cue.first) == "carrying" and context_words("evacuation").isdisjoint(words.low):
        return False
    return words.at(cue.first) not in _CARRYING or words.at(reading.phrase.last) in _DIRECTIONS


_CARRYING = frozenset({"carried", "carrying", "transported", "transporting", "ferried", "ferrying", "bussed", "moved", "move", "moves", "moving"})
_DIRECTIONS = frozenset({"to", "from", "out", "away", "towards", "toward", "into", "across", "westwards", "west", "north", "back", "off"})


def _is_driven_out(words: Words, cue: Cue, reading: Reading) -> bool:
    """ "forced 76,000 people to leave", "drove 400 people from their homes"; "hosted the secretary of the council" is of a guest"""
    verb, last = words.at(cue.first), reading.phrase.last
    if verb.startswith("host") and reading.phrase.form == "definite":
        return False
    if verb in _DRIVING:
        return words.at(last) in ("from", "out", "off")
    return verb not in _FORCING or words.at(last + 1) in _LEAVING


_FORCING = frozenset({"forced", "forcing", "forces"})
_DRIVING = frozenset({"drove", "driving", "drives", "chased", "chasing"})
_LEAVING = frozenset({"leave", "flee", "evacuate", "move", "relocate", "their", "of", "abandon", "homes"})


def _is_counted_prisoner(words: Words, cue: Cue, reading: Reading) -> bool:
    """A court that jails a single person is told for the sentence, not for the count."""
    if words.at(cue.last - 1) == "to" and reading.phrase.noun is None:
        return False  # "shortened the term to 12"
    return reading.phrase.form != "article" or words.at(cue.first) not in _OF_COURTS


_OF_COURTS = frozenset({"jailed", "jailing", "imprisoned", "jails", "convicted"})


def _is_sent_at(words: Words, cue: Cue, reading: Reading) -> bool:
    """ "sent 20 drones", not "sent Kyiv 20 drones" and "sent 18 F-16s", which are gifts, nor "counted 11 drones shot down"."""
    verb, phrase = words.at(cue.first), reading.phrase
    if verb in _COUNTING:
        return _is_counted_in_flight(words, phrase)
    crewed = phrase.noun == "aircraft" and words.at(phrase.last) not in _AGAINST
    gift = crewed or phrase.noun == "shell" or words.at(cue.last) in ("ukraine", "kyiv", "russia")
    if words.low[cue.last - 1] == "with" and verb in _ANSWERING:
        return phrase.noun in FIRED  # not "NATO responded with two jets"
    return verb not in _SENDING or not gift


# "sent 12 jets over the border", but "is sending 18 F-16s"
_AGAINST = frozenset({"against", "at", "over", "into", "towards", "toward", "on", "across"})
_ANSWERING = frozenset({"answering", "answered", "responding", "responded", "replied"})
_SENDING = frozenset({"sent", "sending", "dispatched"})
_COUNTING = frozenset({"listed", "counted", "tallied", "logged", "registered", "tracked", "noted"})


def _is_counted_in_flight(words: Words, phrase: Phrase) -> bool:
    """ "counted 40 drones", where an attack is told of and they were not brought down."""
    if phrase.noun not in WEAPONS or phrase.noun == "aircraft":
        return False
    return tells_of_raid(words) and _FELLED.isdisjoint(words.low[phrase.last : phrase.last + 2])


_FELLED = DOWNED | {"taken", "felled", "lost"}


def tells_of_raid(words: Words) -> bool:
    """Whether an attack, or whoever counts what comes in, is told of."""
    return not context_words("attacking").isdisjoint(words.low) or not context_words("watchers").isdisjoint(words.low)


def _is_lost(words: Words, cue: Cue, reading: Reading) -> bool:
    """ "lost 300 soldiers", "cost three villagers their lives" """
    phrase, verb = reading.phrase, words.at(cue.first)
    if verb in LOSING:
        counted = phrase.form == "number" and (phrase.noun is not None or reading.nearest == "people")
        return (counted and not are_parted(words, phrase.last)) or (phrase.form in ("article", "definite") and _is_lost_to_arms(words, phrase))
    if verb in _COSTING and cue.last == cue.first + 1:
        told = words.low[phrase.first : phrase.last + 2]
        if verb in ("shot", "shoot") and not (context_words("prisoners").isdisjoint(told) and _DISARMED.isdisjoint(told)):
            return True  # "shot five prisoners of war"
        return any(words.joined(at, 2) in _LIVES for at in range(phrase.last, min(phrase.last + 6, words.size)))
    return True


def are_parted(words: Words, last: int) -> bool:
    """ "lost 950 men, of whom 520 were killed": those wounded are among them."""
    near = words.low[last : last + 8]
    return not _PARTING.isdisjoint(near) and not _SLAIN.isdisjoint(near)


def _is_lost_to_arms(words: Words, phrase: Phrase) -> bool:
    """ "Beryslav lost a boy of six to Russian gunners", "a family lost its father to a glide bomb" """
    to = next((at for at in range(phrase.last, min(phrase.last + _NEAR, words.size)) if words.low[at] == "to"), words.size)
    return not context_words("killers").isdisjoint(words.low[to + 1 : to + _NEAR])


_PARTING = frozenset({"whom", "including", "which", "them"})
_SLAIN = frozenset({"killed", "dead", "died"})
LOSING = frozenset({"lost", "lose", "loses", "losing"})
_LIVES = frozenset({"their lives", "his life", "her life", "their life"})
_DISARMED = frozenset({"captured", "unarmed", "surrendering", "surrendered"})
_COSTING = frozenset({"cost", "costs", "costing", "shot", "shoot"})


def _is_brought_down(words: Words, cue: Cue, reading: Reading) -> bool:
    """ "shot a drone with its cannon", not "shot missiles at a town"; "claimed two drones over Lypa", not "claimed two drones hit it" """
    if words.at(cue.first) == "claimed" and cue.last == cue.first + 1:
        behind = words.at(reading.phrase.last)
        return not behind.isalpha() or behind in _BEHIND_CLAIMED
    alone = words.at(cue.first) == "shot" and cue.last == cue.first + 1
    return not alone or reading.phrase.noun in ("drone", "aircraft", "vessel")


_BEHIND_CLAIMED = frozenset(
    "and or that which in on over near at above off by with for during within between from as while when after before overnight".split()
)


def _is_cut_off(words: Words, cue: Cue, reading: Reading) -> bool:
    """Not "restored power to 200,000 households"."""
    return context_words("restored").isdisjoint(words.low[max(0, cue.first - 3) : cue.first])


def _is_missed(words: Words, cue: Cue, reading: Reading) -> bool:
    """ "searching for two miners", not "a search for shells turned up 1.5 million" nor "looking for two suspects", who are wanted"""
    phrase = reading.phrase
    wanted = phrase.head in context_words("wanted") or not _WANTED_FOR.isdisjoint(words.low[phrase.last : phrase.last + _NEAR])
    return not wanted and (phrase.noun is not None or phrase.first <= cue.last + 1)


_NEAR = 6
_WANTED_FOR = frozenset({"suspected", "accused", "wanted", "charged", "connection", "fled", "escaped", "deserted"})


_CHECKS: Mapping[str, Callable[[Words, Cue, Reading], bool]] = {
    "troops": _is_force, "killed": _is_lost, "evacuated": _is_moved, "displaced": _is_driven_out, "intercepted": _is_brought_down,
    "detained": _is_counted_prisoner, "launched": _is_sent_at, "missing": _is_missed, "without_power": _is_cut_off,
}  # fmt: skip
