"""Score the coder against labelled pages without HTML or files: `python -m tests.quality.score_gold DIR [--misses N] [--only MEASURE]`."""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import json
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb

from tests.quality.measure import CHRONICLE
from tests.quality.measure import page_of as measured_page
from transforms import CODER_VERSION
from transforms.coding.coder import code_page
from transforms.history import State, history
from transforms.page.records import Page
from transforms.rows import page_rows
from transforms.schemas import conform, merged
from transforms.tables import TABLES
from warehouse.gazetteer import compile_changed, load, load_shipped
from warehouse.storage import LocalStorage

SHARED = Path(__file__).parents[3] / "shared"


def load_score() -> Any:
    """The measure that lies beside the project."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def page_of(label: dict[str, Any]) -> Page:
    """The page that the parser would read, made from its labels."""
    return measured_page({**label["page"], "bullets": label["bullets"]})


def database(labels: Iterable[dict[str, Any]], dumps: Path | None) -> duckdb.DuckDBPyConnection:
    """Every labelled page coded, in tables as the warehouse has them."""
    gazetteer = load_shipped(CHRONICLE)
    if dumps:
        storage = LocalStorage(Path(tempfile.gettempdir()) / "keyevents-scoring")
        compile_changed(dumps, storage)
        gazetteer = load(storage, CHRONICLE)
    parts = []
    for label in labels:
        page = page_of(label)
        state = State(page, dt.datetime(2026, 1, 1, tzinfo=dt.UTC), "file", "0" * 64)
        parts.append(page_rows(history([state]), code_page(page, gazetteer, CHRONICLE), CODER_VERSION, gazetteer.version))
    con = duckdb.connect()
    for name, rows in merged(parts).items():
        arrow = conform(next(t for t in TABLES if t.name == name), rows)
        con.register("arrow", arrow)
        con.execute(f"create table {name} as select * from arrow")
        con.unregister("arrow")
    return con


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--shipped", action="store_true", help="without the full dumps")
    args = parser.parse_args(argv)
    score = load_score()
    labels = score.load_gold(args.gold)
    figures, evidence, tallies = score.score(labels, database(labels, None if args.shipped else SHARED / "geonames"))
    for name, row in figures.items():
        shown = [f"{row[k]:.3f}" if row[k] is not None else "-" for k in ("precision", "recall", "f1")]
        sys.stdout.write(f"{name:26}{row['gold']:>6}{row['found']:>7}  {'  '.join(shown)}\n")
    sys.stdout.write(json.dumps(evidence) + "\n")
    texts = {f"{p['page']['page_date']}#{i:02}": b["text"] for p in labels for i, b in enumerate(p["bullets"], 1)}
    for name, tally in tallies.items():
        if name.strip() in args.only:
            for where, lost, extra in tally.misses[: args.misses]:
                sys.stdout.write(f"\n{name.strip()} {where}: {texts.get(where)}\n   missing {lost}\n   surplus {extra}\n")


if __name__ == "__main__":
    main()
