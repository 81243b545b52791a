"""What a page says of itself beside its story: address, title, times and authors."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup

from transforms.page.content import text_of
from transforms.page.lines import is_title
from transforms.page.normalise import normalise
from transforms.page.sniffing import address_told
from transforms.series import Series, canonical, page_id_of


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says; `warnings` names what could not be read."""

    url: str | None
    title: str
    published_at: dt.datetime | None
    modified_at: dt.datetime | None
    authors: tuple[str, ...]
    warnings: tuple[str, ...]


def read_head(head: BeautifulSoup, main: BeautifulSoup, series: Series, url: str | None) -> Head:
    """Read the head; `url` is where the bytes came from, used where the page names no address of its own."""
    articles = list(_articles(head))
    address = _own_address(_addresses(head, articles), series.site) or (_address(url, series.site) if url else None)
    article = _own_article(articles, address, series)
    title = next(filter(None, _titles(head, main, article, series)), "")
    warnings: list[str] = []
    published = _instant(_told(article, "datePublished", head, "article:published_time"), "datePublished", warnings)
    modified = _instant(_told(article, "dateModified", head, "article:modified_time"), "dateModified", warnings)
    return Head(address, title, published, modified, _authors(article), tuple(warnings))


def _titles(head: BeautifulSoup, main: BeautifulSoup, article: dict[str, Any], series: Series) -> Iterator[str]:
    h1 = main.find("h1")
    yield text_of(h1.contents, series.layout) if h1 else ""
    yield _meta(head, "og:title")
    yield normalise(str(article.get("headline") or ""))
    yield normalise(head.title.get_text()) if head.title else ""


def _addresses(head: BeautifulSoup, articles: list[dict[str, Any]]) -> Iterator[str | None]:
    for link in head.find_all("link"):
        if "canonical" in str(link.get("rel") or "").lower().split():
            yield str(link.get("href") or "")
    yield _meta(head, "og:url")
    yield from map(_address_told, articles)


def _own_address(named: Iterable[str | None], site: str) -> str | None:
    """The first address named that is a story's; else the first, to tell what it is; None where what is named is none."""
    first = None
    for name in named:
        address = _address(name, site) if name else None
        if address and page_id_of(address):
            return address
        first = first or address
    return first


def _address(named: str, site: str) -> str | None:
    try:
        return canonical(urljoin(site, named.strip()))
    except ValueError:
        return None


def _own_article(articles: list[dict[str, Any]], address: str | None, series: Series) -> dict[str, Any]:
    """The NewsArticle that names the page's address, else one that names no story's, else one under a title of the series."""
    if len(articles) == 1 and _address_told(articles[0]) in (address, None):
        return articles[0]
    told = [(page_id_of(_address(_address_told(article) or "", series.site) or ""), article) for article in articles]
    own = [article for page_id, article in told if page_id and page_id == page_id_of(address or "")]
    unnamed = [article for page_id, article in told if page_id is None]
    titled = (article for article in articles if is_title(normalise(str(article.get("headline") or "")), series))
    return next(iter((*own, *unnamed, *titled)), {})


def _told(article: dict[str, Any], key: str, head: BeautifulSoup, name: str) -> Iterator[object]:
    yield article.get(key)
    yield _meta(head, name)


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


def _address_told(article: dict[str, Any]) -> str | None:
    return address_told(article.get("mainEntityOfPage"))


def _authors(article: dict[str, Any]) -> tuple[str, ...]:
    authors = article.get("author") or []
    authors = authors if isinstance(authors, list) else [authors]
    names = (author.get("name") if isinstance(author, dict) else author for author in authors)
    return tuple(dict.fromkeys(name for n in names if isinstance(n, str) and (name := normalise(n))))


def _instant(values: Iterable[object], what: str, warnings: list[str]) -> dt.datetime | None:
    """The first time stamp that can be read, as UTC; one that cannot is a warning, never a guess."""
    for value in filter(None, values):
        try:
            instant = dt.datetime.fromisoformat(str(value).strip())
            return (instant if instant.tzinfo else instant.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
        except (ValueError, OverflowError):
            warnings.append(f"{what} is no time stamp: {str(value)[:60]!r}")
    return None
