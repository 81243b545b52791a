"""Names whose noun is told apart from them: "over five regions, X and Y among them", "the Y region and two over X's"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.places.bearings import BEARINGS
from transforms.coding.places.mentions import Mention
from transforms.coding.places.place_words import words
from transforms.coding.quantities.numerals import number_words
from transforms.coding.text.language import Text
from transforms.gazetteer import Gazetteer

_PLURALS = {"regions": "region", "oblasts": "region", "provinces": "region", "districts": "district", "raions": "district"}
_PLURALS |= {"communities": "hromada", "hromadas": "hromada"}
_NOUNS = frozenset({*_PLURALS, "region", "oblast"})
_FARTHEST = 9
# what opens a list that may lie some words behind its noun, and what opens one right behind it
_SINGLING_OUT = frozenset("including notably namely especially particularly mainly chiefly primarily like as them except excluding".split())
_OPENING = frozenset({",", ":", "–", "—", "-", "(", "were", "are"})
_CLOSING = frozenset({",", ";", ":", ".", "–", "—", "-", ")", ""})
_OWNING = _CLOSING | {"and", "but", "while", "or"}
# what may stand between a list and its noun behind it
_OTHERS = frozenset("other more further additional neighbouring neighboring".split())
_LINKS = _OTHERS | frozenset("and or , as well in among several many some the various border over across a few".split())
_COUNTED = frozenset("the among one of only both most worst-hit hardest-hit occupied annexed".split())


def give_nouns(t: Text, mentions: Sequence[Mention], gazetteer: Gazetteer) -> None:
    """Make regions, districts and hromadas of bare names that the bullet calls so, be it some words before or behind them."""
    are_told = not _NOUNS.isdisjoint(t.low)
    if not are_told and not _are_regions(t, mentions):
        return
    for listed in _lists(t, mentions):
        are_regions = _are_regions(t, listed) and t.at(listed[0].first - 1) not in _STRUCK
        noun = "region" if are_regions else (_noun_before(t, listed) or _noun_behind(t, listed)) if are_told else None
        named = [m for m in listed if _is_one(t, m, noun, gazetteer)] if noun is not None else []
        if are_regions or len(named) == len(listed):
            for m in named:
                m.kind = noun
    for m in mentions:  # "over the Y region and three over X's"
        is_owner = m.kind is None and t.at(m.last) == "'s" and t.at(m.last + 1) in _OWNING
        if is_owner and not _NOUNS.isdisjoint(t.low[t.sentence_start(m.first) : m.first]) and _is_one(t, m, "region", gazetteer):
            m.kind = "region"


def _are_regions(t: Text, mentions: Sequence[Mention]) -> bool:
    """Whether places told together are regions, as "Donetsk and Luhansk" are, or one is by its name alone: "Ivano-Frankivsk and Dnipropetrovsk"."""
    names = {t.slice(m.first, m.last) for m in mentions}
    return len(mentions) > 1 and (len(names & words("twin_seats")) > 1 or not names.isdisjoint(words("drawn_regions")))


_STRUCK = frozenset("on near outside around hit hits struck shelled bombed rocked shook attacked targeted pounded".split())


def _lists(t: Text, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """The bare names of a bullet, those together that commas and "and" join."""
    found, last = list[list[Mention]](), -1
    for m in mentions:
        if m.kind is None and not m.is_owner and m.end == m.last:
            joined = last >= 0 and 0 < m.first - last <= 3 and all(low in (",", "and", "or", "the") for low in t.low[last : m.first])
            if joined:
                found[-1].append(m)
            else:
                found.append([m])
            last = _behind_bearing(t, m.end)
        else:
            last = -1
    return found


def _behind_bearing(t: Text, at: int) -> int:
    """Behind "in the east" where that follows a name of a list: "X and Y in the east, and Z in the south"; else `at`."""
    return at + 3 if t.low[at : at + 2] == ["in", "the"] and t.at(at + 2) in _BEARINGS else at


_BEARINGS = frozenset({*BEARINGS, "centre"})


def _noun_before(t: Text, listed: Sequence[Mention]) -> str | None:
    """The kind that "five regions, X and Y among them", "regions including X", "two regions – X and Y –" or "the districts of X and Y" tell."""
    first, end = listed[0].first, _behind_bearing(t, listed[-1].end)
    if t.at(first - 1) == "of" and t.at(first - 3) == "the" and len(listed) > 1 and (kind := _PLURALS.get(t.at(first - 2))) == "district":
        return kind
    singles_out = t.low[end : end + 2] == ["among", "them"] or t.at(first - 1) in _SINGLING_OUT
    if not singles_out and (t.at(first - 1) not in _OPENING or len(listed) == 1 or t.at(end) not in _CLOSING):
        return None
    words = t.low[max(t.sentence_start(first), first - _FARTHEST) : first - 1]
    return next((_PLURALS[low] for low in reversed(words) if low in _PLURALS), None)


def _noun_behind(t: Text, listed: Sequence[Mention]) -> str | None:
    """The kind that "X, Y and other regions" or "X and Y are the two regions" tell."""
    end = listed[-1].end
    at = next((j for j in range(end + 1, min(end + 7, t.size)) if t.low[j] in _PLURALS), None)
    if at is None:
        return None
    is_counted = t.at(end) in ("are", "were")
    told, linking = (t.low[end + 1 : at], _COUNTED) if is_counted else (t.low[end:at], _LINKS)
    if (not is_counted and _OTHERS.isdisjoint(told)) or not all(low in linking or low.isdigit() or low in number_words() for low in told):
        return None
    return _PLURALS[t.low[at]]


def _is_one(t: Text, mention: Mention, kind: str, gazetteer: Gazetteer) -> bool:
    """Whether the gazetteer knows something of that kind and name; hromadas but the full one does."""
    name = t.slice(mention.first, mention.last)
    if kind == "region":
        return bool(gazetteer.regions(name))
    if kind == "district":
        return bool(gazetteer.districts(name) or gazetteer.city_districts(name))
    return bool(gazetteer.hromadas(name)) if gazetteer.is_full else not gazetteer.regions(name)
