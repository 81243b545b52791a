"""Every table, declared once (codebook section 8).

Arrow schemas, DuckDB DDL, the checks on write and docs/tables.md are made from these declarations by `transforms.schemas`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from transforms import series

Type = Literal["text", "int", "int64", "double", "bool", "date", "timestamptz", "list<text>", "list<int64>"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type (the codebook's words), whether it may be NULL, what it means, its unit and where it comes from.

    `allowed` are all values that it may hold, empty where they are not closed; `is_sentence` says that it holds the publisher's own words,
    which no release gives away.
    """

    name: str
    type: Type
    description: str
    nullable: bool = False
    unit: str | None = None
    source: str = "coder"
    allowed: tuple[str, ...] = ()
    is_sentence: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table with its primary key. A table of the lake is partitioned by the month of `page_date`."""

    name: str
    key: tuple[str, ...]
    description: str
    columns: tuple[Column, ...]
    in_lake: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def coded(self) -> tuple[Column, ...]:
        """The columns that hold what was made of a bullet: not what was read, what ties a row to its words, or its key."""
        return tuple(c for c in self.columns if c.source in ("coder", "gazetteer") and c.name not in self.key and c.name not in _SPAN_NAMES)


def _maybe(
    name: str,
    kind: Type,
    description: str,
    unit: str | None = None,
    source: str = "coder",
    allowed: tuple[str, ...] = (),
    is_sentence: bool = False,
) -> Column:
    return Column(name, kind, description, True, unit, source, allowed, is_sentence)


_PAGE_ID = Column("page_id", "text", "The page: YYYY-MM-DD/slug of its canonical URL", source="parser")
_PAGE_DATE = Column("page_date", "date", "The day the page is about; the lake is partitioned by its month", source="parser")
_BULLET_ID = Column("bullet_id", "text", "The bullet in its current revision: page_id#position, two digits", source="parser")
_ORDINAL = Column("ordinal", "int", "Counts from 1 in the bullet, by span")
SPAN = (
    Column("text", "text", "The evidence: exactly the bullet's text from span_start to span_end", is_sentence=True),
    Column("span_start", "int", "Where the evidence begins in the bullet's text", unit="code points"),
    Column("span_end", "int", "Where the evidence ends in the bullet's text, exclusive", unit="code points"),
)
# a name is a fact: it may be shared, and where the gazetteer has none it is all that tells two places apart
_PRINTED_NAME = replace(SPAN[0], is_sentence=False)
_SPAN_NAMES = frozenset(column.name for column in SPAN)

TOPICS = ("fighting", "diplomacy", "military_aid", "sanctions", "economy", "energy", "humanitarian", "politics", "other")
# in the codebook's order: the first that fits
EVENT_TYPES = (
    "air_defence", "strike", "ground_combat", "sabotage", "prisoners", "energy", "humanitarian", "military_aid", "sanctions", "economy",
    "diplomacy", "justice", "mobilisation", "politics", "statement", "other",
)  # fmt: skip
# the sides of every series there is: another series is another file and no change here
ATTACKERS = tuple(sorted({side.code for name in series.names() for side in series.load(name).sides}))
METRICS = (
    "killed", "injured", "missing", "captured", "exchanged", "returned_bodies", "detained", "evacuated", "displaced",
    "launched", "intercepted", "hit", "attacks", "settlements", "without_power", "money", "troops", "area",
)  # fmt: skip
OBJECTS = ("drone", "missile", "bomb", "rocket", "shell", "aircraft", "vessel", "weapon")
KINDS = ("city", "city_district", "hromada", "district", "region", "facility", "water", "other")
CHANNELS = (
    "Telegram", "Facebook", "X", "Truth Social", "YouTube", "television", "radio", "interview", "press conference", "statement",
    "video address", "newspaper",
)  # fmt: skip
OUTCOMES = ("begun", "written", "unchanged", "missing", "rejected", "failed", "interrupted")
STANCES = ("said", "claimed", "confirmed", "denied", "accused", "warned", "promised", "urged")

PAGES = Table(
    "pages",
    ("page_id",),
    "One row per page of the series, in its current revision.",
    (
        _PAGE_ID,
        Column("series", "text", "Which chronicle the page belongs to", source="series file"),
        _PAGE_DATE,
        _maybe("day_number", "int", "Day of the war as the page calls itself", unit="days", source="parser"),
        Column("url", "text", "Canonical address, without a query string", source="parser"),
        Column("title", "text", "Headline as printed", source="parser", is_sentence=True),
        _maybe("subhead", "text", "Line under the headline", source="parser", is_sentence=True),
        _maybe("intro", "text", "First paragraph of the body, above the bullets", source="parser", is_sentence=True),
        Column("authors", "list<text>", "Authors named by the page; empty if none", source="parser"),
        _maybe("published_at", "timestamptz", "When the page says it was published", unit="UTC", source="parser"),
        _maybe("modified_at", "timestamptz", "When the page says it was last edited", unit="UTC", source="parser"),
        Column("source", "text", "How the page came here", source="archive", allowed=("live", "wayback", "file")),
        Column("revision", "int", "Counts the states of the page, from 1, by time of capture", source="lake"),
        Column("content_hash", "text", "SHA-256 of title, subhead, intro and bullets: decides what a revision is", source="parser"),
        Column("payload_sha256", "text", "SHA-256 of the bytes the page was read from", source="archive"),
        Column("n_bullets", "int", "Number of bullets", source="parser"),
        Column("n_sections", "int", "Number of sections with a heading", source="parser"),
        Column("warnings", "list<text>", "What was odd while the page was read and coded, and corrections by hand; empty if none", source="parser"),
        Column("coder_version", "text", "Version of the rules that coded the page"),
        Column("gazetteer_version", "text", "Version of the gazetteer that resolved its places; 'none' where none was used"),
    ),
)

BULLETS = Table(
    "bullets",
    ("bullet_id",),
    "One row per bullet: a reported item. Bullets are reports, not events: the same strike may be told on two days.",
    (
        _BULLET_ID,
        _PAGE_ID,
        _PAGE_DATE,
        Column("position", "int", "Counts from 1 over the page", source="parser"),
        _maybe("section", "text", "Heading above the bullet, without a trailing colon", source="parser"),
        Column("section_position", "int", "Counts from 1 in the section", source="parser"),
        Column("text", "text", "The bullet's words, white space and invisible characters normalised", source="parser", is_sentence=True),
        Column("is_event", "bool", "False for a disclaimer"),
        _maybe("topic", "text", "Group of the section (codebook section 1)", allowed=TOPICS),
        _maybe("event_type", "text", "What the main claim is (codebook section 2)", allowed=EVENT_TYPES),
        _maybe("attacker", "text", "Side of the series whose forces did it; NULL when not said or not a violent event", allowed=ATTACKERS),
        _maybe("event_date_start", "date", "First day on which the main claim happened"),
        _maybe("event_date_end", "date", "Last day on which the main claim happened"),
        _maybe("event_date_precision", "text", "How exactly that is told (codebook section 5)", allowed=("day", "night", "period", "month")),
        _maybe("place_id", "int64", "GeoNames id of the bullet's own place; NULL when unresolved"),
        _maybe("lat", "double", "Latitude of that place", unit="degrees north, WGS 84"),
        _maybe("lon", "double", "Longitude of that place", unit="degrees east, WGS 84"),
        _maybe(
            "geo_precision", "text", "How specific that place is; several: the first of equals", allowed=("place", "district", "region", "several")
        ),
        _maybe("killed_low", "int64", "Lower bound of the killed, subsets left out", unit="people"),
        _maybe("killed_high", "int64", "Upper bound of the killed; NULL when open", unit="people"),
        _maybe("injured_low", "int64", "Lower bound of the injured, subsets left out", unit="people"),
        _maybe("injured_high", "int64", "Upper bound of the injured; NULL when open", unit="people"),
    ),
)

QUANTITIES = Table(
    "quantities",
    ("bullet_id", "ordinal"),
    "One row per number: how many of what, within which bounds, and whose claim it is.",
    (
        _BULLET_ID,
        _PAGE_ID,
        _PAGE_DATE,
        _ORDINAL,
        Column("metric", "text", "What is counted (codebook section 3)", allowed=METRICS),
        _maybe("object", "text", "Weapon counted by launched, intercepted and hit", allowed=OBJECTS),
        _maybe("low", "double", "Lower bound, inclusive; NULL when open", unit="as `unit`, else a count"),
        _maybe("high", "double", "Upper bound, inclusive; NULL when open", unit="as `unit`, else a count"),
        _maybe("unit", "text", "ISO 4217 code of money, km2 of an area, people, households or customers without power"),
        Column("approximate", "bool", "True for about, nearly, dozens and the like"),
        Column("subset", "bool", "True for a part of a total that the bullet states too"),
        _maybe("attribution_ordinal", "int", "The attribution of the same bullet whose claim holds the number; NULL: the page's own voice"),
        *SPAN,
    ),
)

PLACES = Table(
    "places",
    ("bullet_id", "ordinal"),
    "One row per mention of a place (codebook section 4).",
    (
        _BULLET_ID,
        _PAGE_ID,
        _PAGE_DATE,
        _ORDINAL,
        _PRINTED_NAME,
        _maybe("name", "text", "Name of the entry meant, however told; some seas and districts have one and no GeoNames id", source="gazetteer"),
        Column("kind", "text", "What kind of place; city is any populated one", allowed=KINDS),
        Column("role", "text", "event if something happened there, else mention", allowed=("event", "mention")),
        _maybe("geonameid", "int64", "GeoNames id of the entry meant; NULL when there is none or two fit equally", source="gazetteer"),
        Column("candidates", "list<int64>", "GeoNames ids that fit equally; empty when resolved or unknown", source="gazetteer"),
        _maybe("admin1", "text", "First-level region of it, ISO 3166-2; of Palestine PS-GZ and PS-WE (codebook section 4)", source="gazetteer"),
        _maybe("country", "text", "Country of it, ISO 3166-1 alpha-2", source="gazetteer"),
        _maybe("lat", "double", "Latitude", unit="degrees north, WGS 84", source="gazetteer"),
        _maybe("lon", "double", "Longitude", unit="degrees east, WGS 84", source="gazetteer"),
        *SPAN[1:],
    ),
)

ATTRIBUTIONS = Table(
    "attributions",
    ("bullet_id", "ordinal"),
    "One row per source of a claim: who said it, in what capacity, through what (codebook section 6).",
    (
        _BULLET_ID,
        _PAGE_ID,
        _PAGE_DATE,
        _ORDINAL,
        _maybe("speaker", "text", "Full name of the person, else the organisation, else the unnamed role"),
        _maybe("speaker_kind", "text", "What kind of speaker", allowed=("person", "organisation", "unnamed")),
        _maybe("office", "text", "Title as printed"),
        _maybe("side", "text", "State or body spoken for: ISO 3166-1 alpha-2, EU, NATO or UN"),
        _maybe("channel", "text", "Through what it was said", allowed=CHANNELS),
        _maybe("agency", "text", "Outlet that carried it"),
        _maybe("verb", "text", "Verb of saying as printed"),
        _maybe("stance", "text", "What the verb makes of the claim", allowed=STANCES),
        _maybe("quote", "text", "The words between quotation marks", is_sentence=True),
        *SPAN,
    ),
)

LINKS = Table(
    "links",
    ("bullet_id", "ordinal"),
    "One row per hyperlink in a bullet.",
    (
        _BULLET_ID,
        _PAGE_ID,
        _PAGE_DATE,
        _ORDINAL,
        SPAN[0],
        Column("url", "text", "Address as printed, made absolute", source="parser"),
        *SPAN[1:],
    ),
)

BULLET_CHANGES = Table(
    "bullet_changes",
    ("page_id", "revision", "ordinal"),
    "One row per bullet that an edit of a page added, changed, moved or withdrew.",
    (
        _PAGE_ID,
        _PAGE_DATE,
        Column("revision", "int", "The revision that brought the change, from 2", source="lake"),
        Column("ordinal", "int", "Counts from 1 in the revision", source="lake"),
        Column("change", "text", "What the edit did", source="lake", allowed=("added", "changed", "moved", "withdrawn")),
        _maybe("old_position", "int", "Position in the revision before", source="lake"),
        _maybe("new_position", "int", "Position in this revision", source="lake"),
        _maybe("old_text", "text", "Words in the revision before", source="lake", is_sentence=True),
        _maybe("new_text", "text", "Words in this revision", source="lake", is_sentence=True),
        Column("seen_at", "timestamptz", "When this revision was captured", unit="UTC", source="archive"),
    ),
)

RUNS = Table(
    "runs",
    ("run_id", "ordinal"),
    "One row per attempt at a page, from the ledger: failures and interruptions included.",
    (
        Column("run_id", "text", "The run", source="ledger"),
        Column("ordinal", "int", "Counts the attempts of the run from 1", source="ledger"),
        Column("command", "text", "The command that ran", source="ledger"),
        _maybe("page_date", "date", "The day asked for or found", source="ledger"),
        _maybe("page_id", "text", "The page found", source="ledger"),
        _maybe("input", "text", "URL or file name", source="ledger"),
        Column("started_at", "timestamptz", "When the attempt began", unit="UTC", source="ledger"),
        _maybe("ended_at", "timestamptz", "When it ended; NULL when it did not", unit="UTC", source="ledger"),
        Column("outcome", "text", "What came of it", source="ledger", allowed=OUTCOMES),
        _maybe("reason", "text", "Why, in one line", source="ledger"),
        _maybe("archive_file", "text", "Where the bytes lie in the archive", source="ledger"),
        _maybe("payload_sha256", "text", "SHA-256 of the bytes", source="ledger"),
        Column("requests", "int", "HTTP requests made", source="ledger"),
    ),
    in_lake=False,
)

TABLES = (PAGES, BULLETS, QUANTITIES, PLACES, ATTRIBUTIONS, LINKS, BULLET_CHANGES, RUNS)
LAKE_TABLES = tuple(table for table in TABLES if table.in_lake)
BY_NAME = {table.name: table for table in TABLES}
