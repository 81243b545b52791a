"""Learn the weights of the kinds of event and of attackers: `python -m tests.quality.learn [kinds] [attackers]`, both without a name.

It needs scikit-learn (`pip install --group learn`).

From invented texts beside this file: sentences.tsv (kind, sentence) and bullets/*.tsv (heading, kind, attacker, bullet; in the order of
pages of twenty). An attacker is "-" where none is told, and "?" where nobody has decided it with care: of those only the kind is learned.
Logistic regressions over the coder's own features; how often they are right on pages that they were not learned from is printed.
"""

from __future__ import annotations

import csv
import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from scipy import sparse
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tests.quality.measure import CHRONICLE, LEARNED_FROM, UNDECIDED, learned_from_sha256, page_of
from transforms.coding.coder import hear
from transforms.coding.kinds import attacker_features, attackers, event_features, event_types
from transforms.coding.kinds.event_types import TYPES, VIOLENT
from transforms.coding.kinds.weights import BASE, PARTS, STEP
from transforms.coding.quantities.quantities import find_quantities
from warehouse.gazetteer import load_shipped

WORDS = Path(__file__).parents[2] / "transforms" / "words"
# bullets that follow each other on a page
PAGE = 20
# how often a feature must be met to be learned: words, and what is made of several words
LEAST, LEAST_OF_PAIRS = 2, 3
FOLDS = 3
# share of the features that are left out of a text while learning, and how often each text is learned from: what is written, what is tried
LEFT_OUT, ROUNDS, TRIED_ROUNDS = 0.5, 48, 16


class Labelled(NamedTuple):
    """A text with its labels; `attacker` is None where none is told, UNDECIDED where it is not labelled."""

    section: str | None
    event_type: str
    attacker: str | None
    text: str


class Learned(NamedTuple):
    """A feature set with its label, and the page it is from."""

    features: dict[str, float]
    label: str
    page: int


def pages() -> Iterator[list[Labelled]]:
    """Sentences each on a page of its own, bullets by twenties."""
    for path in LEARNED_FROM:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        if len(rows[0]) == 2:
            yield from ([Labelled(None, kind, None, text)] for kind, text in rows)
        else:
            labelled = [Labelled(section or None, kind, None if attacker == "-" else attacker, text) for section, kind, attacker, text in rows]
            yield from (labelled[i : i + PAGE] for i in range(0, len(labelled), PAGE))


def examples() -> tuple[list[Learned], list[Learned]]:
    """What kinds and what attackers are learned from."""
    gazetteer, kinds, sides = load_shipped(CHRONICLE), list[Learned](), list[Learned]()
    for number, labels in enumerate(pages()):
        page = page_of({"page_date": str(dt.date(2024, 5, 1)), "bullets": [label._asdict() for label in labels]})
        for h, label in zip(hear([page], gazetteer, CHRONICLE), labels, strict=True):
            if not h.is_event:
                continue
            found = event_features.features(h.t, h.main, h.clauses, find_quantities(h.t.text), h.topics, event_features.EveryPair())
            kinds.append(_learned(found, label.event_type, number))
            if len(labels) > 1 and label.event_type in VIOLENT and label.attacker != UNDECIDED:
                attack = attacker_features.Attack(h.t, h.main, label.event_type, h.spoken(), h.places)
                for code, told in attacker_features.features(attack, CHRONICLE).items():
                    sides.append(_learned(told, "attacks" if code == label.attacker else "", number))
    return kinds, sides


def _learned(features: dict[str, int], label: str, page: int) -> Learned:
    return Learned({key: part / PARTS for key, part in features.items()}, label, page)


def fitted(some: Sequence[Learned], strength: float, rounds: int = ROUNDS) -> tuple[DictVectorizer, LogisticRegression]:
    """A regression over the features that were met often enough, taught with half of each text's features left out at random.

    So no feature is relied on because others that go along with it were always there: worth one to three points on pages of other authors.
    """
    met = Counter(key for one in some for key in one.features)
    often = {key for key, n in met.items() if n >= (LEAST_OF_PAIRS if " " in key else LEAST)}
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{key: share for key, share in one.features.items() if key in often} for one in some])
    random = np.random.default_rng(1)
    thinned = sparse.vstack([_thinned(matrix, random) for _ in range(rounds)])
    return vectorizer, LogisticRegression(C=strength / rounds, max_iter=150, tol=1e-3).fit(thinned, [one.label for one in some] * rounds)


def _thinned(matrix: Any, random: np.random.Generator) -> Any:
    """The matrix with a share of its entries left out, the others as much louder."""
    thin = matrix.copy()
    thin.data *= (random.random(thin.nnz) >= LEFT_OUT) / (1 - LEFT_OUT)
    thin.eliminate_zeros()
    return thin


def accuracy(some: Sequence[Learned], strength: float) -> float:
    """How often the labels of pages of several bullets are right, each learned from all other pages but those of its fold."""
    paged = {page for page, n in Counter(one.page for one in some).items() if n > 2}
    n_right = n_all = 0
    for fold in range(FOLDS):
        held = [one for one in some if one.page in paged and one.page % FOLDS == fold]
        vectorizer, model = fitted([one for one in some if one.page not in paged or one.page % FOLDS != fold], strength, TRIED_ROUNDS)
        n_right += int((model.predict(vectorizer.transform([one.features for one in held])) == [one.label for one in held]).sum())
        n_all += len(held)
    return n_right / n_all


def write(name: str, classes: Sequence[str], some: Sequence[Learned], strength: float, quiet: float) -> None:
    """Learn from everything and write the table of steps; features that weigh less than `quiet` for every class are left out."""
    vectorizer, model = fitted(some, strength)
    coefficients: Any = np.column_stack([model.intercept_, model.coef_])
    if len(classes) > 1:
        coefficients = coefficients[[list(model.classes_).index(kind) for kind in classes]]
        coefficients -= coefficients.mean(axis=0)
    steps = np.clip(np.rint(coefficients / STEP), -127, 127).astype(np.int8)
    names = np.array([BASE, *vectorizer.get_feature_names_out()])
    telling = (np.abs(coefficients).max(axis=0) >= quiet) | (names == BASE)
    columns: dict[str, Any] = {"feature": names[telling].tolist()} | dict(zip(classes, steps[:, telling], strict=True))
    table = pa.table(columns).replace_schema_metadata({"learned_from_sha256": learned_from_sha256()})
    pq.write_table(table, WORDS / name, compression="zstd", compression_level=19)
    print(f"{name}: {table.num_rows:,} features, {(WORDS / name).stat().st_size:,} bytes; right elsewhere {accuracy(some, strength):.3f}")


def main(names: Sequence[str]) -> None:
    if unknown := set(names) - {"kinds", "attackers"}:
        sys.exit(f"{', '.join(sorted(unknown))}: expected kinds, attackers, or nothing for both")
    kinds, sides = examples()
    print(f"{len(kinds):,} texts, {len(sides) // 2:,} of them with attackers")
    if "kinds" in names or not names:
        write(event_types.FILE, TYPES, kinds, 1.0, 0.16)
    if "attackers" in names or not names:
        write(attackers.FILE, ["attacks"], sides, 0.3, 0.06)


if __name__ == "__main__":
    main(sys.argv[1:])
