"""Whether a side that is named acts or suffers."""

from __future__ import annotations

from transforms.coding.kinds.attack_nouns import BEATING, attack_words, head
from transforms.coding.text.language import Text


def is_victim(t: Text, i: int) -> bool:
    """Whether a side is what was hit: "killed Russian soldiers", "attacks on Ukrainian positions"."""
    words = attack_words()
    at = i - 1
    while at >= 0 and (t.low[at][0].isdigit() or t.low[at] in words["counters"]):
        at -= 1
    before = t.at(at)
    if before in words["hitting"] or before in _UPON:
        attack = head(t, i, words["attacks"]) if before in ("of", "in", "for", "where") else None
        return attack is None or (before == "of" and t.at(attack + 1) in words["forces"])  # "cleared of Russian assault groups"
    if t.at(i + 1) in _LOSING and _suffers(t, i + 1):  # "Moscow lost 1,050 soldiers"
        return True
    force = head(t, i, words["forces"])
    if force is None and (vehicle := head(t, i, _VEHICLES)) is not None and _is_wrecked(t, vehicle + 1):
        return True
    if _suffers(t, i + 1 if force is None else force + 1):
        return True
    return head(t, i, words["objects"], 3) is not None


_UPON = frozenset("on against at over into across in towards toward near of where between for".split())
_BEHIND_PARTICIPLE = frozenset({"", *". , ; in by and or since during near at on over when last this so was is per to".split()})
_HARMED = frozenset(
    "killed wounded injured captured hurt withdrawn surrounded encircled driven forced ousted trapped routed thrown pushed dying withdrawing "
    "retreating holding defending dislodged expelled eliminated beaten leaving abandoning fleeing outnumbered".split()
)
# what an attacker does not do: "troops have left", "forces retreated"
_GIVING_WAY = frozenset("died surrendered perished retreated withdrew withdrawn left fled fell abandoned held defended fallen evacuated".split())


_GIVING_UP = {"pulled": ("back", "out", "away"), "pulling": ("back", "out", "away"), "gave": ("up", "ground", "way"), "fell": ("back",)}
_LOSING = frozenset({"lost", "suffered", "sustained", "suffer", "losing", "took", "incurred"})
_COUNTED_LOSSES = frozenset({"casualties", "losses", "dead"})
_LOSSES = frozenset(
    {"casualties", "losses", "soldiers", "men", "troops", "tanks", "dead", "killed", "wounded", "personnel", "servicemen", "casualty"}
)


# what moves on land and sea, which only attacks with people aboard
_VEHICLES = frozenset(
    {"boats", "boat", "vessel", "vessels", "warship", "warships", "ship", "ships", "submarine", "tank", "tanks", "howitzers", "launchers"}
)
_WRECKED = frozenset(
    {"sunk", "destroyed", "hit", "struck", "damaged", "burned", "burnt", "wrecked", "blown", "set", "disabled", "torched", "scuttled"}
)


def _is_wrecked(t: Text, i: int) -> bool:
    """Whether what stands before token `i` was destroyed or hit: "were sunk", "has been hit"."""
    at = verb_from(t, i)
    return t.at(at) in ("was", "were", "been") and t.at(at + 1) in _WRECKED


def _suffers(t: Text, i: int) -> bool:
    """Whether what stands before token `i` is what was harmed: "soldiers died", "troops have been killed"."""
    if t.at(i) in _GIVING_WAY or t.at(i + 1) in _GIVING_UP.get(t.at(i), ()) or (t.at(i) in ("came", "come", "comes") and t.at(i + 1) == "under"):
        return True
    if t.at(i) in _LOSING:
        return t.at(i) in ("lost", "losing") or not _LOSSES.isdisjoint(t.low[i + 1 : i + 6])
    if t.at(i) in ("killed", "wounded"):  # "soldiers killed in May", not "forces killed a woman"
        return t.at(i + 1) in _BEHIND_PARTICIPLE
    if t.at(i) in ("were", "was", "are", "is"):
        return t.at(i + 1) in _HARMED
    if t.at(i) in ("have", "had", "has") and not _COUNTED_LOSSES.isdisjoint(t.low[i + 1 : i + 4]):
        return True  # "Russia's army had 48,000 casualties"
    return t.at(i) in ("have", "had", "has") and (t.at(i + 1) in _GIVING_WAY or (t.at(i + 1) == "been" and t.at(i + 2) in _HARMED))


def acts(t: Text, i: int, event_type: str) -> bool:
    """Whether a state's name is the subject of a verb of attack."""
    return does(t, i, attack_words()["moving" if event_type == "ground_combat" else "attacking"])


def does(t: Text, i: int, verbs: frozenset[str]) -> bool:
    """Whether the noun that ends at token `i` is the subject of one of these verbs."""
    for j in range(i + 1, min(i + 7, t.size)):
        if t.low[j] in verbs:
            return t.at(j - 1) not in ("was", "were", "been", "being") or t.low[j].endswith("ing")
        if t.low[j] in (",", ".", ";", "that", "and", "'s", "under"):
            return False
    return False


def verb_from(t: Text, i: int) -> int:
    """Where the verb behind a noun stands that ends before token `i`: "troops took", "troops have taken"."""
    return i + (t.at(i) in ("have", "had", "has"))


def beats_back(t: Text, i: int) -> bool:
    """Whether the verb at token `i` tells that an attack failed: "repelled", "threw back", "fended off"."""
    low = t.at(i)
    return low in attack_words()["repelling"] or (low in BEATING and t.at(i + 1) in ("back", "off"))
