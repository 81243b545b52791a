"""Whom a page has named so far, and who a surname, "he", "it" or "the governor" means (codebook section 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from transforms.coding.speech.bearers import bearer_of, body_named, is_meant, may_be, unnamed_subject
from transforms.coding.speech.clause import Clause, heard_before
from transforms.coding.speech.extended import beside_with
from transforms.coding.speech.insertions import over_commas
from transforms.coding.speech.openings import sentence_subject
from transforms.coding.speech.persons import behind_body, behind_day_or_seat, behind_title, is_named, opens_with_trade
from transforms.coding.speech.phrases import ends_no_person
from transforms.coding.speech.source import ORGANISATION, PARTICLES, PERSON, POSSESSIVES, PREPOSITIONS, PRONOUN, UNNAMED, Source
from transforms.coding.speech.sources import read_source
from transforms.coding.speech.subjects import CLOSES, behind_opening, boundary, ending_at, is_verbal
from transforms.coding.text.language import Text
from transforms.coding.text.state_names import is_state, state_at
from transforms.coding.text.vocabulary import vocabulary
from transforms.words import words_of


@dataclass
class Speakers:
    """Who a page has named up to here: full names by their last word, and by the first of those with a title; the offices of those who spoke,
    and the last person to speak."""

    full_names: dict[str, str] = field(default_factory=dict)
    first_names: dict[str, str] = field(default_factory=dict)
    offices: dict[str, str] = field(default_factory=dict)
    last: Source | None = None

    def read(self, t: Text) -> dict[str, range]:
        """Take in the names of the text that is to be coded next; those that it introduces with a title, and where."""
        introduced: dict[str, range] = {}
        for first, last in _name_runs(t):
            name = t.slice(first, last)
            start = _title_start(t, first)
            if start < first:
                introduced.setdefault(name, range(start, last))
                self.first_names.setdefault(t.tokens[first].text, name)
            if not self.full_names.get(t.tokens[last - 1].text, "").endswith(f" {name}"):
                self.full_names[t.tokens[last - 1].text] = name
            if t.tokens[first].text in vocabulary().words["family_names"]:
                self.full_names.setdefault(t.tokens[first].text, name)
            for i in range(first + 1, last):
                if not t.tokens[i].is_name:
                    self.full_names.setdefault(t.slice(i, last), t.slice(first, last))
        return introduced

    def hear(self, clauses: Sequence[Clause]) -> None:
        """Take in who speaks in the bullet just read."""
        self.offices |= {c.source.name: c.source.office for c in clauses if c.source.kind == PERSON and c.source.office is not None}
        self.last = next((clause.source for clause in reversed(clauses) if clause.source.kind == PERSON), self.last)

    def full_name(self, name: str) -> str | None:
        """The full name that a last name means, else a first one: "Malaysia's Prime Minister Anwar Ibrahim ..., Anwar said"."""
        return self.full_names.get(name) or self.first_names.get(name)


def _name_runs(t: Text) -> list[tuple[int, int]]:
    """Stretches of two to five words that look like a person's full name, title left out."""
    voc = vocabulary()
    words, runs, end = voc.words, list[tuple[int, int]](), 0
    tokens, low = t.tokens, t.low
    for i in t.names:
        if i < end:
            continue
        end = i + 1
        while end < t.size and (
            is_named(tokens[end].text, tokens[end].is_name)
            or (low[end] in PARTICLES and end + 1 < t.size and (tokens[end + 1].is_name or low[end + 1] in PARTICLES))
        ):
            end += 1
        if end - i < 2 or (end < t.size and low[end] in _WEAPONS):
            continue  # "Russian Iskander missiles"
        first = behind_title(t, i, end)
        if first == t.sentence_start(i) or t.at(first - 1) == "“":
            first += t.low[first].endswith("ing") and (len(t.low[first]) > 6 or t.low[first] in _CARRYING)  # "Hosting Ivo Lopes", "Citing Lopes"
            # "After Lopes left": else every later "Lopes" of the page would be that
            first += t.low[first] in words["openers"] or t.low[first] in words["boundaries"] or t.low[first] in _COMPARING
            # "On Monday Ivo Lopes"; a month may be a first name
            first += end - first > 2 and opens_with_trade(t, first)  # "Novelist Ivo Lopes"
            first += t.at(first) in words["days"] and end - first > (1 if t.at(first).endswith("day") else 2)
        first = behind_body(t, behind_day_or_seat(t, first, end), end)
        if end - first == 2 and t.at(first - 1) in ("in", "at") and is_state(t, first, first + 1):
            continue  # "In Warsaw Sunak"
        while end - first > 2 and (country := state_at(t, first)) is not None and country.is_adjective:
            first = country.end  # "Republican Ivo Lopes"
        if end - first == 2 and is_state(t, first, end):
            continue  # "United States"
        if 2 <= end - first <= 5 and not ends_no_person(t.low[end - 1]) and t.low[first] not in words["articles"]:
            runs.append((first, end))
    return runs


_CARRYING = frozenset({"citing", "asking"})
_WEAPONS = frozenset(words_of("attackers")["weapons"])
_COMPARING = frozenset({"like", "unlike", "even", "of"})


# words before a name that a title may have
_LONGEST_TITLE = 24


def _title_start(t: Text, first: int) -> int:
    """Where the title before a name begins: "Ukraine's Agriculture Minister", "its mayor,"."""
    at, floor, words = first, max(t.sentence_start(first), first - _LONGEST_TITLE), vocabulary().words
    if at - 2 >= floor and t.low[at - 1] == "," and t.low[at - 2] in words["titles"]:
        at -= 2
    while at > floor and not t.quoted[at - 1] and (t.tokens[at - 1].is_name or t.low[at - 1] in words["titles"] or t.low[at - 1] == "'s"):
        at -= 1
    return at if any(t.low[i] in words["titles"] for i in range(at, first)) else first


def _office_before(t: Text, start: int, first: int, last: int, speakers: Speakers) -> str | None:
    """The office before the name [first, last), whose title begins at `start`: "former army chief Ivo Lopes", "the mayor, Ivo Lopes,"."""
    if start == first:
        return None
    at = _whole_title(t, start)
    if t.low[first - 1] == ",":
        whole = boundary(t, first - 2, t.sentence_start(first))
        at = at if any(is_verbal(t, i) for i in range(whole, start)) or first - whole > _LONGEST_TITLE // 2 else whole
        return t.slice(at + (t.low[at] in vocabulary().words["articles"] or t.low[at] in POSSESSIVES), first - 1)
    titled = read_source(t, at, last, speakers.full_name)
    return titled.office if titled is not None else None


def _whole_title(t: Text, start: int) -> int:
    """Where a title begins with the nouns before it: "former army chief", "the citizen journalist"; `start` where other words stand there."""
    floor, articles, at = t.sentence_start(start), vocabulary().words["articles"], start
    while at > max(floor, start - 3) and t.low[at - 1].isalpha() and not is_verbal(t, at - 1) and t.low[at - 1] not in articles | PREPOSITIONS:
        at -= 1
    return at if at == floor or t.low[at] == "former" or t.low[at - 1] in articles else start


def named(t: Text, clause: Clause, clauses: Sequence[Clause], speakers: Speakers) -> Clause | None:
    """The clause with a pronoun's antecedent in its place; None where nobody is found."""
    if clause.source.name == "both":
        return None
    if clause.source.kind != PRONOUN and clause.source.name != "latter":
        if (body := _body_before(t, clause, clauses, speakers)) is not None:
            clause.told = range(body.first, body.end)
            clause.source = replace(clause.source, kind=ORGANISATION, name=body.name)
            return clause
        bearer = bearer_of(t, clause, clauses, speakers.full_names, speakers.offices) if clause.source.kind in (UNNAMED, ORGANISATION) else None
        clause.source = clause.source if bearer is None else bearer
        return clause
    is_latter = clause.source.name == "latter"
    antecedent = _latter(t, clause.first, speakers) if is_latter else _antecedent(t, clause, clauses, speakers)
    if antecedent is None:
        return None
    clause.told = range(antecedent.first, antecedent.end)
    clause.source = replace(antecedent, first=clause.source.first, last=clause.source.last, end=clause.source.end)
    return clause


def _latter(t: Text, before: int, speakers: Speakers) -> Source | None:
    """Whom "the latter" means: the second of the last two names that "and" joins: "its border with Norway and Finland, and the latter said"."""
    floor = t.bounds[max(0, t.tokens[before].sentence - 1)]
    joint = next((j for j in range(before - 2, floor, -1) if t.low[j] == "and" and t.tokens[j - 1].is_name and t.tokens[j + 1].is_name), None)
    if joint is None:
        return None
    last = next((j for j in range(joint + 1, min(joint + _LONGEST_TITLE, before)) if t.low[j] in CLOSES or is_verbal(t, j)), joint + _LONGEST_TITLE)
    found = (read_source(t, joint + 1, end, speakers.full_name) for end in range(min(last, before), joint + 1, -1))
    return next((source for source in found if source is not None and source.kind != PRONOUN), None)


def _body_before(t: Text, clause: Clause, clauses: Sequence[Clause], speakers: Speakers) -> Source | None:
    """The body that "the ministry" means: the last one of that noun to speak in the bullet, else the one that the sentence before begins with."""
    source, role = clause.source, t.low[clause.source.last - 1]
    heard = heard_before(clause, clauses)
    if t.low[source.first] == "its" and source.last - source.first == 2 and role in vocabulary().words["spokesmen"]:
        return heard[-1] if heard and heard[-1].kind == ORGANISATION else None  # "the ministry denied it, and its spokesman said"
    if source.kind != ORGANISATION or source.last - source.first != 2 or t.low[source.first] != "the" or role not in vocabulary().words["heads"]:
        return None
    floor = t.sentence_start(source.first)
    if not heard and floor:
        heard = sentence_subject(t, floor, t.sentence_start(floor - 1), speakers.full_name)
    bodies = [each for each in heard if each.kind == ORGANISATION and role in each.name.lower().split() and each.name.lower() != role]
    return bodies[-1] if bodies else None


def several(t: Text, clause: Clause, clauses: Sequence[Clause], speakers: Speakers) -> list[Clause]:
    """The clauses of all whom "they" stands for, where several have spoken together or the sentence is about several; else the clause alone."""
    if clause.source.kind != PRONOUN or clause.source.name not in ("they", "both"):
        return [clause]
    heard = [c for c in clauses if c.first < clause.first and c.source.kind in (ORGANISATION, UNNAMED, PERSON)]
    who = [c.source for c in heard if c.verb >= 0 and c.verb == heard[-1].verb] if heard else _acting_together(t, clause, speakers, 2)
    place = clause.source
    anew = [
        replace(clause, source=replace(each, first=place.first, last=place.last, end=place.end), told=range(each.first, each.last)) for each in who
    ]
    return anew if len(anew) > 1 else [clause]


def _acting_together(t: Text, clause: Clause, speakers: Speakers, least: int) -> list[Source]:
    """The subjects, `least` or more, that the sentence of "they said", else the one before, begins with: "Norway and Sweden will pay, they said"."""
    for floor in t.bounds[max(0, clause.sentence - 1) : clause.sentence + 1][::-1]:
        verbal = next((j for j in range(floor + 1, min(clause.first, floor + 26)) if is_verbal(t, j)), floor)
        found = ending_at(t, verbal - 1, floor, speakers.full_name) if verbal > floor else []
        if verbal > floor + 1 and t.low[verbal - 1] == ",":
            found = over_commas(t, verbal - 1, floor, speakers.full_name)
        if len(found) >= least and all(each.kind in (ORGANISATION, PERSON, UNNAMED) for each in found):
            return found
    return []


def _antecedent(t: Text, clause: Clause, clauses: Sequence[Clause], speakers: Speakers) -> Source | None:
    """Who "he", "she", "it" or "they" is: the speaker before, else a person named before in the bullet, else the page's last speaker."""
    pronoun = clause.source.name
    heard = heard_before(clause, clauses)
    if pronoun in _ONE and (persons := [each for each in heard if may_be(t, each, pronoun)]):
        return _acting_since(t, clause, clauses, speakers, persons[-1]) or persons[-1]
    if pronoun == "it" and (acting_body := beside_with(t, clause.first, speakers.full_name)) is not None:
        return acting_body
    wanted = (PERSON,) if pronoun in ("he", "she", "who") else (ORGANISATION, UNNAMED) if pronoun == "it" else (ORGANISATION, UNNAMED, PERSON)
    if pronoun not in _ONE and (spoken := [each for each in heard if each.kind in wanted]):
        return spoken[-1]
    if pronoun in _ONE and (subject := _subject(t, clause, clauses, speakers) or _describer(t, clause, speakers)) is not None:
        return subject
    if pronoun == "they" and (acting := _acting_together(t, clause, speakers, 1)) and acting[0].kind == UNNAMED:
        return acting[0]  # "The parents of Ivo Lopes were told of it, they said"
    before = behind_opening(t, clause.first, t.sentence_start(clause.first))  # "In a letter to Ivo Lopes he said": not Ivo Lopes
    if pronoun in _ONE and t.low[clause.first - 1] == "," and t.tokens[clause.first - 2].is_name:
        before = min(before, _name_start(t, clause.first - 2))  # "Lopes, he told them, was a traitor"
    if pronoun in _ONE and (opening := _opening(t, clause, before, speakers)) is not None:
        return opening
    runs = [(a, b) for a, b in _name_runs(t) if b <= before and not t.quoted[a]] if PERSON in wanted else []
    if runs:
        first, last = _foremost(t, runs, clause.first)
        start = _title_start(t, first)
        return Source(start, last, PERSON, t.slice(first, last), _office_before(t, start, first, last, speakers), last)
    if pronoun in ("it", "they"):
        return _acting_body(t, clause, speakers)
    if pronoun in ("he", "she"):
        singles = [
            i
            for i in range(before)
            if t.tokens[i].is_name and not t.quoted[i] and _is_known(t.tokens[i].text, speakers) and is_meant(t.tokens[i].text, pronoun)
        ]
        is_here = bool(singles) and t.tokens[singles[-1]].sentence == t.tokens[clause.first].sentence
        if (subject := unnamed_subject(t, clause, is_here)) is not None:
            return bearer_of(t, replace(clause, source=subject, first=subject.first), clauses, speakers.full_names, speakers.offices) or subject
        if singles:
            name = t.tokens[singles[-1]].text
            return Source(singles[-1], singles[-1] + 1, PERSON, speakers.full_name(name) or name)
        found = speakers.last
        return replace(found, first=clause.first, last=clause.first + 1, end=clause.first + 1) if found else None
    return None


def _acting_since(t: Text, clause: Clause, clauses: Sequence[Clause], speakers: Speakers, last: Source) -> Source | None:
    """The person named in full who leads to quoted words since the last speaker: "... he said. Ivo Lopes was unmoved: “So what,” he wrote"."""
    floor = t.sentence_start(clause.first)
    leads_on = any(t.low[i] == ":" and t.quoted[i + 1] for i in range(floor, clause.first))
    if not leads_on or t.tokens[clause.first].sentence <= t.tokens[last.first].sentence:
        return None
    subject = _subject(t, clause, clauses, speakers)
    return subject if subject is not None and subject.kind == PERSON and " " in subject.name else None


def _subject(t: Text, clause: Clause, clauses: Sequence[Clause], speakers: Speakers) -> Source | None:
    """The person that the sentence of "he said" begins with: "Zelenskyy spoke with Ivo Lopes, he said", "The mayor of Bilka left, he said"."""
    floor = t.sentence_start(clause.first)
    verbal = next((j for j in range(floor + 1, min(clause.first, floor + 16)) if is_verbal(t, j) or t.low[j] in CLOSES), floor)
    found = ending_at(t, verbal - 1, floor, speakers.full_name) if verbal > floor and is_verbal(t, verbal) else []
    if len(found) != 1 or found[0].kind not in (PERSON, UNNAMED) or found[0].last != verbal:
        return None
    source = found[0]
    if source.kind == PERSON:
        return source if may_be(t, source, clause.source.name) else None
    if not may_be(t, source, clause.source.name) or t.low[source.last - 1] not in vocabulary().words["offices"]:
        return None
    return bearer_of(t, replace(clause, source=source, first=source.first), clauses, speakers.full_names, speakers.offices) or source


def _describer(t: Text, clause: Clause, speakers: Speakers) -> Source | None:
    """Who calls a thing what "he called" it, the subject of the sentence: "Before leaving, Ivo Lopes spoke with Anna Braun in what he called"."""
    if t.at(clause.first - 1) != "what":
        return None
    floor = t.sentence_start(clause.first)
    found = sentence_subject(t, clause.first - 1, floor, speakers.full_name)
    if len(found) != 1 or found[0].kind != PERSON or not _is_known(found[0].name.rpartition(" ")[2], speakers):
        return None
    return found[0] if may_be(t, found[0], clause.source.name) else None


_ONE = frozenset({"he", "she"})


def _name_start(t: Text, i: int) -> int:
    """Index of the first of the names in a row that end with token `i`, where they begin their sentence; else behind them."""
    first = i
    while first > t.sentence_start(i) and t.tokens[first - 1].is_name:
        first -= 1
    return first if first == t.sentence_start(i) else i + 1


def _opening(t: Text, clause: Clause, before: int, speakers: Speakers) -> Source | None:
    """The person whom the page knows and whose last name alone opens the sentence: "Zelenskyy on Monday named Ivo Lopes head of what he called".

    Behind a quote in a sentence that names nobody, "“...,” he said", the one who opens the sentence before: "Zelenskyy met Biden. “...,” he told".
    """
    sentence = t.tokens[clause.first].sentence
    if not any(t.bounds[sentence] <= i < before and not t.quoted[i] for i in t.names):
        said = next((quote for quote in t.quotes if quote.last < clause.first and t.tokens[quote.last].sentence == sentence), None)
        if clause.source.name != "he" or said is None:
            return None
        sentence = max(0, t.tokens[said.first].sentence - 1)
    floor = t.bounds[sentence]
    name, behind = t.tokens[floor].text, t.low[floor + 1 : floor + 3]
    is_known = not t.quoted[floor] and _is_known(name, speakers)
    if (
        not (is_known and is_meant(name, clause.source.name))
        or floor == clause.first
        or t.tokens[floor + 1].is_name
        or t.at(floor + 1) in ("'s", "and", ",")
        or not _BEFALLEN.isdisjoint(behind)
    ):
        return None
    return Source(floor, floor + 1, PERSON, speakers.full_name(name) or name)


def _is_known(name: str, speakers: Speakers) -> bool:
    """Whether a last name alone means somebody: one whom the page names in full, or a well-known person."""
    return name in speakers.full_names or name in vocabulary().people or name in vocabulary().words["women"]


# who is told of by these does not speak next
_BEFALLEN = frozenset({"was", "been", "got", "received", "were"})


def _foremost(t: Text, runs: Sequence[tuple[int, int]], before: int) -> tuple[int, int]:
    """The person that the sentence, else the one before it, begins with; where neither does, the nearest one."""
    runs = [(a, b) for a, b in runs if t.at(a - 1) not in ("in", "at", "near")] or runs  # "A court in New York jailed Ivo Lopes"
    for sentence in range(t.tokens[before].sentence, -1, -1):
        floor, end = t.bounds[sentence], t.bounds[sentence + 1]
        inside = [(a, b) for a, b in runs if floor <= a < end]
        if inside:
            return inside[0] if inside[0][0] <= floor + 8 else inside[-1]
    return runs[-1]


def _acting_body(t: Text, clause: Clause, speakers: Speakers) -> Source | None:
    """The organisation that does something in the sentence of "it said", else in the sentence before."""
    here = t.sentence_start(clause.first)
    floor = t.sentence_start(here - 1) if here else 0
    for first, limit in ((here, clause.first), (floor, here)):
        acting = sentence_subject(t, limit, first, speakers.full_name) if limit > first else []
        if (body := next((each for each in acting if each.kind == ORGANISATION and t.at(each.last) not in _WEAPONS), None)) is not None:
            return body
    return body_named(t, floor, clause.first) if clause.source.name == "it" else None
