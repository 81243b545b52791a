"""A body is whole or it is a failure (design: promise 9). No network in here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transforms.bodies import BodyError, inflate

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
    coding = ",".join(value for name, value in headers if name.lower() == "content-encoding").strip(", ")
    if coding.lower() in ("", "identity"):
        return _identity(raw, headers, ceiling)
    try:
        return inflate(raw, coding, ceiling)
    except BodyError as error:
        raise BrokenBodyError(str(error)) from None


def _identity(raw: bytes, headers: Sequence[tuple[str, str]], ceiling: int) -> bytes:
    names = {name.lower() for name, _ in headers}
    if not names & {"content-length", "transfer-encoding"}:
        raise BrokenBodyError("neither length, chunks nor a checksum: it cannot be told whether the body is whole")
    if len(raw) > ceiling:
        raise BrokenBodyError(f"more than {ceiling:,} bytes")
    return raw


def collect(chunks: Iterable[bytes], into: bytearray, ceiling: int) -> bool:
    """Add chunks to `into`; False as soon as there are more than `ceiling` bytes, the surplus cut off."""
    for chunk in chunks:
        into += chunk
        if len(into) > ceiling:
            del into[ceiling:]
            return False
    return True
