"""`keyevents sql` at the command line and from a pipe: what is no query, forms that exclude each other, values that a form has no word for."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from flows.cli import run
from flows.commands.options import GOOD, USAGE


@pytest.fixture
def data(stored_samples: Path) -> str:
    return str(stored_samples)


class Piped(io.StringIO):
    """Standard input that is no terminal."""


def ask(data: str, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(["sql", *arguments, "--data", data])
    said = capsys.readouterr()
    return code, said.out, said.err


def value(data: str, capsys: pytest.CaptureFixture[str], query: str) -> Any:
    code, out, _ = ask(data, capsys, query, "--json")
    assert code == GOOD
    [row] = json.loads(out, parse_constant=lambda word: pytest.fail(f"{word} is no JSON"))
    [one] = row.values()
    return one


NO_QUERY = ["", "   ", ";", " ; \n", "/* nothing */"]


@pytest.mark.parametrize("text", NO_QUERY)
@pytest.mark.parametrize("form", [[], ["--csv"], ["--json"]])
def test_no_query_on_the_command_line(text: str, form: list[str], data: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ask(data, capsys, text, *form)
    assert (code, out) == (USAGE, "")
    assert "no query" in err


@pytest.mark.parametrize("text", [*NO_QUERY, "-- nothing\n"])
def test_no_query_from_a_pipe(text: str, data: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Piped(text))
    code, out, err = ask(data, capsys)
    assert (code, out) == (USAGE, "")
    assert "no query" in err


def test_a_query_that_begins_with_a_comment(data: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    query = "-- pages\nSELECT count(*) AS n FROM pages"
    monkeypatch.setattr(sys, "stdin", Piped(query))
    assert ask(data, capsys, "--csv")[:2] == (GOOD, "n\n5\n")
    assert run(["sql", "--csv", "--data", data, "--", query]) == GOOD
    assert capsys.readouterr().out == "n\n5\n"


def test_the_list_of_tables_without_a_prompt(data: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Piped(".tables\n"))
    code, out, _ = ask(data, capsys)
    assert code == GOOD
    assert "who_said_what" in out
    code, out, err = ask(data, capsys, ".nothing")
    assert code == USAGE
    assert ".tables" in err


@pytest.mark.parametrize("forms", [["--csv", "--json"], ["--csv", "--parquet", "x.parquet"], ["--json", "--parquet", "x.parquet"]])
def test_one_form_at_a_time(forms: list[str], data: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ask(data, capsys, "SELECT 1", *forms)
    assert (code, out) == (USAGE, "")
    assert all(form in err for form in forms if form.startswith("--"))
    assert not Path("x.parquet").exists()


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("'nan'::DOUBLE", None),
        ("'infinity'::DOUBLE", None),
        ("'-infinity'::FLOAT", None),
        ("[1.5, 'nan'::DOUBLE]", [1.5, None]),
        ("{'low': 'nan'::DOUBLE, 'words': ['a']}", {"low": None, "words": ["a"]}),
        ("0.25::DOUBLE", 0.25),
        ("2.0::DECIMAL(10, 1)", 2.0),
        ("[12345678901234567890::DECIMAL(38, 0)]", [12345678901234567890]),
        ("DATE '2026-01-05'", "2026-01-05"),
        (r"'A\xFF'::BLOB", "41ff"),
        (r"['A\xFF'::BLOB]", ["41ff"]),
        ("MAP {'a': 1}", {"a": 1}),
    ],
)
def test_json_is_what_any_reader_of_json_reads(sql: str, expected: object, data: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = value(data, capsys, f"SELECT {sql}")
    assert found == (pytest.approx(expected) if isinstance(expected, float) else expected)


def test_bytes_are_told_alike_in_every_form(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    for form in ([], ["--csv"]):
        assert ask(data, capsys, r"SELECT 'A\xFF'::BLOB AS b", *form)[1].split() == ["b", "41ff"]


def test_csv_for_another_program_is_the_value_as_it_is(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = ask(data, capsys, "SELECT '=1+1' AS a, chr(27) || '[31m' AS b", "--csv")
    assert list(csv.reader(io.StringIO(out))) == [["a", "b"], ["=1+1", "\x1b[31m"]]


def test_csv_cuts_no_instant(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    for told in ("2026-01-05 12:00:00.123456", "2026-01-05 12:00:00"):
        assert (
            ask(data, capsys, f"SELECT TIMESTAMPTZ '{told}+02' AS a, TIMESTAMP '{told}' AS b", "--csv")[1].split("\n")[1]
            == f"{told.replace('12:', '10:')}Z,{told}"
        )


def test_csv_holds_lists_and_structs_as_json(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = ask(data, capsys, "SELECT ['a,b', NULL, 'c'] AS a, {'day': DATE '2026-01-02'} AS b, [] AS c", "--csv")
    assert [json.loads(told) for told in list(csv.reader(io.StringIO(out)))[1]] == [["a,b", None, "c"], {"day": "2026-01-02"}, []]


def test_csv_on_a_terminal_has_no_live_escape(data: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.show.is_terminal", lambda: True)
    assert "\x1b" not in ask(data, capsys, "SELECT chr(27) || '[31m' AS \"a\x1b\"", "--csv")[1]


def test_json_loses_no_column_to_another_of_its_name(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(ask(data, capsys, "SELECT 1 AS a, 2 AS a, 3 AS a_1", "--json")[1]) == [{"a": 1, "a_2": 2, "a_1": 3}]


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("SELECT * FROM bulets", '"bullets"'),
        ("SELECT kiled_low FROM bullets", '"killed_low"'),
        ("SELECT page_date\nFROM pages\nWHER true", "LINE 3: WHER true"),
    ],
)
def test_a_query_with_a_slip_is_answered_by_what_was_meant_and_where(query: str, meant: str, data: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ask(data, capsys, query)
    assert (code, out) == (USAGE, "")
    assert meant in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("form", [[], ["--csv"], ["--parquet", "x.parquet"]])
def test_several_queries_are_refused_and_one_with_a_semicolon_is_none(
    form: list[str], data: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (["SELECT 1; SELECT 2"], []):
        monkeypatch.setattr(sys, "stdin", Piped("SELECT 1;\nSELECT 2;\n"))
        code, out, err = ask(data, capsys, *arguments, *form)
        assert (code, out, err) == (USAGE, "", "keyevents: 2 queries: expected one, as its result alone is given: ask for them one by one\n")
    for query in ("SELECT ';' AS a;", "PIVOT (SELECT 'x' AS a, 1 AS b) ON a USING sum(b); -- one;"):
        assert ask(data, capsys, query, *form)[0] == GOOD


@pytest.mark.parametrize("form", [[], ["--csv"], ["--json"]])
def test_a_value_that_python_has_no_room_for_is_told_in_one_line(form: list[str], data: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = ask(data, capsys, "SELECT [INTERVAL '5000000 years'] AS a", *form)
    assert (code, err.count("\n")) == (USAGE, 1)
    assert "CAST(... AS VARCHAR)" in err


HALF_WAY = "SELECT CASE WHEN n = 250_000 THEN error('no such number') ELSE n END AS n FROM range(300_000) AS t(n)"


@pytest.mark.parametrize(("query", "named"), [(HALF_WAY, "no such number"), ("SELECT INTERVAL 1 MONTH AS i", "query: ")])
def test_a_query_that_fails_leaves_the_file_that_was_there(
    query: str, named: str, data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "x.parquet"
    target.write_text("of last week")
    code, _, err = ask(data, capsys, query, "--parquet", str(target))
    assert (code, named in err) == (USAGE, True)
    assert target.read_text() == "of last week"
    assert [path.name for path in tmp_path.iterdir()] == ["x.parquet"]
