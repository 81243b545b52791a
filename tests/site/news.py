"""The news site: front page, robots.txt, sitemaps by day, feed, articles with validators, pages that are not there yet."""

from __future__ import annotations

import datetime as dt
import re
import ssl
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from flows.web.clock import Clock
from tests.site import days, pages
from tests.site.mischief import page
from tests.site.pages import Document
from tests.site.server import Server
from tests.site.wire import Reply

ROBOTS = """User-agent: *
Disallow: /*?traffic_source=
Disallow: /api
Disallow: /search/
Crawl-delay: 7

User-agent: GreedyBot
Disallow: /
"""
_CANONICAL = re.compile(rb'rel="canonical" href="https?://[^/"]+(/[^"?#]+)"')
_LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_OTHERS = ("israels-war-on-gaza-list-of-key-events-day-{n}", "what-is-happening-in-ukraine-today", "photos-a-day-in-kharkiv", "markets-open-lower")
_FEED_ITEMS = 25


class NewsSite(Server):
    """Serves documents at their paths. `robots` can be changed; `has_sitemaps` off makes every sitemap a 404."""

    def __init__(self, documents: Iterable[Document], clock: Clock | None = None, *, tls: ssl.SSLContext | None = None, port: int = 0) -> None:
        super().__init__(clock, tls=tls, port=port)
        self.robots = ROBOTS
        self.has_sitemaps = True
        self._documents = {document.path: document for document in documents}

    def put(self, document: Document) -> None:
        """Publish a page, or another edition of it."""
        self._documents[document.path] = document

    def edit(self, date: dt.date, edition: int = 2) -> None:
        """Replace a day's page by a later edition of it."""
        self.put(pages.document(date, edition))

    def serve_stale(self, date: dt.date) -> None:
        """Serve the page of the day before under a day's address, as a lazy cache does."""
        self.misbehave(days.real_path(date), page(pages.document(date - days.ONE_DAY).body), name="stale page")

    def remove(self, date: dt.date) -> Document:
        """Take a day's page off the site: 404, and out of sitemap and feed."""
        return self._documents.pop(days.real_path(date))

    def answer(self, path: str, headers: dict[str, str]) -> Reply:
        """What a well-behaved site answers."""
        parts = urlsplit(path)
        match parts.path:
            case "/robots.txt":
                reply = Reply(200, self.robots.encode()).having(("Content-Type", "text/plain"))
            case "/sitemap.xml":
                reply = self._sitemap(parse_qs(parts.query))
            case "/xml/rss/all.xml":
                reply = _xml(self._feed())
            case "/":
                reply = Reply(200, pages.FRONT_PAGE)
            case _:
                reply = self._article(parts.path, headers)
        return reply.zipped() if "gzip" in headers.get("accept-encoding", "") and len(reply.body) > 1000 else reply

    def _published(self) -> list[Document]:
        now = self.clock.now()
        return [document for document in self._documents.values() if document.published_at <= now]

    def _article(self, path: str, headers: dict[str, str]) -> Reply:
        document = self._documents.get(path)
        if document is None or document.published_at > self.clock.now():
            is_other = any(path.endswith(other.partition("{")[0]) for other in _OTHERS)
            return Reply(200, pages.plain_page("Another story", "It happened.")) if is_other else Reply(404, b"<h1>Not found</h1>")
        validators = (("ETag", document.etag), ("Last-Modified", document.last_modified))
        unchanged = headers.get("if-none-match") == document.etag or headers.get("if-modified-since") == document.last_modified
        return Reply(304 if unchanged else 200, b"" if unchanged else document.body).having(*validators)

    def _sitemap(self, query: dict[str, list[str]]) -> Reply:
        try:
            day = dt.date(*(int(query[key][0]) for key in ("yyyy", "mm", "dd")))
        except (KeyError, ValueError):
            return Reply(404, b"")
        if not self.has_sitemaps or day > self.clock.now().date():
            return Reply(404, b"")
        paths = [document.path for document in self._published() if document.listed_on == day]
        paths += [f"/news/{day.year}/{day.month}/{day.day}/{other.format(n=day.toordinal() % 1000)}" for other in _OTHERS]
        listed = "".join(f"<url><loc>{self.base}{path}</loc><lastmod>{day}</lastmod></url>" for path in paths)
        return _xml(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</urlset>')

    def _feed(self) -> str:
        newest = sorted(self._published(), key=lambda document: document.published_at)[-3:]
        day = self.clock.now().date()
        others = [f"/news/{day.year}/{day.month}/{day.day}/{other.format(n=1)}" for other in _OTHERS]
        paths = [*(document.path for document in reversed(newest)), *others][:_FEED_ITEMS]
        items = "".join(f"<item><title>T</title><link>{self.base}{path}?traffic_source=rss</link></item>" for path in paths)
        return f'<rss version="2.0"><channel><title>News</title><link>{self.base}</link>{items}</channel></rss>'


def made(dates: Iterable[dt.date]) -> list[Document]:
    """Documents of days, the one that never came out (2024-03-18) left out."""
    return [pages.document(date) for date in dates if date not in days.NEVER]


def saved(folder: Path) -> list[Document]:
    """Documents from saved pages, at the addresses that their canonical links give; files without one are left out."""
    found = []
    for file in sorted(folder.glob("*.html")):
        body = file.read_bytes()
        if canonical := _CANONICAL.search(body):
            path = canonical[1].decode()
            found.append(Document(path, body, f'"{file.stem}"', "Wed, 07 Jan 2026 07:00:00 GMT", _listed_on(path), _LONG_AGO))
    return found


def _listed_on(path: str) -> dt.date:
    match = re.search(r"/(\d{4})/(\d{1,2})/(\d{1,2})/", path)
    return dt.date(*map(int, match.groups())) if match else _LONG_AGO.date()


def _xml(text: str) -> Reply:
    return Reply(200, b'<?xml version="1.0" encoding="UTF-8"?>\n' + text.encode()).having(("Content-Type", "application/xml; charset=utf-8"))
