"""The coder's quality does not sink: measured on labelled pages of our own, and on those beside the project where they are present."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from importlib import resources
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.ingesting import take_in
from tests.quality.measure import BLIND, CHRONICLE, LEARNED_FROM, PAGES, UNDECIDED, labelled, learned_from_sha256, measure
from transforms.coding.kinds import attackers, event_types
from transforms.coding.kinds.event_types import TYPES, VIOLENT
from warehouse.gazetteer import load_shipped

FLOOR = tomllib.loads((Path(__file__).parent / "floor.toml").read_text(encoding="utf-8"))
SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.parametrize("folder", [PAGES, BLIND], ids=lambda folder: folder.name)
def test_every_type_is_labelled_with_evidence_from_its_bullet(folder: Path) -> None:
    bullets = [bullet for page in labelled(folder) for bullet in page["bullets"]]
    assert len(bullets) >= 60
    assert {bullet["event_type"] for bullet in bullets} == set(TYPES)
    for bullet in bullets:
        assert all(row["text"] in bullet["text"] for row in (*bullet["quantities"], *bullet["places"])), bullet["text"]


@pytest.mark.parametrize("folder", [PAGES, BLIND], ids=lambda folder: folder.name)
def test_own_pages(folder: Path) -> None:
    found, floor = measure(labelled(folder), load_shipped(CHRONICLE)), FLOOR[folder.name]
    assert found.keys() == floor.keys()
    sunk = {name: round(value, 3) for name, value in found.items() if value < floor[name]}
    assert not sunk, f"below the accepted figures of floor.toml: {sunk}"


@pytest.mark.parametrize("name", [event_types.FILE, attackers.FILE])
def test_weights_are_of_the_texts_beside_them(name: str) -> None:
    stated = pq.read_schema(resources.files("transforms.words") / name).metadata[b"learned_from_sha256"].decode()
    assert stated == learned_from_sha256(), "the texts have changed: run `python -m tests.quality.learn`"


def test_texts_are_labelled_with_known_kinds_and_attackers() -> None:
    for path in LEARNED_FROM:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            *heading, text = line.split("\t")
            kind, attacker = heading[-2:] if len(heading) > 1 else (heading[0], "-")
            where = f"{path.name}:{number}"
            assert kind in TYPES, where
            assert attacker == "-" or (attacker in ("RU", "UA", UNDECIDED) and kind in VIOLENT), where
            assert text.strip() == text != "", where


def test_the_pages_are_not_learned_from() -> None:
    texts = {line.rpartition("\t")[2] for path in LEARNED_FROM for line in path.read_text(encoding="utf-8").splitlines()}
    assert not texts & {bullet["text"] for folder in (PAGES, BLIND) for page in labelled(folder) for bullet in page["bullets"]}


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
