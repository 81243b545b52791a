"""Whether a capital is told of as a city or stands for its government."""

from __future__ import annotations

from itertools import pairwise

from transforms.coding.places.bearings import BEARINGS
from transforms.coding.places.journeys import is_of_guest
from transforms.coding.places.names import Name
from transforms.coding.places.place_words import grammar, words
from transforms.coding.quantities.lexicon import begins_number
from transforms.coding.speech.subjects import AUXILIARIES
from transforms.coding.text.language import SIGHT, Text
from transforms.coding.text.state_names import state_at, state_ending

# "the government in Kyiv" names no place, nor does a post abroad or "Some in Washington think"
_GOVERNING = frozenset("government ministry authorities leadership regime parliament treasury administration officials".split())
_POSTED = frozenset("ambassador envoy representative attache consul emissary".split())
# "is seen in X as a threat"
_SEEN = frozenset("seen viewed regarded perceived read understood portrayed described denounced hailed".split())
_VAGUE = frozenset("some many few nobody anyone everyone no-one everybody anybody".split())
_OCCASIONS = frozenset("gathering summit talks meeting meetings conference rally negotiations".split())
_MEETING = frozenset("talks negotiations meeting meetings met meet meets consultations".split())
_CHOOSING = frozenset({"chose", "chosen", "chooses", "picked", "picks"})
_CHOSEN_FOR = _OCCASIONS | frozenset("summits trip visit tour venue destination site place stop round rounds signing ceremony".split())
_AROUND = frozenset("outside near inside around to at stormed before of in".split())
_BOUND = frozenset("heading headed bound making set".split())
_SEEING = frozenset("visited visiting visit visits tour touring leaving toured central downtown".split()).union(
    f"{bearing}ern" for bearing in BEARINGS
)
_FINDING = frozenset({"finds", "find", "found", "considers", "considered", "regards", "regarded", "deems", "deemed"})
_FLYING = frozenset("flew flown arrived drove travelled traveled rode".split())
_SEEN_OVER = frozenset("seen spotted sighted flew flying circled circling hovered hovering tracked".split())
# behind a piece of the city these make a body or a paper of it
_OF_BODIES = frozenset("proposal plan plans regulator lobby operator company ministry declaration court union".split())
_LEAVING = frozenset("departure departures departed flight flights flew train trains return returned returning way back".split())
_CARRIED = frozenset("taken took brought carried driven flown flew transported transferred rushed airlifted invited escorted towed".split())
_INSIDE = frozenset("in at near outside inside before".split())
# what is held at a place, and who comes to it
_HELD = frozenset("met meet meets meeting talks summit conference gathered gathering landed arrived bout fixture signed".split())
# what is fired, and how, where no word of violence tells it
_WEAPONS, _AIMING = frozenset({"shaheds", "kinzhals", "salvo", "salvoes"}), frozenset("aimed aiming firing launching launches aims".split())


def is_ground(name: Name) -> bool:
    """Whether a capital's name means the city rather than its government."""
    low, previous, t, first = name.before, name.t.at(name.first - 2), name.t, name.first
    owns_state = name.is_owner and not _OF_STATES.isdisjoint(t.low[name.last + 1 : name.last + 3])  # "reached Kyiv's budget"
    if (low in words("assailing") and not owns_state) or _is_assailed(name) or _is_called_capital(name):
        return True
    if low == "'s" and _is_of_its_state(t, first):
        return True
    if name.is_owner:
        return _owns_ground(t, name.last + 1)
    if (low == "between" and name.behind == "and") or (low == "and" and t.at(first - 3) == "between"):
        return not words("travel").isdisjoint(t.low[max(0, first - 8) : first])  # "talks between Moscow and Kyiv", but trains
    if low in ("in", "to") and is_of_guest(t, first - 1):
        return True
    if low == "in":
        return previous in _OCCASIONS or not _is_government(t, first)
    if (
        low == "to"
        and previous == "close"
        and (
            (t.at(first - 3) == "too" and not _FINDING.isdisjoint(t.low[max(0, first - 9) : first]))
            or not words("loyal").isdisjoint(t.low[max(0, first - 6) : first - 2])
        )
    ):
        return False  # "finds him too close to X"
    if low in _CHOOSING and name.behind in ("for", "as") and not _CHOSEN_FOR.isdisjoint(t.low[name.last : name.last + 8]):
        return True  # "chose X for his first visit"
    if is_proposed(name) or _is_venue(name):
        return True
    if name.behind in words("city_life") or t.at(name.last + 1) == "host" or (name.behind == "," and t.at(name.last + 1) == "where"):
        return True
    return _is_governed_as_city(name)


def _is_of_its_state(t: Text, first: int) -> bool:
    """ "an attack on Ukraine's Kyiv"; not "Estonia's envoy must leave, and Russia's Tallinn"."""
    owner, own = state_ending(t, first - 1), state_at(t, first)
    return owner is not None and own is not None and owner.is_name and owner.code == own.code


def _is_called_capital(name: Name) -> bool:
    """ "the capital Kyiv", "the capital, Vilnius,", "the Latvian capital of Riga", "Kyiv, the capital,"; not "hit the capital, Kyiv said"."""
    t, low, behind = name.t, name.before, name.behind
    if low == "capital":
        return True
    if name.t.at(name.first - 2) == "capital" and (low == "of" or (low == "," and (not behind.isalnum() or behind in _GOING_ON))):
        return not name.is_owner
    return behind == "," and t.at(name.last + 1) in ("the", "its") and "capital" in t.low[name.last + 2 : name.last + 4]


_GOING_ON = frozenset("and or on in with by after when while as late early overnight where".split())


def is_proposed(name: Name) -> bool:
    """ "offered X once more as the venue for talks", "suggested either X or Y as a neutral site"."""
    t, verb, end = name.t, name.first - 1, min(name.last + 7, name.t.size)
    if "as" not in t.low[name.last : end]:
        return False
    while verb > name.first - _MANY and (t.at(verb) in _LISTING or (verb >= 0 and t.tokens[verb].is_name and t.low[verb] not in words("offering"))):
        verb -= 1
    if t.at(verb) not in words("offering"):
        return False
    at = next(j for j in range(name.last, end) if t.low[j] in ("as", ".", ";", "in", "to", "for"))
    return t.low[at] == "as" and not words("offered_as").isdisjoint(t.low[at + 1 : at + 5])


def _is_venue(name: Name) -> bool:
    """ "X was the venue of the talks", "X and Y were mentioned as venues"; not "X is not the venue"."""
    t, verb, last = name.t, name.last, min(name.last + _MANY, name.t.size)
    while verb < last and (t.low[verb] in _LISTING or t.tokens[verb].is_name):
        verb += 1
    if t.at(verb) not in AUXILIARIES:
        return False
    end = next((j for j in range(verb + 1, last) if t.low[j] in _BEHIND_VENUE), last)
    told = t.low[verb + 1 : end]
    is_venue = not _VENUES.isdisjoint(told) or any(pair in _AS_STOPS for pair in pairwise(told))
    return is_venue and _DENYING.isdisjoint(told)


_VENUES = frozenset({"venue", "venues", "setting"})
_AS_STOPS = frozenset({("the", "host"), ("a", "host"), ("next", "stop"), ("first", "stop"), ("last", "stop")})
_BEHIND_VENUE = frozenset({",", ".", ";", "for", "of", "to", "that", "on", "in", "and", "but"})
_DENYING = frozenset({"not", "no", "never"})
_LISTING = frozenset({"or", "and", ",", "either", "both", "on"})
# tokens of a list of places on offer
_MANY = 12


def _is_governed_as_city(name: Name) -> bool:
    """Whether the word before a capital, no "in", makes a city of it: "flew to X", "drones on X", "the centre of X"."""
    t, first, of = name.t, name.first, name.t.at(name.first - 2)
    window = t.low[max(0, first - 6) : first]
    is_violent = not words("violent").isdisjoint(window)
    match name.before:
        case "over":
            if t.sentence_start(first) == first - 1:  # "Over X itself, air defence brought down 23 drones"
                return not words("violent").isdisjoint(t.low[name.last : min(name.last + _MANY, t.sentence_end(first))])
            told = t.low[max(t.sentence_start(first), first - SIGHT) : first]
            is_count = of == "them" or begins_number(of)  # "Nine drones were downed across five regions, two over X", "two of them over X"
            return is_violent or of in _SEEN_OVER or (is_count and not words("violent").isdisjoint(told))
        case "at":  # "fired missiles at X"; not "aimed its criticism at X"
            if of == "them":  # "fired 11 missiles at Ukraine overnight, most of them at X"
                told = t.low[max(t.sentence_start(first), first - SIGHT) : first]
                return not words("war_goods").isdisjoint(told) and not _SENT.isdisjoint(told)
            return is_violent or of in _HELD or of in words("sited") or not (_AIMING.isdisjoint(window) or _WEAPONS.isdisjoint(window))
        case "as":
            return of == "far" or (of == "such" and _is_one_of_places(t, first))
        case "for":
            is_bound = not words("under_way").isdisjoint(window) and not _BOUND.isdisjoint(window)
            return is_bound or of in ("planned", "scheduled", "alert", "alerts")
        case ":" | "–" | "—" | "(":  # "in four regions: X, Y and Z"
            return of in grammar().plurals
        case "including" | "them":  # "in cities across Ukraine, including X", "several cities, among them X"
            return (name.before == "including" or of == "among") and _is_one_of_places(t, first)
        case "and" | ",":  # "posters in Krakow and Warsaw have"; not "after a crash in the Belgorod region, Kyiv and Moscow exchanged prisoners"
            if name.behind in ("would", "will"):  # "talks in Istanbul and X will decide", but "hand over the region and X would"
                return name.goes_on and name.before == "and" and name.previous is not None and t.at(name.previous.first - 1) == "in"
            return name.goes_on and not _are_dealing(name)
        case "to":
            is_way = not words("under_way").isdisjoint(window) or not words("arriving").isdisjoint(window)
            return is_way or _ends_way(t, first) or _is_brought_to(t, first) or _goes_on_with_town(name)
        case "from":
            return (
                of in _LEAVING
                or ((of != "reports" or t.at(first - 3) != "the") and _is_told_from(t, first))
                or name.behind == "to"
                or not words("setting_out").isdisjoint(window)
            )
        case "of":
            return of in ("tour", "capitals") or of in words("part") or of in grammar().nouns or of in ("km", "kilometres", "miles")
        case "towards" | "toward":
            return not words("under_way").isdisjoint(window) or not words("violent").isdisjoint(window[-5:])
        case "against" if of in _SENT:  # "the 28 drones that Russia had sent against X"
            return not words("war_goods").isdisjoint(t.low[max(t.sentence_start(first), first - _MANY) : first - 2])
        case "into" if of in _FLYING:
            return True
        case "on" | "into" | "against" | "hit" | "struck" | "targeting" | "targeted":
            return not words("violent").isdisjoint(window[-5:])
    return name.is_inside or name.before in _SEEING


def _are_dealing(name: Name) -> bool:
    """Whether a capital and the one behind "and" deal with one another, as governments do: ", Kyiv and Moscow exchanged".

    Not in a list of cities: "firms in Lublin, Warsaw and Kyiv have signed contracts".
    """
    t, previous = name.t, name.previous
    is_listed = previous is not None and previous.end == name.first - 1 and previous.kind in (None, "city")
    if name.behind != "and" or name.before != "," or is_listed:
        return False
    end = name.reading.run_end(name.last + 1)
    return t.slice(name.last + 1, end) in words("capitals") and t.at(end + (t.at(end) in AUXILIARIES)) in _DEALING


_SENT = frozenset({"sent", "launched", "fired", "hurled"})
_DEALING = frozenset("exchanged exchange swapped swap traded agreed agree signed negotiated blamed accused".split())


def _ends_way(t: Text, first: int) -> bool:
    """ "the road from Odesa to X", "lost a line from Isaccea to X"."""
    origin = t.last_among(first - 1, first - 7, ("from",))
    return origin >= 0 and t.at(origin - 1) in words("ways")


def _is_one_of_places(t: Text, first: int) -> bool:
    """Whether regions or towns are told of shortly before an example of them."""
    told = t.low[max(t.sentence_start(first), first - _MANY) : first]
    return not _TOWNS.isdisjoint(told) or not grammar().plurals.keys().isdisjoint(told)


_TOWNS = frozenset({"cities", "towns", "places", "locations", "ports", "airports"})


def _is_government(t: Text, first: int) -> bool:
    """Whether a capital behind "in" stands for who governs or serves there: "ambassador in X", "Some in X think", "a shrug in X"."""
    before = t.at(first - 2)
    if before in _SEEN and t.at(first + 1) == "as":
        return True
    if before == "parliament" and t.at(first - 3) in _AROUND:
        return False  # "a protest before parliament in Tbilisi"
    if before == "officials" and not _MEETING.isdisjoint(t.low[max(t.sentence_start(first), first - 9) : first - 2]):
        return False  # "his talks with US officials in X"
    if before in _POSTED or before in _GOVERNING or t.low[max(0, first - 4) : first - 2] == ["ministry", "of"]:
        return True
    is_vague = before in _VAGUE and first - 2 == t.sentence_start(first)
    return is_vague or not words("reactions").isdisjoint(t.low[max(0, first - 5) : first - 1])


def _goes_on_with_town(name: Name) -> bool:
    """Whether a town that is no capital is joined to the name: "parcels sent to Kyiv and Odesa"; not "help to Kyiv and Chisinau"."""
    end = name.reading.run_end(name.last + 1)
    town = name.t.slice(name.last + 1, end)
    return name.behind == "and" and end > name.last + 1 and town not in words("capitals") and bool(name.gazetteer.towns(town))


def _is_told_from(t: Text, first: int) -> bool:
    """ "reported from X", "told the BBC from X"; not "heard from X"."""
    at, telling = first - 2, words("told_from")
    while at > max(0, first - 6) and t.low[at] not in telling and (t.tokens[at].is_name or t.low[at] in ("the", "reporters", "journalists")):
        at -= 1
    return t.at(at) in telling


def _is_brought_to(t: Text, first: int) -> bool:
    """ "brought 35 ambulances and a crane to X", "taken from the crater to X"."""
    for j in range(first - 2, max(-1, first - 10), -1):
        if t.low[j] in _CARRIED:
            return True
        if t.low[j] in (",", ".", ";", "that", "who", "which", "they", "he", "she") or (t.low[j] == "it" and t.at(j - 1) not in _CARRIED):
            return False
    return False


def owns_named(name: Name) -> bool:
    """Whether a capital owns a named part or house that something is in: "in X’s Melenki", "at X’s Heart Institute"; no body of its state."""
    t, at = name.t, name.last + 1
    if not name.is_owner or name.before not in _INSIDE or at >= t.size or not t.tokens[at].is_name:
        return False
    end = next((j for j in range(at, min(at + 4, t.size)) if not t.tokens[j].is_name), min(at + 4, t.size))
    return not any(t.tokens[j].text in words("never") for j in range(at, end))


def _owns_ground(t: Text, at: int) -> bool:
    """Whether what a capital has is a piece of the city: "Kyiv's government quarter", "Moscow's Red Square", but not "Kyiv's allies"."""
    for j in range(at, min(at + 5, t.size)):
        if t.low[j] == "'s":
            continue
        is_adjective = t.at(j + 1) in words("grounds") or t.at(j + 1) in grammar().nouns or t.at(j + 1) in grammar().buildings
        if t.at(j + 1) in _OF_BODIES or (t.low[j] in _ARMED and not is_adjective):
            return False  # "Moscow's forces struck railway facilities", not "Kyiv's military hospital"
        if t.low[j] in words("grounds") or (j == at and t.low[j] in BEARINGS and t.at(j + 1) != "of") or (t.low[j] in grammar().nouns and j > at):
            return True
        if t.low[j] in words("function") or not t.low[j][0].isalpha():
            return False
    return False


_OF_STATES = frozenset("budget trade coffers treasury economy units allies army forces troops market markets".split())
_ARMED = frozenset("forces troops army military soldiers units gunners navy fleet drones missiles rockets jets warplanes bombers".split())


def _is_assailed(name: Name) -> bool:
    """Whether a capital suffers something: "Kyiv and Kharkiv were attacked", "Kyiv lost power", "Kyiv had 900 homes without power"."""
    t, verb = name.t, name.last
    while verb < min(name.last + 10, t.size) and (t.low[verb] in (",", "and") or t.tokens[verb].is_name):
        verb += 1
    return is_befallen(t, verb)


def is_befallen(t: Text, verb: int) -> bool:
    """Whether the verb behind a city tells that something happened to it: "was shelled", "had been hit", "came under fire", "lost power"."""
    if t.at(verb) in ("had", "has", "was", "is", "remained") and "without" in (told := t.low[verb + 1 : verb + 8]):
        return t.at(verb + 2 + told.index("without")) in words("suffering")
    told = t.low[verb + 1 : verb + 6]
    if t.at(verb) in _BEARING:
        return not words("suffering").isdisjoint(told)  # "Kyiv saw the worst missile attack in weeks"
    if t.at(verb) in _BEARING_NOW:  # "Kyiv sees its worst attack", not "sees attacks as", "faces a shortage of missiles"
        first = next((n for n, low in enumerate(told) if low in words("suffering")), None)
        return first is not None and not told[first].endswith("ks") and _NO_ATTACK.isdisjoint(told[:first])
    if t.low[verb : verb + 2] in _UNDER:  # not "came under fire for its law", "was under pressure to attack"
        is_blamed = "fire" in told and not {"for", "over"}.isdisjoint(told[told.index("fire") + 1 : told.index("fire") + 2])
        return not words("suffering").isdisjoint(told) and _FIGURATIVE.isdisjoint(told) and not is_blamed
    if t.at(verb) in _WAKING:  # "Kyiv woke to explosions", not "woke to the threat of attacks"
        return "to" in told[:2] and not (words("suffering") | _HEARD).isdisjoint(told) and _THOUGHTS.isdisjoint(told)
    if t.at(verb) in ("observed", "observes", "held", "holds", "marked", "marks", "declared"):
        return " ".join(told).startswith(("a day of mourning", "days of mourning", "a national day of"))
    suffers = t.at(verb) in _SUFFERING or (t.at(verb) in ("had", "has") and t.at(verb + 1) in ("been", "come", "lost", "suffered"))
    return suffers and not words("suffering").isdisjoint(t.low[verb + 1 : verb + 3])


_BEARING = frozenset("saw suffered endured endures faced witnessed experienced".split())
_BEARING_NOW = frozenset("sees suffers faces witnesses".split())
_NO_ATTACK = frozenset("of to as in shortage losses".split())
_FIGURATIVE = frozenset({"pressure", "criticism"})
_HEARD = frozenset({"sirens", "smoke", "rubble", "gunfire", "booms"})
_THOUGHTS = frozenset({"threat", "danger", "news", "reality", "prospect", "risk"})
_UNDER = (["came", "under"], ["comes", "under"], ["is", "under"], ["was", "under"])
_WAKING = frozenset({"woke", "wakes", "awoke", "awakes"})
_SUFFERING = frozenset({"was", "were", "is", "came", "lost", "loses"})
