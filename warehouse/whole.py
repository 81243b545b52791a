"""Whether a WARC file is whole, before anything of it is read: warcio reads a cut record as a shorter one."""

from __future__ import annotations

import io
import re
import zlib
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator

from transforms.bodies import BodyError

_GZIP, _CHUNK = 16 + zlib.MAX_WBITS, 1 << 20
_LENGTH = re.compile(rb"^content-length:[ \t]{0,99}(\d{1,15})\s", re.I | re.M)
# more than the empty lines behind a record, and less than another record
_SLACK = 64
# a record's own headers stand in as many bytes
_HEAD = 1 << 16


class SeveralRecordsError(Exception):
    """A gzip member that holds more than a record: of these warcio reads the first."""


def check_whole(file: BinaryIO) -> None:
    """Every gzip member whole and of one record, or every record as long as it says where nothing is compressed.

    Raises BodyError, zlib.error, SeveralRecordsError and what warcio raises.
    """
    begin = file.read(5)
    if begin == b"WARC/":
        _check_plain(file)
    elif begin[:2] == b"\x1f\x8b":
        _check_members(file, begin)
    else:
        raise BodyError(f"begins with {begin!r}, expected WARC/1.x")


def _check_plain(file: BinaryIO) -> None:
    file.seek(0)
    for record in ArchiveIterator(file):
        while record.raw_stream.read(_CHUNK):
            pass
        if record.raw_stream.limit:
            raise BodyError(f"a {record.rec_type} record lacks its last {record.raw_stream.limit} bytes")
    file.seek(-4, io.SEEK_END)
    if file.read() != b"\r\n\r\n":
        raise BodyError("the last record is cut off")


def _check_members(file: BinaryIO, chunk: bytes) -> None:
    stream, head, size = zlib.decompressobj(_GZIP), b"", 0
    while chunk:
        part = stream.decompress(chunk, _CHUNK)
        head, size = head + part if len(head) < _HEAD else head, size + len(part)
        chunk = stream.unconsumed_tail or stream.unused_data
        if stream.eof:
            _check_single(head, size)
            chunk = chunk or file.read(_CHUNK)
            stream, head, size = (zlib.decompressobj(_GZIP), b"", 0) if chunk else (stream, head, size)
        else:
            chunk = chunk or file.read(_CHUNK)
    if not stream.eof:
        raise BodyError("a truncated gzip member")


def _check_single(head: bytes, size: int) -> None:
    """Whether a member of `size` bytes ends with the record that it begins with."""
    end = head.find(b"\r\n\r\n") + 4
    length = _LENGTH.search(head, 0, end) if end >= 4 else None
    if length and size > end + int(length[1]) + _SLACK:
        raise SeveralRecordsError
