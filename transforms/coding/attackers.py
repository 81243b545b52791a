"""Whose forces did it (codebook section 2, `attacker`): the side that learned weights of the bullet's words name, None where none does."""

from __future__ import annotations

from functools import cache

from transforms.coding.attacker_features import Attack, features, keys
from transforms.coding.weights import load
from transforms.series import Series

FILE = "attackers.parquet"


def find_attacker(attack: Attack, series: Series) -> str | None:
    """Code of the attacking side, None where the text does not say."""
    weights = load(FILE)
    known = _known(tuple(side.code for side in series.sides))
    scores = {code: weights.scores(found)[0] for code, found in features(attack, series, known).items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > 0 else None


@cache
def _known(codes: tuple[str, ...]) -> frozenset[str]:
    return keys(load(FILE).rows, codes)
