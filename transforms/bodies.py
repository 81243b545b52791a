"""What a response says: a header by its name, and the body once its content coding is undone - whole, under a ceiling, or a failure.

httpx passes a truncated gzip body as a good page and a kilobyte of doubled gzip as a gigabyte, so bodies are inflated here.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

BODY_LIMIT = 20_000_000
_GZIP, _ZLIB, _RAW_DEFLATE = 31, 15, -15
_GZIP_MAGIC = b"\x1f\x8b"
_CHUNK_SIZE = re.compile(rb"[ \t]{0,99}([0-9a-fA-F]{1,9})[ \t]{0,99}(?:;[^\r\n]{0,2000})?\r?\n")
_LINE_END = re.compile(rb"\r?\n")


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


def dechunked(raw: bytes) -> bytes:
    """A body without its chunk marks; one that does not begin with such a mark has none, and is given as it is.

    Raises BodyError where chunks end before the last one, or are followed by something else than a chunk.
    """
    parts: list[bytes] = []
    at = 0
    while size := _CHUNK_SIZE.match(raw, at):
        at = size.end() + int(size[1], 16)
        if at == size.end():
            return b"".join(parts)
        parts.append(raw[size.end() : at])
        end = _LINE_END.match(raw, at)
        if end is None:
            break
        at = end.end()
    if not parts:
        return raw
    raise BodyError(f"chunks broken off after {at:,} of {len(raw):,} bytes")


def lacks_bytes(raw: bytes, headers: Iterable[tuple[str, str]]) -> bool:
    """Whether a body is shorter than its Content-Length says; one whose content coding was undone meanwhile is not held against it."""
    headers = list(headers)
    length = (header(headers, "Content-Length") or "").strip()
    is_undone = "gzip" in (header(headers, "Content-Encoding") or "").lower() and not raw.startswith(_GZIP_MAGIC)
    return length.isdecimal() and len(length) < 16 and len(raw) < int(length) and not is_undone


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
