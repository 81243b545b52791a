"""What the coder counts, on sentences of our own: quantities.txt holds them with the rows that codebook section 3 asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.coding.quantities import cue_words
from transforms.coding.quantities.quantities import find_quantities
from transforms.coding.records import Quantity


def _sections() -> dict[str, list[tuple[str, str]]]:
    """The sentences of each heading, with their rows: thousands, and a test for each would take longer to begin than to run."""
    found: dict[str, list[tuple[str, str]]] = {}
    _, *parts = (Path(__file__).parent / "quantities.txt").read_text(encoding="utf-8").split("\n## ")
    for part in parts:
        heading, *lines = [line for line in part.splitlines() if line]
        found.setdefault(heading, []).extend(zip(lines[::2], [line.removeprefix("= ") for line in lines[1::2]], strict=True))
    return found


SECTIONS = _sections()
_WORDS = sorted({word for cases in SECTIONS.values() for text, _ in cases for word in text.split()})


def told(row: Quantity) -> str:
    """A row in the notation of quantities.txt."""
    kind = f"/{row.object or row.unit}" if row.object or (row.unit and row.unit != "km2") else ""
    return f"{row.metric}{kind} {_value(row.low, row.high)}{'*' if row.subset else ''}"


def _value(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return f"<={high:.15g}" if high is not None else f">={low:.15g}"
    return f"{low:.15g}" if low == high else f"{low:.15g}..{high:.15g}"


@pytest.mark.parametrize("section", SECTIONS)
def test_rows(section: str) -> None:
    found = {text: sorted(map(told, find_quantities(text))) for text, _ in SECTIONS[section]}
    assert found == {text: sorted(wanted.split(", ") if wanted != "-" else []) for text, wanted in SECTIONS[section]}


@pytest.mark.parametrize(
    ("text", "approximate"),
    [("About 40 people died.", True), ("Dozens of people died.", True), ("At least 40 people died.", False), ("Several people died.", False)],
)
def test_approximate(text: str, approximate: bool) -> None:
    assert [row.approximate for row in find_quantities(text)] == [approximate]


def test_span_is_the_counted_phrase() -> None:
    text = "The blast killed at least two children and a nurse."
    assert [text[row.span_start : row.span_end] for row in find_quantities(text)] == ["at least two children and a nurse"]


def _check(text: str) -> None:
    for row in find_quantities(text):
        assert 0 <= row.span_start < row.span_end <= len(text)
        assert row.low is not None or row.high is not None
        assert row.low is None or row.high is None or row.low <= row.high


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join))
def test_any_order_of_words(text: str) -> None:
    _check(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    _check(text)


@pytest.mark.parametrize(
    "piece",
    ["killed ", "two ", "a ", "1 ", "$", "-", "and a half ", "two of ", "no one, ", "drone and ", "killed two people, including ", "1-", "Al Jaz ",
     "of them ", "hundred ", "a man, ", "(", "“", "at least ", "missing ", "five million kroner ", "toll ", "was shelled two times "],
)  # fmt: skip
def test_long_repetitions(piece: str) -> None:
    _check(piece * (20_000 // len(piece)))


@pytest.mark.parametrize(("cue", "nothing"), [(["maimed", "(maimed|hurt)"], []), (["maimed"], ["maimed"]), ([], ["hurt pride", "hurt pride"])])
def test_wording_stands_once(cue: list[str], nothing: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    others: dict[str, dict[str, object]] = {"people_in_exchange": {}, "weapons": {}, "settlements": {}}
    words = {**others, "people": {"injured": {"participle": cue}}, "nothing": {"phrases": nothing}}
    monkeypatch.setattr(cue_words, "words_of", lambda _: words)
    with pytest.raises(ValueError, match=r"metrics\.toml"):
        cue_words.entries.__wrapped__()
