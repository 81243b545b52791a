"""What the report's page holds: every bullet with its marked words, the rows of its charts, and the SQL that gives them. No HTML in here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

import duckdb

from warehouse.report.chronicle import chronicle_of, region_names

_EPOCH = dt.date(1970, 1, 1)

# sums that somebody gives or promises: what is asked for, denied or only claimed is none
_GIVEN = "NOT subset AND donor IS NOT NULL AND coalesce(stance, 'said') IN ('said', 'confirmed', 'promised')"
# {where} takes the page's filters; the page shows the query with those that are set
CHART_SQL = {
    "nights": """SELECT night, attacker, weapon, claimant, claimant_side, launched_low, launched_high,
  intercepted_low, intercepted_high, hit_low, hit_high, rival_claims, bullet_id
FROM air_war
WHERE dated_by = 'event' AND region IS NULL{where}
ORDER BY night, attacker, weapon, bullet_id, claimant""",
    "weeks": """SELECT date, attacker, region, metric, reported_low, reported_high, reports, distinct_low, distinct_high,
  distinct_events, dated_by, bullet_ids
FROM daily_casualties
WHERE dated_by <> 'period' AND NOT in_combat AND distinct_low IS NOT NULL AND metric IN ('killed', 'injured'){where}
ORDER BY date, attacker, region, metric, dated_by""",
    "map": """SELECT place, place_kind, region, attacker, count(*) AS reports,
  sum(killed_low) FILTER (geo_precision <> 'several' AND dated_by(event_date_end, event_date_precision) <> 'period') AS killed_low, lat, lon
FROM key_events
WHERE event_type = 'strike' AND lat IS NOT NULL{where}
GROUP BY ALL
ORDER BY reports DESC, place, place_kind, attacker""",
    "types": """SELECT date_trunc('week', page_date)::DATE AS week, event_type, count(*) AS bullets
FROM key_events
WHERE is_event{where}
GROUP BY ALL
ORDER BY week, event_type""",
    "speakers": """SELECT speaker, side, count(*) AS times, count(quote) AS quotes
FROM who_said_what
WHERE speaker IS NOT NULL{where}
GROUP BY ALL
ORDER BY times DESC, speaker, side""",
    "aid": f"""SELECT donor, currency, count(*) AS pledges, sum(amount_low) AS amount_low
FROM aid_pledges
WHERE {_GIVEN}{{where}}
GROUP BY ALL
ORDER BY currency, amount_low DESC, donor""",  # noqa: S608 - constants
    "coverage": """SELECT page_date, day_number, revision, n_bullets, share_coded, share_placed, n_warnings
FROM coverage
WHERE true{where}
ORDER BY page_date""",
    "bullets": """SELECT page_date, event_type, attacker, place, region, killed_low, killed_high, injured_low, injured_high, text, citation, url
FROM key_events
WHERE true{where}
ORDER BY page_date DESC, position""",
}


class Codes:
    """Words told by number, so that a word stands in the page once."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._known: dict[str, int] = {}

    def __call__(self, word: str | None) -> int:
        """The word's number; -1 for none."""
        if word is None:
            return -1
        if word not in self._known:
            self._known[word] = len(self.words)
            self.words.append(word)
        return self._known[word]


def day(date: dt.date | None) -> int | None:
    """Days since 1970, as the page counts them."""
    return None if date is None else (date - _EPOCH).days


def payload(connection: duckdb.DuckDBPyConnection, now: dt.datetime) -> dict[str, Any]:
    """Everything the page shows, ready for JSON. `now` is when the page is made (UTC)."""
    code = Codes()
    bullets = _bullets(connection, code)
    number = {bullet_id: n for n, bullet_id in enumerate(bullets.pop("ids"))}
    return {
        "made": now.isoformat(timespec="minutes"),
        "pages": _pages(connection),
        "gaps": [day(date) for (date,) in _rows(connection, "SELECT date FROM day_gaps ORDER BY date")],
        "bullets": bullets | {"marks": _marks(connection, code, number)},
        "nights": _nights(connection, code, number),
        "weeks": _weeks(connection, code, number),
        "aid": _aid(connection, code, number),
        "regions": _region_names(connection),
        "sql": CHART_SQL,
        **chronicle_of(connection),
        "words": code.words,
    }


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return connection.execute(query).fetchall()


def _whole(value: float | None) -> float | int | None:
    """A whole number without its decimal point: the page holds many."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _pages(connection: duckdb.DuckDBPyConnection) -> list[list[Any]]:
    query = """SELECT page_date, page_id, url, day_number, revision, n_bullets, share_coded, share_placed, n_warnings
        FROM coverage ORDER BY page_date, page_id"""
    rounded = (
        (date, page_id, url, [v if v is None else _whole(round(v, 3)) for v in rest]) for date, page_id, url, *rest in _rows(connection, query)
    )
    return [[day(date), page_id, _safe(url), *rest] for date, page_id, url, rest in rounded]


def _safe(url: str | None) -> str:
    """An address that may be followed: http or https, else none."""
    return url if url and url.lower().startswith(("https://", "http://")) else ""


_BULLETS = """SELECT k.bullet_id, b.page_id, k.position, k.event_type, k.attacker, k.place, k.region, k.lat, k.lon,
    k.killed_low, k.killed_high, k.injured_low, k.injured_high, k.is_event, k.text, k.place_kind,
    coalesce(k.event_date_precision IN ('period', 'month'), false), coalesce(k.geo_precision = 'several', false), t.low, t.high
    FROM key_events AS k JOIN bullets AS b USING (bullet_id) LEFT JOIN tolls AS t ON t.bullet_id = k.bullet_id AND t.metric = 'killed'
    ORDER BY k.page_date, b.page_id, k.position"""


def _bullets(connection: duckdb.DuckDBPyConnection, code: Codes) -> dict[str, Any]:
    """Column by column: like beside like compresses best."""
    rows = _rows(connection, _BULLETS)
    page = {page_id: n for n, (page_id,) in enumerate(_rows(connection, "SELECT page_id FROM coverage ORDER BY page_date, page_id"))}
    columns: dict[str, Callable[[tuple[Any, ...]], Any]] = {
        "page": lambda r: page[r[1]],
        "position": lambda r: r[2],
        "type": lambda r: code(r[3]),
        "attacker": lambda r: code(r[4]),
        "place": lambda r: code(r[5]),
        "region": lambda r: code(r[6]),
        "lat": lambda r: r[7],
        "lon": lambda r: r[8],
        "killed": lambda r: _bounds(r[9], r[10]),
        "injured": lambda r: _bounds(r[11], r[12]),
        "is_event": lambda r: int(r[13]),
        "text": lambda r: r[14],
        "kind": lambda r: code(r[15]),
        "is_period": lambda r: int(r[16]),
        "is_several": lambda r: int(r[17]),
        "toll": lambda r: _bounds(r[18], r[19]),
    }
    return {"ids": [r[0] for r in rows]} | {name: [take(r) for r in rows] for name, take in columns.items()}


def _bounds(low: int | None, high: int | None) -> list[int | None] | int:
    """0 for no number, else low and high."""
    return 0 if low is None and high is None else [low, high]


_MARKS: tuple[tuple[str, str, Callable[[tuple[Any, ...], Codes], list[Any]]], ...] = (
    (
        "q",
        "SELECT bullet_id, span_start, span_end, metric, object, low, high, unit, claimant, subset FROM claims ORDER BY bullet_id, ordinal",
        lambda r, code: [code(r[3]), code(r[4]), _whole(r[5]), _whole(r[6]), code(r[7]), code(r[8]), int(r[9])],
    ),
    (
        "p",
        "SELECT bullet_id, span_start, span_end, name, admin1, role FROM places ORDER BY bullet_id, ordinal",
        lambda r, code: [code(r[3]), code(r[4]), code(r[5])],
    ),
    (
        "a",
        "SELECT bullet_id, span_start, span_end, speaker, side, stance, quote IS NOT NULL FROM who_said_what ORDER BY bullet_id, ordinal",
        lambda r, code: [code(r[3]), code(r[4]), code(r[5]), int(r[6])],
    ),
)


def _marks(connection: duckdb.DuckDBPyConnection, code: Codes, number: dict[str, int]) -> list[list[list[Any]]]:
    """Per bullet its marked spans: kind (q number, p place, a source), start, end (code points), and what was coded."""
    marks: list[list[list[Any]]] = [[] for _ in number]
    for kind, query, take in _MARKS:
        for row in _rows(connection, query):
            marks[number[row[0]]].append([kind, row[1], row[2], *take(row, code)])
    return marks


def _nights(connection: duckdb.DuckDBPyConnection, code: Codes, number: dict[str, int]) -> list[list[Any]]:
    rows = _rows(connection, CHART_SQL["nights"].format(where=""))
    return [[day(r[0]), *map(code, r[1:5]), *r[5:12], number[r[12]]] for r in rows]


def _weeks(connection: duckdb.DuckDBPyConnection, code: Codes, number: dict[str, int]) -> list[list[Any]]:
    rows = _rows(connection, CHART_SQL["weeks"].format(where=""))
    return [[day(r[0]), *map(code, r[1:4]), *r[4:10], code(r[10]), [number[bullet] for bullet in r[11]]] for r in rows]


def _aid(connection: duckdb.DuckDBPyConnection, code: Codes, number: dict[str, int]) -> list[list[Any]]:
    query = f"SELECT page_date, donor, currency, amount_low, bullet_id FROM aid_pledges WHERE {_GIVEN} ORDER BY bullet_id, ordinal"  # noqa: S608 - constants
    return [[day(r[0]), code(r[1]), code(r[2]), _whole(r[3]), number[r[4]]] for r in _rows(connection, query)]


def _region_names(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Names of the regions met: as the map or the coder's list has them, else as the gazetteer calls the region, else its code."""
    known = region_names()
    query = "SELECT admin1, mode(name ORDER BY name) FILTER (kind = 'region') FROM places WHERE admin1 IS NOT NULL GROUP BY admin1 ORDER BY admin1"
    return {iso: known.get(iso) or name or iso for iso, name in _named(_rows(connection, query))}


def _named(rows: Iterable[tuple[Any, ...]]) -> Iterable[tuple[str, str | None]]:
    return ((str(iso), name.removesuffix(" region").removesuffix(" Oblast") if name else None) for iso, name in rows)
