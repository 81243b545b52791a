"""What a stored page is asked for again with: the marks of its last good response from the site itself, whatever else came since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from flows.live import latest_capture
from tests.flows.conftest import Chronicle
from tests.site import days
from tests.site.pages import SITE, document
from warehouse.archive import Capture
from warehouse.folder import Warehouse, writing

YESTERDAY, TODAY = days.span(dt.date(2026, 2, 1), 2)
PATH = days.real_path(YESTERDAY)
AT = dt.datetime(2026, 2, 1, 6, tzinfo=dt.UTC)


def response(edition: int, site: str = SITE, at: dt.datetime = AT) -> Capture:
    """A whole response with an edition of yesterday's page, an hour after the edition before."""
    page = document(YESTERDAY, edition)
    headers = (("ETag", page.etag), ("Last-Modified", page.last_modified))
    return Capture(site + PATH, at + dt.timedelta(hours=edition), page.body, "live", None, "200 OK", headers)


def keep(warehouse: Warehouse, captures: Sequence[Capture]) -> None:
    for capture in captures:
        warehouse.archive.add(capture, YESTERDAY)


def etag_of(root: Path, *captures: Capture) -> str | None:
    """The mark of the response that counts as the last good one."""
    with writing(root, "russia-ukraine", "test", "test") as warehouse:
        keep(warehouse, captures)
        found = latest_capture(warehouse, SITE + PATH, SITE)
    return found.header("ETag") if found else None


PASSED_OVER: dict[str, Callable[[Capture], Capture]] = {
    "not found": lambda good: replace(good, status="404 Not Found", payload=b"gone"),
    "unavailable": lambda good: replace(good, status="503 Service Unavailable"),
    "cut off": lambda good: replace(good, payload=good.payload[:900], truncated="length"),
    "saved by somebody": lambda good: replace(good, source="file"),
    "from an archive": lambda good: replace(good, source="wayback"),
    "another address": lambda good: replace(good, uri=good.uri + "-2"),
    "another site": lambda good: replace(good, uri="https://elsewhere.example" + PATH),
}


@pytest.mark.parametrize("change", PASSED_OVER.values(), ids=PASSED_OVER)
def test_the_last_good_response_counts_whatever_came_after_it(tmp_path: Path, change: Callable[[Capture], Capture]) -> None:
    assert etag_of(tmp_path / "data", response(1), response(2), change(response(3))) == document(YESTERDAY, 2).etag


def test_a_page_without_a_good_response_of_the_site_has_none(tmp_path: Path) -> None:
    assert etag_of(tmp_path / "data", *(change(response(n)) for n, change in enumerate(PASSED_OVER.values(), 1))) is None


def test_a_daily_run_asks_with_the_marks_of_the_last_good_response(make_chronicle: Callable[..., Chronicle]) -> None:
    world = make_chronicle([YESTERDAY, TODAY])
    world.backfill(YESTERDAY, TODAY)
    with writing(world.root, None, "test", "test") as warehouse:
        keep(warehouse, [PASSED_OVER["not found"](response(2, world.site.base, world.clock.now()))])
    world.site.forget()
    world.daily(TODAY)
    [hit] = [hit for hit in world.site.hits if hit.path == PATH]
    stored = document(YESTERDAY)
    assert (hit.headers.get("if-none-match"), hit.headers.get("if-modified-since")) == (stored.etag, stored.last_modified)
