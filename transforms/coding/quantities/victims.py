"""People whom no list knows, who count where harm befell them: "killed Major Ivan Petrenko", "he himself was wounded", "wounded a shunter"."""

from __future__ import annotations

from transforms.coding.quantities.ends import ends_phrase
from transforms.coding.quantities.heads import find_head
from transforms.coding.quantities.lexicon import HEADS, Head, begins_number, is_auxiliary, noun_at
from transforms.coding.quantities.phrase import Phrase
from transforms.coding.quantities.readings import past_named
from transforms.coding.quantities.sentencing import AWARDING
from transforms.coding.quantities.word_lists import ADVERBS, BE, DYING, PEOPLE, POSSESSIVES, REST, STOPS, VERBS
from transforms.coding.text.split import Words
from transforms.coding.text.vocabulary import ORDINALS, tells_more, vocabulary
from transforms.words import words_of


def find_named(words: Words, i: int) -> list[Phrase]:
    """A person named right behind or before what happened: "killed Major Ivan Petrenko", "Ivan Petrenko was wounded"."""
    before = words.at(i - 1)
    after_verb = before in _HARM or _has_office(words, i)
    if i and words.capital[i - 1] and words.sentence[i - 1] == words.sentence[i] and not after_verb:
        return []
    if words.joined(i - 2, 2) == "of the":
        return []  # "a soldier of the National Guard was killed"
    last = _end_of_name(words, i)
    if last - i < 2 or last - i > 8 or words.at(last - 1).endswith("'s"):
        return []
    if after_verb:
        are_many = (noun := noun_at(words, last)) is not None and noun.plural  # "killed North Korean soldiers"
        return [] if are_many else _one(i, _apposition(words, last), "named") + _named_beside(words, last)
    if past_named(words, last + 1) <= last:
        return []  # "12 people, including Ivan Petrenko and his wife, were killed": named beside the number
    if (words.at(last) in ("and", ",") and _are_harmed(words, i, last)) or _dies(words, i, last):
        return _one(i, last, "named")
    verb = last + (words.at(last) == ",")  # "two deminers, Ivan Petrenko and Olena Bondar, were killed"
    beside = words.at(verb) == "were" and words.at(i - 1) == "and"  # "Ivan Petrenko and Olena Bondar were killed"
    at = verb + 1 if beside or words.at(last) in ("was", "has", "had") else _past_insertion(words, i, last)
    if at > 0 and words.at(at) in ("been", "also", "reportedly", "seriously", "shot", "found"):
        at += 1
    is_hurt = words.at(at) == "hurt" and words.at(at - 1) not in ("has", "had") and _tells_of_arms(words, i)
    if at <= 0 or (words.at(at) not in _HARM and not is_hurt and words.at(at) not in AWARDING and words.joined(at, 3) not in _SENT):
        return []
    described = words.at(last) == "," and words.at(last + 1) in ("a", "an")
    return [] if described and find_head(words, last + 2, 1) is not None else _one(i, last, "named")


def _end_of_name(words: Words, i: int) -> int:
    """The index after the capital words from token `i` on."""
    last = i
    while last < words.size and words.capital[last] and words.low[last][0].isalpha() and words.sentence[last] == words.sentence[i]:
        last += 2 if words.at(last + 1) == "-" and words.capital[last + 2 : last + 3] == [True] else 1
    return last


def _named_beside(words: Words, last: int) -> list[Phrase]:
    """The second of "killed Ivan Petrenko and Olena Bondar", who does nothing there: not "and Olena Bondar was hurt", "and North Korean soldiers"."""
    if words.at(last) != "and":
        return []
    end = _end_of_name(words, last + 1)
    ends = words.at(end) in _BEHIND_NAME or not words.at(end)[:1].isalnum()
    named = end - last > 2 and ends and not words.at(end - 1).endswith("'s")
    return _one(last + 1, end, "named") if named else []


# what goes on with the sentence behind those who are named, but is no verb of theirs
_BEHIND_NAME = frozenset("in on at near of from by for to with when while after before as during over outside inside along who".split())


def _one(first: int, last: int, form: str) -> list[Phrase]:
    """One person over the tokens [first, last)."""
    return [Phrase(first, last, 1, 1, False, "civilian", "person", form)]


def _dies(words: Words, i: int, last: int) -> bool:
    """Whether the name over [i, last) died of arms: "Ivan Petrenko died when a missile hit his car", "..., who led it, died in the blast"."""
    verb = last
    if words.at(i - 1) == "the":
        return False  # "two deminers of the HALO Trust, both mothers, died"
    if words.at(last) == ",":
        if words.at(last + 1) in ("a", "an") and find_head(words, last + 2, 1) is not None:
            return False  # "a surgeon" counts
        verb = next((at + 1 for at in range(last + 1, min(last + _BESIDE, words.size - 1)) if words.low[at] == ","), last)
    if words.at(verb) not in DYING or (words.at(verb + 1) == "of" and _WOUNDS.isdisjoint(words.low[verb + 2 : verb + 5])):
        return False  # "died of a heart attack"
    return _tells_of_arms(words, i)


def _tells_of_arms(words: Words, i: int) -> bool:
    """Whether the sentence of token `i` tells of weapons or attacks: firms are hurt by sanctions, and statesmen die of age."""
    near = range(max(0, i - _REACH), min(i + _REACH, words.size))
    return any(words.low[at] in _ARMS and words.sentence[at] == words.sentence[i] for at in near)


# so many tokens a sentence of a page has at most: keeps the work linear where one has more
_REACH = 80


_WOUNDS = frozenset({"wounds", "injuries", "burns"})


def _are_harmed(words: Words, i: int, last: int) -> bool:
    """Whether "were killed" follows a name and somebody beside it: "Ivan Petrenko and his wife were killed"."""
    named = words.capital[last + 1 : last + 3] == [True, True]
    if words.joined(last, 2) == ", and" and {"a", "an"}.isdisjoint(words.low[max(0, i - 9) : i]):
        last += 1  # "the police chief, Ivan Petrenko, and a guard were hurt", but "a doctor, Ivan Petrenko, and a guard" are told already
    beside = words.at(last + 1)
    joined = words.low[last] == "and" and (beside in POSSESSIVES or beside in ("a", "an") or begins_number(beside))
    if not (named or joined) or (words.at(i - 1) in STOPS and words.at(i - 1) not in ("and", "that")):
        return False
    for at in range(last + 2, min(last + _BESIDE, words.size - 1)):
        if words.low[at] == "were":
            return words.at(at + 1 + tells_more(words.low[at + 1])) in BEFALLING
    return False


_BESIDE = 12
_SENT = frozenset({"sent to prison", "sent to a", "sent to the", "sent to jail"})


def _past_insertion(words: Words, i: int, last: int) -> int:
    """Where the verb stands behind "was" in "Ivan Petrenko, whom Moscow had put in charge, was killed"; -1 elsewhere."""
    if words.at(last) != "," or not (words.at(last + 1) in _INSERTED or words.at(last + 1).isdigit()) or words.at(i - 1) in STOPS:
        return -1
    if words.at(i - 1) == "," and (noun := noun_at(words, i - 2)) is not None and noun.noun in PEOPLE:
        return -1  # "a farmer, Ivan Petrenko, 50, was killed": the farmer counts
    for at in range(last + 2, min(last + _FARTHEST, words.size - 2)):
        if words.sentence[at] != words.sentence[i] or words.low[at] in _SAID:
            return -1
        if words.low[at] == "," and words.low[at + 1] in ("was", "has", "had"):
            return at + 2
    return -1


_FARTHEST = 30
_INSERTED = frozenset("of from already once formerly then who whom whose a an the head mayor commander director deputy chief his its their".split())
_SAID = frozenset({"said", "says", "told", "wrote", "added", "reported", "where", "when", "after", "while", ";"})
_HARM = frozenset(
    "killed killing wounded wounding injured injuring murdered assassinated dead arrested detained arresting detaining jailed imprisoned "
    "sentenced remanded".split()
)
# of these, only those above are told of somebody named
BEFALLING = _HARM | {"hurt", "hospitalised", "hospitalized", "concussed"}


def _has_office(words: Words, i: int) -> bool:
    """Whether nothing but what somebody is stands between a verb of harm and the name at `i`: "killed grain magnate Ivan Petrenko"."""
    verb = next((at for at in (i - 2, i - 3, i - 4) if words.at(at) in _HARM), None)
    if verb is None or words.at(verb - 1) in BE or words.sentence[verb] != words.sentence[i]:
        return False
    if (noun := noun_at(words, i - 1)) is not None and noun.plural:
        return False
    return all(word.isalpha() and word not in STOPS for word in words.low[verb + 1 : i])


def _apposition(words: Words, last: int) -> int:
    """Where a name with its description ends: "Ivan Petrenko, a surgeon"."""
    if words.at(last) != ",":
        return last
    if words.at(last + 1) in ("a", "an") and (head := find_head(words, last + 2, 1)) is not None:
        return head.last
    # "Ivan Petrenko, the founder of a battalion, and one of his guards"
    end = next((at for at in range(last + 2, min(last + 14, words.size)) if words.low[at] in (",", ".", ";")), last)
    return end if words.joined(end, 2) == ", and" else last


def is_name_with_title(words: Words, begin: int, verb: int) -> bool:
    """Whether a name with a title stands between token `begin` and the "who" before a verb: "of opposition leader Ivan Petrenko, who died"."""
    who = next(at for at in range(verb - 1, begin - 1, -1) if words.low[at] == "who")
    last = first = who - (words.low[who - 1] == ",")
    while first > begin and (words.capital[first - 1] or words.low[first - 1] == "-"):
        first -= 1
    return begin < first < last and words.low[first - 1] in vocabulary().words["titles"] and "," not in words.low[begin:last]


def find_death(words: Words, i: int) -> list[Phrase]:
    """ "another death was reported in Odesa", "the region recorded a second fatality"; not "a death sentence" """
    at = i + 1 if words.at(i + 1) in DEATHS else i + 2
    if words.at(at) not in DEATHS or (at > i + 1 and words.low[i + 1] not in REST and words.low[i + 1] not in ORDINALS):
        return []
    behind = words.low[at + 1 : at + 5]
    passive = behind[:1] in (["was"], ["has"]) and not REPORTING.isdisjoint(behind[1:])
    told = not REPORTING.isdisjoint(words.low[max(0, i - 2) : i]) and ends_phrase(words, at + 1)
    return [Phrase(i, at + 1, 1, 1, False, "civilian", words.low[at], "number")] if passive or told else []


DEATHS = frozenset({"death", "fatality"})
REPORTING = frozenset("reported confirmed recorded registered admitted reporting recording confirming admitting reports confirms admits".split())
SELVES = frozenset({"himself", "herself"})


def find_object(words: Words, i: int) -> list[Phrase]:
    """ "hurting her and her driver": a victim told of by a pronoun counts beside the one who is named behind it."""
    harmed = words.at(i + 1) == "and" and words.at(i - 1) in _HARMING and words.sentence[i - 1] == words.sentence[i]
    return _one(i, i + 1, "article") if harmed else []


OBJECTS = frozenset({"him", "her"})
_HARMING = frozenset("killed killing wounded wounding injured injuring hurt hurting arrested arresting detained detaining".split())


def find_self(words: Words, i: int) -> list[Phrase]:
    """ "his wife died and he himself was wounded", "the driver was killed and Petrenko himself wounded" """
    named = i > 0 and (words.at(i - 1) in ("he", "she") or words.capital[i - 1])
    harmed = named and (words.at(i + 1) in _HARM or (words.at(i + 1) == "was" and not _HARM.isdisjoint(words.low[i + 2 : i + 4])))
    return _one(i, i + 1, "named") if harmed else []


# what befell the subject of a sentence
_BEFALLEN = frozenset({"killed", "wounded", "injured", "arrested", "detained", "hurt", "hospitalised", "hospitalized", "murdered", "concussed"})


def harmed_head(words: Words, first: int, start: int, plural: bool) -> Head | None:
    """The last word of the phrase over [first, ...) whose modifiers begin at `start`, where a verb of harm stands beside it.

    "wounded a shunter", "two shunters were injured"; nothing where the noun is no person ("killed 200 pigs") or does not agree in number.
    """
    if words.at(start) in ORDINALS:
        return None  # "a fifth died"
    last = _end_of_nouns(words, start)
    if last == start or last - start > _MOST_WORDS or (words.at(last) == "of" and not plural):
        return None
    noun = words.low[last - 1]
    if (noun.endswith("s") and not noun.endswith("ss")) != plural or len(noun) < 4 or noun in HEADS or not _is_person(words, start, last):
        return None
    return Head(last, "civilian", noun, plural) if _is_harmed(words, first, last) else None


_MOST_WORDS = 5


def _end_of_nouns(words: Words, start: int) -> int:
    """The index after the words that may be modifiers and noun: up to a stop, a mark, a number or a participle that is not the first."""
    at = start
    while at < words.size and words.low[at][0].isalpha() and words.low[at] not in STOPS and words.low[at] not in ADVERBS:
        if at > start and (words.low[at] in VERBS or words.low[at].endswith(("ed", "ing"))):
            break
        at += 1
    return start if words.at(at) == "-" else at


def _is_person(words: Words, start: int, last: int) -> bool:
    noun = words.low[last - 1]
    if noun.endswith(("ly", "'s", "s'", "ion", "ions", "ness", "ity", "ment", "ments", "ship", "ings", "ing")):
        return False
    return _NO_PEOPLE.isdisjoint(words.low[start:last])


def _is_harmed(words: Words, first: int, last: int) -> bool:
    before = first - 1
    if words.at(before) in _HARMING:
        return words.at(before - 1) not in BE
    if words.at(before) in ("of", "in", "from", "at", "near", "on", "by", "with", "to", "for"):
        return False
    last = at = _past_name(words, last)
    if words.at(at) in DYING and words.at(at + 1) != "of":
        return True
    while is_auxiliary(words.at(at)):
        at += 1
    return last < at <= last + 4 and words.at(at) in _BEFALLEN


def _past_name(words: Words, last: int) -> int:
    """Where the verb may stand behind a name between commas: "a shunter, Ivan Petrenko, was killed"."""
    at = last + 1
    while words.at(last) == "," and at < words.size and words.capital[at]:
        at += 1
    return at + 1 if last + 2 < at and words.at(at) == "," else last


_ARMS, _NO_PEOPLE = (frozenset(words_of("counted")["harmed"][name]) for name in ("arms", "no_people"))
