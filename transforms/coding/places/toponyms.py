"""Where names of places stand in a bullet: with a noun beside them, in lists that share one, or bare where grammar and gazetteer agree.

Which entry a name means, and whether something happened there, is not decided here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.coding.places.capitals import is_ground
from transforms.coding.places.false_names import (
    is_borne,
    is_last_name,
    is_of_note,
    is_opener,
    is_ours,
    is_plain_before_noun,
    is_plain_word,
    is_small,
    is_surname,
    opens_sentence,
)
from transforms.coding.places.mentions import Mention, is_listed_on
from transforms.coding.places.place_words import Grammar, grammar
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
    institutions, behind = grammar().words["institutions"], 0
    for i in [i for i in t.names if not hidden[i]]:
        if i < behind:
            continue
        if t.slice(i, min(i + 2, t.size)) in institutions:
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
    if t.tokens[i].text in g.words["never"] and t.at(i + 1) not in g.nouns and not (t.at(i + 1) and t.tokens[i + 1].is_name):
        return []
    country = name_at(t.tokens, i, vocabulary().countries)
    if country is not None and _is_city_state(t, i, country[0], g):
        return [Mention(i, i + 1, i + 1, None)]
    if country is not None and country[1].kind != "capitals" and t.at(country[0]) not in ("sea",):
        return []
    if t.low[i] in vocabulary().words["heads"] or t.at(_run_end(t, i, hidden) - 1) in ("fleet", "exercises", "agreements"):
        return []
    if t.tokens[i].text in g.words["works"]:
        end = i + 1
        while t.at(end) in _WORKS:
            end += 1
        return [Mention(i, i + 1, end, "facility")]
    end = _run_end(t, i, hidden)
    for last in range(end, i, -1):
        if (made := _noun_behind(t, i, last, gazetteer, g)) is not None:
            return (
                [] if _is_organisation(t, made.end, g, made.kind) or _is_held(t, i, g) or is_plain_before_noun(t, i, last, gazetteer, g) else [made]
            )
        if last == end and (listed := _list(t, i, last, hidden, g)):
            return listed
    if _water_of(t, i, end):
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
            return Mention(first, last, last + len(phrase), "facility")
    if low == "plant" and gazetteer.facilities(f"{t.slice(first, last)} plant"):
        return Mention(first, last, last + 1, "facility")  # "the Zaporizhia plant"
    kind = g.nouns.get(low)
    if kind is None and t.at(last + 1) and f"{low} {t.at(last + 1)}" in g.nouns:
        kind, last_noun = g.nouns[f"{low} {t.at(last + 1)}"], last + 2
    else:
        last_noun = last + 1
    if kind == "sector" and (t.tokens[last - 1].text in g.words["never"] or gazetteer.regions(t.slice(first, last))):
        return None
    if kind is None or _is_country(t, first, last):
        final = g.nouns.get(t.low[last - 1])
        is_whole = last == t.size or not t.tokens[last].is_name  # not "the Sea Baby drones"
        if final in ("water", "island", "region") and last - first > 1 and t.tokens[last - 1].is_name and is_whole:
            return Mention(first, last - 1, last, {"island": "other"}.get(final, final))
        return None
    if kind == "sector" or (kind == "neighbourhood" and t.at(last_noun) == "of"):  # "the Kherson suburb of Antonivka"
        return Mention(first, last, last, "city")
    if kind == "water" and t.at(last_noun) in ("terminal", "port", "base", "drone", "drones"):
        return None
    if kind == "water" and t.tokens[last].is_name and last_noun < t.size and t.tokens[last_noun].is_name:
        return None  # "the Sea Baby drones"
    if kind == "water" and low not in ("river", "delta", "reservoir", "sea", "lake", "canal", "strait", "bay", "gulf", "estuary", "ocean"):
        return None
    return Mention(first, last, last_noun, {"neighbourhood": "city_district", "island": "other"}.get(kind, kind))


def _list(t: Text, first: int, last: int, hidden: Sequence[bool], g: Grammar) -> list[Mention]:
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


def _water_of(t: Text, i: int, end: int) -> bool:
    """ "Sea of Azov", "Gulf of Finland"."""
    return end == i + 1 and t.low[i] in ("sea", "gulf", "bay", "strait") and t.at(i + 1) == "of" and i + 2 < t.size and t.tokens[i + 2].is_name


def _is_country(t: Text, first: int, last: int) -> bool:
    found = name_at(t.tokens, first, vocabulary().countries)
    return found is not None and found[0] == last and found[1].kind != "capitals"


def _is_organisation(t: Text, end: int, g: Grammar, kind: str | None) -> bool:
    """ "Belgorod region Governor", "Kursk region officials": a place inside an office."""
    low = t.at(end)
    if low == "'s":
        return t.at(end + 1) in g.words["title"] or (
            t.at(end + 2) in g.words["title"] and t.at(end + 1) in ("exiled", "acting", "military", "regional", "governor")
        )
    return low in g.words["title"] or (low in ("military", "regional", "state") and t.at(end + 1) in g.words["organisation"])


def _is_held(t: Text, first: int, g: Grammar) -> bool:
    """Whether an office is held of it: "the head of the occupied Kherson region"."""
    at = first - 1
    while at > first - 5 and (t.at(at) in ("the", "'s", "its", "their") or t.at(at).endswith("occupied") or t.at(at).endswith("ed")):
        at -= 1 + (t.at(at) == "'s")
    return t.at(at) == "of" and t.at(at - 1) in _OFFICES


_OFFICES = frozenset({"governor", "head", "mayor", "leader", "chief", "administrator", "president", "premier"})


def _bare(
    t: Text, first: int, last: int, end: int, gazetteer: Gazetteer, people: Mapping[str, str], before: Sequence[Mention], g: Grammar
) -> Mention | None:
    """A name without a noun behind it, where grammar and gazetteer say that it is a place."""
    name = t.slice(first, last)
    if t.tokens[last - 1].text in g.words["never"] or (len(name) > 1 and name.isupper()):
        return None
    if t.at(first - 1) == "the" and gazetteer.is_river(name) and last == end and _stands_alone(t, last, g):
        return Mention(first, last, last, "water")
    if name_at(t.tokens, first, vocabulary().outlets) and t.at(first - 1) not in g.words["locative"]:
        return None
    if t.quoted[first] and not _is_placed_in_quote(t, first, last, gazetteer, g):
        return None
    noun = _noun_before(t, first, g)
    if noun is None and is_listed_on(t, first, before):
        noun = _kind_of_list(t, first, last, before, gazetteer)
    if noun == "port":
        return Mention(first, last, last, "port")
    if last < end and noun is None and not gazetteer.towns(name):
        return None
    if noun is not None:
        return Mention(first, last, last, noun) if last == end or gazetteer.towns(name) else None
    if _is_office(t, first, last, end, g) or (last - first == 1 and is_surname(t, first, people, gazetteer, g) and t.at(first - 1) not in _NO_TITLES):
        return None
    known = gazetteer.is_bare_region(name) or bool(gazetteer.towns(name)) or gazetteer.is_water(name) or bool(gazetteer.islands(name))
    if name in g.words["capitals"]:
        return Mention(first, last, last, None) if is_ground(t, first, last, before, g) else None
    if _owns_district(t, first, last, before, gazetteer):
        return Mention(first, last, last, None, is_owner=True)
    if last < end and not (known and t.at(first - 1) in g.words["locative"] and _ends_name(t, last, g)):
        return None
    if t.at(first - 1) in ("der", "von", "van", "den", "bin"):
        return None
    if g.nouns.get(t.at(last)) == "sector" and gazetteer.regions(name):
        return None  # "the Donetsk sector" is no town, nor a region either
    if is_borne(t, first, last, g) or (last - first == 1 and is_last_name(t, first, before, g)):
        return None
    if last - first == 1 and opens_sentence(t, first) and is_plain_word(t, first, gazetteer, g):
        return None
    if t.at(last) == "'s" and last + 1 < t.size and t.tokens[last + 1].is_name and is_small(name, gazetteer):
        return None  # "at Simon's Town"
    if gazetteer.is_bare_region(name) and last == end and not name.endswith(("ian", "an", "sky", "en")):
        return Mention(first, last, last, None)  # "whom Crimea belongs to"
    if known and (_is_placed(t, first, last, before, gazetteer, g) or (last - first > 1 and not _looks_like_person(t, last, people, gazetteer, g))):
        return Mention(first, last, last, None)
    if (
        not known
        and t.at(first - 1) in ("in", "near", "outside", "around", "nearby", "neighbouring", "neighboring")
        and last == end
        and t.at(last) not in g.words["organisation"]
        and not t.tokens[first].text.isupper()
    ):
        return Mention(first, last, last, None) if last - first == 1 or not _looks_like_person(t, last, people, gazetteer, g) else None
    if not known and last == end and name.endswith(_VILLAGES) and is_listed_on(t, first, before) and before[-1].kind in (None, "city"):
        return Mention(first, last, last, None) if not is_surname(t, last - 1, people, gazetteer, g) or last - first > 1 else None
    return None


# how names of villages end, and hardly those of people: for such as the gazetteer lacks
_VILLAGES = (
    "vka",
    "nka",
    "rka",
    "ino",
    "ovo",
    "evo",
    "oye",
    "ske",
    "hne",
    "nya",
    "nia",
    "tsi",
    "tsy",
    "ivsk",
    "ovsk",
    "evsk",
    "hrad",
    "grad",
    "pole",
    "dar",
)


def _is_placed_in_quote(t: Text, first: int, last: int, gazetteer: Gazetteer, g: Grammar) -> bool:
    """Whether the words around a name in quotation marks speak of a place: "in X", "“X is free”" where X is a town that the war knows."""
    low = t.at(first - 1)
    if low in g.words["locative"] or low in g.words["place_verbs"] or low in ("of", "on", "against"):
        return True
    if low not in ("“", ".") or t.at(last) not in g.words["befalling"] or t.slice(first, last) in g.words["capitals"]:
        return False
    return any(town.country in gazetteer.weights and is_of_note(town, gazetteer) for town in gazetteer.towns(t.slice(first, last)))


def _stands_alone(t: Text, last: int, g: Grammar) -> bool:
    """Whether no noun follows that a name with an article could belong to: "the Oskil in boats", not "the Bucha massacre"."""
    low = t.at(last)
    return not low[:1].isalpha() or low in g.words["function"] or low in _OF_SHIPS or low.endswith("ed")


# what ships do: "the Saratov sank"
_OF_SHIPS = frozenset({"sank", "went", "lay", "caught", "burnt", "came", "set", "ran", "broke", "hit", "makes", "carries", "sails"})


def _country_ending(t: Text, end: int) -> str:
    """The code of the state whose name ends before token `end`, empty where none does."""
    for start in (end - 1, end - 2, end - 3):
        found = name_at(t.tokens, start, vocabulary().countries) if start >= 0 else None
        if found is not None and found[0] == end and found[1].kind == "names":
            return str(found[1].code)
    return ""


def _ends_name(t: Text, last: int, g: Grammar) -> bool:
    """Whether a name that another capitalised word follows may end before it: "in Kharkiv Governor ..." but not "at Upper Larch"."""
    return t.tokens[last].text in g.words["never"] or t.low[last] in g.words["title"] or t.low[last] in vocabulary().words["titles"]


def _owns_district(t: Text, first: int, last: int, before: Sequence[Mention], gazetteer: Gazetteer) -> bool:
    """Whether a bare name beside a district is its region: "the Morozovsk district of Rostov", "Belgorod's Stary Oskol district"."""
    regions = gazetteer.regions(t.slice(first, last))
    if not regions:
        return False
    if t.at(first - 1) == "of" and before and before[-1].end == first - 1 and before[-1].kind in ("district", "hromada"):
        return _may_be_raion(t.slice(before[-1].first, before[-1].last), before[-1], regions[0].country, gazetteer)
    if t.at(last) == "'s":
        end = last + 1
        while end < t.size and t.tokens[end].is_name:
            end += 1
        return end > last + 1 and t.at(end) in ("district", "raion", "community") and not gazetteer.city_districts(t.slice(last + 1, end))
    return False


def _may_be_raion(name: str, mention: Mention, country: str, gazetteer: Gazetteer) -> bool:
    """Whether a district is one of a region, not of the city that the region is named after; Ukraine's raions are all known."""
    if gazetteer.city_districts(name):
        return False
    return mention.kind != "district" or country != "UA" or bool(gazetteer.districts(name))


def _looks_like_person(t: Text, last: int, people: Mapping[str, str], gazetteer: Gazetteer, g: Grammar) -> bool:
    return t.tokens[last - 1].text in people and is_surname(t, last - 1, people, gazetteer, g)


def _noun_before(t: Text, first: int, g: Grammar) -> str | None:
    """Kind by a noun before the name: "the village of X", "the port city X"."""
    at = first - 1
    if t.at(at) == "of":
        at -= 1
        if t.at(at) in g.before:
            return g.before[t.at(at)] if t.at(at) != "port" else "port?"
        return None
    if t.at(at) in ("city", "town", "village", "settlement") and not t.tokens[at].is_name and t.at(at - 1) not in ("the",):
        return "city"
    return None


def _kind_of_list(t: Text, first: int, last: int, before: Sequence[Mention], gazetteer: Gazetteer) -> str | None:
    """The kind that a name has from the list it goes on with: "the ports of X and Y", "the regions of X, Y and Z"."""
    kind = before[-1].kind
    if kind == "region" and before[-1].end == before[-1].last and gazetteer.regions(t.slice(first, last)):
        return "region" if not {"regions", "oblasts", "provinces"}.isdisjoint(t.low[max(0, first - 12) : first]) else None
    return kind if kind in ("city", "port", "hromada") and not gazetteer.is_bare_region(t.slice(first, last)) else None


def _is_office(t: Text, first: int, last: int, end: int, g: Grammar) -> bool:
    """A name inside a title, an organisation or a deal: "Kharkiv Governor", "Melitopol's mayor", "the Minsk agreements"."""
    following = t.at(last + 1) if t.at(last) == "'s" else t.at(last)
    is_inside = t.at(first - 1) in g.words["locative"]
    if following in ("oil", "gas") and t.at(last + 1) in _BEARERS:
        return True
    if following in _BEARERS or (following in _WEAPONS and not is_inside):
        return True
    if following.isdecimal() and not is_inside and t.at(first - 1) not in g.words["place_verbs"]:
        return True  # "Rossiya 24", but "in Mariupol 34 times"
    if t.at(last) == "'s" and t.at(last + 2) in ("quarter", "quarters", "building", "buildings"):
        return False  # "Kyiv's government quarter"
    if following in ("daily", "time") and t.at(first - 1) in g.words["place_verbs"] | g.words["locative"]:
        return False  # "trains leave Pokrovsk daily"
    if following == "city" and t.at(last + 1) not in g.words["organisation"] and t.at(last + 1) not in g.words["title"]:
        return False
    if following in g.words["organisation"] or following in g.words["title"]:
        phrase = " ".join(t.low[last : last + 2])
        return phrase not in g.words["organisation_exceptions"]
    if t.at(last) == "'s" and t.at(last + 2) in g.words["title"]:
        return True
    return t.at(first - 1) in ("of", "for") and t.at(first - 2) in g.words["title"]


def _is_placed(t: Text, first: int, last: int, before: Sequence[Mention], gazetteer: Gazetteer, g: Grammar) -> bool:
    """Whether the words around a known name speak of a place."""
    low = t.at(first - 1) if t.at(first - 1) not in ("”", "’") else t.at(first - 2)  # "they “liberated” Baranivka"
    if low in g.words["locative"] or low in g.words["place_verbs"] or low in ("of", "on", "over") or is_listed_on(t, first, before):
        return True
    if low in ("'s", "to") and before and before[-1].end == first - 1 and (low == "to" or before[-1].kind in ("region", "district")):
        return True  # "the Bryansk region's Sevsk", "from Gdynia to Karlskrona"
    if low in g.words["placing"] or low.endswith(("-held", "-occupied", "-controlled", "-annexed", "ern")):
        return True
    name = t.slice(first, last)
    if low == "'s" and (owner := _country_ending(t, first - 1)):
        return any(town.country == owner for town in gazetteer.towns(name))  # "Russia's Toropets"
    if low == "the" and _stands_alone(t, last, g) and name != "Hague" and not (gazetteer.is_bare_region(name) or gazetteer.is_water(name)):
        return False  # "the Kommuna, a ship"
    if low in _CONJUNCTIONS:
        return any(town.country in gazetteer.weights and is_of_note(town, gazetteer) for town in gazetteer.towns(name))
    speaks = low in _WEAKLY_PLACING or t.at(last) in ("'s", ",") or t.at(last) in g.words["befalling"]
    return (speaks or first == t.sentence_start(first)) and is_ours(name, gazetteer)


# words before a name that is a place if it is one of the pages' countries or a city
_WEAKLY_PLACING = frozenset({"the", "to", "against", "for", "with", ",", "and", "like", "than", "as", "that", "because"})
# spellings of regions that bare mean their people or what is theirs
_ADJECTIVES = frozenset({"Crimean", "Chechen", "Bashkir", "Chuvash", "Udmurt", "Transcarpathian"})
_BEARERS = frozenset({"pumping", "owner", "club", "midfielder", "manager", "pipeline", "pipelines"})
_WEAPONS = frozenset({"missile", "missiles", "drones", "cruise", "ballistic"})
_WORKS = frozenset({"plant", "plants", "steelworks", "works", "factory", "complex", "site", "mill", "steel", "chemical"})
_CONJUNCTIONS = frozenset(
    {"if", "when", "while", "but", "though", "although", "whether", "before", "after", "since", "once", "where", "whereas", "said"}
)
# behind these a name that a person of the page bears may be a place all the same
_NO_TITLES = _CONJUNCTIONS - {"said"} | {"in", "near"}
