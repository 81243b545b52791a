"""Deeds that a speaker calls their own side's, or lays at the other one's door."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from transforms.coding.kinds.acting import does, is_victim
from transforms.coding.kinds.attack_nouns import attack_words, head
from transforms.coding.kinds.side_names import Spoken, names_of
from transforms.coding.text.language import Text
from transforms.series import Series


def speaker_acts(t: Text, spoken: Spoken, event_type: str, series: Series) -> str | None:
    """ "Kyiv said it had hit a depot": the speaker's side."""
    verbs = attack_words()["moving" if event_type == "ground_combat" else "attacking"]
    for clause, side in spoken:
        for i in range(clause.verb + 1, clause.verb + 3) if clause.verb >= 0 and series.other_side(side) is not None else ():
            if t.at(i) in ("it", "they") and t.at(i + 1 + (t.at(i + 1) in ("had", "has", "have"))) in verbs:
                return side
    return None


def own_forces(t: Text, spoken: Spoken, event_type: str, series: Series) -> str | None:
    """ "its troops had taken", "claimed the capture": the speaker's side."""
    words = attack_words()
    for i in [i for i, low in enumerate(t.low) if low in _OWNED] if not _OWNED.isdisjoint(t.low) else ():
        side = _speaking(t, i, spoken, series)
        if side is not None and head(t, i, words["armed"], 3) is not None and not is_victim(t, i):
            return side
    for clause, side in spoken if event_type == "ground_combat" else ():
        if series.other_side(side) is not None and clause.verb >= 0 and not _GAINS.isdisjoint(t.low[clause.verb + 1 : clause.verb + 5]):
            return side
    return None


_OWNED = frozenset({"its", "their", "our", "his"})
_GAINS = frozenset({"capture", "seizure", "liberation", "control"})


def _speaking(t: Text, i: int, spoken: Spoken, series: Series) -> str | None:
    """The side of whoever has spoken last before token `i`."""
    before = [side for clause, side in spoken if clause.verb < i and clause.first < i and series.other_side(side)]
    return before[-1] if before else None


def claims(t: Text, spoken: Spoken, series: Series) -> str | None:
    """Who says it was they: "claimed the attack", "claiming responsibility", "took credit", "hinted at its involvement"."""
    if CLAIMED.isdisjoint(t.low):
        return None
    for i in [i for i, low in enumerate(t.low) if low in CLAIMED and is_claimed(t, i)]:
        here = (side for clause, side in spoken if clause.sentence == t.tokens[i].sentence and series.other_side(side))
        if side := _speaking(t, i, spoken, series) or next(here, None):
            return side
    return None


def is_claimed(t: Text, i: int) -> bool:
    """Whether somebody calls the deed at token `i` their own; "claimed the attack was staged" does not."""
    low, before = t.low[i], t.low[max(0, i - 4) : i]
    if low == "claimed":  # "a raid that Kyiv claimed, saying", not "a raid killed two, Kyiv claimed"
        which = next((j for j in range(i - 1, max(0, i - 7), -1) if t.low[j] in ("that", "which")), 0)
        return t.at(i + 1) in ("", ",", ".", ";") and not _DEEDS.isdisjoint(t.low[max(0, which - 6) : which])
    if low in _PART:
        return before[-1:] in (["its"], ["their"])
    if low in _CREDIT:
        return not _CREDITED.isdisjoint(before)
    if _OWNING.isdisjoint(before[-3:]) or t.at(i + 1) not in _ENDS_CLAIM:
        return False
    behind = itertools.takewhile(lambda j: t.low[j] not in (",", ".", ";"), range(i + 1, t.size))
    return all(t.low[j] not in _SAID_OF_IT for j in behind)


_PART = frozenset({"involvement", "hand", "role"})
_CREDIT = frozenset({"responsibility", "credit"})
_DEEDS = frozenset(
    {"attack", "attacks", "strike", "strikes", "operation", "raid", "killing", "blast", "explosion", "bombing", "hit", "assassination"}
)
CLAIMED = _PART | _CREDIT | _DEEDS | {"claimed"}
_OWNING = frozenset({"claimed", "claims", "claiming", "claim", "acknowledged", "admitted", "acknowledging", "admitting"})
# what is said of responsibility and credit
_CREDITED = _OWNING | {"took", "takes", "taking", "taken"}
_SAID_OF_IT = frozenset({"was", "were", "is", "are", "had", "has", "have", "would", "will"})
_ENDS_CLAIM = frozenset({"", ".", ",", ";", "for", "on", "in", "and", "saying", "as", "through", "via", "at", "by"})


def unnamed_act(t: Text, spoken: Spoken, series: Series) -> str | None:
    """ "Assault units have taken two streets, the ministry said": troops of nobody's that gain ground are the speaker's own."""
    words, sides = attack_words(), [side for _, side in spoken if series.other_side(side)]
    if not sides:
        return None
    names = names_of(series.sides)
    for i in [i for i, low in enumerate(t.low) if low in words["forces"]]:
        if names.keys().isdisjoint(t.low[max(0, i - 4) : i]) and does(t, i, words["gaining"]) and not is_victim(t, i):
            return sides[0]
    return None


def blamed(t: Text, names: Mapping[str, str]) -> str | None:
    """ "blaming Ukraine", "accused Russia of attacking", "was blamed on Kyiv"; an accusation of something else says nothing of an attack."""
    if not _BLAMING.isdisjoint(t.low):
        for i in [i for i, low in enumerate(t.low) if low in _BLAMING]:
            for j in range(i + 1, min(i + 4, t.size)):
                if t.low[j] in names and (t.low[i].startswith("blam") or t.at(j + 1) != "of" or _is_attacking(t, j + 2)):
                    return names[t.low[j]]
    if not _POINTING.isdisjoint(t.low):
        return next((names[low] for i, low in enumerate(t.low) if low in names and is_held(t, i)), None)
    return None


_POINTING = frozenset({"finger", "responsible", "behind", "attributed", "attributing"})


def is_held(t: Text, i: int) -> bool:
    """ "pointing the finger at Kyiv", "held Russia responsible", "that Moscow was behind", "attributed it to Kyiv"."""
    before = t.low[max(0, i - 6) : i]
    if before[-1:] == ["at"]:
        return "finger" in before
    if "responsible" in t.low[i + 1 : i + 4]:
        return any(low in before[-4:] for low in ("hold", "held", "holding", "holds"))
    if before[-1:] == ["to"]:
        return "attributed" in before or "attributing" in before
    behind = list(itertools.takewhile(lambda low: low not in _MARKS, t.low[i + 1 : i + 6]))
    return "behind" in behind and not _BEING.isdisjoint(behind)


_MARKS = frozenset({",", ";", ".", ":"})
_BEING = frozenset({"was", "were", "is", "are", "stood", "being"})


def _is_attacking(t: Text, i: int) -> bool:
    """Whether what somebody is accused of is an attack: "of deliberately shelling", "of a strike", "of using cluster bombs"."""
    words = attack_words()
    if t.at(i) == "using":
        return not words["weapons"].isdisjoint(t.low[i + 1 : i + 5])
    return any(t.at(i + k) in words["assailing"] for k in range(4))


_BLAMING = frozenset({"blaming", "blamed", "accused", "accuses", "accusing", "blames"})
