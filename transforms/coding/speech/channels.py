"""Through what a source spoke: channel and agency (codebook section 6)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from transforms.coding.speech.clause import Clause
from transforms.coding.speech.outlets import MEDIA, OUTLET_WORDS, is_in_longer_name, own_outlet, told_outlet
from transforms.coding.speech.phrases import SITES
from transforms.coding.speech.source import OUTLET, PERSON, PRONOUN
from transforms.coding.speech.subjects import AUXILIARIES
from transforms.coding.text.language import Text
from transforms.coding.text.tokens import read_tokens
from transforms.coding.text.vocabulary import name_at, vocabulary

# where the name of a channel stands: its first token, its words and the channel
Named = tuple[int, tuple[str, ...], str]

_STRONG = ("Telegram", "Facebook", "Truth Social", "X", "YouTube")
_PRIORITY = (*_STRONG, "interview", "press conference", "video address", "television", "radio", "newspaper", "statement")
_CHANNEL_PREPOSITIONS = frozenset(
    "gave let informed assured on in via at to from through for with by told tells tell telling during using of s 's issued issue".split()
)


def add_channels(t: Text, clauses: Sequence[Clause]) -> None:
    """Channel and agency of each clause, from what stands around its verb."""
    named, carriers = (_channels_named(t), _carriers(t)) if clauses else ([], [])
    for number, clause in enumerate(clauses):
        regions = _around(t, clauses, number) if named or carriers else []
        if named and clause.channel is None:
            found = _all_channels(t, clause, named, regions)
            clause.channel = next((channel for channel in _PRIORITY if channel in found), None) if found else None
        if clause.channel is None and number and t.low[clause.source.last - 1] in _AGAIN:
            clause.channel = clauses[number - 1].channel  # "wrote on Telegram that it was late. The post added"
        if clause.channel is None and number and (_writes_on(t, clause, clauses[number - 1]) or _on_same(t, clause)):
            clause.channel = clauses[number - 1].channel
        if clause.source.kind != OUTLET:
            clause.source.agency = clause.source.agency or own_outlet(t, clause.source.first, clause.source.end)
            clause.agency = clause.agency or clause.source.agency or _agency_in(carriers, regions) or _told_again(t, clauses, number)


def _on_same(t: Text, clause: Clause) -> bool:
    """Whether somebody speaks where the one before has: "wrote on the same platform"."""
    at = clause.verb + 1
    return clause.verb >= 0 and t.low[at : at + 3] in (["on", "the", "same"], ["in", "the", "same"]) and t.at(at + 3) in _PLATFORMS


_PLATFORMS = frozenset({"platform", "network", "app", "site", "channel", "service", "interview", "programme", "broadcast"})


def _writes_on(t: Text, clause: Clause, before: Clause) -> bool:
    """Whether somebody goes on with a post: "..., the mayor said on Facebook. “Two are hurt,” he wrote"."""
    is_same = clause.source.kind == PRONOUN or clause.source.name == before.source.name
    is_next = is_same and before.source.kind == PERSON and clause.sentence - before.sentence in (0, 1)
    if not is_next or before.channel not in _CARRIED or clause.verb < 0:
        return False
    behind = t.at(max(clause.verb + 1, clause.source.last))
    is_quote = bool(t.quoted[t.sentence_start(clause.verb)]) and behind in _ENDING  # not "he said at the scene"
    return is_quote or t.low[clause.verb] in ("wrote", "writes")


_ENDING = frozenset({"", ".", ",", ";"})
_CARRIED = frozenset([*_STRONG, "press conference"])
_AGAIN = frozenset({"post", "message"})


def _told_again(t: Text, clauses: Sequence[Clause], number: int) -> str | None:
    """The outlet that "the agency" or "the same paper" means that somebody told: the one named last."""
    verb = clauses[number].verb
    at = verb + 2 + (t.at(verb + 2) == "same")
    if t.at(verb) not in ("told", "tells", "tell") or t.at(verb + 1) != "the" or t.at(at) not in MEDIA | {"paper", "channel"} or at + 1 in t.names:
        return None
    return next((name for c in reversed(clauses[:number]) if (name := c.agency or c.source.agency)), None)


def _around(t: Text, clauses: Sequence[Clause], number: int) -> list[tuple[int, int, bool]]:
    """The stretches of words in which a clause may name its channel."""
    clause = clauses[number]
    regions = _regions(t, clause, _reach(t, clauses, number))
    part = t.last_before(clause.source.first, _PARTS)  # "...; on Truth Social, Trump told him"
    opens = number == 0 or clauses[number - 1].sentence != clause.sentence
    if opens or (part is not None and clauses[number - 1].last <= part):
        floor = t.sentence_start(clause.first) if part is None or (number and opens) else part + 1
        before = clause.source.first if clause.source.first > floor or clause.source.kind != PERSON else clause.source.last
        is_adverbial = number > 0 or part is None or AUXILIARIES.isdisjoint(t.low[floor:before])  # not "; in Riga parcels were found, he said"
        if t.low[floor] in _OPENING and floor < before and is_adverbial and not t.has_semicolon(floor, before):
            regions.append((floor, before, True))  # "In a video posted on Telegram, ...", "In a TASS interview Ivo Lopes"
    if t.low[max(0, clause.source.first - 2) : clause.source.first] == ["in", "which"]:
        regions.append((t.sentence_start(clause.first), clause.source.first, True))  # "gave TASS an interview in which he said"
    return regions


_PARTS = frozenset({";", "–", "—"})
# what opens an adverbial before the subject
_OPENING = frozenset("in on at speaking talking writing during asked interviewed addressing posting via through live".split())


def _all_channels(t: Text, clause: Clause, named: Sequence[Named], regions: Sequence[tuple[int, int, bool]]) -> set[str]:
    """Every channel that a clause names; the caller takes the foremost."""
    found = {channel for first, last, is_close in regions for channel in _channels_in(t, named, first, last, is_close)}
    if t.low[clause.source.last - 1] in ("statement", "communique"):
        found.add("statement")
    if (told := _told_in(t, clause)) is not None:
        found.update({"statement"} if t.low[told] in _STATEMENTS else (channel for i, key, channel in named if i + len(key) == told))
    if _has_telegram(t, clause):
        found.add("Telegram")
    if clause.verb >= 0:
        if t.low[clause.verb - 1] == "to":  # "took to Telegram to deny it"
            found.update(channel for i, _, channel in named if clause.source.last <= i < clause.verb)
        if t.low[clause.verb] in ("tweeted", "tweets", "tweet"):
            found.add("X")
    return found


_STATEMENTS = frozenset({"statement", "declaration", "communique"})


def _told_in(t: Text, clause: Clause) -> int | None:
    """Where the noun stands of what a source speaks by: "a Facebook post by Ivo Lopes showed", "A joint statement by France and Latvia condemned"."""
    source, writings = clause.source, vocabulary().words["writings"]
    ats = (source.first - 2, source.first + 1, source.first + 2)  # the noun may have been read with the source
    by = (at for at in ats if t.at(at + 1) in ("by", "from") and at + 1 < source.last)
    told = next((at for at in by if t.at(at) in writings or t.at(at) in _STATEMENTS), None)
    floor = t.sentence_start(source.first)
    if told is not None or source.first - floor > _NAMED_SOON or not source.last <= clause.verb:
        return told
    at = next((j for j in range(floor, min(floor + 4, source.last)) if t.low[j] in _STATEMENTS), -1)
    is_theirs = at >= 0 and (t.at(at + 1) in ("by", "from", "of") or t.at(at + 2) == "by") and "," not in t.low[at : source.first]
    return at if is_theirs else None


# tokens of a sentence before whose statement it begins with
_NAMED_SOON = 8


def _has_telegram(t: Text, clause: Clause) -> bool:
    """Whether a source is told to be on Telegram: "Bereg, a Telegram channel", "the Telegram channel Bereg"."""
    told = range(clause.source.first, min(clause.source.end, t.size - 1))
    return any(t.low[i] == "telegram" and t.low[i + 1] in ("channel", "channels", "account", "page", "feed") for i in told)


def _reach(t: Text, clauses: Sequence[Clause], number: int) -> int:
    """Index after the last token that may belong to a clause: the next clause or the sentence's end."""
    clause = clauses[number]
    begin, end = max(clause.verb, clause.first), t.sentence_end(max(clause.verb, clause.first))
    end = next((j for j in range(begin, end) if t.low[j] == ";" and not t.quoted[j]), end)
    following = [
        c.first
        for c in clauses[number + 1 :]
        if c.sentence == clause.sentence and c.first > clause.first and c.verb != clause.verb
        if c.source.kind != OUTLET or _is_inserted(t, c) or tells_anew(t, c)
    ]
    return min([end, *following])


def tells_anew(t: Text, outlet: Clause) -> bool:
    """Whether an outlet tells something of its own, behind ", and" or in a part beside the remark.

    So in "the spokesman said, and the Times reported pay of $300", "officials said a depot was hit in Bilka, where, according to Spiegel, two died".
    """
    if outlet.verb < 0:
        return t.at(outlet.first - 1 - (t.at(outlet.first - 1) == ",")) in _BESIDE_IT
    is_joined = t.at(outlet.first - 2) == "," and t.at(outlet.first - 1) in ("and", "but", "while")
    return outlet.source.first < outlet.verb and is_joined and t.at(outlet.verb + 1) not in _ENDS


# what begins a part of the sentence that stands beside its remark
_BESIDE_IT = frozenset({"where", "which", "while", "whereas"})
_ENDS = frozenset({",", ".", ";", ""})


def _is_inserted(t: Text, outlet: Clause) -> bool:
    """Whether an outlet stands between commas: ", according to Spiegel,"."""
    return outlet.verb < 0 and t.at(outlet.first - 1) == "," and t.at(outlet.last) == ","


def _regions(t: Text, clause: Clause, end: int) -> list[tuple[int, int, bool]]:
    """Stretches of words about the saying itself; the third value tells a close one, where any channel's name counts."""
    starts = [clause.verb + 1 if clause.verb >= 0 else clause.last, *(p + 1 for p in clause.participles)]
    regions = [(start, _content(t, start, end), not _leads_on(t, start)) for start in starts if start < end]
    regions += [(start, end, False) for start in starts[:1] if start < end]
    if (tail := _behind_quote(t, starts[0], end)) is not None:
        regions.append((*tail, True))
    if clause.source.end > clause.source.last:
        regions.append((clause.source.last, min(clause.source.end, end), True))
    if clause.source.last < clause.verb:
        regions.append((clause.source.last, clause.verb, True))
    if clause.passive >= 0:
        regions.append((clause.passive + 1, clause.first, True))  # "was announced on Telegram by the army"
    if t.at(clause.source.first - 1) == "by" and (shared := t.last_among(clause.source.first, clause.source.first - _NEAR, _SHARED)) >= 0:
        regions.append((shared + 1, clause.source.first, True))  # "A message posted on Telegram by the mayor said"
    if clause.verb < 0 and (posted := _posted(t, clause)):
        regions.append((clause.first, posted, True))
    if t.low[clause.source.last - 1] in _POSTS and not t.tokens[clause.source.last - 1].is_name:
        regions.append((clause.source.first, clause.source.last, True))  # "the mayor in a Telegram post said"
    if t.low[clause.source.last - 2] == "on" and clause.source.last - 2 > clause.source.first:
        regions.append((clause.source.last - 2, clause.source.last, True))  # "the agency on Telegram described"
    return regions


_POSTS = frozenset({"post", "message", "video", "address", "interview"})


def _posted(t: Text, clause: Clause) -> int:
    """Index after the post whose author a source is: "according to a Facebook post by the brigade", "a post on X by"; 0 where none is."""
    reports, writings = vocabulary().words["reports"], vocabulary().words["writings"]
    near = range(clause.first + 2, min(clause.source.last, clause.first + 7))
    last = next((j + 1 for j in near if t.low[j] in reports or t.low[j] in writings), 0)
    on_site = last > 0 and t.low[last] == "on" and not SITES.isdisjoint(t.low[last : last + 6])
    return next((j for j in range(last + 2, clause.source.last) if t.low[j] in ("by", "from")), last) if on_site else last


def _behind_quote(t: Text, start: int, end: int) -> tuple[int, int] | None:
    """What follows the words quoted behind a verb, up to the next comma or "and": "called it “a lie” at a press conference"."""
    quote = next((q for q in t.quotes if start <= q.first < start + _OBJECT and q.last + 1 < end), None)
    if quote is None:
        return None
    first = quote.last + 1
    first += t.at(first) == "," and t.at(first + 1) in ("in", "on", "at", "during")  # "called it “a lie”, in a statement"
    return first, next((j for j in range(first, end) if t.quoted[j] or t.low[j] in (",", ";", "and", "but", "that", "as")), end)


def _leads_on(t: Text, start: int) -> bool:
    """Whether a comma behind the verb leads on to something else: "said, leaving others to draft a statement"."""
    return t.at(start) == "," and t.at(start + 1).endswith("ing") and t.at(start + 1) not in ("speaking", "writing", "posting", "appearing")


# tokens of what is called something
_OBJECT = 10
# tokens before "by the mayor" among which it is told where his words were posted
_NEAR = 6
# words of a remark among which its own first one is looked for
_FARTHEST = 80


def _content(t: Text, start: int, end: int) -> int:
    """Where the remark's own words begin."""
    return next((j for j in range(start, min(end, t.size, start + _FARTHEST)) if t.quoted[j] or t.low[j] in ("that", ";", ":")), end)


@cache
def _telling_words() -> frozenset[str]:
    """Of each channel's phrases the words that no bullet without a channel needs to be searched for."""
    words = {word for first, rows in vocabulary().channels.items() for key, _ in rows for word in (first, *key)}
    return frozenset(word for word in words if len(word) > 4 or word in ("x", "tv"))


def _channels_named(t: Text) -> list[Named]:
    """Where the names of channels stand outside quotation marks, the longest first at each token."""
    if _telling_words().isdisjoint(t.low):
        return []
    names = vocabulary().channels
    return [
        (i, key, channel)
        for i, low in enumerate(t.low)
        if low in names and not t.quoted[i]
        for key, channel in names[low]
        if len(key) == 1 or tuple(t.low[i : i + len(key)]) == key
    ]


def _channels_in(t: Text, named: Sequence[Named], first: int, last: int, is_close: bool) -> list[str]:
    found, done = list[str](), -1
    for i, key, channel in named:
        if first <= i < last and i != done:
            strong = channel in _STRONG or (channel == "interview" and _in_an_interview(t, i))
            if (is_close or strong) and _is_channel(t, i, channel, key) and not _is_of_another_thing(t, i, key, first):
                found.append(channel)
                done = i
    return found


def _in_an_interview(t: Text, i: int) -> bool:
    """ "in an interview", "in her first interview" """
    return t.at(i - 2) == "in" or (t.at(i - 3) == "in" and t.at(i - 2) in ("an", "a", "his", "her", "the"))


def _is_channel(t: Text, i: int, channel: str, key: tuple[str, ...]) -> bool:
    """Whether the words name where it was said: behind a preposition, no plain topic of the remark."""
    if key[0] == "interviewed":
        return True
    if t.tokens[i].text == "telegram":
        return False  # "in a telegram to the king"
    if key[-1] == "video" and t.at(i + len(key)) in _LINKS:
        return False  # "in a video call"
    if channel == "radio" and t.at(i - 1) in ("for", "of"):
        return False  # "worked for Radio Liberty"
    if t.at(i + len(key)) in _TRANSMITTING:
        return False  # "a shell fell on a radio mast"
    if channel == "statement" and any(t.low[j] in _AGREEING and t.low[j + 1] == "on" for j in range(max(0, i - 4), i)):
        return False  # "failed to agree on a joint communique"
    if channel == "statement" and key[0] in ("a", "its", "the"):
        return any(t.low[j] in _ISSUING for j in range(max(0, i - 3), i))
    if key[0] in ("on", "in", "via", "to", "his", "her", "a", "an", "the", "its") or key[0].startswith("tweet"):
        return channel != "X" or t.tokens[i + len(key) - 1].text != "x"
    for j in range(i - 1, max(-1, i - 8), -1):
        if t.low[j] in _CHANNEL_PREPOSITIONS:
            return True
        if t.low[j] in _OTHER_CLAUSE or (t.low[j] == "," and t.low[j + 1] in ("and", "but", "yet")):
            break  # "told a rally before state television cut away"
    return False


def _is_of_another_thing(t: Text, i: int, key: tuple[str, ...], floor: int) -> bool:
    """Whether something told of stands on a channel: "a video shared on Telegram was fake"; not "said in a video shared on Telegram"."""
    on = i - (key[0] not in ("on", "via"))
    before = t.at(on - 1) if on > floor else ""
    if t.at(on) in ("on", "via", "over") and not _ENGAGED.isdisjoint(t.low[max(floor, on - 5) : on]):
        return True  # "had been hired by handlers over Telegram"
    is_spread = before in _SPREAD and t.at(i + len(key)) in ("that", "of")
    if t.at(on) not in ("on", "through", "via") or not (before in _SHARED or is_spread) or t.at(on - 2) == ",":
        return False  # "said in a letter to allies, published on Facebook"
    start = next((j for j in range(on - 2, max(-1, on - 7), -1) if t.low[j] in _CHANNEL_PREPOSITIONS or t.low[j] in _CUTS), on)
    return t.low[start] not in ("in", "by", "via", "through", "with", "from") or t.at(on - 2) in vocabulary().words["passive"]


# what is done with a thing on a channel, and what is spread on one
_SHARED = frozenset("circulating circulated shared posted published spread spreading seen released recruited hired contacted groomed".split())
_ENGAGED = frozenset({"recruited", "hired", "groomed"})
_SPREAD = frozenset({"reports", "rumours", "claims", "allegations", "footage", "images", "photos", "pictures", "videos"})
_CUTS = frozenset({",", ";", "that", "said", "says", "and", "which"})
_TRANSMITTING = frozenset("mast masts tower towers antenna antennas transmitter transmitters equipment signal signals centre center".split())
_LINKS = frozenset({"call", "calls", "link", "conference", "game", "camera", "chat"})
_OTHER_CLAUSE = frozenset({"whose", "before", "after", "when", "while", "where", "because", "although", "but", "which", "who", ";"})

_AGREEING = frozenset({"agree", "agreed", "agreeing", "agreement"})
_ISSUING = frozenset(
    {"in", "of", "by", "via", "through", "from", "with", "issued", "issuing", "released", "releasing", "published", "read", "to", "said"}
)


def _carriers(t: Text) -> list[tuple[int, str]]:
    """Where outlets are named that somebody told, or that carried what was said."""
    names, found, done = vocabulary().outlets, list[tuple[int, str]](), 0
    where = t.names if _odd_outlets().isdisjoint(t.low) else range(t.size)
    if OUTLET_WORDS.isdisjoint(t.low):
        where = [i for i in where if t.tokens[i].text in names]
    for i in where:
        if i < done or t.quoted[i] or _TO_OUTLET.isdisjoint(t.low[max(0, i - 7) : i]) or t.low[i - 2 : i] in ([",", "and"], [",", "while"]):
            continue  # ", and TASS published a video"
        listed = name_at(t.tokens, i, names)
        if listed is not None and (_is_told_of(t, i) or is_in_longer_name(t, i, listed[0])):
            done = listed[0]
            continue
        name = str(listed[1]) if listed is not None else told_outlet(t, i) if t.tokens[i].is_name and not t.tokens[i - 1].is_name else None
        found += [(i, name)] if name is not None else []
    return found


def _is_told_of(t: Text, i: int) -> bool:
    """Whether an outlet carries nothing where it is named: "the editor of Prapor", "a forum of the Economist", "who worked for Radio Liberty"."""
    before = i - 1
    while t.at(before) in MEDIA or t.at(before) in ("the", "a", "state", "state-run", "state-owned"):
        before -= 1
    if t.at(before) in ("of", "by") and t.at(before - 1) in vocabulary().words["of_outlets"]:
        return True
    if t.at(before) in ("by", "in", "from", "on") and t.at(before - 1) in _PIECES:
        return t.at(before - 3) not in _FROM and t.at(before - 2) not in _FROM  # "denied a report by the BBC", not "in an article in the Times"
    return t.at(before) in ("for", "at") and t.at(before - 1) in _WORKING


_PIECES = frozenset({"report", "reports", "article", "articles", "story", "stories", "investigation", "claim", "claims"})
_FROM = frozenset({"in", "to", "by", "from", "through", "with", "for", "told", "tells", "tell", "quoted", "quotes", "cited", "cites"})
_WORKING = frozenset({"worked", "works", "working", "writes", "freelanced", "freelances", "editor", "columnist"})


@cache
def _odd_outlets() -> frozenset[str]:
    """What outlets begin with that begin like no name, in lower case: "n-tv", "24"."""
    return frozenset(first.lower() for first in vocabulary().outlets if not read_tokens(first)[0].is_name)


def _agency_in(carriers: Sequence[tuple[int, str]], regions: Sequence[tuple[int, int, bool]]) -> str | None:
    """The outlet in the first stretch of words that has one."""
    return next((name for first, last, _ in regions for i, name in carriers if first <= i < last), None)


_TO_OUTLET = frozenset(
    "let told telling tells tell assured assures assuring informed reminded granted gave given "
    "to with by on in for from via through of quoted cited".split()
)
