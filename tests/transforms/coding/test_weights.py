"""Learned weights: what tables hold, what unknown features say, and that the quick ways to a score give what the features give."""

from __future__ import annotations

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.quality.measure import CHRONICLE, labelled, page_of
from transforms.coding.coder import Heard, hear
from transforms.coding.kinds import attackers, event_types
from transforms.coding.kinds.attacker_features import Attack, features, read_attack
from transforms.coding.kinds.attackers import attacker_scores
from transforms.coding.kinds.event_features import EveryPair
from transforms.coding.kinds.event_features import features as event_features
from transforms.coding.kinds.event_types import TYPES, VIOLENT
from transforms.coding.kinds.foreground import read_main_claim
from transforms.coding.kinds.weights import PARTS, load
from transforms.coding.quantities.quantities import find_quantities
from transforms.coding.text.language import read_text
from warehouse.gazetteer import load_shipped


def heard_pages() -> list[Heard]:
    gazetteer = load_shipped(CHRONICLE)
    return [heard for heard in hear([page_of(label) for label in labelled()[:4]], gazetteer, CHRONICLE) if heard.is_event]


def test_scores_are_sums_of_the_table() -> None:
    weights, table = load(event_types.FILE), pq.read_table("transforms/words/event_types.parquet").to_pylist()
    rows = {row["feature"]: row for row in table}
    some = {"drone": PARTS, "shot down": 7, "senten*": 3, "qzxv": PARTS}
    for score, kind in zip(weights.scores(some), weights.classes, strict=True):
        expected = rows[""][kind] + sum(rows[feature][kind] * part / PARTS for feature, part in some.items() if feature in rows)
        assert score == pytest.approx(0.02 * expected)


def test_words_nobody_has_seen_say_nothing() -> None:
    weights = load(event_types.FILE)
    assert weights.scores({"qzxv": PARTS}) == weights.scores({})
    assert tuple(weights.classes) == TYPES


@given(st.dictionaries(st.sampled_from(sorted(load(event_types.FILE).rows)), st.integers(0, 40), max_size=9_000))
def test_no_class_borrows_from_another(some: dict[str, int]) -> None:
    weights = load(event_types.FILE)
    alone = [sum(column) for column in zip(*(weights.scores({key: part}) for key, part in some.items()), strict=True)]
    base = weights.scores({})
    for whole, parts, start in zip(weights.scores(some), alone or base, base, strict=True):
        assert whole == pytest.approx(parts - start * (len(some) - 1) if some else start, abs=1e-6)


def test_of_neighbours_only_the_learned_ones_matter() -> None:
    weights = load(event_types.FILE)
    for heard in heard_pages():
        quantities = find_quantities(heard.t.text)
        all_pairs = event_features(heard.t, heard.main, heard.clauses, quantities, (), EveryPair())
        known = event_features(heard.t, heard.main, heard.clauses, quantities, (), weights.pairs)
        assert known.items() <= all_pairs.items()
        assert weights.scores(known) == pytest.approx(weights.scores(all_pairs))


@pytest.mark.parametrize("event_type", sorted(VIOLENT))
def test_attackers_are_weighed_as_their_features_are(event_type: str) -> None:
    weights = load(attackers.FILE)
    for heard in heard_pages():
        attack = Attack(heard.t, heard.main, event_type, heard.spoken(), heard.places)
        expected = {code: weights.scores(found)[0] for code, found in features(attack, CHRONICLE).items()}
        assert attacker_scores(attack, read_attack(attack, CHRONICLE), CHRONICLE) == pytest.approx(expected)


def test_what_stands_beside_the_main_claim_counts_less() -> None:
    t = read_text("Kyiv said two men died, adding that a depot burned after the raid. Police came.")
    parts = dict(zip(t.low, read_main_claim(t, []).parts, strict=True))
    assert parts["died"] == PARTS > parts["police"] > parts["burned"]
    assert parts["raid"] == parts["burned"]


@pytest.mark.parametrize(
    ("text", "word", "is_beside"),
    [
        ("The premier arrived in Kyiv as Russian troops advanced on Lypa.", "advanced", True),
        ("The envoys met while fighting near the town went on.", "fighting", True),
        ("The premier toured Odesa with shells falling on the port.", "shells", True),
        ("As Russian missiles struck Lypa, the leaders met in Baku.", "missiles", True),
        ("As Russian missiles struck Lypa, the leaders met in Baku.", "leaders", False),
        ("The premier arrived as sirens sounded, and promised tanks.", "tanks", False),
        ("The bishop called for a truce as Russian missiles hit Lypa.", "missiles", True),
        ("Families were evacuated from Lypa while Russian troops advanced on it.", "advanced", True),
        ("Fighting went on near Lypa as the leaders met in Kyiv.", "leaders", True),
        ("Two nurses died in a raid as shells landed on a mill.", "mill", False),
        ("Two nurses died as Russian drones hit a meeting in Lypa.", "drones", False),
        ("A mast fell as Russian drones cut it in two.", "drones", False),
        ("The leaders met troops as well as soldiers of the brigade.", "soldiers", False),
        ("The leaders agreed to send rockets as weapons of defence.", "weapons", False),
        ("The leaders met with soldiers who were training.", "training", False),
    ],
)
def test_fighting_that_goes_on_beside_a_peaceful_act_counts_less(text: str, word: str, is_beside: bool) -> None:
    t = read_text(text)
    assert (read_main_claim(t, []).parts[t.low.index(word)] < PARTS) == is_beside
