"""How well the coder does on labelled pages: F1 per measure, by the same keys for labels and coded records."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

from transforms import series
from transforms.coding.coder import code_page
from transforms.coding.records import CodedBullet
from transforms.gazetteer import Gazetteer
from transforms.page.records import Bullet, Page

PAGES = Path(__file__).parent / "pages"
# labelled pages that nobody reads who writes rules: what the coder is worth on pages it was not made with
BLIND = Path(__file__).parent / "blind"
# the attacker of a text that nobody has labelled for it
UNDECIDED = "?"
# invented texts that the weights of kinds and attackers are learned from
LEARNED_FROM = (PAGES.parent / "sentences.tsv", *sorted((PAGES.parent / "bullets").glob("*.tsv")))
CHRONICLE = series.load("russia-ukraine")
Label = dict[str, Any]


def learned_from_sha256() -> str:
    """Which texts the weights are to be learned from."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in LEARNED_FROM)).hexdigest()


def labelled(folder: Path = PAGES) -> list[Label]:
    """Our own labelled pages, sentences of our own."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


def page_of(label: Label) -> Page:
    """The page that the parser would read, made from its labels."""
    date, in_section, bullets = dt.date.fromisoformat(label["page_date"]), 0, list[Bullet]()
    for position, row in enumerate(label["bullets"], 1):
        in_section = in_section + 1 if bullets and bullets[-1].section == row.get("section") else 1
        bullets.append(Bullet(position, row.get("section"), in_section, row["text"]))
    page_id, url = f"{date}/day", label.get("url", "https://example.org/day")
    number = label.get("day_number", CHRONICLE.day_number(date))
    return Page(CHRONICLE.name, page_id, date, number, url, label.get("title", ""), None, None, (), None, None, tuple(bullets))


def keys(label: Label) -> Iterator[tuple[str, Hashable]]:
    """(measure, value) of everything that is labelled in a bullet."""
    yield "is_event", label["is_event"]
    yield "event_type", label["event_type"]
    if label["attacker"]:
        yield "attacker", label["attacker"]
    if label["event_date"]:
        yield "event_date", tuple(label["event_date"])
    speakers = [a["speaker"] or a["agency"] for a in label["attributions"]]
    for q in label["quantities"]:
        value = (q["metric"], q["object"], q["low"], q["high"], q["unit"], q["subset"])
        yield "quantities", value
        yield "claimants", (*value, speakers[q["claimant"] - 1] if q["claimant"] else None)
    for p in label["places"]:
        yield "places", p["geonameid"] or p["text"]
        yield "roles", (p["geonameid"] or p["text"], p["role"])
    for a in label["attributions"]:
        yield "speakers", a["speaker"]
        yield "sides", (a["speaker"], a["side"])
        yield "channels", (a["speaker"], a["channel"], a["agency"])
        if a["quote"]:
            yield "quotes", a["quote"]


def as_label(text: str, coded: CodedBullet) -> Label:
    """A coded bullet in the form of its label."""
    date = coded.event_date
    fields = {
        "quantities": ("metric", "object", "low", "high", "unit", "subset"),
        "places": ("geonameid", "role"),
        "attributions": ("speaker", "side", "channel", "agency", "quote"),
    }
    rows = {
        name: [{f: getattr(r, f) for f in wanted} | {"text": text[r.span_start : r.span_end]} for r in getattr(coded, name)]
        for name, wanted in fields.items()
    }
    for row, quantity in zip(rows["quantities"], coded.quantities, strict=True):
        row["claimant"] = quantity.attribution_ordinal
    return {
        "is_event": coded.is_event,
        "event_type": coded.event_type,
        "attacker": coded.attacker,
        "event_date": [str(date.start), str(date.end), date.precision] if date else None,
        **rows,
    }


def measure(labels: list[Label], gazetteer: Gazetteer) -> dict[str, float]:
    """F1 of each measure over all bullets."""
    right, lost, surplus = Counter[str](), Counter[str](), Counter[str]()
    for label in labels:
        page = page_of(label)
        for bullet, row, coded in zip(page.bullets, label["bullets"], code_page(page, gazetteer, CHRONICLE), strict=True):
            wanted, found = Counter(keys(row)), Counter(keys(as_label(bullet.text, coded)))
            for counter, items in ((right, wanted & found), (lost, wanted - found), (surplus, found - wanted)):
                for (name, _), n in items.items():
                    counter[name] += n
    return {name: 2 * right[name] / (2 * right[name] + lost[name] + surplus[name]) for name in sorted(right | lost | surplus)}
