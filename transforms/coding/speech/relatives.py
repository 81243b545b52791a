"""Relative clauses of saying: "islands that Tokyo also claims" tell of the islands, "a plant which the mayor said was safe" tells what he said."""

from __future__ import annotations

from transforms.coding.speech.insertions import over_commas
from transforms.coding.speech.source import ORGANISATION, PERSON, PREPOSITIONS, UNNAMED, FullName, Source
from transforms.coding.speech.sources import read_source
from transforms.coding.speech.subjects import AUXILIARIES, CLOSES, FINITE, ending_at, is_verbal, is_whole
from transforms.coding.text.day_names import WEEKDAYS
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import PAST, Verb, vocabulary


def tells_of_it(t: Text, first: int, verb: int, lemma: str) -> bool:
    """Whether a verb in a relative clause says something of what stands before: "a plant which the mayor said was safe"."""
    following, words, before = t.at(verb + 1), vocabulary().words, [t.at(first - 2), *t.low[max(0, verb - 8) : verb]]
    if t.at(first - 1) == "which" and t.at(first - 2) in _WITH_PREPOSITION and t.at(first - 3) == ",":
        return lemma != "ask" or following == "for"  # ", for which the minister said Moscow must pay", ", to which the mayor objected"
    if lemma in _NAMING:
        return following in _TELLING or any(t.quoted[verb + 1 : verb + 2]) or _goes_on(t, verb + 1) or _behind_as(t, verb) > 0
    if lemma in _JUDGING and (not words["steps"].isdisjoint(before) or ((at := _behind_as(t, verb)) > 0 and t.quoted[at])):
        return True  # "a step that Moscow denounced", "something that Moscow dismissed as “fake news”"
    if lemma in _OWNING_UP and not words["raids"].isdisjoint(before):
        return True  # "a raid that the General Staff has claimed"
    if lemma == "claim" and following == "to":
        return "annexed" not in t.low[verb : verb + 5]  # "a town that Moscow claims to have captured"; what it says of regions is its law
    if lemma in _PROMISING and following in ("on", "last", "late", "early"):
        return not WEEKDAYS.isdisjoint(t.low[verb + 1 : verb + 5])  # "weapons that the minister promised on Monday"
    if lemma == "put":
        return following == "at"  # "a figure that the ministry, ..., put at 60"
    if lemma == "take":
        return True  # "a salvo for which the navy has taken credit"
    return lemma == "blame" and following == "on"


def _behind_as(t: Text, verb: int) -> int:
    """What stands behind "as" in a verdict: "described on Telegram as the price", "condemned in a statement as “a crime”"; 0 where there is none."""
    at = next((j for j in range(verb + 1, min(verb + _VERDICT, t.size - 1)) if t.low[j] == "as" or t.low[j] in CLOSES), 0)
    return at + 1 if at > 0 and t.low[at] == "as" and (at == verb + 1 or t.low[verb + 1] in PREPOSITIONS) else 0


# tokens of where and when a verdict is given
_VERDICT = 8


def _goes_on(t: Text, i: int) -> bool:
    """Whether a verb follows, be it behind a short subject: "which the mayor said killed two", "drones that the army said Russia had launched"."""
    for j in range(i, min(i + _SHORT, t.size)):
        if is_verbal(t, j):
            return True
        if t.low[j] in PREPOSITIONS or not t.low[j][0].isalnum():
            return False
    return False


# words of a subject and its verb: "the Russian army had"
_SHORT = 4


_NAMING = frozenset({"say", "call", "describe", "allege", "report"})


_TELLING = FINITE | {"a", "an", "as", "the"}


_WITH_PREPOSITION = frozenset({"for", "to", "with", "about", "on", "from", "against"})
_PROMISING = frozenset({"promise", "pledge", "announce", "unveil"})
_OWNING_UP = frozenset({"claim", "confirm", "acknowledge", "admit", "deny"})


_JUDGING = frozenset(
    {"welcome", "denounce", "condemn", "reject", "dismiss", "deny", "praise", "criticise", "criticize", "hail", "slam", "decry", "dispute"}
)


def is_relative(t: Text, first: int, floor: int) -> bool:
    """Whether the source is the subject of a relative clause: "islands that Tokyo also claims"."""
    if t.at(first - 1) == "that" and first - 2 > floor and _is_told(t, first - 2, floor):
        return False
    return (
        first - 2 >= floor
        and t.low[first - 1] in ("that", "which")
        and t.low[first - 2] not in vocabulary().verbs
        and not (t.low[first - 2] == "of" and t.at(first - 3) == ",")  # "90 drones, of which Kyiv claimed 60"
        and t.low[first - 2]
        not in (",", "and", "but", "now", "so", "given", "such", "except", "saying", "adding", "after", "during", "before", "in", "at")
    )


def _is_told(t: Text, i: int, floor: int) -> bool:
    """Whether somebody is told what follows the name that ends with token `i`: "told Reuters that Kyiv had promised"."""
    last = i
    while i > floor and (t.tokens[i].is_name or t.low[i] in vocabulary().words["articles"] or t.low[i] in _HEARING):
        i -= 1
    return i < last and t.low[i] in ("told", "tells", "tell", "telling", "assured", "informed", "reminded")


_HEARING = frozenset(
    "news agency newspaper daily weekly magazine broadcaster television radio channel station reporters journalists lawmakers".split()
)


def told_of(t: Text, i: int, lemma: Verb, floor: int, full_name: FullName) -> list[Source]:
    """Who a relative clause behind a comma tells of: "met Ivo Lopes, who said", "in talks with Moscow, which denied"."""
    if lemma.stance in ("promised", "urged") and not _closes_sentence(t, i):
        return []
    last = ending_at(t, i - 2, floor, full_name)[-1:]
    if t.low[i] == "who":
        is_described = bool(last) and last[0].kind == UNNAMED and t.at(last[0].first - 1) == ","
        named = over_commas(t, i - 1, floor, full_name)[-1:] if is_described else last  # "met Ivo Lopes, a farmer, who said"
        return [source for source in named if source.kind == PERSON and (not is_described or source.last == last[0].first - 1)]
    named = [source for source in last if source.kind == ORGANISATION and is_whole(t, source.first, source.last)]
    return named or _body_behind_verb(t, i - 1, floor, full_name)


def _closes_sentence(t: Text, i: int) -> bool:
    """Whether "who" and the verb right behind it end what is told: "met Ivo Lopes, who urged him to talk".

    Mere background stays out: "beat Ivo Lopes, who had promised peace", "Ivo Lopes, who promises peace, came third".
    """
    verb = vocabulary().verbs.get(t.at(i + 1))
    return verb is not None and verb.form == PAST and "," not in t.low[i + 2 : t.sentence_end(i)]


def _body_behind_verb(t: Text, comma: int, floor: int, full_name: FullName) -> list[Source]:
    """The body whose name ends before a comma, behind a verb of another: "was summoned to the Foreign Office, which condemned"."""
    at = next((j for j in range(comma - 1, max(floor, comma - _LONG), -1) if t.low[j] in _ENDS_BODY), floor)
    source = read_source(t, at + 1, comma, full_name) if t.low[at] in _INVOLVING else None
    if source is None or source.kind != ORGANISATION:
        return []
    return [source] if is_whole(t, at + 1, comma) or not _OFFICES.isdisjoint(t.low[at + 1 : comma]) else []


_INVOLVING = frozenset({"to", "by", "from", "with", "for", "against"})
_ENDS_BODY = _INVOLVING | {"in", "at", "on", ","}
# words of a body's name
_LONG = 9
_OFFICES = frozenset({"ministry", "office", "staff", "service", "committee", "commission", "affairs", "defence", "court", "council", "guard"})


def tells_of_noun(t: Text, i: int) -> bool:
    """Whether a pronoun says something of the noun right before it: "four men it said were spies", "killings he says he saw"."""
    before = t.at(i - 1)
    is_noun = before.endswith("s") or before in ("people", "men", "women", "children") or t.at(i - 2) in vocabulary().words["articles"]
    is_verb = before in AUXILIARIES or before in vocabulary().verbs or is_verbal(t, i - 1)
    return t.at(i + 1) in _CLAIMING and is_noun and before.isalpha() and not is_verb and before not in PREPOSITIONS


_CLAIMING = frozenset({"said", "says", "say", "alleged", "alleges", "called", "calls", "described"})
