"""One place has one name and one spot, however it is told."""

from __future__ import annotations

from collections import defaultdict

import pytest

from transforms import series
from transforms.gazetteer.admin import tables
from warehouse.gazetteer import load_shipped

GAZETTEER = load_shipped(series.load("russia-ukraine"))


@pytest.mark.parametrize(("own", "other"), [("Mykolaiv", "Nikolaev"), ("Makiivka", "Makeevka"), ("Zatoka", "Zatoka"), ("Trostianets", "Trostyanets")])
def test_a_spelling_that_only_the_index_knows_is_the_same_place(own: str, other: str) -> None:
    def told(name: str) -> set[tuple[int | None, str, float | None, float | None]]:
        return {(entry.id, entry.name, entry.lat, entry.lon) for entry in GAZETTEER.towns(name)}

    spots = defaultdict(set)
    for geonameid, *name_and_spot in told(own) | told(other):
        spots[geonameid].add(tuple(name_and_spot))
    assert told(own) & told(other)
    assert all(len(found) == 1 for found in spots.values()), spots


def test_no_place_of_the_hand_kept_tables_has_two_names_or_spots() -> None:
    spots = defaultdict(set)
    for entry in tables().all_entries():
        if entry.id is not None:
            spots[entry.id].add((entry.name, entry.lat, entry.lon))
    assert {geonameid: found for geonameid, found in spots.items() if len(found) > 1} == {}
