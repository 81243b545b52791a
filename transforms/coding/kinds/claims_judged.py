"""Remarks that judge a claim, and claims that are judged by who makes them: a denial, an accusation, a war crime that prosecutors report.

These are conditions of rules in `deciding`, as those in `conditions`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from transforms.coding.kinds.acting import BE, HAVE
from transforms.coding.kinds.attack_nouns import attack_words
from transforms.coding.kinds.attacks_told import phrase_start
from transforms.coding.kinds.claim_words import ARTICLES, claimed, deciding_words, is_told_first, meets, standing
from transforms.coding.kinds.foreground import MainClaim
from transforms.coding.kinds.weights import PARTS
from transforms.coding.text.language import Text


def denies(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is that somebody denies what others claim: "denied that", "rejected accusations", "dismissed a claim"."""
    at = standing(first, "denying")[0]
    if t.at(at - 1) in BE or not _TOLD_BEFORE.isdisjoint(first[:at]) or not is_told_first(main, first, at):
        return False
    if first[at].startswith("den") and (t.at(at + 1) in _DENIED or t.at(at + 1).endswith("ing") or t.at(at + 3) == "that"):
        return True
    return _claim_behind(first, at) >= 0


def calls_untrue(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a claim is called a lie: "described a claim to have taken the town as “disinformation”", "said claims that ... were untrue",
    "Reports that the bridge had been hit are false"."""
    for i in [i for i in standing(first[:_EARLY], "claims") if main.parts[i] == PARTS]:
        for j in [j for j in range(i + 1, len(first)) if first[j] in _IS and main.parts[j] == PARTS]:
            judged = first[j + 1 : j + 4]
            if t.low[j + 1 : j + 3] == ["not", "true"] or ("by" not in judged and meets(judged, "untrue")):
                return True  # not "were followed by fake reports"
    for i in [i for i, low in enumerate(first[:_NEAR_START]) if low in _CALLING and main.parts[i] == PARTS]:
        claim = _claim_behind(first, i)
        if claim >= 0 and meets(first[claim:], "untrue"):
            return True
    return False


def _claim_behind(first: Sequence[str], i: int) -> int:
    """Where a claim is named behind the verb at token `i`, -1 where none is: "dismissed as false a Russian claim"."""
    for j in range(i + 1, min(i + _REACH, len(first))):
        if first[j] in deciding_words()["claims"]:
            return j
        if first[j] in (",", ";", "that", "which", "who"):
            break
    return -1


def accuses(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether somebody is accused of one attack: "accused Kyiv of a “terrorist” rocket attack on the town", "of opening fire on a car"."""
    for link in _charged(t, main, first):
        if t.at(link + 1) in ARTICLES and not _ATTACKS.isdisjoint(first[link + 2 : link + _REACH]):
            return True
        if t.at(link + 1) in _SHELLING or tuple(t.low[link + 1 : link + 3]) in _OPENING_FIRE:
            return True
    return False


def lays_murder(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether a murder is laid to somebody: "was behind the killing of", "blamed Kyiv for the murder of", "accused Kyiv of killing the blogger"."""
    for i in claimed(main, first, "murders"):
        if _has_author(t, first, i):
            return True
        if t.at(i - 1) == "of" and first[i].endswith("ing") and any(_charged(t, main, first[:i])):
            return i + 1 < t.size and (t.tokens[i + 1].is_name or t.at(i + 1) in ("a", "an", "the", "its"))
    return False


def lays_attempt(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether an attempt on a life is laid to somebody: "had ordered the shooting of a general", "was behind the attempt on"."""
    attempts = (i for i in claimed(main, first, "attempts") if first[i] == "shooting" or t.at(i + 1) == "on")
    return any(_has_author(t, first, i) for i in attempts)


def _has_author(t: Text, first: Sequence[str], i: int) -> bool:
    """Whether it is told who did the deed at token `i`, or had it done: "was behind the killing of", "the murder of Kyva had been ordered by"."""
    if t.at(i - 1) not in ARTICLES or t.at(i + 1) not in ("of", "on"):
        return False
    authorship = deciding_words()["authorship"]
    behind = range(i + 2, min(i + _REACH + _NEAR, len(first) - 1))
    is_done_by = (t.low[j] in authorship and t.at(j - 1) in BE and t.at(j + 1) in ("by", "from") for j in behind)
    return meets(first[max(0, i - 4) : i], "authorship") or any(is_done_by)


def lays_sabotage(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether somebody is accused of no attack from afar: "accused Kyiv of blowing up the dam", "was behind the blast"."""
    if any(meets(first[link + 1 : link + 5], "wrecking") for link in _charged(t, main, first)):
        return True
    # "stood behind the bomb", "had organised the blasts"
    for i in (i for i in claimed(main, first, "authorship") if i > 1 and t.tokens[i - 2].is_name):
        is_author = t.at(i - 1) in _WAS if first[i] == "behind" else t.at(i - 1) in HAVE and first[i] not in _NO_DEEDS and t.at(i + 1) in ARTICLES
        if is_author and meets(first[i + 1 : i + 5], "wrecking"):
            return True
    return False


def _charged(t: Text, main: MainClaim, first: Sequence[str]) -> Iterator[int]:
    """Where it begins what somebody charges another with: behind "accused Kyiv of", "blamed Russia for", not "two men accused of"."""
    charging = (i for i, low in enumerate(first) if i and low in attack_words()["charging"] and main.parts[i] == PARTS)
    for i in (i for i in charging if t.at(i - 1) not in BE and t.at(i - 1) != "not"):
        yield from [j for j in range(i + 2, min(i + _REACH, len(first))) if first[j] in ("of", "for")][:1]


def reports_crime(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether police, prosecutors, an ombudsman or the UN say that captives were killed or people tortured; a side that says so makes a statement."""
    if not any(main.hidden[i] for i in standing(first, "reporting")):
        return False
    deeds = [i for i in claimed(main, first, "executing") if not main.hidden[i]]
    shown = [low if not main.hidden[i] else "" for i, low in enumerate(first)]
    return any(first[i] == "tortured" or meets(shown[max(0, i - _REACH) : i + 2 * _REACH], "captives") for i in deeds)


def reports_deportation(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether an ombudsman, prosecutors or the UN lay it on a state that it took children away: "accused Moscow of having deported 900 children"."""
    deeds = [i for i in claimed(main, first, "deporting") if meets(first[i + 1 : i + _REACH], "minors")]
    accusing = next((i for i in standing(first, "accusing") if t.at(i + 1) != "of"), len(first))
    speaks = any(main.hidden[i] for i in standing(first[:accusing], "reporting"))
    return speaks and _HOME.isdisjoint(first[:accusing]) and any(accusing < i < accusing + _REACH for i in deeds)


_HOME = frozenset({"home", "returned", "reunited", "freed", "captives"})


def is_told_by_victim(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether those who suffered it, or saw it, tell of cruelty themselves: "a former captive told the BBC that guards had beaten him"."""
    heard = [low for i, low in enumerate(first) if main.hidden[i]]
    if not meets(heard, "victims") or meets(heard, "reporting") or not _INQUIRING.isdisjoint(first):  # "women told UN investigators how"
        return False
    deeds = [i for i in claimed(main, first, "ill_treating") if first[i] != "electric" or t.at(i + 1) in ("shock", "shocks")]
    victim = next(i for i in standing(first, "victims") if main.hidden[i])
    parted = (j for j in range(max([victim, *deeds])) if first[j] == ";" or (first[j] == "," and first[j + 1] == "and"))
    return bool(deeds) and next(parted, None) is None  # not "200 were exchanged, and a soldier said he had been beaten"


_INQUIRING = frozenset({"investigators", "prosecutors", "court", "tribunal"})


def is_criticised(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is how an attack was judged: "was condemned for its attack", "the raid drew criticism"; not "killed 20 people,
    drawing criticism", "an attack that drew criticism killed"."""
    for i in claimed(main, first, "criticising"):
        before = first[max(0, i - 4) : i]
        verb = next((j for j in range(i - 1, i - 1 - len(before), -1) if first[j] in deciding_words()["drawing"]), -1)
        is_passive = first[i].endswith("ed") and not BE.isdisjoint(before[-2:])
        if not (is_passive or (verb > 0 and t.at(verb - 1) not in ("that", "which"))):
            continue
        return not (meets(first[:i], "harm") or meets(first[:i], "hitting"))
    return False


def is_felt(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is what somebody feels about an attack: "was “appalled” by the strike", "voiced her horror at the shelling",
    "deplored the raid"; not "residents were shocked when a missile hit"."""
    for i in standing(first, "feelings"):
        if 2 * main.parts[i] <= PARTS or meets(first[:i], "attacked") or meets(first[:i], "harm"):
            return False
        before, behind = first[max(0, i - _NEAR) : i], first[i + 1 : i + 1 + _NEAR]
        if first[i] in deciding_words()["deploring"]:
            return True
        if not _ABOUT.isdisjoint(behind) and (meets(before, "voicing") or not _IS.isdisjoint(before)):
            return True
    return False


def vows_revenge(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is that an attack will be answered: "vowed revenge for a strike"; not "a strike hit it, and he vowed"."""
    for at in [at for at in standing(first, "vowing") if 2 * main.parts[at] > PARTS and t.at(at - 1) not in BE]:
        if meets(first[:at], "attacked") or meets(first[:at], "harm"):
            return False
        if meets(first[at + 1 : at + _REACH], "revenge"):
            return True
    return False


def is_judged(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is what an attack shows, or what is to follow from it: "The strike on Lypa proves that", "was “a crime”";
    not "the attack that killed two shows", "was a massive one"."""
    for i in claimed(main, first[:_NEAR_START], "raids"):
        if t.at(phrase_start(t, i) - 1) in _BEFORE_ATTACK:
            return _is_remark(t, i + 1, len(first))
    return False


def _is_remark(t: Text, i: int, end: int) -> bool:
    """Whether the verb behind the attack that ends before token `i` judges it: "on Lypa proves", "was “a crime”", "must be punished"."""
    words = deciding_words()
    for j in range(i, min(i + _NEAR_START, end)):
        low = t.low[j]
        if low in words["showing"]:
            return t.at(j + 1) != "have" or not t.at(j + 2).endswith(("ed", "been"))
        if low in _IS:
            return meets(t.low[j + 1 : j + _NEAR], "judged_as")
        if low in _REMARK_ENDS or low in words["harm"] or low in words["destroying"]:
            return False
    return False


def says_undone(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
    """Whether the first thing told is that somebody did no such deed: "had not shelled", "was not behind the strike", "no missile hit"."""
    for i in standing(first, "negating"):
        if 2 * main.parts[i] <= PARTS or meets(first[:i], "harm"):
            return False
        if first[i] == "nobody":
            is_undone = t.at(i + 1 + (t.at(i + 1) in HAVE)) in deciding_words()["assaulting"]  # not "nobody was hurt in the attack"
        else:
            is_undone = _is_no_attack(t, i) if first[i] == "no" else _is_not_done(t, i, first[:i])
        if is_undone:
            return True
    return False


def _is_no_attack(t: Text, i: int) -> bool:
    """Whether the "no" at token `i` is that of an attack: "No Russian missile hit", "there had been no strike"; not "no drone got through"."""
    there_is = t.at(i - 1) in _IS and "there" in t.low[max(0, i - 4) : i]
    if not there_is and t.at(i - 1) not in _OPENING:
        return False
    words = deciding_words()
    noun = next((j for j in range(i + 1, min(i + _NEAR, t.size)) if t.low[j] in _DEEDS or t.low[j] in words["flying_in"]), i)
    while t.at(noun + 1) in _DEEDS or t.at(noun + 1) in words["flying_in"]:  # "no missile strike"
        noun += 1
    if noun == i or phrase_start(t, noun) > i + 1:
        return False
    verb = noun + 1 + (t.at(noun + 1) in HAVE)
    is_sent = t.at(verb) in words["hitting"] or (t.at(verb) in BE and t.at(verb + 1) in words["launching"])
    return is_sent or t.low[noun] in _DEEDS


def _is_not_done(t: Text, i: int, before: Sequence[str]) -> bool:
    """Whether "not" or "never" at token `i` tells of no attack: "did not fire on", "was not responsible for the raid", "never happened"."""
    verb = t.at(i + 1)
    if verb in ("behind", "responsible", "involved"):
        return not _ATTACKS.isdisjoint(t.low[i + 1 : i + 1 + _REACH])
    if verb in ("carried", "happen", "happened") or (verb in ("take", "took", "taken") and t.at(i + 2) == "place"):
        return not _ATTACKS.isdisjoint(before)
    subject = i - 1 - (t.at(i - 1) in _HELPING)
    is_told_before = meets(before, "attacked") or meets(before, "hitting")
    if subject < 0 or (subject == i - 1 and t.low[i] == "not") or t.low[subject] in deciding_words()["flying_in"] or is_told_before:
        return False
    return verb in deciding_words()["assaulting"]


def asks_for(group: str) -> Callable[[Text, MainClaim, Sequence[str]], bool]:
    """Whether the first thing told is that somebody asks for such things, be it after an attack: "called for sanctions in reply to a strike"."""

    def is_asked(t: Text, main: MainClaim, first: Sequence[str]) -> bool:
        at = standing(first, "asking")[0]
        asks = at > 0 and t.at(at - 1) not in _ASKED_ABOUT and is_told_first(main, first, at)
        if not asks or (first[at] in _WITH_FOR and t.at(at + 1) not in ("for", "on")):
            return False
        end = min(at + 2 * _REACH, len(first))
        asked = first[at + 1 : next((j for j in range(at + 1, end) if first[j] in _ASKING_ENDS), end)]
        return meets(asked, group) and "nuclear" not in asked

    return is_asked


# tokens from a verb to what it is said of, and those that a bullet may begin with before the verb of its first claim
_REACH, _NEAR_START = 8, 12
# tokens from "is" to "deeply and visibly troubled", and before the noun of "Russian claims"
_NEAR, _EARLY = 5, 4
_ABOUT = frozenset({"by", "at", "over", "about", "to", "with", "that"})
_OPENING = frozenset({"", "said", "says", "that"})
_BEFORE_ATTACK = _OPENING | {"'s"}
_REMARK_ENDS = HAVE | {",", ";", "and", "that", "which", "who", "when", "as"}
_IS = BE | {"is", "are"}
_HELPING = HAVE | {"did", "does", "do"}
_TOLD_BEFORE = frozenset({"said", "says", "while", "which", "after", "when"})
_DENIED = frozenset({"that", "any", "responsibility", "involvement", "carrying"})
_WITH_FOR = frozenset({"called", "calls", "asked", "asks", "appealed", "pleaded"})
_ASKED_ABOUT = BE | {"when", "and", "he", "she"}
_ASKING_ENDS = frozenset({",", ";", "who", "which", "after", "following", "because", "since", "when", "while", "in", "over"})
_ATTACKS = frozenset({"attack", "strike", "airstrike", "barrage", "bombardment", "shelling", "raid"})
_DEEDS = _ATTACKS | {"attempt"}
_SHELLING = frozenset({"shelling", "bombing", "bombarding"})
# what tells of authorship, but not that who has done it is its author
_NO_DEEDS = frozenset({"accused", "blamed", "carried", "responsibility"})
_WAS = BE | {"stood", "stands"}
_OPENING_FIRE = frozenset({("opening", "fire"), ("shooting", "at"), ("firing", "at"), ("firing", "on"), ("firing", "upon")})
_CALLING = frozenset({"called", "described", "branded", "labelled", "said"})
