"""Captures as WARC 1.1 records: written by us the same way each time, read from whatever tool wrote them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
import uuid
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import quote, unquote

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from transforms.bodies import BODY_LIMIT, BodyError, dechunked, header, inflate, inflate_file, lacks_bytes
from transforms.page.sniffing import sniff_day
from transforms.series import url_parts
from warehouse.manifest import sha256
from warehouse.revisits import Reference, known_as, reference
from warehouse.whole import SeveralRecordsError, check_whole

_SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_WAYBACK = re.compile(r"^https?://[^/]{1,200}/web/\d{14}(?:[a-z]{2}_)?/")
_SOURCE, _FILE_NAME = "X-Keyevents-Source", "X-Keyevents-File-Name"
# what warcio and we raise of a file that is no whole one; the last two where a record lacks a header
_BROKEN = (ArchiveLoadFailed, BodyError, zlib.error, EOFError, ValueError, KeyError, OverflowError, TypeError, AttributeError)
_CHUNK = 1 << 20
# of captures: the web's first one, and one that no clock shows by mistake of a zone
_FIRST_YEAR, _LAST_YEAR = 1990, 2200
# the last two say nothing: that of a resource as warcio writes it where it is told none, and none
_TEXTS = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/warc-record", ""})


class WarcError(ValueError):
    """A WARC file that cannot be read whole; the message says where it breaks."""


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as they came, and from where.

    A saved file has no URL: its `uri` is `urn:sha256:...` and `file_name` stands beside it. `payload` is the body as on the wire, its
    content coding undone by `body` only; `headers` are the HTTP headers as printed, without Transfer-Encoding. `truncated` says why
    reading stopped early, in the words of WARC-Truncated. `refers_to` says where a revisit's payload is, as long as it is not here;
    `media_type` is what a resource's record says of it. What the Wayback machine gave has the time of the original capture.
    """

    uri: str
    captured_at: dt.datetime
    payload: bytes
    source: str
    file_name: str | None = None
    status: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    truncated: str | None = None
    refers_to: Reference | None = None
    media_type: str | None = None

    @property
    def payload_sha256(self) -> str:
        return sha256(self.payload)

    @property
    def is_response(self) -> bool:
        return self.status is not None

    @property
    def is_text(self) -> bool:
        """Whether it is HTML or plain text by what is said of it, or nothing is said."""
        said = (self.header("Content-Type") if self.is_response else self.media_type) or ""
        return said.split(";")[0].strip().lower() in _TEXTS

    def with_payload_of(self, original: Capture) -> Capture:
        """A revisit made whole; where it has no status of its own, or says 304, its headers too are those of the payload."""
        is_own = (self.status or "").startswith("200")
        status, headers = (self.status, self.headers) if is_own else (original.status, original.headers)
        truncated = self.truncated or original.truncated
        return dataclasses.replace(self, payload=original.payload, status=status, headers=headers, truncated=truncated, refers_to=None)

    def header(self, name: str) -> str | None:
        return header(self.headers, name)

    def body(self, limit: int = BODY_LIMIT) -> bytes:
        """The inflated body. Raises BodyError."""
        return inflate(self.payload, self.header("Content-Encoding"), limit) if self.is_response else inflate_file(self.payload, limit)

    @property
    def page_url(self) -> str:
        """The address on the site: of what the Wayback machine gave, the one behind its own."""
        return _WAYBACK.sub("", self.uri)

    def day(self) -> dt.date | None:
        """The date in the address that the bytes claim, else in the one they came from: it decides the folder, no more."""
        try:
            day = sniff_day(self.body())
        except BodyError:
            day = None
        parts = url_parts(self.page_url) if day is None and self.is_response else None
        return parts[0] if parts else day


def file_capture(name: str, data: bytes, at: dt.datetime) -> Capture:
    """The capture of a saved file."""
    return Capture(f"urn:sha256:{sha256(data)}", at, data, "file", file_name=name)


def write_warc(capture: Capture, original: tuple[str, dt.datetime] | None = None) -> bytes:
    """One gzipped WARC record; the same capture gives the same bytes.

    `original` tells from where and when the same payload is kept already: the record is then a revisit, without it.
    """
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{capture.uri} {capture.captured_at.isoformat()} {capture.payload_sha256}")
    headers = {
        "WARC-Record-ID": f"<urn:uuid:{name}>",
        "WARC-Date": _instant(capture.captured_at),
        "WARC-Payload-Digest": f"sha256:{capture.payload_sha256}",
        _SOURCE: capture.source,
    }
    if capture.file_name is not None:
        headers[_FILE_NAME] = quote(capture.file_name, safe=" /()[],;=+&'")
    if capture.truncated:
        headers["WARC-Truncated"] = capture.truncated
    if original:
        uri, at = original
        headers |= {
            "WARC-Profile": _SAME_PAYLOAD,
            "WARC-Refers-To-Target-URI": uri,
            "WARC-Refers-To-Date": _instant(at),
        }
    payload = b"" if original else capture.payload
    status = (capture.status or "").encode("ascii", "backslashreplace").decode("ascii")  # warcio writes no other
    http = StatusAndHeaders(status, list(capture.headers), protocol="HTTP/1.1") if capture.is_response else None
    if http:
        http.compute_headers_buffer(None)
    headers["WARC-Block-Digest"] = f"sha256:{sha256((http.headers_buff if http else b'') + payload)}"
    kind = "revisit" if original else "response" if http else "resource"
    # with the length given warcio keeps our digests; without it, it would put SHA-1 in their place
    record = writer.create_warc_record(
        capture.uri, kind, payload=io.BytesIO(payload), length=len(payload), http_headers=http, warc_headers_dict=headers
    )
    writer.write_record(record)
    return out.getvalue()


def _instant(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read_warc(file: BinaryIO, name: str, source: str | None = None, max_bytes: int | None = None) -> Iterator[Capture]:
    """The captures of a WARC file: its response, resource and revisit records, each whole, one at a time.

    A revisit has the payload that it refers to; one that refers to something out of the file comes last, without.

    `source` overrides what the records say of themselves. A payload longer than `max_bytes` is cut behind the first byte too many, and
    the capture says that it is truncated ("length"): a short file may hold a gigabyte. Raises WarcError, before the first record where
    the file is not whole.
    """
    try:
        check_whole(file)
        file.seek(0)
        yield from _captures(file, source, max_bytes)
    except _BROKEN as error:
        told = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
        raise WarcError(f"{name}: no whole WARC file ({told})") from None
    except SeveralRecordsError:
        plain = name.removesuffix(".gz")
        advice = f"unpack it (gunzip {name}) and take in {plain}"
        raise WarcError(f"{name}: several records in one gzip member, expected one each: {advice}; nothing was read") from None


def _captures(file: BinaryIO, source: str | None, max_bytes: int | None) -> Iterator[Capture]:
    """The captures of a whole file; of what revisits may refer to, only places are remembered."""
    places: dict[str, int] = {}
    waiting: list[int] = []
    records = ArchiveIterator(file)
    for record in records:
        if record.rec_type in ("response", "resource", "revisit"):
            capture = _capture(record, source, max_bytes)
            if capture.refers_to is None:
                names = known_as(record.rec_headers.get_header, capture.captured_at) if capture.is_text else ()
                places |= dict.fromkeys(names, records.offset)
            elif (whole := _made_whole(file, capture, places, max_bytes)) is not None:
                capture = whole
            else:
                waiting.append(records.offset)
                continue
            yield capture
    for offset in waiting:
        capture = _capture_at(file, offset, source, max_bytes)
        yield _made_whole(file, capture, places, max_bytes) or capture


def _made_whole(file: BinaryIO, revisit: Capture, places: Mapping[str, int], max_bytes: int | None) -> Capture | None:
    """A revisit with the payload of a record of the same file, None where it has none; the file is left as it was."""
    offset = next((places[key] for key in revisit.refers_to.names() if key in places), None) if revisit.refers_to else None
    if offset is None:
        return None
    position = file.tell()
    original = _capture_at(file, offset, None, max_bytes)
    file.seek(position)
    return revisit.with_payload_of(original)


def _capture_at(file: BinaryIO, offset: int, source: str | None, max_bytes: int | None) -> Capture:
    file.seek(offset)
    return _capture(next(ArchiveIterator(file)), source, max_bytes)


def _capture(record: ArcWarcRecord, source: str | None, max_bytes: int | None) -> Capture:
    headers = record.rec_headers
    file_name = headers.get_header(_FILE_NAME)
    payload = raw = _read(record.raw_stream, max_bytes)
    is_cut = max_bytes is not None and len(raw) > max_bytes
    truncated = "length" if is_cut else headers.get_header("WARC-Truncated")
    is_whole = record.rec_type != "revisit" and not is_cut
    http, status = record.http_headers, record.http_headers.statusline if record.http_headers else None
    if http and is_whole:
        payload, lost = _whole(raw, http.headers, status)
        truncated = truncated or lost
    expected = headers.get_header("WARC-Payload-Digest") or ""
    if is_whole and expected.startswith("sha256:") and len(expected) == 71 and expected[7:].lower() not in (sha256(payload), sha256(raw)):
        raise BodyError(f"payload of {headers.get_header('WARC-Target-URI')} does not fit its digest")
    return Capture(
        headers.get_header("WARC-Target-URI") or "",
        _captured_at(headers.get_header("WARC-Date")),
        payload,
        source or headers.get_header(_SOURCE) or "file",
        unquote(file_name) if file_name else None,
        status,
        tuple((k, v) for k, v in http.headers if k.lower() != "transfer-encoding") if http else (),
        truncated,
        reference(headers.get_header) if record.rec_type == "revisit" else None,
        headers.get_header("Content-Type") if record.rec_type == "resource" else None,
    )


def _captured_at(told: str) -> dt.datetime:
    """The instant of WARC-Date; it is of UTC, though a writer left the Z out. Raises BodyError for the zero and the last time of some languages:
    revisions go by it."""
    at = dt.datetime.fromisoformat(told)
    if not _FIRST_YEAR <= at.year <= _LAST_YEAR:
        raise BodyError(f"WARC-Date {told}: expected the time of the capture")
    return at.astimezone(dt.UTC) if at.tzinfo else at.replace(tzinfo=dt.UTC)


def _read(stream: BinaryIO, max_bytes: int | None) -> bytes:
    """A stream to its end, or to one byte more than allowed; a single `read` may give less than is there."""
    parts, left = [], float("inf") if max_bytes is None else max_bytes + 1
    while left and (part := stream.read(int(min(left, _CHUNK)))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _whole(raw: bytes, headers: Sequence[tuple[str, str]], status: str | None) -> tuple[bytes, str | None]:
    """A body as other tools keep it, without chunk marks, and why it is not whole; what is not stays as it came."""
    if "chunked" in (header(headers, "Transfer-Encoding") or "").lower():
        try:
            return dechunked(raw), None
        except BodyError:
            return raw, "disconnect"
    is_bodiless = (status or "").startswith(("1", "204", "304"))
    return raw, "disconnect" if not is_bodiless and lacks_bytes(raw, headers) else None
