"""What holds for any bytes: a verdict or a ParseError, links that are their words, an end within bounds."""

from __future__ import annotations

import datetime as dt
import itertools
import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transforms import series
from transforms.bodies import BodyError, inflate, inflate_file
from transforms.history import changes
from transforms.page.dating import day_number_in, intro_date
from transforms.page.normalise import normalise
from transforms.page.reading import ParseError, Verdict, read_page
from transforms.page.records import Bullet, Page
from transforms.page.sniffing import sniff_day

CHRONICLE = series.load("russia-ukraine")
SAMPLE = (Path(__file__).parents[1] / "pages/trap-03-04-05-cut-lists.html").read_bytes()
RELAXED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def verdict_or_error(payload: bytes) -> None:
    sniff_day(payload)
    try:
        reading = read_page(payload, CHRONICLE)
    except ParseError as error:
        told = str(error)
        assert "\n" not in told
        return
    assert reading.verdict in Verdict
    assert (reading.page is None) == (reading.verdict is not Verdict.OK)
    for bullet in reading.page.bullets if reading.page else ():
        assert bullet.text == normalise(bullet.text) != ""
        for link in bullet.links:
            assert bullet.text[link.span_start : link.span_end] == link.text
            assert link.url.startswith(("http://", "https://"))


@RELAXED
@given(st.binary(max_size=2000))
def test_any_bytes(payload: bytes) -> None:
    verdict_or_error(payload)


@RELAXED
@given(st.data())
def test_a_page_with_pieces_moved_cut_and_doubled(data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 400)), max_size=6))
    payload = SAMPLE
    for at, length in pieces:
        payload = payload[:at] + payload[at + length :] + (payload[at : at + length] if length % 2 else b"")
    verdict_or_error(payload)


@RELAXED
@given(st.text())
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    "hostile",
    [
        b"<ul><li>" * 400_000,
        b"<div>" * 1_000_000,
        b"<a href='" * 500_000,
        b"<p>" + b"<b>" * 300_000,
        b'<script type="application/ld+json">' + b"[" * 900_000,
    ],
    ids=["lists", "divs", "attributes", "bold", "json"],
)
def test_hostile_pages_end_soon(hostile: bytes) -> None:
    start = time.monotonic()
    verdict_or_error(SAMPLE.replace(b"<h2>Fighting</h2>", hostile))
    verdict_or_error(hostile)
    assert time.monotonic() - start < 30


@RELAXED
@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "identity", None, "br", "gzip, gzip"]))
def test_any_body_is_whole_or_an_error(raw: bytes, coding: str | None) -> None:
    try:
        assert len(inflate(raw, coding, 1000)) <= 1000
    except BodyError as error:
        assert "\n" not in str(error)


def test_an_address_that_is_none_is_no_landmark() -> None:
    broken = SAMPLE.replace(b"https://www.aljazeera.com/news/2026/1/16", b"http://[bad")
    assert read_page(broken, CHRONICLE).verdict is Verdict.REDESIGN


def test_bodies_that_are_not_whole() -> None:
    import gzip

    whole = gzip.compress(b"x" * 100_000)
    assert inflate_file(whole) == b"x" * 100_000
    for broken, told in ((whole[:-1], "cut short"), (whole + b"x", "after the end"), (b"\x1f\x8b" + whole[5:], "broken compression")):
        with pytest.raises(BodyError, match=told):
            inflate(broken, "gzip")
    with pytest.raises(BodyError, match="more than 1,000"):
        inflate(whole, "gzip", 1000)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("List of key events, day 1,413", 1413),
        ("...-day-817-2", 817),
        ("from day eight", 8),
        ("day-one-thousand-one-hundred-and-twenty-six", 1126),
        ("enters its 132nd day", 132),
        ("on the 1,036th day", 1036),
        ("a sunny day 5x", None),
        ("no number", None),
    ],
)
def test_day_numbers(text: str, number: int | None) -> None:
    assert day_number_in(text) == number


@pytest.mark.parametrize(
    ("date", "number"),
    [
        ("2022-03-03", 8),
        ("2024-03-17", 753),
        ("2024-03-18", None),
        ("2024-03-19", 754),
        ("2024-05-21", 817),
        ("2024-05-22", 817),
        ("2024-11-15", 994),
        ("2024-11-17", None),
        ("2024-11-20", 1000),
        ("2026-01-07", 1413),
    ],
)
def test_the_table_of_epochs(date: str, number: int | None) -> None:
    assert CHRONICLE.day_number(dt.date.fromisoformat(date)) == number


@pytest.mark.parametrize(
    ("intro", "near", "found"),
    [
        ("Here is the situation on Saturday, April 20, 2024.", "2024-04-20", "2024-04-20"),
        ("Here is the situation on Wednesday, January 1:", "2024-12-31", "2025-01-01"),
        ("Here is the situation on Saturday, January 19:", "2025-01-18", "2025-01-18"),
        ("These are the key events so far.", "2022-04-01", None),
        ("As of Tuesday, February 30:", "2025-02-26", None),
    ],
)
def test_the_day_of_an_intro(intro: str, near: str, found: str | None) -> None:
    assert str(intro_date(intro, dt.date.fromisoformat(near))[0]) == str(found)


def page(*texts: str) -> Page:
    bullets = tuple(Bullet(n, "Fighting", n, text) for n, text in enumerate(texts, 1))
    return Page("s", "2026-01-07/x", dt.date(2026, 1, 7), 1, "u", "t", None, None, (), None, None, bullets)


WORDS = ["Three people were killed in the port city on Monday.", "The talks went on in Geneva, officials said.", "Prices of grain rose again."]


def test_what_an_edit_did() -> None:
    edited = page("A new item came in the evening.", WORDS[0].replace("Three", "Four"), WORDS[2])
    found = [(c.change, c.old and c.old.position, c.new and c.new.position) for c in changes(page(*WORDS), edited)]
    assert found == [("added", None, 1), ("changed", 1, 2), ("withdrawn", 2, None)]


def test_moved_is_what_left_its_order_not_what_made_room() -> None:
    found = [(c.change, c.old and c.old.text) for c in changes(page(*WORDS, "Last."), page(WORDS[1], WORDS[2], WORDS[0], "Last."))]
    assert found == [("moved", WORDS[0])]
    assert changes(page(*WORDS), page("New one here.", *WORDS))[0].change == "added"
    assert len(changes(page(*WORDS), page("New one here.", *WORDS))) == 1


def test_any_two_states_are_explained() -> None:
    chance = random.Random(7)
    pool = [*WORDS, *(f"Item {n} of the pool tells of {n * 7} things." for n in range(9))]
    for _ in range(200):
        old, new = (page(*chance.sample(pool, chance.randint(0, 9))) for _ in range(2))
        found = changes(old, new)
        gone = {c.old.position for c in found if c.change == "withdrawn" and c.old}
        came = {c.new.position for c in found if c.change == "added" and c.new}
        assert len(old.bullets) - len(gone) == len(new.bullets) - len(came)
        assert all(c.old != c.new for c in found if c.change != "moved")
        assert len({c.new.position for c in found if c.new}) == len([c for c in found if c.new])
    assert list(itertools.chain(changes(page(*WORDS), page(*WORDS)))) == []
