"""Corrections by hand: what the file may say, what becomes of the rows, and what the page's warnings tell of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.transforms.coding.coding import GAZETTEER, code
from transforms.corrections import CorrectionError, correct, fates, read_corrections
from transforms.history import History, State
from transforms.page.records import Bullet, Page
from transforms.rows import PageRows, page_rows
from transforms.schemas import tables_of

TEXTS = (
    "A drone killed two men and wounded a woman in Dnipro, and two boys were killed in Kharkiv, the governor said on Telegram.",
    "The mayor said a depot burned in Kherson, and a rescuer said the fire was out.",
)
DAY = dt.date(2026, 1, 7)
HEAD = "bullet,table,column,old,new,reason,who"
WITH_ORDINAL = "bullet,table,ordinal,column,old,new,reason,who"


def rows_of() -> PageRows:
    bullets = tuple(Bullet(n, None, n, text) for n, text in enumerate(TEXTS, 1))
    page = Page("russia-ukraine", "2026-01-07/day", DAY, 1413, "https://example.org/day", "t", None, None, (), None, None, bullets)
    state = State(page, dt.datetime(2026, 1, 7, 12, tzinfo=dt.UTC), "file", "0" * 64)
    return page_rows(History((state,)), code(*TEXTS), "c", "g")


def corrected(*lines: str, head: str = HEAD) -> PageRows:
    rows = rows_of()
    correct(rows, read_corrections("\n".join((head, *lines)).encode()), GAZETTEER)
    tables_of([rows])  # the lake would take them
    return rows


def cells(rows: PageRows, table: str, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in rows[table]]


def told(rows: PageRows) -> list[str]:
    return list(rows["pages"][0]["warnings"])


def test_the_sentences_are_coded_as_these_tests_take_for_granted() -> None:
    rows = rows_of()
    assert cells(rows, "quantities", "metric", "low") == [("killed", 2), ("injured", 1), ("killed", 2)]
    assert cells(rows, "places", "name", "role") == [("Dnipro", "event"), ("Kharkiv", "event"), ("Kherson", "event")]
    assert cells(rows, "attributions", "ordinal", "text")[0][0] == 1
    assert cells(rows, "bullets", "killed_low", "place_id") == [(4, 709930), (None, 706448)]


@pytest.mark.parametrize("bullet", ["2026-01-07/day@1#01", "2026-01-07/day@1#1", "2026-01-07/day@1#001"])
def test_one_digit_or_two(bullet: str) -> None:
    rows = corrected(f"{bullet},bullets,attacker,,RU,on air,A. Reader")
    assert rows["bullets"][0]["attacker"] == "RU"
    assert told(rows) == ["bullet 1: corrected by hand: bullets.attacker of 2026-01-07/day@1#01: nothing to 'RU' (on air, A. Reader)"]


def test_a_value_that_two_rows_hold_needs_the_ordinal() -> None:
    both = corrected("2026-01-07/day@1#1,quantities,low,2,1,late,A. Reader")
    assert cells(both, "quantities", "low") == [(2,), (1,), (2,)]
    assert "correction not applied, 2 rows hold the old value, name one by its ordinal" in told(both)[0]
    one = corrected("2026-01-07/day@1#1,quantities,3,low,2,1,late,A. Reader", head=WITH_ORDINAL)
    assert cells(one, "quantities", "low") == [(2,), (1,), (1,)]
    assert one["bullets"][0]["killed_low"] == 3
    none = corrected("2026-01-07/day@1#1,quantities,,metric,injured,killed,late,A. Reader", head=WITH_ORDINAL)
    assert cells(none, "quantities", "metric") == [("killed",)] * 3


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("2026-01-07/day@2#1,bullets,attacker,,RU,r,w", "the page is at revision 1"),
        ("2026-01-07/day@1#1,bullets,attacker,UA,RU,r,w", "no row holds the old value"),
        ("2026-01-07/day@1#9,bullets,attacker,,RU,r,w", "no row holds the old value"),
        ("2026-01-07/day@1#1,quantities,row,Nine men,drop,r,w", "no row holds the old value"),
        ("2026-01-07/day@1#1,quantities,attribution_ordinal,7,1,r,w", "no row holds the old value"),
        ("2026-01-07/day@1#1,bullets,killed_low,4,5,r,w", "killed_low follows the rows of quantities, correct those"),
        ("2026-01-07/day@1#1,bullets,injured_high,1,,r,w", "injured_high follows the rows of quantities, correct those"),
        ("2026-01-07/day@1#2,bullets,lat,46.63695,0,r,w", "lat follows the rows of places, correct those"),
        ("2026-01-07/day@1#1,quantities,low,1,3,r,w", "injured of 3.0 to 1.0, correct all of it"),
        (
            "2026-01-07/day@1#1,bullets,event_date_start,,2026-01-06,r,w",
            "event_date_start 2026-01-06, event_date_end None and event_date_precision None cannot stand together, correct all three",
        ),
    ],
)
def test_what_does_not_fit_is_told_and_changes_nothing(line: str, why: str) -> None:
    rows = corrected(line)
    assert told(rows) == [told(rows)[0]]
    assert f"correction not applied, {why}: " in told(rows)[0]
    before = rows_of()
    assert all(rows[table] == before[table] for table in rows if table != "pages")


def test_what_became_of_a_line_is_read_from_the_warnings() -> None:
    lines = [
        "2026-01-07/day@1#1,bullets,attacker,,RU,r,w",
        "2026-01-07/day@2#1,bullets,attacker,,UA,r,w",
        "2026-01-07/day@1#1,bullets,attacker,,RU,r,w",
    ]
    read = read_corrections("\n".join((HEAD, *lines)).encode())
    rows = corrected(*lines)
    assert fates(read, ["another warning", *told(rows)]) == {2: None, 3: "the page is at revision 1", 4: "no row holds the old value"}
    assert fates(read, []) == {}


def test_two_bounds_are_corrected_by_two_lines_in_any_order() -> None:
    lines = ["2026-01-07/day@1#1,quantities,low,1,3,r,w", "2026-01-07/day@1#1,quantities,high,1,3,r,w"]
    for order in (lines, lines[::-1]):
        rows = corrected(*order)
        assert cells(rows, "quantities", "low", "high")[1] == (3, 3)
        assert cells(rows, "bullets", "injured_low", "injured_high")[0] == (3, 3)
        assert all("corrected by hand" in line for line in told(rows))


def test_of_bounds_that_contradict_each_other_neither_is_applied_and_other_lines_are() -> None:
    wrong = ["2026-01-07/day@1#1,quantities,low,1,9,r,w", "2026-01-07/day@1#1,quantities,high,1,8,r,w"]
    rows = corrected(*wrong, "2026-01-07/day@1#1,bullets,attacker,,RU,r,w", "2026-01-07/day@1#1,quantities,row,a woman,drop,r,w")
    assert cells(rows, "quantities", "metric") == [("killed",), ("killed",)]
    assert rows["bullets"][0]["attacker"] == "RU"
    rows = corrected(*wrong, "2026-01-07/day@1#1,bullets,attacker,,RU,r,w")
    assert cells(rows, "quantities", "low", "high")[1] == (1, 1)
    assert rows["bullets"][0]["injured_high"] == 1
    assert ["not applied" in line for line in told(rows)] == [True, True, False]


B1, B2 = "2026-01-07/day@1#1", "2026-01-07/day@1#2"


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([f"{B1},bullets,,event_type,strike,politics,r,w", f"{B1},bullets,,attacker,,RU,r,w"], "event_type politics has no attacker"),
        ([f"{B1},bullets,,event_type,strike,,r,w"], "an event without an event_type"),
        ([f"{B1},bullets,,is_event,true,false,r,w"], "no event, which has no event_type, rows of quantities, places or attributions"),
        ([f"{B1},bullets,,event_date_start,,2020-01-06,r,w"], "event_date_start 2020-01-06, event_date_end None and event_date_precision None"),
        (
            [
                f"{B1},bullets,,event_date_{name},,{value},r,w"
                for name, value in (("start", "2020-01-06"), ("end", "2020-01-06"), ("precision", "day"))
            ],
            "an event date of 2020-01-06 to 2020-01-06, the page is of 2026-01-07",
        ),
        ([f"{B1},quantities,2,metric,injured,money,r,w"], "money in unit None, expected [A-Z]{3}"),
        ([f"{B1},quantities,2,metric,injured,launched,r,w"], "launched of object None"),
        ([f"{B1},quantities,2,object,,drone,r,w"], "injured of object drone"),
        ([f"{B1},quantities,2,unit,,people,r,w"], "injured in unit people, expected none"),
        ([f"{B1},quantities,2,{bound},1,7.5,r,w" for bound in ("low", "high")], "injured of 7.5 to 7.5, expected whole numbers"),
        ([f"{B1},quantities,1,high,2,100001,r,w"], "killed 100001, more than 100000 in one bullet"),
        ([f"{B2},places,,lat,46.63695,,r,w"], "lat None and lon"),
    ],
)
def test_what_the_tables_do_not_promise_is_not_applied(lines: list[str], why: str) -> None:
    rows, before = corrected(*lines, head=WITH_ORDINAL), rows_of()
    assert [f"correction not applied, {why}" in line for line in told(rows)] == [True] * len(lines)
    assert all(rows[table] == before[table] for table in rows if table != "pages")


def test_lines_that_only_together_make_sense_are_applied_and_the_others_of_the_bullet_too() -> None:
    kind, attacker = f"{B1},bullets,,event_type,strike,politics,r,w", f"{B1},bullets,,attacker,RU,,r,w"
    money = [f"{B1},quantities,2,{line},r,w" for line in ("metric,injured,money", "unit,,USD", "low,1,7.5", "high,1,7.5")]
    launched = [f"{B1},quantities,3,{line},r,w" for line in ("object,,drone", "metric,killed,launched")]
    first = f"{B1},bullets,,attacker,,RU,r,w"
    rows = corrected(first, attacker, kind, *money, *launched, f"{B1},quantities,1,object,,drone,r,w", head=WITH_ORDINAL)
    assert cells(rows, "bullets", "event_type", "attacker", "killed_low")[0] == ("politics", None, 2)
    assert cells(rows, "quantities", "metric", "object", "low", "unit") == [
        ("killed", None, 2, None),
        ("money", None, 7.5, "USD"),
        ("launched", "drone", 2, None),
    ]
    assert ["corrected by hand" in line for line in told(rows)] == [True] * 9 + [False]


def test_no_event_is_left_of_a_bullet_whose_rows_are_struck_out() -> None:
    taken = [
        f"{B2},{table},,row,{row['text']},drop,r,w" for table in ("places", "attributions") for row in rows_of()[table] if row["bullet_id"][-1] == "2"
    ]
    kind = rows_of()["bullets"][1]["event_type"]
    rows = corrected(f"{B2},bullets,,is_event,true,false,r,w", f"{B2},bullets,,event_type,{kind},other,r,w", *taken, head=WITH_ORDINAL)
    assert all("corrected by hand" in line for line in told(rows)), told(rows)


def test_a_source_that_is_not_there_claims_nothing() -> None:
    rows = corrected("2026-01-07/day@1#1,quantities,2,attribution_ordinal,1,7,r,w", head=WITH_ORDINAL)
    assert "the bullet has no such attribution" in told(rows)[0]


def test_a_false_row_is_struck_out_and_what_rests_on_it_follows() -> None:
    counted = corrected("2026-01-07/day@1#1,quantities,row,two boys,drop,no boys,A. Reader")
    assert cells(counted, "quantities", "ordinal", "text") == [(1, "two men"), (2, "a woman")]
    assert counted["bullets"][0]["killed_low"] == 2
    assert "two boys" not in told(counted)[0]  # a release gives the warnings away, and not the publisher's words
    placed = corrected("2026-01-07/day@1#2,places,row,Kherson,drop,not there,A. Reader")
    assert placed["bullets"][1]["place_id"] is None
    said = corrected(f"2026-01-07/day@1#1,attributions,row,{rows_of()['attributions'][0]['text']},drop,nobody said so,A. Reader")
    assert {row["attribution_ordinal"] for row in said["quantities"]} == {None}


def test_nothing_of_the_former_place_stays_beside_another_id() -> None:
    known = corrected("2026-01-07/day@1#1,places,geonameid,709930,703883,the peninsula,A. Reader")
    assert cells(known, "places", "name", "kind", "admin1", "country")[0] == ("Crimea", "region", "UA-43", "UA")
    assert known["places"][0]["lat"] == GAZETTEER.entry(703883).lat  # type: ignore[union-attr]
    assert cells(known, "bullets", "place_id", "geo_precision")[0] == (706483, "place")  # Kharkiv is now the most specific
    for new in ("1", ""):
        unknown = corrected(f"2026-01-07/day@1#1,places,geonameid,709930,{new},looked up,A. Reader")
        assert cells(unknown, "places", "name", "admin1", "country", "lat", "lon")[0] == (None,) * 5
    own = corrected("2026-01-07/day@1#1,bullets,place_id,709930,706483,looked up,A. Reader")
    assert own["bullets"][0]["lat"] == GAZETTEER.entry(706483).lat  # type: ignore[union-attr]


@pytest.mark.parametrize("new", ["703883", "709930", ""])
def test_a_bullets_own_place_is_one_of_its_places(new: str) -> None:
    """Else the views, which rest on the rows of places, would tell another."""
    rows = corrected(f"2026-01-07/day@1#2,bullets,place_id,706448,{new},looked up,A. Reader")
    assert rows["bullets"] == rows_of()["bullets"]
    assert "correct the geonameid or role of its rows of places" in told(rows)[0]


def test_what_the_gazetteer_lacks_is_told_by_further_lines() -> None:
    lines = ["geonameid,709930,1", "name,,Nova Balka", "lat,,48.5", "lon,,35.1"]
    rows = corrected(*(f"2026-01-07/day@1#1,places,1,{line},looked up,A. Reader" for line in lines), head=WITH_ORDINAL)
    assert cells(rows, "places", "geonameid", "name", "lat", "lon")[0] == (1, "Nova Balka", 48.5, 35.1)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("x", "1 fields, expected 7"),
        ("2026-01-07/day@1#01,bullets,text,a,b,r,w", "no coded column"),
        ("2026-01-07/day@1#01,quantities,ordinal,1,2,r,w", "no coded column"),
        ("2026-01-07/day@1#01,pages,title,a,b,r,w", "no coded column"),
        ("2026-01-07/day@1#01,bullets,row,a,drop,r,w", "no coded column"),
        *(
            (f"{bullet},bullets,attacker,,RU,r,w", "expected YYYY-MM-DD/slug@revision#position, as `keyevents explain` prints it")
            for bullet in (
                "2026-01-07/day#01",
                "2026-01-07@1#01",
                "day@1#01",
                "2026-01-07/@1#1",
                "2026-1-7/day@1#1",
                "2026-01-07/day@1#",
                "2026-01-07/day@1#x",
            )
        ),
        ("2026-01-07/day@1#01,bullets,attacker,,RU,,w", "reason and who"),
        ("2026-01-07/day@1#01,quantities,low,x,1,r,w", "'x' is no double"),
        ("2026-01-07/day@1#01,quantities,low,1,nan,r,w", "'nan' is no double"),
        ("2026-01-07/day@1#01,places,geonameid,1,99999999999999999999,r,w", "is no int64"),
        ("2026-01-07/day@1#01,places,geonameid,1,-1,r,w", "places.geonameid '-1', expected 1 to"),
        ("2026-01-07/day@1#01,places,lat,1,90.5,r,w", "places.lat '90.5', expected -90 to 90"),
        ("2026-01-07/day@1#01,quantities,low,2,-5,r,w", "quantities.low '-5', expected 0 to 1e+15"),
        ("2026-01-07/day@1#01,quantities,high,2,1e30,r,w", "quantities.high '1e30', expected 0 to 1e+15"),
        (
            "2026-01-07/day@1#01,quantities,metric,killed,,r,w",
            "quantities.metric cannot be empty; to strike out the row: column row, old its words, new drop",
        ),
        ("2026-01-07/day@1#01,bullets,is_event,true,,r,w", "bullets.is_event cannot be empty"),
        ("2026-01-07/day@1#01,quantities,metric,killed,slain,r,w", "expected one of killed, injured"),
        ("2026-01-07/day@1#01,bullets,attacker,,FR,r,w", "expected one of"),
        ("2026-01-07/day@1#01,quantities,row,two men,,r,w", "to strike out a row"),
        ("2026-01-07/day@1#01,quantities,row,,drop,r,w", "to strike out a row"),
    ],
)
def test_a_line_that_is_no_correction_is_named(line: str, expected: str) -> None:
    with pytest.raises(CorrectionError, match="line 2") as caught:
        read_corrections(f"{HEAD}\n{line}\n".encode())
    assert expected in str(caught.value)


@pytest.mark.parametrize("ordinal", ["x", "-1", "1.5"])
def test_an_ordinal_is_a_number_of_a_row(ordinal: str) -> None:
    with pytest.raises(CorrectionError, match="line 2: ordinal"):
        read_corrections(f"{WITH_ORDINAL}\n2026-01-07/day@1#01,quantities,{ordinal},low,1,2,r,w\n".encode())
    with pytest.raises(CorrectionError, match="line 2: ordinal"):
        read_corrections(f"{WITH_ORDINAL}\n2026-01-07/day@1#01,bullets,1,attacker,,RU,r,w\n".encode())


def test_the_file_as_spreadsheets_write_it() -> None:
    page = "2026-01-07/d"
    text = f'{HEAD}\r\n{page}@1#01,bullets,attacker,,RU,"seen\r\ntwice","A. Reader, É. Lectrice"\r\n,,,,,,\r\n{page}@1#02,bullets,attacker,,UA,r,w\n'
    for data in (text.encode(), text.encode("utf-8-sig")):
        first, second = read_corrections(data)
        assert (first.reason, first.who, second.position) == ("seen\r\ntwice", "A. Reader, É. Lectrice", 2)
        assert "\n" not in str(first)
    with pytest.raises(CorrectionError, match="line 3: byte 0xc9 is no UTF-8: save the file as CSV UTF-8"):
        read_corrections(text.encode("cp1252"))
    with pytest.raises(CorrectionError, match="line 5: 'x' is no double"):
        read_corrections((text + "2026-01-07/day@1#02,quantities,low,x,1,r,w").encode().replace(b"\r\n,,,,,,", b""))


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"bullet;table;column;old;new;reason;who\n", b"bullet,bullet,table,column,old,new,reason,who\n", b"\xff\xfeb\x00"]
)
def test_another_first_line_or_encoding_is_named(data: bytes) -> None:
    with pytest.raises(CorrectionError, match=r"corrections\.csv"):
        read_corrections(data)
