"""One request and its answer, read raw under a deadline and a ceiling. No rule, pace or second attempt in here."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import httpx

from flows.web.body import collect, decoded
from flows.web.clock import Clock
from flows.web.fetched import Fetched, Truncated
from flows.web.transport import HEADERS, Deadline, OneConnection
from transforms.bodies import BodyError


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and bytes that one exchange may take. `deadline` is for all of it, `connect` and `read` for a step of it."""

    deadline: float = 60.0
    connect: float = 15.0
    read: float = 30.0
    body: int = 20_000_000


class Exchange:
    """Sends requests over one connection. `trust` says whose certificates are believed."""

    def __init__(self, user_agent: str, limits: Limits, clock: Clock, trust: ssl.SSLContext) -> None:
        self._limits, self._clock, self._deadline = limits, clock, Deadline(clock)
        self._http = httpx.Client(
            transport=OneConnection(self._deadline, trust),
            headers={"User-Agent": user_agent, "Accept": "text/html,application/xml;q=0.9,*/*;q=0.8", "Accept-Encoding": "gzip"},
            timeout=httpx.Timeout(limits.read, connect=limits.connect),
            follow_redirects=False,
            trust_env=False,
        )

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    @property
    def is_late(self) -> bool:
        """Whether the last exchange used up its deadline."""
        return self._deadline.is_over

    def send(self, url: str, headers: Mapping[str, str]) -> Fetched:
        """Ask for an address. httpx.TransportError where not even a status came; whatever came after one is in the result."""
        self._deadline.start(self._limits.deadline)
        fetched_at, raw = self._clock.now(), bytearray()
        as_bytes = [(name.encode(), value.encode("latin-1", "replace")) for name, value in headers.items()]
        with self._http.stream("GET", url, headers=as_bytes) as response:
            truncated = self._read(response.iter_raw(), raw)
        printed = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.extensions[HEADERS])
        body, problem = self._body(bytes(raw), printed, response.status_code, truncated)
        return Fetched(
            url=url,
            status=response.status_code,
            reason=response.reason_phrase,
            headers=tuple(pair for pair in printed if pair[0].lower() != "transfer-encoding"),
            raw_body=bytes(raw),
            body=body,
            fetched_at=fetched_at,
            http_version=response.http_version,
            problem=problem,
            truncated=truncated,
        )

    def _read(self, chunks: Iterable[bytes], raw: bytearray) -> Truncated | None:
        try:
            return None if collect(chunks, raw, self._limits.body) else "length"
        except httpx.TransportError:
            return "time" if self.is_late else "disconnect"

    def _body(self, raw: bytes, headers: tuple[tuple[str, str], ...], status: int, truncated: Truncated | None) -> tuple[bytes, str | None]:
        """The body and what is wrong with it: one of the two is empty."""
        match truncated:
            case "length":
                return b"", f"more than {self._limits.body:,} bytes"
            case "time":
                return b"", f"{len(raw):,} bytes and no end after {self._limits.deadline:g} s"
            case "disconnect":
                return b"", f"the connection ended after {len(raw):,} bytes, in the middle"
        try:
            return decoded(raw, headers, status, self._limits.body), None
        except BodyError as error:
            return b"", str(error)


def usual_trust() -> ssl.SSLContext:
    """Certificates checked against the authorities that httpx brings, or those that SSL_CERT_FILE names."""
    return httpx.create_ssl_context(verify=True, trust_env=True)
