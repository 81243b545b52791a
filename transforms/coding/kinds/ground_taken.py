"""Who gained ground where nobody is named with the gain: told by who speaks of it, or by whose hands it is in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from transforms.coding.kinds.attack_nouns import BEATING, attack_words, head
from transforms.coding.kinds.side_names import Mentions, Spoken, names_of
from transforms.coding.kinds.weights import PARTS
from transforms.coding.text.language import Text
from transforms.series import Series


def taken(t: Text, met: Set[str], parts: Sequence[int], found: Mentions, spoken: Spoken, series: Series) -> str | None:
    """The side that took ground: "is back in Ukrainian hands"; "had been won back", said by one side of what nobody else is named with."""
    words = attack_words()
    if not words["repelling"].isdisjoint(met) or not BEATING.isdisjoint(met):
        beaten = _beats(t, parts, found) or _driven_out(t, parts, found) or _beaten_off(t, parts, found, spoken)
        if (foe := series.other_side(beaten)) is not None:
            return foe
    elif (side := _takes(t, parts, found)) is not None:
        return side
    if not words["held"].isdisjoint(met) and (side := _holder(t, words["held"], parts, names_of(series.sides))):
        return side
    if not NEWS.isdisjoint(met) and (side := _announced(t, spoken, series)):
        return side
    if words["gained"].isdisjoint(met):
        return None
    for i, low in enumerate(t.low):
        if low in words["gained"] and (parts[i] == PARTS or t.low[0] == "since") and _is_gain(t, i):
            return _gainer(t, i, spoken, series)
    return None


def _beats(t: Text, parts: Sequence[int], found: Mentions) -> str | None:
    """The side whose troops beat an attack back: "Ukrainian marines threw back two assaults", told of nobody who attacks before."""
    words = attack_words()
    for i, code in found:
        force = head(t, i, words["forces"]) if parts[i] == PARTS and t.tokens[i].sentence == 0 else None
        verb = _verb_behind(t, force) if force is not None else 0
        if verb and (t.at(verb) in _REPELLED or (t.at(verb) in BEATING and t.at(verb + 1) in ("back", "off"))):
            if not words["assaults"].isdisjoint(t.low[verb + 1 : verb + 7]) or any(verb < j < verb + 5 and of != code for j, of in found):
                return code
    return None


_REPELLED = frozenset({"repelled", "repulsed", "rebuffed", "foiled", "thwarted"})


def _driven_out(t: Text, parts: Sequence[int], found: Mentions) -> str | None:
    """The side that others drove from ground: "pushed Russian troops out of", "Ukraine’s soldiers have been driven from"."""
    words = attack_words()
    for i, code in found:
        if parts[i] == PARTS:
            at = i - 1 - (t.at(i - 1) == "the")
            if t.at(at) in _DRIVING and not _OUT.isdisjoint(t.low[i + 1 : i + 5]):
                return code
            verb = _verb_behind(t, head(t, i, words["forces"]) or i)
            if t.at(verb) in ("were", "been", "was") and t.at(verb + 1) in _DRIVING and t.at(verb + 2) in _OUT:
                return code
    return None


_DRIVING = frozenset({"drove", "driven", "driving", "pushed", "pushing", "forced", "expelled", "ousted", "dislodged", "threw", "thrown", "evicted"})
_OUT = frozenset({"out", "from"})


def _beaten_off(t: Text, parts: Sequence[int], found: Mentions, spoken: Spoken) -> str | None:
    """The only side that speaks of assaults that nobody is named with: "14 attacks were repelled", "the defenders fended off two landings"."""
    words = attack_words()
    if any(head(t, i, words["assaults"]) is not None for i, _ in found):
        return None
    for i, low in enumerate(t.low):
        if parts[i] == PARTS and (low in _REPELLED or low in ("repelling", "repulsing") or (low in BEATING and t.at(i + 1) in ("back", "off"))):
            start = t.sentence_start(i)
            told = {*t.low[max(start, i - 12) : i], *t.low[i + 1 : min(i + 7, t.sentence_end(i))]}
            if words["assaults"].isdisjoint(told) or not words["took"].isdisjoint(t.low[start:i]):
                return None
            return only_side(t, i, spoken)
    return None


def only_side(t: Text, i: int, spoken: Spoken) -> str | None:
    """The side of all who speak in the sentence of token `i`, None where they are of several."""
    here = {side for clause, side in spoken if clause.sentence == t.tokens[i].sentence}
    return here.pop() if len(here) == 1 else None


def _takes(t: Text, parts: Sequence[int], found: Mentions) -> str | None:
    """The side whose troops, before any other's are named, are told to have taken ground: "Ukrainian soldiers have retaken", "Russia seized"."""
    words = attack_words()
    if words["took"].isdisjoint(t.low):
        return None
    for i, code in found[:1]:
        if parts[i] == PARTS and t.tokens[i].sentence == 0:
            if t.at(_verb_behind(t, head(t, i, words["forces"]) or i)) in words["took"]:
                return code
    return None


def _verb_behind(t: Text, noun: int) -> int:
    """Where the verb behind a noun stands: "troops took", "troops have taken"."""
    return noun + 1 + (t.at(noun + 1) in ("have", "had", "has"))


def _holder(t: Text, held: Set[str], parts: Sequence[int], names: Mapping[str, str]) -> str | None:
    """ "is back in Ukrainian hands", "fell under Russian control", never "remains in"."""
    for i, low in enumerate(t.low):
        if low in held and parts[i] == PARTS:
            at = i - 1 - (t.at(i - 1) == "'s")
            side, before = names.get(t.at(at)), t.low[max(0, at - 5) : max(0, at - 1)]
            if side and t.at(at - 1) in _INTO and not _CHANGED.isdisjoint(before) and _STAYING.isdisjoint(before):
                return side
    return None


def _announced(t: Text, spoken: Spoken, series: Series) -> str | None:
    """The side that tells the capture of a place as its own: "reported the taking of", never "the capture by Russian troops of"."""
    for clause, side in spoken:
        if clause.verb >= 0 and clause.stance != "denied" and clause.sentence == 0 and series.other_side(side) is not None:
            for i in range(clause.verb + 1, min(clause.verb + 7, t.size)):
                if t.low[i] in NEWS and t.at(i + 1) in ("of", "”") and "by" not in t.low[i : i + 8]:
                    return side if side != series.home or t.low[i] in ("liberation", "recapture") else None
    return None


NEWS = frozenset({"capture", "taking", "liberation", "seizure", "recapture"})
_INTO = frozenset({"in", "into", "under"})
_CHANGED = frozenset(
    "back again now fell fallen came come passed gone returned brought more falls comes passes slipped went goes taken put placed".split()
)
_STAYING = frozenset(
    {"remain", "remains", "remained", "remaining", "still", "stays", "stayed", "not", "never", "would", "could", "no", "keeps", "kept"}
)


def _is_gain(t: Text, i: int) -> bool:
    """Whether the participle at token `i` is a passive that tells of ground, not of people, and is neither denied nor to come."""
    low, before = t.low[i], t.low[max(0, i - 4) : i]
    if low in ("fell", "fallen"):
        start = t.sentence_start(i)
        named = t.tokens[i - 1].is_name and (i - 1 == start or t.at(i - 2) in (",", "that", "and"))  # "Toshkivka fell", not "a Shahed fell"
        return (named or not _GROUND.isdisjoint(t.low[max(start, i - 8) : i])) and (t.at(i + 1) not in ("on", "into") or t.at(i + 2).endswith("day"))
    return t.at(i + 1) != "out" and not _PASSIVE.isdisjoint(before[-2:]) and _UNREAL.isdisjoint(before)


_PASSIVE = frozenset({"was", "were", "been", "is", "are"})
_UNREAL = frozenset(
    {"being", "not", "never", "would", "will", "could", "may", "might", "must", "should", "yet", "to", "soldiers", "prisoners", "troops", "men"}
)
_GROUND = frozenset("village villages town towns settlement settlements city hamlet hamlets stronghold district position positions".split())


def _gainer(t: Text, i: int, spoken: Spoken, series: Series) -> str | None:
    """Whose gain it is: not theirs from whom it was taken, else that of the only side that speaks in the sentence."""
    names = names_of(series.sides)
    for j in range(i + 1, min(i + 4, t.size)):
        if t.low[j] in ("by", "from", "of") and (side := next((names[low] for low in t.low[j + 1 : j + 4] if low in names), None)):
            return side if t.low[j] == "by" else series.other_side(side)
        if t.low[j] == "by":
            return None
    side = only_side(t, i, spoken)
    if series.other_side(side) is None:
        return None
    return side if t.low[i] in attack_words()["regained"] or t.at(i + 1) == "back" or side != series.home else None
