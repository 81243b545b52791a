"""Where names of places stand in a bullet: with a noun beside them, in lists that share one, or bare where grammar and gazetteer agree.

Which entry a name means, and whether something happened there, is not decided here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.coding.places.buildings import building_end
from transforms.coding.places.capitals import is_ground, owns_named
from transforms.coding.places.false_names import (
    is_borne,
    is_last_name,
    is_of_the_war,
    is_opener,
    is_plain_word,
    is_small,
    is_surname,
    opens_sentence,
)
from transforms.coding.places.held_names import is_held, is_office, is_organisation
from transforms.coding.places.mentions import Mention, is_listed_on
from transforms.coding.places.place_words import Grammar, grammar
from transforms.coding.places.placements import NO_TITLES, is_placed, is_placed_in_quote
from transforms.coding.places.seats import is_adjective, is_whole_region, owns_district
from transforms.coding.places.special_names import special_at
from transforms.coding.places.unlisted import INSIDE, ends_like_village, is_called_hamlet, is_unlisted, is_village
from transforms.coding.places.water_names import STRAITS, is_deal, is_stream, is_water_of
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import name_at, vocabulary
from transforms.gazetteer import Gazetteer

_MOST_WORDS = 4
_LONGEST_LIST = 30
# places read in one bullet; real ones have at most a dozen or two
MOST_PLACES = 80


def find_mentions(t: Text, hidden: Sequence[bool], gazetteer: Gazetteer, people: Mapping[str, str]) -> list[Mention]:
    """Mentions in order, none overlapping."""
    found: list[Mention] = []
    words, behind = grammar().words, 0
    institutions, openings = words["institutions"], words["institution_openings"]
    for i in [i for i in t.names if not hidden[i]]:
        if i < behind:
            continue
        if t.low[i] in openings and t.slice(i, min(i + 2, t.size)) in institutions:
            behind = i + 2
        elif made := _mentions_at(t, i, hidden, gazetteer, people, found):
            found += made
            behind = made[-1].end
            if len(found) >= MOST_PLACES:
                break
    return found


def _is_city_state(t: Text, i: int, end: int, g: Grammar) -> bool:
    """Whether a state's name means its capital of that name: "ministers meet in Luxembourg"."""
    if end != i + 1 or t.tokens[i].text not in g.words["city_states"] or t.at(i - 1) != "in":
        return False
    return not g.words["gatherings"].isdisjoint(t.low[max(t.sentence_start(i), i - 30) : min(t.sentence_end(i), i + 30)])


def _run_end(t: Text, i: int, hidden: Sequence[bool]) -> int:
    end = i
    while end < t.size and end - i < _MOST_WORDS + 1 and t.tokens[end].is_name and not hidden[end]:
        end += 1
    return end


def _mentions_at(
    t: Text, i: int, hidden: Sequence[bool], gazetteer: Gazetteer, people: Mapping[str, str], before: Sequence[Mention]
) -> list[Mention]:
    g = grammar()
    if t.tokens[i].text in g.words["informal"] or is_opener(t, i, g):
        return []
    if (
        t.tokens[i].text in g.words["never"]
        and t.at(i + 1) not in g.nouns
        and t.at(i + 1) not in g.buildings
        and not (t.at(i + 1) and t.tokens[i + 1].is_name)
    ):
        return []
    if t.low[i] in STRAITS and gazetteer.is_water(t.slice(i, min(i + 2, t.size))):
        return [Mention(i, i + 2, i + 2, "water")]
    country = name_at(t.tokens, i, vocabulary().countries)
    if country is not None and _is_city_state(t, i, country[0], g):
        return [Mention(i, i + 1, i + 1, None)]
    if country is not None and country[1].kind != "capitals" and t.at(country[0]) not in ("sea",):
        return []
    if t.low[i] in vocabulary().words["heads"] or t.at(_run_end(t, i, hidden) - 1) in ("fleet", "exercises", "agreements"):
        return []
    end = _run_end(t, i, hidden)
    if (special := special_at(t, i, end, gazetteer, g)) is not None:
        return [special]
    for last in range(end, i, -1):
        if (made := _noun_behind(t, i, last, gazetteer, g)) is not None:
            return [] if is_organisation(t, made.end, g) or is_held(t, i) else [made]
        if last == end and (listed := _list(t, i, last, hidden, gazetteer, g)):
            return listed
    if is_water_of(t, i, end):
        return [Mention(i, i + 3, i + 3, "water")]
    for last in range(end, i, -1):
        if (made := _bare(t, i, last, end, gazetteer, people, before, g)) is not None:
            return [made]
    return []


def _noun_behind(t: Text, first: int, last: int, gazetteer: Gazetteer, g: Grammar) -> Mention | None:
    """ "Kharkiv region", "Sudzha district", "Engels airbase", "Black Sea", "Dnipro River"."""
    low = t.at(last)
    if low == "city" and not t.tokens[last].is_name and t.at(last + 1) not in g.words["organisation"] and t.at(last + 1) not in g.words["title"]:
        return Mention(first, last, last, "city") if not _is_country(t, first, last) else None  # "Kursk city"
    for phrase in g.facilities.get(low, ()):
        if tuple(t.low[last : last + len(phrase)]) == phrase and not _is_country(t, first, last):
            if phrase[-1] in _SEVERAL and gazetteer.towns(t.slice(first, last)):
                return Mention(first, last, last, "city")  # "Moscow airports": the city's, none of them named
            return Mention(first, last, last + len(phrase), "facility")
    if low in ("plant", "port") and gazetteer.facilities(f"{t.slice(first, last)} {low}"):
        return Mention(first, last, last + 1, "facility")  # "the Zaporizhia plant", "Chornomorsk port"
    if (low in g.buildings or low == "base") and (end := building_end(t, first, last, gazetteer, g)):
        return Mention(first, last, end, "facility")
    if t.tokens[last - 1].text in _NO_LANDS:
        return None  # "the European Political Community", "the Southern Military District"
    kind, last_noun = g.nouns.get(low), last + 1
    if kind == "sector" and (t.tokens[last - 1].text in g.words["never"] or gazetteer.regions(t.slice(first, last))):
        return None
    if kind is None or _is_country(t, first, last):
        final = g.nouns.get(t.low[last - 1])
        is_whole = last == t.size or not t.tokens[last].is_name  # not "the Sea Baby drones"
        is_land = final is not None and last - first > 1 and t.tokens[last - 2].text not in _NO_LANDS
        if final in ("water", "island", "region") and is_land and t.tokens[last - 1].is_name and is_whole and not is_deal(t, last):
            return Mention(first, last - 1, last, {"island": "other"}.get(final, final))
        return None
    is_split = kind == "neighbourhood" and t.at(last_noun) == "of" and not gazetteer.city_districts(t.slice(first, last))
    if kind == "sector" or is_split:  # "the Kherson suburb of Antonivka"
        return Mention(first, last, last, "city")
    if kind == "water" and (is_deal(t, last_noun) or t.at(last_noun) in ("drone", "drones")):
        return None
    if kind == "water" and t.tokens[last].is_name and last_noun < t.size and t.tokens[last_noun].is_name:
        return None  # "the Sea Baby drones"
    return Mention(first, last, last_noun, {"neighbourhood": "city_district", "island": "other"}.get(kind, kind))


def _list(t: Text, first: int, last: int, hidden: Sequence[bool], gazetteer: Gazetteer, g: Grammar) -> list[Mention]:
    """ "the Chernihiv, Sumy and Kharkiv regions", "the Khmelnytskyi and Rivne nuclear power plants"."""
    spans = [(first, last)]
    at = last
    while len(spans) < _LONGEST_LIST and t.at(at) in (",", "and", "or"):
        at += 1 + (t.at(at) == "," and t.at(at + 1) == "and")
        if t.at(at) in ("the", "its"):
            at += 1
        end = _run_end(t, at, hidden) if at < t.size else at
        if end == at or _is_country(t, at, end):
            return []
        spans.append((at, end))
        at = end
        kind = g.plurals.get(t.at(at))
        facility = next((p for p in g.facilities.get(t.at(at), ()) if tuple(t.low[at : at + len(p)]) == p and p[-1].endswith("s")), None)
        if kind is not None or facility is not None:
            kind = {"neighbourhood": "city_district", "island": "other", "sector": "city"}.get(kind or "", kind) or "facility"
            noun_end = at + (len(facility) if facility else 1)
            return [Mention(a, b, noun_end if n == len(spans) - 1 and kind != "city" else b, kind, True) for n, (a, b) in enumerate(spans)]
    return []


def _is_country(t: Text, first: int, last: int) -> bool:
    found = name_at(t.tokens, first, vocabulary().countries)
    return found is not None and found[0] == last and found[1].kind != "capitals"


def _bare(
    t: Text, first: int, last: int, end: int, gazetteer: Gazetteer, people: Mapping[str, str], before: Sequence[Mention], g: Grammar
) -> Mention | None:
    """A name without a noun behind it, where grammar and gazetteer say that it is a place."""
    name = t.slice(first, last)
    if name == "Crimean" and t.at(last) not in g.before and t.at(last) not in _SHORES:
        return None  # "Crimean Tatars"
    if t.tokens[last - 1].text in g.words["never"] or (len(name) > 1 and name.isupper()):
        return None
    if last == end and t.at(first - 1) in ("the", "upper", "lower") and is_stream(t, first, last, gazetteer, g):
        return Mention(first, last, last, "water")
    if name_at(t.tokens, first, vocabulary().outlets) and t.at(first - 1) not in g.words["locative"]:
        return None
    if t.quoted[first] and not is_placed_in_quote(t, first, last, gazetteer, g):
        return None
    noun = _noun_before(t, first, g)
    if noun is None and is_listed_on(t, first, before):
        noun = _kind_of_list(t, first, last, before, gazetteer)
    if noun == "port":
        return Mention(first, last, last, "port")
    if last < end and noun is None and not gazetteer.towns(name):
        return None
    if noun is not None:
        return Mention(first, last, last, noun)
    if t.at(last) == "'s" and t.at(first - 1) not in g.words["locative"] and _owns_person(t, last + 1, people, gazetteer, g):
        return None
    if t.at(last) == "'s" and name in g.words["capitals"] and owns_named(t, first, last, g):
        return Mention(first, last, last, None)
    if is_adjective(t, first, last, gazetteer) or is_whole_region(t, first, last, before, gazetteer):
        return Mention(first, last, last, "region")
    if is_office(t, first, last, g) or (last - first == 1 and is_surname(t, first, people, gazetteer, g) and t.at(first - 1) not in NO_TITLES):
        return None
    if is_deal(t, last) and gazetteer.is_water(name):
        return None
    known = gazetteer.is_bare_region(name) or bool(gazetteer.towns(name)) or gazetteer.is_water(name) or bool(gazetteer.islands(name))
    known = known or (name.endswith("kyi") and bool(gazetteer.city_districts(name)))
    if name in g.words["capitals"]:
        return Mention(first, last, last, None) if is_ground(t, first, last, before, g) else None
    if owns_district(t, first, last, before, gazetteer):
        return Mention(first, last, last, None, is_owner=True)
    if last < end and not (known and t.at(first - 1) in g.words["locative"] and _ends_name(t, last, g)):
        return None
    if t.at(first - 1) in ("der", "von", "van", "den", "bin") or t.at(last).startswith(("al-", "el-")) or t.at(last) in ("al", "bin", "ibn"):
        return None
    if g.nouns.get(t.at(last)) == "sector":
        return None  # "the Donetsk sector" is no town, nor a region either
    if is_borne(t, first, last, g) or (last - first == 1 and is_last_name(t, first, before, g)):
        return None
    if last == end and is_village(t, first, last, g):
        return Mention(first, last, last, None)
    if last - first == 1 and opens_sentence(t, first) and is_plain_word(t, first, gazetteer, g):
        return None
    if t.at(last) == "'s" and last + 1 < t.size and t.tokens[last + 1].is_name and is_small(name, gazetteer):
        return None  # "at Simon's Town"
    if gazetteer.is_bare_region(name) and last == end and not name.endswith(("ian", "an", "sky", "en")):
        return Mention(first, last, last, None)  # "whom Crimea belongs to"
    if known and last == end and is_of_the_war(name, gazetteer):
        return Mention(first, last, last, None)  # "whoever holds Tokmak"
    if known and (is_placed(t, first, last, before, gazetteer, g) or (last - first > 1 and not _looks_like_person(t, last, people, gazetteer, g))):
        return Mention(first, last, last, None)
    is_place = not known and last == end and _is_unknown_place(t, first, last, people, before, gazetteer, g)
    return Mention(first, last, last, None) if is_place else None


def _is_unknown_place(t: Text, first: int, last: int, people: Mapping[str, str], before: Sequence[Mention], gazetteer: Gazetteer, g: Grammar) -> bool:
    """Whether a name that the gazetteer lacks is a place by what stands beside it or how it ends."""
    is_word = t.tokens[first].text in g.words["never"] or t.tokens[first].text.isupper()
    if t.at(first - 1) in INSIDE and not is_word and t.at(last) != "'s":
        return last - first == 1 or not _looks_like_person(t, last, people, gazetteer, g)
    if is_unlisted(t, first, last, before, g) or is_called_hamlet(t, first, last):
        return not is_surname(t, last - 1, people, gazetteer, g)
    if ends_like_village(t.slice(first, last)) and is_listed_on(t, first, before) and before[-1].kind in (None, "city"):
        return last - first > 1 or not is_surname(t, last - 1, people, gazetteer, g)
    return False


def _owns_person(t: Text, at: int, people: Mapping[str, str], gazetteer: Gazetteer, g: Grammar) -> bool:
    """Whether a name only tells whose somebody known is: "Florida’s DeSantis", "Smolensk’s Alexei Ostrovsky"."""
    if at >= t.size or not t.tokens[at].is_name:
        return False
    last = at + (at + 1 < t.size and t.tokens[at + 1].is_name)
    if t.tokens[last].text in _HOUSES or t.low[last] in g.nouns or t.low[last] in g.buildings:
        return False
    return is_surname(t, last, people, gazetteer, g)


def _ends_name(t: Text, last: int, g: Grammar) -> bool:
    """Whether a name that another capitalised word follows may end before it: "in Kharkiv Governor ..." but not "at Upper Larch"."""
    return t.tokens[last].text in g.words["never"] and t.tokens[last].text not in _HOUSES


def _looks_like_person(t: Text, last: int, people: Mapping[str, str], gazetteer: Gazetteer, g: Grammar) -> bool:
    return t.tokens[last - 1].text in people and is_surname(t, last - 1, people, gazetteer, g)


def _noun_before(t: Text, first: int, g: Grammar) -> str | None:
    """Kind by a noun before the name: "the village of X", "the port of X"."""
    noun = t.at(first - 2) if t.at(first - 1) == "of" else ""
    return "port?" if noun == "port" else g.before.get(noun)


def _kind_of_list(t: Text, first: int, last: int, before: Sequence[Mention], gazetteer: Gazetteer) -> str | None:
    """The kind that a name has from the list it goes on with: "the ports of X and Y", "the regions of X, Y and Z"."""
    kind = before[-1].kind
    if before[-1].end > before[-1].last:
        return None  # "in the Lyman community, Torske and Zarichne"
    if kind == "region" and gazetteer.regions(t.slice(first, last)):
        return "region" if not {"regions", "oblasts", "provinces"}.isdisjoint(t.low[max(0, first - 12) : first]) else None
    return kind if kind in ("city", "port", "hromada") else None


# these make a house, a street or a gathering of the name before them
_HOUSES = frozenset({"House", "Hall", "Street", "Avenue", "Square", "Conference", "Summit", "Forum", "Park", "Palace", "Tower", "Group", "Club"})
_SEVERAL = frozenset({"airports", "airfields", "bridges", "prisons", "refineries", "shipyards", "seaports"})
_SHORES = frozenset(
    {"peninsula", "coast", "shore", "airfield", "airfields", "airbase", "air", "capital", "beach", "ports", "soil", "territory", "isthmus"}
)
_NO_LANDS = frozenset(
    {"Military", "Political", "Economic", "Federal", "International", "Jewish", "Federative", "Soviet", "African", "Czech", "Islamic"}
)
