"""Words that come through something that is used for them: "used his nightly address to accuse Moscow", "took to Telegram to deny it"."""

from __future__ import annotations

from transforms.coding.speech.phrases import before_adverbs
from transforms.coding.speech.source import UNNAMED, FullName, Source
from transforms.coding.speech.sources import read_source
from transforms.coding.speech.subjects import CLOSES, ending_at
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import vocabulary

_USING = frozenset({"used", "uses", "using", "took", "takes", "went", "appeared", "seized", "held", "gave", "convened"})
# words that may stand between what is used and the verb
_FARTHEST = 16


# what brings somebody to say something
BRINGING = frozenset({"prompting", "prompted", "leading", "led", "forcing", "forced", "pushing", "pushed", "spurring", "spurred"})


def brought_to(t: Text, i: int, full_name: FullName) -> list[Source]:
    """Who is brought to say what the verb at `i`, behind "to", tells: "prompting the ministry to call for talks"; not "led a campaign to urge it"."""
    at = next((j for j in range(i - 2, max(t.sentence_start(i) - 1, i - _FARTHEST), -1) if t.low[j] in BRINGING or t.low[j] in CLOSES), -1)
    is_brought = at >= 0 and t.low[at] in BRINGING and t.at(at - 1) not in _HELD_BACK and t.low[at + 1] not in ("a", "an")
    is_brought = is_brought and (t.low[i] != "call" or t.at(i + 1) in ("for", "on"))  # "prompting the bank to call a meeting"
    source = read_source(t, at + 1, i - 1, full_name) if is_brought else None
    return [source] if source is not None else []


_HELD_BACK = frozenset({"not", "be", "been", "have", "was", "were", "is", "are", "by"})


def speaks_through(t: Text, i: int, full_name: FullName) -> list[Source]:
    """Who says what the verb at `i`, behind "to", tells: by something he uses for it, or as one who "was glad to"; else nobody."""
    floor, words = t.sentence_start(i), vocabulary().words
    at = i - 3 if t.at(i - 2) in _MINDED and t.at(i - 3) in words["passive"] else _means(t, i, floor)
    found = ending_at(t, before_adverbs(t, at - 1, floor + 1), floor, full_name) if at > floor else []
    return [source for source in found if source.kind != UNNAMED or t.low[source.last - 1] in words["titles"]]


_MINDED = frozenset({"able", "glad", "happy", "pleased", "proud", "sorry", "quick", "delighted", "relieved"})


def _means(t: Text, i: int, floor: int) -> int:
    """Where it is told before "to" at `i` that somebody uses what one speaks through; 0 where nothing of the kind is."""
    at = next((j for j in range(i - 2, max(floor, i - _FARTHEST), -1) if t.low[j] in _USING or t.low[j] in CLOSES), floor)
    is_used = t.low[at] in _USING and not vocabulary().words["stages"].isdisjoint(t.low[at + 1 : i - 1])
    return at if is_used and (t.low[at] != "went" or t.low[at + 1] == "on") else 0
