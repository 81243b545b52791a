"""Sources that no verb of their own tells: "according to X", "citing X", "by X's count", "confirmed by X", "X was quoted as saying"."""

from __future__ import annotations

from dataclasses import replace

from transforms.coding.speech.clause import CITING, Clause, clause_of, clauses_of, closes_behind
from transforms.coding.speech.insertions import over_commas, with_insertion
from transforms.coding.speech.outlets import outlet_at
from transforms.coding.speech.phrases import SITES, before_adverbs, behind_adverbials, behind_article, is_number, is_within_name, joined_adjectives
from transforms.coding.speech.source import OUTLET, PERSON, POSSESSIVES, PRONOUN, FullName, Source
from transforms.coding.speech.sources import read_source
from transforms.coding.speech.subjects import CLOSES, FINITE, ending_at
from transforms.coding.text.day_names import WEEKDAYS
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import PARTICIPLE, vocabulary


def by_view(t: Text, i: int, before: list[Clause], full_name: FullName) -> list[Clause]:
    """ "By the count of the ministry", "in the view of the institute", "by Kyiv's own count": whose view it is says it."""
    if t.at(i + 1) == "of" and t.at(i - 1) == "by":
        return behind(t, i - 1, i + 2, before, full_name)[0]  # "by word of the mayor"
    if t.at(i + 1) == "of":
        at = next((j for j in range(i - 1, max(-1, i - 5), -1) if t.low[j] in ("the", "a", ",", ".", ";", "'s")), -1)
        return behind(t, at - 1, i + 2, before, full_name)[0] if at > 0 and t.low[at] in ("the", "a") and t.low[at - 1] in _ACCORDING else []
    end = i - (t.at(i - 1) in _QUALIFIED)
    if t.at(end - 1) != "'s":
        return []
    floor = t.sentence_start(i)
    at = next((j for j in range(end - 2, max(floor - 1, end - 10), -1) if t.low[j] in ("by", "in", "on", "to")), -1)
    is_count = at > floor and t.low[at] == "by" and t.low[i] in vocabulary().words["counts"]  # "12 dead by the mayor’s count"
    if at < 0 or (at > floor and not is_count and t.low[at - 1] not in (",", ";", "—", "–", "but", "and", "which")):
        return []
    return _viewed(t, at, end - 1, i + 1, full_name)


def in_whose_eyes(t: Text, i: int, full_name: FullName) -> list[Clause]:
    """ "If the mayor is to be believed", "as the agency sees it", "as the staff has it": whose word that is says it."""
    opener, last = ("if", i - 3) if t.low[i] == "believed" else ("as", i)
    floor = t.sentence_start(i)
    at = next((j for j in range(last - 1, max(floor - 1, last - 10), -1) if t.low[j] in (opener, ",", ";")), -1)
    return _viewed(t, at, last, i + 1 + (opener == "as"), full_name) if at >= floor and t.low[at] == opener else []


def _viewed(t: Text, at: int, last: int, end: int, full_name: FullName) -> list[Clause]:
    """The clause of whose view the words [at, end) tell, named between token `at` and `last`."""
    source = read_source(t, at + 1, last, full_name)
    if source is None or source.kind == PRONOUN:
        return []
    return [Clause(source, -1, at, end, "said", t.tokens[at].sentence, is_behind=at != t.sentence_start(at))]


_QUALIFIED = frozenset({"own", "latest", "official", "first", "best", "early", "initial", "preliminary", "last", "new", "revised", "updated"})
_ACCORDING = frozenset({"by", "in", "per"})


def agent_of(t: Text, i: int) -> int | None:
    """Where "by" stands behind a participle that means saying: "announced on Monday by the ministry", "was rejected by Kyiv"."""
    words = vocabulary().words
    is_passive = t.at(i - 1) in words["passive"] or t.at(i - 2) in words["passive"] or _is_judged(t, i)
    is_promise = t.low[i] == "promised" and t.at(i - 1) == ","  # not "lorries promised by Latvia"
    if t.low[i] not in words["by_agent"] and not is_passive and not is_promise:
        return None
    if (t.low[i] == "public" and t.at(i - 1) != "made") or (t.low[i] == "unveiled" and not _STATUES.isdisjoint(t.low[t.sentence_start(i) : i])):
        return None  # "hanged in public by", "a monument unveiled by the mayor"; not "a list made public by", "an offer unveiled by the minister"
    by = behind_adverbials(t, i + 1)
    if t.at(by) == "as" and t.low[i] in _REFUSED and _is_false(t, by + 1):  # "was dismissed as nonsense by the mayor", not "as chief of staff by"
        by = next((j for j in range(by + 2, min(by + 5, t.size)) if t.low[j] == "by"), by)
    if t.low[i] in ("reported", "confirmed") and is_passive and t.at(by) in _WHERE:  # "deaths were reported from Lypa by the governor"
        end = next((j for j in range(by + 1, t.size) if not t.tokens[j].is_name and t.low[j] not in _OF_PLACES), t.size)
        by = end if t.at(end) == "by" else by
    if t.low[i] == "dismissed" and not _is_waved_off(t, i):
        return None  # "the general was dismissed by the president"
    if t.at(by) != "by" and t.low[i] in words["far_agent"]:
        by = next((j for j in range(i + 1, min(i + 30, t.size)) if not t.quoted[j] and t.low[j] in ("by", ",", ".", ";", "that")), i)
        by = by if t.at(by - 1) == "”" else i  # "were urged to “stand firm” by the mayor"
    return by if t.at(by) == "by" else None


_WHERE = frozenset({"from", "in", "near", "at", "outside"})
_OF_PLACES = frozenset({"the", "region", "regions", "city", "town", "village", "district", "of", "and", "port"})
_REFUSED = frozenset({"dismissed", "rejected", "denounced", "condemned", "ridiculed"})


def _is_false(t: Text, i: int) -> bool:
    """Whether a claim is called untrue from token `i` on: "nonsense", "a pack of lies", "utterly baseless"."""
    return not _FALSEHOODS.isdisjoint(t.low[i : i + 4]) or any(low in vocabulary().words["verdicts"] for low in t.low[i : i + 2])


_FALSEHOODS = frozenset(
    "nonsense lie lies fiction fake fakes false propaganda absurd fantasy fabrication baseless groundless rubbish hysteria".split()
)
_STATUES = frozenset({"monument", "statue", "memorial", "bust", "plaque", "portrait", "mural"})


def _is_judged(t: Text, i: int) -> bool:
    """Whether a participle tells what somebody makes of what stands before: ", a claim denied by", ", an idea first dismissed by"."""
    words = vocabulary().words
    noun = i - 1 - (t.at(i - 1) in words["adverbs"])
    is_claim = t.at(noun) in words["steps"] or t.at(noun) in words["allegations"]
    return is_claim and t.at(noun - 1) in ("a", "an", "the") and t.at(noun - 2) == ","


def _is_waved_off(t: Text, i: int) -> bool:
    """Whether it is something said that is dismissed: "the report was dismissed by", "was dismissed by the mayor as nonsense"."""
    floor, words = t.sentence_start(i), vocabulary().words
    is_claim = any(not words[each].isdisjoint(t.low[floor:i]) for each in _SAYINGS) or (t.at(i + 1) == "as" and _is_false(t, i + 2))
    return is_claim or "as" in t.low[i + 2 : i + 12]


_SAYINGS = ("steps", "allegations", "reports", "responses", "views")


_BY_AN_OUTLET = frozenset({"quoted", "cited", "interviewed", "contacted"})
# where a phrase that is no source as a whole may end for one
_BREAKS = _BY_AN_OUTLET | frozenset("in at from and to with published released installed appointed by late earlier it they he she speaking".split())


def behind(t: Text, at: int, start: int, before: list[Clause], full_name: FullName) -> tuple[list[Clause], int]:
    """ "according to X", "citing X"."""
    if before and _is_own_statement(t, start, before[-1]):
        return [], start
    end = _behind_phrase(t, at, start)
    parts = (_read_part(t, first, last, full_name) for first, last in _parts(t, start, end))
    sources = [source for source in parts if source is not None and not _is_paper(t, source)]
    if sources and t.at(end) == "," and end + 1 < t.size:
        described = with_insertion(t, sources[-1], end, full_name)
        sources[-1] = described if described.kind == sources[-1].kind else replace(described, office=sources[-1].name)
    if sources and t.at(end) == "who" and t.low[end - 1] in ("person", "people"):
        sources[-1] = _with_relative(t, sources[-1], end)
    made = [
        Clause(s, -1, at, s.last, "said", t.tokens[at].sentence, is_behind=at != t.sentence_start(at) and not _leads_on(t, at, s.last))
        for s in sources
    ]
    if t.low[at] in CITING and any(said.source.kind != OUTLET and said.sentence == t.tokens[at].sentence for said in before):
        made = [clause for clause in made if clause.source.kind != OUTLET]  # "the mayor said, citing Reuters"
    return made, max(at, end - 1)


def _is_paper(t: Text, source: Source) -> bool:
    """Whether what is cited is a paper of nobody's in particular: "intelligence reports", not "Kyiv's intelligence"."""
    if source.name.endswith(" intelligence") and "declassified" in t.low[source.first : source.last]:
        return not any(t.tokens[i].is_name for i in range(source.first, source.last))  # "newly declassified intelligence"
    return source.name == "intelligence" and t.low[source.last - 1] in vocabulary().words["reports"] and source.last - source.first < 3


def _behind_phrase(t: Text, at: int, start: int) -> int:
    """Where the words end that name the sources behind "according to"."""
    end, days = start, vocabulary().words["days"]
    while end < min(start + 16, t.size) and not t.quoted[end] and not _goes_on(t, at, end):
        if (by := _behind_site(t, start, end)) > end:
            end = by
        if t.low[end] == "," and t.at(end + 1).endswith("-based"):
            end += 1  # "the Olympia, Washington-based institute"
        if t.low[end] in _ENDS and t.low[end - 1] != "briefed" and not t.tokens[end].text.isupper() and not is_within_name(t, end):  # "the WHO"
            break
        if end > start and t.low[end] in ("the", "a", "an", "there") and t.tokens[end - 1].is_name:
            break  # "According to Latvia’s Ivo Lopes the war goes on"
        if _counts_begin(t, end):
            break  # "According to the mayor 17 people were hurt"
        if t.low[end] == "without" and not t.tokens[min(end + 1, t.size - 1)].is_name:
            break  # "announced by the ministry without a date"
        if t.low[end] == "of" and t.at(end + 1) in days:
            break  # "the General Staff’s report of Wednesday evening"
        end += 1
    return end


def _behind_site(t: Text, start: int, i: int) -> int:
    """Where "by" stands behind the site or the day of a post: "according to a post on X by the mayor"; `i` where nothing of the kind is."""
    if t.low[i] != "on" or (vocabulary().words["writings"] | {"statement"}).isdisjoint(t.low[start:i]):
        return i
    by = next((j for j in range(i + 2, min(i + _SITE, t.size)) if t.low[j] in ("by", "from") or t.low[j] in CLOSES), i)
    is_where = any(t.low[j] in SITES or t.low[j] in WEEKDAYS or t.low[j] == "media" for j in range(i + 1, by))
    return by if t.low[by] in ("by", "from") and is_where else i


# tokens of "on the social media platform Truth Social on Friday"
_SITE = 10


def _counts_begin(t: Text, i: int) -> bool:
    """Whether a claim begins with a number right behind the role or body that makes it."""
    words = vocabulary().words
    return (t.low[i - 1] in words["roles"] or t.low[i - 1] in words["heads"]) and is_number(t, i) and t.low[i] != "one"


_ENDS = frozenset({",", ".", ";", ":", "—", "–", "as", "who", "which", "that", "while", "after", "when", "said", "on", "this", "citing", "quoting"})


def _read_part(t: Text, first: int, last: int, full_name: FullName) -> Source | None:
    """The source that a phrase names, else the one that its first words name: "the mayor in his evening address"."""
    if (end := _to_whom(t, first, last)) < last:
        by = next((j for j in range(first, last) if t.low[j] in ("by", "from")), last - 1)
        return read_source(t, by + 1, end if by < end else last, full_name)  # "a letter to the chancellor by the minister"
    reports = vocabulary().words["reports"]
    whose = next((j for j in range(first + 1, last - 1) if (t.low[j] == "the" or t.low[j] in POSSESSIVES) and t.low[j - 1] in reports), last)
    if whose < last:  # "an assessment the bank published in March"
        return read_source(t, whose, next((j for j in range(whose + 2, last) if t.low[j] in _RELEASED), last), full_name)
    posted = next((j for j in range(first, last - 1) if t.low[j] == "on" and _behind_site(t, first, j) > j), last)
    if posted < last and (source := read_source(t, _behind_site(t, first, posted) + 1, last, full_name)) is not None:
        return source  # "a post on the platform Telegram by the mayor"
    passed_on = next((j for j in range(first + 1, last - 1) if t.low[j] in _BY_AN_OUTLET and t.low[j + 1] == "by"), last)
    if (source := read_source(t, first, passed_on, full_name)) is not None:
        source.agency = source.agency or (outlet_at(t, passed_on + 2, last) if passed_on < last else None)
        return source
    for stop in range(last - 1, first, -1):
        if t.low[stop] in _BREAKS and (source := read_source(t, first, stop, full_name)):
            return source
    made = first + 1 if t.low[first] in vocabulary().words["reports"] else first + 2  # not "citing breaches by the Russian side"
    by = next((j for j in range(made, last - 1) if t.low[j] in ("by", "from")), last)
    source = read_source(t, by + 1, last, full_name)  # "footage studied by the institute", "a document from the ministry"
    if source is not None and (t.at(by) == "by" or not vocabulary().words["heads"].isdisjoint(t.low[by:last])):
        return source
    worked_out = next((j for j in range(first + 2, last) if t.low[j - 1] in _WORKED_OUT and t.low[j] in ("of", "based")), first)
    return read_source(t, first, worked_out, full_name)  # "an AFP tally of figures from Kyiv"


_RELEASED = frozenset({"published", "released", "issued", "compiled", "made", "put", "presented", "shared", "posted"})
_WORKED_OUT = frozenset({"analysis", "tally", "count", "review", "survey"})


def _to_whom(t: Text, first: int, last: int) -> int:
    """Where it is told to whom a paper went that speaks: "a letter to the mayor", "from the minister to"; `last` where nothing of the kind is."""
    is_paper = not vocabulary().words["reports"].isdisjoint(t.low[first : first + 4])
    return next((j for j in range(first + 1, last) if t.low[j] == "to"), last) if is_paper else last


def _goes_on(t: Text, at: int, i: int) -> bool:
    """Whether what follows an agent is no part of its name: "asked by the ministry to prepare"."""
    following = t.at(i + 1)
    is_verb = following.isalpha() and not t.tokens[i + 1].is_name and following not in vocabulary().words["articles"]
    return t.low[i] == "to" and t.low[at] == "by" and is_verb


def _is_own_statement(t: Text, i: int, said: Clause) -> bool:
    """Whether a source is but the paper of who has just spoken: "X told allies, according to a statement from his office"."""
    reports = vocabulary().words["reports"]
    if t.at(i) in ("a", "the"):
        i = next((j + 2 for j in range(i + 1, min(i + 4, t.size - 1)) if t.low[j] in reports and t.low[j + 1] in ("from", "by", "of")), 0)
    if not i or t.at(i) not in ("his", "her") or said.source.kind != PERSON or said.sentence != t.tokens[i].sentence or said.verb < 0:
        return False
    if "statement" in t.low[i - 3 : i] or t.at(i + 1) == "statement":
        said.channel = said.channel or "statement"
    return t.at(i + 1) in ("office", "statement", "ministry", "department", "team", "staff", "press", "administration", "readout", "account")


def _with_relative(t: Text, source: Source, who: int) -> Source:
    """ "A person who had seen them": nothing else tells who that is."""
    stop = next((j for j in range(who, min(who + 10, t.size)) if t.low[j] in CLOSES), who)
    if stop == who or "anonymity" in t.low[who:stop]:
        return source
    return replace(source, last=stop, end=stop, name=t.slice(behind_article(t, source.first), stop))


def _leads_on(t: Text, at: int, last: int) -> bool:
    """Whether a claim goes on behind its source: "It was announced by the ministry that", "The toll, according to the mayor, was 14"."""
    if t.low[at - 1] != "," or t.at(last) != ",":
        return (t.low[at] == "by" or t.low[at] in CITING) and t.at(last) == "that"
    return t.at(last + 1) in FINITE or t.at(at - 2) in ("and", "but", "while", "though", "yet", "whereas")


def _parts(t: Text, first: int, last: int) -> list[tuple[int, int]]:
    """A list of sources at its "and" where both parts stand alone."""
    words = vocabulary().words
    for i in range(first + 1, last - 1):
        if t.low[i] != "and":
            continue
        before, following = t.low[i - 1], t.low[i + 1]
        if following in ("to", "by"):
            return [(first, i), *_parts(t, i + 2, last)]
        ends = t.tokens[i - 1].is_name or before in words["heads"]
        begins = t.tokens[i + 1].is_name or following in words["articles"] or following in words["occupiers"]
        is_parted = before in _PAPERS or (before in words["nouns"] and following in ("a", "an")) or (ends and begins and not is_within_name(t, i))
        shares_noun = is_parted and joined_adjectives(t, i + 1, first - 1) <= i  # "US and Ukrainian officials"
        if is_parted and not shares_noun and not any(low in ("of", "for") for low in t.low[first:i]):
            return [(first, i), *_parts(t, i + 1, last)]
    return [(first, last)]


def as_saying(t: Text, i: int) -> int | None:
    """Where "as saying" stands behind "quoted X"."""
    last = min(i + 20, t.sentence_end(i), t.size - 1)
    return next((j for j in range(i + 1, last) if t.low[j] == "as" and _tells(t.low[j + 1])), None)


def _tells(low: str) -> bool:
    """Whether a word is what somebody does who says something: "saying", "threatening"."""
    verb = vocabulary().verbs.get(low)
    return verb is not None and verb.form == PARTICIPLE


def quoted_source(t: Text, i: int, end: int, full_name: FullName) -> list[Clause]:
    """ "RIA quoted the ministry as saying", "the minister was quoted as saying by TASS"."""
    floor = t.sentence_start(i)
    last = before_adverbs(t, i - 1, floor + 1)
    subject = (over_commas if t.low[last] == "," else ending_at)(t, last, floor, full_name)
    if t.at(i - 1) in vocabulary().words["passive"]:
        is_behind = bool(subject) and closes_behind(t, subject[0].first, floor)
        return clauses_of(t, subject, end + 1, "said", is_behind)
    described = over_commas(t, end - 1, i + 1, full_name) if t.low[end - 1] == "," else []
    spoken = described[-1] if described else _read_part(t, i + 1, end, full_name)
    if t.low[i + 1 : end] == ["the", "latter"]:
        spoken = Source(i + 1, end, PRONOUN, "latter")
    if end == i + 2 and t.low[i + 1] in _THEM:
        spoken = Source(i + 1, end, PRONOUN, _THEM[t.low[i + 1]])
    carriers = [source for source in subject if source.kind == OUTLET]
    if not carriers and t.low[last] == ",":  # "Another agency, Prapor, quoted"
        at = next((j for j in range(last - 1, floor, -1) if t.low[j] == ","), last)
        carriers = [source for source in (read_source(t, at + 1, last, full_name),) if source is not None and source.kind == OUTLET]
    found = [clause_of(t, spoken, end + 1, "said")] if spoken is not None else []
    if found and carriers:
        found[0].agency = carriers[0].name
    return found


_PAPERS = frozenset({"memo", "memos", "document", "documents", "letter", "letters", "data", "email", "emails", "cable", "images", "imagery"})
_THEM = {"him": "he", "her": "she", "them": "they", "it": "it"}
