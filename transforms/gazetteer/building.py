"""From GeoNames records to the compact table that the index is read from.

Both the shipped file and compiled dumps are written from this table; where the records come from and where the table goes is not
decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa

from transforms.gazetteer.spelling import adjective_stems, fold, loosen, romanise, strip_kind

SCHEMA = pa.schema(
    [
        pa.field("id", pa.int32(), nullable=False),
        pa.field("name", pa.string(), nullable=False),
        pa.field("kind", pa.dictionary(pa.int8(), pa.string()), nullable=False),
        pa.field("country", pa.dictionary(pa.int16(), pa.string()), nullable=False),
        pa.field("region", pa.dictionary(pa.int16(), pa.string()), nullable=False),
        pa.field("district", pa.dictionary(pa.int16(), pa.string()), nullable=False),
        pa.field("lat", pa.float32(), nullable=False),
        pa.field("lon", pa.float32(), nullable=False),
        pa.field("population", pa.int32(), nullable=False),
        pa.field("keys", pa.list_(pa.field("item", pa.string(), nullable=False)), nullable=False),
        pa.field("trusts", pa.list_(pa.field("item", pa.uint8(), nullable=False)), nullable=False),
    ]
)

# How far a key is trusted: the entry's own name, another name of it, and the two without the differences between romanisations.
OWN, OTHER, OWN_LOOSE, OTHER_LOOSE = range(4)

# Countries whose places are told in many romanisations; elsewhere names are compared letter by letter.
ROMANISED = frozenset({"UA", "RU", "BY"})
_CITIES = frozenset({"PPL", "PPLA", "PPLA2", "PPLA3", "PPLA4", "PPLA5", "PPLC", "PPLL", "PPLF", "PPLG", "PPLS", "PPLR", "PPLQ", "PPLW", "STLMT"})
_FACILITIES = frozenset({"AIRB", "AIRP", "AIRF", "AIRQ", "PS", "PSN", "NUC", "DAM", "DAMQ", "PRT", "INSM", "MILB"})
_WATERS = frozenset({"STM", "STMM", "RSV", "LK", "LKS", "BAY", "STRT", "GULF", "LGN", "ESTY", "SEA", "CHN", "CHNM"})
_LANDFORMS = frozenset({"ISL", "ISLS", "PEN", "SPIT"})
_AIRFIELD = re.compile(r"\b((international |national )?airport|air ?base|air ?field|aerodrome)\b")
_NUCLEAR = re.compile(r"\bnuclear (power )?(plant|station)\b|\bnpp\b|\bnuclear power\b$")
_PORT = re.compile(r"^(?:(?:sea)?port (?:of )?)?(.*?)(?: (?:sea ?)?port)?$")


@dataclass(frozen=True, slots=True)
class Record:
    """One GeoNames record; `feature` is its feature code, "" where the source has none (towns then)."""

    id: int
    name: str
    alternates: tuple[str, ...]
    lat: float
    lon: float
    feature: str
    country: str
    region: str
    district: str
    population: int


def kind_of(record: Record) -> str | None:
    """The codebook's kind of a record, None where such records are no places of ours (regions and raions have their own table)."""
    feature = record.feature
    if not feature or feature in _CITIES:
        return "city"
    if feature == "ADM3" and "romada" in record.name:
        return "hromada"
    if feature == "PPLX" or feature in {"ADM3", "ADM4"} or (feature == "ADM2" and record.district == str(record.id)):
        return "city_district"
    kinds = ((_FACILITIES, "facility"), (_WATERS, "water"), (_LANDFORMS, "other"))
    return next((kind for codes, kind in kinds if feature in codes), None)


def facility_key(folded: str) -> str:
    """A facility's folded name with the many words for its noun made one.

    >>> facility_key("saky air base") == facility_key("saky airfield")
    True
    """
    key = _NUCLEAR.sub("npp", folded)
    key = _AIRFIELD.sub("airfield", key)
    return loosen(" ".join(key.split()))


def hromada_key(stem: str) -> str:
    """The key of a hromada; a colon keeps it apart from names."""
    return f"hromada:{stem}"


def keys_of(record: Record, kind: str) -> dict[str, int]:
    """Every key a record is found by, with how far it is trusted."""
    if kind == "hromada":
        return dict.fromkeys(map(hromada_key, adjective_stems(fold(record.name))), OWN)
    own = {fold(record.name)}
    others = {fold(a) for a in record.alternates if _is_name(a)}
    if record.country in ROMANISED:
        others |= {fold(r) for a in record.alternates if (r := romanise(a))}
    if kind == "facility":
        return {_facility(record, key): OWN for key in own | others}
    if kind == "city_district":
        own, others = set(map(strip_kind, own)), set(map(strip_kind, others))
    keys: dict[str, int] = {}
    loose = {loosen(name) for name in own}
    for names, trust in ((own, OWN), (others, OTHER)):
        for name in names:
            # another romanisation of the same name is the place's own
            keys.setdefault(name, OWN if loosen(name) in loose else trust)
    if record.country in ROMANISED:
        for names, trust in ((own, OWN_LOOSE), (others, OTHER_LOOSE)):
            for name in names:
                keys.setdefault(loosen(name), trust)
    return {key: trust for key, trust in keys.items() if key}


def _facility(record: Record, folded: str) -> str:
    key = facility_key(folded)
    if record.feature == "PRT" and (match := _PORT.match(key)):
        return f"{match[1]} port"
    if record.feature.startswith("AIR") and "airfield" not in key:
        return f"{key} airfield"
    return key


def _is_name(alternate: str) -> bool:
    """Whether an alternate is a Latin name rather than another script or an airport's code."""
    return len(alternate) > 2 and not alternate.isupper() and fold(alternate).isascii()


def build_table(records: Iterable[Record]) -> pa.Table:
    """The compact table, one row a place, sorted by id; the first of several records with one id counts."""
    rows: dict[int, dict[str, object]] = {}
    for record in records:
        kind = kind_of(record)
        if kind is None or record.id in rows:
            continue
        keys = sorted(keys_of(record, kind).items())
        rows[record.id] = {
            "id": record.id,
            "name": record.name,
            "kind": kind,
            "country": record.country,
            "region": record.region,
            "district": record.district,
            "lat": record.lat,
            "lon": record.lon,
            "population": record.population,
            "keys": [key for key, _ in keys],
            "trusts": [trust for _, trust in keys],
        }
    return pa.Table.from_pylist([rows[i] for i in sorted(rows)], schema=SCHEMA)
