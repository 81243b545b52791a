"""An HTTP server on loopback that logs every request and can be told to misbehave. What it serves, its subclasses say."""

from __future__ import annotations

import contextlib
import socket
import ssl
import sys
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from types import TracebackType
from typing import Any, Self

from flows.web.clock import Clock, SystemClock
from tests.site.mischief import AtRandom, Mischief
from tests.site.wire import Reply, Wire


@dataclass(frozen=True, slots=True)
class Hit:
    """One request as it arrived. `mischief` names what was done to its answer, None where it was answered well."""

    at: float
    path: str
    headers: dict[str, str]
    connection: int
    mischief: str | None


class Server:
    """Serves until left, as a context manager. `hits` is the log, `misdeeds` what to do to the next requests of a path."""

    def __init__(self, clock: Clock | None = None, *, tls: ssl.SSLContext | None = None, port: int = 0) -> None:
        self.clock: Clock = clock or SystemClock()
        self.hits: list[Hit] = []
        self.faults: list[BaseException] = []
        self.at_random: AtRandom | None = None
        self._misdeeds: list[tuple[str, str, Mischief, int]] = []
        self._lock = threading.Lock()
        self._http = _Http(self, tls, port)
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        scheme = "http" if tls is None else "https"
        self.base = f"{scheme}://127.0.0.1:{self._http.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._http.shutdown()
        self._http.hang_up()
        self._http.server_close()
        self._thread.join()
        if self.faults and error is None:
            raise self.faults[0]

    def misbehave(self, where: str, mischief: Mischief, *, times: int = 1_000_000, name: str = "") -> None:
        """Spoil the next `times` answers to paths that begin with `where`."""
        with self._lock:
            self._misdeeds.append((where, name or getattr(mischief, "__name__", "told"), mischief, times))

    def behave(self) -> None:
        """Forget all mischief."""
        with self._lock:
            self._misdeeds.clear()
            self.at_random = None

    def asked(self, start: str = "") -> list[str]:
        """Paths asked for so far that begin with `start`, in order."""
        with self._lock:
            return [hit.path for hit in self.hits if hit.path.startswith(start)]

    def forget(self) -> None:
        """Empty the log."""
        with self._lock:
            self.hits.clear()

    def gaps(self) -> list[float]:
        """Seconds between one request and the next."""
        with self._lock:
            return [later.at - earlier.at for earlier, later in pairwise(self.hits)]

    def answer(self, path: str, headers: dict[str, str]) -> Reply:
        """The right answer; subclasses say."""
        raise LookupError(path)

    def serve(self, path: str, headers: dict[str, str], wire: Wire, connection: int) -> None:
        """Log, answer, and spoil the answer where told to."""
        with self._lock:
            chosen = self._choose(path)
            self.hits.append(Hit(self.clock.monotonic(), path, headers, connection, chosen[0] if chosen else None))
        reply = self.answer(path, headers)
        mischief = chosen[1] if chosen else _well
        mischief(reply, wire, path)

    def _choose(self, path: str) -> tuple[str, Mischief] | None:
        for n, (where, name, mischief, times) in enumerate(self._misdeeds):
            if path.startswith(where) and times > 0:
                self._misdeeds[n] = (where, name, mischief, times - 1)
                return name, mischief
        return self.at_random.choose() if self.at_random and not path.startswith("/robots.txt") else None


def _well(reply: Reply, wire: Wire, _path: str) -> None:
    wire.send(reply)


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, owner: Server, tls: ssl.SSLContext | None, port: int) -> None:
        self.owner, self._tls = owner, tls
        self._open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", port), _Handler)

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, peer = super().get_request()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._tls is not None:
            connection = self._tls.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
        self._open.add(connection)
        return connection, peer

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """End the connections that clients still hold."""
        for connection in list(self._open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients may leave in the middle; anything else is our own fault and fails the test."""
        error = sys.exc_info()[1]
        if error is not None and not isinstance(error, OSError):
            self.owner.faults.append(error)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Http

    def do_GET(self) -> None:
        wire = Wire(self.connection, self.server.owner.clock.sleep)
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            self.server.owner.serve(self.path, headers, wire, self.client_address[1])
        except OSError:
            wire.hang_up()
        self.close_connection = wire.is_closed or self.close_connection

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class names it
        """Nothing on stderr: `hits` is the log."""
