"""Words that come through something that is used for them: "used his nightly address to accuse Moscow", "took to Telegram to deny it"."""

from __future__ import annotations

from transforms.coding.speech.source import FullName, Source
from transforms.coding.speech.subjects import CLOSES, ending_at
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import vocabulary

_USING = frozenset({"used", "uses", "using", "took", "takes", "went", "appeared", "seized", "held", "gave", "convened"})
_STAGES = frozenset(
    "address speech interview telegram facebook twitter x television tv podium occasion floor statement post video airwaves conference "
    "social media radio youtube briefing stage platform forum rally message letter sermon homily anniversary visit summit meeting appearance "
    "column debate lectern screens air".split()
)
# words that may stand between what is used and the verb
_FARTHEST = 16


def speaks_through(t: Text, i: int, full_name: FullName) -> list[Source]:
    """Who uses something to say what the verb at `i`, behind "to", tells; nobody where nothing one speaks through is named."""
    floor = t.sentence_start(i)
    at = next((j for j in range(i - 2, max(floor, i - _FARTHEST), -1) if t.low[j] in _USING or t.low[j] in CLOSES), floor)
    if at == floor or t.low[at] in CLOSES or _STAGES.isdisjoint(t.low[at + 1 : i - 1]) or (t.low[at] == "went" and t.low[at + 1] != "on"):
        return []
    last = at - 1
    while last > floor and t.low[last] in vocabulary().words["adverbs"]:
        last -= 1
    return ending_at(t, last, floor, full_name)
