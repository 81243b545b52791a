"""Sitemaps, feeds and capture lists: what is read from them, and what they cannot do."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.web.listing import Capture, ListingError, captures, feed_links, sitemap_links

URL = "https://www.example.org/news/2026/1/7/day-1413"
NAMESPACED = f'<?xml version="1.0"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc> {URL} </loc></url></urlset>'.encode()
ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><urlset><url><loc>&a;</loc></url></urlset>'


def test_sitemap() -> None:
    assert sitemap_links(NAMESPACED) == (URL,)
    assert sitemap_links(b"\xef\xbb\xbf\n" + NAMESPACED) == (URL,)
    assert sitemap_links(NAMESPACED.decode().replace("?>", ' encoding="utf-16"?>').encode("utf-16")) == (URL,)


def test_addresses_are_cleaned_and_not_repeated() -> None:
    locs = "".join(
        f"<url><loc>{loc}</loc></url>"
        for loc in (URL, URL + "?utm_source=x&amp;y", URL + "/#top", "javascript:x", "/relative", "", "http://u:p@x.org/")
    )
    assert sitemap_links(f"<urlset>{locs}</urlset>".encode()) == (URL,)


def test_only_loc_of_url_counts() -> None:
    image = '<image:image xmlns:image="i"><image:loc>https://www.example.org/a.jpg</image:loc></image:image>'
    assert sitemap_links(f"<urlset><loc>https://x.org/a</loc><url><loc>{URL}</loc>{image}</url></urlset>".encode()) == (URL,)


def test_feed() -> None:
    feed = f'<rss version="2.0"><channel><link>https://www.example.org</link><item><link>{URL}?traffic_source=rss</link></item></channel></rss>'
    assert feed_links(feed.encode()) == (URL,)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "no well-formed XML"),
        (b"<!DOCTYPE html><html><body>We value your privacy</body></html>", "document type"),
        (b"<html><body>Not found</body></html>", "<html> where <urlset>"),
        (b"<sitemapindex><sitemap><loc>https://x.org/</loc></sitemap></sitemapindex>", "<sitemapindex> where"),
        (ENTITY, "document type or entity"),
        (OUTSIDE, "document type or entity"),
        (NAMESPACED[:-5], "no well-formed XML"),
        (b"<urlset>" + b"<a>" * 1000, "12 levels"),
        (b"<urlset>\x00</urlset>", "no well-formed XML"),
        (b'<?xml version="1.0" encoding="klingon"?><urlset/>', "no well-formed XML"),
    ],
)
def test_what_is_no_sitemap(body: bytes, problem: str) -> None:
    with pytest.raises(ListingError, match=problem):
        sitemap_links(body)


def test_a_million_levels_cost_no_more_than_twelve() -> None:
    started = time.perf_counter()
    with pytest.raises(ListingError):
        sitemap_links(b"<urlset>" + b"<url>" * 2_000_000)
    assert time.perf_counter() - started < 2


@pytest.mark.slow
def test_listed_addresses_are_bounded() -> None:
    many = "".join(f"<url><loc>https://x.org/{n}</loc></url>" for n in range(50_001))
    with pytest.raises(ListingError, match="more than 50,000 addresses"):
        sitemap_links(f"<urlset>{many}</urlset>".encode())


def test_captures() -> None:
    body = b'[["timestamp","original","statuscode","digest"],["20260107101112","https://x.org/a","200","D"]]'
    assert captures(body) == (Capture("20260107101112", "https://x.org/a"),)
    assert captures(b'[["original","timestamp"],["https://x.org/a","20260107101112"]]') == (Capture("20260107101112", "https://x.org/a"),)


@pytest.mark.parametrize("body", [b"", b"[]", b"\n", b'[["timestamp","original"]]'])
def test_no_captures(body: bytes) -> None:
    assert captures(body) == ()


@pytest.mark.parametrize(
    "row",
    [
        '["x","https://x.org/"]',
        '["20269907101112","https://x.org/"]',
        '["20260107101112","javascript:x"]',
        '["../../etc/passwd","https://x.org/"]',
        '["20260107101112","https://x.org/\\u001b[2J"]',
        "[]",
        "[1,2]",
    ],
)
def test_rows_that_make_no_sense_are_left_out(row: str) -> None:
    assert captures(f'[["timestamp","original"],{row}]'.encode()) == ()


@pytest.mark.parametrize("body", [b"<html>", b"{}", b"[1]", b'[["a"]]', b"[" * 100_000, b'"x"', b"\xff", b"[[]]", b"[" + b"[]," * 20_000 + b"[]]"])
def test_what_is_no_list_of_captures(body: bytes) -> None:
    with pytest.raises(ListingError):
        captures(body)


@given(st.binary(max_size=300) | st.text(alphabet='<>urlset/loc&;!?"[]:, 0', max_size=300).map(str.encode))
def test_any_bytes_give_a_list_or_a_reason(body: bytes) -> None:
    for read in (sitemap_links, feed_links, captures):
        with contextlib.suppress(ListingError):
            assert isinstance(read(body), tuple)
