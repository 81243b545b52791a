"""Verbs of saying that tell something else where they stand: "was accused of", "the blast claimed two lives", "called off"."""

from __future__ import annotations

import itertools

from transforms.coding.speech.complements import names_it, rings_up
from transforms.coding.speech.phrases import behind_adverbials
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import is_state, state_at
from transforms.coding.text.vocabulary import PAST, THIRD, Verb, vocabulary


def is_passive(t: Text, i: int, verb: Verb) -> bool:
    """Whether a form tells what is said of somebody: "was asked", "the Rada is now asked", "claimed by Moscow", "a man accused of theft"."""
    if verb.form != PAST:
        return False
    words, before, following, lemma = vocabulary().words, t.at(i - 1), t.at(i + 1), verb.lemma
    if before in words["passive"] or before in _STANDING or (before in words["adverbs"] and t.at(i - 2) in words["passive"]):
        return True
    if following == "by":
        return not t.at(i + 2).endswith("ing") and t.at(i + 2) not in _WIRES
    if following == "to" and lemma == "say":  # "said to be hiding", but "he said to reporters"
        return not (t.at(i + 2) in words["heard_by"] or (i + 2 < t.size and t.tokens[i + 2].is_name))
    if following == "to" and lemma == "report":  # "cases reported to the police", but "Petrenko reported to the president"
        return not ((i + 2 < t.size and t.tokens[i + 2].is_name) or (i > 0 and t.tokens[i - 1].is_name))
    return following in _OBJECTLESS.get(lemma, ()) and _GAPS.isdisjoint(t.low[max(t.sentence_start(i), i - 12) : i])


# "stands accused"
_STANDING = frozenset({"stands", "stood", "stand"})
# "said by phone"
_WIRES = frozenset({"hand", "phone", "telephone", "email", "e-mail", "text", "video", "satellite", "letter", "radio", "videolink", "way"})
# what stands behind these where they have no object: something is said of somebody, not by him; but "what he blamed for it", "whom he thanked for it"
_OBJECTLESS = {
    "accuse": ("of",),
    "attribute": ("to",),
    "blame": ("for",),
    "condemn": ("to", "for"),
    "credit": ("with",),
    "criticise": ("for",),
    "criticize": ("for",),
    "mock": ("for",),
    "praise": ("for",),
    "rebuke": ("for",),
    "thank": ("for",),
    "urge": ("to",),
}
_GAPS = frozenset({"what", "which", "that", "whom"})


def means_otherwise(t: Text, i: int, verb: Verb) -> bool:
    """Whether a verb means something else than saying: "claimed the lives of five", "never took credit", "added 12 ships", "called off"."""
    lemma, following = verb.lemma, t.at(i + 1)
    if following in _PHRASAL.get(lemma, ()):
        if lemma == "call" and following == "in":
            return "for" not in t.low[i + 2 : i + 12]  # "called in Lviv for more shells"
        if lemma == "claim":  # "a raid that the SBU claimed as its own", not "islands that Tokyo claims as its own"
            which = t.last_before(i, _RELATIVE, _OWNED)
            is_raid = which is not None and t.at(which - 1) in vocabulary().words["raids"] and t.at(which - 2) != "under"
            return not (is_raid and verb.form == PAST and t.at(i + 3) == "own")
        return behind_adverbials(t, i + 1) == i + 1 and t.at(i + 2) != "record"  # "counted on Monday", "put on record"
    if verb.form == THIRD and t.at(i - 1) in _NOUNS_BEHIND.get(lemma, ()):
        return True  # "jailed over two online posts about the war", "dismissed Western claims"
    if lemma in _ADMITTING and t.at(i - 1) == "never":
        return True
    if lemma in _WITH_OUT:
        return following != "out" or t.at(i + 2) == "to"  # "set out to free the town"
    if lemma == "claim":
        return not _LIVES.isdisjoint(t.low[i + 1 : i + 5])
    if lemma in ("take", "accept"):
        return t.at(i - 1) in ("never", "not", "to")
    if lemma == "add":
        return following[:1].isdigit() or following in _OBJECTS or _puts_on_list(t, i)
    if lemma in _CLAPPING and following in ("as", "when", "while"):  # "delegates applauded as the governor signed", not "applauded as a step"
        is_quoted = any(t.sentence_start(i) <= quote.last < i for quote in t.quotes)  # "“A brave step,” he applauded as"
        return not is_quoted and t.at(i + 2) not in ("a", "an", "“")
    if lemma == "call":
        is_visit = following == "at" and not any(t.sentence_start(i) <= quote.last < i for quote in t.quotes)  # "called at the headquarters"
        is_visit = is_visit and _CALLED_FOR.isdisjoint(itertools.takewhile(lambda low: low not in (",", ".", ";"), t.low[i + 2 :]))
        return is_visit or (rings_up(t, i) and not names_it(t, i))
    if lemma == "welcome":
        return _receives(t, i)
    if lemma == "confirm":  # "parliament confirmed Ivo Lopes as minister"
        end = behind_guest(t, i)
        if end > i + 1 and t.at(end) == ",":  # "confirmed Ivo Lopes, a diplomat now in Riga, as ambassador"
            end = next((j + 1 for j in range(end + 1, min(end + 12, t.size)) if t.low[j] == ","), end)
        return end > i + 1 and t.at(end) == "as"
    return (lemma == "recall" and _fetches_home(t, i)) or (lemma == "dismiss" and _removes(t, i)) or (lemma == "tell" and orders(t, i))


# tokens of who claims a raid
_OWNED = 9
_RELATIVE = frozenset({"that", "which"})
# what these verbs are no saying with: "called off", "whom Moscow has put in charge"
_PHRASAL = {
    "add": frozenset({"tax", "$", "€", "£", "to", "another", "more", "nothing"}),
    "answer": frozenset({"for"}),
    "brief": frozenset({"on"}),
    "call": frozenset({"up", "off", "out", "in"}),
    "claim": frozenset({"as"}),
    "give": frozenset({"no", "up", "away"}),
    "count": frozenset({"itself", "himself", "herself", "on", "down", "out", "among", "towards", "for"}),
    "plead": frozenset({"guilty", "not"}),
    "point": frozenset({"at", "to"}),
    "post": frozenset({"in"}),
    "put": frozenset({"in", "on", "into", "forward", "up", "off", "out", "under", "together", "pressure", "an", "aside", "forth", "down"}),
    "report": frozenset({"for"}),
    "swear": frozenset({"in"}),
    "write": frozenset({"off", "down"}),
    "thank": frozenset({"to"}),
}
# "laid out a plan", "spelled out the terms"
_WITH_OUT = frozenset({"set", "lay", "spell"})
_LIVES = frozenset({"life", "lives", "victim", "victims"})


# "whose Council added them to its list"
_OBJECTS = frozenset({"them", "him", "us", "me"})
# "called at the summit for a truce"
_CALLED_FOR = frozenset({"for", "on", "to", "that"})
_ADMITTING = frozenset({"acknowledge", "admit", "confirm", "recognise", "recognize"})
_NOUNS_BEHIND = {"post": frozenset({"online", "media", "blog"}), **dict.fromkeys(("claim", "report", "call"), frozenset({"western"}))}
_CLAPPING = frozenset({"applaud", "cheer", "clap"})


def _puts_on_list(t: Text, i: int) -> bool:
    """Whether something is added to others: "added the bank to its sanctions list"; not "added that the bank was on the list"."""
    to = next((j for j in range(i + 2, min(i + 14, t.size)) if t.low[j] in _ENDS_OBJECT_ADDED or t.low[j] == "to"), i)
    return t.low[to] == "to" and t.at(to + 1) not in _LISTS and not _LISTS.isdisjoint(t.low[to + 1 : to + 6])


_ENDS_OBJECT_ADDED = frozenset({"that", "said", "was", "were", "is", "are", "had", "has", "would", "will", ".", ";", ":", "“"})
_LISTS = frozenset({"list", "lists", "register", "registry", "blacklist"})


def _receives(t: Text, i: int) -> bool:
    """Whether it is somebody who is welcomed, somewhere: "welcomed Bulgarian President Ivo Lopes to Riga"; not "welcomed Latvia's offer to help"."""
    at = behind_guest(t, i)
    return at > i + 1 and t.at(at) in ("to", "at", "in") and not is_state(t, i + 1, at)


def behind_guest(t: Text, i: int) -> int:
    """Index behind the names and titles that follow token `i`, `i` + 1 where none do."""
    at = i + 1
    while at < t.size and (t.tokens[at].is_name or t.low[at] in vocabulary().words["titles"]):
        at += 1
    return at


def _fetches_home(t: Text, i: int) -> bool:
    """Whether envoys are recalled rather than what was: "recalled its ambassador", not "recalled that the ambassador had left"."""
    at = next((j for j in range(i + 1, min(i + 6, t.size)) if t.low[j] in _ENVOYS or t.low[j] in _OF_MEMORY), i)
    return t.low[at] in _ENVOYS


_ENVOYS = frozenset({"ambassador", "ambassadors", "envoy", "envoys", "diplomats", "staff", "consul", "d'affaires"})
_OF_MEMORY = frozenset({"that", "how", "what", "when", "where", "who", "'s", ",", ".", ";", ":", "“"})


def _removes(t: Text, i: int) -> bool:
    """Whether somebody is dismissed from an office rather than a claim: "dismissed the heads of two districts", not "dismissed it as"."""
    words = vocabulary().words
    end = next((j for j in range(i + 1, min(i + 9, t.size)) if t.low[j] in _ENDS_OBJECT), i)
    head = end - 1
    is_office = t.low[head] in words["titles"] or t.low[head] in words["nouns"] or t.low[head] in _BOARDS
    if t.tokens[head].is_name:  # "dismissed Defence Minister Ivo Lopes", "dismissed Ivo Lopes, an aide"
        is_named = head == i + 2 and t.tokens[i + 1].is_name and state_at(t, i + 1) is None
        is_named = is_named and (t.at(end) == "and" or (t.at(end) == "," and (t.at(end + 1) in _OF_STAFF or t.at(end + 2) in _LED)))
        is_office = is_office or is_named or any(t.low[j] in words["titles"] for j in range(i + 1, head))
    if t.at(end) == "as" and t.at(end + 1) in words["titles"]:  # "dismissed Ivo Lopes as head of the agency"
        return True
    if t.at(end) == "as" and t.at(end + 2) == "'s":  # "dismissed Ivo Lopes as Latvia's ambassador"
        return t.tokens[head].is_name and not _POSTS.isdisjoint(t.low[end + 3 : end + 6])
    if t.at(end) == "'s":  # "dismissed Ivo Lopes’s deputy"
        return t.at(end + 1) in words["titles"] or t.at(end + 1) in words["staff"]
    is_judged = t.at(end) == "as" and t.at(end + 1) in ("a", "an", "the", "“")  # "dismissed the president as a puppet"
    return head > i and not is_judged and is_office


_ENDS_OBJECT = frozenset({"of", "in", "at", "for", "on", "from", "over", "after", "and", "as", "'s", ",", ".", ";", "who", "whom", "amid"})
# what a state takes from its own: "as Latvia's ambassador"; not "as Ukraine's president"
_POSTS = frozenset({"ambassador", "envoy", "minister", "commander", "chief", "head", "representative", "consul", "prosecutor", "governor"})
_BOARDS = frozenset({"government", "cabinet", "board", "governor-general", "appeal", "appeals", "lawsuit", "suit", "motion", "petition"})


# "dismissed Ivo Lopes, one of his aides"
_OF_STAFF = frozenset({"a", "an", "the", "one", "his", "her", "its", "head", "chief", "deputy"})


_LED = frozenset({"commanded", "led", "headed", "ran"})


def orders(t: Text, i: int) -> bool:
    """Whether "told residents of two villages to leave", "were told by the army to leave" is an order rather than a remark."""
    words = vocabulary().words
    to = next((j for j in range(i + 2, min(i + 14, t.size - 1)) if t.low[j] == "to" and t.low[j + 1] in words["ordered"]), None)
    if to is None or any(low in (",", "that", ";", ".") for low in t.low[i + 1 : to]):
        return False
    return t.low[i + 1] in _ORDERED or not words["inhabitants"].isdisjoint(t.low[i + 1 : to])


# "were told by the army to leave", "told them to go"
_ORDERED = frozenset({"by", "them", "him", "her", "us"})
