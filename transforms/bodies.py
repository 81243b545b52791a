"""What a response says: a header by its name, and the body once its content coding is undone - whole, under a ceiling, or a failure.

httpx passes a truncated gzip body as a good page and a kilobyte of doubled gzip as a gigabyte, so bodies are inflated here.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

BODY_LIMIT = 20_000_000
_GZIP, _ZLIB, _RAW_DEFLATE = 31, 15, -15
_GZIP_MAGIC = b"\x1f\x8b"


class BodyError(ValueError):
    """A body that is not whole, too large, or in a coding that is not understood; the message says which in a few words."""


def header(headers: Iterable[tuple[str, str]], name: str) -> str | None:
    """The first value of a header, its name in any case; None where it is not there."""
    return next((value for key, value in headers if key.lower() == name.lower()), None)


def inflate(raw: bytes, coding: str | None, limit: int = BODY_LIMIT) -> bytes:
    """The body of `raw` bytes under one content coding (identity, gzip, deflate), at most `limit` bytes.

    Raises BodyError: an unknown or a second coding, a broken stream, one cut short or followed by anything, more than `limit` bytes.
    """
    codings = [name for part in (coding or "").split(",") if (name := part.strip().lower()) and name != "identity"]
    if len(codings) > 1:
        raise BodyError(f"{len(codings)} content codings on top of each other ({coding})")
    return _inflated(raw, _window(codings[0], raw), limit) if codings else _bounded(raw, limit)


def inflate_file(data: bytes, limit: int = BODY_LIMIT) -> bytes:
    """A saved file's bytes, inflated where they are gzip: browsers and curl save pages either way."""
    return inflate(data, "gzip", limit) if data[:2] == _GZIP_MAGIC else _bounded(data, limit)


def _window(coding: str, raw: bytes) -> int:
    if coding in ("gzip", "x-gzip"):
        return _GZIP
    if coding == "deflate":  # RFC 9110 means zlib; some servers send the bare stream
        return _ZLIB if len(raw) > 1 and raw[0] & 15 == 8 and (raw[0] << 8 | raw[1]) % 31 == 0 else _RAW_DEFLATE
    raise BodyError(f"content coding {coding}, expected gzip, deflate or none")


def _bounded(data: bytes, limit: int) -> bytes:
    if len(data) > limit:
        raise BodyError(f"more than {limit:,} bytes")
    return data


def _inflated(raw: bytes, window: int, limit: int) -> bytes:
    stream = zlib.decompressobj(window)
    try:
        body = stream.decompress(raw, limit + 1)
    except zlib.error as error:
        raise BodyError(f"broken compression ({error})") from None
    if len(body) > limit:
        raise BodyError(f"more than {limit:,} bytes when decompressed, from {len(raw):,}")
    if not stream.eof:
        raise BodyError(f"compression cut short after {len(raw):,} bytes")
    if stream.unused_data:
        raise BodyError(f"{len(stream.unused_data):,} bytes after the end of the compressed stream")
    return body
