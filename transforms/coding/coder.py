"""The coder: every bullet of a page to what the codebook asks for.

The parts are pure functions of the bullet and of what the page said before; they are put together here and nowhere else.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.checks import sound
from transforms.coding.claims import claim
from transforms.coding.dates.dates import find_event_date
from transforms.coding.kinds.attacker_features import Attack
from transforms.coding.kinds.attackers import find_attacker
from transforms.coding.kinds.event_types import VIOLENT, find_event_type
from transforms.coding.kinds.foreground import MainClaim, read_main_claim
from transforms.coding.kinds.side_names import Spoken
from transforms.coding.kinds.topics import topic_of_bullets, topics_of_heading
from transforms.coding.places.local_offices import local_sides
from transforms.coding.places.places import PlaceMemory, find_places, own_place
from transforms.coding.places.toponyms import MOST_PLACES
from transforms.coding.quantities.quantities import find_all
from transforms.coding.records import Attribution, CodedBullet, Place, Quantity
from transforms.coding.speech.attributions import find_attributions, rows_of, sides_of
from transforms.coding.speech.clause import Clause
from transforms.coding.speech.clauses import MOST_CLAUSES
from transforms.coding.speech.disclaimers import is_event
from transforms.coding.speech.speakers import Speakers
from transforms.coding.text.language import Text, read_text
from transforms.gazetteer import Gazetteer
from transforms.page.records import Bullet, Page
from transforms.series import Series

# characters of a bullet that are read; real ones have some hundreds
MOST_READ = 20_000


@dataclass(slots=True)
class Heard:
    """A bullet with who says what, and where: what leans on the bullets before it."""

    t: Text
    clauses: Sequence[Clause]
    main: MainClaim
    places: tuple[Place, ...]
    sides: Sequence[str | None]
    rows: Sequence[Attribution]
    owners: Sequence[int]

    def spoken(self) -> Spoken:
        """Each clause with the side of its speaker."""
        return list(zip(self.clauses, self.sides, strict=True))


def code_page(page: Page, gazetteer: Gazetteer, series: Series) -> list[CodedBullet]:
    """One record per bullet, in order; values that cannot be are left out with a warning.

    Each part goes over all bullets in turn: its words and rules then stay in the processor's cache, which saves a quarter of the time.
    """
    topics = {section: topics_of_heading(section, series) for section in {bullet.section for bullet in page.bullets}}
    texts = [read_text(bullet.text[:MOST_READ]) for bullet in page.bullets]
    heard = hear(texts, gazetteer, series)
    found = find_all([h.t.text for h in heard.values()])
    counted = {n: claim(h.t, quantities, h.clauses, h.owners) for (n, h), quantities in zip(heard.items(), found, strict=True)}
    types = {n: find_event_type(h.t, h.main, h.clauses, counted[n], topics[page.bullets[n].section]) for n, h in heard.items()}
    about = _topics(page, types, topics)
    return [
        sound(
            _coded(bullet, about[n], heard[n], counted[n], types[n], page.page_date, series) if n in heard else _no_event(bullet, about[n]),
            bullet,
            page.page_date,
        )
        for n, bullet in enumerate(page.bullets)
    ]


def hear(texts: Sequence[Text], gazetteer: Gazetteer, series: Series) -> dict[int, Heard]:
    """Every bullet that tells of an event, by its index."""
    speakers, memory, heard = Speakers(), PlaceMemory(), dict[int, Heard]()
    for n, t in enumerate(texts):
        speakers.read(t)
        clauses = find_attributions(t, speakers)
        if is_event(t, clauses):
            places = find_places(t, clauses, gazetteer, memory, speakers.full_names)
            sides = sides_of(t, clauses, speakers, local_sides(t, clauses, places, gazetteer, memory), series)
            heard[n] = Heard(t, clauses, read_main_claim(t, clauses), places, sides, *rows_of(t, clauses, sides))
    return heard


def _coded(
    bullet: Bullet, topic: str, heard: Heard, quantities: tuple[Quantity, ...], event_type: str, page_date: dt.date, series: Series
) -> CodedBullet:
    t, clauses, places = heard.t, heard.clauses, heard.places
    attacker = find_attacker(Attack(t, heard.main, event_type, heard.spoken(), places), series) if event_type in VIOLENT else None
    date = find_event_date(t, page_date, event_type, clauses)
    warnings = _shortened(bullet)
    warnings += (f"only its first {MOST_CLAUSES} sources were coded",) if len(clauses) >= MOST_CLAUSES else ()
    warnings += (f"only its first {MOST_PLACES} places were coded",) if len(places) >= MOST_PLACES else ()
    return CodedBullet(True, topic, event_type, attacker, date, quantities, places, tuple(heard.rows), own_place(places), warnings)


def _no_event(bullet: Bullet, topic: str) -> CodedBullet:
    return CodedBullet(False, topic, "other", None, None, (), (), (), warnings=_shortened(bullet))


def _shortened(bullet: Bullet) -> tuple[str, ...]:
    return (f"only its first {MOST_READ} characters were coded",) if len(bullet.text) > MOST_READ else ()


def _topics(page: Page, types: Mapping[int, str], topics: Mapping[str | None, tuple[str, ...]]) -> list[str]:
    """The topic of each bullet's section; a section begins at each change of heading."""
    found: list[str] = []
    for section, group in itertools.groupby(enumerate(page.bullets), key=lambda pair: pair[1].section):
        kinds = [types.get(n, "other") for n, _ in group]
        found += [next(iter(topics[section]), None) or topic_of_bullets(kinds)] * len(kinds)
    return found
