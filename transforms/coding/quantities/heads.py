"""Head nouns: what a number or an article counts, found in the run of words behind it.

Vocabulary in words/counted.toml and words/function_words.toml.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from transforms.coding.quantities.numerals import number_words
from transforms.coding.text.split import Words, split_words
from transforms.words import words_of

PEOPLE = frozenset({"civilian", "soldier"})
# "a single drone": an article that counts
ALONE = frozenset({"single", "lone", "solitary", "sole"})
WEAPONS = frozenset({"drone", "missile", "rocket", "bomb", "shell", "aircraft", "vessel", "weapon"})
# ... and what is fired or flown once
FIRED = frozenset({"drone", "missile", "rocket", "bomb"})
# the metrics of weapons
FLOWN = frozenset({"launched", "intercepted", "hit"})
# what begins the object of an active verb: "a drone destroyed a car"
DETERMINERS = frozenset({"a", "an", "the", "its", "his", "her", "their", "our"})
# how weapons are brought down
DOWNED = frozenset("shot downed destroyed intercepted neutralised neutralized jammed suppressed stopped brought shooting".split())
SAYING = frozenset({"said", "says", "wrote", "told", "added", "announced", "reported", "confirmed", "claimed", "posted", "noted"})
# verbs that make a number the least: "exceeds 300", "topped $9bn"
EXCEEDING = frozenset("exceed exceeds exceeded exceeding surpass surpasses surpassed surpassing topped tops topping".split())
BODIES = frozenset({"body", "bodies", "remains", "corpse", "corpses", "bones", "skeletons"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Head nouns by the token they begin with, and the function words that bound phrases."""

    heads: Mapping[str, Sequence[tuple[tuple[str, ...], str, bool]]]
    adjectival: frozenset[str]
    never_single: frozenset[str]
    kin: frozenset[str]
    not_people: frozenset[str]
    stops: frozenset[str]
    adverbs: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    clause_breaks: frozenset[str]
    pronouns_of: frozenset[str]
    possessives: frozenset[str]
    rest: frozenset[str]
    measures: frozenset[str]
    behind: frozenset[str]


@cache
def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("man"):
        return noun[:-3] + "men"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "o") else noun + "s"


# groups of people in counted.toml that are no head nouns but say more about some
_NOT_HEADS = ("adjectival", "never_single", "kin", "not_people")


@cache
def lexicon() -> Lexicon:
    """The word lists, read once."""
    raw = words_of("counted")
    kinds = {
        noun.lower(): kind
        for group in ("people", "weapons", "counted")
        for kind, members in raw[group].items()
        if kind not in _NOT_HEADS
        for noun in members
    }
    forms = [(form, kind, plural) for noun, kind in kinds.items() for form, plural in ((noun, False), (_plural(noun), True))]
    forms += [(plural, kinds[noun], True) for plural, noun in raw["irregular"].items() if noun in kinds]
    heads: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for form, kind, plural in forms:
        key = tuple(split_words(form).low)
        heads.setdefault(key[0], []).append((key, kind, plural))
    for entries in heads.values():
        entries.sort(key=lambda entry: (-len(entry[0]), not entry[2]))
    people = {name: frozenset(word.lower() for word in raw["people"][name]) for name in _NOT_HEADS}
    function_words = {name: frozenset(listed) for name, listed in words_of("function_words").items()}
    return Lexicon(heads=heads, **people, **function_words)


@dataclass(slots=True)
class Head:
    """A head noun that ends before token `last`; `noun` is its class, `word` its last word."""

    last: int
    noun: str
    word: str
    plural: bool


def find_head(words: Words, i: int, value: float) -> Head | None:
    """The head noun of a phrase whose modifiers begin at token `i`: the last noun of the run that agrees with the number."""
    best, at, end, low, heads = None, i, min(words.size, i + 9) if i >= 0 else i, words.low, lexicon().heads
    while at < end:
        word = low[at]
        match = noun_at(words, at) if word in heads else None
        if match is None and best is None and not _bearing(word):
            at += 1
            continue
        if match is None:
            if (best is not None and best.plural) or _bounds_run(words, at, best):
                break
            if at > i and word in _PASSING:
                break  # "a court jailed journalist Ivan Petrenko"
            best = best and _kept(best, words, at)
            at += 1
            continue
        if best is not None and ((best.noun in PEOPLE and match.word == "dead") or (best.plural and match.word in _BEHIND_PLURALS)):
            break
        best, at = match, match.last
    if best is None:
        return _age_head(words, i) or _unknown_people(words, i, value)
    if _agrees(words, best, value):
        return _joined(words, best, value)
    return _coordinated(words, best, value) or (_age_head(words, i) if value == 1 else None)


def _unknown_people(words: Words, i: int, value: float) -> Head | None:
    """People whom the lists do not know, by how such nouns end: "six traders", "three pathologists"."""
    for at in range(i, min(i + 4, len(words))) if value > 1 else ():
        word = words.low[at]
        if _bounds_run(words, at, None) or word.endswith("ed") or words.glued[at] or words.at(at + 1) == "-":
            return None
        if word.endswith(_PEOPLE_ENDINGS) and word not in lexicon().not_people:
            return Head(at + 1, "civilian", word, True)
    return None


_PASSING = frozenset({"sentenced", "jailed", "remanded", "convicted", "fined", "imprisoned"})
# "brought 12 soldiers home", "30 drones attack the port", "took eight soldiers prisoner"
_BEHIND_PLURALS = frozenset("home attack strike raid target clash assault battle fight head house land round jet prisoner captive hostage".split())
_PEOPLE_ENDINGS = ("ers", "ors", "ists", "ians", "men", "women", "ees")


def _bounds_run(words: Words, at: int, best: Head | None) -> bool:
    """Whether a noun phrase cannot go on at a word that is no noun."""
    word = words.low[at]
    bearing = _bearing(word)
    if not bearing:
        return False
    if best is None and word == "destroyed" and (noun := noun_at(words, at + 1)) is not None and noun.plural:
        return False  # "debris from eight destroyed drones"
    if bearing & _ENDS or (best is not None and bearing & _VERB):
        return True
    if bearing & _STOP and not (word == "us" and words.capital[at]) and not words.glued[at] and words.at(at + 1) != "-":
        return True
    return bool(bearing & _NUMBER) and not words.glued[at] and words.at(at + 1) != "-" and words.at(at + 1) not in lexicon().measures


_STOP, _ENDS, _VERB, _PASSES, _NUMBER = 1, 2, 4, 8, 16


@lru_cache(maxsize=1 << 15)
def _bearing(word: str) -> int:
    """What a word may do to a noun phrase: flags, 0 for most words."""
    ends = word in _FINITE or (word[0] in PUNCTUATION and word not in _INSIDE)
    flags = (_STOP, word in lexicon().stops), (_ENDS, ends), (_VERB, word in VERBS), (_PASSES, word in _PASSING), (_NUMBER, begins_number(word))
    return sum(flag for flag, holds in flags if holds)


def begins_number(word: str) -> bool:
    return word[:1].isdigit() or word in number_words()


def is_auxiliary(word: str) -> bool:
    """Whether a word may stand before a verb as its auxiliary or adverb: "had", "been", "also", "seriously"."""
    lex = lexicon()
    return word in lex.be or word in lex.have or word in lex.adverbs or word.endswith("ly")


# a verb wherever it stands; the rest of the verbs may also describe ("two wounded soldiers")
_FINITE = frozenset({"hit", "struck", "fell", "came", "died", "went", "fled", "took", "got", "killed", "destroyed", "landed", "reached", "crashed"})
PUNCTUATION = frozenset('.,;:!?()[]…—–“”"')
_INSIDE = frozenset({"“", "”", '"'})


def _kept(best: Head, words: Words, at: int) -> Head | None:
    """A noun stays head when an unknown word follows, unless it is then a mere modifier ("a missile system", "a civilian car")."""
    lex = lexicon()
    if best.last != at:
        return best
    word = words.low[at]
    if word.endswith(("'s", "s'")):  # "the prosecutor general's office"
        return None
    verbal = (
        word in lex.behind
        or (word.endswith(_VERBAL) and not _names_thing(words, best, at))
        or (words.capital[at] and not (words.capital[best.last - 1] and best.word in lex.adjectival))
    )
    return best if verbal or (best.noun in PEOPLE and best.word not in lex.adjectival) else None


_VERBAL = ("ed", "ing", "ly", "n't")


def _names_thing(words: Words, best: Head, at: int) -> bool:
    """ "a Russian landing craft", "a Ukrainian supply truck": theirs; but "a Ukrainian fighting for Kyiv", "a Russian accused of arson" """
    lex, thing = lexicon(), words.at(at + 1)
    if not (words.capital[best.last - 1] and best.word in lex.adjectival) or not thing[:1].isalpha() or words.capital[at + 1]:
        return False
    plural = thing.endswith("s") and not thing.endswith("ss")  # "a Ukrainian selling drugs"
    return not (plural or thing in VERBS or thing in lex.stops or thing in lex.behind or thing in _ABROAD or thing.endswith(_VERBAL))


# where to and how, behind what somebody does: "a Ukrainian living abroad"
_ABROAD = frozenset({"abroad", "home", "away", "back", "online", "undercover", "illegally"})


VERBS = frozenset(
    "killed hurt dead missing shot died hit wounded injured lost fell held brought taken sent fled struck found came went broke blew burned".split()
)


def noun_at(words: Words, i: int) -> Head | None:
    """The noun that stands at token `i`, the longest of those that begin with its word."""
    for key, noun, plural in lexicon().heads.get(words.at(i), ()):
        last = i + len(key)
        if last == i + 1 or tuple(words.low[i:last]) == key:
            if words.at(last) == "-" and words.glued[last + 1 : last + 2] == [True]:
                return Head(last + 2, noun, key[-1], plural) if noun in WEAPONS and words.low[last + 1][0].isdigit() else None
            if key[-1] == "remains" and words.at(i - 1) not in _MORTAL:
                return None
            return Head(last, noun, key[-1], plural)
    return None


# "one of four remains": a verb
_MORTAL = frozenset("the human mortal skeletal charred burnt burned his her their its whose unidentified more decomposed identified".split())


def _agrees(words: Words, head: Head, value: float) -> bool:
    """Singular with one, plural with more; names of weapons ("10 Shahed") and collectives stand unmarked."""
    lex = lexicon()
    if value == 1:
        return (not head.plural or head.word == "aircraft") and head.word not in lex.never_single
    if not head.plural and head.noun in WEAPONS:
        return words.capital[head.last - 1] or words.low[head.last - 1][0].isdigit()
    return head.plural or head.word in lex.never_single or head.word in ("chinese", "japanese", "dead")


def _joined(words: Words, head: Head, value: float) -> Head:
    """ "503 missiles and drones" are weapons, "40 towns and villages" settlements: a second plural without a number joins the first."""
    for _ in range(_MOST_NOUNS if value != 1 else 0):
        if words.at(head.last) not in ("and", "or", ",") or _stops_list(words.at(head.last + 1)):
            break
        start = head.last + 1 + (words.at(head.last) == "," and words.at(head.last + 1) in _LAST_LINKS)
        second = _next_noun(words, start)
        if second is None or not second.plural or not _same_group(head.noun, second.noun):
            break
        if words.at(head.last) == "," and not (start > head.last + 1 or words.at(second.last) in _LINKS):
            break
        noun = head.noun if head.noun == second.noun or head.noun not in WEAPONS else "weapon"
        head = Head(second.last, noun, second.word, True)
    return head


_MOST_NOUNS = 4
_LAST_LINKS = frozenset({"and", "or"})
_LINKS = _LAST_LINKS | {","}


def _stops_list(word: str) -> bool:
    return word in lexicon().stops and word not in _LAST_LINKS


def _next_noun(words: Words, i: int) -> Head | None:
    """The first noun within three tokens, no number or stop before it."""
    for at in range(i, i + 3):
        word = words.at(at)
        if not word or word in lexicon().stops or word[0].isdigit() or word in number_words():
            return None
        if (noun := noun_at(words, at)) is not None:
            return noun
    return None


def group_of_noun(noun: str | None) -> str | None:
    """The group that a class of nouns belongs to."""
    if noun in PEOPLE:
        return "people"
    return "weapons" if noun in WEAPONS else noun


def _same_group(one: str, two: str) -> bool:
    return group_of_noun(one) == group_of_noun(two)


def _coordinated(words: Words, head: Head, value: float) -> Head | None:
    """ "60 drone and missile attacks": the plural that both modifiers share."""
    if value == 1 or words.at(head.last) not in ("and", ","):
        return None
    for at in range(head.last + 1, min(head.last + 6, len(words))):
        if begins_number(words.low[at]):
            return None
        second = noun_at(words, at)
        if second is not None and second.plural:
            return second
    return None


def _age_head(words: Words, i: int) -> Head | None:
    """ "a 19-year-old", "two 14-year-olds": an age stands for the person."""
    near = words.low[i : i + 7]
    for at in range(i, i + len(near)) if "old" in near or "olds" in near else ():
        if words.low[at] in ("old", "olds") and words.glued[at]:
            named = words.at(at + 1)[:1].isalpha() and _ends_here(words, at + 1)
            return Head(at + 1 + named, "civilian", "person", words.low[at] == "olds")
    return None


def _ends_here(words: Words, at: int) -> bool:
    """Whether the word at `at` is a noun that ends its phrase: "a 26-year-old trainee dead", not "a 26-year-old underwent surgery"."""
    lex, word, following = lexicon(), words.low[at], words.at(at + 1)
    if word in lex.stops or word in VERBS or word.endswith(("ed", "ly", "ing")):
        return False
    return not following or following in lex.stops or following in VERBS or following[0] in PUNCTUATION
