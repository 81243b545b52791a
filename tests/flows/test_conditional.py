"""What a stored page is asked for again with: the marks of its last good response from the site itself, whatever else came since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from tests.flows.conftest import Chronicle
from tests.site import days
from tests.site.pages import document
from warehouse.folder import writing
from warehouse.warc import Capture

YESTERDAY, TODAY = days.span(dt.date(2026, 2, 1), 2)
PATH = days.real_path(YESTERDAY)


def response(edition: int, site: str, at: dt.datetime) -> Capture:
    """A whole response with an edition of yesterday's page, an hour after the edition before."""
    page = document(YESTERDAY, edition)
    headers = (("ETag", page.etag), ("Last-Modified", page.last_modified))
    return Capture(site + PATH, at + dt.timedelta(hours=edition), page.body, "live", None, "200 OK", headers)


PASSED_OVER: dict[str, Callable[[Capture], Capture]] = {
    "not found": lambda good: replace(good, status="404 Not Found", payload=b"gone"),
    "unavailable": lambda good: replace(good, status="503 Service Unavailable"),
    "cut off": lambda good: replace(good, payload=good.payload[:900], truncated="length"),
    "saved by somebody": lambda good: replace(good, source="file"),
    "from an archive": lambda good: replace(good, source="wayback"),
    "another address": lambda good: replace(good, uri=good.uri + "-2"),
    "another site": lambda good: replace(good, uri="https://elsewhere.example" + PATH),
}


def asked_with(world: Chronicle, *captures: Capture) -> tuple[str | None, str | None]:
    """The conditions with which a daily run asks for yesterday's page once these captures stand beside the stored one."""
    with writing(world.root, None, "test", "test") as warehouse:
        for capture in captures:
            warehouse.archive.add(capture, YESTERDAY)
    world.site.forget()
    world.daily(TODAY)
    [hit] = [hit for hit in world.site.hits if hit.path == PATH]
    return hit.headers.get("if-none-match"), hit.headers.get("if-modified-since")


def test_a_daily_run_asks_with_the_marks_of_the_last_good_response(make_chronicle: Callable[..., Chronicle]) -> None:
    world, stored = make_chronicle([YESTERDAY, TODAY]), document(YESTERDAY)
    world.backfill(YESTERDAY, TODAY)
    later = [change(response(2, world.site.base, world.clock.now())) for change in PASSED_OVER.values()]
    assert asked_with(world, *later) == (stored.etag, stored.last_modified)
