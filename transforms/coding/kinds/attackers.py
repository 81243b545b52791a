"""Whose forces did it (codebook section 2, `attacker`): the side that learned weights of the bullet's words name, None where none does."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from functools import cache

from transforms.coding.kinds.acting import endures, is_met, is_victim, is_wrecked, loses_men, names_war
from transforms.coding.kinds.attack_nouns import attack_words, head
from transforms.coding.kinds.attacker_features import (
    CLASHES,
    NO_RULE,
    NOBODY,
    NOT_NAMED,
    ONLY_SHOOTS,
    OTHERS,
    SHOOTS,
    VICTIM,
    Attack,
    Told,
    named,
    read_attack,
    read_words,
)
from transforms.coding.kinds.authorship import is_laid_on_both
from transforms.coding.kinds.ground_taken import keeps
from transforms.coding.kinds.own_claims import struck_abroad
from transforms.coding.kinds.side_names import Mentions, names_of
from transforms.coding.kinds.told_outright import told_outright
from transforms.coding.kinds.weights import PARTS, load
from transforms.coding.text.language import Text
from transforms.series import Series

FILE = "attackers.parquet"


def find_attacker(attack: Attack, series: Series) -> str | None:
    """Code of the attacking side, None where the text does not say.

    What is told outright decides; else, of a strike that no rule names anybody with, the army that tells of a hit on its foe; else the weights.
    Nobody is the attacker where either side lays the deed on the other.
    """
    if is_laid_on_both(attack.t, names_of(series.sides)):
        return None
    found = named(attack, series)
    outright = told_outright(attack, found, series)
    if outright is not None:
        return outright
    told = read_attack(attack, series, found)
    weighed = _abroad(attack, found, told, series) or _weighed(attack, told, series, _met_alone(attack, found))
    return None if weighed in _only_asked(attack, found) else weighed


def _only_asked(attack: Attack, found: Mentions) -> Container[str]:
    """Sides that are named where it is asked who did it, and nowhere else: "are investigating whether Russia was behind"."""
    t = attack.t
    if "whether" not in t.low:
        return ()
    asked = {i for i, _ in found if "whether" in itertools.takewhile(lambda low: low not in _CLAUSE_ENDS, reversed(t.low[t.sentence_start(i) : i]))}
    return {code for i, code in found if i in asked} - {code for i, code in found if i not in asked}


_CLAUSE_ENDS = frozenset({",", ";", "said", "but"})


def _abroad(attack: Attack, found: Mentions, told: Told, series: Series) -> str | None:
    """The side whose army or secret service tells of a deed against the other one that no rule names an attacker of."""
    is_meant = attack.event_type == "strike" or (attack.event_type == "sabotage" and _is_deliberate(attack.t))
    if not is_meant or (NO_RULE, None) not in told:
        return None
    harmed = {code for key, code in told if key == VICTIM and code is not None}
    t, hit = attack.t, attack_words()["possessions"]
    theirs = {code for i, code in found if is_victim(t, i) and (is_met(t, i) or is_wrecked(t, i) or head(t, i, hit) is not None)}
    side = struck_abroad(t, harmed, theirs, attack.spoken, attack.places, series)
    return side if attack.event_type == "strike" or side == series.home else None  # of its own agents the other side tells nothing


def _is_deliberate(t: Text) -> bool:
    """Whether somebody is told to have done it, and who tells does not leave it open: "agents set it alight", "charges that were planted"."""
    return not attack_words()["deliberate"].isdisjoint(t.low) and attack_words()["left_open"].isdisjoint(t.low)


def _met_alone(attack: Attack, found: Mentions) -> Container[str]:
    """Sides of which nothing is told but that something of theirs was hit ("a Russian ship sank"), of a fight, that they lost men, bore it or
    have kept what they held, of air defence, that something flew towards them, or, of sabotage, that somebody served them once ("a former
    Ukrainian officer was blown up") and they do not speak.
    """
    if attack.event_type == "sabotage":
        speak = {side for _, side in attack.spoken}
        return {code for _, code in found if code not in speak and all(_was_served(attack.t, i) for i, of in found if of == code)}
    if attack.event_type == "air_defence":
        return {code for _, code in found if all(_was_approached(attack.t, i) for i, of in found if of == code)}
    if attack.event_type == "strike":
        return {code for _, code in found if all(is_met(attack.t, i) or is_wrecked(attack.t, i) for i, of in found if of == code)}
    if attack.event_type == "ground_combat":
        bear = {i for i, _ in found if loses_men(attack.t, i) or endures(attack.t, i) or keeps(attack.t, i)}
        if bear:
            no_doer = bear | {i for i, _ in found if is_victim(attack.t, i) or names_war(attack.t, i)}
            return {code for i, code in found if i in bear and all(j in no_doer for j, of in found if of == code)}
    return ()


def _was_approached(t: Text, i: int) -> bool:
    """Whether the capital or country at token `i` is where something flew: "three drones flying towards Moscow were downed"."""
    return (t.at(i - 1) in _TOWARDS and t.at(i - 2) not in ("back", "from", "launched")) or (t.at(i - 1) == "to" and t.at(i - 2) == "way")


_TOWARDS = frozenset({"towards", "toward", "approaching", "over", "near", "around"})


def _was_served(t: Text, i: int) -> bool:
    """Whether the side at token `i` is one that somebody left: "a former Ukrainian officer", "a defector from Ukraine's SBU"."""
    before = t.low[max(t.sentence_start(i), i - 5) : i]
    return before[-1:] == ["former"] or ("from" in before and not _LEFT.isdisjoint(before))


_LEFT = frozenset({"defector", "defectors", "deserter", "deserters", "defected", "deserted", "turncoat"})


def _weighed(attack: Attack, told: Told, series: Series, met: Container[str]) -> str | None:
    """The side that the weights name, of those that may have attacked."""
    if (CLASHES, None) in told:
        return None
    weighed = attacker_scores(attack, told, series).items()
    scores = {code: score for code, score in weighed if code not in met and _may_attack(code, attack.event_type, told)}
    if not scores:
        return None
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > 0 else None


def _may_attack(code: str, event_type: str, told: Told) -> bool:
    """Not who only brings down what comes in, nor, where they do or where no rule names who has sent it, a side that is not named."""
    if event_type != "air_defence":
        return True
    if (ONLY_SHOOTS, code) in told or (NOBODY, None) in told:
        return False
    is_sent = (NO_RULE, None) not in told and not any(key == SHOOTS for key, _ in told)
    return is_sent or (NOT_NAMED, code) not in told


def attacker_scores(attack: Attack, told: Told, series: Series) -> dict[str, float]:
    """How much speaks for each side: what Weights.scores would say of its features, which are not made for it."""
    weights, by_key = load(FILE), _by_key(attack.event_type)
    codes = tuple(side.code for side in series.sides)
    by_word = _by_word(codes)
    known = [(by_side, part) for word, part in read_words(attack).items() if (by_side := by_word.get(word)) is not None]
    # what is told of nobody counts for all, what is told of a side for itself and otherwise for the others
    everyone, others, own = 0.0, 0.0, dict.fromkeys(codes, 0.0)
    for (key, of), part in told.items():
        if (weighs := by_key.get(key)) is not None:
            if of is None:
                everyone += part * weighs[0]
            else:
                others += part * weighs[1]
                own[of] += part * (weighs[0] - weighs[1])
    return {
        code: weights.base[0] + (everyone + others + own[code] + sum([part * by_side[number] for by_side, part in known])) / PARTS
        for number, code in enumerate(codes)
    }


@cache
def _by_key(event_type: str) -> Mapping[str, tuple[float, float]]:
    """What a feature weighs for the side that it is told of, and for the other one, where the bullet is of this kind."""
    found = defaultdict[str, list[float]](lambda: [0.0, 0.0])
    for name, weight in load(FILE).column(0):
        plain = name.removeprefix(f"{event_type}: ")
        found[plain.removeprefix(OTHERS)][plain.startswith(OTHERS)] += weight
    return {key: (own, other) for key, (own, other) in found.items()}


@cache
def _by_word(codes: tuple[str, ...]) -> Mapping[str, Sequence[float]]:
    """What a word weighs for each side, in the order of `codes`."""
    found = defaultdict[str, list[float]](lambda: [0.0] * len(codes))
    for name, weight in load(FILE).column(0):
        code, _, word = name.partition(" ")
        if code in codes:
            found[word][codes.index(code)] = weight
    return dict(found)
