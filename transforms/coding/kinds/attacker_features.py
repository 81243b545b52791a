"""What of a bullet tells whether a side is the attacker: features that weights are learned for, told alike of either side.

A feature of the side itself stands as it is, one of the other side behind a tilde; single words go with the side's code, since
weapons and places speak for one of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from transforms.coding.kinds.acting import acts, before_count, is_victim
from transforms.coding.kinds.attack_nouns import attack_words, head, heads
from transforms.coding.kinds.attacker_rules import rules_met
from transforms.coding.kinds.event_features import SILENT, stem_of
from transforms.coding.kinds.foreground import MainClaim
from transforms.coding.kinds.side_names import Mentions, Spoken, mentions
from transforms.coding.kinds.weights import PARTS
from transforms.coding.records import Place
from transforms.coding.text.language import Text
from transforms.series import Series

# speakers that are read
_SPEAKERS = 2


@dataclass(slots=True)
class Attack:
    """A bullet about violence, with all that may tell who attacked."""

    t: Text
    main: MainClaim
    event_type: str
    spoken: Spoken
    places: Sequence[Place]


# parts of PARTS by a feature and the side that it is told of (None: of neither)
Told = Mapping[tuple[str, str | None], int]
# what stands before the name of a feature that is told of the side itself, and of the other one
SIDES_OWN, OTHERS = "", "~"
# told of a side that an air defence bullet names only, or among other things, as who brings down what comes in
ONLY_SHOOTS, SHOOTS = "only shoots", "shoots"
NOT_NAMED = "not named"
NO_RULE, VICTIM = "no rule", "victim"
NOBODY = "nobody is named"
# told of nobody: both sides fight
CLASHES = "clashes"


def named(attack: Attack, series: Series) -> Mentions:
    """Where either side is named; a capital that something happened in is but the scene."""
    found = mentions(attack.t, attack.main.hidden, attack.spoken, series)
    scenes = [place for place in attack.places if place.role == "event" and place.kind == "city"]
    starts = {attack.t.tokens[i].start: i for i, _ in found} if scenes else {}
    told = {i for place in scenes if (i := starts.get(place.span_start)) is not None and i == attack.t.sentence_start(i)}
    return [(i, code) for i, code in found if i not in told] if told else found


def read_attack(attack: Attack, series: Series, found: Mentions | None = None) -> Told:
    """All that is told of either side, the most of each that any place tells; `found` is where they are named, if that is known."""
    t, event_type = attack.t, attack.event_type
    found = named(attack, series) if found is None else found
    rules = rules_met(t, event_type, found, attack.spoken, series)
    roles = [_role(t, i, event_type) for i, _ in found]
    told: dict[tuple[str, str | None], int] = {(f"rule {rule}", code): PARTS for rule, code in rules.items()}
    if not rules:
        told[NO_RULE, None] = PARTS
    if event_type == "ground_combat" and "repelled" not in rules and _clashes_first(t, found):
        told[CLASHES, None] = PARTS
    told |= {("first", code): PARTS for _, code in found[:1]}
    told |= dict.fromkeys(_only(found, roles, rules.values()), PARTS)
    told |= dict.fromkeys((*_spoken(attack, series), *_located(attack, series), *_unnamed(found, rules.values(), series)), PARTS)
    for (i, code), role in zip(found, roles, strict=True):
        part = attack.main.parts[i]
        for key in _around(t, i, role):
            if part > told.get((key, code), 0):
                told[key, code] = part
    return told


def _clashes_first(t: Text, found: Mentions) -> bool:
    """Whether fighting is told of nobody in particular before a side is named: "118 clashes, and Russian aircraft dropped 115 bombs".

    Or of both at once: "Russian and Ukrainian troops are fighting".
    """
    if len(found) == 2 and found[1][0] - found[0][0] == 2 and found[0][1] != found[1][1] and t.at(found[0][0] + 1) == "and":
        return True
    clashes = t.where(_CLASHES)
    return bool(clashes) and (not found or clashes[0] < found[0][0])


_CLASHES = frozenset({"clashes", "engagements", "firefights"})


def read_words(attack: Attack) -> Mapping[str, int]:
    """Stems outside the speakers' own phrases, which speak for one side or the other, each with its parts."""
    found: dict[str, int] = {}
    for low, part, hidden in zip(attack.t.low, attack.main.parts, attack.main.hidden, strict=True):
        if not hidden and low[0].isalpha() and low not in SILENT:
            stem = stem_of(low)
            if part > found.get(stem, 0):
                found[stem] = part
    return found


def features(attack: Attack, series: Series) -> Mapping[str, dict[str, int]]:
    """The features of each side by its code: what is learned from."""
    told, words = read_attack(attack, series), read_words(attack)
    return {
        side.code: _of_side(side.code, told, attack.event_type) | {f"{side.code} {word}": part for word, part in words.items()}
        for side in series.sides
    }


def _of_side(code: str, told: Told, event_type: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for (key, of), part in told.items():
        for name in names(key, OTHERS if of not in (code, None) else SIDES_OWN, event_type):
            found[name] = max(part, found.get(name, 0))
    return found


def names(key: str, whose: str, event_type: str) -> tuple[str, ...]:
    """What a feature is called: of the side itself or, with a tilde, of the other; all but words around a name also with the kind of event."""
    return (f"{whose}{key}",) if key[0] in _AROUND else (f"{whose}{key}", f"{event_type}: {whose}{key}")


# how the keys of words around a name begin (and of a few numbers, which is no harm)
_AROUND = frozenset("<>2")


def _only(found: Mentions, roles: Sequence[str], by_rule: Collection[str]) -> Iterator[tuple[str, str]]:
    """Sides that are named only as those who bring down what comes in, or as those who are hit or give way and by no rule as the attacker."""
    for code in dict.fromkeys(code for _, code in found):
        those = {role for role, (_, of) in zip(roles, found, strict=True) if of == code}
        if those == {SHOOTS}:
            yield ONLY_SHOOTS, code
        elif those == {VICTIM} and code not in by_rule:
            yield "only harmed", code


def _unnamed(found: Mentions, by_rule: Collection[str], series: Series) -> Iterator[tuple[str, str | None]]:
    """Sides that are neither named nor meant by a rule, or that neither is."""
    named = {code for _, code in found} | set(by_rule)
    if not named:
        yield NOBODY, None
    elif len(named) == 1:
        yield from ((NOT_NAMED, side.code) for side in series.sides if side.code not in named)


def _around(t: Text, i: int, role: str) -> Iterator[str]:
    """What stands around the name of a side, what its noun is, and what part the rules see it in."""
    before, before_that = t.at(i - 1), t.at(i - 2)
    behind, behind_that = stem_of(t.at(i + 1)), stem_of(t.at(i + 2))
    yield role
    yield f"< {before}"
    yield f"<< {before_that} {before}"
    yield f"<2 {stem_of(before_that)}"
    yield f"> {behind}"
    yield f">> {behind} {behind_that}"
    yield f"2> {behind_that}"
    yield f"{before} _ {behind}"
    for group, noun in heads(t, i).items():
        yield f"{role} {group}"
        yield f"{before} {group}"
        yield f"{group} {stem_of(t.at(noun + 1))}"


def _role(t: Text, i: int, event_type: str) -> str:
    """What the rules take a named side for."""
    if event_type == "air_defence" and _shoots(t, i):
        return SHOOTS
    if is_victim(t, i):
        return VICTIM
    return "acts" if acts(t, i, event_type) else "named"


def _shoots(t: Text, i: int) -> bool:
    """Whether a side brings down what comes in: "shot down by Russian units", "Ukraine's air defences downed", "Ukrainian gunners hit"."""
    groups = attack_words()
    by = before_count(t, i)
    if t.at(by) == "by" and {t.at(by - 1), t.at(by - 2)} & groups["shooting"]:
        return True
    defence = head(t, i, groups["defences"])
    return defence is not None and not groups["downing"].isdisjoint(t.low[defence + 1 : defence + 4])


def _spoken(attack: Attack, series: Series) -> Iterator[tuple[str, str | None]]:
    """Whose words they are, and how they begin."""
    t, codes = attack.t, {side.code for side in series.sides}
    for n, (clause, side) in enumerate(attack.spoken[:_SPEAKERS]):
        of = side if side in codes else None
        who = f"speaker {n}" if of else f"speaker {n} of {'a third' if side else 'none'}"
        verb = t.low[clause.verb] if clause.verb >= 0 else ""
        yield from ((key, of) for key in (who, f"{who} {clause.stance}", f"{who} {verb}"))
        if verb:
            yield f"{who}: {stem_of(t.at(clause.verb + 1))} {stem_of(t.at(clause.verb + 2))}", of


def _located(attack: Attack, series: Series) -> Iterator[tuple[str, str | None]]:
    """In whose country it happened, and whether the first speaker tells of their own land or of the other side's."""
    codes = {side.code for side in series.sides}
    for place in attack.places:
        if place.role == "event" and place.country in codes:
            whose = "held" if series.is_held(place.admin1) else "located"
            yield whose, place.country
            speaker = next((side for _, side in attack.spoken if side in codes), None)
            if speaker is not None:
                yield f"{whose} in the speaker's land" if speaker == place.country else f"{whose} in the foe's land", speaker
            return
