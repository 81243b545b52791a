"""What the archive alone says of a day: which captures count and which do not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from flows.pipeline import judge, settle
from tests.ingesting import SAMPLES
from transforms import series
from warehouse.archive import Archive
from warehouse.storage import LocalStorage
from warehouse.warc import Capture, file_capture

CHRONICLE = series.load("russia-ukraine")
DAY = dt.date(2026, 1, 7)
AT = dt.datetime(2026, 1, 7, 6, tzinfo=dt.UTC)
URL = "https://www.aljazeera.com/news/2026/1/7/russia-ukraine-war-list-of-key-events-day-1413"
PAGE, LATER = ((SAMPLES / name).read_bytes() for name in ("2026-01-07.html", "2026-01-07_later.html"))
CAP = 20_000_000


def response(body: bytes, hours: int = 0, status: str = "200 OK", truncated: str | None = None) -> Capture:
    headers = (("Content-Type", "text/html"),)
    return Capture(URL, AT + dt.timedelta(hours=hours), body, "live", None, status, headers, truncated)


def n_revisions(root: Path, *captures: Capture) -> list[int]:
    """The revisions of each page that these captures give."""
    archive = Archive(LocalStorage(root))
    for capture in captures:
        archive.add(capture, DAY)
    return [past.revision for past in settle(archive, {DAY}, CHRONICLE, CAP).histories.values()]


NO_PAGE = {
    "unavailable": response(LATER, 1, "503 Service Unavailable"),
    "not found": response(LATER, 1, "404 Not Found"),
    "partial": response(LATER, 1, "206 Partial Content"),
    "too long": response(LATER, 1, truncated="length"),
    "disconnected": response(LATER, 1, truncated="disconnect"),
}


@pytest.mark.parametrize("capture", NO_PAGE.values(), ids=NO_PAGE)
def test_a_response_that_is_no_whole_page_is_no_revision_whatever_its_bytes_say(tmp_path: Path, capture: Capture) -> None:
    assert (judge(capture, CHRONICLE, CAP).outcome, judge(capture, CHRONICLE, CAP).page) == ("failed", None)
    assert n_revisions(tmp_path / "alone", capture) == []
    assert n_revisions(tmp_path / "beside", response(PAGE), capture) == [1]


def test_whole_responses_and_saved_files_are_revisions(tmp_path: Path) -> None:
    assert n_revisions(tmp_path / "responses", response(PAGE), response(LATER, 1)) == [2]
    assert n_revisions(tmp_path / "files", response(PAGE), file_capture("later.html", LATER, AT + dt.timedelta(hours=1))) == [2]


SAME_BYTES = {
    "bad first": ((response(PAGE, 0, "503 Service Unavailable"), response(PAGE, 1)), [1]),
    "cut off first": ((response(PAGE, 0, truncated="disconnect"), response(PAGE, 1)), [1]),
    "bad last": ((response(PAGE), response(LATER, 1), response(PAGE, 2, "503 Service Unavailable")), [2]),
}


@pytest.mark.parametrize(("captures", "revisions"), SAME_BYTES.values(), ids=SAME_BYTES)
def test_a_response_is_judged_by_itself_and_not_by_another_with_its_bytes(
    tmp_path: Path, captures: tuple[Capture, ...], revisions: list[int]
) -> None:
    assert n_revisions(tmp_path, *captures) == revisions


def test_a_page_that_is_filed_under_another_day_is_left_to_its_own(tmp_path: Path) -> None:
    archive = Archive(LocalStorage(tmp_path))
    archive.add(response(PAGE), DAY + dt.timedelta(days=1))
    assert settle(archive, {DAY, DAY + dt.timedelta(days=1)}, CHRONICLE, CAP).histories == {}


@pytest.mark.parametrize("source", ["live", "wayback", "file"])
def test_a_revision_says_where_it_came_from(tmp_path: Path, source: str) -> None:
    archive = Archive(LocalStorage(tmp_path))
    record = archive.add(replace(response(PAGE), source=source), DAY)
    [past] = settle(archive, {DAY}, CHRONICLE, CAP).histories.values()
    assert (past.current.source, past.current.captured_at) == (source, AT)
    assert past.current.payload_sha256 == record.payload_sha256


@pytest.mark.parametrize(("end", "is_told"), [(b"</body></html>", False), (b"</BODY >", False), (b"</html>", False), (b"", True)])
def test_a_page_that_ends_early_is_told_as_maybe_cut_off(end: bytes, is_told: bool) -> None:
    body = PAGE[: PAGE.index(b"</body>")]
    for capture in (file_capture("page.html", body + end, AT), response(body + end)):
        page = judge(capture, CHRONICLE, CAP).page
        assert page is not None
        assert any("cut off" in warning for warning in page.warnings) == is_told
