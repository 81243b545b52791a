"""Hand-kept rules of whose forces did it: the side named with an attack, a weapon or troops that act. What they weigh is learned."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from functools import cache

from transforms.coding.speech.clauses import Clause
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import words_of
from transforms.series import Series, Side

Mentions = Sequence[tuple[int, str]]


def mentions(t: Text, hidden: Sequence[bool], speaker_sides: Sequence[str | None], series: Series) -> list[tuple[int, str]]:
    """(token, code of the side) wherever a side is named, what only names a speaker left out; the enemy is the other than the speaker's."""
    foe = next((other for side in speaker_sides if (other := series.other_side(side))), None)
    names = names_of(series.sides, foe)
    return [(i, names[low]) for i, low in enumerate(t.low) if low in names and not hidden[i]]


_FOES = ("enemy", "enemies", "occupiers", "occupier", "invaders", "invader", "aggressor")
# "Russian-launched"
_COMPOUNDS = ("", "-launched", "-made", "-fired", "-led")


def rules_met(
    t: Text, event_type: str, found: Mentions, clauses: Sequence[Clause], speaker_sides: Sequence[str | None], series: Series
) -> dict[str, str]:
    """The side that each rule names as the attacker, rules that name none left out."""
    speaker_sides = [side or _named_in(t, clause, series) for clause, side in zip(clauses, speaker_sides, strict=True)]
    named = {
        "launches": _launcher(t, found),
        "attacks": _attacking(t, event_type, found),
        "own forces": _own_forces(t, clauses, speaker_sides, event_type, series),
        "speaker acts": _speaker_acts(t, clauses, speaker_sides, event_type, series),
        "claims": _claims(t, clauses, speaker_sides, series),
        "blamed": _blamed(t, names_of(series.sides)),
        "repelled": _repelled(t, found, clauses, speaker_sides, series) if event_type == "ground_combat" else None,
        "unnamed act": _unnamed_act(t, clauses, speaker_sides, series) if event_type == "ground_combat" else None,
        "holds": _holder(t, found) if event_type == "ground_combat" else None,
    }
    if named["repelled"]:  # those who beat an assault back are no attackers
        named |= dict.fromkeys(("own forces", "speaker acts", "unnamed act"))
    named["first"] = next((named[rule] for rule in _ORDER[event_type] if named[rule]), None)
    return {rule: side for rule, side in named.items() if side}


# the rules by how far they are to be trusted
_TRUSTED = ("claims", "speaker acts", "attacks", "own forces", "blamed")
_ORDER = {
    "air_defence": ("launches", "blamed"),
    "ground_combat": ("repelled", *_TRUSTED, "holds", "unnamed act"),
    "strike": _TRUSTED,
    "sabotage": _TRUSTED,
}


def _named_in(t: Text, clause: Clause, series: Series) -> str | None:
    """The side whose people a speaker without one leads or belongs to: "the Wagner chief"."""
    own = {name.lower(): side.code for side in series.sides for name in (side.adjective, *side.others)}
    return next((own[low] for low in t.low[clause.source.first : clause.source.hint] if low in own), None)


def _holder(t: Text, found: Mentions) -> str | None:
    """ "is back in Ukrainian hands", "came under Russian control" """
    return next((code for i, code in found if t.at(i + 1) in ("hands", "control") and t.at(i - 1) in ("in", "into", "under", "to")), None)


@cache
def names_of(sides: tuple[Side, ...], foe: str | None = None) -> dict[str, str]:
    """Code of a side by each of its names, and of the `foe` by what an enemy is called."""
    names = {side.code: (side.adjective, f"{side.adjective}s", side.country, side.capital, *side.others) for side in sides}
    by_name = {f"{name.lower()}{rest}": code for code, some in names.items() for name in some for rest in _COMPOUNDS}
    return by_name | (dict.fromkeys(_FOES, foe) if foe else {})


@cache
def attack_words() -> dict[str, frozenset[str]]:
    """The groups of transforms/words/attackers.toml and what is looked for of several of them at once; once a process."""
    words = {key: frozenset(words) for key, words in words_of("attackers").items()}
    words["armed"] = words["forces"] | words["weapons"]
    words["offensive"] = words["armed"] | words["attacks"]
    words["moving"] = words["attacking"] | words["advancing"]
    words["assailing"] = words["moving"] | words["attacks"]
    words["ends"] = words["stops"] | words["shooting"] | _BEATING
    return words


def head(t: Text, i: int, nouns: frozenset[str], reach: int = 6) -> int | None:
    """Index of the noun that an adjective at `i` belongs to, no verb, mark or preposition between them."""
    ends = attack_words()["ends"]
    for j in range(i + 1, min(i + 1 + reach, t.size)):
        low = t.low[j]
        if low in nouns:
            return j
        if low in ends or (not low[0].isalnum() and low not in _INSIDE):
            return None
    return None


_INSIDE = frozenset({"-", "“", "”", "'s"})
# groups of nouns that may stand with the name of a side
GROUPS = ("weapons", "attacks", "forces", "objects", "assaults")


def heads(t: Text, i: int) -> dict[str, int]:
    """What `head` finds for each of GROUPS, in one go."""
    found, ends, groups = dict[str, int](), attack_words()["ends"], _groups()
    for j in range(i + 1, min(i + 7, t.size)):
        low = t.low[j]
        for group in groups.get(low, ()):
            found.setdefault(group, j)
        if low in ends or (not low[0].isalnum() and low not in _INSIDE):
            break
    return found


@cache
def _groups() -> dict[str, list[str]]:
    """The GROUPS that a noun belongs to."""
    words = attack_words()
    return {noun: [group for group in GROUPS if noun in words[group]] for group in GROUPS for noun in words[group]}


def _launcher(t: Text, found: Sequence[tuple[int, str]]) -> str | None:
    """Whose drones or missiles came in."""
    words = attack_words()
    found = [(i, code) for i, code in found if t.at(i - 1) != "by" or t.at(i - 2) not in words["shooting"]]
    for i, code in found:
        if head(t, i, words["weapons"]) is not None:
            return code
    for i, code in found:
        for j in range(i + 1, min(i + 6, t.size)):
            if t.low[j] in words["launching"]:
                return code
            if t.low[j] in (".", ",", ";"):
                break
    for i, code in found:
        if t.at(i - 1) == "by" and t.at(i - 2) in words["launching"]:
            return code
        if head(t, i, words["attacks"]) is not None:
            return code
    return None


def _attacking(t: Text, event_type: str, found: Sequence[tuple[int, str]]) -> str | None:
    words = attack_words()
    if event_type == "ground_combat":
        beaten = [code for i, code in found if (j := head(t, i, words["assaults"])) is not None and j]
        if beaten:
            return beaten[0]
    for i, code in found:
        if t.at(i - 1) == "from" and t.at(i - 2) in ("came", "launched", "originated", "fired"):
            return code
        if is_victim(t, i):
            continue
        if head(t, i, words["offensive"]) is not None:
            return code
        if acts(t, i, event_type):
            return code
        if t.at(i - 1) == "by":
            return code
        if t.at(i + 1) == "side" and "from" in (t.at(i - 1), t.at(i - 2)):
            return code
    return None


def _repelled(
    t: Text, found: Sequence[tuple[int, str]], clauses: Sequence[Clause], speaker_sides: Sequence[str | None], series: Series
) -> str | None:
    """Who attacked in vain: the side named with the assaults, else the other than the one whose troops beat them back."""
    words = attack_words()
    if words["repelling"].isdisjoint(t.low) and not any(t.at(i + 1) in ("back", "off") for i, low in enumerate(t.low) if low in _BEATING):
        return None
    named = [code for i, code in found if head(t, i, words["assaults"]) is not None or (t.at(i - 1) == "by" and t.at(i - 2) in words["assaults"])]
    if named:
        return named[0]
    for i, code in found:
        force = head(t, i, words["forces"])
        if force is not None and (any(t.at(force + k) in words["moving"] for k in (1, 2)) or _is_beaten(t, force + 1)):
            return code
    own = _own_forces(t, clauses, speaker_sides, "", series) or next((code for i, code in found if head(t, i, words["forces"]) is not None), None)
    return series.other_side(own)


def _is_beaten(t: Text, i: int) -> bool:
    """ "were driven back", "had been beaten off" behind the noun that ends before token `i`."""
    at = i + (t.at(i) in ("had", "have", "has"))
    return t.at(at) in ("were", "was", "been") and t.at(at + 1) in _BEATING and t.at(at + 2) in ("back", "off")


_BEATING = frozenset(
    {"beat", "beats", "beaten", "beating", "threw", "thrown", "throwing", "fought", "fight", "fighting", "drove", "driven", "driving"}
    | {"fended", "fending", "held", "holding", "pushed", "forced", "hurled", "turned", "warded"}
)


def is_victim(t: Text, i: int) -> bool:
    """Whether a side is what was hit: "killed Russian soldiers", "attacks on Ukrainian positions"."""
    words = attack_words()
    at = i - 1
    while at >= 0 and (t.low[at][0].isdigit() or t.low[at] in words["counters"]):
        at -= 1
    before = t.at(at)
    if before in words["hitting"] or before in (
        "on",
        "against",
        "at",
        "over",
        "into",
        "across",
        "in",
        "towards",
        "toward",
        "near",
        "of",
        "where",
        "between",
        "for",
    ):
        return not (before in ("of", "in", "for", "where") and head(t, i, words["attacks"]) is not None)
    force = head(t, i, words["forces"])
    if _suffers(t, i + 1 if force is None else force + 1):
        return True
    return head(t, i, words["objects"], 3) is not None


_BEHIND_PARTICIPLE = frozenset(
    {
        "",
        ".",
        ",",
        ";",
        "in",
        "by",
        "and",
        "or",
        "since",
        "during",
        "near",
        "at",
        "on",
        "over",
        "when",
        "last",
        "this",
        "so",
        "was",
        "is",
        "per",
        "to",
    }
)
_HARMED = frozenset(
    {"killed", "wounded", "injured", "captured", "hurt", "withdrawn", "surrounded", "encircled", "driven", "forced", "ousted", "trapped", "routed"}
    | {"thrown", "pushed", "dying", "withdrawing", "retreating", "holding", "defending", "dislodged", "expelled", "eliminated", "beaten"}
)
# what an attacker does not do: "troops have left", "forces retreated"
_GIVING_WAY = frozenset(
    {"died", "surrendered", "perished", "retreated", "withdrew", "withdrawn", "left", "fled", "fell", "abandoned", "held", "defended"}
)


_LOSING = frozenset({"lost", "suffered", "sustained", "suffer", "losing", "took", "incurred"})
_COUNTED_LOSSES = frozenset({"casualties", "losses", "dead"})
_LOSSES = frozenset(
    {"casualties", "losses", "soldiers", "men", "troops", "tanks", "dead", "killed", "wounded", "personnel", "servicemen", "casualty"}
)


def _suffers(t: Text, i: int) -> bool:
    """Whether what stands before token `i` is what was harmed: "soldiers died", "troops have been killed"."""
    if t.at(i) in _GIVING_WAY or (t.at(i) in ("came", "come", "comes") and t.at(i + 1) == "under"):
        return True
    if t.at(i) in _LOSING:
        return not _LOSSES.isdisjoint(t.low[i + 1 : i + 6])
    if t.at(i) in ("killed", "wounded"):  # "soldiers killed in May", not "forces killed a woman"
        return t.at(i + 1) in _BEHIND_PARTICIPLE
    if t.at(i) in ("were", "was"):
        return t.at(i + 1) in _HARMED
    if t.at(i) in ("have", "had", "has") and not _COUNTED_LOSSES.isdisjoint(t.low[i + 1 : i + 4]):
        return True  # "Russia's army had 48,000 casualties"
    return t.at(i) in ("have", "had", "has") and (t.at(i + 1) in _GIVING_WAY or (t.at(i + 1) == "been" and t.at(i + 2) in _HARMED))


def acts(t: Text, i: int, event_type: str) -> bool:
    """Whether a state's name is the subject of a verb of attack."""
    words = attack_words()
    verbs = words["moving" if event_type == "ground_combat" else "attacking"]
    for j in range(i + 1, min(i + 7, t.size)):
        if t.low[j] in verbs:
            return t.at(j - 1) not in ("was", "were", "been", "being") or t.low[j].endswith("ing")
        if t.low[j] in (",", ".", ";", "that", "and", "'s", "under"):
            return False
    return False


def _speaker_acts(t: Text, clauses: Sequence[Clause], speaker_sides: Sequence[str | None], event_type: str, series: Series) -> str | None:
    """ "Kyiv said it had hit a depot": the speaker's side."""
    verbs = attack_words()["moving" if event_type == "ground_combat" else "attacking"]
    for clause, side in zip(clauses, speaker_sides, strict=True):
        for i in range(clause.verb + 1, clause.verb + 3) if clause.verb >= 0 and series.other_side(side) is not None else ():
            if t.at(i) in ("it", "they") and t.at(i + 1 + (t.at(i + 1) in ("had", "has", "have"))) in verbs:
                return side
    return None


def _own_forces(t: Text, clauses: Sequence[Clause], speaker_sides: Sequence[str | None], event_type: str, series: Series) -> str | None:
    """ "its troops had taken", "claimed the capture": the speaker's side."""
    words = attack_words()
    for i in [i for i, low in enumerate(t.low) if low in _OWNED] if not _OWNED.isdisjoint(t.low) else ():
        side = _speaking(t, i, clauses, speaker_sides, series)
        if side is not None and head(t, i, words["armed"], 3) is not None and not is_victim(t, i):
            return side
    for clause, side in zip(clauses, speaker_sides, strict=True) if event_type == "ground_combat" else ():
        if series.other_side(side) is not None and clause.verb >= 0 and not _GAINS.isdisjoint(t.low[clause.verb + 1 : clause.verb + 5]):
            return side
    return None


_OWNED = frozenset({"its", "their", "our", "his"})
_GAINS = frozenset({"capture", "seizure", "liberation", "control"})


def _speaking(t: Text, i: int, clauses: Sequence[Clause], speaker_sides: Sequence[str | None], series: Series) -> str | None:
    """The side of whoever has spoken last before token `i`."""
    spoken = [side for clause, side in zip(clauses, speaker_sides, strict=True) if clause.verb < i and clause.first < i and series.other_side(side)]
    return spoken[-1] if spoken else None


def _claims(t: Text, clauses: Sequence[Clause], speaker_sides: Sequence[str | None], series: Series) -> str | None:
    """Who says it was they: "claimed the attack", "claiming responsibility", "took credit", "hinted at its involvement"."""
    if _CLAIMED.isdisjoint(t.low):
        return None
    for i in [i for i, low in enumerate(t.low) if low in _CLAIMED and _is_claimed(t, i)]:
        here = [side for clause, side in zip(clauses, speaker_sides, strict=True) if clause.sentence == t.tokens[i].sentence]
        side = _speaking(t, i, clauses, speaker_sides, series) or next((side for side in here if series.other_side(side)), None)
        names = names_of(series.sides)
        if side := side or next((names[low] for low in reversed(t.low[max(0, i - 6) : i]) if low in names and t.low[i] == "claimed"), None):
            return side
    return None


def _is_claimed(t: Text, i: int) -> bool:
    """Whether somebody calls the deed at token `i` their own; "claimed the attack was staged" does not."""
    low, before = t.low[i], t.low[max(0, i - 4) : i]
    if low == "claimed":  # "a raid that Kyiv claimed, saying"
        return t.at(i + 1) in ("", ",", ".", ";") and not _DEEDS.isdisjoint(t.low[t.sentence_start(i) : i])
    if low in _PART:
        return before[-1:] in (["its"], ["their"])
    if low in _CREDIT:
        return not (_OWNING | _TAKING).isdisjoint(before)
    if _OWNING.isdisjoint(before[-3:]) or t.at(i + 1) not in _ENDS_CLAIM:
        return False
    behind = itertools.takewhile(lambda j: t.low[j] not in (",", ".", ";"), range(i + 1, t.size))
    return all(t.low[j] not in _SAID_OF_IT for j in behind)


_PART = frozenset({"involvement", "hand", "role"})
_CREDIT = frozenset({"responsibility", "credit"})
_DEEDS = frozenset(
    {"attack", "attacks", "strike", "strikes", "operation", "raid", "killing", "blast", "explosion", "bombing", "hit", "assassination"}
)
_CLAIMED = _PART | _CREDIT | _DEEDS | {"claimed"}
_OWNING = frozenset({"claimed", "claims", "claiming", "claim", "acknowledged", "admitted", "acknowledging", "admitting"})
_TAKING = frozenset({"took", "takes", "taking", "taken"})
_SAID_OF_IT = frozenset({"was", "were", "is", "are", "had", "has", "have", "would", "will"})
_ENDS_CLAIM = frozenset({"", ".", ",", ";", "for", "on", "in", "and", "saying", "as", "through", "via", "at", "by"})


def _unnamed_act(t: Text, clauses: Sequence[Clause], speaker_sides: Sequence[str | None], series: Series) -> str | None:
    """ "Assault units have taken two streets, the ministry said": troops of nobody's that gain ground are the speaker's own."""
    words, sides = attack_words(), [side for side in speaker_sides if series.other_side(side)]
    if not sides:
        return None
    names = names_of(series.sides)
    for i in [i for i, low in enumerate(t.low) if low in words["forces"]]:
        if names.keys().isdisjoint(t.low[max(0, i - 4) : i]) and acts(t, i, "ground_combat") and not is_victim(t, i):
            return sides[0]
    return None


def _blamed(t: Text, names: Mapping[str, str]) -> str | None:
    """ "blaming Ukraine", "accused Russia of attacking", "was blamed on Kyiv"; an accusation of something else says nothing of an attack."""
    if not _BLAMING.isdisjoint(t.low):
        for i in [i for i, low in enumerate(t.low) if low in _BLAMING]:
            for j in range(i + 1, min(i + 4, t.size)):
                if t.low[j] in names and (t.low[i].startswith("blam") or t.at(j + 1) != "of" or _is_attacking(t, j + 2)):
                    return names[t.low[j]]
    if not _POINTING.isdisjoint(t.low):
        return next((names[low] for i, low in enumerate(t.low) if low in names and _is_held(t, i)), None)
    return None


_POINTING = frozenset({"finger", "responsible", "behind", "attributed", "attributing"})


def _is_held(t: Text, i: int) -> bool:
    """ "pointing the finger at Kyiv", "held Russia responsible", "that Moscow was behind", "attributed it to Kyiv"."""
    before = t.low[max(0, i - 6) : i]
    if before[-1:] == ["at"]:
        return "finger" in before
    if t.at(i + 1) == "responsible":
        return any(low in before[-3:] for low in ("hold", "held", "holding", "holds"))
    if before[-1:] == ["to"]:
        return "attributed" in before or "attributing" in before
    return "behind" in t.low[i + 1 : i + 6] and not _BEING.isdisjoint(t.low[i + 1 : i + 6])


_BEING = frozenset({"was", "were", "is", "are", "stood", "being"})


def _is_attacking(t: Text, i: int) -> bool:
    """Whether what somebody is accused of is an attack: "of deliberately shelling", "of a strike"."""
    return any(t.at(i + k) in attack_words()["assailing"] for k in range(4))


_BLAMING = frozenset({"blaming", "blamed", "accused", "accuses", "accusing", "blames"})
