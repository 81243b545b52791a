"""What a response's body says once its content coding is undone: whole, under a ceiling, or a failure.

httpx passes a truncated gzip body as a good page and a kilobyte of doubled gzip as a gigabyte, so bodies are inflated here.
"""

from __future__ import annotations

import zlib

BODY_LIMIT = 20_000_000
_GZIP_MAGIC = b"\x1f\x8b"


class BodyError(ValueError):
    """A body that is not whole, too large, or in a coding that is not understood."""


def inflate(raw: bytes, coding: str | None, limit: int = BODY_LIMIT) -> bytes:
    """The body of `raw` bytes under one content coding (identity, gzip, deflate), at most `limit` bytes.

    Raises BodyError: another or a second coding, a truncated or damaged stream, bytes after its end, or more than `limit`.
    """
    name = (coding or "identity").strip().lower()
    if name in ("identity", ""):
        return _bounded(raw, limit)
    if name in ("gzip", "x-gzip"):
        return _inflated(raw, 16 + zlib.MAX_WBITS, limit)
    if name == "deflate":
        is_zlib = len(raw) > 1 and raw[0] & 0x0F == 8 and (raw[0] * 256 + raw[1]) % 31 == 0
        return _inflated(raw, zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS, limit)
    raise BodyError(f"content coding {coding!r}: expected gzip, deflate or none")


def inflate_file(data: bytes, limit: int = BODY_LIMIT) -> bytes:
    """A saved file's bytes, inflated where they are gzip: browsers and curl save pages either way."""
    return inflate(data, "gzip", limit) if data[:2] == _GZIP_MAGIC else _bounded(data, limit)


def _bounded(data: bytes, limit: int) -> bytes:
    if len(data) > limit:
        raise BodyError(f"{len(data)} bytes: expected at most {limit}")
    return data


def _inflated(raw: bytes, wbits: int, limit: int) -> bytes:
    stream = zlib.decompressobj(wbits)
    try:
        body = stream.decompress(raw, limit + 1)
    except zlib.error as error:
        raise BodyError(f"damaged compression: {error}") from None
    if len(body) > limit:
        raise BodyError(f"inflates to more than {limit} bytes")
    if not stream.eof:
        raise BodyError(f"truncated compression: {len(raw)} bytes end before the stream does")
    if stream.unused_data:
        raise BodyError(f"{len(stream.unused_data)} bytes after the end of the compressed stream")
    return body
