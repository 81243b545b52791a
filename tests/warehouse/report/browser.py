"""A headless Chromium under our hand, over its debugging protocol: opens a file, runs script, listens to console and network."""

from __future__ import annotations

import base64
import itertools
import json
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from websockets.sync.client import connect

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Browser:
    """One page of one browser. `faults` holds console errors and exceptions, `requests` every address asked for but the file itself."""

    def __init__(self, width: int = 1280, height: int = 900, is_dark: bool = False) -> None:
        self._size, self._is_dark = (width, height), is_dark
        self._numbers = itertools.count(1)
        self.faults: list[str] = []
        self.requests: list[str] = []

    def __enter__(self) -> Self:
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--hide-scrollbars"]
        command = [str(CHROMIUM), *flags, "--remote-debugging-port=0", f"--user-data-dir={self._profile.name}", "about:blank"]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port = self._port()
        self._socket = connect(f"ws://127.0.0.1:{port[0]}{port[1]}", max_size=None, open_timeout=30)
        target = self._send("Target.createTarget", url="about:blank")["targetId"]
        self._session: str | None = self._send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self._send(f"{domain}.enable")
        width, height = self._size
        self._send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500)
        self.media("screen")
        return self

    def media(self, kind: str) -> None:
        """Show the page as on a "screen" or in "print"."""
        features = [{"name": "prefers-color-scheme", "value": "dark" if self._is_dark else "light"}]
        self._send("Emulation.setEmulatedMedia", media=kind, features=features)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait(timeout=20)
        self._profile.cleanup()

    def _port(self) -> tuple[str, str]:
        said = Path(self._profile.name) / "DevToolsActivePort"
        for _ in range(300):
            if said.exists() and len(lines := said.read_text().splitlines()) == 2:
                return lines[0], lines[1]
            time.sleep(0.1)
        raise TimeoutError("chromium did not open its debugging port within 30 s")

    def _send(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        message: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if getattr(self, "_session", None):
            message["sessionId"] = self._session
        self._socket.send(json.dumps(message))
        while True:
            heard = json.loads(self._socket.recv(timeout=60))
            if heard.get("id") == number:
                if "error" in heard:
                    raise RuntimeError(f"{method}: {heard['error']}")
                result: dict[str, Any] = heard["result"]
                return result
            self._note(heard)

    def _note(self, heard: dict[str, Any]) -> None:
        told = heard.get("params", {})
        if heard.get("method") == "Runtime.exceptionThrown":
            self.faults.append(json.dumps(told["exceptionDetails"])[:2000])
        elif heard.get("method") == "Runtime.consoleAPICalled" and told["type"] in ("error", "assert"):
            self.faults.append(json.dumps(told["args"])[:2000])
        elif heard.get("method") == "Log.entryAdded" and told["entry"]["level"] == "error":
            self.faults.append(told["entry"]["text"])
        elif heard.get("method") == "Network.requestWillBeSent":
            url = told["request"]["url"]
            if not url.startswith(("file:", "data:", "blob:", "about:")):
                self.requests.append(url)

    def open(self, file: Path) -> float:
        """Open a report and wait until it is drawn; returns how long that took, in ms by its own clock."""
        self._send("Page.navigate", url=file.resolve().as_uri())
        for _ in range(300):
            if drawn := self.run("document.documentElement?.dataset.drawn || ''"):
                return float(drawn)
            time.sleep(0.1)
        raise TimeoutError(f"not drawn within 30 s; faults: {self.faults}")

    def run(self, script: str) -> Any:
        """The value of an expression in the page; a promise is awaited."""
        answer = self._send("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(json.dumps(answer["exceptionDetails"])[:2000])
        return answer["result"].get("value")

    def settle(self, script: str, seconds: float = 10) -> Any:
        """Wait until an expression is true, and return it."""
        for _ in range(int(seconds * 10)):
            if value := self.run(script):
                return value
            time.sleep(0.1)
        raise TimeoutError(f"never true: {script}; faults: {self.faults}")

    def picture(self, target: Path, is_whole: bool = True) -> None:
        """A screenshot, of the whole page or of what is in view."""
        shot = self._send("Page.captureScreenshot", captureBeyondViewport=is_whole, format="png")
        target.write_bytes(base64.b64decode(shot["data"]))
