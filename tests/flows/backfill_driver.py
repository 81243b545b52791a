"""Backfill a range against a site, killed at random moments and resumed each time: one forked process a try.

Run as a program: `python -m tests.flows.backfill_driver ROOT SITE START END KILLS SEED`; prints how many tries were killed in mid-run.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import signal
import sys
import time
from pathlib import Path

from flows.backfill import Limits, backfill, days_of, missing_days
from flows.live import going_live
from flows.settings import Settings
from tests.site.clock import FakeClock


def run(root: Path, site: str, start: dt.date, end: dt.date) -> None:
    clock = FakeClock()
    with going_live(root, Settings(contact="you@example.org", site=site, wayback=""), "backfill", clock=clock) as live:
        days = missing_days(live.run.warehouse, days_of(live.run.series, start, end, clock.now().date()), is_again=False)
        backfill(live, days, Limits())


def main(root: Path, site: str, start: dt.date, end: dt.date, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    killed = 0
    for _ in range(kills):
        pid = os.fork()
        if not pid:
            try:
                run(root, site, start, end)
            finally:
                os._exit(0)
        time.sleep(chance.uniform(0.02, 0.4))
        os.kill(pid, signal.SIGKILL)
        killed += os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL
    run(root, site, start, end)
    print(killed)


if __name__ == "__main__":
    folder, address, first, last, tries, number = sys.argv[1:]
    main(Path(folder), address, dt.date.fromisoformat(first), dt.date.fromisoformat(last), int(tries), int(number))
