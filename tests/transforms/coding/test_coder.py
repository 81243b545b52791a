"""Kinds of event, attackers and topics by clear cases, and what holds for any text at all."""

from __future__ import annotations

import datetime as dt
import gc
import string
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.quality.measure import BLIND, labelled, page_of
from tests.transforms.coding.coding import CHRONICLE, GAZETTEER, code, code_one
from transforms.checks import sound
from transforms.coding import coder
from transforms.coding.coder import MOST_READ, code_page, code_pages
from transforms.coding.kinds.event_types import TYPES
from transforms.coding.quantities.quantities import find_all
from transforms.coding.records import Attribution, CodedBullet, EventDate, Place, Quantity
from transforms.page.records import Bullet


@pytest.mark.parametrize(
    ("text", "event_type", "attacker"),
    [
        ("Ukraine’s Air Force shot down 20 of 30 Russian drones.", "air_defence", "RU"),
        ("Debris of a drone set fire to a roof in Kyiv.", "air_defence", None),
        ("Russian shelling killed a man in Kherson.", "strike", "RU"),
        ("Moscow accused Ukraine of shelling a hospital in Donetsk.", "strike", "UA"),
        ("Ukrainian troops beat back five Russian assaults near Lyman.", "ground_combat", "RU"),
        ("Russian troops captured the village of Novoselivka.", "ground_combat", "RU"),
        ("A car bomb killed an official in occupied Melitopol.", "sabotage", None),
        ("The two sides exchanged 50 prisoners of war each.", "prisoners", None),
        ("Half of Kyiv was without electricity.", "energy", None),
        ("Police evacuated 40 families from the village.", "humanitarian", None),
        ("Canada will send Ukraine 20 howitzers and ammunition.", "military_aid", None),
        ("The EU adopted new sanctions against Russian banks.", "sanctions", None),
        ("The World Bank lent Ukraine $1bn for its budget.", "economy", None),
        ("Envoys met in Geneva for talks about a ceasefire.", "diplomacy", None),
        ("A court in Moscow jailed a teacher for treason.", "justice", None),
        ("Latvia scrambled jets when a drone crossed into its airspace.", "mobilisation", None),
        ("Parliament dismissed the minister over a corruption scandal.", "politics", None),
        ("Russia’s Foreign Ministry denied any part in it.", "statement", None),
        ("Two trains collided near Tula in an accident.", "other", None),
        ("Kyiv came under attack by drones, and two houses burned.", "strike", None),
        ("Ukrainian forces came under Russian fire near Lyman.", "strike", "RU"),
        ("Ukrainian troops have withdrawn from the village after fierce clashes.", "ground_combat", "UA"),
        ("Three people were hurt in southern Ukraine after overnight attacks, officials said.", "strike", None),
        ("Two people were killed in southern Russia in a drone attack.", "strike", None),
        ("Two bombers were shot down by Ukrainian missile troops over Kherson.", "air_defence", None),
    ],
)
def test_kind_and_attacker(text: str, event_type: str, attacker: str | None) -> None:
    coded = code_one(text)
    assert (coded.event_type, coded.attacker) == (event_type, attacker)


def test_a_page_is_coded_the_same_whatever_is_coded_beside_it() -> None:
    pages = [page_of(label) for label in labelled(BLIND)[:6]]
    assert code_pages(pages, GAZETTEER, CHRONICLE) == [code_page(page, GAZETTEER, CHRONICLE) for page in reversed(pages)][::-1]


def test_coding_is_done_without_the_collector_of_cycles_and_makes_none(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [page_of(label) for label in labelled(BLIND)[:6]]
    code_pages(pages, GAZETTEER, CHRONICLE)  # reads word lists and weights, once
    seen = list[bool]()

    def watched(texts: list[str]) -> list[Any]:
        seen.append(gc.isenabled())
        return find_all(texts)

    monkeypatch.setattr(coder, "find_all", watched)
    gc.collect()
    code_pages(pages, GAZETTEER, CHRONICLE)
    assert gc.isenabled()
    gc.disable()
    try:
        code_pages(pages, GAZETTEER, CHRONICLE)
        assert not gc.isenabled()
        assert gc.collect() == 0
    finally:
        gc.enable()
    assert seen == [False, False]


def test_a_disclaimer_is_no_event() -> None:
    coded = code_one("Al Jazeera could not independently verify either claim.")
    assert (coded.is_event, coded.event_type, coded.attributions) == (False, "other", ())
    assert code_one("Two men died in Kherson. Reuters could not verify the report.").is_event
    assert not code_one("Al Jazeera hasn’t been able to verify the report.").is_event
    assert not code_one("The reports could not be verified.").is_event
    assert code_one("The Kremlin did not confirm the report.").is_event


def test_topics_by_heading_else_by_the_commonest_kind() -> None:
    assert code_one("Half of Kyiv was without electricity.", section="Fighting").topic == "fighting"
    texts = ("Half of Kyiv was without electricity.", "Kharkiv was without power.", "A court in Moscow jailed a teacher.")
    assert {coded.topic for coded in code(*texts, section="Elsewhere")} == {"energy"}


def test_a_value_that_cannot_be_is_left_out_with_a_warning() -> None:
    bullet = Bullet(1, None, 1, "Nine men.")
    wrong = (
        Quantity("killed", None, 5, 3, None, False, False, 0, 4),
        Quantity("killed", None, 200_000, None, None, False, False, 0, 4),
        Quantity("killed", None, 9, 9, None, False, False, 0, 40),
    )
    far = EventDate(dt.date(2024, 1, 1), dt.date(2024, 1, 1), "day")
    coded = CodedBullet(True, "other", "other", None, far, wrong, (), ())
    checked = sound(coded, bullet, dt.date(2026, 1, 7))
    assert (checked.quantities, checked.event_date, len(checked.warnings)) == ((), None, 4)


@pytest.mark.parametrize(
    ("start", "end", "is_kept"),
    [
        ("2022-02-24", "2026-01-07", True),
        ("2014-07-17", "2026-01-07", True),
        ("1941-06-22", "2026-01-07", False),
        ("2022-02-24", "2022-05-20", False),
    ],
)
def test_a_period_may_begin_long_before_its_page_and_must_reach_it(start: str, end: str, is_kept: bool) -> None:
    period = EventDate(dt.date.fromisoformat(start), dt.date.fromisoformat(end), "period")
    checked = sound(CodedBullet(True, "other", "other", None, period, (), (), ()), Bullet(1, None, 1, "Nine men."), dt.date(2026, 1, 7))
    assert (checked.event_date is not None) is is_kept
    assert bool(checked.warnings) is not is_kept


def test_what_is_too_long_is_coded_in_part_with_a_warning() -> None:
    coded = code_one("A drone killed two men in Kherson. " * (MOST_READ // 20))
    assert coded.warnings
    assert all(q.span_end <= MOST_READ for q in coded.quantities)


PIECES = [bullet["text"] for page in labelled() for bullet in page["bullets"]]
MARKS = '“|”|"|(|)|, |; | and | said |’s | of |…|$|-| in |killing |at least |X. |\u202e|é|🇺🇦'.split("|")
HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from(MARKS),
        st.text(string.ascii_letters + string.digits + " .,;:'’“”-()$%", max_size=40),
        st.text(max_size=10),
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(
    ("page", "every"),
    [
        *(pytest.param(page, 12, id=page["page_date"]) for page in labelled()[::6]),
        *(pytest.param(page, 2, id=page["page_date"], marks=pytest.mark.slow) for page in labelled()[3::6]),
    ],
)
def test_a_bullet_may_end_and_begin_anywhere(page: dict[str, Any], every: int) -> None:
    texts = []
    for bullet in page["bullets"][::every]:
        words = bullet["text"].split(" ")
        texts += [" ".join(words[:n]) for n in range(1, len(words))] + [" ".join(words[n:]) for n in range(1, len(words))]
    for coded, text in zip(code(*texts), texts, strict=True):
        records: list[Quantity | Place | Attribution] = [*coded.quantities, *coded.places, *coded.attributions]
        assert all(0 <= record.span_start < record.span_end <= len(text) for record in records)


@pytest.mark.parametrize("end", ["said, according to", "said, according to three officials quoted", "said, according to three officials quoted by"])
def test_a_source_is_cut_off(end: str) -> None:
    assert code_one(f"Two drones fell on the port, Governor Ivan Pryklad {end}").attributions[0].speaker == "Ivan Pryklad"


def test_a_text_may_break_off_behind_its_day() -> None:
    coded = code_one("Heavy fighting in Lyman, where Russia began an offensive on Friday,")
    assert [place.name for place in coded.places] == ["Lyman"]


def test_a_text_of_openers_names_nobody() -> None:
    assert not code_one("Falling In").attributions


def test_a_bullet_begins_with_was() -> None:
    assert code_one("Was US intelligence used in the strike on Ryazan that killed two people?").quantities[0].metric == "killed"


def test_two_words_are_a_bullet() -> None:
    assert [(said.speaker, said.channel) for said in code_one("Stoltenberg tweeted").attributions] == [("Stoltenberg", "X")]


@given(HOSTILE)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_coded_with_spans_inside_it(text: str) -> None:
    coded = code_one(text)
    assert coded.event_type in TYPES
    assert not [w for w in coded.warnings if "left out" in w and "span" in w]
    records: list[Quantity | Place | Attribution] = [*coded.quantities, *coded.places, *coded.attributions]
    for record in records:
        assert 0 <= record.span_start < record.span_end <= len(text)
        assert text[record.span_start : record.span_end].strip()
    for quantity in coded.quantities:
        assert quantity.attribution_ordinal is None or 1 <= quantity.attribution_ordinal <= len(coded.attributions)
        assert None in (quantity.low, quantity.high) or quantity.low <= quantity.high  # type: ignore[operator]


def test_the_series_names_its_sides() -> None:
    assert {side.code for side in CHRONICLE.sides} == {"RU", "UA"}


@pytest.mark.parametrize(
    "text",
    [
        "In all, 23 people, three of them children, were killed, the mayor said.",
        "A strike killed 23 people, three of them children, and tore the roof off a shop, the regional governor, Ivan Petrenko, said.",
    ],
)
def test_a_speaker_is_none_of_those_counted(text: str) -> None:
    assert [(q.metric, q.low, q.subset) for q in code_one(text).quantities] == [("killed", 23, False), ("killed", 3, True)]


@pytest.mark.parametrize("noun", ["security guarantees", "the demands", "open posts", "all notes"])
def test_a_noun_at_the_end_says_nothing(noun: str) -> None:
    assert [
        a.speaker for a in code_one(f"President Ivo Lopes said that partners of Ukraine would meet on Thursday to discuss {noun}.").attributions
    ] == ["Ivo Lopes"]
