"""From whose ground it came: "shells from across the Ukrainian border", "drones launched from Kursk", "crossed into the Bryansk region"."""

from __future__ import annotations

from transforms.coding.kinds.attack_nouns import attack_words, head
from transforms.coding.kinds.attacker_features import Attack
from transforms.coding.kinds.authorship import is_doubted
from transforms.coding.kinds.own_acts import FLYING_IN
from transforms.coding.kinds.side_names import Mentions, names_of
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


def launched_from(attack: Attack, found: Mentions, series: Series) -> str | None:
    """The side whose land, or land that it holds, the first of what is told of was launched from, where no side is named as who did anything.

    Land of the home side that is not held throughout tells only where the other side speaks, for both shoot from it: "fired from Kurakhove, the
    separatists said". Nobody shoots at land of their own.
    """
    t = attack.t
    i = next((i for i in t.where(_SENT) if t.low[i] not in _FIRE or t.at(i + 1) == "from"), None)
    if i is None or t.has_semicolon(0, i) or not _IN_DEFENCE.isdisjoint(t.low[max(0, i - _NEAR) : i]) or is_doubted(t, i):
        return None
    start = next((j + 1 for j in range(i + 1, min(i + _FARTHEST, t.size - 1)) if t.low[j] == "from"), 0)
    sent = t.low[i + 1 : start]
    if start == 0 or not _ENDS.isdisjoint(sent) or (t.low[i] in _TRAVELLING and _FLYING.isdisjoint(sent) and not _is_flying(t, i)):
        return None
    code = _owner(attack, start, series)
    others = [(j, of) for j, of in found if j != start and not (attack.event_type == "air_defence" and of != code)]
    at_home = any(place.role == "event" and place.country == code and not series.is_held(place.admin1) for place in attack.places)
    return code if not others and not (at_home and code != series.home) else None


def _is_flying(t: Text, i: int) -> bool:
    """Whether it is weapons that came: "missiles that had flown in"; not "a tanker that came from Crimea", "investigators sent from Moscow"."""
    at = i - 1
    while t.at(at) in _BEFORE_SENT:
        at -= 1
    return t.at(at) in _FLYING


def _owner(attack: Attack, start: int, series: Series) -> str | None:
    """The side whose the land is that is named behind "from", at token `start`, or who holds it."""
    t = attack.t
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
    """The side from whose land armed men came over the border: "gunmen crossed the border into the Bryansk region".

    Into land of the home side only over a border that is named: its own troops cross rivers there.
    """
    t = attack.t
    for i in t.where(_INTO):
        verb = t.last_among(i, i - _NEAR, _CROSSING)
        if verb < 0 or _ARMED.isdisjoint(t.low[max(0, verb - 2 * _NEAR) : verb]) or not _IN_FLIGHT.isdisjoint(t.low[:i]):
            continue
        if not _FREEING.isdisjoint(t.low[i:]):
            continue
        place = _place_at(attack, min(i + 1, t.size - 1))
        if place is None or series.is_held(place.admin1):
            continue
        if place.country != series.home or "border" in t.low or not _INFILTRATING.isdisjoint(t.low[:verb]):
            return series.other_side(place.country)
    return None


_INTO = frozenset({"into"})
_CROSSING = frozenset({"crossed", "crossing", "cross", "crosses"})
_INFILTRATING = frozenset({"saboteurs", "infiltrators", "raiders"})
_ARMED = _INFILTRATING | frozenset(
    "infantry soldiers troops tanks gunmen fighters militants commandos vehicles column columns armed insurgents detachment "
    "detachments unit units".split()
)
# who flees, goes home or frees ground does not attack
_IN_FLIGHT = frozenset("fleeing fled back withdrew withdrawn withdrawing retreated retreating pulled".split())
_FREEING = frozenset("freed freeing retaking retook raised".split())


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
# behind these "from" tells whence others are than what was fired
_ENDS = attack_words()["violent"] | {"and", ".", ";", "to", "km", "kilometres", "miles", "who", "used", "hit", "struck", "forced"}
_FIRE = frozenset({"fire", "shelling", "launches", "launch"})
_BEFORE_SENT = frozenset("that which had have has was were been being".split())
# tokens from "fired" to ", by his account, from"
_FARTHEST = 7
_NEAR = 4
# what is fired at what comes in
_IN_DEFENCE = frozenset({"anti-aircraft", "interceptor", "interceptors", "defence", "air-defence"})
