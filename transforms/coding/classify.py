"""What a bullet shows of its event type, as named features with values: the cues in it, what is counted, who speaks and how."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.clauses import Clause
from transforms.coding.event_types import _cues, _matches
from transforms.coding.language import Text
from transforms.coding.records import Quantity
from transforms.coding.sources import OUTLET
from transforms.coding.vocabulary import name_at, vocabulary

_STOP = frozenset(
    "a an the of to in on at for and or but that which who with by from as is was were are be been has had have it its he she they his her their this these those will would not no said says told wrote after before when while into over than more".split()
)


def features(t: Text, clauses: Sequence[Clause], quantities: Sequence[Quantity], topic: str | None) -> dict[str, float]:
    """Feature values of a bullet."""
    found: dict[str, float] = {"bias": 1.0, f"topic:{topic}": 1.0}
    hidden = _hidden(t, clauses)
    _add_cues(t, hidden, found)
    _add_words(t, hidden, found)
    for quantity in quantities:
        found[f"{'part' if quantity.subset else 'metric'}:{quantity.metric}"] = 1.0
    _add_speech(t, clauses, found)
    _add_state(t, hidden, found)
    return found


def _hidden(t: Text, clauses: Sequence[Clause]) -> list[bool]:
    hidden = [False] * len(t)
    for clause in clauses:
        for i in range(clause.source.first, min(max(clause.source.last, clause.source.hint), len(t))):
            hidden[i] = True
    return hidden


def _add_cues(t: Text, hidden: Sequence[bool], found: dict[str, float]) -> None:
    exact, stems = _cues()
    position, first = 0, None
    for i, low in enumerate(t.low):
        if hidden[i]:
            continue
        position += 1
        for cue in (*exact.get(low, ()), *(cue for n, table in stems.items() if n <= len(low) for cue in table.get(low[:n], ()))):
            if len(cue.words) == 1 or _matches(t, i, cue):
                place = "first" if t.tokens[i].sentence == 0 else "later"
                key = f"{place}:{cue.event_type}"
                found[key] = max(found.get(key, 0.0), cue.weight / 4)
                if place == "first":
                    early = f"early:{cue.event_type}"
                    found[early] = max(found.get(early, 0.0), cue.weight / 4 * max(0.0, 1 - position / 25))
                    if first is None and cue.weight >= 3:
                        first = cue.event_type
    found[f"opens:{first}"] = 1.0


def _add_words(t: Text, hidden: Sequence[bool], found: dict[str, float]) -> None:
    for i, low in enumerate(t.low):
        if hidden[i] or low in _STOP or not low[0].isalpha() or t.tokens[i].sentence > 1:
            continue
        if t.tokens[i].is_name and t.tokens[i].start > 0 and name_at(t.tokens, i, vocabulary().countries) is None:
            continue
        weight = 0.5 if t.tokens[i].sentence == 0 else 0.25
        key = f"word:{low[:7]}"
        found[key] = max(found.get(key, 0.0), weight)
        if i + 1 < len(t) and t.low[i + 1][0].isalpha() and t.low[i + 1] not in _STOP and t.tokens[i].sentence == 0:
            found[f"pair:{low[:7]} {t.low[i + 1][:7]}"] = 0.5


def _add_speech(t: Text, clauses: Sequence[Clause], found: dict[str, float]) -> None:
    main = next((c for c in clauses if c.source.kind != OUTLET), None)
    if main is None:
        found["speech:none"] = 1.0
        return
    found[f"speech:{'behind' if main.is_behind else 'ahead'}"] = 1.0
    if not main.is_behind and main.verb >= 0:
        found[f"stance:{main.stance}"] = 1.0
        found[f"verb:{vocabulary().verbs[t.low[main.verb]].lemma if t.low[main.verb] in vocabulary().verbs else ''}"] = 1.0
    for i in range(main.source.first, max(main.source.last, main.source.hint)):
        if not t.tokens[i].is_name or t.low[i] in vocabulary().words["titles"]:
            found[f"office:{t.low[i]}"] = 0.5
    if main.quotes:
        found["quote"] = 1.0


def _add_state(t: Text, hidden: Sequence[bool], found: dict[str, float]) -> None:
    states = [match[1] for i in range(len(t)) if t.tokens[i].is_name and not hidden[i] and (match := name_at(t.tokens, i, vocabulary().countries))]
    kinds = [state.code if state.code in ("RU", "UA", "EU", "US", "NATO", "UN") else "other" for state in states]
    for kind in set(kinds):
        found[f"state:{kind}"] = 1.0
    if kinds:
        found[f"leads:{kinds[0]}"] = 1.0
