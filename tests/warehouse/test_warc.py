"""WARC files whose bytes do not fit what they say of themselves."""

from __future__ import annotations

import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from warehouse.manifest import sha256
from warehouse.warc import Capture, WarcError, read_warc

BODY = b"<p>Three items of the day.</p>" * 40


def warc(digest: str | None = None, is_gzipped: bool = False) -> bytes:
    """A WARC of one response, as another tool writes it, with a digest of the payload or without."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=is_gzipped)
    http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    http.compute_headers_buffer(None)
    headers = {"WARC-Payload-Digest": digest} if digest else {}
    length = len(BODY)  # with the length given warcio adds no digest of its own
    url = "https://news.example/page"
    record = writer.create_warc_record(url, "response", payload=io.BytesIO(BODY), length=length, http_headers=http, warc_headers_dict=headers)
    writer.write_record(record)
    return out.getvalue()


def read(data: bytes) -> list[Capture]:
    return list(read_warc(io.BytesIO(data), "crawl.warc"))


@pytest.mark.parametrize("is_gzipped", [False, True])
def test_a_payload_that_does_not_fit_its_digest_is_refused(is_gzipped: bool) -> None:
    assert [capture.payload for capture in read(warc(f"sha256:{sha256(BODY)}", is_gzipped))] == [BODY]
    with pytest.raises(WarcError):
        read(warc(f"sha256:{sha256(BODY + b' ')}", is_gzipped))


@pytest.mark.parametrize("digest", [None, "sha1:ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "sha256:base32orwhatever"])
def test_digests_of_other_kinds_are_passed_over(digest: str | None) -> None:
    assert [capture.payload for capture in read(warc(digest))] == [BODY]


def test_an_altered_payload_is_refused() -> None:
    data = warc(f"sha256:{sha256(BODY)}")
    with pytest.raises(WarcError):
        read(data.replace(b"Three", b"Seven", 1))


@pytest.mark.parametrize("left", [300, 900, -5])
def test_an_uncompressed_warc_that_was_cut_off_is_refused(left: int) -> None:
    with pytest.raises(WarcError):
        read(warc()[:left])


@pytest.mark.parametrize("lacking", [b"WARC-Date", b"WARC-Target-URI", b"Content-Length"], ids=bytes.decode)
def test_a_record_that_lacks_a_header_is_no_whole_one(lacking: bytes) -> None:
    begin, _, rest = warc().partition(lacking + b":")
    with pytest.raises(WarcError):
        read(begin + rest.partition(b"\r\n")[2])


def test_a_record_of_no_day_of_the_calendar_is_no_whole_one() -> None:
    begin, _, rest = warc().partition(b"WARC-Date: ")
    with pytest.raises(WarcError):
        read(begin + b"WARC-Date: 0001-01-01T00:00:00+14:00\r\n" + rest.partition(b"\r\n")[2])
