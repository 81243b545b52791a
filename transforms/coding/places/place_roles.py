"""Whether something happened at a place, or it is merely named (codebook section 4, `role`): origins, destinations, where remarks were made."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.places.extents import is_end_of_stretch, is_reached_at_most, sets_out_as_news
from transforms.coding.places.intentions import is_but_intended
from transforms.coding.places.place_words import grammar
from transforms.coding.places.prepositions import preposition_of
from transforms.coding.places.remark_venues import PASSIVE, is_of_remark, is_venue_of_remark
from transforms.coding.places.unreal import is_seat, is_unreal
from transforms.coding.places.water_roles import water_is_scene
from transforms.coding.places.whereabouts import is_whereabouts
from transforms.coding.speech.clause import Clause
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import WEEKDAYS

# what may stand between a place and "where"
_WHEN = frozenset("on late early yesterday last week earlier also".split()) | WEEKDAYS
# "Lviv, where it has been since March" tells of nothing that happened
_SINCE = frozenset({"since", "for", "in", "a", ",", "."})
_STAYING = frozenset("lives live lived based resides grew headquartered stationed born spoke said told".split())
_BRINGING = frozenset(
    "moved taken transferred evacuated relocated deported rushed airlifted flown driven sent bussed sending sends donating donated transferring gave "
    "giving brought delivered delivering sold exported exporting supplied shipped smuggled".split()
)
# "flown to talks in X": what goes on there is the news; "sent to the bottom near X" is no journey
_NO_HOMES = frozenset("talks negotiations meeting summit reunion wedding funeral parade ceremony conference bottom ground seabed death trial".split())
_NOT_TO = frozenset("close closer closest near nearest next up by".split())
_WAYS = frozenset(
    "road roads highway highways motorway railway railways line route routes track tracks link bridge train trains bus buses crossing "
    "corridor".split()
)
_SUPPLYING = frozenset("supplying supplies feeding feeds powering serving serves".split())
_TAKING = frozenset(
    "takes took take moves moved move moving relocates relocated relocating transfers transferred transferring transports transported "
    "transporting carries carried ferries ferried drives bring brings brought bringing taking airlifted airlifts".split()
)
_TAKEN = frozenset(
    "wounded ambulances staff patients patient office offices embassy clinic orphans evacuees injured museum collection collections archive "
    "archives equipment production factory headquarters university students diplomats exhibits treasures animals prisoners captives bodies "
    "body capital government families".split()
)
_LINES = frozenset("line lines cable cables wires mains".split())
_CUT = frozenset("cut lost disconnected severed damaged restored repaired reconnected failed switched tripped".split())
_BROUGHT = frozenset("moved relocated transferred evacuated taken flown bussed airlifted rushed deported".split())
# "children taken from X are back"
_HOME = frozenset("back home reunited returned".split())
_SEEN = frozenset("smoke flames explosions blasts footage videos video images reports".split())
_MOVING = frozenset("move moved moving relocate relocated relocating take taken taking remove removed removing".split())
_MOVED = frozenset("people residents civilians children families inhabitants patients orphans villagers households".split())
# "the water has gone from X"
_AWAY = frozenset("out gone missing vanished disappeared vanishing disappearing cleared flushed chased absent wrested".split())
_PARTS = frozenset("part parts area areas side outskirts edge north south east west centre corner corners".split())
# what is bound for a place: "left for X", "generators for X"
_BOUND = frozenset(
    "fled flee fleeing left leave leaving departed sailed bound headed set heading bidding off departing destined intended earmarked meant "
    "supply fuel cargo supplies shipment shipments ammunition generators generator buses food medicine medicines blankets transformers "
    "ambulances aid parcels lorries medicaments tents stoves heaters candles clothes".split()
)
_PRESSING = frozenset(
    "advance advanced advances advancing pushing pushed pressed pressing break broke breaking fought crept attack attacks attacked attacking assault "
    "assaults inched gained ground progress".split()
)


def role_of(t: Text, first: int, last: int, kind: str, clauses: Sequence[Clause]) -> str:
    """`event` or `mention` for a place over the tokens [first, last)."""
    at = preposition_of(t, first)
    low = t.at(at)
    if _where_follows(t, last):
        return "event"
    if is_unreal(t, first, last, at) or is_seat(t, at) or is_reached_at_most(t, at):
        return "mention"
    if is_end_of_stretch(t, at) or sets_out_as_news(t, at):
        return "event"
    is_aside = (
        is_but_intended(t, at, low)
        or is_venue_of_remark(t, at, clauses)
        or (kind == "facility" and low in _SUPPLYING)  # "substations supplying the X plant" lie elsewhere
        or (kind == "water" and not water_is_scene(t, at, last))
        or (low == "from" and not _leaves_as_news(t, at, last))
        or (low == "of" and t.at(at - 1) in _PARTS and _is_part_left(t, at, last))
        or (low in ("to", "toward", "towards", "for") and t.at(at - 1) in ("way", "bound", "route", "headed", "heading"))
        or is_whereabouts(t, at, last, low, clauses)
        or (low in ("in", "at", "near") and _is_new_home(t, at))
        or (low in ("to", "for", "towards", "toward") and not _goes_there_as_news(t, at, low))
        or (low in ("in", "at", "near", "outside") and is_of_remark(t, at, clauses))
    )
    return "mention" if is_aside else "event"


def _where_follows(t: Text, last: int) -> bool:
    """Whether a clause tells what happened at the place: "took a train to X on Thursday, where they met"."""
    j = last
    while j < last + 4 and t.at(j) in _WHEN:
        j += 1
    j += t.at(j) == ","
    if t.at(j) != "where":
        return False
    told = t.low[j + 1 : j + 5]
    if not _STAYING.isdisjoint(told):
        return False
    return "been" not in told or t.at(j + 2 + told.index("been")) not in _SINCE


def _is_new_home(t: Text, at: int) -> bool:
    """Whether people or things were brought to where the place is: "moved to temporary housing in X"."""
    start = next((j for j in range(at - 1, max(-1, at - 6), -1) if t.low[j] == "to"), None)
    if start is None or t.at(start - 1) in _NOT_TO or not _NO_HOMES.isdisjoint(t.low[start:at]):
        return False
    if any(t.tokens[j].is_name or t.low[j] in (",", "and", "after", "that") for j in range(start + 1, at)):
        return False
    return not _BRINGING.isdisjoint(t.low[max(0, start - 5) : start])


def _leaves_as_news(t: Text, at: int, last: int) -> bool:
    """Evacuations and retreats: what happened is that somebody left. Distances, directions and the ends of a road count as well."""
    window, before = t.low[max(0, at - 9) : at], t.at(at - 1)
    if t.at(at - 2) == "video":
        return False  # "told reporters by video link from X"
    if before in ("km", "kilometres", "miles", "across") or (before == "and" and t.at(at - 2) == "to"):
        return True  # "flights to and from X were halted"
    if t.at(last) == "came" and t.at(last + 1) in ("word", "news", "reports"):
        return True  # "from X came word of more shelling"
    if not _MOVING.isdisjoint(window) and not _MOVED.isdisjoint(window):
        return _HOME.isdisjoint(t.low[at : t.sentence_end(at)])
    if not _SEEN.isdisjoint(window) or (before in ("electricity", "power") and not _LINES.isdisjoint(window)):
        return True  # "smoke rose from a refinery in X", "a line that brings electricity from X was cut"
    return before in _AWAY or _is_way(t, at - 1) or not grammar().words["departing"].isdisjoint(window)


def _is_way(t: Text, i: int) -> bool:
    """ "the road from X"; not "en route from X"."""
    return t.at(i) in _WAYS and t.at(i - 1) != "en"


def _is_part_left(t: Text, at: int, last: int) -> bool:
    """Whether a part of the place is an origin: "children taken from the occupied part of X"."""
    start = preposition_of(t, at - 1)
    return t.at(start) == "from" and not _leaves_as_news(t, start, last)


def _goes_there_as_news(t: Text, at: int, low: str) -> bool:
    """Whether what moves to a place, or towards it, is the news of the bullet: an advance, an arrival; travellers and goods on their way are not."""
    window = set(t.low[max(0, at - 7) : at])
    if low in ("towards", "toward"):
        return t.at(at - 1).isdecimal() or not _PRESSING.isdisjoint(window)  # "112 attacks, 41 towards X"
    if low == "for":
        return window.isdisjoint(_BOUND)
    if window & {"cannot", "refused"} or (t.at(at - 1) in _BROUGHT and t.at(at - 2) in PASSIVE):
        return False  # "cannot be taken back to X", "the hospital had been moved to X"
    origin = next((j for j in range(at - 1, max(-1, at - 7), -1) if t.low[j] == "from"), None)
    if origin is not None and (_is_way(t, origin - 1) or t.tokens[at - 1].is_name):
        return _is_way(t, origin - 1)  # "the road from X to Y"; not "travelled from X to Y"
    if not window.isdisjoint(_LINES) and not _CUT.isdisjoint(t.low[at : t.sentence_end(at)]):
        return True  # "the last line to the plant was cut"
    if not window.isdisjoint(_TAKING) and not window.isdisjoint(_TAKEN):
        return False  # "now takes the wounded to X", "moved its staff to X"
    if window & {"send", "sends", "sending"} or ("brought" in window and not (_MOVED | {"them"}).isdisjoint(t.low[max(0, at - 20) : at])):
        return False
    return bool(window & (grammar().words["arriving"] | grammar().words["violent"]))
