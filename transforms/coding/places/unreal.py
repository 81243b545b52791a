"""Places that are named for what might be, is talked of or lies beside: "if X falls", "talks about the X plant", "Y, which faces X"."""

from __future__ import annotations

from transforms.coding.text.language import Text

_SUPPOSING = frozenset({"until", "till", "once", "whether", "whom", "whose"})
_SUPPOSED = frozenset(
    "is are falls fall remains remain stays stay gets belongs belong can could were would should becomes returns comes goes holds must".split()
)
_BREAKS = frozenset({",", "that", "which", "who", "whether"})
_MAYBE = frozenset({"could", "may", "might", "would"})
_BEFALLING = frozenset("be fall become come follow suffer soon also well then not".split())
_FACING = frozenset("faces facing face opposite overlooks overlooking".split())
_REACHES = frozenset("reach range striking firing artillery shelling sight".split())
_TALKS = frozenset(
    "talks negotiations discussions consultations debate discussion resolution declaration proposal proposals row quarrel disagreement "
    "disagreements argument words questions jokes film book story article documentary song poem slogans posts fakes fake lies joke rumours deal "
    "agreement compromise understanding initiative dispute question ideas position stance".split()
)
_DISCUSSING = frozenset("discuss discussed discussing discusses discussion discussions talks talked consultations briefed".split())
_MATTERS = frozenset("situation safety security state developments condition conditions risks status".split())
_ZONES = frozenset("zone zones perimeter buffer corridor strip".split())
_PROPOSING = (_TALKS | _DISCUSSING) | frozenset(
    "proposed proposes propose proposing plan plans idea call calls called need establish establishing create creating creation demand demanded "
    "demands urged want wants needs suggested".split()
)


def is_unreal(t: Text, first: int, last: int, at: int) -> bool:
    """Whether the place over the tokens [first, last), governed by the word at `at`, is but supposed, talked of or a neighbour of the scene."""
    low, after = t.at(at), t.at(last)
    behind = last + (after == "“")
    if after == "be" or (after == "within" and t.at(last + 1) in _REACHES) or (t.at(behind) in _MAYBE and t.at(behind + 1) in _BEFALLING):
        return True  # "proposed that X be run jointly", "bring X within reach", "X could fall"
    if low in _FACING:
        return t.at(at - 1) in (",", "which", "that")
    return _is_supposed(t, first, at, after) or _is_talked_of(t, at, low)


def _is_supposed(t: Text, first: int, at: int, after: str) -> bool:
    """ "if Russia takes X", "in case gas stops reaching X", "so long as X is occupied", "whom X belongs to"."""
    window = t.low[max(t.sentence_start(first), at - 6) : at + 1]
    if (not {"if", "unless"}.isdisjoint(window) or "in case" in " ".join(window)) and _BREAKS.isdisjoint(window):
        return True
    return after in _SUPPOSED and (t.at(at) in _SUPPOSING or t.low[max(0, at - 1) : at + 1] == ["long", "as"])


def _is_talked_of(t: Text, at: int, low: str) -> bool:
    """ "talks about the X plant", "discussed the situation in X", "a proposal for a safety zone around X"."""
    before = t.at(at - 1)
    if low in ("about", "on", "over"):
        return (t.at(at - 2) if before == "”" else before) in _TALKS
    if low not in ("around", "at", "in", "of", "near", "along"):
        return low in _DISCUSSING
    window = t.low[max(0, at - 11) : at - 1]
    return (before in _MATTERS and not _DISCUSSING.isdisjoint(window)) or (before in _ZONES and not _PROPOSING.isdisjoint(window))


_COMPANIES = frozenset(
    "company companies firm firms bank banks business businesses entities entity trader traders suppliers supplier manufacturer manufacturers "
    "shipowner shipowners individuals subsidiary subsidiaries dealer dealers intermediaries registered based".split()
)
_IMPOSING = frozenset(
    "placed put added announced imposed imposes imposing sanctioned sanctioning blacklisted blacklist blacklisting designated slapped".split()
)


def is_seat(t: Text, at: int) -> bool:
    """Whether a place only says where those are that were put under sanctions: "along with a company in X"."""
    is_there = t.at(at) in ("in", "from") and t.at(at - 1) in _COMPANIES
    return is_there and not _IMPOSING.isdisjoint(t.low[t.sentence_start(at) : t.sentence_end(at)])
