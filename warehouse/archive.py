"""The raw archive: every capture as a WARC 1.1 record in a file of its own, before anybody parses it.

`archive/YYYY/MM/` holds the captures of pages addressed in that month (others: captured in that month) and a manifest that is
also their index. Records are never altered; what they mean is decided elsewhere.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
import uuid
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO
from urllib.parse import quote, unquote

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from transforms.bodies import BODY_LIMIT, BodyError, inflate, inflate_file
from transforms.page.reading import sniff_day
from transforms.series import url_parts
from warehouse.manifest import Entry, dump, load, sha256
from warehouse.storage import Storage

_SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_WAYBACK = re.compile(r"^https?://[^/]{1,200}/web/\d{14}(?:id_)?/")
_SOURCE, _FILE_NAME = "X-Keyevents-Source", "X-Keyevents-File-Name"


_GZIP, _CHUNK = 16 + zlib.MAX_WBITS, 1 << 20


class WarcError(ValueError):
    """A WARC file that cannot be read whole; the message says where it breaks."""


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as they came, and from where.

    A saved file has no URL: its `uri` is `urn:sha256:...` and `file_name` stands beside it. `payload` is the body as on the wire, its
    content coding undone by `body` only; `headers` are the HTTP headers as printed, without Transfer-Encoding. `truncated` says why
    reading stopped early, in the words of WARC-Truncated. What the Wayback machine gave has the time of the original capture.
    """

    uri: str
    captured_at: dt.datetime
    payload: bytes
    source: str
    file_name: str | None = None
    status: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    truncated: str | None = None

    @property
    def payload_sha256(self) -> str:
        return sha256(self.payload)

    @property
    def is_response(self) -> bool:
        return self.status is not None

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

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


@dataclass(frozen=True, slots=True)
class Record:
    """A capture's place in the archive, as the manifest tells it."""

    file: str
    type: str
    uri: str
    captured_at: dt.datetime
    payload_sha256: str
    source: str
    day: dt.date | None
    entry: Entry = field(compare=False, repr=False, default_factory=dict)


class Archive:
    """Captures in, records out. Writing needs the warehouse's lock."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def add(self, capture: Capture, day: dt.date | None = None) -> Record:
        """Keep a capture and return its record, durable on return.

        A saved file whose bytes are there already, or a response already kept, adds nothing; a response whose payload is there from
        another time or address becomes a revisit. `day` overrides the day the capture itself names.
        """
        day = day or capture.day()
        month = month_of(day or capture.captured_at.date())
        records = self.records(month)
        capture = _in_turn(capture, day, records)
        same = [record for record in records if record.payload_sha256 == capture.payload_sha256]
        if known := _known(capture, same):
            return known
        original = next((record for record in same if record.type == "response"), None) if capture.is_response else None
        return self._write(capture, day, month, records, original)

    def _write(self, capture: Capture, day: dt.date | None, month: str, records: Sequence[Record], original: Record | None) -> Record:
        data = _warc(capture, original)
        file = f"archive/{month}/{capture.captured_at:%Y%m%dT%H%M%S%fZ}-{capture.payload_sha256[:12]}-{sha256(capture.uri.encode())[:6]}.warc.gz"
        entry = {
            "file": file,
            "sha256": sha256(data),
            "bytes": len(data),
            "type": "revisit" if original else "response" if capture.is_response else "resource",
            "uri": capture.uri,
            "captured_at": capture.captured_at.isoformat(),
            "payload_sha256": capture.payload_sha256,
            "source": capture.source,
            "day": day.isoformat() if day else None,
        }
        self._storage.write({file: data, manifest_name(month): dump([*(r.entry for r in records), entry])})
        return _record(entry)

    def records(self, month: str) -> list[Record]:
        """The records of a month folder (`YYYY/MM`) by time of capture. Raises ManifestError."""
        try:
            data = self._storage.read(manifest_name(month))
        except FileNotFoundError:
            return []
        return sorted(map(_record, load(data, manifest_name(month))), key=lambda r: (r.captured_at, r.file))

    def months(self) -> list[str]:
        """The month folders, oldest first."""
        return sorted({"/".join(name.split("/")[1:3]) for name in self._storage.list("archive") if name.count("/") == 3})

    def of_days(self, days: set[dt.date]) -> list[Record]:
        """The records of pages addressed on these days, by time of capture."""
        months = sorted({month_of(day) for day in days})
        return [record for month in months for record in self.records(month) if record.day in days]

    def load(self, record: Record) -> Capture:
        """The capture of a record; of a revisit, with the payload it refers to.

        Raises WarcError for a file that is gone or no whole record, and BodyError never: bytes are not inflated here.
        """
        try:
            capture = next(read_warc(io.BytesIO(self._storage.read(record.file)), record.file), None)
        except FileNotFoundError:
            raise WarcError(f"{record.file}: gone from the archive: restore it from a backup") from None
        if capture is None:
            raise WarcError(f"{record.file}: no record in it: restore it from a backup")
        if record.type != "revisit":
            return capture
        month = "/".join(record.file.split("/")[1:3])
        original = next((r for r in self.records(month) if r.payload_sha256 == record.payload_sha256 and r.type == "response"), None)
        if original is None:
            raise WarcError(f"{record.file}: what it refers to is gone from the archive: restore archive/{month} from a backup")
        payload = self.load(original).payload
        return dataclasses.replace(capture, payload=payload)


def month_of(day: dt.date) -> str:
    return f"{day:%Y/%m}"


def manifest_name(month: str) -> str:
    return f"archive/{month}/manifest.jsonl"


def _in_turn(capture: Capture, day: dt.date | None, records: Sequence[Record]) -> Capture:
    """A saved file is captured when it is taken in, and after what is known of its day, whatever the clock says: revisions go by it."""
    if capture.is_response:
        return capture
    latest = max((r.captured_at for r in records if r.day == day), default=None)
    if latest is None or capture.captured_at > latest:
        return capture
    return dataclasses.replace(capture, captured_at=latest + dt.timedelta(microseconds=1))


def _known(capture: Capture, same: Sequence[Record]) -> Record | None:
    if not capture.is_response:
        return next((r for r in same if r.type == "resource"), None)
    return next((r for r in same if r.uri == capture.uri and r.captured_at == capture.captured_at), None)


def _record(entry: Entry) -> Record:
    day = dt.date.fromisoformat(entry["day"]) if entry["day"] else None
    at = dt.datetime.fromisoformat(entry["captured_at"])
    return Record(entry["file"], entry["type"], entry["uri"], at, entry["payload_sha256"], entry["source"], day, entry)


def _warc(capture: Capture, original: Record | None) -> bytes:
    """One gzipped WARC record; the same capture gives the same bytes."""
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
        headers |= {
            "WARC-Profile": _SAME_PAYLOAD,
            "WARC-Refers-To-Target-URI": original.uri,
            "WARC-Refers-To-Date": _instant(original.captured_at),
        }
    payload = b"" if original else capture.payload
    http = StatusAndHeaders(capture.status or "", list(capture.headers), protocol="HTTP/1.1") if capture.is_response else None
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

    `source` overrides what the records say of themselves. A payload longer than `max_bytes` is cut behind the first byte too many, and
    the capture says that it is truncated ("length"): a short file may hold a gigabyte. Raises WarcError, before the first record where
    the file is not whole.
    """
    try:
        _check_whole(file)
        file.seek(0)
        for record in ArchiveIterator(file):
            if record.rec_type in ("response", "resource", "revisit"):
                yield _capture(record, source, max_bytes)
    except (ArchiveLoadFailed, BodyError, zlib.error, ChunkedDataException, EOFError, ValueError, KeyError) as error:
        raise WarcError(f"{name}: no whole WARC file ({str(error).splitlines()[0] if str(error) else type(error).__name__})") from None


def _check_whole(file: BinaryIO) -> None:
    """Every gzip member whole, or every record as long as it says where nothing is compressed: warcio reads a cut one as a shorter record."""
    begin = file.read(5)
    if begin == b"WARC/":
        file.seek(0)
        for record in ArchiveIterator(file):
            while record.raw_stream.read(_CHUNK):
                pass
            if record.raw_stream.limit:
                raise BodyError(f"a {record.rec_type} record lacks its last {record.raw_stream.limit} bytes")
        file.seek(-4, io.SEEK_END)
        if file.read() != b"\r\n\r\n":
            raise BodyError("the last record is cut off")
        return
    if begin[:2] != b"\x1f\x8b":
        raise BodyError(f"begins with {begin!r}, expected WARC/1.x")
    stream, chunk = zlib.decompressobj(_GZIP), begin
    while chunk:
        stream.decompress(chunk, _CHUNK)
        chunk = stream.unconsumed_tail or stream.unused_data
        if stream.eof:
            chunk = chunk or file.read(_CHUNK)
            stream = zlib.decompressobj(_GZIP) if chunk else stream
        else:
            chunk = chunk or file.read(_CHUNK)
    if not stream.eof:
        raise BodyError("a truncated gzip member")


def _capture(record: ArcWarcRecord, source: str | None, max_bytes: int | None) -> Capture:
    headers = record.rec_headers
    file_name = headers.get_header(_FILE_NAME)
    payload, status = _read(record.raw_stream, max_bytes), None
    is_cut = max_bytes is not None and len(payload) > max_bytes
    http_headers: tuple[tuple[str, str], ...] = ()
    if record.http_headers:
        status = record.http_headers.statusline
        payload = _dechunked(payload, record.http_headers.get_header("Transfer-Encoding"))
        http_headers = tuple((k, v) for k, v in record.http_headers.headers if k.lower() != "transfer-encoding")
    expected = headers.get_header("WARC-Payload-Digest") or ""
    if (
        record.rec_type != "revisit"
        and not is_cut
        and expected.startswith("sha256:")
        and expected != f"sha256:{sha256(payload)}"
        and len(expected) == 71
    ):
        raise BodyError(f"payload of {headers.get_header('WARC-Target-URI')} does not fit its digest")
    return Capture(
        headers.get_header("WARC-Target-URI") or "",
        dt.datetime.fromisoformat(headers.get_header("WARC-Date")).astimezone(dt.UTC),
        payload,
        source or headers.get_header(_SOURCE) or "file",
        unquote(file_name) if file_name else None,
        status,
        http_headers,
        "length" if is_cut else headers.get_header("WARC-Truncated"),
    )


def _read(stream: BinaryIO, max_bytes: int | None) -> bytes:
    """A stream to its end, or to one byte more than allowed; a single `read` may give less than is there."""
    parts, left = [], float("inf") if max_bytes is None else max_bytes + 1
    while left and (part := stream.read(int(min(left, _CHUNK)))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _dechunked(payload: bytes, coding: str | None) -> bytes:
    """A body as other tools keep it, chunk marks and all, without them; some keep the header but not the marks."""
    if not coding or "chunked" not in coding.lower():
        return payload
    try:
        return bytes(ChunkedDataReader(io.BytesIO(payload), raise_exceptions=True).read(len(payload) + 1) or b"")
    except ChunkedDataException:
        return payload
