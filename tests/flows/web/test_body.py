"""Bodies are whole or failures, whatever the coding."""

from __future__ import annotations

import contextlib
import functools
import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.web.body import collect, decoded
from transforms.bodies import BodyError

PAGE = b"<p>Here is where things stand.</p>" * 50
# the clock is no part of it: bytes are names of cases, which every process of a test run must agree on
zipped = functools.partial(gzip.compress, mtime=0)
CEILING = 10_000


def raw_deflate(data: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-15)
    return engine.compress(data) + engine.flush()


def unpacked(raw: bytes, *codings: str, status: int = 200) -> bytes:
    headers = [("Content-Length", str(len(raw))), *(("content-encoding", coding) for coding in codings)]
    return decoded(raw, headers, status, CEILING)


@pytest.mark.parametrize(
    ("raw", "coding"),
    [
        (PAGE, "identity"),
        (PAGE, ""),
        (zipped(PAGE), "gzip"),
        (zipped(PAGE), "X-GZip "),
        (zlib.compress(PAGE), "deflate"),
        (raw_deflate(PAGE), "deflate"),
    ],
)
def test_one_coding_is_undone(raw: bytes, coding: str) -> None:
    assert unpacked(raw, coding) == PAGE


@pytest.mark.parametrize(
    ("raw", "codings", "problem"),
    [
        (zipped(zipped(PAGE)), ("gzip, gzip",), "2 content codings"),
        (zipped(zipped(PAGE)), ("gzip", "gzip"), "2 content codings"),
        (PAGE, ("br",), "content coding br"),
        (PAGE, ("gzip",), "broken compression"),
        (b"", ("gzip",), "cut short"),
        (zipped(PAGE)[:-1], ("gzip",), "cut short"),
        (zipped(PAGE) + b"x", ("gzip",), "1 bytes after the end"),
        (zipped(PAGE) + zipped(PAGE), ("gzip",), "after the end"),
        (zipped(PAGE)[:-8] + b"\0" * 8, ("gzip",), "broken compression"),
        (zlib.compress(PAGE)[:-1], ("deflate",), "cut short"),
        (raw_deflate(PAGE)[:-1], ("deflate",), "cut short"),
        (zipped(bytes(CEILING + 1)), ("gzip",), "more than 10,000 bytes when decompressed"),
        (bytes(CEILING + 1), (), "more than 10,000 bytes"),
    ],
)
def test_anything_else_is_a_failure(raw: bytes, codings: tuple[str, ...], problem: str) -> None:
    with pytest.raises(BodyError, match=problem):
        unpacked(raw, *codings)


def test_body_at_the_ceiling_is_whole() -> None:
    assert len(unpacked(zipped(bytes(CEILING)), "gzip")) == CEILING


def test_without_length_chunks_or_checksum_nothing_is_known_to_be_whole() -> None:
    with pytest.raises(BodyError, match="cannot be told"):
        decoded(PAGE, [], 200, CEILING)
    assert decoded(zipped(PAGE), [("Content-Encoding", "gzip")], 200, CEILING) == PAGE
    assert decoded(PAGE, [("Transfer-Encoding", "chunked")], 200, CEILING) == PAGE


def test_304_has_no_body() -> None:
    assert unpacked(b"", "gzip", status=304) == b""


def test_collecting_stops_at_the_ceiling() -> None:
    raw = bytearray()
    assert not collect(iter([b"x" * 6, b"y" * 6]), raw, 10)
    assert raw == b"xxxxxxyyyy"


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "identity", "br", "gzip,deflate", "\x00"]))
def test_any_bytes_give_a_body_or_a_reason(raw: bytes, coding: str) -> None:
    with contextlib.suppress(BodyError):
        assert len(unpacked(raw, coding)) <= CEILING


@given(st.binary(max_size=2000), st.integers(min_value=1))
def test_no_cut_of_a_gzip_passes(page: bytes, cut: int) -> None:
    whole = zipped(page)
    with pytest.raises(BodyError):
        unpacked(whole[: cut % len(whole)], "gzip")
