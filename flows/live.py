"""Live fetching over the polite client: a day is sought, archived and judged here; what is stored, the shared `steps` decide."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from flows.errors import InputError
from flows.pipeline import Judged, damaged_days, judge
from flows.settings import CREATED_BY, VERSION, Settings
from flows.steps import Kept, Run, Sought, open_run
from flows.web.address import Origin, without_query
from flows.web.client import Client, Manners, user_agent
from flows.web.clock import SYSTEM, Clock
from flows.web.errors import StopRunError
from flows.web.exchange import Limits
from flows.web.fetched import Fetched
from flows.web.find import Finder, Finding
from flows.web.pace import Pace
from flows.web.ways import WAYBACK_DELAY
from transforms.series import Series, load, url_parts
from warehouse.archive import Archive, Record
from warehouse.folder import Warehouse, check_room, locked, writing
from warehouse.lake import Month
from warehouse.ledger import Attempt
from warehouse.warc import Capture

# days before a pass' own that it looks after; a machine that was off longer is caught up with by `keyevents backfill`
CAUGHT_UP = 31
# seconds that a run waits for another run's lock
PATIENCE = 600.0
# seconds between giving up the lock and taking it again: more than the second after which those who wait for it look again
_TURN = 2.0

_WAYBACK_STAMP = re.compile(r"/web/(\d{14})id_/")


@dataclass
class Responses:
    """The responses of a run: each is archived before anybody looks at it, judged once, and handed on with both."""

    archive: Archive
    series: Series
    max_bytes: int
    _known: dict[tuple[str, dt.datetime], tuple[Record, Judged | None]] = field(init=False, default_factory=dict)

    def keep(self, fetched: Fetched) -> None:
        """Archive a response."""
        self._known[(fetched.url, fetched.fetched_at)] = self.archive.add(capture_of(fetched)), None

    def verdict(self, fetched: Fetched, date: dt.date) -> str:
        """The verdict on a response, asked for as a day's page."""
        judged = judge(capture_of(fetched), self.series, self.max_bytes, date)
        record, _ = self._known[(fetched.url, fetched.fetched_at)]
        self._known[(fetched.url, fetched.fetched_at)] = record, judged
        return judged.verdict

    def take(self, fetched: Fetched | None) -> tuple[Record | None, Judged | None]:
        """Where a response lies and what it was judged to be; to be had once, since a long run's pages would fill the memory."""
        return self._known.pop((fetched.url, fetched.fetched_at), (None, None)) if fetched else (None, None)


@dataclass(frozen=True)
class Live:
    """A run that may fetch. `give_way` lets a run that waits for the lock have its turn, where nothing is half-done; `interrupted` are the attempts
    of runs that were killed since one of this command ended."""

    run: Run
    finder: Finder
    client: Client
    responses: Responses
    clock: Clock
    give_way: Callable[[], None]
    interrupted: Sequence[Attempt] = ()


@dataclass(frozen=True, slots=True)
class Latest:
    record: Record
    capture: Capture
    judged: Judged


def capture_of(fetched: Fetched) -> Capture:
    """A response as a capture. What the Wayback machine gave was captured when it had it from the site."""
    stamp = _WAYBACK_STAMP.search(fetched.url)
    at = dt.datetime.strptime(stamp[1], "%Y%m%d%H%M%S").replace(tzinfo=dt.UTC) if stamp else fetched.fetched_at
    truncated = fetched.truncated or ("unspecified" if fetched.problem else None)
    status = f"{fetched.status} {fetched.reason}".strip()
    return Capture(fetched.url, at, fetched.raw_body, "wayback" if stamp else "live", None, status, fetched.headers, truncated)


def site_series(series: Series, settings: Settings) -> Series:
    """The series at the site that the settings name. Raises InputError."""
    if settings.site is None:
        return series
    return dataclasses.replace(series, site=_site("KEYEVENTS_SITE", settings.site))


def _site(name: str, address: str) -> str:
    """A setting's address of a site, which the addresses of pages begin with. Raises InputError; a password is not repeated."""
    site = address.rstrip("/")
    try:
        Origin.of(site)
    except ValueError:
        is_site = False
    else:
        is_site = set("/?#").isdisjoint(site.partition("://")[2])
    if not is_site:
        raise InputError(f"{name}: expected scheme and host such as https://www.example.org, found {without_query(address)!r}")
    return site


@contextlib.contextmanager
def going_live(
    root: Path,
    settings: Settings,
    command: str,
    report: Callable[[Attempt], None] = lambda attempt: None,
    clock: Clock = SYSTEM,
    most_requests: int | None = None,
    patience: float = 0.0,
) -> Iterator[Live]:
    """A warehouse open for writing and a client that archives all it is given; what it had begun when it dies has failed.

    Raises InputError for a missing or bad contact.
    """
    agent, who = _agent(settings), f"keyevents {command}"
    with contextlib.ExitStack() as held:
        warehouse = held.enter_context(writing(root, settings.series, who, CREATED_BY, patience))

        def give_way() -> None:
            held.close()
            clock.sleep(_TURN)
            held.enter_context(locked(warehouse.storage, who, PATIENCE))
            check_room(root)

        run = open_run(warehouse, command, settings.max_bytes, report, clock.now)
        run = dataclasses.replace(run, series=site_series(run.series, settings))
        interrupted = run.ledger.close_interrupted()
        responses = Responses(warehouse.archive, run.series, settings.max_bytes)
        floors = {Origin.of(settings.wayback).key: WAYBACK_DELAY} if settings.wayback else {}
        manners = Manners(agent, limits=Limits(body=settings.max_bytes), most_requests=most_requests)
        with Client(manners, clock, Pace(root, clock, floors=floors), responses.keep) as client:
            finder = Finder(client, run.series, responses.verdict, clock, wayback=settings.wayback or None)
            try:
                yield Live(run, finder, client, responses, clock, give_way, interrupted)
            except Exception as error:  # it is told: no later run is to take this one for a killed one
                with contextlib.suppress(Exception):  # what it died of may keep the ledger from being written
                    run.ledger.fail_open(f"the run ended with {type(error).__name__}: {' '.join(str(error).split())}")
                raise


def check_live(settings: Settings, date: dt.date | None) -> Series:
    """The series that a live run would fetch, once contact, site and day are known to make sense. Raises InputError."""
    _agent(settings)
    series = site_series(load(settings.series), settings)
    if settings.wayback:
        _site("KEYEVENTS_WAYBACK", settings.wayback)
    if date and date < series.first_date:
        raise InputError(f"{date}: the series began on {series.first_date}")
    if date and date > SYSTEM.now().date() + dt.timedelta(days=1):
        raise InputError(f"{date} is in the future: today is {SYSTEM.now().date()} (UTC)")
    return series


def _agent(settings: Settings) -> str:
    if not settings.contact:
        raise InputError("no contact: live runs name one to the site's owner; set KEYEVENTS_CONTACT to your mail or web address")
    try:
        return user_agent(VERSION, settings.contact)
    except ValueError as error:
        raise InputError(f"KEYEVENTS_CONTACT {settings.contact!r}: {error}") from None


def seek(live: Live, date: dt.date) -> Sought:
    """Ask for a day's page; whatever came is archived and judged, nothing is stored yet."""
    [attempt] = live.run.ledger.begin([live.run.series.guess_url(date)], date)
    return _sought(live, attempt, date, lambda: _found(live, attempt, live.finder.find(date)))


def look_again(live: Live, page_date: dt.date, url: str) -> Sought:
    """Ask for a stored page once more, on condition that it changed since its latest capture.

    Where the site says that it did not, it is that capture which was found: it gets into the lake though the run that fetched it died before.
    """
    here = live.run.series.site + urlsplit(url).path
    parts = url_parts(url)
    day = parts[0] if parts else page_date
    [attempt] = live.run.ledger.begin([here], page_date)

    def ask() -> Sought:
        latest = latest_page(live.run, here, day)
        etag, modified = (latest.capture.header("ETag"), latest.capture.header("Last-Modified")) if latest else (None, None)
        finding = live.finder.look_again(page_date, here, etag=etag, last_modified=modified)
        if finding.outcome == "unchanged" and latest:
            return [(Kept(attempt, latest.record, None, finding.requests), dataclasses.replace(latest.judged, reason=finding.reason))]
        return _found(live, attempt, finding)

    return _sought(live, attempt, day, ask)


def _sought(live: Live, attempt: Attempt, day: dt.date, ask: Callable[[], Sought]) -> Sought:
    """What asking came to, no answer included; a day that could not be settled is not asked for."""
    if fault := damaged_days(live.run.warehouse.archive, {day}).get(day):
        return [(Kept(attempt), Judged(None, False, "damaged", "failed", fault))]
    sent = live.client.request_count
    try:
        return ask()
    except StopRunError as error:
        kept = Kept(attempt, requests=live.client.request_count - sent, is_last=True)
        return [(kept, Judged(None, False, "stopped", "failed", str(error)))]


def _found(live: Live, attempt: Attempt, finding: Finding) -> Sought:
    return [_main(live, attempt, finding), *_others(live, finding)]


def _main(live: Live, attempt: Attempt, finding: Finding) -> tuple[Kept, Judged]:
    attempt = dataclasses.replace(attempt, input=finding.page_url or attempt.input)
    record, judged = live.responses.take(finding.page)
    kept = Kept(attempt, record, None, finding.requests)
    if judged and finding.outcome in ("found", "rejected"):
        return kept, judged
    reason = f"{finding.reason}: {judged.reason}" if judged and finding.verdict and finding.outcome == "failed" else finding.reason
    return kept, Judged(None, False, finding.verdict or finding.outcome, finding.outcome, reason)


def _others(live: Live, finding: Finding) -> Sought:
    """Good pages of other days that turned up on the way: each gets an attempt of its own and is stored under its own day."""
    sought: Sought = []
    for page in finding.other_days:
        record, judged = live.responses.take(page)
        assert judged is not None  # noqa: S101 - that it is of another day is a verdict
        [attempt] = live.run.ledger.begin([page.url])
        sought.append((Kept(attempt, record), judged))
    return sought


def stored_pages(warehouse: Warehouse, days: set[dt.date]) -> dict[dt.date, list[str]]:
    """The addresses of the pages in the lake about these days, by day."""
    found: dict[dt.date, list[str]] = {}
    for month in {Month.of(day) for day in days}:
        for row in warehouse.lake.pages(month, "page_date", "url"):
            if row["page_date"] in days:
                found.setdefault(row["page_date"], []).append(row["url"])
    return found


def first_day(warehouse: Warehouse, since: dt.date) -> dt.date | None:
    """The first stored day, `since` where that is older: an older month is not read, so that a damaged one keeps no day from being asked for."""
    months = warehouse.lake.months()
    if not months:
        return None
    if months[0] < Month.of(since):
        return since
    return max(since, min(warehouse.lake.dates(months[0]).values(), default=since))


def latest_page(run: Run, here: str, day: dt.date) -> Latest | None:
    """The last good page that came from an address of the site itself: its ETag and Last-Modified are what to ask with."""
    archive = run.warehouse.archive
    for record in reversed(archive.of_days({day})):
        if record.uri == here and record.source == "live":
            capture = archive.load(record)
            judged = judge(capture, run.series, run.max_bytes)
            if judged.page:
                return Latest(record, capture, judged)
    return None
