"""Head nouns: what a number or an article counts, found in the run of words behind it."""

from __future__ import annotations

from transforms.coding.quantities.ends import ends_phrase
from transforms.coding.quantities.lexicon import (
    ADJECTIVAL,
    GROUPS,
    HEADS,
    KIN,
    NEVER_SINGLE,
    NOT_PEOPLE,
    OF_PEOPLE,
    SOONER_ADJECTIVE,
    Head,
    begins_number,
    noun_at,
)
from transforms.coding.quantities.word_lists import ANY_ARTICLE, BEHIND, DETERMINERS, HARMS, MEASURES, PEOPLE, PUNCTUATION, STOPS, VERBS, WEAPONS
from transforms.coding.text.by_word import by_word
from transforms.coding.text.split import Words


def find_head(words: Words, i: int, value: float) -> Head | None:
    """The head noun of a phrase whose modifiers begin at token `i`: the last noun of the run that agrees with the number."""
    best, at, end, low, heads = None, i, min(words.size, i + 9) if i >= 0 else i, words.low, HEADS
    while at < end:
        word = low[at]
        match = noun_at(words, at) if word in heads else None
        if match is None and best is None and not _bearing(word):
            at += 1
            continue
        if match is None:
            if best is None and word in _LINKS and (described := _described_twice(words, i, at, value)) is not None:
                return described
            if (best is not None and best.plural) or _bounds_run(words, at, best):
                break
            if best is not None and best.noun in PEOPLE and word == "”" and "“" not in low[i:at]:
                break  # "killed “ten people, including a child”", but "a “civilian” car"
            if at > i and word in _PASSING:
                break  # "a court jailed journalist Ivan Petrenko"
            best = best and _kept(best, words, at)
            at += 1
            continue
        are_dead = best is not None and best.noun in PEOPLE and match.word == "dead" and _agrees(words, best, value)  # not "37 Russian dead"
        if are_dead or (best is not None and best.plural and match.word in _BEHIND_PLURALS):
            break
        if best is not None and best.word.endswith("s") and best.plural and words.capital[at] and match.word in ADJECTIVAL:
            break  # "the eight missiles Russian ships launched"
        if match.word in _JETS and _names_aircraft(words, i, at):
            match = Head(match.last, "aircraft", match.word, match.plural)
        best, at = match, match.last
    if best is None:
        return _age_head(words, i) or _unknown_people(words, i, value)
    if _agrees(words, best, value):
        return _joined(words, best, value)
    return _coordinated(words, best, value) or (_age_head(words, i) if value == 1 else None)


def _described_twice(words: Words, i: int, at: int, value: float) -> Head | None:
    """ "50 sick and wounded prisoners", "two old, sick men", "35 ballistic and cruise missiles": two adjectives, joined by the link at `at`."""
    if at == i + 1 and words.low[i] in KINDS_OF_WEAPONS and words.at(at + 1) in KINDS_OF_WEAPONS:
        head = find_head(words, at + 1, value)
        is_list = head is not None and head.noun in WEAPONS and KINDS_OF_WEAPONS.issuperset({*words.low[at + 1 : head.last - 1]} - _LINKS)
        return head if is_list else None
    adjectives, left, right = OF_PEOPLE, words.at(at - 1), words.at(at + 1 + words.at(at + 1).endswith("ly"))
    if at <= i or left not in adjectives or (left in VERBS and words.low[i - 2] in _LEAVING):
        return None
    if right not in adjectives and (left in VERBS or not right.endswith("ed") or words.at(at) == ","):
        return None
    head = find_head(words, at + 1, value)
    return head if head is not None and head.noun in PEOPLE else None


KINDS_OF_WEAPONS = frozenset(
    "ballistic aeroballistic cruise hypersonic supersonic guided attack strike combat kamikaze decoy reconnaissance surveillance aerial naval "
    "sea".split()
)


def _names_aircraft(words: Words, i: int, last: int) -> bool:
    """Whether a type of aircraft is named before "fighters": "150 Gripen E fighters", "20 Su-34 fighters" are jets, "20 Wagner fighters" men."""
    return any((noun := noun_at(words, at)) is not None and noun.noun == "aircraft" for at in range(i, last) if words.low[at] in HEADS)


_JETS = frozenset({"fighter", "fighters"})
# "left two wounded and elderly residents without heating"
_LEAVING = frozenset({"left", "leaving", "leaves"})


def _unknown_people(words: Words, i: int, value: float) -> Head | None:
    """People whom the lists do not know, by how such nouns end: "six traders", "three pathologists"."""
    for at in range(i, min(i + 4, words.size)) if value > 1 else ():
        word = words.low[at]
        if _bounds_run(words, at, None) or word.endswith("ed") or words.glued[at] or words.at(at + 1) == "-":
            return None
        if word.endswith(_PEOPLE_ENDINGS) and word not in NOT_PEOPLE:
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
    if best is None and word == "of" and words.at(at - 1) == "ministry" and words.capital[at + 1 : at + 2] == [True]:
        return False  # "a former Ministry of Defence official"
    if best is None and word == "destroyed" and (noun := noun_at(words, at + 1)) is not None and noun.plural:
        return False  # "debris from eight destroyed drones"
    if (word == "early" and words.at(at + 1) == "warning") or (
        word == "and" and words.at(at - 1) == "warning" and words.at(at + 1) in ("control", "command")
    ):
        return False  # "two early warning and control aircraft"
    if bearing & _ENDS or (best is not None and bearing & _VERB):
        return True
    if bearing & _STOP and not (word == "us" and words.capital[at]) and not words.glued[at] and words.at(at + 1) != "-":
        return True
    return bool(bearing & _NUMBER) and not words.glued[at] and words.at(at + 1) != "-" and words.at(at + 1) not in MEASURES


_STOP, _ENDS, _VERB, _PASSES, _NUMBER = 1, 2, 4, 8, 16


@by_word
def _bearing(word: str) -> int:
    """What a word may do to a noun phrase: flags, 0 for most words."""
    ends = word in _FINITE or (word[0] in PUNCTUATION and word not in _INSIDE)
    flags = (_STOP, word in STOPS), (_ENDS, ends), (_VERB, word in VERBS), (_PASSES, word in _PASSING), (_NUMBER, begins_number(word))
    return sum(flag for flag, holds in flags if holds)


# a verb wherever it stands; the rest of the verbs may also describe ("two wounded soldiers")
_FINITE = frozenset({"hit", "struck", "fell", "came", "died", "went", "fled", "took", "got", "killed", "destroyed", "landed", "reached", "crashed"})
_INSIDE = frozenset({"“", "”"})


def _kept(best: Head, words: Words, at: int) -> Head | None:
    """A noun stays head when an unknown word follows, unless it is then a mere modifier ("a missile system", "a civilian car")."""
    if best.last != at:
        return best
    word = words.low[at]
    if word.endswith(("'s", "s'")):  # "the prosecutor general's office"
        return None
    verbal = (
        word in BEHIND
        or begins_number(word)  # "gave a driver five years"
        or (word.endswith(_VERBAL) and not _names_thing(words, best, at))
        or (words.capital[at] and not (words.capital[best.last - 1] and best.word in ADJECTIVAL))
    )
    return best if verbal or (best.noun in PEOPLE and best.word not in ADJECTIVAL) else None


_VERBAL = ("ed", "ing", "ly")


def _names_thing(words: Words, best: Head, at: int) -> bool:
    """ "a Russian landing craft", "a Ukrainian supply truck": theirs; but "a Ukrainian fighting for Kyiv", "a Russian accused of arson" """
    thing = words.at(at + 1)
    if not (words.capital[best.last - 1] and best.word in ADJECTIVAL) or not thing[:1].isalpha() or words.capital[at + 1]:
        return False
    plural = thing.endswith("s") and not thing.endswith("ss")  # "a Ukrainian selling drugs"
    return not (plural or thing in VERBS or thing in STOPS or thing in BEHIND or thing in _ABROAD or thing.endswith(_VERBAL))


# where to and how, behind what somebody does: "a Ukrainian living abroad"
_ABROAD = frozenset({"abroad", "home", "away", "back", "online", "undercover", "illegally"})


def _agrees(words: Words, head: Head, value: float) -> bool:
    """Singular with one, plural with more; names of weapons ("10 Shahed") and collectives stand unmarked."""
    if value == 1:
        is_person = head.word == "head" and words.at(head.last - 2) in _HEADED and words.capital[head.last : head.last + 1] != [True]
        single = (not head.plural or head.word == "aircraft") and (head.word not in NEVER_SINGLE or is_person)
        return single and (head.word not in SOONER_ADJECTIVE or _stands_alone(words, head.last))
    if not head.plural and head.noun in WEAPONS:
        return words.capital[head.last - 1] or words.low[head.last - 1][0].isdigit()
    return head.plural or head.word in NEVER_SINGLE or head.word in SOONER_ADJECTIVE or head.word in ("chinese", "japanese", "dead")


# "a village head", but "a head injury", "his head"; a name behind it tells of somebody whom nobody counts
_HEADED = frozenset({"village", "town", "city", "district", "community", "settlement", "council", "school", "hospital", "department", "deputy"})


def _stands_alone(words: Words, last: int) -> bool:
    """Whether what may be an adjective is a noun: "a Polish national was held", not "a national holiday", "a local and regional paper"."""
    if words.at(last) not in _LAST_LINKS:
        return ends_phrase(words, last)
    following = words.at(last + 1)
    return following in DETERMINERS or begins_number(following) or following in VERBS or following.endswith(_VERBAL)


def _joined(words: Words, head: Head, value: float) -> Head:
    """ "503 missiles and drones" are weapons, "40 towns and villages" settlements: a second plural without a number joins the first."""
    for _ in range(_MOST_NOUNS if value != 1 else 0):
        if words.at(head.last) not in _LINKS:
            break
        start = head.last + 1 + (words.at(head.last) == "," and words.at(head.last + 1) in _LAST_LINKS)
        second = _next_noun(words, start)
        if second is None or not second.plural or GROUPS.get(head.noun, head.noun) != GROUPS.get(second.noun, second.noun):
            break
        if words.at(head.last) == "," and not (start > head.last + 1 or words.at(second.last) in _LINKS):
            break
        if second.word in HARMS and head.word not in HARMS:
            break  # "the deaths of three people and injuries to ten"
        noun = head.noun if head.noun == second.noun or head.noun not in WEAPONS else "weapon"
        head = Head(second.last, noun, second.word, True)
    return head


_MOST_NOUNS = 4
_LAST_LINKS = frozenset({"and", "or"})
_LINKS = _LAST_LINKS | {","}


def _next_noun(words: Words, i: int) -> Head | None:
    """The first noun within three tokens, no number or stop before it."""
    for at in range(i, i + 3):
        word = words.at(at)
        if not word or word in STOPS or begins_number(word):
            return None
        if (noun := noun_at(words, at)) is not None:
            return noun
    return None


def _coordinated(words: Words, head: Head, value: float) -> Head | None:
    """ "60 drone and missile attacks": the plural that both modifiers share."""
    if value == 1 or words.at(head.last) not in ("and", ","):
        return None
    for at in range(head.last + 1, min(head.last + 6, words.size)):
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
    word, following = words.low[at], words.at(at + 1)
    if word in STOPS or word in VERBS or word.endswith(("ed", "ly", "ing")):
        return False
    return not following or following in STOPS or following in VERBS or following[0] in PUNCTUATION


def find_kin(words: Words, head: Head) -> tuple[int, Head] | None:
    """How many "a man and woman", "a mother and two-year-old daughter", "his wife, son and daughter" are, and who comes last.

    Not "a man and injured another".
    """
    last, many = head.last, 2
    if head.word not in KIN:
        return None
    while words.at(last) == "," and words.at(last + 1) in KIN and words.at(last + 2) in (",", "and"):
        last, many = last + 2, many + 1
    if words.at(last) != "and" or words.at(last + 1) in STOPS:
        return None
    other = find_head(words, last + 1, 1)
    return (many, other) if other and ANY_ARTICLE.isdisjoint(words.low[last + 2 : other.last]) else None
