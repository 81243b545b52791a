"""Ends of a stretch of land that something happened on, "villages from X to Y", and journeys that begin as the news: "took off from X"."""

from __future__ import annotations

from transforms.coding.text.language import Text

_STRETCHES = frozenset(
    "villages settlements towns cities regions front line frontline border coast communities sector explosions blasts attacks strikes sirens "
    "alerts shelling everywhere targets outages blackouts damage bank stretching stretches running runs stretch area areas places reported "
    "heard stretched districts fighting clashes battles facilities substations railway points ports infrastructure sites front-line "
    "shellings counted recorded registered felt supermarkets museums warehouses airports airfields refineries depots shops hospitals schools "
    "bridges stations incidents fires protests checkpoints crossings rallies raids cuts floods".split()
)
_FARTHEST = 8


def is_end_of_stretch(t: Text, at: int) -> bool:
    """Whether "from" or "to" at `at` bounds a stretch: "explosions from X to Y"; not "trains from X to Y", "flew from X to Y"."""
    low, start = t.at(at), at
    if low == "from":
        if "to" not in t.low[at + 2 : at + _FARTHEST]:
            return False
    elif low == "to":
        start = next((j for j in range(at - 2, max(-1, at - _FARTHEST), -1) if t.low[j] == "from"), -1)
        if start < 0 or not {".", ";", "and"}.isdisjoint(t.low[start:at]):
            return False
    else:
        return False
    before = start - 1 - (t.at(start - 1) == ",")
    window = t.low[max(t.sentence_start(start), before - 2) : before + 1]
    return not _STRETCHES.isdisjoint(window) or (t.at(start - 1) == "," and window[-1:] in (["region"], ["district"], ["border"]))


_CRAFT = frozenset(
    "plane planes ship ships vessel vessels train trains convoy flight flights ferry tanker tankers freighter carrier bulker aircraft helicopter "
    "helicopters buses bus lorries cargo caravan boat boats".split()
)
_ATTACKERS = frozenset("bombers bomber fighters jets mig-31k mig-31 mig-31s tu-95ms tu-95 tu-22m3 drones missiles".split())
_STARTING = frozenset("off sail sailed departed out away".split())


def sets_out_as_news(t: Text, at: int) -> bool:
    """Whether a ship, a train or a plane that carries something sets out from the place: "took off from X", "set sail from X"; bombers do not."""
    if t.at(at) != "from" or t.at(at - 1) not in _STARTING:
        return False
    window = t.low[t.sentence_start(at) : at]
    return not _CRAFT.isdisjoint(window) and _ATTACKERS.isdisjoint(window)


_MODALS = frozenset("may might would could will can should must want wants to".split())


def is_reached_at_most(t: Text, at: int) -> bool:
    """Whether a place is but how far somebody would go: "may have to go as far as X"."""
    return t.at(at) == "as" and t.at(at - 1) == "far" and not _MODALS.isdisjoint(t.low[max(0, at - 8) : at - 1])
