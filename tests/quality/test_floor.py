"""The coder's quality does not sink: measured on labelled pages of our own, and on those beside the project where they are present."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tomllib
from importlib import resources
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.ingesting import take_in
from tests.quality.measure import CHRONICLE, labelled, measure
from transforms.coding.event_types import TYPES
from transforms.coding.word_weights import FILE, learned
from warehouse.gazetteer import load_shipped

FLOOR = tomllib.loads((Path(__file__).parent / "floor.toml").read_text(encoding="utf-8"))
SHARED = Path(__file__).parents[3] / "shared"


def test_every_type_is_labelled() -> None:
    bullets = [bullet for page in labelled() for bullet in page["bullets"]]
    assert len(bullets) >= 60
    assert {bullet["event_type"] for bullet in bullets} == set(TYPES)


def test_own_pages() -> None:
    found = measure(labelled(), load_shipped(CHRONICLE))
    assert found.keys() == {name for name in FLOOR if name != "gold"}
    sunk = {name: round(value, 3) for name, value in found.items() if value < FLOOR[name]}
    assert not sunk, f"below the accepted figures of floor.toml: {sunk}"


def test_weights_of_words_are_of_the_sentences_beside_them() -> None:
    sentences = (Path(__file__).parent / "sentences.tsv").read_bytes()
    learned_from = pq.read_schema(resources.files("transforms.words") / FILE).metadata[b"sentences_sha256"].decode()
    assert learned_from == hashlib.sha256(sentences).hexdigest(), "sentences.tsv has changed: run `python -m tests.quality.learn_words`"
    assert {line.split("\t")[0] for line in sentences.decode().splitlines()} == set(TYPES)


def test_sentences_of_the_pages_are_not_learned_from() -> None:
    sentences = {line.split("\t")[1] for line in (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()}
    assert not sentences & {bullet["text"] for page in labelled() for bullet in page["bullets"]}


def test_words_nobody_has_seen_say_nothing() -> None:
    assert learned(["qzxv", "1,000", "“"], [1.0, 1.0, 1.0]) == learned([], [])
    assert max(zip(learned(["sentenced", "prison"], [1.0, 1.0]), TYPES, strict=True))[1] == "justice"
    loud, quiet = (learned(["sentenced"], [share])[TYPES.index("justice")] for share in (1.0, 0.4))
    assert loud > quiet


@pytest.mark.slow
@pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="needs ../shared beside the project, which a clone does not have")
def test_labelled_pages_beside_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEYEVENTS_GAZETTEER", str(SHARED / "geonames"))
    subprocess.run([sys.executable, SHARED / "make_page.py", "--all", tmp_path / "pages"], check=True)
    take_in(tmp_path / "data", [tmp_path / "pages"])
    command: list[str | Path] = [sys.executable, SHARED / "score.py", "--gold", SHARED / "gold", "--db", tmp_path / "data/keyevents.duckdb", "--json"]
    scored = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    sunk = {name: round(scored["figures"][name]["f1"], 3) for name, least in FLOOR["gold"].items() if scored["figures"][name]["f1"] < least}
    assert not sunk, f"below the accepted figures of floor.toml: {sunk}"
    assert scored["bad_spans"] == 0
    assert scored["wrongly_resolved"] <= 0.01 * scored["resolved_places"]
