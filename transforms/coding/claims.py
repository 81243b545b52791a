"""Which attribution claims a number (codebook section 3, `attribution_ordinal`): the heart of the data."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from transforms.coding.quantities.word_lists import BE, FLOWN, HARMED
from transforms.coding.records import Quantity
from transforms.coding.speech.clause import Clause
from transforms.coding.speech.continuing import TELLING, adds_to, goes_with, tells_of_attack
from transforms.coding.speech.phrases import behind_adverbials
from transforms.coding.speech.relatives import tells_of_noun
from transforms.coding.speech.source import PRONOUNS
from transforms.coding.speech.subjects import is_verbal
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import vocabulary


@dataclass(slots=True)
class _Count:
    """A quantity, the token that it begins at, and the row (from 1) of the attribution whose claim holds it."""

    quantity: Quantity
    at: int
    row: int | None = None


@dataclass(slots=True)
class _Part:
    """A clause or an echo of one, the index of the clause whose row it belongs to, and whether its claim stands before it."""

    clause: Clause
    number: int
    is_behind: bool


def claim(t: Text, quantities: Sequence[Quantity], clauses: Sequence[Clause], owners: Sequence[int]) -> tuple[Quantity, ...]:
    """Each quantity that counts no speaker, with the ordinal (from 1) of the attribution whose claim holds it; `owners[i]` is the clause of row i.

    The quote that it stands in decides, else the clause of its sentence that holds it; what is left may go with the bullet's only source.
    """
    if not quantities or not clauses:
        return _told_once(t, quantities, {})
    first_row = {number: ordinal for ordinal, number in reversed(list(enumerate(owners, 1)))}
    counts = [_Count(quantity, _token_at(t, quantity.span_start)) for quantity in quantities]
    parts = _parts_by_sentence(t, clauses, [count.at for count in counts])
    counts = [count for count in counts if not _counts_speaker(t, count.at, clauses)]
    for count in counts:
        count.row = _quoting_row(t, count.at, clauses, owners)
        if count.row is None and (holder := _claimant(t, count.at, parts.get(t.tokens[count.at].sentence, ()))) is not None:
            count.row = first_row.get(holder.number)
    for before, count in pairwise(counts):
        if count.row is None and before.row is not None and _goes_on_parting(t, before, count, clauses):
            count.row = before.row
    if any(count.row is None for count in counts) and len({clause.source.name for clause in clauses}) == 1:
        _claim_rest(t, counts, clauses, first_row)
    owned = [count.quantity if count.row is None else _owned(count.quantity, count.row) for count in counts]
    return _told_once(t, owned, {row: clauses[number].source.name for row, number in enumerate(owners, 1)})


def _told_once(t: Text, quantities: Sequence[Quantity], names: Mapping[int, str]) -> tuple[Quantity, ...]:
    """Without what was launched as its speaker has told before: "sent 100 drones, the army said, adding that it downed 80 of the 100"."""
    if sum(q.metric == "launched" for q in quantities) < 2:
        return tuple(quantities)
    kept, days = list[Quantity](), t.where(vocabulary().words["days"])
    told: dict[tuple[str | None, float | None, str | None], tuple[int, bool]] = {}
    end = 0
    for q in quantities:
        if q.metric == "launched" and not q.subset:
            is_whole = q.span_end <= end  # "100 drones" inside "80 of the 100 drones"
            at, last = _token_at(t, q.span_start), _token_at(t, q.span_end - 1) + 1
            sent = (q.object, q.high if q.low is None else q.low, names.get(q.attribution_ordinal or 0))
            if sent in told:
                first, was_whole = told[sent]
                is_of_them = is_whole and not was_whole and bisect_right(days, first) == bisect_right(days, at)
                if _tells_again(t, at, last, is_of_them):
                    continue
            told[sent] = at, is_whole
        kept.append(q)
        end = max(end, q.span_end)
    return tuple(kept)


def _tells_again(t: Text, at: int, last: int, is_of_them: bool) -> bool:
    """Whether as many over the tokens [at, last) are those told before; not "70 of 100 drones launched by Moscow".

    `is_of_them` where they are the whole of a part, told on the same day: then no article is asked for.
    """
    is_sent = t.at(last) in _SENT
    if t.at(last + is_sent) in _WHICH_ONES:
        return False
    return t.at(at - 1) in _TOLD_BEFORE or (is_of_them and not is_sent)


_SENT = frozenset({"launched", "fired", "sent"})
_WHICH_ONES = frozenset({"at", "by", "on", "over", "against", "near", "towards", "toward"})


def _token_at(t: Text, position: int) -> int:
    """The token that a character of the text stands in."""
    return max(0, bisect_right(t.tokens, position, key=attrgetter("start")) - 1)


def _goes_on_parting(t: Text, before: _Count, count: _Count, clauses: Sequence[Clause]) -> bool:
    """ "...; 22 of them fell over Sumy and 11 over Lviv": a part goes on with the parts told right before it, where nobody else speaks between"""
    is_near = before.quantity.subset and count.quantity.subset and t.tokens[before.at].sentence == t.tokens[count.at].sentence
    return is_near and not t.has_semicolon(before.at, count.at) and not any(before.at < clause.first < count.at for clause in clauses)


def _owned(q: Quantity, ordinal: int) -> Quantity:
    """The quantity with whose claim it is; `replace` would cost twice as much."""
    return Quantity(q.metric, q.object, q.low, q.high, q.unit, q.approximate, q.subset, q.span_start, q.span_end, ordinal)


def _parts_by_sentence(t: Text, clauses: Sequence[Clause], counted: Sequence[int]) -> Mapping[int, Sequence[_Part]]:
    """Clauses and their echoes in order, by the sentence that they stand in."""
    found: dict[int, list[_Part]] = {}
    for number, clause in enumerate(clauses):
        for part in (clause, *clause.echoes):
            found.setdefault(part.sentence, []).append(_Part(part, number, part.is_behind and not _opens(t, part, counted)))
    return {sentence: sorted(parts, key=lambda part: part.clause.first) for sentence, parts in found.items()}


def _counts_speaker(t: Text, at: int, clauses: Sequence[Clause]) -> bool:
    """Whether who is counted is who speaks: "four were killed, the mayor said"."""
    return t.low[at] in ("the", "one") and any(clause.source.first <= at + 1 < clause.source.last for clause in clauses)


# what one report tells of an attack in two sentences
_OF_AN_ATTACK = HARMED | FLOWN | {"attacks", "settlements"}
# another attack, or another place: what stands behind one of these is a report of its own
_ELSEWHERE = frozenset({"elsewhere", "another", "separately", "meanwhile", "in", "near", "at", "later", "earlier", "also", "on"})


def _claim_rest(t: Text, counts: Sequence[_Count], clauses: Sequence[Clause], first_row: Mapping[int, int]) -> None:
    """Gives a bullet's only source what it plainly covers beyond its claims: the sentence beside it, then the rest of its own sentence."""
    is_lone = len(clauses) == 1
    if is_lone and len(t.bounds) > 2:
        told = {count.quantity.metric for count in counts if count.row}
        for count in counts:
            if count.row is None and _goes_with(t, clauses[0], count, told):
                count.row = first_row.get(0)
    for number, clause in enumerate(clauses):
        told = {count.quantity.metric for count in counts if count.row and count.at < clause.first}
        floor = t.bounds[clause.sentence]
        is_told_before = is_lone and clause.is_behind and clause.sentence == 1 and not told.isdisjoint(HARMED) and t.low[floor] not in _ELSEWHERE
        for count in counts:
            if count.row is None:
                is_own = _is_rest(t, clause, count.at) if count.at >= floor else is_told_before and count.quantity.metric in _OF_AN_ATTACK - told
                count.row = first_row.get(number) if is_own else None


def _goes_with(t: Text, only: Clause, count: _Count, told: set[str]) -> bool:
    """Whether a count of the sentence beside its bullet's only source is plainly its own too."""
    metric = count.quantity.metric
    attack = not told.isdisjoint((*HARMED, "hit", "attacks")) or (metric in HARMED and tells_of_attack(t, only))
    are_further = metric in HARMED and attack and adds_to(t, only, count.at, metric not in told)
    return are_further or goes_with(t, only, count.at)


def _is_rest(t: Text, only: Clause, at: int) -> bool:
    """Whether a count goes on what a source has said in its sentence: "..., the mayor said; nine were hurt", where nobody and no place is named."""
    if not only.last <= at < only.last + _REACH or t.tokens[at].sentence != only.sentence:
        return False
    if not only.is_behind and (only.first > t.sentence_start(at) or (only.verb >= 0 and t.low[only.verb] not in TELLING)):
        return False
    joint = next((j for j in range(only.last, at) if t.low[j] == ";" or (t.low[j] == "," and t.at(j + 1) in _JOINING)), at)
    if joint < at and any(low in _MORE for low in t.low[joint + 1 : at + 2]):
        return True  # "...; 11 more were lost from radar and one flew on to Latvia"
    return joint < at and all(t.low[i] in vocabulary().words["days"] for i in range(joint + 1, t.sentence_end(at)) if t.tokens[i].is_name)


_JOINING = frozenset({"and", "but", "yet"})
_MORE = frozenset({"more", "others", "another"})


def _quoting_row(t: Text, at: int, clauses: Sequence[Clause], owners: Sequence[int]) -> int | None:
    """The row (from 1) of the quote that token `at` stands in."""
    if not t.quoted[at]:
        return None
    quote = t.quotes[t.quoted[at] - 1]
    number = next((n for n, clause in enumerate(clauses) if quote in clause.quotes), None)
    if number is None:
        return None
    rows = [ordinal for ordinal, owner in enumerate(owners, 1) if owner == number]
    return rows[len(rows) - len(clauses[number].quotes) + clauses[number].quotes.index(quote)]


def _opens(t: Text, clause: Clause, counted: Sequence[int]) -> bool:
    """Whether nothing but an adverbial stands before a source: "In the Kherson region, the governor said at least two were killed"."""
    floor = t.sentence_start(clause.first)
    if clause.verb < clause.source.first or floor == clause.first or t.low[floor] not in vocabulary().words["openers"]:
        return False
    adverbial = next((i for i in range(floor, clause.first) if t.low[i] == ","), clause.first)
    is_sentence = any(is_verbal(t, i) for i in range(adverbial + 1, clause.first))  # "On Monday, schools were shut, the mayor said"
    return not is_sentence and not any(floor <= at < clause.first for at in counted)


# no sentence of a page is so many tokens long: keeps the work linear where one is
_REACH = 250


def _claimant(t: Text, at: int, parts: Sequence[_Part]) -> _Part | None:
    """The part of the sentence whose claim holds token `at`: what encloses it, else the nearest behind it, else what goes on."""
    here = [part for part in parts if abs(part.clause.first - at) < _REACH]
    enclosing = [part for part in here if _encloses(t, part, at)]
    behind = [part for part in here if part.clause.first > at]
    if enclosing and behind and behind[0].is_behind and not t.has_semicolon(at, behind[0].clause.first):
        verb, other = enclosing[-1].clause.verb, behind[0].clause
        if _is_parted(t, verb, at) or _is_beside(t, verb, at, other) or _is_named_so(t, enclosing[-1].clause, at):
            return behind[0]
    if enclosing:  # of two who say it together the first, as where they stand behind it
        verb = enclosing[-1].clause.verb
        place = enclosing[-1].clause.first
        return next(part for part in enclosing if part.clause.verb == verb and (verb >= 0 or part.clause.first == place))
    in_segment = [part for part in behind if not t.has_semicolon(at, part.clause.first)]
    if any(part.is_behind for part in in_segment):  # "60 bodies that Moscow says are of its men, the staff said"
        in_segment = [part for part in in_segment if part.is_behind or not (_tells_of_counted(t, part.clause.first) or _is_aside(t, part.clause))]
    going_on = [part for part in here if part.is_behind and _goes_on(t, part.clause, at)]
    if going_on and in_segment and not in_segment[0].is_behind:
        in_segment = []  # "60 came, the army said, with 50 downed, while the mayor said two were hurt": what he says begins behind "while"
    if in_segment and not in_segment[0].is_behind and _is_set_against(t, at, in_segment[0].clause.first):
        closed = [part for part in here if part.is_behind and part.clause.last <= at and not t.has_semicolon(part.clause.last, at)]
        in_segment = closed[-1:] or in_segment  # "14 fell, the army said, and two more were jammed, while Moscow said six were"
    return next(iter(in_segment or _first_of_last(going_on) or behind or _partly(t, at, here)), None)


def _first_of_last(parts: Sequence[_Part]) -> Sequence[_Part]:
    """The last of these parts, or the first of those who say it together: "..., the World Bank and the UN said, of which $10bn is missing"."""
    return [next(part for part in parts if part.clause.verb == parts[-1].clause.verb)] if parts else ()


def _tells_of_counted(t: Text, first: int) -> bool:
    """Whether who speaks there but tells more of what is counted: "60 bodies that Moscow says are its own", "1,200 minors it says were taken"."""
    return t.at(first - 1) in _RELATING or (t.low[first] in PRONOUNS and tells_of_noun(t, first))


def _is_aside(t: Text, clause: Clause) -> bool:
    """ "two died, days after the UN warned of raids, police said": what somebody says by the way is no claim of the number before it"""
    return t.at(clause.source.first - 1) != "," and not _BY_THE_WAY.isdisjoint(t.low[max(0, clause.source.first - 3) : clause.source.first])


def _closes_before(t: Text, clause: Clause, at: int) -> bool:
    """ "After the UN warned of raids, two died": whether what somebody says by the way opens the sentence and ends before token `at`"""
    floor = t.sentence_start(clause.first)
    opening = t.low[floor : clause.first]
    if len(opening) > _OPENING or "," in opening or clause.verb < clause.source.first or _BY_THE_WAY.isdisjoint(opening):
        return False
    if "as" in opening and t.low[clause.verb] in TELLING:
        return False  # "As the mayor said on Monday, two died"
    return any(t.low[i] == "," and not t.quoted[i] and t.at(i + 1) not in _JOINING for i in range(clause.verb + 2, at))


_BY_THE_WAY = frozenset({"after", "before", "since", "as", "when", "because", "although", "though"})
_OPENING = 6
# who speaks behind these tells more of what is counted
_RELATING = frozenset({"that", "which", "whom", "who"})


def _is_parted(t: Text, verb: int, at: int) -> bool:
    """ "the army counted 47 raids, and a driver died on a mine, the governor wrote": a clause of its own begins between verb and count."""
    joints = (i for i in range(max(verb, at - _CLAUSE), at) if t.low[i] == "," and t.at(i + 1) in ("and", "while") and t.at(i + 2) != "that")
    return any(t.low[i + 1] == "while" or not _has_same_subject(t, i + 2) for i in joints)


def _is_beside(t: Text, verb: int, at: int, other: Clause) -> bool:
    """ "the UN said 90 had fled, with 40 of them in Riga, according to the guard": what "with" adds has a source of its own right behind it."""
    if other.verb >= 0 or t.at(other.first - 1) != "," or "," in t.low[at : other.first - 1]:
        return False
    return any(t.low[i] == "," and t.at(i + 1) == "with" for i in range(max(verb, at - _CLAUSE), at))


def _is_named_so(t: Text, clause: Clause, at: int) -> bool:
    """ "in what Kyiv called the largest raid of the war, 267 drones came, the air force said": what is called so ends at the comma, and so
    does "for which Kyiv denies any blame,"."""
    opener = t.at(clause.first - 1)
    is_inserted = opener == "which" and "," in t.low[max(0, clause.first - 3) : clause.first - 1]
    ends = (j for j in range(clause.verb, at - 1) if t.low[j] == "," and not t.at(j + 1)[:1].isdigit())  # not "40 drones, 12 missiles and"
    return (opener == "what" and "," in t.low[clause.verb : at]) or (is_inserted and next(ends, None) is not None)


def _is_set_against(t: Text, at: int, other: int) -> bool:
    """Whether what another source says, from token `other` on, is set against what token `at` stands in: "..., while Moscow said"."""
    return any(t.low[i] == "," and t.at(i + 1) in _AGAINST for i in range(at, other - 1))


_AGAINST = frozenset({"while", "whereas", "but"})
# so many tokens a clause has before its last number
_CLAUSE = 24


def _partly(t: Text, at: int, parts: Sequence[_Part]) -> Sequence[_Part]:
    """The part that has closed before a part of what it counted: "..., the mayor said, and two of the residents were missing"."""
    if not (t.at(at + 1) == "of" and t.at(at + 2) in _TOLD_BEFORE):
        return ()
    return [part for part in parts if part.clause.last <= at and (part.is_behind or t.at(at - 1) == ";")][-1:]


_TOLD_BEFORE = frozenset({"them", "those", "these", "the", "its", "their"})


def _encloses(t: Text, part: _Part, at: int) -> bool:
    """Whether the words from a source's verb on reach token `at`: to a semicolon, and behind "..., X said" only by "adding that"."""
    clause = part.clause
    if clause.verb < 0 and not part.is_behind:
        return clause.last <= at and not t.has_semicolon(clause.last, at)
    if part.is_behind:
        return _goes_on_directly(t, clause, at) or any(p < at and t.low[p - 1] not in BE and not t.has_semicolon(p, at) for p in clause.participles)
    return clause.verb < at and not t.has_semicolon(clause.verb, at) and not _closes_before(t, clause, at)


def _goes_on_directly(t: Text, clause: Clause, at: int) -> bool:
    """ "Nine died, and the mayor said 30 were hurt": a claim begins right behind the verb, whatever stands before its source."""
    if clause.verb < clause.source.first:
        return False
    begin = behind_adverbials(t, clause.verb + 1)
    is_claim = t.at(begin) not in vocabulary().words["no_claim"] or (t.at(begin), t.at(begin + 1)) in _CLAIMING
    if not is_claim or begin > at or t.has_semicolon(begin, at):
        return False
    return not any(t.low[i] == "," and t.at(i + 1) in _NEW_CLAUSE and not _has_same_subject(t, i + 2) for i in range(begin, at))


# "said at least two had died", "the army claims to have stopped four"
_CLAIMING = frozenset({("at", "least"), ("at", "most"), ("to", "have")})


def _has_same_subject(t: Text, i: int) -> bool:
    """Whether what follows ", and" is but another verb: "killing two, one of them a child, and wounding three"."""
    return t.at(i).endswith(("ing", "ed")) or (i < t.size and is_verbal(t, i))


def _goes_on(t: Text, clause: Clause, at: int) -> bool:
    """Whether a claim goes on behind "X said": by "since", "while" or a verb, not by a new clause with "and", nor in what tells of X."""
    if clause.last > at or t.has_semicolon(clause.last, at):
        return False
    if any(t.low[i] == ":" and not t.quoted[i] and not t.low[i - 1][0].isdigit() for i in range(clause.last, at)):
        return True  # "the minister declared in the evening: 13 dead"
    commas = [i for i in range(clause.last, at) if t.low[i] == "," and not t.quoted[i]]
    if not commas:
        return any(t.low[i] in _LINKING and t.at(i + 1) in PRONOUNS for i in range(clause.last, at))
    opens = [t.at(i + 1) for i in commas]
    if opens[0] in _ASIDE and (opens[0] != "as" or t.at(commas[0] + 2) not in _AS_PART):
        return False  # "the minister said, as $275m for shells was announced"
    if opens[0] == "which" and t.at(commas[0] + 2) in _BRINGING and _NEW_CLAUSE.isdisjoint(opens[1:]):
        return True  # "rescuers found two more, the service said, which brings the toll to six"
    if opens[0] == "and" and is_verbal(t, min(commas[0] + 2, t.size - 1)) and _NEW_CLAUSE.isdisjoint(opens[1:]):
        return True  # "..., the minister said, and have taken 100 prisoner"
    if opens[0] in _OF_THE_SOURCE and _tells_on(t, commas[0] + 1):
        return True  # "the mayor said, who put the wounded at 12"
    return opens[0] not in _OF_THE_SOURCE and _NEW_CLAUSE.isdisjoint(opens)


# what begins the page's own words behind "X said"
_ASIDE = frozenset({"as", "without", "where"})
_AS_PART = frozenset(
    {"were", "was", "did", "are", "is", "had", "have", "has", "part", "many", "much", "well", "of", "a", "an", "one", "for", "against", "in", "to"}
)
# "in an update in which it also listed 54 strikes"
_LINKING = frozenset({"which", "where", "that"})
_OF_THE_SOURCE = frozenset({"who", "whose", "whom", "which"})
# "..., which brings the toll to six"
_BRINGING = frozenset({"brings", "brought", "takes", "took", "raises", "raised", "makes", "made", "pushes"})


def _tells_on(t: Text, i: int) -> bool:
    """Whether a relative clause about a source says something: "according to the staff, which counted 54 strikes", "whose tally also lists 9"."""
    words = vocabulary().words
    if t.low[i] == "whose":
        return any(low in words["views"] or low in words["reports"] for low in t.low[i + 1 : i + 4])
    verb = next((j for j in range(i + 1, min(i + 4, t.size)) if t.low[j] not in words["adverbs"]), i)
    return t.at(verb) in vocabulary().verbs or t.at(verb) in _LOGGING


_LOGGING = frozenset(
    {"put", "puts", "logged", "logs", "tallied", "tallies", "documented", "recorded", "registered", "listed", "counted", "showed", "gave"}
)
_NEW_CLAUSE = frozenset({"and", "but", "yet", "after", "before", "hours", "days", "weeks"})
