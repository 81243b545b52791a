"""Places of what is wanted, planned or possible, where nothing happened yet: "wants all of X", "could reach X", "is planning an attack on X"."""

from __future__ import annotations

from transforms.coding.places.prepositions import preposition_of
from transforms.coding.text.language import Text


def is_but_intended(t: Text, at: int, low: str) -> bool:
    """Whether the place that the word `low` at `at` governs is sought, bargained over, within reach or to be attacked."""
    if low in _QUITTING and _is_demanded(t, at):
        return True
    return (low == "of" and _is_sought(t, at)) or _is_intended(t, at) or _is_disputed(t, at, low) or _is_possible(t, at, low)


def _is_sought(t: Text, at: int) -> bool:
    """Whether the place is what somebody asks for: "the demand for the rest of X"."""
    if t.at(at - 1) not in ("rest", "whole", "all", "remainder", "most", "parts", "part", "control"):
        return False
    before = preposition_of(t, at - 1)
    if t.at(before) in _WANTING:
        return True  # "it wants all of X"
    return t.at(before) in ("for", "to", "over", "up") and not _SEEKING.isdisjoint(t.low[max(0, before - 3) : before])


_QUITTING = frozenset({"from", "of", "leave", "leaving", "vacate", "vacating", "abandon", "abandoning", "quit"})
_WITHDRAWING = frozenset({"withdraw", "withdrawing", "withdrawal", "pull", "pulling", "pullout", "pull-out", "retreat", "retreating"}) | _QUITTING
_DEMANDING = frozenset(
    {"must", "should", "would", "demand", "demands", "demanded", "demanding", "insists", "insisted", "requires", "require", "condition"}
)
_DEMANDING |= {"proposes", "proposed", "proposal", "plan", "draft", "refuse", "refuses", "refused", "rejects", "rejected", "ruled", "rules", "unless"}
_DEMANDING |= {
    "call",
    "calls",
    "called",
    "calling",
    "wants",
    "want",
    "urged",
    "cannot",
    "not",
    "never",
    "conditions",
    "ultimatum",
    "agree",
    "agreeing",
}
_CIVILIANS = frozenset(
    {"residents", "people", "civilians", "families", "children", "inhabitants", "villagers", "foreigners", "citizens", "those", "who"}
)


def _is_demanded(t: Text, at: int) -> bool:
    """Whether armies are but asked to leave the place, or refuse to: "demands that Ukraine withdraw from X"; not "residents must leave X"."""
    start = t.sentence_start(at)
    verb = next((j for j in range(at, max(start, at - 6) - 1, -1) if t.low[j] in _WITHDRAWING and t.low[j] not in ("from", "of")), None)
    if verb is None:
        return False
    window = t.low[max(start, verb - 8) : verb]
    return not _DEMANDING.isdisjoint(window) and _CIVILIANS.isdisjoint(t.low[max(start, verb - 8) : at])


_WANTING = frozenset({"want", "wants", "wanted", "demand", "demands", "demanded", "seek", "seeks", "covets", "claims", "claim"})


def _is_disputed(t: Text, at: int, low: str) -> bool:
    """Whether the place is what is bargained over: "give up X", "the fate of X", "recognise X"."""
    if low in _YIELDING:
        return True
    before = t.at(at - 1)
    return (low == "up" and before in ("give", "giving")) or (low == "over" and before in _CLAIMS) or (low == "of" and before in _FATES)


_YIELDING = frozenset({"cede", "ceding", "relinquish", "relinquishing", "recognise", "recognising", "recognize", "recognizing"})
_CLAIMS = frozenset({"hand", "handing", "sovereignty", "claims", "claim", "jurisdiction"})
_FATES = frozenset({"fate", "status", "future", "ownership", "recognition"})


def _is_possible(t: Text, at: int, low: str) -> bool:
    """Whether but a possibility is told of: "could reach X", "massing troops to attack X"."""
    if low not in _REACHING:
        return False
    before = t.at(at - 1)
    return before in _MODALS or (before == "to" and not _READYING.isdisjoint(t.low[max(0, at - 8) : at - 1]))


_REACHING = frozenset("flood inundate submerge devastate level retake recapture reclaim liberate free lose surround isolate take".split())
_REACHING |= frozenset({"reach", "strike", "hit", "attack", "target", "seize", "capture", "occupy", "storm", "shell", "bomb", "destroy", "encircle"})
_MODALS = frozenset({"could", "can", "may", "might", "would", "will", "should"})
_READYING = frozenset(
    "massing preparing gathering ready able capable poised enough intention intent unable fail failed need needs needed years months order "
    "orders ordered task tasked goal objective hope hopes aim aims".split()
)


def _is_intended(t: Text, at: int) -> bool:
    """Whether but an intention to attack is told of: "is planning an attack on X", "plans to seize X"; one that was foiled did happen."""
    start = max(t.sentence_start(at), at - 14) if at >= 0 else at
    words = t.low[start : at + 1] if start >= 0 else []
    if _OPENING.isdisjoint(words) or not _FOILED.isdisjoint(words):
        return False
    if not _ENDING.isdisjoint(words):
        words = words[max(k for k, low in enumerate(words) if low in _ENDING) :]
    for j, low in enumerate(words):
        if low in ("any", "possible", "hypothetical", "eventual") and words[j + 1 : j + 2] and words[j + 1] in _ATTACKS:
            return True  # "any attack on X would be answered"
        if low in _INTENDING_TO and words[j + 1 : j + 2] == ["to"]:
            return not _ATTACKING.isdisjoint(words[j + 2 : j + 4])
        if low in _INTENDING and not _ATTACKS.isdisjoint(words[j + 1 : j + 6]):
            return True
    return False


_INTENDING_TO = frozenset(
    {"plan", "plans", "planned", "planning", "plotted", "plotting", "wants", "want", "intends", "intend", "preparing", "threatened"}
) | {
    "threatens",
    "threatening",
    "hopes",
    "aims",
    "conspired",
    "offered",
}
_INTENDING = frozenset({"planning", "plotting", "preparing", "planned", "plotted", "prepares", "plans", "prepared"}) | frozenset(
    {"fears", "fear", "feared", "fearing"}
)
_ENDING = frozenset({";", ":", "but"})
_OPENING = _INTENDING_TO | _INTENDING | {"any", "possible", "hypothetical", "eventual"}
_ATTACKING = frozenset(
    {"attack", "strike", "hit", "blow", "bomb", "capture", "seize", "take", "occupy", "invade", "storm", "shell", "destroy", "map", "sabotage"}
    | {"encircle", "surround", "retake", "recapture", "overrun", "isolate", "liberate", "reach", "annex", "besiege", "conquer", "flatten", "cut"}
)
_ATTACKS = frozenset(
    {"attack", "attacks", "act", "provocation", "provocations", "strike", "strikes", "offensive", "assault", "bombing", "sabotage", "incursion"}
)
_FOILED = frozenset({"foiled", "thwarted", "prevented", "averted", "disrupted", "stopped", "detained", "arrested", "held", "caught", "jailed"})
_SEEKING = frozenset(
    {"hand", "handing", "give", "giving", "demand", "demands", "demanded", "demanding", "claim", "claims", "claimed", "ask", "asked", "calls", "call"}
)
