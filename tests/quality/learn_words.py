"""Learn the weights of words for the kinds of event: `python -m tests.quality.learn_words` (needs scikit-learn, `pip install --group learn`).

From tests/quality/sentences.tsv: kind and an invented sentence a line. A logistic regression over the words that stand in it and their
stems, each as much as it belongs to the main claim; of frames and cues it knows nothing, so that it can answer where they are silent. Its
five-fold accuracy is printed.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from transforms.coding.event_types import TYPES, foreground
from transforms.coding.language import read_text
from transforms.coding.word_weights import BASE, FILE, STEP, shares_of

SENTENCES = Path(__file__).parent / "sentences.tsv"
TARGET = Path(__file__).parents[2] / "transforms" / "words" / FILE
# a word told once tells nothing
LEAST = 2
# a weight below tells nothing and costs time
SMALL = 0.1
SILENT = frozenset(
    "the a an of in on at to and or by for with from as that this it its his her their he she they is was were be been are has have had will "
    "would".split()
)
# how loud the learned weights speak beside cues and frames; chosen by five-fold accuracy of both together
LOUDNESS = 0.9


def sentences() -> list[list[str]]:
    """(kind, sentence) of every line."""
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def digest() -> str:
    """Which sentences the weights were learned from."""
    return hashlib.sha256(SENTENCES.read_bytes()).hexdigest()


def fitted(features: Sequence[dict[str, float]], labels: Sequence[str]) -> tuple[DictVectorizer, LogisticRegression]:
    vectorizer = DictVectorizer()
    return vectorizer, LogisticRegression(C=3, max_iter=1_000).fit(vectorizer.fit_transform(features), labels)


def main() -> None:
    rows = sentences()
    labels = [kind for kind, _ in rows]
    texts = [read_text(sentence) for _, sentence in rows]
    keys = [shares_of(t.low, foreground(t)) for t in texts]
    count = Counter(key for some in keys for key in some)
    features = [{key: share for key, share in some.items() if count[key] >= LEAST and key not in SILENT} for some in keys]
    n_right = 0
    for train, test in KFold(5, shuffle=True, random_state=1).split(features):
        vectorizer, model = fitted([features[i] for i in train], [labels[i] for i in train])
        n_right += sum(model.predict(vectorizer.transform([features[i] for i in test])) == np.array([labels[i] for i in test]))
    print(f"{len(rows)} sentences, five-fold accuracy of the words alone {n_right / len(rows):.3f}")
    vectorizer, model = fitted(features, labels)
    order = [list(model.classes_).index(kind) for kind in TYPES]
    weights = model.coef_[order] - model.coef_.mean(axis=0)
    names = np.array([BASE, *vectorizer.get_feature_names_out()])
    weights[np.abs(weights) < SMALL] = 0.0
    whole = np.column_stack([model.intercept_[order] - model.intercept_.mean(), weights])
    steps = np.clip(np.rint(LOUDNESS / STEP * whole), -127, 127).astype(np.int8)
    telling = steps.any(axis=0)
    names, steps = names[telling], steps[:, telling]
    table = pa.table({"word": names.tolist()} | dict(zip(TYPES, steps, strict=True)))
    pq.write_table(table.replace_schema_metadata({"sentences_sha256": digest()}), TARGET, compression="zstd", compression_level=19)
    print(f"{TARGET.name}: {len(names)} words, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
