"""Another chronicle is another file of `transforms/series` and its slice of GeoNames: the same program reads, codes and stores it."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from flows.cli import run
from tests.quality.measure import page_of
from transforms import series
from transforms.coding.coder import code_page
from warehouse.database import connect
from warehouse.gazetteer import load_shipped
from warehouse.report.data import payload

GAZA = series.load("israel-gaza")
DAY = dt.date(2024, 2, 10)
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"/><title>Israel’s war on Gaza: List of key events, day 127 | News</title>
<link rel="canonical" href="https://www.aljazeera.com/news/2024/2/10/israels-war-on-gaza-list-of-key-events-day-127"/>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline":
"Israel’s war on Gaza: List of key events, day 127", "datePublished": "2024-02-10T06:00:00Z"}</script></head>
<body><main id="main-content-area"><header><h1>Israel’s war on Gaza: List of key events, day 127</h1>
<p class="article__subhead"><em>What happened on the day.</em></p></header>
<div class="wysiwyg wysiwyg--all-content"><p>Here are the key events on Saturday, February 10.</p>
<h2>Fighting</h2><ul>
<li>An Israeli air strike on a house in Rafah killed at least 11 people, Gaza’s Ministry of Health said on Telegram.</li>
<li>Israeli shelling of Khan Younis wounded 14 people on Friday.</li>
<li>Hamas fighters fired 20 rockets at Ashkelon, all of which were intercepted, the Israeli army said.</li></ul>
<h2>Diplomacy</h2><ul>
<li>Negotiators from Qatar and Egypt held talks in Cairo about a ceasefire, an official told the news agency Reuters.</li></ul>
</div></main></body></html>
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gaza")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    assert run(["ingest", str(folder / "page.html"), "--series", "israel-gaza", "--data", str(folder / "data")]) == 0
    return folder / "data"


def rows(data: Path, query: str) -> list[tuple[object, ...]]:
    with connect(data / "keyevents.duckdb") as connection:
        return connection.execute(query).fetchall()


def test_its_pages_are_found_and_numbered() -> None:
    assert GAZA.day_number(DAY) == 127
    assert (GAZA.guess_url(DAY) or "").endswith("/news/2024/2/10/israels-war-on-gaza-list-of-key-events-day-127")


def test_its_bullets_are_coded(data: Path) -> None:
    assert rows(data, "SELECT series, page_date, day_number, n_bullets FROM pages") == [("israel-gaza", DAY, 127, 4)]
    assert rows(data, "SELECT event_type, attacker FROM bullets ORDER BY position") == [
        ("strike", "IL"),
        ("strike", "IL"),
        ("air_defence", "PS"),
        ("diplomacy", None),
    ]
    assert rows(data, "SELECT metric, low, high FROM quantities ORDER BY bullet_id, ordinal") == [
        ("killed", 11, None),
        ("injured", 14, 14),
        ("launched", 20, 20),
        ("intercepted", 20, 20),
    ]


def test_its_places_come_from_its_own_slice(data: Path) -> None:
    found = rows(data, "SELECT name, country, admin1 FROM places WHERE role = 'event' ORDER BY bullet_id, ordinal LIMIT 3")
    assert [(country, region) for _, country, region in found] == [("PS", "PS-GZ"), ("PS", "PS-GZ"), ("IL", "IL-D")]
    assert rows(data, "SELECT DISTINCT gazetteer_version FROM pages")[0][0] is not None


def test_its_speakers_have_their_sides(data: Path) -> None:
    assert rows(data, "SELECT side FROM attributions ORDER BY bullet_id, ordinal LIMIT 2") == [("PS",), ("IL",)]


@pytest.mark.slow
def test_one_warehouse_holds_one_series(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = data.parent / "page.html"
    assert run(["ingest", str(page), "--series", "russia-ukraine", "--data", str(data)]) != 0
    assert "israel-gaza" in capsys.readouterr().err
    assert run(["report", "--data", str(data)]) == 0


def test_a_release_is_loaded_as_the_series_that_it_is_of(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["release", "--data", str(data)]) == 0
    folder = str(data / "releases" / "latest")
    assert run(["import", folder, "--data", str(tmp_path / "wrong")]) == 1
    assert "--series" in capsys.readouterr().err
    assert not (tmp_path / "wrong" / "lake").exists()
    assert run(["import", folder, "--series", "israel-gaza", "--data", str(tmp_path / "right")]) == 0


def test_its_report_has_its_own_sides_and_no_map_of_another_land(data: Path) -> None:
    with connect(data / "keyevents.duckdb") as connection:
        shown = payload(connection, dt.datetime(2024, 2, 11, tzinfo=dt.UTC))
    assert [side["country"] for side in shown["sides"]] == ["Israel", "Palestine"]
    assert shown["map"]["countries"] == shown["map"]["regions"] == []
    frame = shown["map"]["frame"]
    assert frame["west"] < 34.3 < frame["east"] < 40
    assert frame["south"] < 31.3 < frame["north"] < 40
    assert shown["regions"]["PS-GZ"] == "Gaza Strip"


def test_the_strip_and_the_bank_are_two_regions(tmp_path: Path) -> None:
    told = iter(
        (
            "An Israeli air strike on the Gaza Strip on Friday killed 100 people, the Health Ministry said.",
            "An Israeli raid in Jenin in the occupied West Bank on Friday killed four people, Wafa reported.",
            "An Israeli air strike on Rafah on Friday killed 50 people, medics said.",
        )
    )
    (tmp_path / "page.html").write_text(re.sub("(?<=<li>).*(?=</li>)", lambda old: next(told, old[0]), PAGE), encoding="utf-8")
    assert run(["ingest", str(tmp_path / "page.html"), "--series", "israel-gaza", "--data", str(tmp_path / "data")]) == 0
    query = "SELECT country, region, sum(reported_low), sum(distinct_low) FROM daily_casualties GROUP BY ALL ORDER BY region"
    assert rows(tmp_path / "data", query) == [("PS", "PS-GZ", 150, 100), ("PS", "PS-WE", 4, 4)]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("At least 28,340 people have been killed in Gaza since October 7, the Health Ministry said.", ("Gaza Strip", "region")),
        ("Shelling of northern Gaza killed five people.", ("Gaza Strip", "region")),
        ("An air strike on Gaza City killed 12 people.", ("Gaza", "city")),
    ],
)
def test_gaza_is_the_strip_and_gaza_city_the_city(told: str, place: tuple[str, str]) -> None:
    page = page_of({"page_date": str(DAY), "bullets": [{"section": None, "text": told}]})
    assert [(found.name, found.kind) for found in code_page(page, load_shipped(GAZA), GAZA)[0].places] == [place]


def test_its_own_sides_are_no_donors(tmp_path: Path) -> None:
    words = "Israel approved the transfer of funds worth 435 million shekels to the Palestinian Authority, Finance Minister Bezalel Smotrich said."
    (tmp_path / "page.html").write_text(PAGE.replace("Israeli shelling of Khan Younis wounded 14 people on Friday.", words), encoding="utf-8")
    assert run(["ingest", str(tmp_path / "page.html"), "--series", "israel-gaza", "--data", str(tmp_path / "data")]) == 0
    assert rows(tmp_path / "data", "SELECT donor, currency FROM aid_pledges") == [(None, "ILS")]


def test_the_gazetteer_is_the_one_of_the_folders_series(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for folder in (data, tmp_path / "none"):
        assert run(["gazetteer", "--data", str(folder)]) == 0
        told.append(capsys.readouterr().out.split(":")[0])
    assert told == [load_shipped(GAZA).version, load_shipped(series.load("russia-ukraine")).version]
