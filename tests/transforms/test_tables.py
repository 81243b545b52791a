"""What a column may hold is declared once: the coder makes nothing else, the checks let nothing else through, the codebook says the same."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import duckdb
import pytest
from hatchling.build import build_wheel

from tests.quality.measure import labelled
from tests.transforms.coding.coding import CHRONICLE, GAZETTEER, code, code_one
from transforms import series
from transforms.checks import page_faults, page_warnings, sound
from transforms.coding.kinds.event_types import TOPIC_OF, TYPES
from transforms.coding.places.places import _PRECISION, _RANK
from transforms.coding.speech.channels import _PRIORITY
from transforms.coding.text.vocabulary import vocabulary
from transforms.page.records import Bullet, Page
from transforms.schemas import ConformError, codebook, conform, ddl
from transforms.tables import BULLETS, BY_NAME, LAKE_TABLES, PLACES, TABLES
from transforms.words import words_of

ROOT = Path(__file__).parents[2]
CLOSED = {column.name: set(column.allowed) for table in TABLES for column in table.columns if column.allowed}
TEXT = "Seven people were killed and 12 drones launched in a strike on Dnipro, the governor said on Telegram."
DAY = dt.date(2026, 1, 7)


def values_of_the_lists() -> dict[str, set[str]]:
    """What the coder's word lists and tables can yield, by column."""
    words, metrics = vocabulary(), words_of("metrics")
    return {
        "topic": {TOPIC_OF.get(kind, kind) for kind in TYPES} | {topic for name in series.names() for topic, _ in series.load(name).topics},
        "event_type": set(TYPES) | set(words_of("event_types")),
        "attacker": {side.code for name in series.names() for side in series.load(name).sides},
        "metric": {m for group in ("people", "weapons", "settlements") for m in metrics[group]} | {row["metric"] for row in metrics["split"]},
        "object": set(words_of("counted")["weapons"]),
        "kind": set(_RANK),
        "geo_precision": set(_PRECISION.values()) | {"several"},
        "channel": set(_PRIORITY) | {channel for rows in words.channels.values() for _, channel in rows},
        "stance": {verb.stance for verb in words.verbs.values()},
    }


@pytest.mark.parametrize("column", values_of_the_lists())
def test_the_word_lists_yield_only_what_is_declared(column: str) -> None:
    found = values_of_the_lists()[column]
    assert found <= CLOSED[column]
    if column != "metric":  # some metrics are decided by grammar alone
        assert found == CLOSED[column]


def test_no_labelled_page_is_coded_with_a_value_that_is_not_declared() -> None:
    for page in labelled():
        coded = code(*(bullet["text"] for bullet in page["bullets"]))
        assert not [warning for bullet in coded for warning in bullet.warnings if "declared" in warning]


@pytest.mark.parametrize(
    ("part", "column", "left"),
    [
        ("quantities", "metric", None),
        ("quantities", "object", "object"),
        ("places", "kind", None),
        ("places", "role", None),
        ("attributions", "speaker_kind", "speaker_kind"),
        ("attributions", "channel", "channel"),
        ("attributions", "stance", "stance"),
    ],
)
def test_a_value_that_is_not_declared_is_left_out_and_told(part: str, column: str, left: str | None) -> None:
    """A row goes with its required value; of one that may be NULL only the value goes."""
    coded = code_one(TEXT)
    wrong = tuple(dataclasses.replace(record, **{column: "strange"}) for record in getattr(coded, part)[:1])
    parts: dict[str, Any] = {part: wrong}
    found = sound(dataclasses.replace(coded, **parts), Bullet(1, None, 1, TEXT), DAY)
    assert [getattr(record, column) for record in getattr(found, part)] == ([None] if left else [])
    assert found.warnings == (f"left out a value: {column} 'strange' is none of those declared",)


@pytest.mark.parametrize(("column", "instead"), [("topic", "other"), ("event_type", "other"), ("attacker", None)])
def test_a_bullet_of_a_strange_kind_is_of_another(column: str, instead: str | None) -> None:
    strange: dict[str, Any] = {column: "strange"}
    found = sound(dataclasses.replace(code_one(TEXT), **strange), Bullet(1, None, 1, TEXT), DAY)
    assert (getattr(found, column), len(found.warnings)) == (instead, 1)


def test_the_lake_and_the_database_take_nothing_else() -> None:
    row = dict.fromkeys(PLACES.names) | {"bullet_id": "b", "page_id": "p", "page_date": DAY, "ordinal": 1, "text": "x", "candidates": []}
    row |= {"kind": "city", "role": "scene", "span_start": 0, "span_end": 1}
    with pytest.raises(ConformError, match="role is 'scene', expected one of event, mention"):
        conform(PLACES, [row])
    with duckdb.connect() as connection:
        connection.execute(ddl(PLACES))
        rows = conform(PLACES, [row | {"role": "event"}])
        connection.register("incoming", rows)
        connection.execute("INSERT INTO places SELECT * FROM incoming")
        with pytest.raises(duckdb.ConstraintException, match="CHECK"):
            connection.execute("UPDATE places SET role = 'scene'")


def test_what_a_release_withholds_and_what_may_be_corrected() -> None:
    sentences = {table.name: {c.name for c in table.columns if c.is_sentence} for table in LAKE_TABLES}
    assert sentences == {
        "pages": {"title", "subhead", "intro"},
        "bullets": {"text"},
        "quantities": {"text"},
        "places": set(),
        "attributions": {"text", "quote"},
        "links": {"text"},
        "bullet_changes": {"old_text", "new_text"},
    }
    read = {"bullet_id", "page_id", "page_date", "ordinal", "position", "section", "section_position", "text", "span_start", "span_end"}
    for name in ("bullets", "quantities", "places", "attributions"):
        assert {c.name for c in BY_NAME[name].coded} == set(BY_NAME[name].names) - read


@pytest.mark.parametrize(("n_bullets", "is_refused", "is_odd"), [(2, True, False), (3, False, False), (400, False, False), (401, False, True)])
def test_too_few_bullets_reject_a_page_and_too_many_warn(n_bullets: int, is_refused: bool, is_odd: bool) -> None:
    bullets = tuple(Bullet(n, None, n, "A drone fell.") for n in range(1, n_bullets + 1))
    page = Page(CHRONICLE.name, "2026-01-07/day", DAY, 1413, "https://example.org/day", "t", None, None, (), None, None, bullets)
    assert (bool(page_faults(page, CHRONICLE)), bool(page_warnings(page, CHRONICLE))) == (is_refused, is_odd)


# the codebook


def test_the_codebook_of_the_docs_is_that_of_the_releases_and_of_an_installed_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    with ZipFile(tmp_path / build_wheel(str(tmp_path))) as wheel:
        installed = wheel.read("transforms/codebook.md").decode()
        notice = next(wheel.read(name).decode() for name in wheel.namelist() if name.endswith("/NOTICE"))
        tools = {name for name in wheel.namelist() if name.endswith(("make_gazetteer.py", "outlines.py"))}
    assert (ROOT / "docs/codebook.md").read_text(encoding="utf-8") == codebook() == installed
    assert not tools, "they are run by hand, in a checkout"
    assert all(whose in notice for whose in ("GeoNames", "Natural Earth", "(c) 2012 Mark DiMarco", "2013-2019 Michael Bostock"))
    assert notice.count("permission notice") == 2, "the map's makers want theirs passed on with it"


def test_a_disclaimer_has_the_values_that_the_codebook_gives_it() -> None:
    coded = code_one("Neither report could be independently verified.")
    said = re.search(r"- `is_event`: (.*?)\n- ", codebook(), re.DOTALL)
    assert said
    assert all(words in said[1] for words in (f"type `{coded.event_type}`", "its section's topic", "no other values", "WHERE is_event"))
    assert (coded.is_event, coded.attacker, coded.event_date, coded.own_place) == (False, None, None, None)
    assert not [*coded.quantities, *coded.places, *coded.attributions]


def told_in_the_codebook() -> dict[str, set[str]]:
    """The values of the codebook's tables, by the column that heads them."""
    found: dict[str, set[str]] = {}
    for table in re.findall(r"(?:^\|.*\n)+", codebook(), re.MULTILINE):
        head, _, *rows = [line.split("|")[1].strip() for line in table.splitlines()]
        found.setdefault(head, set()).update(value for row in rows for value in row.split(", "))
    return found


@pytest.mark.parametrize("column", CLOSED)
def test_the_codebook_tells_every_value_and_no_other(column: str) -> None:
    told = told_in_the_codebook()
    assert told[column] == CLOSED[column]


def test_every_section_that_is_cited_is_there() -> None:
    described = " ".join([t.description for t in TABLES] + [c.description for t in TABLES for c in t.columns])
    cited = set(re.findall(r"codebook section (\d)", described))
    assert cited <= set(re.findall(r"^## (\d)\. ", codebook(), re.MULTILINE))
    assert cited


def test_ids_are_found_in_the_gazetteer() -> None:
    known = {709930: ("Dnipro", "city"), 703883: ("Crimea", "region")}
    assert {i: (e.name, e.kind) for i in known if (e := GAZETTEER.entry(i))} == known
    assert GAZETTEER.entry(1) is None


def test_event_types_stand_in_the_order_in_which_they_are_decided() -> None:
    assert next(c for c in BULLETS.columns if c.name == "event_type").allowed == TYPES
