"""Names with a noun of places right behind them: "Kharkiv region", "Engels airbase", "the Sumy and Kharkiv regions"."""

from __future__ import annotations

from transforms.coding.places.buildings import building_end
from transforms.coding.places.mentions import Mention
from transforms.coding.places.names import Name
from transforms.coding.places.place_words import building_at, facility_at, follows_town, grammar, land_at, noun_openers, words
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import state_at

_LONGEST_LIST = 30
# behind these a noun of land is no land's: "the European Political Community", "the Southern Military District"
_NO_LANDS = frozenset(
    {"Military", "Political", "Economic", "Federal", "International", "Jewish", "Federative", "Soviet", "African", "Czech", "Islamic"}
)

_DEALS = frozenset({"initiative", "deal", "deals", "agreement", "agreements", "pact", "accord", "forum", "summit", "fleet", "fleets", "flotilla"})


def with_noun(name: Name) -> Mention | None:
    """ "Engels airbase", "Sudzha district", "Black Sea", "Dnipro River"."""
    if name.behind not in noun_openers():
        return _ending_in_noun(name)
    return _facility(name) or _land(name)


def _facility(name: Name) -> Mention | None:
    """ "Engels airbase", "the Zaporizhia plant", "Chornomorsk port", "the Dolmabahce Palace"."""
    first, last = name.first, name.last
    if phrase := facility_at(name.t, last):
        if phrase[-1] in ("airports", "bridges") and name.gazetteer.towns(name.text):
            return Mention(first, last, last, "city")  # "Moscow airports": none of them is named
        return Mention(first, last, last + len(phrase), "facility")
    if name.behind in ("plant", "port") and name.gazetteer.facilities(f"{name.text} {name.behind}"):
        return Mention(first, last, last + 1, "facility")
    end = building_end(name) if name.behind == "base" or building_at(name.t, last) else 0
    return Mention(first, last, end, "facility") if end else None


def _land(name: Name) -> Mention | None:
    """A region, a district, a water or the like: "Kharkiv region", "the Saltivskyi district", "the Black Sea"."""
    t, first, last = name.t, name.first, name.last
    if name.last_word in _NO_LANDS:
        return None
    noun, end = land_at(t, last)
    kind = grammar().nouns.get(noun)
    if kind is None:
        return _ending_in_noun(name)
    if t.at(end) in ("military", "court") and t.tokens[end].is_name and t.tokens[end - 1].is_name:
        return None  # "the Southern District Military Court"
    if kind == "sector" and (name.last_word in words("never") or name.gazetteer.regions(name.text)):
        return None
    if kind == "water" and (is_deal(t, end) or t.at(end) in ("drone", "drones") or end < name.end):
        return None  # "Black Sea drones", "the Sea Baby boats"
    is_split = kind == "city_district" and t.at(end) == "of" and not name.gazetteer.city_districts(name.text)
    if kind == "sector" or is_split:  # "the Kherson suburb of Antonivka"
        return Mention(first, last, last, "city")
    return Mention(first, last, end, kind)


def _ending_in_noun(name: Name) -> Mention | None:
    """A name whose noun has a capital too: "Azov Sea", "Snake Island", "Chechen Republic"."""
    if name.is_one_word or not name.is_whole or name.last_word in _NO_LANDS:
        return None
    first, last = name.first, name.last
    kind = grammar().nouns.get(name.t.low[last - 1])
    if name.t.low[last - 1] == "city":  # "Kherson City"
        is_called = not name.gazetteer.towns(name.text) and any(e.is_own for e in name.gazetteer.towns(name.t.slice(first, last - 1)))
        return Mention(first, last - 1, last - 1, "city") if is_called else None
    if name.t.low[last - 1] == "peninsula" and name.gazetteer.is_bare_region(name.t.slice(first, last - 1)):
        return Mention(first, last - 1, last, "region")
    if kind not in ("water", "other", "region") or is_deal(name.t, last):
        return None
    return Mention(first, last - 1, last, kind) if name.t.tokens[last - 2].text not in _NO_LANDS else None


def is_deal(t: Text, at: int) -> bool:
    """Whether a sea gives its name to a deal or a fleet: "the Black Sea initiative", "the Black Sea grain deal", "its Black Sea fleet"."""
    return t.at(at) in _DEALS or (t.at(at) == "grain" and t.at(at + 1) in _DEALS)


def sharing_noun(name: Name) -> list[Mention]:
    """The places of a list that share a noun: "the Sumy and Kharkiv regions", "the Rivne and Khmelnytskyi nuclear plants", "the X and Y ports"."""
    t, spans, at = name.t, [(name.first, name.last)], name.last
    while len(spans) < _LONGEST_LIST and t.at(at) in (",", "and", "or"):
        at += 1 + (t.at(at) == "," and t.at(at + 1) == "and")
        at += t.at(at) in ("the", "its")
        end = name.reading.run_end(at)
        if end == at and t.low[at : at + 2] == ["other", "regions"] and len(spans) > 1 and t.at(name.first - 1) == "the":
            return [Mention(*span, span[1], "region", True) for span in spans]  # "the Sumy, Kharkiv and other regions"
        if end == at or ((state := state_at(t, at)) is not None and state.end == end and not state.is_capital):
            return []
        spans.append((at, end))
        at = end
        if (noun := _plural_at(t, at)) is not None:
            kind, noun_end = noun
            if kind == "port?" and not all(name.gazetteer.towns(t.slice(*span)) for span in spans):
                return []  # "the Baltic and Black Sea ports"
            places = [*(Mention(*span, span[1], kind, True) for span in spans[:-1]), Mention(*spans[-1], noun_end, kind, True)]
            if follows_town(t, name.first):  # "the town of Kupiansk and the Kindrashivka and Kurylivka communities"
                places[0] = Mention(*spans[0], spans[0][1], "city")
            return places
    return []


def _plural_at(t: Text, i: int) -> tuple[str, int] | None:
    """The kind of places that a plural tells, and the index behind it, which is `i` for towns called by what is fought over: "directions"."""
    noun, end = land_at(t, i)
    if (kind := grammar().plurals.get(noun)) is not None:
        return ("city", i) if kind == "sector" else (kind, end)
    phrase = facility_at(t, i)
    if phrase and phrase[-1].endswith("s"):
        return "facility", i + len(phrase)
    return ("port?", i) if t.at(i) == "ports" else None
