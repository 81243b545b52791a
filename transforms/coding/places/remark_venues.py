"""Places where but a remark was made: "told reporters in Brussels", "said on a visit to Kyiv"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from transforms.coding.places.place_words import words
from transforms.coding.speech.clause import Clause
from transforms.coding.speech.phrases import behind_adverbials
from transforms.coding.speech.source import PERSON
from transforms.coding.speech.subjects import AUXILIARIES, is_verbal
from transforms.coding.text.day_names import WEEKDAYS
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import vocabulary

_VENUES = frozenset("conference briefing speech interview forum lecture rally address podcast sermon".split())
_AT_ONCE = WEEKDAYS | frozenset(
    "in on at during by from late early earlier later after through via while with last this also yesterday today".split()
)
# "explained to reporters in X", not "proposed to host talks in X"
_TO_SOMEBODY = frozenset("said says explained remarked stated admitted confirmed insisted commented spoke conceded".split())
_TOLD = frozenset({"told", "tells", "telling"})
_ADDRESSING = _TOLD | {"briefed", "briefing", "assured", "assuring", "addressed", "addressing", "informed", "answered", "answering"}
_TAKING = frozenset({"answered", "answering", "took", "taking", "fielded", "fielding"})
_OF_TROOPS = frozenset("soldiers troops servicemen marines crews officers".split())
_PRESS, _PUBLISHING = frozenset({"press", "news", "media", "newspaper", "papers", "paper"}), frozenset({"reported", "report", "said", "wrote"})
_AT_WAR = frozenset({"kyiv", "moscow"})
_ADDRESSED = frozenset({"summit", "meeting", "talks"})
_OTHERWISE = frozenset({"after", "following", "when", "where", "while", "who", ",", "before", "that"})
# what a speaker does at the place of a remark
_BEING_THERE = frozenset("speaking visiting standing sitting touring attending meeting addressing arriving opening hosting during".split())
_PICTURES = frozenset("picture pictures photo photos photograph photographs video footage".split())
# what somebody speaks at or to; not "speaking of the attack in X"
_SPEAKING_TO = frozenset({"at", "to", "before", "during", "with", "from", "in", "on"})
_GOING_ON = frozenset({"and", "but", "while", "as", "except", "including", "mostly", "especially"})


def is_venue_of_remark(t: Text, at: int, clauses: Sequence[Clause]) -> bool:
    """ "at a press conference in Brussels", "said on a visit to Kyiv": only where something was said."""
    low, before, sentence = t.at(at), t.at(at - 1), t.tokens[at].sentence
    if low in ("in", "at") and _is_told_there(t, at, clauses):
        return True
    if low in ("in", "from", "at", "near") and before in ("speaking", "reporting", "writing"):
        return bool(clauses) or t.at(at - 2) in ("", ",")
    if low in ("in", "at") and _is_addressed_there(t, at, clauses):
        return True
    if low == "to" and before in ("visit", "trip"):
        return _is_said_on_visit(t, at, clauses)
    if low in ("visiting", "touring"):  # "Scholz, visiting X, promised", "Visiting X, Scholz promised"
        is_frame = before == "," or at == t.sentence_start(at)
        return is_frame and any(c.sentence == sentence and at < c.verb < at + 16 and t.low[c.verb] in words("remarking") for c in clauses)
    if low in _BESIDE and (visit := _visit_before(t, at)) is not None and is_venue_of_remark(t, visit, clauses):
        return True
    if low != "in":
        return False
    if before in ("gave", "given", "made", "delivered") and not words("speeches").isdisjoint(t.low[max(0, at - 8) : at - 1]):
        return True  # "the speech that he gave in X"
    occasions = words("occasion")
    if any(0 <= c.verb == at - 1 and c.source.kind == PERSON and before not in _REPORTING for c in clauses):
        return occasions.isdisjoint(t.low[at + 1 : at + 6])  # "grumbled in X that", whatever the verb
    if before in words("remarks") and t.at(at - 2) not in vocabulary().words["passive"]:
        return occasions.isdisjoint(t.low[at + 1 : at + 6]) and before != "called"
    if clauses and before in ("reporters", "journalists") and "asked" in t.low[max(0, at - 5) : at]:
        return True  # "Asked by reporters in X, he said"
    if clauses and _opens_remark(t, at, clauses):
        return True
    if before == "," and any(c.source.last == at - 1 and c.verb > at for c in clauses):
        return occasions.isdisjoint(t.low[max(0, at - 10) : at + 8])  # "Orban, in Kyiv for the first time, said"
    if any(c.source.kind == PERSON and c.source.last == at and at + 1 < c.verb <= at + 4 for c in clauses):
        return True  # "Minister X in Odesa spoke"
    if clauses and (before in _VENUES or _is_spoken_at(t, at)):
        opens = t.at(t.sentence_start(at)) in ("in", "at", "during")
        told = [c for c in clauses if c.verb >= 0 and not (c.verb < at and _is_pledged_at(t, c, at))]
        return any((c.verb < at and not _is_claimed(t, c.verb, at)) or (opens and c.sentence == sentence) for c in told)
    return False


# what they tell of by these may have happened there: "reported in X two deaths"
_REPORTING = frozenset({"reported", "confirmed", "counted", "registered", "recorded", "announced", "called"})
_BESIDE = frozenset({"in", "at", "near", "outside"})


def _visit_before(t: Text, at: int) -> int | None:
    """The "to" or "visiting" of a visit to something at a place: "on a visit to a base near X", "visiting a plant in X"."""
    for j in range(at - 1, max(t.sentence_start(at) - 1, at - 7), -1):
        if t.low[j] in ("visiting", "touring") or (t.low[j] == "to" and t.at(j - 1) in ("visit", "trip")):
            return j
        if not t.low[j].replace("-", "").isalnum():
            return None
    return None


def _is_claimed(t: Text, verb: int, at: int) -> bool:
    """Whether an occasion is told of: "said 160 agreements were signed at a conference in X"; not "said it was late, at a briefing in X"."""
    if t.tokens[verb].sentence != t.tokens[at].sentence:
        return False
    start = next((j for j in range(at, verb, -1) if t.low[j] in (",", ";")), verb)
    return not AUXILIARIES.isdisjoint(t.low[start + 1 : at])


def _is_pledged_at(t: Text, clause: Clause, at: int) -> bool:
    """Whether a conference is where something was given: "pledged $2bn at a recovery conference in X"; not "promised at a press conference"."""
    gives = clause.stance == "promised" and t.tokens[clause.verb].sentence == t.tokens[at].sentence
    return gives and t.at(at - 1) == "conference" and t.at(at - 2) not in _PRESS


def _is_addressed_there(t: Text, at: int, clauses: Sequence[Clause]) -> bool:
    """ "Speaking at a rally in X, Orban said", "Orban, speaking to reporters in X, said"; not "at a summit in X", which is itself the news."""
    floor, sentence = t.sentence_start(at), t.tokens[at].sentence
    speaking = t.last_among(at - 1, max(floor, at - 11), ("speaking",))
    if speaking < 0 or t.low[speaking + 1] not in _SPEAKING_TO or (speaking != floor and t.low[speaking - 1] not in (",", "while")):
        return False
    between = t.low[speaking + 1 : at]
    is_more = any(not words(each).isdisjoint(between) for each in ("occasion", "remark_stops", "happenings")) or "," in between
    return not is_more and any(c.sentence == sentence for c in clauses)


def _is_said_on_visit(t: Text, at: int, clauses: Sequence[Clause]) -> bool:
    """ "On a visit to X, Scholz said", "Scholz, on a trip to X, said", "said on a visit to X"."""
    start = next(
        (j for j in range(at - 1, max(-1, at - 6), -1) if t.low[j] in ("on", "during") or t.low[j : j + 2] in (["in", "his"], ["in", "her"])), None
    )
    if start is None:
        return False
    verbs = [clause.verb for clause in clauses if clause.sentence == t.tokens[at].sentence]
    if start == t.sentence_start(at) or t.at(start - 1) == ",":
        return any(at < verb for verb in verbs)
    return any(0 <= verb < start for verb in verbs)


def _is_told_there(t: Text, at: int, clauses: Sequence[Clause]) -> bool:
    """ "told reporters in X", "briefed the press in X", "a news conference in X", "took questions in X", "the local press in X reported", whatever
    else the sentence tells."""
    if t.at(at - 1) in _PRESS and not _PUBLISHING.isdisjoint(t.low[at + 2 : at + 4]):
        return True
    if t.at(at - 1) == "conference" and t.at(at - 2) in _PRESS:
        return any(c.sentence == t.tokens[at].sentence and c.source.first < at for c in clauses)
    if t.at(at - 1) == "questions" and t.at(at - 2) in _TAKING:
        return True
    if t.at(at - 1) in _OF_TROOPS and t.at(at - 2) in _TOLD:
        return t.at(at + 2) != "to"  # "told soldiers in X"; what they are told to do is to be done there
    return t.at(at - 1) in words("audiences") and not _ADDRESSING.isdisjoint(t.low[max(0, at - 7) : at - 1])


def _opens_remark(t: Text, at: int, clauses: Sequence[Clause]) -> bool:
    """ "In Warsaw on Monday, Biden said ...": a capital away from the war; "In Warsaw, police said" tells what happened there."""
    named = (t.slice(at + 1, min(end, t.size)) for end in (at + 2, at + 3))
    if at != t.sentence_start(at) or words("capitals").isdisjoint(named) or t.low[at + 1] in _AT_WAR:
        return False
    comma = next((j for j in range(at + 2, min(at + 8, t.size)) if t.low[j] == ","), None)
    if comma is None:
        return False
    if t.at(comma + 1) in ("he", "she"):
        return t.at(comma + 2) in words("remarking")
    sentence = t.tokens[at].sentence
    return any(c.sentence == sentence and c.source.kind == PERSON and comma < c.source.first <= comma + 6 and c.verb > comma for c in clauses)


def _is_spoken_at(t: Text, at: int) -> bool:
    """ "in a speech at the embassy in X"."""
    venue = t.last_among(at - 1, at - 12, _VENUES)
    return venue >= 0 and t.at(venue + 1) in ("at", "to", "before")


def is_of_remark(t: Text, at: int, clauses: Sequence[Clause]) -> bool:
    """Whether a place only tells where a remark was made: "told reporters in Brussels"."""
    for clause in clauses:
        for verb in () if _is_pledged_at(t, clause, at) else (clause.verb, *clause.participles):
            if 0 <= verb < at and t.low[verb] in words("remarking") and t.tokens[verb].sentence == t.tokens[at].sentence:
                between = _words_to(t, clause, verb, at)
                is_wording = "what" in t.low[max(0, clause.source.first - 3, verb - 12) : verb]  # "what the governor called an accident in X"
                if is_wording or any(t.quoted[verb:at]) or _tells_what_happened(t.low[verb], between):
                    continue
                return words("occasion").isdisjoint(between) or _is_addressed(t.low[verb], between)
    return False


def opens_claim(t: Text, at: int, last: int, clauses: Sequence[Clause]) -> bool:
    """Whether what is said begins with the place that ends before token `last`: "the governor said in Sumy, two people were killed".

    A clause with a verb of its own stands behind its comma: not "said in Sumy, before he left".
    """
    if not any(clause.verb == at - 1 and not clause.is_behind for clause in clauses):
        return False
    while t.at(last) == "and" and last + 2 < t.size and t.tokens[last + 1].is_name:
        last += 2
    if t.at(last) != "," or last + 1 >= t.size or t.quoted[last + 1] or t.low[last + 1] in _OTHERWISE | _GOING_ON or t.low[last + 1].endswith("ing"):
        return False
    end = min(last + 1 + _CLAIM, t.sentence_end(last))
    stop = next((j for j in range(last + 1, end) if t.low[j] in _OTHERWISE), end)
    return any(is_verbal(t, j) for j in range(last + 2, stop))


# words of a claim up to its verb
_CLAIM = 14


def _words_to(t: Text, clause: Clause, verb: int, at: int) -> list[str]:
    """The words from a remark to the place, without who made it, when and through what: "said Petrenko in X", "said on Monday in X"."""
    source = clause.source
    if verb == clause.verb and verb < source.first < at and source.kind == PERSON:
        return list(t.low[source.last : at])
    return list(t.low[min(at, behind_adverbials(t, verb + 1)) : at])


def _tells_what_happened(verb: str, between: Sequence[str]) -> bool:
    """Whether the words between a remark and a place tell of more than the remark: "said two workers near X were killed"."""
    if not between:
        return False
    if between[-1] in words("happenings") or len(between) > 14 or not words("remark_stops").isdisjoint(between):
        return True  # "condemned the killings in X"
    if "of" in between and not _PICTURES.isdisjoint(between):
        return True  # "wrote under a picture of a burning train in X"
    if between[0] == "," and between[1:2] and between[1].endswith("ing") and between[1] not in _BEING_THERE:
        return True  # "wrote, leaving 500 households in X without power"
    if verb in words("claiming") and between[0] not in _AT_ONCE and not (between[0] == "to" and verb in _TO_SOMEBODY):
        return True
    if not words("occasion").isdisjoint(between):
        return False
    return not {";", "it", "its", "they"}.isdisjoint(between) or ("," in between and _goes_on(between))


def _is_addressed(verb: str, between: Sequence[str]) -> bool:
    """Whether an occasion is but the audience of a remark: "told a summit of mayors in X", "told a meeting in X"."""
    if not _OTHERWISE.isdisjoint(between):
        return False
    if not words("hearers").isdisjoint(between[-4:]) and not {"meeting", "meetings"}.isdisjoint(between):
        return True  # "warned during a meeting with veterans in X"
    return verb in _TOLD and between[:1] in (["a"], ["an"], ["the"]) and not _ADDRESSED.isdisjoint(between[:5])


def _goes_on(between: Sequence[str]) -> bool:
    """Whether what happened goes on behind a comma: "said on Friday, and customers in X", "said, the worst of them in X"."""
    commas = [k for k, low in enumerate(between) if low == ","]
    return ("of", "them") in pairwise(between[commas[-1] :]) or any(not _GOING_ON.isdisjoint(between[k + 1 : k + 2]) for k in commas)
