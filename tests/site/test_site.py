"""The test site itself: what it makes, what it serves from a folder, and that it runs as a module."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.site import days, pages
from tests.site.clock import FakeClock
from tests.site.news import NewsSite, made, saved


def test_four_years_of_distinct_addresses() -> None:
    dates = days.span()
    assert (len(dates), dates[-1]) == (1461, dt.date(2026, 3, 2))
    assert len({days.real_path(date) for date in dates}) == 1461
    assert sum(days.real_path(date) != days.guessed_path(date) for date in dates) == 14


@pytest.mark.parametrize(
    ("date", "number", "path", "title"),
    [
        (dt.date(2022, 3, 9), 14, "/news/2022/3/9/russia-invasion-of-ukraine-list-of-key-events-from-day-14", "from day 14"),
        (dt.date(2022, 4, 15), 51, "/news/2022/4/15/russias-invasion-of-ukraine-list-of-key-events-on-day-51", "on day 51"),
        (dt.date(2024, 5, 21), 817, "/news/2024/5/21/russia-ukraine-war-list-of-key-events-day-817", ", day 817"),
        (dt.date(2024, 5, 22), 817, "/news/2024/5/22/russia-ukraine-war-list-of-key-events-day-817-2", ", day 817"),
        (dt.date(2025, 1, 20), 1061, "/news/2025/1/20/russia-ukraine-war-list-of-key-events-day-3", "– day 1,061"),
        (dt.date(2025, 8, 25), 1278, "/news/2025/8/24/russia-ukraine-war-list-of-key-events-day-1278", ", day 1,278"),
    ],
)
def test_numbers_addresses_titles(date: dt.date, number: int, path: str, title: str) -> None:
    assert (days.number(date), days.real_path(date)) == (number, path)
    assert days.title(date).endswith(title)


def test_made_pages_are_the_same_every_time_and_differ_by_edition() -> None:
    date = dt.date(2026, 1, 7)
    assert pages.document(date) == pages.document(date)
    first, second = pages.bullets(date), pages.bullets(date, 2)
    assert len(second[0]) == len(first[0]) + 1
    assert second[0][0] != first[0][0]
    assert second[0][1 : len(first[0])] == first[0][1:]
    assert second[1] == first[1]
    assert all(len(section) >= 3 for section in first)


def test_a_page_is_not_there_before_it_comes_out() -> None:
    date = dt.date(2026, 3, 11)
    clock = FakeClock(days.published_at(date) - dt.timedelta(minutes=1))
    with NewsSite(made([date]), clock) as site:
        url = site.base + days.real_path(date)
        assert httpx.get(url).status_code == 404
        clock.sleep(60)
        assert httpx.get(url).status_code == 200


def test_saved_pages_stand_where_their_canonical_links_say(tmp_path: Path) -> None:
    date = dt.date(2026, 1, 7)
    (tmp_path / "a.html").write_bytes(pages.document(date).body)
    (tmp_path / "b.html").write_bytes(b"<p>no link</p>")
    [document] = saved(tmp_path)
    assert (document.path, document.listed_on) == (days.real_path(date), date)


def test_it_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "tests.site", "--days", "3", "--crawl-delay", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        site = process.stdout.readline().split()[1]
        assert httpx.get(site + days.real_path(days.FIRST)).status_code == 200
        assert "Crawl-delay: 0" in httpx.get(site + "/robots.txt").text
        process.terminate()  # not SIGINT, which whatever a shell starts in the background ignores
        process.stdout.read()
    assert process.returncode == 0
