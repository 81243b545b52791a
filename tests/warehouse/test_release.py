"""A release holds no sentence of the publisher's, never changes, cites itself, and can be loaded again."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Callable
from pathlib import Path

import duckdb
import frictionless
import pandas
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml

from flows.cli import run
from flows.demo import sample_pages
from tests.ingesting import NOON, SAMPLES, files_below, no_file_above, take_in
from tests.warehouse.crash_driver import Fault, in_child
from transforms.schemas import codebook
from transforms.series import load as load_series
from transforms.tables import LAKE_TABLES, Table
from warehouse.check import check
from warehouse.folder import open_warehouse, writing
from warehouse.manifest import sha256
from warehouse.release import load, read
from warehouse.release.formats import as_geoparquet, unformula
from warehouse.release.sums import SUMS


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("release") / "data"
    take_in(root, [sample_pages()])
    assert run(["release", "--data", str(root)]) == 0
    return root


@pytest.fixture
def release(data: Path) -> Path:
    return data / "releases" / "2026-01-09"


def words(data: Path) -> set[bytes]:
    """Stretches of every bullet, quotation and title that no file of the release may hold."""
    with duckdb.connect(str(data / "keyevents.duckdb"), read_only=True) as connection:
        texts = [text for (text,) in connection.execute("SELECT text FROM bullets UNION SELECT title FROM pages").fetchall()]
        texts += [quote for (quote,) in connection.execute("SELECT quote FROM attributions WHERE length(quote) > 20").fetchall()]
    # longer than an office or a name, which are facts and stay
    return {text[at : at + 40].encode() for text in texts for at in (0, len(text) // 2) if len(text) > at + 40}


def test_no_sentence_is_in_any_file(data: Path, release: Path) -> None:
    forbidden = words(data)
    assert len(forbidden) > 80
    for path in release.rglob("*"):
        if path.suffix == ".parquet":
            content = json.dumps(pq.read_table(path).to_pylist(), default=str, ensure_ascii=False).encode()
        elif path.suffix == ".duckdb":
            with duckdb.connect(str(path), read_only=True) as connection:
                names = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
                rows = [connection.execute(f"SELECT * FROM {name}").fetchall() for name in names]
            content = json.dumps(rows, default=str, ensure_ascii=False).encode() + path.read_bytes()
        elif path.is_file():
            content = path.read_bytes()
        else:
            continue
        assert not [word for word in forbidden if word in content], path.name


@pytest.mark.slow
def test_a_warning_stays_without_the_words_that_it_quotes(tmp_path: Path) -> None:
    """An import of the release, and the release of that import, have the same."""
    page = (sample_pages() / "2026-01-05.html").read_text(encoding="utf-8")
    (tmp_path / "page.html").write_text(page.replace("</ul>\n</div>", "</ul>Moscow said that four villagers died in Kursk.</div>"), encoding="utf-8")
    take_in(tmp_path / "w", [tmp_path / "page.html"])
    for root in (tmp_path / "w", tmp_path / "imported"):
        assert run(["release", "--data", str(root)]) == 0
        made = root / "releases" / "2026-01-05"
        with duckdb.connect(str(made / "keyevents.duckdb"), read_only=True) as connection:
            assert connection.execute("SELECT warnings FROM pages").fetchall() == [(["left out 1 heading or report"],)]
        assert pq.read_table(made / "parquet" / "pages.parquet")["warnings"].to_pylist() == [["left out 1 heading or report"]]
        assert not [name for name, content in files_below(made, ".").items() if b"villagers" in content]
        assert root.name == "imported" or run(["import", str(made), "--data", str(tmp_path / "imported")]) == 0
    sums = [(root / "releases" / "2026-01-05" / SUMS).read_text() for root in (tmp_path / "w", tmp_path / "imported")]
    assert [re.sub(".*keyevents.duckdb", "", told) for told in sums] == [re.sub(".*keyevents.duckdb", "", sums[0])] * 2
    assert run(["release", "--with-text", "--data", str(tmp_path / "w")]) == 0
    assert b"villagers" in (tmp_path / "w" / "releases" / "2026-01-05-with-text" / "csv" / "pages.csv").read_bytes()


def test_numbers_spans_and_hashes_stay(data: Path, release: Path) -> None:
    with (
        duckdb.connect(str(data / "keyevents.duckdb"), read_only=True) as own,
        duckdb.connect(str(release / "keyevents.duckdb"), read_only=True) as shared,
    ):
        for query in (
            "SELECT bullet_id, metric, low, high, span_start, span_end, attribution_ordinal FROM quantities ORDER BY ALL",
            "SELECT page_id, content_hash, url, revision FROM pages ORDER BY ALL",
            "SELECT * FROM daily_casualties ORDER BY ALL",
        ):
            assert own.execute(query).fetchall() == shared.execute(query).fetchall() != []


def test_the_package_describes_every_file_as_it_is(release: Path) -> None:
    package = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    assert {r["path"] for r in package["resources"]} == {f"csv/{table.name}.csv" for table in LAKE_TABLES}
    for resource in package["resources"]:
        with (release / resource["path"]).open(encoding="utf-8", newline="") as stream:
            head, *rows = list(csv.reader(stream))
        fields = resource["schema"]["fields"]
        assert head == [field["name"] for field in fields]
        assert len(rows) == pq.read_metadata(release / "parquet" / Path(resource["path"]).with_suffix(".parquet").name).num_rows
        for n, field in enumerate(fields):
            assert field["type"] in ("string", "integer", "number", "boolean", "date", "datetime", "array")
            if field.get("constraints", {}).get("required"):
                assert all(row[n] for row in rows), (resource["path"], field["name"])
        assert len({tuple(row[head.index(key)] for key in resource["schema"]["primaryKey"]) for row in rows}) == len(rows)


def test_places_as_geoparquet(release: Path) -> None:
    table = pq.read_table(release / "geo/places.parquet")
    geo = json.loads(table.schema.metadata[b"geo"])
    assert geo["columns"]["geometry"]["encoding"] == "WKB"
    assert {len(point) for point in table["geometry"].to_pylist()} == {21}
    half = table.drop_columns(["geometry"]).slice(0, 2)
    half = half.set_column(half.schema.get_field_index("lon"), "lon", pa.array([None, 30.0]))
    assert pq.read_table(pa.BufferReader(as_geoparquet(half))).num_rows == 1  # a correction may have told one of both only


@pytest.mark.slow
def test_a_release_never_changes(data: Path, release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (release / SUMS).read_bytes()
    assert run(["release", "--data", str(data)]) == 0
    assert (release / SUMS).read_bytes() == before
    assert (data / "releases/latest").readlink() == Path(release.name)
    sums = release / SUMS
    sums.write_bytes(before.replace(b"a", b"b"))
    try:
        assert run(["release", "--data", str(data)]) == 1
        assert "never changes" in capsys.readouterr().err
    finally:
        sums.write_bytes(before)
    assert not [path for path in (data / "releases").iterdir() if path.name.endswith(".part")]


def test_an_altered_release_is_not_taken_for_the_one_that_was_made(data: Path, release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = release / "csv/pages.csv"
    before = table.read_bytes()
    table.write_bytes(before + b"x")
    try:
        assert run(["release", "--data", str(data)]) == 1
        assert "csv/pages.csv: not as SHA256SUMS has it" in capsys.readouterr().err
    finally:
        table.write_bytes(before)


@pytest.mark.parametrize("left", [500, -1])
def test_nothing_is_released_on_top_of_an_altered_release(release: Path, tmp_path: Path, left: int, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "data"
    assert run(["import", str(release), "--data", str(data)]) == 0
    former = data / "releases/2025-01-01"
    shutil.copytree(release, former)
    table = former / "parquet/bullets.parquet"
    table.write_bytes(table.read_bytes()[:left])
    assert run(["release", "--data", str(data)]) == 1
    assert "2025-01-01/parquet/bullets.parquet: not as SHA256SUMS has it" in capsys.readouterr().err
    assert not [*(data / "releases").glob("2026*")]


def test_a_latest_that_is_no_link_is_told_before_anything_is_made(release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "data"
    assert run(["import", str(release), "--data", str(data)]) == 0
    shutil.copytree(release, data / "releases/latest")
    assert run(["release", "--data", str(data)]) == 1
    assert "latest: a folder of its own, expected a link" in capsys.readouterr().err
    assert [path.name for path in (data / "releases").iterdir()] == ["latest"]


@pytest.mark.slow
def test_a_release_is_loaded_again_and_an_altered_one_is_not(release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", str(release), "--data", str(tmp_path / "cited")]) == 0
    assert run(["check", "--data", str(tmp_path / "cited")]) == 0
    assert run(["release", "--data", str(tmp_path / "cited")]) == 0
    same = [line for line in (tmp_path / "cited/releases/2026-01-09" / SUMS).read_text().splitlines() if "duckdb" not in line]
    assert same == [line for line in (release / SUMS).read_text().splitlines() if "duckdb" not in line]
    before = files_below(tmp_path / "cited", "lake")
    assert run(["import", str(release), "--data", str(tmp_path / "cited")]) == 0  # just these rows: it is left as it is
    assert files_below(tmp_path / "cited", "lake") == before
    copy = tmp_path / "copy"
    shutil.copytree(release, copy)
    altered = copy / "parquet/places.parquet"
    altered.write_bytes(altered.read_bytes()[:-1] + b"x")
    assert run(["import", str(copy), "--data", str(tmp_path / "other")]) == 1
    assert "places.parquet: not as" in capsys.readouterr().err


@pytest.mark.slow
def test_a_killed_import_leaves_all_or_nothing(tmp_path: Path) -> None:
    made, later = tmp_path / "made", Path(__file__).parents[1] / "pages/2025-01-04-weekday-arbitrates.html"
    take_in(made, [sample_pages() / "2026-01-05.html", later])
    assert run(["release", "--data", str(made)]) == 0
    expected = {n: d for n, d in files_below(made, "lake").items() if n.endswith(".jsonl")}.keys()

    def importing(root: Path, at: int = 0) -> None:
        with writing(root, "russia-ukraine", "test", "test") as warehouse:
            if at:
                Fault(at, "kill").install()
            if not warehouse.lake.months():
                load(read(made / "releases/2026-01-05", warehouse.series), warehouse)

    ends = set()
    for at in range(1, 1000, 15):
        root = tmp_path / f"killed-{at}"
        ends.add(end := in_child(lambda root=root, at=at: importing(root, at)))
        importing(root)
        assert {n for n in files_below(root, "lake") if n.endswith(".jsonl")} == expected
        assert [one.where for one in check(open_warehouse(root))] == ["keyevents.duckdb"]  # which the command builds after that
        if end == 0:
            break
    assert ends == {0, -9}


def test_a_release_whose_list_is_cut_is_not_loaded(release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(release, copy)
    lines = (copy / SUMS).read_text().splitlines(keepends=True)
    (copy / SUMS).write_text("".join(line for line in lines if "parquet/bullets.parquet" not in line))
    assert run(["import", str(copy), "--data", str(tmp_path / "other")]) == 1
    assert "parquet/bullets.parquet: listed in no SHA256SUMS" in capsys.readouterr().err


def test_with_text_it_says_so(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["release", "--with-text", "--data", str(data)]) == 0
    assert "not to be passed on" in capsys.readouterr().err
    folder = data / "releases/2026-01-09-with-text"
    assert "may not be passed on" in (folder / "LICENCES.md").read_text()
    assert all(pq.read_table(folder / "parquet/bullets.parquet")["text"].to_pylist())
    assert (data / "releases/latest").readlink() == Path("2026-01-09")


@pytest.mark.slow
def test_what_a_killed_release_left_is_gone_with_the_next_of_whatever_day(tmp_path: Path) -> None:
    take_in(tmp_path, [sample_pages() / "2026-01-05.html"])
    left = tmp_path / "releases" / ".2026-01-04-with-text.part" / "csv" / "bullets.csv"
    left.parent.mkdir(parents=True)
    left.write_text("the publisher's sentences", encoding="utf-8")
    assert run(["release", "--data", str(tmp_path)]) == 0
    assert sorted(path.name for path in (tmp_path / "releases").iterdir()) == ["2026-01-05", "latest"]


@pytest.mark.slow
def test_a_copy_for_ones_own_use_is_never_the_latest(tmp_path: Path) -> None:
    root = tmp_path / "data"
    take_in(root, [sample_pages() / "2026-01-05.html"])
    assert run(["release", "--with-text", "--data", str(root)]) == 0
    assert [path.name for path in (root / "releases").iterdir()] == ["2026-01-05-with-text"]


@pytest.mark.slow
def test_an_edited_page_is_a_changed_one_and_an_older_release_may_have_fewer_columns(tmp_path: Path) -> None:
    root, pages = tmp_path / "data", sample_pages()
    take_in(root, [pages / "2026-01-06.html", pages / "2026-01-07.html"])
    assert run(["release", "--data", str(root)]) == 0
    assert (root / "releases/latest/CHANGES.md").read_text() == "# Changes\n\nThe first release.\n"
    older = root / "releases/2026-01-07/parquet/pages.parquet"
    pq.write_table(pq.read_table(older).drop_columns(["gazetteer_version"]), older)
    (older.parent / "links.parquet").unlink()
    sums = older.parents[1] / SUMS
    kept = [line for line in sums.read_text().splitlines() if not line.endswith(("parquet/links.parquet", "parquet/pages.parquet"))]
    sums.write_text("\n".join([*kept, f"{sha256(older.read_bytes())}  parquet/pages.parquet"]) + "\n")
    take_in(root, [pages / "2026-01-07_later.html", pages / "2026-01-08.html"], NOON + dt.timedelta(hours=1))
    assert run(["release", "--data", str(root)]) == 0
    lines = (root / "releases/latest/CHANGES.md").read_text().splitlines()
    assert lines[0] == "# Changes since 2026-01-07"
    assert "- pages: 1 rows added, 0 gone, 1 changed" in lines
    assert "- links: 0 rows added, 0 gone, 0 changed" in lines


def test_whose_chronicle_it_is_and_what_its_values_mean(data: Path, release: Path) -> None:
    citation = yaml.safe_load((release / "CITATION.cff").read_text(encoding="utf-8"))
    series = load_series("russia-ukraine")
    assert citation["title"] == "keyevents: “Russia-Ukraine war: List of key events” as data, release 2026-01-09"
    assert citation["references"][0] == {"type": "serial", "title": series.title, "authors": [{"name": "Al Jazeera"}], "url": series.site}
    assert [each["title"] for each in citation["references"]] == [series.title, "GeoNames"]
    package = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    assert {"title": f"Al Jazeera: {series.title}", "path": series.site} in package["sources"]
    assert f'"{series.title}" ({series.site}), belong to Al Jazeera.' in (release / "LICENCES.md").read_text(encoding="utf-8")
    assert (release / "CODEBOOK.md").read_text(encoding="utf-8") == codebook().replace("(tables.md)", "(TABLES.md)")
    for document in ("CODEBOOK.md", "TABLES.md"):
        linked = re.findall(r"\]\(([^)]+)\)", (release / document).read_text(encoding="utf-8"))
        assert linked
        assert all((release / name).exists() for name in linked)


@pytest.mark.slow
def test_two_releases_of_one_day_are_cited_by_what_they_hold(data: Path, release: Path, tmp_path: Path) -> None:
    def told(folder: Path) -> tuple[str, str, str]:
        citation = yaml.safe_load((folder / "CITATION.cff").read_text(encoding="utf-8"))
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        assert citation["identifiers"][0]["value"] == package["id"]
        return citation["title"], package["name"], package["id"]

    assert run(["release", "--with-text", "--data", str(data)]) == 0
    take_in(tmp_path, sorted(SAMPLES.glob("*.html"))[-1:])
    assert run(["release", "--data", str(tmp_path)]) == 0
    first, with_text, other = map(told, (release, release.with_name(f"{release.name}-with-text"), tmp_path / "releases/2026-01-09"))
    assert first[:2] == other[:2]
    assert "sentences" in with_text[0]
    assert with_text[1] == f"{first[1]}-with-text"
    assert len({first[2], with_text[2], other[2]}) == 3


@pytest.mark.parametrize("with_text", [False, True])
def test_its_tables_are_told_by_its_own_files_and_what_they_hold(data: Path, release: Path, with_text: bool) -> None:
    if with_text:
        assert run(["release", "--with-text", "--data", str(data)]) == 0
        release = release.with_name(f"{release.name}-with-text")
    told = (release / "TABLES.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.*)", told, re.MULTILINE) == [table.name for table in LAKE_TABLES]
    files = re.findall(r"`([a-z]+/[^`]*)`", told)
    assert {name for name in files if (release / name).exists()} == set(files)
    assert {"parquet/places.parquet", "csv/places.csv", "geo/places.parquet"} <= set(files)
    withheld = [line.split(" | ")[0][2:] for line in told.splitlines() if "Withheld" in line and line.startswith("| ")]
    assert withheld == [c.name for t in LAKE_TABLES for c in t.columns if c.is_sentence and not with_text]
    assert re.search("only.* that have coordinates", pq.read_schema(release / "geo/places.parquet").metadata[b"description"].decode())


def test_the_words_that_the_codebook_calls_kept_are_there(release: Path) -> None:
    kept = re.search(r"In a release without.*?\n\n", (release / "CODEBOOK.md").read_text(encoding="utf-8"), re.DOTALL)
    assert kept
    with duckdb.connect(str(release / "keyevents.duckdb"), read_only=True) as connection:
        for column, table in (("office", "attributions"), ("verb", "attributions"), ("speaker", "attributions"), ("section", "bullets")):
            assert f"`{column}`" in kept[0]
            assert connection.execute(f"SELECT count({column}) > 0 FROM {table}").fetchall() == [(True,)]


def test_the_package_tells_what_a_closed_column_may_hold(release: Path) -> None:
    package = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    told = {
        (r["name"], f["name"]): f["constraints"]["enum"]
        for r in package["resources"]
        for f in r["schema"]["fields"]
        if "enum" in f.get("constraints", {})
    }
    assert told == {(t.name.replace("_", "-"), c.name): list(c.allowed) for t in LAKE_TABLES for c in t.columns if c.allowed}


def test_a_release_of_values_that_this_program_does_not_know_is_refused(release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = shutil.copytree(release, tmp_path / "copy")
    file = copy / "parquet/places.parquet"
    rows = pq.read_table(file)
    pq.write_table(rows.set_column(rows.schema.get_field_index("role"), "role", pa.array(["scene"] * len(rows))), file)
    before = (release / "parquet/places.parquet").read_bytes()
    sums = (copy / SUMS).read_text()
    (copy / SUMS).write_text(sums.replace(sha256(before), sha256(file.read_bytes())))
    assert run(["import", str(copy), "--data", str(tmp_path / "other")]) == 1
    assert "role is 'scene', expected one of event, mention" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("n_bytes", "told"), [(20_000, "datapackage.json: File too large; "), (100_000, "keyevents.duckdb: could not be built: "), (300_000, "built: ")]
)
def test_a_release_that_cannot_be_written_is_made_again_by_itself(
    data: Path, tmp_path: Path, n_bytes: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(data, tmp_path / "w", ignore=shutil.ignore_patterns("releases"))
    with no_file_above(n_bytes):
        assert run(["release", "--data", str(root)]) == 1
    err = capsys.readouterr().err
    assert told in err
    assert err.count("\n") == 1
    assert not re.search("the old one stays|keyevents build", err)
    assert "datapackage" in told or err.endswith("then run `keyevents release` again\n")
    assert list((root / "releases").iterdir()) == []


def test_nothing_to_release(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    page = tmp_path / "no-page.html"
    page.write_text("<html><body>nothing</body></html>")
    run(["ingest", str(page), "--data", str(tmp_path / "empty")])
    capsys.readouterr()
    assert run(["release", "--data", str(tmp_path / "empty")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def read_back(line: str) -> str:
    """A line of a CSV's cell by the rule that datapackage.json states."""
    return line[1:] if re.match(r"'+[=+\-@\t\r]", line) else line


@pytest.mark.parametrize("folder", ["2026-01-09", "2026-01-09-with-text"])
def test_the_csv_read_by_the_stated_rule_gives_the_parquet_back(data: Path, folder: str) -> None:
    assert run(["release", *(["--with-text"] if folder.endswith("text") else []), "--data", str(data)]) == 0
    release = data / "releases" / folder
    package = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    for table, resource in zip(LAKE_TABLES, package["resources"], strict=True):
        fields = resource["schema"]["fields"]
        nullable = {f["name"] for f in fields if not f.get("constraints", {}).get("required") and "an empty text" not in f["description"]}
        assert {f["name"] for f in fields if "withheld" in f["description"].lower()} == {
            c.name for c in table.columns if c.is_sentence and not folder.endswith("text")
        }
        rows = pq.read_table(release / f"parquet/{table.name}.parquet").to_pylist()
        with (release / f"csv/{table.name}.csv").open(encoding="utf-8", newline="") as stream:
            assert [typed(table, row, nullable) for row in csv.DictReader(stream)] == rows, table.name


def typed(table: Table, row: dict[str, str], nullable: set[str]) -> dict[str, object]:
    """A CSV's row as its columns' types; an empty cell is NULL in those columns."""
    read: dict[str, Callable[[str], object]] = {
        "int": int,
        "int64": int,
        "double": float,
        "bool": {"True": True, "False": False, "true": True, "false": False}.__getitem__,
        "date": dt.date.fromisoformat,
        "timestamptz": dt.datetime.fromisoformat,
    }
    found: dict[str, object] = {}
    for column in table.columns:
        text = "\n".join(map(read_back, row[column.name].split("\n")))
        reader = json.loads if column.type.startswith("list") else read.get(column.type, str)
        found[column.name] = None if not text and column.name in nullable else reader(text)
    return found


def test_others_read_it_too(release: Path, tmp_path: Path) -> None:
    report = frictionless.Package(str(release / "datapackage.json")).validate()
    assert (report.valid, report.stats["tasks"]) == (True, len(LAKE_TABLES))
    for table in LAKE_TABLES:
        parquet, csv_file = release / f"parquet/{table.name}.parquet", release / f"csv/{table.name}.csv"
        n_rows = pq.read_metadata(parquet).num_rows
        assert len(pandas.read_csv(csv_file)) == len(pandas.read_parquet(parquet)) == n_rows
        assert duckdb.execute(f"SELECT count(*) FROM '{csv_file}'").fetchall() == [(n_rows,)]
    # the wheel of the command line leaves its program without the right to be run
    program = shutil.copy(Path(sysconfig.get_path("scripts")) / "duckdb", tmp_path / "duckdb")
    Path(program).chmod(0o755)
    shell = [program, "-readonly", "-csv", "-noheader", str(release / "keyevents.duckdb"), "SELECT version(), count(*) FROM key_events"]
    shown = subprocess.run(shell, capture_output=True, text=True, check=True).stdout.strip()
    assert shown == f"v1.4.4,{pq.read_metadata(release / 'parquet/bullets.parquet').num_rows}"


@pytest.mark.parametrize("instead", ["", "slain"])
def test_a_spoiled_release_does_not_validate(release: Path, tmp_path: Path, instead: str) -> None:
    copy = shutil.copytree(release, tmp_path / "copy")
    spoiled = copy / "csv/quantities.csv"
    spoiled.write_text(spoiled.read_text(encoding="utf-8").replace(",killed,", f",{instead},"), encoding="utf-8")
    assert not frictionless.Package(str(copy / "datapackage.json")).validate().valid


@pytest.mark.parametrize(("text", "safe"), [("'=1", "''=1"), ("=1", "'=1"), ("a\n+b\n@c", "a\n'+b\n'@c"), ("a=b", "a=b"), ("", ""), ("\tx", "'\tx")])
def test_no_cell_is_a_formula(text: str, safe: str) -> None:
    assert unformula(text) == safe
