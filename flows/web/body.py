"""A body is whole or it is a failure (design: promise 9). No network in here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transforms.bodies import BodyError, inflate

_BODILESS = frozenset({204, 304})


def decoded(raw: bytes, headers: Sequence[tuple[str, str]], status: int, ceiling: int) -> bytes:
    """The body with its one content coding undone; what is wrong with it raises BodyError (see `inflate`).

    So does an uncoded body of which nothing in the message tells whether it is whole.
    """
    if status in _BODILESS:
        return b""
    coding = ",".join(value for name, value in headers if name.lower() == "content-encoding").strip(", ")
    if coding.lower() in ("", "identity") and not {name.lower() for name, _ in headers} & {"content-length", "transfer-encoding"}:
        raise BodyError("neither length, chunks nor a checksum: it cannot be told whether the body is whole")
    return inflate(raw, coding, ceiling)


def collect(chunks: Iterable[bytes], into: bytearray, ceiling: int) -> bool:
    """Add chunks to `into`; False as soon as there are more than `ceiling` bytes, the surplus cut off."""
    for chunk in chunks:
        into += chunk
        if len(into) > ceiling:
            del into[ceiling:]
            return False
    return True
