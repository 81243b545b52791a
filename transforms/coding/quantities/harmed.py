"""People whom the word lists do not know, by what befell them: who is wounded, killed or arrested is a person unless a list says otherwise."""

from __future__ import annotations

from functools import cache

from transforms.coding.quantities.heads import VERBS, Head, lexicon
from transforms.coding.text.split import Words
from transforms.coding.text.word_files import words_of

# what befell the subject of a sentence
_BEFALLEN = frozenset({"killed", "wounded", "injured", "arrested", "detained", "hurt", "hospitalised", "hospitalized", "murdered", "concussed"})
_HARMING = frozenset({"killed", "killing", "wounded", "wounding", "injured", "injuring", "arrested", "arresting", "detained", "detaining"})


def harmed_head(words: Words, first: int, start: int, plural: bool) -> Head | None:
    """The last word of the phrase over [first, ...) whose modifiers begin at `start`, where a verb of harm stands beside it.

    "wounded a shunter", "two shunters were injured"; nothing where the noun is no person ("killed 200 pigs") or does not agree in number.
    """
    last = _end_of_nouns(words, start)
    if last == start or last - start > _MOST_WORDS or (words.at(last) == "of" and not plural):
        return None
    noun = words.low[last - 1]
    if (noun.endswith("s") and not noun.endswith("ss")) != plural or len(noun) < 4 or noun in lexicon().heads or not _is_person(words, start, last):
        return None
    return Head(last, "civilian", noun, plural) if _is_harmed(words, first, last) else None


_MOST_WORDS = 5


def _end_of_nouns(words: Words, start: int) -> int:
    """The index after the words that may be modifiers and noun: up to a stop, a mark, a number or a participle that is not the first."""
    at, lex = start, lexicon()
    while at < len(words) and words.low[at][0].isalpha() and words.low[at] not in lex.stops and words.low[at] not in lex.adverbs:
        if at > start and (words.low[at] in VERBS or words.low[at].endswith(("ed", "ing"))):
            break
        at += 1
    return start if words.at(at) in ("-", "'s") else at


def _is_person(words: Words, start: int, last: int) -> bool:
    noun = words.low[last - 1]
    if noun.endswith(("ly", "'s", "s'", "ion", "ions", "ness", "ity", "ment", "ments", "ship", "ings", "ing")):
        return False
    return _no_people().isdisjoint(words.low[start:last])


def _is_harmed(words: Words, first: int, last: int) -> bool:
    before = first - 1
    if words.at(before) in _HARMING:
        return words.at(before - 1) not in lexicon().be
    if words.at(before) in ("of", "in", "from", "at", "near", "on", "by", "with", "to", "for"):
        return False
    at = last
    while words.at(at) in lexicon().be or words.at(at) in lexicon().have or words.at(at) in ("also", "reportedly") or words.at(at).endswith("ly"):
        at += 1
    return last < at <= last + 4 and words.at(at) in _BEFALLEN


@cache
def _no_people() -> frozenset[str]:
    return frozenset(words_of("counted")["harmed"]["no_people"])
