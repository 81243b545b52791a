"""One connection, and a deadline that every read of a response must keep.

httpx's own timeouts are per read: a server that sends a byte every few seconds, in the headers too, would keep a run for ever.
So the deadline sits below httpx, in the network backend of httpcore, where each read and write passes.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Iterator

import httpcore
import httpx

from flows.web.clock import Clock

_CORE_ERRORS = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol)


HEADERS = "headers_as_printed"
"""The extension of a response that holds its headers. httpx itself is shown none: it would keep cookies, and stumble over a
Location that it cannot read before the response could be archived."""


class Deadline:
    """How long the response at hand may still take, by an injected clock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ends_at = float("inf")

    def start(self, seconds: float) -> None:
        """Count from now."""
        self._ends_at = self._clock.monotonic() + seconds

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return self._clock.monotonic() >= self._ends_at

    def within(self, timeout: float | None) -> float:
        """A timeout that does not outlast the deadline; httpcore.ReadTimeout where that has passed."""
        left = self._ends_at - self._clock.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the deadline for the whole response has passed")
        return left if timeout is None else min(timeout, left)


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.within(timeout)), self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    def __init__(self, deadline: Deadline) -> None:
        self._backend, self._deadline = httpcore.SyncBackend(), deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        stream = self._backend.connect_tcp(host, port, self._deadline.within(timeout), local_address, socket_options)
        return _Stream(stream, self._deadline)


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._response.iter_stream()
        except _CORE_ERRORS as error:
            raise httpx.TransportError(_named(error)) from error

    def close(self) -> None:
        self._response.close()


class OneConnection(httpx.BaseTransport):
    """HTTP/1.1 over a single connection at a time, whose every read and write keeps the deadline."""

    def __init__(self, deadline: Deadline, trust: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=trust, max_connections=1, max_keepalive_connections=1, keepalive_expiry=60.0, network_backend=_Backend(deadline)
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; every network error is an httpx.TransportError that names its kind."""
        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        core = httpcore.Request(request.method, target, headers=request.headers.raw, extensions=request.extensions)
        try:
            response = self._pool.handle_request(core)
        except _CORE_ERRORS as error:
            raise httpx.TransportError(_named(error)) from error
        return httpx.Response(response.status, stream=_Body(response), extensions={**response.extensions, HEADERS: response.headers})

    def close(self) -> None:
        """Close the connection."""
        self._pool.close()


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
