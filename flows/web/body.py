"""A body is whole or it is a failure (design: promise 9). No network in here."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

_GZIP, _ZLIB, _RAW_DEFLATE = 31, 15, -15
_BODILESS = frozenset({204, 304})


class BrokenBodyError(ValueError):
    """What is wrong with a body, in a few words."""


def decoded(raw: bytes, headers: Sequence[tuple[str, str]], status: int, ceiling: int) -> bytes:
    """The body with its one content coding undone.

    BrokenBodyError where the coding is unknown or doubled, the stream is broken, cut short or followed by anything, it grows beyond
    `ceiling` bytes, or nothing in the message tells whether it is whole.
    """
    if status in _BODILESS:
        return b""
    coding = _coding(headers)
    if coding == "identity":
        return _identity(raw, headers, ceiling)
    return _inflated(raw, _window(coding, raw), ceiling)


def _coding(headers: Sequence[tuple[str, str]]) -> str:
    printed = ",".join(value for name, value in headers if name.lower() == "content-encoding")
    codings = [token for token in (part.strip().lower() for part in printed.split(",")) if token]
    if len(codings) > 1:
        raise BrokenBodyError(f"{len(codings)} content codings on top of each other ({printed})")
    return codings[0] if codings else "identity"


def _window(coding: str, raw: bytes) -> int:
    if coding in ("gzip", "x-gzip"):
        return _GZIP
    if coding == "deflate":  # RFC 9110 means zlib; some servers send the bare stream
        return _ZLIB if len(raw) > 1 and raw[0] & 15 == 8 and (raw[0] << 8 | raw[1]) % 31 == 0 else _RAW_DEFLATE
    raise BrokenBodyError(f"content coding {coding}, where only gzip was offered")


def _identity(raw: bytes, headers: Sequence[tuple[str, str]], ceiling: int) -> bytes:
    names = {name.lower() for name, _ in headers}
    if not names & {"content-length", "transfer-encoding"}:
        raise BrokenBodyError("neither length, chunks nor a checksum: it cannot be told whether the body is whole")
    if len(raw) > ceiling:
        raise BrokenBodyError(f"more than {ceiling:,} bytes")
    return raw


def _inflated(raw: bytes, window: int, ceiling: int) -> bytes:
    stream = zlib.decompressobj(window)
    try:
        body = stream.decompress(raw, ceiling + 1)
    except zlib.error as error:
        raise BrokenBodyError(f"broken compression ({error})") from None
    if len(body) > ceiling:
        raise BrokenBodyError(f"more than {ceiling:,} bytes when decompressed, from {len(raw):,}")
    if not stream.eof:
        raise BrokenBodyError(f"compression cut short after {len(raw):,} bytes")
    if stream.unused_data:
        raise BrokenBodyError(f"{len(stream.unused_data):,} bytes after the end of the compressed stream")
    return body


def collect(chunks: Iterable[bytes], into: bytearray, ceiling: int) -> bool:
    """Add chunks to `into`; False as soon as there are more than `ceiling` bytes, the surplus cut off."""
    for chunk in chunks:
        into += chunk
        if len(into) > ceiling:
            del into[ceiling:]
            return False
    return True
