"""The rows behind a citation: of a page's current revision from the database, of an older one from the archive, coded again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb

from flows.coding import coder_of, not_compiled
from flows.errors import InputError
from flows.pipeline import settle
from flows.settings import Settings
from transforms.history import History
from transforms.schemas import Row
from warehouse.folder import Warehouse
from warehouse.lake import address_day

CODED = ("quantities", "places", "attributions")
_FORM = re.compile(r"(?P<page>[^@#]+)(?:@(?P<revision>\d{1,8}))?#(?P<position>\d{1,8})")


@dataclass(frozen=True, slots=True)
class Asked:
    """A page with the revision (None: the current one) and the position asked for; `rivals` name what else was asked for by its day."""

    page: dict[str, Any]
    revision: int | None
    position: int
    rivals: tuple[str, ...] = ()

    @property
    def is_current(self) -> bool:
        return self.revision in (None, self.page["revision"])

    def refuse(self, n_bullets: int) -> None:
        """Raises InputError where the revision has no such bullet."""
        if not 1 <= self.position <= n_bullets:
            which = f"{self.page['page_id']}@{self.revision or self.page['revision']}"
            raise InputError(f"{which} has no bullet {self.position}: there are 1 to {n_bullets}")


@dataclass(frozen=True, slots=True)
class Cited:
    """A bullet, the row of its page, and the rows made of it by table; `notes` say which state of the page it is, unless the current one."""

    page: Row
    bullet: Row
    coded: dict[str, list[Row]]
    notes: tuple[str, ...] = field(default=())

    @property
    def is_older(self) -> bool:
        """Whether the page has gone on since: the rows are not those of the data."""
        return bool(self.notes)


def read_asked(connection: duckdb.DuckDBPyConnection, text: str) -> Asked:
    """What `page_id#position`, `page_id@revision#position` or either with the day in place of the page asks for.

    Raises InputError for another form, and where no such page or revision is stored.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise InputError(f"{text!r}: expected a bullet such as 2026-01-07#12, page_id#12 or page_id@1#12")
    name, position = match["page"], int(match["position"])
    if not is_day(name) and len(name) == 10:
        raise InputError(f"{text!r}: {name} is no day of the calendar")
    column = "page_date" if is_day(name) else "page_id"
    pages = rows_of(connection, f"SELECT * FROM pages WHERE CAST({column} AS VARCHAR) = ? ORDER BY page_id", [name])  # noqa: S608 - one of two
    if not pages:
        raise InputError(f"no page {name}; `keyevents status` tells which days are stored")
    revision = int(match["revision"]) if match["revision"] else None
    fitting = [p for p in pages if (p["n_bullets"] >= position if revision is None else p["revision"] >= revision)]
    page = (fitting or pages)[0]
    if revision is not None and not 1 <= revision <= page["revision"]:
        raise InputError(f"{page['page_id']} has no revision {revision}: there are 1 to {page['revision']}")
    others = [f"{p['page_id']}@{revision or p['revision']}#{position:02}" for p in fitting if p is not page]
    return Asked(page, revision, position, tuple(f"another page of this day has such a bullet too: {other}" for other in others))


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, YYYY-MM-DD."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def rows_of(connection: duckdb.DuckDBPyConnection, query: str, parameters: Sequence[object]) -> list[dict[str, Any]]:
    """The rows of a query by name."""
    cursor = connection.execute(query, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def current(connection: duckdb.DuckDBPyConnection, asked: Asked) -> Cited:
    """The bullet as the database has it. Raises InputError."""
    asked.refuse(asked.page["n_bullets"])
    key = [f"{asked.page['page_id']}#{asked.position:02}"]
    [bullet] = rows_of(connection, "SELECT * FROM bullets WHERE bullet_id = ?", key)
    coded: dict[str, list[Row]] = {}
    for table in CODED:
        coded[table] = [*rows_of(connection, f"SELECT * FROM {table} WHERE bullet_id = ? ORDER BY ordinal", key)]  # noqa: S608 - constants
    return Cited(asked.page, bullet, coded)


def older(warehouse: Warehouse, asked: Asked) -> Cited | None:
    """The bullet as a former revision had it, None where the archive no longer has all states of the page. Raises InputError."""
    page_id, n_revisions, revision = asked.page["page_id"], asked.page["revision"], asked.revision or 0
    settings = Settings()
    coder = coder_of(warehouse)
    days = {address_day(page_id), asked.page["page_date"]}
    past = settle(warehouse.archive, days, coder.series, settings.max_bytes).histories.get(page_id)
    if past is None or past.revision != n_revisions:
        return None
    [rows] = coder.rows([History(past.revisions[:revision])])
    asked.refuse(len(rows["bullets"]))
    bullet = rows["bullets"][asked.position - 1]
    coded = {table: [row for row in rows[table] if row["bullet_id"] == bullet["bullet_id"]] for table in CODED}
    replaced = f"replaced by revision {revision + 1} of {instant(past.revisions[revision].captured_at)}"
    told = f"revision {revision} of {n_revisions}, {replaced}; coded anew from the archive"
    return Cited(rows["pages"][0], bullet, coded, (told, *not_compiled(warehouse.storage, settings.gazetteer)))


def told_by_changes(connection: duckdb.DuckDBPyConnection, asked: Asked) -> list[str]:
    """What is still known of a bullet of a revision that is no longer kept. Raises InputError."""
    page_id, n_revisions, revision = asked.page["page_id"], asked.page["revision"], asked.revision or 0
    changes = rows_of(connection, "SELECT * FROM bullet_changes WHERE page_id = ? AND revision >= ? ORDER BY revision, ordinal", [page_id, revision])
    since = [change["change"] for change in changes if change["revision"] > revision]
    asked.refuse(asked.page["n_bullets"] - since.count("added") + since.count("withdrawn"))
    mine = [c for c in changes if (c["revision"], c["new_position"]) == (revision, asked.position)]
    mine += [c for c in changes if (c["revision"], c["old_position"]) == (revision + 1, asked.position)]
    lines = [
        f"{page_id}@{revision}#{asked.position:02}",
        asked.page["url"],
        f"revision {revision} of {n_revisions} is no longer kept here: no archive holds its captures; of this bullet bullet_changes says:",
    ]
    for change in mine:
        lines += ["", f"{change['change']} by revision {change['revision']} of {instant(change['seen_at'])}"]
        for state in ("old", "new"):
            if (at := change[f"{state}_position"]) is not None:
                lines.append(f"{state}, bullet {at}: {change[f'{state}_text'] or '(its words are withheld here)'}")
    return lines if mine else [*lines, "", f"nothing: revision {revision + 1} left its words as they were, though its number may be another now"]


def instant(at: dt.datetime) -> str:
    return f"{at.astimezone(dt.UTC):%Y-%m-%d %H:%M} UTC"
