"""Where two kinds of event collide, the codebook decides once (section 2): which of its rules a bullet meets. How they weigh is learned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.coding.kinds.attack_nouns import attack_words
from transforms.coding.records import Quantity
from transforms.coding.speech.unstated import BLOCS
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import StateName, states_in
from transforms.series import Series


def collisions_met(t: Text, quantities: Sequence[Quantity]) -> Iterator[str]:
    """Names of the rules: a mishap, an accusation of an attack, damage by debris, which of fights and fire is told first, so many sent and
    brought down, damage told before what was brought down."""
    words = attack_words()
    if not words["mishaps"].isdisjoint(t.low) and words["arms"].isdisjoint(t.low):
        yield "mishap"
    if _accuses_of_attack(t):
        yield "accused of an attack"
    if is_damage_by_debris(t):
        yield "damage by debris"
    if (ground := t.where(words["ground_fights"])) and (air := t.where(words["air_fire"])):
        yield "fighting told before fire" if ground[0] < air[0] else "fire told before fighting"
    sent, shot = ([q.span_start for q in quantities if q.metric == metric] for metric in ("launched", "intercepted"))
    told = [q.span_start for q in quantities if q.metric in ("killed", "injured", "hit")]
    told += [t.tokens[i].start for i in t.where(words["damage"])] if shot else []
    if shot and told and min(told) < min(shot):
        yield "damage told first"
    elif shot and sent:
        yield "sent and brought down"


_DEBRIS = re.compile(
    r"\b(?:debris|wreckage|fragments?|shrapnel|parts|pieces|remains) (?:of|from) (?:\S+ ){0,4}?"
    r"(?:drone|missile|rocket|UAV|projectile|aircraft|munition)s?\b"
    r"|\b(?:falling|fallen|drone|missile|rocket) (?:debris|wreckage|fragments|parts)\b"
    r"|\b(?:debris|wreckage|fragments) (?:had |has |have )?(?:damaged|fell|fallen|hit|struck|set|landed|crashed|injured|wounded|killed|caused)\b"
    r"|\b(?:drone|missile|rocket) (?:that|which) (?:had been|was) (?:shot|brought) down (?:fell|crashed|landed)\b",
    re.IGNORECASE,
)
# without any of them _DEBRIS cannot match
_WRECK = frozenset({"debris", "wreckage", "fragment", "fragments", "shrapnel", "parts", "pieces", "remains", "down"})
# what leads from each verb to the deed, what that is, and within how many words
_ACCUSING = {
    **dict.fromkeys(attack_words()["accusing"], ("of", attack_words()["accused_of"], 2)),
    **dict.fromkeys(attack_words()["blaming"], ("for", attack_words()["blamed_for"], 3)),
}


def is_damage_by_debris(t: Text, start: int = 0) -> bool:
    """Whether what was brought down does the damage, as the sentence from token `start` on tells it, and no attack was told before."""
    if _WRECK.isdisjoint(t.low):
        return False
    found = _DEBRIS.search(t.slice(start, t.sentence_end(start)))
    if found is None:
        return False
    first = found.start() + t.tokens[start].start
    return all(t.tokens[i].end > first for i in t.where(attack_words()["blamed_for"]))


def falls_abroad(t: Text, series: Series) -> bool:
    """Whether what flies comes down in a state that is no party: "a drone hit a house in the Romanian town of Galati", "a missile fell in Poland"."""
    end = t.sentence_end(0)
    flying, landing = attack_words()["flying"], attack_words()["coming_down"]
    if flying.isdisjoint(t.low[:end]):
        return False
    for state in states_in(t, 0, end):
        if _is_scene(t, state) and state.code not in BLOCS.values() and not t.quoted[state.first]:
            if series.other_side(state.code) is not None:
                return False
            place = state.first - 1
            if state.is_adjective and t.low[place - 1 : place + 1] == [",", "a"]:  # "fell on Przewodow, a Polish village"
                place -= 2
            before = range(place, max(-1, place - _COMES_DOWN), -1)
            down = next((j for j in before if t.low[j] in landing or t.low[j] in _ELSEWHERE), None)
            if down is not None and t.low[down] in landing and not flying.isdisjoint(t.low[max(0, down - _COMES_DOWN) : down + 1]):
                return True
    return False


def _is_scene(t: Text, state: StateName) -> bool:
    """ "in eastern Poland", "the Polish village of", "Poland's Lublin region"."""
    if state.is_adjective:
        return t.at(state.end) in _GROUNDS
    at = state.first - 1 - t.at(state.first - 1).endswith("ern")
    return (state.is_name and t.at(at) == "in" and t.at(state.end) != "'s") or (
        t.at(state.end) == "'s" and not _LANDS.isdisjoint(t.low[state.end + 1 : state.end + 4])
    )


# how many words may stand between what comes down, its verb, and where
_COMES_DOWN = 14
_ELSEWHERE = frozenset({",", ";", "while", "as", "when", "where", "after", "from", "for", "to", "with"})
_GROUNDS = frozenset("village town city territory soil farm field house county region district coast hamlet".split())
_LANDS = frozenset({"region", "county", "province", "district", "territory"})


def _accuses_of_attack(t: Text) -> bool:
    """ "accused Russia of deliberately attacking", "blamed Kyiv for the shelling": an accusation of an attack is a strike."""
    for i in t.where(_ACCUSING.keys()):
        link, deeds, reach = _ACCUSING[t.low[i]]
        if any(t.low[j] == link and not deeds.isdisjoint(t.low[j + 1 : j + 1 + reach]) for j in range(i + 1, min(i + 9, t.size))):
            return True
    return False
