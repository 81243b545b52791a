"""What of a bullet belongs to its main claim: its first sentence more than the rest, what is told beside it less, its speaker not at all."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.coding.kinds.attack_nouns import attack_words, head
from transforms.coding.kinds.weights import PARTS
from transforms.coding.speech.clause import Clause
from transforms.coding.text.language import Text


@dataclass(slots=True)
class MainClaim:
    """Of each token, how many of PARTS it belongs to the main claim, and whether it only names who speaks."""

    parts: Sequence[int]
    hidden: Sequence[bool]


def read_main_claim(t: Text, clauses: Sequence[Clause]) -> MainClaim:
    """What the bullet is about, as far as its clauses tell."""
    return MainClaim(_foreground(t), _unspoken(t, clauses))


def _unspoken(t: Text, clauses: Sequence[Clause]) -> list[bool]:
    """Tokens that tell nothing of the event: the speakers, their offices and what is told of them."""
    hidden = [False] * t.size
    for clause in clauses:
        for i in range(clause.source.first, min(clause.source.end, t.size)):
            hidden[i] = True
    return hidden


_BACKGROUND = frozenset({"after", "following", "amid", "despite", "because", "ahead", "since", "before", "unless", "until", "although", "though"})
_RELATIVE = frozenset({"which", "who", "whose", "where"})
_ADDING = frozenset(
    {"adding", "saying", "noting", "warning", "accusing", "calling", "urging", "blaming", "insisting", "arguing", "thanking", "promising", "claiming"}
)


# what of PARTS is told in the first sentence and in those behind it, what of that stands beside the claim, and what in quotation marks
_FIRST, _FURTHER = PARTS, PARTS // 2
_BESIDE, _QUOTED = 0.4, 0.7


def _foreground(t: Text) -> list[int]:
    """All of the first sentence, half of the rest; less of what is told beside it.

    That is "after the attack", "who ...", "adding that ..."; "as troops advanced" beside a visit.
    """
    parts: list[int] = []
    for number, (start, end) in enumerate(itertools.pairwise(t.bounds)):
        whole, beside = (_FURTHER, round(_FURTHER * _BESIDE)) if number else (_FIRST, round(_FIRST * _BESIDE))
        scene = _scene(t, start, end)
        if scene < 0 and _DIMMING.isdisjoint(t.low[start:end]) and not any(t.quoted[start:end]):
            parts += [whole] * (end - start)
            continue
        part, stays, before = whole, False, ""
        for i, (low, quoted) in enumerate(zip(t.low[start:end], t.quoted[start:end], strict=True), start):
            if quoted:
                parts.append(round(part * _QUOTED))
            else:
                if i == scene:
                    part = beside
                elif low in _TURNS:
                    part, stays = _turned(low, before, part, stays, whole, beside)
                parts.append(part)
            before = low
    return parts


def _turned(low: str, before: str, part: int, stays: bool, whole: int, beside: int) -> tuple[int, bool]:
    """What counts from a comma, a conjunction or a participle of saying on, and whether that stays to the end of the sentence."""
    if low == ";":
        return whole // 2, True
    if low == ",":
        return part if stays else whole, stays
    if low in _BACKGROUND or (low in _RELATIVE and before == ","):
        return beside, stays
    if low in _ADDING and before == ",":
        return beside, True
    return part, stays


def _scene(t: Text, start: int, end: int) -> int:
    """Where a sentence begins to tell what goes on meanwhile: fighting beside a peaceful act, or such an act beside fighting; -1 where it does not.

    "The minister arrived in Kyiv as Russian troops advanced", "met while fighting raged", "with shells falling", "troops advanced as he arrived";
    not "two died as shells fell".
    """
    words = attack_words()
    if words["peaceful"].isdisjoint(t.low[start:end]):
        return -1
    is_fighting = False
    for i in range(start, end):
        low = t.low[i]
        if low in words["violent"]:
            is_fighting = True
        elif low in _MEANWHILE and not t.quoted[i]:
            if is_fighting:
                return i if low != "with" and _meets(t, i + 1, end) else -1
            noun = head(t, i, words["scene"])
            if noun is not None and _goes_on(t, noun + 1, end, low == "with"):
                act = t.low[start:i] or t.low[start:end]
                return -1 if words["peaceful"].isdisjoint(act) else i
    return -1


def _meets(t: Text, i: int, end: int) -> bool:
    """Whether somebody who is named from token `i` on meets or visits somebody: "as European leaders met"."""
    verb = next((j for j in range(i, min(i + _NEAR, end)) if t.low[j] in _MEETING), None)
    return verb is not None and _PHRASE_ENDS.isdisjoint(t.low[i:verb]) and t.at(verb + 1) != "by"


_MEETING = frozenset({"met", "visited", "arrived", "gathered", "travelled", "toured", "hosted", "convened"})


def _goes_on(t: Text, i: int, end: int, is_behind_with: bool) -> bool:
    """Whether a verb belongs to the noun before token `i`: a participle behind "with", else a finite one."""
    words = attack_words()
    for low in t.low[i : min(i + _NEAR, end)]:
        if low.endswith("ing" if is_behind_with else "ed"):
            return True
        if not is_behind_with and (low in words["lasting"] or low in words["going"] or low in words["attacking"]):
            return True
        if low in _PHRASE_ENDS:
            return False
    return False


# tokens from a noun to its verb: "fighting near the airport town went on"
_NEAR = 6
_PHRASE_ENDS = frozenset({",", ";", "and", "or", "that", "which", "who", "to", "for", "from", "into", "“"})
_MEANWHILE = frozenset({"as", "while", "with"})
_DIMMING = _BACKGROUND | _RELATIVE | _ADDING | {";"}
_TURNS = _DIMMING | {","}
