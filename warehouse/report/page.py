"""The one file: template, style, scripts and data put together, and the policy that lets nothing else run."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import hashlib
import html
import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from warehouse.database import DatabaseError, reading
from warehouse.durable import replacing
from warehouse.report.data import payload

_SCRIPTS = ("read.js", "show.js", "figures.js", "main.js")

_SENTENCES = "This file holds the publisher’s sentences: it is for your own use."
_NO_SENTENCES = "The sentences themselves are not in this data, as in a release: follow the link to the page."


def write_report(database: Path, target: Path, now: dt.datetime) -> bool:
    """Write the report on a database to `target`, whole or not at all; gives whether it holds the publisher's sentences, as one on an imported
    release does not. `now` is when it is made (UTC).

    Raises DatabaseError where there is no database, or where the extra `report` (Altair, vl-convert) is not installed.
    """
    with reading(database) as connection, replacing(target) as file:
        shown = payload(connection, now)
        file.write(render(shown | {"specs": _specifications()}, _library()).encode())
    return _has_sentences(shown)


def _specifications() -> dict[str, dict[str, Any]]:
    try:
        from warehouse.report.charts import specifications
    except ModuleNotFoundError as error:
        raise DatabaseError(f"the report needs {error.name}: install the extra with `pip install 'keyevents[report]'`") from error
    return specifications()


@cache
def _library() -> str:
    """Vega as one script, put together once a process; it declares top-level names such as `$`, so it gets a room of its own."""
    import vl_convert

    return "(() => {" + _inert(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")) + "})();"


def _has_sentences(shown: dict[str, Any]) -> bool:
    """Whether its bullets have their words; of no bullets none are withheld."""
    texts = shown["bullets"]["text"]
    return any(texts) or not texts


def render(shown: dict[str, Any], library: str) -> str:
    """The page's text. Nothing of the data stands in it but as base64, day and counts aside."""
    script = _inert("(() => {\n" + "".join(_asset(name) for name in _SCRIPTS) + "})();")
    days = [dt.date(1970, 1, 1) + dt.timedelta(days=page[0]) for page in shown["pages"]]
    parts = {
        "policy": _policy(library, script),
        "title": f"Key events, {_said(days[0])} – {_said(days[-1])}" if days else "Key events: no page yet",
        "style": _asset("page.css"),
        "holds": _SENTENCES if _has_sentences(shown) else _NO_SENTENCES,
        "fresh": f"Newest day: {_said(days[-1])}." if days else "There is no page in this database yet.",
        "made": shown["made"][:10],
        "outlines": f" Map: {html.escape(source)}. Internationally recognised borders." if (source := shown["map"]["source"]) else "",
        "data": _packed(shown),
        "library": library,
        "script": script,
    }
    text = _asset("page.html")
    pieces = text.split("{{")
    return pieces[0] + "".join(parts[name] + rest for name, rest in (piece.split("}}", 1) for piece in pieces[1:]))


def _asset(name: str) -> str:
    return resources.files(__package__).joinpath("assets", name).read_text(encoding="utf-8")


def _said(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _inert(script: str) -> str:
    """A script that cannot end its element early."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _policy(*scripts: str) -> str:
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts)
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"


def _packed(shown: dict[str, Any]) -> str:
    """JSON, gzip, base64: a seventh of the size, and no letter of it can break out of its element."""
    raw = json.dumps(shown, ensure_ascii=False, separators=(",", ":"), default=_plain).encode()
    return base64.b64encode(gzip.compress(raw, 9, mtime=0)).decode()


def _plain(value: object) -> str:
    raise TypeError(f"{type(value).__name__} has no place in the report's data")
