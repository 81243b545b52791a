"""What a text says of where a name lies, and what is found out from it: records without a rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from transforms.coding.places.bearings import Bearing
from transforms.coding.places.mentions import Mention
from transforms.gazetteer import Entry


@dataclass(slots=True)
class Hints:
    """What a text says of where a name lies: codes of regions and districts, a country, coordinates and countries of other places.

    `region` stands right beside the name and binds; `regions` are those of the sentence, of which `is_beside` says that one stands right
    beside the name, `is_inside` that the name is said to lie in it, `is_owned` that each stands right beside another name; `offices` are
    regions of speakers.
    `corner` are the regions of the corner of Ukraine that the name is told to lie in: "X in eastern Ukraine".
    `neighbours` are the other places of the name's list, `anchors` all others of the bullet.
    `is_hamlet` where the text says village; `towards` where it tells how the place lies from another, whose place, if known, is `beacon`.
    """

    region: str | None = None
    regions: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    is_beside: bool = False
    is_inside: bool = False
    is_owned: bool = False
    district: str | None = None
    country: str | None = None
    corner: frozenset[str] = frozenset()
    neighbours: tuple[tuple[float, float], ...] = ()
    anchors: tuple[tuple[float, float], ...] = ()
    lands: frozenset[str] = frozenset()
    is_hamlet: bool = False
    towards: Bearing | None = None
    beacon: tuple[float, float] | None = None


@dataclass(slots=True)
class Resolution:
    """The entry meant, or the entries that fit equally; `is_open` where but its size speaks for it and other places may say otherwise."""

    entry: Entry | None
    candidates: tuple[Entry, ...] = ()
    is_open: bool = False


NONE = Resolution(None)


class Found(NamedTuple):
    """A name, what it means, and the kind of place that this is."""

    mention: Mention
    resolution: Resolution
    kind: str
