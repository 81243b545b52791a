"""Whether a bullet tells of an attack, of what it did or of fighting on the ground: conditions of rules in `deciding`, as those in `conditions`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from transforms.coding.kinds.acting import BE, HAVE
from transforms.coding.kinds.attack_nouns import attack_words
from transforms.coding.kinds.claim_words import ARTICLES, FIRST, claimed, deciding_words, meets, standing
from transforms.coding.kinds.foreground import MainClaim
from transforms.coding.kinds.weights import PARTS
from transforms.coding.speech.phrases import is_number
from transforms.coding.text.language import Text


def goes_on(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is that there is fighting: "Heavy fighting raged near Lypa as", "troops were locked in fierce battles"."""
    for i in claimed(main, first[:_OPENING_WORDS], "battles"):
        start = i
        while start > 0 and t.low[start - 1] in deciding_words()["fierce"]:
            start -= 1
        verb = i + 1 + (t.at(i + 1) in ("has", "have", "had", "also"))
        if t.low[max(0, start - 2) : start] == ["locked", "in"] or (start == 0 and t.at(verb) in deciding_words()["raging"]):
            return True
    return False


def only_launches(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether it is told who sent what and not what became of it: "Russia launched 45 drones at Odesa", "had fired six missiles"."""
    forces, flying = attack_words()["forces"], deciding_words()["flying_in"]
    if any(not _is_lacking(t, i) for i in standing(t.low, "shields")):
        return False
    for i in claimed(main, first, "launching"):
        start = i - (t.at(i - 1) in HAVE)
        if t.at(start - 1) in ("was", "were") and t.at(start - 2) in flying:  # "20 drones were launched at"
            return True
        end = start
        while start > 0 and (t.tokens[start - 1].is_name or t.low[start - 1] in forces):
            start -= 1
        if start < end and t.at(start - 1) in _OPENING and meets(first[i + 1 : i + _SENT], "flying_in"):
            return True
    return False


def _is_lacking(t: Text, i: int) -> bool:
    """Whether what token `i` names is told to be too little: "called for more air defences"; not "air defences were at work"."""
    before = t.low[max(0, i - _ASKED) : i]
    return meets(before, "lacking") or meets(before, "asking")


# tokens from "called" to "partners for more air defences"
_ASKED = 6
# tokens from "launched" to "more than 120 Iranian-made attack drones"
_SENT = 9


def fires_upon(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether somebody fires from afar: "gunners shelled positions", "destroyed a column with drones"; not who "were shelled"."""
    words = deciding_words()
    for i in [i for i in claimed(main, first, "firing_upon") if t.at(i - 1) not in BE]:
        means = (first[j + 1 : j + 4] for j in range(i + 1, len(first)) if first[j] in ("with", "using"))
        if first[i] not in words["destroying"] or any(meets(some, "means") for some in means):
            return True
    return False


def hits_grid(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is that somebody struck something: "Russia hit a power plant", "said Russian forces had attacked"."""
    at = standing(first, "hitting")[0]
    subject = at - 1 - (t.at(at - 1) in HAVE)
    while subject >= 0 and (t.low[subject] in attack_words()["forces"] or t.low[subject] in attack_words()["weapons"]):
        subject -= 1
    is_somebody = subject >= 0 and t.tokens[subject].is_name and t.low[subject] not in ("a", "the")
    return is_somebody and t.at(subject - 1) in _OPENING and main.parts[at] == PARTS


def makes_leave(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether all that attacks are told to do is to make people leave: "Shelling has persuaded 38 pensioners to go", "raids forced families out"."""
    for i in claimed(main, first, "driving_out"):
        behind = first[i + 1 : i + _DRIVEN]
        is_caused = any(low in attack_words()["attacks"] or low == "fighting" for low in first[:i])
        if is_caused and meets(behind, "inhabitants") and meets(first[i : i + _DRIVEN], "leaving"):
            return True
    return False


# tokens of "The head of the military administration of Lypa, Petro Bondar,"
_TOLD_FIRST = 14
_SOLDIERS = frozenset({"troops", "soldiers", "fighters", "forces"})
# tokens from "persuaded" to "most inhabitants of the two villages to leave"
_DRIVEN = 12


def calls_away(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is that people are asked to leave: "urged residents to evacuate, as the front was near"."""
    words = deciding_words()
    for i in claimed(main, first[:_TOLD_FIRST], "urging"):
        to = next((j for j in range(i + 2, min(i + _DRIVEN, len(first))) if first[j] == "to"), 0)
        is_first = not meets(first[:i], "assailing") and not meets(first[:i], "harm") and attack_words()["moving"].isdisjoint(first[:i])
        is_army = not _SOLDIERS.isdisjoint(first[i:to])
        if to and is_first and not is_army and meets(first[i + 1 : i + 4], "townspeople") and not words["leaving"].isdisjoint(first[to + 1 : to + 5]):
            return True
    return False


def lands_first(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is that fire came down: "Several mortar rounds landed beside a reactor", "Drones exploded near the plant"."""
    i = standing(first, "assailing")[0]
    at = i + 1 + (t.at(i + 1) in HAVE)
    return i < FIRST and main.parts[i] == PARTS and t.at(at) in deciding_words()["landing"] and not meets(first[:i], "atoms")


def plant_is_shelled(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is that a nuclear plant came under fire: "The nuclear power plant was again shelled"."""
    at = standing(first, "firing_upon")[0]
    plant = standing(first, "atoms")[0]
    return plant < FIRST and first[0] == "the" and plant < at and not BE.isdisjoint(first[at - 2 : at]) and main.parts[at] == PARTS


def opens_with_attack(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the subject of what is told first is an attack that hits something: "A Russian attack on a power station left 9,000 people in the
    dark", "The attacks again targeted the grid and caused outages"."""
    attacks = [i for i in claimed(main, first[:_OPENING_WORDS], "raids") if t.at(i + 1) in ("on", "against") or _goes_at(t, i + 1)]
    return any(t.at(phrase_start(t, i) - 1) in _OPENING for i in attacks)


def _goes_at(t: Text, i: int) -> bool:
    """Whether the verb at token `i` or behind its adverb tells what was hit: "targeted the", "had again damaged a"; not "damaged by"."""
    i += (t.at(i) in HAVE) + (t.at(i) in _AGAIN or t.at(i + 1) in _AGAIN)
    if t.at(i) not in deciding_words()["destroying"] or i + 1 == t.size:
        return False
    return t.at(i + 1) in ARTICLES or t.tokens[i + 1].is_name or is_number(t, i + 1)


_AGAIN = frozenset({"again", "also"})


def tells_attack_first(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a first sentence of several is about an attack, which outweighs all that the others tell: "Russia bombed Lypa. The EU imposed"."""
    if len(first) == t.size or meets(first, "judging") or meets(first, "charging"):
        return False
    return _opens_with_deed(t, first) or tells_of_attack(t, main, first)


def _opens_with_deed(t: Text, first: Sequence[str]) -> bool:
    """Whether the bullet begins with who fired at what: "Russia attacked Lypa", "Russian forces shelled"."""
    at = next((i for i, low in enumerate(first[:FIRST]) if low in deciding_words()["hitting"] or low == "launched"), 0)
    if first[at] not in _FROM_AFAR and not meets(first, "assailing"):
        return False
    return at > 0 and t.tokens[0].is_name and all(t.tokens[i].is_name or t.low[i] in attack_words()["armed"] for i in range(at))


def tells_of_attack(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether what is told is what an attack did, whoever tells it: "a missile had killed two people", "a depot burned after a drone attack"."""
    for i in standing(first, "assailing"):
        start = phrase_start(t, i)
        if t.at(start - 1) in _OPENING and main.parts[i] == PARTS and _does_harm(t, i + 1, len(first)):
            return True
        if t.at(start - 1) in _CAUSING and t.at(start) in ("a", "an") and any(_is_harm(t, j) and main.parts[j] == PARTS for j in range(start - 1)):
            return True
    return False


def says_done(group: str) -> Callable[[Text, MainClaim, Sequence[str]], bool]:
    """Whether somebody is said to have done a deed: "the spokesman said Ukraine had struck a depot", "Russian forces had shelled 14 villages"."""

    def is_said(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
        forces = attack_words()["forces"]
        for i in standing(first, group):
            start = i - 1
            while start > 0 and (t.tokens[start - 1].is_name or t.low[start - 1] in forces):
                start -= 1
            is_opened = t.at(start - 1) in ("said", "that") or (t.at(start - 1) in _OPENING and t.at(i - 2) in forces)
            is_past = (t.at(i - 1) == "had" and start < i - 1) or t.at(i - 1) in forces
            if is_past and is_opened and not t.quoted[i] and i + 1 < t.size and (t.low[i + 1] in ARTICLES or is_number(t, i + 1)):
                return True
        return False

    return is_said


def makes_progress(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether troops gain ground in a remark: "said its army was making headway", "Ukraine was making progress in its counteroffensive"."""
    for i in claimed(main, first, "progress"):
        making = next((j for j in (i - 1, i - 2) if t.at(j) in _MAKING), -1)
        if making < 0:
            continue
        subject = t.at(making - 1 - (t.at(making - 1) in _AUXILIARY))
        is_offensive = t.at(i + 1) in ("in", "with") and not attack_words()["assaults"].isdisjoint(first[i + 2 : i + 5])
        if is_offensive or (subject in attack_words()["forces"] and subject != "side"):
            return True
    return False


_AUXILIARY = BE | HAVE | {"are", "is"}
_MAKING = frozenset({"making", "made"})


def counts_clashes(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether fights are counted: "65 clashes had taken place", "96 combat engagements"."""
    return any(is_number(t, j) for i in claimed(main, first, "clashes") for j in range(max(0, i - 2), i))


def phrase_start(t: Text, i: int) -> int:
    """Where the phrase of an attack begins whose noun is token `i`: "a massive Russian drone attack"."""
    while i > 0 and (t.tokens[i - 1].is_name or t.low[i - 1] in attack_words()["weapons"] or t.low[i - 1] in _BESIDE_ATTACKS):
        i -= 1
    return i


def _is_harm(t: Text, i: int) -> bool:
    return t.low[i] in deciding_words()["harm"] or (t.low[i] == "fire" and t.at(i - 1) in ("caught", "on"))


def _does_harm(t: Text, i: int, end: int) -> bool:
    """Whether the verb behind token `i` tells of harm that was done: "had hit", "on Lypa killed"; not "that hit", "would kill"."""
    for j in range(i, min(i + 8, end)):
        low = t.low[j]
        if low in deciding_words()["harm"] or low in deciding_words()["destroying"]:
            return not low.endswith("ing")
        if t.quoted[j] or low in _NOT_TOLD:
            return False
    return False


# what is done from afar, whatever the means
_FROM_AFAR = frozenset({"shelled", "bombed", "bombarded", "pounded"})
_CAUSING = frozenset({"after", "in", "following", "during"})
_NOT_TOLD = frozenset(
    {",", ";", "and", "that", "which", "who", "would", "could", "will", "may", "might", "not", "never", "if"}
    | {"is", "are", "was", "were", "to", "by", "as"}
)
# tokens of "The General Staff said overnight Russian drone and missile attacks on"
_OPENING_WORDS = 20
_BESIDE_ATTACKS = frozenset(
    {"a", "an", "the", "and", "of", "overnight", "massive", "fresh", "new", "second", "latest", "large-scale", "major", "air"}
    | {"ballistic", "guided", "glide", "cruise"}
)
_OPENING = frozenset({"", "said", "says", "that", "."})


def lands(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether something flies in: "an Iskander landed among them"."""
    return bool(_done_by_fliers(t, main, first, "landing"))


def damages(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a plant is told to have been hit, and not what failed by it: "shells had again damaged the plant"; not "dark when missiles hit"."""
    return _FAILED.isdisjoint(first) and any("when" not in first[:i] for i in _done_by_fliers(t, main, first, "damaging"))


_FAILED = frozenset({"so", "leaving", "left", "cuts", "import", "line", "lines"})


def _done_by_fliers(t: Text, main: MainClaim, first: Sequence[str], group: str) -> list[int]:
    """The verbs of a group that have something that flies for their subject."""
    found = []
    for i in claimed(main, first, group):
        subject = i - 1
        while t.at(subject) in HAVE or t.at(subject) in ("again", "also", "then"):
            subject -= 1
        if subject >= 0 and first[subject] in deciding_words()["fliers"]:
            found.append(i)
    return found


def saboteurs_fire(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether raiders from over the border shoot: "two died when saboteurs opened fire on a car"."""
    shots = [i for i in standing(first, "opening") if t.at(i + 1) == "fire" and meets(first[max(0, i - 2) : i], "raiders")]
    return any(i > 1 and t.tokens[i - 2].is_name and t.low[i - 2] not in ARTICLES for i in shots) and not _REGIONS.isdisjoint(t.low)


def all_come_down(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether all that was sent is told to have been brought down: "sent 91 drones at it and every one of them was destroyed"."""
    for i in [i for i, low in enumerate(first) if low in _DESTROYED and t.at(i - 1) in BE]:
        subject = first[max(0, i - _SUBJECT) : i - 1]
        are_those = "them" in subject or "which" in subject or subject[-1:] == ["all"]
        if are_those and not _ALL.isdisjoint(subject) and "but" not in subject and meets(first[: i - len(subject)], "launching"):
            return True
    return False


# the land behind a border, into which raiders come
_REGIONS = frozenset({"region", "border", "district", "frontier"})
_ALL = frozenset({"all", "every", "each"})
_DESTROYED = frozenset({"destroyed", "downed", "intercepted", "shot", "brought"})
# tokens of "every single one of them was"
_SUBJECT = 7
