"""Frames: what stands around a verb that is saying only there, "put the dead at nine", "held Latvia responsible", by verb.

Most verbs need but one word behind them (`needs` in transforms/words/speech.toml); those of this table are told by a build of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from transforms.coding.speech.complements import HOLDING, JUDGING, holds, is_verdict, judges, names_it, puts_down, that_follows
from transforms.coding.speech.phrases import behind_adverbials, is_number
from transforms.coding.speech.source import POSSESSIVES, PREPOSITIONS, PRONOUNS
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import HARMED, PAST, THIRD, Verb, vocabulary

Frame = Callable[[Text, int, Verb], bool]


def in_frame(t: Text, i: int, verb: Verb) -> bool:
    """Whether a verb stands in one of its frames: "found the talks useful", "informed Lusa", "listed 17 wounded"."""
    if any(frame(t, i, verb) for frame in _FRAMES.get(verb.lemma, ())):
        return True
    return verb.form == PAST and "that" in vocabulary().needs[verb.lemma] and that_follows(t, i)


def _puts(t: Text, i: int, verb: Verb) -> bool:
    """ "As the envoy put it", "put the blame on", "put the number of dead above one million", "put it down to frost", "put on record"."""
    if t.at(i + 1) == "it":
        is_told = t.at(i + 2) == "to" and i + 3 < t.size and t.tokens[i + 3].is_name  # "..., as he put it to Reuters"
        if is_told or "as" in t.low[max(t.sentence_start(i), i - 24) : i]:
            return True
    above = next((j for j in range(i + 3, min(i + 20, t.size - 1)) if t.low[j] in ("above", "below")), 0)
    is_sum = above > 0 and is_number(t, above + 1)
    return is_sum or t.low[i + 1 : i + 4] == ["the", "blame", "on"] or puts_down(t, i) or t.low[i + 1 : i + 3] == ["on", "record"]


def _presses(t: Text, i: int, verb: Verb) -> bool:
    """Whether somebody is pressed to do a thing: "pressed Europe to build a wall"; not "pressed on to the river"."""
    to = next((j for j in range(i + 2, min(i + 7, t.size - 1)) if t.low[j] == "to"), 0)
    is_verb = to > 0 and t.low[to + 1].isalpha() and not t.tokens[to + 1].is_name and t.low[to + 1] not in vocabulary().words["articles"]
    is_asked = t.at(i - 1) != "had" and t.at(i - 1) not in vocabulary().words["fighting"] and i + 1 < t.size and t.tokens[i + 1].is_name
    return is_verb and is_asked and PREPOSITIONS.isdisjoint(t.low[i + 1 : to])


def _calls(t: Text, i: int, verb: Verb) -> bool:
    """ "Called the raid a crime", "a charge the embassy called groundless"."""
    return names_it(t, i) or is_verdict(t, i + 1)


def _gives(t: Text, i: int, verb: Verb) -> bool:
    """ "Gave a figure of 9,000", "gave the number of reservists as 300,000", "gave notice that"; not "the landlord gave notice on Monday"."""
    if not _FIGURES.isdisjoint(t.low[i + 2 : i + 5]) or ("number" in t.low[i + 1 : i + 4] and "as" in t.low[i + 4 : i + 14]):
        return True
    if t.at(i + 1) != "notice":
        return False
    is_told = t.at(behind_adverbials(t, i + 2)) == "that" or "," in t.low[t.sentence_start(i) : i]
    return is_told and t.at(i + 2) in _GIVING_NOTICE  # not "gave notice to quit"


_FIGURES = frozenset({"figure", "figures", "total", "tally"})
_GIVING_NOTICE = frozenset({"that", "on", "in", ".", ";", ","})


def _speaks(t: Text, i: int, verb: Verb) -> bool:
    """Whether "of" leads to quoted words, whoever is spoken to before, or to all that is told: "spoke to veterans in Tula of “a sacred duty”"."""
    ofs = (j for j in range(i + 2, min(i + 12, t.size - 1)) if t.low[j] == "of" and not t.quoted[j] and t.low[j - 1] != "instead")
    return any(t.quoted[j + 1] for j in ofs) or (t.at(i + 1) in MERELY and t.at(i + 2) == "of")


MERELY = frozenset({"only", "merely"})


def _corrects_toll(t: Text, i: int, verb: Verb) -> bool:
    """ "Raised the number of dead to 25"."""
    return "number" in t.low[i + 1 : i + 4] and not HARMED.isdisjoint(t.low[i + 2 : i + 8])


def _offers(t: Text, i: int, verb: Verb) -> bool:
    """ "Offered Istanbul once more as the venue", "Lithuania's Ivo Lopes offered 30 million euros"; not "hackers offered 2 million records"."""
    if any(t.low[j] == "as" and t.at(j + 2) in _VENUES for j in range(i + 2, min(i + 9, t.size))):
        return True
    is_named = i > 0 and t.tokens[i - 1].is_name and i + 1 < t.size and is_number(t, i + 1)
    is_sum = is_named and not _MAGNITUDES.isdisjoint(t.low[i + 1 : i + 4])
    return is_sum and verb.form == PAST and _WARES.isdisjoint(t.low[i + 2 : i + 10])


_VENUES = frozenset({"venue", "host", "mediator", "site", "setting", "place", "location", "intermediary", "go-between", "guarantor", "meeting"})
_MAGNITUDES = frozenset({"million", "billion", "bn"})
_WARES = frozenset({"sale", "barrels", "records"})


def _lists(t: Text, i: int, verb: Verb) -> bool:
    """ "The hospital listed 17 wounded", "in its evening report the General Staff listed", "listed nine drones as downed"; not "him as wanted"."""
    if t.at(i + 1)[:1].isdigit() and not _COUNTED.isdisjoint(t.low[i + 2 : i + 5]):
        return True
    end = next((j for j in range(i + 2, min(i + 20, t.size)) if t.low[j] == "as" or t.low[j] in (".", ";", "that")), i)
    is_fate = t.low[end] == "as" and t.at(end + 1) in _FATES and any(is_number(t, j) for j in range(i + 1, end))
    return is_fate or not _PAPERS.isdisjoint(t.low[t.sentence_start(i) : i])


_COUNTED = HARMED | {"attacks", "strikes", "clashes", "assaults"}
# participles that tell what befell those counted
_FATES = HARMED | frozenset(
    "brought shot swept downed destroyed intercepted lost jammed suppressed captured taken missing dead evacuated freed struck hit".split()
)
_PAPERS = frozenset({"report", "update", "summary", "bulletin", "briefing"})


def _forecasts(t: Text, i: int, verb: Verb) -> bool:
    """ "The fund expects growth of 3 percent", "the agency expects 8.3 million people to flee"."""
    if verb.form == THIRD and i + 1 < t.size and is_number(t, i + 1) and "to" in t.low[i + 3 : i + 7]:
        return True
    return verb.form in (PAST, THIRD) and not _OUTLOOKS.isdisjoint(t.low[i + 1 : i + 12])


_OUTLOOKS = frozenset({"percent", "growth", "inflation", "economy", "output", "deficit", "contraction", "recession", "harvest"})


def _judges(t: Text, i: int, verb: Verb) -> bool:
    """ "Found the resumption of flights regrettable"."""
    return judges(t, i)


def _holds(t: Text, i: int, verb: Verb) -> bool:
    """ "Thinks Russia will attack"; "state" and "note" are nouns more often."""
    return t.low[i] not in _NOUNS and holds(t, i)


_NOUNS = frozenset({"state", "states", "note", "notes"})


def _claims_outright(t: Text, i: int, verb: Verb) -> bool:
    """Whether a claim begins without "that": "stated Russia launched nine", "noted several had fallen"; not "publicly stated aims"."""
    if verb.form != PAST or t.at(i - 1) == "had" or i + 1 >= t.size:
        return False
    return t.low[i + 1] in _SUBJECTS or t.tokens[i + 1].is_name or is_number(t, i + 1)


_SUBJECTS = PRONOUNS | POSSESSIVES | {"the", "a", "an", "this", "these", "those", "there", "some", "several", "many", "no", "at", "about"}


def _informs(t: Text, i: int, verb: Verb) -> bool:
    """ "Informed Lusa", "advised Kyiv"; not "a lawyer who advised Kyiv"."""
    return verb.form == PAST and i + 1 < t.size and t.tokens[i + 1].is_name and "who" not in t.low[max(0, i - 2) : i]


def _demands(t: Text, i: int, verb: Verb) -> bool:
    """ "Demanded compensation"; not "as was demanded by Kyiv"."""
    return verb.form == PAST and t.at(i + 1).isalpha() and t.at(i + 1) not in _NO_OBJECT


_NO_OBJECT = frozenset("by for in at on as was were is are and or but when while after before from had has".split())


def _lays_blame(t: Text, i: int, verb: Verb) -> bool:
    """Whether somebody named is held responsible: "held Latvia responsible for the losses"; not "held talks with those responsible"."""
    if t.low[i] == "holding" or t.at(i - 1) in PRONOUNS or i + 1 >= t.size or not t.tokens[i + 1].is_name:
        return False
    at = next((j for j in range(i + 2, min(i + _OBJECT, t.size)) if t.low[j] in ("responsible", "accountable")), 0)
    return at > 0 and PREPOSITIONS.isdisjoint(t.low[i + 1 : at])


# tokens up to "responsible": "held Sergei Shoigu and Valery Gerasimov responsible"
_OBJECT = 8


def _by_verb(*rows: tuple[str | frozenset[str], Frame]) -> dict[str, list[Frame]]:
    found: dict[str, list[Frame]] = {}
    for verbs, frame in rows:
        for lemma in verbs.split() if isinstance(verbs, str) else sorted(verbs):
            found.setdefault(lemma, []).append(frame)
    return found


_FRAMES: Mapping[str, Sequence[Frame]] = _by_verb(
    ("put", _puts),
    ("pressed", _presses),
    ("call", _calls),
    ("give", _gives),
    ("speak", _speaks),
    ("raise lower revise update correct", _corrects_toll),
    ("offer", _offers),
    ("list", _lists),
    ("hold", _lays_blame),
    ("expect forecast project foresee anticipate", _forecasts),
    ("state note brag", _claims_outright),
    ("advise inform", _informs),
    ("demand", _demands),
    (JUDGING, _judges),
    (HOLDING, _holds),
)
