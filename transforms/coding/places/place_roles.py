"""Whether something happened at a place, or it is merely named (codebook section 4, `role`): origins, destinations, where remarks were made."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.places.intentions import is_but_intended
from transforms.coding.places.journeys import is_end_of_stretch, is_of_journey
from transforms.coding.places.prepositions import preposition_of
from transforms.coding.places.remark_venues import is_of_remark, is_venue_of_remark, opens_claim
from transforms.coding.places.unreal import is_under_sanctions, is_unreal
from transforms.coding.places.water_roles import water_is_scene
from transforms.coding.places.whereabouts import is_whereabouts
from transforms.coding.speech.clause import Clause
from transforms.coding.text.day_names import WEEKDAYS
from transforms.coding.text.language import Text

# what may stand between a place and "where"
_WHEN = frozenset("on late early yesterday last week earlier also".split()) | WEEKDAYS
# "Lviv, where it has been since March" tells of nothing that happened
_SINCE = frozenset({"since", "for", "in", "a", ",", "."})


def role_of(t: Text, first: int, last: int, kind: str, clauses: Sequence[Clause]) -> str:
    """`event` or `mention` for a place over the tokens [first, last)."""
    at = preposition_of(t, first)
    low = t.at(at)
    if _where_follows(t, last):
        return "event"
    if is_unreal(t, first, last, at) or is_under_sanctions(t, at):
        return "mention"
    if is_end_of_stretch(t, at):
        return "event"
    if (kind == "facility" and low == "supplying") or (kind == "water" and not water_is_scene(t, at, last)):
        return "mention"  # "substations supplying the X plant" lie elsewhere
    if is_but_intended(t, at) or is_of_journey(t, at, last) or is_whereabouts(t, at, last, clauses):
        return "mention"
    is_of_speech = is_venue_of_remark(t, at, clauses) or (low in ("in", "at", "near", "outside") and is_of_remark(t, at, clauses))
    return "mention" if is_of_speech and not opens_claim(t, at, last, clauses) else "event"


def _where_follows(t: Text, last: int) -> bool:
    """Whether a clause tells what happened at the place: "took a train to X on Thursday, where they met"."""
    j = last
    while j < last + 4 and t.at(j) in _WHEN:
        j += 1
    j += t.at(j) == ","
    if t.at(j) != "where":
        return False
    told = t.low[j + 1 : j + 5]
    if not {"spoke", "said", "told", "lives", "lived"}.isdisjoint(told):
        return False
    return "been" not in told or t.at(j + 2 + told.index("been")) not in _SINCE
