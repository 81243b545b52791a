"""Claims that a noun tells rather than a verb of saying: "figures that X released", "as logged by X", "drew a denial from X", "a claim by X that"."""

from __future__ import annotations

from transforms.coding.speech.according import behind
from transforms.coding.speech.clause import Clause, clause_of, closes_behind
from transforms.coding.speech.phrases import behind_adverbials, is_number
from transforms.coding.speech.source import ORGANISATION, OUTLET, PRONOUN, UNNAMED, FullName, Source
from transforms.coding.speech.sources import read_source
from transforms.coding.speech.subjects import boundary, is_verbal, is_whole
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import name_at, vocabulary


def told_by_noun(t: Text, i: int, before: list[Clause], full_name: FullName) -> list[Clause]:
    """The clauses of a claim that a noun beside token `i` tells; none where there is no such noun."""
    words, low = vocabulary().words, t.low[i]
    if low in SHOWING and (low not in _AMOUNTING or _amounts(t, i)) and (shown := _shown(t, i, full_name)):
        return shown
    if low in words["publishing"] and (found := _published(t, i, before, full_name)):
        return found
    if low in words["remarks"] and t.quotes and (remarked := _remarked(t, i, before, full_name)):
        return remarked
    if low in words["evoking"] and "from" in t.low[i + 1 : i + 16]:
        return _evoked(t, i, before, full_name)
    if low in words["allegations"] and t.at(i + 1) in ("by", "from", "of", "that"):
        return _alleged(t, i, before, full_name)
    return []


def _amounts(t: Text, i: int) -> bool:
    """Whether a verb leads to a number: "came to 112", "stood at more than 300"; not "came to light"."""
    return t.at(i + 1) in ("to", "at") and any(is_number(t, j) for j in range(i + 2, min(i + 6, t.size)))


# "the army’s tally for the day came to 112"
_AMOUNTING = frozenset({"came", "comes", "ran", "runs", "stood", "stands", "amounted", "amounts"})
SHOWING = _AMOUNTING | frozenset(
    {"show", "shows", "showed", "suggest", "suggests", "suggested", "indicate", "indicates", "indicated", "list", "lists", "put", "puts"}
)

# by one of these a post is no guard's post
_CARRIERS = frozenset({"telegram", "facebook", "x", "social", "media", "whatsapp", "twitter", "instagram", "blog"})

# what no picture does
_COUNTING = frozenset({"list", "lists", "put", "puts"})


def _shown(t: Text, i: int, full_name: FullName) -> list[Clause]:
    """ "Figures from the ministry show", "DeepState's map shows": whose tally it is says what stands in it."""
    words, floor = vocabulary().words, t.sentence_start(i)
    last = i - (t.at(i - 1) in ("also", "now", "already"))
    amounts = t.low[i] in _AMOUNTING
    nouns = words["counts"] if amounts else words["tallies"] if t.low[i] in _COUNTING else words["tallies"] | words["pictures"] | words["writings"]
    tally = next((j for j in range(last - 1, max(floor - 1, i - 12), -1) if t.low[j] in _STOPS or t.low[j] in nouns), -1)
    is_post = t.low[tally] in words["writings"] and t.low[tally] not in words["tallies"] and t.low[tally] not in words["pictures"]
    if is_post and (t.low[tally + 1] not in ("by", "from") or _CARRIERS.isdisjoint(t.low[max(floor, tally - 1) : i])):
        return []  # "a border post by the river showed", but "a Telegram post by the governor", "a message by the governor on Telegram"
    if tally < 0 or t.low[tally] in _STOPS or (t.tokens[tally].is_name and tally > floor):
        return []
    if tally < last - 1 and not (amounts and t.low[tally + 1] in ("for", "of")):
        is_place = t.low[tally + 1] == "from" and last - tally == 3  # "reports from Bakhmut suggest"
        by = tally + 1 + (t.low[tally + 1] in words["publishing"] and t.low[tally + 2] == "by")  # "images released by Maxar"
        source = read_source(t, by + 1, last, full_name) if t.low[by] in ("from", "by", "of") and not is_place else None
    else:
        end = next((j for j in range(tally - 1, max(floor, tally - 4), -1) if t.low[j] == "'s"), 0)
        source = read_source(t, boundary(t, end - 1, floor), end, full_name) if end else _whose(t, tally, floor, full_name)
    if source is None or source.kind in (PRONOUN, UNNAMED) or (source.office or "").startswith("of "):
        return []  # "pictures by Planet Labs of the airfield"
    return [clause_of(t, source, i, "said", closes_behind(t, source.first, floor))]


def _whose(t: Text, tally: int, floor: int, full_name: FullName) -> Source | None:
    """The body whose name stands before a tally: "agriculture ministry data", "a UN report"; not "Russian data", "a new report"."""
    first = boundary(t, tally - 1, floor) if tally > floor else tally
    source = read_source(t, first, tally, full_name) if first < tally else None
    is_body = t.low[tally - 1] in vocabulary().words["heads"] or is_whole(t, first, tally)
    return source if source is not None and (source.kind == OUTLET or (source.kind == ORGANISATION and is_body)) else None


def _published(t: Text, i: int, before: list[Clause], full_name: FullName) -> list[Clause]:
    """ "Figures that the ministry has released", "a tally released on Monday by the ministry", "as logged by the ministry"."""
    words, by = vocabulary().words, behind_adverbials(t, i + 1)
    if t.at(by) == "by":
        if t.at(i - 1) == "as" or t.at(i - 1 - (t.low[i - 1] == ",")) in words["tallies"]:
            return behind(t, i - (t.low[i - 1] == "as"), by + 1, before, full_name)[0]
        return []
    last = i - 1
    while last > 0 and t.low[last] in _HAVE:
        last -= 1
    noun = next((j for j in range(last - 1, max(-1, i - 16), -1) if t.low[j] in _STOPS or t.low[j] == "what" or _counts(t, j) or _is_claim(t, j)), -1)
    if noun < 0 or t.low[noun] in _STOPS or t.at(noun - 1) == "'s" or not _has_gap(t, i + 1):
        return []
    first = noun + 1 + (t.low[noun + 1] in ("that", "which"))
    if first == noun + 1 and t.low[first] not in words["articles"] and not t.tokens[first].is_name:
        return []
    source = read_source(t, first, last + 1, full_name)
    if source is None or source.kind == PRONOUN:
        return []
    return [clause_of(t, source, i, "said")]


def _has_gap(t: Text, i: int) -> bool:
    """Whether a verb has no object behind it, as in a relative clause: "figures that it shared with AFP", not "reports that it shared arms"."""
    i += t.at(i) in ("out", "up", "public", "together")  # "put out", "drew up", "made public"
    low = t.at(i)
    if low in _BEHIND_GAP or low in vocabulary().words["times"] or low in vocabulary().words["days"] or is_verbal(t, min(i, t.size - 1)):
        return True
    i += low == "the"
    return i < t.size and name_at(t.tokens, i, vocabulary().outlets) is not None


_BEHIND_GAP = frozenset("with on in by to at , . ; for after before last show shows suggest suggests as put puts".split())


def _counts(t: Text, j: int) -> bool:
    """Whether a noun is a tally's: no part of a name, as in "the Institute for the Study of War"."""
    return t.low[j] in vocabulary().words["tallies"] and not t.tokens[j].is_name


def _is_claim(t: Text, j: int) -> bool:
    """Whether a noun calls what stands before the comma a claim that somebody makes: ", an accusation that the envoy raised"."""
    words = vocabulary().words
    is_one = t.low[j] in words["allegations"] or t.low[j] in _PLEDGES
    return is_one and t.at(j + 1) in ("that", "which") and t.at(j - 1) in words["articles"] and t.at(j - 2) == ","


_PLEDGES = frozenset({"pledge", "promise", "vow", "threat", "figure", "number"})
_HAVE = frozenset({"has", "have", "had", "also", "since", "then", "later", "itself"})
_STOPS = frozenset({",", ".", ";", ":", "“", "”", "and", "but", "said"})


def _remarked(t: Text, i: int, before: list[Clause], full_name: FullName) -> list[Clause]:
    """ "“No,” was the reply of the envoy", "“No,” was the envoy’s comment": whose remark it is said it."""
    floor = t.sentence_start(i)
    be = next((j for j in range(i - 1, max(floor, i - 10), -1) if t.low[j] in ("was", "is", "came")), 0)
    is_behind = t.quoted[be - 1] or (t.low[be - 1] == "," and i - be == 2 and "which" not in t.low[floor:be])  # "It is “late”, was the comment of"
    if not be or not is_behind:
        return []
    if t.at(i + 1) in ("of", "from") and t.low[be + 1] in vocabulary().words["articles"]:
        return behind(t, be, i + 2, before, full_name)[0]
    if (verb := next((j for j in range(i + 2, min(i + 12, t.size)) if is_verbal(t, j)), 0)) and t.low[i - 1] == "the":
        source = read_source(t, i + 1 + (t.low[i + 1] == "that"), verb, full_name)  # "was the warning the envoy addressed to Kyiv"
        return [clause_of(t, source, verb, "said", True)] if source is not None and source.kind != PRONOUN else []
    if t.low[i - 1] != "'s" or (source := read_source(t, be + 1, i - 1, full_name)) is None:
        return []
    return [clause_of(t, source, be, "said", True)]


def _evoked(t: Text, i: int, before: list[Clause], full_name: FullName) -> list[Clause]:
    """ "Came the reply from the envoy", "drew a flat “No” from the envoy", "a denial came from the ministry"."""
    words = vocabulary().words
    if t.low[i] == "heard":
        return behind(t, i + 1, i + 2, before, full_name)[0] if t.low[i + 1] == "from" and _is_told_so(t, i + 2) else []
    at = next((j for j in range(i + 1, min(i + 16, t.size)) if t.low[j] in _ENDING or (t.low[j] == "from" and not t.quoted[j])), 0)
    if at == 0 or t.low[at] != "from":
        return []
    between = range(i + 1, at) if at > i + 1 else range(max(t.sentence_start(i), i - 4), i)
    if not any((t.low[j] in words["responses"] and t.low[j] not in _SPOKEN) or (t.quoted[j] and at > i + 1) for j in between):
        return []
    if any((t.low[j] == "no" or t.low[j][0].isdigit()) and not t.quoted[j] for j in between):
        return []  # "no reply from Moscow"
    return behind(t, at, at + 1, before, full_name)[0]


def _is_told_so(t: Text, i: int) -> bool:
    """Whether "that" leads on from whom something was heard, before the next comma."""
    that = next((j for j in range(i, min(i + 12, t.size)) if t.low[j] in ("that", ",", ".", ";")), i)
    return t.at(that) == "that"


_ENDING = frozenset({";", "."})
# an answer where it is quoted, else a mere word: "has received no aid from Hungary"
_SPOKEN = frozenset({"no", "yes"})


def _alleged(t: Text, i: int, before: list[Clause], full_name: FullName) -> list[Clause]:
    """ "A claim by the ministry that", "Moscow's allegation that"."""
    if t.low[i + 1] != "that":
        that = next((j for j in range(i + 2, min(i + 14, t.size)) if t.low[j] in ("that", ",", ".", ";")), -1)
        return behind(t, i, i + 2, before, full_name)[0] if t.at(that) == "that" and t.at(i - 1) not in ("no", "any") else []
    if t.at(i - 1) != "'s":
        return []
    first = max((j + 1 for j in range(max(-1, i - 9), i) if j < 0 or t.tokens[j].sentence != t.tokens[i].sentence or not _names(t, j)), default=i)
    source = read_source(t, first, i - 1, full_name) if first < i - 1 else None
    if source is None or source.kind == PRONOUN:
        return []
    return [Clause(source, -1, source.first, i + 1, "claimed", t.tokens[i].sentence)]


def _names(t: Text, j: int) -> bool:
    return t.tokens[j].is_name or t.low[j] in ("'s", "of")
