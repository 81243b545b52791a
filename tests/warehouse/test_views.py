"""The views on few made bullets whose answers are known, and their comments in the file itself."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

import duckdb
import pytest

from tests.made.days import made_days, page_of, views_on, warehouse_of
from tests.made.draft import Draft
from tests.made.world import ENTRIES, GOVERNORS
from transforms.coding.records import EventDate
from transforms.schemas import merged
from transforms.tables import BY_NAME
from warehouse.database import connect
from warehouse.views import VIEWS, view_sql

ONE, TWO, FOUR = (dt.date(2026, 10, day) for day in (1, 2, 4))
PLACES = {entry[0]: entry for entry in ENTRIES}


def _strike(day: dt.date, on: dt.date, place: str = "Kharkiv") -> Draft:
    return Draft("strike", day, "RU").on(on).say("An attack on ").place(PLACES[place]).say(" killed ")


def _day_one() -> list[Draft]:
    night = Draft("air_defence", ONE, "RU").on(ONE - dt.timedelta(days=1), ONE, "night").say("Russia sent ")
    night.count("100 drones", "launched", 100, 100, object="drone").say("; ").count("60", "intercepted", 60, 60, object="drone")
    night.say(" were shot down and ").count("20 more", "intercepted", 20, 20, object="drone").say(" jammed, ").source(
        "the air force said", "air force", "UA"
    )
    rival = Draft("air_defence", ONE, "RU").on(ONE - dt.timedelta(days=1), ONE, "night").source("The General Staff said", "General Staff", "UA")
    rival.say(" ").count("at least 90 drones", "launched", 90, None, object="drone").say(" came.")
    strike = _strike(ONE, ONE).count("at least four people", "killed", 4, None).say(", including ").count("two children", "killed", 2, 2, subset=True)
    strike.say(", ").source("the mayor said", "mayor", "UA")
    voice = _strike(ONE, ONE, "Sumy").count("one person", "killed", 1, 1, by=None).say(".")
    took = (
        Draft("ground_combat", ONE, "RU").on(ONE).source("The ministry claimed", "Ministry of Defence", "RU", "claimed", "claimed").say(" it took ")
    )
    return [night, rival, strike, voice, took.place(PLACES["Siversk"]).say(".")]


def _day_two() -> list[Draft]:
    again = _strike(TWO, ONE).count("six people", "killed", 6, 6).say(", ").source("the mayor said", "mayor", "UA")
    aid = Draft("military_aid", TWO).on(TWO).source("The commission promised", "European Commission", "EU", "promised", "promised")
    aid.say(" ").count("5 million euros", "money", 5e6, 5e6, unit="EUR").say(".")
    swap = Draft("prisoners", TWO).on(TWO).count("150 prisoners", "exchanged", 150, 150, by=None).say(" came home.")
    unknown = Draft("strike", TWO, "RU").say("Shells hit ").place(PLACES["Lyman"], words="Nowhere", is_known=False).say(".")
    return [again, aid, swap, unknown]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    pages = [
        page_of(ONE, _day_one()),
        page_of(TWO, _day_two(), warnings=("odd",)),
        page_of(FOUR, [_strike(FOUR, FOUR).say("nobody.")], is_revised=False),
    ]
    return connect(warehouse_of(tmp_path_factory.mktemp("made") / "w", pages))


def _rows(db: duckdb.DuckDBPyConnection, query: str) -> list[Any]:
    return db.execute(query).fetchall()


def test_every_view_and_column_is_commented_in_the_file(db: duckdb.DuckDBPyConnection) -> None:
    bare = "SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE NOT internal AND coalesce(comment, '') = ''"
    assert _rows(db, bare) == []
    found = dict(_rows(db, "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal"))
    assert set(found) == set(VIEWS)
    assert all(found.values())


@pytest.mark.parametrize("name", VIEWS)
def test_the_file_of_a_view_begins_with_what_it_is(name: str) -> None:
    assert view_sql(name).startswith(f"-- {name}: ")


def test_key_events_is_one_row_per_bullet(db: duckdb.DuckDBPyConnection) -> None:
    assert _rows(db, "SELECT count(*), count(DISTINCT bullet_id) FROM key_events") == _rows(db, "SELECT count(*), count(*) FROM bullets")
    wide = _rows(
        db, "SELECT place, region, killed_low, killed_high, said_by, said_by_side, citation FROM key_events WHERE bullet_id LIKE '2026-10-01%#03'"
    )
    assert wide == [("Kharkiv", "UA-63", 4, None, "mayor", "UA", "2026-10-01/russia-ukraine-war-list-of-key-events-day-1680@1#03")]


def test_an_unresolved_place_keeps_its_printed_name(db: duckdb.DuckDBPyConnection) -> None:
    assert _rows(db, "SELECT place, region, lat FROM key_events WHERE page_date = '2026-10-02' AND event_date_end IS NULL") == [
        ("Nowhere", None, None)
    ]


def test_a_toll_told_on_two_days_is_reported_twice_and_distinct_once(db: duckdb.DuckDBPyConnection) -> None:
    columns = "reported_low, reported_high, reports, distinct_low, distinct_high, distinct_events, subset_low"
    query = f"SELECT {columns} FROM daily_casualties WHERE region = 'UA-63'"
    assert _rows(db, query) == [(10, None, 2, 6, 6, 1, 2)]


@pytest.mark.parametrize(
    ("others", "event_type", "precision", "expected"),
    [
        (["RU"], "strike", "day", [("RU", 14, 8, 1, 2)]),
        (["RU", "RU"], "strike", "day", [("RU", 20, 8, 1, 3)]),
        (["RU", "UA"], "strike", "day", [("RU", 6, 6, 1, 1), ("UA", 6, 6, 1, 1), (None, 8, 8, 1, 1)]),
        ([None], "strike", "day", [(None, 14, 8, 1, 2)]),
        (["RU"], "other", "day", [("RU", 6, 6, 1, 1), (None, 8, 8, 1, 1)]),
        (["RU"], "strike", "period", [("RU", 6, 6, 1, 1), (None, 8, 8, 1, 1)]),  # the one may be of a day, the other of a month
    ],
    ids=["one side", "told twice", "two sides", "no side", "an accident", "periods"],
)
def test_a_toll_that_rose_without_its_side_counts_once(others: list[str | None], event_type: str, precision: str, expected: list[Any]) -> None:
    """It goes to the one side that the other tolls of that day and place name; its own bullet's attacker stays untold."""
    told = [Draft("strike", ONE, side).on(ONE, ONE, precision).place(PLACES["Kharkiv"]).count("six people", "killed", 6, 6, None) for side in others]
    risen = (
        Draft(event_type, TWO)
        .on(ONE, ONE, precision)
        .say("The toll in ")
        .place(PLACES["Kharkiv"])
        .say(" rose to ")
        .count("eight", "killed", 8, 8, None)
    )
    elsewhere = Draft("strike", TWO).on(ONE).say("A fire in ").place(PLACES["Sumy"]).say(" killed ").count("one", "killed", 1, 1, None)
    query = "SELECT attacker, reported_low, distinct_low, distinct_events, len(bullet_ids) FROM daily_casualties WHERE region = 'UA-63' ORDER BY ALL"
    with views_on([page_of(ONE, told), page_of(TWO, [risen, elsewhere])]) as connection:
        assert _rows(connection, query) == expected
        assert _rows(connection, "SELECT attacker FROM bullets WHERE page_date = '2026-10-02'") == [(None,), (None,)]


@pytest.mark.parametrize(
    ("places", "region", "country"),
    [
        (["Sumy region", "Kharkiv region"], None, "UA"),
        (["Sumy", "Kharkiv"], None, "UA"),
        (["Sumy", "Belgorod"], None, None),
        (["Kharkiv", "Izyum"], "UA-63", "UA"),
        (["Kharkiv", "Kharkiv region"], "UA-63", "UA"),
        (["Kharkiv", "Sumy region"], None, "UA"),  # "in the city of Kharkiv and the Sumy region" is no number of the city
        (["Belgorod", "Sumy region"], None, None),
        (["Sevastopol", "Crimea"], "UA-40", "UA"),
        (["Sumy region", "Kharkiv", "Izyum"], None, "UA"),
    ],
)
def test_a_toll_over_several_regions_is_of_none_of_them(places: list[str], region: str | None, country: str | None) -> None:
    bullet = Draft("strike", ONE, "RU").on(ONE).count("18 people", "killed", 18, 18, None).say(" died in ")
    for place in places:
        bullet = bullet.place(PLACES[place]).say(", ")
    with views_on([page_of(ONE, [bullet])]) as db:
        assert _rows(db, "SELECT region, country, distinct_low FROM daily_casualties") == [(region, country, 18)]
        assert _rows(db, "SELECT place FROM key_events WHERE region IS NULL") == []


@pytest.mark.parametrize(
    ("around", "region"),
    [
        ([], None),
        (["Sumy region"], "UA-59"),
        (["Sumy region", "Kharkiv region"], None),
        (["Sumy"], None),  # another town, not what lies around
    ],
)
def test_a_village_without_an_entry_has_the_region_told_with_it(around: list[str], region: str | None) -> None:
    bullet = Draft("strike", ONE, "RU").on(ONE).count("two people", "killed", 2, 2, None).say(" died in ")
    bullet = bullet.place(PLACES["Lyman"], words="Nowhere", is_known=False).say(" in ")
    for place in around:
        bullet = bullet.place(PLACES[place]).say(", ")
    page = page_of(ONE, [bullet])
    page["bullets"][:] = [{**row, "place_id": None, "lat": None, "lon": None} for row in page["bullets"]]
    with views_on([page]) as db:
        assert _rows(db, "SELECT place, region, lat FROM key_events") == [("Nowhere", region, None)]
        assert _rows(db, "SELECT region FROM daily_casualties") == [(region,)]


@pytest.mark.parametrize(("event_type", "view"), [("strike", "places_hit"), ("ground_combat", "front_line")])
def test_every_village_without_an_entry_has_the_region_told_with_it(event_type: str, view: str) -> None:
    bullet = Draft(event_type, ONE, "RU").on(ONE).say("Attackers took ")
    for name in ("Nowhere", "Elsewhere"):
        bullet = bullet.place(PLACES["Lyman"], words=name, is_known=False).say(", ")
    with views_on([page_of(ONE, [bullet.say("in the ").place(PLACES["Sumy region"])])]) as db:
        query = f"SELECT place, region, lat FROM {view} WHERE place NOT LIKE 'Sumy%' ORDER BY place"
        assert _rows(db, query) == [("Elsewhere", "UA-59", None), ("Nowhere", "UA-59", None)]


@pytest.mark.parametrize(("kind", "region", "country"), [("city", None, None), ("facility", "UA-63", "UA")])
def test_a_toll_shared_with_an_unknown_town_is_of_no_region(kind: str, region: str | None, country: str | None) -> None:
    """Nobody knows where the village lies; an oil depot without an entry is one of the town."""
    bullet = Draft("strike", ONE, "RU").on(ONE).count("18 people", "killed", 18, 18, None).say(" died in ").place(PLACES["Kharkiv"]).say(" and ")
    page = page_of(ONE, [bullet.place(PLACES["Lyman"], words="Nowhere", is_known=False)])
    page["places"][:] = [{**row, "kind": row["kind"] if row["geonameid"] else kind} for row in page["places"]]
    with views_on([page]) as db:
        assert _rows(db, "SELECT region, country, distinct_low FROM daily_casualties") == [(region, country, 18)]
        assert _rows(db, "SELECT place, region FROM key_events") == [("Kharkiv", "UA-63")]


def test_a_toll_of_a_day_told_is_not_merged_with_one_of_the_page() -> None:
    """The one whose day is not told may be of the night before: what counts by event date alone must not take it in."""
    told = [Draft("strike", ONE, "RU").place(PLACES["Kharkiv"]).say(" ").count(f"{n} dead", "killed", n, n, None) for n in (2, 4)]
    told[0].on(ONE)
    with views_on([page_of(ONE, told)]) as db:
        query = "SELECT date, dated_by, distinct_low, distinct_events FROM daily_casualties ORDER BY dated_by"
        assert _rows(db, query) == [(ONE, "event", 2, 1), (ONE, "page", 4, 1)]


_SIDES = {"RU": "Moscow says", "NATO": "the alliance says", "UA": "the governor says", "UA too": "the mayor says", "": "some say"}


# what is told of the dead of one bullet - each number's side, low and high - and the bounds of how many there were
_RIVALS: list[tuple[list[tuple[str | None, int | None, int | None]], tuple[int, int | None]]] = [
    ([("RU", 1_351, 1_351), ("NATO", 7_000, 15_000)], (7_000, 15_000)),
    ([("UA", 10, 10), ("RU", 70, 70)], (70, 70)),
    ([("UA", 10, None), ("RU", 70, 70)], (70, 70)),
    ([("UA", 70, None), ("RU", 10, 10)], (70, None)),
    ([("UA", 2, 2), ("UA", 3, 3)], (5, 5)),
    ([("UA", 2, 2), ("UA too", 3, 3)], (5, 5)),
    ([("UA", 2, 2), ("UA", 3, 3), ("RU", 4, 4)], (5, 5)),
    ([("", 2, 2), ("UA", 3, 3)], (5, 5)),
    ([(None, 2, 2), ("UA", 3, 3)], (5, 5)),
    ([(None, 2, None), ("UA", 3, 3), ("RU", 4, 4)], (6, None)),
    ([("RU", None, 9), ("UA", 3, 3)], (3, 9)),
]


def test_of_two_sides_rival_tolls_in_one_bullet_the_larger_counts() -> None:
    days = [ONE + dt.timedelta(days=n) for n in range(len(_RIVALS))]
    pages = [page_of(day, [_rivals(day, told)]) for day, (told, _) in zip(days, _RIVALS, strict=True)]
    with views_on(pages) as db:
        query = "SELECT reported_low, reported_high, distinct_low, distinct_high, reports FROM daily_casualties ORDER BY date"
        assert _rows(db, query) == [(*bounds, *bounds, 1) for _, bounds in _RIVALS]
        sums = [(sum(low or 0 for _, low, _ in told),) for told, _ in _RIVALS]
        assert _rows(db, "SELECT killed_low FROM key_events ORDER BY page_date") == sums


def _rivals(day: dt.date, told: list[tuple[str | None, int | None, int | None]]) -> Draft:
    bullet = Draft("strike", day, "RU").on(day).say("In ").place(PLACES["Kharkiv"])
    for n, (side, low, high) in enumerate(told, 1):
        bullet = bullet.say(" ").count(f"{low} dead", "killed", low, high, None if side is None else n)
    for side, *_ in told:
        bullet = bullet.say(" ").source(_SIDES[side or ""], _SIDES[side or ""].split(" says")[0], side.split()[0] if side else None)
    return bullet


def _dead(n: int, place: str | None, event_type: str = "strike") -> Draft:
    draft = Draft(event_type, ONE, "RU").on(ONE).count(f"{n} dead", "killed", n, n, None)
    entry = PLACES.get(place or "")
    return draft if place is None else draft.say(" in ").place(entry or PLACES["Lyman"], words=place, is_known=entry is not None)


@pytest.mark.parametrize(
    ("told", "distinct", "events"),
    [
        ([(5, "Sumy region"), (3, "Sumy")], 5, 1),  # the three may be among the five
        ([(5, "Kharkiv region"), (3, "Kharkiv"), (4, "Izyum")], 7, 2),
        ([(7, "Kharkiv region"), (3, "Kharkiv"), (4, "Izyum")], 7, 2),
        ([(3, "Kharkiv"), (4, "Kharkiv")], 4, 1),
        ([(10, None), (10, None)], 10, 1),  # "across Ukraine", told by two sources
        ([(7, None), (4, "Nowhere"), (2, "Elsewhere"), (5, None)], 13, 3),  # none of the three is a whole of the others
    ],
    ids=["a region and its town", "towns that are more", "a region as many as its towns", "one place", "no place", "villages without an entry"],
)
def test_a_regions_total_and_its_towns_are_not_added_up(told: list[tuple[int, str | None]], distinct: int, events: int) -> None:
    with views_on([page_of(ONE, [_dead(n, place) for n, place in told])]) as db:
        query = "SELECT reported_low, distinct_low, distinct_high, distinct_events FROM daily_casualties"
        assert _rows(db, query) == [(sum(n for n, _ in told), distinct, distinct, events)]


def test_those_who_died_in_battle_are_told_apart() -> None:
    with views_on([page_of(ONE, [_dead(200, "Lyman", "ground_combat"), _dead(2, "Lyman")])]) as db:
        assert _rows(db, "SELECT in_combat, distinct_low FROM daily_casualties ORDER BY in_combat") == [(False, 2), (True, 200)]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("ground_combat", "UA", 300), ("strike", None, 3)], [(None, False, 3), ("UA", True, 300)]),
        ([("strike", "RU", 2), ("ground_combat", None, 500)], [("RU", False, 2), (None, True, 500)]),
        ([("strike", "RU", 2), ("strike", None, 3), ("ground_combat", "UA", 300)], [("RU", False, 3), ("UA", True, 300)]),
    ],
)
def test_who_killed_soldiers_in_battle_is_not_who_shelled_the_town(told: list[tuple[str, str | None, int]], expected: list[Any]) -> None:
    drafts = [Draft(kind, ONE, side).on(ONE).count(f"{n} dead", "killed", n, n, None).say(" in ").place(PLACES["Lyman"]) for kind, side, n in told]
    with views_on([page_of(ONE, drafts)]) as db:
        assert _rows(db, "SELECT attacker, in_combat, distinct_low FROM daily_casualties ORDER BY in_combat") == expected


def test_a_day_without_a_number_is_no_zero(db: duckdb.DuckDBPyConnection) -> None:
    assert _rows(db, "SELECT * FROM daily_casualties WHERE date >= '2026-10-02'") == []


def test_rival_counts_of_a_night_stand_side_by_side(db: duckdb.DuckDBPyConnection) -> None:
    query = (
        "SELECT claimant, launched_low, launched_high, intercepted_low, share_low, share_high, hit_low, rival_claims FROM air_war ORDER BY bullet_id"
    )
    assert _rows(db, query) == [("air force", 100, 100, 80, 0.8, 0.8, None, 1), ("General Staff", 90, None, None, None, None, None, 1)]


def _sent(*pieces: tuple[str, str, int, int], attacker: str | None = "RU") -> Draft:
    """A night's counts of drones, each with its words, metric, number and the source it is of, from 1 up (0: the page's own voice)."""
    draft = Draft("air_defence", ONE, attacker).on(ONE - dt.timedelta(days=1), ONE, "night")
    for words, metric, number, by in pieces:
        draft = draft.count(words, metric, number, number, by or None, object="drone").say("; ")
    return draft


def test_a_claimant_cited_twice_in_a_bullet_is_one_claimant() -> None:
    bullet = _sent(("100 drones", "launched", 100, 1), ("70", "intercepted", 70, 1), ("20 more", "intercepted", 20, 2))
    bullet.source("the air force said", "air force", "UA").say(", ").source("it said", "air force", "UA")
    with views_on([page_of(ONE, [bullet])]) as db:
        query = "SELECT claimant, launched_low, intercepted_low, share_low, rival_claims FROM air_war"
        assert _rows(db, query) == [("air force", 100, 90, 0.9, 0)]


def test_claimants_without_a_name_and_of_two_sides_stay_apart() -> None:
    named = _sent(("100 drones", "launched", 100, 1), ("90 drones", "launched", 90, 2))
    named.source("the army said", "army", "UA").say(", ").source("the army said", "army", "PL")
    nameless = _sent(("80 drones", "launched", 80, 1), ("70 drones", "launched", 70, 2), ("60 drones", "launched", 60, 0))
    nameless.source("some say", None, None).say(", ").source("others say", None, None)
    with views_on([page_of(ONE, [named, nameless])]) as db:
        query = "SELECT claimant, claimant_side, launched_low FROM air_war ORDER BY launched_low"
        assert _rows(db, query) == [(None, None, 60), (None, None, 70), (None, None, 80), ("army", "PL", 90), ("army", "UA", 100)]


def test_what_a_side_brought_down_was_sent_by_the_other() -> None:
    bullet = _sent(("75 of", "intercepted", 75, 1), ("90 drones", "launched", 90, 1), ("44 drones", "intercepted", 44, 2))
    bullet.source("the air force said", "air force", "UA").say(", and ").source("the ministry said", "Ministry of Defence", "RU")
    own = _sent(("30 drones", "launched", 30, 1)).source("the ministry said", "Ministry of Defence", "RU")
    with views_on([page_of(ONE, [bullet, own])]) as db:
        query = "SELECT attacker, claimant_side, launched_low, intercepted_low, rival_claims FROM air_war ORDER BY bullet_id, attacker"
        assert _rows(db, query) == [("RU", "UA", 90, 75, 1), ("UA", "RU", None, 44, 0), ("RU", "RU", 30, None, 1)]


def test_what_it_was_brought_down_of_was_sent_by_the_other_too() -> None:
    """Though the bullet tells first of an attack of the side's own; what it says it launched itself stays its own."""
    bullet = _sent(("30 drones", "launched", 30, 1), ("65 of 80 drones", "intercepted", 65, 1), attacker="UA")
    start = bullet.text.index("80 drones")
    bullet.quantities.append(replace(bullet.quantities[0], low=80, high=80, span_start=start, span_end=start + len("80 drones")))
    bullet.source("the army said", "army", "UA")
    with views_on([page_of(ONE, [bullet])]) as db:
        query = "SELECT attacker, launched_low, intercepted_low, share_low FROM air_war ORDER BY attacker"
        assert _rows(db, query) == [("RU", 80, 65, 65 / 80), ("UA", 30, None, None)]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([(180, "drone"), (20, "missile"), (5, "missile")], [("drone", 180), ("missile", 25), ("weapon", 205)]),
        ([(180, "drone")], [("weapon", 205)]),  # what the others were is not told
        ([(180, "drone"), (25, "missile"), (20, "drone")], [("weapon", 205)]),  # the twenty are some of the drones
        ([(180, None), (25, None)], [("weapon", 205)]),  # by place
    ],
    ids=["kinds", "some", "parts of parts", "places"],
)
@pytest.mark.parametrize("region", [None, "UA-63"])
def test_a_total_of_several_kinds_that_is_told_by_kinds_is_a_count_of_each(
    parts: list[tuple[int, str | None]], expected: list[tuple[str, int]], region: str | None
) -> None:
    """Of the same region as the total."""
    bullet = Draft("air_defence", ONE, "RU").on(ONE - dt.timedelta(days=1), ONE, "night")
    bullet.count("205 drones and missiles", "launched", 205, 205, object="weapon").say(" came")
    bullet = bullet.say(" to ").place(PLACES["Kharkiv"]).say(" in one night") if region else bullet
    for number, weapon in parts:
        bullet.say(", ").count(f"{number} of them", "launched", number, number, object=weapon or "weapon", subset=True)
    bullet.say(", ").source("the air force said", "air force", "UA")
    with views_on([page_of(ONE, [bullet])]) as db:
        told = _rows(db, "SELECT weapon, launched_low, launched_high, region FROM air_war ORDER BY weapon")
        assert told == [(weapon, number, number, region) for weapon, number in expected]


@pytest.mark.parametrize(("side", "attacker"), [("UA", "RU"), ("RU", "UA"), ("PL", None), (None, None)])
def test_what_a_side_brought_down_was_sent_by_the_other_though_nobody_is_named(side: str | None, attacker: str | None) -> None:
    """With what it says was launched, or the pair would fall apart; what others only say was launched stays nobody's."""
    bullet = _sent(("65 of", "intercepted", 65, 1), ("80 drones", "launched", 80, 1), ("90 drones", "launched", 90, 2), attacker=None)
    bullet.source("the army said", "army", side).say(", ").source("the staff said", "staff", "UA")
    with views_on([page_of(ONE, [bullet])]) as db:
        query = "SELECT claimant, attacker, launched_low, intercepted_low FROM air_war ORDER BY claimant"
        assert _rows(db, query) == [("army", attacker, 80, 65), ("staff", None, 90, None)]


def test_a_count_of_one_region_is_no_rival_of_the_countrys() -> None:
    country = _sent(("200 drones", "launched", 200, 1)).source("the army said", "army", "UA")
    region = _sent(("12 drones", "launched", 12, 1)).source("the governor said", "governor", "UA").say(" in ").place(PLACES["Kharkiv"])
    with views_on([page_of(ONE, [country, region])]) as db:
        assert _rows(db, "SELECT region, launched_low, rival_claims FROM air_war ORDER BY 2") == [("UA-63", 12, 0), (None, 200, 0)]


_AIR_FORCE, _MAYOR, _PRESIDENT, _GOVERNOR, _PERSON = (
    ("air force", None),
    ("Ihor Terekhov", "Mayor"),
    ("Volodymyr Zelenskyy", "President"),
    (GOVERNORS[0], None),
    (GOVERNORS[1], None),
)


@pytest.mark.parametrize(
    ("source", "behind", "more", "region"),
    [
        (_AIR_FORCE, " at ", "", "UA-63"),
        (_AIR_FORCE, " at ", ", killed three", "UA-63"),
        (_AIR_FORCE, " came, and in ", " three", None),
        (_AIR_FORCE, ", of them all night long not one in the east came down; fires burned in ", "", None),
        (_AIR_FORCE, " came, 20 of them over ", "", None),
        (_PERSON, " came all night long, the heaviest of raids so far, and its goal was ", "", None),
        (_PRESIDENT, " came all night long, the heaviest of raids so far, and its goal was ", "", None),
        (_MAYOR, " came, and in a block of flats in ", " three", "UA-63"),
        (_GOVERNOR, " came all night long, one wave after another, against the towns in ", "", "UA-63"),
        (_GOVERNOR, " came, and in ", " three", "UA-63"),
        (None, " fell, one after another in the course of the night, on ", "", "UA-63"),
        (None, " came, and in ", " three", None),
    ],
)  # fmt: skip
def test_a_count_is_of_a_region_where_its_claimant_or_the_place_beside_it_is(
    source: tuple[str, str | None] | None, behind: str, more: str, region: str | None
) -> None:
    """The air force's night stays the country's, though the bullet tells of a town that was hit in it."""
    bullet = _sent(("105 drones", "launched", 105, 1 if source else 0))
    bullet.text = bullet.text.removesuffix("; ")
    first, part, last = behind.partition("20 of them")
    bullet.say(first)
    if part:
        bullet.count(part, "launched", 20, 20, object="drone", subset=True).say(last)
    bullet.place(PLACES["Kharkiv"])
    if more:
        bullet.say(more.removesuffix("three")).count("three", "killed", 3, 3, None)
    if source:
        bullet.say(", ").source("they said", source[0], "UA", office=source[1])
    known = Draft("statement", ONE).source("the governor said", GOVERNORS[0], "UA", office="Governor")
    with views_on([page_of(ONE, [bullet, known])]) as db:
        assert _rows(db, "SELECT region FROM air_war") == [(region,)]


@pytest.mark.parametrize(
    ("source", "places", "region"),
    [
        (_MAYOR, ["Kharkiv"], "UA-63"),
        (_MAYOR, ["Kharkiv", "Sumy"], None),
        (_MAYOR, ["Belgorod"], None),  # where they came from
        (_MAYOR, [], None),
        (_AIR_FORCE, ["Kharkiv"], None),
    ],
)
def test_what_a_mayor_counts_is_of_the_region_that_he_names(source: tuple[str, str | None], places: list[str], region: str | None) -> None:
    """Though nothing is said to have happened there: "eleven drones heading for Kharkiv were shot down, its mayor said"."""
    bullet = _sent(("11 drones", "intercepted", 11, 1)).say("heading for ")
    for place in places:
        bullet = bullet.place(PLACES[place], "mention").say(", ")
    with views_on([page_of(ONE, [bullet.source("they said", source[0], "UA", office=source[1])])]) as db:
        assert _rows(db, "SELECT region FROM air_war") == [(region,)]


def test_tellings_of_a_night_are_rivals_whatever_town_each_names() -> None:
    told = [_sent(("105 drones", "launched", 105, 1)).source("the air force said", "air force", "UA").say(". In ") for _ in range(3)]
    for bullet, place in zip(told, ("Kharkiv", "Sumy", None), strict=True):
        if place:
            bullet.place(PLACES[place]).say(" died ").count("two", "killed", 2, 2, None)
    with views_on([page_of(ONE, told)]) as db:
        assert _rows(db, "SELECT region, rival_claims FROM air_war") == [(None, 2)] * 3


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([("50 drones at Kharkiv", "launched", 50, 1), ("45", "intercepted", 45, 1)], [("UA-63", 50, 45, None)]),
        ([("90 of 105 drones", "intercepted", 90, 1), ("one at Kharkiv", "hit", 1, 1)], [("UA-63", None, None, 1), (None, None, 90, None)]),
        ([("100 drones", "launched", 100, 1), ("30 at Kharkiv", "intercepted", 30, 1)], [("UA-63", None, 30, None), (None, 100, None, None)]),
        ([("100 drones", "launched", 100, 1), ("100 drones at Kharkiv", "intercepted", 100, 2)], [("UA-63", 100, 100, None)]),
    ],
    ids=["those of them shot down", "those that hit", "more than those", "cited twice"],
)
def test_what_else_is_counted_goes_with_a_count_of_a_region(pieces: list[tuple[str, str, int, int]], expected: list[tuple[Any, ...]]) -> None:
    """So far as it can be of those that were counted there."""
    bullet = _sent()
    for words, metric, n, by in pieces:
        counted, at, _ = words.partition("at Kharkiv")
        bullet.count(counted, metric, n, n, by, object="drone").say(at.removesuffix("Kharkiv"))
        bullet = bullet.place(PLACES["Kharkiv"]) if at else bullet
        bullet.say("; all night long, from dusk to dawn, ")
    bullet.source("the air force said", "air force", "UA").say(", and ").source("it said", "air force", "UA")
    with views_on([page_of(ONE, [bullet])]) as db:
        assert _rows(db, "SELECT region, launched_low, intercepted_low, hit_low FROM air_war ORDER BY region") == expected


def test_where_others_fight_too_nobody_says_who_sent_what_a_side_brought_down() -> None:
    bullet = _sent(("9 drones", "intercepted", 9, 1), attacker="IL").source("the army said", "army", "IL")
    page = page_of(ONE, [bullet])
    page["pages"][:] = [{**page["pages"][0], "series": "israel-gaza"}]
    with views_on([page]) as db:
        assert _rows(db, "SELECT attacker, intercepted_low FROM air_war") == [(None, 9)]


@pytest.mark.parametrize("metric", ["launched", "intercepted", "hit"])
def test_a_count_without_a_lower_bound_is_no_zero(metric: str) -> None:
    night = Draft("air_defence", ONE, "RU").on(ONE)
    upto = (
        night.count("up to 70 drones", metric, None, 70, None, object="drone").say(", ").count("some missiles", metric, 0, 4, None, object="missile")
    )
    both = Draft("air_defence", ONE, "RU").on(ONE).count("up to 70 drones", metric, None, 70, None, object="drone").say(" and ")
    both.count("ten more", metric, 10, 10, None, object="drone")
    with views_on([page_of(ONE, [upto, both])]) as db:
        query = f"SELECT weapon, {metric}_low, {metric}_high FROM air_war ORDER BY bullet_id, weapon"
        assert _rows(db, query) == [("drone", None, 70), ("missile", 0, 4), ("drone", 10, 80)]


@pytest.mark.parametrize("words", ["had beaten back attacks near ", "repelled assaults in ", "shelled "])
def test_settlements_that_are_only_fought_over_are_not_taken(words: str) -> None:
    bullet = Draft("ground_combat", ONE, "RU").say(f"Troops {words}").count("15 settlements", "settlements", 15, 15, None).say(", one of them ")
    with views_on([page_of(ONE, [bullet.place(PLACES["Lyman"]).say(".")])]) as db:
        assert _rows(db, "SELECT * FROM front_line") == []


def test_a_number_of_settlements_without_a_lower_bound_is_no_zero() -> None:
    bullet = Draft("ground_combat", ONE, "RU").count("up to nine villages", "settlements", None, 9, None).say(" were taken.")
    with views_on([page_of(ONE, [bullet])]) as db:
        assert _rows(db, "SELECT settlements_low, settlements_high FROM front_line") == [(None, 9)]


def test_the_claimant_is_the_one_the_number_names(db: duckdb.DuckDBPyConnection) -> None:
    told = dict(_rows(db, "SELECT evidence, claimant FROM claims WHERE metric = 'killed'"))
    assert told == {"at least four people": "mayor", "two children": "mayor", "one person": None, "six people": "mayor"}


def test_pledges_exchanges_front_and_speakers(db: duckdb.DuckDBPyConnection) -> None:
    assert _rows(db, "SELECT donor, amount_low, currency, stance FROM aid_pledges") == [("EU", 5e6, "EUR", "promised")]
    assert _rows(db, "SELECT metric, low, high, claimant FROM prisoner_exchanges") == [("exchanged", 150, 150, None)]
    assert _rows(db, "SELECT place, claimed_for, word, claimant_side FROM front_line") == [("Siversk", "RU", "taken", "RU")]
    assert _rows(db, "SELECT count(*) FROM who_said_what") == _rows(db, "SELECT count(*) FROM attributions")


def test_what_the_first_source_lacks_is_not_taken_from_the_second() -> None:
    bullet = Draft("ground_combat", ONE, "RU").say("Troops captured ").place(PLACES["Lyman"]).say(", ")
    bullet.source("a blog said", "DeepState", None).say(", and ").source("the ministry said", "Ministry of Defence", "RU")
    with views_on([page_of(ONE, [bullet])]) as db:
        assert _rows(db, "SELECT claimant, claimant_side FROM front_line") == [("DeepState", None)]


@pytest.mark.parametrize(("side", "donor"), [("UA", None), ("EU", "EU"), (None, "EU")])
def test_what_a_warring_side_says_it_needs_is_nobodys_pledge(side: str | None, donor: str | None) -> None:
    bullet = Draft("military_aid", ONE).count("$60bn", "money", 6e10, 6e10, 1, unit="USD").say(", ")
    bullet.source("she said", "she", side).say(", and ").source("the Commission said", "European Commission", "EU")
    with views_on([page_of(ONE, [bullet])]) as db:
        assert _rows(db, "SELECT donor FROM aid_pledges") == [(donor,)]


@pytest.mark.parametrize("view", ["prisoner_exchanges", "aid_pledges", "front_line"])
def test_what_was_told_of_a_month_is_told_from_what_was_told_of_a_day(view: str) -> None:
    dates = {"period": (ONE, FOUR, "month"), "event": (FOUR, FOUR, "day"), "page": None}
    kinds = ("prisoners", "exchanged", None), ("military_aid", "money", "EUR"), ("ground_combat", "settlements", None)
    drafts = [Draft(kind, FOUR).count(f"9 {metric}", metric, 9, 9, None, unit=unit) for _ in dates for kind, metric, unit in kinds]
    for draft, date in zip(drafts, [date for date in dates.values() for _ in kinds], strict=True):
        draft.date = EventDate(*date) if date else None
    with views_on([page_of(FOUR, drafts)]) as db:
        assert _rows(db, f"SELECT dated_by, date FROM {view} ORDER BY bullet_id") == [(name, FOUR) for name in dates]


def test_places_hit_counts_reports_by_day_and_place(db: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT date, place, reports, killed_low FROM places_hit WHERE kind = 'city' ORDER BY ALL"
    expected = [(ONE, "Kharkiv", 2, 10), (ONE, "Sumy", 1, 1), (TWO, "Nowhere", 1, None), (FOUR, "Kharkiv", 1, None)]
    assert _rows(db, query) == expected


def test_a_place_bears_the_toll_of_its_bullet_once_and_without_an_entry_too() -> None:
    twice = _strike(ONE, ONE).count("three people", "killed", 3, 3).say(". Light was out in ").place(PLACES["Kharkiv"]).say(".")
    unknown = Draft("strike", ONE, "RU").on(ONE).say("Shells on ").place(PLACES["Lyman"], words="Nowhere", is_known=False)
    with views_on([page_of(ONE, [twice, unknown.say(" killed ").count("two", "killed", 2, 2)])]) as db:
        query = "SELECT place, reports, killed_low FROM places_hit ORDER BY place"
        assert _rows(db, query) == [("Kharkiv", 1, 3), ("Nowhere", 1, 2)]


@pytest.mark.parametrize(
    ("quarters", "city", "expected"),
    [
        (["Saltivka"], "Kharkiv", [("Kharkiv", 2), ("Saltivka", None)]),
        (["Saltivka"], "Izyum", [("Izyum", None), ("Saltivka", None)]),  # a town 100 km off is another place
        (["Saltivka"], "Kharkiv and", [("Kharkiv", None), ("Saltivka", None)]),
        (["Saltivka", "Nemyshlia"], None, [("Nemyshlia", None), ("Saltivka", None)]),
    ],
)
def test_a_city_and_its_district_are_one_place(quarters: list[str], city: str | None, expected: list[tuple[str, int | None]]) -> None:
    _, geonameid, _, *rest = PLACES["Kharkiv"]
    bullet = Draft("strike", ONE, "RU").on(ONE).count("two people", "killed", 2, 2, None).say(" died in ")
    if city:
        bullet = bullet.place(PLACES[city.removesuffix(" and")]).say(" and " if city.endswith("and") else "’s ")
    for n, quarter in enumerate(quarters, 1):
        bullet = bullet.place((quarter, str(int(geonameid) + n), "city_district", *rest)).say(" district and ")
    with views_on([page_of(ONE, [bullet])]) as db:
        assert _rows(db, "SELECT place, killed_low FROM places_hit ORDER BY place") == expected


def test_a_number_of_two_towns_is_of_neither() -> None:
    bullet = Draft("strike", ONE, "RU").on(ONE).count("18 people", "killed", 18, 18, None).say(" died in ")
    bullet.place(PLACES["Kharkiv"]).say(" and ").place(PLACES["Sumy"])
    with views_on([page_of(ONE, [bullet])]) as db:
        assert _rows(db, "SELECT place, killed_low FROM places_hit ORDER BY place") == [("Kharkiv", None), ("Sumy", None)]


def test_a_count_of_a_week_is_no_rival_of_its_last_night() -> None:
    sent = [(90, ONE - dt.timedelta(days=1), "night"), (900, ONE - dt.timedelta(days=7), "period")]
    counts = [Draft("air_defence", ONE, "RU").on(on, ONE, how).count(f"{n} drones", "launched", n, n, None, object="drone") for n, on, how in sent]
    with views_on([page_of(ONE, counts)]) as db:
        assert _rows(db, "SELECT launched_low, rival_claims FROM air_war ORDER BY 1") == [(90, 0), (900, 0)]


def test_sources_that_stay_are_told_when_one_is_struck_out() -> None:
    bullet = _strike(ONE, ONE).source("the mayor", "mayor", "UA").source("police", "police", "UA").source("a ministry", "ministry", "RU")
    page = page_of(ONE, [bullet])
    del page["attributions"][1]
    with views_on([page]) as db:
        assert _rows(db, "SELECT said_by, said_by_side FROM key_events") == [("mayor; ministry", "RU; UA")]


def test_a_town_named_twice_is_taken_once() -> None:
    bullet = Draft("ground_combat", ONE, "RU").say("Troops took ").place(PLACES["Siversk"]).say(". Before, ").place(PLACES["Siversk"])
    with views_on([page_of(ONE, [bullet.say(" was shelled.")])]) as db:
        assert _rows(db, "SELECT place, word FROM front_line") == [("Siversk", "taken")]


def test_a_toll_of_a_month_is_no_strike_of_its_last_day() -> None:
    month = dt.date(2026, 9, 1), dt.date(2026, 9, 30)
    toll = Draft("strike", ONE, "RU").on(*month, "month").count("12 people", "killed", 12, 12).say(" were killed in ").place(PLACES["Kharkiv"])
    since = Draft("strike", ONE, "RU").on(month[0], month[1], "period").count("2 people", "killed", 2, 2).say(" died in ").place(PLACES["Sumy"])
    rows = [toll.say(" last month."), since.say("."), _strike(ONE, month[1]).count("one person", "killed", 1, 1).say(".")]
    with views_on([page_of(ONE, rows)]) as db:
        query = "SELECT place, date, dated_by, reports, killed_low FROM places_hit WHERE kind = 'city' ORDER BY ALL"
        assert _rows(db, query) == [
            ("Kharkiv", month[1], "event", 1, 1),
            ("Kharkiv", month[1], "period", 1, 12),
            ("Sumy", month[1], "period", 1, 2),
        ]
        assert _rows(db, "SELECT DISTINCT dated_by FROM claims ORDER BY 1") == _rows(db, "SELECT DISTINCT dated_by FROM places_hit ORDER BY 1")


LYMAN, SUMY, KHARKIV = "Lyman", "Sumy", "Kharkiv"


TAKEN = [
    # named, and taken
    ("Russian troops took {Lyman}.", [LYMAN]),
    ("The capture of the town of {Lyman} was announced.", [LYMAN]),
    ("{Lyman} fell, and {Sumy} was taken a day later.", [LYMAN, SUMY]),
    ("Its troops took {Lyman}, near the border.", [LYMAN]),
    ("Soldiers freed the villages of {Lyman}, {Sumy} and {Kharkiv}.", [KHARKIV, LYMAN, SUMY]),
    # a village without a name, told by a town
    ("Its forces took control of a village near {Sumy}.", [None]),
    ("Its forces took a hamlet west of {Sumy}.", [None]),
    ("Its forces took two hamlets to the north-east of the city of {Sumy}.", [None]),
    ("They seized heights 12km from {Sumy}.", [None]),
    ("They seized heights 12 kilometres (7 miles) off {Sumy}.", [None]),
    ("They took a farm outside {Sumy} and positions around {Kharkiv}.", [None]),
    ("They took trenches near {Sumy}, {Kharkiv} and {Lyman}.", [None]),
    ("They took trenches between {Sumy} and {Kharkiv}.", [None]),
    ("They took a bridge on the road to {Sumy}.", [None]),
    ("They captured the outskirts of {Sumy}.", [None]),
    ("They captured {Sumy}’s outskirts.", [None]),
    ("They took a strongpoint in the {Sumy} sector.", [None]),
    # nothing is taken by what takes place
    ("Forty clashes have taken place in the {Sumy} and {Kharkiv} directions.", []),
    ("Heavy fighting took place in {Lyman}, and a brigade from {Sumy} is taking part.", []),
    ("Fighting took place in {Sumy}, and {Lyman} was taken.", [LYMAN, SUMY]),
    ("They took part of {Lyman}.", [LYMAN]),
    ("Those who took part in it held {Lyman}.", []),
    # nor by who takes people or weapons
    ("They captured 14 Russian soldiers in {Lyman}.", []),
    ("A unit in {Lyman} took dozens of enemy troops prisoner and seized weapons.", []),
    ("They beat off seven assaults on {Lyman} and captured half a dozen men.", []),
    ("Two Chinese citizens were captured while fighting in {Sumy}.", []),
    ("About 100 residents of {Sumy} were taken to safety.", []),
    ("Forces in {Lyman} took twenty-two North Korean soldiers.", []),
    ("They captured {Lyman} and 14 Russian soldiers.", [LYMAN]),
    ("They took {Lyman}, where 14 soldiers were captured.", [LYMAN]),
    ("Its troops have taken {Lyman}, its commander said.", [LYMAN]),
    ("Russian troops had been told that {Lyman} was taken.", [LYMAN]),
    # what is said of a town that fell
    ("{Lyman} and {Sumy}, the first towns to fall in the region, are empty.", [LYMAN, SUMY]),
    ("{Lyman} is under full Russian control.", [LYMAN]),
    ("{Lyman} remains under the army’s control.", []),
    # both
    ("They took {Lyman}, a village southeast of {Sumy}.", [LYMAN]),
    ("They took {Lyman} near {Sumy}, and {Kharkiv} followed.", [KHARKIV, LYMAN]),
    ("Near {Sumy} they have freed {Lyman}.", [LYMAN]),
]


@pytest.fixture(scope="module")
def taken() -> dict[int, list[str | None]]:
    """The places of front_line by the bullet's number, 1 and up: all of TAKEN are the bullets of one page."""
    bullets = []
    for words, _ in TAKEN:
        bullet = Draft("ground_combat", ONE, "RU")
        for n, piece in enumerate(re.split(r"[{}]", words)):
            bullet = bullet.place(PLACES[piece]) if n % 2 else bullet.say(piece)
        bullets.append(bullet)
    with views_on([page_of(ONE, bullets)]) as db:
        rows = _rows(db, "SELECT right(bullet_id, 2)::INTEGER, place FROM front_line ORDER BY ALL")
    found: dict[int, list[str | None]] = {number: [] for number in range(1, len(TAKEN) + 1)}
    for number, place in rows:
        found[number].append(place)
    return found


@pytest.mark.parametrize(("number", "places"), [(n, places) for n, (_, places) in enumerate(TAKEN, 1)], ids=[words for words, _ in TAKEN])
def test_a_town_that_only_tells_where_is_not_taken(number: int, places: list[str | None], taken: dict[int, list[str | None]]) -> None:
    assert taken[number] == places


def test_a_missing_day_is_a_gap_and_not_covered(db: duckdb.DuckDBPyConnection) -> None:
    assert _rows(db, "SELECT date, gap_days, attempts, last_outcome FROM day_gaps") == [(dt.date(2026, 10, 3), 1, 0, None)]
    coverage = _rows(db, "SELECT page_date, n_bullets, share_coded, n_warnings FROM coverage ORDER BY 1")
    assert coverage == [(ONE, 5, 1.0, 0), (TWO, 4, 1.0, 1), (FOUR, 1, 1.0, 0)]


def test_made_days_are_true_to_their_spans_and_the_same_every_time() -> None:
    once, twice = (merged(made_days(20, 400)) for _ in range(2))
    assert once == twice
    texts = {row["bullet_id"]: row["text"] for row in once["bullets"]}
    for name in ("quantities", "places", "attributions", "links"):
        assert BY_NAME[name].in_lake
        assert all(texts[row["bullet_id"]][row["span_start"] : row["span_end"]] == row["text"] for row in once[name])
    assert {row["change"] for row in once["bullet_changes"]} <= {"added"}
