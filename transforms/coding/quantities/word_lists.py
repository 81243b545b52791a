"""Lists of words that several rules ask for, and those of words/function_words.toml and words/metrics.toml; no grammar here."""

from __future__ import annotations

from functools import cache

from transforms.coding.quantities.numerals import ARTICLES
from transforms.words import words_of

PEOPLE = frozenset({"civilian", "soldier"})
ANY_ARTICLE = ARTICLES | {"the"}
# "a single drone": an article that counts
ALONE = frozenset({"single", "lone", "solitary", "sole"})
WEAPONS = frozenset({"drone", "missile", "rocket", "bomb", "shell", "aircraft", "vessel", "weapon"})
# ... and what is fired or flown once
FIRED = frozenset({"drone", "missile", "rocket", "bomb"})
# the metrics of weapons
FLOWN = frozenset({"launched", "intercepted", "hit"})
# ... and of those whom an attack harms
HARMED = frozenset({"killed", "injured", "missing"})
# what befalls people alone, as texts tell it
BEFALLEN = frozenset({"hurt", "injured", "wounded", "killed", "dead", "missing", "hospitalised", "hospitalized", "unaccounted"})
# what begins the object of an active verb: "a drone destroyed a car"
DETERMINERS = frozenset({"a", "an", "the", "its", "his", "her", "their", "our"})
# how weapons are brought down
DOWNED = frozenset("shot downed destroyed intercepted neutralised neutralized jammed suppressed stopped brought shooting".split())
# children carried off
DRIVEN = frozenset({"abducted", "deported", "displaced"})
# the same behind those who were: "children taken to Russia"
TAKEN_AWAY = frozenset({"taken to russia", "taken to crimea", "taken to belarus", "taken by russia"})
SAYING = frozenset({"said", "says", "wrote", "told", "added", "announced", "reported", "confirmed", "claimed", "posted", "noted"})
# where aircraft are met by others and led away
MET_ABROAD = frozenset("escorted escorting norad alaska baltic transponder transponders typhoons eurofighters luftwaffe".split())
# verbs that make a number the least: "exceeds 300", "topped $9bn"
EXCEEDING = frozenset("exceed exceeds exceeded exceeding surpass surpasses surpassed surpassing topped tops topping".split())
# two words behind a number that sums up: "15 in all"
IN_ALL = frozenset({"in all", "in total", "all told", "so far", "to date"})
# what sets an insertion off
ASIDES = frozenset({"–", "—", "(", ")"})
# what those do who are killed
DYING = frozenset({"died", "perished", "succumbed", "dies"})
# what befell people, as nouns
HARMS = frozenset({"deaths", "injuries", "fatalities", "casualties", "arrests"})
# auxiliaries of one person or thing
SINGULAR = frozenset({"is", "was", "has"})
BODIES = frozenset({"body", "bodies", "remains", "corpse", "corpses", "bones", "skeletons"})
# what befalls those who are counted; as participles some also describe: "two wounded soldiers"
VERBS = frozenset(
    "killed hurt dead missing shot died hit wounded injured lost fell held brought taken sent fled struck found came went broke blew burned".split()
)
PUNCTUATION = frozenset('.,;:!?()[]…—–“”"')


# the function words that bound phrases
_FUNCTION_WORDS = {name: frozenset(listed) for name, listed in words_of("function_words").items()}
STOPS, ADVERBS, CLAUSE_BREAKS, BE, HAVE = (_FUNCTION_WORDS[name] for name in ("stops", "adverbs", "clause_breaks", "be", "have"))
PRONOUNS_OF, POSSESSIVES, REST = (_FUNCTION_WORDS[name] for name in ("pronouns_of", "possessives", "rest"))
MEASURES, BEHIND = _FUNCTION_WORDS["measures"], _FUNCTION_WORDS["behind"]


@cache
def context_words(name: str) -> frozenset[str]:
    """What tells by its mere presence how a number is meant, from words/metrics.toml."""
    return frozenset(words_of("metrics")["context"][name])
