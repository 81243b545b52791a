"""WARC files whose bytes do not fit what they say of themselves."""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import gzip
import hashlib
import io
import time

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from warehouse.manifest import sha256
from warehouse.warc import Capture, WarcError, read_warc, write_warc

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


def response(body: bytes, *headers: tuple[str, str], status: str = "200 OK") -> bytes:
    """A WARC of one response with these headers, its body as it stands."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    http = StatusAndHeaders(status, [("Content-Type", "text/html"), *headers], protocol="HTTP/1.1")
    http.compute_headers_buffer(None)
    payload = io.BytesIO(body)
    writer.write_record(writer.create_warc_record("https://news.example/page", "response", payload=payload, length=len(body), http_headers=http))
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


@pytest.mark.parametrize("told", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z"], ids=["Go's zero", ".NET's last"])
def test_a_time_that_is_none_is_refused(told: str) -> None:
    """The archive could not read the first again, and nothing would ever come after the second."""
    with pytest.raises(WarcError, match=rf"WARC-Date {told}: expected the time of the capture"):
        read(dated(told))


def test_a_time_without_a_zone_is_of_utc_wherever_the_machine_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        assert [c.captured_at for c in read(dated("2026-01-09T08:00:00"))] == [dt.datetime(2026, 1, 9, 8, tzinfo=dt.UTC)]
    finally:
        monkeypatch.undo()
        time.tzset()


def dated(told: str) -> bytes:
    begin, _, rest = warc().partition(b"WARC-Date: ")
    return begin + f"WARC-Date: {told}\r\n".encode() + rest.partition(b"\r\n")[2]


def test_a_digest_in_capitals_is_the_same() -> None:
    assert read(warc(f"sha256:{sha256(BODY).upper()}"))


def test_a_status_line_in_another_language_is_kept_in_ascii() -> None:
    """It ended the whole batch."""
    [capture] = read(warc())
    [again] = read(write_warc(dataclasses.replace(capture, status="200 Géladen")))
    assert (again.status, again.payload) == ("200 G\\xe9laden", capture.payload)


CHUNKED = ("Transfer-Encoding", "chunked")
HALF = len(BODY) // 2
CHUNKS = f"{HALF:x}\r\n".encode() + BODY[:HALF] + f"\r\n{len(BODY) - HALF:X};ext=1\r\n".encode() + BODY[HALF:] + b"\r\n0\r\n\r\n"
WHOLE = {
    "chunks": CHUNKS,
    "lines end in LF": CHUNKS.replace(b"\r\n", b"\n"),
    "trailers": CHUNKS[:-2] + b"Server-Timing: x\r\n\r\n",
    "no empty line at the end": CHUNKS[:-2],
    "no marks though the header says so": BODY,
}
CUT = {
    "in the second chunk": CHUNKS[:-30],
    "between chunks": CHUNKS[: CHUNKS.index(b"\r\n", 5) + 2],
    "before the last chunk": CHUNKS[:-5],
    "in the first chunk": CHUNKS[:100],
    "no size behind a chunk": CHUNKS.replace(b";ext=1", b"zz"),
    "longer than its size": CHUNKS.replace(f"{HALF:x}".encode(), f"{HALF - 1:x}".encode(), 1),
}


@pytest.mark.parametrize("body", WHOLE.values(), ids=WHOLE)
def test_a_chunked_body_is_read_without_its_marks(body: bytes) -> None:
    [capture] = read(response(body, CHUNKED))
    assert (capture.payload, capture.truncated) == (BODY, None)


@pytest.mark.parametrize("body", CUT.values(), ids=CUT)
def test_chunks_that_break_off_are_no_whole_body(body: bytes) -> None:
    [capture] = read(response(body, CHUNKED))
    assert (capture.payload, capture.truncated) == (body, "disconnect")


@pytest.mark.parametrize(
    ("length", "body", "headers", "truncated"),
    [
        (len(BODY), BODY, [], None),
        (len(BODY) + 1, BODY, [], "disconnect"),
        (len(BODY) - 9, BODY, [], None),
        (len(BODY) + 1, gzip.compress(BODY, mtime=0), [("Content-Encoding", "gzip")], "disconnect"),
        (len(BODY) + 1, BODY, [("Content-Encoding", "gzip")], None),
        ("many", BODY, [], None),
        (len(BODY), CHUNKS, [CHUNKED], None),
    ],
)
def test_a_body_shorter_than_its_length_is_no_whole_one(
    length: int | str, body: bytes, headers: list[tuple[str, str]], truncated: str | None
) -> None:
    [capture] = read(response(body, ("Content-Length", str(length)), *headers))
    assert capture.truncated == truncated


def test_a_response_without_a_body_lacks_none() -> None:
    [capture] = read(response(b"", ("Content-Length", "1400"), status="304 Not Modified"))
    assert capture.truncated is None


def test_a_digest_may_be_of_the_body_with_its_marks() -> None:
    data = response(CHUNKS, CHUNKED)
    begin, _, rest = data.partition(b"WARC-Payload-Digest: ")
    [capture] = read(begin + f"WARC-Payload-Digest: sha256:{sha256(CHUNKS)}\r\n".encode() + rest.partition(b"\r\n")[2])
    assert capture.payload == BODY


PAGE_URL, EARLY, LATE = "https://news.example/page", "2026-01-07T05:00:00Z", "2026-01-07T09:00:00Z"
SHA1 = f"sha1:{base64.b32encode(hashlib.sha1(BODY).digest()).decode()}"
REFERENCES = {
    "digest": {"WARC-Payload-Digest": SHA1},
    "digest in small letters": {"WARC-Payload-Digest": SHA1.lower()},
    "address and time": {"WARC-Refers-To-Target-URI": PAGE_URL, "WARC-Refers-To-Date": EARLY},
    "record": {"WARC-Refers-To": "<urn:uuid:00000000-0000-4000-8000-000000000001>"},
}


def record(kind: str, body: bytes, at: str, status: str | None = "200 OK", *, is_gzipped: bool = True, **headers: str) -> bytes:
    """One record, as another tool writes it."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=is_gzipped)
    http = StatusAndHeaders(status, [("Content-Type", "text/html")], protocol="HTTP/1.1") if status else None
    warc_headers = {"WARC-Date": at, **{name.replace("_", "-"): value for name, value in headers.items()}}
    payload = io.BytesIO(body)
    writer.write_record(
        writer.create_warc_record(PAGE_URL, kind, payload=payload, length=len(body), http_headers=http, warc_headers_dict=warc_headers)
    )
    return out.getvalue()


@pytest.mark.parametrize("is_gzipped", [False, True])
@pytest.mark.parametrize("status", ["200 OK", "304 Not Modified", None])
@pytest.mark.parametrize("refers_to", REFERENCES.values(), ids=REFERENCES)
def test_a_revisit_has_the_payload_that_it_refers_to(refers_to: dict[str, str], status: str | None, is_gzipped: bool) -> None:
    first = record("response", BODY, EARLY, is_gzipped=is_gzipped, WARC_Payload_Digest=SHA1, WARC_Record_ID=REFERENCES["record"]["WARC-Refers-To"])
    between = record("response", BODY[:-4], "2026-01-07T07:00:00Z", is_gzipped=is_gzipped)
    again = record("revisit", b"", LATE, status, is_gzipped=is_gzipped, **{name.replace("-", "_"): value for name, value in refers_to.items()})
    last = record("response", BODY[4:], "2026-01-07T10:00:00Z", is_gzipped=is_gzipped)
    captures = read(first + between + again + last)
    assert [capture.payload for capture in captures] == [BODY, BODY[:-4], BODY, BODY[4:]]
    assert {capture.status for capture in captures} == {"200 OK"}
    assert all(capture.refers_to is None for capture in captures)
    assert [capture.payload for capture in read(again + between + first)] == [BODY[:-4], BODY, BODY]


def test_a_revisit_of_something_out_of_the_file_says_so() -> None:
    [capture] = read(record("revisit", b"", LATE, WARC_Refers_To_Target_URI=PAGE_URL, WARC_Refers_To_Date=EARLY))
    assert (capture.payload, str(capture.refers_to)) == (b"", f"{PAGE_URL} of 2026-01-07T05:00:00+00:00 (no digest)")


@pytest.mark.parametrize("n_before", [0, 1])
def test_a_file_gzipped_as_a_whole_is_refused_before_its_first_record(n_before: int) -> None:
    first = record("response", BODY, EARLY) * n_before
    plain = b"".join(record("response", BODY, at, is_gzipped=False) for at in (EARLY, LATE))
    captures = read_warc(io.BytesIO(first + gzip.compress(plain, mtime=0)), "crawl.warc.gz")
    with pytest.raises(WarcError, match=r"crawl\.warc\.gz: .*several records in one gzip member, expected one each: unpack it .* crawl\.warc"):
        next(captures)


@pytest.mark.parametrize("body", [b"", BODY, b"WARC/1.0\r\nContent-Length: 4\r\n\r\n" * 40])
def test_a_single_record_in_a_gzip_member_is_read(body: bytes) -> None:
    data = record("response", body, EARLY)
    assert [capture.payload for capture in read(data + gzip.compress(gzip.decompress(data)))] == [body, body]
