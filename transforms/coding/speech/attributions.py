"""Attributions of a bullet: one row per source of a claim, two for two quotes of one speaker (codebook section 6).

Puts clauses, channels, quotes and sides together; what a page said before tells who a surname or a pronoun is.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from transforms.coding.records import Attribution
from transforms.coding.speech.channels import add_channels, tells_anew
from transforms.coding.speech.clause import CITING, Clause
from transforms.coding.speech.clauses import find_clauses
from transforms.coding.speech.findings import may_find, own_findings
from transforms.coding.speech.participles import BESIDE
from transforms.coding.speech.phrases import is_number
from transforms.coding.speech.quotes import add_quotes
from transforms.coding.speech.quoting import find_quoting
from transforms.coding.speech.source import ORGANISATION, OUTLET, PERSON
from transforms.coding.speech.speakers import Speakers, named, several
from transforms.coding.speech.states import state_beside
from transforms.coding.speech.subjects import FINITE
from transforms.coding.speech.verbless import find_verbless
from transforms.coding.text.language import Quote, Text
from transforms.coding.text.vocabulary import PARTICIPLE, vocabulary


def find_attributions(t: Text, speakers: Speakers) -> list[Clause]:
    """The clauses of a bullet, their sources named in full, with channels, agencies and quotes; `rows_of` makes rows of them."""
    clauses = find_clauses(t, speakers.full_name)
    clauses += find_verbless(t, clauses, speakers.full_name)
    if t.quotes and (not clauses or ":" in t.low):
        clauses += find_quoting(t, speakers.full_name, clauses)
    if may_find(t):
        clauses += own_findings(t, clauses)
    clauses.sort(key=lambda clause: clause.first)
    clauses = _without_counts(t, clauses) if len(clauses) > 1 else clauses
    add_channels(t, clauses)
    _share_channels(clauses)
    clauses = _with_carriers(t, clauses)
    clauses = [each for clause in clauses for each in several(t, clause, clauses, speakers)] if "they" in t.low or "both" in t.low else clauses
    clauses = [clause for clause in (named(t, clause, clauses, speakers) for clause in clauses) if clause is not None]
    clauses = _merged(t, _without_principals(t, clauses)) if len(clauses) > 1 else clauses
    add_quotes(t, clauses)
    return _without_echoes(t, clauses) if len(clauses) > 1 else clauses


# verbs of which as much is done as said, and what is held rather than said
_DONE = frozenset(
    "offered offers counts counted records recorded registers registered documented documents verified verifies adds gave gives "
    "set sets laid lays spelled spelt floated floats pledged pledges promised promises renewed renews described describes "
    "stressed stresses emphasised emphasises underlined underlines ruled rules "
    "hopes hope hoped believes believe believed expects expect expected thinks think thought doubts doubt doubted".split()
)


def _without_counts(t: Text, clauses: list[Clause]) -> list[Clause]:
    """The clauses without those whose act or belief another source tells behind it: "Poland counts 90,000 guests, the office reported"."""
    told = [(_is_done(t, one) or _is_of_his_office(t, one, after)) and _closes(t, after, one) for one, after in itertools.pairwise(clauses)]
    for number in range(len(told) - 1, 0, -1):  # "Riga and Oslo promised ties, the Kremlin said"
        told[number - 1] = told[number - 1] or (told[number] and clauses[number - 1].verb == clauses[number].verb >= 0)
    return [clause for clause, is_told in zip(clauses, [*told, False], strict=True) if not is_told]


def _is_of_his_office(t: Text, clause: Clause, after: Clause) -> bool:
    """Whether the presidency closes what its president is told to have said: "Erdogan urged Putin to wait, the Turkish presidency said"."""
    if clause.source.kind != PERSON or clause.verb < 0 or not after.source.name.lower().endswith("presidency"):
        return False
    if t.low[clause.verb] not in ("suggested", "proposed", "urged", "invited"):
        return False
    state = state_beside(t, after.source)
    return state is not None and state == vocabulary().people.get(clause.source.name.rpartition(" ")[2])


def _is_done(t: Text, clause: Clause) -> bool:
    """Whether as much is done or held as said: by the verb, or where only a participle of what somebody does says it: "Men signed up, promising"."""
    if clause.verb < 0 or t.low[clause.verb] in _DONE:
        return clause.verb >= 0
    verb = vocabulary().verbs.get(t.low[clause.verb])
    return verb is not None and verb.form == PARTICIPLE and (t.low[clause.verb - 1] == "," or t.low[clause.verb - 1] in BESIDE)


def _closes(t: Text, after: Clause, clause: Clause) -> bool:
    """Whether the next clause closes what one tells, in the same sentence and with no new part between them."""
    floor = t.sentence_start(clause.first)
    opens = t.low[floor] in ("in", "on", "at", "during") and "," not in t.low[floor : clause.first - 1]  # "In a call on Friday, the mayor set out"
    is_behind = clause.is_behind and t.at(clause.first - 1) != ";" and not opens
    if is_behind or not after.is_behind or after.sentence != clause.sentence:
        return False
    if (after.source.kind == OUTLET and t.low[clause.verb - 1] not in BESIDE) or t.low[after.first - 1] != ",":
        return False
    if t.at(after.verb + 1) in ("it", "there", "that", "they") or (
        t.at(clause.verb + 1) == "that" and any(t.quoted[clause.verb + 2 : clause.verb + 3])
    ):
        return False  # "He stressed that “we need more”, his office said": whose words they are is told
    return not any(t.low[j] == ";" or (t.low[j] == "," and t.low[j + 1] in ("and", "but", "while")) for j in range(clause.verb, after.first))


def _separates(t: Text, quote: Quote) -> bool:
    """ "..., adding: “...”": a remark of its own behind what was said before."""
    return quote.first >= 2 and t.low[quote.first - 1] in (":", ",") and t.low[quote.first - 2] == "adding"


def _with_carriers(t: Text, clauses: list[Clause]) -> list[Clause]:
    """An outlet that only carries what another source of the clause says becomes that source's agency."""
    clauses = [clause for clause in clauses if clause.source.kind == OUTLET or not _only_cites(t, clause, clauses)]
    kept: list[Clause] = []
    for clause in clauses:
        if clause.source.kind != OUTLET:
            kept.append(clause)
            continue
        if t.low[clause.first - 1 : clause.first] == ["as"] and t.at(clause.verb - 1) == "had" and any(c.source.kind != OUTLET for c in clauses):
            continue  # "denied that it was for sale, as the Times had reported"
        carried = _carried(t, clause, clauses)
        if carried:
            for other in carried:
                other.agency = other.agency or clause.source.name
        else:
            clause.agency = clause.source.name
            kept.append(clause)
    return kept


_MEDIA = frozenset({"media", "press", "outlets", "channels", "newspapers", "broadcasters"})


def _only_cites(t: Text, media: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether unnamed media pass on what another says: "local media, citing the ministry, put"."""
    last = media.source.last - 1
    is_media = t.low[last] in _MEDIA or (t.low[last] == "agencies" and t.at(last - 1) == "news")
    return is_media and any(t.low[c.first] in CITING and c.sentence == media.sentence for c in clauses)


def _carried(t: Text, outlet: Clause, clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses whose words an outlet passed on: in its sentence, not beyond a semicolon."""
    near = [c for c in clauses if c is not outlet and c.source.kind != OUTLET and c.sentence == outlet.sentence and not _semicolon(t, c, outlet)]
    ends = {outlet.source.last} if outlet.is_behind else {outlet.source.last, outlet.verb + 1}
    if cited := [c for c in near if t.low[c.first] in CITING and (c.first in ends or c.first - 1 in ends)]:
        return cited  # "while TASS, citing two officials, put it at six", "while TASS reported, citing two officials, that"
    if outlet.verb >= 0 and not outlet.is_behind and t.at(outlet.first - 1) not in (",", "") and outlet.first > t.sentence_start(outlet.first):
        return []
    if tells_anew(t, outlet):
        return []
    ahead = [c for c in near if c.first < outlet.first]
    if ahead and ahead[-1].verb < 0 and t.low[ahead[-1].first] not in _NAMING:
        ahead = [c for c in ahead if c.verb >= 0] or ahead  # "Russia dismissed Ukraine's claim, RIA reported"
    behind = [c for c in near if c.first > outlet.first]
    if outlet.verb < 0 and t.at(outlet.last) == "," and t.at(outlet.last + 1) in FINITE and ahead and _is_parted(t, ahead[-1].last, outlet.first):
        return []  # "Norway said it would pay, and Berlin, according to Spiegel, is to follow"
    if outlet.is_behind and behind and t.low[behind[0].first] in CITING and behind[0].first - outlet.verb < _NEAR:
        return [*ahead[-1:], *_together(behind[0], behind)]  # "Xi told Putin so, the Times reported on Monday, citing aides"
    if outlet.is_behind or outlet.verb < 0:
        return _together(ahead[-1], ahead) if ahead else [c for c in behind[:1] if not _joins(t, outlet, c)]
    told = _together(behind[0], behind) if behind and not _joins(t, outlet, behind[0]) else []
    return told or ahead[-1:]


# what names a source without a verb of its own
_NAMING = CITING | {"according"}


def _share_channels(clauses: Sequence[Clause]) -> None:
    """Who says a thing together says it through the same channel: "In a joint statement, France and Germany said"."""
    for one in [clause for clause in clauses if clause.channel is not None]:
        for other in _together(one, clauses):
            other.channel = other.channel or one.channel


def _together(one: Clause, clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses of all who say what one of them says: "citing a US official and a diplomat", "Belgium and Sweden said"."""
    return [c for c in clauses if c.verb == one.verb and (c.verb >= 0 or c.first == one.first)]


_NEAR = 5


def _is_parted(t: Text, first: int, last: int) -> bool:
    """Whether a new clause begins between two tokens."""
    return any(t.low[j] == "," and t.low[j + 1] in ("and", "but", "while", "yet", "whose") for j in range(first, last - 1))


def _joins(t: Text, outlet: Clause, other: Clause) -> bool:
    """Whether ", and" behind an outlet that closed its claim begins another one's: "..., the BBC reported, and traders said"."""
    if outlet.verb >= 0 and t.at(other.first - 2) == "," and t.at(other.first - 1) in ("and", "but", "while", "yet", "though"):
        return True  # "Mediazona counted 63 names, and the governor has admitted to 20"
    last = max(outlet.last, outlet.verb + 1)  # also behind "according to Reuters, and the police said"
    return t.at(last) == "," and t.at(last + 1) in ("and", "but", "while") and other.first > last


def _semicolon(t: Text, one: Clause, two: Clause) -> bool:
    return t.has_semicolon(*sorted((one.first, two.first)))


def _without_principals(t: Text, clauses: list[Clause]) -> list[Clause]:
    """No row for a body whose own spokesman closes the sentence: "The Kremlin has hinted at it, spokesman Ivan Petrenko told reporters"."""
    spokesmen = [c for c in clauses if c.is_behind and (c.source.office or "").lower() in vocabulary().words["spokesmen"]]
    return [
        k
        for k in clauses
        if k.source.kind != ORGANISATION or not any(k.first == t.sentence_start(s.first) and not _semicolon(t, k, s) for s in spokesmen)
    ]


# no page's bullet has so many sources: keeps the work linear where one has
_REMEMBERED = 40


def _merged(t: Text, clauses: list[Clause]) -> list[Clause]:
    """One clause where the same source comes back in its sentence."""
    kept: list[Clause] = []
    for clause in clauses:
        here = [] if clause.is_apart else [k for k in kept[-_REMEMBERED:] if k.sentence == clause.sentence]
        twin = next((k for k in here if _is_same(t, k, clause) and not _semicolon(t, k, clause)), None)
        if twin is None:
            kept.append(clause)
        else:
            twin.channel, twin.agency = twin.channel or clause.channel, twin.agency or clause.agency
            twin.echoes.append(clause)
    return kept


def _without_echoes(t: Text, clauses: list[Clause]) -> list[Clause]:
    """A source heard before in its sentence makes no second row without a quote, nor does one that passes a remark on by "according to"."""
    kept: list[Clause] = []
    for clause in clauses:
        same = [k for k in kept[-_REMEMBERED:] if _is_same(t, k, clause)]
        if not same or clause.quotes or clause.is_apart or _speaks_anew(t, clause, same):
            kept.append(clause)
        else:
            same[0].echoes += [clause, *clause.echoes]
    return kept


def _is_same(t: Text, one: Clause, two: Clause) -> bool:
    """Whether two clauses have one source: "Russia's army" and "Ukraine's army" are two."""
    if one.source.name != two.source.name:
        return False
    states = {state_beside(t, one.source), state_beside(t, two.source)}
    return len(states - {None}) < 2


def _speaks_anew(t: Text, clause: Clause, before: Sequence[Clause]) -> bool:
    """Whether a source heard before says more than two quoted words in a sentence of its own, and not just in passing."""
    is_quip = clause.first > 0 and bool(t.quoted[clause.first - 1])
    return clause.verb >= 0 and not is_quip and all(other.sentence != clause.sentence for other in before) and not _in_passing(t, clause)


def _in_passing(t: Text, clause: Clause) -> bool:
    """Whether "he added" between commas only goes on, with no number: "Nobody was hurt, he added, and nothing burned"."""
    if not t.at(clause.first - 1) == "," == t.at(clause.verb + 1) or clause.verb - clause.first >= _PRONOUN_AND_VERB:
        return False
    return not any(is_number(t, i) for i in range(t.sentence_start(clause.first), t.sentence_end(clause.first)))


# tokens from "he" to "added", "also said"
_PRONOUN_AND_VERB = 3


def rows_of(t: Text, clauses: Sequence[Clause], sides: Sequence[str | None]) -> tuple[list[Attribution], list[int]]:
    """One row per clause and quote, by span; with the index of each row's clause."""
    rows: list[tuple[Attribution, int]] = []
    for number, (clause, side) in enumerate(zip(clauses, sides, strict=True)):
        stands_alone = not clause.quotes or _separates(t, clause.quotes[0])
        for n, quote in enumerate([None, *clause.quotes] if stands_alone else clause.quotes):
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
        stance="urged" if _calls_for(t, clause.verb) else "said" if _inquires(t, clause.verb, quote) else clause.stance,
        quote=t.text[quote.start : quote.end].strip().rstrip(",") if quote else None,
        span_start=start,
        span_end=end,
    )


def _calls_for(t: Text, verb: int) -> bool:
    """Whether a verb calls for something: "called for a truce", "called again on allies"; not "called it a lie"."""
    if verb < 0 or t.low[verb] not in ("call", "calls", "called", "calling"):
        return False
    return t.at(verb + 1 + (t.at(verb + 1) in vocabulary().words["adverbs"])) in ("for", "on", "upon")


def _inquires(t: Text, verb: int, quote: Quote | None) -> bool:
    """Whether somebody asks a question and for nothing: "“Who will pay?” he asked", "asked why nobody had come"."""
    if verb < 0 or t.low[verb] not in ("ask", "asks", "asked"):
        return False
    if quote is not None and quote.last < verb:
        return t.text[quote.start : quote.end].rstrip().endswith("?")
    return t.at(verb + 1) in _QUESTIONS


_QUESTIONS = frozenset({"why", "whether", "how", "what", "who", "when", "where"})


def _verb(t: Text, clause: Clause) -> str | None:
    """The verb as printed, or "according to", "citing", "with reference to"."""
    if (verb := max(clause.verb, clause.passive)) >= 0:
        return t.tokens[verb].text
    low = t.low[clause.first]
    if low == "reference":
        return t.slice(clause.first - 1, clause.first + 2)
    return t.slice(clause.first, clause.first + 2) if low == "according" else t.tokens[clause.first].text if low in CITING else None
