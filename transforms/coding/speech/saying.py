"""Whether a form of a verb means that somebody says something: finite, active, and with what it needs behind it.

Who says it is decided elsewhere.
"""

from __future__ import annotations

from transforms.coding.speech.complements import HOLDING, JUDGING, calls, calls_for, holds, judges, puts_down, that_follows
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import BASE, PAST, THIRD, Verb, vocabulary

_NO_SUBJECT = frozenset(
    {"'s", "his", "her", "its", "their", "no", "in", "of", "on", "for", "from", "with", "by", "into", "about", "these", "such", "any"}
)


def says(t: Text, i: int, verb: Verb) -> bool:
    """Whether a form is finite, active and has what it needs behind it to mean saying."""
    words, low, before = vocabulary().words, t.low[i], t.at(i - 1)
    if verb.form == PAST and _is_passive(t, i, verb.lemma):
        return False
    if (verb.lemma == "thank" and t.at(i + 1) == "to") or (verb.lemma == "claim" and not _TAKEN.isdisjoint(t.low[i + 1 : i + 5])):
        return False
    if low in _PERFECT and not any(t.at(j) in _HAVE for j in range(i - 1, i - 4, -1)):
        return False  # "a letter written in May"
    if (verb.lemma == "dismiss" and _removes(t, i)) or (verb.lemma in ("take", "accept") and before in ("never", "not", "to")):
        return False
    if verb.form == THIRD and (before == "media" or (low == "reports" and t.at(i + 1) in _OF_REPORTS)):
        return False  # "Media reports of a mutiny", "Unconfirmed reports say"
    if verb.form == BASE and _manages(t, i):
        return True
    if verb.form == BASE and low == "call" and not vocabulary().words["articles"].isdisjoint(t.low[max(0, i - 3) : i]):
        return False  # "told the BBC in a telephone call that"
    if verb.form == BASE and (
        before in ("to", "not", "could", "would", "will", "can", "may", "might", "must", "should", "a", "the", "its", "his", "their", "an")
        or t.at(i + 1) == "by"
        or (t.at(i + 1) == "of" and (verb.lemma != "speak" or before in words["nouns"]))
    ):
        return False
    if before in words["articles"] or before in _NO_SUBJECT or (before == "have" and t.at(i - 2) == "to"):
        return False
    if verb.lemma == "add" and (t.at(i + 1)[:1].isdigit() or t.at(i + 1) in ("$", "€", "£", "to", "another", "more", "nothing")):
        return False
    if verb.form == PAST and t.at(i + 1) in _OBJECTLESS.get(verb.lemma, ()) and _GAPS.isdisjoint(t.low[max(t.sentence_start(i), i - 12) : i]):
        return False  # "a man accused of theft", "residents urged to leave"
    if (verb.lemma == "put" and puts_down(t, i)) or (verb.lemma == "call" and verb.form == PAST and calls_for(t, i)):
        return True
    if verb.lemma in _PHRASAL and t.at(i + 1) in _PHRASAL[verb.lemma]:
        return False
    if verb.lemma == "tell" and orders(t, i):
        return False
    if verb.lemma == "call" and (named := calls(t, i, _quote_follows(t, i))) is not None:
        return named
    if verb.lemma == "put" and t.at(i + 1) == "it" and verb.form != BASE:
        return t.at(i + 2) == "at" or "as" in t.low[max(t.sentence_start(i), i - 24) : i]  # "as the envoy, who heads the mission, put it"
    if verb.lemma == "read" and i and t.quoted[i - 1]:
        return True  # "“...,” read a statement by the ministry"
    if verb.lemma == "recall" and not _ENVOYS.isdisjoint(t.low[i + 1 : i + 4]):
        return False
    needs = vocabulary().needs.get(verb.lemma)
    if needs is None or verb.lemma == "say":
        return True
    if (verb.lemma in JUDGING and judges(t, i)) or (verb.lemma in HOLDING and holds(t, i)):
        return True
    if verb.form == PAST and "that" in needs and that_follows(t, i):
        return True
    if verb.lemma in ("advise", "inform") and verb.form == PAST and "who" not in t.low[max(0, i - 2) : i] and _is_told(t, i + 1):
        return True
    if verb.lemma == "demand" and verb.form == PAST and t.at(i + 1).isalpha() and t.at(i + 1) not in _NO_OBJECT:
        return True
    if verb.lemma == "list":  # "in its evening report the General Staff listed"
        counts = t.at(i + 1)[:1].isdigit() and not _COUNTED.isdisjoint(t.low[i + 2 : i + 5])
        return counts or any(t.low[j] in ("report", "update", "summary", "bulletin", "briefing") for j in range(max(t.sentence_start(i), i - 40), i))
    if verb.form == PAST and t.quotes and _closes_quote(t, i):
        return True
    behind = behind_adverbials(t, i + 1)
    if (
        (verb.form == PAST or (verb.form == THIRD and verb.lemma not in _NOUNS))
        and verb.lemma in _CLOSING
        and (t.at(behind) in (".", ",", ";") or (verb.lemma in _SPEAKING and behind > i + 1))
    ):
        return True
    if verb.form == BASE and verb.lemma in _HELD and t.at(i + 1) == ",":
        return True  # "the man, police believe, is in Belarus"
    if verb.form == PAST and verb.lemma in _SPEAKING and t.at(i + 1) in _CIRCUMSTANCES and "," in t.low[t.sentence_start(i) : i]:
        return True
    if t.quotes and ((verb.lemma in vocabulary().words["with_quote"] and _quote_follows(t, i)) or (verb.form == PAST and _leads_to_quote(t, i))):
        return True
    if low == "found" and t.at(i + 1) == "in" and not words["reports"].isdisjoint(t.low[i + 2 : i + 5]):
        return True  # "..., the office found in a report"
    if (
        verb.lemma in vocabulary().words["with_quote"]
        and "what" in t.low[max(0, i - 9) : i]
        and "," not in t.low[i - t.low[:i][::-1].index("what") : i]
    ):
        return True
    reach = (
        30
        if verb.lemma in ("put", "give", "attribute")
        else 9
        if verb.lemma in ("mark", "classify", "map")
        else 7
        if verb.lemma == "call" and any(t.at(j) in ("a", "an") for j in range(i + 2, i + 6))
        else 4
        if verb.lemma in ("threaten", "confess", "issue", "call", "post", "voice", "express", "make", "defend", "let", "take", "accept")
        else 2
        if verb.lemma == "find"
        else 1
    )
    return any(_is_needed(t, j, needs) for j in (*range(i + 1, min(i + 1 + reach, t.size)), *range(behind, min(behind + 1, t.size))))


def _is_passive(t: Text, i: int, lemma: str) -> bool:
    """Whether a form tells what is said of somebody: "was asked", "the Rada is now asked", "claimed by Moscow", "said to be ill"."""
    passive, before, following = vocabulary().words["passive"], t.at(i - 1), t.at(i + 1)
    if before in passive or (before in vocabulary().words["adverbs"] and t.at(i - 2) in passive):
        return True
    if following == "by":
        return not t.at(i + 2).endswith("ing") and t.at(i + 2) not in _WIRES
    if following == "to":  # "cases reported to the police", but "Petrenko reported to the president"
        is_told = (i + 2 < t.size and t.tokens[i + 2].is_name) or (lemma == "report" and i > 0 and t.tokens[i - 1].is_name)
        return lemma in ("say", "report") and not is_told
    return lemma == "brief" and following == "on"


# "the hospital listed 17 wounded"
_COUNTED = frozenset(
    {"dead", "killed", "wounded", "injured", "hurt", "missing", "victims", "casualties", "attacks", "strikes", "clashes", "assaults"}
)
# what stands behind these where they have no object: something is said of somebody, not by him; but "what he blamed for it", "whom he thanked for it"
_OBJECTLESS = {
    "accuse": ("of",),
    "blame": ("for",),
    "credit": ("with",),
    "praise": ("for",),
    "criticise": ("for",),
    "criticize": ("for",),
    "condemn": ("to", "for"),
    "thank": ("for",),
    "urge": ("to",),
    "rebuke": ("for",),
    "mock": ("for",),
    "attribute": ("to",),
}
_GAPS = frozenset({"what", "which", "that", "whom"})
# what these verbs are no saying with: "called off", "whom Moscow has put in charge"
_PHRASAL = {
    "plead": frozenset({"guilty", "not"}),
    "swear": frozenset({"in"}),
    "call": frozenset({"up", "off", "out", "in"}),
    "put": frozenset({"in", "on", "into", "forward", "up", "off", "out", "under", "together", "pressure", "an", "aside", "forth", "down"}),
    "report": frozenset({"for"}),
    "claim": frozenset({"as"}),
    "count": frozenset({"itself", "himself", "herself", "on", "down", "out", "among", "towards", "for"}),
    "answer": frozenset({"for"}),
    "point": frozenset({"at", "to"}),
}
_ENVOYS = frozenset({"ambassador", "ambassadors", "envoy", "envoys", "diplomats", "staff", "consul"})
_NO_OBJECT = frozenset("by for in at on as was were is are and or but when while after before from had has".split())
# "the attack claimed the lives of five people": what no speaker claims
_TAKEN = frozenset({"life", "lives", "victim", "victims"})
# "..., the institute concluded": what they need stands before them
_CLOSING = frozenset(
    "state conclude note observe maintain guarantee find threaten demand answer respond speculate post forecast rejoice inform reason sigh "
    "exclaim concur thunder judge assess believe hope think expect parry protest object charge scoff jeer confide interject".split()
)
# "talks about guarantees.", "refused the demands."
_NOUNS = frozenset("charge protest object state note guarantee find demand answer post forecast reason sigh judge hope thunder".split())
_HELD = frozenset({"object", "think", "expect", "believe", "hope", "judge", "assess", "conclude", "note", "maintain"})
# of these, the ones that mean nothing but saying: "..., he threatened on Monday at a rally"
_SPEAKING = frozenset(
    {"threaten", "note", "conclude", "demand", "speculate", "forecast", "rejoice", "exclaim", "thunder", "reason", "sigh", "concur"}
    | {"state", "maintain", "scoff", "jeer", "interject"}
)


# "said by phone"
_WIRES = frozenset({"phone", "telephone", "email", "e-mail", "text", "video", "satellite", "letter", "radio", "videolink", "way"})
_OF_REPORTS = frozenset(
    {"of", "say", "said", "suggest", "suggested", "claim", "claimed", "indicate", "indicated", "spoke", "speak", "put", "from", "were"}
)
# forms that are a sentence's verb behind "has" or "had" only
_PERFECT = frozenset({"written", "spoken", "taken"})
_HAVE = frozenset({"has", "have", "had", "having"})


def _removes(t: Text, i: int) -> bool:
    """Whether somebody is dismissed from an office rather than a claim: "dismissed the heads of two districts", not "dismissed it as"."""
    words = vocabulary().words
    end = next((j for j in range(i + 1, min(i + 9, t.size)) if t.low[j] in _ENDS_OBJECT), i)
    head = end - 1
    is_office = t.low[head] in words["titles"] or t.low[head] in words["nouns"] or t.low[head] in _BOARDS
    is_judged = t.at(end) == "'s" or (t.at(end) == "as" and t.at(end + 1) in ("a", "an", "the", "“"))  # "dismissed the president as a puppet"
    return head > i and not is_judged and is_office


_ENDS_OBJECT = frozenset({"of", "in", "at", "for", "on", "from", "over", "after", "and", "as", "'s", ",", ".", ";", "who", "whom", "amid"})
_BOARDS = frozenset({"government", "cabinet", "board", "governor-general", "appeal", "appeals", "lawsuit", "suit", "motion", "petition"})


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


def orders(t: Text, i: int) -> bool:
    """Whether "told residents of two villages to leave", "were told by the army to leave" is an order rather than a remark."""
    words = vocabulary().words
    to = next((j for j in range(i + 2, min(i + 14, t.size - 1)) if t.low[j] == "to" and t.low[j + 1] in words["ordered"]), None)
    if to is None or any(low in (",", "that", ";", ".") for low in t.low[i + 1 : to]):
        return False
    return t.low[i + 1] in _ORDERED or not words["inhabitants"].isdisjoint(t.low[i + 1 : to])


# "were told by the army to leave", "told them to go"
_ORDERED = frozenset({"by", "them", "him", "her", "us"})


def _quote_follows(t: Text, i: int) -> bool:
    """Whether quoted words stand behind a verb, before the next comma: "called the visit of the ship an “outrage”"."""
    for j in range(i + 1, min(i + 16, t.size)):
        if t.quoted[j]:
            return True
        if t.low[j] in (",", ";", ".", ":", "that"):
            return False
    return False


# "..., the ministry concluded after a search"
_CIRCUMSTANCES = frozenset(
    {"after", "during", "in", "at", "following", "while", "from", "on", "when", "before", "as", "late", "early", "citing", "based"}
)


def _is_needed(t: Text, j: int, needs: frozenset[str]) -> bool:
    """Whether a word is one that a verb needs behind it; "#" stands for a number."""
    return t.low[j] in needs or ("#" in needs and t.low[j][0].isdigit())


def _is_told(t: Text, i: int) -> bool:
    """Whether a name or a gerund tells whom something is told, or what to do: "informed Lusa", "advised reading it again"."""
    return i < t.size and (t.tokens[i].is_name or (t.low[i].endswith("ing") and len(t.low[i]) > 5))


def _manages(t: Text, i: int) -> bool:
    """Whether somebody tells what he could: "was able to say", "would only say", "could confirm cases", not "could not confirm"."""
    low, before, before_that = t.low[i], t.at(i - 1), t.at(i - 2)
    if before == "to" and before_that == "able":
        return t.at(i - 3) in ("was", "were") and low in ("say", "confirm", "report", "announce")
    if low == "say":
        return (before == "would" and t.at(i + 1) in _MERELY) or (before in _MERELY and before_that in ("would", "could"))
    return low == "confirm" and before == "could" and t.at(i + 1) not in ("or", ",", ".")


_MERELY = frozenset({"only", "merely"})


_CHANNELS = frozenset({"telegram", "facebook", "x", "twitter", "youtube", "truth", "social"})


def behind_adverbials(t: Text, i: int) -> int:
    """Index behind the day, hour or channel that follows a verb: "noted on Facebook on Monday that"."""
    words, limit = vocabulary().words, min(i + 8, t.size)
    while i < limit:
        if t.low[i] in words["times"]:
            i += 1
        elif t.low[i] in ("on", "in", "via", "last", "this") and (t.at(i + 1) in words["times"] or t.at(i + 1) in words["days"]):
            i += 2
        elif t.low[i] in ("on", "via") and t.at(i + 1) in _CHANNELS:
            i += 2 + (t.at(i + 2) == "social")
        else:
            break
    return i
