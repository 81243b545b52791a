"""The nouns that can be counted, of words/counted.toml, and other questions to single words; no grammar here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.coding.quantities.numerals import BEFORE, match, number_words
from transforms.coding.quantities.word_lists import ADVERBS, BE, HAVE, PEOPLE, WEAPONS
from transforms.coding.text.split import Words, split_words
from transforms.coding.text.vocabulary import tells_more
from transforms.words import words_of

_COUNTED = words_of("counted")
# groups of people in counted.toml that are no head nouns but say more about some
_NOT_HEADS = ("adjectival", "never_single", "sooner_adjective", "of_people", "kin", "not_people")
ADJECTIVAL, NEVER_SINGLE, SOONER_ADJECTIVE, OF_PEOPLE, KIN, NOT_PEOPLE = (
    frozenset(word.lower() for word in _COUNTED["people"][name]) for name in _NOT_HEADS
)


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("man"):
        return noun[:-3] + "men"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "o") else noun + "s"


def _heads() -> Mapping[str, Sequence[tuple[tuple[str, ...], str, bool]]]:
    kinds = {
        noun.lower(): kind
        for group in ("people", "weapons", "counted")
        for kind, members in _COUNTED[group].items()
        if kind not in _NOT_HEADS
        for noun in members
    }
    forms = [(form, kind, plural) for noun, kind in kinds.items() for form, plural in ((noun, False), (_plural(noun), True))]
    forms += [(plural, kinds[noun], True) for plural, noun in _COUNTED["irregular"].items() if noun in kinds]
    heads: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for form, kind, plural in forms:
        key = tuple(split_words(form).low)
        heads.setdefault(key[0], []).append((key, kind, plural))
    for entries in heads.values():
        entries.sort(key=lambda entry: (-len(entry[0]), not entry[2]))
    return heads


# head nouns by the token they begin with
HEADS = _heads()


@dataclass(slots=True)
class Head:
    """A head noun that ends before token `last`; `noun` is its class, `word` its last word."""

    last: int
    noun: str
    word: str
    plural: bool


def noun_at(words: Words, i: int) -> Head | None:
    """The noun that stands at token `i`, the longest of those that begin with its word."""
    for key, noun, plural in HEADS.get(words.at(i), ()):
        last = i + len(key)
        if last == i + 1 or tuple(words.low[i:last]) == key:
            if words.at(last) == "-" and words.glued[last + 1 : last + 2] == [True]:
                end = last + (4 if words.at(last + 2) == "/" and words.at(last + 3)[:1].isdigit() else 2)  # "Shahed-131/136"
                return Head(end, noun, key[-1], plural) if noun in WEAPONS and words.low[last + 1][0].isdigit() else None
            if key[-1] == "remains" and words.at(i - 1) not in _MORTAL:
                return None
            return Head(last, noun, key[-1], plural)
    return None


# "one of four remains": a verb
_MORTAL = frozenset("the human mortal skeletal charred burnt burned his her their its whose unidentified more decomposed identified".split())


# the groups of classes of nouns; other classes stand for themselves
GROUPS: Mapping[str | None, str] = {noun: group for group, nouns in (("people", PEOPLE), ("weapons", WEAPONS)) for noun in nouns}


def begins_number(word: str) -> bool:
    return word[:1].isdigit() or word in number_words()


def is_amount(words: Words, i: int) -> bool:
    """Whether a number begins at token `i`, be it behind its bounds: "12 guns", "at least 12 guns"; not "over 24 hours", "about 20km away"."""
    if begins_number(words.at(i)):
        return True
    bound = match(words, i, BEFORE)
    if bound is None or words.low[i] in _SPANNING:
        return False
    return begins_number(words.at(i + bound[0])) and words.at(i + bound[0] + 1) not in _UNITS


# bounds that are prepositions of time and place as well
_SPANNING = frozenset({"over", "under", "above", "below", "around", "up", "just", "well"})
# how long ago or how far away something was
_UNITS = frozenset("km kilometres kilometers kilometre miles metres meters years months weeks days hours minutes".split())


def before_verb(words: Words, at: int) -> str:
    """The word before a verb, past what tells more of it: "were" before "were also shot down", "were all reportedly shot down"."""
    for before in range(at - 1, max(at - 4, -1), -1):
        if not tells_more(words.low[before]):
            return words.low[before]
    return ""


def is_auxiliary(word: str) -> bool:
    """Whether a word may stand before a verb as its auxiliary or adverb: "had", "been", "also", "seriously"."""
    return word in BE or word in HAVE or word in ADVERBS or tells_more(word)
