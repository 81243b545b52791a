"""Deeds that speakers claim for their side: "claimed the attack", "described as its own", or a hit on the other side that their army tells of."""

from __future__ import annotations

import itertools
from collections.abc import Container, Sequence

from transforms.coding.kinds.attack_nouns import attack_words, head
from transforms.coding.kinds.authorship import is_doubted
from transforms.coding.kinds.side_names import Mentions, Spoken, named_units, names_of_bands, speaker_of
from transforms.coding.records import Place
from transforms.coding.text.language import Text
from transforms.series import Series


def claimant(t: Text, spoken: Spoken, series: Series) -> str | None:
    """The side of a speaker who says it was they: "claimed the attack", "took credit", "hinted at its involvement", "was its doing"."""
    for i in [i for i in t.where(_CLAIMED) if _is_claimed(t, i) and not is_doubted(t, i)]:
        if t.low[t.sentence_start(i)] in _CREDITED:  # "Claiming responsibility for the blast, Ukraine's security service said"
            sentence = t.tokens[i].sentence
            return next((side for clause, side in spoken if clause.sentence == sentence and series.other_side(side)), None)
        other = _other_claimer(t, i)
        if side := speaker_of(t, i, spoken, series) if other is None else _side_of(t, other, spoken, series):
            return side
    return None


def _other_claimer(t: Text, i: int) -> range | None:
    """Where they are named who claim the deed at token `i` and are not those who told of it: "the police said, and ISIL claimed the attack".

    None where the bullet begins with them: nobody has told of it before.
    """
    verb = next((j for j in range(i, max(0, i - 5), -1) if t.low[j] in _CREDITED and not t.low[j].endswith("ing")), 0)
    last = next((j for j in range(verb - 1, -1, -1) if t.low[j] not in _BEFORE_VERB), -1)
    if verb and t.low[last] == ",":  # "A group, which Kyiv calls Russian, has taken the credit"
        relative = (j for j in range(last - 1, t.sentence_start(last), -1) if t.low[j] in ("which", "who") and t.low[j - 1] == ",")
        last = next(relative, last + 2) - 2
    if verb == 0 or last < 0 or t.low[last] in _TOLD_OF:
        return None
    first = next((j + 1 for j in range(last, -1, -1) if t.low[j] in _CLAIM_STARTS), 0)
    return range(first, last + 1) if first else None


def _side_of(t: Text, named: range, spoken: Spoken, series: Series) -> str | None:
    """The side of those who are named by these tokens: as a speaker, by a unit or by what only one side is called."""
    names = names_of_bands(series.sides)
    unit = next((code for first, last, code in named_units(t, series.sides) if first in named or last in named), None)
    speaker = next((side for clause, side in spoken if clause.source.first in named and series.other_side(side)), None)
    return unit or speaker or next((names[t.low[i]] for i in named if t.low[i] in names), None)


# what may stand before "claimed", and before it where those who have spoken before claim, or where they are named before: "a raid that Kyiv claimed"
_BEFORE_VERB = frozenset({"has", "have", "had", "later", "also", "since", "immediately", "quickly", ")", "already"})
_TOLD_OF = frozenset({"and", ",", "it", "they", "we", "he", "she", "which", "who", "that", "to", "”", "but", "then", "said"})
_CLAIM_STARTS = frozenset({".", ";", ",", "and", "but", "while", "although", "though", "which", "that", "said"})


def _is_claimed(t: Text, i: int) -> bool:
    """Whether somebody calls the deed at token `i` their own; "claimed the attack was staged" does not."""
    low, before = t.low[i], t.low[max(0, i - 4) : i]
    if low == "did":
        return t.at(i - 1) in ("they", "it", "we") and t.at(i + 1) in ("it", "this")
    if low in ("behind", "responsible"):  # "said it was behind the blast", "that the agency was responsible for"
        been = before[:-2] if before[-2:] == ["had", "been"] else before[:-1] if before[-1:] == ["was"] else []
        return " ".join(before).endswith(_THEY_WERE) or (been[-2:-1] in _OWNED and been[-1] in _BODIES)
    if low == "us":
        return t.at(i - 1) == "was" and t.at(i - 2) in ("it", "that", "this")
    if low in _WORK:  # "described as its own", "was its handiwork", "had been the agency's work", "it was the work of our partisans"
        of_ours = before[-3:] in (["it", "was", "the"], ["this", "was", "the"]) and t.at(i + 2) in ("our", "its") and t.at(i + 3) in _OUR_HANDS
        is_agencys = before[-1:] == ["'s"] and before[-2:-1] != [] and before[-2] in _BODIES and "been" in before
        return of_ours or is_agencys or tuple(before[-2:]) in _BEING_OURS
    if low in ("sent", "carried"):
        return _had_sent(t, i)
    if low == "claimed":  # "a raid that Kyiv claimed, saying", not "a raid killed two, Kyiv claimed"
        which = next((j for j in range(i - 1, max(0, i - 7), -1) if t.low[j] in ("that", "which")), 0)
        return t.at(i + 1) in ("", ",", ".", ";") and not attack_words()["deeds"].isdisjoint(t.low[max(0, which - 6) : which])
    if low in _PART:
        return before[-1:] in (["its"], ["their"])
    if low in _CREDIT:
        return not _CREDITED.isdisjoint(before)
    if _OWNING.isdisjoint(before[-3:]) or t.at(i + 1) not in _ENDS_CLAIM:
        return False
    return _SAID_OF_IT.isdisjoint(itertools.takewhile(lambda behind: behind not in (",", ".", ";"), t.low[i + 1 :]))


def _had_sent(t: Text, i: int) -> bool:
    """Whether a body is told to have sent what hit or to have done it: "said that it had sent them", "that the agency had carried out the raid"."""
    if t.at(i - 1) != "had" or t.at(i - 2) not in _BODIES | {"it", "they"}:
        return False
    before, behind = t.low[max(0, i - _NEAR) : i], t.low[i + 1 : i + _NEAR]
    if not _MEN.isdisjoint((*before, *behind)):
        return False
    if t.low[i] == "sent":
        return behind[:1] == ["them"] and not attack_words()["weapons"].isdisjoint(before)
    return behind[:1] == ["out"] and not attack_words()["deeds"].isdisjoint(behind[1:4])


_PART = frozenset({"involvement", "hand", "role"})
_CREDIT = frozenset({"responsibility", "credit"})
_THEY_WERE = ("it was", "they were", "we were", "it had been", "they had been")
_OWNED = (["the"], ["his"], ["her"], ["its"], ["our"])
_BODIES = frozenset({"agency", "service", "directorate", "organisation", "group", "movement"})
_OUR_HANDS = attack_words()["underground"] | {"agents", "service", "saboteurs", "scouts"}
# who may be sent as well as weapons, and among how many words before and behind
_NEAR = 24
_MEN = frozenset({"suspects", "suspect", "saboteurs", "engineers", "men", "doctors", "recruits", "soldiers", "agents", "medics"})
_WORK = frozenset({"own", "doing", "work", "handiwork"})
_BEING_OURS = frozenset({("as", "its"), ("was", "its"), ("was", "their"), ("was", "our"), ("been", "its")})
_CLAIMED = _PART | _CREDIT | _WORK | attack_words()["deeds"] | {"claimed", "did", "us", "behind", "responsible", "sent", "carried"}
_OWNING = frozenset({"claimed", "claims", "claiming", "claim", "acknowledged", "admitted", "acknowledging", "admitting"})
# what is said of responsibility and credit
_CREDITED = _OWNING | {"took", "takes", "taking", "taken"}
_SAID_OF_IT = frozenset({"was", "were", "is", "are", "had", "has", "have", "would", "will"})
_ENDS_CLAIM = frozenset({"", ".", ",", ";", "for", "on", "in", "and", "saying", "as", "through", "via", "at", "by"})


def answerer(t: Text, found: Mentions, spoken: Spoken, series: Series) -> str | None:
    """The side whose speaker calls a deed their answer: "in what Moscow described as a “group strike”", "in what Kyiv called retaliation for".

    Not where an attack of the other side was told before: who suffers it may call it revenge too.
    """
    for clause, side in spoken:
        foe = series.other_side(side)
        if foe is None or clause.verb < 0 or t.at(clause.source.first - 1) != "what" or t.low[clause.verb] not in _CALLING:
            continue
        called = t.low[clause.verb + 1 : clause.verb + _CALLED]
        is_own = "operation" in called and "its" in called  # "in what the service called its third operation against the bridge"
        is_own = is_own or _is_by_its(t, clause.verb)
        if (_ANSWERS.isdisjoint(called) and not is_own) or is_doubted(t, clause.verb):
            continue
        attacks = attack_words()["offensive"]
        return None if any(code == foe and i < clause.first and head(t, i, attacks) is not None for i, code in found) else side
    return None


def _is_by_its(t: Text, verb: int) -> bool:
    """Whether something is called the work of what the speaker has: "what the navy called a precise hit by one of its missiles"."""
    by = next((j for j in range(verb + 1, min(verb + _CALLED, t.size)) if t.low[j] in ("by", ",", ".")), verb)
    return t.low[by] == "by" and (t.at(by + 1) == "its" or t.low[by + 1 : by + 4] == ["one", "of", "its"])


_CALLING = frozenset({"called", "described", "termed", "characterised", "characterized", "dubbed", "labelled", "presented", "said", "billed"})
# what an army calls a strike of its own
_ANSWERS = frozenset({"retaliation", "retaliatory", "response", "answer", "reply", "revenge", "vengeance", "group", "preventive", "pre-emptive"})
# tokens from "described" to "as a “massive"
_CALLED = 7


def struck_abroad(t: Text, harmed: Container[str], theirs: Container[str], spoken: Spoken, places: Sequence[Place], series: Series) -> str | None:
    """The side whose own army or secret service tells of a hit on the other one, and nobody is named with it.

    On the other one is where what was hit is `theirs`, where it is named only as `harmed`, or on ground that is the other's: its land that it has
    not lost ("held" is what the home side has lost), or what it holds of the speaker's. Land of the home side is fought over, so that the foe tells
    there of what befell itself too: of it, and of civilians who died, only where a verb says that something was struck.
    """
    is_struck = not attack_words()["striking"].isdisjoint(t.low)
    here = next((place for place in places if place.role == "event"), None)
    for clause, side in spoken:
        foe = series.other_side(side)
        if foe is None or attack_words()["command"].isdisjoint(t.low[clause.source.first : clause.source.end]):
            continue
        is_on_foes = here is not None and (here.country == foe) != series.is_held(here.admin1)
        if is_on_foes and (is_struck or (side == series.home and _CIVILIANS.isdisjoint(t.low))):
            return side
        if is_struck and (foe in theirs or (foe in harmed and (here is None or here.country != side))):
            return side
    return None


_CIVILIANS = frozenset({"people", "civilians", "residents", "inhabitants", "woman", "women", "children", "child", "boy", "girl"})
