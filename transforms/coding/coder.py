"""The coder: every bullet of a page to what the codebook asks for, in one pass over the page.

The parts are pure functions of the bullet and of what the page said before; they are put together here and nowhere else.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping
from dataclasses import replace

from transforms.checks import sound
from transforms.coding.attackers import find_attacker
from transforms.coding.attributions import Speakers, find_attributions, rows_of, sides_of
from transforms.coding.claims import claim
from transforms.coding.clauses import MOST_CLAUSES
from transforms.coding.dates import find_event_date
from transforms.coding.event_types import VIOLENT, find_event_type, is_event
from transforms.coding.language import read_text
from transforms.coding.places import PlaceMemory, find_places, own_place
from transforms.coding.quantities import find_quantities
from transforms.coding.records import CodedBullet
from transforms.coding.sides import local_side
from transforms.coding.topics import topic_of_bullets, topics_of_heading
from transforms.coding.toponyms import MOST_PLACES
from transforms.gazetteer import Gazetteer
from transforms.page.records import Bullet, Page
from transforms.series import Series

# characters of a bullet that are read; real ones have some hundreds
MOST_READ = 20_000


def code_page(page: Page, gazetteer: Gazetteer, series: Series) -> list[CodedBullet]:
    """One record per bullet, in order; values that cannot be are left out with a warning."""
    speakers, memory = Speakers(), PlaceMemory()
    topics = {section: topics_of_heading(section, series) for section in {bullet.section for bullet in page.bullets}}
    coded = [
        sound(_code(bullet, page.page_date, topics[bullet.section], speakers, memory, gazetteer, series), bullet, page.page_date)
        for bullet in page.bullets
    ]
    return _with_topics(page, coded, topics)


def _code(
    bullet: Bullet, page_date: dt.date, topics: tuple[str, ...], speakers: Speakers, memory: PlaceMemory, gazetteer: Gazetteer, series: Series
) -> CodedBullet:
    text = bullet.text[:MOST_READ]
    warnings: tuple[str, ...] = (f"only its first {MOST_READ} characters were coded",) if len(bullet.text) > MOST_READ else ()
    t = read_text(text)
    speakers.read(t)
    if not is_event(text, t):
        return CodedBullet(False, "other", "other", None, None, (), (), (), warnings=warnings)
    clauses = find_attributions(t, speakers)
    warnings += (f"only its first {MOST_CLAUSES} sources were coded",) if len(clauses) >= MOST_CLAUSES else ()
    places = find_places(t, clauses, gazetteer, memory, speakers.full_names)
    warnings += (f"only its first {MOST_PLACES} places were coded",) if len(places) >= MOST_PLACES else ()
    sides = sides_of(t, clauses, speakers, local_side(t, clauses, places, gazetteer, memory), series)
    rows, owners = rows_of(t, clauses, sides)
    quantities = claim(t, find_quantities(text), clauses, owners)
    event_type = find_event_type(t, clauses, quantities, frozenset(topics))
    attacker = find_attacker(t, event_type, series, clauses, sides) if event_type in VIOLENT else None
    date = find_event_date(t, page_date, event_type, clauses)
    return CodedBullet(True, "other", event_type, attacker, date, quantities, places, tuple(rows), own_place(places), warnings)


def _with_topics(page: Page, coded: list[CodedBullet], topics: Mapping[str | None, tuple[str, ...]]) -> list[CodedBullet]:
    """Every bullet with its section's topic; a section begins at each change of heading."""
    found: list[CodedBullet] = []
    for section, group in itertools.groupby(zip(page.bullets, coded, strict=True), key=lambda pair: pair[0].section):
        bullets = [record for _, record in group]
        topic = next(iter(topics[section]), None) or topic_of_bullets([record.event_type for record in bullets])
        found += [replace(record, topic=topic) for record in bullets]
    return found
