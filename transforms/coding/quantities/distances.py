"""How far a verb stands behind what it may speak of, and where a new clause between them keeps it from doing so."""

from __future__ import annotations

from transforms.coding.quantities.word_lists import ADVERBS, BE, HAVE, SAYING
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
        after, further = words.at(at + 1), words.at(at + 2)
        if word == "as" and after in ("they", "he", "she", "it"):
            return None
        if word in SAYING and after == "," == words.low[end] and (at + 2 == start or further in BE or further in HAVE):
            distance = 0  # "ten people, police said, were hurt"
        elif word in _BLOCKS_BACK and not _goes_on(words, at, end):
            # "were on their way when they were shot down"
            return distance if after == "they" and further in BE and at + 3 == start else None
        elif word not in _BLOCKS_BACK:
            distance += word not in _LIGHT
    return distance


def _goes_on(words: Words, at: int, end: int) -> bool:
    """Whether the clause goes on over a word at `at` that else begins a new one; the phrase ends before `end`."""
    word, before, after = words.low[at], words.at(at - 1), words.at(at + 1)
    if before == "who" or (words.at(end - 1) in ("whom", "which") and at <= end + 2):
        return True  # "an athlete who said he had been tricked was captured", "nine of whom he said had died"
    if word in ("before", "after"):  # "up from 35 the night before", "before dawn", "24 drones that had set out before them"
        return after in _TIMES or after in _OBJECTS or (word == "before" and before in _SPANS)
    if word == "said":  # "dozens were said to have been killed"
        return after == "to" or before in ("were", "was", "are", "is")
    if word == "but":  # "tried to attack a refinery but were brought down", "had no choice but to surrender", "all but one of them nurses"
        return after in BE or after == "to" or (words.joined(at - 1, 5) == "all but one of them" and words.at(at + 4) not in BE)
    return False


# words between a phrase and its verb that mean nothing, and those that may begin a clause or insert one
_LIGHT = BE | HAVE | ADVERBS | {"“", "”"}
_TURNING = _BLOCKS_BACK | SAYING | {"as"}
