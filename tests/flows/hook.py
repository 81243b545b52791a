"""Where alerts and heartbeats arrive: a server on loopback that keeps what it was told, refuses it, or never ends its answer."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Hook:
    """`texts` are the alerts that came, `n_beats` the heartbeats."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.texts: list[str] = []
        self.n_beats = 0
        self.status = 200
        self.is_dripping = False
        self.is_over = threading.Event()

    def forget(self) -> None:
        self.texts.clear()
        self.n_beats = 0


@contextlib.contextmanager
def hook() -> Iterator[Hook]:
    """A hook that serves until left."""
    found = Hook("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.n_beats += 1
            self.answer()

        def do_POST(self) -> None:
            text = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["text"]
            if found.status == 200:
                found.texts.append(text)
            self.answer()

        def answer(self) -> None:
            with contextlib.suppress(OSError):
                while found.is_dripping and not found.is_over.is_set():
                    self.wfile.write(b"H")
                    time.sleep(0.1)
                self.send_response(found.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it
            """Nothing on stderr."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield found
        finally:
            found.is_over.set()
            server.shutdown()
            thread.join()
