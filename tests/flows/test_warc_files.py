"""WARC files of other tools, and of our own archive, taken in."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows import show
from flows.ingest import may_be_page
from tests.ingesting import SAMPLES, files_below, take_in
from transforms import series
from transforms.tables import PAGES
from warehouse.folder import open_warehouse
from warehouse.warc import read_warc

CHRONICLE = series.load("russia-ukraine")
URL = "https://www.aljazeera.com/news/2026/1/7/russia-ukraine-war-list-of-key-events-day-1413"
PAGE, LATER = ((SAMPLES / name).read_bytes() for name in ("2026-01-07.html", "2026-01-07_later.html"))
HTML = "text/html; charset=utf-8"


def record(
    kind: str = "response",
    body: bytes = PAGE,
    hour: int = 5,
    url: str = URL,
    status: str | None = "200 OK",
    media_type: str | None = HTML,
    **headers: str,
) -> bytes:
    """One record, uncompressed."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    http = StatusAndHeaders(status, [("Content-Type", media_type)] if media_type else [], protocol="HTTP/1.1") if status else None
    more = {"WARC-Date": f"2026-01-07T{hour:02}:00:00Z", **{name.replace("_", "-"): value for name, value in headers.items()}}
    if status is None and media_type:
        more["Content-Type"] = media_type
    writer.write_record(writer.create_warc_record(url, kind, payload=io.BytesIO(body), length=len(body), http_headers=http, warc_headers_dict=more))
    return out.getvalue()


def outcomes(root: Path, *warcs: bytes) -> dict[str, int]:
    """What comes of WARC files taken in together."""
    files = [root / f"{n}.warc" for n in range(len(warcs))]
    for file, data in zip(files, warcs, strict=True):
        file.write_bytes(data)
    return take_in(root / "data", files).outcomes()


def revision(root: Path) -> int:
    """The revision of the only page."""
    [month] = open_warehouse(root / "data").lake.months()
    [found] = open_warehouse(root / "data").lake.read(PAGES, month)["revision"].to_pylist()
    assert isinstance(found, int)
    return found


REVISIT = record("revisit", b"", 9, WARC_Refers_To_Target_URI=URL, WARC_Refers_To_Date="2026-01-07T05:00:00Z")


@pytest.mark.parametrize("is_apart", [False, True])
def test_a_page_that_went_back_to_its_first_state_is_at_its_third(tmp_path: Path, is_apart: bool) -> None:
    warcs = [record() + record(body=LATER, hour=7), REVISIT]
    assert outcomes(tmp_path, *(warcs if is_apart else [b"".join(warcs)])) == {"written": 2, "unchanged": 1}
    assert revision(tmp_path) == 3


@pytest.mark.slow
def test_a_revisit_is_found_in_the_archive_later(tmp_path: Path) -> None:
    summary = take_in(tmp_path / "data", [file := tmp_path / "again.warc"]) if (tmp_path / "again.warc").write_bytes(REVISIT) else None
    assert summary is not None
    [attempt] = summary.attempts
    assert attempt.outcome == "failed"
    for told in ("revisit", URL, "neither in the file nor in the archive", "first"):
        assert told in (attempt.reason or "")
    outcomes(tmp_path, record() + record(body=LATER, hour=7))
    assert revision(tmp_path) == 2
    take_in(tmp_path / "data", [file])
    assert revision(tmp_path) == 3


@pytest.mark.slow
def test_our_own_archive_taken_in_gives_the_same(tmp_path: Path) -> None:
    outcomes(tmp_path, record() + record(body=LATER, hour=7) + REVISIT)
    before = files_below(tmp_path / "data", "archive", "lake")
    assert set(take_in(tmp_path / "other", [tmp_path / "data/archive"]).outcomes()) == {"written", "unchanged"}
    assert files_below(tmp_path / "other", "archive", "lake") == before


NO_PAGES = {
    "wget's arguments": record(
        "resource", b'"-p"\n', url="metadata://gnu.org/software/wget/warc/wget_arguments.txt", status=None, media_type="text/plain"
    ),
    "wget's log": record("resource", b"saved\n", url="metadata://gnu.org/software/wget/warc/wget.log", status=None, media_type="text/plain"),
    "robots.txt": record(body=b"User-agent: *\n", url="https://www.aljazeera.com/robots.txt", media_type="text/plain"),
    "a name looked up": record(body=b"20260107 1.1.1.1", url="dns:www.aljazeera.com", status=None, media_type="text/dns"),
    "a redirect": record(body=b"<p>Moved", url=URL.replace("https", "http"), status="301 Moved Permanently"),
    "a style": record(body=b"a {}", url="https://www.aljazeera.com/a.css", media_type="text/css"),
    "a picture": record(body=b"\x89PNG\r\n\x1a\n\0", url="https://www.aljazeera.com/a.png", media_type="image/png"),
    "a picture that is not there": record(body=b"<p>No", url="https://www.aljazeera.com/b.png", status="404 Not Found"),
    "a picture as a resource": record("resource", b"GIF89a", url="https://www.aljazeera.com/c.gif", status=None, media_type="image/gif"),
    "a picture that is the same": record("revisit", b"", url="https://www.aljazeera.com/a.png", media_type="image/png"),
}


def test_what_a_crawl_keeps_beside_its_pages_is_passed_over_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "crawl.warc"
    file.write_bytes(b"".join([*NO_PAGES.values(), record()]))
    summary = take_in(tmp_path / "data", [file])
    assert (summary.outcomes(), summary.is_good, summary.n_passed) == ({"written": 1}, True, len(NO_PAGES))
    show.summary(summary, 0, tmp_path)
    assert f"1 written; {len(NO_PAGES)} WARC records that are no pages skipped; " in capsys.readouterr().out


@pytest.mark.parametrize("kept", NO_PAGES.values(), ids=NO_PAGES)
def test_each_of_these_is_passed_over(kept: bytes) -> None:
    assert [may_be_page(capture, CHRONICLE) for capture in read_warc(io.BytesIO(kept), "crawl.warc")] == [False]


MAYBE = {
    "a page": record(),
    "a page of no type": record(media_type=None),
    "a page of another type": record(media_type="application/json"),
    "a page that is gone": record(body=b"", status="404 Not Found"),
    "a page that is the same": REVISIT,
    "a page that was not sent again": record("revisit", b"", status="304 Not Modified"),
    "another page": record(url="https://www.aljazeera.com/"),
    "a plain copy": record(url="https://www.aljazeera.com/copy", media_type="text/plain"),
    "a resource": record("resource", url=URL, status=None, media_type="text/html"),
    "a resource of no type": record("resource", url="urn:sha256:00", status=None, media_type=None),
    "a saved file": record("resource", url="file:///home/me/page.html", status=None, media_type="text/html"),
}


@pytest.mark.parametrize("kept", MAYBE.values(), ids=MAYBE)
def test_what_may_be_a_page_is_read(kept: bytes) -> None:
    assert [may_be_page(capture, CHRONICLE) for capture in read_warc(io.BytesIO(kept), "crawl.warc")] == [True]
