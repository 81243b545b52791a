"""From whose ground it came: "shells from across the Ukrainian border", "drones launched from Kursk", "crossed into the Bryansk region"."""

from __future__ import annotations

from transforms.coding.kinds.attack_nouns import attack_words, head
from transforms.coding.kinds.attacker_features import Attack
from transforms.coding.kinds.authorship import is_doubted
from transforms.coding.kinds.own_acts import FLYING_IN
from transforms.coding.kinds.side_names import names_of
from transforms.coding.records import Place
from transforms.coding.text.language import Text
from transforms.series import Series


def fired_from(t: Text, series: Series) -> str | None:
    """The side that is named with the ground from which fire came: "from the Russian-held bank", "attacks came from Russia"."""
    words = attack_words()
    if words["grounds"].isdisjoint(t.low) and _COMING.isdisjoint(t.low):
        return None
    names = names_of(series.sides)
    for i in t.where(_FROM):
        is_coming = t.at(i - 1) in _COMING
        if words["firing"].isdisjoint(t.low[max(0, i - (14 if is_coming else 4)) : i]):
            continue
        for j in range(i + 1, min(i + 5, t.size)):
            code = names.get(t.low[j].partition("-")[0])
            if code and ((is_coming and j == i + 1) or head(t, j, words["grounds"], 3) or t.at(j - 1) == "of") and not is_doubted(t, i):
                return code
    return None


_FROM = frozenset({"from"})
_COMING = frozenset({"came", "come", "coming", "originated", "originating", "emanated"})


def launched_from(attack: Attack, series: Series) -> str | None:
    """The side whose land, or land that it holds, the first of what is told of was launched from.

    Land that both sides hold parts of tells only where the side that does not own it speaks: "fired from Kurakhove, the separatists said".
    """
    t = attack.t
    i = next((i for i in t.where(_SENT) if t.low[i] != "fire" or t.at(i + 1) == "from"), None)
    if i is None or t.has_semicolon(0, i) or not _IN_DEFENCE.isdisjoint(t.low[max(0, i - _NEAR) : i]) or is_doubted(t, i):
        return None
    if t.low[i] in _TRAVELLING and _FLYING.isdisjoint(t.low[max(0, i - 2 * _NEAR) : i]):
        return None  # "investigators sent from Moscow"
    start = next((j + 1 for j in range(i + 1, min(i + _FARTHEST, t.size - 1)) if t.low[j] == "from"), 0)
    if start == 0 or not _ENDS.isdisjoint(t.low[i:start]):
        return None
    holder = next((side.code for side in series.sides if side.holds), None)
    if "occupied" in t.low[start : start + _NEAR]:
        return holder
    if (named := names_of(series.sides).get(t.low[start])) is not None:
        return named
    site = _place_at(attack, start)
    if site is None or site.country is None:
        return None
    if series.is_held(site.admin1):
        return holder
    owner = next((side.code for side in series.sides if side.code == site.country), None)
    speaks = next((side for _, side in attack.spoken if series.other_side(side)), None)
    return owner if owner != series.home or speaks == series.other_side(owner) else None


def crossed_into(attack: Attack, series: Series) -> str | None:
    """The side from whose land armed men came over the border: "gunmen crossed the border into the Bryansk region"."""
    t = attack.t
    for i in t.where(_INTO):
        place = None if _CROSSING.isdisjoint(t.low[max(0, i - _NEAR) : i]) else _place_at(attack, min(i + 1, t.size - 1))
        if place is not None and not series.is_held(place.admin1):
            return series.other_side(place.country)
    return None


_INTO = frozenset({"into"})
_CROSSING = frozenset({"crossed", "crossing", "cross", "crosses"})


def _place_at(attack: Attack, i: int) -> Place | None:
    """The place that is named at token `i`, or behind words that lead to its name: "the airfield of", "positions near"."""
    t = attack.t
    while i < t.size - 1 and t.low[i] in _LEADING:
        i += 1
    return next((place for place in attack.places if place.span_start <= t.tokens[i].start < place.span_end), None)


_TRAVELLING = frozenset("sent flown dispatched came flew".split())
_FLYING = attack_words()["firing"] | FLYING_IN
_SENT = _TRAVELLING | frozenset("launched fired launches launch shelling shelled fire firing launching".split())
_LEADING = frozenset(
    "the city town village region regions area areas of in near around at airfield airfields base bases positions direction cape".split()
)
_ENDS = frozenset({"and", ".", ";", "to"})
# tokens from "fired" to ", by his account, from"
_FARTHEST = 7
_NEAR = 4
# what is fired at what comes in
_IN_DEFENCE = frozenset({"anti-aircraft", "interceptor", "interceptors", "defence", "air-defence"})
