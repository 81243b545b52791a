"""Where the words that name a source end: what tells where it stands, or through what it spoke, is no part of its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cache

from transforms.coding.text.language import Text
from transforms.coding.text.state_names import names_state, state_at
from transforms.coding.text.tokens import read_tokens
from transforms.coding.text.vocabulary import NUMERALS, vocabulary


def head_of(t: Text, first: int, last: int, ends: Set[str]) -> int:
    """The noun that a phrase is about: the word before the first one of `ends`, else the last: "wife" in "the wife of an officer"."""
    return next((i - 1 for i in range(first + 1, last) if t.low[i] in ends), last - 1)


# "the mayor’s Telegram channel", "the agency on Facebook"
_ENDINGS = frozenset(
    {"channel", "account", "page", "feed", "blog", "post", "posts", "video", "telegram", "facebook", "x", "youtube", "twitter", "social"}
)
_OF_CHANNELS = _ENDINGS | {"truth", "official", "own", "latest", "personal", "evening", "morning"}
# "an officer near the front", "a corporal among them"
ABOUT = frozenset({"near", "among", "amongst", "inside", "outside", "aboard", "behind", "beneath", "beside", "around", "beyond", "along", "across"})
_BODIES_OF_PLACES = frozenset({"police", "prosecutors", "rescuers", "authorities"})
LANDS = frozenset({"region", "oblast", "district", "province", "city", "republic"})
_PLACES = LANDS | {"sea", "ocean", "river", "lake", "bay", "gulf", "strait", "peninsula", "island", "islands", "town", "village", "airport"}


def ends_no_person(low: str) -> bool:
    """Whether a name that ends with this word is a body's or a place's: "the Atlantic Council", "the Black Sea", "Kherson City"."""
    return low in vocabulary().words["heads"] or low in _PLACES


_OF_AGENTS = tuple("er ers or ors ist ists ian ians man men woman women eer eers ee ees monger wright clerk".split())


def is_agent(low: str) -> bool:
    """Whether a noun is formed like one for somebody who does something: "beekeeper", "typist", "crane operators"."""
    return len(low) > 4 and low.endswith(_OF_AGENTS) and low.removesuffix("s") not in vocabulary().words["things"]


def is_firm(low: str) -> bool:
    """Whether a word means a company, or a body like one."""
    return low in vocabulary().words["company"] or low in vocabulary().words["trades"]


def behind_trade(t: Text, first: int) -> int:
    """Behind a noun that tells what the firm named next is, and has its capital from the sentence it opens: "Brewer Obolon"; else `first`."""
    opens = first == t.sentence_start(first) and first + 1 < t.size and t.tokens[first + 1].is_name
    return first + 1 if opens and is_firm(t.low[first]) and t.low[first] not in _IN_NAMES else first


_IN_NAMES = frozenset({"group", "bank", "enterprise", "corporation", "holding", "company", "monitor", "major"})


def bears_name(t: Text, i: int, last: int) -> bool:
    """Whether the words over a comma are the name of the body that the noun at `i` tells of: "rights group, Frontline Watch", not "group, Russia"."""
    low = t.low[i]
    is_kind = (is_firm(low) or low in vocabulary().words["private_bodies"] or low in _KINDS) and not t.tokens[i].is_name
    return is_kind and i + 2 < last and all(t.tokens[j].is_name for j in range(i + 2, last)) and not names_state(t, i + 2, last)


# kinds of bodies that states have as well
_KINDS = frozenset({"agency", "service", "regulator", "organisation", "organization"})


def behind_article(t: Text, i: int) -> int:
    """Index behind the article at token `i`; `i` where none stands there."""
    return i + (t.at(i) in vocabulary().words["articles"])


def behind_told_of(t: Text, first: int, last: int) -> int:
    """Where a source begins behind what it tells of: "a position Minister Anna Braun called weak", "a claim Russia’s army denied"; else `first`."""
    at = behind_article(t, first)
    return at + 1 if first < at < last - 1 and t.low[at] in vocabulary().words["told_of"] and t.tokens[at + 1].is_name else first


def behind_first_speaker(t: Text, first: int, last: int) -> int:
    """Where the office begins that another speaker leads: "Chancellor Anna Braun and the head of the bank, Ivo Lopes,"; else `first`."""
    joint = next((j for j in range(last - 1, first, -1) if t.low[j] == "and"), first)
    is_led = joint > first and t.tokens[joint - 1].is_name and t.low[joint + 1] in vocabulary().words["articles"]
    return joint + 1 if is_led else first


def is_within_name(t: Text, i: int) -> bool:
    """Whether a word that else ends a phrase is part of a known organisation's name: "and" in "Centre for Research on Energy and Clean Air"."""
    return any(tuple(t.low[max(0, i - at) : i - at + len(name)]) == name for name, at in _names_going_on().get(t.low[i], ()))


@cache
def _names_going_on() -> Mapping[str, Sequence[tuple[tuple[str, ...], int]]]:
    """The names of known organisations by each word within them that else ends a phrase, with where it stands."""
    words, found = vocabulary().words, defaultdict[str, list[tuple[tuple[str, ...], int]]](list)
    for known in vocabulary().organisations:
        name = tuple(token.low for token in read_tokens(known))
        for at in range(1, len(name) - 1):
            if name[at] in words["boundaries"] or name[at] in words["ends"] or (at == 1 and name[at] in words["articles"]):  # "Save the Children"
                found[name[at]].append((name, at))
    return found


def before_adverbs(t: Text, i: int, floor: int) -> int:
    """The last token before the adverbs that end with token `i`, `floor` - 1 where nothing else stands there: "the ministry also said"."""
    adverbs = vocabulary().words["adverbs"]
    while i >= floor and (t.low[i] in adverbs or _is_manner(t, i)) and not t.tokens[i].is_name:
        i -= 1
    return i


def _is_manner(t: Text, i: int) -> bool:
    """Whether a word tells in what manner somebody speaks: "mockingly suggested"; not "was scarcely mentioned"."""
    low = t.low[i]
    return low.endswith("ly") and len(low) > 6 and low not in _NO_MANNER and t.at(i - 1) not in vocabulary().words["passive"]


_NO_MANNER = frozenset({"assembly", "anomaly", "monopoly", "monthly", "elderly", "quarterly", "butterfly", "bi-weekly", "biweekly"})


def is_number(t: Text, i: int) -> bool:
    """Whether a token is a number, in figures or in words."""
    return t.low[i][0].isdigit() or t.low[i] in NUMERALS


def without_channel(t: Text, first: int, last: int) -> int:
    """The end of the phrase without the channel: "the ministry on Telegram", "Ivan Petrenko’s Telegram channel", "the mayor in a post"."""
    if t.low[last - 1] not in _ENDINGS and t.low[last - 1] not in _MEDIA:
        return last
    if (medium := next((i for i in range(first + 1, last - 2) if _behind_medium(t, i) == last), last)) < last:
        return medium
    for i in range(last - 2, max(first, last - 6), -1):
        if t.low[i] in ("'s", "on") or t.tokens[i].text == "’":
            is_channel = all(t.low[j] in _OF_CHANNELS for j in range(i + 1, last)) and (t.low[i] != "on" or t.tokens[i + 1].is_name)
            return without_channel(t, first, i) if is_channel else last
    return last


def end_of_role(t: Text, head: int, last: int) -> int:
    """Where a name ends behind its noun: before "near the front", and before the region that police stand in."""
    if t.at(head + 1) in ABOUT:
        return head + 1
    is_local = t.low[head] in _BODIES_OF_PLACES and t.at(head + 1) == "in" and t.low[last - 1] in LANDS
    return head + 1 if is_local else last


def behind_report(t: Text, first: int, last: int) -> int:
    """Behind "a post by", "the evening report of": whose report it is speaks."""
    reports, ends = vocabulary().words["reports"], range(first, max(first, min(first + 5, last - 2)))
    if reports.isdisjoint(t.low[first : ends.stop]) and "information" not in t.low[first : ends.stop]:
        return first
    told = (i for i in ends if t.low[i] == "information" or (t.low[i] in reports and not t.tokens[i].is_name))
    at = next((i for i in told if t.low[i + 1] in ("of", "by", "from")), -1)
    return at + 2 if at >= 0 and "familiar" not in t.low[first:at] else first


def in_report(t: Text, first: int, last: int) -> int:
    """Behind "a report in", where an outlet may be named; else `first`."""
    if "in" not in t.low[first : first + 5]:
        return first
    reports = vocabulary().words["reports"]
    return next((i + 2 for i in range(first, min(first + 4, last - 2)) if t.low[i] in reports and t.low[i + 1] == "in"), first)


def list_start(t: Text, start: int, floor: int) -> int | None:
    """Where a body's name begins whose list ends behind the "and" before `start`: "Ministry of Economy, Trade and Industry"."""
    at, commas = start - 2, 0
    at -= t.at(at) == ","
    for _ in range(5):
        item = at
        while item >= floor and t.tokens[item].is_name and not _is_body_word(t, item):
            item -= 1
        if item == at or item < floor or state_at(t, item + 1) is not None:
            return None
        if t.low[item] in ("of", "for"):
            return item - 1 if commas and _is_body_word(t, item - 1) else None
        if t.low[item] != ",":
            return None
        at, commas = item - 1, commas + 1
    return None


def joined_adjectives(t: Text, start: int, floor: int) -> int:
    """Where adjectives of states begin that share the noun of the last one: "Greek, Spanish and Portuguese ministers"; else `start`."""
    end = _behind_adjective(t, start)
    if end == start or end >= t.size or t.tokens[end].is_name or not t.low[end].isalpha():
        return start
    first, at = start, start - 1
    while at > floor and t.low[at] in ("and", ","):
        item = at - 1
        while item > floor and t.tokens[item - 1].is_name and t.low[item - 1] not in vocabulary().words["articles"]:
            item -= 1
        if not t.tokens[at - 1].is_name or _behind_adjective(t, item) != at:
            break
        first, at = item, item - 1
    return first


def _behind_adjective(t: Text, i: int) -> int:
    """Index behind the adjective of a state, or "Western", that begins at token `i`; `i` where none does."""
    if t.low[i] == "western":
        return i + 1
    found = state_at(t, i)
    return found.end if found is not None and (found.is_adjective or t.tokens[i].text.isupper()) else i  # "Polish and US media"


def _is_body_word(t: Text, i: int) -> bool:
    return i >= 0 and t.tokens[i].is_name and t.low[i] in _BODY_WORDS


_BODY_WORDS = frozenset(
    {"ministry", "department", "committee", "commission", "agency", "office", "council", "institute", "centre", "center", "directorate"}
)


def behind_times(t: Text, start: int) -> int:
    """Index behind what tells only when: "Last week", "On Monday", "Late on Tuesday", "A day later"."""
    times, days, i = vocabulary().words["times"], vocabulary().words["days"], _behind_span(t, start)
    while i < start + 5 and (t.at(i) in times or t.at(i) in days or (t.at(i) in _BEFORE_TIMES and (t.at(i + 1) in times or t.at(i + 1) in days))):
        i += 1
    return i


_BEFORE_TIMES = frozenset({"on", "in", "last", "this"})


def _behind_span(t: Text, i: int) -> int:
    """Index behind "a day later", "two weeks earlier"; `i` where no such span begins there."""
    return i + 3 if t.at(i).isalnum() and t.at(i + 2) in _FROM_THEN and t.at(i + 1).removesuffix("s") in _SPANS else i


_SPANS = frozenset({"minute", "hour", "day", "night", "week", "month", "year"})
_FROM_THEN = frozenset({"later", "earlier", "before", "after", "afterwards", "ago", "on"})


def behind_adverbials(t: Text, i: int) -> int:
    """Index behind the day, hour, channel or medium that follows a verb: "noted on Facebook on Monday that", "said in a statement it had"."""
    limit = i + 10
    while i < limit:
        behind = behind_times(t, i)
        if behind == i and t.at(i) in ("on", "via") and t.at(i + 1) in SITES:
            behind = i + 2 + (t.at(i + 2) == "social")
        if behind == i:
            behind = _behind_medium(t, i)
        if behind == i:
            break
        i = behind
    return i


# where posts are read
SITES = frozenset({"telegram", "facebook", "x", "twitter", "youtube", "truth"})


def _behind_medium(t: Text, i: int) -> int:
    """Index behind "in a Telegram post", "on its channel", "in its nightly update"; `i` where nothing of the kind begins there."""
    if t.at(i) not in ("in", "on", "via"):
        return i
    if t.at(i + 1) == "social" and t.at(i + 2) == "media":
        return i + 3
    if t.at(i + 1) not in _BEFORE_MEDIA:
        return i
    noun = next((j for j in range(i + 2, min(i + 6, t.size)) if t.low[j] in _MEDIA), i)
    told = t.low[i + 2 : noun]
    if noun == i or t.at(noun + 1) in _OF_ONE:
        return i  # "said in a video made in Kharkiv"
    return noun + 1 if all(low in SITES or low in _OF_MEDIA or low in vocabulary().words["days"] for low in told) else i


_OF_ONE = frozenset("of from about made shot filmed recorded published posted seen released issued".split())
_BEFORE_MEDIA = frozenset({"a", "an", "the", "his", "her", "its", "their", "another", "separate"})
_MEDIA = frozenset("statement post message update report briefing bulletin address video channel note tweet thread dispatch summary".split())
_OF_MEDIA = frozenset(
    "short brief joint written separate daily nightly evening morning night weekly regular latest video online social media intelligence press news "
    "messaging facebook telegram recorded official".split()
)
