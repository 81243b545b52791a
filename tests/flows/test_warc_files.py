"""WARC files of other tools, and of our own archive, taken in."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.ingesting import SAMPLES, files_below, take_in
from transforms.tables import PAGES
from warehouse.folder import open_warehouse

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


def test_our_own_archive_taken_in_gives_the_same(tmp_path: Path) -> None:
    outcomes(tmp_path, record() + record(body=LATER, hour=7) + REVISIT)
    before = files_below(tmp_path / "data", "archive", "lake")
    assert set(take_in(tmp_path / "other", [tmp_path / "data/archive"]).outcomes()) == {"written", "unchanged"}
    assert files_below(tmp_path / "other", "archive", "lake") == before
