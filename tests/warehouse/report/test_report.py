"""The report as a file: self-contained, under policy, its data inert. What it does in a browser is in test_browser.py."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import hashlib
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from tests.made.days import made_warehouse, page_of, views_on, warehouse_of
from tests.made.draft import Draft
from tests.made.world import ENTRIES
from warehouse.database import DatabaseError, connect
from warehouse.durable import StorageError
from warehouse.report import page, write_report
from warehouse.report.data import CHART_SQL, payload

NOW = dt.datetime(2026, 11, 1, 6, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_warehouse(tmp_path_factory.mktemp("report") / "w", days=20, bullets=300)


@pytest.fixture(scope="module")
def shown(database: Path) -> dict[str, Any]:
    with connect(database) as connection:
        return payload(connection, NOW)


def test_every_bullet_and_mark_is_there(database: Path, shown: dict[str, Any]) -> None:
    with connect(database) as connection:
        told = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone() for table in ("bullets", "quantities", "places", "attributions")
        }
    marks = [mark for bullet in shown["bullets"]["marks"] for mark in bullet]
    assert (len(shown["bullets"]["text"]),) == told["bullets"]
    kinds = [sum(mark[0] == kind for mark in marks) for kind in "qpa"]
    assert [(n,) for n in kinds] == [told["quantities"], told["places"], told["attributions"]]


def test_the_sql_of_every_figure_runs(database: Path) -> None:
    with connect(database) as connection:
        for query in CHART_SQL.values():
            assert connection.execute(query.format(where="")).fetchall()


def test_a_governors_count_of_his_region_is_none_of_the_countrys_night(tmp_path: Path) -> None:
    day, kharkiv = dt.date(2026, 10, 1), next(entry for entry in ENTRIES if entry[0] == "Kharkiv")
    counts = [
        Draft("air_defence", day, "RU").on(day, day, "night").count(f"{n} drones", "launched", n, n, object="drone").say(", ") for n in (95, 12)
    ]
    counts[0].source("the air force said", "air force", "UA")
    counts[1].source("the governor said", "governor", "UA").say(" of ").place(kharkiv)
    with connect(warehouse_of(tmp_path / "w", [page_of(day, counts)])) as connection:
        assert [row[5] for row in payload(connection, NOW)["nights"]] == [95]


def test_a_place_on_the_map_bears_neither_the_dead_of_several_places_nor_of_a_month() -> None:
    day, entry = dt.date(2026, 10, 1), {entry[0]: entry for entry in ENTRIES}
    told = [Draft("strike", day, "RU").on(day).count(f"{n} dead", "killed", n, n, None).say(" in ").place(entry["Kharkiv"]) for n in (2, 18, 300)]
    told[1].say(" and ").place(entry["Sumy"])
    told[2].on(dt.date(2026, 9, 1), dt.date(2026, 9, 30), "month")
    with views_on([page_of(day, told)]) as connection:
        [(place, *_, reports, killed_low, _, _)] = connection.execute(CHART_SQL["map"].format(where="")).fetchall()
        assert (place, reports, killed_low) == ("Kharkiv", 3, 2)
        bullets = payload(connection, NOW)["bullets"]
        assert (bullets["is_several"], bullets["is_period"]) == ([0, 1, 0], [0, 0, 1])


def test_only_the_scripts_inside_may_run_and_nothing_is_fetched(shown: dict[str, Any]) -> None:
    text = page.render(shown | {"specs": {}}, "(() => {})();")
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts}
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    assert hashes == set(re.findall(r"'sha256-[^']+'", policy[1]))
    assert "default-src 'none'" in policy[1]
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", text)


def test_the_data_comes_back_out(shown: dict[str, Any]) -> None:
    text = page.render(shown | {"specs": {}}, "")
    found = re.search(r'id="data">([A-Za-z0-9+/=]+)</script>', text)
    assert found
    assert json.loads(gzip.decompress(base64.b64decode(found[1])))["bullets"]["text"] == shown["bullets"]["text"]


def test_the_same_database_gives_the_same_page(database: Path, shown: dict[str, Any]) -> None:
    with connect(database) as connection:
        assert payload(connection, NOW) == shown


def test_an_empty_database_gives_a_page_that_says_so(tmp_path: Path) -> None:
    with connect(warehouse_of(tmp_path / "w", ())) as connection:
        assert "no page" in page.render(payload(connection, NOW) | {"specs": {}}, "")


def test_without_a_database_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="keyevents build"):
        write_report(tmp_path / "none.duckdb", tmp_path / "r.html", NOW)


def test_crimea_is_drawn_in_ukraine_and_all_regions_are_there(shown: dict[str, Any]) -> None:
    regions = {feature["properties"]["iso"]: feature for feature in shown["map"]["regions"]}
    assert len(regions) == 27
    assert {"UA-43", "UA-40"} <= regions.keys()
    russia = next(f for f in shown["map"]["countries"] if f["properties"]["name"] == "Russia")
    rings = [ring for polygon in russia["geometry"]["coordinates"] for ring in polygon]
    assert not any(all(32 < x < 37 and 44 < y < 46.5 for x, y in ring) for ring in rings)


@pytest.mark.parametrize("place", ["none/r.html", ".", "pipe"])
def test_a_place_that_cannot_be_written_is_told_before_the_work(place: str, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "payload", lambda *_: pytest.fail("it was worked out first"))
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StorageError, match="name"):
        write_report(database, tmp_path / place, NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]
