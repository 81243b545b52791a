"""What kind of event a bullet reports (codebook section 2): learned weights of what it says."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.coding.kinds.deciding import decided
from transforms.coding.kinds.event_features import features
from transforms.coding.kinds.foreground import MainClaim
from transforms.coding.kinds.weights import load
from transforms.coding.records import Quantity
from transforms.coding.speech.clause import Clause
from transforms.coding.text.language import Text
from transforms.series import Series

# in the codebook's order: the first wins a tie
TYPES = (
    "air_defence", "strike", "ground_combat", "sabotage", "prisoners", "energy", "humanitarian", "military_aid", "sanctions", "economy",
    "diplomacy", "justice", "mobilisation", "politics", "statement", "other",
)  # fmt: skip
VIOLENT = frozenset(TYPES[:4])
TOPIC_OF = {
    "air_defence": "fighting", "strike": "fighting", "ground_combat": "fighting", "sabotage": "fighting", "prisoners": "humanitarian",
    "humanitarian": "humanitarian", "justice": "politics", "politics": "politics", "mobilisation": "politics", "statement": "diplomacy",
    "diplomacy": "diplomacy",
}  # fmt: skip
FILE = "event_types.parquet"


def find_event_type(
    t: Text, main: MainClaim, clauses: Sequence[Clause], quantities: Sequence[Quantity], topics: Sequence[str], series: Series
) -> str:
    """The type of the main claim: told outright, else by its weights; `topics` are those of its section's heading, the weightiest first."""
    weights = load(FILE)
    scores = weights.scores(features(t, main, clauses, quantities, topics, weights.pairs))
    return decided(weights.classes[scores.index(max(scores))], t, main, series)
