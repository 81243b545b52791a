"""How far a verb stands behind what it may speak of, and where a new clause between them keeps it from doing so."""

from __future__ import annotations

from transforms.coding.quantities.lexicon import ADVERBS, BE, HAVE, SAYING
from transforms.coding.text.split import Words

_BLOCKS_BACK = frozenset(
    {";", "when", "while", "whereas", "after", "before", "because", "although", "though", "but", "said", "says", "wrote", "told", "adding", "noting"}
)
_OBJECTS = frozenset({"them", "him", "us", "me"})
_SPANS = frozenset({"day", "night", "week", "month", "year", "evening", "days", "hours", "weeks"})
_TIMES = frozenset({"sunrise", "dawn", "daybreak", "noon", "midnight", "midday", "dusk", "nightfall", "sunset", "dark", "daylight"})


def distance_back(words: Words, end: int, start: int) -> int | None:
    """Tokens between phrase and verb that mean something, None where a new clause begins between them."""
    distance = 0
    if words.at(end) == "," and words.at(end + 1) in SAYING:  # "35 drones, said the governor, flew at a base"
        end = next((at for at in range(end + 2, min(end + 16, start)) if words.low[at] == ","), end)
    for at, word in enumerate(words.low[end:start], end):
        if word not in _TURNING:
            distance += word not in _LIGHT and not word.endswith("ly")
            continue
        if word == "as" and words.at(at + 1) in ("they", "he", "she", "it"):
            return None
        goes_on = at + 2 == start or words.at(at + 2) in BE or words.at(at + 2) in HAVE
        if word in SAYING and words.at(at + 1) == "," == words.low[end] and goes_on:
            distance = 0  # "ten people, police said, were hurt"
            continue
        if word in ("before", "after") and (words.at(at + 1) in _TIMES or words.at(at + 1) in _OBJECTS):
            continue  # "before dawn", "24 drones that had set out before them"
        if word == "before" and words.at(at - 1) in _SPANS:
            continue  # "up from 35 the night before"
        if word in _BLOCKS_BACK:
            if words.at(end - 1) in ("whom", "which") and at <= end + 2:
                continue  # "nine of whom he said had died"
            if words.at(at - 1) == "who":
                continue  # "an athlete who said he had been tricked was captured"
            if word == "said" and (
                words.at(at + 1) == "to" or words.at(at - 1) in ("were", "was", "are", "is")
            ):  # "dozens were said to have been killed"
                continue
            if words.joined(at - 1, 5) == "all but one of them" and words.at(at + 4) not in BE:
                continue  # "six people, all but one of them nurses, were killed"
            if word == "but" and (words.at(at + 1) in BE or words.at(at + 1) == "to"):
                continue  # "tried to attack a refinery but were brought down", "had no choice but to surrender"
            if words.at(at + 1) == "they" and words.at(at + 2) in BE and at + 3 == start:  # "were on their way when they were shot down"
                return distance
            return None
        distance += word not in _LIGHT
    return distance


# words between a phrase and its verb that mean nothing, and those that may begin a clause or insert one
_LIGHT = BE | HAVE | ADVERBS | {"“", "”"}
_TURNING = _BLOCKS_BACK | SAYING | {"as"}
