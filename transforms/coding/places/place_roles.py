"""Whether something happened at a place, or it is merely named (codebook section 4, `role`): origins, destinations, where remarks were made."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.places.extents import is_end_of_stretch, is_reached_at_most, sets_out_as_news
from transforms.coding.places.intentions import is_but_intended
from transforms.coding.places.place_words import grammar
from transforms.coding.places.prepositions import preposition_of
from transforms.coding.places.remark_venues import PASSIVE, is_of_remark, is_venue_of_remark
from transforms.coding.places.unreal import is_origin, is_seat, is_unreal
from transforms.coding.places.water_roles import water_is_scene
from transforms.coding.places.whereabouts import is_whereabouts
from transforms.coding.quantities.numerals import number_words
from transforms.coding.speech.clause import Clause
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import WEEKDAYS


def role_of(t: Text, first: int, last: int, kind: str, clauses: Sequence[Clause]) -> str:
    """`event` or `mention` for a place over the tokens [first, last)."""
    at = preposition_of(t, first)
    low = t.at(at)
    if _where_follows(t, last):
        return "event"
    if is_unreal(t, first, last, at) or is_origin(t, first, last) or is_seat(t, at) or is_reached_at_most(t, at):
        return "mention"
    if low == "from" and t.at(at - 1) == "and" and t.at(at - 2) == "to":
        return "event"  # "flights to and from X were halted"
    if is_end_of_stretch(t, at) or sets_out_as_news(t, at) or (low == "from" and t.at(last) in ("came", "comes") and t.at(last + 1) in _TIDINGS):
        return "event"
    if is_but_intended(t, at, low):
        return "mention"
    if is_venue_of_remark(t, at, clauses):
        return "mention"
    if kind == "facility" and low in _SUPPLYING:
        return "mention"
    if kind == "water" and not water_is_scene(t, at, last):
        return "mention"
    if low == "from" and (t.at(at - 2) == "video" or not _leaves_as_news(t, at)):
        return "mention"
    if low == "of" and t.at(at - 1) in _PARTS and _is_part_left(t, at):
        return "mention"
    if low in ("to", "toward", "towards", "for") and t.at(at - 1) in ("way", "bound", "route", "headed", "heading") and not _is_of_troops(t, at):
        return "mention"
    if is_whereabouts(t, at, last, low, clauses):
        return "mention"
    if low in ("in", "at", "near") and _is_new_home(t, at):
        return "mention"
    if low in ("to", "for", "towards", "toward") and not _goes_there_as_news(t, at, low):
        return "mention"
    if low in ("in", "at", "near", "outside") and is_of_remark(t, at, clauses):
        return "mention"
    return "event"


def _is_of_troops(t: Text, at: int) -> bool:
    """Whether those on their way to a place are on the attack."""
    return not {"troops", "forces", "column", "army"}.isdisjoint(t.low[max(0, at - 12) : at])


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


# "Lviv, where it has been since March" tells of nothing that happened
_SINCE = frozenset({"since", "for", "in", "a", ",", "."})
_STAYING = frozenset({"lives", "live", "lived", "based", "resides", "grew", "headquartered", "stationed", "born", "spoke", "said", "told"})


def _is_new_home(t: Text, at: int) -> bool:
    """Whether people or things were brought to where the place is: "moved to temporary housing in X"."""
    start = next((j for j in range(at - 1, max(-1, at - 6), -1) if t.low[j] == "to"), None)
    if (
        start is None
        or t.at(start - 1) in ("close", "closer", "closest", "near", "nearest", "next", "up", "by")
        or t.at(start + 1) in ("bottom", "ground", "seabed", "death", "trial")
        or not _MEETINGS.isdisjoint(t.low[start:at])
        or "bottom" in t.low[start:at]
        or any(t.tokens[j].is_name or t.low[j] in (",", "and", "after", "that") for j in range(start + 1, at))
    ):
        return False
    return not _BRINGING.isdisjoint(t.low[max(0, start - 5) : start]) or not _TRADING.isdisjoint(t.low[max(0, start - 9) : start])


_WHEN = frozenset({"on", "late", "early", "yesterday", "last", "week", "earlier", "also"}) | WEEKDAYS
_BRINGING = frozenset(
    {"moved", "taken", "transferred", "evacuated", "relocated", "deported", "rushed", "airlifted", "flown", "driven", "sent", "bussed"}
    | {"sending", "sends", "donating", "donated", "transferring", "gave", "giving", "brought", "delivered", "delivering"}
)
# "flown to talks in X": what goes on there is the news
_MEETINGS = frozenset({"talks", "negotiations", "meeting", "summit", "reunion", "wedding", "funeral", "parade", "ceremony", "conference"})
_TRADING = frozenset({"sold", "selling", "exported", "exporting", "supplied", "supplying", "shipped", "shipping", "smuggled", "smuggling", "resold"})
_WAYS = frozenset(
    {"road", "roads", "highway", "highways", "motorway", "railway", "railways", "line", "route", "routes", "track", "tracks", "link", "bridge"}
    | {"train", "trains", "bus", "buses", "crossing", "corridor"}
)

# "substations supplying the X plant" lie elsewhere
_SUPPLYING = frozenset({"supplying", "supplies", "feeding", "feeds", "powering", "serving", "serves"})
_TAKING = frozenset(
    "takes took take moves moved move moving relocates relocated relocating transfers transferred transferring transports transported "
    "transporting carries carried ferries ferried drives bring brings brought bringing taking airlifted airlifts".split()
)
_TAKEN = frozenset(
    "wounded ambulances staff patients patient office offices embassy clinic orphans evacuees injured museum collection collections archive "
    "archives equipment production factory headquarters university students diplomats exhibits treasures animals prisoners captives bodies "
    "body capital government families".split()
)
_CUT = frozenset("cut lost disconnected severed damaged restored repaired reconnected failed switched tripped".split())
_BROUGHT = frozenset({"moved", "relocated", "transferred", "evacuated", "taken", "flown", "bussed", "airlifted", "rushed", "deported"})
_NOT_DONE = frozenset({"cannot", "never", "unable", "refused", "can't"})
_DRIVING, _ENEMIES = frozenset({"drive", "drove", "driving"}), frozenset({"enemy", "occupiers", "russians", "troops", "forces", "them", "invaders"})
# "children taken from X are back"
_HOME = frozenset({"back", "home", "reunited", "returned"})
_CARRYING = frozenset({"electricity", "power", "bring", "brings", "bringing", "carry", "carries", "carrying", "feeds", "feeding", "leading", "leads"})
_LINES = frozenset({"line", "lines", "cable", "cables", "wires", "mains"})
_SEEN = frozenset({"smoke", "flames", "explosions", "blasts", "footage", "videos", "video", "images", "reports"})
_VIEWED = frozenset({"seen", "visible", "filmed", "watched", "observed", "photographed", "heard", "audible"})
_MOVING = frozenset({"move", "moved", "moving", "relocate", "relocated", "relocating", "take", "taken", "taking", "remove", "removed", "removing"})
_MOVED = frozenset({"people", "residents", "civilians", "children", "families", "inhabitants", "patients", "orphans", "villagers", "households"})


# "from X came word of more shelling"
_TIDINGS = frozenset({"word", "news", "reports", "tidings", "pictures", "the", "a", "footage", "more", "another"})
# "the water has gone from X"
_AWAY = frozenset(
    {"out", "gone", "missing", "vanished", "disappeared", "vanishing", "disappearing", "cleared", "flushed", "chased", "absent", "wrested"}
)


def _leaves_as_news(t: Text, at: int) -> bool:
    """Evacuations and retreats: what happened is that somebody left. Distances, directions and the ends of a road count as well."""
    g = grammar()
    window = t.low[max(0, at - 9) : at]
    if t.at(at - 1) in ("km", "kilometres", "miles", "across"):
        return True
    if not _MOVING.isdisjoint(window) and not _MOVED.isdisjoint(window):
        return _HOME.isdisjoint(t.low[at : t.sentence_end(at)])
    if t.at(at - 1) in _VIEWED:
        return False  # "the smoke could be seen from X"
    if not _SEEN.isdisjoint(window):
        return True  # "smoke rose from a refinery in X"
    if not _DRIVING.isdisjoint(window) and not _ENEMIES.isdisjoint(window):
        return True
    if not _LINES.isdisjoint(window) and not _CARRYING.isdisjoint(window):
        return True  # "a line that brings electricity from X was cut"
    return t.at(at - 1) in _AWAY or (t.at(at - 1) in _WAYS and t.at(at - 2) not in ("en", "air")) or bool(set(window) & g.words["departing"])


_PARTS = frozenset({"part", "parts", "area", "areas", "side", "outskirts", "edge", "north", "south", "east", "west", "centre", "corner", "corners"})


def _is_part_left(t: Text, at: int) -> bool:
    """Whether a part of the place is an origin: "children taken from the occupied part of X"."""
    start = preposition_of(t, at - 1)
    return t.at(start) == "from" and not is_end_of_stretch(t, start) and not sets_out_as_news(t, start) and not _leaves_as_news(t, start)


def _goes_there_as_news(t: Text, at: int, low: str) -> bool:
    g = grammar()
    window = set(t.low[max(0, at - 7) : at])
    if low in ("towards", "toward"):
        return _presses_on(t, at)
    if low == "to" and not _NOT_DONE.isdisjoint(window):
        return False  # "cannot be taken back to X"
    if low == "to" and t.at(at - 1) in _BROUGHT and t.at(at - 2) in PASSIVE and not _is_of_troops(t, at):
        return False  # "the hospital had been moved to X"
    if low == "to":
        origin = next((j for j in range(at - 1, max(-1, at - 7), -1) if t.low[j] == "from"), None)
        if origin is not None and t.at(origin - 1) in _WAYS and t.at(origin - 2) != "en":
            return True
        if origin is not None and t.tokens[at - 1].is_name and not window & {"visit", "trip"}:
            return False
        if not window.isdisjoint(_LINES) and not _CUT.isdisjoint(t.low[at : t.sentence_end(at)]):
            return True  # "the last line to the plant was cut"
        if not window.isdisjoint(_TAKING) and not window.isdisjoint(_TAKEN):
            return False  # "now takes the wounded to X", "moved its staff to X"
        if window & {"send", "sends", "sending"} or ("brought" in window and not (_MOVED | {"them"}).isdisjoint(t.low[max(0, at - 20) : at])):
            return False
    if low == "for":
        return window.isdisjoint(_BOUND)
    return bool(window & g.words["arriving"]) or bool(window & g.words["violent"])


# what is bound for a place: "left for X", "generators for X"
_BOUND = frozenset(
    "fled flee fleeing left leave leaving departed sailed bound headed set heading bidding off departing destined intended earmarked meant "
    "supply fuel cargo supplies shipment shipments ammunition generators generator buses food medicine medicines blankets transformers "
    "ambulances aid parcels lorries medicaments tents stoves heaters candles clothes".split()
)


def _presses_on(t: Text, at: int) -> bool:
    """Whether troops or fire move towards a place; travellers, and "his army's push towards X", do not make it a scene."""
    window = range(max(0, at - 7), at)
    if t.at(at - 1).isdecimal() or t.at(at - 1) in number_words():
        return True  # "112 attacks, 41 towards X"
    is_march = any(t.low[j] in ("moved", "moving", "move") for j in window) and _is_of_troops(t, at)
    return is_march or any(
        t.low[j] in _PRESSING or (t.low[j] in ("push", "advance", "press") and t.at(j - 1) in ("to", "and", "they", "troops")) for j in window
    )


_PRESSING = frozenset(
    "advanced advances advancing pushing pushed pressed pressing break broke breaking fought crept attack attacks attacked attacking assault "
    "assaults inched gained ground progress".split()
)
