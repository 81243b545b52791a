"""A series: what is particular to one chronicle, read from its TOML file beside this module.

Addresses, eras of slugs, epochs of day numbers, titles, marks in the HTML and the two sides stand there, so that a sister
series is another file and no code.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit, urlunsplit


class UnknownSeriesError(LookupError):
    """No series file of that name."""


@dataclass(frozen=True, slots=True)
class Side:
    """A party to the war: ISO 3166-1 alpha-2 code and what it is called.

    `others` are further names of its forces or government, `units` what stands before "brigade" or "fighters" of forces that fight for it, `flags`
    what its flag is called without its name; `holds` are the other side's regions (ISO 3166-2) that it has held throughout.
    """

    code: str
    country: str
    adjective: str
    capital: str
    others: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slice:
    """What ships of GeoNames with a series: places of `countries`, those that are `far` without their other spellings.

    `dumps` are the files of GeoNames that hold the rest. A place counts `weights[country]` times its population (1 where none is given)
    when a name could mean several.
    """

    countries: frozenset[str]
    far: frozenset[str]
    dumps: tuple[str, ...]
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Layout:
    """Classes and words by which the parser knows content from what surrounds it."""

    body: str
    subhead: str
    skip_classes: frozenset[str]
    skip_headings: frozenset[str]
    skip_starts: tuple[str, ...]
    skip_texts: frozenset[str]
    credits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wall:
    """Marks of a page that is served instead of the one asked for."""

    verdict: str
    titles: tuple[str, ...]
    marks: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Era:
    """Dates from `start` to `end` (inclusive, None: open) and the value that holds for them."""

    start: dt.date
    end: dt.date | None
    value: Any

    def holds(self, date: dt.date) -> bool:
        return self.start <= date and (self.end is None or date <= self.end)


@dataclass(frozen=True)
class Series:
    """One chronicle.

    `site` may be replaced, to point a run at another server; `home` is the side whose officials the pages name
    without a country; `has_more_parties` where others than the two sides attack, so that what one sends need not go to the other.
    """

    name: str
    title: str
    publisher: str
    site: str
    first_date: dt.date
    sides: tuple[Side, ...]
    home: str
    has_more_parties: bool
    gazetteer: Slice
    layout: Layout
    walls: tuple[Wall, ...]
    topics: tuple[tuple[str, tuple[str, ...]], ...]
    intro_starts: tuple[str, ...]
    bullets_min: int
    bullets_max: int
    _address: Mapping[str, Any]
    _slugs: tuple[Era, ...]
    _epochs: tuple[Era, ...]
    _titles: tuple[re.Pattern[str], ...]

    def day_number(self, date: dt.date) -> int | None:
        """The number that a page of `date` should carry, None where the table has none."""
        return next(((date - era.value).days for era in self._epochs if era.holds(date)), None)

    def other_side(self, code: str | None) -> str | None:
        """The side that a side fights."""
        codes = [side.code for side in self.sides]
        return next((other for other in codes if other != code), None) if code in codes else None

    def is_held(self, region: str | None) -> bool:
        """Whether a region is one of those that the other side has held throughout."""
        return any(region in side.holds for side in self.sides)

    def is_title(self, title: str) -> bool:
        """Whether a headline is one of the series'."""
        plain = title.lower().replace("’", "'").replace("‘", "'").strip()
        return any(form.search(plain) for form in self._titles)

    def guess_url(self, date: dt.date) -> str | None:
        """Where the page of `date` should be; a first try only, since single pages break the rule."""
        number = self.day_number(date)
        slug = next((era.value for era in reversed(self._slugs) if era.holds(date)), None)
        if number is None or slug is None:
            return None
        path = self._address["page"].format(year=date.year, month=date.month, day=date.day, slug=slug.format(n=number))
        return self.site + str(path)

    def sitemap_url(self, date: dt.date) -> str:
        return self.site + str(self._address["sitemap"].format(year=date.year, month=date.month, day=date.day))

    @property
    def feed_url(self) -> str:
        return self.site + str(self._address["feed"])

    def is_series_url(self, url: str) -> bool:
        """Whether an address reads like a page of the series, whatever its host."""
        parts = url_parts(url)
        if parts is None:
            return False
        slug = parts[1]
        return all(word in slug for word in self._address["slug_words"]) and any(word in slug for word in self._address["slug_any"])


_PAGE_PATH = re.compile(r"^/[a-z-]{1,40}/(\d{4})/(\d{1,2})/(\d{1,2})/([A-Za-z0-9][A-Za-z0-9._-]{0,200})$")


def url_parts(url: str) -> tuple[dt.date, str] | None:
    """Date and slug of a story's address, None where it has no such form.

    >>> url_parts("https://example.org/news/2026/1/7/some-story-day-1413?traffic_source=rss")
    (datetime.date(2026, 1, 7), 'some-story-day-1413')
    """
    try:
        match = _PAGE_PATH.match(urlsplit(url).path.rstrip("/"))
        return (dt.date(int(match[1]), int(match[2]), int(match[3])), match[4]) if match else None
    except ValueError:
        return None


def canonical(url: str) -> str:
    """An address without query, fragment and trailing slash."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/"), "", ""))


def page_id_of(url: str) -> str | None:
    """`YYYY-MM-DD/slug` of a story's address (codebook section 8)."""
    parts = url_parts(url)
    return f"{parts[0].isoformat()}/{parts[1]}" if parts else None


def names() -> list[str]:
    """The series that there are files for."""
    return sorted(f.name.removesuffix(".toml") for f in resources.files(__name__).iterdir() if f.name.endswith(".toml"))


@cache
def load(name: str) -> Series:
    """The series of that name.

    Raises UnknownSeriesError, which names those there are.
    """
    if name not in names():
        raise UnknownSeriesError(f"unknown series {name!r}: expected one of {', '.join(names())}")
    return _series(tomllib.loads((resources.files(__name__) / f"{name}.toml").read_text(encoding="utf-8")))


def _slice(raw: dict[str, Any]) -> Slice:
    return Slice(frozenset(raw["countries"]), frozenset(raw["far"]), tuple(raw["dumps"]), raw["weights"])


def _series(raw: dict[str, Any]) -> Series:
    layout = raw["layout"]
    return Series(
        name=raw["name"],
        title=raw["title"],
        publisher=raw["publisher"],
        site=raw["address"]["site"],
        first_date=raw["first_date"],
        home=raw["home"],
        has_more_parties=raw.get("has_more_parties", False),
        gazetteer=_slice(raw["gazetteer"]),
        sides=tuple(Side(**side | {name: tuple(side.get(name, ())) for name in ("others", "units", "flags", "holds")}) for side in raw["sides"]),
        layout=Layout(
            body=layout["body"],
            subhead=layout["subhead"],
            skip_classes=frozenset(layout["skip_classes"]),
            skip_headings=frozenset(layout["skip_headings"]),
            skip_starts=tuple(layout["skip_starts"]),
            skip_texts=frozenset(layout["skip_texts"]),
            credits=tuple(layout["credits"]),
        ),
        walls=tuple(Wall(w["verdict"], tuple(w["titles"]), tuple(m.encode() for m in w["marks"])) for w in raw["walls"]),
        topics=tuple((t["topic"], tuple(t["words"])) for t in raw["topics"]),
        intro_starts=tuple(raw["intro"]["starts"]),
        bullets_min=raw["limits"]["bullets_min"],
        bullets_max=raw["limits"]["bullets_max"],
        _address=raw["address"],
        _slugs=tuple(Era(s["from"], None, s["slug"]) for s in raw["slugs"]),
        _epochs=tuple(Era(e["from"], e.get("to"), e["epoch"]) for e in raw["epochs"]),
        _titles=tuple(re.compile(form) for form in raw["titles"]["forms"]),
    )
