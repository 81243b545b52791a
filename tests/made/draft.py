"""A bullet while it is written."""

from __future__ import annotations

import datetime as dt
import random

from tests.made.world import PEOPLE
from transforms.coding.records import Attribution, CodedBullet, EventDate, OwnPlace, Place, Quantity
from transforms.page.records import Link

_WORDS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}


def figure(n: int) -> str:
    return _WORDS.get(n, f"{n:,}")


class Draft:
    """A bullet while it is written: the text so far and what was coded on the way, spans true by construction."""

    def __init__(self, event_type: str, day: dt.date, attacker: str | None = None) -> None:
        self.event_type, self.day, self.attacker = event_type, day, attacker
        self.text = ""
        self.date: EventDate | None = None
        self.is_event = True
        self.quantities: list[Quantity] = []
        self.places: list[Place] = []
        self.attributions: list[Attribution] = []
        self.links: list[Link] = []

    def say(self, words: str) -> Draft:
        self.text += words
        return self

    def count(self, words: str, metric: str, low: float | None, high: float | None, by: int | None = 1, **more: str | bool | None) -> Draft:
        start, unit, weapon = len(self.text), more.get("unit"), more.get("object")
        self.text += words
        rough, part = bool(more.get("approximate")), bool(more.get("subset"))
        names = (str(weapon) if weapon else None, low, high, str(unit) if unit else None)
        self.quantities.append(Quantity(metric, *names, rough, part, start, len(self.text), by))
        return self

    def people(self, rng: random.Random, n: int, metric: str, by: int | None = 1) -> Draft:
        """A number of people, sometimes as a bound."""
        noun = "person" if n == 1 else "people"
        draw = rng.random()
        if draw < 0.15:
            return self.count(f"at least {figure(n)} {noun}", metric, n, None, by)
        if draw < 0.2:
            return self.count(f"up to {figure(n + 2)} people", metric, None, n + 2, by)
        if draw < 0.24:
            return self.count("dozens of people", metric, 24, None, by, approximate=True)
        return self.count(f"{'one' if n == 1 else figure(n)} {noun}", metric, n, n, by)

    def place(self, entry: tuple[str, ...], role: str = "event", words: str | None = None, is_known: bool = True) -> Draft:
        name, geonameid, kind, admin1, country, lat, lon = entry
        start = len(self.text)
        self.text += words or name
        end = len(self.text)
        if is_known:
            self.places.append(Place(name, kind, role, int(geonameid), (), admin1, country, float(lat), float(lon), start, end))
        else:
            self.places.append(Place(None, kind, role, None, (), None, None, None, None, start, end))
        return self

    def source(self, words: str, speaker: str | None, side: str | None, verb: str = "said", stance: str = "said", **more: str | None) -> Draft:
        """A clause that says who says so; a quote of it follows in `words` where given."""
        start = len(self.text)
        self.text += words
        is_person = bool(speaker and speaker in PEOPLE)
        kind = None if speaker is None else "person" if is_person else "organisation"
        told = (more.get("channel"), more.get("agency"), verb, stance, more.get("quote"))
        self.attributions.append(Attribution(speaker, kind, more.get("office"), side, *told, start, len(self.text)))
        return self

    def link(self, words: str, url: str) -> Draft:
        self.links.append(Link(words, url, len(self.text), len(self.text) + len(words)))
        return self.say(words)

    def on(self, start: dt.date, end: dt.date | None = None, precision: str = "day") -> Draft:
        self.date = EventDate(start, end or start, precision)
        return self

    def coded(self, topic: str) -> CodedBullet:
        found = (tuple(self.quantities), tuple(self.places), tuple(self.attributions))
        return CodedBullet(self.is_event, topic, self.event_type, self.attacker, self.date, *found, self._own_place())

    def _own_place(self) -> OwnPlace | None:
        events = [p for p in self.places if p.role == "event"]
        if not events:
            return None
        cities = [p for p in events if p.kind == "city"]
        best = (cities or events)[0]
        precision = "several" if len(cities) > 1 else "place" if cities else "region"
        return OwnPlace(best.geonameid, best.lat, best.lon, precision)
