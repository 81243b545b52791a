"""What of a bullet tells whether a side is the attacker: features that weights are learned for, told alike of either side.

A feature of the side itself stands as it is, one of the other side behind a tilde; single words go with the side's code, since
weapons and places speak for one of them.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from transforms.coding.attacker_rules import Mentions, acts, attack_words, head, is_victim, mentions, rules_met
from transforms.coding.clauses import Clause
from transforms.coding.event_features import SILENT, stem_of
from transforms.coding.event_types import VIOLENT
from transforms.coding.foreground import MainClaim
from transforms.coding.language import Text
from transforms.coding.records import Place
from transforms.coding.weights import PARTS
from transforms.series import Series

_GROUPS = ("weapons", "attacks", "forces", "objects", "assaults")
# a word beside what is told of the sides
_WORD = 0.7
# speakers that are read
_SPEAKERS = 2


@dataclass(frozen=True, slots=True)
class Attack:
    """A bullet about violence, with all that may tell who attacked."""

    t: Text
    main: MainClaim
    event_type: str
    clauses: Sequence[Clause]
    speaker_sides: Sequence[str | None]
    places: Sequence[Place]


# a feature, the side that it is told of (None: of neither), and its share of PARTS
_Told = tuple[str, str | None, int]


def features(attack: Attack, series: Series, known: Container[str] | None = None) -> Mapping[str, dict[str, int]]:
    """The features of each side by its code; where `known` is given, only those that are told by one of its keys."""
    found = mentions(attack.t, attack.clauses, attack.speaker_sides, series)
    rules = rules_met(attack.t, attack.event_type, found, attack.clauses, attack.speaker_sides, series)
    told: list[_Told] = [(f"rule {rule}", code, PARTS) for rule, code in rules.items()]
    told += [] if rules else [("no rule", None, PARTS)]
    told += [("first", code, PARTS) for _, code in found[:1]]
    told += [*_named(attack.t, attack.event_type, found, attack.main.parts), *_spoken(attack, series), *_located(attack.places, series)]
    told += [("only harmed", code, PARTS) for code in only_harmed(attack, found, rules.values())]
    words = _words(attack)
    if known is not None:
        told, words = [one for one in told if one[0] in known], [one for one in words if one[0] in known]
    named = {code for _, code in found}
    sides = [side.code for side in series.sides]
    return {
        code: _of_side(code, [*told, *_unnamed(code, named)], attack.event_type) | {f"{code} {word}": part for word, part in words} for code in sides
    }


def keys(features: Iterable[str], codes: Iterable[str]) -> frozenset[str]:
    """What features are told by: their names without side, tilde and kind of event."""
    starts = [*(f"{kind}: " for kind in VIOLENT), *(f"{code} " for code in codes), "~"]
    found = set(features)
    for start in starts:
        found |= {feature.removeprefix(start) for feature in found}
    return frozenset(found)


def only_harmed(attack: Attack, found: Mentions, by_rule: Collection[str]) -> set[str]:
    """Sides that are named only as those who are hit, give way or shoot down, and by no rule as the attacker."""
    roles: dict[str, set[str]] = {}
    for i, code in found:
        roles.setdefault(code, set()).add(_role(attack.t, i, attack.event_type))
    return {code for code, those in roles.items() if those <= {"victim", "shoots"}} - set(by_rule)


def _of_side(code: str, told: Sequence[_Told], event_type: str) -> dict[str, int]:
    """What is told of a side, and of the other behind a tilde; all but single words around a name also with the kind of event."""
    found: dict[str, int] = {}
    for key, of, part in told:
        name = key if of in (code, None) else f"~{key}"
        if part > found.get(name, 0):
            found[name] = part
            if key[0] not in _AROUND:
                found[f"{event_type}: {name}"] = part
    return found


# how the keys of words around a name begin
_AROUND = frozenset("<>2")


def _unnamed(code: str, named: set[str]) -> Iterator[_Told]:
    if not named:
        yield "nobody is named", None, PARTS
    elif code not in named:
        yield "not named", None, PARTS


def _named(t: Text, event_type: str, found: Mentions, parts: Sequence[int]) -> Iterator[_Told]:
    """What stands around each name of a side, what its noun is, and what part the rules see it in."""
    groups = attack_words()
    for i, code in found:
        part, role = parts[i], _role(t, i, event_type)
        before, behind, next_ = t.at(i - 1), stem_of(t.at(i + 1)), stem_of(t.at(i + 2))
        around = (f"< {before}", f"<< {t.at(i - 2)} {before}", f"> {behind}", f">> {behind} {next_}", f"2> {next_}", f"<2 {stem_of(t.at(i - 2))}")
        nouns = [group for group in _GROUPS if head(t, i, groups[group]) is not None]
        for key in (*around, f"{before} _ {behind}", role):
            yield key, code, part
        for group in nouns:
            noun = head(t, i, groups[group]) or i
            for key in (f"{role} {group}", f"{before} {group}", f"{group} {stem_of(t.at(noun + 1))}"):
                yield key, code, part


def _role(t: Text, i: int, event_type: str) -> str:
    """What the rules take a named side for."""
    if t.at(i - 1) == "by" and {t.at(i - 2), t.at(i - 3)} & attack_words()["shooting"]:
        return "shoots"
    if is_victim(t, i):
        return "victim"
    return "acts" if acts(t, i, event_type) else "named"


def _spoken(attack: Attack, series: Series) -> Iterator[_Told]:
    """Whose words they are, and how they begin."""
    t, codes = attack.t, {side.code for side in series.sides}
    for n, (clause, side) in enumerate(zip(attack.clauses[:_SPEAKERS], attack.speaker_sides, strict=False)):
        of = side if side in codes else None
        who = f"speaker {n}" if of else f"speaker {n} of {'a third' if side else 'none'}"
        verb = t.low[clause.verb] if clause.verb >= 0 else ""
        for key in (who, f"{who} {clause.stance}", f"{who} {verb}"):
            yield key, of, PARTS
        if verb:
            yield f"{who}: {stem_of(t.at(clause.verb + 1))} {stem_of(t.at(clause.verb + 2))}", of, PARTS


def _located(places: Sequence[Place], series: Series) -> Iterator[_Told]:
    """In whose country it happened."""
    codes = {side.code for side in series.sides}
    for place in places:
        if place.role == "event" and place.country in codes:
            yield "held" if series.is_held(place.admin1) else "located", place.country, PARTS
            return


def _words(attack: Attack) -> list[tuple[str, int]]:
    """Stems outside the speakers' own phrases."""
    found: dict[str, int] = {}
    for low, part, hidden in zip(attack.t.low, attack.main.parts, attack.main.hidden, strict=True):
        if not hidden and low[0].isalpha() and low not in SILENT:
            stem = stem_of(low)
            if part > found.get(stem, 0):
                found[stem] = part
    return [(stem, round(part * _WORD)) for stem, part in found.items()]
