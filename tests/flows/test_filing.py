"""Under which day a page is filed, however it writes its address: none that was read may be dropped."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from flows import steps
from flows.ingest import ingest
from flows.reparse import months_between, reparse
from flows.steps import open_run
from tests.ingesting import NOON, files_below, take_in
from transforms.page.sniffing import sniff_day, without_replay
from warehouse.folder import open_warehouse, writing

DAY, OTHER = dt.date(2026, 1, 7), dt.date(2026, 1, 6)
PATH = "/news/2026/1/7/russia-ukraine-war-list-of-key-events-day-1413"
URL = f"https://www.aljazeera.com{PATH}"
OTHER_URL = "https://www.aljazeera.com/news/2026/1/6/russia-ukraine-war-list-of-key-events-day-1412"
REPLAY = f"https://web.archive.org/web/20260107060000/{URL}"


def linked_data(address: object, escaped: bool = False) -> str:
    data = json.dumps({"@type": "NewsArticle", "mainEntityOfPage": address})
    return f'<script type="application/ld+json">{data.replace("/", chr(92) + "/") if escaped else data}</script>'


def page(head: str, items: str = "") -> bytes:
    """A page of 7 January whose address stands in `head`."""
    title = "Russia-Ukraine war: List of key events, day 1,413"
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><main><h1>{title}</h1>"
        '<div class="wysiwyg wysiwyg--all-content"><p>Here is where things stand on Wednesday, January 7:</p><h2>Fighting</h2><ul>'
        "<li>Russian forces shelled the town of Nikopol overnight, killing two people.</li>"
        f'<li>An oil depot burned in the <a href="/news/2026/1/5/depot">Rostov region</a>, its governor said.</li>{items}</ul>'
        "<h2>Diplomacy</h2><ul><li>Envoys of both sides met in Istanbul for talks about prisoners.</li></ul></div></main></body></html>"
    ).encode()


ADDRESSES = {
    "linked data, object": linked_data({"@type": "WebPage", "@id": URL}),
    "linked data, url": linked_data({"@type": "WebPage", "url": URL}),
    "linked data, escaped": linked_data(URL, escaped=True),
    "linked data, object escaped": linked_data({"@id": URL}, escaped=True),
    "relative": f'<link rel="canonical" href="{PATH}">',
    "without scheme": f'<link rel="canonical" href="//www.aljazeera.com{PATH}">',
    "spaces": f'<link rel = "canonical"   href = "{URL}" />',
    "no quotes": f"<link rel=canonical href={URL}>",
    "address first": f"<link href='{URL}' rel='canonical'>",
    "entities": f'<link rel="canonical" href="{URL.replace("/", "&#x2F;").replace(":", "&#58;")}">',
    "commented out before": f'<!-- <link rel="canonical" href="{OTHER_URL}"> --><link rel="canonical" href="{URL}">',
    "in a script before": f'<script>x = \'<link rel="canonical" href="{OTHER_URL}">\'</script><link rel="canonical" href="{URL}">',
    "empty before": f'<link rel="canonical" href=""><meta property="og:url" content="{URL}">',
    "og:url by name": f'<meta content="{URL}" name="og:url">',
    "og:url of another day": f'<meta property="og:url" content="{OTHER_URL}"><link rel="canonical" href="{URL}">',
}
# no byte search finds these: they are filed once they were read
UNSEEN = {
    "angle bracket in an attribute": f'<link title="a > b" rel="canonical" href="{URL}">',
    "deep linked data": linked_data({"@id": URL, "isPartOf": {"@id": OTHER_URL}}),
    "another day's object before": f'<script type="application/ld+json">{{"mainEntityOfPage": "{OTHER_URL}"}}</script>' + linked_data(URL),
    "month turned": '<script type="application/ld+json">{"mainEntityOfPage": "https://a.example/news/2025/12/30/other"}</script>' + linked_data(URL),
}
ALL = [pytest.param(head, id=name) for name, head in UNSEEN.items()]
ALL += [pytest.param(head, id=name, marks=pytest.mark.slow) for name, head in ADDRESSES.items()]  # once found, all are stored alike


@pytest.mark.parametrize("head", ADDRESSES.values(), ids=ADDRESSES)
def test_a_byte_search_finds_the_address_that_the_parser_finds(head: str) -> None:
    assert sniff_day(page(head)) == DAY


@pytest.mark.slow
@pytest.mark.parametrize("head", ALL)
def test_a_page_that_was_read_is_stored_however_it_writes_its_address(tmp_path: Path, head: str) -> None:
    data, file = tmp_path / "data", tmp_path / "page.html"
    file.write_bytes(page(head))
    assert take_in(data, [file]).outcomes() == {"written": 1}
    before = files_below(data, "archive", "lake")
    assert take_in(data, [file], NOON + dt.timedelta(hours=1)).outcomes() == {"unchanged": 1}
    assert files_below(data, "lake") == {name: held for name, held in before.items() if name.startswith("lake")}
    with writing(data, "russia-ukraine", "test", "test") as warehouse:
        assert reparse(warehouse, months_between(warehouse, None, None), 20_000_000, n_processes=1).is_empty


@pytest.mark.slow
@pytest.mark.parametrize("head", UNSEEN.values(), ids=UNSEEN)
def test_states_filed_once_they_were_read_are_revisions_too(tmp_path: Path, head: str) -> None:
    data = tmp_path / "data"
    for n, items in enumerate(("", "<li>A bridge was closed.</li>", "<li>A road was closed.</li>")):
        file = tmp_path / f"{n}.html"
        file.write_bytes(page(head, items))
        assert take_in(data, [file]).outcomes() == {"written": 1}
    records = open_warehouse(data).archive.of_days({DAY})
    assert len(records) == 3
    assert records == sorted(records, key=lambda record: record.captured_at)


def test_filing_again_keeps_what_was_archived_first(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(page(UNSEEN["month turned"]))
    take_in(tmp_path / "data", [file])
    archive = open_warehouse(tmp_path / "data").archive
    assert [(r.day, r.payload_sha256) for m in ("2025/12", "2026/01") for r in archive.records(m)] == [
        (dt.date(2025, 12, 30), archive.records("2026/01")[0].payload_sha256),
        (DAY, archive.records("2026/01")[0].payload_sha256),
    ]


def test_a_page_that_no_history_took_is_never_told_unchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "filed", lambda run, kept, judged: list(kept))
    monkeypatch.setattr("flows.ingest.filed", lambda run, kept, judged: list(kept))
    file = tmp_path / "page.html"
    file.write_bytes(page(UNSEEN["month turned"]))
    with writing(tmp_path / "data", "russia-ukraine", "test", "test") as warehouse:
        [attempt] = ingest([file], open_run(warehouse, "ingest", 20_000_000, clock=lambda: NOON)).attempts
    assert attempt.outcome == "failed"
    for told in ("2025-12-30", "expected 2026-01-07", "archive/2025/12/", "again"):
        assert told in (attempt.reason or "")


def replayed(data: bytes) -> bytes:
    """A page as the Wayback machine shows it: its addresses rewritten, those of links without the machine's host."""
    prefix = b"/web/20260107060000/"
    shown = data.replace(b'href="/news', b'href="' + prefix + b"https://www.aljazeera.com/news")
    return shown.replace(b'"' + URL.encode(), b'"https://web.archive.org' + prefix + URL.encode())


def test_a_page_saved_from_a_replay_is_the_page(tmp_path: Path) -> None:
    head = f'<link rel="canonical" href="{URL}"><meta property="og:url" content="{URL}">'
    site, replay = page(head), replayed(page(head))
    assert replay.count(b"/web/20260107060000/https://") == 3
    assert sniff_day(replay) == DAY
    files = [tmp_path / "site.html", tmp_path / "replay.html"]
    for file, data in zip(files, (site, replay), strict=True):
        file.write_bytes(data)
    assert take_in(tmp_path / "data", files).outcomes() == {"written": 1, "unchanged": 1}


def test_a_link_to_a_replay_stays_one() -> None:
    linked = page(f'<link rel="canonical" href="{URL}">', f'<li>An <a href="{REPLAY}">older page</a> told of it before.</li>')
    assert without_replay(linked) == linked
