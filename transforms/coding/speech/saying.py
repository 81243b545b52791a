"""Whether a form of a verb means that somebody says something: finite, active, and with what it needs beside it.

Who says it is decided elsewhere.
"""

from __future__ import annotations

from transforms.coding.speech.complements import quote_follows
from transforms.coding.speech.frames import MERELY, in_frame
from transforms.coding.speech.other_meanings import is_passive, means_otherwise
from transforms.coding.speech.phrases import ABOUT, SITES, behind_adverbials, is_number
from transforms.coding.speech.subjects import is_verbal
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import BASE, MODALS, PAST, THIRD, Verb, vocabulary


def says(t: Text, i: int, verb: Verb) -> bool:
    """Whether a form is finite, active and has what it needs to mean saying: "Kyiv claims 12 drones".

    Not so "claimed by Kyiv", "to claim", "its claims", nor "the blast claimed two lives".
    """
    if verb.form == BASE and _says_only(t, i):
        return True
    return _is_finite(t, i, verb) and means_saying(t, i, verb)


def means_saying(t: Text, i: int, verb: Verb) -> bool:
    """Whether a form has what it needs to mean saying, be it finite or not: "by urging Xi to act", not "by calling off the vote"."""
    if is_passive(t, i, verb) or means_otherwise(t, i, verb):
        return False
    if verb.lemma not in vocabulary().needs or (verb.lemma == "read" and t.quoted[i - 1]):  # "“...,” read a statement by the ministry"
        return True
    return in_frame(t, i, verb) or _stands_behind(t, i, verb) or _is_with_quote(t, i, verb) or _needed_follows(t, i, verb) or _on_site(t, i, verb)


def _on_site(t: Text, i: int, verb: Verb) -> bool:
    """Whether what is done is done in a post: "ridiculed on X the ban", "protested on Telegram"; not "a letter that the party put on Facebook"."""
    is_judging = verb.lemma in vocabulary().words["with_quote"] and verb.lemma not in ("find", "call")
    return is_judging and t.at(i + 1) in ("on", "via") and t.at(i + 2) in SITES


def would_say(t: Text, i: int, verb: Verb) -> bool:
    """Whether a participle or an infinitive means saying where its past would: "..., claiming 12 drones", "used his address to claim"."""
    return says(t, i, Verb(verb.lemma, PAST, verb.stance))


def _says_only(t: Text, i: int) -> bool:
    """Whether somebody tells all that he would: "would only say", "would speak only of"."""
    is_all = (t.at(i - 1) == "would" and t.at(i + 1) in MERELY) or (t.at(i - 1) in MERELY and t.at(i - 2) in ("would", "could"))
    return is_all and (t.low[i] == "say" or (t.low[i] == "speak" and "of" in t.low[i + 1 : i + 3]))


def _is_finite(t: Text, i: int, verb: Verb) -> bool:
    """Whether a form is a sentence's verb: not "to call", "a telephone call", "their claims", "a letter written in May"."""
    words, low, before, following = vocabulary().words, t.low[i], t.at(i - 1), t.at(i + 1)
    is_owner = before in _NO_SUBJECT and not (before == "her" and t.at(i - 2) in ABOUT)  # "an officer beside her spoke"
    is_owner &= not (before == "'s" and low in ("said", "says") and t.tokens[i - 2].is_name)  # "McDonald’s said"
    if verb.lemma == "post" and before in words["writings"] and following == "on":
        return False  # "told him in a video posted on Telegram"
    if before in words["articles"] or is_owner or (before == "have" and t.at(i - 2) == "to"):
        return False
    if low in _PERFECT:
        return any(t.at(j) in _HAVE for j in range(i - 1, i - 4, -1))
    if (low == "states" and _are_lands(t, i)) or (low == "state" and following not in ("that", "“", ":") and not before.endswith("s")):
        return False
    if verb.form == THIRD and before == "media" and (low != "says" or t.at(i - 2) == "social"):
        return False  # "Media claims of a mutiny", "Social media says", but "state media says"
    if (low == "reports" and following in _OF_REPORTS) or (low == "claims" and following in _OF_CLAIMS):
        return False  # "Unconfirmed reports say", "Ukrainian claims for damages"
    if verb.form != BASE:
        return True
    if low == "call" and not words["articles"].isdisjoint(t.low[max(0, i - 3) : i]):
        return False
    if before in _BEFORE_NOUN:
        return False  # "in its daily tally"
    return before not in _INFINITIVE and before not in words["passive"] and following != "by" and (following != "of" or verb.lemma == "speak")


def _are_lands(t: Text, i: int) -> bool:
    """Whether "states" means lands: "soldiers of NATO states", "leaders of Baltic states in Riga"; not "the ministry states in a report"."""
    before, is_body = t.at(i - 1), t.at(i - 1) in vocabulary().words["heads"] or t.at(i - 1) == ","
    if before not in _OF_LANDS and t.tokens[i - 1].is_name and (t.low[i + 1 : i + 3] in _IN_REPORT or _closes_claim(t, i)):
        return False  # "the General Staff states in its tally"
    return before in _OF_LANDS or is_number(t, i - 1) or (not is_body and t.at(i + 1) not in _STATED)


def _closes_claim(t: Text, i: int) -> bool:
    """Whether a name alone stands between a comma and the last verb of a sentence: "..., Zelenskyy states."; not "China, India and BRICS states."."""
    start = i - 1
    while start > 0 and t.tokens[start - 1].is_name:
        start -= 1
    return t.at(i + 1) == "." and t.at(start - 1) == ","


_OF_LANDS = frozenset(
    "visegrad schengen cis csto brics sahel nato eu member gulf european baltic nordic balkan african asian arab other all both".split()
)
_IN_REPORT = (["in", "its"], ["in", "his"], ["in", "a"], ["in", "an"])
_STATED = frozenset("that : , there it he she they the a an this no only clearly “".split())


_NO_SUBJECT = frozenset(
    {"'s", "his", "her", "its", "their", "no", "in", "of", "on", "for", "from", "with", "by", "into", "about", "these", "such", "any"}
    | {"over", "amid", "against", "despite"}  # "over alleged membership of a group"
)
_BEFORE_NOUN = frozenset({"daily", "nightly", "weekly", "monthly", "latest", "final", "official", "joint", "own"})
_INFINITIVE = MODALS | {"to", "not"}
_OF_CLAIMS = frozenset({"for", "against", "of"})
_OF_REPORTS = frozenset(
    {"of", "say", "said", "suggest", "suggested", "claim", "claimed", "indicate", "indicated", "spoke", "speak", "put", "from", "were"}
)
# forms that are a sentence's verb behind "has" or "had" only
_PERFECT = frozenset({"written", "spoken", "taken"})
_HAVE = frozenset({"has", "have", "had", "having"})


def _stands_behind(t: Text, i: int, verb: Verb) -> bool:
    """Whether a verb closes its claim, which stands before it: "..., the institute concluded.", "the man, police believe, is in Belarus"."""
    words = vocabulary().words
    if verb.lemma not in words["closing"] or t.at(i + 1) not in _WITH.get(verb.lemma, (t.at(i + 1),)):
        return False
    than = t.last_before(i, _THAN)
    if than is not None and "," not in t.low[than:i]:
        return False  # "more drones than the air force recorded in July"
    start = i + 1 + (verb.lemma in _WITH)
    hearer = next((j for j in (start, start + t.at(start).isalpha()) if t.at(j) in _HEARERS), start - 1)
    if verb.lemma == "brief" and hearer < start:
        return False  # "after a briefing"
    behind = behind_adverbials(t, hearer + 1)  # "the agency notified residents", "the general briefed allied ministers"
    if t.at(behind) in (".", ",", ";", ":"):
        if verb.form == THIRD and t.tokens[i - 1].is_name and "," in t.low[max(0, i - _NAME) : i]:
            return True  # "..., the Institute for War judges"
        return verb.form == PAST or verb.lemma not in _NOUNS or (behind > hearer + 1 and t.at(i - 1) != ",")  # "the staff judges in an update."
    if t.low[i] in ("found", "finds") and t.at(i + 1) == "in":
        return not words["reports"].isdisjoint(t.low[i + 2 : i + 5])  # "..., the office found in a report"
    if verb.form == BASE:
        return False
    if verb.lemma in words["speaking"]:
        is_told = t.at(start) in _CIRCUMSTANCES or t.at(start) in ("to", "with")
        return behind > start or (is_told and "," in t.low[t.sentence_start(i) : i])
    # "the staff judges in an update", not "judges in Kyiv"
    is_present = verb.form == THIRD and t.at(i - 1) != "," and (t.at(start) != "in" or t.at(start + 1) in words["articles"])
    return (verb.form == PAST or is_present) and verb.lemma not in _OTHERWISE and t.at(start) in _CIRCUMSTANCES and _is_behind_claim(t, i)


_THAN = frozenset({"than"})
# tokens of a name with its comma
_NAME = 9


def _is_behind_claim(t: Text, i: int) -> bool:
    """Whether a whole clause stands before a comma before a verb's subject: "Missiles crossed Moldova, the minister protested after the alert"."""
    floor = t.sentence_start(i)
    comma = next((j for j in range(floor, i) if t.low[j] == "," and not t.quoted[j]), floor)
    return t.low[floor] not in vocabulary().words["openers"] and any(is_verbal(t, j) for j in range(floor, comma))


# what these do before a preposition is something else as often: "all of them charged in absence", "splinters laid out on a bench"
_OTHERWISE = frozenset({"read", "set", "lay", "spell", "charge", "believe", "hope", "think"})
_HEARERS = frozenset(
    "consumers customers subscribers clients residents reporters journalists lawmakers parliament deputies "
    "senators ministers ambassadors envoys generals".split()
)
# "..., the ministry worked out"
_WITH = dict.fromkeys(("work", "set", "lay", "spell"), ("out",)) | {"tot": ("up",)}
# "talks about guarantees.", "refused the demands."
_NOUNS = frozenset("grant charge protest object state note guarantee find demand answer post forecast reason sigh judge hope thunder".split())
# "..., the ministry concluded after a search"
_CIRCUMSTANCES = frozenset(
    {"after", "during", "in", "at", "following", "while", "from", "on", "when", "before", "as", "late", "early", "citing", "based"}
)


def _is_with_quote(t: Text, i: int, verb: Verb) -> bool:
    """Whether quoted words beside a verb make it saying: "called the visit an “outrage”", "suggested in Oslo: “...”", "“Never,” he grumbled"."""
    takes_quote = verb.lemma in vocabulary().words["with_quote"]
    if takes_quote and _fills_what(t, i):
        return True
    if not t.quotes:
        return False
    if verb.lemma == "protest" and t.at(i + 1) == "“" and t.at(i + 2) in ("for", "against"):
        return False  # "students protested “against corruption”"
    return (takes_quote and quote_follows(t, i)) or (verb.form == PAST and (_closes_quote(t, i) or _leads_to_quote(t, i)))


def _fills_what(t: Text, i: int) -> bool:
    """Whether "what" or "how" stands for the words: "in what the mayor described as revenge", "“Late” is how the mayor characterised it"."""
    what = next((j for j in range(i - 1, max(-1, i - 10), -1) if t.low[j] in ("what", ",", "how")), i)
    return t.low[what] == "what" or (
        t.low[what] == "how" and not t.low[i].startswith("call") and t.at(what - 1) in ("is", "was") and t.quoted[what - 2] > 0
    )


def _leads_to_quote(t: Text, i: int) -> bool:
    """Whether a colon leads from a verb to quoted words: "suggested in Oslo on Friday: “...”"."""
    colon = next((j for j in range(i + 1, min(i + 9, t.size - 1)) if t.low[j] in (":", ",", ";", ".", "that")), i)
    return t.low[colon] == ":" and bool(t.quoted[colon + 1])


def _closes_quote(t: Text, i: int) -> bool:
    """Whether a verb's subject stands right behind quoted words that lead to it with a comma: "“Never,” one officer grumbled to the BBC"."""
    last = next((j for j in range(i - 1, max(0, i - 12), -1) if t.quoted[j]), None)
    if last is None or last == i - 1:
        return False
    if t.low[last - 1] not in (",", "?", "!") and (t.low[last + 1] != "," or not 2 < i - last < 8 or t.low[last + 2] in _LEADING_ON):
        return False
    return not any(t.low[j] in ("that", "who", "which", "and", "but") or t.low[j] in _BE for j in range(last + 1, i))


_LEADING_ON = frozenset({"while", "when", "as", "after", "before", "where", "said", "told", "which", "with", "in", "although", "though"})
_BE = frozenset({"was", "were", "is", "are", "be", "been", "being", "has", "have", "had", "to"})


def _needed_follows(t: Text, i: int, verb: Verb) -> bool:
    """Whether a word that a verb needs stands within its reach, or behind its day or channel: "warned on Monday that"; "#" stands for a number."""
    needs, behind = vocabulary().needs[verb.lemma], behind_adverbials(t, i + 1)
    within = (*range(i + 1, min(i + 1 + _REACH.get(verb.lemma, 1), t.size)), *range(behind, min(behind + 1, t.size)))
    if verb.lemma == "put":
        within = tuple(j for j in within if t.low[j] == "at" and t.at(j + 1) not in _PUT_AT)
    return any(t.low[j] in needs or ("#" in needs and t.low[j][0].isdigit()) for j in within)


# "put civilians at risk", "put their names to a letter at the base"
_PUT_AT = frozenset({"risk", "the", "his", "her", "its", "their", "ease", "stake", "rest"})


# how far behind these the word may stand: "put the number of dead at", "voiced deep concern"
_REACH = (
    dict.fromkeys(("put", "give", "attribute"), 30)
    | dict.fromkeys(("mark", "classify", "map", "mock", "deride", "ridicule", "credit"), 9)
    | dict.fromkeys(("threaten", "confess", "issue", "call", "post", "voice", "express", "make", "defend", "let", "take", "accept", "convey"), 4)
    | dict.fromkeys(("raise", "lower", "revise", "update", "correct", "renew", "extend", "float", "vent", "break"), 4)
    | dict.fromkeys(("set", "lay", "spell"), 8)
    | {"find": 2, "rule": 2}
)
