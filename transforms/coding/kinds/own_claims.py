"""Deeds that speakers tell as their own: "described as its own", "its drones had hit", or what their army tells of the other side's land."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence, Set

from transforms.coding.kinds.attack_nouns import attack_words, head
from transforms.coding.kinds.authorship import is_doubted
from transforms.coding.kinds.owned_deeds import CLAIMED, is_claimed
from transforms.coding.kinds.side_names import Spoken
from transforms.coding.kinds.weights import PARTS
from transforms.coding.records import Place
from transforms.coding.text.language import Text
from transforms.series import Series


def claimant(t: Text, met: Set[str], spoken: Spoken, series: Series) -> str | None:
    """The side of a speaker who says it was they: "claimed the attack", "took credit for it", "hinted at its involvement"."""
    if CLAIMED.isdisjoint(met):
        return None
    for clause, side in spoken:
        if clause.verb >= 0 and series.other_side(side) is not None:
            for i in range(clause.verb + 1, min(clause.verb + 7, t.sentence_end(clause.verb))):
                if t.low[i] in CLAIMED and t.low[i] != "claimed" and is_claimed(t, i) and not is_doubted(t, i):
                    return side
    return None


def owner(t: Text, met: Set[str], spoken: Spoken, series: Series) -> str | None:
    """The side of a speaker who calls a deed their own: "described as its own", "was its doing", "they did it", "that was us"."""
    if OWNERS.isdisjoint(met):
        return None
    for i in [i for i, low in enumerate(t.low) if low in OWNERS and _is_owned(t, i) and not is_doubted(t, i)]:
        sentence = t.tokens[i].sentence
        here = {side for clause, side in spoken if clause.sentence == sentence and series.other_side(side)}
        if len(here) == 1:
            return here.pop()
    return None


# words by which a deed is owned, and what stands before them
_OWNING = {
    "own": ("as its",),
    "us": ("it was", "that was", "this was"),
    "doing": ("was its", "was our", "was their"),
}
OWNERS = frozenset({"did", *_OWNING})


def _is_owned(t: Text, i: int) -> bool:
    """Whether the word at token `i` says whose deed it was."""
    if t.low[i] == "did":
        return t.at(i - 1) in ("they", "it", "we") and t.at(i + 1) in ("it", "this")
    return f"{t.at(i - 2)} {t.at(i - 1)}" in _OWNING[t.low[i]]


def own_act(t: Text, met: Set[str], ground: Sequence[int] | None, spoken: Spoken, series: Series) -> str | None:
    """The side of a speaker who tells what their own did: "its drones had hit", "said it had struck", "claiming to have killed".

    Where it is about `ground`, the parts of the main claim, only there; else wherever it is told.
    """
    words = attack_words()
    verbs = words["struck" if ground is None else "took"]
    if verbs.isdisjoint(met):
        return None
    for i, low in enumerate(t.low):
        if low in _OWN and _tells_own(t, i, verbs, words) and (ground is None or ground[i] == PARTS):
            side = _last_speaker(t, i, spoken)
            if series.other_side(side) is not None:
                return side
    return None


_OWN = frozenset({"it", "they", "we", "to", "its", "our", "their", "his"})


def _last_speaker(t: Text, i: int, spoken: Spoken) -> str | None:
    """The side of who has spoken last before token `i` in its sentence, None where they deny."""
    sentence = t.tokens[i].sentence
    before = [(clause, side) for clause, side in spoken if clause.sentence == sentence and 0 <= clause.verb < i and clause.first < i]
    return before[-1][1] if before and before[-1][0].stance != "denied" else None


def _tells_own(t: Text, i: int, verbs: frozenset[str], words: Mapping[str, frozenset[str]]) -> bool:
    """Whether token `i` begins what the speakers tell of themselves."""
    low = t.low[i]
    if low in ("it", "they", "we") and t.at(i - 1) in _TELLS:
        return _does(t, i + 1, verbs)
    if low == "to" and t.at(i - 1) in _BOASTS:
        return t.at(i + 1) == "have" and t.at(i - 2) not in _OF_SOMEBODY and _does(t, i + 2, verbs)
    if low in ("its", "our", "their", "his"):
        noun = head(t, i, words["armed"], 3)
        return noun is not None and _does(t, noun + 1, verbs)
    return False


_TELLS = frozenset(
    {"said", "says", "say", "that", "reported", "reports", "confirmed", "claimed", "claims", "announced", "adding", "saying", "wrote", "“"}
)
_BOASTS = frozenset({"claimed", "claims", "claiming", "claim", "boasted", "reported", "said"})
_OF_SOMEBODY = frozenset({"'s", "its", "their", "his"})


def _does(t: Text, i: int, verbs: frozenset[str]) -> bool:
    """ "had hit", "also struck", "successfully destroyed", "have" before it or not, from token `i` on."""
    while t.at(i) in _BETWEEN:
        i += 1
    return t.at(i) in verbs


_BETWEEN = frozenset(
    {"had", "has", "have", "also", "successfully", "again", "now", "jointly", "twice", "already", "since", "then", "deliberately", "once"}
)


def struck_abroad(t: Text, harmed: Container[str], spoken: Spoken, places: Sequence[Place], series: Series) -> str | None:
    """The side whose own army or secret service tells of a hit on the other one, and nobody is named with it.

    On the other one is where that is named only as `harmed`, or in the other's land or what that holds; where the home side holds less than
    its land, its foe has to tell of what an army aims at.
    """
    if _HIT.isdisjoint(t.low) or not _OPEN.isdisjoint(t.low):
        return None
    words, here = attack_words(), next((place for place in places if place.role == "event"), None)
    services = words["services"]
    for clause, side in spoken:
        if (foe := series.other_side(side)) is None or clause.stance == "denied":
            continue
        source = t.low[clause.source.first : max(clause.source.last, clause.source.hint)]
        if services.isdisjoint(source) and _STAFF.isdisjoint(source):
            continue
        abroad = here is not None and (here.country == foe or series.is_held(here.admin1))
        abroad = abroad and (side == series.home or not words["military"].isdisjoint(t.low))
        if abroad or (foe in harmed and (here is None or here.country != side)):
            return side
    return None


_HIT = frozenset(
    "hit struck destroyed attacked damaged targeted strike strikes raid attack attacks sunk sank blown destroying hitting destruction".split()
)
_STAFF = frozenset({"staff", "general", "commander", "colonel", "admiral", "brigade", "defence", "navy", "forces", "command", "air", "unmanned"})
# what is said where it is left open
_OPEN = frozenset({"cause", "declined", "comment", "without", "unclear", "unknown", "whether", "not", "launched"})
