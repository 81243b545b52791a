"""Who attacked where a bullet tells it in so many words: "it was the work of Moscow", "the village had been won back, the army said".

What is found here is not weighed: it is the answer.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence, Set
from functools import cache

from transforms.coding.kinds.acting import does, is_victim
from transforms.coding.kinds.attack_nouns import BEATING, attack_words, head
from transforms.coding.kinds.ground_taken import RAISED, only_side, taken
from transforms.coding.kinds.owned_deeds import CLAIMED, POINTING, is_claimed, is_held
from transforms.coding.kinds.side_names import Mentions
from transforms.coding.kinds.weights import PARTS
from transforms.coding.records import Place
from transforms.coding.speech.clause import Clause
from transforms.coding.text.language import Text
from transforms.series import Series


def told_outright(
    t: Text, event_type: str, parts: Sequence[int], found: Mentions, clauses: Sequence[Clause], speaker_sides: Sequence[str | None], series: Series
) -> str | None:
    """The side that a bullet calls the attacker, None where none is called so or where what is told of it is denied."""
    met = _triggers().intersection(t.low)
    if event_type == "air_defence":
        return series.other_side(_aimed_at(t, met, series))
    if event_type == "ground_combat":
        return taken(t, met, parts, found, clauses, speaker_sides, series) or own_act(t, met, parts, clauses, speaker_sides, series)
    return (
        _in_main(t, parts, found)
        or author(t, met, found)
        or series.other_side(_avenged(t, met, found))
        or _claimant(t, met, clauses, speaker_sides, series)
        or owner(t, met, clauses, speaker_sides, series)
        or own_act(t, met, None, clauses, speaker_sides, series)
    )


@cache
def _triggers() -> frozenset[str]:
    """All words without which one of the rules has nothing to look for."""
    words = attack_words()
    some = (words[group] for group in ("authorship", "struck", "took", "held", "gained", "launching", "repelling"))
    return frozenset().union(*some, _ANSWERS, _THREATS, CLAIMED, POINTING, _OWNERS, BEATING, RAISED)


def _aimed_at(t: Text, met: Set[str], series: Series) -> str | None:
    """The side at whose country something was launched: "fired at Ukraine", "sent Ukraine’s way"."""
    launching = attack_words()["launching"]
    if launching.isdisjoint(met):
        return None
    for side in series.sides:
        for i in [i for i, low in enumerate(t.low) if low == side.country.lower()]:
            aimed = t.at(i - 1) in _AIMED and t.at(i + 1) != "'s"
            if (aimed or (t.at(i + 1) == "'s" and t.at(i + 2) == "way")) and not launching.isdisjoint(t.low[max(0, i - 8) : i]):
                return side.code
    return None


_AIMED = frozenset({"at", "against", "towards", "toward", "into"})


def _in_main(t: Text, parts: Sequence[int], found: Mentions) -> str | None:
    """The side named with an attack in the main claim where the other is named with one beside it: "hours after Russia’s raid, Ukraine’s drones"."""
    words = attack_words()
    sides: dict[bool, set[str]] = {True: set(), False: set()}
    for i, code in found if len({code for _, code in found}) > 1 else ():
        if t.tokens[i].sentence == 0 and head(t, i, words["striking"]) is not None and not is_victim(t, i):
            sides[parts[i] == PARTS].add(code)
    return sides[True].pop() if len(sides[True]) == 1 and sides[False] - sides[True] else None


def author(t: Text, met: Set[str], found: Mentions) -> str | None:
    """ "the work of Russia", "on the orders of Kyiv", "hired by Russian handlers", "it was Ukraine that", "the hand of Moscow"."""
    words = attack_words()
    if words["authorship"].isdisjoint(met) and POINTING.isdisjoint(met):
        return None
    return next((code for i, code in found if _is_author(t, i, words) and not _is_doubted(t, i)), None)


def _is_author(t: Text, i: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a deed is laid to the side that is named at token `i`, by what stands before its name or behind it."""
    at = i - 1
    while t.at(at) in _BEFORE_NAME:
        at -= 1
    link = t.at(at)
    if link in _LINKS and not _LINKS[link].isdisjoint(t.low[max(0, at - (6 if link == "on" else 3)) : at]):
        return _is_employer(t, i, link, at, words)
    if link == "of" and t.at(at - 1) == "service":  # "terrorists in the service of", not "the Security Service of"
        return t.at(at - 3) == "in"
    if t.at(i + 1) == "'s" and (
        (link == "at" and t.at(i + 2) == "door") or (link == "in" and t.at(i + 2) in _SERVICE) or (link in _UPON and t.at(i + 2) in _ORDERS)
    ):
        return True
    if link in _SUSPECTING and t.at(i + 1) == "behind":
        return True
    if is_held(t, i):
        return True
    if link == "was" and t.at(at - 1) == "it":
        return t.at(i + 1) in _ENDS
    service = head(t, i, words["services"], 3)
    if does(t, i if service is None else service, _ORDERING):
        return True
    behind = i + 1 + (t.at(i + 1) == "'s")
    return t.at(behind) in words["handlers"] or (t.at(behind) in _DOINGS and behind > i + 1 and t.at(at) in _BEING)


def _is_employer(t: Text, i: int, link: str, at: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether those who work for a side, or are hired by one of its people, do its deeds: not where they are its victims."""
    if link == "for":
        return head(t, i, words["services"], 3) is not None and _HARMED.isdisjoint(t.low[t.sentence_start(i) : i + 7])
    if t.at(at - 1) == "behalf" or t.at(i - 1) == "a":
        return (t.at(i - 1) != "a" and t.at(i + 1) in _ENDS) or head(t, i, words["services"] | words["handlers"], 3) is not None
    return True


_HARMED = frozenset({"killed", "wounded", "injured", "dead", "died", "killing", "wounding", "injuring"})
_BEFORE_NAME = frozenset({"the", "“", "a", "its", "what", "he", "she", "it", "they", "called", "calls", "their", "some"})
# what stands before the word that leads to the name
_LINKS: Mapping[str, frozenset[str]] = {
    "of": frozenset(
        {
            "work",
            "handiwork",
            "hand",
            "hallmarks",
            "orders",
            "order",
            "behest",
            "instructions",
            "bidding",
            "behalf",
            "fingerprints",
            "doing",
            "signature",
            "stamp",
            "handwriting",
        }
        | {"agents", "spies", "pay", "operatives", "saboteurs", "employ"}
    ),
    "by": frozenset(
        {"ordered", "orchestrated", "masterminded", "planned", "organised", "organized", "commissioned", "hired", "recruited", "paid", "directed"}
        | {"instructed", "coordinated", "prepared", "perpetrated", "committed", "sponsored", "terror", "terrorism", "sabotage", "handled", "tasked"}
        | {"engineered", "arranged", "enlisted", "claimed"}
    ),
    "to": frozenset(
        {
            "attributed",
            "credited",
            "credit",
            "ascribed",
            "ascribing",
            "crediting",
            "attributing",
            "attributes",
            "attribute",
            "traced",
            "traces",
            "trail",
            "tracks",
        }
    ),
    "on": frozenset({"blame", "pinned", "pinning", "responsibility"}),
    "for": frozenset({"working", "worked", "acting", "acted", "spying"}),
}
_UPON, _ORDERS = frozenset({"on", "at", "under"}), frozenset({"orders", "instructions", "behest", "command", "commission", "bidding"})
_SUSPECTING = frozenset({"see", "sees", "saw", "seeing", "suspect", "suspects", "suspected"})
_SERVICE = frozenset({"service", "pay", "employ"})
_ORDERING = frozenset({"authorised", "authorized", "masterminded", "orchestrated", "organised", "organized", "engineered"})
_ENDS = frozenset({"", ".", ",", ";", "that", "which", "who", "”"})
_DOINGS = frozenset({"doing", "work", "handiwork"})
_BEING = frozenset({"was", "is", "as", "been", "be"})


def _is_doubted(t: Text, i: int) -> bool:
    """Whether what is told of the side at token `i` is denied or left open."""
    return not _DOUBTS.isdisjoint(t.low[max(t.sentence_start(i), i - 12) : i])


_DOUBTS = frozenset(
    {"not", "no", "nor", "never", "denied", "denies", "denying", "rejected", "rejecting", "whether", "dismissed", "dismissing", "without", "if"}
    | {"neither", "untrue", "stopped", "warned", "promised", "cannot"}
)


def _avenged(t: Text, met: Set[str], found: Mentions) -> str | None:
    """The side whose attack was answered: "in retaliation for a Ukrainian raid"."""
    if _ANSWERS.isdisjoint(met) or not _THREATS.isdisjoint(met):
        return None
    words = attack_words()
    for i in [i for i, low in enumerate(t.low) if low in _ANSWERS and t.at(i + 1) in ("for", "to")]:
        for j, code in found:
            if i + 2 <= j < i + 7 and head(t, j, words["attacks"], 4) is not None and not _is_doubted(t, i):
                return code
    return None


_ANSWERS = frozenset({"retaliation", "response", "revenge", "reprisal", "reprisals", "answer", "reply", "vengeance", "payback"})
_THREATS = frozenset({"vowed", "threatened", "promised", "will", "would", "vows", "threatens", "vowing", "threatening", "pledged"})


def _claimant(t: Text, met: Set[str], clauses: Sequence[Clause], speaker_sides: Sequence[str | None], series: Series) -> str | None:
    """The side of a speaker who says it was they: "claimed the attack", "took credit for it", "hinted at its involvement"."""
    if CLAIMED.isdisjoint(met):
        return None
    for clause, side in zip(clauses, speaker_sides, strict=True):
        if clause.verb >= 0 and series.other_side(side) is not None:
            for i in range(clause.verb + 1, min(clause.verb + 7, t.sentence_end(clause.verb))):
                if i == clause.verb + 1 and t.low[i] in ("it", "them", "both") and t.low[i - 1] == "claimed" and t.at(i + 1) in _ENDS:
                    return side
                if t.low[i] in CLAIMED and t.low[i] != "claimed" and is_claimed(t, i) and not _is_doubted(t, i):
                    return side
    return None


def owner(t: Text, met: Set[str], clauses: Sequence[Clause], speaker_sides: Sequence[str | None], series: Series) -> str | None:
    """The side of a speaker who calls a deed their own: "described as its own", "one of theirs", "they did it", "that was us"."""
    if _OWNERS.isdisjoint(met):
        return None
    for i in [i for i, low in enumerate(t.low) if low in _OWNERS and _is_owned(t, i) and not _is_doubted(t, i)]:
        sentence = t.tokens[i].sentence
        here = {side for clause, side in zip(clauses, speaker_sides, strict=True) if clause.sentence == sentence and series.other_side(side)}
        if len(here) == 1:
            return here.pop()
    return None


_OWNERS = frozenset({"own", "theirs", "ours", "did", "us", "handiwork", "doing", "operation"})


def _is_owned(t: Text, i: int) -> bool:
    """Whether the word at token `i` says whose deed it was."""
    low, before, before_that = t.low[i], t.at(i - 1), t.at(i - 2)
    if low == "own":
        return before == "its" and before_that == "as"
    if low in ("theirs", "ours"):
        return before == "of" and before_that == "one"
    if low == "us":
        return before == "was" and before_that in ("it", "that", "this")
    if low in ("handiwork", "doing", "operation"):
        return before in ("our", "their", "its") and before_that in _BEING
    return before in ("they", "it", "we") and t.at(i + 1) in ("it", "this")


def own_act(
    t: Text, met: Set[str], ground: Sequence[int] | None, clauses: Sequence[Clause], speaker_sides: Sequence[str | None], series: Series
) -> str | None:
    """The side of a speaker who tells what their own did: "its drones had hit", "said it had struck", "claiming to have killed".

    Where it is about `ground`, the parts of the main claim, only there; else wherever it is told.
    """
    words = attack_words()
    verbs = words["struck" if ground is None else "took"]
    if verbs.isdisjoint(met):
        return None
    for i, low in enumerate(t.low):
        if low in _OWN and _tells_own(t, i, verbs, words) and (ground is None or ground[i] == PARTS):
            side = _last_speaker(t, i, clauses, speaker_sides)
            if side is None and low in ("we", "our") and t.quoted[i]:
                side = only_side(t, i, clauses, speaker_sides)
            if series.other_side(side) is not None:
                return side
    return None


_OWN = frozenset({"it", "they", "we", "to", "its", "our", "their", "his"})


def _last_speaker(t: Text, i: int, clauses: Sequence[Clause], speaker_sides: Sequence[str | None]) -> str | None:
    """The side of who has spoken last before token `i` in its sentence, None where they deny."""
    spoken = [(clause, side) for clause, side in zip(clauses, speaker_sides, strict=True) if clause.sentence == t.tokens[i].sentence]
    spoken = [(clause, side) for clause, side in spoken if 0 <= clause.verb < i and clause.first < i]
    return spoken[-1][1] if spoken and spoken[-1][0].stance != "denied" else None


def _tells_own(t: Text, i: int, verbs: frozenset[str], words: Mapping[str, frozenset[str]]) -> bool:
    """Whether token `i` begins what the speakers tell of themselves."""
    low = t.low[i]
    if low in ("it", "they", "we") and t.at(i - 1) in _TELLS:
        return _does(t, i + 1, verbs)
    if low == "to" and t.at(i - 1) in _BOASTS:
        return t.at(i + 1) == "have" and t.at(i - 2) not in _OF_SOMEBODY and _does(t, i + 2, verbs)
    if low in ("its", "our", "their", "his"):
        if t.at(i - 1) == "was" and t.at(i - 2) == "it":
            return head(t, i, words["armed"], 3) is not None
        noun = head(t, i, words["armed"], 3)
        while noun is not None and (t.at(noun + 1) in words["armed"] or (t.at(noun + 1) == "and" and t.at(noun + 2) in words["armed"])):
            noun += 1
        return noun is not None and _does(t, noun + 1, verbs) and t.at(i - 1) not in _AGAINST
    return False


_TELLS = frozenset(
    {"said", "says", "say", "that", "reported", "reports", "confirmed", "claimed", "claims", "announced", "adding", "saying", "wrote", "“"}
)
_BOASTS = frozenset({"claimed", "claims", "claiming", "claim", "boasted", "reported", "said"})
_OF_SOMEBODY = frozenset({"'s", "its", "their", "his"})
_AGAINST = frozenset({"on", "against", "at", "near", "towards", "toward", "hit", "killed", "from"})


def _does(t: Text, i: int, verbs: frozenset[str]) -> bool:
    """ "had hit", "also struck", "successfully destroyed", "have" before it or not, from token `i` on."""
    while t.at(i) in _BETWEEN:
        i += 1
    return t.at(i) in verbs and not (t.at(i) == "took" and t.at(i + 1)[:1].isdigit())


_BETWEEN = frozenset(
    {"had", "has", "have", "also", "successfully", "again", "now", "jointly", "twice", "already", "since", "then", "deliberately", "once"}
)


def struck_abroad(
    t: Text, harmed: Container[str], clauses: Sequence[Clause], speaker_sides: Sequence[str | None], places: Sequence[Place], series: Series
) -> str | None:
    """The side whose own army or secret service tells of a hit on the other one, and nobody is named with it.

    On the other one is where that is named only as `harmed`, or in the other's land or what that holds; where the home side holds less than
    its land, its foe has to tell of what an army aims at.
    """
    if _HIT.isdisjoint(t.low) or not _OPEN.isdisjoint(t.low):
        return None
    words, here = attack_words(), next((place for place in places if place.role == "event"), None)
    services = words["services"] | _STAFF
    for clause, side in zip(clauses, speaker_sides, strict=True):
        if (foe := series.other_side(side)) is None or clause.stance == "denied":
            continue
        if services.isdisjoint(t.low[clause.source.first : max(clause.source.last, clause.source.hint)]):
            continue
        abroad = here is not None and (here.country == foe or series.is_held(here.admin1))
        abroad = abroad or (t.at(clause.verb + 2) in _DESTROYING and t.at(clause.verb + 3) == "of" and not words["military"].isdisjoint(t.low))
        abroad = abroad and (side == series.home or not words["military"].isdisjoint(t.low))
        if abroad or (foe in harmed and (here is None or here.country != side)):
            return side
    return None


_DESTROYING = frozenset({"destruction", "sinking"})
_HIT = frozenset(
    {
        "hit",
        "struck",
        "destroyed",
        "attacked",
        "damaged",
        "targeted",
        "strike",
        "strikes",
        "raid",
        "attack",
        "attacks",
        "sunk",
        "sank",
        "blown",
        "destroying",
        "hitting",
        "destruction",
    }
)
_STAFF = frozenset({"staff", "general", "commander", "colonel", "admiral", "brigade", "defence", "navy", "forces", "command", "air", "unmanned"})
# what is said where it is left open
_OPEN = frozenset({"cause", "declined", "comment", "without", "unclear", "unknown", "whether", "not", "launched"})
