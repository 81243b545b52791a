"""The report in a headless Chromium: drawn without a fault or a request, filtered, searched, clicked through, and with hostile words in it."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from tests.made.days import made_warehouse, page_of, warehouse_of
from tests.made.draft import Draft
from tests.made.world import ENTRIES
from tests.warehouse.report.browser import CHROMIUM, Browser
from warehouse.database import connect
from warehouse.report import write_report

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: apt-get install chromium")]
NOW = dt.datetime(2026, 11, 1, 6, 0, tzinfo=dt.UTC)
FIGURES = ("nights", "casualties", "regions", "map", "types", "speakers", "aid", "coverage")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_warehouse(tmp_path_factory.mktemp("browser") / "w", days=365, bullets=9000)


@pytest.fixture(scope="module")
def report(database: Path) -> Path:
    target = database.with_name("report.html")
    write_report(database, target, NOW)
    return target


@pytest.fixture(scope="module")
def opened(report: Path) -> Iterator[Browser]:
    with Browser() as browser:
        browser.open(report)
        yield browser


@pytest.fixture
def browser(opened: Browser) -> Iterator[Browser]:
    yield opened
    opened.run("document.getElementById('evidence').close(); document.querySelector('#filters [type=reset]').click()")
    opened.settle("document.getElementById('count').textContent.replace(/^([\\d,]+) of \\1.*/, 'all') === 'all'")


def _violations(browser: Browser, where: str = "document") -> list[str]:
    """What axe holds against an element; resultTypes spares it what it would tell of all that passes, three times the work."""
    found: list[str] = browser.run(
        f"""axe.run({where}, {{resultTypes: ['violations']}}).then(
            r => r.violations.filter(v => ['serious', 'critical'].includes(v.impact))
                .map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(' | ')))"""
    )
    return found


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (390, False)])
def test_nobody_is_shut_out(report: Path, width: int, dark: bool) -> None:
    axe = resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    with Browser(width, 900, dark) as browser:
        browser.open(report)
        browser.run("document.querySelectorAll('details').forEach(d => { d.open = true })")
        browser.run(f"{axe}; 0")
        assert _violations(browser) == []
        browser.run("document.querySelector('.tile').click()")
        assert _violations(browser) == []
        browser.run("document.body.insertAdjacentHTML('beforeend', '<p id=wrong><img src=\"\"><button></button></p>')")
        assert len(_violations(browser, "'#wrong'")) == 2


@pytest.mark.parametrize("is_dark", [False, True])
def test_what_is_printed_is_dark_on_light_with_its_legends(report: Path, is_dark: bool) -> None:
    with Browser(1280, 900, is_dark) as browser:
        browser.open(report)
        if not is_dark:  # by the machine's setting or by the button
            browser.run("document.documentElement.dataset.theme = 'dark'; 0")
        browser.media("print")
        assert browser.run("getComputedStyle(document.body).backgroundColor") == "rgb(247, 246, 242)"
        assert browser.run("getComputedStyle(document.querySelector('.legend i')).printColorAdjust") == "exact"
        browser.media("screen")
        assert browser.run("getComputedStyle(document.body).backgroundColor") == "rgb(17, 21, 27)"


def _set(browser: Browser, name: str, value: str) -> None:
    browser.run(
        f"(() => {{ const f = document.getElementById({name!r}); f.value = {value!r}; f.dispatchEvent(new Event('input', {{bubbles: true}})); }})()"
    )


def _count(browser: Browser) -> str:
    return str(browser.run("document.getElementById('count').textContent"))


def _rows(browser: Browser) -> list[str]:
    found: list[str] = browser.run("[...document.querySelectorAll('#rows tbody tr')].map(r => r.textContent)")
    return found


def test_a_year_is_under_three_megabytes(report: Path) -> None:
    assert report.stat().st_size < 3_000_000


def test_it_draws_every_figure_without_a_fault_or_a_request(browser: Browser) -> None:
    for name in FIGURES:
        assert browser.run(f"document.querySelectorAll('#{name} svg path').length"), name
    assert browser.faults == []
    assert browser.requests == []


def test_a_search_finds_a_bullet(browser: Browser) -> None:
    _set(browser, "q", "PRISONERS OF WAR")
    browser.settle("!/^8,/.test(document.getElementById('count').textContent)")
    rows = _rows(browser)
    assert rows
    assert all("prisoners of war" in row.lower() for row in rows)


def test_filters_narrow_table_and_figures(browser: Browser) -> None:
    before = browser.run("document.getElementById('types-title').textContent")
    _set(browser, "from", "2026-10-01")
    _set(browser, "region", "UA-59")
    _set(browser, "type", "strike")
    browser.settle("document.getElementById('types-title').textContent.startsWith('100 %')")
    assert before != browser.run("document.getElementById('types-title').textContent")
    assert all("Oct 2026" in row and "strike" in row for row in _rows(browser))
    assert "does not apply" in browser.run("document.querySelector('#nights .note').textContent")


def test_a_number_leads_to_its_sentence_and_its_page(browser: Browser) -> None:
    browser.run("document.querySelector('.tile').click()")
    assert browser.run("document.getElementById('evidence').open")
    assert "drones" in browser.run("document.querySelector('#evidence mark.hot').textContent")
    assert browser.run("document.querySelector('#evidence a').href").startswith("https://news.example/")


def test_a_dot_on_the_map_leads_to_its_sentences(browser: Browser) -> None:
    browser.run("""(() => {
        const dot = document.querySelector('#map .mark-symbol path');
        dot.scrollIntoView({block: 'center', behavior: 'instant'});
        const box = dot.getBoundingClientRect();
        const at = {bubbles: true, clientX: box.x + box.width / 2, clientY: box.y + box.height / 2};
        for (const kind of ['mousemove', 'click']) dot.dispatchEvent(new MouseEvent(kind, at));
    })()""")
    browser.settle("document.getElementById('evidence').open")
    assert browser.run("document.querySelectorAll('#evidence li mark.p').length")


@pytest.mark.parametrize("is_filtered", [False, True])
@pytest.mark.parametrize("name", [*FIGURES, "bullets"])
def test_the_sql_shown_gives_the_rows_shown(browser: Browser, database: Path, name: str, is_filtered: bool) -> None:
    """What is saved as CSV is what the printed query returns."""
    if is_filtered:
        _set(browser, "from", "2026-09-01")
        _set(browser, "side", "RU")
        _set(browser, "region", "UA-63")
        browser.settle("document.getElementById('set').textContent.includes('Kharkiv')")
        browser.settle("document.getElementById('coverage-title').textContent.includes(' 61 days')")
    saved, query = _saved(browser, name)
    with connect(database) as connection:
        result = connection.execute(query)
        columns = [str(c[0]) for c in result.description or ()]
        expected = [[_plain(v) for v in row] for row in result.fetchall()]
    shared = [columns.index(c) for c in saved[0]]
    assert sorted([_plain(v) for v in row] for row in saved[1:]) == sorted([row[n] for n in shared] for row in expected)
    assert len(saved) > 1


def _saved(browser: Browser, name: str) -> tuple[list[list[str]], str]:
    catch = "URL.createObjectURL = (blob) => { window.saved = blob.text(); return 'blob:none'; }; HTMLAnchorElement.prototype.click = () => {};"
    browser.run(
        f"(() => {{ {catch} [...document.querySelectorAll('#{name} .tools button')].find(b => b.textContent.startsWith('CSV')).click(); }})()"
    )
    text = str(browser.run("window.saved"))
    sql = f"[...document.querySelectorAll('#{name} .tools details')].find(d => d.textContent.includes('SQL'))"
    browser.run(f"{sql}.open = true")
    query = str(browser.settle(f"{sql}.querySelector('code')?.textContent"))
    browser.run(f"{sql}.open = false")
    return list(csv.reader(io.StringIO(text))), query


def _plain(value: Any) -> str:
    if value is None or value == "":
        return ""
    try:
        return f"{float(str(value)):.3f}"
    except ValueError:
        return str(value)


def test_on_a_phone_nothing_is_wider_than_the_screen(report: Path) -> None:
    with Browser(width=390, height=844, is_dark=True) as browser:
        browser.open(report)
        assert browser.run("document.documentElement.scrollWidth") <= 390
        assert browser.faults == []


DAY = dt.date(2026, 10, 1)
ENTRY = {entry[0]: entry for entry in ENTRIES}
BELGOROD = next(entry for entry in ENTRIES if entry[2] == "region" and "Belgorod" in entry[0])


@pytest.fixture(scope="module")
def another() -> Iterator[Browser]:
    with Browser() as browser:
        yield browser


def _hit(place: tuple[str, ...], attacker: str | None = "RU") -> Draft:
    return Draft("strike", DAY, attacker).on(DAY).say("A strike on ").place(place).say(".")


def _deadly(place: tuple[str, ...] | None, attacker: str | None = "RU") -> Draft:
    strike = Draft("strike", DAY, attacker).on(DAY).say("A strike killed ").count("two people", "killed", 2, 2, None)
    return strike.say(" in ").place(place).say(".") if place else strike.say(".")


def _pledge(side: str, n: int = 1, stance: str = "said") -> list[Draft]:
    said = [Draft("military_aid", DAY).source("Its minister said", "minister", side, stance=stance).say(" ") for _ in range(n)]
    return [draft.count("1 euro", "money", 1, 1, unit="EUR") for draft in said]


def _open_pledge() -> Draft:
    said = Draft("military_aid", DAY).source("Its minister said", "minister", "NO").say(" ")
    return said.count("up to 5 euros", "money", None, 5, unit="EUR")


@pytest.mark.parametrize(
    ("drafts", "figure", "title", "told"),
    [
        ([_hit(ENTRY["Kherson"]), _hit(ENTRY["Sumy"])], "map", "No place was reported hit more than once", "2 reports at 2 places;"),
        # one place, whoever struck it
        (
            [_hit(ENTRY["Kherson"]), _hit(ENTRY["Kherson"], None), _hit(ENTRY["Sumy"])],
            "map",
            "Kherson is where most strikes were reported: 2 reports",
            "3 reports at 2 places;",
        ),
        (
            [_hit(ENTRY[name]) for name in ("Kherson", "Sumy", "Kherson", "Sumy", "Kharkiv")],
            "map",
            "Kherson and Sumy are where most strikes were reported: 2 reports each",
            "5 reports at 3 places;",
        ),
        # a region is no place among towns
        (
            [_hit(BELGOROD, "UA"), _hit(BELGOROD, "UA"), _hit(BELGOROD, "UA"), _hit(ENTRY["Kherson"]), _hit(ENTRY["Kherson"])],
            "map",
            "Kherson is where most strikes were reported: 2 reports",
            "2 reports at 1 place, 3 reports of 1 region or district as a whole (rings);",
        ),
        (
            [_hit(BELGOROD, "UA")],
            "map",
            "No strike with a place smaller than a district in these days",
            "1 report of 1 region or district as a whole (rings);",
        ),
        # the sides are the data's: another chronicle has others
        (
            [_hit(ENTRY["Kherson"], "IL").say(" It killed ").count("two people", "killed", 2, 2, None)],
            "casualties",
            "At least 2 people reported killed in attacks by Israel",
            "",
        ),
        # what cannot be drawn is told
        (
            [_deadly(ENTRY["Kherson"]), _deadly(ENTRY["Sumy"], None), _deadly(ENTRY["Kharkiv"], None)],
            "casualties",
            "At least 2 people reported killed in attacks by Russia",
            " At least 4 more were told without an attacker and are not drawn.",
        ),
        (
            [_deadly(ENTRY["Sumy"], None)],
            "casualties",
            "No number of killed with an attacker in these days",
            " At least 2 were told without an attacker and are not drawn.",
        ),
        (
            [_deadly(ENTRY["Kherson"]), _deadly(None), _deadly(ENTRY["Sumy"]).say(" and ").place(ENTRY["Kharkiv"])],
            "regions",
            "Kherson bears most: at least 2 killed",
            " At least 4 more were told without a region and are not drawn.",
        ),
        (_pledge("NO"), "aid", "Norway is the only donor named: 1 sum told", ""),
        (_pledge("NO") + _pledge("DE", 2), "aid", "Germany: 2 sums told, more than of any other donor", ""),
        (_pledge("NO") + _pledge("DE"), "aid", "Norway and Germany: 1 sum told of each", ""),
        # an open sum is no sum of nothing
        ([_open_pledge()], "aid", "Norway is the only donor named: 1 sum told", "no lower bound in 1"),
        # who asks for a sum gives none
        (_pledge("NO") + _pledge("DE", 2, "urged"), "aid", "Norway is the only donor named: 1 sum told", ""),
    ],
    ids=[
        "no lead",
        "one place",
        "tie",
        "a region beside",
        "a region alone",
        "other sides",
        "without an attacker beside",
        "without an attacker alone",
        "without a region",
        "only donor",
        "donor leads",
        "donors tie",
        "up to",
        "asked for",
    ],
)
def test_a_title_is_true(drafts: list[Draft], figure: str, title: str, told: str, another: Browser, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    write_report(warehouse_of(tmp_path / "w", [page_of(DAY, drafts)]), target, NOW)
    another.open(target)
    assert another.run(f"document.getElementById('{figure}-title').textContent") == title
    assert told in another.run(f"document.getElementById('{figure}').textContent")
    assert another.faults == []


@pytest.mark.parametrize("has_words", [True, False])
def test_quotes_are_counted_where_there_are_sentences(has_words: bool, another: Browser, tmp_path: Path) -> None:
    said = Draft("statement", DAY).source("the minister said: ", "minister", "UA", quote="not a step back").say("“Not a step back.”")
    page = page_of(DAY, [said])
    if not has_words:  # as in a release
        page["bullets"][:] = [{**row, "text": ""} for row in page["bullets"]]
        page["attributions"][:] = [{**row, "text": "", "quote": None} for row in page["attributions"]]
    target = tmp_path / "report.html"
    write_report(warehouse_of(tmp_path / "w", [page]), target, NOW)
    another.open(target)
    another.run("document.querySelectorAll('.tools details').forEach(d => { d.open = true; })")
    another.settle("document.querySelector('#speakers td button') !== null")
    heads = another.run("[...document.querySelectorAll('#speakers th')].map(h => h.textContent)")
    assert heads == ["speaker", "side", "times", "quotes"][: 3 + has_words]
    assert another.faults == []


def test_no_more_than_all_were_brought_down(another: Browser, tmp_path: Path) -> None:
    """As in air_war, where what was jammed may have been counted among those shot down."""
    night = Draft("air_defence", DAY, "RU").count("10 drones", "launched", 10, 10, None, object="drone").say(" and ")
    night.count("12", "intercepted", 12, 12, None, object="drone").on(DAY - dt.timedelta(days=1), DAY, "night")
    target = tmp_path / "report.html"
    write_report(warehouse_of(tmp_path / "w", [page_of(DAY, [night])]), target, NOW)
    another.open(target)
    assert "100 %of them reported brought down" in another.run("document.getElementById('tiles').textContent")
    assert another.run("document.getElementById('nights-title').textContent").startswith("100 %")


@pytest.mark.parametrize(
    ("launched", "downed", "tile"),
    [
        ((100, 100), (50, 50), "50 %of them reported brought down or jammed (50)"),
        ((100, None), (90, 90), "at most 90 %of them reported brought down or jammed (90)"),
        ((100, 100), (50, None), "at least 50 %of them reported brought down or jammed (at least 50)"),
        ((100, 120), (60, 60), "50 % to 60 %of them reported brought down or jammed (60)"),
        ((100, None), (50, None), None),
        ((100, None), (120, 120), None),
    ],
)
def test_a_share_says_no_more_than_the_bounds_do(
    launched: tuple[int, int | None], downed: tuple[int, int | None], tile: str | None, another: Browser, tmp_path: Path
) -> None:
    night = Draft("air_defence", DAY, "RU").count("drones", "launched", *launched, None, object="drone").say(" and ")
    night.count("some", "intercepted", *downed, None, object="drone").on(DAY - dt.timedelta(days=1), DAY, "night")
    target = tmp_path / "report.html"
    write_report(warehouse_of(tmp_path / "w", [page_of(DAY, [night])]), target, NOW)
    another.open(target)
    told = another.run("document.getElementById('tiles').textContent")
    assert tile in told if tile else "of them reported" not in told
    is_exact = launched[0] == launched[1] and downed[0] == downed[1]
    assert another.run("document.getElementById('nights-title').textContent").startswith("50 %" if is_exact else "1 count")


@pytest.mark.parametrize(
    ("tolls", "tile"),
    [
        (((3, 5), (6, 6)), "9 to 11people"),
        (((None, 5), (2, 2)), "2 to 7people"),
        (((3, None), (6, 6)), "at least 9people"),
        (((None, 5),), "up to 5people"),
    ],
)
def test_the_tile_of_the_killed_tells_both_bounds(
    tolls: tuple[tuple[int | None, int | None], ...], tile: str, another: Browser, tmp_path: Path
) -> None:
    hits = [_hit(ENTRY[name]).count("people", "killed", *toll, None) for name, toll in zip(("Kherson", "Sumy"), tolls, strict=False)]
    target = tmp_path / "report.html"
    write_report(warehouse_of(tmp_path / "w", [page_of(DAY, hits)]), target, NOW)
    another.open(target)
    assert tile in another.run("document.getElementById('tiles').textContent")


def test_the_tile_of_the_killed_tells_a_number_that_somebody_told(another: Browser, tmp_path: Path) -> None:
    """Of two sides' rival tolls the larger, as the views have it, and none of a battle, as the figure below it."""
    rivals = _hit(ENTRY["Kherson"]).count("three people", "killed", 3, 3, 1).say(" or ").count("five", "killed", 5, 5, 2)
    rivals.source("the mayor said", "mayor", "UA").source("the ministry said", "ministry", "RU")
    battle = Draft("ground_combat", DAY, "UA").on(DAY).count("500 soldiers", "killed", 500, 500, None)
    target = tmp_path / "report.html"
    write_report(warehouse_of(tmp_path / "w", [page_of(DAY, [rivals, battle])]), target, NOW)
    another.open(target)
    assert "5people reported killed in 1 bullet" in another.run("document.getElementById('tiles').textContent")


def test_what_is_told_of_weeks_is_no_number_of_a_night_or_a_day(another: Browser, tmp_path: Path) -> None:
    """Neither in a figure nor among the sentences behind it; and a day with two pages is one day."""
    night, week = DAY - dt.timedelta(days=1), DAY - dt.timedelta(days=7)
    counts = [Draft("air_defence", DAY, "RU").count(f"{n} drones", "launched", n, n, None, object="drone") for n in (90, 900)]
    tolls = [_hit(ENTRY["Kherson"]).count(f"{n} people", "killed", n, n, None) for n in (3, 30)]
    drafts = [counts[0].on(night, DAY, "night"), counts[1], tolls[0], tolls[1].on(week, DAY, "period")]
    page = page_of(DAY, drafts)
    moved = page_of(DAY, ())
    moved["pages"] = [{**page["pages"][0], "page_id": f"{DAY}/moved"}]
    target = tmp_path / "report.html"
    write_report(warehouse_of(tmp_path / "w", [page, moved]), target, NOW)
    another.open(target)
    tiles = another.run("document.getElementById('tiles').textContent")
    assert (tiles.startswith("90drones"), "900" in tiles, "3people reported killed" in tiles) == (True, False, True)
    for button in ("#casualties td button", "#regions td button"):
        another.run("document.querySelectorAll('.tools details').forEach(d => { d.open = true; })")
        another.settle(f"document.querySelector('{button}') !== null")
        another.run(f"document.querySelector('{button}').click()")
        assert another.run("document.querySelectorAll('#evidence li').length") == 1
        another.run("document.getElementById('evidence').close()")
    assert another.run("document.getElementById('coverage-title').textContent") == "Every one of 1 days has a page"


def test_behind_a_toll_stand_the_sentences_it_was_counted_from(another: Browser, tmp_path: Path) -> None:
    """One that rose without its attacker is among them, one of a day not told stands apart."""
    tolls = [_hit(ENTRY["Kherson"]).count("two people", "killed", 2, 2, None) for _ in range(2)]
    tolls[1].attacker = None
    apart = _hit(ENTRY["Kherson"]).count("nine people", "killed", 9, 9, None)
    apart.date = None
    target = tmp_path / "report.html"
    write_report(warehouse_of(tmp_path / "w", [page_of(DAY, [*tolls, apart])]), target, NOW)
    another.open(target)
    another.run("document.querySelectorAll('.tools details').forEach(d => { d.open = true; })")
    another.settle("document.querySelector('#casualties td button') !== null")
    another.run("document.querySelector('#casualties td button').click()")
    assert another.run("document.getElementById('evidence-title').textContent").endswith("2 bullets")
    another.run("document.getElementById('evidence').close()")
    assert another.run("document.getElementById('casualties-title').textContent") == "At least 11 people reported killed in attacks by Russia"


_EVIL = '<img src=x onerror="window.hacked=1"></script><script>window.hacked=1</script>'


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    day = dt.date(2026, 10, 1)
    place = (f"Kharkiv{_EVIL}", *ENTRIES[1][1:])
    strike = Draft("strike", day, "RU").on(day).say(f"{_EVIL} A strike on ").place(place).say(" killed ").count("two people", "killed", 2, 2)
    strike.say(", ").source(f"{_EVIL} said", _EVIL, "UA").say(" ").link("here", "javascript:window.hacked=1").say(" =1+1 😀.")
    drones = Draft("air_defence", day, "RU").on(day).source("x said", _EVIL, "UA").say(" 😀 ").count("9 drones", "launched", 9, 9, object="drone")
    rows = page_of(day, [strike, drones])
    rows["pages"][0] = {**rows["pages"][0], "url": "javascript:window.hacked=1", "title": _EVIL}
    target = tmp_path / "report.html"
    write_report(warehouse_of(tmp_path / "w", [rows]), target, NOW)
    with Browser() as browser:
        browser.open(target)
        browser.run("document.querySelectorAll('.tools details').forEach(d => { d.open = true; })")
        browser.run("document.querySelector('.tile').click()")
        assert browser.run("document.querySelectorAll('img, script[src], iframe').length") == 0
        assert browser.run("[...document.querySelectorAll('a')].filter(a => a.href.startsWith('javascript')).length") == 0
        assert browser.run("window.hacked") is None
        assert browser.run("document.querySelector('#evidence mark.hot').textContent") == "9 drones"
        assert browser.faults == []
        assert browser.requests == []
