"""Replies, and the socket they go out on: enough to be able to send wrong ones."""

from __future__ import annotations

import gzip
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answers. Content-Length is added on the way out unless `headers` or `is_framed` say otherwise."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = field(default=(("Content-Type", "text/html; charset=utf-8"),))
    reason: str = "Said So"
    is_framed: bool = True

    def having(self, *pairs: tuple[str, str]) -> Reply:
        """The same with headers put in the place of those of the same name."""
        names = {name.lower() for name, _ in pairs}
        return replace(self, headers=(*(pair for pair in self.headers if pair[0].lower() not in names), *pairs))

    def zipped(self) -> Reply:
        """The same with its body in gzip, where it is not already."""
        if self.is_zipped:
            return self
        return replace(self.having(("Content-Encoding", "gzip")), body=gzip.compress(self.body, 6, mtime=0))

    def plain(self) -> Reply:
        """The same without gzip."""
        if not self.is_zipped:
            return self
        rest = tuple(pair for pair in self.headers if pair[0].lower() != "content-encoding")
        return replace(self, headers=rest, body=gzip.decompress(self.body))

    @property
    def is_zipped(self) -> bool:
        """Whether the body is in gzip."""
        return ("Content-Encoding", "gzip") in self.headers

    def head(self) -> bytes:
        """Status line and headers."""
        pairs = list(self.headers)
        if self.is_framed and self.status != 304 and not any(name.lower() == "content-length" for name, _ in pairs):
            pairs.append(("Content-Length", str(len(self.body))))
        lines = [f"HTTP/1.1 {self.status} {self.reason}", *(f"{name}: {value}" for name, value in pairs), "", ""]
        return "\r\n".join(lines).encode("latin-1")


@dataclass(slots=True)
class Wire:
    """The connection of one request. `pause` waits, by whatever clock the server was given."""

    connection: socket.socket
    pause: Callable[[float], None]
    is_closed: bool = False

    def send(self, reply: Reply) -> None:
        """Send a reply as it should be sent."""
        self.write(reply.head() + (b"" if reply.status == 304 else reply.body))
        self.is_closed |= not reply.is_framed

    def write(self, data: bytes) -> None:
        """Send bytes."""
        self.connection.sendall(data)

    def hang_up(self) -> None:
        """End the connection in good order."""
        self.is_closed = True

    def reset(self) -> None:
        """End the connection with a TCP reset."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.is_closed = True
