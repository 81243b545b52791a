"""The vocabulary that the place coder reads a bullet with. No meaning here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from transforms.coding.quantities.numerals import number_words
from transforms.coding.text.language import Text
from transforms.words import words_of

# how words end that tell who holds land: "Russian-occupied", "annexed"
HELD = ("occupied", "-held", "-controlled", "annexed")
# ... and those that tell which part of a land is meant, as well: "southern"
OF_LAND = ("ern", *HELD)
# what is smaller than a town
VILLAGES = frozenset({"village", "villages", "hamlet", "hamlets", "settlement", "settlements"})
SETTLEMENTS = VILLAGES | {"town", "towns"}
# what is done to a place follows these: "X was shelled", "X has been lost"
BEING = frozenset({"was", "were", "is", "has", "had"})
# how much of a land is told of
SHARES = frozenset("part parts rest remainder whole entirety all most much half third bulk percent".split())
# what fires from over a place that it does not fire at
BOMBERS = frozenset("bombers bomber tu-95 tu-95s tu-95ms tu-160 tu-160s tu-22m3 tu-22m3s mig-31k mig-31ks".split())
# before a place these tell of its neighbour: "Nikopol, which faces the plant"
FACING = frozenset("faces facing face opposite overlooks overlooking".split())


def is_called_town(t: Text, i: int) -> bool:
    """Whether the name at token `i` is called a town's, whatever else bears it: "the Russian city of Azov"."""
    is_alone = i + 1 == t.size or t.low[i + 1] in _BEHIND_TOWN
    return follows_town(t, i) and is_alone


_BEHIND_TOWN = frozenset(", . ; that which where in on was were is has had and after by near from".split())


def follows_town(t: Text, i: int) -> bool:
    """Whether the name at token `i` stands behind "the town of"."""
    return t.at(i - 1) == "of" and t.at(i - 2) in ("city", "town", "village")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The vocabulary of place_grammar.toml and place_roles.toml: kinds by nouns of places, their phrases by first words, everything else as sets.

    `singulars` has a noun of facilities by its plural, `corners` (of regions.toml) the codes of Ukraine's regions by a bearing.
    """

    nouns: dict[str, str]
    plurals: dict[str, str]
    lands: dict[str, tuple[tuple[str, ...], ...]]
    facilities: dict[str, tuple[tuple[str, ...], ...]]
    singulars: dict[str, str]
    buildings: dict[str, tuple[tuple[str, ...], ...]]
    before: dict[str, str]
    mayors: dict[str, str]
    corners: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]


@cache
def grammar() -> Grammar:
    """Read the vocabulary; once a process."""
    raw = words_of("place_grammar")
    nouns = {noun: kind for kind, listed in raw["nouns"].items() if kind not in ("facility", "building") for noun in listed}
    sets = {name: frozenset(listed) for name, listed in (raw["words"] | words_of("place_roles")).items()}
    for longer, shorter in (("remarking", "claiming"), ("proposing", "talks"), ("reactor_towns", "reactor_stations")):
        sets[longer] |= sets[shorter]
    sets["function"] = frozenset(words_of("function_words")["stops"])
    sets["opening"] = frozenset(map(str.lower, sets["openers"])) | sets["function"] | frozenset(number_words())
    sets["institution_openings"] = frozenset(name.lower().partition(" ")[0] for name in sets["institutions"])
    singulars = {plural(noun): noun for noun in raw["nouns"]["facility"]}
    plurals = {plural(noun): kind for noun, kind in nouns.items()}
    return Grammar(
        nouns=nouns,
        plurals=plurals,
        lands=_phrases([*nouns, *plurals]),
        facilities=_phrases([*singulars.values(), *singulars]),
        singulars=singulars,
        buildings=_phrases(raw["nouns"]["building"]),
        before={noun: kind for kind, listed in raw["before"].items() for noun in listed},
        mayors={name: city for city, listed in raw["mayors"].items() for name in listed},
        corners={bearing: frozenset(codes) for bearing, codes in words_of("regions")["corners"].items()},
        words=sets,
    )


@cache
def words(name: str) -> frozenset[str]:
    """The words that the vocabulary lists under `name`."""
    return grammar().words[name]


@cache
def noun_openers() -> frozenset[str]:
    """The words that a noun of places right behind a name may begin with."""
    g = grammar()
    return frozenset({"plant", "port", "base", *g.lands, *g.facilities, *g.buildings})


def land_at(t: Text, i: int) -> tuple[str, int]:
    """The longest noun of a region, a district, a water or the like, singular or plural, that begins at token `i`, and the index behind it."""
    phrase = _phrase_at(t, i, grammar().lands)
    return " ".join(phrase), i + len(phrase)


def facility_at(t: Text, i: int) -> tuple[str, ...]:
    """The words of the longest noun of a facility that begins at token `i`, none where none does: "nuclear power plant"."""
    return _phrase_at(t, i, grammar().facilities)


def building_at(t: Text, i: int) -> tuple[str, ...]:
    """The words of the longest noun of a building or works that begins at token `i`: "railway station"."""
    return _phrase_at(t, i, grammar().buildings)


def _phrase_at(t: Text, i: int, phrases: dict[str, tuple[tuple[str, ...], ...]]) -> tuple[str, ...]:
    for phrase in phrases.get(t.at(i), ()):
        if tuple(t.low[i : i + len(phrase)]) == phrase:
            return phrase
    return ()


def plural(noun: str) -> str:
    """The plural of a noun of places.

    >>> plural("community"), plural("nuclear power plant"), plural("air base")
    ('communities', 'nuclear power plants', 'air bases')
    """
    if noun.endswith("xis"):
        return noun[:-2] + "es"
    return noun[:-1] + "ies" if noun.endswith(("ty", "ry")) else noun + "s"


def _phrases(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first word, the longest first."""
    split = sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True)
    return {words[0]: tuple(other for other in split if other[0] == words[0]) for words in split}
