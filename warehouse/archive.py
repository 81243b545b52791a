"""The raw archive: every capture as a WARC 1.1 record in a file of its own, before anybody parses it.

`archive/YYYY/MM/` holds the captures of pages addressed in that month (others: captured in that month) and a manifest that is
also their index. Records are never altered; what they mean is decided elsewhere.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.series import url_parts
from warehouse.ledger import told
from warehouse.manifest import Entry, ManifestError, dump, load, sha256
from warehouse.storage import Storage
from warehouse.warc import Capture, WarcError, read_warc, write_warc

_ENDING = ".warc.gz"
_MONTHS_FILE = re.compile(rf"archive/(\d{{4}}/\d\d)/(?:manifest\.jsonl|[^/.][^/]*{re.escape(_ENDING)})", re.ASCII)


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
        same = [record for record in records if record.payload_sha256 == capture.payload_sha256]
        if known := _known(capture, day, same):
            return known
        capture = _in_turn(capture, day, records)
        original = next((record for record in same if record.type == "response"), None) if capture.is_response else None
        return self._write(capture, day, month, records, original)

    def file_again(self, record: Record, day: dt.date) -> Record:
        """File a capture under the day that reading it told, where its bytes had told another or none; its file stays as it is.

        In the same month a response's line in the index is put right; else the capture is kept a second time, where its day is looked for.
        """
        month = month_of(day)
        records = self.records(month)
        if record.type == "resource" or record not in records:
            return self.add(self.load(record), day)
        mended = _record({**record.entry, "day": day.isoformat()})
        lines = [mended.entry if r == record else r.entry for r in records]
        self._storage.write({manifest_name(month): dump(lines)})
        return mended

    def _write(self, capture: Capture, day: dt.date | None, month: str, records: Sequence[Record], original: Record | None) -> Record:
        capture = dataclasses.replace(capture, file_name=told(capture.file_name))
        data = write_warc(capture, (original.uri, original.captured_at) if original else None)
        file = f"archive/{month}/{capture.captured_at:%Y%m%dT%H%M%S%fZ}-{capture.payload_sha256[:12]}-{sha256(capture.uri.encode())[:6]}{_ENDING}"
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
        """The records of a month folder (`YYYY/MM`) by time of capture. Raises ManifestError, also where captures stand without a manifest."""
        try:
            data = self._storage.read(manifest_name(month))
        except FileNotFoundError:
            if any(name.endswith(_ENDING) for name in self._storage.list(f"archive/{month}")):
                raise ManifestError(f"{manifest_name(month)}: gone, though captures are there: restore it from a backup") from None
            return []
        return sorted(map(_record, load(data, manifest_name(month))), key=lambda r: (r.captured_at, r.file))

    def months(self) -> list[str]:
        """The month folders, oldest first."""
        return sorted({month for name in self._storage.list("archive") if (month := month_of_file(name))})

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
        return dataclasses.replace(capture, payload=self.load(original).payload, refers_to=None)

    def made_whole(self, revisit: Capture) -> Capture | None:
        """A revisit of another file with the payload that it refers to, None where the archive has none. Raises WarcError."""
        reference = revisit.refers_to
        if reference is None:
            return revisit
        dates = {d for uri in (reference.uri, revisit.page_url) if uri and (parts := url_parts(uri)) for d in parts[:1]}
        dates |= {at.date() for at in (reference.at, revisit.captured_at) if at}
        records = [record for month in sorted({month_of(date) for date in dates}) for record in self.records(month)]
        keys = list(reference.names())
        for record in records:
            if not set(keys).isdisjoint((f"sha256:{record.payload_sha256}", f"{record.captured_at.isoformat()} {record.uri}")):
                return revisit.with_payload_of(self.load(record))
        same = (self.load(record) for record in records if record.uri == revisit.uri and reference.digest)
        return next((revisit.with_payload_of(capture) for capture in same if reference.fits(capture.payload)), None)


def month_of(day: dt.date) -> str:
    return f"{day:%Y/%m}"


def month_of_file(name: str) -> str | None:
    """The month folder of a file of the archive, None for a strange file."""
    found = _MONTHS_FILE.fullmatch(name)
    return found[1] if found else None


def manifest_name(month: str) -> str:
    return f"archive/{month}/manifest.jsonl"


def _in_turn(capture: Capture, day: dt.date | None, records: Sequence[Record]) -> Capture:
    """A saved file and an answer of the site are captured now, and after what is known of their day, whatever the clock says: revisions go by it.

    What the Wayback machine or another tool captured has the time that it tells.
    """
    if capture.is_response and capture.source != "live":
        return capture
    payload = capture.payload_sha256
    latest = max((r.captured_at for r in records if r.day == day or r.payload_sha256 == payload), default=None)
    if latest is None or capture.captured_at > latest:
        return capture
    return dataclasses.replace(capture, captured_at=latest + dt.timedelta(microseconds=1))


def _known(capture: Capture, day: dt.date | None, same: Sequence[Record]) -> Record | None:
    if not capture.is_response:
        return next((r for r in same if r.type == "resource" and r.day == day), None)
    return next((r for r in same if r.uri == capture.uri and r.captured_at == capture.captured_at), None)


def _record(entry: Entry) -> Record:
    day = dt.date.fromisoformat(entry["day"]) if entry["day"] else None
    at = dt.datetime.fromisoformat(entry["captured_at"])
    return Record(entry["file"], entry["type"], entry["uri"], at, entry["payload_sha256"], entry["source"], day, entry)
