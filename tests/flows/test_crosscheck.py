"""An outside table against made days whose claims are known."""

from __future__ import annotations

import csv
import datetime as dt
import io
import shutil
from pathlib import Path

import pytest

from flows.cli import run
from tests.made.days import page_of, warehouse_of
from tests.made.draft import Draft
from tests.made.world import ENTRIES

NIGHTS = [dt.date(2026, 10, day) for day in (1, 2, 3, 4)]
KHARKIV = next(entry for entry in ENTRIES if entry[0] == "Kharkiv")
MAPPING = """
date = "day"
date_format = "%d.%m.%Y"
[where]
model = ["Shahed", "Gerbera"]
[[column]]
name = "sent"
metric = "launched"
weapon = "drone"
attacker = "RU"
tolerance = 1
[[column]]
name = "dead"
metric = "killed"
attacker = "RU"
cumulative = true
"""
OUTSIDE = """day,model,sent,dead
30.09.2026,Shahed,5,100
01.10.2026,Shahed,60,104
01.10.2026,Gerbera,41,
01.10.2026,Iskander,7,
02.10.2026,Shahed,70,110
03.10.2026,Shahed,50,111
04.10.2026,Shahed,9,
"""


def night(day: dt.date, low: int, high: int | None, claimant: str) -> Draft:
    draft = Draft("air_defence", day, "RU").on(day - dt.timedelta(days=1), day, "night").say("Russia sent ")
    return draft.count("drones", "launched", low, high, object="drone").say(", ").source(f"{claimant} said", claimant, "UA").say(".")


def toll(day: dt.date, low: int, high: int | None) -> Draft:
    strike = Draft("strike", day, "RU").on(day).say("An attack on ").place(KHARKIV).say(" killed ")
    return strike.count("people", "killed", low, high).say(", ").source("the mayor said", "mayor", "UA").say(".")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of three made days; not to be changed by a test."""
    pages = [
        page_of(NIGHTS[0], [night(NIGHTS[0], 100, 100, "air force"), night(NIGHTS[0], 90, 95, "General Staff"), toll(NIGHTS[0], 4, 4)]),
        page_of(NIGHTS[1], [night(NIGHTS[1], 80, None, "air force"), toll(NIGHTS[1], 3, None)]),
        page_of(NIGHTS[3], [night(NIGHTS[3], 9, 9, "air force")]),
    ]
    return warehouse_of(tmp_path_factory.mktemp("made") / "w", pages).parent


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    """A copy of it, beside outside figures and their mapping."""
    (tmp_path / "mapping.toml").write_text(MAPPING)
    (tmp_path / "outside.csv").write_text(OUTSIDE)
    return shutil.copytree(made, tmp_path / "w")


def crosscheck(data: Path, *options: str) -> int:
    return run(["crosscheck", str(data.parent / "outside.csv"), "--mapping", str(data.parent / "mapping.toml"), "--data", str(data), *options])


def test_every_claim_has_its_verdict_and_its_sentence(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert crosscheck(data, "--csv") == 0
    out, err = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(out)))
    told = [(r["date"], r["column"], r["outside"], r["low"], r["high"], r["verdict"], r["claimant"]) for r in rows]
    assert told == [
        ("2026-10-01", "sent", "101.0", "90.0", "95.0", "differ", "General Staff"),
        ("2026-10-01", "sent", "101.0", "100.0", "100.0", "agree", "air force"),
        ("2026-10-02", "sent", "70.0", "80.0", "", "differ", "air force"),
        ("2026-10-03", "sent", "50.0", "", "", "not ours", ""),
        ("2026-10-04", "sent", "9.0", "9.0", "9.0", "agree", "air force"),
        ("2026-10-01", "dead", "4.0", "4.0", "4.0", "agree", "mayor"),
        ("2026-10-02", "dead", "6.0", "3.0", "", "agree", "mayor"),
    ]
    assert rows[1]["sentences"].startswith("Russia sent drones")
    assert rows[1]["bullets"].endswith("#01")
    assert err.splitlines()[-1] == "4 agree, 1 differ, 1 not ours, 0 not theirs"


@pytest.mark.parametrize(
    ("mapping", "outside", "told"),
    [
        (
            MAPPING + 'region = "Kharkiv"\n',
            OUTSIDE,
            ["dead: nothing compared: no days with numbers of theirs (2026-10-01 to 2026-10-03) and of ours"],
        ),
        (MAPPING.replace("Shahed", "shahed").replace("Gerbera", "gerbera"), OUTSIDE, [f"{name}: nothing compared" for name in ("sent", "dead")]),
        (MAPPING, OUTSIDE, []),
        (MAPPING, OUTSIDE.replace(",60,104\n", ",60,104,,\n"), []),
    ],
    ids=["a region's name", "no row meant", "all compared", "empty cells behind"],
)
def test_a_column_of_which_nothing_was_compared_is_told(
    data: Path, mapping: str, outside: str, told: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (data.parent / "mapping.toml").write_text(mapping)
    (data.parent / "outside.csv").write_text(outside)
    assert crosscheck(data) == 0
    *notes, _ = capsys.readouterr().err.splitlines()
    assert len(notes) == len(told)
    assert all(note.startswith(said) for note, said in zip(notes, told, strict=True))


def test_it_prints_a_table_too(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert crosscheck(data) == 0
    assert "General Staff" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("mapping", "outside", "named"),
    [
        ("date = ", OUTSIDE, "mapping.toml"),
        ("date = 'day'", OUTSIDE, "[[column]]"),
        (MAPPING.replace('"launched"', '"sunk"'), OUTSIDE, "'sunk'"),
        (MAPPING.replace('weapon = "drone"', 'weapon = "dron"'), OUTSIDE, "weapon is one of drone"),
        (MAPPING.replace('attacker = "RU"', 'attacker = "Russia"'), OUTSIDE, "found 'Russia'"),
        (MAPPING.replace('["Shahed", "Gerbera"]', '"Shahed and Gerbera"'), OUTSIDE, "where: model: expected a list of texts"),
        (MAPPING.replace("tolerance = 1", 'tolerance = "1"'), OUTSIDE, "column sent: tolerance: expected a number"),
        (MAPPING.replace("cumulative = true", 'cumulative = "yes"'), OUTSIDE, "column dead: cumulative: expected true or false"),
        (MAPPING.replace('date = "day"', "date = 5"), OUTSIDE, "date: expected a text, found 5"),
        (MAPPING.replace('metric = "killed"', 'metric = ["killed"]'), OUTSIDE, "metric: expected a text"),
        (MAPPING.replace('"sent"', '"launched"'), OUTSIDE, "expected columns launched"),
        (MAPPING.replace("cumulative = true", 'weapon = "drone"'), OUTSIDE, "column dead: weapon filters air_war alone"),
        (MAPPING.replace("cumulative = true", 'claimant_side = "UA"'), OUTSIDE, "column dead: claimant_side filters air_war alone"),
        (MAPPING.replace('"dead"', '"sent"'), OUTSIDE, "column sent: named by 2 [[column]]"),
        (MAPPING, OUTSIDE.replace("model,sent,dead", "model,sent,dead,sent"), "expected one column sent, found 2"),
        (MAPPING, OUTSIDE.replace(",70,", ",1,270,"), "outside.csv, line 6: more cells than columns"),
        (MAPPING, OUTSIDE.replace("02.10.2026", "2026-10-02"), "outside.csv, line 6"),
        (MAPPING, OUTSIDE.replace(",70,", ",many,"), "outside.csv, line 6"),
        (MAPPING, "", "found none"),
    ],
)
def test_what_cannot_be_used_is_named_in_one_line(data: Path, mapping: str, outside: str, named: str, capsys: pytest.CaptureFixture[str]) -> None:
    (data.parent / "mapping.toml").write_text(mapping)
    (data.parent / "outside.csv").write_text(outside)
    assert crosscheck(data) == 2
    err = capsys.readouterr().err
    assert named in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("told", ["nan", "inf", "1,5", "1_000", "many"])
def test_what_is_no_number_is_refused(data: Path, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    (data.parent / "outside.csv").write_text(f'day,model,sent,dead\n01.10.2026,Shahed,"{told}",\n')
    assert crosscheck(data) == 2
    assert f"{told!r} is none" in capsys.readouterr().err


def test_commas_may_stand_between_thousands(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data.parent / "outside.csv").write_text('day,model,sent,dead\n01.10.2026,Shahed,"1,060.0",\n')
    assert crosscheck(data, "--csv") == 0
    assert "1060" in capsys.readouterr().out


@pytest.mark.parametrize(("region", "told"), [("", ["differ", "not ours", "agree"]), ('region = "UA-63"', ["differ", "agree", "differ"])])
def test_a_governors_count_of_his_region_is_none_of_the_countrys_night(
    tmp_path: Path, region: str, told: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor is the country's one of a region, where a mapping names it."""
    both = [[night(day, 12, 12, "governor").say(" of ").place(KHARKIV), night(day, 95, 95, "air force")] for day in NIGHTS[:3]]
    pages = [page_of(NIGHTS[0], both[0]), page_of(NIGHTS[1], both[1][:1]), page_of(NIGHTS[2], both[2])]
    data = warehouse_of(tmp_path / "w", pages).parent
    (tmp_path / "mapping.toml").write_text(f'date = "day"\n[[column]]\nname = "sent"\nmetric = "launched"\n{region}\n')
    (tmp_path / "outside.csv").write_text("day,sent\n2026-10-01,50\n2026-10-02,12\n2026-10-03,95\n")
    assert crosscheck(data, "--csv") == 0
    assert [row["verdict"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))] == told
