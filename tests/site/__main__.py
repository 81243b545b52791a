"""Serve the news site and the Wayback machine until interrupted or terminated."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from pathlib import Path

from tests.site import days
from tests.site.archive import WaybackMachine
from tests.site.mischief import AtRandom
from tests.site.news import NewsSite, made, saved


def main() -> None:
    """Parse the arguments, print the two addresses, serve."""
    options = _options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    documents = saved(options.pages) if options.pages else made(days.span(count=options.days))
    with NewsSite(documents, port=options.port) as site, WaybackMachine(port=options.port + 1 if options.port else 0) as wayback:
        site.robots = site.robots.replace("Crawl-delay: 7", f"Crawl-delay: {options.crawl_delay}")
        site.at_random = AtRandom(options.seed, options.misbehave) if options.misbehave else None
        sys.stdout.write(f"site {site.base}\nwayback {wayback.base}\n{len(documents)} pages; Ctrl-C ends it\n")
        sys.stdout.flush()
        _log_until_interrupted(site)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.site", description=__doc__)
    parser.add_argument("--pages", type=Path, help="folder of saved .html pages; their canonical links say where they stand")
    parser.add_argument("--days", type=int, default=days.FOUR_YEARS, help="without --pages: how many made pages, from the first day of the series on")
    parser.add_argument("--port", type=int, default=0, help="the site's port, the Wayback machine's is the next; 0 takes free ones")
    parser.add_argument("--crawl-delay", default="7", help="what robots.txt states, in seconds")
    parser.add_argument("--misbehave", type=float, default=0.0, help="share of requests to spoil, 0.2 for every fifth")
    parser.add_argument("--seed", type=int, default=0, help="of the misbehaviour")
    return parser.parse_args()


def _log_until_interrupted(site: NewsSite) -> None:
    shown = 0
    try:
        while True:
            time.sleep(0.2)
            for hit in site.hits[shown:]:
                sys.stdout.write(f"{hit.at:12.3f}  {hit.mischief or '-':18}  {hit.path}\n")
                shown += 1
            sys.stdout.flush()
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
