"""Whether a side that is named acts or suffers."""

from __future__ import annotations

from collections.abc import Mapping

from transforms.coding.kinds.attack_nouns import attack_words, head
from transforms.coding.text.language import Text
from transforms.coding.text.vocabulary import tells_more


def is_victim(t: Text, i: int) -> bool:
    """Whether a side is what was hit: "killed Russian soldiers", "attacks on Ukrainian positions"."""
    words = attack_words()
    if _strikes(t, i):
        return False
    at = before_count(t, i)
    before = t.at(at)
    if before == "where" and _gains(t, i):
        return False
    if before in _OWNED and t.at(at + 1) == "to":
        return True  # "a depot that belonged to the Ukrainian army"
    if _has_arms(t, i):
        return is_wrecked(t, i)
    if before in words["hitting"] or before in _UPON:
        attack = head(t, i, words["attacks"]) if before in ("of", "in", "for", "where") else None
        return attack is None or (before == "of" and t.at(attack + 1) in words["forces"])  # "cleared of Russian assault groups"
    if t.at(i + 1) in words["losing"] and _suffers(t, i + 1):  # "Moscow lost 1,050 soldiers"
        return True
    return is_wrecked(t, i) or gives_way(t, i) or head(t, i, words["objects"], 3) is not None or _is_harmed(t, i)


def _is_harmed(t: Text, i: int) -> bool:
    """Whether somebody of the side at token `i` was harmed, whatever he is called: "a Ukrainian trainer, Ivan Petrenko, was killed"."""
    at = i + 1
    while at < min(i + _NEAR, t.size) and t.low[at][0].isalpha() and t.low[at] not in attack_words()["ends"]:
        at += 1
    if at == i + 1:
        return False
    name = at + 1
    while t.at(at) == "," and name < t.size and t.tokens[name].is_name:
        name += 1
    at = name + 1 if t.at(name) == "," and name > at + 1 else at
    return t.at(at) in BE and t.at(verb_behind(t, at)) in attack_words()["harmed"]


_NEAR = 5


def verb_behind(t: Text, i: int) -> int:
    """Where the verb stands behind its auxiliary at token `i`, adverbs passed over: "were also killed", "was reportedly hit"."""
    return next((j for j in range(i + 1, min(i + 4, t.size)) if not tells_more(t.low[j])), i + 1)


def is_met(t: Text, i: int) -> bool:
    """Whether the side at token `i` is what a verb of attack has for its object: "hit a Russian missile boat", "sank two Russian warships"."""
    at = before_count(t, i)
    return t.at(at) in attack_words()["struck"] and t.at(at - 1) not in BE


def before_count(t: Text, i: int) -> int:
    """Where what stands before token `i` is found, numbers and articles passed over: "by three Russian bombs"."""
    at = i - 1
    while at >= 0 and (t.low[at][0].isdigit() or t.low[at] in attack_words()["counters"]):
        at -= 1
    return at


def _has_arms(t: Text, i: int) -> bool:
    """Whether weapons are told to be those of the side at token `i`: "drones of the Ukrainian army"."""
    at = before_count(t, i)
    return t.at(at) == "of" and t.at(at - 1) in attack_words()["weapons"]


def struck_by(t: Text, i: int) -> bool:
    """Whether something is told to have been hit by arms or forces of the side at token `i`: "was struck by a Russian drone"."""
    words, at = attack_words(), before_count(t, i)
    if _has_arms(t, i):  # "by two drones of the Russian army"
        at, i = before_count(t, at - 1), at - 2
    passive = t.at(at) == "by" and t.at(at - 1) in _STRIKING | words["wrecked"] and t.at(at - 2) in BE
    return passive and any(head(t, i, words[group]) is not None for group in ("weapons", "forces", "attacks"))


BE = frozenset({"was", "were", "been", "being"})
HAVE = frozenset({"have", "had", "has"})


def _strikes(t: Text, i: int) -> bool:
    """Whether the state named at token `i` is told to attack: "when Russia attacked the city", "where Ukraine had shelled a market"."""
    at = verb_from(t, i + 1)
    return t.at(at) in _STRIKING and t.at(at + 1) not in _BEHIND_PARTICIPLE


def _gains(t: Text, i: int) -> bool:
    """Whether forces of the side at token `i` move: "where Russian troops had broken through", not "where Russian posts are shelled"."""
    force = head(t, i, attack_words()["forces"])
    return force is not None and t.at(verb_from(t, force + 1)) in attack_words()["moving"]


_STRIKING = frozenset({"attacked", "struck", "hit", "shelled", "bombed", "targeted", "bombarded", "pounded"})
_OWNED = frozenset({"left", "belonging", "belonged"})
_UPON = frozenset("on against at over into across inside within throughout in towards toward near of where between for".split())
_BEHIND_PARTICIPLE = frozenset({"", *". , ; in by and or since during near at on over when last this so was is per to".split()})

# verbs that tell of giving way before one of these words
_GIVING_UP: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("pulled", "pulling"), frozenset({"back", "out", "away"})),
    **dict.fromkeys(("came", "come", "comes"), frozenset({"under"})),
    **dict.fromkeys(("gave", "given"), frozenset({"up", "ground", "way"})),
}
_COUNTED_LOSSES = frozenset({"casualties", "losses", "dead"})


def is_wrecked(t: Text, i: int) -> bool:
    """Whether ships, tanks or aircraft of the side at token `i` were hit, or something else that it begins: "Russian warships were sunk"."""
    vehicle = head(t, i, attack_words()["vehicles"])
    if vehicle is not None and _was_wrecked(t, verb_from(t, vehicle + 1)):
        return True
    if _has_arms(t, i) and _was_wrecked(t, verb_from(t, behind_side(t, i))):
        return True
    return _begins_wrecked(t, i) or _begins_sinking(t, i)


def _begins_sinking(t: Text, i: int) -> bool:
    """Whether the side at token `i` begins what goes down of a hit: "Russia's flagship Moskva sank after", "A Russian tanker has caught fire"."""
    thing = head(t, i, attack_words()["things"])
    return thing is not None and any(_goes_down(t, j) for j in range(thing + 1, min(thing + 5, t.size)) if t.low[j - 1] not in _BEHIND_SINKING)


def _goes_down(t: Text, i: int) -> bool:
    """Whether the verb at token `i` tells what becomes of its subject: "sank off Crimea", "caught fire", not "sank a boat"."""
    behind = t.at(i + 1)
    return (t.low[i] in ("sank", "sunk") and t.at(i - 1) not in BE and behind in _BEHIND_SINKING) or (t.low[i] == "caught" and behind == "fire")


_BEHIND_SINKING = frozenset(
    {"", ".", ",", ";", "after", "in", "off", "near", "on", "at", "while", "when", "as", "following", "during", "because", "with"}
)


def _was_wrecked(t: Text, at: int) -> bool:
    return t.at(at) in BE and t.at(verb_behind(t, at)) in attack_words()["wrecked"]


def _begins_wrecked(t: Text, i: int) -> bool:
    """Whether the side at token `i` begins what was hit, whatever that is: "A Russian command centre near Tokmak was destroyed"."""
    if t.at(before_count(t, i)) not in _BEFORE_SUBJECT:
        return False
    attacking = attack_words()["attacking"]
    end = next((j for j in range(i + 1, min(i + _SUBJECT, t.size)) if t.low[j] in _ENDS_SUBJECT or t.low[j] in attacking), i)
    return _was_wrecked(t, verb_from(t, end))


# tokens that what was hit may have: "Two Russian naval vessels under repair in the dry dock of Sevastopol’s port"
_SUBJECT = 16
_BEFORE_SUBJECT = frozenset({"", ".", "said", "says", "that", "reported", "confirmed", "and", "when", "while"})
_ENDS_SUBJECT = BE | frozenset({",", ";", ".", "that", "which", "who", "said", "when", "as", "after", "had", "has", "have"})


def loses_men(t: Text, i: int) -> bool:
    """Whether all that is told of the side at token `i` is losses: "Russia lost 1,200 soldiers", "40 Russian soldiers have died"; not "lost 900 men
    in a failed assault"."""
    if not attack_words()["trying"].isdisjoint(t.low):
        return False
    nouns = (i, head(t, i, attack_words()["forces"], 3) or i)
    verbs = [at for at in (_main_verb(t, noun + 1) for noun in nouns) if t.at(at) in _LOSING]
    return _die(t, i) or any(not attack_words()["losses"].isdisjoint(t.low[at + 1 : at + 7]) for at in verbs)


def _die(t: Text, i: int) -> bool:
    """Whether it is soldiers of the side at token `i` that died: "soldiers have been killed", "personnel have died"; not "have killed"."""
    soldiers = head(t, i, _SOLDIERS, 3)
    if soldiers is None:
        return False
    return t.at(_main_verb(t, soldiers + 1)) in _DYING and _suffers(t, soldiers + 1)


def _main_verb(t: Text, i: int) -> int:
    """Where the verb stands whose auxiliaries begin at token `i`, if any do: "have been killed", "are suffering"."""
    while t.at(i) in _AUXILIARY or t.at(i) == "been":
        i = verb_behind(t, i)
    return i


def names_war(t: Text, i: int) -> bool:
    """Whether the side at token `i` is named for the war alone: "the start of Russia’s full-scale invasion"."""
    return t.at(i + 1) == "'s" and not _WAR.isdisjoint(t.low[i + 2 : i + 4])


_LOSING = frozenset({"lost", "loses", "suffered", "suffering", "sustained"})
_SOLDIERS = frozenset({"soldiers", "troops", "servicemen", "personnel", "officers", "fighters"})
_DYING = frozenset({"died", "perished", "killed", "wounded"})
_WAR = frozenset({"invasion", "war"})


def gives_ground(t: Text, i: int) -> bool:
    """Whether the side at token `i` is told of as who leaves ground, by a noun: "Russian troops’ withdrawal", "the retreat of Ukrainian units"."""
    if _WITHDRAWALS.isdisjoint(t.low):
        return False
    at = before_count(t, i)
    if head(t, i, _WITHDRAWALS, 3) is not None or (t.at(at) == "of" and t.at(at - 1) in _WITHDRAWALS):
        return True
    force = head(t, i, attack_words()["forces"])
    return force is not None and t.at(force + 1) == "'" and head(t, force + 1, _WITHDRAWALS, 3) is not None


_WITHDRAWALS = frozenset({"withdrawal", "withdrawals", "retreat", "retreats", "pullout", "pullback", "pull-out", "pull-back"})


def behind_side(t: Text, i: int) -> int:
    """The token behind the name of a side at `i`, or behind its forces: what they do begins there."""
    return (head(t, i, attack_words()["forces"]) or i) + 1


def gives_way(t: Text, i: int) -> bool:
    """Whether the side named at token `i`, or its forces, are told to be harmed or to give ground."""
    return _suffers(t, behind_side(t, i))


def _suffers(t: Text, i: int) -> bool:
    """Whether what stands before token `i` is what was harmed: "soldiers died", "troops have been killed"."""
    words, low, at = attack_words(), t.at(i), i + 1
    if low in _AUXILIARY:
        at = verb_behind(t, i)
    behind = t.at(at)
    if low in words["giving_way"] or behind in _GIVING_UP.get(low, ()):
        return True
    if _bears(t, i):
        return True
    if low in words["losing"]:
        return low in ("lost", "losing") or not words["losses"].isdisjoint(t.low[i + 1 : i + 6])
    if low in ("killed", "wounded"):  # "soldiers killed in May", not "forces killed a woman"
        return behind in _BEHIND_PARTICIPLE
    if low in ("were", "was", "are", "is"):
        return behind in words["harmed"]
    if low in HAVE:  # "has had 48,000 casualties", "have left", "had been driven out"
        if behind in words["losing"]:  # "had lost 40 men"
            return _suffers(t, at)
        is_counted = not _COUNTED_LOSSES.isdisjoint(t.low[i + 1 : i + 4])
        gave_up = t.at(at + 1) in _GIVING_UP.get(behind, ())
        return is_counted or gave_up or behind in words["giving_way"] or (behind == "been" and t.at(verb_behind(t, at)) in words["harmed"])
    return False


def _bears(t: Text, i: int) -> bool:
    """Whether what stands before token `i` bears attacks: "withstood 40 attacks", "were facing fierce fighting"; not "troops facing a river", nor
    those who "face resistance": they attack."""
    is_helped = t.at(i) in _AUXILIARY
    at = verb_behind(t, i) if is_helped else i
    words, low = attack_words(), t.at(at)
    bears = low in words["enduring"] and low not in words["losing"] and (is_helped or low != "facing")
    return bears and "resistance" not in t.low[at + 1 : at + 5]


def endures(t: Text, i: int) -> bool:
    """Whether all that is told of the forces of the side at token `i` is what they bear, or that they resist: "stiff Russian resistance"."""
    return _bears(t, behind_side(t, i)) or t.at(i + 1) == "resistance"


_AUXILIARY = HAVE | {"were", "was", "are", "is"}


def acts(t: Text, i: int, event_type: str) -> bool:
    """Whether a state's name is the subject of a verb of attack."""
    return does(t, i, attack_words()["moving" if event_type == "ground_combat" else "attacking"])


def does(t: Text, i: int, verbs: frozenset[str]) -> bool:
    """Whether the noun that ends at token `i` is the subject of one of these verbs."""
    bearing = attack_words()["bearing"]
    for j in range(i + 1, min(i + 7, t.size)):
        if t.low[j] in verbs:
            return (t.at(j - 1) not in BE or t.low[j].endswith("ing")) and not _goes_down(t, j)
        if t.low[j] in (",", ".", ";", "that", "and", "'s", "under") or t.low[j] in bearing:
            return False
    return False


def verb_from(t: Text, i: int) -> int:
    """Where the verb behind a noun stands that ends before token `i`: "troops took", "troops have taken", "troops have also taken"."""
    return verb_behind(t, i) if t.at(i) in HAVE else i


def beats_back(t: Text, i: int) -> bool:
    """Whether the verb at token `i` tells that an attack failed: "repelled", "threw back", "fended off"."""
    low = t.at(i)
    return low in attack_words()["repelling"] or (low in attack_words()["beating"] and t.at(i + 1) in ("back", "off"))
