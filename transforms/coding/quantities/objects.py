"""Whether a phrase behind an active verb can be its object in the sense meant: "sent 20 drones", not "sent Ukraine 20 drones"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from transforms.coding.quantities.cues import Cue, context_words
from transforms.coding.quantities.heads import WEAPONS
from transforms.coding.quantities.readings import Reading
from transforms.coding.quantities.tolls import are_parted
from transforms.coding.text.split import Words


def is_object(words: Words, cue: Cue, reading: Reading, metric: str) -> bool:
    """Whether an active verb can have the phrase as its object in this sense."""
    check = _CHECKS.get(metric)
    return check is None or check(words, cue, reading)


def _is_cut_off(words: Words, cue: Cue, reading: Reading) -> bool:
    """Not "restored power to 200,000 households"."""
    return context_words("restored").isdisjoint(words.low[max(0, cue.first - 3) : cue.first])


def _is_force(words: Words, cue: Cue, reading: Reading) -> bool:
    """ "recruits 5,000 men", not "the train carried 200 passengers" """
    phrase, of = reading.phrase, words.at(cue.last - 1) == "of"
    if words.at(cue.first) == "sent" and words.at(cue.last - 1) not in ("in", "fight"):
        men = phrase.noun == "soldier" or phrase.head in ("men", "volunteers")
        return phrase.form == "number" and men and phrase.value >= 1000 and words.at(phrase.last) in ("to", "into", "against")
    if words.at(cue.first) == "train" and not {"with", "carrying", "for"}.isdisjoint(words.low[cue.last : phrase.first]):
        return False  # "an ambulance train with 80 children"
    soldiers = phrase.noun == "soldier" or not of or words.at(cue.first) == "call" or (phrase.noun is None and phrase.value >= 1000)
    return phrase.form == "number" and soldiers and (words.at(cue.first) not in ("train", "recruit") or words.at(cue.first - 1) not in ("a", "the"))


def _is_moved(words: Words, cue: Cue, reading: Reading) -> bool:
    """ "moved 30 patients to Dnipro", not "carried 200 passengers", "a bus carrying 40 workers to the mine"."""
    if words.at(cue.first) == "carrying" and context_words("evacuation").isdisjoint(words.low):
        return False
    return words.at(cue.first) not in _CARRYING or words.at(reading.phrase.last) in _DIRECTIONS


def _is_driven_out(words: Words, cue: Cue, reading: Reading) -> bool:
    """ "forced 76,000 people to leave" """
    last = reading.phrase.last
    if words.at(cue.first) in _DRIVING:
        return words.at(last) in ("from", "out", "off")
    return words.at(cue.first) not in _FORCING or (words.at(last) in ("to", "from", "out") and words.at(last + 1) in _LEAVING)


def _is_held(words: Words, cue: Cue, reading: Reading) -> bool:
    """ "is holding 300 soldiers", not "is holding drills with 300 soldiers" """
    return words.at(cue.last - 1) != "holding" or reading.phrase.first == cue.last


def _is_counted_prisoner(words: Words, cue: Cue, reading: Reading) -> bool:
    return reading.phrase.form != "article" or words.at(cue.first) not in _OF_COURTS


def _is_sent_at(words: Words, cue: Cue, reading: Reading) -> bool:
    """Not "sent Ukraine 20 drones", a gift, nor what is counted otherwise ("counted 11 drones shot down", "counted ships with 16 missiles")."""
    if words.at(cue.first) in _COUNTING:
        return _is_counted_in_flight(words, reading)
    last = reading.phrase.last
    gift = reading.phrase.noun == "shell" or words.at(reading.phrase.first - 1) == "for" or words.at(cue.last) in ("ukraine", "kyiv", "russia")
    gift = gift or (reading.phrase.noun == "aircraft" and words.at(last) not in _AGAINST)
    return words.at(cue.first) not in _SENDING or not gift


def _is_counted_in_flight(words: Words, reading: Reading) -> bool:
    """ "counted 40 drones", where an attack is told of and they were not brought down."""
    last = reading.phrase.last + (words.at(reading.phrase.last) in ("“", '"', "‘"))
    if reading.phrase.noun not in WEAPONS or reading.phrase.noun == "aircraft":
        return False
    told = not context_words("attacking").isdisjoint(words.low) or not _WATCHERS.isdisjoint(words.low)
    return told and words.at(last) not in _FELLED


# "sent 12 jets over the border", but "is sending 18 F-16s"
_AGAINST = frozenset({"against", "at", "over", "into", "towards", "toward", "on", "across"})
_COUNTING = frozenset({"listed", "counted", "tallied", "logged", "registered", "tracked", "noted"})
_WATCHERS = frozenset(
    {"force", "military", "army", "staff", "command", "overnight", "night", "defence", "defences", "defense", "defenses", "raids", "shellings"}
)
_FELLED = frozenset({"shot", "downed", "destroyed", "brought", "intercepted", "jammed", "suppressed", "taken", "felled", "lost"})


def _is_lost(words: Words, cue: Cue, reading: Reading) -> bool:
    """ "lost 300 soldiers", "cost three villagers their lives", "shot 11 people dead" """
    phrase, verb = reading.phrase, words.at(cue.first)
    if verb in _LOSING:
        counted = phrase.form == "number" and (phrase.noun is not None or reading.nearest == "people")
        return counted and not are_parted(words, phrase.last)
    if verb in _COSTING and cue.last == cue.first + 1:
        if words.at(phrase.last) == "dead":
            return True
        return any(words.joined(at, 2) in _LIVES for at in range(phrase.last, min(phrase.last + 6, len(words))))
    return True


def _is_brought_down(words: Words, cue: Cue, reading: Reading) -> bool:
    """ "shot a drone with its cannon", not "shot missiles at a town" """
    if words.at(cue.first) != "shot" or cue.last > cue.first + 1:
        return True
    return reading.phrase.noun in ("drone", "aircraft", "vessel")


def _is_missed(words: Words, cue: Cue, reading: Reading) -> bool:
    """ "searching for two miners", not "a search for shells turned up 1.5 million" """
    return reading.phrase.noun is not None or reading.phrase.first <= cue.last + 1


_CARRYING = frozenset({"carried", "carrying", "transported", "transporting", "ferried", "ferrying", "bussed", "moved", "move", "moves", "moving"})
_DIRECTIONS = frozenset({"to", "from", "out", "away", "towards", "toward", "into", "across", "westwards", "west", "north", "back", "off"})
_SENDING = frozenset({"sent", "sending", "dispatched"})
_LOSING = frozenset({"lost", "lose", "loses", "losing"})
_LIVES = frozenset({"their lives", "his life", "her life", "their life"})
_COSTING = frozenset({"cost", "costs", "costing", "shot", "shoot"})
_FORCING = frozenset({"forced", "forcing", "forces"})
_DRIVING = frozenset({"drove", "driving", "drives", "chased", "chasing"})
_LEAVING = frozenset({"leave", "flee", "evacuate", "move", "relocate", "their", "of", "abandon", "homes"})
# a court that jails a single person is told for the sentence, not for the count
_OF_COURTS = frozenset({"jailed", "jailing", "imprisoned", "jails", "convicted"})
_CHECKS: Mapping[str, Callable[[Words, Cue, Reading], bool]] = {
    "without_power": _is_cut_off, "troops": _is_force, "killed": _is_lost, "evacuated": _is_moved, "displaced": _is_driven_out,
    "intercepted": _is_brought_down, "detained": _is_counted_prisoner, "captured": _is_held, "missing": _is_missed, "launched": _is_sent_at,
}  # fmt: skip
