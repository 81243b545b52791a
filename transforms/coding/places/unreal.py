"""Places that are named for what might be, is talked of or lies beside: "if X falls", "talks about the X plant", "Y, which faces X"."""

from __future__ import annotations

from transforms.coding.places.journeys import list_start_before
from transforms.coding.places.place_words import FACING, words
from transforms.coding.text.language import Text

_CONDITIONS = frozenset({"if", "unless", "should", "case", "event"})
_SUPPOSING = frozenset({"until", "till", "once", "whether", "whom", "whose"})
_BREAKS = frozenset({",", "that", "which", "who", "whether"})
# not "must be", "can be": what is to be done in a place is news of it
_MAYBE = frozenset({"could", "may", "might", "would"})
_BEFALLING = frozenset("be fall become come follow suffer soon also well then not".split())
# "the fall of X would open the way"
_TAKING = frozenset("capture fall loss seizure recapture liberation control".split())
_NAMING = frozenset({"named", "renamed", "called"})
_REACHES = frozenset("reach range striking firing artillery shelling sight".split())
_DISCUSSING = frozenset("discuss discussed discussing discusses discussion discussions talks talked consultations briefed".split())
_MATTERS = frozenset("situation safety security state developments condition conditions risks status".split())
_ZONES = frozenset("zone zones perimeter buffer corridor strip".split())


def is_unreal(t: Text, first: int, last: int, at: int) -> bool:
    """Whether the place over the tokens [first, last), governed by the word at `at`, is but supposed, talked of or a neighbour of the scene."""
    low, before, after = t.at(at), t.at(at - 1), t.at(last)
    if not _LEFT_OUT.isdisjoint(t.low[max(0, first - _LISTED) : first]) and t.at(list_start_before(t, first) - 1) in _LEFT_OUT:
        return True  # "three died in the region, not counting X and Y"
    behind = last + (after == "“")
    if before in words("attempts") and not words("told_of").isdisjoint(t.low[max(0, at - 4) : at - 1]):
        return False  # "the attack on X would be answered"
    if after == "be" or (after == "within" and t.at(last + 1) in _REACHES) or (t.at(behind) in _MAYBE and t.at(behind + 1) in _BEFALLING):
        return True  # "proposed that X be run jointly", "bring X within reach", "X could fall"
    is_deed = t.at(first - 1).endswith("ing") and t.at(first - 1) not in words("lying")
    if after in _MAYBE and (is_deed or (low == "of" and before in _TAKING)):
        return True  # "Reaching X would bring"
    match low:
        case "about" if t.at(last + 1) not in ("whose", "which"):
            return True
        case "of" if before in words("dreaming") or (before in words("namesakes") and t.tokens[at - 1].is_name and at - 1 > t.sentence_start(at)):
            return True  # "dreams of X", "the Battle of X"
        case "with" if before in words("ties"):
            return True
        case "after" if before in _NAMING:
            return True
    if low in FACING:
        return before in (",", "which", "that")
    return _is_supposed(t, first, at, after) or _is_talked_of(t, at, low)


_LEFT_OUT = frozenset({"counting", "excluding", "excepting"})
# tokens of a list before its last name
_LISTED = 8


def _is_supposed(t: Text, first: int, at: int, after: str) -> bool:
    """ "if Russia takes X", "Should Russia take X", "in case gas stops reaching X", "so long as X is occupied", "whom X belongs to"."""
    start = max(t.sentence_start(first), at - 6)
    window = t.low[start : at + 1]
    if not _CONDITIONS.isdisjoint(window):
        for k, low in enumerate(window):
            if low in ("if", "unless") or t.tokens[start + k].text == "Should" or window[k : k + 2] in (["in", "case"], ["event", "of"]):
                return _BREAKS.isdisjoint(window[k:])
    return after in words("supposed") and (t.at(at) in _SUPPOSING or t.low[max(0, at - 1) : at + 1] == ["long", "as"])


def _is_talked_of(t: Text, at: int, low: str) -> bool:
    """ "talks about the X plant", "discussed the situation in X", "a proposal for a safety zone around X"."""
    before = t.at(at - 1)
    if low in ("about", "on", "over"):
        return (t.at(at - 2) if before == "”" else before) in words("talks")
    if low not in ("around", "at", "in", "of", "near", "along"):
        return low in _DISCUSSING
    window = t.low[max(0, at - 11) : at - 1]
    return (before in _MATTERS and not _DISCUSSING.isdisjoint(window)) or (before in _ZONES and not words("proposing").isdisjoint(window))


def is_under_sanctions(t: Text, at: int) -> bool:
    """Whether a place only says where those are that were put under sanctions: "along with a company in X"."""
    if t.at(at) not in ("in", "from") or t.at(at - 1) not in words("companies"):
        return False
    sentence = t.low[t.sentence_start(at) : t.sentence_end(at)]
    are_imposed = any(low == "sanctions" and _COMING.isdisjoint(sentence[max(0, j - 4) : j]) for j, low in enumerate(sentence))
    return not words("sanctioned").isdisjoint(sentence) or (are_imposed and not words("imposing").isdisjoint(sentence))


# "put under state control ahead of the sanctions"
_COMING = frozenset({"ahead", "before", "despite", "because", "amid", "when"})
