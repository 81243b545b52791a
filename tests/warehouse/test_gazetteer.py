"""When compiled dumps still hold: for the dumps they were made of and a program that writes the same format."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from transforms import series
from warehouse.gazetteer import COMPILED, GazetteerError, compile_changed, load
from warehouse.storage import LocalStorage

CHRONICLE = series.load("russia-ukraine")
VILLAGE = "99\tTestivka\tTestivka\tTestovka\t49.5\t32.5\tP\tPPL\tUA\t\t01\t\t\t\t240\t\t\tEurope/Kyiv\t2024-01-01\n"
MANIFEST = "gazetteer/gazetteer.json"


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps/UA.txt").write_text(VILLAGE, encoding="utf-8")
    return tmp_path / "dumps"


@pytest.fixture
def root(tmp_path: Path, dumps: Path) -> Path:
    """A store with compiled dumps."""
    compile_changed(dumps, LocalStorage(tmp_path / "data"))
    return tmp_path / "data"


def other_format(text: str) -> str:
    return json.dumps(json.loads(text) | {"format": -1})


def test_names_of_a_dump_and_its_other_spellings_are_known(root: Path) -> None:
    found = load(LocalStorage(root), CHRONICLE)
    assert found.is_full
    assert [[entry.id for entry in found.towns(name)] for name in ("Testivka", "Testovka")] == [[99], [99]]


@pytest.mark.parametrize("spoil", [other_format, lambda text: "{}"], ids=["format", "empty"])
def test_compiled_dumps_of_another_format_are_not_read_and_made_anew(root: Path, dumps: Path, spoil: Callable[[str], str]) -> None:
    before = (root / COMPILED).read_bytes()
    (root / MANIFEST).write_text(spoil((root / MANIFEST).read_text()))
    (root / COMPILED).write_bytes(b"of another program")
    assert not load(LocalStorage(root), CHRONICLE).is_full
    compile_changed(dumps, LocalStorage(root))
    assert load(LocalStorage(root), CHRONICLE).is_full
    assert (root / COMPILED).read_bytes() == before


def test_compiled_dumps_are_made_anew_when_the_dumps_change_and_not_before(root: Path, dumps: Path) -> None:
    at = (root / COMPILED).stat().st_ino
    compile_changed(dumps, LocalStorage(root))
    assert (root / COMPILED).stat().st_ino == at
    (dumps / "UA.txt").write_text(VILLAGE + VILLAGE.replace("99", "98", 1).replace("Test", "Prob"), encoding="utf-8")
    compile_changed(dumps, LocalStorage(root))
    assert [entry.id for entry in load(LocalStorage(root), CHRONICLE).towns("Probivka")] == [98]


def test_what_was_altered_is_made_anew_where_the_same_dumps_are_named(root: Path, dumps: Path) -> None:
    before = (root / COMPILED).read_bytes()
    (root / COMPILED).write_bytes(before[:-9])
    with pytest.raises(GazetteerError, match="compile the dumps again"):
        load(LocalStorage(root), CHRONICLE)
    compile_changed(dumps, LocalStorage(root))
    assert (root / COMPILED).read_bytes() == before
    assert load(LocalStorage(root), CHRONICLE).is_full


@pytest.mark.parametrize("line", [VILLAGE.rstrip("\n") + "\tmore\n", "99\tTestivka\n", VILLAGE.replace("49.5", "north")])
def test_a_line_that_is_no_record_is_named(tmp_path: Path, dumps: Path, line: str) -> None:
    (dumps / "UA.txt").write_text(VILLAGE + line, encoding="utf-8")
    with pytest.raises(GazetteerError, match="line 2"):
        compile_changed(dumps, LocalStorage(tmp_path / "data"))


def zipped(folder: Path, name: str, content: bytes = VILLAGE.encode()) -> bytes:
    """The bytes of a dump's archive that holds one file."""
    with zipfile.ZipFile(folder / "made.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    data = (folder / "made.zip").read_bytes()
    (folder / "made.zip").unlink()
    return data


@pytest.mark.parametrize(
    ("name", "spoil", "told"),
    [
        ("UA.zip", lambda folder: zipped(folder, "UA.txt")[:-30], "UA.zip: .*not a zip file"),
        ("UA.zip", lambda folder: zipped(folder, "UA.txt")[:50] + bytes(20) + zipped(folder, "UA.txt")[70:], "UA.zip: "),
        ("UA.zip", lambda folder: zipped(folder, "readme.txt"), "UA.zip: .*no item named 'UA.txt'"),
        ("UA.zip", lambda folder: zipped(folder, "UA.txt", VILLAGE.encode("utf-16")), "UA.zip, line 1: .*utf-8"),
        ("UA.txt", lambda folder: (VILLAGE * 2).encode("utf-16"), "UA.txt, line 1: .*utf-8"),
        ("UA.txt", lambda folder: VILLAGE.encode() + VILLAGE.replace("Testivka", "Ö", 1).encode("latin-1"), "UA.txt, line 2: .*utf-8"),
    ],
    ids=["cut archive", "altered archive", "archive of something else", "UTF-16 archive", "UTF-16", "Latin-1"],
)
def test_a_file_that_is_no_dump_is_named(name: str, spoil: Callable[[Path], bytes], told: str, tmp_path: Path, dumps: Path) -> None:
    (dumps / "UA.txt").unlink()
    (dumps / name).write_bytes(spoil(tmp_path))
    with pytest.raises(GazetteerError, match=f"{told}.*fetch the file again"):
        compile_changed(dumps, LocalStorage(tmp_path / "data"))


@pytest.mark.parametrize("name", ["UA.txt", "UA.zip"])
def test_a_byte_order_mark_is_no_part_of_the_first_line(name: str, tmp_path: Path, dumps: Path, root: Path) -> None:
    (dumps / "UA.txt").unlink()
    content = VILLAGE.encode("utf-8-sig")
    (dumps / name).write_bytes(zipped(tmp_path, "UA.txt", content) if name == "UA.zip" else content)
    compile_changed(dumps, LocalStorage(root))
    assert [entry.id for entry in load(LocalStorage(root), CHRONICLE).towns("Testivka")] == [99]
