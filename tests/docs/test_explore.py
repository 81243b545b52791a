"""The notebook runs on the demo's data and shows what is in them."""

from __future__ import annotations

import datetime as dt
import re
import runpy
from pathlib import Path

import pytest

from flows.demo import sample_pages
from tests.ingesting import take_in
from tests.made.days import page_of, views_on
from tests.made.draft import Draft
from warehouse.database import connect

NOTEBOOK = Path(__file__).parents[2] / "docs" / "explore.py"


def test_the_dead_of_battle_are_no_casualties_of_a_region() -> None:
    day, found = dt.date(2026, 10, 1), re.search(r"(SELECT [^\"]* FROM\s+daily_casualties\b[^\"]*)\"\"\"", NOTEBOOK.read_text(encoding="utf-8"))
    assert found
    told = [Draft(kind, day, "RU").on(day).count(f"{n} dead", "killed", n, n, None) for kind, n in (("strike", 2), ("ground_combat", 200))]
    with views_on([page_of(day, told)]) as connection:
        assert [row[4] for row in connection.execute(found[1]).fetchall()] == [2]


@pytest.mark.slow
def test_the_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take_in(tmp_path / "data", [sample_pages()])
    monkeypatch.setenv("KEYEVENTS_DATA", str(tmp_path / "data"))
    _, shown = runpy.run_path(str(NOTEBOOK))["app"].run()
    with connect(tmp_path / "data/keyevents.duckdb") as connection:
        pages = connection.execute("SELECT count(*) FROM pages").fetchall()[0][0]
        places = connection.execute(
            """SELECT count(*) FROM (SELECT DISTINCT place, region, attacker FROM places_hit
            WHERE kind = 'city' AND lat IS NOT NULL AND dated_by <> 'period')"""
        )
        assert (len(shown["coverage"]), len(shown["hits"])) == (pages, places.fetchall()[0][0])
    assert len(shown["nights"]) > 0
    assert len(shown["casualties"]) > 0
    for chart in ("drones_chart", "casualties_chart", "hits_map"):
        assert shown[chart].to_dict()["$schema"]
