"""Years of days against the test site: politely, with every misbehaviour, killed a hundred times."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections import Counter
from collections.abc import Callable

import pytest

from tests.flows.conftest import Chronicle
from tests.site import days
from tests.site.mischief import LASTING, TRANSIENT, AtRandom
from warehouse.check import check
from warehouse.folder import open_warehouse

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]
Make = Callable[..., Chronicle]


def test_four_years(make_chronicle: Make) -> None:
    span = days.span()
    world = make_chronicle(span)
    summary = world.backfill(span[0], span[-1])
    asked = Counter(a.requests for a in summary.attempts)
    print(f"{len(span)} days: {summary.outcomes()}, requests a day {dict(asked)}, {len(world.site.hits)} on the site")
    assert summary.outcomes()["written"] == len(span) - 1
    assert summary.outcomes().get("missing", 0) == 1  # 2024-03-18 has no page
    assert len(world.site.hits) <= len(span) + 60
    assert len(world.wayback.hits) <= 2 + 1  # one definite absence, and robots.txt
    assert min(world.site.gaps()) >= 7
    assert not [path for path in world.site.asked() if path.startswith(("/api", "/search/")) or "traffic_source" in path]
    pages = world.site.asked("/news/")
    assert max(Counter(pages).values()) == 1
    assert list(check(open_warehouse(world.root))) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_every_fifth_answer_spoiled_over_300_days(make_chronicle: Make, seed: int) -> None:
    span = days.span(dt.date(2025, 5, 1), 300)
    world, calm = make_chronicle(span), make_chronicle(span, root="calm")
    calm.backfill(span[0], span[-1])
    world.site.at_random = AtRandom(seed, 0.2)
    first = world.backfill(span[0], span[-1], failures=1000)
    assert len({a.page_date for a in first.attempts}) == 300
    world.site.at_random = None
    second = world.backfill(span[0], span[-1], again=True)
    print(f"seed {seed}: first {first.outcomes()}, second {second.outcomes()}")
    assert set(second.outcomes()) <= {"written"}
    assert world.lake() == calm.lake()
    assert list(check(open_warehouse(world.root))) == []


@pytest.mark.parametrize("kind", sorted(TRANSIENT | LASTING))
def test_each_misbehaviour_by_itself(make_chronicle: Make, kind: str) -> None:
    span = days.span(dt.date(2026, 1, 20), 5)
    world, calm = make_chronicle(span), make_chronicle(span, root="calm")
    calm.backfill(span[0], span[-1])
    world.site.misbehave(days.real_path(span[2]), (TRANSIENT | LASTING)[kind])
    first = world.backfill(span[0], span[-1])
    assert {a.page_date for a in first.attempts} == set(span)
    assert first.outcomes().get("written", 0) >= 4
    world.site.behave()
    world.clock.step(dt.timedelta(days=1))
    world.backfill(span[0], span[-1], again=True)
    assert world.lake() == calm.lake()


def test_killed_a_hundred_times(make_chronicle: Make) -> None:
    span = days.span(dt.date(2024, 6, 1), 500)
    world, calm = make_chronicle(span), make_chronicle(span, root="calm")
    calm.backfill(span[0], span[-1])
    command = [sys.executable, "-m", "tests.flows.backfill_driver", str(world.root), world.site.base, str(span[0]), str(span[-1]), "100", "5"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    print(f"killed in mid-run {done.stdout.strip()} times of 100")
    assert int(done.stdout) >= 50
    assert world.lake() == calm.lake()
    warehouse = open_warehouse(world.root)
    assert list(check(warehouse)) == []
    records = [record for month in warehouse.archive.months() for record in warehouse.archive.records(month)]
    assert len({(r.uri, r.captured_at) for r in records}) == len(records)
