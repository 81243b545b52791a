"""What a revisit record refers to: the payload that was kept with another record, since it was the same."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from warehouse.manifest import sha256


@dataclass(frozen=True, slots=True)
class Reference:
    """The record that holds a revisit's payload, by the payload's digest as printed, by its own id, or by address and time."""

    digest: str | None
    record_id: str | None
    uri: str | None
    at: dt.datetime | None

    def names(self) -> Iterator[str]:
        """The names under which it may be known, the surest first."""
        if self.digest:
            yield _plain(self.digest)
        if self.record_id:
            yield self.record_id
        if self.uri and self.at:
            yield f"{self.at.isoformat()} {self.uri}"

    def fits(self, payload: bytes) -> bool:
        """Whether a payload has the digest."""
        return self.digest is not None and _plain(self.digest) in (f"sha256:{sha256(payload)}", _sha1(payload))

    def __str__(self) -> str:
        return f"{self.uri or 'no address'} of {self.at.isoformat() if self.at else 'no time'} ({self.digest or 'no digest'})"


def reference(header: Callable[[str], str | None]) -> Reference:
    """What the headers of a revisit record refer to. Raises ValueError for a time that is none."""
    at = header("WARC-Refers-To-Date")
    when = dt.datetime.fromisoformat(at).astimezone(dt.UTC) if at else None
    return Reference(header("WARC-Payload-Digest"), header("WARC-Refers-To"), header("WARC-Refers-To-Target-URI"), when)


def known_as(header: Callable[[str], str | None], at: dt.datetime) -> Iterator[str]:
    """The names under which revisits may refer to a record."""
    return Reference(header("WARC-Payload-Digest"), header("WARC-Record-ID"), header("WARC-Target-URI"), at).names()


def _plain(digest: str) -> str:
    """A digest in one spelling: tools print its letters large or small."""
    return digest.strip().lower()


def _sha1(payload: bytes) -> str:
    return f"sha1:{base64.b32encode(hashlib.sha1(payload, usedforsecurity=False).digest()).decode().lower()}"
