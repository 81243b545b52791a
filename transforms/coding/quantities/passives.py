"""Which way a past form points: active before its object, or passive behind its subject."""

from __future__ import annotations

from transforms.coding.quantities.lexicon import begins_number, is_amount
from transforms.coding.quantities.word_lists import BE, CLAUSE_BREAKS, DETERMINERS, HAVE, STOPS
from transforms.coding.text.day_names import WEEKDAYS
from transforms.coding.text.split import Words
from transforms.coding.text.vocabulary import tells_more

# "shells fired at the port", "drones sent against the port"
_AIMING = frozenset({"at", "against"})
_QUOTES = frozenset("“”‘'")
PARTICLES = frozenset({"at", "on", "with", "by", "near", "in", "into", "to", "from", "of", "against", "for"})


def is_passive(words: Words, first: int, last: int, begins: set[int], ends: set[int]) -> bool:
    """Whether a past form stands in the passive: by its auxiliary, or by where the counted phrase stands."""
    if words.at(first - 1) == "have" and words.at(first - 2) == "to":
        return False  # "soldiers who are said to have killed a captive"
    at = skip_back(words, first - 1)
    before = words.at(at)
    if before in BE or (first in ends and _is_of_whole(words, first)):
        return True
    if before in HAVE and is_amount(words, last):
        return False  # "has clawed back 12 square kilometres and two villages"
    if words.at(last) == ":" and first in ends:
        return True  # "reported 19 drones shot down: 13 in the Odesa region"
    if words.at(last) == "by" or (first in ends and words.at(last - 1) in _AIMING and not begins_number(words.at(last))):
        return True  # "six missiles fired at the city"
    if before in HAVE and words.at(last)[:1] == "”":
        return False  # "had “liberated” Lyman"
    if _takes_name(words, last) or (words.at(last) in _SHARES and words.at(last + 1) == "of" and words.at(last - 1) not in PARTICLES):
        return False
    if words.at(last) == "or" and words.at(last + 1) in _PARTICIPLES and _begins_soon(words, last + 2, begins, 0):
        return False  # "air defences shot down or jammed 40 drones"
    if before in HAVE or _begins_soon(words, last, begins, 1):
        return before in HAVE and not _begins_soon(words, last, begins, 5)
    if is_amount(words, last) or (words.at(last) in DETERMINERS and words.at(last - 1) not in _AIMING):
        return False
    if first in ends:
        return _stands_alone(words, last)
    return not _begins_soon(words, last, begins, 5)


def _is_of_whole(words: Words, first: int) -> bool:
    """ "of the 300,000 reservists drafted just 77,000 are serving": the verb at token `first` tells of the whole, not of the part behind it"""
    of = next((at for at in range(first - 1, max(first - _SIGHT, -1), -1) if words.low[at] == "of"), None)
    if of is None:
        return False
    opens = of == 0 or words.begins_sentence(of) or words.at(of - 1) in ("out", ",", "that", "and", "but", "said")
    return opens and begins_number(words.at(of + 1 + (words.at(of + 1) == "the")))


_SIGHT = 6
# "shot down most of the 60 drones"
_SHARES = frozenset({"most", "half", "some", "many", "all", "much"})


def _takes_name(words: Words, last: int) -> bool:
    """ "captured Ivanivka and two villages", but "villages captured on Monday", "captured, Kyiv said" """
    if words.at(last - 1) in PARTICLES or words.capital[last : last + 1] != [True]:
        return False
    end = last + 1
    while end < words.size and words.capital[end]:
        end += 1
    return words.at(end) in ("and", ",") and (
        begins_number(words.at(end + 1)) or words.at(end + 1) in DETERMINERS or words.capital[end + 1 : end + 2] == [True]
    )


def _stands_alone(words: Words, i: int) -> bool:
    """Whether no object follows a verb: "a drone shot down near Tula", not "a drone disabled power lines"."""
    word = words.at(i)
    return words.at(i - 1) in PARTICLES or not word or word in STOPS or word in _WHEN or not word[0].isalpha() or word.endswith("ly")


_WHEN = WEEKDAYS | {"underground", "abroad", "last", "this", "all", "further", "elsewhere", "following", "seven", "dead", "fighting"}


def skip_back(words: Words, at: int) -> int:
    """The last token before adverbs, quotation marks and a coordinated participle ("were killed or injured")."""
    for _ in range(6):
        word = words.at(at)
        if word in _QUOTES or word in _LIGHT or tells_more(word):
            at -= 1
        elif word in ("and", "or") and words.at(at - 1) in _PARTICIPLES:
            at -= 2
        else:
            break
    return at


# besides what tells more of a verb
_LIGHT = frozenset("either themselves himself said to have reported so far not still".split())
_PARTICIPLES = frozenset(
    "killed injured wounded captured destroyed detained hurt suppressed intercepted jammed arrested freed launched damaged".split()
)
_NO_OBJECT = frozenset(
    {",", ".", "by", ";", "and", "or", "in", "at", "near", "from", "for", "with", "of", "over", "to", "across", "during", "throughout", "within"}
)


def _begins_soon(words: Words, i: int, begins: set[int], within: int) -> bool:
    """Whether a counted phrase begins within so many tokens, no stop of sense between."""
    for at in range(i, min(i + within + 1, words.size)):
        if at in begins:
            return True
        if words.low[at] in CLAUSE_BREAKS or words.low[at] in _NO_OBJECT or words.low[at] in BE:
            return False
    return False
