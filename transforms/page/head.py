"""What a page says of itself beside its story: address, title, times and authors."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup

from transforms.page.normalise import normalise
from transforms.series import canonical


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says; `warnings` names what could not be read."""

    url: str | None
    title: str
    published_at: dt.datetime | None
    modified_at: dt.datetime | None
    authors: tuple[str, ...]
    warnings: tuple[str, ...]


def read_head(head: BeautifulSoup, main: BeautifulSoup, url: str | None) -> Head:
    """Read the head; `url` is where the bytes came from, used where the page names no address of its own."""
    article: dict[str, Any] = next(_articles(head), {})
    h1 = main.find("h1")
    titles = (normalise(h1.get_text()) if h1 else "", _meta(head, "og:title"), normalise(str(article.get("headline") or "")), _title(head))
    link = head.find("link", rel="canonical")
    addresses = (link.get("href") if link else None, _meta(head, "og:url"), _text(article.get("mainEntityOfPage")), url)
    named = next((str(address) for address in addresses if address), None)
    warnings: list[str] = []
    published = _instant(article.get("datePublished") or _meta(head, "article:published_time"), "datePublished", warnings)
    modified = _instant(article.get("dateModified") or _meta(head, "article:modified_time"), "dateModified", warnings)
    return Head(_address(named), next(filter(None, titles), ""), published, modified, _authors(article), tuple(warnings))


def _address(named: str | None) -> str | None:
    """The page's own address, None where what it names is none."""
    try:
        return canonical(named) if named else None
    except ValueError:
        return None


def _title(head: BeautifulSoup) -> str:
    return normalise(head.title.get_text()) if head.title else ""


def _meta(head: BeautifulSoup, name: str) -> str:
    tag = head.find("meta", attrs={"property": name}) or head.find("meta", attrs={"name": name})
    return normalise(str(tag.get("content") or "")) if tag else ""


def _articles(soup: BeautifulSoup) -> Iterator[dict[str, Any]]:
    """NewsArticle objects of the page's JSON-LD; what is no JSON is passed over, since the HTML says the same."""
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            data = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue
        items = data if isinstance(data, list) else [data]
        items += [inner for item in items if isinstance(item, dict) and isinstance(item.get("@graph"), list) for inner in item["@graph"]]
        yield from (item for item in items if isinstance(item, dict) and "NewsArticle" in str(item.get("@type")))


def _text(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) else None


def _authors(article: dict[str, Any]) -> tuple[str, ...]:
    authors = article.get("author") or []
    authors = authors if isinstance(authors, list) else [authors]
    names = (author.get("name") if isinstance(author, dict) else author for author in authors)
    return tuple(dict.fromkeys(name for n in names if isinstance(n, str) and (name := normalise(n))))


def _instant(value: object, what: str, warnings: list[str]) -> dt.datetime | None:
    """A time stamp as UTC; one that cannot be read is a warning, never a guess."""
    if not value:
        return None
    try:
        instant = dt.datetime.fromisoformat(str(value).strip())
        return (instant if instant.tzinfo else instant.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        warnings.append(f"{what} is no time stamp: {str(value)[:60]!r}")
        return None
