"""Attributions of a bullet: one row per source of a claim, two for two quotes of one speaker (codebook section 6).

Puts clauses, channels, quotes and sides together; what a page said before tells who a surname or a pronoun is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from transforms.coding.channels import add_channels, add_quotes
from transforms.coding.clauses import Clause, find_clauses, find_quoting
from transforms.coding.language import Quote, Text
from transforms.coding.records import Attribution
from transforms.coding.sides import side_of
from transforms.coding.sources import ORGANISATION, OUTLET, PARTICLES, PERSON, PRONOUN, UNNAMED, Source
from transforms.coding.vocabulary import vocabulary
from transforms.series import Series


@dataclass
class Speakers:
    """Who a page has named up to here: full names by their last word, and the side of each speaker already heard."""

    texts: list[Text] = field(default_factory=list)
    full_names: dict[str, str] = field(default_factory=dict)
    sides: dict[str, str | None] = field(default_factory=dict)
    last: list[Source] = field(default_factory=list)

    def read(self, t: Text) -> None:
        """Take in the names of the text that is to be coded next."""
        self.texts.append(t)
        for first, last in name_runs(t):
            name = t.slice(first, last)
            if not self.full_names.get(t.tokens[last - 1].text, "").endswith(f" {name}"):
                self.full_names[t.tokens[last - 1].text] = name
            for i in range(first + 1, last):
                if not t.tokens[i].is_name:
                    self.full_names.setdefault(t.slice(i, last), t.slice(first, last))

    def full_name(self, surname: str) -> str | None:
        return self.full_names.get(surname)


def name_runs(t: Text) -> list[tuple[int, int]]:
    """Stretches of two to five words that look like a person's full name, title left out."""
    voc, runs, i = vocabulary(), list[tuple[int, int]](), 0
    while i < t.size:
        if not t.tokens[i].is_name:
            i += 1
            continue
        end = i + 1
        while end < t.size and (
            t.tokens[end].is_name or (t.low[end] in PARTICLES and end + 1 < t.size and (t.tokens[end + 1].is_name or t.low[end + 1] in PARTICLES))
        ):
            end += 1
        first = next((j + 1 for j in range(end - 1, i - 1, -1) if t.low[j] in voc.words["titles"]), i)
        if 2 <= end - first <= 5 and t.low[end - 1] not in voc.words["heads"] and t.low[first] not in voc.words["articles"]:
            runs.append((first, end))
        i = end
    return runs


def find_attributions(t: Text, speakers: Speakers) -> list[Clause]:
    """The clauses of a bullet, their sources named in full, with channels, agencies and quotes; `rows_of` makes rows of them."""
    clauses = find_clauses(t, speakers.full_name)
    if t.quotes and not clauses:
        clauses = find_quoting(t, speakers.full_name)
    clauses.sort(key=lambda clause: clause.first)
    add_channels(t, clauses)
    clauses = _with_carriers(t, clauses)
    clauses = [clause for clause in (_named(t, clause, clauses, speakers) for clause in clauses) if clause is not None]
    clauses = _merged(t, clauses)
    add_quotes(t, clauses)
    return _without_echoes(clauses)


def _separates(t: Text, quote: Quote) -> bool:
    """ "..., adding: “...”": a remark of its own behind what was said before."""
    return quote.first >= 2 and t.low[quote.first - 1] in (":", ",") and t.low[quote.first - 2] == "adding"


def _with_carriers(t: Text, clauses: list[Clause]) -> list[Clause]:
    """An outlet that only carries what another source of the clause says becomes that source's agency."""
    kept: list[Clause] = []
    for clause in clauses:
        if clause.source.kind != OUTLET:
            kept.append(clause)
            continue
        carried = _carried(t, clause, clauses)
        if carried:
            for other in carried:
                other.agency = other.agency or clause.source.name
        else:
            clause.agency = clause.source.name
            kept.append(clause)
    return kept


def _carried(t: Text, outlet: Clause, clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses whose words an outlet passed on: in its sentence, not beyond a semicolon."""
    near = [c for c in clauses if c is not outlet and c.source.kind != OUTLET and c.sentence == outlet.sentence and not _semicolon(t, c, outlet)]
    if outlet.verb >= 0 and not outlet.is_behind and t.at(outlet.first - 1) not in (",", "") and outlet.first > t.sentence_start(outlet.first):
        return []
    ahead = [c for c in near if c.first < outlet.first]
    behind = [c for c in near if c.first > outlet.first]
    if outlet.is_behind or outlet.verb < 0:
        return ahead[-1:] or behind[:1]
    return behind[:1] or ahead[-1:]


def _semicolon(t: Text, one: Clause, two: Clause) -> bool:
    first, last = sorted((one.first, two.first))
    return any(t.low[i] == ";" and not t.quoted[i] for i in range(first, last))


def _named(t: Text, clause: Clause, clauses: Sequence[Clause], speakers: Speakers) -> Clause | None:
    """The clause with a pronoun's antecedent in its place; None where nobody is found."""
    if clause.source.kind != PRONOUN:
        return clause
    antecedent = _antecedent(t, clause, clauses, speakers)
    if antecedent is None:
        return None
    clause.source = replace(antecedent, first=clause.source.first, last=clause.source.last, hint=clause.source.hint)
    return clause


def _antecedent(t: Text, clause: Clause, clauses: Sequence[Clause], speakers: Speakers) -> Source | None:
    """Who "he", "she", "it" or "they" is: the speaker before, else a person named before in the bullet, else the page's last speaker."""
    pronoun = clause.source.name
    wanted = (PERSON,) if pronoun in ("he", "she", "who") else (ORGANISATION, UNNAMED) if pronoun == "it" else (ORGANISATION, UNNAMED, PERSON)
    before = [c.source for c in clauses if c.first < clause.first and c is not clause and c.source.kind in wanted]
    if before:
        return before[-1]
    runs = [(a, b) for a, b in name_runs(t) if b <= clause.first] if PERSON in wanted else []
    if runs:
        floor = t.sentence_start(clause.first)
        first, last = next(((a, b) for a, b in runs if floor <= a <= floor + 8), runs[-1])
        return Source(first, last, PERSON, t.slice(first, last), hint=last)
    if pronoun in ("he", "she"):
        singles = [
            i
            for i in range(clause.first)
            if t.tokens[i].is_name and (t.tokens[i].text in speakers.full_names or t.tokens[i].text in vocabulary().people)
        ]
        if singles:
            name = t.tokens[singles[-1]].text
            return Source(singles[-1], singles[-1] + 1, PERSON, speakers.full_name(name) or name, hint=singles[-1] + 1)
        return next((s for s in reversed(speakers.last) if s.kind == PERSON), None)
    return None


def _merged(t: Text, clauses: list[Clause]) -> list[Clause]:
    """One clause where the same source comes back in its sentence."""
    kept: list[Clause] = []
    for clause in clauses:
        twin = next((k for k in kept if k.source.name == clause.source.name and k.sentence == clause.sentence and not _semicolon(t, k, clause)), None)
        if twin is None:
            kept.append(clause)
        else:
            twin.channel, twin.agency = twin.channel or clause.channel, twin.agency or clause.agency
            twin.echoes.append(clause)
    return kept


def _without_echoes(clauses: list[Clause]) -> list[Clause]:
    """A source heard before in the bullet that adds neither quote nor channel makes no second row."""
    kept: list[Clause] = []
    for clause in clauses:
        first = next((k for k in kept if k.source.name == clause.source.name), None)
        if clause.quotes or first is None:
            kept.append(clause)
        else:
            first.echoes += [clause, *clause.echoes]
    return kept


def rows_of(t: Text, clauses: Sequence[Clause], sides: Sequence[str | None]) -> tuple[list[Attribution], list[int]]:
    """One row per clause and quote, by span; with the index of each row's clause."""
    rows: list[tuple[Attribution, int]] = []
    for number, (clause, side) in enumerate(zip(clauses, sides, strict=True)):
        quotes: list[Quote | None] = [*clause.quotes]
        if not quotes or (quotes[0] is not None and _separates(t, quotes[0])):
            quotes.insert(0, None)
        for n, quote in enumerate(quotes):
            rows.append((_row(t, clause, side, quote, n), number))
    rows.sort(key=lambda row: (row[0].span_start, row[0].span_end))
    return [row for row, _ in rows], [number for _, number in rows]


def _row(t: Text, clause: Clause, side: str | None, quote: Quote | None, n: int) -> Attribution:
    source, first, last = clause.source, clause.first, clause.last
    start, end = t.tokens[first].start, t.tokens[last - 1].end
    if quote is not None and n == 0 and t.tokens[quote.first].sentence == clause.sentence:
        start, end = min(start, t.tokens[quote.first].start), max(end, t.tokens[quote.last].end)
    elif quote is not None:
        start, end = t.tokens[quote.first].start, t.tokens[quote.last].end
    is_outlet = source.kind == OUTLET
    return Attribution(
        speaker=None if is_outlet else source.name,
        speaker_kind=None if is_outlet else source.kind,
        office=source.office if source.kind == PERSON else None,
        side=None if is_outlet else side,
        channel=clause.channel,
        agency=clause.agency,
        verb=_verb(t, clause),
        stance=clause.stance,
        quote=t.text[quote.start : quote.end].strip().rstrip(",") if quote else None,
        span_start=start,
        span_end=end,
    )


def _verb(t: Text, clause: Clause) -> str | None:
    """The verb as printed, or "according to", "citing"."""
    if clause.verb >= 0:
        return t.tokens[clause.verb].text
    low = t.low[clause.first]
    return t.slice(clause.first, clause.first + 2) if low == "according" else t.tokens[clause.first].text if low in ("citing", "quoting") else None


def sides_of(t: Text, clauses: Sequence[Clause], speakers: Speakers, local_side: str | None, series: Series) -> list[str | None]:
    """Whose side each source speaks for; what the page told of a speaker before counts where this bullet says nothing."""
    sides: list[str | None] = []
    for clause in clauses:
        source = clause.source
        if source.name in speakers.sides and source.kind == PERSON:
            side = speakers.sides[source.name]
        else:
            side = side_of(t, clause, local_side, series)
        if source.kind == PERSON:
            speakers.sides.setdefault(source.name, side)
        if source.kind != OUTLET:
            speakers.last.append(source)
        sides.append(side)
    return sides
