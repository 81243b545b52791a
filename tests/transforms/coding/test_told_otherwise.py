"""A claim is coded the same whoever tells it, before it or behind it, and keeps its claimant where two are told: made sentences of known meaning."""

from __future__ import annotations

import itertools
from typing import NamedTuple

import pytest

from tests.transforms.coding.coding import code
from transforms.coding.records import CodedBullet


class Claim(NamedTuple):
    """What is told, in lower case where no name begins it; whose attack it is, what it counts, and where it happened."""

    text: str
    attacker: str | None
    counted: tuple[tuple[str, float], ...] = ()
    places: tuple[str, ...] = ()


CLAIMS = (
    Claim(
        "a Russian drone hit a bus stop in Kherson, killing two people and injuring five others",
        "RU",
        (("killed", 2), ("injured", 5)),
        ("Kherson",),
    ),
    Claim(
        "a Russian missile strike on Sumy killed nine people, among them two children, and wounded 14",
        "RU",
        (("killed", 9), ("killed", 2), ("injured", 14)),
        ("Sumy",),
    ),
    Claim("Russian shelling of Nikopol on Monday killed a couple and wounded a pensioner", "RU", (("killed", 2), ("injured", 1)), ("Nikopol",)),
    Claim("three people, one of them a child, were killed by Russian artillery in Kharkiv", "RU", (("killed", 3), ("killed", 1)), ("Kharkiv",)),
    Claim("a man was killed and his wife injured when a Russian bomb fell on Izium", "RU", (("killed", 1), ("injured", 1)), ("Izium",)),
    Claim("Russian forces shelled Kupiansk, leaving one person dead and six wounded", "RU", (("killed", 1), ("injured", 6)), ("Kupiansk",)),
    Claim("two women died in Odesa and a nurse was hurt in a Russian drone attack on the port", "RU", (("killed", 2), ("injured", 1)), ("Odesa",)),
    Claim("40 of 44 drones launched by Russian forces were shot down", "RU", (("intercepted", 40), ("launched", 44))),
    Claim(
        "Russia fired 56 drones and seven missiles, and 50 drones and six missiles were shot down",
        "RU",
        (("launched", 56), ("launched", 7), ("intercepted", 50), ("intercepted", 6)),
    ),
    Claim("Russian forces attacked Sumy with drones, killing a farm worker", "RU", (("killed", 1),), ("Sumy",)),
    Claim("the shelling of a market in Zaporizhzhia by Russian troops injured eight people", "RU", (("injured", 8),), ("Zaporizhzhia",)),
)

PERSON, BODY = "Ivo Lopes", "military administration"
# {0} is the claim, {1} the claim with a capital
TELLINGS = {
    "{1}, Governor Ivo Lopes said.": PERSON,
    "{1}, Ivo Lopes, the governor, said.": PERSON,
    "{1}, Ivo Lopes, head of the region, wrote on Telegram.": PERSON,
    "{1}, the governor of the region, Ivo Lopes, told reporters.": PERSON,
    "{1}, said Governor Ivo Lopes.": PERSON,
    "{1}, said Ivo Lopes, the regional governor.": PERSON,
    "{1}, according to Governor Ivo Lopes.": PERSON,
    "{1}, according to Ivo Lopes, the governor.": PERSON,
    "{1}, the military administration said in a statement.": BODY,
    "{1}, a spokesman for the military administration said.": BODY,
    "Governor Ivo Lopes said {0}.": PERSON,
    "Governor Ivo Lopes said on Tuesday that {0}.": PERSON,
    "Ivo Lopes, the governor, said {0}.": PERSON,
    "Ivo Lopes, the governor, said in a Telegram post that {0}.": PERSON,
    "The governor of the region, Ivo Lopes, said {0}.": PERSON,
    "The governor of the region, Ivo Lopes, on Tuesday said {0}.": PERSON,
    "The governor of the region, Ivo Lopes, in a post on Telegram said {0}.": PERSON,
    "Governor Ivo Lopes told the Reuters news agency on Tuesday that {0}.": PERSON,
    "According to Governor Ivo Lopes, {0}.": PERSON,
    "According to Ivo Lopes, the acting governor, {0}.": PERSON,
    "In a post on Telegram, Governor Ivo Lopes said {0}.": PERSON,
    "Suspilne, citing Governor Ivo Lopes, reported that {0}.": PERSON,
    "The military administration reported that {0}.": BODY,
    "Information from the military administration suggests that {0}.": BODY,
    "A spokesman for the military administration said that {0}.": BODY,
}
# two claims, and whose each is
PAIRS = {
    "{1}, Ivo Lopes said, while Anna Braun said {2}.": (PERSON, "Anna Braun"),
    "{1}, Ivo Lopes said. Anna Braun said that {2}.": (PERSON, "Anna Braun"),
    "{1}, according to Governor Ivo Lopes, while Mayor Anna Braun said {2}.": (PERSON, "Anna Braun"),
    "{1}, Ivo Lopes said, and the military administration reported that {2}.": (PERSON, BODY),
    "{1}, Ivo Lopes said; {2}, the military administration said.": (PERSON, BODY),
    "{1}, Ivo Lopes, the governor, said, and {2}, said Anna Braun, the mayor.": (PERSON, "Anna Braun"),
    "The governor, Ivo Lopes, on Tuesday said {0}, while the mayor, Anna Braun, in a Telegram post said {2}.": (PERSON, "Anna Braun"),
    "Governor Ivo Lopes said {0}, and the military administration said {2}.": (PERSON, BODY),
    "Governor Ivo Lopes said {0}; Mayor Anna Braun said {2}.": (PERSON, "Anna Braun"),
    "Ivo Lopes said that {0} and that {2}.": (PERSON, PERSON),
    "{1}, Ivo Lopes said, adding that {2}.": (PERSON, PERSON),
}


def _with_capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _counted(coded: CodedBullet) -> list[tuple[str, float | None, str | None]]:
    """What is counted, how many, and who says so."""
    speakers = [a.speaker for a in coded.attributions]
    return [(q.metric, q.low, speakers[q.attribution_ordinal - 1] if q.attribution_ordinal else None) for q in coded.quantities]


def _places(coded: CodedBullet, text: str) -> list[str]:
    return [text[p.span_start : p.span_end] for p in coded.places if p.role == "event"]


@pytest.mark.parametrize("telling", TELLINGS)
def test_whoever_tells_it(telling: str) -> None:
    texts = [telling.format(claim.text, _with_capital(claim.text)) for claim in CLAIMS]
    for text, claim, coded in zip(texts, CLAIMS, code(*texts), strict=True):
        told = coded.attacker, sorted(_counted(coded)), _places(coded, text), [a.speaker for a in coded.attributions]
        wanted = sorted((metric, low, TELLINGS[telling]) for metric, low in claim.counted)
        assert told == (claim.attacker, wanted, list(claim.places), [TELLINGS[telling]]), text


@pytest.mark.parametrize("telling", PAIRS)
def test_two_claims_of_one_bullet(telling: str) -> None:
    told = [claim for claim in CLAIMS if claim.places]
    pairs = [(one, two) for one, two in itertools.pairwise(told) if one.places != two.places]
    texts = [telling.format(one.text, _with_capital(one.text), two.text) for one, two in pairs]
    for text, (one, two), coded in zip(texts, pairs, code(*texts), strict=True):
        first, second = PAIRS[telling]
        wanted = sorted([*((m, n, first) for m, n in one.counted), *((m, n, second) for m, n in two.counted)])
        assert sorted(_counted(coded)) == wanted, text
        assert _places(coded, text) == [*one.places, *two.places], text
