"""What a day beside it belongs to: an attack told by its day, an agreement made then, the day on which pictures came out."""

from __future__ import annotations

from transforms.coding.dates.calendar_days import Mention
from transforms.coding.text.language import Text

ATTACKS = frozenset(
    {"attack", "attacks", "strike", "strikes", "shelling", "raid", "raids", "bombing", "bombardment", "blast", "explosion", "barrage"}
)
_BEFORE_ATTACK = frozenset({"of", "in", "from", "by"})


def is_of_attack(t: Text, m: Mention) -> bool:
    """Whether a day tells which attack the dead are of, whatever has happened since: "wounded in Thursday's missile and drone attack"."""
    if t.at(m.last) == "'s" and t.at(m.first - 1) in _BEFORE_ATTACK and not ATTACKS.isdisjoint(t.low[m.last + 1 : m.last + 8]):
        return True
    return _is_of_wound(t, m)


_DYING = frozenset({"died", "dies", "succumbed", "dying"})
_WOUNDS = frozenset({"wounds", "injuries", "burns", "wounded", "injured", "hurt"})
_INFLICTED = frozenset({"suffered", "sustained", "received", "inflicted", "when", "after", "during"}) | ATTACKS


def _is_of_wound(t: Text, m: Mention) -> bool:
    """Whether a day tells when somebody was hurt who has died since: "died on Sunday of wounds suffered when a bomb fell on Saturday"."""
    if _DYING.isdisjoint(t.low) or _WOUNDS.isdisjoint(t.low):
        return False
    start = t.sentence_start(m.first)
    wound = next((j for j in range(m.first - 1, start, -1) if t.low[j] in _WOUNDS), None)
    if wound is None or _DYING.isdisjoint(t.low[start:wound]):
        return False
    return not _INFLICTED.isdisjoint(t.low[wound + 1 : m.first]) or t.at(m.last) == "'s" or t.low[wound] in ("wounded", "injured", "hurt")


_MADE = frozenset(
    {"concluded", "signed", "agreed", "reached", "struck", "brokered", "adopted", "approved", "introduced", "imposed", "passed", "ratified"}
)
_ACCORDS = frozenset(
    {"deal", "agreement", "accord", "pact", "law", "ban", "ceasefire", "truce", "sanctions", "plan", "contract", "treaty", "memorandum", "decree"}
    | {"resolution", "package", "scheme", "arrangement", "agreements", "contracts", "rules", "order", "measures"}
)


def is_of_agreement(t: Text, m: Mention) -> bool:
    """Whether it was then that an agreement was made under which something now happens: "under the deal concluded in Oslo last month"."""
    made = next((j for j in range(m.first - 1, max(1, m.first - 7), -1) if t.low[j] in _MADE), 0)
    return bool(made) and t.low[made - 1] in _ACCORDS and "under" in t.low[max(0, made - 6) : made - 1]


_PUBLISHED = frozenset({"published", "released", "posted", "shared", "circulated", "aired", "broadcast", "uploaded", "verified", "issued", "dated"})
_PICTURES = frozenset(
    {"footage", "video", "videos", "photos", "images", "imagery", "pictures", "clip", "clips", "photographs", "figures", "data", "map"}
)


def is_of_publication(t: Text, m: Mention) -> bool:
    """Whether a day is that on which pictures or figures came out: "footage published on Sunday indicates"."""
    at = m.first - 1
    while at > 1 and t.low[at] in ("on", "late", "early", "online", "telegram"):
        at -= 1
    return t.at(at) in _PUBLISHED and not _PICTURES.isdisjoint(t.low[max(0, at - 4) : at])
