"""Clauses in which somebody says something: a source, and the verb it is the subject of (codebook section 6).

A source is also what "according to" and "citing" name. Through what it was said, and which rows come of it, is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from transforms.coding.speech.according import agent_of, as_saying, behind, by_view, in_whose_eyes, quoted_source
from transforms.coding.speech.clause import CITING, Clause, clause_of, clauses_of, closes_behind
from transforms.coding.speech.complements import THINKING, has_told
from transforms.coding.speech.extended import before_with, comma_before_occasion, with_quoted_name, without_participle
from transforms.coding.speech.findings import LEARNING, had_from, learned_from
from transforms.coding.speech.insertions import DASHES, over_commas, over_dashes
from transforms.coding.speech.inversion import inverted
from transforms.coding.speech.means import brought_to, speaks_through
from transforms.coding.speech.openings import joint_before, long_subject, parted_subject, sentence_subject
from transforms.coding.speech.other_meanings import orders
from transforms.coding.speech.participles import participle
from transforms.coding.speech.phrases import before_adverbs, behind_article, head_of
from transforms.coding.speech.relatives import is_relative, tells_of_it, tells_of_noun, told_of
from transforms.coding.speech.reports import SHOWING, told_by_noun
from transforms.coding.speech.saying import means_saying, says, would_say
from transforms.coding.speech.source import ORGANISATION, OUTLET, PERSON, POSSESSIVES, PREPOSITIONS, PRONOUN, PRONOUNS, UNNAMED, FullName, Source
from transforms.coding.speech.subjects import CLOSES, ending_at, is_verbal
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import state_of
from transforms.coding.text.vocabulary import BASE, PARTICIPLE, PAST, Verb, vocabulary

_CARRYING = CITING | {"thus", "according", "quoted", "cited", "quotes", "cites", "believed"}
_TELLING_VERBS = frozenset({"told", "said", "says", "say", "tells", "tell", "wrote", "writes", "write"})
# sources read in one bullet; real ones have a handful
MOST_CLAUSES = 40


def find_clauses(t: Text, full_name: FullName) -> list[Clause]:
    """The clauses in which somebody says something, in order of their verbs; quoted words are not read as speech but for "“strongly condemned”"."""
    clauses: list[Clause] = []
    used, triggers = -1, _triggers()
    for i in [i for i, low in enumerate(t.low) if low in triggers]:
        if (
            i > used
            and len(clauses) < MOST_CLAUSES
            and (not t.quoted[i] or _is_scare_quoted(t, i))
            and not (t.tokens[i].is_name and i > t.sentence_start(i))
        ):
            found, used = _clauses_at(t, i, clauses, full_name)
            clauses += found
    return clauses


@cache
def _triggers() -> frozenset[str]:
    """The words at which a clause of saying may be found."""
    words = vocabulary().words
    return frozenset({*vocabulary().verbs, *_CARRYING, *SHOWING, *LEARNING, *_JUDGING_BY, *_HAVING_IT}).union(
        *(words[each] for each in ("views", "by_agent", "passive_agent", "publishing", "evoking", "allegations", "remarks"))
    )


def _clauses_at(t: Text, i: int, before: list[Clause], full_name: FullName) -> tuple[list[Clause], int]:
    """Clauses whose verb stands at token `i`, and the last token they used up."""
    low, words = t.low[i], vocabulary().words
    if told := told_by_noun(t, i, before, full_name):
        return told, i
    if (low in words["by_agent"] or low in words["passive_agent"]) and (by := agent_of(t, i)) is not None:
        found, used = behind(t, by, by + 1, before, full_name)
        stance = verb.stance if (verb := vocabulary().verbs.get(low)) is not None else "said"
        return [replace(clause, stance=stance, passive=i) for clause in found if not _is_withheld(t, i)], used
    if (low == "according" and t.at(i + 1) == "to") or (low in _JUDGING_BY and t.at(i + 1) == "by" and i == t.sentence_start(i)):
        return behind(t, i, i + 2, before, full_name)
    if low == "thus":  # "“It is late”: thus the mayor on Monday"
        return behind(t, i, i + 1, before, full_name) if t.at(i - 1) == ":" else ([], i)
    if low == "has" and t.low[i + 1 : i + 3] == ["it", "from"]:
        return had_from(t, i, before, full_name), i
    is_seen = (low == "believed" and t.at(i - 1) == "be" and t.at(i - 2) == "to") or (
        low in _HAVING_IT and t.at(i + 1) == "it" and t.at(i + 2) in _ENDS_ASIDE
    )
    if is_seen and (seen := in_whose_eyes(t, i, full_name)):
        return seen, i
    if low in words["views"] and (viewed := by_view(t, i, before, full_name)):
        return viewed, i
    if low == "told" and t.at(i + 1) == "by" and t.at(i - 1) in words["passive"] and not orders(t, i):
        return behind(t, i, i + 2, before, full_name)
    if low == "reference":
        is_cited = t.at(i - 1) == "with" and t.at(i + 1) == "to" and bool(before) and _is_outlet_before(before[-1], i - 1)
        return behind(t, i, i + 2, before, full_name) if is_cited else ([], i)
    if low == "citing" and _closes_with_quote(t, i) and not (before and before[-1].sentence == t.tokens[i].sentence):
        subject = sentence_subject(t, i, t.sentence_start(i), full_name) if t.at(i - 1) == "," else []
        states = [source for source in subject if state_of(t, behind_article(t, source.first), source.last) is not None]
        return clauses_of(t, states, i, "said"), i  # "The US shut its embassy, citing “threats to its staff”"
    if low in CITING or (low in ("quoted", "cited", "quotes", "cites") and _passes_on(t, i)):
        return behind(t, i, i + 1, before, full_name)
    if low in ("quoted", "cited", "quotes", "cites", "reported", "reports") and (end := as_saying(t, i)) is not None:
        return quoted_source(t, i, end, full_name), end + 1
    if low in LEARNING:
        return learned_from(t, i, before, full_name), i
    if (verb := vocabulary().verbs.get(low)) is None:
        return [], i
    if verb.form == PARTICIPLE:
        return _going_on(t, i, verb, before, full_name) or participle(t, i, verb, before, full_name), i
    if verb.form == BASE and i > 2 and t.low[i - 3 : i] == _GOING_ON_TO and would_say(t, i, verb):
        sources, is_behind = _subject(t, i - 3, replace(verb, form=PAST), before, full_name)
        return clauses_of(t, sources, i, verb.stance, is_behind), i
    if verb.form == BASE and t.at(i - 1) == "to" and (through := speaks_through(t, i, full_name) or brought_to(t, i, full_name)):
        return clauses_of(t, through, i, verb.stance) if would_say(t, i, verb) else [], i
    floor = t.sentence_start(i)
    turns = i == floor or t.low[i - 1] in (",", "so") or (t.quoted[i - 1] and not t.quoted[i])
    turned = inverted(t, i, verb, floor, full_name) if turns else None
    if not says(t, i, verb):
        return clauses_of(t, turned[0], i, verb.stance, True) if turned is not None and turned[1] and i > floor else [], i
    if (counting := _counting(t, i, before)) is not None:
        return [replace(clause_of(t, counting.source, i, verb.stance), is_apart=True, first=i)], i
    sources, is_behind = turned if turned is not None else _subject(t, i, verb, before, full_name)
    return clauses_of(t, sources, i, verb.stance, is_behind), i


def _closes_with_quote(t: Text, i: int) -> bool:
    """Whether the sentence ends with a quote of three words or more behind token `i`."""
    quote = t.quotes[t.quoted[i + 1] - 1] if i + 1 < t.size and t.quoted[i + 1] else None
    return quote is not None and quote.first == i + 1 and quote.last - quote.first > _SCARE and t.at(quote.last + 1) in (".", "")


# tokens of a quote of two words, its first mark among them
_SCARE = 3


def _is_outlet_before(outlet: Clause, i: int) -> bool:
    """Whether an outlet or its verb stands right before token `i`, or before a comma there: "Interfax wrote with", "TASS reported, with"."""
    return outlet.source.kind == OUTLET and i - max(outlet.verb, outlet.source.last - 1) <= _BEHIND_COMMA


# words from one to the next over a comma
_BEHIND_COMMA = 2
# "as the agency sees it,", not "as the army has it under control"
_ENDS_ASIDE = frozenset({",", ".", ":", ";"})
_HAVING_IT = frozenset({"sees", "saw", "has", "had", "lists", "reckons", "counts"})
# "Going by the ministry’s report"
_JUDGING_BY = frozenset({"going", "judging"})


def _going_on(t: Text, i: int, verb: Verb, before: list[Clause], full_name: FullName) -> list[Clause]:
    """ "The mayor is calling on residents to leave", "officials are urging patience": what somebody says for some time."""
    be = i - 1 - (t.at(i - 1) in _STILL)
    if t.at(be) not in _BEING or verb.lemma not in _LASTING or not means_saying(t, i, verb):
        return []
    sources, is_behind = _subject(t, be, verb, before, full_name)
    return clauses_of(t, sources, i, verb.stance, is_behind)


# "he went on to say"
_GOING_ON_TO = ["went", "on", "to"]
_BEING = frozenset({"is", "are", "was", "were"})
# what is said over and over; of others as often another thing is meant ("is adding launchers", "are threatening the town")
_LASTING = frozenset({"call", "urge", "ask", "demand", "appeal", "warn", "accuse", "blame"})
_STILL = frozenset({"also", "now", "still", "again", "already"})


def _is_withheld(t: Text, i: int) -> bool:
    """Whether a participle tells what nobody has said: "was not confirmed by Kyiv", "has yet to be acknowledged by"."""
    return any(t.low[j] in _WITHHOLDING for j in range(max(t.sentence_start(i), i - 4), i))


_WITHHOLDING = frozenset({"not", "never", "yet", "cannot"})


def _passes_on(t: Text, i: int) -> bool:
    """Whether an outlet's relative clause names who told it: "TASS reported, which quoted the emergency services"."""
    return t.at(i - 1) == "which" and t.at(i - 2) == "," and not t.quoted[min(i + 1, t.size - 1)] and as_saying(t, i) is None


def _counting(t: Text, i: int, before: list[Clause]) -> Clause | None:
    """The clause that has put a number on something before "and said": two claims of one speaker."""
    if t.at(i - 1) != "and" or not before or t.low[i] not in ("said", "says", "added", "wrote"):
        return None
    last = before[-1]
    return last if last.sentence == t.tokens[i].sentence and last.verb >= 0 and t.low[last.verb] in ("put", "puts") else None


def _subject(t: Text, verb: int, lemma: Verb, before: list[Clause], full_name: FullName) -> tuple[list[Source], bool]:
    """Who does the saying, by what stands before the verb; the second value tells that the claim stands before them."""
    floor = t.sentence_start(verb)
    i = before_adverbs(t, _before_quoted_adverb(t, _before_parenthesis(t, verb, lemma, floor)), floor)
    if t.at(verb - 1) == "both" and (verb - 1 == floor or t.low[verb - 2] in (";", ",")) and not over_commas(t, i, floor, full_name)[1:]:
        return [Source(verb - 1, verb, PRONOUN, "both")], False
    if i < floor:
        return [], False
    if t.quoted[i]:
        bearers = with_quoted_name(t, i, floor, full_name)
        return bearers, bool(bearers) and closes_behind(t, bearers[0].first, floor)
    if t.low[i] in ("and", "but", "then", "or"):
        return _shared(t, i, floor, before, full_name), False
    if t.tokens[i].text == "who" and t.at(i - 1) != "," and t.low[verb] in _TELLING_VERBS:  # not the WHO
        return [source for source in ending_at(t, i - 1, floor, full_name) if t.low[source.first] in ("a", "an")], False  # "An athlete who said"
    if t.low[i] in ("who", "which") and t.at(i - 1) == ",":
        if before and before[-1].verb < 0 and i - 1 in (before[-1].source.last, before[-1].source.end):
            return [replace(before[-1].source, first=i, last=i + 1)], False  # "according to a spokesman for the mayor, who says"
        return told_of(t, i, lemma, floor, full_name), False
    comma = comma_before_occasion(t, i, floor)  # "The mayor, Ivo Lopes, on Friday said"
    if t.low[comma] == "," and (joint := joint_before(t, comma, floor)) is not None:
        return _shared(t, joint, floor, before, full_name), False
    if t.low[comma] == ",":
        sources = over_commas(t, comma, floor, full_name) or parted_subject(t, comma, verb, floor, full_name)
    elif t.low[i] in DASHES:
        sources = over_dashes(t, i, floor, full_name)
    elif t.low[i] in PRONOUNS and tells_of_noun(t, i):
        sources = [Source(i, i + 1, PRONOUN, t.low[i])]
    else:
        sources = before_with(t, i, floor, full_name) or ending_at(t, i, floor, full_name)
    is_long = t.low[verb] in _TELLING_VERBS or has_told(t, verb) or not _GATHERED.isdisjoint(t.low[max(floor, i - _MEETING) : i])
    if not sources and t.low[i] not in ("who", "which") and is_long:
        is_first = all(clause.sentence != t.tokens[verb].sentence for clause in before)
        sources = long_subject(t, i + 1, floor, full_name, is_first)
    if not sources and t.low[i] in _PAPERS and t.at(i - 1) == "the" and before and before[-1].source.kind != OUTLET:
        return [replace(before[-1].source, first=i - 1, last=i + 1, end=i + 1)], closes_behind(t, i - 1, floor)
    if not sources or _is_no_claim(t, verb, lemma, sources[0]):
        return [], False
    sources[-1] = without_participle(t, sources[-1])
    if _is_agent(t, sources[0].first):
        return _principal(t, sources[0], floor, full_name), False
    return (sources, closes_behind(t, sources[0].first, floor)) if _may_say(t, verb, lemma, sources) else ([], False)


# "G7 leaders meeting in Bavaria condemned it"
_GATHERED = frozenset({"meeting", "gathered", "gathering", "assembled"})
# tokens from there to the verb
_MEETING = 8
# "“...,” the statement added": theirs who have spoken
_PAPERS = frozenset({"statement", "post", "message", "readout", "communique"})


def _before_parenthesis(t: Text, verb: int, lemma: Verb, floor: int) -> int:
    """The last token before what stands between "has" and its participle: "has so far verified", "has for months urged"."""
    nearest = max(floor, verb - _PARTED)
    if lemma.form != PAST or _HAVE.isdisjoint(t.low[nearest:verb]):
        return verb - 1
    has = max(j for j in range(nearest, verb) if t.low[j] in _HAVE)
    parts = range(has + 1, verb)
    is_apart = verb - has > 1 and (t.low[has + 1] in _PARTING or t.low[has + 1].endswith("ly"))
    return has if is_apart and not any(t.low[j] in CLOSES or is_verbal(t, j) or t.low[j] in _NO_PARTS for j in parts) else verb - 1


# tokens before a participle among which its auxiliary stands
_PARTED = 6
_HAVE = frozenset({"has", "have", "had"})
# what begins the words that part them: an adverbial, no object as in "has a plan"
_PARTING = PREPOSITIONS - {"of", "by"} | frozenset("so this until since during up more once thus at".split())
_NO_PARTS = frozenset({"and", "but", "or", "that", "who", "which", "not", "never", "been", "it", "he", "she", "they", "said"})


def _is_scare_quoted(t: Text, i: int) -> bool:
    """Whether a verb stands at the end of two or three quoted words whose subject stands outside: "Macron “strongly condemned” the attack"."""
    quote = t.quotes[t.quoted[i] - 1]
    verb = vocabulary().verbs.get(t.low[i])
    if verb is None or verb.form != PAST or i + 1 != quote.last or not 2 <= i - quote.first <= 3 or quote.first == t.sentence_start(i):
        return False
    is_adverb = t.low[i - 1].endswith("ly") or t.low[i - 1] in vocabulary().words["adverbs"]
    return is_adverb and (t.tokens[quote.first - 1].is_name or t.low[quote.first - 1].isalpha()) and quote.last + 1 < t.size


def _before_quoted_adverb(t: Text, i: int) -> int:
    """The last token before an adverb in quotation marks: "the ministry “categorically” denied it", "“categorically rejected” it"."""
    if t.quoted[i] and t.quoted[min(i + 1, t.size - 1)] == t.quoted[i]:
        return t.quotes[t.quoted[i] - 1].first - 1
    return i - 3 if i > 3 and t.tokens[i].text == "”" and t.tokens[i - 2].text == "“" and t.low[i - 1].endswith("ly") else i


def _may_say(t: Text, verb: int, lemma: Verb, sources: list[Source]) -> bool:
    """Whether a verb may be said of its subject: not "islands that Tokyo claims", "a UN call for calm", "the town recorded 12 dead"."""
    first = sources[0].first
    if is_relative(t, first, t.sentence_start(verb)) and not tells_of_it(t, first, verb, lemma.lemma):
        return False
    if t.at(first - 1) == "which" and t.at(first - 2) == "," and t.at(verb + 1) == ",":
        return False  # "more men, which the staff has proposed, would cost"
    if lemma.form == BASE and len(sources) == 1 and not _is_plural(t, sources[0]) and t.low[verb - 1] not in ("would", "only", "merely"):
        return False
    return lemma.lemma not in _OF_BODIES or all(_is_body(t, source) for source in sources)


# what everybody does, but only bodies say by it
_OF_BODIES = frozenset({"list", "record", "register", "mark", "classify", "map"})


def _is_no_claim(t: Text, verb: int, lemma: Verb, source: Source) -> bool:
    """Whether nothing is said in earnest: "if Kyiv asks", "more than he had asked for", "The farmers protested."."""
    before = t.at(source.first - 1)
    if _is_own_deed(t, verb, source):
        return True
    if (t.low[source.first] == "no" and t.at(source.first + 1).isalpha()) or (
        t.low[source.first] == "not" and t.at(source.first + 1) in ("one", "a")
    ):
        return True  # "no office has so far said", "not one lawmaker objected"
    if before == "and" and _goes_on_with_condition(t, source.first - 1):
        return True  # "if the front broke and Kyiv asked"
    is_dismissed = before == "what" and t.at(verb + 1) in ("about", "of") and t.at(source.first - 2) in _DISMISSING
    if is_dismissed and "as" in t.low[verb + 1 : verb + _TOPIC]:
        return True  # "dismissed what politicians have said about it"
    if before == "often" and t.at(source.first - 2) in ("however", "how"):
        return True  # "however often he spoke of them"
    if before in _HYPOTHETICAL or (before in ("than", "what") and lemma.lemma in _WISHING and t.at(source.first - 2) not in _BEING):
        return True  # but "is what the leaders proposed"
    if lemma.lemma == "call" and source.kind == ORGANISATION and t.low[source.first] in ("a", "an"):
        return any(t.quoted[verb + 1 : verb + 2])  # "founded a movement called “We are”"
    if t.low[source.first] in _HYPOTHETICAL or (t.low[source.last - 1] in _INTERVIEWERS and "question" in t.low[verb + 1 : verb + 3]):
        return True  # "whatever the media speculate", "when a reporter shouted a question"
    if lemma.lemma == "ask" and before == "that" and t.at(verb + 1) in _CLOSES_CLAIM:
        return True  # "confirmed that he had asked"
    if lemma.lemma == "ask":
        return before in ("when", "after", "as", "once") and t.low[source.last - 1] in _INTERVIEWERS  # what another has answered
    return _lacks_claim(t, verb, lemma, source) and before != "which" and not closes_behind(t, source.first, t.sentence_start(verb))


def _goes_on_with_condition(t: Text, at: int) -> bool:
    """Whether the "and" at a token joins a second condition to that of an "if"."""
    opened = t.last_among(at, max(t.sentence_start(at), at - _CONDITION), ("if", "unless"))
    is_question = opened > 0 and t.low[opened - 1] in _ASKING  # "asked if Kyiv knew and he said"
    return opened >= 0 and not is_question and _BREAKS.isdisjoint(t.low[opened:at])


# tokens of "if Russia broke through the front line in the east"
_CONDITION = 14
_BREAKS = frozenset({",", ";", "–", "—", "”", "“", "said", "and"})
_ASKING = frozenset({"ask", "asked", "asks", "asking", "wonder", "wondered", "know", "knew", "doubted"})


def _is_own_deed(t: Text, verb: int, source: Source) -> bool:
    """Whether who speaks tells what a body of his own did: "said his team had proposed"; not "said his ally had"."""
    telling = source.first - 1 - (t.at(source.first - 1) == "that")
    is_told = telling >= t.sentence_start(verb) and t.low[telling] in vocabulary().verbs
    return source.kind == ORGANISATION and t.low[source.first] in POSSESSIVES and t.low[verb - 1] in _HAVE and is_told


def _lacks_claim(t: Text, verb: int, lemma: Verb, source: Source) -> bool:
    """Whether nothing that is claimed follows: "The farmers protested.", "He thought it was May"."""
    following = t.at(verb + 1)
    is_thought = (lemma.lemma in THINKING or lemma.lemma == "offer") and source.kind == PRONOUN and following not in ("that", "to")
    return is_thought or (lemma.lemma in _AFTER_ITS_CLAIM and following in _CLOSES_CLAIM)


# tokens of "about the death as"
_TOPIC = 7
_DISMISSING = frozenset({"dismissed", "dismisses", "dismissing", "rejected", "rejects", "rejecting", "denounced", "condemned", "mocked"})
_HYPOTHETICAL = frozenset({"whatever", "whoever", "if", "unless", "whether", "until", "once", "lest", "provided", "nor"})
_WISHING = frozenset({"ask", "request", "demand", "propose", "promise", "pledge", "guess", "suppose", "foresee", "anticipate", "forecast", "expect"})
# what these tell stands before them or behind "that"
_AFTER_ITS_CLAIM = frozenset({"protest", "object", "charge", "think", "expect"})
_CLOSES_CLAIM = frozenset({".", ",", ";", "on", "in", "at"})
_INTERVIEWERS = frozenset({"reporter", "reporters", "journalist", "journalists", "interviewer", "correspondent", "moderator", "presenter", "host"})


def _is_plural(t: Text, source: Source) -> bool:
    """Whether a source can have a verb without an ending: "officials say"."""
    head = t.low[head_of(t, source.first, source.last, _BEHIND_HEAD)]
    is_one = t.low[source.first] in ("a", "an")  # "a government document"
    return source.kind in (PRONOUN, OUTLET) or (not is_one and (head.endswith(("s", "men")) or head in _PLURALS))


_PLURALS = frozenset({"police", "people", "media", "military", "men", "women", "army", "government", "staff", "press", "militia"})
_BEHIND_HEAD = frozenset({"in", "of", "at", "from", "on", "for", "with", "close", "familiar", "near"})


def _is_body(t: Text, source: Source) -> bool:
    """Whether a source is an organisation rather than a state."""
    voc = vocabulary()
    return source.kind == ORGANISATION and (
        source.name.lower() in voc.organisations or not voc.words["heads"].isdisjoint(t.low[source.first : source.last])
    )


def _is_agent(t: Text, first: int) -> bool:
    """Whether a source is but the agent of a participle: "an accord signed by Kyiv pledges"."""
    return t.at(first - 1) == "by" and t.at(first - 2).endswith(("ed", "en", "wn", "un", "ne"))


def _principal(t: Text, agent: Source, floor: int, full_name: FullName) -> list[Source]:
    """Who it is that an agent did something to: "a witness quoted by Reuters", "a panel led by Petrenko"."""
    carrier = agent.agency if agent.kind == OUTLET else None
    if t.low[agent.first - 2] in _GIVEN_OUT and t.low[agent.first - 3] in vocabulary().words["reports"]:
        return [agent]  # "A statement issued by the ministry said"
    found = ending_at(t, agent.first - 3, floor, full_name)
    return [replace(source, agency=source.agency or carrier) for source in found if source.kind in (UNNAMED, ORGANISATION, PERSON)]


_GIVEN_OUT = frozenset({"issued", "released", "published", "posted"})


def _shared(t: Text, i: int, floor: int, before: list[Clause], full_name: FullName) -> list[Source]:
    """The subject of a verb behind "and": nobody new where the sentence has a speaker already, else the sentence's subject."""
    if any(clause.sentence == t.tokens[i].sentence and clause.source.kind != OUTLET for clause in before):
        return []
    return sentence_subject(t, i, floor, full_name)
