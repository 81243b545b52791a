"""Places that are named for what might be, is talked of or lies beside: "if X falls", "talks about the X plant", "Y, which faces X"."""

from __future__ import annotations

from transforms.coding.quantities.numerals import number_words
from transforms.coding.text.language import Text

_SUPPOSING = frozenset({"if", "unless", "until", "till", "once", "whether", "whom", "whose", "as"})
_BREAKS = frozenset({",", "that", "which", "who", "whether"})
_ASSUMING = frozenset({"if", "unless", "case"})
_SUPPOSED = frozenset(
    {"is", "are", "falls", "fall", "remains", "remain", "stays", "stay", "gets", "belongs", "belong", "can", "could", "were", "would"}
)
_SUPPOSED |= {"should", "becomes", "returns", "comes", "goes", "holds", "must"}
_MAYBE = frozenset({"could", "may", "might", "would"})
_BEFALLING = frozenset({"be", "fall", "become", "come", "follow", "suffer", "soon", "also", "well", "then", "not"})
_FACING = frozenset({"faces", "facing", "face", "opposite", "overlooks", "overlooking"})
_REACHES = frozenset({"reach", "range", "striking", "firing", "artillery", "shelling", "sight"})
_TALKS = frozenset(
    {"talks", "negotiations", "discussions", "consultations", "debate", "discussion", "resolution", "declaration", "proposal", "proposals"}
)
_TALKS |= {"row", "quarrel", "disagreement", "disagreements", "argument", "words", "questions", "jokes", "film", "book", "story"}
_TALKS |= {"article", "documentary", "song", "poem", "slogans", "posts", "fakes", "fake", "lies", "joke", "rumours"}
_TALKS |= {"deal", "agreement", "compromise", "understanding", "initiative", "dispute", "question", "ideas", "position", "stance"}
_DISCUSSING = frozenset(
    {"discuss", "discussed", "discussing", "discusses", "discussion", "discussions", "talks", "talked", "consultations", "briefed"}
)
_MATTERS = frozenset({"situation", "safety", "security", "state", "developments", "condition", "conditions", "risks", "status"})
_ZONES = frozenset({"zone", "zones", "perimeter", "buffer", "corridor", "strip"})
_PROPOSING = (
    _TALKS | _DISCUSSING | frozenset({"proposed", "proposes", "propose", "proposing", "plan", "plans", "idea", "call", "calls", "called", "need"})
)
_PROPOSING |= {
    "establish",
    "establishing",
    "create",
    "creating",
    "creation",
    "demand",
    "demanded",
    "demands",
    "urged",
    "want",
    "wants",
    "needs",
    "suggested",
}


def is_unreal(t: Text, first: int, last: int, at: int) -> bool:
    """Whether the place over the tokens [first, last), governed by the word at `at`, is but supposed, talked of or a neighbour of the scene."""
    low, after = t.at(at), t.at(last)
    if (after == "within" and t.at(last + 1) in _REACHES) or after == "be":
        return True  # "proposed that X be run jointly"
    if after in _MAYBE or after == "“":
        behind = last + (after == "“")
        if t.at(behind) in _MAYBE and t.at(behind + 1) in _BEFALLING and low != "between":
            return True
        start = t.sentence_start(first)
        if after in _MAYBE and start < first <= start + 3 and t.low[start].endswith("ing"):
            return True  # "Reaching X would put the city within range"
    if low in _FACING:
        return t.at(at - 1) in (",", "which", "that") or t.tokens[at - 1].is_name
    return _is_supposed(t, first, at, last) or _is_talked_of(t, at, low)


def _is_supposed(t: Text, first: int, at: int, last: int) -> bool:
    """ "if X falls", "so long as X is occupied", "whom X belongs to"."""
    if not _ASSUMING.isdisjoint(window := t.low[max(t.sentence_start(first), at - 6) : at + 1]) and _BREAKS.isdisjoint(window):
        if "case" not in window or "in case" in " ".join(window):
            return True  # "if Russia takes X"
    if t.at(at) not in _SUPPOSING or t.at(last) not in _SUPPOSED:
        return False
    return t.at(at) != "as" or t.at(at - 1) == "long"


def _is_talked_of(t: Text, at: int, low: str) -> bool:
    """ "talks about the X plant", "discussed the situation in X", "a proposal for a safety zone around X"."""
    before = t.at(at - 1)
    if low in ("discuss", "discussed", "discussing"):
        return True
    if low in ("about", "on", "over") and (before in _TALKS or (before == "”" and t.at(at - 2) in _TALKS)):
        return True
    if low not in ("around", "at", "in", "of", "near", "along"):
        return False
    window = t.low[max(0, at - 11) : at - 1]
    if before in _MATTERS:
        return not _DISCUSSING.isdisjoint(window)
    return before in _ZONES and not _PROPOSING.isdisjoint(window)


_PEOPLE = frozenset(
    {"woman", "man", "couple", "teacher", "student", "pensioner", "businessman", "lawyer", "doctor", "journalist", "teenager", "blogger"}
)
_PEOPLE |= {"schoolboy", "schoolgirl", "pastor", "priest", "veteran", "engineer", "native", "father", "mother", "nurse", "driver", "entrepreneur"}


_UNITS = frozenset({"paratroopers", "guardsmen", "marines", "reservists"})


def is_origin(t: Text, first: int, last: int) -> bool:
    """Whether a name only says where somebody is from whom something befell elsewhere: "a Boston woman was arrested in Perm"."""
    if t.at(last) in _UNITS:
        return True  # "Tula paratroopers had reached the river"
    if t.at(last) not in _PEOPLE or (t.at(first - 1) not in ("a", "an", "the", "another") and t.at(first - 1) not in number_words()):
        return False
    return any(t.low[j] in ("in", "at", "near") and t.tokens[j + 1].is_name for j in range(last, t.sentence_end(first) - 1))


_COMPANIES = frozenset({"company", "companies", "firm", "firms", "bank", "banks", "business", "businesses", "entities", "entity", "trader"})
_COMPANIES |= {
    "traders",
    "suppliers",
    "supplier",
    "manufacturer",
    "manufacturers",
    "shipowner",
    "shipowners",
    "individuals",
    "subsidiary",
    "subsidiaries",
}
_COMPANIES |= {"dealer", "dealers", "intermediaries", "registered", "based"}
_SANCTIONS = frozenset({"sanctions", "sanctioned", "sanctioning", "blacklisted", "blacklist", "blacklisting", "designated"})
_IMPOSING = frozenset(
    {"imposed", "imposes", "imposing", "placed", "put", "sanctioned", "blacklisted", "hit", "targets", "target", "targeted", "targeting"}
)
_IMPOSING |= {"added", "adds", "announced", "slapped", "designated", "extended", "approved", "blacklist", "sanctioning", "blacklisting"}


def is_seat(t: Text, at: int) -> bool:
    """Whether a place only says where those are that were put under sanctions: "along with a company in X"."""
    if t.at(at) not in ("in", "from") or t.at(at - 1) not in _COMPANIES:
        return False
    words = t.low[t.sentence_start(at) : t.sentence_end(at)]
    return not _SANCTIONS.isdisjoint(words) and not _IMPOSING.isdisjoint(words)
